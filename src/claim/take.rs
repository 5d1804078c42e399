//! The figures of one sentence, taken one by one for the quantities that ask for them, and what each
//! claim is made of.

use std::cmp::Ordering;
use std::collections::BTreeMap;

use rust_decimal::Decimal;

use super::bind::{self, Bound, Found, Nouns};
use super::context::{Context, Scene};
use super::cue;
use super::fits::{Asked, Counts, Fits, near_miss};
use super::parts::{self, Tie};
use super::table::{self, Cell, Tables};
use super::told::{self, Told};
use super::whole::{self, Turn};
use super::{
    Claim, Lines, Status, Taken, Untaken, Voice, anaphor, asked, breakdown, event, foreign, list, manner, owner, scope,
};
use crate::document::{Document, Role};
use crate::figure::{Figure, Manner};
use crate::lexicon::claims::Surety;
use crate::lexicon::figures::Class;
use crate::rules::{Id, Nature, Quantity, Rules};
use crate::span::Span;
use crate::token::Kind;
use crate::unit::{Dimension, Unit};
use crate::window::{Moment, Window};

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
}

impl Around<'_> {
    pub(super) fn scene(&self) -> Option<&Scene<'_>> {
        self.scenes.get(self.index)
    }

    /// The sentence of a claim.
    fn scene_of(&self, claim: &Claim) -> Option<&Scene<'_>> {
        let start = claim.evidence.sentence.start;
        let at =
            self.scenes.partition_point(|scene| scene.line.tokens.last().is_none_or(|token| token.span.end <= start));
        self.scenes.get(at)
    }

    /// Whether a claim stands in the paragraph of the sentence.
    fn is_beside(&self, claim: &Claim) -> bool {
        self.scene_of(claim).map(|scene| scene.paragraph) == self.scene().map(|scene| scene.paragraph)
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
}

