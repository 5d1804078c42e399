//! A hedge gives a number the bound its list in the lexicon says, and two ends make a range.

use figcheck::interval::{Bound, Limits, Side};
use proptest::prelude::*;
use rust_decimal::Decimal;
use serde::Deserialize;
use std::collections::BTreeMap;

use super::{on_many, only};

#[derive(Deserialize)]
struct Lexicon {
    hedges: Hedges,
}

#[derive(Deserialize)]
struct Hedges {
    before: BTreeMap<String, Vec<String>>,
    after: BTreeMap<String, Vec<String>>,
    fillers: Vec<String>,
}

fn lexicon() -> Hedges {
    let lexicon: Lexicon =
        toml::from_str(include_str!("../../src/lexicon/en/figures.toml")).expect("the lexicon reads");
    lexicon.hedges
}

/// What a number comes to under a hedge of this list.
fn bounded(list: &str, value: Decimal) -> Limits {
    match list {
        "more-than" => Limits::MoreThan(value),
        "at-least" => Limits::AtLeast(value),
        "at-most" => Limits::AtMost(value),
        "less-than" => Limits::LessThan(value),
        "approx" | "tentative" => Limits::Approx(value, Side::Both),
        "not-above" => Limits::Approx(value, Side::NotAbove),
        other => panic!("a list of hedges this test does not know: {other}"),
    }
}

/// Every sentence that does not give `value` the bound of its list.
fn wrong(sentences: &[(String, String)], value: Decimal) -> Vec<String> {
    let mut wrong = Vec::new();
    for (list, sentence) in sentences {
        let reading = figcheck::figure::read_sentence(sentence, figcheck::lexicon::english());
        let limits: Vec<Limits> = reading.figures.iter().map(|figure| figure.amount.limits).collect();
        if limits != [bounded(list, value)] {
            wrong.push(format!("{list}: {sentence:?} gives {limits:?}, refused {:?}", reading.refused));
        }
    }
    wrong
}

#[test]
fn a_hedge_before_a_number_bounds_it() {
    let mut sentences = Vec::new();
    for (list, words) in lexicon().before {
        for hedge in words {
            for number in ["500", "five hundred"] {
                sentences.push((list.clone(), format!("The agency counted {hedge} {number} people in the camp.")));
            }
        }
    }
    let wrong = wrong(&sentences, Decimal::from(500));
    assert!(wrong.is_empty(), "{} of {}:\n{}", wrong.len(), sentences.len(), wrong.join("\n"));
}

#[test]
fn a_hedge_behind_a_number_bounds_it() {
    let mut sentences = Vec::new();
    for (list, words) in lexicon().after {
        for hedge in words {
            // "60-some" and "60-ish" hedge by their hyphen alone.
            let joint = match hedge.as_str() {
                "some" | "ish" => "-",
                _ if hedge.starts_with(['+', '-']) => "",
                _ => " ",
            };
            sentences.push((list.clone(), format!("The agency counted 500{joint}{hedge} people in the camp.")));
        }
    }
    let wrong = wrong(&sentences, Decimal::from(500));
    assert!(wrong.is_empty(), "{} of {}:\n{}", wrong.len(), sentences.len(), wrong.join("\n"));
}

#[test]
fn a_filler_takes_no_hedge_away() {
    let sentences: Vec<(String, String)> = (lexicon().fillers.iter())
        .map(|filler| ("at-least".to_owned(), format!("The agency counted at least {filler} 500 people in the camp.")))
        .collect();
    let wrong = wrong(&sentences, Decimal::from(500));
    assert!(wrong.is_empty(), "{} of {}:\n{}", wrong.len(), sentences.len(), wrong.join("\n"));
}

/// Grouped, so that no number looks like a year.
fn grouped(number: u64) -> String {
    if number < 1000 { number.to_string() } else { format!("{},{:03}", grouped(number / 1000), number % 1000) }
}

fn ends() -> impl Strategy<Value = (u64, u64)> {
    (2_u64..1_000_000, 1_u64..1_000_000).prop_map(|(lo, more)| (lo, lo + more))
}

const RANGES: [&str; 12] = [
    "{}-{}",
    "{}–{}",
    "{}—{}",
    "{}‒{}",
    "{}‑{}",
    "{} - {}",
    "{} – {}",
    "{} to {}",
    "between {} and {}",
    "from {} to {}",
    "anywhere from {} to {}",
    "anywhere between {} and {}",
];

fn fill(pattern: &str, lo: &str, hi: &str) -> String {
    pattern.replacen("{}", lo, 1).replacen("{}", hi, 1)
}

fn is_range(sentence: &str, lo: impl Into<Decimal>, hi: impl Into<Decimal>) {
    let figure = only(sentence);
    assert_eq!(figure.amount.limits, Limits::Between(lo.into(), hi.into()), "in {sentence:?}");
}

#[test]
fn two_ends_make_a_range_in_every_wording() {
    let hedges = prop::sample::select(&["", "", "about ", "an estimated ", "some ", "roughly "]);
    on_many(600, &(ends(), prop::sample::select(&RANGES), hedges), |((lo, hi), pattern, hedge)| {
        let range = fill(pattern, &grouped(lo), &grouped(hi));
        is_range(&format!("The agency counted {hedge}{range} people in the camp."), lo, hi);
    });
}

#[test]
fn a_unit_or_multiplier_said_once_serves_both_ends() {
    let patterns = prop::sample::select(&["{}-{}", "{}–{}", "{} to {}", "between {} and {}", "from {} to {}"]);
    on_many(300, &((2_u64..900, 1_u64..90), patterns), |((lo, more), pattern)| {
        let hi = lo + more;
        let (lo, hi) = (lo.to_string(), hi.to_string());
        let million = |number: &str| number.parse::<Decimal>().expect("a number") * Decimal::from(1_000_000);
        let plain = |number: &str| number.parse::<Decimal>().expect("a number");
        let (text, shared) = (fill(pattern, &lo, &hi), fill(pattern, &format!("${lo}"), &hi));
        is_range(&format!("The agency counted {text} million people."), million(&lo), million(&hi));
        is_range(&format!("Turnout reached {text} per cent in the city."), plain(&lo), plain(&hi));
        is_range(&format!("Turnout reached {text}% in the city."), plain(&lo), plain(&hi));
        is_range(&format!("The track measured {text} km."), plain(&lo), plain(&hi));
        is_range(&format!("The repairs cost {shared} million."), million(&lo), million(&hi));
        is_range(&format!("The repairs cost {shared}m."), million(&lo), million(&hi));
    });
}

#[test]
fn the_outermost_hedge_decides() {
    let lists = lexicon().before;
    let pick = |list: &str| prop::sample::select(lists.get(list).cloned().unwrap_or_default());
    let sided = prop_oneof![
        pick("more-than").prop_map(|hedge| (Bound::MoreThan, hedge)),
        pick("at-least").prop_map(|hedge| (Bound::AtLeast, hedge)),
        pick("at-most").prop_map(|hedge| (Bound::AtMost, hedge)),
        pick("less-than").prop_map(|hedge| (Bound::LessThan, hedge)),
    ];
    on_many(300, &(sided, pick("approx"), 2_u64..1_000_000), |((bound, hedge), near, number)| {
        let sentence = format!("The agency counted {hedge} {near} {} people in the camp.", grouped(number));
        assert_eq!(only(&sentence).amount.limits.bound(), bound, "in {sentence:?}");
    });
}
