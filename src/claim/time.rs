//! Time phrases: which days a sentence's words speak of, against the day of its document.

use jiff::civil::{Date, Weekday, date};

use super::clause::part;
use super::clock::{at_clock, at_time, by_part_of_day, part_of_day};
use super::since::since_or_by;
use crate::lexicon::claims::{Part, TimeUnit};
use crate::lexicon::figures::{Class, NumberWord};
use crate::lexicon::line::Line;
use crate::token::Kind;
use crate::window::{Moment, Precision, Window, days_before, months_before};

/// A time phrase: its tokens, and the days it stands for.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Phrase {
    pub(super) start: usize,
    pub(super) end: usize,
    pub(super) window: Window,
    /// The days are a background ("since 2012", "in 2011"): they date a figure only from close by.
    pub(super) loose: bool,
    /// A weekday without "last" or "next": of a plan, it lies ahead.
    pub(super) weekday: bool,
    /// "since", "starting": a stretch up to now.
    pub(super) since: bool,
    /// "by", "as of": what stood at its end.
    pub(super) until: bool,
    /// Names an event rather than dating a count: "the 2005 earthquake".
    pub(super) names: bool,
    /// The days named, of which an aside behind goes on to tell: "since December, when 80 died".
    pub(super) told: Option<Window>,
    /// Goes back to a time named before: "the same period".
    pub(super) again: bool,
    /// A stretch of time with both ends: "the past 24 hours", "the week ending 6 April".
    pub(super) length: bool,
}

impl Phrase {
    pub(super) const fn of(start: usize, end: usize, window: Window) -> Self {
        Self {
            start,
            end,
            window,
            loose: false,
            weekday: false,
            since: false,
            until: false,
            names: false,
            told: None,
            again: false,
            length: false,
        }
    }
}

/// The times named before a sentence.
#[derive(Clone, Debug, Default)]
pub(super) struct Named {
    /// The last of them, which "that day" goes back to.
    pub(super) last: Option<Window>,
    /// All of its paragraph, of which "the two days" may be the sum.
    pub(super) days: Vec<Window>,
}

/// The time phrases of a sentence, in order.
pub(super) fn phrases(line: &Line<'_>, today: Option<Date>, before: Named) -> Vec<Phrase> {
    let mut phrases = Vec::new();
    let mut at = 0;
    while at < line.len() {
        let named =
            phrases.iter().rev().find(|phrase: &&Phrase| !phrase.loose).map(|phrase| phrase.window).or(before.last);
        let referring = that_day(line, at, named)
            .or_else(|| those_days(line, at, &before.days))
            .or_else(|| days_later(line, at, named))
            .or_else(|| unit_before(line, at, named));
        let told = || {
            // "By Wednesday morning the count was 32, by nightfall 38": of the day of its sentence, else of its paragraph.
            let here = phrases.last().map(|phrase: &Phrase| phrase.window).or(before.days.first().copied());
            let phrase = of_that_day(line, phrase(line, at, today)?, here, today);
            Some(phrases.last().and_then(|day| of_day_before(line, day, &phrase, today)).unwrap_or(phrase))
        };
        match referring.or_else(told) {
            Some(phrase) => {
                at = phrase.end.max(at + 1);
                match phrases.last_mut().and_then(|last| both(line, last, &phrase)) {
                    Some(joined) => {
                        phrases.pop();
                        phrases.push(joined);
                    }
                    None => phrases.push(phrase),
                }
            }
            None => at += 1,
        }
    }
    phrases
}

