//! Zeros in words: "no functioning hospitals", "none of the", "nobody was killed", "not a single".
//! A lack of news ("no reports of casualties") is kept apart, and a denial ("no comment") refused.

use super::Refusal;
use super::noun;
use crate::lexicon::figures::Class;
use crate::lexicon::line::Line;
use crate::token::Kind;

/// A zero in words.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Zero {
    /// The words that make it.
    pub(super) start: usize,
    pub(super) end: usize,
    /// The tokens of what is counted.
    pub(super) noun: Option<(usize, usize)>,
    /// A lack of news, and no count.
    pub(super) unreported: bool,
}

/// Reads the zero that begins at a word; `Err` where the words deny something that is no count.
pub(super) fn read(line: &Line<'_>, at: usize) -> Result<Option<Zero>, (usize, Refusal)> {
    if line.kind(at) != Kind::Word {
        return Ok(None);
    }
    if let Some(end) = not_one(line, at) {
        let noun = noun::phrase(line, end, true);
        // "not one of them held rum", "not one of the 16 expected it", "not one was insured"
        let of_them = line.is(end, Class::Of) && (line.is(end + 1, Class::Persons) || line.is(end + 1, Class::The));
        // "not a single one will be kept"
        let a_single_one = at + 3 < end;
        if noun.is_none() && (of_them || a_single_one || line.is(end, Class::Be)) {
            return Ok(Some(Zero { start: at, end, noun: None, unreported: false }));
        }
        return Ok(noun.map(|noun| Zero { start: at, end, noun: Some(noun), unreported: false }));
    }
    if let Some(end) = done_to_not_even_one(line, at) {
        return Ok(Some(Zero { start: at, end, noun: noun::phrase(line, end, true), unreported: false }));
    }
    if let Some(end) = done_to_no_single_one(line, at) {
        let noun = noun::phrase(line, end, true);
        return Ok(noun.map(|noun| Zero { start: at, end, noun: Some(noun), unreported: false }));
    }
    if let Some(end) = nobody_end(line, at) {
        return nobody(line, at, end);
    }
    if line.is(at, Class::No) { no(line, at) } else { Ok(None) }
}

/// Past "not one", "not a single", "without a single".
fn not_one(line: &Line<'_>, at: usize) -> Option<usize> {
    let denies = line.is(at, Class::Not) || line.is(at, Class::Without);
    if !denies {
        return None;
    }
    if line.is(at + 1, Class::Article) && line.is(at + 2, Class::Single) {
        // "not a single one", but "not a single one-way street"
        let one = line.is(at + 3, Class::Single) && line.number(at + 3).is_some();
        return Some(if one && line.past_hyphen(at + 4) == at + 4 { at + 4 } else { at + 3 });
    }
    let one = line.is(at, Class::Not) && line.is(at + 1, Class::Single) && line.number(at + 1).is_some();
    // "not one single boat"
    if one && line.is(at + 2, Class::Single) && line.number(at + 2).is_none() {
        return Some(at + 3);
    }
    let of_them = line.is(at + 2, Class::Of) && (line.is(at + 3, Class::The) || line.is(at + 3, Class::Persons));
    (one && (of_them || line.is(at + 2, Class::Be) || !line.is(at + 2, Class::OneAfter))).then_some(at + 2)
}

/// Past "one" or "a single" of "did not free even one", "not even a single boat came".
fn done_to_not_even_one(line: &Line<'_>, at: usize) -> Option<usize> {
    const VERB: usize = 3;
    let (even, ()) = line.phrase_before(&line.lexicon.figures.so_much_as, at)?;
    let single = line.is(at, Class::Article) && line.is(at + 1, Class::Single);
    let one = line.is(at, Class::Single) && line.number(at).is_some();
    let denied = (even.saturating_sub(VERB)..even).any(|not| line.is(not, Class::Not));
    (denied && (one || single)).then_some(at + 1 + usize::from(!one))
}

/// Past "a single" of "did not kill a single civilian", "has not yet lost a single soldier", where the verb between says what
/// was not done; past "one" of "has not had one death".
fn done_to_no_single_one(line: &Line<'_>, at: usize) -> Option<usize> {
    const VERB: usize = 2;
    let single = line.is(at, Class::Article) && line.is(at + 1, Class::Single) && line.number(at + 1).is_none();
    // "has not had one death"
    let one = line.is(at, Class::Single) && line.number(at).is_some() && !line.is_before(at, Class::Article);
    let one = one && !line.is(at + 1, Class::Stop) && line.kind(at + 1) == Kind::Word;
    let not = |not: usize| {
        let between = not + 1..at;
        // "has not had one death", "there has not been a single death"
        // "did not include one man who died": he did.
        let had = |word: usize| line.is(word, Class::Have) || line.is(word, Class::Be);
        let does = |word: usize| had(word) || line.is(word, Class::Harm) || line.is(word, Class::Verb);
        let verb = |word: usize| match one {
            true => had(word),
            false => line.kind(word) == Kind::Word && (!line.is(word, Class::Stop) || does(word)),
        };
        line.is(not, Class::Not) && !between.is_empty() && between.clone().last().is_some_and(verb)
    };
    let end = if one { at + 1 } else { at + 2 };
    ((single || one) && (at.saturating_sub(VERB + 1)..at).any(not)).then_some(end)
}

