//! Gate 2: whether two claims speak of the same thing: unit, status, the story's time, place.
//! What separates them is named.

use rust_decimal::Decimal;

use super::pair::{Case, Pair, Ruling, Side};
use super::story::nation;
use super::value::Meeting;
use super::{Assumption, Verdict, doubt, part, time, value, words};
use crate::claim::{Claim, LEAD, Status};
use crate::figure::Manner;
use crate::rules::Nature;
use crate::unit::Dimension;
use crate::window::{Period, days_before};

fn apart(said: &str, why: &str) -> Option<Ruling> {
    Some(Ruling::new(Verdict::NotComparable, said, why))
}

fn told_apart(reason: String, gist: &str) -> Option<Ruling> {
    Some(Ruling::told(Verdict::NotComparable, reason, gist))
}

/// Figures of different units.
pub(super) fn other_unit(pair: &Pair<'_>) -> Option<Ruling> {
    let (left, right) = (&pair.left.unit, &pair.right.unit);
    if left.converts_to(right) {
        return None;
    }
    let said = words::both_numbers(pair);
    let why = if left.dimension == right.dimension {
        format!("{} and {} do not convert into each other", left.symbol, right.symbol)
    } else {
        format!("one is a {}, the other a {}", left.dimension.name(), right.dimension.name())
    };
    apart(&said, &why)
}

/// Figures put in different ways: a plan against a fact, the start of a change against its end.
pub(super) fn other_status(pair: &Pair<'_>) -> Option<Ruling> {
    let said = words::both_numbers(pair);
    let (left, right) = (value::effective_status(pair.left), value::effective_status(pair.right));
    // What a thing is to cost is its price, whether it "will cost" or "costs" so much; but 5,000 to be brought out say nothing
    // against 300 who were.
    let quantity = pair.case.quantity;
    let price = quantity.unit == Dimension::Money && matches!(quantity.nature, Nature::Stock | Nature::Fixed);
    // "It set out to raise 2.25 billion", "an attempt to raise 2.3 billion": so too.
    let tried = |status: &Status| *status == Status::Attempted && price && quantity.nature == Nature::Fixed;
    let priced =
        price && [left, right].iter().all(|status| matches!(status, Status::Planned | Status::Stated) || tried(status));
    if left != right && !priced {
        let (left, right) = (left.name(), right.name());
        let gist = format!("different status: {} against {}", left.min(right), left.max(right));
        let reason = format!("{said}, but the first is {left} and the second {right}: different status.");
        return told_apart(reason, &gist);
    }
    let added = pair.both().into_iter().find(|claim| claim.manner == Manner::Added);
    if let Some(claim) = added.filter(|_| !exceeds_total(pair)) {
        let added = words::what(claim);
        let reason = format!("{said}, but {added} was added to an earlier count and is no count of its own.");
        return told_apart(reason, "the one was added to an earlier count and is no count of its own");
    }
    if let Some(claim) = pair.both().into_iter().find(|claim| claim.manner == Manner::Removed) {
        let removed = words::what(claim);
        let reason = format!("{said}, but {removed} was taken off an earlier count and is no count of its own.");
        return told_apart(reason, "the one was taken off an earlier count and is no count of its own");
    }
    if let Some(own) = own_side(pair) {
        let own = words::claimed(pair.case, own);
        let reason = format!("{said}, but {own} counts its own people alone.");
        return told_apart(reason, "the one counts its own people alone");
    }
    // Of a running count one voice's number before is simply its older one.
    if pair.case.quantity.nature == Nature::Total && pair.one_voice() {
        return None;
    }
    match pair.only(|claim| claim.manner == Manner::Before) {
        Some(side) if pair.claim(side.other()).manner == Manner::After && pair.one_sentence() => {
            apart(&said, "the start and the end of one change, so different moments, not a disagreement")
        }
        Some(side) if pair.claim(side).window.assumed || pair.claim(side).window.is_unknown() => {
            let before = words::what(pair.claim(side));
            told_apart(
                format!("{said}, but {before} is where a change began, at an earlier moment that is not dated."),
                "the one is where a change began, at an earlier moment that is not dated",
            )
        }
        _ => None,
    }
}

/// Whether what was added to a toll is by itself more than a toll of that time or later: "40 bodies were found on Tuesday", and
/// two in all on Thursday.
fn exceeds_total(pair: &Pair<'_>) -> bool {
    let added = pair.only(|claim| claim.manner == Manner::Added);
    added.filter(|_| pair.case.quantity.nature == Nature::Total).is_some_and(|added| {
        let exceeds = value::exceeds(pair.case, pair.claim(added), pair.claim(added.other()));
        exceeds && !pair.one_voice() && time::lets_be_part(pair, added)
    })
}

