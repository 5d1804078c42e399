//! Which quantity a figure is for: what is counted, the words that make it this quantity, and
//! those that forbid it. Quantities compete for a figure; the better bound takes it.

use std::ops::Range;

use super::context::Scene;
use crate::figure::{Figure, Manner};
use crate::lexicon::claims::Part;
use crate::lexicon::figures::Class;
use crate::rules::{Quantity, Rules};
use crate::span::Span;

/// A figure that a quantity asks for, and how well it is bound to it.
#[derive(Clone, Debug)]
pub(super) struct Bound {
    /// The quantity, by its place in the rules.
    pub(super) quantity: usize,
    /// Lower is better bound.
    cost: usize,
    /// The words that make it this quantity.
    pub(super) cue: Option<Range<usize>>,
}

impl Bound {
    /// Bound by nothing but the figure before it.
    pub(super) const fn carried(quantity: usize) -> Self {
        Self { quantity, cost: usize::MAX, cue: None }
    }
}

/// What came of one figure and one quantity.
pub(super) enum Fit {
    /// It is asked for.
    Taken(Bound),
    /// It would be, but for this.
    Near(String),
    /// It is not.
    None,
}

/// The words of a quantity found in one sentence.
pub(super) struct Found {
    of: Vec<Range<usize>>,
    cue: Vec<Range<usize>>,
    unless: Vec<Range<usize>>,
    unless_near: Vec<Range<usize>>,
}

impl Found {
    /// Looks for a quantity's words in a sentence.
    pub(super) fn look(scene: &Scene<'_>, quantity: &Quantity) -> Self {
        let find = |terms: &Option<crate::rules::term::Terms>| match terms {
            Some(terms) => terms.find(scene.line.text, &scene.line.tokens),
            None => Vec::new(),
        };
        Self {
            of: find(&quantity.of),
            cue: find(&quantity.cue),
            unless: find(&quantity.unless),
            unless_near: find(&quantity.unless_near),
        }
    }
}

/// Whether a quantity asks for a figure. `noun` is the span of the noun it counts, its own or the
/// one it leaves out.
pub(super) fn fit(
    scene: &Scene<'_>,
    number: usize,
    figure: &Figure,
    found: &Found,
    quantity: (usize, &Quantity),
    noun: Option<Span>,
) -> Fit {
    let (index, quantity) = quantity;
    let Some(span) = scene.figures.get(number) else { return Fit::None };
    if figure.unit.dimension != quantity.unit {
        return Fit::None;
    }
    let counted = counts(scene, found, quantity, span, noun);
    let Some(noun_cost) = counted else { return Fit::None };
    let clause = scene.clause(span);
    let cue = nearest(scene, span, &clause, &found.cue);
    if quantity.cue.is_some() && cue.is_none() {
        return Fit::None;
    }
    let cost = noun_cost + cue.as_ref().map_or(0, |(distance, _)| *distance);
    if let Some(words) = forbidden(scene, span, &clause, found) {
        return Fit::Near(format!("\u{201C}{words}\u{201D} stands beside it"));
    }
    Fit::Taken(Bound { quantity: index, cost, cue: cue.map(|(_, cue)| cue) })
}

/// Whether what the figure counts is what the quantity asks for, and how loosely.
fn counts(
    scene: &Scene<'_>,
    found: &Found,
    quantity: &Quantity,
    span: &Range<usize>,
    noun: Option<Span>,
) -> Option<usize> {
    const BARE: usize = 4;
    if quantity.of.is_none() {
        return Some(0);
    }
    let Some(noun) = noun else {
        // "children under five": an age, and no count of what is asked.
        let of_them = span.start.checked_sub(1).is_some_and(|before| crate::figure::counts_at(&scene.line, before));
        let hedged = scene.line.is(span.start, Class::Over);
        if of_them && hedged {
            return None;
        }
        // Without a noun the cue alone must carry it.
        return (quantity.bare && quantity.cue.is_some()).then_some(BARE);
    };
    let tokens = &scene.line.tokens;
    let start = tokens.partition_point(|token| token.span.end <= noun.start);
    let end = tokens.partition_point(|token| token.span.start < noun.end);
    // The noun's own words, and what they are of: "bodies of civilians".
    const LONGEST: usize = 24;
    let near = found.of.partition_point(|of| of.start + LONGEST < start);
    let mut of = found.of.get(near..).unwrap_or_default().iter().take_while(|of| of.start < end);
    let matches = of.any(|of| start <= of.start && of.start < end || of.start < start && start < of.end);
    matches.then_some(0)
}

