//! Measures with no number beside them: "a mile-wide strip", "an hour-long talk", "under a metre
//! across". The unit stands for one of it.

use rust_decimal::Decimal;

use super::numeral::{Numeral, Value};
use crate::lexicon::figures::{Class, NumberWord};
use crate::lexicon::line::Line;
use crate::unit::Dimension;

/// Reads "all of the", and a unit that stands for one of it; the number has no words of its own.
pub(super) fn read(line: &Line<'_>, at: usize) -> Option<Numeral> {
    if all_of(line, at) {
        return Some(one(at, at + 1, Value::Part(Decimal::ONE, Decimal::ONE)));
    }
    if let Some(numeral) = hedged_one(line, at) {
        return Some(numeral);
    }
    let (end, unit) = line.phrase_at(&line.lexicon.figures.units, at)?;
    let measure = matches!(unit.dimension, Dimension::Length | Dimension::Duration);
    let hyphen = line.past_hyphen(end);
    let extent = hyphen != end && line.is(hyphen, Class::Extent);
    let numbered = at.checked_sub(1).is_some_and(|before| {
        line.number(before).is_some()
            || line.kind(before) == crate::token::Kind::Number
            || line.past_hyphen(before) != before
    });
    (measure && extent && !numbered).then(|| one(at, at, Value::One(Decimal::ONE)))
}

fn one(start: usize, end: usize, value: Value) -> Numeral {
    Numeral { start, end, value, step: Decimal::ONE, scale: Decimal::ONE, digits: false, bare: false }
}

/// "under a metre across", "more than an hour": one of a unit, where a hedge says that it is measured.
/// "An hour and a half" needs none.
fn hedged_one(line: &Line<'_>, at: usize) -> Option<Numeral> {
    if !line.is(at, Class::Article) {
        return None;
    }
    let (end, unit) = line.phrase_at(&line.lexicon.figures.units, at + 1)?;
    // "an hour and a half", "a kilometre or two", "a week or longer"
    let or_two = line.is(end, Class::Or) && matches!(line.number(end + 1), Some(NumberWord::Small(2..=3)));
    let bounded =
        line.is(end, Class::Or) && super::hedge::after(line, end, &mut super::hedge::Hedges::default()).is_some();
    // "an hour and ten minutes"
    let more = line.is(end, Class::And) && line.is_number(end + 1) && {
        let rest = super::numeral::read(line, end + 1).ok().flatten();
        rest.and_then(|rest| super::measure::unit_after(line, rest.end))
            .is_some_and(|(_, small)| small.dimension == unit.dimension && small.scale < unit.scale)
    };
    if more && unit.dimension == Dimension::Duration {
        return Some(one(at, at + 1, Value::One(Decimal::ONE)));
    }
    if super::numeral::broken_part(line, end).is_some() && line.is(end, Class::And) || or_two || bounded {
        return Some(one(at, at + 1, Value::One(Decimal::ONE)));
    }
    let (first, hedges) = super::hedge::before(line, at);
    // "over an hour" is as often when; a bound in two words says how long.
    let said = hedges.bound().is_some() && (unit.dimension != Dimension::Duration || first + 1 < at);
    let measures = unit.stands_alone();
    let ends = line.kind(end) != crate::token::Kind::Word || line.is(end, Class::Stop) || line.is(end, Class::Extent);
    (measures && said && ends).then(|| one(at, at + 1, Value::One(Decimal::ONE)))
}

/// "all of the northern districts": the whole of something counted, and no pronoun.
fn all_of(line: &Line<'_>, at: usize) -> bool {
    line.is(at, Class::All)
        && line.is(at + 1, Class::Of)
        && line.is(at + 2, Class::The)
        && line.number(at + 3).is_none()
        && super::noun::counts_at(line, at + 3)
}
