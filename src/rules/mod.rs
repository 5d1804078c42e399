//! The rule file: what to reconcile. Written form (`written`) to checked form (this module's
//! types); every problem is a [`diagnostic::Diagnostic`] with its place and the valid names.
//! Owns no text of sources and opens no file.

use std::sync::Arc;

use rust_decimal::Decimal;

use crate::span::Span;
use crate::unit::Dimension;
use crate::window::{Moment, Period};

mod check;
mod circle;
pub mod diagnostic;
mod include;
mod list;
pub mod relation;
mod sense;
pub(crate) mod shape;
pub mod term;
mod value;
mod written;

pub use check::{parse, parse_with};
pub use include::{InFile, Included, includes};
use relation::Relation;
use term::Terms;

/// A declared name: of a quantity, a claimant or a place.
pub type Id = Arc<str>;

/// A rule file, checked: every name resolves and every term compiles.
#[derive(Clone, Debug, Default)]
pub struct Rules {
    /// What the story is called.
    pub title: Option<String>,
    /// Files, folders and globs to read, relative to the rule file.
    pub sources: Vec<String>,
    /// The file of reviews, relative to the rule file.
    pub reviews: Option<String>,
    /// The story's time: a claim dated outside it is not comparable.
    pub period: Option<Period>,
    /// What makes `check` fail.
    pub fail_on: FailOn,
    /// Metadata declared for single documents.
    pub declared: Vec<Declared>,
    /// Who may be speaking.
    pub claimants: Vec<Claimant>,
    /// Where.
    pub places: Vec<Place>,
    /// What is asked for, in the order of the file.
    pub quantities: Vec<Quantity>,
    /// What must hold between quantities, in the order of the file.
    pub relations: Vec<Relation>,
}

/// The mildest finding that makes `check` fail.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum FailOn {
    /// A conflict.
    #[default]
    Conflict,
    /// A tension, or a conflict.
    Tension,
    /// Nothing: the command line alone may ask for it.
    Never,
}

impl FailOn {
    /// The name used on the command line.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Conflict => "conflict",
            Self::Tension => "tension",
            Self::Never => "never",
        }
    }
}

/// What a rule file says of one document that does not carry it itself.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Declared {
    /// The document, relative to the rule file.
    pub path: String,
    /// Its identity, where it is declared.
    pub id: Option<String>,
    /// Who published it.
    pub publisher: Option<String>,
    /// When.
    pub published: Option<Moment>,
    /// Its title.
    pub title: Option<String>,
    /// Where it can be read.
    pub url: Option<String>,
}

/// A speaker known by several names.
#[derive(Clone, Debug)]
pub struct Claimant {
    /// Its name in the rule file.
    pub id: Id,
    /// The names texts give it.
    pub names: Terms,
    /// The claimant it speaks for.
    pub part_of: Option<Id>,
}

/// A place known by several names.
#[derive(Clone, Debug)]
pub struct Place {
    /// Its name in the rule file.
    pub id: Id,
    /// The names texts give it.
    pub names: Terms,
    /// The place it lies in.
    pub inside: Option<Id>,
}

/// What claims of a quantity speak of in time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Nature {
    /// How many at a moment.
    Stock,
    /// How many during a window.
    Flow,
    /// A running count since an event began: a toll.
    Total,
    /// A closed count; dates do not matter.
    Fixed,
}

/// How far apart two moments may lie and still be compared.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Within {
    /// One calendar day.
    #[default]
    SameDay,
    /// So many hours.
    Hours(u32),
    /// So many days of the calendar, whatever the hour.
    Days(u32),
    /// Any distance.
    Any,
}

/// How many times a count another may be and still be told as its rival: what lies further off may count a part of it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum SameCount {
    /// As many times as the rules leave open: [`SameCount::USUAL`], or [`SameCount::OF_RIVALS`].
    #[default]
    Usual,
    /// So many times.
    Times(Decimal),
    /// However many.
    Any,
}

impl SameCount {
    /// Of plain counts more than five times apart hardly one in six pairs contradicts each other, as read in some fifty stories. In times.
    pub const USUAL: Decimal = Decimal::from_parts(5, 0, 0, false, 0);
    /// Of those of two claimants whom the rules name, seven pairs in eight do, up to ten times apart, as read in 24 stories. In times.
    pub const OF_RIVALS: Decimal = Decimal::TEN;

    /// How many times another a count may be: between two claimants whom the rules name (`rivals`), or others; `None` where
    /// there is no bound.
    ///
    /// # Example
    /// ```
    /// use figcheck::rules::SameCount;
    /// assert_eq!(SameCount::Usual.times(false), Some(SameCount::USUAL));
    /// assert_eq!(SameCount::Usual.times(true), Some(SameCount::OF_RIVALS));
    /// assert_eq!(SameCount::Any.times(true), None);
    /// ```
    #[must_use]
    pub const fn times(self, rivals: bool) -> Option<Decimal> {
        match (self, rivals) {
            (Self::Usual, true) => Some(Self::OF_RIVALS),
            (Self::Usual, false) => Some(Self::USUAL),
            (Self::Times(most), _) => Some(most),
            (Self::Any, _) => None,
        }
    }
}

