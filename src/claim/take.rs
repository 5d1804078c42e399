//! What a claim is made of: the amount, the mouth, the time, the place and the standing of a figure that a quantity takes.

use std::cmp::Ordering;

use super::around::Around;
use super::bind::{self, Bound};
use super::clause::may;
use super::context::{Context, Scene};
use super::cue;
use super::fits::near_miss;
use super::parts;
use super::table::Cell;
use super::{Claim, Status, Taken, Untaken, manner, scope};
use crate::figure::{Figure, Manner};
use crate::lexicon::claims::Surety;
use crate::lexicon::figures::Class;
use crate::rules::{Id, Nature, Quantity};
use crate::span::Span;
use crate::token::Kind;
use crate::unit::Dimension;
use crate::window::{Moment, Window};

/// One figure and what stands around it.
pub(super) struct One<'a> {
    pub(super) scene: &'a Scene<'a>,
    pub(super) number: usize,
    pub(super) figure: &'a Figure,
    pub(super) context: &'a Context,
    /// What heads the list it is an item of.
    pub(super) list: Option<&'a Scene<'a>>,
    /// What stands around the cell of a table that it stands in.
    pub(super) cell: Option<&'a Cell<'a>>,
    /// The claim it is said to be a part of.
    pub(super) whole: Option<usize>,
    /// The claim it goes on from.
    pub(super) from: Option<usize>,
    /// Whether it is said to be a part, of whatever.
    pub(super) tied: bool,
    /// Whether it says how some are of those counted.
    pub(super) state: bool,
}

/// Whether people are known by what a quantity asks for: "the 8,700 evacuated citizens".
fn is_known_by_it(one: &One<'_>, quantity: &Quantity) -> bool {
    let scene = one.scene;
    scene.figures.get(one.number).is_some_and(|span| cue::stands_in(scene, quantity, &scene.known_by(span)))
}

/// Whether words of what may have befallen those counted are none of those that a quantity asks by: "feared dead".
fn is_of_a_fate(one: &One<'_>, quantity: &Quantity) -> bool {
    let scene = one.scene;
    let Some(span) = scene.figures.get(one.number) else { return false };
    let fate = |at: &usize| scene.line.is(*at, Class::Harm);
    let cues = quantity.cue.as_ref().map(|cue| cue.find(scene.line.text, &scene.line.tokens)).unwrap_or_default();
    // "500 are missing and feared dead": what may have befallen them stands behind the words that say so.
    let end = scene.clause(span).end;
    let from = (span.end..end).find(|at| may(&scene.line, *at).is_some());
    // "Up to 5,000 may be homeless": what is asked by must be said before.
    let said = quantity.nature == Nature::Fixed || from.is_some_and(|from| cues.iter().any(|cue| cue.end <= from));
    if !said {
        return false;
    }
    let mut fates = (from.unwrap_or(span.end)..end).filter(fate).peekable();
    fates.peek().is_some() && fates.all(|at| cues.iter().all(|cue| !cue.contains(&at)))
}

/// Whether a number is said to hold so far.
fn is_so_far(scene: &Scene<'_>, number: usize) -> bool {
    let line = &scene.line;
    let mut near = scene.figures.get(number).map(|span| scene.near_words(span)).unwrap_or_default();
    // "As of Sunday none had been executed"
    let by_then = |at: usize| scene.times.iter().any(|time| time.until && time.start == at);
    near.any(|at| by_then(at) || line.phrase_at(&line.lexicon.claims.so_far, at).is_some())
}

/// Whether the words that say somebody tried are among those that a quantity asks by.
fn asks_for_attempts(one: &One<'_>, quantity: &Quantity) -> bool {
    let line = &one.scene.line;
    let tried = |at: &usize| {
        let found = line.phrase_at(&line.lexicon.claims.surety, *at);
        found.is_some_and(|(_, surety)| *surety == Surety::Attempted)
    };
    let cues = quantity.cue.as_ref().map(|cue| cue.find(line.text, &line.tokens)).unwrap_or_default();
    (0..line.len()).filter(tried).any(|at| cues.iter().any(|cue| cue.contains(&at)))
}

/// What tells a part without a noun from the rest of its whole: "of which 284 are confirmed", "(163 probable"; not "including 12
/// overnight".
fn word_for_part(one: &One<'_>) -> Option<Span> {
    let line = &one.scene.line;
    one.whole?;
    let figure = one.scene.figures.get(one.number)?;
    let plain = |at: usize| line.kind(at) == Kind::Word && !line.is(at, Class::Stop) && !line.is(at, Class::And);
    // "97 of them women and 54 men"
    let end = line.phrase_at(&line.lexicon.figures.of_them, figure.end).map_or(figure.end, |(end, ())| end);
    let at = end + usize::from(line.is(end, Class::Be));
    let behind = plain(at) && !one.scene.times.iter().any(|phrase| phrase.start == at);
    // "by sex: women 101, men 55"
    let before = figure.start.checked_sub(1).filter(|at| {
        let opens =
            at.checked_sub(1).is_some_and(|at| matches!(line.mark(at), ':' | ',' | ';') || line.is(at, Class::And));
        let row = line.kind(figure.end) == Kind::Mark || figure.end >= line.len();
        plain(*at) && opens && row && !line.is_capital(*at)
    });
    before.or(behind.then_some(at)).map(|at| line.token(at).span)
}

