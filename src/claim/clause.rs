//! Clauses: the stretches of a sentence in which a figure and the words that make it a quantity
//! belong together.

use crate::lexicon::claims::{Part, Surety};
use crate::lexicon::figures::Class;
use crate::lexicon::line::Line;
use crate::token::{Gap, Kind};

/// Where each clause of a sentence begins, as tokens; the first begins at 0.
#[must_use]
pub(super) fn starts(line: &Line<'_>) -> Vec<usize> {
    let mut starts = vec![0];
    // "While 45 died, 50 were hurt": the opening clause ends with its first comma.
    let opens_aside = part(line, 0, Part::ClauseAlways) || part(line, 0, Part::ClauseAfterComma);
    // "As a result 27 people, among them nine children, were hurt": no clause opens.
    let opens_aside = opens_aside && line.phrase_at(&line.lexicon.claims.no_clause, 0).is_none();
    let mut in_aside = opens_aside && part(line, 0, Part::Aside) || part(line, 0, Part::ClauseAlways);
    // "As 2,350 people, including 400 children, left, shells fell": an aside within what is told aside.
    let mut nested = false;
    for at in 1..line.len() {
        let comma = line.str(at - 1) == ",";
        let opens_nested = in_aside && comma && opens_including(line, at);
        let goes_on = nested && comma && !part(line, at, Part::Aside) && !part(line, at, Part::ClauseAfterComma);
        nested = opens_nested || nested && !comma;
        if opens_nested || goes_on {
            continue;
        }
        if in_aside && comma {
            in_aside = part(line, at, Part::Aside);
            starts.push(at);
        } else if comma && (part(line, at, Part::Aside) || opens_of_which(line, at)) {
            in_aside = true;
            starts.push(at);
        } else if ends_clause(line, at - 1)
            && !is_label(line, *starts.last().unwrap_or(&0), at - 1)
            && !is_labelled(line, at - 1)
            || part(line, at, Part::ClauseAlways)
            || (comma && part(line, at, Part::ClauseAfterComma) && !is_put_again(line, at))
            || ends_row(line, at)
            || says_more(line, at)
            || is_as(line, at)
            || part(line, at, Part::While) && part(line, at + 1, Part::Pronoun)
        {
            starts.push(at);
        }
    }
    starts.dedup();
    starts
}

/// ", including 400 children", ", among them four women": no verb is in it.
fn opens_including(line: &Line<'_>, at: usize) -> bool {
    let names = ends_as_gerund(line, at) || part(line, at, Part::Among);
    names && line.phrase_at(&line.lexicon.claims.including, at).is_some()
}

/// Whether a text that is no sentence, a title or a label, holds some words, with no letter or figure joined to them.
pub(super) fn holds_words(text: &str, words: &str) -> bool {
    let edge = |c: Option<char>| !c.is_some_and(char::is_alphanumeric);
    text.match_indices(words).any(|(at, _)| {
        let (before, behind) = (text.get(..at), text.get(at + words.len()..));
        edge(before.and_then(|text| text.chars().next_back())) && edge(behind.and_then(|text| text.chars().next()))
    })
}

/// "1,396,757 votes, or 53 per cent": the same, in other numbers.
fn is_put_again(line: &Line<'_>, or: usize) -> bool {
    let number = line.phrase_at(&line.lexicon.figures.before, or + 1).map_or(or + 1, |(end, _)| end);
    line.is(or, Class::Or) && (line.is_number(number) || line.is_number(number + 1) && line.is_glued(number + 1))
}

/// "Troops killed - 58", and a line of its own behind it.
fn ends_row(line: &Line<'_>, at: usize) -> bool {
    let number =
        at.checked_sub(1).filter(|number| line.kind(*number) == Kind::Number && line.token(at).gap == Gap::Line);
    number.and_then(|number| number.checked_sub(1)).is_some_and(|dash| sets_off(line, dash))
}

/// Whether an event's noun stands at a token, or few words behind it: "the Noor [factory fire]".
pub(super) fn names_event(line: &Line<'_>, at: usize) -> bool {
    const NAME: usize = 3;
    let event = |at: usize| part(line, at, Part::Event) && !part(line, at, Part::Aside);
    let name = |at: &usize| line.kind(*at) == Kind::Word && !line.is(*at, Class::Stop) && !line.is(*at, Class::Verb);
    event(at + (at..at + NAME).take_while(|at| name(at) && !event(*at)).count())
}

/// Whether a token is a dash that sets something off, and no hyphen.
pub(super) fn sets_off(line: &Line<'_>, at: usize) -> bool {
    line.is(at, Class::Dash) && !line.is_glued(at) && !line.is_glued(at + 1)
}

