//! Any bytes as a document: its figures are found without a panic, and lie where they say.

#![no_main]

use figcheck::{document, figure, lexicon};
use libfuzzer_sys::fuzz_target;

#[path = "../../tests/properties/invariants.rs"]
mod invariants;

fuzz_target!(|bytes: &[u8]| {
    let Ok(text) = document::decode(bytes) else { return };
    let document = document::read(text.to_owned(), "a.md", document::Known::default());
    let reading = figure::read(&document, lexicon::english());
    invariants::hold(&document, &reading);
});
