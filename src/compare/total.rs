//! Gate 3 for running totals: a toll that rose, one that fell, and two of one day.

use std::cmp::Ordering;

use rust_decimal::Decimal;

use super::flow::days_between;
use super::pair::{Pair, Ruling, Side};
use super::value::{self, Meeting};
use super::{Assumption, Verdict, time, witness, words};
use crate::claim::Claim;
use crate::figure::Manner;
use crate::interval::Limits;
use crate::rules::Nature;

/// A flat none against a positive number of another voice: a conflict, whatever the dates.
pub(super) fn none_against_some(pair: &Pair<'_>) -> Option<Ruling> {
    if pair.case.quantity.nature != Nature::Total || pair.one_voice() {
        return None;
    }
    let side = pair.only(|claim| {
        claim.manner != Manner::Unreported
            && !(claim.older && (claim.window.assumed || claim.window.carried))
            && matches!(claim.amount.limits, Limits::Exact(value) if value.is_zero())
    })?;
    let (none, some) = (pair.claim(side), pair.claim(side.other()));
    if !value::exceeds(pair.case, some, none) {
        return None;
    }
    // "No civilians had come out so far", two weeks before 20,000 had.
    let day = |claim: &Claim| claim.window.to.map(|to| to.date);
    if none.so_far && day(none).zip(day(some)).is_some_and(|(none, some)| none < some) {
        return None;
    }
    // "Not a single civilian came out on Wednesday" is no word on the 25 of ten days later.
    if none.on_day.is_some_and(|day| some.window.to.or(some.window.from).is_some_and(|at| at.date > day)) {
        let why = format!("{} is of one day alone, and the other of a later one", words::what(none));
        let said = words::both_numbers(pair);
        return Some(Ruling::new(Verdict::NotComparable, &said, &why).in_short("the none is of one day alone"));
    }
    let reason = format!(
        "{} said there were none, {} gave {}: whatever the dates, both cannot be right.",
        words::who(pair.case, none),
        words::who(pair.case, some),
        words::what(some)
    );
    Some(Ruling::told(Verdict::Conflict, reason, "none against some: whatever the dates, both cannot be right"))
}

/// "350 people were evacuated on Sunday", of a count that stood higher on Friday: of that day alone.
pub(super) fn of_one_day(pair: &Pair<'_>) -> Option<Ruling> {
    if pair.case.quantity.nature != Nature::Total || !matches!(value::meet(pair), Some(Meeting::Apart(_))) {
        return None;
    }
    // "8 were killed on Monday. On Tuesday 21 were killed": each of its own day.
    if let (Some(one), Some(other)) = (pair.left.on_day, pair.right.on_day)
        && one != other
    {
        let said = words::both_numbers(pair);
        let why = "each counts what befell on a day of its own";
        return Some(Ruling::new(Verdict::NotComparable, &said, why).in_short("each counts one day alone"));
    }
    let side = pair.only(|claim| claim.on_day.is_some())?;
    let (one, other) = (pair.claim(side), pair.claim(side.other()));
    if value::exceeds(pair.case, one, other) {
        return None;
    }
    let higher = |claim: &Claim| value::exceeds(pair.case, claim, one);
    // One voice that gives both means a part by the lower.
    let own = pair.one_voice() && !one.amount.limits.is_zero();
    let before = one.on_day.and_then(|day| pair.story.highest_before(day));
    if !own && !before.is_some_and(higher) {
        return None;
    }
    let why = format!("{} is of one day of a count that had begun before", words::what(one));
    let said = words::both_numbers(pair);
    Some(Ruling::new(Verdict::NotComparable, &said, &why).in_short("the one counts one day alone"))
}

/// Two totals of which `later` is the later.
pub(super) fn in_order(pair: &Pair<'_>, later: Side) -> Ruling {
    let (now, before) = (pair.claim(later), pair.claim(later.other()));
    // A ceiling that lies higher has not risen: it still holds the earlier number.
    let risen = value::above(pair.case, now, before) && !value::is_ceiling(value::limits(now));
    if !risen {
        return match value::meet(pair) {
            Some(Meeting::Apart(_)) => fallen(pair, now, before),
            _ => value::settle(pair, &words::both(pair, date)),
        };
    }
    let factor = value::factor(now, before);
    let why = if pair.one_voice() {
        "the same voice brings its own number up to date"
    } else if witness::is_reporter(before) {
        "the earlier number is the reporter's own"
    } else if value::is_floor(value::limits(before)) {
        "the earlier number is a floor, which the later one keeps"
    } else if is_beside(pair) {
        return value::settle(pair, &words::both(pair, date));
    } else {
        let reason = format!(
            "{} is followed by {}, which is higher: a risen toll, or a disagreement.",
            dated(pair, before),
            dated(pair, now)
        );
        return Ruling::told(Verdict::Tension, reason, "a risen toll, or a disagreement").with_factor(factor);
    };
    let reason = format!("{} rose to {}: {why}.", dated(pair, before), dated(pair, now));
    Ruling::told(Verdict::Superseded, reason, why).with_factor(factor)
}

/// Whether one text sets two voices of one day beside each other, neither as the older: "The prefect counts 112, the ministry
/// 94"; not two entries of a page by the clock.
fn is_beside(pair: &Pair<'_>) -> bool {
    let [left, right] = pair.both().map(|claim| time::as_of(claim).map(|at| at.date));
    let told = |claim: &Claim| !witness::is_reporter(claim) && !claim.older;
    let one_text = pair.shared_source.is_some() && !time::entries_apart(pair);
    one_text && left.is_some() && left == right && pair.both().into_iter().all(told)
}

