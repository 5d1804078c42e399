//! Which groups are set against which, and which of those pairs are listed. Up to a few hundred, each against each. A crowd of
//! thousands would make millions of pairs, which nobody can read; of those, a few for each group
//! tell as much: whatever conflicts with anything of one place and time conflicts with the lowest
//! or the highest there.

use std::collections::{BTreeSet, HashMap};

use rust_decimal::Decimal;

use super::pair::Case;
use super::repeat::Group;
use super::sum::Sums;
use super::value::{self, Reach};
use super::witness::{Origin, voice};
use super::{Comparison, Verdict};
use crate::claim::{Claim, Status};
use crate::figure::Manner;
use crate::rules::{Id, Nature, SameCount};
use crate::unit::Dimension;
use crate::window::Window;

/// Up to so many groups, each is set against each: 44,850 pairs.
pub(super) const EACH_AGAINST_EACH: usize = 300;

/// Up to so many claims that stand for a place and time, each is set against each.
const ENDS: usize = 200;

/// The pairs of groups to compare, by their places, the lower first, in order.
pub(super) fn pairs(case: &Case<'_>, groups: &[Group], sums: &Sums) -> Vec<(usize, usize)> {
    if groups.len() <= EACH_AGAINST_EACH {
        let all = |at: usize| (at + 1..groups.len()).map(move |beyond| (at, beyond));
        return (0..groups.len()).flat_map(all).collect();
    }
    let mut pairs = BTreeSet::new();
    let mut add = |one: usize, other: usize| {
        if one != other {
            pairs.insert((one.min(other), one.max(other)));
        }
    };
    sums.pairs().for_each(|(one, other)| add(one, other));
    stated_parts(case, groups, &mut add);
    let cells = cells(case, groups);
    cells.iter().for_each(|cell| within(cell, case.quantity.same_count, &mut add));
    between(&cells, &mut add);
    pairs.into_iter().collect()
}

/// Of a crowd's pairs those that are listed, in their order: about as many as it has claims. Conflicts
/// stay joined as they were by fewer pairs, those within a source first, and so do tensions; every part
/// and repeat is kept; of the rest each claim keeps one of each kind, and what only might be true
/// together where there is nothing else to say of a claim.
pub(super) fn listed(case: &Case<'_>, mut comparisons: Vec<Comparison>) -> Vec<Comparison> {
    let rank = |verdict: Verdict| match verdict {
        Verdict::Repeat | Verdict::Part => 0,
        Verdict::Conflict => 1,
        Verdict::Tension => 2,
        Verdict::Agree => 3,
        Verdict::Superseded => 4,
        Verdict::Compatible => 5,
        Verdict::NotComparable => 6,
    };
    // By what the claims are called, so that their order makes no difference.
    let name = |at: usize| case.claims.get(at).map(|claim| (&claim.source, claim.evidence.number.start));
    let mut order: Vec<usize> = (0..comparisons.len()).collect();
    order.sort_by_cached_key(|&at| {
        let one = comparisons.get(at)?;
        let (left, right) = (name(one.left)?, name(one.right)?);
        Some((rank(one.verdict), left.0 != right.0, left.min(right), left.max(right)))
    });
    let mut conflicts = Joined::of(case.claims.len());
    let mut tensions = Joined::of(case.claims.len());
    // For each claim what has been listed of it.
    let mut told: Vec<[bool; 7]> = vec![[false; 7]; case.claims.len()];
    let mut kept = vec![false; comparisons.len()];
    for at in order {
        let Some(one) = comparisons.get(at) else { continue };
        let rank = rank(one.verdict);
        let is_new = |told: &Vec<[bool; 7]>, from: usize| {
            let has = |claim: usize| {
                told.get(claim).is_some_and(|told| told.iter().skip(from).take(rank + 1 - from).any(|told| *told))
            };
            !has(one.left) || !has(one.right)
        };
        let keep = match one.verdict {
            Verdict::Repeat | Verdict::Part => true,
            Verdict::Conflict => conflicts.join(one.left, one.right),
            Verdict::Tension => tensions.join(one.left, one.right),
            Verdict::Agree | Verdict::Superseded => is_new(&told, rank),
            Verdict::Compatible | Verdict::NotComparable => is_new(&told, 1),
        };
        for claim in [one.left, one.right].into_iter().filter(|_| keep) {
            if let Some(slot) = told.get_mut(claim).and_then(|told| told.get_mut(rank)) {
                *slot = true;
            }
        }
        if let Some(slot) = kept.get_mut(at) {
            *slot = keep;
        }
    }
    let mut kept = kept.into_iter();
    comparisons.retain(|_| kept.next().unwrap_or_default());
    comparisons
}

/// Claims joined by pairs, directly or through others.
struct Joined(Vec<usize>);

impl Joined {
    fn of(claims: usize) -> Self {
        Self((0..claims).collect())
    }

