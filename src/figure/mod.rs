//! Figures: what a text states. A number phrase with its hedge, unit and counted noun, or a
//! named refusal. Knows language, through the lexicon; knows no policy.

use crate::document::Document;
use crate::interval::Amount;
use crate::span::Span;
use crate::unit::Unit;

/// A number phrase as the text states it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Figure {
    /// The number words alone, hedge apart.
    pub number: Span,
    /// Hedge, number, unit and noun.
    pub phrase: Span,
    /// What is said of the number.
    pub amount: Amount,
    /// What it is measured in.
    pub unit: Unit,
    /// The words for what is counted.
    pub noun: Option<Span>,
    /// The index of its sentence in the document.
    pub sentence: usize,
    /// How it is put: as a statement, a denial, one end of a change.
    pub manner: Manner,
}

/// How a figure is put.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Manner {
    /// Plainly.
    #[default]
    Stated,
    /// As what it was not: "not 500 but 600".
    Denied,
    /// As where a change began: "fell from 345".
    Before,
    /// As where a change ended: "to 325".
    After,
    /// As a lack of news: "no reports of casualties". At least zero, and no more said.
    Unreported,
}

/// A number the reader did not take for a figure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Refused {
    /// The words refused.
    pub span: Span,
    /// Why.
    pub reason: Refusal,
    /// The index of its sentence in the document.
    pub sentence: usize,
}

/// Why a number is not a figure.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Refusal {
    /// A day, month or year.
    Date,
}

/// What was read of a document.
#[derive(Clone, Debug, Default)]
pub struct Reading {
    /// The figures, in order.
    pub figures: Vec<Figure>,
    /// The numbers refused, in order.
    pub refused: Vec<Refused>,
}

impl Refusal {
    /// The name used in every form of output.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Date => "date",
        }
    }
}

/// Reads the figures of a document.
#[must_use]
pub fn read(_document: &Document) -> Reading {
    Reading::default()
}
