//! Figures that are no count of their own: parts of one before them, and what was added to it.

use std::ops::Range;

use super::bind::is_coordinated;
use super::clause::{owns, part};
use super::context::Scene;
use super::told;
use crate::document::Role;
use crate::lexicon::claims::Part;
use crate::lexicon::figures::{Class, NumberWord};
use crate::lexicon::line::Line;
use crate::token::Kind;

/// How a figure hangs on one before it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Tie {
    /// On none.
    #[default]
    Free,
    /// A part of one before it in the sentence: "including almost 3,000 children".
    Here,
    /// A part of one in a sentence before: "Of those, 27 were children".
    Before,
}

/// How far before its part "of those" may stand.
const FAR_OPENER: usize = 12;

/// Whether a figure is put as a part of one before it; `last` is how the figure before it hangs.
pub(super) fn tie(scene: &Scene<'_>, number: usize, last: Tie) -> Tie {
    let Some(span) = scene.figures.get(number) else { return Tie::Free };
    let (line, data) = (&scene.line, &scene.line.lexicon.claims);
    // "including nine women", "Among them were nine women"
    let opens = is_led(scene, number);
    // "298 people: 190 to Sanaa and 108 to Aden"; not "deaths: 46; injured: 320"
    let colon = span.start.checked_sub(1).filter(|at| line.str(*at) == ":");
    let before = number.checked_sub(1).and_then(|before| scene.figures.get(before));
    let opens_list =
        before.zip(colon).is_some_and(|(before, colon)| !(before.end..colon).any(|at| line.str(at) == ";"));
    if opens_list && scene.figures.len() > number + 1 {
        return Tie::Here;
    }
    // "28 deaths - 16 in Salu, 10 in Merin and two in Kask"
    let dash = span.start.checked_sub(1).filter(|at| line.is(*at, Class::Dash) && !line.is_glued(span.start));
    let placed = [Class::In, Class::At, Class::From].iter().any(|&class| line.is(span.end, class));
    // "fewer than 50 deaths - 26 civilians and 18 officers."
    let verb = |at: usize| [Class::Be, Class::Have, Class::Verb, Class::Harm].iter().any(|&class| line.is(at, class));
    let listed = || !(span.end..line.len()).any(|at| verb(at) || part(line, at, Part::SayingVerb));
    if number > 0 && dash.is_some() && (placed || listed()) && scene.figures.len() > number + 1 {
        return Tie::Here;
    }
    // "43,000 in Salu (35,000) and Merin (8,000)"
    let bare = scene.is_bare(span);
    if number > 0 && bare && scene.stands_in_brackets_of_place(span) {
        // "Salu (1,643 dead), Merin (976)": beside another of the row.
        let row = number.checked_sub(1).and_then(|before| scene.figures.get(before));
        return if row.is_some_and(|before| line.is(before.end, Class::CloseBracket)) { last } else { Tie::Here };
    }
    // "More than a million marched, with 119,000 in Paris"
    let with = span.start.checked_sub(2).filter(|comma| line.str(*comma) == ",");
    let with = with.is_some_and(|comma| line.phrase_at(&data.with_part, comma + 1).is_some());
    if number > 0 && bare && placed && with {
        return Tie::Here;
    }
    let of_them = is_of_them(scene, span);
    if (opens || of_them) && number > 0 {
        return Tie::Here;
    }
    if of_the(scene, number) {
        return Tie::Before;
    }
    // "Of those who left, 5,000 are children", "Of our crew, nine"
    let from = scene.clause(span).start.max(span.start.saturating_sub(FAR_OPENER));
    // "One told me about 100, the other about 50": two guesses, and no part.
    let number_at = scene.numbers.get(number).map_or(span.start, |words| words.start);
    let guessed =
        |end: usize| number > 0 && end == span.start && span.start < number_at && !line.is_before(end, Class::Of);
    let whole = (from..span.start).find_map(|at| {
        let (end, ()) = line.phrase_at(&data.of_whole, at)?;
        let other = line.is(at, Class::The) && guessed(end);
        (!other).then_some(at)
    });
    // "Of the people on shift, he adds, 95 were contract workers"
    let aside = span.start.checked_sub(1).is_some_and(|comma| told::opens_before_aside(scene, comma));
    if opens_of(scene, span) || aside || number == 0 && is_kind(scene, span) {
        return Tie::Before;
    }
    if last != Tie::Free && is_coordinated(scene, number) && tells_kind(scene, span) {
        return last;
    }
    if of_number(scene, number) {
        return Tie::Here;
    }
    if of_them || opens || whole.is_some_and(|at| at == 0 || line.str(at - 1) == ",") {
        let earlier = scene.figures.first().is_some_and(|first| first.start < whole.unwrap_or(0));
        return if earlier { Tie::Here } else { Tie::Before };
    }
    // "including nine women and five children", "of these 69 went on, and 57 chose to stay"
    let goes_on = !closes(scene, number) || bare && is_of_these(scene, number);
    if last != Tie::Free && is_coordinated(scene, number) && goes_on { last } else { Tie::Free }
}

