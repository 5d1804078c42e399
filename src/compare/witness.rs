//! Who says it: when two claims are one voice, and when two voices are one witness.

use std::collections::{BTreeMap, BTreeSet};

use super::pair::Case;
use super::repeat::Group;
use super::{Comparison, Verdict};
use crate::claim::{Claim, Voice};
use crate::rules::{Id, Rules};

/// An origin of claims.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) enum Origin {
    /// A claimant the rule file declares.
    Declared(String),
    /// A speaker it does not, by name.
    Named(String),
    /// A publication, in its own voice.
    Publication(String),
}

/// The voice of a claim. Two declared claimants are two voices, though one be part of the other.
pub(super) fn voice(claim: &Claim) -> Origin {
    match (claim.voice, &claim.claimant) {
        (Voice::Attributed, Some(speaker)) => match &speaker.id {
            Some(id) => Origin::Declared(id.to_string()),
            None => Origin::Named(normalised(&speaker.name)),
        },
        _ => Origin::Publication(claim.source.to_string()),
    }
}

/// Whether one voice says both.
pub(super) fn same_voice(left: &Claim, right: &Claim) -> bool {
    voice(left) == voice(right)
}

/// Whether a publication says it in its own voice.
pub(super) fn is_reporter(claim: &Claim) -> bool {
    matches!(voice(claim), Origin::Publication(_))
}

/// Whether whoever says it is no claimant of the rules: who that is beside others cannot be told.
pub(super) fn is_undeclared(claim: &Claim) -> bool {
    claim.claimant.as_ref().is_some_and(|claimant| claimant.id.is_none())
}

/// Whether two claimants of the rules say the two, neither of whom speaks for the other.
pub(super) fn are_declared_apart(case: &Case<'_>, left: &Claim, right: &Claim) -> bool {
    match (voice(left), voice(right)) {
        (Origin::Declared(one), Origin::Declared(other)) => {
            spoken_for(case.rules, one) != spoken_for(case.rules, other)
        }
        _ => false,
    }
}

/// The witness behind a claim: a claimant declared part of another is no witness apart from it,
/// nor is one article of a publisher apart from its others, or from those who quote it.
fn witness(case: &Case<'_>, claim: &Claim) -> Origin {
    match voice(claim) {
        Origin::Declared(id) => Origin::Declared(spoken_for(case.rules, id)),
        Origin::Publication(source) => match case.names.publisher(&source) {
            Some(publisher) => Origin::Named(normalised(publisher)),
            None => Origin::Publication(source),
        },
        origin => origin,
    }
}

/// An independent origin of claims.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Witness {
    /// Who it is: a speaker, or a publication in its own voice.
    pub name: String,
    /// The claims it stands behind, with those that repeat them, in order.
    pub claims: Vec<usize>,
    /// The sources that carry them, sorted.
    pub sources: Vec<Id>,
    /// Who passed its words on, sorted, where the sources say so.
    pub through: Vec<String>,
}

/// The witnesses of a quantity.
pub(super) struct Witnesses {
    /// In the order of their first claims.
    pub(super) all: Vec<Witness>,
    /// The witness of each claim that speaks for a group.
    of_head: BTreeMap<usize, usize>,
}

impl Witnesses {
    /// The witness behind a claim that speaks for its group.
    pub(super) fn of(&self, head: usize) -> Option<usize> {
        self.of_head.get(&head).copied()
    }

