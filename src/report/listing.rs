//! Every figure of a document, whether or not a rule takes it.

use crate::claim::{Claim, Evidence, Lines, Speaker, Status, Untaken, Voice};
use crate::document::Document;
use crate::figure::{Figure, Refused};
use crate::interval::Amount;
use crate::rules::Id;
use crate::unit::Unit;
use crate::window::Window;

/// The figures and refusals of one document, in text order.
#[derive(Clone, Debug, Default)]
pub struct Listing {
    /// Every figure, once for each quantity it serves, and once where it serves none.
    pub stated: Vec<Stated>,
    /// Every number refused.
    pub refused: Vec<RefusedNumber>,
    /// The ages among them, read as figures, for whoever asks for ages.
    pub ages: Vec<Stated>,
}

impl Listing {
    /// Figures and refusals together, in text order.
    #[must_use]
    pub fn entries(&self) -> Vec<Entry<'_>> {
        let stated = self.stated.iter().map(Entry::Stated);
        let mut entries: Vec<_> = stated.chain(self.refused.iter().map(Entry::Refused)).collect();
        entries.sort_by_key(|entry| (entry.evidence().number.start, entry.evidence().number.end));
        entries
    }
}

/// A figure, or a number that is none.
#[derive(Clone, Copy, Debug)]
pub enum Entry<'a> {
    /// A figure.
    Stated(&'a Stated),
    /// A number refused.
    Refused(&'a RefusedNumber),
}

impl<'a> Entry<'a> {
    /// The words, and where they stand.
    #[must_use]
    pub const fn evidence(&self) -> &'a Evidence {
        match self {
            Self::Stated(stated) => &stated.evidence,
            Self::Refused(refused) => &refused.evidence,
        }
    }
}

/// One figure, and what is known of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stated {
    /// The id of its source.
    pub source: Id,
    /// The words.
    pub evidence: Evidence,
    /// What is said of the number.
    pub amount: Amount,
    /// What it is measured in.
    pub unit: Unit,
    /// The counted noun, where there is one.
    pub noun: Option<String>,
    /// The quantity that takes it.
    pub quantity: Option<Id>,
    /// Who says it.
    pub claimant: Option<Speaker>,
    /// Whose voice it is in; `None` where nobody asked.
    pub voice: Option<Voice>,
    /// When it holds.
    pub window: Window,
    /// The place it speaks of.
    pub place: Option<Id>,
    /// How surely it is put.
    pub status: Status,
    /// The id of the claim it is a part of.
    pub part_of: Option<String>,
}

/// A number that is no figure, and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RefusedNumber {
    /// The id of its source.
    pub source: Id,
    /// The words, and where they stand.
    pub evidence: Evidence,
    /// The name of the reason.
    pub reason: &'static str,
}

impl Stated {
    /// A figure that a quantity took; `part_of` is the id of its whole.
    #[must_use]
    pub fn of_claim(claim: &Claim, part_of: Option<String>) -> Self {
        Self {
            source: claim.source.clone(),
            evidence: claim.evidence.clone(),
            amount: claim.amount,
            unit: claim.unit.clone(),
            noun: claim.noun.clone(),
            quantity: Some(claim.quantity.clone()),
            claimant: claim.claimant.clone(),
            voice: Some(claim.voice),
            window: claim.window,
            place: claim.scope.as_ref().map(|scope| scope.place.clone()),
            status: claim.status,
            part_of,
        }
    }

    /// An age that no quantity took: nobody has asked whose it is.
    #[must_use]
    pub fn of_age(lines: &Lines, document: &Document, age: &Figure) -> Self {
        Self {
            source: document.meta.id.as_str().into(),
            evidence: lines.evidence(document, age.number, age.phrase, age.sentence),
            amount: age.amount,
            unit: age.unit.clone(),
            noun: None,
            quantity: None,
            claimant: None,
            voice: None,
            window: Window::default(),
            place: None,
            status: Status::Stated,
            part_of: None,
        }
    }

    /// A figure that no quantity took.
    #[must_use]
    pub fn of_untaken(document: &Document, figure: &Figure, around: &Untaken) -> Self {
        Self {
            source: document.meta.id.as_str().into(),
            evidence: around.evidence.clone(),
            amount: figure.amount,
            unit: figure.unit.clone(),
            noun: figure.noun.map(|noun| noun.slice(&document.text).to_owned()),
            quantity: None,
            claimant: around.claimant.clone(),
            voice: Some(around.voice),
            window: around.window,
            place: around.place.clone(),
            status: around.status,
            part_of: None,
        }
    }
}

/// A number refused, placed.
#[must_use]
pub fn refused(lines: &Lines, document: &Document, refused: &Refused) -> RefusedNumber {
    RefusedNumber {
        source: document.meta.id.as_str().into(),
        evidence: lines.evidence(document, refused.span, refused.span, refused.sentence),
        reason: refused.reason.name(),
    }
}