/// Whether the number before is led by words that take it from those counted: "of these 69 went on, and 57 stayed".
fn is_of_these(scene: &Scene<'_>, number: usize) -> bool {
    let before = number.checked_sub(1).and_then(|before| scene.figures.get(before));
    let led = |end: usize| scene.line.phrase_before(&scene.line.lexicon.claims.including, end).map(|(start, ())| start);
    before.and_then(|before| led(before.start)).is_some_and(|start| scene.line.is(start, Class::Of))
}

/// "12 of them", "five of whom", "six were among the dead".
pub(super) fn is_of_them(scene: &Scene<'_>, span: &Range<usize>) -> bool {
    let first = span.end + usize::from(scene.line.is(span.end, Class::Be));
    // "59 people including children" are all of them.
    let led = scene.line.is(first, Class::Of) || part(&scene.line, first, Part::Among);
    led && scene.line.phrase_at(&scene.line.lexicon.claims.including, first).is_some()
}

/// "Troops lost 58 of their number", "the rebels buried 10 of their comrades": where those are named whom it is one of.
pub(super) fn owners(scene: &Scene<'_>, span: &Range<usize>) -> Option<Range<usize>> {
    let line = &scene.line;
    let number = scene.number_of(span)?;
    let of = line.is(number.end, Class::Of) && part(line, number.end + 1, Part::OwnerPronoun);
    let fellow = part(line, number.end + 2, Part::Fellow);
    let start = scene.clause(span).start;
    // "put the toll at 34 hostages and 15 of their own": of whoever puts it.
    let first = scene.figures_in(&(start..span.start)).first().map_or(span.start, |first| first.start);
    let end = if line.is_before(span.start, Class::And) && start < first { first } else { span.start };
    (of && fellow).then(|| scene.begun(span).unwrap_or(start..end))
}

/// Where those are named among whom so many fell: "13 dead among the officers".
pub(super) fn among(scene: &Scene<'_>, fallen: usize) -> Option<Range<usize>> {
    const NAME: usize = 4;
    let line = &scene.line;
    let among = line.is(fallen, Class::Harm) && part(line, fallen + 1, Part::Among) && !line.is(fallen + 1, Class::Of);
    let those = fallen + 2 + usize::from(line.is(fallen + 2, Class::The));
    among.then_some(those..those + NAME)
}

/// "Sixteen were children", "Of the deceased 97 were men": what some of those counted before are.
fn is_kind(scene: &Scene<'_>, span: &Range<usize>) -> bool {
    const FAR: usize = 3;
    let line = &scene.line;
    let of = line.is(0, Class::Of) && line.is(1, Class::The) && (2..=FAR).contains(&span.start);
    // "They are 102 civilians, 47 soldiers and 78 fighters"
    let they = part(line, 0, Part::Pronoun) && line.is(1, Class::Be) && span.start == 2 && scene.figures.len() > 1;
    tells_kind(scene, span) && (span.start == 0 || of) || they
}

/// "four were women": a bare number, and what kind of people they are.
fn tells_kind(scene: &Scene<'_>, span: &Range<usize>) -> bool {
    let line = &scene.line;
    let bare = scene.is_bare(span);
    bare && line.is(span.end, Class::Be) && line.phrase_at(&line.lexicon.claims.kinds, span.end + 1).is_some()
}

