//! Numbers set beside a measure by the shape of their clauses: "212 mm on Pell and 178 on Orsk", "a
//! target of eight", "the second a ruinous 14.8". The unit is said once.

use rust_decimal::Decimal;

use super::elide::{LOOSE, ORDER, ends_clause, is_bare, is_counted, is_measured, is_near, is_scaled, is_within};
use super::{Placed, refuse};
use crate::lexicon::figures::Class;
use crate::lexicon::line::Line;
use crate::token::Kind;
use crate::unit::Dimension;

/// Which figure's unit a bare one takes, of those before it; `elided` says whether the last took its own so.
pub(super) fn source(line: &Line<'_>, figures: &[Placed], elided: bool) -> Option<usize> {
    let at = figures.len().checked_sub(1)?;
    let this = figures.last().filter(|this| is_bare(this) && !is_counted(line, this))?;
    let mut last = at.checked_sub(1)?;
    // "211 per 100,000, almost twice the national figure of 107"
    if figures.get(last)?.figure.unit.dimension == Dimension::Factor {
        last = last.checked_sub(1)?;
    }
    let before = figures.get(last)?;
    if is_measured(before) && !is_name(line, before) {
        let reads = parallel(line, before.tail, before, this)
            || placed_first(line, before, this)
            || subject_first(line, before, this)
            || decimal(line, before, this)
            || shortened(line, before, this)
            || measured_against(line, before, this)
            || behind(line, before, this)
            || led_alike(line, before, before, this)
            || wide_and_deep(line, before, this)
            || sentenced(line, before, this)
            || owned(line, before, this)
            || dated(line, before, this)
            || elided && listed(line, before, this)
            || named(line, before, this);
        if reads {
            return Some(last);
        }
    }
    // "91% after 1,000 cycles and 84 after 2,000": another number stands between.
    let earlier = last.checked_sub(1).and_then(|at| figures.get(at))?;
    let between = before.first.checked_sub(1)?;
    let leads = earlier.tail <= between && is_link(line, between) && is_measured(earlier) && !is_name(line, earlier);
    // "every 20 hours at 37 °C and every 40 at 25"
    let led = earlier.first.checked_sub(1).is_some_and(|led| line.word(led) == line.word(before.tail));
    let next = elided && before.tail + 1 == this.first && is_link(line, before.tail);
    if next && led && is_measured(earlier) && is_near(earlier, this) || leads && led_alike(line, earlier, before, this)
    {
        return Some(last - 1);
    }
    // "below the 5% hurdle in two states and cleared it, with 5.1"
    if leads && decimal(line, earlier, this) {
        return Some(last - 1);
    }
    (leads
        && line.is(this.tail, Class::Stop)
        && line.word(between) == line.word(this.tail)
        && joined(line, before.tail, this)
        && line.is_number(this.tail + 1)
        && is_near(earlier, this))
    .then_some(last - 1)
}

/// "a 50-mile race": a hyphen makes the measure part of a name.
fn is_name(line: &Line<'_>, placed: &Placed) -> bool {
    let hyphen = line.is(placed.start + 1, Class::Dash) && line.kind(placed.start + 2) == Kind::Word;
    hyphen && placed.figure.unit.dimension != Dimension::Share
}

/// Whether a word binds a place, a time or a case to a number.
fn is_link(line: &Line<'_>, at: usize) -> bool {
    line.is(at, Class::Stop) && line.phrase_at(&line.lexicon.figures.binding, at).is_some()
}

/// Whether "and" or a comma stands right before a number and its hedges, with no word between but "but".
fn joined(line: &Line<'_>, tail: usize, this: &Placed) -> bool {
    // "and rose 5 in Asia": what moved stands before its number.
    let first = if line.is_before(this.first, Class::Change) { this.first - 1 } else { this.first };
    let first = if first < this.first && line.is_before(first, Class::Modal) { first - 1 } else { first };
    let first =
        if line.is_before(first, Class::Per) && !line.is_before(first, Class::Article) { first - 1 } else { first };
    tail < first && [Class::And, Class::But, Class::Comma].iter().any(|&class| line.is_before(first, class))
}

