//! What holds of any text at all: no panic, offsets that fit, and reading that is local.

use figcheck::figure::Reading;
use figcheck::interval::Amount;
use figcheck::span::Span;
use proptest::prelude::*;
use std::sync::OnceLock;

use super::{document, invariants, on_many, read, take};
use figcheck::{claim, lexicon, rules};

/// Inputs that once broke something, as small as they could be made.
const ONCE_BROKE: [&str; 15] = [
    "The lakcopyright \u{a9}ise past 6 metres or drop below 3.\n",
    "they paid0NZD 12, HKD 9",
    "A less than mile-wide strip; this material may not be published.",
    "Over the past hour-long talk, a mile-wide gap opened.",
    "0 USD 0 ",
    "0+ 0",
    "0US$0",
    "a few@x1",
    "quite a few@a1.com",
    "December 1,www.2016",
    "A less than mile-wide strip.",
    "one hundred@a2.b",
    "Fewer tho shif0 0+ than one in twenty,",
    "They met on 12 March 2032. The nine million who stayed away were right.",
    "They met on 12 March 2032. It had taken 2147483647 months.",
];

/// Reads a text and takes claims from it; what must hold of any text holds of this one.
fn check(text: &str) {
    let document = document(text);
    let reading = read(&document);
    invariants::hold(&document, &reading);
    let taken = take(&document, &reading);
    let figures = reading.figures.len();
    assert!(taken.untaken.len() <= figures && taken.untaken.iter().all(|untaken| untaken.figure < figures));
}

#[test]
fn what_once_broke_something_does_not() {
    for text in ONCE_BROKE {
        check(text);
    }
}

/// Every word and phrase of the lexicon, and every key: what the readers look for.
fn phrases() -> &'static [String] {
    static PHRASES: OnceLock<Vec<String>> = OnceLock::new();
    PHRASES.get_or_init(|| {
        let mut phrases = Vec::new();
        for file in [
            include_str!("../../src/lexicon/en/figures.toml"),
            include_str!("../../src/lexicon/en/claims.toml"),
            include_str!("../../src/lexicon/en/text.toml"),
        ] {
            gather(&file.parse::<toml::Table>().expect("the lexicon reads").into(), &mut phrases);
        }
        phrases
    })
}

fn gather(value: &toml::Value, phrases: &mut Vec<String>) {
    match value {
        toml::Value::String(word) => phrases.push(word.clone()),
        toml::Value::Array(values) => values.iter().for_each(|value| gather(value, phrases)),
        toml::Value::Table(table) => {
            for (key, value) in table {
                phrases.push(key.clone());
                gather(value, phrases);
            }
        }
        _ => {}
    }
}

/// Sentences the project documents a reading of.
fn sentences() -> Vec<&'static str> {
    let rows = include_str!("../../docs/figures.md").lines().filter(|line| line.starts_with("| "));
    rows.filter_map(|row| row.split(" | ").next()?.strip_prefix("| "))
        .filter(|sentence| sentence.ends_with('.'))
        .collect()
}

const MARKS: [&str; 44] = [
    ",", ".", "-", "–", "—", "−", "'", "’", "\"", "“", "”", "(", ")", "[", "]", "/", ":", ";", "%", "٪", "$", "£", "€",
    "US$", "+", "<", ">", "≥", "~", "±", "½", "⅓", "×", "^", "²", "#", "*", "|", "_", "@", "°", "\u{301}", "\u{200B}",
    "…",
];
const JOINTS: [&str; 12] = [" ", " ", " ", " ", "", "", "-", ", ", ". ", "\n", "\n\n", "\u{A0}"];
const DIGITS: [&str; 24] = [
    "0",
    "1",
    "2",
    "5",
    "10",
    "12",
    "20",
    "000",
    "100",
    "345",
    "1900",
    "2016",
    "1,000",
    "12,34,567",
    "2.5",
    "1.2.3",
    "٣٤٥",
    "१२",
    "1e6",
    "1e28",
    "9999999999999999999999999999",
    "0.0000000000000000000000000001",
    "24/7",
    "3-2",
];

/// Pieces glued at random: words the readers look for, digits, marks.
fn glued() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        5 => prop::sample::select(phrases()),
        3 => prop::sample::select(&DIGITS[..]).prop_map(str::to_owned),
        2 => prop::sample::select(&MARKS[..]).prop_map(str::to_owned),
        1 => prop::sample::select(&["people", "homes", "killed", "The ministry", "He", "said", "fled", "Aleppo"][..]).prop_map(str::to_owned),
    ];
    prop::collection::vec((piece, prop::sample::select(&JOINTS[..])), 1..24)
        .prop_map(|pieces| pieces.into_iter().flat_map(|(piece, joint)| [piece, joint.to_owned()]).collect())
}

#[test]
fn no_glued_words_panic_and_offsets_fit() {
    on_many(1000, &glued(), |text| check(&text));
}

