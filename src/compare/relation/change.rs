//! What a stock changed by, against the flows reported for that time. What they leave unexplained
//! is a gap: people may have left uncounted, or one of the numbers is wrong.

use std::collections::BTreeMap;

use jiff::civil::Date;
use rust_decimal::Decimal;

use super::super::flow::{Days, days_between};
use super::super::value::{Edge, Reach};
use super::super::witness::{Origin, voice};
use super::super::{time, value, words};
use super::system::{Line, Range, leaves_values};
use super::{Candidate, Failure, Related, Standing, World, among, related, text_of, told};
use crate::rules::relation::{Relation, Sign, Term};
use crate::rules::{Nature, Within};
use crate::window::Precision;

/// How many pairs of moments are tried.
const TRIES: usize = 5_000;

/// The same stock at two moments.
struct Change<'a> {
    before: &'a Candidate<'a>,
    after: &'a Candidate<'a>,
}

/// A relation with `change(stock)`, held to every two moments between which flows are reported.
pub(super) fn held(world: &World<'_>, at: usize, relation: &Relation) -> Related {
    let mut checked = 0;
    let mut failures = Vec::new();
    let (changes, stopped) = changes(world, relation);
    for change in changes {
        let flows: Vec<(&Term, Vec<&Candidate<'_>>)> = (relation.terms.iter())
            .filter(|term| !term.change)
            .map(|term| (term, reported(world, term, &change)))
            .collect();
        if flows.iter().all(|(_, claims)| claims.is_empty()) {
            continue;
        }
        checked += 1;
        failures.extend(gap(relation, &change, &flows));
    }
    related(vec![at], checked, failures, Standing::Gap, stopped)
}

/// Every two claims of the stock, of one place and of moments too far apart to be compared; the
/// longest time first where one voice gives several.
fn changes<'a>(world: &'a World<'a>, relation: &Relation) -> (Vec<Change<'a>>, bool) {
    let stock = relation.terms.iter().find(|term| term.change).and_then(|term| world.quantity(&term.quantity));
    let all = stock.and_then(|stock| world.candidates.get(stock)).map(Vec::as_slice).unwrap_or_default();
    let whole = |one: &&Candidate<'_>| one.claim.part_of.is_none() && one.claim.combined_with.is_empty();
    let dated: Vec<(Date, &Candidate<'_>)> =
        all.iter().filter(whole).filter_map(|one| Some((time::as_of(one.claim)?.date, one))).collect();
    let mut changes = Vec::new();
    for &(from, before) in &dated {
        for &(to, after) in &dated {
            let days = days_between(from, to);
            let near = match before.case.quantity.within {
                Within::Hours(hours) if before.case.quantity.nature == Nature::Stock => {
                    i64::from(days) * 24 <= i64::from(hours)
                }
                Within::Days(within) if before.case.quantity.nature == Nature::Stock => {
                    i64::from(days) <= i64::from(within)
                }
                _ => false,
            };
            let one_place = before.case.place(before.claim) == after.case.place(after.claim);
            if days > 0 && !near && one_place && before.claim.unit.converts_to(&after.claim.unit) {
                if changes.len() == TRIES {
                    return (changes, true);
                }
                changes.push(Change { before, after });
            }
        }
    }
    (changes, false)
}

/// The flow reported for the time of a change: of each voice the claims that do not overlap and
/// come to most, and of all voices the one that accounts for most.
fn reported<'a>(world: &'a World<'a>, term: &Term, change: &Change<'_>) -> Vec<&'a Candidate<'a>> {
    let flows = world.quantity(&term.quantity).and_then(|flow| world.candidates.get(flow));
    let (Some(from), Some(to)) = (time::as_of(change.before.claim), time::as_of(change.after.claim)) else {
        return Vec::new();
    };
    let mut voices: BTreeMap<Origin, Vec<(Days, Decimal, &Candidate<'_>)>> = BTreeMap::new();
    for flow in flows.into_iter().flatten() {
        let Some(days) = Days::of(&flow.claim.window) else { continue };
        let inside = from.date <= days.from && days.to <= to.date && days.precision != Precision::Fuzzy;
        let rules = flow.case.rules;
        let here = match (flow.case.place(flow.claim), change.before.case.place(change.before.claim)) {
            (Some(own), Some(other)) => rules.lies_in(own, other),
            _ => true,
        };
        let whole = flow.claim.part_of.is_none() && flow.claim.combined_with.is_empty();
        let stated = Reach::stated(flow.claim).and_then(|reach| reach.lo.or(reach.hi));
        if inside
            && here
            && whole
            && flow.claim.unit.converts_to(&change.before.claim.unit)
            && let Some(stated) = stated
        {
            voices.entry(voice(flow.claim)).or_default().push((days, stated.at, flow));
        }
    }
    let most = voices.into_values().map(most_without_overlap);
    most.reduce(|best, next| if next.0 > best.0 { next } else { best }).map(|(_, claims)| claims).unwrap_or_default()
}

/// The row of claims whose windows do not overlap that comes to most (weighted interval
/// scheduling, by the last day).
fn most_without_overlap<'a>(mut claims: Vec<(Days, Decimal, &'a Candidate<'a>)>) -> (Decimal, Vec<&'a Candidate<'a>>) {
    claims.sort_by_key(|(days, _, one)| (days.to, days.from, one.at));
    let mut best: Vec<(Decimal, Vec<&'a Candidate<'a>>)> = vec![(Decimal::ZERO, Vec::new())];
    for (at, (days, value, one)) in claims.iter().enumerate() {
        let before = claims.iter().take(at).filter(|(other, _, _)| other.to < days.from).count();
        let taken = best.get(before).map(|(sum, row)| {
            let mut row = row.clone();
            row.push(*one);
            (sum.saturating_add(*value), row)
        });
        let left = best.last().cloned().unwrap_or_default();
        best.push(taken.filter(|taken| taken.0 > left.0).unwrap_or(left));
    }
    best.pop().unwrap_or_default()
}

