//! Hours of the day, as printed and in words: "by 3 p.m.", "at nine this morning", "Wednesday evening".

use jiff::civil::{Date, Time};

use super::ago::relative;
use super::calendar::{dated, point};
use super::clause;
use super::time::Phrase;
use crate::lexicon::claims::{Part, TimeUnit};
use crate::lexicon::figures::{Class, NumberWord};
use crate::lexicon::line::Line;
use crate::token::Kind;
use crate::window::{Moment, PartOfDay, TimeOfDay, Window};

/// "Wednesday evening", "Tuesday noon", "Thursday at midday": a day with the part of it, or the hour.
pub(super) fn by_part_of_day(line: &Line<'_>, day: Phrase) -> Phrase {
    let single = day.window.from == day.window.to;
    let own = |at: usize| part_of_day(line, at).map(|time| (time, at + 1));
    let at = line.lexicon.claims.at.contains(&line.word(day.end));
    // "1 Nov, 06:00", and no more in its cell
    let last = |printed: &(TimeOfDay, usize)| printed.1 >= line.len() && line.kind(day.end + 1) == Kind::Number;
    let comma = || clock(line, day.end + 1).filter(|printed| line.str(day.end) == "," && last(printed));
    let told = match at {
        true => clock(line, day.end + 1).or_else(|| own(day.end + 1)),
        false => own(day.end).or_else(comma),
    };
    match told.filter(|_| single) {
        Some((time, end)) => at_time(Phrase { end, ..day }, time),
        None => day,
    }
}

/// "evening", "noon".
pub(super) fn part_of_day(line: &Line<'_>, at: usize) -> Option<TimeOfDay> {
    let claims = &line.lexicon.claims;
    let hour = || Time::new(*claims.hours.get(&line.word(at))?, 0, 0, 0).ok().map(TimeOfDay::clock);
    claims.day_parts.get(&line.word(at)).copied().map(TimeOfDay::Part).or_else(hour)
}

pub(super) fn at_time(phrase: Phrase, time: TimeOfDay) -> Phrase {
    let set = |moment: Option<Moment>| moment.map(|at| Moment { time: Some(time), ..at });
    let window = Window { from: set(phrase.window.from), to: set(phrase.window.to), ..phrase.window };
    Phrase { window, ..phrase }
}

/// "by 3 p.m.", "as of noon on Tuesday", "by 17.00": a printed hour, of the document's day where none
/// is named.
pub(super) fn by_clock(line: &Line<'_>, at: usize, next: usize, today: Option<Date>) -> Option<Phrase> {
    let (time, end) = clock(line, next).or_else(|| Some((part_of_day(line, next)?, next + 1)))?;
    // "by 10 am on Sunday", "as of 10:00 am of 28 April", "as of 6 pm, June 13"
    let joins = [Class::On, Class::Of, Class::Comma].iter().any(|&class| line.is(end, class));
    let on = if joins { end + 1 } else { end };
    let day = point(line, on, today).or_else(|| today.and_then(|today| relative(line, on, today)));
    let day = day.filter(|day| day.window.from.map(|at| at.date) == day.window.to.map(|at| at.date));
    // "by 6 pm, Monday's fighting had"
    let day = day.filter(|day| !line.is(end, Class::Comma) || !clause::owns(line, day.end));
    let phrase = match day {
        Some(day) => Phrase::of(at, day.end, day.window),
        None => Phrase::of(at, end, Window::day(today?)),
    };
    Some(Phrase { until: true, ..at_time(phrase, time) })
}

/// The hour of a line that holds nothing else: "17:45".
pub(super) fn clock_line(line: &Line<'_>) -> Option<TimeOfDay> {
    let (time, end) = clock(line, past_emphasis(line))?;
    let rest = (end..line.len()).all(|at| line.kind(at) == Kind::Mark);
    rest.then_some(time)
}

/// The hour that opens an entry: "17:45 The coastguard raises its count", "Sun 15 Aug 13.45 It counts 724".
pub(super) fn entry(line: &Line<'_>) -> Option<TimeOfDay> {
    let first = past_emphasis(line);
    let told = entry_date(line).map_or(first, |(_, end)| end);
    let (time, end) = clock(line, told).or_else(|| bare_clock(line)).filter(|_| line.kind(told) == Kind::Number)?;
    let set_off = end >= line.len() || line.kind(end) == Kind::Mark || line.is_capital(end);
    set_off.then_some(time)
}

/// Where the date stands that opens an entry before its hour, and what is behind it: "Sun 15 Aug", "Thursday, Aug. 9,".
pub(super) fn entry_date(line: &Line<'_>) -> Option<(usize, usize)> {
    let past_comma = |at: usize| at + usize::from(line.str(at) == ",");
    let first = past_emphasis(line);
    let date = if line.is(first, Class::Weekday) { past_comma(first + 1) } else { first };
    // Any year will do to see that it is a date.
    let phrase = dated(line, date, Date::new(2000, 12, 31).ok())?;
    let hour = past_comma(phrase.end);
    phrase.window.only_day().filter(|_| line.kind(hour) == Kind::Number).map(|_| (date, hour))
}

/// Behind the marks that set an hour off from its entry: "**17:45**", "[17:45]".
fn past_emphasis(line: &Line<'_>) -> usize {
    const LONGEST: usize = 3;
    (0..LONGEST).take_while(|at| matches!(line.mark(*at), '*' | '_' | '[' | '(')).count()
}

