//! The figures of one sentence, taken one by one for the quantities that ask for them, and what each
//! claim is made of.

use std::collections::BTreeMap;

use super::bind::{self, Bound, Fit, Found, Nouns};
use super::context::{Context, Scene};
use super::parts::{self, Tie};
use super::{Claim, Lines, NearMiss, Scope, Status, Taken, Untaken, anaphor, event};
use crate::document::{Document, Role};
use crate::figure::{Figure, Manner};
use crate::rules::{Id, Nature, Quantity, Rules};
use crate::span::Span;
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
}

impl Around<'_> {
    fn scene(&self) -> Option<&Scene<'_>> {
        self.scenes.get(self.index)
    }

    /// The days that the paragraph spoke of last, for a sentence that names none.
    fn before(&self) -> Option<Window> {
        let here = self.scene().filter(|scene| scene.times.is_empty())?;
        let before = self.scenes.get(..self.index)?.iter().rev();
        let mut dated = before.take_while(|scene| scene.paragraph == here.paragraph && scene.role == here.role);
        dated.find_map(|scene| scene.times.last()).filter(|phrase| !phrase.since).map(|phrase| phrase.window)
    }
}

pub(super) fn sentence(scene: &Scene<'_>, figures: &[Figure], around: &Around<'_>, taken: &mut Taken) {
    let quantities = &around.rules.quantities;
    let found_all: Vec<Found> = quantities.iter().map(|quantity| Found::look(scene, quantity)).collect();
    // The claims each figure of the sentence became, by its number in it.
    let mut claims: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    let mut noun: Option<Span> = None;
    let mut tie = Tie::Free;
    for (number, figure) in figures.iter().enumerate() {
        tie = parts::tie(scene, number, tie);
        let elided = figure.noun.is_none() && bind::is_coordinated(scene, number);
        let nouns = Nouns { own: figure.noun, elided: noun.filter(|_| elided) };
        let context = scene.context(number, figure.manner);
        let mut fits = Vec::new();
        for (quantity, found) in quantities.iter().enumerate().zip(&found_all) {
            match bind::fit(scene, number, figure, found, quantity, nouns) {
                Fit::Taken(bound) => match left_out(quantity.1, number, &context, around)
                    .or_else(|| together(scene, &bound, &found_all))
                {
                    Some(why) => taken.near_misses.push(near_miss(quantity.1, figure, why)),
                    None => fits.push(bound),
                },
                Fit::Near(why) => taken.near_misses.push(near_miss(quantity.1, figure, why)),
                Fit::None => {}
            }
        }
        let (bound, others) = bind::best(fits, around.rules);
        let told = whole(number, scene.role, tie, figure, None, &claims, taken);
        let bound = bound
            .or_else(|| carried(scene, number, figure, elided, &claims, taken, around))
            .or_else(|| of_whole(scene, number, figure, told, &found_all, taken, around))
            .or_else(|| anaphor::again(scene, number, figure, &found_all, taken, around));
        let bound = bound.filter(|bound| !is_of_another_event(bound, &context, around));
        match bound {
            Some(bound) => {
                let whole = whole(number, scene.role, tie, figure, quantities.get(bound.quantity), &claims, taken);
                let one = One { scene, number, figure, context: &context, whole, from: bound.from };
                let at = claim_figure(&one, &bound, &others, around, taken);
                claims.insert(number, at);
            }
            None => taken.untaken.push(untaken(around, number, figure, &context)),
        }
        noun = figure.noun.or(noun);
    }
}

/// The quantity of the figure before, for one that leaves out both noun and verb: "30,000 people
/// had left on Friday and 20,000 so far on Saturday".
fn carried(
    scene: &Scene<'_>,
    number: usize,
    figure: &Figure,
    elided: bool,
    claims: &BTreeMap<usize, Vec<usize>>,
    taken: &Taken,
    around: &Around<'_>,
) -> Option<Bound> {
    let before = claims.get(&number.checked_sub(1)?)?;
    let goes_on = elided && !bind::has_own_verb(scene, number);
    let from = *before.first()?;
    let claim = taken.claims.get(from).filter(|claim| goes_on && claim.unit == figure.unit)?;
    quantity_of(claim, around).map(|quantity| Bound::carried(quantity, from))
}

