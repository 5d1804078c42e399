//! What a figure counts, by its noun or by what stands where a noun does: whether it is what a quantity asks for, and how
//! closely. Which quantity then takes it, `bind` says.

use std::ops::Range;

use super::bind::{self, Found, Nouns};
use super::clause::part;
use super::context::Scene;
use super::cue::covering;
use super::manner;
use super::parts;
use crate::document::Role;
use crate::lexicon::claims::Part;
use crate::lexicon::figures::Class;
use crate::rules::Quantity;
use crate::token::Kind;
use crate::unit::Dimension;

/// How a figure counts what a quantity asks for.
pub(super) enum Counted {
    /// Nothing is asked of the noun, or its own noun is one of those asked for.
    Own,
    /// Its own noun is, but "16 of the dead were children" says more closely what it counts.
    Loosely,
    /// The noun it leaves out is.
    Elided,
    /// It has no noun: the cue alone carries it.
    Bare {
        /// A word for what is asked stands in the clause.
        named: bool,
    },
}

impl Counted {
    pub(super) const fn cost(&self) -> usize {
        match self {
            Self::Own => 0,
            Self::Loosely | Self::Elided => 3,
            Self::Bare { named: true } => 4,
            Self::Bare { named: false } => 10,
        }
    }
}

/// Whether what the figure counts is what the quantity asks for, and how loosely; `told` is whether the quantity, a part of
/// another, is told by its cue alone.
pub(super) fn counts(
    scene: &Scene<'_>,
    found: &Found,
    quantity: &Quantity,
    span: &Range<usize>,
    nouns: Nouns<'_>,
    told: bool,
) -> Option<Counted> {
    if quantity.of.is_none() {
        return Some(Counted::Own);
    }
    let predicate = scene.predicate(span);
    if predicate.as_ref().is_some_and(|tokens| found.counts(tokens)) {
        return Some(Counted::Own);
    }
    // "2,750 tonnes of ammonium nitrate": what is measured.
    const STUFF: usize = 4;
    let stuff = span.end + 1..span.end + 1 + STUFF;
    let measured = quantity.unit != Dimension::Count && scene.line.is(span.end, Class::Of);
    let plain = |of: &Range<usize>| (span.end..of.start).all(|at| scene.line.kind(at) == Kind::Word);
    if measured && found.of.iter().any(|of| stuff.contains(&of.start) && plain(of)) {
        return Some(Counted::Own);
    }
    // "and 40 tonnes of fireworks": another's, where nothing else asks for it.
    if measured && quantity.cue.is_none() && scene.line.kind(span.end + 1) == Kind::Word {
        return None;
    }
    // "in 14 health areas out of 31": what stands between the two numbers is what they count.
    if let Some(between) = between_out_of(scene, span) {
        let cued = between.clone().any(|at| covering(&found.cue, at).is_some());
        if !cued && !found.counts(&between) {
            return None;
        }
    }
    let own = nouns.own.is_some_and(|own| found.counts(&scene.tokens(own)));
    if let Some(owners) = parts::owners(scene, span).filter(|_| !own) {
        return found.of.iter().any(|of| owners.contains(&of.start)).then_some(Counted::Elided);
    }
    // "eight deaths among police and guards", "13 killed among the officers"
    let fallen = scene.number_of(span).map_or(span.end, |words| words.end);
    if let Some(among) = parts::among(scene, fallen) {
        let nearer = found.counts(&among).then_some(Counted::Own);
        return nearer.or_else(|| own.then_some(Counted::Loosely));
    }
    // "52 missing", "41 dead": what stands where a noun does may itself be the cue.
    if let Some(own) = nouns.own.map(|own| scene.tokens(own)) {
        // "hundreds more wounded"
        let more = own.clone().take_while(|at| scene.line.is(*at, Class::Other)).count();
        let own = if more < own.len() { own.start + more..own.end } else { own };
        // "58 members of the security forces"
        const NAME: usize = 4;
        let line = &scene.line;
        let members = part(line, own.end.saturating_sub(1), Part::MemberNoun) && line.is(own.end, Class::Of);
        if members && found.counts(&(own.end + 1..own.end + 1 + NAME)) {
            return Some(Counted::Own);
        }
        // "2,685 civilian casualties" are dead and hurt, "seven rebel positions" no rebels; each is asked for by its name.
        let last = own.end.saturating_sub(1);
        let named = || [&found.of, &found.cue].into_iter().any(|words| covering(words, last).is_some());
        let other = part(&scene.line, last, Part::Together) || part(&scene.line, last, Part::Thing);
        if own.len() > 1 && other && !named() {
            return None;
        }
        if found.counts(&own) {
            return Some(if predicate.is_some() { Counted::Loosely } else { Counted::Own });
        }
        // "Seven others were reported dead", "One man died in Marj", where people are asked for.
        if part(&scene.line, last, Part::Anyone) && manner::asks_anybody(quantity, scene) {
            // "and three others were taken away": what befell them is their own.
            let behind = span.end + 1..span.end + 4;
            let verb = scene.line.is(span.end, Class::Be) && !found.is_cued_in(&behind);
            // "32 people were killed and 40 others injured"
            let done = scene.is_participle(span.end) && covering(&found.cue, span.end).is_none();
            // "77 others remained missing"
            let done = done && !found.is_cued_in(&behind);
            return (!verb && !done).then_some(Counted::Elided);
        }
        // "dead" and "missing" are no nouns of their own; "accommodation centres" are, and what people are in:
        // "900 in three shelters".
        // "had taken in 58 injured"
        let befell = scene.line.is(own.start, Class::Harm) || part(&scene.line, own.start, Part::OutcomeNoun);
        let inside = scene.line.is_before(span.start, Class::In) && !befell;
        // "137 confirmed dead"
        let sure = |at: usize| {
            let surety = scene.line.phrase_at(&scene.line.lexicon.claims.surety, at).is_some();
            scene.is_participle(at) && (surety || part(&scene.line, at, Part::SayingVerb))
        };
        let known = own.clone().take_while(|at| sure(*at) && covering(&found.cue, *at).is_none()).count();
        let own = if known < own.len() { own.start + known..own.end } else { own };
        if covering(&found.cue, own.start) != Some(&own) || own.len() > 1 || inside {
            return None;
        }
        if is_thing(scene, &own, found) {
            return None;
        }
    }
    // "children under five": an age, and no count of what is asked.
    let of_them = span.start.checked_sub(1).is_some_and(|before| crate::figure::counts_at(&scene.line, before));
    if of_them && nouns.elided.is_none() && scene.line.is(span.start, Class::Over) {
        return None;
    }
    if nouns.elided.is_some_and(|noun| found.counts(&scene.tokens(noun))) {
        return Some(Counted::Elided);
    }
    // "Sixty buses have been ordered for Monday, 45 for Tuesday"
    let things = nouns.elided.map(|noun| scene.tokens(noun)).is_some_and(|noun| is_thing(scene, &noun, found));
    let joined = scene.line.is_before(span.start, Class::And) || scene.line.is_before(span.start, Class::Comma);
    if nouns.own.is_none() && things && joined {
        return None;
    }
    let in_figure = |at: usize| {
        let before = scene.figures.partition_point(|figure| figure.end <= at);
        scene.figures.get(before).is_some_and(|figure| figure.contains(&at))
    };
    // "killed by the attackers, who numbered 33": so many of those.
    if let Some(those) = numbered(scene, span).filter(|_| nouns.own.is_none()) {
        let cued = those.clone().any(|at| covering(&found.cue, at).is_some());
        return (found.counts(&those) || cued).then_some(Counted::Elided);
    }
    // "that of its own dead at 163": whose they are, its speaker tells.
    if nouns.own.is_none() && is_of_own_dead(scene, span) && !manner::asks_anybody(quantity, scene) {
        return None;
    }
    // "1,400 stewards were there, and 12 of them were hurt": no officers.
    let of_others = nouns.elided.is_some() && parts::is_of_them(scene, span);
    if of_others || nouns.own.is_none() && counts_other(scene, span, found) {
        return None;
    }
    // "The number of militants in the city does not exceed 1,400"
    if nouns.own.is_none() && is_count_of(scene, span, found) {
        return Some(Counted::Own);
    }
    // "750 were on board, among them many women": they are counted there, if anywhere.
    let around = scene.around(span);
    let including =
        (span.end..around.end).find(|at| scene.line.phrase_at(&scene.line.lexicon.claims.including, *at).is_some());
    // "rises to 70 as a child's body is found": told beside.
    let headline = scene.role == Role::Headline;
    let beside = (span.end..around.end).find(|at| headline && part(&scene.line, *at, Part::While));
    // "Of 135 victims, 55 were children": what is told of the second.
    let at = scene.figures.partition_point(|figure| figure.start < span.start);
    let next = scene.figures.get(at + 1).filter(|_| parts::opens_whole(scene, at)).map(|next| next.start);
    let around = around.start..including.into_iter().chain(beside).chain(next).min().unwrap_or(around.end);
    let near = found.of.partition_point(|of| of.start < around.start);
    let mut of = found.of.get(near..).unwrap_or_default().iter().take_while(|of| of.start < around.end);
    let named = of.any(|of| !in_figure(of.start));
    // "Dozens died" is no count of children, where children are asked for among people; "dozens died in the school" is one
    // of people in a school.
    let anybody = || manner::asks_anybody(quantity, scene) && bind::is_with(quantity, scene);
    let narrower = quantity.subset_of.is_some() && !named && !told && !anybody();
    // "a five-storey block": what the number is joined to is measured by it.
    let joined = scene.number_of(span).is_some_and(|number| {
        let word = scene.line.past_hyphen(number.end);
        quantity.unit == Dimension::Count && word != number.end && scene.line.is_glued(word)
    });
    // "asked all four": of what was spoken of.
    let all = scene.line.is_before(span.start, Class::All);
    (quantity.bare && quantity.cue.is_some() && !narrower && !joined && !all).then_some(Counted::Bare { named })
}

