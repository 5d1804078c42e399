//! Units said once and meant again: "33 days, 20 in solitary", "$4.4bn, against 3.9bn a year
//! before", "27 years, 18 of them on the island". A bare number takes the unit of the figure that
//! its words set it beside, and none where something may be counted.

use rust_decimal::Decimal;

use super::Placed;
use crate::interval::{self, Limits};
use crate::lexicon::figures::Class;
use crate::lexicon::line::Line;
use crate::token::Kind;
use crate::unit::Dimension;

/// How many tokens may stand between a figure and the number that leaves its unit out.
const REACH: usize = 14;

/// Gives the numbers of a sentence the units they leave out.
pub(super) fn carry(line: &Line<'_>, figures: &mut [Placed]) {
    let mut elided = false;
    for at in 1..figures.len() {
        // "at a depth of 12 km, killing at least 31"
        if figures.get(at).is_some_and(|this| line.phrase_before(&line.lexicon.figures.felling, this.first).is_some()) {
            elided = false;
            continue;
        }
        if let Some(estimate) = estimate(line, figures, at) {
            let unit = is_measured(estimate).then(|| estimate.figure.unit.clone());
            if let (Some(unit), Some(this)) = (unit, figures.get_mut(at)) {
                this.figure.unit = unit;
            }
            elided = false;
            continue;
        }
        if let Some(source) = figures.get(..=at).and_then(|told| super::parallel::source(line, told, elided))
            && let Some(unit) = figures.get(source).map(|source| source.figure.unit.clone())
            && let Some(this) = figures.get_mut(at)
        {
            this.figure.unit = unit;
            elided = true;
            if let Some([source, .., this]) = figures.get_mut(source..=at) {
                share_scale(line, source, this);
            }
            continue;
        }
        elided = false;
        if let Some([first, .., this]) = at.checked_sub(2).and_then(|first| figures.get_mut(first..=at))
            && is_same_price(line, first, this)
        {
            this.figure.unit = first.figure.unit.clone();
            continue;
        }
        let Some([before, this]) = figures.get_mut(at - 1..=at) else { continue };
        // "from 60 to 20 vehicles an hour": a rate said behind the second end of a change.
        let listed = line.mark(before.tail) == ',' && before.tail + 1 == this.first;
        let adjoined = line.is(before.tail, Class::And) && before.tail + 1 == this.first;
        let a_game = line.phrase_before(&line.lexicon.figures.played, this.tail).is_some();
        if adjoined && a_game && is_count(before) && this.figure.unit.symbol.starts_with('/') {
            // "24.6 points and 11 rebounds a game"
            before.figure.unit = this.figure.unit.clone();
        } else if is_bare(before) && is_measured(this) && listed && line.is(this.tail, Class::And) {
            // "bonds of 3, 7 and 15 years": as the one before the last has it from the last.
            before.figure.unit = this.figure.unit.clone();
        } else if is_bare(before) && this.figure.unit.dimension == Dimension::Rate && changes(before, this) {
            before.figure.unit = this.figure.unit.clone();
        } else if is_same_rate(line, before, this) || is_same_price(line, before, this) {
            if is_bare(this) {
                share_scale(line, before, this);
            }
            this.figure.unit = before.figure.unit.clone();
        } else if is_bare(this) && is_measured(before) && leaves_out(line, before, this) {
            share_scale(line, before, this);
            this.figure.unit = before.figure.unit.clone();
        }
    }
}

/// "3.1% (95% CI: 2.4-3.9)": the ends are of what was estimated, and not of how sure that is.
fn estimate<'f>(line: &Line<'_>, figures: &'f [Placed], at: usize) -> Option<&'f Placed> {
    let this = figures.get(at).filter(|this| is_bare(this))?;
    let interval = super::join::interval_before(line, this.first)?;
    let before = at.checked_sub(1).and_then(|before| figures.get(before))?;
    let level = before.figure.unit.dimension == Dimension::Share && interval <= before.tail;
    if level { at.checked_sub(2).and_then(|at| figures.get(at)) } else { Some(before) }
}

