//! The report, and single figures, as JSON. The fields, their names and their order are a
//! format other programs are written to. The same report gives the same bytes.

use rust_decimal::Decimal;
use serde::Serialize;
use serde_json::Number;

use super::excerpt::turns_direction;
use super::listing::{RefusedNumber, Stated};
use super::{Report, Section, finding_name, id_of, verdict_name};
use crate::notation::canonical;
use crate::review::{self, NONE_NEEDED, STALE, Settled};
use crate::window::Moment;

/// The version of the shape of a report. It grows with every field added; its first number
/// grows when a field changes its meaning or goes.
pub const SCHEMA_VERSION: &str = "1.0";

/// Decimals after the point that a number keeps: those of a share such as 1/3 do not end.
const DECIMALS: u32 = 16;

#[derive(Serialize)]
struct Figure<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    id: Option<String>,
    source: &'a str,
    path: &'a str,
    start: usize,
    end: usize,
    line: usize,
    column: usize,
    text: &'a str,
    phrase: &'a str,
    value: Option<Number>,
    lo: Option<Number>,
    hi: Option<Number>,
    bound: &'static str,
    figure: String,
    unit: &'a str,
    noun: Option<&'a str>,
    role: &'static str,
    quantity: Option<&'a str>,
    claimant: Option<Claimant<'a>>,
    voice: Option<&'static str>,
    window: Window,
    place: Option<&'a str>,
    status: &'static str,
    part_of: Option<&'a str>,
}

#[derive(Serialize)]
struct Claimant<'a> {
    name: &'a str,
    id: Option<&'a str>,
}

#[derive(Serialize)]
struct Window {
    from: Option<String>,
    to: Option<String>,
}

#[derive(Serialize)]
struct Refusal<'a> {
    source: &'a str,
    path: &'a str,
    start: usize,
    end: usize,
    line: usize,
    column: usize,
    text: &'a str,
    refused: &'static str,
}

#[derive(Serialize)]
struct Whole<'a> {
    schema_version: &'static str,
    title: Option<&'a str>,
    sources: Vec<Source<'a>>,
    quantities: Vec<Quantity<'a>>,
    relations: Vec<Relation<'a>>,
    notes: Vec<Note<'a>>,
    unclaimed: usize,
    /// What was to be read and could not be.
    unread: Vec<Unread<'a>>,
}

#[derive(Serialize)]
struct Unread<'a> {
    path: &'a str,
    why: &'a str,
}

#[derive(Serialize)]
struct Source<'a> {
    id: &'a str,
    path: &'a str,
    publisher: Option<&'a str>,
    published: Option<String>,
    title: Option<&'a str>,
    url: Option<&'a str>,
}

#[derive(Serialize)]
struct Quantity<'a> {
    id: &'a str,
    label: &'a str,
    finding: Option<&'static str>,
    witnesses: usize,
    origins: Vec<Origin<'a>>,
    review: Review<'a>,
    claims: Vec<Figure<'a>>,
    comparisons: Vec<Comparison<'a>>,
    untold: usize,
    camps: Vec<Camp>,
}

#[derive(Serialize)]
struct Origin<'a> {
    name: &'a str,
    claims: Vec<String>,
    sources: Vec<&'a str>,
    through: &'a [String],
}

#[derive(Serialize)]
struct Camp {
    claims: Vec<String>,
    witnesses: usize,
    low: Option<Number>,
    high: Option<Number>,
    span: Option<Span>,
}

#[derive(Serialize)]
struct Span {
    lo: Option<Number>,
    hi: Option<Number>,
}

/// How the conflicts of a quantity, or under a relation, stand.
#[derive(Serialize)]
struct Review<'a> {
    /// The worst state of its conflicts.
    state: &'static str,
    conflicts: Vec<Conflict<'a>>,
    stale: Vec<Stale<'a>>,
}

#[derive(Serialize)]
struct Conflict<'a> {
    id: &'a str,
    verdict: &'static str,
    state: &'static str,
    claims: Vec<String>,
    changes: Vec<String>,
    note: Option<&'a str>,
    decided: Option<Decided<'a>>,
}

/// What a person decided.
#[derive(Serialize)]
struct Decided<'a> {
    decision: &'static str,
    reason: &'a str,
    reviewer: &'a str,
    reviewed: String,
    expires: Option<String>,
    prefer: Option<&'a str>,
}

#[derive(Serialize)]
struct Stale<'a> {
    why: &'a str,
    #[serde(flatten)]
    decided: Decided<'a>,
}

#[derive(Serialize)]
struct Comparison<'a> {
    left: String,
    right: String,
    verdict: &'static str,
    reason: &'a str,
    factor: Option<Number>,
    assumes: Vec<&'a str>,
}

#[derive(Serialize)]
struct Relation<'a> {
    holds: &'a [String],
    finding: &'static str,
    checked: usize,
    failures: Vec<Failure<'a>>,
    untold: usize,
    complete: bool,
    review: Review<'a>,
}

