//! `figcheck test`.

use crate::folder::Folder;

const RULES: &str = r#"
[quantity.fled]
of = ["people"]
cue = ["fled"]
unless-near = ["young"]

[[quantity.fled.example]]
text = "About 50,000 people fled."
expect = ["~50000"]

[[quantity.fled.example]]
text = "Some 60 young people fled, and 12 people stayed."
expect = ["~60"]

[quantity.depth]
unit = "length"
cue = ["deep"]

[[quantity.depth.example]]
text = "The water was 2 metres deep."
expect = []
"#;

#[test]
fn an_example_that_fails_is_shown_at_its_place() {
    let folder = Folder::with(&[("rules.toml", RULES)]);
    let ran = folder.run(&["test"]);
    let fled = "rules.toml:11:1: fails: fled\n  | Some 60 young people fled, and 12 people stayed.\n  \
                = expected: ~60\n  = took: nothing\n";
    let depth =
        "rules.toml:19:1: fails: depth\n  | The water was 2 metres deep.\n  = expected: nothing\n  = took: 2 m\n";
    for shown in [fled, depth] {
        assert!(ran.ends(1, &[]).out.contains(shown), "{}", ran.out);
    }
    assert!(ran.out.contains("  = left: \"60\": "), "it says why: {}", ran.out);
    assert!(!ran.out.contains("50,000"), "what holds is not shown: {}", ran.out);
    assert!(ran.out.ends_with("\n\n2 of 3 examples fail\n"), "{}", ran.out);
}

#[test]
fn every_example_is_shown_when_asked_for() {
    let folder = Folder::with(&[("rules.toml", RULES)]);
    let ran = folder.run(&["test", "-v"]);
    let holds = "rules.toml:7:1: holds: fled\n  | About 50,000 people fled.\n  = took: ~50000\n";
    assert!(ran.ends(1, &[]).out.contains(holds), "{}", ran.out);
    assert_eq!(ran.out.matches(": fails: ").count(), 2);
}

#[test]
fn one_quantity_alone() {
    let folder = Folder::with(&[("rules.toml", RULES)]);
    let ran = folder.run(&["test", "--quantity", "depth"]);
    assert!(ran.ends(1, &[]).out.ends_with("\nthe 1 example fails\n"), "{}", ran.out);
    assert!(!ran.out.contains("fled"), "{}", ran.out);
}

/// A failing example is for who writes the rules; a report goes on.
#[test]
fn an_example_that_fails_stops_no_report() {
    let folder = Folder::with(&[("rules.toml", RULES), ("a.txt", "About 500 people fled.\n")]);
    folder.run(&["test"]).ends(1, &[]);
    for args in [&["a.txt"][..], &["check", "a.txt"], &["figures", "a.txt"]] {
        assert_eq!(folder.run(args).ends(0, &[]).err, "");
    }
}

#[test]
fn rules_whose_examples_hold() {
    let holding = RULES.replace("[\"~60\"]", "[]").replace("expect = []\n\"#", "");
    let holding = holding.replace("2 metres deep", "deep");
    let folder = Folder::with(&[("rules.toml", &holding)]);
    assert_eq!(folder.run(&["test"]).ends(0, &[]).out, "all 3 examples hold\n");
    assert_eq!(folder.run(&["test", "-q"]).ends(0, &[]).out, "");
    let folder = Folder::with(&[("rules.toml", "[quantity.fled]\nof = [\"people\"]\n")]);
    assert_eq!(folder.run(&["test"]).ends(0, &[]).out, "no example to try; without an example: fled\n");
}

#[test]
fn examples_as_json_lines() {
    let folder = Folder::with(&[("deep/rules.toml", RULES)]);
    let ran = folder.run(&["test", "--rules", "deep/rules.toml", "--format", "jsonl"]);
    let lines = ran.ends(1, &[]).lines();
    let first = serde_json::json!({
        "quantity": "fled", "path": "deep/rules.toml", "line": 7, "column": 1, "text": "About 50,000 people fled.",
        "expect": ["~50000"], "took": ["~50000"], "holds": true,
    });
    assert_eq!(lines.first(), Some(&first));
    assert_eq!(lines.iter().map(|line| line["holds"] == true).collect::<Vec<_>>(), [true, false, false]);
}

/// The examples need rules, and rules without errors.
#[test]
fn there_must_be_rules_to_try() {
    Folder::with(&[]).run(&["test"]).ends(2, &["no rules.toml"]);
    Folder::with(&[("rules.toml", "titel = \"x\"\n")]).run(&["test"]).ends(2, &["did you mean `title`?"]);
}
