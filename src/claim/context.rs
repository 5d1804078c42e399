//! What stands around a figure whatever the rules ask: who says it, when it holds, how surely,
//! and which places its words name.

use std::ops::Range;

use jiff::civil::Date;

use super::clause;
use super::floor::Floor;
use super::speaker::{self, Frame};
use super::time::{self, Phrase};
use super::{Speaker, Status, Voice};
use crate::document::{Document, Role};
use crate::figure::{Figure, Manner};
use crate::lexicon::claims::{Part, Surety};
use crate::lexicon::figures::Class;
use crate::lexicon::line::Line;
use crate::rules::{Id, Rules};
use crate::window::Window;

/// One sentence, looked at once for all its figures.
pub(super) struct Scene<'a> {
    pub(super) line: Line<'a>,
    /// The paragraph it stands in.
    pub(super) paragraph: usize,
    /// What part of the page it belongs to.
    pub(super) role: Role,
    pub(super) frames: Vec<Frame>,
    pub(super) times: Vec<Phrase>,
    /// The places it names: tokens, and the place.
    pub(super) places: Vec<(Range<usize>, Id)>,
    /// Where its clauses begin.
    pub(super) clauses: Vec<usize>,
    /// The day of its document.
    today: Option<Date>,
    /// The tokens of each figure in it: hedge to noun.
    pub(super) figures: Vec<Range<usize>>,
}

/// What stands around one figure.
#[derive(Clone, Debug, Default)]
pub(super) struct Context {
    pub(super) claimant: Option<Speaker>,
    pub(super) relay: Option<Speaker>,
    pub(super) voice: Voice,
    /// What the text says of its time; `None` where it says nothing.
    pub(super) window: Option<Window>,
    pub(super) place: Option<Id>,
    pub(super) status: Status,
    pub(super) older: bool,
}

/// Looks at every sentence of a document, in order.
pub(super) fn scenes<'a>(
    document: &'a Document,
    figures: &[Figure],
    rules: &Rules,
    lexicon: &'a crate::lexicon::Lexicon,
) -> Vec<Scene<'a>> {
    let today = document.meta.published.map(|published| published.date);
    let house = document.meta.publisher.as_deref().and_then(|publisher| speaker::house(publisher, rules));
    let mut floor = Floor::of(house);
    // Sentences of an open quotation that nobody was heard to speak yet.
    let mut unspoken: Vec<usize> = Vec::new();
    let mut paragraph = 0;
    let mut scenes: Vec<Scene<'a>> = Vec::with_capacity(document.sentences.len());
    let mut next = 0;
    for (index, sentence) in document.sentences.iter().enumerate() {
        let mut line = Line::new(&document.text, lexicon);
        line.read(sentence.span);
        if sentence.paragraph != paragraph && !line.is(0, Class::Quote) {
            floor.quoting = false;
        }
        paragraph = sentence.paragraph;
        let mut spans = Vec::new();
        while let Some(figure) = figures.get(next).filter(|figure| figure.sentence == index) {
            spans.push(tokens_of(&line, figure));
            next += 1;
        }
        if sentence.role == Role::Attribution {
            sign(&mut scenes, &line, rules, today);
        }
        let spoken = !matches!(sentence.role, Role::Furniture | Role::Attribution | Role::Caption);
        let was_quoting = floor.quoting;
        let frames = if spoken { speaker::frames(&line, rules, &mut floor) } else { Vec::new() };
        // '"We count 41. More will follow," Lodhi said': who opened the quotation is told at its end.
        if was_quoting && let Some(told) = frames.iter().find(|frame| 0 < frame.verb && frame.said.0 == 0) {
            for at in unspoken.drain(..) {
                if let Some(scene) = scenes.get_mut(at) {
                    scene.frames = vec![Frame::whole(told.speaker.clone(), &scene.line)];
                }
            }
        }
        if !floor.quoting {
            unspoken.clear();
        } else if frames.iter().all(|frame| frame.verb == 0) && line.is(0, Class::Quote) || was_quoting {
            unspoken.push(index);
        }
        scenes.push(Scene {
            paragraph,
            role: sentence.role,
            frames,
            times: time::phrases(&line, today),
            places: places(&line, rules),
            clauses: clause::starts(&line),
            today,
            figures: spans,
            line,
        });
    }
    scenes
}

