//! Which of several quantities that ask for one figure leave it to the others, whatever each is bound by: to the one whose cue
//! tells what befell those counted, to the wider, to a flow or a total by the figure's time.

use std::ops::Range;

use super::bind::{Bound, Found};
use super::clause::is_auxiliary;
use super::context::Scene;
use super::take::Around;
use crate::lexicon::figures::Class;
use crate::rules::Nature;

/// Leaves to others a number whose cue is no more than what those are called of whom it is a part, where another
/// quantity's tells what befell them.
pub(super) fn called(taken: &mut Vec<Bound>, called: &Range<usize>) {
    let starts = |bound: &Bound| bound.cue.as_ref().map(|cue| cue.start);
    if taken.iter().any(|bound| starts(bound).is_some_and(|start| called.end <= start)) {
        taken.retain(|bound| starts(bound).is_none_or(|start| !called.contains(&start)));
    }
}

/// Leaves to others a number whose cue is in what is counted, where the verb right behind is another's: "45,000 refugees
/// have been registered".
pub(super) fn named(scene: &Scene<'_>, span: &Range<usize>, found: &[Found], taken: &mut Vec<Bound>) {
    let line = &scene.line;
    let helps = |at: usize| is_auxiliary(line, at) || scene.is_adverb(at);
    // "Nine survivors, all of them from Egypt, were arrested"
    const ASIDE: usize = 10;
    let close = (span.end + 1..span.end + ASIDE).find(|at| line.str(*at) == ",").filter(|_| line.str(span.end) == ",");
    let plain = |close: &usize| scene.figures_in(&(span.end..*close)).is_empty();
    let verb = close.filter(plain).map_or(span.end, |close| close + 1);
    let told = |cue: &Range<usize>| {
        // "has registered 94,600 refugees"
        let before = cue.end == span.start && line.is_before(cue.start, Class::Have);
        let behind = || span.end < cue.start && [span.end, verb].iter().any(|verb| (*verb..cue.start).all(helps));
        scene.is_participle(cue.start) && (before || behind())
    };
    // "21 survivors were being treated in hospital", "61,500 displaced people are in camps": what they are is told behind.
    const NEAR: usize = 8;
    let end = scene.clause(span).end.min(span.end + NEAR);
    let end = scene.figures_in(&(span.end..end)).first().map_or(end, |next| next.start);
    let is = line.is(span.end, Class::Be) || line.is(span.end, Class::Verb);
    let placed = |cue: &Range<usize>| is && span.end < cue.start && cue.start < end;
    // "2,000 people from the caravan had gone back": whose they are, and what they did.
    let of = line.is(span.end, Class::From) || line.is(span.end, Class::Of);
    let did = (span.end..end).find(|at| of && is_auxiliary(line, *at)).unwrap_or(span.end);
    let behind = |cue: &Range<usize>| span.end < did && did < cue.start && cue.start < end;
    let asks = |cue: &Range<usize>| told(cue) || placed(cue) || behind(cue);
    // "403 bodies had been found", where one asks for bodies and for what was found: by both.
    let by_name = |bound: &Bound| {
        let noun = span.start..did;
        let own = bound.cue.as_ref().is_some_and(|cue| cue.len() == 1 && noun.contains(&cue.start));
        own && !found.get(bound.quantity).is_some_and(|words| words.cue.iter().any(asks))
    };
    if taken.iter().any(|bound| bound.cue.as_ref().is_some_and(asks)) {
        taken.retain(|bound| !by_name(bound));
    }
}

/// Of a running total and a flow that ask for the same, leaves one day's figure to the flow, and one counted since some day
/// to the total: "5,000 crossed on Saturday alone", "31,000 have come since 7 November".
pub(super) fn by_time(scene: &Scene<'_>, number: usize, around: &Around<'_>, bounds: &mut Vec<Bound>) {
    let nature = |bound: &Bound| around.rules.quantities.get(bound.quantity).map(|quantity| quantity.nature);
    let has = |wanted: Nature| bounds.iter().any(|bound| nature(bound) == Some(wanted));
    if !has(Nature::Total) || !has(Nature::Flow) {
        return;
    }
    let unapt = match (scene.is_since(number), scene.day_of_event(number).is_some() || scene.is_of_length(number)) {
        (true, _) => Nature::Flow,
        (false, true) => Nature::Total,
        (false, false) => return,
    };
    bounds.retain(|bound| nature(bound) != Some(unapt));
}

/// Leaves to the wider of two quantities a figure to which the narrower's `with` words do not belong: "33 dead, including
/// three on the ground" are three of them on the ground.
pub(super) fn to_wider(scene: &Scene<'_>, number: usize, around: &Around<'_>, bounds: &mut Vec<Bound>) {
    let quantity = |bound: &Bound| around.rules.quantities.get(bound.quantity);
    // One of the two that the words stand between.
    let nearest = |words: &Range<usize>| {
        let next = scene.figures.partition_point(|span| span.start < words.start);
        let far = |at: &usize| scene.figures.get(*at).map_or(usize::MAX, |span| scene.distance(span, words));
        (next.saturating_sub(1)..=next).min_by_key(far)
    };
    let anothers = |bound: &Bound| {
        let Some(with) = quantity(bound).and_then(|quantity| quantity.with.as_ref()) else { return false };
        let found = with.find(scene.line.text, &scene.line.tokens);
        !found.is_empty() && found.iter().all(|words| nearest(words).is_some_and(|at| at != number))
    };
    let wider = |bound: &Bound| {
        let above = quantity(bound).and_then(|quantity| quantity.subset_of.clone());
        above.is_some_and(|above| bounds.iter().any(|other| quantity(other).is_some_and(|other| *other.id == *above)))
    };
    let leave: Vec<usize> =
        bounds.iter().filter(|bound| wider(bound) && anothers(bound)).map(|bound| bound.quantity).collect();
    bounds.retain(|bound| !leave.contains(&bound.quantity));
}
