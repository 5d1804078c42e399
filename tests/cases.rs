//! Small stories of several sources, each a folder in `tests/cases/`: a rule file, the sources, what the
//! story shows (`README.md`) and the whole report that comes of it (`report.table`).
//!
//! Where a folder holds a `steps.toml` instead, the story goes on: files change, commands are run, and each
//! step says how its command ends and what it prints. `tests/cases/steps.rs` says what a step may hold.
//!
//! After a change that is meant, run `FIGCHECK_BLESS=1 cargo test --test cases` and read the
//! difference. Where today's report is wrong, the story's README says `FIXME`, and what is right.

#![expect(clippy::panic, clippy::indexing_slicing, reason = "a story that cannot be followed fails the test")]

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::process::Command;

#[path = "cli/folder.rs"]
#[allow(dead_code, reason = "shared with the tests of the command line")]
mod folder;
#[path = "cases/steps.rs"]
mod steps;

/// The folders that hold a story, by the file that says what comes of it; `page` holds pages of another
/// test.
fn stories(goes_on: bool) -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases");
    let entries = std::fs::read_dir(&folder).expect("the stories are there");
    let mut stories: Vec<_> = entries
        .map(|entry| entry.expect("an entry").path())
        .filter(|path| path.join("rules.toml").is_file() && path.join("README.md").is_file())
        .filter(|path| path.join("steps.toml").is_file() == goes_on)
        .collect();
    stories.sort();
    stories
}

/// What the program prints of a story.
fn printed(story: &Path) -> String {
    let run = Command::new(env!("CARGO_BIN_EXE_figcheck"))
        .current_dir(story)
        .env_remove("COLUMNS")
        .env("NO_COLOR", "1")
        .arg("report")
        .output()
        .expect("the program runs");
    let (out, told) = (String::from_utf8_lossy(&run.stdout), String::from_utf8_lossy(&run.stderr));
    assert!(run.status.success(), "{}: {told}", story.display());
    format!("{out}{told}")
}

#[test]
fn every_story_gives_the_report_kept() {
    let mut wrong = String::new();
    let stories = stories(false);
    for story in &stories {
        let (report, kept) = (printed(story), story.join("report.table"));
        if std::env::var_os("FIGCHECK_BLESS").is_some() {
            std::fs::write(&kept, &report).expect("the report can be kept");
        }
        let kept = std::fs::read_to_string(&kept).unwrap_or_default();
        if report != kept {
            let _ = writeln!(wrong, "{}\n--- kept\n{kept}\n--- printed\n{report}", story.display());
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
    assert!(25 <= stories.len(), "{} stories", stories.len());
}

#[test]
fn every_story_that_goes_on_ends_as_written() {
    let stories = stories(true);
    stories.iter().for_each(|story| steps::walk(story));
    assert!(!stories.is_empty());
}
