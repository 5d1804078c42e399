//! How the windows of two flows lie to each other.

use jiff::civil::Date;

use super::pair::{Pair, Side};
use super::time::Relation;
use super::value::{self, Meeting};
use super::{Assumption, words};
use crate::claim::Claim;
use crate::window::{Precision, Window, days_before};

/// A window whose both days are stated.
#[derive(Clone, Copy, Debug)]
pub(super) struct Days {
    pub(super) from: Date,
    pub(super) to: Date,
    pub(super) precision: Precision,
}

/// Days from one date to another; negative where the other is earlier.
pub(super) fn days_between(from: Date, to: Date) -> i32 {
    from.until(to).map_or(0, |span| span.get_days())
}

impl Days {
    /// `None` where the text does not state both.
    pub(super) fn of(window: &Window) -> Option<Self> {
        match (window.from, window.to) {
            (Some(from), Some(to)) if !window.assumed && from.date <= to.date => {
                Some(Self { from: from.date, to: to.date, precision: window.precision })
            }
            _ => None,
        }
    }

    /// Its length in days. One counted back from an hour covers its edge days only in part,
    /// together about one.
    pub(super) fn length(self) -> i32 {
        let days = days_between(self.from, self.to);
        match self.precision {
            Precision::Rolling => days.max(1),
            Precision::Calendar | Precision::Fuzzy => days + 1,
        }
    }

    /// How far a loose start may lie off: half the window's length, at least three days.
    fn slack(self) -> i32 {
        match self.precision {
            Precision::Fuzzy => (self.length() / 2).max(3),
            Precision::Calendar | Precision::Rolling => 0,
        }
    }

    /// Whether a row of windows that starts on `date` can make this one.
    pub(super) fn may_start_on(self, date: Date) -> bool {
        let off = days_between(self.from, date);
        match self.precision {
            Precision::Calendar => off == 0,
            Precision::Rolling => off == 0 || off == 1,
            Precision::Fuzzy => off.abs() <= self.slack(),
        }
    }

    /// The earliest day on which such a row may start.
    pub(super) fn first_start(self) -> Date {
        days_before(self.from, self.slack())
    }

    /// The latest, which is never before that.
    pub(super) fn last_start(self) -> Date {
        let on = match self.precision {
            Precision::Calendar => 0,
            Precision::Rolling => 1,
            Precision::Fuzzy => self.slack(),
        };
        days_before(self.from, -on)
    }

    /// Whether it covers fewer days of the calendar.
    pub(super) fn is_shorter(self, other: Self) -> bool {
        days_between(self.from, self.to) < days_between(other.from, other.to)
    }

    pub(super) fn same_dates(self, other: Self) -> bool {
        self.from == other.from && self.to == other.to
    }

    fn touches(self, other: Self) -> bool {
        self.from <= other.to && other.from <= self.to
    }

    /// Whether it surely lies in `outer`, by the dates as printed.
    pub(super) fn lies_in(self, outer: Self) -> bool {
        match (self.precision, outer.precision) {
            // The outer's first and last day belong to it only in part.
            (Precision::Calendar | Precision::Fuzzy, Precision::Rolling) => {
                outer.from < self.from && self.to < outer.to
            }
            _ => outer.from <= self.from && self.to <= outer.to,
        }
    }

    /// The window as wide as its loose start allows.
    fn widest(self) -> Self {
        Self { from: days_before(self.from, self.slack()), ..self }
    }

    /// The window as narrow as its loose start allows.
    fn narrowest(self) -> Self {
        let later = days_before(self.from, -self.slack());
        Self { from: later.min(self.to), ..self }
    }
}

/// How two flows' windows lie.
pub(super) fn relate(pair: &Pair<'_>, assumes: &mut Vec<Assumption>) -> Relation {
    note_carried(pair, assumes);
    let (left, right) = (&pair.left.window, &pair.right.window);
    match (Days::of(left), Days::of(right)) {
        (Some(one), Some(other)) => both_known(pair, one, other, assumes),
        _ => not_both_known(pair, assumes),
    }
}

