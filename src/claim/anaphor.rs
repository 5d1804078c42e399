//! Bare numbers that stand for the count spoken of last: "it was 389", "the union puts it at
//! 5,800", "the 4,200 announced". They have neither noun nor verb; the quantity is that of a
//! claim before them.

use std::ops::Range;

use rust_decimal::Decimal;

use super::around::Around;
use super::asked;
use super::bind::{Bound, Found};
use super::clause::part;
use super::context::Scene;
use super::cue::is_change_by;
use super::parts;
use super::subject::before_aside;
use super::whole::Turn;
use super::{Claim, Taken};
use crate::figure::Figure;
use crate::interval::{Amount, is_within};
use crate::lexicon::claims::Part;
use crate::lexicon::figures::Class;
use crate::rules::Nature;
use crate::token::Kind;
use crate::unit::{Dimension, Unit};

/// How far back, in bytes, a number may refer.
const REACH: usize = 700;
/// How far back the same number may stand.
const REACH_SAME: usize = 4000;
/// How far back what somebody counted may have been said what for.
const REACH_COUNTED: usize = 1500;
/// How much fewer may be counted in a town than in all its country.
const IN_TOWN: u32 = 100;
/// Up to here a number may well be another that happens to be the same.
const SMALL: u32 = 12;

/// The quantity of a number that refers back. "There were 120 of us" counts those who can tell of it, and no dead.
pub(super) fn again(turn: &Turn<'_>) -> Option<Bound> {
    let Turn { scene, number, around, .. } = *turn;
    let line = &scene.line;
    let end = scene.numbers.get(number)?.end;
    let of_us = line.is(end, Class::Of) && part(line, end + 1, Part::OwnPronoun);
    let running = |bound: &Bound| {
        let quantity = around.rules.quantities.get(bound.quantity);
        quantity.is_some_and(|quantity| matches!(quantity.nature, Nature::Total | Nature::Flow))
    };
    referred(turn).filter(|bound| !(of_us && running(bound)))
}

