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
    /// Words of up to sixteen ASCII letters, packed.
    short: FxHashMap<u128, WordId>,
    /// All others.
    long: FxHashMap<Box<[u8]>, WordId>,
    /// Marks of ASCII by their code, beside their place among the short.
    marks: Vec<WordId>,
    /// The words in the order of their numbers.
    spellings: Vec<Box<[u8]>>,
}

/// The longest word that is packed in one number.
const SHORT: usize = 16;

/// A short ASCII word in lower case, packed in one number; `None` for any other.
#[inline]
fn pack(word: &[u8]) -> Option<u128> {
    let mut bytes = [0_u8; SHORT];
    bytes.get_mut(..word.len())?.copy_from_slice(word);
    small(u128::from_le_bytes(bytes))
}

/// The same for a word where it stands in a text: one load, and a mask over what follows it.
#[inline]
fn pack_at(text: &[u8], word: Span) -> Option<u128> {
    let Some(bytes) = text.get(word.start..).and_then(<[u8]>::first_chunk::<SHORT>) else {
        return pack(text.get(word.start..word.end)?);
    };
    let keep = match word.len() {
        SHORT => u128::MAX,
        length if length < SHORT => (1 << (8 * length)) - 1,
        _ => return None,
    };
    small(u128::from_le_bytes(*bytes) & keep)
}

/// Packed letters made small, every byte at once; `None` where one is not ASCII.
#[inline]
fn small(packed: u128) -> Option<u128> {
    const EACH: u128 = u128::from_le_bytes([1; SHORT]);
    const HIGH: u128 = EACH * 0x80;
    if packed & HIGH != 0 {
        return None;
    }
    // Bytes from A to Z reach the high bit in the first sum and not in the second.
    let from_a = packed + EACH * (0x80 - b'A' as u128);
    let past_z = packed + EACH * (0x80 - b'Z' as u128 - 1);
    let capitals = from_a & !past_z & HIGH;
    Some(packed | (capitals >> 2))
}

impl Vocabulary {
    /// The number of a folded word, given one if it has none.
    pub(super) fn intern(&mut self, folded: &str) -> WordId {
        let next = WordId::try_from(self.len() + 1).unwrap_or(UNKNOWN);
        let word = match pack(folded.as_bytes()) {
            Some(packed) => *self.short.entry(packed).or_insert(next),
            None => *self.long.entry(folded.as_bytes().into()).or_insert(next),
        };
        if let [mark] = *folded.as_bytes()
            && mark.is_ascii_punctuation()
        {
            self.marks.resize(1 << 7, UNKNOWN);
            if let Some(place) = self.marks.get_mut(usize::from(mark)) {
                *place = word;
            }
        }
        if word == next {
            self.spellings.push(folded.as_bytes().into());
        }
        word
    }

    /// The letters of a word by its number, folded; none where there is no such word.
    pub(super) fn spelling(&self, word: WordId) -> &[u8] {
        (word as usize).checked_sub(1).and_then(|at| self.spellings.get(at)).map_or(&[], |spelling| spelling)
    }

    /// How many words there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.short.len() + self.long.len()
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The number of a word where it stands in a text.
    #[must_use]
    pub(crate) fn id_at(&self, text: &str, word: Span) -> WordId {
        let letters = text.as_bytes();
        if word.len() == 1
            && let Some(mark) = letters.get(word.start).filter(|mark| mark.is_ascii_punctuation())
        {
            return self.marks.get(usize::from(*mark)).copied().unwrap_or(UNKNOWN);
        }
        match pack_at(letters, word) {
            Some(packed) => self.short.get(&packed).copied().unwrap_or(UNKNOWN),
            None => self.id(word.slice(text)),
        }
    }

    /// The number of a word.
    #[must_use]
    pub fn id(&self, word: &str) -> WordId {
        let found = match pack(word.as_bytes()) {
            Some(packed) => self.short.get(&packed),
            None => {
                let folded = fold(word);
                match pack(folded.as_bytes()) {
                    Some(packed) => self.short.get(&packed),
                    None => self.long.get(folded.as_bytes()),
                }
            }
        };
        found.copied().unwrap_or(UNKNOWN)
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
    /// Whether a phrase begins or ends with a word, by its number: most words have none.
    begins: Vec<bool>,
    ends: Vec<bool>,
}

impl<T> Default for Phrases<T> {
    fn default() -> Self {
        Self { by_first: FxHashMap::default(), by_last: FxHashMap::default(), begins: Vec::new(), ends: Vec::new() }
    }
}

fn mark(words: &mut Vec<bool>, word: WordId) {
    let at = word as usize;
    if words.len() <= at {
        words.resize(at + 1, false);
    }
    if let Some(place) = words.get_mut(at) {
        *place = true;
    }
}

fn is_marked(words: &[bool], word: WordId) -> bool {
    words.get(word as usize).copied().unwrap_or(false)
}

impl<T: Clone> Phrases<T> {
    pub(super) fn add(&mut self, words: Box<[WordId]>, meaning: T) {
        let longest_first = |list: &mut Alike<T>, words: Box<[WordId]>, meaning| {
            let at = list.partition_point(|(other, _)| other.len() >= words.len());
            list.insert(at, (words, meaning));
        };
        if let Some(first) = words.first() {
            mark(&mut self.begins, *first);
            longest_first(self.by_first.entry(*first).or_default(), words.clone(), meaning.clone());
        }
        if let Some(last) = words.last() {
            mark(&mut self.ends, *last);
            longest_first(self.by_last.entry(*last).or_default(), words.clone(), meaning);
        }
    }
}

impl<T> Phrases<T> {
    /// The phrases that begin with a word, the longest first.
    #[must_use]
    pub fn starting(&self, first: WordId) -> &[(Box<[WordId]>, T)] {
        if !is_marked(&self.begins, first) {
            return &[];
        }
        self.by_first.get(&first).map_or(&[], Vec::as_slice)
    }

    /// The phrases that end with a word, the longest first.
    #[must_use]
    pub fn ending(&self, last: WordId) -> &[(Box<[WordId]>, T)] {
        if !is_marked(&self.ends, last) {
            return &[];
        }
        self.by_last.get(&last).map_or(&[], Vec::as_slice)
    }
}
