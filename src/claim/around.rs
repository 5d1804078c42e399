//! What the figures of one sentence are read against: its document, the sentences beside it, and what the text opens with.

use jiff::civil::Date;

use super::context::Scene;
use super::table::Tables;
use super::{Claim, Lines};
use crate::document::{Document, Role};
use crate::rules::{Id, Rules};
use crate::window::Window;

/// What the figures of one sentence are read against.
pub(super) struct Around<'a> {
    pub(super) document: &'a Document,
    pub(super) lines: &'a Lines,
    pub(super) rules: &'a Rules,
    pub(super) scenes: &'a [Scene<'a>],
    /// The sentence.
    pub(super) index: usize,
    /// Its first figure's place in the reading.
    pub(super) first: usize,
    /// The places that the text says somebody went to.
    pub(super) arrivals: &'a [Id],
    /// The tables of the text.
    pub(super) tables: &'a Tables,
    /// The day that the text's own title says it is of.
    pub(super) as_of: Option<Date>,
}

/// Where a claim's sentence stands among the sentences of its text.
pub(super) fn scene_of(claim: &Claim, scenes: &[Scene<'_>]) -> usize {
    let start = claim.evidence.sentence.start;
    scenes.partition_point(|scene| scene.line.tokens.last().is_none_or(|token| token.span.end <= start))
}

impl Around<'_> {
    pub(super) fn scene(&self) -> Option<&Scene<'_>> {
        self.scenes.get(self.index)
    }

    /// The sentence of a claim.
    fn scene_of(&self, claim: &Claim) -> Option<&Scene<'_>> {
        self.scenes.get(scene_of(claim, self.scenes))
    }

    /// Whether a claim stands in the paragraph of the sentence.
    pub(super) fn is_beside(&self, claim: &Claim) -> bool {
        self.scene_of(claim).map(|scene| scene.paragraph) == self.scene().map(|scene| scene.paragraph)
    }

    /// Whether no heading stands between a claim and the sentence; the rows of a table or a list are under what they are of.
    pub(super) fn is_under_one_heading(&self, claim: &Claim) -> bool {
        let Some(here) = self.scene() else { return true };
        let before = self.scene_of(claim).map(|scene| scene.heading);
        here.column.is_some() || here.item || before.is_none_or(|before| before == here.heading)
    }

    /// Whether a claim's number is no more than what another is set beside: its time is of no other.
    pub(super) fn is_set_beside(&self, claim: &Claim) -> bool {
        self.scene_of(claim).is_some_and(|scene| scene.is_beside_another(&scene.tokens(claim.evidence.number)))
    }

    /// The sentence, those beside it, and the heading above it. A line of a clock alone ("17:45") is
    /// no neighbour.
    pub(super) fn beside(&self) -> impl Iterator<Item = &Scene<'_>> {
        let speaks = |scene: &&Scene<'_>| scene.speaks();
        let (before, from) = self.scenes.split_at_checked(self.index).unwrap_or_default();
        let last = before.iter().rev().find(speaks);
        let heading = from.first().and_then(|scene| before.get(scene.heading?));
        let next = from.iter().skip(1).find(speaks);
        from.first().into_iter().chain(last).chain(next).chain(heading)
    }

    /// What the text is about, by its headline and its lead.
    pub(super) fn opening(&self) -> impl Iterator<Item = &Scene<'_>> {
        const REACH: usize = 16;
        const LEAD: usize = 2;
        let first = || self.scenes.iter().take(REACH);
        let lead = first().filter(|scene| scene.role == Role::Body && scene.speaks()).take(LEAD);
        first().filter(|scene| scene.role == Role::Headline).chain(lead)
    }

    /// The days that the paragraph spoke of last, for a sentence that names none.
    pub(super) fn before(&self) -> Option<Window> {
        // A paragraph of more sentences is none.
        const REACH: usize = 40;
        let here = self.scene().filter(|scene| scene.times.is_empty() && !scene.of_now)?;
        let before = self.scenes.get(self.index.saturating_sub(REACH)..self.index)?.iter().rev();
        let mut dated = before.take_while(|scene| scene.paragraph == here.paragraph && scene.role == here.role);
        let told = |scene: &Scene<'_>| scene.times.last().filter(|phrase| !scene.is_set_beside(phrase)).copied();
        dated
            .find(|scene| !scene.times.is_empty())
            .and_then(told)
            .filter(|phrase| !phrase.since)
            .map(|phrase| phrase.window)
    }

    /// The place of a claim's quantity in the rules.
    pub(super) fn quantity_of(&self, claim: &Claim) -> Option<usize> {
        self.rules.quantities.iter().position(|quantity| quantity.id == claim.quantity)
    }
}
