//! The gates in their order, for a pair that is no repeat.

use rust_decimal::Decimal;

use super::pair::{Case, Pair, Ruling, Side};
use super::repeat::Group;
use super::story::Story;
use super::time::{self, Relation};
use super::value::{self, Meeting};
use super::{Assumption, Comparison, Verdict, crowd, doubt, part, scope, sum, total, witness, words};
use crate::claim::Claim;
use crate::figure::Manner;
use crate::interval::Limits;
use crate::rules::{Nature, Within};

/// The pairs of groups, compared: every two of them, or, of a crowd, those that tell the most.
pub(super) fn comparisons(case: &Case<'_>, groups: &[Group]) -> Vec<Comparison> {
    let sums = sum::find(case, groups);
    let pairs = crowd::pairs(case, groups, &sums);
    let story = Story::of(case);
    let mut comparisons = Vec::new();
    for (at, beyond) in pairs {
        let (Some(left), Some(right)) = (groups.get(at), groups.get(beyond)) else { continue };
        let Some(pair) = Pair::of(case, &story, left, right, sums.relating(at, beyond)) else { continue };
        let mut assumes = Vec::new();
        let Ruling { verdict, reason, gist, sum, factor } = ruling(&pair, &mut assumes);
        let (left, right) = (left.head, right.head);
        comparisons.push(Comparison { left, right, verdict, reason, gist, sum, factor, assumes });
    }
    comparisons
}

/// The first gate that holds a pair back decides; what passes them all is judged by its values.
fn ruling(pair: &Pair<'_>, assumes: &mut Vec<Assumption>) -> Ruling {
    let held = scope::other_unit(pair)
        .or_else(|| part::of_a_sum(pair))
        .or_else(|| part::stated(pair))
        .or_else(|| scope::other_status(pair))
        .or_else(|| scope::other_time(pair))
        .or_else(|| scope::other_place(pair, assumes))
        .or_else(|| part::other_people(pair))
        .or_else(|| set_against(pair))
        .or_else(|| total::of_one_day(pair))
        .or_else(|| total::none_against_some(pair))
        .or_else(|| part::implied(pair, assumes));
    let held = held.or_else(|| marked_older(pair)).or_else(|| corrected(pair));
    let held_by_none = held.is_none();
    let ruling = held.unwrap_or_else(|| by_time(pair, assumes));
    // What the text itself sets apart is not doubted.
    if pair.against && ruling.verdict == Verdict::Conflict {
        return ruling;
    }
    let ruling = doubt::held(pair, ruling);
    let ruling = doubt::of_far_days(pair, doubt::of_a_text(pair, doubt::of_a_word(pair, ruling)));
    match ruling.verdict {
        Verdict::Conflict if held_by_none => part::in_one_breath(pair).unwrap_or(ruling),
        _ => ruling,
    }
}

/// Two counts that a text sets against each other, on whichever days of its story: it says itself that they differ.
fn set_against(pair: &Pair<'_>) -> Option<Ruling> {
    let apart = pair.against && !pair.one_voice() && matches!(value::meet(pair), Some(Meeting::Apart(_)));
    apart.then(|| {
        let factor = value::factor(pair.left, pair.right);
        let gist = "the text that gives both says that they differ";
        let reason = format!("{}, and {gist}{}.", words::both_numbers(pair), words::times(factor));
        Ruling::told(Verdict::Conflict, reason, gist).with_factor(factor)
    })
}

