//! Hedges: the words that bound a number, before it, behind it, stacked or split.

use crate::interval::Bound;
use crate::lexicon::figures::{Class, Hedge};
use crate::lexicon::line::Line;
use crate::token::Kind;

/// What the hedges around one number say together.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Hedges {
    /// A bound to one side; the outermost word wins.
    direction: Option<Bound>,
    near: bool,
    not_above: bool,
    /// "possibly", "perhaps": takes the bound of the number it corrects.
    pub(super) tentative: bool,
}

impl Hedges {
    fn take(&mut self, hedge: Hedge) {
        match hedge {
            Hedge::Bound(Bound::Approx) => self.near = true,
            Hedge::Bound(bound) => self.direction = Some(bound),
            Hedge::NotAbove => (self.near, self.not_above) = (true, true),
            Hedge::Tentative => (self.near, self.tentative) = (true, true),
        }
    }

    /// What they come to.
    pub(super) fn bound(&self) -> Option<(Bound, bool)> {
        match self.direction {
            Some(bound) => Some((bound, false)),
            None => self.near.then_some((Bound::Approx, self.not_above)),
        }
    }

    /// The bound to one side, where there is one.
    pub(super) const fn direction(&self) -> Option<Bound> {
        self.direction
    }

    /// Takes the bound to one side that another number had.
    pub(super) const fn inherit(&mut self, bound: Bound) {
        self.direction = Some(bound);
    }
}

/// Reads the hedges that end before a token: where the first begins, and what they say.
pub(super) fn before(line: &Line<'_>, start: usize) -> (usize, Hedges) {
    let mut hedges = Hedges::default();
    let mut first = start;
    let mut at = start;
    loop {
        if let Some((begin, hedge)) = line.phrase_before(&line.lexicon.figures.before, at)
            && !is_another_sense(line, begin, at)
        {
            let denied = begin.checked_sub(1).filter(|before| line.is(*before, Class::Not));
            hedges.take(if denied.is_some() { negated(*hedge) } else { *hedge });
            (first, at) = (begin, begin);
        } else if let Some((begin, ())) = line.phrase_before(&line.lexicon.figures.fillers, at) {
            at = begin;
        } else if at > 1
            && line.str(at - 1) == "."
            && line.is_glued(at - 1)
            && line.str(at - 2).len() < 7
            && first == at
            && is_abbreviation(line, at - 2)
        {
            // "c. 300", "approx. 300"
            at -= 1;
        } else {
            break;
        }
    }
    if let Some((begin, hedge)) = split(line, first) {
        hedges.take(hedge);
        first = begin;
    }
    (first, hedges)
}

/// "not more than" bounds from the other side.
fn negated(hedge: Hedge) -> Hedge {
    match hedge {
        Hedge::Bound(Bound::MoreThan) => Hedge::Bound(Bound::AtMost),
        Hedge::Bound(Bound::LessThan) => Hedge::Bound(Bound::AtLeast),
        other => other,
    }
}

/// Whether a word is a hedge cut short with a full stop.
fn is_abbreviation(line: &Line<'_>, at: usize) -> bool {
    let words = line.phrase_before(&line.lexicon.figures.before, at + 1);
    words.is_some_and(|(begin, hedge)| begin == at && matches!(hedge, Hedge::Bound(Bound::Approx)))
        && !line.is_capital(at)
}

/// A single word of one or two letters ("c", "ca") or a preposition of place is a hedge only
/// where it is written as one.
fn is_another_sense(line: &Line<'_>, begin: usize, end: usize) -> bool {
    let short = end - begin == 1 && line.str(begin).len() <= 2 && line.kind(begin) == Kind::Word;
    // "a 737 MAX 8": a name's capitals hedge nothing.
    let named = end - begin == 1 && 0 < begin && line.is_shouted(begin) && !line.is_title();
    short && line.is_capital(begin) || named
}

/// "more, perhaps far more, than 100".
fn split(line: &Line<'_>, end: usize) -> Option<(usize, Hedge)> {
    const LONGEST: usize = 9;
    let last = end.checked_sub(1)?;
    let set_off = |at: usize| line.kind(at) == Kind::Mark;
    for (first_word, last_word, hedge) in &line.lexicon.figures.split {
        if line.word(last) != *last_word || !set_off(last.wrapping_sub(1)) {
            continue;
        }
        let begin = (last.saturating_sub(LONGEST)..last).find(|at| line.word(*at) == *first_word && set_off(at + 1));
        if let Some(begin) = begin {
            return Some((begin, *hedge));
        }
    }
    None
}

/// Reads a hedge that begins at a token: where it ends.
pub(super) fn after(line: &Line<'_>, at: usize, hedges: &mut Hedges) -> Option<usize> {
    let place = if line.str(at) == "," { at + 1 } else { line.past_hyphen(at) };
    let (end, hedge) = line.phrase_at(&line.lexicon.figures.after, place)?;
    // "+" and "-odd" belong to the number they touch; "45, at least 20 of them" is the next one's.
    let sign = line.kind(place) == Kind::Mark;
    let of_next = line.kind(end) == Kind::Number || line.number(end).is_some_and(|_| !line.is(end, Class::TimeUnit));
    // Behind a comma only a phrase hedges what came before: "200, if not more". Some words need
    // their hyphen: "60-some".
    let lone = line.str(at) == "," && end == place + 1;
    let loose = place == at && line.is(place, Class::HedgeByHyphen);
    if (sign && !line.is_glued(place)) || (of_next && !sign) || lone || loose {
        return None;
    }
    let before = hedges.direction;
    hedges.take(*hedge);
    hedges.direction = before.or(hedges.direction);
    Some(end)
}

/// Words further on in the clause that leave a count open: "have been killed so far".
pub(super) fn later(line: &Line<'_>, at: usize, hedges: &mut Hedges) {
    const REACH: usize = 9;
    if hedges.direction.is_some() {
        return;
    }
    for next in at..(at + REACH).min(line.len()) {
        if line.kind(next) == Kind::Number || line.number(next).is_some() || ends_clause(line, next) {
            return;
        }
        if line.phrase_at(&line.lexicon.figures.later, next).is_some() {
            hedges.direction = Some(Bound::AtLeast);
            return;
        }
        // "sixty men in the column, or thereabouts"
        if line.str(next) == "," {
            after(line, next, hedges);
            return;
        }
    }
}

fn ends_clause(line: &Line<'_>, at: usize) -> bool {
    let mark = line.kind(at) == Kind::Mark;
    mark && !line.is(at, Class::Dash) && !line.is(at, Class::Quote)
}
