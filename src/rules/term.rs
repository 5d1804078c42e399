//! Terms: the words and phrases a rule file looks for. Owns compiling and finding them; knows
//! nothing of quantities.

use std::borrow::Cow;
use std::cmp::Reverse;
use std::collections::HashMap;
use std::ops::Range;

use regex::Regex;

use super::diagnostic::Diagnostic;
use super::list::{self, Item, Lists, Word, is_hyphen, straight};
use super::shape::Written;
use crate::span::Span;
use crate::token::{Gap, Kind, Token, tokenize};

/// A list of terms, compiled.
///
/// A term is words, folded for case. `*` stands for any ending of its word; hyphens and spaces
/// are the same; a possessive `'s` of the text is passed over between words. A term of capitals
/// alone keeps its case. A term between slashes is a pattern (without case) and sees the
/// sentence.
///
/// # Example
/// ```
/// use figcheck::rules::term::Terms;
/// use figcheck::span::Span;
/// use figcheck::token::tokenize;
///
/// let terms = Terms::from_words(&["civilian*", "rebel held", "WHO"]);
/// let find = |text: &str| {
///     let mut tokens = Vec::new();
///     tokenize(text, Span::new(0, text.len()), &mut tokens);
///     terms.find(text, &tokens)
/// };
/// assert_eq!(find("Civilians left the rebel-held part"), [0..1, 3..6]);
/// assert!(find("those who left").is_empty());
/// ```
#[derive(Clone, Debug, Default)]
pub struct Terms {
    written: Vec<String>,
    meant: Vec<String>,
    phrases: Vec<Vec<Word>>,
    patterns: Vec<Regex>,
    /// The phrases that begin with this very word.
    exact: HashMap<String, Vec<usize>>,
    /// The phrases that begin with this word and any ending.
    open: HashMap<String, Vec<usize>>,
    /// The lengths of the words of `open`, ascending.
    open_lengths: Vec<usize>,
    /// The first bytes of all these words, in both cases: most tokens of a text stop here.
    first_bytes: FirstBytes,
}

impl Terms {
    /// Compiles `terms`; what is wrong with them is added to `problems` and left out.
    pub(super) fn compile(terms: &[Written<String>], lists: &Lists, problems: &mut Vec<Diagnostic>) -> Self {
        let written = terms.iter().map(|term| term.value.clone()).collect();
        Self::index(written, list::compile(terms, lists, problems))
    }

    /// Terms from words of this program's own, without lists. One that does not compile is left
    /// out: what a person wrote comes through [`super::parse`], which reports it.
    #[must_use]
    pub fn from_words(words: &[&str]) -> Self {
        let terms: Vec<_> = words.iter().map(|word| Written::new((*word).to_owned(), Span::default())).collect();
        Self::compile(&terms, &Lists::default(), &mut Vec::new())
    }

    /// The place of the term that is these words, all of them, among the phrases.
    pub(super) fn holder(&self, words: &str) -> Option<usize> {
        let mut tokens = Vec::new();
        tokenize(words, Span::new(0, words.len()), &mut tokens);
        let mut buffer = String::new();
        let phrase = self.phrases_at(words, &tokens, 0, &mut buffer).find(|(_, end)| *end == tokens.len())?.0;
        self.phrases.iter().position(|other| other.as_slice() == phrase)
    }

    /// Whether a term holds some words, or they hold it: "were detained", of "detained".
    pub(super) fn speaks_of(&self, words: &str) -> bool {
        let words_of: Vec<&str> = words.split(' ').collect();
        let within = |phrase: &Vec<Word>| {
            let mut parts = phrase.windows(words_of.len());
            parts.any(|part| part.iter().zip(&words_of).all(|(word, other)| word.folded == *other))
        };
        self.name(words) || self.phrases.iter().any(within)
    }

