//! Figures of so many at least, or at the most: what counts others besides, what one place, one body or one witness counted, and what a side lost of its own.

use std::ops::Range;

use super::around::Around;
use super::clause::{owns, part};
use super::context::Scene;
use super::cue;
use super::parts::{self, own_words};
use super::take::One;
use super::unlisted;
use crate::lexicon::claims::Part;
use crate::lexicon::figures::Class;
use crate::lexicon::line::Line;
use crate::rules::Quantity;
use crate::token::Kind;

/// Whether a figure is what one place or one witness saw: "I counted nine bodies", "14 died at her
/// clinic". So many at least.
pub(super) fn is_seen(scene: &Scene<'_>, number: usize) -> bool {
    let Some((words, span)) = own_words(scene, number) else { return false };
    let (line, data) = (&scene.line, &scene.line.lexicon.claims);
    let before = (words.start..span.start).any(|at| line.phrase_at(&data.seen, at).is_some());
    let behind = (span.end..words.end).any(|at| line.phrase_at(&data.seen_behind, at).is_some());
    before
        || behind
        || is_at_a_house(scene, &span, words.end)
        || is_own_work(scene, &span)
        || is_given_by_own(scene, &span)
        || is_of_a_house(scene, number)
        || is_of_one_alone(scene, number, &span)
        || is_brought_to_one(scene, &span, words.end)
}

/// "At St Anna hospital 38 people were treated": what one house counted.
fn is_at_a_house(scene: &Scene<'_>, span: &Range<usize>, end: usize) -> bool {
    // "At the charity's new 120-bed centre, 12 people died"
    const NAME: usize = 13;
    let line = &scene.line;
    let opens = line.is(0, Class::At) || line.is(0, Class::In);
    let comma = (1..NAME).find(|at| line.str(*at) == ",").filter(|comma| opens && comma + 1 == span.start);
    let owned = |comma: &usize| part(line, comma - 1, Part::House) && (1..*comma).any(|at| owns(line, at));
    if comma.as_ref().is_some_and(owned) {
        return true;
    }
    let from = scene.around(span).start;
    (from..span.start).chain(span.end..end).any(|at| {
        let the = usize::from(scene.line.is(at + 1, Class::The));
        // "have died in our centres"
        let own = (scene.line.is(at, Class::At) || scene.line.is(at, Class::In))
            && part(&scene.line, at + 1, Part::OwnPronoun)
            && (at + 2..at + 4).any(|house| part(&scene.line, house, Part::House));
        own || scene.line.is(at, Class::At) && unlisted::house(&scene.line, at + 1 + the).is_some()
    })
}

/// "The 300-bed hospital at Kask received 84 injured people": what one house took in. "We have five bodies here" too.
fn is_of_a_house(scene: &Scene<'_>, number: usize) -> bool {
    const SUBJECT: usize = 14;
    const NOUN: usize = 4;
    let Some((words, span)) = scene.numbers.get(number).zip(scene.figures.get(number)) else { return false };
    let line = &scene.line;
    let stops = |at: usize| line.kind(at) == Kind::Mark && line.str(at) != "," && line.str(at) != "-";
    if let Some((verb, ())) = line.phrase_before(&line.lexicon.claims.house_did, words.start) {
        // "The siege of the town, whose hospital was shelled, saw": the house is no subject.
        let head = (verb.saturating_sub(SUBJECT)..verb)
            .rev()
            .take_while(|at| !stops(*at))
            .find(|at| part(line, *at, Part::House));
        let Some(head) = head else { return false };
        let plain = |at: &usize| {
            let word = line.kind(*at) == Kind::Word
                && (!line.is(*at, Class::Stop) || line.is(*at, Class::The) || part(line, *at, Part::Article));
            word || line.past_hyphen(*at) != *at || line.kind(*at) == Kind::Number || owns(line, *at)
        };
        let first = (0..head).rev().take_while(plain).last().unwrap_or(head);
        let that = first.checked_sub(1).is_some_and(|at| part(line, at, Part::That));
        let opens = first == 0 || line.kind(first - 1) == Kind::Mark || line.is_before(first, Class::And) || that;
        // "the hospitals of the city had received"
        let of_here = |at: usize| line.is(at + 1, Class::The) && part(line, at + 2, Part::OwnArea);
        let other = |at: usize| {
            line.is(at, Class::Of) && !of_here(at)
                || part(line, at, Part::Relative)
                || part(line, at, Part::SayingVerb)
                || line.is(at, Class::Be)
                || line.is(at, Class::Harm)
        };
        return opens && !(head + 1..verb).any(other);
    }
    let have = |start: usize| {
        start.checked_sub(2).is_some_and(|at| part(line, at, Part::OwnPronoun) && line.is(at + 1, Class::Have))
    };
    // "five bodies here and more than 20 injured"
    let and = [words.start, span.start].into_iter().any(|start| line.is_before(start, Class::And));
    let before = number.checked_sub(1).filter(|_| and);
    let before = before.and_then(|at| scene.numbers.get(at)).filter(|before| have(before.start));
    let first = if have(words.start) { Some(words) } else { before };
    let here = |at: usize| line.phrase_at(&line.lexicon.claims.here, at).is_some();
    first.is_some_and(|first| (first.end..span.end + NOUN).any(|at| here(at) && !line.is(at + 1, Class::In)))
}

