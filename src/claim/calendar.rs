//! Days, months and years by their names: "29 November", "Monday", "in 2011".

use jiff::civil::{Date, Weekday};

use super::clause::{self, part};
use super::clock::by_part_of_day;
use super::time::{Phrase, found};
use crate::lexicon::claims::{Part, TimeUnit};
use crate::lexicon::figures::Class;
use crate::lexicon::line::Line;
use crate::token::Kind;
use crate::window::{Window, days_before, months_before};

/// A weekday, a day of a month, a month or a year.
pub(super) fn point(line: &Line<'_>, at: usize, today: Option<Date>) -> Option<Phrase> {
    iso(line, at)
        .or_else(|| in_digits(line, at, today))
        .or_else(|| dated(line, at, today))
        .or_else(|| today.and_then(|today| day_alone(line, at, today)))
        .or_else(|| today.and_then(|today| weekday(line, at, today)).map(|day| with_date(line, day, today)))
        .map(|day| by_part_of_day(line, day))
        .or_else(|| today.and_then(|today| quarter(line, at, today)))
        .or_else(|| today.and_then(|today| part_of_month(line, at, today)))
        .or_else(|| year(line, at, today))
}

/// "Thursday, February 24": the date says which Thursday.
fn with_date(line: &Line<'_>, day: Phrase, today: Option<Date>) -> Phrase {
    let date = dated(line, day.end + 1, today).filter(|date| {
        line.is(day.end, Class::Comma) && day.weekday && !date.weekday && date.window.only_day().is_some()
    });
    date.map_or(day, |date| Phrase { start: day.start, ..date })
}

/// "in the third quarter", "in the first quarter of 2024", "Q3 2024"; without a year, the latest that has begun.
fn quarter(line: &Line<'_>, at: usize, today: Date) -> Option<Phrase> {
    let (end, (first, last)) = line.phrase_at(&line.lexicon.claims.quarters, at)?;
    let of = end + usize::from(line.is(end, Class::Of));
    let (year, end) = match year_number(line, of) {
        Some(year) => (Some(year), of + 1),
        None => (None, end),
    };
    let begins = |year| date_of(year, *first, 1);
    let this = year.or_else(|| begins(today.year()).filter(|from| *from <= today).map(|_| today.year()));
    let year = this.or_else(|| today.year().checked_sub(1))?;
    let to = date_of(year, *last, 1)?.last_of_month();
    found(at, end, Window::days(begins(year)?, if begins(year)? <= today { to.min(today) } else { to }))
}

/// "the beginning of the month", "late this month", "the end of last month", as far as it has begun.
fn part_of_month(line: &Line<'_>, at: usize, today: Date) -> Option<Phrase> {
    let (which, (from, to)) = line.phrase_at(&line.lexicon.claims.month_parts, at)?;
    let back = match (line.is(which, Class::The) || part(line, which, Part::This), part(line, which, Part::Last)) {
        (true, _) => 0,
        (_, true) => 1,
        _ => return None,
    };
    let unit = line.lexicon.claims.units.get(&line.word(which + 1));
    unit.filter(|unit| **unit == TimeUnit::Month)?;
    let month = months_before(today, back).first_of_month();
    let from = month.with().day(*from).build().ok().filter(|from| *from <= today)?;
    found(at, which + 2, Window::days(from, clamp(month, *to).min(today)))
}

pub(super) fn date_of(year: i16, month: i8, day: i8) -> Option<Date> {
    Date::new(year, month, day).ok()
}

pub(super) fn day_number(line: &Line<'_>, at: usize) -> Option<i8> {
    let day: i8 = line.str(at).parse().ok()?;
    (line.kind(at) == Kind::Number && (1..=31).contains(&day)).then_some(day)
}

/// Years are written in four digits, and no story is older.
const FIRST_YEAR: i16 = 1500;

