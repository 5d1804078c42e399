//! The words that make a figure a quantity's, and those that forbid it: which stand on a figure's own side, which are
//! another's or only say who speaks, and which is nearest. What is counted, and which quantity wins, `bind` says.

use std::ops::Range;

use super::bind::Found;
use super::clause::{ends_as_gerund, is_auxiliary, may, part};
use super::context::Scene;
use super::parts;
use crate::lexicon::claims::Part;
use crate::lexicon::figures::Class;
use crate::rules::Quantity;
use crate::rules::term::Terms;
use crate::token::Kind;

/// Whether a quantity's words stand among some.
pub(super) fn stands_in(scene: &Scene<'_>, quantity: &Quantity, words: &Range<usize>) -> bool {
    let line = &scene.line;
    let words = line.tokens.get(words.start..words.end.min(line.len())).unwrap_or_default();
    quantity.cue.as_ref().is_some_and(|cue| !cue.find(line.text, words).is_empty())
}

/// The words of the clause that may say what becomes of a figure: of "Of 96 samples tested, 58 were
/// positive", those before the comma for the first; of "94 were injured, six of whom were in a critical
/// condition", those behind the second for the second.
pub(super) fn own_side(scene: &Scene<'_>, number: usize, clause: &Range<usize>) -> Range<usize> {
    let line = &scene.line;
    let span = scene.figures.get(number).cloned().unwrap_or_default();
    let next = scene.figures.get(number + 1).filter(|next| {
        let told = || (span.end..span.end + 2).any(|at| line.is(at, Class::Be) || line.is(at, Class::Verb));
        parts::opens_whole(scene, number) || parts::is_of_them(scene, next) && told()
    });
    let end = next.map_or(clause.end, |next| next.start.min(clause.end));
    if number > 0 && parts::is_of_them(scene, &span) {
        return span.start..end.max(span.start);
    }
    // "125 people who died and 323 who were injured": what the second has is told behind it.
    if number > 0 && scene.is_bare(&span) && part(line, span.end, Part::Relative) {
        return span.start..end.max(span.start);
    }
    // "nine people were missing and about 8,700 were still in shelters": behind its "and" stands its own.
    let more = span.end + usize::from(line.is(span.end, Class::Other));
    let said = |from: usize| is_auxiliary(line, past_place(scene, from));
    let own = line.is_before(span.start, Class::And) && said(more);
    let counted = scene.figures.get(number.wrapping_sub(1)).is_some_and(|before| said(before.end));
    let start = if own && counted { span.start } else { clause.start };
    start..end.max(start)
}

/// Past the words that say where those counted are: "over 5 million people [in its 14 districts] have been hit".
fn past_place(scene: &Scene<'_>, at: usize) -> usize {
    const LONGEST: usize = 6;
    let line = &scene.line;
    if !line.is(at, Class::In) && !line.is(at, Class::From) {
        return at;
    }
    let plain = |at: &usize| line.kind(*at) != Kind::Mark && !line.is(*at, Class::And);
    (at + 1..at + LONGEST).take_while(plain).find(|at| is_auxiliary(line, *at)).unwrap_or(at)
}

/// A cue of several words, which the figure stands between: "flown 14,700 people home", of "flown home".
pub(super) fn split(
    scene: &Scene<'_>,
    span: &Range<usize>,
    clause: &Range<usize>,
    cues: &Terms,
) -> Option<(usize, Range<usize>)> {
    let line = &scene.line;
    let verb = span.start.checked_sub(1).filter(|verb| clause.contains(verb) && line.kind(*verb) == Kind::Word)?;
    let behind = Some(span.end).filter(|behind| clause.contains(behind) && line.kind(*behind) == Kind::Word)?;
    let tokens = [*line.tokens.get(verb)?, *line.tokens.get(behind)?];
    let joined = cues.find(line.text, &tokens).into_iter().any(|found| found.len() > 1);
    joined.then_some((0, verb..span.start))
}

