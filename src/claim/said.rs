//! Which tokens of a sentence a saying verb puts in its speaker's mouth: those behind it, those before it, or the one
//! number that is theirs. Owns the stretch; who speaks, `speaker` finds.

use super::clause::{ends_as_participle, part};
use super::speaker::Frame;
use super::subject;
use crate::lexicon::claims::Part;
use crate::lexicon::figures::Class;
use crate::lexicon::line::Line;
use crate::token::Kind;

/// "nearly twice the 14 deaths the government acknowledges": that number alone is theirs.
pub(super) fn contact(line: &Line<'_>, subject: usize, verb: usize) -> Option<(usize, usize)> {
    const NOUN: usize = 3;
    let before = opener_before(line, subject)?;
    let number = |at: &usize| line.is_number(*at);
    let number = (before.saturating_sub(NOUN)..=before).rev().find(number)?;
    // "On the 16th the ministry said": a day.
    let ordinal = line.is(number + 1, Class::OrdinalSuffix);
    let plain = !ordinal && (number..=before).all(|at| number == at || line.kind(at) == Kind::Word);
    (plain && line.is_before(number, Class::The) && !part(line, verb + 1, Part::That)).then_some((number, verb))
}

/// The comma that an "as" before a speaker stands behind: ", as the Red Cross said", ", rescue workers known as the White Helmets
/// said".
fn before_as(line: &Line<'_>, at: usize) -> Option<usize> {
    const NAME: usize = 8;
    let before = at.checked_sub(1).filter(|_| part(line, at, Part::While))?;
    if line.str(before) == "," {
        return Some(before);
    }
    let known = part(line, before, Part::KnownAs);
    let words = (before.saturating_sub(NAME)..before).rev().take_while(|at| line.kind(*at) == Kind::Word).count();
    (before - words).checked_sub(1).filter(|comma| known && line.str(*comma) == ",")
}

/// What stands before a whole subject of which only whom they are with was taken: ", an official with the Red Cross said".
fn past_whose_they_are(line: &Line<'_>, opener: Option<usize>) -> Option<usize> {
    let with = opener.filter(|at| {
        let link = [Class::At, Class::For, Class::From, Class::Of].iter().any(|&class| line.is(*at, class));
        link || line.phrase_at(&line.lexicon.claims.with_part, *at).is_some()
    });
    let whole = with.and_then(|with| {
        let who = subject::before(line, with);
        let before = opener_before(line, who.0).filter(|_| subject::names_somebody(line, who))?;
        (line.str(before) == "," || line.is(before, Class::Quote)).then_some(before)
    });
    whole.or(opener)
}

