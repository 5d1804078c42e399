//! A quantity's cue in another tense than its rule file writes it: "came back" of "14 had come back", "escaped" of "53 had
//! managed to escape", "killed" of a headline's "Blast kills 12".

use std::ops::Range;

use super::context::Scene;
use super::cue::covering;
use crate::document::Role;
use crate::lexicon::claims::Claims;
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

/// The past tense, as a rule file may write it, of a verb that tells what was done; none for a verb that tells what may be.
fn pasts(scene: &Scene<'_>, at: usize) -> Vec<String> {
    let line = &scene.line;
    let claims = &line.lexicon.claims;
    let behind = |class: Class| {
        // "had since come back"
        let between = at.checked_sub(1).filter(|before| line.kind(*before) == Kind::Word && !line.is_number(*before));
        line.is_before(at, class) || between.is_some_and(|between| line.is_before(between, class))
    };
    let done = line.phrase_before(&claims.done_before, at).is_some();
    // "90, say Red Cross": a capital among small words is a name.
    let name = 0 < at && line.is_capital(at) && !line.is_title();
    let now = scene.role == Role::Headline && !name;
    let mut pasts = Vec::new();
    // "killing 207 people and wounding about 450"
    let counts = || {
        let next = scene.figures.partition_point(|figure| figure.start <= at);
        scene.figures.get(next).is_some_and(|figure| figure.start == at + 1)
    };
    let gerund = claims.gerunds.iter().any(|ending| line.str(at).ends_with(ending.as_str())) && counts();
    if line.kind(at) != Kind::Word || !(done || now || gerund || behind(Class::Have)) {
        return pasts;
    }
    let perfect = claims.past_tenses.iter().filter(|(.., perfect)| *perfect == line.word(at));
    pasts.extend(perfect.filter(|_| behind(Class::Have)).map(|(_, past, _)| past.clone()));
    let word = line.str(at).to_lowercase();
    if done {
        pasts_of(claims, &word, &mut pasts);
    } else if now || gerund {
        for (own, plain) in &claims.present_endings {
            if let Some(stem) = word.strip_suffix(own.as_str()).filter(|stem| !stem.is_empty()) {
                pasts_of(claims, &format!("{stem}{plain}"), &mut pasts);
            }
        }
    }
    pasts
}

/// Adds what the past of a plain verb may be.
fn pasts_of(claims: &Claims, plain: &str, pasts: &mut Vec<String>) {
    let irregular = claims.past_tenses.iter().filter(|(verb, ..)| verb == plain);
    pasts.extend(irregular.map(|(_, past, _)| past.clone()));
    let ended = claims.past_endings.iter().filter_map(|(own, past)| {
        let stem = plain.strip_suffix(own.as_str())?;
        Some(format!("{stem}{past}"))
    });
    pasts.extend(ended);
}

/// The end of a cue that begins with a verb in its past tense and goes on with the words behind the verb at a place.
fn end_of(scene: &Scene<'_>, terms: &Terms, at: usize, past: &str) -> Option<usize> {
    let line = &scene.line;
    let last = (at + 1 + LONGEST).min(line.len());
    let rest = line.span(at, last).slice(line.text).get(line.str(at).len()..)?;
    let words = terms.first_in(&format!("{past}{rest}"));
    words.or_else(|| terms.name(past).then_some(1)).map(|words| at + words)
}
