//! Whom words credit with a number that no saying verb gives: "according to", "by the union's count", "recorded by
//! the Red Cross", "the ministry's toll", "207,000 (Ministry of the Interior)". Owns these forms; what a frame is, `speaker` says.

use super::Speaker;
use super::clause::{ends_as_participle, is_auxiliary, owns, part};
use super::floor::Floor;
use super::said::opener_before;
use super::speaker::{Found, Frame, is_passive};
use super::subject::{self, LONGEST, Subject};
use super::tally::{self, is_count};
use super::who;
use crate::lexicon::claims::Part;
use crate::lexicon::figures::Class;
use crate::lexicon::line::Line;
use crate::rules::Rules;
use crate::token::Kind;

/// "241 deaths recorded by the ministry": who does the saying stands behind the verb.
pub(super) fn by_agent(line: &Line<'_>, verb: usize, rules: &Rules, floor: &Floor) -> Option<Found> {
    const ASIDE: usize = 6;
    const REACH: usize = 5;
    // "held hostage by the group", "accepted by the court": nobody says so; "found by the navy" counts.
    let held = part(line, verb, Part::ThatVerb) && !part(line, verb, Part::Found);
    let says = part(line, verb, Part::SayingVerb) && !held || part(line, verb, Part::TollVerb);
    // "given on Wednesday by the governor's office"
    let mut by = verb + 1;
    while by < verb + 4 && part(line, by, Part::BetweenSubjectAndVerb) {
        by += 1;
    }
    // "the 715 documented, name by name, by the Monitor"
    let aside = part(line, verb, Part::Published) && line.str(verb + 1) == ",";
    if aside && let Some(comma) = (verb + 2..verb + 2 + ASIDE).find(|at| line.str(*at) == ",") {
        by = comma + 1;
    }
    // "were reported missing by the police"
    if line.is(by + 1, Class::By) && line.kind(by) == Kind::Word {
        by += 1;
    }
    // "the 2,400 cited by the United Nations"
    let near = (verb.saturating_sub(4)..verb).rev().find(|at| line.is_number(*at));
    let plain = near.is_some_and(|near| (near + 1..verb).all(|at| line.kind(at) == Kind::Word));
    let cited = part(line, verb, Part::Published) && plain;
    if !says && !aside && !cited || !line.is(by, Class::By) {
        return None;
    }
    // "in an attack claimed by the group": no number is.
    let claims = part(line, verb, Part::Claiming)
        && near.is_none()
        && !(verb.saturating_sub(3)..verb).any(|at| part(line, at, Part::TollNoun));
    if claims {
        return None;
    }
    let agent = subject::past(line, by + 1);
    let speaks =
        who::declared(line, agent, rules).is_some() || (agent.0..agent.1).any(|at| part(line, at, Part::RecordNoun));
    let named = who::named(line, &Subject::of(agent), rules, floor).filter(|_| speaks)?;
    // "52,310 were displaced, up from the 38,400 reported by the authorities": theirs is the last number.
    let number = |at: &usize| line.is_number(*at);
    let last = (verb.saturating_sub(REACH)..verb).rev().find(number).filter(|_| !line.is_before(verb, Class::Be));
    // "the 275 million euros reported by the ministry"
    let first = last.map(|last| first_of_number(line, last));
    // "9,000 are in 32 camps, as reported by the state": all of it.
    let all = verb.checked_sub(1).is_some_and(|at| part(line, at, Part::While) && line.is_before(at, Class::Comma));
    let start = first.filter(|first| !all && (0..*first).any(|at| line.is_number(at)));
    let said = start.map_or((0, line.len()), |start| (start, verb));
    let mut frame = Frame::new(named.speaker.clone(), said, verb, part(line, verb, Part::Denial));
    // "according to the ministry, which was quoted by the agency": passed on.
    if part(line, verb, Part::Quoting) && who::is_relative_before(line, verb) {
        frame.relays = true;
        frame.speaker.id = who::declared(line, agent, rules).and_then(|known| known.id);
        return Some(Found { frame, introduced: String::new(), person: false, speaks: false });
    }
    Some(Found::spoken(frame, named))
}

