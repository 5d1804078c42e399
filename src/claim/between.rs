//! What may stand between a subject and its verb, so that a verb's subject does not end right before it: a clause, a place,
//! what somebody has or does. Owns telling whose the verb is; where a subject begins and ends, `subject` says.

use super::clause::{ends_as_gerund, ends_as_participle, is_apostrophe, part};
use super::subject::{before, is_place, names_somebody};
use super::who::declared;
use crate::lexicon::claims::Part;
use crate::lexicon::figures::Class;
use crate::lexicon::line::Line;
use crate::rules::Rules;
use crate::token::Kind;

/// Who does what a verb says whose subject would be `main`, by what ends right before the verb, at `end`: "officials in the
/// capital said" is the officials; `alone` tells that no aside set off by commas follows them.
pub(super) fn who(line: &Line<'_>, mut main: (usize, usize), end: usize, alone: bool, rules: &Rules) -> (usize, usize) {
    // "the head of the mission in Salu, Mari Vold, said", "economists at a bank in Salu say"
    const NESTED: usize = 3;
    // "the rebels who hold the town said", "researchers who filmed it from two roofs say"
    if let Some(relative) = before_restrictive(line, main) {
        main = before(line, relative);
    }
    if alone {
        // "The inquiry into the factory fire of 3 June has found that"
        main = before_matter(line, main).unwrap_or(main);
        // "A resident reached by telephone said"
        main = before_agent(line, main).unwrap_or(main);
        // "A soldier with a team of 12 said"
        main = before_what_they_have(line, end).unwrap_or(main);
        // "Doctors close to the protesters say"
        main = before_whom_they_know(line, main).unwrap_or(main);
        // "Volunteers going from door to door in Kask have verified"
        main = before_what_they_do(line, main, rules).unwrap_or(main);
    }
    // "Families gathered at the terminal say", "officials in the capital said": not the place.
    for _ in 0..NESTED {
        match before_place(line, main, rules) {
            Some(who) => main = who,
            None => break,
        }
    }
    main
}

/// The "who" of a restrictive clause, which stands between a verb and its subject.
fn before_restrictive(line: &Line<'_>, main: (usize, usize)) -> Option<usize> {
    const REACH: usize = 14;
    let reach = main.1.saturating_sub(REACH)..main.1;
    // "A group that runs a telephone line said"; not "The group said that residents a mile away saw"
    let does = |that: usize| {
        let verb = line.lexicon.figures.endings.make_plural(line.str(that + 1)) && part(line, that + 2, Part::Article);
        verb && that.checked_sub(1).is_some_and(|noun| !part(line, noun, Part::SayingVerb))
    };
    let who = reach.rev().find(|at| {
        let that = part(line, *at, Part::That) && (part(line, *at + 1, Part::Perfect) || does(*at));
        part(line, *at, Part::Relative) || that
    })?;
    let plain = (who..main.1).all(|at| line.kind(at) != Kind::Mark || line.is_glued(at) && line.is_glued(at + 1));
    // "soldiers, of whom the army admits losing 23", "those whom the army lists": it is the army that does.
    let led =
        who.checked_sub(1).is_some_and(|at| part(line, at, Part::SubjectStop) || part(line, at, Part::SubjectLink));
    let object = (who + 1..=main.0).find(|at| !part(line, *at, Part::Article)) == Some(main.0) && who + 1 < main.0;
    if led || object {
        return None;
    }
    // "Residents who spoke to us by telephone said"
    let says = (who + 2..main.1).any(|at| part(line, at, Part::SayingVerb) && !part(line, at, Part::WeakVerb));
    let subject =
        who.checked_sub(1).is_some_and(|at| line.kind(at) == Kind::Word && !part(line, at, Part::SubjectStop));
    (plain && !says && subject).then_some(who)
}

/// Who looks into what ends where a verb's subject would: "the tribunal of inquiry into the factory fire".
fn before_matter(line: &Line<'_>, main: (usize, usize)) -> Option<(usize, usize)> {
    let into = (0..main.0).rev().find(|at| !part(line, *at, Part::Article)).filter(|at| part(line, *at, Part::Into))?;
    let who = before(line, into);
    // "tribunal of inquiry": by its first word.
    let of =
        who.0.checked_sub(1).filter(|at| line.is(*at, Class::Of) && *at > 0 && part(line, *at - 1, Part::RecordNoun));
    let first = of.map_or(who.0, |of| before(line, of).0);
    (who.0 < who.1 && part(line, who.1 - 1, Part::RecordNoun)).then_some((first, who.1))
}

/// Who something was done to by what ends where a verb's subject would: "a resident contacted by the agency said".
fn before_agent(line: &Line<'_>, main: (usize, usize)) -> Option<(usize, usize)> {
    let by = (0..main.0).rev().find(|at| !part(line, *at, Part::Article)).filter(|at| line.is(*at, Class::By))?;
    let done = by.checked_sub(1).filter(|at| *at > 0 && !part(line, *at, Part::RecordNoun))?;
    // "satellite images published by the UN show": it is the UN that shows them.
    // "a source quoted by the Courier said": the source.
    // "a document seen by the Courier lists": the document.
    let seen = part(line, done, Part::SeenBy);
    let passes_on = !part(line, done, Part::Published) || part(line, done, Part::Quoting);
    let participle = seen || ends_as_participle(line, done) && passes_on;
    let who = before(line, done);
    let text = (who.0..who.1).any(|at| part(line, at, Part::TextNoun));
    let joined = |at: usize| line.past_hyphen(at) != at;
    let plain = (who.0..who.1).all(|at| line.kind(at) == Kind::Word || joined(at));
    let counted = who.0 < who.1 && line.number(who.1 - 1).is_none() && !part(line, who.1 - 1, Part::CountNoun);
    (participle && plain && counted && (seen || !text && !part(line, who.1 - 1, Part::SpeechNoun))).then_some(who)
}

