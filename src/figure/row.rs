//! Rows of names and their numbers, as situation reports write them: "Salu 214, Merin 4, Kask 10",
//! "in Salu (214) and Merin (4)". A number behind a name is a count there, and no part of the name.

use super::measure::{self, Measured};
use super::{noun, refuse};
use crate::lexicon::figures::Class;
use crate::lexicon::line::Line;
use crate::token::Kind;

/// How many tokens a name may have: "Saint-Jean de Merin".
const NAME: usize = 7;

/// How far before a row the words are looked for that say what it counts.
const REACH: usize = 12;

/// How many pairs are looked at on either side of a number: more tell no more.
const ENOUGH: usize = 24;

/// Names and their numbers, one behind another.
struct Row {
    /// Where its first name begins.
    first: usize,
    /// How many pairs it has.
    pairs: usize,
    /// A number of three digits or more, that is no year.
    large: bool,
    /// How many of its numbers may be years.
    years: usize,
    /// The same word before two of its numbers, or a label: "Psalm 23, Psalm 24", "Luke 4, Part 12".
    named: bool,
    /// Commas and semicolons: "Arsenal 2, Chelsea 1; Leeds 0, Hull 3".
    mixed: bool,
    /// One says what it counts: "(12 dead)".
    counts: bool,
}

impl Row {
    /// Whether its numbers are neither years nor a name's.
    const fn counts_on(&self) -> bool {
        self.years * 2 <= self.pairs && !self.named
    }
}

/// Whether a number behind a name is one of a row of names and their counts.
pub(super) fn is_counted(line: &Line<'_>, number: &Measured) -> bool {
    if number.end != number.start + 1 || !closes(line, number.start) {
        return false;
    }
    let Some(row) = read(line, number.start, false).filter(Row::counts_on) else {
        return false;
    };
    let the = row.first - usize::from(line.is_before(row.first, Class::The));
    if the.checked_sub(1).is_some_and(|link| goes_on(line, link)) {
        return true;
    }
    if row.pairs < 2 {
        return false;
    }
    let opener = the.checked_sub(1).filter(|at| line.mark(*at) == ':' || line.is(*at, Class::OpenBracket));
    let opened = opener.unwrap_or(the);
    let article = opener.is_none() && (the < row.first || line.is_before(the, Class::Article));
    if article || opener.is_none() && row.pairs < 3 || row.mixed && !row.large {
        return false;
    }
    let numbered = &line.lexicon.figures.numbered_things;
    if (opened.saturating_sub(REACH)..opened).any(|at| line.phrase_at(numbered, at).is_some()) {
        return false;
    }
    row.large || 2 < row.pairs || counts_before(line, opened)
}

/// Whether a number in brackets behind a name is one of a row of places and their counts.
pub(super) fn is_bracketed(line: &Line<'_>, number: &Measured) -> bool {
    let Some(row) = read(line, number.start, true).filter(|row| 1 < row.pairs && row.counts_on()) else {
        return false;
    };
    let the = row.first - usize::from(line.is_before(row.first, Class::The));
    let placed = [Class::In, Class::At, Class::From].iter().any(|class| line.is_before(the, *class));
    row.large || row.counts || placed
}

/// "the Greens took 41 seats, the Centre 38 and Reform 21": what the first of them has is said behind its number.
fn goes_on(line: &Line<'_>, link: usize) -> bool {
    const NOUN: usize = 4;
    if !line.is(link, Class::And) && !line.is(link, Class::Comma) {
        return false;
    }
    let link = link - usize::from(line.is_before(link, Class::Comma));
    // "Salu 214 mm, Merin 96"
    let counts = |at: &usize| line.is_number(*at) && measure::measured_end(line, at + 1) == Some(link);
    let Some(number) = (link.saturating_sub(NOUN)..link).rev().find(counts) else { return false };
    // "won 3 of the 14 provinces, the Greens 11"
    let number = number - usize::from(line.is_before(number, Class::The));
    let number = if line.is_before(number, Class::Of) && number.checked_sub(2).is_some_and(|at| line.is_number(at)) {
        number - 2
    } else {
        number
    };
    let Some(verb) = number.checked_sub(1) else { return false };
    let bound = [Class::Of, Class::The, Class::Article, Class::And, Class::Than, Class::To]
        .iter()
        .any(|class| line.is(verb, *class));
    let acts = line.kind(verb) == Kind::Word
        && !line.is_capital(verb)
        && !line.is_number(verb)
        && !bound
        && line.phrase_at(&line.lexicon.figures.binding, verb).is_none();
    let subject = verb.checked_sub(1).map(|at| if line.is(at, Class::Be) { at.saturating_sub(1) } else { at });
    // "Salu counted 492 dead and Merin 201", "Salu province counted 492 dead and Merin 201"
    let of = |at: usize| line.kind(at + 1) == Kind::Word && line.is_capital(at) && !line.is(at, Class::The);
    let named = |at: usize| line.is_capital(at) || at.checked_sub(1).is_some_and(of);
    line.is_capital(verb) || acts && subject.is_some_and(named)
}

/// Whether the words before a row say that something is counted: "killed: Salu 2, Merin 1", "by canton: ".
fn counts_before(line: &Line<'_>, at: usize) -> bool {
    const NEAR: usize = 3;
    let counts = |at: usize| {
        line.is_number(at)
            || [Class::Harm, Class::Counted, Class::Persons, Class::Verb].iter().any(|class| line.is(at, *class))
    };
    (at.saturating_sub(NEAR)..at).any(|at| line.is(at, Class::By)) || (at.saturating_sub(REACH)..at).any(counts)
}

