//! What changed from one report to another: figures, findings, verdicts and reviews. Owns reading
//! reports back from JSON, as far as that needs.

use std::collections::{BTreeMap, BTreeSet};

use serde::Deserialize;

use super::excerpt::clean;

/// A report as [`super::json::report`] writes it.
#[derive(Clone, Debug, Deserialize)]
struct Report {
    schema_version: String,
    quantities: Vec<Quantity>,
    #[serde(default)]
    relations: Vec<Relation>,
}

#[derive(Clone, Debug, Deserialize)]
struct Relation {
    holds: Vec<String>,
    finding: String,
    /// Reports of before had none.
    #[serde(default)]
    review: Review,
}

#[derive(Clone, Debug, Deserialize)]
struct Quantity {
    id: String,
    finding: Option<String>,
    review: Review,
    claims: Vec<Figure>,
    comparisons: Vec<Comparison>,
}

#[derive(Clone, Debug, Default, Deserialize)]
struct Review {
    #[serde(default)]
    state: String,
    #[serde(default)]
    conflicts: Vec<Conflict>,
}

#[derive(Clone, Debug, Deserialize)]
struct Conflict {
    id: String,
    state: String,
    claims: Vec<String>,
}

#[derive(Clone, Debug, Deserialize)]
struct Figure {
    id: String,
    source: String,
    figure: String,
    claimant: Option<Claimant>,
    window: Window,
    place: Option<String>,
}

#[derive(Clone, Debug, Deserialize)]
struct Claimant {
    name: String,
    id: Option<String>,
}

#[derive(Clone, Debug, Deserialize)]
struct Window {
    from: Option<String>,
    to: Option<String>,
}

#[derive(Clone, Debug, Deserialize)]
struct Comparison {
    left: String,
    right: String,
    verdict: String,
}

/// The first number of the versions of reports that can be set against each other.
const VERSION: &str = "1";

/// What changed from the report `old` to the report `new`, both as JSON; empty where nothing did.
///
/// Figures are told apart as reviews tell them: a line that moved is no change.
///
/// # Errors
/// Which of the two is no report, and why.
///
/// # Example
/// ```
/// use figcheck::report::{difference, json, Report};
///
/// let report = json::report(&Report::default());
/// assert_eq!(difference::difference(&report, &report), Ok(String::new()));
/// assert!(difference::difference("{}", &report).is_err_and(|why| why.starts_with("the old report")));
/// ```
pub fn difference(old: &str, new: &str) -> Result<String, String> {
    let (old, new) = (read(old, "the old report")?, read(new, "the new report")?);
    let mut ids: Vec<&str> = new.quantities.iter().map(|quantity| quantity.id.as_str()).collect();
    ids.extend(old.quantities.iter().map(|quantity| quantity.id.as_str()).filter(|id| !new.has(id)));
    let mut text = String::new();
    let mut tell = |id: &str, lines: Vec<String>| {
        if !lines.is_empty() {
            text.push_str(&clean(id));
            text.push('\n');
            lines.iter().for_each(|line| text.push_str(&format!("  {}\n", clean(line))));
        }
    };
    for id in ids {
        let lines = match (old.quantity(id), new.quantity(id)) {
            (Some(old), Some(new)) => changes(old, new),
            (None, _) => vec!["+ the quantity is new".to_owned()],
            (_, None) => vec!["- the quantity is gone".to_owned()],
        };
        tell(id, lines);
    }
    let names: BTreeSet<&[String]> =
        new.relations.iter().chain(&old.relations).map(|relation| relation.holds.as_slice()).collect();
    for name in names {
        tell(&name.join(" and "), related(&old, &new, name));
    }
    Ok(text)
}

/// What changed of a relation. One that is in one report alone was added to the rules, or fails
/// only there together with others.
fn related(old: &Report, new: &Report, name: &[String]) -> Vec<String> {
    let (was, is) = (old.relation(name), new.relation(name));
    let none = Review { state: NONE_NEEDED.to_owned(), conflicts: Vec::new() };
    let finding = |one: Option<&Relation>| one.map_or("none", |one| one.finding.as_str()).to_owned();
    let mut lines = Vec::new();
    if finding(was) != finding(is) {
        lines.push(format!("finding: {}", arrow(&finding(was), &finding(is))));
    }
    let review = |one: Option<&Relation>| one.map_or_else(|| none.clone(), |one| one.review.clone());
    lines.extend(reviewed((&review(was), &old.all_names()), (&review(is), &new.all_names())));
    lines
}

/// The state of what needs no review.
const NONE_NEEDED: &str = "none-needed";

fn arrow(was: &str, is: &str) -> String {
    format!("{was} -> {is}")
}

fn read(text: &str, which: &str) -> Result<Report, String> {
    let report: Report = serde_json::from_str(text)
        .map_err(|error| format!("{which} is none that `figcheck --format json` wrote: {error}"))?;
    match report.schema_version.split('.').next() {
        Some(VERSION) => Ok(report),
        _ => Err(format!("{which} has the schema version {}; this version reads {VERSION}.x", report.schema_version)),
    }
}

