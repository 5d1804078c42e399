//! Hours of the day, which state no figure: told by their shape ("14:13", "5 p.m."), by words of the clock ("half past
//! five") and by what stands around them ("left by 7.15").

use rust_decimal::Decimal;

use super::Refusal;
use super::context::value;
use super::measure::Measured;
use super::refuse::is_day;
use crate::lexicon::figures::{Class, NumberWord};
use crate::lexicon::line::Line;
use crate::token::Kind;
use crate::unit::Dimension;

/// Clock times: "14:13", "0:01:14", "5 p.m.", "14H:13", "0600 GMT", "3pm", "7.30am", "5 o'clock".
pub(super) fn shape(line: &Line<'_>, at: usize) -> Option<(usize, Refusal)> {
    let found = |end| Some((end, Refusal::Clock));
    let mut end = at + 1;
    while line.mark(end) == ':' && line.is_glued(end) && line.kind(end + 1) == Kind::Number && line.is_glued(end + 1) {
        end += 2;
    }
    if end != at + 1 {
        return found(past_meridiem(line, end).unwrap_or(end));
    }
    if let Some(end) = letters_of_time(line, at) {
        return found(end);
    }
    // "14H:13", "14h30"
    if matches!(line.str(end), "H" | "h") && line.is_glued(end) {
        let colon = if line.mark(end + 1) == ':' { end + 2 } else { end + 1 };
        if line.kind(colon) == Kind::Number && line.is_glued(colon) && line.width(colon) == 2 {
            return found(colon + 1);
        }
    }
    if let Some(after) = past_meridiem(line, end) {
        return found(after);
    }
    if line.is(end, Class::Clock) {
        return found(end + 1);
    }
    // "between 5 and 6 pm", "9-5pm"
    let linked =
        (line.is(end, Class::And) || line.is(end, Class::Dash) || line.is(end, Class::To) || line.is(end, Class::Or))
            && line.kind(end + 1) == Kind::Number;
    if linked && past_meridiem(line, end + 2).is_some() && line.width(at) <= 5 {
        return found(end);
    }
    // "1425: More than 100 people have died": the hour of an entry.
    let whole = |token: &str| token.len() == 4 && token.parse::<u32>().is_ok_and(|all| all < 2400 && all % 100 < 60);
    if at == 0 && line.mark(end) == ':' && !line.is_glued(end + 1) && whole(line.str(at)) {
        return found(end);
    }
    let sent = line.phrase_before(&line.lexicon.figures.clock_see, at).is_some();
    let seen = sent && line.kind(end) != Kind::Word && is_dotted(line.str(at));
    if is_hour_of_entry(line, at) || seen {
        return found(end);
    }
    let led = line.is_before(at, Class::ClockBefore);
    if !led && !line.is(end, Class::Zone) {
        return None;
    }
    let token = line.str(at);
    let hhmm = match token.split_once('.') {
        Some((hours, minutes)) => {
            hours.len() <= 2 && minutes.len() == 2 && hours.parse::<u32>().is_ok_and(|hours| hours < 25)
        }
        None => whole(token),
    };
    let zone = line.is(end, Class::Zone) && !line.is(end, Class::TimeUnit);
    let military = line.is(end, Class::Zone)
        && line.is(end, Class::TimeUnit)
        && !token.contains('.')
        && (token.starts_with('0') || led);
    // "at 19.30 on Tuesday"
    let minutes = token.split_once('.').is_some_and(|(_, minutes)| minutes.parse::<u32>().is_ok_and(|all| all < 60));
    let day = if line.is(end, Class::On) { end + 1 } else { end };
    let weekday = line.is_capital(day) && line.lexicon.claims.weekdays.contains_key(&line.word(day));
    // "By 19.30, 23 people had died"; prices "fell by 19.30".
    let opens = at == 1 && line.mark(end) == ',';
    // "the index rose by 7.15 on Wednesday"
    let moved = || line.is_before(at, Class::By) && line.is_before(at - 1, Class::Change);
    if hhmm && minutes && (weekday && !moved() || opens) && led {
        return found(end);
    }
    (hhmm && (zone || military)).then_some((end + 1, Refusal::Clock))
}

/// "13.15": a number that can be an hour with its minutes.
fn is_dotted(token: &str) -> bool {
    let within = |part: &str, limit: u8| part.len() <= 2 && part.parse::<u8>().is_ok_and(|part| part < limit);
    token.split_once('.').is_some_and(|(hour, minute)| minute.len() == 2 && within(hour, 24) && within(minute, 60))
}