fn referred(turn: &Turn<'_>) -> Option<Bound> {
    let Turn { scene, number, figure, found, claims, taken, around } = *turn;
    if is_of_its_own(turn) {
        return None;
    }
    // The next stage of a count is of what the one before it is.
    let stage = || {
        let before = claims.get(&number.checked_sub(1)?)?.first()?;
        scene.figures.get(number).filter(|span| is_stage(scene, span)).map(|_| *before)
    };
    if let Some(from) = stage() {
        let quantity = around.quantity_of(taken.claims.get(from)?)?;
        return Some(Bound::carried(quantity, from));
    }
    // "The right number was 19": of the count just told, and not of an earlier 19.
    let right = parts::is_corrected(scene, number);
    if let Some(from) = same_number(scene, figure, found, taken, around).filter(|_| !right) {
        let quantity = around.quantity_of(taken.claims.get(from)?)?;
        return Some(Bound::carried(quantity, from));
    }
    if let Some(from) = without_currency(figure, taken) {
        let quantity = around.quantity_of(taken.claims.get(from)?)?;
        return Some(Bound::carried(quantity, from));
    }
    // "has 318 names"; not "two names stood twice".
    let listed = || {
        scene.figures.get(number).is_some_and(|span| {
            let line = &scene.line;
            let before = span.start.checked_sub(1);
            let has = before.is_some_and(|at| line.is(at, Class::Have))
                || line.phrase_before(&line.lexicon.claims.list_holds, span.start).is_some()
                || before.is_some_and(|at| line.is(at, Class::Of) && part(line, at.wrapping_sub(1), Part::TollNoun))
                || line.phrase_before(&line.lexicon.claims.counts_it, span.start).is_some();
            asked::is_list(scene, span.end) && has
        })
    };
    let owned = scene.numbers.get(number).is_some_and(|words| scene.is_owned(words));
    // "puts the number at 4,200 households", where households are counted.
    let counted = || {
        const NEAR: usize = 8;
        let line = &scene.line;
        let put = scene.figures.get(number).and_then(|span| span.start.checked_sub(1)).filter(|at| {
            let gives = part(line, *at, Part::PutAt) || line.is(*at, Class::Be);
            gives
                && (at.saturating_sub(NEAR / 2)..*at)
                    .any(|at| part(line, at, Part::CountNoun) && !line.is(at + 1, Class::Of))
        });
        // "A count from this paper's balcony, made with a clicker, came to about 43,000 people"
        let comes_to = || {
            let end = scene.figures.get(number)?.start;
            let (verb, ()) = line.phrase_before(&line.lexicon.claims.counts_it, end)?;
            let close = verb.checked_sub(1).filter(|at| line.str(*at) == ",");
            let open = close.and_then(|close| (0..close).rev().find(|at| line.str(*at) == ","));
            let end = open.unwrap_or(verb);
            (end.saturating_sub(NEAR)..end)
                .rev()
                .find(|at| part(line, *at, Part::CountNoun) && !line.is(at + 1, Class::Of))
        };
        put.or_else(comes_to)?;
        let from = taken.claims.last().and_then(|claim| around.quantity_of(claim)).and_then(|at| found.get(at));
        figure.noun.zip(from).filter(|(noun, found)| found.counts(&scene.tokens(*noun)))
    };
    // "The march was the largest yet. In Lyon, police counted 30,000 people."
    if let Some(from) = counted_by_someone(turn) {
        let quantity = around.quantity_of(taken.claims.get(from)?)?;
        return Some(Bound::carried(quantity, from));
    }
    let noun = figure.noun.is_some() && !owned && !listed() && counted().is_none();
    if noun || !(refers(scene, number, figure) || listed()) {
        return None;
    }
    let asks =
        |at: &usize| around.rules.quantities.get(*at).is_some_and(|quantity| quantity.unit == figure.unit.dimension);
    // "Our list of the dead has 31 names"
    if let Some(quantity) = listed().then(|| asked::subject_among(scene, found, None, around)).flatten().filter(asks) {
        return Some(Bound::spoken_of(quantity));
    }
    if let Some(quantity) = asked::topic(turn).filter(asks) {
        return Some(Bound::spoken_of(quantity));
    }
    let since = asked::since(around);
    let near = |claim: &&Claim| {
        since <= claim.evidence.number.start && figure.number.start.saturating_sub(claim.evidence.number.end) < REACH
    };
    // "298 people, among them 26 women. Officials gave a figure of 302": the whole, and no part of it.
    let last = |fits: &dyn Fn(&Claim) -> bool| {
        let back = taken.claims.iter().rev().take_while(near).position(fits)?;
        taken.claims.len().checked_sub(1 + back)
    };
    // "puts the burned area at 10,400 hectares. The agency says 8,900."
    let measured = taken.claims.last().filter(|claim| near(claim) && figure.unit == Unit::count());
    if let Some(claim) = measured.filter(|claim| claim.unit.dimension != Dimension::Count && is_near(claim, figure)) {
        return around.quantity_of(claim).map(|quantity| Bound::carried(quantity, taken.claims.len() - 1));
    }
    let like = |claim: &Claim| claim.unit.converts_to(&figure.unit);
    // "put the toll at eight, with 148 cases. The figure had risen to 11": of what it is near to, in that sentence.
    let nearer = |from: usize| {
        let last = taken.claims.get(from).filter(|last| !is_near(last, figure))?;
        let beside = |claim: &Claim| claim.evidence.sentence == last.evidence.sentence && is_near(claim, figure);
        taken.claims.get(..from)?.iter().rposition(|claim| like(claim) && claim.part_of.is_none() && beside(claim))
    };
    let plain = |claim: &Claim| like(claim) && claim.part_of.is_none();
    let from = last(&|claim| plain(claim) && !around.is_set_beside(claim)).or_else(|| last(&plain));
    let from = from.map(|from| nearer(from).unwrap_or(from));
    // "Twice as many people have died in the valley as in the port: 208" says of whom it is.
    let said = |claim: &Claim| {
        around
            .quantity_of(claim)
            .and_then(|at| found.get(at))
            .is_some_and(|words| words.is_cued_in(&(0..scene.line.len())))
    };
    let before = from.and_then(|from| taken.claims.get(from));
    // "The federation puts it at 950": whatever stands between.
    let put = scene.figures.get(number).is_some_and(|span| {
        let at = scene.line.is_before(span.start, Class::At);
        // "The figure is 5,000, the federation insists"
        let counts = (0..span.start).any(|at| part(&scene.line, at, Part::CountNoun));
        // "In Salu, the figure has been lowered from 18 to 15"
        let placed = counts && scene.place(span).is_some();
        (at || counts) && !scene.frames.is_empty() || placed
    });
    let before = before.filter(|_| !put);
    if before.is_some_and(|claim| has_turned(claim, figure, taken) && !said(claim)) {
        return None;
    }
    let Some(from) = from.or_else(|| last(&like)) else {
        // "Twice as many were killed as the government admits, the Monitor said, giving a count of 407"
        return asked::subject_among(scene, found, None, around).filter(asks).map(Bound::spoken_of);
    };
    around.quantity_of(taken.claims.get(from)?).map(|quantity| Bound::carried(quantity, from))
}

