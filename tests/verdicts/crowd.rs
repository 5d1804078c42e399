//! Thousands of claims of one quantity: judged without setting each against each, and with no
//! conflict lost.

use std::collections::BTreeSet;

use figcheck::claim::Claim;
use figcheck::compare::{Finding, Judgement, Verdict, judge};
use figcheck::document::Names;
use figcheck::rules::Nature;

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
    let mut quantity = Asked::default().quantity();
    quantity.nature = nature;
    judge(claims, &quantity, &story::rules(None), &Names::default())
}

const NATURES: [Nature; 4] = [Nature::Stock, Nature::Flow, Nature::Total, Nature::Fixed];

#[test]
fn thousands_of_claims_are_told_in_a_few_pairs_each() {
    for nature in NATURES {
        let told = [2_000, 4_000, 8_000].map(|count| {
            let claims = crowd(count, 3, 7);
            let judgement = judged(&claims, nature);
            assert_eq!(judgement.finding, Some(Finding::Conflict), "{nature:?}");
            assert!(judgement.comparisons.len() < 9 * count, "{nature:?}: {}", judgement.comparisons.len());
            assert!(judgement.untold > count, "{nature:?}");
            judgement.comparisons.len()
        });
        // Twice the claims, about twice the pairs: four times would be each against each.
        assert!(told.is_sorted_by(|few, many| 2 * many <= 5 * few), "{nature:?}: {told:?}");
    }
}

#[test]
fn many_days_make_no_more_pairs() {
    let claims: Vec<Claim> = crowd(4_000, 28, 11);
    let judgement = judged(&claims, Nature::Total);
    assert!(judgement.comparisons.len() < 9 * claims.len(), "{}", judgement.comparisons.len());
}

/// Whatever conflicts with a claim of its own time is in conflict in the report too, by itself or
/// by a claim of the same number.
#[test]
fn a_crowd_hides_no_conflict() {
    for nature in NATURES {
        let claims = crowd(700, 2, 23);
        let judgement = judged(&claims, nature);
        assert!(judgement.untold > 0, "{nature:?}");
        let in_conflict: BTreeSet<String> = (judgement.comparisons.iter())
            .filter(|one| one.verdict == Verdict::Conflict)
            .flat_map(|one| [one.left, one.right])
            .map(|at| alike(&claims[at]))
            .collect();
        for one in claims.iter().step_by(17) {
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