fn both_known(pair: &Pair<'_>, left: Days, right: Days, assumes: &mut Vec<Assumption>) -> Relation {
    if left.same_dates(right) && left.precision == right.precision {
        if left.precision == Precision::Rolling {
            assumes.push(Assumption::of_both("both count back from the same hour, which neither prints"));
        }
        if let Some(side) = told_before_its_end(pair, left, assumes) {
            return Relation::Inside(side);
        }
        return Relation::Same;
    }
    if !left.touches(right) {
        return disjoint(pair);
    }
    let fuzzy = left.precision == Precision::Fuzzy || right.precision == Precision::Fuzzy;
    if fuzzy && left.to == right.to && days_between(left.from, right.from).abs() <= left.slack().max(right.slack()) {
        note_loose(pair, assumes);
        let wider = if left.from <= right.from { Side::Left } else { Side::Right };
        return Relation::AsIfSame { wider: (left.from != right.from).then_some(wider) };
    }
    match (left.lies_in(right), right.lies_in(left)) {
        (true, false) => return Relation::Inside(Side::Left),
        (false, true) => return Relation::Inside(Side::Right),
        (true, true) => return Relation::AsIfSame { wider: None },
        (false, false) => {}
    }
    if fuzzy {
        let inside = match (left.narrowest().lies_in(right.widest()), right.narrowest().lies_in(left.widest())) {
            (true, _) => Some(Side::Left),
            (_, true) => Some(Side::Right),
            _ => None,
        };
        if let Some(side) = inside {
            note_loose(pair, assumes);
            return Relation::Inside(side);
        }
    }
    if left.precision == Precision::Rolling && right.precision == Precision::Rolling && edges_only(left, right) {
        let said = words::both_dated(pair);
        let reason = format!(
            "{said}: the one window begins about where the other ends; flows of different days add up, they do not compete."
        );
        return Relation::Apart { reason, gist: DIFFERENT_DAYS };
    }
    Relation::Overlap { lengths: (left.length(), right.length()) }
}

/// Which of two counts of one day was told on that day, hours before it was over, where the other was told after it.
fn told_before_its_end(pair: &Pair<'_>, days: Days, assumes: &mut Vec<Assumption>) -> Option<Side> {
    if days.from != days.to || pair.one_voice() {
        return None;
    }
    let on_the_day = |side: Side| pair.stood_by(side).is_some();
    let later = |side: Side| pair.claim(side).reported.is_some_and(|out| out.date > days.to) && !on_the_day(side);
    let side = [Side::Left, Side::Right].into_iter().find(|side| on_the_day(*side) && later(side.other()))?;
    let (at, claim) = pair.placed_claim(side);
    let lower = matches!(value::meet(pair), Some(Meeting::Apart(higher)) if higher != side);
    if !lower || claim.amount.limits.is_zero() {
        return None;
    }
    let text =
        format!("{} was told on the day itself, and may leave out what came after", words::claimed(pair.case, claim));
    assumes.push(Assumption::of(at, text, "told on the day itself, before it was over"));
    Some(side)
}

/// Two rolling windows that share nothing but one day, of which each holds a part.
fn edges_only(left: Days, right: Days) -> bool {
    left.to == right.from || right.to == left.from
}

const DIFFERENT_DAYS: &str = "different days, whose counts add up and do not compete";

fn disjoint(pair: &Pair<'_>) -> Relation {
    let said = words::both_dated(pair);
    let reason = format!("{said}: the windows do not overlap; flows of different days add up, they do not compete.");
    Relation::Apart { reason, gist: DIFFERENT_DAYS }
}

fn note_loose(pair: &Pair<'_>, assumes: &mut Vec<Assumption>) {
    for (at, claim) in pair.placed().into_iter().filter(|(_, claim)| claim.window.precision == Precision::Fuzzy) {
        let slack = Days::of(&claim.window).map_or(3, Days::slack);
        let text = format!(
            "the window of {} has a loose start, which may lie up to {slack} days off",
            words::claimed(pair.case, claim)
        );
        assumes.push(Assumption::of(at, text, format!("the start may lie up to {slack} days off")));
    }
}

/// The first day the text states, pushed back by a loose start.
fn stated_start(window: &Window) -> Option<Date> {
    match Days::of(window) {
        Some(days) => Some(days.widest().from),
        None if window.assumed => None,
        None => window.from.map(|from| from.date),
    }
}

