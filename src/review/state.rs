//! How reviews and conflicts stand to each other today: which review is of which conflict, and what
//! has changed since. Decides by the figures' identities alone.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

use jiff::civil::Date;

use super::conflict::Conflict;
use super::subject::{self, Subject};
use super::{Identity, Review, Reviews};
use crate::rules::{Id, Rules, Tolerance};

/// The state of a quantity without a conflict.
pub const NONE_NEEDED: &str = "none-needed";
/// The state of a quantity that has but a review of nothing.
pub const STALE: &str = "stale";

/// What a person has still to do about a conflict.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum State {
    /// Nobody has looked at it.
    Unreviewed,
    /// It is reviewed as it stands.
    Reviewed,
    /// A figure has changed or joined since it was reviewed.
    Reopened(Vec<Change>),
    /// A figure has gone, and what is left was reviewed.
    Shrunk(Vec<Change>),
    /// The review was made for a time, and that is over.
    Expired(Date),
}

impl State {
    /// The name used in every form of output.
    #[must_use]
    pub const fn name(&self) -> &'static str {
        match self {
            Self::Unreviewed => "unreviewed",
            Self::Reviewed => "reviewed",
            Self::Reopened(_) => "reopened",
            Self::Shrunk(_) => "shrunk",
            Self::Expired(_) => "expired",
        }
    }

    /// Whether nobody stands behind the conflict as it is now.
    #[must_use]
    pub const fn is_open(&self) -> bool {
        matches!(self, Self::Unreviewed | Self::Reopened(_))
    }

    /// What has changed since the review.
    #[must_use]
    pub fn changes(&self) -> &[Change] {
        match self {
            Self::Reopened(changes) | Self::Shrunk(changes) => changes,
            _ => &[],
        }
    }
}

/// One difference between a review and its conflict.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Change {
    /// A figure has joined.
    Added(Identity),
    /// A figure has gone.
    Removed(Identity),
    /// One source now says another figure, or the same of another time, place or speaker.
    Changed {
        /// As it was reviewed.
        from: Identity,
        /// As it is now.
        to: Identity,
    },
}

/// `+ ICRC 12,000`, `- Courier 40`, `Observatory 100,000 -> 120,000`.
impl fmt::Display for Change {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Added(one) => write!(f, "+ {} {}{}", one.teller(), one.told(), carrier(one)),
            Self::Removed(one) => write!(f, "- {} {}{}", one.teller(), one.told(), carrier(one)),
            Self::Changed { from, to } => {
                if from.figure == to.figure {
                    write!(f, "{} {}:", to.teller(), to.told())?;
                } else {
                    write!(f, "{} {} -> {}", to.teller(), from.told(), to.grouped())?;
                }
                let mut comma = if from.figure == to.figure { " " } else { ", " };
                let named = [
                    ("speaker", &from.claimant, &to.claimant),
                    ("time", &from.window, &to.window),
                    ("place", &from.place, &to.place),
                ];
                for (name, from, to) in named.into_iter().filter(|(_, from, to)| from != to) {
                    let text = |text: &Option<String>| text.clone().unwrap_or_else(|| "none".to_owned());
                    write!(f, "{comma}{name} {} -> {}", text(from), text(to))?;
                    comma = ", ";
                }
                f.write_str(&carrier(to))
            }
        }
    }
}

/// The source, where another is named before it.
fn carrier(one: &Identity) -> String {
    if one.claimant.is_some() { format!(" ({})", one.source) } else { String::new() }
}

/// A conflict, and how it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Settled {
    /// The conflict.
    pub conflict: Conflict,
    /// How it stands.
    pub state: State,
    /// Its review, by its place among the reviews.
    pub review: Option<usize>,
    /// What has changed around it that no figure shows: the tolerance it was reviewed under.
    pub note: Option<String>,
}

/// A review of nothing that is in conflict today.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stale {
    /// The review, by its place among the reviews.
    pub review: usize,
    /// The quantity, or the relations that did not hold.
    pub quantity: Id,
    /// Why, in one sentence.
    pub why: String,
}

/// Every conflict of a report and how it stands, and what reviews are left over.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Standing {
    /// The conflicts, in the order of the report.
    pub conflicts: Vec<Settled>,
    /// The reviews of no conflict, in the order of the file.
    pub stale: Vec<Stale>,
    /// The reviews themselves.
    pub reviews: Reviews,
}

