//! Words by number: every word of a language's data gets one, so that reading compares numbers.

use rustc_hash::FxHashMap;

use crate::span::Span;
use crate::token::{Kind, Token, fold, tokenize};

/// A word of the language's data; [`UNKNOWN`] for every other.
pub type WordId = u32;

/// A word that stands nowhere in the language's data.
pub const UNKNOWN: WordId = 0;

/// The words of a language's data.
#[derive(Clone, Debug, Default)]
pub struct Vocabulary {
    ids: FxHashMap<Box<[u8]>, WordId>,
    longest: usize,
}

impl Vocabulary {
    /// The number of a folded word, given one if it has none.
    pub(super) fn intern(&mut self, folded: &str) -> WordId {
        let next = WordId::try_from(self.ids.len() + 1).unwrap_or(UNKNOWN);
        self.longest = self.longest.max(folded.len());
        *self.ids.entry(folded.as_bytes().into()).or_insert(next)
    }

    /// How many words there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.ids.len()
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.ids.is_empty()
    }

    /// The number of a word as it stands in a text.
    #[must_use]
    pub fn id(&self, word: &str) -> WordId {
        let bytes = word.as_bytes();
        let mut lower = [0_u8; 24];
        match lower.get_mut(..bytes.len()) {
            Some(lower) if word.is_ascii() => {
                if self.longest < bytes.len() {
                    return UNKNOWN;
                }
                for (lower, byte) in lower.iter_mut().zip(bytes) {
                    *lower = byte.to_ascii_lowercase();
                }
                self.ids.get(&*lower).copied().unwrap_or(UNKNOWN)
            }
            _ => self.ids.get(fold(word).as_bytes()).copied().unwrap_or(UNKNOWN),
        }
    }

    /// The words of a phrase, its hyphens left out.
    pub(super) fn intern_phrase(&mut self, phrase: &str) -> Box<[WordId]> {
        let mut tokens = Vec::new();
        tokenize(phrase, Span::new(0, phrase.len()), &mut tokens);
        let lone = tokens.len() == 1;
        tokens
            .iter()
            .filter(|token| lone || !is_hyphen(token, phrase))
            .map(|token| self.intern(&fold(token.span.slice(phrase))))
            .collect()
    }
}

/// Whether a token is a hyphen as words are joined with.
pub(crate) fn is_hyphen(token: &Token, text: &str) -> bool {
    token.kind == Kind::Mark && matches!(token.span.slice(text), "-" | "\u{2010}" | "\u{2011}")
}

/// The phrases that share their first or last word, the longest first.
type Alike<T> = Vec<(Box<[WordId]>, T)>;

/// Phrases and what each stands for, found by their first or their last word.
#[derive(Clone, Debug)]
pub struct Phrases<T> {
    by_first: FxHashMap<WordId, Alike<T>>,
    by_last: FxHashMap<WordId, Alike<T>>,
}

impl<T> Default for Phrases<T> {
    fn default() -> Self {
        Self { by_first: FxHashMap::default(), by_last: FxHashMap::default() }
    }
}

impl<T: Clone> Phrases<T> {
    pub(super) fn add(&mut self, words: Box<[WordId]>, meaning: T) {
        let longest_first = |list: &mut Alike<T>, words: Box<[WordId]>, meaning| {
            let at = list.partition_point(|(other, _)| other.len() >= words.len());
            list.insert(at, (words, meaning));
        };
        if let Some(first) = words.first() {
            longest_first(self.by_first.entry(*first).or_default(), words.clone(), meaning.clone());
        }
        if let Some(last) = words.last() {
            longest_first(self.by_last.entry(*last).or_default(), words.clone(), meaning);
        }
    }
}

impl<T> Phrases<T> {
    /// The phrases that begin with a word, the longest first.
    #[must_use]
    pub fn starting(&self, first: WordId) -> &[(Box<[WordId]>, T)] {
        self.by_first.get(&first).map_or(&[], Vec::as_slice)
    }

    /// The phrases that end with a word, the longest first.
    #[must_use]
    pub fn ending(&self, last: WordId) -> &[(Box<[WordId]>, T)] {
        self.by_last.get(&last).map_or(&[], Vec::as_slice)
    }
}
