//! The report: one model, and a file for each form it is printed in. Owns wording and layout;
//! judges nothing.

use rust_decimal::Decimal;

use crate::claim::Claim;
use crate::compare::relation::{self, Among};
use crate::compare::{Finding, Judgement, Verdict};
use crate::document::Meta;
use crate::review::{Conflict, Gathered, Settled, Standing};
use crate::rules::{FailOn, Id};
use crate::span::Span;

mod camps;
mod claims;
pub mod csv;
pub mod difference;
pub mod examples;
pub mod excerpt;
pub mod figures;
pub mod fold;
pub mod github;
mod grid;
pub mod json;
pub mod jsonl;
pub mod junit;
pub mod listing;
pub mod markdown;
pub mod paint;
mod pairs;
pub mod problems;
mod relations;
pub mod sarif;
pub mod screen;
pub mod table;
mod verdicts;
mod witnesses;

/// Everything a report says.
#[derive(Clone, Debug, Default)]
pub struct Report {
    /// What the story is called.
    pub title: Option<String>,
    /// The sources read, in order.
    pub sources: Vec<Meta>,
    /// The quantities, in the order of the rule file.
    pub quantities: Vec<Section>,
    /// The relations between quantities: those of the rule file in its order, then those that fail
    /// only together.
    pub relations: Vec<Relation>,
    /// What a person should know and no verdict says.
    pub notes: Vec<Note>,
    /// Figures that came near to a quantity and were not taken.
    pub near_misses: Vec<NearMiss>,
    /// How many figures no rule took.
    pub unclaimed: usize,
    /// What of it can be reviewed.
    pub gathered: Gathered,
    /// Its conflicts, and what people have decided of them.
    pub standing: Standing,
    /// What was to be read and could not be.
    pub unread: Vec<Unread>,
}

/// One quantity of a report.
#[derive(Clone, Debug)]
pub struct Section {
    /// Its id.
    pub id: Id,
    /// What a person reads.
    pub label: String,
    /// The words that its cue means and does not name.
    pub meant: Vec<String>,
    /// Its claims, by source and place in the text. `part_of` counts in this list, and is
    /// `None` where the whole is a claim of another quantity.
    pub claims: Vec<Claim>,
    /// For each claim the id of the claim it is a part of, whatever that one's quantity.
    pub wholes: Vec<Option<String>>,
    /// For each claim the place it is taken to mean, where its text names another or none.
    pub places: Vec<Option<Id>>,
    /// What they make of each other.
    pub judgement: Judgement,
}

/// A relation between quantities, or several that fail only together, and what the claims make
/// of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Relation {
    /// What must hold, as the rule file writes it.
    pub holds: Vec<String>,
    /// What a review of it is of, see [`crate::review::subject()`].
    pub subject: Id,
    /// The quantities it names.
    pub quantities: Vec<Id>,
    /// What the claims make of it.
    pub standing: relation::Standing,
    /// How many sets of claims were held to it.
    pub checked: usize,
    /// What fails, nearest first.
    pub failures: Vec<RelationFailure>,
    /// Those beyond, which no page lists.
    pub untold: Vec<RelationFailure>,
    /// There are more sets of claims than were tried.
    pub stopped: bool,
}

/// Claims that cannot all be true under a relation, or leave a gap.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RelationFailure {
    /// The claims.
    pub claims: Vec<RelatedClaim>,
    /// How near they stand to each other.
    pub among: Among,
    /// Why, in a sentence that stands for itself.
    pub reason: String,
    /// What is left unexplained, in the unit of the first claim.
    pub gap: Option<Decimal>,
    /// What had to be assumed.
    pub assumes: Vec<String>,
}

/// A claim that a relation was held to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RelatedClaim {
    /// Its quantity.
    pub quantity: Id,
    /// Its place in that quantity's section.
    pub at: usize,
    /// Its id, see [`claim_id`].
    pub id: String,
}

