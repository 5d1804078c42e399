//! Sets of claims that relations leave no values, of which none can be left out. One claim for
//! each quantity is tried at a time; how many tries there are is bounded, and it is said where
//! that left some untried.

use std::collections::{BTreeMap, BTreeSet};

use rust_decimal::Decimal;

use super::super::value::Edge;
use super::setting::{self, Says};
use super::system::{Line, Range, leaves_values};
use super::{Candidate, ClaimAt, Failure, Related, Standing, World, among, related, told};
use crate::rules::relation::{Relation, Sign};
use crate::unit::Dimension;

/// How many sets of claims are tried for one relation, or for several together.
const TRIES: usize = 20_000;

/// How many places and times are tried.
const SETTINGS: usize = 200;

/// Claims that leave no values, at the place and time of one of them.
type Set = Vec<ClaimAt>;

/// One relation, held to the claims of its quantities. What fails is added to `failed`.
pub(super) fn held(world: &World<'_>, at: usize, relation: &Relation, failed: &mut Vec<Set>) -> Related {
    let found = search(world, &[relation]);
    let failure = |set: &Set| {
        let set: Vec<&Candidate<'_>> = set.iter().filter_map(|&at| world.candidate(at)).collect();
        Failure {
            claims: set.iter().map(|one| one.at).collect(),
            among: among(&set),
            reason: told::failed(world, relation, &set),
            gap: None,
            assumes: told::assumed(&set),
        }
    };
    let failures = found.sets.keys().map(failure).collect();
    failed.extend(found.sets.into_keys());
    related(vec![at], found.checked, failures, Standing::Conflict, found.stopped)
}

/// Relations that share quantities, held to the claims together: what fails under several of
/// them and under none alone.
pub(super) fn jointly(world: &World<'_>, failed: &[Set]) -> Vec<Related> {
    let mut joint: BTreeMap<Vec<usize>, (Vec<Failure>, bool)> = BTreeMap::new();
    for component in components(world) {
        let relations: Vec<&Relation> = component.iter().filter_map(|&at| world.rules.relations.get(at)).collect();
        let found = search(world, &relations);
        for (set, reference) in &found.sets {
            if failed.iter().any(|other| other.iter().all(|at| set.contains(at))) {
                continue;
            }
            let Some(reference) = world.candidate(*reference) else { continue };
            let claims: Vec<&Candidate<'_>> = set.iter().filter_map(|&at| world.candidate(at)).collect();
            let needed = needed(world, &component, reference, &claims);
            let texts: Vec<&Relation> = needed.iter().filter_map(|&at| world.rules.relations.get(at)).collect();
            let failure = Failure {
                claims: set.clone(),
                among: among(&claims),
                reason: told::failed_together(&texts, &claims),
                gap: None,
                assumes: told::assumed(&claims),
            };
            let entry = joint.entry(needed).or_default();
            entry.0.push(failure);
            entry.1 |= found.stopped;
        }
    }
    let told = |(relations, (failures, stopped)): (Vec<usize>, (Vec<Failure>, bool))| {
        let checked = failures.len();
        related(relations, checked, failures, Standing::Conflict, stopped)
    };
    joint.into_iter().map(told).collect()
}

/// Groups of two relations or more that hang together by their quantities.
fn components(world: &World<'_>) -> Vec<Vec<usize>> {
    let mut groups: Vec<(BTreeSet<&str>, Vec<usize>)> = Vec::new();
    for (at, relation) in world.rules.relations.iter().enumerate() {
        if relation.terms.iter().any(|term| term.change) {
            continue;
        }
        let mut names: BTreeSet<&str> = relation.terms.iter().map(|term| &*term.quantity).collect();
        let mut members = vec![at];
        groups.retain(|(other, others)| {
            let apart = names.is_disjoint(other);
            if !apart {
                names.extend(other);
                members.extend(others);
            }
            apart
        });
        members.sort_unstable();
        groups.push((names, members));
    }
    groups.into_iter().map(|(_, members)| members).filter(|members| members.len() > 1).collect()
}