/// The words between the numbers of "14 health areas out of 31", if any.
fn between_out_of(scene: &Scene<'_>, span: &Range<usize>) -> Option<Range<usize>> {
    let line = &scene.line;
    let out = span.clone().find(|at| line.is(*at, Class::Out) && line.is(*at + 1, Class::Of))?;
    let first = (span.start..out).find(|at| line.kind(*at) == Kind::Word && !line.is_number(*at))?;
    (first < out).then_some(first..out)
}

/// Those whose number a verb gives: "the attackers", of "the attackers, who numbered 33".
fn numbered(scene: &Scene<'_>, span: &Range<usize>) -> Option<Range<usize>> {
    const NAME: usize = 3;
    let line = &scene.line;
    let verb = span.start.checked_sub(1).filter(|verb| part(line, *verb, Part::Numbering))?;
    // "The beds number 280"
    let the = verb
        .checked_sub(2)
        .filter(|the| line.is(*the, Class::The) && line.lexicon.figures.endings.make_plural(line.str(verb - 1)));
    if the.is_some_and(|the| the == 0 || line.kind(the - 1) == Kind::Mark) {
        return Some(verb - 1..verb);
    }
    let who = verb.checked_sub(1).filter(|who| part(line, *who, Part::Relative) || part(line, *who, Part::That))?;
    let end = who - usize::from(line.is_before(who, Class::Comma));
    let named = end.checked_sub(1).is_some_and(|last| line.kind(last) == Kind::Word);
    named.then_some(end.saturating_sub(NAME)..end)
}

