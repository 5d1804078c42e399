//! A language as data: the words that make, hedge and refuse figures, name times and speakers.
//! Owns loading the files of `en/`; a new language is a new folder, not new code.

use std::sync::LazyLock;

pub mod figures;
pub mod line;
pub mod vocabulary;

use figures::Figures;
use vocabulary::Vocabulary;

/// A language.
#[derive(Clone, Debug, Default)]
pub struct Lexicon {
    /// Its words.
    pub vocabulary: Vocabulary,
    /// What makes, hedges, measures and refuses a number.
    pub figures: Figures,
}

impl Lexicon {
    /// Loads a language from its files.
    ///
    /// # Errors
    /// What is wrong with a file, in TOML's words or ours.
    pub fn load(figures: &str) -> Result<Self, String> {
        let mut vocabulary = Vocabulary::default();
        let figures = Figures::load(figures, &mut vocabulary)?;
        Ok(Self { vocabulary, figures })
    }
}

/// English.
///
/// # Example
/// ```
/// let english = figcheck::lexicon::english();
/// assert_ne!(english.vocabulary.id("Dozens"), figcheck::lexicon::vocabulary::UNKNOWN);
/// ```
#[must_use]
pub fn english() -> &'static Lexicon {
    // Built in, and held to parse by a test: a file that did not would read as no language.
    static ENGLISH: LazyLock<Lexicon> = LazyLock::new(|| load_english().unwrap_or_default());
    &ENGLISH
}

fn load_english() -> Result<Lexicon, String> {
    Lexicon::load(include_str!("en/figures.toml"))
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_built_in_language_loads() {
        super::load_english().expect("the files of en/ parse");
    }
}
