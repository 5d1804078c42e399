//! A report as JUnit: a suite a quantity, a case a conflict. A reviewed one is skipped with its
//! reason, an open one fails, an unreadable source is an error.

use quick_junit::{NonSuccessKind, TestCase, TestCaseStatus, TestSuite};

use super::excerpt::clean;
use super::problems::listed;
use super::{Report, Section, finding_name};
use crate::review::{Conflict, Settled, State};
use crate::rules::FailOn;
use crate::wording::counted;

/// The suite of conflicts that belong to no quantity alone.
const RELATIONS: &str = "relations";

/// The report as one XML document.
#[must_use]
pub fn render(report: &Report, fail_on: FailOn) -> String {
    let mut whole = quick_junit::Report::new("figcheck");
    whole.add_test_suites(report.quantities.iter().map(|section| suite(report, section, fail_on)));
    let of_relations = report.alarms(fail_on).filter(|settled| report.section(&settled.conflict.quantity).is_none());
    let broken: Vec<TestCase> = of_relations.map(|settled| of_conflict(report, settled)).collect();
    if !broken.is_empty() {
        let mut suite = TestSuite::new(RELATIONS);
        suite.add_test_cases(broken);
        whole.add_test_suite(suite);
    }
    if !report.unread.is_empty() {
        let mut suite = TestSuite::new("sources");
        suite.add_test_cases(report.unread.iter().map(|one| {
            let mut status = TestCaseStatus::non_success(NonSuccessKind::Error);
            status.set_type("unreadable").set_message(clean(&one.why));
            case(&one.path, "sources", status)
        }));
        whole.add_test_suite(suite);
    }
    whole.to_string().unwrap_or_default()
}

fn suite(report: &Report, section: &Section, fail_on: FailOn) -> TestSuite {
    let mut suite = TestSuite::new(clean(&section.id));
    let alarms = report.alarms(fail_on).filter(|settled| settled.conflict.quantity == section.id);
    let cases: Vec<TestCase> = alarms.map(|settled| of_conflict(report, settled)).collect();
    if cases.is_empty() {
        let finding = section.judgement.finding.map_or("no claim", finding_name);
        let witnesses = counted(section.judgement.witnesses, "witness", "witnesses");
        suite.add_test_case(case(
            &format!("{}: {finding}, {witnesses}", section.label),
            &section.id,
            TestCaseStatus::success(),
        ));
    }
    suite.add_test_cases(cases);
    suite
}

fn of_conflict(report: &Report, settled: &Settled) -> TestCase {
    let conflict = &settled.conflict;
    let review = report.standing.review(settled);
    let decided = review.map(|review| {
        format!("{}: {} ({}, {})", review.decision.name(), review.reason, review.reviewer, review.reviewed)
    });
    let decided = clean(&decided.unwrap_or_default());
    let status = match &settled.state {
        State::Reviewed => skipped(&decided),
        State::Shrunk(changes) => skipped(&format!("{decided}; shrunk: {}", clean(&listed(changes)))),
        State::Expired(day) => skipped(&format!("{decided}; expired on {day}")),
        State::Unreviewed | State::Reopened(_) => {
            let mut status = TestCaseStatus::non_success(NonSuccessKind::Failure);
            status.set_type(conflict.verdict.name()).set_message(clean(&headline(report, settled)));
            status.set_description(body(report, settled));
            status
        }
    };
    let figures: Vec<String> = conflict.figures.iter().map(|figure| figure.identity.to_string()).collect();
    case(
        &format!("{} {}: {}", conflict.verdict.name(), conflict.id, figures.join(" v ")),
        class(report, conflict),
        status,
    )
}

/// The quantity, or the suite of all relations.
fn class<'a>(report: &Report, conflict: &'a Conflict) -> &'a str {
    report.section(&conflict.quantity).map_or(RELATIONS, |_| &*conflict.quantity)
}

fn skipped(message: &str) -> TestCaseStatus {
    let mut status = TestCaseStatus::skipped();
    status.set_message(message);
    status
}

fn case(name: &str, class: &str, status: TestCaseStatus) -> TestCase {
    let mut case = TestCase::new(clean(name), status);
    case.set_classname(clean(class));
    case
}

/// What failed, in a line.
fn headline(report: &Report, settled: &Settled) -> String {
    let label = report.label_of(&settled.conflict);
    match &settled.state {
        State::Reopened(changes) => format!("{label}: reopened: {}", listed(changes)),
        _ => format!("{label}: {} nobody has reviewed", settled.conflict.verdict.name()),
    }
}

/// Where each figure stands, the reasons, and what to run.
fn body(report: &Report, settled: &Settled) -> String {
    let conflict = &settled.conflict;
    let mut lines = Vec::new();
    for claim in report.claims_of(conflict) {
        let evidence = &claim.evidence;
        lines.push(format!("{}:{}:{}: {}", evidence.path, evidence.line, evidence.column, evidence.quote.trim()));
    }
    lines.extend(conflict.reasons.iter().map(|one| format!("why: {}", one.text)));
    lines.push(format!("to accept: figcheck accept {}", conflict.id));
    lines.iter().map(|line| clean(line)).collect::<Vec<_>>().join("\n")
}
