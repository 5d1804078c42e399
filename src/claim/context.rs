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
use crate::span::Span;
use crate::token::Kind;
use crate::window::{Moment, TimeOfDay, Window};

/// One sentence, looked at once for all its figures.
pub(super) struct Scene<'a> {
    pub(super) line: Line<'a>,
    /// The paragraph it stands in.
    pub(super) paragraph: usize,
    /// The hour that heads it on a page of entries by the clock.
    pub(super) clock: Option<TimeOfDay>,
    /// It speaks of now.
    pub(super) now: bool,
    /// The heading above it, by its number.
    pub(super) heading: Option<usize>,
    /// It was left from an older version of the page.
    pub(super) stale: bool,
    /// The day that such a section is of, where its head names it.
    pub(super) stale_day: Option<Moment>,
    /// Nothing else stands in its paragraph.
    pub(super) alone: bool,
    /// What part of the page it belongs to.
    pub(super) role: Role,
    pub(super) frames: Vec<Frame>,
    /// The numbers whose speaker has no verb: "and the organisers 25,000".
    pub(super) gaps: Vec<usize>,
    pub(super) times: Vec<Phrase>,
    /// Whose number stands before a token: "43 as the company insists".
    pub(super) rivals: Vec<(usize, Speaker)>,
    /// The places it names: tokens, and the place.
    pub(super) places: Vec<(Range<usize>, Id)>,
    /// The places it names as where somebody went.
    pub(super) destinations: Vec<(Range<usize>, Id)>,
    /// The place its paragraph named last before it.
    pub(super) place_before: Option<Id>,
    /// Where its clauses begin.
    pub(super) clauses: Vec<usize>,
    /// The day of its document.
    pub(super) today: Option<Date>,
    /// The tokens of each figure in it: hedge to noun.
    pub(super) figures: Vec<Range<usize>>,
    /// The tokens of each figure's number words.
    pub(super) numbers: Vec<Range<usize>>,
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
    /// A denial names it as another's: "not the 43 of whom the company speaks".
    pub(super) rival: bool,
}

/// Looks at every sentence of a document, in order.
pub(super) fn scenes<'a>(
    document: &'a Document,
    figures: &[Figure],
    rules: &Rules,
    lexicon: &'a crate::lexicon::Lexicon,
) -> Vec<Scene<'a>> {
    let today = document.meta.published.map(|published| published.date);
    let house = document.meta.publisher.as_deref().and_then(|publisher| speaker::house(publisher, rules, lexicon));
    let mut floor = Floor::of(house);
    // Sentences of an open quotation that nobody was heard to speak yet.
    let mut unspoken: Vec<usize> = Vec::new();
    let mut paragraph = 0;
    let mut stale = false;
    let mut stale_day = None;
    let mut clock = None;
    let mut scenes: Vec<Scene<'a>> = Vec::with_capacity(document.sentences.len());
    let mut next = 0;
    for (index, sentence) in document.sentences.iter().enumerate() {
        let mut line = Line::new(&document.text, lexicon);
        line.read(sentence.span);
        if sentence.paragraph != paragraph && !line.is(0, Class::Quote) {
            floor.quoting = false;
        }
        paragraph = sentence.paragraph;
        let (mut spans, mut numbers) = (Vec::new(), Vec::new());
        while let Some(figure) = figures.get(next).filter(|figure| figure.sentence == index) {
            spans.push(tokens_of(&line, figure.phrase));
            numbers.push(tokens_of(&line, figure.number));
            next += 1;
        }
        if sentence.role == Role::Attribution {
            sign(&mut scenes, &line, rules, today);
        }
        stale = if line.phrase_at(&lexicon.claims.stale, 0).is_some() && line.is_shouted(0) {
            let day = time::phrases(&line, today, time::Named::default()).into_iter().find(|phrase| !phrase.loose);
            stale_day = day.and_then(|day| day.window.to);
            true
        } else {
            stale && !(line.is_shouted(0) && alone(document, index))
        };
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
        let before = scenes.last().filter(|before| before.paragraph == paragraph && before.role == sentence.role);
        let place_before = before.and_then(|before| {
            before.places.last().map(|(_, place)| place.clone()).or_else(|| before.place_before.clone())
        });
        let spoken_of = scenes.iter().rev().take(3).filter(|before| before.role == sentence.role);
        let last = spoken_of.flat_map(|before| before.times.iter().rev()).find(|phrase| !phrase.loose);
        let last = last.map(|phrase| phrase.window);
        let (destinations, places) =
            places(&line, rules).into_iter().partition(|(range, _)| is_destination(&line, range.start));
        if let Some(hour) = time::clock_line(&line).filter(|_| alone(document, index)) {
            clock = Some(hour);
        }
        let heading = match scenes.last() {
            Some(last) if last.role == Role::Body && last.is_heading() => index.checked_sub(1),
            Some(last) => last.heading,
            None => None,
        };
        let days = before.map(|_| {
            let paragraph = scenes.iter().rev().take(6).take_while(|scene| scene.paragraph == paragraph);
            paragraph.flat_map(|scene| scene.times.iter().map(|phrase| phrase.window)).collect()
        });
        let named = time::Named { last, days: days.unwrap_or_default() };
        scenes.push(Scene {
            place_before,
            alone: alone(document, index),
            now: (0..line.len()).any(|at| clause::part(&line, at, Part::Present)),
            heading,
            clock,
            stale,
            stale_day: stale_day.filter(|_| stale),
            rivals: speaker::rivals(&line, rules),
            gaps: frames.iter().filter(|frame| frame.gapped).map(|frame| frame.verb).collect(),
            paragraph,
            role: sentence.role,
            frames,
            times: time::phrases(&line, today, named),
            places,
            destinations,
            clauses: clause::starts(&line),
            today,
            figures: spans,
            numbers,
            line,
        });
    }
    scenes
}