/// "the coast guard raised the death toll to 33", "the coast guard's toll rose to 47".
pub(super) fn of_toll(line: &Line<'_>, at: usize, rules: &Rules, floor: &Floor) -> Option<Found> {
    const OBJECT: usize = 7;
    let possessive = owns(line, at);
    // "gave a lower number": no verb behind its article.
    let article = at.checked_sub(1).is_some_and(|before| part(line, before, Part::Article));
    if !possessive && article {
        return None;
    }
    if !possessive && (!part(line, at, Part::TollVerb) || line.is_before(at, Class::Be) && is_passive(line, at)) {
        return None;
    }
    let object =
        (at + 1..(at + 1 + OBJECT).min(line.len())).take_while(|at| !possessive || line.kind(*at) == Kind::Word);
    let mut object = object.take_while(|at| line.str(*at) != "." && line.str(*at) != ",");
    if !object.any(|at| part(line, at, Part::TollNoun)) {
        return None;
    }
    let subject = subject::left(line, at, rules)?;
    // "on the basis of the operator's list"
    let the = subject.main.0.checked_sub(1).filter(|at| part(line, *at, Part::Article)).unwrap_or(subject.main.0);
    if possessive && line.is_before(the, Class::Of) {
        return None;
    }
    let known = who::declared(line, subject.whole(), rules).is_some();
    let named = who::named(line, &subject, rules, floor)
        .filter(|_| known || possessive || who::speaks(line, subject.whole(), at))?;
    // What is owned must be someone's who counts: "the province's toll" is no one's word.
    let counts = subject.main.1 > subject.main.0 && part(line, subject.main.1 - 1, Part::RecordNoun);
    if possessive && named.speaker.id.is_none() && !counts {
        return None;
    }
    // "said the Red Cross's toll of 71 was too low and that 120 had died": the second is the first's.
    let more = |at: &usize| line.is(*at, Class::And) && part(line, *at + 1, Part::That) || line.str(*at) == ";";
    let end = (at + 1..line.len()).find(more).filter(|_| possessive).unwrap_or(line.len());
    let frame = Frame::new(named.speaker.clone(), (at + 1, end), at, false);
    Some(Found { speaks: !possessive, ..Found::spoken(frame, named) })
}

