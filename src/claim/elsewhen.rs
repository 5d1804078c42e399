//! Times that are none of a figure's own: of another number, of a thing told of beside it, of what is to come, of the row
//! it stands in. Owns these; which of the others is chosen, `when` says.

use std::ops::Range;

use super::clause;
use super::context::Scene;
use super::time::Phrase;
use crate::lexicon::claims::{Part, Surety};
use crate::lexicon::figures::Class;
use crate::token::Kind;

impl Scene<'_> {
    /// Whether a time is of something else than a figure, told of in the same breath.
    pub(super) fn is_cut_off(&self, span: &Range<usize>, phrase: &Phrase) -> bool {
        self.is_of_a_thing(span, phrase)
            || self.is_to_come_behind(span, phrase)
            || self.is_in_a_clause(span, phrase)
            || self.is_before_a_colon(span, phrase)
            || self.is_of_a_comparison(span, phrase)
            || self.is_of_a_record(span, phrase)
            || self.is_before_the_first(span, phrase)
            || self.is_said_first(span, phrase)
            || self.is_behind_speech(span, phrase.start)
    }

    /// "Blasts killed 138, officials said, following years of calm since the war of 2009": what else there was is told
    /// behind the speaker.
    pub(super) fn is_behind_speech(&self, span: &Range<usize>, at: usize) -> bool {
        const LATE: usize = 5;
        let line = &self.line;
        let goes_on = |at: usize| line.str(at) == "," && clause::ends_as_gerund(line, at + 1);
        let mut spoken = self.frames.iter().filter(|frame| span.end <= frame.verb && frame.verb < at);
        spoken.any(|frame| (frame.verb + 1..(frame.verb + LATE).min(at)).any(goes_on))
    }

    /// "that 33 had died in the past 24 hours and that the dead now numbered 292": of what is said first.
    fn is_said_first(&self, span: &Range<usize>, phrase: &Phrase) -> bool {
        let counted = self.figures.iter().any(|figure| figure.end <= phrase.start);
        self.opens_and_that(span) && phrase.end <= self.clause(span).start && counted
    }

    /// Whether a figure's clause is the second of what is said: "that 220 had died and that 110 were missing".
    pub(super) fn opens_and_that(&self, span: &Range<usize>) -> bool {
        let start = self.clause(span).start;
        self.line.is(start, Class::And) && clause::part(&self.line, start + 1, Part::That)
    }

    /// "By 4 p.m. 70,500 had come, up from 65,036": the time of the first, which this is set beside.
    fn is_before_the_first(&self, span: &Range<usize>, phrase: &Phrase) -> bool {
        let at = self.figures.partition_point(|figure| figure.start < span.start);
        let before = at.checked_sub(1).and_then(|at| self.figures.get(at));
        before.is_some_and(|before| phrase.end <= before.start) && !phrase.since && self.is_beside_another(span)
    }

    /// "the worst emergency since the earthquake": what something is set beside.
    pub(super) fn is_of_a_record_word(&self, words: &Range<usize>) -> bool {
        const NEAR: usize = 4;
        const REACH: usize = 16;
        let line = &self.line;
        let since =
            (words.start.saturating_sub(NEAR)..words.start).rev().find(|at| clause::part(line, *at, Part::Since));
        since.is_some_and(|since| (since.saturating_sub(REACH)..since).any(|at| self.is_record(at)))
    }

    /// "450 were arrested on the most violent day since January": since when nothing was worse, and no count.
    fn is_of_a_record(&self, span: &Range<usize>, phrase: &Phrase) -> bool {
        // "the worst since the flood of 2029"
        let named = || phrase.names && self.is_of_a_record_word(&(phrase.start..phrase.end));
        span.end <= phrase.start && (phrase.since && self.is_beside_a_record(phrase.start) || named())
    }

    /// Whether words before a place say that something is the most of its kind.
    fn is_beside_a_record(&self, at: usize) -> bool {
        const REACH: usize = 9;
        let line = &self.line;
        let near = (at.saturating_sub(REACH)..at).rev().take_while(|at| line.kind(*at) == Kind::Word);
        near.take_while(|at| !line.is_number(*at)).any(|at| self.is_record(at))
    }

    /// "the worst", and not "most of".
    fn is_record(&self, at: usize) -> bool {
        self.line.is(at, Class::Superlative) && !self.line.is(at + 1, Class::Of)
    }

    /// "Some 40,000 marched, twice as many as on 19 January", "more than the week before": the time of what they are set
    /// beside.
    fn is_of_a_comparison(&self, span: &Range<usize>, phrase: &Phrase) -> bool {
        let line = &self.line;
        let beside = line.phrase_before(&line.lexicon.claims.time_beside, phrase.start).is_some();
        // "slightly fewer than on 31 January (87,000)", "than on Monday, when 87,000 came": it dates what it is told of.
        let told = line.is(phrase.end, Class::OpenBracket) || self.clause(span).start == phrase.end + 1;
        // "surpassed that of the 2018 fire, which left 85 dead": of another event, which its year tells.
        beside && !phrase.loose && !phrase.names && (span.end <= phrase.start || phrase.end < span.start && !told)
    }

    /// "Between 130 and 150 were on the boat, which had left on Wednesday": when the boat did.
    fn is_of_a_thing(&self, span: &Range<usize>, phrase: &Phrase) -> bool {
        let line = &self.line;
        let clause = (span.end + 2..phrase.start).rev().take_while(|at| line.str(*at) != ",");
        let mut opens = clause.filter(|at| line.phrase_at(&line.lexicon.claims.of_things, *at).is_some());
        opens.any(|at| line.is(at - 1, Class::Comma))
    }

    /// "98 had been rescued and the search would go on until Friday": when something is to come.
    fn is_to_come_behind(&self, span: &Range<usize>, phrase: &Phrase) -> bool {
        let line = &self.line;
        let planned = |at: usize| self.plans_at(at);
        let and = (span.end..phrase.start).find(|at| line.is(*at, Class::And));
        let other = || !self.figures_in(&(span.start + 1..phrase.start)).is_empty();
        and.is_some_and(|and| (and..phrase.start).any(planned)) && !other()
    }

    /// Whether a time is one of what is to come: "is to be heard on Tuesday".
    pub(super) fn plans_before(&self, phrase: &Phrase) -> bool {
        const REACH: usize = 14;
        (phrase.start.saturating_sub(REACH)..phrase.start).any(|at| self.plans_at(at))
    }

    /// Whether a time is of something told of aside, or of what a number is set beside: "in the ferry, which had sailed on
    /// Monday", "up from 420 on Monday".
    pub(super) fn is_aside(&self, phrase: &Phrase) -> bool {
        const NEAR: usize = 3;
        let clause = self.clause(&(phrase.start..phrase.end));
        let beside = |figure: &Range<usize>| {
            figure.end <= phrase.start && phrase.start <= figure.end + NEAR && self.is_beside_another(figure)
        };
        let comma = clause.start.checked_sub(1).is_some_and(|at| self.line.str(at) == ",");
        comma && clause::part(&self.line, clause.start, Part::Aside)
            || self.line.phrase_before(&self.line.lexicon.claims.time_beside, phrase.start).is_some()
            || self.figures.iter().any(beside)
    }

    /// Whether a time opens what is told of as past by then: "On 19 January the ministry had counted".
    pub(super) fn is_of_before(&self, phrase: &Phrase) -> bool {
        const REACH: usize = 6;
        let had = |at: &usize| clause::part(&self.line, *at, Part::Baseline);
        let verb = (phrase.end..phrase.end + REACH).find(had).map(|had| had + 1);
        phrase.start <= 1 && verb.is_some_and(|verb| clause::ends_as_participle(&self.line, verb))
    }

    fn plans_at(&self, at: usize) -> bool {
        let surety = self.line.phrase_at(&self.line.lexicon.claims.surety, at);
        surety.is_some_and(|(_, surety)| *surety == Surety::Planned)
    }

    /// "80 per cent of the area that the rebels held a month ago", "aid workers who entered last week reckon that 50,000 are
    /// there".
    fn is_in_a_clause(&self, span: &Range<usize>, phrase: &Phrase) -> bool {
        const LONGEST: usize = 8;
        let line = &self.line;
        let ago = (phrase.start..phrase.end).any(|at| clause::part(line, at, Part::Ago));
        let spoken = clause::part(line, phrase.end, Part::SayingVerb);
        let clause =
            (phrase.start.saturating_sub(LONGEST)..phrase.start).rev().take_while(|at| line.kind(*at) == Kind::Word);
        let held = |at: usize| {
            let opens = clause::part(line, at, Part::That) || clause::part(line, at, Part::Relative);
            ago && opens && span.end <= at
        };
        // "75% of the territory rebels held before 15 November": of what they held.
        let area = |at: usize| clause::part(line, at, Part::AreaNoun) || clause::part(line, at, Part::OwnArea);
        let land = |held: usize| {
            let verb = line.phrase_at(&line.lexicon.claims.holds_land, held).is_some();
            verb && (span.start.max(held.saturating_sub(LONGEST))..held).any(area)
        };
        let entered = |at: usize| {
            let opens = clause::part(line, at, Part::Relative) && at + 2 < phrase.start;
            spoken && opens && at < span.start
        };
        clause.into_iter().any(|at| held(at) || entered(at) || !ago && span.start < at && land(at))
    }

    /// "The quake that hit the High Range on 8 September killed 2,946": when it hit, and no day of the count.
    pub(super) fn is_of_an_event(&self, span: &Range<usize>, phrase: &Phrase) -> bool {
        const LONGEST: usize = 12;
        let line = &self.line;
        let opens = |at: &usize| clause::part(line, *at, Part::That) || clause::part(line, *at, Part::Relative);
        let start = phrase.start.saturating_sub(LONGEST);
        let near = (start..phrase.start).rev().take_while(|at| line.kind(*at) == Kind::Word);
        let Some(relative) = near.clone().find(opens).filter(|at| 0 < *at && !line.is_before(*at, Class::Comma)) else {
            return false;
        };
        // "said that the flood had on Tuesday killed": what is said is no event.
        let said = clause::part(line, relative - 1, Part::SayingVerb);
        let happened = (relative + 1..phrase.start).any(|at| clause::part(line, at, Part::Event));
        let verb = line.is(phrase.end, Class::Harm)
            || line.is(phrase.end, Class::Have)
            || clause::part(line, phrase.end, Part::ClaimedLives);
        !said && happened && verb && phrase.end < span.start && !phrase.since && !phrase.until
    }

    /// "The deadliest night since the bombing of 2014, in which 88 died: 36 were killed": a year of another number.
    fn is_before_a_colon(&self, span: &Range<usize>, phrase: &Phrase) -> bool {
        if !(phrase.names || phrase.loose) || span.start < phrase.end {
            return false;
        }
        let next = self.figures.partition_point(|figure| figure.start < phrase.end);
        let other = self.figures.get(next).filter(|other| other.end <= span.start);
        other.is_some_and(|other| (other.end..span.start).any(|at| self.line.str(at) == ":"))
    }

    /// Whether a figure's clause is set against the one before it, and names no time of its own: "while the Red Cross counted 640".
    pub(super) fn is_set_against_with(&self, span: &Range<usize>) -> bool {
        let clause = self.clause(span);
        let against = clause::part(&self.line, clause.start, Part::ClauseAlways)
            && self.line.is_before(clause.start, Class::Comma);
        against && !self.times.iter().any(|other| clause.contains(&other.start))
    }

    /// Whether a number is set beside another: "well up on the 480,000 of 15 March", "down from 46 per cent on Tuesday".
    pub(super) fn is_beside_another(&self, span: &Range<usize>) -> bool {
        let (line, data) = (&self.line, &self.line.lexicon.claims);
        let number = self.number_of(span).map_or(span.start, |words| words.start);
        let led = |end: usize| {
            line.phrase_before(&data.against, end).is_some() || line.phrase_before(&data.set_above, end).is_some()
        };
        self.figures.first().is_some_and(|first| first.start < span.start) && (led(span.start) || led(number))
    }

    /// Whether a time stands behind a number set against this one: "1,520, against 1,140 a day
    /// earlier".
    pub(super) fn is_anothers(&self, span: &Range<usize>, phrase: &Phrase) -> bool {
        let line = &self.line;
        let behind = self.figures.partition_point(|figure| figure.start < span.end);
        // "from 89 on Tuesday to 50": of the number it stands behind.
        let first = behind.checked_sub(2).and_then(|before| self.figures.get(before));
        let begun = first.is_some_and(|first| line.is_before(first.start, Class::From) && first.end <= phrase.start);
        if begun && line.is_before(span.start, Class::To) && phrase.end + 1 == span.start {
            return true;
        }
        let others = self.figures.get(behind..).unwrap_or_default().iter();
        others.take_while(|other| other.end <= phrase.start).any(|other| {
            let against = (other.start.saturating_sub(2)..=other.start).any(|end| {
                line.phrase_before(&line.lexicon.claims.against, end).is_some_and(|(at, ())| at >= span.end)
            });
            // "1.27 million people, more than the 1.12 million it counted on Jan. 19"
            let above = || {
                let number = self.number_of(other).map_or(other.start, |words| words.start);
                let set = line.phrase_before(&line.lexicon.claims.set_above, number);
                set.is_some_and(|(at, ())| at >= span.end)
            };
            let against = against || self.follows(other).is_some_and(|at| span.end <= at) || above();
            // "On 15 March there were 13,010 and on 16 March 4,506": the next number's, where this has its own before it.
            let own = || self.times.iter().any(|own| own.end <= span.start && self.clause(span).contains(&own.start));
            let on = phrase.start - usize::from(line.is_before(phrase.start, Class::On));
            if phrase.end == other.start && span.end <= on && line.is_before(on, Class::And) && own() {
                return true;
            }
            span.end <= other.start && other.end <= phrase.start && phrase.start <= other.end + 7 && against
        })
    }

    /// Where "after" stands before a number of another time: "580 people on Friday, after 420 on Thursday".
    pub(super) fn follows(&self, span: &Range<usize>) -> Option<usize> {
        let after = span.start.checked_sub(1).filter(|at| clause::part(&self.line, *at, Part::BecauseOf))?;
        self.times.iter().any(|time| (span.end..=span.end + 1).contains(&time.start)).then_some(after)
    }

    /// Whether a figure stands in the aside that tells of the time right before it.
    pub(super) fn is_told_of(&self, span: &Range<usize>, phrase: &Phrase) -> bool {
        let aside = self.clause(span).start;
        phrase.loose
            && aside == phrase.end + 1
            && self.line.str(phrase.end) == ","
            && clause::part(&self.line, aside, Part::Aside)
    }

    /// Whether a time is no more than what the sentence is set beside: "higher than in 1987", "the worst since 2014".
    pub(super) fn is_set_beside(&self, phrase: &Phrase) -> bool {
        const NEAR: usize = 6;
        let beside = |at: usize| clause::part(&self.line, at, Part::Than) || clause::part(&self.line, at, Part::Since);
        // "against Wednesday's 54"
        let owned =
            || self.owned_by(phrase).and(self.line.phrase_before(&self.line.lexicon.claims.against, phrase.start));
        (phrase.start.saturating_sub(NEAR)..phrase.start).any(beside) || owned().is_some()
    }

    /// Whether a time stands in brackets with a number of its own: "death toll 405 (Wednesday evening: 391)".
    pub(super) fn is_bracketed_apart(&self, span: &Range<usize>, phrase: &Phrase) -> bool {
        const FAR: usize = 8;
        let line = &self.line;
        let open = self.bracket_of(phrase);
        let close = (phrase.end..phrase.end + FAR).find(|at| line.is(*at, Class::CloseBracket));
        open.zip(close).is_some_and(|(open, close)| {
            let inside = |figure: &Range<usize>| open < figure.start && figure.end <= close;
            let behind = |figure: &Range<usize>| figure.end == open && figure != span;
            !inside(span) && self.figures.iter().any(|figure| inside(figure) || behind(figure))
        })
    }

    /// The bracket that a time stands in.
    pub(super) fn bracket_of(&self, phrase: &Phrase) -> Option<usize> {
        const FAR: usize = 8;
        let near = phrase.start.saturating_sub(FAR)..phrase.start;
        let at =
            near.rev().find(|at| self.line.is(*at, Class::OpenBracket) || self.line.is(*at, Class::CloseBracket))?;
        self.line.is(at, Class::OpenBracket).then_some(at)
    }

    /// Whether a phrase stands behind one of a row of numbers, each with its own: "207 were held, 138 on Tuesday and 69
    /// on Wednesday".
    pub(super) fn is_of_row(&self, span: &Range<usize>, phrase: &Phrase) -> bool {
        let line = &self.line;
        let behind = |figure: &Range<usize>, phrase: &Phrase| {
            phrase.start < phrase.end && (figure.end..figure.end + 2).contains(&phrase.start)
        };
        let at = self.figures.partition_point(|figure| figure.start < span.end);
        let others = self.figures.get(at..).unwrap_or_default();
        let Some(own) = others.iter().position(|figure| behind(figure, phrase)) else { return false };
        let beside = [own.checked_sub(1), Some(own + 1)].into_iter().flatten().filter_map(|at| others.get(at));
        let bare = |figure: &Range<usize>| self.is_bare(figure) && !line.is(figure.end, Class::Be);
        beside.filter(|figure| bare(figure)).any(|figure| self.times.iter().any(|other| behind(figure, other)))
    }

    /// What a phrase costs that stands behind another figure: "30 on Friday and 20 on Saturday".
    pub(super) fn dates_another(&self, span: &Range<usize>, phrase: &Phrase) -> usize {
        const ANOTHER: usize = 10;
        const BEYOND: usize = 45;
        // Figures stand in order: the first of them ends before any other does.
        // "298 left, on Tuesday 244": right before its own.
        let between = self.figures.first().is_some_and(|figure| figure.end <= phrase.start) && phrase.end < span.start;
        // "600 had left and that all 1,200 would be gone by Friday": of another clause, and of its figure.
        let clause = self.clause(&(phrase.start..phrase.end));
        let that = self.line.is(clause.start, Class::And) && clause::part(&self.line, clause.start + 1, Part::That);
        let figures =
            that || self.figures_in(&(clause.start..phrase.start)).iter().any(|figure| figure.end <= phrase.start);
        let beyond = clause.start > span.start && figures;
        match (
            beyond || self.is_of_row(span, phrase) || self.is_bracketed_apart(span, phrase),
            between && phrase.start < phrase.end,
        ) {
            (true, _) => BEYOND,
            (false, true) => ANOTHER,
            (false, false) => 0,
        }
    }

    /// Where a day begins that ends right before a number: "and on 2 June 450".
    pub(super) fn before_time(&self, at: usize) -> Option<usize> {
        let phrase = self.times.iter().find(|phrase| phrase.start < phrase.end && phrase.end == at)?;
        Some(if self.line.is_before(phrase.start, Class::On) { phrase.start - 1 } else { phrase.start })
    }
}
