//! A quantity's cue in another tense than its rule file writes it: "came back" of "14 had come back", "escaped" of "53 had
//! managed to escape", "killed" of a headline's "Blast kills 12" and of ", killing 207 people".

use std::ops::Range;

use super::cue::covering;
use crate::document::Role;
use crate::lexicon::claims::Claims;
use crate::lexicon::figures::Class;
use crate::lexicon::line::Line;
use crate::rules::term::Terms;
use crate::token::Kind;

/// The most words of a cue behind its verb: "took part in the march".
const LONGEST: usize = 5;

/// A verb that tells what was done, and what its past tense may be, as a rule file writes it.
pub(super) struct Verb {
    at: usize,
    pasts: Vec<String>,
}

/// The verbs of a sentence that tell in another tense than the past what was done; `figures` are the tokens of its figures.
pub(super) fn verbs(line: &Line<'_>, role: Role, figures: &[Range<usize>]) -> Vec<Verb> {
    let mut verbs: Vec<Verb> = Vec::new();
    for at in (0..line.len()).filter(|at| line.kind(*at) == Kind::Word) {
        let chained = verbs.last().is_some_and(|last| follows(line, last.at, at));
        let pasts = pasts(line, role, figures, at, chained);
        if !pasts.is_empty() {
            verbs.push(Verb { at, pasts });
        }
    }
    verbs
}

/// Adds to the cues found in a sentence those that stand there in another tense.
pub(super) fn add(line: &Line<'_>, verbs: &[Verb], terms: &Terms, cues: &mut Vec<Range<usize>>) {
    let mut found = Vec::new();
    for verb in verbs.iter().filter(|verb| covering(cues, verb.at).is_none()) {
        let end = verb.pasts.iter().filter_map(|past| end_of(line, terms, verb.at, past)).max();
        found.extend(end.map(|end| verb.at..end));
    }
    if !found.is_empty() {
        cues.extend(found);
        cues.sort_unstable_by_key(|words| words.start);
    }
}

/// What the past tense of a verb may be; none for a verb that tells what may be, or was not done.
fn pasts(line: &Line<'_>, role: Role, figures: &[Range<usize>], at: usize, chained: bool) -> Vec<String> {
    let claims = &line.lexicon.claims;
    let before = at.checked_sub(1);
    // "had since come back"
    let between = before.filter(|before| line.kind(*before) == Kind::Word && !line.is_number(*before));
    let have = |at: usize| line.is_before(at, Class::Have);
    let perfect = have(at) || between.is_some_and(have);
    let done = line.phrase_before(&claims.done_before, at).is_some()
        || is_none_behind(line, at) && line.phrase_before(&claims.undone_before, at).is_some();
    let gerund = is_gerund(line, figures, at) && (before.is_some_and(|comma| line.mark(comma) == ',') || chained);
    let headline = role == Role::Headline && !is_name(line, at);
    if !(perfect || done || gerund || headline) {
        return Vec::new();
    }
    let mut pasts = Vec::new();
    let irregular = claims.past_tenses.iter().filter(|(.., behind)| *behind == line.word(at));
    pasts.extend(irregular.filter(|_| perfect).map(|(_, past, _)| past.clone()));
    let word = line.str(at).to_lowercase();
    if done {
        pasts_of(claims, &word, &mut pasts);
    } else if headline || gerund {
        // "12 flee", and not "Air attack": a plain form behind whoever does it.
        let by_many = before.is_some_and(|who| {
            line.is_number(who)
                || line.kind(who) == Kind::Number
                || line.lexicon.figures.endings.make_plural(line.str(who))
        });
        for (own, plain) in claims.present_endings.iter().filter(|(own, _)| by_many || !own.is_empty()) {
            if let Some(stem) = word.strip_suffix(own.as_str()).filter(|stem| !stem.is_empty()) {
                pasts_of(claims, &format!("{stem}{plain}"), &mut pasts);
            }
        }
    }
    pasts
}

/// "90, say Red Cross", "On March 12": a capital among small words is a name, and a month is no verb.
fn is_name(line: &Line<'_>, at: usize) -> bool {
    0 < at && line.is_capital(at) && !line.is_title() || line.is(at, Class::Month)
}

/// Whether a word ends as what tells what came of something, and its number stands right behind: "killing 207".
fn is_gerund(line: &Line<'_>, figures: &[Range<usize>], at: usize) -> bool {
    let counts = || {
        let next = figures.partition_point(|figure| figure.start <= at);
        figures.get(next).is_some_and(|figure| figure.start == at + 1)
    };
    line.lexicon.claims.gerunds.iter().any(|ending| line.str(at).ends_with(ending.as_str())) && counts()
}

/// "not rescue [even one]", "not free [a single] girl": what was not done was done to none.
fn is_none_behind(line: &Line<'_>, verb: usize) -> bool {
    let even = line.phrase_at(&line.lexicon.figures.so_much_as, verb + 1).is_some();
    even || line.is(verb + 1, Class::Article) && line.is(verb + 2, Class::Single)
}

/// "killing 207 people and [wounding] 450": of what another participle tells of, in the same breath.
fn follows(line: &Line<'_>, last: usize, at: usize) -> bool {
    const BREATH: usize = 8;
    line.is_before(at, Class::And) && at - last <= BREATH && (last..at).all(|at| line.mark(at) != ',')
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
fn end_of(line: &Line<'_>, terms: &Terms, at: usize, past: &str) -> Option<usize> {
    let last = (at + 1 + LONGEST).min(line.len());
    let rest = line.span(at, last).slice(line.text).get(line.str(at).len()..)?;
    let words = terms.first_in(&format!("{past}{rest}"));
    words.or_else(|| terms.name(past).then_some(1)).map(|words| at + words)
}
