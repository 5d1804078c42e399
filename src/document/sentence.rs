//! Where sentences end inside one paragraph: one scan over its bytes that stops only at stops.

use crate::lexicon::text::Text;
use crate::span::Span;
use crate::token::digit;

/// How far back a word before a full stop is looked at, in bytes: no abbreviation is longer.
const LONGEST_WORD: usize = 40;

/// How long a sentence gets, in bytes: what runs on for longer, a list or a table that lost its lines, is cut between words,
/// and what is asked of a whole sentence for each of its figures stays in step with the text.
const LONGEST: usize = 4_000;

/// Cuts the paragraph `block` of `text` into sentences, in order, without the space around them.
pub(super) fn split(text: &str, block: Span, words: &Text, sentences: &mut Vec<Span>) {
    let mut start = block.start;
    let mut at = block.start;
    while let Some(stop) = next_stop(text, at, block.end) {
        let run = stops_end(text, stop, block.end);
        let (end, closed) = closers_end(text, run, block.end);
        let stop = Stop { start, stop, run, end, closed, limit: block.end };
        if ends_sentence(text, &stop, words) {
            push(text, Span::new(start, end), sentences);
            start = end;
        }
        at = end.max(run);
    }
    push(text, Span::new(start, block.end), sentences);
}

/// A run of stops that may end a sentence.
struct Stop {
    /// Where the sentence starts.
    start: usize,
    /// The first stop.
    stop: usize,
    /// One past the last stop.
    run: usize,
    /// One past the quotes and brackets that close after it.
    end: usize,
    /// Whether there are any.
    closed: bool,
    /// Where the paragraph ends.
    limit: usize,
}

fn push(text: &str, span: Span, sentences: &mut Vec<Span>) {
    let mut start = span.start;
    while let Some(cut) = text.get(start..span.end).and_then(cut) {
        push_piece(text, Span::new(start, start + cut), sentences);
        start += cut;
    }
    push_piece(text, Span::new(start, span.end), sentences);
}

/// Where what is too long for a sentence is cut: behind the last semicolon or comma that fits, else between words.
fn cut(rest: &str) -> Option<usize> {
    let words = rest.trim_start();
    let blank = rest.len() - words.len();
    let most = (0..=LONGEST).rev().find(|at| words.is_char_boundary(*at))?;
    let fits = words.get(..most).filter(|fits| fits.len() < words.len())?;
    let mark = |mark| fits.rfind(mark).map(|at| at + 1);
    let between = || fits.rfind(char::is_whitespace).or_else(|| words.find(char::is_whitespace));
    mark("; ").or_else(|| mark(", ")).or_else(between).map(|at| blank + at)
}

fn push_piece(text: &str, span: Span, sentences: &mut Vec<Span>) {
    let span = trim(text, span);
    if span.slice(text).chars().any(char::is_alphanumeric) {
        sentences.push(span);
    } else if let (Some(last), false) = (sentences.last_mut(), span.is_empty()) {
        // A stray quote after the stop belongs to the sentence before, if only blanks part them.
        if text.get(last.end..span.start).is_some_and(|gap| gap.trim().is_empty() && !gap.contains('\n')) {
            last.end = span.end;
        }
    }
}

/// `span` without the white space at its ends.
pub(super) fn trim(text: &str, span: Span) -> Span {
    let slice = span.slice(text);
    let start = span.start + (slice.len() - slice.trim_start().len());
    Span::new(start, start + slice.trim().len())
}

/// An ASCII stop, or the first byte of a stop of another script.
fn next_stop_byte(bytes: &[u8]) -> Option<usize> {
    let ascii = memchr::memchr3(b'.', b'!', b'?', bytes);
    let before = bytes.get(..ascii.unwrap_or(bytes.len())).unwrap_or_default();
    if before.is_ascii() {
        return ascii;
    }
    let lead = |byte: &u8| matches!(byte, 0xE2 | 0xE3 | 0xEF | 0xD8 | 0xDB | 0xE0);
    before.iter().position(lead).or(ascii)
}

fn next_stop(text: &str, at: usize, end: usize) -> Option<usize> {
    let bytes = text.as_bytes().get(at..end)?;
    let mut from = 0;
    loop {
        // ASCII stops, and the first bytes of the stops of other scripts.
        let offset = from + next_stop_byte(bytes.get(from..)?)?;
        if bytes.get(offset).is_some_and(u8::is_ascii) || char_at(text, at + offset).is_some_and(is_stop) {
            return Some(at + offset);
        }
        from = offset + 1;
    }
}

fn is_stop(c: char) -> bool {
    matches!(c, '.' | '!' | '?' | '…' | '‼' | '⁇' | '⁈' | '⁉' | '。' | '！' | '？' | '．' | '؟' | '۔' | '।')
}

