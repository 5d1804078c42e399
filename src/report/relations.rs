//! What the claims make of the relations between quantities, on a page.

use super::excerpt::clean;
use super::fold::Folded;
use super::pairs::number;
use super::{Relation, RelationFailure, Report};
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
    let rest = relation.failures.len() - shown + relation.untold.len();
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
    failure.claims.iter().map(|one| numbered_claim(report, &one.quantity, one.at)).collect::<Vec<_>>().join(", ")
}

/// `children-fled [2]`; without a number where the report leaves the quantity out.
pub(super) fn numbered_claim(report: &Report, quantity: &str, at: usize) -> String {
    match report.section(quantity) {
        Some(section) => format!("{quantity} {}", number(Folded::of(section).number(at))),
        None => quantity.to_owned(),
    }
}
