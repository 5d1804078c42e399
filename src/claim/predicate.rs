//! What is said of a figure behind it: what those counted are, and the forms of verbs that tell.

use std::ops::Range;

use super::clause;
use super::context::Scene;
use crate::lexicon::claims::Part;
use crate::lexicon::figures::Class;
use crate::token::Kind;

impl Scene<'_> {
    /// The words that say what a figure counts behind a verb: "17 of the 51 were children".
    pub(super) fn predicate(&self, span: &Range<usize>) -> Option<Range<usize>> {
        const REACH: usize = 4;
        let line = &self.line;
        let is = |at: &usize| self.is_copula(*at);
        // "12 of them children"
        if let Some((next, ())) = line.phrase_at(&line.lexicon.claims.including, span.end)
            && line.is(span.end, Class::Of)
            && line.kind(next) == Kind::Word
            && !is(&next)
        {
            // "12 of those killed on Monday were children", "six of those who died were under 18"
            let told = self.is_participle(next) || clause::part(line, next, Part::Relative);
            let next = self.behind_relative(next).filter(|_| told).map_or(next, |verb| verb + 1);
            return Some(next..next + 2);
        }
        // "50 of the 62 people killed in the raid were their members"
        let told = self.is_participle(span.end).then(|| self.behind_relative(span.end)).flatten();
        let verb = (span.end..span.end + REACH).find(is).or(told)?;
        let plain = (span.end..verb).all(|at| line.kind(at) != Kind::Mark);
        let next = verb + 1;
        let passive = line.is(next, Class::Verb) || self.is_participle(next);
        (plain && !passive && line.kind(next) == Kind::Word).then_some(next..next + 2)
    }

    /// The "were" behind what is told of some: "[killed on Monday] were children", "[who died] were under 18".
    fn behind_relative(&self, from: usize) -> Option<usize> {
        const REACH: usize = 8;
        let line = &self.line;
        let plain = |at: &usize| line.kind(*at) == Kind::Word && !line.is(*at, Class::And);
        // "who were killed were"
        let first = from + usize::from(clause::part(line, from, Part::Relative) && self.is_copula(from + 1)) + 1;
        let verb = (first..from + REACH).take_while(plain).find(|at| self.is_copula(*at));
        verb.filter(|verb| !self.is_participle(verb + 1))
    }

    /// "are", "were": no "have".
    fn is_copula(&self, at: usize) -> bool {
        self.line.is(at, Class::Be) && !clause::part(&self.line, at, Part::Perfect)
    }

    /// Whether a word is a participle by its form.
    pub(super) fn is_participle(&self, at: usize) -> bool {
        const SHORTEST: usize = 5;
        let word = self.line.str(at);
        self.line.kind(at) == Kind::Word
            && word.len() >= SHORTEST
            && clause::ends_as_participle(&self.line, at)
            && word.starts_with(char::is_lowercase)
    }

    /// Whether a word is an adverb by its form.
    pub(super) fn is_adverb(&self, at: usize) -> bool {
        clause::is_adverb(&self.line, at)
    }
}