/// The words behind the next number that this one shares with it: "Between 1.3 million people, by the ministry's count, and
/// more than 2.8 million, according to the union, took to the streets".
pub(super) fn shared(scene: &Scene<'_>, number: usize) -> Option<Range<usize>> {
    let line = &scene.line;
    let (span, next) = (scene.figures.get(number)?, scene.figures.get(number + 1)?);
    let aside = line.str(span.end) == "," && line.is_before(next.start, Class::And);
    let told = scene.frames.iter().any(|frame| span.end < frame.verb && frame.verb < next.start);
    let end = scene.figures.get(number + 2).map_or(line.len(), |other| other.start);
    let close = (next.end..end).rev().find(|at| line.str(*at) == ",")?;
    (aside && told && line.str(next.start.wrapping_sub(2)) == ",").then_some(close + 1..end)
}

/// The words before a number that tells of no more than who: "12 officers were hurt, and 57 residents", "49 soldiers died, as
/// well as 318 of the rebels".
pub(super) fn left_out(scene: &Scene<'_>, number: usize) -> Option<Range<usize>> {
    const NOUN: usize = 7;
    let line = &scene.line;
    let (span, before) = (scene.figures.get(number)?, scene.figures.get(number.checked_sub(1)?)?);
    let joined = line.phrase_before(&line.lexicon.claims.joins, span.start).map(|(start, ())| start)?;
    let comma = joined - usize::from(line.is_before(joined, Class::Comma));
    let ends = |at: &usize| line.kind(*at) != Kind::Word && !line.is_number(*at);
    let end =
        (span.end..line.len()).take(NOUN + 1).find(ends).or((line.len() <= span.end + NOUN).then_some(line.len()))?;
    let verb = |at: usize| is_auxiliary(line, at) || line.is(at, Class::Verb) || part(line, at, Part::SayingVerb);
    let plain = span.start < span.end && !(span.end..end).any(verb);
    let told = (before.end..comma).any(|at| is_auxiliary(line, at) || line.is(at, Class::Harm));
    (plain && told && !scene.is_bare(span)).then(|| scene.clause(before).start..comma)
}

/// Whether a number says by how much a count rose or fell, and not how many there are: "The toll fell by 100", "revised the toll
/// down by more than 100". What is asked for by the very words for rising is another thing.
pub(super) fn is_change_by(scene: &Scene<'_>, span: &Range<usize>, cue: &Range<usize>) -> bool {
    const FAR: usize = 14;
    let line = &scene.line;
    let quote = usize::from(
        line.is_before(span.start, Class::Quote) || matches!(line.str(span.start.wrapping_sub(1)), "'" | "‘"),
    );
    let Some(by) = span.start.checked_sub(1 + quote).filter(|by| line.is(*by, Class::By)) else { return false };
    let start = scene.clause(span).start.max(by.saturating_sub(FAR));
    let changes = |at: usize| {
        (part(line, at, Part::Lowering) || line.is(at, Class::Change)) && !cue.contains(&at) && cue.start < by
    };
    !(start..by).any(|at| line.is_number(at)) && (start..by).any(changes)
}

/// The words, of some in order, that cover a token.
pub(super) fn covering(words: &[Range<usize>], at: usize) -> Option<&Range<usize>> {
    let before = words.partition_point(|words| words.start <= at).checked_sub(1)?;
    words.get(before).filter(|words| words.contains(&at))
}

/// The nearest cue in the clause, and how far it stands.
pub(super) fn nearest(
    scene: &Scene<'_>,
    span: &Range<usize>,
    clause: &Range<usize>,
    cues: &[Range<usize>],
) -> Option<(usize, Range<usize>)> {
    const FARTHEST: usize = 120;
    let near = cues.partition_point(|cue| cue.start + FARTHEST < span.start);
    (cues.get(near..).unwrap_or_default().iter())
        .take_while(|cue| cue.start <= span.end + FARTHEST)
        .filter(|cue| clause.start <= cue.start && cue.start < clause.end || span.contains(&cue.start))
        .filter(|cue| !bounds(scene, span, cue) && !is_of_next(scene, span, cue) && !is_of_speech(scene, span, cue))
        .filter(|cue| !governs_another(scene, span, cue) && !is_spared(scene, span, cue))
        .filter(|cue| !is_of_bracket(scene, span, cue) && !is_called_before(scene, span, cue))
        .map(|cue| (scene.distance(span, cue), cue.clone()))
        .min_by_key(|(distance, cue)| (*distance, cue.start))
}

