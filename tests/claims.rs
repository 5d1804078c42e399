//! The corpus of claims: short texts, and what the rules take from them. A file for each point in
//! `tests/claims/`, with the rule file its cases share.
//!
//! A claim is written `number words => quantity figure | who | when | where | status`, and behind that what
//! else holds of it. `-` is nobody, or nowhere; `?` behind a time or a place says that the text names
//! none, `~` that its time is that of the figures around it. A case whose claims are wrong today
//! asserts them all the same, and says in `fixme` what is right.
//!
//! To add cases, write `text` on one line and run `FIGCHECK_BLESS=1 cargo test --test claims`: it
//! fills in the claims of today. Then read every one of them.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use figcheck::claim::{self, Claim, People, Scope, Speaker};
use figcheck::document::{self, Known};
use figcheck::figure::{self, Manner};
use figcheck::rules::{self, Declared, Rules};
use figcheck::window::{Moment, TimeOfDay};
use figcheck::{lexicon, notation};
use serde::Deserialize;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Topic {
    rules: String,
    /// When its texts were published; left out, nobody knows.
    published: Option<String>,
    case: Vec<Case>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    /// What the case shows.
    point: String,
    text: String,
    publisher: Option<String>,
    #[serde(default)]
    claims: Vec<String>,
    #[serde(default)]
    fixme: Option<String>,
}

fn speaker(who: &Speaker) -> String {
    who.id.as_ref().map_or_else(|| who.name.clone(), |id| format!("{} [{id}]", who.name))
}

/// A claim on one line.
fn written(claim: &Claim, all: &[Claim]) -> String {
    let figure = notation::canonical(&claim.amount, &claim.unit);
    let mut who = claim.claimant.as_ref().map_or_else(|| "-".to_owned(), speaker);
    if let Some(relay) = &claim.relay {
        let _ = write!(who, " via {}", speaker(relay));
    }
    let mut when = claim.window.to_string();
    if let Some(TimeOfDay::Part(part)) = claim.window.to.and_then(|to| to.time) {
        let _ = write!(when, " {}", part.name());
    }
    match (claim.window.assumed, claim.window.carried) {
        (true, _) => when.push('?'),
        (_, true) => when.push('~'),
        _ => {}
    }
    let place = match &claim.scope {
        None => "-".to_owned(),
        Some(Scope { unlisted: Some(name), .. }) => format!("{name}?"),
        Some(scope) => format!("{}{}", scope.place, if scope.assumed { "?" } else { "" }),
    };
    let (text, quantity, status) = (&claim.evidence.text, &claim.quantity, claim.status.name());
    let mut line = format!("{text} => {quantity} {figure} | {who} | {when} | {place} | {status}");
    if let Some(whole) = claim.part_of.and_then(|whole| all.get(whole)) {
        let _ = write!(line, " | part of {}", whole.evidence.text);
    }
    if let Some(rival) = claim.against.and_then(|rival| all.get(rival)) {
        let _ = write!(line, " | against {}", rival.evidence.text);
    }
    for other in &claim.combined_with {
        let _ = write!(line, " | with {other}");
    }
    let put = match claim.manner {
        Manner::Stated => None,
        Manner::Denied => Some("denied"),
        Manner::Before => Some("before"),
        Manner::After => Some("after"),
        Manner::Added => Some("added"),
        Manner::Removed => Some("removed"),
        Manner::Seen => Some("seen"),
        Manner::Besides => Some("besides"),
        Manner::Own => Some("own"),
        Manner::Kind => Some("kind"),
        Manner::Trade => Some("trade"),
        Manner::Corrected => Some("corrected"),
        Manner::Unreported => Some("unreported"),
    };
    let nation = match &claim.people {
        Some(People::Nation(name)) => Some(name.as_str()),
        _ => None,
    };
    for word in put.into_iter().chain(nation).chain(claim.older.then_some("older")) {
        let _ = write!(line, " | {word}");
    }
    if let Some(day) = claim.on_day {
        let _ = write!(line, " | on {day}");
    }
    line
}

fn read(case: &Case, published: Option<&str>, rules: &Rules) -> Vec<String> {
    let declared = Declared {
        publisher: case.publisher.clone(),
        published: published.and_then(Moment::parse),
        ..Declared::default()
    };
    let known = Known { rules: Some(&declared), beside: None };
    let document = document::read(case.text.clone(), "text.txt", known);
    let english = lexicon::english();
    let taken = claim::take(&document, &figure::read(&document, english), rules, english);
    taken.claims.iter().map(|claim| written(claim, &taken.claims)).collect()
}

fn files() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/claims");
    let entries = std::fs::read_dir(&folder).expect("the corpus is there");
    let mut files: Vec<_> = entries.map(|entry| entry.expect("an entry").path()).collect();
    files.sort();
    files
}

fn topic(path: &Path) -> (Topic, Rules) {
    let text = std::fs::read_to_string(path).expect("a readable file");
    let parsed = toml::from_str(&text).map_err(|error| format!("{}: {error}", path.display()));
    let topic: Topic = parsed.expect("a file as written");
    let rules = rules::parse(&topic.rules).expect("the rules read");
    (topic, rules)
}

/// Writes the claims of today under every text of a file. Comments and `fixme` stay.
fn bless(path: &Path) {
    let (topic, rules) = topic(path);
    let old = std::fs::read_to_string(path).expect("a readable file");
    let mut new = String::new();
    let mut cases = topic.case.iter();
    let mut in_claims = false;
    for line in old.lines() {
        let opens = line.starts_with("claims = [");
        if opens || in_claims {
            in_claims = !line.ends_with(']') && (opens || in_claims);
            continue;
        }
        new.push_str(line);
        new.push('\n');
        if line.starts_with("text = ") {
            let claims = read(cases.next().expect("a case for each text"), topic.published.as_deref(), &rules);
            let _ = match claims.len() {
                0 => writeln!(new, "claims = []"),
                _ => writeln!(
                    new,
                    "claims = [\n{}]",
                    claims.iter().map(|claim| format!("  {},\n", quoted(claim))).collect::<String>()
                ),
            };
        }
    }
    std::fs::write(path, new).expect("the corpus can be written");
}

/// A string as TOML writes it, on one line.
fn quoted(text: &str) -> String {
    format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\"").replace('\n', " "))
}

#[test]
fn every_text_gives_the_claims_written() {
    let mut wrong = String::new();
    let mut count = 0;
    for path in files() {
        if std::env::var_os("FIGCHECK_BLESS").is_some() {
            bless(&path);
        }
        let (topic, rules) = topic(&path);
        for case in &topic.case {
            count += 1;
            let claims = read(case, topic.published.as_deref(), &rules);
            if claims != case.claims {
                let file = path.file_name().unwrap_or_default().to_string_lossy();
                let _ = writeln!(wrong, "{file}: {}\n  {}", case.point, case.text);
                let _ = writeln!(wrong, "  is   {claims:#?}\n  want {:#?}", case.claims);
                if let Some(right) = &case.fixme {
                    let _ = writeln!(wrong, "  (known to be wrong; right is: {right})");
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
    assert!(90 <= count, "the corpus holds {count} texts");
}
