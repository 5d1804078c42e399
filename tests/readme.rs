//! The stories in README.md and docs/CI.md, typed and run as their reader would: what is printed is
//! what stands there. After a wanted change run `FIGCHECK_BLESS=1 cargo test --test readme` and read the difference.

#![allow(clippy::panic)]

use std::path::Path;
use std::process::Command;

/// What a comment before a block asks for.
enum Asked<'a> {
    /// `file NAME`: the block is this file.
    File(&'a str),
    /// `append NAME`: the block is added to the end of this file.
    Append(&'a str),
    /// `replace NAME: OLD -> NEW`: no block.
    Replace(&'a str, &'a str, &'a str),
    /// `run ARGS...`: the block is what this prints.
    Run(Vec<&'a str>),
}

fn asked(line: &str) -> Option<Asked<'_>> {
    let comment = line.strip_prefix("<!-- ")?.strip_suffix(" -->")?;
    let (verb, rest) = comment.split_once(' ').unwrap_or((comment, ""));
    match verb {
        "file" => Some(Asked::File(rest)),
        "append" => Some(Asked::Append(rest)),
        "replace" => {
            let (name, change) = rest.split_once(": ").expect("a file and a change");
            let (old, new) = change.split_once(" -> ").expect("old and new words");
            Some(Asked::Replace(name, old, new))
        }
        "run" => Some(Asked::Run(words(rest))),
        _ => None,
    }
}

/// The words of a command; those between double quotes are one.
fn words(command: &str) -> Vec<&str> {
    let parts = command.split('"').enumerate();
    parts.flat_map(|(at, part)| if at % 2 == 1 { vec![part] } else { part.split_whitespace().collect() }).collect()
}

/// What the program prints, on both streams.
fn run(folder: &Path, args: &[&str]) -> String {
    let mut command = Command::new(env!("CARGO_BIN_EXE_figcheck"));
    let ran = command.args(args).current_dir(folder).env("COLUMNS", "80").output().expect("the program runs");
    let text = [ran.stdout, ran.stderr].concat();
    String::from_utf8(text).expect("UTF-8")
}

fn change(path: &Path, how: impl FnOnce(String) -> String) {
    let text = std::fs::read_to_string(path).unwrap_or_default();
    std::fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
    std::fs::write(path, how(text)).expect("a file");
}

/// The page with every `run` block as it is printed now, and how many of them there are.
fn played(page: &str, folder: &Path) -> (String, usize) {
    let mut written = String::new();
    let mut runs = 0;
    let mut lines = page.lines();
    while let Some(line) = lines.next() {
        written += line;
        written.push('\n');
        let Some(asked) = asked(line) else { continue };
        if let Asked::Replace(name, old, new) = asked {
            change(&folder.join(name), |text| {
                assert!(text.contains(old), "{name} holds no {old:?}");
                text.replace(old, new)
            });
            continue;
        }
        let fence = lines.next().filter(|line| line.starts_with("```")).expect("a block behind its comment");
        let block: String = lines.by_ref().take_while(|line| *line != "```").map(|line| format!("{line}\n")).collect();
        let block = match asked {
            Asked::File(name) => {
                change(&folder.join(name), |_| block.clone());
                block
            }
            Asked::Append(name) => {
                change(&folder.join(name), |text| text + &block);
                block
            }
            Asked::Run(args) => {
                runs += 1;
                run(folder, &args)
            }
            Asked::Replace(..) => block,
        };
        written += &format!("{fence}\n{}\n```\n", block.trim_end_matches('\n'));
    }
    (written, runs)
}

/// Plays the story of a page, and compares what it prints with what stands there.
fn check(page_path: &str, at_least: usize) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(page_path);
    let page = std::fs::read_to_string(&path).expect("the page");
    let folder = std::env::temp_dir().join(format!("figcheck-story-{}-{}", page.len(), std::process::id()));
    let (written, runs) = played(&page, &folder);
    std::fs::remove_dir_all(&folder).expect("the folder of the story");
    assert!(at_least <= runs, "only {runs} runs were found");
    if std::env::var_os("FIGCHECK_BLESS").is_some() {
        std::fs::write(&path, written).expect("the page");
        return;
    }
    let differs = written.lines().zip(page.lines()).find(|(now, then)| now != then);
    assert!(written == page, "{page_path} differs from what is printed, first at (now, page): {differs:?}");
}

#[test]
fn the_story_prints_what_the_readme_shows() {
    check("README.md", 4);
}

#[test]
fn the_pipeline_prints_what_its_page_shows() {
    check("docs/CI.md", 7);
}

/// The picture is an excerpt: its lines stand in the report on `seeds/`, in this order, and those
/// between two cuts in one piece.
#[test]
fn the_picture_is_cut_from_the_report() {
    let project = Path::new(env!("CARGO_MANIFEST_DIR"));
    let page = std::fs::read_to_string(project.join("README.md")).expect("the readme");
    let picture = page.split_once("<!-- picture -->\n```text\n").expect("a picture").1;
    let picture = picture.split_once("\n```\n<!-- /picture -->").expect("its end").0;
    let report = run(project, &[]);
    let mut rest = report.as_str();
    for piece in picture.split("...\n").map(|piece| piece.trim_end_matches("...").trim_matches('\n')) {
        let found = rest.split_once(piece);
        assert!(found.is_some(), "the report holds no such lines, or not here:\n{piece}\n\nthe report:\n{report}");
        rest = found.map_or(rest, |(_, behind)| behind);
    }
}
