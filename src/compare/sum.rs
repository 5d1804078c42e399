//! Sums: claims of one voice in one source that together make another claim's window, or its
//! place: 30,000 on Friday and 20,000 on Saturday are 50,000 in the two days.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;
use rust_decimal::Decimal;

use super::pair::Case;
use super::repeat::Group;
use super::witness::same_voice;
use super::{Addition, flow, value, words};
use crate::claim::Claim;
use crate::figure::Manner;
use crate::interval::{Amount, Limits, Side as Open};
use crate::rules::{Id, Nature};
use crate::window::Precision;

/// Claims that together speak of what another speaks of.
#[derive(Clone, Debug)]
pub(super) struct Sum {
    pub(super) parts: Vec<usize>,
    pub(super) whole: usize,
    /// Together they are more than the whole can be.
    pub(super) exceeds: bool,
}

/// Sums by the groups they relate, the lower group first.
pub(super) struct Sums {
    sums: Vec<Sum>,
    by_groups: BTreeMap<(usize, usize), usize>,
}

impl Sums {
    /// The pairs of groups that sums relate.
    pub(super) fn pairs(&self) -> impl Iterator<Item = (usize, usize)> + '_ {
        self.by_groups.keys().copied()
    }

    /// The sum that makes one of two groups a part of the other.
    pub(super) fn relating(&self, one: usize, other: usize) -> Option<&Sum> {
        let at = self.by_groups.get(&(one.min(other), one.max(other)))?;
        self.sums.get(*at)
    }
}

/// Up to so many claims, parts are looked for among all of them; past that, in the whole's source.
const EVERYWHERE: usize = 600;

/// Where the parts of a whole are looked for.
struct Field {
    all: Vec<usize>,
    by_source: BTreeMap<Id, Vec<usize>>,
}

impl Field {
    fn of(case: &Case<'_>) -> Self {
        let mut by_source: BTreeMap<Id, Vec<usize>> = BTreeMap::new();
        if case.claims.len() <= EVERYWHERE {
            return Self { all: (0..case.claims.len()).collect(), by_source };
        }
        for (at, claim) in case.claims.iter().enumerate() {
            by_source.entry(claim.source.clone()).or_default().push(at);
        }
        Self { all: Vec::new(), by_source }
    }

    /// The claims that may be parts of `whole`, with their places.
    fn around<'a>(&'a self, case: &Case<'a>, whole: &Claim) -> impl Iterator<Item = (usize, &'a Claim)> + use<'a> {
        let places = self.by_source.get(&whole.source).unwrap_or(&self.all);
        let claims = case.claims;
        places.iter().filter_map(move |&at| Some((at, claims.get(at)?)))
    }
}

/// How many combinations are tried for one whole: enough for any article, and a bound on what a
/// page of figures can cost.
const TRIES: usize = 2_000;

/// Every sum among the claims.
pub(super) fn find(case: &Case<'_>, groups: &[Group]) -> Sums {
    let mut group_of: BTreeMap<usize, usize> = BTreeMap::new();
    for (number, group) in groups.iter().enumerate() {
        group_of.extend(group.members.iter().map(|&at| (at, number)));
    }
    let mut found = Sums { sums: Vec::new(), by_groups: BTreeMap::new() };
    let field = Field::of(case);
    for whole in 0..case.claims.len() {
        let sum = over_days(case, &field, whole)
            .or_else(|| over_places(case, &field, whole))
            .or_else(|| over_people(case, &field, whole));
        let Some(sum) = sum else { continue };
        let index = found.sums.len();
        for part in &sum.parts {
            if let (Some(&one), Some(&other)) = (group_of.get(part), group_of.get(&whole)) {
                // The first sum found of a pair stands; one that adds up before one that does not.
                let key = (one.min(other), one.max(other));
                let better = found
                    .by_groups
                    .get(&key)
                    .and_then(|&at| found.sums.get(at))
                    .is_some_and(|old| old.exceeds && !sum.exceeds);
                if one != other && (better || !found.by_groups.contains_key(&key)) {
                    found.by_groups.insert(key, index);
                }
            }
        }
        found.sums.push(sum);
    }
    found
}

/// Whether a claim may be a part of the sum: one number, stated of the same thing.
fn may_add(case: &Case<'_>, part: &Claim, whole: &Claim) -> bool {
    let number = value::limits(part).value().is_some_and(|value| value > Decimal::ZERO);
    let sets_match = part.combined_with.len() == whole.combined_with.len()
        && part.combined_with.iter().all(|id| whole.combined_with.contains(id));
    number
        && sets_match
        && part.unit == whole.unit
        && value::effective_status(part) == value::effective_status(whole)
        && !matches!(part.manner, Manner::Denied | Manner::Before | Manner::Unreported)
        && !part.older
        && !part.window.assumed
        && case.quantity.id == part.quantity
}

