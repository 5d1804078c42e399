//! The figcheck program: arguments, files, terminal and exit codes. All input and output of the
//! project lives here.

use std::process::ExitCode;

use clap::Parser as _;
use figcheck::rules::Rules;

mod args;
mod check;
mod examples;
mod figures;
mod input;
mod report;
mod terminal;

use args::{FiguresFormat, Given, Job, Verb};

/// How a run ends. Declared in the order in which one goes before another.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum End {
    /// Wrong usage, or rules with errors. What was wrong has been said.
    Misused,
    /// Some source could not be read. It has been named.
    Unread,
    /// `check` found what nobody has reviewed, or an example fails.
    Failed,
    /// Nothing stands against it.
    Clean,
}

fn main() -> ExitCode {
    // Wrong arguments end here, with code 2 and clap's own words.
    let end = match Given::parse().into_job() {
        Ok(job) => run(&job),
        Err(problem) => {
            terminal::say("error", &problem);
            End::Misused
        }
    };
    ExitCode::from(match end {
        End::Clean => 0,
        End::Failed => 1,
        End::Misused => 2,
        End::Unread => 3,
    })
}

fn run(job: &Job) -> End {
    let common = &job.common;
    let Ok(file) = input::rule_file(common) else { return End::Misused };
    if file.is_none() && !matches!(job.verb, Verb::Figures(..)) {
        input::no_rules();
        return End::Misused;
    }
    let no_rules = Rules::default();
    let rules = file.as_ref().map_or(&no_rules, |file| &file.rules);
    if let Some(problem) = unknown_quantity(&common.quantity, rules) {
        terminal::say("error", &problem);
        return End::Misused;
    }
    if let Verb::Test(format) = &job.verb {
        let (text, failed) = examples::render(&file.unwrap_or_default(), *format, common);
        return end(&text, common, &[failed.then_some(End::Failed)]);
    }
    if let Verb::Figures(FiguresFormat::Jsonl, sieve) = &job.verb
        && common.output.is_none()
    {
        return stream(job, rules, file.as_ref(), sieve);
    }
    let Ok(sources) = input::sources(&job.sources, common, file.as_ref()) else { return End::Misused };
    let (text, failed) = match &job.verb {
        Verb::Figures(format, sieve) => (figures::render(&sources.documents, rules, *format, sieve, common), false),
        Verb::Check(format) => {
            let report = compared(&sources.documents, rules, common);
            check::render(&report, rules.fail_on, *format, common)
        }
        Verb::Report(format) => (report::render(&compared(&sources.documents, rules, common), *format, common), false),
        Verb::Test(..) => return End::Clean,
    };
    let ends = [
        sources.misdeclared.then_some(End::Misused),
        sources.unread.then_some(End::Unread),
        failed.then_some(End::Failed),
    ];
    end(&text, common, &ends)
}

/// Every figure as it is read: an archive's texts are never held together.
fn stream(job: &Job, rules: &Rules, file: Option<&input::RuleFile>, sieve: &args::Sieve) -> End {
    let Ok(mut sources) = input::heads(&job.sources, &job.common, file) else { return End::Misused };
    let written = figures::stream(&mut sources, rules, sieve, &job.common);
    if let Err(problem) = &written {
        terminal::say("error", problem);
    }
    let misused = (sources.misdeclared || written.is_err()).then_some(End::Misused);
    misused.into_iter().chain(sources.unread.then_some(End::Unread)).min().unwrap_or(End::Clean)
}

/// Writes what a run has to say, and how it ends: the gravest of `ends` and of what befell the
/// writing.
fn end(text: &str, common: &args::Common, ends: &[Option<End>]) -> End {
    let written = terminal::write(text, common.output.as_deref());
    if let Err(problem) = &written {
        terminal::say("error", problem);
    }
    let unwritten = written.is_err().then_some(End::Misused);
    ends.iter().copied().chain([unwritten]).flatten().min().unwrap_or(End::Clean)
}

/// The report, of the quantities asked for. Every rule takes its figures first: leaving one out
/// would hand its figures to another.
fn compared(
    documents: &[figcheck::document::Document],
    rules: &Rules,
    common: &args::Common,
) -> figcheck::report::Report {
    let mut report = figcheck::check::check(documents, rules);
    if !common.quantity.is_empty() {
        let asked = |id: &str| common.quantity.iter().any(|asked| asked == id);
        report.quantities.retain(|section| asked(&section.id));
        report.near_misses.retain(|miss| asked(&miss.quantity));
        report.relations.retain(|relation| relation.quantities.iter().any(|id| asked(id)));
    }
    report
}

/// What to say of a quantity the rules do not know.
fn unknown_quantity(asked: &[String], rules: &Rules) -> Option<String> {
    let unknown = asked.iter().find(|id| rules.quantity(id).is_none())?;
    let valid: Vec<&str> = rules.quantities.iter().map(|quantity| &*quantity.id).collect();
    Some(match valid.is_empty() {
        true => format!("no quantity \"{unknown}\": there are no rules that declare one"),
        false => format!("no quantity \"{unknown}\"; the rules declare: {}", valid.join(", ")),
    })
}
