//! `figcheck pending`: the conflicts that wait for a review; and their ids, for a shell to complete.

use std::ffi::OsStr;

use clap::Parser as _;
use clap_complete::CompletionCandidate;
use figcheck::report::Report;
use figcheck::report::excerpt::clean;
use figcheck::review::{Settled, State};

use crate::args::{Common, Given};

/// Whether a conflict waits for somebody: it is open, or its review is over.
pub(crate) fn waits(settled: &Settled) -> bool {
    settled.state.is_open() || matches!(settled.state, State::Expired(_))
}

/// One conflict a line: id, state, verdict, quantity and figures.
pub(crate) fn render(report: &Report, ids: bool, common: &Common) -> String {
    let waiting: Vec<&Settled> = report.standing.conflicts.iter().filter(|settled| waits(settled)).collect();
    if waiting.is_empty() && !ids && !common.quiet {
        return "no conflict waits for a review\n".to_owned();
    }
    waiting.iter().map(|settled| if ids { format!("{}\n", settled.conflict.id) } else { line(settled) }).collect()
}

fn line(settled: &Settled) -> String {
    let conflict = &settled.conflict;
    let said = match settled.state.changes() {
        [] => figures(settled),
        changes => changes.iter().map(ToString::to_string).collect::<Vec<_>>().join("; "),
    };
    let (state, verdict) = (settled.state.name(), conflict.verdict.name());
    clean(&format!("{}  {state:<10}  {verdict:<8}  {}: {said}", conflict.id, conflict.quantity)) + "\n"
}

/// `>8,000 (russia), 30,000 (russia)`.
pub(crate) fn figures(settled: &Settled) -> String {
    let said = settled.conflict.figures.iter().map(|figure| {
        let one = &figure.identity;
        format!("{} ({})", one.told(), one.teller())
    });
    said.collect::<Vec<_>>().join(", ")
}

/// The ids that begin so, with what they are of. A shell asks while a line is typed: whatever is
/// wrong, there is then nothing to offer, and nothing to say.
pub(crate) fn complete(begun: &OsStr) -> Vec<CompletionCandidate> {
    crate::terminal::hush();
    let begun = begun.to_string_lossy();
    let found = || {
        let job = Given::try_parse_from(["figcheck", "pending", "--quiet"]).ok()?.into_job().ok()?;
        let file = crate::input::rule_file(&job.common).ok()??;
        let reviews = crate::reviews::read(&file, job.common.color).ok()?;
        let sources = crate::input::sources(&[], &job.common, Some(&file)).ok()?;
        Some(crate::compared(sources, &file, &reviews, &job))
    };
    let report: Report = found().unwrap_or_default();
    let candidate = |settled: &Settled| {
        let help = clean(&format!("{}: {}", settled.conflict.quantity, figures(settled)));
        CompletionCandidate::new(&settled.conflict.id).help(Some(help.into()))
    };
    let waiting = report.standing.conflicts.iter().filter(|settled| waits(settled));
    waiting.filter(|settled| settled.conflict.id.starts_with(&*begun)).map(candidate).collect()
}
