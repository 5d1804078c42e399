//! What holds for any claims at all, tried on made-up ones.

use std::collections::{BTreeMap, BTreeSet};

use figcheck::claim::Claim;
use figcheck::compare::{Judgement, Verdict, judge};
use figcheck::document::Names;
use figcheck::interval::{Amount, Limits, Side};
use figcheck::rules::{Nature, Rules, Tolerance};
use rust_decimal::Decimal;

use crate::relations::related;
use crate::story::{self, Asked, Line};

/// A small generator of numbers (Knuth's MMIX constants): the same claims in every run.
pub(crate) struct Dice(pub(crate) u64);

impl Dice {
    pub(crate) fn below(&mut self, sides: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from((self.0 >> 33) % u64::try_from(sides).expect("small")).expect("small")
    }

    pub(crate) fn pick<'a, T>(&mut self, from: &'a [T]) -> &'a T {
        &from[self.below(from.len())]
    }

    pub(crate) fn one_in(&mut self, sides: usize) -> bool {
        self.below(sides) == 0
    }
}

const FIGURES: [&str; 16] = [
    "0", "20", "45", ">45", ">=45", "~46", "<=100", "8000", ">8000", "8012", "~8500", "<8500", "30000", "~50000",
    "5..60", "20000",
];
const WINDOWS: [&str; 10] = [
    "2016-12-08",
    "2016-12-09",
    "2016-12-10",
    "2016-12-09..2016-12-10",
    "2016-12-08..2016-12-09",
    "2016-12-01..2016-12-20",
    "..2016-12-09",
    "2016-12-09..",
    "2016-12-09T08:00",
    "2016-12-09T15:00",
];
const VOICES: [Option<&str>; 6] = [None, Some("russia"), Some("un"), Some("who"), Some("ngo"), Some("a stranger")];
const PLACES: [Option<&str>; 6] = [None, None, Some("east"), Some("west"), Some("city"), Some("harbour")];
const NATURES: [Nature; 4] = [Nature::Stock, Nature::Flow, Nature::Total, Nature::Fixed];

fn line(dice: &mut Dice, source: &str, sentence: usize) -> Line {
    let figure = (*dice.pick(&FIGURES)).to_owned();
    let ranged = figure.contains("..");
    Line {
        vague: (ranged && dice.one_in(2)).then(|| "dozens".to_owned()),
        figure,
        by: dice.pick(&VOICES).map(str::to_owned),
        when: (!dice.one_in(8)).then(|| (*dice.pick(&WINDOWS)).to_owned()),
        rolling: dice.one_in(6),
        fuzzy: dice.one_in(6),
        assumed: dice.one_in(6),
        source: Some(source.to_owned()),
        place: dice.pick(&PLACES).map(str::to_owned),
        place_assumed: dice.one_in(4),
        role: dice.one_in(6).then(|| "headline".to_owned()),
        status: dice.one_in(10).then(|| "planned".to_owned()),
        manner: dice.one_in(10).then(|| (*dice.pick(&["denied", "before", "after", "unreported"])).to_owned()),
        older: dice.one_in(10),
        combined: if dice.one_in(10) { vec!["injured".to_owned()] } else { Vec::new() },
        sentence,
        ..Line::default()
    }
}

/// Claims of a few sources, source by source.
fn claims(dice: &mut Dice, sources: &[&str], each: usize) -> Vec<Claim> {
    let mut claims = Vec::new();
    for source in sources {
        for sentence in 0..each {
            claims.push(line(dice, source, sentence).claim(source));
        }
    }
    claims
}

fn judged(claims: &[Claim], nature: Nature, tolerance: Tolerance, place: Option<&str>) -> Judgement {
    let asked = Asked { place: place.map(str::to_owned), ..Asked::default() };
    let mut quantity = asked.quantity();
    (quantity.nature, quantity.tolerance) = (nature, tolerance);
    judge(claims, &quantity, &story::rules(None), &Names::default())
}

/// A claim by what cannot change when others come or go.
fn name(claim: &Claim) -> (String, usize) {
    (claim.source.to_string(), claim.evidence.sentence.start)
}

type Named = BTreeMap<[(String, usize); 2], Verdict>;

fn named(claims: &[Claim], judgement: &Judgement) -> Named {
    let pairs = judgement.comparisons.iter().map(|comparison| {
        assert!(comparison.left < comparison.right && comparison.right < claims.len());
        let mut pair = [name(&claims[comparison.left]), name(&claims[comparison.right])];
        pair.sort();
        (pair, comparison.verdict)
    });
    pairs.collect()
}

/// Runs `holds` on many made-up judgements, with what it needs to say which one failed.
fn on_many(holds: impl Fn(&mut Dice, Nature, Option<&str>)) {
    for seed in 0..1500_u64 {
        let mut dice = Dice(seed.wrapping_mul(7919));
        let nature = *dice.pick(&NATURES);
        let place = *dice.pick(&[None, Some("east"), Some("city")]);
        holds(&mut dice, nature, place);
    }
}

