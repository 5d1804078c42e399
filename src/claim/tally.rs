//! What a count is called by that nobody is named to have made: "the official toll", "a Reuters tally". Owns these names; who
//! speaks otherwise, `speaker` and `credit` say.

use super::Speaker;
use super::clause::{owns, part};
use super::speaker::{Found, Frame};
use crate::lexicon::claims::Part;
use crate::lexicon::figures::Class;
use crate::lexicon::line::Line;

/// Whether a word is what a count is called: "toll", "estimate".
pub(super) fn is_count(line: &Line<'_>, at: usize) -> bool {
    part(line, at, Part::CountNoun) || part(line, at, Part::SpeechNoun)
}

/// What a count that is a subject is called by: "official figures", "Reuters tally".
pub(super) fn called(line: &Line<'_>, (start, end): (usize, usize)) -> Option<Speaker> {
    let name = |first: usize, end: usize| super::who::tidy(line, (first, end)).map(|name| Speaker { name, id: None });
    // "an internal document seen by the Courier"
    let last =
        end.checked_sub(1).filter(|last| part(line, *last, Part::TextNoun) || part(line, *last, Part::SpeechNoun));
    if last.is_some() && part(line, end, Part::SeenBy) && line.is(end + 1, Class::By) {
        return name(start, end);
    }
    let noun = (start..end).find(|at| is_count(line, *at))?;
    let official = (start..noun).find(|at| part(line, *at, Part::Official));
    let dated = |at: usize| [Class::Month, Class::Weekday, Class::MonthWord].iter().any(|&class| line.is(at, class));
    let named = || {
        let names = |at: &usize| line.is_capital(*at) && !line.is_number(*at) && !dated(*at);
        let first = noun - (start..noun).rev().take_while(names).count();
        // A capital at the head of the sentence is no name yet.
        (first < noun && (first > 0 || first + 1 < noun) && !part(line, first, Part::Article)).then_some(first)
    };
    let first = official.or_else(named)?;
    name(first, noun + 1)
}

/// "the Northern Wire tally": a count that is kept by whose name stands before it, whom no rule knows.
pub(super) fn kept(line: &Line<'_>, owner: (usize, usize), noun: usize) -> Option<Speaker> {
    let tally = line.phrase_at(&line.lexicon.claims.tallies, noun).is_some();
    called(line, (owner.0, noun + 1)).filter(|_| tally)
}

/// Leaves out official counts that somebody gives: "The official toll is 44, the minister said" is the minister's.
pub(super) fn give(line: &Line<'_>, frames: &mut Vec<Frame>) {
    let said: Vec<_> = frames.iter().map(|frame| (frame.verb, frame.said)).collect();
    let given = |at: usize| said.iter().any(|(verb, said)| *verb != at && said.0 <= at && at < said.1);
    frames.retain(|frame| !given(frame.verb) || official(line, frame.verb).is_none());
}

/// "The official toll stands at 48", "official figures: 48 dead": nobody's but the authorities'.
pub(super) fn official(line: &Line<'_>, noun: usize) -> Option<Found> {
    const NAME: usize = 3;
    if !is_count(line, noun) {
        return None;
    }
    let official = (noun.saturating_sub(NAME)..noun).rev().find(|at| part(line, *at, Part::Official))?;
    let plain = (official..noun).all(|at| !is_count(line, at) && !line.is(at, Class::And));
    // "the ministry's official toll" is the ministry's, and "no official toll" nobody's.
    let before = official.checked_sub(1);
    let owned =
        before.is_some_and(|at| owns(line, at) || part(line, at, Part::OwnerPronoun) || line.is(at, Class::Not));
    let none = before.is_some_and(|at| line.is(at, Class::No));
    let speaker = Speaker { name: super::who::tidy(line, (official, noun + 1))?, id: None };
    let frame = Frame::new(speaker, (noun + 1, line.len()), noun, false);
    (plain && !owned && !none).then_some(Found { frame, introduced: String::new(), person: false, speaks: false })
}
