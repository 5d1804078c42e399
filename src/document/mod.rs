//! A source's readable text, cut into sentences and clauses, with what is known of it: who
//! published it, and when. Owns reading formats; knows nothing of figures or rules.

use crate::rules::Declared;
use crate::span::Span;
use crate::window::Moment;

pub mod sources;

/// What is known of a document.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Meta {
    /// Its identity: declared, else publisher and date, else the file's stem.
    pub id: String,
    /// Where it was read from, as a person would name it.
    pub path: String,
    /// Who published it.
    pub publisher: Option<String>,
    /// When.
    pub published: Option<Moment>,
    /// Its title.
    pub title: Option<String>,
    /// Where it can be read.
    pub url: Option<String>,
    /// A retelling of a report, not its words.
    pub digest: bool,
}

/// What part of a page a sentence belongs to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Role {
    /// A title or heading.
    Headline,
    /// Running text, list items included.
    #[default]
    Body,
    /// The words under a picture or film.
    Caption,
    /// A line that signs what stands before it: "— The White Helmets (@handle) 30 November".
    Attribution,
    /// Menus, counters, links, notes on the publisher: nothing of the story.
    Furniture,
}

impl Role {
    /// The name used in every form of output.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Headline => "headline",
            Self::Body => "body",
            Self::Caption => "caption",
            Self::Attribution => "attribution",
            Self::Furniture => "furniture",
        }
    }
}

/// One sentence, heading, list item or line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sentence {
    /// Where it stands.
    pub span: Span,
    /// What part of the page it belongs to.
    pub role: Role,
    /// The paragraph it stands in, counted from 0.
    pub paragraph: usize,
}

/// One source, read.
#[derive(Clone, Debug, Default)]
pub struct Document {
    /// What is known of it.
    pub meta: Meta,
    /// The original text; every offset counts its bytes.
    pub text: String,
    /// Its sentences, in order; they do not overlap.
    pub sentences: Vec<Sentence>,
    /// What could not be read of its front matter, with the line.
    pub notes: Vec<String>,
}

/// What is declared of a document outside of it; each field from the first that has it.
#[derive(Clone, Copy, Debug, Default)]
pub struct Known<'a> {
    /// Its `[[source]]` in the rule file.
    pub rules: Option<&'a Declared>,
    /// Its entry in the `sources.toml` beside it.
    pub beside: Option<&'a Declared>,
}

/// Why bytes are no text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unreadable {
    /// Nothing, or nothing but white space.
    Empty,
    /// Not UTF-8, or no text.
    Binary,
}

impl std::fmt::Display for Unreadable {
    /// Reads after the file's name: "report.txt is empty".
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(if *self == Self::Empty { "is empty" } else { "is not text in UTF-8" })
    }
}

/// The text of a source's bytes.
///
/// # Errors
/// Bytes that are no text.
pub fn decode(bytes: &[u8]) -> Result<&str, Unreadable> {
    match std::str::from_utf8(bytes) {
        Ok(text) if text.trim().is_empty() => Err(Unreadable::Empty),
        Ok(text) if !text.contains('\0') => Ok(text),
        _ => Err(Unreadable::Binary),
    }
}

/// Reads a document.
#[must_use]
pub fn read(text: String, path: &str, known: Known<'_>) -> Document {
    let known = known.rules.or(known.beside).cloned().unwrap_or_default();
    let meta = Meta {
        id: known.id.unwrap_or_else(|| path.to_owned()),
        path: path.to_owned(),
        publisher: known.publisher,
        published: known.published,
        title: known.title,
        url: known.url,
        digest: false,
    };
    Document { meta, text, ..Document::default() }
}

/// Gives every document an id of its own.
pub fn identify(_documents: &mut [Document]) {}