    /// Joins two; whether they were apart.
    fn join(&mut self, one: usize, other: usize) -> bool {
        let (one, other) = (self.first(one), self.first(other));
        if let Some(slot) = self.0.get_mut(one.max(other)) {
            *slot = one.min(other);
        }
        one != other
    }

    fn first(&mut self, claim: usize) -> usize {
        let mut at = claim;
        while let Some(above) = self.0.get(at).copied().filter(|above| *above < at) {
            // Shortens the way for the next.
            let next = self.0.get(above).copied().unwrap_or(above);
            if let Some(slot) = self.0.get_mut(at) {
                *slot = next;
            }
            at = above;
        }
        at
    }
}

/// What the text itself joins: a part and its whole, two counts that it sets against each other.
fn stated_parts(case: &Case<'_>, groups: &[Group], add: &mut impl FnMut(usize, usize)) {
    let mut group_of = vec![0; case.claims.len()];
    for (number, group) in groups.iter().enumerate() {
        for &at in &group.members {
            if let Some(slot) = group_of.get_mut(at) {
                *slot = number;
            }
        }
    }
    for (claim, number) in case.claims.iter().zip(&group_of) {
        // So too the one that a text sets it against.
        for other in claim.part_of.iter().chain(&claim.against).filter_map(|at| group_of.get(*at)) {
            add(*number, *other);
        }
    }
}

/// A group in its cell.
struct Member {
    group: usize,
    lo: Option<Decimal>,
    hi: Option<Decimal>,
    /// Whether a bound leaves its number out, and how it was written: what else its verdict hangs on.
    kind: (&'static str, Decimal),
    voice: Origin,
    source: Id,
    start: usize,
}

/// What the verdict of two claims hangs on besides their values and voices.
#[derive(PartialEq, Eq, Hash)]
pub(super) struct Setting<'a> {
    unit: (Dimension, Option<&'a str>),
    status: Status,
    manner: Manner,
    older: bool,
    place: Option<&'a str>,
    window: Window,
    combined: Vec<&'a str>,
    part: Option<&'a str>,
}

impl Setting<'_> {
    /// The same place and time, however a claim came to be dated there, and was stated.
    pub(super) fn loosely(self) -> Self {
        let window = Window { assumed: false, carried: false, ..self.window };
        Self { window, manner: Manner::Stated, older: false, ..self }
    }
}

/// The groups of one place, time and kind, by their values; the cells by their times.
fn cells(case: &Case<'_>, groups: &[Group]) -> Vec<Vec<Member>> {
    let mut cell_of: HashMap<Setting<'_>, usize> = HashMap::new();
    let mut cells: Vec<Vec<Member>> = Vec::new();
    for (group, of) in groups.iter().enumerate() {
        let Some(claim) = case.claims.get(of.head) else { continue };
        let at = *cell_of.entry(setting(case, claim)).or_insert(cells.len());
        if at == cells.len() {
            cells.push(Vec::new());
        }
        if let Some(cell) = cells.get_mut(at) {
            cell.push(member(case, group, claim));
        }
    }
    for cell in &mut cells {
        cell.sort_by(|one, other| {
            let key = |member: &Member| (member.lo, member.hi, member.kind);
            let name = |member: &Member| (member.source.clone(), member.start);
            key(one).cmp(&key(other)).then_with(|| name(one).cmp(&name(other)))
        });
    }
    let time = |cell: &Vec<Member>| {
        let head = cell.first().and_then(|member| groups.get(member.group)).map(|group| group.head);
        let claim = head.and_then(|head| case.claims.get(head));
        claim.map(|claim| {
            (
                claim.window.to.or(claim.window.from),
                claim.window.from,
                claim.source.clone(),
                claim.evidence.number.start,
            )
        })
    };
    cells.sort_by_cached_key(time);
    cells
}

pub(super) fn setting<'a>(case: &Case<'a>, claim: &'a Claim) -> Setting<'a> {
    let money = matches!(claim.unit.dimension, Dimension::Money | Dimension::Rate);
    let mut combined: Vec<&str> = claim.combined_with.iter().map(|id| &**id).collect();
    combined.sort_unstable();
    Setting {
        unit: (claim.unit.dimension, money.then_some(&*claim.unit.symbol)),
        status: value::effective_status(claim),
        manner: claim.manner,
        older: claim.older,
        place: case.place(claim),
        // The time of a closed count does not matter.
        window: if case.quantity.nature == Nature::Fixed { Window::default() } else { claim.window },
        combined,
        part: claim.part_of.map(|_| claim.noun.as_deref().unwrap_or_default()),
    }
}

fn member(case: &Case<'_>, group: usize, claim: &Claim) -> Member {
    let reach = Reach::of(case, claim);
    let edge = |edge: Option<value::Edge>| edge.map(|edge| edge.at);
    Member {
        group,
        lo: reach.and_then(|reach| edge(reach.lo)),
        hi: reach.and_then(|reach| edge(reach.hi)),
        kind: (value::limits(claim).bound().name(), claim.amount.step),
        voice: voice(claim),
        source: claim.source.clone(),
        start: claim.evidence.number.start,
    }
}