/// Makes the claims of a figure: one, or one for each of several quantities that a zero serves.
pub(super) fn claim_figure(
    one: &One<'_>,
    bound: &Bound,
    others: &[Bound],
    around: &Around<'_>,
    taken: &mut Taken,
) -> Vec<usize> {
    let quantities = &around.rules.quantities;
    let is_joined = |other: &&Bound| {
        bound.cue.as_ref().zip(other.cue.as_ref()).is_some_and(|(cue, other)| cue::is_joined(one.scene, cue, other))
    };
    let joined: Vec<&Quantity> =
        others.iter().filter(is_joined).filter_map(|other| quantities.get(other.quantity)).collect();
    for other in others.iter().filter_map(|other| quantities.get(other.quantity)) {
        if let Some(quantity) = quantities.get(bound.quantity).filter(|_| !joined.iter().any(|one| one.id == other.id))
        {
            let why = format!("taken for {}, which it is better bound to", quantity.id);
            taken.near_misses.push(near_miss(other, one.figure, why));
        }
    }
    let zero = bind::is_zero(one.figure);
    let serves = quantities.get(bound.quantity).into_iter().chain(joined.iter().copied().filter(|_| zero));
    let mut made = Vec::new();
    for quantity in serves {
        let combined_with = if zero { Vec::new() } else { joined.iter().map(|quantity| quantity.id.clone()).collect() };
        let claim = claim(one, quantity, combined_with, around, taken);
        made.push(taken.claims.len());
        taken.claims.push(claim);
    }
    made
}

fn claim(one: &One<'_>, quantity: &Quantity, combined_with: Vec<Id>, around: &Around<'_>, taken: &Taken) -> Claim {
    let One { scene, number, figure, context, list, whole, from, .. } = *one;
    // What a part does not say of itself is its whole's; what goes on from a claim, that claim's.
    let before = whole.or(from).and_then(|before| taken.claims.get(before));
    let status = match before {
        // "Three of them tried to get in": what is told of a part alone says nothing of how sure its count is.
        _ if one.state => before.map_or(Status::Stated, |whole| whole.status),
        Some(before)
            if context.status == Status::Stated
                && before.status == Status::Planned
                && (whole.is_some() || around.is_beside(before)) =>
        {
            Status::Planned
        }
        // "300 people, including 45 children, tried to flee"
        Some(before) if whole.is_some() && context.status == Status::Stated && before.status == Status::Attempted => {
            Status::Attempted
        }
        // "Some 2,000 tried to cross", where it is asked how many tried.
        _ if context.status == Status::Attempted && asks_for_attempts(one, quantity) => Status::Stated,
        // "All 295 people on the plane were feared dead", "500 are missing and feared dead": how many there were is known.
        _ if context.status == Status::Possible && is_of_a_fate(one, quantity) => Status::Stated,
        // "The 8,700 evacuated citizens will be offered rooms": who they are is done.
        _ if context.status == Status::Planned && is_known_by_it(one, quantity) => Status::Stated,
        _ => context.status,
    };
    let dated = scene.window(number, quantity.nature, status);
    // "Deaths as of 4 June:", and all the list under it.
    let of_list = || list?.times.last().filter(|phrase| !phrase.since).map(|phrase| phrase.window);
    let dated = dated.or_else(of_list);
    let window = dated.map(|window| settle(window, quantity.nature, around.document.meta.published));
    // "18:00 What we know tonight: 242 have died": as of the hour of its entry.
    let of_hour = |to: Moment| {
        let today = around.document.meta.published.map(|published| published.date) == Some(to.date);
        let now = today && to.time.is_none() && matches!(quantity.nature, Nature::Total | Nature::Stock);
        Moment { time: to.time.or(scene.clock.filter(|_| now)), ..to }
    };
    let window = window.map(|window| Window { from: window.from.map(of_hour), to: window.to.map(of_hour), ..window });
    let undated = || {
        let window = undated(around, Some(quantity.nature));
        let by = |moment: Option<Moment>| moment.map(|at| Moment { time: scene.clock.or(at.time), ..at });
        match quantity.nature {
            // "17:45" heads what was known by then.
            Nature::Total | Nature::Stock => Window { from: by(window.from), to: by(window.to), ..window },
            _ => window,
        }
    };
    // "Of those, 27 were children": in the same mouth.
    let (claimant, voice) = match (&context.claimant, whole.and(before)) {
        (None, Some(whole)) => (whole.claimant.clone(), whole.voice),
        (claimant, _) => (claimant.clone(), context.voice),
    };
    let near = |before: &Claim| whole.is_some() || around.is_beside(before);
    // "70, up from 65": of a time before.
    let past = context.older && whole.is_none();
    let lends = |before: &Claim| near(before) && !before.older && !past && !around.is_set_beside(before);
    let scope = scope::of_figure(one, quantity, around, taken, &near);
    let manner = manner::manner(one, quantity, around, taken);
    // What was added was added within the time told.
    let within = || scene.added_on(number).or(context.window);
    let within = (manner == Manner::Added && quantity.nature == Nature::Total).then(within).flatten();
    let window = within.map(|window| settle(window, Nature::Flow, around.document.meta.published)).or(window);
    // "23 have died since Saturday": a toll stands at a moment, and says from when it counts.
    let since = |window: Window| {
        let earlier = |from: &Moment| window.to.is_some_and(|to| from.date < to.date);
        let total = quantity.nature == Nature::Total && !scene.is_of_length(number);
        let from = scene.since(number).filter(|from| total && earlier(from));
        Window { from: from.map(|from| Moment::day(from.date)).or(window.from), ..window }
    };
    let on_its_own_day =
        quantity.nature == Nature::Flow && scene.figures.get(number).is_some_and(|span| scene.is_set_days_back(span));
    // "17 of the dead have no grave yet" are of no kind that "dead" names.
    let of_them = one.state && parts::of_the(scene, number);
    let noun = figure.noun.filter(|_| !of_them).or_else(|| word_for_part(one));
    Claim {
        source: around.document.meta.id.as_str().into(),
        quantity: quantity.id.clone(),
        amount: figure.amount,
        // "480 million euros rather than 600 million": in the money of what it goes on from.
        unit: match before {
            Some(before) if !before.unit.converts_to(&figure.unit) => before.unit.clone(),
            _ => figure.unit.clone(),
        },
        noun: noun.map(|noun| noun.slice(&around.document.text).to_owned()),
        people: manner::people_among(one, manner, quantity),
        // "On Monday they killed 82 civilians, among them 13 children": of the same day.
        on_day: scene.day_of_event(number).or_else(|| whole.and(before).filter(|_| dated.is_none())?.on_day),
        manner,
        claimant,
        relay: context.relay.clone(),
        voice,
        window: since(
            window.or(before.filter(|before| lends(before)).map(|before| before.window)).unwrap_or_else(undated),
        ),
        scope,
        status,
        // "None of its fighters" is no share of the 31 another counted.
        part_of: whole.filter(|whole| !bind::is_zero(figure) && may_be_part(figure, taken.claims.get(*whole))),
        against: None,
        combined_with,
        older: context.older && !on_its_own_day || parts::is_replaced(scene, number),
        reported: around.document.meta.published,
        so_far: bind::is_zero(figure) && is_so_far(scene, number),
        of_entry: scene.clock.is_some(),
        evidence: around.lines.evidence(around.document, figure.number, figure.phrase, figure.sentence),
    }
}

