//! Why a number that a quantity's words would take is no count of it after all: the difference of two counts, an hour, how
//! many live somewhere. What a quantity asks for is in `fits`; this is what a number is, whoever asks.

use rust_decimal::Decimal;

use super::around::Around;
use super::bind::{self, Bound, Found};
use super::context::{Context, Scene};
use super::parts::{self, Tie};
use super::whole::{self, Turn};
use super::{event, foreign, owner};
use crate::figure::Figure;
use crate::lexicon::figures::Class;
use crate::lexicon::line::Line;
use crate::unit::Dimension;

/// A quantity that would take a figure, and how the figure hangs on what is before it.
pub(super) struct Choice<'a> {
    pub(super) turn: Turn<'a>,
    pub(super) bound: &'a Bound,
    pub(super) context: &'a Context,
    /// The figure before it in the sentence.
    pub(super) before: Option<&'a Figure>,
    pub(super) tie: Tie,
    /// The claim it is said to be a part of.
    pub(super) part_of: Option<usize>,
}

impl Choice<'_> {
    /// Why the figure is none of the quantity's; `None` where it is.
    pub(super) fn why(&self) -> Option<&'static str> {
        let Turn { scene, number, figure, around, .. } = self.turn;
        let share = figure.unit.dimension == Dimension::Share;
        let unnamed = figure.noun.is_none();
        let refused: [(&dyn Fn() -> bool, &'static str); 15] = [
            (&|| is_of_another_event(self.bound, self.context, around), "it speaks of another event"),
            (&|| scene.is_difference(number), "it is the difference of two counts"),
            (&|| parts::is_all_but(scene, number), "it counts those of whom it is not said"),
            (&|| scene.is_in_a_time(number), "it belongs to a time"),
            (&|| scene.is_population(number), "it says how large a place or a family is"),
            (&|| !share && self.is_peopled(), "it is all who live there"),
            (&|| self.is_base(), "it is what another number is out of"),
            (&|| self.is_capacity(), "it says how many something was made for"),
            (&|| scene.is_grouping(number, figure.noun), "it says into how many those before it part"),
            (&|| scene.is_size_of_body(number), "it says how large a body is"),
            (&|| self.is_of_another_name(), "it is another's share"),
            (&|| unnamed && scene.is_who_speaks(number), "it counts those who speak"),
            (&|| self.is_converted(), "it is the number before it in another unit"),
            (&|| self.is_alive(), "those it counts are alive"),
            (&|| self.is_empty_part(), "it says that none of another number are so"),
        ];
        refused.into_iter().find_map(|(refuses, why)| refuses().then_some(why))
    }

    fn words(&self) -> Option<&Found> {
        self.turn.found.get(self.bound.quantity)
    }

    fn is_peopled(&self) -> bool {
        let Turn { scene, number, .. } = self.turn;
        scene.is_peopled(number) && !self.bound.is_cued_by(scene.home_of(number))
    }

    fn is_base(&self) -> bool {
        let Turn { scene, number, .. } = self.turn;
        let behind = || scene.figures.get(number).is_some_and(|span| self.bound.is_cued_behind(span));
        scene.is_base(number) && !behind()
    }

    /// Whether it counts room, which the quantity does not ask for and no claim before it is of.
    fn is_capacity(&self) -> bool {
        let Turn { scene, number, figure, .. } = self.turn;
        let goes_on = self.bound.from.is_some() && figure.noun.is_none();
        scene.is_capacity(number) && !goes_on && !self.words().is_some_and(|words| asks_room(scene, number, words))
    }

    fn is_of_another_name(&self) -> bool {
        let Turn { scene, number, figure, .. } = self.turn;
        let span = scene.figures.get(number);
        span.zip(self.words()).is_some_and(|(span, words)| owner::is_of_another_name(scene, span, figure, words))
    }

    /// Whether a figure in brackets is the one before it again, in another unit: "18.5 km (11.5 miles)".
    fn is_converted(&self) -> bool {
        let Turn { scene, number, figure, .. } = self.turn;
        let Some(before) = self.before else { return false };
        let spans = number.checked_sub(1).and_then(|at| scene.figures.get(at)).zip(scene.figures.get(number));
        let behind = spans.is_some_and(|(before, span)| {
            before.end + 1 == span.start && scene.line.is(before.end, Class::OpenBracket)
        });
        let apart = before.unit != figure.unit && before.unit.converts_to(&figure.unit);
        behind && apart && is_near(before, figure)
    }

    /// "Our estimate of 190 dead included three who were alive": those are none of them.
    fn is_alive(&self) -> bool {
        const NEAR: usize = 4;
        let Turn { scene, number, .. } = self.turn;
        let Some(span) = scene.figures.get(number) else { return false };
        let line = &scene.line;
        let alive = |at: usize| says_alive(line, at);
        let asked = |at: usize| self.words().is_some_and(|words| words.is_cued_in(&(at..at + 1)));
        (span.end..span.end + NEAR).any(|at| alive(at) && !asked(at))
    }

    fn is_empty_part(&self) -> bool {
        let none = bind::is_zero(self.turn.figure) && self.tie != Tie::Free;
        none && whole::is_empty_part(self.bound, self.part_of, &self.turn)
    }
}

/// Whether words at a place say that those spoken of live: "were found alive".
pub(super) fn says_alive(line: &Line<'_>, at: usize) -> bool {
    line.is_before(at, Class::Be) && line.phrase_at(&line.lexicon.claims.alive, at).is_some()
}

/// Whether two figures say nearly the same, whatever unit each is in.
fn is_near(one: &Figure, other: &Figure) -> bool {
    let tenth = Decimal::ONE / Decimal::TEN;
    let of = |figure: &Figure| {
        let value = figure.amount.limits.lo().or_else(|| figure.amount.limits.hi())?;
        value.checked_mul(figure.unit.scale)
    };
    of(one).zip(of(other)).is_some_and(|(one, other)| {
        let most = one.abs().max(other.abs());
        one.checked_sub(other).zip(most.checked_mul(tenth)).is_some_and(|(gap, tenth)| gap.abs() <= tenth)
    })
}

/// Whether a quantity asks for room itself: its cue stands in the words that say what something was made for.
fn asks_room(scene: &Scene<'_>, number: usize, found: &Found) -> bool {
    let Some(span) = scene.figures.get(number) else { return false };
    let made_for = scene.line.phrase_before(&scene.line.lexicon.claims.made_for, span.start);
    made_for.is_some_and(|(start, ())| found.is_cued_in(&(start..span.start)))
}

/// Whether a figure's words date it to another event: "at first 17 were reported; the final count
/// was 29", of a fire years before.
fn is_of_another_event(bound: &Bound, context: &Context, around: &Around<'_>) -> bool {
    let quantity = around.rules.quantities.get(bound.quantity);
    quantity.is_some_and(|quantity| event::another(quantity, context, around).is_some() || foreign::is_foreign(around))
}
