//! The arguments of `check` and of the verbs that work on reviews, and the forms of a report.

use std::path::PathBuf;

use clap::builder::{PossibleValue, PossibleValuesParser, TypedValueParser};
use clap::{Args, ValueEnum};
use clap_complete::engine::ArgValueCompleter;
use figcheck::review::Decision;
use figcheck::rules::FailOn;
use jiff::civil::Date;

use super::{Common, Job, Sources, Verb};
use crate::pending;

pub(super) const CHECK: &str = "\
Examples:
  figcheck check                      prints each conflict nobody has reviewed
  figcheck check --fail-on tension    tensions as well
  figcheck check --strict             reviews expired or of nothing fail too
  figcheck check --write sarif=out.sarif --write junit=out.xml
  figcheck check --as-of 2031-05-06   the same answer on any day

Exit codes:
  0  every conflict is reviewed as it stands
  1  one is not; with --strict or --locked also what those ask for
  2  wrong usage, or a file of rules or reviews with errors
  3  some source could not be read; the rest is still checked
  Where several apply: 2 before 3 before 1.";

pub(super) const REVIEW: &str = "\
On a terminal: one conflict a screen, its quotes side by side. Keys:
  a  accept, with a decision and a reason     o  open the source in $EDITOR
  s  skip                                     u  undo the last review
  b  back                                     q  quit
Each review is on disk before the next conflict is shown: quitting loses nothing.

Without a terminal it prints the `figcheck accept` command for each conflict.";

pub(super) const ACCEPT: &str = "\
Examples:
  figcheck accept k7m2qd --decision explained \\
      --reason \"Two statements of one ministry, hours apart.\" --reviewer m.k.
  figcheck accept k7m --decision source-error --prefer bbc-news-2016-12-10 \\
      --reason \"A slip, says the desk.\" --reviewer m.k. --expires 2027-05-22

`figcheck pending` lists the ids; the start of one is enough. The review goes to
the file that the rules name as `reviews`; reviews.toml beside the rules, where
they name none. Accepting a conflict again renews its entry.

Decisions:
  explained        both can stand, and the reason says how
  superseded       the later figure takes the earlier one's place
  different-scope  they speak of different things, places or times
  source-error     one source is wrong
  disputed         the sources do disagree, and the story says so";

pub(super) const PENDING: &str = "\
Examples:
  figcheck pending                    id, state and figures, one conflict a line
  figcheck pending --ids              the ids alone, for a script";

pub(super) const PRUNE: &str = "\
Examples:
  figcheck prune --dry-run            what would go
  figcheck prune                      drops it; accepts nothing

Nothing is dropped while some source cannot be read. A file that is not there
yet is begun, with a line for each quantity that its reviews will stand under:
commit it, and reviews of two quantities merge in git by themselves.";

pub(super) const DIFF: &str = "\
Examples:
  figcheck --format json -o old.json
  figcheck --format json -o new.json
  figcheck diff old.json new.json     figures, verdicts and reviews that changed";

pub(super) const COMPLETIONS: &str = "\
Examples:
  source <(figcheck completions bash)             in ~/.bashrc
  source <(figcheck completions zsh)              in ~/.zshrc
  figcheck completions fish | source              in ~/.config/fish/config.fish";

/// A form that a report can take.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Form {
    /// A page for a terminal: every quantity
    Table,
    /// The open conflicts, as compilers print errors
    Text,
    /// The whole report, by `figcheck schema`
    Json,
    /// Each claim as an object on a line
    Jsonl,
    /// Each claim as a row
    Csv,
    /// A comment for a pull request
    Markdown,
    /// Annotations of a GitHub workflow
    Github,
    /// SARIF 2.1.0, for code scanning
    Sarif,
    /// JUnit, for test reports
    Junit,
}

impl Form {
    fn name(self) -> String {
        self.to_possible_value().map(|value| value.get_name().to_owned()).unwrap_or_default()
    }
}

/// Every form but one.
fn forms_without(left_out: Form) -> impl TypedValueParser<Value = Form> {
    let values: Vec<PossibleValue> = (Form::value_variants().iter())
        .filter(|form| **form != left_out)
        .filter_map(ValueEnum::to_possible_value)
        .collect();
    PossibleValuesParser::new(values).try_map(|name| Form::from_str(&name, false))
}

pub(super) fn report_form() -> impl TypedValueParser<Value = Form> {
    forms_without(Form::Text)
}

