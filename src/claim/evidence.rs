//! The words a claim was read from, placed on their line. Owns nothing that is not in the text.

use crate::document::{Document, Role};
use crate::span::Span;

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
    /// The sentence itself, on one line; of a very long one, what stands around the number.
    pub quote: String,
    /// The number words in `quote`, in its bytes.
    pub marked: Span,
    /// What part of the page it stands in.
    pub role: Role,
}

/// A sentence, or of a very long one what stands around the number.
fn near(text: &str, sentence: Span, number: Span) -> Span {
    const REACH: usize = 600;
    let mut start = sentence.start.max(number.start.saturating_sub(REACH));
    let mut end = sentence.end.min(number.end + REACH);
    while !text.is_char_boundary(start) && start < number.start {
        start += 1;
    }
    while !text.is_char_boundary(end) && number.end < end {
        end -= 1;
    }
    Span::new(start, end)
}

/// Where the lines of a text begin.
///
/// # Example
/// ```
/// use figcheck::claim::Lines;
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
    #[must_use]
    pub fn evidence(&self, document: &Document, number: Span, phrase: Span, sentence: usize) -> Evidence {
        let text = document.text.as_str();
        let (line, column) = self.place(text, number.start);
        let (whole, role) = match document.sentences.get(sentence) {
            Some(sentence) => (sentence.span, sentence.role),
            None => (phrase, Role::default()),
        };
        let around = near(text, whole, number);
        // One byte for one byte, so that the number keeps its place in the quote.
        let quote: String = around.slice(text).chars().map(|c| if c.is_ascii_whitespace() { ' ' } else { c }).collect();
        let marked = Span::new(number.start.saturating_sub(around.start), number.end.saturating_sub(around.start));
        Evidence {
            path: document.meta.path.clone(),
            number,
            phrase,
            sentence: whole,
            line,
            column,
            text: number.slice(text).to_owned(),
            phrase_text: phrase.slice(text).to_owned(),
            quote,
            marked,
            role,
        }
    }
}
