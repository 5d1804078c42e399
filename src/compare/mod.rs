//! Verdicts: whether two claims agree, conflict, or cannot be compared, gate by gate, and what
//! that makes of a quantity. Knows policy; reads no text.

use rust_decimal::Decimal;

use crate::claim::Claim;
use crate::rules::{Quantity, Rules};

/// The judgement of two claims.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Verdict {
    /// No value satisfies both.
    Conflict,
    /// Both can be true, but something asks for an explanation.
    Tension,
    /// The same thing from independent words, and the same value.
    Agree,
    /// Both can be true; neither confirms the other.
    Compatible,
    /// One is a stated part, or a sum, of the other.
    Part,
    /// The later figure takes the earlier one's place.
    Superseded,
    /// The same claim said again.
    Repeat,
    /// Not of the same thing, place, population or time.
    NotComparable,
}

/// The judgement of a quantity.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Finding {
    /// Some pair conflicts.
    Conflict,
    /// Some pair is in tension.
    Tension,
    /// Two witnesses or more agree.
    Agree,
    /// Witnesses whose claims are compatible.
    Compatible,
    /// Only one witness.
    SingleWitness,
    /// Several witnesses, no two of them comparable.
    NotComparable,
}

/// Two claims, judged. `left` and `right` are indices into the quantity's claims.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Comparison {
    /// One claim.
    pub left: usize,
    /// The other; `left < right`.
    pub right: usize,
    /// The verdict.
    pub verdict: Verdict,
    /// Why, in words.
    pub reason: String,
    /// How many times the larger value is the smaller, where that says something.
    pub factor: Option<Decimal>,
    /// What had to be assumed to compare them.
    pub assumes: Vec<String>,
}

/// A quantity, judged.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Judgement {
    /// The finding; `None` where there is no claim.
    pub finding: Option<Finding>,
    /// How many independent origins its claims have.
    pub witnesses: usize,
    /// Pairs, in the order of their claims.
    pub comparisons: Vec<Comparison>,
}

/// Judges the claims of one quantity against each other.
#[must_use]
pub fn judge(_claims: &[Claim], _quantity: &Quantity, _rules: &Rules) -> Judgement {
    Judgement::default()
}
