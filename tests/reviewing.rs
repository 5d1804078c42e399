//! `figcheck review` in a terminal, writers that are killed or meet each other, and reviews that
//! come from two branches.

#![cfg(unix)]
#![expect(clippy::indexing_slicing, reason = "a missing conflict fails the test")]

use std::path::Path;
use std::process::{Command, Stdio};

use folder::{Folder, Ran};
use rexpect::session::PtySession;

#[path = "cli/folder.rs"]
#[allow(dead_code, reason = "shared with the tests of the command line")]
mod folder;

/// What the keys of a screen end with.
const KEYS: &str = "[q]uit";
const DAY: &str = "2031-05-06";

fn quantity(name: &str, cue: &str) -> String {
    format!("[quantity.{name}]\nnature = \"fixed\"\nof = [\"people\"]\ncue = [\"{cue}\"]\n")
}

/// Two papers that conflict over each of three quantities.
fn newsroom() -> Folder {
    let rules = [
        "sources = [\"texts\"]\n".to_owned(),
        quantity("dead", "died"),
        quantity("hurt", "were hurt"),
        quantity("moved", "were moved"),
    ];
    let told = |publisher: &str, [dead, hurt, moved]: [u32; 3]| {
        format!(
            "---\npublisher: {publisher}\npublished: 2031-05-04\n---\n\nThe police say {dead} people died. \
             The police say {hurt} people were hurt. The police say {moved} people were moved.\n"
        )
    };
    let one = told("Courier", [12, 5, 300]);
    let other = told("Gazette", [40, 9, 800]).replace("police", "army");
    Folder::with(&[("rules.toml", &rules.concat()), ("texts/a.txt", &one), ("texts/b.txt", &other)])
}

fn ids(folder: &Folder) -> Vec<String> {
    folder.run(&["pending", "--ids"]).ends(0, &[]).out.lines().map(str::to_owned).collect()
}

fn kept(folder: &Folder) -> String {
    std::fs::read_to_string(folder.path("reviews.toml")).unwrap_or_default()
}

fn accept<'a>(id: &'a str, reason: &'a str) -> Vec<&'a str> {
    vec!["accept", id, "--decision", "explained", "--reason", reason, "--reviewer", "m.k.", "--as-of", DAY]
}

/// A terminal with a review going on in it.
fn terminal(folder: &Folder, more: &[&str]) -> PtySession {
    let mut command = folder.command(&[&["review", "--as-of", DAY][..], more].concat());
    command
        .stdin(Stdio::inherit())
        .env("TERM", "xterm")
        .env("COLUMNS", "100")
        .env_remove("VISUAL")
        .env_remove("EDITOR");
    rexpect::session::spawn_command(command, Some(10_000)).expect("a terminal")
}

/// The screen up to its keys.
fn screen(session: &mut PtySession) -> String {
    let mut seen = session.exp_string(KEYS).expect("a screen");
    seen.push_str(KEYS);
    seen
}

fn press(session: &mut PtySession, keys: &str) {
    session.send(keys).expect("a key");
    session.flush().expect("a key");
}

fn answer(session: &mut PtySession, question: &str, words: &str) {
    session.exp_string(question).expect("a question");
    session.send_line(words).expect("an answer");
}

