//! The pipeline, from documents and rules to a report, on one screen.

use std::collections::BTreeMap;

use jiff::civil::Date;

use crate::claim::Lines;
use crate::claim::{self, Claim, Taken};
use crate::compare;
use crate::compare::relation::{ClaimAt, Failure, Judged, Related, Standing, relate};
use crate::document::{self, Document, Meta, Names};
use crate::figure::{self, Reading};
use crate::lexicon;
use crate::notation::canonical;
pub use crate::report::examples::Tried;
use crate::report::listing::{self, Listing, Stated};
use crate::report::{NearMiss, Note, RelatedClaim, Relation, RelationFailure, Report, Section, id_of};
use crate::review::{self, Figure, Gathered, Reason, Reviews};
use crate::rules::{Example, Id, Quantity, Rules};
use crate::span::Span;
use crate::unit::Dimension;

/// A document, its figures, and what the rules took of them.
struct Read<'a> {
    document: &'a Document,
    reading: Reading,
    taken: Taken,
}

/// Reads, takes and judges: everything a report says of `documents`, under `rules`.
///
/// Sources stand by date, then by id, so that the order in which they are given makes no
/// difference.
///
/// # Example
/// ```
/// use figcheck::check::check;
/// use figcheck::rules::Rules;
///
/// let report = check(&[], &Rules::default());
/// assert!(report.quantities.is_empty());
/// ```
#[must_use]
pub fn check(documents: &[Document], rules: &Rules) -> Report {
    let read = read(documents, rules);
    let sources: Vec<Meta> = read.iter().map(|one| one.document.meta.clone()).collect();
    let names = Names::of(&sources);
    let quantities: Vec<Section> =
        rules.quantities.iter().map(|quantity| section(quantity, &read, rules, &names)).collect();
    let mut report = Report {
        title: rules.title.clone(),
        sources,
        relations: relations(&quantities, rules, &names),
        quantities,
        notes: read.iter().flat_map(notes).collect(),
        near_misses: read.iter().flat_map(near_misses).collect(),
        unclaimed: read.iter().map(unclaimed).sum(),
        ..Report::default()
    };
    gather(&mut report, rules);
    review(&mut report, &Reviews::default(), rules, None);
    report
}

/// Gathers what of a report can be reviewed: the conflicts within its quantities, then those under
/// its relations. A gap is none.
pub fn gather(report: &mut Report, rules: &Rules) {
    let mut gathered = Gathered::default();
    let mut by_quantity: BTreeMap<&str, Vec<Figure>> = BTreeMap::new();
    for section in &report.quantities {
        let figures = review::figures(&section.id, &section.claims, &section.judgement, rules);
        gathered.conflicts.extend(review::conflicts(&section.id, &figures, &section.judgement));
        gathered.read.insert(section.id.clone(), figures.iter().map(|one| one.identity.clone()).collect());
        by_quantity.insert(&section.id, figures);
    }
    let figure =
        |one: &RelatedClaim| by_quantity.get(&*one.quantity)?.get(one.at).map(|figure| figure.under(&one.quantity));
    let figures = |claims: &Vec<RelatedClaim>| claims.iter().filter_map(figure).collect();
    let set = |failure: &RelationFailure| {
        let reason = Reason { text: failure.reason.clone(), assumes: failure.assumes.clone(), factor: None };
        (figures(&failure.claims), reason)
    };
    for relation in report.relations.iter().filter(|relation| relation.standing == Standing::Conflict) {
        let sets: Vec<(Vec<Figure>, Reason)> = relation.failures.iter().chain(&relation.untold).map(set).collect();
        gathered.conflicts.extend(review::breaches(&relation.subject, &sets, relation.failures.len()));
    }
    review::name(&mut gathered.conflicts);
    report.gathered = gathered;
}