/// "209 deaths and 104 people cured", "198 deaths, and 97 people have recovered": what others before are called, where these
/// are told by a verb of their own.
fn is_called_before(scene: &Scene<'_>, span: &Range<usize>, cue: &Range<usize>) -> bool {
    let line = &scene.line;
    let at = scene.figures.partition_point(|figure| figure.start <= cue.start);
    let called = |other: &Range<usize>| other.contains(&cue.start) && other.end <= span.start;
    let called = at.checked_sub(1).and_then(|at| scene.figures.get(at)).is_some_and(called);
    let noun = scene.number_of(span).is_some_and(|number| number.end < span.end);
    called && noun && (is_auxiliary(line, span.end) || scene.is_participle(span.end))
}

/// "194 passengers who were not badly hurt": whom it did not befall.
fn is_spared(scene: &Scene<'_>, span: &Range<usize>, cue: &Range<usize>) -> bool {
    const ADVERBS: usize = 2;
    let line = &scene.line;
    let adverbs = (cue.start.saturating_sub(ADVERBS)..cue.start).rev().take_while(|at| scene.is_adverb(*at)).count();
    let at = cue.start - adverbs;
    let denied = line.is_before(at, Class::Not) && (is_auxiliary(line, at - 1) || line.is_before(at - 1, Class::Be));
    let only = || at.checked_sub(1).is_some_and(|not| line.phrase_at(&line.lexicon.claims.not_only, not).is_some());
    denied && span.end < cue.start && !only()
}

/// "Deaths: 8 (case fatality 5.4%)": a word of a bracket behind, which has a figure of its own.
fn is_of_bracket(scene: &Scene<'_>, span: &Range<usize>, cue: &Range<usize>) -> bool {
    const LONGEST: usize = 12;
    let line = &scene.line;
    let open = (span.end..cue.start).rev().take(LONGEST).find(|at| line.is(*at, Class::OpenBracket));
    let Some(open) = open.filter(|open| (*open..cue.start).all(|at| !line.is(at, Class::CloseBracket))) else {
        return false;
    };
    let close = (cue.end..cue.end + LONGEST).find(|at| line.is(*at, Class::CloseBracket)).unwrap_or(cue.end);
    !scene.figures_in(&(open + 1..close)).is_empty()
}

/// "Vold 41 per cent on a turnout of 62 per cent": a count right before the number it is, or what was done to so many.
fn governs_another(scene: &Scene<'_>, span: &Range<usize>, cue: &Range<usize>) -> bool {
    let at = scene.figures.partition_point(|figure| figure.start < cue.end);
    // "plunged hundreds of people into a river, killing at least 134"
    let killing = span.end <= cue.start && scene.line.is_before(cue.start, Class::Comma);
    let killing = killing && cue.len() == 1 && ends_as_gerund(&scene.line, cue.start);
    if killing && !scene.figures_in(&(cue.end..cue.end + 1)).is_empty() {
        return true;
    }
    let of = scene.line.is(cue.end, Class::Of) && span.end <= cue.start;
    of && names_count(scene, cue) && scene.figures.get(at).is_some_and(|other| other.start == cue.end + 1)
}

/// "611 people fell ill and 22 have died", "toll rises to 23, 31 still missing": a verb right behind the next
/// figure, where this one has its own.
fn is_of_next(scene: &Scene<'_>, span: &Range<usize>, cue: &Range<usize>) -> bool {
    let line = &scene.line;
    let at = scene.figures.partition_point(|figure| figure.start < span.end);
    let Some(next) = scene.figures.get(at).filter(|next| next.start < cue.start) else { return false };
    let verb_before = span.start.checked_sub(1 + usize::from(line.is_before(span.start, Class::To)));
    let risen = verb_before.is_some_and(|at| part(line, at, Part::TollVerb) || line.is(at, Class::Change));
    if risen && line.str(span.end) == "," && next.start == span.end + 1 {
        return true;
    }
    // "between 13 and 20 people were killed and 52 wounded": what the second is called by.
    if cue.start < next.end {
        let befell = (span.end..next.start).find(|at| line.is(*at, Class::Harm));
        return befell.is_some_and(|verb| (verb..next.start).any(|at| line.is(at, Class::And)));
    }
    let helps = |at: usize| line.is(at, Class::Have) || line.is(at, Class::Be) || scene.is_adverb(at);
    let behind = (next.end..cue.start).all(helps) && cue.start <= next.end + 2;
    let verb = |at: usize| line.is(at, Class::Have) || line.is(at, Class::Be) || line.is(at, Class::Verb);
    behind && (span.end..span.end + 2).any(verb) && (span.end..next.start).any(|at| line.is(at, Class::And))
}

