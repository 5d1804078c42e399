//! The words that name a speaker: where a subject begins and ends, and the name and office set off by commas. Whom they
//! stand for, `who` says.

use crate::lexicon::claims::Part;
use crate::lexicon::figures::{Class, NumberWord};
use crate::lexicon::line::Line;
use crate::rules::Rules;
use crate::token::Kind;

use super::clause::{ends_as_gerund, ends_as_participle, is_adverb, is_apostrophe, owns, part};
use super::{between, entry};

/// How many tokens a speaker's name may have.
pub(super) const LONGEST: usize = 16;

/// The words of a subject.
#[derive(Clone, Copy, Debug)]
pub(super) struct Subject {
    /// The words by the verb, or before the aside.
    pub(super) main: (usize, usize),
    /// The words set off by commas: "its director, Dr Amal Idris, said".
    pub(super) aside: Option<(usize, usize)>,
}

impl Subject {
    /// A subject without an aside.
    pub(super) const fn of(main: (usize, usize)) -> Self {
        Self { main, aside: None }
    }

    /// All its words.
    pub(super) fn whole(&self) -> (usize, usize) {
        (self.main.0, self.aside.map_or(self.main.1, |aside| aside.1))
    }
}

/// The subject before a verb.
pub(super) fn left(line: &Line<'_>, verb: usize, rules: &Rules) -> Option<Subject> {
    const ASIDE: usize = 7;
    let mut end = before_bracket(line, before_verb(line, verb))?;
    // "the M23 says": a name with a number in it.
    if let Some(name) = numbered_name(line, end, rules) {
        return Some(Subject::of(name));
    }
    // "The United Nations, which on Friday counted": whoever the aside is about.
    let relative = before_relative(line, end);
    if let Some(comma) = relative {
        end = before_bracket(line, comma)?;
    }
    let mut aside = None;
    // "Mari Kuusk, 34, a teacher, said": the subject stands before the asides.
    while let Some(comma) = end.checked_sub(1).filter(|last| line.str(*last) == ",") {
        let open = before_clause(line, comma).or_else(|| before_aside(line, comma))?;
        let words = past_articles(line, open + 1, comma);
        // Of several, the one that names somebody; none that only links ("by contrast") or names whom they cite.
        let links = line.phrase_at(&line.lexicon.claims.leading_up, open + 1).is_some_and(|(end, ())| end == comma);
        if !links && !part(line, open + 1, Part::Ongoing) && (aside.is_none() || is_name(line, words)) {
            aside = Some(words);
        }
        // "Piet Vold, 71, a teacher, said", "a doctor in Salu, some 50 km away, who asked not to be named, said"
        let measured = |outer: &usize| (outer + 1..open).any(|at| line.kind(at) == Kind::Number);
        let outer = (open.saturating_sub(ASIDE)..open).rev().find(|at| line.str(*at) == ",").filter(measured);
        end = before_bracket(line, outer.unwrap_or(open))?;
    }
    let mut main = before(line, end);
    main = between::who(line, main, end, aside.is_none(), rules);
    // "according to Dr Mari Vold, the commissioner, who also says": the name before the office.
    if let Some(name) = relative.and_then(|_| name_before_office(line, main.0)) {
        aside = Some(main);
        main = name;
    }
    // "Arvo Kuusk, the warden of Salu, an island, said": the name opens the sentence.
    if let Some(name) = opening_name(line, main.0) {
        aside = Some(main);
        main = name;
    }
    main.0 = of_declared(line, main, rules).unwrap_or(main.0);
    // "dismissed that count and says": who stands before another verb.
    if main.0 < main.1 && (line.is(main.1 - 1, Class::And) || line.is(main.1 - 1, Class::But)) {
        return None;
    }
    (main.0 < main.1).then_some(Subject { main, aside: aside.filter(|aside| aside.0 < aside.1) })
}

