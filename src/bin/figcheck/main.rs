//! The figcheck program: arguments, files, terminal and exit codes. All input and output of the
//! project lives here.

use std::process::ExitCode;

use clap::{CommandFactory as _, Parser as _};
use figcheck::report::Report;
use figcheck::review::Reviews;
use figcheck::rules::Rules;
use jiff::civil::Date;

mod accept;
mod args;
mod check;
mod examples;
mod figures;
mod find;
mod input;
mod outputs;
mod pending;
mod print;
mod report;
mod reviewing;
mod reviews;
mod terminal;

use args::{FiguresFormat, Given, Job, Verb};
use check::Bar;

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
    // A shell that completes a line asks through the environment; then nothing else is done.
    clap_complete::CompleteEnv::with_factory(Given::command).complete();
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
    match &job.verb {
        Verb::Schema => return end(print::SCHEMA, common, &[]),
        Verb::Completions(shell) => return end_or_misused(print::completions(*shell), common),
        Verb::Man => return end_or_misused(print::manual(), common),
        Verb::Diff { old, new } => {
            let spared = outputs::spare(&job.verb, common, None, &[old.clone(), new.clone()]);
            return end_or_misused(spared.and_then(|()| print::difference(old, new, common.quiet)), common);
        }
        Verb::Merge { base, ours, theirs } => {
            return match reviews::merge(base, ours, theirs) {
                Ok(true) => End::Clean,
                Ok(false) => End::Failed,
                Err(problem) => {
                    terminal::say("error", &problem);
                    End::Misused
                }
            };
        }
        _ => {}
    }
    let Ok(file) = input::rule_file(common) else { return End::Misused };
    if file.is_none() && !matches!(job.verb, Verb::Figures(..)) {
        input::no_rules();
        return End::Misused;
    }
    let file_or_none = file.as_ref();
    let no_rules = Rules::default();
    let rules = file_or_none.map_or(&no_rules, |file| &file.rules);
    if let Some(problem) = unknown_quantity(&common.quantity, rules) {
        terminal::say("error", &problem);
        return End::Misused;
    }
    match (&job.verb, file_or_none) {
        (Verb::Test(format), Some(file)) => {
            if !spared(job, Some(file), &[]) {
                return End::Misused;
            }
            let (text, failed) = examples::render(file, *format, common);
            end(&text, common, &[failed.then_some(End::Failed)])
        }
        (Verb::Figures(FiguresFormat::Jsonl, sieve), file) if common.output.is_none() => {
            stream(job, rules, file, sieve)
        }
        (Verb::Figures(format, sieve), file) => {
            let Ok(sources) = input::sources(&job.sources, common, file) else { return End::Misused };
            if !spared(job, file, &sources.used) {
                return End::Misused;
            }
            let text = figures::render(&sources.documents, rules, *format, sieve, common);
            end(&text, common, &sources.ends())
        }
        (_, Some(file)) => reconcile(job, file),
        (_, None) => End::Misused,
    }
}

/// Whether nothing that is read would be written over; else that is said.
fn spared(job: &Job, file: Option<&input::RuleFile>, used: &[std::path::PathBuf]) -> bool {
    let spared = outputs::spare(&job.verb, &job.common, file, used);
    if let Err(problem) = &spared {
        terminal::say("error", problem);
    }
    spared.is_ok()
}

