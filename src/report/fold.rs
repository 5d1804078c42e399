//! Repeats folded under the claim they repeat, and the numbers claims bear in a section. Every
//! printer for people numbers claims this way, so that "2" is the same claim in all of them.

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
        let mut first: Vec<usize> = (0..section.claims.len()).collect();
        for comparison in section.judgement.comparisons.iter().filter(|one| one.verdict == Verdict::Repeat) {
            let (Some(left), Some(right)) = (first.get(comparison.left).copied(), first.get(comparison.right).copied())
            else {
                continue;
            };
            let (keep, give) = (left.min(right), left.max(right));
            first.iter_mut().filter(|group| **group == give).for_each(|group| *group = keep);
        }
        let mut names: Vec<usize> = first.clone();
        names.sort_unstable();
        names.dedup();
        let groups = names.iter().map(|name| group(section, &first, *name)).collect();
        let group_of = first.iter().map(|name| names.partition_point(|other| other < name)).collect();
        Self { groups, group_of }
    }

    /// The number, from 1, a claim bears, or that of the claim it repeats.
    #[must_use]
    pub fn number(&self, claim: usize) -> usize {
        self.group_of.get(claim).map_or(0, |group| group + 1)
    }
}

/// The head of a group is the claim that others were compared with; between equals, running
/// text before a headline or a caption, then the first.
fn group(section: &Section, first: &[usize], name: usize) -> Group {
    let members: Vec<usize> =
        first.iter().enumerate().filter(|(_, group)| **group == name).map(|(claim, _)| claim).collect();
    let judged = |claim: usize| {
        let comparisons = section.judgement.comparisons.iter();
        comparisons.filter(|one| one.verdict != Verdict::Repeat && (one.left == claim || one.right == claim)).count()
    };
    let in_body = |claim: usize| section.claims.get(claim).is_some_and(|claim| claim.evidence.role == Role::Body);
    let rank = |claim: &&usize| (std::cmp::Reverse(judged(**claim)), !in_body(**claim), **claim);
    let head = members.iter().min_by_key(rank).copied().unwrap_or(name);
    Group { head, repeats: members.into_iter().filter(|claim| *claim != head).collect() }
}