/// "puts the dead at 2,960 and the injured at 6,125. The previous figures, 2,946 and 5,674": each of the count in its place.
pub(super) fn respective(turn: &Turn<'_>) -> Option<Bound> {
    const LED: usize = 3;
    let Turn { scene, number, figure, taken, around, .. } = *turn;
    let line = &scene.line;
    let [first, second] = scene.figures.get(..2).filter(|_| number < 2)? else { return None };
    let led = (first.start.saturating_sub(LED)..first.start)
        .any(|at| line.phrase_at(&line.lexicon.claims.counts, at).is_some());
    let joined = (first.end..second.start).all(|at| line.is(at, Class::And));
    let start = line.tokens.first()?.span.start;
    let mut before = taken.claims.iter().enumerate().rev().filter(|(_, claim)| claim.evidence.number.start < start);
    let (last, one) = before.next()?;
    let (other, two) = before.next()?;
    let beside = one.evidence.sentence == two.evidence.sentence && one.quantity != two.quantity && one.unit == two.unit;
    let near = figure.number.start.saturating_sub(one.evidence.number.end) < REACH && one.unit == figure.unit;
    let from = if number == 0 { other } else { last };
    let quantity = taken.claims.get(from).and_then(|claim| around.quantity_of(claim));
    quantity.filter(|_| led && joined && beside && near).map(|quantity| Bound::carried(quantity, from))
}

/// "Turnout reached 59 per cent": a share by its own name, and none spoken of before.
fn is_of_its_own(turn: &Turn<'_>) -> bool {
    let line = &turn.scene.line;
    let share = turn.figure.unit.dimension == Dimension::Share;
    let named = |at: usize| line.phrase_at(&line.lexicon.claims.own_shares, at).is_some();
    share && turn.scene.figures.get(turn.number).is_some_and(|span| turn.scene.clause(span).any(named))
}

/// Whether a text has turned to something else since a claim: "They charged 30 crowns a grave then. It is 900 now" is of
/// crowns, and "gave up: more than 1,900, the army says. On Tuesday they said it was none" of those who gave up.
fn has_turned(claim: &Claim, figure: &Figure, taken: &Taken) -> bool {
    /// How many times a count told again may be of what was counted before, where something else stands between.
    const MOST: u32 = 100;
    let number = |claim: &Claim| claim.evidence.number;
    // What stands in its own sentence ("41 people in 12 villages") turns from nothing.
    let since = claim.evidence.sentence.end;
    let told_since = taken.claims.last().map_or(0, |last| number(last).start);
    let turned = taken.untaken.last().is_some_and(|last| {
        let at = last.evidence.number.start;
        since <= at && at < figure.number.start && told_since < at
    });
    let zero = |value: Option<Decimal>| value.is_some_and(|value| value.is_zero());
    let (before, value) = (claim.amount.limits.value(), figure.amount.limits.value());
    let far = !zero(before) && !zero(value) && value.is_some() && !is_of_order(claim, figure, MOST);
    let another = zero(value) || !zero(before) && !is_near(claim, figure);
    figure.unit == Unit::count() && (far || turned && another)
}

