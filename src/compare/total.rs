//! Gate 3 for running totals: a toll that rose, one that fell, and two of one day.

use super::pair::{Pair, Ruling, Side};
use super::value::{self, Meeting};
use super::{Verdict, time, witness, words};
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
        claim.manner != Manner::Unreported && matches!(claim.amount.limits, Limits::Exact(value) if value.is_zero())
    })?;
    let (none, some) = (pair.claim(side), pair.claim(side.other()));
    if !value::exceeds(pair.case, some, none) {
        return None;
    }
    let reason = format!(
        "{} says there were none, {} gives {}: whatever the dates, both cannot be right.",
        words::who(none),
        words::who(some),
        words::what(some)
    );
    Some(Ruling::new(Verdict::Conflict, reason))
}

/// Two totals of which `later` is the later.
pub(super) fn in_order(pair: &Pair<'_>, later: Side) -> Ruling {
    let (now, before) = (pair.claim(later), pair.claim(later.other()));
    // A ceiling that lies higher has not risen: it still holds the earlier number.
    let risen = value::above(pair.case, now, before) && !value::is_ceiling(value::limits(now));
    if !risen {
        return match value::meet(pair) {
            Some(Meeting::Apart(_)) => fallen(now, before),
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
    } else {
        let reason = format!(
            "{} is followed by {}, which is higher: a risen toll, or a disagreement.",
            dated(before),
            dated(now)
        );
        return Ruling::new(Verdict::Tension, reason).with_factor(factor);
    };
    let reason = format!("{} rose to {}: {why}.", dated(before), dated(now));
    Ruling::new(Verdict::Superseded, reason).with_factor(factor)
}

fn fallen(now: &Claim, before: &Claim) -> Ruling {
    let factor = value::factor(now, before);
    let times = words::times(factor);
    let reason =
        format!("{} comes after {} and is lower: a running total does not fall{times}.", dated(now), dated(before));
    Ruling::new(Verdict::Conflict, reason).with_factor(factor)
}

/// Two totals of one day, in no known order.
pub(super) fn same_day(pair: &Pair<'_>) -> Ruling {
    let ruling = value::settle(pair, &words::both(pair, date));
    if ruling.verdict != Verdict::Conflict || !pair.one_voice() {
        return ruling;
    }
    let said = words::both_numbers(pair);
    match pair.shared_source {
        None => Ruling::new(
            Verdict::Superseded,
            format!("{said} on one day, in two documents: the same voice brings its number up to date; which is the later is not known."),
        )
        .with_factor(ruling.factor),
        Some(source) => Ruling::new(
            Verdict::Conflict,
            format!(
                "{said}, both in {source}, and neither is marked as the older: a conflict inside the source{}.",
                words::times(ruling.factor)
            ),
        )
        .with_factor(ruling.factor),
    }
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
fn dated(claim: &Claim) -> String {
    let (whose, what) = (words::whose(claim), words::what(claim));
    match time::as_of(claim) {
        _ if claim.older && claim.window.assumed => format!("{whose} {what}, marked as older,"),
        Some(at) => format!("{whose} {what} of {}", words::moment(at)),
        None => format!("{whose} undated {what}"),
    }
}
