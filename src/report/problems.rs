//! What `check` prints: one problem for each comparison that fails, in the shape compilers and
//! editors read (`file:line:column: word: text`), with both places and the number underlined.

use super::claims::{UNDATED, published, speaker, window};
use super::excerpt::{clean, hanging, width};
use super::figures::place;
use super::fold::Folded;
use super::table::Layout;
use super::{Report, Section, relations, verdict_name};
use crate::claim::{Claim, Evidence};
use crate::compare::Comparison;
use crate::notation::canonical;
use crate::rules::FailOn;

/// The problems of a report, each a block of lines.
#[must_use]
pub fn problems(report: &Report, fail_on: FailOn, layout: &Layout) -> Vec<String> {
    let of_pairs = report.quantities.iter().flat_map(|section| of_section(report, section, fail_on, layout));
    of_pairs.chain(relations::problems(report, layout)).collect()
}

/// Where a claim stands, what it says, and its words with the number underlined.
pub(super) fn place_and_words(report: &Report, claim: &Claim, opening: &str, layout: &Layout) -> [String; 2] {
    let line = format!("{}: {opening}: {}", place(&claim.evidence), said(report, claim));
    [line, excerpt(&claim.evidence, layout)]
}

/// One problem for each pair of claims; the repeats of a claim are not told again.
fn of_section(report: &Report, section: &Section, fail_on: FailOn, layout: &Layout) -> Vec<String> {
    let folded = Folded::of(section);
    let mut told: Vec<(usize, usize)> = Vec::new();
    let mut problems = Vec::new();
    for comparison in section.failing(fail_on) {
        let (left, right) = (folded.number(comparison.left), folded.number(comparison.right));
        let pair = (left.min(right), left.max(right));
        if told.contains(&pair) {
            continue;
        }
        told.push(pair);
        problems.extend(problem(report, section, comparison, layout));
    }
    problems
}

fn problem(report: &Report, section: &Section, comparison: &Comparison, layout: &Layout) -> Option<String> {
    let (left, right) = (section.claims.get(comparison.left)?, section.claims.get(comparison.right)?);
    let word = layout.style.verdict(comparison.verdict, verdict_name(comparison.verdict));
    let mut lines = Vec::from(place_and_words(report, left, &format!("{word}: {}", section.id), layout));
    lines.extend(place_and_words(report, right, &format!("against: {}", section.id), layout));
    let reason = comparison.reason.trim().trim_end_matches('.');
    lines.push(format!(
        "  = why: {}",
        hanging(&clean(&format!("{reason}.")), layout.width.saturating_sub(9), 0).replace('\n', "\n         ")
    ));
    for assumed in &comparison.assumes {
        let text = hanging(&clean(&assumed.text), layout.width.saturating_sub(13), 0);
        lines.push(format!("  = assumed: {}", text.replace('\n', "\n             ")));
    }
    Some(lines.join("\n"))
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
