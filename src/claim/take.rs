//! The figures of one sentence, taken one by one for the quantities that ask for them, and what each
//! claim is made of.

use std::cmp::Ordering;

use std::collections::BTreeMap;

use super::bind::{self, Bound, Fit, Found, Nouns};
use super::context::{Context, Scene};
use super::parts::{self, Tie};
use super::{Claim, Lines, NearMiss, Scope, Speaker, Status, Taken, Untaken, anaphor, event};
use crate::document::{Document, Role};
use crate::figure::{Figure, Manner};
use crate::rules::{Id, Nature, Quantity, Rules};
use crate::span::Span;
use crate::unit::Dimension;
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
}

impl Around<'_> {
    fn scene(&self) -> Option<&Scene<'_>> {
        self.scenes.get(self.index)
    }

    /// Whether a claim stands in the paragraph of the sentence.
    fn is_beside(&self, claim: &Claim) -> bool {
        let start = claim.evidence.sentence.start;
        let at =
            self.scenes.partition_point(|scene| scene.line.tokens.last().is_none_or(|token| token.span.end <= start));
        self.scenes.get(at).map(|scene| scene.paragraph) == self.scene().map(|scene| scene.paragraph)
    }

    /// The sentence, those beside it, and the heading above it. A line of a clock alone ("17:45") is
    /// no neighbour.
    fn beside(&self) -> impl Iterator<Item = &Scene<'_>> {
        let speaks = |scene: &&Scene<'_>| scene.speaks();
        let (before, from) = self.scenes.split_at_checked(self.index).unwrap_or_default();
        let last = before.iter().rev().find(speaks);
        let heading = from.first().and_then(|scene| before.get(scene.heading?));
        let next = from.iter().skip(1).find(speaks);
        from.first().into_iter().chain(last).chain(next).chain(heading)
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
        let of = (number > 0 && tie != Tie::Free).then(|| claims.range(..number).next_back()).flatten();
        let of = of.and_then(|(_, made)| taken.claims.get(*made.first()?));
        let whole_of = of.and_then(|claim| quantity_of(claim, around));
        let whole_of = whole_of.and_then(|at| Some((at, found_all.get(at)?)));
        let nouns = Nouns { own: figure.noun, elided: noun.filter(|_| elided), whole: whole_of };
        let context = scene.context(number, figure.manner);
        tie = if context.rival { Tie::Free } else { tie };
        let mut fits = Vec::new();
        for (quantity, found) in quantities.iter().enumerate().zip(&found_all) {
            match bind::fit(scene, number, figure, found, quantity.0, around.rules, nouns) {
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
        let span = scene.figures.get(number).cloned().unwrap_or_default();
        let (bound, others) = bind::best(fits, &span, around.rules);
        let told = whole((number, tie), scene, figure, None, context.claimant.as_ref(), &claims, taken);
        let bound = compared(scene, number, figure, &claims, taken, around)
            .or_else(|| brought(scene, number, figure, &claims, taken, around))
            .or(bound)
            .or_else(|| carried(scene, number, figure, elided, &claims, taken, around))
            .or_else(|| of_whole(scene, number, figure, told, &found_all, taken, around))
            .or_else(|| anaphor::again(scene, number, figure, &found_all, taken, around));
        let bound = bound.filter(|bound| {
            !is_of_another_event(bound, &context, around) && !scene.is_difference(number) && !scene.is_in_a_time(number)
        });
        match bound {
            Some(bound) => {
                let quantity = quantities.get(bound.quantity);
                let whole = whole((number, tie), scene, figure, quantity, context.claimant.as_ref(), &claims, taken);
                let one = One { scene, number, figure, context: &context, whole, from: bound.from };
                let at = claim_figure(&one, &bound, &others, around, taken);
                beside(scene, number, &at, &claims, around, taken);
                claims.insert(number, at);
            }
            None => taken.untaken.push(untaken(around, number, figure, &context)),
        }
        noun = figure.noun.or(noun);
    }
}