/// Whether nothing that a number may count stands behind it.
fn closes(line: &Line<'_>, number: usize) -> bool {
    let next = number + 1;
    let mark =
        matches!(line.mark(next), ',' | ';' | '.' | ')' | ']') && !(line.is_glued(next) && line.is_glued(next + 1));
    line.len() <= next || line.is(next, Class::And) || mark || line.is(next, Class::CloseBracket)
}

/// The row that a number stands in.
fn read(line: &Line<'_>, number: usize, bracketed: bool) -> Option<Row> {
    let inner = usize::from(bracketed);
    let mut row = Row {
        first: name_before(line, number - inner)?,
        pairs: 1,
        large: false,
        years: 0,
        named: false,
        mixed: false,
        counts: false,
    };
    let mut marks = [false; 2];
    let mut take = |row: &mut Row, at: usize, other: Option<usize>| {
        row.years += usize::from(refuse::is_year(line, at));
        row.large |= 2 < line.width(at) && !refuse::is_year(line, at);
        row.named |= line.is(at - 1 - inner, Class::Label);
        // "(12 not out)" counts none of the dead
        row.counts |= bracketed && (noun::counts_at(line, at + 1) || line.is(at + 1, Class::Harm));
        if let Some((other, link)) = other.map(|other| (other, at.min(other) + 1 + inner)) {
            row.pairs += 1;
            row.named |= line.str(at - 1 - inner) == line.str(other - 1 - inner);
            marks = [marks[0] || line.mark(link) == ',', marks[1] || line.mark(link) == ';'];
        }
        row.mixed = marks == [true, true];
    };
    take(&mut row, number, None);
    let mut at = number;
    while row.pairs < ENOUGH
        && let Some(before) = number_before(line, row.first, bracketed)
    {
        let Some(first) = item_before(line, before - inner) else { break };
        take(&mut row, before, Some(at));
        (row.first, at) = (first, before);
    }
    let (mut at, enough) = (number, row.pairs + ENOUGH);
    while row.pairs < enough
        && let Some(next) = number_behind(line, at, bracketed)
    {
        take(&mut row, next, Some(at));
        at = next;
    }
    Some(row)
}

/// Whether a token is a pair's number.
fn is_pair_number(line: &Line<'_>, at: usize, bracketed: bool) -> bool {
    let number = line.kind(at) == Kind::Number;
    if bracketed {
        return number && line.is_before(at, Class::OpenBracket) && closing(line, at).is_some();
    }
    number && closes(line, at)
}

/// Where the bracket closes that a number opens: "(4)", "(12 dead)".
fn closing(line: &Line<'_>, number: usize) -> Option<usize> {
    const WORDS: usize = 3;
    (number + 1..=number + WORDS).find(|at| line.kind(*at) != Kind::Word).filter(|at| line.is(*at, Class::CloseBracket))
}

/// The number of the pair before the name that begins at a place.
fn number_before(line: &Line<'_>, name: usize, bracketed: bool) -> Option<usize> {
    let inner = usize::from(bracketed);
    let the = name - usize::from(line.is_before(name, Class::The));
    let mut link = the;
    link -= usize::from(line.is_before(link, Class::And));
    link -= usize::from(line.is_before(link, Class::Comma));
    let mut number = link.checked_sub(1 + inner).filter(|_| link < the)?;
    while bracketed && line.kind(number) == Kind::Word {
        number = number.checked_sub(1)?;
    }
    is_pair_number(line, number, bracketed).then_some(number)
}

/// The number of the pair behind another's number.
fn number_behind(line: &Line<'_>, number: usize, bracketed: bool) -> Option<usize> {
    let inner = usize::from(bracketed);
    let end = if bracketed { closing(line, number)? + 1 } else { number + 1 };
    let mut name = end;
    name += usize::from(line.is(name, Class::Comma));
    name += usize::from(line.is(name, Class::And));
    if name == end {
        return None;
    }
    name += usize::from(line.is(name, Class::The));
    let next = (name + 1..name + NAME + 1).find(|at| line.kind(*at) == Kind::Number)?;
    let first = item_before(line, next.checked_sub(inner)?)?;
    // "Salu 1810, Merin 310 and Kask 220 households"
    let counts = !bracketed && noun::counts_at(line, next + 1);
    (first == name && (counts || is_pair_number(line, next, bracketed))).then_some(next)
}

/// Where the words of a pair begin whose number stands at a place: a name, or "other districts".
fn item_before(line: &Line<'_>, number: usize) -> Option<usize> {
    const WORDS: usize = 3;
    name_before(line, number).or_else(|| {
        let word = |at: usize| {
            line.kind(at) == Kind::Word
                && line.number(at).is_none()
                && ![Class::Stop, Class::Verb, Class::Change, Class::Be].iter().any(|class| line.is(at, *class))
        };
        let words = (number.saturating_sub(WORDS)..number).rev().take_while(|at| word(*at)).count();
        (0 < words).then_some(number - words)
    })
}

/// Where the name begins that a number stands behind.
fn name_before(line: &Line<'_>, number: usize) -> Option<usize> {
    let mut at = number;
    while let Some(before) = at.checked_sub(1).filter(|before| number - before <= NAME) {
        let word = line.kind(before) == Kind::Word && line.number(before).is_none();
        // "Rio de Merin", "Isle of Kask"
        let link = at < number
            && line.width(before) <= 3
            && line.is_capital(at)
            && !line.is(before, Class::And)
            && !line.is(before, Class::In)
            && before.checked_sub(1).is_some_and(|first| line.is_capital(first));
        let written = at < number
            && line.is_glued(before)
            && line.is_glued(at)
            && (line.past_hyphen(before) != before || matches!(line.mark(before), '\'' | '’' | '.'));
        if !(word && (line.is_capital(before) || link) || written) {
            break;
        }
        at = before;
    }
    (at < number && line.is_capital(at)).then_some(at)
}
