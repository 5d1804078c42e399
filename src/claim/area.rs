//! Places that a text has just named and goes on about without their name: "there", "in his district", "the village's".

use super::clause::{owns, part};
use super::context::Scene;
use crate::lexicon::claims::Part;
use crate::lexicon::figures::Class;
use crate::token::Kind;

/// How a figure's words point at a place named before.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Area {
    /// "there", "in his district", "from this village": the one named last.
    Last,
    /// "in the whole district": the one that the text is about.
    Whole,
}

impl Scene<'_> {
    /// How a figure is of a place that its speaker or text has just named, if it is.
    pub(super) fn own_area(&self, number: usize) -> Option<Area> {
        let span = self.figures.get(number)?;
        let line = &self.line;
        let there = |at: usize| line.phrase_at(&line.lexicon.claims.there, at).map(|(end, ())| end);
        // "80,000 people had marched there."
        let ends = |at: usize| at >= line.len() || line.kind(at) == Kind::Mark || line.is(at, Class::And);
        let behind = |at: usize| there(at).is_some_and(ends);
        // "Police there say 12,000 marched"
        let said = |at: usize| there(at).is_some_and(|end| part(line, end, Part::SayingVerb));
        const SPEAKER: usize = 8;
        // "gave 104 dead there", and not "there were 104"; "Fourteen houses burned down there and 700 people were evacuated"
        // "At least 1,500 people have died here," in the mouth of whoever speaks from there.
        let here = |at: usize| line.phrase_at(&line.lexicon.claims.here, at).is_some_and(|(end, ())| ends(end));
        let quoted = || (0..span.start).any(|at| line.is(at, Class::Quote));
        let last = self.near_words(span).any(|at| span.end <= at && here(at)) && quoted()
            || there(span.end).is_some()
            || self.near_words(span).any(|at| span.end <= at && behind(at))
            || self.around(span).any(|at| at < span.start && behind(at))
            || (span.start.saturating_sub(SPEAKER)..span.start).any(said);
        if last {
            return Some(Area::Last);
        }
        // "in the whole district"; not "in the whole country"
        let whole = |at: usize| usize::from(part(line, at, Part::WholeArea));
        let area = |at: usize| {
            let noun = at + whole(at);
            // "in the village of Merin" names its own.
            let named = line.is(noun + 1, Class::Of) && line.is_capital(noun + 2);
            part(line, noun, Part::OwnArea) && !part(line, noun, Part::Country) && !named
        };
        let this = |at: usize| part(line, at, Part::This) || part(line, at, Part::OwnPronoun);
        let whose = |at: usize| part(line, at, Part::OwnerPronoun) || this(at);
        let placed = |at: usize| [Class::In, Class::On, Class::For].iter().any(|&class| line.is(at, class));
        // "52 people from this village"; not "fled from the town"
        let from = |at: usize| [Class::From, Class::Of].iter().any(|&class| line.is(at, class)) && this(at + 1);
        let own = |at: usize| (placed(at) && whose(at + 1) || from(at)) && area(at + 2);
        // "180 of the village's 214 houses"
        let words = self.numbers.get(number).cloned().unwrap_or_default();
        let theirs = |at: usize| (line.is(at, Class::The) || whose(at)) && area(at + 1) && owns(line, at + 2);
        // "her province alone had counted 134"
        let counts = |at: usize| line.is(at + usize::from(part(line, at, Part::Alone)), Class::Have);
        let near = |at: usize| (at..span.start).all(|at| line.kind(at) == Kind::Word);
        let subject = |at: usize| {
            at < span.start && part(line, at, Part::OwnerPronoun) && area(at + 1) && counts(at + 2) && near(at)
        };
        if words.into_iter().any(theirs) || self.around(span).any(|at| own(at) || subject(at)) {
            return Some(Area::Last);
        }
        let the = |at: usize| placed(at) && line.is(at + 1, Class::The) && area(at + 2);
        // "More than 7,500 people are still in the two towns"
        let several = |at: usize| {
            let plural = line.phrase_at(&line.lexicon.claims.own_areas, at + 3).is_some();
            placed(at) && (line.is(at + 1, Class::The) || this(at + 1)) && line.is_number(at + 2) && plural
        };
        if self.around(span).any(several) {
            return Some(Area::Last);
        }
        let at = self.around(span).find(|at| the(*at))?;
        let wide = whole(at + 2) > 0 || part(line, at + 2, Part::WideArea);
        Some(if wide { Area::Whole } else { Area::Last })
    }
}