pub(super) fn year_number(line: &Line<'_>, at: usize) -> Option<i16> {
    let year: i16 = line.str(at).parse().ok()?;
    (line.kind(at) == Kind::Number && line.str(at).len() == 4 && (FIRST_YEAR..=2199).contains(&year)).then_some(year)
}

pub(super) fn month_number(line: &Line<'_>, at: usize) -> Option<i8> {
    let month = line.lexicon.claims.months.get(&line.word(at)).copied()?;
    // "May Day"
    let named = line.kind(at + 1) == Kind::Word && line.is_capital(at + 1) && !line.is_title();
    (!line.is(at, Class::MonthWord) || line.is_capital(at) && !named).then_some(month)
}

/// "2016-12-10".
fn iso(line: &Line<'_>, at: usize) -> Option<Phrase> {
    let (year, month, day) = (year_number(line, at)?, line.str(at + 2).parse().ok()?, line.str(at + 4).parse().ok()?);
    let dashes = line.str(at + 1) == "-" && line.str(at + 3) == "-" && line.is_glued(at + 1) && line.is_glued(at + 4);
    let day = date_of(year, month, day).filter(|_| dashes)?;
    found(at, at + 5, Window::day(day))
}

/// "26/06/2031", "06/26/31", and "06/26" where it stands alone, as in a table's first column. Which of the two is the month the
/// text's own date tells where both could be: the later day that is not after it.
fn in_digits(line: &Line<'_>, at: usize, today: Option<Date>) -> Option<Phrase> {
    let slash = |at: usize| line.str(at) == "/" && line.is_glued(at) && line.is_glued(at + 1);
    let number =
        |at: usize| line.str(at).parse::<i8>().ok().filter(|_| line.kind(at) == Kind::Number && line.width(at) <= 2);
    let (first, second) = (number(at)?, number(at + 2).filter(|_| slash(at + 1))?);
    let short = || number(at + 4).map(|year| 2000 + i16::from(year));
    let year = year_number(line, at + 4).or_else(short).filter(|_| slash(at + 3));
    let end = if year.is_some() { at + 5 } else { at + 3 };
    // "24/7", "a 50/50 chance", "12/15 beds"
    let alone = at == 0 && end == line.len();
    let padded = [at, at + 2].iter().any(|&at| line.str(at).starts_with('0'));
    // "the 07/08 season"
    let pairs = line.width(at) == 2 && line.width(at + 2) == 2 && (alone || first + 1 != second);
    let whole = at.checked_sub(1).is_none_or(|before| !slash(before)) && !slash(end);
    let either = [(first, second), (second, first)].map(|(month, day)| with_year(year, month, day, today));
    let day = either.into_iter().flatten().filter(|day| today.is_none_or(|today| *day <= today)).max()?;
    found(at, end, Window::day(day)).filter(|_| whole && (year.is_some() || pairs && (alone || padded)))
}