/// Whether a cue only says who speaks: "The Front claimed that 15,000 had fled", "relatives who gathered there said they
/// had counted 65".
fn is_of_speech(scene: &Scene<'_>, span: &Range<usize>, cue: &Range<usize>) -> bool {
    const FAR: usize = 10;
    let line = &scene.line;
    let frame = scene
        .frames
        .iter()
        .find(|frame| cue.start <= frame.verb && frame.verb < span.start && frame.said.0 > frame.verb);
    let Some(frame) = frame.filter(|frame| part(line, frame.verb, Part::SayingVerb)) else { return false };
    if cue.len() == 1 && cue.start == frame.verb && part(line, frame.verb, Part::Claiming) {
        return true;
    }
    // "Survivors have suggested that up to 750 people were packed on to the boat"
    let helps = |at: usize| line.is(at, Class::Have) || scene.is_adverb(at);
    let head = cue.end <= frame.verb
        && (cue.end..frame.verb).all(helps)
        && line.lexicon.figures.endings.make_plural(line.str(cue.end - 1));
    if cue.len() == 1 && head && !scene.figures.iter().any(|figure| figure.start <= cue.start && cue.start < figure.end)
    {
        return true;
    }
    let near = cue.start.saturating_sub(FAR)..cue.start;
    let relative = near.rev().find(|at| part(line, *at, Part::Relative));
    let within = |relative: usize| {
        let noun = relative > 0 && line.kind(relative - 1) == Kind::Word && line.number(relative - 1).is_none();
        let counts = scene.figures.iter().any(|figure| figure.start < frame.verb);
        noun && !counts && (relative..frame.verb).all(|at| line.str(at) != ",")
    };
    frame.verb < cue.start + FAR && cue.end <= frame.verb && relative.is_some_and(within)
}

/// Whether a cue is no more than what bounds the figure, or sets it beside another: the "no" of "no more than 40",
/// the "against" of "44 per cent, against the 52 published".
fn bounds(scene: &Scene<'_>, span: &Range<usize>, cue: &Range<usize>) -> bool {
    let line = &scene.line;
    let hedges = scene.number_of(span).is_some_and(|number| span.start <= cue.start && cue.end <= number.start);
    let beside = line.phrase_before(&line.lexicon.figures.beside, cue.end).is_some()
        && cue.end <= span.start
        && (cue.end..span.start).all(|at| line.is(at, Class::The));
    // "put the magnitude at 6.4": its unit, and no hedge.
    let unit = line.phrase_at(&line.lexicon.figures.units, cue.start).is_some_and(|(end, _)| end == cue.end);
    hedges && !unit || beside && cue.start.checked_sub(1).is_some_and(|before| line.kind(before) == Kind::Mark)
}

