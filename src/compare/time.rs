//! Gate 3: how the times of two claims lie to each other, for each nature of quantity.

use std::cmp::Ordering;

use rust_decimal::Decimal;

use super::flow;
use super::pair::{Pair, Side};
use super::{Assumption, value, words};
use crate::claim::Claim;
use crate::document::Role;
use crate::rules::{Nature, Within};
use crate::window::{Moment, TimeOfDay};

/// How two times lie.
#[derive(Clone, Debug)]
pub(super) enum Relation {
    /// The same, as far as stated.
    Same,
    /// Taken for the same, since an edge is not known. `wider` reaches further, where that shows:
    /// it may be the higher without contradiction.
    AsIfSame { wider: Option<Side> },
    /// This one's window lies inside the other's.
    Inside(Side),
    /// Of two running totals, this one is the later.
    Later(Side),
    /// Windows that overlap in part, with their lengths in days.
    Overlap { lengths: (i32, i32) },
    /// Not to be compared, and why.
    Apart { reason: String, gist: &'static str },
}

/// How the times of a pair lie, with what had to be assumed.
pub(super) fn relate(pair: &Pair<'_>, assumes: &mut Vec<Assumption>) -> Relation {
    match pair.case.quantity.nature {
        Nature::Fixed => Relation::Same,
        Nature::Flow => flow::relate(pair, assumes),
        Nature::Stock => stock(pair, assumes),
        Nature::Total => total(pair, assumes),
    }
}

/// Whether the time of `part` lets it be a part of the other: inside its window, or no later.
pub(super) fn lets_be_part(pair: &Pair<'_>, part: Side) -> bool {
    match relate(pair, &mut Vec::new()) {
        Relation::Same | Relation::AsIfSame { .. } => true,
        Relation::Inside(inner) => inner == part,
        Relation::Later(later) => later != part,
        Relation::Overlap { .. } | Relation::Apart { .. } => false,
    }
}

/// The moment a stock or a total speaks of.
pub(super) fn as_of(claim: &Claim) -> Option<Moment> {
    claim.window.to.or(claim.window.from)
}

/// Whether two hours are printed that lie apart, as those of the entries of a page by the clock: they bring it up to date.
/// Entries of hardly an hour stand beside each other.
pub(super) fn entries_apart(pair: &Pair<'_>) -> bool {
    const HOUR: i32 = 60;
    let clock = |claim: &Claim| as_of(claim)?.time.filter(|time| matches!(time, TimeOfDay::Clock { .. }));
    clock(pair.left).zip(clock(pair.right)).is_some_and(|(one, other)| one.least_minutes_to(other) >= HOUR)
}

/// Stocks compare where their moments lie within the rules' distance.
fn stock(pair: &Pair<'_>, assumes: &mut Vec<Assumption>) -> Relation {
    if let Some(side) = pair.only(|claim| claim.older && claim.window.assumed)
        && !pair.one_voice()
    {
        let older = pair.claim(side);
        let said = words::both_numbers(pair);
        let reason = format!("{said}, but {} is marked as an older number and not dated.", words::what(older));
        return Relation::Apart { reason, gist: "the one is marked as an older number and not dated" };
    }
    let (Some(one), Some(other)) = (as_of(pair.left), as_of(pair.right)) else {
        note_unknown(pair, assumes);
        return Relation::AsIfSame { wider: None };
    };
    note_assumed(pair, assumes);
    let days = flow::days_between(one.date, other.date).abs();
    let near = match pair.case.quantity.within {
        Within::Any => true,
        Within::SameDay => days == 0,
        Within::Days(within) => i64::from(days) <= i64::from(within),
        Within::Hours(hours) => {
            let stood = |side: Side, at: Moment| pair.stood_by(side).filter(|by| by.date == at.date).unwrap_or(at);
            within_hours(stood(Side::Left, one), stood(Side::Right, other), hours, assumes)
        }
    };
    if near {
        return Relation::Same;
    }
    let said = words::both(pair, |claim| match as_of(claim) {
        Some(at) => format!("as of {}", words::moment(at)),
        None => String::new(),
    });
    let (gap, gist) = match days {
        0 => ("hours apart".to_owned(), "hours apart, and the number may have changed in between"),
        1 => ("a day apart".to_owned(), DAYS_APART),
        days => (format!("{days} days apart"), DAYS_APART),
    };
    Relation::Apart { reason: format!("{said}: {gap}, and the number may have changed in between."), gist }
}

const DAYS_APART: &str = "not of one day, and the number may have changed in between";

fn within_hours(one: Moment, other: Moment, hours: u32, assumes: &mut Vec<Assumption>) -> bool {
    let minutes = match (one.time, other.time) {
        (
            Some(TimeOfDay::Clock { time: first, offset: ahead }),
            Some(TimeOfDay::Clock { time: second, offset: other_ahead }),
        ) => {
            let clock = |time: jiff::civil::Time| i64::from(time.hour()) * 60 + i64::from(time.minute());
            let zones = ahead.zip(other_ahead).map_or(0, |(one, other)| i64::from(other) - i64::from(one));
            i64::from(flow::days_between(one.date, other.date)) * 1440 + clock(second) - clock(first) - zones
        }
        // "in the morning" and "at night": so long apart at least.
        (Some(first), Some(second)) if first.least_minutes_to(second) > 0 && one.date == other.date => {
            i64::from(first.least_minutes_to(second))
        }
        _ => {
            if hours < 24 && one.date == other.date {
                assumes.push(Assumption::of_both(format!(
                    "the two moments of {} lie within {hours} hours; not both print theirs",
                    words::day(one.date)
                )));
            }
            i64::from(flow::days_between(one.date, other.date)) * 1440
        }
    };
    minutes.abs() <= i64::from(hours) * 60
}

/// Totals of two moments are in order; the hour orders those of one day, else the text's own
/// "earlier" and "initially".
fn total(pair: &Pair<'_>, assumes: &mut Vec<Assumption>) -> Relation {
    let older = pair.only(|claim| claim.older);
    // "Earlier put at 20" in today's article is not dated by today's article.
    let dated = |side: Side| as_of(pair.claim(side)).is_some() || pair.shared_source.is_some();
    if let Some(side) = older.filter(|&side| pair.claim(side).window.assumed && dated(side)) {
        let (older, other) = (pair.claim(side), pair.claim(side.other()));
        // "earlier in the day had spoken of 149", of the 16th, and 118 of the 15th: it may be older than either.
        // So it may be newer than one of an hour before the report.
        let no_later = |report: Moment, other: Moment| {
            let same_day = other.date == report.date && older.source != pair.claim(side.other()).source;
            other.date < report.date || same_day && other.order(report) == Some(Ordering::Less)
        };
        let since = as_of(older).zip(as_of(other)).is_some_and(|(report, other)| no_later(report, other));
        if since && !pair.one_voice() && value::above(pair.case, older, other) {
            let said = words::both_numbers(pair);
            let reason = format!("{said}, but {} is marked as an older number and not dated.", words::what(older));
            return Relation::Apart { reason, gist: "the one is marked as an older number and not dated" };
        }
        return Relation::Later(side.other());
    }
    let (Some(one), Some(other)) = (as_of(pair.left), as_of(pair.right)) else {
        note_unknown(pair, assumes);
        // Of a text that nobody dates, an older number is of no known time, whatever came before it there.
        let older = older.filter(|_| pair.shared_source.is_some());
        return older.map_or(Relation::AsIfSame { wider: None }, |older| Relation::Later(older.other()));
    };
    note_assumed(pair, assumes);
    if is_head_of(pair) {
        return Relation::Same;
    }
    let order = order(pair, one, other);
    if order.is_some_and(|order| order != Ordering::Equal) && older.is_none() && of_unknown_zones(pair, one, other) {
        assumes.push(Assumption::of_both("the hours of the two are taken to be of one time zone".to_owned()));
    }
    match (order, older) {
        (Some(Ordering::Less), _) => Relation::Later(Side::Right),
        (Some(Ordering::Greater), _) => Relation::Later(Side::Left),
        (Some(Ordering::Equal) | None, Some(older)) => Relation::Later(older.other()),
        (Some(Ordering::Equal), None) => Relation::Same,
        // "on Sunday night", "by Sunday evening", in one article: of one time.
        (None, None) if pair.left.source == pair.right.source && !pair.one_voice() => Relation::Same,
        (None, None) => later_by_report(pair, assumes).map_or(Relation::Same, Relation::Later),
    }
}

/// Whether one is an undated headline and the other the newest number of its text, which gives the headline's nowhere, nor
/// two that come to it: "Toll hits 363" over 353 of the night before.
fn is_head_of(pair: &Pair<'_>) -> bool {
    let head = |claim: &Claim| claim.evidence.role == Role::Headline;
    let Some(side) = pair.only(|claim| head(claim) && claim.window.assumed) else { return false };
    let ((at, line), told) = (pair.placed_claim(side), pair.claim(side.other()));
    // "Nine dead" over eight, and a woman who died overnight: the text may tell of one in words.
    let (number, before) = (line.amount.limits.lo(), told.amount.limits.lo());
    let one_more = before.is_some_and(|before| Some(before.saturating_add(Decimal::ONE)) == number);
    let newest = as_of(told) == pair.story.newest_of(&line.source);
    line.source == told.source && !head(told) && number.is_some() && newest && !one_more && !pair.story.bears_out(at)
}

/// Which of the moments of a pair comes first. One article counts by one clock, its own hour among it.
fn order(pair: &Pair<'_>, one: Moment, other: Moment) -> Option<Ordering> {
    if pair.left.source == pair.right.source {
        return one.as_printed().order(other.as_printed());
    }
    // Beside an hour of a page by the clock, which is by the page's own.
    let (left, right) = (pair.left.of_entry, pair.right.of_entry);
    let one = by_its_report(pair.left, one).filter(|_| right && !left).unwrap_or(one);
    let other = by_its_report(pair.right, other).filter(|_| left && !right).unwrap_or(other);
    // An hour on an unknown clock is none that its text was out before.
    let by = |claim: &Claim, at: Moment, other: Moment| {
        let unknown = matches!(at.time, Some(TimeOfDay::Clock { offset: None, .. }));
        let known = matches!(other.time, Some(TimeOfDay::Clock { offset: Some(_), .. }));
        let out = claim.reported.filter(|out| unknown && known && out.date == at.date)?;
        (out.order(other) == Some(Ordering::Less)).then_some(Ordering::Less)
    };
    let bound = || by(pair.left, one, other).or_else(|| by(pair.right, other, one).map(Ordering::reverse));
    one.order(other).or_else(bound)
}

/// An hour that lies behind that of its own report is by a clock ahead of the report's: "by 1 p.m." of what was out at 05:20
/// in UTC. It was then at the latest.
fn by_its_report(claim: &Claim, at: Moment) -> Option<Moment> {
    let local = matches!(at.time, Some(TimeOfDay::Clock { offset: None, .. }));
    let out = claim
        .reported
        .filter(|out| local && out.date == at.date && out.time.is_some_and(|time| time.offset().is_some()));
    out.filter(|out| at.as_printed().order(out.as_printed()) == Some(Ordering::Greater))
}

/// Whether two hours of one day stand in two sources, and neither says by which clock.
fn of_unknown_zones(pair: &Pair<'_>, one: Moment, other: Moment) -> bool {
    let unknown = |at: Moment| matches!(at.time, Some(TimeOfDay::Clock { offset: None, .. }));
    pair.left.source != pair.right.source && one.date == other.date && unknown(one) && unknown(other)
}

/// Which of two numbers that hold at hours of one day, of which neither is known to be the later, counts as the later: that
/// of the later report; where no report has an hour, the higher, so that no verdict hangs on which it is.
pub(super) fn later_by_report(pair: &Pair<'_>, assumes: &mut Vec<Assumption>) -> Option<Side> {
    let by_report = match pair.reports_in_order() {
        Some(Ordering::Less) => Some(Side::Right),
        Some(Ordering::Greater) => Some(Side::Left),
        Some(Ordering::Equal) | None => None,
    };
    let is_above = |side: &Side| value::above(pair.case, pair.claim(*side), pair.claim(side.other()));
    let (later, taken) = match by_report {
        Some(later) => (later, "they are taken in the order of their reports"),
        None => ([Side::Left, Side::Right].into_iter().find(is_above)?, "the higher is taken for it"),
    };
    let text = format!("the hours of the two do not tell which is the later, and {taken}");
    assumes.push(Assumption::of_both(text));
    Some(later)
}

fn note_unknown(pair: &Pair<'_>, assumes: &mut Vec<Assumption>) {
    for (at, claim) in pair.placed().into_iter().filter(|(_, claim)| as_of(claim).is_none()) {
        let claimed = words::claimed(pair.case, claim);
        let text = format!("{claimed} has no known date and is compared as if of the same time");
        assumes.push(Assumption::of(at, text, "no known date, compared as if of the other's time"));
    }
}

fn note_assumed(pair: &Pair<'_>, assumes: &mut Vec<Assumption>) {
    for (at, claim) in pair.placed() {
        if claim.window.assumed
            && let Some(moment) = as_of(claim)
        {
            let (claimed, moment) = (words::claimed(pair.case, claim), words::moment(moment));
            let text = format!("{claimed} is undated and takes its document's date, {moment}");
            assumes.push(Assumption::of(at, text, "undated, taken as of the report's date"));
        }
    }
}
