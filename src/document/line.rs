//! A page as lines: where each stands, and what its first characters make of it.

use std::ops::Range;

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
    /// `| cell | cell |`.
    Row,
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
    settle_rows(text, &mut lines);
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

/// Lines under one another whose words bars or wide gaps part are the rows of a table, where a cell of one is hardly more than
/// a number: "State | Deaths", "Salu | 52". A row of links holds none. The last cells of a row may be left out.
fn settle_rows(text: &str, lines: &mut [Line]) {
    const WORDS: usize = 2;
    let parting = |line: &Line| match line.mark {
        Mark::Text => parting(line.words.slice(text)).map(|by| (by, cells_by(line.words.slice(text), by).len())),
        _ => None,
    };
    // "          Rescued   Missing", over "Students     75       154"
    let headless = |line: &Line, next: Option<&Line>| {
        next.and_then(parting).is_some_and(|(by, _)| by == Parting::Gap)
            && next.is_some_and(|next| next.indent + WIDE <= line.indent)
    };
    let counts = |line: &Line| {
        let words = line.words.slice(text);
        cells(words)
            .into_iter()
            .skip(1)
            .filter_map(|cell| words.get(cell))
            .any(|cell| cell.contains(|c: char| c.is_ascii_digit()) && cell.split_whitespace().count() <= WORDS)
    };
    let mut from = 0;
    while let Some(first) = lines.get(from) {
        let blank = usize::from(headless(first, lines.get(from + 1)));
        let own = parting(first).map(|(by, cells)| (by, cells + blank));
        let in_table = |line: &&Line| {
            let both = own.zip(parting(line));
            both.is_some_and(|((by, most), (other, cells))| by == other && cells <= most)
        };
        let rows = lines.get(from..).unwrap_or_default().iter().take_while(in_table).count();
        let run = lines.get_mut(from..from + rows).unwrap_or_default();
        if 1 < rows && run.iter().any(counts) {
            run.iter_mut().for_each(|line| line.mark = Mark::Row);
            run.iter_mut().take(1).for_each(|heads| heads.blank = blank);
        }
        from += rows.max(1);
    }
}

/// How many spaces part two cells.
const WIDE: usize = 3;

/// What parts the cells of a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Parting {
    Bar,
    /// A tab, or spaces enough to align what stands under one another.
    Gap,
}

/// What parts the words of a line into cells, if anything does.
fn parting(words: &str) -> Option<Parting> {
    if words.contains(" | ") || words.ends_with(" |") {
        return Some(Parting::Bar);
    }
    (cells_by(words, Parting::Gap).len() > 1).then_some(Parting::Gap)
}

/// Where the cells of a row stand in its words, the space around them with them.
pub(super) fn cells(words: &str) -> Vec<Range<usize>> {
    cells_by(words, if words.contains('|') { Parting::Bar } else { Parting::Gap })
}

/// The dots that lead from a name to its number: "Salu ........ 104".
fn leaders(words: &str) -> Vec<Range<usize>> {
    const DOTS: usize = 4;
    let mut leaders: Vec<Range<usize>> = Vec::new();
    for (at, dot) in words.match_indices('.') {
        match leaders.last_mut() {
            Some(last) if last.end == at => last.end += dot.len(),
            _ => leaders.push(at..at + dot.len()),
        }
    }
    leaders.retain(|dots| dots.len() >= DOTS);
    leaders
}

fn cells_by(words: &str, by: Parting) -> Vec<Range<usize>> {
    let mut cells = Vec::new();
    let mut start = 0;
    let mut part = |parting: Range<usize>| {
        cells.push(start..parting.start);
        start = parting.end;
    };
    match by {
        Parting::Bar => words.match_indices('|').for_each(|(at, bar)| part(at..at + bar.len())),
        Parting::Gap => {
            let plain = words.is_ascii() && !["  ", "\t", "...."].iter().any(|gap| words.contains(gap));
            if plain {
                return std::iter::once(0..words.len()).collect();
            }
            let mut gaps: Vec<(Range<usize>, char)> = Vec::new();
            let mut gap = 0..0;
            let leaders = leaders(words);
            for (at, letter) in words.char_indices() {
                let end = at + letter.len_utf8();
                if letter.is_whitespace() || leaders.iter().any(|dots| dots.contains(&at)) {
                    gap = if gap.end == at { gap.start..end } else { at..end };
                } else if gap.end == at && !gap.is_empty() {
                    gaps.push((gap.clone(), letter));
                }
            }
            let wide = |gap: &Range<usize>| {
                words.get(gap.clone()).is_some_and(|gap| gap.contains('\t') || gap.chars().count() >= WIDE)
            };
            // "Khyber Pakhtunkhwa  300       364": the longest name leaves the least room before its number.
            let row = gaps.iter().any(|(gap, _)| wide(gap));
            let close = |(gap, next): &(Range<usize>, char)| row && gap.len() > 1 && next.is_ascii_digit();
            gaps.iter().filter(|gap| wide(&gap.0) || close(gap)).for_each(|(gap, _)| part(gap.clone()));
        }
    }
    cells.push(start..words.len());
    cells
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
