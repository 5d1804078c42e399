//! Counts that their text sets against each other: "The governor says 250 are missing. A guide gives a much lower number: 30."
//! Owns telling which two are meant; what that makes of them, the comparison says.

use super::clause::part;
use super::context::Scene;
use super::{Claim, Scope, Speaker, Status};
use crate::figure::Manner;
use crate::lexicon::claims::{Part, Way};
use crate::lexicon::figures::Class;
use crate::rules::Id;
use crate::token::Kind;

/// How many sentences behind the words that set two counts apart the second of them may stand.
const NEXT: usize = 2;

/// How many sentences before those words the first may stand.
const BACK: usize = 16;

/// Marks each claim with the one before it that the text sets it against. Of the two, one whose words name no place is of the
/// other's.
pub(super) fn set_against(claims: &mut [Claim], scenes: &[Scene<'_>]) {
    let told: Vec<Told> = scenes
        .iter()
        .enumerate()
        .flat_map(|(scene, one)| differing(one).into_iter().map(move |way| Told { scene, way }))
        .collect();
    // Words that set two counts apart do so once for a quantity.
    let mut spent: Vec<(usize, Id)> = Vec::new();
    for at in 1..claims.len() {
        let Some(claim) = claims.get(at).filter(|_| !told.is_empty()) else { return };
        let here = scene_of(claim, scenes);
        let fresh = |told: &&Told| {
            let used = spent.iter().any(|(scene, quantity)| *scene == told.scene && *quantity == claim.quantity);
            told.scene == here || told.reaches(here, scenes) && !used && !told.is_answered(claim, claims, scenes)
        };
        let near: Vec<&Told> = told.iter().filter(fresh).collect();
        let Some(other) = rival(claims, at, &near, scenes) else { continue };
        spent.extend(near.iter().map(|told| (told.scene, claim.quantity.clone())));
        let places = [at, other].map(|at| claims.get(at).and_then(|claim| claim.scope.clone()));
        if let Some(claim) = claims.get_mut(at) {
            claim.against = Some(other);
            settle(claim, places[1].as_ref());
        }
        if let Some(other) = claims.get_mut(other) {
            settle(other, places[0].as_ref());
        }
    }
}

/// Words that set two counts apart.
struct Told {
    /// The sentence they stand in.
    scene: usize,
    way: Way,
}

impl Told {
    /// Whether a sentence is one of the next ones of their paragraph.
    fn reaches(&self, here: usize, scenes: &[Scene<'_>]) -> bool {
        let paragraph = |at: usize| scenes.get(at).map(|scene| scene.paragraph);
        (self.scene..=self.scene + NEXT).contains(&here) && paragraph(self.scene) == paragraph(here)
    }

    /// Whether their own sentence gives both counts, or the one that a count of a later sentence is none beside.
    fn is_answered(&self, claim: &Claim, claims: &[Claim], scenes: &[Scene<'_>]) -> bool {
        let own = |other: &Claim| other.quantity == claim.quantity && other.status == Status::Stated;
        claims.iter().any(|other| own(other) && scene_of(other, scenes) == self.scene)
    }
}

/// The claim before one that its text sets it against: the one whose number is denied beside it, else the last of another
/// voice.
fn rival(claims: &[Claim], at: usize, told: &[&Told], scenes: &[Scene<'_>]) -> Option<usize> {
    let claim = claims.get(at)?;
    if told.is_empty() || claim.status == Status::Denied || claim.older || claim.part_of.is_some() {
        return None;
    }
    let here = scene_of(claim, scenes);
    let heading = |at: usize| scenes.get(at).and_then(|scene| scene.heading);
    let before = || claims.get(..at).unwrap_or_default().iter().enumerate().rev();
    let near = |other: &Claim| {
        let there = scene_of(other, scenes);
        here <= there + BACK && heading(there) == heading(here)
    };
    let fits = |other: &Claim| {
        let alike = other.quantity == claim.quantity && other.unit == claim.unit && other.part_of.is_none();
        let stands = other.status == Status::Stated && !other.older && !one_voice(other, claim);
        // What a number is called beside another, it is.
        let way = told.iter().any(|told| match told.way {
            Way::Other => lower(claim, other) || lower(other, claim),
            Way::Lower => lower(claim, other),
            Way::Higher => lower(other, claim),
        });
        alike
            && stands
            && way
            && !is_of_other_days(other, claim)
            && !is_alone(other, scenes)
            && !is_far_above(claim, other)
    };
    let denied = |other: &Claim| {
        let same = |denied: &&Claim| {
            denied.status == Status::Denied
                && denied.quantity == claim.quantity
                && one_voice(denied, claim)
                && denied.amount.limits.value() == other.amount.limits.value()
        };
        before().take_while(|(_, denied)| here <= scene_of(denied, scenes) + NEXT).any(|(_, denied)| same(&denied))
    };
    let mut near =
        before().take_while(|(_, other)| here <= scene_of(other, scenes) + BACK).filter(|(_, other)| near(other));
    let mut last = None;
    near.find(|(at, other)| {
        let fits = fits(other);
        last = last.or_else(|| fits.then_some(*at));
        fits && denied(other)
    })
    .map(|(at, _)| at)
    .or(last)
}

/// Whether each of two counts names days of its own: "nearly 8,000 arrived on Thursday" and "24,800 as of Thursday night".
fn is_of_other_days(one: &Claim, other: &Claim) -> bool {
    let dated = |claim: &Claim| !claim.window.assumed && !claim.window.carried && claim.window.from.is_some();
    dated(one) && dated(other) && one.window != other.window
}

/// Whether a count that names no place is many times that of a place: "the village lost 11 men", and 320 died in all.
fn is_far_above(claim: &Claim, first: &Claim) -> bool {
    const MOST: u32 = 3;
    let named = |claim: &Claim| claim.scope.as_ref().is_some_and(|scope| !scope.assumed);
    let value = |claim: &Claim| claim.amount.limits.lo().or_else(|| claim.amount.limits.hi());
    let far = value(claim).zip(value(first)).is_some_and(|(one, other)| other.saturating_mul(MOST.into()) < one);
    named(first) && !named(claim) && far
}

/// "On Monday alone 2,750 were taken out": no rival of a count of all.
fn is_alone(claim: &Claim, scenes: &[Scene<'_>]) -> bool {
    scenes.get(scene_of(claim, scenes)).is_some_and(|scene| {
        let around = scene.around(&scene.tokens(claim.evidence.number));
        around.into_iter().any(|at| part(&scene.line, at, Part::Alone))
    })
}

/// Which ways a sentence says that two counts differ.
fn differing(scene: &Scene<'_>) -> Vec<Way> {
    let line = &scene.line;
    let data = &line.lexicon.claims;
    let told = (0..line.len()).filter_map(|at| line.phrase_at(&data.differing, at).map(|(_, way)| *way));
    let mut ways: Vec<Way> = told.collect();
    if (0..line.len()).any(|at| disputes_count(scene, at)) {
        ways.push(Way::Other);
    }
    ways
}

/// "disputed the official figure", "questioned the count", "denied it".
fn disputes_count(scene: &Scene<'_>, at: usize) -> bool {
    const OBJECT: usize = 6;
    let line = &scene.line;
    let disputes = part(line, at, Part::Denial) || line.phrase_at(&line.lexicon.claims.doubting, at).is_some();
    if !disputes {
        return false;
    }
    let ends = |at: usize| at >= line.len() || line.kind(at) == Kind::Mark || line.is(at, Class::And);
    let it = [Part::Pronoun, Part::That, Part::This].iter().any(|&kind| part(line, at + 1, kind)) && ends(at + 2);
    let count = |at: &usize| {
        let listed = line.phrase_at(&line.lexicon.claims.disputed, *at).is_some();
        listed || part(line, *at, Part::TollNoun) || part(line, *at, Part::CountNoun)
    };
    let object =
        (at + 1..(at + 1 + OBJECT).min(line.len())).take_while(|at| line.str(*at) != ";" && !line.is(*at, Class::And));
    it || object.into_iter().any(|at| count(&at))
}

/// A count that is set against another is of all that it could count, and of the other's place, where its own words name none.
fn settle(claim: &mut Claim, told: Option<&Scope>) {
    if claim.manner == Manner::Seen {
        claim.manner = Manner::Stated;
    }
    let free = claim.scope.as_ref().is_none_or(|scope| scope.assumed && scope.unlisted.is_none());
    if let Some(told) = told.filter(|told| free && !told.assumed) {
        claim.scope = Some(Scope { assumed: true, ..told.clone() });
    }
}

fn scene_of(claim: &Claim, scenes: &[Scene<'_>]) -> usize {
    let start = claim.evidence.sentence.start;
    scenes.partition_point(|scene| scene.line.tokens.last().is_none_or(|token| token.span.end <= start))
}

/// Whether one count lies below another, however each is taken.
fn lower(one: &Claim, other: &Claim) -> bool {
    one.amount.limits.hi().zip(other.amount.limits.lo()).is_some_and(|(one, other)| one < other)
        || one.amount.limits.value().zip(other.amount.limits.value()).is_some_and(|(one, other)| one < other)
}

fn one_voice(one: &Claim, other: &Claim) -> bool {
    let name = |speaker: &Option<Speaker>| {
        speaker.as_ref().map(|speaker| speaker.id.clone().unwrap_or_else(|| (&*speaker.name).into()))
    };
    name(&one.claimant) == name(&other.claimant)
}
