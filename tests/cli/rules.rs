//! What is said of rule files and of `sources.toml`.

use crate::folder::Folder;
use crate::{RULES, TEXT, ready};

/// Every problem is shown at once, each with its line, what is wrong there and what is right.
#[test]
fn every_error_of_a_rule_file_is_shown_in_place() {
    let rules = "\u{feff}titel = \"Überfall\"\nfail-on = \"never\"\n\n[quantity.fled]\r\nnature = \"flwo\"\n";
    let folder = Folder::with(&[("story/rules.toml", rules), ("a.txt", TEXT)]);
    let ran = folder.run(&["--rules", "story/rules.toml", "a.txt"]);
    ran.ends(
        2,
        &[
            "error: a rule file has no key `titel`\n",
            " --> story/rules.toml:1:1\n",
            "1 | titel = \"Überfall\"\n  | ^^^^^ unknown key\n",
            "= help: did you mean `title`?",
            " --> story/rules.toml:2:11\n",
            "2 | fail-on = \"never\"\n  |           ^^^^^^^ ",
            " --> story/rules.toml:5:10\n",
            "did you mean `flow`?",
            "error: [quantity.fled] has neither `of` nor `cue`\n",
            "error: story/rules.toml has 4 errors; nothing was read",
        ],
    );
    assert_eq!(ran.out, "");
    ran.obeyed_by_nothing();
}

#[test]
fn a_rule_file_that_is_no_toml() {
    for (rules, said) in [
        (&b"title = \n"[..], &["rules.toml:1:"][..]),
        (b"[quantity.a]\nof = [\"x\"\n", &["rules.toml:", "has 1 error; nothing was read"]),
        (b"title = \"\xff\"\n", &["rules.toml is not UTF-8 text"]),
        (b"title = \"a\x1b[31mb\"\n", &["rules.toml:1:"]),
        (b"[quantity.a]\n\"o\\u001b[31mf\" = 1\n", &["rules.toml:2:1"]),
    ] {
        let folder = ready();
        folder.write("rules.toml", rules);
        folder.run(&[]).ends(2, said).obeyed_by_nothing();
    }
}

/// The rule file's own sources, relative to the rule file wherever it is called from.
#[test]
fn the_sources_the_rule_file_names() {
    let folder = ready();
    assert_eq!(folder.run(&["--format", "json"]).ends(0, &[]).sources(), ["texts/a.txt", "texts/b.md"]);
    let away = Folder::with(&[("story/rules.toml", RULES), ("story/texts/c.txt", TEXT), ("texts/d.txt", TEXT)]);
    let ran = away.run(&["--rules", "story/rules.toml", "--format", "json"]);
    assert_eq!(ran.ends(0, &[]).sources(), ["story/texts/c.txt"]);
    let gone = Folder::with(&[("rules.toml", RULES)]);
    gone.run(&[]).ends(2, &["no source matches \"texts\": no such file or folder"]);
}

/// A name that no file bears is told; `-q` wants to hear of nothing.
#[test]
fn a_declared_file_that_is_not_there() {
    let folder = ready();
    folder.write("texts/sources.toml", b"[\"a.text\"]\npublisher = \"Gazette\"\n");
    folder.run(&[]).ends(0, &["warning: texts/sources.toml: there is no file \"a.text\" beside it"]);
    assert_eq!(folder.run(&["-q"]).ends(0, &[]).err, "");
    folder.write("rules.toml", format!("{RULES}\n[[source]]\npath = \"texts/c.txt\"\n").as_bytes());
    folder.run(&[]).ends(0, &["[[source]] path = \"texts/c.txt\": there is no such file"]);
}

/// Its documents are read without it, and the run ends with 2.
#[test]
fn a_sources_file_with_errors() {
    let folder = ready();
    folder.write("texts/sources.toml", b"[\"a.txt\"]\npublisher = \"Gazette\"\npublished = \"soon\"\n");
    let ran = folder.run(&["--format", "json"]);
    ran.ends(2, &["--> texts/sources.toml:3:13", "texts/sources.toml was left aside"]);
    assert_eq!(ran.sources(), ["texts/a.txt", "texts/b.md"]);
    assert!(!ran.out.contains("Gazette"), "{}", ran.out);
}

