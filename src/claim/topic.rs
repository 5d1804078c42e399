//! Figures that count what a quantity asks for, in a sentence that has none of its cues, under a sentence or a heading that has
//! them: "On cholera the figures are closer together. The ministry had recorded 6,382 cases". Owns no anaphor: the noun is told.

use super::bind::{Bound, Found};
use super::clause::part;
use super::context::Scene;
use super::whole::Turn;
use super::{manner, subject, verb, who};
use crate::lexicon::claims::Part;
use crate::lexicon::figures::Class;
use crate::rules::Rules;
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
    if quantities().any(|(_, (_, words))| words.is_cued() && counts(words)) {
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

/// Whether a sentence tells no more of a figure than that so many were counted: "the ministry has 16 minors", "had recorded 6,382
/// cases"; not "lost 82 fighters", "4,000 troops were killed", "the town has 900 houses".
fn is_only_counted(scene: &Scene<'_>, number: usize, rules: &Rules) -> bool {
    let line = &scene.line;
    let Some(span) = scene.figures.get(number) else { return false };
    let clause = scene.clause(span);
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
