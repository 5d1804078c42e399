//! Who says what: subjects of saying verbs, "according to", quotations that go on, signed lines.
//! A frame is one speaker and the stretch of the sentence that is put in their mouth.

use crate::lexicon::claims::Part;
use crate::lexicon::figures::Class;
use crate::lexicon::line::Line;
use crate::rules::Rules;
use crate::token::Kind;

use super::Speaker;
use super::clause::{ends_as_participle, is_in_label, part};
use super::credit;
use super::floor::Floor;
use super::headed;
use super::nest;
use super::said::{contact, end_before_as, opener_before, said_by};
use super::subject::{self, LONGEST, Subject};
use super::tally;
use super::who::{self, Named};

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
    /// "denied it, saying that": says something else.
    pub(super) ongoing: bool,
    /// "denied that": all behind it is what is denied.
    pub(super) that: bool,
    /// Its verb is left out: "and the organisers 25,000".
    pub(super) gapped: bool,
}

impl Frame {
    /// All of a sentence in one speaker's mouth, by no verb of its own.
    pub(super) fn whole(speaker: Speaker, line: &Line<'_>) -> Self {
        Self::new(speaker, (0, line.len()), 0, false)
    }

    /// Whether no verb of the sentence names its speaker.
    pub(super) fn is_whole(&self) -> bool {
        self.verb == 0 && self.said.0 == 0
    }

    /// Whether a token stands in what it says.
    pub(super) fn covers(&self, at: usize) -> bool {
        self.said.0 <= at && at < self.said.1
    }

    pub(super) fn new(speaker: Speaker, said: (usize, usize), verb: usize, denied: bool) -> Self {
        Self { speaker, said, verb, denied, relays: false, ongoing: false, that: false, gapped: false }
    }
}

/// A frame, and what it says of its speaker.
pub(super) struct Found {
    pub(super) frame: Frame,
    pub(super) introduced: String,
    pub(super) person: bool,
    /// The speaker takes the floor; whose toll it is does not speak.
    pub(super) speaks: bool,
}

impl Found {
    pub(super) fn spoken(frame: Frame, named: Named) -> Self {
        Self { frame, introduced: named.introduced, person: named.person, speaks: true }
    }
}

