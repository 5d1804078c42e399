//! Figures that count what a quantity asks for, in a sentence that has none of its cues, under a sentence or a heading that has
//! them: "On cholera the figures are closer together. The ministry had recorded 6,382 cases". Owns no anaphor: the noun is told.

use std::ops::Range;

use super::bind::{Bound, Found};
use super::clause::part;
use super::context::Scene;
use super::whole::Turn;
use super::{manner, subject, verb, who};
use crate::lexicon::claims::Part;
use crate::lexicon::figures::Class;
use crate::rules::{Quantity, Rules};
use crate::token::Kind;

/// The one quantity that asks for what a figure counts and whose cue its paragraph or heading has.
pub(super) fn topic(turn: &Turn<'_>) -> Option<Bound> {
    const BACK: usize = 3;
    let Turn { scene, number, figure, found, around, .. } = *turn;
    let noun = scene.tokens(figure.noun?);
    if !is_only_counted(scene, number, around.rules) {
        return None;
    }
    let quantities = || around.rules.quantities.iter().zip(found).enumerate();
    let counts = |words: &Found| words.counts(&noun);
    // "has 57 civilians, of whom 49 were killed": what is told of the part alone.
    let own = 0..before_part(scene, scene.figures.get(number)?.end..scene.line.len());
    if quantities().any(|(_, (_, words))| words.is_cued_in(&own) && counts(words)) {
        return None;
    }
    let before = around.scenes.get(around.index.saturating_sub(BACK)..around.index).unwrap_or_default();
    let beside = before.iter().filter(|before| before.paragraph == scene.paragraph && before.role == scene.role);
    let heading = scene.heading.and_then(|heading| around.scenes.get(heading));
    let told: Vec<&Scene<'_>> = beside.chain(heading).collect();
    let mut asking = quantities().filter(|(_, (quantity, words))| {
        let same = quantity.cue.is_some() && quantity.unit == figure.unit.dimension;
        let asks = same && !manner::asks_anybody(quantity, scene);
        asks && counts(words) && told.iter().any(|scene| Found::look(scene, quantity).is_cued())
    });
    let (quantity, _) = asking.next()?;
    asking.next().is_none().then(|| Bound::spoken_of(quantity))
}

/// The one quantity whose cue the sentence before has: "the names of everyone who died that night. There are 84."
pub(super) fn there_are(turn: &Turn<'_>) -> Option<Bound> {
    let Turn { scene, number, figure, around, .. } = *turn;
    let line = &scene.line;
    let span = scene.figures.get(number).filter(|_| figure.noun.is_none())?;
    let ends = span.end >= line.len() || span.end + 1 >= line.len() && line.kind(span.end) == Kind::Mark;
    let begins = scene.numbers.get(number).map_or(span.start, |words| words.start);
    let (first, ()) = line.phrase_before(&line.lexicon.claims.there_are, begins)?;
    let before = around.index.checked_sub(1).and_then(|before| around.scenes.get(before));
    let before = before
        .filter(|before| before.paragraph == scene.paragraph && before.figures.is_empty() && ends && first == 0)?;
    let asks = |quantity: &Quantity| quantity.unit == figure.unit.dimension && Found::look(before, quantity).is_cued();
    let mut asking = around.rules.quantities.iter().enumerate().filter(|(_, quantity)| asks(quantity));
    let (quantity, _) = asking.next()?;
    asking.next().is_none().then(|| Bound::spoken_of(quantity))
}

/// Where the words that go on to a part begin, among some: else the end of those.
fn before_part(scene: &Scene<'_>, words: Range<usize>) -> usize {
    let line = &scene.line;
    words.clone().find(|at| line.phrase_at(&line.lexicon.claims.including, *at).is_some()).unwrap_or(words.end)
}

/// Whether a sentence tells no more of a figure than that so many were counted: "the ministry has 16 minors", "had recorded 6,382
/// cases"; not "lost 82 fighters", "4,000 troops were killed", "the town has 900 houses".
fn is_only_counted(scene: &Scene<'_>, number: usize, rules: &Rules) -> bool {
    let line = &scene.line;
    let Some(span) = scene.figures.get(number) else { return false };
    let clause = scene.clause(span);
    // "has 57 civilians, of whom 49 were killed": what is told of the part.
    let clause = clause.start..before_part(scene, span.end..clause.end);
    let befell = clause.clone().any(|at| line.is(at, Class::Harm) || line.is(at, Class::Change));
    let Some(last) = span.start.checked_sub(1).filter(|last| clause.contains(last)) else { return false };
    let has = line.is(last, Class::Have) || part(line, last, Part::Perfect);
    let says = [Part::SayingVerb, Part::TollVerb, Part::SaysIt, Part::Tally];
    let counts = !has && says.iter().any(|&kind| part(line, last, kind));
    let listed = line.kind(last) == Kind::Mark || line.is(last, Class::And);
    let told = line.phrase_before(&line.lexicon.claims.counts_it, span.start).is_some();
    let keeps = || {
        let subject = subject::left(line, last, rules)?;
        let known = who::declared(line, subject.whole(), rules).is_some() || who::speaks(line, subject.main, last);
        known.then_some(())
    };
    let be = if has { keeps().is_some() } else { line.is(last, Class::Be) };
    !befell && !verb::has_own_verb(scene, number) && (counts || listed || told || be)
}
