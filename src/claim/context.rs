//! What stands around a figure whatever the rules ask: who says it, when it holds, how surely,
//! and which places its words name.

use std::ops::Range;

use jiff::civil::Date;

use super::asked;
use super::attribution;
use super::clause;
use super::clock;
use super::entry;
use super::floor::Floor;
use super::list;
use super::places::{Joint, is_beside, is_destination, is_excepted, joint, places};
use super::seat::{self, is_where_spoken};
use super::speaker::{self, Frame};
use super::subject;
use super::tense;
use super::time::{self, Phrase};
use super::unlisted::unlisted;
use super::when;
use super::{Speaker, Status, Voice};
use crate::document::{Document, Role};
use crate::figure::{Figure, Manner};
use crate::interval::Bound;
use crate::lexicon::claims::{Part, TimeUnit};
use crate::lexicon::figures::{Class, Hedge};
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
    /// The column of a table that it stands in.
    pub(super) column: Option<usize>,
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
    /// The day of its entry, on a page that was written on for days.
    pub(super) entry_day: Option<Date>,
    /// It tells of what holds now, whatever time was spoken of before it.
    pub(super) of_now: bool,
    /// It asks how many.
    pub(super) asks: bool,
    /// A bullet makes it an item of a list.
    pub(super) item: bool,
    /// Nothing else stands in its paragraph.
    pub(super) alone: bool,
    /// What part of the page it belongs to.
    pub(super) role: Role,
    pub(super) frames: Vec<Frame>,
    /// Who is told below the table that it is a cell of to have counted all in it.
    pub(super) source: Option<Speaker>,
    /// The numbers whose speaker has no verb: "and the organisers 25,000".
    pub(super) gaps: Vec<usize>,
    pub(super) times: Vec<Phrase>,
    /// Whose number stands before a token: "43 as the company insists".
    pub(super) rivals: Vec<(usize, Speaker)>,
    /// The places it names: tokens, and the place.
    pub(super) places: Vec<(Range<usize>, Id)>,
    /// Those that say no more than where somebody spoke, or whose office they hold.
    pub(super) seats: Vec<Id>,
    /// What it names as a place that no rule knows.
    pub(super) unlisted: Vec<Range<usize>>,
    /// The places it names in one breath.
    pub(super) joints: Vec<Joint>,
    /// The places it names in the name of who speaks, and nowhere else: "Marland's military said".
    pub(super) speakers: Vec<Id>,
    /// The places whose office speaks, and that stand for nothing else: "Marland's health minister said".
    pub(super) offices: Vec<Id>,
    /// It names a place that something lay by.
    pub(super) lies_by: bool,
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
    /// Its verbs that tell in another tense than the past what was done.
    pub(super) verbs: Vec<tense::Verb>,
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

