//! Relations between quantities: claims of several, and what fails.

use figcheck::claim::Claim;
use figcheck::compare::relation::{Judged, Related, relate};
use figcheck::compare::{Judgement, judge};
use figcheck::document::Names;
use figcheck::rules::{Rules, parse};
use rust_decimal::Decimal;
use serde::Deserialize;

use crate::story::{self, Line};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    case: Vec<Case>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    name: String,
    /// The quantities: `NAME NATURE [UNIT [TOLERANCE]]`.
    quantities: Vec<String>,
    holds: Vec<String>,
    claims: Vec<Of>,
    /// One for each relation, then one for each that fails only together with others.
    expect: Vec<Expect>,
}

#[derive(Clone, Deserialize)]
#[serde(deny_unknown_fields)]
struct Of {
    of: String,
    says: Line,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Expect {
    #[serde(default)]
    relations: Vec<usize>,
    standing: String,
    #[serde(default)]
    sets: Vec<Vec<usize>>,
    #[serde(default)]
    within: Vec<String>,
    /// Words of the first failure's reason.
    reason: Option<String>,
    gap: Option<Decimal>,
    checked: Option<usize>,
    assumes: Option<String>,
}

fn rules(case: &Case) -> Rules {
    let mut text = String::new();
    for quantity in &case.quantities {
        let mut words = quantity.split(' ');
        let mut next = |otherwise: &str| words.next().unwrap_or(otherwise).to_owned();
        let (name, nature, unit, tolerance) = (next(""), next("fixed"), next("count"), next(""));
        text.push_str(&format!("[quantity.{name}]\nof = ['x']\nnature = '{nature}'\nunit = '{unit}'\n"));
        if !tolerance.is_empty() {
            text.push_str(&format!("tolerance = '{tolerance}'\n"));
        }
    }
    for holds in &case.holds {
        text.push_str(&format!("[[relation]]\nholds = '{holds}'\n"));
    }
    let asked = parse(&text).unwrap_or_else(|problems| panic!("{}: {:?}", case.name, problems));
    Rules { quantities: asked.quantities, relations: asked.relations, ..story::rules(None) }
}

/// What comes of claims, each with the index it has in the case.
pub(crate) fn related(rules: &Rules, claims: &[(usize, Claim)]) -> Vec<(Related, Vec<Vec<usize>>)> {
    let of = |id: &str| -> Vec<(usize, Claim)> {
        claims.iter().filter(|(_, claim)| &*claim.quantity == id).cloned().collect()
    };
    let lists: Vec<Vec<(usize, Claim)>> = rules.quantities.iter().map(|quantity| of(&quantity.id)).collect();
    let bare: Vec<Vec<Claim>> =
        lists.iter().map(|list| list.iter().map(|(_, claim)| claim.clone()).collect()).collect();
    let names = Names::default();
    let judgements: Vec<Judgement> =
        rules.quantities.iter().zip(&bare).map(|(quantity, claims)| judge(claims, quantity, rules, &names)).collect();
    let judged: Vec<Judged<'_>> = rules
        .quantities
        .iter()
        .zip(&bare)
        .zip(&judgements)
        .map(|((quantity, claims), judgement)| Judged { quantity, claims, judgement })
        .collect();
    let sets = |related: &Related| {
        let index = |failure: &figcheck::compare::relation::Failure| {
            failure.claims.iter().map(|at| lists[at.quantity][at.claim].0).collect::<Vec<usize>>()
        };
        related.failures.iter().map(index).collect::<Vec<_>>()
    };
    relate(&judged, rules, &names).into_iter().map(|related| (related.clone(), sets(&related))).collect()
}

fn check_case(case: &Case) {
    let name = &case.name;
    let rules = rules(case);
    let claim = |(at, line): (usize, &Of)| {
        let line_of = Line { sentence: at, ..line.says.clone() };
        (at, Claim { quantity: line.of.as_str().into(), ..line_of.claim("a-daily") })
    };
    let claims: Vec<(usize, Claim)> = case.claims.iter().enumerate().map(claim).collect();
    let found = related(&rules, &claims);
    assert_eq!(found.len(), case.expect.len(), "{name}: {found:#?}");
    for (at, ((related, sets), expect)) in found.iter().zip(&case.expect).enumerate() {
        let relations = if expect.relations.is_empty() { vec![at] } else { expect.relations.clone() };
        assert_eq!(related.relations, relations, "{name}");
        assert_eq!(related.standing.name(), expect.standing, "{name}: {related:#?}");
        assert_eq!(*sets, expect.sets, "{name}: {related:#?}");
        let within: Vec<&str> = related.failures.iter().map(|failure| failure.among.name()).collect();
        assert!(expect.within.is_empty() || within == expect.within, "{name}: {within:?}");
        let first = related.failures.first();
        for failure in &related.failures {
            assert!(failure.reason.ends_with('.') && !failure.reason.contains("  "), "{name}: {}", failure.reason);
        }
        if let Some(words) = &expect.reason {
            assert!(first.is_some_and(|first| first.reason.contains(words)), "{name}: {first:#?}");
        }
        assert_eq!(first.and_then(|first| first.gap), expect.gap, "{name}: {first:#?}");
        if let Some(checked) = expect.checked {
            assert_eq!(related.checked, checked, "{name}");
        }
        if let Some(words) = &expect.assumes {
            let assumes = first.map(|first| first.assumes.join("; ")).unwrap_or_default();
            assert!(assumes.contains(words) && (!words.is_empty() || assumes.is_empty()), "{name}: {assumes}");
        }
    }
}

#[test]
fn relations() {
    let file: File = toml::from_str(include_str!("relation.toml")).expect("a fixture file");
    file.case.iter().for_each(check_case);
}
