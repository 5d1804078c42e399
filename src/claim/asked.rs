//! Figures that answer a question: "How many are missing? The coastguard says 99." Owns which quantity a
//! question asks for; judges nothing.

use std::ops::Range;

use super::bind::{Bound, Found};
use super::clause::{is_auxiliary, part};
use super::context::Scene;
use super::take::{Around, One};
use super::verb;
use super::whole::{self, Turn};
use crate::document::Document;
use crate::lexicon::claims::Part;
use crate::lexicon::figures::Class;
use crate::lexicon::line::Line;
use crate::token::Kind;

/// How many sentences may stand between a question and an answer to it.
const REACH: usize = 12;

/// The quantity that the question at the head of a figure's paragraph asks for.
pub(super) fn asked(turn: &Turn<'_>) -> Option<Bound> {
    let Turn { scene, number, figure, found, around, .. } = *turn;
    // "100 people are missing, and it may be 150": of what the sentence has just counted.
    let span = scene.figures.get(number)?;
    let it = || scene.line.phrase_before(&scene.line.lexicon.claims.counts_it, span.start).is_some();
    if figure.noun.is_none() && turn.claims.range(..number).next().is_some() && it() {
        return None;
    }
    let question = || question(around).or_else(|| list_head(around)).and_then(|question| subject(question, around));
    let quantity = row_head(turn).or_else(question)?;
    // What is spoken of since is another thing.
    if topic(turn).is_some_and(|topic| topic != quantity) {
        return None;
    }
    let words = found.get(quantity)?;
    let unit = around.rules.quantities.get(quantity)?.unit;
    let counts = match figure.noun {
        Some(noun) => words.counts(&scene.tokens(noun)) || is_list(scene, span.end),
        // "The ministry says 299", and not "40 were waiting".
        None => !verb::has_own_verb(scene, number),
    };
    let answers = counts && figure.unit.dimension == unit && !words.forbids(scene, span);
    answers.then(|| Bound::spoken_of(quantity))
}

/// The one quantity that the words before a colon speak of, where a row of days stands behind it: "She keeps a list of the
/// missing: 412 on Monday, 366 on Tuesday".
fn row_head(turn: &Turn<'_>) -> Option<usize> {
    let Turn { scene, number, figure, found, .. } = *turn;
    let span = scene.figures.get(number)?;
    let colon = span.start.checked_sub(1).filter(|at| figure.noun.is_none() && scene.line.str(*at) == ":")?;
    let dated = scene.times.iter().any(|phrase| (span.end..=span.end + 1).contains(&phrase.start));
    let mut spoken = (0..found.len()).filter(|at| found.get(*at).is_some_and(|words| words.is_cued_in(&(0..colon))));
    let one = spoken.next().filter(|_| dated)?;
    spoken.next().is_none().then_some(one)
}

/// Whether what a figure counts is names on a list: "has 318 names".
pub(super) fn is_list(scene: &Scene<'_>, end: usize) -> bool {
    let line = &scene.line;
    line.phrase_before(&line.lexicon.claims.list_nouns, end).is_some()
}

/// The one quantity that the sentences before a figure's speak of, in its paragraph and without a claim: "The
/// arrests are no different. 'I have 437 names,' she says.", "The two lists of the missing differ."
pub(super) fn topic(turn: &Turn<'_>) -> Option<usize> {
    let Turn { around, taken, claims, number, .. } = *turn;
    if claims.range(..number).next().is_some() {
        return None;
    }
    let here = around.scenes.get(around.index)?;
    let before = around.scenes.get(around.index.saturating_sub(REACH)..around.index)?;
    let claims = |scene: &Scene<'_>| {
        let start = scene.line.tokens.first().map_or(0, |token| token.span.start);
        taken.claims.iter().rev().any(|claim| claim.evidence.sentence.start == start)
    };
    let silent = |scene: &&Scene<'_>| scene.paragraph == here.paragraph && (scene.figures.is_empty() || !claims(scene));
    before.iter().rev().take_while(silent).find_map(|scene| subject(scene, around))
}

/// Where the question at the head of a figure's paragraph stands: what was counted before it is no answer.
pub(super) fn since(around: &Around<'_>) -> usize {
    question(around).and_then(|scene| scene.line.tokens.first()).map_or(0, |token| token.span.start)
}

/// The question nearest before a sentence in its paragraph, or the one that heads it.
pub(super) fn question<'a>(around: &'a Around<'_>) -> Option<&'a Scene<'a>> {
    let here = around.scenes.get(around.index)?;
    let before = around.scenes.get(around.index.saturating_sub(REACH)..around.index)?;
    let within = before.iter().rev().take_while(|scene| scene.paragraph == here.paragraph).find(|scene| scene.asks);
    let heading = |scene: &Scene<'_>| around.scenes.get(scene.heading?);
    let above = heading(here);
    // "How many marched?", then "Here the gap is at its widest:", then a list.
    let opens = |scene: &&Scene<'_>| scene.line.len().checked_sub(1).is_some_and(|last| scene.line.str(last) == ":");
    let higher = above.filter(opens).and_then(heading);
    within.or_else(|| above.into_iter().chain(higher).find(|scene| scene.asks))
}

