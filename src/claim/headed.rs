//! Whose words a name heads or ends: "Russia: 8,000 left", "12:20 Governor: nobody is missing", "Jan Vold (@janvold): 22 dead",
//! "Toll rises to 358: minister". Owns names beside a colon or a dash; what a frame is, `speaker` says.

use super::Speaker;
use super::clause::part;
use super::speaker::{Found, Frame};
use super::subject;
use super::tally::is_count;
use super::who;
use crate::lexicon::claims::Part;
use crate::lexicon::figures::Class;
use crate::lexicon::line::Line;
use crate::rules::Rules;
use crate::token::Kind;

/// "Russia: 8,000 left Aleppo": a headline's speaker.
pub(super) fn headline_colon(line: &Line<'_>, at: usize, rules: &Rules) -> Option<Found> {
    const LONGEST_NAME: usize = 6;
    const LONGEST_BEFORE_QUOTE: usize = 16;
    /// A name, a handle and a day: "Jan Vold (@janvold), 5 June 2031".
    const LONGEST_WITH_HANDLE: usize = 14;
    /// "The latest figures from"
    const OF_FIGURES: usize = 4;
    /// The tokens of "12:20".
    const CLOCK: usize = 3;
    /// How many more words an office adds to a name.
    const TITLE: usize = 2;
    let handle = (0..at.min(LONGEST_WITH_HANDLE)).find(|at| line.str(*at) == "@" && line.is_glued(*at + 1));
    let longest = match line.is(at + 1, Class::Quote) {
        true => LONGEST_BEFORE_QUOTE,
        false if handle.is_some() => LONGEST_WITH_HANDLE,
        // "Latest figures from the Ministry of Health: 82 dead"
        false if (0..at.min(OF_FIGURES)).any(|noun| is_figures_of(line, noun)) => LONGEST_BEFORE_QUOTE,
        false => LONGEST_NAME,
    };
    // "12:20 Governor: nobody is missing": behind the clock of an entry.
    let clock = line.kind(0) == Kind::Number && line.str(1) == ":" && line.is_glued(1) && line.is_glued(2);
    let (first, longest) = if clock { (CLOCK, CLOCK + longest + TITLE) } else { (0, longest) };
    // "12:20 Attack on the army base": what the entry is on, and nobody's word.
    let topic = clock
        && (first..at).any(|at| {
            [Class::On, Class::At, Class::In, Class::For, Class::To].iter().any(|&class| line.is(at, class))
                || line.phrase_at(&line.lexicon.figures.beside, at).is_some()
        });
    let colon = line.str(at) == ":" && first < at && at <= longest && at + 1 < line.len() && !line.is_glued(at + 1);
    if !colon || topic {
        return None;
    }
    let office = |last: usize| part(line, last, Part::RecordNoun) && !part(line, last, Part::SpeechNoun);
    let called = || {
        let of = (first..at).find(|of| subject::is_named_of(line, *of)).unwrap_or(at);
        let titled = line.phrase_at(&line.lexicon.claims.honorifics, first).is_some()
            || (first..of).any(|at| line.is(at, Class::Person) || part(line, at, Part::RecordNoun));
        let named = titled && first + 1 < of && line.is_capital(of - 1) && line.is_capital(of - 2);
        let plain = (first..at).all(|at| line.kind(at) == Kind::Word && !line.is_number(at));
        let name = who::tidy(line, (first, at))?;
        (clock && plain && (named || office(at - 1))).then_some(Speaker { name, id: None })
    };
    // "Jan Vold (@janvold): 22 dead", "@janvold: 22 dead"
    let posted = || {
        let handle = handle?;
        let name = handle - usize::from(line.is_before(handle, Class::OpenBracket));
        let words = if first < name { (first, name) } else { (handle, handle + 2) };
        who::tidy(line, words).map(|name| Speaker { name, id: None })
    };
    let declared = who::declared(line, (first, at), rules);
    let speaker = declared.or_else(called).or_else(posted).or_else(|| before_quote(line, (first, at), rules))?;
    let frame = Frame::new(speaker, (at + 1, line.len()), at, false);
    Some(Found { frame, introduced: String::new(), person: false, speaks: true })
}

/// Whether a count's noun stands before whoever gives it: "figures from the ministry".
fn is_figures_of(line: &Line<'_>, noun: usize) -> bool {
    (is_count(line, noun) || part(line, noun, Part::RecordNoun))
        && (line.is(noun + 1, Class::From) || line.is(noun + 1, Class::By))
}

/// Who no rule declares, before a colon and a quotation: "Jan Vold, mayor of Salu: "40 died"", "Doctors: "40 died"".
fn before_quote(line: &Line<'_>, (first, colon): (usize, usize), rules: &Rules) -> Option<Speaker> {
    if !line.is(colon + 1, Class::Quote) || line.is_title() {
        return None;
    }
    let comma = (first..colon).find(|at| line.is(*at, Class::Comma)).unwrap_or(colon);
    let plain = (first..comma).all(|at| line.kind(at) == Kind::Word && line.number(at).is_none());
    let name =
        comma > first + 1 && subject::is_name(line, (first, comma)) && !subject::is_place(line, (first, comma), rules);
    // "Doctors: ", "A spokesman: "
    let office = comma == colon && part(line, colon - 1, Part::RecordNoun) && !who::is_text(line, (first, colon));
    let named = plain && (name || office);
    let called = || who::tidy(line, subject::past_articles(line, first, comma));
    let named = named.then(called).flatten().map(|name| Speaker { name, id: None });
    named.or_else(|| who::opens(line, rules).filter(|(_, person)| *person).map(|(speaker, _)| speaker))
}

/// "Toll rises to 358: minister", "Nearly 400 bodies found - coroner": a speaker at the end of a headline.
pub(super) fn headline_tail(line: &Line<'_>, at: usize, rules: &Rules) -> Option<Found> {
    const LONGEST_NAME: usize = 6;
    let parted = line.str(at) == ":" || line.is(at, Class::Dash) && !line.is_glued(at);
    let (first, len) = (at + 1, line.len());
    let short = parted && 0 < at && first < len && len <= first + LONGEST_NAME && !line.is_glued(first);
    let plain = short && (first..len).all(|at| line.kind(at) == Kind::Word && !line.is_number(at));
    if !plain || !(0..at).any(|at| line.is_number(at)) {
        return None;
    }
    let counts = |at: usize| part(line, at, Part::RecordNoun) && !part(line, at, Part::SpeechNoun);
    let named = || Some(Speaker { name: who::tidy(line, (first, len)).filter(|_| counts(len - 1))?, id: None });
    let speaker = who::declared(line, (first, len), rules).or_else(named)?;
    let frame = Frame::new(speaker, (0, len), at, false);
    Some(Found { frame, introduced: String::new(), person: false, speaks: true })
}
