//! A none that counts nothing of what a quantity asks: it names a line, says what some of the counted did, or that no more
//! were found.

use std::ops::Range;

use super::Speaker;
use super::around::Around;
use super::asked;
use super::attribution;
use super::bind::called;
use super::clause::part;
use super::context::Scene;
use super::manner;
use super::take::One;
use crate::document::Role;
use crate::lexicon::claims::Part;
use crate::lexicon::figures::Class;
use crate::rules::{Nature, Quantity};

/// Whether a zero, with the cue nearest to it, is no count of what a quantity asks.
pub(super) fn is_no_count(scene: &Scene<'_>, number: usize, cue: Option<&Range<usize>>, quantity: &Quantity) -> bool {
    let Some(span) = scene.figures.get(number) else { return false };
    let line = &scene.line;
    // "gathered at the zero line": the name of a line.
    if line.is_before(span.start, Class::The) {
        return true;
    }
    // "none of the attackers had escaped": there were attackers.
    let of_the = called(scene, number)
        .is_some_and(|called| cue.is_none_or(|cue| called.start <= cue.start && cue.start <= called.end));
    // "those on board, none of whom wore a life jacket": what none of them did stands behind.
    let of_whom = line.is(span.start + 1, Class::Of)
        && line.phrase_at(&line.lexicon.claims.including, span.start + 1).is_some()
        && cue.is_none_or(|cue| cue.start < span.start);
    // "no more survivors have been found": not none.
    let more = quantity.nature == Nature::Total
        && scene.numbers.get(number).is_some_and(|words| part(line, words.end, Part::AddedBehind));
    // "No case outside the province has been confirmed": of elsewhere.
    let outside = part(line, span.end, Part::Outside);
    of_the || of_whom || more || outside
}

/// "Were there women and children? Yes, though none lived.": of the group that the question before names.
pub(super) fn is_of_a_group(one: &One<'_>, quantity: &Quantity, around: &Around<'_>) -> bool {
    let anybody = manner::asks_anybody(quantity, one.scene);
    let kinds = |scene: &Scene<'_>| {
        (0..scene.line.len()).any(|at| scene.line.phrase_at(&scene.line.lexicon.claims.kinds, at).is_some())
    };
    let asked = asked::question(around).filter(|_| anybody && one.figure.noun.is_none());
    asked.is_some_and(kinds) && !kinds(one.scene)
}

/// "Not one hostage lost his life during the final clearance": of one stage of what happened, and of no more.
pub(super) fn is_of_a_stage(scene: &Scene<'_>, number: usize) -> bool {
    let Some(span) = scene.figures.get(number) else { return false };
    let stages = &scene.line.lexicon.claims.in_a_stage;
    (span.end..scene.clause(span).end).any(|at| scene.line.phrase_at(stages, at).is_some())
}

/// "A grenade was fired at a car. Nobody was hurt.", far down in a text: of what the words before it tell, and of no more.
pub(super) fn is_of_an_incident(scene: &Scene<'_>, claimant: Option<&Speaker>, around: &Around<'_>) -> bool {
    const SHORT: usize = 7;
    // What a text begins with is its story.
    const LEAD: usize = 3;
    let mut before = around.scenes.iter().take(around.index).filter(|before| before.role == Role::Body);
    let told = before.clone().next_back().is_some_and(|before| before.paragraph == scene.paragraph);
    let house = || {
        let publisher = around.document.meta.publisher.as_deref();
        publisher.and_then(|publisher| attribution::house(publisher, around.rules, scene.line.lexicon))
    };
    // Whoever is quoted says so of all of it.
    let own = claimant.is_none() || claimant == house().as_ref();
    let bare =
        own && scene.frames.iter().all(|frame| frame.verb == 0) && scene.times.is_empty() && scene.places.is_empty();
    scene.role == Role::Body && told && bare && scene.line.len() <= SHORT && before.nth(LEAD).is_some()
}
