//! Who the words of a subject are: a declared claimant, whoever a pronoun or an office stands for, or whom they name.

use super::Speaker;
use super::clause::{is_in_label, part};
use super::entry;
use super::floor::Floor;
use super::subject::{Subject, is_name, is_named_of, is_place, past_articles};
use crate::lexicon::claims::Part;
use crate::lexicon::figures::Class;
use crate::lexicon::line::Line;
use crate::rules::Rules;
use crate::token::Kind;

/// A speaker, the words that introduce them, and whether it is one person.
pub(super) struct Named {
    pub(super) speaker: Speaker,
    pub(super) introduced: String,
    pub(super) person: bool,
}

/// Whether a subject that is not declared can speak with a verb that may mean something else.
pub(super) fn speaks(line: &Line<'_>, (start, end): (usize, usize), verb: usize) -> bool {
    let record = (start..end).any(|at| part(line, at, Part::RecordNoun));
    // "the larger number counted treatments too": no number counts; "official figures show".
    let named_so = |at: usize| line.is_capital(at) || part(line, at, Part::Official);
    if !record && part(line, end - 1, Part::CountNoun) && !(start..end).any(named_so) {
        return false;
    }
    let pronoun = end - start == 1 && part(line, start, Part::Pronoun);
    let dated = [Class::Month, Class::MonthWord, Class::Weekday].iter().any(|&class| line.is(end - 1, class));
    let named = line.is_capital(end - 1) && end - 1 > 0 && !dated;
    // "the claims that", "its reports": a noun.
    let is_called = |end: &usize| {
        (start..verb).any(|at| line.phrase_at(&line.lexicon.claims.hearsay, at).is_some_and(|(to, ())| to == *end))
    };
    let noun = part(line, verb.wrapping_sub(1), Part::Article) || is_called(&(verb + 1));
    // "Survivors indicated that", "local partners report 12 deaths"
    // "with 3,840 people confirmed dead", "countries hit by the outbreak of the virus": nobody who speaks.
    let counted = line.is_number(start.wrapping_sub(1)) || (start..end).any(|at| line.is(at, Class::Of));
    let many = crate::figure::counts_at(line, end - 1)
        && !counted
        && (part(line, verb + 1, Part::That) || part(line, verb, Part::NumberVerb))
        && !is_in_label(line, verb);
    // "Its director spoke of 35 dead"
    let whose = start.checked_sub(1).is_some_and(|at| part(line, at, Part::OwnerPronoun))
        && (line.is(end - 1, Class::Person) || is_called_a_person(line, end - 1));
    (record || pronoun || named || many || whose) && !noun
}

