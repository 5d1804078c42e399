//! The claims of a report as rows, for a spreadsheet. No cell is taken for a formula.

use rust_decimal::Decimal;

use super::excerpt::clean;
use super::{Report, Section, finding_name, id_of};
use crate::claim::Claim;
use crate::notation::canonical;
use crate::review::Settled;

const HEADER: [&str; 27] = [
    "quantity",
    "label",
    "finding",
    "conflict",
    "review",
    "id",
    "source",
    "publisher",
    "published",
    "path",
    "line",
    "column",
    "figure",
    "value",
    "lo",
    "hi",
    "bound",
    "unit",
    "noun",
    "claimant",
    "claimant_id",
    "voice",
    "from",
    "to",
    "place",
    "status",
    "quote",
];

/// Every claim as a row, below one row of headings.
#[must_use]
pub fn render(report: &Report) -> String {
    let mut table = ::csv::Writer::from_writer(Vec::new());
    // Writing to memory cannot fail, and every row has the columns of the header.
    let _ = table.write_record(HEADER);
    for section in &report.quantities {
        for (at, claim) in section.claims.iter().enumerate() {
            let _ = table.write_record(row(report, section, at, claim).iter().map(|text| cell(text)));
        }
    }
    String::from_utf8(table.into_inner().unwrap_or_default()).unwrap_or_default()
}

fn row(report: &Report, section: &Section, at: usize, claim: &Claim) -> [String; HEADER.len()] {
    // One within its quantity, and one under each relation.
    let settled: Vec<&Settled> =
        report.standing.conflicts.iter().filter(|one| one.conflict.has(&section.id, at)).collect();
    let each = |told: fn(&Settled) -> &str| settled.iter().map(|one| told(one)).collect::<Vec<_>>().join(" ");
    let meta = report.source(&claim.source);
    let limits = claim.amount.limits;
    let number = |value: Option<Decimal>| value.map(|value| value.normalize().to_string()).unwrap_or_default();
    let text = |text: Option<&str>| text.unwrap_or_default().to_owned();
    let day = |at: Option<crate::window::Moment>| at.map(|at| at.to_string()).unwrap_or_default();
    let speaker = claim.claimant.as_ref();
    [
        section.id.to_string(),
        section.label.clone(),
        text(section.judgement.finding.map(finding_name)),
        each(|one| &one.conflict.id),
        each(|one| one.state.name()),
        id_of(claim),
        claim.source.to_string(),
        text(meta.and_then(|meta| meta.publisher.as_deref())),
        day(meta.and_then(|meta| meta.published)),
        claim.evidence.path.clone(),
        claim.evidence.line.to_string(),
        claim.evidence.column.to_string(),
        canonical(&claim.amount, &claim.unit),
        number(limits.value()),
        number(limits.lo()),
        number(limits.hi()),
        limits.bound().name().to_owned(),
        claim.unit.symbol.to_string(),
        text(claim.noun.as_deref()),
        text(speaker.map(|who| who.name.as_str())),
        text(speaker.and_then(|who| who.id.as_deref())),
        claim.voice.name().to_owned(),
        day(claim.window.from),
        day(claim.window.to),
        text(section.place(at).map(|place| &**place)),
        claim.status.name().to_owned(),
        claim.evidence.quote.clone(),
    ]
}

/// A cell that a spreadsheet shows and does not work out (OWASP, CSV Injection): words that begin
/// like a formula get an apostrophe before them; a negative number is left a number.
fn cell(text: &str) -> String {
    let text = clean(text);
    let opens =
        text.trim_start().starts_with(['=', '+', '-', '@', '\u{FF1D}', '\u{FF0B}', '\u{FF0D}', '\u{FF20}', '|', '%']);
    if opens && text.parse::<Decimal>().is_err() { format!("'{text}") } else { text }
}

#[cfg(test)]
mod tests {
    use super::cell;

    #[test]
    fn no_cell_is_a_formula() {
        for text in ["=1+1", "+cmd|' /C calc'!A0", "@SUM(A1)", "-2+3", " =1", "\t=1", "\u{FF1D}1"] {
            assert!(cell(text).starts_with('\''), "{text}");
        }
        assert_eq!(cell("-5"), "-5");
        assert_eq!(cell("-2.5"), "-2.5");
        assert_eq!(cell(">8500"), ">8500");
        assert_eq!(cell("a\u{1b}[31m\nb"), "a\u{FFFD}[31m b");
    }
}