    /// Tells the origins of the groups apart. What repeats is one witness, whoever says it.
    pub(super) fn of_groups(case: &Case<'_>, groups: &[Group], comparisons: &[Comparison]) -> Self {
        let mut number_of: BTreeMap<Origin, usize> = BTreeMap::new();
        let mut one_with: Vec<usize> = Vec::new();
        let mut origin_of: BTreeMap<usize, usize> = BTreeMap::new();
        for group in groups {
            let Some(claim) = case.claims.get(group.head) else { continue };
            let number = *number_of.entry(witness(case, claim)).or_insert(one_with.len());
            if number == one_with.len() {
                one_with.push(number);
            }
            origin_of.insert(group.head, number);
        }
        for repeat in comparisons.iter().filter(|one| one.verdict == Verdict::Repeat) {
            if let (Some(left), Some(right)) = (origin_of.get(&repeat.left), origin_of.get(&repeat.right)) {
                let (left, right) = (first(&one_with, *left), first(&one_with, *right));
                if let Some(slot) = one_with.get_mut(left.max(right)) {
                    *slot = left.min(right);
                }
            }
        }
        let mut witnesses = Self { all: Vec::new(), of_head: BTreeMap::new() };
        let mut place_of: BTreeMap<usize, usize> = BTreeMap::new();
        for group in groups {
            let Some(&origin) = origin_of.get(&group.head) else { continue };
            let next = witnesses.all.len();
            let at = *place_of.entry(first(&one_with, origin)).or_insert(next);
            if at == next {
                witnesses.all.push(Witness { name: String::new(), claims: vec![], sources: vec![], through: vec![] });
            }
            witnesses.of_head.insert(group.head, at);
            if let Some(witness) = witnesses.all.get_mut(at) {
                witness.claims.extend(&group.members);
                witness.sources.extend(group.sources.iter().cloned());
            }
        }
        witnesses.all.iter_mut().for_each(|witness| describe(case, &witnesses.of_head, witness));
        witnesses
    }
}

/// The first of origins that are one witness.
fn first(one_with: &[usize], origin: usize) -> usize {
    let mut at = origin;
    while let Some(&next) = one_with.get(at).filter(|&&next| next < at) {
        at = next;
    }
    at
}

/// Puts a witness in order and names it by the claim that speaks for it.
fn describe(case: &Case<'_>, heads: &BTreeMap<usize, usize>, witness: &mut Witness) {
    witness.claims.sort_unstable();
    witness.sources.sort_unstable();
    witness.sources.dedup();
    let claims = witness.claims.iter().filter_map(|&at| case.claims.get(at));
    let through: BTreeSet<&str> =
        claims.filter_map(|claim| claim.relay.as_ref()).map(|relay| relay.name.as_str()).collect();
    witness.through = through.into_iter().map(str::to_owned).collect();
    let heads: Vec<&Claim> =
        witness.claims.iter().filter(|at| heads.contains_key(at)).filter_map(|&at| case.claims.get(at)).collect();
    let Some(first) = heads.first() else { return };
    let spoken = |claim: &Claim| claim.claimant.as_ref().map(|speaker| normalised(&speaker.name));
    let one_name = heads.iter().all(|claim| spoken(claim) == spoken(first));
    witness.name = match (self::witness(case, first), &first.claimant) {
        // Of several who speak for one claimant, the claimant is named.
        (Origin::Declared(id), _) if !one_name => id,
        (Origin::Declared(_) | Origin::Named(_), Some(speaker)) if !is_reporter(first) => speaker.name.clone(),
        _ => case.names.publisher(&first.source).unwrap_or(case.names.of_source(&first.source)).to_owned(),
    };
}

/// So many words make a sentence that two reporters would not write alike by chance.
const WORDS: usize = 8;

/// Whether two sources print one sentence, but for a word or two: a text that one of them has
/// from the other, or both from an agency.
pub(super) fn one_text(left: &Claim, right: &Claim) -> bool {
    if left.source == right.source {
        return false;
    }
    let runs = |claim: &Claim| -> Option<BTreeSet<String>> {
        let words = normalised(&claim.evidence.quote);
        let words: Vec<&str> = words.split(' ').collect();
        (words.len() >= WORDS).then(|| words.windows(3).map(|run| run.join(" ")).collect())
    };
    let (Some(one), Some(other)) = (runs(left), runs(right)) else { return false };
    let shared = one.intersection(&other).count();
    // Four of five runs of three words: one word changed in a sentence of eighteen.
    shared * 5 >= one.len().max(other.len()) * 4
}

fn spoken_for(rules: &Rules, id: String) -> String {
    let mut at = id;
    // Checked rules hold no circle; the bound keeps hand-built ones from looping.
    for _ in 0..rules.claimants.len() {
        match rules.claimant(&at).and_then(|claimant| claimant.part_of.as_deref()) {
            Some(next) => at = next.to_owned(),
            None => break,
        }
    }
    at
}

/// A name without case, punctuation, spacing and article.
fn normalised(name: &str) -> String {
    let lower = name.to_lowercase();
    let words = lower.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    let words: Vec<&str> = words.skip_while(|word| *word == "the").collect();
    words.join(" ")
}
