//! A language as data: the words that make, hedge and refuse figures, name times and speakers.
//! Owns loading the files of `en/`; a new language is a new folder, not new code.

use std::sync::LazyLock;

pub mod claims;
pub mod figures;
pub mod line;
mod lists;
mod sieve;
pub mod text;
pub mod vocabulary;

use claims::Claims;
use figures::Figures;
use vocabulary::Vocabulary;

/// A language.
#[derive(Clone, Debug, Default)]
pub struct Lexicon {
    /// Its words.
    pub vocabulary: Vocabulary,
    /// What makes, hedges, measures and refuses a number.
    pub figures: Figures,
    /// Who speaks, when, how surely.
    pub claims: Claims,
}

impl Lexicon {
    /// Loads a language from its files.
    ///
    /// # Errors
    /// What is wrong with a file, in TOML's words or ours.
    pub fn load(figures: &str, claims: &str) -> Result<Self, String> {
        let mut vocabulary = Vocabulary::default();
        // The first file settles which words can open a figure, so it is read last.
        let claims = Claims::load(claims, &mut vocabulary)?;
        let figures = Figures::load(figures, &mut vocabulary)?;
        Ok(Self { vocabulary, figures, claims })
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
    Lexicon::load(include_str!("en/figures.toml"), include_str!("en/claims.toml"))
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_built_in_language_loads() {
        super::load_english().expect("the files of en/ parse");
    }
}