/// What a relation leaves unexplained of a change; `None` where nothing.
fn gap(relation: &Relation, change: &Change<'_>, flows: &[(&Term, Vec<&Candidate<'_>>)]) -> Option<Failure> {
    let sum = |reach: &dyn Fn(&Candidate<'_>) -> Option<Reach>| {
        let mut ranges = vec![grown(&reach(change.after)?, &reach(change.before)?)];
        for (_, claims) in flows {
            ranges.push(claims.iter().try_fold(nothing(), |sum, one| Some(added(sum, &reach(one)?)))?);
        }
        Some(ranges)
    };
    let weights: Vec<Decimal> = (relation.terms.iter().filter(|term| term.change))
        .chain(flows.iter().map(|(term, _)| *term))
        .map(|term| term.weight)
        .collect();
    let line = |sign: Decimal| Line {
        terms: weights.iter().enumerate().map(|(at, weight)| (at, *weight * sign)).collect(),
        constant: relation.constant * sign,
    };
    let mut lines = vec![line(Decimal::ONE)];
    if relation.sign == Sign::Equal {
        lines.push(line(Decimal::NEGATIVE_ONE));
    }
    if leaves_values(sum(&|one| Some(one.reach))?, &lines) {
        return None;
    }
    let stated = sum(&|one| Reach::stated(one.claim))?;
    let gap = lines.iter().filter_map(|line| least(line, &stated)).find(|least| *least > Decimal::ZERO)?;
    let unit = &change.before.claim.unit;
    let gap = told::in_unit(gap, unit)?;
    let mut set = vec![change.before, change.after];
    set.extend(flows.iter().flat_map(|(_, claims)| claims));
    Some(Failure {
        claims: set.iter().map(|one| one.at).collect(),
        among: among(&set),
        reason: reason(relation, change, flows, gap)?,
        gap: Some(gap),
        assumes: told::assumed(&set),
    })
}

const fn nothing() -> Range {
    let none = Some(Edge { at: Decimal::ZERO, outside: false });
    Range { lo: none, hi: none }
}

fn added(sum: Range, reach: &Reach) -> Range {
    let both = |one: Option<Edge>, other: Option<Edge>| {
        let (one, other) = (one?, other?);
        Some(Edge { at: one.at.saturating_add(other.at), outside: one.outside || other.outside })
    };
    Range { lo: both(sum.lo, reach.lo), hi: both(sum.hi, reach.hi) }
}

/// How much more there is after than before.
fn grown(after: &Reach, before: &Reach) -> Range {
    let turned = |edge: Option<Edge>| edge.map(|edge| Edge { at: -edge.at, ..edge });
    added(Range { lo: after.lo, hi: after.hi }, &Reach { lo: turned(before.hi), hi: turned(before.lo) })
}

/// The least a line comes to over ranges as stated.
fn least(line: &Line, ranges: &[Range]) -> Option<Decimal> {
    line.terms.iter().try_fold(line.constant, |sum, (at, weight)| {
        let range = ranges.get(*at)?;
        let edge = if *weight > Decimal::ZERO { range.lo } else { range.hi }?;
        sum.checked_add(edge.at.checked_mul(*weight)?)
    })
}

fn reason(
    relation: &Relation,
    change: &Change<'_>,
    flows: &[(&Term, Vec<&Candidate<'_>>)],
    gap: Decimal,
) -> Option<String> {
    let Change { before, after } = change;
    let unit = &before.claim.unit;
    let told = |one: &Candidate<'_>| {
        format!("{} for {} {}", words::claimed(one.case, one.claim), one.case.quantity.id, told::as_of(one.claim))
    };
    let flow = |(term, claims): &(&Term, Vec<&Candidate<'_>>)| match claims.first() {
        None => format!("no {} reported in between", term.quantity),
        Some(first) => {
            let numbers: Vec<String> = claims.iter().map(|one| words::what(one.claim)).collect();
            let whose = words::whose(first.case, first.claim);
            format!("{whose} {} for {} in between", numbers.join(" + "), term.quantity)
        }
    };
    let flows_claims = flows.iter().flat_map(|(_, claims)| claims.iter().copied());
    let flows: Vec<String> = flows.iter().map(flow).collect();
    let claims = [*before, *after].into_iter().chain(flows_claims);
    let one_number = |one: &Candidate<'_>| value::limits(one.claim).lo() == value::limits(one.claim).hi();
    let at_least = if claims.into_iter().all(one_number) { "" } else { "at least " };
    Some(format!(
        "{}, then {}; {}: by {}, {at_least}{} are unexplained.",
        told(before),
        told(after),
        told::listed(&flows),
        text_of(relation),
        words::measured(gap, unit)
    ))
}