#[test]
fn a_sources_file_is_heard() {
    let folder = ready();
    folder.write("texts/sources.toml", b"[\"a.txt\"]\npublisher = \"Gazette\"\npublished = 2031-05-04\n");
    let ran = folder.run(&["--format", "json"]);
    assert!(ran.ends(0, &[]).out.contains("\"id\": \"gazette-2031-05-04\""), "{}", ran.out);
}

const QUANTITY: &str = "[quantity.fled]\nnature = \"flow\"\nof = [\"{people}\"]\ncue = [\"fled\"]\n";
const PEOPLE: &str = "[terms]\npeople = [\"people\", \"civilians\"]\n";

/// Lists kept elsewhere, relative to the file that names them, each file once.
#[test]
fn rules_in_several_files() {
    let folder = Folder::with(&[
        ("story/rules.toml", &format!("include = [\"../common/all.toml\"]\n{QUANTITY}")),
        ("common/all.toml", "include = [\"people.toml\", \"./people.toml\", \"all.toml\"]\n"),
        ("common/people.toml", PEOPLE),
        ("a.txt", "About 500 civilians fled.\n"),
    ]);
    let ran = folder.run(&["--rules", "story/rules.toml", "a.txt", "--format", "json"]);
    assert!(ran.ends(0, &[]).out.contains("\"figure\": \"~500\""), "{}", ran.out);
}

/// An error is shown in the file it stands in, and where a file is named that cannot be read.
#[test]
fn errors_in_an_included_file() {
    let rules = format!("include = [\"common/people.toml\"]\n{QUANTITY}");
    let folder = Folder::with(&[("rules.toml", &rules), ("a.txt", "About 500 civilians fled.\n")]);
    folder.run(&["a.txt"]).ends(
        2,
        &[
            "--> rules.toml:1:12",
            "cannot read the rule file common/people.toml",
            "error: rules.toml has 2 errors; nothing was read",
            "note: a name that is not known may stand in the file that could not be read",
        ],
    );
    folder.write(
        "rules.toml",
        b"titel = \"x\"\ninclude = [\"common/people.toml\"]\n[quantity.fled]\nof = [\"people\"]\n",
    );
    folder
        .run(&["a.txt"])
        .ends(2, &["no key `titel`", "--> rules.toml:2:12", "rules.toml has 2 errors; nothing was read"]);
    folder.write("rules.toml", b"include = [\"common/people.toml\"]\n[quantity.fled]\nof = [\"people\"]\n");
    folder.run(&["a.txt"]).ends(2, &["--> rules.toml:1:12", "rules.toml has 1 error; nothing was read"]);
    folder.write("rules.toml", rules.as_bytes());
    folder.write("common/people.toml", b"title = \"People\"\n\n[terms]\npeople = [\"people\", \"{folk}\"]\n");
    folder.run(&["a.txt"]).ends(
        2,
        &[
            "error: an included file has no `title`\n --> common/people.toml:1:1\n",
            "1 | title = \"People\"\n",
            "no list is called \"folk\"\n --> common/people.toml:4:21\n",
            "error: common/people.toml has 2 errors; nothing was read",
        ],
    );
    folder.write("common/people.toml", format!("{PEOPLE}{QUANTITY}").as_bytes());
    let twice = ["another file declares the quantity \"fled\" as well", " --> common/people.toml:3:11\n"];
    folder.run(&["a.txt"]).ends(2, &twice);
    folder.write("common/people.toml", b"[terms\n");
    folder.run(&["a.txt"]).ends(2, &[" --> common/people.toml:1:"]);
}

/// `test` shows a failing example in the file that gives it.
#[test]
fn an_example_in_an_included_file() {
    let quantity = format!("{QUANTITY}[[quantity.fled.example]]\ntext = \"Two people fled.\"\nexpect = [\"3\"]\n");
    let folder = Folder::with(&[
        ("rules.toml", "# Who fled.\ninclude = [\"people.toml\", \"fled.toml\"]\n"),
        ("people.toml", PEOPLE),
        ("fled.toml", &quantity),
    ]);
    let ran = folder.run(&["test"]);
    ran.ends(1, &[]);
    assert!(ran.out.contains("fled.toml:5:1: fails: fled\n"), "{}", ran.out);
}