/// "By nightfall", in a paragraph that has named its day: of that day, and not of the text's.
fn of_that_day(line: &Line<'_>, phrase: Phrase, named: Option<Window>, today: Option<Date>) -> Phrase {
    let part = phrase.until && phrase.end == phrase.start + 2 && part_of_day(line, phrase.start + 1).is_some();
    let day = |named: Window| named.to.filter(|to| named.from.is_none_or(|from| from.date == to.date));
    match named.and_then(day).map(|to| to.date).filter(|day| part && today.is_some_and(|today| *day < today)) {
        Some(day) => {
            let set = |moment: Option<Moment>| moment.map(|at| Moment { date: day, ..at });
            let window = Window { from: set(phrase.window.from), to: set(phrase.window.to), ..phrase.window };
            Phrase { window, ..phrase }
        }
        None => phrase,
    }
}

/// "On 17 March, as of 18:00": an hour right behind a day is of that day.
fn of_day_before(line: &Line<'_>, day: &Phrase, hour: &Phrase, today: Option<Date>) -> Option<Phrase> {
    let day_before = day.window.only_day()?;
    let at = hour.window.to.filter(|to| to.time.is_some() && Some(to.date) == today)?;
    let beside = line.str(day.end) == "," && day.end + 1 == hour.start;
    let at = Moment { date: day_before, ..at };
    (hour.until && beside).then_some(Phrase { window: Window { from: Some(at), to: Some(at), ..hour.window }, ..*hour })
}

/// "that day", "the same period": the time named last.
fn that_day(line: &Line<'_>, at: usize, last: Option<Window>) -> Option<Phrase> {
    let (end, ()) = line.phrase_at(&line.lexicon.claims.that_day, at)?;
    let window = Window { assumed: false, ..last? };
    Some(Phrase { again: true, ..Phrase::of(at, end, window) })
}

/// "over the two days", "in the same three days": so many days as the paragraph has named.
fn those_days(line: &Line<'_>, at: usize, days: &[Window]) -> Option<Phrase> {
    let mut first = at;
    while part(line, first, Part::ThoseDays) {
        first += 1;
    }
    // "over both days"
    let counted = count(line, first).filter(|_| first > at);
    let (length, unit_at, _) = counted.or_else(|| count(line, at).filter(|_| first == at + 1))?;
    let unit = line.lexicon.claims.units.get(&line.word(unit_at));
    let from = days.iter().filter_map(|window| window.from).min()?;
    let to = days.iter().filter_map(|window| window.to).max()?;
    // Of two days one may be all that was named.
    let first_day = days_before(to.date, length - 1);
    let spans = first_day == from.date || from.date == to.date && counted.is_none();
    let window = Window::days(first_day, to.date);
    (unit == Some(&TimeUnit::Day) && length > 1 && spans)
        .then_some(Phrase { length: true, ..Phrase::of(at, unit_at + 1, window) })
}

/// "in the previous week", behind a week that was named: the one before it.
fn unit_before(line: &Line<'_>, at: usize, named: Option<Window>) -> Option<Phrase> {
    let led = part(line, at, Part::Last) && part(line, at.wrapping_sub(1), Part::Article);
    let unit = line.lexicon.claims.units.get(&line.word(at + 1)).filter(|_| led)?;
    let (from, to) = named.and_then(|named| named.from.zip(named.to))?;
    let days = match unit {
        TimeUnit::Week => 7,
        _ => return None,
    };
    let whole = days_before(to.date, days - 1) == from.date;
    let window = Window::days(days_before(from.date, days), days_before(from.date, 1));
    whole.then_some(Phrase { length: true, ..Phrase::of(at, at + 2, window) })
}

/// "a day later", "two days later": counted from the day named last.
fn days_later(line: &Line<'_>, at: usize, named: Option<Window>) -> Option<Phrase> {
    let article = part(line, at, Part::Article).then_some((1, at + 1, false));
    let (days, unit_at, _) = count(line, at).or(article)?;
    let unit = line.lexicon.claims.units.get(&line.word(unit_at));
    if unit != Some(&TimeUnit::Day) || !part(line, unit_at + 1, Part::Later) {
        return None;
    }
    let from = named?.to?.date;
    found(at, unit_at + 2, Window::day(days_before(from, -days)))
}