/// "Of the people displaced, some 24,000": of those counted in a sentence before.
pub(super) fn opens_of(scene: &Scene<'_>, span: &Range<usize>) -> bool {
    const FAR: usize = 8;
    let line = &scene.line;
    let comma = span.start.checked_sub(1).filter(|at| line.str(*at) == "," && *at <= FAR && *at > 2);
    let opens =
        line.is(0, Class::Of) && (line.is(1, Class::The) || part(line, 1, Part::That) || part(line, 1, Part::This));
    let words =
        comma.is_some_and(|comma| (2..comma).all(|at| line.kind(at) == Kind::Word && line.number(at).is_none()));
    opens && words
}

/// "Of the 3,000, around 1,200", "Of the 48 deaths we know of, 21 happened", "Among the 61 dead, 26".
fn of_number(scene: &Scene<'_>, number: usize) -> bool {
    const FAR: usize = 12;
    let line = &scene.line;
    let before = number.checked_sub(1).and_then(|before| scene.figures.get(before));
    let Some((before, span)) = before.zip(scene.figures.get(number)) else { return false };
    let Some(opener) = before.start.checked_sub(2) else { return false };
    let opens = part(line, opener, Part::Among) && line.is(before.start - 1, Class::The);
    let first = opener == 0 || line.kind(opener - 1) == Kind::Mark;
    let mut commas = (before.end..span.start).filter(|at| line.str(*at) == ",");
    let comma = commas.next().is_some_and(|comma| comma + 1 == span.start) && commas.next().is_none();
    opens && (span.start <= before.end + 1 || first && comma && span.start <= before.end + FAR)
}

/// Whether a figure is the whole that the next one is a part of: "Of 96 samples tested, 58 were positive".
pub(super) fn opens_whole(scene: &Scene<'_>, number: usize) -> bool {
    const FAR: usize = 12;
    let line = &scene.line;
    let next = scene.figures.get(number + 1);
    let Some((span, next)) = scene.figures.get(number).zip(next) else { return false };
    let first = if line.is_before(span.start, Class::The) { span.start - 1 } else { span.start };
    let opens = first.checked_sub(1).is_some_and(|at| {
        line.is(at, Class::Of) && (at == 0 || line.kind(at - 1) == Kind::Mark || part(line, at - 1, Part::SubjectLink))
    });
    let mut commas = (span.end..next.start).filter(|at| line.str(*at) == ",");
    opens && next.start <= span.end + FAR && commas.next().is_some_and(|comma| comma + 1 == next.start)
}

/// The figure before the words that say what it comes to with this one: "Nineteen were arrested,
/// bringing the number to 76".
pub(super) fn is_brought(scene: &Scene<'_>, number: usize) -> bool {
    const FAR: usize = 14;
    let line = &scene.line;
    let before = number.checked_sub(1).and_then(|before| scene.figures.get(before));
    let Some((before, span)) = before.zip(scene.figures.get(number)) else { return false };
    let near = before.end.max(span.start.saturating_sub(FAR))..span.start;
    let Some(verb) = near.clone().find(|at| part(line, *at, Part::Bringing)) else { return false };
    let counts = (verb..span.start).any(|at| part(line, at, Part::CountNoun));
    let to = (verb..span.start).rev().take(3).any(|at| line.is(at, Class::To));
    counts && to
}