/// The claim of the two that counts one side's own, where the other may hold it: "11 of its soldiers" beside
/// 20 dead, or beside the other side's own six.
fn own_side<'a>(pair: &Pair<'a>) -> Option<&'a Claim> {
    let own = |claim: &&Claim| claim.manner == Manner::Own;
    let none = |claim: &Claim| own(&claim) && claim.amount.limits.is_zero();
    let [left, right] = pair.both();
    // Of one voice, its own soldiers may be all whom it counts; "none of ours" beside 13 is no word on those.
    if pair.one_voice() && none(left) == none(right) {
        return None;
    }
    match (own(&left), own(&right)) {
        (true, true) => Some(left),
        (true, false) => Some(left).filter(|_| !value::exceeds(pair.case, left, right)),
        (false, true) => Some(right).filter(|_| !value::exceeds(pair.case, right, left)),
        (false, false) => None,
    }
}

/// Whether a claim is dated outside the time the rules ask about; that time, if so, and whose.
pub(super) fn outside(case: &Case<'_>, claim: &Claim) -> Option<(Period, &'static str)> {
    let (quantity, window) = (case.quantity, &claim.window);
    let (period, whose) = match (quantity.period, case.rules.period) {
        (Some(period), _) => (period, "the time asked about"),
        (None, Some(period)) => (period, "the story's time"),
        (None, None) => return None,
    };
    if quantity.nature == Nature::Fixed && window.assumed {
        return None;
    }
    let moment = matches!(quantity.nature, Nature::Stock | Nature::Total);
    let last = window.to.or(window.from);
    let first = if moment { last } else { window.from.or(window.to) };
    // What is counted once may be dated by what led to it.
    let fixed = quantity.nature == Nature::Fixed && quantity.period.is_none();
    let from = period.from.map(|from| if fixed { days_before(from, LEAD) } else { from });
    let outside = first.is_some_and(|first| period.to.is_some_and(|to| to < first.date))
        || last.is_some_and(|last| from.is_some_and(|from| last.date < from));
    outside.then_some((period, whose))
}

/// A claim dated outside the time the rules ask about.
pub(super) fn other_time(pair: &Pair<'_>) -> Option<Ruling> {
    let outside = pair.both().into_iter().find_map(|claim| Some((claim, outside(pair.case, claim)?)));
    let (claim, (period, whose)) = outside?;
    let (claimed, when) = (words::claimed(pair.case, claim), words::window(&claim.window));
    let dated = if claim.window.assumed { "dated by its document to" } else { "dated" };
    told_apart(
        format!("{claimed} is {dated} {when}, outside {whose}, {}.", words::period(&period)),
        &format!("dated outside {whose}"),
    )
}

/// Claims about different places. A count of a place above that of the place around it is a
/// conflict.
pub(super) fn other_place(pair: &Pair<'_>, assumes: &mut Vec<Assumption>) -> Option<Ruling> {
    let case = pair.case;
    let (left, right) = (case.place(pair.left), case.place(pair.right));
    note_places(pair, assumes);
    let (Some(left), Some(right)) = (left, right) else {
        return None;
    };
    if let Some(ruling) = unlisted(pair, left, right) {
        return Some(ruling);
    }
    if left == right {
        return None;
    }
    if is_loose(pair, left, right) || is_measured_once(case) {
        return None;
    }
    let said = words::both(pair, |claim| case.place(claim).map_or_else(String::new, |place| format!("for {place}")));
    let inner = match (case.rules.lies_in(left, right), case.rules.lies_in(right, left)) {
        (true, false) => Side::Left,
        (false, true) => Side::Right,
        _ => return apart(&said, "different places"),
    };
    let (part, whole) = (pair.claim(inner), pair.claim(inner.other()));
    let (inside, around) = if inner == Side::Left { (left, right) } else { (right, left) };
    // "2,100 children" of a region's 6,000 hold nobody of a town's 4,100.
    // The water stands no higher in a lake than at its shore.
    let level = part.unit.dimension == Dimension::Length && case.quantity.nature == Nature::Stock;
    // Nor do nine of one country hold the ten of a suburb.
    let some = part::is_share_of_people(pair, whole)
        || nation(whole).is_some()
        || matches!(whole.manner, Manner::Kind | Manner::Seen);
    let holds = value::adds_up(part.unit.dimension) && !level && !some;
    if holds && value::exceeds(case, part, whole) && (pair.against || time::lets_be_part(pair, inner)) {
        let factor = value::factor(part, whole);
        let times = words::times(factor);
        let reason = format!("{said}, but {inside} lies in {around}: the part exceeds the whole{times}.");
        let gist = format!("{inside} lies in {around}, and the part exceeds the whole");
        return Some(doubt::of_places(pair, Ruling::told(Verdict::Conflict, reason, &gist).with_factor(factor)));
    }
    apart(&said, &format!("different places, {inside} being only a part of {around}"))
}