/// What a claim says of the one before it: that they are two kinds side by side, or that it was added.
fn beside(
    scene: &Scene<'_>,
    number: usize,
    made: &[usize],
    claims: &BTreeMap<usize, Vec<usize>>,
    around: &Around<'_>,
    taken: &mut Taken,
) {
    let Some(at) = made.first().copied() else { return };
    let before = number.checked_sub(1).and_then(|before| claims.get(&before)?.first().copied());
    if let Some(before) = before.filter(|_| parts::side_by_side(scene, number)) {
        let kind =
            |at: usize| taken.claims.get(at).filter(|claim| claim.manner == Manner::Stated && claim.part_of.is_none());
        let two = kind(before).zip(kind(at)).is_some_and(|(one, other)| {
            one.quantity == other.quantity && one.noun.as_deref().and_then(head) != other.noun.as_deref().and_then(head)
        });
        for claim in [before, at].into_iter().filter(|_| two) {
            if let Some(claim) = taken.claims.get_mut(claim) {
                claim.manner = Manner::Kind;
            }
        }
    }
    // "has contacted 265,000, and the number has since grown to 281,000"
    if parts::has_since_grown(scene, number)
        && let (Some(before), Some(quantity)) = (before, taken.claims.get(at).map(|claim| claim.quantity.clone()))
        && let Some(before) = taken.claims.get_mut(before).filter(|before| before.quantity == quantity)
    {
        before.older = true;
    }
    let Some(claim) = taken.claims.get(at).filter(|_| parts::brings_back(scene, number)) else { return };
    let running = around
        .rules
        .quantities
        .iter()
        .any(|quantity| quantity.id == claim.quantity && quantity.nature == Nature::Total);
    let (quantity, most) = (claim.quantity.clone(), claim.amount.limits.lo());
    let near = claim.evidence.number.start.saturating_sub(FAR_WHOLE);
    let is_added = |claim: &&mut Claim| {
        claim.quantity == quantity
            && claim.evidence.number.start >= near
            && claim.manner == Manner::Stated
            && claim.amount.limits.hi() < most
    };
    if let Some(added) =
        taken.claims.get_mut(..at).unwrap_or_default().iter_mut().rev().find(is_added).filter(|_| running)
    {
        added.manner = Manner::Added;
    }
}

/// The last word of what a figure counts, folded.
fn head(noun: &str) -> Option<String> {
    noun.split_whitespace().next_back().map(str::to_lowercase)
}

/// The quantity of the figure that this one is set against: "418 new cases were notified, compared with
/// 395 cases in the week before".
fn compared(
    scene: &Scene<'_>,
    number: usize,
    figure: &Figure,
    claims: &BTreeMap<usize, Vec<usize>>,
    taken: &Taken,
    around: &Around<'_>,
) -> Option<Bound> {
    let span = scene.figures.get(number)?;
    let noun = head(figure.noun?.slice(&around.document.text))?;
    let line = &scene.line;
    let mut before =
        claims.range(..number).rev().filter_map(|(at, made)| Some((scene.figures.get(*at)?, *made.first()?)));
    let (other, from) = before.find(|(_, made)| {
        let claim = taken.claims.get(*made);
        claim.is_some_and(|claim| {
            claim.unit == figure.unit && claim.noun.as_deref().and_then(head) == Some(noun.clone())
        })
    })?;
    let against = (other.end..span.start).any(|at| {
        let found = line.phrase_at(&line.lexicon.claims.against, at);
        // "from" and "over" alone join much else.
        found.is_some_and(|(end, ())| end > at + 1 && end <= span.start)
    });
    let claim = taken.claims.get(from).filter(|_| against)?;
    quantity_of(claim, around).map(|quantity| Bound::carried(quantity, from))
}