/// "7.2p a share, up from 6.5p", "from 800 a day to 450": what each is so many of is said once.
fn is_same_rate(line: &Line<'_>, before: &Placed, this: &Placed) -> bool {
    let (rate, unit) = (&before.figure.unit, &this.figure.unit);
    let base = rate.symbol.split_once('/').is_some_and(|(base, _)| base == &*unit.symbol);
    if rate.dimension == Dimension::Rate && (is_bare(this) || base) && changes(before, this) {
        return true;
    }
    if rate.dimension != Dimension::Rate {
        return false;
    }
    // "25 or more patients a day in winter and 10 or fewer in July"
    let bounded = |placed: &Placed| !matches!(placed.figure.amount.limits, Limits::Exact(_) | Limits::Approx(..));
    let counted = is_bare(this) && rate.symbol.starts_with('/') && bounded(before) && bounded(this);
    let joined = line.is_before(this.first, Class::And) && ends_clause(line, this) && is_near(before, this);
    counted && joined || base && line.phrase_before(&line.lexicon.figures.beside, this.first).is_some()
}

/// "$94 a barrel before settling shy of $92": a price of the same order is of the same thing.
fn is_same_price(line: &Line<'_>, before: &Placed, this: &Placed) -> bool {
    let (rate, unit) = (&before.figure.unit, &this.figure.unit);
    let base = rate.symbol.split_once('/').is_some_and(|(base, _)| base == &*unit.symbol);
    let priced = rate.dimension == Dimension::Rate && unit.dimension == Dimension::Money && base;
    let ends = ends_clause(line, this) || line.is(this.tail, Class::Ago);
    let near =
        if line.is_before(this.first, Class::To) { is_within(before, this, LOOSE) } else { is_near(before, this) };
    priced && ends && near
}

/// How many times another a number of the same order may be.
pub(super) const ORDER: Decimal = Decimal::from_parts(5, 0, 0, false, 0);

/// How many times another a number may be that has no other reading.
pub(super) const LOOSE: Decimal = Decimal::TEN;

/// Whether two figures are of one order.
pub(super) fn is_near(one: &Placed, other: &Placed) -> bool {
    is_within(one, other, ORDER)
}

/// Whether neither of two figures is more than so many times the other.
pub(super) fn is_within(one: &Placed, other: &Placed, times: Decimal) -> bool {
    let size = |placed: &Placed| {
        let limits = placed.figure.amount.limits;
        limits.value().or_else(|| limits.hi()).map(|value| value.abs())
    };
    size(one).zip(size(other)).is_some_and(|(one, other)| interval::is_within(one, other, times))
}

/// "$9.1bn, against a consensus of 8.8": whether the two are of one order without the multiplier of the first.
pub(super) fn is_scaled(one: &Placed, other: &Placed, times: Decimal) -> bool {
    let (told, value) = (one.figure.amount.limits, other.figure.amount.limits.value());
    let mantissa = told.value().or_else(|| told.hi()).and_then(|value| value.checked_div(one.scale));
    Decimal::ONE_THOUSAND <= one.scale
        && other.scale == Decimal::ONE
        && mantissa.zip(value).is_some_and(|(one, other)| interval::is_within(one, other, times))
}

/// Whether nothing that could be counted or measured stands behind a figure.
pub(super) fn ends_clause(line: &Line<'_>, this: &Placed) -> bool {
    line.len() <= this.tail
        || line.kind(this.tail) == Kind::Mark
        || [Class::In, Class::On, Class::At].iter().any(|&class| line.is(this.tail, class))
}

/// Whether a figure is one number of nothing said.
pub(super) fn is_bare(placed: &Placed) -> bool {
    let figure = &placed.figure;
    figure.unit.dimension == Dimension::Count
        && figure.noun.is_none()
        && figure.amount.ratio.is_none()
        && !matches!(figure.amount.limits, Limits::Vague(..))
        && figure.amount.limits.value() != Some(Decimal::ZERO)
}

