//! Cues in other words: who writes "killed" and "died" asks for those who "perished" too.

use super::Quantity;
use crate::lexicon;

/// How many words of a sense a cue must name to mean them all: of one alone nobody knows whether its writer wants others.
const ENOUGH: usize = 2;

/// Adds to the cues of each quantity the other words of each sense that it names two of, but those that another quantity
/// asks by, which means to tell them apart: "arrested" of one and "detained" of another.
pub(super) fn widen(quantities: &mut [Quantity]) {
    let added: Vec<Vec<&str>> = quantities.iter().map(|quantity| others(quantity, quantities)).collect();
    for (quantity, added) in quantities.iter_mut().zip(added) {
        if let Some(cue) = quantity.cue.as_mut().filter(|_| !added.is_empty()) {
            cue.add(&added);
        }
    }
}

/// The words that a quantity means and does not name.
fn others(quantity: &Quantity, all: &[Quantity]) -> Vec<&'static str> {
    let Some(cue) = &quantity.cue else { return Vec::new() };
    // A part of what another counts, or its whole, asks for the same.
    let related =
        |other: &Quantity| other.id == quantity.id || other.is_part_of(&quantity.id) || quantity.is_part_of(&other.id);
    let rivals = || all.iter().filter(|other| !related(other)).filter_map(|other| other.cue.as_ref());
    let taken = |word: &str| rivals().any(|rival| rival.speaks_of(word));
    let mut added = Vec::new();
    for sense in &lexicon::english().claims.senses {
        // "injur*" is one term, whatever words it stands for.
        let mut named: Vec<usize> = sense.iter().filter_map(|word| cue.holder(word)).collect();
        named.sort_unstable();
        named.dedup();
        if ENOUGH <= named.len() {
            let free = sense.iter().filter(|word| cue.holder(word).is_none() && !taken(word));
            added.extend(free.map(String::as_str));
        }
    }
    added
}

#[cfg(test)]
mod tests {
    use crate::rules::parse;

    /// The cues of the first quantity that a text holds, among those that nobody wrote.
    fn means(rules: &str, words: &str) -> bool {
        let rules = parse(rules).expect("a rule file");
        rules.quantities[0].cue.as_ref().is_some_and(|cue| cue.holder(words).is_some())
    }

    #[test]
    fn two_words_of_a_sense_mean_all() {
        let two = "[quantity.dead]\ncue = ['killed', 'died']";
        assert!(means(two, "perished") && means(two, "claimed the lives of") && means(two, "killed"));
        assert!(!means(two, "maimed"));
        assert!(!means("[quantity.dead]\ncue = ['killed', 'toll']", "perished"));
        // One term is one word, whatever it stands for.
        assert!(!means("[quantity.hurt]\ncue = ['injur*']", "maimed"));
        assert!(means("[quantity.hurt]\ncue = ['injur*', 'wounded']", "maimed"));
        // "lives" is no word of flight, though "run for their lives" is.
        assert!(!means("[quantity.dead]\ncue = ['lives', 'killed']", "bolted"));
    }

    #[test]
    fn what_another_quantity_asks_by_stays_with_it() {
        let arrested = "[quantity.arrested]\ncue = ['arrested', 'behind bars']\n";
        assert!(means(arrested, "detained"));
        assert!(!means(&format!("{arrested}[quantity.held]\ncue = ['detained']"), "detained"));
        assert!(!means(&format!("{arrested}[quantity.held]\ncue = ['were detained']"), "detained"));
        // Whether it shares a word or not, unless it is a part of the same.
        let dead = "[quantity.dead]\ncue = ['killed', 'died']\n";
        let other = "[quantity.other]\ncue = ['killed', 'murdered']\n";
        assert!(!means(&format!("{dead}{other}"), "murdered") && means(&format!("{dead}{other}"), "perished"));
        assert!(means(&format!("{dead}{other}subset-of = 'dead'"), "murdered"));
    }
}