/// Past "nobody", "none" or "no one".
fn nobody_end(line: &Line<'_>, at: usize) -> Option<usize> {
    if line.is(at, Class::Nobody) || line.is(at, Class::None) {
        return Some(at + 1);
    }
    let one = line.past_hyphen(at + 1);
    (line.is(at, Class::No) && line.is(one, Class::Single) && line.number(one).is_some()).then_some(one + 1)
}

/// How far behind its subject a verb is looked for.
const REACH: usize = 8;

fn nobody(line: &Line<'_>, at: usize, end: usize) -> Result<Option<Zero>, (usize, Refusal)> {
    if tells_age(line, end) {
        return Err((end, Refusal::Age));
    }
    if line.is(end, Class::Of) {
        let noun = noun::phrase(line, end, false);
        return Ok(Some(Zero { start: at, end, noun, unreported: false }));
    }
    // "Nobody should die of a disease that can be cured"
    if line.is(end, Class::Ought) {
        return Err((end, Refusal::NoCount));
    }
    // "Nobody can say how many are missing": not "Nobody could be evacuated", "Nobody could leave"
    let knows = line.is(end, Class::Modal)
        && !line.is(end + 1, Class::Be)
        && !line.is(end + 1, Class::Harm)
        && line.phrase_at(&line.lexicon.figures.did, end + 1).is_none()
        && (end + 2..end + REACH)
            .take_while(|at| !ends(line, *at))
            .any(|at| line.is(at, Class::Be) || line.is(at, Class::Have));
    if knows {
        return Err((end, Refusal::NoCount));
    }
    // "none were hurt", "nobody has been killed", "none survived"
    let mut verb = end;
    while line.is(verb, Class::Be) {
        verb += 1;
    }
    if let Some((past, ())) = line.phrase_at(&line.lexicon.figures.degrees, verb).filter(|_| end < verb) {
        verb = past;
    }
    if line.is(verb, Class::Unreported) && line.is(at, Class::None) {
        return Ok(Some(Zero { start: at, end, noun: None, unreported: true }));
    }
    // "none on Wednesday", "14 votes to none": a count by itself; "nobody" needs its verb.
    let counts = line.is(at, Class::None) && !line.is(end, Class::NoneNot) && !line.is_before(at, Class::Second);
    let participle =
        |at: usize| !line.is_before(at, Class::Have) && line.lexicon.figures.endings.make_participle(line.str(at));
    // "Nobody from the company was hurt": the verb may stand further on.
    let further = (end + 1..end + REACH).take_while(|at| !ends(line, *at)).any(|at| {
        line.is(at, Class::Be)
            && (line.is(at + 1, Class::Harm) || participle(at + 1))
            && !line.is(at, Class::Unreported)
    });
    // "nobody has been paid": whatever it is that was done to nobody.
    let done = end < verb && participle(verb);
    // "nobody bid", "nobody from the bench did"
    let did = &line.lexicon.figures.did;
    let from = line.is(end, Class::Stop) && !line.is(end, Class::Be) && line.is(at, Class::Nobody);
    // "nobody did more": no count.
    let closes = |end: usize| line.len() <= end || ends(line, end);
    let direct = line.phrase_at(did, end).is_some_and(|(to, ())| !line.is(end, Class::OneAfter) || closes(to));
    let did = direct
        || from
            && (end + 1..end + REACH)
                .take_while(|at| !ends(line, *at))
                .any(|at| line.phrase_at(did, at).is_some_and(|(end, ())| closes(end)));
    // "nobody in the trial died"
    let fell = from
        && (end + 1..end + REACH)
            .take_while(|at| !ends(line, *at))
            .any(|at| line.is(at, Class::Verb) && closes(at + 1));
    // "The navy rescued nobody."
    let object = line.is_before(at, Class::Harm) && (closes(end) || line.is(end, Class::On) || line.is(end, Class::In));
    let happened =
        did || fell || object || line.is(verb, Class::Harm) || done || counts || (further && !line.is(end, Class::Be));
    if happened {
        Ok(Some(Zero { start: at, end, noun: None, unreported: false }))
    } else {
        Err((end, Refusal::NoCount))
    }
}

