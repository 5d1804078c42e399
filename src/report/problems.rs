//! What `check` prints: one problem for each conflict nobody has reviewed as it stands, in the shape
//! compilers and editors read (`file:line:column: word: text`), with every place and the number
//! underlined; and a line for each review that asks for a look.

use super::Report;
use super::claims::{UNDATED, published, speaker, window};
use super::excerpt::{clean, hanging, width};
use super::figures::place;
use super::table::Layout;
use crate::claim::{Claim, Evidence};
use crate::notation::canonical;
use crate::review::{Change, Settled, State};
use crate::rules::FailOn;

/// How many figures of a conflict are shown, before the rest is only counted.
const FIGURES: usize = 20;
/// How many changes are told, before the rest is only counted.
const CHANGES: usize = 12;
/// How many pairs of a conflict have their reason told, before the rest is only counted.
const REASONS: usize = 6;

/// The conflicts of a report that nobody has reviewed as they stand, each a block of lines.
/// `command` is what accepts one, its id and decision apart: "figcheck accept".
#[must_use]
pub fn problems(report: &Report, fail_on: FailOn, command: &str, layout: &Layout) -> Vec<String> {
    let open = report.alarms(fail_on).filter(|settled| settled.state.is_open());
    open.map(|settled| problem(report, settled, command, layout)).collect()
}

/// Where a claim stands, what it says, and its words with the number underlined.
fn place_and_words(report: &Report, claim: &Claim, opening: &str, layout: &Layout) -> [String; 2] {
    let line = format!("{}: {opening}: {}", place(&claim.evidence), said(report, claim));
    [line, excerpt(&claim.evidence, layout)]
}

/// What reviews ask for: those that are over, of figures gone, or of nothing, each on a line at its
/// place in the file of reviews.
#[must_use]
pub fn remarks(report: &Report, fail_on: FailOn) -> Vec<String> {
    let standing = &report.standing;
    let place = |review: usize| {
        let line = standing.reviews.lines.get(review).copied().unwrap_or(1);
        format!("{}:{line}:1", clean(&standing.reviews.path))
    };
    let mut remarks = Vec::new();
    for settled in report.alarms(fail_on) {
        let Some(at) = settled.review else { continue };
        let named = format!("{} {}", settled.conflict.quantity, settled.conflict.id);
        let told = match &settled.state {
            State::Expired(day) => Some(format!("expired: {named}: its review held until {day}")),
            State::Shrunk(changes) => Some(format!("shrunk: {named}: {}", listed(changes))),
            State::Unreviewed | State::Reviewed | State::Reopened(_) => None,
        };
        let note = settled.note.as_ref().map(|note| format!("changed: {named}: {note}"));
        remarks.extend([told, note].into_iter().flatten().map(|text| clean(&format!("{}: {text}", place(at)))));
    }
    for stale in &standing.stale {
        let text = format!("{}: stale: {}: {}", place(stale.review), stale.quantity, stale.why);
        remarks.push(clean(&text));
    }
    remarks
}

/// `+ ICRC 12,000; Observatory 100,000 -> 120,000`.
pub(super) fn listed(changes: &[Change]) -> String {
    let mut told: Vec<String> = changes.iter().take(CHANGES).map(ToString::to_string).collect();
    let more = changes.len().saturating_sub(CHANGES);
    told.extend((more > 0).then(|| format!("and {more} more")));
    told.join("; ")
}

fn problem(report: &Report, settled: &Settled, command: &str, layout: &Layout) -> String {
    let conflict = &settled.conflict;
    let word = layout.style.verdict(conflict.verdict, conflict.verdict.name());
    let word = match report.section(&conflict.quantity) {
        Some(_) => word,
        None => format!("{word}: relation {}", clean(&format!("`{}`", conflict.quantity))),
    };
    let mut lines = Vec::new();
    for claim in report.claims_of(conflict).take(FIGURES) {
        let word = if lines.is_empty() { word.as_str() } else { "against" };
        lines.extend(place_and_words(report, claim, &format!("{word}: {}", claim.quantity), layout));
    }
    let mut tell = |head: &str, text: &str| lines.push(told(head, text, layout));
    let more = conflict.figures.len().saturating_sub(FIGURES);
    if more > 0 {
        tell("against", &format!("{more} more figures; figcheck report lists them"));
    }
    if let State::Reopened(changes) = &settled.state {
        tell("reopened", &listed(changes));
    }
    let mut assumed: Vec<&str> = Vec::new();
    for reason in conflict.reasons.iter().take(REASONS) {
        tell("why", &format!("{}.", reason.text.trim().trim_end_matches('.')));
        assumed.extend(reason.assumes.iter().map(String::as_str));
    }
    let more = conflict.reasons.len().saturating_sub(REASONS);
    if more > 0 {
        tell("why", &format!("and {more} more reasons; figcheck report -v lists them"));
    }
    let first = |at: usize, text: &str| !assumed.iter().take(at).any(|one| *one == text);
    for (_, text) in assumed.iter().enumerate().filter(|(at, text)| first(*at, text)) {
        tell("assumed", text);
    }
    lines.extend(settled.note.as_deref().map(|note| told("note", note, layout)));
    // Never broken over two lines: it is there to be copied.
    lines.push(format!("  = to accept: {}", accept(command, &conflict.id)));
    lines.join("\n")
}

/// The command that accepts a conflict, once its blanks are filled in.
#[must_use]
pub fn accept(command: &str, id: &str) -> String {
    clean(&format!("{command} {id} --decision explained --reason \"...\" --reviewer \"...\""))
}

/// A fact below the quotes, its further lines under its first.
fn told(head: &str, text: &str, layout: &Layout) -> String {
    let indent = head.len() + 6;
    let wrapped = hanging(&clean(text), layout.width.saturating_sub(indent), 0);
    format!("  = {head}: {}", wrapped.replace('\n', &format!("\n{}", " ".repeat(indent))))
}

/// The figure, who says it, for when, and the source.
fn said(report: &Report, claim: &Claim) -> String {
    let (who, when) = (speaker(report, claim), window(report, claim));
    let when = if when == UNDATED { when } else { format!("for {when}") };
    let figure = canonical(&claim.amount, &claim.unit);
    clean(&format!("{figure}, {who}, {when} ({})", published(report, claim)))
}

/// The words on one line, the number underlined.
fn excerpt(evidence: &Evidence, layout: &Layout) -> String {
    let marked = super::excerpt::quote(evidence, layout.width.saturating_sub(4));
    let (mut before, mut number) = (String::new(), None);
    let mut words = String::new();
    for c in marked.chars() {
        match c {
            super::excerpt::OPEN => before = words.clone(),
            super::excerpt::CLOSE => number = Some(width(&words).saturating_sub(width(&before))),
            super::excerpt::GLUE => words.push(' '),
            c => words.push(c),
        }
    }
    match number {
        None => format!("  | {words}"),
        Some(columns) => {
            let line = layout.style.underline(&"^".repeat(columns));
            format!("  | {words}\n  | {}{line}", " ".repeat(width(&before)))
        }
    }
}