/// "28 of the deaths occurred in Upper Valley": so many of what was counted before.
pub(super) fn of_the(scene: &Scene<'_>, number: usize) -> bool {
    let Some(words) = scene.numbers.get(number) else { return false };
    // "the 210 of the union"
    if scene.is_owned(words) {
        return false;
    }
    let line = &scene.line;
    // "900 of our people" are all there are.
    let own = [Part::OwnPronoun, Part::OwnerPronoun].iter().any(|own| part(line, words.end + 1, *own));
    // "three of the country's jets had crashed": of all there are, as with "three of its jets".
    const OWNER: usize = 3;
    let own = own
        || (words.end + 2..words.end + 2 + OWNER)
            .take_while(|at| line.kind(*at) == Kind::Word || owns(line, *at))
            .any(|at| owns(line, at));
    // "all 14 of the dead"
    let all = words.start.checked_sub(1).is_some_and(|at| line.is(at, Class::All));
    line.is(words.end, Class::Of)
        && line.is(words.end + 1, Class::The)
        && !own
        && !all
        && line.kind(words.end + 2) == Kind::Word
        && line.number(words.start).is_none_or(|number| matches!(number, NumberWord::Small(_) | NumberWord::Tens(_)))
}

/// Whether a figure puts an earlier number right: "lowered the toll to 389", "revised down to 118".
pub(super) fn is_corrected(scene: &Scene<'_>, number: usize) -> bool {
    const REACH: usize = 14;
    const FAR: usize = 24;
    let Some(span) = scene.figures.get(number) else { return false };
    let line = &scene.line;
    let to = line.is_before(span.start, Class::To) || line.is(span.start, Class::To);
    // "cut the toll of last week's sinking off the island of Salu to 22 from 24"
    let from =
        line.is(span.end, Class::From) && scene.figures.get(number + 1).is_some_and(|next| next.start <= span.end + 2);
    let reach = if from { FAR } else { REACH };
    let near = scene.clause(span).start.max(span.start.saturating_sub(reach))..span.start;
    let brought_down = |at: usize| line.phrase_at(&line.lexicon.claims.brought_down, at).is_some();
    let lowers = near.clone().any(|at| part(line, at, Part::Lowering) || brought_down(at));
    let counts = near.clone().any(|at| part(line, at, Part::TollNoun) || part(line, at, Part::Revising))
        || scene.role == Role::Headline;
    // "The figure should have been 38", "the right number for that evening was 38"
    let right = |at: usize| line.phrase_at(&line.lexicon.claims.put_right, at).map(|(end, ())| end);
    let should = near.clone().filter_map(right).any(|end| end == span.start || line.is_before(span.start, Class::Be));
    // "This story has been corrected to show that the number of cases is 384"
    let story = part(line, 0, Part::This) && part(line, 1, Part::TextNoun);
    let shown = story && (2..span.start).any(|at| part(line, at, Part::Revising));
    // "A correction from the coastguard: it now says 78 bodies"
    let opened =
        line.phrase_at(&line.lexicon.claims.corrections, super::entry::past_dateline(line)).map(|(end, ())| end);
    let colon = |from: usize| (from..span.start.min(from + REACH)).any(|at| line.str(at) == ":");
    to && lowers && (counts || from) || should || shown || opened.is_some_and(colon) || is_set_right(scene, number)
}

/// "The coastguard now says 78 people died, not 79": what the same voice says in place of another number.
fn is_set_right(scene: &Scene<'_>, number: usize) -> bool {
    const NEAR: usize = 6;
    let (Some(span), Some(next)) = (scene.figures.get(number), scene.figures.get(number + 1)) else { return false };
    let line = &scene.line;
    let the = usize::from(line.is_before(next.start, Class::The));
    let now = (span.start.saturating_sub(NEAR)..span.start).any(|at| part(line, at, Part::Present));
    let before = (next.end..=next.end + 1).any(|at| line.phrase_at(&line.lexicon.claims.said_before, at).is_some());
    (now || before) && line.is_before(next.start - the, Class::Not)
}

/// Whether a figure is the number that was put right: "to 389 from the 412".
pub(super) fn is_replaced(scene: &Scene<'_>, number: usize) -> bool {
    let Some(span) = scene.figures.get(number) else { return false };
    let line = &scene.line;
    let before = if line.is_before(span.start, Class::The) { span.start - 1 } else { span.start };
    let corrected = number.checked_sub(1).is_some_and(|before| is_corrected(scene, before) || is_raised(scene, before));
    line.is_before(before, Class::From) && corrected
}

