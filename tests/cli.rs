//! The program itself, run in folders of its own: what it reads, what it refuses, how it ends.

#![expect(clippy::indexing_slicing, reason = "a missing field of JSON fails the test")]

use std::path::Path;
use std::process::Stdio;

use folder::{Folder, Ran};

#[path = "cli/check.rs"]
mod check;
#[path = "cli/examples.rs"]
mod examples;
#[path = "cli/figures.rs"]
mod figures;
#[path = "cli/folder.rs"]
mod folder;
#[path = "cli/forms.rs"]
mod forms;
#[path = "cli/outputs.rs"]
mod outputs;
#[path = "cli/review.rs"]
mod review;
#[path = "cli/rules.rs"]
mod rules;
#[path = "cli/texts.rs"]
mod texts;

const RULES: &str = "title = \"A slide\"\nsources = [\"texts\"]\n\n[quantity.moved]\nof = [\"people\"]\n";
const TEXT: &str = "About 500 people were moved.\n";

fn ready() -> Folder {
    Folder::with(&[("rules.toml", RULES), ("texts/a.txt", TEXT), ("texts/b.md", TEXT)])
}

/// Wrong usage ends with 2 and says what would be right.
#[test]
fn bad_usage() {
    let folder = ready();
    for (args, said) in [
        (&["--format", "xml"][..], &["xml", "table", "json"][..]),
        (&["check", "--format", "table"], &["text", "json"]),
        (&["figures", "--format", "json"], &["table", "jsonl"]),
        (&["figures", "--min", "many"], &["not a number"]),
        (&["figures", "--min", "9", "--max", "3"], &["--min 9 is more than --max 3"]),
        (&["figures", "--refused", "--unit", "km"], &["--unit"]),
        (&["-q", "-v"], &["--verbose"]),
        (&["figures", "--refused", "--quantity", "moved"], &["--quantity"]),
        (&["figures", "--unclaimed", "--quantity", "moved"], &["--quantity"]),
        (&["figures", "--unit", "banana"], &["--unit banana", "kinds: count, share, money", "percent, USD"]),
        (&["figures", "--unit", ""], &["no such kind or unit"]),
        (&["test", "--format", "json"], &["text", "jsonl"]),
        (&["test", "texts"], &["unexpected argument 'texts'"]),
        (&["tset"], &["did you mean `figcheck test`?"]),
        (&["--quantity", "mvoed"], &["no quantity \"mvoed\"", "moved"]),
        (&["check", "--quantity", "moved", "--quantity", "gone"], &["no quantity \"gone\"", "moved"]),
        (&["test", "--quantity", "gone"], &["no quantity \"gone\"", "moved"]),
        (&["-", "-"], &["only once"]),
        (&["--color", "sometimes"], &["auto", "always", "never"]),
        (&["--rules", "other.toml"], &["other.toml", "no such file"]),
        (&["texts/none.txt"], &["\"texts/none.txt\"", "no such file"]),
        (&["texts/*.html"], &["no source matches \"texts/*.html\""]),
        (&["texts/[.txt"], &["\"texts/[.txt\""]),
        (&["reprot"], &["did you mean `figcheck report`?"]),
        (&["texts", "--output", "nowhere/report.txt"], &["nowhere/report.txt"]),
        (&["texts", "--output", "texts"], &["cannot write texts"]),
    ] {
        let ran = folder.run(args);
        ran.ends(2, said);
    }
}

#[test]
fn without_a_rule_file_it_says_how_to_start() {
    let folder = Folder::with(&[("a.txt", TEXT)]);
    for args in [&[][..], &["a.txt"], &["report", "a.txt"], &["check", "a.txt"]] {
        folder.run(args).ends(2, &["no rules.toml", "--rules FILE", "[quantity.people-fled]", "figcheck figures"]);
    }
}

#[test]
fn figures_need_no_rule_file_but_a_source() {
    let folder = Folder::with(&[("a.txt", TEXT)]);
    folder.run(&["figures", "a.txt"]).ends(0, &[]);
    folder.run(&["figures", "."]).ends(0, &[]);
    folder.run(&["figures"]).ends(2, &["no source is named"]);
    folder.run(&["figures", "a.txt", "--quantity", "moved"]).ends(2, &["no quantity \"moved\""]);
}