/// Looks at every sentence of a document, in order; `house` publishes it, and `as_of` is the day that its title says it is of.
pub(super) fn scenes<'a>(
    document: &'a Document,
    figures: &[Figure],
    house: Option<Speaker>,
    as_of: Option<Date>,
    rules: &Rules,
    lexicon: &'a crate::lexicon::Lexicon,
) -> Vec<Scene<'a>> {
    let reported = document.meta.published.map(|published| published.date);
    let mut today = as_of.or_else(|| entry::local_day(document, lexicon)).or(reported);
    let mut named_day = None;
    let mut floor = Floor::of(house);
    // Sentences of an open quotation that nobody was heard to speak yet.
    let mut unspoken: Vec<usize> = Vec::new();
    let mut paragraph = 0;
    let mut stale = false;
    let mut stale_day = None;
    let mut clock = None;
    let by_the_clock = entry::is_by_the_clock(document, lexicon);
    let nights = if by_the_clock { entry::past_midnight(document, today, lexicon) } else { Vec::new() };
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
            attribution::sign(&mut scenes, &line, rules, today);
        }
        stale = if line.phrase_at(&lexicon.claims.stale, 0).is_some() && line.is_shouted(0) {
            let day = time::phrases(&line, today, time::Named::default()).into_iter().find(|phrase| !phrase.loose);
            stale_day = day.and_then(|day| day.window.to);
            true
        } else {
            stale && !(line.is_shouted(0) && entry::alone(document, index))
        };
        // "Aug. 9, 9:45 p.m. update": the day of all that its entry tells.
        if spans.is_empty()
            && entry::alone(document, index)
            && let Some(day) = entry::day(&line, reported)
        {
            today = Some(day);
        }
        // "22:55 GMT, Thursday - Toll climbs": of that day, until the next hour.
        if by_the_clock && entry::opens(document, index) && clock::entry(&line).is_some() {
            let night = nights.binary_search_by_key(&index, |(at, _)| *at).ok().and_then(|at| nights.get(at));
            named_day = entry::named_day(&line, reported).or(night.map(|(_, day)| *day));
        }
        let today = named_day.or(today);
        let was_quoting = floor.quoting;
        let mut frames = match sentence.role {
            Role::Furniture | Role::Attribution => Vec::new(),
            // Who speaks in a caption takes no floor.
            Role::Caption => speaker::frames(&line, rules, &mut floor.clone()),
            Role::Headline | Role::Body => speaker::frames(&line, rules, &mut floor),
        };
        // '"We count 41. More will follow," Tamm said': who opened the quotation is told at its end.
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
        if spans.is_empty()
            && matches!(sentence.role, Role::Body | Role::Headline)
            && let Some(speaker) = attribution::source(&line, rules)
        {
            // "Figures: NDO, as of 4 June", above a list: of what follows.
            if !attribution::credit_above(&mut scenes, paragraph, &speaker) {
                frames = vec![Frame::whole(speaker, &line)];
            }
        }
        let before = scenes.last().filter(|before| before.paragraph == paragraph && before.role == sentence.role);
        // "reports from Salu and Merin were still coming in": neither is more meant than the other.
        let one_of = |before: &Scene<'_>| {
            let (_, last) = before.places.last()?;
            let kin = |place: &Id| rules.lies_in(place, last) || rules.lies_in(last, place);
            before.places.iter().all(|(_, place)| kin(place)).then(|| last.clone())
        };
        let place_before = before.and_then(|before| match before.places.is_empty() {
            true => before.place_before.clone(),
            false => one_of(before),
        });
        let spoken_of = scenes.iter().rev().take(3).filter(|before| before.role == sentence.role);
        let mut spoken_of = spoken_of.flat_map(|before| before.times.iter().rev().map(move |phrase| (before, phrase)));
        // "on Friday, half of those who were there two weeks ago": Friday is the day.
        let ago = |before: &Scene<'_>, phrase: &time::Phrase| {
            let unit = phrase.end.checked_sub(2).and_then(|unit| lexicon.claims.units.get(&before.line.word(unit)));
            unit.is_some_and(|unit| *unit != TimeUnit::Day)
                && clause::part(&before.line, phrase.end.saturating_sub(1), Part::Ago)
        };
        let one = |(before, phrase): &(&Scene<'_>, &time::Phrase)| {
            !phrase.since && !phrase.loose && !ago(before, phrase) && phrase.window.only_day().is_some()
        };
        let day = spoken_of.clone().find(one).map(|(_, phrase)| phrase.window);
        let last = spoken_of.find(|(_, phrase)| !phrase.loose).map(|(_, phrase)| phrase.window);
        // "PORT SALU, June 5 (TNA) - Some 40 people died": where it was written.
        let body = entry::past_dateline(&line);
        let apart = |range: &Range<usize>| {
            is_where_spoken(&line, range, &frames)
                || is_excepted(&line, range.start)
                || seat::is_of_publisher(&line, range, document.meta.publisher.as_deref())
        };
        let (known, placed): (Vec<_>, Vec<_>) = places(&line, rules).into_iter().partition(|(range, _)| apart(range));
        let placed: Vec<_> = placed.into_iter().filter(|(range, _)| body <= range.start).collect();
        let seats = known.iter().map(|(_, place)| place.clone()).collect();
        let known =
            |name: &Range<usize>| known.iter().any(|(range, _)| range.start < name.end && name.start < range.end);
        // "elsewhere in eastern Marland": no place that a rule knows.
        let rest = |start: usize| line.phrase_before(&lexicon.claims.elsewhere_in, start).map(|(at, ())| at);
        let (rests, placed): (Vec<_>, Vec<_>) = placed.into_iter().partition(|(range, _)| rest(range.start).is_some());
        let rests = rests.into_iter().filter_map(|(range, _)| Some(rest(range.start)?..range.end));
        let rests: Vec<Range<usize>> = rests.collect();
        let (destinations, places): (Vec<_>, Vec<_>) =
            placed.into_iter().partition(|(range, _)| is_destination(&line, range.start));
        let (beside, places): (Vec<_>, Vec<_>) =
            places.into_iter().partition(|(range, _): &(Range<usize>, Id)| is_beside(&line, range.start));
        let entry = || clock::entry(&line).filter(|_| by_the_clock && entry::opens(document, index));
        if let Some(hour) = clock::clock_line(&line).filter(|_| entry::alone(document, index)).or_else(entry) {
            clock = Some(hour);
        }
        let heading = match scenes.last() {
            Some(last) if last.role == Role::Body && last.is_heading() && !last.item => index.checked_sub(1),
            Some(last) => last.heading,
            None => None,
        };
        let days = before.map(|_| {
            let paragraph = scenes.iter().rev().take(6).take_while(|scene| scene.paragraph == paragraph);
            paragraph.flat_map(|scene| scene.times.iter().map(|phrase| phrase.window)).collect()
        });
        let named = time::Named { last, day, days: days.unwrap_or_default() };
        let now = (0..line.len()).any(|at| clause::part(&line, at, Part::Present));
        let mut times = match today {
            Some(_) => time::phrases(&line, today, named),
            None => time::dateless(&line, rules.period.and_then(|period| period.to), &named),
        };
        // "Sun 15 Aug 13.45": the entry's own time is told by its day and its hour.
        if let Some((_, hour)) = clock::entry_date(&line).filter(|_| entry().is_some()) {
            times.retain(|phrase| hour <= phrase.start);
        }
        // "1820: Correction": an hour, and no year.
        if entry().is_some() && line.str(1) == ":" {
            times.retain(|phrase| phrase.start > 0);
        }
        let strange = rests.into_iter().chain(unlisted(&line, &places, rules));
        let strange = strange.filter(|name| !known(name) && !apart(name)).collect();
        let speakers = of_speakers(&line, &places, &frames, rules);
        let offices = of_offices(&line, &places, &frames, rules);
        scenes.push(Scene {
            place_before,
            alone: entry::alone(document, index),
            now,
            of_now: now || when::tells_of_now(&line),
            asks: asked::asks(&line, spans.is_empty()),
            item: list::is_item(document, &line),
            heading,
            clock,
            stale,
            stale_day: stale_day.filter(|_| stale),
            entry_day: today.filter(|_| today != reported),
            rivals: attribution::rivals(&line, rules),
            gaps: frames.iter().filter(|frame| frame.gapped).map(|frame| frame.verb).collect(),
            paragraph,
            column: sentence.column,
            role: sentence.role,
            frames,
            source: None,
            times,
            seats,
            unlisted: strange,
            joints: joint(&line, &places, rules),
            places,
            speakers,
            offices,
            lies_by: !beside.is_empty(),
            destinations,
            clauses: clause::starts(&line),
            today,
            verbs: tense::verbs(&line, sentence.role, &spans),
            figures: spans,
            numbers,
            line,
        });
        if let Some(scene) = scenes.last_mut() {
            scene.count_back_from_speech();
        }
    }
    scenes
}