/// "29 November 2016", "November 29", "on the 29th of November", "December 1,2016", "in November".
pub(super) fn dated(line: &Line<'_>, at: usize, today: Option<Date>) -> Option<Phrase> {
    if let Some(day) = day_number(line, at) {
        let mut next = if line.is(at + 1, Class::OrdinalSuffix) && line.is_glued(at + 1) { at + 2 } else { at + 1 };
        if line.is(next, Class::Of) {
            next += 1;
        }
        let month = month_number(line, next)?;
        let (year, end) = year_after(line, next + 1, today);
        let names = names_event(line, at, end);
        return found(at, end, Window::day(with_year(year, month, day, today)?)).map(|day| Phrase { names, ..day });
    }
    let month = month_number(line, at)?;
    let next = if line.str(at + 1) == "." && line.is_glued(at + 1) { at + 2 } else { at + 1 };
    if let Some((day, year)) = line.str(next).split_once(',')
        && let (Ok(day), Ok(year)) = (day.parse(), year.parse())
        && year >= FIRST_YEAR
    {
        return found(at, next + 1, Window::day(date_of(year, month, day)?));
    }
    // "In May 20 people were killed", but "on May 20 police counted".
    let counted = line.is(next + 1, Class::Counted) && line.is_before(at, Class::In);
    if let Some(day) = day_number(line, next).filter(|_| !counted) {
        let end = if line.is(next + 1, Class::OrdinalSuffix) && line.is_glued(next + 1) { next + 2 } else { next + 1 };
        let (year, end) = year_after(line, end, today);
        let names = names_event(line, at, end);
        return found(at, end, Window::day(with_year(year, month, day, today)?)).map(|day| Phrase { names, ..day });
    }
    // A month alone: not "May" at the head of a sentence, nor a name.
    let (year, end) = year_after(line, next, today);
    if year.is_none() && (is_of_a_name(line, at) || is_what_people_do(line, at)) {
        return None;
    }
    let first = with_year(year, month, 1, today)?;
    // "last November", said in October
    let last = at.checked_sub(1).is_some_and(|last| part(line, last, Part::Last)) && year.is_none();
    let ahead = last && today.is_some_and(|today| today.first_of_month() <= first);
    let first = if ahead { date_of(first.year().checked_sub(1)?, month, 1)? } else { first };
    let (from, to) = match line.phrase_before(&line.lexicon.claims.month_parts, past_hyphen_back(line, at)) {
        Some((_, (from, to))) => (first.with().day(*from).build().ok()?, clamp(first, *to)),
        None => (first, first.last_of_month()),
    };
    let to = today.filter(|today| from <= *today).map_or(to, |today| to.min(today));
    // "survivors of the January earthquake": an event's name.
    let names = part(line, at.wrapping_sub(1), Part::Article) && part(line, end, Part::Event);
    found(at, end, Window::days(from, to)).map(|phrase| Phrase { names, ..phrase })
}

/// "on the 16th", "by the 3rd": the latest such day, where nothing that is in an order follows: not "the 16th floor".
fn day_alone(line: &Line<'_>, at: usize, today: Date) -> Option<Phrase> {
    let day = day_number(line, at).filter(|_| line.is(at + 1, Class::OrdinalSuffix) && line.is_glued(at + 1))?;
    let end = at + 2;
    let next = line.kind(end) != Kind::Word || line.is(end, Class::Stop) || part(line, end, Part::SayingVerb);
    let led = line.is_before(at, Class::The);
    let on = at.checked_sub(1).is_some_and(|the| {
        let dates = [Class::On, Class::By, Class::To, Class::From].iter().any(|&class| line.is_before(the, class));
        dates
            || part(line, the.wrapping_sub(1), Part::Since)
            || line.phrase_before(&line.lexicon.claims.until, the).is_some()
    });
    if !(next && led && on) || line.is(end, Class::Of) || line.is(end, Class::Dash) {
        return None;
    }
    let this = date_of(today.year(), today.month(), day).filter(|day| *day <= today);
    let before = || {
        let last = months_before(today, 1);
        date_of(last.year(), last.month(), day)
    };
    found(at, end, Window::day(this.or_else(before)?))
}

/// Whether a month is somebody's name: "Theresa May said", "June Marsh said".
fn is_of_a_name(line: &Line<'_>, at: usize) -> bool {
    let word = |at: usize| line.kind(at) == Kind::Word && line.is_capital(at);
    let links = |at: usize| {
        let dated = line.is(at, Class::Weekday) || line.is(at, Class::Month) || line.is(at, Class::Stop);
        dated
            || part(line, at, Part::Article)
            || part(line, at, Part::SubjectStop)
            || part(line, at, Part::SubjectLink)
            || line.phrase_before(&line.lexicon.claims.month_parts, at + 1).is_some()
    };
    let before = at.checked_sub(1).filter(|before| line.kind(*before) == Kind::Word);
    let after_name = before.is_some_and(|before| word(before) && !links(before));
    let says = |before: usize| part(line, before, Part::SayingVerb) || part(line, before, Part::Possessive);
    let opens_name = before.is_none_or(|before| !links(before) || says(before)) && word(at + 1) && !links(at + 1);
    (after_name || opens_name) && !line.is_title() && !line.is_shouted(at)
}

