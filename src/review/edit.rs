//! Changes to the text of a `reviews.toml`: an entry written, renewed or dropped, and every other
//! byte left as it was. Owns the order of entries; opens no file.

use std::collections::BTreeSet;
use std::fmt;
use std::ops::Range;

use toml_edit::{Array, ArrayOfTables, Document, DocumentMut, InlineTable, Item, Table, Value};

use super::parse::REVIEW_KEYS;
use super::subject::Subject;
use super::{Identity, Review};
use crate::rules::Rules;

/// Why a file of reviews cannot be changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unwritable {
    /// It is not TOML.
    NotToml(String),
    /// Its reviews are not written as `[[review]]` tables.
    NotTables,
}

impl fmt::Display for Unwritable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotToml(why) => write!(f, "it is not TOML: {why}"),
            Self::NotTables => f.write_str("its reviews are not written as [[review]] tables, one below the other"),
        }
    }
}

impl std::error::Error for Unwritable {}

/// What a new file begins with. The line for each quantity is where its reviews go, so that two
/// people who review conflicts of two quantities change two places of the file.
const HEAD: &str =
    "# Conflicts a person has looked at. `figcheck accept` and `figcheck review` write here; edit it freely.\n";

/// The text with a review written: in place of the entry `renews` (counted from 0), else as a new
/// entry behind those of its quantity that speak of earlier times.
///
/// An empty text becomes a new file. Comments, order and layout of everything else stay.
///
/// # Errors
/// The text is not TOML, or its reviews are not `[[review]]` tables.
pub fn accept(text: &str, review: &Review, renews: Option<usize>, rules: &Rules) -> Result<String, Unwritable> {
    let own = rules.quantity(&review.quantity).and_then(|quantity| quantity.place.as_deref());
    let place = review.place.as_deref().or(own);
    let begun = if text.trim().is_empty() { new_file(rules) } else { text.to_owned() };
    match renews {
        Some(at) => renew(&begun, review, at, place),
        None => insert(&begun, review, place),
    }
}

/// The text without the entries of these places, and without the comments right above them.
///
/// # Errors
/// As [`accept`].
pub fn prune(text: &str, dropped: &BTreeSet<usize>) -> Result<String, Unwritable> {
    let entries = entries(text)?;
    let mut kept = text.to_owned();
    // From the last on, so that the places of those before stay.
    for (_, entry) in entries.iter().enumerate().rev().filter(|(at, _)| dropped.contains(at)) {
        let (before, rest) = kept.split_at_checked(entry.whole.start).unwrap_or((&kept, ""));
        let after = rest.get(entry.whole.len()..).unwrap_or_default();
        // Of the blank lines around it one goes with it.
        let parted = before.is_empty() || before.ends_with("\n\n") || before.ends_with("\n\r\n");
        let after = after.strip_prefix("\r\n").or(after.strip_prefix('\n')).filter(|_| parted).unwrap_or(after);
        let blank_end = after.is_empty() && parted && !before.is_empty();
        let before = if blank_end { before.trim_end_matches(['\r', '\n']) } else { before };
        kept = format!("{before}{}{after}", if blank_end { "\n" } else { "" });
    }
    Ok(kept)
}

/// The text with a line for each quantity and relation of the rules that reviews of it stand under; a text that
/// was laid out by hand, without such lines, as it is.
///
/// Two people who review conflicts of two quantities then change two places of the file, and git
/// merges what they wrote.
///
/// # Errors
/// As [`accept`].
pub fn lay_out(text: &str, rules: &Rules) -> Result<String, Unwritable> {
    if text.trim().is_empty() {
        return Ok(new_file(rules));
    }
    let by_hand = !rules.quantities.iter().any(|quantity| find_line(text, &anchor(&quantity.id)).is_some());
    let mut missing = Subject::names(rules);
    missing.retain(|id| !by_hand && find_line(text, &anchor(id)).is_none());
    let mut laid = text.to_owned();
    for id in missing {
        laid = give_place(&laid, &entries(&laid)?, &id, "");
    }
    Ok(laid)
}