/// Whether a figure is one number of something counted.
fn is_count(placed: &Placed) -> bool {
    placed.figure.unit.dimension == Dimension::Count && placed.figure.amount.limits.value() != Some(Decimal::ZERO)
}

/// Whether a figure has a unit that can be left out behind it.
pub(super) fn is_measured(placed: &Placed) -> bool {
    let unit = &placed.figure.unit;
    !matches!(unit.dimension, Dimension::Count | Dimension::Factor) && &*unit.symbol != "fraction"
}

fn changes(before: &Placed, this: &Placed) -> bool {
    use super::Manner::{After, Before};
    matches!((before.figure.manner, this.figure.manner), (Before, After) | (After, Before))
}

/// Whether a bare number's words set it beside the figure before it.
fn leaves_out(line: &Line<'_>, before: &Placed, this: &Placed) -> bool {
    let data = &line.lexicon.figures;
    let near = this.first.checked_sub(before.tail).is_some_and(|gap| gap <= REACH);
    let counted =
        line.is(this.tail, Class::Verb) || line.is(this.tail, Class::Be) || line.kind(this.tail) == Kind::Number;
    if !near {
        return false;
    }
    // "27 years, 18 of them", "57 kilometres, of which 28 were drilled"
    let unit = &before.figure.unit;
    let lasts = matches!(unit.dimension, Dimension::Duration | Dimension::Length | Dimension::Area);
    let set_off = |at: usize| at.checked_sub(1).is_some_and(|at| line.kind(at) == Kind::Mark);
    if lasts && line.phrase_at(&data.of_it, this.tail).is_some() && set_off(this.first)
        || line.phrase_before(&data.of_it, this.first).is_some()
    {
        return !line.is(this.tail, Class::Article);
    }
    if counted {
        return false;
    }
    // "a 50-mile race, up from 870 runners": a hyphen makes the measure part of a name.
    let hyphen = line.is(before.start + 1, Class::Dash) && line.kind(before.start + 2) != Kind::Number;
    if hyphen && unit.dimension != Dimension::Share {
        return false;
    }
    let link = this.first.checked_sub(1);
    let adjacent = link == Some(before.tail);
    // "17.2 against 5", "a cell of two metres by three"
    let denied = line.is_before(this.first, Class::Not)
        || unit.dimension == Dimension::Money
            && line.is_before(this.first, Class::The)
            && this.first.checked_sub(1).is_some_and(|the| line.is_before(the, Class::Not));
    // "every 40 minutes instead of every 25"
    let first = if line.is_before(this.first, Class::Per) { this.first - 1 } else { this.first };
    if denied || line.phrase_before(&data.beside, first).is_some() || adjacent && line.is(before.tail, Class::By) {
        return true;
    }
    // "33 days, 20 in solitary", "31.5 years, 4.2 more than males"
    let than = line.is(this.tail + 1, Class::Than)
        && (line.is(this.tail, Class::Comparative) || line.is(this.tail, Class::UnitFiller))
        || line.is(this.tail + 1, Class::Of) && line.phrase_at(&data.before, this.tail).is_some();
    if adjacent && line.mark(before.tail) == ',' && (line.is(this.tail, Class::In) || than) {
        return true;
    }
    // "never less than seven", "and in no case over 5"
    let bounded = !matches!(this.figure.amount.limits, Limits::Exact(_));
    let ends_there = line.len() <= this.tail || line.kind(this.tail) == Kind::Mark;
    let lasts = lasts || matches!(unit.dimension, Dimension::Money | Dimension::Share);
    let told = bounded && !is_counted(line, this)
        || !lasts && !counts_before(line, this)
        || line.is_before(this.first, Class::By);
    let goes_on = ends_clause(line, this) || line.is(this.tail, Class::By);
    if told && (ends_there || bounded && goes_on) && is_near(before, this) {
        return true;
    }
    // "forty days minimum, sixty maximum"
    let bounded = !matches!(this.figure.amount.limits, Limits::Exact(_) | Limits::Approx(..));
    let ends_there = line.len() <= this.tail || line.kind(this.tail) == Kind::Mark;
    if adjacent && line.mark(before.tail) == ',' && bounded && ends_there && this.start + 1 < this.tail {
        return true;
    }
    // "14 years for the ringleader, eight for his accountant"
    let each = line.is(before.tail, Class::For) && line.is(this.tail, Class::For);
    if each && (line.is_before(this.first, Class::Comma) || line.is_before(this.first, Class::And)) {
        return true;
    }
    // "won 5 lac rupees and lost 2 lac", "north of 90 euros and south of 60"
    let ends = line.len() <= this.tail || line.kind(this.tail) == Kind::Mark || line.is(this.tail, Class::In);
    let alike = Decimal::ONE < this.scale || this.first < this.start && before.first < before.start;
    let money = unit.dimension == Dimension::Money;
    let joined = (before.tail..this.first).any(|at| line.is(at, Class::And) || line.is(at, Class::But));
    money && alike && joined && (ends || Decimal::ONE < this.scale)
}

