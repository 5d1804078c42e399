//! Terms: the words and phrases a rule file looks for. Owns compiling and finding them; knows
//! nothing of quantities.

use std::ops::Range;

use crate::token::Token;

/// A list of terms, compiled.
#[derive(Clone, Debug, Default)]
pub struct Terms {}

impl Terms {
    /// Where one of the terms stands among `tokens` of `text`: the token ranges, in order of
    /// their start, the longest where several start together.
    #[must_use]
    pub fn find(&self, _text: &str, _tokens: &[Token]) -> Vec<Range<usize>> {
        Vec::new()
    }
}