/// Whether a sentence asks how many: "How many are missing?", "There is no agreement on how many have stayed.", "The
/// ministry has corrected its count of the injured." What states a figure too asks with its mark alone.
pub(super) fn asks(line: &Line<'_>, figureless: bool) -> bool {
    let counts = |at: usize| part(line, at, Part::CountNoun) && line.is(at + 1, Class::Of);
    let within = || (0..line.len()).any(|at| line.phrase_at(&line.lexicon.claims.asking, at).is_some() || counts(at));
    line.len().checked_sub(1).is_some_and(|last| line.str(last) == "?") || figureless && within()
}

/// Whether a sentence is an item of a list: a bullet alone stands on its line before it.
pub(super) fn is_item(document: &Document, line: &Line<'_>) -> bool {
    let start = line.tokens.first().map_or(0, |token| token.span.start);
    let before = document.text.get(..start).unwrap_or_default().chars().rev().take_while(|letter| *letter != '\n');
    let mut marks = before.skip_while(|letter| letter.is_whitespace());
    let bulleted = |mark: char| !mark.is_alphanumeric();
    marks.next().is_some_and(bulleted) && marks.all(bulleted)
}

/// The line that heads the list a sentence is an item of: "Deaths as of 4 June:", then "- Red Cross: 248".
pub(super) fn list_head<'a>(around: &'a Around<'_>) -> Option<&'a Scene<'a>> {
    let before = around.scenes.get(around.index.saturating_sub(REACH)..around.index)?;
    let here = around.scenes.get(around.index).filter(|here| here.item || is_row(here))?;
    let head = before.iter().rev().find(|scene| !scene.item && !is_row(scene))?;
    let colon = head.line.len().checked_sub(1).is_some_and(|last| head.line.str(last) == ":");
    (colon || here.item && head.is_heading()).then_some(head)
}

/// Whether an item stands in a list whose other item is of all together: "By bus: 66,000", above "Total: more than 158,000".
pub(super) fn is_under_total(around: &Around<'_>) -> bool {
    let total = |scene: &Scene<'_>| {
        let end = scene.line.phrase_at(&scene.line.lexicon.claims.total_rows, 0).map(|(end, ())| end);
        end.is_some_and(|end| scene.line.str(end) == ":")
    };
    let own = around.scene().is_some_and(|scene| scene.item && !total(scene));
    let next = around.scenes.iter().skip(around.index + 1).take(REACH);
    own && next.take_while(|scene| scene.item).any(total)
}

/// The place that an item of a list of places names and no rule knows: "Ostra: 15", beside "Salu: 38".
pub(super) fn unlisted_item(one: &One<'_>, around: &Around<'_>) -> Option<String> {
    const LONGEST: usize = 5;
    let label = |scene: &Scene<'_>| {
        let first = scene.figures.first()?.start;
        let colon = (1..first).rev().take(2).find(|at| scene.line.str(*at) == ":")?;
        (scene.item && colon <= LONGEST).then_some(colon)
    };
    let total = |scene: &Scene<'_>| scene.line.phrase_at(&scene.line.lexicon.claims.total_rows, 0).is_some();
    let scene = one.scene;
    let colon = label(scene).filter(|_| one.number == 0 && scene.places.is_empty() && !total(scene))?;
    let rows = |scene: &&Scene<'_>| label(scene).is_some();
    let before = around.scenes.get(..around.index)?.iter().rev().take(REACH).take_while(rows);
    let behind = around.scenes.get(around.index + 1..)?.iter().take(REACH).take_while(rows);
    let (mut others, mut placed) = (0_usize, 0_usize);
    for other in before.chain(behind).filter(|other| !total(other)) {
        others += 1;
        placed += usize::from(!other.places.is_empty());
    }
    let asked = around.rules.quantities.iter().any(|quantity| Found::look(scene, quantity).is_cued_in(&(0..colon)));
    let speaks = super::who::declared(&scene.line, (0, colon), around.rules).is_some();
    let words = scene.line.span(0, colon).slice(scene.line.text);
    let of_places = 0 < placed && others <= placed * 2;
    (of_places && !asked && !speaks && scene.line.is_capital(0) && scene.times.is_empty()).then(|| words.to_owned())
}