/// "The bodies of 64 civilians have been brought to Oshkela General Hospital": what one house has seen.
fn is_brought_to_one(scene: &Scene<'_>, span: &Range<usize>, end: usize) -> bool {
    const NAME: usize = 5;
    let line = &scene.line;
    (span.end..end).filter(|at| line.is(*at, Class::To) && line.is_capital(at + 1)).any(|to| {
        let passive = to
            .checked_sub(2)
            .is_some_and(|at| line.is(at, Class::Be) && scene.is_participle(at + 1) || line.is(at, Class::Be));
        passive && (to + 1..to + 1 + NAME).any(|at| part(line, at, Part::House) && line.is_capital(at))
    })
}

/// "Our teams have vaccinated 1,430 people", "his team had dug out 45 bodies": what one body did, where others may have
/// done more.
fn is_own_work(scene: &Scene<'_>, span: &Range<usize>) -> bool {
    let line = &scene.line;
    // "had dug out the bodies of 45 people"
    const OF: usize = 3;
    let of = span.start.checked_sub(OF).filter(|the| line.is(*the, Class::The) && line.is(the + 2, Class::Of));
    let Some(last) = of.unwrap_or(span.start).checked_sub(1) else { return false };
    // "had dug out"
    let had = |verb: usize| verb.checked_sub(1).is_some_and(|at| part(line, at, Part::Perfect));
    let verb = if had(last) { last } else { last.saturating_sub(1) };
    let did = had(verb) && line.kind(verb) == Kind::Word;
    let helped = line.phrase_at(&line.lexicon.claims.helped, verb).is_some();
    if verb < 2 || !did || !helped && (part(line, verb, Part::SayingVerb) || line.is(verb, Class::Harm)) {
        return false;
    }
    let own = |at: usize| part(line, at, Part::OwnPronoun);
    let owned = |at: usize| own(at) || part(line, at, Part::OwnerPronoun);
    let subject = own(verb - 2) || verb > 2 && owned(verb - 3) && line.kind(verb - 2) == Kind::Word;
    part(line, verb - 1, Part::Perfect) && subject
}

/// "Our teams have given the injection to 2,870": what one body's own did, whatever it was.
fn is_given_by_own(scene: &Scene<'_>, span: &Range<usize>) -> bool {
    const REACH: usize = 5;
    let line = &scene.line;
    let to = span.start.checked_sub(1).filter(|at| line.is(*at, Class::To));
    let Some(to) = to else { return false };
    let have = (to.saturating_sub(REACH)..to).rev().find(|at| line.is(*at, Class::Have));
    have.and_then(|have| have.checked_sub(2)).is_some_and(|owner| part(line, owner, Part::OwnPronoun))
}

/// "In the football stadium alone, 41", "Noor hospital alone took in 500": of one of several places, which no rule knows.
fn is_of_one_alone(scene: &Scene<'_>, number: usize, span: &Range<usize>) -> bool {
    const REACH: usize = 6;
    let line = &scene.line;
    scene.near_words(span).any(|at| {
        let led = (at.saturating_sub(REACH)..at).any(|at| line.is(at, Class::In) || line.is(at, Class::At));
        let house = at.checked_sub(1).is_some_and(|house| part(line, house, Part::House));
        // "in Kask alone", "in his district alone", where Kask is asked about by itself.
        let named = scene.own_area(number).is_some() || scene.places.iter().any(|(place, _)| place.end == at);
        part(line, at, Part::Alone) && (led || house) && !named && !line.is_before(at, Class::Be)
    })
}