/// Whether a month's word is no month by what stands behind it: "the March of the Millions", "the March for Life".
fn is_what_people_do(line: &Line<'_>, at: usize) -> bool {
    let named =
        |at: usize| line.is_capital(at) && ![Class::Month, Class::Weekday].iter().any(|&class| line.is(at, class));
    let of = line.is(at + 1, Class::Of) && (line.is(at + 2, Class::The) || named(at + 2));
    let aims = [Class::For, Class::On].iter().any(|&class| line.is(at + 1, class)) && named(at + 2);
    line.is(at, Class::MonthWord) && (of || aims)
}

/// "survivors of the 3 June Noor factory fire", "the toll from the Feb. 14 attack": what a day is the name of.
fn names_event(line: &Line<'_>, at: usize, end: usize) -> bool {
    let before = at.wrapping_sub(1);
    let dates = [Class::On, Class::In, Class::At, Class::Comma].iter().any(|&class| line.is(before, class));
    let dates = dates && !line.is(before, Class::From);
    let opens = at == 0 || line.kind(before) != Kind::Word || dates || part(line, before, Part::SayingVerb);
    !opens && clause::names_event(line, end)
}

/// Past the words for a part of a month or of a day, to the month or the weekday: "mid-April", "the end of March", "late Tuesday".
pub(super) fn past_part(line: &Line<'_>, at: usize) -> usize {
    let Some((end, _)) = line.phrase_at(&line.lexicon.claims.month_parts, at) else { return at };
    let month = line.past_hyphen(end);
    match (line.is(end, Class::Weekday), line.is(month, Class::Month)) {
        (true, _) => end,
        (false, true) => month,
        (false, false) => at,
    }
}

fn past_hyphen_back(line: &Line<'_>, at: usize) -> usize {
    let hyphen = at.checked_sub(1).filter(|before| line.past_hyphen(*before) != *before);
    hyphen.unwrap_or(at)
}

fn clamp(first: Date, day: i8) -> Date {
    first.with().day(day).build().unwrap_or_else(|_| first.last_of_month())
}

/// The year behind a day or a month, and what is behind it: "2031", ", 2031", "of last year", "this year".
fn year_after(line: &Line<'_>, at: usize, today: Option<Date>) -> (Option<i16>, usize) {
    let next = if line.str(at) == "," { at + 1 } else { at };
    if let Some(year) = year_number(line, next) {
        return (Some(year), next + 1);
    }
    let told = if line.is(at, Class::Of) { at + 1 } else { at };
    let back = match (part(line, told, Part::This), part(line, told, Part::Last)) {
        (true, _) => Some(0),
        (_, true) => Some(1),
        _ => None,
    };
    let named = line.lexicon.claims.units.get(&line.word(told + 1)) == Some(&TimeUnit::Year);
    let year = back.zip(today).and_then(|(back, today)| today.year().checked_sub(back));
    match year.filter(|_| named) {
        Some(year) => (Some(year), told + 2),
        None => (None, at),
    }
}

/// A day with its year; without one, the latest such day not after the document's, a month's
/// grace for what is announced.
fn with_year(year: Option<i16>, month: i8, day: i8, today: Option<Date>) -> Option<Date> {
    if let Some(year) = year {
        return date_of(year, month, day);
    }
    let today = today?;
    let limit = months_before(today, -1);
    let this_year = date_of(today.year(), month, day);
    match this_year {
        Some(day) if day <= limit => Some(day),
        _ => date_of(today.year().checked_sub(1)?, month, day),
    }
}

