//! The corpus: sentences, and what the reader makes of each. Files by topic in `tests/figures/`.
//!
//! `figures` lists every figure in the order of the text, "number words => canonical notation",
//! `refused` every number refused, "words => reason". A case whose reading is wrong today asserts
//! it all the same, and says in `fixme` what is right.
//!
//! To add cases, write their `text` and run `FIGCHECK_BLESS=1 cargo test --test figures`: it fills in
//! what is read today. Then look at every reading: a wrong one needs a `fixme`.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::sync::Once;

use figcheck::figure::{self, Manner, Refusal};
use figcheck::interval::Bound;
use figcheck::unit::Dimension;
use figcheck::{lexicon, notation};
use serde::Deserialize;

/// Every reason a sentence alone can give; furniture is told by the page it stands on.
const REFUSALS: [Refusal; 25] = [
    Refusal::Age,
    Refusal::Clock,
    Refusal::Coordinates,
    Refusal::Counter,
    Refusal::Date,
    Refusal::Decade,
    Refusal::Division,
    Refusal::Idiom,
    Refusal::IllFormed,
    Refusal::Label,
    Refusal::Link,
    Refusal::ListNumber,
    Refusal::Name,
    Refusal::NoCount,
    Refusal::One,
    Refusal::Ordinal,
    Refusal::Phone,
    Refusal::Postal,
    Refusal::Score,
    Refusal::Size,
    Refusal::Street,
    Refusal::TooLarge,
    Refusal::Version,
    Refusal::Window,
    Refusal::Year,
];

/// Every kind of bound.
const BOUNDS: [Bound; 8] = [
    Bound::Exact,
    Bound::Approx,
    Bound::AtLeast,
    Bound::MoreThan,
    Bound::AtMost,
    Bound::LessThan,
    Bound::Between,
    Bound::Vague,
];

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
                // Told by the claim layer, which knows the words around the phrase.
                Manner::Added => " (added)",
                Manner::Removed => " (removed)",
                Manner::Seen => " (seen)",
                Manner::Besides => " (besides)",
                Manner::Own => " (own)",
                Manner::Kind => " (kind)",
                Manner::Trade => " (trade)",
                Manner::Corrected => " (corrected)",
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

/// The files of the corpus, in order.
fn files() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/figures");
    let mut files: Vec<_> = std::fs::read_dir(&folder)
        .expect("the corpus is there")
        .map(|entry| entry.expect("an entry").path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "toml"))
        .collect();
    files.sort();
    files
}

fn topics() -> Vec<(String, Topic)> {
    let parse = |path: &PathBuf| {
        let text = std::fs::read_to_string(path).expect("a readable file");
        let topic =
            toml::from_str(&text).map_err(|error| format!("{}: {error}", path.display())).expect("a file as written");
        (path.file_name().expect("a name").to_string_lossy().into_owned(), topic)
    };
    static BLESSED: Once = Once::new();
    BLESSED.call_once(|| {
        if std::env::var_os("FIGCHECK_BLESS").is_some() {
            files().iter().for_each(|path| bless(path));
        }
    });
    files().iter().map(parse).collect()
}

/// Every case of the corpus, with the file it stands in.
fn cases() -> impl Iterator<Item = (String, Case)> {
    topics().into_iter().flat_map(|(file, topic)| topic.case.into_iter().map(move |case| (file.clone(), case)))
}

/// Writes what is read today under every text of a file. Comments and `fixme` stay.
fn bless(path: &Path) {
    let old = std::fs::read_to_string(path).expect("a readable file");
    let mut new = String::new();
    for line in old.lines() {
        if line.starts_with("figures = ") || line.starts_with("refused = ") {
            continue;
        }
        new.push_str(line);
        new.push('\n');
        if !line.starts_with("text = ") {
            continue;
        }
        let case: Case = toml::from_str(line).expect("a text on one line");
        let (figures, refused) = read(&case.text);
        for (key, list) in [("figures", figures), ("refused", refused)] {
            if !list.is_empty() {
                let list: Vec<_> = list.iter().map(|entry| quoted(entry)).collect();
                let _ = writeln!(new, "{key} = [{}]", list.join(", "));
            }
        }
    }
    std::fs::write(path, new).expect("the corpus can be written");
}

