//! What a number is measured in: signs, currencies, units and rates around a number phrase.

use rust_decimal::Decimal;

use super::hedge::Hedges;
use super::numeral::{Numeral, Value};
use crate::lexicon::figures::{Class, NumberWord};
use crate::lexicon::line::Line;
use crate::token::{Gap, Kind};
use crate::unit::{Dimension, Unit};

/// A number phrase with what stands tight around it.
#[derive(Clone, Debug)]
pub(super) struct Measured {
    pub(super) numeral: Numeral,
    /// The unit said beside it; `None` where it counts.
    pub(super) unit: Option<Unit>,
    /// The first token of the number words: a sign or currency included.
    pub(super) start: usize,
    /// One past the number words: a percent sign or currency included.
    pub(super) end: usize,
    /// One past the unit's words.
    pub(super) tail: usize,
    pub(super) negative: bool,
    /// Where the hedges before it begin.
    pub(super) hedged: usize,
    /// What they say.
    pub(super) hedges: Hedges,
}

impl Measured {
    /// One past the words that state it: the unit's, where one of it is meant ("mile-wide").
    pub(super) const fn words_end(&self) -> usize {
        if self.start < self.end { self.end } else { self.tail }
    }
}

/// Reads what stands around a number phrase.
pub(super) fn measure(line: &Line<'_>, mut numeral: Numeral) -> Measured {
    let (mut start, mut end) = (numeral.start, numeral.end);
    let mut unit = None;
    // "tens of millions of dollars"
    let of = line.is(end, Class::Of) && matches!(numeral.value, Value::Vague(..));
    if let Value::Part(..) = numeral.value {
        unit = Some(Unit::fraction());
    } else if let Value::Factor(_) = numeral.value {
        unit = Some(Unit::scaled(Dimension::Factor, "x", Decimal::ONE));
    } else if let Some((before, currency)) = currency_before(line, start) {
        (start, unit) = (before, Some(currency));
    }
    let negative = sign_before(line, start);
    start -= usize::from(negative);
    let (hedged, hedges) = super::hedge::before(line, start);
    let mut tail = end;
    // "hundreds of millions of pounds"; "thousands of pounds" may be a weight.
    let vague = matches!(numeral.value, Value::Vague(lo, _) if Decimal::from(100_000) <= lo);
    let multiplied = Decimal::ONE_THOUSAND <= numeral.scale || vague && !line.is_noun_ahead(end + usize::from(of));
    if let Some((after, currency)) = currency_after(line, if of { end + 1 } else { end }, multiplied) {
        if unit.is_none() {
            scale_money(&mut numeral, &currency);
            unit = Some(Unit { scale: Decimal::ONE, ..currency });
        }
        (end, tail) = (after, after);
    } else if unit.is_none() || matches!(numeral.value, Value::Part(..)) {
        // Half an hour, a quarter of a mile, a tenth of a point: a part of one unit is so much of it.
        if let Some((after, measure)) =
            super::points::unit(line, &numeral, hedged).or_else(|| unit_of_part(line, &numeral))
        {
            if let Value::Part(part, whole) = numeral.value
                && let Some(value) = part.checked_div(whole)
            {
                numeral.value = Value::One(value.normalize());
            }
            if measure.dimension == Dimension::Share {
                end = after;
            }
            (unit, tail) = (Some(measure), after);
        } else if unit.is_none()
            && let Some((after, measure)) = unit_after(line, end).or_else(|| unit_past(line, &numeral))
        {
            let broken =
                and_a_half(line, &mut numeral, &measure, after).or_else(|| or_two(line, &mut numeral, &measure, after));
            end = broken.unwrap_or(end);
            let after = broken.unwrap_or(after);
            if measure.dimension == Dimension::Share {
                end = after;
            }
            (unit, tail) = (Some(measure), after);
        }
    }
    let fold = line.past_hyphen(end);
    if unit.is_none() && line.is(fold, Class::Fold) {
        if let Value::One(value) = numeral.value {
            numeral.value = Value::Factor(value);
        }
        (unit, end, tail) = (Some(Unit::scaled(Dimension::Factor, "x", Decimal::ONE)), fold + 1, fold + 1);
    } else if unit.is_none() && line.is(end, Class::Times) && times_factor(line, &numeral) {
        if let Value::One(value) = numeral.value {
            numeral.value = Value::Factor(value);
        }
        (unit, tail) = (Some(Unit::scaled(Dimension::Factor, "x", Decimal::ONE)), end + 1);
    }
    if unit.is_none() && is_factor(line, &numeral, hedged, end) {
        let letter = line.is(end, Class::TimesSign);
        if let Value::One(value) = numeral.value {
            numeral.value = Value::Factor(value);
        }
        end += usize::from(letter);
        (unit, tail) = (Some(Unit::scaled(Dimension::Factor, "x", Decimal::ONE)), end);
    }
    if unit.is_none()
        && let Some((_, before)) = unit_before(line, hedged)
    {
        unit = Some(before);
    }
    // "a 7.9 quake"
    let sized = |value: Decimal| value.scale() == 1 && value < Decimal::TEN;
    if unit.is_none() && matches!(numeral.value, Value::One(value) if sized(value)) {
        unit = line.phrase_at(&line.lexicon.figures.units_of_things, end).map(|(_, unit)| unit.clone());
    }
    let mut below = false;
    // "12 degrees below zero"
    if unit.as_ref().is_some_and(|unit| unit.dimension == Dimension::Temperature)
        && line.is(tail, Class::Below)
        && line.is(tail + 1, Class::ZeroMark)
    {
        (below, tail) = (true, tail + 2);
    }
    let negative = negative || below;
    Measured { numeral, unit, start, end, tail, negative, hedged, hedges }
}

