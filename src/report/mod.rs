//! The report: one model, and a file for each form it is printed in. Owns wording and layout;
//! judges nothing.

use crate::claim::Claim;
use crate::compare::Judgement;
use crate::document::Meta;
use crate::rules::Id;
use crate::span::Span;

/// Everything a report says.
#[derive(Clone, Debug, Default)]
pub struct Report {
    /// What the story is called.
    pub title: Option<String>,
    /// The sources read, in order.
    pub sources: Vec<Meta>,
    /// The quantities, in the order of the rule file.
    pub quantities: Vec<Section>,
    /// What a person should know and no verdict says.
    pub notes: Vec<Note>,
    /// Figures that came near to a quantity and were not taken.
    pub near_misses: Vec<NearMiss>,
    /// How many figures no rule took.
    pub unclaimed: usize,
}

/// One quantity of a report.
#[derive(Clone, Debug)]
pub struct Section {
    /// Its id.
    pub id: Id,
    /// What a person reads.
    pub label: String,
    /// Its claims, by source and place in the text.
    pub claims: Vec<Claim>,
    /// What they make of each other.
    pub judgement: Judgement,
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