#[derive(Serialize)]
struct Failure<'a> {
    claims: Vec<&'a str>,
    within: &'static str,
    reason: &'a str,
    gap: Option<Number>,
    assumes: &'a [String],
}

#[derive(Serialize)]
struct Note<'a> {
    source: Option<&'a str>,
    text: &'a str,
}

/// A report as one JSON object, indented, with a line break at its end.
#[must_use]
pub fn report(report: &Report) -> String {
    let stated: Vec<Vec<Stated>> = report.quantities.iter().map(stated).collect();
    let quantities =
        (report.quantities.iter().zip(&stated)).map(|(section, stated)| quantity(report, section, stated)).collect();
    let whole = Whole {
        schema_version: SCHEMA_VERSION,
        title: report.title.as_deref(),
        sources: report.sources.iter().map(source).collect(),
        quantities,
        relations: report.relations.iter().map(|one| relation(report, one)).collect(),
        notes: report.notes.iter().map(|note| Note { source: note.source.as_deref(), text: &note.text }).collect(),
        unclaimed: report.unclaimed,
        unread: report.unread.iter().map(|one| Unread { path: &one.path, why: &one.why }).collect(),
    };
    escaped(&serde_json::to_string_pretty(&whole).unwrap_or_default()) + "\n"
}

/// The claims of a section, each as a JSON object on one line, without a line break.
#[must_use]
pub fn claims(section: &Section) -> Vec<String> {
    let line = |stated: &Stated| escaped(&serde_json::to_string(&object(stated, true)).unwrap_or_default());
    stated(section).iter().map(line).collect()
}

/// One figure as a JSON object on one line, without a line break.
#[must_use]
pub fn figure(stated: &Stated) -> String {
    escaped(&serde_json::to_string(&object(stated, false)).unwrap_or_default())
}

/// One number refused as a JSON object on one line, without a line break.
#[must_use]
pub fn refused(refused: &RefusedNumber) -> String {
    let at = &refused.evidence;
    let object = Refusal {
        source: &refused.source,
        path: &at.path,
        start: at.number.start,
        end: at.number.end,
        line: at.line,
        column: at.column,
        text: &at.text,
        refused: refused.reason,
    };
    escaped(&serde_json::to_string(&object).unwrap_or_default())
}

/// The same JSON with what a terminal would obey written as `\uXXXX`. JSON itself asks that only
/// of the first 32 characters; all the others can stand in strings alone.
pub(super) fn escaped(json: &str) -> String {
    let mut text = String::with_capacity(json.len());
    for c in json.chars() {
        match c {
            '\n' => text.push(c),
            c if c.is_control() || turns_direction(c) => text.push_str(&format!("\\u{:04x}", u32::from(c))),
            c => text.push(c),
        }
    }
    text
}

fn source(meta: &crate::document::Meta) -> Source<'_> {
    Source {
        id: &meta.id,
        path: &meta.path,
        publisher: meta.publisher.as_deref(),
        published: meta.published.map(|at| at.to_string()),
        title: meta.title.as_deref(),
        url: meta.url.as_deref(),
    }
}

fn stated(section: &Section) -> Vec<Stated> {
    let whole = |at| section.wholes.get(at).cloned().flatten();
    let stated = |(at, claim)| Stated { place: section.place(at).cloned(), ..Stated::of_claim(claim, whole(at)) };
    section.claims.iter().enumerate().map(stated).collect()
}

fn quantity<'a>(report: &'a Report, section: &'a Section, stated: &'a [Stated]) -> Quantity<'a> {
    let judgement = &section.judgement;
    let id = |at: usize| section.claims.get(at).map(id_of).unwrap_or_default();
    let comparison = |one: &'a crate::compare::Comparison| Comparison {
        left: id(one.left),
        right: id(one.right),
        verdict: verdict_name(one.verdict),
        reason: &one.reason,
        factor: one.factor.map(number),
        assumes: one.assumes.iter().map(|assumed| assumed.text.as_str()).collect(),
    };
    let origin = |witness: &'a crate::compare::Witness| Origin {
        name: &witness.name,
        claims: witness.claims.iter().map(|&at| id(at)).collect(),
        sources: witness.sources.iter().map(|source| &**source).collect(),
        through: &witness.through,
    };
    let camp = |camp: &crate::compare::Camp| Camp {
        claims: camp.claims.iter().map(|&at| id(at)).collect(),
        witnesses: camp.witnesses,
        low: camp.low.map(number),
        high: camp.high.map(number),
        span: camp.span.map(|span| Span { lo: span.lo.map(number), hi: span.hi.map(number) }),
    };
    Quantity {
        id: &section.id,
        label: &section.label,
        finding: judgement.finding.map(finding_name),
        witnesses: judgement.witnesses,
        origins: judgement.origins.iter().map(origin).collect(),
        review: review(report, &section.id),
        claims: stated.iter().map(|stated| object(stated, true)).collect(),
        comparisons: judgement.comparisons.iter().map(comparison).collect(),
        untold: judgement.untold,
        camps: judgement.camps.iter().map(camp).collect(),
    }
}