pub(super) fn sentence(scene: &Scene<'_>, figures: &[Figure], around: &Around<'_>, taken: &mut Taken) {
    let quantities = &around.rules.quantities;
    let found_all: Vec<Found> = quantities.iter().map(|quantity| Found::look(scene, quantity)).collect();
    // The claims each figure of the sentence became, by its number in it.
    let mut claims: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    let mut noun: Option<Span> = None;
    let mut tie = Tie::Free;
    let cell = table::cell(around);
    let list = list::head(around).or_else(|| cell.as_ref()?.dated());
    let wholes = breakdown::wholes(scene, figures);
    let rows = list::rows(scene, around);
    for (number, figure) in figures.iter().enumerate() {
        let measured = cell.as_ref().and_then(|cell| cell.measured(figure));
        let figure = measured.as_ref().unwrap_or(figure);
        let before = number.checked_sub(1).and_then(|before| figures.get(before)).filter(|_| tie == Tie::Free);
        tie = parts::tie(scene, number, tie);
        // "373 cases (326 confirmed and 47 probable)"
        let shared = wholes.get(number).copied().flatten().and_then(|whole| claims.get(&whole)?.first().copied());
        tie = if shared.is_some() { Tie::Here } else { tie };
        // "and 40 tonnes of fireworks": of something else.
        let measure = !matches!(figure.unit.dimension, Dimension::Count | Dimension::Share);
        let named = measure && scene.figures.get(number).is_some_and(|span| scene.line.is(span.end, Class::Of));
        let elided = figure.noun.is_none() && !named && bind::is_coordinated(scene, number);
        let of = (number > 0 && tie != Tie::Free).then(|| claims.range(..number).next_back()).flatten();
        let of = of.and_then(|(_, made)| taken.claims.get(*made.first()?));
        let whole_of = of.and_then(|claim| quantity_of(claim, around));
        let whole_of = whole_of.and_then(|at| Some((at, found_all.get(at)?)));
        // "27 officers were hurt, of whom four", "29 officers, fewer than the 34 announced by the ministry"
        let leaves_out = elided || tie != Tie::Free || bind::is_the(scene, number);
        // "the 210 of the union" counts no union.
        let owned = scene.numbers.get(number).is_some_and(|words| scene.is_owned(words));
        let own = figure.noun.filter(|_| !owned);
        let and = scene.figures.get(number).is_some_and(|span| scene.line.is_before(span.start, Class::And));
        // "and 15 injured": what befell them, and no noun of theirs.
        let befell = own.is_none_or(|own| scene.line.is(scene.tokens(own).start, Class::Harm));
        let joined = before.and_then(|before| before.noun).filter(|_| befell && and && tie == Tie::Free);
        // "and 15 injured" leaves out whom as well.
        let elided_noun = noun.filter(|_| leaves_out).or(joined.filter(|_| own.is_some()));
        let mut nouns = Nouns { own, elided: elided_noun, joined, whole: whole_of };
        if nouns.whole.is_none() && tie == Tie::Before {
            // "812 cases were recorded. Of these, 117 are confirmed"
            let turn = Turn { scene, number, figure, found: &found_all, claims: &claims, taken, around };
            let whole = whole::whole(&turn, tie, None, None).and_then(|at| taken.claims.get(at));
            let whole = whole.and_then(|claim| quantity_of(claim, around));
            nouns.whole = whole.and_then(|at| Some((at, found_all.get(at)?)));
        }
        let mut context = scene.context(number, figure.manner);
        // "Deaths by day, according to the Monitor:", and all the list under it.
        // "The ministry counts 724 dead. By district:"
        let lead = || list::heads(around).nth(1).and_then(|lead| lead.frames.last());
        let own = context.claimant.is_some();
        let head = list.filter(|_| !own).and_then(|head| head.frames.last().or_else(lead));
        if let Some(frame) = head {
            context.claimant = Some(frame.speaker.clone());
            context.voice = Voice::Attributed;
        }
        if let Some(cell) = &cell {
            cell.tell(&mut context, around);
        }
        tie = if context.rival { Tie::Free } else { tie };
        let counts = Counts::of(scene, number, figure, &found_all);
        let asked = Asked { scene, number, counts: &counts, nouns, context: &context, found: &found_all, around };
        let Fits { bounds, forbidden } = asked.fits(&mut taken.near_misses);
        let span = scene.figures.get(number).cloned().unwrap_or_default();
        let (bound, mut others) = bind::best(bounds, &span, around.rules);
        let (bound, host) = counts.share_out(scene, number, bound, &mut others);
        let turn = Turn { scene, number, figure, found: &found_all, claims: &claims, taken, around };
        let voice = context.claimant.as_ref();
        let part_of = whole::whole(&turn, tie, None, voice);
        // "speaks of 2,500 killed, the coalition of fewer than a thousand": of what is spoken of.
        let gapped = || {
            let gap = figure.noun.is_none() && scene.numbers.get(number).is_some_and(|words| scene.is_gap(words.start));
            // "and the Front 44 per cent", where the Front's share is asked for: its own.
            let joins = |at: &usize| scene.line.is(*at, Class::And) || scene.line.is(*at, Class::Comma);
            let own = || (0..span.start).rev().find(joins).map_or(span.start, |at| at + 1)..span.start;
            let cued = bound.as_ref().and_then(|bound| found_all.get(bound.quantity));
            let gap = gap && !cued.is_some_and(|words| words.is_cued_in(&own()));
            gap.then(|| whole::carried(&turn, true)).flatten()
        };
        // "Salu (1,643 dead), Merin (976) and Kask (202) are the most affected": of what the row counts.
        let bracketed = || {
            let before = number.checked_sub(1).and_then(|before| scene.figures.get(before))?;
            let row = scene.stands_in_brackets_of_place(&span) && scene.line.is(before.end, Class::CloseBracket);
            let behind = bound.as_ref().is_none_or(|bound| bound.cue.as_ref().is_none_or(|cue| span.end < cue.start));
            // "Salu, with 402 deaths, is the worst affected, followed by Merin with 258"
            let with = scene.stands_with_place(&span);
            whole::carried(&turn, true).filter(|_| (row && behind || with) && scene.is_bare(&span))
        };
        let bound = whole::of_whole(&turn, shared)
            .or_else(|| whole::compared(&turn))
            .or_else(gapped)
            .or_else(bracketed)
            .or_else(|| {
                whole::brought(&turn)
                    .filter(|brought| !bound.as_ref().is_some_and(|own| own.counts_another(brought, scene)))
                    .filter(|brought| !found_all.get(brought.quantity).is_some_and(|found| found.forbids(scene, &span)))
            })
            .or(bound.filter(|bound| !whole::is_within(&turn, bound, part_of)))
            .or_else(|| cell.as_ref()?.bound(&turn))
            .or_else(|| {
                let indirect = rows
                    .of(&turn)
                    .or_else(|| whole::carried(&turn, elided))
                    .or_else(|| whole::of_whole(&turn, part_of))
                    .or_else(|| asked::asked(&turn).filter(|_| !forbidden))
                    .or_else(|| anaphor::again(&turn).filter(|_| !forbidden));
                indirect.filter(|bound| !found_all.get(bound.quantity).is_some_and(|found| found.forbids(scene, &span)))
            });
        let told_of_part = |bound: &Bound| {
            let part = (tie != Tie::Free || told::is_state(scene, number))
                && figure.unit == Unit::count()
                && !bind::is_zero(figure);
            let words = found_all.get(bound.quantity).filter(|_| part);
            words.map_or(Told::Same, |words| told::of_part(scene, number, words))
        };
        let bound = bound.filter(|bound| {
            !is_of_another_event(bound, &context, around)
                && !scene.is_difference(number)
                && !parts::is_all_but(scene, number)
                && !scene.is_in_a_time(number)
                && !scene.is_population(number)
                && (figure.unit.dimension == Dimension::Share
                    || !scene.is_peopled(number)
                    || bound.is_cued_by(scene.home_of(number)))
                && (!scene.is_base(number) || bound.is_cued_behind(&span))
                && (!scene.is_capacity(number)
                    || bound.from.is_some() && figure.noun.is_none()
                    || asks_room(scene, number, bound, &found_all))
                && !scene.is_grouping(number, figure.noun)
                && !scene.is_size_of_body(number)
                && !found_all
                    .get(bound.quantity)
                    .is_some_and(|found| owner::is_of_another_name(scene, &span, figure, found))
                && !(figure.noun.is_none() && scene.is_who_speaks(number))
                && !is_converted(scene, number, figures)
                && !(bind::is_zero(figure) && tie != Tie::Free && whole::is_empty_part(bound, part_of, &turn))
                && (told_of_part(bound) != Told::Other || bound.from.is_some() && told::tells_who(scene, number))
        });
        let bound = bound.map(|bound| bound.of_its_place(context.place.as_ref(), around.rules));
        match bound {
            Some(bound) => {
                let quantity = quantities.get(bound.quantity);
                let whole = shared.or_else(|| whole::whole(&turn, tie, quantity, voice));
                let own = quantity.zip(found_all.get(bound.quantity)).filter(|_| bound.from.is_none());
                let figure = own.map_or(figure, |(quantity, found)| counts.as_asked(scene, quantity, found));
                let one = One {
                    scene,
                    number,
                    figure,
                    context: &context,
                    list,
                    cell: cell.as_ref(),
                    whole,
                    from: bound.from,
                    tied: tie != Tie::Free,
                    state: told_of_part(&bound) != Told::Same,
                };
                let mut at = claim_figure(&one, &bound, &others, around, taken);
                if let Some(host) = host {
                    let asked = quantities.get(host.quantity).zip(found_all.get(host.quantity));
                    let figure = asked.map_or(figure, |(quantity, found)| counts.as_asked(scene, quantity, found));
                    let one = One { figure, whole: None, from: None, state: false, ..one };
                    at.extend(claim_figure(&one, &host, &[], around, taken));
                }
                manner::beside(scene, number, &at, &claims, around, taken);
                claims.insert(number, at);
            }
            None => taken.untaken.push(untaken(around, number, figure, &context)),
        }
        noun = figure.noun.or(noun);
    }
}

