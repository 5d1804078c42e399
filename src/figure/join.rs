//! Two numbers that make one figure, or a change, or no figure at all: ranges, shares of a
//! counted whole, changes, scores, runs of years.

use rust_decimal::Decimal;

use super::both::{
    one_thing, share_hundreds, share_kind, share_scale, share_scale_down, share_unit, share_unit_ahead, shares, symbol,
};
use super::hedge::Hedges;
use super::measure::Measured;
use super::numeral::Value;
use super::{Manner, Refusal, noun, refuse, share};
use crate::interval::Bound;
use crate::lexicon::figures::Class;
use crate::lexicon::line::Line;
use crate::token::{Gap, Kind};
use crate::unit::{Dimension, Unit};

/// How far back a word is looked for that makes a pair a change or a score.
const REACH: usize = 14;

/// What a number, or two together, state before any hedge.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Core {
    One(Decimal),
    Range(Decimal, Decimal),
    Vague(Decimal, Decimal),
    Share(Decimal, Decimal),
}

/// One figure to be: number words and what they state.
#[derive(Clone, Debug)]
pub(super) struct Item {
    pub(super) start: usize,
    pub(super) end: usize,
    pub(super) tail: usize,
    pub(super) core: Core,
    pub(super) unit: Unit,
    pub(super) step: Decimal,
    /// The product of its multipliers.
    pub(super) scale: Decimal,
    pub(super) manner: Manner,
    /// Where the hedges before it begin, and what they say, where they were read already.
    pub(super) hedged: Option<(usize, Hedges)>,
}

/// What becomes of a number and the one behind it.
enum Pair {
    /// One figure.
    One(Box<Item>),
    /// Two figures, put so.
    Two(Manner, Manner),
    /// None.
    Refused(Refusal),
}

/// Joins what belongs together, in order.
pub(super) fn join(line: &Line<'_>, numbers: Vec<Measured>, refused: &mut Vec<(usize, usize, Refusal)>) -> Vec<Item> {
    let mut items: Vec<Item> = Vec::with_capacity(numbers.len());
    let mut manner = Manner::Stated;
    // Where the last score ended.
    let mut scored = None;
    let mut rest = numbers.into_iter().peekable();
    while let Some(mut first) = rest.next() {
        let Some(second) = rest.peek_mut() else {
            items.extend(alone(first, manner));
            break;
        };
        let pair = match pair(line, &mut first, second) {
            Some(Pair::One(_)) if is_set(line, &first, second, scored) => Some(Pair::Refused(Refusal::Score)),
            pair => pair,
        };
        match pair {
            Some(Pair::One(item)) => {
                let item = longer_range(line, &mut items, *item);
                items.push(item);
                manner = Manner::Stated;
                rest.next();
            }
            Some(Pair::Two(before, after)) => {
                items.extend(alone(first, before));
                manner = after;
            }
            Some(Pair::Refused(reason)) => {
                refused.push((first.start, second.end, reason));
                scored = (reason == Refusal::Score).then_some(second.end);
                manner = Manner::Stated;
                rest.next();
            }
            None => {
                items.extend(alone(first, manner));
                manner = Manner::Stated;
            }
        }
    }
    items
}

/// "7-6 (7-4), 3-6, 6-4": one of a row of sets, told by another before it or behind.
fn is_set(line: &Line<'_>, first: &Measured, second: &Measured, scored: Option<usize>) -> bool {
    const BETWEEN: usize = 3;
    const MOST: Decimal = Decimal::from_parts(99, 0, 0, false, 0);
    let plain = |number: &Measured| {
        number.numeral.bare && number.unit.is_none() && number.numeral.one().is_some_and(|value| value <= MOST)
    };
    let link = first.end;
    if !line.is(link, Class::Dash) || link + 1 != second.start || !plain(first) || !plain(second) {
        return false;
    }
    let joins =
        |at: usize| [Class::Comma, Class::OpenBracket, Class::CloseBracket].iter().any(|class| line.is(at, *class));
    let before = scored.is_some_and(|end| {
        end < first.start
            && first.start - end <= BETWEEN
            && (end..first.start).all(|at| joins(at) || line.is(at, Class::And))
    });
    // "3-6, 6-4": the one behind falls
    let next = (second.end..second.end + BETWEEN).find(|at| !joins(*at)).unwrap_or(second.end);
    let whole = |at: usize| line.str(at).parse::<u32>().ok().filter(|games| *games < 100);
    let behind = second.end < next
        && line.past_hyphen(next + 1) == next + 2
        && whole(next).zip(whole(next + 2)).is_some_and(|(won, lost)| lost < won)
        && !noun::counts_at(line, next + 3);
    before || behind
}