impl Standing {
    /// The review of a conflict.
    #[must_use]
    pub fn review(&self, settled: &Settled) -> Option<&Review> {
        settled.review.and_then(|at| self.reviews.reviews.get(at))
    }

    /// The conflicts of a quantity, or of what [`super::subject()`] calls so.
    pub fn of<'a>(&'a self, quantity: &'a str) -> impl Iterator<Item = &'a Settled> {
        self.conflicts.iter().filter(move |settled| &*settled.conflict.quantity == quantity)
    }

    /// The state of a quantity: that of its conflict which asks most for a look.
    #[must_use]
    pub fn state_of(&self, quantity: &str) -> &'static str {
        let rank = |state: &State| match state {
            State::Unreviewed => 0,
            State::Reopened(_) => 1,
            State::Expired(_) => 2,
            State::Shrunk(_) => 3,
            State::Reviewed => 4,
        };
        let worst = self.of(quantity).map(|settled| &settled.state).min_by_key(|state| rank(state));
        match worst {
            Some(state) => state.name(),
            None if self.stale.iter().any(|stale| &*stale.quantity == quantity) => STALE,
            None => NONE_NEEDED,
        }
    }

    /// Leaves out stale reviews of sources that are none of `read`: where only some of the sources are
    /// read, a review of the others is not of nothing.
    pub fn forgive(&mut self, read: &BTreeSet<&str>) {
        let reviews = &self.reviews.reviews;
        let is_read = |review: &Review| review.figures.iter().all(|one| read.contains(one.source.as_str()));
        self.stale.retain(|stale| reviews.get(stale.review).is_some_and(is_read));
    }

    /// Leaves the conflicts and reviews of the quantities `asked` alone, and those they take part in.
    pub fn retain(&mut self, asked: impl Fn(&str) -> bool) {
        self.conflicts.retain(|settled| settled.conflict.is_about(&asked));
        let reviews = &self.reviews.reviews;
        let of = |review: &Review| {
            review.figures.iter().any(|one| asked(one.quantity.as_deref().unwrap_or(&review.quantity)))
        };
        self.stale.retain(|stale| reviews.get(stale.review).is_some_and(of));
    }
}

/// What reviews are held against: every figure read, by quantity.
pub type Read = BTreeMap<Id, BTreeSet<Identity>>;

/// What of a report can be reviewed, whatever people have decided.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Gathered {
    /// The conflicts, in the order of the report, each with its id.
    pub conflicts: Vec<Conflict>,
    /// Every figure read, in conflict or not.
    pub read: Read,
}

/// Sets reviews against conflicts.
///
/// A conflict belongs to the review that shares most figures with it. `unnamed` are the sources whose
/// id is but their file's name: if such a file is renamed, its figures are still known. Where `as_of`
/// is `None`, nothing expires.
#[must_use]
pub fn settle(
    gathered: &Gathered,
    reviews: &Reviews,
    unnamed: &BTreeSet<String>,
    rules: &Rules,
    as_of: Option<Date>,
) -> Standing {
    let read = &gathered.read;
    let sources: BTreeSet<&str> = read.values().flatten().map(|one| one.source.as_str()).collect();
    let reviews_known: Vec<Known<'_>> =
        reviews.reviews.iter().map(|review| Known::of(review, &sources, rules)).collect();
    let mut used = BTreeSet::new();
    let mut settled = Vec::new();
    for conflict in gathered.conflicts.iter().cloned() {
        let best = nearest(&conflict, &reviews_known, unnamed);
        used.extend(best.map(|(at, _)| at));
        settled.push(stand(conflict, best, &reviews_known, rules, as_of, unnamed));
    }
    let stale = reviews.reviews.iter().enumerate().filter(|(at, _)| !used.contains(at));
    let stale = stale.map(|(at, review)| Stale {
        review: at,
        quantity: review.quantity.clone(),
        why: why_stale(review, &settled, read, rules),
    });
    let stale = stale.collect();
    Standing { stale, conflicts: settled, reviews: reviews.clone() }
}

