//! A sieve for words: tells most words that are not among a few from their letters alone, in a table
//! that stays in the processor's nearest cache.

use crate::span::Span;

/// Holds words; says of any other that it may be one of them only rarely. Longer words always may.
#[derive(Clone, Debug)]
pub(super) struct Sieve {
    bits: Box<[u64; 1 << (PLACES - 6)]>,
}

/// The table has two to the power of this many bits: 4 KB, for some hundreds of words, two bits each.
const PLACES: u32 = 15;

/// The longest word that is told, in bytes.
const LONGEST: usize = 16;

impl Default for Sieve {
    fn default() -> Self {
        Self { bits: Box::new([0; 1 << (PLACES - 6)]) }
    }
}

/// A word's two bits. A bit is set in every letter, which makes capitals small; what it does to other
/// characters, it does to all that are added too.
#[inline]
const fn places(letters: [u64; 2]) -> [u64; 2] {
    const SMALL: u64 = u64::from_le_bytes([0x20; 8]);
    // Fibonacci hashing: the high bits of a product with two to the power of 64 over the golden ratio.
    let [first, rest] = letters;
    let mixed = ((first | SMALL) ^ (rest | SMALL).rotate_left(29)).wrapping_mul(0x9E37_79B9_7F4A_7C15);
    const LOW: u64 = (1 << PLACES) - 1;
    [mixed >> (u64::BITS - PLACES), mixed >> (u64::BITS - 2 * PLACES) & LOW]
}

/// The first letters of a word where it stands in a text, and NUL for those it has not; `None` where it is
/// longer.
#[inline]
fn letters(text: &[u8], word: Span) -> Option<[u64; 2]> {
    let length = word.len();
    let mut near = [0_u8; LONGEST];
    let packed = match text.get(word.start..).and_then(<[u8]>::first_chunk::<LONGEST>) {
        Some(chunk) => u128::from_le_bytes(*chunk),
        None => {
            near.get_mut(..length)?.copy_from_slice(text.get(word.start..word.end)?);
            u128::from_le_bytes(near)
        }
    };
    let keep = match length {
        LONGEST => u128::MAX,
        length if length < LONGEST => (1 << (8 * length)) - 1,
        _ => return None,
    };
    let packed = packed & keep;
    Some([packed as u64, (packed >> 64) as u64])
}

impl Sieve {
    /// Adds a folded word; one too long is let through without.
    pub(super) fn add(&mut self, folded: &[u8]) {
        for place in letters(folded, Span::new(0, folded.len())).map(places).into_iter().flatten() {
            if let Some(bits) = self.bits.get_mut((place >> 6) as usize) {
                *bits |= 1 << (place & 63);
            }
        }
    }

    /// Whether a word, where it stands in a text, may be one of those added.
    #[inline]
    pub(super) fn may_hold(&self, text: &[u8], word: Span) -> bool {
        let is_set =
            |place: u64| self.bits.get((place >> 6) as usize).is_some_and(|bits| bits >> (place & 63) & 1 == 1);
        // Nearly all that are none of them fail at the first.
        letters(text, word).map(places).is_none_or(|[first, second]| is_set(first) && is_set(second))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_added_is_let_through_in_any_case_and_place() {
        let mut sieve = Sieve::default();
        sieve.add(b"dozens");
        let text = b"Dozens, DOZENS or dozens";
        for word in [Span::new(0, 6), Span::new(8, 14), Span::new(18, 24)] {
            assert!(sieve.may_hold(text, word));
        }
        assert!(!sieve.may_hold(text, Span::new(15, 17)));
        assert!(sieve.may_hold(b"incomprehensibilities", Span::new(0, 21)), "too long to tell");
    }

    #[test]
    fn few_others_are_let_through() {
        let mut sieve = Sieve::default();
        (0..300).for_each(|word| sieve.add(format!("held{word}").as_bytes()));
        let others = (0..10_000).map(|word| format!("other{word}"));
        let through = others.filter(|word| sieve.may_hold(word.as_bytes(), Span::new(0, word.len()))).count();
        assert!(through < 20, "{through} of 10,000");
    }
}