/// How far apart two values may lie and still be called the same.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Tolerance {
    /// As the figures were written: half of the last digit, at most 5 %; 10 % about "about".
    #[default]
    AsWritten,
    /// Not at all.
    Exact,
    /// By this part of the larger value: 0.1 for "10%".
    Relative(Decimal),
    /// By so many of the quantity's own unit (points, for a share): "3 points", "50".
    Absolute(Decimal),
}

/// One quantity to reconcile.
#[derive(Clone, Debug)]
pub struct Quantity {
    /// Its name in the rule file.
    pub id: Id,
    /// What a person reads; the id where none is written.
    pub label: String,
    /// What it is measured in.
    pub unit: Dimension,
    /// What its claims speak of in time.
    pub nature: Nature,
    /// What is counted.
    pub of: Option<Terms>,
    /// Whether a figure without a noun may be taken.
    pub bare: bool,
    /// What makes it this quantity, in the clause.
    pub cue: Option<Terms>,
    /// One of these stands in the sentence or a neighbour.
    pub with: Option<Terms>,
    /// None of these stands in the clause.
    pub unless: Option<Terms>,
    /// None of these stands in the figure's own noun phrase.
    pub unless_near: Option<Terms>,
    /// The place meant where the text names none.
    pub place: Option<Id>,
    /// Whether the text must name the place.
    pub needs_place: bool,
    /// The quantity of which this is a part.
    pub subset_of: Option<Id>,
    /// Its time, narrower than the story's.
    pub period: Option<Period>,
    /// How far apart moments may lie.
    pub within: Within,
    /// How far apart values may lie.
    pub tolerance: Tolerance,
    /// How many times another a count may be and still be its rival.
    pub same_count: SameCount,
    /// Sentences and what is to be read of them.
    pub examples: Vec<Example>,
    /// Where the rule file declares it.
    pub declared_at: Span,
}

/// A sentence and the figures a quantity takes from it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Example {
    /// The sentence.
    pub text: String,
    /// The figures expected, in canonical notation, in the order of the text.
    pub expect: Vec<String>,
    /// The file that gives it: 0 for the rule file itself, 1 for the first it includes.
    pub file: usize,
    /// Where that file gives it.
    pub at: Span,
}

impl Quantity {
    /// Whether it is declared to be a part of another quantity, directly.
    ///
    /// ```
    /// use figcheck::rules;
    ///
    /// let text = "[quantity.dead]\ncue = ['died']\n[quantity.children]\ncue = ['died']\nsubset-of = 'dead'\n";
    /// let rules = rules::parse(text).expect("a rule file");
    /// let (dead, children) = (rules.quantity("dead").unwrap(), rules.quantity("children").unwrap());
    /// assert!(children.is_part_of(&dead.id) && !dead.is_part_of(&children.id));
    /// ```
    #[must_use]
    pub fn is_part_of(&self, whole: &str) -> bool {
        self.subset_of.as_deref() == Some(whole)
    }
}

impl Rules {
    /// The quantity of this name.
    #[must_use]
    pub fn quantity(&self, id: &str) -> Option<&Quantity> {
        self.quantities.iter().find(|quantity| &*quantity.id == id)
    }

    /// The place of this name.
    #[must_use]
    pub fn place(&self, id: &str) -> Option<&Place> {
        self.places.iter().find(|place| &*place.id == id)
    }

    /// The claimant of this name.
    #[must_use]
    pub fn claimant(&self, id: &str) -> Option<&Claimant> {
        self.claimants.iter().find(|claimant| &*claimant.id == id)
    }

    /// The place that is meant where a text names one, or none, of a quantity that has a place of its own, or
    /// none: a name for more than that ("Aleppo", where eastern Aleppo is asked for) is loose wording for it.
    #[must_use]
    pub fn place_meant<'a>(&self, named: Option<&'a str>, own: Option<&'a str>) -> Option<&'a str> {
        match (named, own) {
            (Some(named), Some(own)) if self.lies_in(own, named) => Some(own),
            (named, own) => named.or(own),
        }
    }

    /// Whether the place `inner` is `outer`, or lies in it.
    #[must_use]
    pub fn lies_in(&self, inner: &str, outer: &str) -> bool {
        let mut at = inner;
        // Checked rules hold no circle; the bound keeps hand-built ones from looping.
        for _ in 0..=self.places.len() {
            if at == outer {
                return true;
            }
            match self.place(at).and_then(|place| place.inside.as_deref()) {
                Some(next) => at = next,
                None => return false,
            }
        }
        false
    }
}
