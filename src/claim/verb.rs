//! What the verbs beside a figure say of it: another thing than a quantity asks, or that those counted speak.

use std::ops::Range;

use super::bind::{Found, Nouns};
use super::clause::{ends_as_gerund, ends_as_participle, part};
use super::context::Scene;
use super::cue::covering;
use crate::lexicon::claims::Part;
use crate::lexicon::figures::Class;
use crate::rules::Quantity;
use crate::token::Kind;

/// Whether the cue is no more than what the counted are called, and their verb tells something else: "Eight
/// demonstrators were treated".
pub(super) fn does_another(
    scene: &Scene<'_>,
    span: &Range<usize>,
    cue: &Range<usize>,
    quantity: &Quantity,
    found: &Found,
) -> bool {
    let line = &scene.line;
    let called = span.contains(&cue.start) && quantity.of.is_some() && covering(&found.of, cue.start).is_some();
    let be = called && line.is(span.end, Class::Be) && !part(line, span.end, Part::Perfect);
    let verb = span.end + 1;
    be && part(line, verb, Part::Befell) && covering(&found.cue, verb).is_none()
}

/// Whether a figure counts who says something, and its cue is no more than what they are called: "Two survivors told
/// investigators that", "recounted one injured survivor who".
pub(super) fn speaks(scene: &Scene<'_>, span: &Range<usize>, cue: Option<&Range<usize>>) -> bool {
    let line = &scene.line;
    if cue.is_some_and(|cue| !span.contains(&cue.start)) {
        return false;
    }
    let verb = if line.is(span.end, Class::Have) || scene.is_adverb(span.end) { span.end + 1 } else { span.end };
    let says = |at: usize| part(line, at, Part::SayingVerb) && !part(line, at, Part::TollVerb);
    // "the 443 deaths confirmed so far": what befell them.
    let plain = !part(line, verb, Part::WeakVerb) && !ends_as_participle(line, verb);
    says(verb) && (part(line, verb + 1, Part::That) || part(line, verb, Part::HearerVerb) || plain)
}

/// "Wounding 50 people and killing 17": those 50 are told by their own participle, and not by the cue behind them.
pub(super) fn is_felled_otherwise(scene: &Scene<'_>, span: &Range<usize>, cue: &Range<usize>) -> bool {
    let line = &scene.line;
    let Some(verb) =
        span.start.checked_sub(1).filter(|verb| line.phrase_at(&line.lexicon.figures.felling, *verb).is_some())
    else {
        return false;
    };
    let gerund = line.lexicon.claims.gerunds.iter().any(|ending| line.str(verb).ends_with(ending.as_str()));
    gerund && !cue.contains(&verb) && !span.contains(&cue.start)
}

/// Whether a figure without a noun of its own has a verb of its own, and it is no cue: "2,350
/// houses were destroyed and 5,000 damaged".
pub(super) fn does_otherwise(scene: &Scene<'_>, span: &Range<usize>, cues: &[Range<usize>], nouns: Nouns<'_>) -> bool {
    let line = &scene.line;
    // "and 15 more were wounded"
    let end = span.end + usize::from(line.is(span.end, Class::Other));
    // "9,340 partially damaged", "370 were destroyed and 151 are affected"
    let participle = |at: usize| scene.is_participle(at) || part(line, at, Part::Irregular);
    let is_done = line.is(end, Class::Be) && participle(end + 1);
    let cued_near = |from: usize| (from..from + 7).any(|at| covering(cues, at).is_some());
    // "and 500 have been sent back"
    let been = line.is(end, Class::Have) && line.is(end + 1, Class::Be) && participle(end + 2);
    // "the bodies of 30 had been recovered": no subject.
    let subject = !line.is_before(span.start, Class::Of) && !line.is_before(span.start, Class::For);
    let been = been && subject && !cued_near(end + 2);
    let at = if been {
        end + 2
    } else if scene.is_adverb(end) || is_done {
        end + 1
    } else {
        end
    };
    // "a school where 90 were sheltering", "three more were believed to be alive"
    let doing = line.is(end, Class::Be) && ends_as_gerund(line, end + 1) && !cued_near(end + 1);
    let believed = is_done && line.is(end + 2, Class::To) && line.is(end + 3, Class::Be) && !cued_near(end + 1);
    if nouns.own.is_none() && (doing || believed) {
        return true;
    }
    let verb = line.is(at, Class::Verb) || participle(at);
    let says = part(line, at, Part::SayingVerb) || part(line, at, Part::TollVerb);
    // "killed 112 soldiers and captured 19"
    let before = span.start.checked_sub(1);
    let befell = before.is_some_and(|at| part(line, at, Part::Befell) && covering(cues, at).is_none());
    // "killing six people and injuring more than 70"
    let doing_it =
        |at: usize| ends_as_gerund(line, at) && covering(cues, at).is_none() && line.is_before(at, Class::And);
    // "sending 74 to hospital", "leaving nearly 200 unaccounted for": asked for by what stands behind.
    let asked = (span.end..span.end + 4).any(|at| covering(cues, at).is_some());
    let befell = befell || !asked && before.is_some_and(doing_it);
    let again = befell && before.is_some_and(|at| at > 0 && line.is(at - 1, Class::And));
    if nouns.own.is_none() && again {
        return true;
    }
    // "28 remained trapped"
    let behind = if scene.is_adverb(at + 1) { at + 2 } else { at + 1 };
    // "the school in which 130 had sought refuge"
    const NEAR: usize = 5;
    let had = line.is(end, Class::Have) && line.kind(end + 1) == Kind::Word && !line.is(end + 1, Class::Be);
    let cued = (end..end + NEAR).any(|at| covering(cues, at).is_some());
    // "1,188 are safe, 29 dead": what they are, and the next number's own.
    let safe =
        line.is(end, Class::Be) && line.str(end + 2) == "," && scene.figures.iter().any(|next| next.start == end + 3);
    let does = had && !cued || safe && covering(cues, end + 1).is_none();
    if nouns.own.is_none() && does {
        return true;
    }
    // "11 officers had been hurt and three people arrested": told of the first in the same way.
    let first = scene.figures_in(&(0..span.start)).last().map(|first| first.end);
    let told = |cue: &Range<usize>| first.is_some_and(|end| end <= cue.start) && cue.end + 1 == span.start;
    let arrested = line.is_before(span.start, Class::And)
        && scene.is_participle(span.end)
        && line.kind(span.end + 1) == Kind::Mark
        && covering(cues, span.end).is_none();
    if nouns.own.is_some() && arrested && cues.iter().any(told) {
        return true;
    }
    // "Nobody was killed or injured"
    let both = part(line, at + 1, Part::Both) && covering(cues, at + 2).is_some();
    // "2,300 have applied for asylum"
    let applied = (at..at + 3).any(|at| line.is(at, Class::For) && covering(cues, at + 1).is_some());
    let both = both || applied;
    nouns.own.is_none() && verb && !says && !both && covering(cues, at).is_none() && covering(cues, behind).is_none()
}

/// Whether a figure without noun has a verb of its own: "and 27 treated".
pub(super) fn has_own_verb(scene: &Scene<'_>, number: usize) -> bool {
    scene.figures.get(number).is_some_and(|span| does_otherwise(scene, span, &[], Nouns::default()))
}
