//! The corpus: sentences, and what the reader makes of each. Files by topic in `tests/figures/`.
//!
//! `figures` lists every figure in the order of the text, "number words => canonical notation",
//! `refused` every number refused, "words => reason". A case whose reading is wrong today asserts
//! it all the same, and says in `fixme` what is right.

use std::fmt::Write as _;
use std::path::Path;

use figcheck::figure::{self, Manner};
use figcheck::{lexicon, notation};
use serde::Deserialize;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Topic {
    case: Vec<Case>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    text: String,
    #[serde(default)]
    figures: Vec<String>,
    #[serde(default)]
    refused: Vec<String>,
    #[serde(default)]
    fixme: Option<String>,
}

/// What is read of a text, in the form the corpus writes it.
fn read(text: &str) -> (Vec<String>, Vec<String>) {
    let reading = figure::read_sentence(text, lexicon::english());
    let figures = (reading.figures.iter())
        .map(|figure| {
            let put = match figure.manner {
                Manner::Stated => "",
                Manner::Denied => " (denied)",
                Manner::Before => " (before)",
                Manner::After => " (after)",
                Manner::Unreported => " (unreported)",
            };
            let notation = notation::canonical(&figure.amount, &figure.unit);
            format!("{} => {notation}{put}", figure.number.slice(text))
        })
        .collect();
    let refused = (reading.refused.iter())
        .map(|refused| format!("{} => {}", refused.span.slice(text), refused.reason.name()))
        .collect();
    (figures, refused)
}

fn topics() -> Vec<(String, Topic)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/figures");
    let mut files: Vec<_> = std::fs::read_dir(&folder)
        .expect("the corpus is there")
        .map(|entry| entry.expect("an entry").path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "toml"))
        .collect();
    files.sort();
    let parse = |path: &std::path::PathBuf| {
        let text = std::fs::read_to_string(path).expect("a readable file");
        let topic = toml::from_str(&text).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        (path.file_name().expect("a name").to_string_lossy().into_owned(), topic)
    };
    files.iter().map(parse).collect()
}

#[test]
fn every_sentence_reads_as_written() {
    let mut wrong = String::new();
    let mut cases = 0;
    for (file, topic) in topics() {
        for case in topic.case {
            cases += 1;
            let (figures, refused) = read(&case.text);
            if figures != case.figures || refused != case.refused {
                let _ = writeln!(wrong, "{file}: {}", case.text);
                let _ = writeln!(wrong, "  figures {figures:?}\n     want {:?}", case.figures);
                let _ = writeln!(wrong, "  refused {refused:?}\n     want {:?}", case.refused);
                if let Some(right) = case.fixme {
                    let _ = writeln!(wrong, "  (known to be wrong; right is: {right})");
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
    assert!(600 <= cases, "the corpus holds {cases} sentences");
}