/// The frames of a sentence, in order; `floor` is brought up to date.
pub(super) fn frames(line: &Line<'_>, rules: &Rules, floor: &mut Floor) -> Vec<Frame> {
    let mut frames: Vec<Frame> = Vec::new();
    let announced = floor.announced.take();
    let was_quoting = floor.quoting;
    let mut spoke = false;
    for at in 0..line.len() {
        if let Some(frame) = ongoing(line, at, &frames) {
            frames.push(frame);
            continue;
        }
        let found = (saying(line, at, rules, floor))
            .or_else(|| credit::by_agent(line, at, rules, floor))
            .or_else(|| credit::of_toll(line, at, rules, floor))
            .or_else(|| {
                credit::according(line, at, rules, floor).filter(|found| !is_what_it_rests_on(line, found, &frames))
            })
            .or_else(|| credit::in_text_of(line, at, rules))
            .or_else(|| credit::by_count_of(line, at, rules, floor))
            .or_else(|| credit::noun_of_speech(line, at, rules, floor))
            .or_else(|| credit::stance(line, at, rules, floor))
            .or_else(|| credit::stands_by(line, at, rules, floor).filter(|_| !is_had(line, at, &frames)))
            .or_else(|| credit::owner_of_number(line, at, rules))
            .or_else(|| headed::headline_colon(line, at, rules))
            .or_else(|| headed::headline_tail(line, at, rules))
            .or_else(|| credit::in_brackets(line, at, rules))
            .or_else(|| credit::named_count(line, at, rules))
            .or_else(|| tally::official(line, at))
            .or_else(|| credit::own_count(line, at, floor))
            .or_else(|| gapped(line, at, rules, &frames))
            .or_else(|| conjoined(line, at, rules, floor).filter(|_| frames.is_empty()));
        frames.extend(found.as_ref().and_then(|found| outlet(line, found, rules, floor)));
        match found {
            Some(Found { frame, introduced, person, speaks }) => {
                if speaks {
                    floor.give(&frame.speaker, &introduced, person);
                }
                spoke |= speaks;
                frames.push(frame);
            }
            None => {
                frames.extend(elided(line, at, &frames));
            }
        }
    }
    // "Tamm dismissed the toll given by the mayor": it is Tamm who goes on.
    if frames.last().is_some_and(|frame| line.is(frame.verb + 1, Class::By))
        && let Some((speaker, true)) = who::opens(line, rules)
    {
        floor.give(&speaker, "", true);
    }
    tally::give(line, &mut frames);
    nest::nest(line, &mut frames);
    nest::apart(line, &mut frames);
    frames.iter_mut().for_each(|frame| end_before_as(line, frame));
    // A quotation goes on, or was announced by a colon.
    let opens_quoted = line.is(0, Class::Quote);
    // "Vold, the head of the relief, laughed. "Come and count them. ..."": whom the sentence before is about.
    let about =
        floor.about.as_ref().filter(|(_, person)| *person && opens_quoted && !was_quoting).map(|(about, _)| about);
    let quoted = || about.cloned().or_else(|| floor.last.clone());
    let carried = announced.or_else(|| if was_quoting || opens_quoted { quoted() } else { None });
    if frames.is_empty()
        && let Some(speaker) = carried
    {
        floor.last = Some(speaker.clone());
        frames.push(Frame::whole(speaker, line));
    }
    floor.quoting = quotes_stay_open(line, was_quoting);
    if line.ends_with(":") {
        floor.announced = frames.last().map(|frame| frame.speaker.clone());
    } else if floor.quoting && !frames.is_empty() {
        floor.announced = None;
    }
    // "The mayor, Karin Vold, was less hopeful. "The dead could be 20," he said."
    let quoted = line.is(0, Class::Quote) || was_quoting;
    // "The council's tally has climbed. It reported 1,207": the council.
    if spoke || quoted && !frames.is_empty() {
        floor.about = None;
    } else if !quoted {
        // "For Mari, a teacher, it is beside the point. She came with friends.": she goes on being spoken of.
        let again = part(line, 0, Part::PersonPronoun).then(|| floor.about.take()).flatten();
        floor.about = again.or_else(|| who::opens(line, rules)).or_else(|| who::keeps_count(line));
    }
    if frames.is_empty()
        && let Some(house) = &floor.house
    {
        frames.push(Frame::new(house.clone(), (0, line.len()), 0, false));
    }
    floor.named = who::declared(line, (0, line.len()), rules).or_else(|| floor.named.take());
    frames
}

/// "The commission said the president had 61 per cent": what one has in another's words is no count of one's own.
fn is_had(line: &Line<'_>, verb: usize, frames: &[Frame]) -> bool {
    line.is(verb, Class::Have) && frames.iter().any(|frame| frame.covers(verb))
}

/// "The ministry said it was 46, according to the reports received": what a count rests on is nobody, where somebody speaks.
fn is_what_it_rests_on(line: &Line<'_>, found: &Found, frames: &[Frame]) -> bool {
    let (at, speaker) = (found.frame.verb, &found.frame.speaker);
    let said = frames.iter().any(|frame| frame.covers(at) && frame.verb < at);
    let data = &line.lexicon.claims;
    let text = line.phrase_at(&data.according, at).is_some_and(|(end, ())| {
        let first = (end..end + 2).find(|at| !part(line, *at, Part::Article)).unwrap_or(end);
        [Part::TextNoun, Part::SpeechNoun].iter().any(|kind| part(line, first, *kind)) && !line.is_capital(first)
    });
    said && text && speaker.id.is_none()
}

/// "had given a toll of 412, but said that it was 389": a second verb of the same subject.
fn elided(line: &Line<'_>, verb: usize, frames: &[Frame]) -> Option<Frame> {
    // "denied the Front's figure of 110 and said 60 had died": of who denied it.
    let before = frames.iter().rev().find(|frame| !super::clause::owns(line, frame.verb))?;
    let joined = (1..=3)
        .filter_map(|back| verb.checked_sub(back))
        .find(|at| line.is(*at, Class::And) || line.is(*at, Class::But))?;
    let between = (joined + 1..verb).all(|at| part(line, at, Part::BetweenSubjectAndVerb));
    // "disputed this and put the share at 25 per cent"
    let puts = part(line, verb, Part::TollVerb) && puts_at(line, verb);
    let says = puts || part(line, verb, Part::SayingVerb) && !part(line, verb, Part::WeakVerb);
    (between && says && before.verb < joined).then(|| Frame {
        said: (verb + 1, line.len()),
        verb,
        denied: part(line, verb, Part::Denial),
        relays: false,
        ..before.clone()
    })
}

