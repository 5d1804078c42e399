//! The words that shape a page: abbreviations, captions, menus, datelines. Owns the `[text]`
//! table of `en/text.toml`; what the words mean for a page is `document`'s.

use rustc_hash::FxHashSet as HashSet;
use std::sync::LazyLock;

use regex::Regex;
use serde::Deserialize;

/// The `[text]` table of a language. Entries are lower case and met without case, except where a
/// field says otherwise.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(rename_all = "kebab-case", default, deny_unknown_fields)]
pub struct Text {
    /// A full stop after these never ends a sentence. Case as printed, or all in capitals.
    pub titles: HashSet<String>,
    /// A full stop after these ends a sentence only before a starter. Case as printed, or capitals.
    pub abbreviations: HashSet<String>,
    /// A full stop after these is no end where a figure follows. Case as printed.
    pub before_figures: HashSet<String>,
    /// Words that start a sentence, capitalised.
    pub starters: HashSet<String>,
    /// Verbs that carry on a sentence after a quoted question.
    pub quote_verbs: HashSet<String>,
    /// A line that ends with one of these is not finished.
    pub glue: HashSet<String>,
    /// Cardinals and amounts in words.
    pub number_words: HashSet<String>,
    /// What is numbered above a table or a picture, in lower case: "Table 1. People displaced".
    pub numbered: HashSet<String>,
    /// Words that open a caption, before a colon.
    pub caption_words: HashSet<String>,
    /// Phrases that open a caption by themselves.
    pub caption_openings: Vec<String>,
    /// The first or last word of a credit in brackets.
    pub credit_words: HashSet<String>,
    /// Agencies that alone in square brackets are a credit.
    pub credit_agencies: HashSet<String>,
    /// Whole lines that are no part of a story.
    pub furniture_lines: HashSet<String>,
    /// How lines begin that are no part of a story.
    pub furniture_openings: Vec<String>,
    /// Lines over a list of links.
    pub link_labels: HashSet<String>,
    /// Lines over the titles of other pages.
    pub title_lists: HashSet<String>,
    /// How such lines begin that say what the others are on.
    pub title_list_openings: Vec<String>,
    /// First words of a title that links to another page.
    pub link_openings: Vec<String>,
    /// Words that follow a page's counters.
    pub counter_words: HashSet<String>,
    /// Words that stand among a page's counters, and count nothing by themselves.
    pub counter_links: HashSet<String>,
    /// Words beside an image's size.
    pub image_words: HashSet<String>,
    /// Words of which a dateline holds one.
    pub date_names: HashSet<String>,
    /// Words of those that date the page itself.
    pub date_labels: HashSet<String>,
    /// Words a dateline may hold besides.
    pub date_words: HashSet<String>,
    /// How lines begin that name the writer.
    pub byline_openings: Vec<String>,
    /// Phrases said of the outlet itself.
    pub outlet_notes: Vec<String>,
    /// Any of those phrases, to be found in one pass.
    #[serde(skip)]
    pub outlet_note: Option<Regex>,
    /// What a paragraph about the outlet says of it.
    pub outlet_words: Vec<String>,
    /// How the heading of such a paragraph begins.
    pub about_openings: Vec<String>,
}

/// The file of a language, of which this layer reads one table.
#[derive(Default, Deserialize)]
struct File {
    #[serde(default)]
    text: Text,
}

/// English, as embedded. A file that did not parse would read as no words at all; a test holds
/// that it parses.
///
/// # Example
/// ```
/// use figcheck::lexicon::text;
///
/// assert!(text::english().titles.contains("Gen"));
/// ```
#[must_use]
pub fn english() -> &'static Text {
    static ENGLISH: LazyLock<Text> = LazyLock::new(|| parse(include_str!("en/text.toml")).unwrap_or_default());
    &ENGLISH
}

/// Reads the `[text]` table of a language file; other tables are other layers'.
fn parse(file: &str) -> Result<Text, toml::de::Error> {
    let mut text = toml::from_str::<File>(file)?.text;
    let notes: Vec<String> = text.outlet_notes.iter().map(|note| regex::escape(note)).collect();
    // Escaped phrases always compile; an empty list would match everywhere.
    text.outlet_note = if notes.is_empty() { None } else { Regex::new(&format!("(?i){}", notes.join("|"))).ok() };
    Ok(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_embedded_language_parses() {
        let text = parse(include_str!("en/text.toml")).expect("en/text.toml parses");
        assert!(text.starters.contains("The") && text.furniture_lines.contains("please wait"));
        assert!(text.outlet_note.is_some_and(|note| note.is_match("All Rights Reserved") && !note.is_match("45 fled")));
    }

    #[test]
    fn words_met_without_case_are_written_in_lower_case() {
        let text = english();
        let sets = [
            &text.quote_verbs,
            &text.glue,
            &text.number_words,
            &text.caption_words,
            &text.credit_words,
            &text.credit_agencies,
            &text.furniture_lines,
            &text.link_labels,
            &text.title_lists,
            &text.counter_words,
            &text.counter_links,
            &text.image_words,
            &text.date_names,
            &text.date_words,
            &text.date_labels,
        ];
        let lists = [
            &text.caption_openings,
            &text.furniture_openings,
            &text.link_openings,
            &text.title_list_openings,
            &text.byline_openings,
            &text.outlet_notes,
            &text.outlet_words,
            &text.about_openings,
        ];
        let mut wrong: Vec<&str> = Vec::new();
        let mut look = |word: &'static String| {
            if crate::token::fold(word) != word.as_str() {
                wrong.push(word);
            }
        };
        sets.into_iter().for_each(|set| set.iter().for_each(&mut look));
        lists.into_iter().for_each(|list| list.iter().for_each(&mut look));
        assert!(wrong.is_empty(), "not in lower case: {wrong:?}");
    }
}
