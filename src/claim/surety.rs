//! How surely a figure is put: as a plan, a possibility, a denial, or as a number that another has
//! overtaken. Owns the words around it; whose words they are is `speaker`'s.

use std::ops::Range;

use super::Status;
use super::clause;
use super::context::Scene;
use super::speaker::{self, Frame};
use crate::lexicon::claims::{Part, Surety};
use crate::lexicon::figures::Class;
use crate::token::Kind;

/// Words that say how sure something is, before or behind a figure.
struct Words<'a> {
    /// The figure.
    span: &'a Range<usize>,
    /// Where they begin.
    at: usize,
    /// Past them.
    end: usize,
}

impl Scene<'_> {
    /// "We do not have 3,800 dead": none of whom others speak; not "do not have beds for 300", "do not have all 300 names".
    fn is_not_had(&self, span: &Range<usize>) -> bool {
        let number = self.number_of(span).map_or(span.start, |number| number.start);
        [span.start, number].iter().any(|at| self.line.phrase_before(&self.line.lexicon.claims.not_had, *at).is_some())
    }

    /// How surely the clause puts a figure.
    pub(super) fn status(&self, span: &Range<usize>) -> Status {
        const REACH: usize = 12;
        let clause = self.clause(span);
        // "a convoy was turned back when shells fell, killing six": what is told behind the comma is done.
        let set_off = self.set_off(span).unwrap_or(0);
        // "speaking from a place he would not name, said 19 had died": what stands before who says it is not said.
        let verb = speaker::of(&self.frames, span.start).0.map(|frame| (frame.verb, frame.said.0));
        let said = verb.filter(|(verb, said)| verb < said && *verb < span.start).map_or(0, |(verb, _)| verb);
        let start = clause.start.max(span.start.saturating_sub(REACH)).max(set_off);
        let near = start..clause.end.min(span.end + REACH);
        let conditional = self.line.phrase_at(&self.line.lexicon.claims.on_condition, span.end).is_some();
        let may = conditional || self.may_be_reached(span) || self.is_hearsay(span);
        let mut status = if may { Status::Possible } else { Status::Stated };
        if self.is_of_an_earlier_text(span) || self.is_not_had(span) {
            return Status::Denied;
        }
        for at in near {
            let Some((end, surety)) = self.line.phrase_at(&self.line.lexicon.claims.surety, at) else { continue };
            let words = Words { span, at, end };
            let of_another = self.is_said_apart(&words)
                || match surety {
                    Surety::Planned => self.plans_another(&words, said),
                    Surety::Attempted => self.attempts_another(&words),
                    Surety::Possible => self.doubts_another(&words),
                    Surety::Denied => self.denies_another(&words),
                };
            if of_another {
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

    /// Whether such words are of another sentence in the same breath: "He disputes it; no more than 18 are missing".
    fn is_said_apart(&self, &Words { span, at, end }: &Words<'_>) -> bool {
        // What is said next.
        let next = end <= span.start && (end..span.start).any(|at| self.line.str(at) == ";");
        // "The toll hits 99 and the governor warns it could double", "put it at 40,000 and said three had tried to flee":
        // what somebody says besides.
        next || self.is_said_besides(span.end..at)
    }

    /// Whether words that plan something plan something else than a figure; `said` is where what is said of it begins.
    fn plans_another(&self, &Words { span, at, end }: &Words<'_>, said: usize) -> bool {
        let line = &self.line;
        // "would not accept the finding that 203 died": who will not is no plan of theirs.
        let refuses = line.phrase_at(&line.lexicon.claims.will_not, at).is_some();
        // "I fear the number will climb" plans no dead: a plan stands before its figure, or is its verb.
        // "600,000 people aged one year and above will be vaccinated": who they are stands between.
        let plain = |at: usize| {
            ![Class::Be, Class::Have, Class::Verb, Class::Comma].iter().any(|&class| line.is(at, class))
                && line.kind(at) == Kind::Word
                && !clause::part(line, at, Part::Relative)
                && !clause::part(line, at, Part::That)
        };
        let aged = line.is(span.end, Class::AgeBefore) && (span.end..at).all(plain);
        let late = span.end + 2 < at && !aged;
        // "it would put 200 officers on the streets": the plan's own verb, whatever else it says elsewhere.
        let of_speaker = at < said && end <= said && end != said;
        // "2,300 have asked for asylum": they are counted for it.
        let ask = line.is(end - 1, Class::For) && line.is(span.end, Class::Have) && at == span.end + 1;
        // "would get help, like the 156 people who arrived on Tuesday": they did.
        let the = line.is_before(self.number_in(span).start, Class::The);
        let who = [Part::Relative, Part::That].iter().any(|&who| clause::part(line, span.end, who));
        let did = end <= span.start && the && who;
        // "I would say 300", "that would mean that 1,000 were hurt", "which would leave 290": so many as they reckon.
        let reckons = end <= span.start && line.phrase_at(&line.lexicon.claims.reckons, end).is_some();
        // "it will be 110,000": so too.
        let it = end == span.start && at.checked_sub(1).is_some_and(|it| clause::part(line, it, Part::Pronoun));
        let next = self.is_of_next(span, end) || self.is_own(span, at) || self.goes_on(span, at);
        refuses || late || next || of_speaker || ask || did || reckons || it
    }

    /// Whether words that tell of an attempt tell of another than a figure's.
    fn attempts_another(&self, &Words { span, at, end }: &Words<'_>) -> bool {
        let line = &self.line;
        // "The ship, which sank with 470 on board, has become an effort to bring home": another thing behind a comma.
        // "300 people, including 45 children, tried to flee": two of them hold an aside.
        let comma = || (span.end..at).filter(|&at| line.str(at) == ",").count() == 1;
        let spoken = || self.frames.iter().any(|frame| (span.end..at).contains(&frame.verb));
        let another = span.end <= at && comma() && !spoken();
        // "attacked 24 posts and tried to storm a camp", "gas on 800 protesters who tried to march": they were so many.
        let of_those = span.end <= at && at.checked_sub(1).is_some_and(|who| clause::part(line, who, Part::Relative));
        // "were killed in attempts to storm a post": so too.
        let befell = span.end <= at && (span.end..at).any(|verb| line.is(verb, Class::Harm));
        // "has tried to strip out duplicates and told me that they won": what is said besides what was tried.
        let besides = end <= span.start && self.is_said_besides(end..span.start);
        another || self.goes_on(span, at) || self.is_own(span, at) || of_those || befell || besides
    }

    /// Whether words that leave something open leave open something else than a figure.
    fn doubts_another(&self, &Words { span, at, end }: &Words<'_>) -> bool {
        let line = &self.line;
        // "At least 79 dead, hundreds feared missing": of the next number, where this has what befell its own.
        let comma = (span.end..at).find(|comma| line.str(*comma) == ",");
        let next = comma.map(|comma| comma + 1).filter(|next| line.number(*next).is_some());
        let told = next.is_some_and(|next| (span.start..next).any(|at| line.is(at, Class::Harm)));
        // "76 are missing, some of whom may be among the dead", "14 are missing and could be among the dead": they are
        // missing.
        let some = span.end <= at && clause::part(line, at - 1, Part::Relative) && line.is_before(at - 1, Class::Of);
        let some = some || self.goes_on(span, at) && !self.is_participle(at);
        // "could not be confirmed", "he could state that nobody was missing"
        let state = line.phrase_at(&line.lexicon.claims.can_say, end);
        let that = state.is_some_and(|(that, ())| clause::part(line, that, Part::That));
        let says = that || clause::part(line, end, Part::SayingVerb);
        let says = line.is(end, Class::Not) || says && end <= span.start;
        // "not a single person could leave": nobody did.
        let none = [Class::No, Class::Not, Class::None].iter().any(|&class| line.is(span.start, class));
        let nobody = none && at == span.end && line.kind(end) == Kind::Word && end == at + 1;
        // "the figure may be close to 100,000", "it may be 150": an estimate of the count itself.
        // "the true figure could lie between 250 and 260"
        let lies = end + usize::from(line.phrase_at(&line.lexicon.claims.lies, end).is_some());
        let estimate = lies == span.start && !clause::part(line, end - 1, Part::That) && self.is_of_the_count(at);
        // Words of the figure's own hedge bound its value, and not its truth.
        let hedge = span.contains(&at) && end <= self.number_in(span).start;
        // "27 had been killed, a number that could still rise": what it may yet come to.
        // "no more than 600,000 people could have been there": so many at the most, for sure.
        let bounded = self.is_of_what_may_come(span.end..at) || self.is_at_most(span);
        told || some || says || nobody || estimate || hedge || bounded
    }

    /// Whether words that deny something deny another figure.
    fn denies_another(&self, &Words { span, at, end }: &Words<'_>) -> bool {
        // "There aren't 200 dead, more likely between 10 and 50": the first alone is none.
        let turned = self.is_of_next(span, end) && (end..span.start).any(|at| self.line.str(at) == ",");
        // "nearly 8,000, not 18,000 as an earlier version had it": of the second.
        let of_next = || {
            let between = self.figures_in(&(span.end..at));
            between.iter().any(|next| self.line.is_before(next.start, Class::Not))
        };
        end <= span.start && turned || span.end <= at && of_next()
    }

    /// Whether another figure stands between such words and a figure behind them.
    fn is_of_next(&self, span: &Range<usize>, end: usize) -> bool {
        let next = self.figures.partition_point(|figure| figure.start < end);
        self.figures.get(next).is_some_and(|figure| figure.end <= span.start)
    }

    /// "We hold half of the town and we will not move": such words have a subject of their own.
    fn is_own(&self, span: &Range<usize>, at: usize) -> bool {
        let subject =
            |at: usize| [Part::OwnPronoun, Part::Pronoun].iter().any(|&pronoun| clause::part(&self.line, at, pronoun));
        (span.end..at).any(|and| self.line.is(and, Class::And) && subject(and + 1))
    }

    /// "controlled 25% of the city and would not stop": such words go on to another verb.
    fn goes_on(&self, span: &Range<usize>, at: usize) -> bool {
        span.end <= at && self.line.is_before(at, Class::And)
    }

    /// "An earlier version of this article, citing prosecutors, gave the number as 407": what the text takes back.
    fn is_of_an_earlier_text(&self, span: &Range<usize>) -> bool {
        const OPENING: usize = 8;
        let line = &self.line;
        let earlier = |at: usize| {
            line.phrase_at(&line.lexicon.claims.earlier_texts, at).is_some_and(|(end, ())| end <= span.start)
        };
        let Some(opens) = (0..OPENING.min(span.start)).find(|at| earlier(*at)) else { return false };
        let next = |at: usize| matches!(line.str(at), ";" | "." | ":") || line.is(at, Class::But);
        !(opens..span.start).any(|at| next(at) && !line.is_glued(at + 1))
    }

    /// "unconfirmed reports of 750 people", "a message doing the rounds on WhatsApp says that 400 were killed": what nobody
    /// stands by.
    fn is_hearsay(&self, span: &Range<usize>) -> bool {
        const REACH: usize = 18;
        let line = &self.line;
        let before = self.figures_in(&(0..span.start)).last().map_or(0, |figure| figure.end);
        let near = before.max(span.start.saturating_sub(REACH));
        let other = |at: &usize| line.str(*at) == ";" || line.is(*at, Class::But);
        let start = (near..span.start).rev().find(other).map_or(near, |at| at + 1);
        (start..span.start).any(|at| line.phrase_at(&line.lexicon.claims.hearsay, at).is_some())
    }

    /// "no more than 600,000": a bound that whoever gives it stands by; not "no fewer than 45".
    fn is_at_most(&self, span: &Range<usize>) -> bool {
        let hedge = span.start..self.number_of(span).map_or(span.start, |number| number.start);
        let fewer = |at: usize| self.line.phrase_at(&self.line.lexicon.claims.smaller, at).is_some();
        let bound = hedge.clone().any(|at| self.line.is(at, Class::No) || self.line.is(at, Class::Not));
        bound && !hedge.into_iter().any(fewer)
    }

    /// The words of a figure's number, without its hedge; of one in words of its own ("nobody"), all of them.
    pub(super) fn number_in(&self, span: &Range<usize>) -> Range<usize> {
        self.number_of(span).map_or(span.clone(), |number| number.start.max(span.start)..number.end)
    }

    /// The words that say of known people who they are: "evacuated", in "the 8,700 evacuated citizens".
    pub(super) fn known_by(&self, span: &Range<usize>) -> Range<usize> {
        let number = self.number_in(span);
        let known = self.line.is_before(number.start, Class::The);
        number.end..if known { span.end } else { number.end }
    }

    /// "the toll may cross 100", "could rise to more than 250": what a count has not come to.
    fn may_be_reached(&self, span: &Range<usize>) -> bool {
        const NEAR: usize = 4;
        let line = &self.line;
        let plain = |at: usize| line.kind(at) == Kind::Word && !line.is(at, Class::And) && !line.is_number(at);
        let number = self.number_in(span).start;
        // "could exceed 20": its last word bounds the number as well.
        let reaches = |at: usize| {
            let end = line.phrase_at(&line.lexicon.claims.may_reach, at).map(|(end, ())| end);
            end.is_some_and(|end| end <= number + 1 && (end..span.start).all(plain))
        };
        (span.start.saturating_sub(NEAR)..span.start).any(reaches)
    }

    /// Whether an "and" begins what somebody else says among some words behind a figure.
    fn is_said_besides(&self, behind: Range<usize>) -> bool {
        const SPEAKER: usize = 5;
        let says = |and: usize| {
            // "40,000 and said that"
            (and + 1..(and + SPEAKER).min(behind.end)).any(|at| clause::part(&self.line, at, Part::SayingVerb))
        };
        behind.clone().any(|at| self.line.is(at, Class::And) && says(at))
    }

    /// ", a number that [could still rise]": behind a figure, of the count that goes on.
    fn is_of_what_may_come(&self, mut between: Range<usize>) -> bool {
        let line = &self.line;
        between.any(|at| {
            let count = clause::part(line, at + 1, Part::CountNoun) || clause::part(line, at + 1, Part::TollNoun);
            let who = clause::part(line, at + 2, Part::That) || clause::part(line, at + 2, Part::Relative);
            line.is_before(at, Class::Comma) && clause::part(line, at, Part::Article) && count && who
        })
    }

    /// Whether what is said of a figure is said of the count: "it", "the figure", "the number of displaced".
    fn is_of_the_count(&self, verb: usize) -> bool {
        const REACH: usize = 6;
        let line = &self.line;
        let it = verb.checked_sub(1).is_some_and(|at| clause::part(line, at, Part::Pronoun));
        let mut near = (verb.saturating_sub(REACH)..verb).rev().take_while(|at| line.kind(*at) == Kind::Word);
        it || near.any(|at| clause::part(line, at, Part::CountNoun))
    }

    /// Where a participle behind a comma begins to tell what came of it, before a figure: ", killing six".
    fn set_off(&self, span: &Range<usize>) -> Option<usize> {
        const REACH: usize = 4;
        let line = &self.line;
        let opens = |at: &usize| {
            let comma = at.checked_sub(1).is_some_and(|comma| line.str(comma) == ",");
            comma && clause::ends_as_gerund(line, *at)
        };
        (span.start.saturating_sub(REACH)..span.start).rev().find(opens)
    }

    /// Whether a number is its own speaker's, who takes it back: "the figure of 41 that we published was
    /// wrong".
    pub(super) fn is_taken_back(&self, span: &Range<usize>) -> bool {
        const REACH: usize = 8;
        let line = &self.line;
        let near = span.end..(span.end + REACH).min(line.len());
        let own = near.clone().any(|at| clause::part(line, at, Part::OwnPronoun));
        own && near.clone().any(|at| clause::part(line, at, Part::Published))
    }

    /// "Shipyard to cut 300 jobs", "3,000 jobs to go": a headline's plan.
    pub(super) fn is_to_come(&self, span: &Range<usize>) -> bool {
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

    /// "a day earlier 300 fled": of another day, and no older number of the same.
    pub(super) fn is_set_days_back(&self, span: &Range<usize>) -> bool {
        let start = self.clause(span).start;
        let back = |at: usize| self.line.phrase_at(&self.line.lexicon.claims.older, at).is_some();
        let mut days = self.times.iter().filter(|time| (start..span.start).contains(&time.start));
        days.any(|day| day.window.only_day().is_some() && (day.start..day.end).any(back))
    }

    pub(super) fn is_older(&self, span: &Range<usize>) -> bool {
        const REACH: usize = 9;
        const FARTHEST: usize = 120;
        const FAR_NAMED: usize = 30;
        // "Before the offensive the UN put it at 40,000": of no day that is named.
        if clause::part(&self.line, 0, Part::Prior) && self.times.is_empty() && self.line.is(1, Class::The) {
            return true;
        }
        // "Earlier Thursday, the agency put the toll at 12", "Earlier in the day, ..."
        let dated =
            self.times.first().is_some_and(|phrase| phrase.start <= 4 && phrase.window.from == phrase.window.to);
        if clause::part(&self.line, 0, Part::Earlier)
            && (dated || self.line.is(1, Class::In))
            && self.clause(&(0..1)).contains(&span.start)
        {
            return true;
        }
        // "On the night of the attack, the governor announced that 14 were dead"
        const LONG: usize = 4;
        let opening = self.line.phrase_at(&self.line.lexicon.claims.older, 0).is_some_and(|(end, ())| LONG < end);
        if opening && self.frames.iter().any(|frame| frame.verb < span.start && frame.covers(span.start)) {
            return true;
        }
        let clause = self.clause(span);
        // "an earlier version of this article gave the estimate as 18,000"
        let before = || clause.start.max(span.start.saturating_sub(FARTHEST))..span.start;
        let older = |at: usize| self.line.phrase_at(&self.line.lexicon.claims.older, at).is_some();
        if before().any(|at| clause::part(&self.line, at, Part::TextNoun)) && before().any(older) {
            return true;
        }
        // "Our estimate of about 190, published on Tuesday, included those who had left"
        let line = &self.line;
        let own = (span.start.saturating_sub(5)..span.start).any(|at| {
            clause::part(line, at, Part::OwnPronoun)
                && (clause::part(line, at + 1, Part::CountNoun) || clause::part(line, at + 1, Part::SpeechNoun))
        });
        if own && (span.end..span.end + 3).any(|at| line.str(at) == "," && clause::part(line, at + 1, Part::Published))
        {
            return true;
        }
        if self.is_given_before(span) || self.is_misjudged(span) {
            return true;
        }
        // "takes the place of every earlier number, including the mayor's 850 and the bureau's 1,100": all that is named.
        let comma = |at: usize| self.line.is(at, Class::Comma);
        let named = |at: usize| {
            let older = self.line.phrase_at(&self.line.lexicon.claims.older, at).map(|(end, ())| end);
            let end = older.filter(|end| {
                clause::part(&self.line, end - 1, Part::CountNoun)
                    || clause::part(&self.line, end - 1, Part::SpeechNoun)
            });
            let end = end.map(|end| end + usize::from(comma(end)));
            end.is_some_and(|end| {
                end <= span.start && self.line.phrase_at(&self.line.lexicon.claims.including, end).is_some()
            })
        };
        if (span.start.saturating_sub(FAR_NAMED)..span.start).any(named) {
            return true;
        }
        // "22,500 at the peak"
        let peak = |at: usize| self.line.phrase_at(&self.line.lexicon.claims.peak, at).is_some();
        if self.near_words(span).any(peak) {
            return true;
        }
        let near = clause.start.max(span.start.saturating_sub(REACH))..span.start;
        near.into_iter().any(|at| {
            self.line.phrase_at(&self.line.lexicon.claims.older, at).is_some_and(|(end, ())| {
                // "revised down from 140 to 118" marks the first alone.
                let from = self.line.is_before(end, Class::From);
                // "bows before the memory of the 27 killed": in front of it, and of no time.
                let article = self.line.is(end, Class::The)
                    || clause::part(&self.line, end, Part::Article)
                    || clause::part(&self.line, end, Part::OwnerPronoun);
                let front = end == at + 1
                    && article
                    && !self.line.is(at.wrapping_sub(1), Class::TimeUnit)
                    && clause::part(&self.line, at, Part::Prior)
                    && clause.start < at
                    && self.line.kind(at - 1) == Kind::Word
                    && !self.line.is(at - 1, Class::And);
                if front {
                    return false;
                }
                // "The provisional figure is 22": the newest there is.
                let stands = clause::part(line, end, Part::PresentVerb) && !self.line.is(end, Class::Have);
                end <= span.start && !stands && (!from || span.start <= end + 1)
            })
        })
    }

    /// "Its count of 9,900, published on 11 January, had been too high": what its own voice takes back.
    fn is_misjudged(&self, span: &Range<usize>) -> bool {
        const NEAR: usize = 4;
        const REACH: usize = 14;
        let line = &self.line;
        let own = (span.start.saturating_sub(NEAR)..span.start).any(|at| {
            let whose = clause::part(line, at, Part::OwnerPronoun) || clause::part(line, at, Part::OwnPronoun);
            whose
                && (at + 1..span.start)
                    .any(|noun| clause::part(line, noun, Part::CountNoun) || clause::part(line, noun, Part::SpeechNoun))
        });
        // "lowered its toll to 24": what it is now.
        let named = !line.is_before(span.start, Class::To);
        own && named
            && (span.end..span.end + REACH).any(|at| line.phrase_at(&line.lexicon.claims.misjudged, at).is_some())
    }

    /// "The 240 that we gave on Tuesday was an estimate": a number told before, and spoken of.
    pub(super) fn is_given_before(&self, span: &Range<usize>) -> bool {
        const REACH: usize = 4;
        let line = &self.line;
        let opens = line.is_before(span.start, Class::The) && span.start <= 2;
        let that = clause::part(line, span.end, Part::That) || clause::part(line, span.end, Part::Relative);
        opens && that && (span.end + 1..span.end + 1 + REACH).any(|at| clause::part(line, at, Part::Published))
    }

    /// "half of the 715 documented, name by name, by the Monitor", "the 20 per cent conceded by the Front".
    pub(super) fn is_given_by(&self, span: &Range<usize>) -> bool {
        const FAR: usize = 7;
        let line = &self.line;
        let by = |at: usize| line.is(at, Class::By);
        let published = clause::part(line, span.end, Part::Published);
        published && line.is_before(span.start, Class::The) && (span.end + 1..span.end + 1 + FAR).any(by)
    }

    /// "1,520, against 1,140 a day earlier": an earlier number, named to be compared.
    pub(super) fn is_compared(&self, span: &Range<usize>) -> bool {
        const REACH: usize = 8;
        let line = &self.line;
        let against = (span.start.saturating_sub(1)..=span.start)
            .any(|end| line.phrase_before(&line.lexicon.claims.against, end).is_some());
        let ago = (span.end..span.end + REACH).any(|at| clause::part(line, at, Part::Ago));
        // "That compares with 465 at 5pm"
        let that = [Part::That, Part::This].iter().any(|&kind| clause::part(line, 0, kind))
            && self.figures.first() == Some(span);
        against && (ago || that)
    }

    /// "The agency had given a toll of 35 on Thursday": said before the rest.
    pub(super) fn is_put_earlier(&self, span: &Range<usize>) -> bool {
        let (Some(frame), _) = speaker::of(&self.frames, span.start) else { return false };
        // "On 19 January the ministry had counted 1.1 million, and the union two million"
        let said = |frame: &&Frame| !frame.gapped && frame.verb < span.start;
        let spoke = if frame.gapped { self.frames.iter().rev().find(said).unwrap_or(frame) } else { frame };
        let had =
            frame.verb <= span.start && spoke.verb > 0 && clause::part(&self.line, spoke.verb - 1, Part::Baseline);
        // "By Tuesday evening they had registered 312": as of then, and no older.
        let by = self.times.first().is_some_and(|phrase| phrase.until && phrase.end <= frame.verb);
        let speaks = |frame: &&Frame| frame.covers(span.start);
        // "He said that the ministry had recorded": told later, and no older.
        had && !by && (frame.gapped || self.frames.iter().filter(speaks).count() == 1)
    }
}
