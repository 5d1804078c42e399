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
    /// The sentence itself, on one line, or the row of a table that it stands in; of a very long one, what stands around the
    /// number.
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
    /// How many characters stand before every [`STRIDE`]th byte, so that a column on a very long line
    /// is not counted from its start.
    characters: Vec<usize>,
    /// Bytes at the head of the text that are no part of its first line: a byte order mark.
    mark: usize,
}

/// How far apart characters are counted ahead.
const STRIDE: usize = 1024;

impl Lines {
    /// The lines of a text.
    #[must_use]
    pub fn of(text: &str) -> Self {
        let breaks = memchr::memchr_iter(b'\n', text.as_bytes()).map(|at| at + 1);
        let mut before = 0;
        let counted = text.as_bytes().chunks(STRIDE).map(|chunk| {
            let here = before;
            before += begun(chunk);
            here
        });
        Self {
            characters: counted.collect(),
            starts: std::iter::once(0).chain(breaks).collect(),
            mark: if text.starts_with('\u{FEFF}') { '\u{FEFF}'.len_utf8() } else { 0 },
        }
    }

    /// The line and the column, in characters, of a byte of the text; both from 1.
    #[must_use]
    pub fn place(&self, text: &str, at: usize) -> (usize, usize) {
        let line = self.starts.partition_point(|start| *start <= at);
        let start = self.starts.get(line.saturating_sub(1)).copied().unwrap_or(0).max(self.mark);
        (line, self.before(text, at).saturating_sub(self.before(text, start)) + 1)
    }

    /// The words of a line, around those of a cell in it.
    fn row(&self, text: &str, line: usize, cell: Span) -> Span {
        let start = self.starts.get(line.saturating_sub(1)).copied().unwrap_or(cell.start).max(self.mark);
        let end = self.starts.get(line).copied().unwrap_or(text.len());
        let row = text.get(start..end).unwrap_or_default();
        let start = start + row.len() - row.trim_start().len();
        Span::new(start.min(cell.start), (start + row.trim().len()).max(cell.end))
    }

    /// How many characters begin before a byte.
    fn before(&self, text: &str, at: usize) -> usize {
        let at = at.min(text.len());
        let stride = at / STRIDE;
        let ahead = self.characters.get(stride).copied().unwrap_or(0);
        ahead + begun(text.as_bytes().get(stride * STRIDE..at).unwrap_or_default())
    }

    /// The words of a number, with the sentence around it.
    #[must_use]
    pub fn evidence(&self, document: &Document, number: Span, phrase: Span, sentence: usize) -> Evidence {
        let text = document.text.as_str();
        let (line, column) = self.place(text, number.start);
        let sentence = document.sentences.get(sentence);
        let (whole, role) = sentence.map_or((phrase, Role::default()), |sentence| (sentence.span, sentence.role));
        let cell = sentence.is_some_and(|sentence| sentence.column.is_some());
        let around = near(text, if cell { self.row(text, line, whole) } else { whole }, number);
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

/// How many characters begin in some bytes of UTF-8.
fn begun(bytes: &[u8]) -> usize {
    bytes.iter().filter(|byte| **byte & 0xC0 != 0x80).count()
}
