//! Sums: claims of one voice in one source that together make another claim's window, or its
//! place: 30,000 on Friday and 20,000 on Saturday are 50,000 in the two days.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use jiff::civil::Date;
use rust_decimal::Decimal;

use super::pair::Case;
use super::repeat::Group;
use super::witness::{Origin, same_voice, voice};
use super::{Addition, flow, value, words};
use crate::claim::Claim;
use crate::figure::Manner;
use crate::interval::{Amount, Limits, Side as Open};
use crate::rules::{Id, Nature};
use crate::window::{Moment, Precision};

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

/// How many claims are looked at for one whole: enough for any article, and a bound on what a page of
/// figures can cost.
const LOOKS: usize = 20_000;
/// How many are, of a crowd, for all its wholes together.
const LOOKS_IN_ALL: usize = 2_000_000;

/// The claims that may be parts, each where a whole would look for it.
struct Field {
    /// The row of each claim: one voice in one source, whose windows may follow each other.
    row_of: Vec<usize>,
    /// The parts of each row, by the day they begin.
    rows: Vec<BTreeMap<Date, Vec<(usize, flow::Days)>>>,
    /// The rows of each source; of a crowd alone.
    by_source: Option<BTreeMap<Id, Vec<usize>>>,
    /// The parts of each place and window, by source where there is a crowd.
    by_place: BTreeMap<(Option<Id>, Times, String), Vec<usize>>,
    /// The parts that the text itself states, by their whole.
    stated: BTreeMap<usize, Vec<usize>>,
    looks: usize,
}

/// Both ends of a window.
type Times = (Option<Moment>, Option<Moment>);

fn times(claim: &Claim) -> Times {
    (claim.window.from, claim.window.to)
}

impl Field {
    fn of(case: &Case<'_>) -> Self {
        let claims = case.claims;
        let is_crowd = claims.len() > EVERYWHERE;
        let mut numbers: HashMap<(&Id, Origin), usize> = HashMap::new();
        let mut field = Self {
            row_of: Vec::new(),
            rows: Vec::new(),
            by_source: is_crowd.then(BTreeMap::new),
            by_place: BTreeMap::new(),
            stated: BTreeMap::new(),
            looks: if is_crowd { LOOKS_IN_ALL / claims.len() } else { LOOKS },
        };
        for (at, claim) in claims.iter().enumerate() {
            let row = *numbers.entry((&claim.source, voice(claim))).or_insert(field.rows.len());
            field.row_of.push(row);
            if row == field.rows.len() {
                field.rows.push(BTreeMap::new());
                if let Some(rows) = &mut field.by_source {
                    rows.entry(claim.source.clone()).or_default().push(row);
                }
            }
            if let Some(whole) = claim.part_of {
                field.stated.entry(whole).or_default().push(at);
            }
            if !is_addend(case, claim) {
                continue;
            }
            let days = flow::Days::of(&claim.window).filter(|_| claim.window.precision == Precision::Calendar);
            if let (Some(days), Some(row)) = (days, field.rows.get_mut(row)) {
                row.entry(days.from).or_default().push((at, days));
            }
            if let Some(place) = case.place(claim) {
                let source = is_crowd.then(|| claim.source.clone());
                field.by_place.entry((source, times(claim), place.to_owned())).or_default().push(at);
            }
        }
        field
    }

    /// Where a row of windows may begin that makes `span`: the claim, its row and its days, in the order
    /// of the claims.
    fn starts(&self, whole: &Claim, span: flow::Days) -> Vec<(usize, usize, flow::Days)> {
        let own = self.by_source.as_ref().map(|rows| rows.get(&whole.source).map(Vec::as_slice).unwrap_or_default());
        let all = 0..if own.is_some() { 0 } else { self.rows.len() };
        let rows = own.into_iter().flatten().copied().chain(all);
        let days = rows.filter_map(|row| Some((row, self.rows.get(row)?)));
        let begun = days.flat_map(|(row, days)| {
            let near = days.range(span.first_start()..=span.last_start()).flat_map(|(_, begun)| begun);
            near.filter(move |(_, days)| span.may_start_on(days.from)).map(move |(at, days)| (*at, row, *days))
        });
        let mut starts: Vec<_> = begun.take(self.looks).collect();
        starts.sort_unstable_by_key(|(at, ..)| *at);
        starts
    }

