//! The typed reading of a spanned TOML table: what keys it may have, and what each must hold.
//! Owns the messages on shape; knows no key of a rule file.

use std::ops::Range;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::diagnostic::{Diagnostic, valid_names};
use crate::span::Span;

/// A value with the place it is written at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Written<T> {
    pub(crate) value: T,
    pub(crate) at: Span,
}

impl<T> Written<T> {
    pub(crate) const fn new(value: T, at: Span) -> Self {
        Self { value, at }
    }
}

/// One table of the file, its keys checked against those it may have.
pub(crate) struct Table<'t> {
    entries: &'t DeTable<'t>,
    /// What messages call it: "[quantity.fled]".
    pub(crate) called: String,
    /// Where its header or its name stands.
    pub(crate) at: Span,
}

/// One entry of a table whose keys are names.
pub(crate) struct Named<'t> {
    pub(crate) name: Written<String>,
    value: &'t Spanned<DeValue<'t>>,
}

impl<'t> Table<'t> {
    /// Opens a table that may have the keys `known`.
    pub(crate) fn open(
        entries: &'t DeTable<'t>,
        at: Span,
        called: &str,
        known: &[&str],
        problems: &mut Vec<Diagnostic>,
    ) -> Self {
        for (key, _) in entries.iter().filter(|(key, _)| !known.contains(&key.get_ref().as_ref())) {
            let name = key.get_ref();
            let help = valid_names(name, "keys", known);
            let message = format!("{called} has no key `{name}`");
            problems.push(Diagnostic::new(place(key.span()), message, "unknown key").with_help(help));
        }
        Self { entries, called: called.to_owned(), at }
    }

    /// The place of a key; `None` where it is not written.
    pub(crate) fn place_of(&self, key: &str) -> Option<Span> {
        self.entries.get_key_value(key).map(|(key, _)| place(key.span()))
    }

    /// Reports that a key is missing which the table cannot do without.
    pub(crate) fn require(&self, key: &str, help: &str, problems: &mut Vec<Diagnostic>) {
        if self.place_of(key).is_none() {
            let message = format!("{} has no `{key}`", self.called);
            problems.push(Diagnostic::new(self.at, message, format!("needs `{key}`")).with_help(help));
        }
    }

    /// A text that says something.
    pub(crate) fn text(&self, key: &str, problems: &mut Vec<Diagnostic>) -> Option<Written<String>> {
        text_of(&format!("`{key}`"), self.entries.get(key)?, problems)
    }

    /// A date without quotes, or a text.
    pub(crate) fn date(&self, key: &str, problems: &mut Vec<Diagnostic>) -> Option<Written<String>> {
        let value = self.entries.get(key)?;
        match value.get_ref() {
            DeValue::Datetime(date) => Some(Written::new(date.to_string(), place(value.span()))),
            DeValue::String(_) => self.text(key, problems),
            _ => {
                problems.push(wrong_type(&format!("`{key}`"), "a date or a text in quotes", value));
                None
            }
        }
    }

    /// `true` or `false`.
    pub(crate) fn flag(&self, key: &str, problems: &mut Vec<Diagnostic>) -> Option<Written<bool>> {
        let value = self.entries.get(key)?;
        let flag = value.get_ref().as_bool();
        if flag.is_none() {
            problems.push(wrong_type(&format!("`{key}`"), "`true` or `false`", value));
        }
        flag.map(|flag| Written::new(flag, place(value.span())))
    }

    /// A list of texts that holds at least one; `None` where the key is not written.
    pub(crate) fn texts(&self, key: &str, problems: &mut Vec<Diagnostic>) -> Option<Vec<Written<String>>> {
        Some(texts_of(key, self.entries.get(key)?, Some(LEAVE_OUT), problems))
    }

    /// A list of texts that holds at least one, of a key that must be written: `help` says what stands in it.
    pub(crate) fn texts_required(
        &self,
        key: &str,
        help: &str,
        problems: &mut Vec<Diagnostic>,
    ) -> Option<Vec<Written<String>>> {
        Some(texts_of(key, self.entries.get(key)?, Some(help), problems))
    }

    /// A list of texts that may be empty; `None` where the key is not written.
    pub(crate) fn texts_or_none(&self, key: &str, problems: &mut Vec<Diagnostic>) -> Option<Vec<Written<String>>> {
        Some(texts_of(key, self.entries.get(key)?, None, problems))
    }

    /// Whether a key holds a list of nothing.
    pub(crate) fn is_empty_list(&self, key: &str) -> bool {
        self.entries.get(key).and_then(|value| value.get_ref().as_array()).is_some_and(|array| array.is_empty())
    }