/// "on Friday", "last Friday", "next Monday".
fn weekday(line: &Line<'_>, at: usize, today: Date) -> Option<Phrase> {
    let number = line.lexicon.claims.weekdays.get(&line.word(at)).copied().filter(|_| line.is_capital(at))?;
    // "The Sun has published": a paper.
    const SHORT: usize = 4;
    if line.width(at) < SHORT && (part(line, at.wrapping_sub(1), Part::Article) || line.is_before(at, Class::The)) {
        return None;
    }
    let wanted = Weekday::from_monday_one_offset(number).ok()?;
    let back = i32::from(today.weekday().since(wanted));
    let before = at.wrapping_sub(1);
    let day = if part(line, before, Part::Next) {
        days_before(today, back - 7)
    } else if part(line, before, Part::Last) && back == 0 {
        days_before(today, 7)
    } else {
        days_before(today, back)
    };
    let plain = !part(line, before, Part::Next) && !part(line, before, Part::Last);
    // "the Saturday bombings", "the Palm Sunday attacks": an event's name.
    let the = |at: usize| part(line, at, Part::Article);
    let called =
        the(before) || line.kind(before) == Kind::Word && !line.is(before, Class::Stop) && the(at.wrapping_sub(2));
    let names = called && part(line, at + 1, Part::Event);
    Some(Phrase { weekday: plain, names, ..Phrase::of(at, at + 1, Window::day(day)) })
}

/// "the outbreak of 2023-24": a season across two years.
fn season(line: &Line<'_>, at: usize, year: i16) -> Option<Phrase> {
    let second: i16 = line.str(at + 2).parse().ok()?;
    let glued = line.is(at + 1, Class::Dash) && line.is_glued(at + 1) && line.is_glued(at + 2);
    let next = year.checked_add(1)?;
    // "2023-24", "2022-2023"
    let written = line.str(at + 2).len() == 2 && next % 100 == second || second == next;
    if !glued || !written {
        return None;
    }
    found(at, at + 3, Window::days(date_of(year, 1, 1)?, date_of(next, 12, 31)?))
}

/// "in 2011", "2012": a whole year, and no count.
fn year(line: &Line<'_>, at: usize, today: Option<Date>) -> Option<Phrase> {
    let year = year_number(line, at)?;
    if let Some(season) = season(line, at, year) {
        return Some(season);
    }
    let led = line.is_before(at, Class::In)
        || part(line, at.wrapping_sub(1), Part::Since)
        || line.is_before(at, Class::Month)
        || line.phrase_before(&line.lexicon.claims.within_year, at).is_some()
        || line.phrase_before(&line.lexicon.claims.month_parts, past_hyphen_back(line, at)).is_some();
    // "In 2018 more than 160 people": a bound behind the year begins another number.
    let bound = line.phrase_at(&line.lexicon.figures.before, at + 1).is_some();
    let bound = bound || part(line, at + 1, Part::Article);
    // "In 2021 fires burned 26,000 hectares": as figures are read, a year where nothing that is always counted follows.
    let counts = line.is(at + 1, Class::Counted);
    let counted = counts && !bound;
    // "the 2005 earthquake": a year, and the name of an event.
    let names = part(line, at.wrapping_sub(1), Part::Article) && today.is_some_and(|today| year <= today.year());
    let names = names && line.kind(at + 1) == Kind::Word && !counted && !crate::figure::counts_at(line, at + 1);
    // "the quake of 1998": not "a total of 1,998", nor "one of 2,000 people"
    let of_year = line.is_before(at, Class::Of)
        && today.is_some_and(|today| year < today.year())
        && !counts
        && !(at.saturating_sub(3)..at).any(|before| part(line, before, Part::CountNoun));
    // "remembered 2009, when 47 men died"
    let told = line.str(at + 1) == ","
        && part(line, at + 2, Part::Aside)
        && at > 0
        && line.kind(at - 1) == Kind::Word
        && today.is_some_and(|today| year < today.year());
    let names = names || of_year || told;
    if !(led && !counted || names) {
        return None;
    }
    let to = date_of(year, 12, 31)?;
    let to = today.filter(|today| today.year() == year).map_or(to, |today| to.min(today));
    Some(Phrase { loose: true, names, ..Phrase::of(at, at + 1, Window::days(date_of(year, 1, 1)?, to)) })
}