/// The quantity of the whole, or of those narrower than it, for a stated part that has no verb of
/// its own: "36 dead, including six children".
fn of_whole(
    scene: &Scene<'_>,
    number: usize,
    figure: &Figure,
    whole: Option<usize>,
    found: &[Found],
    taken: &Taken,
    around: &Around<'_>,
) -> Option<Bound> {
    let from = whole?;
    let whole = taken.claims.get(from).filter(|whole| whole.unit == figure.unit)?;
    // "Of those, 12 were children": the noun may stand behind the verb.
    let predicate = scene.figures.get(number).and_then(|span| scene.predicate(span));
    let noun = figure.noun.map(|noun| scene.tokens(noun)).or(predicate);
    let counts = |at: usize| match &noun {
        Some(noun) => found.get(at).is_some_and(|found| found.counts(noun)),
        None => true,
    };
    let quantities = around.rules.quantities.iter().enumerate();
    let narrower = quantities.clone().filter(|(_, quantity)| quantity.subset_of.as_deref() == Some(&*whole.quantity));
    let narrower = narrower.filter(|_| noun.is_some()).map(|(at, _)| at).find(|at| counts(*at));
    let same = || quantity_of(whole, around).filter(|at| figure.noun.is_none() || counts(*at));
    narrower.or_else(same).map(|quantity| Bound::carried(quantity, from))
}

/// The place of a claim's quantity in the rules.
pub(super) fn quantity_of(claim: &Claim, around: &Around<'_>) -> Option<usize> {
    around.rules.quantities.iter().position(|quantity| quantity.id == claim.quantity)
}

/// Why a figure counts more than one outcome, where the other is not asked for.
fn together(scene: &Scene<'_>, bound: &Bound, found: &[Found]) -> Option<String> {
    let other = bind::other_outcome(scene, bound.cue.as_ref()?, found)?;
    Some(format!("it is counted together with \u{201C}{other}\u{201D}"))
}

/// Whether a figure's words date it to another event: "at first 17 were reported; the final count
/// was 29", of a fire years before.
fn is_of_another_event(bound: &Bound, context: &Context, around: &Around<'_>) -> bool {
    let dated = context.window.or_else(|| around.before());
    let quantity = around.rules.quantities.get(bound.quantity);
    quantity.is_some_and(|quantity| event::another(quantity, dated.as_ref(), around.document, around.rules).is_some())
}

/// Why a quantity that a figure fits does not take it after all.
fn left_out(quantity: &Quantity, number: usize, context: &Context, around: &Around<'_>) -> Option<String> {
    if quantity.needs_place && context.place.is_none() {
        return Some("the text names no place".to_owned());
    }
    if around.scene().is_some_and(|scene| scene.is_elsewhere(number)) {
        return Some("its words say that it is of elsewhere".to_owned());
    }
    if around.scene().is_some_and(|scene| scene.is_difference(number)) {
        return Some("it is the difference of two counts".to_owned());
    }
    let dated = context.window.or_else(|| around.before());
    if let Some(window) = event::another(quantity, dated.as_ref(), around.document, around.rules) {
        return Some(format!("it is dated {window}, so it speaks of another event"));
    }
    let with = quantity.with.as_ref()?;
    let near = around.index.saturating_sub(1)..(around.index + 2).min(around.scenes.len());
    let stands = (around.scenes.get(near).unwrap_or_default().iter())
        .any(|scene| with.is_match(scene.line.text, &scene.line.tokens));
    (!stands).then(|| "none of its `with` words stands in the sentence or beside it".to_owned())
}