#[test]
fn accept_back_undo_and_quit() {
    let folder = newsroom();
    let mut session = terminal(&folder, &[]);
    let first = screen(&mut session);
    // Both quotes stand on the screen, side by side.
    assert!(first.contains("1 of 3"), "{first}");
    let both = first.lines().any(|line| line.contains("Courier") && line.contains("Gazette"));
    assert!(both, "{first}");
    press(&mut session, "a");
    session.exp_string("[5] disputed").expect("the decisions");
    press(&mut session, "5");
    answer(&mut session, "Reason", "No more is known.");
    answer(&mut session, "Reviewer", "m.k.");
    // It is kept before the next is shown.
    assert!(screen(&mut session).contains("2 of 3"));
    assert!(kept(&folder).contains(
        "decision = \"disputed\"\nreason = \"No more is known.\"\nreviewer = \"m.k.\"\nreviewed = 2031-05-06\n"
    ));
    // Nobody asks who it is again.
    press(&mut session, "a");
    session.exp_string("[1] explained").expect("the decisions");
    press(&mut session, "1");
    answer(&mut session, "Reason", "Counted apart.");
    assert!(screen(&mut session).contains("3 of 3"));
    assert_eq!(kept(&folder).matches("[[review]]").count(), 2);
    press(&mut session, "u");
    let undone = screen(&mut session);
    assert!(undone.contains("2 of 3") && undone.contains("undone"), "{undone}");
    assert_eq!(kept(&folder).matches("[[review]]").count(), 1);
    press(&mut session, "b");
    let back = screen(&mut session);
    assert!(
        back.contains("1 of 3") && back.contains("Reviewed 2031-05-06 by m.k.: disputed: No more is known."),
        "{back}"
    );
    // No decision, no reason: nothing is written.
    press(&mut session, "a");
    session.exp_string("[5] disputed").expect("the decisions");
    press(&mut session, "x");
    screen(&mut session);
    press(&mut session, "a");
    session.exp_string("[5] disputed").expect("the decisions");
    press(&mut session, "2");
    answer(&mut session, "Reason", "");
    screen(&mut session);
    assert_eq!(kept(&folder).matches("[[review]]").count(), 1);
    press(&mut session, "q");
    session.exp_string("1 reviewed, 2 left").expect("an end");
    session.exp_eof().expect("an end");
    folder.run(&["check", "--as-of", DAY]).ends(1, &[]);
    assert_eq!(ids(&folder).len(), 2);
}

#[test]
fn a_broken_relation_is_reviewed_on_its_screen() {
    let rules = [
        "sources = [\"texts\"]\n".to_owned(),
        quantity("dead", "died"),
        quantity("young", "died").replace("people", "children"),
        "[[relation]]\nholds = \"young <= dead\"\n".to_owned(),
    ];
    let text = "The police say 12 people died. The police say 15 children died.\n";
    let folder = Folder::with(&[("rules.toml", &rules.concat()), ("texts/a.txt", text)]);
    let mut session = terminal(&folder, &["--reviewer", "m.k."]);
    let page = screen(&mut session);
    for words in ["1 of 1", "young <= dead", "unreviewed", "dead: 12", "young: 15", "15 against 12"] {
        assert!(page.contains(words), "{words}: {page}");
    }
    press(&mut session, "o");
    assert!(screen(&mut session).contains("set EDITOR to open texts/a.txt:1"));
    press(&mut session, "a");
    session.exp_string("[5] disputed").expect("the decisions");
    press(&mut session, "4");
    answer(&mut session, "Reason", "A slip.");
    session.exp_string("1 reviewed, 0 left").expect("an end");
    session.exp_eof().expect("an end");
    assert!(kept(&folder).contains("quantity = \"young <= dead\"\ndecision = \"source-error\"\n"));
    folder.run(&["check", "--strict", "--locked", "--as-of", DAY]).ends(0, &[]);
}

#[test]
fn an_interrupt_loses_nothing() {
    let folder = newsroom();
    let mut session = terminal(&folder, &["--reviewer", "m.k."]);
    screen(&mut session);
    press(&mut session, "a");
    session.exp_string("[5] disputed").expect("the decisions");
    press(&mut session, "1");
    answer(&mut session, "Reason", "Counted apart.");
    screen(&mut session);
    // On the screen, and in the middle of an answer.
    press(&mut session, "\u{3}");
    session.exp_eof().expect("an end");
    assert_eq!(kept(&folder).matches("[[review]]").count(), 1);
    let mut session = terminal(&folder, &["--reviewer", "m.k."]);
    screen(&mut session);
    press(&mut session, "a");
    session.exp_string("[5] disputed").expect("the decisions");
    press(&mut session, "1");
    session.exp_string("Reason").expect("a question");
    press(&mut session, "half a rea\u{3}");
    session.exp_eof().expect("an end");
    assert_eq!(kept(&folder).matches("[[review]]").count(), 1);
    assert_eq!(ids(&folder).len(), 2);
}