/// Whether what stands behind a number does something: "and 12 in her class did the same".
fn acts(line: &Line<'_>, tail: usize) -> bool {
    const REACH: usize = 7;
    let verb = |at: usize| {
        let told = [Class::Be, Class::Verb, Class::Modal].iter().any(|&class| line.is(at, class))
            && !line.is(at, Class::To)
            && !line.is_capital(at);
        let participle = !line.is(at, Class::Stop) && line.lexicon.figures.endings.make_participle(line.str(at));
        told || participle || line.phrase_at(&line.lexicon.figures.did, at).is_some()
    };
    (tail + 1..tail + REACH).take_while(|at| line.kind(*at) == Kind::Word && !line.is(*at, Class::And)).any(verb)
}

/// "212 mm of rain on Pell and 178 on Orsk": the word that binds the first place binds the second.
fn parallel(line: &Line<'_>, tail: usize, before: &Placed, this: &Placed) -> bool {
    const REACH: usize = 14;
    let link = this.tail;
    let gap = tail..this.first;
    let sided = line.phrase_at(&line.lexicon.figures.elsewhere, link).is_some();
    // "47%, with 44 opposed"
    let with = this.first.checked_sub(1).filter(|with| sided && is_link(line, *with));
    let joined = joined(line, tail, this) || with.is_some_and(|with| line.is_before(with, Class::Comma));
    let mut told = gap.clone();
    let near = if before.figure.unit.dimension == Dimension::Share {
        is_within(before, this, LOOSE)
    } else {
        is_near(before, this) || is_scaled(before, this, ORDER)
    };
    gap.len() <= REACH
        && near
        && joined
        && (sided
            || is_link(line, link) && told.any(|at| line.word(at) == line.word(link) && line.kind(at) == Kind::Word))
        && !acts(line, link)
}

/// "heated to 900 °C, then to 1,100": the same word leads to both.
fn led_alike(line: &Line<'_>, source: &Placed, last: &Placed, this: &Placed) -> bool {
    const REACH: usize = 4;
    let (Some(leads), Some(led)) = (source.first.checked_sub(1), this.first.checked_sub(1)) else { return false };
    let word = line.word(leads) == line.word(led)
        && [Class::To, Class::At, Class::By].iter().any(|&class| line.is(led, class));
    let gap = last.tail..led;
    let ends = ends_clause(line, this) || is_link(line, this.tail);
    let set_off = |at| [Class::And, Class::But, Class::Comma].iter().any(|&class| line.is(at, class));
    word && ends
        && gap.len() <= REACH
        && line.is_capital(led) == line.is_capital(leads)
        && gap.into_iter().any(set_off)
        && is_near(source, this)
}

/// "12 metres wide and 5 deep": the second extent of one thing.
fn wide_and_deep(line: &Line<'_>, before: &Placed, this: &Placed) -> bool {
    let length = before.figure.unit.dimension == Dimension::Length;
    length
        && line.is(before.tail, Class::Extent)
        && line.is(this.tail, Class::Extent)
        && [Class::And, Class::Comma].iter().any(|&class| line.is_before(this.first, class))
        && this.first == before.tail + 2
}

/// "61 percent, in Upper Varn 38 and in the port just 22": the place stands before its share.
fn placed_first(line: &Line<'_>, before: &Placed, this: &Placed) -> bool {
    const PLACE: usize = 5;
    if before.figure.unit.dimension != Dimension::Share || !(ends_clause(line, this) || line.is(this.tail, Class::And))
    {
        return false;
    }
    let mut place = (this.first.saturating_sub(PLACE).max(before.tail)..this.first)
        .rev()
        .take_while(|at| line.kind(*at) == Kind::Word);
    let opens = |at: usize| [Class::And, Class::Comma].iter().any(|&class| line.is_before(at, class));
    let placed = place.any(|at| is_link(line, at) && opens(at) && at + 1 < this.first);
    let bound = [Class::In, Class::On, Class::At, Class::For, Class::By, Class::From, Class::After];
    let name = !bound.iter().any(|&class| line.is_before(this.first, class));
    placed && name && !line.is_before(this.first, Class::Of) && is_near(before, this)
}