/// A number that stands for itself.
pub(super) fn alone(number: Measured, manner: Manner) -> Option<Item> {
    let core = match number.numeral.value {
        Value::One(value) | Value::Factor(value) => Core::One(if number.negative { -value } else { value }),
        Value::Vague(lo, hi) => Core::Vague(lo, hi),
        Value::Part(part, whole) => Core::Share(part, whole),
    };
    Some(Item {
        start: number.start,
        end: number.words_end(),
        tail: number.tail,
        core,
        unit: number.unit.clone().unwrap_or_else(Unit::count),
        step: number.numeral.step,
        scale: number.numeral.scale,
        manner,
        hedged: Some((number.hedged, number.hedges)),
    })
}

fn pair(line: &Line<'_>, first: &mut Measured, second: &mut Measured) -> Option<Pair> {
    if line.token(second.start).gap == Gap::Line && line.kind(second.start.checked_sub(1)?) == Kind::Mark {
        return None;
    }
    if let Some(share) = share::share(line, first, second) {
        return Some(Pair::One(Box::new(share)));
    }
    if let Some(share) = share::of_every(line, first, second) {
        return Some(Pair::One(Box::new(share)));
    }
    if let Some(guess) = rising_guess(line, first, second) {
        return Some(Pair::One(Box::new(guess)));
    }
    if let Some(sum) = compound(line, first, second) {
        return Some(Pair::One(Box::new(sum)));
    }
    if let Some(margin) = margin(line, first, second) {
        return Some(Pair::One(Box::new(margin)));
    }
    share_unit_ahead(line, first, second);
    let link = second.start.checked_sub(1)?;
    // "30- to 40-tonne lorries"
    let hanging = link == first.tail + 1 && line.is(first.tail, Class::Dash) && line.is_glued(first.tail);
    let adjacent = link == first.tail || hanging;
    // "a 5-under 67"
    let under = line.is(link, Class::AgeOver) && line.is_before(link, Class::Dash) && link == first.tail + 1;
    if under && line.is_glued(link) && first.unit.is_none() && second.unit.is_none() {
        return Some(Pair::Refused(Refusal::Score));
    }
    if let Some(reason) = told_apart(line, first, second) {
        return Some(Pair::Refused(reason));
    }
    if let Some(range) = low_to_high(line, first, second) {
        return Some(Pair::One(Box::new(range)));
    }
    if let Some(range) = strung(line, first, second) {
        return Some(Pair::One(Box::new(range)));
    }
    let dash = adjacent && line.is(link, Class::Dash);
    let to = line.is(link, Class::To);
    if dash && let Some(reason) = dashed_refusal(line, first, second) {
        return Some(Pair::Refused(reason));
    }
    // "five or six", "13, or 14 if the mayor agrees"
    let comma_or = line.is(link, Class::Or) && link == first.tail + 1 && line.mark(first.tail) == ',';
    if !(adjacent || comma_or || to || line.is(second.hedged.checked_sub(1)?, Class::To) || line.is(link, Class::From))
    {
        return None;
    }
    if let Some(change) = change(line, first, second) {
        // How much by and to what: a percentage is no unit of the level reached.
        if matches!(change, Pair::Two(Manner::Stated, _)) {
            // "widened by 12 basis points to 187"
            if first.unit.as_ref().is_some_and(|unit| unit.dimension != Dimension::Share || &*unit.symbol == "bp") {
                share_unit(line, first, second);
            }
            return Some(change);
        }
        share_scale_down(first, second);
        share_unit(line, first, second);
        // "from 14 days to four"
        if second.unit.is_none() && first.unit.as_ref().is_some_and(shares) && !noun::counts_at(line, second.tail) {
            second.unit = first.unit.clone();
        }
        return Some(change);
    }
    let between = adjacent && line.is(link, Class::And) && between_before(line, first);
    let or = adjacent && line.is(link, Class::Or) || comma_or && is_next(first, second);
    if !(dash || between || or || (to && adjacent)) {
        return None;
    }
    share_hundreds(first, second);
    share_scale(first, second, dash);
    share_unit(line, first, second);
    // "between $300m and half a billion"
    if between && second.unit.is_none() && !noun::counts_at(line, second.tail) {
        second.unit = first.unit.clone().filter(|unit| unit.dimension == Dimension::Money);
    }
    // "two to four times that"
    if first.unit.is_none() && matches!(second.numeral.value, Value::Factor(_)) {
        first.unit = second.unit.clone();
    }
    if dash || between || to {
        share_kind(first, second);
    }
    if symbol(first) != symbol(second) {
        return None;
    }
    let (lo, hi) = (ends(first)?.0, ends(second)?.1);
    let near = hi <= lo.checked_mul(Decimal::TWO)?;
    if hi <= lo || (or && !near) {
        let score = to && line_has(line, first.start, Class::ScoreWord);
        return if score {
            Some(Pair::Refused(Refusal::Score))
        } else {
            (to && hi < lo).then_some(Pair::Two(Manner::Before, Manner::After))
        };
    }
    Some(Pair::One(Box::new(range(first, second, lo, hi))))
}

