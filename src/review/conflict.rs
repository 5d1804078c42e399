//! What is reviewed as one: the claims of a quantity that conflict with each other, directly or
//! through others, and those that a relation leaves no values. Owns their gathering, and their
//! short ids.

use std::collections::{BTreeMap, BTreeSet};

use rust_decimal::Decimal;

use super::Identity;
use crate::claim::Claim;
use crate::compare::{Comparison, Judgement, Verdict};
use crate::rules::{Id, Rules};

/// A conflict, or a tension, for a person to look at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Conflict {
    /// A short name: it stays while no figure changes, joins or goes.
    pub id: String,
    /// Thirteen letters that the id is the start of, the same on every machine and for ever.
    pub fingerprint: String,
    /// The quantity; of a broken relation what does not hold, see [`super::subject()`].
    pub quantity: Id,
    /// [`Verdict::Conflict`], or [`Verdict::Tension`] where none of its pairs conflicts.
    pub verdict: Verdict,
    /// Its figures, in the order of their claims; of a broken relation as they were found.
    pub figures: Vec<Figure>,
    /// Why they do not go together: a reason for each pair, or for each set that breaks a relation.
    pub reasons: Vec<Reason>,
}

impl Conflict {
    /// The quantity of one of its figures.
    #[must_use]
    pub fn quantity_of<'a>(&'a self, figure: &'a Figure) -> &'a str {
        figure.identity.quantity.as_deref().unwrap_or(&self.quantity)
    }

    /// Whether one of its figures is of a quantity that was `asked` for.
    pub fn is_about(&self, asked: impl Fn(&str) -> bool) -> bool {
        self.figures.iter().any(|figure| asked(self.quantity_of(figure)))
    }

    /// Whether the claim of this place among those of `quantity` is one of its figures.
    #[must_use]
    pub fn has(&self, quantity: &str, claim: usize) -> bool {
        self.figures.iter().any(|figure| figure.claim == claim && self.quantity_of(figure) == quantity)
    }
}

/// Why some figures of a conflict do not go together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reason {
    /// A sentence that stands for itself.
    pub text: String,
    /// What had to be assumed.
    pub assumes: Vec<String>,
    /// How many times the one is the other, where it could be worked out.
    pub factor: Option<Decimal>,
}

impl From<&Comparison> for Reason {
    fn from(one: &Comparison) -> Self {
        let assumes = one.assumes.iter().map(|assumed| assumed.text.clone()).collect();
        Self { text: one.reason.clone(), assumes, factor: one.factor }
    }
}

/// One figure of a conflict.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Figure {
    /// The claim, by its place among those of its quantity.
    pub claim: usize,
    /// Its identity.
    pub identity: Identity,
    /// The same statement in other sources: one voice, one number, one time.
    pub echoes: Vec<Identity>,
}

impl Figure {
    /// Its identity, and that of its echoes.
    pub fn identities(&self) -> impl Iterator<Item = &Identity> {
        std::iter::once(&self.identity).chain(&self.echoes)
    }

    /// The same figure in a conflict of several quantities.
    #[must_use]
    pub fn under(&self, quantity: &str) -> Self {
        let echoes = self.echoes.iter().map(|echo| echo.under(quantity)).collect();
        Self { claim: self.claim, identity: self.identity.under(quantity), echoes }
    }
}

/// The figure of each claim of a quantity.
#[must_use]
pub fn figures(quantity: &Id, claims: &[Claim], judgement: &Judgement, rules: &Rules) -> Vec<Figure> {
    let identities: Vec<Identity> =
        claims.iter().map(|claim| Identity::of(claim, rules.quantity(quantity), rules)).collect();
    let echoes = echoes(&judgement.comparisons, &identities);
    (0..claims.len()).filter_map(|at| figure(at, &identities, &echoes)).collect()
}