/// Whether a figure in brackets is the one before it again, in another unit: "18.5 km (11.5 miles)".
fn is_converted(scene: &Scene<'_>, number: usize, figures: &[Figure]) -> bool {
    let Some((before, figure)) = number.checked_sub(1).and_then(|at| figures.get(at)).zip(figures.get(number)) else {
        return false;
    };
    let behind =
        scene.figures.get(number - 1).zip(scene.figures.get(number)).is_some_and(|(before, span)| {
            before.end + 1 == span.start && scene.line.is(before.end, Class::OpenBracket)
        });
    let apart = before.unit != figure.unit && before.unit.converts_to(&figure.unit);
    behind && apart && is_near(before, figure)
}

/// Whether two figures say nearly the same, whatever unit each is in.
fn is_near(one: &Figure, other: &Figure) -> bool {
    let tenth = Decimal::ONE / Decimal::TEN;
    let of = |figure: &Figure| {
        let value = figure.amount.limits.lo().or_else(|| figure.amount.limits.hi())?;
        value.checked_mul(figure.unit.scale)
    };
    of(one).zip(of(other)).is_some_and(|(one, other)| {
        let most = one.abs().max(other.abs());
        one.checked_sub(other).zip(most.checked_mul(tenth)).is_some_and(|(gap, tenth)| gap.abs() <= tenth)
    })
}

