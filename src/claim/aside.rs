//! What a clause is parted from by an aside between commas: the words behind it, and the subject before it. Owns where these
//! stand; which of their words a figure takes, `bind` says.

use std::ops::Range;

use super::clause;
use super::context::Scene;
use crate::lexicon::claims::Part;
use crate::lexicon::figures::Class;
use crate::token::Kind;

impl Scene<'_> {
    /// The clause that goes on behind an aside next to the figure's: "49 people, and not 43 as the company
    /// says, were underground".
    pub(super) fn resumed(&self, span: &Range<usize>) -> Option<Range<usize>> {
        const LONGEST: usize = 20;
        let (line, clause) = (&self.line, self.clause(span));
        // "Six nurses - four of them women - were hurt"
        const NOUN: usize = 3;
        let dash = |at: &usize| clause::sets_off(line, *at);
        if let Some(open) = (span.end..(span.end + NOUN).min(line.len())).find(dash) {
            let close = (open + 1..(open + LONGEST).min(line.len())).find(dash)?;
            let behind = self.clause(&(close + 1..close + 1));
            return (close + 1 < behind.end).then_some(close + 1..behind.end);
        }
        let aside = self.clause(&(clause.end..clause.end));
        let opens = aside.start == clause.end && aside.start > 0 && line.str(aside.start - 1) == ",";
        let not = line.is(aside.start, Class::Not)
            || line.is(aside.start, Class::And) && line.is(aside.start + 1, Class::Not);
        // "1.3 million survivors of the January quake, which killed 250,000, are living in camps"
        const OF: usize = 8;
        let of = line.is(span.end, Class::Of) && clause.end <= span.end + OF;
        if !opens || span.end + 3 < clause.end && !of || !(clause::part(line, aside.start, Part::Aside) || not) {
            return None;
        }
        let close = (aside.start..(aside.start + LONGEST).min(line.len())).find(|at| line.str(*at) == ",")?;
        let behind = self.clause(&(close + 1..close + 1));
        (close + 1 < behind.end).then_some(close + 1..behind.end)
    }

    /// The subject before an aside that the figure's clause goes on from: "The toll, which covers the whole country,
    /// includes 43 officers".
    pub(super) fn begun(&self, span: &Range<usize>) -> Option<Range<usize>> {
        const LONGEST: usize = 8;
        let (line, clause) = (&self.line, self.clause(span));
        let closed = clause.start.checked_sub(1).filter(|comma| line.str(*comma) == ",")?;
        // "The toll, which stood at 50 on Monday, rose": in the aside itself.
        let which = clause::part(line, clause.start, Part::Relative);
        if which && (clause::part(line, clause.start + 1, Part::TollVerb) || line.is(clause.start + 1, Class::Be)) {
            let subject = self.clause(&(closed..closed));
            return (closed - subject.start <= LONGEST).then_some(subject.start..closed);
        }
        let aside = self.clause(&(closed..closed));
        let relative = clause::part(line, aside.start, Part::Relative) || clause::part(line, aside.start, Part::Aside);
        let opened = aside.start.checked_sub(1).filter(|comma| relative && line.str(*comma) == ",")?;
        let subject = self.clause(&(opened..opened));
        let first = clause.start;
        let verb = first < span.start
            && line.kind(first) == Kind::Word
            && !line.is(first, Class::And)
            && !clause::part(line, first, Part::ClauseAfterComma);
        (verb && opened - subject.start <= LONGEST).then_some(subject.start..opened)
    }

    /// What was done by those who are told of behind it as with somebody: "65 buses left Salu, with 2,200 people on board".
    pub(super) fn accompanied(&self, span: &Range<usize>) -> Option<Range<usize>> {
        const NEAR: usize = 3;
        let (line, data, clause) = (&self.line, &self.line.lexicon.claims, self.clause(span));
        let comma = clause.start.checked_sub(1).filter(|comma| line.str(*comma) == ",")?;
        let (first, ()) = line.phrase_at(&data.with_part, clause.start)?;
        let aboard = (span.end..span.end + NEAR).any(|at| line.phrase_at(&data.aboard, at).is_some());
        let near = span.start <= first + NEAR && self.figures_in(&(first..span.start)).is_empty();
        (near && aboard).then_some(0..comma)
    }
}