/// Who a subject is: a declared claimant, the speaker a pronoun or an office stands for, or
/// whoever its own words name.
pub(super) fn named(line: &Line<'_>, subject: &Subject, rules: &Rules, floor: &Floor) -> Option<Named> {
    let (start, end) = subject.main;
    // "She's told the radio"
    let short = |at: usize| super::clause::is_apostrophe(line, at) || line.is_glued(at);
    let alone = end - start == 1 || part(line, start, Part::PersonPronoun) && (start + 1..end).all(short);
    if alone && part(line, start, Part::Pronoun) {
        let speaker = if part(line, start, Part::PersonPronoun) {
            // "The village head, Mahmud Ndagi, holds up a book: 17 are missing, he says": whoever opens the sentence.
            let set_off = start.checked_sub(1).is_some_and(|at| line.is(at, Class::Comma));
            let opening = || opens(line, rules).filter(|(_, person)| *person && !line.is(0, Class::Quote));
            set_off.then(opening).flatten().map(|(speaker, _)| speaker).or_else(|| floor.person())
        } else {
            // "the union listed 19 people it says were killed": whoever is named before it. "On the edge of Salu, it
            // said": whoever has the floor.
            let set_off = start.checked_sub(1).is_some_and(|at| line.is(at, Class::Comma) || line.is(at, Class::Quote));
            if let Some(speaker) = before_colon(line, start, rules, floor) {
                return Some(Named { speaker, introduced: String::new(), person: false });
            }
            let floor = || floor.body();
            let here = || declared(line, (0, start), rules);
            // "The Observatory has a lower figure: about 280, it says": the body that opens the sentence.
            let body = || opens(line, rules).filter(|(speaker, person)| !person && speaker.id.is_some());
            let opening = || body().filter(|_| !line.is(0, Class::Quote)).map(|(speaker, _)| speaker);
            if set_off { opening().or_else(floor).or_else(here) } else { here().or_else(floor) }
        };
        return speaker.map(|speaker| Named { speaker, introduced: String::new(), person: false });
    }
    // "our foreign ministry": a body of its own; "my office": whoever says so.
    let body = start + 2 < end && part(line, end - 1, Part::RecordNoun) && !part(line, end - 1, Part::SpeechNoun);
    let ours = part(line, start, Part::OwnPronoun);
    if ours && body && !part(line, end - 1, Part::CountNoun) {
        let body = Subject { main: (start + 1, end), ..*subject };
        return named(line, &body, rules, floor);
    }
    if ours {
        // "our records": the house's own; in a quotation, whoever is quoted.
        let speaker = floor.house.clone().filter(|_| !in_quotes(line, start))?;
        return Some(Named { speaker, introduced: String::new(), person: false });
    }
    // "All told, 663,000 are recalled"
    if alone && line.is(start, Class::All) {
        return None;
    }
    // "The latest WHO figures show that": the WHO's; "official figures", "a Reuters tally": what they are called.
    if is_text(line, subject.main) {
        let called = || super::tally::called(line, subject.main).filter(|_| !is_place(line, (start, start + 1), rules));
        let speaker = declared(line, subject.main, rules).or_else(called)?;
        return Some(Named { speaker, introduced: String::new(), person: false });
    }
    let place = subject.aside.is_none() && is_place(line, subject.main, rules);
    if place && declared(line, subject.main, rules).is_none() {
        return None;
    }
    // "according to the same source"; "the statement said": whoever spoke last.
    let definite = start.checked_sub(1).is_some_and(|before| part(line, before, Part::Article));
    let its_text = alone && definite && part(line, start, Part::SpeechNoun);
    let same = part(line, start, Part::Same);
    // "the same agency": whoever was called that.
    let called = || floor.recall(&tidy(line, (start + 1, end))?, true).cloned();
    let again = same.then(called).flatten().or_else(|| floor.last.clone().filter(|_| same || its_text));
    if let Some(speaker) = again {
        return Some(Named { speaker, introduced: String::new(), person: false });
    }
    let aside = subject.aside;
    // "the agency's spokeswoman, Lena Ots": the name, and the office beside it.
    let by_aside = aside.filter(|aside| is_name(line, *aside) && !is_name(line, subject.main));
    let words = by_aside.unwrap_or(subject.main);
    let name = tidy(line, words)?;
    let introduced = tidy(line, subject.whole()).unwrap_or_default();
    // "a relief group" is no body that was named before.
    let points = |before: usize| {
        line.is(before, Class::The)
            || [Part::This, Part::That, Part::OwnerPronoun].iter().any(|&kind| part(line, before, kind))
    };
    let definite = start.checked_sub(1).is_some_and(points);
    // "a doctor at the hospital", "Yuri Vold of the centre"
    // and no "Central Committee of Marland Doctors"
    let body = |of: usize| part(line, of - 1, Part::RecordNoun);
    let of = (start..end).find(|at| is_named_of(line, *at) && !body(*at));
    // "a city councillor"
    let one = start.checked_sub(1).is_some_and(|at| part(line, at, Part::Article) && !line.is(at, Class::The));
    let office =
        one && !line.is_capital(end - 1) && !part(line, end - 1, Part::RecordNoun) && is_called_a_person(line, end - 1);
    let somebody = (start..end).take(3).any(|at| line.is(at, Class::Person)) || of.is_some() || office;
    let person = by_aside.is_some() || somebody || line.is_capital(end - 1) && !definite && !line.is_shouted(end - 1);
    let id = declared(line, subject.main, rules)
        .or_else(|| declared(line, aside?, rules))
        .or_else(|| declared(line, subject.whole(), rules))
        .and_then(|known| known.id);
    if id.is_some() {
        return Some(Named { speaker: Speaker { name, id }, introduced, person });
    }
    if let Some(known) = floor.recall(&name, definite).cloned() {
        return Some(Named { speaker: known, introduced, person: false });
    }
    // "a document according to which 282 bodies had been loaded", "denies that it ever reported": nobody's name.
    let says = |at: usize| {
        [Class::Be, Class::Have].iter().any(|&class| line.is(at, class))
            || [Part::Pronoun, Part::Relative, Part::That].iter().any(|&kind| part(line, at, kind))
    };
    if (words.0..words.1).any(says)
        || (words.0..words.1).all(|at| !line.is_capital(at)) && line.number(words.0).is_some()
    {
        return None;
    }
    // "a spokesman told the BBC": of the body that spoke or was named last; "the charity", "the aid group": that body.
    let mouthpiece = alone && part(line, start, Part::Mouthpiece);
    let vague = definite && part(line, end - 1, Part::VagueBody) && !(start..end).any(|at| line.is_capital(at));
    let body = || (mouthpiece || vague).then(|| floor.body()).flatten();
    let id = owner(line, start, floor, rules).or_else(body).and_then(|owner| owner.id);
    Some(Named { speaker: Speaker { name, id }, introduced, person })
}