/// Whether a quantity asks for room itself: its cue stands in the words that say what something was made for.
fn asks_room(scene: &Scene<'_>, number: usize, bound: &Bound, found: &[Found]) -> bool {
    let Some((span, found)) = scene.figures.get(number).zip(found.get(bound.quantity)) else { return false };
    let made_for = scene.line.phrase_before(&scene.line.lexicon.claims.made_for, span.start);
    made_for.is_some_and(|(start, ())| found.is_cued_in(&(start..span.start)))
}

/// The place of a claim's quantity in the rules.
pub(super) fn quantity_of(claim: &Claim, around: &Around<'_>) -> Option<usize> {
    around.rules.quantities.iter().position(|quantity| quantity.id == claim.quantity)
}

/// Whether a figure's words date it to another event: "at first 17 were reported; the final count
/// was 29", of a fire years before.
fn is_of_another_event(bound: &Bound, context: &Context, around: &Around<'_>) -> bool {
    let quantity = around.rules.quantities.get(bound.quantity);
    quantity.is_some_and(|quantity| event::another(quantity, context, around).is_some() || foreign::is_foreign(around))
}

/// One figure and what stands around it.
pub(super) struct One<'a> {
    pub(super) scene: &'a Scene<'a>,
    pub(super) number: usize,
    pub(super) figure: &'a Figure,
    pub(super) context: &'a Context,
    /// What heads the list it is an item of.
    pub(super) list: Option<&'a Scene<'a>>,
    /// What stands around the cell of a table that it stands in.
    pub(super) cell: Option<&'a Cell<'a>>,
    /// The claim it is said to be a part of.
    pub(super) whole: Option<usize>,
    /// The claim it goes on from.
    pub(super) from: Option<usize>,
    /// Whether it is said to be a part, of whatever.
    pub(super) tied: bool,
    /// Whether it says how some are of those counted.
    pub(super) state: bool,
}

