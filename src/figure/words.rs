//! Numbers in words: "ninety-three", "a hundred and five", "half a million", "several dozen",
//! "tens of thousands". A state that refuses bad moves: "sixty fifteen" is two numbers.

use rust_decimal::Decimal;

use super::Refusal;
use super::numeral::{Numeral, Read, Value};
use crate::interval::{Bound, written_step};
use crate::lexicon::figures::{Class, Hedge, NumberWord};
use crate::lexicon::line::Line;

/// Reads the number words that begin at a place, up to the multipliers that any number may take.
pub(super) fn read(line: &Line<'_>, at: usize) -> Read {
    if let Some(numeral) = band(line, at).or_else(|| loose(line, at)).or_else(|| plural(line, at)) {
        return Ok(Some(numeral));
    }
    if let Some(numeral) = factor(line, at).or_else(|| fraction(line, at)) {
        return Ok(Some(numeral));
    }
    if line.is(at, Class::Article) && line.is(at + 1, Class::Single) && line.number(at + 1).is_none() {
        // "in a single night", "on a single islet": emphasis, and no count.
        let stressed = [Class::In, Class::On, Class::At].iter().any(|class| line.is_before(at, *class));
        let counts = super::noun::phrase(line, at + 2, true).is_some()
            && !line.is_before(at, Class::Not)
            && !stressed
            && !is_never(line, at);
        return Ok(counts.then(|| numeral(at, at + 2, Value::One(Decimal::ONE))));
    }
    if let Some(end) = year_in_words(line, at) {
        return Err((end, Refusal::Year));
    }
    Ok(cardinal(line, at))
}

/// "had never had a single dose": none, and no one.
fn is_never(line: &Line<'_>, at: usize) -> bool {
    (at.saturating_sub(1)..=at).any(|end| line.phrase_before(&line.lexicon.figures.never, end).is_some())
}

fn numeral(start: usize, end: usize, value: Value) -> Numeral {
    let step = match value {
        Value::One(value) => written_step(value),
        _ => Decimal::ONE,
    };
    Numeral { start, end, value, step, scale: Decimal::ONE, digits: false, bare: false }
}

/// The state of a number in words: whole thousands said so far, and the group under way.
#[derive(Default)]
struct State {
    total: Decimal,
    group: Option<Decimal>,
    /// The multiplier last used; the next must be smaller.
    last_scale: Option<Decimal>,
    /// What the group may still take: hundreds, tens or ones.
    room: Option<Decimal>,
}

impl State {
    /// Takes a number below a hundred, where it fits behind what was said.
    fn add(&mut self, value: Decimal) -> Option<()> {
        match (self.group, self.room) {
            (None, _) => self.group = Some(value),
            (Some(group), Some(room)) if value < room && !value.is_zero() => {
                self.group = Some(group.checked_add(value)?)
            }
            _ => return None,
        }
        self.room = Some(if value < Decimal::TEN || value < Decimal::from(20) { Decimal::ZERO } else { Decimal::TEN });
        Some(())
    }

    /// Takes a multiplier, where it fits.
    fn scale(&mut self, scale: Decimal) -> Option<()> {
        let hundred = Decimal::ONE_HUNDRED;
        let group = self.group?;
        if scale == hundred {
            // "twelve hundred", but not "two hundred hundred".
            if hundred <= group || group.is_zero() {
                return None;
            }
            self.group = Some(group.checked_mul(hundred)?);
            self.room = Some(hundred);
            return Some(());
        }
        if self.last_scale.is_some_and(|last| last <= scale) || group.is_zero() {
            return None;
        }
        self.total = self.total.checked_add(group.checked_mul(scale)?)?;
        (self.group, self.room, self.last_scale) = (None, None, Some(scale));
        Some(())
    }

    fn value(&self) -> Option<Decimal> {
        self.total.checked_add(self.group.unwrap_or_default())
    }
}