/// Whether a noun is what a person is called, by its ending: "councillor", "fisherman".
fn is_called_a_person(line: &Line<'_>, noun: usize) -> bool {
    let many = format!("{}s", line.str(noun).to_lowercase());
    line.lexicon.claims.person_endings.iter().any(|ending| many.ends_with(ending.as_str()))
}

/// Whether a verb is told of whoever stands before a "which": "the ministry, which was quoted".
pub(super) fn is_relative_before(line: &Line<'_>, verb: usize) -> bool {
    let be = verb.checked_sub(1).filter(|be| line.is(*be, Class::Be));
    be.and_then(|be| be.checked_sub(1)).is_some_and(|at| part(line, at, Part::Relative) || part(line, at, Part::That))
}

/// Whether a quotation is open at a token.
fn in_quotes(line: &Line<'_>, at: usize) -> bool {
    (0..at).filter(|before| line.is(*before, Class::Quote)).count() % 2 == 1
}

/// Whether a subject is a text or a count, which speaks for nobody.
pub(super) fn is_text(line: &Line<'_>, (start, end): (usize, usize)) -> bool {
    let counts = |at: usize| part(line, at, Part::CountNoun) && (at + 1 == end || line.is(at + 1, Class::Of));
    (start..end).any(|at| part(line, at, Part::TextNoun) || counts(at))
}

/// Whose somebody is: "its spokesman" is of whoever was named before it.
fn owner(line: &Line<'_>, start: usize, floor: &Floor, rules: &Rules) -> Option<Speaker> {
    let possessive = start.checked_sub(1).filter(|before| part(line, *before, Part::OwnerPronoun))?;
    declared(line, (0, possessive), rules).or_else(|| floor.named.clone())
}

