//! What a figure takes from one before it: the quantity it goes on with, and the claim it is said to be
//! a part of. Judges nothing.

use std::collections::BTreeMap;
use std::ops::Range;

use rust_decimal::Decimal;

use super::around::Around;
use super::bind::{self, Bound, Found};
use super::clause;
use super::context::Scene;
use super::counted;
use super::parts::{self, Tie};
use super::{Claim, Speaker, Status, Taken, manner, verb};
use crate::figure::{Figure, Manner};
use crate::lexicon::claims::Part;
use crate::lexicon::figures::Class;
use crate::rules::{Quantity, Rules};
use crate::unit::{Dimension, Unit};

/// How far before its sentence a part's whole may stand, in bytes.
pub(super) const FAR_WHOLE: usize = 600;

/// The last word of what a figure counts, folded.
pub(super) fn head(noun: &str) -> Option<String> {
    noun.split_whitespace().next_back().map(str::to_lowercase)
}

/// One figure of a sentence, and what was made of those before it.
#[derive(Clone, Copy)]
pub(super) struct Turn<'a> {
    pub(super) scene: &'a Scene<'a>,
    /// Its place among the sentence's figures.
    pub(super) number: usize,
    pub(super) figure: &'a Figure,
    /// The words of each quantity found in the sentence.
    pub(super) found: &'a [Found],
    /// The claims that the sentence's figures became, by their places.
    pub(super) claims: &'a BTreeMap<usize, Vec<usize>>,
    /// What the document gave so far.
    pub(super) taken: &'a Taken,
    pub(super) around: &'a Around<'a>,
}

/// The quantity of the figure before, for one that leaves out both noun and verb: "30,000 people
/// had left on Friday and 20,000 so far on Saturday".
pub(super) fn carried(turn: &Turn<'_>, elided: bool) -> Option<Bound> {
    let Turn { scene, number, figure, claims, taken, around, .. } = *turn;
    let (_, before) = claims.range(..number).next_back()?;
    let predicate = scene.figures.get(number).and_then(|span| scene.predicate(span));
    let goes_on = elided && !verb::has_own_verb(scene, number) && predicate.is_none();
    let from = *before.first()?;
    // "spoke of 900 square kilometres, the army of 620"
    let gap = || scene.numbers.get(number).is_some_and(|words| scene.is_gap(words.start));
    // "holds 65 per cent, says the army; 38, says the Front"
    let share = |claim: &Claim| {
        let up_to_all = figure.amount.limits.hi().is_some_and(|hi| hi <= Decimal::ONE_HUNDRED);
        claim.unit.dimension == Dimension::Share && up_to_all
    };
    let like = |claim: &Claim| claim.unit == figure.unit || figure.unit == Unit::count() && (gap() || share(claim));
    let claim = taken.claims.get(from).filter(|claim| goes_on && like(claim))?;
    around.quantity_of(claim).map(|quantity| Bound::carried(quantity, from))
}

