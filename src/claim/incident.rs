//! Counts of one incident beside the toll that holds it: "nine were killed in an attack on the convoy", in a text
//! that gives 203 for the whole offensive. Owns telling them apart; judges nothing.

use std::ops::Range;

use super::Claim;
use super::around::scene_of;
use super::clause::{ends_as_participle, part};
use super::context::Scene;
use crate::figure::Manner;
use crate::lexicon::claims::Part;
use crate::lexicon::figures::Class;
use crate::rules::{Nature, Rules};

/// Marks the counts of a single incident as so many at least, where the text gives a toll twice as high.
pub(super) fn within_tolls(claims: &mut [Claim], scenes: &[Scene<'_>], rules: &Rules) {
    let total = |claim: &Claim| {
        let quantity = rules.quantities.iter().find(|quantity| quantity.id == claim.quantity);
        quantity.is_some_and(|quantity| quantity.nature == Nature::Total)
    };
    let plain = |claim: &Claim| claim.manner == Manner::Stated && claim.part_of.is_none() && !claim.older;
    let mut highest: Vec<(usize, rust_decimal::Decimal)> = Vec::new();
    for claim in claims.iter().filter(|claim| total(claim) && plain(claim)) {
        let Some(value) = claim.amount.limits.lo() else { continue };
        let quantity = rules.quantities.iter().position(|quantity| quantity.id == claim.quantity).unwrap_or(0);
        match highest.iter_mut().find(|(of, _)| *of == quantity) {
            Some((_, most)) => *most = value.max(*most),
            None => highest.push((quantity, value)),
        }
    }
    let voices: Vec<_> = (claims.iter().filter(|claim| total(claim) && plain(claim)))
        .filter_map(|claim| Some((claim.quantity.clone(), claim.claimant.clone(), claim.amount.limits.lo()?)))
        .collect();
    for claim in claims.iter_mut() {
        let quantity = rules.quantities.iter().position(|quantity| quantity.id == claim.quantity);
        let most = highest.iter().find(|(of, _)| Some(*of) == quantity).map(|(_, most)| *most);
        let (Some(most), Some(value)) = (most, claim.amount.limits.hi()) else { continue };
        let twice = value.saturating_add(value);
        // "11 were killed on Saturday", of the voice that gives 31 in all.
        let more = || {
            let own = |(of, who, most): &(_, _, _)| *of == claim.quantity && *who == claim.claimant && twice <= *most;
            !value.is_zero() && voices.iter().any(own)
        };
        if plain(claim) && twice <= most && (is_told_of_one(claim, scenes) || more() && is_of_a_day(claim, scenes)) {
            claim.manner = Manner::Seen;
        }
    }
}

/// Whether a claim's clause names one incident behind or before its figure.
fn is_told_of_one(claim: &Claim, scenes: &[Scene<'_>]) -> bool {
    scenes
        .get(scene_of(claim, scenes))
        .is_some_and(|scene| names_one(scene, &scene.around(&scene.tokens(claim.evidence.number))))
}

/// Whether a claim's clause tells what befell so many on one day.
fn is_of_a_day(claim: &Claim, scenes: &[Scene<'_>]) -> bool {
    scenes.get(scene_of(claim, scenes)).is_some_and(|scene| {
        let span = scene.tokens(claim.evidence.number);
        let number = scene.numbers.iter().position(|number| *number == span);
        let befell = |at: usize| scene.line.is(at, Class::Harm) && ends_as_participle(&scene.line, at);
        scene.around(&span).any(befell) && number.is_some_and(|number| scene.is_of_a_time(number))
    })
}

/// "in an air strike", "when a shell hit", "an attack on the convoy": an incident of which there may be more.
fn names_one(scene: &Scene<'_>, words: &Range<usize>) -> bool {
    const NOUN: usize = 4;
    let line = &scene.line;
    words.clone().any(|at| {
        // "In that shelling 62 were killed"
        let that = part(line, at, Part::That) && line.is_before(at, Class::In);
        let opens = line.is(at, Class::Article) || line.is(at, Class::Single) || that;
        let reach = at + 1..(at + 1 + NOUN).min(words.end);
        // "as a result of rebel shelling" is of all of it.
        let mut noun = reach.into_iter().take_while(|at| !line.is(*at, Class::Of) && !line.is(*at, Class::Stop));
        opens && noun.any(|at| part(line, at, Part::Incident))
    })
}