/// A whole number in words, and one past it: "twenty-four", "a hundred and five".
pub(crate) fn whole(line: &Line<'_>, at: usize) -> Option<(Decimal, usize)> {
    let numeral = cardinal(line, at)?;
    numeral.one().filter(Decimal::is_integer).map(|value| (value, numeral.end))
}

/// "two hundred and forty-five thousand", "a hundred and five", "three point five".
fn cardinal(line: &Line<'_>, start: usize) -> Option<Numeral> {
    let mut state = State::default();
    let mut at = start;
    if line.is(at, Class::Article) {
        if !matches!(line.number(at + 1), Some(NumberWord::Scale(_) | NumberWord::Group(_))) {
            return None;
        }
        // "a score" is twenty only before "of"; a match has another.
        if matches!(line.number(at + 1), Some(NumberWord::Group(_)))
            && line.is(at + 1, Class::ScoreWord)
            && !line.is(at + 2, Class::Of)
        {
            return None;
        }
        state.group = Some(Decimal::ONE);
        at += 1;
    }
    // "the dozen boats", "its last dozen jets"
    let led = line.is_before(at, Class::The) || line.is_before(at, Class::WindowBefore);
    if led && matches!(line.number(at), Some(NumberWord::Group(_))) && !line.is(at, Class::ScoreWord) {
        state.group = Some(Decimal::ONE);
    }
    // "six in every thousand", "12 cases per hundred thousand people"
    let each =
        line.is_before(at, Class::Per) && !line.is_before(at, Class::Article) && !line.is_before(at, Class::Slash);
    if each && matches!(line.number(at), Some(NumberWord::Scale(_))) {
        state.group = Some(Decimal::ONE);
    }
    let mut end = start;
    let mut scale = Decimal::ONE;
    loop {
        let mut next = line.past_hyphen(at);
        // "and" joins only within a number that has room below a hundred.
        if start < end && line.is(next, Class::And) && can_take_and(line, &state, next) {
            next += 1;
        }
        let took = match line.number(next) {
            Some(NumberWord::Small(value) | NumberWord::Tens(value)) => state.add(value.into()),
            Some(NumberWord::Scale(by)) if state.group.is_some() => {
                let grown = state.scale(by);
                if grown.is_some() && (state.last_scale == Some(by) || by == Decimal::ONE_HUNDRED) {
                    scale = scale.max(by);
                }
                grown
            }
            Some(NumberWord::Group(by))
                if state.group.is_some_and(|group| group < Decimal::ONE_HUNDRED) && end <= next =>
            {
                let value = state.group?.checked_mul(by)?;
                scale = scale.max(by);
                state = State {
                    total: state.total.checked_add(value)?,
                    last_scale: Some(Decimal::ONE),
                    ..State::default()
                };
                Some(())
            }
            _ => None,
        };
        if took.is_none() {
            break;
        }
        at = next + 1;
        end = at;
    }
    if end == start {
        return None;
    }
    let value = state.value()?;
    if let Some((value, end)) = decimals_in_words(line, value, end) {
        return Some(numeral(start, end, Value::One(value)));
    }
    let mut numeral = numeral(start, end, Value::One(value));
    // What can still be multiplied ("five hundred million") is left to the multipliers.
    numeral.scale = if state.group.is_some() && state.last_scale.is_none() { Decimal::ONE } else { scale };
    Some(numeral)
}

/// Whether "and" at a place goes on with the number: "a hundred and five", "two thousand and
/// twelve", not "five hundred and two thousand-pound bombs".
fn can_take_and(line: &Line<'_>, state: &State, at: usize) -> bool {
    let open = match (state.group, state.room) {
        (Some(_), Some(room)) => room == Decimal::ONE_HUNDRED,
        (None, _) => state.last_scale.is_some_and(|scale| Decimal::ONE_HUNDRED < scale),
        _ => false,
    };
    let small = matches!(line.number(at + 1), Some(NumberWord::Small(1..) | NumberWord::Tens(_)));
    // "half" next is "and one half"; a fraction is the multipliers' work.
    let part = matches!(line.number(line.past_hyphen(at + 2)), Some(NumberWord::Part(_)));
    open && small && !part
}