/// What is done with a whole report: printed, held to a bar, reviewed.
fn reconcile(job: &Job, file: &input::RuleFile) -> End {
    let common = &job.common;
    let Ok(reviews) = reviews::read(file, common.color) else { return End::Misused };
    let Ok(sources) = input::sources(&job.sources, common, Some(file)) else { return End::Misused };
    if !spared(job, Some(file), &sources.used) {
        return End::Misused;
    }
    let ends = sources.ends();
    let report = compared(sources, file, &reviews, job);
    let done = match &job.verb {
        Verb::Check(checked) => {
            let bar = Bar::new(checked.fail_on, checked.strictness, file);
            let (text, unwritten) = report::forms(&report, &checked.forms, &bar, common);
            return printed(&text, &unwritten, common, ends, bar.fails(&report).then_some(End::Failed));
        }
        Verb::Report(forms) => {
            let bar = Bar::new(None, args::Strictness::Plain, file);
            let (text, unwritten) = report::forms(&report, forms, &bar, common);
            return printed(&text, &unwritten, common, ends, None);
        }
        Verb::Pending { ids } => Ok(pending::render(&report, *ids, common)),
        Verb::Review { reviewer } => reviewing::review(&report, file, reviewer.as_deref(), today(job), common),
        Verb::Accept(given) => accept::accept(&report, file, given, today(job)),
        Verb::Prune { .. } if !report.unread.is_empty() => {
            terminal::say("error", "nothing was dropped: reviews of a source that cannot be read would look stale");
            return End::Unread;
        }
        Verb::Prune { dry_run } => accept::prune(&report, file, *dry_run),
        _ => return End::Misused,
    };
    match done {
        Ok(text) => end(&text, common, &ends),
        Err(problem) => {
            terminal::say("error", &problem);
            End::Misused
        }
    }
}

/// Prints a report, and ends as the gravest of what befell it.
fn printed(
    text: &str,
    unwritten: &[String],
    common: &args::Common,
    ends: [Option<End>; 2],
    failed: Option<End>,
) -> End {
    unwritten.iter().for_each(|problem| terminal::say("error", problem));
    let unwritten = (!unwritten.is_empty()).then_some(End::Misused);
    let [misdeclared, unread] = ends;
    end(text, common, &[misdeclared, unread, failed, unwritten])
}

/// The day that is taken for today.
fn today(job: &Job) -> Date {
    let now = || jiff::tz::TimeZone::UTC.to_datetime(jiff::Timestamp::now()).date();
    job.as_of.unwrap_or_else(now)
}

fn end_or_misused(text: Result<String, String>, common: &args::Common) -> End {
    match text {
        Ok(text) => end(&text, common, &[]),
        Err(problem) => {
            terminal::say("error", &problem);
            End::Misused
        }
    }
}

/// Every figure as it is read: an archive's texts are never held together.
fn stream(job: &Job, rules: &Rules, file: Option<&input::RuleFile>, sieve: &args::Sieve) -> End {
    let Ok(mut sources) = input::named(&job.sources, &job.common, file) else { return End::Misused };
    let written = figures::stream(&mut sources, rules, sieve, &job.common);
    if let Err(problem) = &written {
        terminal::say("error", problem);
    }
    let misused = (sources.misdeclared || written.is_err()).then_some(End::Misused);
    misused.into_iter().chain((!sources.unread.is_empty()).then_some(End::Unread)).min().unwrap_or(End::Clean)
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

impl input::Sources {
    /// How a run ends for what befell its sources.
    fn ends(&self) -> [Option<End>; 2] {
        [self.misdeclared.then_some(End::Misused), (!self.unread.is_empty()).then_some(End::Unread)]
    }
}

/// The report, of the quantities asked for. Every rule takes its figures first: leaving one out
/// would hand its figures to another.
fn compared(sources: input::Sources, file: &input::RuleFile, reviews: &Reviews, job: &Job) -> Report {
    let mut report = figcheck::check::check(&sources.documents, &file.rules);
    figcheck::check::review(&mut report, reviews, &file.rules, Some(today(job)));
    report.unread = sources.unread;
    if !job.sources.is_empty() || !report.unread.is_empty() {
        report.standing.forgive(&report.sources.iter().map(|meta| meta.id.as_str()).collect());
    }
    let quantities = &job.common.quantity;
    if !quantities.is_empty() {
        let asked = |id: &str| quantities.iter().any(|asked| asked == id);
        report.quantities.retain(|section| asked(&section.id));
        report.near_misses.retain(|miss| asked(&miss.quantity));
        report.relations.retain(|relation| relation.quantities.iter().any(|id| asked(id)));
        report.standing.retain(asked);
        report.gathered.conflicts.retain(|conflict| conflict.is_about(asked));
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
