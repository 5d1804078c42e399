//! Places that no rule knows: what a sentence names as one, and which of them is a figure's. "In Kolvik 58 were held" is no count
//! of the places that are asked about.

use std::ops::Range;

use super::clause;
use super::context::Scene;
use super::places::is_beside;
use super::speaker::Frame;
use crate::lexicon::claims::Part;
use crate::lexicon::figures::Class;
use crate::lexicon::line::Line;
use crate::rules::{Id, Rules};
use crate::span::Span;
use crate::token::Kind;

/// What a sentence names as a place that no rule knows: "in Kolvik", where the rules know other places.
pub(super) fn unlisted(line: &Line<'_>, places: &[(Range<usize>, Id)], rules: &Rules) -> Vec<Range<usize>> {
    if rules.places.is_empty() || line.is_title() {
        return Vec::new();
    }
    let mut found = Vec::new();
    let mut at = 1;
    while at < line.len() {
        if let Some(end) = named_at(line, at)
            && !places.iter().any(|(place, _)| place.start < end && at < place.end)
            && (!is_claimant(line, at..end, rules) || house(line, at) == Some(end))
            && (!is_of_story(line.span(at, end).slice(line.text), rules) || is_meant_whole(line, at))
            && !(at..end).any(|at| clause::part(line, at, Part::SpeechNoun))
        {
            found.push(at..end);
            at = end;
        }
        at += 1;
    }
    found
}

/// "in the whole of Gosland": all of it, and no loose word for a part that is asked about.
fn is_meant_whole(line: &Line<'_>, start: usize) -> bool {
    line.phrase_before(&line.lexicon.claims.all_over, start).is_some()
}

/// Whether a rule file's title or a quantity's label names a place: the story's own, which all of it lies in.
pub(super) fn is_of_story(name: &str, rules: &Rules) -> bool {
    let labels = rules.quantities.iter().map(|quantity| quantity.label.as_str());
    rules.title.as_deref().into_iter().chain(labels).any(|text| clause::holds_words(text, name))
}

/// Whether the rule file's title names a place that the rules know: where the story's own event was.
pub(super) fn is_in_title(place: &Id, rules: &Rules) -> bool {
    let Some(title) = rules.title.as_deref() else { return false };
    let mut tokens = Vec::new();
    crate::token::tokenize(title, Span::new(0, title.len()), &mut tokens);
    rules.places.iter().any(|known| known.id == *place && !known.names.find(title, &tokens).is_empty())
}

/// Where a name ends that "in" or "at" puts something in: "in Kolvik", "at the Sisters' Clinic", "in the Mill Quarter".
fn named_at(line: &Line<'_>, start: usize) -> Option<usize> {
    if let Some(end) = row_name(line, start) {
        return Some(end);
    }
    // "At the smaller Kolvik crossing, 180 were waiting"
    const ADJECTIVES: usize = 3;
    let small = |at: usize| line.kind(at) == Kind::Word && !line.is_capital(at) && line.number(at).is_none();
    let adjectives = line.is(0, Class::At)
        && line.is(1, Class::The)
        && (3..=2 + ADJECTIVES).contains(&start)
        && (2..start).all(small);
    if let Some(end) = place_name(line, start).filter(|_| adjectives)
        && clause::part(line, end - 1, Part::OwnArea)
        && line.is(end, Class::Comma)
    {
        return Some(end);
    }
    // "At Rossy, about a hundred cut off a road"
    let opens = |end: &usize| start == 1 && line.is(0, Class::At) && line.str(*end) == ",";
    if let Some(end) = place_name(line, start).filter(|end| line.is_before(start, Class::In) || opens(end)) {
        return Some(end);
    }
    // "in areas held by Marland", "on the opposite bank"
    if let Some(end) = held_land(line, start) {
        return Some(end);
    }
    // "in the whole of Gosland"
    if is_meant_whole(line, start) {
        return place_name(line, start);
    }
    // "the border towns of Kilm and Reyhol", "rocket fire on Azak"
    let noun = start.checked_sub(2).filter(|noun| line.kind(*noun) == Kind::Word);
    let area = |noun: usize| clause::part(line, noun, Part::OwnArea) || clause::part(line, noun, Part::AreaNoun);
    let of = line.is_before(start, Class::Of) && noun.is_some_and(area) && !is_beside(line, start);
    let hit = |noun: usize| clause::part(line, noun, Part::Event) || clause::part(line, noun, Part::Incident);
    let on = line.is_before(start, Class::On) && !line.is_before(start, Class::From) && noun.is_some_and(hit);
    if of || on {
        return place_name(line, start);
    }
    let the = start.checked_sub(1).filter(|at| line.is(*at, Class::The)).unwrap_or(start);
    let at = line.is_before(the, Class::At) || line.is_before(the, Class::In) && the < start;
    let house = house(line, start)?;
    at.then_some(house)
}