/// Whether people are known by what a quantity asks for: "the 8,700 evacuated citizens".
fn is_known_by_it(one: &One<'_>, quantity: &Quantity) -> bool {
    let scene = one.scene;
    scene.figures.get(one.number).is_some_and(|span| cue::stands_in(scene, quantity, &scene.known_by(span)))
}

/// Whether a number is said to hold so far.
fn is_so_far(scene: &Scene<'_>, number: usize) -> bool {
    let line = &scene.line;
    let mut near = scene.figures.get(number).map(|span| scene.near_words(span)).unwrap_or_default();
    // "As of Sunday none had been executed"
    let by_then = |at: usize| scene.times.iter().any(|time| time.until && time.start == at);
    near.any(|at| by_then(at) || line.phrase_at(&line.lexicon.claims.so_far, at).is_some())
}

/// Whether the words that say somebody tried are among those that a quantity asks by.
fn asks_for_attempts(one: &One<'_>, quantity: &Quantity) -> bool {
    let line = &one.scene.line;
    let tried = |at: &usize| {
        let found = line.phrase_at(&line.lexicon.claims.surety, *at);
        found.is_some_and(|(_, surety)| *surety == Surety::Attempted)
    };
    let cues = quantity.cue.as_ref().map(|cue| cue.find(line.text, &line.tokens)).unwrap_or_default();
    (0..line.len()).filter(tried).any(|at| cues.iter().any(|cue| cue.contains(&at)))
}

/// What tells a part without a noun from the rest of its whole: "of which 284 are confirmed", "(163 probable"; not "including 12
/// overnight".
fn word_for_part(one: &One<'_>) -> Option<Span> {
    let line = &one.scene.line;
    one.whole?;
    let figure = one.scene.figures.get(one.number)?;
    let plain = |at: usize| line.kind(at) == Kind::Word && !line.is(at, Class::Stop) && !line.is(at, Class::And);
    // "97 of them women and 54 men"
    let end = line.phrase_at(&line.lexicon.figures.of_them, figure.end).map_or(figure.end, |(end, ())| end);
    let at = end + usize::from(line.is(end, Class::Be));
    let behind = plain(at) && !one.scene.times.iter().any(|phrase| phrase.start == at);
    // "by sex: women 101, men 55"
    let before = figure.start.checked_sub(1).filter(|at| {
        let opens =
            at.checked_sub(1).is_some_and(|at| matches!(line.mark(at), ':' | ',' | ';') || line.is(at, Class::And));
        let row = line.kind(figure.end) == Kind::Mark || figure.end >= line.len();
        plain(*at) && opens && row && !line.is_capital(*at)
    });
    before.or(behind.then_some(at)).map(|at| line.token(at).span)
}

/// Makes the claims of a figure: one, or one for each of several quantities that a zero serves.
fn claim_figure(one: &One<'_>, bound: &Bound, others: &[Bound], around: &Around<'_>, taken: &mut Taken) -> Vec<usize> {
    let quantities = &around.rules.quantities;
    let is_joined = |other: &&Bound| {
        bound.cue.as_ref().zip(other.cue.as_ref()).is_some_and(|(cue, other)| cue::is_joined(one.scene, cue, other))
    };
    let joined: Vec<&Quantity> =
        others.iter().filter(is_joined).filter_map(|other| quantities.get(other.quantity)).collect();
    for other in others.iter().filter_map(|other| quantities.get(other.quantity)) {
        if let Some(quantity) = quantities.get(bound.quantity).filter(|_| !joined.iter().any(|one| one.id == other.id))
        {
            let why = format!("taken for {}, which it is better bound to", quantity.id);
            taken.near_misses.push(near_miss(other, one.figure, why));
        }
    }
    let zero = bind::is_zero(one.figure);
    let serves = quantities.get(bound.quantity).into_iter().chain(joined.iter().copied().filter(|_| zero));
    let mut made = Vec::new();
    for quantity in serves {
        let combined_with = if zero { Vec::new() } else { joined.iter().map(|quantity| quantity.id.clone()).collect() };
        let claim = claim(one, quantity, combined_with, around, taken);
        made.push(taken.claims.len());
        taken.claims.push(claim);
    }
    made
}