/// "three point five": digits in words behind "point".
fn decimals_in_words(line: &Line<'_>, whole: Decimal, at: usize) -> Option<(Decimal, usize)> {
    if !line.is(at, Class::Point) {
        return None;
    }
    let mut value = whole;
    let mut place = Decimal::ONE;
    let mut end = at + 1;
    while let Some(NumberWord::Small(digit @ 0..=9)) = line.number(end) {
        place = place.checked_div(Decimal::TEN)?;
        value = value.checked_add(Decimal::from(digit).checked_mul(place)?)?;
        end += 1;
    }
    (at + 1 < end).then_some((value, end))
}

/// "nineteen eighty-four", "twenty sixteen": a year, and no sum.
fn year_in_words(line: &Line<'_>, at: usize) -> Option<usize> {
    let century = match line.number(at) {
        Some(NumberWord::Small(value)) => (10..20).contains(&value),
        Some(NumberWord::Tens(20)) => true,
        _ => false,
    };
    let next = line.past_hyphen(at + 1);
    if !century || next != at + 1 {
        return None;
    }
    let end = match line.number(next) {
        Some(NumberWord::Tens(_)) => {
            let ones = line.past_hyphen(next + 1);
            if matches!(line.number(ones), Some(NumberWord::Small(1..=9))) { ones + 1 } else { next + 1 }
        }
        Some(NumberWord::Small(10..)) => next + 1,
        _ => return None,
    };
    Some(end)
}

/// "dozens", "tens of thousands", "hundreds of thousands", "thousands upon thousands".
fn plural(line: &Line<'_>, at: usize) -> Option<Numeral> {
    let Some(NumberWord::Plural(lo, hi)) = line.number(at) else { return None };
    let next = line.past_hyphen(at + 1);
    // "the scores were level": a match's, and no twenties.
    if line.is(at, Class::ScoreWord) && !line.is(next, Class::Of) && !line.is(next, Class::Other) {
        let counted = super::noun::counts_at(line, next) || line.is(next, Class::Be) || line.is(next, Class::Verb);
        if !counted || line.is_before(at, Class::The) || line.is_before(at, Class::And) {
            return None;
        }
    }
    // "the March of the Millions": what it is called.
    let of = at.checked_sub(2).filter(|of| line.is_before(at, Class::The) && line.is(*of, Class::Of));
    if line.is_capital(at) && of.is_some_and(|of| of > 1 && line.is_capital(of - 1)) {
        return None;
    }
    // "tens, possibly hundreds, of thousands": what both are of is said behind the second.
    if let Some(unit) = shared_plural(line, next) {
        let (unit_lo, unit_hi) = unit;
        let unit = one_of(unit_lo, unit_hi)?;
        let top = hi.checked_add(Decimal::ONE)?.checked_mul(unit)?.checked_sub(Decimal::ONE)?;
        return Some(numeral(at, at + 1, Value::Vague(lo.checked_mul(unit)?, top)));
    }
    // "dozens upon dozens", "thousands and thousands"
    if line.is(next, Class::Upon) && line.word(next + 1) == line.word(at) {
        return Some(numeral(at, next + 2, Value::Vague(lo, hi)));
    }
    // The comma that closes what was set in: "tens, possibly hundreds, of thousands".
    let of = if line.mark(next) == ',' && line.phrase_before(&line.lexicon.figures.rising, at).is_some() {
        next + 1
    } else {
        next
    };
    let inner = if line.is(of, Class::Of) { line.number(of + 1) } else { None };
    match inner {
        Some(NumberWord::Plural(unit_lo, unit_hi)) => {
            let unit = one_of(unit_lo, unit_hi)?;
            let top = hi.checked_add(Decimal::ONE)?.checked_mul(unit)?.checked_sub(Decimal::ONE)?;
            Some(numeral(at, of + 2, Value::Vague(lo.checked_mul(unit)?, top)))
        }
        _ => Some(numeral(at, at + 1, Value::Vague(lo, hi))),
    }
}