/// "We counted 214 collapsed houses": what a reporter saw.
pub(super) fn is_own_count(scene: &Scene<'_>, number: usize) -> bool {
    let Some(span) = scene.figures.get(number) else { return false };
    let line = &scene.line;
    scene.near_words(span).filter(|at| *at < span.start).any(|at| {
        let verb = if part(line, at + 1, Part::Perfect) { at + 2 } else { at + 1 };
        part(line, at, Part::OwnPronoun) && (part(line, verb, Part::Found) || part(line, verb, Part::Tally))
    })
}

/// "Hundreds of displaced people have walked over the pass": some of those who are known by what befell them, of whom another
/// thing is told.
pub(super) fn is_told_besides(one: &One<'_>, quantity: &Quantity) -> bool {
    let (scene, line) = (one.scene, &one.scene.line);
    let Some(noun) = one.figure.noun.map(|noun| scene.tokens(noun)).filter(|noun| noun.len() > 1) else { return false };
    let cued = |words: Range<usize>| cue::stands_in(scene, quantity, &words);
    // "have walked", "reached"; not "have been displaced", "were missing"
    let have = line.is(noun.end, Class::Have);
    let past = scene.is_participle(noun.end) || part(line, noun.end, Part::Irregular);
    let verb = noun.end + usize::from(have);
    let did = (have || past)
        && line.kind(verb) == Kind::Word
        && !line.is(verb, Class::Be)
        && !(part(line, verb, Part::SayingVerb) && part(line, verb + 1, Part::That));
    did && cued(noun.clone()) && !cued(noun.end..scene.clause(&noun).end)
}

/// "Of its 310 pupils, 22 were on the ferry": of somebody's own alone.
pub(super) fn is_of_a_group(scene: &Scene<'_>, number: usize) -> bool {
    const OWNER: usize = 6;
    const NOUN: usize = 4;
    let line = &scene.line;
    let before = number.checked_sub(1).and_then(|at| scene.figures.get(at));
    let Some((group, span)) = before.zip(scene.figures.get(number)) else { return false };
    let opens = |of: usize| line.is(of, Class::Of) && (of == 0 || line.kind(of - 1) == Kind::Mark);
    let Some(of) = (group.start.saturating_sub(OWNER)..group.start).rev().find(|at| opens(*at)) else { return false };
    let owned = (of + 1..group.start).any(|at| part(line, at, Part::OwnerPronoun) || owns(line, at));
    owned && line.is_before(span.start, Class::Comma) && span.start <= group.end + NOUN
}

/// Whether the sentence behind one that gives a single count says something of that count: "The number does not include soldiers".
fn next_says(number: usize, around: &Around<'_>, says: impl Fn(&Line<'_>, usize) -> bool) -> bool {
    const HEAD: usize = 4;
    let Some((here, next)) = around.scene().zip(around.scenes.get(around.index + 1)) else { return false };
    let beside = here.paragraph == next.paragraph && here.role == next.role;
    let line = &next.line;
    let it = part(line, 0, Part::Pronoun) && !part(line, 0, Part::PersonPronoun);
    let told = it || (0..HEAD).any(|at| part(line, at, Part::CountNoun));
    let alone = number == 0 && here.figures.len() == 1 && next.figures.is_empty();
    beside && told && alone && (1..HEAD + 1).any(|at| says(line, at))
}

/// Whether its own words say that a figure counts less than others may: "23,000, but counts only those who registered",
/// "the ministry, which leaves out loans, counts 112 million".
pub(super) fn is_narrower(scene: &Scene<'_>, number: usize, around: &Around<'_>) -> bool {
    const REACH: usize = 20;
    let says = |line: &Line<'_>, at: usize| line.phrase_at(&line.lexicon.claims.narrower, at).is_some();
    if next_says(number, around, says) {
        return true;
    }
    let Some(span) = scene.figures.get(number) else { return false };
    let line = &scene.line;
    let says = |at: usize| says(line, at);
    let of_subject =
        |at: usize| at.checked_sub(1).is_some_and(|at| part(line, at, Part::Relative) || part(line, at, Part::That));
    let before = span.start.saturating_sub(REACH)..span.start;
    let next = scene.figures.get(number + 1);
    let behind = span.end..next.map_or(line.len(), |next| next.start).min(span.end + REACH);
    // Between two figures a relative clause is of whoever gives the second.
    before.into_iter().any(|at| says(at) && of_subject(at))
        || behind.into_iter().any(|at| says(at) && !(next.is_some() && of_subject(at)))
}

