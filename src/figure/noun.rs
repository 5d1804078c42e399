//! The words for what is counted, read off behind a number without a grammar: the phrase ends
//! at the first plural, or at a word that no noun phrase goes on through.

use crate::lexicon::figures::Class;
use crate::lexicon::line::Line;
use crate::token::{Gap, Kind};

/// How many words a counted noun's phrase may have.
const LONGEST: usize = 7;

/// The tokens of the noun that a number at `at` counts: "functioning hospitals", of "people".
/// A number of exactly one takes a singular.
pub(super) fn phrase(line: &Line<'_>, at: usize, is_one: bool) -> Option<(usize, usize)> {
    let mut start = at;
    if line.is(start, Class::Of) {
        start += 1;
    }
    while line.is(start, Class::The) {
        start += 1;
    }
    let mut end = start;
    let mut head = None;
    while end < line.len() && end < start + LONGEST && goes_on(line, start, end) {
        if line.kind(end) == Kind::Word && is_plural(line, end) {
            head = Some(end + 1);
            if !another_noun_follows(line, end + 1) && !is_in_name(line, end) {
                break;
            }
        }
        end += 1;
    }
    let end = match head {
        Some(end) => end,
        None if is_one && start < end => end,
        None => return None,
    };
    let start = (start..end).find(|at| line.kind(*at) == Kind::Word)?;
    Some((start, end))
}

/// Whether a counted noun begins at a place.
pub(super) fn counts_at(line: &Line<'_>, at: usize) -> bool {
    phrase(line, at, false).is_some()
}

/// Whether a noun phrase that began at `start` goes on through a token.
fn goes_on(line: &Line<'_>, start: usize, at: usize) -> bool {
    if line.token(at).gap == Gap::Line && line.kind(at) != Kind::Word {
        return false;
    }
    match line.kind(at) {
        Kind::Word => {
            let other = line.is(at, Class::Other);
            let listed = line.is(at, Class::Plural);
            // "class A shares": a letter, and no article.
            let letter = start < at && line.is(at, Class::Article) && line.is_shouted_letter(at);
            // "13 US soldiers": the States, and not "us".
            let states = line.is_shouted(at)
                && line.width(at) <= 3
                && !line.is_shouted(at + 1)
                && at.checked_sub(1).is_none_or(|before| !line.is_shouted(before));
            (other || listed || letter || states || !line.is(at, Class::Stop))
                && line.number(at).is_none_or(|_| line.is(at, Class::Ordinal))
        }
        Kind::Number => false,
        Kind::Mark => {
            let hyphen = line.past_hyphen(at) != at;
            // "13 U.S. soldiers"
            let initial = line.mark(at) == '.' && line.is_glued(at) && start < at && line.is_shouted_alone(at - 1);
            let quote = line.is(at, Class::Quote) && (at == start || line.is_glued(at) || line.is_glued(at + 1));
            hyphen || quote || initial
        }
    }
}

/// Whether a word is a plural noun by its form, or by the data.
fn is_plural(line: &Line<'_>, at: usize) -> bool {
    if line.is(at, Class::Plural) {
        return true;
    }
    line.lexicon.figures.endings.make_plural(line.str(at))
        && !line.is(at, Class::NotPlural)
        && !line.is(at, Class::Stop)
}

/// Whether what looks like a plural is a name before the noun: "21,033 Thomas Cook customers", "300 Emirates passengers".
fn is_in_name(line: &Line<'_>, at: usize) -> bool {
    let next = at + 1;
    let noun = || line.kind(next) == Kind::Word && is_plural(line, next) && !line.is(next, Class::Verb);
    line.is_capital(at) && !line.is(at, Class::Plural) && (line.is_capital(next) || noun()) && !line.is_title()
}

/// Whether a plural is itself the first part of a compound: "police officers", "women workers".
fn another_noun_follows(line: &Line<'_>, at: usize) -> bool {
    line.kind(at) == Kind::Word && line.is_before(at, Class::Plural) && is_plural(line, at) && !line.is(at, Class::Verb)
}