    fn row(&self, claim: usize) -> Option<usize> {
        self.row_of.get(claim).copied()
    }
}

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

/// Whether a claim may be a part of any sum: one number, stated as such.
fn is_addend(case: &Case<'_>, part: &Claim) -> bool {
    value::limits(part).value().is_some_and(|value| value > Decimal::ZERO)
        && !matches!(part.manner, Manner::Denied | Manner::Before | Manner::Unreported)
        && !part.older
        && !part.window.assumed
        && case.quantity.id == part.quantity
}

/// Whether an addend is one of this whole: of the same thing.
fn may_add(part: &Claim, whole: &Claim) -> bool {
    let sets_match = part.combined_with.len() == whole.combined_with.len()
        && part.combined_with.iter().all(|id| whole.combined_with.contains(id));
    sets_match && part.unit == whole.unit && value::effective_status(part) == value::effective_status(whole)
}

/// Disjoint windows that make the whole's.
fn over_days(case: &Case<'_>, field: &Field, whole_at: usize) -> Option<Sum> {
    let whole = case.claims.get(whole_at)?;
    if case.quantity.nature != Nature::Flow || whole.window.assumed || value::limits(whole).value().is_none() {
        return None;
    }
    let span = flow::Days::of(&whole.window).filter(|span| span.from < span.to)?;
    let mut search = Search { case, field, whole, whole_at, span, looks: field.looks, excess: None };
    for (first, row, days) in field.starts(whole, span) {
        if search.takes(first, days)
            && let Some(sum) = search.extend(&mut vec![first], row, days.to)
        {
            return Some(sum);
        }
    }
    search.excess
}

/// A search for windows that follow each other to the end of the whole's.
struct Search<'a> {
    case: &'a Case<'a>,
    field: &'a Field,
    whole: &'a Claim,
    whole_at: usize,
    span: flow::Days,
    /// How many claims may still be looked at.
    looks: usize,
    /// A row that is complete and comes to more than the whole.
    excess: Option<Sum>,
}

