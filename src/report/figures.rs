//! Every figure of some documents as a page of text: where, what, for which quantity, in which
//! words.

use super::excerpt::{clean, clip, quote, width, wrap};
use super::grid::{gaps, grid};
use super::listing::{Entry, Stated};
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
        [line_and_column(&one.evidence), canonical(&one.amount, &one.unit), quantity]
    };
    let rows: Vec<Row<'_>> = stated.iter().map(|one| (row(one), &one.evidence)).collect();
    page(["line", "figure", "quantity", "the words"], &rows, layout)
}

/// Figures and numbers refused, one to a row.
#[must_use]
pub fn all(entries: &[Entry<'_>], layout: &Layout) -> String {
    // A link is as long as it likes; the words hold it whole.
    let room = if layout.verbose { usize::MAX } else { layout.width.max(40) / 4 };
    let row = |entry: &Entry<'_>| match entry {
        Entry::Stated(one) => [canonical(&one.amount, &one.unit), one.quantity.as_deref().unwrap_or("-").to_owned()],
        Entry::Refused(one) => [clip(&clean(&one.evidence.text), room), format!("refused: {}", one.reason)],
    };
    let rows: Vec<Row<'_>> = (entries.iter())
        .map(|entry| {
            let [figure, name] = row(entry);
            ([line_and_column(entry.evidence()), figure, name], entry.evidence())
        })
        .collect();
    page(["line", "figure", "quantity", "the words"], &rows, layout)
}

/// Three short cells, and the words that make the fourth.
type Row<'a> = ([String; 3], &'a Evidence);

/// `path:line:column`, as editors open it.
pub(super) fn place(evidence: &Evidence) -> String {
    format!("{}:{}:{}", clean(&evidence.path), evidence.line, evidence.column)
}

fn line_and_column(evidence: &Evidence) -> String {
    format!("{}:{}", evidence.line, evidence.column)
}

/// A table, with the path of each file above its rows.
fn page(header: [&str; 4], rows: &[Row<'_>], layout: &Layout) -> String {
    if rows.is_empty() {
        return String::new();
    }
    let total = layout.width.max(40);
    let widest = |at: usize| {
        let cells = rows.iter().filter_map(|(row, _)| row.get(at)).map(|cell| width(cell));
        cells.chain(header.get(at).map(|name| width(name))).max().unwrap_or(0)
    };
    // Lines, figures and names keep their width up to a part of the page; words have the rest.
    let lines = widest(0).min(total / 5);
    let figures = widest(1).min(total / 4);
    let names = widest(2).min(total * 3 / 10);
    let words = total.saturating_sub(lines + figures + names + gaps(3));
    // Words on one line, as long as that holds some of them; else on two, whose ends stay free.
    let room = match layout.verbose {
        true => usize::MAX,
        false if words >= 40 => words,
        false => (words * 2).saturating_sub(words / 4),
    };
    let whole = |(row, evidence): &Row<'_>| {
        let mut row = row.to_vec();
        row.push(quote(evidence, room));
        row
    };
    let widths = [lines, figures, names, words];
    let mut page = grid(&header, &widths, &[]);
    for (at, file) in rows.chunk_by(|(_, one), (_, other)| one.path == other.path).enumerate() {
        let path = file.first().map(|(_, evidence)| clean(&evidence.path)).unwrap_or_default();
        let path: Vec<String> = wrap(&path, total).iter().map(|line| layout.style.bold(line)).collect();
        let cells: Vec<Vec<String>> = file.iter().map(whole).collect();
        let gap = if at == 0 { "\n" } else { "\n\n" };
        page.push_str(&format!("{gap}{}\n{}", path.join("\n"), grid(&[], &widths, &cells)));
    }
    layout.style.marks(&page) + "\n"
}
