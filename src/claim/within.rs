//! Claims of one text that are told by each other, whatever words stand between: parts by their places, counts that make a
//! whole, and a number that was put right wherever it is said.

use rust_decimal::Decimal;

use super::around::scene_of;
use super::clause::part;
use super::context::Scene;
use super::{Claim, Scope};
use crate::figure::Manner;
use crate::interval::is_within;
use crate::lexicon::claims::Part;
use crate::rules::{Id, Nature, Rules};
use crate::window::days_before;

/// "Our report said 200,000 had come. That was wrong: the number should have been about 75,000": a text's own number that its
/// next sentence takes back is no number of today's.
pub(super) fn taken_back(claims: &mut [Claim], scenes: &[Scene<'_>]) {
    let takes_back = |scene: &Scene<'_>| {
        let line = &scene.line;
        let that = part(line, 0, Part::That) || part(line, 0, Part::This);
        that && line.phrase_at(&line.lexicon.claims.was_wrong, 1).is_some()
    };
    for (before, _) in scenes.iter().zip(scenes.iter().skip(1)).filter(|(before, next)| {
        before.paragraph == next.paragraph && before.holds_part(Part::OwnPronoun) && takes_back(next)
    }) {
        let start = before.line.tokens.first().map_or(0, |token| token.span.start);
        // Claims stand in the order of their sentences.
        let first = claims.partition_point(|claim| claim.evidence.sentence.start < start);
        let of_it = |claim: &&mut Claim| claim.evidence.sentence.start == start;
        claims.iter_mut().skip(first).take_while(of_it).for_each(|claim| claim.older = true);
    }
}

/// Counts of a place that lies in that of a count before them are parts of it: "63 died in the province;
/// 28 of them in the district", also where no word says so.
pub(super) fn by_place(claims: &mut [Claim], rules: &Rules) {
    const REACH: usize = 900;
    for at in 0..claims.len() {
        let Some(claim) = claims.get(at) else { return };
        let Some(scope) = claim.scope.as_ref().filter(|scope| !scope.assumed && claim.part_of.is_none()) else {
            continue;
        };
        let own = rules.quantities.iter().find(|quantity| quantity.id == claim.quantity);
        let flow = own.is_some_and(|quantity| quantity.nature == Nature::Flow);
        let own = own.and_then(|quantity| quantity.place.as_ref());
        let holds = |other: &Claim| {
            let whole = other;
            // "3,200 jobs will be cut. In Eastmoor 1,450 will go": of all, where no place is asked for.
            let everywhere = whole.scope.is_none() && own.is_none() && whole.part_of.is_none();
            let everywhere = everywhere && one_voice(claim, whole) && below(claim, whole);
            let around = everywhere
                || whole.scope.as_ref().is_some_and(|whole| {
                    let (inside, around) = (meant(own, &scope.place, rules), meant(own, &whole.place, rules));
                    // "803 cases in Osmark. Kask has reported 702": set beside its own, the wider is no loose word.
                    let wider = !whole.assumed
                        && own == Some(&scope.place)
                        && whole.place != scope.place
                        && breath(claim, other);
                    let around = if wider { &whole.place } else { around };
                    inside != around && rules.lies_in(inside, around)
                });
            let voices = claim.claimant.is_none() || one_voice(claim, whole);
            let fits = claim.amount.limits.lo().zip(whole.amount.limits.hi()).is_none_or(|(part, whole)| part <= whole);
            // "On 19 January it had counted two million. In Salu it counts 50,000": of the day of the text.
            let past = || {
                let day = whole.window.to.filter(|_| !whole.window.assumed && !whole.window.carried);
                let earlier =
                    day.zip(claim.reported).is_some_and(|(day, reported)| day.date < days_before(reported.date, 1));
                flow && earlier && claim.window.assumed && whole.evidence.sentence != claim.evidence.sentence
            };
            around
                && whole.scope.as_ref().is_none_or(|whole| whole.unlisted.is_none())
                && !past()
                && voices
                && fits
                && whole.older == claim.older
                && whole.quantity == claim.quantity
                && whole.status == claim.status
                && whole.evidence.role == claim.evidence.role
                && whole.combined_with == claim.combined_with
                && (claim.window.assumed || whole.window.to.map(|to| to.date) == claim.window.to.map(|to| to.date))
        };
        let near = |whole: &usize| {
            let end = claims.get(*whole).map_or(0, |whole| whole.evidence.number.end);
            claim.evidence.number.start.saturating_sub(end) < REACH
        };
        let mut back = (0..at).rev().take_while(near);
        let whole = back.find(|whole| claims.get(*whole).is_some_and(holds));
        // In one breath with its whole, and so of its time.
        let window = whole.and_then(|whole| claims.get(whole)).map(|whole| whole.window);
        if let Some(claim) = claims.get_mut(at) {
            claim.part_of = whole;
            claim.window = window.filter(|_| claim.window.assumed).unwrap_or(claim.window);
        }
    }
}