    /// Adds terms that nobody wrote; [`Terms::meant`] tells them.
    pub(super) fn add(&mut self, words: &[&str]) {
        let Self { phrases: more, .. } = Self::from_words(words);
        let Self { written, phrases, patterns, .. } = std::mem::take(self);
        let phrases = phrases.into_iter().chain(more).map(Item::Phrase);
        *self = Self::index(written, phrases.chain(patterns.into_iter().map(Item::Pattern)).collect());
        self.meant = words.iter().map(|word| (*word).to_owned()).collect();
    }

    /// The terms that nobody wrote, and that those written mean.
    ///
    /// # Example
    /// ```
    /// let rules = figcheck::rules::parse("[quantity.dead]\ncue = ['killed', 'died']").expect("a rule file");
    /// let cue = rules.quantities[0].cue.as_ref().expect("a cue");
    /// assert!(cue.meant().iter().any(|word| word == "perished"));
    /// ```
    #[must_use]
    pub fn meant(&self) -> &[String] {
        &self.meant
    }

    fn index(written: Vec<String>, items: Vec<Item>) -> Self {
        let mut terms = Self { written, ..Self::default() };
        for item in items {
            match item {
                Item::Phrase(words) => terms.phrases.push(words),
                Item::Pattern(pattern) => terms.patterns.push(pattern),
            }
        }
        terms.phrases.sort();
        terms.phrases.dedup();
        for (at, phrase) in terms.phrases.iter().enumerate() {
            let Some(first) = phrase.first() else { continue };
            let index = if first.open { &mut terms.open } else { &mut terms.exact };
            index.entry(first.folded.clone()).or_default().push(at);
            terms.first_bytes.add(&first.folded);
            if first.open {
                terms.open_lengths.push(first.folded.len());
            }
        }
        terms.open_lengths.sort_unstable();
        terms.open_lengths.dedup();
        terms
    }

    /// Whether there is no term at all.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.phrases.is_empty() && self.patterns.is_empty()
    }

    /// The terms as they were written, in their order, for messages.
    #[must_use]
    pub fn written(&self) -> &[String] {
        &self.written
    }

    /// Where one of the terms stands among `tokens` of `text`: the token ranges, in order of
    /// their start, the longest where several start together.
    ///
    /// `tokens` are those of one sentence or of a part of one; a pattern sees what they span.
    #[must_use]
    pub fn find(&self, text: &str, tokens: &[Token]) -> Vec<Range<usize>> {
        let mut found = Vec::new();
        let mut buffer = String::new();
        for at in 0..tokens.len() {
            let ends = self.phrases_at(text, tokens, at, &mut buffer).map(|(_, end)| end);
            if let Some(end) = ends.max() {
                found.push(at..end);
            }
        }
        if !self.patterns.is_empty() {
            let sentence = Sentence::new(text, tokens);
            let matches = self.patterns.iter().flat_map(|pattern| pattern.find_iter(&sentence.text));
            found.extend(matches.filter_map(|found| sentence.tokens(found.range())));
            found.sort_unstable_by_key(|range| (range.start, Reverse(range.end)));
            found.dedup_by_key(|range| range.start);
        }
        found
    }

    /// Whether one of the terms stands among `tokens` of `text`.
    #[must_use]
    pub fn is_match(&self, text: &str, tokens: &[Token]) -> bool {
        let mut buffer = String::new();
        let phrase = (0..tokens.len()).any(|at| self.phrases_at(text, tokens, at, &mut buffer).next().is_some());
        phrase
            || (!self.patterns.is_empty() && {
                let sentence = Sentence::new(text, tokens);
                let mut matches = self.patterns.iter().flat_map(|pattern| pattern.find_iter(&sentence.text));
                matches.any(|found| !found.is_empty())
            })
    }

    /// Whether one of the terms stands among words of which no document holds any: "soldier*" among "four soldiers".
    pub(crate) fn name(&self, words: &str) -> bool {
        let mut tokens = Vec::new();
        tokenize(words, Span::new(0, words.len()), &mut tokens);
        self.is_match(words, &tokens)
    }

    /// How many tokens the longest phrase takes that begins words of which no document holds any.
    pub(crate) fn first_in(&self, words: &str) -> Option<usize> {
        let mut tokens = Vec::new();
        tokenize(words, Span::new(0, words.len()), &mut tokens);
        self.phrases_at(words, &tokens, 0, &mut String::new()).map(|(_, end)| end).max()
    }

    /// How many letters (characters, spaces aside) of the longest term that stands at token `at` are written out: of "bomb*"
    /// four where "bombers" stands, of "bomber*" six; 0 where no term stands there, or a pattern alone.
    pub(crate) fn letters_at(&self, text: &str, tokens: &[Token], at: usize) -> usize {
        let mut buffer = String::new();
        let phrases = self.phrases_at(text, tokens, at, &mut buffer);
        let letters = |phrase: &[Word]| phrase.iter().map(|word| word.folded.chars().count()).sum();
        phrases.map(|(phrase, _)| letters(phrase)).max().unwrap_or(0)
    }

    /// The phrases that start at token `at`, and where each ends.
    fn phrases_at<'a>(
        &'a self,
        text: &'a str,
        tokens: &'a [Token],
        at: usize,
        buffer: &'a mut String,
    ) -> impl Iterator<Item = (&'a [Word], usize)> + 'a {
        let word = tokens.get(at).map_or("", |token| token.span.slice(text));
        let may_start = self.first_bytes.may_start(word);
        let folded = if may_start { fold_into(word, buffer) } else { "" };
        let exact = self.exact.get(folded).filter(|_| may_start);
        let open = self
            .open_lengths
            .iter()
            .map_while(move |length| (*length <= folded.len()).then_some(folded.get(..*length)))
            .flatten()
            .filter_map(|stem| self.open.get(stem));
        exact.into_iter().chain(open).flatten().filter_map(move |phrase| {
            let phrase = self.phrases.get(*phrase)?;
            Some((phrase.as_slice(), phrase_end(phrase, text, tokens, at)?))
        })
    }
}