/// Who does what ends where a verb's subject would: "volunteers going from door to door".
fn before_what_they_do(line: &Line<'_>, main: (usize, usize), rules: &Rules) -> Option<(usize, usize)> {
    const REACH: usize = 9;
    let does = |at: &usize| {
        ends_as_gerund(line, *at)
            && !line.is_capital(*at)
            && !part(line, *at, Part::SayingVerb)
            && !part(line, *at, Part::Ongoing)
    };
    let doing = (main.0.saturating_sub(REACH)..main.0).rev().find(does)?;
    let plain =
        |at: usize| line.kind(at) == Kind::Word && !part(line, at, Part::SayingVerb) && !line.is(at, Class::And);
    let who = before(line, doing);
    let known = declared(line, main, rules).is_some();
    let led = line.phrase_at(&line.lexicon.claims.including, doing).is_some();
    ((doing..main.0).all(plain) && !known && !led && names_somebody(line, who) && line.number(who.1 - 1).is_none())
        .then_some(who)
}

/// Who has to do with what ends where a verb's subject would: "officials familiar with the talks".
fn before_whom_they_know(line: &Line<'_>, main: (usize, usize)) -> Option<(usize, usize)> {
    let other = (0..main.0).rev().find(|at| !part(line, *at, Part::Article))? + 1;
    let data = &line.lexicon.claims.having_to_do;
    // "an officer with knowledge of the search"
    let inside = other.checked_sub(1).filter(|at| line.phrase_at(data, *at).is_some());
    let link = inside.or_else(|| line.phrase_before(data, other).map(|(link, ())| link))?;
    let who = before(line, link);
    (names_somebody(line, who) && line.number(who.1 - 1).is_none()).then_some(who)
}

/// Somebody whose belongings stand between them and the verb: "a farmer with 40 hectares", "an official with knowledge of
/// the talks"; not whom a name says they work for ("a doctor with the Red Cross").
fn before_what_they_have(line: &Line<'_>, end: usize) -> Option<(usize, usize)> {
    const REACH: usize = 9;
    const WHO: usize = 3;
    let begins = |at: usize| line.phrase_at(&line.lexicon.claims.with_part, at).is_some();
    let with = (end.saturating_sub(REACH)..end.saturating_sub(1)).rev().find(|at| begins(*at))?;
    let has = |at: usize| {
        let plain = matches!(line.kind(at), Kind::Word | Kind::Number) || line.is_glued(at) && line.is_glued(at + 1);
        plain && !line.is_capital(at) && !part(line, at, Part::SayingVerb) && !part(line, at, Part::RecordNoun)
    };
    let who = before(line, with);
    let one = who.0.checked_sub(1).is_some_and(|at| part(line, at, Part::Article) && !line.is(at, Class::The));
    let opens = who
        .0
        .checked_sub(2)
        .is_none_or(|at| line.str(at) == "." || line.is(at, Class::Comma) || line.is(at, Class::Quote));
    let few = (1..=WHO).contains(&(who.1 - who.0));
    (one && opens && few && (with + 1..end).all(has)).then_some(who)
}

/// Who stands before a place that ends where a verb's subject would, and the place with them; whoever was asked by those
/// who stand there, alone.
fn before_place(line: &Line<'_>, main: (usize, usize), rules: &Rules) -> Option<(usize, usize)> {
    let the = (0..main.0).rev().find(|at| !part(line, *at, Part::Article))?;
    let inside = [Class::In, Class::At, Class::On].iter().any(|&class| line.is(the, class));
    let inside = (inside || part(line, the, Part::WhereInside)) && the > 0;
    let gathered = |at: usize| ends_as_participle(line, at);
    let end = if inside && gathered(the - 1) { the - 1 } else { the };
    let by = before(line, end);
    // "Survivors interviewed by the agency's staff in Salu said": the survivors.
    let told = by.0.checked_sub(2).filter(|at| line.is(at + 1, Class::By) && *at > 0 && gathered(*at));
    let who = told.map_or(by, |told| before(line, told));
    let person = who.0 < who.1 && line.number(who.1 - 1).is_none();
    let plain = (who.0..who.1).all(|at| line.kind(at) == Kind::Word || is_apostrophe(line, at));
    // "At noon in Salu police said"
    let place = main.0 < main.1 && (main.0..main.1).all(|at| !part(line, at, Part::RecordNoun));
    // "doctors at the Regional Hospital": those of the house, and not the house.
    let of_house = line.is(the, Class::At) && names_somebody(line, who) && !part(line, who.1 - 1, Part::SpeechNoun);
    let place = place || of_house;
    let name = line.is_capital(main.0) && line.is_capital(main.1 - 1) && main.1 - main.0 > 1;
    (inside && person && plain && place && (!name || of_house || is_place(line, main, rules)))
        .then_some((who.0, if end < the || told.is_some() { who.1 } else { main.1 }))
}