/// One of "thousands" is a thousand: the range of "tens of" runs over whole ones.
fn one_of(lo: Decimal, hi: Decimal) -> Option<Decimal> {
    let unit = hi.checked_add(Decimal::ONE)?.checked_div(Decimal::TEN)?;
    Some(if unit.scale() == 0 && lo == unit.checked_mul(Decimal::TWO)? { unit } else { lo })
}

/// The plural that a plural and the guess set in behind it are of: "tens, if not hundreds, of *thousands*".
fn shared_plural(line: &Line<'_>, comma: usize) -> Option<(Decimal, Decimal)> {
    let plural = |at: usize| match line.number(at) {
        Some(NumberWord::Plural(lo, hi)) => Some((lo, hi)),
        _ => None,
    };
    let (guess, ()) = line.phrase_at(&line.lexicon.figures.rising, comma + 1)?;
    plural(guess)?;
    let of = if line.mark(guess + 1) == ',' { guess + 2 } else { guess + 1 };
    let set_in = line.mark(comma) == ',' && line.is(of, Class::Of);
    plural(of + 1).filter(|_| set_in)
}

/// "several", "a couple of hundred", "a few dozen".
fn loose(line: &Line<'_>, at: usize) -> Option<Numeral> {
    let data = &line.lexicon.figures;
    let (end, (lo, hi), must) = match line.phrase_at(&data.loose, at) {
        Some((end, range)) => (end, *range, false),
        None => line.phrase_at(&data.loose_before_scale, at).map(|(end, range)| (end, *range, true))?,
    };
    let scale_at = line.past_hyphen(if line.is(end, Class::Of) { end + 1 } else { end });
    let scales = match line.number(scale_at) {
        Some(NumberWord::Scale(_)) => true,
        Some(NumberWord::Group(_)) => !line.is(scale_at, Class::ScoreWord) || line.is(scale_at + 1, Class::Of),
        _ => false,
    };
    if let Some(NumberWord::Plural(lo, hi)) = line.number(scale_at)
        && must
    {
        // "many thousands": the plural's own range.
        return Some(numeral(at, scale_at + 1, Value::Vague(lo, hi)));
    }
    if must && !scales {
        return None;
    }
    let value = if lo == hi { Value::One(lo) } else { Value::Vague(lo, hi) };
    Some(numeral(at, if scales { scale_at } else { end }, value))
}

/// "the low thousands", "high hundreds". Bands of a decade are the digits' work ("mid-20s").
fn band(line: &Line<'_>, at: usize) -> Option<Numeral> {
    let (from, to) = *line.lexicon.figures.bands.get(&line.word(at))?;
    let next = line.past_hyphen(at + 1);
    let inner = match line.number(next)? {
        NumberWord::Plural(..) => plural(line, next)?,
        _ => return None,
    };
    let Value::Vague(_, hi) = inner.value else { return None };
    let step = hi.checked_add(Decimal::ONE)?.checked_div(Decimal::TEN)?;
    let top = to.checked_add(Decimal::ONE)?.checked_mul(step)?.checked_sub(Decimal::ONE)?;
    Some(numeral(at, inner.end, Value::Vague(from.checked_mul(step)?, top)))
}