/// The nearest cue in the clause, and how far it stands.
fn nearest(
    scene: &Scene<'_>,
    span: &Range<usize>,
    clause: &Range<usize>,
    cues: &[Range<usize>],
) -> Option<(usize, Range<usize>)> {
    const FARTHEST: usize = 120;
    let near = cues.partition_point(|cue| cue.start + FARTHEST < span.start);
    (cues.get(near..).unwrap_or_default().iter())
        .take_while(|cue| cue.start <= span.end + FARTHEST)
        .filter(|cue| clause.start <= cue.start && cue.start < clause.end || span.contains(&cue.start))
        .map(|cue| (scene.distance(span, cue), cue.clone()))
        .min_by_key(|(distance, cue)| (*distance, cue.start))
}

/// The words that forbid the figure to the quantity.
fn forbidden<'a>(scene: &Scene<'a>, span: &Range<usize>, clause: &Range<usize>, found: &Found) -> Option<&'a str> {
    let in_clause = found.unless.iter().find(|unless| unless.start < clause.end && clause.start < unless.end);
    let near = found.unless_near.iter().find(|near| near.start < span.end && span.start < near.end);
    in_clause.or(near).map(|words| scene.line.span(words.start, words.end).slice(scene.line.text))
}

/// The best bound of the quantities that ask for a figure; of a quantity and its subset, the
/// subset.
pub(super) fn best(mut taken: Vec<Bound>, rules: &Rules) -> (Option<Bound>, Vec<Bound>) {
    let is_subset = |inner: &Bound, outer: &Bound| {
        let (Some(inner), Some(outer)) = (rules.quantities.get(inner.quantity), rules.quantities.get(outer.quantity))
        else {
            return false;
        };
        inner.subset_of.as_deref() == Some(&*outer.id)
    };
    taken.sort_by_key(|bound| (bound.cost, bound.quantity));
    let narrower = taken
        .first()
        .and_then(|first| taken.iter().position(|other| is_subset(other, first) && other.cost <= first.cost));
    if let Some(at) = narrower {
        taken.swap(0, at);
    }
    let mut rest = taken.into_iter();
    (rest.next(), rest.collect())
}

/// Whether two cues are one outcome joined to another: "killed and injured".
pub(super) fn is_joined(scene: &Scene<'_>, first: &Range<usize>, second: &Range<usize>) -> bool {
    let (left, right) = if first.start <= second.start { (first, second) } else { (second, first) };
    let gap = left.end..right.start;
    let both = gap.clone().filter(|at| super::clause::part(&scene.line, *at, Part::Both)).count();
    both == 1 && gap.len() <= 3 && !scene.figures.iter().any(|figure| gap.contains(&figure.start))
}

/// Whether a figure stands in coordination with the one before it: "30,000 on Friday and 20,000
/// on Saturday".
pub(super) fn is_coordinated(scene: &Scene<'_>, number: usize) -> bool {
    let Some(span) = number.checked_sub(1).and_then(|_| scene.figures.get(number)) else { return false };
    let before = span.start.wrapping_sub(1);
    scene.line.is(before, Class::And) || scene.line.is(before, Class::Or) || scene.line.str(before) == ","
}

/// Whether a figure is put as a part of one before it: "including almost 3,000 children".
pub(super) fn is_part(scene: &Scene<'_>, number: usize) -> bool {
    let Some(span) = scene.figures.get(number) else { return false };
    let line = &scene.line;
    let including = &line.lexicon.claims.including;
    if line.phrase_before(including, span.start).is_some() {
        return true;
    }
    // "12 of them", "five of whom"
    line.phrase_at(including, span.end).is_some() && number > 0
}

/// Whether a zero stands for each of two outcomes: "no one was killed or injured".
pub(super) fn is_zero(figure: &Figure) -> bool {
    figure.amount.limits.hi().is_some_and(|hi| hi.is_zero()) || figure.manner == Manner::Unreported
}
