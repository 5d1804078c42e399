//! Ages, told from counts and from lengths of time: "aged 42", "the driver, 42, died", "children under
//! five". Refused as figures, and kept for whoever asks for ages.

use rust_decimal::Decimal;

use super::context::value;
use super::measure::Measured;
use super::{Refusal, noun, refuse};
use crate::lexicon::figures::Class;
use crate::lexicon::line::Line;
use crate::token::Kind;
use crate::unit::Dimension;

/// "5-year-old", "aged 42", "John Smith, 42, said", "in his 40s".
pub(super) fn refusal(line: &Line<'_>, number: &Measured) -> Option<Refusal> {
    let start = number.hedged;
    let after = line.past_hyphen(number.tail);
    let years = number.unit.as_ref().is_some_and(|unit| unit.dimension == Dimension::Duration);
    // A person's or a thing's; a fossil's millions of years are a length of time.
    let lived = value(number).is_none_or(|years| years < Decimal::ONE_THOUSAND);
    if years && lived && line.is(after, Class::AgeAfter) {
        return Some(Refusal::Age);
    }
    // "years of age"
    if years && lived && line.is(number.tail, Class::Of) && line.is(number.tail + 1, Class::AgeBefore) {
        return Some(Refusal::Age);
    }
    // "between 20 and 30 years old": the second number says what the first is.
    let joined = line.is(number.end, Class::And) || line.is(number.end, Class::To) || line.is(number.end, Class::Or);
    let old = |at: usize| line.is(at, Class::AgeAfter) || line.is(at, Class::Of) && line.is(at + 1, Class::AgeBefore);
    if joined && line.is_number(number.end + 1) && old(number.end + 3) && may_be_age(number) {
        return Some(Refusal::Age);
    }
    // "a 5- and a 7-year-old", "five- to ten-year-olds"
    let hanging = line.is(number.end, Class::Dash) && !line.is_glued(number.end + 1);
    if hanging && (number.end..(number.end + 7).min(line.len())).any(|at| line.is(at, Class::AgeAfter)) {
        return Some(Refusal::Age);
    }
    let led = |at: usize| line.is_before(at, Class::AgeBefore);
    // "ages of 12 and 15", "the retirement age from 62 to 64"
    let links = [Class::Of, Class::Between, Class::From, Class::To];
    let of = start.checked_sub(1).filter(|at| links.iter().any(|link| line.is(*at, *link))).unwrap_or(start);
    if led(start) || led(of) || led(number.start) {
        return Some(Refusal::Age);
    }
    let second_age = start.checked_sub(2).is_some_and(|at| {
        line.is(at + 1, Class::And) | line.is(at + 1, Class::To) | line.is(at + 1, Class::Or)
            && (at.saturating_sub(3)..=at).any(|before| line.is(before, Class::AgeBefore))
    });
    // "under the age of 15, and 48 wounded people"
    if second_age && !noun::counts_at(line, number.tail) {
        return Some(Refusal::Age);
    }
    // "men older than 55", "boys younger than 15"
    let elder = line.phrase_at(&line.lexicon.figures.elder, number.hedged).is_some();
    let elder = elder && (line.is_before(number.hedged, Class::Persons) || line.is_before(number.hedged, Class::None));
    if elder && may_be_age(number) && !noun::counts_at(line, number.tail) || of_men_between(line, number) {
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
                && line.kind(number.end + 1) == Kind::Number)
        && !is_tally(line, number.start - 1);
    let last_of_two = number.numeral.bare
        && small
        && number.start > 3
        && line.is(number.start - 1, Class::And)
        && line.mark(number.start - 3) == ','
        && line.mark(number.end) == ','
        && line.kind(number.start - 2) == Kind::Number
        && !line.is(number.start - 4, Class::Month);
    // "A boy of 9", "a girl of nine"; "a mother of four" has four.
    let told = || {
        number.numeral.bare
            || may_be_age(number)
                && !noun::counts_at(line, number.tail)
                && line.phrase_before(&line.lexicon.figures.parents_of, start).is_none()
    };
    let person = number.unit.is_none()
        && start > 1
        && line.is(start - 1, Class::Of)
        && line.is(start - 2, Class::Person)
        && !noun::counts_at(line, number.end)
        && told();
    // "the average age of the squad is 27"
    let be = start.checked_sub(1).filter(|at| line.is(*at, Class::Be));
    // "nine years of age, and the wall is 6 metres": of another clause.
    let within = |at: &usize| line.kind(*at) == Kind::Word && !line.is(*at, Class::And) || line.is(*at, Class::Comma);
    let aged = |be: usize| (be.saturating_sub(6)..be).rev().take_while(within).any(|at| line.is(at, Class::AgeBefore));
    let averaged = be.is_some_and(aged) && (number.unit.is_none() || years);
    let since = now_age(line, number);
    if between_commas
        || last_of_two
        || since
        || person
        || averaged
        || bounded_age(line, number)
        || told_age(line, number)
    {
        return Some(Refusal::Age);
    }
    let apposed = number.numeral.bare
        && number.unit.is_none()
        && number.start > 1
        && line.mark(number.start - 1) == ','
        && (line.is_capital(number.start - 2) || line.is(number.start - 2, Class::Person))
        && !line.is(number.start - 2, Class::Weekday)
        && !refuse::is_month(line, number.start - 2)
        && (matches!(line.mark(number.end), ',' | '.' | ';' | ')')
            // "Ada Vold, 36 - the mayor's sister - was"
            || line.is(number.end, Class::Dash)
                && !line.is_number(number.end + 1)
                && is_behind_name(line, number.start - 1)
            || line.len() <= number.end && line.is(number.start - 2, Class::Person))
        && small
        && !is_tally(line, number.start - 1)
        && !is_at_place(line, number.start - 1)
        // "41 died; the UN, 58."
        && !(line.is_shouted(number.start - 2) && line.is_before(number.start - 2, Class::The));
    (apposed || of_about(line, number)).then_some(Refusal::Age)
}