/// "13.15 Power is back", "**Sun 15 Aug 13.15** Power is back": the hour of an entry, with two figures before its point, and
/// behind it what opens a sentence.
fn is_hour_of_entry(line: &Line<'_>, at: usize) -> bool {
    const DAY: usize = 6;
    // A date may stand before it, and its marks.
    let dates = |at: usize| is_day(line, at) || line.is(at, Class::Weekday) || line.is(at, Class::Month);
    let first = at <= DAY && (0..at).all(|at| dates(at) || line.kind(at) == Kind::Mark);
    let next = (at + 1..line.len()).find(|&next| line.mark(next) != '*').unwrap_or(at + 1);
    let opens =
        line.kind(next) == Kind::Word && line.is_capital(next) && !line.is_shouted(next) && !line.is_glued(next);
    let measures = line.is_number(next) || line.phrase_at(&line.lexicon.figures.units, next).is_some();
    first && line.width(at) == 5 && is_dotted(line.str(at)) && opens && !measures
}

/// Past a time in letters, to the second: "1m 21.4s", "2h 14m 9s".
fn letters_of_time(line: &Line<'_>, at: usize) -> Option<usize> {
    let unit = |at: usize| {
        let glued = line.kind(at) == Kind::Number && line.is_glued(at + 1) && line.width(at + 1) == 1;
        if glued { line.lexicon.figures.tight.get(line.str(at + 1)) } else { None }
    };
    // What stands for a metre elsewhere stands for a minute before seconds.
    let is = |at: usize, dimension, scale: i64| {
        unit(at).is_some_and(|unit| unit.dimension == dimension && unit.scale == scale.into())
    };
    let minutes = if is(at, Dimension::Duration, 3600) { at + 2 } else { at };
    (is(minutes, Dimension::Length, 1) && is(minutes + 2, Dimension::Duration, 1)).then_some(minutes + 4)
}

/// Past "am", "p.m." or "pm" behind an hour.
pub(crate) fn past_meridiem(line: &Line<'_>, at: usize) -> Option<usize> {
    if line.is(at, Class::Meridiem) && !line.is_capital(at) | line.is_shouted(at) {
        return Some(at + 1);
    }
    let dotted = line.is(at, Class::MeridiemLetter)
        && line.mark(at + 1) == '.'
        && line.is_glued(at + 1)
        && matches!(line.str(at + 2), "m" | "M")
        && line.is_glued(at + 2);
    dotted.then(|| if line.mark(at + 3) == '.' && line.is_glued(at + 3) { at + 4 } else { at + 3 })
}

/// "five o'clock", "half past five", "ten to six", "three p.m."
pub(super) fn in_words(line: &Line<'_>, at: usize) -> Option<(usize, Refusal)> {
    let counts = |at: usize| matches!(line.number(at), Some(NumberWord::Small(_)));
    let hour = |at: usize| counts(at) || line.kind(at) == Kind::Number && is_day(line, at);
    if counts(at) && (line.is(at + 1, Class::Clock) || past_meridiem(line, at + 1).is_some()) {
        return Some((past_meridiem(line, at + 1).unwrap_or(at + 2), Refusal::Clock));
    }
    if counts(at) && (is_hour_behind(line, at) || is_hour_of_event(line, at) || is_hour_of_day(line, at)) {
        return Some((at + 1, Refusal::Clock));
    }
    let past = line.is(at + 1, Class::ClockPast) && !line.is(at + 1, Class::To);
    if line.is(at, Class::Half) && past && hour(at + 2) {
        return Some((at + 3, Refusal::Clock));
    }
    None
}

/// "had 412 dead at six": an hour behind a count and what it counts.
fn is_hour_behind(line: &Line<'_>, at: usize) -> bool {
    const NOUN: usize = 3;
    let Some(before) = at.checked_sub(1).filter(|before| line.is(*before, Class::At)) else { return false };
    let ends = at + 1 >= line.len()
        || line.kind(at + 1) == Kind::Mark && !line.is_glued(at + 2)
        || line.is(at + 1, Class::And);
    let number = (before.saturating_sub(NOUN)..before).rev().find(|at| line.is_number(*at));
    let noun =
        number.is_some_and(|number| number + 1 < before && (number + 1..before).all(|at| line.kind(at) == Kind::Word));
    let hour = matches!(line.number(at), Some(NumberWord::Small(1..=12)));
    hour && ends && noun
}

/// "the shift walked out at nine": an hour, where no word before it puts a count at something.
fn is_hour_of_event(line: &Line<'_>, at: usize) -> bool {
    const NEAR: usize = 5;
    let Some(before) = at.checked_sub(1).filter(|before| line.is(*before, Class::At)) else { return false };
    let ends = at + 1 >= line.len() || line.kind(at + 1) == Kind::Mark && !line.is_glued(at + 2);
    let put = line.is_before(before, Class::Be)
        || (before.saturating_sub(NEAR)..before).any(|at| line.is(at, Class::PutAt) || line.is(at, Class::Change));
    // "The Reds, at nine, are": behind a comma it is no hour of a verb.
    let led = before == 0 || line.kind(before - 1) == Kind::Word;
    matches!(line.number(at), Some(NumberWord::Small(1..=12))) && ends && led && !put
}