/// Which tokens a verb's subject says.
pub(super) fn said_by(line: &Line<'_>, subject: (usize, usize), verb: usize, inverted: bool) -> (usize, usize) {
    let len = line.len();
    let after = if inverted { subject.1 } else { verb + 1 };
    let opener = past_whose_they_are(line, opener_before(line, subject.0));
    // ", as the White Helmets said", ", the group known as the White Helmets said": before the comma.
    let opener = opener.map(|at| before_as(line, at).unwrap_or(at));
    let set_off = opener.is_some_and(|at| line.kind(at) == Kind::Mark);
    // ", police said, while the organisers put it at": what follows is another's.
    // ", the UN said, while another 20,000 are believed to be trapped": its own as well.
    let says = |at: usize| {
        let verb = part(line, at, Part::SayingVerb) || part(line, at, Part::TollVerb);
        verb && !(line.is_before(at, Class::Be) && ends_as_participle(line, at))
    };
    let other = (after..len).find(|at| part(line, *at, Part::ClauseAlways) && line.str(at.wrapping_sub(1)) == ",");
    let other = other.filter(|at| (*at..len).any(says));
    // ", the UN said on Thursday, compared with 870 recorded by": so too.
    let against = |at: usize| {
        line.str(at) == ","
            && line.phrase_at(&line.lexicon.claims.against, at + 1).is_some_and(|(end, ())| line.is_number(end))
    };
    let beside = (after..len).find(|at| set_off && against(*at));
    let end = other.into_iter().chain(beside).min().unwrap_or(len);
    // ", it said, up from 420 on Monday": its own as well, where nobody else is named for it.
    let others = beside.is_none_or(|beside| (beside..len).any(|at| line.is(at, Class::By)));
    // ", the agency said on Tuesday, nearly twice as many as"
    let mut behind = after;
    if let Some((end, _)) = line.phrase_at(&line.lexicon.claims.days, behind) {
        behind = end;
    }
    while behind < (after + 4).min(len) && part(line, behind, Part::BetweenSubjectAndVerb) {
        behind += 1;
    }
    // "it said in a statement, adding that 105 were hurt"
    if let Some((end, ())) = line.phrase_at(&line.lexicon.claims.leading_up, behind) {
        behind = end;
    }
    // "the opposition says €700 million": a sign closes nothing.
    let sign = line.is_glued(behind + 1) && line.kind(behind + 1) == Kind::Number;
    // "told state television, and 302 were held"
    const HEARER: usize = 9;
    if part(line, verb, Part::HearerVerb)
        && let Some(comma) = (behind..behind + HEARER).find(|at| line.kind(*at) == Kind::Mark)
        && line.str(comma) == ","
        && !(behind..comma).any(|at| line.is_number(at) || part(line, at, Part::That))
    {
        behind = comma;
    }
    let closed = line.kind(behind) == Kind::Mark && !line.is(behind, Class::Quote) && line.str(behind) != ":" && !sign;
    // "told the Courier at four o'clock": an hour is no figure; "put the toll at 12" tells of none.
    let put = |at: usize| (after..at).any(|noun| part(line, noun, Part::CountNoun) || part(line, noun, Part::TollNoun));
    let small = |at: usize| line.number(at).is_some() || line.str(at).len() <= 2;
    let puts = part(line, verb, Part::TollVerb);
    let hour =
        |at: usize| line.is_before(at, Class::At) && small(at) && !puts && !put(at) || line.is(at + 1, Class::Clock);
    // "told Channel 4 News", "told Radio One": of a name.
    let heard = |at: usize| {
        let name = |at: usize| line.is_capital(at) || part(line, at, Part::Article) || part(line, at, Part::Possessive);
        let joins = |at: usize| name(at) || line.is_glued(at) && line.is_glued(at + 1);
        part(line, verb, Part::HearerVerb) && line.is_capital(at - 1) && (after..at).all(joins)
    };
    // "told reporters on 23 August", "wrote at 21:40", "told the 15-member council"
    let dated = |at: usize| {
        let month = line.is(at + 1, Class::Month) || line.is_before(at, Class::Month);
        let minute = line.is_glued(at) && line.str(at - 1) == ":";
        // "on Monday (14.03.2022)"
        let written = line.str(at).matches(['.', '/']).count() == 2;
        written || month || at > 1 && line.str(at - 1) == "." && line.is(at - 2, Class::Month) || minute
    };
    let modifies = |at: usize| line.past_hyphen(at + 1) != at + 1 && line.kind(at + 2) == Kind::Word;
    let counts_none = |at: usize| hour(at) || heard(at) || dated(at) || modifies(at);
    let nothing_follows = !(after..end).any(|at| line.is_number(at) && !counts_none(at));
    // '"... remain," he told a meeting of 15 ministers': a quotation closed before whoever is quoted.
    let quoted =
        opener.is_some_and(|at| at > 1 && line.is(at, Class::Quote) && matches!(line.str(at - 1), "," | "!" | "?"));
    // "9, says the army; 90, say families": each has its own side of the row.
    let parts = |at: &usize| line.str(*at) == ";" || line.is(*at, Class::Dash) && !line.is_glued(*at + 1);
    let counts = |from: usize, to: usize| (from..to).any(|at| line.is_number(at));
    let before = (0..verb).rev().find(parts).filter(|at| inverted && counts(0, *at) && counts(*at, verb));
    let behind = (after..end).find(parts).filter(|at| inverted && counts(0, verb) && counts(*at, end));
    if inverted || (set_off && (nothing_follows || closed || quoted)) {
        (before.map_or(0, |at| at + 1), behind.unwrap_or(if others { end } else { len }))
    } else {
        (after, len)
    }
}

/// The token before a subject and its article, where there is one.
pub(super) fn opener_before(line: &Line<'_>, start: usize) -> Option<usize> {
    let mut at = start;
    while at > 0 && part(line, at - 1, Part::Article) {
        at -= 1;
    }
    at.checked_sub(1)
}

/// "Nine men did it, a minister said on Wednesday, as the toll rose to 359": what goes on meanwhile is not said.
pub(super) fn end_before_as(line: &Line<'_>, frame: &mut Frame) {
    const LATE: usize = 8;
    let (verb, last) = (frame.verb, frame.said.1.min(frame.verb + LATE));
    let meanwhile = |at: &usize| line.str(*at) == "," && part(line, at + 1, Part::While);
    if frame.said.0 < verb
        && let Some(comma) = (verb + 1..last).find(meanwhile)
    {
        frame.said.1 = comma;
    }
}
