//! Two documents, and rules where a third part stands before them: a report is made without a
//! panic, its JSON parses, and a second run gives the same bytes.

#![no_main]

use std::sync::LazyLock;

use figcheck::check::{check, figures};
use figcheck::document::{self, Document, Known};
use figcheck::report::table::{Layout, render};
use figcheck::report::{json, paint, problems};
use figcheck::rules::{self, FailOn, Rules};
use libfuzzer_sys::fuzz_target;

/// Parts the input; no byte of UTF-8.
const BETWEEN: u8 = 0xFF;

static RULES: LazyLock<Rules> = LazyLock::new(|| rules::parse(include_str!("../rules.toml")).expect("the rules read"));

fuzz_target!(|bytes: &[u8]| {
    let parts: Vec<&[u8]> = bytes.splitn(3, |byte| *byte == BETWEEN).collect();
    let written = match &*parts {
        [written, _, _] => std::str::from_utf8(written).ok().map(rules::parse),
        _ => None,
    };
    if let Some(Err(problems)) = &written {
        let text = std::str::from_utf8(parts[0]).unwrap_or_default();
        assert!(problems.iter().all(|problem| !problem.plain(text).is_empty()));
    }
    let rules = match &written {
        Some(Ok(rules)) => rules,
        _ => &RULES,
    };
    let mut documents: Vec<Document> = Vec::new();
    for (at, part) in parts.iter().rev().take(2).enumerate() {
        let Ok(text) = document::decode(part) else { continue };
        documents.push(document::read(text.to_owned(), &format!("{at}.md"), Known::default()));
    }
    document::identify(&mut documents);
    let width = 40 + bytes.len() % 100;
    let first = pages(&documents, rules, width);
    documents.reverse();
    // The order in which sources are given makes no difference either.
    assert_eq!(first, pages(&documents, rules, width));
});

/// Every form of output.
fn pages(documents: &[Document], rules: &Rules, width: usize) -> [String; 4] {
    let report = check(documents, rules);
    let layout = Layout { width, verbose: true, quiet: false, style: paint::Style::Plain };
    let whole = json::report(&report);
    serde_json::from_str::<serde_json::Value>(&whole).expect("JSON");
    let mut lines = String::new();
    let mut ordered: Vec<&Document> = documents.iter().collect();
    ordered.sort_by_key(|document| &document.meta.path);
    for stated in ordered.into_iter().flat_map(|document| figures(document, rules).stated) {
        let line = json::figure(&stated);
        serde_json::from_str::<serde_json::Value>(&line).expect("JSON");
        lines.push_str(&line);
    }
    [
        render(&report, &layout),
        whole,
        problems::problems(&report, FailOn::Tension, "figcheck accept", &layout).join("\n"),
        lines,
    ]
}