/// A claim whose words name a place that the rules do not know: what lies in what cannot be told.
fn unlisted(pair: &Pair<'_>, left: &str, right: &str) -> Option<Ruling> {
    let named = |claim: &'_ Claim| claim.scope.as_ref().and_then(|scope| scope.unlisted.clone());
    let (one, other) = (named(pair.left), named(pair.right));
    if one == other {
        return None;
    }
    let of = |claim: &Claim| match named(claim) {
        Some(name) => format!("for {name}"),
        None => format!("for {}", if std::ptr::eq(claim, pair.left) { left } else { right }),
    };
    let said = words::both(pair, of);
    let name = one.or(other)?;
    let why = format!("no [place] is called {name}, so whether it lies in the other cannot be told");
    Some(Ruling::new(Verdict::NotComparable, &said, &why).in_short("the one names a place that the rules do not know"))
}

/// A place that no text names, and that holds the other's, is as loose as "the city". But where
/// the place named has the lower count, it is a part of the place around it: "41 in Old Port" is
/// no second opinion on the province's 74.
fn is_loose(pair: &Pair<'_>, left: &str, right: &str) -> bool {
    let assumed = |claim: &Claim| claim.scope.as_ref().is_some_and(|scope| scope.assumed);
    let inner = match (pair.case.rules.lies_in(left, right), pair.case.rules.lies_in(right, left)) {
        (true, false) => Side::Left,
        (false, true) => Side::Right,
        _ => return false,
    };
    let either = pair.both().into_iter().any(assumed);
    if is_of_the_event(pair, inner) || pair.against && either {
        return true;
    }
    if !assumed(pair.claim(inner.other())) {
        return false;
    }
    let place = if inner == Side::Left { left } else { right };
    if means(pair, inner.other(), place) {
        return true;
    }
    // "Turnout in the province was 31 per cent": a share of a place that its words name is none of what lies around it.
    if pair.claim(inner).unit.dimension == Dimension::Share && !assumed(pair.claim(inner)) {
        return false;
    }
    let adds_up = value::adds_up(pair.claim(inner).unit.dimension);
    !(adds_up && value::meet(pair) == Some(Meeting::Apart(inner.other())))
}

/// Whether the place of a count is where the event was and no part of what is counted: its words name none, and the
/// quantity asks for none. "No deaths", of the prison just spoken of, is no none for the town.
fn is_of_the_event(pair: &Pair<'_>, inner: Side) -> bool {
    let quantity = pair.case.quantity;
    let counted = |claim: &Claim| claim.amount.limits.lo().is_none_or(|lo| !lo.is_zero());
    let assumed = pair.claim(inner).scope.as_ref().is_some_and(|scope| scope.assumed);
    quantity.place.is_none() && !quantity.needs_place && assumed && pair.both().into_iter().all(counted)
}

/// A depth, a magnitude, a speed that is measured once is one thing's, whatever place its sentence names to say where that
/// thing was: no place is asked for, and none has a part of it.
fn is_measured_once(case: &Case<'_>) -> bool {
    let quantity = case.quantity;
    let measure = !matches!(quantity.unit, Dimension::Count | Dimension::Share | Dimension::Money | Dimension::Area);
    quantity.nature == Nature::Fixed && quantity.place.is_none() && !quantity.needs_place && measure
}

/// Whether a claim that names no place may mean one within its quantity's own: its paragraph spoke of that one last, and
/// its count is near. "They left Harasta. In two days 4,979 were taken out" is no whole around Harasta's 4,762.
fn means(pair: &Pair<'_>, side: Side, place: &str) -> bool {
    let spoken_of = pair.claim(side).scope.as_ref().and_then(|scope| scope.spoken_of.as_deref());
    let near = || value::factor(pair.left, pair.right).is_some_and(|factor| factor < Decimal::TWO);
    spoken_of == Some(place) && near()
}

/// Says what was taken for granted about places, where only one text names its own.
fn note_places(pair: &Pair<'_>, assumes: &mut Vec<Assumption>) {
    let case = pair.case;
    for (at, claim) in pair.placed() {
        if let (Some(scope), Some(read)) = (&claim.scope, case.place(claim))
            && *scope.place != *read
        {
            let text = format!("{} \"{}\" is loose wording for {read}", words::whose(case, claim), scope.place);
            assumes.push(Assumption::of(at, text, format!("\"{}\" read as {read}", scope.place)));
        }
    }
    let named = |claim: &Claim| claim.scope.as_ref().is_some_and(|scope| !scope.assumed);
    if let Some(side) = pair.only(named) {
        let ((at, claim), other) = (pair.placed_claim(side.other()), pair.claim(side));
        let meant = case.place(other).filter(|place| means(pair, side.other(), place));
        if let Some(place) = meant.or_else(|| case.place(claim)).or_else(|| case.place(other)) {
            let claimed = words::claimed(pair.case, claim);
            let text = format!("{claimed} names no place and is taken to mean {place}");
            assumes.push(Assumption::of(at, text, format!("no place named, taken as {place}")));
        }
    }
}