#[test]
fn the_rule_file_is_looked_for_upwards() {
    let folder = ready();
    let ran = Ran::of(folder.command(&[".", "--format", "json"]).current_dir(folder.path("texts")));
    ran.ends(0, &[]);
    assert_eq!(ran.sources().len(), 2);
}

#[test]
fn sources_of_the_command_line_stand_for_those_of_the_rules() {
    let folder = ready();
    folder.write("other.txt", TEXT.as_bytes());
    let ran = folder.run(&["other.txt", "--format", "json"]);
    assert_eq!(ran.ends(0, &[]).sources(), ["other.txt"]);
    // The same file by two names is one source, and `./` is not repeated.
    let ran = folder.run(&["./other.txt", "other.txt", "oth*.txt", "--format", "json"]);
    assert_eq!(ran.ends(0, &[]).sources(), ["other.txt"]);
}

#[test]
fn of_a_folder_the_texts_are_read() {
    let folder = Folder::with(&[
        ("rules.toml", RULES),
        ("texts/b.md", TEXT),
        ("texts/a.TXT", TEXT),
        ("texts/deep/c.markdown", TEXT),
        ("texts/README.md", TEXT),
        ("texts/.hidden.txt", TEXT),
        ("texts/picture.png", "PNG"),
    ]);
    let ran = folder.run(&["texts", "--format", "json"]);
    assert_eq!(ran.ends(0, &[]).sources(), ["texts/a.TXT", "texts/b.md", "texts/deep/c.markdown"]);
    let ran = folder.run(&["texts/README.md", "--format", "json"]);
    assert_eq!(ran.ends(0, &[]).sources(), ["texts/README.md"]);
    let ran = folder.run(&["texts/**/*.m*", "--format", "json"]);
    assert_eq!(ran.ends(0, &[]).sources(), ["texts/README.md", "texts/b.md", "texts/deep/c.markdown"]);
}

#[test]
fn a_folder_without_texts_is_no_source() {
    let folder = Folder::with(&[("rules.toml", RULES), ("texts/picture.png", "PNG")]);
    folder.run(&["texts"]).ends(2, &["no source in texts", ".txt"]);
}

/// Each is named, the rest is reported, and the run ends with 3.
#[test]
fn unreadable_sources() {
    let bad: [(&str, &[u8]); 4] = [
        ("latin.txt", b"Caf\xe9 closed: 12 people left.\n"),
        ("binary.txt", b"\x00\x01\x02\xff"),
        ("empty.txt", b""),
        ("blank.txt", b" \n\n"),
    ];
    for (name, bytes) in bad {
        let folder = ready();
        folder.write(&format!("texts/{name}"), bytes);
        let ran = folder.run(&["texts", "--format", "json"]);
        ran.ends(3, &[&format!("texts/{name} ")]);
        assert_eq!(ran.sources(), ["texts/a.txt", "texts/b.md"]);
    }
}

#[test]
fn a_link_to_nothing_is_a_source_unread() {
    let folder = ready();
    #[cfg(unix)]
    {
        std::os::unix::fs::symlink("gone.txt", folder.path("texts/link.txt")).expect("a link");
        let ran = folder.run(&["texts", "--format", "json"]);
        ran.ends(3, &["link.txt"]);
        assert_eq!(ran.sources().len(), 2);
        folder.run(&["texts/link.txt"]).ends(3, &["texts/link.txt cannot be read"]);
    }
}

/// A pattern that names nothing is said; what the others name is still reported; 2 before 3.
#[test]
fn two_before_three() {
    let folder = ready();
    folder.write("texts/empty.txt", b"");
    let ran = folder.run(&["texts", "gone.txt", "--format", "json"]);
    ran.ends(2, &["gone.txt", "texts/empty.txt is empty"]);
    assert_eq!(ran.sources(), ["texts/a.txt", "texts/b.md"]);
}

/// Editors leave links to nothing under hidden names, and folders may hold links to themselves.
#[cfg(unix)]
#[test]
fn links_that_are_no_sources_are_no_failure() {
    let folder = ready();
    std::os::unix::fs::symlink("somebody@somewhere", folder.path("texts/.#a.txt")).expect("a link");
    std::os::unix::fs::symlink(".", folder.path("texts/again")).expect("a link");
    let ran = folder.run(&["texts", "--format", "json"]);
    assert_eq!(ran.ends(0, &[]).sources(), ["texts/a.txt", "texts/b.md"]);
}

