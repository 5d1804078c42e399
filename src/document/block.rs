//! Lines -> blocks: the paragraphs, headings, items and cells of a page.

use super::Role;
use super::furniture;
use super::line::{self, Line, Mark};
use super::rows;
use super::sentence::is_terminated;
use super::wrap;
use crate::lexicon::text::Text;
use crate::span::Span;

/// What a block is by its marks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// A paragraph, or a line on its own.
    Text,
    /// A heading by its marks.
    Heading,
    /// An item of a list.
    Item,
    /// A line after a dash: an item or a signature.
    Dash,
    /// A cell of a table.
    Cell,
    /// A line of code.
    Code,
}

/// A stretch of a page that sentences do not cross.
#[derive(Clone, Copy, Debug)]
pub(super) struct Block {
    /// Where it stands, without marks.
    pub(super) span: Span,
    /// What it is.
    pub(super) kind: Kind,
    /// The paragraph it belongs to, counted from 0; the cells of a row share one.
    pub(super) paragraph: usize,
    /// Whether it ends as a sentence does.
    pub(super) terminated: bool,
    /// The column of a cell, counted from 0.
    pub(super) column: Option<usize>,
}

impl Block {
    /// Where its sentences stand: a signature keeps its dash, an item loses it.
    pub(super) fn text_span(&self, text: &str, role: Role) -> Span {
        if self.kind != Kind::Dash || role == Role::Attribution {
            return self.span;
        }
        let words = self.span.slice(text).trim_start_matches(['—', '–', '―', '-', ' ', '\t']);
        Span::new(self.span.end - words.len(), self.span.end)
    }
}

/// Cuts `body` of `text` into blocks, in order.
pub(super) fn cut(text: &str, body: Span, words: &Text) -> Vec<Block> {
    let lines = line::cut(text, body, words);
    let apart = apart(text, &lines, words);
    let joined = wrap::joins(text, &lines, &apart, words);
    let mut blocks: Vec<Block> = Vec::new();
    let mut paragraph = 0;
    for (index, line) in lines.iter().enumerate() {
        if joined.get(index) == Some(&true) {
            if let Some(last) = blocks.last_mut() {
                last.span.end = line.words.end;
                last.terminated = is_terminated(last.span.slice(text));
            }
            continue;
        }
        let Some(kind) = kind_of(&lines, &joined, index) else { continue };
        match line.mark {
            Mark::Row => cells(text, line, paragraph, &mut blocks),
            Mark::Cell(column) => {
                // The cells of a row stand in one paragraph.
                paragraph = paragraph.saturating_sub(usize::from(column > 0));
                blocks.push(Block { span: line.words, kind, paragraph, terminated: false, column: Some(column) });
            }
            _ => {
                let span = whole(text, line, kind);
                blocks.push(Block { span, kind, paragraph, terminated: line.terminated, column: None });
            }
        }
        paragraph += 1;
    }
    blocks
}

/// For each line, whether it is no part of a paragraph, whatever stands around it. Lines between
/// blank ones are not asked.
fn apart(text: &str, lines: &[Line], words: &Text) -> Vec<bool> {
    let worded = |line: Option<&Line>| line.is_some_and(|line| line.mark != Mark::Blank);
    let alone = |(at, line): (usize, &Line)| {
        let touched = worded(lines.get(at + 1)) || worded(at.checked_sub(1).and_then(|above| lines.get(above)));
        touched
            && line.mark == Mark::Text
            && line.words.len() <= furniture::LONGEST
            && furniture::is_line_of_its_own(line.words.slice(text), words)
    };
    lines.iter().enumerate().map(alone).collect()
}

/// What a line that begins a block is; none for lines without words of their own.
fn kind_of(lines: &[Line], joined: &[bool], index: usize) -> Option<Kind> {
    match lines.get(index)?.mark {
        Mark::Blank | Mark::Underline | Mark::Rule | Mark::Fence => None,
        Mark::Heading => Some(Kind::Heading),
        Mark::Item | Mark::Numbered(_) => Some(Kind::Item),
        Mark::Dash => Some(Kind::Dash),
        Mark::Row | Mark::Cell(_) => Some(Kind::Cell),
        Mark::Code => Some(Kind::Code),
        Mark::Text => {
            let underlined = lines.get(index + 1).is_some_and(|next| next.mark == Mark::Underline);
            let alone = index == 0 || joined.get(index) == Some(&false);
            let line = lines.get(index)?;
            let heading = underlined && alone && line.words.len() <= furniture::LONGEST && !line.terminated;
            Some(if heading { Kind::Heading } else { Kind::Text })
        }
    }
}

/// A line after a dash keeps the dash where it may be a signature: roles decide by the words.
fn whole(text: &str, line: &Line, kind: Kind) -> Span {
    if kind != Kind::Dash {
        return line.words;
    }
    let line_span = super::sentence::trim(text, Span::new(line.start, line.words.end));
    let lead = line_span.slice(text).len() - line_span.slice(text).trim_start_matches(['>', ' ', '\t']).len();
    Span::new(line_span.start + lead, line_span.end)
}

/// The cells of a row; a row of rules has none.
fn cells(text: &str, line: &Line, paragraph: usize, blocks: &mut Vec<Block>) {
    let words = line.words.slice(text);
    // A bar before the first cell opens no column of its own.
    let opens = usize::from(words.starts_with('|'));
    for (at, cell) in rows::cells(words).into_iter().enumerate() {
        let (start, end) = (line.words.start + cell.start, line.words.start + cell.end);
        let span = super::sentence::trim(text, Span::new(start, end));
        if span.slice(text).chars().any(char::is_alphanumeric) {
            let (terminated, column) = (is_terminated(span.slice(text)), Some(line.blank + at.saturating_sub(opens)));
            blocks.push(Block { span, kind: Kind::Cell, paragraph, terminated, column });
        }
    }
}