/// One past the last token of `phrase` where it stands at token `start`.
fn phrase_end(phrase: &[Word], text: &str, tokens: &[Token], start: usize) -> Option<usize> {
    let mut at = start;
    for (nth, word) in phrase.iter().enumerate() {
        while nth > 0 && passed_over(word, text, tokens, at) {
            at += 1;
        }
        if !word.fits(tokens.get(at)?.span.slice(text)) {
            return None;
        }
        at += 1;
    }
    Some(at)
}

/// Whether the token at `at` may stand between two words of a phrase that does not have it: a
/// hyphen inside a compound, or the mark of a possessive.
fn passed_over(next: &Word, text: &str, tokens: &[Token], at: usize) -> bool {
    let (Some(token), Some(before)) = (tokens.get(at), at.checked_sub(1).and_then(|before| tokens.get(before))) else {
        return false;
    };
    let said = token.span.slice(text);
    if token.gap != Gap::None || !said.starts_with(|c| is_hyphen(c) || is_apostrophe(c)) {
        return false;
    }
    match token.kind {
        Kind::Word => next.folded != "'s",
        Kind::Number => false,
        Kind::Mark if said.starts_with(is_apostrophe) => next.folded != "'" && ends_in_s(before.span.slice(text)),
        // "rebel-\nheld" is a compound cut at the line's end; "rebel - held" is a dash.
        Kind::Mark => tokens.get(at + 1).is_some_and(|after| matches!(after.gap, Gap::None | Gap::Line)),
    }
}

fn ends_in_s(word: &str) -> bool {
    word.ends_with(['s', 'S'])
}

fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '\u{2019}' | '\u{02BC}')
}

fn straight_char(c: char) -> char {
    if is_apostrophe(c) { '\'' } else { c }
}