/// Whether a figure counts a side's own: "11 of its soldiers", "their own dead number six".
pub(super) fn is_own(scene: &Scene<'_>, number: usize) -> bool {
    const REACH: usize = 4;
    let Some((words, span)) = own_words(scene, number) else { return false };
    let line = &scene.line;
    let whose = |at: usize| part(line, at, Part::OwnPronoun) || part(line, at, Part::OwnerPronoun) || owns(line, at);
    let people = |at: usize| line.phrase_at(&line.lexicon.claims.own_people, at + 1).map(|(end, ())| end);
    let own = |at: usize| whose(at) && people(at).is_some();
    let behind = scene.numbers.get(number).map_or(span.end, |words| words.end);
    // "None of my client's employees has been arrested"
    let zero = line.is(span.start, Class::None) && line.is(span.start + 1, Class::Of);
    // "None of the country's residents" are all there are.
    let all = |at: usize| {
        let owner = at.saturating_sub(1);
        part(line, owner, Part::OwnArea) || scene.places.iter().any(|(place, _)| place.contains(&owner))
    };
    let whose = |at: usize| part(line, at, Part::OwnPronoun) || owns(line, at) && !all(at);
    let plain = |at: &usize| !line.is(*at, Class::Be) && !line.is(*at, Class::Have);
    if zero && (span.start + 2..span.start + 2 + REACH).take_while(plain).any(whose) {
        return true;
    }
    // "20 of the group's members"
    let of_own = |of: usize| own(of + 1) || line.is(of + 1, Class::The) && own(of + 3);
    (behind..(behind + REACH).min(line.len())).any(|at| line.is(at, Class::Of) && of_own(at))
        || (words.start..span.start).any(|at| {
            // "its fighters had killed 240": of the others.
            // "her staff had counted 22": of others too.
            let did = |verb: usize| {
                part(line, verb, Part::Found) || part(line, verb, Part::Tally) && scene.is_participle(verb)
            };
            own(at) && !(people(at).unwrap_or(at)..span.start).any(|verb| line.is(verb, Class::Harm) || did(verb))
        })
}

/// "Some 1,500 of the injured need special treatment", "he treated 30 of the survivors": of those that are known by what
/// befell them, whose number is told elsewhere.
pub(super) fn is_of_those(one: &One<'_>, quantity: &Quantity) -> bool {
    const NEAR: usize = 2;
    let (scene, line) = (one.scene, &one.scene.line);
    let of_those = |words: &&Range<usize>| {
        let those =
            line.phrase_at(&line.lexicon.claims.of_whole, words.end).is_some_and(|(end, ())| end == words.end + 2);
        parts::of_the(scene, one.number) || those
    };
    let Some(words) = scene.numbers.get(one.number).filter(of_those) else { return false };
    // "11 of the dead are below the age of 18", where children are asked for, is the count of them.
    quantity.subset_of.is_none() && cue::stands_in(scene, quantity, &(words.end + 2..words.end + 2 + NEAR))
}

/// "197 bodies have been handed to relatives", "61 bodies are kept at the mortuary": of the dead, some of whom lie elsewhere.
pub(super) fn is_laid(scene: &Scene<'_>, number: usize, quantity: &Quantity) -> bool {
    const NEAR: usize = 4;
    let Some(span) = scene.figures.get(number) else { return false };
    let (line, data) = (&scene.line, &scene.line.lexicon.claims);
    let remains = (span.start..span.end).any(|at| line.phrase_at(&data.remains, at).is_some());
    let helps = |at: usize| line.is(at, Class::Have) || line.is(at, Class::Be) || scene.is_adverb(at);
    let verb = (span.end..span.end + NEAR).find(|at| !helps(*at));
    let Some((verb, (end, ()))) = verb.and_then(|verb| Some((verb, line.phrase_at(&data.laid, verb)?))) else {
        return false;
    };
    // Where the buried are asked for, that many are.
    remains && !cue::stands_in(scene, quantity, &(verb..end))
}

