//! Every figure of some documents as a page of text: where, what, for which quantity, in which
//! words.

use super::excerpt::{clean, quote, width};
use super::grid::{gaps, grid};
use super::listing::{RefusedNumber, Stated};
use super::table::Layout;
use crate::claim::Evidence;
use crate::notation::canonical;

/// Figures, one to a row.
///
/// # Example
/// ```
/// use figcheck::report::{figures, table::Layout};
///
/// assert_eq!(figures::stated(&[], &Layout::default()), "");
/// ```
#[must_use]
pub fn stated(stated: &[Stated], layout: &Layout) -> String {
    let row = |one: &Stated| {
        let quantity = one.quantity.as_deref().unwrap_or("-").to_owned();
        [place(&one.evidence), canonical(&one.amount, &one.unit), quantity]
    };
    let rows: Vec<Row<'_>> = stated.iter().map(|one| (row(one), &one.evidence)).collect();
    page(["where", "figure", "quantity", "the words"], &rows, layout)
}

/// Numbers refused, one to a row.
#[must_use]
pub fn refused(refused: &[RefusedNumber], layout: &Layout) -> String {
    let row = |one: &RefusedNumber| [place(&one.evidence), clean(&one.evidence.text), one.reason.to_owned()];
    let rows: Vec<Row<'_>> = refused.iter().map(|one| (row(one), &one.evidence)).collect();
    page(["where", "number", "refused as", "the words"], &rows, layout)
}

/// Three short cells, and the words that make the fourth.
type Row<'a> = ([String; 3], &'a Evidence);

/// `path:line:column`, as editors open it.
pub(super) fn place(evidence: &Evidence) -> String {
    format!("{}:{}:{}", clean(&evidence.path), evidence.line, evidence.column)
}

fn page(header: [&str; 4], rows: &[Row<'_>], layout: &Layout) -> String {
    if rows.is_empty() {
        return String::new();
    }
    let total = layout.width.max(40);
    let widest = |at: usize| {
        let cells = rows.iter().filter_map(|(row, _)| row.get(at)).map(|cell| width(cell));
        cells.chain(header.get(at).map(|name| width(name))).max().unwrap_or(0)
    };
    // Places, figures and names keep their width up to a part of the page; words have the rest.
    let wheres = widest(0).min(total * 3 / 10);
    let figures = widest(1).min(total / 5);
    let names = widest(2).min(total / 5);
    let words = total.saturating_sub(wheres + figures + names + gaps(3));
    // Two lines of words: wrapping leaves some of each line free.
    let room = if layout.verbose { usize::MAX } else { (words * 2).saturating_sub(words / 4) };
    let whole = |(row, evidence): &Row<'_>| {
        let mut row = row.to_vec();
        row.push(quote(evidence, room));
        row
    };
    let rows: Vec<Vec<String>> = rows.iter().map(whole).collect();
    layout.style.marks(&grid(&header, &[wheres, figures, names, words], &rows)) + "\n"
}
