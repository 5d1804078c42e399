//! The lexicon against the corpus: a word that no sentence uses is a word nobody has looked at.
//! Every entry of `src/lexicon/en/figures.toml` stands in a sentence of `tests/figures/*.toml`.

use std::fmt::Write as _;
use std::path::Path;

use toml::{Table, Value};

/// One entry of the lexicon.
struct Entry {
    /// The list it stands in.
    list: String,
    text: String,
    /// Matched as written: currency codes and signs, units' symbols.
    as_written: bool,
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn load(path: &Path) -> Table {
    let text = std::fs::read_to_string(path).expect("a readable file");
    toml::from_str(&text).map_err(|error| format!("{}: {error}", path.display())).expect("a file as written")
}

/// The sentences of the corpus, one a line.
fn corpus() -> String {
    let mut corpus = String::new();
    for file in std::fs::read_dir(root().join("tests/figures")).expect("the corpus is there") {
        let topic = load(&file.expect("an entry").path());
        for case in topic.get("case").and_then(Value::as_array).into_iter().flatten() {
            let text = case.get("text").and_then(Value::as_str).expect("a text");
            let _ = writeln!(corpus, "{text}");
        }
    }
    corpus
}

/// Every word and phrase of the lexicon: the strings of lists, and the names before values.
fn entries(lexicon: &Table) -> Vec<Entry> {
    let mut entries = Vec::new();
    for (section, value) in lexicon {
        collect(section, value, &mut entries);
    }
    entries
}

fn collect(list: &str, value: &Value, entries: &mut Vec<Entry>) {
    let as_written = ["currencies.symbols", "currencies.codes", "units.tight"].contains(&list);
    let mut push = |text: &str| entries.push(Entry { list: list.to_owned(), text: text.to_owned(), as_written });
    match value {
        // A pair of words and what they mean together: "more ... than".
        Value::Array(items) if list == "hedges.split" => {
            for words in items.iter().filter_map(Value::as_array) {
                words.iter().take(2).filter_map(Value::as_str).for_each(&mut push);
            }
        }
        Value::Array(items) => {
            items.iter().filter_map(Value::as_str).for_each(&mut push);
            items.iter().filter(|item| item.is_table()).for_each(|item| collect(list, item, entries));
        }
        Value::Table(table) => {
            for (key, value) in table {
                let names_an_amount = value.is_str() || value.is_integer() || is_limits(value);
                let of_a_unit = list == "units" && !value.is_array();
                match (of_a_unit, names_an_amount) {
                    (true, _) => {}
                    (false, true) => collect(list, &Value::from(vec![key.clone()]), entries),
                    (false, false) => collect(&format!("{list}.{key}"), value, entries),
                }
            }
        }
        _ => {}
    }
}

/// The two ends of a vague amount: `["24", "99"]`, `[3, 9]`.
fn is_limits(value: &Value) -> bool {
    let ends = value.as_array().filter(|ends| ends.len() == 2);
    ends.is_some_and(|ends| ends.iter().all(|end| end.is_integer() || end.as_str().is_some_and(is_amount)))
}

fn is_amount(text: &str) -> bool {
    text.starts_with(|c: char| c.is_ascii_digit()) && text.chars().all(|c| c.is_ascii_digit() || c == 'e')
}

/// Without case, with straight apostrophes, hyphens as spaces.
fn fold(text: &str) -> String {
    let plain = |c| match c {
        '\u{2019}' => '\'',
        '-' | '\u{2010}' | '\u{2011}' => ' ',
        c => c,
    };
    text.to_lowercase().chars().map(plain).collect()
}

#[derive(Clone, Copy, PartialEq)]
enum Sort {
    Letter,
    Digit,
    Mark,
}

fn sort(c: char) -> Sort {
    match c {
        c if c.is_alphabetic() => Sort::Letter,
        c if c.is_numeric() => Sort::Digit,
        _ => Sort::Mark,
    }
}

/// Whether a phrase stands in a text as words of its own; digits may touch letters ("40k").
fn stands_in(phrase: &str, text: &str) -> bool {
    let apart = |inner: Option<char>, outer: Option<char>| match (inner.map(sort), outer.map(sort)) {
        (Some(inner), Some(outer)) => inner != outer || inner == Sort::Mark,
        _ => true,
    };
    text.match_indices(phrase).any(|(at, found)| {
        let (before, rest) = text.split_at(at);
        let after = rest.strip_prefix(found).unwrap_or_default();
        apart(phrase.chars().next(), before.chars().next_back())
            && apart(phrase.chars().next_back(), after.chars().next())
    })
}

#[test]
fn every_entry_stands_in_a_sentence() {
    let corpus = corpus();
    let folded = fold(&corpus);
    let mut missing = String::new();
    let entries = entries(&load(&root().join("src/lexicon/en/figures.toml")));
    assert!(2000 < entries.len(), "{} entries", entries.len());
    for Entry { list, text, as_written } in entries {
        let marks = !text.contains(char::is_alphanumeric);
        // An ending is a part of a word, and no word of its own.
        let stands = if list.starts_with("endings.") {
            folded.split(|c: char| !c.is_alphabetic()).any(|word| word.len() > text.len() && word.ends_with(&text))
        } else if marks || as_written {
            stands_in(&text, &corpus)
        } else {
            stands_in(&fold(&text), &folded)
        };
        if !stands {
            let _ = writeln!(missing, "{list}: {text}");
        }
    }
    assert!(missing.is_empty(), "no sentence of tests/figures uses these:\n{missing}");
}

#[test]
fn a_phrase_stands_by_itself() {
    assert!(stands_in("half time", &fold("The scores were level at half-time.")));
    assert!(stands_in("k", "about 40k of them"));
    assert!(!stands_in("k", "kilo 4kg"));
    assert!(!stands_in("dozen", "dozens of them"));
}
