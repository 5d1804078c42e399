//! Two claims, or a handful, and what is to be said of them; each fixture file holds one subject.

// A fixture that does not read is the test's failure; clippy knows only `#[test]` functions for tests.
#![allow(clippy::panic, clippy::indexing_slicing)]

#[path = "verdicts/camps.rs"]
mod camps;
#[path = "verdicts/crowd.rs"]
mod crowd;
#[path = "verdicts/properties.rs"]
mod properties;
#[path = "verdicts/relations.rs"]
mod relations;
#[path = "verdicts/story.rs"]
mod story;

use std::collections::BTreeMap;

use figcheck::compare::{Comparison, Judgement, Witness, judge};
use figcheck::document::{Meta, Names};
use rust_decimal::Decimal;
use serde::Deserialize;
use story::{Asked, Line};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    #[serde(default)]
    case: Vec<Case>,
    #[serde(default)]
    group: Vec<Group>,
}

/// Two claims, a verdict, and words its reason must hold.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    name: String,
    #[serde(default)]
    asked: Asked,
    a: Line,
    b: Line,
    verdict: String,
    reason: String,
    factor: Option<Decimal>,
    /// Words of an assumption; an empty string: none may be made.
    assumes: Option<String>,
    finding: Option<String>,
    witnesses: Option<usize>,
}

/// Claims of one quantity: pairs as "0-1 tension", and what they make of it.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Group {
    name: String,
    #[serde(default)]
    asked: Asked,
    claims: Vec<Line>,
    pairs: Vec<String>,
    finding: String,
    witnesses: usize,
    /// Who published a source, where it is known.
    #[serde(default)]
    publishers: BTreeMap<String, String>,
    /// Each witness: its name, its sources, and who passed its words on.
    #[serde(default)]
    origins: Vec<String>,
    /// Words of the last pair's reason.
    reason: Option<String>,
}

fn judge_lines(asked: &Asked, lines: &[(&Line, &str)]) -> Judgement {
    judge_named(asked, lines, &Names::default())
}

fn judge_named(asked: &Asked, lines: &[(&Line, &str)], names: &Names) -> Judgement {
    let claims: Vec<_> = lines.iter().map(|(line, source)| line.claim(source)).collect();
    judge(&claims, &asked.quantity(), &story::rules(asked.story.as_deref()), names)
}

/// A reason is one sentence, and says no word of the program's own.
fn check_wording(name: &str, comparison: &Comparison) {
    let reason = &comparison.reason;
    assert!(reason.ends_with('.') && !reason.contains("  "), "{name}: {reason}");
    for word in ["Some(", "None", "unwrap", "{", "Left", "Right"] {
        assert!(!reason.contains(word), "{name}: {reason}");
    }
}

fn check_case(case: &Case) {
    let name = &case.name;
    let other = |at: Option<usize>| at.map(|at| 1 - at);
    let swapped = |line: &Line| Line { part_of: other(line.part_of), against: other(line.against), ..line.clone() };
    let (a, b) = (swapped(&case.a), swapped(&case.b));
    for lines in [[(&case.a, "a-daily"), (&case.b, "b-daily")], [(&b, "b-daily"), (&a, "a-daily")]] {
        let judgement = judge_lines(&case.asked, &lines);
        let [comparison] = &judgement.comparisons[..] else {
            panic!("{name}: one comparison, not {}", judgement.comparisons.len())
        };
        let reason = &comparison.reason;
        assert_eq!(comparison.verdict.name(), case.verdict, "{name}: {reason}");
        assert!(reason.contains(&case.reason), "{name}: {reason}");
        check_wording(name, comparison);
        if let Some(factor) = case.factor {
            assert_eq!(comparison.factor, Some(factor), "{name}: {reason}");
        }
        match case.assumes.as_deref() {
            None => {}
            Some("") => assert!(comparison.assumes.is_empty(), "{name}: {:?}", comparison.assumes),
            Some(words) => {
                assert!(
                    comparison.assumes.iter().any(|assumed| assumed.text.contains(words)),
                    "{name}: {:?}",
                    comparison.assumes
                );
            }
        }
        if let Some(finding) = &case.finding {
            assert_eq!(judgement.finding.map(|finding| finding.name()), Some(finding.as_str()), "{name}");
        }
        if let Some(witnesses) = case.witnesses {
            assert_eq!(judgement.witnesses, witnesses, "{name}");
        }
    }
}

fn check_group(group: &Group) {
    let name = &group.name;
    let lines: Vec<_> = group.claims.iter().map(|line| (line, "daily")).collect();
    let meta = |(id, publisher): (&String, &String)| Meta {
        id: id.clone(),
        publisher: Some(publisher.clone()),
        ..Meta::default()
    };
    let metas: Vec<Meta> = group.publishers.iter().map(meta).collect();
    let judgement = judge_named(&group.asked, &lines, &Names::of(&metas));
    let found: Vec<String> = judgement
        .comparisons
        .iter()
        .map(|comparison| format!("{}-{} {}", comparison.left, comparison.right, comparison.verdict.name()))
        .collect();
    assert_eq!(found, group.pairs, "{name}: {:#?}", judgement.comparisons);
    judgement.comparisons.iter().for_each(|comparison| check_wording(name, comparison));
    assert_eq!(judgement.finding.map_or("none", |finding| finding.name()), group.finding, "{name}");
    assert_eq!(judgement.witnesses, group.witnesses, "{name}");
    let origin = |witness: &Witness| {
        let through =
            if witness.through.is_empty() { String::new() } else { format!(" via {}", witness.through.join(", ")) };
        format!("{}: {}{through}", witness.name, witness.sources.join(", "))
    };
    let origins: Vec<String> = judgement.origins.iter().map(origin).collect();
    assert!(group.origins.is_empty() || origins == group.origins, "{name}: {origins:?}");
    if let Some(words) = &group.reason {
        let last = judgement.comparisons.last().expect("a pair");
        assert!(last.reason.contains(words), "{name}: {}", last.reason);
    }
}

fn check(text: &str) {
    let file: File = toml::from_str(text).expect("a fixture file");
    assert!(!file.case.is_empty() || !file.group.is_empty());
    file.case.iter().for_each(check_case);
    file.group.iter().for_each(check_group);
}

#[test]
fn repeats() {
    check(include_str!("verdicts/repeat.toml"));
}

#[test]
fn scope() {
    check(include_str!("verdicts/scope.toml"));
}

#[test]
fn parts_and_sums() {
    check(include_str!("verdicts/part.toml"));
}

#[test]
fn flows() {
    check(include_str!("verdicts/flow.toml"));
}

#[test]
fn stocks() {
    check(include_str!("verdicts/stock.toml"));
}

#[test]
fn totals() {
    check(include_str!("verdicts/total.toml"));
}

#[test]
fn doubts() {
    check(include_str!("verdicts/doubt.toml"));
}

#[test]
fn values() {
    check(include_str!("verdicts/value.toml"));
}

#[test]
fn findings() {
    check(include_str!("verdicts/finding.toml"));
}

#[test]
fn witnesses() {
    check(include_str!("verdicts/witness.toml"));
}

#[test]
fn five_articles_on_aleppo() {
    check(include_str!("verdicts/aleppo.toml"));
}
