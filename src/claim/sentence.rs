//! The figures of one sentence, taken one by one for the quantities that ask for them.

use std::collections::BTreeMap;

use super::around::Around;
use super::bind::{self, Bound, Found, Nouns};
use super::context::{Context, Scene};
use super::fits::{Asked, Counts, Fits, near_miss};
use super::list::Rows;
use super::parts::{self, Tie};
use super::refuse::Choice;
use super::running;
use super::table::{self, Cell};
use super::take::{self, One};
use super::told;
use super::whole::{self, Turn};
use super::{Taken, Voice, anaphor, asked, breakdown, list, manner, topic};
use crate::figure::Figure;
use crate::lexicon::figures::Class;
use crate::span::Span;
use crate::unit::{Dimension, Unit};

/// Takes what the figures of a sentence count.
pub(super) fn sentence(figures: &[Figure], around: &Around<'_>, taken: &mut Taken) {
    let Some(scene) = around.scene() else { return };
    let sentence = Sentence::look(scene, figures, around);
    let mut before = Before::default();
    for (number, figure) in figures.iter().enumerate() {
        let measured = sentence.cell.as_ref().and_then(|cell| cell.measured(figure));
        sentence.take(number, measured.as_ref().unwrap_or(figure), &mut before, taken);
    }
}

/// A sentence, the words of each quantity in it, and what it is an item or a row of.
struct Sentence<'a> {
    scene: &'a Scene<'a>,
    figures: &'a [Figure],
    around: &'a Around<'a>,
    found: Vec<Found>,
    cell: Option<Cell<'a>>,
    list: Option<&'a Scene<'a>>,
    /// For each figure the one that it breaks down: "373 cases (326 confirmed and 47 probable)".
    wholes: Vec<Option<usize>>,
    rows: Rows,
}

/// What came of the figures before one in its sentence.
#[derive(Default)]
struct Before {
    /// The claims that each became, by its number.
    claims: BTreeMap<usize, Vec<usize>>,
    noun: Option<Span>,
    tie: Tie,
}

/// What a figure that no words of its own settle may go on from.
struct Ties {
    /// The claim that a breakdown in brackets is of.
    shared: Option<usize>,
    /// The claim that it is said to be a part of.
    part_of: Option<usize>,
    /// Whether it leaves out its noun and its verb.
    elided: bool,
    /// Whether a quantity asks for it and is forbidden it.
    forbidden: bool,
}

/// How a figure of the sentence was read.
struct Reading<'a> {
    number: usize,
    figure: &'a Figure,
    context: &'a Context,
    counts: &'a Counts<'a>,
    tie: Tie,
    /// The claim that a breakdown in brackets is of.
    shared: Option<usize>,
    /// Whether what is told of it is told of no more than a part.
    of_part_alone: bool,
}

impl<'a> Sentence<'a> {
    fn look(scene: &'a Scene<'a>, figures: &'a [Figure], around: &'a Around<'a>) -> Self {
        let cell = table::cell(around);
        Self {
            scene,
            figures,
            around,
            found: around.rules.quantities.iter().map(|quantity| Found::look(scene, quantity)).collect(),
            list: list::head(around).or_else(|| cell.as_ref()?.dated()),
            cell,
            wholes: breakdown::wholes(scene, figures),
            rows: list::rows(scene, around),
        }
    }