/// "1.9x", "by a factor of 2.3".
fn is_factor(line: &Line<'_>, numeral: &Numeral, first: usize, end: usize) -> bool {
    let letter = numeral.digits && line.is(end, Class::TimesSign) && line.is_glued(end) && !line.is_glued(end + 1)
        || numeral.digits && line.is(end, Class::TimesSign) && line.is_glued(end) && line.kind(end + 1) == Kind::Mark;
    let of = first.checked_sub(2).is_some_and(|at| line.is(at, Class::FactorOf) && line.is(at + 1, Class::Of));
    numeral.one().is_some() && (letter || of)
}

/// "magnitude 6.1", "a magnitude of 5.2", "put the magnitude at 6.8": a unit said before a number and its hedges, and
/// where.
pub(super) fn unit_before(line: &Line<'_>, first: usize) -> Option<(usize, Unit)> {
    let joins = [Class::Of, Class::At, Class::Be].iter().any(|&class| line.is_before(first, class));
    let end = if joins { first - 1 } else { first };
    let (at, unit) = line.phrase_before(&line.lexicon.figures.units, end)?;
    (unit.dimension == Dimension::Magnitude).then(|| (at, unit.clone()))
}

/// "three times as many", "five times higher", "1.6 times": a factor, not occasions.
fn times_factor(line: &Line<'_>, numeral: &Numeral) -> bool {
    let broken = numeral.one().is_some_and(|value| 0 < value.scale());
    let grown = line.is_before(super::hedge::before(line, numeral.start).0, Class::Change)
        && !line.is_before(numeral.start, Class::Of);
    // "struck nine times that evening"
    let when = [Class::TimeUnit, Class::DayPart].iter().any(|class| line.is(numeral.end + 2, *class));
    line.is(numeral.end + 1, Class::FactorAfter) && !when || broken || grown && ends(line, numeral.end + 1)
}

fn ends(line: &Line<'_>, at: usize) -> bool {
    line.len() <= at || line.kind(at) == Kind::Mark
}

/// Cents and pence are hundredths of a currency.
fn scale_money(numeral: &mut Numeral, currency: &Unit) {
    if let Value::One(value) = numeral.value
        && let Some(scaled) = value.checked_mul(currency.scale)
    {
        numeral.value = Value::One(scaled.normalize());
        numeral.step = numeral.step.checked_mul(currency.scale).unwrap_or(numeral.step).normalize();
    }
}

