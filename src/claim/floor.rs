//! Who has spoken so far in a document, and who is meant by "he", "the spokesman" or "the
//! agency". Owns no grammar: it is told of each speaker as one is found.

use super::Speaker;
use crate::token::fold;

/// Somebody who spoke or was named, and the words they were introduced by.
#[derive(Clone, Debug)]
struct Known {
    speaker: Speaker,
    /// Name and office, folded: "colonel idris maalouf defence ministry spokesman".
    words: Vec<String>,
    /// One person, as far as the words tell.
    person: bool,
}

/// What carries over from one sentence to the next.
#[derive(Clone, Debug, Default)]
pub(super) struct Floor {
    /// Who spoke last.
    pub(super) last: Option<Speaker>,
    /// A quotation is open.
    pub(super) quoting: bool,
    /// The sentence before ended with a speaker and a colon.
    pub(super) announced: Option<Speaker>,
    /// The declared claimant named last, speaking or not: "its spokesman" is theirs.
    pub(super) named: Option<Speaker>,
    /// Who the sentence before was about without speaking in it, and whether it is a person: "The mayor, Edgar
    /// Vold, was less hopeful."
    pub(super) about: Option<(Speaker, bool)>,
    /// Who publishes the document, where a rule file declares them as a claimant.
    pub(super) house: Option<Speaker>,
    /// Everyone who spoke, in order: "the agency" and "Tamm" are one of them.
    known: Vec<Known>,
}

/// How many speakers are remembered.
const REMEMBERED: usize = 400;

/// The words of a name, folded, without possessive endings.
fn words(name: &str) -> Vec<String> {
    let bare = |word: &str| fold(word.trim_end_matches("'s").trim_end_matches("\u{2019}s")).into_owned();
    name.split(|c: char| c.is_whitespace() || matches!(c, ',' | '(' | ')'))
        .map(bare)
        .filter(|word| !word.is_empty())
        .collect()
}

impl Floor {
    /// Nobody has spoken yet, in what `house` publishes.
    pub(super) fn of(house: Option<Speaker>) -> Self {
        Self { house, ..Self::default() }
    }

    /// Takes the floor for a speaker, introduced by `words`.
    pub(super) fn give(&mut self, speaker: &Speaker, introduced: &str, person: bool) {
        self.last = Some(speaker.clone());
        self.about = None;
        let mut all = words(&speaker.name);
        all.extend(words(introduced));
        match self.known.iter_mut().find(|known| known.speaker == *speaker) {
            Some(known) => {
                for word in all {
                    if !known.words.contains(&word) {
                        known.words.push(word);
                    }
                }
                known.person |= person;
            }
            None => {
                self.known.push(Known { speaker: speaker.clone(), words: all, person });
                // Whoever spoke so long ago is meant by no short name.
                if self.known.len() > REMEMBERED {
                    self.known.remove(0);
                }
            }
        }
    }

    /// Who is meant by "he" or "she": the person who spoke last, else whoever did.
    pub(super) fn person(&self) -> Option<Speaker> {
        if let Some((about, true)) = &self.about {
            return Some(about.clone());
        }
        let last = self.last.as_ref()?;
        let mut persons = self.known.iter().filter(|known| known.person);
        if persons.clone().any(|known| known.speaker == *last) {
            return Some(last.clone());
        }
        persons.next_back().map_or_else(|| Some(last.clone()), |known| Some(known.speaker.clone()))
    }

    /// Who is meant by "it" or "they": who spoke last, if it is a body; else the one named last.
    pub(super) fn body(&self) -> Option<Speaker> {
        // Two capitals may be a body's name as well as a person's.
        if let Some((about, _)) = self.about.as_ref().filter(|(about, person)| !*person || about.id.is_some()) {
            return Some(about.clone());
        }
        let last = self.last.as_ref();
        let person = last.is_some_and(|last| self.known.iter().any(|known| known.speaker == *last && known.person));
        let body = self.known.iter().rev().find(|known| !known.person).map(|known| known.speaker.clone());
        if person { self.named.clone().or(body).or_else(|| last.cloned()) } else { last.cloned() }
    }

    /// The earlier speaker that a shorter name stands for: a surname, an office, or the head of a
    /// name ("Tamm", "the spokesman", "the agency's spokesman").
    pub(super) fn recall(&self, name: &str, definite: bool) -> Option<&Speaker> {
        let short = words(name);
        let surname = name.starts_with(char::is_uppercase);
        let all_known = |known: &&Known| {
            short.len() < known.words.len() && short.iter().all(|word| known.words.iter().any(|known| known == word))
        };
        let full = self.known.iter().rev().find(all_known).filter(|_| surname || definite);
        full.or_else(|| {
            self.known.iter().rev().find(|known| {
                let head = known.speaker.name.rsplit(' ').next().map(|head| fold(head).into_owned());
                known.speaker.id.is_some() && head.is_some_and(|head| short.contains(&head))
            })
        })
        .map(|known| &known.speaker)
    }
}
