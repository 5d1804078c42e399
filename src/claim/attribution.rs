//! Whose words are not told by a verb of the sentence: who publishes a text, who signs a paragraph or is told
//! behind a table, whose number a denial names.

use std::ops::Range;

use jiff::civil::Date;

use super::Speaker;
use super::clause::part;
use super::context::Scene;
use super::list;
use super::speaker::Frame;
use super::time::{self, Phrase};
use super::{subject, who};
use crate::document::Role;
use crate::lexicon::Lexicon;
use crate::lexicon::claims::Part;
use crate::lexicon::figures::Class;
use crate::lexicon::line::Line;
use crate::rules::Rules;
use crate::span::Span;
use crate::token::Kind;

/// Whose number stands before a token: "not 43 as the company insists", "not the 43 of whom the company
/// speaks", "not the 500 claimed by the union".
pub(super) fn rivals(line: &Line<'_>, rules: &Rules) -> Vec<(usize, Speaker)> {
    const REACH: usize = 6;
    let rival = |at: usize| {
        let relative = [Part::Aside, Part::Relative, Part::That].iter().any(|&kind| part(line, at, kind));
        let opens = relative || part(line, at, Part::SayingVerb) || part(line, at, Part::Published);
        let of_whom = line.is(at, Class::Of) && part(line, at + 1, Part::Aside);
        let first = if of_whom { at + 2 } else { at + 1 };
        let end = (first..first + REACH)
            .find(|at| line.kind(*at) == Kind::Mark && !line.is_glued(*at + 1))
            .unwrap_or(first + REACH);
        let says = of_whom || relative;
        let verb = (first..end).any(|at| part(line, at, Part::SayingVerb) || part(line, at, Part::SaysIt));
        let by = line.is(at + 1, Class::By);
        let speaker = who::declared(line, (first, end.min(line.len())), rules)?;
        ((opens || of_whom) && (says && verb || !says && by)).then_some((at, speaker))
    };
    // "not the 1,400 the fire service announced"
    let contact = |at: usize| {
        let number = at.checked_sub(1).is_some_and(|before| line.kind(before) == Kind::Number);
        let gives = |at: &usize| part(line, *at, Part::SayingVerb) || part(line, *at, Part::SaysIt);
        let verb = (at + 1..at + REACH).find(gives)?;
        let plain = (at..verb).all(|at| line.kind(at) == Kind::Word);
        let speaker = who::declared(line, (at, verb), rules).filter(|_| number && plain)?;
        Some((at, speaker))
    };
    if !(0..line.len()).any(|at| line.is(at, Class::Not)) {
        return Vec::new();
    }
    (0..line.len()).filter_map(|at| rival(at).or_else(|| contact(at))).collect()
}

/// Who publishes a document, where the rules declare them as a claimant: a ministry's statement is
/// the ministry's word. "BBC News" is BBC, and "The Army Times" no army: what stands around the name must
/// be words for an outlet, unless it is long enough to tell ("Police zone Salu-Centre" is the police zone).
pub(super) fn house(publisher: &str, rules: &Rules, lexicon: &Lexicon) -> Option<Speaker> {
    let mut line = Line::new(publisher, lexicon);
    line.read(Span::new(0, publisher.len()));
    let outlet =
        |at: usize| line.kind(at) == Kind::Mark || part(&line, at, Part::Article) || part(&line, at, Part::OutletWord);
    let around = |found: &std::ops::Range<usize>| {
        let at_an_end = found.start == 0 || found.end == line.len();
        // "OCHA Iraq", "WHO Regional Office": a short form and which of its offices.
        let short = found.start == 0 && line.is_shouted(0);
        (found.len() > 1 || short) && at_an_end || (0..found.start).chain(found.end..line.len()).all(outlet)
    };
    let longest = |claimant: &crate::rules::Claimant| {
        let found = claimant.names.find(publisher, &line.tokens);
        found.into_iter().filter(around).map(|found| found.len()).max()
    };
    let known = rules.claimants.iter().filter_map(|claimant| Some((longest(claimant)?, claimant)));
    // Of "BBC" and "BBC News" the one that says more; of equals the first.
    let (_, claimant) = known.max_by_key(|(length, claimant)| {
        (*length, std::cmp::Reverse(rules.claimants.iter().position(|one| one.id == claimant.id)))
    })?;
    Some(Speaker { name: publisher.to_owned(), id: Some(claimant.id.clone()) })
}