/// "a pressure of 140/90", "were 250 for 6": two numbers that one reading has.
fn told_apart(line: &Line<'_>, first: &Measured, second: &Measured) -> Option<Refusal> {
    let link = first.end;
    let plain = |number: &Measured| number.numeral.bare && number.unit.is_none() && !number.negative;
    if !plain(first) || !plain(second) || link + 1 != second.start || second.hedged != second.start {
        return None;
    }
    let falls = second.numeral.one()? < first.numeral.one()?;
    if line.is(link, Class::Slash) {
        return (falls && line.is_glued(link) && line.is_glued(second.start)).then_some(Refusal::Score);
    }
    let wickets = second.numeral.one()? <= Decimal::TEN && line.width(first.start) <= 3;
    let innings = line.is_before(first.start, Class::Be) || line.is_before(first.start, Class::ScoreWord);
    let ends = line.len() <= second.end || line.kind(second.end) == Kind::Mark || line.is(second.end, Class::At);
    // "took 4 for 32 and", where no wickets are told of more than ten
    let few = first.numeral.one()? <= Decimal::TEN && line.width(second.start) <= 3;
    let bowled = few && line.phrase_before(&line.lexicon.figures.bowled, first.start).is_some();
    let bowled = bowled && (ends || line.is(second.end, Class::Stop)) && !noun::counts_at(line, second.end);
    (line.is(link, Class::For) && (falls && wickets && innings && ends || bowled)).then_some(Refusal::Score)
}

/// "from as low as 0.05 mg to as high as 12 mg", "six to, at worst, nine weeks": both ends are bounds.
fn low_to_high(line: &Line<'_>, first: &mut Measured, second: &mut Measured) -> Option<Item> {
    let before = second.hedged.checked_sub(1)?;
    let to = if line.mark(before) == ',' { before.checked_sub(1)? } else { before };
    if !line.is(to, Class::To) || to != first.tail {
        return None;
    }
    let most = second.hedges.direction() == Some(Bound::AtMost);
    let from = line.is_before(first.hedged, Class::From);
    let low = first.hedges.direction() == Some(Bound::AtLeast) && from;
    if !(most && (low || first.hedges.bound().is_none() && line.mark(to + 1) == ',')) {
        return None;
    }
    share_scale(first, second, false);
    share_unit(line, first, second);
    let (lo, hi) = (ends(first)?.0, ends(second)?.1);
    let mut item = range(first, second, lo, hi);
    item.hedged = Some((first.hedged, Hedges::default()));
    (lo < hi && symbol(first) == symbol(second)).then_some(item)
}

