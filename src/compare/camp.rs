//! Camps: where claims conflict, those that can be true together. No camp is called right.

use std::collections::BTreeSet;

use rust_decimal::Decimal;

use super::pair::Case;
use super::value::{self, Edge, Reach};
use super::witness::Witnesses;
use super::{Comparison, Verdict, sweep};
use crate::claim::Claim;
use crate::rules::Nature;
use crate::unit::Unit;

/// Claims that can all be true.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Camp {
    /// The claims, without those that repeat them, in order.
    pub claims: Vec<usize>,
    /// How many independent origins they have; that of a stated part says nothing of its whole, and is left out
    /// beside it.
    pub witnesses: usize,
    /// The lowest number any of them states, in `unit`.
    pub low: Option<Decimal>,
    /// The highest number any of them states, in `unit`.
    pub high: Option<Decimal>,
    /// The values that all of them leave open, after tolerance, in `unit`; `None` where they
    /// speak of several times or places, and so of no one value.
    pub span: Option<Span>,
    /// What the numbers are measured in: the first claim's.
    pub unit: Unit,
}

/// The values that a camp leaves open; an end that is `None` is open.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Span {
    /// The lowest.
    pub lo: Option<Decimal>,
    /// The highest.
    pub hi: Option<Decimal>,
}

/// How many claims in conflict are set each against each to find the camps; of more, the widest camps
/// are told, see [`sweep`].
const MOST: usize = 400;

/// The camps of a quantity whose claims conflict, those with most witnesses first; none where
/// nothing conflicts. Each claim that was compared with one in conflict stands in at least one,
/// and no camp lies in another; of a crowd only the widest are told.
pub(super) fn camps(case: &Case<'_>, witnesses: &Witnesses, comparisons: &[Comparison]) -> Vec<Camp> {
    let table = Table::of(comparisons);
    let found: BTreeSet<Vec<usize>> = if table.claims.len() > MOST {
        sweep::widest(case, witnesses, &table.in_conflict).into_iter().collect()
    } else {
        (0..table.claims.len()).map(|seed| grown(case, &table, seed)).collect()
    };
    let mut camps: Vec<Camp> = found.iter().filter_map(|claims| camp(case, witnesses, comparisons, claims)).collect();
    camps.sort_by(|one, other| {
        let support = |camp: &Camp| std::cmp::Reverse((camp.witnesses, camp.claims.len()));
        let numbers = |camp: &Camp| (camp.span.and_then(|span| span.lo), camp.low, camp.high);
        (support(one), numbers(one), &one.claims).cmp(&(support(other), numbers(other), &other.claims))
    });
    camps
}

/// How two claims stand to each other in a camp.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Bond {
    /// Of one number.
    Alike,
    /// They can both be true.
    Together,
    /// They cannot, or were not compared.
    Apart,
}

/// The claims in conflict and those compared with them, and how each stands to each.
struct Table {
    claims: Vec<usize>,
    in_conflict: BTreeSet<usize>,
    bonds: Vec<Vec<Bond>>,
}

impl Table {
    fn of(comparisons: &[Comparison]) -> Self {
        let bond = |verdict: Verdict| match verdict {
            Verdict::Agree | Verdict::Repeat => Bond::Alike,
            Verdict::Compatible | Verdict::Part | Verdict::Superseded | Verdict::Tension => Bond::Together,
            Verdict::Conflict | Verdict::NotComparable => Bond::Apart,
        };
        let sides = |one: &Comparison| [one.left, one.right];
        let conflicts = comparisons.iter().filter(|one| one.verdict == Verdict::Conflict);
        let in_conflict: BTreeSet<usize> = conflicts.flat_map(sides).collect();
        // A claim that only repeats another stands in its camp by that one.
        let beside = comparisons.iter().filter(|one| {
            one.verdict != Verdict::Repeat
                && bond(one.verdict) != Bond::Apart
                && sides(one).iter().any(|claim| in_conflict.contains(claim))
        });
        let claims: BTreeSet<usize> = beside.flat_map(sides).chain(in_conflict.iter().copied()).collect();
        let claims: Vec<usize> = claims.into_iter().collect();
        let mut bonds = vec![Vec::new(); claims.len()];
        if claims.len() <= MOST {
            bonds.fill(vec![Bond::Apart; claims.len()]);
            for one in comparisons {
                let places = sides(one).map(|claim| claims.binary_search(&claim).ok());
                let [Some(left), Some(right)] = places else { continue };
                for (at, other) in [(left, right), (right, left)] {
                    if let Some(slot) = bonds.get_mut(at).and_then(|row| row.get_mut(other)) {
                        *slot = bond(one.verdict);
                    }
                }
            }
        }
        Self { claims, in_conflict, bonds }
    }

    fn claim(&self, at: usize) -> usize {
        self.claims.get(at).copied().unwrap_or_default()
    }
}