/// "Labour took 38%, the Greens 22 and Reform 9": who or what has its number stands before it, and no verb.
fn subject_first(line: &Line<'_>, before: &Placed, this: &Placed) -> bool {
    const NAME: usize = 3;
    let link = before.tail + usize::from(line.is(before.tail, Class::Extent));
    let opens = [Class::And, Class::Comma].iter().any(|&class| line.is(link, class));
    let led = line.is(link + 1, Class::The);
    let name = link + 1 + usize::from(led)..this.first;
    // "the Left 9" is a party's; "and injured 9" is none.
    let acts = |at: usize| {
        let harm = [Class::Stop, Class::Harm, Class::Verb, Class::Change].iter().any(|&class| line.is(at, class))
            || line.lexicon.figures.endings.make_participle(line.str(at));
        harm && !(led && line.is_capital(at)) || line.is(at, Class::Label) || line.is(at, Class::Month)
    };
    let named = |at: usize| line.kind(at) == Kind::Word && (led || line.is_capital(at)) && !acts(at);
    opens
        && (1..=NAME).contains(&name.len())
        && name.into_iter().all(named)
        && (ends_clause(line, this) || line.is(this.tail, Class::And))
        && is_near(before, this)
}

/// "the second a ruinous 14.8": a number with decimals counts nothing.
fn decimal(line: &Line<'_>, before: &Placed, this: &Placed) -> bool {
    const REACH: usize = 14;
    const NEAR: usize = 3;
    let broken = this.figure.amount.step < Decimal::ONE && this.figure.amount.limits.value().is_some();
    let ends = line.len() <= this.tail
        || line.kind(this.tail) == Kind::Mark
        || [Class::Stop, Class::WindowBefore].iter().any(|&class| line.is(this.tail, class));
    if !broken || !ends || REACH < this.first.saturating_sub(before.tail) || !is_within(before, this, LOOSE) {
        return false;
    }
    // "up 0.3% to 1.085", "version 2.4"
    let last = this.first.checked_sub(1);
    let leads = [Class::To, Class::Of, Class::OpenBracket].iter().any(|&class| line.is_before(this.first, class));
    let named = last.is_some_and(|at| line.is_capital(at)) && !in_list(line, before, this);
    let unitless = (this.first.saturating_sub(NEAR)..=this.first)
        .any(|at| line.phrase_before(&line.lexicon.figures.unitless, at).is_some());
    !leads && !named && !unitless
}

/// "North 31.2%, South 28.7": names and their shares, one behind another.
fn in_list(line: &Line<'_>, before: &Placed, this: &Placed) -> bool {
    line.is(before.tail, Class::Comma) && (before.tail + 1..this.first).all(|at| line.kind(at) == Kind::Word)
}

/// "a ban of 12 weeks was cut to seven": what a length is changed to.
fn shortened(line: &Line<'_>, before: &Placed, this: &Placed) -> bool {
    const REACH: usize = 8;
    let gap = before.tail..this.first;
    let share = before.figure.unit.dimension == Dimension::Share;
    line.is_before(this.first, Class::To)
        && !share
        && gap.len() <= REACH
        && gap.len() >= 2
        && line.is_before(this.first - 1, Class::Change)
        && (ends_clause(line, this) || line.is(this.tail, Class::Stop))
        && is_near(before, this)
}

/// "took 47 minutes, against a target of eight", "the limit is 0.5".
fn measured_against(line: &Line<'_>, before: &Placed, this: &Placed) -> bool {
    const REACH: usize = 14;
    let link = this.first.checked_sub(1).filter(|at| line.is(*at, Class::Of) || line.is(*at, Class::Be));
    let near = this.first.saturating_sub(before.tail) <= REACH
        && (is_within(before, this, LOOSE) || is_scaled(before, this, LOOSE));
    let ends = line.len() <= this.tail || line.kind(this.tail) == Kind::Mark || line.is(this.tail, Class::Stop);
    near && ends && link.is_some_and(|link| line.phrase_before(&line.lexicon.figures.benchmarks, link).is_some())
}

