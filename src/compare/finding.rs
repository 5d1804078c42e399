//! What the verdicts make of a quantity, by how many witnesses it has.

use super::witness::Witnesses;
use super::{Comparison, Finding, Verdict};

/// The finding; `None` where nothing is claimed.
pub(super) fn conclude(witnesses: &Witnesses, comparisons: &[Comparison]) -> Option<Finding> {
    let any = |verdict: Verdict| comparisons.iter().any(|comparison| comparison.verdict == verdict);
    let between_witnesses = |verdicts: &[Verdict]| {
        comparisons.iter().any(|comparison| {
            verdicts.contains(&comparison.verdict) && witnesses.of(comparison.left) != witnesses.of(comparison.right)
        })
    };
    let finding = if witnesses.all.is_empty() {
        return None;
    } else if any(Verdict::Conflict) {
        Finding::Conflict
    } else if any(Verdict::Tension) {
        Finding::Tension
    } else if between_witnesses(&[Verdict::Agree]) {
        Finding::Agree
    } else if witnesses.all.len() == 1 {
        Finding::SingleWitness
    } else if between_witnesses(&[Verdict::Compatible, Verdict::Part, Verdict::Superseded]) {
        Finding::Compatible
    } else {
        Finding::NotComparable
    };
    Some(finding)
}
