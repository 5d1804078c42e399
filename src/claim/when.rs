//! Which of a sentence's times is a figure's: of what happened, of what was said, or of another
//! figure. Owns the choice; what a time phrase stands for is `time`'s.

use std::ops::Range;

use super::Status;
use super::ago;
use super::bind;
use super::clause;
use super::context::Scene;
use super::speaker::{self, Frame};
use super::time::Phrase;
use crate::lexicon::claims::Part;
use crate::lexicon::figures::Class;
use crate::lexicon::line::Line;
use crate::rules::Nature;
use crate::token::Kind;
use crate::window::{Moment, Window, days_before};

/// Whether a sentence tells of what holds now without a word for it: "This one has killed 412", "This time the army controls 70 per cent".
pub(super) fn tells_of_now(line: &Line<'_>) -> bool {
    let this = clause::part(line, 0, Part::This) && !line.is(1, Class::Be);
    let perfect = |at: usize| {
        clause::part(line, at, Part::Perfect) && line.is(at, Class::Have) && !clause::part(line, at, Part::Baseline)
    };
    this || (0..line.len()).any(perfect)
}

impl Scene<'_> {
    /// When a figure holds, by the words around it; `None` where none of them dates it.
    ///
    /// A flow is dated by when it happened. A running total is dated by its statement ("said on
    /// Friday", "rose to 31 on Thursday", "by noon"), and not by the event ("capsized on Sunday,
    /// leaving 13 dead"); a stock by neither what was before it nor what brought it about.
    pub(super) fn window(&self, number: usize, nature: Nature, status: Status) -> Option<Window> {
        let span = self.figures.get(number)?;
        if let Some(window) = self.told_before(span) {
            return Some(window);
        }
        let mut phrases = self.near(span);
        // "three of those wounded on Saturday have died": when they were wounded
        if let Some(called) = bind::called(self, number).filter(|called| self.is_participle(called.start)) {
            phrases.retain(|(_, phrase)| phrase.start < called.end || called.end + 1 < phrase.start);
        }
        // "5,000 are to be brought out in two days": those to come. "Thirty died in five days": all there are, maybe.
        if status == Status::Planned || nature == Nature::Total {
            phrases.retain(|(_, phrase)| !phrase.open);
        }
        let nearest = |fits: &dyn Fn(&Phrase) -> bool| {
            phrases.iter().filter(|(_, phrase)| fits(phrase)).min_by_key(|(distance, phrase)| (*distance, phrase.start))
        };
        let phrase = match nature {
            Nature::Flow | Nature::Fixed => nearest(&|_| true),
            Nature::Stock => nearest(&|phrase| self.holds(span, phrase)),
            Nature::Total => nearest(&|phrase| self.is_as_of(span, phrase)),
        };
        let (_, phrase) = phrase?;
        let window = self.up_to_speech(span, phrase, &phrases, self.since_baseline(span, phrase));
        let window = match nature {
            // A stock holds at a moment, the last that is named; "trapped since July", from then on.
            Nature::Stock if !phrase.since => Window { from: window.to, ..window },
            // "since the offensive that started on 19 December"
            Nature::Flow if self.is_counted_from(phrase) && window.only_day().is_some() => {
                Window { to: self.today.map(Moment::day).max(window.to), ..window }
            }
            Nature::Flow if self.runs_up_to(span, phrase) => Window { from: None, ..window },
            _ => window,
        };
        // "said on Wednesday that it planned": it has spoken.
        let ahead = status == Status::Planned && self.dates_speech(span, phrase) == 0;
        Some(if ahead { self.ahead(phrase, window) } else { window })
    }

    /// "The raid comes three weeks after six people were killed": of that time, and not of the raid's.
    fn told_before(&self, span: &Range<usize>) -> Option<Window> {
        const COUNT: usize = 3;
        let line = &self.line;
        let after = span.start.checked_sub(1).filter(|at| clause::part(line, *at, Part::BecauseOf))?;
        let unit = after.checked_sub(1).filter(|unit| line.is(*unit, Class::TimeUnit))?;
        let verb = |at: usize| clause::is_auxiliary(line, at) || line.is(at, Class::Harm);
        let told = (span.end..span.end + COUNT).any(verb);
        let counted = (unit.saturating_sub(COUNT)..unit).find_map(|at| {
            let (count, end, _) = ago::count(line, at).filter(|(_, end, _)| *end == unit)?;
            let unit = line.lexicon.claims.units.get(&line.word(unit)).copied()?;
            Some((count, unit)).filter(|_| end > at)
        });
        let ((count, unit), today) = counted.filter(|_| told && after > 1).zip(self.today)?;
        let (day, _) = ago::back(today, count, unit);
        Some(Window::day(day))
    }

    /// "The UN said on Friday that 17,500 have fled", "had left by this morning": a flow up to a day, from one that is
    /// not told. "By nightfall" is of its day alone.
    fn runs_up_to(&self, span: &Range<usize>, phrase: &Phrase) -> bool {
        let one = phrase.window.only_day().is_some();
        let hour = phrase.until && phrase.window.to.is_some_and(|to| to.time.is_some());
        let perfect = || self.around(span).any(|at| clause::part(&self.line, at, Part::Perfect));
        let told = phrase.until && !hour || self.dates_speech(span, phrase) > 0 && perfect();
        one && told && !phrase.since && !phrase.length && !phrase.again && phrase.start < phrase.end
    }

    /// The phrases that may date a figure, each with how far it stands.
    pub(super) fn near(&self, span: &Range<usize>) -> Vec<(usize, &Phrase)> {
        const FARTHEST: usize = 45;
        const FARTHEST_LOOSE: usize = 12;
        const OPENING: usize = 35;
        const AGAIN: usize = 20;
        const BEHIND: usize = 20;
        const LENGTH: usize = 12;
        let near = self.times.partition_point(|phrase| phrase.end + FARTHEST < span.start);
        (self.times.get(near..).unwrap_or_default().iter())
            .take_while(|phrase| phrase.start <= span.end + FARTHEST)
            .filter(|phrase| {
                let cut = || self.is_cut_off(span, phrase) || self.opens_another(span, phrase);
                let others = || self.is_anothers(span, phrase) || self.dates_origin_alone(span, phrase) || cut();
                self.owned_by(phrase).map_or_else(|| !others(), |start| start == span.start)
            })
            .map(|phrase| {
                let distance = self.distance(span, &(phrase.start..phrase.end));
                let distance = if self.owned_by(phrase).is_some() { 0 } else { distance };
                // "By Tuesday night four had died, ..., while the governor spoke of five": what opens a
                // sentence is of all that it tells.
                let told = phrase.until || phrase.loose && !phrase.since;
                // "On 21 April, the minister reported that"
                let on = self.line.str(phrase.end) == "," && self.dates_speech(span, phrase) > 0;
                // "On Monday night 575 were in shelters, while the Red Cross counted 640"
                let beside = || phrase.is_plain() && self.is_set_against_with(span);
                let opens = phrase.start <= 1 && phrase.start < phrase.end && (told || on || beside());
                // "the UN's figure for the same period: it said on Saturday that 17,500 had come"
                let distance = if phrase.again { distance.saturating_sub(AGAIN) } else { distance };
                // ", the mayor told the Courier at four o'clock": behind all that is said.
                // "told the Courier on Monday that 220 had died and that 110 were missing": of both.
                let both = self.opens_and_that(span) && phrase.end < span.start && self.dates_speech(span, phrase) > 0;
                let trailing = both || self.dates_trailing_speech(span, phrase);
                let distance = if trailing { distance.min(BEHIND) } else { distance };
                // "In early 2024 strikes drew 300,000 over three weeks": a length tells least of when.
                let distance = if phrase.open { distance + LENGTH } else { distance };
                let cost = distance + self.dates_speech(span, phrase) + self.dates_another(span, phrase);
                // "since 2019, when 310 were hurt", "the quake of 1998, which killed 1,340"
                // "on 15 August, when the governor reported 106 deaths"
                let told = self.is_told_of(span, phrase) || self.is_when(span, phrase);
                let cost = if told { cost.min(FARTHEST_LOOSE) } else { cost };
                // "In a statement on 19 September, experts said that 32 were killed and 3,250 injured": of all that is said.
                let of_all = || phrase.end < span.start && self.dates_all_said(span, phrase);
                (if opens || of_all() { cost.min(OPENING) } else { cost }, phrase)
            })
            .filter(|(distance, phrase)| {
                let near = phrase.loose && !self.dates_beginning(phrase) && phrase.start > 1;
                *distance <= if near { FARTHEST_LOOSE } else { FARTHEST }
            })
            .collect()
    }

    /// "On Tuesday we took out 1,140, today it was more": a time behind a comma that opens what is said next.
    fn opens_another(&self, span: &Range<usize>, phrase: &Phrase) -> bool {
        let line = &self.line;
        let subject = |at: usize| clause::part(line, at, Part::Pronoun) || clause::part(line, at, Part::OwnPronoun);
        span.end <= phrase.start && line.is_before(phrase.start, Class::Comma) && subject(phrase.end)
    }

    /// The time phrase nearest to a figure, and how far it is.
    pub(super) fn nearest(&self, span: &Range<usize>) -> Option<(usize, &Phrase)> {
        self.near(span).into_iter().min_by_key(|(distance, phrase)| (*distance, phrase.start))
    }

    /// The day of the event that a sentence tells of: "the ferry sank on Tuesday".
    pub(super) fn event_day(&self) -> Option<Window> {
        const REACH: usize = 12;
        let told = |phrase: &&Phrase| {
            let one = phrase.window.only_day().is_some();
            let plain = one && phrase.is_plain() && !phrase.names;
            let past = self.today.zip(phrase.window.to).is_some_and(|(today, to)| to.date <= today);
            let near =
                self.clause(&(phrase.start..phrase.end)).start.max(phrase.start.saturating_sub(REACH))..phrase.start;
            let happened = near.clone().any(|at| {
                clause::part(&self.line, at, Part::Event)
                    && !clause::part(&self.line, at, Part::Aside)
                    && self.is_past(at)
            });
            plain && past && happened
        };
        let body = self.role == crate::document::Role::Body;
        let phrase = self.times.iter().find(told).filter(|_| body)?;
        let day = |moment: Option<Moment>| moment.map(|at| Moment::day(at.date));
        Some(Window { from: day(phrase.window.from), to: day(phrase.window.to), ..phrase.window })
    }

    /// Whether an event's word is a verb in the past and no name of the event.
    fn is_past(&self, at: usize) -> bool {
        let noun = at.checked_sub(1).is_some_and(|before| clause::part(&self.line, before, Part::Article));
        !noun
    }

    /// "founded in 1998", but not "founded in 1998 after 27 had died": of that time.
    fn dates_origin_alone(&self, span: &Range<usize>, phrase: &Phrase) -> bool {
        let after = clause::part(&self.line, phrase.end, Part::BecauseOf);
        const NEAR: usize = 4;
        self.dates_origin(phrase) && !(after && (phrase.end..phrase.end + NEAR).contains(&span.start))
    }

    /// "founded in 1998": when something came to be, and no time of what is counted.
    fn dates_origin(&self, phrase: &Phrase) -> bool {
        const REACH: usize = 3;
        (phrase.start.saturating_sub(REACH)..phrase.start).any(|at| clause::part(&self.line, at, Part::Origin))
    }

    /// "the outbreak, which started in late 2023, killed 700": when what is counted came about.
    fn dates_beginning(&self, phrase: &Phrase) -> bool {
        const REACH: usize = 3;
        (phrase.start.saturating_sub(REACH)..phrase.start).any(|at| clause::part(&self.line, at, Part::Event))
    }

    /// The day from which the words around a figure count it: "23 have died since Saturday".
    pub(super) fn since(&self, number: usize) -> Option<Moment> {
        let span = self.figures.get(number)?;
        let clause = self.clause(span);
        let phrases = self.near(span);
        let begins = phrases.iter().filter(|(_, phrase)| phrase.since && phrase.told.is_none());
        let begins = begins.filter(|(_, phrase)| clause.contains(&phrase.start) || phrase.end <= clause.start);
        // "110 have been killed since March, and 2,700 were hurt on Monday alone": of the first, where the second has a day.
        let dated = phrases
            .iter()
            .any(|(_, phrase)| !phrase.since && span.end <= phrase.start && clause.contains(&phrase.start));
        let anothers = |phrase: &Phrase| {
            let counted = self.figures.iter().any(|figure| figure.end <= phrase.start);
            dated && counted && phrase.end <= span.start
        };
        let begins = begins.filter(|(_, phrase)| !anothers(phrase));
        begins.min_by_key(|(distance, phrase)| (*distance, phrase.start))?.1.window.from
    }

    /// Whether a figure is counted from some day on: "no bodies have been found since Friday".
    pub(super) fn is_since(&self, number: usize) -> bool {
        let Some(span) = self.figures.get(number) else { return false };
        let phrases = self.near(span);
        phrases
            .iter()
            .min_by_key(|(distance, phrase)| (*distance, phrase.start))
            .is_some_and(|(_, phrase)| phrase.since)
    }

    /// Whatever days the words around a figure name: those of an event long past among them.
    pub(super) fn days(&self, span: &Range<usize>) -> Option<Window> {
        let nearest = self.nearest(span).map(|(_, phrase)| phrase);
        // "When they marched in November 2014, the police spoke of 100,000 and the unions of 120,000": the
        // only time of the sentence.
        let lone = |phrase: &&Phrase| !phrase.since && phrase.start < span.start && !self.dates_origin(phrase);
        let only =
            self.times.first().filter(|phrase| self.times.len() == 1 && lone(phrase) && !self.is_cut_off(span, phrase));
        let phrase = nearest.or(only)?;
        // "the deadliest since December, when 80 died"
        let aside = self.clause(span).start == phrase.end + 1;
        Some(phrase.told.filter(|_| aside).unwrap_or(phrase.window))
    }

    /// The days on which what was added to a count was found: not those of what befell.
    pub(super) fn added_on(&self, number: usize) -> Option<Window> {
        let span = self.figures.get(number)?;
        let phrases = self.near(span);
        let own = phrases.iter().filter(|(_, phrase)| !self.crosses_event(span, phrase) || phrase.length);
        own.min_by_key(|(distance, phrase)| (*distance, phrase.start)).map(|(_, phrase)| phrase.window)
    }

    /// A weekday of a plan lies ahead.
    fn ahead(&self, phrase: &Phrase, window: Window) -> Window {
        let Some(today) = self.today.filter(|_| phrase.weekday) else { return window };
        let later = |moment: Option<Moment>| {
            moment.map(|at| if at.date < today { Moment { date: days_before(at.date, -7), ..at } } else { at })
        };
        Window { from: later(window.from), to: later(window.to), ..window }
    }

    /// "Tuesday's disaster", "the 2005 earthquake", "the crash of 3 June": names an event and dates no count.
    pub(super) fn names_event(&self, phrase: &Phrase) -> bool {
        clause::owns(&self.line, phrase.end) && self.owned_by(phrase).is_none()
            || phrase.names
            || !phrase.again && self.is_called_by(phrase)
    }

    /// Whether an event is called by a day: "the crash of 3 June"; not "the toll of 3 June", "the evening of 3 June".
    fn is_called_by(&self, phrase: &Phrase) -> bool {
        let line = &self.line;
        let Some(noun) = phrase.start.checked_sub(2).filter(|noun| line.is(noun + 1, Class::Of)) else { return false };
        let counts = [Part::CountNoun, Part::TollNoun, Part::SpeechNoun, Part::RecordNoun, Part::TextNoun];
        let word = line.word(noun);
        let times = &line.lexicon.claims;
        let time =
            times.hours.contains_key(&word) || times.units.contains_key(&word) || times.day_parts.contains_key(&word);
        // "the Noor factory fire of 3 June"
        const NAME: usize = 4;
        let words = |at: &usize| line.kind(*at) == Kind::Word && !clause::part(line, *at, Part::SubjectStop);
        let the = (noun.saturating_sub(NAME)..noun).rev().find(|at| clause::part(line, *at, Part::Article));
        let the = the.is_some_and(|the| (the + 1..noun).all(|at| words(&at)));
        let start = line.phrase_before(&times.beginnings, phrase.start).is_some()
            || line.phrase_before(&times.month_parts, phrase.start).is_some();
        the && !time && !start && !counts.iter().any(|&kind| clause::part(line, noun, kind))
    }

    /// Whether a time in another clause, or of an event's name, says when a stock held.
    fn holds(&self, span: &Range<usize>, phrase: &Phrase) -> bool {
        let aside = self.clause(&(phrase.start..phrase.end)).start;
        let other = aside != self.clause(span).start && self.in_event_clause(phrase);
        phrase.start == phrase.end
            || phrase.until
            || self.dates_trailing_speech(span, phrase)
            || !self.names_event(phrase) && !other && !self.crosses_event(span, phrase)
    }

    /// Whether the clause a phrase stands in tells of an event: "after it capsized on Sunday".
    pub(super) fn in_event_clause(&self, phrase: &Phrase) -> bool {
        let clause = self.clause(&(phrase.start..phrase.end));
        clause::part(&self.line, clause.start, Part::Aside)
    }

    /// Whether an event's verb stands between a figure and a phrase: "missing after a ferry sank on
    /// Sunday".
    fn crosses_event(&self, span: &Range<usize>, phrase: &Phrase) -> bool {
        // "were on strike on Monday"
        let on = |at: usize| {
            let that = at.checked_sub(1).is_some_and(|that| clause::part(&self.line, that, Part::That));
            self.line.is_before(at, Class::On) && !that
        };
        (span.end..phrase.start).any(|at| clause::part(&self.line, at, Part::Event) && !on(at))
    }

    /// Whether a phrase says as of when a total stands.
    fn is_as_of(&self, span: &Range<usize>, phrase: &Phrase) -> bool {
        if phrase.start == phrase.end || phrase.until || self.dates_trailing_speech(span, phrase) {
            return true;
        }
        // "10 June: 203", "Feb 10: more than 20,000"
        let hedged = self.number_in(span).start.min(span.start);
        let row = self.heads_row(phrase) && hedged <= phrase.end + 3;
        if self.dates_text(phrase) && phrase.end <= span.start || row && phrase.end < span.start && !phrase.since {
            return true;
        }
        // "put it at 214 on Wednesday night", "166 (Health Ministry, 3 June)"
        let put = span.start.checked_sub(1).is_some_and(|at| clause::part(&self.line, at, Part::PutAt));
        let right_behind = (span.end..span.end + 2).contains(&phrase.start);
        if put && right_behind && !self.names_event(phrase) || self.bracket_of(phrase) == Some(span.end) {
            return true;
        }
        // "912 dead on 9 May", "45 were missing on Friday": how many there were.
        if self.were_so(span, phrase) || self.opens_what_was(span, phrase) {
            return true;
        }
        // "In its release of 2 December, when 53 people had died"
        if self.is_when(span, phrase) {
            return !phrase.since;
        }
        // "87 people were killed from 3 to 10 June": so many by the end of it.
        let month = (phrase.start..phrase.end).any(|at| self.line.is(at, Class::Month));
        let over = phrase.window.to.zip(self.today).is_some_and(|(to, today)| to.date < today);
        let named = self.names_event(phrase) || self.is_of_an_event(span, phrase);
        if phrase.length && !phrase.open && month && over && !named && self.clause(span).contains(&phrase.start) {
            return true;
        }
        // "spoke of 98,000 on 19 March": when it did.
        if right_behind && !phrase.since && self.is_spoken_of(span) && self.is_bare(span) && !self.names_event(phrase) {
            return true;
        }
        // "It was 222 on 11 November", "the count was 158 on Thursday"
        let was = span.start.checked_sub(1).filter(|be| self.line.is(*be, Class::Be)).and_then(|be| be.checked_sub(1));
        let counted = was.is_some_and(|at| {
            clause::part(&self.line, at, Part::Pronoun) || clause::part(&self.line, at, Part::CountNoun)
        });
        if right_behind && counted && !phrase.since && self.is_bare(span) && !self.names_event(phrase) {
            return true;
        }
        // "; on Thursday it was 55", "On Friday it stood at 67"
        if !phrase.since && phrase.end <= span.start && self.opens_with_count(phrase, span) {
            return true;
        }
        // "put it at 251 cases in Salu on the same day", "put it at 25 in a notice of the same hour"
        if put && phrase.again && self.clause(span).contains(&phrase.start) {
            return true;
        }
        // "Prosecutors had eleven crew under arrest on Thursday"
        let holds = self.line.is_before(span.start, Class::Have) && span.start > 1;
        let on = span.end <= phrase.start && self.line.is_before(phrase.start, Class::On);
        if holds && on && !phrase.since && self.clause(span).contains(&phrase.start) {
            return true;
        }
        // "up from some 3,000 on Tuesday"
        let against = (span.start.saturating_sub(1)..=span.start)
            .any(|end| self.line.phrase_before(&self.line.lexicon.claims.against, end).is_some());
        let against = against || self.follows(span).is_some();
        if against && span.end <= phrase.start && phrase.start <= span.end + 1 {
            return true;
        }
        // "At the end of August it was 402.6 million"
        let first = usize::from(self.line.is(0, Class::Quote));
        let at = self.line.is(first, Class::At) && phrase.start <= first + 5 && self.clause(span).start <= phrase.start;
        if at && !phrase.since && !self.names_event(phrase) && phrase.end <= span.start {
            return true;
        }
        // "On 1 June there were 13,010"
        let on = self.line.is(first, Class::On) && phrase.start <= first + 1 && phrase.end <= span.start;
        // "13,010 on 1 June and on 2 June 14,506"
        let number = self.figures.partition_point(|figure| figure.start < span.start);
        let beside = phrase.end == span.start && self.line.is_before(phrase.start, Class::On);
        if beside && number > 0 && !phrase.since && bind::is_coordinated(self, number) {
            return true;
        }
        if on && !phrase.since && self.line.phrase_at(&self.line.lexicon.claims.there_are, phrase.end).is_some() {
            return true;
        }
        let of_event =
            self.names_event(phrase) || self.crosses_event(span, phrase) || self.is_of_an_event(span, phrase);
        if of_event || phrase.since || self.is_counted_from(phrase) {
            return false;
        }
        let number = self.figures.partition_point(|figure| figure.start < span.start);
        if self.dates_speech(span, phrase) > 0
            || phrase.start <= span.end + 1 && span.end <= phrase.start && self.is_daily(number)
        {
            return true;
        }
        // "has documented at least 377 deaths at the square on 14 August": when they died.
        let line = &self.line;
        let perfect = self.around(span).any(|at| {
            let have = line.is(at, Class::Have) && !clause::part(line, at, Part::Baseline);
            have && at < span.start && (at + 1..at + 3).any(|verb| clause::part(line, verb, Part::Tally))
        });
        if perfect && span.end < phrase.start {
            return false;
        }
        let same = self.clause(span).contains(&phrase.start);
        same && self.around(span).any(|at| clause::part(&self.line, at, Part::Tally))
    }

    /// Whether a figure stands in the "when" behind a time.
    fn is_when(&self, span: &Range<usize>, phrase: &Phrase) -> bool {
        let clause = self.clause(span).start;
        // ", when", " on which"
        let behind = clause == phrase.end || clause == phrase.end + 1;
        behind && self.line.phrase_at(&self.line.lexicon.claims.when_clause, clause).is_some()
    }

    /// Whether a figure is what its speaker is said to have spoken of: "spoke of 98,000", "gave 45".
    fn is_spoken_of(&self, span: &Range<usize>) -> bool {
        let of = span.start - usize::from(self.line.is_before(span.start, Class::Of));
        let verb = |verb: usize| clause::part(&self.line, verb, Part::TollVerb);
        of.checked_sub(1).is_some_and(verb) || of < span.start && self.is_coordinated_speech(span)
    }

    /// "spoke of 98,000 on 19 March and of 167,000 on 20 March": the second as well.
    fn is_coordinated_speech(&self, span: &Range<usize>) -> bool {
        let number = self.figures.partition_point(|figure| figure.start < span.start);
        let and = span.start.checked_sub(2).is_some_and(|and| self.line.is(and, Class::And));
        let before = number.checked_sub(1).and_then(|before| self.figures.get(before));
        and && before.is_some_and(|before| self.is_spoken_of(before))
    }

    /// Whether a clause opens with a time, and goes on with "it" and a number: "on Thursday it was 55".
    fn opens_with_count(&self, phrase: &Phrase, span: &Range<usize>) -> bool {
        const LONGEST: usize = 4;
        let line = &self.line;
        let clause = self.clause(span).start;
        let verb = |at: usize| {
            let plain = clause::is_auxiliary(line, at) || line.is(at, Class::Change) || line.is(at, Class::To);
            plain || [Part::TollVerb, Part::PutAt].iter().any(|&kind| clause::part(line, at, kind))
        };
        let words = phrase.end + 1..span.start;
        let opens = (clause..=clause + 1).contains(&phrase.start) && clause::part(line, phrase.end, Part::Pronoun);
        opens && !words.is_empty() && words.len() <= LONGEST && words.into_iter().all(verb)
    }

    /// Whether a day opens a sentence that tells how many there were: "On 7 April, 33 people were dead", "On Friday 33 had died".
    fn opens_what_was(&self, span: &Range<usize>, phrase: &Phrase) -> bool {
        const NEAR: usize = 2;
        const ROW: usize = 5;
        let line = &self.line;
        let start = self.number_of(span).map_or(span.start, |number| number.start.min(span.start));
        let opens = phrase.start <= NEAR && !phrase.since && (phrase.end..phrase.end + NEAR).contains(&start);
        let next = span.end + 1;
        let state = line.is(next, Class::Harm) && line.phrase_at(&line.lexicon.claims.stands, next).is_some();
        let were = line.is(span.end, Class::Be) && state && !self.is_participle(next);
        let had = line.is(span.end, Class::Have) && (line.is(next, Class::Harm) || line.is(next, Class::Be));
        // "- Saturday, midnight – 12 killed": an item of a list of days.
        let set_off = (phrase.end..start).any(|at| line.is(at, Class::Dash) || line.str(at) == ":");
        let row = self.item && phrase.start <= NEAR && !phrase.since && set_off && start <= phrase.end + ROW;
        opens && (were || had) || row
    }

    /// Whether nothing but what those counted were stands between their number and a day: "912 dead on 9 May".
    fn were_so(&self, span: &Range<usize>, phrase: &Phrase) -> bool {
        const LONGEST: usize = 4;
        let line = &self.line;
        let the = phrase.start - usize::from(line.is_before(phrase.start, Class::The));
        let Some(on) = the.checked_sub(1).filter(|on| line.is(*on, Class::On)) else { return false };
        let words = self.number_of(span).map_or(span.end, |number| number.end)..on;
        let state = |at: usize| {
            line.is(at, Class::Harm)
                && !self.is_participle(at)
                && line.phrase_at(&line.lexicon.claims.stands, at).is_some()
        };
        let plain = |at: usize| line.is(at, Class::Be) || state(at) || crate::figure::counts_at(line, at);
        let short = !words.is_empty() && words.len() <= LONGEST;
        short && !phrase.since && words.clone().all(plain) && words.into_iter().any(state)
    }

    /// "since the outbreak was declared on 3 March": where a count begins, and not as of when it stands.
    fn is_counted_from(&self, phrase: &Phrase) -> bool {
        const REACH: usize = 7;
        let near = self.clause(&(phrase.start..phrase.end)).start.max(phrase.start.saturating_sub(REACH));
        (near..phrase.start).any(|at| clause::part(&self.line, at, Part::Since))
    }

    /// What a phrase costs that belongs to a saying verb: "said today that", "today the army said
    /// that" date the words, and the figure only where nothing else does.
    pub(super) fn dates_speech(&self, span: &Range<usize>, phrase: &Phrase) -> usize {
        const SPEECH: usize = 20;
        let of_verb = |frame: &Frame| {
            // "told parliament on Wednesday that"
            let that = (phrase.end..phrase.end + 2).any(|at| clause::part(&self.line, at, Part::That));
            let reach = if that { 6 } else { 2 };
            let behind = (frame.verb + 1..=frame.verb + reach).contains(&phrase.start);
            // "said late on Tuesday", "told the Courier at four o'clock on Wednesday"
            let line = &self.line;
            let hearer = clause::part(line, frame.verb, Part::HearerVerb);
            let between = |at: usize| {
                let word = line.kind(at) == Kind::Word && !clause::part(line, at, Part::That);
                clause::part(line, at, Part::BetweenSubjectAndVerb) || hearer && word
            };
            let parted = (frame.verb + 1..phrase.start).all(between);
            let behind = behind || frame.verb < phrase.start && phrase.start <= frame.verb + 6 && parted;
            let before = !phrase.again
                && phrase.end <= frame.verb
                && frame.verb < span.start
                && frame.said.0 <= span.start
                && phrase.start < phrase.end;
            behind || before
        };
        if self.frames.iter().any(of_verb) { SPEECH } else { 0 }
    }

    /// Whether a time before a saying verb is of all that the verb has behind it, a figure with it.
    fn dates_all_said(&self, span: &Range<usize>, phrase: &Phrase) -> bool {
        let line = &self.line;
        let on = phrase.start - usize::from(line.is_before(phrase.start, Class::On));
        let speech = on.checked_sub(1).is_some_and(|at| clause::part(line, at, Part::SpeechNoun))
            || line.phrase_before(&line.lexicon.claims.hearing, on).is_some();
        let (frame, _) = speaker::of(&self.frames, span.start);
        let before = frame.filter(|frame| phrase.end <= frame.verb && frame.verb < frame.said.0);
        speech && before.is_some() && self.dates_speech(span, phrase) > 0
    }

    /// Whether a time behind a saying verb is of all that the sentence tells before it.
    fn dates_trailing_speech(&self, span: &Range<usize>, phrase: &Phrase) -> bool {
        let trails = |frame: &Frame| frame.said.0 == 0 && span.end <= frame.verb && frame.verb < phrase.start;
        let comma = |frame: &Frame| (frame.verb..phrase.start).any(|at| self.line.str(at) == ",");
        phrase.start < phrase.end
            && self.frames.iter().any(|frame| trails(frame) && !comma(frame))
            && self.dates_speech(span, phrase) > 0
    }

    /// "said on Monday that 800 had come home since Thursday": up to the day of the words.
    fn up_to_speech(&self, span: &Range<usize>, phrase: &Phrase, near: &[(usize, &Phrase)], window: Window) -> Window {
        let spoken = near.iter().map(|(_, other)| *other).find(|other| {
            other.start != phrase.start && self.dates_speech(span, other) > 0 && other.window.from == other.window.to
        });
        match spoken
            .and_then(|spoken| spoken.window.to)
            .filter(|to| phrase.since && window.from.is_some_and(|from| from <= *to))
        {
            Some(to) => Window { to: Some(to), ..window },
            None => window,
        }
    }

    /// "lost a third of what they had held three days ago": the change runs from then on.
    fn since_baseline(&self, span: &Range<usize>, phrase: &Phrase) -> Window {
        let had = (span.end..phrase.start).any(|at| clause::part(&self.line, at, Part::Baseline));
        let ago = clause::part(&self.line, phrase.end.wrapping_sub(1), Part::Ago);
        match self.today.filter(|_| had && ago && !phrase.again) {
            Some(today) => Window { to: Some(Moment::day(today)), ..phrase.window },
            None => phrase.window,
        }
    }
}
