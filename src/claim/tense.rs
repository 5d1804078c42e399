//! A quantity's cue in another tense than its rule file writes it: "came back" of "14 had come back", "escaped" of "53 had
//! managed to escape", "killed" of a headline's "Blast kills 12".

use std::ops::Range;

use super::context::Scene;
use super::cue::covering;
use crate::document::Role;
use crate::lexicon::figures::Class;
use crate::rules::term::Terms;
use crate::token::Kind;

/// The most words of a cue behind its verb: "got out of".
const LONGEST: usize = 3;

/// Adds to the cues found in a sentence those that stand there in another tense.
pub(super) fn add(scene: &Scene<'_>, terms: &Terms, cues: &mut Vec<Range<usize>>) {
    let told: Vec<_> = (0..scene.line.len())
        .filter(|at| covering(cues, *at).is_none())
        .filter_map(|at| {
            let end = pasts(scene, at).iter().filter_map(|past| end_of(scene, terms, at, past)).max()?;
            Some(at..end)
        })
        .collect();
    cues.extend(told);
    cues.sort_unstable_by_key(|words| words.start);
}

/// The past tense, as a rule file writes it, of a verb that tells what was done; none for a verb that tells what may be.
fn pasts(scene: &Scene<'_>, at: usize) -> Vec<String> {
    let line = &scene.line;
    let claims = &line.lexicon.claims;
    let word = line.word(at);
    if let Some(past) = claims.headline_verbs.get(&word).filter(|_| scene.role == Role::Headline) {
        return vec![past.clone()];
    }
    let behind = |class: Class| {
        // "had since come back"
        let between = at.checked_sub(1).filter(|before| line.kind(*before) == Kind::Word && !line.is_number(*before));
        line.is_before(at, class) || between.is_some_and(|between| line.is_before(between, class))
    };
    let mut pasts = Vec::new();
    if behind(Class::Have) {
        pasts.extend(
            claims.past_tenses.iter().filter(|(.., perfect)| *perfect == word).map(|(_, past, _)| past.clone()),
        );
    }
    if line.phrase_before(&claims.done_before, at).is_some() {
        pasts.extend(claims.past_tenses.iter().filter(|(plain, ..)| *plain == word).map(|(_, past, _)| past.clone()));
        let plain = line.str(at).to_lowercase();
        let ended = claims.past_endings.iter().filter_map(|(own, past)| {
            let stem = plain.strip_suffix(own.as_str())?;
            Some(format!("{stem}{past}"))
        });
        pasts.extend(ended);
    }
    pasts
}

/// The end of a cue that begins with a verb in its past tense and goes on with the words behind the verb at a place.
fn end_of(scene: &Scene<'_>, terms: &Terms, at: usize, past: &str) -> Option<usize> {
    let line = &scene.line;
    let last = (at + 1 + LONGEST).min(line.len());
    let rest = line.span(at, last).slice(line.text).get(line.str(at).len()..)?;
    let words = terms.first_in(&format!("{past}{rest}"));
    words.or_else(|| terms.name(past).then_some(1)).map(|words| at + words)
}
