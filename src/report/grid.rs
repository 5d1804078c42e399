//! Columns of text. The widths are decided by who calls; comfy-table sets the lines.

use comfy_table::{ColumnConstraint, ContentArrangement, LineStyle, Table, TableStyle, Width};

use super::excerpt::wrap;

/// The columns between two columns of a grid.
const GAP: u16 = 2;

/// The columns that so many gaps take.
pub(super) fn gaps(count: usize) -> usize {
    count * usize::from(GAP)
}

/// Rows, under a header where there is one, each cell wrapped to the width of its column, so that
/// grids of the same widths line up. The last column has no frame to its right: marks in it may be
/// painted without moving anything.
pub(super) fn grid(header: &[&str], widths: &[usize], rows: &[Vec<String>]) -> String {
    let mut table = Table::new();
    table.set_content_arrangement(ContentArrangement::Disabled);
    table.load_style(TableStyle::new().header_separator(LineStyle::none().fill('─')));
    if !header.is_empty() {
        table.set_header(cells(header, widths));
    }
    for row in rows {
        table.add_row(cells(row, widths));
    }
    let last = widths.len().saturating_sub(1);
    for ((at, column), width) in table.column_iter_mut().enumerate().zip(widths) {
        let gap = if at == last { 0 } else { GAP };
        column.set_padding((0, gap));
        let columns = u16::try_from(*width).unwrap_or(u16::MAX).saturating_add(gap);
        column.set_constraint(ColumnConstraint::Absolute(Width::Fixed(columns)));
    }
    table.trim_fmt()
}

fn cells<T: AsRef<str>>(row: &[T], widths: &[usize]) -> Vec<String> {
    row.iter().zip(widths).map(|(cell, width)| wrap(cell.as_ref(), *width).join("\n")).collect()
}