/// A list within a sentence, its places each with their own number: "The deaths by district are: Salu 165, Merin 22".
#[derive(Default)]
pub(super) struct Rows {
    /// How many of the sentence's figures it has, from the first.
    count: usize,
    /// What it is of.
    quantity: Option<usize>,
}

/// The list that a sentence opens with its first colon.
pub(super) fn rows(scene: &Scene<'_>, around: &Around<'_>) -> Rows {
    const NAME: usize = 5;
    let line = &scene.line;
    let colon = |at: &usize| line.str(*at) == ":";
    let Some(first) = scene.figures.first().map(|first| first.start) else { return Rows::default() };
    if !(1..first).any(|at| colon(&at)) {
        return Rows::default();
    }
    let parts =
        |at: usize| line.str(at) == "," || line.str(at) == ";" || line.str(at) == ":" || line.is(at, Class::And);
    // A name stands between what parts the rows and each number.
    let named = |figure: &&Range<usize>| {
        let words = (figure.start.saturating_sub(NAME)..figure.start).rev().take_while(|at| !parts(*at)).count();
        let open = figure.start - words;
        let joins = |at: usize| open < at && (line.is(at, Class::Of) || line.is(at, Class::The));
        let name = |at: usize| line.is_capital(at) || joins(at) || line.kind(at) == Kind::Word && line.width(at) < NAME;
        0 < words && words < NAME && line.is_capital(open) && (open..figure.start).all(name) && parts(open - 1)
    };
    let close = (first..line.len()).find(colon).unwrap_or(line.len());
    let count = scene.figures.iter().take_while(|figure| figure.start < close).take_while(named).count();
    let quantity = (count > 1).then(|| subject(scene, around)).flatten();
    Rows { count, quantity }
}

impl Rows {
    /// What the list is of, for a bare number that the next row follows or that ends the sentence.
    pub(super) fn of(&self, turn: &Turn<'_>) -> Option<Bound> {
        let Turn { scene, number, around, .. } = *turn;
        let listed = number + 1 < self.count || self.count == scene.figures.len();
        let quantity =
            self.quantity.filter(|_| listed && scene.figures.get(number).is_some_and(|span| scene.is_bare(span)))?;
        let counts = around.rules.quantities.get(quantity)?.unit == turn.figure.unit.dimension;
        counts.then(|| Bound::spoken_of(quantity))
    }
}

/// Whether a line is no more than a place and how many: "Salu (three wards): 115".
fn is_row(scene: &Scene<'_>) -> bool {
    const LONGEST: usize = 16;
    let line = &scene.line;
    let Some(last) = scene.figures.last().filter(|_| line.len() <= LONGEST) else { return false };
    let colon = last.start.checked_sub(1).filter(|colon| *colon > 0 && line.str(*colon) == ":");
    let ends = (last.end..line.len()).all(|at| line.kind(at) == Kind::Mark);
    let verb = |at: usize| line.is(at, Class::Verb) || is_auxiliary(line, at);
    let place = scene.places.first().is_some_and(|(place, _)| place.start == 0);
    place && ends && colon.is_some_and(|colon| !(0..colon).any(verb))
}

/// The one quantity whose words a question holds: of several, the one whose noun it names too.
pub(super) fn subject(question: &Scene<'_>, around: &Around<'_>) -> Option<usize> {
    let quantity = |at: usize| around.rules.quantities.get(at);
    let quantities = around.rules.quantities.iter().enumerate();
    let found = quantities.map(|(at, quantity)| (at, Found::look(question, quantity)));
    let cued: Vec<_> = found.filter(|(_, found)| found.is_cued()).collect();
    let sole = |fits: &dyn Fn(&Found) -> bool| {
        let mut fitting = cued.iter().filter(|(_, found)| fits(found));
        fitting.next().filter(|_| fitting.next().is_none()).map(|(at, _)| *at)
    };
    // "How many have died?" asks for all of them, and not for the children.
    let all = |at: &usize| {
        let wide = quantity(*at);
        cued.iter().all(|(other, _)| {
            other == at
                || quantity(*other).zip(wide).is_some_and(|(narrow, wide)| whole::is_wider(wide, narrow, around.rules))
        })
    };
    let widest = || cued.iter().map(|(at, _)| *at).find(all);
    // "And children?", "How many foreigners?": of what is counted alone.
    let named_alone = || {
        let asked = question.line.len().checked_sub(1).is_some_and(|last| question.line.str(last) == "?");
        let quantities = around.rules.quantities.iter().enumerate();
        let mut named = quantities.filter(|(_, quantity)| Found::look(question, quantity).is_named());
        let (one, _) = named.next().filter(|_| asked && cued.is_empty())?;
        named.next().is_none().then_some(one)
    };
    sole(&|_| true).or_else(|| sole(&Found::is_named)).or_else(widest).or_else(named_alone)
}