/// The relations without which the claims could all be true.
fn needed(world: &World<'_>, component: &[usize], reference: &Candidate<'_>, set: &[&Candidate<'_>]) -> Vec<usize> {
    let mut kept = component.to_vec();
    for &at in component {
        let fewer: Vec<usize> = kept.iter().copied().filter(|&other| other != at).collect();
        let relations: Vec<&Relation> = fewer.iter().filter_map(|&at| world.rules.relations.get(at)).collect();
        let problem = Problem::of(world, &relations);
        let chosen: Vec<Chosen<'_>> = set.iter().map(|one| (*one, setting::says(one, reference))).collect();
        if !problem.leaves_values(&chosen) {
            kept = fewer;
        }
    }
    kept
}

/// What a search came to.
struct Found {
    /// The sets, each with the claim at whose place and time it fails.
    sets: BTreeMap<Set, ClaimAt>,
    /// How many sets with a claim for every quantity were tried.
    checked: usize,
    stopped: bool,
}

/// A claim, and what it says at the place and time of another.
type Chosen<'a> = (&'a Candidate<'a>, Says);

/// Relations over the quantities they name.
struct Problem {
    /// The quantities, by their places in the rules.
    quantities: Vec<usize>,
    /// They are of a kind of which there is no less than none.
    never_negative: bool,
    lines: Vec<Line>,
}

impl Problem {
    fn of(world: &World<'_>, relations: &[&Relation]) -> Self {
        let names = relations.iter().flat_map(|relation| &relation.terms);
        let quantities: BTreeSet<usize> = names.filter_map(|term| world.quantity(&term.quantity)).collect();
        let quantities: Vec<usize> = quantities.into_iter().collect();
        let mut lines = Vec::new();
        for relation in relations {
            let place = |id: &str| quantities.iter().position(|at| Some(*at) == world.quantity(id));
            let terms: Vec<(usize, Decimal)> =
                relation.terms.iter().filter_map(|term| Some((place(&term.quantity)?, term.weight))).collect();
            if relation.sign == Sign::Equal {
                let back = terms.iter().map(|(at, weight)| (*at, -*weight)).collect();
                lines.push(Line { terms: back, constant: -relation.constant });
            }
            lines.push(Line { terms, constant: relation.constant });
        }
        let first = quantities.first().and_then(|&at| world.rules.quantities.get(at));
        Self { never_negative: first.is_some_and(|first| is_never_negative(first.unit)), quantities, lines }
    }

    /// Whether other numbers in their place could not all be true: each quantity of a line is
    /// claimed, at least where it counts and at most where it is taken away.
    fn could_fail(&self, chosen: &[Chosen<'_>]) -> bool {
        let said = |at: usize, weight: Decimal| {
            let quantity = self.quantities.get(at);
            let of_it = chosen.iter().find(|(one, _)| Some(&one.at.quantity) == quantity);
            of_it.is_some_and(|(_, says)| if weight > Decimal::ZERO { says.least } else { says.most })
        };
        self.lines.iter().any(|line| line.terms.iter().all(|(at, weight)| said(*at, *weight)))
    }

    /// Whether all the claims can be true. Where nothing is claimed, there is no less than none.
    fn leaves_values(&self, chosen: &[Chosen<'_>]) -> bool {
        let none = self.never_negative.then_some(Edge { at: Decimal::ZERO, outside: false });
        let mut ranges = vec![Range { lo: none, hi: None }; self.quantities.len()];
        for (one, says) in chosen {
            let at = self.quantities.iter().position(|&at| at == one.at.quantity);
            let Some(range) = at.and_then(|at| ranges.get_mut(at)) else { continue };
            if says.least {
                range.lo = one.reach.lo.or(range.lo);
            }
            if says.most {
                range.hi = one.reach.hi;
            }
        }
        leaves_values(ranges, &self.lines)
    }
}

/// Counts, shares and sizes; not money, of which there are debts, nor what may shrink.
const fn is_never_negative(dimension: Dimension) -> bool {
    matches!(
        dimension,
        Dimension::Count
            | Dimension::Share
            | Dimension::Duration
            | Dimension::Length
            | Dimension::Area
            | Dimension::Mass
            | Dimension::Volume
    )
}

fn search(world: &World<'_>, relations: &[&Relation]) -> Found {
    let problem = Problem::of(world, relations);
    let all = problem.quantities.iter().filter_map(|&at| world.candidates.get(at));
    let candidates: Vec<&Candidate<'_>> = all.flatten().collect();
    let mut walk = Walk {
        problem: &problem,
        tries: TRIES,
        full: BTreeSet::new(),
        found: Found { sets: BTreeMap::new(), checked: 0, stopped: false },
    };
    for (tried, reference) in settings(&candidates).into_iter().enumerate() {
        if tried == SETTINGS || walk.tries == 0 {
            walk.found.stopped = true;
            break;
        }
        let choices = |&quantity: &usize| -> Vec<Chosen<'_>> {
            let of_it = world.candidates.get(quantity).map(Vec::as_slice).unwrap_or_default();
            let said = of_it.iter().map(|one| (one, setting::says(one, reference)));
            said.filter(|(_, says)| says.something()).collect()
        };
        let choices: Vec<Vec<Chosen<'_>>> = problem.quantities.iter().map(choices).collect();
        walk.from(reference.at, &choices, &mut Vec::new());
    }
    walk.found.checked = walk.full.len();
    walk.found
}

/// The first claim of each place and time, for each nature of quantity.
fn settings<'a>(candidates: &[&'a Candidate<'a>]) -> Vec<&'a Candidate<'a>> {
    let mut seen = std::collections::HashSet::new();
    let mut first = Vec::new();
    for candidate in candidates {
        let window = &candidate.claim.window;
        let undated = (window.assumed || window.is_unknown()).then(|| candidate.claim.source.clone());
        let place = candidate.case.place(candidate.claim);
        if seen.insert((candidate.case.quantity.nature, place, *window, undated)) {
            first.push(*candidate);
        }
    }
    first
}

struct Walk<'p> {
    problem: &'p Problem,
    tries: usize,
    /// Sets with a claim for every quantity.
    full: BTreeSet<Set>,
    found: Found,
}