/// A claim before this one that counts the same people, where somebody is said to count them and the sentence does not say
/// what else they are counted for: "police counted 30,000 people", "there were 22,000 people according to the prefecture".
fn counted_by_someone(turn: &Turn<'_>) -> Option<usize> {
    const ASIDE: usize = 3;
    let Turn { scene, number, figure, found, claims, taken, around } = *turn;
    let line = &scene.line;
    let (noun, span) = (scene.tokens(figure.noun?), scene.figures.get(number)?);
    let known = |frame: &&super::speaker::Frame| frame.speaker.id.is_some();
    // "the union said 80,000 people had come"
    let came = line.phrase_at(&line.lexicon.claims.came, span.end).is_some();
    let counts = |frame: &super::speaker::Frame| {
        let verb = part(line, frame.verb, Part::SaysIt)
            && line.phrase_at(&line.lexicon.claims.counts_it, frame.verb).is_none();
        let behind = (span.end..span.end + ASIDE).contains(&frame.verb) && frame.said.0 <= span.start;
        let there = || line.phrase_before(&line.lexicon.claims.there_are, span.start).is_some();
        let said = frame.covers(span.start) && came;
        frame.verb + 1 == span.start && verb || behind && there() || said
    };
    // "a ministry official spoke of 50,000 people"
    let spoke = line.phrase_before(&line.lexicon.claims.counts_it, span.start).is_some();
    // "His team's press release spoke of 'over 100,000 citizens'"
    let text = || (0..span.start).any(|at| part(line, at, Part::SpeechNoun) || part(line, at, Part::TextNoun));
    let spoke = spoke && (scene.frames.iter().any(|frame| frame.covers(span.start)) || text());
    scene.frames.iter().filter(known).find(|frame| counts(frame)).map(|_| ()).or(spoke.then_some(()))?;
    // "She said that 100,000 civilians had been uprooted": what is said of them is another thing.
    let verb = [Class::Have, Class::Be, Class::Verb].iter().any(|&class| line.is(span.end, class))
        || scene.is_participle(span.end);
    if verb && !came {
        return None;
    }
    // What else they are counted for, the sentence would say; not where it names the parts.
    let clause = scene.clause(span);
    let including = (span.end..clause.end).find(|at| line.phrase_at(&line.lexicon.claims.including, *at).is_some());
    let clause = clause.start..including.unwrap_or(clause.end);
    let told = found.iter().any(|words| words.is_cued_in(&clause));
    if told || !came && claims.range(..number).next().is_some() || scene.predicate(span).is_some() {
        return None;
    }
    let near = |claim: &&Claim| figure.number.start.saturating_sub(claim.evidence.number.end) < REACH_COUNTED;
    let same = |claim: &Claim| {
        let words = around.quantity_of(claim).and_then(|at| found.get(at));
        claim.unit == figure.unit
            && claim.part_of.is_none()
            && is_of_order(claim, figure, IN_TOWN)
            && words.is_some_and(|words| words.counts(&noun))
    };
    let back = taken.claims.iter().rev().take_while(near).position(same)?;
    taken.claims.len().checked_sub(1 + back)
}

/// Whether a bare number is of the order of a claim.
fn is_near(claim: &Claim, figure: &Figure) -> bool {
    is_of_order(claim, figure, 3)
}

/// Whether a number is at most so many times a claim's, or the claim's so many times it.
pub(super) fn is_of_order(claim: &Claim, figure: &Figure, times: u32) -> bool {
    // Of a stretch, its upper end: "800 to 1,100".
    let of = |amount: &Amount| amount.limits.value().or_else(|| amount.limits.hi()).or_else(|| amount.limits.lo());
    let (one, other) = (of(&claim.amount), of(&figure.amount));
    one.zip(other).is_some_and(|(one, other)| is_within(one, other, Decimal::from(times)))
}