/// A currency sign or code right before a number.
pub(super) fn currency_before(line: &Line<'_>, start: usize) -> Option<(usize, Unit)> {
    if 2 < line_gap(line, start) {
        return None;
    }
    let data = &line.lexicon.figures;
    // "A$5m" is one sign; in "a $5m deal" the dollar stands alone.
    for (at, unit) in line.phrases_before(&data.currency_symbols, start) {
        let letters = line.kind(at) == Kind::Word;
        let as_sign = (at + 1..start).all(|next| line.is_glued(next)) && (!letters || line.is_capital(at));
        if as_sign {
            return Some((at, unit.clone()));
        }
    }
    let at = start.checked_sub(1)?;
    if let Some((at, unit)) = line.phrase_before(&data.currency_symbols_before_scale, start)
        && line.is_glued(start)
        && (1 < at || !line.is_glued(at))
        && is_amount(line, start)
    {
        return Some((at, unit.clone()));
    }
    let code = data.currency_codes.get(&line.word(at))?;
    line.is_shouted(at).then(|| (at, code.clone()))
}

/// Whether an amount of money begins at a place: its sign or code, and its number.
pub(super) fn is_priced(line: &Line<'_>, at: usize) -> bool {
    let number = (at + 1..at + 3).find(|next| line.kind(*next) == Kind::Number);
    line.kind(at) != Kind::Number
        && number.is_some_and(|number| currency_before(line, number).is_some_and(|(first, _)| first == at))
}

/// Whether digits are written as an amount is, and a name's are not: grouped, or multiplied.
fn is_amount(line: &Line<'_>, at: usize) -> bool {
    let letters = line.is_glued(at + 1) && line.lexicon.figures.letters.contains_key(&line.word(at + 1));
    line.str(at).contains([',', '.']) || letters || matches!(line.number(at + 1), Some(NumberWord::Scale(_)))
}

/// Where the unit or the counted noun ends that stands behind a number.
pub(super) fn measured_end(line: &Line<'_>, at: usize) -> Option<usize> {
    unit_after(line, at).map(|(end, _)| end).or_else(|| super::noun::phrase(line, at, false).map(|(_, end)| end))
}

/// Whether a percentage stands behind a number.
pub(super) fn is_share(line: &Line<'_>, at: usize) -> bool {
    unit_after(line, at).is_some_and(|(_, unit)| unit.dimension == Dimension::Share)
}

/// Whether a number with a unit behind it stands at a place.
pub(super) fn is_measure(line: &Line<'_>, at: usize) -> bool {
    let Ok(Some(numeral)) = super::numeral::read(line, at) else { return false };
    unit_after(line, numeral.end).is_some()
}

/// Whether a percentage stands at a number.
pub(super) fn is_percentage(line: &Line<'_>, at: usize) -> bool {
    let Ok(Some(numeral)) = super::numeral::read(line, at) else { return false };
    is_share(line, numeral.end)
}

/// Whether a number is how deep something lies: "under 5 metres of snow".
pub(super) fn is_depth(line: &Line<'_>, at: usize) -> bool {
    let Ok(Some(numeral)) = super::numeral::read(line, at) else { return false };
    unit_after(line, numeral.end).is_some_and(|(end, unit)| {
        unit.dimension == Dimension::Length && line.is(end, Class::Of) && !line.is(end + 1, Class::The)
    })
}

/// Whether a length of time stands at a number.
pub(super) fn is_timed(line: &Line<'_>, at: usize) -> bool {
    let Ok(Some(numeral)) = super::numeral::read(line, at) else { return false };
    unit_after(line, numeral.end).is_some_and(|(_, unit)| unit.dimension == Dimension::Duration)
}

fn line_gap(line: &Line<'_>, at: usize) -> u8 {
    match line.token(at).gap {
        Gap::None | Gap::Thin => 1,
        Gap::Space => 2,
        Gap::Line => 3,
    }
}