/// "The ministry is sticking to 141", "the union has 437", "the manifest has 318 names": whoever holds to a number.
pub(super) fn stands_by(line: &Line<'_>, verb: usize, rules: &Rules, floor: &Floor) -> Option<Found> {
    let lexicon = line.lexicon;
    let phrase = line.phrase_at(&lexicon.claims.counts_it, verb).map(|(end, ())| end);
    // "The march in Salu was estimated at 40,000 by police": nobody is said to march and estimate.
    if line.is_before(verb, Class::Be) && ends_as_participle(line, verb) {
        return None;
    }
    let mut number = phrase.or_else(|| part(line, verb, Part::SaysIt).then_some(verb + 1))?;
    while let Some((end, _)) = line.phrase_at(&lexicon.figures.before, number) {
        number = end;
    }
    // "The toll of Saturday's flood in Marland has risen to 350": nobody holds to it.
    let changed = |end: usize| line.is_before(end, Class::To) && (verb..end).any(|at| line.is(at, Class::Change));
    if phrase.is_some_and(changed) {
        return None;
    }
    // "has a higher count: 1,842"
    const OBJECT: usize = 7;
    let told = (verb + 1..verb + OBJECT).find(|at| line.str(*at) == ":" && part(line, at - 1, Part::CountNoun));
    if let Some(colon) = told.filter(|_| line.is(verb, Class::Have)) {
        number = colon + 1;
        while let Some((end, _)) = line.phrase_at(&lexicon.figures.before, number) {
            number = end;
        }
    }
    // "the number had exceeded 100,000", "the toll has more than tripled to 98": nobody has them.
    let grown = line.is(verb, Class::Have) && (line.is_before(number, Class::To) || line.is(verb + 1, Class::Bounding));
    let counts = line.is_number(number) && !grown;
    // "450 million", "80 per cent"
    let mut last = number;
    while line.is_number(last + 1) {
        last += 1;
    }
    let unit = line.phrase_at(&line.lexicon.figures.units, last + 1).map(|(end, _)| end);
    let unit = unit.or_else(|| line.phrase_at(&line.lexicon.figures.currency_names, last + 1).map(|(end, _)| end));
    let next = unit.unwrap_or(last + 1 + usize::from(line.is(last + 1, Class::PercentWords)));
    // "Rand had 31 per cent": of the vote, and no count.
    let share = line.is(last + 1, Class::PercentWords) || unit.is_some();
    if line.is(verb, Class::Have) && (line.is(next, Class::To) || share) {
        return None;
    }
    let bare = next >= line.len() || line.kind(next) == Kind::Mark || line.is(next, Class::Stop);
    // "uses a figure of 289 deaths"
    let of_a_count = |end: usize| {
        let noun = end.checked_sub(2).filter(|_| line.is_before(end, Class::Of));
        let counts = |noun: usize| part(line, noun, Part::CountNoun) || part(line, noun, Part::TollNoun);
        noun.is_some_and(|noun| counts(noun) && line.phrase_at(&lexicon.claims.list_nouns, noun).is_none())
    };
    // "Police have 28 people dead"; not "Salu had 28 people killed"
    let harmed = |at: usize| line.is(at, Class::Harm) && !ends_as_participle(line, at);
    let dead = line.is(verb, Class::Have) && !part(line, verb, Part::Baseline) && harmed(last + 2);
    let bare = bare || dead || phrase.is_some_and(of_a_count);
    let listed = line.phrase_at(&lexicon.claims.list_nouns, number + 1).is_some();
    // "still has 31 people on its list"
    let on_list = |at: usize| part(line, at, Part::OwnerPronoun) && part(line, at + 1, Part::Appeal);
    let listed = listed || line.is(verb, Class::Have) && (next..next + OBJECT).any(on_list);
    let subject = subject::left(line, verb, rules).filter(|_| counts)?;
    // "The toll from Hurricane Mara stood at 44": nobody's.
    // "The toll in the collapse of the Jhula Bridge stood at 58"
    let itself = part(line, subject.main.0, Part::CountNoun)
        && [Class::From, Class::Of, Class::In].iter().any(|&class| line.is(subject.main.0 + 1, class));
    if itself && who::declared(line, subject.main, rules).is_none() {
        return None;
    }
    let of_what = opener_before(line, subject.main.0).filter(|at| {
        let of = [Class::From, Class::Of, Class::In].iter().any(|&class| line.is(*at, class));
        of && at.checked_sub(1).is_some_and(|noun| part(line, noun, Part::CountNoun))
    });
    if of_what.is_some() {
        return None;
    }
    let known = who::declared(line, subject.whole(), rules).is_some();
    // "The ministry gives 217 arrests": whoever is known to count.
    let pronoun = subject.main.1 - subject.main.0 == 1 && part(line, subject.main.0, Part::Pronoun);
    // "The ministry's bulletin is out. It gives 57 deaths."
    let known = known || pronoun && floor.body().is_some_and(|body| body.id.is_some());
    // "Its director later spoke of 35 dead"
    let whose = subject.main.0.checked_sub(1).is_some_and(|at| part(line, at, Part::OwnerPronoun));
    let known = known || whose && floor.named.is_some() && subject::names_somebody(line, subject.main);
    let gives = known && (part(line, verb, Part::TollVerb) || phrase.is_some()) && !part(line, verb, Part::SayingVerb);
    if !bare && !listed && !gives && told.is_none() {
        return None;
    }
    let speaks = known || who::speaks(line, subject.whole(), verb);
    let named = who::named(line, &subject, rules, floor).filter(|_| speaks)?;
    Some(Found::spoken(Frame::new(named.speaker.clone(), (verb + 1, line.len()), verb, false), named))
}

