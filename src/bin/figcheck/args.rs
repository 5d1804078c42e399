//! Arguments: as given, then one validated [`Job`]. Opens no file.

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};
use figcheck::document::{self, Known};
use figcheck::unit::Dimension;
use figcheck::{figure, lexicon};
use jiff::civil::Date;
use rust_decimal::Decimal;

mod reviewing;

pub(crate) use reviewing::{Accepted, Checked, Form, Forms, Strictness, said};
use reviewing::{GivenAccept, GivenCheck, GivenDiff, GivenForms, GivenPending, GivenPrune, GivenReview, Today};

const EXAMPLES: &str = "\
Examples:
  figcheck                            report on the sources of ./rules.toml
  figcheck articles/ -v               other sources, nothing shortened
  figcheck report --format json --output report.json
  figcheck check                      for CI: fail on a conflict not reviewed
  figcheck review                     look at each conflict in turn
  figcheck test                       try the examples of the rule file
  figcheck figures article.txt        every figure of a text; needs no rules
  pdftotext paper.pdf - | figcheck figures -
  figcheck figures --unclaimed        the figures that no rule took

Exit codes:
  0  nothing stands against it (report and figures: whatever they find)
  1  check: a conflict nobody has reviewed; test: an example that fails
  2  wrong usage, or a file of rules or reviews with errors
  3  some source could not be read; the rest is still reported
  Where several apply: 2 before 3 before 1.";

const FIGURES: &str = "\
Examples:
  figcheck figures seeds/ --unit money --min 1000000
  figcheck figures article.txt --format jsonl | jq -r '[.figure, .noun] | @tsv'
  figcheck figures article.txt --refused   with the numbers that are no figures";

const TEST: &str = "\
Examples:
  figcheck test                       prints the examples that fail
  figcheck test --quantity killed -v  all of one quantity, and what each gave
  figcheck test --format jsonl        one object a line, whether it holds or not