/// The hour of an entry in four figures: "1425: More than 100 have died".
fn bare_clock(line: &Line<'_>) -> Option<(TimeOfDay, usize)> {
    let (hour, minute) = line.str(0).split_at_checked(2).filter(|(_, minute)| minute.len() == 2)?;
    let time = Time::new(hour.parse().ok()?, minute.parse().ok()?, 0, 0).ok()?;
    (line.str(1) == ":").then_some((TimeOfDay::clock(time), 1))
}

/// An hour as printed: "15:00", "17.00", "3 p.m.", "noon", "12.25 GMT".
pub(super) fn clock(line: &Line<'_>, at: usize) -> Option<(TimeOfDay, usize)> {
    let (time, end) = hour(line, at)?;
    match (time, line.lexicon.claims.zones.get(&line.word(end))) {
        (TimeOfDay::Clock { time, .. }, Some(ahead)) if line.is_shouted(end) => {
            Some((TimeOfDay::Clock { time, offset: Some(*ahead) }, end + 1))
        }
        _ => Some((time, end)),
    }
}

fn hour(line: &Line<'_>, at: usize) -> Option<(TimeOfDay, usize)> {
    let claims = &line.lexicon.claims;
    let time = |hour: i8, minute: i8| Time::new(hour, minute, 0, 0).ok().map(TimeOfDay::clock);
    if line.kind(at) != Kind::Number {
        return Some((part_of_day(line, at).filter(|_| line.is(at, Class::Meridiem))?, at + 1));
    }
    let token = line.str(at);
    let minutes = line.str(at + 1) == ":" && line.is_glued(at + 1) && line.str(at + 2).len() == 2;
    // "1800 hours", "as of 1800 today"
    let day = line.phrase_at(&claims.days, at + 1).is_some_and(|(_, (first, last))| first == last);
    let zone = line.is_shouted(at + 1) && claims.zones.contains_key(&line.word(at + 1));
    let military = (claims.units.get(&line.word(at + 1)) == Some(&TimeUnit::Hour) || day || zone) && token.len() == 4;
    if let Some((hour, minute)) = token.split_at_checked(2).filter(|_| military) {
        return Some((time(hour.parse().ok()?, minute.parse().ok()?)?, at + 2));
    }
    let (hour, minute, end) = match token.split_once('.') {
        Some((hour, minute)) if minute.len() == 2 => (hour.parse().ok()?, minute.parse().ok()?, at + 1),
        None if minutes => (token.parse().ok()?, line.str(at + 2).parse().ok()?, at + 3),
        _ => (token.parse().ok()?, 0_i8, at + 1),
    };
    match crate::figure::past_meridiem(line, end) {
        Some(past) => {
            let late = claims.second_half.contains(&line.word(end));
            let hour: i8 = hour;
            // "12:00 noon"
            let told = claims.hours.get(&line.word(end)).copied().filter(|told| hour % 12 == *told % 12);
            let hour = told.unwrap_or(if late { hour % 12 + 12 } else { hour % 12 });
            Some((time(hour, minute)?, past))
        }
        None => Some((time(hour, minute).filter(|_| end > at + 1 || token.contains('.'))?, end)),
    }
}

/// "at nine this morning", "at 8 a.m. on Friday": an hour with its day.
pub(super) fn at_clock(line: &Line<'_>, at: usize, today: Date) -> Option<Phrase> {
    if !line.lexicon.claims.at.contains(&line.word(at)) {
        return None;
    }
    let in_words = || match line.number(at + 1)? {
        // "at four", "at four o'clock"
        NumberWord::Small(hour) => {
            let end = at + 2 + usize::from(line.is(at + 2, Class::Clock));
            Some((i8::try_from(hour).ok().filter(|hour| *hour <= 12)?, end))
        }
        _ => None,
    };
    let hour = line.lexicon.claims.hours.contains_key(&line.word(at + 1));
    let in_a_word = || part_of_day(line, at + 1).filter(|_| hour).map(|time| (time, at + 2));
    let (time, next) = match clock(line, at + 1).or_else(in_a_word) {
        Some(printed) => printed,
        None => {
            let (hour, next) = in_words()?;
            (TimeOfDay::clock(Time::new(hour, 0, 0, 0).ok()?), next)
        }
    };
    let on = if line.is(next, Class::On) { next + 1 } else { next };
    // "the count at midday was 132", "At 6 a.m. the figure stood at 2,906", "At 17:00, 41 had died"
    const TOLD: usize = 6;
    let counts =
        |at: usize| [Part::CountNoun, Part::Tally, Part::Baseline].iter().any(|&counts| clause::part(line, at, counts));
    let opens = at <= usize::from(line.is(0, Class::Quote)) && (next..next + TOLD).any(counts);
    let own_day = || (hour || opens).then(|| Phrase::of(at, next, Window::day(today)));
    let day = point(line, on, Some(today)).or_else(|| relative(line, on, today)).or_else(own_day)?;
    // "at nine this evening"
    let part = day.window.to.and_then(|to| to.time);
    let late = matches!(part, Some(TimeOfDay::Part(PartOfDay::Afternoon | PartOfDay::Evening | PartOfDay::Night)));
    let time = match time {
        TimeOfDay::Clock { time, offset } if late && time.hour() < 12 => {
            TimeOfDay::Clock { time: Time::new(time.hour() + 12, time.minute(), 0, 0).ok()?, offset }
        }
        time => time,
    };
    day.window.only_day().map(|_| at_time(Phrase { start: at, ..day }, time))
}
