//! Who says what: subjects of saying verbs, "according to", quotations that go on, signed lines.
//! A frame is one speaker and the stretch of the sentence that is put in their mouth.

use crate::lexicon::claims::Part;
use crate::lexicon::figures::Class;
use crate::lexicon::line::Line;
use crate::rules::Rules;
use crate::token::Kind;

use super::Speaker;
use super::clause::part;

/// How many tokens a speaker's name may have.
const LONGEST: usize = 16;

/// A speaker, and which tokens of the sentence they say.
#[derive(Clone, Debug)]
pub(super) struct Frame {
    pub(super) speaker: Speaker,
    /// The tokens that are said.
    pub(super) said: (usize, usize),
    /// The token of the verb.
    pub(super) verb: usize,
    /// Said not to be so.
    pub(super) denied: bool,
    /// Passes on what another says.
    pub(super) relays: bool,
}

/// What carries over from one sentence to the next.
#[derive(Clone, Debug, Default)]
pub(super) struct Floor {
    /// Who spoke last.
    pub(super) last: Option<Speaker>,
    /// A quotation is open.
    pub(super) quoting: bool,
    /// The sentence before ended with a speaker and a colon.
    pub(super) announced: Option<Speaker>,
    /// Everyone who spoke, in order: "the agency" and "Tamm" are one of them.
    known: Vec<Speaker>,
}

impl Floor {
    /// Takes the floor for a speaker.
    fn give(&mut self, speaker: &Speaker) {
        self.last = Some(speaker.clone());
        if !self.known.contains(speaker) {
            self.known.push(speaker.clone());
        }
    }

    /// The earlier speaker that a shorter name stands for: a surname, or the head of a name
    /// ("the agency", "the agency's spokesman").
    fn recall(&self, name: &str) -> Option<&Speaker> {
        let words: Vec<&str> =
            name.split(' ').map(|word| word.trim_end_matches("'s").trim_end_matches("\u{2019}s")).collect();
        let same = |one: &str, other: &str| one.eq_ignore_ascii_case(other);
        self.known.iter().rev().find(|known| {
            let known_words: Vec<&str> = known.name.split(' ').collect();
            let surname = words.len() < known_words.len()
                && words.iter().all(|word| known_words.iter().any(|known| known == word));
            let head =
                known.id.is_some() && known_words.last().is_some_and(|head| words.iter().any(|word| same(word, head)));
            (surname && words.iter().any(|word| word.starts_with(char::is_uppercase))) || head
        })
    }
}

/// The frames of a sentence, in order; `floor` is brought up to date.
pub(super) fn frames(line: &Line<'_>, rules: &Rules, floor: &mut Floor) -> Vec<Frame> {
    let mut frames = Vec::new();
    let announced = floor.announced.take();
    let was_quoting = floor.quoting;
    let mut at = 0;
    while at < line.len() {
        let frame = (saying(line, at, rules, floor))
            .or_else(|| of_toll(line, at, rules, floor))
            .or_else(|| according(line, at, rules))
            .or_else(|| noun_of_speech(line, at, rules))
            .or_else(|| headline_colon(line, at, rules));
        if let Some(frame) = frame {
            floor.give(&frame.speaker);
            frames.push(frame);
        }
        at += 1;
    }
    nest(&mut frames);
    // A quotation goes on, or was announced by a colon.
    let opens_quoted = line.is(0, Class::Quote);
    let carried = announced.or_else(|| if was_quoting || opens_quoted { floor.last.clone() } else { None });
    if frames.is_empty()
        && let Some(speaker) = carried
    {
        floor.last = Some(speaker.clone());
        frames.push(Frame { speaker, said: (0, line.len()), verb: 0, denied: false, relays: false });
    }
    floor.quoting = quotes_stay_open(line, was_quoting);
    if line.len().checked_sub(1).is_some_and(|last| line.str(last) == ":") {
        floor.announced = frames.last().map(|frame| frame.speaker.clone());
    } else if floor.quoting && !frames.is_empty() {
        floor.announced = None;
    }
    frames
}

