//! Relations: whether the claims of several quantities can all be true under what the rules say
//! must hold between them (`children-fled <= civilians-fled`).
//!
//! Every claim leaves its quantity a range (`value`); a relation is set against the ranges of one
//! claim for each of its quantities, of one place and time or of parts and wholes of them
//! (`setting`). Ranges that leave no values (`system`) are a conflict, told by a set of claims of
//! which none can be left out (`search`). What a stock changed by and its flows do not account
//! for is a gap, and no conflict (`change`).

use rust_decimal::Decimal;

use super::pair::Case;
use super::value::{self, Reach};
use super::{Judgement, scope, witness};
use crate::claim::{Claim, Status};
use crate::document::Names;
use crate::figure::Manner;
use crate::rules::relation::Relation;
use crate::rules::{Quantity, Rules};

mod change;
mod search;
mod setting;
mod system;
mod told;

/// A quantity with its claims and what they make of each other.
#[derive(Clone, Copy, Debug)]
pub struct Judged<'a> {
    /// The quantity.
    pub quantity: &'a Quantity,
    /// Its claims.
    pub claims: &'a [Claim],
    /// What they make of each other.
    pub judgement: &'a Judgement,
}

/// A claim of one of several quantities.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ClaimAt {
    /// The quantity, by its place in the rules.
    pub quantity: usize,
    /// The claim, by its place among the quantity's.
    pub claim: usize,
}

/// What the claims make of a relation.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Standing {
    /// Some claims cannot all be true under it.
    Conflict,
    /// A stock changed by more, or by less, than its flows account for.
    Gap,
    /// Claims were held to it, and all can be true.
    Holds,
    /// No claims of its quantities speak of one place and time.
    NotComparable,
}

impl Standing {
    /// The name used in every form of output.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Conflict => "conflict",
            Self::Gap => "gap",
            Self::Holds => "holds",
            Self::NotComparable => "not-comparable",
        }
    }
}

/// How near the claims of a failure stand to each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Among {
    /// All in one source.
    OneSource,
    /// All of one voice, in several sources.
    OneVoice,
    /// Of several voices.
    Voices,
}

impl Among {
    /// The name used in every form of output.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::OneSource => "source",
            Self::OneVoice => "claimant",
            Self::Voices => "sources",
        }
    }
}

/// Claims that cannot all be true, or leave a gap.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Failure {
    /// The claims, none of which can be left out.
    pub claims: Vec<ClaimAt>,
    /// How near they stand to each other.
    pub among: Among,
    /// Why, in a sentence that stands for itself.
    pub reason: String,
    /// What is left unexplained, in the unit of the first claim; for a gap alone.
    pub gap: Option<Decimal>,
    /// What had to be assumed.
    pub assumes: Vec<String>,
}

/// A relation, or several that fail only together, held to the claims.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Related {
    /// The relations, by their places in the rules: one, or those that fail together.
    pub relations: Vec<usize>,
    /// What the claims make of it.
    pub standing: Standing,
    /// How many sets of claims, one for each quantity, were held to it.
    pub checked: usize,
    /// What fails, nearest first.
    pub failures: Vec<Failure>,
    /// Those beyond [`MOST`].
    pub untold: Vec<Failure>,
    /// There are more sets of claims than were tried.
    pub stopped: bool,
}

/// The most failures of one relation that are told.
pub const MOST: usize = 50;

/// A claim that a relation may be held to.
#[derive(Clone, Copy)]
struct Candidate<'a> {
    at: ClaimAt,
    case: &'a Case<'a>,
    claim: &'a Claim,
    /// What it leaves open, widened.
    reach: Reach,
}

/// The quantities a relation can name, with the claims that may be held to it.
struct World<'a> {
    rules: &'a Rules,
    candidates: Vec<Vec<Candidate<'a>>>,
}

/// Holds every relation of the rules to the claims. `judged` has the quantities of the rules, in
/// their order.
///
/// # Example
/// ```
/// use figcheck::compare::relation::relate;
/// use figcheck::document::Names;
/// use figcheck::rules::Rules;
///
/// // Nothing asked, nothing found.
/// assert!(relate(&[], &Rules::default(), &Names::default()).is_empty());
/// ```
#[must_use]
pub fn relate(judged: &[Judged<'_>], rules: &Rules, names: &Names) -> Vec<Related> {
    let cases: Vec<Case<'_>> =
        judged.iter().map(|one| Case { claims: one.claims, quantity: one.quantity, rules, names }).collect();
    let candidates = (0..).zip(judged.iter().zip(&cases)).map(|(at, (one, case))| candidates(at, one, case)).collect();
    let world = World { rules, candidates };
    let mut related = Vec::new();
    let mut failed = Vec::new();
    for (at, relation) in rules.relations.iter().enumerate() {
        let found = match relation.terms.iter().any(|term| term.change) {
            true => change::held(&world, at, relation),
            false => search::held(&world, at, relation, &mut failed),
        };
        related.push(found);
    }
    related.extend(search::jointly(&world, &failed));
    related
}

/// The claims that speak for themselves and state their number as a fact.
fn candidates<'a>(quantity: usize, one: &Judged<'a>, case: &'a Case<'a>) -> Vec<Candidate<'a>> {
    let stated = |claim: &Claim| {
        value::effective_status(claim) == Status::Stated
            && !claim.older
            && !matches!(claim.manner, Manner::Denied | Manner::Before)
            && scope::outside(case, claim).is_none()
    };
    let heads = one.judgement.heads.iter().filter_map(|&at| Some((at, one.claims.get(at)?)));
    heads
        .filter(|(_, claim)| stated(claim))
        .filter_map(|(at, claim)| {
            let reach = Reach::in_a_sum(case, claim)?;
            Some(Candidate { at: ClaimAt { quantity, claim: at }, case, claim, reach })
        })
        .collect()
}

impl<'a> World<'a> {
    /// The place of a relation's quantity.
    fn quantity(&self, id: &str) -> Option<usize> {
        self.rules.quantities.iter().position(|quantity| &*quantity.id == id)
    }

    fn candidate(&self, at: ClaimAt) -> Option<&Candidate<'a>> {
        // Candidates stand in the order of their claims.
        let all = self.candidates.get(at.quantity)?;
        all.get(all.binary_search_by_key(&at, |candidate| candidate.at).ok()?)
    }
}

fn among(set: &[&Candidate<'_>]) -> Among {
    let alike = |same: &dyn Fn(&Claim, &Claim) -> bool| {
        set.first().is_none_or(|first| set.iter().all(|one| same(one.claim, first.claim)))
    };
    if alike(&|one, other| one.source == other.source) {
        Among::OneSource
    } else if alike(&witness::same_voice) {
        Among::OneVoice
    } else {
        Among::Voices
    }
}

/// A result with its failures in order, the rest counted.
fn related(
    relations: Vec<usize>,
    checked: usize,
    mut failures: Vec<Failure>,
    kind: Standing,
    stopped: bool,
) -> Related {
    failures.sort_by(|one, other| {
        (one.among, one.claims.len(), &one.claims).cmp(&(other.among, other.claims.len(), &other.claims))
    });
    let standing = match (failures.is_empty(), checked) {
        (false, _) => kind,
        (true, 0) => Standing::NotComparable,
        (true, _) => Standing::Holds,
    };
    let untold = failures.split_off(MOST.min(failures.len()));
    Related { relations, standing, checked, failures, untold, stopped }
}

/// A relation as the rule file writes it.
fn text_of(relation: &Relation) -> String {
    format!("`{}`", relation.text)
}
