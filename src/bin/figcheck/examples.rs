//! `figcheck test`: the examples of the rule file, and whether each gives what it should.

use figcheck::check;
use figcheck::report::examples::{Tried, json, text};

use crate::args::{Common, TestFormat};
use crate::input::RuleFile;
use crate::terminal::{layout, shown};

/// What is printed, and whether an example fails.
pub(crate) fn render(file: &RuleFile, format: TestFormat, common: &Common) -> (String, bool) {
    let mut tried = check::examples(&file.rules);
    tried.retain(|one| asked(common, &one.quantity.id));
    let failed = tried.iter().any(|one| !one.holds());
    let of = |one: &Tried<'_>| {
        let file = file.files.get(one.example.file);
        file.map_or_else(Default::default, |(path, text)| (shown(path), text.as_str()))
    };
    let as_json = |one: &Tried<'_>| {
        let (path, rules) = of(one);
        json(one, &path, rules) + "\n"
    };
    let page = match format {
        TestFormat::Jsonl => tried.iter().map(as_json).collect(),
        TestFormat::Text => {
            let layout = layout(common);
            let told = tried.iter().filter(|one| common.verbose || !one.holds());
            let as_text = |one: &Tried<'_>| {
                let (path, rules) = of(one);
                text(one, &path, rules, &layout)
            };
            let mut blocks: Vec<String> = told.map(as_text).collect();
            if !common.quiet {
                blocks.push(summary(&tried, file, common) + "\n");
            }
            blocks.join("\n")
        }
    };
    (page, failed)
}

/// How many hold, and which quantities have none to hold.
fn summary(tried: &[Tried<'_>], file: &RuleFile, common: &Common) -> String {
    let failed = tried.iter().filter(|one| !one.holds()).count();
    let counted = match (tried.len(), failed) {
        (0, _) => "no example to try".to_owned(),
        (1, 0) => "the 1 example holds".to_owned(),
        (all, 0) => format!("all {all} examples hold"),
        (1, _) => "the 1 example fails".to_owned(),
        (all, 1) => format!("1 of {all} examples fails"),
        (all, failed) => format!("{failed} of {all} examples fail"),
    };
    let without = file.rules.quantities.iter().filter(|one| one.examples.is_empty() && asked(common, &one.id));
    let without: Vec<&str> = without.map(|one| &*one.id).collect();
    match without.is_empty() {
        true => counted,
        false => format!("{counted}; without an example: {}", without.join(", ")),
    }
}

fn asked(common: &Common, id: &str) -> bool {
    common.quantity.is_empty() || common.quantity.iter().any(|one| one == id)
}
