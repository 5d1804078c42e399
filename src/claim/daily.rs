//! What stretch of time a figure is of, where it is none of all its story: a day's, a week's, one of a row of days. Owns telling
//! it; as of when a figure stands, `when` says.

use std::ops::Range;

use jiff::civil::Date;

use super::clause;
use super::context::Scene;
use super::speaker::Frame;
use super::time::Phrase;
use crate::lexicon::claims::Part;
use crate::lexicon::figures::Class;
use crate::token::Kind;
use crate::window::{Moment, TimeOfDay};

impl Scene<'_> {
    /// Whether a figure is of a stretch of time: "in the past 24 hours", "in the week ending 6 April".
    pub(super) fn is_of_length(&self, number: usize) -> bool {
        let Some(span) = self.figures.get(number) else { return false };
        let nearest = self.nearest(span);
        let next = self.figures.get(number + 1).map_or(usize::MAX, |next| next.start);
        // "From 3 to 31 March a total of 1,284": the whole count, and no addition to it.
        let whole = self.around(span).any(|at| clause::part(&self.line, at, Part::CountNoun));
        let today = |phrase: &Phrase| {
            phrase.since && phrase.window.from.map(|from| from.date) == self.today && self.today.is_some()
        };
        // "the 363 announced by the minister during the night": when it was said.
        let said = clause::part(&self.line, span.end, Part::Published);
        let told =
            |phrase: &Phrase| (phrase.length && !phrase.open || today(phrase)) && !(said && span.end < phrase.start);
        // "had killed nine and hurt more than 20 in the past 24 hours": of both.
        let after = self.figures.get(number + 2).map_or(usize::MAX, |after| after.start);
        let beside = self.figures.get(number + 1).is_some_and(|next| {
            let and = (span.end..next.start).any(|at| self.line.is(at, Class::And));
            and && (span.end..next.start).all(|at| self.line.kind(at) == Kind::Word)
                && self.clause(span) == self.clause(next)
        });
        let next = if beside { after } else { next };
        // "In the 24 hours to midnight, 118 new cases and three deaths were notified": of all that follows.
        let opening = self.times.first().filter(|phrase| phrase.start <= 1 && phrase.end < span.start);
        let before = number.checked_sub(1).and_then(|before| self.figures.get(before));
        let joined = before.is_some_and(|before| (before.end..span.start).any(|at| self.line.is(at, Class::And)));
        let opens = joined && number == 1 && opening.is_some_and(|phrase| phrase.length);
        !whole && (opens || nearest.is_some_and(|(_, phrase)| told(phrase) && phrase.start < next))
    }

    /// Whether a figure is of a stretch of days that is past, both of its ends named.
    pub(super) fn is_of_named_days(&self, number: usize) -> bool {
        let Some(span) = self.figures.get(number) else { return false };
        let nearest = self.nearest(span);
        let days = |phrase: &Phrase| (phrase.start..phrase.end).any(|at| self.line.is(at, Class::Month));
        let past = |phrase: &Phrase| phrase.window.to.zip(self.today).is_some_and(|(to, today)| to.date < today);
        nearest.is_some_and(|(_, phrase)| phrase.length && !phrase.open && days(phrase) && past(phrase))
    }

    /// Whether a figure is of the text's own day alone, in a story that began on a day before: "31 have been arrested today".
    pub(super) fn is_of_today(&self, number: usize, begun: Option<Date>) -> bool {
        let Some(span) = self.figures.get(number) else { return false };
        let earlier = begun.zip(self.today).is_some_and(|(begun, today)| begun < today);
        let today = |phrase: &Phrase| {
            let said = |at: usize| self.line.phrase_at(&self.line.lexicon.claims.of_today, at).is_some();
            let plain = phrase.is_plain() && phrase.window.to.is_none_or(|to| to.time.is_none());
            // "in today's operation" names what it was.
            let owns = clause::owns(&self.line, phrase.end);
            let perfect = (span.end..span.end + 2).any(|at| self.line.is(at, Class::Have));
            let behind = span.end <= phrase.start && self.tells_on(span.end..phrase.start) && perfect;
            plain && !owns && behind && (phrase.start..phrase.end).any(said)
        };
        let earlier = earlier && !self.is_whole_count(span);
        earlier && self.nearest(span).is_some_and(|(_, phrase)| today(phrase))
    }

    /// Whether what stands between a figure and a time behind it goes on telling of the figure; not "31 people have died, the
    /// ministry said today", where the time is that of the saying.
    fn tells_on(&self, mut between: Range<usize>) -> bool {
        between.all(|at| self.line.kind(at) == Kind::Word && !clause::part(&self.line, at, Part::SayingVerb))
    }

    /// "The number of injured rose to 30": all of them, whatever day stands beside it.
    fn is_whole_count(&self, span: &Range<usize>) -> bool {
        let counts = |at: usize| clause::part(&self.line, at, Part::CountNoun);
        self.line.is_before(span.start, Class::To) || self.around(span).any(counts)
    }

    /// Whether a figure is one day's of a row of days: "nine on Tuesday, 14 on Wednesday".
    pub(super) fn is_daily(&self, number: usize) -> bool {
        let day_of = |number: usize| {
            let span = self.figures.get(number)?;
            let on = span.end + usize::from(self.line.is(span.end, Class::On));
            let phrase = self.times.iter().find(|phrase| (span.end..=on).contains(&phrase.start))?;
            let day = phrase.window.only_day().filter(|_| phrase.is_plain())?;
            Some((span.start, day, phrase.end))
        };
        let in_row = |first: usize, second: usize| {
            let Some(((_, one, end), (start, other, _))) = day_of(first).zip(day_of(second)) else { return false };
            let joined = (end..start).all(|at| self.line.str(at) == "," || self.line.is(at, Class::And));
            joined && end < start && one != other
        };
        let row = number.checked_sub(1).is_some_and(|before| in_row(before, number)) || in_row(number, number + 1);
        row && !self.tells_how_it_grew()
    }

    /// "The official number grew in stages: 40 on Friday, 93 on Saturday": of the whole count, and not of each day.
    fn tells_how_it_grew(&self) -> bool {
        let first = self.figures.first().map_or(0, |first| first.start);
        let counts = (0..first).any(|at| clause::part(&self.line, at, Part::CountNoun));
        counts && (0..first).any(|at| self.line.is(at, Class::Change))
    }

    /// The one day on which what a figure counts befell: "350 people were evacuated in five buses on Sunday"; not "said on
    /// Sunday", "stood at 350 on Sunday", "350 were missing on Sunday".
    pub(super) fn day_of_event(&self, number: usize) -> Option<Date> {
        let span = self.figures.get(number)?;
        if let Some(day) = self.day_of_dead(span) {
            return Some(day);
        }
        let (_, phrase) = self.nearest(span)?;
        let hour = |to: Moment| matches!(to.time, Some(TimeOfDay::Clock { .. }));
        let day = phrase.window.only_day().filter(|_| phrase.window.to.is_some_and(|to| !hour(to)))?;
        let stood = self.line.phrase_before(&self.line.lexicon.claims.until, phrase.start).is_some();
        let named = phrase.is_plain() && !stood && !self.names_event(phrase) && !self.is_whole_count(span);
        // "rockets killed 11 on Tuesday", "entered homes on Monday and killed 82"
        if named && self.is_object(span) && self.dates_speech(span, phrase) == 0 {
            return Some(day);
        }
        if phrase.start < span.end {
            return None;
        }
        let between = span.end..phrase.start - usize::from(self.line.is_before(phrase.start, Class::On));
        let stands = |at: usize| self.line.phrase_at(&self.line.lexicon.claims.stands, at).is_some();
        let befell = |at: usize| {
            let verb = self.line.is(at, Class::Verb) || clause::part(&self.line, at, Part::Irregular);
            verb || self.is_participle(at) || self.line.phrase_at(&self.line.lexicon.claims.came, at).is_some()
        };
        let told = self.tells_on(between.clone()) && !between.clone().any(stands) && between.clone().any(befell);
        (named && told).then_some(day)
    }

    /// The day whose own dead a figure counts: "put Monday's dead at 58".
    fn day_of_dead(&self, span: &Range<usize>) -> Option<Date> {
        let line = &self.line;
        let at = span.start.checked_sub(1).filter(|at| line.is(*at, Class::At))?;
        let dead = at.checked_sub(1).filter(|dead| line.is(*dead, Class::Harm))?;
        let phrase = self.times.iter().find(|phrase| phrase.end + 1 == dead && clause::owns(line, phrase.end))?;
        phrase.window.only_day().filter(|_| phrase.is_plain())
    }

    /// Whether somebody did so many something: "rockets killed 11", "teams vaccinated 17,500"; not "had killed 11", "counted 11".
    fn is_object(&self, span: &Range<usize>) -> bool {
        let line = &self.line;
        let number = self.number_of(span).map_or(span.start, |number| number.start);
        let verb =
            [span.start, number].into_iter().filter_map(|at| at.checked_sub(1)).find(|at| self.is_participle(*at));
        let counts = [Part::SayingVerb, Part::Tally, Part::TollVerb, Part::Found, Part::PutAt];
        verb.is_some_and(|verb| {
            let done = [Class::Have, Class::Be].iter().any(|&class| line.is_before(verb, class));
            verb > 0 && !done && !counts.iter().any(|&counts| clause::part(line, verb, counts))
        })
    }

    /// Whether a number is part of a time: "at nine this morning".
    pub(super) fn is_in_a_time(&self, number: usize) -> bool {
        let Some(words) = self.numbers.get(number) else { return false };
        let at = self.times.partition_point(|phrase| phrase.end <= words.start);
        self.times.get(at).is_some_and(|phrase| phrase.start <= words.start && words.end <= phrase.end)
    }

    /// Whether a figure is of a day or a part of one, and not as of then: "found this morning".
    pub(super) fn is_of_a_time(&self, number: usize) -> bool {
        let Some(span) = self.figures.get(number) else { return false };
        let nearest = self.nearest(span);
        nearest.is_some_and(|(distance, phrase)| {
            // A sentence whose speaker was named before it has no verb that a day could be of.
            let whole = self.frames.iter().all(Frame::is_whole);
            let speech = self.dates_speech(span, phrase);
            let distance = if whole { distance.saturating_sub(speech) } else { distance };
            (whole || speech == 0) && distance < 12 && !phrase.until && !phrase.since && !phrase.loose && !phrase.open
        })
    }

    /// Whether a figure is counted up to an hour of its day: "3,100 had come by midday".
    pub(super) fn is_up_to_an_hour(&self, number: usize) -> bool {
        // By the evening a day is as good as over.
        const EVENING: i32 = 20;
        let Some(span) = self.figures.get(number) else { return false };
        let nearest = self.nearest(span);
        nearest.is_some_and(|(_, phrase)| {
            phrase.until && phrase.window.to.and_then(|to| to.time).is_some_and(|time| time.is_before(EVENING))
        })
    }
}
