//! Which of several quantities that ask for one figure leave it to the others, whatever each is bound by: to the one whose cue
//! tells what befell those counted, to the wider, to a flow or a total by the figure's time.

use std::ops::Range;

use super::around::Around;
use super::asked;
use super::bind::{Bound, Found};
use super::clause::is_auxiliary;
use super::context::Scene;
use crate::lexicon::figures::Class;
use crate::rules::{Nature, Quantity};

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
    let quantity = |bound: &Bound| around.rules.quantities.get(bound.quantity);
    let nature = |bound: &Bound| quantity(bound).map(|quantity| quantity.nature);
    let (unapt, apt) =
        match (scene.is_since(number), scene.day_of_event(number).is_some() || scene.is_of_length(number)) {
            (true, _) => (Nature::Flow, Nature::Total),
            (false, true) => (Nature::Total, Nature::Flow),
            (false, false) => return,
        };
    // "34 soldiers died in one raid on 27 February", where one asks for the raid and the other for all raids, or for the other
    // side's: not of the same.
    let of_same = |one: &Quantity, other: &Quantity| {
        let words = |quantity: &Quantity| quantity.of.as_ref().map(|of| of.written().to_vec()).unwrap_or_default();
        let (own, others) = (words(one), words(other));
        let alike = own.iter().any(|word| others.contains(word)) || own.is_empty() || others.is_empty();
        alike && !one.is_part_of(&other.id) && !other.is_part_of(&one.id)
    };
    let leaves = |bound: &Bound| {
        let rivals = bounds.iter().filter(|other| nature(other) == Some(apt));
        let mut pairs = rivals.filter_map(|other| quantity(bound).zip(quantity(other)));
        nature(bound) == Some(unapt) && pairs.any(|(one, other)| of_same(one, other))
    };
    let leave: Vec<usize> = bounds.iter().filter(|bound| leaves(bound)).map(|bound| bound.quantity).collect();
    bounds.retain(|bound| !leave.contains(&bound.quantity));
}

/// Leaves a number that names nobody to the quantities that ask for those whom the question above it, or the sentence before one
/// that it opens, names: "How many soldiers were killed? The toll is 34.", "59 soldiers have been killed. Thirty-four died in
/// one raid."
pub(super) fn by_whom(scene: &Scene<'_>, number: usize, around: &Around<'_>, found: &[Found], bounds: &mut Vec<Bound>) {
    const OPENS: usize = 1;
    let bare = |span: &Range<usize>| scene.is_bare(span);
    let Some(span) = scene.figures.get(number).filter(|span| bounds.len() > 1 && bare(span)) else { return };
    let asks = |bound: &Bound, before: &Scene<'_>| {
        let of = around.rules.quantities.get(bound.quantity).and_then(|quantity| quantity.of.as_ref());
        of.is_some_and(|of| of.is_match(before.line.text, &before.line.tokens))
    };
    // Whom its own sentence names, it counts.
    if bounds.iter().any(|bound| found.get(bound.quantity).is_some_and(Found::is_named)) {
        return;
    }
    let last = around.index.checked_sub(1).and_then(|before| around.scenes.get(before));
    let goes_on = |before: &&Scene<'_>| {
        before.paragraph == scene.paragraph && !before.figures.is_empty() && number == 0 && span.start <= OPENS
    };
    let before = asked::question(around).or_else(|| last.filter(goes_on));
    let Some(before) = before.filter(|before| bounds.iter().any(|bound| asks(bound, before))) else { return };
    bounds.retain(|bound| asks(bound, before));
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
    let found = |quantity: &Quantity| {
        let with = quantity.with.as_ref();
        with.map(|with| with.find(scene.line.text, &scene.line.tokens)).unwrap_or_default()
    };
    // Words that the wider asks by as well tell the two apart by nothing.
    let anothers = |narrow: &Quantity, wide: &Quantity| {
        let (mut own, shared) = (found(narrow), found(wide));
        own.retain(|words| !shared.contains(words));
        !own.is_empty() && own.iter().all(|words| nearest(words).is_some_and(|at| at != number))
    };
    let leaves = |bound: &Bound| {
        let narrow = quantity(bound)?;
        let above = narrow.subset_of.as_deref()?;
        let wide = bounds.iter().filter_map(quantity).find(|other| *other.id == *above)?;
        anothers(narrow, wide).then_some(bound.quantity)
    };
    let leave: Vec<usize> = bounds.iter().filter_map(leaves).collect();
    bounds.retain(|bound| !leave.contains(&bound.quantity));
}
