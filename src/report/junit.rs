//! A report as JUnit: a suite a quantity, a case a conflict. A reviewed one is skipped with its
//! reason, an open one fails, an unreadable source is an error.

use quick_junit::{NonSuccessKind, TestCase, TestCaseStatus, TestSuite};

use super::excerpt::clean;
use super::problems::listed;
use super::{Report, Section, finding_name};
use crate::review::{Settled, State};
use crate::rules::FailOn;
use crate::wording::counted;

/// The report as one XML document.
#[must_use]
pub fn render(report: &Report, fail_on: FailOn) -> String {
    let mut whole = quick_junit::Report::new("figcheck");
    whole.add_test_suites(report.quantities.iter().map(|section| suite(report, section, fail_on)));
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
    let cases: Vec<TestCase> = alarms.map(|settled| of_conflict(report, section, settled)).collect();
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

fn of_conflict(report: &Report, section: &Section, settled: &Settled) -> TestCase {
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
            status.set_type(conflict.verdict.name()).set_message(clean(&headline(section, settled)));
            status.set_description(body(section, settled));
            status
        }
    };
    let figures: Vec<String> = conflict.figures.iter().map(|figure| figure.identity.to_string()).collect();
    case(&format!("{} {}: {}", conflict.verdict.name(), conflict.id, figures.join(" v ")), &section.id, status)
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
fn headline(section: &Section, settled: &Settled) -> String {
    match &settled.state {
        State::Reopened(changes) => format!("{}: reopened: {}", section.label, listed(changes)),
        _ => format!("{}: {} nobody has reviewed", section.label, settled.conflict.verdict.name()),
    }
}

/// Where each figure stands, the reasons, and what to run.
fn body(section: &Section, settled: &Settled) -> String {
    let conflict = &settled.conflict;
    let mut lines = Vec::new();
    for claim in conflict.figures.iter().filter_map(|figure| section.claims.get(figure.claim)) {
        let evidence = &claim.evidence;
        lines.push(format!("{}:{}:{}: {}", evidence.path, evidence.line, evidence.column, evidence.quote.trim()));
    }
    let comparisons = conflict.comparisons.iter().filter_map(|at| section.judgement.comparisons.get(*at));
    lines.extend(comparisons.map(|one| format!("why: {}", one.reason)));
    lines.push(format!("to accept: figcheck accept {}", conflict.id));
    lines.iter().map(|line| clean(line)).collect::<Vec<_>>().join("\n")
}