/// Whether a figure is what a count was raised to: "raised the toll to 64, from 35".
fn is_raised(scene: &Scene<'_>, number: usize) -> bool {
    const REACH: usize = 20;
    let Some(span) = scene.figures.get(number) else { return false };
    let to = scene.line.is_before(span.start, Class::To);
    to && (span.start.saturating_sub(REACH)..span.start).any(|at| part(&scene.line, at, Part::TollVerb))
}

/// Whether a figure behind a part's comma takes up the main count again: "41 dead, among them 17
/// children, and around 160 injured".
fn closes(scene: &Scene<'_>, number: usize) -> bool {
    let Some(span) = scene.figures.get(number) else { return false };
    let Some(before) = number.checked_sub(1).and_then(|before| scene.figures.get(before)) else { return false };
    // "19 in Salu, 11 in Merin": the comma alone joins them.
    let joined = span.start.checked_sub(1).is_some_and(|at| scene.line.str(at) == ",");
    !joined && (before.end..span.start).any(|at| scene.line.str(at) == ",")
}

/// The words of a figure's clause up to the figures beside it.
pub(super) fn own_words(scene: &Scene<'_>, number: usize) -> Option<(Range<usize>, Range<usize>)> {
    const REACH: usize = 9;
    let span = scene.figures.get(number)?;
    let clause = scene.clause(span);
    let before = number.checked_sub(1).and_then(|at| scene.figures.get(at)).map_or(0, |before| before.end);
    let next = scene.figures.get(number + 1).map_or(usize::MAX, |next| next.start);
    let start = clause.start.max(before).max(span.start.saturating_sub(REACH));
    let end = clause.end.min(next).min(span.end + REACH);
    Some((start..end.max(span.end), span.clone()))
}

/// Whether a figure is what was taken off a count: "struck off three", "two had been entered twice".
pub(super) fn is_removed(scene: &Scene<'_>, number: usize) -> bool {
    const REACH: usize = 9;
    let Some((words, span)) = own_words(scene, number) else { return false };
    let next = scene.figures.get(number + 1).map_or(usize::MAX, |next| next.start);
    // "three who turned out to have died elsewhere": the relative clause goes on from it.
    let end = words.end.max((span.end + REACH).min(next)).min(scene.line.len());
    // "60 are alive; one man was entered twice": of another clause.
    // "there are 786, after names entered twice were struck off"
    let ends = |at: &usize| scene.line.str(*at) == ";" || part(&scene.line, *at, Part::BecauseOf);
    let end = (span.end..end).find(ends).unwrap_or(end);
    let data = &scene.line.lexicon.claims;
    (words.start..span.start).any(|at| scene.line.phrase_at(&data.removed_before, at).is_some())
        || (span.end..end).any(|at| scene.line.phrase_at(&data.removed, at).is_some())
}

/// The words that say of those whom a figure counts that they were missed and are no more: "the 14 members missing since
/// Monday had come ashore".
pub(super) fn found_again(scene: &Scene<'_>, number: usize) -> Option<Range<usize>> {
    const REACH: usize = 12;
    let span = scene.figures.get(number)?;
    let line = &scene.line;
    let next = scene.figures.get(number + 1).map_or(usize::MAX, |next| next.start);
    let other = |at: &usize| {
        let joins = [Class::And, Class::But, Class::Not].iter().any(|&class| line.is(*at, class));
        line.kind(*at) == Kind::Mark || joins || part(line, *at, Part::BecauseOf)
    };
    let mut behind = (span.end..(span.end + REACH).min(next).min(line.len())).take_while(|at| !other(at));
    behind.find_map(|at| line.phrase_at(&line.lexicon.claims.found_again, at).map(|(end, ())| at..end))
}

/// Whether a figure stands in a list by kinds: "Deaths by sex: women 101, men 55".
pub(super) fn is_by_kind(scene: &Scene<'_>, number: usize) -> bool {
    let line = &scene.line;
    let start = scene.figures.get(number).map_or(0, |span| span.start);
    (1..start).find(|at| line.str(*at) == ":").is_some_and(|colon| names_kinds(line, colon))
}

/// Whether the words before a place say by what those counted are told apart: "Deaths by sex".
pub(super) fn names_kinds(line: &Line<'_>, end: usize) -> bool {
    (1..end).any(|at| kind_at(line, at).is_some())
}

