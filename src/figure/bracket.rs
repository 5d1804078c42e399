//! Two figures that bound one number: "at least three but not more than five weekends", "two
//! soldiers, possibly three".

use rust_decimal::Decimal;

use super::{Manner, Placed};
use crate::interval::Limits;
use crate::lexicon::figures::Class;
use crate::lexicon::line::Line;
use crate::unit::Dimension;

/// Makes one figure of each two that bound one number.
pub(super) fn join(line: &Line<'_>, figures: &mut Vec<Placed>) {
    let mut at = 1;
    while at < figures.len() {
        let joined = figures.get(at - 1..=at).and_then(|pair| match pair {
            [first, second] => floor_and_ceiling(line, first, second).or_else(|| rising_guess(line, first, second)),
            _ => None,
        });
        match joined {
            Some(joined) => {
                figures.splice(at - 1..=at, [joined]);
            }
            None => at += 1,
        }
    }
}

/// "at least three but not more than five weekends"
fn floor_and_ceiling(line: &Line<'_>, first: &Placed, second: &Placed) -> Option<Placed> {
    let (Limits::AtLeast(lo), Limits::AtMost(hi)) = (first.figure.amount.limits, second.figure.amount.limits) else {
        return None;
    };
    let (mut link, ()) = line.phrase_before(&line.lexicon.figures.bracket, second.first).or_else(|| {
        // "not" stands before the hedge that it turns round.
        let not = second.first.checked_sub(1).filter(|at| line.is(*at, Class::Not))?;
        line.phrase_before(&line.lexicon.figures.bracket, not)
    })?;
    link -= usize::from(line.is_before(link, Class::Comma));
    let alike = first.figure.unit == second.figure.unit || first.figure.unit.dimension == Dimension::Count;
    let one_noun = first.figure.noun.is_none();
    // "at least 16 and at most 23 players"; "a minimum of £250 and a maximum of £20,000" are two amounts.
    let added = !line.is(link, Class::But);
    let apart = added && (first.figure.unit.dimension != Dimension::Count || line.is(second.first, Class::Modal));
    if apart {
        return None;
    }
    (link == first.tail && lo <= hi && alike && one_noun).then(|| bound(first, second, lo, hi))
}

/// "two soldiers, possibly three, were taken": the guess behind the noun rises.
fn rising_guess(line: &Line<'_>, first: &Placed, second: &Placed) -> Option<Placed> {
    let (Limits::Exact(lo), Some(hi)) = (first.figure.amount.limits, second.figure.amount.limits.value()) else {
        return None;
    };
    let counts =
        |placed: &Placed| placed.figure.unit.dimension == Dimension::Count && placed.figure.amount.ratio.is_none();
    let (mut link, ()) = line.phrase_before(&line.lexicon.figures.rising, second.start)?;
    for set_off in [Class::And, Class::Or, Class::Comma, Class::Dash] {
        link -= usize::from(first.tail < link && line.is_before(link, set_off));
    }
    let near = lo < hi && hi <= lo.checked_mul(Decimal::from(3))?;
    let plain = first.first == first.start && first.figure.noun.is_some() && second.figure.noun.is_none();
    (link == first.tail && near && plain && counts(first) && counts(second)).then(|| bound(first, second, lo, hi))
}

/// One figure from the lower to the higher.
fn bound(first: &Placed, second: &Placed, lo: Decimal, hi: Decimal) -> Placed {
    let mut joined = second.clone();
    (joined.first, joined.start) = (first.first, first.start);
    let figure = &mut joined.figure;
    figure.number = first.figure.number.join(figure.number);
    figure.phrase = first.figure.phrase.join(figure.phrase);
    figure.noun = figure.noun.or(first.figure.noun);
    figure.amount.limits = Limits::Between(lo, hi);
    figure.amount.step = first.figure.amount.step.min(figure.amount.step);
    figure.manner = Manner::Stated;
    joined
}