    /// The tables of a `[[key]]`, called so in messages, in their order.
    pub(crate) fn tables(&self, key: &str, called: &str, known: &[&str], problems: &mut Vec<Diagnostic>) -> Vec<Self> {
        let Some(value) = self.entries.get(key) else { return Vec::new() };
        let wrong =
            |value| wrong_type(&format!("`{key}`"), "a list of tables", value).with_help(format!("write {called}"));
        let Some(array) = value.get_ref().as_array() else {
            problems.push(wrong(value));
            return Vec::new();
        };
        let mut tables = Vec::new();
        for item in array.iter() {
            match item.get_ref() {
                DeValue::Table(entries) => {
                    tables.push(Table::open(entries, place(item.span()), called, known, problems));
                }
                _ => problems.push(wrong(item)),
            }
        }
        tables
    }

    /// The entries of the table `key`, whose keys are names, in the order of the file.
    pub(crate) fn names(&self, key: &str, problems: &mut Vec<Diagnostic>) -> Vec<Named<'t>> {
        let Some(value) = self.entries.get(key) else { return Vec::new() };
        let DeValue::Table(entries) = value.get_ref() else {
            problems.push(wrong_type(&format!("`{key}`"), "a table", value));
            return Vec::new();
        };
        let named = entries.iter().map(|(name, value)| {
            let name = Written::new(name.get_ref().clone().into_owned(), place(name.span()));
            Named { name, value }
        });
        let mut named: Vec<_> = named.collect();
        named.sort_by_key(|named| named.name.at);
        for named in named.iter().filter(|named| named.name.value.trim().is_empty()) {
            problems.push(Diagnostic::new(named.name.at, format!("an empty name in [{key}]"), "empty"));
        }
        named
    }
}

impl<'t> Named<'t> {
    /// The entry as a table of its own, placed at its name; `kind` is the table it stands in.
    pub(crate) fn table(&self, kind: &str, known: &[&str], problems: &mut Vec<Diagnostic>) -> Option<Table<'t>> {
        let called = format!("[{kind}.{}]", self.name.value);
        match self.value.get_ref() {
            DeValue::Table(entries) => Some(Table::open(entries, self.name.at, &called, known, problems)),
            _ => {
                problems.push(wrong_type(&called, "a table", self.value));
                None
            }
        }
    }

    /// The entry as a list of texts that holds at least one.
    pub(crate) fn texts(&self, problems: &mut Vec<Diagnostic>) -> Vec<Written<String>> {
        texts_of(&self.name.value, self.value, Some(LEAVE_OUT), problems)
    }
}

/// What is right in place of an empty list of a key that may be left out.
const LEAVE_OUT: &str = "leave the key out, or name something in it";

/// `needs_one` is the help where the list is empty and may not be.
fn texts_of(
    key: &str,
    value: &Spanned<DeValue<'_>>,
    needs_one: Option<&str>,
    problems: &mut Vec<Diagnostic>,
) -> Vec<Written<String>> {
    let Some(array) = value.get_ref().as_array() else {
        let problem = wrong_type(&format!("`{key}`"), "a list of texts", value);
        problems.push(match value.get_ref().as_str() {
            Some(text) => problem.with_help(format!("write it in brackets: [{text:?}]")),
            None => problem,
        });
        return Vec::new();
    };
    if let Some(help) = needs_one.filter(|_| array.is_empty()) {
        let message = format!("`{key}` is an empty list");
        problems.push(Diagnostic::new(place(value.span()), message, "empty").with_help(help));
    }
    array.iter().filter_map(|item| text_of(&format!("an item of `{key}`"), item, problems)).collect()
}

fn text_of(subject: &str, value: &Spanned<DeValue<'_>>, problems: &mut Vec<Diagnostic>) -> Option<Written<String>> {
    match value.get_ref().as_str() {
        None => {
            problems.push(wrong_type(subject, "a text in quotes", value));
            None
        }
        Some(text) if text.trim().is_empty() => {
            problems.push(Diagnostic::new(place(value.span()), format!("{subject} is an empty text"), "empty"));
            None
        }
        Some(text) => Some(Written::new(text.to_owned(), place(value.span()))),
    }
}

fn wrong_type(subject: &str, wanted: &str, value: &Spanned<DeValue<'_>>) -> Diagnostic {
    let is = match value.get_ref() {
        DeValue::String(_) => "a text",
        DeValue::Integer(_) => "a whole number",
        DeValue::Float(_) => "a number",
        DeValue::Boolean(_) => "`true` or `false`",
        DeValue::Datetime(_) => "a date or time",
        DeValue::Array(_) => "a list",
        DeValue::Table(_) => "a table",
    };
    Diagnostic::new(place(value.span()), format!("{subject} must be {wanted}, and is {is}"), format!("not {wanted}"))
}

pub(crate) fn place(range: Range<usize>) -> Span {
    Span::new(range.start, range.end)
}
