//! What a word is: cuts text into tokens and folds words for matching. Knows no language.

use std::borrow::Cow;

use crate::span::Span;

/// What kind of thing a token is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Kind {
    /// Letters, with apostrophes inside ("don't", "O'Brien"); a possessive `'s` is its own word.
    Word,
    /// Digits, with single commas, points or apostrophes between digits ("8,500", "2.5").
    Number,
    /// Any other single character that is not white space.
    Mark,
}

/// What stands between a token and the one before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Gap {
    /// Nothing.
    None,
    /// A no-break or thin space, as used to group digits.
    Thin,
    /// Ordinary spaces or tabs.
    Space,
    /// A line break (and any spaces).
    Line,
}

/// One token, placed by bytes in the text it was cut from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Token {
    /// Where it stands.
    pub span: Span,
    /// What it is.
    pub kind: Kind,
    /// What stands before it.
    pub gap: Gap,
}

/// The value of a decimal digit in any script, and `None` for anything else.
#[must_use]
pub fn digit(c: char) -> Option<u32> {
    // The zeros of the scripts whose digits newspapers print; the nine others follow each.
    const ZEROS: [u32; 14] = [
        0x0660, 0x06F0, 0x0966, 0x09E6, 0x0A66, 0x0AE6, 0x0BE6, 0x0C66, 0x0CE6, 0x0D66, 0x0E50, 0x0ED0, 0x1040, 0xFF10,
    ];
    if c.is_ascii() {
        return c.to_digit(10);
    }
    let code = u32::from(c);
    ZEROS.iter().find(|zero| (**zero..**zero + 10).contains(&code)).map(|zero| code - zero)
}

/// A word as it is matched: lower case, with curly apostrophes made straight.
///
/// # Example
/// ```
/// use figcheck::token::fold;
///
/// assert_eq!(fold("O’Brien"), "o'brien");
/// ```
#[must_use]
pub fn fold(word: &str) -> Cow<'_, str> {
    if word.bytes().all(|b| b.is_ascii() && !b.is_ascii_uppercase()) {
        return Cow::Borrowed(word);
    }
    if word.is_ascii() {
        return Cow::Owned(word.to_ascii_lowercase());
    }
    let apostrophe = |c| if matches!(c, '\u{2019}' | '\u{02BC}') { '\'' } else { c };
    Cow::Owned(word.chars().flat_map(char::to_lowercase).map(apostrophe).collect())
}

/// Cuts `within` of `text` into tokens, in order, appended to `tokens`.
///
/// # Example
/// ```
/// use figcheck::span::Span;
/// use figcheck::token::tokenize;
///
/// let text = "Syria’s 8,500 (about 40%)";
/// let mut tokens = Vec::new();
/// tokenize(text, Span::new(0, text.len()), &mut tokens);
/// let words: Vec<_> = tokens.iter().map(|token| token.span.slice(text)).collect();
/// assert_eq!(words, ["Syria", "’s", "8,500", "(", "about", "40", "%", ")"]);
/// ```
pub fn tokenize(text: &str, within: Span, tokens: &mut Vec<Token>) {
    let end = within.end.min(text.len());
    let mut at = within.start;
    let mut gap = Gap::None;
    let bytes = text.as_bytes();
    while at < end {
        // Spaces and plain words are nearly all there is.
        match bytes.get(at) {
            Some(b' ') => {
                gap = gap.max_with(Gap::Space);
                at += 1;
                continue;
            }
            Some(letter) if letter.is_ascii_alphabetic() => {
                let start = at;
                at = word_end(text, at + 1, end);
                tokens.push(Token { span: Span::new(start, at.min(end)), kind: Kind::Word, gap });
                gap = Gap::None;
                continue;
            }
            _ => {}
        }
        let Some((c, width)) = char_at(text, at) else { break };
        let start = at;
        at += width;
        let kind = match kind_of(c) {
            Sort::Space(space) => {
                gap = gap.max_with(space);
                continue;
            }
            Sort::Letter => {
                at = word_end(text, at, end);
                Kind::Word
            }
            Sort::Digit => {
                at = number_end(text, at, end);
                Kind::Number
            }
            Sort::Apostrophe if possessive(text, start, end, tokens.last()) => {
                at += 1;
                Kind::Word
            }
            Sort::Apostrophe | Sort::Mark => Kind::Mark,
        };
        tokens.push(Token { span: Span::new(start, at.min(end)), kind, gap });
        gap = Gap::None;
    }
}

/// What a character opens.
enum Sort {
    Letter,
    Digit,
    Apostrophe,
    Space(Gap),
    Mark,
}

#[inline]
fn kind_of(c: char) -> Sort {
    match c {
        '\t' => Sort::Space(Gap::Space),
        '0'..='9' => Sort::Digit,
        '\'' => Sort::Apostrophe,
        c if c.is_whitespace() => Sort::Space(gap_of(c)),
        c if c.is_ascii() => Sort::Mark,
        c if is_apostrophe(c) => Sort::Apostrophe,
        c if digit(c).is_some() => Sort::Digit,
        c if is_letter(c) => Sort::Letter,
        _ => Sort::Mark,
    }
}

