//! A report as SARIF 2.1.0, for code scanning: one result a conflict, its rule the quantity, every
//! figure a related location. Columns count code points.

use serde_json::{Value, json};

use super::excerpt::clean;
use super::json::escaped;
use super::problems::listed;
use super::{Report, Section};
use crate::claim::Claim;
use crate::compare::Verdict;
use crate::notation::canonical;
use crate::review::{Settled, State};
use crate::rules::FailOn;

/// The report as one SARIF log, indented, with a line break at its end.
#[must_use]
pub fn render(report: &Report, fail_on: FailOn) -> String {
    let mut rules: Vec<Value> = report.quantities.iter().map(rule).collect();
    let results: Vec<Value> = report.alarms(fail_on).filter_map(|settled| result(report, settled)).collect();
    if !report.relations.is_empty() {
        rules.push(json!({
            "id": RELATIONS,
            "shortDescription": { "text": "A relation between quantities is broken" },
            "help": { "text": HELP },
            "defaultConfiguration": { "level": "error" },
        }));
    }
    let notifications: Vec<Value> = report.unread.iter().map(notification).collect();
    let log = json!({
        "$schema": "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json",
        "version": "2.1.0",
        "runs": [{
            "tool": { "driver": { "name": "figcheck", "version": env!("CARGO_PKG_VERSION"), "rules": rules } },
            "invocations": [{
                "executionSuccessful": report.unread.is_empty(),
                "toolExecutionNotifications": notifications,
            }],
            "columnKind": "unicodeCodePoints",
            "results": results,
        }],
    });
    escaped(&serde_json::to_string_pretty(&log).unwrap_or_default()) + "\n"
}

/// The rule of results that belong to no quantity alone; it stands behind those of the quantities.
const RELATIONS: &str = "figcheck/relations";

const HELP: &str = "Read the quotes. If the conflict can stand, say why: figcheck accept ID --decision DECISION --reason TEXT --reviewer NAME.";

/// A figure among those of a result.
fn related(at: usize, claim: &Claim) -> Value {
    let mut location = location(claim);
    let text = format!("{}: {}", canonical(&claim.amount, &claim.unit), clean(claim.evidence.quote.trim()));
    if let Some(fields) = location.as_object_mut() {
        fields.insert("id".to_owned(), json!(at + 1));
        fields.insert("message".to_owned(), json!({ "text": text }));
    }
    location
}

fn rule(section: &Section) -> Value {
    let label = clean(&section.label);
    json!({
        "id": clean(&section.id),
        "shortDescription": { "text": format!("{label}: sources conflict") },
        "fullDescription": { "text": format!("Figures that sources give for \"{label}\" cannot all be true, or ask for an explanation.") },
        "help": { "text": HELP },
        "defaultConfiguration": { "level": "error" },
    })
}

fn result(report: &Report, settled: &Settled) -> Option<Value> {
    let conflict = &settled.conflict;
    let (rule, index) = match report.quantities.iter().position(|section| section.id == conflict.quantity) {
        Some(index) => (&*conflict.quantity, index),
        None => (RELATIONS, report.quantities.len()),
    };
    let claims: Vec<&Claim> = report.claims_of(conflict).collect();
    let primary = location(claims.first()?);
    let related = claims.iter().enumerate().map(|(at, claim)| related(at, claim));
    let level = if conflict.verdict == Verdict::Conflict { "error" } else { "warning" };
    Some(json!({
        "ruleId": clean(rule),
        "ruleIndex": index,
        "level": level,
        "message": { "text": message(report, settled) },
        "locations": [primary],
        "relatedLocations": related.collect::<Vec<_>>(),
        "partialFingerprints": { "figcheckConflict/v1": conflict.fingerprint },
        "suppressions": suppressions(report, settled),
        "baselineState": match settled.state {
            State::Unreviewed => "new",
            State::Reviewed | State::Expired(_) => "unchanged",
            State::Reopened(_) | State::Shrunk(_) => "updated",
        },
        "properties": { "conflict": conflict.id, "review": settled.state.name() },
    }))
}

fn message(report: &Report, settled: &Settled) -> String {
    let conflict = &settled.conflict;
    let figures: Vec<String> = conflict.figures.iter().map(|figure| figure.identity.to_string()).collect();
    let mut said =
        vec![format!("{}: {}: {}.", report.label_of(conflict), conflict.verdict.name(), figures.join(" v "))];
    if let State::Reopened(changes) = &settled.state {
        said.push(format!("Reopened: {}.", listed(changes)));
    }
    said.extend(conflict.reasons.first().map(|one| one.text.clone()));
    clean(&said.join(" "))
}

/// A review that holds, with its reason; none where nobody stands behind the conflict as it is.
fn suppressions(report: &Report, settled: &Settled) -> Vec<Value> {
    let holds = matches!(settled.state, State::Reviewed | State::Shrunk(_));
    let review = report.standing.review(settled).filter(|_| holds);
    let suppression = |review: &crate::review::Review| {
        let justification =
            format!("{}: {} ({}, {})", review.decision.name(), review.reason, review.reviewer, review.reviewed);
        json!({ "kind": "external", "status": "accepted", "justification": clean(&justification) })
    };
    review.map(suppression).into_iter().collect()
}

fn location(claim: &Claim) -> Value {
    let evidence = &claim.evidence;
    let breaks = evidence.text.matches('\n').count();
    let tail = evidence.text.rsplit('\n').next().unwrap_or_default().chars().count();
    let end_column = if breaks == 0 { evidence.column + tail } else { 1 + tail };
    json!({
        "physicalLocation": {
            "artifactLocation": { "uri": uri(&evidence.path) },
            "region": {
                "startLine": evidence.line,
                "startColumn": evidence.column,
                "endLine": evidence.line + breaks,
                "endColumn": end_column,
                "snippet": { "text": evidence.text },
            },
        },
    })
}

fn notification(unread: &super::Unread) -> Value {
    json!({
        "level": "error",
        "message": { "text": clean(&format!("{} {}", unread.path, unread.why)) },
        "locations": [{ "physicalLocation": { "artifactLocation": { "uri": uri(&unread.path) } } }],
    })
}

/// A path as a reference of RFC 3986: relative, or of a file where it is absolute.
fn uri(path: &str) -> String {
    let mut uri = String::from(if path.starts_with('/') { "file://" } else { "" });
    for byte in path.replace('\\', "/").bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' | b'/' => uri.push(char::from(byte)),
            byte => uri.push_str(&format!("%{byte:02X}")),
        }
    }
    uri
}

#[cfg(test)]
mod tests {
    use super::uri;

    #[test]
    fn paths_are_references() {
        assert_eq!(uri("seeds/bbc news.md"), "seeds/bbc%20news.md");
        assert_eq!(uri("/a/é#1.md"), "file:///a/%C3%A9%231.md");
        assert_eq!(uri("a:b.md"), "a%3Ab.md");
    }
}
