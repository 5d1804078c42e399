//! Frames of one sentence beside each other: who passes on whose words, and where the one's end and the other's begin. Owns no
//! grammar of a frame; `speaker` finds them.

use super::clause::{owns, part};
use super::speaker::Frame;
use super::subject::names_somebody;
use crate::lexicon::claims::Part;
use crate::lexicon::figures::Class;
use crate::lexicon::line::Line;

/// A frame inside another's words relays nothing; the outer of two does.
pub(super) fn nest(line: &Line<'_>, frames: &mut [Frame]) {
    /// The words of a day: "on Wednesday", "late on Wednesday".
    const DAY: usize = 4;
    for inner in 1..frames.len() {
        let Some((before, rest)) = frames.split_at_mut_checked(inner) else { return };
        let (Some(outer), Some(frame)) = (before.last_mut(), rest.first_mut()) else { return };
        let inside = outer.covers(frame.verb);
        // "by the union's count 74; by the ministry's, 58": no words passed on.
        let parted = (outer.verb..frame.verb).any(|at| line.str(at) == ";") || owns(line, outer.verb);
        let trailing = frame.said.0 == 0 && outer.said.0 > 0 && !parted;
        // "The radio said that, according to the agency, 19 had died": the agency's words.
        let led = trailing
            && line.phrase_at(&line.lexicon.claims.according, frame.verb).is_some()
            && line.is_before(frame.verb, Class::Comma)
            && !(outer.verb..frame.verb).any(|at| line.is_number(at));
        // "Nine are dead, Reuters reports, citing the agency": the agency's words, passed on.
        // "the radio reported on Wednesday, citing the agency"
        let gap = outer.verb + 1..frame.verb.saturating_sub(1);
        let near = gap.len() <= DAY && !gap.clone().any(|at| line.is_number(at) || line.str(at) == ",");
        let citing = near
            && line.is_before(frame.verb, Class::Comma)
            && part(line, frame.verb, Part::Ongoing)
            && line.phrase_at(&line.lexicon.claims.according, frame.verb).is_some();
        // "State television, citing the ministry, put it at 40"
        // "Citing the ministry, state television put it at 40"; not "Citing safety, it said"
        let opens = || {
            let comma = (1..frame.verb).find(|at| line.str(*at) == ",");
            let somebody = |comma| outer.speaker.id.is_some() || names_somebody(line, (1, comma));
            outer.verb == 0 && comma.is_some_and(somebody)
        };
        let cites = part(line, outer.verb, Part::Ongoing)
            && !part(line, frame.verb, Part::Ongoing)
            && (line.is_before(outer.verb, Class::Comma) || opens())
            && line.phrase_at(&line.lexicon.claims.according, outer.verb).is_some()
            && (outer.verb..frame.verb).filter(|at| line.str(*at) == ",").count() == 1
            // "The city council, citing witnesses, said": the council's own, where a rule knows it and not them.
            && (frame.speaker.id.is_none() || outer.speaker.id.is_some());
        if cites {
            frame.relays = true;
            outer.said = frame.said;
        } else if (citing || led) && frame.speaker != outer.speaker {
            outer.relays = true;
        } else if trailing {
            // "Rebels said on Wednesday that ..., Reuters reported."
            frame.relays = true;
        } else if inside && outer.verb < frame.verb {
            outer.said.1 = outer.said.1.max(frame.said.1);
            // "denied that the ministry said": what is denied goes on behind its "that".
            let again = frame.verb.checked_sub(1).is_some_and(|at| line.is(at, Class::And));
            frame.denied |= outer.denied && !frame.ongoing && outer.that && !again;
        }
    }
}

/// "9,000 marched according to the union, and 5,000 according to the police": each has its own side.
pub(super) fn apart(line: &Line<'_>, frames: &mut [Frame]) {
    let trails = |frame: &Frame| {
        frame.said == (0, line.len()) && line.phrase_at(&line.lexicon.claims.according, frame.verb).is_some()
    };
    for second in 1..frames.len() {
        let Some((before, rest)) = frames.split_at_mut_checked(second) else { return };
        let (Some(first), Some(second)) = (before.last_mut(), rest.first_mut()) else { return };
        let number = |at: usize| line.is_number(at);
        let between = (first.verb..second.verb).any(number) && (0..first.verb).any(number);
        if trails(first) && trails(second) && between {
            second.said.0 = first.verb;
            first.said.1 = first.verb;
        }
        // "The union said 20,000 had marched, against 7,500 according to the prefecture"
        const NEAR: usize = 9;
        let comma = (second.verb.saturating_sub(NEAR)..second.verb).rev().find(|at| line.str(*at) == ",");
        let own = comma.filter(|comma| {
            let leads = first.verb < first.said.0 && first.said.0 < *comma;
            leads && (first.said.0..*comma).any(number) && (*comma..second.verb).any(number)
        });
        if let Some(comma) = own.filter(|_| trails(second)) {
            second.said.0 = comma;
            first.said.1 = comma;
        }
    }
}