/// Sets what was gathered of a report against what people have decided of them. `as_of` is today, for
/// reviews that expire; where it is `None`, none does.
///
/// # Example
/// ```
/// use figcheck::check::{check, review};
/// use figcheck::review::Reviews;
/// use figcheck::rules::Rules;
///
/// let rules = Rules::default();
/// let mut report = check(&[], &rules);
/// review(&mut report, &Reviews::default(), &rules, None);
/// assert!(report.standing.conflicts.is_empty());
/// ```
pub fn review(report: &mut Report, reviews: &Reviews, rules: &Rules, as_of: Option<Date>) {
    let unnamed = report.sources.iter().filter(|meta| document::is_named_by_file(meta));
    let unnamed = unnamed.map(|meta| meta.id.clone()).collect();
    report.standing = review::settle(&report.gathered, reviews, &unnamed, rules, as_of);
}

/// Every figure of one document, whether or not a rule takes it, and every number refused.
#[must_use]
pub fn figures(document: &Document, rules: &Rules) -> Listing {
    let one = read_one(document, rules);
    let lines = Lines::of(&document.text);
    let claims = &one.taken.claims;
    let of_claim = |claim: &Claim| Stated {
        place: meant(claim, rules.quantity(&claim.quantity), rules),
        ..Stated::of_claim(claim, whole_of(claim, claims))
    };
    let mut stated: Vec<Stated> = claims.iter().map(of_claim).collect();
    let free = one.taken.untaken.iter().filter_map(|around| one.reading.figures.get(around.figure).zip(Some(around)));
    stated.extend(free.map(|(figure, around)| Stated::of_untaken(document, figure, around)));
    // A stable sort: claims of one figure keep the order the claim layer gave them.
    stated.sort_by_key(|one| (one.evidence.number.start, one.evidence.number.end));
    // Where rules ask for ages, those taken are among the figures.
    let taken = |number: Span| {
        let at = stated.partition_point(|one| one.evidence.number.end <= number.start);
        stated.get(at).is_some_and(|one| one.evidence.number.overlaps(number))
    };
    let refused = one.reading.refused.iter().filter(|refused| !taken(refused.span));
    let refused = refused.map(|refused| listing::refused(&lines, document, refused)).collect();
    let ages = one.reading.ages.iter().chain(&one.reading.figures);
    let ages = ages.filter(|age| age.unit.dimension == Dimension::Age && !taken(age.number));
    let ages = ages.map(|age| Stated::of_age(&lines, document, age)).collect();
    Listing { stated, refused, ages }
}

/// Tries every example of the rules, in the order of the file.
///
/// # Example
/// ```
/// let rules = figcheck::rules::parse(
///     r#"
///     [quantity.fled]
///     of = ["people"]
///     cue = ["fled"]
///     [[quantity.fled.example]]
///     text = "About 50,000 people fled."
///     expect = ["~50000"]
///     "#,
/// )
/// .expect("the rules read");
/// assert!(figcheck::check::examples(&rules).iter().all(figcheck::check::Tried::holds));
/// ```
#[must_use]
pub fn examples(rules: &Rules) -> Vec<Tried<'_>> {
    let tried = |quantity| move |example| try_example(quantity, example, rules);
    rules.quantities.iter().flat_map(|quantity| quantity.examples.iter().map(tried(quantity))).collect()
}

fn try_example<'a>(quantity: &'a Quantity, example: &'a Example, rules: &Rules) -> Tried<'a> {
    let document = document::read(example.text.clone(), "example", document::Known::default());
    let one = read_one(&document, rules);
    let taken = one.taken.claims.iter().filter(|claim| claim.quantity == quantity.id);
    let took = taken.map(|claim| canonical(&claim.amount, &claim.unit)).collect();
    let near = one.taken.near_misses.iter().filter(|miss| miss.quantity == quantity.id);
    let missed = near.map(|miss| (miss.number.slice(&document.text).to_owned(), miss.why.clone())).collect();
    Tried { quantity, example, took, missed }
}

fn read<'a>(documents: &'a [Document], rules: &Rules) -> Vec<Read<'a>> {
    let mut ordered: Vec<&Document> = documents.iter().collect();
    ordered.sort_by_key(|document| {
        let meta = &document.meta;
        (meta.published.is_none(), meta.published, &meta.id, &meta.path)
    });
    ordered.into_iter().map(|document| read_one(document, rules)).collect()
}

