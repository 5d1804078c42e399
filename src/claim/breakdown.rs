//! Counts that a sentence breaks down: what brackets, a dash, a colon or "comprising" sets off behind a count, and comes to it.

use rust_decimal::Decimal;

use super::clause;
use super::context::Scene;
use crate::figure::Figure;
use crate::lexicon::figures::Class;
use crate::unit::Dimension;

/// For each figure of a sentence the one whose count it is a share of, where those set off behind a count come to it: "373
/// cases (326 confirmed and 47 probable)".
pub(super) fn wholes(scene: &Scene<'_>, figures: &[Figure]) -> Vec<Option<usize>> {
    let mut wholes = vec![None; figures.len()];
    let mut at = 0;
    while at < figures.len() {
        let end = shares(scene, figures, at);
        if let (Some(end), Some(row)) = (end, end.and_then(|end| wholes.get_mut(at + 1..end))) {
            row.fill(Some(at));
            at = end;
        } else {
            at += 1;
        }
    }
    wholes
}

/// One past the last of the figures that a count is broken down into.
fn shares(scene: &Scene<'_>, figures: &[Figure], whole: usize) -> Option<usize> {
    // "198 cases of cholera (163 confirmed"
    const NOUN: usize = 6;
    let count = |figure: &Figure| {
        let value = figure.amount.limits.value().filter(|value| *value > Decimal::ZERO);
        value.filter(|_| figure.unit.dimension == Dimension::Count)
    };
    let (first, line) = (whole + 1, &scene.line);
    let (span, next) = (scene.figures.get(whole)?, scene.figures.get(first)?);
    let all = count(figures.get(whole)?)?;
    let mark = |at: usize| line.is(at, Class::OpenBracket) || clause::sets_off(line, at) || line.str(at) == ":";
    let words =
        |at: usize| line.phrase_at(&line.lexicon.claims.made_up_of, at).is_some_and(|(end, ())| end <= next.start);
    let open = (span.end..next.start).find(|at| mark(*at) || words(*at))?;
    if open > span.end + NOUN {
        return None;
    }
    let close =
        line.is(open, Class::OpenBracket).then(|| (open..line.len()).find(|at| line.is(*at, Class::CloseBracket)));
    let close = close.flatten().unwrap_or(line.len());
    // "352 people (342 passengers, the rest crew)"
    let rest = |at: usize| line.phrase_at(&line.lexicon.claims.and_the_rest, at).is_some();
    let alone = figures.get(first).and_then(count).is_some_and(|part| part < all)
        && scene.figures.get(first + 1).is_none_or(|other| close < other.start);
    if alone && line.is(open, Class::OpenBracket) && (next.end..close).any(rest) {
        return Some(first + 1);
    }
    let mut sum = Decimal::ZERO;
    for (at, figure) in figures.iter().enumerate().skip(first) {
        let within = scene.figures.get(at)?.start <= close;
        sum = sum.saturating_add(count(figure).filter(|_| within)?);
        if sum >= all {
            return (sum == all && at > first).then_some(at + 1);
        }
    }
    None
}