/// The frame that speaks a token: the innermost, and who relays it.
pub(super) fn of(frames: &[Frame], at: usize) -> (Option<&Frame>, Option<&Frame>) {
    let mut speaking = frames.iter().filter(|frame| frame.said.0 <= at && at < frame.said.1);
    // The nearest verb before the figure; else the shortest stretch.
    let best = speaking.clone().filter(|frame| !frame.relays).min_by_key(|frame| {
        let before = frame.verb <= at;
        (!before, at.abs_diff(frame.verb))
    });
    let relay = speaking.find(|frame| frame.relays);
    (best.or(relay), relay.filter(|_| best.is_some()))
}

/// A frame inside another's words relays nothing; the outer of two does.
fn nest(frames: &mut [Frame]) {
    for inner in 1..frames.len() {
        let Some((before, rest)) = frames.split_at_mut_checked(inner) else { return };
        let (Some(outer), Some(frame)) = (before.last_mut(), rest.first_mut()) else { return };
        let inside = outer.said.0 <= frame.verb && frame.verb < outer.said.1;
        let trailing = frame.said.0 == 0 && outer.said.0 > 0;
        if trailing {
            // "Rebels said on Wednesday that ..., Reuters reported."
            frame.relays = true;
        } else if inside && outer.verb < frame.verb {
            outer.said.1 = outer.said.1.max(frame.said.1);
            frame.denied |= outer.denied;
        }
    }
}

/// A subject and its saying verb.
fn saying(line: &Line<'_>, verb: usize, rules: &Rules, floor: &Floor) -> Option<Frame> {
    if !part(line, verb, Part::SayingVerb) || line.kind(verb) != Kind::Word {
        return None;
    }
    if part(line, verb, Part::Quoting)
        && let Some(frame) = quoted_as_saying(line, verb, rules)
    {
        return Some(frame);
    }
    // '..., said the Observatory, a monitor': a subject behind the verb, and nothing said behind it.
    let right = subject_right(line, verb);
    let ends = |(_, end): (usize, usize)| end >= line.len() || matches!(line.str(end), "," | "." | ";" | "!" | "?");
    let (subject, inverted) = match right.filter(|right| ends(*right)) {
        Some(right) => (right, true),
        None => match subject_left(line, verb) {
            Some(subject) => (subject, false),
            None => (right?, true),
        },
    };
    let known = declared(line, subject, rules);
    if part(line, verb, Part::WeakVerb) && known.is_none() && !speaks(line, subject, verb) {
        return None;
    }
    let speaker = known.or_else(|| name(line, subject, floor))?;
    let said = said_by(line, subject, verb, inverted);
    Some(Frame { speaker, said, verb, denied: part(line, verb, Part::Denial), relays: false })
}

/// "the coast guard raised the death toll to 33", "the coast guard's toll rose to 47".
fn of_toll(line: &Line<'_>, at: usize, rules: &Rules, floor: &Floor) -> Option<Frame> {
    const OBJECT: usize = 7;
    let possessive = line.is_glued(at) && line.kind(at) == Kind::Word && matches!(line.str(at), "'s" | "\u{2019}s");
    let object =
        (at + 1..(at + 1 + OBJECT).min(line.len())).take_while(|at| !possessive || line.kind(*at) == Kind::Word);
    let mut object = object.take_while(|at| line.str(*at) != "." && line.str(*at) != ",");
    let counted = object.any(|at| part(line, at, Part::TollNoun));
    if !counted || !(possessive || part(line, at, Part::TollVerb)) {
        return None;
    }
    let subject = subject_left(line, at)?;
    let known = declared(line, subject, rules);
    let speaker = known.or_else(|| name(line, subject, floor).filter(|_| speaks(line, subject, at)))?;
    // What is owned must be someone's who counts: "the province's toll" is no one's word.
    if possessive && speaker.id.is_none() {
        return None;
    }
    Some(Frame { speaker, said: (at + 1, line.len()), verb: at, denied: false, relays: false })
}