fn check_form() -> impl TypedValueParser<Value = Form> {
    forms_without(Form::Table)
}

/// The day that is taken for today.
#[derive(Debug, Args)]
pub(super) struct Today {
    /// Take this day for today, for reviews that expire: 2031-05-06 [default: today, in UTC]
    #[arg(long, value_name = "DATE", value_parser = day)]
    pub(super) as_of: Option<Date>,
}

#[derive(Debug, Args)]
pub(super) struct GivenForms {
    /// Write a form to a file as well: json=report.json; may be given several times
    #[arg(long, value_name = "FORMAT=FILE", value_parser = form_and_file)]
    write: Vec<(Form, PathBuf)>,
}

#[derive(Debug, Args)]
pub(super) struct GivenCheck {
    #[command(flatten)]
    sources: Sources,
    #[command(flatten)]
    common: Common,
    #[command(flatten)]
    today: Today,
    /// The form of what is printed
    #[arg(long, value_parser = check_form(), default_value = "text", value_name = "FORMAT")]
    format: Form,
    #[command(flatten)]
    write: GivenForms,
    /// The mildest finding that fails [default: what the rule file says, else conflict]
    #[arg(long, value_enum, value_name = "FINDING")]
    fail_on: Option<GivenFailOn>,
    /// Fail for reviews that have expired or are of nothing, too
    #[arg(long)]
    strict: bool,
    /// Fail unless the file of reviews is there and fits the sources exactly
    #[arg(long)]
    locked: bool,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum GivenFailOn {
    Conflict,
    Tension,
    Never,
}

#[derive(Debug, Args)]
pub(super) struct GivenReview {
    #[command(flatten)]
    sources: Sources,
    #[command(flatten)]
    common: Common,
    #[command(flatten)]
    today: Today,
    /// Who reviews [default: asked for]
    #[arg(long, value_name = "NAME", value_parser = said)]
    reviewer: Option<String>,
}

#[derive(Debug, Args)]
pub(super) struct GivenAccept {
    /// The conflict, by its id or the start of it; `figcheck pending` lists them
    #[arg(value_name = "ID", add = ArgValueCompleter::new(pending::complete))]
    id: String,
    #[command(flatten)]
    sources: Sources,
    #[command(flatten)]
    common: Common,
    #[command(flatten)]
    today: Today,
    /// What was decided
    #[arg(long, value_parser = decision(), value_name = "DECISION")]
    decision: Decision,
    /// Why, in a sentence for whoever meets the conflict next
    #[arg(long, value_parser = said, value_name = "TEXT")]
    reason: String,
    /// Who decided
    #[arg(long, value_parser = said, value_name = "NAME")]
    reviewer: String,
    /// From this day on the review no longer holds
    #[arg(long, value_parser = day, value_name = "DATE")]
    expires: Option<Date>,
    /// The source to be trusted, by its id
    #[arg(long, value_parser = said, value_name = "SOURCE")]
    prefer: Option<String>,
}

#[derive(Debug, Args)]
pub(super) struct GivenPending {
    #[command(flatten)]
    sources: Sources,
    #[command(flatten)]
    common: Common,
    #[command(flatten)]
    today: Today,
    /// Print the ids alone
    #[arg(long)]
    ids: bool,
}

#[derive(Debug, Args)]
pub(super) struct GivenPrune {
    #[command(flatten)]
    common: Common,
    #[command(flatten)]
    today: Today,
    /// Say what would go, and change nothing
    #[arg(long)]
    dry_run: bool,
}

#[derive(Debug, Args)]
pub(super) struct GivenDiff {
    /// The earlier report, as --format json wrote it
    #[arg(value_name = "OLD.json")]
    old: PathBuf,
    /// The later report
    #[arg(value_name = "NEW.json")]
    new: PathBuf,
    #[command(flatten)]
    common: Common,
}

/// Where a report goes, and in what forms.
#[derive(Debug)]
pub(crate) struct Forms {
    /// What is printed.
    pub(crate) printed: Form,
    /// What is written besides.
    pub(crate) written: Vec<(Form, PathBuf)>,
}

impl Forms {
    /// # Errors
    /// Two forms are to go to one file.
    pub(super) fn new(printed: Form, given: GivenForms, common: &Common) -> Result<Self, String> {
        let mut files: Vec<&PathBuf> = common.output.iter().collect();
        for (form, file) in &given.write {
            if files.contains(&file) {
                return Err(format!("--write {}={}: another form goes to that file", form.name(), file.display()));
            }
            files.push(file);
        }
        Ok(Self { printed, written: given.write })
    }
}

/// What a check is to do.
#[derive(Debug)]
pub(crate) struct Checked {
    pub(crate) forms: Forms,
    /// In place of what the rule file says.
    pub(crate) fail_on: Option<FailOn>,
    pub(crate) strictness: Strictness,
}

/// What fails a check besides an open conflict.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Strictness {
    /// Nothing.
    Plain,
    /// Reviews that have expired, or that are of nothing.
    Strict,
    /// Anything that would change the file of reviews.
    Locked,
}

