//! A sentence as the readers of a language see it: its tokens, and what the data says of each.

use std::sync::OnceLock;

use super::Lexicon;
use super::figures::{Class, Entry, NO_ENTRY, NumberWord};
use super::vocabulary::{Phrases, UNKNOWN, WordId};
use crate::span::Span;
use crate::token::{Gap, Kind, Token, letters, tokenize};

/// A sentence cut into tokens and looked up word by word.
#[derive(Clone, Debug)]
pub struct Line<'a> {
    /// The text the offsets count in.
    pub text: &'a str,
    /// The language.
    pub lexicon: &'a Lexicon,
    /// The tokens.
    pub tokens: Vec<Token>,
    words: Vec<WordId>,
    /// What the data says of each word: looked up once, asked many times.
    entries: Vec<&'a Entry>,
    trigger: bool,
    /// Asked many times, told once.
    title: OnceLock<bool>,
}

const NO_TOKEN: Token = Token { span: Span::new(0, 0), kind: Kind::Mark, gap: Gap::Line };

impl<'a> Line<'a> {
    /// A reader's line for a text; fill it with [`Line::read`].
    #[must_use]
    pub const fn new(text: &'a str, lexicon: &'a Lexicon) -> Self {
        Self {
            text,
            lexicon,
            tokens: Vec::new(),
            words: Vec::new(),
            entries: Vec::new(),
            trigger: false,
            title: OnceLock::new(),
        }
    }

    /// Whether a word of `within` may open a figure, without cutting it into tokens. Says yes where only
    /// the long way can tell.
    #[must_use]
    pub fn may_trigger(&self, within: Span) -> bool {
        let text = self.text.as_bytes();
        let bytes = text.get(..within.end).unwrap_or_default();
        // Without a way out, so that many bytes are looked at together.
        let told = bytes.get(within.start..).unwrap_or_default();
        if told.iter().fold(false, |found, byte| found | byte.is_ascii_digit()) {
            return true;
        }
        let mut at = within.start;
        while let Some(byte) = bytes.get(at) {
            if byte.is_ascii_alphabetic() {
                let word = Span::new(at, within.end.min(at + letters(text.get(at..).unwrap_or_default())));
                if self.lexicon.figures.may_open(text, word) {
                    return true;
                }
                at = word.end;
                let rest = bytes.get(at..).unwrap_or_default();
                match rest.strip_prefix(b"'").or_else(|| rest.strip_prefix("\u{2019}".as_bytes())) {
                    // What has something is a word of its own; "don't" is one.
                    Some([b's', after, ..]) if after.is_ascii() && !after.is_ascii_alphabetic() => {}
                    Some([next, ..]) if next.is_ascii() && !next.is_ascii_alphabetic() => {}
                    Some(_) => return true,
                    None => {}
                }
            } else if byte.is_ascii() {
                at += 1;
            } else if matches!(bytes.get(at..), Some([0xE2, 0x80, 0x93..=0x9D, ..])) {
                // Dashes and quotes.
                at += 3;
            } else {
                return true;
            }
        }
        false
    }

    /// Cuts and looks up `within`; what was read before is dropped.
    pub fn read(&mut self, within: Span) {
        self.tokens.clear();
        self.words.clear();
        self.entries.clear();
        self.trigger = false;
        self.title = OnceLock::new();
        tokenize(self.text, within, &mut self.tokens);
        for token in &self.tokens {
            let word = self.lexicon.vocabulary.id_at(self.text, token.span);
            let entry = self.lexicon.figures.entry(word);
            self.trigger |= match token.kind {
                Kind::Number => true,
                Kind::Word => entry.trigger,
                Kind::Mark => vulgar_fraction(token.span.slice(self.text)).is_some(),
            };
            self.words.push(word);
            self.entries.push(entry);
        }
    }

    /// Whether a word in it may open a figure.
    #[must_use]
    pub const fn has_trigger(&self) -> bool {
        self.trigger
    }

