//! The plain lists of a language's file: words and phrases under the keys of one section. Owns that every list is asked for
//! and none is missing; what a list means is its loader's.

use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;

use serde::Deserialize;

/// The lists of one section, by key.
///
/// A map, and no struct of a field a key: reading hundreds of fields made more machine code than all that figcheck does.
#[derive(Deserialize)]
#[serde(from = "BTreeMap<String, Vec<String>>")]
pub(super) struct Lists {
    lists: BTreeMap<String, List>,
    missing: RefCell<Vec<&'static str>>,
}

struct List {
    words: Vec<String>,
    asked: Cell<bool>,
}

impl From<BTreeMap<String, Vec<String>>> for Lists {
    fn from(written: BTreeMap<String, Vec<String>>) -> Self {
        let list = |(key, words)| (key, List { words, asked: Cell::new(false) });
        Self { lists: written.into_iter().map(list).collect(), missing: RefCell::default() }
    }
}

impl Lists {
    /// The list under a key; none where it is missing, which [`Lists::settle`] then tells.
    pub(super) fn of(&self, key: &'static str) -> &[String] {
        let Some(list) = self.lists.get(key) else {
            self.missing.borrow_mut().push(key);
            return &[];
        };
        list.asked.set(true);
        &list.words
    }

    /// Asked last, when every list was.
    ///
    /// # Errors
    /// The keys that were asked for and are not there, and those that nobody asked for.
    pub(super) fn settle(&self, section: &str) -> Result<(), String> {
        let missing = self.missing.borrow();
        let unknown = self.lists.iter().filter(|(_, list)| !list.asked.get()).map(|(key, _)| key.as_str());
        let missing = missing.iter().map(|key| format!("\"{key}\" is missing"));
        let wrong: Vec<_> = missing.chain(unknown.map(|key| format!("\"{key}\" is no key"))).collect();
        if wrong.is_empty() { Ok(()) } else { Err(format!("[{section}]: {}", wrong.join(", "))) }
    }
}

#[cfg(test)]
mod tests {
    use super::Lists;

    #[test]
    fn a_list_that_is_missing_and_one_that_nobody_asks_for_are_told() {
        let lists: Lists = toml::from_str("verbs = [\"said\"]\nvebs = []").expect("lists");
        assert_eq!(lists.of("verbs"), ["said"]);
        assert!(lists.of("nouns").is_empty());
        let wrong = "[speech]: \"nouns\" is missing, \"vebs\" is no key";
        assert_eq!(lists.settle("speech"), Err(wrong.to_owned()));
    }
}