fn claim(one: &One<'_>, quantity: &Quantity, combined_with: Vec<Id>, around: &Around<'_>, taken: &Taken) -> Claim {
    let One { scene, number, figure, context, list, whole, from, .. } = *one;
    // What a part does not say of itself is its whole's; what goes on from a claim, that claim's.
    let before = whole.or(from).and_then(|before| taken.claims.get(before));
    let status = match before {
        Some(before) if context.status == Status::Stated && before.status == Status::Planned => Status::Planned,
        // "300 people, including 45 children, tried to flee"
        Some(before) if whole.is_some() && context.status == Status::Stated && before.status == Status::Attempted => {
            Status::Attempted
        }
        // "Some 2,000 tried to cross", where it is asked how many tried.
        _ if context.status == Status::Attempted && asks_for_attempts(one, quantity) => Status::Stated,
        // "The 8,700 evacuated citizens will be offered rooms": who they are is done.
        _ if context.status == Status::Planned && is_known_by_it(one, quantity) => Status::Stated,
        _ => context.status,
    };
    let dated = scene.window(number, quantity.nature, status);
    // "Deaths as of 4 June:", and all the list under it.
    let of_list = || list?.times.last().filter(|phrase| !phrase.since).map(|phrase| phrase.window);
    let dated = dated.or_else(of_list);
    let window = dated.map(|window| settle(window, quantity.nature, around.document.meta.published));
    // "18:00 What we know tonight: 242 have died": as of the hour of its entry.
    let of_hour = |to: Moment| {
        let today = around.document.meta.published.map(|published| published.date) == Some(to.date);
        let now = today && to.time.is_none() && matches!(quantity.nature, Nature::Total | Nature::Stock);
        Moment { time: to.time.or(scene.clock.filter(|_| now)), ..to }
    };
    let window = window.map(|window| Window { from: window.from.map(of_hour), to: window.to.map(of_hour), ..window });
    let undated = || {
        let window = undated(around.document, Some(quantity.nature));
        let by = |moment: Option<Moment>| moment.map(|at| Moment { time: scene.clock.or(at.time), ..at });
        match quantity.nature {
            // "17:45" heads what was known by then.
            Nature::Total | Nature::Stock => Window { from: by(window.from), to: by(window.to), ..window },
            _ => window,
        }
    };
    // "Of those, 27 were children": in the same mouth.
    let (claimant, voice) = match (&context.claimant, whole.and(before)) {
        (None, Some(whole)) => (whole.claimant.clone(), whole.voice),
        (claimant, _) => (claimant.clone(), context.voice),
    };
    let near = |before: &Claim| whole.is_some() || around.is_beside(before);
    // "70, up from 65": of a time before.
    let past = context.older && whole.is_none();
    let lends = |before: &Claim| near(before) && !before.older && !past && !around.is_set_beside(before);
    let scope = scope::of_figure(one, quantity, around, taken, &near);
    let manner = manner::manner(one, quantity, around, taken);
    // What was added was added within the time told.
    let within = || scene.added_on(number).or(context.window);
    let within = (manner == Manner::Added && quantity.nature == Nature::Total).then(within).flatten();
    let window = within.map(|window| settle(window, Nature::Flow, around.document.meta.published)).or(window);
    // "23 have died since Saturday": a toll stands at a moment, and says from when it counts.
    let since = |window: Window| {
        let earlier = |from: &Moment| window.to.is_some_and(|to| from.date < to.date);
        let total = quantity.nature == Nature::Total && !scene.is_of_length(number);
        let from = scene.since(number).filter(|from| total && earlier(from));
        Window { from: from.map(|from| Moment::day(from.date)).or(window.from), ..window }
    };
    let on_its_own_day =
        quantity.nature == Nature::Flow && scene.figures.get(number).is_some_and(|span| scene.is_set_days_back(span));
    Claim {
        source: around.document.meta.id.as_str().into(),
        quantity: quantity.id.clone(),
        amount: figure.amount,
        // "480 million euros rather than 600 million": in the money of what it goes on from.
        unit: match before {
            Some(before) if !before.unit.converts_to(&figure.unit) => before.unit.clone(),
            _ => figure.unit.clone(),
        },
        noun: figure.noun.or_else(|| word_for_part(one)).map(|noun| noun.slice(&around.document.text).to_owned()),
        people: manner::people_of(one, manner),
        // "On Monday they killed 82 civilians, among them 13 children": of the same day.
        on_day: scene.day_of_event(number).or_else(|| whole.and(before).filter(|_| dated.is_none())?.on_day),
        manner,
        claimant,
        relay: context.relay.clone(),
        voice,
        window: since(
            window.or(before.filter(|before| lends(before)).map(|before| before.window)).unwrap_or_else(undated),
        ),
        scope,
        status,
        // "None of its fighters" is no share of the 31 another counted.
        part_of: whole.filter(|whole| !bind::is_zero(figure) && may_be_part(figure, taken.claims.get(*whole))),
        combined_with,
        older: context.older && !on_its_own_day || parts::is_replaced(scene, number),
        reported: around.document.meta.published,
        so_far: bind::is_zero(figure) && is_so_far(scene, number),
        of_entry: scene.clock.is_some(),
        evidence: around.lines.evidence(around.document, figure.number, figure.phrase, figure.sentence),
    }
}