/// The places that stand in a sentence as whose army speaks or in the speaker's office alone: "Marland's military said".
fn of_speakers(line: &Line<'_>, places: &[(Range<usize>, Id)], frames: &[Frame], rules: &Rules) -> Vec<Id> {
    let speaks = |range: &Range<usize>| {
        frames.iter().any(|frame| {
            let within = range.end <= frame.verb && subject::before(line, frame.verb).0 <= range.start;
            // "Marland's army said": its soldiers are not only there; its health ministry counts its own dead.
            let army = (range.end..frame.verb).any(|at| clause::part(line, at, Part::Army));
            let owns = clause::owns(line, range.end) && frame.speaker.id.is_some() && army;
            // "Lorenz, the administrator of martial law in Marland, told"
            let aside = || {
                let (start, end) = subject::left(line, frame.verb, rules).map_or((0, 0), |subject| subject.whole());
                let comma = (range.end..frame.verb).any(|at| line.str(at) == ",");
                comma && start < range.start && range.end <= end
            };
            frame.said.0 > frame.verb && range.end <= frame.verb && (within && owns || aside())
        })
    };
    only(places, speaks)
}

/// The places of which all that stands in a sentence fits.
fn only(places: &[(Range<usize>, Id)], fits: impl Fn(&Range<usize>) -> bool) -> Vec<Id> {
    let (fitting, others): (Vec<_>, Vec<_>) = places.iter().partition(|(range, _)| fits(range));
    let elsewhere = |id: &Id| others.iter().any(|(_, other)| other == id);
    fitting.into_iter().map(|(_, id)| id.clone()).filter(|id| !elsewhere(id)).collect()
}