/// Disjoint windows that make the whole's.
fn over_days(case: &Case<'_>, field: &Field, whole_at: usize) -> Option<Sum> {
    let whole = case.claims.get(whole_at)?;
    if case.quantity.nature != Nature::Flow || whole.window.assumed || value::limits(whole).value().is_none() {
        return None;
    }
    let span = flow::Days::of(&whole.window)?;
    let parts: Vec<(usize, &Claim, flow::Days)> = field
        .around(case, whole)
        .filter(|(at, part)| *at != whole_at && may_add(case, part, whole) && case.place(part) == case.place(whole))
        .filter_map(|(at, part)| Some((at, part, flow::Days::of(&part.window)?)))
        .filter(|(_, part, days)| part.window.precision == Precision::Calendar && days.is_shorter(span))
        .collect();
    let mut search = Search { case, whole, whole_at, span, parts, tries: TRIES, excess: None };
    let starts: Vec<usize> = (0..search.parts.len()).collect();
    for first in starts {
        let Some(&(_, _, days)) = search.parts.get(first) else { continue };
        if span.may_start_on(days.from)
            && let Some(sum) = search.extend(&mut vec![first], days.to)
        {
            return Some(sum);
        }
    }
    search.excess
}

/// A search for windows that follow each other to the end of the whole's.
struct Search<'a> {
    case: &'a Case<'a>,
    whole: &'a Claim,
    whole_at: usize,
    span: flow::Days,
    parts: Vec<(usize, &'a Claim, flow::Days)>,
    tries: usize,
    /// A row that is complete and comes to more than the whole.
    excess: Option<Sum>,
}

impl Search<'_> {
    fn extend(&mut self, chain: &mut Vec<usize>, reached: Date) -> Option<Sum> {
        self.tries = self.tries.checked_sub(1)?;
        if reached == self.span.to {
            return self.complete(chain);
        }
        let next = reached.tomorrow().ok()?;
        let lead = self.parts.get(*chain.first()?)?.1;
        for at in 0..self.parts.len() {
            let Some(&(_, part, days)) = self.parts.get(at) else { continue };
            let follows = days.from == next && days.to <= self.span.to;
            if !follows || part.source != lead.source || !same_voice(part, lead) {
                continue;
            }
            chain.push(at);
            let sum = self.extend(chain, days.to);
            chain.pop();
            if sum.is_some() {
                return sum;
            }
        }
        None
    }

    fn complete(&mut self, chain: &[usize]) -> Option<Sum> {
        let parts: Vec<usize> = chain.iter().filter_map(|&at| self.parts.get(at).map(|part| part.0)).collect();
        match adds_up(self.case, &parts, self.whole)? {
            Adds::Up => Some(Sum { parts, whole: self.whole_at, exceeds: false }),
            Adds::Over if self.span.precision == Precision::Calendar => {
                self.excess.get_or_insert(Sum { parts, whole: self.whole_at, exceeds: true });
                None
            }
            Adds::Over | Adds::Under => None,
        }
    }
}

/// Disjoint places that lie in the whole's.
fn over_places(case: &Case<'_>, field: &Field, whole_at: usize) -> Option<Sum> {
    let whole = case.claims.get(whole_at)?;
    let around = case.place(whole)?;
    value::limits(whole).value()?;
    let window = |claim: &Claim| (claim.window.from, claim.window.to);
    let inside =
        |claim: &Claim| case.place(claim).is_some_and(|place| place != around && case.rules.lies_in(place, around));
    let parts: Vec<(usize, &Claim)> = field
        .around(case, whole)
        .filter(|(at, part)| {
            *at != whole_at && may_add(case, part, whole) && window(part) == window(whole) && inside(part)
        })
        .collect();
    for (_, lead) in &parts {
        let row: Vec<(usize, &Claim)> =
            parts.iter().copied().filter(|(_, part)| part.source == lead.source && same_voice(part, lead)).collect();
        let disjoint = row.iter().all(|(at, part)| {
            row.iter().all(|(other_at, other)| match (case.place(part), case.place(other)) {
                (Some(one), Some(two)) => at == other_at || !case.rules.lies_in(one, two),
                _ => false,
            })
        });
        let indices: Vec<usize> = row.iter().map(|(at, _)| *at).collect();
        if row.len() >= 2 && disjoint && matches!(adds_up(case, &indices, whole), Some(Adds::Up)) {
            return Some(Sum { parts: indices, whole: whole_at, exceeds: false });
        }
    }
    None
}

