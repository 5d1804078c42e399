//! Who says it: when two claims are one voice, and when two voices are one witness.

use super::pair::Case;
use crate::claim::{Claim, Voice};
use crate::rules::Rules;

/// An origin of claims.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
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

/// The witness behind a claim: a claimant declared part of another is no witness apart from it.
pub(super) fn witness(case: &Case<'_>, claim: &Claim) -> Origin {
    match voice(claim) {
        Origin::Declared(id) => Origin::Declared(spoken_for(case.rules, id)),
        origin => origin,
    }
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