/// "Its count stood at 35", "Their list has 40 names": of whoever was spoken of.
pub(super) fn own_count(line: &Line<'_>, at: usize, floor: &Floor) -> Option<Found> {
    const NOUN: usize = 3;
    let opens = at == 0 || line.kind(at - 1) == Kind::Mark || line.is_before(at, Class::And);
    if !opens || !part(line, at, Part::OwnerPronoun) {
        return None;
    }
    let noun = (at + 1..=at + NOUN).take_while(|noun| line.kind(*noun) == Kind::Word).find(|noun| {
        let counts = line.phrase_at(&line.lexicon.claims.own_counts, *noun).is_some();
        counts && !line.is(noun + 1, Class::Of)
    })?;
    let verb = is_auxiliary(line, noun + 1) || line.is(noun + 1, Class::Change) || part(line, noun + 1, Part::TollVerb);
    let speaker =
        floor.about.clone().map(|(speaker, _)| speaker).or_else(|| floor.last.clone()).or_else(|| floor.body())?;
    let frame = Frame::new(speaker, (noun + 1, line.len()), noun, false);
    verb.then_some(Found { frame, introduced: String::new(), person: false, speaks: true })
}

/// "the Red Cross figure is 412", "the Wire tally, drawn from hospitals, had reached 429": whose name stands right before the
/// count, in words of whoever speaks.
pub(super) fn named_count(line: &Line<'_>, noun: usize, rules: &Rules) -> Option<Found> {
    const ASIDE: usize = 14;
    if !is_count(line, noun) || !line.is_capital(noun.checked_sub(1)?) {
        return None;
    }
    let aside = (noun + 2..noun + 2 + ASIDE).find(|at| line.str(*at) == ",").filter(|_| line.str(noun + 1) == ",");
    let verb = aside.map_or(noun + 1, |comma| comma + 1);
    let reaches = line.is(verb, Class::Have) && part(line, verb + 1, Part::Tally);
    if !line.is(verb, Class::Be) && !reaches {
        return None;
    }
    let owner = subject::before(line, noun);
    let kept = || tally::kept(line, owner, noun).filter(|_| !subject::is_place(line, owner, rules));
    let speaker = who::declared(line, owner, rules).filter(|_| owner.0 < owner.1).or_else(kept)?;
    let frame = Frame::new(speaker, (noun + 1, line.len()), noun, false);
    Some(Found { frame, introduced: String::new(), person: false, speaks: false })
}

/// "the ministry's 58", "the 210 of the dockers' union", "an estimate of 300 dead by the union": whose a number is,
/// in words of whoever speaks.
pub(super) fn owner_of_number(line: &Line<'_>, at: usize, rules: &Rules) -> Option<Found> {
    let (first, owner) =
        owned_behind(line, at).or_else(|| owned_before(line, at)).or_else(|| owned_by_bracket(line, at))?;
    // "by police and 80,000 by the union"
    let unknown = || keeper(line, owner).filter(|_| line.is(at, Class::By));
    let speaker = who::declared(line, owner, rules).or_else(unknown)?;
    let end = if first < at { at } else { first + 1 };
    let frame = Frame::new(speaker, (first, end), end, false);
    Some(Found { frame, introduced: String::new(), person: false, speaks: false })
}

/// Who is known for counting and declared by no rule: "police".
fn keeper(line: &Line<'_>, owner: (usize, usize)) -> Option<Speaker> {
    let counts = (owner.0..owner.1).all(|at| part(line, at, Part::RecordNoun));
    Some(Speaker { name: who::tidy(line, owner).filter(|_| counts)?, id: None })
}

/// "the ministry's 58": a bare number behind a name, from the possessive.
fn owned_behind(line: &Line<'_>, possessive: usize) -> Option<(usize, (usize, usize))> {
    if !owns(line, possessive) {
        return None;
    }
    let mut number = possessive + 1;
    while let Some((end, _)) = line.phrase_at(&line.lexicon.figures.before, number) {
        number = end;
    }
    let bare = [Class::And, Class::Or, Class::To].iter().any(|&class| line.is(number + 1, class))
        || number + 1 >= line.len()
        || line.kind(number + 1) == Kind::Mark && !line.is_glued(number + 2);
    let owner = subject::before(line, possessive);
    (line.is_number(number) && bare && owner.0 < owner.1).then_some((number, owner))
}

