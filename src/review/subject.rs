//! What a review is of: a quantity, or a relation that does not hold, or several that fail only
//! together. Owns how the `quantity` of a review names it.

use crate::rules::relation::Relation;
use crate::rules::{Id, Rules};

/// Stands between relations that fail only together.
pub const AND: &str = " and ";

/// What relations that fail, alone or together, are called as the `quantity` of a review: each as
/// the rule file writes it, on one line, whatever their order there.
///
/// # Example
/// ```
/// use figcheck::review::subject;
///
/// assert_eq!(&*subject(["children <=  people"]), "children <= people");
/// assert_eq!(&*subject(["b <= c", "a <= b"]), "a <= b and b <= c");
/// ```
#[must_use]
pub fn subject<'a>(relations: impl IntoIterator<Item = &'a str>) -> Id {
    let mut texts: Vec<String> = relations.into_iter().map(one_line).collect();
    texts.sort_unstable();
    texts.join(AND).as_str().into()
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
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
    /// What is called so; `None` where the rules know nothing of this name.
    pub(super) fn named(name: &str, rules: &Rules) -> Option<Self> {
        if let Some(quantity) = rules.quantity(name) {
            return Some(Self { name: quantity.id.clone(), quantities: vec![quantity.id.clone()], is_relation: false });
        }
        let relations = relations(&one_line(name), rules)?;
        let terms = relations.iter().flat_map(|relation| &relation.terms);
        let mut quantities: Vec<Id> = terms.map(|term| term.quantity.clone()).collect();
        quantities.sort_unstable();
        quantities.dedup();
        let name = subject(relations.iter().map(|relation| relation.text.as_str()));
        Some(Self { name, quantities, is_relation: true })
    }

    /// What a review of it may be called: quantities, and relations that can conflict.
    pub(super) fn names(rules: &Rules) -> Vec<String> {
        let quantities = rules.quantities.iter().map(|quantity| quantity.id.to_string());
        quantities.chain(reviewable(rules).map(|relation| one_line(&relation.text))).collect()
    }
}

/// Relations that claims can break: what a change and its flows leave unexplained is a gap, and no
/// conflict.
fn reviewable(rules: &Rules) -> impl Iterator<Item = &Relation> {
    rules.relations.iter().filter(|relation| !relation.terms.iter().any(|term| term.change))
}

/// The relations of a name, each once; the longest that fits comes first.
fn relations<'a>(name: &str, rules: &'a Rules) -> Option<Vec<&'a Relation>> {
    let mut found: Vec<&Relation> = Vec::new();
    let mut rest = name;
    loop {
        let fits = reviewable(rules).filter_map(|relation| {
            let after = rest.strip_prefix(one_line(&relation.text).as_str())?;
            (after.is_empty() || after.starts_with(AND)).then_some((relation, after))
        });
        let (relation, after) = fits.min_by_key(|(_, after)| after.len())?;
        if found.contains(&relation) {
            return None;
        }
        found.push(relation);
        match after.strip_prefix(AND) {
            None => return Some(found),
            Some(more) => rest = more,
        }
    }
}