/// "on Friday and Saturday": two days in a row are one stretch.
fn both(line: &Line<'_>, first: &Phrase, second: &Phrase) -> Option<Phrase> {
    let joined = line.is(first.end, Class::And)
        && (first.end + 1..second.start).all(|at| line.is(at, Class::On) || clause_word(line, at));
    let (from, to) = (first.window.to?, second.window.from?);
    let follow = first.window.from == first.window.to && days_before(to.date, 1) == from.date;
    let window = Window { to: second.window.to, ..first.window };
    (joined && follow && second.start <= first.end + 2).then_some(Phrase { end: second.end, window, ..*first })
}

fn clause_word(line: &Line<'_>, at: usize) -> bool {
    line.is(at, Class::In) || part(line, at, Part::Article)
}

fn phrase(line: &Line<'_>, at: usize, today: Option<Date>) -> Option<Phrase> {
    between(line, at, today)
        .or_else(|| stretch(line, at, today))
        .or_else(|| week_to(line, at, today))
        .or_else(|| since_or_by(line, at, today))
        .or_else(|| today.and_then(|today| at_clock(line, at, today)))
        .or_else(|| day_or_month(line, at, today))
        .or_else(|| today.and_then(|today| relative(line, at, today)))
}

fn found(start: usize, end: usize, window: Window) -> Option<Phrase> {
    Some(Phrase::of(start, end, window))
}

/// "between Monday and Wednesday", "from 3 to 8 December".
fn between(line: &Line<'_>, at: usize, today: Option<Date>) -> Option<Phrase> {
    let word = line.word(at);
    let (_, link) = line.lexicon.claims.ranges.iter().find(|(from, _)| *from == word)?;
    let first = point(line, at + 1, today);
    let bare_day = (line.kind(at + 1) == Kind::Number).then_some(at + 2);
    let middle = first.map(|first| first.end).or(bare_day)?;
    let links = line.lexicon.claims.ranges.iter().any(|(from, to)| *from == word && *to == line.word(middle));
    if !links && line.word(middle) != *link {
        return None;
    }
    let second =
        point(line, middle + 1, today).or_else(|| today.and_then(|today| relative(line, middle + 1, today)))?;
    let last = second.window.to?;
    let from = match first {
        Some(first) => first.window.from?,
        None => Moment::day(date_of(last.date.year(), last.date.month(), day_number(line, at + 1)?)?),
    };
    let window = Window { from: Some(from), to: Some(last), ..Window::default() };
    // "From 1 June to the present day": since then.
    let since =
        today == Some(last.date) && line.kind(middle + 1) == Kind::Word && part(line, middle + 1, Part::Article);
    (from <= last).then_some(Phrase { length: !since, since, ..Phrase::of(at, second.end, window) })
}

/// "24 to 30 March", "31 March to 6 April", "3-9 May".
fn stretch(line: &Line<'_>, at: usize, today: Option<Date>) -> Option<Phrase> {
    let joins = |at: usize| line.is(at, Class::To) || line.is(at, Class::Dash);
    let first_day = day_number(line, at)?;
    let first = dated(line, at, today).filter(|first| joins(first.end));
    let middle = first.map_or(at + 1, |first| first.end);
    let last = dated(line, middle + 1, today).filter(|_| joins(middle))?;
    let to = last.window.to?;
    let from = match first {
        Some(first) => first.window.from?,
        None => Moment::day(date_of(to.date.year(), to.date.month(), first_day)?),
    };
    let window = Window { from: Some(from), to: Some(to), ..Window::default() };
    (from < to).then_some(Phrase { length: true, ..Phrase::of(at, last.end, window) })
}

