//! What a number states with the words around it: hedges, counted noun and rate make it a figure.

use rust_decimal::Decimal;

use super::join::{self, Core, Item};
use super::measure::Measured;
use super::{Figure, Manner, Placed, hedge, measure, noun, zero};
use crate::interval::{Amount, Bound, Limits, Ratio, Side};
use crate::lexicon::figures::{Class, NumberWord};
use crate::lexicon::line::Line;
use crate::token::Kind;
use crate::unit::{Dimension, Unit};

/// "Thousands leave besieged towns": without an "of", no noun is counted in thousands; "hundreds more migrants", "dozens
/// dead".
fn is_loose_plural(line: &Line<'_>, item: &Item) -> bool {
    let at = item.end;
    let plural = at.checked_sub(1).and_then(|last| line.number(last));
    matches!(plural, Some(NumberWord::Plural(..)))
        && item.tail == at
        && line.kind(at) == Kind::Word
        && ![Class::Of, Class::Other, Class::Plural, Class::Stop].iter().any(|&class| line.is(at, class))
}

/// Reads the hedges, noun and rate around a number, and states it.
pub(super) fn figure(line: &Line<'_>, item: &Item, sentence: usize, before: &mut Option<Bound>) -> Option<Placed> {
    let mut start = item.start;
    if line.is_before(start, Class::Between)
        || (line.is_before(start, Class::From) && matches!(item.core, Core::Range(..)))
    {
        start -= 1;
    }
    let (mut first, mut hedges) =
        item.hedged.filter(|_| start == item.start).unwrap_or_else(|| hedge::before(line, start));
    // "stronger than magnitude 6"
    if first == start
        && item.unit.dimension == Dimension::Magnitude
        && let Some((unit, _)) = measure::unit_before(line, first)
    {
        (first, hedges) = hedge::before(line, unit);
    }
    if hedges.tentative
        && let Some(bound) = before.filter(|_| line.is_before(first, Class::Comma))
    {
        hedges.inherit(bound);
    }
    let mut tail = item.tail;
    if item.unit.dimension != Dimension::Count
        && let Some(begin) = hedge::before_measure(line, first, tail, &mut hedges)
    {
        first = begin;
    }
    if let Some(end) = hedge::after(line, item.end, &mut hedges).or_else(|| hedge::after(line, tail, &mut hedges)) {
        tail = tail.max(end);
    }
    let mut unit = item.unit.clone();
    let counts = unit.dimension == Dimension::Count;
    let is_one = item.core == Core::One(Decimal::ONE);
    let counted = counts && !is_loose_plural(line, item)
        || unit.dimension == Dimension::Share
        || unit.dimension == Dimension::Factor;
    let noun = if counted { noun::phrase(line, tail, is_one || !counts) } else { None };
    if let Some((_, end)) = noun {
        tail = end;
        if let Some(end) = hedge::after(line, end, &mut hedges) {
            tail = end;
        }
    }
    // "four tonnes of krill a day", "litres of marine diesel annually": what is measured may stand between.
    let measured = !counts && line.is(tail, Class::Of) && unit.dimension != Dimension::Share;
    let each = |at: &usize| line.is(*at, Class::Per) || line.lexicon.figures.often.contains_key(&line.word(*at));
    let named = |at: &usize| match line.kind(*at) {
        Kind::Word => !line.is(*at, Class::Stop) || each(at) || line.is(*at, Class::The),
        Kind::Number => false,
        Kind::Mark => line.is_glued(*at) && !line.str(*at).is_ascii(),
    };
    let behind = (tail + 1..tail + 5).take_while(named).find(each).filter(|at| tail + 1 < *at && measured);
    // "between 12 and 15 in every 100,000"
    let every = line.is(tail, Class::In) && line.is(tail + 1, Class::Per) && !line.is(tail + 1, Class::Article);
    let every = every && counts && line.kind(tail + 2) == Kind::Number && matches!(item.core, Core::Range(..));
    let per_at = behind.unwrap_or(if every { tail + 1 } else { tail });
    // "2% a year", but "a rate of 97% hides a fall"
    let of_each = !counts && unit.dimension != Dimension::Share;
    if let Some((end, per)) = measure::per(line, per_at, of_each)
        .filter(|(end, _)| !begins_clause(line, per_at, *end, &unit))
        .filter(|_| !matches!(unit.dimension, Dimension::Factor | Dimension::Speed) && &*unit.symbol != "fraction")
    {
        unit = measure::rate(&unit, &per);
        tail = end;
        // "6 litres per person per day"
        if let Some((end, per)) = measure::per(line, tail, true).filter(|_| !line.is(tail, Class::Article)) {
            unit = measure::rate(&unit, &per);
            tail = end;
        }
        // "€1,900 a month or higher"
        tail = hedge::after(line, tail, &mut hedges).unwrap_or(tail);
    } else if measured && let Some((_, end)) = noun::phrase(line, tail, true) {
        // "2.5 m of frontage or more"
        tail = hedge::after(line, end, &mut hedges).unwrap_or(tail);
    }
    if unit.dimension != Dimension::Duration {
        hedge::later(line, tail, &mut hedges);
    }
    *before = hedges.direction();
    let limits = limits(item.core, hedges.bound())?;
    let ratio = match item.core {
        Core::Share(part, whole) => Some(Ratio { part, whole }),
        _ => None,
    };
    let amount = Amount { limits, step: if ratio.is_some() { Decimal::ZERO } else { item.step }, ratio };
    let figure = Figure {
        number: line.span(item.start, plus_end(line, item.end)),
        phrase: line.span(first, tail.max(plus_end(line, item.end))),
        amount,
        unit,
        noun: noun.map(|(start, end)| line.span(start, end)),
        sentence,
        manner: item.manner,
    };
    Some(Placed { first, start: item.start, tail, scale: item.scale, figure })
}

