//! Entries of a page that is written on: whose paragraphs open with an hour, and which a line of their own gives a day.

use jiff::civil::Date;

use super::clause::part;
use super::{calendar, clock, time};
use crate::document::{Document, Role};
use crate::lexicon::Lexicon;
use crate::lexicon::claims::Part;
use crate::lexicon::figures::Class;
use crate::lexicon::line::Line;
use crate::span::Span;
use crate::token::Kind;
use crate::window::{TimeOfDay, days_before};

/// Whether a sentence is the first of its paragraph.
pub(super) fn opens(document: &Document, index: usize) -> bool {
    let paragraph = |at: usize| document.sentences.get(at).map(|sentence| sentence.paragraph);
    index.checked_sub(1).and_then(paragraph) != paragraph(index)
}

/// Whether a page is one of entries by the clock: two paragraphs at least open with an hour.
pub(super) fn is_by_the_clock(document: &Document, lexicon: &Lexicon) -> bool {
    let opening = document.sentences.iter().enumerate().filter(|(index, _)| opens(document, *index));
    // A day may stand before it.
    const LONGEST: usize = 24;
    let digit = |span: Span| span.slice(&document.text).bytes().take(LONGEST).any(|byte| byte.is_ascii_digit());
    let hours = opening.filter(|(_, sentence)| digit(sentence.span)).filter(|(_, sentence)| {
        let mut line = Line::new(&document.text, lexicon);
        line.read(sentence.span);
        clock::entry(&line).is_some()
    });
    hours.take(2).count() == 2
}

/// Where a sentence begins behind its dateline, "PORT SALU, June 5 (TNA) - The ministry", or the hour of its entry: "11:50 The
/// ministry", "Sun 15 Aug 13.45 The ministry".
pub(super) fn past_dateline(line: &Line<'_>) -> usize {
    const LONGEST: usize = 14;
    let dash = (1..LONGEST.min(line.len())).find(|at| line.is(*at, Class::Dash) && !line.is_glued(*at));
    let first = clock::entry_date(line).map_or(0, |(_, hour)| hour);
    let hour = || clock::clock(line, first).filter(|_| line.kind(first) == Kind::Number).map_or(0, |(_, past)| past);
    dash.filter(|_| line.is_shouted(0)).map_or_else(hour, |dash| dash + 1)
}

/// Whether a sentence has a paragraph of its own.
pub(super) fn alone(document: &Document, index: usize) -> bool {
    let paragraph = |at: Option<usize>| Some(document.sentences.get(at?)?.paragraph);
    let own = paragraph(Some(index));
    own != paragraph(index.checked_sub(1)) && own != paragraph(Some(index + 1))
}

/// The day that an entry's hour is told with: "22:55 GMT, Thursday - Toll climbs", "11:15pm Wednesday.", "Sun 15 Aug 13.45".
pub(super) fn named_day(line: &Line<'_>, reported: Option<Date>) -> Option<Date> {
    if let Some((date, _)) = clock::entry_date(line) {
        return calendar::dated(line, date, reported)?.window.only_day().filter(|day| Some(*day) <= reported);
    }
    let (_, end) = clock::clock(line, 0)?;
    let day = end + usize::from(line.str(end) == ",");
    let weekday = line.is(day, Class::Weekday) && line.kind(day + 1) == Kind::Mark;
    let phrases = time::phrases(line, reported, time::Named::default());
    let named = phrases.iter().find(|phrase| phrase.start == day).filter(|_| weekday)?;
    named.window.only_day().filter(|day| Some(*day) <= reported)
}

/// The day that a line gives to what stands below it, if it is no more than that and an hour: "Aug. 9, 9:45 p.m. update",
/// "Tuesday 8 August".
pub(super) fn day(line: &Line<'_>, reported: Option<Date>) -> Option<Date> {
    const LONGEST: usize = 14;
    const WORDS: usize = 3;
    let reported = reported?;
    let last = line.len().checked_sub(1)?;
    let ends = matches!(line.str(last), "." | "," | ":" | "?") && !line.is_glued(last.wrapping_sub(1));
    let phrases = time::phrases(line, Some(reported), time::Named::default());
    let dated = phrases.iter().find(|phrase| !phrase.since && !phrase.until && !phrase.loose)?;
    let day = dated.window.only_day().filter(|day| *day <= reported)?;
    let month = (dated.start..dated.end).any(|at| line.is(at, Class::Month));
    // The hour, its zone and what such entries are called.
    let other = (0..line.len()).filter(|at| !(dated.start..dated.end).contains(at) && line.kind(*at) == Kind::Word);
    let verb = |at: usize| line.is(at, Class::Verb) || line.is(at, Class::Be) || part(line, at, Part::SayingVerb);
    let hour = (0..line.len()).any(|at| clock::clock(line, at).is_some());
    let called = other.clone().all(|at| line.is(at, Class::Weekday) || part(line, at, Part::ReportHead));
    let plain = called || hour && other.clone().count() <= WORDS && !other.clone().any(verb);
    (month && plain && !ends && line.len() <= LONGEST).then_some(day)
}

