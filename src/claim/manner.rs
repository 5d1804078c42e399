//! How a claim puts its figure: as a count of its own, as what was added to one or taken off it, as what
//! one place saw or one side lost.

use std::collections::BTreeMap;
use std::ops::Range;

use super::around::Around;
use super::clause::part;
use super::context::Scene;
use super::list;
use super::none;
use super::parts;
use super::seen;
use super::table::Cell;
use super::take::One;
use super::whole::{FAR_WHOLE, head};
use super::{Claim, Taken, bind, cue};
use crate::figure::Manner;
use crate::lexicon::claims::{Part, People};
use crate::lexicon::figures::Class;
use crate::rules::{Nature, Quantity, Rules};
use crate::token::Kind;
use crate::unit::Dimension;
use crate::window::days_before;

/// How a figure is put: to a running count may be added, and it may be put right.
pub(super) fn manner(one: &One<'_>, quantity: &Quantity, around: &Around<'_>, taken: &Taken) -> Manner {
    if bind::is_zero(one.figure) {
        if none::is_of_a_stage(one.scene, one.number)
            || none::is_of_an_incident(one.scene, one.context.claimant.as_ref(), around)
        {
            return Manner::Unreported;
        }
        if none::is_of_a_group(one, quantity, around) {
            return Manner::Kind;
        }
    }
    let running = matches!(quantity.nature, Nature::Total | Nature::Stock);
    // "3,100 had come by midday": of a day that was not over.
    let part_of_day = quantity.nature == Nature::Flow && one.scene.is_up_to_an_hour(one.number);
    if part_of_day && one.whole.is_none() && one.figure.manner == Manner::Stated {
        return Manner::Seen;
    }
    // "In the final stage 303 came home": of a count that goes on, and of no day that is told.
    let undated = quantity.nature == Nature::Flow && one.context.window.is_none();
    let counted = one.figure.unit.dimension == Dimension::Count && one.figure.manner == Manner::Stated;
    if (running || undated) && counted && one.whole.is_none() && parts::is_of_a_batch(one.scene, one.number) {
        return Manner::Seen;
    }
    let there = one.context.place.is_some() || one.scene.destination(one.number).is_some();
    let more = parts::is_added(one.scene, one.number) && !there && !is_in_some_state(one);
    if undated && counted && one.whole.is_none() && more {
        return Manner::Added;
    }
    if one.context.rival {
        return Manner::Stated;
    }
    // "Coverage was 88 per cent among children under five": of those alone.
    if one.figure.unit.dimension == Dimension::Share && one.whole.is_none() && is_among_some(one) {
        return Manner::Kind;
    }
    // "Of whom 62 were still in hospital": no second count of them all.
    if one.state {
        return Manner::Kind;
    }
    if one.whole.is_none() && one.context.place.is_none() && parts::is_by_kind(one.scene, one.number) {
        return Manner::Kind;
    }
    if one.figure.manner == Manner::Denied {
        return Manner::Denied;
    }
    // "Another 61 are still missing" under a headline of 61 is the count itself.
    let same = |claim: &Claim| claim.amount.limits.value() == one.figure.amount.limits.value();
    let mut before = last(taken).filter(|claim| claim.quantity == quantity.id).peekable();
    // "She has 73 dead. At least 120 others could not be found": other than those.
    let nearest = taken.claims.last().is_none_or(|claim| claim.quantity == quantity.id);
    let mut counted = || nearest && before.peek().is_some() && !before.any(same);
    if denies_one_hand(one, quantity) {
        return Manner::Kind;
    }
    if not_known(one) {
        return Manner::Unreported;
    }
    // "The Syrian embassy says 43 Syrians died"
    let nation = matches!(people_of(one, Manner::Stated), Some(People::Nation(_)));
    if nation && one.scene.holds_part(Part::Embassy) {
        return Manner::Kind;
    }
    let none_since = bind::is_zero(one.figure) && one.scene.is_since(one.number);
    if running && parts::is_removed(one.scene, one.number) && !parts::is_corrected(one.scene, one.number) {
        return Manner::Removed;
    }
    if quantity.nature == Nature::Stock
        && let Some(found) = parts::found_again(one.scene, one.number)
        && !asks_for(quantity, one.scene, &found)
    {
        return Manner::Removed;
    }
    let found_then = running && one.whole.is_none() && parts::is_found_then(one.scene, one.number);
    // "Yesterday we found nine bodies": what one crew did in a day.
    if found_then && seen::is_own_count(one.scene, one.number) {
        return Manner::Added;
    }
    if is_floor(one, quantity, around, taken) {
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
    let brings = brings || found_then && last(taken).any(higher_yet);
    // "seven have died, after three bodies were found overnight"
    let brings = brings || parts::is_cause(one.scene, one.number) && last(taken).any(higher);
    // A side's own dead are all there are of them, where soldiers are asked for and nobody else.
    let anybody = quantity.of.is_none() || asks_anybody(quantity, one.scene);
    let own = anybody && one.context.claimant.is_some() && seen::is_own(one.scene, one.number);
    if (running || quantity.nature == Nature::Fixed) && one.whole.is_none() && own {
        return Manner::Own;
    }
    let kin = one
        .whole
        .and_then(|whole| taken.claims.get(whole))
        .filter(|whole| whole.quantity == quantity.id || quantity.is_part_of(&whole.quantity));
    // "Two volunteers are among the dead": so many at least, of a whole that is not told.
    // "43,000 in Salu and Merin": so many at least of what lies around them.
    let summed = matches!(quantity.nature, Nature::Flow | Nature::Total) && one.figure.manner == Manner::Stated;
    if summed && one.whole.is_none() && one.scene.is_of_several_places(one.number) {
        return Manner::Seen;
    }
    let some = kin.is_none() && one.figure.unit.dimension == Dimension::Count && one.figure.manner == Manner::Stated;
    let some = some && !bind::is_zero(one.figure);
    // "Six of those who died were under 18", where children are asked for, is the count of them.
    let told = (quantity.subset_of.is_some() || !asks_anybody(quantity, one.scene))
        && one.scene.figures.get(one.number).is_some_and(|span| one.scene.predicate(span).is_some());
    if running && some && !told && (seen::is_among(one.scene, one.number) || seen::is_of_those(one, quantity)) {
        return Manner::Seen;
    }
    // "Another 57 were killed in Merin": the count of another place.
    let elsewhere = one.context.place.as_ref().is_some_and(|place| {
        let last = taken.claims.iter().rev().find(|claim| claim.quantity == quantity.id);
        last.and_then(|last| last.scope.as_ref()).is_some_and(|scope| !scope.assumed && scope.place != *place)
    });
    // "two more bodies were recovered" are added to whatever was counted; "another 61 are missing" may be all.
    let found = parts::is_more_found(one.scene, one.number);
    let more = parts::is_added(one.scene, one.number) && !elsewhere && (found || counted());
    let added = running && (parts::is_added_to(one.scene, one.number) || more || none_since || brings);
    // "The toll was 19, the union said. Five bodies were taken away by relatives": a detail of its count.
    if (running && !added || is_in_some_state(one))
        && one.whole.is_none()
        && one.figure.manner == Manner::Stated
        && is_detail(one, quantity, taken)
    {
        return Manner::Seen;
    }
    let stated = one.figure.manner == Manner::Stated && one.whole.is_none();
    // "In the operation of 19-20 September 192 were killed", of which no text before says more: all there are.
    let mut whole = || one.scene.is_of_named_days(one.number) && one.scene.figures.len() == 1 && !counted();
    let length = one.scene.is_of_length(one.number) && !covers(one, quantity, around.rules) && !whole();
    let begun = quantity.period.or(around.rules.period).and_then(|period| period.from);
    let today = quantity.nature == Nature::Total && one.whole.is_none() && one.scene.is_of_today(one.number, begun);
    let daily = today || one.scene.is_daily(one.number) || parts::is_in_a_day(one.scene, one.number);
    if added || quantity.nature == Nature::Total && (length || daily) {
        Manner::Added
    } else if stated && seen::counts_others(one.scene, one.number, around) {
        Manner::Besides
    } else if stated && is_kind(one, quantity) {
        Manner::Kind
    } else if parts::is_corrected(one.scene, one.number) {
        Manner::Corrected
    } else if stated && is_trade(one, quantity, taken) {
        Manner::Trade
    } else {
        one.figure.manner
    }
}

/// Whether the head of a list opens some of a whole: "counted among those killed:".
fn opens_some_of_those(head: &Scene<'_>) -> bool {
    (0..head.line.len()).any(|at| seen::are_among_those(head, at))
}

/// The claims of the text before, as far back as a reader has them in mind.
fn last(taken: &Taken) -> impl Iterator<Item = &Claim> {
    const REMEMBERED: usize = 400;
    taken.claims.iter().rev().take(REMEMBERED)
}

/// Whether a share is told of some people alone: "88 per cent among children".
fn is_among_some(one: &One<'_>) -> bool {
    let line = &one.scene.line;
    let Some(span) = one.scene.figures.get(one.number) else { return false };
    let those = span.end + 1 + usize::from(line.is(span.end + 1, Class::The));
    let kind = line.phrase_at(&line.lexicon.claims.kinds, those).is_some() || line.is(those, Class::Persons);
    part(line, span.end, Part::Among) && !line.is(span.end, Class::Of) && kind
}

/// Whether a figure is of so many at least: what one place, one body or one witness counted, or a part of that.
fn is_floor(one: &One<'_>, quantity: &Quantity, around: &Around<'_>, taken: &Taken) -> bool {
    let running = matches!(quantity.nature, Nature::Total | Nature::Stock);
    if one.figure.manner != Manner::Stated {
        return false;
    }
    if running && seen::is_laid(one.scene, one.number, quantity) {
        return true;
    }
    // "Salu hospital | 67", where another row gives the total; "The paper counted among those killed: Salu: 15".
    let under = one.cell.is_some_and(Cell::is_of_part)
        || list::is_under_total(around)
        || list::is_under_count(around)
        || one.list.is_some_and(|head| one.scene.item && opens_some_of_those(head));
    let lasts = running || quantity.nature == Nature::Fixed || one.cell.is_some_and(Cell::is_of_others);
    if lasts && one.whole.is_none() && under {
        return true;
    }
    if let Some(whole) = one.whole.and_then(|whole| taken.claims.get(whole)) {
        // "has so far verified 54 killings, including 15 of children": the part is as sure as its whole.
        // "The ship had 29 crew on board, of whom 20 survived": of one kind, whom others outlived.
        let kind = matches!(whole.manner, Manner::Kind | Manner::Trade) && whole.quantity != quantity.id;
        return running
            && (whole.manner == Manner::Seen || kind && quantity.subset_of.as_ref() != Some(&whole.quantity));
    }
    // "Of those who fled, about 150,000 moved into the town": of a whole that is not told.
    let span = one.scene.figures.get(one.number).cloned().unwrap_or_default();
    let line = &one.scene.line;
    let opens = one.tied && line.is(0, Class::Of) && quantity.subset_of.is_none() && asks_anybody(quantity, one.scene);
    // "Of the total, 45 died in Kask": all of there.
    let own_place =
        one.scene.places.iter().any(|(place, id)| span.end <= place.start && one.context.place.as_ref() == Some(id));
    let opens = opens && !own_place;
    let lasts = running || quantity.nature == Nature::Fixed;
    if opens && lasts && one.figure.unit.dimension == Dimension::Count && !bind::is_zero(one.figure) {
        return true;
    }
    // "Nine persons in a critical condition were flown out": how some of the hurt are.
    let state = line.phrase_at(&line.lexicon.claims.states, span.end).filter(|_| one.figure.noun.is_some());
    if running && state.is_some_and(|(end, ())| !cue::stands_in(one.scene, quantity, &(span.end..end))) {
        return true;
    }
    // "Children under five account for 389 cases", so there are so many at least; not "Salu accounts for".
    let kind = running && one.context.place.is_none() && parts::accounts_for(one.scene, one.number);
    let kind = kind || seen::is_of_a_group(one.scene, one.number) || seen::is_told_besides(one, quantity);
    let lasting = running || quantity.nature == Nature::Fixed;
    let kind = kind || lasting && one.context.place.is_none() && seen::is_of_that_alone(one.scene, one.number);
    if kind || (running || quantity.nature == Nature::Fixed) && seen::is_narrower(one.scene, one.number, around) {
        return true;
    }
    let by_itself = || one.context.claimant.is_none() && seen::is_own_count(one.scene, one.number);
    let seen = || seen::is_seen(one.scene, one.number) || by_itself() || is_one_place(one);
    running && (is_of_the_few(one, taken) || seen() || seen::is_of_few_before(one.scene, one.number))
}

/// "Fourteen nurses are among the dead. Six were killed at once": of those few, where the number has no noun.
fn is_of_the_few(one: &One<'_>, taken: &Taken) -> bool {
    let opens = one.number == 0 && one.scene.figures.first().is_some_and(|span| span.start <= 1);
    let few = |last: &Claim| {
        last.manner == Manner::Seen
            && one.figure.amount.limits.hi() < last.amount.limits.lo()
            && one.figure.number.start.saturating_sub(last.evidence.sentence.end) < 3
    };
    opens && one.figure.noun.is_none() && taken.claims.last().is_some_and(few)
}

/// Whether a figure's days begin with the story: "killed between 10 and 16 February" is the toll of an offensive that
/// began on the 10th, or on one of the days before.
fn covers(one: &One<'_>, quantity: &Quantity, rules: &Rules) -> bool {
    let begins = quantity.period.or(rules.period).and_then(|period| period.from);
    let from = one.context.window.and_then(|window| window.from);
    const EVE: i32 = 3;
    begins.zip(from).is_some_and(|(begins, from)| begins <= from.date && days_before(from.date, EVE) <= begins)
}

/// Whether a figure's speaker knows of one place alone: "Kask hospital has admitted 58".
fn is_one_place(one: &One<'_>) -> bool {
    let Some(speaker) = one.context.claimant.as_ref() else { return false };
    let line = &one.scene.line;
    let places = &line.lexicon.claims.one_place;
    // "The toll rose to 35, Kask hospital said": it tells of all.
    let words = one.scene.figures.get(one.number).map(|span| one.scene.near_words(span)).unwrap_or_default();
    let of_all = words.into_iter().any(|at| part(line, at, Part::CountNoun));
    // "Kask hospital", "the director of the morgue", "a hospital in Salu"; not "the Hospital Workers Union".
    let names: Vec<String> = speaker.name.split_whitespace().map(str::to_lowercase).collect();
    let head = names.iter().position(|word| line.lexicon.claims.placed_by.contains(word)).unwrap_or(names.len());
    let ends =
        |end: usize| end.checked_sub(1).and_then(|last| names.get(last)).is_some_and(|word| places.contains(word));
    !of_all && (ends(head) || ends(names.len()))
}

/// Whether words are some of those that a quantity asks for: "accounted for", where those accounted for are counted.
fn asks_for(quantity: &Quantity, scene: &Scene<'_>, words: &Range<usize>) -> bool {
    let found = quantity.cue.as_ref().map(|cue| cue.find(scene.line.text, &scene.line.tokens)).unwrap_or_default();
    found.iter().any(|cue| cue.start < words.end && words.start < cue.end)
}

/// "None of them was killed by the security forces": by others, it may be.
fn denies_one_hand(one: &One<'_>, quantity: &Quantity) -> bool {
    const FAR: usize = 7;
    let line = &one.scene.line;
    let behind = one.scene.figures.get(one.number).map_or(0..0, |span| span.start + 1..span.end + FAR);
    let by = |at: usize| {
        line.is(at, Class::By) && one.scene.is_participle(at - 1)
            || line.phrase_at(&line.lexicon.claims.hands_of, at).is_some()
    };
    // "The navy rescued nobody": others may have.
    let start = one.scene.figures.get(one.number).map_or(0, |span| span.start);
    let the = start.checked_sub(3).is_some_and(|the| line.is(the, Class::The) && line.kind(the + 1) == Kind::Word);
    // "The blast killed nobody": it has no other hand.
    let event = |at: usize| part(line, at, Part::Event) || part(line, at, Part::Incident);
    let did = the
        && !event(start - 2)
        && line.phrase_before(&line.lexicon.claims.one_hand, start).is_some()
        && !line.is_before(start - 1, Class::Have);
    bind::is_zero(one.figure) && asks_anybody(quantity, one.scene) && (did || behind.into_iter().any(by))
}

/// "The corps itself had confirmed no deaths": none that it knew of.
fn not_known(one: &One<'_>) -> bool {
    let line = &one.scene.line;
    let start = one.scene.figures.get(one.number).map_or(0, |span| span.start);
    // "The police confirmed no one had been killed": that they say.
    let end = one.scene.figures.get(one.number).map_or(0, |span| span.end);
    let said = [Class::Be, Class::Have, Class::Harm, Class::Verb].iter().any(|&verb| line.is(end, verb));
    bind::is_zero(one.figure) && !said && line.phrase_before(&line.lexicon.claims.confirmed_none, start).is_some()
}

/// Whether a figure counts one kind of those that a quantity asks for: "31 crew", where it asks for people.
fn is_kind(one: &One<'_>, quantity: &Quantity) -> bool {
    let line = &one.scene.line;
    let kinds = &line.lexicon.claims.kinds;
    let Some(noun) = one.figure.noun.map(|noun| one.scene.tokens(noun)) else { return false };
    let kind = noun.clone().any(|at| line.phrase_at(kinds, at).is_some_and(|(end, ())| end <= noun.end));
    // "No worker has lost his life": of the workers, and of nobody else.
    let one_kind =
        |at: usize| line.phrase_at(&line.lexicon.claims.one_kind, at).is_some_and(|(end, ())| end == noun.end);
    let zero = || bind::is_zero(one.figure) && noun.clone().any(one_kind);
    // "Not a single peaceful protester was killed": of those alone.
    let behind = one.scene.numbers.get(one.number).map_or(noun.start, |number| number.end.min(noun.start));
    let of_a_kind =
        |at: usize| line.phrase_at(&line.lexicon.claims.of_a_kind, at).is_some_and(|(end, ())| end < noun.end);
    let kind = kind || zero() || (behind..noun.end).any(of_a_kind) || is_of_one_nation(one, quantity);
    // "75,000 men, women and children", "26 women and young children", "400 children, parents and teachers": of all kinds
    // together
    const LIST: usize = 4;
    let joins = |at: usize| line.is(at, Class::Comma) || line.is(at, Class::And);
    let counts = |at: usize| line.number(at).is_none() && crate::figure::counts_at(line, at);
    let and = (noun.end..noun.end + LIST).find(|at| line.is(*at, Class::And) && counts(at + 1));
    let listed = and.is_some_and(|and| {
        let words = (noun.end..and).all(|at| line.kind(at) == Kind::Word || line.is(at, Class::Comma));
        words && !(noun.end..and).any(|at| part(line, at, Part::SayingVerb) || line.is(at, Class::Be))
    });
    let together = joins(noun.end) && (line.phrase_at(kinds, noun.end + 1).is_some() || listed);
    kind && !together && asks_anybody(quantity, one.scene)
}

/// "350 Pakistanis were on board", where a quantity asks for the people of several countries by their names: of one of them.
fn is_of_one_nation(one: &One<'_>, quantity: &Quantity) -> bool {
    let Some(People::Nation(nation)) = people_of(one, Manner::Stated) else { return false };
    let asked = |name: &String| quantity.of.as_ref().is_some_and(|of| of.name(name));
    let nations = &one.scene.line.lexicon.claims.nations;
    nations.iter().any(|(other, names)| *other != nation && names.iter().any(asked))
}

/// The people that a claim of a quantity is of, where they may be fewer than it asks for: "foreigners" are all of them where
/// foreigners are asked for.
pub(super) fn people_among(one: &One<'_>, manner: Manner, quantity: &Quantity) -> Option<People> {
    let claims = &one.scene.line.lexicon.claims;
    let asked = |name: &String| quantity.of.as_ref().is_some_and(|of| of.name(name));
    let all = |nation: &String| {
        claims.no_country.contains(nation) && claims.nations.get(nation).is_some_and(|names| names.iter().any(asked))
    };
    people_of(one, manner).filter(|people| !matches!(people, People::Nation(nation) if all(nation)))
}

/// The country of the people counted, "five Indian nationals", "three Dutchmen"; of those of one kind or trade, their kind.
pub(super) fn people_of(one: &One<'_>, manner: Manner) -> Option<People> {
    let (line, scene) = (&one.scene.line, one.scene);
    let behind = scene.numbers.get(one.number)?.end;
    let noun = one.figure.noun.map_or(behind..behind + 1, |noun| scene.tokens(noun));
    let known = |at: usize| {
        let found = line.phrase_at(&line.lexicon.claims.peoples, at);
        found.filter(|(end, _)| *end <= noun.end).map(|(_, people)| people)
    };
    let of_nation = |people: &&People| matches!(people, People::Nation(_));
    let mut named = (behind.min(noun.start)..noun.end).filter_map(known);
    // "The Marland embassy says four of its citizens died": of whose embassy it is.
    let own = || {
        let theirs = (behind..noun.start).any(|at| part(line, at, Part::OwnerPronoun));
        let frame =
            scene.frames.iter().find(|frame| theirs && frame.verb < frame.said.0 && frame.covers(noun.start))?;
        let named = |at: usize| line.phrase_at(&line.lexicon.claims.peoples, at).map(|(_, people)| people);
        (0..frame.verb).filter(|at| line.is_capital(*at)).filter_map(named).find(of_nation)
    };
    let nation = named.find(of_nation).or_else(own);
    let counted = one.figure.noun.is_some() && matches!(manner, Manner::Kind | Manner::Trade);
    let kind = || noun.clone().rev().find_map(known).filter(|_| counted);
    nation.or_else(kind).cloned()
}

/// Whether a figure counts those who do one kind of work, where people are asked for: "six workers were killed".
/// "The union maintains that nine were killed", behind six workers, means workers.
fn is_trade(one: &One<'_>, quantity: &Quantity, taken: &Taken) -> bool {
    const NEAR: usize = 120;
    let line = &one.scene.line;
    let trades = &line.lexicon.claims.trades;
    let Some(noun) = one.figure.noun.map(|noun| one.scene.tokens(noun)) else {
        let near = |last: &&Claim| one.figure.number.start.saturating_sub(last.evidence.number.end) < NEAR;
        let mut back = taken.claims.iter().rev().take_while(near);
        let last = back.find(|claim| claim.quantity == quantity.id);
        return last.is_some_and(|last| last.manner == Manner::Trade);
    };
    let trade = noun.clone().any(|at| line.phrase_at(trades, at).is_some_and(|(end, ())| end == noun.end));
    trade && asks_anybody(quantity, one.scene)
}

/// Whether a quantity asks for people whoever they are.
pub(super) fn asks_anybody(quantity: &Quantity, scene: &Scene<'_>) -> bool {
    let asks = |word: &String| quantity.of.as_ref().is_some_and(|of| of.name(word));
    let claims = &scene.line.lexicon.claims;
    claims.anybody.iter().any(asks) || claims.fallen.iter().any(asks) && !claims.combatants.iter().any(asks)
}

/// "One man is in a critical condition and five others are described as serious": how some of the hurt are.
fn is_in_some_state(one: &One<'_>) -> bool {
    const REACH: usize = 6;
    let line = &one.scene.line;
    let Some(span) = one.scene.figures.get(one.number) else { return false };
    let be = line.is(span.end, Class::Be) || line.is(span.end, Class::Have);
    be && (span.end..span.end + REACH).any(|at| line.phrase_at(&line.lexicon.claims.states, at).is_some())
}

/// Whether a figure is but a detail of what its voice has just counted: half of it or less, sentences after.
fn is_detail(one: &One<'_>, quantity: &Quantity, taken: &Taken) -> bool {
    const NEAR: usize = 250;
    let Some(value) = one.figure.amount.limits.hi() else { return false };
    let twice = |claim: &Claim| claim.amount.limits.lo().is_some_and(|lo| value.saturating_add(value) <= lo);
    let Some(voice) = one.context.claimant.as_ref() else {
        // "Three bodies washed ashore on Thursday", where somebody's toll of 61 stands above: of that toll.
        let body = one.scene.role == crate::document::Role::Body && one.figure.noun.is_some();
        let body = body
            && (quantity.nature == Nature::Total || is_in_some_state(one))
            && one.context.place.is_none()
            && !one.scene.is_of_length(one.number);
        return body && last(taken).any(|claim| claim.quantity == quantity.id && twice(claim) && !claim.older);
    };
    let dated = one.context.window.is_some() && !one.scene.is_of_a_time(one.number);
    let undated = !dated && one.context.place.is_none() && !one.context.older;
    let near = |claim: &&Claim| one.figure.number.start.saturating_sub(claim.evidence.number.end) < NEAR;
    let counted = |claim: &Claim| {
        let sentence = one.scene.line.tokens.first().map_or(0, |token| token.span.start);
        let own =
            claim.claimant.as_ref().is_some_and(|one| if one.id.is_some() { one.id == voice.id } else { one == voice });
        claim.quantity == quantity.id && claim.evidence.number.end < sentence && own && twice(claim)
    };
    undated && one.figure.noun.is_some() && taken.claims.iter().rev().take_while(near).any(counted)
}

/// What a claim says of the one before it: that they are two kinds side by side, or that it was added.
pub(super) fn beside(
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
        let plain = |claim: &&Claim| {
            matches!(claim.manner, Manner::Stated | Manner::Kind | Manner::Trade) && claim.part_of.is_none()
        };
        let kind = |at: usize| taken.claims.get(at).filter(plain);
        let two = kind(before).zip(kind(at)).is_some_and(|(one, other)| {
            one.quantity == other.quantity
                && one.claimant == other.claimant
                && one.noun.as_deref().and_then(head) != other.noun.as_deref().and_then(head)
        });
        // "270 servicemen and 120 civilians came home", where civilians are asked for among all: the rest of them.
        let wider = |one: usize, other: usize| {
            let pair = kind(one).zip(kind(other));
            let subset =
                |id: &str| around.rules.quantities.iter().find(|quantity| *quantity.id == *id)?.subset_of.clone();
            pair.filter(|(one, other)| {
                one.claimant == other.claimant && subset(&other.quantity).as_deref() == Some(&*one.quantity)
            })
            .map(|_| one)
        };
        let rest = wider(before, at).or_else(|| wider(at, before));
        for claim in [before, at].into_iter().filter(|at| two || rest == Some(*at)) {
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
    // "recovered 12 bodies on Thursday. They have thus recovered 29 since Tuesday": the one is of the other.
    let brings = parts::brings_back(scene, number);
    let since = scene.since(number).is_some();
    let Some(claim) = taken.claims.get(at).filter(|_| brings || since) else { return };
    let voice = claim.claimant.clone();
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
            && matches!(claim.manner, Manner::Stated | Manner::Trade)
            && claim.amount.limits.hi() < most
            && (brings || claim.claimant == voice && claim.part_of.is_none())
    };
    if let Some(added) =
        taken.claims.get_mut(..at).unwrap_or_default().iter_mut().rev().find(is_added).filter(|_| running)
    {
        added.manner = Manner::Added;
    }
}