/// "One survivor, now 61, said", "Mari Vold, also 23, was": an age behind a person, with a word before it.
fn now_age(line: &Line<'_>, number: &Measured) -> bool {
    let Some((word, ())) = line.phrase_before(&line.lexicon.figures.age_adverbs, number.start) else { return false };
    let set_off = word > 1 && line.mark(word - 1) == ',' && line.mark(number.end) == ',';
    // "One rescuer from those days, now 61,"
    const FAR: usize = 6;
    let person = |at: usize| line.is(at, Class::Person) || line.is_capital(at);
    let whose = (word.saturating_sub(FAR)..word.saturating_sub(1)).rev().take_while(|at| line.kind(*at) == Kind::Word);
    number.numeral.bare && number.unit.is_none() && may_be_age(number) && set_off && whose.into_iter().any(person)
}

/// Whether the words before a place are a whole name, and not where something is.
fn is_behind_name(line: &Line<'_>, end: usize) -> bool {
    const PLACING: [Class; 5] = [Class::In, Class::At, Class::From, Class::To, Class::And];
    let placing = |at: usize| PLACING.iter().any(|class| line.is(at, *class));
    let names = (0..end).rev().take_while(|at| line.is_capital(*at) && !placing(*at)).count();
    1 < names && !(end - names).checked_sub(1).is_some_and(placing)
}

/// "Rina Das, 19 or so, walked out", "a boy, maybe 10, died": a hedged age behind a whole name or a person.
fn of_about(line: &Line<'_>, number: &Measured) -> bool {
    let behind = super::hedge::after(line, number.tail, &mut super::hedge::Hedges::default());
    let hedged = number.hedged < number.start || behind.is_some();
    let Some(comma) = number.hedged.checked_sub(1).filter(|at| line.mark(*at) == ',') else { return false };
    let whose = is_behind_name(line, comma) || line.is_before(comma, Class::Person);
    hedged
        && whose
        && number.unit.is_none()
        && may_be_age(number)
        && matches!(line.mark(behind.unwrap_or(number.tail)), ',' | '.')
}

