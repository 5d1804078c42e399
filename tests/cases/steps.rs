//! Stories that go on. A `steps.toml` is a list of `[[step]]`s, each taken in a copy of the story's folder:
//! first the files change, then a command is run, then it is held to what the step says of it.
//!
//! ```toml
//! [[step]]
//! says = "the police count again"        # told where the step goes wrong
//! replace = [{ in = "texts/a.txt", from = "12 people", to = "14 people" }]   # `from` stands there once
//! write = { "texts/c.txt" = "..." }
//! rename = { "texts/a.txt" = "texts/z.txt" }
//! remove = ["texts/b.txt"]
//! run = ["accept", "{dead}", "..."]      # {NAME}: the id of the one open conflict of this quantity or relation
//! exit = 1
//! out = "..."                            # all of standard output; or
//! has = ["..."]                          # words of it, and
//! lacks = ["..."]
//! err = ["..."]                          # words of standard error, which is empty where none are named
//! kept = { "reviews.toml" = ["..."] }    # words of a file, afterwards
//! gone = { "reviews.toml" = ["..."] }    # words that are not in it
//! same = ["reviews.toml"]                # files that the command leaves byte for byte
//! ```

use std::collections::BTreeMap;
use std::path::Path;

use serde::Deserialize;

use crate::folder::Folder;

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Steps {
    step: Vec<Step>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Step {
    says: String,
    #[serde(default)]
    replace: Vec<Replaced>,
    #[serde(default)]
    write: BTreeMap<String, String>,
    #[serde(default)]
    rename: BTreeMap<String, String>,
    #[serde(default)]
    remove: Vec<String>,
    run: Vec<String>,
    exit: i32,
    out: Option<String>,
    #[serde(default)]
    has: Vec<String>,
    #[serde(default)]
    lacks: Vec<String>,
    #[serde(default)]
    err: Vec<String>,
    #[serde(default)]
    kept: BTreeMap<String, Vec<String>>,
    #[serde(default)]
    gone: BTreeMap<String, Vec<String>>,
    #[serde(default)]
    same: Vec<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Replaced {
    r#in: String,
    from: String,
    to: String,
}

/// Takes every step of a story, in a copy of its folder.
pub(crate) fn walk(story: &Path) {
    let name = story.file_name().unwrap_or_default().to_string_lossy();
    let text = std::fs::read_to_string(story.join("steps.toml")).expect("the steps");
    let steps: Steps = toml::from_str(&text).unwrap_or_else(|error| panic!("{name}/steps.toml: {error}"));
    let folder = Folder::with(&[]);
    copy(story, "", &folder);
    for (at, step) in (1..).zip(&steps.step) {
        let wrong = take(step, &folder);
        assert!(wrong.is_empty(), "{name}, step {at}: {}\n{}", step.says, wrong.join("\n"));
    }
}

/// The story's own files are no part of it.
fn copy(from: &Path, below: &str, folder: &Folder) {
    for entry in std::fs::read_dir(from).expect("a folder") {
        let entry = entry.expect("an entry");
        let name = format!("{below}{}", entry.file_name().to_string_lossy());
        if entry.path().is_dir() {
            copy(&entry.path(), &format!("{name}/"), folder);
        } else if !["steps.toml", "README.md"].contains(&name.as_str()) {
            folder.write(&name, &std::fs::read(entry.path()).expect("a file"));
        }
    }
}

fn read(folder: &Folder, name: &str) -> String {
    std::fs::read_to_string(folder.path(name)).unwrap_or_default()
}

/// What is wrong with a step.
fn take(step: &Step, folder: &Folder) -> Vec<String> {
    change(step, folder);
    let before: Vec<String> = step.same.iter().map(|name| read(folder, name)).collect();
    let args: Vec<String> = step.run.iter().map(|word| with_id(word, folder)).collect();
    let ran = folder.run(&args.iter().map(String::as_str).collect::<Vec<_>>());
    let mut wrong = Vec::new();
    if ran.code != Some(step.exit) {
        wrong.push(format!("it ended with {:?} and not {}", ran.code, step.exit));
    }
    if step.out.as_ref().is_some_and(|out| *out != ran.out) {
        wrong.push("it did not print what it should".to_owned());
    }
    wrong.extend(step.has.iter().filter(|words| !ran.out.contains(*words)).map(|words| format!("not said: {words}")));
    wrong.extend(step.lacks.iter().filter(|words| ran.out.contains(*words)).map(|words| format!("said: {words}")));
    wrong.extend(step.err.iter().filter(|words| !ran.err.contains(*words)).map(|words| format!("not said: {words}")));
    if step.err.is_empty() && !ran.err.is_empty() {
        wrong.push("something was said on standard error".to_owned());
    }
    for (files, there) in [(&step.kept, true), (&step.gone, false)] {
        for (name, words) in files.iter().flat_map(|(name, all)| all.iter().map(move |words| (name, words))) {
            let text = read(folder, name);
            if text.contains(words) != there {
                wrong.push(format!("{name} {} {words}\n{text}", if there { "lacks" } else { "holds" }));
            }
        }
    }
    let changed = step.same.iter().zip(before).filter(|(name, before)| read(folder, name) != *before);
    wrong.extend(changed.map(|(name, _)| format!("{name} was changed")));
    if !wrong.is_empty() {
        wrong.push(format!("figcheck {}\n{}{}", args.join(" "), ran.out, ran.err));
    }
    wrong
}

fn change(step: &Step, folder: &Folder) {
    for one in &step.replace {
        let text = read(folder, &one.r#in);
        assert_eq!(text.matches(&one.from).count(), 1, "{}: {} in {}", step.says, one.from, one.r#in);
        folder.write(&one.r#in, text.replace(&one.from, &one.to).as_bytes());
    }
    for (name, text) in &step.write {
        folder.write(name, text.as_bytes());
    }
    for (from, to) in &step.rename {
        std::fs::rename(folder.path(from), folder.path(to)).unwrap_or_else(|error| panic!("{}: {error}", step.says));
    }
    for name in &step.remove {
        std::fs::remove_file(folder.path(name)).unwrap_or_else(|error| panic!("{}: {error}", step.says));
    }
}

/// A word of the command line; `{NAME}` is the id of the open conflict of that name.
fn with_id(word: &str, folder: &Folder) -> String {
    let Some(name) = word.strip_prefix('{').and_then(|rest| rest.strip_suffix('}')) else { return word.to_owned() };
    let pending = folder.run(&["pending"]).out;
    let of = |line: &&str| line.contains(&format!("  {name}: "));
    let lines: Vec<&str> = pending.lines().filter(of).collect();
    let [line] = lines.as_slice() else { panic!("{} open conflicts of {name}:\n{pending}", lines.len()) };
    line.split(' ').next().unwrap_or_default().to_owned()
}