/// "a 25-to-30-metre boat": a range strung together.
fn strung(line: &Line<'_>, first: &mut Measured, second: &mut Measured) -> Option<Item> {
    let to = first.end + 1;
    let joined = line.is(first.end, Class::Dash) && line.is(to, Class::To) && line.is(to + 1, Class::Dash);
    let glued = || (first.end..=second.start).all(|at| line.is_glued(at));
    if !joined || to + 2 != second.start || !glued() {
        return None;
    }
    share_unit(line, first, second);
    let (lo, hi) = (ends(first)?.0, ends(second)?.1);
    (lo < hi && symbol(first) == symbol(second)).then(|| range(first, second, lo, hi))
}

/// Whether a number is the other and one more.
fn is_next(first: &Measured, second: &Measured) -> bool {
    first.numeral.one().and_then(|value| value.checked_add(Decimal::ONE)) == second.numeral.one()
}

/// The lowest and the highest value of a number.
fn ends(number: &Measured) -> Option<(Decimal, Decimal)> {
    match number.numeral.value {
        Value::One(value) => Some(if number.negative { (-value, -value) } else { (value, value) }),
        Value::Vague(lo, hi) => Some((lo, hi)),
        Value::Part(part, whole) => part.checked_div(whole).map(|share| (share, share)),
        Value::Factor(times) => Some((times, times)),
    }
}

fn range(first: &Measured, second: &Measured, lo: Decimal, hi: Decimal) -> Item {
    let vague = matches!(first.numeral.value, Value::Vague(..)) || matches!(second.numeral.value, Value::Vague(..));
    Item {
        start: first.start,
        end: second.end,
        tail: second.tail,
        core: if vague { Core::Vague(lo, hi) } else { Core::Range(lo, hi) },
        unit: second.unit.clone().unwrap_or_else(Unit::count),
        step: first.numeral.step.min(second.numeral.step),
        scale: second.numeral.scale,
        manner: Manner::Stated,
        hedged: Some((first.hedged, first.hedges)),
    }
}

/// "two, possibly three", "hundreds, if not thousands", "a dozen, perhaps 15": a guess that rises
/// is a range. Behind a bound ("up to 700, possibly 800") it is another figure with that bound.
fn rising_guess(line: &Line<'_>, first: &mut Measured, second: &mut Measured) -> Option<Item> {
    // "33, perhaps as many as 35"
    let most = second.hedges.tentative && second.hedges.direction() == Some(Bound::AtMost);
    let guessed = line.phrase_before(&line.lexicon.figures.rising, second.start).map(|(link, ())| link);
    let spoken = spoken_guess(line, first, second).then_some(second.start);
    let mut link = guessed.or(most.then_some(second.hedged)).or(spoken)?;
    for set_off in [Class::And, Class::Or, Class::Comma, Class::Dash, Class::Quote] {
        link -= usize::from(link > first.tail && line.is_before(link, set_off));
    }
    let bounded = first.hedges.direction().is_some();
    if link != first.tail || bounded {
        return None;
    }
    share_scale(first, second, false);
    share_unit(line, first, second);
    let (lo, hi) = (ends(first)?.0, ends(second)?.1);
    let vague = matches!(second.numeral.value, Value::Vague(..));
    let near = vague || hi <= lo.checked_mul(Decimal::from(3))?;
    let one_unit = symbol(first) == symbol(second);
    (lo < hi && near && one_unit).then(|| range(first, second, lo, hi))
}

/// "forty, fifty trucks a day": two numbers in words, the second a little higher, and what both count.
fn spoken_guess(line: &Line<'_>, first: &Measured, second: &Measured) -> bool {
    let words = !first.numeral.digits && !second.numeral.digits && first.unit.is_none() && first.tail == first.end;
    let next = line.mark(first.tail) == ',' && first.tail + 1 == second.start;
    let counts = second.unit.is_some() || noun::counts_at(line, second.end);
    let (Some(lo), Some(hi)) = (first.numeral.one(), second.numeral.one()) else { return false };
    let near = lo < hi && lo.checked_mul(Decimal::TWO).is_some_and(|most| hi <= most);
    let listed = first.hedged.checked_sub(1).is_some_and(|at| line.mark(at) == ',' || line.is(at, Class::And));
    words && next && counts && near && !listed && Decimal::ONE < lo
}