/// "since six this morning", "after nine that evening".
fn is_hour_of_day(line: &Line<'_>, at: usize) -> bool {
    let led = line.is_before(at, Class::ClockBefore) && !line.is_before(at, Class::And);
    let part = line.phrase_at(&line.lexicon.figures.day_parts, at + 1).is_some();
    led && part && matches!(line.number(at), Some(NumberWord::Small(1..=12)))
}

/// "10 in the morning", "till 9 or 10 at night", "the 7.42 to the capital".
pub(super) fn refusal(line: &Line<'_>, number: &Measured) -> Option<Refusal> {
    // No hour with a point is shorter or longer: "7.15", "19.30".
    let timed = matches!(line.width(number.start), 4 | 5) && number.unit.is_none();
    if timed && (is_train(line, number) || is_hour_of_verb(line, number)) {
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
    let in_part = |at: usize| line.is(at, Class::In) && line.is(at + 1, Class::The) && line.is(at + 2, Class::DayPart);
    // "between 9 and 11 in the morning"
    let joined = [Class::And, Class::To, Class::Or].iter().any(|class| line.is(number.end, *class));
    let led = [Class::Between, Class::From, Class::At].iter().any(|class| line.is_before(number.hedged, *class))
        || line.is_before(number.start, Class::Between);
    let first = led && joined && line.is_number(number.end + 1) && in_part(number.end + 2);
    // "closed at 8 this morning"; not "stood at 8 this morning"
    const NEAR: usize = 3;
    let near = || number.start.saturating_sub(NEAR)..number.start.saturating_sub(1);
    let put = || near().any(|at| line.is(at, Class::PutAt) || line.is(at, Class::Change));
    let day_part = line.phrase_at(&line.lexicon.figures.day_parts, number.end).is_some();
    let of_day = day_part && line.is_before(number.start, Class::At) && !put();
    let part = in_part(number.end) || first || of_day;
    let hour = value(number).is_some_and(|hour| hour <= Decimal::from(12)) && number.unit.is_none();
    (part && hour).then_some(Refusal::Clock)
}

/// "left by 7.15", "at 2.30 this morning", "the first fell at 6.40, the second at 7.15": an hour with a point.
fn is_hour_of_verb(line: &Line<'_>, number: &Measured) -> bool {
    const REACH: usize = 8;
    let (start, end) = (number.start, number.end);
    if start == 0 || !is_hour(line, start) || line.kind(end) == Kind::Word && !line.is(end, Class::Stop) {
        return false;
    }
    let data = &line.lexicon.figures;
    let led = |at: usize| line.is_before(at, Class::At) || line.is_before(at, Class::By);
    let timed = |at: usize| led(at) && line.phrase_before(&data.timed, at - 1).is_some();
    // "At 6.40 a second bomb", "By 7.15 the square was full"
    let goes_on = line.is(end, Class::The) || line.is(end, Class::Article) && line.is(end + 1, Class::Ordinal);
    let opens = start == 1 && led(start) && goes_on;
    let again = || (start.saturating_sub(REACH)..start).any(|at| is_hour(line, at) && timed(at));
    let of_day = line.is_before(start, Class::ClockBefore) && line.phrase_at(&data.day_parts, end).is_some();
    // "the index rose by 7.15"
    let moved = line.is_before(start - 1, Class::Change);
    timed(start) || opens || of_day || led(start) && !moved && again()
}

/// Whether digits may be an hour and its minutes: "7.15", "18.05".
fn is_hour(line: &Line<'_>, at: usize) -> bool {
    let whole = |part: &str, below: u32| part.parse::<u32>().is_ok_and(|value| value < below);
    line.str(at).split_once('.').is_some_and(|(hours, minutes)| {
        let round = minutes.len() == 2 && minutes.ends_with(['0', '5']);
        round && hours.len() <= 2 && whole(hours, 24) && whole(minutes, 60)
    })
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
    // "took the 2.45 in front of a full stand": a race by its time.
    let race = number.start.checked_sub(1).is_some_and(|the| {
        [Class::OverVerb, Class::ScoreWord].iter().any(|class| line.is_before(the, *class)) && line.is(the, Class::The)
    });
    let goes_on = line.kind(number.end) == Kind::Mark || line.is(number.end, Class::Stop);
    if timed && race && goes_on && line.str(number.start).ends_with(['0', '5']) {
        return true;
    }
    timed && line.is_before(number.start, Class::The) && to && place
}
