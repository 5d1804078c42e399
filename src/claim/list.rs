//! Lists: their items and what heads them, what one item is of all the others, the places that items name, and rows that one
//! sentence holds. What a list is of, `asked` says.

use std::ops::Range;

use super::around::Around;
use super::asked;
use super::bind::{Bound, Found};
use super::clause::{is_auxiliary, part};
use super::context::Scene;
use super::parts;
use super::table;
use super::take::One;
use super::who;
use super::whole::Turn;
use crate::document::Document;
use crate::lexicon::claims::Part;
use crate::lexicon::figures::Class;
use crate::lexicon::line::Line;
use crate::token::Kind;

/// How many sentences a list may be long.
const REACH: usize = 12;

/// Whether a sentence is an item of a list: a bullet alone stands on its line before it.
pub(super) fn is_item(document: &Document, line: &Line<'_>) -> bool {
    let start = line.tokens.first().map_or(0, |token| token.span.start);
    let before = document.text.get(..start).unwrap_or_default().chars().rev().take_while(|letter| *letter != '\n');
    let mut marks = before.skip_while(|letter| letter.is_whitespace());
    let bulleted = |mark: char| !mark.is_alphanumeric();
    marks.next().is_some_and(bulleted) && marks.all(bulleted)
}

/// The line that heads the list a sentence is an item of: "Deaths as of 4 June:", then "- Red Cross: 248".
pub(super) fn head<'a>(around: &'a Around<'_>) -> Option<&'a Scene<'a>> {
    heads(around).next()
}

/// The line that heads the list a sentence is an item of, and the one before it, where it says no more than by what the list is
/// ordered: "It counts 724 dead. By district:".
pub(super) fn heads<'a>(around: &'a Around<'_>) -> impl Iterator<Item = &'a Scene<'a>> {
    const SHORT: usize = 6;
    let found = || {
        let start = around.index.saturating_sub(REACH);
        let before = around.scenes.get(start..around.index)?;
        let listed = |scene: &Scene<'_>| scene.item || is_row(scene);
        let here = around.scenes.get(around.index).filter(|here| listed(here) || is_short(here))?;
        let short = !listed(here);
        let at = start + before.iter().rposition(|scene| !(listed(scene) || short && is_short(scene)))?;
        let head = around.scenes.get(at)?;
        // "Kask in figures (4 June)", above "53 killed, 16,500 displaced"
        let dated = head.times.iter().any(|phrase| !phrase.since);
        // "How the toll grew", above "10 June: 203"; "Houses destroyed by district", above "Salu: 44,650"
        let by_kind = || head.figures.is_empty() && parts::names_kinds(&head.line, head.line.len());
        // "Dead so far (NDO, 5 June)", above "Salu: 351" and "Merin: 44"
        let row = |at: usize| around.scenes.get(at).is_some_and(is_row);
        // "KEY FIGURES (source: NDO)", above "185 people dead"
        let credited = || is_title(head) && head.frames.iter().any(|frame| !frame.is_whole());
        let rows = || is_title(head) && (row(around.index + 1) || at + 1 < around.index && row(around.index - 1));
        let items =
            here.item || is_dated_row(here) || short && (dated || credited()) || is_row(here) && (by_kind() || rows());
        let leads = head.line.ends_with(":") && (!short || dated);
        (leads || items && head.is_heading() || here.item && is_count(head)).then_some((at, head))
    };
    let found = found();
    let orders = |head: &Scene<'_>| head.line.is(0, Class::By) && head.line.len() <= SHORT;
    let lead = found.filter(|(_, head)| orders(head)).and_then(|(at, _)| around.scenes.get(at.checked_sub(1)?));
    // "Where the dead were found", above "Counts given by officials as of Friday:"
    let above = found.and_then(|(_, head)| around.scenes.get(head.heading?));
    found.map(|(_, head)| head).into_iter().chain(lead).chain(above)
}

/// Whether a line has no verb and counts nothing: "Dead so far (NDO, 5 June)".
fn is_title(scene: &Scene<'_>) -> bool {
    let line = &scene.line;
    let does = |at: usize| line.is(at, Class::Verb) && !line.is(at, Class::Harm) || is_auxiliary(line, at);
    scene.figures.is_empty() && !(0..line.len()).any(does)
}