fn relation<'a>(report: &'a Report, relation: &'a super::Relation) -> Relation<'a> {
    Relation {
        holds: &relation.holds,
        finding: relation.standing.name(),
        checked: relation.checked,
        failures: relation.failures.iter().map(failure).collect(),
        untold: relation.untold.len(),
        complete: !relation.stopped,
        review: review(report, &relation.subject),
    }
}

fn failure(failure: &super::RelationFailure) -> Failure<'_> {
    Failure {
        claims: failure.claims.iter().map(|claim| claim.id.as_str()).collect(),
        within: failure.among.name(),
        reason: &failure.reason,
        gap: failure.gap.map(number),
        assumes: &failure.assumes,
    }
}

/// How the conflicts of a quantity, or of a relation, stand.
fn review<'a>(report: &'a Report, name: &str) -> Review<'a> {
    let standing = &report.standing;
    let conflict = |settled: &'a Settled| Conflict {
        id: &settled.conflict.id,
        verdict: settled.conflict.verdict.name(),
        state: settled.state.name(),
        claims: report.claims_of(&settled.conflict).map(id_of).collect(),
        changes: settled.state.changes().iter().map(ToString::to_string).collect(),
        note: settled.note.as_deref(),
        decided: standing.review(settled).map(decided),
    };
    let stale = (standing.stale.iter())
        .filter_map(|stale| standing.reviews.reviews.get(stale.review).map(|review| (stale, review)))
        .filter(|(_, review)| under(report, review) == name);
    let stale: Vec<Stale<'_>> =
        stale.map(|(stale, review)| Stale { why: &stale.why, decided: decided(review) }).collect();
    let state = match standing.state_of(name) {
        NONE_NEEDED if !stale.is_empty() => STALE,
        state => state,
    };
    Review {
        state,
        conflicts: standing.conflicts.iter().filter(|one| &*one.conflict.quantity == name).map(conflict).collect(),
        stale,
    }
}

/// Where a review of nothing is told. Relations that no longer fail together have no place of their
/// own: the first of them by name then stands for them; for one that the rules no longer hold, the
/// quantity of its first figure.
fn under<'a>(report: &Report, review: &'a review::Review) -> &'a str {
    let name = &*review.quantity;
    let first = name.split(review::AND).next().unwrap_or(name);
    let reported = |name: &&str| report.relations.iter().any(|relation| &*relation.subject == *name);
    let own = || review.figures.first().and_then(|one| one.quantity.as_deref()).unwrap_or(name);
    [name, first].into_iter().find(reported).unwrap_or_else(own)
}

fn decided(review: &review::Review) -> Decided<'_> {
    Decided {
        decision: review.decision.name(),
        reason: &review.reason,
        reviewer: &review.reviewer,
        reviewed: review.reviewed.to_string(),
        expires: review.expires.map(|day| day.to_string()),
        prefer: review.prefer.as_deref(),
    }
}

fn object(stated: &Stated, with_id: bool) -> Figure<'_> {
    let Stated { evidence, amount, .. } = stated;
    let quantity = stated.quantity.as_deref();
    let id = quantity.filter(|_| with_id);
    Figure {
        id: id.map(|quantity| super::claim_id(&stated.source, evidence.number.start, quantity)),
        source: &stated.source,
        path: &evidence.path,
        start: evidence.number.start,
        end: evidence.number.end,
        line: evidence.line,
        column: evidence.column,
        text: &evidence.text,
        phrase: &evidence.phrase_text,
        value: amount.limits.value().map(number),
        lo: amount.limits.lo().map(number),
        hi: amount.limits.hi().map(number),
        bound: amount.limits.bound().name(),
        figure: canonical(amount, &stated.unit),
        unit: &stated.unit.symbol,
        noun: stated.noun.as_deref(),
        role: evidence.role.name(),
        quantity,
        claimant: stated.claimant.as_ref().map(|who| Claimant { name: &who.name, id: who.id.as_deref() }),
        voice: stated.voice.map(crate::claim::Voice::name),
        window: Window { from: stated.window.from.map(day), to: stated.window.to.map(day) },
        place: stated.place.as_deref(),
        status: stated.status.name(),
        part_of: stated.part_of.as_deref(),
    }
}

fn day(moment: Moment) -> String {
    moment.to_string()
}

/// The exact number: no exponent, no binary fraction, no zeros at its end.
fn number(value: Decimal) -> Number {
    let kept = if value.scale() > DECIMALS { value.round_dp(DECIMALS) } else { value };
    kept.normalize().to_string().parse().unwrap_or_else(|_| Number::from(0))
}