/// "214 houses were flooded in Salu; in Merin, 31.": a place set off before its count.
fn is_at_place(line: &Line<'_>, comma: usize) -> bool {
    const NAME: usize = 4;
    let words = (comma.saturating_sub(NAME)..comma).rev().take_while(|at| line.is_capital(*at)).count();
    let Some(place) = (comma - words).checked_sub(1) else { return false };
    let led = line.is(place, Class::In) || line.is(place, Class::At);
    let set_off = place.checked_sub(1).is_some_and(|at| line.kind(at) == Kind::Mark || line.is(at, Class::And));
    led && set_off && (0..place).any(|at| line.is_number(at))
}

/// Whether the words before a comma name a count: "its toll, 41, is", "the figure for Salu, 41, is".
fn is_tally(line: &Line<'_>, comma: usize) -> bool {
    const NEAR: usize = 5;
    let tally = |at: usize| line.phrase_at(&line.lexicon.figures.tallies, at).map(|(end, ())| end);
    let placed = |end: usize| {
        [Class::In, Class::At, Class::For, Class::From, Class::On].iter().any(|class| line.is(end, *class))
    };
    (comma.saturating_sub(NEAR)..comma)
        .rev()
        .take_while(|at| line.kind(*at) == Kind::Word)
        .filter_map(tally)
        .any(|end| end == comma || placed(end))
}

/// Whether a number may be an age, by what it comes to and its unit.
fn may_be_age(number: &Measured) -> bool {
    /// The oldest anybody was, in round years.
    const OLDEST: Decimal = Decimal::from_parts(120, 0, 0, false, 0);
    // "took the boys under five minutes": nobody's age is told in what is shorter than a week.
    const WEEK: Decimal = Decimal::from_parts(604_800, 0, 0, false, 0);
    let years = number.unit.as_ref().is_none_or(|unit| unit.dimension == Dimension::Duration && WEEK <= unit.scale);
    let aged = value(number).is_some_and(|age| age.is_integer() && Decimal::ONE <= age && age <= OLDEST);
    aged && years
}

/// "170 men between 15 and 55 who were held": either number, with nothing counted behind them.
fn of_men_between(line: &Line<'_>, number: &Measured) -> bool {
    let joins = |at: usize| line.is(at, Class::And) || line.is(at, Class::To);
    let persons = |at: usize| line.is(at, Class::Between) && line.is_before(at, Class::Persons);
    let first = number.start.checked_sub(1).is_some_and(persons)
        && joins(number.end)
        && line.is_number(number.end + 1)
        && !noun::counts_at(line, number.end + 2);
    let second = number.start.checked_sub(3).is_some_and(persons)
        && joins(number.start - 1)
        && line.is_number(number.start - 2)
        && !noun::counts_at(line, number.tail);
    may_be_age(number) && (first || second)
}

/// "children under five", "those over 70", "under-21 side": a bound behind persons is an age's.
fn bounded_age(line: &Line<'_>, number: &Measured) -> bool {
    let Some(over) = number.start.checked_sub(1) else { return false };
    if line.is(over, Class::Dash) && line.is_glued(over) && line.is_glued(number.start) {
        let named = line.is_before(over, Class::AgeOver) && !line.is(over + 1, Class::PluralSuffix);
        return named && may_be_age(number) && !noun::counts_at(line, number.tail);
    }
    // "those 12 or younger", "those of 8 and under"
    let first = if line.is_before(number.hedged, Class::Of) { number.hedged - 1 } else { number.hedged };
    // "women under 15 or over 40": two bounds of who is eligible, and nobody's age.
    let paired = line.is(number.end, Class::Or) && line.is(number.end + 1, Class::AgeOver)
        || line.is_before(number.hedged, Class::Or);
    // "11% of men over 50": what might be spread is no hedge.
    let unhedged = number.hedged == number.start && line.is(over, Class::Over);
    let first = if unhedged { over } else { first };
    let bounds = line.is(over, Class::AgeOver) && (number.hedged == over || unhedged) && !paired;
    // "those 12 or younger": a word behind it, where none is before.
    let behind = super::hedge::after(line, number.tail, &mut super::hedge::Hedges::default());
    if !bounds && behind.is_none() || !may_be_age(number) {
        return false;
    }
    // "anyone over 60 pays": a verb, and nothing that is counted
    let data = &line.lexicon.figures;
    if bounds && line.phrase_before(&data.whoever, first).is_some() {
        return true;
    }
    if bounds && line.is_before(first, Class::Be) && is_of_souls(line, first - 1, number.tail) {
        return true;
    }
    if bounds && line.phrase_at(&data.pays, number.tail).is_some() {
        return line.is_before(first, Class::Persons);
    }
    if noun::counts_at(line, number.tail) {
        return false;
    }
    let closed = behind.is_some_and(|end| line.is_before(end, Class::AgeClose));
    // "for 12 or older", whoever it is
    let elder = behind.is_some_and(|end| line.phrase_before(&line.lexicon.figures.elder, end).is_some());
    let persons =
        line.is_before(first, Class::Persons) || line.phrase_before(&line.lexicon.figures.of_them, first).is_some();
    persons && (bounds || closed) || elder
}

