//! A page as lines: where each stands, and what its first characters make of it.

use super::rows;
use super::sentence::{is_terminated, is_unfinished};
use crate::lexicon::text::Text;
use crate::span::Span;

/// What a line's first characters make of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Mark {
    /// Nothing on it.
    Blank,
    /// Words.
    Text,
    /// `# Heading`.
    Heading,
    /// `===` or `---`: makes the line above a heading.
    Underline,
    /// No letter and no digit: parts what stands around it.
    Rule,
    /// `- item`, `• item`.
    Item,
    /// `3. item`; the number.
    Numbered(u32),
    /// A dash, long or double: an item or a signature.
    Dash,
    /// `| cell | cell |`, or cells that something else parts; a name and its number.
    Row,
    /// A cell on a line of its own; its column.
    Cell(usize),
    /// The start or the end of code.
    Fence,
    /// Between fences.
    Code,
}

/// One line of a page.
#[derive(Clone, Copy, Debug)]
pub(super) struct Line {
    /// Where the line begins, indentation included.
    pub(super) start: usize,
    /// Its words, without indentation, marks and the space at its end.
    pub(super) words: Span,
    /// What it is.
    pub(super) mark: Mark,
    /// How many columns it is indented.
    pub(super) indent: usize,
    /// Whether it is quoted with `> `.
    pub(super) quoted: bool,
    /// Whether it ends as a sentence does.
    pub(super) terminated: bool,
    /// Of a row, how many cells it leaves blank before its first: the heads of a table whose first column has none.
    pub(super) blank: usize,
}

/// Cuts `body` of `text` into lines; a line ends with LF, CR LF, CR, or one of Unicode's own.
pub(super) fn cut(text: &str, body: Span, words: &Text) -> Vec<Line> {
    let mut lines = Vec::new();
    let mut at = body.start;
    while at < body.end {
        let (end, next) = line_end(text, at, body.end);
        lines.push(line(text, at, end));
        at = next;
    }
    pair_fences(text, &mut lines);
    settle_marks(text, &mut lines, words);
    rows::settle(text, &mut lines);
    lines
}

/// Where a line may end: at a break of ASCII, or the first byte of one of Unicode's own.
fn next_break(bytes: &[u8]) -> Option<usize> {
    let common = memchr::memchr3(b'\n', b'\r', 0xE2, bytes);
    let before = bytes.get(..common.unwrap_or(bytes.len())).unwrap_or_default();
    memchr::memchr2(0x0B, 0x0C, before).or(common)
}

fn line_end(text: &str, at: usize, end: usize) -> (usize, usize) {
    let bytes = text.as_bytes().get(at..end).unwrap_or_default();
    let mut from = 0;
    loop {
        let Some(offset) = bytes.get(from..).and_then(next_break) else { return (end, end) };
        let here = from + offset;
        match bytes.get(here..).unwrap_or_default() {
            [b'\r', b'\n', ..] => return (at + here, at + here + 2),
            [0xE2, 0x80, 0xA8 | 0xA9, ..] => return (at + here, at + here + 3),
            [0xE2, ..] => from = here + 1,
            _ => return (at + here, at + here + 1),
        }
    }
}

fn line(text: &str, start: usize, end: usize) -> Line {
    let whole = Span::new(start, end);
    let mut words = super::sentence::trim(text, whole);
    let lead = Span::new(start, words.start).slice(text);
    let indent = lead.chars().map(|c| if c == '\t' { 4 } else { 1 }).sum();
    let mut quoted = false;
    while let Some(rest) = quote(words.slice(text)) {
        quoted = true;
        words = super::sentence::trim(text, Span::new(words.end - rest.len(), words.end));
    }
    let (mark, content) = mark(words.slice(text));
    let words = super::sentence::trim(text, Span::new(words.start + content.start, words.start + content.end));
    // Asked here, while the processor has the line at hand: on a long page each look back is a slow one.
    let terminated = is_terminated(words.slice(text));
    Line { start, words, mark, indent, quoted, terminated, blank: 0 }
}

/// What follows a mark of quotation. `>50` is a figure, and no quotation.
fn quote(line: &str) -> Option<&str> {
    line.strip_prefix('>').filter(|rest| rest.is_empty() || rest.starts_with([' ', '\t', '>']))
}