/// Whether a sentence has a paragraph of its own.
fn alone(document: &Document, index: usize) -> bool {
    let paragraph = |at: Option<usize>| Some(document.sentences.get(at?)?.paragraph);
    let own = paragraph(Some(index));
    own != paragraph(index.checked_sub(1)) && own != paragraph(Some(index + 1))
}

/// The tokens that some bytes cover.
fn tokens_of(line: &Line<'_>, bytes: Span) -> Range<usize> {
    let first = line.tokens.partition_point(|token| token.span.end <= bytes.start);
    let last = line.tokens.partition_point(|token| token.span.start < bytes.end);
    first..last.max(first)
}

/// A signature gives its name and day to the paragraph before it.
fn sign(scenes: &mut [Scene<'_>], line: &Line<'_>, rules: &Rules, today: Option<Date>) {
    let Some(paragraph) = scenes.last().map(|scene| scene.paragraph) else { return };
    let speaker = speaker::signature(line, rules);
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
        if status == Status::Stated && self.role == Role::Headline && self.is_to_come(&span) {
            status = Status::Planned;
        }
        let taken_back = status == Status::Denied && self.is_taken_back(&span);
        if taken_back {
            status = Status::Stated;
        }
        // "3,000, and not the 14,700 claimed": named to be denied.
        let article = self.line.is_before(span.start, Class::The);
        let not_the = article && span.start.checked_sub(2).is_some_and(|at| self.line.is(at, Class::Not));
        // "counted 57 dead, not 75"
        let not = self.line.is_before(span.start, Class::Not)
            && number > 0
            && span.start.checked_sub(2).is_some_and(|at| self.line.str(at) == ",");
        let denied = frame.is_some_and(|frame| frame.denied) || manner == Manner::Denied || not_the || not;
        // "49, and not 43 as the company insists": the company's number.
        let rival =
            if denied { self.rivals.iter().find(|(at, _)| (span.end..span.end + 3).contains(at)) } else { None };
        if denied && rival.is_none() {
            status = Status::Denied;
        }
        let speaker = rival.map(|(_, speaker)| speaker).or(frame.map(|frame| &frame.speaker));
        Context {
            claimant: speaker.cloned(),
            relay: relay.map(|frame| frame.speaker.clone()),
            voice: if speaker.is_some() { Voice::Attributed } else { Voice::Reporter },
            window: self.days(&span),
            place: self.place(&span),
            status,
            rival: rival.is_some(),
            older: taken_back
                || self.stale
                || self.is_older(&span)
                || self.is_put_earlier(&span)
                || self.is_compared(&span),
        }
    }

    /// The tokens that some bytes of the sentence cover.
    pub(super) fn tokens(&self, bytes: Span) -> Range<usize> {
        tokens_of(&self.line, bytes)
    }

    /// The words that say what a figure counts behind a verb: "17 of the 51 were children".
    pub(super) fn predicate(&self, span: &Range<usize>) -> Option<Range<usize>> {
        const REACH: usize = 4;
        let line = &self.line;
        let is = |at: &usize| line.is(*at, Class::Be) && !clause::part(line, *at, Part::Perfect);
        // "12 of them children"
        if let Some((next, ())) = line.phrase_at(&line.lexicon.claims.including, span.end)
            && line.kind(next) == Kind::Word
            && !is(&next)
        {
            return Some(next..next + 2);
        }
        let verb = (span.end..span.end + REACH).find(is)?;
        let plain = (span.end..verb).all(|at| line.kind(at) != Kind::Mark);
        let next = verb + 1;
        let passive = line.is(next, Class::Verb) || self.is_participle(next);
        (plain && !passive && line.kind(next) == Kind::Word).then_some(next..next + 2)
    }

    /// Whether a word is a participle by its form.
    pub(super) fn is_participle(&self, at: usize) -> bool {
        const SHORTEST: usize = 5;
        let word = self.line.str(at);
        let endings = &self.line.lexicon.claims.participles;
        self.line.kind(at) == Kind::Word
            && word.len() >= SHORTEST
            && endings.iter().any(|ending| word.ends_with(ending.as_str()))
            && word.starts_with(char::is_lowercase)
    }

    /// Whether a word is an adverb by its form.
    pub(super) fn is_adverb(&self, at: usize) -> bool {
        let endings = &self.line.lexicon.claims.adverbs;
        self.line.kind(at) == Kind::Word && endings.iter().any(|ending| self.line.str(at).ends_with(ending.as_str()))
    }

    /// Whether a figure is a difference: "7,000 fewer than at the peak".
    pub(super) fn is_difference(&self, number: usize) -> bool {
        let Some(span) = self.figures.get(number) else { return false };
        [span.end, span.end + 1].into_iter().any(|at| clause::part(&self.line, at, Part::Than))
            && (clause::part(&self.line, span.end, Part::Fewer)
                || clause::part(&self.line, span.end.wrapping_sub(1), Part::Fewer))
    }

    /// The tokens of its clause that stand near a figure.
    pub(super) fn around(&self, span: &Range<usize>) -> Range<usize> {
        const REACH: usize = 30;
        let clause = self.clause(span);
        clause.start.max(span.start.saturating_sub(REACH))..clause.end.min(span.end + REACH)
    }

    /// The tokens of the clause a figure stands in.
    pub(super) fn clause(&self, span: &Range<usize>) -> Range<usize> {
        let (start, end) = clause::of(&self.clauses, self.line.len(), span.start);
        start..end
    }

    /// The clause that goes on behind an aside next to the figure's: "49 people, and not 43 as the company
    /// says, were underground".
    pub(super) fn resumed(&self, span: &Range<usize>) -> Option<Range<usize>> {
        const LONGEST: usize = 20;
        let (line, clause) = (&self.line, self.clause(span));
        let aside = self.clause(&(clause.end..clause.end));
        let opens = aside.start == clause.end && aside.start > 0 && line.str(aside.start - 1) == ",";
        let not = line.is(aside.start, Class::Not)
            || line.is(aside.start, Class::And) && line.is(aside.start + 1, Class::Not);
        if !opens || span.end + 3 < clause.end || !(clause::part(line, aside.start, Part::Aside) || not) {
            return None;
        }
        let close = (aside.start..(aside.start + LONGEST).min(line.len())).find(|at| line.str(*at) == ",")?;
        let behind = self.clause(&(close + 1..close + 1));
        (close + 1 < behind.end).then_some(close + 1..behind.end)
    }

    /// What a participle behind the counted noun costs that says which are meant, where the verb follows: "71
    /// people injured in the fire are being treated in hospital".
    pub(super) fn narrows_noun(&self, span: &Range<usize>, cue: &Range<usize>) -> usize {
        const COST: usize = 14;
        const REACH: usize = 9;
        let line = &self.line;
        let participle = cue.start == span.end && cue.len() == 1 && self.is_participle(cue.start);
        let at = self.figures.partition_point(|figure| figure.start < span.start);
        if !participle || self.numbers.get(at).is_some_and(|number| number.end == span.end) {
            return 0;
        }
        let next = self.figures.get(self.figures.partition_point(|figure| figure.start < cue.end));
        let next = next.map(|figure| figure.start);
        let end = self.clause(span).end.min(next.unwrap_or(usize::MAX)).min(cue.end + REACH);
        let finite = (cue.end..end).any(|at| {
            line.is(at, Class::Be) && !clause::part(line, at, Part::Perfect) && !clause::part(line, at - 1, Part::Aside)
        });
        let broken = (cue.end..end).any(|at| line.str(at) == "," || line.is(at, Class::And));
        if finite && !broken { COST } else { 0 }
    }

    /// Where "in Liège" begins, right before a token.
    pub(super) fn before_place(&self, end: usize) -> Option<usize> {
        let at = self.places.partition_point(|(place, _)| place.end < end);
        let (place, _) = self.places.get(at).filter(|(place, _)| place.end == end)?;
        place.start.checked_sub(1).filter(|at| self.line.is(*at, Class::In) || self.line.is(*at, Class::From))
    }

    /// Whether it says anything: a line of a clock alone does not.
    pub(super) fn speaks(&self) -> bool {
        (0..self.line.len()).any(|at| self.line.kind(at) == Kind::Word)
    }

    /// Whether it is a short line that heads what follows: "How many were killed in the attack?"
    pub(super) fn is_heading(&self) -> bool {
        const LONGEST: usize = 16;
        let last = self.line.len().checked_sub(1).map_or("", |last| self.line.str(last));
        self.alone && self.speaks() && self.line.len() <= LONGEST && !matches!(last, "." | "\"" | "\u{201D}" | ",")
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

    /// Whether the words say that a figure is of elsewhere: "in a similar attack", "in the neighbouring
    /// province".
    pub(super) fn is_elsewhere(&self, number: usize) -> bool {
        let Some(span) = self.figures.get(number) else { return false };
        let data = &self.line.lexicon.claims;
        let near = self.around(span).any(|at| self.line.phrase_at(&data.elsewhere, at).is_some());
        // ", worldwide.": of all that the sentence says.
        let last = (self.line.len().saturating_sub(1)..=self.line.len())
            .any(|end| end > span.end && self.line.phrase_before(&data.everywhere, end).is_some());
        near || last
    }

    fn place(&self, span: &Range<usize>) -> Option<Id> {
        const FARTHEST: usize = 60;
        let near = self.places.partition_point(|(range, _)| range.end + FARTHEST < span.start);
        (self.places.get(near..).unwrap_or_default().iter())
            .take_while(|(range, _)| range.start <= span.end + FARTHEST)
            .map(|(range, id)| (self.distance(span, range) + self.heads_brackets(span, range), range.start, id))
            .filter(|(distance, start, _)| {
                *distance <= FARTHEST && !self.is_anothers_place(span, *start) && !self.is_of_a_name(*start)
            })
            .min_by_key(|(distance, start, _)| (*distance, *start))
            .map(|(.., id)| id.clone())
    }

    /// "Chief Leona Crowchild of the Elk Bend First Nation said", "the Pine Coulee fire": where somebody is from,
    /// or what an event is called.
    fn is_of_a_name(&self, place: usize) -> bool {
        let line = &self.line;
        let at = self.places.partition_point(|(range, _)| range.start < place);
        let Some((range, _)) = self.places.get(at).filter(|(range, _)| range.start == place) else { return false };
        let the = place.checked_sub(1).filter(|at| line.is(*at, Class::The)).unwrap_or(place);
        let of = the.checked_sub(1).filter(|at| line.is(*at, Class::Of) && *at > 0 && line.is_capital(*at - 1));
        let says = (range.end..range.end + 2).any(|at| clause::part(line, at, Part::SayingVerb));
        of.is_some() && says
    }

    /// The place that a figure's people went to: "2,500 crossed into Marland".
    pub(super) fn destination(&self, number: usize) -> Option<&Id> {
        const FARTHEST: usize = 30;
        let span = self.figures.get(number)?;
        let near = self.destinations.iter().map(|(range, id)| (self.distance(span, range), range.start, id));
        near.filter(|(distance, ..)| *distance <= FARTHEST)
            .min_by_key(|(distance, start, _)| (*distance, *start))
            .map(|(.., id)| id)
    }

    /// "940 had left and were safe in Lashio": where another verb of the subject puts it.
    fn is_anothers_place(&self, span: &Range<usize>, place: usize) -> bool {
        let line = &self.line;
        let gap = span.end..place;
        let cut = |at: usize| {
            line.is(at, Class::And) && line.is(at + 1, Class::Be) && !clause::part(line, at + 1, Part::Perfect)
        };
        gap.clone().any(cut) && gap.clone().any(|at| line.is(at, Class::Verb) || self.is_participle(at))
    }

    /// What a place costs whose brackets hold other figures: "Kapanga with 44 deaths, Chiluba (12 deaths)".
    fn heads_brackets(&self, span: &Range<usize>, place: &Range<usize>) -> usize {
        const OTHERS: usize = 100;
        let outside = self.line.is(place.end, Class::OpenBracket) && span.end <= place.start;
        let next = self.figures.partition_point(|figure| figure.start <= place.end);
        let close = (place.end..place.end + 12).find(|at| self.line.is(*at, Class::CloseBracket));
        let holds = self.figures.get(next).zip(close).is_some_and(|(figure, close)| figure.start < close);
        // "About 430,000 (in addition, about 38,000 were sold in Canada)": of what stands in the brackets.
        let open = (span.end..(span.end + 3).min(place.start)).find(|at| self.line.is(*at, Class::OpenBracket));
        let within = open.is_some_and(|open| {
            let closed = (open..place.start).any(|at| self.line.is(at, Class::CloseBracket));
            let other = self.figures.partition_point(|figure| figure.start <= open);
            !closed && self.figures.get(other).is_some_and(|figure| figure.start < place.start)
        });
        if outside && holds || within { OTHERS } else { 0 }
    }

    /// "Kastrin (8,000)": the brackets behind a place hold the figure.
    pub(super) fn stands_in_brackets_of_place(&self, span: &Range<usize>) -> bool {
        let open = span.start.checked_sub(1).filter(|at| self.line.is(*at, Class::OpenBracket));
        open.is_some_and(|open| self.places.iter().any(|(place, _)| place.end == open))
    }

    /// How surely the clause puts a figure.
    fn status(&self, span: &Range<usize>) -> Status {
        const REACH: usize = 12;
        let clause = self.clause(span);
        // "a convoy was turned back when shells fell, killing six": what is told behind the comma is done.
        let set_off = self.set_off(span).unwrap_or(0);
        let start = clause.start.max(span.start.saturating_sub(REACH)).max(set_off);
        let near = start..clause.end.min(span.end + REACH);
        let mut status = Status::Stated;
        for at in near {
            let Some((end, surety)) = self.line.phrase_at(&self.line.lexicon.claims.surety, at) else { continue };
            // "I fear the number will climb" plans no dead: a plan stands before its figure, or is its verb.
            let next = self.figures.partition_point(|figure| figure.start < end);
            let another = self.figures.get(next).is_some_and(|figure| figure.end <= span.start);
            if *surety == Surety::Planned && (span.end + 2 < at || another) {
                continue;
            }
            // "could not be confirmed"
            if *surety == Surety::Possible && self.line.is(end, Class::Not) {
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

    /// Where a participle behind a comma begins to tell what came of it, before a figure: ", killing six".
    fn set_off(&self, span: &Range<usize>) -> Option<usize> {
        const REACH: usize = 4;
        let line = &self.line;
        let opens = |at: &usize| {
            let comma = at.checked_sub(1).is_some_and(|comma| line.str(comma) == ",");
            comma && line.lexicon.claims.gerunds.iter().any(|ending| line.str(*at).ends_with(ending.as_str()))
        };
        (span.start.saturating_sub(REACH)..span.start).rev().find(opens)
    }

    /// Whether a number is its own speaker's, who takes it back: "the figure of 41 that we published was
    /// wrong".
    fn is_taken_back(&self, span: &Range<usize>) -> bool {
        const REACH: usize = 8;
        let line = &self.line;
        let near = span.end..(span.end + REACH).min(line.len());
        let own = near.clone().any(|at| clause::part(line, at, Part::OwnPronoun));
        own && near.clone().any(|at| clause::part(line, at, Part::Published))
    }

    /// "Nordhavn to cut 4,200 jobs", "3,000 jobs to go": a headline's plan.
    fn is_to_come(&self, span: &Range<usize>) -> bool {
        let line = &self.line;
        let infinitive = |at: usize| {
            let next = at + 1;
            let verb = line.is(at, Class::To)
                && line.kind(next) == Kind::Word
                && line.number(next).is_none()
                && ![Part::Perfect, Part::SayingVerb, Part::Article].iter().any(|no| clause::part(line, next, *no));
            let place = || self.places.iter().any(|(place, _)| place.contains(&next));
            let after = at.checked_sub(1).is_some_and(|before| !clause::part(line, before, Part::BeforeTo));
            verb && after && !place() && (!line.is_capital(next) || line.is_title())
        };
        let before = self.around(span).start..span.start;
        let last = self.figures.partition_point(|figure| figure.start < span.start).checked_sub(1);
        let last = last.and_then(|last| self.figures.get(last)).map_or(0, |figure| figure.start);
        let another = |at: usize| at < last;
        before.rev().any(|at| infinitive(at) && !another(at)) || infinitive(span.end)
    }

    fn is_older(&self, span: &Range<usize>) -> bool {
        const REACH: usize = 6;
        // "Before the offensive the UN put it at 40,000": of no day that is named.
        if clause::part(&self.line, 0, Part::Prior) && self.times.is_empty() && self.line.is(1, Class::The) {
            return true;
        }
        // "Earlier Thursday, the agency put the toll at 12", "Earlier in the day, ..."
        let dated =
            self.times.first().is_some_and(|phrase| phrase.start <= 4 && phrase.window.from == phrase.window.to);
        if clause::part(&self.line, 0, Part::Earlier) && dated && self.clause(&(0..1)).contains(&span.start) {
            return true;
        }
        let clause = self.clause(span);
        let near = clause.start.max(span.start.saturating_sub(REACH))..span.start;
        near.into_iter().any(|at| {
            self.line.phrase_at(&self.line.lexicon.claims.older, at).is_some_and(|(end, ())| {
                // "revised down from 140 to 118" marks the first alone.
                let from = self.line.is_before(end, Class::From);
                end <= span.start && (!from || span.start <= end + 1)
            })
        })
    }

    /// "1,520, against 1,140 a day earlier": an earlier number, named to be compared.
    fn is_compared(&self, span: &Range<usize>) -> bool {
        const REACH: usize = 8;
        let line = &self.line;
        let against = (span.start.saturating_sub(1)..=span.start)
            .any(|end| line.phrase_before(&line.lexicon.claims.against, end).is_some());
        let ago = (span.end..span.end + REACH).any(|at| clause::part(line, at, Part::Ago));
        against && ago
    }

    /// "The agency had given a toll of 35 on Thursday": said before the rest.
    fn is_put_earlier(&self, span: &Range<usize>) -> bool {
        let (Some(frame), _) = speaker::of(&self.frames, span.start) else { return false };
        let had = frame.verb < span.start && frame.verb > 0 && clause::part(&self.line, frame.verb - 1, Part::Baseline);
        let speaks = |frame: &&Frame| frame.said.0 <= span.start && span.start < frame.said.1;
        // "He said that the ministry had recorded": told later, and no older.
        had && self.frames.iter().filter(speaks).count() == 1
    }
}
