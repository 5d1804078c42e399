//! Whose a share is, where each of a row stands with a name of its own: "gave Rand 80 per cent and Vold, a teacher, 9.9".
//! Owns telling them apart; which quantity takes a share, `bind` says.

use std::ops::Range;

use super::bind::Found;
use super::clause::{is_auxiliary, owns, part};
use super::context::Scene;
use crate::figure::Figure;
use crate::lexicon::claims::Part;
use crate::lexicon::figures::Class;
use crate::lexicon::line::Line;
use crate::token::Kind;
use crate::unit::Dimension;

/// Whether a share stands with another name than those that a quantity asks by, where its sentence holds one of these:
/// of Vold's quantity the 80 per cent of Rand.
pub(super) fn is_of_another_name(scene: &Scene<'_>, span: &Range<usize>, figure: &Figure, found: &Found) -> bool {
    let line = &scene.line;
    let share = figure.unit.dimension == Dimension::Share;
    let named = |cue: &&Range<usize>| line.is_capital(cue.start) && !line.is_title();
    let mut names = found.cue.iter().filter(named).peekable();
    let Some(name) = (share && names.peek().is_some()).then(|| name_of(scene, span)).flatten() else { return false };
    let own = |words: &Range<usize>| words.start < name.end && name.start < words.end;
    !found.cue.iter().any(own) && names.any(|cue| !span.contains(&cue.start))
}

/// "44 per cent for the opposition candidate, Runa Lind", "5 per cent for the others": whom words name behind a share.
fn contender(line: &Line<'_>, first: usize) -> Option<Range<usize>> {
    const WORDS: usize = 5;
    let plain = |at: &usize| line.kind(*at) == Kind::Word && !line.is_capital(*at);
    let words = (first..first + WORDS).take_while(plain);
    let end = first + words.count();
    if let Some(other) = (first..end).find(|at| line.is(*at, Class::Other)) {
        return Some(other..other + 1);
    }
    line.phrase_before(&line.lexicon.claims.contenders, end)?;
    let name = end + usize::from(line.is(end, Class::Comma));
    let last = (name..line.len()).find(|at| !line.is_capital(*at)).unwrap_or(line.len());
    (name < last).then_some(name..last)
}

/// The name that a share stands with: "80 per cent for Rand", "Rand won 80 per cent", "Vold, a teacher, 9.9 per cent".
fn name_of(scene: &Scene<'_>, span: &Range<usize>) -> Option<Range<usize>> {
    const VERB: usize = 3;
    let line = &scene.line;
    let run = |first: usize| {
        let end = (first..line.len()).find(|at| !line.is_capital(*at)).unwrap_or(line.len());
        (first < end).then_some(first..end)
    };
    let behind = [Class::For, Class::To].iter().any(|&class| line.is(span.end, class));
    let the = span.end + 1 + usize::from(line.is(span.end + 1, Class::The));
    // "48.2 per cent to Berg's 44.9": whose the next is.
    let next = |name: &Range<usize>| owns(line, name.end);
    if let Some(name) = run(the).or_else(|| contender(line, the)).filter(|name| behind && !next(name)) {
        return Some(name);
    }
    // "won 67%, other candidates 2%"
    if let Some(others) = (span.start.saturating_sub(2)..span.start).find(|at| line.is(*at, Class::Other)) {
        return Some(others..others + 1);
    }
    let comma = span.start.checked_sub(1).filter(|at| line.is(*at, Class::Comma));
    let end = match comma {
        Some(close) => {
            (0..close).rev().take_while(|at| line.number(*at).is_none()).find(|at| line.is(*at, Class::Comma))?
        }
        None => span.start,
    };
    // "says 31", "the army has 40": who says it, and what somebody holds.
    let verb = |at: &usize| {
        let plain = line.kind(*at) == Kind::Word && !line.is_capital(*at) && !line.is(*at, Class::Stop);
        plain && !part(line, *at, Part::SayingVerb) && !is_auxiliary(line, *at)
    };
    let words = if comma.is_some() { 0 } else { (0..end).rev().take(VERB).take_while(verb).count() };
    let last = (end - words).checked_sub(1).filter(|at| line.is_capital(*at))?;
    let first = (0..last).rev().take_while(|at| line.is_capital(*at)).last().unwrap_or(last);
    let led = [Class::In, Class::At, Class::Of, Class::From, Class::On, Class::For];
    let the = first - usize::from(line.is_before(first, Class::The));
    let dated = (first..=last).any(|at| [Class::Weekday, Class::Month].iter().any(|&class| line.is(at, class)));
    let spoken = scene.frames.iter().any(|frame| (first..=last + 1).contains(&frame.verb) || frame.gapped);
    let plain = !dated && !spoken && !led.iter().any(|&class| line.is_before(the, class));
    plain.then_some(first..last + 1)
}
