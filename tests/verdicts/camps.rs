//! Camps: of claims in conflict, those that can be true together.

use figcheck::compare::judge;
use figcheck::document::Names;
use rust_decimal::Decimal;
use serde::Deserialize;

use crate::story::{self, Asked, Line};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    case: Vec<Case>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    name: String,
    #[serde(default)]
    asked: Asked,
    claims: Vec<Line>,
    camps: Vec<Camp>,
}

#[derive(Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
struct Camp {
    claims: Vec<usize>,
    witnesses: usize,
    low: Decimal,
    high: Decimal,
    /// Both ends; an end that is open is an empty text, and no span none.
    #[serde(default)]
    span: Option<[String; 2]>,
}

#[test]
fn camps() {
    let file: File = toml::from_str(include_str!("camp.toml")).expect("a fixture file");
    for case in &file.case {
        let claims: Vec<_> = case.claims.iter().map(|line| line.claim("daily")).collect();
        let judgement = judge(&claims, &case.asked.quantity(), &story::rules(None), &Names::default());
        let end = |end: Option<Decimal>| end.map_or_else(String::new, |end| end.to_string());
        let found: Vec<Camp> = (judgement.camps.into_iter())
            .map(|camp| Camp {
                claims: camp.claims,
                witnesses: camp.witnesses,
                low: camp.low.expect("a number"),
                high: camp.high.expect("a number"),
                span: camp.span.map(|span| [end(span.lo), end(span.hi)]),
            })
            .collect();
        assert_eq!(found, case.camps, "{}", case.name);
    }
}