/// "the week ending 6 April", "the week to Sunday".
fn week_to(line: &Line<'_>, at: usize, today: Option<Date>) -> Option<Phrase> {
    let week = line.lexicon.claims.units.get(&line.word(at)) == Some(&TimeUnit::Week);
    if !week || !part(line, at + 1, Part::Ending) {
        return None;
    }
    let next = if line.is(at + 2, Class::On) { at + 3 } else { at + 2 };
    let last = point(line, next, today)?;
    let to = last.window.to?;
    let window = Window::days(days_before(to.date, 6), to.date);
    Some(Phrase { length: true, ..Phrase::of(at, last.end, window) })
}

/// A weekday, a day of a month, a month or a year.
pub(super) fn point(line: &Line<'_>, at: usize, today: Option<Date>) -> Option<Phrase> {
    day_or_month(line, at, today)
}

fn day_or_month(line: &Line<'_>, at: usize, today: Option<Date>) -> Option<Phrase> {
    iso(line, at)
        .or_else(|| dated(line, at, today))
        .or_else(|| today.and_then(|today| weekday(line, at, today)))
        .map(|day| by_part_of_day(line, day))
        .or_else(|| year(line, at, today))
}

fn date_of(year: i16, month: i8, day: i8) -> Option<Date> {
    Date::new(year, month, day).ok()
}

fn day_number(line: &Line<'_>, at: usize) -> Option<i8> {
    let day: i8 = line.str(at).parse().ok()?;
    (line.kind(at) == Kind::Number && (1..=31).contains(&day)).then_some(day)
}

fn year_number(line: &Line<'_>, at: usize) -> Option<i16> {
    let year: i16 = line.str(at).parse().ok()?;
    (line.kind(at) == Kind::Number && line.str(at).len() == 4 && (1500..=2199).contains(&year)).then_some(year)
}

fn month_number(line: &Line<'_>, at: usize) -> Option<i8> {
    let month = line.lexicon.claims.months.get(&line.word(at)).copied()?;
    (!line.is(at, Class::MonthWord) || line.is_capital(at)).then_some(month)
}

/// "2016-12-10".
fn iso(line: &Line<'_>, at: usize) -> Option<Phrase> {
    let (year, month, day) = (year_number(line, at)?, line.str(at + 2).parse().ok()?, line.str(at + 4).parse().ok()?);
    let dashes = line.str(at + 1) == "-" && line.str(at + 3) == "-" && line.is_glued(at + 1) && line.is_glued(at + 4);
    let day = date_of(year, month, day).filter(|_| dashes)?;
    found(at, at + 5, Window::day(day))
}

/// "29 November 2016", "November 29", "on the 29th of November", "December 1,2016", "in November".
fn dated(line: &Line<'_>, at: usize, today: Option<Date>) -> Option<Phrase> {
    if let Some(day) = day_number(line, at) {
        let mut next = if line.is(at + 1, Class::OrdinalSuffix) && line.is_glued(at + 1) { at + 2 } else { at + 1 };
        if line.is(next, Class::Of) {
            next += 1;
        }
        let month = month_number(line, next)?;
        let (year, end) = year_after(line, next + 1);
        return found(at, end, Window::day(with_year(year, month, day, today)?));
    }
    let month = month_number(line, at)?;
    let next = if line.str(at + 1) == "." && line.is_glued(at + 1) { at + 2 } else { at + 1 };
    if let Some((day, year)) = line.str(next).split_once(',')
        && let (Ok(day), Ok(year)) = (day.parse(), year.parse())
    {
        return found(at, next + 1, Window::day(date_of(year, month, day)?));
    }
    // "In May 20 people were killed", but "on May 20 police counted".
    let counted = line.is(next + 1, Class::Counted) && line.is_before(at, Class::In);
    if let Some(day) = day_number(line, next).filter(|_| !counted) {
        let end = if line.is(next + 1, Class::OrdinalSuffix) && line.is_glued(next + 1) { next + 2 } else { next + 1 };
        let (year, end) = year_after(line, end);
        return found(at, end, Window::day(with_year(year, month, day, today)?));
    }
    // A month alone: not "May" at the head of a sentence, nor a name.
    let (year, end) = year_after(line, next);
    let first = with_year(year, month, 1, today)?;
    let (from, to) = match line.phrase_before(&line.lexicon.claims.month_parts, past_hyphen_back(line, at)) {
        Some((_, (from, to))) => (first.with().day(*from).build().ok()?, clamp(first, *to)),
        None => (first, first.last_of_month()),
    };
    let to = today.filter(|today| from <= *today).map_or(to, |today| to.min(today));
    found(at, end, Window::days(from, to))
}

