//! "One" that counts nothing ("one another", "one of the best") and "one" that counts: one more than those before it, one
//! in so many.

use rust_decimal::Decimal;

use super::Refusal;
use super::context::value;
use super::measure::Measured;
use super::{noun, refuse};
use crate::lexicon::figures::{Class, NumberWord};
use crate::lexicon::line::Line;
use crate::token::Kind;
use crate::unit::Dimension;

/// "one of the reasons", "at one point", "no one": a pronoun or an idiom, and no count.
pub(super) fn refusal(line: &Line<'_>, number: &Measured) -> Option<Refusal> {
    if number.numeral.digits || value(number) != Some(Decimal::ONE) || number.end - number.start != 1 {
        return None;
    }
    if number.unit.as_ref().is_some_and(|unit| unit.dimension != Dimension::Count) {
        // "one day" is some day; "one hour" is a length.
        return line.is(number.end, Class::OneAfter).then_some(Refusal::One);
    }
    let hyphenated = line.past_hyphen(number.end) != number.end;
    let hedged = number.hedged < number.start;
    if in_ratio(line, number.end) || !hyphenated && counted_too(line, number) {
        return None;
    }
    // "one or two hundred"
    let guessed = line.is(number.end, Class::Or) || line.is(number.end, Class::To);
    if guessed
        && line.number(number.end + 1).is_some()
        && matches!(line.number(number.end + 2), Some(NumberWord::Scale(_)))
    {
        return None;
    }
    if befell(line, number.end) && !line.is_before(number.start, Class::OneBefore) {
        return None;
    }
    // "conceding that one sentry had been killed"
    if noun::phrase(line, number.end, true).is_some_and(|(_, end)| befell(line, end))
        && line.is_before(number.start, Class::On)
    {
        return None;
    }
    // "and one more was found alive"
    if line.is(number.end, Class::UnitFiller)
        && befell(line, number.end + 1)
        && !line.is_before(number.start, Class::OneBefore)
    {
        return None;
    }
    // "one more body was recovered"
    let somebody = |start: usize, end: usize| {
        let soul = [Class::Person, Class::Persons, Class::ZeroNoun];
        (start..end).any(|at| soul.iter().any(|class| line.is(at, *class))) && line.is(end, Class::Be)
    };
    if line.is(number.end, Class::UnitFiller)
        && noun::phrase(line, number.end + 1, true).is_some_and(|(at, end)| befell(line, end) || somebody(at, end))
        && !line.is_before(number.start, Class::OneBefore)
    {
        return None;
    }
    let pronoun = line.is(number.end, Class::OneAfter)
        || (line.is_before(number.start, Class::OneBefore) && !hedged)
        || number.end >= line.len()
        || line.kind(number.end) == Kind::Mark && !line.is(number.end, Class::Quote)
        || hyphenated;
    let counts = noun::phrase(line, number.end, true).is_some();
    (pronoun || !counts).then_some(Refusal::One)
}

/// "21 raise taxes, 16 cut spending and one does both", "9 hurt, one of whom", "one in Basel and one in Lima":
/// one beside what was counted counts.
fn counted_too(line: &Line<'_>, number: &Measured) -> bool {
    const REACH: usize = 12;
    let (start, end) = (number.start, number.end);
    let counted = |from: usize| {
        (from.saturating_sub(REACH)..from)
            .rev()
            .take_while(|at| !matches!(line.mark(*at), ';' | '.' | ':'))
            .any(|at| is_several(line, at))
    };
    let joined = line.is_before(start, Class::And) || line.is_before(start, Class::Comma);
    if joined && line.phrase_at(&line.lexicon.figures.of_whom, end).is_some() {
        return counted(start);
    }
    let ended = line.len() <= end || line.kind(end) == Kind::Mark || line.is(end, Class::At);
    if line.is_before(start, Class::And) {
        // "and one has to choose", "one does not say": anybody.
        let closes = line.len() <= end + 2 || line.kind(end + 2) == Kind::Mark;
        let anybody = line.is(end + 1, Class::To) || line.is(end + 1, Class::Not) && !closes;
        let verb = line.is(end, Class::Be) || line.phrase_at(&line.lexicon.figures.did, end).is_some();
        let acts = verb && !anybody || line.mark(end) == ',';
        if acts && counted(start) {
            return true;
        }
    }
    // "winning six games and drawing one"
    if ended && start.checked_sub(2).is_some_and(|and| line.is(and, Class::And) && line.is(and + 1, Class::ScoreWord)) {
        return counted(start);
    }
    if joined && placed_too(line, start, end) {
        return true;
    }
    // "two survive, one in Basel and one in Lima"
    let twin = |at: usize| line.word(at) == line.word(start) && line.word(at + 1) == line.word(end);
    let placed = joined && line.is(end, Class::Stop) && line.kind(end) == Kind::Word && !line.is(end, Class::Of);
    placed
        && counted(start)
        && ((start.saturating_sub(REACH)..start.saturating_sub(1)).any(twin) || (end..end + REACH).any(twin))
}

