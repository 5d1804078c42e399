//! The claims of a report as JSON lines: one object a claim, as `json` prints it.

use super::Report;
use super::json;

/// Every claim as an object on a line of its own.
#[must_use]
pub fn render(report: &Report) -> String {
    report.quantities.iter().flat_map(json::claims).map(|line| line + "\n").collect()
}
