//! How failures are put: who gave which number of what, and what that comes to.

use rust_decimal::{Decimal, RoundingStrategy};

use super::super::value::Reach;
use super::super::{time, witness, words};
use super::{Candidate, World, text_of};
use crate::claim::Claim;
use crate::rules::Nature;
use crate::rules::relation::{Relation, Term};
use crate::unit::Unit;

/// Claims that one relation leaves no values.
pub(super) fn failed(world: &World<'_>, relation: &Relation, set: &[&Candidate<'_>]) -> String {
    let cannot = format!("{} cannot hold", text_of(relation));
    match against(world, relation, set) {
        Some((low, high, times)) => format!("{}: {low} against {high}{times}, so {cannot}.", said(set)),
        None => format!("{}: {cannot}.", said(set)),
    }
}

/// Claims that several relations leave no values only together.
pub(super) fn failed_together(relations: &[&Relation], set: &[&Candidate<'_>]) -> String {
    let texts: Vec<String> = relations.iter().map(|relation| text_of(relation)).collect();
    format!("{}: no values satisfy {} together.", said(set), listed(&texts))
}

/// What had to be assumed of the claims.
pub(super) fn assumed(set: &[&Candidate<'_>]) -> Vec<String> {
    let undated = set.iter().filter(|one| one.claim.window.assumed || one.claim.window.is_unknown());
    let dated = |one: &&Candidate<'_>| {
        let claimed = words::claimed(one.case, one.claim);
        match time::as_of(one.claim) {
            Some(at) => format!("{claimed} is undated and takes its document's date, {}", words::moment(at)),
            None => format!("{claimed} has no known date and is taken as of the others' time"),
        }
    };
    undated.map(dated).collect()
}

/// "the ministry gave 4,200 for children-fled and 4,000 for civilians-fled".
pub(super) fn said(set: &[&Candidate<'_>]) -> String {
    let alike = |of: &dyn Fn(&Candidate<'_>) -> String| {
        set.iter().map(|one| of(one)).collect::<std::collections::BTreeSet<_>>().len() < 2
    };
    let (one_time, one_place) = (alike(&when), alike(&place));
    let mut last = None;
    let told = |one: &&Candidate<'_>| {
        let who = words::who(one.case, one.claim);
        let voice = witness::voice(one.claim);
        let opening = if last.as_ref() == Some(&voice) { String::new() } else { format!("{who} gave ") };
        last = Some(voice);
        let mut text = format!("{opening}{} for {}", words::what(one.claim), one.case.quantity.id);
        let when = when(one);
        if !one_time && !when.is_empty() {
            text.push_str(&format!(" {when}"));
        }
        if !one_place {
            text.push_str(&place(one));
        }
        text
    };
    listed(&set.iter().map(told).collect::<Vec<_>>())
}

fn when(one: &Candidate<'_>) -> String {
    match one.case.quantity.nature {
        Nature::Fixed => String::new(),
        Nature::Flow => format!("({})", words::window(&one.claim.window)),
        Nature::Stock | Nature::Total => {
            time::as_of(one.claim).map_or_else(String::new, |at| format!("(as of {})", words::moment(at)))
        }
    }
}

fn place(one: &Candidate<'_>) -> String {
    one.case.place(one.claim).map_or_else(String::new, |place| format!(" in {place}"))
}

/// "a, b and c".
pub(super) fn listed(texts: &[String]) -> String {
    match texts.split_last() {
        Some((last, [])) => last.clone(),
        Some((last, others)) => format!("{} and {last}", others.join(", ")),
        None => String::new(),
    }
}

/// What the one side of a relation comes to at least and the other at most, by the numbers as
/// stated, and how many times the one is the other. `None` where that is no plain sum.
fn against(world: &World<'_>, relation: &Relation, set: &[&Candidate<'_>]) -> Option<(String, String, String)> {
    let unit = &set.first()?.claim.unit;
    let claim = |term: &Term| set.iter().find(|one| Some(one.at.quantity) == world.quantity(&term.quantity));
    let sides = |turned: bool| {
        let mut low = Side::of(relation.constant, turned);
        let mut high = Side::of(-relation.constant, turned);
        for term in &relation.terms {
            let weight = if turned { -term.weight } else { term.weight };
            let reach = claim(term).and_then(|one| Reach::stated(one.claim));
            match weight > Decimal::ZERO {
                // What nobody speaks of is none, at least.
                true => low.add(reach.and_then(|reach| reach.lo).map_or(Decimal::ZERO, |lo| lo.at), weight)?,
                false => high.add(reach?.hi?.at, -weight)?,
            }
        }
        (low.total > high.total).then_some((low, high))
    };
    let (low, high) = sides(false).or_else(|| sides(true))?;
    let ratio = low.total.checked_div(high.total).filter(|_| high.total > Decimal::ZERO);
    let ratio = ratio.map(|ratio| ratio.round_dp_with_strategy(2, RoundingStrategy::MidpointAwayFromZero));
    let times = words::times(ratio.map(|ratio| ratio.normalize()).filter(|ratio| *ratio > Decimal::ONE));
    Some((low.told(unit)?, high.told(unit)?, times))
}

/// One side of a relation, in the base unit.
struct Side {
    addends: Vec<Decimal>,
    total: Decimal,
}

impl Side {
    /// With what of the relation's number stands on it.
    fn of(constant: Decimal, turned: bool) -> Self {
        let constant = if turned { -constant } else { constant };
        let addends: Vec<Decimal> = (constant > Decimal::ZERO).then_some(constant).into_iter().collect();
        Self { total: addends.iter().copied().sum(), addends }
    }

    fn add(&mut self, value: Decimal, weight: Decimal) -> Option<()> {
        let value = value.checked_mul(weight)?;
        self.total = self.total.checked_add(value)?;
        if !value.is_zero() || self.addends.is_empty() {
            self.addends.push(value);
        }
        Some(())
    }

    /// "60% + 50% = 110%".
    fn told(&self, unit: &Unit) -> Option<String> {
        let number = |value: Decimal| Some(words::measured(in_unit(value, unit)?, unit));
        let total = number(self.total)?;
        let addends: Vec<Decimal> = self.addends.iter().copied().filter(|value| !value.is_zero()).collect();
        if addends.len() < 2 {
            return Some(total);
        }
        let addends: Option<Vec<String>> = addends.into_iter().map(number).collect();
        Some(format!("{} = {total}", addends?.join(" + ")))
    }
}

/// A value of the base unit in `unit`.
pub(super) fn in_unit(value: Decimal, unit: &Unit) -> Option<Decimal> {
    Some(value.checked_sub(unit.offset)?.checked_div(unit.scale)?.normalize())
}

/// "as of 9 December 2016".
pub(super) fn as_of(claim: &Claim) -> String {
    time::as_of(claim).map_or_else(|| "without a date".to_owned(), |at| format!("as of {}", words::moment(at)))
}