/// "one-third", "a quarter of", "two thirds", "half a million".
fn fraction(line: &Line<'_>, at: usize) -> Option<Numeral> {
    let (part, part_at) = match line.number(at) {
        Some(NumberWord::Small(part)) if 0 < part => (Decimal::from(part), line.past_hyphen(at + 1)),
        Some(NumberWord::Part(_)) => (Decimal::ONE, at),
        // "a further fifth", "an additional quarter"
        _ if line.is(at, Class::Article) && line.is(at + 1, Class::UnitFiller) => (Decimal::ONE, at + 2),
        _ if line.is(at, Class::Article) => (Decimal::ONE, at + 1),
        _ => return None,
    };
    let Some(NumberWord::Part(whole)) = line.number(part_at) else { return None };
    let at = if line.is_before(part_at, Class::UnitFiller) { part_at } else { at };
    // "two second-half goals", "one quarter-final": a number before another thing's name.
    let bare = part_at == at && !line.is_before(at, Class::UnitFiller) && !line.is_before(at, Class::Other);
    // "a good third of the voters", "an estimated fifth of"
    let hedged = bare
        && line.is(at + 1, Class::Of)
        && line
            .phrase_before(&line.lexicon.figures.before, at)
            .is_some_and(|(begin, _)| begin + 1 < at && line.is(begin, Class::Article));
    if bare && !hedged && !line.is(at, Class::Half) && scale_after_part(line, at + 1).is_none() {
        return None;
    }
    let mut next = part_at + 1;
    let mut value = Value::Part(part, whole);
    if let Some((scale, end)) = scale_after_part(line, next) {
        value = Value::One(part.checked_mul(scale)?.checked_div(whole)?.normalize());
        next = end;
        let mut number = numeral(at, next, value);
        // "half a million" is written to the half.
        number.step = number.one()?.min(scale.checked_div(Decimal::from(4))?);
        number.scale = scale;
        return Some(number);
    }
    fraction_reads(line, at, part_at, part).then(|| numeral(at, next, value))
}

/// A multiplier that a fraction is of: "half a million", "a quarter of a million", "half a dozen",
/// "three quarters of a million".
fn scale_after_part(line: &Line<'_>, at: usize) -> Option<(Decimal, usize)> {
    let mut next = line.past_hyphen(at);
    if line.is(next, Class::Of) {
        next += 1;
    }
    if line.is(next, Class::Article) {
        next += 1;
    }
    let scale = match line.number(line.past_hyphen(next))? {
        NumberWord::Scale(scale) => scale,
        NumberWord::Group(scale) if !line.is(next, Class::ScoreWord) => scale,
        _ => return None,
    };
    Some((scale, line.past_hyphen(next) + 1))
}

/// Whether a fraction's words make a share here, and not an ordinal, a match's half or a coin.
fn fraction_reads(line: &Line<'_>, at: usize, part_at: usize, part: Decimal) -> bool {
    let next = part_at + 1;
    if super::points::of_part(line, next).is_some() {
        return true;
    }
    let ends = next >= line.len() || line.kind(next) == crate::token::Kind::Mark && !line.is(next, Class::Dash);
    if line.is(part_at, Class::Half) {
        // "first-half losses"
        let before = at.checked_sub(1).filter(|dash| line.past_hyphen(*dash) != *dash).unwrap_or(at);
        let not_before = line.is_before(before, Class::HalfNotBefore);
        let after = line.past_hyphen(next);
        let not_after = line.is(after, Class::HalfNotAfter)
            && (!line.is_before(at, Class::ShareBefore) || line.is_before(at, Class::At));
        let hyphenated = after != next;
        // "trailing by 14 at the half"
        let timed =
            line.is_before(at, Class::The) && at.checked_sub(1).is_some_and(|the| line.is_before(the, Class::At));
        let not_after = not_after || timed && ends;
        return !not_before && !not_after && !hyphenated;
    }
    // "a third less water", "a quarter higher", "a third more than last year"
    if line.is(next, Class::Comparative) || line.is(next, Class::Other) && line.is(next + 1, Class::Than) {
        return true;
    }
    // "a tenth as many", "just over a fifth trust it"
    if line.phrase_at(&line.lexicon.figures.as_many, next).is_some() || is_bounded(line, at, part_at) {
        return true;
    }
    // "will climb by a tenth next season"
    let by = line.is_before(at, Class::By) && line.is(next, Class::WindowBefore);
    let share_after = line.is(next, Class::ShareAfter) || ends || by;
    let time = line.is(part_at, Class::TimeUnit);
    let plural = Decimal::ONE < part;
    // "a further fifth lost their homes"
    let further = line.is_before(part_at, Class::UnitFiller) && line.is(next, Class::Stop);
    if line.is(part_at, Class::Ordinal) && !plural && !further {
        // "a third attack" is an ordinal; "a third of", "one-third", "by a third" are shares.
        let hyphen = line.past_hyphen(at + 1) != at + 1;
        if hyphen && line.number(at).is_some() {
            return true;
        }
        let led = line.is_before(at, Class::ShareBefore) || line.is(next, Class::Of);
        let one = line.number(at).is_some();
        return share_after && (led || one);
    }
    if time {
        // "a quarter" of a year, unless of something: "a quarter of the seats".
        return line.is(next, Class::Of) || plural || line.is_before(at, Class::ShareBefore) && share_after;
    }
    share_after || plural || further
}

