//! Thousands of claims of one quantity: judged without setting each against each, and with no
//! conflict lost.

use std::collections::BTreeSet;

use figcheck::claim::Claim;
use figcheck::compare::{Finding, Judgement, Verdict, judge};
use figcheck::document::Names;
use figcheck::rules::{Nature, Quantity, SameCount};

use crate::properties::Dice;
use crate::story::{self, Asked, Line};

/// `count` claims of a hundred sources: numbers all over, some alike, a few speakers and days.
fn crowd(count: usize, days: usize, seed: u64) -> Vec<Claim> {
    let mut dice = Dice(seed);
    let claim = |at: usize| {
        let source = format!("source-{:02}", at % 100);
        let number = if dice.one_in(3) { 20 + dice.below(60) } else { 1000 + dice.below(50_000) };
        let bound = *dice.pick(&["", "", "", ">", "<=", "~"]);
        let day = format!("2016-12-{:02}", 1 + dice.below(days));
        let line = Line {
            figure: format!("{bound}{number}"),
            by: dice.pick(&[None, Some("un"), Some("russia"), Some("ngo")]).map(str::to_owned),
            when: Some(day),
            source: Some(source.clone()),
            sentence: at,
            ..Line::default()
        };
        line.claim(&source)
    };
    (0..count).map(claim).collect()
}

fn judged(claims: &[Claim], nature: Nature) -> Judgement {
    judged_within(claims, nature, SameCount::default())
}

fn judged_within(claims: &[Claim], nature: Nature, same_count: SameCount) -> Judgement {
    let quantity = Quantity { nature, same_count, ..Asked::default().quantity() };
    judge(claims, &quantity, &story::rules(None), &Names::default())
}

const NATURES: [Nature; 4] = [Nature::Stock, Nature::Flow, Nature::Total, Nature::Fixed];

#[test]
fn thousands_of_claims_are_told_in_a_few_pairs_each() {
    for nature in NATURES {
        let told = [1_000, 2_000, 4_000].map(|count| {
            let claims = crowd(count, 3, 7);
            let judgement = judged(&claims, nature);
            assert_eq!(judgement.finding, Some(Finding::Conflict), "{nature:?}");
            assert!(judgement.comparisons.len() < 3 * count, "{nature:?}: {}", judgement.comparisons.len());
            assert!(judgement.untold > count, "{nature:?}");
            judgement.comparisons.len()
        });
        // Twice the claims, about twice the pairs: four times would be each against each.
        assert!(told.is_sorted_by(|few, many| 2 * many <= 5 * few), "{nature:?}: {told:?}");
    }
}

#[test]
fn many_days_make_no_more_pairs() {
    let claims: Vec<Claim> = crowd(2_000, 28, 11);
    let judgement = judged(&claims, Nature::Total);
    assert!(judgement.comparisons.len() < 3 * claims.len(), "{}", judgement.comparisons.len());
}

/// Of one place and time all that conflicts hangs together, by as few pairs as that takes, where no two are too far apart
/// to be rivals.
#[test]
fn a_crowd_in_conflict_is_one_conflict() {
    let claims = crowd(1_000, 1, 13);
    let judgement = judged_within(&claims, Nature::Stock, SameCount::Any);
    let mut of: Vec<usize> = (0..claims.len()).collect();
    let mut joined = BTreeSet::new();
    for one in judgement.comparisons.iter().filter(|one| one.verdict == Verdict::Conflict) {
        let (left, right) = (of[one.left], of[one.right]);
        assert_ne!(left, right, "a pair too many");
        of.iter_mut().filter(|of| **of == right).for_each(|of| *of = left);
        joined.extend([one.left, one.right]);
    }
    assert!(joined.len() > 500, "{}", joined.len());
    let parts: BTreeSet<usize> = joined.iter().map(|claim| of[*claim]).collect();
    assert_eq!(parts.len(), 1, "{parts:?}");
}

