//! Parts of a counted whole, from two numbers: "two in five", "9 out of 10", "two of the five",
//! "of every ten families, seven".

use rust_decimal::Decimal;

use super::Manner;
use super::join::{Core, Item};
use super::measure::Measured;
use crate::lexicon::figures::Class;
use crate::lexicon::line::Line;
use crate::token::Kind;
use crate::unit::Unit;

/// "of every ten families asked, seven": the whole is said first.
pub(super) fn of_every(line: &Line<'_>, first: &Measured, second: &Measured) -> Option<Item> {
    const ASKED: usize = 6;
    let (whole, part) = (first.numeral.one()?, second.numeral.one()?);
    let every = first.start.checked_sub(1)?;
    let led = line.is_before(every, Class::Of) && line.is(every, Class::Per) && !line.is(every, Class::Article);
    let near = second.start.checked_sub(first.tail).is_some_and(|gap| gap <= ASKED);
    let comma = line.is_before(second.hedged, Class::Comma);
    let plain = first.unit.is_none() && second.unit.is_none() && !first.negative && !second.negative;
    (led && near && comma && plain && part <= whole && !whole.is_zero())
        .then(|| counted_share(first, second, part, whole))
}

/// "two in five", "9 out of 10", "two of the five", "1/3".
pub(super) fn share(line: &Line<'_>, first: &Measured, second: &Measured) -> Option<Item> {
    let (part, whole) = (first.numeral.one()?, second.numeral.one()?);
    let counted = |number: &Measured| number.unit.is_none() && number.tail == number.end && !number.negative;
    // "all but three of the 60" are not three of them.
    let all_but = line.is_before(first.start, Class::But)
        && first.start.checked_sub(2).is_some_and(|at| line.is(at, Class::All) || line.kind(at) != Kind::Mark);
    if !counted(first) || whole < part || whole.is_zero() || all_but {
        return None;
    }
    let gap = first.tail..second.start;
    let joins = |at: usize| {
        line.is(at, Class::The)
            || line.is(at, Class::All)
            || line.is(at, Class::Per)
            || line.is(at, Class::WindowBefore)
            || line.is(at, Class::Possible)
    };
    // "three of the region's nine", "11 of the city's 13"
    let owned = gap.len() <= 6
        && gap
            .end
            .checked_sub(1)
            .is_some_and(|last| line.width(last) <= 4 && line.is_glued(last) && line.kind(last) == Kind::Word);
    let only = |classes: &[Class]| {
        gap.len() == classes.len() && gap.clone().zip(classes).all(|(at, class)| line.is(at, *class))
    };
    let slash = only(&[Class::Slash]) && line.is_glued(second.start) && line.is_glued(first.tail);
    let hyphens =
        only(&[Class::Dash, Class::Of, Class::Dash]) && line.is_glued(gap.start) && line.is_glued(second.start);
    let of =
        hyphens || line.is(gap.start, Class::Of) && ((gap.start + 1..gap.end).all(joins) && gap.len() <= 3 || owned);
    // "9 out of 10", "40 booths out of 55"
    let named = gap.clone().take(3).take_while(|at| line.kind(*at) == Kind::Word && !line.is(*at, Class::Stop)).count();
    let out = gap.start + named;
    let out_of = out + 2 <= gap.end
        && line.is(out, Class::Out)
        && line.is(out + 1, Class::Of)
        && (out + 2..gap.end).all(joins)
        && (named == 0 || whole <= Decimal::ONE_THOUSAND);
    // "one person in six"
    let one_of = part == Decimal::ONE
        && gap.len() == 2
        && line.is(gap.start + 1, Class::In)
        && !line.is(gap.start, Class::Stop)
        && line.kind(gap.start) == Kind::Word;
    // "two chicks in five"
    let some_of = whole <= Decimal::TEN
        && gap.len() == 2
        && line.is(gap.start + 1, Class::In)
        && super::noun::phrase(line, gap.start, false) == Some((gap.start, gap.start + 1))
        && !super::noun::counts_at(line, second.end)
        && (line.kind(second.end) != Kind::Word
            || [Class::Verb, Class::Be].iter().any(|class| line.is(second.end, *class))
            || line.lexicon.figures.endings.make_participle(line.str(second.end)));
    let said_in = one_of
        || some_of
        || only(&[Class::In])
        || only(&[Class::Dash, Class::In, Class::Dash])
        || only(&[Class::In, Class::Per]);
    let in_ratio = said_in && !line.is(second.end, Class::TimeUnit) && is_whole_of_ratio(part, whole);
    let slash_reads = slash
        && super::context::thread_mark(line) <= second.start
        && whole <= Decimal::from(20)
        && part < whole
        && first.numeral.bare
        && second.numeral.bare;
    let reads = slash_reads || (second.unit.is_none() && (of || out_of || in_ratio));
    reads.then(|| counted_share(first, second, scaled_part(first, second).filter(|_| of).unwrap_or(part), whole))
}

/// "spent 41 of the 112 million": the multiplier of the whole is meant of its part.
fn scaled_part(first: &Measured, second: &Measured) -> Option<Decimal> {
    const MILLION: Decimal = Decimal::from_parts(1_000_000, 0, 0, false, 0);
    let (part, whole) = (first.numeral.one()?, second.numeral.mantissa()?);
    let plain = first.numeral.digits && first.numeral.scale == Decimal::ONE && MILLION <= second.numeral.scale;
    (plain && part <= whole).then(|| part.checked_mul(second.numeral.scale))?
}

/// Whether a whole is one that a ratio is put to: a round or a small one, or one that a single part is of.
fn is_whole_of_ratio(part: Decimal, whole: Decimal) -> bool {
    const ROUND: [i64; 7] = [25, 50, 100, 1000, 10_000, 100_000, 1_000_000];
    let one = part == Decimal::ONE && (whole <= Decimal::ONE_THOUSAND || (whole % Decimal::ONE_HUNDRED).is_zero());
    one || whole <= Decimal::from(20) || ROUND.iter().any(|round| whole == Decimal::from(*round))
}

/// A part of a counted whole, from two numbers.
fn counted_share(first: &Measured, second: &Measured, part: Decimal, whole: Decimal) -> Item {
    Item {
        start: first.start,
        end: second.end,
        tail: second.end,
        core: Core::Share(part, whole),
        unit: Unit::fraction(),
        step: Decimal::ZERO,
        scale: Decimal::ONE,
        manner: Manner::Stated,
        hedged: Some((first.hedged, first.hedges)),
    }
}
