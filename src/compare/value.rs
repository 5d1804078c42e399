//! Gate 4: whether two values meet, after tolerance. All in exact decimals; what would run past
//! the largest decimal stays at it.

use rust_decimal::{Decimal, RoundingStrategy};

use super::pair::{Case, Pair, Ruling, Side};
use super::{Verdict, witness, words};
use crate::claim::{Claim, Status};
use crate::figure::Manner;
use crate::interval::{Limits, Side as Open};
use crate::rules::{Nature, Tolerance};
use crate::unit::Dimension;

/// How two values stand to each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Meeting {
    /// One number: one rounds to the other, or their ranges of points meet.
    Same,
    /// They meet only because one is open or vague.
    Room,
    /// No value satisfies both; this one is the higher.
    Apart(Side),
}

/// One end of a range.
#[derive(Clone, Copy, Debug)]
pub(super) struct Edge {
    pub(super) at: Decimal,
    /// The number itself is left out: "more than".
    pub(super) outside: bool,
}

/// The values a claim leaves open, in the base unit, widened as it was written.
#[derive(Clone, Copy, Debug)]
pub(super) struct Reach {
    pub(super) lo: Option<Edge>,
    pub(super) hi: Option<Edge>,
}

/// What a claim limits, as gates see it: "no reports of any" is at least none.
pub(super) fn limits(claim: &Claim) -> Limits {
    match claim.manner {
        Manner::Unreported => Limits::AtLeast(Decimal::ZERO),
        Manner::Seen => claim.amount.limits.lo().map_or(claim.amount.limits, Limits::AtLeast),
        Manner::Besides => claim.amount.limits.hi().map_or(claim.amount.limits, Limits::AtMost),
        _ => claim.amount.limits,
    }
}

/// Half of the last written digit, at most 5 %; counts under 100 are exact, per cent half a
/// point at most, and so are fractions said without a counted whole ("a third"); "nine in ten" is told in tenths.
fn rounding(claim: &Claim, value: Decimal) -> Decimal {
    let half = Decimal::new(5, 1);
    let size = value.abs();
    match (claim.unit.dimension, &*claim.unit.symbol) {
        (Dimension::Count, _) if size < Decimal::ONE_HUNDRED => Decimal::ZERO,
        // "Nine in ten" is written in tenths.
        (Dimension::Share, "fraction") if claim.amount.ratio.is_some_and(|ratio| ratio.whole == Decimal::TEN) => {
            Decimal::new(5, 2)
        }
        (Dimension::Share, "fraction") if claim.amount.ratio.is_some_and(|ratio| ratio.part != Decimal::ONE) => {
            Decimal::ZERO
        }
        (Dimension::Share, "fraction") => Decimal::new(5, 3),
        (Dimension::Share, _) => claim.amount.step.abs().min(Decimal::ONE).saturating_mul(half),
        _ => {
            let most = size.saturating_mul(Decimal::new(5, 2));
            claim.amount.step.abs().saturating_mul(half).min(most)
        }
    }
}

/// How far a claim's number is widened down and up before it meets another. Floors, ceilings,
/// ranges and vague words keep to their stated numbers: they have room already.
fn margins(case: &Case<'_>, claim: &Claim) -> (Decimal, Decimal) {
    if case.quantity.tolerance != Tolerance::AsWritten {
        return (Decimal::ZERO, Decimal::ZERO);
    }
    match limits(claim) {
        Limits::Exact(value) => {
            let margin = rounding(claim, value);
            (margin, margin)
        }
        Limits::Approx(value, side) => {
            let margin = value.abs().saturating_mul(Decimal::new(1, 1));
            (margin, if side == Open::NotAbove { Decimal::ZERO } else { margin })
        }
        _ => (Decimal::ZERO, Decimal::ZERO),
    }
}

impl Reach {
    /// `None` where a number is too large to convert.
    pub(super) fn of(case: &Case<'_>, claim: &Claim) -> Option<Self> {
        Self::widened(claim, margins(case, claim))
    }

    /// The values as stated, without any widening.
    pub(super) fn stated(claim: &Claim) -> Option<Self> {
        Self::widened(claim, (Decimal::ZERO, Decimal::ZERO))
    }