/// A claim before this one of just the same number: "All 66 were civilians".
fn same_number(
    scene: &Scene<'_>,
    figure: &Figure,
    found: &[Found],
    taken: &Taken,
    around: &Around<'_>,
) -> Option<usize> {
    // "103 of the nearly 9,000 schools" is none of the 103 who died.
    let value = figure.amount.limits.value().filter(|value| *value > SMALL.into() && figure.amount.ratio.is_none())?;
    let same = |claim: &Claim| claim.unit == figure.unit && claim.amount.limits.value() == Some(value);
    let near = |claim: &&Claim| figure.number.start.saturating_sub(claim.evidence.number.end) < REACH_SAME;
    // "booked 15 people", "at 14 drop-off points": others, where no word points back to those counted before.
    const FEW: u32 = 100;
    let span = scene.figures.get(scene.numbers.iter().position(|words| *words == scene.tokens(figure.number))?)?;
    let line = &scene.line;
    let points = [Class::The, Class::All]
        .iter()
        .any(|&class| line.is_before(span.start, class) || line.is(span.start, class))
        || span.start.checked_sub(1).is_some_and(|at| part(line, at, Part::This) || part(line, at, Part::OwnerPronoun));
    let verb = [Class::Stop, Class::Be, Class::Have, Class::Verb].iter().any(|&class| line.is(span.end, class));
    let named = line.kind(span.end) == Kind::Word
        && !verb
        && !part(line, span.end, Part::SayingVerb)
        && !scene.is_participle(span.end);
    if !points && (figure.noun.is_some() && value < FEW.into() || figure.noun.is_none() && named) {
        return None;
    }
    let from = taken.claims.len().checked_sub(1 + taken.claims.iter().rev().take_while(near).position(same)?)?;
    let claim = taken.claims.get(from)?;
    let counts = figure.noun.is_none_or(|noun| {
        let quantity = around.quantity_of(claim);
        quantity.and_then(|at| found.get(at)).is_some_and(|found| found.counts(&scene.tokens(noun)))
    });
    counts.then_some(from)
}

/// A claim of money before a bare number of millions: "480 million euros rather than 600 million".
fn without_currency(figure: &Figure, taken: &Taken) -> Option<usize> {
    const MILLION: u32 = 1_000_000;
    let bare = figure.noun.is_none() && figure.unit == Unit::count();
    figure.amount.limits.value().filter(|value| bare && *value >= MILLION.into())?;
    let near = |claim: &&Claim| figure.number.start.saturating_sub(claim.evidence.number.end) < REACH;
    let mut back = taken.claims.iter().rev().take_while(near);
    let money = |claim: &Claim| claim.unit.dimension == Dimension::Money;
    taken.claims.len().checked_sub(1 + back.position(money)?)
}

/// Whether a bare number is told with a time right behind it: "40 on Friday".
fn is_dated(scene: &Scene<'_>, span: &Range<usize>) -> bool {
    let next = scene.times.partition_point(|time| time.start < span.end);
    scene.is_bare(span) && scene.times.get(next).is_some_and(|time| time.start <= span.end + 2)
}

/// Whether a bare number is a stage of a count: "The official number grew: 40 on Friday, 93 and then 133 on Saturday".
fn is_stage(scene: &Scene<'_>, span: &Range<usize>) -> bool {
    let line = &scene.line;
    let first = scene.figures.first().map_or(0, |first| first.start);
    let Some(colon) = (1..first).find(|at| line.str(*at) == ":").filter(|_| scene.is_bare(span)) else { return false };
    let told = |at: usize| part(line, at, Part::CountNoun) && !line.is(at + 1, Class::Of);
    let mut dated = scene.figures.iter().filter(|figure| is_dated(scene, figure));
    (0..colon).any(told) && dated.next().is_some() && dated.next().is_some()
}

