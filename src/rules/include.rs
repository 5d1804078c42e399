//! Rules in several files: which others a file includes, and where in which file a place lies.
//! Owns how several files become one; reads none of them.

use std::collections::BTreeMap;

use toml::de::DeTable;

use super::diagnostic::Diagnostic;
use super::shape::{Written, place};
use super::written::File;
use crate::span::Span;

/// A file that a rule file includes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Included {
    /// The file, relative to the one that includes it.
    pub path: String,
    /// Where it is named.
    pub at: Span,
}

/// The files that a rule file includes, in its order; none where it is not TOML or `include` no
/// list of texts, which [`super::parse`] reports.
///
/// # Example
/// ```
/// let included = figcheck::rules::includes("include = ['people.toml', 'places.toml']");
/// assert_eq!(included.len(), 2);
/// assert_eq!((included[1].path.as_str(), included[1].at.start), ("places.toml", 26));
/// ```
#[must_use]
pub fn includes(text: &str) -> Vec<Included> {
    let Ok(table) = DeTable::parse(text) else { return Vec::new() };
    let list = table.get_ref().get("include").and_then(|value| value.get_ref().as_array());
    let path = |item: &toml::Spanned<toml::de::DeValue<'_>>| {
        let path = item.get_ref().as_str()?.to_owned();
        Some(Included { path, at: place(item.span()) })
    };
    list.into_iter().flat_map(|list| list.iter()).filter_map(path).collect()
}

/// A problem of one of several files.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InFile {
    /// The file: 0 for the rule file itself, 1 for the first it includes.
    pub file: usize,
    /// The problem, with its place there.
    pub problem: Diagnostic,
}

/// Texts one behind the other, so that a place in any of them is one number.
pub(super) struct Texts<'t> {
    texts: Vec<&'t str>,
    /// Where each begins.
    starts: Vec<usize>,
}

impl<'t> Texts<'t> {
    pub(super) fn of(own: &'t str, included: &[&'t str]) -> Self {
        let texts: Vec<&str> = std::iter::once(own).chain(included.iter().copied()).collect();
        let mut starts = Vec::new();
        let mut next = 0;
        for text in &texts {
            starts.push(next);
            // One more, so that the end of a text is not the start of the next.
            next += text.len() + 1;
        }
        Self { texts, starts }
    }

    /// Each text with as much space before it as the others take, so that it reads with its places
    /// among all.
    pub(super) fn padded(&self) -> impl Iterator<Item = String> + '_ {
        self.texts.iter().zip(&self.starts).map(|(text, &start)| match start {
            0 => (*text).to_owned(),
            // A byte order mark stands at the start of a text or nowhere.
            _ => " ".repeat(start) + &text.replacen('\u{FEFF}', "   ", usize::from(text.starts_with('\u{FEFF}'))),
        })
    }

    /// The file a place lies in, 0 for the rule file itself, and the place there.
    pub(super) fn locate(&self, at: Span) -> (usize, Span) {
        let file = self.starts.partition_point(|start| *start <= at.start).saturating_sub(1);
        let start = self.starts.get(file).copied().unwrap_or_default();
        (file, Span::new(at.start - start, at.end.saturating_sub(start)))
    }
}

/// One file of all: what the rule file says, then what each included one adds.
pub(super) fn merged(files: Vec<File>, problems: &mut Vec<Diagnostic>) -> File {
    let mut files = files.into_iter();
    let mut all = files.next().unwrap_or_default();
    for file in files {
        all.terms.extend(file.terms);
        all.claimants.extend(file.claimants);
        all.places.extend(file.places);
        all.quantities.extend(file.quantities);
        all.relations.extend(file.relations);
    }
    once(&mut all.terms, |list| &list.name, "list", problems);
    once(&mut all.claimants, |party| &party.name, "claimant", problems);
    once(&mut all.places, |party| &party.name, "place", problems);
    once(&mut all.quantities, |quantity| &quantity.name, "quantity", problems);
    all
}

/// Keeps the first of those declared under one name, and reports the others.
fn once<T>(declared: &mut Vec<T>, name: impl Fn(&T) -> &Written<String>, kind: &str, problems: &mut Vec<Diagnostic>) {
    let mut seen: BTreeMap<String, ()> = BTreeMap::new();
    declared.retain(|one| {
        let name = name(one);
        let new = seen.insert(name.value.clone(), ()).is_none();
        if !new {
            let message = format!("another file declares the {kind} \"{}\" as well", name.value);
            let help = "give one of them another name, or leave one out";
            problems.push(Diagnostic::new(name.at, message, "declared before").with_help(help));
        }
        new
    });
}