/// The quantity of the figure that this one is set against: "418 new cases were notified, compared with
/// 395 cases in the week before".
pub(super) fn compared(turn: &Turn<'_>) -> Option<Bound> {
    let Turn { scene, number, figure, found, claims, taken, around } = *turn;
    let span = scene.figures.get(number)?;
    let line = &scene.line;
    // "31 new cases were reported, against 122 a week before"
    let set_beside = (span.start..=span.start + 1).any(|end| {
        line.phrase_before(&line.lexicon.claims.against, end)
            .is_some_and(|(at, ())| at + 1 < end || line.str(at.wrapping_sub(1)) == ",")
            // "17 drown, over 100 rescued", "164 dead, over 200,000 in camps": more than so many.
            && !(span.start < end && (verb::has_own_verb(scene, number) || !scene.is_compared(span)))
    });
    // "The number of missing has come down from 89 to 50 as bodies are identified": the end of what was counted.
    let before = claims.range(..number).next_back().and_then(|(at, made)| Some((*at, *made.first()?)));
    let begun = |from: usize| {
        taken.claims.get(from).is_some_and(|claim| matches!(claim.manner, Manner::Before | Manner::Added))
    };
    if figure.noun.is_none()
        && figure.manner == Manner::After
        && let Some((_, from)) = before.filter(|(at, from)| at + 1 == number && begun(*from))
    {
        let claim = taken.claims.get(from).filter(|claim| claim.unit == figure.unit)?;
        return around.quantity_of(claim).map(|quantity| Bound::carried(quantity, from));
    }
    // "65 dead and 279 missing, against 60 and 292 the night before": each against its own.
    if figure.noun.is_none()
        && let Some(from) = in_row(turn)
    {
        let claim = taken.claims.get(from).filter(|claim| claim.unit == figure.unit)?;
        return around.quantity_of(claim).map(|quantity| Bound::carried(quantity, from));
    }
    // "58 soldiers have died, and the figure for the militants was up from 138": theirs.
    let before = claims.range(..number).next_back().and_then(|(_, made)| taken.claims.get(*made.first()?));
    let before = before.and_then(|before| around.quantity_of(before));
    let named = |(at, words): (usize, &Found)| Some(at) != before && counted::is_count_of(scene, span, words);
    if figure.noun.is_none() && set_beside && found.iter().enumerate().any(named) {
        return None;
    }
    if figure.noun.is_none() && (set_beside || scene.follows(span).is_some()) {
        let (at, made) = claims.range(..number).next_back()?;
        // "53 per cent, against 41 for Ms Vold": hers, where another quantity asks for her.
        const NAME: usize = 5;
        let before = made.first().and_then(|made| around.quantity_of(taken.claims.get(*made)?));
        let whose = span.end + 1..span.end + NAME;
        let named = |(at, words): (usize, &Found)| Some(at) != before && words.is_cued_in(&whose);
        if line.is(span.end, Class::For) && found.iter().enumerate().any(named) {
            return None;
        }
        let claim = taken.claims.get(*made.first()?).filter(|claim| at + 1 == number && claim.unit == figure.unit)?;
        return around.quantity_of(claim).map(|quantity| Bound::carried(quantity, made.first().copied().unwrap_or(0)));
    }
    let noun = head(figure.noun?.slice(&around.document.text))?;
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
    around.quantity_of(claim).map(|quantity| Bound::carried(quantity, from))
}

/// The claim that stands in a number's place in a row of two, where two bare numbers are set against two counts.
fn in_row(turn: &Turn<'_>) -> Option<usize> {
    let Turn { scene, number, claims, .. } = *turn;
    let line = &scene.line;
    let against = |at: usize| {
        let span = scene.figures.get(at)?;
        line.phrase_before(&line.lexicon.claims.against, span.start)
    };
    let joined = |at: usize| {
        let pair = scene.figures.get(at).zip(scene.figures.get(at + 1));
        pair.is_some_and(|(first, next)| line.is(first.end, Class::And) && first.end + 1 == next.start)
    };
    let first = [Some(number), number.checked_sub(1)].into_iter().flatten().find(|at| against(*at).is_some())?;
    let beside = first.checked_sub(1).and_then(|at| claims.get(&at))?;
    let before = first.checked_sub(2).and_then(|at| claims.get(&at))?;
    let own = if number == first { before } else { beside };
    joined(first).then(|| own.first().copied()).flatten()
}

/// The quantity of the figure before, for what the count comes to with it: "Nineteen were arrested,
/// bringing the number to 76".
pub(super) fn brought(turn: &Turn<'_>) -> Option<Bound> {
    let Turn { scene, number, figure, claims, taken, around, .. } = *turn;
    let from = *claims.get(&number.checked_sub(1)?)?.first()?;
    let claim = taken.claims.get(from).filter(|claim| claim.unit == figure.unit && parts::is_brought(scene, number))?;
    around.quantity_of(claim).map(Bound::spoken_of)
}