impl Gap {
    fn max_with(self, other: Self) -> Self {
        match (self, other) {
            (Self::Line, _) | (_, Self::Line) => Self::Line,
            (Self::Space, _) | (_, Self::Space) => Self::Space,
            (Self::Thin, _) | (_, Self::Thin) => Self::Thin,
            (Self::None, Self::None) => Self::None,
        }
    }
}

fn gap_of(c: char) -> Gap {
    match c {
        '\n' | '\r' | '\u{2028}' | '\u{2029}' | '\u{0B}' | '\u{0C}' | '\u{85}' => Gap::Line,
        '\u{A0}' | '\u{2009}' | '\u{202F}' | '\u{2007}' | '\u{200A}' => Gap::Thin,
        _ => Gap::Space,
    }
}

#[inline]
fn char_at(text: &str, at: usize) -> Option<(char, usize)> {
    match text.as_bytes().get(at) {
        Some(byte) if byte.is_ascii() => Some((char::from(*byte), 1)),
        _ => text.get(at..)?.chars().next().map(|c| (c, c.len_utf8())),
    }
}

/// A letter, or a mark that is part of one (an accent on its own code point).
fn is_letter(c: char) -> bool {
    (c.is_alphabetic() || ('\u{300}'..='\u{36F}').contains(&c)) && digit(c).is_none()
}

fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '\u{2019}' | '\u{02BC}')
}

/// How many ASCII letters `bytes` opens with.
#[inline]
pub(crate) fn letters(bytes: &[u8]) -> usize {
    const EACH: u64 = u64::from_le_bytes([1; 8]);
    const HIGH: u64 = EACH * 0x80;
    const SMALL: u64 = EACH * 0x20;
    let mut count = 0;
    // Eight at once: in the high bit of each byte, whether it is a letter.
    while let Some(chunk) = bytes.get(count..).and_then(<[u8]>::first_chunk::<8>) {
        let chunk = u64::from_le_bytes(*chunk);
        let small = (chunk | SMALL) & !HIGH;
        let from_a = small + EACH * (0x80 - b'a' as u64);
        let past_z = small + EACH * (0x80 - b'z' as u64 - 1);
        let others = !(from_a & !past_z & !chunk) & HIGH;
        if others != 0 {
            return count + (others.trailing_zeros() / u8::BITS) as usize;
        }
        count += 8;
    }
    count + bytes.get(count..).unwrap_or_default().iter().take_while(|byte| byte.is_ascii_alphabetic()).count()
}

fn word_end(text: &str, mut at: usize, end: usize) -> usize {
    // Most words are plain letters; the rest is looked at character by character.
    let bytes = text.as_bytes();
    at = end.min(at + letters(bytes.get(at..).unwrap_or_default()));
    let bytes = bytes.get(..end).unwrap_or_default();
    if bytes.get(at).is_none_or(|byte| byte.is_ascii() && *byte != b'\'') {
        return at;
    }
    while at < end {
        let Some((c, width)) = char_at(text, at) else { break };
        let goes_on = if c.is_ascii() && c != '\'' {
            c.is_ascii_alphabetic()
        } else if is_apostrophe(c) {
            // Inside a word ("don't"), but not before a possessive ("Syria's").
            let next = char_at(text, at + width).filter(|_| at + width < end);
            let after = next.and_then(|(_, next)| char_at(text, at + width + next));
            match next {
                Some(('s' | 'S', _)) => after.is_some_and(|(c, _)| is_letter(c)),
                Some((c, _)) => is_letter(c),
                None => false,
            }
        } else {
            is_letter(c)
        };
        if !goes_on {
            break;
        }
        at += width;
    }
    at
}

fn possessive(text: &str, at: usize, end: usize, before: Option<&Token>) -> bool {
    let Some((_, width)) = char_at(text, at) else { return false };
    let follows_word = before.is_some_and(|token| token.span.end == at && token.kind != Kind::Mark);
    let says_s = at + width < end && matches!(char_at(text, at + width), Some(('s' | 'S', _)));
    let ends = at + width + 1 >= end || !char_at(text, at + width + 1).is_some_and(|(c, _)| is_letter(c));
    follows_word && says_s && ends
}

fn number_end(text: &str, mut at: usize, end: usize) -> usize {
    while at < end {
        let Some((c, width)) = char_at(text, at) else { break };
        if digit(c).is_some() {
            at += width;
            continue;
        }
        let separates = matches!(c, ',' | '.' | '\'' | '\u{2019}' | '\u{066B}' | '\u{066C}');
        let digit_follows = at + width < end && char_at(text, at + width).is_some_and(|(c, _)| digit(c).is_some());
        if !(separates && digit_follows) {
            break;
        }
        at += width;
    }
    at
}