/// Stops of scripts that put no space between sentences.
fn is_full_width(c: char) -> bool {
    matches!(c, '。' | '！' | '？' | '．')
}

fn stops_end(text: &str, mut at: usize, end: usize) -> usize {
    while let Some(c) = char_at(text, at).filter(|c| at < end && is_stop(*c)) {
        at += c.len_utf8();
    }
    at
}

/// One past the quotes, brackets, note numbers and link targets that belong to the stop before.
fn closers_end(text: &str, mut at: usize, end: usize) -> (usize, bool) {
    let mut closed = false;
    while let Some(c) = char_at(text, at).filter(|_| at < end) {
        match c {
            '"' | '\'' | '”' | '’' | '»' | '›' | ')' | ']' | '}' | '」' | '』' | '）' => closed = true,
            '*' | '_' => {}
            // "[text.](url)": the target belongs to the link.
            '(' if text.get(..at).is_some_and(|before| before.ends_with(']')) => match target_end(text, at, end) {
                Some(after) => {
                    at = after;
                    continue;
                }
                None => break,
            },
            // "killed.[3]": the number of a note.
            '[' => match note_end(text, at, end) {
                Some(after) => {
                    at = after;
                    continue;
                }
                None => break,
            },
            _ => break,
        }
        at += c.len_utf8();
    }
    (at, closed)
}

fn target_end(text: &str, at: usize, end: usize) -> Option<usize> {
    let bytes = text.as_bytes().get(at..end)?;
    let close = bytes.iter().take(500).position(|byte| *byte == b')' || byte.is_ascii_whitespace())?;
    (bytes.get(close) == Some(&b')')).then_some(at + close + 1)
}

fn note_end(text: &str, at: usize, end: usize) -> Option<usize> {
    let bytes = text.as_bytes().get(at + 1..end)?;
    let digits = bytes.iter().take(4).take_while(|byte| byte.is_ascii_digit()).count();
    (digits > 0 && bytes.get(digits) == Some(&b']')).then_some(at + digits + 2)
}

fn ends_sentence(text: &str, stop: &Stop, words: &Text) -> bool {
    let after = text.get(stop.end..stop.limit).unwrap_or_default();
    let rest = after.trim_start();
    let Some(next) = rest.chars().next() else { return true };
    let last = text.get(stop.stop..stop.run).and_then(|run| run.chars().next_back()).unwrap_or('.');
    if after.len() == rest.len() {
        return is_full_width(last) || runs_on(text, stop, rest);
    }
    let run = text.get(stop.stop..stop.run).unwrap_or_default();
    if run.contains(['!', '?', '؟', '！', '？', '‼', '⁇', '⁈', '⁉']) {
        let asked = stop.closed && speaker_follows(rest, words);
        return !(next.is_lowercase() || asked);
    }
    if run != "." {
        // An ellipsis, or a stop of another script.
        return !next.is_lowercase() && (run.chars().all(|c| c != '.' && c != '…') || digit(next).is_none());
    }
    let before = text.get(stop.start..stop.stop).unwrap_or_default();
    full_stop_ends(before, stop, rest, next, words)
}

/// "killed.The army": the space after the stop is missing, as in text taken from a page.
fn runs_on(text: &str, stop: &Stop, rest: &str) -> bool {
    let mut letters = rest.chars();
    if !letters.next().is_some_and(char::is_uppercase) {
        return false;
    }
    if stop.closed {
        return text.get(..stop.end).is_some_and(|before| before.ends_with(['”', '»']));
    }
    let word = word_before(text.get(stop.start..stop.stop).unwrap_or_default());
    let plain = word.len() >= 3 && word.bytes().all(|byte| byte.is_ascii_lowercase());
    let next = rest.split(|c: char| !c.is_alphabetic()).next().unwrap_or_default();
    let spaced = rest.get(next.len()..).is_some_and(|tail| tail.starts_with(' '));
    plain && spaced && letters.next().is_some_and(char::is_lowercase)
}

/// '"Is it over?" Konashenkov asked.': a verb of saying among the next few words.
fn speaker_follows(rest: &str, words: &Text) -> bool {
    let mut near = rest.split_whitespace().take(4);
    near.any(|word| words.quote_verbs.contains(word.trim_end_matches(|c: char| !c.is_alphanumeric())))
}