impl Word {
    /// Whether a word of a text is this one.
    fn fits(&self, said: &str) -> bool {
        match &self.kept {
            Some(kept) => fits(said.chars().map(straight_char), kept, self.open),
            None if said.is_ascii() && !self.open => said.eq_ignore_ascii_case(&self.folded),
            None => fits(said.chars().flat_map(char::to_lowercase).map(straight_char), &self.folded, self.open),
        }
    }
}

fn fits(mut said: impl Iterator<Item = char>, wanted: &str, open: bool) -> bool {
    wanted.chars().all(|c| said.next() == Some(c)) && (open || said.next().is_none())
}

/// The word folded, in `buffer` where it is not folded already: as [`crate::token::fold`], but
/// without an allocation for every capital letter.
fn fold_into<'b>(word: &'b str, buffer: &'b mut String) -> &'b str {
    if word.bytes().all(|byte| byte.is_ascii() && !byte.is_ascii_uppercase()) {
        return word;
    }
    buffer.clear();
    buffer.extend(word.chars().flat_map(char::to_lowercase).map(straight_char));
    buffer
}

/// The bytes that words may start with, without regard to case.
#[derive(Clone, Copy, Debug, Default)]
struct FirstBytes([u64; 4]);

impl FirstBytes {
    fn add(&mut self, folded: &str) {
        match folded.bytes().next() {
            Some(byte) if byte.is_ascii() => {
                self.set(byte);
                self.set(byte.to_ascii_uppercase());
            }
            _ => {}
        }
    }

    fn set(&mut self, byte: u8) {
        if let Some(bits) = self.0.get_mut(usize::from(byte >> 6)) {
            *bits |= 1 << (byte & 63);
        }
    }

    /// Letters beyond ASCII change bytes with their case, and some fold into ASCII: they always
    /// may.
    fn may_start(&self, word: &str) -> bool {
        let Some(byte) = word.bytes().next() else { return false };
        !byte.is_ascii() || self.0.get(usize::from(byte >> 6)).is_some_and(|bits| bits & (1 << (byte & 63)) != 0)
    }
}

/// What a pattern sees: the tokens' text on one line, single-spaced, with straight apostrophes,
/// so that a line break or a no-break space never hides a phrase.
struct Sentence<'t> {
    text: Cow<'t, str>,
    /// Where each token stands in `text`.
    spans: Vec<Span>,
}

impl<'t> Sentence<'t> {
    fn new(text: &'t str, tokens: &[Token]) -> Self {
        let (Some(first), Some(last)) = (tokens.first(), tokens.last()) else {
            return Self { text: Cow::Borrowed(""), spans: Vec::new() };
        };
        let as_is = Span::new(first.span.start, last.span.end).slice(text);
        let plain =
            as_is.is_ascii() && !as_is.contains(['\n', '\r', '\t', '\u{0B}', '\u{0C}']) && !as_is.contains("  ");
        if plain {
            let spans = tokens.iter().map(|token| {
                let place = |at: usize| at.saturating_sub(first.span.start);
                Span::new(place(token.span.start), place(token.span.end))
            });
            return Self { text: Cow::Borrowed(as_is), spans: spans.collect() };
        }
        let mut line = String::with_capacity(as_is.len());
        let mut spans = Vec::with_capacity(tokens.len());
        for token in tokens {
            if token.gap != Gap::None && !line.is_empty() {
                line.push(' ');
            }
            let start = line.len();
            line.push_str(&straight(token.span.slice(text)));
            spans.push(Span::new(start, line.len()));
        }
        Self { text: Cow::Owned(line), spans }
    }

    /// The tokens that share a byte with `bytes` of the text; `None` for a match of nothing.
    fn tokens(&self, bytes: Range<usize>) -> Option<Range<usize>> {
        let from = self.spans.partition_point(|span| span.end <= bytes.start);
        let to = self.spans.partition_point(|span| span.start < bytes.end);
        (from < to && !bytes.is_empty()).then_some(from..to)
    }
}

#[cfg(test)]
mod tests;