impl Walk<'_> {
    /// Tries no claim and each claim of the next quantity, as long as values are left.
    fn from<'a>(&mut self, reference: ClaimAt, choices: &[Vec<Chosen<'a>>], chosen: &mut Vec<Chosen<'a>>) {
        let Some((next, rest)) = choices.split_first() else {
            if self.problem.could_fail(chosen) {
                self.full.insert(chosen.iter().map(|(one, _)| one.at).collect());
            }
            return;
        };
        for &choice in next {
            let Some(left) = self.tries.checked_sub(1) else {
                self.found.stopped = true;
                return;
            };
            self.tries = left;
            chosen.push(choice);
            if self.problem.leaves_values(chosen) {
                self.from(reference, rest, chosen);
            } else {
                self.fails(reference, chosen);
            }
            chosen.pop();
        }
        self.from(reference, rest, chosen);
    }

    /// Leaves out what is not needed, and keeps the rest.
    fn fails(&mut self, reference: ClaimAt, chosen: &[Chosen<'_>]) {
        let mut kept = chosen.to_vec();
        for (one, _) in chosen {
            let fewer: Vec<Chosen<'_>> = kept.iter().copied().filter(|(other, _)| other.at != one.at).collect();
            if !self.problem.leaves_values(&fewer) {
                kept = fewer;
            }
        }
        self.found.sets.entry(kept.iter().map(|(one, _)| one.at).collect()).or_insert(reference);
        self.full.insert(chosen.iter().map(|(one, _)| one.at).collect());
    }
}