/// A review, and what of it can be known again.
struct Known<'a> {
    review: &'a Review,
    /// Its figures, each by its place.
    keys: BTreeMap<Identity, usize>,
    /// Those whose source is read no more, by what they say.
    gone: BTreeMap<Identity, usize>,
    /// Where the rules have given the quantity another place since: its figures, in no place.
    displaced: BTreeSet<Identity>,
}

impl<'a> Known<'a> {
    fn of(review: &'a Review, sources: &BTreeSet<&str>, rules: &Rules) -> Self {
        let figures = || review.figures.iter().enumerate();
        let keys = figures().map(|(at, one)| (one.key(), at)).collect();
        let gone = figures().filter(|(_, one)| !sources.contains(one.source.as_str()));
        let own = rules.quantity(&review.quantity).and_then(|quantity| quantity.place.as_deref());
        let moved = review.place.is_some() && review.place.as_deref() != own;
        let displaced = figures().filter(|_| moved).map(|(_, one)| nowhere(one)).collect();
        Self { review, keys, gone: gone.map(|(at, one)| (one.carried(), at)).collect(), displaced }
    }

    /// The figures of the review that stand in the conflict, and those of the conflict that stand in
    /// the review; each by its place.
    fn shared(&self, conflict: &Conflict, unnamed: &BTreeSet<String>) -> (BTreeSet<usize>, BTreeSet<usize>) {
        let (mut mine, mut theirs) = (BTreeSet::new(), BTreeSet::new());
        for (at, figure) in conflict.figures.iter().enumerate() {
            for identity in figure.identities() {
                // A speaker's statement is the same in another paper once the first is gone.
                let carried = identity.claimant.is_some() || unnamed.contains(&identity.source);
                let carried = if carried && !self.gone.is_empty() { self.gone.get(&identity.carried()) } else { None };
                for place in [self.keys.get(&identity.key()), carried].into_iter().flatten() {
                    mine.insert(*place);
                    theirs.insert(at);
                }
            }
        }
        (mine, theirs)
    }
}

/// An identity in no place.
fn nowhere(identity: &Identity) -> Identity {
    Identity { place: None, ..identity.key() }
}