/// A currency's name, sign or code right behind a number.
fn currency_after(line: &Line<'_>, end: usize, multiplied: bool) -> Option<(usize, Unit)> {
    let at = line.past_hyphen(end);
    let data = &line.lexicon.figures;
    // "31p", but a comet is "12P".
    let letter = line.width(at) == 1 && line.is_capital(at);
    if let Some((after, unit)) =
        line.phrase_at(&data.currency_names, at).filter(|(after, _)| !letter || at + 1 < *after)
    {
        return Some((after, unit.clone()));
    }
    // "3.2 trillion won", "half a million pounds of the grant"; "2 million pounds of beef" are a weight.
    if let Some((after, unit)) = line.phrase_at(&data.currency_names_after_scale, at)
        && multiplied
        && (!line.is(after, Class::Of) || line.is(after + 1, Class::The))
    {
        return Some((after, unit.clone()));
    }
    // "5, USD 7": the code belongs to the number behind it.
    let of_next = line.kind(at + 1) == Kind::Number;
    if let Some(code) = data.currency_codes.get(&line.word(at)).filter(|_| line.is_shouted(at) && !of_next) {
        return Some((at + 1, code.clone()));
    }
    let (after, unit) = line.phrase_at(&data.currency_symbols, at)?;
    let sign = line.kind(at) == Kind::Mark && line.is_glued(at) && line.kind(after) != Kind::Number;
    sign.then(|| (after, unit.clone()))
}

/// Whether a minus stands right before a number and is no dash of a range.
fn sign_before(line: &Line<'_>, start: usize) -> bool {
    let Some(at) = start.checked_sub(1) else { return false };
    if line.is(at, Class::Minus) && line.kind(at) == Kind::Word {
        // "plus or minus 4" is a margin.
        return !line.is_before(at, Class::Or);
    }
    let minus = (line.is(at, Class::Dash) || line.is(at, Class::Minus)) && line.is_glued(start);
    let opens = at == 0 || !line.is_glued(at) || line.is_before(at, Class::OpenBracket);
    let dashed = matches!(line.mark(at), '—' | '–');
    minus && opens && !dashed
}

/// A unit behind a number, with or without a hyphen: "12 km", "30-minute", "40mph", "93 per cent".
pub(super) fn unit_after(line: &Line<'_>, end: usize) -> Option<(usize, Unit)> {
    unit_behind(line, end).filter(|(after, _)| !is_of_a_compound(line, end, *after) && !is_thing(line, end, *after))
}

/// "two dozen bar staff", "40 stone masons": a unit's word that is a thing's before a plural.
fn is_thing(line: &Line<'_>, end: usize, after: usize) -> bool {
    end + 1 == after
        && line.kind(after) == Kind::Word
        && line.phrase_at(&line.lexicon.figures.things, end).is_some()
        && super::noun::phrase(line, after, false).is_some_and(|(_, noun)| noun == after + 1)
}

/// "a few hundred bar-tailed godwits", "2024 YR4": what looks like a unit is a part of another word.
fn is_of_a_compound(line: &Line<'_>, end: usize, after: usize) -> bool {
    if !line.is_glued(after) || line.kind(after - 1) != Kind::Word {
        return false;
    }
    let next = line.past_hyphen(after);
    // "30-metre-high", "3 metre-high", "five year-olds", "10 kilo-plus"
    let joined = next != after && line.past_hyphen(end) == end && line.kind(next) == Kind::Word;
    // "four second-half goals", "325 second-year students"
    let half = line.is(next, Class::Half) || line.is(next, Class::TimeUnit);
    let ordinal = joined && half && line.is(after - 1, Class::Ordinal);
    let data = &line.lexicon.figures;
    let goes_on =
        [Class::Extent, Class::AgeAfter, Class::Stop, Class::TimeUnit].iter().any(|class| line.is(next, *class))
            || line.number(next).is_some()
            || line.phrase_at(&data.after, next).is_some()
            || line.phrase_at(&data.units, next).is_some();
    let coded = line.kind(after) == Kind::Number && !line.is_glued(end);
    coded || ordinal || joined && !goes_on
}