An example stands below its quantity in the rule file:
  [[quantity.killed.example]]
  text = \"At least 60 people died in the blast.\"
  expect = [\">=60\"]                  [] where nothing may be taken

Exit codes:
  0  every example holds
  1  one fails
  2  wrong usage, or a rule file with errors";

/// Says where sources agree on a figure, where they conflict, and where they cannot be compared.
#[derive(Debug, Parser)]
#[command(name = "figcheck", version, after_help = EXAMPLES, args_conflicts_with_subcommands = true)]
pub(crate) struct Given {
    #[command(subcommand)]
    verb: Option<GivenVerb>,
    #[command(flatten)]
    report: GivenReport,
}

#[derive(Debug, Subcommand)]
enum GivenVerb {
    /// Report each quantity: its claims, and what they make of each other [the default]
    #[command(after_help = EXAMPLES)]
    Report(GivenReport),
    /// Print each conflict nobody has reviewed, and fail if there is one
    #[command(after_help = reviewing::CHECK)]
    Check(GivenCheck),
    /// Look at each open conflict in turn, and accept it with a reason or leave it
    #[command(after_help = reviewing::REVIEW)]
    Review(GivenReview),
    /// Accept one conflict: write down who decided what, and why
    #[command(after_help = reviewing::ACCEPT)]
    Accept(GivenAccept),
    /// List the conflicts that wait for a review, one a line
    #[command(after_help = reviewing::PENDING)]
    Pending(GivenPending),
    /// Drop reviews whose conflict is gone, and figures that are gone from others
    #[command(after_help = reviewing::PRUNE)]
    Prune(GivenPrune),
    /// Say what changed from one report in JSON to another
    #[command(after_help = reviewing::DIFF)]
    Diff(GivenDiff),
    /// List every figure of the sources, whether or not a rule takes it
    #[command(after_help = FIGURES)]
    Figures(GivenFigures),
    /// Try the examples of the rule file, and fail if one gives other figures than it should
    #[command(after_help = TEST)]
    Test(GivenTest),
    /// Merge files of reviews, for git: a merge driver is called with these three
    #[command(after_help = reviewing::MERGE)]
    Merge {
        /// What both began with
        base: PathBuf,
        /// What is changed
        ours: PathBuf,
        /// What is merged into it
        theirs: PathBuf,
    },
    /// Print the JSON schema of a report
    Schema,
    /// Print the line that completes commands, options and conflicts' ids in a shell
    #[command(after_help = reviewing::COMPLETIONS)]
    Completions {
        /// The shell
        shell: Shell,
    },
    /// Print the manual page: figcheck man | man -l -
    Man,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Shell {
    Bash,
    Zsh,
    Fish,
    Elvish,
    Powershell,
}

#[derive(Debug, Args)]
struct GivenReport {
    #[command(flatten)]
    sources: Sources,
    #[command(flatten)]
    common: Common,
    #[command(flatten)]
    today: Today,
    /// The form of the report
    #[arg(long, value_parser = reviewing::report_form(), default_value = "table", value_name = "FORMAT")]
    format: Form,
    #[command(flatten)]
    write: GivenForms,
}

#[derive(Debug, Args)]
struct GivenFigures {
    #[command(flatten)]
    sources: Sources,
    #[command(flatten)]
    common: Common,
    /// The form of the list
    #[arg(long, value_enum, default_value_t = FiguresFormat::Table, value_name = "FORMAT")]
    format: FiguresFormat,
    /// List the numbers that are no figures as well, each with the reason
    #[arg(long, conflicts_with_all = ["unit", "min", "max", "quantity"])]
    refused: bool,
    /// Only figures that no rule takes
    #[arg(long, conflicts_with = "quantity")]
    unclaimed: bool,
    /// Only figures of this kind (count, share, money, ...) or unit (percent, USD, km, ...)
    #[arg(long, value_name = "UNIT")]
    unit: Option<String>,
    /// Only figures that can be this much or more
    #[arg(long, value_name = "NUMBER", value_parser = number, allow_hyphen_values = true)]
    min: Option<Decimal>,
    /// Only figures that can be this much or less
    #[arg(long, value_name = "NUMBER", value_parser = number, allow_hyphen_values = true)]
    max: Option<Decimal>,
}

#[derive(Debug, Args)]
struct GivenTest {
    #[command(flatten)]
    common: Common,
    /// The form of the answer
    #[arg(long, value_enum, default_value_t = TestFormat::Text, value_name = "FORMAT")]
    format: TestFormat,
}

/// What every verb takes that reads sources.
#[derive(Debug, Args)]
struct Sources {
    /// Files, folders, globs, or - for standard input; in place of those the rule file names
    #[arg(value_name = "SOURCES")]
    sources: Vec<String>,
}

/// What every verb takes.
#[derive(Debug, Default, Args)]
pub(crate) struct Common {
    /// The rule file [default: rules.toml here, or in the nearest folder above]
    #[arg(long, value_name = "FILE")]
    pub(crate) rules: Option<PathBuf>,
    /// Only this quantity; may be given several times
    #[arg(long, value_name = "ID")]
    pub(crate) quantity: Vec<String>,
    /// Write to a file instead of standard output
    #[arg(long, short, value_name = "FILE")]
    pub(crate) output: Option<PathBuf>,
    /// When to use colour; NO_COLOR in the environment turns "auto" into "never"
    #[arg(long, value_enum, default_value_t = Colour::Auto, value_name = "WHEN")]
    pub(crate) color: Colour,
    /// Print less: no notes, no summaries
    #[arg(long, short, conflicts_with = "verbose")]
    pub(crate) quiet: bool,
    /// Print more: nothing shortened, near misses listed
    #[arg(long, short)]
    pub(crate) verbose: bool,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub(crate) enum Colour {
    #[default]
    Auto,
    Always,
    Never,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum FiguresFormat {
    Table,
    Jsonl,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum TestFormat {
    Text,
    Jsonl,
}

/// What to do, checked as far as it can be without opening a file.
#[derive(Debug)]
pub(crate) struct Job {
    pub(crate) verb: Verb,
    /// As given on the command line.
    pub(crate) sources: Vec<String>,
    pub(crate) common: Common,
    /// The day that is taken for today; `None` for the day it is.
    pub(crate) as_of: Option<Date>,
}

impl Job {
    fn new(verb: Verb, sources: Vec<String>, common: Common, as_of: Option<Date>) -> Self {
        Self { verb, sources, common, as_of }
    }
}

#[derive(Debug)]
pub(crate) enum Verb {
    Report(Forms),
    Check(Checked),
    Figures(FiguresFormat, Sieve),
    Test(TestFormat),
    Review { reviewer: Option<String> },
    Accept(Accepted),
    Pending { ids: bool },
    Prune { dry_run: bool },
    Diff { old: PathBuf, new: PathBuf },
    Merge { base: PathBuf, ours: PathBuf, theirs: PathBuf },
    Schema,
    Completions(Shell),
    Man,
}

/// Which figures to list.
#[derive(Debug, Default)]
pub(crate) struct Sieve {
    pub(crate) refused: bool,
    pub(crate) unclaimed: bool,
    pub(crate) unit: Option<UnitAsked>,
    pub(crate) min: Option<Decimal>,
    pub(crate) max: Option<Decimal>,
}

/// A kind of unit, or one unit by its symbol.
#[derive(Debug)]
pub(crate) enum UnitAsked {
    Dimension(Dimension),
    Symbol(String),
}

impl Given {
    /// The job asked for.
    ///
    /// # Errors
    /// A message, where what was given cannot hold together.
    pub(crate) fn into_job(self) -> Result<Job, String> {
        let job = match self.verb {
            None => report(self.report)?,
            Some(GivenVerb::Report(given)) => report(given)?,
            Some(GivenVerb::Check(given)) => given.job()?,
            Some(GivenVerb::Review(given)) => given.job(),
            Some(GivenVerb::Accept(given)) => given.job()?,
            Some(GivenVerb::Pending(given)) => given.job(),
            Some(GivenVerb::Prune(given)) => given.job(),
            Some(GivenVerb::Diff(given)) => given.job(),
            Some(GivenVerb::Figures(given)) => figures(given)?,
            Some(GivenVerb::Test(given)) => Job::new(Verb::Test(given.format), Vec::new(), given.common, None),
            Some(GivenVerb::Merge { base, ours, theirs }) => bare(Verb::Merge { base, ours, theirs }),
            Some(GivenVerb::Schema) => bare(Verb::Schema),
            Some(GivenVerb::Completions { shell }) => bare(Verb::Completions(shell)),
            Some(GivenVerb::Man) => bare(Verb::Man),
        };
        if job.sources.iter().filter(|source| *source == "-").count() > 1 {
            return Err("standard input (-) can be read only once".to_owned());
        }
        Ok(job)
    }
}

/// A job that reads nothing.
fn bare(verb: Verb) -> Job {
    Job::new(verb, Vec::new(), Common::default(), None)
}

fn report(given: GivenReport) -> Result<Job, String> {
    let forms = Forms::new(given.format, given.write, &given.common)?;
    Ok(Job::new(Verb::Report(forms), given.sources.sources, given.common, given.today.as_of))
}

fn figures(given: GivenFigures) -> Result<Job, String> {
    if let (Some(min), Some(max)) = (given.min, given.max)
        && max < min
    {
        return Err(format!("--min {min} is more than --max {max}: no figure can be both"));
    }
    let unit = given.unit.map(|name| unit(&name)).transpose()?;
    let sieve = Sieve { refused: given.refused, unclaimed: given.unclaimed, unit, min: given.min, max: given.max };
    Ok(Job::new(Verb::Figures(given.format, sieve), given.sources.sources, given.common, None))
}

/// A kind, or the unit that a text means by this name: `km`, `kilometres`, `USD`, `$`.
fn unit(name: &str) -> Result<UnitAsked, String> {
    if let Some(dimension) = Dimension::named(&name.to_lowercase()) {
        return Ok(UnitAsked::Dimension(dimension));
    }
    // Rates are made of two words each, and cannot be told from a list.
    if name.contains('/') || SYMBOLS.contains(&name) {
        return Ok(UnitAsked::Symbol(name.to_owned()));
    }
    let cases = [name.to_owned(), name.to_uppercase(), name.to_lowercase()];
    cases.iter().find_map(|name| meant(name)).map(UnitAsked::Symbol).ok_or_else(|| {
        let kinds = Dimension::ALL.map(Dimension::name).join(", ");
        format!("--unit {name}: no such kind or unit\nkinds: {kinds}\nor a unit as texts write it: percent, USD, euros, km, tonnes, hours ...")
    })
}

/// Symbols that no text writes behind a number.
const SYMBOLS: [&str; 3] = ["fraction", "x", "K"];

/// The symbol of the unit that is read where a text writes this name beside a number.
fn meant(name: &str) -> Option<String> {
    if name.chars().any(|c| c.is_numeric()) {
        return None;
    }
    [format!("It was 5 {name}."), format!("It was {name}5.")].into_iter().find_map(|text| {
        let document = document::read(text, "unit", Known::default());
        let reading = figure::read(&document, lexicon::english());
        let unit = &reading.figures.first()?.unit;
        (unit.dimension != Dimension::Count).then(|| unit.symbol.to_string())
    })
}

/// A number as a person types one: `8500`, `8,500`, `2.5`.
fn number(text: &str) -> Result<Decimal, String> {
    let plain: String = text.chars().filter(|c| !matches!(c, ',' | '_' | ' ')).collect();
    plain.parse().map_err(|_| "not a number; write it as 8500 or 2.5".to_owned())
}