/// What a speaker goes on to say, of another thing and naming no place, is of the place that the sentence before counts in:
/// "The district said 249 had died in Merin. It said 110 had been hurt."
pub(super) fn by_speaker(claims: &mut [Claim], scenes: &[Scene<'_>]) {
    for at in 1..claims.len() {
        let Some(claim) = claims.get(at).filter(|claim| claim.scope.as_ref().is_none_or(|scope| scope.assumed)) else {
            continue;
        };
        let here = scene_of(claim, scenes);
        let goes_on = |scene: &Scene<'_>| {
            let says = scene.frames.iter().any(|frame| frame.verb == 1 && frame.verb < frame.said.0);
            part(&scene.line, 0, Part::Pronoun) && says
        };
        if !scenes.get(here).is_some_and(goes_on) || claim.claimant.is_none() {
            continue;
        }
        let told = |other: &&Claim| {
            let named = other.scope.as_ref().is_some_and(|scope| !scope.assumed);
            named && one_voice(other, claim) && other.quantity != claim.quantity && scene_of(other, scenes) + 1 == here
        };
        let before = claims.get(..at).unwrap_or_default().iter().rev().find(told);
        if let (Some(scope), Some(claim)) = (before.and_then(|before| before.scope.clone()), claims.get_mut(at)) {
            claim.scope = Some(Scope { assumed: true, ..scope });
        }
    }
}