fn unit_behind(line: &Line<'_>, end: usize) -> Option<(usize, Unit)> {
    let tight = tight_after(line, end).or_else(|| glued(line, end)).or_else(|| degrees(line, end));
    let at = line.past_hyphen(end);
    // "km" is also the head of "km per hour": the longest words win.
    let worded = line.phrase_at(&line.lexicon.figures.units, at);
    if let Some((after, unit)) = tight
        && worded.is_none_or(|(longer, _)| longer <= after)
    {
        return Some((after, unit));
    }
    let (after, unit) = worded?;
    // "Toll rises to 525 day after the quake": the day after it.
    let singular = || !line.lexicon.figures.endings.make_plural(line.str(at));
    let many = || end.checked_sub(1).is_some_and(|digits| line.kind(digits) == Kind::Number && line.str(digits) != "1");
    if at == end && line.is(after, Class::After) && line.is(at, Class::TimeUnit) && many() && singular() {
        return None;
    }
    // "5 min" and "12 in": a unit's word is not read across a line's end, nor out of a name.
    let named = line.is_capital(at) && !line.is_shouted(at) && unit.dimension != Dimension::Share && at != end;
    // "5,000 BP" is before the present, and no basis point.
    let named = named || unit.dimension == Dimension::Share && line.is_shouted(at) && !line.is_title();
    (line.token(at).gap != Gap::Line || line.kind(at) == Kind::Word).then_some(())?;
    (!named).then(|| (after, unit.clone()))
}

/// "a kilometre or two", "a day or three": one of a unit, or a few. Past it.
fn or_two(line: &Line<'_>, numeral: &mut Numeral, unit: &Unit, at: usize) -> Option<usize> {
    let NumberWord::Small(most @ 2..=3) = line.number(at + 1)? else { return None };
    let one = line.is(numeral.start, Class::Article) && numeral.one() == Some(Decimal::ONE);
    let ends = line.kind(at + 2) != Kind::Word || line.is(at + 2, Class::Stop);
    if !(one && extends(unit) && line.is(at, Class::Or) && ends) {
        return None;
    }
    numeral.value = Value::Vague(Decimal::ONE, most.into());
    Some(at + 2)
}

/// Whether a unit measures what can be halved: space, weight or time.
const fn extends(unit: &Unit) -> bool {
    use Dimension::{Area, Duration, Length, Mass, Volume};
    matches!(unit.dimension, Length | Area | Mass | Volume | Duration)
}

/// "a year and a half", "two miles and a quarter": a broken part behind the unit. Past it.
fn and_a_half(line: &Line<'_>, numeral: &mut Numeral, unit: &Unit, at: usize) -> Option<usize> {
    let whole = numeral.one().filter(|value| value.scale() == 0 && extends(unit))?;
    let (part, end) = super::numeral::broken_part(line, at)?;
    // "a year and a half of a four-year term", but "two metres and a third of the crew"
    let of_another = line.is(end, Class::Of) && !line.is_before(end, Class::Half);
    let goes_on = of_another || line.number(end).is_some();
    if goes_on || line.is_glued(end - 1) && line.kind(end - 1) == Kind::Mark {
        return None;
    }
    numeral.value = Value::One(whole.checked_add(part)?.normalize());
    numeral.step = Decimal::new(5, 1);
    Some(end)
}

/// A unit that a hedge or "of" sets off: "30-odd centimetres", "tens of thousands of hectares".
fn unit_past(line: &Line<'_>, numeral: &Numeral) -> Option<(usize, Unit)> {
    let end = numeral.end;
    let vague = matches!(numeral.value, Value::Vague(..));
    if line.is(end, Class::Of) && vague {
        return unit_after(line, end + 1);
    }
    // "eight more days", "ten full minutes"
    if line.is(end, Class::UnitFiller)
        && let Some((after, unit)) = unit_after(line, end + 1)
        && extends(&unit)
    {
        return Some((after, unit));
    }
    // "eight, maybe nine, per cent"
    if line.mark(end) == ','
        && let Some((after, unit)) = unit_after(line, end + 1)
        && unit.dimension == Dimension::Share
        && line.is_before(numeral.start, Class::Comma)
            | line.phrase_before(&line.lexicon.figures.rising, numeral.start).is_some()
    {
        return Some((after, unit));
    }
    let past = super::hedge::after(line, end, &mut super::hedge::Hedges::default())?;
    unit_after(line, past)
}