/// The quantity of the figure before, for what the count comes to with it: "Nineteen were arrested,
/// bringing the number to 76".
fn brought(
    scene: &Scene<'_>,
    number: usize,
    figure: &Figure,
    claims: &BTreeMap<usize, Vec<usize>>,
    taken: &Taken,
    around: &Around<'_>,
) -> Option<Bound> {
    let from = *claims.get(&number.checked_sub(1)?)?.first()?;
    let claim = taken.claims.get(from).filter(|claim| claim.unit == figure.unit && parts::is_brought(scene, number))?;
    quantity_of(claim, around).map(Bound::spoken_of)
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
    let (_, before) = claims.range(..number).next_back()?;
    let predicate = scene.figures.get(number).and_then(|span| scene.predicate(span));
    let goes_on = elided && !bind::has_own_verb(scene, number) && predicate.is_none();
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
    // "including 350 women", "among them two commanders": whatever they are called, unless another
    // quantity asks for them.
    let led = parts::is_led(scene, number);
    let others = |at: usize| !led || (0..found.len()).any(|other| other != at && counts(other));
    let same = || quantity_of(whole, around).filter(|at| figure.noun.is_none() || counts(*at) || !others(*at));
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
    let stands = around.beside().any(|scene| with.is_match(scene.line.text, &scene.line.tokens));
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
    let window = dated.map(|window| settle(window, quantity.nature, around.document.meta.published));
    let undated = || {
        let window = undated(around.document, Some(quantity.nature));
        let by = |moment: Option<Moment>| moment.map(|at| Moment { time: scene.clock.or(at.time), ..at });
        match quantity.nature {
            // "17:45" heads what was known by then.
            Nature::Total => Window { from: by(window.from), to: by(window.to), ..window },
            _ => window,
        }
    };
    // "Of those, 27 were children": in the same mouth.
    let (claimant, voice) = match (&context.claimant, whole.and(before)) {
        (None, Some(whole)) => (whole.claimant.clone(), whole.voice),
        (claimant, _) => (claimant.clone(), context.voice),
    };
    let near = |before: &Claim| whole.is_some() || around.is_beside(before);
    let scope = match before {
        Some(before) if context.place.is_none() && before.scope.is_some() && near(before) => before.scope.clone(),
        _ => arrived(number, quantity, around).or_else(|| scope(context, quantity, scene, bind::is_zero(figure))),
    };
    let manner = manner(one, quantity, taken);
    // What was added was added within the time told.
    let within = context.window.filter(|_| manner == Manner::Added && quantity.nature == Nature::Total);
    let window = within.map(|window| settle(window, Nature::Flow, around.document.meta.published)).or(window);
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
        manner,
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
    // "3,100 had come by midday": of a day that was not over.
    let part_of_day = quantity.nature == Nature::Flow && one.scene.is_up_to_an_hour(one.number);
    if part_of_day && one.whole.is_none() && one.figure.manner == Manner::Stated {
        return Manner::Seen;
    }
    if one.context.rival {
        return Manner::Stated;
    }
    if one.figure.manner == Manner::Denied {
        return Manner::Denied;
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
    let brings = parts::is_brought(one.scene, one.number + 1);
    let value = one.figure.amount.limits.lo();
    let sentence = one.scene.line.tokens.first().map_or(0, |token| token.span.start);
    let higher = |claim: &Claim| {
        claim.quantity == quantity.id
            && claim.evidence.number.start >= sentence
            && claim.amount.limits.hi().or(claim.amount.limits.lo()) > value
    };
    let higher_yet = |claim: &Claim| {
        claim.quantity == quantity.id
            && claim.amount.limits.hi().or(claim.amount.limits.lo()) > value
            && claim.part_of.is_none()
    };
    let brings = brings || parts::is_found_then(one.scene, one.number) && taken.claims.iter().any(higher_yet);
    // "seven have died, after three bodies were found overnight"
    let brings = brings || parts::is_cause(one.scene, one.number) && taken.claims.iter().any(higher);
    if running && one.whole.is_none() && one.context.claimant.is_some() && parts::is_own(one.scene, one.number) {
        return Manner::Own;
    }
    // "Two volunteers are among the dead": so many at least, of a whole that is not told.
    let some =
        one.whole.is_none() && one.figure.unit.dimension == Dimension::Count && one.figure.manner == Manner::Stated;
    if running && some && parts::is_among(one.scene, one.number) {
        return Manner::Seen;
    }
    // "Another 57 were killed in Zahrabad": the count of another place.
    let elsewhere = one.context.place.as_ref().is_some_and(|place| {
        let last = taken.claims.iter().rev().find(|claim| claim.quantity == quantity.id);
        last.and_then(|last| last.scope.as_ref()).is_some_and(|scope| !scope.assumed && scope.place != *place)
    });
    let more = parts::is_added(one.scene, one.number) && !elsewhere && counted();
    let added = running && (parts::is_added_to(one.scene, one.number) || more || none_since || brings);
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
    (number, tie): (usize, Tie),
    scene: &Scene<'_>,
    figure: &Figure,
    quantity: Option<&Quantity>,
    voice: Option<&Speaker>,
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
            && claim.evidence.role == scene.role
    };
    let near = |claim: &&Claim| figure.phrase.start.saturating_sub(claim.evidence.number.end) < FAR_WHOLE;
    let last = |fits: &dyn Fn(&Claim) -> bool| {
        let back = taken.claims.iter().rev().take_while(near).position(fits)?;
        taken.claims.len().checked_sub(1 + back)
    };
    let plain = |claim: &Claim| claim.part_of.is_none() && !claim.older && holds(claim);
    // "MSF said its figure included 11 who died at home": of MSF's own, where it gave one.
    let own = |claim: &Claim| voice.is_some() && claim.claimant.as_ref().map(|one| &one.id) == voice.map(|one| &one.id);
    let plainly = || last(&|claim| plain(claim) && own(claim)).or_else(|| last(&plain));
    let earlier = || plainly().map(|at| of_row(at, &plain, near, taken)).or_else(|| last(&holds));
    // "489 were flown to Sanaa and 253 to Aden": of the whole that the part before it is of.
    let beside = || {
        let before = claims.get(&number.checked_sub(1)?)?.first().and_then(|at| taken.claims.get(*at))?;
        let whole = before.part_of.filter(|_| bind::is_coordinated(scene, number))?;
        taken.claims.get(whole).filter(|claim| holds(claim)).map(|_| whole)
    };
    match tie {
        Tie::Free => None,
        Tie::Here => beside().or_else(here).or_else(earlier),
        Tie::Before => beside().or_else(earlier),
    }
}