/// What a camp of a crowd holds can all be true, and nothing of its time fits in besides.
#[test]
fn a_crowd_has_camps() {
    for nature in NATURES {
        for days in [1, 3] {
            let claims = crowd(900, days, 29);
            let judgement = judged(&claims, nature);
            assert!(1 < judgement.camps.len() && judgement.camps.len() <= 5, "{nature:?}: {}", judgement.camps.len());
            let heads: BTreeSet<usize> = judgement.heads.iter().copied().collect();
            for camp in &judgement.camps {
                assert!(camp.span.is_some() && camp.witnesses > 1, "{nature:?}: {camp:?}");
                let apart = |one: usize, other: usize| {
                    let pair = [claims[one].clone(), claims[other].clone()];
                    judged(&pair, nature).finding == Some(Finding::Conflict)
                };
                let some = || camp.claims.iter().copied().step_by(7);
                for one in some() {
                    assert!(some().all(|other| one == other || !apart(one, other)), "{nature:?}: {one} in {camp:?}");
                }
                let of_its_time = |at: &usize| {
                    !camp.claims.contains(at)
                        && (nature == Nature::Fixed || claims[*at].window == claims[camp.claims[0]].window)
                };
                for other in heads.iter().copied().filter(of_its_time).step_by(17) {
                    // One voice's later number does not contradict its earlier one, and still is another.
                    let outside = camp.claims.iter().any(|one| {
                        let voices = [&claims[*one].claimant, &claims[other].claimant];
                        apart(*one, other) || voices[0] == voices[1]
                    });
                    assert!(outside, "{nature:?}: {other} fits into {camp:?}");
                }
            }
            let widest = judgement.camps.iter().map(|camp| camp.witnesses).max();
            assert_eq!(judgement.camps.first().map(|camp| camp.witnesses), widest, "{nature:?}");
        }
    }
}

/// Whatever conflicts with a claim of its own time is in conflict in the report too, by itself or
/// by a claim of the same number.
#[test]
fn a_crowd_hides_no_conflict() {
    for nature in NATURES {
        let claims = crowd(450, 2, 23);
        let judgement = judged(&claims, nature);
        assert!(judgement.untold > 0, "{nature:?}");
        let in_conflict: BTreeSet<String> = (judgement.comparisons.iter())
            .filter(|one| one.verdict == Verdict::Conflict)
            .flat_map(|one| [one.left, one.right])
            .map(|at| alike(&claims[at]))
            .collect();
        for one in claims.iter().step_by(23) {
            let conflicts = |other: &&Claim| {
                one.window == other.window
                    && judged(&[one.clone(), (*other).clone()], nature).finding == Some(Finding::Conflict)
            };
            let against = claims.iter().find(conflicts);
            assert!(against.is_none() || in_conflict.contains(&alike(one)), "{nature:?} {one:#?} {against:#?}");
        }
    }
}

/// What a claim says and when, whoever says it.
fn alike(claim: &Claim) -> String {
    format!("{:?} {}", claim.amount.limits, claim.window)
}

#[test]
fn a_crowd_is_judged_alike_in_any_order() {
    let claims = crowd(600, 3, 5);
    let mut back = claims.clone();
    back.reverse();
    let named = |claims: &[Claim], judgement: &Judgement| -> BTreeSet<(Vec<usize>, &'static str)> {
        let pair = |one: &figcheck::compare::Comparison| {
            let mut names: Vec<usize> =
                [one.left, one.right].map(|at| claims[at].evidence.sentence.start).into_iter().collect();
            names.sort_unstable();
            (names, one.verdict.name())
        };
        judgement.comparisons.iter().map(pair).collect()
    };
    for nature in NATURES {
        let (one, other) = (judged(&claims, nature), judged(&back, nature));
        assert_eq!(named(&claims, &one), named(&back, &other), "{nature:?}");
        assert_eq!((one.finding, one.witnesses, one.untold), (other.finding, other.witnesses, other.untold));
    }
}
