//! What holds for any text: numbers written in any style read back, hedges and ranges bound them,
//! no input panics, reading is local, and the work grows with the text.
//!
//! The same cases in every run; `PROPTEST_CASES=20000 cargo test --test properties` tries more.

// Clippy knows only `#[test]` functions for tests, not what they call.
#![allow(clippy::panic, clippy::indexing_slicing)]

use figcheck::claim::Taken;
use figcheck::document::{self, Document, Known};
use figcheck::figure::{self, Figure, Reading};
use figcheck::lexicon;
use figcheck::{claim, rules};
use proptest::strategy::Strategy;
use proptest::test_runner::{Config, RngAlgorithm, TestError, TestRng, TestRunner};

#[path = "properties/growth.rs"]
mod growth;
#[path = "properties/hedges.rs"]
mod hedges;
#[path = "properties/invariants.rs"]
mod invariants;
#[path = "properties/numbers.rs"]
mod numbers;
#[path = "properties/texts.rs"]
mod texts;

/// Tries a property on so many cases, the same in every run; a failure is shown at its smallest.
fn on_many<S: Strategy>(cases: u32, strategy: &S, holds: impl Fn(S::Value)) {
    let asked = std::env::var("PROPTEST_CASES").ok().and_then(|cases| cases.parse().ok());
    let config = Config { cases: asked.unwrap_or(cases), failure_persistence: None, ..Config::default() };
    let mut runner = TestRunner::new_with_rng(config, TestRng::deterministic_rng(RngAlgorithm::ChaCha));
    let tried = runner.run(strategy, |value| {
        holds(value);
        Ok(())
    });
    match tried {
        Ok(()) => {}
        Err(TestError::Fail(reason, value)) => panic!("{reason}\nsmallest case: {value:?}"),
        Err(error) => panic!("{error}"),
    }
}

/// The project's own rules.
fn rules() -> &'static rules::Rules {
    static RULES: std::sync::OnceLock<rules::Rules> = std::sync::OnceLock::new();
    RULES.get_or_init(|| rules::parse(include_str!("../rules.toml")).expect("the rules read"))
}

fn document(text: &str) -> Document {
    document::read(text.to_owned(), "a.md", Known::default())
}

fn read(document: &Document) -> Reading {
    figure::read(document, lexicon::english())
}

fn take(document: &Document, reading: &Reading) -> Taken {
    claim::take(document, reading, rules(), lexicon::english())
}

/// The one figure of a sentence.
fn only(text: &str) -> Figure {
    let reading = figure::read_sentence(text, lexicon::english());
    let [figure] = &*reading.figures else { panic!("not one figure in {text:?}: {reading:?}") };
    figure.clone()
}