/// "six hours and twelve minutes", "26 hours 40 minutes", "5 lb 4 oz": one amount, in the smaller unit.
fn compound(line: &Line<'_>, first: &Measured, second: &Measured) -> Option<Item> {
    let (large, small) = (first.unit.as_ref()?, second.unit.as_ref()?);
    let kind = matches!(large.dimension, Dimension::Duration | Dimension::Length | Dimension::Mass);
    let joined = [Class::And, Class::Comma].iter().any(|class| line.is(first.tail, *class));
    let next = second.start == first.tail || joined && second.start == first.tail + 1;
    if !(kind && large.dimension == small.dimension && small.scale < large.scale && next) {
        return None;
    }
    let one_hedge = second.hedged == second.start && !first.negative && !second.negative;
    let (whole, rest) = (first.numeral.one()?, second.numeral.one()?);
    let ratio = large.scale.checked_div(small.scale)?;
    let fits = whole.scale() == 0 && rest < ratio && one_hedge;
    let value = whole.checked_mul(ratio)?.checked_add(rest)?.normalize();
    fits.then(|| Item {
        start: first.start,
        end: second.end,
        tail: second.tail,
        core: Core::One(value),
        unit: small.clone(),
        step: second.numeral.step,
        scale: Decimal::ONE,
        manner: Manner::Stated,
        hedged: Some((first.hedged, first.hedges)),
    })
}

/// "212 ± 9 g", "1.77 ± 0.08 million years": a number with its margin is a range.
fn margin(line: &Line<'_>, first: &mut Measured, second: &mut Measured) -> Option<Item> {
    let (mut at, ()) = line.phrase_before(&line.lexicon.figures.margins, second.start)?;
    at -= usize::from(line.mark(at.checked_sub(1)?) == ',');
    if at != first.tail {
        return None;
    }
    share_scale(first, second, true);
    if first.numeral.scale == Decimal::ONE && Decimal::ONE < second.numeral.scale {
        first.numeral = first.numeral.clone().times(second.numeral.scale)?;
    }
    share_unit(line, first, second);
    let (value, by) = (first.numeral.one()?, second.numeral.one()?);
    let one_unit = symbol(first) == symbol(second);
    (one_unit && !first.negative && by <= value)
        .then(|| Some(range(first, second, value.checked_sub(by)?, value.checked_add(by)?)))?
}

/// "three, four or five": what was said before a range of two belongs to it.
fn longer_range(line: &Line<'_>, items: &mut Vec<Item>, mut item: Item) -> Item {
    let (Some(Item { core: Core::One(value), start, end, unit, .. }), Core::Range(lo, hi)) = (items.last(), item.core)
    else {
        return item;
    };
    let next = line.mark(*end) == ',' && *end + 1 == item.start;
    if next && value.checked_add(Decimal::ONE) == Some(lo) && unit.dimension == Dimension::Count {
        (item.start, item.core, item.hedged) = (*start, Core::Range(*value, hi), None);
        items.pop();
    }
    item
}

fn between_before(line: &Line<'_>, first: &Measured) -> bool {
    line.is_before(first.hedged, Class::Between)
}

/// Whether a word of a class stands in the reach before a token, in the same clause.
fn line_has(line: &Line<'_>, at: usize, class: Class) -> bool {
    (at.saturating_sub(REACH)..at).rev().take_while(|at| line.mark(*at) != ';').any(|at| line.is(at, class))
}

