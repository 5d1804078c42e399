//! A source's readable text, cut into sentences, with what is known of it: who
//! published it, and when. Owns reading formats; knows nothing of figures or rules.

use crate::lexicon::text;
use crate::rules::Declared;
use crate::span::Span;
use crate::window::Moment;

mod block;
mod bytes;
mod front;
mod furniture;
mod identity;
mod line;
mod names;
mod role;
mod rows;
mod sentence;
pub mod sources;
mod wrap;

pub use bytes::{Unreadable, decode};
pub use identity::{Roll, identify, is_named_by_file, rank};
pub use names::Names;

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
    /// The paragraph it stands in, counted from 0; the cells of a table's row share one.
    pub paragraph: usize,
    /// The column of a table that it stands in, counted from 0.
    pub column: Option<usize>,
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

/// Reads a document: plain text or Markdown, with front matter or without.
///
/// What is known of it comes from `known`, else from its front matter, and is never guessed from
/// its text. `meta.id` is the declared id, or empty until [`identify`] gives one.
///
/// # Example
/// ```
/// use figcheck::document::{Known, Role, read};
///
/// let page = "---\npublisher: BBC News\n---\n# Exodus grows\n\nGen. Konashenkov said 50,000 fled. More followed.";
/// let document = read(page.to_owned(), "bbc.md", Known::default());
/// assert_eq!(document.meta.publisher.as_deref(), Some("BBC News"));
///
/// let said: Vec<_> = document.sentences.iter().map(|one| (one.role, one.span.slice(&document.text))).collect();
/// assert_eq!(said, [
///     (Role::Headline, "Exodus grows"),
///     (Role::Body, "Gen. Konashenkov said 50,000 fled."),
///     (Role::Body, "More followed."),
/// ]);
/// ```
#[must_use]
pub fn read(text: String, path: &str, known: Known<'_>) -> Document {
    let front = front::read(&text);
    let meta = declare(front.meta, path, known);
    let mut sentences = sentences(&text, Span::new(front.end, text.len()));
    let title = front.title.filter(|title| meta.title.as_deref() == Some(title.slice(&text)));
    if let Some(title) = title.filter(|title| !is_headed(&text, &sentences, title.slice(&text))) {
        sentences.iter_mut().for_each(|sentence| sentence.paragraph += 1);
        sentences.insert(0, Sentence { span: title, role: Role::Headline, paragraph: 0, column: None });
    }
    Document { meta, text, sentences, notes: front.notes }
}

/// Whether a text has a headline of its own, or opens with its title.
fn is_headed(text: &str, sentences: &[Sentence], title: &str) -> bool {
    const OPENING: usize = 5;
    let words = |text: &str| text.split_whitespace().map(str::to_lowercase).collect::<Vec<_>>();
    let own = sentences.iter().find(|sentence| sentence.role != Role::Furniture);
    let title = words(title);
    let again = |sentence: &Sentence| words(sentence.span.slice(text)) == title;
    own.is_some_and(|own| own.role == Role::Headline) || sentences.iter().take(OPENING).any(again)
}

/// What is known of a document, without its text being read: for naming many before any is.
///
/// # Example
/// ```
/// use figcheck::document::{Known, head};
///
/// let page = "---\npublisher: BBC News\n---\nSome 500 fled.";
/// assert_eq!(head(page, "bbc.md", Known::default()).publisher.as_deref(), Some("BBC News"));
/// ```
#[must_use]
pub fn head(text: &str, path: &str, known: Known<'_>) -> Meta {
    declare(front::read(text).meta, path, known)
}

/// The sentences of `body` of `text`, in order, each with its role.
///
/// # Example
/// ```
/// use figcheck::document::{Role, sentences};
/// use figcheck::span::Span;
///
/// let text = "- 45 killed\n- 50 injured";
/// let found = sentences(text, Span::new(0, text.len()));
/// assert_eq!(found.len(), 2);
/// assert_eq!((found[1].role, found[1].span.slice(text)), (Role::Body, "50 injured"));
/// ```
#[must_use]
pub fn sentences(text: &str, body: Span) -> Vec<Sentence> {
    let words = text::english();
    let blocks = block::cut(text, body, words);
    let roles = role::of(text, &blocks, words);
    /// Few sentences are shorter: room is made once.
    const SHORT: usize = 90;
    let mut sentences = Vec::with_capacity(body.len() / SHORT);
    let mut spans = Vec::new();
    for (at, (block, role)) in blocks.iter().zip(&roles).enumerate() {
        spans.clear();
        sentence::split(text, block.text_span(text, *role), words, &mut spans);
        let mut role = *role;
        for span in &spans {
            if role == Role::Body && role::outlet_note(text, at, blocks.len(), *span, words) {
                role = Role::Furniture;
            }
            sentences.push(Sentence { span: *span, role, paragraph: block.paragraph, column: block.column });
        }
    }
    sentences
}

/// What is known of a document, each field from the first that declares it.
fn declare(front: Meta, path: &str, known: Known<'_>) -> Meta {
    let mut meta = Meta { path: path.to_owned(), ..front };
    // The weaker first: the stronger overwrites it.
    for declared in [known.beside, known.rules].into_iter().flatten() {
        let Declared { id, publisher, published, title, url, path: _ } = declared.clone();
        meta.id = id.unwrap_or(meta.id);
        meta.publisher = publisher.or(meta.publisher);
        meta.published = published.or(meta.published);
        meta.title = title.or(meta.title);
        meta.url = url.or(meta.url);
    }
    meta
}