impl Report {
    fn quantity(&self, id: &str) -> Option<&Quantity> {
        self.quantities.iter().find(|quantity| quantity.id == id)
    }

    fn has(&self, id: &str) -> bool {
        self.quantity(id).is_some()
    }

    fn relation(&self, holds: &[String]) -> Option<&Relation> {
        self.relations.iter().find(|relation| relation.holds == holds)
    }

    /// Every claim by its id, behind its quantity.
    fn all_names(&self) -> BTreeMap<&str, String> {
        let claims = self.quantities.iter().flat_map(|one| one.claims.iter().map(move |claim| (one, claim)));
        claims.map(|(one, claim)| (claim.id.as_str(), format!("{} {}", one.id, claim.name()))).collect()
    }
}

impl Figure {
    /// What tells it from others, as a person reads it.
    fn name(&self) -> String {
        let speaker = self.claimant.as_ref().map(|who| who.id.as_deref().unwrap_or(&who.name));
        let window = match (self.window.from.as_deref(), self.window.to.as_deref()) {
            (None, None) => None,
            (Some(from), Some(to)) if from == to => Some(from.to_owned()),
            (from, to) => Some(format!("{}..{}", from.unwrap_or_default(), to.unwrap_or_default())),
        };
        let about = [speaker, window.as_deref(), self.place.as_deref()];
        let about: Vec<&str> = about.into_iter().flatten().collect();
        let about = if about.is_empty() { String::new() } else { format!(" ({})", about.join(", ")) };
        format!("{} {}{about}", self.source, self.figure)
    }
}

fn changes(old: &Quantity, new: &Quantity) -> Vec<String> {
    let mut lines = Vec::new();
    let none = "no claim".to_owned();
    let (was, is) = (old.finding.as_ref().unwrap_or(&none), new.finding.as_ref().unwrap_or(&none));
    if was != is {
        lines.push(format!("finding: {}", arrow(was, is)));
    }
    let (gone, come) = (old.names(), new.names());
    lines.extend(gone.difference(&come).map(|name| format!("- {name}")));
    lines.extend(come.difference(&gone).map(|name| format!("+ {name}")));
    let (was, is) = (old.verdicts(), new.verdicts());
    for (pair, verdict) in &is {
        match was.get(pair) {
            Some(old) if old == verdict => {}
            Some(old) => lines.push(format!("verdict: {}: {}", pair, arrow(&old.join(", "), &verdict.join(", ")))),
            None => {}
        }
    }
    lines.extend(reviewed((&old.review, &old.by_id()), (&new.review, &new.by_id())));
    lines
}

/// What changed of the conflicts of a quantity or a relation; claims are named by their ids.
fn reviewed(old: (&Review, &BTreeMap<&str, String>), new: (&Review, &BTreeMap<&str, String>)) -> Vec<String> {
    let mut lines = Vec::new();
    if old.0.state != new.0.state {
        lines.push(format!("review: {}", arrow(&old.0.state, &new.0.state)));
    }
    let (was, is) = (old.0.states(old.1), new.0.states(new.1));
    for (figures, (id, state)) in &is {
        match was.get(figures) {
            Some((_, old)) if old == state => {}
            Some((_, old)) => lines.push(format!("conflict {id}: {}", arrow(old, state))),
            None => lines.push(format!("conflict {id}: new, {state}: {figures}")),
        }
    }
    let over = was.iter().filter(|(figures, _)| !is.contains_key(*figures));
    lines.extend(over.map(|(figures, (id, _))| format!("conflict {id}: gone: {figures}")));
    lines
}

impl Quantity {
    fn names(&self) -> BTreeSet<String> {
        self.claims.iter().map(Figure::name).collect()
    }

    fn by_id(&self) -> BTreeMap<&str, String> {
        self.claims.iter().map(|claim| (claim.id.as_str(), claim.name())).collect()
    }

    /// The verdicts on each pair of figures, however often the pair is stated.
    fn verdicts(&self) -> BTreeMap<String, Vec<String>> {
        let names = self.by_id();
        let name = |id: &str| names.get(id).cloned().unwrap_or_else(|| id.to_owned());
        let mut verdicts: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
        for one in &self.comparisons {
            let mut pair = [name(&one.left), name(&one.right)];
            pair.sort();
            verdicts.entry(pair.join(" v ")).or_default().insert(one.verdict.clone());
        }
        verdicts.into_iter().map(|(pair, verdicts)| (pair, verdicts.into_iter().collect())).collect()
    }
}

impl Review {
    /// Each conflict by its figures: its id and its state.
    fn states(&self, names: &BTreeMap<&str, String>) -> BTreeMap<String, (&str, &str)> {
        let state = |conflict: &Conflict| {
            let mut figures: Vec<String> =
                conflict.claims.iter().filter_map(|id| names.get(id.as_str()).cloned()).collect();
            figures.sort();
            figures.join(" v ")
        };
        self.conflicts.iter().map(|one| (state(one), (one.id.as_str(), one.state.as_str()))).collect()
    }
}