/// "every 20 minutes a shell fell": what stands behind a length of time does something, and is no "each".
fn begins_clause(line: &Line<'_>, at: usize, end: usize, unit: &Unit) -> bool {
    let verb = [Class::Be, Class::Verb, Class::Change, Class::Harm].iter().any(|class| line.is(end, *class));
    // "slept six hours a night were"
    let often = line.is_before(end, Class::TimeUnit);
    unit.dimension == Dimension::Duration && line.is(at, Class::Article) && verb && !often
}

/// States an age, in years where no other length of time is said.
pub(super) fn age(line: &Line<'_>, number: Measured, sentence: usize) -> Option<Figure> {
    const YEAR: i64 = 31_557_600;
    let said = number.unit.clone().filter(|unit| unit.dimension == Dimension::Duration);
    let unit = match said {
        Some(unit) => Unit { dimension: Dimension::Age, ..unit },
        None => Unit::scaled(Dimension::Age, "years", Decimal::from(YEAR)),
    };
    let item = Item { unit, ..join::alone(number, Manner::Stated)? };
    figure(line, &item, sentence, &mut None).map(|placed| placed.figure)
}

/// "50+" is marked whole.
fn plus_end(line: &Line<'_>, end: usize) -> usize {
    if line.mark(end) == '+' && line.is_glued(end) && line.kind(end) == Kind::Mark { end + 1 } else { end }
}

/// What a number and its hedges say together.
fn limits(core: Core, bound: Option<(Bound, bool)>) -> Option<Limits> {
    let one = |value| match bound {
        None | Some((Bound::Exact | Bound::Between | Bound::Vague, _)) => Limits::Exact(value),
        Some((Bound::Approx, not_above)) => Limits::Approx(value, if not_above { Side::NotAbove } else { Side::Both }),
        Some((Bound::AtLeast, _)) => Limits::AtLeast(value),
        Some((Bound::MoreThan, _)) => Limits::MoreThan(value),
        Some((Bound::AtMost, _)) => Limits::AtMost(value),
        Some((Bound::LessThan, _)) => Limits::LessThan(value),
    };
    Some(match core {
        Core::One(value) => one(value),
        Core::Share(part, whole) => one(part.checked_div(whole)?),
        Core::Range(lo, hi) | Core::Vague(lo, hi) => match bound {
            Some((Bound::AtLeast, _)) => Limits::AtLeast(lo),
            Some((Bound::MoreThan, _)) => Limits::MoreThan(lo),
            Some((Bound::AtMost, _)) => Limits::AtMost(hi),
            Some((Bound::LessThan, _)) => Limits::LessThan(hi),
            _ if matches!(core, Core::Range(..)) => Limits::Between(lo, hi),
            _ => Limits::Vague(lo, hi),
        },
    })
}

/// States a zero in words.
pub(super) fn zero(line: &Line<'_>, zero: zero::Zero, sentence: usize) -> Placed {
    let limits = if zero.unreported { Limits::AtLeast(Decimal::ZERO) } else { Limits::Exact(Decimal::ZERO) };
    let end = zero.noun.map_or(zero.end, |(_, end)| end);
    let figure = Figure {
        number: line.span(zero.start, zero.end),
        phrase: line.span(zero.start, end),
        amount: Amount::new(limits),
        unit: Unit::count(),
        noun: zero.noun.map(|(start, end)| line.span(start, end)),
        sentence,
        manner: if zero.unreported { Manner::Unreported } else { Manner::Stated },
    };
    Placed { first: zero.start, start: zero.start, tail: end, scale: Decimal::ONE, figure }
}