/// Whose all of a paragraph, a list or a table is, told at its end: "Source: OCHA.", "(Red Cross, 5 June)".
pub(super) fn source(line: &Line<'_>, rules: &Rules) -> Option<Speaker> {
    const LONGEST: usize = 14;
    let told = line.phrase_at(&line.lexicon.claims.source_lines, 0);
    let last = (0..line.len()).rev().find(|at| line.str(*at) != ".")?;
    let bracket = line.is(0, Class::OpenBracket) && line.is(last, Class::CloseBracket);
    let start = told.map(|(end, ())| end).or(bracket.then_some(1)).filter(|_| line.len() <= LONGEST)?;
    let (first, end) = subject::past(line, start);
    let known = who::declared(line, (start, last + usize::from(!bracket)), rules);
    let name = || who::tidy(line, (first, end)).filter(|_| told.is_some() && first < end);
    known.or_else(|| Some(Speaker { name: name()?, id: None }))
}

/// The speaker and day that sign what stands before: "— The White Helmets (@handle) 30 November".
fn signature(line: &Line<'_>, rules: &Rules) -> Option<Speaker> {
    let start = (0..line.len()).find(|at| line.kind(*at) == Kind::Word)?;
    let end = (start..line.len()).find(|at| matches!(line.str(*at), "(" | "," | "@")).unwrap_or(line.len());
    const LONGEST_NAME: usize = 12;
    if end - start > LONGEST_NAME {
        return None;
    }
    let known = who::declared(line, (start, line.len()), rules);
    let mut first = start;
    while first < end && part(line, first, Part::Article) {
        first += 1;
    }
    let name = who::tidy(line, (first, end))?;
    Some(Speaker { id: known.and_then(|known| known.id), name })
}

/// A source told behind a paragraph, a list or a table gives what nobody in it does; whether there is any such.
pub(super) fn credit_above(scenes: &mut [Scene<'_>], paragraph: usize, speaker: &Speaker) -> bool {
    // Rows and cells: no list is longer.
    const LONGEST: usize = 400;
    let is_row = |scene: &Scene<'_>| scene.column.is_some() || scene.item || list::is_short(scene);
    let told = |scene: &&mut Scene<'_>| scene.role == Role::Body && (scene.paragraph == paragraph || is_row(scene));
    let mut credited = false;
    for scene in scenes.iter_mut().rev().take(LONGEST).take_while(told) {
        credited = true;
        if scene.column.is_some() {
            scene.source = Some(speaker.clone());
        } else if scene.frames.iter().all(Frame::is_whole) {
            scene.frames = vec![Frame::whole(speaker.clone(), &scene.line)];
        }
    }
    credited
}

/// A signature gives its name and day to the paragraph before it.
pub(super) fn sign(scenes: &mut [Scene<'_>], line: &Line<'_>, rules: &Rules, today: Option<Date>) {
    let Some(paragraph) = scenes.last().map(|scene| scene.paragraph) else { return };
    let speaker = signature(line, rules);
    let day = time::phrases(line, today, time::Named::default()).into_iter().find(|phrase| !phrase.loose);
    for signed in scenes.iter_mut().rev().take_while(|scene| scene.paragraph == paragraph) {
        if let Some(speaker) = &speaker {
            signed.frames = vec![Frame::whole(speaker.clone(), &signed.line)];
        }
        // It stands for the whole of what is signed: no nearer words compete with it.
        if signed.times.is_empty() {
            signed.times.extend(day.map(|day| Phrase { start: 0, end: 0, ..day }));
        }
    }
}

impl Scene<'_> {
    /// Whether some words of a sentence are no more than a part of what its speaker is called: "according to the ministry in
    /// Salu, 471 died".
    pub(super) fn is_in_a_speaker(&self, words: &Range<usize>) -> bool {
        const LONGEST: usize = 14;
        let line = &self.line;
        let according = |frame: &&Frame| line.phrase_at(&line.lexicon.claims.according, frame.verb).is_some();
        let named = |frame: &Frame| {
            let comma = (frame.verb..frame.verb + LONGEST).find(|at| line.str(*at) == ",");
            comma.filter(|comma| (frame.verb..*comma).all(|at| !line.is_number(at)))
        };
        let mut named = self.frames.iter().filter(according).filter_map(|frame| Some((frame.verb, named(frame)?)));
        named.any(|(start, end)| start < words.start && words.end <= end)
    }

    /// Whether words stand in the name of a speaker before their verb: "The chief of Salu's civil defence gave".
    pub(super) fn is_in_a_subject(&self, words: &Range<usize>) -> bool {
        let line = &self.line;
        let within = |frame: &Frame| {
            let leads = words.end <= frame.verb && frame.verb < frame.said.0;
            leads && subject::before(line, frame.verb).0 <= words.start
        };
        self.frames.iter().any(within)
    }
}