/// "the 210 of the union", "an estimate of 300 dead by the union": a number before the one whose it is, from the
/// word between them.
fn owned_before(line: &Line<'_>, by: usize) -> Option<(usize, (usize, usize))> {
    const NOUN: usize = 3;
    let agent = line.is(by, Class::By) || line.is(by, Class::From);
    if !agent && !line.is(by, Class::Of) {
        return None;
    }
    let reach = if agent { NOUN } else { 0 };
    let number = (by.saturating_sub(reach + 1)..by).rev().find(|at| line.is_number(*at))?;
    let plain = (number + 1..by).all(|at| line.kind(at) == Kind::Word && !part(line, at, Part::SayingVerb));
    let mut first = number;
    while let Some((start, _)) = line.phrase_before(&line.lexicon.figures.before, first) {
        first = start;
    }
    let before = first.checked_sub(1)?;
    let counted = || is_count(line, before.wrapping_sub(1));
    let told = match agent {
        true => {
            let set_beside = line.phrase_before(&line.lexicon.claims.against, first).is_some();
            line.is(before, Class::Of) && counted()
                || line.is(by, Class::By) && is_put(line, first)
                || line.is(by, Class::From) && set_beside
        }
        false => line.is(before, Class::The),
    };
    let owner = subject::past(line, by + 1);
    (told && plain && owner.0 < owner.1).then_some((number, owner))
}

/// "207,000 (Ministry of the Interior)": the number before a bracket that names nothing but a declared claimant.
pub(super) fn in_brackets(line: &Line<'_>, open: usize, rules: &Rules) -> Option<Found> {
    let told = line.phrase_at(&line.lexicon.claims.source_lines, open + 1).map(|(start, ())| start);
    if !line.is(open, Class::OpenBracket) || told.is_none() && is_short_form(line, open) {
        return None;
    }
    let close = (open + 1..open + 1 + LONGEST).find(|at| line.is(*at, Class::CloseBracket))?;
    let heads = close + 1 >= line.len();
    let gives = |speaker: Speaker, first: usize| {
        let frame = Frame::new(speaker, (first, open), open, false);
        Found { frame, introduced: String::new(), person: false, speaks: false }
    };
    // "Impact by district, as of 4 June (source: NDO)": of all that it heads.
    if let Some(start) = told {
        let name = || who::tidy(line, (start, close)).map(|name| Speaker { name, id: None });
        let speaker = who::declared(line, (start, close), rules).or_else(name)?;
        return Some(gives(speaker, 0));
    }
    let Some(speaker) = who::declared(line, (open + 1, close), rules) else {
        return body_in(line, (open + 1, close)).filter(|_| heads).map(|speaker| gives(speaker, 0));
    };
    let named = subject::past(line, open + 1);
    // "(Red Cross, 4 June)"
    let comma = (open + 1..close).find(|at| line.str(*at) == ",").unwrap_or(close);
    let alone = comma <= named.1 && (open + 1..comma).all(|at| !line.is_number(at));
    let first =
        (0..open).rev().find(|at| line.is(*at, Class::CloseBracket) || line.str(*at) == ";").map_or(0, |at| at + 1);
    let counts = (first..open).any(|at| line.is_number(at));
    // "Deaths by district (Ministry of Health, 7pm Monday)": of what it heads.
    (alone && (counts || heads)).then(|| gives(speaker, first))
}

/// A body that no rule declares, alone between the commas of a bracket: "(cumulative, Government of Marland)".
fn body_in(line: &Line<'_>, (open, close): (usize, usize)) -> Option<Speaker> {
    let mut first = open;
    while first < close {
        let end = (first..close).find(|at| line.str(*at) == ",").unwrap_or(close);
        let plain = |at: usize| line.is_capital(at) || line.is(at, Class::Of) || part(line, at, Part::Article);
        let body = (first..end).any(|at| part(line, at, Part::RecordNoun)) && line.is_capital(first);
        if body && (first..end).all(plain) {
            return who::tidy(line, (first, end)).map(|name| Speaker { name, id: None });
        }
        first = end + 1;
    }
    None
}

/// Whether a bracket may hold the short form of the name before it: "the National Rescue Agency (NRA)"; not "across Kask (NRA)".
fn is_short_form(line: &Line<'_>, open: usize) -> bool {
    let initial = |at: usize| line.str(at).chars().next().map(|first| first.to_ascii_lowercase());
    let last = line.str(open + 1).chars().last().map(|last| last.to_ascii_lowercase());
    let alone = line.is(open + 2, Class::CloseBracket) && line.is_shouted(open + 1) && line.str(open + 1).len() > 1;
    let name = open.checked_sub(1).filter(|name| line.is_capital(*name));
    name.is_some_and(|name| !alone || initial(name) == last || line.is_capital(name.wrapping_sub(1)))
}