/// The words that forbid the figure to the quantity.
pub(super) fn forbidden<'a>(
    scene: &Scene<'a>,
    span: &Range<usize>,
    clause: &Range<usize>,
    head: Option<&Range<usize>>,
    found: &Found,
) -> Option<&'a str> {
    // "built for 4,000 people" forbids that figure alone, as does "17 dead".
    let of_other = |words: &Range<usize>| {
        let at = scene.figures.partition_point(|figure| figure.start < words.end);
        // "on a turnout of 62 per cent"
        let of = words.end + usize::from(scene.line.is(words.end, Class::Of));
        let behind = scene.figures.get(at).is_some_and(|other| other.start == of && other.start != span.start);
        let before = at.checked_sub(1).and_then(|at| scene.figures.get(at));
        // "78 people confirmed dead and up to 500 still missing", "79 dead and many more missing": of those alone.
        let and = (span.end..words.start).find(|at| scene.line.is(*at, Class::And));
        let other = and.is_some_and(|and| {
            let counted = !scene.figures_in(&(and + 1..and + 2)).is_empty();
            let told = (span.end..and).any(|at| covering(&found.cue, at).is_some() || scene.line.is(at, Class::Harm));
            told && (counted || part(&scene.line, and + 1, Part::Uncounted))
        });
        // "79 dead, hundreds feared missing"
        const NEAR: usize = 2;
        let helps = |at: usize| scene.is_participle(at) || part(&scene.line, at, Part::BetweenSubjectAndVerb);
        let reaches = |other: &Range<usize>| {
            let helped = words.start <= other.end + NEAR && (other.end..words.start).all(helps);
            words.start <= other.end || span.end <= other.start && helped
        };
        // "982 have been killed, 45 of them in the past day", "rose to 1,033 after 119 died in a day": of that number.
        let beyond = |other: &Range<usize>| {
            // "rose to 35 after four of the wounded died in hospital"
            let cause = other.start.checked_sub(1).is_some_and(|at| part(&scene.line, at, Part::BecauseOf));
            let told = cause
                || parts::is_of_them(scene, other)
                || scene.line.phrase_before(&scene.line.lexicon.claims.including, other.start).is_some();
            let timed = scene.times.iter().any(|time| time.start <= words.start && words.start < time.end);
            // "arrived this year, against 65,500 in the same period of last year"
            let against = scene.is_beside_another(other);
            span.end <= other.start && other.end <= words.start && (told && (cause || timed) || against)
        };
        let record = span.end <= words.start && scene.is_of_a_record_word(words);
        let before = before.filter(|other| other.start != span.start);
        other || behind || record || before.is_some_and(|other| reaches(other) || beyond(other))
    };
    let own = conjunct(scene, span, clause);
    let inside = |unless: &&Range<usize>| unless.start < own.end && own.start < unless.end;
    let aside = |unless: &Range<usize>| {
        is_in_aside(scene, span, unless) || scene.is_behind_speech(span, unless.start) || is_who_holds(scene, unless)
    };
    let in_clause = found.unless.iter().filter(inside).find(|unless| !of_other(unless) && !aside(unless));
    let overlaps = |words: &Range<usize>, near: &Range<usize>| near.start < words.end && words.start < near.end;
    let head = head.filter(|_| !found.unless_near.is_empty());
    // "more than 1,000 soldiers" are no "more".
    let hedges = |near: &Range<usize>| {
        let hedge = scene.line.phrase_at(&scene.line.lexicon.figures.before, near.start);
        span.contains(&near.start) && hedge.is_some_and(|(end, _)| near.end < end)
    };
    let stands =
        |near: &&Range<usize>| overlaps(span, near) && !hedges(near) || head.is_some_and(|head| overlaps(head, near));
    let near = found.unless_near.iter().find(stands);
    in_clause.or(near).map(|words| scene.line.span(words.start, words.end).slice(scene.line.text))
}

/// "left districts controlled by militants", "the rebel-held east": words that only say whose some land is.
fn is_who_holds(scene: &Scene<'_>, words: &Range<usize>) -> bool {
    const NEAR: usize = 6;
    let line = &scene.line;
    let joined = line.past_hyphen(words.end);
    let holds = scene.is_participle(joined) || line.phrase_at(&line.lexicon.claims.holds_land, joined).is_some();
    let held = joined != words.end && holds;
    let the = words.start - usize::from(line.is_before(words.start, Class::The));
    let by = the.checked_sub(1).filter(|by| line.is(*by, Class::By) && *by > 0 && scene.is_participle(by - 1));
    let land = |at: usize| {
        let place = scene.places.iter().any(|(place, _)| place.contains(&at));
        place || part(line, at, Part::OwnArea) || part(line, at, Part::AreaNoun) || part(line, at, Part::LocalArea)
    };
    held || by.is_some_and(|by| (by.saturating_sub(NEAR)..by - 1).any(land))
}

/// "In its update, issued before the raid on the school, the ministry said that 3,000": words of an aside between commas,
/// told of what stands before it.
fn is_in_aside(scene: &Scene<'_>, span: &Range<usize>, words: &Range<usize>) -> bool {
    const LONGEST: usize = 12;
    let line = &scene.line;
    let comma = |at: &usize| line.str(*at) == ",";
    let open = (words.start.saturating_sub(LONGEST)..words.start).rev().find(comma);
    let close = (words.end..(words.end + LONGEST).min(span.start)).find(comma);
    open.zip(close).is_some_and(|(open, close)| {
        let counted = !scene.figures_in(&(open + 1..close)).is_empty();
        scene.is_participle(open + 1) && !counted
    })
}