/// "The mayor has closed the schools and said that 12 were hurt": a saying verb joined to one that says nothing, of whoever
/// opens the sentence.
fn conjoined(line: &Line<'_>, verb: usize, rules: &Rules, floor: &Floor) -> Option<Found> {
    let says = part(line, verb, Part::SayingVerb)
        && !part(line, verb, Part::WeakVerb)
        && !part(line, verb, Part::ObjectVerb)
        && !line.is_capital(verb);
    let needs_that = part(line, verb, Part::ThatVerb) || part(line, verb, Part::NumberVerb);
    if !says || needs_that && !part(line, verb + 1, Part::That) {
        return None;
    }
    let subject = subject::of_conjoined(line, verb, rules)?;
    let known = who::declared(line, subject.whole(), rules).is_some();
    if !known && ![subject.main, subject.whole()].iter().any(|words| who::speaks(line, *words, verb)) {
        return None;
    }
    let named = who::named(line, &subject, rules, floor)?;
    let said = (verb + 1, line.len());
    let frame = Frame::new(named.speaker.clone(), said, verb, part(line, verb, Part::Denial));
    Some(Found::spoken(frame, named))
}

/// The frame that speaks a token: the innermost, and who relays it.
pub(super) fn of(frames: &[Frame], at: usize) -> (Option<&Frame>, Option<&Frame>) {
    let mut speaking = frames.iter().filter(|frame| frame.covers(at));
    // The nearest verb before the figure; else the shortest stretch.
    let best = speaking.clone().filter(|frame| !frame.relays).min_by_key(|frame| {
        let before = frame.verb <= at;
        // "up from the 187 announced by police": that number alone is theirs.
        let own = frame.said.0 > 0 && frame.said.1 == frame.verb;
        (!own, !before, at.abs_diff(frame.verb))
    });
    let relay = speaking.find(|frame| frame.relays);
    let passed_on = relay.filter(|relay| best.is_some_and(|best| best.speaker != relay.speaker));
    (best.or(relay), passed_on)
}

/// "rejected the claim, saying that no civilians had died": the subject goes on to say.
fn ongoing(line: &Line<'_>, verb: usize, frames: &[Frame]) -> Option<Frame> {
    let set_off = verb.checked_sub(1).is_some_and(|comma| line.str(comma) == ",");
    if !set_off || !part(line, verb, Part::Ongoing) || !part(line, verb, Part::SayingVerb) {
        return None;
    }
    // Whoever said or denied something, and not whose number it was.
    let spoke = |frame: &&Frame| frame.verb < verb && part(line, frame.verb, Part::SayingVerb);
    let before = frames.iter().rev().find(spoke)?.clone();
    Some(Frame { said: (verb + 1, line.len()), verb, denied: false, relays: false, ongoing: true, ..before })
}

/// "police put it at 12,000 and the organisers 25,000", "and the Red Cross that 500 had left": a speaker
/// whose verb is left out.
fn gapped(line: &Line<'_>, at: usize, rules: &Rules, frames: &[Frame]) -> Option<Found> {
    let number = line.is_number(at);
    if !(number || part(line, at, Part::That)) || frames.is_empty() {
        return None;
    }
    // "of fewer than a thousand"
    let at = at.checked_sub(1).filter(|article| number && part(line, *article, Part::Article)).unwrap_or(at);
    // "the ministry €402.6 million": behind the sign.
    let sign = at.checked_sub(1).filter(|sign| number && line.kind(*sign) == Kind::Mark && line.is_glued(at));
    let end = before_gap(
        line,
        sign.filter(|sign| !line.is(*sign, Class::Comma) && !line.is(*sign, Class::Quote)).unwrap_or(at),
    );
    // "the unions, who stand by 110,000"
    let relative = end
        .checked_sub(2)
        .filter(|comma| end < at && part(line, *comma + 1, Part::Relative) && line.str(*comma) == ",");
    // "the Monitor, working from drone pictures, of 47,000"
    let aside = end.checked_sub(1).filter(|comma| end < at && line.str(*comma) == ",");
    let aside = aside.and_then(|comma| subject::before_aside(line, comma));
    let subject = subject::before(line, relative.or(aside).unwrap_or(end));
    let speaker = who::declared(line, subject, rules).filter(|_| subject.0 < subject.1)?;
    let opener = opener_before(line, subject.0)?;
    let joined = line.is(opener, Class::And) || line.str(opener) == "," || part(line, opener, Part::ClauseAlways);
    let joined = joined || line.str(opener) == ";";
    (joined || relative.is_some()).then(|| Found {
        // "Tamm at €95 million": from the sign on.
        frame: Frame { gapped: true, ..Frame::new(speaker, (end, line.len()), sign.unwrap_or(at), false) },
        introduced: String::new(),
        person: false,
        speaks: true,
    })
}