/// "half of the 104 dead were over 70", "of the victims, most are over 65": how old those are who stand before a verb.
fn is_of_souls(line: &Line<'_>, be: usize, end: usize) -> bool {
    const REACH: usize = 10;
    let ends = line.len() <= end || line.kind(end) == Kind::Mark || line.is(end, Class::Now);
    if !ends || line.is_glued(end) && line.mark(end) == '+' {
        return false;
    }
    // "Three were under 18"
    // "Of the sick, at least 1,600 are under 15"
    let counted = be.checked_sub(1).filter(|at| line.is_number(*at));
    let counted = counted.map(|at| line.phrase_before(&line.lexicon.figures.before, at).map_or(at, |(first, _)| first));
    if counted.is_some_and(|at| at == 0 || line.kind(at - 1) == Kind::Mark || line.is_before(at, Class::And)) {
        return true;
    }
    let data = &line.lexicon.figures;
    let soul = |at: usize| {
        line.is(at, Class::Persons) || line.is(at, Class::Person) || line.phrase_at(&data.souls, at).is_some()
    };
    let within = be.saturating_sub(REACH)..be;
    let Some(soul) = within.clone().find(|at| soul(*at)) else { return false };
    // "fares for patients were over 70", "the number of dead was over 70"
    let counted = within.clone().any(|at| line.phrase_at(&data.tallies, at).is_some());
    let mut first = soul;
    while first
        .checked_sub(1)
        .is_some_and(|at| line.is_number(at) || line.is(at, Class::The) || line.entry(at).is_plain())
    {
        first -= 1;
    }
    let bound = first.checked_sub(1).is_some_and(|at| line.phrase_at(&data.binding, at).is_some());
    !counted && !bound
}

/// "he is 33", "she's 21 now", "the youngest of them 13".
fn told_age(line: &Line<'_>, number: &Measured) -> bool {
    const NEAR: usize = 4;
    let bare = number.numeral.bare || !number.numeral.digits;
    if !bare || number.unit.is_some() || !may_be_age(number) || noun::counts_at(line, number.end) {
        return false;
    }
    if turns(line, number) {
        return true;
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

/// "who turns 60 next week", "the actor turned 50": the age that somebody reaches.
fn turns(line: &Line<'_>, number: &Measured) -> bool {
    let Some((verb, ())) = line.phrase_before(&line.lexicon.figures.turning, number.start) else { return false };
    let verb = if line.is_before(verb, Class::Modal) { verb - 1 } else { verb };
    let somebody = line.is_before(verb, Class::Pronoun) || line.is_before(verb, Class::Person);
    let named = verb.checked_sub(1).is_some_and(|name| line.is_capital(name));
    let plain = number.end - number.start == 1 || !number.numeral.digits;
    let ends = line.kind(number.end) != Kind::Word
        || [Class::Stop, Class::WindowBefore, Class::Weekday].iter().any(|class| line.is(number.end, *class));
    plain && ends && (somebody || named)
}