/// A number put right supersedes the same voice's earlier one, be it lower.
fn corrected(pair: &Pair<'_>) -> Option<Ruling> {
    let side = pair.only(|claim| claim.manner == Manner::Corrected).or_else(|| takes_back(pair))?;
    let (now, before) = (pair.claim(side), pair.claim(side.other()));
    // "officials", whom the rules do not know, may well be the same.
    let own =
        pair.one_voice() || [now, before].iter().any(|one| witness::is_reporter(one) || witness::is_undeclared(one));
    // "to 239 from 236" takes back 236, and no other number.
    // "Our report said 200,000. That was wrong: it should have been 75,000": so too, told a sentence before.
    let replaced = |claim: &&Claim| {
        let near = claim.evidence.sentence == now.evidence.sentence || witness::same_voice(claim, now);
        claim.older && claim.source == now.source && near
    };
    let own = own
        && (pair.one_voice() || {
            let mut replaced = pair.case.claims.iter().filter(replaced).peekable();
            replaced.peek().is_none() || replaced.any(|claim| value::same_number(claim, before))
        });
    let later = now.window.to >= before.window.to || before.window.to.is_none();
    if !own || !later || !matches!(value::meet(pair), Some(Meeting::Apart(_))) {
        return None;
    }
    let reason = format!(
        "{} corrected the number to {}, which replaces {}.",
        words::who(pair.case, now),
        words::what(now),
        words::what(before)
    );
    Some(Ruling::told(Verdict::Superseded, reason, "the number was corrected").with_factor(value::factor(before, now)))
}

/// Whose number takes the other's back: its text marks the other's number as the older one of the same voice, which said it
/// elsewhere. "It now says 44. Its previous count of 56 was mistaken", of a body that had said 56.
fn takes_back(pair: &Pair<'_>) -> Option<Side> {
    let takes = |now: &Claim, before: &Claim| {
        let marked = |claim: &Claim| value::same_number(claim, before) && !value::same_number(claim, now);
        now.source != before.source
            && !now.older
            && !before.older
            && pair.story.older_of(&now.source).iter().any(|claim| marked(claim))
    };
    let (left, right) = (pair.left, pair.right);
    match (pair.one_voice() && takes(left, right), pair.one_voice() && takes(right, left)) {
        (true, false) => Some(Side::Left),
        (false, true) => Some(Side::Right),
        _ => None,
    }
}

/// A number its own text calls overtaken is no conflict with the one that overtook it.
fn marked_older(pair: &Pair<'_>) -> Option<Ruling> {
    let total = pair.case.quantity.nature == Nature::Total;
    let before = |claim: &Claim| claim.manner == Manner::Before && (claim.window.assumed || pair.one_sentence());
    let side = pair.only(|claim| claim.older || total && before(claim))?;
    // "A previous entry gave the count as 95,000": nobody's, of what is counted once.
    let marked = pair.claim(side);
    let replaced = || {
        let newer = |claim: &Claim| claim.source == marked.source && !claim.older && witness::same_voice(claim, marked);
        pair.case.claims.iter().any(newer)
    };
    if pair.case.quantity.nature == Nature::Fixed && marked.older && !pair.one_voice() && replaced() {
        let said = words::both_numbers(pair);
        let older = words::what(marked);
        let reason = format!("{said}, but {older} is marked as an older number.");
        return Some(Ruling::told(Verdict::NotComparable, reason, "the one is marked as an older number"));
    }
    // "Last night the ministry had put it at 5,500" dates a toll; what another text gives of a later day comes after it.
    if total && !marked.window.assumed && marked.source != pair.claim(side.other()).source {
        return None;
    }
    // What a paper takes back of its own is no word against anybody.
    let own = pair.claim(side).older && witness::is_reporter(pair.claim(side));
    if !(pair.one_voice() || own) || !matches!(value::meet(pair), Some(Meeting::Apart(_))) {
        return None;
    }
    let (older, newer) = (pair.claim(side), pair.claim(side.other()));
    let reason = format!(
        "{} gave {} and marked {} as its older number.",
        words::who(pair.case, newer),
        words::what(newer),
        words::what(older)
    );
    Some(
        Ruling::told(Verdict::Superseded, reason, "its own text marks the one as the older number")
            .with_factor(value::factor(older, newer)),
    )
}

