//! Time phrases: which days a sentence's words speak of, against the day of its document.

use jiff::SignedDuration;
use jiff::civil::Date;

use super::ago::{back, count, relative, whole_length};
use super::calendar::{date_of, dated, day_number, past_part, point, year_number};
use super::clause::part;
use super::clock::{self, at_clock, part_of_day};
use super::since::since_or_by;
use crate::lexicon::claims::{Part, TimeUnit};
use crate::lexicon::figures::Class;
use crate::lexicon::line::Line;
use crate::token::Kind;
use crate::window::{Moment, TimeOfDay, Window, days_before};

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
    /// Of a stretch, that no words say when it ended: "in two days".
    pub(super) open: bool,
}

impl Phrase {
    /// Whether its words name the time itself: no beginning ("since Friday"), no end ("by Friday"), nothing loose, and not a
    /// time that no words tell.
    pub(super) const fn is_plain(&self) -> bool {
        !self.since && !self.until && !self.loose && self.start < self.end
    }

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
            open: false,
        }
    }
}

/// The times named before a sentence.
#[derive(Clone, Debug, Default)]
pub(super) struct Named {
    /// The last of them, which "that day" goes back to.
    pub(super) last: Option<Window>,
    /// The last of them that is one day, and no beginning: "that day" goes back to it before a stretch.
    pub(super) day: Option<Window>,
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
        let one = |phrase: &&Phrase| !phrase.since && phrase.window.only_day().is_some();
        let day = phrases.iter().rev().find(one).map(|phrase| phrase.window).or(before.day);
        let referring = that_day(line, at, named, day)
            .or_else(|| those_days(line, at, &before.days))
            .or_else(|| as_long(line, at, phrases.iter().rev().map(|phrase| phrase.window).chain(before.last)))
            .or_else(|| days_from_named(line, at, named))
            .or_else(|| unit_before(line, at, named));
        let two_days = || two_days(line, at, today);
        let told = || {
            // "By Wednesday morning the count was 32, by nightfall 38": of the day of its sentence, else of its paragraph.
            let here = phrases.last().map(|phrase: &Phrase| phrase.window).or(before.days.first().copied());
            let phrase = of_that_day(line, phrase(line, at, today)?, here, today);
            Some(phrases.last().and_then(|day| of_day_before(line, day, &phrase, today)).unwrap_or(phrase))
        };
        // "1,900 over the two days", of which a sentence before told
        let whole = || {
            let named = |at: usize| those_days(line, at, &before.days).is_some();
            whole_length(line, at, today?).filter(|phrase| !(phrase.start..phrase.end).any(named))
        };
        match referring.or_else(two_days).or_else(told).or_else(whole) {
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
    told_by_days(&mut phrases);
    phrases
}

/// "126 over two days: 46 on Saturday and 80 on Sunday": a length that no words say the end of is of the days named behind it,
/// where they are as many.
fn told_by_days(phrases: &mut [Phrase]) {
    // Days of one row.
    const ROW: usize = 12;
    for at in 0..phrases.len() {
        let Some((open, behind)) = phrases.get_mut(at..).and_then(<[Phrase]>::split_first_mut) else { return };
        if !open.open {
            continue;
        }
        let row = behind.iter().take(ROW).filter(|phrase| phrase.is_plain());
        let days = row.filter_map(|phrase| phrase.window.only_day());
        let Some((first, last)) = days.clone().min().zip(days.max()) else { continue };
        let length = open.window.from.zip(open.window.to).map(|(from, to)| (to.date - from.date).get_days());
        if length == Some((last - first).get_days()) {
            open.window = Window::days(first, last);
            open.open = false;
        }
    }
}

/// The time phrases of a text whose day nobody knows, of a story that ends on a day: those that would come out the same
/// whatever the text's day was. "On 6 June" is of the story's year; of what Thursday "on Thursday" is, nothing says.
pub(super) fn dateless(line: &Line<'_>, ends: Option<Date>, before: &Named) -> Vec<Phrase> {
    const DAYS_ON: [i32; 2] = [8, 40];
    let Some(ends) = ends else { return phrases(line, None, before.clone()) };
    let mut found = phrases(line, Some(ends), before.clone());
    for days in DAYS_ON {
        let other = phrases(line, Some(days_before(ends, -days)), before.clone());
        found.retain(|phrase| other.contains(phrase));
    }
    found
}

/// "on March 22 and 23": two days, of which the second leaves out its month.
fn two_days(line: &Line<'_>, at: usize, today: Option<Date>) -> Option<Phrase> {
    let first = dated(line, at, today).filter(|first| line.is(first.end, Class::And))?;
    let month = (at..first.end).any(|at| line.is(at, Class::Month) || line.is(at, Class::MonthWord));
    let (day, next) = (first.window.only_day()?, first.end + 2);
    let second = day_number(line, first.end + 1).filter(|second| month && *second == day.day() + 1)?;
    // "On March 22 and 23 people died": the number counts.
    let counts = crate::figure::counts_at(line, next)
        || [Class::Be, Class::Have, Class::Verb].iter().any(|&class| line.is(next, class));
    let last = date_of(day.year(), day.month(), second).filter(|_| !counts)?;
    Some(Phrase { length: true, ..Phrase::of(at, next, Window::days(day, last)) })
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
fn that_day(line: &Line<'_>, at: usize, last: Option<Window>, day: Option<Window>) -> Option<Phrase> {
    // "as of the same date"
    let led = line.phrase_at(&line.lexicon.claims.until, at).map(|(end, ())| end);
    let hour = |at: usize| line.phrase_at(&line.lexicon.claims.same_hour, at);
    let named = |at: usize| hour(at).or_else(|| line.phrase_at(&line.lexicon.claims.that_day, at));
    let led = led.filter(|end| named(*end).is_some());
    let first = led.unwrap_or(at);
    let (end, ()) = named(first)?;
    // "in the same period of 2022", "the same period last year": of that year.
    let of = end + usize::from(line.is(end, Class::Of) || line.is(end, Class::In));
    if part(line, of, Part::Last) || of > end && year_number(line, of).is_some() {
        return None;
    }
    // "said Monday that 689,000 had fled, 103,000 of them since Thursday. It said the same day"
    let of_day = line.lexicon.claims.units.get(&line.word(end - 1)) == Some(&TimeUnit::Day);
    let last = if of_day { day.or(last) } else { last };
    let window = Window { assumed: false, ..last? };
    // "At the same hour" goes back to an hour, and to no day.
    if hour(first).is_some() && window.to.is_none_or(|to| to.time.is_none()) {
        return None;
    }
    Some(Phrase { again: true, until: led.is_some(), ..Phrase::of(at, end, window) })
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
    // "in the two days before the raid"
    if line.phrase_at(&line.lexicon.claims.no_length, unit_at + 1).is_some() {
        return None;
    }
    let from = days.iter().filter_map(|window| window.from).min()?;
    let to = days.iter().filter_map(|window| window.to).max()?;
    // Of two days one may be all that was named.
    let first_day = days_before(to.date, length - 1);
    let spans = first_day == from.date || from.date == to.date && counted.is_none();
    let window = Window::days(first_day, to.date);
    (unit == Some(&TimeUnit::Day) && length > 1 && spans)
        .then_some(Phrase { length: true, ..Phrase::of(at, unit_at + 1, window) })
}

/// "from Monday to Wednesday 1,150, and 310 over the same three days": of the stretch named last that is as long.
fn as_long(line: &Line<'_>, at: usize, mut named: impl Iterator<Item = Window>) -> Option<Phrase> {
    let first = (at..line.len()).find(|at| !part(line, *at, Part::ThoseDays)).filter(|first| at < *first)?;
    // "in the seven days before"
    let pointed = (at..first).any(|at| !line.is(at, Class::The));
    let (length, unit_at, _) = count(line, first).filter(|(length, _, loose)| *length > 1 && !loose)?;
    let unit = line.lexicon.claims.units.get(&line.word(unit_at));
    let days = |window: &Window| {
        let last = window.from.zip(window.to).is_some_and(|(from, to)| days_before(to.date, length - 1) == from.date);
        last && !window.assumed
    };
    let window = named.find(days).filter(|_| pointed && unit == Some(&TimeUnit::Day))?;
    Some(Phrase { length: true, ..Phrase::of(at, unit_at + 1, window) })
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

/// "a day later", "two days later", "a day earlier", "the next day": counted from the day named last.
fn days_from_named(line: &Line<'_>, at: usize, named: Option<Window>) -> Option<Phrase> {
    if let Some((end, ())) = line.phrase_at(&line.lexicon.claims.day_after, at) {
        return found(at, end, Window::day(days_before(named?.only_day()?, -1)));
    }
    // "had arrived the day before"; not "the day before the vote"
    if let Some((end, ())) = line.phrase_at(&line.lexicon.claims.day_before, at)
        && (line.kind(end) == Kind::Mark || end >= line.len() || line.is(end, Class::And))
    {
        let day = Window::day(days_before(named?.only_day()?, 1));
        return Some(Phrase { again: true, ..Phrase::of(at, end, day) });
    }
    let article = part(line, at, Part::Article).then_some((1, at + 1, false));
    let (days, unit_at, _) = count(line, at).or(article)?;
    if let Some(later) = hours_later(line, at, (days, unit_at), named) {
        return Some(later);
    }
    if line.lexicon.claims.units.get(&line.word(unit_at)) != Some(&TimeUnit::Day) {
        return None;
    }
    let (word, end) = (unit_at + 1, unit_at + 2);
    // "two days before the vote" is of the vote.
    let before = part(line, word, Part::Ago) && !part(line, word, Part::Earlier) && line.kind(end) == Kind::Mark;
    let day = if part(line, word, Part::Later) {
        days_before(named?.to?.date, -days)
    } else if part(line, word, Part::Earlier) || before && part(line, at, Part::Article) {
        days_before(named?.only_day()?, days)
    } else {
        return None;
    };
    found(at, end, Window::day(day))
}

/// "first reported 17 deaths at 8 a.m. and raised the figure to 32 three hours later": counted from the hour named last.
fn hours_later(line: &Line<'_>, at: usize, (hours, unit): (i32, usize), named: Option<Window>) -> Option<Phrase> {
    let counted = line.lexicon.claims.units.get(&line.word(unit)) == Some(&TimeUnit::Hour);
    let later = counted && part(line, unit + 1, Part::Later);
    let from = named.filter(|_| later)?.to?;
    let Some(TimeOfDay::Clock { time, offset }) = from.time else { return None };
    let then = from.date.to_datetime(time).checked_add(SignedDuration::from_hours(i64::from(hours))).ok()?;
    let moment = Moment { date: then.date(), time: Some(TimeOfDay::Clock { time: then.time(), offset }) };
    Some(Phrase {
        until: true,
        ..Phrase::of(at, unit + 2, Window { from: Some(moment), to: Some(moment), ..Window::default() })
    })
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
        .or_else(|| length_to(line, at, today))
        .or_else(|| since_or_by(line, at, today))
        .or_else(|| today.and_then(|today| at_clock(line, at, today)))
        .or_else(|| point(line, at, today))
        .or_else(|| today.and_then(|today| relative(line, at, today)))
}

pub(super) fn found(start: usize, end: usize, window: Window) -> Option<Phrase> {
    Some(Phrase::of(start, end, window))
}

/// "between Monday and Wednesday", "from 3 to 8 December".
fn between(line: &Line<'_>, at: usize, today: Option<Date>) -> Option<Phrase> {
    let word = line.word(at);
    let (_, link) = line.lexicon.claims.ranges.iter().find(|(from, _)| *from == word)?;
    // "Between 2002 and 2012"
    let years = year_number(line, at + 1).zip(year_number(line, at + 3)).filter(|(first, last)| first < last);
    if let Some((first, last)) = years.filter(|_| line.word(at + 2) == *link || line.is(at + 2, Class::To)) {
        let window = Window::days(date_of(first, 1, 1)?, date_of(last, 12, 31)?);
        return Some(Phrase { loose: true, length: true, ..Phrase::of(at, at + 4, window) });
    }
    // "between 18 February and mid-April"
    let point = |at: usize| point(line, past_part(line, at), today);
    let first = point(at + 1);
    let bare_day = (line.kind(at + 1) == Kind::Number).then_some(at + 2);
    let middle = first.map(|first| first.end).or(bare_day)?;
    let links = line.lexicon.claims.ranges.iter().any(|(from, to)| *from == word && *to == line.word(middle));
    if !links && line.word(middle) != *link {
        return None;
    }
    // "between Aug. 17 and 18"
    let again = || {
        let day = first
            .as_ref()?
            .window
            .to
            .filter(|_| first.as_ref().is_some_and(|first| first.window.only_day().is_some()))?;
        let number = day_number(line, middle + 1).filter(|_| !crate::figure::counts_at(line, middle + 2))?;
        let date = date_of(day.date.year(), day.date.month(), number)?;
        Some(Phrase::of(middle + 1, middle + 2, Window::day(date)))
    };
    let second =
        point(middle + 1).or_else(|| today.and_then(|today| relative(line, middle + 1, today))).or_else(again)?;
    let last = second.window.to?;
    let from = match first {
        // "from Monday to Sunday", written on a Monday
        Some(first) => match first.window.from? {
            from if first.weekday && second.weekday && last < from => {
                Moment { date: days_before(from.date, 7), ..from }
            }
            from => from,
        },
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

/// "the 24 hours to midnight on Sunday", "the ten days ending on 6 April".
fn length_to(line: &Line<'_>, at: usize, today: Option<Date>) -> Option<Phrase> {
    let (length, unit_at, loose) = count(line, at).filter(|_| line.is_before(at, Class::The))?;
    let unit = line.lexicon.claims.units.get(&line.word(unit_at)).copied()?;
    if loose || !part(line, unit_at + 1, Part::Ending) {
        return None;
    }
    let next = unit_at + 2;
    let next = next + usize::from(line.is(next, Class::On) || line.is(next, Class::At) || line.is(next, Class::To));
    // "to midnight on Sunday", "to noon on 3 May", "ending at 3 a.m. Friday"
    let day = || point(line, next + 2, today).filter(|_| line.is(next + 1, Class::On));
    let hour = || {
        let (_, past) = clock::clock(line, next)?;
        point(line, past + usize::from(line.is(past, Class::On)), today)
    };
    let last = point(line, next, today).filter(|last| next < last.end).or_else(hour).or_else(day)?;
    let to = last.window.to?;
    let (from, _) = back(to.date, length, unit);
    Some(Phrase { length: true, ..Phrase::of(at, last.end, Window::days(from, to.date)) })
}