/// A string as TOML writes it, on one line.
fn quoted(text: &str) -> String {
    let escaped = text.replace('\\', "\\\\").replace('"', "\\\"").replace('\n', "\\n");
    format!("\"{escaped}\"")
}

#[test]
fn every_sentence_reads_as_written() {
    let mut wrong = String::new();
    let mut count = 0;
    for (file, case) in cases() {
        count += 1;
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
    assert!(wrong.is_empty(), "{wrong}");
    assert!(700 <= count, "the corpus holds {count} sentences");
}

#[test]
fn no_sentence_stands_twice() {
    let mut seen: BTreeMap<String, String> = BTreeMap::new();
    for (file, case) in cases() {
        let other = seen.insert(case.text.clone(), file.clone());
        assert!(other.is_none(), "{file}: {} (also in {other:?})", case.text);
    }
}

/// A case with neither is a sentence without a number, and proves little; there may be few.
#[test]
fn a_sentence_reads_or_refuses_something() {
    let idle: Vec<_> = cases()
        .filter(|(_, case)| case.figures.is_empty() && case.refused.is_empty() && case.fixme.is_none())
        .map(|(file, case)| format!("{file}: {}", case.text))
        .collect();
    assert!(idle.len() <= 20, "{}", idle.join("\n"));
}

/// An age is refused as a figure, and kept for whoever asks for ages.
#[test]
fn ages_are_kept_apart() {
    let ages = |text: &str| -> Vec<String> {
        let reading = figure::read_sentence(text, lexicon::english());
        assert!(reading.figures.iter().all(|figure| figure.unit.dimension != Dimension::Age), "{text}");
        reading.ages.iter().map(|age| notation::canonical(&age.amount, &age.unit)).collect()
    };
    assert_eq!(ages("A 5-year-old boy and his sister, aged 42, were among 12 dead."), ["5 years", "42 years"]);
    assert_eq!(ages("The 6-month-old was found by a man of about 30."), ["6 months", "~30 years"]);
    assert_eq!(ages("Children under five and those over 70 were moved first."), ["<5 years", ">70 years"]);
    assert_eq!(ages("Over 40 people waited for 3 years."), [""; 0]);
}

#[test]
fn every_refusal_bound_and_unit_occurs() {
    let (mut refusals, mut bounds) = (BTreeSet::new(), BTreeSet::new());
    let (mut dimensions, mut manners) = (BTreeSet::new(), BTreeSet::new());
    for (_, case) in cases().filter(|(_, case)| case.fixme.is_none()) {
        let reading = figure::read_sentence(&case.text, lexicon::english());
        refusals.extend(reading.refused.iter().map(|refused| refused.reason.name()));
        for figure in &reading.figures {
            bounds.insert(figure.amount.limits.bound().name());
            dimensions.insert(figure.unit.dimension.name());
            manners.insert(format!("{:?}", figure.manner));
        }
    }
    let wanted: BTreeSet<_> = REFUSALS.iter().map(|refusal| refusal.name()).collect();
    assert_eq!(refusals, wanted);
    let wanted: BTreeSet<_> = BOUNDS.iter().map(|bound| bound.name()).collect();
    assert_eq!(bounds, wanted);
    // Ages are refused as figures.
    let figures = Dimension::ALL.iter().filter(|dimension| **dimension != Dimension::Age);
    let wanted: BTreeSet<_> = figures.map(|dimension| dimension.name()).collect();
    assert_eq!(dimensions, wanted);
    assert_eq!(manners.len(), 5, "{manners:?}");
}
