//! Whether a figure speaks of what the story is not about, by its words and not by its date: another disaster, an illness, a war
//! that goes on for years, all of a land. Owns telling these apart; what lies at another time, `event` says.

use std::ops::Range;

use super::around::Around;
use super::clause::{holds_words, part};
use super::unlisted::is_of_story;
use crate::lexicon::claims::Part;
use crate::lexicon::figures::Class;
use crate::rules::{Id, Nature, Quantity};

/// Whether a sentence's subject is a disaster or an illness, where neither the rules' title nor what their quantities are called
/// names any: "Floods in the south, meanwhile, have killed 52", in a story of protests.
pub(super) fn is_foreign(around: &Around<'_>) -> bool {
    const OPENING: usize = 4;
    let Some(line) = around.scene().map(|scene| &scene.line) else { return false };
    let claims = &line.lexicon.claims;
    // "Forces storm the camp": they do it.
    let done = |at: usize| {
        at.checked_sub(1)
            .is_some_and(|who| line.lexicon.figures.endings.make_plural(line.str(who)) && !line.is_capital(at))
    };
    let event = |at: usize| line.phrase_at(&claims.other_events, at).map(|(end, ())| line.span(at, end));
    let Some(event) = (0..OPENING).filter(|at| !done(*at)).find_map(event) else { return false };
    // "The train crash", of the Salu collision; a flood is none of it.
    let event = event.slice(line.text).to_lowercase();
    let crash = claims.crashes.iter().any(|word| event.contains(word.as_str()));
    let named = claims.disasters.iter().chain(claims.crashes.iter().filter(|_| crash));
    speaks_of_none(around, |text| named.clone().any(|word| text.contains(word.as_str())))
}

/// Whether those whom a figure counts died of an illness, where the rules ask for no illness: "Covid-19: 21 new cases, no death",
/// "few have had a coronavirus vaccine; the ministry has recorded 575 deaths".
pub(super) fn is_of_an_illness(number: usize, around: &Around<'_>) -> bool {
    const LABEL: usize = 6;
    const BEHIND: usize = 6;
    let Some(scene) = around.scene() else { return false };
    let Some(span) = scene.figures.get(number) else { return false };
    let line = &scene.line;
    let claims = &line.lexicon.claims;
    let illness = |at: usize| line.phrase_at(&claims.illnesses, at).map(|(end, ())| end);
    let ill = |at: usize| line.phrase_at(&claims.of_illness, at).is_some();
    let label = || (0..LABEL).any(|at| illness(at).is_some_and(|end| (end..end + 3).any(|at| line.str(at) == ":")));
    let told = || (0..span.start).any(|at| illness(at).is_some()) && (0..line.len()).any(ill);
    let of = |at: usize| [Class::Of, Class::From].iter().any(|&class| line.is_before(at, class));
    let died_of = || (span.end..span.end + BEHIND).any(|at| illness(at).is_some() && of(at));
    (label() || told() || died_of())
        && speaks_of_none(around, |text| claims.diseases.iter().any(|word| text.contains(word.as_str())))
}

/// Whether those whom a figure counts befell another event, which its sentence names: "After the Lombar sinking, which killed 304,
/// it took years". Neither the rules nor their title know the name.
pub(super) fn is_of_a_named_event(number: usize, around: &Around<'_>) -> bool {
    const NAME: usize = 3;
    let Some(scene) = around.scene() else { return false };
    let Some(span) = scene.figures.get(number) else { return false };
    let line = &scene.line;
    let which = scene.clause(span).start;
    // "in which 304 died"
    let relative = which + usize::from(line.is(which, Class::In));
    let told = part(line, relative, Part::Relative) && line.is_before(which, Class::Comma);
    // A disaster: what an attack is called by may be who made it.
    let claims = &line.lexicon.claims;
    let event = |at: usize| line.phrase_at(&claims.calamities, at).is_some();
    let Some(noun) = which.checked_sub(2).filter(|noun| told && event(*noun)) else { return false };
    let named = (noun.saturating_sub(NAME)..noun).rev().take_while(|at| line.is_capital(*at)).count();
    let name = noun - named..noun;
    let known = scene.places.iter().any(|(place, _)| place.start < name.end && name.start < place.end);
    let words = line.span(name.start, name.end).slice(line.text);
    let dated = |at: usize| [Class::Weekday, Class::Month].iter().any(|&class| line.is(at, class));
    let of_people = |at: usize| line.phrase_at(&claims.peoples, at).is_some();
    let plain = !name.clone().any(|at| dated(at) || of_people(at)) && line.is_before(name.start, Class::The);
    0 < named && plain && !known && !is_of_story(words, around.rules)
}

/// Whether neither the rules' title nor what one quantity is called and asks for holds one of some words.
fn asks_for_none(quantity: &Quantity, around: &Around<'_>, words: &[String]) -> bool {
    let asked = [&quantity.cue, &quantity.with].into_iter().flatten();
    let asked = asked.flat_map(|terms| terms.written().iter().map(String::as_str));
    let called = around.rules.title.as_deref().into_iter().chain([quantity.label.as_str()]);
    !called.chain(asked).map(str::to_lowercase).any(|text| words.iter().any(|word| holds_words(&text, word)))
}