/// Gives a quantity a place that has none yet: behind those whose names come before its own, else
/// before all others. `entry` is what it is to hold.
fn give_place(text: &str, entries: &[Entry], id: &str, entry: &str) -> String {
    let own = if entry.is_empty() { format!("{}\n", anchor(id)) } else { format!("{}\n\n{entry}", anchor(id)) };
    let (mut behind, mut first, mut end) = (None, None, 0);
    for line in text.split_inclusive('\n') {
        let start = end;
        end += line.len();
        let Some(named) = anchored(line) else { continue };
        first = first.or(Some(start));
        if named < id {
            behind = Some(end);
        }
    }
    let before = entries.iter().filter(|entry| *entry.quantity < *id).map(|entry| entry.whole.end).max();
    let first = [first, entries.first().map(|entry| entry.whole.start)].into_iter().flatten().min();
    match (behind.max(before), first) {
        (Some(at), _) => splice(text, at, &format!("\n{own}")),
        (None, Some(at)) => splice(text, at, &format!("{own}\n")),
        (None, None) => splice(text, text.len(), &format!("\n{own}")),
    }
}

fn new_file(rules: &Rules) -> String {
    let mut ids = Subject::names(rules);
    ids.sort_unstable();
    ids.iter().fold(HEAD.to_owned(), |text, id| format!("{text}\n{}\n", anchor(id)))
}

/// The line that the reviews of a quantity stand under.
fn anchor(quantity: &str) -> String {
    format!("# ---- {quantity} ----")
}

/// The quantity that such a line is of.
fn anchored(line: &str) -> Option<&str> {
    line.trim_end().strip_prefix("# ---- ")?.strip_suffix(" ----")
}

/// An entry as it stands in the text.
pub(super) struct Entry {
    pub(super) quantity: String,
    /// What entries of one quantity are ordered by: time, source and number of the first figure.
    pub(super) order: [String; 3],
    /// Its figures, in words and in an order of their own.
    pub(super) figures: Vec<String>,
    /// Its lines, with the comments right above it.
    pub(super) whole: Range<usize>,
}

pub(super) fn entries(text: &str) -> Result<Vec<Entry>, Unwritable> {
    let document = Document::parse(text).map_err(|error| Unwritable::NotToml(error.message().to_owned()))?;
    let Some(item) = document.as_table().get("review") else { return Ok(Vec::new()) };
    let tables = item.as_array_of_tables().ok_or(Unwritable::NotTables)?;
    let entry = |table: &Table| {
        let span = table.span()?;
        let end = table.iter().filter_map(|(_, item)| item.span()).map(|span| span.end).fold(span.end, usize::max);
        let text_of = |key: &str| table.get(key).and_then(Item::as_str).unwrap_or_default().to_owned();
        Some(Entry {
            quantity: text_of("quantity"),
            order: first_figure(table),
            figures: all_figures(table),
            whole: lead(text, span.start)..line_end(text, end),
        })
    };
    tables.iter().map(|table| entry(table).ok_or(Unwritable::NotTables)).collect()
}

/// What tells an entry from others: its figures, however they are laid out.
fn all_figures(table: &Table) -> Vec<String> {
    let said = |figure: &InlineTable| {
        let mut said: Vec<String> =
            figure.iter().map(|(key, value)| format!("{key}={:?}", value.as_str().unwrap_or_default())).collect();
        said.sort_unstable();
        said.join(" ")
    };
    let array = table.get("figures").and_then(Item::as_array);
    let mut figures: Vec<String> = array.into_iter().flatten().filter_map(Value::as_inline_table).map(said).collect();
    figures.sort_unstable();
    figures
}

fn first_figure(table: &Table) -> [String; 3] {
    let first = table.get("figures").and_then(Item::as_array).and_then(|array| array.get(0));
    let first = first.and_then(Value::as_inline_table);
    ["window", "source", "figure"]
        .map(|key| first.and_then(|figure| figure.get(key)).and_then(Value::as_str).unwrap_or_default().to_owned())
}