/// The part of a clause that an "and" sets off with a figure and a verb of its own: "1,140 buildings have collapsed and
/// 5,300 are damaged".
fn conjunct(scene: &Scene<'_>, span: &Range<usize>, clause: &Range<usize>) -> Range<usize> {
    let line = &scene.line;
    let said = |figure: &Range<usize>| (figure.end..figure.end + 2).any(|at| is_auxiliary(line, at));
    let joined = |figure: &Range<usize>| line.is_before(figure.start, Class::And) && said(figure);
    // "puts those who have fled at 25,100 and those who remain at 34,500"
    let at = scene.figures.partition_point(|figure| figure.start < span.start);
    let put_at = |figure: &Range<usize>| figure.start.checked_sub(1).is_some_and(|at| part(line, at, Part::PutAt));
    let and = |from: usize, to: usize| (from..to).find(|at| line.is(*at, Class::And));
    let next = scene
        .figures
        .get(at + 1)
        .filter(|next| put_at(span) && put_at(next))
        .and_then(|next| and(span.end, next.start));
    let before = at.checked_sub(1).and_then(|at| scene.figures.get(at)).filter(|before| put_at(before) && put_at(span));
    let before = before.and_then(|before| and(before.end, span.start));
    if next.is_some() || before.is_some() {
        let start = before.map_or(clause.start, |and| (and + 1).max(clause.start));
        return start..next.unwrap_or(clause.end).max(start);
    }
    let at = scene.figures.partition_point(|figure| figure.start < span.start);
    let next = scene.figures.get(at + 1).filter(|next| joined(next) && said(span));
    let before = at.checked_sub(1).and_then(|at| scene.figures.get(at)).filter(|before| said(before) && joined(span));
    let start = before.map_or(clause.start, |_| span.start.max(clause.start));
    start..next.map_or(clause.end, |next| next.start.min(clause.end)).max(start)
}

/// The quantity whose words are named in a number's place: "Rand and Vold took 47 per cent and 44 per cent respectively".
pub(super) fn respective(scene: &Scene<'_>, number: usize, found: &[Found]) -> Option<usize> {
    const BEHIND: usize = 3;
    const BEFORE: usize = 24;
    // A longer row is named by nobody so.
    const ROW: usize = 12;
    let line = &scene.line;
    let gap = |first: &Range<usize>, next: &Range<usize>| {
        (first.end..next.start).all(|at| line.is(at, Class::And) || line.is(at, Class::Comma))
    };
    let joined = |at: usize| {
        let pair = scene.figures.get(at).zip(scene.figures.get(at + 1));
        pair.is_some_and(|(first, next)| gap(first, next))
    };
    let last = (number..scene.figures.len()).take(ROW).find(|at| !joined(*at))?;
    let first = (0..number).rev().take(ROW).take_while(|at| joined(*at)).last().unwrap_or(number);
    let (start, end) = (scene.figures.get(first)?.start, scene.figures.get(last)?.end);
    let told = (end..end + BEHIND).any(|at| part(line, at, Part::Respectively));
    if !told || first == last {
        return None;
    }
    let near = start.saturating_sub(BEFORE)..start;
    let mut named: Vec<(usize, usize)> = Vec::new();
    for (quantity, found) in found.iter().enumerate() {
        let cue = found.cue.iter().rev().find(|cue| near.contains(&cue.start));
        named.extend(cue.map(|cue| (cue.start, quantity)));
    }
    named.sort_unstable();
    named.dedup_by_key(|(at, _)| *at);
    let (_, quantity) = *named.get(named.len().checked_sub(last - first + 1)? + (number - first))?;
    Some(quantity)
}