/// Rules that use every key by which words are looked for, so that each way of looking has something to find.
const ASKING: &str = r#"
title = "The flood in Salu, Osmark"
period = "2031-05-20..2031-07-31"
[claimant.ministry]
names = ["the ministry", "Marland", "ministry"]
[claimant.red-cross]
names = ["Red Cross"]
part-of = "ministry"
[place.osmark]
names = ["Osmark"]
[place.salu]
names = ["Salu", "Marland"]
in = "osmark"
[quantity.killed]
nature = "total"
of = ["people", "bodies"]
cue = ["killed", "dead", "toll"]
unless = ["rebels", "cattle"]
place = "osmark"
[quantity.rebels]
nature = "total"
of = ["people", "rebels"]
cue = ["killed"]
with = ["rebels"]
subset-of = "killed"
[quantity.left]
nature = "flow"
of = ["people"]
cue = ["left", "fled to"]
unless-near = ["more", "boats"]
needs-place = true
place = "salu"
[quantity.come]
nature = "total"
of = ["people"]
cue = ["left"]
[quantity.missing]
nature = "stock"
of = ["people"]
cue = ["missing"]
bare = true
[quantity.aboard]
of = ["people", "boats"]
cue = ["aboard"]
[quantity.held]
nature = "stock"
unit = "share"
of = ["town", "people"]
cue = ["held", "turnout"]
"#;

/// Words of those rules, and the small words by which a reader of claims finds its way between them.
const ASKED: [&str; 60] = [
    "the ministry",
    "Marland",
    "Red Cross",
    "Osmark",
    "Salu",
    "people",
    "bodies",
    "killed",
    "dead",
    "toll",
    "rebels",
    "left",
    "fled to",
    "more",
    "boats",
    "missing",
    "aboard",
    "held",
    "turnout",
    "town",
    "by",
    "the",
    "in",
    "of",
    "and",
    "from",
    "to",
    "who",
    "was",
    "were",
    "had",
    "said",
    "says",
    "that",
    "it",
    "its",
    "their",
    "on",
    "at",
    "not",
    "no",
    "none",
    "between",
    "World Health Organization",
    "Monday",
    "3 June",
    "May",
    "since",
    "so far",
    "after",
    "weeks",
    "against",
    "among them",
    "including",
    "others",
    "there",
    "a correction from",
    "per",
    "they",
    "now",
];
const COUNTS: [&str; 8] = ["5", "12", "two", "500", "1,200", "dozens", "half", "40 per cent"];
const PAUSES: [&str; 9] = [",", ".", ";", ":", "(", ")", "'s", "'", "\""];

#[test]
fn no_words_that_rules_ask_for_panic() {
    let asking = rules::parse(ASKING).expect("the rules read");
    let piece = prop_oneof![
        6 => prop::sample::select(&ASKED[..]).prop_map(|word| format!(" {word}")),
        2 => prop::sample::select(&COUNTS[..]).prop_map(|count| format!(" {count}")),
        2 => prop::sample::select(&PAUSES[..]).prop_map(str::to_owned),
    ];
    let text = prop::collection::vec(piece, 1..16).prop_map(|pieces| pieces.concat());
    on_many(4000, &text, |text| {
        let document = document(text.trim_start());
        let _ = claim::take(&document, &read(&document), &asking, lexicon::english());
    });
}

#[test]
fn no_characters_panic_and_offsets_fit() {
    let marks = prop::sample::select(&MARKS[..]).prop_map(str::to_owned);
    let digits = prop::sample::select(&DIGITS[..]).prop_map(str::to_owned);
    let character = any::<char>().prop_map(String::from);
    let text = prop::collection::vec(prop_oneof![character, marks, digits], 0..40).prop_map(|pieces| pieces.concat());
    on_many(600, &text, |text| check(&text));
}

/// The words of a figure, its amount and its unit.
type Told = (String, Amount, String);

/// What a reading says, and of which words, wherever they stand.
fn told(reading: &Reading, text: &str) -> (Vec<Told>, Vec<(String, &'static str)>) {
    let words = |span: Span| span.slice(text).replace('\r', "");
    let figures = reading.figures.iter();
    let refused = reading.refused.iter();
    (
        figures.map(|one| (words(one.phrase), one.amount, one.unit.symbol.to_string())).collect(),
        refused.map(|one| (words(one.span), one.reason.name())).collect(),
    )
}

#[test]
fn line_ends_make_no_difference() {
    on_many(400, &glued(), |text| {
        let crlf = text.replace('\n', "\r\n");
        let (one, other) = (document(&text), document(&crlf));
        assert_eq!(told(&read(&one), &text), told(&read(&other), &crlf));
    });
}

#[test]
fn a_sentence_before_makes_no_difference() {
    let some = prop::collection::vec(prop::sample::select(sentences()), 1..6).prop_map(|some| some.join(" "));
    let before = prop::sample::select(&[
        "The garden was quiet. ",
        "Rain fell on the hills.\n\n",
        "# A quiet garden\n\n",
        "Snow fell.\r\n\r\n",
        "\u{FEFF}",
    ]);
    on_many(300, &(some, before), |(text, before)| {
        let (alone, behind) = (document(&text), document(&(before.to_owned() + &text)));
        let (alone, behind) = (read(&alone), read(&behind));
        let more = before.len();
        let moved = |span: Span| Span::new(span.start + more, span.end + more);
        let figures = alone.figures.iter().map(|one| (moved(one.number), moved(one.phrase), one.amount, one.manner));
        let others = behind.figures.iter().map(|one| (one.number, one.phrase, one.amount, one.manner));
        assert_eq!(figures.collect::<Vec<_>>(), others.collect::<Vec<_>>(), "{text:?} behind {before:?}");
        let refused = alone.refused.iter().map(|one| (moved(one.span), one.reason));
        let others = behind.refused.iter().map(|one| (one.span, one.reason));
        assert_eq!(refused.collect::<Vec<_>>(), others.collect::<Vec<_>>(), "{text:?} behind {before:?}");
    });
}
