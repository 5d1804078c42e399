//! Gate 1: the same claim said again. Gathers claims into groups, each with the claim that
//! speaks for it; a group is compared as one.

use std::collections::{BTreeSet, HashMap};

use rust_decimal::Decimal;

use super::pair::Case;
use super::witness::{Origin, is_reporter, same_voice, voice};
use super::{Comparison, Verdict, value, words};
use crate::claim::Claim;
use crate::document::Role;
use crate::interval::{Bound, Limits};
use crate::rules::{Id, Nature};
use crate::window::Window;

/// A claim and those that repeat it.
#[derive(Clone, Debug)]
pub(super) struct Group {
    /// The claim that speaks for all.
    pub(super) head: usize,
    /// All of them, the head too.
    pub(super) members: Vec<usize>,
    /// The sources that carry them, sorted.
    pub(super) sources: Vec<Id>,
}

/// The groups, in the order of their heads.
pub(super) fn groups(case: &Case<'_>) -> Vec<Group> {
    let mut order: Vec<usize> = (0..case.claims.len()).collect();
    order.sort_by_cached_key(|&at| case.claims.get(at).map(|claim| (rank(claim), at)));
    let mut groups: Vec<Group> = Vec::new();
    let mut heads = Heads::default();
    for at in order {
        let Some(claim) = case.claims.get(at) else { continue };
        let nearest = heads
            .near(claim)
            .into_iter()
            .filter_map(|Member { group: number, claim: member }| {
                let head = case.claims.get(member)?;
                let how = repeats(case, claim, head)?;
                // An exact echo is nearer than a rounded one.
                let rounded = !value::same_number(claim, head);
                Some(((rounded, how), number))
            })
            .min();
        let number = nearest.map(|(_, number)| number);
        match number.and_then(|number| groups.get_mut(number)) {
            Some(group) => group.members.push(at),
            None => {
                heads.add(claim, at, groups.len());
                groups.push(Group { head: at, members: vec![at], sources: Vec::new() });
            }
        }
        heads.add_text(claim, at, number.unwrap_or(groups.len() - 1));
    }
    for group in &mut groups {
        let members = group.members.iter().filter_map(|&at| case.claims.get(at));
        group.sources = members.map(|claim| claim.source.clone()).collect();
        group.sources.sort_unstable();
        group.sources.dedup();
    }
    groups.sort_by_key(|group| group.head);
    groups
}

/// A claim, by its place in the case, and the group it is in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Member {
    group: usize,
    claim: usize,
}

/// The groups by what a claim that repeats their head must share with it, so that no claim is set
/// against every group.
#[derive(Default)]
struct Heads {
    /// One voice's number, wherever it is carried.
    by_statement: HashMap<(Origin, Limits), Vec<Member>>,
    /// A source's number, whoever says it.
    by_number: HashMap<(Id, [Option<Decimal>; 2]), Vec<Member>>,
    /// The running text of a source, which a headline may repeat rounded, whatever source speaks for it.
    by_text: HashMap<Id, Vec<Member>>,
}

impl Heads {
    /// Notes the claim `at` that speaks for the group `number`.
    fn add(&mut self, head: &Claim, at: usize, number: usize) {
        let member = Member { group: number, claim: at };
        self.by_statement.entry((voice(head), value::limits(head))).or_default().push(member);
        self.by_number.entry((head.source.clone(), numbers(head))).or_default().push(member);
    }

    /// Notes the claim `at` of the group `number` for the headline of its own source.
    fn add_text(&mut self, claim: &Claim, at: usize, number: usize) {
        if !is_display(claim) {
            self.by_text.entry(claim.source.clone()).or_default().push(Member { group: number, claim: at });
        }
    }

    /// Every group that `claim` may repeat, with the claim of it that it would.
    fn near(&self, claim: &Claim) -> BTreeSet<Member> {
        let statement = self.by_statement.get(&(voice(claim), value::limits(claim)));
        let number = self.by_number.get(&(claim.source.clone(), numbers(claim)));
        let text = self.by_text.get(&claim.source).filter(|_| is_display(claim));
        [statement, number, text].into_iter().flatten().flatten().copied().collect()
    }
}

/// The numbers a claim names, in the base unit: alike where [`value::same_number`] holds.
fn numbers(claim: &Claim) -> [Option<Decimal>; 2] {
    let limits = value::limits(claim);
    let based = limits.map(|value| claim.unit.to_base(value)).unwrap_or(limits);
    [based.lo().or(based.hi()), based.hi().or(based.lo())]
}

/// Which claim speaks for its repeats: the body's, a speaker's, a dated one, a hedged one; never
/// one picked by where its source stands in the list.
fn rank(claim: &Claim) -> impl Ord + use<> {
    let role = match claim.evidence.role {
        Role::Body => 0,
        Role::Attribution => 1,
        Role::Caption => 2,
        Role::Headline => 3,
        Role::Furniture => 4,
    };
    (
        role,
        is_reporter(claim),
        claim.window.assumed,
        claim.amount.limits.bound() == Bound::Exact,
        claim.scope.as_ref().is_none_or(|scope| scope.assumed),
        claim.source.to_string(),
        claim.evidence.number.start,
    )
}

/// How a claim repeats another.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum How {
    /// One voice, one value, one window.
    Same,
    /// One source says it of two voices, or leaves out the date.
    Within,
    /// A headline or caption and the text under it.
    Display,
}