/// A review to be written.
#[derive(Debug)]
pub(crate) struct Accepted {
    pub(crate) id: String,
    pub(crate) decision: Decision,
    pub(crate) reason: String,
    pub(crate) reviewer: String,
    pub(crate) expires: Option<Date>,
    pub(crate) prefer: Option<String>,
}

impl GivenCheck {
    pub(super) fn job(self) -> Result<Job, String> {
        let fail_on = self.fail_on.map(|given| match given {
            GivenFailOn::Conflict => FailOn::Conflict,
            GivenFailOn::Tension => FailOn::Tension,
            GivenFailOn::Never => FailOn::Never,
        });
        let strictness = match (self.locked, self.strict) {
            (true, _) => Strictness::Locked,
            (false, true) => Strictness::Strict,
            (false, false) => Strictness::Plain,
        };
        let forms = Forms::new(self.format, self.write, &self.common)?;
        let checked = Checked { forms, fail_on, strictness };
        Ok(Job::new(Verb::Check(checked), self.sources.sources, self.common, self.today.as_of))
    }
}

impl GivenReview {
    pub(super) fn job(self) -> Job {
        let verb = Verb::Review { reviewer: self.reviewer };
        Job::new(verb, self.sources.sources, self.common, self.today.as_of)
    }
}

impl GivenAccept {
    pub(super) fn job(self) -> Result<Job, String> {
        if let (Some(expires), Some(today)) = (self.expires, self.today.as_of)
            && expires <= today
        {
            return Err(format!("--expires {expires} is not after --as-of {today}"));
        }
        let accepted = Accepted {
            id: self.id,
            decision: self.decision,
            reason: self.reason,
            reviewer: self.reviewer,
            expires: self.expires,
            prefer: self.prefer,
        };
        Ok(Job::new(Verb::Accept(accepted), self.sources.sources, self.common, self.today.as_of))
    }
}

impl GivenPending {
    pub(super) fn job(self) -> Job {
        Job::new(Verb::Pending { ids: self.ids }, self.sources.sources, self.common, self.today.as_of)
    }
}

impl GivenPrune {
    pub(super) fn job(self) -> Job {
        Job::new(Verb::Prune { dry_run: self.dry_run }, Vec::new(), self.common, self.today.as_of)
    }
}

impl GivenDiff {
    pub(super) fn job(self) -> Job {
        Job::new(Verb::Diff { old: self.old, new: self.new }, Vec::new(), self.common, None)
    }
}

fn decision() -> impl TypedValueParser<Value = Decision> {
    PossibleValuesParser::new(Decision::ALL.map(Decision::name))
        .try_map(|name| Decision::named(&name).ok_or("no decision"))
}

fn day(text: &str) -> Result<Date, String> {
    Date::strptime("%Y-%m-%d", text.trim()).map_err(|_| "not a day; write it as 2031-05-06".to_owned())
}

/// Words on one line; nothing at all is no reason, and nobody no reviewer.
pub(crate) fn said(text: &str) -> Result<String, String> {
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if line.is_empty() { Err("it says nothing".to_owned()) } else { Ok(line) }
}

fn form_and_file(text: &str) -> Result<(Form, PathBuf), String> {
    let valid = || Form::value_variants().iter().map(|form| form.name()).collect::<Vec<_>>().join(", ");
    let (name, file) = text.split_once('=').ok_or_else(|| format!("write FORMAT=FILE; formats: {}", valid()))?;
    let form = Form::from_str(name, false).map_err(|_| format!("no format \"{name}\"; formats: {}", valid()))?;
    if file.is_empty() {
        return Err(format!("names no file; write {name}=FILE"));
    }
    Ok((form, PathBuf::from(file)))
}
