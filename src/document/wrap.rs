//! Which line breaks a typist's margin made, and which the writer meant.
//!
//! A break is the margin's where the next line's first word would not have fitted: then the two
//! lines are one paragraph. Text with a paragraph on each line shows no such margin.

use super::line::{Line, Mark};
use super::sentence::is_unfinished;
use crate::lexicon::text::Text;

/// No margin is wider, in columns.
const WIDEST: usize = 132;

/// No margin is narrower that shows by itself.
const NARROWEST: usize = 30;

/// A break between a line and the next.
struct Break {
    /// Columns of the line above.
    above: usize,
    /// Columns of the line below.
    below: usize,
    /// Columns of the first word below.
    word: usize,
    /// Whether the line above ends a sentence or announces something.
    ended: bool,
}

impl Break {
    /// Whether a margin at `width` makes this break.
    const fn fits(&self, width: usize) -> bool {
        self.above <= width && self.above + 1 + self.word > width
    }
}

/// For each line, whether the line above it runs on into it.
pub(super) fn joins(text: &str, lines: &[Line], apart: &[bool], words: &Text) -> Vec<bool> {
    let breaks: Vec<Option<Break>> = std::iter::once(None)
        .chain(lines.iter().zip(lines.iter().skip(1)).zip(apart.iter().zip(apart.iter().skip(1))).map(
            |((above, below), (alone, next_alone))| {
                if *alone || *next_alone { None } else { break_of(text, above, below) }
            },
        ))
        .collect();
    let margin = margin_of(breaks.iter().flatten());
    let mut joined = vec![false; lines.len()];
    let mut from = 0;
    while from < lines.len() {
        let length = 1 + breaks.iter().skip(from + 1).take_while(|other| other.is_some()).count();
        let run = breaks.get(from + 1..from + length).unwrap_or_default();
        let own = margin_of(run.iter().flatten()).or_else(|| narrow_margin(run));
        for (offset, one) in run.iter().enumerate() {
            let (Some(one), Some(above), Some(below)) = (one, lines.get(from + offset), lines.get(from + offset + 1))
            else {
                continue;
            };
            let by_margin = [margin, own].into_iter().flatten().any(|width| one.fits(width));
            if let Some(slot) = joined.get_mut(from + offset + 1) {
                *slot = by_margin || runs_on(text, above, below, one, words);
            }
        }
        from += length;
    }
    joined
}

/// The break between two lines that may be one paragraph; none where they cannot.
fn break_of(text: &str, above: &Line, below: &Line) -> Option<Break> {
    let opens = matches!(above.mark, Mark::Text | Mark::Item | Mark::Numbered(_) | Mark::Dash);
    let indented = below.indent >= above.indent + 2 && above.mark == Mark::Text;
    if !opens || below.mark != Mark::Text || above.quoted != below.quoted || indented {
        return None;
    }
    let (over, under) = (columns(text, above)?, columns(text, below)?);
    let said = above.words.slice(text);
    if is_row(below.words.slice(text)) && (is_row(said) || said.ends_with(':')) {
        return None;
    }
    let word = below.words.slice(text).split_whitespace().next().unwrap_or_default().chars().count();
    let ended = above.terminated || said.ends_with(':');
    Some(Break { above: over, below: under, word, ended })
}

/// Whether a line is a row of a table: a label, a colon and a number, and a number at its end: "VOLD Mari (PDL): 1,396,757
/// votes, or 53.28%".
fn is_row(line: &str) -> bool {
    let digit = |c: char| c.is_ascii_digit();
    let ends = line.trim_end_matches(['%', ')', '.']).ends_with(digit);
    ends && line.split_once(": ").is_some_and(|(label, rest)| !label.contains('.') && rest.starts_with(digit))
}

/// The width of a line, none where no margin is that wide.
fn columns(text: &str, line: &Line) -> Option<usize> {
    let bytes = text.get(line.start..line.words.end)?;
    // Four bytes are the most a column takes.
    if bytes.len() > WIDEST * 4 {
        return None;
    }
    Some(bytes.chars().count()).filter(|width| *width <= WIDEST)
}

/// The margin that explains the breaks, where enough of them show one.
fn margin_of<'a>(breaks: impl Iterator<Item = &'a Break> + Clone) -> Option<usize> {
    let width = breaks.clone().map(|one| one.above.max(one.below)).max()?;
    let open = breaks.filter(|one| !one.ended);
    let (mut all, mut fitting, mut telling) = (0_usize, 0_usize, 0_usize);
    for one in open {
        all += 1;
        fitting += usize::from(one.fits(width));
        // The widest line proves nothing: it fits any margin that it makes itself.
        telling += usize::from(one.fits(width) && one.above < width);
    }
    (width >= NARROWEST && telling >= 2 && fitting * 10 >= all * 8).then_some(width)
}

/// The margin of one short paragraph: every open break fits it, and one by more than chance.
fn narrow_margin(run: &[Option<Break>]) -> Option<usize> {
    let width = run.iter().flatten().map(|one| one.above.max(one.below)).max()?;
    let mut open = run.iter().flatten().filter(|one| !one.ended).peekable();
    let any = open.peek().is_some();
    let explained = any && open.all(|one| one.fits(width));
    let telling = run.iter().flatten().any(|one| !one.ended && one.fits(width) && one.above < width);
    (width >= NARROWEST && explained && telling).then_some(width)
}

/// Whether the words themselves run on, whatever the margin.
fn runs_on(text: &str, above: &Line, below: &Line, one: &Break, words: &Text) -> bool {
    let (said, next) = (above.words.slice(text), below.words.slice(text));
    if is_unfinished(said, words) {
        return true;
    }
    let continues = above.mark != Mark::Text && below.indent > above.indent;
    let lower = next.chars().next().is_some_and(char::is_lowercase);
    continues || (!one.ended && lower && one.above >= NARROWEST)
}