/// Whether a token is glued to a name and makes what follows its own: the "'s" of "the ministry's toll".
pub(super) fn owns(line: &Line<'_>, at: usize) -> bool {
    line.is_glued(at) && part(line, at, Part::Possessive) || owns_as_plural(line, at)
}

/// "the residents' count": the mark of a plural that owns, and no end of quoted words.
fn owns_as_plural(line: &Line<'_>, at: usize) -> bool {
    const LONGEST_QUOTE: usize = 60;
    let opens =
        |mark: usize| matches!(line.mark(mark), '\'' | '\u{2018}') && !line.is_glued(mark) && line.is_glued(mark + 1);
    let word = |at: usize| line.kind(at) == Kind::Word;
    let behind = !line.is_glued(at + 1) && (word(at + 1) || line.is_number(at + 1));
    let before = at.checked_sub(1).is_some_and(word);
    is_apostrophe(line, at) && before && behind && !(at.saturating_sub(LONGEST_QUOTE)..at).any(opens)
}

/// Whether a token is the mark of a plural that owns: "the Sisters' Clinic".
pub(super) fn is_apostrophe(line: &Line<'_>, at: usize) -> bool {
    line.is_glued(at) && matches!(line.mark(at), '\'' | '\u{2019}')
}

/// Whether a word ends as a participle does: "reached", "dated".
pub(super) fn ends_as_participle(line: &Line<'_>, at: usize) -> bool {
    line.lexicon.claims.participles.iter().any(|ending| line.str(at).ends_with(ending.as_str()))
}

/// Whether a word ends as what somebody does meanwhile does: "counting".
pub(super) fn ends_as_gerund(line: &Line<'_>, at: usize) -> bool {
    line.lexicon.claims.gerunds.iter().any(|ending| line.str(at).ends_with(ending.as_str()))
}

/// Whether a word is a "be" or a "have" in any of its forms.
pub(super) fn is_auxiliary(line: &Line<'_>, at: usize) -> bool {
    line.is(at, Class::Be) || line.is(at, Class::Have)
}

/// "The army said that 1,150 had left and that nobody was killed": another thing said.
fn says_more(line: &Line<'_>, at: usize) -> bool {
    if !line.is(at, Class::And) {
        return false;
    }
    // "put the toll at 12 and admitted that 49 had been underground"
    if part(line, at + 1, Part::SayingVerb) && part(line, at + 2, Part::That) {
        return true;
    }
    const REACH: usize = 40;
    let that = part(line, at + 1, Part::That) && !part(line, at + 2, Part::Aside);
    let verb = line.is(at + 2, Class::Be) || line.kind(at + 2) == Kind::Mark;
    that && !verb && (at.saturating_sub(REACH)..at).any(|before| part(line, before, Part::SayingVerb))
}

/// "890 samples were tested, of which 537 were positive": the aside opens before its "of".
fn opens_of_which(line: &Line<'_>, at: usize) -> bool {
    line.is(at, Class::Of) && part(line, at + 1, Part::Aside)
}

/// The tokens of the clause that holds a token.
#[must_use]
pub(super) fn of(starts: &[usize], len: usize, at: usize) -> (usize, usize) {
    let next = starts.partition_point(|start| *start <= at);
    let start = next.checked_sub(1).and_then(|last| starts.get(last)).copied().unwrap_or(0);
    (start, starts.get(next).copied().unwrap_or(len))
}

/// The end of words that say that something may be so, if they begin at a token.
pub(super) fn may(line: &Line<'_>, at: usize) -> Option<usize> {
    let found = line.phrase_at(&line.lexicon.claims.surety, at).filter(|(_, surety)| **surety == Surety::Possible);
    found.map(|(end, _)| end)
}

/// Whether a word plays a part in the language's data on claims.
pub(super) fn part(line: &Line<'_>, at: usize, part: Part) -> bool {
    at < line.len() && line.lexicon.claims.is(line.word(at), part) && !is_short_form(line, at)
}

/// Whether a word is the short form of a name among words written small: the WHO, the US.
fn is_short_form(line: &Line<'_>, at: usize) -> bool {
    const LONGEST: usize = 3;
    let alone = |at: usize| !line.is_shouted(at);
    line.width(at) <= LONGEST
        && line.is_shouted(at)
        && (alone(at + 1) && at.checked_sub(1).is_none_or(alone))
        && !line.is_title()
}