/// The tokens a figure's phrase covers.
fn tokens_of(line: &Line<'_>, figure: &Figure) -> Range<usize> {
    let first = line.tokens.partition_point(|token| token.span.end <= figure.phrase.start);
    let last = line.tokens.partition_point(|token| token.span.start < figure.phrase.end);
    first..last.max(first)
}

/// A signature gives its name and day to the paragraph before it.
fn sign(scenes: &mut [Scene<'_>], line: &Line<'_>, rules: &Rules, today: Option<Date>) {
    let Some(paragraph) = scenes.last().map(|scene| scene.paragraph) else { return };
    let speaker = speaker::signature(line, rules);
    let day = time::phrases(line, today).into_iter().find(|phrase| !phrase.loose);
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

/// The places a sentence names, outermost names first, where they went left out.
fn places(line: &Line<'_>, rules: &Rules) -> Vec<(Range<usize>, Id)> {
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
    kept.retain(|(range, _)| !is_destination(line, range.start));
    kept
}

fn is_destination(line: &Line<'_>, start: usize) -> bool {
    let mut at = start;
    while at > 0 && (clause::part(line, at - 1, Part::Article) || line.is(at - 1, Class::The)) {
        at -= 1;
    }
    at.checked_sub(1).is_some_and(|before| clause::part(line, before, Part::Destination))
}

impl Scene<'_> {
    /// What stands around the figure of this number among the sentence's figures.
    pub(super) fn context(&self, number: usize, manner: Manner) -> Context {
        let Some(span) = self.figures.get(number).cloned() else { return Context::default() };
        let (frame, relay) = speaker::of(&self.frames, span.start);
        // "some of the thousands of people": taken as known, so by no one's word.
        let presumed = frame.is_some_and(|frame| frame.denied) && self.line.is_before(span.start, Class::The);
        let frame = frame.filter(|_| !presumed);
        let mut status = self.status(&span);
        if frame.is_some_and(|frame| frame.denied) || manner == Manner::Denied {
            status = Status::Denied;
        }
        Context {
            claimant: frame.map(|frame| frame.speaker.clone()),
            relay: relay.map(|frame| frame.speaker.clone()),
            voice: if frame.is_some() { Voice::Attributed } else { Voice::Reporter },
            window: self.window(&span),
            place: self.place(&span),
            status,
            older: self.is_older(&span),
        }
    }

    /// The tokens of the clause a figure stands in.
    pub(super) fn clause(&self, span: &Range<usize>) -> Range<usize> {
        let (start, end) = clause::of(&self.clauses, self.line.len(), span.start);
        start..end
    }

    /// How far apart a figure and other words stand: tokens, and more across commas, other
    /// figures and clauses.
    pub(super) fn distance(&self, span: &Range<usize>, other: &Range<usize>) -> usize {
        const COMMA: usize = 2;
        const JOIN: usize = 3;
        const FIGURE: usize = 6;
        const CLAUSE: usize = 15;
        let (from, to) = if other.start >= span.end { (span.end, other.start) } else { (other.end, span.start) };
        let gap = from..to.max(from);
        let mut cost = gap.len();
        for at in gap.clone() {
            cost += if self.line.str(at) == "," { COMMA } else { 0 };
            cost += if self.line.is(at, Class::And) || self.line.is(at, Class::Or) { JOIN } else { 0 };
        }
        let figures = |at: usize| self.figures.partition_point(|figure| figure.start < at);
        cost += FIGURE * figures(gap.end).saturating_sub(figures(gap.start));
        let clauses = |at: usize| self.clauses.partition_point(|start| *start < at);
        cost += CLAUSE * clauses(to + usize::from(from < to)).saturating_sub(clauses(from));
        cost
    }

    fn window(&self, span: &Range<usize>) -> Option<Window> {
        const FARTHEST: usize = 45;
        const FARTHEST_LOOSE: usize = 12;
        let near = self.times.partition_point(|phrase| phrase.end + FARTHEST < span.start);
        (self.times.get(near..).unwrap_or_default().iter())
            .take_while(|phrase| phrase.start <= span.end + FARTHEST)
            .map(|phrase| {
                let distance = self.distance(span, &(phrase.start..phrase.end));
                (distance + self.dates_speech(span, phrase) + self.dates_another(span, phrase), phrase)
            })
            .filter(|(distance, phrase)| *distance <= if phrase.loose { FARTHEST_LOOSE } else { FARTHEST })
            .min_by_key(|(distance, phrase)| (*distance, phrase.start))
            .map(|(_, phrase)| self.since_baseline(span, phrase))
    }

    /// What a phrase costs that stands behind another figure: "30 on Friday and 20 on Saturday".
    fn dates_another(&self, span: &Range<usize>, phrase: &Phrase) -> usize {
        const ANOTHER: usize = 10;
        // Figures stand in order: the first of them ends before any other does.
        let between = self.figures.first().is_some_and(|figure| figure.end <= phrase.start) && phrase.end <= span.start;
        if between && phrase.start < phrase.end { ANOTHER } else { 0 }
    }

    /// What a phrase costs that belongs to a saying verb: "said today that", "today the army said
    /// that" date the words, and the figure only where nothing else does.
    fn dates_speech(&self, span: &Range<usize>, phrase: &Phrase) -> usize {
        const SPEECH: usize = 20;
        let of_verb = |frame: &Frame| {
            let behind = (frame.verb + 1..=frame.verb + 2).contains(&phrase.start);
            let before = phrase.end <= frame.verb
                && frame.verb < span.start
                && frame.said.0 <= span.start
                && phrase.start < phrase.end;
            behind || before
        };
        if self.frames.iter().any(of_verb) { SPEECH } else { 0 }
    }

    /// "lost a third of what they had held three days ago": the change runs from then on.
    fn since_baseline(&self, span: &Range<usize>, phrase: &Phrase) -> Window {
        let had = (span.end..phrase.start).any(|at| clause::part(&self.line, at, Part::Baseline));
        let ago = clause::part(&self.line, phrase.end.wrapping_sub(1), Part::Ago);
        match self.today.filter(|_| had && ago) {
            Some(today) => Window { to: Some(crate::window::Moment::day(today)), ..phrase.window },
            None => phrase.window,
        }
    }

    fn place(&self, span: &Range<usize>) -> Option<Id> {
        const FARTHEST: usize = 60;
        let near = self.places.partition_point(|(range, _)| range.end + FARTHEST < span.start);
        (self.places.get(near..).unwrap_or_default().iter())
            .take_while(|(range, _)| range.start <= span.end + FARTHEST)
            .map(|(range, id)| (self.distance(span, range), range.start, id))
            .filter(|(distance, ..)| *distance <= FARTHEST)
            .min_by_key(|(distance, start, _)| (*distance, *start))
            .map(|(.., id)| id.clone())
    }

    /// How surely the clause puts a figure.
    fn status(&self, span: &Range<usize>) -> Status {
        const REACH: usize = 12;
        let clause = self.clause(span);
        let near = clause.start.max(span.start.saturating_sub(REACH))..clause.end.min(span.end + REACH);
        let mut status = Status::Stated;
        for at in near {
            let Some((end, surety)) = self.line.phrase_at(&self.line.lexicon.claims.surety, at) else { continue };
            // "I fear the number will climb" plans no dead: a plan stands before its figure, or is its verb.
            let next = self.figures.partition_point(|figure| figure.start < end);
            let another = self.figures.get(next).is_some_and(|figure| figure.end <= span.start);
            if *surety == Surety::Planned && (span.end + 2 < at || another) {
                continue;
            }
            // Words of the figure's own hedge bound its value, and not its truth.
            if span.contains(&at) && *surety == Surety::Possible && end <= span.end {
                continue;
            }
            status = status.max(match surety {
                Surety::Planned => Status::Planned,
                Surety::Attempted => Status::Attempted,
                Surety::Possible => Status::Possible,
                Surety::Denied => Status::Denied,
            });
        }
        status
    }

    fn is_older(&self, span: &Range<usize>) -> bool {
        const REACH: usize = 6;
        let clause = self.clause(span);
        let near = clause.start.max(span.start.saturating_sub(REACH))..span.start;
        near.into_iter().any(|at| {
            self.line.phrase_at(&self.line.lexicon.claims.older, at).is_some_and(|(end, ())| end <= span.start)
        })
    }
}