/// Claims alike are set against the first of them; that one, and one like it of another voice,
/// against what comes next and against the ends of the cell. One voice's numbers in one source
/// are set each against the next.
/// What lies too far off to be its rival tells nothing of a claim: the lowest and the highest that are none do.
fn within(cell: &[Member], most: SameCount, add: &mut impl FnMut(usize, usize)) {
    reaches(cell, most, add);
    let ends = ends(cell);
    let mut before: Option<&Member> = None;
    let alike = |one: &Member, other: &Member| (one.lo, one.hi, one.kind) == (other.lo, other.hi, other.kind);
    for class in cell.chunk_by(alike) {
        let Some(first) = class.first() else { continue };
        class.iter().for_each(|member| add(first.group, member.group));
        if let Some(before) = before {
            add(before.group, first.group);
        }
        before = Some(first);
        let other_voice = class.iter().find(|member| member.voice != first.voice);
        for one in std::iter::once(first).chain(other_voice) {
            for (end, next) in &ends {
                add(one.group, end.group);
                if let Some(next) = next.filter(|_| one.voice == end.voice) {
                    add(one.group, next.group);
                }
            }
        }
    }
    let mut last: HashMap<(&Origin, &Id), usize> = HashMap::new();
    for member in cell {
        if let Some(before) = last.insert((&member.voice, &member.source), member.group) {
            add(before, member.group);
        }
    }
}

/// Sets each claim against the lowest that is not too far below it to be its rival, and the next of another voice.
fn reaches(cell: &[Member], most: SameCount, add: &mut impl FnMut(usize, usize)) {
    // As far as any two may be rivals; which are, the gates say.
    let Some(most) = most.times(true) else { return };
    let mut lowest = 0;
    for (at, member) in cell.iter().enumerate() {
        let Some(high) = member.lo.or(member.hi) else { continue };
        let far = |other: &Member| {
            let low = other.hi.or(other.lo).and_then(|low| low.checked_mul(most));
            low.is_some_and(|low| low < high)
        };
        while lowest < at && cell.get(lowest).is_some_and(far) {
            lowest += 1;
        }
        // The lowest of all is set against each as an end of its cell.
        if lowest == 0 {
            continue;
        }
        let near = cell.get(lowest..at).unwrap_or_default();
        let other = near.iter().take(VOICES).find(|other| other.voice != member.voice);
        for rival in near.first().into_iter().chain(other) {
            add(member.group, rival.group);
        }
    }
}

/// How many claims are looked through for one of another voice.
const VOICES: usize = 12;

/// The lowest and the highest of a cell, each with the next of another voice: one voice may bring
/// its own number up to date where two would contradict each other.
fn ends(cell: &[Member]) -> Vec<(&Member, Option<&Member>)> {
    let lowest = |but: Option<&Origin>| {
        let others = cell.iter().filter(|member| Some(&member.voice) != but);
        others.filter(|member| member.hi.is_some()).min_by_key(|member| member.hi)
    };
    let highest = |but: Option<&Origin>| {
        let others = cell.iter().filter(|member| Some(&member.voice) != but);
        others.filter(|member| member.lo.is_some()).max_by_key(|member| member.lo)
    };
    let low = lowest(None).map(|low| (low, lowest(Some(&low.voice))));
    let high = highest(None).map(|high| (high, highest(Some(&high.voice))));
    [low, high].into_iter().flatten().collect()
}

/// The ends of a cell in a row: the lowest, the highest, then the next of each.
fn all_ends(cell: &[Member]) -> Vec<&Member> {
    let ends = ends(cell);
    let next = ends.iter().filter_map(|(_, next)| *next);
    ends.iter().map(|(end, _)| *end).chain(next).collect()
}

/// The ends of every two cells; of very many cells, those that follow each other in time, and
/// each with the highest of all before it, above which a running total must not have been.
fn between(cells: &[Vec<Member>], add: &mut impl FnMut(usize, usize)) {
    let ends: Vec<Vec<&Member>> = cells.iter().map(|cell| all_ends(cell)).collect();
    let few = ends.iter().map(Vec::len).sum::<usize>() <= ENDS;
    let mut highest: Option<&Member> = None;
    for (at, cell) in ends.iter().enumerate() {
        let beyond = if few { ends.len() } else { at + 3 };
        for other in ends.iter().take(beyond).skip(at + 1) {
            let kept = if few { 4 } else { 2 };
            let pairs = cell.iter().take(kept).flat_map(|one| other.iter().take(kept).map(move |other| (one, other)));
            pairs.for_each(|(one, other)| add(one.group, other.group));
        }
        if let Some(highest) = highest {
            cell.iter().take(1).for_each(|lowest| add(highest.group, lowest.group));
        }
        for member in cell.iter().filter(|member| member.lo.is_some()) {
            if highest.is_none_or(|highest| highest.lo < member.lo) {
                highest = Some(member);
            }
        }
    }
}
