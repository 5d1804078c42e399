//! A made-up story from its texts to the page: what a person sees of each verdict.
//!
//! The pages kept are in `tests/cases/page`. After a change that is meant, run
//! `FIGCHECK_BLESS=1 cargo test --test page` and read the difference.

use std::path::Path;

use figcheck::check::check;
use figcheck::compare::{Comparison, Verdict};
use figcheck::document::{self, Known};
use figcheck::report::table::{Layout, render};
use figcheck::report::{Report, excerpt, json, problems};
use figcheck::rules::{self, FailOn};

const RULES: &str = r#"
title = "The Lower Town flood, June 2031"

[claimant.ministry]
names = ["ministry", "Olev Tamm"]

[claimant.red-cross]
names = ["Red Cross"]

[place.lower]
names = ["Lower Town"]

[place.upper]
names = ["Upper Town"]

[quantity.fled]
label = "People who left Lower Town"
unit = "count"
nature = "flow"
of = ["people", "residents"]
cue = ["left", "fled"]
place = "lower"

[quantity.drowned]
label = "People drowned"
unit = "count"
nature = "total"
of = ["people"]
cue = ["drowned"]

[quantity.houses]
label = "Houses lost"
unit = "count"
nature = "stock"
of = ["house*"]
cue = ["lost"]
"#;

const SOURCES: [(&str, &str); 4] = [
    (
        "morning.md",
        "---\npublisher: The Morning\npublished: 2031-06-05\n---\n\
         Olev Tamm said that over the past two days 5,000 people left Lower Town.\n\n\
         He said that on Wednesday 3,000 people had left, and 2,000 so far on Thursday.\n\n\
         According to the Red Cross, about 1,200 people fled Lower Town on Wednesday.\n\n\
         The ministry said 12 people drowned.\n",
    ),
    (
        "evening.md",
        "---\npublisher: Evening Star\npublished: 2031-06-05\n---\n\
         Thousands of residents fled the town.\n\n\
         Up to 4,000 people left Upper Town on Wednesday, the Red Cross said.\n\n\
         The Red Cross said 9 people drowned.\n",
    ),
    (
        "later.md",
        "---\npublisher: The Morning\npublished: 2031-06-07\n---\n\
         More than 900 people fled Lower Town on Friday, the Red Cross said.\n\n\
         The ministry said 17 people drowned.\n",
    ),
    ("note.txt", "More than 2,500 people left.\n"),
];

fn flood() -> Report {
    let rules = rules::parse(RULES).expect("the rules read");
    let read = |(path, text): (&str, &str)| document::read(text.to_owned(), path, Known::default());
    let mut documents = SOURCES.map(read);
    document::identify(&mut documents);
    check(&documents, &rules)
}

fn page(report: &Report, width: usize, verbose: bool) -> String {
    render(report, &Layout { width, verbose, ..Layout::default() })
}

/// Compares with the page kept under `name`, or keeps it where that is asked for.
fn kept(name: &str, printed: &str) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases/page").join(name);
    if std::env::var_os("FIGCHECK_BLESS").is_some() {
        std::fs::write(&path, printed).expect("the page can be kept");
    }
    let kept = std::fs::read_to_string(&path).expect("the page is kept");
    assert_eq!(printed, kept, "{name} is printed in another way than it is kept");
}

#[test]
fn pages_are_printed_as_kept() {
    kept("flood-80.txt", &page(&flood(), 80, false));
    kept("flood-120.txt", &page(&flood(), 120, false));
    kept("flood-verbose-80.txt", &page(&flood(), 80, true));
    let problems = problems::problems(&flood(), FailOn::Tension, "figcheck accept", &Layout::default());
    kept("flood-problems.txt", &(problems.join("\n\n") + "\n"));
}

#[test]
fn no_line_is_wider_than_asked() {
    let report = flood();
    for (width, verbose) in (40..=140).flat_map(|width| [(width, false), (width, true)]) {
        for line in page(&report, width, verbose).lines() {
            assert!(excerpt::width(line) <= width, "{} columns of {width}: {line}", excerpt::width(line));
        }
    }
}

/// What the page gathers and shortens, JSON has in full.
#[test]
fn json_keeps_every_reason() {
    let report = flood();
    let value: serde_json::Value = serde_json::from_str(&json::report(&report)).expect("JSON");
    for (section, printed) in report.quantities.iter().zip(value["quantities"].as_array().expect("quantities")) {
        let printed = printed["comparisons"].as_array().expect("comparisons");
        assert_eq!(printed.len(), section.judgement.comparisons.len());
        for (one, printed) in section.judgement.comparisons.iter().zip(printed) {
            assert_eq!(printed["reason"].as_str(), Some(one.reason.as_str()));
            let assumes: Vec<&str> = one.assumes.iter().map(|assumed| assumed.text.as_str()).collect();
            assert_eq!(printed["assumes"], serde_json::json!(assumes));
        }
    }
}

/// Conflicts past the first few have no sentence of their own, but are named.
#[test]
fn no_conflict_goes_untold() {
    let mut report = flood();
    let section = &mut report.quantities[0];
    let claim = section.claims[0].clone();
    section.claims = vec![claim; 30];
    section.wholes = vec![None; 30];
    let conflict = |at: usize| Comparison {
        left: at,
        right: at + 1,
        verdict: Verdict::Conflict,
        reason: format!("reason {at}."),
        gist: "no value satisfies both".to_owned(),
        sum: None,
        factor: None,
        assumes: Vec::new(),
    };
    section.judgement.comparisons = (0..29).step_by(2).map(conflict).collect();
    let page = render(&report, &Layout { width: 140, ..Layout::default() });
    let verdicts: String = page.split("conflict      ").skip(1).collect();
    let verdicts = verdicts.replace(['\n'], " ").split_whitespace().collect::<Vec<_>>().join(" ");
    for at in (1..30).step_by(2) {
        assert!(verdicts.contains(&format!("[{at}] v [{}]", at + 1)), "{at}: {page}");
    }
}
