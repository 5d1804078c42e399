//! What two joined numbers say once and mean of both: the multiplier, the unit.

use rust_decimal::Decimal;

use super::measure::Measured;
use super::noun;
use crate::lexicon::figures::Class;
use crate::lexicon::line::Line;
use crate::unit::{Dimension, Unit};

/// "2-3 million": the multiplier serves both, where the first is the smaller without it.
pub(super) fn share_scale(first: &mut Measured, second: &Measured, dash: bool) {
    if !one_thing(first, second) {
        return;
    }
    let (Some(lo), Some(hi)) = (first.numeral.one(), second.numeral.mantissa()) else { return };
    let scale = second.numeral.scale;
    let small = first.numeral.scale == Decimal::ONE && Decimal::ONE < scale && (lo < hi || dash && lo <= hi);
    let worded_alike = first.numeral.digits == second.numeral.digits;
    if small
        && worded_alike
        && let Some(scaled) = first.numeral.clone().times(scale)
    {
        first.numeral = scaled;
    }
}

/// "four or five hundred", "six to seven hundred thousand": what multiplies the second, in words, serves both.
pub(super) fn share_hundreds(first: &mut Measured, second: &Measured) {
    let hundred = Decimal::ONE_HUNDRED;
    let (Some(lo), Some(hi)) = (first.numeral.one(), second.numeral.mantissa()) else { return };
    let Some(hundreds) = hi.checked_div(hundred) else { return };
    let worded = !first.numeral.digits && !second.numeral.digits && one_thing(first, second);
    let small = Decimal::ONE <= lo && lo < hundreds && hundreds < Decimal::TEN && hundreds.is_integer();
    let near = lo.checked_mul(Decimal::from(3)).is_some_and(|most| hundreds <= most);
    if worded
        && small
        && near
        && first.unit.is_none() == (first.tail == first.end)
        && let Some(scale) = second.numeral.scale.checked_mul(hundred)
        && let Some(scaled) = first.numeral.clone().times(scale)
    {
        first.numeral = scaled;
    }
}

/// "8 seconds to 4 minutes": two units of one kind, where the ends are told in the first.
pub(super) fn share_kind(first: &Measured, second: &mut Measured) {
    let (Some(from), Some(to)) = (&first.unit, &second.unit) else { return };
    let kind = matches!(from.dimension, Dimension::Duration | Dimension::Length | Dimension::Mass | Dimension::Area);
    if !kind || from.dimension != to.dimension || from.symbol == to.symbol || second.numeral.one().is_none() {
        return;
    }
    let larger = to.scale.checked_div(from.scale).filter(|ratio| Decimal::ONE < *ratio && ratio.is_integer());
    if let Some(ratio) = larger
        && let Some(scaled) = second.numeral.clone().times(ratio)
    {
        second.numeral = scaled;
        second.unit = first.unit.clone();
    }
}

/// "fell from 2.1 to 1.8 billion": the multiplier serves both, where it makes them alike.
pub(super) fn share_scale_down(first: &mut Measured, second: &Measured) {
    if !one_thing(first, second) {
        return;
    }
    let (Some(from), Some(to)) = (first.numeral.one(), second.numeral.mantissa()) else { return };
    let scale = second.numeral.scale;
    let alike = from < Decimal::ONE_THOUSAND
        && from <= to.checked_mul(Decimal::TEN).unwrap_or(Decimal::MAX)
        && to <= from.checked_mul(Decimal::TEN).unwrap_or(Decimal::MAX);
    if first.numeral.scale == Decimal::ONE
        && Decimal::ONE < scale
        && alike
        && let Some(scaled) = first.numeral.clone().times(scale)
    {
        first.numeral = scaled;
    }
}

/// "5 to 10 km", "$5-10": the unit said once serves both.
pub(super) fn share_unit(line: &Line<'_>, first: &mut Measured, second: &mut Measured) {
    let alike = first.numeral.digits == second.numeral.digits;
    match (&first.unit, &second.unit) {
        (None, Some(unit)) if shares(unit) => first.unit = Some(unit.clone()),
        (Some(unit), None) if shares(unit) && alike && !noun::counts_at(line, second.tail) => {
            second.unit = Some(unit.clone())
        }
        _ => {}
    }
}

/// "14 and 17 years", "5 or 10 per cent": a unit said behind the second number alone.
pub(super) fn share_unit_ahead(line: &Line<'_>, first: &mut Measured, second: &Measured) {
    let link = first.tail;
    let joins = link + 1 == second.start && (line.is(link, Class::And) || line.is(link, Class::Or));
    if joins
        && first.unit.is_none()
        && let Some(unit) = second.unit.as_ref().filter(|unit| shares(unit))
    {
        let behind = second.tail > second.numeral.end;
        if behind {
            first.unit = Some(unit.clone());
        }
    }
}

pub(super) fn shares(unit: &Unit) -> bool {
    &*unit.symbol != "fraction" && unit.dimension != Dimension::Factor
}

/// Whether two numbers may be of one thing: "slid 38% to $412 million" are not.
pub(super) fn one_thing(first: &Measured, second: &Measured) -> bool {
    first.unit.is_none() || second.unit.is_none() || symbol(first) == symbol(second)
}

pub(super) fn symbol(number: &Measured) -> Option<&str> {
    number.unit.as_ref().map(|unit| &*unit.symbol)
}