/// The day that it was where a text was written, if the hour it was out says another: that of its dateline ("SEOUL, Oct. 30"), or
/// the weekday that has begun there ("said early on Sunday", of what was out on Saturday evening, in UTC).
pub(super) fn local_day(document: &Document, lexicon: &Lexicon) -> Option<Date> {
    const FIRST: usize = 4;
    const LEAD: usize = 4;
    let reported = document.meta.published?;
    let hour = reported.time.filter(|time| time.offset() == Some(0))?;
    let (today, before, after) = (reported.date, days_before(reported.date, 1), days_before(reported.date, -1));
    let body = document.sentences.iter().filter(|sentence| sentence.role == Role::Body).take(FIRST);
    let late = !hour.is_before(LATE);
    let tomorrow = after.weekday().to_monday_one_offset();
    for sentence in body {
        let mut line = Line::new(&document.text, lexicon);
        line.read(sentence.span);
        let text = past_dateline(&line);
        let head = time::phrases(&line, Some(after), time::Named::default());
        let written = head.iter().find(|phrase| phrase.end <= text).and_then(|phrase| phrase.window.only_day());
        if let Some(day) = written.filter(|_| text > 0) {
            return Some(day).filter(|day| (*day == before || *day == after) && *day != today);
        }
        // "said early on Sunday": the day of speech is past.
        let said = |at: usize| {
            let day = lexicon.claims.weekdays.get(&line.word(at)) == Some(&tomorrow) && line.is_capital(at);
            let between = |at: &usize| line.is(*at, Class::On) || part(&line, *at, Part::BetweenSubjectAndVerb);
            let verb = (at.saturating_sub(LEAD)..at).rev().find(|at| !between(at));
            day && verb.is_some_and(|verb| part(&line, verb, Part::SayingVerb))
        };
        if late && (1..line.len()).any(said) {
            return Some(after);
        }
    }
    None
}

/// The day that a report's own title says it is of: "Situation Report No. 5 (as of 27 June 2018)", out on the 28th.
pub(super) fn as_of(document: &Document, lexicon: &Lexicon) -> Option<Date> {
    const FIRST: usize = 4;
    /// A report of many days before is of another time.
    const DAYS: i32 = 5;
    let reported = document.meta.published?.date;
    let mut days = document.sentences.iter().take(FIRST).filter_map(|title| {
        let mut line = Line::new(&document.text, lexicon);
        line.read(title.span);
        let phrases = time::phrases(&line, Some(reported), time::Named::default());
        let until = phrases.into_iter().find(|phrase| phrase.until)?;
        // "Deaths by district, as of 6 June" heads a table alone.
        let bracketed = line.is_before(until.start, Class::OpenBracket) && !line.ends_with(".");
        let report = (0..until.start).any(|at| part(&line, at, Part::ReportHead)) && title.role == Role::Headline;
        until.window.to.filter(|_| bracketed || report).map(|to| to.date)
    });
    days.next().filter(|day| (days_before(reported, DAYS)..reported).contains(day))
}

/// The day of each entry of a page that runs past midnight and names no day, by the sentence it opens with. Newest first, an hour
/// that stands much later than the one above it is of the day before; oldest first, one that stands much earlier is of the day
/// after. `today` is the day of the newest.
pub(super) fn past_midnight(document: &Document, today: Option<Date>, lexicon: &Lexicon) -> Vec<(usize, Date)> {
    /// Entries are no further apart that go on through a day.
    const JUMP: i32 = 6 * 60;
    /// By then a page that ran past midnight was still written.
    const EVENING: i32 = 18 * 60;
    let Some((reported, today)) = document.meta.published.zip(today) else { return Vec::new() };
    let mut hours: Vec<(usize, i32)> = Vec::new();
    let mut clocks: Vec<Option<i16>> = Vec::new();
    for (index, sentence) in document.sentences.iter().enumerate().filter(|(index, _)| opens(document, *index)) {
        let mut line = Line::new(&document.text, lexicon);
        line.read(sentence.span);
        let told = named_day(&line, Some(reported.date)).is_some();
        if told || alone(document, index) && day(&line, Some(reported.date)).is_some() && clock::entry(&line).is_none()
        {
            return Vec::new();
        }
        if let Some(TimeOfDay::Clock { time, offset }) = clock::entry(&line) {
            hours.push((index, i32::from(time.hour()) * 60 + i32::from(time.minute())));
            clocks.push(offset);
        }
    }
    let steps = |hours: &[(usize, i32)]| -> Vec<i32> {
        hours.iter().zip(hours.iter().skip(1)).map(|((_, one), (_, next))| next - one).collect()
    };
    // Small steps tell which way a page is written.
    let way: i32 = steps(&hours).iter().filter(|step| step.abs() <= JUMP).map(|step| step.signum()).sum();
    if way > 0 {
        hours.reverse();
    }
    // The clocks of several places say nothing about each other.
    let one_clock = clocks.iter().all(|clock| Some(clock) == clocks.first());
    let crossings = steps(&hours).iter().filter(|step| **step > JUMP).count();
    let [(_, newest), (_, next), ..] = *hours.as_slice() else { return Vec::new() };
    // "04:00 What we know so far", set above entries of the afternoon, is of no night.
    let pinned = next - newest > JUMP && !(newest < JUMP && EVENING <= next);
    if crossings == 0 || !one_clock || pinned {
        return Vec::new();
    }
    let utc = reported.time.filter(|time| time.offset() == Some(0));
    // Out late by the clocks of UTC, and written early by those of its place.
    let tomorrow = today == reported.date && newest < JUMP && utc.is_some_and(|time| !time.is_before(LATE));
    let mut today = if tomorrow { days_before(today, -1) } else { today };
    let mut later: Option<i32> = None;
    let mut days: Vec<(usize, Date)> = Vec::new();
    for (index, minutes) in hours {
        if later.is_some_and(|later| minutes - later > JUMP) {
            today = days_before(today, 1);
        }
        later = Some(minutes);
        days.push((index, today));
    }
    days.sort_unstable();
    days
}

/// From this hour on, in UTC, the next day has begun somewhere.
const LATE: i32 = 14;