/// Whether a line tells those counted apart by what is no place of the count: "displaced from Salu, by province of arrival".
pub(super) fn names_other_places(line: &Line<'_>) -> bool {
    let others = &line.lexicon.claims.of_other_places;
    let of = |at: usize| kind_at(line, at).is_some_and(|end| (at..=end).any(|of| line.phrase_at(others, of).is_some()));
    (1..line.len()).any(of)
}

/// Past the kind, or the sort of house, that stands at a place behind "by".
fn kind_at(line: &Line<'_>, at: usize) -> Option<usize> {
    let claims = &line.lexicon.claims;
    let kind = line.phrase_at(&claims.row_kinds, at).or_else(|| line.phrase_at(&claims.row_houses, at));
    kind.filter(|_| line.is_before(at, Class::By)).map(|(end, ())| end)
}

/// Whether a figure counts those whom its sentence leaves out: "all but three of them have been named".
pub(super) fn is_all_but(scene: &Scene<'_>, number: usize) -> bool {
    let all_but = &scene.line.lexicon.claims.all_but;
    let led = |at: usize| scene.line.phrase_before(all_but, at).is_some();
    scene.figures.get(number).is_some_and(|span| led(span.start))
        || scene.numbers.get(number).is_some_and(|words| led(words.start))
}

/// Whether a figure is led by the words that make it a part: "including 350 women", "among them were two".
pub(super) fn is_led(scene: &Scene<'_>, number: usize) -> bool {
    let Some(span) = scene.figures.get(number) else { return false };
    let line = &scene.line;
    let be = span.start.checked_sub(1).filter(|at| line.is(*at, Class::Be));
    // "including a crew of four"
    let group = span.start.checked_sub(3).filter(|at| part(line, *at, Part::Article) && line.is(at + 2, Class::Of));
    // "among them the owner of the building and four owners of factories"
    const REACH: usize = 9;
    let and = span.start.checked_sub(1).filter(|at| line.is(*at, Class::And));
    let first = and.map(|and| and.saturating_sub(REACH)..and).unwrap_or_default();
    let plain = |at: usize| line.kind(at) == Kind::Word && !line.is_number(at);
    let beside = first
        .rev()
        .take_while(|at| plain(*at))
        .find(|at| line.phrase_before(&line.lexicon.claims.including, *at).is_some() && part(line, *at, Part::Article));
    let mut ends = [Some(span.start), be, group, beside].into_iter().flatten();
    ends.any(|end| line.phrase_before(&line.lexicon.claims.including, end).is_some())
}

/// Whether a figure and the one before it count two kinds side by side: "142 passengers and 11 crew", "142
/// passengers and a crew of 11".
pub(super) fn side_by_side(scene: &Scene<'_>, number: usize) -> bool {
    const LONGEST: usize = 5;
    let line = &scene.line;
    let before = number.checked_sub(1).and_then(|before| scene.figures.get(before));
    let Some((before, span)) = before.zip(scene.figures.get(number)) else { return false };
    let gap = before.end..span.start;
    let and = gap.clone().any(|at| line.is(at, Class::And));
    let plain = gap.clone().all(|at| {
        let noun = line.kind(at) == Kind::Word && line.is(at + 1, Class::Of);
        line.is(at, Class::And)
            || line.str(at) == ","
            || line.is(at, Class::Of)
            || part(line, at, Part::Article)
            || noun
    });
    and && plain && gap.len() <= LONGEST
}

/// Whether a figure explains why a higher one before it rose: "seven are known to have died, after three
/// bodies were found overnight".
pub(super) fn is_cause(scene: &Scene<'_>, number: usize) -> bool {
    let Some(span) = scene.figures.get(number).filter(|_| number > 0) else { return false };
    const REACH: usize = 14;
    let before = number.checked_sub(1).and_then(|before| scene.figures.get(before)).map_or(0, |before| before.end);
    let near = scene.clause(span).start.max(before).max(span.start.saturating_sub(REACH)).max(1)..span.start;
    near.into_iter().any(|at| part(&scene.line, at, Part::BecauseOf))
}