/// A unit's symbol behind digits, as written: "12km", "816 000 t", "20°C", "120 kWh".
fn tight_after(line: &Line<'_>, end: usize) -> Option<(usize, Unit)> {
    if line.kind(end.checked_sub(1)?) == Kind::Word && !line.is_glued(end) && line.number(end - 1).is_none() {
        return None;
    }
    // The longest run of up to four tokens written together: "km/h", "m²", "µg".
    let mut after = end + 1;
    while after < end + 4 && line.is_glued(after) && after < line.len() {
        after += 1;
    }
    while end < after {
        let symbol = line.span(end, after).slice(line.text);
        if let Some(unit) = line.lexicon.figures.tight.get(symbol) {
            let letters = symbol.len() == 1 && !line.is_glued(end) && !line.is_lone_unit(end);
            let goes_on = after < line.len() && line.is_glued(after) && line.kind(after) != Kind::Mark;
            if !letters && !goes_on {
                return Some((after, unit.clone()));
            }
        }
        after -= 1;
    }
    None
}

/// "4in": a unit that is another word behind a space.
pub(super) fn glued(line: &Line<'_>, at: usize) -> Option<(usize, Unit)> {
    let glued = line.is_glued(at) && line.kind(at) == Kind::Word && line.kind(at - 1) == Kind::Number;
    let unit = line.lexicon.figures.glued.get(line.str(at)).filter(|_| glued)?;
    Some((at + 1, unit.clone()))
}

/// "readings of 104F", "39C (102F)": a lone letter behind digits, where the sentence speaks of heat.
pub(super) fn degrees(line: &Line<'_>, at: usize) -> Option<(usize, Unit)> {
    const REACH: usize = 16;
    let data = &line.lexicon.figures;
    let letter = line.is_glued(at) && line.kind(at) == Kind::Word && line.width(at) == 1;
    let apart = !line.is_glued(at + 1) || line.kind(at + 1) == Kind::Mark && line.past_hyphen(at + 1) == at + 1;
    if !letter || !apart {
        return None;
    }
    let unit = data.tight_in_heat.get(line.str(at))?;
    let told = |at: usize| {
        let measured = line.is_glued(at)
            && line.kind(at - 1) == Kind::Number
            && data.tight.get(line.str(at)).is_some_and(|beside| beside.dimension == unit.dimension);
        measured || line.phrase_at(&data.heat, at).is_some()
    };
    (at.saturating_sub(REACH)..(at + REACH).min(line.len())).any(told).then(|| (at + 1, unit.clone()))
}

impl Line<'_> {
    /// Whether another plain word follows the one at a place: "millions of real jobs".
    fn is_noun_ahead(&self, at: usize) -> bool {
        !self.lexicon.figures.endings.make_plural(self.str(at))
            && self.kind(at + 1) == Kind::Word
            && !self.is(at + 1, Class::Stop)
    }

    /// Whether a single letter set off by a space may be a unit's symbol: it is no initial and no
    /// article.
    fn is_lone_unit(&self, at: usize) -> bool {
        let initial = self.str(at + 1) == "." && self.is_glued(at + 1) && at + 2 < self.len();
        !self.is(at, Class::Article) && !initial
    }
}

/// "half an hour", "a quarter of a mile", "half a kilometre".
fn unit_of_part(line: &Line<'_>, numeral: &Numeral) -> Option<(usize, Unit)> {
    if !matches!(numeral.value, Value::Part(..)) {
        return None;
    }
    let mut at = line.past_hyphen(numeral.end);
    if at == numeral.end {
        if line.is(at, Class::Of) {
            at += 1;
        }
        // "half an hour", but "four-fifths a week earlier" is no part of a week.
        let of = at != numeral.end;
        if !line.is(at, Class::Article) || !(of || line.is(numeral.end - 1, Class::Half)) {
            return None;
        }
        at += 1;
    }
    let (after, unit) = line.phrase_at(&line.lexicon.figures.units, at)?;
    Some((after, unit.clone()))
}