/// "fell from 345 to 325", "up 12 to 340", "rose to 5 from 3".
fn change(line: &Line<'_>, first: &Measured, second: &Measured) -> Option<Pair> {
    let (first_at, second_at) = (first.hedged, second.hedged);
    let before_first = first_at.checked_sub(1)?;
    let before_second = second_at.checked_sub(1)?;
    let near = second_at.checked_sub(first.tail).is_some_and(|gap| gap <= 6);
    if !near || matches!(first.numeral.value, Value::Factor(_)) {
        return None;
    }
    let changes = line_has(line, before_first + 1, Class::Change);
    // "has gone from 47 to 58 per cent"
    let changes = changes || line.is_before(before_first, Class::Goes);
    let any = line.is_before(before_first, Class::Any) && line.is(before_first, Class::From);
    let from_to = line.is(before_first, Class::From) && line.is(before_second, Class::To) && !any;
    let descending =
        one_thing(first, second) && ends(first).zip(ends(second)).is_some_and(|(first, second)| second.1 < first.0);
    if from_to && (changes || descending && before_second == first.tail) {
        return Some(Pair::Two(Manner::Before, Manner::After));
    }
    // "to 5 from 3", but not "to 6 million, and from 7 to 9": another change begins there.
    let apart = (first.tail..before_second).any(|at| {
        line.mark(at) == ',' || line.is(at, Class::And) || line.is(at, Class::Or) || line.is(at, Class::Change)
    });
    let to_from = line.is(before_first, Class::To) && line.is(before_second, Class::From) && !apart;
    if to_from && changes {
        return Some(Pair::Two(Manner::After, Manner::Before));
    }
    // "up 12 to 340", "rose by 14 to 52": how much, and to what.
    let led = line.is(before_first, Class::Change) || line.is(before_first, Class::By) && changes;
    // "raise $5 to $6 bn" is a range; "up 12 to 340" and "3% to 1,204" are no ends of one.
    let wide = ends(first).zip(ends(second)).is_none_or(|(first, second)| {
        first.0.checked_mul(Decimal::TWO).is_none_or(|double| double < second.0) || second.1 <= first.0
    });
    let by = led && (!one_thing(first, second) || wide) && first.numeral.scale == second.numeral.scale
        || line.is(before_first, Class::By) && changes && (wide || !one_thing(first, second));
    (by && line.is(before_second, Class::To) && before_second == first.tail)
        .then_some(Pair::Two(Manner::Stated, Manner::After))
}

/// Where the words begin that say that the ends of an interval follow: "(95% CI: 2.4-3.9)".
pub(super) fn interval_before(line: &Line<'_>, at: usize) -> Option<usize> {
    let told = at.checked_sub(1).filter(|mark| matches!(line.mark(*mark), ':' | ',' | '=')).unwrap_or(at);
    let told = if line.is_before(told, Class::Of) { told - 1 } else { told };
    line.phrase_before(&line.lexicon.figures.intervals, told).map(|(begin, ())| begin)
}

/// Years, scores and telephone numbers around a dash.
fn dashed_refusal(line: &Line<'_>, first: &Measured, second: &Measured) -> Option<Refusal> {
    let plain = first.numeral.bare && second.numeral.bare;
    let (lo, hi) = (first.numeral.one()?, second.numeral.one()?);
    if plain && refuse::is_year(line, first.start) && first.unit.is_none() && second.unit.is_none() {
        let short = line.width(second.start) == 2 && !noun::counts_at(line, second.end);
        let long = refuse::is_year(line, second.start)
            && (!noun::counts_at(line, second.end) || lo < hi && hi < Decimal::from(2100) && Decimal::from(1800) < lo);
        if short || long {
            return Some(Refusal::Year);
        }
    }
    if !plain || first.unit.is_some() || second.unit.is_some() || first.negative {
        return None;
    }
    // "worked against it in 83% (95% confidence interval 71-90)"
    if interval_before(line, first.start).is_some() {
        return None;
    }
    let near_score = line_has(line, first.start, Class::ScoreWord)
        || (second.end..second.end + 3).any(|at| line.is(at, Class::ScoreWord));
    // "figures of 4-61", but "a group of 5-10 people"
    let bowled =
        first.start.checked_sub(2).is_some_and(|at| line.is(at, Class::LabelCapital) && line.is(at + 1, Class::Of));
    if bowled && !noun::counts_at(line, second.end) {
        return Some(Refusal::Score);
    }
    let counts = noun::counts_at(line, second.end) && lo < hi && !(line.is(second.end, Class::ScoreWord));
    let small = hi < Decimal::from(1000) && lo < Decimal::from(1000);
    // "had risen to 249 - 121 men and 128 women", "61 — 40 in Salu and 21 in Merin": a count, and what it is made of.
    let dash = second.start - 1;
    let apart = !line.is_glued(dash) && !line.is_glued(second.start);
    let made_of = noun::counts_at(line, second.end) || line.mark(dash) == '\u{2014}';
    if apart && made_of && hi < lo && !near_score {
        return None;
    }
    (small && !counts && (hi <= lo || near_score)).then_some(Refusal::Score)
}