    /// How many tokens it has.
    #[must_use]
    pub const fn len(&self) -> usize {
        self.tokens.len()
    }

    /// Whether it has none.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.tokens.is_empty()
    }

    /// The token at a place; past the end, an empty mark after a line break.
    #[must_use]
    pub fn token(&self, at: usize) -> Token {
        self.tokens.get(at).copied().unwrap_or(NO_TOKEN)
    }

    /// The words of a token.
    #[must_use]
    pub fn str(&self, at: usize) -> &'a str {
        self.token(at).span.slice(self.text)
    }

    /// How long the words of a token are, in bytes.
    #[must_use]
    pub fn width(&self, at: usize) -> usize {
        self.token(at).span.len()
    }

    /// The mark at a place; NUL where a word or a number stands there, or nothing.
    #[must_use]
    pub fn mark(&self, at: usize) -> char {
        let Some(token) = self.tokens.get(at).filter(|token| token.kind == Kind::Mark) else { return '\0' };
        match self.text.as_bytes().get(token.span.start) {
            Some(byte) if byte.is_ascii() && !token.span.is_empty() => char::from(*byte),
            _ => token.span.slice(self.text).chars().next().unwrap_or_default(),
        }
    }

    /// The bytes from one token to before another.
    #[must_use]
    pub fn span(&self, from: usize, to: usize) -> Span {
        let first = self.token(from).span;
        if to <= from { Span::new(first.start, first.start) } else { first.join(self.token(to - 1).span) }
    }

    /// The number of the word at a place.
    #[must_use]
    pub fn word(&self, at: usize) -> WordId {
        self.words.get(at).copied().unwrap_or(UNKNOWN)
    }

    /// What the data says of the word at a place.
    #[must_use]
    pub fn entry(&self, at: usize) -> &'a Entry {
        self.entries.get(at).copied().unwrap_or(&NO_ENTRY)
    }

    /// Whether the word at a place may play a part.
    #[must_use]
    pub fn is(&self, at: usize, class: Class) -> bool {
        self.entry(at).is(class)
    }

    /// Whether the word before a place may play a part.
    #[must_use]
    pub fn is_before(&self, at: usize, class: Class) -> bool {
        at.checked_sub(1).is_some_and(|at| self.is(at, class))
    }

    /// Whether a line's last token is a mark: `:`, `?`.
    #[must_use]
    pub fn ends_with(&self, mark: &str) -> bool {
        self.len().checked_sub(1).is_some_and(|last| self.str(last) == mark)
    }

    /// What the word at a place counts.
    #[must_use]
    pub fn number(&self, at: usize) -> Option<NumberWord> {
        self.entry(at).number
    }

    /// Whether a number begins at a place, in digits or in words.
    #[must_use]
    pub fn is_number(&self, at: usize) -> bool {
        self.kind(at) == Kind::Number || self.number(at).is_some()
    }

    /// The kind of the token at a place.
    #[must_use]
    pub fn kind(&self, at: usize) -> Kind {
        self.token(at).kind
    }

    /// Whether a token stands right behind the one before it.
    #[must_use]
    pub fn is_glued(&self, at: usize) -> bool {
        at < self.len() && self.token(at).gap == Gap::None && at > 0
    }

    /// Whether the token at a place is a word that begins with a capital.
    #[must_use]
    pub fn is_capital(&self, at: usize) -> bool {
        self.kind(at) == Kind::Word && self.str(at).chars().next().is_some_and(char::is_uppercase)
    }

    /// Whether the token at a place is all capitals, two at least.
    #[must_use]
    pub fn is_shouted(&self, at: usize) -> bool {
        let word = self.str(at);
        self.kind(at) == Kind::Word && word.len() > 1 && word.chars().all(|c| !c.is_lowercase())
    }

    /// Whether the token at a place is one capital letter among words that are written small.
    #[must_use]
    pub fn is_shouted_letter(&self, at: usize) -> bool {
        self.is_shouted_alone(at) && !self.is_capital(at.saturating_sub(1))
    }

    /// Whether the token at a place is one capital letter.
    #[must_use]
    pub fn is_shouted_alone(&self, at: usize) -> bool {
        self.width(at) == 1 && self.is_capital(at)
    }

    /// Whether its words are written as a title's: most of the longer ones with a capital.
    #[must_use]
    pub fn is_title(&self) -> bool {
        *self.title.get_or_init(|| self.reads_as_title())
    }

    fn reads_as_title(&self) -> bool {
        const SHORT: usize = 3;
        if self.len().checked_sub(1).is_some_and(|last| self.str(last) == "." && self.is_glued(last)) {
            return false;
        }
        let long = (0..self.len()).filter(|at| self.kind(*at) == Kind::Word && SHORT < self.str(*at).len());
        let (mut words, mut capitals) = (0, 0);
        for at in long {
            words += 1;
            capitals += usize::from(self.is_capital(at));
        }
        2 < words && words * 3 <= capitals * 4
    }

    /// The place past the hyphen that joins two words, or the place itself.
    #[must_use]
    pub fn past_hyphen(&self, at: usize) -> usize {
        let joins = self.is(at, Class::Dash) && self.is_glued(at) && self.is_glued(at + 1) && at + 1 < self.len();
        if joins { at + 1 } else { at }
    }

    /// The longest phrase that begins at a place: where it ends, and what it stands for. Hyphens
    /// between its words may be there or not.
    #[must_use]
    pub fn phrase_at<'p, T>(&self, phrases: &'p Phrases<T>, at: usize) -> Option<(usize, &'p T)> {
        let first = self.word(at);
        if first == UNKNOWN || self.len() <= at {
            return None;
        }
        phrases.starting(first).iter().find_map(|(words, meaning)| {
            let mut next = at + 1;
            for word in words.iter().skip(1) {
                next = self.past_hyphen(next);
                if self.word(next) != *word || self.len() <= next {
                    return None;
                }
                next += 1;
            }
            Some((next, meaning))
        })
    }

    /// The longest phrase that ends before a place: where it begins, and what it stands for.
    #[must_use]
    pub fn phrase_before<'p, T>(&self, phrases: &'p Phrases<T>, end: usize) -> Option<(usize, &'p T)> {
        self.phrases_before(phrases, end).next()
    }

    /// Every phrase that ends before a place, the longest first.
    pub fn phrases_before<'p, T>(
        &self,
        phrases: &'p Phrases<T>,
        end: usize,
    ) -> impl Iterator<Item = (usize, &'p T)> + use<'_, 'p, 'a, T> {
        let last = end.checked_sub(1).map_or(UNKNOWN, |at| self.word(at));
        let alike = if last == UNKNOWN { &[] } else { phrases.ending(last) };
        alike.iter().filter_map(move |(words, meaning)| {
            let mut at = end - 1;
            for word in words.iter().rev().skip(1) {
                at = at.checked_sub(1)?;
                if self.is(at, Class::Dash) && self.is_glued(at) && self.is_glued(at + 1) {
                    at = at.checked_sub(1)?;
                }
                if self.word(at) != *word {
                    return None;
                }
            }
            Some((at, meaning))
        })
    }
}

/// The part and the whole of a fraction written as one character.
#[must_use]
pub fn vulgar_fraction(mark: &str) -> Option<(u32, u32)> {
    if mark.is_ascii() {
        return None;
    }
    Some(match mark {
        "½" => (1, 2),
        "⅓" => (1, 3),
        "⅔" => (2, 3),
        "¼" => (1, 4),
        "¾" => (3, 4),
        "⅕" => (1, 5),
        "⅖" => (2, 5),
        "⅗" => (3, 5),
        "⅘" => (4, 5),
        "⅙" => (1, 6),
        "⅚" => (5, 6),
        "⅛" => (1, 8),
        "⅜" => (3, 8),
        "⅝" => (5, 8),
        "⅞" => (7, 8),
        _ => return None,
    })
}
