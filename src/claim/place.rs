//! Where a figure holds: which of the places that a sentence names is a figure's, and where its people went. Owns the choice;
//! what a place is, the rules say, and which are named, `places`.

use std::ops::Range;

use super::clause;
use super::context::Scene;
use super::places::Joint;
use crate::lexicon::claims::Part;
use crate::lexicon::figures::Class;
use crate::rules::Id;
use crate::token::Kind;

impl Scene<'_> {
    pub(super) fn place(&self, span: &Range<usize>) -> Option<Id> {
        self.nearest_place(span).or_else(|| self.place_told_of(span))
    }

    /// "Port Salu, a town of 85,000, where 48 cases were recorded": the place that a clause goes on about.
    fn place_told_of(&self, span: &Range<usize>) -> Option<Id> {
        let clause = self.clause(span).start;
        let (_, place) = self.places.iter().rev().find(|(place, _)| place.end <= clause)?;
        self.line.phrase_at(&self.line.lexicon.claims.where_at, clause).map(|_| place.clone())
    }

    /// The place that a figure is told with: "Merin with 258", "Salu, with 402 deaths, is".
    fn place_with(&self, span: &Range<usize>) -> Option<&Id> {
        let (with, ()) = self.line.phrase_before(&self.line.lexicon.claims.with_part, span.start)?;
        let end = if self.line.is_before(with, Class::Comma) { with - 1 } else { with };
        self.places.iter().find(|(place, _)| place.end == end).map(|(_, id)| id)
    }

    fn nearest_place(&self, span: &Range<usize>) -> Option<Id> {
        if let Some(place) = self.place_with(span) {
            return Some(place.clone());
        }
        // "17 in Kask, ten in Gassi": of there, which no rule knows.
        let the = span.end + 1 + usize::from(self.line.is(span.end + 1, Class::The));
        if self.line.is(span.end, Class::In) && self.unlisted.iter().any(|name| name.start == the) {
            return None;
        }
        const FARTHEST: usize = 60;
        const OPENING: usize = 16;
        // "Marland's second city" is no word on where.
        const OWNER: usize = 10;
        let near = self.places.partition_point(|(range, _)| range.end + FARTHEST < span.start);
        (self.places.get(near..).unwrap_or_default().iter())
            .take_while(|(range, _)| range.start <= span.end + FARTHEST)
            .map(|(range, id)| {
                let distance = self.distance(span, range) + self.heads_brackets(span, range);
                // "In Kask, 210 km to the north, about 12,000": what opens a sentence is of all that it tells.
                let opens = self.opens(range) && range.end <= span.start;
                let owns = clause::owns(&self.line, range.end);
                // "The Kask health directorate says 149 were killed in western Kask": of where it says so.
                let says = self.names_speaker(range)
                    && self
                        .places
                        .iter()
                        .any(|(other, _)| span.end <= other.start && other.start < self.clause(span).end);
                // "two in the province of Kask"
                let led = |at: usize| {
                    [Class::The, Class::Of, Class::In].iter().any(|&class| self.line.is(at, class))
                        || clause::part(&self.line, at, Part::OwnArea)
                };
                let inside = self.line.is(span.end, Class::In) && (span.end..span.end + 6).contains(&range.start);
                // "across the country, 58 of them in Salu"
                let part = self.line.phrase_at(&self.line.lexicon.claims.including, span.end).map(|(end, ())| end);
                let of_part =
                    part.filter(|end| self.line.is(*end, Class::In) && (*end..end + 4).contains(&range.start));
                let first = of_part.or(inside.then_some(span.end));
                if first.is_some_and(|first| (first..range.start).all(led)) {
                    return (0, range.start, id);
                }
                (
                    if opens { distance.min(OPENING) } else { distance + if owns || says { OWNER } else { 0 } },
                    range.start,
                    id,
                )
            })
            .filter(|(distance, start, _)| {
                *distance <= FARTHEST
                    && !self.is_anothers_place(span, *start)
                    && !self.is_of_a_name(*start)
                    && !self.is_where_another_is_told_of(span, *start)
            })
            .min_by_key(|(distance, start, _)| (*distance, *start))
            .and_then(|(_, start, id)| match self.joint_at(span, start) {
                // "43,000 in Salu and Merin": in what holds both.
                Some(joint) => joint.around.clone(),
                // "medical sources in Salu and Orta": of both, of which no rule knows the one.
                None if self.is_beside_unlisted(start) => None,
                None => Some(id.clone()),
            })
    }

    /// Whether the place that begins at a token is named in one breath with another that no rule knows.
    fn is_beside_unlisted(&self, start: usize) -> bool {
        let line = &self.line;
        let at = self.places.partition_point(|(range, _)| range.start < start);
        let Some((range, _)) = self.places.get(at).filter(|(range, _)| range.start == start) else { return false };
        let led = |class: Class| line.is_before(range.start, class);
        let alone = |next: usize| line.kind(next + 1) != Kind::Word || !line.is_capital(next + 1);
        let next = range.end + 1;
        (led(Class::In) || led(Class::From))
            && line.is(range.end, Class::And)
            && line.is_capital(next)
            && alone(next)
            && !self.places.iter().any(|(other, _)| other.start == next)
            && !line.is_number(next)
            && !(next..next + 2).any(|at| line.is(at, Class::Month) || line.is(at, Class::Weekday))
    }

    /// "An official in Salu said 71 had died in Merin": where somebody speaks of a place that no rule knows.
    fn is_where_another_is_told_of(&self, span: &Range<usize>, place: usize) -> bool {
        let clause = self.clause(span);
        let mut speakers = self.frames.iter().filter(|frame| frame.verb < frame.said.0 && frame.covers(span.start));
        speakers.any(|frame| {
            place < frame.verb
                && self.unlisted.iter().any(|name| frame.verb < name.start && clause.contains(&name.start))
        })
    }

    /// Whether a place stands right before a saying verb's noun, as whose or which body it is: "The Kask health directorate says".
    fn names_speaker(&self, place: &Range<usize>) -> bool {
        const NAME: usize = 4;
        let line = &self.line;
        self.frames.iter().any(|frame| {
            let words = place.end..frame.verb;
            let plain = words.clone().all(|at| line.kind(at) == Kind::Word && !line.is(at, Class::Stop));
            frame.verb < frame.said.0 && place.end < frame.verb && words.len() <= NAME && plain
        })
    }

    /// The place that is all its sentence says: "Zimbabwe."
    pub(super) fn label(&self) -> Option<&Id> {
        let (words, place) = self.places.first().filter(|_| self.figures.is_empty())?;
        let rest = (0..self.line.len()).filter(|at| !words.contains(at));
        rest.into_iter().all(|at| self.line.kind(at) == Kind::Mark).then_some(place)
    }

    /// Whether all that a sentence says of a place is that an event was there: "the explosion at the port", "the Salu fire".
    pub(super) fn names_event_by(&self, place: &Id) -> bool {
        let line = &self.line;
        let event = |at: usize| clause::part(line, at, Part::Event) && !clause::part(line, at, Part::Aside);
        let called = |range: &Range<usize>| {
            let the = range.start - usize::from(line.is_before(range.start, Class::The));
            let noun = the.checked_sub(2).filter(|noun| line.kind(*noun) == Kind::Word);
            let led = [Class::In, Class::At, Class::Of].iter().any(|&class| line.is_before(the, class));
            let behind = clause::names_event(line, range.end);
            led && noun.is_some_and(|noun| event(noun) && !self.is_participle(noun)) || behind
        };
        let mut of = self.places.iter().filter(|(_, id)| id == place).map(|(range, _)| range).peekable();
        of.peek().is_some() && of.all(called)
    }

    /// Whether a place is no more than where those counted came from: "252,000 who had entered from Marland"; not "48 miners
    /// from Kask were killed", who are some of all.
    pub(super) fn is_where_from(&self, place: &Id) -> bool {
        let harmed = (0..self.line.len()).any(|at| self.line.is(at, Class::Harm));
        let from = |range: &Range<usize>| {
            let the = range.start - usize::from(self.line.is_before(range.start, Class::The));
            let whose = self.figures.iter().any(|figure| figure.end + 1 == the);
            self.line.is_before(the, Class::From) && !(whose && harmed)
        };
        let mut of = self.places.iter().filter(|(_, id)| id == place).map(|(range, _)| range).peekable();
        of.peek().is_some() && of.all(from)
    }

    /// Whether a place opens its sentence: "In Kask, ...".
    fn opens(&self, place: &Range<usize>) -> bool {
        place.start == 1 && self.line.is(0, Class::In) && self.line.str(place.end) == ","
    }

    /// Whether a place is where somebody was taken: "evacuated to makeshift centres in Adra".
    pub(super) fn is_gone_to(&self, place: &Range<usize>) -> bool {
        const NOUN: usize = 4;
        let line = &self.line;
        let Some(inside) = place.start.checked_sub(1).filter(|at| line.is(*at, Class::In)) else { return false };
        let mut noun = (inside.saturating_sub(NOUN)..inside).rev().take_while(|at| line.kind(*at) == Kind::Word);
        // "brought to the morgue in Salu" is where they are counted; "to centres in Adra" is not.
        let many = inside.checked_sub(1).is_some_and(|last| line.lexicon.figures.endings.make_plural(line.str(last)));
        many && noun.any(|at| line.is(at, Class::To))
    }

    /// Whether a place tells of somebody whose name stands before it: "Alfredo Rand, an activist who lives in Spain, has".
    pub(super) fn is_of_somebody(&self, span: &Range<usize>, place: &Range<usize>) -> bool {
        const REACH: usize = 12;
        let line = &self.line;
        let comma = |at: &usize| line.is(*at, Class::Comma);
        let open = (place.start.saturating_sub(REACH)..place.start).rev().find(comma);
        let close = (place.end..place.end + 3).find(comma).filter(|close| *close < span.start);
        let told = |open: usize| {
            let who = clause::part(line, open + 1, Part::Article) || clause::part(line, open + 1, Part::Relative);
            who && open.checked_sub(1).is_some_and(|name| line.is_capital(name))
        };
        close.is_some() && open.is_some_and(told)
    }

    /// The row of places that a place stands in, where a figure is of them all.
    fn joint_at(&self, span: &Range<usize>, place: usize) -> Option<&Joint> {
        let at = self.joints.partition_point(|joint| joint.range.end <= place);
        let joint = self.joints.get(at).filter(|joint| joint.range.contains(&place))?;
        // "Salu (301 cases) and Merin (137 cases)": what stands in brackets behind the last is its own.
        let own = self.line.is(joint.range.end, Class::OpenBracket)
            && (joint.range.end..span.start).all(|at| !self.line.is(at, Class::CloseBracket));
        let before = span.end <= joint.range.start;
        (before || joint.range.end <= span.start && !own).then_some(joint)
    }

    /// Whether a figure is of several places named in one breath: of some of a place, and not all.
    pub(super) fn is_of_several_places(&self, number: usize) -> bool {
        let Some(span) = self.figures.get(number) else { return false };
        const FARTHEST: usize = 60;
        if self.joints.is_empty() {
            return false;
        }
        let first = self.places.partition_point(|(range, _)| range.end + FARTHEST < span.start);
        let near = self.places.get(first..).unwrap_or_default().iter();
        let near = near.take_while(|(range, _)| range.start <= span.end + FARTHEST);
        let near = near.map(|(range, _)| (self.distance(span, range), range.start));
        let nearest = near.filter(|(_, start)| !self.is_anothers_place(span, *start)).min();
        nearest.is_some_and(|(_, start)| self.joint_at(span, start).is_some())
    }

    /// "Officer Leena Kask of Upper Valley said", "the Salu fire": where somebody is from,
    /// or what an event is called.
    fn is_of_a_name(&self, place: usize) -> bool {
        const SHORT: usize = 5;
        let line = &self.line;
        let at = self.places.partition_point(|(range, _)| range.start < place);
        let Some((range, _)) = self.places.get(at).filter(|(range, _)| range.start == place) else { return false };
        let the = place.checked_sub(1).filter(|at| line.is(*at, Class::The)).unwrap_or(place);
        // "Tomas Kirwe, the prefect of Kask, said"
        let office = the
            .checked_sub(2)
            .is_some_and(|at| line.is(at + 1, Class::Of) && clause::part(line, at, Part::PlaceOffice));
        if office {
            return true;
        }
        let of = the.checked_sub(1).filter(|at| line.is(*at, Class::Of) && *at > 0 && line.is_capital(*at - 1));
        // "the Committee of Marland Doctors (CMD) reports"
        let name = (range.end..).find(|at| !line.is_capital(*at)).unwrap_or(range.end);
        let close =
            (name + 1..name + SHORT).find(|at| line.is(name, Class::OpenBracket) && line.is(*at, Class::CloseBracket));
        let end = close.map_or(name, |close| close + 1);
        let says = (range.end..end + 2).any(|at| clause::part(line, at, Part::SayingVerb));
        // "told The Salu Guardian"
        let told = the.checked_sub(1).is_some_and(|verb| clause::part(line, verb, Part::HearerVerb));
        let outlet = told && line.is_capital(range.end);
        of.is_some() && says || outlet
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

    /// "940 had left and were safe in Merin": where another verb of the subject puts it.
    pub(super) fn is_anothers_place(&self, span: &Range<usize>, place: usize) -> bool {
        let line = &self.line;
        let gap = span.end..place;
        let cut = |at: usize| {
            line.is(at, Class::And) && line.is(at + 1, Class::Be) && !clause::part(line, at + 1, Part::Perfect)
        };
        // "spoke of eight bombers and described the woman who died in Salu": of her.
        let another = |at: usize| {
            let one = line.is(at - 1, Class::Person) && !line.lexicon.figures.endings.make_plural(line.str(at - 1));
            one && clause::part(line, at, Part::Relative)
        };
        let joined = (span.end..place).find(|at| line.is(*at, Class::And));
        if joined.is_some_and(|and| (and + 2..place).any(another)) {
            return true;
        }
        // "57 were arrested, 52 of them in Salu": of the part.
        let next = self.figures.partition_point(|figure| figure.start < span.end);
        let part = self.figures.get(next).filter(|part| part.end <= place);
        let including = &line.lexicon.claims.including;
        // "a quarter of the town, chiefly in the Mill District"
        // "340 people, most of them from Merin"
        let some =
            |at: usize| !line.is(at, Class::Of) && line.phrase_at(including, at).is_some_and(|(end, ())| end <= place);
        let the = place - usize::from(line.is_before(place, Class::The));
        let worst = line.phrase_before(&line.lexicon.claims.worst_in, the).is_some();
        let chiefly = (place.saturating_sub(5).max(span.end + 1)..place)
            .any(|at| clause::part(line, at, Part::Chiefly) || some(at) && !line.is_number(at));
        // "350 people, including 40 children, have died in Salu": of all, behind the comma that ends the part.
        let closed = |part: &Range<usize>| {
            // "765 people including 30 children had been killed in Salu"
            if line.is(part.end, Class::Have) || line.is(part.end, Class::Be) && self.is_participle(part.end + 1) {
                return line.phrase_before(including, part.start).is_some();
            }
            let comma = (part.end..place).find(|at| line.str(*at) == ",");
            line.phrase_before(including, part.start).is_some_and(|(at, ())| at > 0 && line.str(at - 1) == ",")
                && comma.is_some_and(|comma| line.is(comma + 1, Class::Be) || self.is_participle(comma + 1))
        };
        let of_part = chiefly
            || worst
            || part.filter(|part| !closed(part)).is_some_and(|part| {
                line.phrase_at(including, part.end).is_some() || line.phrase_before(including, part.start).is_some()
            });
        // "214 were underground: 118 in the west section and 96 in the east": of what is listed.
        let opens_list = |at: usize| line.str(at) == ":" || line.is(at, Class::Dash) && !line.is_glued(at);
        let listed = part.is_some_and(|part| (span.end..part.start).any(opens_list));
        // "58 people have died, 41 in Salu and 17 in Merin"
        let bare = |part: &&Range<usize>| line.is_before(part.start, Class::Comma) && line.is(part.end, Class::In);
        let listed = listed || part.filter(bare).is_some();
        // "60,000 were in Marland, and that 150,000 had been displaced": of what is said first.
        let and_that = |at: usize| line.is(at, Class::And) && clause::part(line, at + 1, Part::That);
        let said_before = place < span.start
            && (place..span.start).any(and_that)
            && self.figures.iter().any(|figure| figure.end <= place);
        // "158 in Merin, followed by Salu with 11": of the next.
        let at = self.places.partition_point(|(range, _)| range.start < place);
        let with = self.places.get(at).filter(|(range, _)| range.start == place && span.end <= place);
        let with = with.and_then(|(range, _)| line.phrase_at(&line.lexicon.claims.with_part, range.end));
        let counted = |at: usize| !self.figures_in(&(at..at + 1)).is_empty();
        let of_next = with.is_some_and(|(end, ())| counted(end));
        // "Of the 1,763 dead, 1,519 were found in Salu": of those.
        let of_all = line.is(0, Class::Of) && span.start <= 2 && part.is_some() && span.end < place;
        // "as follows: Salu 165, Kolvik 22": each of what heads its own.
        let headed = span.start.checked_sub(1).is_some_and(|name| line.is_capital(name));
        let row = self.places.get(at).filter(|(range, _)| range.start == place && range.end < span.start && headed);
        let of_row = row.is_some_and(|(range, _)| counted(range.end) && (0..place).any(|at| line.str(at) == ":"));
        of_part
            || listed
            || of_all
            || of_next
            || of_row
            || said_before
            || self.is_of_next_subject(span, place)
            || gap.clone().any(cut) && gap.clone().any(|at| line.is(at, Class::Verb) || self.is_participle(at))
    }

    /// "killed 97 people, and hospitals in Salu asked for help": of a subject that comes behind, with a verb of its own.
    fn is_of_next_subject(&self, span: &Range<usize>, place: usize) -> bool {
        let line = &self.line;
        let does = |at: usize| {
            [Class::Be, Class::Have, Class::Verb].iter().any(|&class| line.is(at, class))
                || clause::part(line, at, Part::SayingVerb)
                || line.phrase_at(&line.lexicon.figures.did, at).is_some()
                || self.is_participle(at)
        };
        // "put the toll at 28, saying some families in Salu had buried their dead"
        let says = |at: usize| clause::part(line, at, Part::Ongoing) && line.is_before(at, Class::Comma);
        let opens = |at: &usize| line.is(*at, Class::And) || says(*at);
        let Some(and) = (span.end..place).rev().find(opens) else { return false };
        let subject = and + 1..place;
        let at = self.places.partition_point(|(range, _)| range.start < place);
        let behind =
            self.places.get(at).filter(|(range, _)| range.start == place).map_or(place, |(range, _)| range.end);
        let plain = |at: usize| line.kind(at) == Kind::Word && !does(at) && !clause::part(line, at, Part::That);
        let names = |at: usize| says(and) || !line.is(at, Class::Stop) && !line.is(at, Class::The);
        subject.len() > 1
            && subject.clone().all(plain)
            && self.figures_in(&subject).is_empty()
            && names(and + 1)
            && line.is_before(place - usize::from(line.is_before(place, Class::The)), Class::In)
            && does(behind)
    }

    /// What a place costs whose brackets hold other figures: "Kask with 44 deaths, Salu (12 deaths)".
    fn heads_brackets(&self, span: &Range<usize>, place: &Range<usize>) -> usize {
        const OTHERS: usize = 100;
        let outside = self.line.is(place.end, Class::OpenBracket) && span.end <= place.start;
        let next = self.figures.partition_point(|figure| figure.start <= place.end);
        let close = (place.end..place.end + 12).find(|at| self.line.is(*at, Class::CloseBracket));
        let holds = self.figures.get(next).zip(close).is_some_and(|(figure, close)| figure.start < close);
        // "About 43 (in addition, three died in Upper Valley)", "158 (Salu 88, Merin 70)": of what stands in the brackets.
        let open = (span.end..(span.end + 3).min(place.start)).find(|at| self.line.is(*at, Class::OpenBracket));
        let within = open.is_some_and(|open| {
            let close = (open..self.line.len()).find(|at| self.line.is(*at, Class::CloseBracket));
            let other = self.figures.partition_point(|figure| figure.start <= open);
            let other = self.figures.get(other).zip(close).is_some_and(|(figure, close)| figure.start < close);
            other && close.is_some_and(|close| place.start < close)
        });
        if outside && holds || within { OTHERS } else { 0 }
    }

    /// "Merin (8,000)": the brackets behind a place hold the figure.
    pub(super) fn stands_in_brackets_of_place(&self, span: &Range<usize>) -> bool {
        let open = span.start.checked_sub(1).filter(|at| self.line.is(*at, Class::OpenBracket));
        open.is_some_and(|open| self.places.iter().any(|(place, _)| place.end == open))
    }

    /// Whether a figure is what a place right before it is told with: "followed by Merin with 258"; not "259 are dead in Salu,
    /// with 217 missing", where a comma sets off what is told besides.
    pub(super) fn stands_with_place(&self, span: &Range<usize>) -> bool {
        let with = self.line.phrase_before(&self.line.lexicon.claims.with_part, span.start);
        with.is_some_and(|(at, ())| !self.line.is_before(at, Class::Comma)) && self.place_with(span).is_some()
    }

    /// Where "in Salu" begins, right before a token: "in Salu 88", "in Salu: 88".
    pub(super) fn before_place(&self, end: usize) -> Option<usize> {
        let end = end - usize::from(end.checked_sub(1).is_some_and(|at| self.line.str(at) == ":"));
        let at = self.places.partition_point(|(place, _)| place.end < end);
        let (place, _) = self.places.get(at).filter(|(place, _)| place.end == end)?;
        place.start.checked_sub(1).filter(|at| self.line.is(*at, Class::In) || self.line.is(*at, Class::From))
    }

    /// Whether the words say that a figure is of elsewhere: "in a similar attack", "in the neighbouring
    /// province".
    pub(super) fn is_elsewhere(&self, number: usize, own: Option<&Id>) -> bool {
        let Some(span) = self.figures.get(number) else { return false };
        let data = &self.line.lexicon.claims;
        // "300,000 fled, most of them to relatives in neighbouring provinces": where some of them went.
        let around = self.around(span);
        // "180,000 in Salu and 150,000 in neighbouring Merin": the second's.
        let next = self.figures.get(number + 1).map(|next| next.start).filter(|_| self.is_placed_apart(number));
        let some_of = (span.end..around.end).find(|at| self.line.phrase_at(&data.including, *at).is_some());
        let some_of = some_of.into_iter().chain(next).min();
        // "said in a separate statement that"
        // "61 were killed in neighbouring Marland", where Marland is asked for: of there.
        let asked = |end: usize| self.places.iter().any(|(place, id)| place.start == end && Some(id) == own);
        let elsewhere = |at: usize| {
            self.line.phrase_at(&data.elsewhere, at).is_some_and(|(end, ())| {
                !asked(end)
                    && !clause::part(&self.line, end, Part::SpeechNoun)
                    && !clause::part(&self.line, end, Part::TextNoun)
            })
        };
        let near = (around.start..some_of.unwrap_or(around.end)).any(elsewhere);
        // ", worldwide.": of all that the sentence says.
        let last = (self.line.len().saturating_sub(1)..=self.line.len())
            .any(|end| end > span.end && self.line.phrase_before(&data.everywhere, end).is_some());
        // "22,000 jobs worldwide", where no place is asked for: all of them.
        let everywhere = around.clone().any(|at| self.line.phrase_at(&data.everywhere, at).is_some());
        near || own.is_some() && (last || everywhere) || self.is_of_one_before(span) || self.is_of_one_compared()
    }

    /// Whether a figure and the bare one behind it are each told with a place: "180,000 in Salu and 150,000 in Merin".
    fn is_placed_apart(&self, number: usize) -> bool {
        let Some((span, next)) = self.figures.get(number).zip(self.figures.get(number + 1)) else { return false };
        let line = &self.line;
        let own = (span.end..next.start).any(|at| line.is(at, Class::In));
        own && line.is_before(next.start, Class::And) && line.is(next.end, Class::In)
    }

    /// "For comparison, the floods in Lombok left 564 dead", "Compared with earlier quakes, only Kask (334 dead)": of another event.
    fn is_of_one_compared(&self) -> bool {
        const NEAR: usize = 3;
        let line = &self.line;
        let Some((end, ())) = line.phrase_at(&line.lexicon.claims.comparing, 0) else { return false };
        let event = |at: usize| clause::part(line, at, Part::Event) || clause::part(line, at, Part::Incident);
        let elsewhere = line.is(end, Class::Comma) && !self.unlisted.is_empty() && self.places.is_empty();
        // "Compared with the first days of the flood": of the story's own.
        let others = (end..end + NEAR).any(|at| event(at) && !line.is(end, Class::The));
        others || elsewhere && (end..line.len()).any(event)
    }

    /// "hours after a quake in Marland in which 32 died", "the worst since a fire in Kask where 40 died": of another event,
    /// which this one is set against.
    fn is_of_one_before(&self, span: &Range<usize>) -> bool {
        const REACH: usize = 20;
        let line = &self.line;
        let part = |at: usize, kind: Part| clause::part(line, at, kind);
        let ago =
            |at: usize| at.checked_sub(1).is_some_and(|at| line.is(at, Class::TimeUnit)) && part(at, Part::BecauseOf);
        let opens = |at: &usize| (ago(*at) || part(*at, Part::Since)) && line.is(at + 1, Class::Article);
        let Some(link) = (span.start.saturating_sub(REACH)..span.start).rev().find(opens) else { return false };
        let told = |at: usize| part(at, Part::Relative) || line.phrase_at(&line.lexicon.claims.where_at, at).is_some();
        let Some(relative) = (link + 2..span.start).find(|at| told(*at)) else { return false };
        (link + 2..relative).any(|at| part(at, Part::Event) || part(at, Part::Incident))
    }
}
