//! `reviews.toml`: as written -> [`Reviews`]. Owns its keys, and what is said of a wrong one.

use jiff::civil::Date;
use toml::de::DeTable;

use super::subject::Subject;
use super::{Decision, Identity, Review, Reviews};
use crate::notation::tidy;
use crate::rules::Rules;
use crate::rules::diagnostic::{Diagnostic, valid_names};
use crate::rules::shape::{Table, Written, place};
use crate::window::Moment;

pub(super) const REVIEW_KEYS: [&str; 10] =
    ["quantity", "decision", "reason", "reviewer", "reviewed", "expires", "prefer", "place", "tolerance", "figures"];
const FIGURE_KEYS: [&str; 6] = ["source", "quantity", "figure", "claimant", "window", "place"];

/// Reads a `reviews.toml` written for `rules`.
///
/// # Errors
/// Every problem found, in the order of the file; where it is not TOML at all, only the first.
///
/// # Example
/// ```
/// use figcheck::{review, rules};
///
/// let rules = rules::parse("[quantity.fled]\ncue = ['fled']").expect("rules");
/// let text = r#"
/// [[review]]
/// quantity = "fled"
/// decision = "explained"
/// reason = "The Courier counts the valley, the Gazette the town."
/// reviewer = "m.k."
/// reviewed = 2031-05-06
/// figures = [
///   { source = "courier-2031-05-03", figure = ">1200", claimant = "interior ministry", window = "2031-05-02" },
///   { source = "gazette-2031-05-04", figure = "~900", claimant = "mayor", window = "2031-05-02" },
/// ]
/// "#;
/// let reviews = review::parse(text, &rules).expect("reviews");
/// assert_eq!(reviews.reviews[0].figures[1].figure, "~900");
///
/// let wrong = text.replace("explained", "explaned");
/// let problems = review::parse(&wrong, &rules).expect_err("a misspelt decision");
/// assert!(problems[0].help.as_deref().is_some_and(|help| help.contains("did you mean `explained`?")));
/// ```
pub fn parse(text: &str, rules: &Rules) -> Result<Reviews, Vec<Diagnostic>> {
    let table = DeTable::parse(text).map_err(|error| {
        let at = error.span().map(place).unwrap_or_default();
        vec![Diagnostic::new(at, format!("not TOML: {}", error.message()), "cannot be read")]
    })?;
    let mut problems = Vec::new();
    let file =
        Table::open(table.get_ref(), crate::span::Span::default(), "a file of reviews", &["review"], &mut problems);
    let mut reviews = Reviews::default();
    for table in file.tables("review", "[[review]]", &REVIEW_KEYS, &mut problems) {
        let before = text.get(..table.at.start).unwrap_or_default();
        reviews.lines.push(before.matches('\n').count() + 1);
        reviews.reviews.extend(read_review(&table, rules, &mut problems));
    }
    if problems.is_empty() {
        return Ok(reviews);
    }
    problems.sort_by(|a, b| (a.at, &a.message).cmp(&(b.at, &b.message)));
    Err(problems)
}

/// `None` where something it cannot do without is missing or wrong, which has been reported.
fn read_review(table: &Table<'_>, rules: &Rules, problems: &mut Vec<Diagnostic>) -> Option<Review> {
    for (key, help) in [
        ("quantity", "the quantity or the relation in conflict, as the rule file writes it"),
        ("decision", DECISIONS),
        ("reason", "one sentence for whoever meets the conflict next"),
        ("reviewer", "who decided"),
        ("reviewed", "the day of the decision: reviewed = 2031-05-06"),
        ("figures", "the figures in conflict: figures = [{ source = \"...\", figure = \"...\" }]"),
    ] {
        table.require(key, help, problems);
    }
    let quantity = table.text("quantity", problems);
    let subject = quantity.as_ref().and_then(|quantity| Subject::named(&quantity.value, rules));
    if subject.is_none() {
        let names = Subject::names(rules);
        let names: Vec<&str> = names.iter().map(String::as_str).collect();
        let kinds = if names.len() > rules.quantities.len() { "quantities and relations" } else { "quantities" };
        check(quantity.as_ref(), "quantity", kinds, &names, problems);
    }
    let decision = table.text("decision", problems);
    check(decision.as_ref(), "decision", "decisions", &Decision::ALL.map(Decision::name), problems);
    let reviewed = day(table, "reviewed", problems);
    let expires = day(table, "expires", problems);
    if let (Some(reviewed), Some(expires)) = (&reviewed, &expires)
        && expires.value <= reviewed.value
    {
        let message = format!("it expires on {}, and was reviewed on {}", expires.value, reviewed.value);
        problems.push(Diagnostic::new(expires.at, message, "not after `reviewed`"));
    }
    let recorded = place_of(table, rules, problems);
    let of_relation = subject.as_ref().is_some_and(|subject| subject.is_relation);
    if let Some(at) = table.place_of("place").filter(|_| of_relation) {
        let message = "a review of a relation has no place of its own";
        problems.push(Diagnostic::new(at, message, "no key of it").with_help("give each figure its `place`"));
    }
    let mut figures = Vec::new();
    if table.is_empty_list("figures") {
        let at = table.place_of("figures").unwrap_or(table.at);
        let help = "name the figures that are in conflict; `figcheck accept` writes them";
        problems.push(Diagnostic::new(at, "`figures` is an empty list", "empty").with_help(help));
    }
    for one in table.tables("figures", "figures = [{ source = \"...\", figure = \"...\" }]", &FIGURE_KEYS, problems) {
        // A figure said twice is one figure.
        let read = read_figure(&one, subject.as_ref(), recorded.as_deref(), rules, problems);
        figures.extend(read.filter(|read| !figures.contains(read)));
    }
    let prefer = table.text("prefer", problems);
    let sources: Vec<&str> = figures.iter().map(|figure| figure.source.as_str()).collect();
    check(prefer.as_ref(), "source of this review", "its sources", &sources, problems);
    let mut text = |key: &str| table.text(key, problems).map(|text| text.value);
    let (reason, reviewer, tolerance) = (text("reason"), text("reviewer"), text("tolerance"));
    Some(Review {
        reason: reason?,
        reviewer: reviewer?,
        place: recorded,
        tolerance,
        quantity: subject?.name,
        decision: Decision::named(&decision?.value)?,
        reviewed: reviewed?.value,
        expires: expires.map(|day| day.value),
        prefer: prefer.map(|text| text.value),
        figures,
    })
}