/// The same of a text that a number stands in.
pub(super) fn in_text_of(line: &Line<'_>, inside: usize, rules: &Rules) -> Option<Found> {
    let (first, owner) = owned_in_text(line, inside)?;
    let speaker = who::declared(line, owner, rules).or_else(|| keeper(line, owner))?;
    let frame = Frame::new(speaker, (first, inside), inside, false);
    Some(Found { frame, introduced: String::new(), person: false, speaks: false })
}

/// "against 31,500 in the health ministry's last bulletin", "the $1.25 billion in the governor's appeal": a number, from the
/// word before whoever's text it stands in.
fn owned_in_text(line: &Line<'_>, inside: usize) -> Option<(usize, (usize, usize))> {
    const NAME: usize = 8;
    const NOUN: usize = 3;
    if !line.is(inside, Class::In) {
        return None;
    }
    let number = (inside.saturating_sub(NOUN)..inside).rev().find(|at| line.is_number(*at))?;
    let possessive = (inside + 1..(inside + NAME).min(line.len())).find(|at| owns(line, *at))?;
    let text =
        |at: usize| part(line, at, Part::SpeechNoun) || part(line, at, Part::TextNoun) || part(line, at, Part::Appeal);
    let told = (possessive + 1..possessive + 1 + NOUN).any(text);
    let owner = subject::before(line, possessive);
    (told && owner.0 < owner.1).then(|| (first_of_number(line, number), owner))
}

/// The first word of the number that a word of it stands in: "275 million".
fn first_of_number(line: &Line<'_>, last: usize) -> usize {
    (0..last).rev().take_while(|at| line.is_number(*at)).last().unwrap_or(last)
}

/// "Neither the UN (1.1 billion) nor the ministry (870 million)": a number alone in brackets, from the opening one, behind
/// whose it is.
fn owned_by_bracket(line: &Line<'_>, open: usize) -> Option<(usize, (usize, usize))> {
    const LONGEST: usize = 6;
    if !line.is(open, Class::OpenBracket) {
        return None;
    }
    let close = (open + 1..open + 1 + LONGEST).find(|at| line.is(*at, Class::CloseBracket))?;
    let number = (open + 1..close).find(|at| line.is_number(*at))?;
    let counts = |at: usize| {
        line.is_number(at) || line.kind(at) == Kind::Mark || line.phrase_at(&line.lexicon.figures.before, at).is_some()
    };
    let alone = (open + 1..close).all(counts);
    let owner = subject::before(line, open);
    (alone && owner.0 < owner.1).then_some((number, owner))
}

/// "was put at 40,000 by the police and 80,000 by the union": whether somebody put a number there.
fn is_put(line: &Line<'_>, number: usize) -> bool {
    const FAR: usize = 12;
    let put = |at: usize| {
        part(line, at + 1, Part::PutAt)
            && (part(line, at, Part::TollVerb) || part(line, at, Part::SayingVerb) || ends_as_participle(line, at))
            && line.is_before(at, Class::Be)
    };
    (number.saturating_sub(FAR)..number).any(put)
}