/// What another voice counts in the next sentence, near to what was counted in a place that the quantity does not mean by
/// itself, is of that place: "In Kula 19 homes burned, the firemen said. Residents had counted 24."
pub(super) fn by_neighbour(claims: &mut [Claim], scenes: &[Scene<'_>], rules: &Rules) {
    for at in 1..claims.len() {
        let Some((before, claim)) = claims.get(at - 1).zip(claims.get(at)) else { return };
        let free = |scope: &Scope| scope.assumed && scope.unlisted.is_none();
        if !claim.scope.as_ref().is_some_and(free) || claim.quantity != before.quantity || claim.part_of.is_some() {
            continue;
        }
        let nests = |one: &Scope, other: &Scope| {
            rules.lies_in(&one.place, &other.place) || rules.lies_in(&other.place, &one.place)
        };
        let apart = |told: &&Scope| !told.assumed && !claim.scope.as_ref().is_some_and(|own| nests(told, own));
        let here = scene_of(claim, scenes);
        let next = scene_of(before, scenes) + 1 == here
            && scenes.get(here).zip(scenes.get(here - 1)).is_some_and(|(one, other)| one.paragraph == other.paragraph);
        let value = |claim: &Claim| claim.amount.limits.value().or_else(|| claim.amount.limits.lo());
        let near = value(claim).zip(value(before)).is_some_and(|(one, other)| is_within(one, other, Decimal::TWO));
        let place = before.scope.as_ref().filter(apart).filter(|_| next && near && !one_voice(before, claim)).cloned();
        if let (Some(place), Some(claim)) = (place, claims.get_mut(at)) {
            claim.scope = Some(Scope { assumed: true, ..place });
        }
    }
}

/// The counts of one sentence that make the whole told shortly before: "312 have registered. 184 sleep in the hall and
/// 128 in tents".
pub(super) fn by_sum(claims: &mut [Claim]) {
    const REACH: usize = 600;
    let mut first = 0;
    while let Some(claim) = claims.get(first) {
        let beside = |other: &&Claim| {
            other.evidence.sentence == claim.evidence.sentence
                && other.quantity == claim.quantity
                && other.unit == claim.unit
                && other.part_of.is_none()
                && other.amount.limits.value().is_some()
                // Counts of days that follow each other add up by their windows.
                && other.window == claim.window
        };
        let row = claims.get(first..).unwrap_or_default();
        let row: Vec<&Claim> = row.iter().take_while(beside).collect();
        let sum =
            row.iter().filter_map(|claim| claim.amount.limits.value()).fold(Decimal::ZERO, Decimal::saturating_add);
        let told = |whole: &&Claim| claim.evidence.number.start.saturating_sub(whole.evidence.number.end) < REACH;
        let mut before = claims.get(..first).unwrap_or_default().iter().rev().take_while(told);
        let whole = before.position(|whole| {
            whole.quantity == claim.quantity
                && whole.unit == claim.unit
                && whole.evidence.role == claim.evidence.role
                && whole.status == claim.status
                && whole.amount.limits.value() == Some(sum)
                // What one mouth adds up to is no whole of another's.
                && (claim.claimant.is_none() || whole.claimant.is_none() || one_voice(claim, whole))
        });
        // "2,296 passengers were on board, that is 1,257 on the one train and 1,039 on the other": the first of the row.
        let rest = row
            .iter()
            .skip(1)
            .filter_map(|claim| claim.amount.limits.value())
            .fold(Decimal::ZERO, Decimal::saturating_add);
        let own = row.len() > 2 && claim.amount.limits.value() == Some(rest);
        let (end, whole) = (first + row.len(), whole.map(|back| first - 1 - back));
        let (begin, whole) = if own { (first + 1, Some(first)) } else { (first, whole) };
        if let Some(whole) = whole.filter(|_| begin + 1 < end) {
            for part in claims.iter_mut().take(end).skip(begin) {
                part.part_of = Some(whole);
                // "another 128": of the whole, and no more than it.
                part.manner = if part.manner == Manner::Added { Manner::Stated } else { part.manner };
            }
        }
        first = end.max(first + 1);
    }
}

/// A number that its text puts right is put right wherever the text says it: in its headline, too.
pub(super) fn put_right_again(claims: &mut [Claim]) {
    /// How many claims back a number is looked for.
    const REMEMBERED: usize = 400;
    // "This story has been corrected to show that there are 384": what the text says of them before, and whose they are.
    for at in 0..claims.len() {
        let Some(claim) = claims.get(at).filter(|claim| claim.manner == Manner::Corrected && claim.claimant.is_none())
        else {
            continue;
        };
        let told = |other: &&Claim| same_number(other, claim) && (other.claimant.is_some() || other.part_of.is_some());
        let told = claims.get(at.saturating_sub(REMEMBERED)..at).unwrap_or_default().iter().find(told).cloned();
        if let (Some(told), Some(claim)) = (told, claims.get_mut(at)) {
            (claim.part_of, claim.noun, claim.people) = (told.part_of, told.noun, told.people);
            (claim.claimant, claim.voice, claim.window) = (told.claimant, told.voice, told.window);
            claim.scope = told.scope;
        }
    }
    let mut right: Vec<Claim> = Vec::new();
    let alike = |one: &Claim, other: &Claim| same_number(one, other) && one.claimant == other.claimant;
    for claim in claims.iter().filter(|claim| claim.manner == Manner::Corrected) {
        if right.len() < REMEMBERED && !right.iter().any(|other| alike(claim, other)) {
            right.push(claim.clone());
        }
    }
    for claim in claims.iter_mut().filter(|claim| claim.manner == Manner::Stated && !claim.older) {
        let same = |right: &Claim| {
            same_number(right, claim)
                && (right.claimant.is_none() || claim.claimant.is_none() || one_voice(right, claim))
        };
        if right.iter().any(same) {
            claim.manner = Manner::Corrected;
        }
    }
}

/// Whether two claims give one number for one quantity.
fn same_number(one: &Claim, other: &Claim) -> bool {
    one.quantity == other.quantity && one.amount.limits == other.amount.limits && one.unit == other.unit
}

/// Whether a claim follows a higher one of its voice almost at once.
fn breath(claim: &Claim, whole: &Claim) -> bool {
    const NEAR: usize = 300;
    claim.evidence.number.start.saturating_sub(whole.evidence.number.end) < NEAR && below(claim, whole)
}

/// Whether a claim's count is lower than another's, however each is taken.
pub(super) fn below(claim: &Claim, whole: &Claim) -> bool {
    claim.amount.limits.hi().zip(whole.amount.limits.lo()).is_some_and(|(part, whole)| part < whole)
}

/// The place that a name means: one around the quantity's own is loose wording for it.
fn meant<'a>(own: Option<&'a Id>, named: &'a Id, rules: &Rules) -> &'a Id {
    own.filter(|own| *own != named && rules.lies_in(own, named)).unwrap_or(named)
}

/// Whether two claims of one document are in one mouth.
pub(super) fn one_voice(one: &Claim, other: &Claim) -> bool {
    match (&one.claimant, &other.claimant) {
        (Some(one), Some(other)) if one.id.is_some() => one.id == other.id,
        (one, other) => one == other,
    }
}