    /// Takes one figure, for the quantity that asks for it, if one does.
    fn take(&self, number: usize, figure: &Figure, before: &mut Before, taken: &mut Taken) {
        let Self { scene, around, found, .. } = self;
        let last = number.checked_sub(1).and_then(|last| self.figures.get(last));
        let beside = last.filter(|_| before.tie == Tie::Free);
        before.tie = parts::tie(scene, number, before.tie);
        let shared = self.wholes.get(number).copied().flatten();
        let shared = shared.and_then(|whole| before.claims.get(&whole)?.first().copied());
        if shared.is_some() {
            before.tie = Tie::Here;
        }
        let elided = self.is_elided(number, figure);
        let nouns = self.nouns(number, figure, beside, before, taken, elided);
        let mut context = self.context(number, figure);
        if context.rival {
            before.tie = Tie::Free;
        }
        let tie = before.tie;
        let counts = Counts::of(scene, number, figure, found);
        let asked = Asked { scene, number, counts: &counts, nouns, context: &context, found, around };
        let Fits { bounds, forbidden } = asked.fits(&mut taken.near_misses);
        let span = scene.figures.get(number).cloned().unwrap_or_default();
        let (bound, mut others) = bind::best(bounds, &span, around.rules);
        let (bound, host) = counts.share_out(scene, number, bound, &mut others);
        let turn = self.turn(number, figure, before, taken);
        let voice = context.claimant.as_ref();
        let part_of = whole::whole(&turn, tie, None, voice);
        let bound = self.choose(&turn, bound, &Ties { shared, part_of, elided, forbidden });
        let of_part_alone = bound.as_ref().is_some_and(|bound| is_of_part_alone(&turn, tie, bound));
        let why = bound
            .as_ref()
            .and_then(|bound| Choice { turn, bound, context: &context, before: last, tie, part_of }.why());
        let quantity = |bound: &Bound| around.rules.quantities.get(bound.quantity);
        let refused = why.zip(bound.as_ref().and_then(quantity));
        taken.near_misses.extend(refused.map(|(why, quantity)| near_miss(quantity, figure, why.to_owned())));
        let bound =
            bound.filter(|_| why.is_none()).map(|bound| bound.of_its_place(context.place.as_ref(), around.rules));
        // "The union could not get beyond 27,000"
        let carried = bound.as_ref().filter(|bound| bound.is_carried());
        let spoken = context.claimant.is_some();
        if let Some(giver) = carried.and_then(|_| running::giver(&self.turn(number, figure, before, taken), spoken)) {
            context.claimant = Some(giver);
            context.voice = Voice::Attributed;
        }
        let reading = Reading { number, figure, context: &context, counts: &counts, tie, shared, of_part_alone };
        match bound {
            Some(bound) => {
                let mut at = self.claim(&reading, &bound, &others, before, taken);
                at.extend(host.into_iter().flat_map(|host| self.claim_host(&reading, &host, taken)));
                manner::beside(scene, number, &at, &before.claims, around, taken);
                before.claims.insert(number, at);
            }
            None => taken.untaken.push(take::untaken(around, number, figure, &context)),
        }
        before.noun = figure.noun.or(before.noun);
    }

    /// Makes the claims of a figure that a quantity takes.
    fn claim(
        &self,
        reading: &Reading<'_>,
        bound: &Bound,
        others: &[Bound],
        before: &Before,
        taken: &mut Taken,
    ) -> Vec<usize> {
        let quantity = self.around.rules.quantities.get(bound.quantity);
        let turn = self.turn(reading.number, reading.figure, before, taken);
        let voice = reading.context.claimant.as_ref();
        let whole = reading.shared.or_else(|| whole::whole(&turn, reading.tie, quantity, voice));
        let figure = if bound.from.is_none() { self.as_asked(reading, bound) } else { reading.figure };
        let tied = reading.tie != Tie::Free;
        let one = One { whole, from: bound.from, tied, state: reading.of_part_alone, ..self.one(reading, figure) };
        take::claim_figure(&one, bound, others, self.around, taken)
    }

    /// Makes the claims of all those of whom a figure counts a part, for the quantity that asks for them: "368 of the 477 people
    /// on board were rescued".
    fn claim_host(&self, reading: &Reading<'_>, host: &Bound, taken: &mut Taken) -> Vec<usize> {
        let figure = self.as_asked(reading, host);
        let one = One { tied: reading.tie != Tie::Free, ..self.one(reading, figure) };
        take::claim_figure(&one, host, &[], self.around, taken)
    }