/// A declared name that ends before a verb and has a number in it: "M23", "Unit 8200".
fn numbered_name(line: &Line<'_>, end: usize, rules: &Rules) -> Option<(usize, usize)> {
    let last = end.checked_sub(1).filter(|last| line.kind(*last) == Kind::Number)?;
    declared_up_to(line, (last, end), rules).min().map(|start| (start, end))
}

/// Where a declared name begins that a subject is the end of: "Save the Children".
fn of_declared(line: &Line<'_>, (start, end): (usize, usize), rules: &Rules) -> Option<usize> {
    let whole = declared_up_to(line, (start, end), rules);
    whole.filter(|whole| (*whole..start).any(|at| !part(line, at, Part::Article))).min()
}

/// Where the declared names begin that end where some words do, and may begin before them.
fn declared_up_to<'a>(
    line: &'a Line<'_>,
    (start, end): (usize, usize),
    rules: &'a Rules,
) -> impl Iterator<Item = usize> + 'a {
    const NAME: usize = 6;
    let from = start.saturating_sub(NAME);
    let tokens = line.tokens.get(from..end).filter(|_| start < end).unwrap_or_default();
    let names = rules.claimants.iter().flat_map(|claimant| claimant.names.find(line.text, tokens));
    names.filter(move |found| from + found.end == end).map(move |found| from + found.start)
}

/// The end of a name before its short form in brackets: "the National Rescue Agency (NRA)".
fn before_bracket(line: &Line<'_>, end: usize) -> Option<usize> {
    match end.checked_sub(1).filter(|last| line.is(*last, Class::CloseBracket)) {
        Some(close) => (close.saturating_sub(LONGEST)..close).rev().find(|at| line.is(*at, Class::OpenBracket)),
        None => Some(end),
    }
}

/// Whether words end in somebody: an official, a doctor, residents.
pub(super) fn names_somebody(line: &Line<'_>, (start, end): (usize, usize)) -> bool {
    let somebody = |at: usize| {
        part(line, at, Part::RecordNoun) || line.is(at, Class::Person) || crate::figure::counts_at(line, at)
    };
    start < end && somebody(end - 1)
}

/// The comma before a "which" or "who" that ends where a verb's subject would.
fn before_relative(line: &Line<'_>, end: usize) -> Option<usize> {
    let relative = end.checked_sub(1).filter(|at| part(line, *at, Part::Aside) && part(line, *at, Part::Relative))?;
    relative.checked_sub(1).filter(|comma| line.str(*comma) == ",")
}

/// A name of two words or more, before a comma and an office that begins at `office`.
fn name_before_office(line: &Line<'_>, office: usize) -> Option<(usize, usize)> {
    let comma =
        office.checked_sub(2).filter(|comma| line.str(*comma) == "," && part(line, comma + 1, Part::Article))?;
    let name = before(line, comma);
    (name.0 + 1 < name.1 && is_name(line, name)).then_some(name)
}

/// A name that opens a sentence, before a comma and an office that begins at `office`.
fn opening_name(line: &Line<'_>, office: usize) -> Option<(usize, usize)> {
    let comma = (office.saturating_sub(2)..office).rev().find(|at| line.str(*at) == ",")?;
    let article = (comma + 1..office).all(|at| part(line, at, Part::Article));
    let name = before(line, comma);
    let capitals = (name.0..name.1).all(|at| line.is_capital(at) || line.kind(at) == Kind::Mark);
    (article && comma + 1 < office && name.0 == 0 && name.0 + 1 < name.1 && capitals).then_some(name)
}