#[test]
fn the_order_of_sources_changes_no_verdict() {
    on_many(|dice, nature, place| {
        let ahead = claims(dice, &["a-daily", "b-daily", "c-daily"], 2);
        let mut back = ahead.clone();
        back.reverse();
        let one = judged(&ahead, nature, Tolerance::AsWritten, place);
        let other = judged(&back, nature, Tolerance::AsWritten, place);
        assert_eq!(named(&ahead, &one), named(&back, &other), "{nature:?} {ahead:#?}");
        assert_eq!((one.finding, one.witnesses), (other.finding, other.witnesses));
    });
}

/// The claim that speaks for each claim, by its repeats.
fn spoken_for(verdicts: &Named, claim: &(String, usize)) -> Vec<(String, usize)> {
    let echoes = verdicts.iter().filter(|(pair, verdict)| **verdict == Verdict::Repeat && pair.contains(claim));
    let others = echoes.flat_map(|(pair, _)| pair.clone());
    std::iter::once(claim.clone()).chain(others).collect()
}

#[test]
fn another_source_takes_no_verdict_away() {
    on_many(|dice, nature, place| {
        let few = claims(dice, &["b-daily", "c-daily"], 2);
        let mut more = few.clone();
        more.extend(claims(dice, &["a-daily"], 1));
        let before = named(&few, &judged(&few, nature, Tolerance::AsWritten, place));
        let after = named(&more, &judged(&more, nature, Tolerance::AsWritten, place));
        for (pair, verdict) in &before {
            // A claim may come to share the verdict of the one it repeats.
            let (one, other) = (spoken_for(&after, &pair[0]), spoken_for(&after, &pair[1]));
            let kept = one.iter().any(|one| {
                other.iter().any(|other| {
                    let mut pair = [one.clone(), other.clone()];
                    pair.sort();
                    after.get(&pair) == Some(verdict)
                })
            });
            assert!(kept, "{pair:?} was {verdict:?}: {nature:?} {more:#?} {after:#?}");
        }
    });
}

#[test]
fn a_wider_tolerance_makes_no_conflict() {
    on_many(|dice, nature, place| {
        let pair = claims(dice, &["a-daily", "b-daily"], 1);
        let conflicts = |tolerance| {
            let judgement = judged(&pair, nature, tolerance, place);
            judgement.comparisons.iter().filter(|comparison| comparison.verdict == Verdict::Conflict).count()
        };
        let relative = [0, 1, 5, 10, 50, 200].map(|percent| conflicts(Tolerance::Relative(Decimal::new(percent, 2))));
        let absolute = [0, 1, 50, 1000, 50_000].map(|much| conflicts(Tolerance::Absolute(Decimal::from(much))));
        assert!(relative.is_sorted_by(|narrow, wide| narrow >= wide), "{relative:?} {nature:?} {pair:#?}");
        assert!(absolute.is_sorted_by(|narrow, wide| narrow >= wide), "{absolute:?} {nature:?} {pair:#?}");
        assert_eq!(conflicts(Tolerance::Exact), relative[0]);
        assert!(conflicts(Tolerance::AsWritten) <= relative[0], "{nature:?} {pair:#?}");
    });
}

/// Two quantities, one a part of the other, of which made-up claims speak.
fn related_rules(nature: Nature, tolerance: Tolerance) -> Rules {
    let text = "[quantity.part]\nof = ['x']\n[quantity.whole]\nof = ['x']\n[quantity.all]\nof = ['x']\n\
        [[relation]]\nholds = 'part <= whole'\n[[relation]]\nholds = 'whole + part <= all'";
    let mut asked = figcheck::rules::parse(text).expect("rules");
    for quantity in &mut asked.quantities {
        (quantity.nature, quantity.tolerance) = (nature, tolerance);
    }
    Rules { quantities: asked.quantities, relations: asked.relations, ..story::rules(None) }
}

/// Claims of the three, each with a name that stays, and what fails: relations and claims.
fn failing(claims: &[(usize, Claim)], nature: Nature, tolerance: Tolerance) -> BTreeSet<(Vec<usize>, Vec<usize>)> {
    let found = related(&related_rules(nature, tolerance), claims);
    let sets = found.iter().flat_map(|(related, sets)| sets.iter().map(|set| (related.relations.clone(), set.clone())));
    sets.map(|(relations, mut set)| {
        set.sort_unstable();
        (relations, set)
    })
    .collect()
}

fn related_claims(dice: &mut Dice, sources: &[&str], each: usize) -> Vec<Claim> {
    let mut all = claims(dice, sources, each);
    all.iter_mut().for_each(|claim| claim.quantity = (*dice.pick(&["part", "whole", "all"])).into());
    all
}