impl Search<'_> {
    /// Whether an addend is of what the whole is of, and shorter.
    fn takes(&self, at: usize, days: flow::Days) -> bool {
        let part = self.case.claims.get(at).filter(|_| at != self.whole_at && days.is_shorter(self.span));
        part.is_some_and(|part| may_add(part, self.whole) && self.case.place(part) == self.case.place(self.whole))
    }

    fn extend(&mut self, chain: &mut Vec<usize>, row: usize, reached: Date) -> Option<Sum> {
        if reached == self.span.to {
            return self.complete(chain);
        }
        let field = self.field;
        for &(at, days) in field.rows.get(row)?.get(&reached.tomorrow().ok()?)? {
            self.looks = self.looks.checked_sub(1)?;
            if days.to > self.span.to || !self.takes(at, days) {
                continue;
            }
            chain.push(at);
            let sum = self.extend(chain, row, days.to);
            chain.pop();
            if sum.is_some() {
                return sum;
            }
        }
        None
    }

    fn complete(&mut self, chain: &[usize]) -> Option<Sum> {
        let parts = chain.to_vec();
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
    // "Other states: 6", of a place that no rule knows.
    if whole.scope.as_ref().is_some_and(|scope| scope.unlisted.is_some()) {
        return None;
    }
    // "118 in the four towns. Of this total 75 were": no whole of what the 118 was broken down into.
    if whole.part_of.and_then(|at| case.claims.get(at)).and_then(|of| case.place(of)) == Some(around) {
        return None;
    }
    // Shares of different places are of different wholes.
    value::limits(whole).value().filter(|_| value::adds_up(whole.unit.dimension))?;
    let source = field.by_source.as_ref().map(|_| whole.source.clone());
    let inner = (case.rules.places.iter())
        .filter(|place| &*place.id != around && case.rules.lies_in(&place.id, around))
        .filter_map(|place| field.by_place.get(&(source.clone(), times(whole), place.id.to_string())));
    let parts = inner.flatten().copied().take(field.looks);
    let parts = parts.filter(|at| *at != whole_at && case.claims.get(*at).is_some_and(|part| may_add(part, whole)));
    // In the order of the claims, so that the first row is the first there.
    let mut rows: BTreeMap<usize, (usize, Vec<usize>)> = BTreeMap::new();
    for at in parts {
        let Some(row) = field.row(at) else { continue };
        let (first, row) = rows.entry(row).or_insert((at, Vec::new()));
        *first = at.min(*first);
        row.push(at);
    }
    let mut rows: Vec<(usize, Vec<usize>)> = rows.into_values().filter(|(_, row)| row.len() > 1).collect();
    rows.sort_unstable();
    let mut excess = None;
    for (lead, mut indices) in rows {
        indices.sort_unstable();
        let places: Vec<&str> = indices.iter().filter_map(|&at| case.place(case.claims.get(at)?)).collect();
        if !lie_apart(case, &places) {
            continue;
        }
        match adds_up(case, &indices, whole) {
            Some(Adds::Up) => return Some(Sum { parts: indices, whole: whole_at, exceeds: false }),
            // Whose own numbers for places that lie apart come to more than their whole, contradicts
            // themselves; of another's whole they may be other places than meant.
            Some(Adds::Over) if field.row(lead) == field.row(whole_at) => {
                excess.get_or_insert(Sum { parts: indices, whole: whole_at, exceeds: true });
            }
            _ => {}
        }
    }
    excess
}

/// Whether no two of these places are one, and none lies in another.
fn lie_apart(case: &Case<'_>, places: &[&str]) -> bool {
    places.iter().enumerate().all(|(at, one)| {
        places.iter().enumerate().all(|(other_at, other)| at == other_at || !case.rules.lies_in(one, other))
    })
}

/// Stated parts of different people that together make their whole: "17 people, 9 men and 8
/// boys". Parts that come to more are no contradiction: they may overlap.
fn over_people(case: &Case<'_>, field: &Field, whole_at: usize) -> Option<Sum> {
    let whole = case.claims.get(whole_at)?;
    value::limits(whole).value()?;
    let noun = |claim: &Claim| claim.noun.as_deref().map(|noun| noun.trim().to_lowercase());
    let stated = field.stated.get(&whole_at)?.iter().filter(|at| **at != whole_at);
    let parts: Vec<(usize, &Claim)> = stated.filter_map(|&at| Some((at, case.claims.get(at)?))).collect();
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
    let one_place = case.place(first) == case.place(whole);
    if sum.exceeds {
        let together = if one_place { "these windows are that of" } else { "these places lie in that of" };
        let reason = format!(
            "{who}: {addends} = {total_text}, but together {together} {owner} {stated}: the parts exceed the whole."
        );
        return Some((reason, addition(format!("{addends} = {total_text}"))));
    }
    let near = value::limits(whole).value() == Some(total);
    let near = if near { String::new() } else { format!(", within tolerance of {}", number(whole)) };
    let text = format!("{addends} = {total_text}{near}");
    let people = claims.iter().all(|part| part.part_of == Some(sum.whole));
    let reason = match (people, one_place) {
        (true, _) => format!("{who}: {text}; the stated parts together make {owner} {stated}."),
        (_, true) => format!("{who}: {text}; the parts' windows together make that of {owner} {stated}."),
        _ => format!("{who}: {text}; the parts' places together make that of {owner} {stated}."),
    };
    Some((reason, addition(text)))
}