/// A camp around one claim: what agrees with it first, then what lies nearest, as long as all can
/// be true together.
fn grown(case: &Case<'_>, table: &Table, seed: usize) -> Vec<usize> {
    let claim = |at: usize| case.claims.get(table.claim(at));
    let stated = |at: usize| {
        let claim = claim(at)?;
        let limits = value::limits(claim);
        claim.unit.to_base(limits.lo().or(limits.hi())?)
    };
    let (own, row) = (stated(seed).unwrap_or_default(), table.bonds.get(seed).cloned().unwrap_or_default());
    let name = |at: usize| claim(at).map(|claim| (claim.source.clone(), claim.evidence.number.start));
    let mut others: Vec<usize> = (0..table.claims.len()).filter(|at| *at != seed).collect();
    others.sort_by_cached_key(|&at| {
        let far = stated(at).map(|value| value.saturating_sub(own).abs());
        (row.get(at).copied(), far.is_none(), far, name(at))
    });
    let mut camp = vec![table.claim(seed)];
    let mut fits: Vec<bool> = row.iter().map(|bond| *bond != Bond::Apart).collect();
    for at in others {
        if fits.get(at).copied().unwrap_or_default() {
            camp.push(table.claim(at));
            let bonds = table.bonds.get(at).into_iter().flatten();
            fits.iter_mut().zip(bonds).for_each(|(fits, bond)| *fits &= *bond != Bond::Apart);
        }
    }
    camp.sort_unstable();
    camp
}

fn camp(case: &Case<'_>, witnesses: &Witnesses, comparisons: &[Comparison], claims: &[usize]) -> Option<Camp> {
    let members: Vec<&Claim> = claims.iter().filter_map(|&at| case.claims.get(at)).collect();
    let unit = &members.first()?.unit;
    let back = |value: Decimal| value.checked_sub(unit.offset)?.checked_div(unit.scale).map(|value| value.normalize());
    let edges = |claim: &Claim| {
        let limits = value::limits(claim);
        let ends = [limits.lo().or(limits.hi()), limits.hi().or(limits.lo())];
        ends.map(|end| claim.unit.to_base(end?))
    };
    let ends: Vec<[Option<Decimal>; 2]> = members.iter().map(|claim| edges(claim)).collect();
    let parts = parts(comparisons, claims);
    let origins = claims.iter().filter(|at| !parts.contains(at)).filter_map(|&at| witnesses.of(at));
    let origins: BTreeSet<usize> = origins.collect();
    let one_value = members.iter().all(|claim| same_setting(case, claim, members.first().copied()))
        && comparisons
            .iter()
            .filter(|one| one.verdict == Verdict::Part)
            .all(|one| claims.binary_search(&one.left).is_err() || claims.binary_search(&one.right).is_err());
    Some(Camp {
        claims: claims.to_vec(),
        witnesses: origins.len(),
        low: ends.iter().filter_map(|[lo, _]| *lo).min().and_then(back),
        high: ends.iter().filter_map(|[_, hi]| *hi).max().and_then(back),
        span: if one_value { span(case, &members, moved(comparisons, claims), back) } else { None },
        unit: unit.clone(),
    })
}

/// The claims of a camp that are stated parts of others of it. The parts of a sum are none: they carry it.
fn parts(comparisons: &[Comparison], claims: &[usize]) -> BTreeSet<usize> {
    let sums = comparisons.iter().filter(|one| one.verdict == Verdict::Part).filter_map(|one| one.sum.as_ref());
    let stated = sums.filter(|sum| sum.text.is_empty() && claims.binary_search(&sum.whole).is_ok());
    stated.flat_map(|sum| sum.parts.iter().copied()).collect()
}

/// Whether a number of a camp is put in the place of another of it, or strains against one: they need have no
/// value in common.
fn moved(comparisons: &[Comparison], claims: &[usize]) -> bool {
    let within = |claim: usize| claims.binary_search(&claim).is_ok();
    let strained = |one: &&Comparison| matches!(one.verdict, Verdict::Superseded | Verdict::Tension);
    comparisons.iter().filter(strained).any(|one| within(one.left) && within(one.right))
}

/// Whether two claims speak of one place and time, and so of one value.
fn same_setting(case: &Case<'_>, claim: &Claim, first: Option<&Claim>) -> bool {
    first.is_some_and(|first| {
        let (one, other) = (&claim.window, &first.window);
        let one_time = match case.quantity.nature {
            Nature::Fixed => true,
            Nature::Flow => (one.from, one.to, one.precision) == (other.from, other.to, other.precision),
            Nature::Stock => true,
            Nature::Total => one.to.or(one.from) == other.to.or(other.from),
        };
        one_time && case.place(claim) == case.place(first)
    })
}

/// What all of them leave open; where tolerance alone holds two together, what lies between them. Nothing where
/// they have nothing in common and one has `moved`.
fn span(case: &Case<'_>, members: &[&Claim], moved: bool, back: impl Fn(Decimal) -> Option<Decimal>) -> Option<Span> {
    let reaches: Option<Vec<Reach>> = members.iter().map(|claim| Reach::of(case, claim)).collect();
    let reaches = reaches?;
    let at = |edge: Option<Edge>| edge.map(|edge| edge.at);
    let lo = reaches.iter().filter_map(|reach| at(reach.lo)).max();
    let hi = reaches.iter().filter_map(|reach| at(reach.hi)).min();
    let (lo, hi) = match (lo, hi) {
        (Some(lo), Some(hi)) if moved && lo > hi => return None,
        (Some(lo), Some(hi)) => (Some(lo.min(hi)), Some(lo.max(hi))),
        ends => ends,
    };
    let turned = |end: Option<Decimal>| end.map_or(Some(None), |end| back(end).map(Some));
    Some(Span { lo: turned(lo)?, hi: turned(hi)? })
}