/// "quoted Lavrov as saying": the inner speaker; the outer is found as any subject is.
fn quoted_as_saying(line: &Line<'_>, verb: usize, rules: &Rules) -> Option<Frame> {
    let saying = (verb + 1..(verb + 2 + LONGEST).min(line.len()))
        .find(|at| line.phrase_at(&line.lexicon.claims.as_saying, *at).is_some())?;
    let (end, ()) = line.phrase_at(&line.lexicon.claims.as_saying, saying)?;
    let subject = (verb + 1, saying);
    let speaker = declared(line, subject, rules).or_else(|| Some(Speaker { name: tidy(line, subject)?, id: None }))?;
    Some(Frame { speaker, said: (end, line.len()), verb: saying, denied: false, relays: false })
}

/// The tokens of a subject before its verb.
fn subject_left(line: &Line<'_>, verb: usize) -> Option<(usize, usize)> {
    let mut end = verb;
    while end > 0 && may_part_subject(line, end - 1) {
        end -= 1;
    }
    // "John Kerry, who attended the talks, said": the subject stands before the aside.
    if end > 0 && line.str(end - 1) == "," {
        end = before_aside(line, end - 1)?;
    }
    let mut start = end;
    while start > 0 && end - start < LONGEST && in_subject(line, start - 1, end) {
        start -= 1;
    }
    while start < end && part(line, start, Part::Article) {
        start += 1;
    }
    (start < end).then_some((start, end))
}

fn may_part_subject(line: &Line<'_>, at: usize) -> bool {
    part(line, at, Part::BetweenSubjectAndVerb) && !(line.is_capital(at) && !line.is(at, Class::Weekday) && at > 0)
}

/// The end of the words before an aside between commas, given its second comma.
fn before_aside(line: &Line<'_>, comma: usize) -> Option<usize> {
    const REACH: usize = 24;
    let open = (comma.saturating_sub(REACH)..comma).rev().find(|at| line.str(*at) == ",")?;
    let who = [Part::SubjectStop, Part::Article, Part::RecordNoun].iter().any(|kind| part(line, open + 1, *kind))
        || line.is_capital(open + 1);
    let quoted = (open..comma).any(|at| line.is(at, Class::Quote));
    (who && !quoted && open > 0).then_some(open)
}

/// Whether a token left of a subject's end still belongs to it.
fn in_subject(line: &Line<'_>, at: usize, end: usize) -> bool {
    match line.kind(at) {
        Kind::Number => false,
        Kind::Mark => {
            let joined = line.is_glued(at) && (line.is_glued(at + 1) || line.str(at) == ".");
            let abbreviation =
                line.str(at) == "." && line.is_capital(at.wrapping_sub(1)) && line.str(at.wrapping_sub(1)).len() <= 4;
            at + 1 < end
                && at > 0
                && joined
                && (line.past_hyphen(at) != at || abbreviation || matches!(line.str(at), "&" | "/" | "#" | "@"))
        }
        Kind::Word => {
            let stop = part(line, at, Part::SubjectStop) || part(line, at, Part::SayingVerb);
            let capitals = at > 0 && at + 1 < end && line.is_capital(at - 1) && capital_follows(line, at);
            let link = part(line, at, Part::SubjectLink) && capitals;
            // "spokesman for the army", "head of mission"
            let office = part(line, at, Part::SubjectLink) && at > 0 && part(line, at - 1, Part::RecordNoun);
            (!stop || link || office) && line.number(at).is_none()
        }
    }
}

fn capital_follows(line: &Line<'_>, at: usize) -> bool {
    line.is_capital(at + 1) || (part(line, at + 1, Part::Article) && line.is_capital(at + 2))
}

