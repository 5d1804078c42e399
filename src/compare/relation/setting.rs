//! Where and when a relation is held to claims: at the place and time of one of them. A claim of
//! a part of that place or time says how much there is at least, one of a whole around it how
//! much at most; of any other it says nothing.

use std::cmp::Ordering;

use super::super::flow::{Days, days_between};
use super::super::{time, value};
use super::Candidate;
use crate::rules::{Nature, Within};
use crate::window::Moment;

/// What a claim says of its quantity at another's place and time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Says {
    /// How much there is at least.
    pub(super) least: bool,
    /// How much there is at most.
    pub(super) most: bool,
}

const BOTH: Says = Says { least: true, most: true };
const LEAST: Says = Says { least: true, most: false };
const MOST: Says = Says { least: false, most: true };
const NOTHING: Says = Says { least: false, most: false };

impl Says {
    const fn and(self, other: Self) -> Self {
        Self { least: self.least && other.least, most: self.most && other.most }
    }

    pub(super) const fn something(self) -> bool {
        self.least || self.most
    }
}

/// What `one` says of its quantity where and when `reference` holds.
pub(super) fn says(one: &Candidate<'_>, reference: &Candidate<'_>) -> Says {
    if !one.claim.unit.converts_to(&reference.claim.unit) {
        return NOTHING;
    }
    let said = people(one).and(place(one, reference)).and(time(one, reference));
    // Shares, rates and factors do not grow with what they are taken of.
    if said == BOTH || value::adds_up(one.claim.unit.dimension) { said } else { NOTHING }
}

/// A count of some of the people is no more than all of them; one of two outcomes together is no
/// less than either.
fn people(one: &Candidate<'_>) -> Says {
    match (one.claim.part_of.is_some(), one.claim.combined_with.is_empty()) {
        (false, true) => BOTH,
        (true, true) => LEAST,
        (false, false) => MOST,
        (true, false) => NOTHING,
    }
}

fn place(one: &Candidate<'_>, reference: &Candidate<'_>) -> Says {
    let rules = one.case.rules;
    match (one.case.place(one.claim), reference.case.place(reference.claim)) {
        (Some(own), Some(other)) if own != other => match (rules.lies_in(own, other), rules.lies_in(other, own)) {
            (true, _) => LEAST,
            (_, true) => MOST,
            _ => NOTHING,
        },
        _ => BOTH,
    }
}

fn time(one: &Candidate<'_>, reference: &Candidate<'_>) -> Says {
    let moment = |candidate: &Candidate<'_>| time::as_of(candidate.claim);
    let (nature, other) = (one.case.quantity.nature, reference.case.quantity.nature);
    match (nature, other) {
        (Nature::Fixed, _) | (_, Nature::Fixed) => BOTH,
        (Nature::Flow, Nature::Flow) => windows(one, reference),
        (Nature::Flow, _) => match (Days::of(&one.claim.window), moment(reference)) {
            // What had happened by then is part of what there was by then.
            (Some(days), Some(at)) if days.to <= at.date => LEAST,
            _ => NOTHING,
        },
        (Nature::Total, Nature::Flow) => match (moment(one), Days::of(&reference.claim.window)) {
            (Some(at), Some(days)) if days.to <= at.date => MOST,
            _ => NOTHING,
        },
        (Nature::Stock, Nature::Flow) => NOTHING,
        (Nature::Stock | Nature::Total, _) => match (moment(one), moment(reference)) {
            (Some(own), Some(at)) => moments(one, reference, own, at),
            (None, None) if one.claim.source == reference.claim.source => BOTH,
            _ => NOTHING,
        },
    }
}

/// A stock is known at its moment alone; a running total only grows.
fn moments(one: &Candidate<'_>, reference: &Candidate<'_>, own: Moment, at: Moment) -> Says {
    let days = days_between(own.date, at.date);
    if one.case.quantity.nature == Nature::Total {
        return match own.order(at) {
            Some(Ordering::Equal) => BOTH,
            Some(Ordering::Less) => LEAST,
            Some(Ordering::Greater) => MOST,
            None => NOTHING,
        };
    }
    let far = |within: Within| match within {
        Within::SameDay => days != 0,
        Within::Hours(hours) => i64::from(days.abs()) * 24 > i64::from(hours),
        Within::Days(within) => i64::from(days.abs()) > i64::from(within),
        Within::Any => false,
    };
    let stocks = [one, reference].into_iter().filter(|candidate| candidate.case.quantity.nature == Nature::Stock);
    let apart = stocks.map(|candidate| candidate.case.quantity.within).any(far);
    if apart { NOTHING } else { BOTH }
}

fn windows(one: &Candidate<'_>, reference: &Candidate<'_>) -> Says {
    let (own, other) = (&one.claim.window, &reference.claim.window);
    match (Days::of(own), Days::of(other)) {
        (Some(own), Some(other)) if own.same_dates(other) && own.precision == other.precision => BOTH,
        (Some(own), Some(other)) => match (own.lies_in(other), other.lies_in(own)) {
            (true, true) => BOTH,
            (true, false) => LEAST,
            (false, true) => MOST,
            (false, false) => NOTHING,
        },
        // Of an unknown window, only what the same source leaves as open is of the same time.
        (None, None) if own == other && one.claim.source == reference.claim.source => BOTH,
        _ => NOTHING,
    }
}