/// The review that shares most figures with a conflict; of equals the one that differs least, then
/// the latest.
fn nearest(conflict: &Conflict, reviews: &[Known<'_>], unnamed: &BTreeSet<String>) -> Option<(usize, usize)> {
    let of_quantity = reviews.iter().enumerate().filter(|(_, known)| known.review.quantity == conflict.quantity);
    let ranked = of_quantity.map(|(at, known)| {
        let (mine, theirs) = known.shared(conflict, unnamed);
        let apart = (known.review.figures.len() - mine.len()) + (conflict.figures.len() - theirs.len());
        let moved = || conflict.figures.iter().any(|figure| known.displaced.contains(&nowhere(&figure.identity)));
        let moved = theirs.is_empty() && !known.displaced.is_empty() && moved();
        ((theirs.len(), moved, std::cmp::Reverse(apart), known.review.reviewed, at), at)
    });
    let best = ranked.filter(|((shared, moved, ..), _)| *shared > 0 || *moved).max()?;
    Some((best.1, best.0.0))
}

fn stand(
    conflict: Conflict,
    best: Option<(usize, usize)>,
    reviews: &[Known<'_>],
    rules: &Rules,
    as_of: Option<Date>,
    unnamed: &BTreeSet<String>,
) -> Settled {
    let Some((at, known)) = best.and_then(|(at, _)| reviews.get(at).map(|known| (at, known))) else {
        return Settled { conflict, state: State::Unreviewed, review: None, note: None };
    };
    let (mine, theirs) = known.shared(&conflict, unnamed);
    let added: Vec<&Identity> = (conflict.figures.iter().enumerate())
        .filter(|(at, _)| !theirs.contains(at))
        .map(|(_, figure)| &figure.identity)
        .collect();
    let removed: Vec<&Identity> =
        known.review.figures.iter().enumerate().filter(|(at, _)| !mine.contains(at)).map(|(_, one)| one).collect();
    let expired = known.review.expires.filter(|expires| as_of.is_some_and(|today| *expires <= today));
    let state = match (added.is_empty(), removed.is_empty(), expired) {
        (false, _, _) => State::Reopened(changes(&added, removed)),
        (true, _, Some(expired)) => State::Expired(expired),
        (true, false, None) => State::Shrunk(changes(&added, removed)),
        (true, true, None) => State::Reviewed,
    };
    Settled { note: other_tolerance(known.review, rules), conflict, state, review: Some(at) }
}

/// The differences, a figure that one source changed as one.
fn changes(added: &[&Identity], mut removed: Vec<&Identity>) -> Vec<Change> {
    let mut changes = Vec::new();
    let mut joined = Vec::new();
    for one in added {
        // Alike in all but the number before alike in the source alone.
        let likeness = |other: &Identity| {
            let (one, other) = (one.key(), other.key());
            [one.claimant == other.claimant, one.window == other.window, one.place == other.place]
                .iter()
                .filter(|same| **same)
                .count()
        };
        let mut candidates: Vec<usize> = (0..removed.len()).collect();
        candidates.retain(|at| {
            removed.get(*at).is_some_and(|other| (&other.source, &other.quantity) == (&one.source, &one.quantity))
        });
        let near = candidates.into_iter().max_by_key(|at| removed.get(*at).map(|other| likeness(other)));
        match near {
            Some(at) => changes.push(Change::Changed { from: removed.remove(at).clone(), to: (*one).clone() }),
            None => joined.push(Change::Added((*one).clone())),
        }
    }
    joined.extend(changes);
    joined.extend(removed.into_iter().cloned().map(Change::Removed));
    joined
}

/// What to say where the tolerance is not the one a conflict was reviewed under.
fn other_tolerance(review: &Review, rules: &Rules) -> Option<String> {
    const DEFAULT: &str = "the default";
    let now = tolerance(&review.quantity, rules);
    let (was, is) = (review.tolerance.as_deref(), now.as_deref());
    (was != is).then(|| {
        format!(
            "reviewed under a tolerance of {}, and the rules now say {}",
            was.unwrap_or(DEFAULT),
            is.unwrap_or(DEFAULT)
        )
    })
}

/// The tolerance of a quantity as a rule file writes it, of a relation those of its quantities;
/// `None` for the default.
#[must_use]
pub fn tolerance(name: &str, rules: &Rules) -> Option<String> {
    let subject = Subject::named(name, rules)?;
    let told = |id: &Id| {
        let text = written(&rules.quantity(id)?.tolerance)?;
        Some(if subject.is_relation { format!("{id} {text}") } else { text })
    };
    let told: Vec<String> = subject.quantities.iter().filter_map(told).collect();
    (!told.is_empty()).then(|| told.join(", "))
}

fn written(tolerance: &Tolerance) -> Option<String> {
    match tolerance {
        Tolerance::AsWritten => None,
        Tolerance::Exact => Some("exact".to_owned()),
        Tolerance::Relative(part) => Some(format!("{}%", (part * rust_decimal::Decimal::ONE_HUNDRED).normalize())),
        Tolerance::Absolute(value) => Some(value.normalize().to_string()),
    }
}

fn why_stale(review: &Review, settled: &[Settled], read: &Read, rules: &Rules) -> String {
    if let Some(unheld) = subject::unheld(&review.quantity, rules).first() {
        return format!("the rules no longer say `{unheld}`");
    }
    let keys: BTreeSet<Identity> = review.figures.iter().map(Identity::key).collect();
    let overlapping = settled.iter().find(|one| {
        one.conflict.quantity == review.quantity
            && one.conflict.figures.iter().flat_map(|figure| figure.identities()).any(|one| keys.contains(&one.key()))
    });
    if let Some(one) = overlapping {
        return format!("its figures belong to conflict {}, which another entry reviews", one.conflict.id);
    }
    let empty = BTreeSet::new();
    let told = |one: &&Identity| {
        let quantity = one.quantity.as_deref().unwrap_or(&review.quantity);
        let key = Identity { quantity: None, ..one.key() };
        read.get(quantity).unwrap_or(&empty).iter().any(|other| other.key() == key)
    };
    let gone: Vec<&Identity> = review.figures.iter().filter(|one| !told(one)).collect();
    match gone.as_slice() {
        [] => match other_tolerance(review, rules) {
            Some(note) => format!("its figures no longer conflict: it was {note}"),
            None => "its figures no longer conflict".to_owned(),
        },
        [one] => format!("no source gives {one} any more"),
        [one, rest @ ..] => format!("no source gives {one} any more, nor {} more of its figures", rest.len()),
    }
}