/// Whether a figure is what the one before it has since become: "the number had since grown to 281,000".
pub(super) fn has_since_grown(scene: &Scene<'_>, number: usize) -> bool {
    const REACH: usize = 4;
    let Some(span) = scene.figures.get(number) else { return false };
    let line = &scene.line;
    let to = (1..=2).any(|back| span.start.checked_sub(back).is_some_and(|at| line.is(at, Class::To)));
    let mut near = span.start.saturating_sub(REACH).max(1)..span.start;
    to && near.any(|at| part(line, at, Part::Since) && part(line, at - 1, Part::Perfect))
}

/// Whether a sentence says at its head what the count before it came to: "They bring to 18 the number of
/// rescued".
pub(super) fn brings_back(scene: &Scene<'_>, number: usize) -> bool {
    const HEAD: usize = 7;
    let line = &scene.line;
    let Some(span) = scene.figures.get(number).filter(|_| number == 0) else { return false };
    let verb = (1..HEAD.min(span.start)).find(|at| part(line, *at, Part::Bringing));
    let opens =
        verb.is_some_and(|verb| (0..verb).all(|at| line.kind(at) == Kind::Word && !part(line, at, Part::SayingVerb)));
    let to = (1..=3).any(|back| span.start.checked_sub(back).is_some_and(|at| line.is(at, Class::To)));
    let counts = scene.clause(span).any(|at| part(line, at, Part::CountNoun));
    opens && to && counts
}

/// Whether a figure is what was found at some time of the day: "two bodies were found this morning".
pub(super) fn is_found_then(scene: &Scene<'_>, number: usize) -> bool {
    let Some((words, span)) = own_words(scene, number) else { return false };
    let line = &scene.line;
    let behind = (span.end..words.end).any(|at| part(line, at, Part::Found));
    // "Divers recovered 11 bodies on Thursday", and not "had recovered 11 by Thursday".
    const NEAR: usize = 3;
    let before = (words.start.max(span.start.saturating_sub(NEAR))..span.start).any(|at| part(line, at, Part::Found));
    // "All 41 people who were found alive this afternoon"
    const CLAUSE: usize = 6;
    let who = part(line, span.end, Part::Relative);
    let behind = behind || who && (span.end..span.end + CLAUSE).any(|at| part(line, at, Part::Found));
    (behind || before) && (scene.is_of_a_time(number) || takes_a_length(scene, span.end))
}

/// "15 bodies in two days", "18 bodies in the first hour": how long it took, and not since when it counts.
fn takes_a_length(scene: &Scene<'_>, from: usize) -> bool {
    const REACH: usize = 6;
    let line = &scene.line;
    let within = (from..from + REACH).find(|at| line.is(*at, Class::In) || line.is(*at, Class::Over));
    // "in the course of the day"
    within.is_some_and(|at| (at + 2..at + 6).any(|unit| line.is(unit, Class::TimeUnit)))
}

/// Whether a figure is of those that were found besides: "had to recover two more bodies".
pub(super) fn is_more_found(scene: &Scene<'_>, number: usize) -> bool {
    let Some(span) = scene.figures.get(number) else { return false };
    let more = span.clone().any(|at| part(&scene.line, at, Part::AddedBehind));
    more && scene.around(span).any(|at| part(&scene.line, at, Part::Found))
}

/// Whether a figure is what was added to a count: "four more bodies", "another 12 people".
pub(super) fn is_added(scene: &Scene<'_>, number: usize) -> bool {
    let Some(span) = scene.figures.get(number) else { return false };
    let (line, data) = (&scene.line, &scene.line.lexicon.claims);
    let before = (span.start..=span.start + 1).any(|end| line.phrase_before(&data.added_before, end).is_some());
    let inside = span.clone().any(|at| line.phrase_at(&data.added_before, at).is_some());
    // "four more", "12 new cases"; "more than 12" compares.
    let first = scene.numbers.get(number).map_or(span.start, |words| words.start);
    let behind = (first + 1..=span.end).any(|at| {
        part(line, at, Part::AddedBehind) && !part(line, at + 1, Part::Than) && !line.is_before(at, Class::Or)
    });
    before || inside || behind
}