/// The claim of two totals that counts since a later day than the other, where it is the lower: "seven bodies brought up
/// since Friday", beside 38 in all.
pub(super) fn is_since_later(pair: &Pair<'_>) -> Option<Side> {
    if pair.case.quantity.nature != Nature::Total {
        return None;
    }
    let Some(Meeting::Apart(higher)) = value::meet(pair) else { return None };
    let since = |claim: &Claim| {
        let (from, to) = (claim.window.from?, claim.window.to?);
        (from.date < to.date).then_some(from.date)
    };
    let begins = pair.case.quantity.period.or(pair.case.rules.period).and_then(|period| period.from);
    let lower = higher.other();
    let later = since(pair.claim(lower))?;
    // "14,500 since Saturday", and 18,000 since no day that is told: of one order, they count the same.
    let near = value::factor(pair.left, pair.right).is_some_and(|factor| factor < Decimal::TWO);
    if near && since(pair.claim(higher)).is_none() {
        return None;
    }
    // Whoever says nothing counts from the beginning.
    let other = since(pair.claim(higher)).or(begins)?;
    (other < later && days_between(other, later) > 1).then_some(lower)
}

fn fallen(pair: &Pair<'_>, now: &Claim, before: &Claim) -> Ruling {
    let factor = value::factor(now, before);
    if corrects(pair, now, before) {
        let reason = format!(
            "{} takes back {}: its own text says that the number came down from there.",
            dated(pair, now),
            dated(pair, before)
        );
        let gist = "its own text takes the earlier number back";
        return Ruling::told(Verdict::Superseded, reason, gist).with_factor(factor);
    }
    let times = words::times(factor);
    let reason = format!(
        "{} comes after {} and is lower: a running total does not fall{times}.",
        dated(pair, now),
        dated(pair, before)
    );
    Ruling::told(Verdict::Conflict, reason, "the later is lower, and a running total does not fall").with_factor(factor)
}

/// Whether the text of `now` gives it as what the number of `before` was brought down to ("revised
/// down from 140 to 118"): of one voice, or of a number that was a reporter's own.
fn corrects(pair: &Pair<'_>, now: &Claim, before: &Claim) -> bool {
    // "officials", whom the rules do not know, may well be the same.
    let own = pair.one_voice() || witness::is_reporter(before) || witness::is_undeclared(before);
    let taken_back = |claim: &Claim| {
        claim.manner == Manner::Before
            && claim.source == now.source
            && claim.evidence.sentence == now.evidence.sentence
            && value::same_number(claim, before)
    };
    own && now.manner == Manner::After && pair.case.claims.iter().any(taken_back)
}

/// Two totals of one day, in no known order.
pub(super) fn same_day(pair: &Pair<'_>, assumes: &mut Vec<Assumption>) -> Ruling {
    let (left, right) = (date(pair.left), date(pair.right));
    let said = match left == right {
        true => format!("{} {left}", words::both_numbers(pair)),
        false => words::both(pair, date),
    };
    let ruling = value::settle(pair, &said);
    if ruling.verdict != Verdict::Conflict {
        return ruling;
    }
    if !pair.one_voice() {
        return risen_by_report(pair, assumes).unwrap_or(ruling);
    }
    let said = words::both_numbers(pair);
    match pair.shared_source {
        None => Ruling::told(
            Verdict::Superseded,
            format!("{said} on one day, in two documents: the same voice brings its number up to date; which is the later is not known."),
            "the same voice brings its number up to date; which is the later is not known",
        )
        .with_factor(ruling.factor),
        Some(source) => Ruling::told(
            Verdict::Conflict,
            format!(
                "{said}, both in {}, and neither is marked as the older: a conflict inside the source{}.",
                pair.case.names.of_source(source),
                words::times(ruling.factor)
            ),
            "a conflict inside one source",
        )
        .with_factor(ruling.factor),
    }
}

/// Two voices of one day whose hours are not both printed: a number stood by the hour of the report
/// that carries it, so the higher of a later report may be a risen toll.
fn risen_by_report(pair: &Pair<'_>, assumes: &mut Vec<Assumption>) -> Option<Ruling> {
    if pair.shared_source.is_some() {
        return None;
    }
    let (left, right) = (pair.stood_by(Side::Left)?, pair.stood_by(Side::Right)?);
    if left.date != right.date {
        return None;
    }
    let later = match left.order(right) {
        Some(Ordering::Less) => Side::Right,
        Some(Ordering::Greater) => Side::Left,
        Some(Ordering::Equal) => return None,
        None => return Some(in_order(pair, time::later_by_report(pair, assumes)?)),
    };
    if !value::above(pair.case, pair.claim(later), pair.claim(later.other())) {
        return None;
    }
    assumes.push(Assumption::of_both("the two are in the order of the hours their reports were published".to_owned()));
    Some(in_order(pair, later))
}

/// "as of 9 December 2016".
fn date(claim: &Claim) -> String {
    match time::as_of(claim) {
        _ if claim.older && claim.window.assumed => "as an older number".to_owned(),
        Some(at) => format!("as of {}", words::moment(at)),
        None => "without a date".to_owned(),
    }
}

/// "the ministry's 37 of 9 December 2016".
fn dated(pair: &Pair<'_>, claim: &Claim) -> String {
    let (whose, what) = (words::whose(pair.case, claim), words::what(claim));
    match time::as_of(claim) {
        _ if claim.older && claim.window.assumed => format!("{whose} {what}, marked as older,"),
        Some(at) => format!("{whose} {what} of {}", words::moment(at)),
        None => format!("{whose} undated {what}"),
    }
}