#[test]
fn relations_do_not_hang_on_the_order_of_sources_nor_fail_by_tolerance() {
    on_many(|dice, nature, _| {
        let some = related_claims(dice, &["a-daily", "b-daily", "c-daily"], 2);
        let ahead: Vec<(usize, Claim)> = some.into_iter().enumerate().collect();
        let back: Vec<(usize, Claim)> = ahead.iter().rev().cloned().collect();
        let found = failing(&ahead, nature, Tolerance::AsWritten);
        assert_eq!(found, failing(&back, nature, Tolerance::AsWritten), "{nature:?} {ahead:#?}");
        let wider = [0, 5, 20, 100].map(|percent| {
            let sets = failing(&ahead, nature, Tolerance::Relative(Decimal::new(percent, 2)));
            sets.into_iter().map(|(_, set)| set).collect::<Vec<_>>()
        });
        for (narrow, wide) in wider.iter().zip(&wider[1..]) {
            // A set that fails with more tolerance fails with less, if not already a part of it does.
            let kept = |set: &Vec<usize>| narrow.iter().any(|other| other.iter().all(|at| set.contains(at)));
            assert!(wide.iter().all(kept), "{nature:?} {narrow:?} {wide:?} {ahead:#?}");
        }
    });
}

#[test]
fn another_source_takes_no_failed_relation_away() {
    on_many(|dice, nature, _| {
        let few: Vec<(usize, Claim)> =
            related_claims(dice, &["b-daily", "c-daily"], 2).into_iter().enumerate().collect();
        let mut more = few.clone();
        more.extend(
            related_claims(dice, &["a-daily"], 2).into_iter().map(|claim| (more.len() + 7, claim)).collect::<Vec<_>>(),
        );
        let (before, after) =
            (failing(&few, nature, Tolerance::AsWritten), failing(&more, nature, Tolerance::AsWritten));
        for (_, set) in &before {
            // A claim may come to be spoken for by one of the new source, which says the same.
            let kept = after.iter().any(|(_, other)| other.iter().all(|at| set.contains(at) || few.len() <= *at));
            assert!(kept, "{nature:?} {set:?} {after:?} {more:#?}");
        }
    });
}

#[test]
fn extreme_numbers_are_judged_without_a_panic() {
    let (most, least) = (Decimal::MAX, Decimal::new(1, 28));
    let numbers = [most, -most, least, -least, Decimal::ZERO, Decimal::ONE, most - Decimal::ONE];
    let tolerances = [
        Tolerance::AsWritten,
        Tolerance::Exact,
        Tolerance::Relative(most),
        Tolerance::Absolute(most),
        Tolerance::Relative(-most),
    ];
    on_many(|dice, nature, place| {
        let mut some = claims(dice, &["a-daily", "b-daily"], 3);
        for claim in &mut some {
            let (one, other) = (*dice.pick(&numbers), *dice.pick(&numbers));
            let limits = *dice.pick(&[
                Limits::Exact(one),
                Limits::Approx(one, Side::Both),
                Limits::Approx(one, Side::NotAbove),
                Limits::AtLeast(one),
                Limits::MoreThan(one),
                Limits::AtMost(one),
                Limits::LessThan(one),
                Limits::Between(one.min(other), one.max(other)),
                Limits::Vague(one.min(other), one.max(other)),
            ]);
            claim.amount = Amount { limits, step: *dice.pick(&numbers), ratio: None };
            claim.unit.scale = *dice.pick(&[Decimal::ONE, most, least]);
            claim.unit.offset = *dice.pick(&[Decimal::ZERO, Decimal::ZERO, most]);
            claim.part_of = dice.one_in(4).then(|| dice.below(9));
        }
        let judgement = judged(&some, nature, *dice.pick(&tolerances), place);
        assert!(judgement.finding.is_some() && judgement.witnesses > 0);
    });
}

#[test]
fn every_claim_is_in_a_comparison_and_no_pair_comes_twice() {
    on_many(|dice, nature, place| {
        let some = claims(dice, &["a-daily", "b-daily"], 3);
        let judgement = judged(&some, nature, Tolerance::AsWritten, place);
        for at in 0..some.len() {
            let mine =
                judgement.comparisons.iter().filter(|comparison| comparison.left == at || comparison.right == at);
            assert!(mine.count() > 0, "{at} {nature:?} {some:#?}");
        }
        let pairs: Vec<_> =
            judgement.comparisons.iter().map(|comparison| (comparison.left, comparison.right)).collect();
        assert!(pairs.is_sorted_by(|one, other| one < other), "{pairs:?}");
    });
}

#[test]
fn the_made_up_claims_reach_every_verdict() {
    let reached = std::cell::RefCell::new(std::collections::BTreeSet::new());
    on_many(|dice, nature, place| {
        let some = claims(dice, &["a-daily", "b-daily", "c-daily"], 2);
        let judgement = judged(&some, nature, Tolerance::AsWritten, place);
        reached.borrow_mut().extend(judgement.comparisons.iter().map(|comparison| comparison.verdict.name()));
    });
    let all = ["agree", "compatible", "conflict", "not-comparable", "part", "repeat", "superseded", "tension"]
        .map(str::to_owned);
    assert!(reached.into_inner().into_iter().eq(all));
}
