//! Which places a sentence names, and what stands before or between their names. Which of them is a figure's, `place` says.

use std::ops::Range;

use super::clause;
use crate::lexicon::claims::Part;
use crate::lexicon::figures::Class;
use crate::lexicon::line::Line;
use crate::rules::{Id, Rules};
use crate::token::Kind;

/// The places a sentence names, outermost names first, where they went left out.
pub(super) fn places(line: &Line<'_>, rules: &Rules) -> Vec<(Range<usize>, Id)> {
    let mut found: Vec<(Range<usize>, Id)> = Vec::new();
    for place in &rules.places {
        for range in place.names.find(line.text, &line.tokens) {
            found.push((range, place.id.clone()));
        }
    }
    // The longest name at a spot: "western Aleppo" is not "Aleppo".
    found.sort_by_key(|(range, _)| (range.start, std::cmp::Reverse(range.end)));
    let mut kept: Vec<(Range<usize>, Id)> = Vec::new();
    for (range, id) in found {
        let inside = kept.last().is_some_and(|(other, _)| range.start < other.end);
        if !inside {
            kept.push((range, id));
        }
    }
    let kept = kept.into_iter().map(|(range, id)| with_its_surroundings(line, range, id, rules)).collect();
    innermost(line, widened(line, kept, rules), rules)
}

/// "Salu and nearby towns", "Salu and its surroundings": what lies around it, where the rules know that.
fn with_its_surroundings(line: &Line<'_>, range: Range<usize>, id: Id, rules: &Rules) -> (Range<usize>, Id) {
    let found = line.phrase_at(&line.lexicon.claims.surroundings, range.end + 1);
    let end = found.filter(|_| line.is(range.end, Class::And)).map(|(end, ())| end);
    let around = rules.places.iter().find(|place| place.id == id).and_then(|place| place.inside.clone());
    match end.zip(around) {
        Some((end, around)) => (range.start..end, around),
        None => (range, id),
    }
}

/// Of "Salu and other towns of the Kask region" the region alone, which holds them all.
fn widened(line: &Line<'_>, mut places: Vec<(Range<usize>, Id)>, rules: &Rules) -> Vec<(Range<usize>, Id)> {
    const GAP: usize = 6;
    let mut at = 0;
    while let Some((one, other)) = places.get(at).zip(places.get(at + 1)) {
        let gap = one.0.end..other.0.start;
        let others = line.is(gap.start, Class::And) && gap.clone().any(|at| line.is(at, Class::Other));
        let plain = gap.len() <= GAP && gap.clone().all(|at| line.kind(at) == Kind::Word && !line.is_number(at));
        if others && plain && rules.lies_in(&one.1, &other.1) {
            places.remove(at);
        } else {
            at += 1;
        }
    }
    places
}

/// Of "the Marland town of Salu" and "Salu, Marland" the inner place alone.
fn innermost(line: &Line<'_>, places: Vec<(Range<usize>, Id)>, rules: &Rules) -> Vec<(Range<usize>, Id)> {
    const GAP: usize = 3;
    let beside = |one: &Range<usize>, other: &Range<usize>| {
        let gap = one.end..other.start;
        let plain = gap
            .clone()
            .all(|at| line.str(at) == "," || line.is(at, Class::Of) || clause::part(line, at, Part::OwnArea));
        one.end <= other.start && gap.len() <= GAP && plain && !gap.is_empty()
    };
    let outer = |at: usize| {
        let (range, id) = places.get(at)?;
        let holds = |other: &(Range<usize>, Id)| other.1 != *id && rules.lies_in(&other.1, id);
        let before = at.checked_sub(1).and_then(|at| places.get(at)).filter(|one| holds(one) && beside(&one.0, range));
        let behind = places.get(at + 1).filter(|one| holds(one) && beside(range, &one.0));
        before.or(behind).map(|_| ())
    };
    let outer: Vec<bool> = (0..places.len()).map(|at| outer(at).is_some()).collect();
    places.into_iter().zip(outer).filter(|(_, outer)| !outer).map(|(place, _)| place).collect()
}

/// "all over the country, with the exception of Salu and the Kask region": where it does not hold.
pub(super) fn is_excepted(line: &Line<'_>, place: usize) -> bool {
    const REACH: usize = 7;
    let near = (place.saturating_sub(REACH)..place).rev().take_while(|at| line.kind(*at) == Kind::Word);
    near.into_iter().any(|at| line.phrase_at(&line.lexicon.claims.excepting, at).is_some())
}