/// Where the words end that say what land is meant by whose it is: "areas held by Marland", "territory that Marland controls",
/// "the opposite bank".
fn held_land(line: &Line<'_>, start: usize) -> Option<usize> {
    const NAME: usize = 5;
    let the = start.checked_sub(1).filter(|at| line.is(*at, Class::The)).unwrap_or(start);
    if !line.is_before(the, Class::In) && !line.is_before(the, Class::On) {
        return None;
    }
    let data = &line.lexicon.claims;
    if let Some((end, ())) = line.phrase_at(&data.other_side, start) {
        return Some(end);
    }
    let (end, ()) = line.phrase_at(&data.held_land, start)?;
    let ends = |at: &usize| line.kind(*at) == Kind::Mark || line.len() <= *at;
    let close = (end..=end + NAME).find(ends).unwrap_or(end + NAME);
    let holds = |at: usize| line.phrase_at(&data.holds_land, at).map(|(end, ())| end);
    // "held by Marland", "that Marland controls", "held by the government"
    let whose = (end..close).find(|at| line.is_capital(*at) || line.is_before(*at, Class::The))?;
    let past = (whose..close).find(|at| *at > whose && !line.is_capital(*at)).unwrap_or(close);
    let that = clause::part(line, end - 1, Part::That) || clause::part(line, end - 1, Part::Relative);
    if that { holds(past) } else { Some(past) }
}

/// Where the name ends that heads a number in a list: "as follows: Salu 165, Kolvik 22".
fn row_name(line: &Line<'_>, start: usize) -> Option<usize> {
    const NAME: usize = 4;
    let opens = |at: usize| line.is(at, Class::Comma) || line.is(at, Class::And) || line.str(at) == ":";
    start.checked_sub(1).filter(|before| opens(*before))?;
    let end = (start..start + NAME).find(|at| !line.is_capital(*at) || line.is_shouted(*at))?;
    let row = start < end && line.is_number(end) && (0..start).any(|at| line.str(at) == ":");
    row.then_some(end)
}

/// Where the name of a house ends, one capital at least in it.
pub(super) fn house(line: &Line<'_>, start: usize) -> Option<usize> {
    const LONGEST: usize = 6;
    let word = |at: usize| line.kind(at) == Kind::Word && !line.is(at, Class::Stop) || clause::is_apostrophe(line, at);
    let last = (start..start + LONGEST).take_while(|at| word(*at)).find(|at| clause::part(line, *at, Part::House))?;
    line.is_capital(start).then_some(last + 1)
}

/// Where a run of capitals ends that may be a place's name: nothing stands behind it that it could belong to, as
/// in "in Israeli strikes", "in Friday's attack".
fn place_name(line: &Line<'_>, start: usize) -> Option<usize> {
    let word = |at: usize| line.is_capital(at) && !line.is_shouted(at);
    let dated = |at: usize| [Class::Month, Class::MonthWord, Class::Weekday].iter().any(|&class| line.is(at, class));
    let mut end = start;
    while word(end) && !dated(end) && (end == start || !line.is_glued(end)) {
        end += 1;
    }
    if end == start || line.is(start, Class::Stop) {
        return None;
    }
    if clause::part(line, end, Part::OwnArea) {
        return Some(end + 1);
    }
    // "In Kolvik the figure is 19"
    let closes = [Class::The, Class::Stop, Class::Verb, Class::Be, Class::And, Class::Weekday, Class::Month];
    let mark =
        line.kind(end) == Kind::Mark && (!line.is_glued(end) || matches!(line.mark(end), ',' | '.' | ';' | ':' | ')'));
    (line.len() <= end || mark || closes.iter().any(|&class| line.is(end, class))).then_some(end)
}

/// Whether a name is that of somebody who speaks.
fn is_claimant(line: &Line<'_>, name: Range<usize>, rules: &Rules) -> bool {
    let tokens = line.tokens.get(name).unwrap_or_default();
    rules.claimants.iter().any(|claimant| claimant.names.is_match(line.text, tokens))
}

