//! What a time is counted from, where that is not the day of its text: from the day on which a speaker spoke; and the number
//! that a day owns or heads, or that a text of that day gives. Which of a sentence's times is a figure's, `when` says.

use super::clause;
use super::context::Scene;
use super::speaker::Frame;
use super::time::Phrase;
use crate::lexicon::claims::Part;
use crate::lexicon::figures::Class;
use crate::window::{Moment, Window, days_before};

impl Scene<'_> {
    /// Counts what a speaker counts back from the day on which they spoke: "said on Wednesday that 500 had come in the past 24
    /// hours", in a text of Thursday.
    pub(super) fn count_back_from_speech(&mut self) {
        // Nobody says more in a sentence.
        const MOST: usize = 32;
        let few = self.frames.len() <= MOST && self.times.len() <= MOST;
        let Some(today) = self.today.filter(|_| few) else { return };
        let spoken = |at: usize| {
            let speaks = self.frames.iter().filter(|frame| frame.covers(at));
            let mut days = speaks.filter_map(|frame| self.spoken_day(frame)).map(|day| day.date);
            days.next().filter(|day| *day < today && days.all(|other| other == *day))
        };
        let moved = |phrase: &Phrase| {
            let (from, to) = phrase.window.from.zip(phrase.window.to)?;
            let counted = !phrase.since && !phrase.until && !phrase.loose && !phrase.again;
            let up_to_now = to.date == today && to.time.is_none() && from.date < to.date;
            let day = spoken(phrase.start).filter(|_| counted && up_to_now)?;
            // "this month" begins when it does; "overnight" and "the past two days" end with the speaker's day.
            let begins = !phrase.length && from.date < days_before(today, 1);
            let shift = day.until(today).map_or(0, |span| span.get_days());
            let first = if begins { from.date.min(day) } else { days_before(from.date, shift) };
            Some(Window { from: Some(Moment::day(first)), to: Some(Moment::day(day)), ..phrase.window })
        };
        let windows: Vec<_> = self.times.iter().map(moved).collect();
        for (phrase, window) in self.times.iter_mut().zip(windows) {
            phrase.window = window.unwrap_or(phrase.window);
        }
    }

    /// The day on which a speaker was said to speak: "said yesterday", "told parliament on Wednesday".
    pub(super) fn spoken_day(&self, frame: &Frame) -> Option<Moment> {
        const REACH: usize = 4;
        let day = |phrase: &&Phrase| {
            let behind = frame.verb < phrase.start && phrase.start <= frame.verb + REACH;
            let comma = (phrase.end..frame.verb).any(|at| self.line.str(at) == ",");
            let before = phrase.end <= frame.verb && frame.verb < phrase.end + REACH && !comma;
            let plain = phrase.is_plain() && !phrase.length;
            plain && !self.names_event(phrase) && (behind || before) && phrase.window.from == phrase.window.to
        };
        let told = [Part::SayingVerb, Part::TollVerb].iter().any(|verb| clause::part(&self.line, frame.verb, *verb));
        let had = frame.verb.checked_sub(1).is_some_and(|before| clause::part(&self.line, before, Part::Baseline));
        let aside = self.in_event_clause(&Phrase::of(frame.verb, frame.verb + 1, Window::default()));
        let spoken = frame.verb > 0 && told && !had && !aside;
        self.times.iter().find(day).filter(|_| spoken)?.window.to
    }

    /// Whether a time opens its line, before a colon: "10 June: 203", "Thursday 21 March: 217".
    pub(super) fn heads_row(&self, phrase: &Phrase) -> bool {
        let weekday = usize::from(self.line.is(0, Class::Weekday));
        (phrase.start == 0 || phrase.start == weekday) && self.line.str(phrase.end) == ":"
    }

    /// "The bulletin, dated 4 September, has 53,815": the date of what is written, whose numbers are of that day.
    pub(super) fn dates_text(&self, phrase: &Phrase) -> bool {
        let line = &self.line;
        let dated = line.phrase_before(&line.lexicon.claims.text_dates, phrase.start).map(|(at, ())| at);
        let noun = dated.and_then(|at| at.checked_sub(1 + usize::from(line.is_before(at, Class::Comma))));
        let text =
            noun.is_some_and(|at| clause::part(line, at, Part::SpeechNoun) || clause::part(line, at, Part::TextNoun));
        (text || self.dates_report(phrase))
            && phrase.window.only_day().is_some()
            && !phrase.since
            && !self.names_event(phrase)
    }

    /// "Situation Report No. 5 of 25 April gave 253 deaths": the day of a report, before the verb that gives its number.
    fn dates_report(&self, phrase: &Phrase) -> bool {
        const NAME: usize = 5;
        let line = &self.line;
        let Some(of) = phrase.start.checked_sub(1).filter(|of| line.is(*of, Class::Of)) else { return false };
        let text = |at: usize| clause::part(line, at, Part::SpeechNoun) || clause::part(line, at, Part::TextNoun);
        let named = (of.saturating_sub(NAME)..of).any(text);
        named && (clause::part(line, phrase.end, Part::TollVerb) || line.is(phrase.end, Class::Have))
    }

    /// The figure that a day owns: "54", of "against Wednesday's 54", "Wednesday's toll of 54".
    pub(super) fn owned_by(&self, phrase: &Phrase) -> Option<usize> {
        const NOUNS: usize = 3;
        let line = &self.line;
        let owner = clause::owns(line, phrase.end) && (phrase.end - phrase.start) <= NOUNS;
        let counts = |at: usize| {
            [Part::CountNoun, Part::TollNoun, Part::SpeechNoun].iter().any(|&noun| clause::part(line, at, noun))
                || line.is(at, Class::Of)
                || line.is(at, Class::Harm)
        };
        let first = phrase.end + 1;
        let at = first + (first..=first + NOUNS).take_while(|at| counts(*at)).count();
        let figure = self.figures.partition_point(|figure| figure.start < at);
        let starts = self.figures.get(figure)?.start;
        (owner && starts == at).then_some(starts)
    }
}