/// Whether a figure counts others besides those it is told of, as its sentence says: "1,873, but this includes deaths from mines",
/// "The ministry, which also counts those who fell ill, reported 695"; not "which also includes 12 children", a part of it.
pub(super) fn counts_others(scene: &Scene<'_>, number: usize, around: &Around<'_>) -> bool {
    const FAR: usize = 10;
    const OBJECT: usize = 4;
    let says = |line: &Line<'_>, at: usize| {
        let found = line.phrase_at(&line.lexicon.claims.besides, at);
        found.is_some_and(|(end, ())| !(end..end + OBJECT).any(|at| line.is_number(at)))
    };
    if next_says(number, around, says) {
        return true;
    }
    let Some(span) = scene.figures.get(number) else { return false };
    let line = &scene.line;
    let besides = |at: usize| says(line, at);
    let next = scene.figures.get(number + 1).map_or(line.len(), |next| next.start);
    let behind = (span.end..next.min(span.end + FAR)).any(besides);
    let first =
        |verb: usize| number.checked_sub(1).and_then(|at| scene.figures.get(at)).is_none_or(|one| one.end <= verb);
    let spoken = scene.frames.iter().filter(|frame| frame.verb < frame.said.0 && frame.covers(span.start));
    let verb = spoken.map(|frame| frame.verb).max().filter(|verb| *verb < span.start && first(*verb));
    behind || verb.is_some_and(|verb| (0..verb).any(besides))
}

/// "36 health workers infected; seven have died": of those few, who are some of all.
pub(super) fn is_of_few_before(scene: &Scene<'_>, number: usize) -> bool {
    let Some((few, span)) = number.checked_sub(1).and_then(|at| scene.figures.get(at)).zip(scene.figures.get(number))
    else {
        return false;
    };
    let line = &scene.line;
    let bare = scene.number_of(span).is_some_and(|words| words.end == span.end);
    let opens = span.start.checked_sub(1).is_some_and(|at| line.str(at) == ";") && line.is(span.end, Class::Have);
    let trade = |figure: &Range<usize>| {
        figure.clone().any(|at| {
            let data = &line.lexicon.claims;
            let ends = |found: Option<(usize, &())>| found.is_some_and(|(end, ())| end <= figure.end);
            ends(line.phrase_at(&data.trades, at)) || ends(line.phrase_at(&data.kinds, at))
        })
    };
    // "36 health workers infected, 12 of them nurses; seven have died"
    let before = scene.figures.iter().take(number).any(trade);
    bare && opens && few.end <= span.start && before
}

/// "800 people in the hall alone", "from our state alone 61 have died": of one place or group, of which there are more.
pub(super) fn is_of_that_alone(scene: &Scene<'_>, number: usize) -> bool {
    const FAR: usize = 7;
    let Some(span) = scene.figures.get(number) else { return false };
    let line = &scene.line;
    let led = |at: usize| [Class::In, Class::At, Class::On, Class::From].iter().any(|&class| line.is(at, class));
    let timed = |at: usize| scene.times.iter().any(|time| time.start < at && at <= time.end);
    let near = scene.clause(span);
    let near = near.start.max(span.start.saturating_sub(FAR + 2))..near.end.min(span.end + FAR);
    near.into_iter().any(|at| {
        let words =
            (at.saturating_sub(FAR)..at).rev().take_while(|at| line.kind(*at) == Kind::Word && !line.is_number(*at));
        part(line, at, Part::Alone) && !timed(at) && words.into_iter().any(led)
    })
}

/// Whether a figure is of those counted in a whole: "two volunteers are among the dead".
pub(super) fn is_among(scene: &Scene<'_>, number: usize) -> bool {
    let Some(span) = scene.figures.get(number) else { return false };
    let line = &scene.line;
    let verb = usize::from(line.is(span.end, Class::Be));
    let among = are_among_those(scene, span.end + verb);
    // "Teenagers among the dead: 12"
    let colon = span.start.checked_sub(1).filter(|at| line.str(*at) == ":");
    let label = colon.is_some_and(|colon| (1..colon).any(|at| are_among_those(scene, at)));
    among || label || parts::is_of_them(scene, span)
}

/// "[are] among the confirmed cases", "among those killed": some of a whole.
pub(super) fn are_among_those(scene: &Scene<'_>, at: usize) -> bool {
    let line = &scene.line;
    let those = line.is(at + 1, Class::The) || part(line, at + 1, Part::ThoseDays);
    part(line, at, Part::Among) && !line.is(at, Class::Of) && those
}
