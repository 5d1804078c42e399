//! Number phrases: from the words of one number to its value. A number phrase is a small
//! program run on a state that refuses bad moves; digits and words are each a file.

use rust_decimal::Decimal;

use super::Refusal;
use crate::lexicon::figures::{Class, NumberWord};
use crate::lexicon::line::{Line, vulgar_fraction};
use crate::token::{Gap, Kind};

/// One number, as its words alone state it.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Numeral {
    /// The first token.
    pub(super) start: usize,
    /// One past the last.
    pub(super) end: usize,
    pub(super) value: Value,
    /// What the last written digit counts.
    pub(super) step: Decimal,
    /// The product of the multipliers: a million, in "2.5 million"; one where there is none.
    pub(super) scale: Decimal,
    /// Written in digits, multipliers apart.
    pub(super) digits: bool,
    /// Written in digits alone: no separator, no multiplier.
    pub(super) bare: bool,
}

#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Value {
    /// One number.
    One(Decimal),
    /// A word that stands for a range.
    Vague(Decimal, Decimal),
    /// A part of a whole.
    Part(Decimal, Decimal),
    /// So many times.
    Factor(Decimal),
}

impl Numeral {
    /// The one number stated, where there is one.
    pub(super) const fn one(&self) -> Option<Decimal> {
        match self.value {
            Value::One(value) => Some(value),
            _ => None,
        }
    }

    /// Its value over its multipliers: 2.5 for "2.5 million".
    pub(super) fn mantissa(&self) -> Option<Decimal> {
        self.one()?.checked_div(self.scale)
    }

    /// Multiplies it, as "million" does to "2.5".
    pub(super) fn times(mut self, factor: Decimal) -> Option<Self> {
        self.value = match self.value {
            Value::One(value) => Value::One(value.checked_mul(factor)?.normalize()),
            Value::Vague(lo, hi) => {
                Value::Vague(lo.checked_mul(factor)?.normalize(), hi.checked_mul(factor)?.normalize())
            }
            Value::Part(part, whole) => Value::One(part.checked_mul(factor)?.checked_div(whole)?.normalize()),
            Value::Factor(_) => return None,
        };
        self.step = self.step.checked_mul(factor)?.normalize();
        self.scale = self.scale.checked_mul(factor)?.normalize();
        self.bare = false;
        Some(self)
    }
}

/// A number read at a place; `Err` where what stands there is refused up to a token.
pub(super) type Read = Result<Option<Numeral>, (usize, Refusal)>;

/// Reads the number phrase that begins at a place.
pub(super) fn read(line: &Line<'_>, at: usize) -> Read {
    let base = match line.kind(at) {
        Kind::Number => super::digits::read(line, at)?,
        Kind::Word => super::words::read(line, at)?,
        Kind::Mark => vulgar(line, at),
    };
    Ok(base.and_then(|numeral| multiply(line, numeral)))
}

/// "½", alone.
fn vulgar(line: &Line<'_>, at: usize) -> Option<Numeral> {
    let (part, whole) = vulgar_fraction(line.str(at))?;
    Some(Numeral {
        start: at,
        end: at + 1,
        value: Value::Part(part.into(), whole.into()),
        step: Decimal::ONE,
        scale: Decimal::ONE,
        digits: true,
        bare: false,
    })
}

/// The multipliers and broken parts that follow: "2½ million", "3.5 thousand", "one and a half
/// million", "2 lakh crore", "40k".
fn multiply(line: &Line<'_>, mut numeral: Numeral) -> Option<Numeral> {
    if let Some((half, end)) = broken_part(line, numeral.end)
        && let Value::One(value) = numeral.value
        && value.scale() == 0
        && numeral.scale == Decimal::ONE
        && !super::refuse::is_year(line, numeral.start)
    {
        let small = Decimal::new(25, 2);
        numeral.value = Value::One(value.checked_add(half)?.normalize());
        numeral.step = if (half % Decimal::new(5, 1)).is_zero() { Decimal::new(5, 1) } else { small };
        numeral.end = end;
        numeral.bare = false;
    }
    if let Some(factor) = attached_letters(line, &numeral) {
        numeral = numeral.times(factor)?;
        numeral.end += 1;
    }
    loop {
        let at = line.past_hyphen(numeral.end);
        let scale = match line.number(at) {
            Some(NumberWord::Scale(scale) | NumberWord::Group(scale)) => Some(scale),
            _ if line.token(at).gap == Gap::Space => line.lexicon.figures.spaced_letters.get(&line.word(at)).copied(),
            _ => None,
        };
        // "million" after "thousand" is no number; "lakh crore" is.
        let fits = scale.is_some_and(|scale| numeral.scale == Decimal::ONE || numeral.scale < scale);
        let Some(scale) = scale.filter(|_| fits && sport_score(line, at).is_none()) else { break };
        numeral = numeral.times(scale)?;
        numeral.end = at + 1;
    }
    // "a million and a half": half of what was said last.
    if let (Value::One(value), Some((half, end))) = (numeral.value, broken_part(line, numeral.end))
        && Decimal::ONE < numeral.scale
        && value == numeral.scale
        && !numeral.digits
        && let Some(more) = half.checked_mul(numeral.scale)
    {
        numeral.value = Value::One(value.checked_add(more)?.normalize());
        numeral.end = end;
    }
    Some(numeral)
}

/// "score" behind a number is twenty only where something is counted by it.
fn sport_score(line: &Line<'_>, at: usize) -> Option<()> {
    let group = matches!(line.number(at), Some(NumberWord::Group(_)));
    (group && line.is(at, Class::ScoreWord) && !line.is(at + 1, Class::Of)).then_some(())
}