/// Whether a quantity asks of one place in a land, and a sentence names neither that place nor one in it.
fn asks_of_a_part(quantity: &Quantity, around: &Around<'_>) -> bool {
    let Some((own, scene)) = quantity.place.as_deref().zip(around.scene()) else { return false };
    let within = around.rules.place(own).is_some_and(|place| place.inside.is_some());
    within && !scene.places.iter().any(|(_, place)| around.rules.lies_in(place, own))
}

/// Whether a figure is of a whole land, where a quantity asks of one place in it: "At least 3,000 have died nationwide", "Across
/// Marland, 28,893 used the corridors".
pub(super) fn is_countrywide(quantity: &Quantity, number: usize, around: &Around<'_>) -> bool {
    let Some(scene) = around.scene() else { return false };
    let Some(span) = scene.figures.get(number) else { return false };
    let line = &scene.line;
    let rules = around.rules;
    let Some(own) = quantity.place.as_ref() else { return false };
    let clause = scene.clause(span);
    let wide = |at: usize| line.phrase_at(&line.lexicon.claims.countrywide, at).is_some();
    // "Across Marland": of all the land that the quantity's own place lies in.
    let across = |(range, place): &(Range<usize>, Id)| {
        let claims = &line.lexicon.claims;
        let led =
            [&claims.all_across, &claims.all_over].iter().any(|words| line.phrase_before(words, range.start).is_some());
        led && place != own && rules.lies_in(own, place) && (range.end <= span.start || clause.contains(&range.start))
    };
    asks_of_a_part(quantity, around) && (clause.clone().any(wide) || scene.places.iter().any(across))
}

/// Whether neither the rules' title, if they have one, nor what their quantities are called and ask for names such an event.
fn speaks_of_none(around: &Around<'_>, names: impl Fn(&str) -> bool) -> bool {
    let Some(title) = around.rules.title.as_deref() else { return false };
    let cues = around.rules.quantities.iter().flat_map(|quantity| [&quantity.cue, &quantity.with]).flatten();
    let cues = cues.flat_map(|terms| terms.written().iter().map(String::as_str));
    let labels = around.rules.quantities.iter().map(|quantity| quantity.label.as_str());
    !std::iter::once(title).chain(labels).chain(cues).any(|text| names(&text.to_lowercase()))
}

/// Whether a figure is of a war that goes on for years over a whole land, where one place in it is asked about, and no war: "The
/// war has killed more than 10,000", "have been killed in the nine-year conflict", "three decades of war, in which millions died".
pub(super) fn is_of_a_war(quantity: &Quantity, number: usize, around: &Around<'_>) -> bool {
    const ASIDE: usize = 12;
    const FAR: usize = 10;
    let Some(scene) = around.scene() else { return false };
    let line = &scene.line;
    // "739 people, among them 41 civilians": the part is of what its whole is of.
    let part_of = |at: &usize| {
        let start = scene.figures.get(*at).map_or(0, |span| span.start);
        line.phrase_before(&line.lexicon.claims.including, start).is_some()
    };
    let whole = (0..=number).rev().find(|at| !part_of(at)).unwrap_or(number);
    let Some(span) = scene.figures.get(whole) else { return false };
    let wars = &line.lexicon.claims.long_events;
    if !asks_of_a_part(quantity, around) || !matches!(quantity.nature, Nature::Total | Nature::Flow) {
        return false;
    }
    let war = |at: usize| line.phrase_at(wars, at).map(|(end, ())| end);
    let named = |at: usize| line.is(at, Class::Harm) || line.is(at, Class::Have) || scene.is_participle(at);
    // What stands between it and the number: "about to enter its eighth year, has killed"
    let verb = span.start.checked_sub(1).filter(|verb| line.is(*verb, Class::Harm));
    // "has killed 739 people, among them 41 civilians, and wounded 4,400"
    let again = verb.is_some_and(|verb| line.is_before(verb, Class::And));
    let harms = again || verb.is_some_and(|verb| line.is_before(verb, Class::Have));
    let lasts = |at: usize| line.lexicon.claims.units.contains_key(&line.word(at));
    let other = |at: usize| line.is_number(at) && !again && !lasts(at + 1) || part(line, at, Part::SayingVerb);
    let reach = if again { ASIDE * 2 } else { ASIDE };
    let subject = (span.start.saturating_sub(reach)..span.start)
        .any(|at| war(at).is_some_and(|end| verb == Some(end) || harms && !(end..span.start).any(other)));
    // "nine-year conflict", "years of war": how long says which.
    let long = |at: usize| {
        let unit = |at: usize| line.phrase_at(&line.lexicon.claims.years, at).is_some();
        let of = at.checked_sub(2).filter(|_| line.is_before(at, Class::Of)).is_some_and(unit);
        war(at).is_some() && (at.checked_sub(1).is_some_and(unit) || of)
    };
    let behind = || (span.end..span.end + FAR).take_while(|at| !matches!(line.mark(*at), ',' | ';' | ':')).any(long);
    let before = || {
        let joined = |at: usize| (at..span.start).any(|at| part(line, at, Part::Relative));
        (span.start.saturating_sub(FAR)..span.start).any(|at| long(at) && joined(at))
    };
    let told = (span.end..span.end + FAR).any(named) || harms;
    let of_a_war = subject || told && (behind() || before());
    of_a_war && asks_for_none(quantity, around, &line.lexicon.claims.wars)
}