/// The end of the subject whose verb is left out, before what may part it from its number: "Enough at
/// first of 120,000", "the union about 300".
fn before_gap(line: &Line<'_>, number: usize) -> usize {
    let lexicon = line.lexicon;
    let mut end = number;
    loop {
        let hedge = line.phrase_before(&lexicon.figures.before, end).map(|(start, _)| start);
        let said = || line.phrase_before(&lexicon.claims.counts_it, end).map(|(start, ())| start);
        // "put the dead at 131, the Red Cross at 190", "speaks of 300, the Red Cross of 412"
        let at = || end.checked_sub(1).filter(|at| part(line, *at, Part::PutAt) || line.is(*at, Class::Of));
        // "and the CGT \"more than two million\""
        let quote = || end.checked_sub(1).filter(|at| line.is(*at, Class::Quote));
        end = match hedge.or_else(said).or_else(at).or_else(quote) {
            Some(start) => start,
            None => return end,
        };
    }
}

/// A subject and its saying verb.
fn saying(line: &Line<'_>, verb: usize, rules: &Rules, floor: &Floor) -> Option<Found> {
    // "the United States" says nothing.
    let name =
        verb > 0 && line.is_capital(verb) && line.is_capital(verb - 1) && !line.is_title() && !line.is_shouted(verb);
    // "carrying an estimated 700 people", "taking the confirmed toll to 81": nobody estimates.
    // "published a list of 77 names": a noun.
    let adjective = verb.checked_sub(1).is_some_and(|at| part(line, at, Part::Article))
        && (ends_as_participle(line, verb) || part(line, verb, Part::NumberVerb));
    // "with 78 people confirmed dead and 500 still missing": they confirm nothing.
    let befell = line.is(verb + 1, Class::Harm)
        && ends_as_participle(line, verb)
        && verb.checked_sub(1).is_some_and(|at| crate::figure::counts_at(line, at));
    if !part(line, verb, Part::SayingVerb) || line.kind(verb) != Kind::Word || name || adjective || befell {
        return None;
    }
    if part(line, verb, Part::Quoting)
        && let Some(frame) = quoted_as_saying(line, verb, rules, floor)
    {
        return Some(frame);
    }
    // "found 23 bodies" says nothing; "found that 23 had died" does.
    // So does what "a survey by the university found".
    // "found on 14 October that 470 had been returned"
    const DAY: usize = 6;
    let dated = |that: usize| {
        let day = |at: usize| {
            let number = line.kind(at) == Kind::Number || line.str(at) == ".";
            number || [Class::Month, Class::Weekday].iter().any(|&class| line.is(at, class))
        };
        line.is(verb + 1, Class::On) && (verb + 2..that).all(day)
    };
    let that = (verb + 1..verb + DAY)
        .find(|at| part(line, *at, Part::That))
        .is_some_and(|that| that == verb + 1 || dated(that));
    if part(line, verb, Part::ThatVerb) && !that && !is_of_a_survey(line, verb) {
        return None;
    }
    // "civil society groups report 914 arrests": with a number behind it, and no noun.
    let counts = |at: usize| line.is_number(at) || line.phrase_at(&line.lexicon.figures.before, at).is_some();
    let of = usize::from(line.is(verb + 1, Class::Of));
    if part(line, verb, Part::NumberVerb) && !part(line, verb + 1, Part::That) && !counts(verb + 1 + of) {
        return None;
    }
    // "X, who was criticised for saying": not whoever stands right before it.
    let governed = verb.checked_sub(1).is_some_and(|at| {
        (part(line, at, Part::SubjectStop) || part(line, at, Part::SubjectLink)) && !part(line, at, Part::Aside)
    });
    if part(line, verb, Part::Ongoing)
        && governed
        && line.kind(verb - 1) == Kind::Word
        && !line.is_before(verb, Class::Be)
    {
        let comma = (verb.saturating_sub(8)..verb)
            .rev()
            .find(|at| part(line, *at, Part::Relative) && *at > 0 && line.str(*at - 1) == ",")?;
        let named = who::named(line, &Subject::of(subject::before(line, comma - 1)), rules, floor)?;
        let frame = Frame::new(named.speaker.clone(), (verb + 1, line.len()), verb, false);
        return Some(Found::spoken(frame, named));
    }
    // "admitted 212 patients" says nothing; "admitted that 212 had died" does.
    if part(line, verb, Part::ObjectVerb) && line.is_number(verb + 1) {
        return None;
    }
    let passive = follows_be(line, verb) && is_passive(line, verb) && !part(line, verb, Part::Ongoing);
    // "the floods have claimed 392", "the disaster at the Port of Salu had claimed 78"
    let claims_so_many = part(line, verb, Part::Claiming)
        && line.is_number(verb + 1)
        && subject::left(line, verb, rules).is_some_and(|subject| {
            let (first, last) = subject.main;
            let event = (first..last).any(|at| part(line, at, Part::Event) || line.is(at, Class::Harm));
            event || who::declared(line, subject.whole(), rules).is_none() && !who::speaks(line, subject.whole(), verb)
        });
    let claims_lives = claims_so_many
        || part(line, verb, Part::Claiming) && (verb + 1..verb + 6).any(|at| part(line, at, Part::ClaimedLives));
    // "the seven deaths reported by the radio": no deaths say so.
    // "had confirmed by name 1,150 arrests": they did.
    let by = line.is(verb + 1, Class::By) && ends_as_participle(line, verb) && !line.is_before(verb, Class::Have);
    if passive || claims_lives || by {
        return None;
    }
    // '..., said the Observatory, a monitor': a subject behind the verb, and nothing said behind it.
    let behind = !part(line, verb, Part::HearerVerb) && !part(line, verb, Part::Denial);
    let right = subject::right(line, verb).filter(|right| behind && !who::is_text(line, *right));
    // "The toll, announced late Friday, stands at": when, and not who.
    let right = right.filter(|(_, end)| !line.is(*end, Class::Weekday));
    let ends = |(_, end): (usize, usize)| end >= line.len() || matches!(line.str(end), "," | "." | ";" | "!" | "?");
    // "The ministry declared an outbreak on Friday, saying that 63 were ill": whoever opens the sentence.
    if part(line, verb, Part::Ongoing) && verb > 0 && line.str(verb - 1) == "," {
        let (speaker, person) = who::opens(line, rules)?;
        let frame = Frame::new(speaker, (verb + 1, line.len()), verb, false);
        return Some(Found { frame, introduced: String::new(), person, speaks: true });
    }
    let (subject, inverted) = match right.filter(|right| ends(*right)) {
        Some(right) => (subject::with_aside(line, right), true),
        None => match subject::left(line, verb, rules) {
            Some(subject) => (subject, false),
            None => (Subject::of(right?), true),
        },
    };
    let known = who::declared(line, subject.whole(), rules);
    let puts = part(line, verb, Part::TollVerb) && puts_at(line, verb);
    let speaks = || [subject.main, subject.whole()].iter().any(|words| who::speaks(line, *words, verb));
    // "The same source reports 64 rescued"
    let same = part(line, subject.main.0, Part::Same);
    if part(line, verb, Part::WeakVerb) && known.is_none() && !puts && !same && !speaks() {
        return None;
    }
    if known.is_none() && is_in_label(line, verb) {
        return None;
    }
    // "we had received reports that": no verb, and nobody.
    let (first, last) = subject.main;
    let received = last - first == 1 && ends_as_participle(line, first) && line.is_before(first, Class::Have);
    if known.is_none() && received {
        return None;
    }
    // "Under the accord announced on Friday": which accord, and nobody who speaks.
    let the = subject.main.0.checked_sub(1).filter(|at| part(line, *at, Part::Article));
    let led = the.and_then(|the| the.checked_sub(1)).is_some_and(|at| {
        line.kind(at) == Kind::Word
            && part(line, at, Part::SubjectStop)
            && !part(line, at, Part::SayingVerb)
            && !part(line, at, Part::That)
    });
    let which = led
        && subject.aside.is_none()
        && ends_as_participle(line, verb)
        && [Class::On, Class::In, Class::By].iter().any(|&class| line.is(verb + 1, class));
    if known.is_none() && which {
        return None;
    }
    let named = who::named(line, &subject, rules, floor)?;
    let said = contact(line, subject.main.0, verb).unwrap_or_else(|| said_by(line, subject.main, verb, inverted));
    let counters = counters(line, verb);
    let that = part(line, verb + 1, Part::That) && !counters;
    let denied = part(line, verb, Part::Denial) && !counters;
    let frame = Frame { that, ..Frame::new(named.speaker.clone(), said, verb, denied) };
    Some(Found::spoken(frame, named))
}