/// A source that could not be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unread {
    /// Where it was to be read from.
    pub path: String,
    /// Why it could not be.
    pub why: String,
}

/// A remark: a headline that dropped a hedge, a source without a date.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Note {
    /// The source it is about, where it is about one.
    pub source: Option<String>,
    /// The remark, one sentence.
    pub text: String,
}

/// A figure that a quantity nearly took, and why it did not.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NearMiss {
    /// The source's id.
    pub source: Id,
    /// The quantity.
    pub quantity: Id,
    /// The line of the number, from 1.
    pub line: usize,
    /// The number words, in bytes of the original text.
    pub number: Span,
    /// The phrase.
    pub phrase: String,
    /// Why it was not taken.
    pub why: String,
}

impl Section {
    /// The place the claim at `at` is taken to mean.
    #[must_use]
    pub fn place(&self, at: usize) -> Option<&Id> {
        let named = self.claims.get(at).and_then(|claim| claim.scope.as_ref()).map(|scope| &scope.place);
        self.places.get(at).and_then(Option::as_ref).or(named)
    }
}

impl Report {
    /// What is known of the source of this id.
    #[must_use]
    pub fn source(&self, id: &str) -> Option<&Meta> {
        self.sources.iter().find(|source| source.id == id)
    }
}

impl Report {
    /// The conflicts that `fail_on` looks at, whatever their state, in the order of the report.
    pub fn alarms(&self, fail_on: FailOn) -> impl Iterator<Item = &Settled> {
        self.standing.conflicts.iter().filter(move |settled| match settled.conflict.verdict {
            Verdict::Conflict => fail_on != FailOn::Never,
            _ => fail_on == FailOn::Tension,
        })
    }

    /// The claims of a conflict that the report holds, in the order of its figures.
    pub fn claims_of<'a>(&'a self, conflict: &'a Conflict) -> impl Iterator<Item = &'a Claim> {
        conflict.figures.iter().filter_map(|one| self.section(conflict.quantity_of(one))?.claims.get(one.claim))
    }

    /// What a person reads of a conflict: the label of its quantity, or what does not hold.
    #[must_use]
    pub fn label_of<'a>(&'a self, conflict: &'a Conflict) -> &'a str {
        self.section(&conflict.quantity).map_or(&*conflict.quantity, |section| section.label.as_str())
    }

    /// The quantity of this id.
    #[must_use]
    pub fn section(&self, id: &str) -> Option<&Section> {
        self.quantities.iter().find(|section| &*section.id == id)
    }
}

/// The id of a claim: its source, the first byte of its number words, and its quantity. It
/// depends on nothing but the text and the names, so it stays while neither changes.
///
/// # Example
/// ```
/// assert_eq!(figcheck::report::claim_id("bbc-news-2016-12-10", 205, "civilians-fled"), "bbc-news-2016-12-10#205:civilians-fled");
/// ```
#[must_use]
pub fn claim_id(source: &str, start: usize, quantity: &str) -> String {
    format!("{source}#{start}:{quantity}")
}

/// The id of a claim, see [`claim_id`].
#[must_use]
pub fn id_of(claim: &Claim) -> String {
    claim_id(&claim.source, claim.evidence.number.start, &claim.quantity)
}

/// The name a finding has in every form of output.
#[must_use]
pub const fn finding_name(finding: Finding) -> &'static str {
    match finding {
        Finding::Conflict => "conflict",
        Finding::Tension => "tension",
        Finding::Agree => "agree",
        Finding::Compatible => "compatible",
        Finding::SingleWitness => "single-witness",
        Finding::NotComparable => "not-comparable",
    }
}

/// The name a verdict has in every form of output.
#[must_use]
pub const fn verdict_name(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Conflict => "conflict",
        Verdict::Tension => "tension",
        Verdict::Agree => "agree",
        Verdict::Compatible => "compatible",
        Verdict::Part => "part",
        Verdict::Superseded => "superseded",
        Verdict::Repeat => "repeat",
        Verdict::NotComparable => "not-comparable",
    }
}