/// The tokens of a subject behind its verb: '"...," said Maria Zakharova, the spokeswoman'.
fn subject_right(line: &Line<'_>, verb: usize) -> Option<(usize, usize)> {
    let before = verb.checked_sub(1)?;
    if !(line.is(before, Class::Quote) || line.str(before) == ",") || part(line, verb + 1, Part::That) {
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
            at > start && line.is_glued(at) && line.is_glued(at + 1)
                || line.str(at) == "." && line.is_capital(at + 1) && line.str(at.wrapping_sub(1)).len() <= 4
        }
        Kind::Word => {
            let link = part(line, at, Part::SubjectLink) && at > start && capital_follows(line, at);
            (!part(line, at, Part::SubjectStop) || link) && line.number(at).is_none()
        }
    }
}

/// Whether a subject that is not declared can speak with a verb that may mean something else.
fn speaks(line: &Line<'_>, (start, end): (usize, usize), verb: usize) -> bool {
    let record = (start..end).any(|at| part(line, at, Part::RecordNoun));
    let pronoun = end - start == 1 && part(line, start, Part::Pronoun);
    let named = line.is_capital(end - 1) && end - 1 > 0;
    // "the claims that", "its reports": a noun.
    let noun = part(line, verb.wrapping_sub(1), Part::Article);
    (record || pronoun || named) && !noun
}

/// The speaker a subject is: the one before, for a pronoun; else its own words.
fn name(line: &Line<'_>, subject: (usize, usize), floor: &Floor) -> Option<Speaker> {
    let (start, end) = subject;
    if end - start == 1 && part(line, start, Part::Pronoun) {
        return floor.last.clone();
    }
    let name = tidy(line, subject)?;
    Some(floor.recall(&name).cloned().unwrap_or(Speaker { name, id: None }))
}

/// The declared claimant named in a stretch; the last one named, where there are several.
fn declared(line: &Line<'_>, (start, end): (usize, usize), rules: &Rules) -> Option<Speaker> {
    let tokens = line.tokens.get(start..end)?;
    let mut best: Option<(usize, usize, Speaker)> = None;
    for claimant in &rules.claimants {
        for found in claimant.names.find(line.text, tokens) {
            let longer = best.as_ref().is_none_or(|(best_end, best_start, _)| {
                (*best_end, std::cmp::Reverse(*best_start)) < (found.end, std::cmp::Reverse(found.start))
            });
            if longer {
                let name = tidy(line, (start, end)).unwrap_or_default();
                best = Some((found.end, found.start, Speaker { name, id: Some(claimant.id.clone()) }));
            }
        }
    }
    best.map(|(.., speaker)| speaker)
}

/// The words of a stretch on one line, as a name.
fn tidy(line: &Line<'_>, (start, end): (usize, usize)) -> Option<String> {
    let words = line.span(start, end).slice(line.text);
    let name = words.split_whitespace().collect::<Vec<_>>().join(" ");
    (name.chars().any(char::is_alphabetic)).then_some(name)
}

/// Which tokens a verb's subject says.
fn said_by(line: &Line<'_>, subject: (usize, usize), verb: usize, inverted: bool) -> (usize, usize) {
    let len = line.len();
    let after = if inverted { subject.1 } else { verb + 1 };
    let opener = opener_before(line, subject.0);
    let set_off = opener.is_some_and(|at| line.kind(at) == Kind::Mark);
    // ", police said, while the organisers put it at": what follows is another's.
    let other = (after..len).find(|at| part(line, *at, Part::ClauseAlways) && line.str(at.wrapping_sub(1)) == ",");
    let end = other.unwrap_or(len);
    let closed = line.kind(after) == Kind::Mark && !line.is(after, Class::Quote) && line.str(after) != ":";
    let nothing_follows = !(after..end).any(|at| line.kind(at) == Kind::Number || line.number(at).is_some());
    if inverted || (set_off && (nothing_follows || closed)) { (0, end) } else { (after, len) }
}

/// The token before a subject and its article, where there is one.
fn opener_before(line: &Line<'_>, start: usize) -> Option<usize> {
    let mut at = start;
    while at > 0 && part(line, at - 1, Part::Article) {
        at -= 1;
    }
    at.checked_sub(1)
}

