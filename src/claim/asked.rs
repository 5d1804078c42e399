//! Figures that answer a question: "How many are missing? The coastguard says 99." Owns which quantity a
//! question asks for; judges nothing.

use super::around::Around;
use super::bind::{Bound, Found};
use super::clause::part;
use super::context::Scene;
use super::fits;
use super::land;
use super::list;
use super::manner;
use super::verb;
use super::whole::{self, Turn};
use crate::lexicon::claims::Part;
use crate::lexicon::figures::Class;
use crate::lexicon::line::Line;
use crate::rules::{Id, Quantity};

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
    let listed = || list::heads(around).find_map(|head| subject(head, around));
    // "How many voted?", and then: "The council says 400 stations were closed. The ministry says 92."
    let goes_on = |quantity: &usize| {
        let start = |scene: &Scene<'_>| scene.line.tokens.first().map(|token| token.span.start);
        let before = around.index.checked_sub(1).and_then(|before| around.scenes.get(before));
        let before = before.filter(|before| before.paragraph == scene.paragraph && figure.noun.is_none());
        let last = turn.taken.claims.last().filter(|last| last.unit == figure.unit);
        let beside = last.zip(before).filter(|(last, before)| start(before) == Some(last.evidence.sentence.start));
        beside.is_some_and(|(last, _)| around.quantity_of(last) != Some(*quantity))
    };
    let question = || match question(around) {
        Some(question) => subject(question, around).filter(|quantity| !goes_on(quantity)),
        None => listed(),
    };
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
    // What runs on for longer says of no one thing what is counted.
    const LONGEST: usize = 80;
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
    let speaks = |scene: &&Scene<'_>| scene.line.len() <= LONGEST;
    before.iter().rev().take_while(silent).filter(speaks).find_map(|scene| subject(scene, around))
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
    let higher = above.filter(|above| above.line.ends_with(":")).and_then(heading);
    within.or_else(|| above.into_iter().chain(higher).find(|scene| scene.asks))
}

/// Whether a sentence asks how many: "How many are missing?", "There is no agreement on how many have stayed.", "The
/// ministry has corrected its count of the injured." What states a figure too asks with its mark alone.
pub(super) fn asks(line: &Line<'_>, figureless: bool) -> bool {
    let counts = |at: usize| part(line, at, Part::CountNoun) && line.is(at + 1, Class::Of);
    let within = || (0..line.len()).any(|at| line.phrase_at(&line.lexicon.claims.asking, at).is_some() || counts(at));
    line.ends_with("?") || figureless && within()
}

/// The one quantity whose words a question holds: of several, the one whose noun it names too.
pub(super) fn subject(question: &Scene<'_>, around: &Around<'_>) -> Option<usize> {
    subject_in(question, None, around)
}

/// The same, of those that do not ask of another place than the one told, where several ask alike.
pub(super) fn subject_in(question: &Scene<'_>, place: Option<&Id>, around: &Around<'_>) -> Option<usize> {
    let found: Vec<Found> = around.rules.quantities.iter().map(|quantity| Found::look(question, quantity)).collect();
    subject_among(question, &found, place, around)
}

/// The same, of a sentence in which the words of each quantity have been looked for.
pub(super) fn subject_among(
    question: &Scene<'_>,
    found: &[Found],
    place: Option<&Id>,
    around: &Around<'_>,
) -> Option<usize> {
    let quantity = |at: usize| around.rules.quantities.get(at);
    let asks = |quantity: &Quantity| fits::has_with(quantity, around) && land::may_ask(quantity, place, around.rules);
    let within = |at: usize| quantity(at).is_some_and(asks);
    let cued: Vec<_> = found.iter().enumerate().filter(|(at, found)| found.is_cued() && within(*at)).collect();
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
        let asked = question.line.ends_with("?") || question.asks;
        // "The number of children": of those who are asked for as children, and not among all who were aboard.
        let kind = |quantity: &Quantity| !manner::asks_anybody(quantity, question);
        let named = |kinds: bool| {
            let named = move |at: &usize| {
                let asked = !kinds || quantity(*at).is_some_and(kind);
                asked && found.get(*at).is_some_and(Found::is_named)
            };
            (0..found.len()).filter(named)
        };
        let kinds = named(false).count() > 1;
        let mut named = named(kinds);
        let one = named.next().filter(|_| asked && cued.is_empty())?;
        named.next().is_none().then_some(one)
    };
    sole(&|_| true).or_else(|| sole(&Found::is_named)).or_else(widest).or_else(named_alone)
}