/// "children, none older than 15", "kids, none of them over 15": how old they are, and not how many.
fn tells_age(line: &Line<'_>, end: usize) -> bool {
    const THEM: usize = 3;
    let stands = |at: usize| at >= line.len() || line.kind(at) == Kind::Mark;
    let elder = |at: usize| line.phrase_at(&line.lexicon.figures.elder, at).map(|(end, ())| end);
    let over = |at: usize| elder(at).or_else(|| line.is(at, Class::AgeOver).then_some(at + 1));
    let bound = |at: usize| {
        // "than"
        let number = over(at).map(|end| if line.is_number(end) { end } else { end + 1 });
        number.is_some_and(|number| line.is_number(number) && stands(number + 1))
    };
    // "of them", "of the dead"
    let whose = if line.is(end, Class::Of) { end + 1..=end + THEM } else { end..=end };
    whose.into_iter().any(bound)
}

fn no(line: &Line<'_>, at: usize) -> Result<Option<Zero>, (usize, Refusal)> {
    // "in no case fewer than four"
    if line.phrase_before(&line.lexicon.figures.never, at + 2).is_some() {
        return Err((at + 2, Refusal::Idiom));
    }
    let next = at + 1;
    // "No. 10" and "no more than" are other readers' work.
    if line.mark(next) == '.' && line.is_glued(next) && line.kind(next + 1) == Kind::Number {
        return Ok(None);
    }
    if line.mark(next) == '.' || line.kind(next) != Kind::Word || line.is_glued(next) || line.is_before(at, Class::Or) {
        return Err((next, Refusal::NoCount));
    }
    // "no immediate reports of casualties": the word may have others before it.
    let unreported = (next..next + 3)
        .take_while(|at| line.kind(*at) == Kind::Word && !line.is(*at, Class::Stop))
        .find(|at| line.is(*at, Class::Unreported));
    if let Some(word) = unreported {
        let of_what = line.is(word + 1, Class::Of) || line.is(word + 1, Class::On) || line.is(word + 1, Class::Stop);
        let harm = (word + 1..word + 9)
            .take_while(|at| !ends(line, *at))
            .any(|at| line.is(at, Class::ZeroNoun) || line.is(at, Class::Harm));
        if of_what && harm {
            return Ok(Some(Zero { start: at, end: next, noun: None, unreported: true }));
        }
        // "no confirmed cases of measles"
        let confirmed = noun::phrase(line, word + 1, true).filter(|_| !of_what);
        if let Some(noun) = confirmed.filter(|(start, end)| (*start..*end).any(|at| line.is(at, Class::ZeroNoun))) {
            return Ok(Some(Zero { start: at, end: next, noun: Some(noun), unreported: true }));
        }
        return Err((next, Refusal::NoCount));
    }
    let refuse = Err((next, Refusal::NoCount));
    let Some((start, end)) = noun::phrase(line, next, true) else { return refuse };
    // "No family should sleep in the open"
    let denied = (start..end).any(|at| line.is(at, Class::NoCount)) || line.number(next).is_some();
    if line.is(end, Class::Ought) {
        return refuse;
    }
    let plural = noun::counts_at(line, next);
    let zero_noun = (start..end).find(|at| line.is(*at, Class::ZeroNoun));
    match (denied && zero_noun.is_none(), plural, zero_noun) {
        (true, ..) => refuse,
        (_, true, _) => Ok(Some(Zero {
            start: at,
            end: next,
            noun: noun::phrase(line, next, false),
            unreported: reported(line, end),
        })),
        (_, _, Some(word)) => {
            Ok(Some(Zero { start: at, end: next, noun: Some((start, word + 1)), unreported: reported(line, word + 1) }))
        }
        _ => match of_a_kind(line, start, end) {
            Some(end) => {
                Ok(Some(Zero { start: at, end: next, noun: Some((start, end)), unreported: reported(line, end) }))
            }
            None => refuse,
        },
    }
}

/// "no Danish skipper has won", "no Greek minister resigned": one of a people or a place, and what none of
/// them did. Past it.
fn of_a_kind(line: &Line<'_>, start: usize, end: usize) -> Option<usize> {
    let last = end.checked_sub(1)?;
    let acted = line.lexicon.figures.endings.make_participle(line.str(last));
    let acts = acted
        || [Class::Be, Class::Verb, Class::Have].iter().any(|class| line.is(end, *class))
        || line.phrase_at(&line.lexicon.figures.did, end).is_some();
    let end = end - usize::from(acted);
    let named = line.is_capital(start) && !line.is_shouted(start) && start + 2 <= end && !line.is_capital(end - 1);
    (named && acts).then_some(end)
}

/// "no casualties were reported": weak, as "no reports of casualties" is.
fn reported(line: &Line<'_>, at: usize) -> bool {
    let mut verb = at;
    while line.is(verb, Class::Be) {
        verb += 1;
    }
    at < verb && line.is(verb, Class::Unreported) || line.is(at, Class::Unreported)
}

fn ends(line: &Line<'_>, at: usize) -> bool {
    line.kind(at) == Kind::Mark && !line.is(at, Class::Dash)
}
