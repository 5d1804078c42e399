//! What the claims of a case tell together, gathered once: whose people they count, how high a count stood by a day, and
//! which headlines their texts bear out. A pair asks it what no two claims tell.

use std::collections::BTreeSet;

use jiff::civil::Date;
use rust_decimal::Decimal;
use rustc_hash::{FxHashMap, FxHashSet};

use super::pair::Case;
use super::time;
use crate::claim::{Claim, People};
use crate::document::Role;
use crate::interval::Bound;
use crate::window::Moment;

/// What the claims of a case tell together.
pub(super) struct Story<'a> {
    nations: BTreeSet<&'a str>,
    /// The highest of those that name no country.
    highest: Option<&'a Claim>,
    /// By day, the highest that stood by then.
    by_day: Vec<(Date, &'a Claim)>,
    /// The newest moment of each source's text.
    newest: FxHashMap<&'a str, Moment>,
    /// What each source's text marks as an older number.
    older: FxHashMap<&'a str, Vec<&'a Claim>>,
    /// The places of the headlines whose number their text gives, or that two of its numbers come to.
    borne_out: FxHashSet<usize>,
}

impl<'a> Story<'a> {
    pub(super) fn of(case: &Case<'a>) -> Self {
        let nations = case.claims.iter().filter_map(nation).collect();
        let highest = case.claims.iter().filter(|claim| nation(claim).is_none()).max_by_key(|claim| height(claim));
        let (newest, borne_out) = headlines(case);
        let mut older: FxHashMap<&str, Vec<&Claim>> = FxHashMap::default();
        for claim in case.claims.iter().filter(|claim| claim.older) {
            older.entry(&*claim.source).or_default().push(claim);
        }
        Self { nations, highest, by_day: by_day(case), newest, older, borne_out }
    }

    /// Whether a claim counts the people of another country than a nation.
    pub(super) fn counts_others(&self, nation: &str) -> bool {
        self.nations.iter().any(|other| *other != nation)
    }

    /// The highest claim of those that name no country.
    pub(super) const fn highest(&self) -> Option<&'a Claim> {
        self.highest
    }

    /// The highest claim that stood by the day before one.
    pub(super) fn highest_before(&self, day: Date) -> Option<&'a Claim> {
        let first = self.by_day.partition_point(|(by, _)| *by < day);
        first.checked_sub(1).and_then(|at| self.by_day.get(at)).map(|(_, claim)| *claim)
    }

    /// Whether the text of a headline gives its number, or two that come to it.
    pub(super) fn bears_out(&self, headline: usize) -> bool {
        self.borne_out.contains(&headline)
    }

    /// What the text of a source marks as an older number.
    pub(super) fn older_of(&self, source: &str) -> &[&'a Claim] {
        self.older.get(source).map(Vec::as_slice).unwrap_or_default()
    }

    /// The newest moment that the text of a source gives a number for.
    pub(super) fn newest_of(&self, source: &str) -> Option<Moment> {
        self.newest.get(source).copied()
    }
}

/// The country whose people a claim counts.
pub(super) fn nation(claim: &Claim) -> Option<&str> {
    match &claim.people {
        Some(People::Nation(name)) => Some(name),
        _ => None,
    }
}

/// How high a claim stands: by the least that it states, in the base unit; of two alike the one without a hedge.
fn height(claim: &Claim) -> Option<(Decimal, bool)> {
    let lo = claim.amount.limits.lo().and_then(|lo| claim.unit.to_base(lo))?;
    Some((lo, claim.amount.limits.bound() == Bound::Exact))
}

/// By day, the highest of the claims that stood by then. What befell on one day alone does not count.
fn by_day<'a>(case: &Case<'a>) -> Vec<(Date, &'a Claim)> {
    let standing = case.claims.iter().filter(|claim| claim.on_day.is_none() && height(claim).is_some());
    let mut days: Vec<_> = standing.filter_map(|claim| Some((claim.window.to?.date, claim))).collect();
    days.sort_by_key(|(day, _)| *day);
    let mut highest: Option<&Claim> = None;
    for (_, claim) in &mut days {
        let most = highest.filter(|highest| height(highest) >= height(claim)).unwrap_or(claim);
        *claim = most;
        highest = Some(most);
    }
    days
}

/// The newest moment of each text, and the headlines that their texts bear out.
fn headlines<'a>(case: &Case<'a>) -> (FxHashMap<&'a str, Moment>, FxHashSet<usize>) {
    let head = |claim: &Claim| claim.evidence.role == Role::Headline;
    let mut texts: FxHashMap<&str, Vec<&Claim>> = FxHashMap::default();
    for claim in case.claims.iter().filter(|claim| !head(claim) && !claim.older) {
        texts.entry(&*claim.source).or_default().push(claim);
    }
    let newest = texts.iter().filter_map(|(source, claims)| {
        let newest = claims.iter().copied().filter_map(time::as_of).max();
        Some((*source, newest?))
    });
    let borne_out = case.claims.iter().enumerate().filter(|(_, claim)| head(claim)).filter(|(_, line)| {
        let told = texts.get(&*line.source).map(Vec::as_slice).unwrap_or_default();
        line.amount.limits.lo().is_some_and(|number| is_given(number, told))
    });
    (newest.collect(), borne_out.map(|(at, _)| at).collect())
}

/// Whether some claims give a number, or two of them come to it.
fn is_given(number: Decimal, told: &[&Claim]) -> bool {
    let mut before = FxHashSet::default();
    told.iter().filter_map(|claim| claim.amount.limits.lo()).any(|one| {
        let summed = before.contains(&number.saturating_sub(one));
        before.insert(one);
        one == number || summed
    })
}