/// Where the comments begin that stand right above a place; the line of a quantity is none of them.
fn lead(text: &str, at: usize) -> usize {
    let mut start = line_start(text, at);
    while let Some(above) = start.checked_sub(1).map(|end| line_start(text, end)) {
        let line = text.get(above..start).unwrap_or_default().trim();
        if !line.starts_with('#') || anchored(line).is_some() {
            break;
        }
        // The head of a file belongs to the file.
        if above == 0 {
            break;
        }
        start = above;
    }
    start
}

fn line_start(text: &str, at: usize) -> usize {
    text.get(..at).and_then(|before| before.rfind('\n')).map_or(0, |end| end + 1)
}

/// Behind the break of the line a place stands on.
fn line_end(text: &str, at: usize) -> usize {
    text.get(at..).and_then(|after| after.find('\n')).map_or(text.len(), |end| at + end + 1)
}

/// Writes a new entry into its place.
fn insert(text: &str, review: &Review, place: Option<&str>) -> Result<String, Unwritable> {
    let written = write(review, place);
    let first = review.figures.first().map(|one| figure(one, place));
    let order = ["window", "source", "figure"].map(|key| {
        first.as_ref().and_then(|figure| figure.get(key)).and_then(Value::as_str).unwrap_or_default().to_owned()
    });
    insert_entry(text, &review.quantity, &order, &written)
}

/// Writes an entry of a quantity behind those that stand before it in the order.
pub(super) fn insert_entry(
    text: &str,
    quantity: &str,
    order: &[String; 3],
    written: &str,
) -> Result<String, Unwritable> {
    let entries = entries(text)?;
    let own: Vec<&Entry> = entries.iter().filter(|entry| entry.quantity == quantity).collect();
    let (at, added) = if let Some(before) = own.iter().rev().find(|entry| entry.order <= *order) {
        (before.whole.end, format!("\n{written}"))
    } else if let Some(under) = find_line(text, &anchor(quantity)) {
        (under, format!("\n{written}"))
    } else if let Some(after) = own.first() {
        (after.whole.start, format!("{written}\n"))
    } else {
        return Ok(give_place(text, &entries, quantity, written));
    };
    Ok(splice(text, at, &added))
}

/// Behind the line that reads so.
fn find_line(text: &str, wanted: &str) -> Option<usize> {
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        at += line.len();
        if line.trim_end() == wanted {
            return Some(at);
        }
    }
    None
}

/// The text with `added` at a place, in the line breaks of the text.
fn splice(text: &str, at: usize, added: &str) -> String {
    let (before, after) = text.split_at_checked(at).unwrap_or((text, ""));
    let added = if text.contains("\r\n") { added.replace('\n', "\r\n") } else { added.to_owned() };
    let gap = if before.is_empty() || before.ends_with('\n') { "" } else { "\n" };
    format!("{before}{gap}{added}{after}")
}

/// An entry as text.
fn write(review: &Review, place: Option<&str>) -> String {
    let mut table = Table::new();
    for (key, value) in values(review) {
        table.insert(key, Item::Value(value));
    }
    table.insert("figures", Item::Value(Value::Array(array(review, place, &Array::new()))));
    let mut tables = ArrayOfTables::new();
    tables.push(table);
    let mut document = DocumentMut::new();
    document.insert("review", Item::ArrayOfTables(tables));
    document.to_string().trim_start().to_owned()
}

/// The keys before the figures, in the order of the file.
fn values(review: &Review) -> Vec<(&'static str, Value)> {
    let day = |day: jiff::civil::Date| {
        let date = toml_edit::Date {
            year: u16::try_from(day.year()).unwrap_or_default(),
            month: u8::try_from(day.month()).unwrap_or(1),
            day: u8::try_from(day.day()).unwrap_or(1),
        };
        Value::from(toml_edit::Datetime { date: Some(date), time: None, offset: None })
    };
    let mut values = vec![
        ("quantity", quoted(&review.quantity)),
        ("decision", quoted(review.decision.name())),
        ("reason", quoted(review.reason.as_str())),
        ("reviewer", quoted(review.reviewer.as_str())),
        ("reviewed", day(review.reviewed)),
    ];
    values.extend(review.expires.map(|expires| ("expires", day(expires))));
    values.extend(review.prefer.as_deref().map(|source| ("prefer", quoted(source))));
    values.extend(review.place.as_deref().map(|place| ("place", quoted(place))));
    values.extend(review.tolerance.as_deref().map(|tolerance| ("tolerance", quoted(tolerance))));
    values
}

