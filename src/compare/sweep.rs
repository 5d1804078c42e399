//! The camps of a crowd: of thousands of claims in conflict, the widest sets that can be true together.
//!
//! A claim is a stretch of values. Stretches meet all together where every two of them do, so walking
//! once over their ends, in order, passes every set that no other claim fits into. Owns that walk; what a
//! camp tells is `camp`'s work.

use std::collections::{BTreeSet, HashMap};

use rust_decimal::Decimal;

use super::crowd::{Setting, setting};
use super::pair::Case;
use super::value::Reach;
use super::witness::Witnesses;

/// How many camps of a crowd are told. Each can hold thousands of claims.
pub(super) const MOST: usize = 5;

/// An end of a stretch: open downwards, at a number (just below it, at it, just above), open upwards.
type End = (i8, Decimal, i8);

const NO_FLOOR: End = (-1, Decimal::ZERO, 0);
const NO_CEILING: End = (1, Decimal::ZERO, 0);

/// A claim, as the values it leaves open.
struct Stretch {
    claim: usize,
    witness: usize,
    from: End,
    to: End,
}

/// The claims of one place and time, and where they begin and end.
#[derive(Default)]
struct Room {
    stretches: Vec<Stretch>,
    /// In order; at one value what begins there comes before what ends there.
    ends: Vec<(End, bool, usize)>,
}

/// Where most stretches meet that are in no camp yet: of how many witnesses they are, and how many.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Meeting {
    witnesses: usize,
    claims: usize,
    at: End,
}

/// The widest set of claims of one place and time that can be true together, then the widest that adds to
/// it, and so on, each in the order of its claims. Only places and times with a claim `in_conflict`.
pub(super) fn widest(case: &Case<'_>, witnesses: &Witnesses, in_conflict: &BTreeSet<usize>) -> Vec<Vec<usize>> {
    let rooms = rooms(case, witnesses, in_conflict);
    let mut told: BTreeSet<usize> = BTreeSet::new();
    let mut camps = Vec::new();
    while camps.len() < MOST {
        let meetings = rooms.iter().enumerate().filter_map(|(at, room)| Some((room.meeting(&told)?, at)));
        // Of equals the first.
        let best = meetings.max_by_key(|(meeting, at)| (meeting.witnesses, meeting.claims, std::cmp::Reverse(*at)));
        let Some((room, meeting)) = best.and_then(|(meeting, at)| Some((rooms.get(at)?, meeting))) else { break };
        let camp = room.around(meeting.at);
        told.extend(&camp);
        camps.push(camp);
    }
    camps
}

fn rooms(case: &Case<'_>, witnesses: &Witnesses, in_conflict: &BTreeSet<usize>) -> Vec<Room> {
    let mut number: HashMap<Setting<'_>, usize> = HashMap::new();
    let mut rooms: Vec<(Room, bool)> = Vec::new();
    for (at, claim) in case.claims.iter().enumerate() {
        let (Some(witness), Some(reach)) = (witnesses.of(at), Reach::of(case, claim)) else { continue };
        let own = setting(case, claim).loosely();
        let room = *number.entry(own).or_insert(rooms.len());
        if room == rooms.len() {
            rooms.push((Room::default(), false));
        }
        if let Some((room, conflicts)) = rooms.get_mut(room) {
            let (from, to) = ends(case, reach);
            let next = room.stretches.len();
            room.ends.extend([(from, false, next), (to, true, next)]);
            room.stretches.push(Stretch { claim: at, witness, from, to });
            *conflicts |= in_conflict.contains(&at);
        }
    }
    let mut rooms: Vec<Room> = rooms.into_iter().filter(|(_, conflicts)| *conflicts).map(|(room, _)| room).collect();
    rooms.iter_mut().for_each(|room| room.ends.sort_unstable());
    rooms
}

/// Both ends of a claim; the lower one as far down as the rules' tolerance lets another claim lie.
fn ends(case: &Case<'_>, reach: Reach) -> (End, End) {
    let from = reach.lo.map_or(NO_FLOOR, |lo| {
        let slack = super::value::slack(case, lo.at, lo.at);
        (0, lo.at.saturating_sub(slack), i8::from(lo.outside && slack.is_zero()))
    });
    let to = reach.hi.map_or(NO_CEILING, |hi| (0, hi.at, -i8::from(hi.outside)));
    (from, to)
}

impl Room {
    /// The claims that meet at a place, with those that meet all of them.
    fn around(&self, at: End) -> Vec<usize> {
        let meet = |at: End| self.stretches.iter().filter(move |one| one.from <= at && at <= one.to);
        // The last place where all of them still meet: no claim fits in that does not begin before it.
        let to = meet(at).map(|one| one.to).min().unwrap_or(at);
        let last = self.stretches.iter().map(|one| one.from).filter(|from| *from <= to).max().unwrap_or(at);
        let mut camp: Vec<usize> = meet(last).map(|one| one.claim).collect();
        camp.sort_unstable();
        camp
    }

    /// Where most meet of those that are not `told`; `None` where all are.
    fn meeting(&self, told: &BTreeSet<usize>) -> Option<Meeting> {
        let mut best: Option<Meeting> = None;
        let mut of_witness: HashMap<usize, usize> = HashMap::new();
        let mut now = Meeting { witnesses: 0, claims: 0, at: NO_FLOOR };
        for (at, is_end, stretch) in &self.ends {
            let Some(one) = self.stretches.get(*stretch).filter(|one| !told.contains(&one.claim)) else { continue };
            let count = of_witness.entry(one.witness).or_default();
            if *is_end && *count > 0 {
                *count -= 1;
                now.claims = now.claims.saturating_sub(1);
                now.witnesses = now.witnesses.saturating_sub(usize::from(*count == 0));
            } else if !*is_end {
                now.witnesses += usize::from(*count == 0);
                *count += 1;
                now.claims += 1;
                now.at = *at;
            }
            let support = |meeting: &Meeting| (meeting.witnesses, meeting.claims);
            if now.claims > 0 && best.is_none_or(|best| support(&best) < support(&now)) {
                best = Some(now);
            }
        }
        best
    }
}