/// The quantity of the whole, or of those narrower than it, for a stated part that has no verb of
/// its own: "36 dead, including six children".
pub(super) fn of_whole(turn: &Turn<'_>, whole: Option<usize>) -> Option<Bound> {
    let Turn { scene, number, figure, found, taken, around, .. } = *turn;
    let from = whole?;
    let whole = taken.claims.get(from).filter(|whole| whole.unit == figure.unit)?;
    // "The dead include 441 children", behind a count of the hurt: of the dead, if of any.
    let named = includes(turn);
    if named.is_some_and(|head| {
        let cued = |at: usize| found.get(at).is_some_and(|words| words.is_cued_in(&head));
        (0..found.len()).any(cued) && !around.quantity_of(whole).is_some_and(cued)
    }) {
        return None;
    }
    // "Of those, 12 were children": the noun may stand behind the verb.
    let predicate = scene.figures.get(number).and_then(|span| scene.predicate(span));
    let noun = figure.noun.map(|noun| scene.tokens(noun)).or(predicate);
    let counts = |at: usize| match &noun {
        Some(noun) => found.get(at).is_some_and(|found| found.counts(noun)),
        None => true,
    };
    let quantities = around.rules.quantities.iter().enumerate();
    let narrower = quantities.clone().filter(|(_, quantity)| quantity.is_part_of(&whole.quantity));
    // One that counts anybody is told by its cue alone: "1,600 of them were children" are no wounded.
    let told = |at: usize| {
        let anybody = quantities.clone().nth(at).is_some_and(|(_, quantity)| manner::asks_anybody(quantity, scene));
        !anybody || found.get(at).is_some_and(Found::is_cued)
    };
    let narrower = narrower.filter(|_| noun.is_some()).map(|(at, _)| at).find(|at| counts(*at) && told(*at));
    // "Of those, 284 died and 1,600 were hurt in the west": what befell the second is its own.
    let span = scene.figures.get(number)?;
    let verb = span.end + usize::from(scene.line.is(span.end, Class::Be));
    let befell = figure.noun.is_none() && clause::part(&scene.line, verb, Part::Befell);
    let asked = || {
        around.quantity_of(whole).and_then(|at| found.get(at)).is_some_and(|words| words.is_cued_in(&(verb..verb + 1)))
    };
    if befell && narrower.is_none() && number > 0 && !asked() {
        return None;
    }
    // "Of these patients, 112 have gone home": what else they have done.
    const NEAR: usize = 4;
    let verb = span.end + 1;
    let plain = !scene.line.is(verb, Class::Be) && !clause::part(&scene.line, verb, Part::Placing);
    let gone = scene.line.is(span.end, Class::Have) && plain;
    let own = |at: usize| found.get(at).is_some_and(|words| words.is_cued_in(&(span.end..span.end + NEAR)));
    if figure.noun.is_none() && gone && narrower.is_none() && !around.quantity_of(whole).is_some_and(own) {
        return None;
    }
    // "including 350 women", where people are asked for, and no women: a figure of nobody's.
    // "249 - 121 men and 128 women": kinds behind a dash.
    let line = &scene.line;
    let apposed = (0..span.start).any(|at| clause::sets_off(line, at)) && !line.is(span.end, Class::In);
    let kind = figure.noun.is_some() && apposed;
    let of_them = parts::is_of_them(scene, span);
    let same = || around.quantity_of(whole).filter(|at| figure.noun.is_none() || of_them || counts(*at) && !kind);
    narrower.or_else(same).map(|quantity| Bound::carried(quantity, from))
}

/// The words that say of whom a figure is a part: "the dead", of "The dead include 441 children".
fn includes(turn: &Turn<'_>) -> Option<Range<usize>> {
    let span = turn.scene.figures.get(turn.number)?;
    let line = &turn.scene.line;
    let (verb, ()) = line.phrase_before(&line.lexicon.claims.including, span.start)?;
    let start = turn.scene.clause(span).start;
    (start < verb).then_some(start..verb)
}

/// Whether a figure is a part of a claim of a narrower quantity than its own words ask for: "66 civilians,
/// including 19 children", where children are asked for among all the killed.
pub(super) fn is_within(turn: &Turn<'_>, bound: &Bound, whole: Option<usize>) -> bool {
    let Turn { scene, number, taken, around, .. } = *turn;
    let quantities = &around.rules.quantities;
    let whole = whole.and_then(|at| taken.claims.get(at)).and_then(|whole| quantities.get(around.quantity_of(whole)?));
    let own = quantities.get(bound.quantity);
    parts::is_led(scene, number) && own.is_some_and(|own| whole.is_some_and(|whole| is_wider(own, whole, around.rules)))
}

/// Whether a none is of a kind among those counted, or of whoever did something else: "104 people, among them no women, were
/// rescued", "none of them had life jackets". "None of them had died" says who died.
pub(super) fn is_empty_part(bound: &Bound, whole: Option<usize>, turn: &Turn<'_>) -> bool {
    let whole = whole.and_then(|at| turn.taken.claims.get(at));
    let same = whole.and_then(|whole| turn.around.quantity_of(whole)) == Some(bound.quantity);
    let span = turn.scene.figures.get(turn.number).cloned().unwrap_or_default();
    let told = bound.cue.as_ref().is_some_and(|cue| span.start <= cue.start);
    same && (parts::is_led(turn.scene, turn.number) || !told)
}

/// Whether a quantity holds another, at any remove.
pub(super) fn is_wider(wide: &Quantity, narrow: &Quantity, rules: &Rules) -> bool {
    let up = |quantity: &Quantity| {
        let above = quantity.subset_of.as_deref()?;
        rules.quantities.iter().find(|other| *other.id == *above)
    };
    let mut above = up(narrow);
    // A chain is no longer than there are quantities.
    for _ in 0..rules.quantities.len() {
        match above {
            Some(quantity) if quantity.id == wide.id => return true,
            Some(quantity) => above = up(quantity),
            None => return false,
        }
    }
    false
}