/// Whether a figure may be a part of a claim: a share of people is, and no weight.
fn may_be_part(figure: &Figure, whole: Option<&Claim>) -> bool {
    let alike = |whole: &Claim| whole.unit.dimension == figure.unit.dimension;
    matches!(figure.unit.dimension, Dimension::Count | Dimension::Share) || whole.is_some_and(alike)
}

/// A total and a stock hold at a moment, the end of what the text names, or since a day up to it. Neither
/// is known for an hour that its text was out before. A flow and a closed count are of whole days.
fn settle(window: Window, nature: Nature, published: Option<Moment>) -> Window {
    let day = |moment: Option<Moment>| moment.map(|at| Moment::day(at.date));
    if matches!(nature, Nature::Flow | Nature::Fixed) {
        return Window { from: day(window.from), to: day(window.to), ..window };
    }
    let printed = window.to.filter(|to| to.time.is_some());
    let known = published.filter(|published| {
        let earlier = |to: Moment| to.date == published.date && published.order(to) == Some(Ordering::Less);
        published.time.is_some() && printed.is_some_and(earlier)
    });
    let to = known.or(window.to);
    let since = window.from.filter(|_| nature == Nature::Stock && window.from != window.to);
    Window { from: since.or(to), to, ..window }
}

/// The time of a claim whose text names none: its document's. A toll keeps the hour.
fn undated(around: &Around<'_>, nature: Option<Nature>) -> Window {
    let published = around.as_of.map(Moment::day).or(around.document.meta.published);
    let to =
        published.map(|published| if nature == Some(Nature::Total) { published } else { Moment::day(published.date) });
    let from = to.filter(|_| matches!(nature, Some(Nature::Stock | Nature::Total)));
    Window { from, to, assumed: true, ..Window::default() }
}

pub(super) fn untaken(around: &Around<'_>, number: usize, figure: &Figure, context: &Context) -> Untaken {
    Untaken {
        figure: around.first + number,
        claimant: context.claimant.clone(),
        voice: context.voice,
        window: context.window.unwrap_or_else(|| undated(around, None)),
        place: context.place.clone(),
        status: context.status,
        evidence: around.lines.evidence(around.document, figure.number, figure.phrase, figure.sentence),
    }
}