#[test]
fn the_source_is_opened_at_its_line() {
    let folder = newsroom();
    folder.write("editor.sh", b"#!/bin/sh\necho \"$@\" > opened\n");
    let mut command = folder.command(&["review"]);
    command.stdin(Stdio::inherit()).env("TERM", "xterm").env_remove("VISUAL").env("EDITOR", "sh editor.sh");
    let mut session = rexpect::session::spawn_command(command, Some(10_000)).expect("a terminal");
    screen(&mut session);
    press(&mut session, "o");
    screen(&mut session);
    press(&mut session, "q");
    session.exp_eof().expect("an end");
    let opened = std::fs::read_to_string(folder.path("opened")).expect("it was opened");
    assert_eq!(opened, "+6 texts/a.txt\n");
}

/// Killed at any moment: the file is the old one or the new one, and the next writer is not held up.
#[test]
fn a_writer_that_is_killed_leaves_the_old_or_the_new() {
    let folder = newsroom();
    let id = ids(&folder)[0].clone();
    folder.run(&accept(&id, "One.")).ends(0, &[]);
    let one = kept(&folder);
    folder.run(&accept(&id, "Two.")).ends(0, &[]);
    let two = kept(&folder);
    // How long one takes: some are killed before they write, some while they do.
    let began = std::time::Instant::now();
    folder.run(&accept(&id, "One.")).ends(0, &[]);
    let takes = began.elapsed();
    let mut seen = [0, 0];
    for round in 0..100_u32 {
        let (next, reason) = if kept(&folder) == one { (&two, "Two.") } else { (&one, "One.") };
        let before = kept(&folder);
        let mut child =
            folder.command(&accept(&id, reason)).stdout(Stdio::null()).stderr(Stdio::null()).spawn().expect("it runs");
        // One in ten is let be, so that both files come up whatever the machine is doing.
        if round % 10 < 9 {
            std::thread::sleep(takes * (round % 50) / 40);
            child.kill().expect("it is killed");
        }
        child.wait().expect("it ends");
        let after = kept(&folder);
        assert!(after == before || after == *next, "round {round}: {after}");
        seen[usize::from(after == *next)] += 1;
    }
    assert!(seen[0] > 0 && seen[1] > 0, "{seen:?}");
    folder.run(&accept(&id, "Three.")).ends(0, &[]);
    let left: Vec<_> = std::fs::read_dir(&folder.0).expect("a folder").flatten().map(|one| one.file_name()).collect();
    assert_eq!(left.len(), 3, "{left:?}");
}

/// A disk that fills up while a file is written, for root as for anybody: no file may grow past a few
/// hundred bytes. The system says so to a program that lets it, and else kills it.
fn on_a_full_disk(folder: &Folder, args: &[&str], killed: bool) -> Ran {
    let script = if killed { "" } else { "trap '' XFSZ; " };
    let script = format!("ulimit -c 0; {script}ulimit -f 1; exec \"$0\" \"$@\"");
    let mut command = Command::new("sh");
    command.args(["-c", &script, env!("CARGO_BIN_EXE_figcheck")]).args(args);
    Ran::of(command.current_dir(&folder.0).stdin(Stdio::null()).env_remove("NO_COLOR").env_remove("COLUMNS"))
}

/// The names in a folder, in order.
fn names(folder: &Folder) -> Vec<String> {
    let entries = std::fs::read_dir(&folder.0).expect("a folder");
    let mut names: Vec<_> =
        entries.map(|entry| entry.expect("an entry").file_name().to_string_lossy().into_owned()).collect();
    names.sort();
    names
}

/// A newsroom with one conflict reviewed, and more in its file of reviews than a full disk takes.
fn with_a_long_file() -> (Folder, String) {
    let folder = newsroom();
    folder.write("reviews.toml", "# The desk's own words.\n".repeat(1000).as_bytes());
    folder.run(&accept(&ids(&folder)[0], "One.")).ends(0, &[]);
    let text = kept(&folder);
    (folder, text)
}

