//! Cues in other words: who writes "killed" and "died" asks for those who "perished" too.

use super::Quantity;
use super::term::Terms;
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
    let mut added = Vec::new();
    for sense in &lexicon::english().claims.senses {
        let named = |cue: &Terms| sense.iter().map(|word| cue.holds(word)).collect::<Vec<_>>();
        let own = named(cue);
        if own.iter().filter(|named| **named).count() < ENOUGH {
            continue;
        }
        let rivals = all.iter().filter_map(|other| other.cue.as_ref()).map(named);
        let shares = |other: &Vec<bool>| own.iter().zip(other).any(|(own, other)| *own && *other);
        let rivals: Vec<_> = rivals.filter(|other| !shares(other)).collect();
        let taken = |at: usize| rivals.iter().any(|rival| rival.get(at) == Some(&true));
        let free = sense.iter().zip(&own).enumerate().filter(|(at, (_, named))| !**named && !taken(*at));
        added.extend(free.map(|(_, (word, _))| word.as_str()));
    }
    added
}

#[cfg(test)]
mod tests {
    use crate::rules::parse;

    /// The cues of the first quantity that a text holds, among those that nobody wrote.
    fn means(rules: &str, words: &str) -> bool {
        let rules = parse(rules).expect("a rule file");
        rules.quantities[0].cue.as_ref().is_some_and(|cue| cue.holds(words))
    }

    #[test]
    fn two_words_of_a_sense_mean_all() {
        let two = "[quantity.dead]\ncue = ['killed', 'died']";
        assert!(means(two, "perished") && means(two, "claimed the lives of") && means(two, "killed"));
        assert!(!means(two, "maimed"));
        assert!(!means("[quantity.dead]\ncue = ['killed', 'toll']", "perished"));
        // "lives" is no word of flight, though "run for their lives" is.
        assert!(!means("[quantity.dead]\ncue = ['lives', 'killed']", "bolted"));
    }

    #[test]
    fn what_another_quantity_asks_by_stays_with_it() {
        let arrested = "[quantity.arrested]\ncue = ['arrested', 'behind bars']\n";
        assert!(means(arrested, "detained"));
        assert!(!means(&format!("{arrested}[quantity.held]\ncue = ['detained']"), "detained"));
        // One that shares a word asks for a part of the same.
        let dead = "[quantity.dead]\ncue = ['killed', 'died']\n";
        assert!(means(&format!("{dead}[quantity.children]\ncue = ['killed', 'perished']"), "perished"));
    }
}