/// "742 have been freed: 298 on Saturday, 244 on Sunday. Of the total, 489 ...": where the claim before is
/// one of a row in its sentence, the one before the row that can hold them all.
fn of_row(at: usize, plain: &dyn Fn(&Claim) -> bool, near: impl Fn(&&Claim) -> bool, taken: &Taken) -> usize {
    let Some(last) = taken.claims.get(at) else { return at };
    let in_row = |claim: &Claim| claim.evidence.sentence == last.evidence.sentence && claim.quantity == last.quantity;
    let row: Vec<&Claim> = taken.claims.iter().filter(|claim| in_row(claim) && plain(claim)).collect();
    let most = row.iter().filter_map(|claim| claim.amount.limits.lo()).max();
    let holds_row = |claim: &Claim| {
        let hi = claim.amount.limits.hi().or_else(|| claim.amount.limits.lo());
        !in_row(claim) && claim.quantity == last.quantity && plain(claim) && hi > most
    };
    let mut back = taken.claims.iter().enumerate().rev().take_while(|(_, claim)| near(claim));
    let around = back.find(|(_, claim)| row.len() > 1 && holds_row(claim)).map(|(around, _)| around);
    around.unwrap_or(at)
}

/// How far before its sentence a part's whole may stand, in bytes.
const FAR_WHOLE: usize = 600;

/// The place that a figure's people went to, where the text counts those who come to the quantity's own:
/// "7,200 crossed into Uganda; another 2,500 crossed into Rwanda".
fn arrived(number: usize, quantity: &Quantity, around: &Around<'_>) -> Option<Scope> {
    let own = quantity.place.as_ref().filter(|_| quantity.nature == Nature::Flow)?;
    let place = around.scene()?.destination(number)?;
    let counted = around.arrivals.iter().any(|arrival| around.rules.lies_in(arrival, own));
    counted.then(|| Scope { place: place.clone(), assumed: false })
}

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
fn settle(window: Window, nature: Nature, published: Option<Moment>) -> Window {
    let day = |moment: Option<Moment>| moment.map(|at| Moment::day(at.date));
    match nature {
        Nature::Stock | Nature::Total => {
            let printed = window.to.filter(|to| to.time.is_some());
            let known = published.filter(|published| {
                let earlier = |to: Moment| to.date == published.date && published.order(to) == Some(Ordering::Less);
                published.time.is_some() && printed.is_some_and(earlier)
            });
            let to = known.or(window.to);
            Window { from: to, to, ..window }
        }
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