/// Whether the words before a number make it the count spoken of: "put it at", "the figure is".
fn refers(scene: &Scene<'_>, number: usize, figure: &Figure) -> bool {
    const COUNT: usize = 7;
    let Some(span) = scene.figures.get(number) else { return false };
    let line = &scene.line;
    // "it is believed to have been somewhere between 400 and 750"
    let first = span.start - usize::from(line.is_before(span.start, Class::Any));
    let counts_it = [&line.lexicon.claims.counts_it, &line.lexicon.claims.put_right];
    // "has admitted to only 64", "has verified just 430 since June"
    let only = line.phrase_before(&line.lexicon.figures.fillers, span.start).map_or(span.start, |(only, ())| only);
    let said = (first..=span.start + 1)
        .chain([only])
        .any(|end| counts_it.iter().any(|words| line.phrase_before(words, end).is_some()));
    let clause = scene.clause(span);
    // "Turnout was put at 84.2 per cent": of what is put, which is no count spoken of.
    let named = line.phrase_before(&line.lexicon.claims.counts_it, span.start).is_some_and(|(verb, ())| {
        let be = verb.checked_sub(1).filter(|be| line.is(*be, Class::Be) && *be == clause.start + 1);
        be.is_some_and(|be| {
            line.kind(be - 1) == Kind::Word
                && ![Part::Pronoun, Part::CountNoun, Part::TollNoun, Part::MeasureNoun, Part::That, Part::This]
                    .iter()
                    .any(|&kind| part(line, be - 1, kind))
        })
    });
    if named || is_change_by(scene, span, &(0..0)) {
        return false;
    }
    const HANDFUL: u32 = 100;
    let many = figure.amount.limits.value().is_some_and(|value| value >= HANDFUL.into());
    // "raised its estimate to 9,500"
    let estimate = span.start.checked_sub(3).is_some_and(|at| {
        let noun = part(line, at + 1, Part::SpeechNoun) || part(line, at + 1, Part::CountNoun);
        noun && line.is(at + 2, Class::To) && (part(line, at, Part::OwnerPronoun) || line.is(at, Class::The))
    });
    if estimate || scene.is_given_before(span) || scene.is_given_by(span) {
        return true;
    }
    let hedged = scene.numbers.get(number).map_or(span.start, |words| words.start);
    let there =
        (span.start..=span.start + 1).any(|end| line.phrase_before(&line.lexicon.claims.there_are, end).is_some());
    // "the ministry's 58"
    let owned = scene.numbers.get(number).is_some_and(|words| scene.is_owned(words));
    // "That takes the total across the three countries to 761"
    let sums = (part(line, 0, Part::That) || part(line, 0, Part::This)) && part(line, 1, Part::Bringing);
    let sums =
        sums && line.is_before(span.start, Class::To) && (2..span.start).any(|at| part(line, at, Part::CountNoun));
    // "unions say 80,000 came"
    let came = scene.frames.iter().any(|frame| frame.covers(span.start))
        && line.phrase_at(&line.lexicon.claims.came, span.end).is_some();
    // "There had been 32 at the beginning of the month"
    let had = there && is_dated(scene, span) && !line.is(span.end, Class::Of);
    // "The number, released at 5 p.m., was up from 337 two hours before", "That compares with 465 at 5pm"
    let counts = |at: usize| [Part::CountNoun, Part::That, Part::This].iter().any(|&kind| part(line, at, kind));
    let compared = line.phrase_before(&line.lexicon.claims.against, span.start).is_some() && (0..3).any(counts);
    // "340 might be nearer the truth"
    let nearer = line.phrase_at(&line.lexicon.claims.nearer_truth, span.end).is_some();
    // "There were 91 in Kask", under a count of all
    let placed = there && line.is(span.end, Class::In) && scene.is_bare(span) && scene.place(span).is_some();
    // "said it was 'closer to 100,000'"
    let open = hedged.checked_sub(1).filter(|at| line.is(*at, Class::Quote));
    let quoted = open.is_some_and(|open| line.phrase_before(&line.lexicon.claims.counts_it, open).is_some());
    // "no more than 30 have, he believes", "1,460 had done so"
    let did = line.phrase_at(&line.lexicon.claims.did_so, span.end).map(|(end, ())| end);
    let did = did.is_some_and(|end| line.len() <= end || line.kind(end) == Kind::Mark);
    // "The minister has said there were none."
    let none = there && figure.amount.limits.is_zero() && !scene.frames.is_empty() && scene.is_bare(span);
    let said =
        said || many && there || none || owned || many && came || sums || did || nearer || placed || quoted || compared;
    let said = said || had || is_stage(scene, span);
    // "The government says 66,000."
    let goes_on = [Class::In, Class::On, Class::At, Class::For, Class::By, Class::And]
        .iter()
        .any(|&class| line.is(span.end, class));
    let goes_on = goes_on
        || part(line, span.end, Part::Since)
        || line.phrase_at(&line.lexicon.claims.so_far, span.end).is_some_and(|(end, ())| line.kind(end) == Kind::Mark);
    let ends = span.end >= line.len() || matches!(line.str(span.end), "." | "," | ";" | ":") || goes_on;
    let said = said
        || ends
            && [span.start, hedged, only]
                .into_iter()
                .any(|at| at.checked_sub(1).is_some_and(|at| part(line, at, Part::SaysIt)));
    // "Unions claimed a record-equalling 3.5 million."
    let record = (span.start.saturating_sub(COUNT)..span.start)
        .rev()
        .find(|at| part(line, *at, Part::Article))
        .is_some_and(|article| {
            let plain = |at: usize| {
                (line.kind(at) == Kind::Word || line.is(at, Class::Dash))
                    && !line.is(at, Class::Stop)
                    && line.number(at).is_none()
            };
            article + 1 < span.start
                && (article + 1..span.start).all(plain)
                && part(line, article.wrapping_sub(1), Part::SaysIt)
        });
    let said = said || ends && record;
    let near = clause.start.max(span.start.saturating_sub(COUNT))..span.start;
    // "the figure is 742", "a figure of 302"; not "the number of beds is 40".
    let mut counts = near
        .clone()
        .filter(|at| part(line, *at, Part::CountNoun) && (!line.is(*at + 1, Class::Of) || *at + 2 == span.start));
    let other = !scene.figures_in(&near).is_empty();
    // "The agency's estimate for Thursday was 7,800 hectares"
    let be = hedged.checked_sub(1).is_some_and(|at| line.is(at, Class::Be));
    let noun_of_speech = |at: usize| part(line, at, Part::SpeechNoun);
    // "The Monitor's figure, which it took from pictures, was 41,000"
    let comma = hedged.checked_sub(2).filter(|comma| be && line.str(*comma) == ",");
    let aside = comma.and_then(|comma| before_aside(line, comma)).and_then(|open| open.checked_sub(1));
    let estimated = be && near.clone().any(noun_of_speech) && !other || aside.is_some_and(noun_of_speech);
    // "put the area at 7,800 hectares", "puts the share nearer 55 percent"
    let measured = figure.unit != Unit::count() && near.clone().any(|at| part(line, at, Part::MeasureNoun)) && !other;
    // "Emergency number: 112"
    let colon = span.start.checked_sub(1).filter(|at| line.str(*at) == ":");
    // "Twice as many have died in Kask as in Salu: 208, the ministry says"
    let closes = span.end >= line.len() || matches!(line.str(span.end), "," | "." | ";");
    let told = colon.filter(|_| closes).is_some_and(|colon| {
        (0..colon).rev().take(COUNT * 2).any(|at| line.is(at, Class::Have) || line.is(at, Class::Be))
    });
    // "gave a lower number: about 4,100", "gave a smaller figure for the same period: about 4,100"
    let given = colon.is_some_and(|colon| {
        let near = colon.saturating_sub(COUNT)..colon;
        let count = near.clone().rev().find(|at| part(line, *at, Part::CountNoun));
        let set_off = |count: usize| {
            count + 1 == colon
                || line.is(count + 1, Class::For) && (count + 1..colon).all(|at| line.kind(at) == Kind::Word)
        };
        count.is_some_and(set_off) && (near.start.saturating_sub(COUNT)..colon).any(|at| part(line, at, Part::TollVerb))
    });
    let label = colon.is_some();
    // "counts more: 412"
    let more = colon.is_some_and(|colon| {
        part(line, colon.wrapping_sub(1), Part::MoreOrFewer) && part(line, colon.wrapping_sub(2), Part::SaysIt)
    });
    // "A total of 4.6 per cent voted against all": of another thing.
    let done =
        figure.unit.dimension == Dimension::Share && (line.is(span.end, Class::Verb) || scene.is_participle(span.end));
    said || given || told || estimated || measured || more || !label && counts.next().is_some() && !other && !done
}