/// Whether `claim` repeats `head`.
fn repeats(case: &Case<'_>, claim: &Claim, head: &Claim) -> Option<How> {
    if !same_thing(case, claim, head) {
        return None;
    }
    if claim.source != head.source {
        return same_statement(case, claim, head).then_some(How::Same);
    }
    if is_display(claim) != is_display(head) {
        return display_repeats(case, claim, head).then_some(How::Display);
    }
    if !value::same_number(claim, head) || value::opposed(claim, head) || claim.older != head.older {
        return None;
    }
    // A publication cannot bear out, in one article, the speaker it quotes there.
    let one_origin = same_voice(claim, head) || is_reporter(claim) || is_reporter(head);
    let same = same_days(case, &claim.window, &head.window);
    let bare = claim.window.assumed || head.window.assumed || claim.window.is_unknown() || head.window.is_unknown();
    match (one_origin, same, bare) {
        (true, true, _) if same_voice(claim, head) => Some(How::Same),
        (true, true, _) | (true, false, true) => Some(How::Within),
        _ => None,
    }
}

/// Two sources with one statement: nothing that a verdict hangs on may differ, so that a further
/// source changes none.
fn same_statement(case: &Case<'_>, claim: &Claim, head: &Claim) -> bool {
    same_voice(claim, head)
        && value::limits(claim) == value::limits(head)
        && claim.amount.step == head.amount.step
        && claim.unit == head.unit
        && claim.older == head.older
        && claim.part_of.is_none()
        && head.part_of.is_none()
        && claim.window.assumed == head.window.assumed
        && claim.window.precision == head.window.precision
        && same_days(case, &claim.window, &head.window)
}

/// Same place, status and kind of count.
fn same_thing(case: &Case<'_>, claim: &Claim, head: &Claim) -> bool {
    let unnamed = claim.scope.is_none() || head.scope.is_none();
    let one_source = claim.source == head.source;
    claim.unit.converts_to(&head.unit)
        && value::effective_status(claim) == value::effective_status(head)
        && value::manner(claim) == value::manner(head)
        && (case.place(claim) == case.place(head) || one_source && (unnamed || is_loose(case, claim, head)))
        && claim.part_of.is_some() == head.part_of.is_some()
        && {
            let within =
                |one: &Claim, other: &Claim| one.combined_with.iter().all(|id| other.combined_with.contains(id));
            within(claim, head) && within(head, claim)
        }
}

/// A headline names a wider place than its text, or the text a wider one where it names none itself.
fn is_loose(case: &Case<'_>, claim: &Claim, head: &Claim) -> bool {
    let assumed = |claim: &Claim| claim.scope.as_ref().is_some_and(|scope| scope.assumed);
    let loose = assumed(claim) || assumed(head) || is_display(claim) != is_display(head);
    let places = case.place(claim).zip(case.place(head));
    let nested = |(one, other): (&str, &str)| case.rules.lies_in(one, other) || case.rules.lies_in(other, one);
    loose && claim.scope != head.scope && places.is_some_and(nested)
}

const fn is_display(claim: &Claim) -> bool {
    matches!(claim.evidence.role, Role::Headline | Role::Caption | Role::Furniture)
}

/// A headline may lose hedge, window and speaker, and may round.
fn display_repeats(case: &Case<'_>, claim: &Claim, head: &Claim) -> bool {
    let points = |claim: &Claim| matches!(value::limits(claim), Limits::Exact(_) | Limits::Approx(..));
    let rounds = points(claim) && points(head) && !value::above(case, claim, head) && !value::above(case, head, claim);
    // "Dozens die at sea", over 31 dead
    let (shown, told) = if is_display(claim) { (claim, head) } else { (head, claim) };
    let vague = shown.amount.limits.bound() == Bound::Vague && is_reporter(shown) && points(told);
    let covers = || !value::above(case, shown, told) && !value::above(case, told, shown);
    (value::same_number(claim, head) && !value::opposed(claim, head)) || rounds || vague && covers()
}

/// Whether two windows are one: to the day for a flow, to the hour for the rest; a closed count
/// has none.
fn same_days(case: &Case<'_>, one: &Window, other: &Window) -> bool {
    let days = |window: &Window| (window.from.map(|at| at.date), window.to.map(|at| at.date));
    match case.quantity.nature {
        Nature::Fixed => true,
        Nature::Flow => days(one) == days(other) && one.precision == other.precision,
        Nature::Stock | Nature::Total => one.to.or(one.from) == other.to.or(other.from),
    }
}

/// A comparison of each repeat with the claim it repeats.
pub(super) fn comparisons(case: &Case<'_>, groups: &[Group]) -> Vec<Comparison> {
    let mut comparisons = Vec::new();
    for group in groups {
        for &at in group.members.iter().filter(|&&at| at != group.head) {
            let (Some(claim), Some(head)) = (case.claims.get(at), case.claims.get(group.head)) else { continue };
            let reason = reason(case, claim, head);
            let (left, right) = (at.min(group.head), at.max(group.head));
            comparisons.push(Comparison {
                left,
                right,
                verdict: Verdict::Repeat,
                reason,
                gist: "one witness".to_owned(),
                sum: None,
                factor: None,
                assumes: Vec::new(),
            });
        }
    }
    comparisons
}

fn reason(case: &Case<'_>, claim: &Claim, head: &Claim) -> String {
    let (said, meant) = (words::what(claim), words::what(head));
    let said_of = if said == meant { meant.clone() } else { format!("{said} for {meant}") };
    let whose = words::whose(case, head);
    let source = case.names.of_source(&claim.source);
    if claim.source != head.source {
        let other = case.names.of_source(&head.source);
        return format!("{other} and {source} both carry {whose} {said_of}: one witness.");
    }
    let role = claim.evidence.role.name();
    if is_display(claim) != is_display(head) {
        let lost = if said == meant { "" } else { ", worded differently" };
        return format!("The {role} of {source} repeats its text, {said_of}{lost}: one witness.");
    }
    format!("{source} says {whose} {said_of} again: one witness.")
}