/// The declared claimant named in a stretch; the last one named, where there are several.
pub(super) fn declared(line: &Line<'_>, (start, end): (usize, usize), rules: &Rules) -> Option<Speaker> {
    // A rule file may name them with their article: "the ministry".
    let article = start.checked_sub(1).filter(|before| start < end && part(line, *before, Part::Article));
    let start = article.unwrap_or(start);
    let tokens = line.tokens.get(start..end)?;
    let mut best: Option<(usize, usize, Speaker)> = None;
    // "The force fighting the Front said": not the Front.
    let rival = |at: usize| {
        let first = at - usize::from(at > start && part(line, at - 1, Part::Article));
        let behind = line.phrase_before(&line.lexicon.claims.set_against, first);
        behind.is_some_and(|(against, ())| start < against)
    };
    for claimant in &rules.claimants {
        for found in claimant.names.find(line.text, tokens) {
            if rival(start + found.start) {
                continue;
            }
            let longer = best.as_ref().is_none_or(|(best_end, best_start, _)| {
                (*best_end, std::cmp::Reverse(*best_start)) < (found.end, std::cmp::Reverse(found.start))
            });
            if longer {
                let name = tidy(line, (start + found.start, start + found.end)).unwrap_or_default();
                best = Some((found.end, found.start, Speaker { name, id: Some(claimant.id.clone()) }));
            }
        }
    }
    best.map(|(.., speaker)| speaker)
}

/// The declared claimant that a sentence opens with, and whether it is a person: "The mayor, Karin Vold,
/// was less hopeful".
pub(super) fn opens(line: &Line<'_>, rules: &Rules) -> Option<(Speaker, bool)> {
    const NAME: usize = 10;
    let start = entry::past_dateline(line);
    // "But the mayor was less hopeful."
    let start = if line.is(start, Class::But) || line.is(start, Class::And) { start + 1 } else { start };
    let end = (start..line.len().min(start + NAME)).find(|at| {
        line.is(*at, Class::Be)
            || line.is(*at, Class::Verb)
            || part(line, *at, Part::SubjectStop)
                && line.kind(*at) == Kind::Word
                && *at > start
                && !part(line, *at, Part::SubjectLink)
    });
    let end = end.unwrap_or(line.len().min(start + NAME));
    // "Mari Vold, the head of the relief agency, has been": she.
    let comma = (start..end).find(|at| line.str(*at) == ",").filter(|comma| is_name(line, (start, *comma)));
    let named = comma.and_then(|comma| {
        let known = declared(line, (start, comma), rules)?;
        Some(Speaker { name: tidy(line, past_articles(line, start, comma))?, ..known })
    });
    let Some(speaker) = named.or_else(|| declared(line, (start, end), rules)) else {
        let person = somebody(line, (start, end)).or_else(|| introduced(line, start, rules));
        return person.map(|speaker| (speaker, true));
    };
    // A person: two capitals in a row, "al-Saleh" among them, or an office, "the head of the council".
    let capital = |word: &&str| word.split('-').any(|word| word.starts_with(char::is_uppercase));
    let person = speaker.name.split_whitespace().filter(capital).count() > 1 || somebody(line, (start, end)).is_some();
    let first = (start..start + NAME).find(|at| !part(line, *at, Part::Article));
    let heads = first.is_some_and(|first| declared(line, (start, (first + 4).min(line.len())), rules).is_some());
    (person || heads).then_some((speaker, person))
}

/// Who is known for counting, declared by no rule, and opens a sentence that tells of a count of theirs: "Police gave a lower toll."
/// Without an article they are many, and "they".
pub(super) fn keeps_count(line: &Line<'_>) -> Option<(Speaker, bool)> {
    const COUNT: usize = 6;
    let start = entry::past_dateline(line);
    let (first, end) = past_articles(line, start, line.len());
    let gives =
        (first + 1..end).find(|at| !part(line, *at - 1, Part::RecordNoun) || !part(line, *at, Part::RecordNoun))?;
    let keeper = (first..gives).all(|at| part(line, at, Part::RecordNoun));
    let counts = (gives + 1..gives + COUNT).any(|at| part(line, at, Part::CountNoun));
    let verb = part(line, gives, Part::TollVerb) || line.is(gives, Class::Have);
    let name = tidy(line, (first, gives)).filter(|_| keeper && counts && verb)?;
    Some((Speaker { name, id: None }, first == start))
}

