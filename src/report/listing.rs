//! Every figure of a document, whether or not a rule takes it. Owns placing bytes on lines.

use crate::claim::{Claim, Evidence, Speaker, Status, Voice};
use crate::document::{Document, Role};
use crate::figure::{Figure, Manner, Refused};
use crate::interval::Amount;
use crate::rules::Id;
use crate::span::Span;
use crate::unit::Unit;
use crate::window::Window;

/// The figures and refusals of one document, in text order.
#[derive(Clone, Debug, Default)]
pub struct Listing {
    /// Every figure, once for each quantity it serves, and once where it serves none.
    pub stated: Vec<Stated>,
    /// Every number refused.
    pub refused: Vec<RefusedNumber>,
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

    /// A figure that no quantity took.
    #[must_use]
    pub fn of_figure(document: &Document, lines: &Lines, figure: &Figure) -> Self {
        let denied = matches!(figure.manner, Manner::Denied);
        Self {
            source: document.meta.id.as_str().into(),
            evidence: lines.evidence(document, figure.number, figure.phrase, figure.sentence),
            amount: figure.amount,
            unit: figure.unit.clone(),
            noun: figure.noun.map(|noun| noun.slice(&document.text).to_owned()),
            quantity: None,
            claimant: None,
            voice: None,
            window: Window::default(),
            place: None,
            status: if denied { Status::Denied } else { Status::Stated },
            part_of: None,
        }
    }
}

/// Where the lines of a text begin.
///
/// # Example
/// ```
/// use figcheck::report::listing::Lines;
///
/// let text = "Aleppo\nété 45";
/// let lines = Lines::of(text);
/// assert_eq!(lines.place(text, 0), (1, 1));
/// // Columns count characters, not bytes.
/// assert_eq!(lines.place(text, text.find("45").expect("it is there")), (2, 5));
/// ```
#[derive(Clone, Debug)]
pub struct Lines {
    starts: Vec<usize>,
}

impl Lines {
    /// The lines of a text.
    #[must_use]
    pub fn of(text: &str) -> Self {
        let breaks = text.bytes().enumerate().filter(|(_, byte)| *byte == b'\n').map(|(at, _)| at + 1);
        Self { starts: std::iter::once(0).chain(breaks).collect() }
    }

    /// The line and the column, in characters, of a byte of the text; both from 1.
    #[must_use]
    pub fn place(&self, text: &str, at: usize) -> (usize, usize) {
        let line = self.starts.partition_point(|start| *start <= at);
        let start = self.starts.get(line.saturating_sub(1)).copied().unwrap_or(0);
        (line, Span::new(start, at).slice(text).chars().count() + 1)
    }

    /// The words of a number, with the sentence around it.
    fn evidence(&self, document: &Document, number: Span, phrase: Span, sentence: usize) -> Evidence {
        let text = document.text.as_str();
        let (line, column) = self.place(text, number.start);
        let (around, role) = match document.sentences.get(sentence) {
            Some(sentence) => (sentence.span, sentence.role),
            None => (phrase, Role::default()),
        };
        // One byte for one byte, so that the number keeps its place in the quote.
        let quote: String = around.slice(text).chars().map(|c| if c.is_ascii_whitespace() { ' ' } else { c }).collect();
        let marked = Span::new(number.start.saturating_sub(around.start), number.end.saturating_sub(around.start));
        Evidence {
            path: document.meta.path.clone(),
            number,
            phrase,
            sentence: around,
            line,
            column,
            text: number.slice(text).to_owned(),
            phrase_text: phrase.slice(text).to_owned(),
            quote,
            marked,
            role,
        }
    }

    /// A number refused, placed.
    #[must_use]
    pub fn refused(&self, document: &Document, refused: &Refused) -> RefusedNumber {
        RefusedNumber {
            source: document.meta.id.as_str().into(),
            evidence: self.evidence(document, refused.span, refused.span, refused.sentence),
            reason: refused.reason.name(),
        }
    }
}