/// The places of a sentence that only own a declared speaker: "Marland's health minister, Mari Vold, told".
fn of_offices(line: &Line<'_>, places: &[(Range<usize>, Id)], frames: &[Frame], rules: &Rules) -> Vec<Id> {
    let owns = |range: &Range<usize>| {
        clause::owns(line, range.end)
            && frames.iter().any(|frame| {
                let declared = frame.speaker.id.is_some() && frame.said.0 > frame.verb && range.end <= frame.verb;
                let subject = || subject::left(line, frame.verb, rules).map_or(frame.verb, |subject| subject.whole().0);
                declared && subject() <= range.end + 2
            })
    };
    only(places, owns)
}

/// The tokens that some bytes cover.
fn tokens_of(line: &Line<'_>, bytes: Span) -> Range<usize> {
    let first = line.tokens.partition_point(|token| token.span.end <= bytes.start);
    let last = line.tokens.partition_point(|token| token.span.start < bytes.end);
    first..last.max(first)
}

impl Scene<'_> {
    /// Whether a figure opens with words that bound it on one side: "above 150".
    fn is_bounded(&self, span: &Range<usize>) -> bool {
        let hedge = self.line.phrase_at(&self.line.lexicon.figures.before, span.start);
        matches!(hedge, Some((_, Hedge::Bound(Bound::MoreThan | Bound::LessThan | Bound::AtLeast | Bound::AtMost))))
    }

    /// Whether a number stands behind a speaker whose verb is left out.
    pub(super) fn is_gap(&self, number: usize) -> bool {
        self.gaps.binary_search(&number).is_ok()
    }

    /// What stands around the figure of this number among the sentence's figures.
    pub(super) fn context(&self, number: usize, manner: Manner) -> Context {
        let Some(span) = self.figures.get(number).cloned() else { return Context::default() };
        // "Kadlin estimated 350 dead": the hedge is the verb.
        let counted = self.numbers.get(number).map_or(span.start, |words| words.start);
        let (frame, relay) = speaker::of(&self.frames, counted);
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
        // "There are not 200 dead", "it was never 400"
        let not = not
            || (self.line.is_before(span.start, Class::Not) || self.line.is_before(span.start, Class::Never))
                && span.start.checked_sub(2).is_some_and(|at| self.line.is(at, Class::Be))
                // "there were never more than 10,000", "it was never above 150" bound the number
                && !self.is_bounded(&span);
        // "The mayor disputes it; no more than 18 are missing": what is said next is not denied.
        // "denied that there were shortages; that 45 had died": that goes on.
        let goes_on = |at: usize| (at + 1..=at + 2).any(|that| clause::part(&self.line, that, Part::That));
        let ends = |at: usize| self.line.str(at) == ";" && !goes_on(at);
        let next = |frame: &Frame| (frame.verb..span.start).any(ends);
        let denied =
            frame.is_some_and(|frame| frame.denied && !next(frame)) || manner == Manner::Denied || not_the || not;
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
            place: self.place(&span).filter(|_| !self.is_of_the_rest(&span)),
            status,
            rival: rival.is_some(),
            older: taken_back
                || self.stale
                || self.is_older(&span)
                || self.is_put_earlier(&span)
                || self.is_compared(&span),
        }
    }

    /// Whether a number is credited to somebody beside the one who speaks: "the ministry's 58".
    pub(super) fn is_owned(&self, number: &Range<usize>) -> bool {
        self.frames.iter().any(|frame| frame.said.1 == frame.verb && number.contains(&frame.said.0))
    }

    /// The tokens that some bytes of the sentence cover.
    pub(super) fn tokens(&self, bytes: Span) -> Range<usize> {
        tokens_of(&self.line, bytes)
    }

    /// Whether one of its words plays a part.
    pub(super) fn holds_part(&self, part: Part) -> bool {
        (0..self.line.len()).any(|at| clause::part(&self.line, at, part))
    }

    /// The tokens of its clause near a figure, up to the figures beside it.
    pub(super) fn near_words(&self, span: &Range<usize>) -> Range<usize> {
        let clause = self.around(span);
        let next = self.figures.partition_point(|figure| figure.start <= span.start);
        let before = self.figures.get(next.wrapping_sub(2)).map_or(0, |figure| figure.end);
        let end = self.figures.get(next).map_or(clause.end, |figure| figure.start.min(clause.end));
        clause.start.max(before.min(span.start))..end.max(span.end)
    }

    /// The tokens of its clause that stand near a figure.
    pub(super) fn around(&self, span: &Range<usize>) -> Range<usize> {
        const REACH: usize = 30;
        let clause = self.clause(span);
        clause.start.max(span.start.saturating_sub(REACH))..clause.end.min(span.end + REACH)
    }

    /// The figures that start in some words.
    pub(super) fn figures_in(&self, words: &Range<usize>) -> &[Range<usize>] {
        let before = |end: usize| self.figures.partition_point(|figure| figure.start < end);
        self.figures.get(before(words.start)..before(words.end)).unwrap_or_default()
    }

    /// The words of a figure's number alone.
    pub(super) fn number_of(&self, span: &Range<usize>) -> Option<&Range<usize>> {
        let at = self.numbers.partition_point(|number| number.start < span.start);
        self.numbers.get(at).filter(|number| span.contains(&number.start))
    }

    /// Whether a figure ends with its number: no noun, unit or cue is read into it.
    pub(super) fn is_bare(&self, span: &Range<usize>) -> bool {
        self.number_of(span).is_some_and(|number| number.end == span.end)
    }

    /// The tokens of the clause a figure stands in.
    pub(super) fn clause(&self, span: &Range<usize>) -> Range<usize> {
        let (start, end) = clause::of(&self.clauses, self.line.len(), span.start);
        start..end
    }

    /// What a participle behind the counted noun costs that says which are meant, where the verb follows: "71
    /// people injured in the fire are being treated in hospital".
    pub(super) fn narrows_noun(&self, span: &Range<usize>, cue: &Range<usize>) -> usize {
        const COST: usize = 14;
        const REACH: usize = 9;
        let line = &self.line;
        // "has admitted 26 people who were injured", "two of the injured are in hospital"
        let relative = (span.end..cue.start).any(|at| clause::part(line, at, Part::Relative))
            && (span.end..cue.start).all(|at| clause::part(line, at, Part::Relative) || clause::is_auxiliary(line, at));
        let verb = |at: usize| self.is_participle(at) || line.is(at, Class::Verb);
        let told = self.clause(span).start.max(span.start.saturating_sub(REACH))..span.start;
        if relative && told.clone().any(verb) {
            return COST;
        }
        // "325 students who were aboard have been rescued": what the verb behind tells
        let main = (cue.end..cue.end + 3).find(|at| clause::is_auxiliary(line, *at));
        if relative && main.is_some_and(|main| (cue.end..main).all(|at| line.kind(at) == Kind::Word)) {
            return COST;
        }
        let of_the = line.is(span.end, Class::Of) && line.is(span.end + 1, Class::The) && cue.start == span.end + 2;
        if of_the && line.is(cue.end, Class::Be) {
            return COST;
        }
        let participle = cue.start == span.end && cue.len() == 1 && self.is_participle(cue.start);
        let at = self.figures.partition_point(|figure| figure.start < span.start);
        if !participle || self.numbers.get(at).is_some_and(|number| number.end == span.end) {
            return 0;
        }
        let next = self.figures.get(self.figures.partition_point(|figure| figure.start < cue.end));
        let next = next.map(|figure| figure.start);
        let end = self.clause(span).end.min(next.unwrap_or(usize::MAX)).min(cue.end + REACH);
        let finite = (cue.end..end).any(|at| {
            // "remained inside, waiting to be flown out"
            let finite = !clause::part(line, at, Part::Perfect) && !line.is_before(at, Class::To);
            line.is(at, Class::Be) && finite && !clause::part(line, at - 1, Part::Aside)
        });
        let broken = (cue.end..end).any(|at| line.str(at) == "," || line.is(at, Class::And));
        if finite && !broken { COST } else { 0 }
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
}