/// "dismissed that as propaganda: no more than 1,000 had been killed": what stands behind the colon is the answer.
fn counters(line: &Line<'_>, verb: usize) -> bool {
    const LONGEST: usize = 8;
    let object = [Part::That, Part::This, Part::Pronoun].iter().any(|&word| part(line, verb + 1, word));
    let plain = |at: &usize| line.kind(*at) == Kind::Word && !line.is_number(*at);
    let end = verb + 2 + (verb + 2..verb + 2 + LONGEST).take_while(plain).count();
    object && line.str(end) == ":"
}

/// Whether a verb's subject is who made a survey or a count: "a survey by the university found 190".
fn is_of_a_survey(line: &Line<'_>, verb: usize) -> bool {
    let Some(opener) = opener_before(line, subject::before(line, verb).0) else { return false };
    let made = |at: usize| part(line, at, Part::RecordNoun) || part(line, at, Part::CountNoun);
    line.is(opener, Class::By) && opener.checked_sub(1).is_some_and(made)
}

/// "are confirmed", "are now confirmed".
fn follows_be(line: &Line<'_>, verb: usize) -> bool {
    const REACH: usize = 2;
    let reach = verb.saturating_sub(REACH + 1)..verb;
    let be = reach.rev().find(|at| !part(line, *at, Part::BetweenSubjectAndVerb) || line.is(*at, Class::Be));
    be.is_some_and(|at| line.is(at, Class::Be))
}