/// "sought 25 years; he got twelve", "a loaf of 300 pounds now sells for 2,000".
fn sentenced(line: &Line<'_>, before: &Placed, this: &Placed) -> bool {
    const REACH: usize = 20;
    let data = &line.lexicon.figures;
    let verbs = match before.figure.unit.dimension {
        Dimension::Duration => &data.meted,
        Dimension::Money => &data.sold,
        _ => return false,
    };
    let near = this.first.saturating_sub(before.tail) <= REACH && is_within(before, this, LOOSE);
    // "jailed for six years and freed after four"
    let after = before.figure.unit.dimension == Dimension::Duration
        && line.is_before(this.first, Class::After)
        && (line.len() <= this.tail || line.kind(this.tail) == Kind::Mark);
    near && (after || ends_clause(line, this) && line.phrase_before(verbs, this.first).is_some())
}

/// "gained 412 yards to the visitors' 188": what the other side had of the same.
fn owned(line: &Line<'_>, before: &Placed, this: &Placed) -> bool {
    const NAME: usize = 5;
    let to = line.is(before.tail, Class::To) && this.first.saturating_sub(before.tail) <= NAME;
    let whose = line.is_before(this.first, Class::IsShort)
        || this.first.checked_sub(1).is_some_and(|at| matches!(line.mark(at), '\'' | '’'));
    to && whose && ends_clause(line, this) && is_near(before, this)
}

/// "310 square kilometres (3 June), 402 (4 June)": each with its day in brackets.
fn dated(line: &Line<'_>, before: &Placed, this: &Placed) -> bool {
    const REACH: usize = 10;
    const DAY: usize = 5;
    let joined = line.is(this.tail, Class::OpenBracket) && joined(line, before.tail, this);
    if !joined || REACH < this.first.saturating_sub(before.tail) {
        return false;
    }
    let day = |open: usize| {
        let mut inside = (open + 1..open + DAY).take_while(|at| !line.is(*at, Class::CloseBracket));
        inside.any(|at| refuse::is_month(line, at) || line.is(at, Class::Weekday))
    };
    (before.tail..this.first).any(|at| line.is(at, Class::OpenBracket) && day(at))
        && day(this.tail)
        && is_near(before, this)
}

/// "with the Dane a further nine back".
fn behind(line: &Line<'_>, before: &Placed, this: &Placed) -> bool {
    let extends = matches!(before.figure.unit.dimension, Dimension::Duration | Dimension::Length);
    let parts = this.figure.amount.step < Decimal::ONE;
    extends
        && line.phrase_at(&line.lexicon.figures.behind, this.tail).is_some()
        && (is_near(before, this) || parts && line.is(before.tail, Class::Comma))
}

/// "against forecasts of 5 and 2": the next of those that left theirs out.
fn listed(line: &Line<'_>, before: &Placed, this: &Placed) -> bool {
    let link =
        before.tail + 1 == this.first && [Class::And, Class::Comma].iter().any(|&class| line.is(before.tail, class));
    link && (line.len() <= this.tail || line.kind(this.tail) == Kind::Mark) && is_near(before, this)
}

/// "wheat 1.2m tonnes, maize 640,000, barley 95,000": the next of those that left theirs out, behind what it is of.
fn named(line: &Line<'_>, before: &Placed, this: &Placed) -> bool {
    let word = before.tail + 1;
    let left_out = before.start + 1 == before.tail && before.figure.unit.dimension != Dimension::Money;
    let link = [Class::And, Class::Comma].iter().any(|&class| line.is(before.tail, class));
    if !left_out || word + 1 != this.first || !link || line.kind(word) != Kind::Word {
        return false;
    }
    let plain = !line.lexicon.figures.endings.make_plural(line.str(word))
        && ![Class::Stop, Class::Harm, Class::Verb, Class::Change, Class::Label]
            .iter()
            .any(|&class| line.is(word, class));
    let ends = line.len() <= this.tail || line.kind(this.tail) == Kind::Mark || line.is(this.tail, Class::And);
    plain && ends && is_within(before, this, LOOSE)
}
