//! "since Saturday", "since the siege began on Monday", "by Sunday evening": stretches with one end named.

use jiff::civil::Date;

use super::ago::relative;
use super::calendar::{past_part, point};
use super::clause::{ends_as_participle, owns, part};
use super::clock::by_clock;
use super::time::Phrase;
use crate::lexicon::claims::{Part, TimeUnit};
use crate::lexicon::figures::Class;
use crate::lexicon::line::Line;
use crate::token::Kind;
use crate::window::{Moment, Window, days_before};

/// "since Saturday", "since July", "by Sunday evening".
pub(super) fn since_or_by(line: &Line<'_>, at: usize, today: Option<Date>) -> Option<Phrase> {
    let since = part(line, at, Part::Since);
    let until = line.phrase_at(&line.lexicon.claims.until, at);
    let opened = until.map(|(end, ())| end).or(since.then_some(at + 1))?;
    let next = if part(line, opened, Part::Article) { opened + 1 } else { opened };
    // "since last Wednesday"
    let next = if since && part(line, next, Part::Last) && line.is(next + 1, Class::Weekday) { next + 1 } else { next };
    // "by late Tuesday", "since mid-May", "by the end of March"
    let past = past_part(line, opened);
    let next = if past == opened { past_part(line, next) } else { past };
    if !since && let Some(hour) = by_clock(line, at, opened, today) {
        return Some(hour);
    }
    // "since the beginning of the week"
    if since
        && let Some((end, ())) = line.phrase_at(&line.lexicon.claims.beginnings, next)
        && let Some(phrase) = today.and_then(|today| since_unit(line, at, end, today))
    {
        return Some(phrase);
    }
    // "since the morning"
    let part_of_day =
        line.lexicon.claims.hours.contains_key(&line.word(next)).then_some(()).filter(|()| since && next > opened);
    let this_day = || part_of_day.and(today).map(|today| Phrase::of(next, next + 1, Window::day(today)));
    if since && let Some(phrase) = since_event(line, at, next, today) {
        return Some(phrase);
    }
    let point =
        point(line, next, today).or_else(this_day).or_else(|| today.and_then(|today| relative(line, next, today)))?;
    // "killed by Saturday's earthquake", "by the May 12 quake": no day up to which they are counted.
    if !since && (owns(line, point.end) || point.names) {
        return None;
    }
    // "down from Monday's 300": that day, and no beginning.
    if since && owns(line, point.end) && line.is_number(point.end + 1) {
        return None;
    }
    // "the highest since December, when 80 died": the month itself.
    let told = line.str(point.end) == "," && part(line, point.end + 1, Part::Aside);
    let told = Some(point.window).filter(|_| since && told);
    let window = if since {
        let to = today.map(Moment::day).filter(|today| point.window.from.is_none_or(|from| from.date <= today.date))?;
        Window { from: point.window.from, to: Some(to), ..Window::default() }
    } else {
        Window { from: None, to: point.window.to, ..Window::default() }
    };
    let year_alone = line.kind(next) == Kind::Number && line.str(next).len() == 4;
    Some(Phrase {
        told,
        loose: year_alone,
        weekday: point.weekday,
        since,
        until: !since,
        ..Phrase::of(at, point.end, window)
    })
}

/// "since fighting broke out on Monday": from that day up to now, or from one that is not told.
fn since_event(line: &Line<'_>, at: usize, next: usize, today: Option<Date>) -> Option<Phrase> {
    const REACH: usize = 8;
    const FAR: usize = 14;
    let today = today?;
    let ends = |at: &usize| matches!(line.str(*at), "," | "." | ";") || *at >= line.len();
    let ended = (next..next + REACH).find(ends);
    let end = ended.unwrap_or(next + REACH);
    let start = line.phrase_at(&line.lexicon.claims.beginnings, next).map(|(end, ())| end);
    // "since the offensive resumed on 1 June"
    let past = |at: usize| ends_as_participle(line, at);
    let happens =
        |at: &usize| part(line, *at, Part::Event) || line.is(*at, Class::Be) || line.is(*at, Class::Verb) || past(*at);
    let event = (next..end).find(|at| part(line, *at, Part::Event));
    // "since the clashes resumed on 1 June": behind what it is called.
    // "since the break-up of the camp on June 3": an article, a noun and a day, and no verb in between.
    let named = || {
        let on = (next..next + FAR).take_while(|at| !ends(at)).find(|at| line.is(*at, Class::On))?;
        let plain = |at: usize| {
            let glued = line.is(at, Class::Dash) && line.is_glued(at) && line.is_glued(at + 1);
            (line.kind(at) == Kind::Word || glued) && !line.is_number(at)
        };
        let dated = next > at + 1 && (next..on).all(plain) && point(line, on + 1, Some(today)).is_some();
        dated.then_some(on)
    };
    let told = start
        .or_else(|| event.filter(|event| next < *event))
        .or_else(|| (next + 1..end).find(happens))
        .or(event)
        .or_else(named)?;
    // "since the offensive began on 10 February"
    let day = |at| point(line, at, Some(today)).or_else(|| relative(line, at, today));
    let closes = (next..next + FAR).find(ends).unwrap_or(next + FAR);
    if let Some(day) = (told + 1..closes).find_map(day).filter(|_| told > next) {
        let from = day.window.from.filter(|from| from.date <= today)?;
        let window = Window { from: Some(from), to: Some(Moment::day(today)), ..Window::default() };
        return Some(Phrase { since: true, ..Phrase::of(at, day.end, window) });
    }
    let dated = (next..end).any(|at| line.kind(at) == Kind::Number || day(at).is_some());
    let window = Window { from: None, to: Some(Moment::day(today)), ..Window::default() };
    (ended.is_some() && !dated && (start.is_some() || event.is_some()))
        .then_some(Phrase { since: true, ..Phrase::of(at, next, window) })
}

/// "since the beginning of the week", "since the start of the month": from its first day up to now.
fn since_unit(line: &Line<'_>, at: usize, next: usize, today: Date) -> Option<Phrase> {
    let unit_at = if part(line, next, Part::Article) || part(line, next, Part::This) { next + 1 } else { next };
    let first = match line.lexicon.claims.units.get(&line.word(unit_at))? {
        TimeUnit::Week => days_before(today, i32::from(today.weekday().to_monday_zero_offset())),
        TimeUnit::Month => today.first_of_month(),
        TimeUnit::Year => today.first_of_year(),
        _ => return None,
    };
    Some(Phrase { since: true, ..Phrase::of(at, unit_at + 1, Window::days(first, today)) })
}
