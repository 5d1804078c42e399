//! Numbers that say how large a body is, or how many speak: they count nobody who is asked for.

use super::clause::part;
use super::context::Scene;
use crate::lexicon::claims::Part;
use crate::lexicon::figures::Class;
use crate::token::Kind;

impl Scene<'_> {
    /// Whether a figure says how large a body is: "the 15-member council".
    pub(super) fn is_size_of_body(&self, number: usize) -> bool {
        const NAME: usize = 5;
        let Some(end) = self.numbers.get(number).map(|words| words.end) else { return false };
        let line = &self.line;
        let joined = line.past_hyphen(end) != end && line.kind(end + 1) == Kind::Word;
        let body = |at: usize| part(line, at, Part::RecordNoun) || part(line, at, Part::VagueBody);
        joined && (end + 2..end + NAME).take_while(|at| line.kind(*at) == Kind::Word).any(body)
    }

    /// Whether a number is of those who speak: "three security and medical sources told the agency".
    pub(super) fn is_who_speaks(&self, number: usize) -> bool {
        const NAME: usize = 5;
        let Some(end) = self.numbers.get(number).map(|words| words.end) else { return false };
        let line = &self.line;
        // "the toll rises to 17 as police say"
        let opens = [Part::While, Part::SubjectStop, Part::ClauseAlways].iter().any(|stop| part(line, end, *stop));
        if opens || line.is(end, Class::And) {
            return false;
        }
        let plain = |at: usize| {
            let led = [Part::Article, Part::Pronoun, Part::OwnPronoun, Part::That, Part::Relative];
            line.kind(at) == Kind::Word && !led.iter().any(|led| part(line, at, *led))
        };
        let mut verbs = self.frames.iter().map(|frame| frame.verb).filter(|verb| (end + 1..=end + NAME).contains(verb));
        verbs.any(|verb| {
            let speakers = part(line, verb - 1, Part::RecordNoun) || part(line, verb - 1, Part::SpeechNoun);
            speakers && (end..verb).all(plain)
        })
    }
}
