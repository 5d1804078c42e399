//! `figcheck check`, and how a run ends.

use crate::folder::Folder;

const RULES: &str = "sources = [\"texts\"]\n[quantity.dead]\nnature = \"total\"\nof = [\"people\"]\ncue = [\"died\"]\n";

fn told(publisher: &str, sentence: &str) -> String {
    format!("---\npublisher: {publisher}\npublished: 2031-05-04\n---\n\n{sentence}\n")
}

/// Two papers of one day, and what each says.
fn two(one: &str, other: &str) -> Folder {
    let (one, other) = (told("Courier", one), told("Gazette", other));
    Folder::with(&[("rules.toml", RULES), ("texts/a.txt", &one), ("texts/b.txt", &other)])
}

fn conflicting() -> Folder {
    two("The police say 12 people died.", "In the flood 40 people died, the army said.")
}

#[test]
fn a_conflict_fails_and_names_both_places() {
    let ran = conflicting().run(&["check"]);
    let out = &ran.ends(1, &[]).out;
    let lines: Vec<&str> = out.lines().collect();
    assert!(lines.first().is_some_and(|line| line.starts_with("texts/a.txt:6:16: conflict: dead: 12, ")), "{out}");
    assert!(lines.iter().any(|line| line.starts_with("texts/b.txt:6:14: against: dead: 40, ")), "{out}");
    assert!(out.contains("  | The police say 12 people died.\n  |                ^^\n"), "{out}");
    assert!(out.contains("  = why: "), "{out}");
    assert!(out.ends_with("\n1 unreviewed conflict; 2 sources, 1 quantity, 2 claims\n"), "{out}");
    assert_eq!(ran.err, "");
}

#[test]
fn a_report_never_fails_for_what_it_finds() {
    let ran = conflicting().run(&[]);
    assert!(ran.ends(0, &[]).out.contains(" · conflict · "), "{}", ran.out);
}

#[test]
fn what_is_only_compatible_passes() {
    let folder = two("The police say at least 12 people died.", "In the flood 40 people died, the army said.");
    folder.run(&["check"]).ends(0, &[]);
    assert!(folder.run(&[]).out.contains("compatible"));
}

/// A later, higher toll by another speaker is a tension: it fails where the rules ask for that.
#[test]
fn tensions_fail_where_the_rules_say_so() {
    let folder = two("", "In the flood 40 people died, the army said.");
    let earlier = told("Courier", "The police say 12 people died.").replace("05-04", "05-02");
    folder.write("texts/a.txt", earlier.as_bytes());
    let ran = folder.run(&["check"]);
    assert!(ran.ends(0, &[]).out.starts_with("no unreviewed conflict; 2 sources"), "{}", ran.out);
    folder.write("rules.toml", format!("fail-on = \"tension\"\n{RULES}").as_bytes());
    let ran = folder.run(&["check"]);
    assert!(ran.ends(1, &[]).out.contains("texts/a.txt:6:16: tension: dead: 12"), "{}", ran.out);
    folder.run(&[]).ends(0, &[]);
}

/// What could not be read goes before what was found in the rest; wrong rules before both.
#[test]
fn unread_before_a_conflict() {
    let folder = conflicting();
    folder.write("texts/c.txt", b"\xff\xfe\x00\x01");
    let ran = folder.run(&["check"]);
    assert!(ran.ends(3, &["texts/c.txt"]).out.contains(": conflict: "), "{}", ran.out);
    folder.write("texts/sources.toml", b"[\"a.txt\"]\npublishr = \"x\"\n");
    folder.run(&["check"]).ends(2, &["texts/c.txt", "publishr"]);
}

/// In JSON too the exit code says whether there is a conflict.
#[test]
fn check_as_json() {
    let folder = conflicting();
    let ran = folder.run(&["check", "--format", "json"]);
    let report = folder.run(&["--format", "json"]);
    assert_eq!(ran.ends(1, &[]).out, report.ends(0, &[]).out);
    let value: serde_json::Value = serde_json::from_str(&ran.out).expect("JSON");
    assert_eq!(value["quantities"][0]["finding"], "conflict");
}

#[test]
fn two_runs_give_the_same_bytes() {
    let folder = conflicting();
    for args in [
        &["-v"][..],
        &["--format", "json"],
        &["check"],
        &["figures"],
        &["figures", "--format", "jsonl"],
        &["figures", "--refused"],
        &["test"],
    ] {
        let (one, other) = (folder.run(args), folder.run(args));
        assert!(!one.out.is_empty(), "{args:?}: {}", one.err);
        assert_eq!((one.code, one.out, one.err), (other.code, other.out, other.err), "{args:?}");
    }
}

const RELATED: &str = "\
[quantity.people]\nnature = \"flow\"\nof = [\"people\"]\ncue = [\"fled\"]\n\
[quantity.children]\nnature = \"flow\"\nof = [\"children\"]\ncue = [\"fled\"]\n\
[quantity.remain]\nnature = \"stock\"\nof = [\"people\"]\ncue = [\"remained\"]\n";

/// What cannot be true under a relation fails, in each place it stands; a gap does not.
#[test]
fn a_broken_relation_fails_and_a_gap_does_not() {
    let text = "About 700 people fled on 2 May 2031.\n\n900 children fled on 2 May 2031.\n\n\
        Some 5,000 people remained on 1 May 2031.\n\nOn 3 May 2031 about 2,000 people remained.\n";
    let rules = format!("{RELATED}[[relation]]\nholds = \"change(remain) = -people\"\n");
    let folder = Folder::with(&[("rules.toml", &rules), ("a.txt", text)]);
    assert!(folder.run(&["check", "a.txt"]).ends(0, &[]).out.contains("no unreviewed conflict"));
    let page = folder.run(&["a.txt"]);
    assert!(page.ends(0, &[]).out.contains("gap           remain [1], remain [2], people [1]"), "{}", page.out);
    folder.write("rules.toml", format!("{rules}[[relation]]\nholds = \"children <= people\"\n").as_bytes());
    let ran = folder.run(&["check", "a.txt"]);
    ran.ends(1, &[]);
    for said in [
        "a.txt:1:7: conflict: relation `children <= people`: people: ~700",
        "a.txt:3:1: against: children: 900",
        "900 against 700 (1.29 times), so `children <= people` cannot hold.",
        "1 unreviewed conflict; 1 source",
    ] {
        assert!(ran.out.replace("\n         ", " ").contains(said), "{said}: {}", ran.out);
    }
    // Of the quantities asked for, what is said of others is left out.
    let json = folder.run(&["--quantity", "remain", "a.txt", "--format", "json"]);
    let out = &json.ends(0, &[]).out;
    assert!(out.contains("\"change(remain) = -people\"") && !out.contains("children <= people"), "{out}");
}