/// "according to the health ministry": all of the sentence.
pub(super) fn according(line: &Line<'_>, at: usize, rules: &Rules, floor: &Floor) -> Option<Found> {
    let per = line.phrase_at(&line.lexicon.claims.per, at);
    let (start, ()) = line.phrase_at(&line.lexicon.claims.according, at).or(per)?;
    // "according to the same source: 50,619 were": no "Source: OCHA".
    if part(line, start, Part::Whatever) || at > 0 && line.str(start.wrapping_sub(1)) == ":" {
        return None;
    }
    let mut end = start;
    while end < line.len() && !matches!(line.str(end), "," | ";" | ":" | "." | "—")
        || line.str(end) == "."
            && end + 1 < line.len()
            && line.is_glued(end)
            && line.str(end.wrapping_sub(1)).len() <= 3
    {
        end += 1;
    }
    let whole = (start, end);
    let (first, last) = subject::past(line, start);
    // "according to a count by the association"
    let count = (first..last).find(|at| is_count(line, *at));
    // "according to a count this newspaper has kept", "a tally of our own": the house's, whatever it is called.
    let ours = |at: usize| part(line, at, Part::This) || part(line, at, Part::OwnPronoun);
    if count.is_some_and(|count| ours(count + 1) || line.is(count + 1, Class::By) && ours(count + 2)) {
        return None;
    }
    let owner = last < end && line.is(last, Class::By) && (count.is_some() || who::is_text(line, (first, last)));
    let (first, last) = match count {
        _ if owner => subject::past(line, last + 1),
        // "according to a Northern Wire tally based on": what it is based on says nothing.
        Some(count) if first < count => (first, count + 1),
        _ => (first, last),
    };
    let words = match first < last && last <= end {
        // "according to him no more than 40": a hedge is no name of his.
        _ if part(line, start, Part::Pronoun) => (start, start + 1),
        true => (first, last),
        false => whole,
    };
    // "As per the reservation charts": a paper, and nobody.
    let keeps = |at: usize| part(line, at, Part::RecordNoun) && !part(line, at, Part::SpeechNoun);
    if per.is_some() && who::declared(line, words, rules).is_none() && !(words.0..words.1).any(keeps) {
        return None;
    }
    let mut named = who::named(line, &subject::with_aside(line, words), rules, floor)?;
    // "according to a survey of 64 villages carried out by MSF"
    let by = (last..end).find(|at| line.is(*at, Class::By)).and_then(|by| who::declared(line, (by + 1, end), rules));
    if let Some(author) =
        by.filter(|_| named.speaker.id.is_none() || part(line, last.wrapping_sub(1), Part::SubjectLink))
    {
        named.speaker = author;
    }
    // "according to officials of the health ministry": declared farther on.
    if named.speaker.id.is_none()
        && let Some(known) = who::declared(line, whole, rules)
    {
        // "rescue workers known as the White Helmets"
        let called = part(line, words.1.wrapping_sub(1), Part::KnownAs);
        named.speaker = if called { known } else { Speaker { id: known.id, ..named.speaker } };
    }
    // "50,000 people (20,000 according to the police)": in brackets, of what stands in them.
    const FAR: usize = 8;
    let bracket = |at: &usize| line.is(*at, Class::OpenBracket) || line.is(*at, Class::CloseBracket);
    let open = (at.saturating_sub(FAR)..at).rev().find(bracket).filter(|open| line.is(*open, Class::OpenBracket));
    let close = (at..line.len().min(at + FAR)).find(bracket).filter(|_| open.is_some());
    let counts = open.is_some_and(|open| (open..at).any(|at| line.is_number(at)));
    let said = open.zip(close).filter(|_| counts).map_or((0, line.len()), |(open, close)| (open + 1, close));
    Some(Found::spoken(Frame::new(named.speaker.clone(), said, at, false), named))
}

/// "By the federation's count it is 10", "on our records": all of the sentence, in whose count it is.
pub(super) fn by_count_of(line: &Line<'_>, at: usize, rules: &Rules, floor: &Floor) -> Option<Found> {
    const FAR: usize = 8;
    if !part(line, at, Part::CountedBy) {
        return None;
    }
    let counts = |at: usize| is_count(line, at);
    // "By its own latest reckoning": of whoever spoke last.
    let own = || (at + 2..at + 5).take_while(|at| line.kind(*at) == Kind::Word).any(counts);
    if part(line, at + 1, Part::OwnerPronoun) && own() {
        let speaker =
            floor.about.clone().map(|(speaker, _)| speaker).or_else(|| floor.last.clone()).or_else(|| floor.body())?;
        return Some(Found {
            frame: Frame::new(speaker, (0, line.len()), at, false),
            introduced: String::new(),
            person: false,
            speaks: true,
        });
    }
    let owned =
        (at + 1..(at + FAR).min(line.len())).take_while(|at| line.kind(*at) == Kind::Word || line.is_glued(*at));
    let mut owned = owned.filter(|at| owns(line, *at));
    let possessive = owned.next()?;
    // "by the union's count 74; by the ministry's, 58"
    let again = || {
        let led = (0..at).any(|by| part(line, by, Part::CountedBy)) && (0..at).any(counts);
        line.is(possessive + 1, Class::Comma) && led
    };
    if !counts(possessive + 1) && !counts(possessive + 2) && !again() {
        return None;
    }
    let subject = subject::before(line, possessive);
    let named = who::named(line, &Subject::of(subject), rules, floor)
        .filter(|_| subject.0 < subject.1 && (at + 1..=at + 2).contains(&subject.0))?;
    let known = named.speaker.id.is_some() || line.is_capital(subject.0);
    let of = (subject.0..subject.1).any(|at| line.is(at, Class::Of)) && !line.is_capital(subject.0);
    (known && !of).then(|| Found::spoken(Frame::new(named.speaker.clone(), (0, line.len()), at, false), named))
}

