//! Points of a percentage: "up two points to 17%", "a quarter-point cut". Told from those of a game or an
//! index by a share beside them, and by the words that hold them.

use rust_decimal::Decimal;

use super::numeral::{Numeral, Value};
use crate::lexicon::figures::Class;
use crate::lexicon::line::Line;
use crate::token::Kind;
use crate::unit::{Dimension, Unit};

/// How far around a number a share is looked for.
const REACH: usize = 16;

/// The points that a number is of, and where their word ends.
pub(super) fn unit(line: &Line<'_>, numeral: &Numeral, hedged: usize) -> Option<(usize, Unit)> {
    let end = match numeral.value {
        Value::Part(..) => of_part(line, numeral.end).or_else(|| tenths(line, numeral, hedged))?,
        Value::One(_) => counted(line, numeral.end, hedged)?,
        _ => return None,
    };
    Some((end, Unit::scaled(Dimension::Share, "pp", Decimal::new(1, 2))))
}

/// "a quarter point", "half a point", "a tenth of a point".
pub(super) fn of_part(line: &Line<'_>, at: usize) -> Option<usize> {
    let mut next = line.past_hyphen(at);
    next += usize::from(line.is(next, Class::Of));
    next += usize::from(line.is(next, Class::Article));
    let (end, ()) = line.phrase_at(&line.lexicon.figures.points, next)?;
    near_share(line, at).then_some(end)
}

/// "ticked up a tenth to 4.2%": tenths of a point, where the level is a percentage.
fn tenths(line: &Line<'_>, numeral: &Numeral, hedged: usize) -> Option<usize> {
    let Value::Part(_, whole) = numeral.value else { return None };
    let end = numeral.end;
    let level =
        line.is(end, Class::To) && line.kind(end + 1) == Kind::Number && super::measure::is_share(line, end + 2);
    let moved = [Class::Change, Class::By].iter().any(|class| line.is_before(hedged, *class));
    (whole == Decimal::TEN && level && moved).then_some(end)
}

fn counted(line: &Line<'_>, at: usize, hedged: usize) -> Option<usize> {
    let data = &line.lexicon.figures;
    let next = line.past_hyphen(at);
    let (end, ()) = line.phrase_at(&data.points, next)?;
    let last = at.saturating_sub(1);
    if 2 < line.str(last).split('.').next().map_or(0, str::len) && line.kind(last) == Kind::Number {
        return None;
    }
    // "40 points, or 0.8%": an index's, said again as a share.
    let said_again = line.mark(end) == '(' || line.mark(end) == ',' && line.is(end + 1, Class::Or);
    let level = line.is(end, Class::To);
    if said_again || level && !(line.kind(end + 1) == Kind::Number && super::measure::is_share(line, end + 2)) {
        return None;
    }
    let gap = line.is_before(hedged, Class::Of) && line.phrase_before(&data.gaps, hedged - 1).is_some();
    let named = next != at && line.phrase_at(&data.gaps, end).is_some();
    let set_against =
        line.is(end, Class::Comparative) || line.is(end, Class::Other) && line.is_before(hedged, Class::Comma);
    let set_against = set_against || line.phrase_at(&data.behind, end).is_some();
    let led = gap || named || set_against || line.is_before(hedged, Class::Change) || line.is_before(hedged, Class::By);
    ((level || led) && near_share(line, at)).then_some(end)
}

/// Whether a percentage stands near a place, or what has its points in one, and nothing that has its own.
fn near_share(line: &Line<'_>, at: usize) -> bool {
    let data = &line.lexicon.figures;
    let around = at.saturating_sub(REACH)..(at + REACH).min(line.len());
    let share = |at: usize| {
        line.is(at, Class::PercentWords)
            || line.phrase_at(&data.pointed, at).is_some()
            || line.phrase_at(&data.units, at).is_some_and(|(_, unit)| unit.dimension == Dimension::Share)
    };
    around.clone().any(share) && !around.into_iter().any(|at| line.phrase_at(&data.unpointed, at).is_some())
}