/// Whether a bound in two words stands before a fraction, or one from below: "just over a fifth", "nearly a third".
fn is_bounded(line: &Line<'_>, at: usize, part_at: usize) -> bool {
    // "more than a quarter century", "nearly a third term"
    let data = &line.lexicon.figures;
    let next = line.past_hyphen(part_at + 1);
    let named = line.is(next, Class::TimeUnit)
        || line.is(next, Class::HalfNotAfter) && !line.is(next, Class::Stop)
        || next != part_at + 1
        || line.phrase_at(&data.units, next).is_some();
    let bound = line.phrase_before(&data.before, at).filter(|_| !named);
    bound.is_some_and(|(begin, hedge)| match hedge {
        Hedge::NotAbove => true,
        Hedge::Bound(Bound::MoreThan | Bound::LessThan) => begin + 1 < at,
        _ => false,
    })
}

/// "a dozen double faults", "a triple bogey": two or three of a kind in one, and no growth.
fn is_adjective(line: &Line<'_>, at: usize) -> bool {
    let plain = line.kind(at + 1) == crate::token::Kind::Word
        && ![Class::Stop, Class::The, Class::FactorAfter, Class::WindowBefore]
            .iter()
            .any(|class| line.is(at + 1, *class))
        && line.number(at + 1).is_none();
    let verb = at.checked_sub(1).is_some_and(|before| {
        line.is(before, Class::Modal) || line.phrase_before(&line.lexicon.figures.before, at).is_some()
    });
    line.is(at, Class::FactorAdjective) && plain && !verb
}

/// "doubled", "threefold", "twice as many", "three times as many", "10-fold".
fn factor(line: &Line<'_>, at: usize) -> Option<Numeral> {
    match line.number(at)? {
        NumberWord::Factor(value) => {
            // "a triple-double", "served 12 doubles"
            let counted = at.checked_sub(1).is_some_and(|before| {
                line.past_hyphen(before) != before && line.is(at, Class::FactorAdjective)
                    || line.kind(before) == crate::token::Kind::Number
            });
            let noun = line.past_hyphen(at + 1) != at + 1 || is_adjective(line, at) || counted;
            (!noun).then(|| numeral(at, at + 1, Value::Factor(value)))
        }
        // "half as many again"
        NumberWord::Part(_) => {
            let (end, value) = line.phrase_at(&line.lexicon.figures.factor_phrases, at)?;
            Some(numeral(at, end, Value::Factor(*value)))
        }
        NumberWord::FactorAdverb(value) => {
            // "twice last year's figure"
            let of_then = line.is(at + 1, Class::WindowBefore) && line.is(at + 3, Class::IsShort);
            (of_then || line.is(at + 1, Class::FactorAfter)).then(|| numeral(at, at + 1, Value::Factor(value)))
        }
        _ => None,
    }
}