/// A subject behind its verb, with what a comma sets off behind it: "said its director, Mari Tamm."
pub(super) fn with_aside(line: &Line<'_>, main: (usize, usize)) -> Subject {
    // "the delegate of the institute (KIM), Olev Tamm"
    let bracket = line.is(main.1, Class::OpenBracket);
    let close = (main.1..main.1 + LONGEST).find(|at| bracket && line.is(*at, Class::CloseBracket));
    let comma = close.map_or(main.1, |close| close + 1);
    let mut end = comma + 1;
    while end < line.len() && line.is_capital(end) {
        end += 1;
    }
    let closed = end >= line.len() || matches!(line.str(end), "." | ",");
    let name = line.str(comma) == "," && comma + 2 < end && closed;
    Subject { main, aside: name.then_some((comma + 1, end)) }
}

/// The words of a name that begins at a token, without article: "the health ministry" behind "by".
pub(super) fn past(line: &Line<'_>, start: usize) -> (usize, usize) {
    let mut first = start;
    while part(line, first, Part::Article) {
        first += 1;
    }
    // "published by Salu Police included five": the verb of what is published.
    let verb = |at: usize| {
        let small = line.kind(at) == Kind::Word && !line.is_capital(at) && !part(line, at, Part::RecordNoun);
        let participle = ends_as_participle(line, at);
        let name = line.is_capital(at.wrapping_sub(1)) || part(line, at.wrapping_sub(1), Part::RecordNoun);
        at > first && line.is_capital(first) && name && small && participle
    };
    let mut last = first;
    while last < line.len() && last - first < LONGEST && in_subject_right(line, first, last) && !verb(last) {
        last += 1;
    }
    // "by the ministry on Tuesday"
    let link = |at: usize| part(line, at, Part::SubjectLink) && line.is(last, Class::Weekday);
    let last = if first + 1 < last && link(last - 1) { last - 1 } else { last };
    // "by the county on Aug 24"
    let month = |at: &usize| line.is(*at, Class::Month) && part(line, at - 1, Part::SubjectLink);
    (first, (first + 2..last).find(month).map_or(last, |month| month - 1))
}

/// The words of a name that ends before a token, without article.
pub(super) fn before(line: &Line<'_>, end: usize) -> (usize, usize) {
    let mut start = end;
    while start > 0 && end - start < LONGEST && in_subject(line, start - 1, end) {
        start -= 1;
    }
    // "19 people it says were killed": the pronoun alone.
    if start + 1 < end && (part(line, end - 1, Part::Pronoun) || part(line, end - 1, Part::OwnPronoun)) {
        start = end - 1;
    }
    past_articles(line, start, end)
}

/// The subject that a sentence opens with, where the verb at its end is joined to one before it: "The mayor has closed the
/// schools and said".
pub(super) fn of_conjoined(line: &Line<'_>, verb: usize, rules: &Rules) -> Option<Subject> {
    const REACH: usize = 40;
    let and = before_verb(line, verb).checked_sub(1)?;
    let joined = line.is(and, Class::And) || line.is(and, Class::But);
    let start = entry::past_dateline(line);
    let begins = |at: &usize| {
        let finite = [Class::Have, Class::Be, Class::Verb].iter().any(|&class| line.is(*at, class));
        !line.is_capital(*at) && (finite || ends_as_participle(line, *at))
    };
    // "On Monday the mayor", "In Salu, police"
    const LED: usize = 5;
    let led = [Class::In, Class::On, Class::At].iter().any(|&class| line.is(start, class));
    let opens = |subject: &Subject| {
        let first = subject.main.0;
        (start..first).all(|at| part(line, at, Part::Article)) || led && first <= start + LED
    };
    let mut verbs = (start + 1..and.min(start + REACH)).filter(begins);
    verbs.find_map(|first| left(line, first, rules).filter(opens)).filter(|_| joined)
}

/// The end of what stands before a verb, without what may part the two: "had also", "went on to".
fn before_verb(line: &Line<'_>, verb: usize) -> usize {
    let mut end = verb;
    loop {
        if let Some((start, ())) = line.phrase_before(&line.lexicon.claims.leading_up, end) {
            end = start;
        } else if end > 0 && may_part_subject(line, end - 1) {
            end -= 1;
        } else if let Some(start) = before_its_day(line, end) {
            end = start;
        } else {
            return end;
        }
    }
}

