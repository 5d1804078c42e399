//! `figcheck check`: prints what nobody has reviewed, and says whether that fails the run.

use figcheck::report::{Report, json, problems};
use figcheck::rules::FailOn;

use crate::args::{CheckFormat, Common};
use crate::terminal;

/// What is printed, and whether the check fails.
pub(crate) fn render(report: &Report, fail_on: FailOn, format: CheckFormat, common: &Common) -> (String, bool) {
    let problems = problems::problems(report, fail_on, &terminal::layout(common));
    let failed = !problems.is_empty();
    let text = match format {
        CheckFormat::Json => json::report(report),
        CheckFormat::Text => {
            let mut blocks = problems;
            if !common.quiet {
                blocks.push(summary(report, fail_on, blocks.len()));
            }
            blocks.iter().map(|block| format!("{block}\n")).collect::<Vec<_>>().join("\n")
        }
    };
    (text, failed)
}

fn summary(report: &Report, fail_on: FailOn, found: usize) -> String {
    let what = match fail_on {
        FailOn::Conflict => ("conflict", "conflicts"),
        FailOn::Tension => ("conflict or tension", "conflicts and tensions"),
    };
    let found = match found {
        0 => format!("no unreviewed {}", what.0),
        1 => format!("1 unreviewed {}", what.0),
        many => format!("{many} unreviewed {}", what.1),
    };
    let claims: usize = report.quantities.iter().map(|section| section.claims.len()).sum();
    format!(
        "{found}; {} {}, {} {}, {claims} {}",
        report.sources.len(),
        if report.sources.len() == 1 { "source" } else { "sources" },
        report.quantities.len(),
        if report.quantities.len() == 1 { "quantity" } else { "quantities" },
        if claims == 1 { "claim" } else { "claims" },
    )
}