impl Scene<'_> {
    /// Whether a name opens its sentence: "At the Sisters' Clinic, ...".
    fn opens_with(&self, name: &Range<usize>) -> bool {
        let preposition = self.line.is(0, Class::In) || self.line.is(0, Class::At);
        // "In the border town of Kilm, ..."
        const AREA: usize = 6;
        let area = name.start <= AREA && self.line.is_before(name.start, Class::Of);
        (name.start <= 2 || area) && preposition && self.line.str(name.end) == ","
    }

    /// What the words around a figure name as its place, where no rule knows it: "In Kolvik 58 were held".
    pub(super) fn unlisted(&self, number: usize) -> Option<String> {
        const FARTHEST: usize = 14;
        let span = self.figures.get(number)?;
        let near = self.unlisted.iter().map(|name| {
            let opens = self.opens_with(name) && name.end <= span.start;
            // "in Kilm, where four were killed"
            let clause = self.clause(span).start;
            let told = name.end < clause
                && self.line.phrase_at(&self.line.lexicon.claims.where_at, clause).is_some()
                && !(name.end..clause).any(|at| self.line.is(at, Class::Verb));
            (if opens || told { FARTHEST } else { self.distance(span, name) }, name)
        });
        let spoke = |at: usize| clause::part(&self.line, at, Part::SayingVerb);
        let heard = |name: &&Range<usize>| {
            let the = name.start - usize::from(self.line.is_before(name.start, Class::The));
            let hearing = &self.line.lexicon.claims.hearing;
            the.checked_sub(1).is_some_and(|before| self.line.phrase_before(hearing, before).is_some())
        };
        // "had been recorded in Kolvik": there, and not by Kolvik.
        let done = |at: usize| self.line.is_before(at, Class::Be) || clause::part(&self.line, at - 1, Part::Perfect);
        let says = |name: &&Range<usize>| {
            let mut before = name.start.saturating_sub(3)..name.start;
            (name.end..name.end + 2).any(spoke) || before.any(|at| spoke(at) && !(at > 0 && done(at)))
        };
        let small = || self.small_area(span);
        let name = near
            .filter(|(distance, name)| {
                *distance <= FARTHEST
                    && !self.is_anothers_place(span, name.start)
                    && !says(name)
                    && !heard(name)
                    && !self.is_spoken_in(span, name)
                    && !self.is_of_somebody(span, name)
                    && !self.is_gone_to(name)
            })
            .min_by_key(|(distance, name)| (*distance, name.start))
            .map(|(_, name)| name.clone());
        let name = name.or_else(small)?;
        Some(self.line.span(name.start, name.end).slice(self.line.text).to_owned())
    }

    /// "4,300 have been evacuated from the quarter": of some part of a place, which its text has named.
    fn small_area(&self, span: &Range<usize>) -> Option<Range<usize>> {
        let line = &self.line;
        let led = |at: usize| [Class::In, Class::From].iter().any(|&class| line.is(at, class));
        let ends = |at: usize| line.len() <= at || line.kind(at) == Kind::Mark || line.is(at, Class::And);
        // "29 dead in this district", which no rule knows
        let this = |at: usize| clause::part(line, at, Part::This) || clause::part(line, at, Part::OwnPronoun);
        let local = |at: usize| this(at) && clause::part(line, at + 1, Part::LocalArea);
        let small = |at: usize| line.is(at, Class::The) && clause::part(line, at + 1, Part::SmallArea);
        // "206 people from the state were hurt": its own people, of all
        let from = |at: usize| {
            at == span.end
                && line.is(at, Class::From)
                && line.is(at + 1, Class::The)
                && clause::part(line, at + 2, Part::OwnArea)
        };
        let named = |at: usize| led(at) && (local(at + 1) || small(at + 1));
        if from(span.end) && (clause::is_auxiliary(line, span.end + 3) || ends(span.end + 3)) {
            return Some(span.end + 1..span.end + 3);
        }
        let at = (span.end..self.around(span).end).find(|at| named(*at) && ends(at + 3))?;
        Some(at + 1..at + 3)
    }

    /// "In Kolvik, the foreign minister told diplomats that 3,000 had been killed": where they spoke.
    fn is_spoken_in(&self, span: &Range<usize>, name: &Range<usize>) -> bool {
        // "In Kolvik, residents have spoken of dozens of dead": of those there.
        let local = |verb: usize| {
            (name.end..verb).any(|at| self.line.phrase_at(&self.line.lexicon.claims.locals, at).is_some())
        };
        let speaks = |frame: &Frame| name.end < frame.verb && frame.verb < frame.said.0 && frame.verb < span.start;
        self.opens_with(name) && self.frames.iter().any(|frame| speaks(frame) && !local(frame.verb))
    }

    /// Whether a figure is of the rest of a place: "100 elsewhere in eastern Marland".
    pub(super) fn is_of_the_rest(&self, span: &Range<usize>) -> bool {
        let rest =
            |name: &Range<usize>| self.line.phrase_at(&self.line.lexicon.claims.elsewhere_in, name.start).is_some();
        self.unlisted.iter().any(|name| (span.end..=span.end + 1).contains(&name.start) && rest(name))
    }
}