fn full_stop_ends(before: &str, stop: &Stop, rest: &str, next: char, words: &Text) -> bool {
    let word = word_before(before);
    if before.trim_start().len() <= 3 && before.trim().bytes().all(|byte| byte.is_ascii_digit()) {
        return false; // "1. Evacuate the wounded": the number of a point.
    }
    if is_numbered_label(before, words) {
        return false;
    }
    if listed(&words.titles, word) || (words.before_figures.contains(word) && digit(next).is_some()) {
        return false;
    }
    let initial = word.chars().count() == 1 && word.chars().all(char::is_uppercase);
    let dotted = word.contains('.') && word.split('.').all(|part| part.chars().count() <= 2 && !part.is_empty());
    if next.is_lowercase() {
        // Names begin sentences in lower case ("al-Assad"); an abbreviation goes on in it.
        let plain = word.len() >= 3 && word.bytes().all(|byte| byte.is_ascii_lowercase());
        return plain && !stop.closed && !listed(&words.abbreviations, word);
    }
    if initial || dotted || listed(&words.abbreviations, word) {
        return starts_sentence(rest, words) && !(initial && single_letter(rest));
    }
    true
}

/// "Table 1. People displaced": the number of a table, before what it is of.
fn is_numbered_label(before: &str, words: &Text) -> bool {
    let Some((label, number)) = before.trim().split_once(' ') else { return false };
    let number = number.trim();
    let short = number.len() <= 2 && number.bytes().all(|byte| byte.is_ascii_digit());
    short && words.numbered.contains(&label.to_lowercase())
}

/// Whether the next words start a sentence, and do not go on with a name.
fn starts_sentence(rest: &str, words: &Text) -> bool {
    let opened = rest.trim_start_matches(['"', '\'', '“', '‘', '«', '(', '[']);
    let word = opened.split(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
    words.starters.contains(word) || opened.len() < rest.len() && word.chars().next().is_some_and(char::is_uppercase)
}

/// "J. A. Smith": the "A" is an initial, no article.
fn single_letter(rest: &str) -> bool {
    let mut letters = rest.chars();
    letters.next().is_some_and(char::is_uppercase) && letters.next() == Some('.')
}

/// The letters, digits and inner points right before a stop.
fn word_before(before: &str) -> &str {
    let mut from = before.len().saturating_sub(LONGEST_WORD);
    while !before.is_char_boundary(from) {
        from += 1;
    }
    let near = before.get(from..).unwrap_or_default();
    let inner = |c: char| c.is_alphanumeric() || matches!(c, '.' | '-' | '\'' | '’');
    let word = near.rsplit(|c| !inner(c)).next().unwrap_or_default();
    word.trim_start_matches(|c: char| !c.is_alphanumeric())
}

/// Whether a list holds the word as printed, or the word is an entry in capitals.
fn listed(list: &rustc_hash::FxHashSet<String>, word: &str) -> bool {
    if word.is_empty() || word.len() > 12 {
        return false;
    }
    if list.contains(word) {
        return true;
    }
    let mut letters = word.chars();
    let capitals = word.len() > 1 && word.chars().all(|c| !c.is_lowercase());
    let Some(first) = letters.next().filter(|_| capitals) else { return false };
    let lower = letters.as_str().to_lowercase();
    list.contains(&format!("{first}{lower}")) || list.contains(&word.to_lowercase())
}

/// Whether a line ends a sentence, as far as the line alone says.
pub(super) fn is_terminated(line: &str) -> bool {
    // "left (Reuters)" closes without a stop inside; "killed. (Reuters)" has one before.
    ends_with_stop(line) || before_bracket(line).is_some_and(ends_with_stop)
}

fn ends_with_stop(line: &str) -> bool {
    let closers = ['"', '\'', '”', '’', '»', '›', ')', ']', '}', '*', '_', '」', '』', '）', ' '];
    line.trim_end_matches(closers).ends_with(is_stop)
}

/// What stands before the bracket that closes a line.
fn before_bracket(line: &str) -> Option<&str> {
    let open = match line.chars().next_back()? {
        ')' => '(',
        ']' => '[',
        _ => return None,
    };
    line.get(..line.rfind(open)?)
}

/// Whether a line ends in the middle of a phrase: a comma, a hyphen, a word like "the", "Gen.".
pub(super) fn is_unfinished(line: &str, words: &Text) -> bool {
    if line.ends_with([',', '،', '\u{AD}']) {
        return true;
    }
    if let Some(before) = line.strip_suffix('.') {
        return listed(&words.titles, word_before(before));
    }
    let last = line.rsplit(char::is_whitespace).next().unwrap_or_default();
    last.len() <= 12 && words.glue.contains(&*crate::token::fold(last))
}

fn char_at(text: &str, at: usize) -> Option<char> {
    match text.as_bytes().get(at) {
        Some(byte) if byte.is_ascii() => Some(char::from(*byte)),
        _ => text.get(at..)?.chars().next(),
    }
}