/// The mark of a line, and which of its bytes are words.
fn mark(line: &str) -> (Mark, Span) {
    let all = Span::new(0, line.len());
    let after = |rest: &str| Span::new(line.len() - rest.len(), line.len());
    if line.is_empty() {
        return (Mark::Blank, all);
    }
    if line.starts_with("```") || line.starts_with("~~~") {
        return (Mark::Fence, all);
    }
    if line.len() >= 3 && (line.bytes().all(|byte| byte == b'=') || line.bytes().all(|byte| byte == b'-')) {
        return (Mark::Underline, all);
    }
    if !line.chars().any(char::is_alphanumeric) {
        return (Mark::Rule, all);
    }
    let bare = line.trim_start_matches('#');
    if (1..=6).contains(&(line.len() - bare.len())) && bare.starts_with([' ', '\t']) {
        let closed = bare.trim_end_matches('#');
        let end = if closed.ends_with([' ', '\t']) { line.len() - (bare.len() - closed.len()) } else { line.len() };
        return (Mark::Heading, Span::new(line.len() - bare.len(), end));
    }
    if line.starts_with('|') && line.len() > 1 && line.get(1..).is_some_and(|rest| rest.contains('|')) {
        return (Mark::Row, all);
    }
    if let Some(rest) = bullet(line) {
        return (Mark::Item, after(rest));
    }
    if let Some((number, rest)) = numbered(line) {
        return (Mark::Numbered(number), after(rest));
    }
    let dashes = line.trim_start_matches(['—', '–', '―']);
    let dashes = if dashes.len() == line.len() { line.strip_prefix("--").unwrap_or(line) } else { dashes };
    if dashes.len() < line.len() {
        return (Mark::Dash, after(dashes));
    }
    (Mark::Text, all)
}

fn bullet(line: &str) -> Option<&str> {
    let mut letters = line.chars();
    match letters.next()? {
        '-' | '*' => letters.as_str().starts_with([' ', '\t']).then_some(letters.as_str()),
        '•' | '●' | '▪' | '▫' | '◦' | '‣' | '·' | '○' | '■' | '□' | '►' | '▶' | '⁃' | '➢' | '✓' => {
            Some(letters.as_str())
        }
        _ => None,
    }
}

fn numbered(line: &str) -> Option<(u32, &str)> {
    let (opened, inner) = line.strip_prefix('(').map_or((false, line), |rest| (true, rest));
    let digits = inner.bytes().take_while(u8::is_ascii_digit).count();
    let (number, rest) = inner.split_at_checked(digits)?;
    let rest = if opened { rest.strip_prefix(')') } else { rest.strip_prefix(['.', ')']) }?;
    let short = (1..=3).contains(&digits) && rest.starts_with([' ', '\t']);
    if short { Some((number.parse().ok()?, rest)) } else { None }
}

/// Lines between two fences are code. A fence that nothing closes is text: better to read code
/// than to lose the rest of a page.
fn pair_fences(text: &str, lines: &mut [Line]) {
    let fences = lines.iter().filter(|line| line.mark == Mark::Fence).count();
    let (mut paired, mut inside) = (fences - fences % 2, false);
    for line in lines {
        let worded = || line.words.slice(text).chars().any(char::is_alphanumeric);
        if line.mark == Mark::Fence {
            let code = paired > 0;
            if code {
                paired -= 1;
                inside = !inside;
            }
            line.mark = match (worded(), code) {
                (false, _) => Mark::Rule,
                (true, true) => Mark::Code,
                (true, false) => Mark::Text,
            };
        } else if inside && worded() {
            line.mark = Mark::Code;
        }
    }
}

/// "... no more than\n50. The army ...": a number after an unfinished line is a figure, no mark;
/// and a dash before a small letter goes on with the line above.
fn settle_marks(text: &str, lines: &mut [Line], words: &Text) {
    let mut before: Option<Line> = None;
    for line in lines {
        if let Some(above) = before {
            let said = || above.words.slice(text);
            let goes_on = match line.mark {
                Mark::Numbered(number) => number != 1 || is_unfinished(said(), words),
                Mark::Dash => line.words.slice(text).starts_with(char::is_lowercase),
                _ => false,
            };
            if goes_on && above.mark == Mark::Text && !above.terminated && !said().ends_with(':') {
                line.mark = Mark::Text;
                line.words = super::sentence::trim(text, Span::new(line.start, line.words.end));
            }
        }
        before = Some(*line);
    }
}