/// Whether a figure is of one of several that came one behind the other: "1,100 left in the first convoy", "in the final
/// stage 303 came home".
pub(super) fn is_of_a_batch(scene: &Scene<'_>, number: usize) -> bool {
    let Some((_, span)) = own_words(scene, number) else { return false };
    let line = &scene.line;
    let one =
        |at: usize| (line.is(at, Class::Ordinal) || part(line, at, Part::Last)) && part(line, at + 1, Part::Batch);
    scene.clause(&span).any(one)
}

/// Whether a figure is of one day or one week: "the number of new cases in a day had dropped from 410 to 95".
pub(super) fn is_in_a_day(scene: &Scene<'_>, number: usize) -> bool {
    const BEHIND: usize = 5;
    let line = &scene.line;
    let says = |at: usize| line.phrase_at(&line.lexicon.claims.in_a_day, at).is_some();
    let told = |number: usize| {
        let Some(span) = scene.figures.get(number) else { return false };
        let before = number.checked_sub(1).and_then(|at| scene.figures.get(at)).map_or(0, |before| before.end);
        let clause = scene.clause(span);
        let start = clause.start.max(before);
        // "killed per day and 300 in all": of the first.
        let first = (start..span.start).rev().find(|at| line.is(*at, Class::And)).map_or(start, |and| and + 1);
        (first..span.start).chain(span.end..clause.end.min(span.end + BEHIND)).any(says)
    };
    // "dropped from 410 to 95": of what the first is of.
    let last = scene.figures.get(number).is_some_and(|span| line.is_before(span.start, Class::To));
    // "The worst day so far was Tuesday, the monitors said, when 55 died"; not "of a war that has killed 300".
    let one_day = || {
        if number > 0 {
            return false;
        }
        let span = scene.figures.get(number).cloned().unwrap_or_default();
        let day = |at: &usize| line.phrase_at(&line.lexicon.claims.one_day, *at).is_some();
        let first = (0..span.start).find(day);
        let other = |at: usize| part(line, at, Part::That) || part(line, at, Part::Relative) || line.is_number(at);
        // "when 55 died", "with 55 dead"; not "the deadliest day in its history killed 1,200"
        let told = |at: usize| {
            let with = line.phrase_at(&line.lexicon.claims.with_part, at).is_some();
            line.is_before(at, Class::Comma) && (with || line.phrase_at(&line.lexicon.claims.when_clause, at).is_some())
        };
        first.is_some_and(|first| !(first..span.start).any(other) && (first..span.start).any(told))
    };
    told(number) || last && number.checked_sub(1).is_some_and(told) || one_day()
}

/// Whether a figure is what the kind that is the subject comes to: "Children under five account for 389 cases".
pub(super) fn accounts_for(scene: &Scene<'_>, number: usize) -> bool {
    let Some(words) = scene.numbers.get(number) else { return false };
    let line = &scene.line;
    // "could not account for 12"
    let led = |end: usize| {
        let verb = line.phrase_before(&line.lexicon.claims.account_for, end).map(|(verb, ())| verb);
        verb.is_some_and(|verb| !line.is_before(verb, Class::Not) && !line.is_before(verb, Class::To))
    };
    // "account for 389 cases and 12 deaths"
    let before = number.checked_sub(1).filter(|_| line.is_before(words.start, Class::And));
    let beside = before.and_then(|at| scene.numbers.get(at)).is_some_and(|words| led(words.start));
    led(words.start) || beside
}

/// Whether its own words say that a figure was added to a count: "29 deaths had been added to the toll".
pub(super) fn is_added_to(scene: &Scene<'_>, number: usize) -> bool {
    const FAR: usize = 16;
    let Some(span) = scene.figures.get(number) else { return false };
    let next = scene.figures.get(number + 1).map_or(usize::MAX, |next| next.start);
    let end = scene.clause(span).end.min(next).min(span.end + FAR);
    (span.end..end).any(|at| scene.line.phrase_at(&scene.line.lexicon.claims.added_to, at).is_some())
}