fn not_both_known(pair: &Pair<'_>, assumes: &mut Vec<Assumption>) -> Relation {
    let (left, right) = (&pair.left.window, &pair.right.window);
    let end = |window: &Window| window.to.map(|to| to.date);
    let before = |one: &Window, other: &Window| match (end(one), stated_start(other)) {
        (Some(end), Some(start)) => end < start,
        _ => false,
    };
    if before(left, right) || before(right, left) {
        note_undated(pair, assumes);
        return disjoint(pair);
    }
    let wider = match (end(left), end(right)) {
        (Some(one), Some(other)) if further(days_between(one, other), right) => Some(Side::Right),
        (Some(one), Some(other)) if further(days_between(other, one), left) => Some(Side::Left),
        // An undated count may be of any of so many days.
        _ if right.assumed && is_long(left) => Some(Side::Left),
        _ if left.assumed && is_long(right) => Some(Side::Right),
        _ => None,
    };
    if let (Some(one), Some(other)) = (end(left), end(right))
        && days_between(one, other).abs() > LATE
        && let Some(Meeting::Apart(higher)) = value::meet(pair)
        && wider != Some(higher)
    {
        note_undated(pair, assumes);
        return open_ended(pair);
    }
    for (at, claim) in pair.placed().into_iter().filter(|(_, claim)| Days::of(&claim.window).is_none()) {
        let (text, gist) = unknown(pair, claim);
        assumes.push(Assumption::of(at, text, gist));
    }
    Relation::AsIfSame { wider }
}

/// Whether a window reaches further by so many days: more than one, which may lie between an event and its
/// report, or one where its own words say when it ends.
const fn further(days: i32, window: &Window) -> bool {
    days > 1 || days == 1 && !window.assumed
}

/// Whether a window is of several days, of which a count without a date may be one's alone.
fn is_long(window: &Window) -> bool {
    const SEVERAL: i32 = 2;
    Days::of(window).is_some_and(|days| days.length() >= SEVERAL)
}

/// How many days may lie between an event and the reports of it.
const LATE: i32 = 2;

/// Counts up to different days, of which one at least does not say from when.
fn open_ended(pair: &Pair<'_>) -> Relation {
    let said = words::both_dated(pair);
    let reason = format!("{said}: they end on different days, and not both say from when they count.");
    Relation::Apart { reason, gist: "up to different days, and not both say from when" }
}

fn note_undated(pair: &Pair<'_>, assumes: &mut Vec<Assumption>) {
    for (at, claim) in pair.placed() {
        if claim.window.assumed
            && let Some(to) = claim.window.to
        {
            let (claimed, to) = (words::claimed(pair.case, claim), words::moment(to));
            let text = format!("{claimed} is undated and taken to end with its document, {to}");
            assumes.push(Assumption::of(at, text, "undated, taken to end with the report"));
        }
    }
}

/// Says of each claim without a time of its own where its time is from.
fn note_carried(pair: &Pair<'_>, assumes: &mut Vec<Assumption>) {
    for (at, claim) in pair.placed().into_iter().filter(|(_, claim)| claim.window.carried) {
        let claimed = words::claimed(pair.case, claim);
        let text = format!("{claimed} names no time and takes that of the figures around it in its text");
        assumes.push(Assumption::of(at, text, "no time of its own, taken from the figures around it"));
    }
}

/// What an unknown edge had to be taken for.
fn unknown(pair: &Pair<'_>, claim: &Claim) -> (String, &'static str) {
    let claimed = words::claimed(pair.case, claim);
    let as_if = "is compared as if its window were the same";
    match (claim.window.from, claim.window.to) {
        (_, Some(to)) if claim.window.assumed => (
            format!("{claimed} is dated only by its document, {}, and {as_if}", words::moment(to)),
            "undated, compared as if of the other's time",
        ),
        (None, Some(to)) => (
            format!("{claimed} has no stated start, only an end, {}, and {as_if}", words::moment(to)),
            "no stated start, compared as if of the other's time",
        ),
        (Some(_), None) => {
            (format!("{claimed} has no stated end and {as_if}"), "no stated end, compared as if of the other's time")
        }
        _ => (format!("{claimed} has no known date and {as_if}"), "no known date, compared as if of the other's time"),
    }
}
