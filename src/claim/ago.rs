//! Time phrases that count from the document's day: "yesterday", "the past 24 hours", "three weeks ago".

use jiff::civil::{Date, date};
use rust_decimal::prelude::ToPrimitive;

use super::calendar::date_of;
use super::clause::part;
use super::clock::{at_time, by_part_of_day, part_of_day};
use super::time::{Phrase, found};
use crate::figure::whole_in_words;
use crate::lexicon::claims::{Part, TimeUnit};
use crate::lexicon::figures::Class;
use crate::lexicon::line::Line;
use crate::token::Kind;
use crate::window::{Precision, Window, days_before, months_before};

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
    weekend(line, at, today)
        .or_else(|| past_length(line, at, today))
        .or_else(|| last_unit(line, at, today))
        .or_else(|| ago(line, at, today))
}

/// "over the weekend", "last weekend", "since the weekend": Saturday and Sunday, as far as they are over.
fn weekend(line: &Line<'_>, at: usize, today: Date) -> Option<Phrase> {
    const DAYS: i32 = 7;
    /// On Thursdays and Fridays "this weekend" is to come.
    const TO_COME: i32 = 5;
    let data = &line.lexicon.claims;
    let since_saturday = (i32::from(today.weekday().to_monday_zero_offset()) + 2) % DAYS;
    let bare = || {
        let the = at.checked_sub(1).filter(|the| line.is(*the, Class::The))?;
        let led = part(line, the.wrapping_sub(1), Part::Since) || line.phrase_before(&data.until, the).is_some();
        line.phrase_at(&data.bare_weekends, at).filter(|_| led)
    };
    let past = line.phrase_at(&data.weekends, at).or_else(bare).map(|(end, ())| (end, since_saturday));
    let last = || {
        let (end, ()) = line.phrase_at(&data.last_weekends, at)?;
        Some((end, if since_saturday < 2 { since_saturday + DAYS } else { since_saturday }))
    };
    let this = || {
        let (end, ()) = line.phrase_at(&data.this_weekends, at).filter(|_| since_saturday < TO_COME)?;
        Some((end, since_saturday))
    };
    let (end, back) = past.or_else(last).or_else(this)?;
    let window = Window::days(days_before(today, back), days_before(today, (back - 1).max(0)));
    Some(Phrase { length: true, ..Phrase::of(at, end, window) })
}

/// The longest stretch anybody counts in units of time: more is no stretch.
const LONGEST: i32 = 100_000;

/// A count of time units: a number, "a", "few", "couple of"; where the unit stands, and whether
/// the count is loose.
pub(super) fn count(line: &Line<'_>, at: usize) -> Option<(i32, usize, bool)> {
    if let Some((end, count)) = line.phrase_at(&line.lexicon.claims.loose, at) {
        return Some((*count, end, true));
    }
    let (count, end) = match line.kind(at) {
        Kind::Number => (line.str(at).parse().ok()?, at + 1),
        // "twenty-four hours"; not "a hundred"
        _ => {
            let (count, end) = line.number(at).and_then(|_| whole_in_words(line, at))?;
            (count.to_i32()?, end)
        }
    };
    (count <= LONGEST).then_some((count, end, false))
}

/// The day so many units before another, and what the count makes of its edges.
pub(super) fn back(today: Date, count: i32, unit: TimeUnit) -> (Date, Precision) {
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
    // "the deadliest in more than a century": as far back as there was none worse.
    const REACH: usize = 9;
    let worst = |at: usize| line.is(at, Class::Superlative);
    if unit == TimeUnit::Year && (at.saturating_sub(REACH)..at).any(worst) {
        return None;
    }
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

/// "evacuated in two days", "over the six days": a length that is over, of which no words say when it ended. It is taken to
/// end with its text.
pub(super) fn whole_length(line: &Line<'_>, at: usize, today: Date) -> Option<Phrase> {
    const REACH: usize = 9;
    const HALF_DAY: i32 = 12;
    const AHEAD: usize = 5;
    let data = &line.lexicon.claims;
    let (led, ()) = line.phrase_at(&data.over_length, at)?;
    let first = led + usize::from(line.is(led, Class::The));
    let (count, unit_at, _) = count(line, first).filter(|(count, _, loose)| *count > 1 && !loose)?;
    // "on the two busiest days"
    let unit_at = unit_at + usize::from(line.is(unit_at, Class::Superlative));
    let unit = data.units.get(&line.word(unit_at)).copied()?;
    let days = matches!(unit, TimeUnit::Day | TimeUnit::Week) || unit == TimeUnit::Hour && count > HALF_DAY;
    // "the first convoy in three weeks", "in two days' time", "in the two days before"
    let first_since =
        (at.saturating_sub(REACH)..at).any(|at| line.is(at, Class::Superlative) || line.is(at, Class::Ordinal));
    let when = line.phrase_at(&data.no_length, unit_at + 1).is_some() || line.mark(unit_at + 1) == '\'';
    // "in the 24 hours ending on Friday"
    let when = when || part(line, unit_at + 1, Part::Ending);
    // "ahead of elections in two weeks"
    let ahead = (at.saturating_sub(AHEAD)..at).any(|at| line.phrase_at(&data.to_come, at).is_some());
    if !days || first_since || ahead || when || line.is_before(at, Class::For) {
        return None;
    }
    let (from, precision) = back(today, count, unit);
    let precision = if unit == TimeUnit::Hour { precision } else { Precision::Fuzzy };
    let window = Window { precision, ..Window::days(from, today) };
    Some(Phrase { length: true, open: true, ..Phrase::of(at, unit_at + 1, window) })
}

/// "last week", "last month", "last year", "this year".
fn last_unit(line: &Line<'_>, at: usize, today: Date) -> Option<Phrase> {
    let (last, this) = (part(line, at, Part::Last), part(line, at, Part::This));
    if part(line, at, Part::Next) {
        return next_unit(line, at, today);
    }
    // "40 years ago this month"
    if !last && !this || at.checked_sub(1).is_some_and(|ago| part(line, ago, Part::Ago)) {
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