fn by_time(pair: &Pair<'_>, assumes: &mut Vec<Assumption>) -> Ruling {
    match time::relate(pair, assumes) {
        Relation::Apart { reason, gist } => Ruling::told(Verdict::NotComparable, reason, gist),
        Relation::Overlap { lengths } => overlap(pair, lengths),
        Relation::Inside(inner) => nested(pair, inner),
        Relation::Later(_) | Relation::Same | Relation::AsIfSame { .. } if total::is_since_later(pair).is_some() => {
            let why = "the lower counts since a later day, and so only a part of what the other counts";
            Ruling::new(Verdict::NotComparable, &words::both_numbers(pair), why)
                .in_short("the lower counts since a later day")
        }
        Relation::Later(later) => total::in_order(pair, later),
        Relation::Same if pair.case.quantity.nature == Nature::Total => total::same_day(pair, assumes),
        Relation::AsIfSame { .. } if pair.case.quantity.nature == Nature::Total => {
            doubt::of_no_date(pair, total::same_day(pair, assumes))
        }
        Relation::Same => of_its_own_whole(pair)
            .or_else(|| brought_up_to_date(pair))
            .or_else(|| hours_apart(pair))
            .unwrap_or_else(|| value::settle(pair, &same_time(pair))),
        Relation::AsIfSame { wider } => {
            let held = of_its_own_whole(pair).or_else(|| brought_up_to_date(pair));
            held.unwrap_or_else(|| doubt::of_no_date(pair, as_if_same(pair, wider)))
        }
    }
}

/// Two numbers of one voice, of reports of different hours or days: a stock may have changed in between, and of one
/// time the later report puts the earlier right.
fn brought_up_to_date(pair: &Pair<'_>) -> Option<Ruling> {
    let nature = pair.case.quantity.nature;
    if !matches!(nature, Nature::Stock | Nature::Flow)
        || !pair.one_voice()
        || pair.shared_source.is_some() && !time::entries_apart(pair)
        || !matches!(value::meet(pair), Some(Meeting::Apart(_)))
    {
        return None;
    }
    let day = |claim: &Claim| claim.window.to.map(|to| to.date);
    let days = day(pair.left).zip(day(pair.right)).is_some_and(|(left, right)| left != right);
    let stood = pair.stood_by(Side::Left).zip(pair.stood_by(Side::Right));
    let hours = nature == Nature::Stock && stood.is_some_and(|(left, right)| left != right);
    // Of one time, and told anew in a report of another day.
    let told = |claim: &Claim| claim.reported.map(|at| at.date);
    let anew = told(pair.left).zip(told(pair.right)).is_some_and(|(left, right)| left != right);
    if !days && !hours && !anew {
        return None;
    }
    let factor = value::factor(pair.left, pair.right);
    let said = words::both_numbers(pair);
    // Of one time, and so far apart that the same voice owes a word on why.
    if !days && !hours && factor.is_some_and(|factor| factor >= Decimal::TWO) {
        let why = "the same voice, of the same time: told anew on another day, and far from what it said first";
        return Some(
            Ruling::new(Verdict::Tension, &said, why)
                .in_short("the same voice gave a number far from its first for the same time")
                .with_factor(factor),
        );
    }
    let apart = match (days, anew) {
        (true, _) => "days apart",
        (false, true) => "told on different days",
        (false, false) => "hours apart",
    };
    let reason = format!("{said}, {apart}: the same voice brings its own number up to date.");
    let gist = "the same voice brings its own number up to date";
    Some(Ruling::told(Verdict::Superseded, reason, gist).with_factor(factor))
}

/// Two numbers of one page by the clock, each of its own entry, of which one is the page's own.
fn hours_apart(pair: &Pair<'_>) -> Option<Ruling> {
    let quantity = pair.case.quantity;
    let told = pair.both().into_iter().all(|claim| !witness::is_reporter(claim));
    if quantity.nature != Nature::Stock || quantity.within != Within::SameDay || pair.one_voice() || told {
        return None;
    }
    let (left, right) = (pair.stood_by(Side::Left)?, pair.stood_by(Side::Right)?);
    let differ = matches!(value::meet(pair), Some(Meeting::Apart(_)));
    let entries = left.date == right.date && pair.shared_source.is_some() && time::entries_apart(pair);
    (entries && differ).then(|| {
        let why = "they stood hours apart, and the number may have changed in between";
        Ruling::new(Verdict::NotComparable, &words::both_numbers(pair), why)
            .in_short("hours apart, and the number may have changed in between")
    })
}