/// The other outcome that a cue is joined to, where no quantity asks for it: "destroyed or damaged".
pub(super) fn other_outcome<'a>(scene: &Scene<'a>, cue: &Range<usize>, found: &[Found]) -> Option<&'a str> {
    let line = &scene.line;
    // A quantity that the cue forbids asks for nothing here: "dead", unless "missing".
    let forbids = |found: &Found| found.unless.iter().any(|unless| unless.start < cue.end && cue.start < unless.end);
    let asked = |at: usize| found.iter().any(|found| covering(&found.cue, at).is_some() && !forbids(found));
    let outcome = |at: usize, joined: usize| {
        let verb = line.is(at, Class::Verb) || scene.is_participle(at) && line.is(joined, Class::Or);
        // "counts 103 dead and says that": what its speaker does next.
        let speaks = part(line, at, Part::SayingVerb) && !scene.is_participle(at);
        // "destroyed or rendered uninhabitable", where both are asked for.
        (verb && !speaks && !asked(at) && !asked(at + 1)).then(|| line.str(at))
    };
    let behind = || Some(cue.end).filter(|at| part(line, *at, Part::Both)).and_then(|at| outcome(at + 1, at));
    // "died or gone missing"
    let both = (1..=2).filter_map(|back| cue.start.checked_sub(back)).find(|at| part(line, *at, Part::Both));
    let before = both.filter(|both| line.kind(cue.start - 1) == Kind::Word && *both > 0).map(|both| both - 1);
    // "claimed 135 lives and infected 1,500": of a number of its own.
    let before = before.filter(|at| !scene.figures.iter().any(|figure| figure.contains(at) && figure.end <= cue.start));
    behind().or_else(|| before.and_then(|at| outcome(at, at + 1)))
}

/// Whether two cues are one outcome joined to another: "killed and injured".
pub(super) fn is_joined(scene: &Scene<'_>, first: &Range<usize>, second: &Range<usize>) -> bool {
    let (left, right) = if first.start <= second.start { (first, second) } else { (second, first) };
    let gap = left.end..right.start;
    let both = gap.clone().filter(|at| part(&scene.line, *at, Part::Both)).count();
    // "79 dead and many more missing": of others.
    let others = gap.clone().any(|at| part(&scene.line, at, Part::Uncounted));
    // "missing and feared dead": the missing, of whom the other is feared.
    let feared = gap.clone().any(|at| may(&scene.line, at).is_some());
    both == 1 && !others && !feared && gap.len() <= 3 && scene.figures_in(&gap).is_empty()
}

/// "The toll for the offensive reached 203 civilians": a cue that names the count, and the verb that gives it.
pub(super) fn is_count_given(scene: &Scene<'_>, span: &Range<usize>, cue: &Range<usize>) -> bool {
    let Some(before) = span.start.checked_sub(1) else { return false };
    let links = part(&scene.line, before, Part::PutAt) || scene.line.is(before, Class::To);
    let Some(at) = before.checked_sub(usize::from(links)) else { return false };
    let gives = |at| {
        part(&scene.line, at, Part::TollVerb) || scene.line.is(at, Class::Change) || part(&scene.line, at, Part::Tally)
    };
    // "The number of people killed in a fire at a factory rose to 112"
    let counted = |at: usize| part(&scene.line, at, Part::CountNoun) && scene.line.is(at + 1, Class::Of);
    let named = names_count(scene, cue) || (cue.start.saturating_sub(HEAD)..cue.start).any(counted);
    // "The death toll rose to 194 and the number of people infected reached 2,364": of those.
    let again = |noun: usize| part(&scene.line, noun, Part::CountNoun) && scene.line.is(noun + 1, Class::Of);
    let again = scene.figures_in(&(cue.end..at)).iter().any(|other| other.end <= at && (other.end..at).any(again));
    cue.end <= at && named && gives(at) && !again
}

/// How far before its participle a count may be named: "the number of civilians known to have been killed".
const HEAD: usize = 7;

/// Whether a cue is what a count itself is called: "toll", "number of dead".
pub(super) fn names_count(scene: &Scene<'_>, cue: &Range<usize>) -> bool {
    // "the death toll", of which a quantity asks for "death"
    let toll = || part(&scene.line, cue.end, Part::CountNoun) && !scene.line.is(cue.end + 1, Class::Of);
    cue.clone().any(|at| part(&scene.line, at, Part::CountNoun)) || toll()
}