/// Whether a figure may be a part of a claim: a share of people is, and no weight.
fn may_be_part(figure: &Figure, whole: Option<&Claim>) -> bool {
    let alike = |whole: &Claim| whole.unit.dimension == figure.unit.dimension;
    matches!(figure.unit.dimension, Dimension::Count | Dimension::Share) || whole.is_some_and(alike)
}

/// A total and a stock hold at a moment, the end of what the text names, or since a day up to it. Neither
/// is known for an hour that its text was out before. A flow and a closed count are of whole days.
fn settle(window: Window, nature: Nature, published: Option<Moment>) -> Window {
    let day = |moment: Option<Moment>| moment.map(|at| Moment::day(at.date));
    if matches!(nature, Nature::Flow | Nature::Fixed) {
        return Window { from: day(window.from), to: day(window.to), ..window };
    }
    let printed = window.to.filter(|to| to.time.is_some());
    let known = published.filter(|published| {
        let earlier = |to: Moment| to.date == published.date && published.order(to) == Some(Ordering::Less);
        published.time.is_some() && printed.is_some_and(earlier)
    });
    let to = known.or(window.to);
    let since = window.from.filter(|_| nature == Nature::Stock && window.from != window.to);
    Window { from: since.or(to), to, ..window }
}

/// The time of a claim whose text names none: its document's. A toll keeps the hour.
fn undated(document: &Document, nature: Option<Nature>) -> Window {
    let published = document.meta.published;
    let to =
        published.map(|published| if nature == Some(Nature::Total) { published } else { Moment::day(published.date) });
    let from = to.filter(|_| matches!(nature, Some(Nature::Stock | Nature::Total)));
    Window { from, to, assumed: true, ..Window::default() }
}

fn untaken(around: &Around<'_>, number: usize, figure: &Figure, context: &Context) -> Untaken {
    Untaken {
        figure: around.first + number,
        claimant: context.claimant.clone(),
        voice: context.voice,
        window: context.window.unwrap_or_else(|| undated(around.document, None)),
        place: context.place.clone(),
        status: context.status,
        evidence: around.lines.evidence(around.document, figure.number, figure.phrase, figure.sentence),
    }
}