/// Whether a figure is of a side's own, behind a count of others: "and that of its own dead at 163".
fn is_of_own_dead(scene: &Scene<'_>, span: &Range<usize>) -> bool {
    const REACH: usize = 6;
    let line = &scene.line;
    let own = |at: usize| {
        let whose = part(line, at, Part::OwnerPronoun)
            && part(line, at.wrapping_sub(2), Part::That)
            && line.is_before(at, Class::Of);
        whose && line.phrase_at(&line.lexicon.claims.own_people, at + 1).is_some()
    };
    (span.start.saturating_sub(REACH)..span.start).any(own)
}

/// Whether a counted noun is no more than a cue, and names things: "left on 33 buses" counts buses; "made 30 arrests" counts
/// who was arrested.
fn is_thing(scene: &Scene<'_>, noun: &Range<usize>, found: &Found) -> bool {
    let line = &scene.line;
    let cue = covering(&found.cue, noun.start) == Some(noun) && noun.len() == 1;
    let plural = line.kind(noun.start) == Kind::Word && line.lexicon.figures.endings.make_plural(line.str(noun.start));
    // "protesters", where "protest*" makes somebody a marcher
    let persons =
        line.lexicon.claims.person_endings.iter().any(|ending| line.str(noun.start).ends_with(ending.as_str()));
    cue && plural && !persons && !part(line, noun.start, Part::OutcomeNoun) && !part(line, noun.start, Part::Befell)
}

