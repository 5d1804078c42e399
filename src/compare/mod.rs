//! Verdicts: whether two claims agree, conflict, or cannot be compared, gate by gate, and what
//! that makes of a quantity. Knows policy; reads no text.
//!
//! The gates, in order, each in its file: repeats (`repeat`), whether the two speak of the same
//! thing (`scope`) or of a whole and its part (`part`, `sum`), of the same time (`time`,
//! `total`), and at last whether their values meet (`value`). `gates` walks them. Every
//! verdict carries its reason in words (`words`) and what it took for granted.

use rust_decimal::Decimal;

use crate::claim::Claim;
use crate::document::Names;
use crate::rules::{Quantity, Rules};

mod camp;
mod crowd;
mod doubt;
mod finding;
mod flow;
mod gates;
mod pair;
mod part;
pub mod relation;
mod repeat;
mod scope;
mod story;
mod sum;
mod sweep;
mod time;
mod total;
mod value;
mod witness;
mod words;

pub use camp::{Camp, Span};
pub use witness::Witness;

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

impl Verdict {
    /// The name used in every form of output.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Conflict => "conflict",
            Self::Tension => "tension",
            Self::Agree => "agree",
            Self::Compatible => "compatible",
            Self::Part => "part",
            Self::Superseded => "superseded",
            Self::Repeat => "repeat",
            Self::NotComparable => "not-comparable",
        }
    }
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

impl Finding {
    /// The name used in every form of output.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Conflict => "conflict",
            Self::Tension => "tension",
            Self::Agree => "agree",
            Self::Compatible => "compatible",
            Self::SingleWitness => "single-witness",
            Self::NotComparable => "not-comparable",
        }
    }
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
    /// Why, in a sentence that stands for itself.
    pub reason: String,
    /// Why, in few words, where the two claims stand beside it. Pairs of one kind have one gist.
    pub gist: String,
    /// The sum that makes the one a part of the other, where there is one.
    pub sum: Option<Addition>,
    /// How many times the larger value is the smaller, where that says something.
    pub factor: Option<Decimal>,
    /// What had to be assumed to compare them.
    pub assumes: Vec<Assumption>,
}

/// Something taken for granted to compare two claims.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Assumption {
    /// The claim it is about; `None` where it is about both.
    pub claim: Option<usize>,
    /// The assumption, naming the claim.
    pub text: String,
    /// The same, short, where the claim stands beside it.
    pub gist: String,
}

impl Assumption {
    fn of(claim: usize, text: String, gist: impl Into<String>) -> Self {
        Self { claim: Some(claim), text, gist: gist.into() }
    }

    fn of_both(text: impl Into<String>) -> Self {
        let text = text.into();
        Self { claim: None, gist: text.clone(), text }
    }
}

/// Claims that are parts of another, or together make it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Addition {
    /// The parts.
    pub parts: Vec<usize>,
    /// The whole.
    pub whole: usize,
    /// "30,000 + 20,000 = 50,000"; empty where the text states a part and nothing is summed.
    pub text: String,
}

/// A quantity, judged.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Judgement {
    /// The finding; `None` where there is no claim.
    pub finding: Option<Finding>,
    /// How many independent origins its claims have.
    pub witnesses: usize,
    /// Those origins, in the order of their first claims.
    pub origins: Vec<Witness>,
    /// Pairs, in the order of their claims.
    pub comparisons: Vec<Comparison>,
    /// Pairs that are not told: of a crowd of claims, each is set only against the ends of its
    /// place and time, what comes next to it, and what it is a part of, and of those only so many
    /// are listed as say how it stands.
    pub untold: usize,
    /// The claims that speak for themselves and for those that repeat them, in order.
    pub heads: Vec<usize>,
    /// Where claims conflict, those that can be true together, widest support first.
    pub camps: Vec<Camp>,
}

/// Judges the claims of one quantity against each other.
///
/// Claims that repeat another are set against that one alone; the rest are compared pair by
/// pair. The order of the claims changes no verdict. `names` says what reasons call the sources.
///
/// # Example
/// ```
/// use figcheck::compare::{judge, Finding};
/// use figcheck::document::Names;
/// use figcheck::rules::Rules;
/// # use figcheck::rules::{Nature, Quantity, Tolerance, Within};
/// # use figcheck::span::Span;
/// # let quantity = Quantity {
/// #     id: "killed".into(), label: "Killed".into(), unit: figcheck::unit::Dimension::Count,
/// #     nature: Nature::Fixed, of: None, bare: true, cue: None, with: None, unless: None,
/// #     unless_near: None, place: None, needs_place: false, subset_of: None, period: None,
/// #     within: Within::SameDay, tolerance: Tolerance::AsWritten,
/// #     same_count: figcheck::rules::SameCount::default(), examples: Vec::new(), declared_at: Span::default(),
/// # };
///
/// // Nothing claimed, nothing found.
/// let judgement = judge(&[], &quantity, &Rules::default(), &Names::default());
/// assert_eq!(judgement.finding, None);
/// assert_eq!(judgement.witnesses, 0);
/// assert_eq!(Finding::SingleWitness.name(), "single-witness");
/// ```
#[must_use]
pub fn judge(claims: &[Claim], quantity: &Quantity, rules: &Rules, names: &Names) -> Judgement {
    let case = pair::Case { claims, quantity, rules, names };
    let groups = repeat::groups(&case);
    let mut comparisons = repeat::comparisons(&case, &groups);
    let within = comparisons.len();
    comparisons.extend(gates::comparisons(&case, &groups));
    comparisons.sort_by_key(|comparison| (comparison.left, comparison.right));
    let witnesses = witness::Witnesses::of_groups(&case, &groups, &comparisons);
    let finding = finding::conclude(&witnesses, &comparisons);
    let heads: Vec<usize> = groups.iter().map(|group| group.head).collect();
    let camps = camp::camps(&case, &witnesses, &comparisons);
    if groups.len() > crowd::EACH_AGAINST_EACH {
        comparisons = crowd::listed(&case, comparisons);
    }
    let between = comparisons.len().saturating_sub(within);
    let untold = (groups.len() * groups.len().saturating_sub(1) / 2).saturating_sub(between);
    Judgement { finding, witnesses: witnesses.all.len(), origins: witnesses.all, comparisons, untold, heads, camps }
}