/// What a number without a noun is said of: "Confirmed cases: 7", "Confirmed cases stand at 22", "put the number of
/// confirmed cases at 44".
pub(super) fn head(scene: &Scene<'_>, span: &Range<usize>) -> Option<Range<usize>> {
    const LABEL: usize = 9;
    const PHRASE: usize = 6;
    let line = &scene.line;
    let before = span.start.checked_sub(1)?;
    let figures = |words: &Range<usize>| !scene.figures_in(words).is_empty();
    if line.str(before) == ":" {
        let start = clause_start(scene, before);
        return Some(start..before).filter(|label| label.len() <= LABEL && !label.is_empty() && !figures(label));
    }
    let at =
        if part(line, before, Part::PutAt) || line.is(before, Class::To) { before.checked_sub(1)? } else { before };
    // "The attackers number between 10 and 15": no "number of".
    let counted =
        at.checked_sub(1).is_some_and(|noun| line.kind(noun) == Kind::Word && !part(line, noun, Part::Article));
    let numbers = at == before && part(line, at, Part::CountNoun) && counted && !line.is_before(at, Class::Of);
    let verb = part(line, at, Part::TollVerb) || line.is(at, Class::Change) || line.is(at, Class::Be) || numbers;
    let end = match verb {
        true => at,
        false if at < before => before,
        false => return None,
    };
    let in_phrase = |at: &usize| {
        let stops = part(line, *at, Part::SubjectStop) && !line.is(*at, Class::Of);
        let verb = part(line, *at, Part::TollVerb) || is_auxiliary(line, *at);
        line.kind(*at) == Kind::Word && !stops && !verb
    };
    let phrase_to = |end: usize| (end.saturating_sub(PHRASE)..end).rev().take_while(in_phrase).last();
    let start = phrase_to(end)?;
    // "The death toll from the blasts rose to 40": said of the toll.
    let count = start.checked_sub(2).filter(|count| part(line, *count, Part::CountNoun));
    let (start, end) = count.and_then(|count| Some((phrase_to(count + 1)?, count + 1))).unwrap_or((start, end));
    Some(start..end).filter(|phrase| !figures(phrase))
}

fn clause_start(scene: &Scene<'_>, at: usize) -> usize {
    scene.clause(&(at..at)).start
}

/// Adds the lives of "claimed 62 lives", "62 lives were lost" to the cues of who asks for those whose lives were taken.
pub(super) fn add_lives(scene: &Scene<'_>, terms: &Terms, cues: &mut Vec<Range<usize>>) {
    let line = &scene.line;
    let claims = &line.lexicon.claims;
    let lives =
        |at: &usize| part(line, *at, Part::ClaimedLives) && line.lexicon.figures.endings.make_plural(line.str(*at));
    let lost = |at: &usize| {
        let figure = scene.figures.iter().find(|figure| figure.end == *at || figure.contains(at));
        figure.is_some_and(|figure| {
            line.phrase_before(&claims.takes_lives, figure.start).is_some()
                || line.phrase_at(&claims.lives_gone, at + 1).is_some()
        })
    };
    let found: Vec<usize> = (0..line.len()).filter(lives).filter(lost).collect();
    if !found.is_empty() && claims.lives_told.iter().any(|told| terms.name(told)) {
        cues.extend(
            found.into_iter().filter(|at| covering(cues, *at).is_none()).map(|at| at..at + 1).collect::<Vec<_>>(),
        );
        cues.sort_unstable_by_key(|words| words.start);
    }
}

/// Adds the verbs of a crowd to the cues of who asks for those who marched: "700,000 packed the streets", "15,000 filled the
/// square".
pub(super) fn add_crowds(scene: &Scene<'_>, terms: &Terms, cues: &mut Vec<Range<usize>>) {
    const BEHIND: usize = 5;
    let line = &scene.line;
    let claims = &line.lexicon.claims;
    if scene.figures.is_empty() || !claims.crowds_told.iter().any(|told| terms.name(told)) {
        return;
    }
    // "Marchers fill the square: 350,000 by the count of the police"
    let last = scene.figures.last().map_or(0, |figure| figure.start);
    let colon = (0..last).rev().find(|colon| line.str(*colon) == ":" && !line.is_glued(colon + 1));
    let near = |at: usize| {
        let before = scene.figures.partition_point(|figure| figure.end <= at);
        let behind = before.checked_sub(1).and_then(|before| scene.figures.get(before));
        behind.is_some_and(|figure| at < figure.end + BEHIND) || colon.is_some_and(|colon| at < colon)
    };
    let verb = |at: usize| line.phrase_at(&claims.crowd_verbs, at).map(|(end, ())| at..end);
    let found =
        (0..line.len()).filter_map(verb).filter(|verb| near(verb.start) && covering(cues, verb.start).is_none());
    let found: Vec<Range<usize>> = found.collect();
    cues.extend(found);
    cues.sort_unstable_by_key(|words| words.start);
}
