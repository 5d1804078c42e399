//! How well whole stories are read: invented articles in `tests/stories/`, with what a careful reader notes of each declared
//! quantity (`expected.toml`), written by people who had not seen the program.
//!
//! A story here is not meant to be read without a fault, and no test says that it is. This one says how much of it is, and
//! fails where a change makes it less: `cargo test --test accuracy -- --nocapture` prints the table. A floor is raised when
//! the reading gets better, in the change that makes it so.

#![expect(clippy::panic, clippy::indexing_slicing, reason = "a measure of the program, printed")]

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::process::Command;

use serde::Deserialize;
use serde_json::Value;

/// What of a story is right, in per cent and at least: figures taken that are asked for, figures asked for that are taken,
/// those of them that are read as written,
/// pairs called a conflict that are one, conflicts called so, and pairs judged as a reader judges them.
const FLOORS: [(&str, usize); 6] = [
    ("figures, precision", 88),
    ("figures, recall", 72),
    ("values", 96),
    ("conflicts, precision", 68),
    ("conflicts, recall", 43),
    ("verdicts", 46),
];

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Expected {
    figure: Vec<Figure>,
    pair: Vec<Pair>,
}

/// A figure that counts for a declared quantity, in canonical notation. Who says it, when it holds and how surely are for the reader of the file.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Figure {
    id: String,
    file: String,
    /// Words of the file that stand there once.
    quote: String,
    /// The number among them.
    number: String,
    quantity: String,
    figure: String,
    #[serde(rename = "claimant")]
    _claimant: Option<String>,
    #[serde(rename = "when")]
    _when: Option<String>,
    #[serde(rename = "status")]
    _status: String,
}

/// Two figures, and how they stand to each other.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Pair {
    left: String,
    right: String,
    verdict: String,
    #[serde(rename = "why")]
    _why: String,
}

/// Where a claim stands: its file, and the first byte of its number.
type Place = (String, u64);

/// What was counted in one story, or in all.
#[derive(Default)]
struct Score {
    taken: usize,
    asked: usize,
    right: usize,
    read: usize,
    pairs: usize,
    judged: usize,
    conflicts: usize,
    called: usize,
    rightly: usize,
}

impl Score {
    fn add(&mut self, other: &Self) {
        self.taken += other.taken;
        self.asked += other.asked;
        self.right += other.right;
        self.read += other.read;
        self.pairs += other.pairs;
        self.judged += other.judged;
        self.conflicts += other.conflicts;
        self.called += other.called;
        self.rightly += other.rightly;
    }

    /// In the order of [`FLOORS`].
    fn per_cent(&self) -> [usize; 6] {
        let of = |part: usize, whole: usize| (100 * part).checked_div(whole).unwrap_or(100);
        [
            of(self.right, self.taken),
            of(self.right, self.asked),
            of(self.read, self.right),
            of(self.rightly, self.called),
            of(self.rightly, self.conflicts),
            of(self.judged, self.pairs),
        ]
    }
}

fn stories() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/stories");
    let entries = std::fs::read_dir(&folder).expect("the stories are there");
    let mut stories: Vec<_> =
        entries.map(|entry| entry.expect("an entry").path()).filter(|path| path.is_dir()).collect();
    stories.sort();
    stories
}

fn run(story: &Path, arguments: &[&str]) -> String {
    let run = Command::new(env!("CARGO_BIN_EXE_figcheck")).current_dir(story).args(arguments).output();
    let run = run.expect("the program runs");
    let errors = String::from_utf8_lossy(&run.stderr);
    assert!(run.status.success(), "{}: {errors}", story.display());
    String::from_utf8(run.stdout).expect("what is printed is text")
}

fn place(claim: &Value) -> Place {
    let path = claim["path"].as_str().expect("a path");
    (path.rsplit('/').next().unwrap_or(path).to_owned(), claim["start"].as_u64().expect("an offset"))
}

/// Where each figure's number stands, by the words around it.
fn span(story: &Path, figure: &Figure) -> (u64, u64) {
    let text = std::fs::read_to_string(story.join(&figure.file)).expect("an article");
    let mut found = text.match_indices(&figure.quote);
    let (Some((at, _)), None) = (found.next(), found.next()) else {
        panic!("{}: {:?} stands not once in {}", figure.id, figure.quote, figure.file);
    };
    let start = at + figure.quote.find(&figure.number).expect("the number stands among its words");
    (start as u64, (start + figure.number.len()) as u64)
}

/// Whether a verdict is as good as the one expected: what cannot be compared may be asked about, and the other way round.
fn is_as_good(told: &str, expected: &str) -> bool {
    let good: &[&str] = match expected {
        "agree" | "repeat" => &["agree", "repeat"],
        "compatible" => &["compatible", "part", "agree"],
        "not-comparable" => &["not-comparable", "tension", "part"],
        "part" => &["part", "compatible"],
        "superseded" => &["superseded", "tension"],
        "tension" => &["tension", "not-comparable", "superseded"],
        _ => &["conflict"],
    };
    good.contains(&told)
}