/// Stated parts of different people that together make their whole: "17 people, 9 men and 8
/// boys". Parts that come to more are no contradiction: they may overlap.
fn over_people(case: &Case<'_>, field: &Field, whole_at: usize) -> Option<Sum> {
    let whole = case.claims.get(whole_at)?;
    value::limits(whole).value()?;
    let noun = |claim: &Claim| claim.noun.as_deref().map(|noun| noun.trim().to_lowercase());
    let parts: Vec<(usize, &Claim)> =
        field.around(case, whole).filter(|(at, part)| *at != whole_at && part.part_of == Some(whole_at)).collect();
    let nouns: BTreeSet<String> = parts.iter().filter_map(|(_, part)| noun(part)).collect();
    let numbers = parts.iter().all(|(_, part)| {
        value::limits(part).value().is_some_and(|value| value > Decimal::ZERO) && part.unit == whole.unit
    });
    let indices: Vec<usize> = parts.iter().map(|(at, _)| *at).collect();
    let whole_made = numbers && nouns.len() == parts.len() && matches!(adds_up(case, &indices, whole), Some(Adds::Up));
    whole_made.then_some(Sum { parts: indices, whole: whole_at, exceeds: false })
}

enum Adds {
    Up,
    Over,
    Under,
}

/// Sets the sum of the parts against the whole; `None` past the largest decimal.
fn adds_up(case: &Case<'_>, parts: &[usize], whole: &Claim) -> Option<Adds> {
    let parts: Vec<&Claim> = parts.iter().filter_map(|&at| case.claims.get(at)).collect();
    if parts.len() < 2 {
        return None;
    }
    let mut total = Decimal::ZERO;
    let mut step = Decimal::ZERO;
    for part in &parts {
        total = total.checked_add(value::limits(part).value()?)?;
        step = step.max(part.amount.step);
    }
    let all = |holds: fn(Limits) -> bool| parts.iter().any(|part| holds(value::limits(part)));
    let limits = if all(|limits| matches!(limits, Limits::Approx(..))) {
        Limits::Approx(total, Open::Both)
    } else {
        Limits::Exact(total)
    };
    let sum = Claim { amount: Amount { limits, step, ratio: None }, manner: Manner::Stated, ..whole.clone() };
    if !value::above(case, &sum, whole) && !value::above(case, whole, &sum) {
        return Some(Adds::Up);
    }
    // Ceilings among the parts leave room below: only a sum that must be larger exceeds.
    let may_be_less = all(value::is_ceiling);
    Some(if !may_be_less && value::exceeds(case, &sum, whole) { Adds::Over } else { Adds::Under })
}

/// The sentence, and the sum itself; `None` past the largest decimal.
pub(super) fn told(case: &Case<'_>, sum: &Sum) -> Option<(String, Addition)> {
    let claims: Vec<&Claim> = sum.parts.iter().filter_map(|&at| case.claims.get(at)).collect();
    let number = |claim: &Claim| {
        value::limits(claim).value().map_or_else(|| words::what(claim), |value| words::measured(value, &claim.unit))
    };
    let addends: Vec<String> = claims.iter().map(|claim| number(claim)).collect();
    let addends = addends.join(" + ");
    let total = claims
        .iter()
        .filter_map(|claim| value::limits(claim).value())
        .try_fold(Decimal::ZERO, |sum, value| sum.checked_add(value));
    let (whole, first, total) = (case.claims.get(sum.whole)?, claims.first()?, total?);
    let total_text = words::measured(total, &whole.unit);
    let who = words::who(case, first);
    let stated = words::what(whole);
    let owner = if same_voice(first, whole) { "the same voice's".to_owned() } else { words::whose(case, whole) };
    let addition = |text: String| Addition { parts: sum.parts.clone(), whole: sum.whole, text };
    if sum.exceeds {
        let reason = format!(
            "{who}: {addends} = {total_text}, but together these windows are that of {owner} {stated}: the parts exceed the whole."
        );
        return Some((reason, addition(format!("{addends} = {total_text}"))));
    }
    let near = value::limits(whole).value() == Some(total);
    let near = if near { String::new() } else { format!(", within tolerance of {}", number(whole)) };
    let text = format!("{addends} = {total_text}{near}");
    let people = claims.iter().all(|part| part.part_of == Some(sum.whole));
    let reason = match (people, case.place(first) == case.place(whole)) {
        (true, _) => format!("{who}: {text}; the stated parts together make {owner} {stated}."),
        (_, true) => format!("{who}: {text}; the parts' windows together make that of {owner} {stated}."),
        _ => format!("{who}: {text}; the parts' places together make that of {owner} {stated}."),
    };
    Some((reason, addition(text)))
}