/// Where the day begins that parts a subject from its verb: "the UN's assessment of 4 June", "Koca on Feb. 8", "Koca on the
/// evening of 7 June".
fn before_its_day(line: &Line<'_>, end: usize) -> Option<usize> {
    let year = end.checked_sub(1).filter(|at| line.kind(*at) == Kind::Number && line.str(*at).len() == 4);
    let last = year.unwrap_or(end).checked_sub(1)?;
    let first = last.checked_sub(1)?;
    // "Feb. 8"
    let first = if line.str(first) == "." { first.checked_sub(1)? } else { first };
    let dated = line.is(last, Class::Month) && line.kind(first) == Kind::Number
        || line.is(first, Class::Month) && line.kind(last) == Kind::Number;
    let link = first.checked_sub(1).filter(|at| dated && *at > 0)?;
    let evening = link.checked_sub(1).filter(|at| {
        let part = line.lexicon.claims.day_parts.contains_key(&line.word(*at));
        part && line.is(link, Class::Of) && line.is_before(*at, Class::The)
    });
    let on = evening.and_then(|at| at.checked_sub(2)).filter(|at| *at > 0 && line.is(*at, Class::On));
    let links = [Class::Of, Class::For, Class::On, Class::By];
    on.or(Some(link).filter(|at| links.iter().any(|&class| line.is(*at, class))))
}

pub(super) fn past_articles(line: &Line<'_>, start: usize, end: usize) -> (usize, usize) {
    let first = (start..end).find(|at| !part(line, *at, Part::Article)).unwrap_or(end);
    (first, end)
}

fn may_part_subject(line: &Line<'_>, at: usize) -> bool {
    part(line, at, Part::BetweenSubjectAndVerb) && !(line.is_capital(at) && !line.is(at, Class::Weekday) && at > 0)
}

/// The first comma of a clause on whoever stands before it, which may list places and days: "Mari Rand, who visited Salu,
/// Merin and Kask, said".
fn before_clause(line: &Line<'_>, comma: usize) -> Option<usize> {
    const REACH: usize = 24;
    let who = (comma.saturating_sub(REACH)..comma).rev().find(|at| {
        let set_off = at.checked_sub(1).is_some_and(|before| line.str(before) == ",");
        set_off && part(line, *at, Part::Relative)
    })?;
    let listed = (who + 1..comma).any(|at| line.str(at) == ",");
    let plain = (who + 1..comma).all(|at| {
        let mark = line.kind(at) == Kind::Mark && line.str(at) != "," && !line.is_glued(at);
        !mark && !part(line, at, Part::SayingVerb) && !line.is(at, Class::Quote)
    });
    (listed && plain && who > 1).then_some(who - 1)
}

/// The first comma of an aside, given its second.
pub(super) fn before_aside(line: &Line<'_>, comma: usize) -> Option<usize> {
    const REACH: usize = 24;
    let open = (comma.saturating_sub(REACH)..comma).rev().find(|at| line.str(*at) == ",")?;
    let who = [Part::SubjectStop, Part::Article, Part::RecordNoun].iter().any(|kind| part(line, open + 1, *kind))
        || line.is_capital(open + 1)
        || part(line, open + 1, Part::SubjectLink)
        || open.checked_sub(1).is_some_and(|name| line.is_capital(name));
    // "The police, counting from helicopters, speak of"
    let doing = ends_as_gerund(line, open + 1);
    // "The Red Cross, by contrast, counts"
    let link = line.phrase_at(&line.lexicon.claims.leading_up, open + 1).is_some_and(|(end, ())| end == comma);
    // "its latest report, dated 4 June, gives"
    let done = ends_as_participle(line, open + 1);
    let who = who || part(line, open + 1, Part::Ongoing) || doing || link || done;
    let age = line.kind(open + 1) == Kind::Number && open + 2 == comma;
    let quoted = (open..comma).any(|at| line.is(at, Class::Quote) && !is_apostrophe(line, at));
    ((who || age) && !quoted && open > 0).then_some(open)
}