/// "according to the health ministry": all of the sentence.
fn according(line: &Line<'_>, at: usize, rules: &Rules) -> Option<Frame> {
    let (start, ()) = line.phrase_at(&line.lexicon.claims.according, at)?;
    let mut end = start;
    while end < line.len() && !matches!(line.str(end), "," | ";" | ":" | "." | "—")
        || line.str(end) == "."
            && end + 1 < line.len()
            && line.is_glued(end)
            && line.str(end.wrapping_sub(1)).len() <= 3
    {
        end += 1;
    }
    let known = declared(line, (start, end), rules);
    let mut first = start;
    while part(line, first, Part::Article) {
        first += 1;
    }
    let mut last = first;
    while last < end && last - first < LONGEST && in_subject_right(line, first, last) {
        last += 1;
    }
    let subject = if first < last { (first, last) } else { (first, end) };
    let mut speaker = known.or_else(|| Some(Speaker { name: tidy(line, subject)?, id: None }))?;
    if let Some(name) = tidy(line, subject) {
        let inside = speaker.id.is_none() || declared(line, subject, rules).is_some();
        if inside {
            speaker.name = name;
        }
    }
    Some(Frame { speaker, said: (0, line.len()), verb: at, denied: false, relays: false })
}

/// "the ministry's comments that", "claims by the ministry that": all that follows.
fn noun_of_speech(line: &Line<'_>, noun: usize, rules: &Rules) -> Option<Frame> {
    if !part(line, noun, Part::SpeechNoun) {
        return None;
    }
    let (subject, said) =
        if part(line, noun + 1, Part::That) && line.str(noun.checked_sub(1)?).len() <= 4 && line.is_glued(noun - 1) {
            let end = noun - 1;
            let mut start = end;
            while start > 0 && end - start < LONGEST && in_subject(line, start - 1, end) {
                start -= 1;
            }
            while start < end && part(line, start, Part::Article) {
                start += 1;
            }
            ((start, end), noun + 2)
        } else if line.is(noun + 1, Class::By) || line.is(noun + 1, Class::From) {
            let start = noun + 2;
            let that = (start..(start + LONGEST).min(line.len())).find(|at| part(line, *at, Part::That))?;
            ((start, that), that + 1)
        } else {
            return None;
        };
    if subject.0 >= subject.1 {
        return None;
    }
    let speaker = declared(line, subject, rules).or_else(|| Some(Speaker { name: tidy(line, subject)?, id: None }))?;
    Some(Frame { speaker, said: (said, line.len()), verb: noun, denied: false, relays: false })
}

/// "Russia: 8,000 left Aleppo": a headline's speaker.
fn headline_colon(line: &Line<'_>, at: usize, rules: &Rules) -> Option<Frame> {
    const LONGEST_NAME: usize = 6;
    let colon = line.str(at) == ":" && 0 < at && at <= LONGEST_NAME && at + 1 < line.len() && !line.is_glued(at + 1);
    if !colon {
        return None;
    }
    let speaker = declared(line, (0, at), rules)?;
    Some(Frame { speaker, said: (at + 1, line.len()), verb: at, denied: false, relays: false })
}

/// Whether a quotation is open at a sentence's end.
fn quotes_stay_open(line: &Line<'_>, mut open: bool) -> bool {
    for at in 0..line.len() {
        match line.str(at) {
            "“" | "«" => open = true,
            "”" | "»" => open = false,
            "\"" => open = !open,
            _ => {}
        }
    }
    open
}

/// The speaker and day that sign what stands before: "— The White Helmets (@handle) 30 November".
pub(super) fn signature(line: &Line<'_>, rules: &Rules) -> Option<Speaker> {
    let start = (0..line.len()).find(|at| line.kind(*at) == Kind::Word)?;
    let end = (start..line.len()).find(|at| matches!(line.str(*at), "(" | "," | "@")).unwrap_or(line.len());
    let known = declared(line, (start, line.len()), rules);
    let mut first = start;
    while first < end && part(line, first, Part::Article) {
        first += 1;
    }
    let name = tidy(line, (first, end))?;
    Some(Speaker { id: known.and_then(|known| known.id), name })
}
