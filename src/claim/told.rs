//! What is told of a part alone: of whom so many were in hospital is no second count of those who were hurt.

use std::ops::Range;

use super::bind::{self, Found};
use super::clause::part;
use super::context::Scene;
use super::parts;
use crate::lexicon::claims::Part;
use crate::lexicon::figures::Class;
use crate::token::Kind;

/// Whether what is told of a part is not told of its whole: how they are ("of whom 62 were still in hospital"), or what else
/// became of them ("57 of them chose to stay"). Who they are, where and when is no more than which part it is: "117 of the
/// victims, in Salu".
pub(super) fn is_of_part_alone(scene: &Scene<'_>, number: usize, found: &Found) -> bool {
    let Some(span) = scene.figures.get(number) else { return false };
    let line = &scene.line;
    let Some(first) = behind(scene, number, span) else { return false };
    let next = scene.figures.get(number + 1).map_or(line.len(), |next| next.start);
    let end = scene.clause(&(first..first + 1)).end.min(next).max(first);
    if found.is_cued_in(&(first..end)) {
        return false;
    }
    let between = |at: usize| part(line, at, Part::BetweenSubjectAndVerb) && !line.is(at, Class::On);
    let helps = |at: &usize| line.is(*at, Class::Be) || scene.is_adverb(*at) || between(*at);
    let verb = (first..end).find(|at| !helps(at)).unwrap_or(end);
    let stays = usize::from(part(line, verb, Part::Staying));
    if [first, verb + stays].iter().any(|at| line.phrase_at(&line.lexicon.claims.states, *at).is_some()) {
        return true;
    }
    let helped = line.is(first, Class::Be);
    // "the 208 of whom the union has spoken": what somebody else does.
    let other = line.is(first, Class::The) || part(line, first, Part::Article) || part(line, first, Part::Pronoun);
    if other || !helped && is_where(scene, first) {
        return false;
    }
    // "three of them seriously"
    if verb == end || line.kind(verb) != Kind::Word {
        return first < verb && scene.is_adverb(verb - 1);
    }
    const NOUN: usize = 3;
    let named = found.counts(&(verb..(verb + NOUN).min(end)));
    !named && !part(line, verb, Part::Placing) && !is_where(scene, verb)
}

/// "One in five of the injured stayed in hospital and 120 were in a critical condition": how some are who were counted
/// before, in a number that names nobody.
pub(super) fn is_state(scene: &Scene<'_>, number: usize) -> bool {
    let Some(span) = scene.figures.get(number).filter(|span| scene.is_bare(span)) else { return false };
    let line = &scene.line;
    let verb = span.end;
    let be = line.is(verb, Class::Be) || line.is(verb, Class::Verb);
    let states = |at: usize| line.phrase_at(&line.lexicon.claims.states, at).is_some();
    // "with 67 in a serious condition", "132 hurt (36 seriously, 96 slightly)"
    let with = || line.phrase_before(&line.lexicon.claims.with_part, span.start).is_some();
    let ends = |at: usize| line.kind(at) == Kind::Mark || line.is(at, Class::And);
    // "and ten still in hospital"
    let still = scene.is_adverb(verb) && (ends(verb + 1) || states(verb + 1));
    be && states(verb + 1) || states(verb) && with() || still
}

/// Where what is told of a part begins, if it is put as one that something may be told of.
fn behind(scene: &Scene<'_>, number: usize, span: &Range<usize>) -> Option<usize> {
    let line = &scene.line;
    if let Some((next, ())) = line.phrase_at(&line.lexicon.claims.including, span.end) {
        let called = scene.is_participle(next) && line.is(next + 1, Class::Be);
        return Some(if called { next + 1 } else { next });
    }
    if let Some(called) = bind::called(scene, number).filter(|_| parts::of_the(scene, number)) {
        return Some(called.end);
    }
    if !scene.is_bare(span) {
        return None;
    }
    if is_state(scene, number) {
        return Some(span.end);
    }
    let comma = span.start.checked_sub(1).filter(|at| line.str(*at) == ",").unwrap_or(span.start);
    let led = line.phrase_before(&line.lexicon.claims.including, comma).map(|(at, ())| at);
    let of = led.is_some_and(|at| line.is(at, Class::Of))
        || parts::opens_of(scene, span)
        || opens_before_aside(scene, comma);
    // "among them 28 in critical condition", "including two who were beheaded"
    let who = usize::from(part(line, span.end, Part::Relative));
    let told = who > 0 || line.phrase_at(&line.lexicon.claims.states, span.end).is_some();
    (of || led.is_some() && told).then_some(span.end + who)
}

/// "Of those injured, he said, 62 were in hospital": the speaker stands between.
pub(super) fn opens_before_aside(scene: &Scene<'_>, comma: usize) -> bool {
    const LONGEST: usize = 8;
    let line = &scene.line;
    let start = scene.clause(&(comma..comma + 1)).start;
    let opens = line.is(start, Class::Of)
        && (line.phrase_at(&line.lexicon.claims.of_whole, start).is_some() || line.is(start + 1, Class::The));
    let first = || (start..comma).find(|at| line.str(*at) == ",");
    let speaks =
        |first| comma - first <= LONGEST && scene.frames.iter().any(|frame| (first..comma).contains(&frame.verb));
    opens && first().is_some_and(speaks)
}

/// Whether words say where, when or how, and no more: "in Salu", "since midnight", "by helicopter". "In a critical
/// condition" says how they are.
fn is_where(scene: &Scene<'_>, at: usize) -> bool {
    let line = &scene.line;
    line.is(at, Class::Stop) && !line.is(at, Class::Verb) && line.phrase_at(&line.lexicon.claims.states, at).is_none()
}