fn score(story: &Path) -> Score {
    let file = std::fs::read_to_string(story.join("expected.toml")).expect("what is expected");
    let expected: Expected = toml::from_str(&file).unwrap_or_else(|error| panic!("{}: {error}", story.display()));
    let figures = run(story, &["figures", "--format", "jsonl"]);
    let mut taken: BTreeMap<(String, Place), (u64, String)> = BTreeMap::new();
    for line in figures.lines() {
        let figure: Value = serde_json::from_str(line).expect("a figure");
        if let Some(quantity) = figure["quantity"].as_str() {
            let notation = figure["figure"].as_str().expect("its notation").to_owned();
            let end = figure["end"].as_u64().expect("an end");
            taken.insert((quantity.to_owned(), place(&figure)), (end, notation));
        }
    }
    let mut matched: BTreeMap<&str, Place> = BTreeMap::new();
    let mut right = BTreeSet::new();
    let mut read = 0;
    for figure in &expected.figure {
        let (start, end) = span(story, figure);
        let hit = taken.iter().find(|((quantity, (file, from)), (to, _))| {
            *quantity == figure.quantity && *file == figure.file && *from < end && start < *to
        });
        if let Some((claim, (_, notation))) = hit {
            read += usize::from(notation.replace(' ', "") == figure.figure.replace(' ', ""));
            matched.insert(&figure.id, claim.1.clone());
            right.insert(claim);
        }
    }
    let report: Value = serde_json::from_str(&run(story, &["report", "--format", "json"])).expect("a report");
    let (verdicts, repeats) = judged(&report);
    let mut score = Score {
        taken: taken.len(),
        asked: expected.figure.len(),
        right: right.len(),
        read,
        pairs: expected.pair.len(),
        ..Score::default()
    };
    for pair in &expected.pair {
        let quantity = |id: &str| expected.figure.iter().find(|figure| figure.id == id).map(|figure| &figure.quantity);
        let quantity = quantity(&pair.left).unwrap_or_else(|| panic!("{}: no figure {}", story.display(), pair.left));
        let told = matched.get(&*pair.left).zip(matched.get(&*pair.right)).and_then(|(left, right)| {
            let alike = |place: &Place| {
                let again = repeats.get(&(quantity.clone(), place.clone())).into_iter().flatten().cloned();
                std::iter::once(place.clone()).chain(again).collect::<Vec<_>>()
            };
            let others = alike(right);
            let mut pairs =
                alike(left).into_iter().flat_map(|one| others.iter().map(move |other| (one.clone(), other)));
            pairs.find_map(|(one, other)| verdicts.get(&(quantity.clone(), one, other.clone())).cloned())
        });
        let told = told.unwrap_or_default();
        score.judged += usize::from(is_as_good(&told, &pair.verdict));
        score.conflicts += usize::from(pair.verdict == "conflict");
        score.called += usize::from(told == "conflict");
        score.rightly += usize::from(told == "conflict" && pair.verdict == "conflict");
    }
    score
}

type Verdicts = BTreeMap<(String, Place, Place), String>;
type Repeats = BTreeMap<(String, Place), Vec<Place>>;

/// The verdicts of a report, each under both orders, and for each claim those that say it again.
fn judged(report: &Value) -> (Verdicts, Repeats) {
    let (mut verdicts, mut repeats) = (Verdicts::new(), Repeats::new());
    for quantity in report["quantities"].as_array().expect("quantities") {
        let id = quantity["id"].as_str().expect("an id").to_owned();
        let claims = quantity["claims"].as_array().expect("claims");
        let places: BTreeMap<&str, Place> =
            claims.iter().filter_map(|one| Some((one["id"].as_str()?, place(one)))).collect();
        for pair in quantity["comparisons"].as_array().expect("comparisons") {
            let place = |side: &str| places.get(pair[side].as_str().unwrap_or_default()).cloned();
            let (Some(left), Some(right)) = (place("left"), place("right")) else { continue };
            let verdict = pair["verdict"].as_str().expect("a verdict").to_owned();
            for (one, other) in [(&left, &right), (&right, &left)] {
                if verdict == "repeat" {
                    repeats.entry((id.clone(), one.clone())).or_default().push(other.clone());
                }
                verdicts.insert((id.clone(), one.clone(), other.clone()), verdict.clone());
            }
        }
    }
    (verdicts, repeats)
}

#[test]
fn whole_stories_are_read_no_worse_than_they_were() {
    let mut all = Score::default();
    let mut table = String::from("story                      figures P/R   values   conflicts P/R   verdicts\n");
    let mut row = |name: &str, score: &Score| {
        let [precision, recall, values, conflicts, heard, verdicts] = score.per_cent();
        writeln!(table, "{name:24}   {precision:3}/{recall:<3}          {values:3}         {conflicts:3}/{heard:<3}         {verdicts:3}")
            .expect("a row");
    };
    for story in stories() {
        let score = score(&story);
        row(&story.file_name().unwrap_or_default().to_string_lossy(), &score);
        all.add(&score);
    }
    row("all", &all);
    println!("{table}");
    let fallen: Vec<String> = FLOORS
        .iter()
        .zip(all.per_cent())
        .filter(|((_, floor), told)| told < floor)
        .map(|((what, floor), told)| format!("{what}: {told} per cent, and no more than {floor} before"))
        .collect();
    assert!(fallen.is_empty(), "{}\n{table}", fallen.join("\n"));
}
