//! What a review is of: a quantity, or a relation that does not hold, or several that fail only
//! together. Owns how the `quantity` of a review names it.

use crate::rules::relation::{self, Relation};
use crate::rules::{Id, Rules};

/// Stands between relations that fail only together.
pub const AND: &str = " and ";

/// What relations that fail, alone or together, are called as the `quantity` of a review: each by its
/// [name](Relation::name), whatever their order and however the rule file writes them.
///
/// # Example
/// ```
/// use figcheck::review::subject;
///
/// let rules = figcheck::rules::parse(
///     r#"
///     [quantity.a]
///     of = ["infants"]
///     [quantity.b]
///     of = ["children"]
///     [[relation]]
///     holds = "b >= a"
///     [[relation]]
///     holds = "a  <= 200"
///     "#,
/// )
/// .expect("a rule file");
/// assert_eq!(&*subject(&rules.relations[..1]), "a <= b");
/// assert_eq!(&*subject(&rules.relations), "a <= 200 and a <= b");
/// ```
#[must_use]
pub fn subject<'a>(relations: impl IntoIterator<Item = &'a Relation>) -> Id {
    let mut names: Vec<&str> = relations.into_iter().map(|relation| relation.name.as_str()).collect();
    names.sort_unstable();
    names.join(AND).as_str().into()
}

/// What the `quantity` of a review was found to be.
pub(super) struct Subject {
    /// Its name, as conflicts are called by it.
    pub(super) name: Id,
    /// The quantities its figures may be of: of a relation all that it names.
    pub(super) quantities: Vec<Id>,
    /// Whether it is of relations.
    pub(super) is_relation: bool,
}

impl Subject {
    /// What is called so, in any way to write it; `None` where the rules know nothing of this name. A
    /// relation need not stand in the rules, only be one between their quantities.
    pub(super) fn named(name: &str, rules: &Rules) -> Option<Self> {
        if let Some(quantity) = rules.quantity(name) {
            return Some(Self { name: quantity.id.clone(), quantities: vec![quantity.id.clone()], is_relation: false });
        }
        let relations = relations(name, rules)?;
        let terms = relations.iter().flat_map(|relation| &relation.terms);
        let mut quantities: Vec<Id> = terms.map(|term| term.quantity.clone()).collect();
        quantities.sort_unstable();
        quantities.dedup();
        Some(Self { name: subject(&relations), quantities, is_relation: true })
    }

    /// What a review of it may be called: quantities, and relations that can conflict.
    pub(super) fn names(rules: &Rules) -> Vec<String> {
        let quantities = rules.quantities.iter().map(|quantity| quantity.id.to_string());
        quantities.chain(reviewable(rules).map(|relation| relation.name.clone())).collect()
    }
}

/// Those of a subject's relations that the rules do not hold claims to.
pub(super) fn unheld<'a>(name: &'a str, rules: &Rules) -> Vec<&'a str> {
    if rules.quantity(name).is_some() {
        return Vec::new();
    }
    name.split(AND).filter(|name| !rules.relations.iter().any(|relation| relation.name == *name)).collect()
}

/// Relations that claims can break: what a change and its flows leave unexplained is a gap, and no
/// conflict.
fn reviewable(rules: &Rules) -> impl Iterator<Item = &Relation> {
    rules.relations.iter().filter(|relation| is_breakable(relation))
}

fn is_breakable(relation: &Relation) -> bool {
    !relation.terms.iter().any(|term| term.change)
}

/// The relations of a name, each once.
fn relations(name: &str, rules: &Rules) -> Option<Vec<Relation>> {
    let words: Vec<&str> = name.split_whitespace().collect();
    let mut found: Vec<Relation> = Vec::new();
    for said in words.split(|word| *word == AND.trim()) {
        let relation = relation::parse(&said.join(" "), rules).filter(is_breakable)?;
        if found.iter().any(|other| other.name == relation.name) {
            return None;
        }
        found.push(relation);
    }
    Some(found)
}