/// Whether a token left of a subject's end still belongs to it.
fn in_subject(line: &Line<'_>, at: usize, end: usize) -> bool {
    match line.kind(at) {
        // "the 52-year-old mayor", "the 15-member council"
        Kind::Number => at + 1 < end && line.past_hyphen(at + 1) != at + 1,
        Kind::Mark => {
            let joined = line.is_glued(at) && (line.is_glued(at + 1) || line.str(at) == ".");
            let abbreviation =
                line.str(at) == "." && line.is_capital(at.wrapping_sub(1)) && line.str(at.wrapping_sub(1)).len() <= 4;
            // "the doctors' committee"
            let possessive = is_apostrophe(line, at) && at + 1 < end;
            // "Delmas & Cie"
            let company = line.str(at) == "&" && line.is_capital(at + 1) && line.is_capital(at.wrapping_sub(1));
            // "The U.N. said", "Dr. Anders Holt Jr. said"
            let short = line.str(at) == "."
                && line.is_glued(at)
                && at > 1
                && (line.width(at - 1) == 1 && line.str(at - 2) == "." && line.is_glued(at - 1)
                    || line.phrase_at(&line.lexicon.claims.name_endings, at - 1).is_some());
            possessive
                || short
                || company && at + 1 < end
                || at + 1 < end
                    && at > 0
                    && joined
                    && (line.past_hyphen(at) != at || abbreviation || matches!(line.str(at), "&" | "/" | "#" | "@"))
        }
        Kind::Word => {
            // "its last report": a noun.
            let says = part(line, at, Part::SayingVerb) && !part(line, at, Part::NumberVerb);
            // "For the Red Cross it is 412"
            let opens = at == 0 && part(line, at, Part::SubjectLink) && end > 1;
            // "The agency is quoting elders who say"
            let quoting = part(line, at, Part::Ongoing) && line.is_before(at, Class::Be);
            let stop = part(line, at, Part::SubjectStop) || says || opens || quoting;
            let capitals = at > 0 && at + 1 < end && line.is_capital(at - 1) && capital_follows(line, at);
            let link = part(line, at, Part::SubjectLink) && capitals;
            // "spokesman for the army", "head of mission"
            let office = part(line, at, Part::SubjectLink) && at > 0 && part(line, at - 1, Part::RecordNoun);
            // "Yuri Vold of the reconciliation centre"
            let office = office || is_named_of(line, at) && at + 1 < end;
            // "On 8 June the police", "before the offensive the UN": another phrase ends here.
            let dated = line.is(at, Class::Month) && line.kind(at.wrapping_sub(1)) == Kind::Number;
            let parts = part(line, at, Part::Article)
                && !line.is_capital(at)
                && at + 1 < end
                && at > 0
                && line.kind(at - 1) == Kind::Word
                && !part(line, at - 1, Part::SubjectLink);
            // "the Commander-in-Chief"
            let hyphened = at > 0 && line.past_hyphen(at - 1) == at && at + 1 < end;
            // "OCHA's sixth report"
            let ordinal = matches!(line.number(at), Some(NumberWord::Part(_))) && at > 0 && owns(line, at - 1);
            // "managers of the two hospitals"
            let few = at > 1 && line.is(at - 1, Class::The) && line.is(at - 2, Class::Of) && at + 1 < end;
            // "The head of one of the rival governments", "one of the coordinators"
            let one = line.number(at) == Some(NumberWord::Small(1)) && line.is(at + 1, Class::Of) && at + 2 < end;
            // "the eight unions": all of them, and no count.
            let all = at > 0 && line.is(at - 1, Class::The) && (at + 1..end).any(|at| part(line, at, Part::RecordNoun));
            let counts = line.number(at).is_some() && !ordinal && !few && !one && !all;
            (!stop || link || office || hyphened) && !counts && !dated && !parts
        }
    }
}