/// Whether a line tells of what is counted and how many there are: "Foreigners who died: 26, from 14 countries."
fn is_count(scene: &Scene<'_>) -> bool {
    const LONGEST: usize = 16;
    let first = scene.figures.first().filter(|_| scene.line.len() <= LONGEST && scene.alone);
    first.is_some_and(|first| first.start > 1 && scene.line.str(first.start - 1) == ":")
}

/// Whether an item stands in a list under a line that counts them all: "Iran: 5", under "Foreigners who died: 26".
pub(super) fn is_under_count(around: &Around<'_>) -> bool {
    around.scene().is_some_and(|scene| scene.item) && head(around).is_some_and(is_count)
}

/// Whether an item stands in a list whose other item is of all together: "By bus: 66,000", above "Total: more than 158,000".
pub(super) fn is_under_total(around: &Around<'_>) -> bool {
    let total = |scene: &Scene<'_>| table::past_total(scene).is_some_and(|end| scene.line.str(end) == ":");
    let own = around.scene().is_some_and(|scene| scene.item && !total(scene));
    let next = around.scenes.iter().skip(around.index + 1).take(REACH);
    own && next.take_while(|scene| scene.item).any(total)
}

/// The place that an item of a list of places names and no rule knows: "Ostra: 15", beside "Salu: 38".
pub(super) fn unlisted(one: &One<'_>, around: &Around<'_>) -> Option<String> {
    const LONGEST: usize = 5;
    let label = |scene: &Scene<'_>| {
        let first = scene.figures.first()?.start;
        let colon = (1..first).rev().take(2).find(|at| scene.line.str(*at) == ":")?;
        (scene.item && colon <= LONGEST).then_some(colon)
    };
    let total = |scene: &Scene<'_>| table::past_total(scene).is_some();
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
    let speaks = who::declared(&scene.line, (0, colon), around.rules).is_some();
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
    let quantity = (count > 1).then(|| asked::subject(scene, around)).flatten();
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

/// Whether a line is no more than a place, or a day, and how many: "Salu (three wards): 115", "10 June: 203".
fn is_row(scene: &Scene<'_>) -> bool {
    const LONGEST: usize = 16;
    const LABEL: usize = 7;
    let line = &scene.line;
    let Some(last) = scene.figures.last().filter(|_| line.len() <= LONGEST) else { return false };
    let colon = last.start.checked_sub(1).filter(|colon| *colon > 0 && line.str(*colon) == ":");
    let ends = (last.end..line.len()).all(|at| line.kind(at) == Kind::Mark);
    let verb = |at: usize| line.is(at, Class::Verb) || is_auxiliary(line, at);
    let place = scene.places.first().is_some_and(|(place, _)| place.start == 0) || is_dated_row(scene);
    // "Hajjah Governorate: 700", of a place that no rule knows.
    let named = |at: usize| {
        let link = [Class::And, Class::Of, Class::The, Class::Other].iter().any(|&class| line.is(at, class));
        // "Salu camp: 5,100", "Other locations: 2,200"
        let area =
            at > 0 && (part(line, at, Part::OwnArea) || line.phrase_at(&line.lexicon.claims.own_areas, at).is_some());
        line.is_capital(at) || link || area || line.is_before(at, Class::Other) || line.kind(at) == Kind::Mark
    };
    let labelled = colon.is_some_and(|colon| (0..colon).all(named));
    let labelled = labelled
        && scene.alone
        && line.is_capital(0)
        && colon.is_some_and(|colon| colon <= LABEL && scene.figures.len() == 1);
    (place || labelled) && ends && colon.is_some_and(|colon| !(0..colon).any(verb))
}

/// Whether a line tells no more than how many, as lists do that have no bullets: "Salu: 13 deaths, 69 injured", "187 deaths".
pub(super) fn is_short(scene: &Scene<'_>) -> bool {
    const LONGEST: usize = 16;
    let line = &scene.line;
    let verb = |at: usize| is_auxiliary(line, at);
    scene.alone
        && !scene.figures.is_empty()
        && line.len() <= LONGEST
        && !line.ends_with(".")
        && !(0..line.len()).any(verb)
}

/// Whether a line begins with a day and a colon: "10 June: 203".
fn is_dated_row(scene: &Scene<'_>) -> bool {
    scene.times.iter().any(|phrase| phrase.window.only_day().is_some() && scene.heads_row(phrase))
}
