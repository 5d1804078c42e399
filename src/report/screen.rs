//! One conflict on one screen, for a person who reviews it: its quotes side by side, and why they
//! do not go together.

use super::Report;
use super::claims::{UNDATED, published, speaker, window};
use super::excerpt::{clean, quote, width, wrap};
use super::problems::listed;
use super::table::Layout;
use crate::claim::Claim;
use crate::notation::canonical;
use crate::review::{Settled, State};

/// Two quotes stand side by side from this width on.
const PAIRED: usize = 70;
/// How long a quote may be.
const QUOTED: usize = 600;
/// How many reasons are told.
const REASONS: usize = 4;

/// The screen of a conflict: what it is, its figures, its reasons, and its review where there is one.
#[must_use]
pub fn render(report: &Report, settled: &Settled, layout: &Layout) -> String {
    let conflict = &settled.conflict;
    let label = layout.style.bold(&clean(report.label_of(conflict)));
    let verdict = layout.style.verdict(conflict.verdict, conflict.verdict.name());
    let mut lines = vec![
        format!("{label} · {verdict} · {} · {}", settled.state.name(), conflict.id),
        layout.style.dim(&"─".repeat(layout.width)),
    ];
    lines.extend(figures(report, settled, layout));
    if let State::Reopened(changes) = &settled.state {
        lines.extend(wrap(&clean(&format!("Reopened: {}", listed(changes))), layout.width));
    }
    for reason in conflict.reasons.iter().take(REASONS) {
        lines.extend(wrap(&clean(&reason.text), layout.width));
    }
    let more = conflict.reasons.len().saturating_sub(REASONS);
    lines.extend((more > 0).then(|| format!("… and {more} more reasons")));
    if let Some(review) = report.standing.review(settled) {
        let (decision, reviewer, reviewed) = (review.decision.name(), &review.reviewer, review.reviewed);
        let text = format!("Reviewed {reviewed} by {reviewer}: {decision}: {}", review.reason);
        lines.extend(wrap(&clean(&text), layout.width));
    }
    lines.join("\n") + "\n"
}

/// The figures, two in a row where there is room.
fn figures(report: &Report, settled: &Settled, layout: &Layout) -> Vec<String> {
    let paired = layout.width >= PAIRED;
    let columns = if paired { (layout.width - 3) / 2 } else { layout.width };
    // Under a relation a figure says of which quantity it is.
    let several = report.section(&settled.conflict.quantity).is_none();
    let blocks: Vec<Vec<String>> =
        report.claims_of(&settled.conflict).map(|claim| figure(report, claim, several, columns)).collect();
    let mut lines = Vec::new();
    for row in blocks.chunks(if paired { 2 } else { 1 }) {
        let height = row.iter().map(Vec::len).max().unwrap_or(0);
        for at in 0..height {
            let cells: Vec<String> = row.iter().map(|block| padded(block.get(at), columns)).collect();
            lines.push(cells.join(" │ ").trim_end().to_owned());
        }
        lines.push(String::new());
    }
    lines.into_iter().map(|line| layout.style.marks(&line)).collect()
}

/// A line filled up with spaces; marks take no column on the screen once they are colour.
fn padded(line: Option<&String>, columns: usize) -> String {
    let line = line.map_or("", String::as_str);
    format!("{line}{}", " ".repeat(columns.saturating_sub(width(line))))
}

/// One figure: itself, who says it, where, when, and the words.
fn figure(report: &Report, claim: &Claim, several: bool, columns: usize) -> Vec<String> {
    let when = window(report, claim);
    let when = if when == UNDATED { when } else { format!("for {when}") };
    let place = format!("{}:{}", claim.evidence.path, claim.evidence.line);
    let named = if several { format!("{}: ", claim.quantity) } else { String::new() };
    let said = named + &canonical(&claim.amount, &claim.unit);
    let facts = [said, speaker(report, claim), when, published(report, claim), place];
    let mut lines: Vec<String> = facts.iter().flat_map(|fact| wrap(&clean(fact), columns)).collect();
    lines.push(String::new());
    lines.extend(wrap(&quote(&claim.evidence, QUOTED), columns));
    lines
}
