//! How a reason is put: who says what, and when, in plain English. Judges nothing.

use rust_decimal::Decimal;

use super::pair::{Case, Pair};
use super::witness;
use crate::claim::Claim;
use crate::figure::Manner;
use crate::interval::{Limits, Side};
use crate::rules::Nature;
pub(super) use crate::wording::{day, grouped, measured, moment, period, window};

/// Who says a claim: the speaker's name, or "the-daily itself".
pub(super) fn who(case: &Case<'_>, claim: &Claim) -> String {
    match (&claim.claimant, witness::is_reporter(claim)) {
        (Some(speaker), false) => speaker.name.clone(),
        _ => format!("{} itself", case.names.of_source(&claim.source)),
    }
}

/// Whose claim it is: "the ministry's", or "the-daily's own".
pub(super) fn whose(case: &Case<'_>, claim: &Claim) -> String {
    match (&claim.claimant, witness::is_reporter(claim)) {
        (Some(speaker), false) => possessive(&speaker.name),
        _ => format!("{} own", possessive(case.names.of_source(&claim.source))),
    }
}

fn possessive(name: &str) -> String {
    let ending = if name.ends_with('s') { "'" } else { "'s" };
    format!("{name}{ending}")
}

/// Whose claim, and what it says: "the ministry's at least 20".
pub(super) fn claimed(case: &Case<'_>, claim: &Claim) -> String {
    format!("{} {}", whose(case, claim), what(claim))
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

/// Both claims in one clause: "Russia gave 30,000 and the UN gave 20,000", or
/// "Russia gave 30,000 and 20,000"; `detail` follows each number.
pub(super) fn both(pair: &Pair<'_>, detail: impl Fn(&Claim) -> String) -> String {
    let (left, right) = (pair.left, pair.right);
    let (first, second) = (who(pair.case, left), who(pair.case, right));
    let said = |claim: &Claim| {
        let detail = detail(claim);
        if detail.is_empty() { what(claim) } else { format!("{} {detail}", what(claim)) }
    };
    if pair.one_voice() || first == second {
        format!("{first} gave {} and {}", said(left), said(right))
    } else {
        format!("{first} gave {} and {second} gave {}", said(left), said(right))
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

/// When a claim holds, after its number: "for 9 December 2016", "as of 9 December 2016".
pub(super) fn time_of(pair: &Pair<'_>, claim: &Claim) -> String {
    match (pair.case.quantity.nature, claim.window.to.or(claim.window.from)) {
        (Nature::Flow, _) => format!("for {}", window(&claim.window)),
        (_, Some(at)) => format!("as of {}", moment(at)),
        (_, None) => "without a date".to_owned(),
    }
}