/// "two died in the port of Salu and one in Merin": one more, at another place.
fn placed_too(line: &Line<'_>, start: usize, end: usize) -> bool {
    const REACH: usize = 18;
    let places = [Class::In, Class::At, Class::From];
    let place = |at: usize| places.iter().any(|class| line.is(at, *class));
    let named = line.is(end + 1, Class::The) || line.is_capital(end + 1) && !line.is(end + 1, Class::Month);
    if !(named && (place(end) || line.is(end, Class::On))) {
        return false;
    }
    let counts = |at: usize| is_several(line, at) && !refuse::is_year(line, at);
    let clause = (start.saturating_sub(REACH)..start.saturating_sub(1)).rev();
    let mut told = clause.take_while(|at| !matches!(line.mark(*at), ';' | '.' | ':'));
    told.any(place) && told.any(counts)
}

/// "13 were hurt and one died", "one was killed": what befell one of them.
fn befell(line: &Line<'_>, at: usize) -> bool {
    let mut verb = at;
    while line.is(verb, Class::Be) {
        verb += 1;
    }
    // "is still missing"
    let by_degree = line.phrase_at(&line.lexicon.figures.degrees, verb).map_or(verb, |(end, ())| end);
    let verb = if line.is(by_degree, Class::Be) { by_degree + 1 } else { by_degree };
    line.is(at, Class::Verb) || at < verb && line.is(verb, Class::Harm)
}

/// Whether "in four", "out of ten" or "of the five" follows: a share of a counted whole.
pub(super) fn in_ratio(line: &Line<'_>, at: usize) -> bool {
    let counts = |at: usize| is_several(line, at) || matches!(line.number(at), Some(NumberWord::Scale(_)));
    // "one in six", "one in every six", "one person in six"
    let noun = line.kind(at) == Kind::Word && !line.is(at, Class::Stop) && line.is(at + 1, Class::In);
    // "a one-in-three chance"
    let place = if noun { at + 1 } else { line.past_hyphen(at) };
    if line.is(place, Class::In) {
        let next = line.past_hyphen(place + 1);
        let next = if line.is(next, Class::Per) { next + 1 } else { next };
        return counts(next) && !line.is(next + 1, Class::TimeUnit) && !refuse::is_year(line, next);
    }
    let of = if line.is(at, Class::Out) { at + 1 } else { at };
    let next = if line.is(of + 1, Class::The) || line.is(of + 1, Class::Per) { of + 2 } else { of + 1 };
    // "one of the district's three bridges"
    let owner = || (next..next + 3).find(|at| line.is(*at, Class::IsShort)).is_some_and(|at| counts(at + 1));
    line.is(of, Class::Of) && (counts(next) || owner())
}

/// Whether a token is a number of more than one, below a hundred where it is a word.
fn is_several(line: &Line<'_>, at: usize) -> bool {
    line.kind(at) == Kind::Number || matches!(line.number(at), Some(NumberWord::Small(2..) | NumberWord::Tens(_)))
}