/// "and a half", "and three quarters", "½" behind a whole number.
pub(super) fn broken_part(line: &Line<'_>, at: usize) -> Option<(Decimal, usize)> {
    if let Some((part, whole)) = vulgar_fraction(line.str(at)) {
        return Some((Decimal::from(part).checked_div(whole.into())?, at + 1));
    }
    let and = line.past_hyphen(at);
    if !line.is(and, Class::And) {
        return None;
    }
    let article = line.past_hyphen(and + 1);
    let (part, next) = match line.number(article) {
        _ if line.is(article, Class::Article) => (Decimal::ONE, line.past_hyphen(article + 1)),
        Some(NumberWord::Small(part)) if 0 < part => (part.into(), line.past_hyphen(article + 1)),
        _ => return None,
    };
    match line.number(next) {
        // "three and a third" is as good as "three and a half"; tenths need digits.
        Some(NumberWord::Part(whole)) if whole <= Decimal::TEN && part < whole => {
            // "20 and a third person": an ordinal, told by the noun behind it.
            let ordinal =
                line.is(next, Class::Ordinal) && line.kind(next + 1) == Kind::Word && !line.is(next + 1, Class::Stop);
            // "kills 300 and nine-tenths of the city is under water"
            let of_another = line.is(next + 1, Class::Of) && !line.is(next, Class::Half);
            let counts_on = matches!(line.number(next + 1), Some(NumberWord::Scale(_)));
            (!ordinal && !of_another || counts_on)
                .then(|| part.checked_div(whole))
                .flatten()
                .map(|part| (part, next + 1))
        }
        _ => None,
    }
}

/// "to 2.1m tonnes from 3.2m": a letter that multiplied the number before it, with what is counted behind it.
fn is_millions_again(line: &Line<'_>, at: usize) -> bool {
    const REACH: usize = 6;
    let multiplies = |before: usize| {
        line.word(before) == line.word(at)
            && line.is_glued(before)
            && before.checked_sub(1).is_some_and(|number| line.kind(number) == Kind::Number)
            && !line.is(before + 1, Class::Race)
            && super::measure::measured_end(line, before + 1).is_some()
    };
    let changes = at.checked_sub(2).is_some_and(|link| line.is(link, Class::From) || line.is(link, Class::To));
    if !changes {
        return false;
    }
    (at.saturating_sub(REACH)..at.saturating_sub(1)).any(multiplies)
}

/// "9.7m of 14.1m voters", "3.2m of them": a letter that multiplies a part of those who are counted.
fn is_of_many(line: &Line<'_>, at: usize) -> bool {
    let whole = at + 2;
    let of = line.is(at + 1, Class::Of);
    let again = || {
        line.kind(whole) == Kind::Number
            && line.word(whole + 1) == line.word(at)
            && line.is_glued(whole + 1)
            && super::noun::counts_at(line, whole + 2)
    };
    of && (line.is(whole, Class::Persons) || again())
}

/// What letters right behind the digits multiply by: "40k", "$5m".
fn attached_letters(line: &Line<'_>, numeral: &Numeral) -> Option<Decimal> {
    let at = numeral.end;
    if !numeral.digits || line.kind(at) != Kind::Word || !line.is_glued(at) {
        return None;
    }
    // "3.5million", "€10billion"
    if let Some(NumberWord::Scale(factor)) = line.number(at) {
        return Some(factor);
    }
    let factor = *line.lexicon.figures.letters.get(&line.word(at))?;
    // The other end of a range may say the currency: "$2-3m", "between $2m and 3m".
    let link = numeral
        .start
        .checked_sub(1)
        .filter(|at| [Class::Dash, Class::To, Class::And].iter().any(|class| line.is(*at, *class)));
    let first = link.and_then(|link| {
        let letters = link.checked_sub(1).filter(|at| line.kind(*at) == Kind::Word && line.is_glued(*at));
        letters.unwrap_or(link).checked_sub(1)
    });
    let money = super::measure::currency_before(line, numeral.start).is_some()
        || first.is_some_and(|first| super::measure::currency_before(line, first).is_some())
        || line.phrase_at(&line.lexicon.figures.currency_names, at + 1).is_some();
    let is_unit = line.lexicon.figures.tight.contains_key(line.str(at));
    // "5m people" are millions, "a 5m wall" is in metres.
    let length = [Class::Of, Class::Race, Class::Extent].iter().any(|class| line.is(at + 1, *class));
    let counts = super::noun::counts_at(line, at + 1) && !length;
    let many = counts || is_of_many(line, at) || is_millions_again(line, at) || is_of_headline(line, numeral.start, at);
    (money || !is_unit || many).then_some(factor)
}

/// "More than 1.2m march against reform": of a headline, where a length would have its article ("a 5m wall falls").
fn is_of_headline(line: &Line<'_>, number: usize, letters: usize) -> bool {
    let next = letters + 1;
    let ends = line.len().checked_sub(1).is_some_and(|last| line.kind(last) == Kind::Word);
    let hedged = line.phrase_before(&line.lexicon.figures.before, number).map_or(number, |(start, _)| start);
    let plain = line.kind(next) == Kind::Word && !line.is_glued(next) && !line.is(next, Class::Stop);
    let length = line.is(next, Class::Extent) || line.is(next, Class::Race) || line.is(next, Class::Of);
    hedged == 0 && ends && plain && !length
}
