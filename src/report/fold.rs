//! Repeats folded under the claim they repeat, and the numbers claims bear in a section. Every
//! printer for people numbers claims this way, so that "2" is the same claim in all of them.

use std::collections::BTreeMap;

use super::Section;
use crate::compare::Verdict;
use crate::document::Role;

/// The claims of a section as a person reads them.
#[derive(Clone, Debug)]
pub struct Folded {
    /// The claims shown, each with those that repeat it; all are indices into the section.
    pub groups: Vec<Group>,
    /// For each claim the index of its group.
    group_of: Vec<usize>,
}

/// A claim and its repeats.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Group {
    /// The claim shown.
    pub head: usize,
    /// Those that repeat it, in order.
    pub repeats: Vec<usize>,
}

impl Folded {
    /// Folds the claims of a section.
    #[must_use]
    pub fn of(section: &Section) -> Self {
        let mut leads: Vec<usize> = (0..section.claims.len()).collect();
        let mut judged = vec![0_usize; section.claims.len()];
        for comparison in &section.judgement.comparisons {
            if comparison.verdict == Verdict::Repeat {
                join(&mut leads, comparison.left, comparison.right);
                continue;
            }
            for claim in [comparison.left, comparison.right] {
                if let Some(count) = judged.get_mut(claim) {
                    *count += 1;
                }
            }
        }
        let first: Vec<usize> = (0..leads.len()).map(|claim| lead(&leads, claim)).collect();
        let mut members: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
        for (claim, first) in first.iter().enumerate() {
            members.entry(*first).or_default().push(claim);
        }
        let names: Vec<usize> = members.keys().copied().collect();
        let groups = members.into_values().map(|members| group(section, &judged, members)).collect();
        let group_of = first.iter().map(|name| names.partition_point(|other| other < name)).collect();
        Self { groups, group_of }
    }

    /// The number, from 1, a claim bears, or that of the claim it repeats.
    #[must_use]
    pub fn number(&self, claim: usize) -> usize {
        self.group_of.get(claim).map_or(0, |group| group + 1)
    }
}

/// The first claim of those that repeat each other.
fn lead(leads: &[usize], claim: usize) -> usize {
    let mut at = claim;
    // A lead stands before what it leads, so this comes to an end.
    while let Some(&next) = leads.get(at).filter(|&&next| next < at) {
        at = next;
    }
    at
}

/// Makes two claims repeat each other.
fn join(leads: &mut [usize], one: usize, other: usize) {
    let (one, other) = (lead(leads, one), lead(leads, other));
    if let Some(slot) = leads.get_mut(one.max(other)) {
        *slot = one.min(other);
    }
}

/// The head of a group is the claim that others were compared with; between equals, running
/// text before a headline or a caption, then the first.
fn group(section: &Section, judged: &[usize], members: Vec<usize>) -> Group {
    let in_body = |claim: usize| section.claims.get(claim).is_some_and(|claim| claim.evidence.role == Role::Body);
    let rank = |claim: &&usize| (std::cmp::Reverse(judged.get(**claim)), !in_body(**claim), **claim);
    let head = members.iter().min_by_key(rank).copied().unwrap_or_default();
    Group { head, repeats: members.into_iter().filter(|claim| *claim != head).collect() }
}