/// The conflicts among the claims of one quantity, worst first; their ids are given by [`name`].
/// `figures` are those of its claims, see [`figures`].
///
/// Pairs that conflict make one conflict wherever they share a claim. Tensions are gathered apart:
/// a conflict that was reviewed does not come back for a tension that joins it.
#[must_use]
pub fn conflicts(quantity: &Id, figures: &[Figure], judgement: &Judgement) -> Vec<Conflict> {
    let of = |verdict: Verdict| {
        let pairs = judgement.comparisons.iter().enumerate();
        pairs.filter(move |(_, one)| one.verdict == verdict).collect::<Vec<_>>()
    };
    let joined = |pairs: &[(usize, &Comparison)]| {
        Parts::of(pairs.iter().map(|(_, pair)| (pair.left, pair.right)), figures.len())
    };
    let conflicting = joined(&of(Verdict::Conflict));
    // A tension within a conflict is part of it.
    let (within, apart): (Vec<_>, Vec<_>) = of(Verdict::Tension).into_iter().partition(|(_, one)| {
        conflicting.members.contains(&one.left) && conflicting.part(one.left) == conflicting.part(one.right)
    });
    let tense = joined(&apart);
    let gathered =
        [(Verdict::Conflict, conflicting, [of(Verdict::Conflict), within].concat()), (Verdict::Tension, tense, apart)];
    let mut found = Vec::new();
    for (verdict, parts, pairs) in gathered {
        let mut by_part: BTreeMap<usize, (BTreeSet<usize>, BTreeSet<usize>)> = BTreeMap::new();
        for (at, pair) in pairs {
            let (members, comparisons) = by_part.entry(parts.part(pair.left)).or_default();
            members.extend([pair.left, pair.right]);
            comparisons.insert(at);
        }
        found.extend(by_part.into_values().map(|(members, comparisons)| Conflict {
            id: String::new(),
            fingerprint: String::new(),
            quantity: quantity.clone(),
            verdict,
            figures: members.iter().filter_map(|&at| figures.get(at).cloned()).collect(),
            reasons: comparisons.iter().filter_map(|&at| judgement.comparisons.get(at)).map(Reason::from).collect(),
        }));
    }
    found
}

/// The conflicts that break a relation, nearest first. `quantity` is what does not hold, and `sets`
/// are figures that cannot all be true under it, with the reason. Sets that share a figure make one
/// conflict. The reasons of the first `told` are given; of the others only where there is none else.
#[must_use]
pub fn breaches(quantity: &Id, sets: &[(Vec<Figure>, Reason)], told: usize) -> Vec<Conflict> {
    let mut all: Vec<&Figure> = Vec::new();
    let mut known: BTreeMap<(Option<&str>, usize), usize> = BTreeMap::new();
    let mut placed: Vec<(Vec<usize>, &Reason)> = Vec::new();
    for (set, reason) in sets {
        let mut places = Vec::new();
        for one in set {
            let next = all.len();
            let place = *known.entry((one.identity.quantity.as_deref(), one.claim)).or_insert(next);
            if place == next {
                all.push(one);
            }
            places.push(place);
        }
        placed.push((places, reason));
    }
    // Each figure of a set joined to its first.
    let joined = |(places, _): &(Vec<usize>, _)| {
        let first = places.first().copied();
        places.iter().filter_map(|&at| Some((first?, at))).collect::<Vec<_>>()
    };
    let parts = Parts::of(placed.iter().flat_map(joined), all.len());
    let mut found: BTreeMap<usize, Conflict> = BTreeMap::new();
    for (at, one) in all.iter().enumerate() {
        let begun = || Conflict {
            id: String::new(),
            fingerprint: String::new(),
            quantity: quantity.clone(),
            verdict: Verdict::Conflict,
            figures: Vec::new(),
            reasons: Vec::new(),
        };
        found.entry(parts.part(at)).or_insert_with(begun).figures.push((*one).clone());
    }
    for (at, (places, reason)) in placed.into_iter().enumerate() {
        let conflict = places.first().and_then(|&first| found.get_mut(&parts.part(first)));
        if let Some(conflict) = conflict.filter(|conflict| at < told || conflict.reasons.is_empty()) {
            conflict.reasons.push(reason.clone());
        }
    }
    found.into_values().collect()
}

fn figure(at: usize, identities: &[Identity], echoes: &BTreeMap<usize, BTreeSet<usize>>) -> Option<Figure> {
    let identity = identities.get(at)?.clone();
    let others = echoes.get(&at).into_iter().flatten().filter_map(|other| identities.get(*other));
    let echoes: BTreeSet<Identity> = others.cloned().collect();
    Some(Figure { claim: at, identity, echoes: echoes.into_iter().collect() })
}