#[test]
fn a_full_disk_leaves_the_old_file() {
    let (folder, before) = with_a_long_file();
    let left = names(&folder);
    let id = ids(&folder)[0].clone();
    let full = |args: &[&str]| {
        let ran = on_a_full_disk(&folder, args, false);
        ran.ends(2, &["error: cannot write reviews.toml: "]);
        assert_eq!(ran.out, "");
        assert_eq!(kept(&folder), before, "{args:?}");
        assert_eq!(names(&folder), left, "{args:?}");
    };
    full(&accept(&id, "Two."));
    // With a figure gone there is something to prune.
    let text = std::fs::read_to_string(folder.path("texts/b.txt")).expect("a file");
    folder.write("texts/b.txt", text.replace("40 people", "12 people").as_bytes());
    full(&["prune"]);
    // What fits is written, and what failed can be done again with room.
    on_a_full_disk(&folder, &["pending", "--ids"], false).ends(0, &[]);
    folder.run(&["prune"]).ends(0, &[]);
    folder.run(&accept(&id, "Two.")).ends(0, &[]);
    assert_eq!(kept(&folder).matches("[[review]]").count(), 1);
    // A merge that cannot be written leaves git's own file, and a report the older one.
    let ours = kept(&folder);
    folder.write("base.toml", b"");
    folder.write("theirs.toml", before.as_bytes());
    folder.write("report.txt", b"older");
    let left = names(&folder);
    let merge = ["merge", "base.toml", "reviews.toml", "theirs.toml"];
    on_a_full_disk(&folder, &merge, false).ends(2, &["error: cannot write reviews.toml: "]);
    on_a_full_disk(&folder, &["--output", "report.txt"], false).ends(2, &["error: cannot write report.txt: "]);
    assert_eq!(kept(&folder), ours);
    assert_eq!(std::fs::read_to_string(folder.path("report.txt")).expect("a file"), "older");
    assert_eq!(names(&folder), left);
}

/// Killed in the midst of a write that the disk has no room for: half a file lies there until the next
/// writer takes it away, and is never the file.
#[test]
fn a_writer_killed_by_a_full_disk_leaves_the_old_file() {
    let (folder, before) = with_a_long_file();
    let left = names(&folder);
    let id = ids(&folder)[0].clone();
    assert_eq!(on_a_full_disk(&folder, &accept(&id, "Two."), true).code, None);
    assert_eq!(kept(&folder), before);
    assert_eq!(names(&folder).len(), left.len() + 1, "{:?}", names(&folder));
    folder.run(&accept(&id, "Two.")).ends(0, &[]);
    assert_ne!(kept(&folder), before);
    assert_eq!(names(&folder), left);
}

/// Writers wait for each other: no review is lost.
#[test]
fn two_writers_at_once() {
    let folder = newsroom();
    for _ in 0..5 {
        let _ = std::fs::remove_file(folder.path("reviews.toml"));
        let all = ids(&folder);
        let children: Vec<_> = (all.iter())
            .map(|id| folder.command(&accept(id, "Counted apart.")).stdout(Stdio::null()).spawn().expect("it runs"))
            .collect();
        for mut child in children {
            assert!(child.wait().expect("it ends").success());
        }
        assert_eq!(kept(&folder).matches("[[review]]").count(), 3, "{}", kept(&folder));
    }
}

fn git(folder: &Path, args: &[&str]) {
    let mut command = Command::new("git");
    command.args(["-c", "user.name=m.k.", "-c", "user.email=m.k@example.org", "-c", "commit.gpgsign=false"]);
    let ran = command.args(args).current_dir(folder).output().expect("git runs");
    assert!(
        ran.status.success(),
        "git {args:?}: {}{}",
        String::from_utf8_lossy(&ran.stdout),
        String::from_utf8_lossy(&ran.stderr)
    );
}

