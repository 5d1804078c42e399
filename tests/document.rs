//! Pages and the sentences they read as, held as data in `tests/documents/*.toml`; and what holds
//! of every text at all.

use std::path::Path;

use figcheck::document::{Document, Known, decode, read};
use serde::Deserialize;

/// A file of pages.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    /// The pages.
    page: Vec<Page>,
}

/// A page and how it reads.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Page {
    /// What the page is there to show.
    name: String,
    /// The page.
    text: String,
    /// Each sentence after its role, "body: 45 were killed."; `⏎` is a line break inside one.
    reads: Vec<String>,
}

/// The sentences of a document, each after its role.
fn reading(document: &Document) -> Vec<String> {
    let one = |sentence: &figcheck::document::Sentence| {
        let words = sentence.span.slice(&document.text).replace("\r\n", "⏎").replace(['\n', '\r'], "⏎");
        format!("{}: {words}", sentence.role.name())
    };
    document.sentences.iter().map(one).collect()
}

fn check(page: &Page) -> Result<(), String> {
    let found = reading(&read(page.text.clone(), "page.txt", Known::default()));
    if found == page.reads {
        return Ok(());
    }
    Err(format!(
        "{}\n  expected:\n    {}\n  found:\n    {}",
        page.name,
        page.reads.join("\n    "),
        found.join("\n    ")
    ))
}

#[test]
fn pages_read_as_expected() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/documents");
    let mut files: Vec<_> =
        std::fs::read_dir(folder).expect("the folder of pages").map(|file| file.expect("a file").path()).collect();
    files.sort();
    let mut pages = 0;
    let mut wrong = Vec::new();
    for path in files {
        let text = std::fs::read_to_string(&path).expect("a file of pages");
        let file: File = toml::from_str(&text).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        pages += file.page.len();
        wrong.extend(file.page.iter().filter_map(|page| check(page).err()));
    }
    assert!(pages > 40, "only {pages} pages were found");
    assert!(wrong.is_empty(), "{} of {pages} pages:\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn what_runs_on_for_pages_is_cut_between_words() {
    const LONGEST: usize = 4_000;
    let lengths = |text: &str| -> Vec<usize> {
        let document = read(text.to_owned(), "page.txt", Known::default());
        document.sentences.iter().map(|sentence| sentence.span.slice(&document.text).len()).collect()
    };
    for piece in
        ["45 people fled, he said; ", "45 people fled, he said ", "45 people fled ", "45 Menschen flöhen ", "٤٥ ", " 5"]
    {
        let text = piece.repeat(20_000 / piece.len());
        let lengths = lengths(&text);
        assert!((5..8).contains(&lengths.len()), "{piece:?}: {lengths:?}");
        assert!(lengths.iter().all(|length| *length <= LONGEST), "{piece:?}: {lengths:?}");
        let left = text.trim().len() - lengths.iter().sum::<usize>();
        assert!(left <= lengths.len(), "{piece:?}: {left} bytes lost");
    }
    // One word is not cut, however long.
    let word = "a".repeat(9_000);
    assert_eq!(lengths(&format!("He wrote {word} and left.")), ["He wrote ".len() - 1, 9_000, "and left.".len()]);
}

/// Numbers that look random and are the same on every run (xorshift).
struct Chance(u64);

impl Chance {
    fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % limit as u64).expect("a small number")
    }
}

/// What pages are made of, and what breaks readers of pages.
const PIECES: &[&str] = &[
    "About 50,000 civilians",
    " fled.",
    " ",
    "\n",
    "\r\n",
    "\r",
    "\n\n",
    ". ",
    "! ",
    "?",
    "…",
    "U.S. ",
    "Gen. ",
    "No. 5",
    "\"",
    "“",
    "”",
    "’",
    "(",
    ")",
    "[",
    "]",
    "](",
    "[3]",
    "- ",
    "• ",
    "1. ",
    "50. ",
    "— ",
    "--",
    "> ",
    ">50",
    "# ",
    "#",
    "===",
    "---",
    "+++",
    "```",
    "~~~",
    "|",
    "| a | b |",
    "|---|",
    "\t",
    "    ",
    "\u{a0}",
    "\u{feff}",
    "\u{2028}",
    "é",
    "é",
    "日本。",
    "؟",
    "।",
    "😀",
    "\u{0}",
    "0:00",
    "14:13",
    "851 0",
    "16x9 Image",
    "WATCH:",
    "[A B/Agency]",
    "(Photo: X)",
    "please wait",
    "key: value",
    "published: x",
    "Dec 10, 2016",
    "By ",
    "About ",
    "©",
    "3.5",
    "a.m. ",
    "The",
    "the ",
    ",",
    ":",
    "*",
    "_",
    "İstanbul",
    "ẞ",
];

fn made_up(chance: &mut Chance) -> String {
    (0..chance.below(60)).map(|_| *PIECES.get(chance.below(PIECES.len())).expect("a piece")).collect()
}

