//! How a reason is put: claims, numbers, dates and windows in plain English. Judges nothing.

use jiff::civil::Date;
use rust_decimal::Decimal;

use super::pair::Pair;
use super::witness;
use crate::claim::Claim;
use crate::figure::Manner;
use crate::interval::{Limits, Side};
use crate::rules::Nature;
use crate::unit::{Dimension, Unit};
use crate::window::{Moment, Period, Precision, Window};

/// Who says a claim: the speaker's name, or "the-daily itself".
pub(super) fn who(claim: &Claim) -> String {
    match (&claim.claimant, witness::is_reporter(claim)) {
        (Some(speaker), false) => speaker.name.clone(),
        _ => format!("{} itself", claim.source),
    }
}

/// Whose claim it is: "the ministry's", or "the-daily's own".
pub(super) fn whose(claim: &Claim) -> String {
    match (&claim.claimant, witness::is_reporter(claim)) {
        (Some(speaker), false) if speaker.name.ends_with('s') => format!("{}'", speaker.name),
        (Some(speaker), false) => format!("{}'s", speaker.name),
        _ => format!("{}'s own", claim.source),
    }
}

/// Whose claim, and what it says: "the ministry's at least 20".
pub(super) fn claimed(claim: &Claim) -> String {
    format!("{} {}", whose(claim), what(claim))
}

/// What a claim says of its number: "more than 8,500", "about 93%", "dozens (24 to 99)".
pub(super) fn what(claim: &Claim) -> String {
    let unit = &claim.unit;
    let number = |value: Decimal| match claim.amount.ratio {
        Some(ratio) if ratio.part == Decimal::ONE => format!("1/{}", grouped(ratio.whole)),
        Some(ratio) => format!("{} of {}", grouped(ratio.part), grouped(ratio.whole)),
        None => measured(value, unit),
    };
    if claim.manner == Manner::Unreported {
        return "\"none reported\"".to_owned();
    }
    match claim.amount.limits {
        Limits::Exact(value) => number(value),
        Limits::Approx(value, Side::Both) => format!("about {}", number(value)),
        Limits::Approx(value, Side::NotAbove) => format!("nearly {}", number(value)),
        Limits::AtLeast(value) => format!("at least {}", number(value)),
        Limits::MoreThan(value) => format!("more than {}", number(value)),
        Limits::AtMost(value) => format!("up to {}", number(value)),
        Limits::LessThan(value) => format!("less than {}", number(value)),
        Limits::Between(lo, hi) => format!("{} to {}", grouped(lo), measured(hi, unit)),
        Limits::Vague(lo, hi) => {
            let range = format!("{} to {}", grouped(lo), measured(hi, unit));
            match claim.evidence.text.as_str() {
                "" => format!("a vague {range}"),
                word => format!("\"{}\" ({range})", word.to_lowercase()),
            }
        }
    }
}

/// A number with its unit.
pub(super) fn measured(value: Decimal, unit: &Unit) -> String {
    let number = grouped(value);
    match (unit.dimension, &*unit.symbol) {
        (Dimension::Count, _) | (Dimension::Share, "fraction") => number,
        (Dimension::Share, _) => number + "%",
        (Dimension::Factor, _) => number + "x",
        (Dimension::Money, symbol) => format!("{symbol} {number}"),
        (_, symbol) => format!("{number} {symbol}"),
    }
}

/// Digits in groups of three: 1,234,567.5.
pub(super) fn grouped(value: Decimal) -> String {
    // More digits than a person reads are a fraction's tail: one third.
    let short = if value.scale() > 4 { value.round_dp(4) } else { value };
    let plain = short.normalize().to_string();
    let (whole, tail) = plain.split_once('.').map_or((plain.as_str(), None), |(whole, tail)| (whole, Some(tail)));
    let (sign, digits) = whole.strip_prefix('-').map_or(("", whole), |digits| ("-", digits));
    let mut text = String::from(sign);
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    if let Some(tail) = tail {
        text.push('.');
        text.push_str(tail);
    }
    text
}

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