    fn as_asked<'t>(&self, reading: &Reading<'t>, bound: &Bound) -> &'t Figure {
        let asks = self.around.rules.quantities.get(bound.quantity).zip(self.found.get(bound.quantity));
        asks.map_or(reading.figure, |(quantity, found)| reading.counts.as_asked(self.scene, quantity, found))
    }

    /// A figure with what stands around it, and on nothing before it.
    fn one<'t>(&'t self, reading: &Reading<'t>, figure: &'t Figure) -> One<'t> {
        One {
            scene: self.scene,
            number: reading.number,
            figure,
            context: reading.context,
            list: self.list,
            cell: self.cell.as_ref(),
            whole: None,
            from: None,
            tied: false,
            state: false,
        }
    }

    fn turn<'t>(&'t self, number: usize, figure: &'t Figure, before: &'t Before, taken: &'t Taken) -> Turn<'t> {
        Turn {
            scene: self.scene,
            number,
            figure,
            found: &self.found,
            claims: &before.claims,
            taken,
            around: self.around,
        }
    }

    /// Whether a figure goes on from another without noun or verb of its own; not "and 40 tonnes of fireworks", of something else.
    fn is_elided(&self, number: usize, figure: &Figure) -> bool {
        let scene = self.scene;
        let measure = !matches!(figure.unit.dimension, Dimension::Count | Dimension::Share);
        let named = measure && scene.figures.get(number).is_some_and(|span| scene.line.is(span.end, Class::Of));
        figure.noun.is_none() && !named && bind::is_coordinated(scene, number)
    }

    /// Whom a figure may be of: its own noun, those of the figures before it, and its whole's. The figure `beside` it is the
    /// one before, where that is no part.
    fn nouns<'t>(
        &'t self,
        number: usize,
        figure: &Figure,
        beside: Option<&Figure>,
        before: &Before,
        taken: &Taken,
        elided: bool,
    ) -> Nouns<'t> {
        let Self { scene, around, found, .. } = self;
        let tie = before.tie;
        let words_of = |claim| around.quantity_of(claim).and_then(|at| Some((at, found.get(at)?)));
        let of = (number > 0 && tie != Tie::Free).then(|| before.claims.range(..number).next_back()).flatten();
        let of = of.and_then(|(_, made)| taken.claims.get(*made.first()?));
        // "the 210 of the union" counts no union.
        let owned = scene.numbers.get(number).is_some_and(|words| scene.is_owned(words));
        let own = figure.noun.filter(|_| !owned);
        let and = scene.figures.get(number).is_some_and(|span| scene.line.is_before(span.start, Class::And));
        // "and 15 injured": what befell them, and no noun of theirs.
        let befell = own.is_none_or(|own| scene.line.is(scene.tokens(own).start, Class::Harm));
        let joined = beside.and_then(|beside| beside.noun).filter(|_| befell && and && tie == Tie::Free);
        // "27 officers were hurt, of whom four", "29 officers, fewer than the 34 announced by the ministry", "and 15 injured"
        let leaves_out = elided || tie != Tie::Free || bind::is_the(scene, number);
        let left_out = before.noun.filter(|_| leaves_out).or(joined.filter(|_| own.is_some()));
        let whole = of.and_then(words_of).or_else(|| {
            // "812 cases were recorded. Of these, 117 are confirmed"
            let turn = self.turn(number, figure, before, taken);
            let whole = (tie == Tie::Before).then(|| whole::whole(&turn, tie, None, None)).flatten();
            whole.and_then(|at| taken.claims.get(at)).and_then(words_of)
        });
        Nouns { own, elided: left_out, joined, whole }
    }

    /// Who says a figure, where and when: by its own words, and by the list or the table that it stands in.
    fn context(&self, number: usize, figure: &Figure) -> Context {
        let around = self.around;
        let mut context = self.scene.context(number, figure.manner);
        // "The ministry counts 724 dead. By district:"
        let lead = || list::heads(around).nth(1).and_then(|lead| lead.frames.last());
        // "Deaths by day, according to the Monitor:", and all the list under it.
        let head = self.list.filter(|_| context.claimant.is_none());
        if let Some(frame) = head.and_then(|head| head.frames.last().or_else(lead)) {
            context.claimant = Some(frame.speaker.clone());
            context.voice = Voice::Attributed;
        }
        if let Some(cell) = &self.cell {
            cell.tell(&mut context, around);
        }
        context
    }

    /// The quantity that takes a figure: the one whose words bind it best, unless the sentence goes on from another number;
    /// and for a number that no words bind, the one that its row, its whole or the text before it speaks of.
    fn choose(&self, turn: &Turn<'_>, bound: Option<Bound>, ties: &Ties) -> Option<Bound> {
        let Self { scene, found, .. } = self;
        let span = scene.figures.get(turn.number)?;
        let forbids = |bound: &Bound| found.get(bound.quantity).is_some_and(|found| found.forbids(scene, span));
        let brought = || {
            whole::brought(turn)
                .filter(|brought| !bound.as_ref().is_some_and(|own| own.counts_another(brought, scene)))
                .filter(|brought| !forbids(brought))
        };
        let goes_on = whole::of_whole(turn, ties.shared)
            .or_else(|| whole::compared(turn))
            .or_else(|| self.gapped(turn, bound.as_ref()))
            .or_else(|| self.bracketed(turn, bound.as_ref()))
            .or_else(brought);
        let unbound = || {
            self.rows
                .of(turn)
                .or_else(|| anaphor::respective(turn))
                .or_else(|| whole::carried(turn, ties.elided))
                .or_else(|| whole::of_whole(turn, ties.part_of))
                .or_else(|| asked::asked(turn).filter(|_| !ties.forbidden))
                .or_else(|| topic::topic(turn).filter(|_| !ties.forbidden))
                .or_else(|| topic::there_are(turn).filter(|_| !ties.forbidden))
                .or_else(|| running::spoken_of(turn).filter(|_| !ties.forbidden))
                .or_else(|| anaphor::again(turn).filter(|_| !ties.forbidden))
                .or_else(|| running::running(turn).filter(|_| !ties.forbidden))
                .filter(|bound| !forbids(bound))
        };
        goes_on
            .or_else(|| bound.filter(|bound| !whole::is_within(turn, bound, ties.part_of)))
            .or_else(|| self.cell.as_ref()?.bound(turn))
            .or_else(unbound)
    }

    /// "Speaks of 2,500 killed, the coalition of fewer than a thousand": of what is spoken of.
    fn gapped(&self, turn: &Turn<'_>, bound: Option<&Bound>) -> Option<Bound> {
        let scene = self.scene;
        let gap = scene.numbers.get(turn.number).is_some_and(|words| scene.is_gap(words.start));
        // "and the Front 44 per cent", where the Front's share is asked for: its own.
        let span = scene.figures.get(turn.number)?;
        let joins = |at: &usize| scene.line.is(*at, Class::And) || scene.line.is(*at, Class::Comma);
        let own = || (0..span.start).rev().find(joins).map_or(span.start, |at| at + 1)..span.start;
        let words = bound.and_then(|bound| self.found.get(bound.quantity));
        let gap = turn.figure.noun.is_none() && gap && !words.is_some_and(|words| words.is_cued_in(&own()));
        gap.then(|| whole::carried(turn, true)).flatten()
    }

    /// "Salu (1,643 dead), Merin (976) and Kask (202) are the most affected": of what the row counts.
    fn bracketed(&self, turn: &Turn<'_>, bound: Option<&Bound>) -> Option<Bound> {
        let scene = self.scene;
        let span = scene.figures.get(turn.number)?;
        let last = turn.number.checked_sub(1).and_then(|last| scene.figures.get(last))?;
        let row = scene.stands_in_brackets_of_place(span) && scene.line.is(last.end, Class::CloseBracket);
        let cue = bound.and_then(|bound| bound.cue.as_ref());
        let behind = cue.is_none_or(|cue| span.end < cue.start);
        // "Salu, with 402 deaths, is the worst affected, followed by Merin with 258"
        let with = scene.stands_with_place(span);
        whole::carried(turn, true).filter(|_| (row && behind || with) && scene.is_bare(span))
    }
}

/// Whether what is told of a figure that is a part of another is told of no more than the part.
fn is_of_part_alone(turn: &Turn<'_>, tie: Tie, bound: &Bound) -> bool {
    let Turn { scene, number, figure, .. } = *turn;
    let part =
        (tie != Tie::Free || told::is_state(scene, number)) && figure.unit == Unit::count() && !bind::is_zero(figure);
    let words = turn.found.get(bound.quantity).filter(|_| part);
    words.is_some_and(|words| told::is_of_part_alone(scene, number, words))
}
