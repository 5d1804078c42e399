//! Numbers that differ, and that nobody may call rivals yet: too far apart, of times that nobody told, or a word beside a
//! number. "350 people left in five buses" is no second opinion on the 8,500 of another voice, whatever each leaves out: the
//! lower may well count a place, a day or a group of what the higher counts. Such a pair is shown to be asked about, and is no
//! contradiction.

use jiff::civil::Date;
use rust_decimal::Decimal;

use super::pair::{Pair, Ruling};
use super::value;
use super::{Verdict, witness, words};
use crate::claim::Claim;
use crate::interval::Limits;
use crate::rules::Nature;
use crate::unit::Dimension;
use crate::window::days_before;

/// How many times the count of a place around it a place's may be.
const OF_A_PLACE: Decimal = Decimal::from_parts(3, 0, 0, false, 0);

/// How many times a count another may be that is only taken to be of its time, is nobody's, or is of days before or after.
const OF_LITTLE_KNOWN: Decimal = Decimal::TWO;

/// How many days after a count another still speaks of the same.
const NEAR: i32 = 3;

/// How far from the edge of what a word is read as a number is no contradiction yet.
const EDGE: Decimal = Decimal::from_parts(125, 0, 0, false, 2);

/// A conflict whose numbers the quantity lets be rivals; else a tension.
pub(super) fn held(pair: &Pair<'_>, ruling: Ruling) -> Ruling {
    let why = "so far apart that the lower may count only a part of what the other counts: a place, a day, a group; ask what each counts";
    let short = "so far apart that the lower may count only a part of what the other counts";
    // Two claimants whom the rules name are asked about what the quantity asks, and each means all of it.
    let rivals = witness::are_declared_apart(pair.case, pair.left, pair.right);
    let bound = pair.case.quantity.same_count.times(rivals);
    within(pair, ruling, bound, why, short)
}

/// The same of a number beside a word, near the edge of what the word is read as: "hundreds", of 199.
pub(super) fn of_a_word(pair: &Pair<'_>, ruling: Ruling) -> Ruling {
    let vague = |claim: &Claim| matches!(claim.amount.limits, Limits::Vague(..));
    // There is no factor where it would be one.
    let none = [pair.left, pair.right].into_iter().any(|claim| claim.amount.limits.is_zero());
    let near = ruling.factor.map_or(!none, |factor| factor < EDGE);
    if ruling.verdict != Verdict::Conflict || !near || ![pair.left, pair.right].into_iter().any(vague) {
        return ruling;
    }
    let why =
        "the one is a word and no number, and the other lies by the edge of what it is read as; ask for the number";
    doubted(pair, &ruling, why, "the one is a word, and the other lies by the edge of what it is read as")
}

/// The same of the count of a place above that of the place around it: one of the two may well mean another place.
pub(super) fn of_places(pair: &Pair<'_>, ruling: Ruling) -> Ruling {
    let why = "the count of a place is far above that of the place around it, so that one of the two may mean another; ask what each counts";
    let short = "the count of a place is far above that of the place around it";
    within(pair, ruling, narrowed(pair, OF_A_PLACE), why, short)
}

/// The same of a number that a text gives as its own, on nobody's word: whose count it is, and of whom, is not said.
pub(super) fn of_a_text(pair: &Pair<'_>, ruling: Ruling) -> Ruling {
    if ![pair.left, pair.right].into_iter().any(witness::is_reporter) {
        return ruling;
    }
    let why = "more than twice apart, and one of the two is a text's own number, which names nobody who counted; ask what each counts";
    within(
        pair,
        ruling,
        narrowed(pair, OF_LITTLE_KNOWN),
        why,
        "more than twice apart, and the one names nobody who counted",
    )
}

/// The same of two that many days lie between: what is told later may be of another stage.
pub(super) fn of_far_days(pair: &Pair<'_>, ruling: Ruling) -> Ruling {
    let day = |claim: &Claim| claim.window.to.map(|to| to.date);
    let far = |(one, other): (Date, Date)| days_before(one.max(other), NEAR) > one.min(other);
    let changes = pair.case.quantity.nature != Nature::Fixed;
    if !changes || !day(pair.left).zip(day(pair.right)).is_some_and(far) {
        return ruling;
    }
    let why = "more than twice apart, and days lie between the two; ask whether both count the same";
    within(pair, ruling, narrowed(pair, OF_LITTLE_KNOWN), why, "more than twice apart, and days lie between the two")
}

/// The same of two that are taken to be of one time, as one is not dated.
pub(super) fn of_one_time(pair: &Pair<'_>, ruling: Ruling) -> Ruling {
    let why = "far apart, and only taken to be of one time, as one of the two is not dated; ask what time each is of";
    let short = "far apart, and only taken to be of one time, as one is not dated";
    // "1.27 million marched, the ministry said; the union claimed 2.8 million": of one march.
    if pair.shared_source.is_some() && !pair.one_voice() {
        return ruling;
    }
    within(pair, ruling, narrowed(pair, OF_LITTLE_KNOWN), why, short)
}

/// The same of a number that changes and one of two texts whose date nobody knows: either may be the later.
pub(super) fn of_no_date(pair: &Pair<'_>, ruling: Ruling) -> Ruling {
    let undated = |claim: &Claim| claim.window.from.is_none() && claim.window.to.is_none();
    let changes = match pair.case.quantity.nature {
        Nature::Total | Nature::Stock => true,
        Nature::Flow => pair.only(undated).is_some(),
        Nature::Fixed => false,
    };
    if ruling.verdict != Verdict::Conflict || !changes || pair.shared_source.is_some() {
        return ruling;
    }
    let why =
        "no date is known of one of the two, and the number may have changed in between; ask what time each is of";
    doubted(pair, &ruling, why, "no date is known of the one, and the number may have changed in between")
}

/// The quantity's own bound, or a narrower one where less is known.
fn narrowed(pair: &Pair<'_>, most: Decimal) -> Option<Decimal> {
    pair.case.quantity.same_count.times(false).map(|usual| usual.min(most))
}

/// A conflict of numbers no further apart than a bound, if there is one; else a tension.
fn within(pair: &Pair<'_>, ruling: Ruling, bound: Option<Decimal>, why: &str, short: &str) -> Ruling {
    let far = ruling.factor.zip(bound).is_some_and(|(factor, bound)| factor > bound);
    if ruling.verdict == Verdict::Conflict && far && may_leave_out(pair) {
        doubted(pair, &ruling, why, short)
    } else {
        ruling
    }
}

/// A conflict that is shown to be asked about.
fn doubted(pair: &Pair<'_>, conflict: &Ruling, why: &str, short: &str) -> Ruling {
    Ruling::new(Verdict::Tension, &words::both_numbers(pair), why).in_short(short).with_factor(conflict.factor)
}

/// Whether the lower of two counts may leave somebody out: not one that says there were no more, nor two that one sentence
/// sets against each other.
fn may_leave_out(pair: &Pair<'_>) -> bool {
    let lower = if value::above(pair.case, pair.left, pair.right) { pair.right } else { pair.left };
    let rivals = pair.one_sentence() && !pair.one_voice();
    lower.unit.dimension == Dimension::Count
        && !value::is_ceiling(value::limits(lower))
        && !lower.amount.limits.is_zero()
        && !rivals
}
