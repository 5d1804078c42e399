//! `figcheck check`: prints what nobody has reviewed, and says whether that fails the run.

use figcheck::report::{Report, problems};
use figcheck::review::State;
use figcheck::rules::FailOn;

use crate::args::{Common, Strictness};
use crate::input::RuleFile;
use crate::terminal::shown;

/// What a check looks at, and what fails it.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Bar {
    /// What is printed: the mildest finding that asks for a review.
    pub(crate) shown: FailOn,
    /// Whether anything fails at all.
    pub(crate) fails: bool,
    pub(crate) strictness: Strictness,
    /// There is a file of reviews.
    pub(crate) kept: bool,
}

impl Bar {
    /// `asked` stands for what the rules say; "never" shows what they say, and passes it.
    pub(crate) fn new(asked: Option<FailOn>, strictness: Strictness, file: &RuleFile) -> Self {
        Self {
            shown: asked.filter(|asked| *asked != FailOn::Never).unwrap_or(file.rules.fail_on),
            fails: asked != Some(FailOn::Never),
            strictness,
            kept: crate::reviews::path(file).exists(),
        }
    }

    /// Whether a report is to fail.
    pub(crate) fn fails(&self, report: &Report) -> bool {
        let any = |of: fn(&State) -> bool| report.alarms(self.shown).any(|settled| of(&settled.state));
        let over = any(|state| matches!(state, State::Expired(_))) || !report.standing.stale.is_empty();
        let fails = any(State::is_open)
            || match self.strictness {
                Strictness::Plain => false,
                Strictness::Strict => over,
                Strictness::Locked => over || any(|state| matches!(state, State::Shrunk(_))) || !self.kept,
            };
        fails && self.fails
    }
}

/// What a check prints.
pub(crate) fn render(report: &Report, bar: &Bar, common: &Common, layout: &figcheck::report::table::Layout) -> String {
    let mut blocks = problems::problems(report, bar.shown, &command(common, "accept"), layout);
    if !common.quiet || bar.strictness != Strictness::Plain {
        let remarks = problems::remarks(report, bar.shown);
        blocks.extend((!remarks.is_empty()).then(|| remarks.join("\n")));
        let missing = bar.strictness == Strictness::Locked && !bar.kept;
        blocks.extend(missing.then(|| "there is no file of reviews, and --locked asks for one".to_owned()));
    }
    if !common.quiet {
        blocks.push(summary(report, bar));
    }
    blocks.iter().map(|block| format!("{block}\n")).collect::<Vec<_>>().join("\n")
}

/// How this program is called with the rules of this run, as a person would type it.
pub(crate) fn command(common: &Common, verb: &str) -> String {
    match &common.rules {
        Some(path) => format!("figcheck {verb} --rules {}", quoted(&shown(path))),
        None => format!("figcheck {verb}"),
    }
}

/// A word as a shell takes it.
pub(crate) fn quoted(word: &str) -> String {
    let plain = |c: char| c.is_ascii_alphanumeric() || "/._-+=:@".contains(c);
    if !word.is_empty() && word.chars().all(plain) {
        word.to_owned()
    } else {
        format!("'{}'", word.replace('\'', r"'\''"))
    }
}

fn summary(report: &Report, bar: &Bar) -> String {
    let what = match bar.shown {
        FailOn::Tension => ("conflict or tension", "conflicts and tensions"),
        FailOn::Conflict | FailOn::Never => ("conflict", "conflicts"),
    };
    let count = |of: fn(&State) -> bool| report.alarms(bar.shown).filter(|settled| of(&settled.state)).count();
    let mut found = vec![match count(|state| *state == State::Unreviewed) {
        0 => format!("no unreviewed {}", what.0),
        1 => format!("1 unreviewed {}", what.0),
        many => format!("{many} unreviewed {}", what.1),
    }];
    let others = [
        (count(|state| matches!(state, State::Reopened(_))), "reopened"),
        (count(|state| matches!(state, State::Expired(_))), "expired"),
        (count(|state| matches!(state, State::Shrunk(_))), "shrunk"),
        (count(|state| *state == State::Reviewed), "reviewed"),
        (report.standing.stale.len(), "stale"),
    ];
    found.extend(others.iter().filter(|(count, _)| *count > 0).map(|(count, name)| format!("{count} {name}")));
    let claims: usize = report.quantities.iter().map(|section| section.claims.len()).sum();
    format!(
        "{}; {} {}, {} {}, {claims} {}",
        found.join(", "),
        report.sources.len(),
        if report.sources.len() == 1 { "source" } else { "sources" },
        report.quantities.len(),
        if report.quantities.len() == 1 { "quantity" } else { "quantities" },
        if claims == 1 { "claim" } else { "claims" },
    )
}