fn month(date: Date) -> &'static str {
    let at = usize::try_from(date.month()).unwrap_or(1).saturating_sub(1);
    MONTHS.get(at).copied().unwrap_or_default()
}

/// "9 December 2016".
pub(super) fn day(date: Date) -> String {
    format!("{} {} {}", date.day(), month(date), date.year())
}

/// "9 December 2016 at 14:13".
pub(super) fn moment(at: Moment) -> String {
    match at.time {
        Some(time) => format!("{} at {:02}:{:02}", day(at.date), time.hour(), time.minute()),
        None => day(at.date),
    }
}

/// "8 to 9 December 2016", "an unstated start to 30 November 2016".
pub(super) fn window(window: &Window) -> String {
    let text = match (window.from, window.to) {
        (None, None) => return "an unknown time".to_owned(),
        (Some(from), None) => return format!("{} to an unstated end", day(from.date)),
        (None, Some(to)) => return format!("an unstated start to {}", day(to.date)),
        (Some(from), Some(to)) if from.date == to.date => day(to.date),
        (Some(from), Some(to)) => {
            let first = match (from.date.year() == to.date.year(), from.date.month() == to.date.month()) {
                (true, true) => from.date.day().to_string(),
                (true, false) => format!("{} {}", from.date.day(), month(from.date)),
                (false, _) => day(from.date),
            };
            format!("{first} to {}", day(to.date))
        }
    };
    match window.precision {
        Precision::Calendar => text,
        Precision::Rolling => format!("{text} (hour to hour)"),
        Precision::Fuzzy => format!("roughly {text}"),
    }
}

/// Both claims in one clause: "Russia gives 30,000 and the UN gives 20,000", or
/// "Russia gives 30,000 and 20,000"; `detail` follows each number.
pub(super) fn both(pair: &Pair<'_>, detail: impl Fn(&Claim) -> String) -> String {
    let (left, right) = (pair.left, pair.right);
    let (first, second) = (who(left), who(right));
    let said = |claim: &Claim| {
        let detail = detail(claim);
        if detail.is_empty() { what(claim) } else { format!("{} {detail}", what(claim)) }
    };
    if pair.one_voice() || first == second {
        format!("{first} gives {} and {}", said(left), said(right))
    } else {
        format!("{first} gives {} and {second} gives {}", said(left), said(right))
    }
}

/// Both claims, each with its window.
pub(super) fn both_dated(pair: &Pair<'_>) -> String {
    both(pair, |claim| format!("for {}", window(&claim.window)))
}

/// Both claims, numbers alone.
pub(super) fn both_numbers(pair: &Pair<'_>) -> String {
    both(pair, |_| String::new())
}

/// "(3.75 times)", with a leading space; nothing where there is no factor.
pub(super) fn times(factor: Option<Decimal>) -> String {
    factor.map_or_else(String::new, |factor| format!(" ({} times)", grouped(factor)))
}

/// "15 November to 31 December 2016", "up to 31 December 2016".
pub(super) fn period(period: &Period) -> String {
    match (period.from, period.to) {
        (Some(from), Some(to)) if from == to => day(to),
        (Some(from), Some(to)) => format!("{} to {}", day(from), day(to)),
        (Some(from), None) => format!("from {} on", day(from)),
        (None, Some(to)) => format!("up to {}", day(to)),
        (None, None) => "any time".to_owned(),
    }
}

/// When a claim holds, after its number: "for 9 December 2016", "as of 9 December 2016".
pub(super) fn time_of(pair: &Pair<'_>, claim: &Claim) -> String {
    match (pair.case.quantity.nature, claim.window.to.or(claim.window.from)) {
        (Nature::Flow, _) => format!("for {}", window(&claim.window)),
        (_, Some(at)) => format!("as of {}", moment(at)),
        (_, None) => "without a date".to_owned(),
    }
}