const DECISIONS: &str = "decisions: explained, superseded, different-scope, source-error, disputed";

/// `place` is that of the review, where it names one.
fn read_figure(
    table: &Table<'_>,
    subject: Option<&Subject>,
    place: Option<&str>,
    rules: &Rules,
    problems: &mut Vec<Diagnostic>,
) -> Option<Identity> {
    table.require("source", "the id of the source, as a report shows it", problems);
    table.require("figure", "the figure in canonical notation: \">8500\"", problems);
    let source = table.text("source", problems);
    let figure = table.text("figure", problems);
    let tidied = figure.as_ref().and_then(|text| tidy(&text.value));
    if let Some(text) = figure.as_ref().filter(|_| tidied.is_none()) {
        let help = "write 50000 exact, ~50000 about, >8500 more than, >=50 at least, <=100 up to, <100 less than, \
                    20000..99999, 93%, 1/3, USD 300, 3 km";
        let message = format!("\"{}\" is no figure", text.value);
        problems.push(Diagnostic::new(text.at, message, "not canonical notation").with_help(help));
    }
    let window = table.date("window", problems);
    let read = window.as_ref().and_then(|text| read_window(&text.value));
    if let Some(text) = window.as_ref().filter(|_| read.is_none()) {
        let help = "write \"2016-12-09\" or \"2016-12-08..2016-12-09\"; either end may be left open";
        let message = format!("\"{}\" is no window", text.value);
        problems.push(Diagnostic::new(text.at, message, "not a window").with_help(help));
    }
    let claimant = table.text("claimant", problems).map(|text| text.value);
    let quantity = quantity_of(table, subject, problems);
    let id = quantity.as_deref().or(subject.filter(|one| !one.is_relation).map(|one| &*one.name));
    let own = id.and_then(|id| rules.quantity(id)).and_then(|one| one.place.as_deref());
    let place = place_of(table, rules, problems).or(place.or(own).map(str::to_owned));
    Some(Identity { source: source?.value, figure: tidied?, claimant, window: read, place, quantity })
}

/// The quantity of a figure under a relation. In a review of one quantity it goes without saying.
fn quantity_of(table: &Table<'_>, subject: Option<&Subject>, problems: &mut Vec<Diagnostic>) -> Option<String> {
    let subject = subject?;
    if subject.is_relation {
        table.require("quantity", "which quantity of the relation the figure is of", problems);
    }
    let quantity = table.text("quantity", problems);
    let valid: Vec<&str> = subject.quantities.iter().map(|id| &**id).collect();
    check(quantity.as_ref(), "quantity of this review", "its quantities", &valid, problems);
    quantity.map(|quantity| quantity.value).filter(|_| subject.is_relation)
}

/// A place the rules declare.
fn place_of(table: &Table<'_>, rules: &Rules, problems: &mut Vec<Diagnostic>) -> Option<String> {
    let place = table.text("place", problems)?;
    let places: Vec<&str> = rules.places.iter().map(|place| &*place.id).collect();
    check(Some(&place), "place", "places", &places, problems);
    Some(place.value)
}

fn check(name: Option<&Written<String>>, kind: &str, kinds: &str, valid: &[&str], problems: &mut Vec<Diagnostic>) {
    let Some(name) = name.filter(|name| !valid.contains(&&*name.value)) else { return };
    let message = format!("no {kind} is called \"{}\"", name.value);
    let help = valid_names(&name.value, kinds, valid);
    problems.push(Diagnostic::new(name.at, message, format!("not a {kind}")).with_help(help));
}

fn day(table: &Table<'_>, key: &str, problems: &mut Vec<Diagnostic>) -> Option<Written<Date>> {
    let text = table.date(key, problems)?;
    let day = Moment::parse(&text.value).map(|at| at.date);
    if day.is_none() {
        let message = format!("\"{}\" is no day", text.value);
        problems.push(Diagnostic::new(text.at, message, "not a day").with_help("write 2031-05-06"));
    }
    day.map(|day| Written::new(day, text.at))
}

/// A window in the notation of [`super::window`], its ends put the one way there is to write them.
fn read_window(text: &str) -> Option<String> {
    let end = |text: &str| match text.trim() {
        "" => Some(None),
        some => Moment::parse(some).map(Some),
    };
    let window = match text.split_once("..") {
        None => {
            let at = Moment::parse(text)?;
            crate::window::Window { from: Some(at), to: Some(at), ..Default::default() }
        }
        Some((from, to)) => crate::window::Window { from: end(from)?, to: end(to)?, ..Default::default() },
    };
    super::window(&window)
}