fn past_hyphen_back(line: &Line<'_>, at: usize) -> usize {
    let hyphen = at.checked_sub(1).filter(|before| line.past_hyphen(*before) != *before);
    hyphen.unwrap_or(at)
}

fn clamp(first: Date, day: i8) -> Date {
    first.with().day(day).build().unwrap_or_else(|_| first.last_of_month())
}

fn year_after(line: &Line<'_>, at: usize) -> (Option<i16>, usize) {
    let next = if line.str(at) == "," { at + 1 } else { at };
    match year_number(line, next) {
        Some(year) => (Some(year), next + 1),
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
    Some(Phrase { weekday: plain, ..Phrase::of(at, at + 1, Window::day(day)) })
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

/// Phrases that count from the document's day.
pub(super) fn relative(line: &Line<'_>, at: usize, today: Date) -> Option<Phrase> {
    let data = &line.lexicon.claims;
    if let Some((end, (first, last))) = line.phrase_at(&data.days, at) {
        let days = Phrase::of(at, end, Window::days(days_before(today, -first), days_before(today, -last)));
        // "this morning"
        let part = part_of_day(line, end - 1).filter(|_| first == last && at + 1 < end);
        return Some(part.map_or_else(|| by_part_of_day(line, days), |time| at_time(days, time)));
    }
    if let Some((end, days)) = line.phrase_at(&data.recent, at) {
        let window = Window { precision: Precision::Fuzzy, ..Window::days(days_before(today, *days), today) };
        return found(at, end, window);
    }
    past_length(line, at, today).or_else(|| last_unit(line, at, today)).or_else(|| ago(line, at, today))
}

/// A count of time units: a number, "a", "few", "couple of"; where the unit stands, and whether
/// the count is loose.
fn count(line: &Line<'_>, at: usize) -> Option<(i32, usize, bool)> {
    if let Some((end, count)) = line.phrase_at(&line.lexicon.claims.loose, at) {
        return Some((*count, end, true));
    }
    match line.kind(at) {
        Kind::Number => Some((line.str(at).parse().ok()?, at + 1, false)),
        _ => match line.number(at)? {
            NumberWord::Small(count) | NumberWord::Tens(count) => Some((i32::try_from(count).ok()?, at + 1, false)),
            _ => None,
        },
    }
}

/// The day so many units before another, and what the count makes of its edges.
fn back(today: Date, count: i32, unit: TimeUnit) -> (Date, Precision) {
    let day = |days: i32| (days_before(today, days), Precision::Calendar);
    match unit {
        // "24 hours" reach back from an hour that is not printed.
        TimeUnit::Hour => (days_before(today, (count + 23) / 24), Precision::Rolling),
        TimeUnit::Day => day(count - 1),
        TimeUnit::Week => day(count.saturating_mul(7)),
        TimeUnit::Fortnight => day(count.saturating_mul(14)),
        TimeUnit::Month => (months_before(today, count), Precision::Calendar),
        TimeUnit::Year => (months_before(today, count.saturating_mul(12)), Precision::Calendar),
        TimeUnit::Decade => (months_before(today, count.saturating_mul(120)), Precision::Calendar),
    }
}

/// "the past two days", "the last 24 hours", "the last few days", "the past month".
fn past_length(line: &Line<'_>, at: usize, today: Date) -> Option<Phrase> {
    // "In two days 1,150 have left"
    let opens = line.is(at, Class::In)
        && (0..at).all(|before| line.kind(before) == Kind::Mark)
        && (0..line.len()).any(|at| part(line, at, Part::Perfect))
        && count(line, at + 1).is_some();
    if !part(line, at, Part::Lead) && !opens {
        return None;
    }
    let (count, unit_at, loose) = count(line, at + 1).unwrap_or((1, at + 1, false));
    let unit = line.lexicon.claims.units.get(&line.word(unit_at)).copied()?;
    // "last month" by itself is the month before; "the last month" is the length.
    let alone = unit_at == at + 1;
    if alone && (!part(line, at.wrapping_sub(1), Part::Article) || unit == TimeUnit::Day) {
        return None;
    }
    let (from, precision) = if loose && unit == TimeUnit::Day {
        (days_before(today, count), Precision::Fuzzy)
    } else {
        back(today, count, unit)
    };
    let precision = if loose { Precision::Fuzzy } else { precision };
    let window = Window { precision, ..Window::days(from, today) };
    Some(Phrase { length: true, ..Phrase::of(at, unit_at + 1, window) })
}

/// "last week", "last month", "last year", "this year".
fn last_unit(line: &Line<'_>, at: usize, today: Date) -> Option<Phrase> {
    let (last, this) = (part(line, at, Part::Last), part(line, at, Part::This));
    if part(line, at, Part::Next) {
        return next_unit(line, at, today);
    }
    if !last && !this {
        return None;
    }
    let unit = line.lexicon.claims.units.get(&line.word(at + 1)).copied()?;
    let monday = days_before(today, i32::from(today.weekday().to_monday_zero_offset()));
    let (from, to) = match unit {
        TimeUnit::Week if this => (monday, today),
        TimeUnit::Week => (days_before(monday, 7), days_before(monday, 1)),
        TimeUnit::Month if this => (today.first_of_month(), today),
        TimeUnit::Month => {
            let month = months_before(today, 1);
            (month.first_of_month(), month.last_of_month())
        }
        TimeUnit::Year if this => (date(today.year(), 1, 1), today),
        TimeUnit::Year => {
            let year = today.year().checked_sub(1)?;
            (date_of(year, 1, 1)?, date_of(year, 12, 31)?)
        }
        _ => return None,
    };
    found(at, at + 2, Window::days(from, to))
}

/// "next week", "next month".
fn next_unit(line: &Line<'_>, at: usize, today: Date) -> Option<Phrase> {
    let unit = line.lexicon.claims.units.get(&line.word(at + 1)).copied()?;
    let (from, to) = match unit {
        TimeUnit::Week => {
            let monday = days_before(today, i32::from(today.weekday().to_monday_zero_offset()) - 7);
            (monday, days_before(monday, -6))
        }
        TimeUnit::Month => {
            let month = months_before(today, -1);
            (month.first_of_month(), month.last_of_month())
        }
        _ => return None,
    };
    found(at, at + 2, Window::days(from, to))
}

/// "three weeks ago", "a day earlier", "a few days ago".
fn ago(line: &Line<'_>, at: usize, today: Date) -> Option<Phrase> {
    let start = if part(line, at, Part::Article) { at + 1 } else { at };
    let counted = count(line, start);
    let (count, unit_at, loose) = counted.or_else(|| (start > at).then_some((1, start, false)))?;
    let unit = line.lexicon.claims.units.get(&line.word(unit_at)).copied()?;
    if !part(line, unit_at + 1, Part::Ago) || unit == TimeUnit::Hour && !part(line, unit_at + 1, Part::Ago) {
        return None;
    }
    let day = match unit {
        TimeUnit::Hour => today,
        TimeUnit::Day => days_before(today, count),
        unit => back(today, count, unit).0,
    };
    let precision = if loose { Precision::Fuzzy } else { Precision::Calendar };
    found(at, unit_at + 2, Window { precision, ..Window::day(day) })
}