/// "The last convoy carried 310. By its count 1,410 have left since 19 February": a lower number of a voice that has
/// no time of its own beside the voice's higher one in the same text.
fn of_its_own_whole(pair: &Pair<'_>) -> Option<Ruling> {
    if pair.case.quantity.nature != Nature::Flow || !pair.one_voice() || pair.shared_source.is_none() {
        return None;
    }
    let Some(Meeting::Apart(higher)) = value::meet(pair) else { return None };
    let part = pair.claim(higher.other());
    let loose = part.window.assumed || part.window.carried;
    loose.then(|| {
        let why = format!("{} names no time of its own, and may be a part of the other", words::what(part));
        Ruling::new(Verdict::Compatible, &words::both_numbers(pair), &why)
            .in_short("the lower names no time of its own, and may be a part of the other")
    })
}

/// Both claims of one time: the date once where it is one, else each with its own.
fn same_time(pair: &Pair<'_>) -> String {
    let numbers = words::both_numbers(pair);
    let (left, right) = (words::time_of(pair, pair.left), words::time_of(pair, pair.right));
    match pair.case.quantity.nature {
        Nature::Fixed => format!("{numbers} as a closed count"),
        _ if left == right => format!("{numbers} {left}"),
        _ => words::both(pair, |claim| words::time_of(pair, claim)),
    }
}

/// An unknown edge is no ground for a conflict where the further window has the higher count.
fn as_if_same(pair: &Pair<'_>, wider: Option<Side>) -> Ruling {
    match value::meet(pair) {
        Some(Meeting::Apart(higher)) if wider == Some(higher) => Ruling::new(
            Verdict::Compatible,
            &words::both_dated(pair),
            "the higher count's window may hold the other's; both can be true, and neither confirms the other",
        )
        .in_short("the higher count may be of the longer time"),
        _ => {
            let said = words::both(pair, |claim| words::time_of(pair, claim));
            doubt::of_one_time(pair, value::settle(pair, &format!("{said}, taken as the same time")))
        }
    }
}

/// A flow inside a longer one must not exceed it.
fn nested(pair: &Pair<'_>, inner: Side) -> Ruling {
    let (part, whole) = (pair.claim(inner), pair.claim(inner.other()));
    let said = words::both_dated(pair);
    if value::exceeds(pair.case, part, whole) {
        let factor = value::factor(part, whole);
        let times = words::times(factor);
        let why = format!("the shorter window lies inside the longer and exceeds it{times}");
        return Ruling::new(Verdict::Conflict, &said, &why)
            .in_short("the count of the shorter time is higher than that of the longer around it")
            .with_factor(factor);
    }
    let whose = words::whose(pair.case, part);
    let why =
        format!("{whose} window lies inside the other and its count does not exceed it; neither confirms the other");
    Ruling::new(Verdict::Compatible, &said, &why)
        .in_short("the one's time lies inside the other's, and its count is no higher")
}

/// Windows that overlap in part never compare, but one voice that gives two very different
/// numbers across them owes an explanation.
fn overlap(pair: &Pair<'_>, lengths: (i32, i32)) -> Ruling {
    let said = words::both_dated(pair);
    match jump(pair, lengths) {
        Some(factor) => Ruling::new(
            Verdict::Tension,
            &said,
            &format!(
                "the windows overlap only in part, so this is no contradiction, but one claimant's numbers differ {}-fold across them; ask for the time of each statement",
                words::grouped(factor)
            ),
        )
        .in_short("one claimant's numbers lie far apart for windows that overlap")
        .with_factor(Some(factor)),
        None => Ruling::new(Verdict::NotComparable, &said, "the windows overlap only in part"),
    }
}

/// The factor between two numbers of one voice, where it is 2 or more and the windows' lengths
/// do not account for it: twice the days may well hold twice the number.
fn jump(pair: &Pair<'_>, lengths: (i32, i32)) -> Option<Decimal> {
    let vague = pair.both().into_iter().any(|claim| matches!(value::limits(claim), Limits::Vague(..)));
    if !pair.one_voice() || vague || value::opposed(pair.left, pair.right) {
        return None;
    }
    value::ratio(pair.left, pair.right).filter(|ratio| *ratio >= Decimal::TWO)?;
    let factor = value::factor(pair.left, pair.right)?;
    let (high, low) = if value::above(pair.case, pair.left, pair.right) { lengths } else { (lengths.1, lengths.0) };
    (high < low.saturating_mul(2)).then_some(factor)
}