#[test]
fn sentences_are_in_order_apart_and_whole() {
    let mut chance = Chance(0x9E37_79B9_7F4A_7C15);
    let mut sentences = 0;
    for _ in 0..4000 {
        let text = made_up(&mut chance);
        let document = read(text.clone(), "a.txt", Known::default());
        assert_eq!(document.text, text, "the text is kept as it was");
        let mut end = 0;
        let mut paragraph = 0;
        for sentence in &document.sentences {
            let span = sentence.span;
            let words =
                text.get(span.start..span.end).unwrap_or_else(|| panic!("{span:?} cuts a character of {text:?}"));
            assert!(end <= span.start, "{span:?} overlaps in {text:?}");
            assert_eq!(words.trim(), words, "space around a sentence of {text:?}");
            assert!(words.chars().any(char::is_alphanumeric), "a sentence without words in {text:?}");
            assert!(paragraph <= sentence.paragraph, "paragraphs out of order in {text:?}");
            (end, paragraph) = (span.end, sentence.paragraph);
            sentences += 1;
        }
    }
    assert!(sentences > 10_000, "the made-up texts hold only {sentences} sentences");
}

#[test]
fn no_digit_of_the_body_is_lost() {
    // Whatever the marks, a digit stands in a sentence, save for the numbers of list items and
    // for front matter.
    let mut chance = Chance(42);
    for _ in 0..2000 {
        let text = made_up(&mut chance).replace("1. ", "").replace("50. ", "").replace("---", "").replace("+++", "");
        let document = read(text.clone(), "a.txt", Known::default());
        for (at, _) in text.match_indices(|c: char| c.is_ascii_digit()) {
            let held = document.sentences.iter().any(|sentence| sentence.span.start <= at && at < sentence.span.end);
            let rest = text.get(at..).expect("a match starts a character");
            let numbers_item = rest.trim_start_matches(|c: char| c.is_ascii_digit()).starts_with(['.', ')']);
            assert!(held || numbers_item, "the digit at {at} of {text:?} stands in no sentence");
        }
    }
}

#[test]
fn any_bytes_are_text_or_are_refused() {
    let mut chance = Chance(7);
    for _ in 0..2000 {
        let mut bytes = made_up(&mut chance).into_bytes();
        for _ in 0..chance.below(3) {
            let at = chance.below(bytes.len() + 1);
            bytes.insert(at, u8::try_from(chance.below(256)).expect("a byte"));
        }
        match decode(&bytes) {
            Ok(text) => assert_eq!(read(text.to_owned(), "a.txt", Known::default()).text.as_bytes(), bytes),
            Err(refused) => assert!(!refused.to_string().is_empty()),
        }
    }
}

#[test]
fn line_ends_change_nothing_but_offsets() {
    let mut chance = Chance(99);
    for _ in 0..1000 {
        let unix = made_up(&mut chance).replace('\r', "");
        let plain = reading(&read(unix.clone(), "a.txt", Known::default()));
        for ends in ["\r\n", "\r"] {
            let other = unix.replace('\n', ends);
            // The keys of front matter end with a line feed.
            if other.starts_with(['-', '+', '\u{feff}']) {
                continue;
            }
            assert_eq!(reading(&read(other, "a.txt", Known::default())), plain, "{ends:?} in {unix:?}");
        }
    }
}

#[test]
fn long_texts_without_shape_are_read_to_their_end() {
    // Looking back over the page for each line, bracket or stop, or one call inside another for
    // each of them, would end in hours or in a full stack.
    for piece in [
        "a. ", "U.S. ", "- a\n", "| a ", "(", "[", "](", "> ", "1. ", "a\n", "— A\n", "the\n", "“. ", "```\n", "….",
        "A | ", "(a) ", "(a.) ",
    ] {
        let text = piece.repeat(200_000 / piece.len());
        let length = text.len();
        let document = read(text, "a.txt", Known::default());
        assert!(document.sentences.iter().all(|sentence| sentence.span.end <= length));
    }
}

#[test]
fn a_byte_order_mark_and_front_matter_keep_offsets() {
    let text = "\u{feff}---\r\ntitle: T\r\npublished: soon\r\n---\r\nSome 500 fled.\r\n";
    let document = read(text.to_owned(), "a.md", Known::default());
    let read: Vec<_> = document.sentences.iter().map(|one| one.span.slice(text)).collect();
    assert_eq!(read, ["T", "Some 500 fled."]);
    assert!(document.notes[0].starts_with("line 3: "), "{:?}", document.notes);
}

#[test]
fn the_rule_file_comes_before_sources_toml_before_front_matter() {
    use figcheck::rules::Declared;
    let text = "---\npublisher: Front\ntitle: Front\nid: front\nurl: front\n---\nBody.";
    let beside = Declared { publisher: Some("Beside".into()), title: Some("Beside".into()), ..Declared::default() };
    let rules = Declared { publisher: Some("Rules".into()), ..Declared::default() };
    let meta = read(text.to_owned(), "a.md", Known { rules: Some(&rules), beside: Some(&beside) }).meta;
    assert_eq!(meta.publisher.as_deref(), Some("Rules"));
    assert_eq!(meta.title.as_deref(), Some("Beside"));
    assert_eq!((meta.id.as_str(), meta.url.as_deref(), meta.published), ("front", Some("front"), None));
}