    /// The values as a sum takes them: widened by the rules' tolerance too, which two claims that
    /// are set side by side have between them.
    pub(super) fn in_a_sum(case: &Case<'_>, claim: &Claim) -> Option<Self> {
        let reach = Self::of(case, claim)?;
        let moved = |edge: Edge, up: bool| {
            let slack = slack(case, edge.at, edge.at);
            let at = if up { edge.at.saturating_add(slack) } else { edge.at.saturating_sub(slack) };
            // Many roundings may all lie at their ends.
            let outside = edge.outside && matches!(limits(claim), Limits::MoreThan(_) | Limits::LessThan(_));
            Edge { at, outside }
        };
        Some(Self { lo: reach.lo.map(|lo| moved(lo, false)), hi: reach.hi.map(|hi| moved(hi, true)) })
    }

    fn widened(claim: &Claim, (down, up): (Decimal, Decimal)) -> Option<Self> {
        let limits = limits(claim);
        let base = |value: Decimal| claim.unit.to_base(value);
        let lo = limits.lo().map(|value| base(value.saturating_sub(down)));
        let hi = limits.hi().map(|value| base(value.saturating_add(up)));
        let edge = |at: Option<Option<Decimal>>, outside: bool| match at {
            None => Some(None),
            Some(at) => at.map(|at| Some(Edge { at, outside })),
        };
        // What rounds to 101 lies below 101.5, and what rounds to 102 not: numbers that only touch are two.
        let rounded = matches!(limits, Limits::Exact(_)) && !(down.is_zero() && up.is_zero());
        let lo = edge(lo, rounded || matches!(limits, Limits::MoreThan(_)))?;
        Some(Self { lo, hi: edge(hi, rounded || matches!(limits, Limits::LessThan(_)))? })
    }

    /// The same, with room above a vague word: "thousands" is said of 28,000 too. Of small counts people are
    /// surer: three times the range of "dozens" is another thing; of plain "thousands", ten times. Who says "tens of
    /// thousands" has weighed it against the next word, and means no more.
    fn loosened(self, claim: &Claim) -> Self {
        const LEAST: u32 = 20;
        const CROWD: u32 = 1000;
        const WEIGHED: u32 = 10_000;
        let plain = |lo: Decimal| Decimal::from(CROWD) <= lo && lo < Decimal::from(WEIGHED);
        let times = match limits(claim) {
            Limits::Vague(lo, _) if plain(lo) => Decimal::TEN,
            Limits::Vague(lo, _) if Decimal::from(LEAST) <= lo && lo < Decimal::from(WEIGHED) => Decimal::from(3_u32),
            _ => return self,
        };
        Self { hi: self.hi.map(|hi| Edge { at: hi.at.saturating_mul(times), ..hi }), ..self }
    }

    /// The same without its open side: a floor or a ceiling as the number it names.
    fn closed(self) -> Self {
        Self { lo: self.lo.or(self.hi), hi: self.hi.or(self.lo) }
    }
}

/// How far apart two ends may lie and still be called the same.
pub(super) fn slack(case: &Case<'_>, one: Decimal, other: Decimal) -> Decimal {
    match case.quantity.tolerance {
        Tolerance::AsWritten | Tolerance::Exact => Decimal::ZERO,
        Tolerance::Relative(part) => one.abs().max(other.abs()).saturating_mul(part.abs()),
        Tolerance::Absolute(points) if case.quantity.unit == Dimension::Share => {
            points.abs().saturating_mul(Decimal::new(1, 2))
        }
        Tolerance::Absolute(much) => much.abs(),
    }
}

/// Whether counts of this kind add up, so that a part cannot exceed its whole: a share, a rate or
/// a degree can.
pub(super) const fn adds_up(dimension: Dimension) -> bool {
    matches!(
        dimension,
        Dimension::Count
            | Dimension::Money
            | Dimension::Length
            | Dimension::Area
            | Dimension::Mass
            | Dimension::Volume
            | Dimension::Energy
    )
}

/// Whether `low` lies wholly below `high`, beyond tolerance.
fn below(case: &Case<'_>, low: Reach, high: Reach) -> bool {
    let (Some(top), Some(bottom)) = (low.hi, high.lo) else {
        return false;
    };
    let slack = slack(case, top.at, bottom.at);
    match top.at.saturating_add(slack).cmp(&bottom.at) {
        std::cmp::Ordering::Less => true,
        std::cmp::Ordering::Equal => slack.is_zero() && (top.outside || bottom.outside),
        std::cmp::Ordering::Greater => false,
    }
}