/// Whether the words before a bare number say what it counts: "killing 22", "a crew of fourteen", "(n=48)".
fn counts_before(line: &Line<'_>, this: &Placed) -> bool {
    let counting = [Class::Harm, Class::Of, Class::Article, Class::The, Class::Be, Class::Other];
    let Some(before) = this.first.checked_sub(1) else { return true };
    let symbol = line.str(before).chars().skip(1).any(char::is_uppercase);
    symbol || line.kind(before) == Kind::Mark || counting.iter().any(|&class| line.is(before, class))
}

/// Whether a hedge says that something is counted: "fewer than ten", "as many as 40".
pub(super) fn is_counted(line: &Line<'_>, this: &Placed) -> bool {
    (this.first..this.tail).any(|at| line.phrase_at(&line.lexicon.figures.counting, at).is_some())
}

/// "approaching 50 million euros and nearing 60": the multiplier is left out with the unit.
fn share_scale(line: &Line<'_>, before: &Placed, this: &mut Placed) {
    // "12 cents a share, up from 10"
    let currency = |at: usize| {
        let (_, unit) = line.phrase_at(&line.lexicon.figures.currency_names, at)?;
        before.figure.unit.symbol.starts_with(&*unit.symbol).then_some(unit)
    };
    let cents = (before.start..before.tail).find_map(currency);
    if let Some(cents) = cents.map(|unit| unit.scale).filter(|scale| *scale < Decimal::ONE)
        && let Some(limits) = this.figure.amount.limits.map(|value| value.checked_mul(cents).map(|v| v.normalize()))
    {
        this.figure.amount.limits = limits;
        this.figure.amount.step = this.figure.amount.step.checked_mul(cents).unwrap_or(cents);
        return;
    }
    let told = before.figure.amount.limits;
    let (Some(high), Some(low)) = (told.value().or_else(|| told.hi()), this.figure.amount.limits.value()) else {
        return;
    };
    let Some(mantissa) = high.checked_div(before.scale) else { return };
    let near = |a: Decimal, b: Decimal| b.checked_mul(Decimal::TEN).is_some_and(|most| a <= most);
    if this.scale == Decimal::ONE
        && Decimal::ONE_THOUSAND <= before.scale
        && low < Decimal::ONE_THOUSAND
        && near(low, mantissa)
        && near(mantissa, low)
        && let Some(limits) = this.figure.amount.limits.map(|value| value.checked_mul(before.scale))
    {
        this.figure.amount.limits = limits;
        this.figure.amount.step = this.figure.amount.step.checked_mul(before.scale).unwrap_or(before.scale);
    }
}
