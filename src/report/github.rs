//! A report as annotations of a GitHub workflow, worst first. A step shows ten errors and ten
//! warnings and no more; what is beyond is counted in the last of each.

use super::Report;
use super::excerpt::clean;
use super::problems::{listed, remarks};
use crate::claim::{Claim, Evidence};
use crate::compare::Verdict;
use crate::notation::canonical;
use crate::review::{Settled, State};
use crate::rules::FailOn;

/// How many figures of a conflict an annotation shows.
const FIGURES: usize = 6;
/// How many annotations of one kind a step shows.
const SHOWN: usize = 10;

/// The open conflicts and unreadable sources as errors, what reviews ask for as warnings.
#[must_use]
pub fn render(report: &Report, fail_on: FailOn) -> String {
    let mut open: Vec<&Settled> = report.alarms(fail_on).filter(|settled| settled.state.is_open()).collect();
    open.sort_by_key(|settled| (settled.conflict.verdict != Verdict::Conflict, std::cmp::Reverse(worst(settled))));
    let unread = report.unread.iter().map(|one| {
        let place = format!("file={},line=1,title={}", property(&one.path), property("figcheck: unreadable source"));
        format!("::error {place}::{}", data(&format!("{}: {}", one.path, one.why)))
    });
    let errors = unread.chain(open.iter().filter_map(|settled| annotation(report, settled)));
    let warnings = remarks(report, fail_on).into_iter().map(|remark| warning(report, &remark));
    let lines = [limited("error", errors.collect()), limited("warning", warnings.collect())].concat();
    lines.iter().map(|line| format!("{line}\n")).collect()
}

/// The largest factor of a conflict's pairs.
fn worst(settled: &Settled) -> Option<rust_decimal::Decimal> {
    settled.conflict.reasons.iter().filter_map(|one| one.factor).max()
}

fn limited(kind: &str, mut lines: Vec<String>) -> Vec<String> {
    if lines.len() > SHOWN {
        let more = lines.len() - (SHOWN - 1);
        lines.truncate(SHOWN - 1);
        lines.push(format!("::{kind} title=figcheck::{more} more; figcheck check prints them all"));
    }
    lines
}

fn annotation(report: &Report, settled: &Settled) -> Option<String> {
    let conflict = &settled.conflict;
    let claims: Vec<&Claim> = report.claims_of(conflict).collect();
    let first = claims.first()?;
    let said = |claim: &&Claim| {
        let figure = canonical(&claim.amount, &claim.unit);
        format!("{figure} at {}:{}: {}", claim.evidence.path, claim.evidence.line, claim.evidence.quote.trim())
    };
    let mut message: Vec<String> = claims.iter().take(FIGURES).map(said).collect();
    let more = claims.len().saturating_sub(FIGURES);
    message.extend((more > 0).then(|| format!("and {more} more figures")));
    if let State::Reopened(changes) = &settled.state {
        message.push(format!("reopened: {}", listed(changes)));
    }
    message.extend(conflict.reasons.first().map(|one| one.text.clone()));
    message.push(format!("to accept: figcheck accept {}", conflict.id));
    let message: Vec<String> = message.iter().map(|line| clean(line)).collect();
    let title = format!("{}: {}", conflict.verdict.name(), report.label_of(conflict));
    Some(format!("::error {},title={}::{}", region(&first.evidence), property(&title), data(&message.join("\n"))))
}

fn region(evidence: &Evidence) -> String {
    let width = evidence.text.chars().count();
    let (file, line, column) = (property(&evidence.path), evidence.line, evidence.column);
    format!("file={file},line={line},endLine={line},col={column},endColumn={}", column + width)
}

/// What a review asks for, at its line in the file of reviews.
fn warning(report: &Report, remark: &str) -> String {
    let path = clean(&report.standing.reviews.path);
    let line = remark.strip_prefix(&path).and_then(|rest| rest.split(':').nth(1)).unwrap_or("1");
    format!("::warning file={},line={},title=figcheck%3A review::{}", property(&path), property(line), data(remark))
}

/// A value before the message: no mark that would end it.
fn property(text: &str) -> String {
    data(&clean(text)).replace(':', "%3A").replace(',', "%2C")
}

/// A message: no line break that would end it.
fn data(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}