/// How the values of a pair meet; `None` where they are too large to set side by side.
pub(super) fn meet(pair: &Pair<'_>) -> Option<Meeting> {
    let reach = |claim: &Claim| Some(Reach::of(pair.case, claim)?.loosened(claim));
    let (left, right) = (reach(pair.left)?, reach(pair.right)?);
    if below(pair.case, left, right) {
        return Some(Meeting::Apart(Side::Right));
    }
    if below(pair.case, right, left) {
        return Some(Meeting::Apart(Side::Left));
    }
    let unreported = pair.both().iter().any(|claim| claim.manner == Manner::Unreported);
    let points = pair.both().into_iter().all(|claim| is_point(limits(claim)));
    Some(if !unreported && (points || same_bound(pair)) { Meeting::Same } else { Meeting::Room })
}

const fn is_point(limits: Limits) -> bool {
    matches!(limits, Limits::Exact(_) | Limits::Approx(..) | Limits::Between(..))
}

pub(super) const fn is_floor(limits: Limits) -> bool {
    matches!(limits, Limits::AtLeast(_) | Limits::MoreThan(_))
}

pub(super) const fn is_ceiling(limits: Limits) -> bool {
    matches!(limits, Limits::AtMost(_) | Limits::LessThan(_))
}

/// Two floors, or two ceilings, at one number.
fn same_bound(pair: &Pair<'_>) -> bool {
    let (left, right) = (limits(pair.left), limits(pair.right));
    let alike = (is_floor(left) && is_floor(right)) || (is_ceiling(left) && is_ceiling(right));
    alike && same_number(pair.left, pair.right)
}

/// Whether two claims name one number, whatever their hedges; or one vague word or range.
pub(super) fn same_number(left: &Claim, right: &Claim) -> bool {
    if !left.unit.converts_to(&right.unit) {
        return false;
    }
    let based = |claim: &Claim| limits(claim).map(|value| claim.unit.to_base(value));
    let (Some(one), Some(other)) = (based(left), based(right)) else {
        return left.unit == right.unit && limits(left) == limits(right);
    };
    match (one.value(), other.value()) {
        (Some(one), Some(other)) => one == other,
        (None, None) => one == other,
        _ => false,
    }
}

/// Whether one is a floor and the other a ceiling.
pub(super) fn opposed(left: &Claim, right: &Claim) -> bool {
    let (left, right) = (limits(left), limits(right));
    (is_floor(left) && is_ceiling(right)) || (is_ceiling(left) && is_floor(right))
}

/// Whether `part` is larger than `whole` can be.
pub(super) fn exceeds(case: &Case<'_>, part: &Claim, whole: &Claim) -> bool {
    match (Reach::of(case, part), Reach::of(case, whole)) {
        (Some(part_reach), Some(whole_reach)) => below(case, whole_reach.loosened(whole), part_reach.loosened(part)),
        _ => false,
    }
}

/// Whether the number `high` names is above the one `low` names, open sides left aside.
pub(super) fn above(case: &Case<'_>, high: &Claim, low: &Claim) -> bool {
    match (Reach::of(case, high), Reach::of(case, low)) {
        (Some(high), Some(low)) => below(case, low.closed(), high.closed()),
        _ => false,
    }
}

/// How many times the larger stated number is the smaller, to two places; `None` where it would
/// read as 1, for degrees, and where one is not above zero.
pub(super) fn factor(left: &Claim, right: &Claim) -> Option<Decimal> {
    let exact = ratio(left, right)?;
    let factor = exact.round_dp_with_strategy(2, RoundingStrategy::MidpointAwayFromZero).normalize();
    (factor > Decimal::ONE).then_some(factor)
}

/// The factor before it is rounded for a reader.
pub(super) fn ratio(left: &Claim, right: &Claim) -> Option<Decimal> {
    if left.unit.dimension == Dimension::Temperature || !left.unit.converts_to(&right.unit) {
        return None;
    }
    let ends = |claim: &Claim| {
        let limits = limits(claim);
        let lo = claim.unit.to_base(limits.lo().or(limits.hi())?)?;
        Some((lo, claim.unit.to_base(limits.hi().or(limits.lo())?)?))
    };
    let ((left_lo, left_hi), (right_lo, right_hi)) = (ends(left)?, ends(right)?);
    let (small, large) = if left_hi < right_lo { (left_hi, right_lo) } else { (right_hi, left_lo) };
    if small <= Decimal::ZERO || large <= Decimal::ZERO {
        return None;
    }
    large.checked_div(small)
}