/// Somebody whom no rule declares and a sentence opens with, by what they are: "A senior officer in Kask disagreed",
/// "Governor Andrei Vold has been speaking to reporters".
fn somebody(line: &Line<'_>, (start, end): (usize, usize)) -> Option<Speaker> {
    const OFFICE: usize = 4;
    let (start, end) = past_articles(line, start, end);
    let of_place = |at: usize| part(line, at, Part::PlaceOffice).then_some(at + 1);
    let holds = |at: usize| line.phrase_at(&line.lexicon.claims.office_holders, at).map(|(end, ())| end);
    let office = |at: usize| holds(at).or_else(|| of_place(at));
    let known = |at: usize| office(at).or_else(|| line.is(at, Class::Person).then_some(at + 1));
    let past = (start..end.min(start + OFFICE)).find_map(known)?;
    let past = (past..end).find(|at| !line.is_capital(*at)).unwrap_or(end);
    // "Three doctors were killed", "The toll, the doctor": not who.
    let plain = (start..past).all(|at| line.kind(at) == Kind::Word && line.number(at).is_none());
    plain.then(|| tidy(line, (start, past))).flatten().map(|name| Speaker { name, id: None })
}

/// Somebody whom a sentence introduces by name, and by age or by what they are: "Julian Vold, 48, was having breakfast",
/// "Mari al-Tamm, a teacher, saw the wave come".
fn introduced(line: &Line<'_>, start: usize, rules: &Rules) -> Option<Speaker> {
    const NAME: usize = 6;
    const PARTICLE: usize = 3;
    const AGES: std::ops::RangeInclusive<u8> = 10..=99;
    let comma = (start..start + NAME).find(|at| line.is(*at, Class::Comma))?;
    // "al-Tamm", "de Vold": what stands small between the parts of a name.
    let of_name = |at: usize| {
        let small = start < at && at + 1 < comma && line.str(at).len() <= PARTICLE && !line.is(at, Class::Stop);
        line.is_capital(at) && !line.is_shouted(at) && !line.is(at, Class::Weekday) && !line.is(at, Class::Month)
            || small
            || line.kind(at) == Kind::Mark
    };
    let first = if line.is(start, Class::Stop) { start + 1 } else { start };
    let capitals = (first..comma).filter(|at| line.is_capital(*at)).count();
    let aged = line.str(comma + 1).parse().is_ok_and(|age: u8| AGES.contains(&age)) && line.is(comma + 2, Class::Comma);
    // "Olga, a teacher"; not "Kolvik, a town of 3,000"
    let area = (comma + 1..comma + 4).any(|at| part(line, at, Part::OwnArea) || part(line, at, Part::AreaNoun));
    let told = part(line, comma + 1, Part::Article) && capitals > 0 && !area;
    let named = first < comma && (first..comma).all(of_name) && !is_place(line, (first, comma), rules);
    let speaker = || tidy(line, (first, comma)).map(|name| Speaker { name, id: None });
    (named && (aged || told)).then(speaker).flatten()
}

/// Who does what a colon ends, right before "they": "Relatives' groups reject this: they maintain that five died".
fn before_colon(line: &Line<'_>, pronoun: usize, rules: &Rules, floor: &Floor) -> Option<Speaker> {
    let colon = pronoun.checked_sub(1).filter(|at| line.str(*at) == ":")?;
    let verb = (1..colon).find(|at| part(line, *at, Part::Denial) || part(line, *at, Part::SayingVerb))?;
    let subject = super::subject::left(line, verb, rules)?;
    let again = part(line, subject.main.0, Part::Pronoun);
    named(line, &subject, rules, floor).filter(|_| !again).map(|named| named.speaker)
}

/// The words of a stretch on one line, as a name.
pub(super) fn tidy(line: &Line<'_>, (start, end): (usize, usize)) -> Option<String> {
    let words = line.span(start, end).slice(line.text);
    let name = words.split_whitespace().collect::<Vec<_>>().join(" ");
    let name = name.trim_end_matches("'s").trim_end_matches("\u{2019}s").to_owned();
    (name.chars().any(char::is_alphabetic)).then_some(name)
}