/// Whether "of" stands behind somebody's two names or more.
pub(super) fn is_named_of(line: &Line<'_>, of: usize) -> bool {
    let named = |back: usize| {
        of.checked_sub(back).is_some_and(|at| {
            line.is_capital(at) && ![Class::Weekday, Class::Month].iter().any(|&class| line.is(at, class))
        })
    };
    line.is(of, Class::Of) && named(1) && named(2) && !part(line, of - 1, Part::OwnArea) && !line.is_shouted(of - 1)
}

fn capital_follows(line: &Line<'_>, at: usize) -> bool {
    line.is_capital(at + 1) || (part(line, at + 1, Part::Article) && line.is_capital(at + 2))
}

/// The tokens of a subject behind its verb: '"...," said Maria Zakharova, the spokeswoman'.
pub(super) fn right(line: &Line<'_>, verb: usize) -> Option<(usize, usize)> {
    let before = verb.checked_sub(1)?;
    // "saying more than 20,000": a hedge is nobody.
    let counts = line.phrase_at(&line.lexicon.figures.before, verb + 1).is_some() || line.is_number(verb + 1);
    let set_off = line.is(before, Class::Quote) || line.str(before) == ",";
    // "which, he said, tallied exactly with": how, and nobody.
    let goes_on = line.kind(verb + 2) != Kind::Word || line.is(verb + 2, Class::Stop);
    let adverb = is_adverb(line, verb + 1) && !line.is_capital(verb + 1) && goes_on;
    if !set_off || counts || adverb || part(line, verb + 1, Part::That) {
        return None;
    }
    let mut start = verb + 1;
    while part(line, start, Part::Article) {
        start += 1;
    }
    let mut end = start;
    while end < line.len() && end - start < LONGEST && in_subject_right(line, start, end) {
        end += 1;
    }
    (start < end).then_some((start, end))
}

fn in_subject_right(line: &Line<'_>, start: usize, at: usize) -> bool {
    match line.kind(at) {
        Kind::Number => false,
        Kind::Mark => {
            // "the miners' union"
            let possessive = is_apostrophe(line, at);
            at > start && line.is_glued(at) && (line.is_glued(at + 1) || possessive && line.kind(at + 1) == Kind::Word)
                || line.str(at) == "." && line.is_capital(at + 1) && line.str(at.wrapping_sub(1)).len() <= 4
        }
        Kind::Word => {
            let link = part(line, at, Part::SubjectLink) && at > start && capital_follows(line, at);
            (!part(line, at, Part::SubjectStop) || link) && line.number(at).is_none()
        }
    }
}

/// Whether words are a name alone, all in capitals: "Dr Amal Idris", and not "chief of the UN".
pub(super) fn is_name(line: &Line<'_>, (start, end): (usize, usize)) -> bool {
    start < end && (start..end).all(|at| line.is_capital(at) || line.kind(at) == Kind::Mark && line.str(at) != ",")
}

/// Whether a subject is a place alone, which has no voice: "Kask Province has reported 70 cases".
pub(super) fn is_place(line: &Line<'_>, (start, end): (usize, usize), rules: &Rules) -> bool {
    let Some(tokens) = line.tokens.get(start..end) else { return false };
    rules.places.iter().any(|place| {
        let mut found = place.names.find(line.text, tokens).into_iter();
        found.any(|name| {
            let rest = tokens.len().saturating_sub(name.end);
            // "Kask Province", and not "the Salu Waterworks"
            name.start == 0
                && (rest == 0 || rest == 1 && line.is_capital(end - 1) && part(line, end - 1, Part::OwnArea))
        })
    })
}
