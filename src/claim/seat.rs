//! Places that are of who speaks, and of no count: where something was said, whose name or branch it is, where a body sits.

use std::ops::Range;

use super::clause;
use super::speaker::Frame;
use crate::lexicon::claims::Part;
use crate::lexicon::figures::Class;
use crate::lexicon::line::Line;
use crate::token::Kind;

/// "said in Salu that 2,318 had left", "some 531,000, Corra told reporters in Salu", "a briefing in Salu": where it was said.
pub(super) fn is_where_spoken(line: &Line<'_>, place: &Range<usize>, frames: &[Frame]) -> bool {
    const REACH: usize = 8;
    // "Marland maintains that 23 died", where the rules know Marland for one who speaks; "its Salu branch said".
    if frames.iter().any(|frame| is_its_name(line, place, frame)) || is_of_a_branch(line, place) {
        return true;
    }
    let the = place.start - usize::from(line.is_before(place.start, Class::The));
    // "by satellite telephone from inside the works, said"
    if line.phrase_before(&line.lexicon.claims.heard_from, the).is_some() {
        return true;
    }
    if !line.is_before(the, Class::In) && !line.is_before(the, Class::At) {
        return false;
    }
    if is_seat(line, place, frames) {
        return true;
    }
    // "gave it as 110 at a briefing in Salu", "at a briefing yesterday at the City Hall"
    const DAY: usize = 2;
    let heard = |at: usize| line.phrase_before(&line.lexicon.claims.hearing, at).is_some();
    if ((the - 1).saturating_sub(DAY)..the).any(heard) {
        return true;
    }
    // "The president, speaking after a burial in Salu, said 326 had died"
    if frames.iter().any(|frame| is_in_aside_of(line, place, frame)) {
        return true;
    }
    frames.iter().any(|frame| {
        let near = frame.verb < the && the <= frame.verb + REACH;
        let plain = || (frame.verb + 1..the).all(|at| line.kind(at) == Kind::Word && line.number(at).is_none());
        let said_before = frame.said.0 < frame.verb;
        // "told donors in Salu on Tuesday that"
        let that = || (place.end..=place.end + DAY).any(|at| clause::part(line, at, Part::That));
        near && plain() && (said_before || that())
    })
}

/// Whether a place stands in the name of the text's own publisher: "Salu Evening Post".
pub(super) fn is_of_publisher(line: &Line<'_>, place: &Range<usize>, publisher: Option<&str>) -> bool {
    const NAME: usize = 6;
    let Some(publisher) = publisher.filter(|name| name.contains(' ')) else { return false };
    let first = place.start.saturating_sub(NAME);
    (first..=place.start).any(|start| {
        let mut at = start;
        let mut words = publisher.split_whitespace();
        let told = words.all(|word| {
            at += 1;
            line.str(at - 1) == word
        });
        told && place.end <= at
    })
}

/// Whether a place's name is all the name of a declared speaker, right before the verb or a colon.
fn is_its_name(line: &Line<'_>, place: &Range<usize>, frame: &Frame) -> bool {
    const GAP: usize = 3;
    let opens = place.start == 0 || !line.is_capital(place.start - 1);
    let near = place.end <= frame.verb && frame.verb <= place.end + GAP && frame.verb < frame.said.0;
    let name = place.clone().map(|at| line.str(at)).eq(frame.speaker.name.split_whitespace());
    frame.speaker.id.is_some() && opens && near && name
}

/// Whether a place says which branch of a body speaks: "its Salu branch", "the union's Salu section".
fn is_of_a_branch(line: &Line<'_>, place: &Range<usize>) -> bool {
    let branch = line.phrase_at(&line.lexicon.claims.branches, place.end).is_some();
    let owned = place
        .start
        .checked_sub(1)
        .is_some_and(|at| clause::part(line, at, Part::OwnerPronoun) || clause::part(line, at, Part::Possessive));
    branch && owned
}

/// Whether a place is where a body of a whole country or of the world sits that speaks: "The World Health Organization's office
/// in Salu said 5,357 were ill"; not "police in Salu said".
fn is_seat(line: &Line<'_>, place: &Range<usize>, frames: &[Frame]) -> bool {
    const LONGEST: usize = 9;
    const GAP: usize = 14;
    let the = place.start - usize::from(line.is_before(place.start, Class::The));
    let word = |at: &usize| line.kind(*at) == Kind::Word || clause::owns(line, *at) || line.str(*at) == ".";
    let body = (the.saturating_sub(LONGEST)..the.saturating_sub(1)).rev().take_while(word);
    let wide = body.into_iter().any(|at| line.phrase_at(&line.lexicon.claims.wide_bodies, at).is_some());
    let speaks = |frame: &Frame| {
        let aside = line.is(place.end, Class::Comma) && line.is_before(frame.verb, Class::Comma);
        place.end <= frame.verb
            && frame.verb < frame.said.0
            && (frame.verb <= place.end + 2 || aside && frame.verb <= place.end + GAP)
    };
    wide && frames.iter().any(speaks)
}

/// Whether a place stands in what is told of a speaker between their name and the verb: "Police, whose officers have joined
/// the search in Salu, gave 319".
fn is_in_aside_of(line: &Line<'_>, place: &Range<usize>, frame: &Frame) -> bool {
    const LONGEST: usize = 24;
    const LATE: usize = 3;
    let comma = |at: &usize| line.is(*at, Class::Comma);
    let close = (place.end..frame.verb).rev().find(comma).filter(|close| frame.verb <= close + LATE);
    let open = (place.start.saturating_sub(LONGEST)..place.start).rev().find(comma).filter(|open| 0 < *open);
    let told = |at: usize| clause::ends_as_gerund(line, at) || clause::part(line, at, Part::Aside);
    // "which runs the centre at Kask, has 58 patients there"
    let there = (frame.verb..line.len()).any(|at| line.phrase_at(&line.lexicon.claims.there, at).is_some());
    frame.verb < frame.said.0 && !there && close.is_some() && open.is_some_and(|open| told(open + 1))
}