/// The claim that a figure is said to be a part of: the nearest before it in the sentence that is no
/// part itself, or the last one of its quantity before that.
pub(super) fn whole(turn: &Turn<'_>, tie: Tie, quantity: Option<&Quantity>, voice: Option<&Speaker>) -> Option<usize> {
    let Turn { scene, number, figure, claims, taken, .. } = *turn;
    let free = |at: &usize| taken.claims.get(*at).is_some_and(|claim| claim.part_of.is_none());
    let before = || claims.range(..number).rev().filter_map(|(_, made)| made.first().copied());
    let here = || before().find(free).or_else(|| before().next());
    let holds = |claim: &Claim| {
        let asked =
            quantity.is_none_or(|quantity| claim.quantity == quantity.id || quantity.is_part_of(&claim.quantity));
        let part = figure.amount.limits.lo().zip(claim.amount.limits.hi());
        asked
            && claim.unit == figure.unit
            && part.is_none_or(|(part, whole)| part <= whole)
            && claim.evidence.number != figure.number
            && claim.evidence.role == scene.role
            // "Fourteen foreigners are among the dead": of none told under another heading.
            && (tie == Tie::Here || turn.around.is_under_one_heading(claim))
    };
    let near = |claim: &&Claim| figure.phrase.start.saturating_sub(claim.evidence.number.end) < FAR_WHOLE;
    let last = |fits: &dyn Fn(&Claim) -> bool| {
        let back = taken.claims.iter().rev().take_while(near).position(fits)?;
        taken.claims.len().checked_sub(1 + back)
    };
    // Neither what was before nor what was added is a whole, nor what somebody denies.
    let whole = |claim: &Claim| {
        !claim.older
            && claim.status != Status::Denied
            && !matches!(claim.manner, Manner::Before | Manner::Added | Manner::Removed)
    };
    let plain = |claim: &Claim| claim.part_of.is_none() && whole(claim) && holds(claim);
    // "MSF said its figure included 11 who died at home": of MSF's own, where it gave one.
    let own = |claim: &Claim| voice.is_some() && claim.claimant.as_ref().map(|one| &one.id) == voice.map(|one| &one.id);
    // "1,700 of the enemy were dead, the command said": of no other speaker's number.
    let loose = parts::of_the(scene, number) && voice.is_some();
    let counted = scene.numbers.get(number).map_or(0..0, |words| words.end + 2..words.end + 5);
    let named = |claim: &Claim| {
        let words = turn.around.quantity_of(claim).and_then(|at| turn.found.get(at));
        words.is_some_and(|words| words.counts(&counted) || words.is_cued_in(&counted))
    };
    let others = |claim: &Claim| loose && claim.claimant.is_some() && !own(claim) && !named(claim);
    let plainly =
        || last(&|claim| plain(claim) && own(claim)).or_else(|| last(&|claim| plain(claim) && !others(claim)));
    let earlier = || {
        plainly().map(|at| of_row(at, &plain, near, taken)).or_else(|| last(&|claim| holds(claim) && !others(claim)))
    };
    // "489 were flown to Sanaa and 253 to Aden": of the whole that the part before it is of.
    let beside = || {
        let before = claims.get(&number.checked_sub(1)?)?.first().and_then(|at| taken.claims.get(*at))?;
        let whole = before.part_of.filter(|_| bind::is_coordinated(scene, number))?;
        taken.claims.get(whole).filter(|claim| holds(claim)).map(|_| whole)
    };
    // "at 325 sites, of which 183 are schools", "nine are treated, three of them children": of the figure before, whatever
    // was counted before that.
    let of_other = || number > 0 && claims.range(..number).next().is_none();
    match tie {
        Tie::Free => None,
        Tie::Here if of_other() => None,
        // "a third of the city": a share of all, and no part of another share.
        Tie::Before if figure.unit.dimension == Dimension::Share && parts::of_the(scene, number) => None,
        Tie::Here => beside().or_else(here).or_else(earlier),
        Tie::Before => beside().or_else(earlier),
    }
}

/// "742 have been freed: 298 on Saturday, 244 on Sunday. Of the total, 489 ...": where the claim before is
/// one of a row in its sentence, the one before the row that can hold them all.
pub(super) fn of_row(
    at: usize,
    plain: &dyn Fn(&Claim) -> bool,
    near: impl Fn(&&Claim) -> bool,
    taken: &Taken,
) -> usize {
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