fn near_miss(quantity: &Quantity, figure: &Figure, why: String) -> NearMiss {
    NearMiss { quantity: quantity.id.clone(), number: figure.number, phrase: figure.phrase, why }
}

/// One figure and what stands around it.
struct One<'a> {
    scene: &'a Scene<'a>,
    number: usize,
    figure: &'a Figure,
    context: &'a Context,
    /// The claim it is said to be a part of.
    whole: Option<usize>,
    /// The claim it goes on from.
    from: Option<usize>,
}

/// Makes the claims of a figure: one, or one for each of several quantities that a zero serves.
fn claim_figure(one: &One<'_>, bound: &Bound, others: &[Bound], around: &Around<'_>, taken: &mut Taken) -> Vec<usize> {
    let quantities = &around.rules.quantities;
    let is_joined = |other: &&Bound| {
        bound.cue.as_ref().zip(other.cue.as_ref()).is_some_and(|(cue, other)| bind::is_joined(one.scene, cue, other))
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
    let One { scene, number, figure, context, whole, from } = *one;
    // What a part does not say of itself is its whole's; what goes on from a claim, that claim's.
    let before = whole.or(from).and_then(|before| taken.claims.get(before));
    let status = match before {
        Some(before) if context.status == Status::Stated && before.status == Status::Planned => Status::Planned,
        _ => context.status,
    };
    let dated = scene.window(number, quantity.nature, status);
    let window = dated.map(|window| settle(window, quantity.nature));
    let undated = || undated(around.document, Some(quantity.nature));
    // "Of those, 27 were children": in the same mouth.
    let (claimant, voice) = match (&context.claimant, whole.and(before)) {
        (None, Some(whole)) => (whole.claimant.clone(), whole.voice),
        (claimant, _) => (claimant.clone(), context.voice),
    };
    let scope = match before {
        Some(before) if context.place.is_none() && before.scope.is_some() => before.scope.clone(),
        _ => scope(context, quantity, scene, bind::is_zero(figure)),
    };
    Claim {
        source: around.document.meta.id.as_str().into(),
        quantity: quantity.id.clone(),
        amount: figure.amount,
        // "480 million euros rather than 600 million": in the money of what it goes on from.
        unit: match before {
            Some(before) if !before.unit.converts_to(&figure.unit) => before.unit.clone(),
            _ => figure.unit.clone(),
        },
        noun: figure.noun.map(|noun| noun.slice(&around.document.text).to_owned()),
        manner: manner(one, quantity, taken),
        claimant,
        relay: context.relay.clone(),
        voice,
        window: window.or(before.map(|before| before.window)).unwrap_or_else(undated),
        scope,
        status,
        // "None of its fighters" is no share of the 31 another counted.
        part_of: whole.filter(|_| !bind::is_zero(figure)),
        combined_with,
        older: context.older || parts::is_replaced(scene, number),
        reported: around.document.meta.published,
        evidence: around.lines.evidence(around.document, figure.number, figure.phrase, figure.sentence),
    }
}

/// How a figure is put: to a running count may be added, and it may be put right.
fn manner(one: &One<'_>, quantity: &Quantity, taken: &Taken) -> Manner {
    let running = matches!(quantity.nature, Nature::Total | Nature::Stock);
    if one.figure.manner == Manner::Denied {
        return one.figure.manner;
    }
    // "Another 61 are still missing" under a headline of 61 is the count itself.
    let same = |claim: &Claim| claim.amount.limits.value() == one.figure.amount.limits.value();
    let mut before = taken.claims.iter().filter(|claim| claim.quantity == quantity.id).peekable();
    let mut counted = || before.peek().is_some() && !before.any(same);
    let none_since = bind::is_zero(one.figure) && one.scene.is_since(one.number);
    if running && parts::is_removed(one.scene, one.number) {
        return Manner::Removed;
    }
    if running && one.whole.is_none() && one.figure.manner == Manner::Stated && parts::is_seen(one.scene, one.number) {
        return Manner::Seen;
    }
    let added = running
        && (parts::is_added_to(one.scene, one.number)
            || parts::is_added(one.scene, one.number) && counted()
            || none_since);
    if added || quantity.nature == Nature::Total && one.scene.is_of_length(one.number) {
        Manner::Added
    } else if parts::is_corrected(one.scene, one.number) {
        Manner::Corrected
    } else {
        one.figure.manner
    }
}

/// The claim that a figure is said to be a part of: the nearest before it in the sentence that is no
/// part itself, or the last one of its quantity before that.
fn whole(
    number: usize,
    role: Role,
    tie: Tie,
    figure: &Figure,
    quantity: Option<&Quantity>,
    claims: &BTreeMap<usize, Vec<usize>>,
    taken: &Taken,
) -> Option<usize> {
    let free = |at: &usize| taken.claims.get(*at).is_some_and(|claim| claim.part_of.is_none());
    let before = || claims.range(..number).rev().filter_map(|(_, made)| made.first().copied());
    let here = || before().find(free).or_else(|| before().next());
    let holds = |claim: &Claim| {
        let asked = quantity.is_none_or(|quantity| {
            claim.quantity == quantity.id || quantity.subset_of.as_deref() == Some(&*claim.quantity)
        });
        let part = figure.amount.limits.lo().zip(claim.amount.limits.hi());
        asked
            && claim.unit == figure.unit
            && part.is_none_or(|(part, whole)| part <= whole)
            && claim.evidence.number != figure.number
            && claim.evidence.role == role
    };
    let near = |claim: &&Claim| figure.phrase.start.saturating_sub(claim.evidence.number.end) < FAR_WHOLE;
    let last = |fits: &dyn Fn(&Claim) -> bool| {
        let back = taken.claims.iter().rev().take_while(near).position(fits)?;
        taken.claims.len().checked_sub(1 + back)
    };
    let earlier = || last(&|claim| claim.part_of.is_none() && !claim.older && holds(claim)).or_else(|| last(&holds));
    match tie {
        Tie::Free => None,
        Tie::Here => here().or_else(earlier),
        Tie::Before => earlier(),
    }
}

/// How far before its sentence a part's whole may stand, in bytes.
const FAR_WHOLE: usize = 600;

/// The place a figure's words name; else the quantity's own; else the one its paragraph spoke of.
fn scope(context: &Context, quantity: &Quantity, scene: &Scene<'_>, zero: bool) -> Option<Scope> {
    match &context.place {
        Some(place) => Some(Scope { place: place.clone(), assumed: false }),
        None => {
            // "There were no deaths", of the prison just spoken of, is no none for the province.
            let before = scene.place_before.as_ref();
            let place = if zero { before.or(quantity.place.as_ref()) } else { quantity.place.as_ref().or(before) };
            place.cloned().map(|place| Scope { place, assumed: true })
        }
    }
}

/// The one place that the headline names: what the text is about, where nothing nearer says where.
pub(super) fn headline_place(scenes: &[Scene<'_>]) -> Option<Scope> {
    let headline = scenes.iter().take_while(|scene| scene.role == Role::Headline);
    let mut places = headline.flat_map(|scene| scene.places.iter().map(|(_, place)| place));
    let place = places.next()?;
    places.all(|other| other == place).then(|| Scope { place: place.clone(), assumed: true })
}

/// A stock and a total hold at a moment: the end of what the text names. A flow and a closed count are of
/// whole days.
fn settle(window: Window, nature: Nature) -> Window {
    let day = |moment: Option<Moment>| moment.map(|at| Moment::day(at.date));
    match nature {
        Nature::Stock | Nature::Total => Window { from: window.to, ..window },
        Nature::Flow | Nature::Fixed => Window { from: day(window.from), to: day(window.to), ..window },
    }
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
