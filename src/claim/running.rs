//! Bare numbers whose own sentence says of nothing what they count: "The Red Cross arrived at 34,000. Turkey, which fed them,
//! cannot get beyond 27,000". Whatever the verb, they go on with the count that their paragraph has just given.

use std::ops::Range;

use super::anaphor::is_of_order;
use super::asked;
use super::bind::{Bound, Found};
use super::clause::{may, part};
use super::context::Scene;
use super::table;
use super::who;
use super::whole::Turn;
use super::{Claim, Speaker, Status, Taken};
use crate::lexicon::claims::Part;
use crate::lexicon::figures::Class;
use crate::lexicon::line::Line;
use crate::token::Kind;
use crate::unit::{Dimension, Unit};

/// How many times a number may be another's of one running count.
const ORDER: u32 = 10;
/// Fewer may be counted of anything: "they were let see only five".
const FEW: u32 = 10;

/// The quantity that a bare number goes on with: that of the last claim of its paragraph, else of the one before.
pub(super) fn running(turn: &Turn<'_>) -> Option<Bound> {
    alone(turn)?;
    let Turn { scene, found, .. } = *turn;
    let sentence = 0..scene.line.len();
    let last = last_of_paragraph(turn).filter(|quantity| {
        let named = found.get(*quantity).is_some_and(Found::is_named);
        let speaks = |words: &Found| words.is_cued_in(&sentence) || words.is_named() && !named;
        !found.iter().enumerate().any(|(at, words)| at != *quantity && speaks(words))
    });
    last.map(Bound::spoken_of).or_else(|| told_on(turn))
}

/// The one quantity whose words stand before a number in its sentence: "As for those trapped, he spoke only of hundreds".
pub(super) fn spoken_of(turn: &Turn<'_>) -> Option<Bound> {
    let span = alone(turn)?;
    let Turn { scene, figure, found, around, claims, number, .. } = *turn;
    let quantity = asked::subject_among(scene, found, None, around)?;
    let unit = around.rules.quantities.get(quantity)?.unit;
    let words = found.get(quantity)?;
    let before = words.is_cued_in(&(0..span.start));
    // "The number of boats lost is 12", where jobs lost are asked for
    let other = number_of(&scene.line, near(scene, span)).is_some_and(|of| !words.counts(&of));
    let first = claims.range(..number).next().is_none();
    (before && first && !other && unit == figure.unit.dimension).then(|| Bound::spoken_of(quantity))
}

/// The count of the paragraph before, where a claimant of the rules gives another of its order: "Police put it at 40,000", then
/// "The union had 55,000".
fn told_on(turn: &Turn<'_>) -> Option<Bound> {
    const NEAR: u32 = 4;
    // A paragraph of more sentences is none.
    const REACH: usize = 40;
    let Turn { scene, figure, around, taken, .. } = *turn;
    let near = near(scene, alone(turn)?);
    let like = |claim: &&Claim| claim.unit == figure.unit && is_of_order(claim, figure, NEAR);
    let claim = taken.claims.last().filter(like).filter(|_| may_go_on(turn))?;
    who::declared(&scene.line, (near.start, near.end), around.rules)?;
    let back = around.scenes.get(around.index.saturating_sub(REACH)..around.index)?.iter();
    let last = back.rev().find(|before| before.paragraph != scene.paragraph)?;
    let start = last.line.tokens.first()?.span.start;
    let close = last.paragraph + 1 == scene.paragraph && start <= claim.evidence.sentence.start;
    (close && !has_turned(claim, taken)).then(|| around.quantity_of(claim)).flatten().map(Bound::spoken_of)
}

/// Who gives a bare number, in words that tell no giving: the declared claimant that its clause names before it, whoever speaks
/// elsewhere in the sentence; where nobody does, whoever opens it. "The union could not get beyond 27,000".
pub(super) fn giver(turn: &Turn<'_>, spoken: bool) -> Option<Speaker> {
    let Turn { scene, around, .. } = *turn;
    let near = near(scene, alone(turn)?);
    if spoken && scene.frames.iter().any(|frame| near.contains(&frame.verb) || frame.said.1 <= near.start) {
        return None;
    }
    let named = who::declared(&scene.line, (near.start, near.end), around.rules);
    let opens = || who::opens(&scene.line, around.rules).filter(|_| !spoken && near.start == 0);
    named.or_else(|| opens().map(|(speaker, _)| speaker))
}

/// Where a number stands that says of nothing what it counts.
fn alone<'a>(turn: &Turn<'a>) -> Option<&'a Range<usize>> {
    let Turn { scene, number, figure, around, .. } = *turn;
    let span = scene.figures.get(number)?;
    let counted = matches!(figure.unit.dimension, Dimension::Count | Dimension::Share);
    // "The camp was laid out for 20,000"
    let room = scene.line.is_before(span.start, Class::For);
    // "It could rise to more than 250"
    let unsure = !matches!(scene.status(span), Status::Stated | Status::Denied);
    let least = [figure.amount.limits.hi(), figure.amount.limits.lo()].into_iter().flatten().next();
    let few = figure.unit == Unit::count() && least.is_some_and(|least| least < FEW.into());
    if figure.noun.is_some() || !counted || room || unsure || few || table::cell(around).is_some() {
        return None;
    }
    stands_alone(scene, span.end).then_some(span)
}

/// The last claim of a number's paragraph, where nothing else was counted since and the two are of one order.
fn last_of_paragraph(turn: &Turn<'_>) -> Option<usize> {
    let Turn { figure, taken, around, .. } = *turn;
    if !may_go_on(turn) {
        return None;
    }
    let claim = taken.claims.iter().rev().find(|claim| claim.unit.converts_to(&figure.unit))?;
    let goes_on = around.is_beside(claim) && is_of_order(claim, figure, ORDER) && !has_turned(claim, taken);
    goes_on.then(|| around.quantity_of(claim)).flatten()
}

/// Whether the text has counted something that nobody asks for since a claim.
fn has_turned(claim: &Claim, taken: &Taken) -> bool {
    taken.untaken.last().is_some_and(|last| claim.evidence.sentence.end < last.evidence.number.start)
}

/// The words of a number's clause that stand before it, near by.
fn near(scene: &Scene<'_>, span: &Range<usize>) -> Range<usize> {
    const REACH: usize = 24;
    scene.clause(span).start.max(span.start.saturating_sub(REACH))..span.start
}

/// Whether no words before a number keep it from going on with another count.
fn may_go_on(turn: &Turn<'_>) -> bool {
    let Turn { scene, number, .. } = *turn;
    let Some(span) = scene.figures.get(number) else { return false };
    // "Emergency number: 112", "It could rise to more than 250"
    let line = &scene.line;
    let label = span.start.checked_sub(1).is_some_and(|at| line.str(at) == ":");
    // "could not get beyond 27,000" says no more than that
    let may = |at: usize| may(line, at).is_some_and(|end| !line.is(end, Class::Not));
    let said = near(scene, span).start..scene.numbers.get(number).map_or(span.start, |words| words.start);
    !label && number_of(line, said.clone()).is_none() && !said.into_iter().any(may)
}

/// What "the number of" stands before, and all behind it.
fn number_of(line: &Line<'_>, words: Range<usize>) -> Option<Range<usize>> {
    let mut at = words.clone();
    at.find(|at| part(line, *at, Part::CountNoun) && line.is(at + 1, Class::Of)).map(|at| at + 2..words.end)
}

/// Whether nothing stands behind a number that it could count.
fn stands_alone(scene: &Scene<'_>, end: usize) -> bool {
    end >= scene.line.len() || scene.line.kind(end) == Kind::Mark
}
