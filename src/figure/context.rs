//! Numbers that state no figure, told by the words around them: years, labels, ages, windows,
//! names, idioms of "one".

use rust_decimal::Decimal;

use super::Refusal;
use super::measure::Measured;
use super::numeral::Value;
use super::{noun, refuse};
use crate::lexicon::figures::{Class, NumberWord};
use crate::lexicon::line::Line;
use crate::token::{Gap, Kind};
use crate::unit::{Dimension, Unit};

/// Why a number in its place is no figure, if it is none.
pub(super) fn refusal(line: &Line<'_>, number: &Measured) -> Option<Refusal> {
    let checks: [fn(&Line<'_>, &Measured) -> Option<Refusal>; 14] =
        [list_number, ordinal, clock, label, race, bond, age, window, year, division, street, one, name, capital];
    checks.iter().find_map(|check| check(line, number))
}

fn value(number: &Measured) -> Option<Decimal> {
    number.numeral.one()
}

/// Where the mark of a post in a thread ends that opens a line: "3/ The army", "1/8 So far"; 0 where there is none.
pub(super) fn thread_mark(line: &Line<'_>) -> usize {
    let count = |at: usize| line.kind(at) == Kind::Number && line.width(at) <= 2;
    let opens = count(0) && line.len() > 2 && line.mark(1) == '/' && line.is_glued(1);
    match (opens, line.is_glued(2)) {
        (true, false) => 2,
        (true, true) if count(2) && !line.is_glued(3) && (line.kind(3) == Kind::Number || line.is_capital(3)) => 3,
        _ => 0,
    }
}

/// "1. First", "(2)", "3)".
fn list_number(line: &Line<'_>, number: &Measured) -> Option<Refusal> {
    if !number.numeral.bare || number.unit.is_some() || 2 < line.width(number.start) {
        return None;
    }
    let opened = number.start > 0 && line.is(number.start - 1, Class::OpenBracket);
    let marked = line.is(number.end, Class::ListMark) && line.is_glued(number.end);
    let first = number.start == usize::from(opened);
    let closed = line.is(number.end, Class::CloseBracket) && line.is_glued(number.end);
    let point = first && marked && (number.end + 1 == line.len() && line.len() == 2 || number.end + 1 < line.len());
    let bracketed = opened && closed && line.is_glued(number.start);
    if number.end <= thread_mark(line) {
        return Some(Refusal::ListNumber);
    }
    if bracketed && number.start > 1 && line.is_capital(number.start - 2) {
        return Some(Refusal::Age);
    }
    (point || bracketed).then_some(Refusal::ListNumber)
}

/// "twenty-first", "the 45 th".
fn ordinal(line: &Line<'_>, number: &Measured) -> Option<Refusal> {
    let next = line.past_hyphen(number.end);
    let glued = next != number.end && line.is(next, Class::Ordinal) && number.unit.is_none();
    (glued && !matches!(number.numeral.value, Value::Part(..))).then_some(Refusal::Ordinal)
}

/// "Resolution 2254", "page 12", "No. 10", "articles 5 and 6".
fn label(line: &Line<'_>, number: &Measured) -> Option<Refusal> {
    // "runway 27L": a letter behind a label's number is no unit.
    let letter = line.is_glued(number.end) && line.width(number.end) == 1 && line.is_capital(number.end);
    if number.unit.as_ref().is_some_and(|unit| unit.dimension != Dimension::Count) && !letter {
        return None;
    }
    let mut at = number.start.checked_sub(1)?;
    if line.mark(at) == '.' || line.is(at, Class::Dash) {
        at = at.checked_sub(1)?;
    }
    let named = |at: usize| {
        let cut_short = line.mark(at + 1) == '.' && line.is_glued(at + 1);
        let small = line.is(at, Class::LabelCapital)
            && !line.is_capital(at)
            && !line.is(at + 1, Class::Dash)
            && !cut_short
            && ![Class::IsShort, Class::AgeDecadeBefore].iter().any(|class| line.is_before(at, *class));
        line.is(at, Class::Label) && !small && line.token(number.start).gap != Gap::Line
    };
    // "epidemiological weeks 20-24"
    let dash = line.past_hyphen(number.end) != number.end || line.is(number.end, Class::Dash);
    let run = line.is(at, Class::TimeUnit)
        && dash
        && line.kind(number.end + 1) == Kind::Number
        && !noun::counts_at(line, number.end + 2);
    if run && number.numeral.bare {
        return Some(Refusal::Label);
    }
    let sentence_start = at == 0 && line.is(at, Class::LabelCapital) && noun::counts_at(line, number.end);
    (named(at) && !sentence_start && !line.is(number.end, Class::Counted)).then_some(Refusal::Label)
}

/// "won the 5,000m in 14:21.7": a race by its distance.
fn race(line: &Line<'_>, number: &Measured) -> Option<Refusal> {
    let metre = |unit: &Unit| unit.dimension == Dimension::Length && unit.scale == Decimal::ONE;
    let metres = number.unit.as_ref().is_some_and(metre) && line.is_glued(number.end);
    if !metres || !line.is_before(number.start, Class::The) {
        return None;
    }
    let run = value(number).is_some_and(|metres| line.lexicon.figures.race_distances.contains(&metres));
    let next = number.tail;
    let goes_on = line.len() <= next
        || line.kind(next) == Kind::Mark
        || [Class::In, Class::And, Class::Or, Class::Race, Class::ScoreWord].iter().any(|class| line.is(next, *class));
    (run && goes_on).then_some(Refusal::Label)
}

/// "5-year-old", "aged 42", "John Smith, 42, said", "in his 40s".
fn age(line: &Line<'_>, number: &Measured) -> Option<Refusal> {
    let start = number.hedged;
    let after = line.past_hyphen(number.tail);
    let years = number.unit.as_ref().is_some_and(|unit| unit.dimension == Dimension::Duration);
    // A person's or a thing's; a fossil's millions of years are a length of time.
    let lived = value(number).is_none_or(|years| years < Decimal::ONE_THOUSAND);
    if years && lived && line.is(after, Class::AgeAfter) {
        return Some(Refusal::Age);
    }
    // "a 5- and a 7-year-old", "five- to ten-year-olds"
    let hanging = line.is(number.end, Class::Dash) && !line.is_glued(number.end + 1);
    if hanging && (number.end..(number.end + 7).min(line.len())).any(|at| line.is(at, Class::AgeAfter)) {
        return Some(Refusal::Age);
    }
    let led = |at: usize| line.is_before(at, Class::AgeBefore);
    let of = start.checked_sub(1).filter(|at| line.is(*at, Class::Of) || line.is(*at, Class::Between)).unwrap_or(start);
    if led(start) || led(of) || led(number.start) {
        return Some(Refusal::Age);
    }
    let second_age = start.checked_sub(2).is_some_and(|at| {
        line.is(at + 1, Class::And) | line.is(at + 1, Class::To) | line.is(at + 1, Class::Or)
            && (at.saturating_sub(3)..=at).any(|before| line.is(before, Class::AgeBefore))
    });
    if second_age {
        return Some(Refusal::Age);
    }
    let small = value(number).is_some_and(|age| age < Decimal::from(121) && !age.is_zero());
    // "the driver, 42, died", "the accused, 23 and 27, were"
    let between_commas = number.numeral.bare
        && number.unit.is_none()
        && small
        && number.start > 1
        && line.mark(number.start - 1) == ','
        && line.kind(number.start - 2) == Kind::Word
        && line.number(number.start - 2).is_none()
        && (line.mark(number.end) == ',' && number.start > 2
            || line.is(number.end, Class::And)
                && line.mark(number.end + 2) == ','
                && line.kind(number.end + 1) == Kind::Number);
    let last_of_two = number.numeral.bare
        && small
        && number.start > 3
        && line.is(number.start - 1, Class::And)
        && line.mark(number.start - 3) == ','
        && line.mark(number.end) == ','
        && line.kind(number.start - 2) == Kind::Number
        && !line.is(number.start - 4, Class::Month);
    let person = number.numeral.bare
        && number.unit.is_none()
        && start > 1
        && line.is(start - 1, Class::Of)
        && line.is(start - 2, Class::Person)
        && !noun::counts_at(line, number.end);
    // "the average age of the squad is 27"
    let be = start.checked_sub(1).filter(|at| line.is(*at, Class::Be));
    let averaged = be.is_some_and(|be| (be.saturating_sub(6)..be).any(|at| line.is(at, Class::AgeBefore)))
        && number.unit.is_none();
    if between_commas || last_of_two || person || averaged || bounded_age(line, number) || told_age(line, number) {
        return Some(Refusal::Age);
    }
    let apposed = number.numeral.bare
        && number.unit.is_none()
        && number.start > 1
        && line.mark(number.start - 1) == ','
        && line.is_capital(number.start - 2)
        && !line.is(number.start - 2, Class::Weekday)
        && !refuse::is_month(line, number.start - 2)
        && matches!(line.mark(number.end), ',' | '.' | ';' | ')')
        && small;
    apposed.then_some(Refusal::Age)
}

fn may_be_age(line: &Line<'_>, number: &Measured) -> bool {
    /// The oldest anybody was, in round years.
    const OLDEST: Decimal = Decimal::from_parts(120, 0, 0, false, 0);
    let years = number.unit.as_ref().is_none_or(|unit| unit.dimension == Dimension::Duration);
    let aged = value(number).is_some_and(|age| age.is_integer() && Decimal::ONE <= age && age <= OLDEST);
    aged && years && !noun::counts_at(line, number.tail)
}

/// "children under five", "those over 70", "under-21 side": a bound behind persons is an age's.
fn bounded_age(line: &Line<'_>, number: &Measured) -> bool {
    let Some(over) = number.start.checked_sub(1) else { return false };
    if line.is(over, Class::Dash) && line.is_glued(over) && line.is_glued(number.start) {
        let named = line.is_before(over, Class::AgeOver) && !line.is(over + 1, Class::PluralSuffix);
        return named && may_be_age(line, number);
    }
    // "those 12 or younger", "those of 8 and under"
    let first = if line.is_before(number.hedged, Class::Of) { number.hedged - 1 } else { number.hedged };
    // "women under 15 or over 40": two bounds of who is eligible, and nobody's age.
    let paired = line.is(number.end, Class::Or) && line.is(number.end + 1, Class::AgeOver)
        || line.is_before(number.hedged, Class::Or);
    let bounds = line.is(over, Class::AgeOver) && number.hedged == over && !paired;
    if !line.is_before(first, Class::Persons) || !may_be_age(line, number) {
        return false;
    }
    let behind = super::hedge::after(line, number.tail, &mut super::hedge::Hedges::default());
    let closed = behind.is_some_and(|end| line.is_before(end, Class::AgeClose));
    bounds || closed
}

/// "he is 33", "she's 21 now", "the youngest of them 13".
fn told_age(line: &Line<'_>, number: &Measured) -> bool {
    const NEAR: usize = 4;
    if !number.numeral.bare && number.numeral.digits || number.unit.is_some() || !may_be_age(line, number) {
        return false;
    }
    let ends = line.len() <= number.end || line.kind(number.end) == Kind::Mark || line.is(number.end, Class::Now);
    let be = number.hedged.checked_sub(1).filter(|at| line.is(*at, Class::Be) || line.is(*at, Class::IsShort));
    let person = be.is_some_and(|be| line.is_before(be, Class::Pronoun));
    let youngest = (number.start.saturating_sub(NEAR)..number.start)
        .rev()
        .take_while(|at| line.kind(*at) == Kind::Word)
        .any(|at| line.is(at, Class::Youngest));
    ends && (person || youngest)
}

/// "over the past two days", "three weeks ago", "within 24 hours": when, not how long.
fn window(line: &Line<'_>, number: &Measured) -> Option<Refusal> {
    let Some(unit) = number.unit.as_ref().filter(|unit| unit.dimension == Dimension::Duration) else {
        // "of the past four seasons"
        let before = number.start.checked_sub(1)?;
        let past = line.is(before, Class::WindowBefore)
            && ![Class::In, Class::Over, Class::After, Class::Ordinal].iter().any(|class| line.is(before, *class));
        return (number.unit.is_none() && past && line.is(number.end, Class::TimeUnit)).then_some(Refusal::Window);
    };
    let hyphenated = line.past_hyphen(number.end) != number.end;
    let after = number.tail;
    // "won by 11 seconds after a lone break"
    // "for all of nine hours"
    let all = number.hedged.checked_sub(2).filter(|at| line.is(*at, Class::All) && line.is(at + 1, Class::Of));
    let first = all.unwrap_or(number.hedged);
    let said = line.is_before(first, Class::For) || line.is_before(first, Class::By);
    if line.is(after, Class::WindowAfter) && !hyphenated && !said {
        return Some(Refusal::Window);
    }
    let mut at = number.start;
    while let Some(before) = at.checked_sub(1) {
        // "in the space of three hours", "over a period of 24 months"
        if line.is(before, Class::Of) && line.is_before(before, Class::Stretch) {
            return None;
        }
        if line.is(before, Class::WindowBefore) && !hyphenated && !line.is_before(before, Class::Modal) {
            // "over 40 hours" bounds a length; "over five days" is when. "In five months" is when
            // behind "its lowest", and else a length.
            // "In under three weeks" says how long it took.
            let bounds = line.is(before, Class::Over)
                && (unit.scale < Decimal::from(86400) || line.is_before(before, Class::In));
            // "In the 24 hours to midday" is when; "after 17 days underground" says how long.
            let in_length = line.is(before, Class::In)
                && !line.is(before + 1, Class::The)
                && (line.is(after, Class::Of)
                    || !(before.saturating_sub(4)..before)
                        .any(|at| line.is(at, Class::Superlative) && !line.is_before(at, Class::Article)));
            // "within 2 microseconds of one another" is no time to be told by.
            let instant = unit.scale < Decimal::ONE;
            let length = in_length || line.is(before, Class::After) || instant;
            if !(bounds || length) {
                return Some(Refusal::Window);
            }
        }
        if !line.is(before, Class::WindowLink) {
            return None;
        }
        at = before;
    }
    None
}

/// "the 10-year note": what a bond is called by.
fn bond(line: &Line<'_>, number: &Measured) -> Option<Refusal> {
    let years = number.unit.as_ref().is_some_and(|unit| unit.dimension == Dimension::Duration);
    let hyphenated = line.past_hyphen(number.end) != number.end;
    (years && hyphenated && line.is(number.tail, Class::Bond)).then_some(Refusal::Name)
}

/// "in 2012", "the 2016 election", "2011,": four digits that no counted noun follows.
fn year(line: &Line<'_>, number: &Measured) -> Option<Refusal> {
    if !number.numeral.bare || !refuse::is_year(line, number.start) || number.negative {
        return None;
    }
    if number.unit.as_ref().is_some_and(|unit| unit.dimension != Dimension::Count) || number.tail != number.end {
        return None;
    }
    if line.is_glued(number.end) && line.mark(number.end) == '+' {
        return None;
    }
    let start = number.hedged;
    let hedged = start < number.start && !line.is(number.start - 1, Class::YearBefore);
    let counted = line.is(number.end, Class::Counted);
    let led = line.is_before(number.start, Class::YearBefore) || line.is_before(number.start, Class::Dash);
    let plural = noun::counts_at(line, number.end);
    let value = value(number)?;
    let likely = Decimal::from(1500) <= value && value <= Decimal::from(2100);
    let is_year = !counted && !hedged && likely && (led || !plural || line.is_before(number.start, Class::The));
    is_year.then_some(Refusal::Year)
}

/// "divided in roughly two", "split into three parts": how, not how many.
fn division(line: &Line<'_>, number: &Measured) -> Option<Refusal> {
    const REACH: usize = 9;
    let link = number.hedged.checked_sub(1).filter(|at| line.is(*at, Class::DivideLink))?;
    // "split the rest into two", but "cut the road in 13 places" counts the places.
    let reach = if line.is(link, Class::In) { 1 } else { REACH };
    let verb = (link.saturating_sub(reach)..link).rev().find(|at| line.is(*at, Class::Divide));
    (verb.is_some() && number.unit.is_none()).then_some(Refusal::Division)
}

/// "10 Downing Street", "221 Baker Street".
fn street(line: &Line<'_>, number: &Measured) -> Option<Refusal> {
    if !number.numeral.digits || number.unit.is_some() || !line.is_capital(number.end) {
        return None;
    }
    let named = (number.end + 1..number.end + 4).find(|at| line.is(*at, Class::Street) && line.is_capital(*at))?;
    (number.end..named).all(|at| line.is_capital(at)).then_some(Refusal::Street)
}

/// "one of the reasons", "at one point", "no one": a pronoun or an idiom, and no count.
fn one(line: &Line<'_>, number: &Measured) -> Option<Refusal> {
    if number.numeral.digits || value(number) != Some(Decimal::ONE) || number.end - number.start != 1 {
        return None;
    }
    if number.unit.as_ref().is_some_and(|unit| unit.dimension != Dimension::Count) {
        // "one day" is some day; "one hour" is a length.
        return line.is(number.end, Class::OneAfter).then_some(Refusal::One);
    }
    let hyphenated = line.past_hyphen(number.end) != number.end;
    let hedged = number.hedged < number.start;
    if in_ratio(line, number.end) {
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
    let pronoun = line.is(number.end, Class::OneAfter)
        || (line.is_before(number.start, Class::OneBefore) && !hedged)
        || number.end >= line.len()
        || line.kind(number.end) == Kind::Mark && !line.is(number.end, Class::Quote)
        || hyphenated;
    let counts = noun::phrase(line, number.end, true).is_some();
    (pronoun || !counts).then_some(Refusal::One)
}

/// "13 were hurt and one died", "one was killed": what befell one of them.
fn befell(line: &Line<'_>, at: usize) -> bool {
    let mut verb = at;
    while line.is(verb, Class::Be) {
        verb += 1;
    }
    line.is(at, Class::Verb) || at < verb && line.is(verb, Class::Harm)
}

/// Whether "in four", "out of ten" or "of the five" follows: a share of a counted whole.
fn in_ratio(line: &Line<'_>, at: usize) -> bool {
    let counts = |at: usize| {
        line.kind(at) == Kind::Number
            || matches!(line.number(at), Some(NumberWord::Small(2..) | NumberWord::Tens(_) | NumberWord::Scale(_)))
    };
    // "one in six", "one in every six", "one person in six"
    let noun = line.kind(at) == Kind::Word && !line.is(at, Class::Stop) && line.is(at + 1, Class::In);
    let place = if noun { at + 1 } else { at };
    if line.is(place, Class::In) {
        let next = if line.is(place + 1, Class::Per) { place + 2 } else { place + 1 };
        return counts(next) && !line.is(next + 1, Class::TimeUnit) && !refuse::is_year(line, next);
    }
    let of = if line.is(at, Class::Out) { at + 1 } else { at };
    let next = if line.is(of + 1, Class::The) || line.is(of + 1, Class::Per) { of + 2 } else { of + 1 };
    line.is(of, Class::Of) && counts(next)
}

/// "iPhone 14", "Apollo 11": digits behind a name, with nothing that they count.
fn name(line: &Line<'_>, number: &Measured) -> Option<Refusal> {
    let before = number.start.checked_sub(1)?;
    // "City beat Rovers 3-1": a score, which its own reader refuses.
    let paired = line.past_hyphen(number.end) != number.end && line.kind(number.end + 1) == Kind::Number;
    let plain = number.numeral.bare && number.unit.is_none() && !paired;
    // "(CI 14 to 30)"
    let bounds = line.is_shouted(before) && line.is(number.end, Class::To) && line.kind(number.end + 1) == Kind::Number;
    let plain = plain && !bounds;
    let spaced = matches!(line.token(number.start).gap, Gap::Space | Gap::Thin);
    if !plain || !spaced || !line.is_capital(before) || line.number(before).is_some() {
        return None;
    }
    let known = line.is(before, Class::Stop)
        || line.is(before, Class::Month)
        || line.is(before, Class::Weekday)
        || line.is(before, Class::Change)
        || line.is_before(before, Class::In) && line.kind(number.end) == Kind::Mark
        || number.hedged < number.start;
    // At the head of a sentence every word is capital.
    let opens = before == 0 && line.word(before) != crate::lexicon::vocabulary::UNKNOWN;
    // "HomeCell 600 power stations": a name written as one word of two.
    let coined = line.str(before).chars().skip(1).any(char::is_uppercase) && !line.is_shouted(before);
    let counts = noun::counts_at(line, number.end) && !line.is(number.end, Class::The) && !coined
        || line.is_glued(number.end) && line.mark(number.end) == '+';
    let outcome =
        line.is(number.end, Class::Verb) || line.is(number.end, Class::And) && !line.is_capital(number.end + 1);
    (!known && !opens && !counts && !outcome).then_some(Refusal::Name)
}

/// "10 in the morning", "till 9 or 10 at night", "the 7.42 to the capital".
fn clock(line: &Line<'_>, number: &Measured) -> Option<Refusal> {
    if number.unit.is_none() && is_train(line, number) {
        return Some(Refusal::Clock);
    }
    let night = line.is(number.end, Class::At) && line.is(number.end + 1, Class::Night);
    let hours = line.is(number.end, Class::Or)
        && line.kind(number.end + 1) == line.kind(number.start)
        && line.is(number.end + 2, Class::At)
        && line.is(number.end + 3, Class::Night);
    if (night || hours) && number.unit.is_none() && value(number).is_some_and(|hour| hour <= Decimal::from(12)) {
        return Some(Refusal::Clock);
    }
    let part = line.is(number.end, Class::In)
        && line.is(number.end + 1, Class::The)
        && line.is(number.end + 2, Class::DayPart);
    let hour = value(number).is_some_and(|hour| hour <= Decimal::from(12)) && number.unit.is_none();
    (part && hour).then_some(Refusal::Clock)
}

/// "the 7.42 to the capital": a train by its time.
fn is_train(line: &Line<'_>, number: &Measured) -> bool {
    let timed = line.str(number.start).split_once('.').is_some_and(|(hours, minutes)| {
        hours.len() <= 2
            && minutes.len() == 2
            && hours.parse::<u32>().is_ok_and(|hours| hours < 24)
            && minutes.parse::<u32>().is_ok_and(|minutes| minutes < 60)
    });
    let to = [Class::To, Class::From, Class::At].iter().any(|class| line.is(number.end, *class));
    let place = line.is_capital(number.end + 1) || line.is(number.end + 1, Class::The);
    timed && line.is_before(number.start, Class::The) && to && place
}

/// "League Two", "the Three Sisters": a number word that is part of a name.
fn capital(line: &Line<'_>, number: &Measured) -> Option<Refusal> {
    let word = number.numeral.start;
    // "24 Hours in Lisbon" is a title, where the words around are written small.
    let titled = number.unit.as_ref().is_some_and(|unit| unit.dimension == Dimension::Duration)
        && line.is_capital(number.end)
        && !line.is_shouted(number.end)
        && 0 < word
        && !line.is_title();
    if titled {
        return Some(Refusal::Name);
    }
    // "Seven Moons", in quotation marks
    let quoted = line.is_before(word, Class::Quote) && line.is_capital(word) && line.is_capital(number.end);
    if quoted && !number.numeral.digits && !line.is_title() {
        return Some(Refusal::Name);
    }
    if number.numeral.digits || !line.is_capital(word) || line.is_shouted(word) || opens(line, word) || line.is_title()
    {
        return None;
    }
    let named = line.is_capital(word.checked_sub(1)?) || line.is_capital(number.end);
    named.then_some(Refusal::Name)
}

/// Whether a word is the first of a sentence, or of a quotation or bracket in it.
fn opens(line: &Line<'_>, at: usize) -> bool {
    at.checked_sub(1).is_none_or(|before| line.kind(before) == Kind::Mark && !line.is(before, Class::Dash))
}