pub(super) fn is_destination(line: &Line<'_>, start: usize) -> bool {
    let mut at = start;
    while at > 0 && (clause::part(line, at - 1, Part::Article) || line.is(at - 1, Class::The)) {
        at -= 1;
    }
    // "his first count for Salu": of there.
    let counts = [Part::CountNoun, Part::TollNoun];
    let listed = |noun: usize| line.phrase_at(&line.lexicon.claims.listings, noun).is_some();
    let count = |noun: usize| listed(noun) || counts.iter().any(|&kind| clause::part(line, noun, kind));
    let counted = |before: usize| line.is(before, Class::For) && before.checked_sub(1).is_some_and(count);
    at.checked_sub(1).is_some_and(|before| clause::part(line, before, Part::Destination) && !counted(before))
}

/// Whether a place is no more than what something lay by: "off the Marland island of Kask", "28 miles south of Kask".
pub(super) fn is_beside(line: &Line<'_>, start: usize) -> bool {
    const FAR: usize = 6;
    // "nearer to the epicentre than Amatrice is": what something is set against.
    let led = |end: usize| {
        line.phrase_before(&line.lexicon.claims.beside_place, end).is_some()
            || end.checked_sub(1).is_some_and(|before| clause::part(line, before, Part::Than))
    };
    let called = |at: usize| {
        line.is(at, Class::Of)
            || line.is(at, Class::The)
            || line.is_capital(at)
            || clause::part(line, at, Part::Article)
            || clause::part(line, at, Part::OwnArea)
            // "off the small island of Kask"
            || clause::part(line, at + 1, Part::OwnArea) && line.kind(at) == Kind::Word && !line.is(at, Class::Stop)
    };
    let mut at = start;
    while !led(at) {
        match at.checked_sub(1).filter(|before| start < before + FAR && called(*before)) {
            Some(before) => at = before,
            None => return false,
        }
    }
    true
}

/// Several places named in one breath, "Salu and Merin", and the place that holds them all.
pub(super) struct Joint {
    pub(super) range: Range<usize>,
    pub(super) around: Option<Id>,
}

/// The places of a sentence that are joined, in order.
pub(super) fn joint(line: &Line<'_>, places: &[(Range<usize>, Id)], rules: &Rules) -> Vec<Joint> {
    let mut joints = Vec::new();
    let mut row: Vec<&(Range<usize>, Id)> = Vec::new();
    for (at, place) in places.iter().enumerate() {
        row.push(place);
        let next = places.get(at + 1);
        if next.is_some_and(|next| is_joined(line, &place.0, &next.0)) {
            continue;
        }
        let first = row.first().map(|(range, _)| range.start);
        let several = row.windows(2).any(|pair| matches!(pair, [one, other] if one.1 != other.1));
        let and = first.is_some_and(|first| (first..place.0.end).any(|at| line.is(at, Class::And)));
        if let Some(first) = first.filter(|_| several && and) {
            let ids: Vec<&Id> = row.iter().map(|(_, id)| id).collect();
            joints.push(Joint { range: first..place.0.end, around: around(&ids, rules) });
        }
        row.clear();
    }
    joints
}

/// Whether nothing but a comma, an "and" and brackets stand between two places.
fn is_joined(line: &Line<'_>, one: &Range<usize>, other: &Range<usize>) -> bool {
    const LONGEST: usize = 9;
    let mut bracket = false;
    let plain = (one.end..other.start).all(|at| {
        let opens = line.is(at, Class::OpenBracket);
        let inside = bracket || opens;
        bracket = inside && !line.is(at, Class::CloseBracket);
        inside || line.is(at, Class::And) || line.is(at, Class::In) || line.str(at) == "," || line.is(at, Class::The)
    });
    plain && one.end < other.start && other.start - one.end <= LONGEST
}

/// The narrowest place that holds all of some.
fn around(ids: &[&Id], rules: &Rules) -> Option<Id> {
    let holds = |place: &crate::rules::Place| ids.iter().all(|id| rules.lies_in(id, &place.id) && **id != place.id);
    let all: Vec<&Id> = rules.places.iter().filter(|place| holds(place)).map(|place| &place.id).collect();
    let narrowest = all.iter().find(|one| all.iter().all(|other| rules.lies_in(one, other)))?;
    Some((*narrowest).clone())
}
