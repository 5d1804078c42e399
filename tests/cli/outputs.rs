//! What a run would write over, and what it says of sources it could not read.

use crate::folder::Folder;
use crate::{RULES, TEXT, ready};

/// A file that is read is never written over, by whatever path it is named.
#[test]
fn what_is_read_is_not_written_over() {
    let folder = ready();
    folder.write("texts/latin.txt", b"Caf\xe9 closed: 12 people left.\n");
    folder.write("texts/sources.toml", b"[\"a.txt\"]\npublisher = \"Gazette\"\n");
    folder.write("lists.toml", b"[terms]\npeople = [\"people\"]\n");
    folder.write("rules.toml", format!("include = [\"lists.toml\"]\n{RULES}").as_bytes());
    let all = ["texts/a.txt", "texts/b.md", "texts/latin.txt", "texts/sources.toml", "lists.toml", "rules.toml"];
    let before = all.map(|name| std::fs::read(folder.path(name)).expect("a file"));
    for (args, said) in [
        (&["-q", "--output", "texts/a.txt"][..], "cannot write texts/a.txt: it is a source"),
        (&["-o", "texts/../texts/b.md"], "it is a source, and would be lost"),
        (&["-o", "texts/latin.txt"], "it is a source"),
        (&["check", "-o", "texts/sources.toml"], "it is what declares the sources"),
        (&["--write", "json=rules.toml"], "cannot write rules.toml: it is a file of the rules"),
        (&["check", "--write", "junit=lists.toml"], "it is a file of the rules"),
        (&["test", "-o", "rules.toml"], "it is a file of the rules"),
        (&["figures", "texts", "--format", "jsonl", "-o", "texts/a.txt"], "it is a source"),
        (&["pending", "-o", "texts/a.txt"], "it is a source"),
        (&["-o", "reviews.toml"], "it is the file of reviews"),
    ] {
        folder.run(args).ends(2, &[said]);
    }
    let after = all.map(|name| std::fs::read(folder.path(name)).expect("a file"));
    assert!(before == after && !folder.path("reviews.toml").exists());
    folder.run(&["-o", "report.txt"]).ends(3, &[]);
    folder.run(&["-o", "report.txt"]).ends(3, &[]);
}

#[test]
fn reports_that_are_compared_are_not_written_over() {
    let folder = ready();
    folder.run(&["--format", "json", "-o", "old.json"]).ends(0, &[]);
    folder.run(&["diff", "old.json", "old.json", "-o", "old.json"]).ends(2, &["cannot write old.json"]);
}

/// A page says itself which sources it is not of.
#[test]
fn a_page_names_what_was_not_read() {
    let folder = ready();
    for at in 1..=7 {
        folder.write(&format!("texts/latin{at}.txt"), b"Caf\xe9 closed: 12 people left.\n");
    }
    let ran = folder.run(&["-q"]);
    let said = "7 sources could not be read: texts/latin1.txt, texts/latin2.txt,\ntexts/latin3.txt, texts/latin4.txt, texts/latin5.txt, and 2 more (-v lists\nthem).";
    assert!(ran.ends(3, &[]).out.contains(said), "{}", ran.out);
    assert!(folder.run(&["-v"]).out.contains("texts/latin7.txt."));
    assert!(!ready().run(&[]).out.contains("could not be read"));
}

/// A pipe would be waited for without end.
#[cfg(unix)]
#[test]
fn a_pipe_is_no_source() {
    let folder = ready();
    let made = std::process::Command::new("mkfifo").arg(folder.path("pipe.txt")).status();
    assert!(made.is_ok_and(|made| made.success()));
    folder.run(&["pipe.txt", "texts/a.txt"]).ends(3, &["pipe.txt cannot be read: it is a pipe or a device"]);
    folder.run(&["figures", "pipe.txt"]).ends(3, &["`-` reads standard input"]);
    assert_eq!(folder.fed(&["figures", "-"], TEXT).code, Some(0));
}

/// A declared id that two sources bear is told, in the report of the one that had to yield.
#[test]
fn an_id_declared_twice() {
    let page = format!("---\nid: slide\n---\n{TEXT}");
    let folder = Folder::with(&[("rules.toml", RULES), ("texts/a.txt", &page), ("texts/b.txt", &page)]);
    let ran = folder.run(&["--format", "json"]);
    let note = "its id `slide` is another source's too; here it is called `slide-2`";
    assert_eq!(ran.ends(0, &[]).out.matches(note).count(), 1, "{}", ran.out);
    let other = Folder::with(&[("rules.toml", RULES), ("texts/a.txt", &page), ("texts/slide.txt", TEXT)]);
    assert!(!other.run(&["--format", "json"]).out.contains("is another source's too"));
}
