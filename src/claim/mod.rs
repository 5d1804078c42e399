//! Claims: figures taken for a quantity, with who says so, for when, where, and how surely.
//! Owns binding; judges nothing.

use crate::document::{Document, Role};
use crate::figure::{Manner, Reading};
use crate::interval::Amount;
use crate::rules::{Id, Rules};
use crate::span::Span;
use crate::unit::Unit;
use crate::window::Window;

/// Who says it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Speaker {
    /// The name in the text.
    pub name: String,
    /// The declared claimant it stands for.
    pub id: Option<Id>,
}

/// Whose voice a claim is in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Voice {
    /// The publication's own.
    #[default]
    Reporter,
    /// A named speaker's.
    Attributed,
}

impl Voice {
    /// The name used in every form of output.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Reporter => "reporter",
            Self::Attributed => "attributed",
        }
    }
}

/// How surely a claim is put.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Status {
    /// As a fact.
    #[default]
    Stated,
    /// As what is to happen.
    Planned,
    /// As what was tried and failed.
    Attempted,
    /// As what may be.
    Possible,
    /// As what is not so.
    Denied,
}

impl Status {
    /// The name used in every form of output.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Stated => "stated",
            Self::Planned => "planned",
            Self::Attempted => "attempted",
            Self::Possible => "possible",
            Self::Denied => "denied",
        }
    }
}

/// Where a claim holds.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Scope {
    /// The declared place.
    pub place: Id,
    /// The text does not name it: it is the quantity's own.
    pub assumed: bool,
}

/// The words a claim was read from.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Evidence {
    /// The document, as a person would name it.
    pub path: String,
    /// The number words, in bytes of the original text.
    pub number: Span,
    /// Hedge, number, unit and noun.
    pub phrase: Span,
    /// The sentence.
    pub sentence: Span,
    /// The line of the number, from 1.
    pub line: usize,
    /// Its column in characters, from 1.
    pub column: usize,
    /// The number words themselves.
    pub text: String,
    /// The phrase itself.
    pub phrase_text: String,
    /// The sentence itself, on one line.
    pub quote: String,
    /// The number words in `quote`, in its bytes.
    pub marked: Span,
    /// What part of the page it stands in.
    pub role: Role,
}

/// One figure taken for one quantity.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Claim {
    /// The id of its source.
    pub source: Id,
    /// The quantity it was taken for.
    pub quantity: Id,
    /// What is said of the number.
    pub amount: Amount,
    /// What it is measured in.
    pub unit: Unit,
    /// The counted noun, where there is one.
    pub noun: Option<String>,
    /// How the figure is put.
    pub manner: Manner,
    /// Who says it.
    pub claimant: Option<Speaker>,
    /// Who passed it on, where a speaker is quoted through another.
    pub relay: Option<Speaker>,
    /// Whose voice it is in.
    pub voice: Voice,
    /// When it holds.
    pub window: Window,
    /// Where; `None` where neither text nor rules name a place.
    pub scope: Option<Scope>,
    /// How surely it is put.
    pub status: Status,
    /// The claim of the same list that this is said to be a part of ("including ...").
    pub part_of: Option<usize>,
    /// Other quantities the same number stands for together with this one ("killed and
    /// injured"): it is the count of all of them, and no count of this one.
    pub combined_with: Vec<Id>,
    /// The text marks it as an older number: "initially", "earlier put at".
    pub older: bool,
    /// The words.
    pub evidence: Evidence,
}

/// A figure that a quantity nearly took.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NearMiss {
    /// The quantity.
    pub quantity: Id,
    /// The number words.
    pub number: Span,
    /// Hedge, number, unit and noun.
    pub phrase: Span,
    /// Why it was not taken.
    pub why: String,
}

/// What the rules took of one document.
#[derive(Clone, Debug, Default)]
pub struct Taken {
    /// The claims, in text order.
    pub claims: Vec<Claim>,
    /// What came near.
    pub near_misses: Vec<NearMiss>,
    /// What a person should know.
    pub notes: Vec<String>,
}

/// Takes the claims of one document.
#[must_use]
pub fn take(_document: &Document, _reading: &Reading, _rules: &Rules) -> Taken {
    Taken::default()
}
