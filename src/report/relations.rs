//! What the claims make of the relations between quantities, on a page and as problems.

use super::excerpt::{clean, hanging};
use super::fold::Folded;
use super::pairs::number;
use super::problems;
use super::table::Layout;
use super::{Relation, RelationFailure, Report, Section};
use crate::claim::Claim;
use crate::compare::relation::Standing;

/// How many failures of one relation a page tells before it counts the rest.
const TOLD: usize = 4;

/// One line of the page: a label, and what stands behind it.
pub(super) struct Saying {
    pub(super) standing: Standing,
    pub(super) text: String,
}

impl Saying {
    /// What stands before it.
    pub(super) const fn label(&self) -> &'static str {
        match self.standing {
            Standing::NotComparable => "not compared",
            standing => standing.name(),
        }
    }
}

/// What a page says of the relations, worst first.
pub(super) fn sayings(report: &Report, all: bool) -> Vec<Saying> {
    let mut sayings: Vec<Saying> = report.relations.iter().flat_map(|one| of_relation(report, one, all)).collect();
    sayings.sort_by_key(|saying| saying.standing);
    sayings
}

fn of_relation(report: &Report, relation: &Relation, all: bool) -> Vec<Saying> {
    let shown = if all { relation.failures.len() } else { TOLD.min(relation.failures.len()) };
    let saying = |text: String| Saying { standing: relation.standing, text: clean(&text) };
    let told = |failure: &RelationFailure| {
        let mut text = format!("{}: {}", numbered(report, failure), failure.reason);
        if all && !failure.assumes.is_empty() {
            text.push_str(&format!(" Assumed: {}.", failure.assumes.join("; ")));
        }
        saying(text)
    };
    let mut sayings: Vec<Saying> = relation.failures.iter().take(shown).map(told).collect();
    let rest = relation.failures.len() - shown + relation.untold;
    if rest > 0 {
        let hint = if all { "" } else { " (-v lists them)" };
        let sets = if rest == 1 { "set" } else { "sets" };
        sayings.push(saying(format!("{}: {rest} more {sets} of claims{hint}.", holds(relation))));
    }
    match (relation.standing, relation.checked) {
        (Standing::Holds, checked) => {
            let sets = if checked == 1 { "set" } else { "sets" };
            sayings.push(saying(format!("{}: {checked} {sets} of claims held to it.", holds(relation))));
        }
        (Standing::NotComparable, _) => {
            let text = "no claims of its quantities speak of one place and time";
            sayings.push(saying(format!("{}: {text}.", holds(relation))));
        }
        (Standing::Conflict | Standing::Gap, _) => {}
    }
    if relation.stopped {
        sayings.push(saying(format!("{}: there are too many sets of claims to try them all.", holds(relation))));
    }
    sayings
}

fn holds(relation: &Relation) -> String {
    relation.holds.iter().map(|text| format!("`{text}`")).collect::<Vec<_>>().join(" with ")
}

/// `children-fled [2], civilians-fled [1]`.
fn numbered(report: &Report, failure: &RelationFailure) -> String {
    let name = |one: &super::RelatedClaim| match section(report, one) {
        Some(section) => format!("{} {}", one.quantity, number(Folded::of(section).number(one.at))),
        None => one.quantity.to_string(),
    };
    failure.claims.iter().map(name).collect::<Vec<_>>().join(", ")
}

fn section<'a>(report: &'a Report, one: &super::RelatedClaim) -> Option<&'a Section> {
    report.quantities.iter().find(|section| section.id == one.quantity)
}

/// The relations that do not hold, each set of claims as a problem.
pub(super) fn problems(report: &Report, layout: &Layout) -> Vec<String> {
    let broken = report.relations.iter().filter(|relation| relation.standing == Standing::Conflict);
    broken
        .flat_map(|relation| relation.failures.iter().map(move |failure| problem(report, relation, failure, layout)))
        .collect()
}

fn problem(report: &Report, relation: &Relation, failure: &RelationFailure, layout: &Layout) -> String {
    let claims: Vec<&Claim> =
        failure.claims.iter().filter_map(|one| section(report, one)?.claims.get(one.at)).collect();
    let word = layout.style.verdict(crate::compare::Verdict::Conflict, Standing::Conflict.name());
    let opening = clean(&format!("relation {}", holds(relation)));
    let mut lines = Vec::new();
    if claims.is_empty() {
        lines.push(format!("{word}: {opening}"));
    }
    for (at, claim) in claims.into_iter().enumerate() {
        let said = if at == 0 {
            format!("{word}: {opening}: {}", claim.quantity)
        } else {
            format!("against: {}", claim.quantity)
        };
        lines.extend(problems::place_and_words(report, claim, &said, layout));
    }
    let why = hanging(&clean(&failure.reason), layout.width.saturating_sub(9), 0);
    lines.push(format!("  = why: {}", why.replace('\n', "\n         ")));
    for assumed in &failure.assumes {
        let text = hanging(&clean(assumed), layout.width.saturating_sub(13), 0);
        lines.push(format!("  = assumed: {}", text.replace('\n', "\n             ")));
    }
    lines.join("\n")
}
