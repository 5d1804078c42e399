//! `figcheck report`: what the sources say of each quantity. Reads; never fails for what it finds.

use figcheck::report::{Report, json, table};

use crate::args::{Common, ReportFormat};
use crate::terminal;

/// The report in the form asked for.
pub(crate) fn render(report: &Report, format: ReportFormat, common: &Common) -> String {
    match format {
        ReportFormat::Table => table::render(report, &terminal::layout(common)),
        ReportFormat::Json => json::report(report),
    }
}