/// "Authorities lower the toll as thousands return", of a headline: what goes on beside.
fn is_as(line: &Line<'_>, at: usize) -> bool {
    let headline = line.len().checked_sub(1).is_some_and(|last| !matches!(line.str(last), "." | "?" | "!" | "\""));
    let number = line.kind(at + 1) == Kind::Number
        || line.is_number(at + 1)
        || line.is(at + 1, Class::Plural)
        || crate::figure::counts_at(line, at + 1);
    // "2,500 people listed as missing"
    let called =
        at.checked_sub(1).is_some_and(|verb| ends_as_participle(line, verb) && part(line, verb, Part::SayingVerb));
    let called = called && line.kind(at + 1) == Kind::Word && !line.is_number(at + 1);
    headline
        && part(line, at, Part::While)
        && number
        && !called
        && line.phrase_at(&line.lexicon.figures.before, at).is_none()
}

/// "Death toll since Monday: 148", "Cases confirmed - 8": what stands before a colon, or a dash that a line ends behind, and
/// a number is what the number counts.
fn is_label(line: &Line<'_>, start: usize, colon: usize) -> bool {
    const LONGEST: usize = 9;
    let behind = colon + 1..(colon + 4).min(line.len());
    let ends = |at: usize| line.len() <= at || line.kind(at) == Kind::Mark || line.token(at).gap == Gap::Line;
    let dash = sets_off(line, colon) && line.kind(colon + 1) == Kind::Number && ends(colon + 2);
    let number = (line.str(colon) == ":" || dash)
        && behind
            .clone()
            .find(|at| line.kind(*at) != Kind::Word || line.is_number(*at))
            .is_some_and(|at| line.kind(at) == Kind::Number || line.is_number(at));
    let verb = |at: usize| {
        // "Fatalities (confirmed): 158"
        let aside = line.is_before(at, Class::OpenBracket) && line.is(at + 1, Class::CloseBracket);
        let says = part(line, at, Part::SayingVerb) && !is_told_of(line, start, at, colon) && !aside;
        says || [Class::Be, Class::Have].iter().any(|&class| line.is(at, class))
    };
    number && colon - start <= LONGEST && !(start..colon).any(verb)
}

/// "158 - people killed", "2,207: Structures destroyed": a line that opens with a number, and what it counts.
fn is_labelled(line: &Line<'_>, mark: usize) -> bool {
    const LONGEST: usize = 9;
    let number = mark == 1 && line.kind(0) == Kind::Number;
    let label = mark + 1..line.len();
    let word = |at: usize| {
        let verb = part(line, at, Part::SayingVerb) && !ends_as_participle(line, at) || is_auxiliary(line, at);
        line.kind(at) == Kind::Word && !verb && !line.is_number(at)
    };
    number && !label.is_empty() && label.len() <= LONGEST && label.clone().all(word)
}

/// Whether a word that may say something only tells what is counted in a row: "Confirmed cases: 7", "Deaths reported so far:
/// 8".
fn is_told_of(line: &Line<'_>, start: usize, verb: usize, colon: usize) -> bool {
    let number = line.kind(colon + 1) == Kind::Number;
    let row = number && line.kind(colon + 2) != Kind::Word;
    let counts = |at: usize| crate::figure::counts_at(line, at);
    let behind_noun = verb > start && counts(verb - 1) && (verb + 1 == colon || line.kind(verb + 1) == Kind::Word);
    let before_noun = verb == start && counts(verb + 1);
    ends_as_participle(line, verb) && (row && behind_noun || number && before_noun)
}

/// Whether a verb stands in the label of a row: no speaker is before it.
pub(super) fn is_in_label(line: &Line<'_>, verb: usize) -> bool {
    const REACH: usize = 6;
    let colon = (verb + 1..(verb + REACH).min(line.len())).find(|at| line.str(*at) == ":");
    is_labelled(line, 1) && 1 < verb
        || colon.is_some_and(|colon| is_told_of(line, 0, verb, colon) && is_label(line, 0, colon))
}

/// Semicolons, colons and dashes set off with spaces.
fn ends_clause(line: &Line<'_>, at: usize) -> bool {
    if line.kind(at) != Kind::Mark {
        return false;
    }
    match line.str(at) {
        ";" => true,
        ":" => line.token(at + 1).gap != Gap::None,
        "—" => true,
        "–" | "-" => line.token(at).gap != Gap::None && line.token(at + 1).gap != Gap::None,
        _ => false,
    }
}

/// Whether a word has an adverb's ending: "seriously".
pub(super) fn is_adverb(line: &Line<'_>, at: usize) -> bool {
    let endings = &line.lexicon.claims.adverbs;
    line.kind(at) == Kind::Word && endings.iter().any(|ending| line.str(at).ends_with(ending.as_str()))
}