/// "has been cut", "was raised": what was done to a toll, by nobody named. "had raised" is not.
pub(super) fn is_passive(line: &Line<'_>, verb: usize) -> bool {
    const ADVERBS: usize = 2;
    // "has just confirmed": behind what may part the two.
    let adverb = |at: &usize| {
        part(line, *at, Part::BetweenSubjectAndVerb) && !line.is(*at, Class::Be) && !part(line, *at, Part::Perfect)
    };
    let reach = verb.saturating_sub(1 + ADVERBS)..verb;
    let before = reach.clone().rev().find(|at| !adverb(at)).or(reach.last());
    before.is_some_and(|before| !part(line, before, Part::Perfect))
}

/// "The agency quoted Lavrov as saying": the outer, who passes it on.
fn outlet(line: &Line<'_>, inner: &Found, rules: &Rules, floor: &Floor) -> Option<Frame> {
    let reach = inner.frame.verb.saturating_sub(LONGEST)..inner.frame.verb;
    line.phrase_at(&line.lexicon.claims.as_saying, inner.frame.verb)?;
    let verb = reach.rev().find(|at| part(line, *at, Part::Quoting))?;
    let named = who::named(line, &subject::left(line, verb, rules)?, rules, floor)?;
    Some(Frame { relays: true, ..Frame::new(named.speaker, inner.frame.said, verb, false) })
}

/// "quoted Lavrov as saying": the inner speaker.
fn quoted_as_saying(line: &Line<'_>, verb: usize, rules: &Rules, floor: &Floor) -> Option<Found> {
    let saying = (verb + 1..(verb + 2 + LONGEST).min(line.len()))
        .find(|at| line.phrase_at(&line.lexicon.claims.as_saying, *at).is_some())?;
    let (end, ()) = line.phrase_at(&line.lexicon.claims.as_saying, saying)?;
    let start = (verb + 1..saying).find(|at| !part(line, *at, Part::Article))?;
    // "quoted the mayor, Karin Vold, as saying"
    let name = start..if line.is_before(saying, Class::Comma) { saying - 1 } else { saying };
    let named = who::named(line, &Subject::of((name.start, name.end)), rules, floor)?;
    Some(Found::spoken(Frame::new(named.speaker.clone(), (end, line.len()), saying, false), named))
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

/// "put the crowd at 120,000": whoever puts a number at something speaks.
fn puts_at(line: &Line<'_>, verb: usize) -> bool {
    const OBJECT: usize = 8;
    let reach = verb + 1..(verb + OBJECT).min(line.len());
    reach.into_iter().any(|at| part(line, at, Part::PutAt) && (1..=4).any(|next| line.is_number(at + next)))
}