#[test]
fn a_declared_name_without_a_file_is_told() {
    let folder = ready();
    folder.write("texts/sources.toml", b"[\"a.text\"]\npublisher = \"Gazette\"\n");
    let ran = folder.run(&["texts", "--format", "json"]);
    assert_eq!(ran.ends(0, &[]).sources(), ["texts/a.txt", "texts/b.md"]);
}

#[test]
fn standard_input_is_a_source() {
    let folder = ready();
    let ran = folder.fed(&["-", "texts/a.txt", "--format", "json"], TEXT);
    assert_eq!(ran.ends(0, &[]).sources(), ["-", "texts/a.txt"]);
    folder.run(&["figures", "-"]).ends(3, &["- is empty"]);
}

#[test]
fn output_is_written_whole_or_not_at_all() {
    let folder = ready();
    let printed = folder.run(&["texts", "--format", "json"]).out;
    folder.write("report.json", b"older and much longer than nothing");
    let ran = folder.run(&["texts", "--format", "json", "--output", "report.json"]);
    assert_eq!(ran.ends(0, &[]).out, "");
    assert_eq!(std::fs::read_to_string(folder.path("report.json")).expect("a file"), printed);
    let left: Vec<_> = names(&folder.0).into_iter().filter(|name| name.contains("part")).collect();
    assert_eq!(left, Vec::<String>::new());
}

fn names(folder: &Path) -> Vec<String> {
    let entries = std::fs::read_dir(folder).expect("a folder");
    entries.map(|entry| entry.expect("an entry").file_name().to_string_lossy().into_owned()).collect()
}

#[test]
fn colour_only_where_asked_for() {
    let folder = ready();
    assert!(!folder.run(&["texts"]).out.contains('\u{1b}'), "a pipe is no terminal");
    assert!(folder.run(&["texts", "--color", "always"]).out.contains('\u{1b}'));
    let ran = Ran::of(folder.command(&["texts", "--color", "always"]).env("NO_COLOR", "1"));
    assert!(ran.out.contains('\u{1b}'), "what is asked for on the command line goes before the environment");
    assert!(!folder.run(&["texts", "--color", "never"]).out.contains('\u{1b}'));
}

#[test]
fn a_reader_who_leaves_is_no_failure() {
    let folder = ready();
    let mut child =
        folder.command(&["texts", "--format", "json"]).stdout(Stdio::piped()).spawn().expect("the program runs");
    drop(child.stdout.take());
    assert_eq!(child.wait().expect("it ends").code(), Some(0));
}

#[test]
fn the_order_of_sources_makes_no_difference() {
    let folder = ready();
    let one = folder.run(&["texts/a.txt", "texts/b.md", "--format", "json"]).out;
    let other = folder.run(&["texts/b.md", "texts/a.txt", "--format", "json"]).out;
    assert_eq!(one, other);
}

#[test]
fn help_teaches() {
    let folder = Folder::with(&[]);
    for args in
        [&["--help"][..], &["report", "--help"], &["check", "--help"], &["figures", "--help"], &["test", "--help"]]
    {
        let ran = folder.run(args);
        ran.ends(0, &[]);
        assert!(ran.out.contains("Examples:"), "{}", ran.out);
        let examples = ran.out.split("Examples:").nth(1).unwrap_or_default();
        assert!(examples.lines().all(|line| line.chars().count() <= 80), "{examples}");
    }
    for verb in ["accept", "pending", "prune", "diff", "merge", "completions"] {
        let ran = folder.run(&[verb, "--help"]);
        let examples = ran.ends(0, &[]).out.split("Examples:").nth(1).unwrap_or_default();
        assert!(examples.contains(&format!("figcheck {verb}")), "{}", ran.out);
        assert!(examples.lines().all(|line| line.chars().count() <= 80), "{examples}");
    }
    assert!(folder.run(&["--help"]).out.contains("Exit codes:"));
}

#[test]
fn check_is_clean_where_nothing_conflicts() {
    let folder = ready();
    let ran = folder.run(&["check", "texts"]);
    assert!(ran.ends(0, &[]).out.starts_with("no unreviewed conflict; 2 sources"), "{}", ran.out);
    assert_eq!(folder.run(&["check", "texts", "-q"]).ends(0, &[]).out, "");
}