/// For each claim those that say in other sources just what it says. A headline or a rounded
/// number is none: if the figure changes, it must not stand for the one that was reviewed.
fn echoes(comparisons: &[Comparison], identities: &[Identity]) -> BTreeMap<usize, BTreeSet<usize>> {
    let mut echoes: BTreeMap<usize, BTreeSet<usize>> = BTreeMap::new();
    for one in comparisons.iter().filter(|one| one.verdict == Verdict::Repeat) {
        let (Some(left), Some(right)) = (identities.get(one.left), identities.get(one.right)) else { continue };
        if left.source != right.source && left.carried() == right.carried() {
            echoes.entry(one.left).or_default().insert(one.right);
            echoes.entry(one.right).or_default().insert(one.left);
        }
    }
    echoes
}

/// Claims joined by pairs, directly or through others.
struct Parts {
    /// For each claim one on the way to the first of its part.
    above: Vec<usize>,
    members: BTreeSet<usize>,
}

impl Parts {
    fn of(pairs: impl Iterator<Item = (usize, usize)>, claims: usize) -> Self {
        let mut parts = Self { above: (0..claims).collect(), members: BTreeSet::new() };
        for (one, other) in pairs {
            parts.members.extend([one, other]);
            let (left, right) = (parts.part(one), parts.part(other));
            if let Some(above) = parts.above.get_mut(left.max(right)) {
                *above = left.min(right);
            }
            // Shortens the way for the next.
            let first = left.min(right);
            for at in [one, other] {
                if let Some(above) = parts.above.get_mut(at) {
                    *above = first;
                }
            }
        }
        parts
    }

    /// The first claim of the part that a claim belongs to.
    fn part(&self, claim: usize) -> usize {
        let mut at = claim;
        while let Some(above) = self.above.get(at).copied().filter(|above| *above < at) {
            at = above;
        }
        at
    }
}

/// How long an id is, where no other begins alike.
const LENGTH: usize = 6;
/// Digits and letters that are not taken for one another.
const LETTERS: &[u8; 32] = b"0123456789abcdefghjkmnpqrstvwxyz";

/// Gives each conflict its id: six letters made of its quantity and figures, more where two would
/// be called alike.
pub fn name(conflicts: &mut [Conflict]) {
    let whole: Vec<String> = conflicts.iter().map(fingerprint).collect();
    let mut lengths = vec![LENGTH; whole.len()];
    let short = |at: usize, length: usize| whole.get(at).and_then(|whole| whole.get(..length)).unwrap_or_default();
    let longest = whole.first().map_or(LENGTH, String::len);
    for length in LENGTH..longest {
        let mut seen: BTreeMap<&str, usize> = BTreeMap::new();
        for at in 0..whole.len() {
            *seen.entry(short(at, length)).or_default() += 1;
        }
        for (at, chosen) in lengths.iter_mut().enumerate() {
            if *chosen == length && seen.get(short(at, length)).is_some_and(|count| *count > 1) {
                *chosen = length + 1;
            }
        }
    }
    for ((conflict, whole), length) in conflicts.iter_mut().zip(&whole).zip(lengths) {
        conflict.id = whole.get(..length).unwrap_or(whole).to_owned();
        conflict.fingerprint.clone_from(whole);
    }
}

/// Thirteen letters that tell this conflict from others, the same on every machine and for ever:
/// FNV-1a of 64 bits, over what is said and not over who carries it.
fn fingerprint(conflict: &Conflict) -> String {
    let said: BTreeSet<Identity> = (conflict.figures.iter())
        .map(
            |figure| {
                if figure.identity.claimant.is_some() { figure.identity.carried() } else { figure.identity.key() }
            },
        )
        .collect();
    let mut hash: u64 = 0xcbf2_9ce4_8422_2325;
    let mut take = |text: &str| {
        for byte in text.bytes().chain([0x1f]) {
            hash = (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3);
        }
    };
    take(&conflict.quantity);
    for one in &said {
        take(&one.source);
        take(&one.figure);
        for text in [&one.claimant, &one.window, &one.place] {
            take(text.as_deref().unwrap_or_default());
        }
        if let Some(quantity) = &one.quantity {
            take(quantity);
        }
    }
    let letter =
        |at: u32| LETTERS.get(usize::try_from(hash >> (59 - 5 * at) & 31).unwrap_or(0)).copied().unwrap_or(b'0');
    let tail = LETTERS.get(usize::try_from(hash & 15).unwrap_or(0)).copied().unwrap_or(b'0');
    (0..12).map(letter).chain([tail]).map(char::from).collect()
}
