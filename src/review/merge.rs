//! Three files of reviews made one: what git asks of a merge driver. An entry is the same on both sides
//! where its figures are; only two decisions on one conflict need a person.

use std::collections::{BTreeMap, BTreeSet};

use super::edit::{self, Unwritable};

/// What tells an entry from others, and its text.
type Texts = BTreeMap<(String, Vec<String>), String>;

/// Two texts merged that were changed from one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Merged {
    /// The reviews of both; where both decided one conflict in another way, both entries between
    /// the marks that git uses.
    pub text: String,
    /// How many such there are.
    pub conflicts: usize,
}

/// Merges `theirs` into `ours`, both changed from `base`.
///
/// # Errors
/// One of them is not TOML, or its reviews are not `[[review]]` tables.
///
/// # Example
/// ```
/// use figcheck::review::merge;
///
/// let entry = |source: &str, decision: &str| {
///     format!("[[review]]\nquantity = \"dead\"\ndecision = \"{decision}\"\nfigures = [{{ source = \"{source}\" }}]\n")
/// };
/// let merged = merge("", &entry("b", "disputed"), &entry("a", "disputed"))?;
/// assert_eq!((merged.conflicts, merged.text.matches("[[review]]").count()), (0, 2));
/// assert_eq!(merge("", &entry("a", "disputed"), &entry("a", "explained"))?.conflicts, 1);
/// # Ok::<(), figcheck::review::Unwritable>(())
/// ```
pub fn merge(base: &str, ours: &str, theirs: &str) -> Result<Merged, Unwritable> {
    let (was, mine, other) = (texts(base)?, texts(ours)?, texts(theirs)?);
    let mut text = if ours.trim().is_empty() { String::new() } else { ours.to_owned() };
    // What they dropped and we left as it was.
    let gone = |key: &(String, Vec<String>)| !other.contains_key(key) && mine.get(key) == was.get(key);
    let dropped: BTreeSet<usize> = edit::entries(&text)?
        .iter()
        .map(key)
        .enumerate()
        .filter(|(_, key)| was.contains_key(key) && gone(key))
        .map(|(at, _)| at)
        .collect();
    text = edit::prune(&text, &dropped)?;
    let mut clashing = Vec::new();
    for entry in edit::entries(theirs)? {
        let key = key(&entry);
        let their = other.get(&key).cloned().unwrap_or_default();
        match (mine.get(&key), was.get(&key)) {
            // We dropped it, and they left it as it was.
            (None, Some(was)) if *was == their => {}
            (None, _) => text = edit::insert_entry(&text, &entry.quantity, &entry.order, &their)?,
            (Some(mine), _) if *mine == their => {}
            (Some(mine), Some(was)) if mine == was => text = text.replacen(mine.as_str(), &their, 1),
            (Some(_), Some(was)) if *was == their => {}
            (Some(mine), _) => clashing.push((mine.clone(), their)),
        }
    }
    for (mine, their) in &clashing {
        let both = format!("<<<<<<< ours\n{mine}=======\n{their}>>>>>>> theirs\n");
        text = text.replacen(mine.as_str(), &both, 1);
    }
    Ok(Merged { text, conflicts: clashing.len() })
}

fn key(entry: &edit::Entry) -> (String, Vec<String>) {
    (entry.quantity.clone(), entry.figures.clone())
}

fn texts(text: &str) -> Result<Texts, Unwritable> {
    let entries = edit::entries(text)?;
    let ended = |text: &str| if text.ends_with('\n') { text.to_owned() } else { format!("{text}\n") };
    Ok(entries.iter().map(|one| (key(one), ended(text.get(one.whole.clone()).unwrap_or_default()))).collect())
}
