//! Numbers that are no count of what is asked, whatever words stand beside them: all who live somewhere, what something was
//! made for, what others are out of, how many more or fewer.

use std::ops::Range;

use super::clause;
use super::context::Scene;
use crate::lexicon::claims::Part;
use crate::lexicon::figures::Class;
use crate::span::Span;
use crate::token::Kind;

impl Scene<'_> {
    /// Whether a figure is a difference: "7,000 fewer than at the peak".
    pub(super) fn is_difference(&self, number: usize) -> bool {
        let Some(span) = self.figures.get(number) else { return false };
        // "on Monday it was 275 fewer."
        let ends = |at: usize| self.line.len() <= at || self.line.kind(at) == Kind::Mark;
        let less = |at: usize| self.line.phrase_at(&self.line.lexicon.claims.smaller, at).map(|(end, ())| end);
        let or = |at: usize| self.line.is_before(at, Class::Or);
        let closes = (span.start + 1..=span.end).any(|at| !or(at) && less(at).is_some_and(ends));
        if closes {
            return true;
        }
        // "The figure of 475 left out one passenger"
        if self.line.phrase_before(&self.line.lexicon.claims.left_out, span.start).is_some() {
            return true;
        }
        [span.end, span.end + 1].into_iter().any(|at| clause::part(&self.line, at, Part::Than))
            && (clause::part(&self.line, span.end, Part::Fewer)
                || clause::part(&self.line, span.end.wrapping_sub(1), Part::Fewer))
    }

    /// Whether a figure says how large a place or a family is: "a hamlet of 140 people", "the country of 4 million",
    /// "a mother of four".
    pub(super) fn is_population(&self, number: usize) -> bool {
        let Some(span) = self.figures.get(number) else { return false };
        let line = &self.line;
        let place = |at: usize| clause::part(line, at, Part::OwnArea);
        // "a mother of four"
        let hyphen = usize::from(line.is_before(span.start, Class::Dash));
        let bare = self.is_bare(span);
        line.phrase_before(&line.lexicon.figures.parents_of, span.start - hyphen).is_some()
            || bare && line.phrase_before(&line.lexicon.claims.teams, span.start).is_some()
            || line.phrase_before(&line.lexicon.claims.heard, span.start).is_some()
            || line.is_before(span.start, Class::Of) && span.start.checked_sub(2).is_some_and(place)
    }

    /// Whether a figure is all who live somewhere: "home to 2.5 million people", "15 per cent of the 220 million population".
    pub(super) fn is_peopled(&self, number: usize) -> bool {
        let Some(span) = self.figures.get(number) else { return false };
        let noun = |at: usize| clause::part(&self.line, at, Part::PopulationNoun);
        // "home to 2.8 million people who have been affected": so many of them were.
        let who = clause::part(&self.line, span.end, Part::Relative);
        !who && (self.home_of(number).is_some() || noun(span.end - 1) || noun(span.end))
    }

    /// The words before a figure that make it all who live somewhere.
    pub(super) fn home_of(&self, number: usize) -> Option<Range<usize>> {
        let span = self.figures.get(number)?;
        self.line.phrase_before(&self.line.lexicon.claims.home_to, span.start).map(|(start, ())| start..span.start)
    }

    /// Whether a figure says into how many those before it part: "312 people, from 61 families".
    pub(super) fn is_grouping(&self, number: usize, noun: Option<Span>) -> bool {
        let Some(span) = self.figures.get(number).filter(|_| number > 0) else { return false };
        let line = &self.line;
        let from = [Class::From, Class::In].iter().any(|&class| line.is_before(span.start, class));
        let groups = noun.is_some_and(|noun| self.tokens(noun).any(|at| clause::part(line, at, Part::Household)));
        let before = self
            .figures
            .get(number - 1)
            .is_some_and(|before| self.clause(span).contains(&before.start) || before.end + 3 >= span.start);
        from && groups && before
    }

    /// Whether a figure says how many something was made for: "a mortuary built for 60".
    pub(super) fn is_capacity(&self, number: usize) -> bool {
        let Some(span) = self.figures.get(number) else { return false };
        self.line.phrase_before(&self.line.lexicon.claims.made_for, span.start).is_some()
    }

    /// Whether a figure is no more than what one before it is out of: "900 have had the vaccine, out of 2,600".
    pub(super) fn is_base(&self, number: usize) -> bool {
        let Some(span) = self.figures.get(number).filter(|_| number > 0) else { return false };
        let line = &self.line;
        let of = span.start.checked_sub(1 + usize::from(line.is_before(span.start, Class::The)));
        let before = self.figures.get(number - 1).is_some_and(|before| self.clause(span).start <= before.start);
        // "a turnout of 42.3 per cent of the region's 5.3 million voters"
        const OWNER: usize = 4;
        let possessed = |words: &&Range<usize>| words.start.checked_sub(1).is_some_and(|at| clause::owns(line, at));
        let owned = self.numbers.get(number).filter(possessed).is_some_and(|words| {
            let share = self
                .figures
                .get(number - 1)
                .filter(|before| before.end <= words.start && words.start <= before.end + OWNER + 1);
            share.is_some_and(|share| {
                let of = (share.start..words.start).rev().take(OWNER).find(|at| line.is(*at, Class::Of));
                of.is_some_and(|of| (share.start..=of).any(|at| line.is(at, Class::PercentWords)))
            })
        });
        before && (owned || of.is_some_and(|of| line.is(of, Class::Of) && line.is_before(of, Class::Out)))
    }
}