fn read_one<'a>(document: &'a Document, rules: &Rules) -> Read<'a> {
    let english = lexicon::english();
    let mut reading = figure::read(document, english);
    let ages_asked = rules.quantities.iter().any(|quantity| quantity.unit == Dimension::Age);
    if ages_asked {
        reading = reading.with_ages();
    }
    let mut taken = claim::take(document, &reading, rules, english);
    // An age that no quantity takes stays refused.
    let is_age = |at: usize| reading.figures.get(at).is_some_and(|figure| figure.unit.dimension == Dimension::Age);
    taken.untaken.retain(|around| !is_age(around.figure));
    Read { document, reading, taken }
}

/// The claims of one quantity over all sources, judged.
fn section(quantity: &Quantity, read: &[Read<'_>], rules: &Rules, names: &Names) -> Section {
    let mut claims = Vec::new();
    let mut wholes = Vec::new();
    for one in read {
        // Where each claim of the document comes to stand in the section.
        let mut next = claims.len();
        let places: Vec<Option<usize>> = (one.taken.claims.iter())
            .map(|claim| {
                let place = next;
                (claim.quantity == quantity.id).then(|| {
                    next += 1;
                    place
                })
            })
            .collect();
        for claim in one.taken.claims.iter().filter(|claim| claim.quantity == quantity.id) {
            wholes.push(whole_of(claim, &one.taken.claims));
            let place = |at: Option<usize>| at.and_then(|at| places.get(at).copied().flatten());
            let (part_of, against) = (place(claim.part_of), place(claim.against));
            claims.push(Claim { part_of, against, ..claim.clone() });
        }
    }
    let judgement = compare::judge(&claims, quantity, rules, names);
    let places = claims.iter().map(|claim| meant(claim, Some(quantity), rules)).collect();
    let meant = quantity.cue.as_ref().map(|cue| cue.meant().to_vec()).unwrap_or_default();
    Section { id: quantity.id.clone(), label: quantity.label.clone(), meant, claims, wholes, places, judgement }
}

/// The place a claim is taken to mean.
fn meant(claim: &Claim, quantity: Option<&Quantity>, rules: &Rules) -> Option<Id> {
    let own = quantity.and_then(|quantity| quantity.place.as_deref());
    rules.place_meant(claim.scope.as_ref().map(|scope| &*scope.place), own).map(Id::from)
}

/// The claims of all quantities, held to the relations of the rules.
fn relations(sections: &[Section], rules: &Rules, names: &Names) -> Vec<Relation> {
    let judged: Vec<Judged<'_>> = (rules.quantities.iter().zip(sections))
        .map(|(quantity, section)| Judged { quantity, claims: &section.claims, judgement: &section.judgement })
        .collect();
    let claim = |at: ClaimAt| {
        let section = sections.get(at.quantity)?;
        let claim = section.claims.get(at.claim)?;
        Some(RelatedClaim { quantity: section.id.clone(), at: at.claim, id: id_of(claim) })
    };
    let told = |related: Related| {
        let relations: Vec<_> = related.relations.iter().filter_map(|&at| rules.relations.get(at)).collect();
        let terms = relations.iter().flat_map(|relation| &relation.terms);
        let mut quantities: Vec<Id> = terms.map(|term| term.quantity.clone()).collect();
        quantities.sort_unstable();
        quantities.dedup();
        let named = |claims: &[ClaimAt]| claims.iter().filter_map(|&at| claim(at)).collect::<Vec<_>>();
        let failure = |failure: Failure| RelationFailure {
            claims: named(&failure.claims),
            among: failure.among,
            reason: failure.reason,
            gap: failure.gap,
            assumes: failure.assumes,
        };
        Relation {
            holds: relations.iter().map(|relation| relation.text.clone()).collect(),
            subject: review::subject(relations.iter().copied()),
            quantities,
            standing: related.standing,
            checked: related.checked,
            failures: related.failures.into_iter().map(failure).collect(),
            untold: related.untold.into_iter().map(failure).collect(),
            stopped: related.stopped,
        }
    };
    relate(&judged, rules, names).into_iter().map(told).collect()
}

/// The id of the claim that `claim` is a part of; `part_of` counts in `all`.
fn whole_of(claim: &Claim, all: &[Claim]) -> Option<String> {
    claim.part_of.and_then(|whole| all.get(whole)).map(id_of)
}

fn notes(one: &Read<'_>) -> Vec<Note> {
    let meta = &one.document.meta;
    let undated = (meta.published.is_none() && !one.taken.claims.is_empty())
        .then(|| "its date is not known, so its claims are compared as if of the same date as the others".to_owned());
    let texts = one.document.notes.iter().cloned().chain(undated).chain(one.taken.notes.iter().cloned());
    texts.map(|text| Note { source: Some(meta.id.clone()), text }).collect()
}

fn near_misses(one: &Read<'_>) -> Vec<NearMiss> {
    let document = one.document;
    let lines = Lines::of(&document.text);
    let near = |miss: &claim::NearMiss| NearMiss {
        source: document.meta.id.as_str().into(),
        quantity: miss.quantity.clone(),
        line: lines.place(&document.text, miss.number.start).0,
        number: miss.number,
        phrase: miss.phrase.slice(&document.text).to_owned(),
        why: miss.why.clone(),
    };
    one.taken.near_misses.iter().map(near).collect()
}

fn unclaimed(one: &Read<'_>) -> usize {
    one.taken.untaken.len()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::claim::{Evidence, Status, Voice};
    use crate::figure::Manner;
    use crate::interval::{Amount, Limits};
    use crate::rules::{Nature, Tolerance, Within};
    use crate::unit::Unit;
    use crate::window::Window;
    use rust_decimal::Decimal;

    fn claim(source: &str, quantity: &str, start: usize, part_of: Option<usize>) -> Claim {
        let evidence = Evidence { number: Span::new(start, start + 1), ..Evidence::default() };
        Claim {
            source: source.into(),
            quantity: quantity.into(),
            amount: Amount::new(Limits::Exact(Decimal::ONE)),
            unit: Unit::count(),
            noun: None,
            people: None,
            on_day: None,
            manner: Manner::Stated,
            claimant: None,
            relay: None,
            voice: Voice::Reporter,
            window: Window::default(),
            scope: None,
            status: Status::Stated,
            part_of,
            against: None,
            combined_with: Vec::new(),
            older: false,
            reported: None,
            so_far: false,
            of_entry: false,
            evidence,
        }
    }

    fn quantity(id: &str) -> Quantity {
        Quantity {
            id: id.into(),
            label: id.to_owned(),
            unit: Dimension::Count,
            nature: Nature::Stock,
            of: None,
            bare: true,
            cue: None,
            with: None,
            unless: None,
            unless_near: None,
            place: None,
            needs_place: false,
            subset_of: None,
            period: None,
            within: Within::SameDay,
            tolerance: Tolerance::AsWritten,
            same_count: crate::rules::SameCount::default(),
            examples: Vec::new(),
            declared_at: Span::default(),
        }
    }

    /// `part_of` counts in a document's claims of every quantity; a section holds those of one
    /// quantity and of every document.
    #[test]
    fn parts_point_into_their_section() {
        let document = Document::default();
        let one = |claims: Vec<Claim>| {
            let taken = Taken { claims, ..Taken::default() };
            Read { document: &document, reading: Reading::default(), taken }
        };
        let read = [
            one(vec![claim("a", "fled", 1, None)]),
            one(vec![
                claim("b", "children", 2, Some(1)),
                claim("b", "fled", 3, None),
                claim("b", "fled", 4, Some(1)),
                claim("b", "children", 5, Some(0)),
            ]),
        ];
        let fled = section(&quantity("fled"), &read, &Rules::default(), &Names::default());
        assert_eq!(fled.claims.iter().map(|claim| claim.part_of).collect::<Vec<_>>(), [None, None, Some(1)]);
        assert_eq!(fled.wholes, [None, None, Some("b#3:fled".to_owned())]);
        let children = section(&quantity("children"), &read, &Rules::default(), &Names::default());
        assert_eq!(children.claims.iter().map(|claim| claim.part_of).collect::<Vec<_>>(), [None, Some(0)]);
        assert_eq!(children.wholes, [Some("b#3:fled".to_owned()), Some("b#2:children".to_owned())]);
    }
}