/// The figures, one a line; those that stand in `before` as they stand there.
fn array(review: &Review, place: Option<&str>, before: &Array) -> Array {
    let mut array = Array::new();
    for one in &review.figures {
        let wanted = figure(one, place);
        let kept = before.iter().find(|value| value.as_inline_table().is_some_and(|old| alike(old, &wanted)));
        array.push_formatted(match kept {
            Some(kept) => kept.clone(),
            None => Value::InlineTable(wanted).decorated("\n  ", ""),
        });
    }
    let trailing = before.trailing().as_str().filter(|text| text.contains('\n')).unwrap_or("\n");
    array.set_trailing(trailing);
    array.set_trailing_comma(true);
    array
}

fn figure(one: &Identity, place: Option<&str>) -> InlineTable {
    let mut figure = InlineTable::new();
    figure.insert("source", quoted(one.source.as_str()));
    if let Some(quantity) = one.quantity.as_deref() {
        figure.insert("quantity", quoted(quantity));
    }
    figure.insert("figure", quoted(one.figure.as_str()));
    let own = one.place.as_deref().filter(|own| Some(*own) != place);
    for (key, value) in [("claimant", one.claimant.as_deref()), ("window", one.window.as_deref()), ("place", own)] {
        if let Some(value) = value {
            figure.insert(key, quoted(value));
        }
    }
    figure
}

/// Whether two figures say the same, however they are laid out.
fn alike(left: &InlineTable, right: &InlineTable) -> bool {
    left.len() == right.len()
        && right.iter().all(|(key, value)| left.get(key).and_then(Value::as_str) == value.as_str())
}

/// Renews an entry in its place.
fn renew(text: &str, review: &Review, at: usize, place: Option<&str>) -> Result<String, Unwritable> {
    let mut document: DocumentMut =
        text.parse().map_err(|error: toml_edit::TomlError| Unwritable::NotToml(error.message().to_owned()))?;
    let tables = document.get_mut("review").and_then(Item::as_array_of_tables_mut).ok_or(Unwritable::NotTables)?;
    let table = tables.get_mut(at).ok_or(Unwritable::NotTables)?;
    let values = values(review);
    let had = table.len();
    for key in ["expires", "prefer", "place", "tolerance"] {
        if !values.iter().any(|(written, _)| *written == key) {
            table.remove(key);
        }
    }
    let mut added = false;
    for (key, value) in values {
        added |= set(table, key, value);
    }
    let empty = Array::new();
    let before = table.get("figures").and_then(Item::as_array).unwrap_or(&empty).clone();
    added |= set(table, "figures", Value::Array(array(review, place, &before)));
    if added && had > 0 {
        let rank = |key: &str| REVIEW_KEYS.iter().position(|known| *known == key);
        table.sort_values_by(|left, _, right, _| rank(left.get()).cmp(&rank(right.get())));
    }
    let renewed = document.to_string();
    // `toml_edit` writes one kind of line break.
    Ok(if text.contains("\r\n") { renewed.replace("\r\n", "\n").replace('\n', "\r\n") } else { renewed })
}

/// A text in double quotes on one line, as every reason stands in a diff. What JSON escapes, TOML
/// reads in the same way; the one character more that TOML wants escaped is `DEL`.
fn quoted(text: &str) -> Value {
    let json = serde_json::to_string(text).unwrap_or_default().replace('\u{7f}', "\\u007f");
    json.parse().unwrap_or_else(|_| Value::from(text))
}

/// Sets a value, with the comments around it left; whether the key is new.
fn set(table: &mut Table, key: &str, value: Value) -> bool {
    match table.get_mut(key).and_then(Item::as_value_mut) {
        Some(old) => {
            let decor = old.decor().clone();
            *old = value;
            *old.decor_mut() = decor;
            false
        }
        None => {
            table.insert(key, Item::Value(value));
            true
        }
    }
}