/// "The number of boats lost is 12": the count of something that is not asked for.
fn counts_other(scene: &Scene<'_>, span: &Range<usize>, found: &Found) -> bool {
    const REACH: usize = 4;
    let line = &scene.line;
    // "put the number of dead at 31 and of the injured at 74", "and said 74 had been hurt"
    let before = scene.figures_in(&(0..span.start)).last();
    let put_at = |figure: &&Range<usize>| figure.start.checked_sub(1).is_some_and(|at| part(line, at, Part::PutAt));
    let given = before.filter(put_at).map_or(0, |before| before.end);
    let start = scene.around(span).start.max(given);
    // "the death toll of the earthquake" is what is asked for.
    let asked = |at: usize| covering(&found.cue, at).is_some();
    // A cue "number of" does not say whose, and no more does "number" alone.
    let plain = |cue: &Range<usize>| cue.len() == 1 && part(line, cue.start, Part::PlainCount);
    let names = |at: usize| covering(&found.cue, at).is_some_and(|cue| cue.end != at + 2 && !plain(cue));
    // "a toll of 164" names nobody; "30 per cent of a total of 22,000" does.
    let alone = |at: usize| line.is_number(at + 2) && !at.checked_sub(2).is_some_and(|of| line.is(of, Class::Of));
    let counts = |at: usize| part(line, at, Part::CountNoun) && line.is(at + 1, Class::Of) && !names(at) && !alone(at);
    // "taking to 70 the number of people known to have died"
    let behind = Some(span.end + 1).filter(|at| line.is(span.end, Class::The) && counts(*at));
    if let Some(noun) = behind.map(|at| at + 2) {
        return !(noun..noun + REACH).any(|at| covering(&found.of, at).is_some() || covering(&found.cue, at).is_some());
    }
    let Some(noun) = (start..span.start).rev().find(|at| counts(*at)).map(|at| at + 2) else { return false };
    // "the number of those still inside": of whoever the cue says.
    if part(line, noun, Part::Article) && (noun + 1..span.start).any(asked) {
        return false;
    }
    let mut behind = noun..(noun + REACH).min(span.start);
    // "the number of confirmed dead": the cue may stand for the noun.
    let head = behind.clone().find(|at| !scene.is_participle(*at) || covering(&found.cue, *at).is_some());
    let cued = head.is_some_and(|at| covering(&found.cue, at).is_some());
    !cued && !behind.any(|at| covering(&found.of, at).is_some())
}

/// Whether a bare figure is the count of what is asked for: "the number of militants does not exceed 1,400", "and that of
/// armed men at 1,500".
pub(super) fn is_count_of(scene: &Scene<'_>, span: &Range<usize>, found: &Found) -> bool {
    count_of(scene, span).is_some_and(|mut named| named.any(|at| covering(&found.of, at).is_some()))
}

/// Where that stands of which a bare figure is the count.
pub(super) fn count_of(scene: &Scene<'_>, span: &Range<usize>) -> Option<Range<usize>> {
    const REACH: usize = 4;
    let line = &scene.line;
    let before = scene.figures_in(&(0..span.start)).last().map_or(0, |figure| figure.end);
    let start = scene.around(span).start.max(before);
    let counts = |at: usize| {
        (part(line, at, Part::CountNoun) || part(line, at, Part::That))
            && (line.is(at + 1, Class::Of) || line.is(at + 1, Class::For))
    };
    // "bringing to seven the number of blasts"
    let behind = Some(span.end + 1).filter(|at| line.is(span.end, Class::The) && counts(*at));
    let before = || (start..span.start).rev().find(|at| counts(*at));
    let noun = behind.or_else(before)? + 2;
    Some(noun..if behind.is_some() { noun + REACH } else { (noun + REACH).min(span.start) })
}