/// The verdict of two claims of one thing and one time; `said` says what each claims.
pub(super) fn settle(pair: &Pair<'_>, said: &str) -> Ruling {
    let Some(meeting) = meet(pair) else {
        return Ruling::new(Verdict::NotComparable, said, "too large a number to set beside another");
    };
    // Two denials of two numbers can both be right.
    let denied = pair.both().into_iter().all(|claim| effective_status(claim) == Status::Denied);
    let one_number = same_number(pair.left, pair.right);
    let hedge_apart = one_number && !opposed(pair.left, pair.right);
    let (verdict, why) = match meeting {
        Meeting::Apart(_) if denied => {
            (Verdict::Compatible, "but both are denials, and each rules out only its own number".to_owned())
        }
        Meeting::Apart(_) => {
            let factor = factor(pair.left, pair.right);
            let why = format!("no value satisfies both{}", words::times(factor));
            return Ruling::new(Verdict::Conflict, said, &why).in_short("no value satisfies both").with_factor(factor);
        }
        Meeting::Same if pair.one_voice() => (Verdict::Repeat, "one voice and one value, so one witness".to_owned()),
        Meeting::Room if pair.one_voice() && hedge_apart => {
            (Verdict::Repeat, "one voice and one number, only the hedge differs".to_owned())
        }
        Meeting::Same if witness::one_text(pair.left, pair.right) => {
            (Verdict::Repeat, "both print the same sentence, so one text and one witness".to_owned())
        }
        Meeting::Same if one_number => (Verdict::Agree, "the same number".to_owned()),
        Meeting::Same if pair.case.quantity.tolerance == Tolerance::AsWritten => {
            (Verdict::Agree, "the same value, as far as it was rounded".to_owned())
        }
        Meeting::Same => (Verdict::Agree, "the same value, within the tolerance of the rules".to_owned()),
        Meeting::Room => {
            if let Some(factor) = far_floors(pair) {
                let why = format!(
                    "both are floors and can be true, but the one is {} times the other; ask what each counted",
                    words::grouped(factor)
                );
                return Ruling::new(Verdict::Compatible, said, &why)
                    .in_short("both are floors, and lie far apart")
                    .with_factor(Some(factor));
            }
            let (room, gist) = room(pair);
            let why = format!("both can be true, but only because {room}; neither confirms the other");
            return Ruling::new(Verdict::Compatible, said, &why)
                .in_short(&format!("both can be true, but only because {gist}"));
        }
    };
    Ruling::new(verdict, said, &why)
}

/// How many times one floor is another's, where two voices give them and it is 2 or more. Floors
/// never contradict each other, and such a gap is worth a question still.
fn far_floors(pair: &Pair<'_>) -> Option<Decimal> {
    // Of unknown times, more time accounts for more.
    let dated = |claim: &Claim| !claim.window.assumed && !claim.window.is_unknown();
    let fixed = pair.case.quantity.nature == Nature::Fixed;
    let floor = |claim: &Claim| is_floor(limits(claim)) && claim.manner != Manner::Unreported;
    let floors = pair.both().into_iter().all(|claim| floor(claim) && (fixed || dated(claim)));
    let far = ratio(pair.left, pair.right).is_some_and(|ratio| ratio >= Decimal::TWO);
    if floors && far && !pair.one_voice() { factor(pair.left, pair.right) } else { None }
}

/// What leaves room for both, naming it and in short.
fn room(pair: &Pair<'_>) -> (String, &'static str) {
    let open = pair.both().into_iter().find(|claim| !is_point(limits(claim)));
    let Some(open) = open else {
        return ("their ranges overlap".to_owned(), "their ranges overlap");
    };
    let what = words::what(open);
    match limits(open) {
        _ if open.manner == Manner::Unreported => {
            let text = "a lack of reports is no count of none";
            (text.to_owned(), text)
        }
        Limits::Vague(..) => (format!("{what} is a vague word"), "one is a vague word"),
        _ if open.manner == Manner::Besides => {
            (format!("\"{what}\" counts others besides, as its text says"), "one counts others besides")
        }
        limits if is_floor(limits) => (format!("\"{what}\" is a floor"), "one is a floor"),
        _ => (format!("\"{what}\" is a ceiling"), "one is a ceiling"),
    }
}

/// How a claim is put, of whatever kind of work those are whom it counts.
pub(super) fn manner(claim: &Claim) -> Manner {
    match claim.manner {
        Manner::Trade => Manner::Stated,
        manner => manner,
    }
}

/// The status a claim is judged by: a figure put as what it was not is denied.
pub(super) fn effective_status(claim: &Claim) -> Status {
    match claim.manner {
        Manner::Denied => Status::Denied,
        _ => claim.status,
    }
}
