//! Two claims on their way through the gates, and the ruling they come out with.

use std::cmp::Ordering;

use rust_decimal::Decimal;

use super::repeat::Group;
use super::story::Story;
use super::sum::Sum;
use super::witness;
use super::{Addition, Verdict};
use crate::claim::Claim;
use crate::document::Names;
use crate::rules::{Quantity, Rules};
use crate::window::Moment;

/// What a judgement is given.
#[derive(Clone, Copy)]
pub(super) struct Case<'a> {
    pub(super) claims: &'a [Claim],
    pub(super) quantity: &'a Quantity,
    pub(super) rules: &'a Rules,
    pub(super) names: &'a Names,
}

impl<'a> Case<'a> {
    /// The place a claim speaks of: its own; the quantity's where it names none, or where it names
    /// one that contains the quantity's ("Aleppo" for eastern Aleppo: loose wording).
    pub(super) fn place(&self, claim: &'a Claim) -> Option<&'a str> {
        self.rules.place_meant(claim.scope.as_ref().map(|scope| &*scope.place), self.quantity.place.as_deref())
    }
}

/// One of the two claims of a pair.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Side {
    Left,
    Right,
}

impl Side {
    pub(super) const fn other(self) -> Self {
        match self {
            Self::Left => Self::Right,
            Self::Right => Self::Left,
        }
    }
}

/// Two claims, each standing for itself and its repeats.
#[derive(Clone, Copy)]
pub(super) struct Pair<'a> {
    pub(super) case: &'a Case<'a>,
    pub(super) story: &'a Story<'a>,
    pub(super) left: &'a Claim,
    pub(super) right: &'a Claim,
    /// Their places among the claims.
    heads: [usize; 2],
    /// The sum that makes one of them a part of the other.
    pub(super) sum: Option<&'a Sum>,
    /// The one the text says is a part of the other ("including ...").
    pub(super) stated_part: Option<Side>,
    /// Whether a text that gives both sets the one against the other.
    pub(super) against: bool,
    /// The hour of the first report of its day that carries each, on the left and on the right.
    reported: [Option<Moment>; 2],
    /// A source that carries both.
    pub(super) shared_source: Option<&'a str>,
}

impl<'a> Pair<'a> {
    /// The heads of two groups.
    pub(super) fn of(
        case: &'a Case<'a>,
        story: &'a Story<'a>,
        left: &'a Group,
        right: &'a Group,
        sum: Option<&'a Sum>,
    ) -> Option<Self> {
        let head = |group: &Group| case.claims.get(group.head);
        let members = |group: &'a Group| group.members.iter().filter_map(|&at| case.claims.get(at));
        let is_part = |part: &'a Group, whole: &Group| {
            members(part).filter_map(|claim| claim.part_of).any(|at| whole.members.contains(&at))
        };
        let stated_part = match (is_part(left, right), is_part(right, left)) {
            (true, false) => Some(Side::Left),
            (false, true) => Some(Side::Right),
            _ => None,
        };
        let is_against = |one: &'a Group, other: &Group| {
            members(one).filter_map(|claim| claim.against).any(|at| other.members.contains(&at))
        };
        let against = is_against(left, right) || is_against(right, left);
        let shared_source =
            left.sources.iter().find(|source| right.sources.binary_search(source).is_ok()).map(|source| &**source);
        let first = |group: &'a Group| {
            let day = head(group)?.window.to?.date;
            let reports = members(group).filter_map(|claim| claim.reported);
            reports.filter(|report| report.date == day && report.time.is_some()).min()
        };
        let reported = [first(left), first(right)];
        let heads = [left.head, right.head];
        let (left, right) = (head(left)?, head(right)?);
        Some(Self { case, story, left, right, heads, sum, stated_part, against, reported, shared_source })
    }

    pub(super) const fn claim(&self, side: Side) -> &'a Claim {
        match side {
            Side::Left => self.left,
            Side::Right => self.right,
        }
    }

    /// One, with its place among the claims.
    pub(super) const fn placed_claim(&self, side: Side) -> (usize, &'a Claim) {
        let [left, right] = self.placed();
        match side {
            Side::Left => left,
            Side::Right => right,
        }
    }

    pub(super) const fn both(&self) -> [&'a Claim; 2] {
        [self.left, self.right]
    }

    /// Both, each with its place among the claims.
    pub(super) const fn placed(&self) -> [(usize, &'a Claim); 2] {
        let [left, right] = self.heads;
        [(left, self.left), (right, self.right)]
    }

    /// The time of day by which a number stood: as its text prints it, else that of the first report of its
    /// day that carries it.
    pub(super) fn stood_by(&self, side: Side) -> Option<Moment> {
        let [left, right] = self.reported;
        let printed = self.claim(side).window.to.filter(|to| to.time.is_some());
        printed.or(if side == Side::Left { left } else { right })
    }

    /// Which of the reports that carry them was out first, where both have an hour. An entry of a page by the clock was out
    /// long before the page was last touched.
    pub(super) fn reports_in_order(&self) -> Option<Ordering> {
        let [left, right] = self.reported;
        if self.left.of_entry || self.right.of_entry {
            return None;
        }
        left?.order(right?)
    }

    /// Whether one sentence gives both.
    pub(super) fn one_sentence(&self) -> bool {
        self.left.source == self.right.source && self.left.evidence.sentence == self.right.evidence.sentence
    }

    /// Whether one voice says both.
    pub(super) fn one_voice(&self) -> bool {
        witness::same_voice(self.left, self.right)
    }

    /// The only one of the two of which `holds` is true.
    pub(super) fn only(&self, holds: impl Fn(&Claim) -> bool) -> Option<Side> {
        match (holds(self.left), holds(self.right)) {
            (true, false) => Some(Side::Left),
            (false, true) => Some(Side::Right),
            _ => None,
        }
    }
}

/// What the gates made of a pair.
#[derive(Clone, Debug)]
pub(super) struct Ruling {
    pub(super) verdict: Verdict,
    /// The sentence that stands for itself.
    pub(super) reason: String,
    /// The same, short, where the two claims stand beside it.
    pub(super) gist: String,
    pub(super) sum: Option<Addition>,
    pub(super) factor: Option<Decimal>,
}

impl Ruling {
    /// From what each claims, and what that comes to.
    pub(super) fn new(verdict: Verdict, said: &str, why: &str) -> Self {
        Self::told(verdict, format!("{said}: {why}."), why)
    }

    /// From a whole sentence, and its gist.
    pub(super) fn told(verdict: Verdict, reason: String, gist: &str) -> Self {
        Self { verdict, reason, gist: gist.to_owned(), sum: None, factor: None }
    }

    pub(super) fn in_short(self, gist: &str) -> Self {
        Self { gist: gist.to_owned(), ..self }
    }

    pub(super) fn with_factor(self, factor: Option<Decimal>) -> Self {
        Self { factor, ..self }
    }
}
