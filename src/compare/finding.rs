//! What the verdicts make of a quantity, and how many witnesses it has.

use std::collections::BTreeSet;

use super::pair::Case;
use super::repeat::Group;
use super::witness::{Origin, witness};
use super::{Comparison, Finding, Verdict};

/// The finding and the number of witnesses. Repeats add none: their group's head is counted.
pub(super) fn conclude(case: &Case<'_>, groups: &[Group], comparisons: &[Comparison]) -> (Option<Finding>, usize) {
    let origin = |at: usize| case.claims.get(at).map(|claim| witness(case, claim));
    let witnesses: BTreeSet<Origin> = groups.iter().filter_map(|group| origin(group.head)).collect();
    if witnesses.is_empty() {
        return (None, 0);
    }
    let any = |verdict: Verdict| comparisons.iter().any(|comparison| comparison.verdict == verdict);
    let between_witnesses = |verdicts: &[Verdict]| {
        comparisons.iter().any(|comparison| {
            verdicts.contains(&comparison.verdict) && origin(comparison.left) != origin(comparison.right)
        })
    };
    let finding = if any(Verdict::Conflict) {
        Finding::Conflict
    } else if any(Verdict::Tension) {
        Finding::Tension
    } else if between_witnesses(&[Verdict::Agree]) {
        Finding::Agree
    } else if witnesses.len() == 1 {
        Finding::SingleWitness
    } else if between_witnesses(&[Verdict::Compatible, Verdict::Part, Verdict::Superseded]) {
        Finding::Compatible
    } else {
        Finding::NotComparable
    };
    (Some(finding), witnesses.len())
}
