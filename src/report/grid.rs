//! Columns of text. The widths are decided by who calls; comfy-table sets the lines.

use comfy_table::{ColumnConstraint, ContentArrangement, LineStyle, Table, TableStyle, Width};

use super::excerpt::wrap;

/// The columns between two columns of a grid.
const GAP: u16 = 2;

/// The columns that so many gaps take.
pub(super) fn gaps(count: usize) -> usize {
    count * usize::from(GAP)
}

/// Rows under a header, each cell wrapped to the width of its column. The last column has no
/// frame to its right, so that marks in it may be painted without moving anything.
pub(super) fn grid(header: &[&str], widths: &[usize], rows: &[Vec<String>]) -> String {
    let mut table = Table::new();
    table.set_content_arrangement(ContentArrangement::Disabled);
    table.load_style(TableStyle::new().header_separator(LineStyle::none().fill('─')));
    table.set_header(cells(header, widths));
    for row in rows {
        table.add_row(cells(row, widths));
    }
    let last = widths.len().saturating_sub(1);
    for (at, column) in table.column_iter_mut().enumerate() {
        column.set_padding((0, if at == last { 0 } else { GAP }));
        if at == last {
            // The line under the header runs over the whole page, however short the words.
            let columns = widths.last().and_then(|width| u16::try_from(*width).ok()).unwrap_or(u16::MAX);
            column.set_constraint(ColumnConstraint::Absolute(Width::Fixed(columns)));
        }
    }
    table.trim_fmt()
}

fn cells<T: AsRef<str>>(row: &[T], widths: &[usize]) -> Vec<String> {
    row.iter().zip(widths).map(|(cell, width)| wrap(cell.as_ref(), *width).join("\n")).collect()
}