/// "the ministry's comments that", "claims by the ministry that": all that follows.
pub(super) fn noun_of_speech(line: &Line<'_>, noun: usize, rules: &Rules, floor: &Floor) -> Option<Found> {
    if !part(line, noun, Part::SpeechNoun) {
        return None;
    }
    let glued = line.str(noun.checked_sub(1)?).len() <= 4 && line.is_glued(noun - 1);
    let (subject, said) = if part(line, noun + 1, Part::That) && glued {
        (subject::before(line, noun - 1), noun + 2)
    } else if line.is(noun + 1, Class::By) || line.is(noun + 1, Class::From) {
        let start = noun + 2;
        let that = (start..(start + LONGEST).min(line.len())).find(|at| part(line, *at, Part::That))?;
        // "From reports by local authorities we estimate that": it is we who do.
        if (start..that).any(|at| part(line, at, Part::OwnPronoun) || part(line, at, Part::Pronoun)) {
            return None;
        }
        // "reports from the districts show that": from the districts.
        let verb = |at: &usize| part(line, *at, Part::SayingVerb) && !line.is_glued(*at);
        let end = (start..that).find(verb).unwrap_or(that);
        ((start, end), that + 1)
    } else {
        return None;
    };
    if subject.0 >= subject.1 {
        return None;
    }
    let named = who::named(line, &Subject::of(subject), rules, floor)?;
    // "X's claim that 200 died is false, the ministry said; it was 130": no more than the claim.
    let closes = |at: &usize| matches!(line.str(*at), "," | ";");
    let ends =
        (said..line.len()).find(closes).filter(|end| (*end..line.len()).any(|at| part(line, at, Part::SayingVerb)));
    let end = ends.unwrap_or(line.len());
    Some(Found::spoken(Frame::new(named.speaker.clone(), (said, end), noun, false), named))
}

/// "The city's official position, unchanged since Friday, is that 170 were hurt", "the latest word from the coastguard is
/// that": all that follows.
pub(super) fn stance(line: &Line<'_>, that: usize, rules: &Rules, floor: &Floor) -> Option<Found> {
    const NAME: usize = 10;
    let be = that.checked_sub(1).filter(|be| part(line, that, Part::That) && line.is(*be, Class::Be))?;
    let comma = be.checked_sub(1).filter(|comma| line.str(*comma) == ",");
    let end = comma.map_or(Some(be), |comma| (0..comma).rev().find(|at| line.str(*at) == ","))?;
    let noun = (end.saturating_sub(NAME)..end)
        .rev()
        .find(|at| part(line, *at, Part::StanceNoun) || part(line, *at, Part::SpeechNoun))?;
    let of = [Class::From, Class::Of, Class::By].iter().any(|&class| line.is(noun + 1, class));
    let words = if of {
        subject::past(line, noun + 2)
    } else {
        let possessive = (noun.saturating_sub(4)..noun).rev().find(|at| owns(line, *at))?;
        subject::before(line, possessive)
    };
    let named = who::named(line, &Subject::of(words), rules, floor).filter(|_| words.0 < words.1 && words.1 <= end)?;
    Some(Found::spoken(Frame::new(named.speaker.clone(), (that + 1, line.len()), be, false), named))
}