/// Two people review another conflict each, from one beginning; git merges them by itself, and the
/// file is what one person would have written.
#[test]
fn reviews_of_two_branches_merge() {
    let folder = newsroom();
    // The file is begun before the branches part.
    folder.run(&["prune"]).ends(0, &[]);
    let begun = kept(&folder);
    let all = ids(&folder);
    for [left, right] in [[0, 1], [1, 0], [1, 2], [0, 2]] {
        folder.write("reviews.toml", begun.as_bytes());
        let _ = std::fs::remove_dir_all(folder.path(".git"));
        git(&folder.0, &["init", "-q", "-b", "main"]);
        git(&folder.0, &["add", "-A"]);
        git(&folder.0, &["commit", "-qm", "begin"]);
        for (branch, at) in [("left", left), ("right", right)] {
            git(&folder.0, &["switch", "-qc", branch, "main"]);
            folder.run(&accept(&all[at], "The same words in both.")).ends(0, &[]);
            git(&folder.0, &["commit", "-qam", branch]);
        }
        git(&folder.0, &["merge", "-q", "--no-edit", "left"]);
        let merged = kept(&folder);
        assert_eq!(ids(&folder).len(), 1, "{merged}");
        folder.write("reviews.toml", begun.as_bytes());
        let _ = [left, right].map(|at| folder.run(&accept(&all[at], "The same words in both.")).ends(0, &[]).code);
        assert_eq!(kept(&folder), merged);
    }
}

/// With figcheck as its driver git merges whatever stands where, and files that nobody began.
#[test]
fn a_merge_driver_merges_from_nothing() {
    let folder = newsroom();
    let all = ids(&folder);
    git(&folder.0, &["init", "-q", "-b", "main"]);
    let driver = format!("'{}' merge %O %A %B", env!("CARGO_BIN_EXE_figcheck"));
    git(&folder.0, &["config", "merge.figcheck.driver", &driver]);
    folder.write(".gitattributes", b"reviews.toml merge=figcheck\n");
    git(&folder.0, &["add", "-A"]);
    git(&folder.0, &["commit", "-qm", "begin"]);
    for (branch, at) in [("left", 1), ("right", 0)] {
        git(&folder.0, &["switch", "-qc", branch, "main"]);
        folder.run(&accept(&all[at], "The same words in both.")).ends(0, &[]);
        git(&folder.0, &["add", "-A"]);
        git(&folder.0, &["commit", "-qm", branch]);
    }
    git(&folder.0, &["merge", "-q", "--no-edit", "left"]);
    let merged = kept(&folder);
    assert_eq!(ids(&folder), [all[2].clone()], "{merged}");
    std::fs::remove_file(folder.path("reviews.toml")).expect("a file");
    let _ = [0, 1].map(|at| folder.run(&accept(&all[at], "The same words in both.")).ends(0, &[]).code);
    assert_eq!(kept(&folder), merged);
}

/// Reviews that a person wrote without figcheck stand as they are, and new ones among them.
#[test]
fn a_file_laid_out_by_hand_keeps_its_layout() {
    let folder = newsroom();
    let all = ids(&folder);
    let _ = [0, 2].map(|at| folder.run(&accept(&all[at], "Counted apart.")).ends(0, &[]).code);
    let by_hand: String =
        kept(&folder).lines().filter(|line| !line.starts_with('#')).map(|line| format!("{line}\n")).collect();
    let by_hand = format!("# Our own words.\n{}\n", by_hand.trim());
    folder.write("reviews.toml", by_hand.as_bytes());
    folder.run(&["prune"]).ends(0, &[]);
    assert_eq!(kept(&folder), by_hand);
    let ran: Ran = folder.run(&accept(&all[1], "Counted apart."));
    ran.ends(0, &[]);
    let order: Vec<String> =
        kept(&folder).lines().filter(|line| line.starts_with("quantity")).map(str::to_owned).collect();
    assert_eq!(order, ["quantity = \"dead\"", "quantity = \"hurt\"", "quantity = \"moved\""]);
    folder.run(&["check", "--strict", "--as-of", DAY]).ends(0, &[]);
}