/// What each so many, or each time, stands behind a figure: "a day", "per 100,000", "a barrel".
/// The words behind the slash, and where they end.
pub(super) fn per(line: &Line<'_>, at: usize, money: bool) -> Option<(usize, String)> {
    if let Some(often) = line.lexicon.figures.often.get(&line.word(at)) {
        return Some((at + 1, often.clone()));
    }
    // "212p-a-share", "one latrine for every 120 people"
    let at = line.past_hyphen(at);
    let at = if line.is(at, Class::For) && line.is(at + 1, Class::Per) { at + 1 } else { at };
    let article = line.is(at, Class::Article);
    if !line.is(at, Class::Per) || article && line.is_before(at, Class::For) {
        return None;
    }
    // "up 2.9% y/y": a year on the one before it.
    let again = line.mark(at) == '/' && at.checked_sub(1).is_some_and(|before| line.str(before) == line.str(at + 1));
    if again && line.kind(at + 1) == Kind::Word {
        return None;
    }
    let word = line.past_hyphen(at + 1);
    if line.kind(word) == Kind::Number && !article && line.mark(at) != '/' {
        let Ok(Some(numeral)) = super::numeral::read(line, word) else { return None };
        return Some((numeral.end, numeral.one()?.normalize().to_string()));
    }
    let slash = line.mark(at) == '/';
    if line.kind(word) != Kind::Word || (slash && !line.is_glued(at)) {
        return None;
    }
    // "µg/m3": the power is part of the unit.
    let power = |at: usize| {
        let digit = line.kind(at) == Kind::Number || matches!(line.str(at), "²" | "³");
        digit && line.is_glued(at) && slash
    };
    if let Some((end, unit)) = line.phrase_at(&line.lexicon.figures.units, word)
        && !power(end)
        && !matches!(unit.dimension, Dimension::Duration | Dimension::Share)
        && (!article || money)
    {
        // "a barrel" stays as said; a hectare is written as its symbol.
        let said = line.span(word, end).slice(line.text).to_lowercase();
        return Some((end, if unit.symbol.starts_with(&*said) { said } else { unit.symbol.to_string() }));
    }
    let played = line.phrase_at(&line.lexicon.figures.played, word).is_some();
    let time = line.is(word, Class::TimeUnit) || slash || played;
    // "killed 40 a day after", "up from 424 a year before.": when, and not how often.
    // "900 a day since the thaw" is how often.
    let when = line.is(word + 1, Class::WindowAfter)
        && line.phrase_at(&line.lexicon.figures.ever_since, word + 1).is_none()
        && (!line.is(word + 1, Class::Stop) || article && (ends(line, word + 2) || line.is(word + 2, Class::The)))
        || line.is(word + 1, Class::Ago);
    if time && when || line.is(word + 1, Class::Ago) {
        return None;
    }
    let each_thing = !article || money;
    let reads =
        time || (each_thing && !line.is(word, Class::Stop) && line.number(word).is_none() && !line.is_capital(word));
    if money && matches!(line.number(word), Some(NumberWord::Group(_))) {
        return Some((word + 1, line.str(word).to_lowercase()));
    }
    let counted_by_scale = matches!(line.number(word), Some(NumberWord::Scale(_)));
    if counted_by_scale && !article {
        let Ok(Some(numeral)) = super::numeral::read(line, word) else { return None };
        return Some((numeral.end, numeral.one()?.normalize().to_string()));
    }
    let end = if power(word + 1) { word + 2 } else { word + 1 };
    reads.then(|| (end, line.span(word, end).slice(line.text).to_lowercase()))
}

/// The unit of so much for each of something.
pub(super) fn rate(unit: &Unit, per: &str) -> Unit {
    let base = if unit.dimension == Dimension::Count { "" } else { &*unit.symbol };
    Unit {
        dimension: Dimension::Rate,
        symbol: format!("{base}/{per}").into(),
        scale: unit.scale,
        offset: Decimal::ZERO,
    }
}
