//! The report as a page of text for a person, in as many columns as asked.

use super::excerpt::{clean, hanging, width, wrap};
use super::fold::Folded;
use super::paint::Style;
use super::{Note, Report, Section, camps, claims, finding_name, pairs, problems, relations, verdicts, witnesses};
use crate::compare::relation::Standing;
use crate::compare::{Finding, Verdict};
use crate::document::Names;
use crate::review::{Settled, State};
use crate::wording::grouped;

/// How a page is laid out.
#[derive(Clone, Copy, Debug)]
pub struct Layout {
    /// How many columns it may take. Below 40 counts as 40.
    pub width: usize,
    /// Whether it may be coloured.
    pub style: Style,
    /// Everything, where a page usually counts or shortens: all repeats, all reasons, near misses.
    pub verbose: bool,
    /// Only the quantities: no notes and no counts after them.
    pub quiet: bool,
}

impl Default for Layout {
    fn default() -> Self {
        Self { width: 80, style: Style::Plain, verbose: false, quiet: false }
    }
}

/// A report as a page of text.
///
/// # Example
/// ```
/// use figcheck::report::Report;
/// use figcheck::report::table::{Layout, render};
///
/// let report = Report { title: Some("A flood".into()), ..Report::default() };
/// assert!(render(&report, &Layout::default()).starts_with("A flood\n"));
/// ```
#[must_use]
pub fn render(report: &Report, layout: &Layout) -> String {
    let layout = Layout { width: layout.width.max(40), ..*layout };
    let mut blocks = vec![head(report, &layout)];
    let told = report.quantities.iter().filter(|section| !section.claims.is_empty());
    blocks.extend(told.map(|section| block(report, section, &layout)));
    blocks.extend(related(report, &layout));
    let tail = if layout.quiet { Vec::new() } else { tail(report, &layout) };
    if !tail.is_empty() {
        blocks.push(tail.join("\n"));
    }
    layout.style.marks(&blocks.join("\n\n")) + "\n"
}

/// The title, and what the report comes to, worst first.
fn head(report: &Report, layout: &Layout) -> String {
    let title = clean(report.title.as_deref().unwrap_or("Figures compared"));
    let title: Vec<String> = wrap(&title, layout.width).iter().map(|line| layout.style.bold(line)).collect();
    let read = format!(
        "{}, {}",
        counted(report.sources.len(), "source"),
        counted_as(report.quantities.len(), "quantity", "quantities")
    );
    let mut found: Vec<String> = Vec::new();
    for finding in [
        Finding::Conflict,
        Finding::Tension,
        Finding::Agree,
        Finding::Compatible,
        Finding::SingleWitness,
        Finding::NotComparable,
    ] {
        let count = report.quantities.iter().filter(|section| section.judgement.finding == Some(finding)).count();
        if count > 0 {
            found.push(format!("{count} {}", finding_name(finding)));
        }
    }
    let silent = report.quantities.iter().filter(|section| section.claims.is_empty()).count();
    if silent > 0 {
        found.push(format!("{silent} without a claim"));
    }
    let gap = if found.is_empty() { "" } else { ": " };
    let line = format!("{read}{gap}{}", found.join(" · "));
    let mut lines = vec![title.join("\n"), hanging(&line, layout.width, 0)];
    lines.extend(relations_found(report).map(|line| hanging(&line, layout.width, 0)));
    lines.extend(unread(report, layout.verbose).map(|line| hanging(&line, layout.width, 0)));
    lines.join("\n")
}

/// How many sources a page names that could not be read, before the rest is only counted.
const UNREAD: usize = 5;

/// "2 sources could not be read: a.txt, b.txt."; `None` where all were.
fn unread(report: &Report, all: bool) -> Option<String> {
    let shown = if all { report.unread.len() } else { UNREAD };
    let mut paths: Vec<String> = report.unread.iter().take(shown).map(|one| clean(&one.path)).collect();
    let more = report.unread.len().saturating_sub(shown);
    paths.extend((more > 0).then(|| format!("and {more} more (-v lists them)")));
    let count = counted(report.unread.len(), "source");
    (!paths.is_empty()).then(|| format!("{count} could not be read: {}.", paths.join(", ")))
}

/// "3 relations: 1 broken · 2 held"; `None` where the rules have none.
fn relations_found(report: &Report) -> Option<String> {
    let mut found: Vec<String> = Vec::new();
    for (standing, how) in [
        (Standing::Conflict, "broken"),
        (Standing::Gap, "with a gap"),
        (Standing::Holds, "held"),
        (Standing::NotComparable, "not compared"),
    ] {
        let count = report.relations.iter().filter(|relation| relation.standing == standing).count();
        if count > 0 {
            found.push(format!("{count} {how}"));
        }
    }
    let all = counted(report.relations.len(), "relation");
    (!found.is_empty()).then(|| format!("{all}: {}", found.join(" · ")))
}

/// One quantity: heading, claims, and the verdicts on them.
fn block(report: &Report, section: &Section, layout: &Layout) -> String {
    let folded = Folded::of(section);
    let mut lines = vec![heading(section, layout)];
    lines.extend(claims::rule(layout));
    lines.push(claims::claims(report, section, &folded, layout));
    let sayings = verdicts::sayings(section, &folded, layout.verbose);
    if !sayings.is_empty() {
        lines.push(String::new());
    }
    let mut last = None;
    for saying in sayings {
        // What asks for a look is named each time, as is what is told at length; of the rest the
        // first line names all.
        let each = layout.verbose || matches!(saying.verdict, Verdict::Conflict | Verdict::Tension);
        let label = if last == Some(saying.verdict) && !each { "" } else { saying.label() };
        last = Some(saying.verdict);
        lines.push(labelled(label, &saying.text, layout, |label| layout.style.verdict(saying.verdict, label)));
    }
    if let Some(shared) = witnesses::shared(report, section) {
        lines.push(labelled("witnesses", &shared, layout, |label| layout.style.dim(label)));
    }
    if section.judgement.untold > 0 {
        let text = format!(
            "{} pairs of claims; each claim was set against the lowest and the highest of its place and time, and against the next in value, and what that says of it is listed once.",
            grouped(section.judgement.untold.into())
        );
        lines.push(labelled("not listed", &text, layout, |label| layout.style.dim(label)));
    }
    for (at, camp) in camps::lines(section, &folded, layout.verbose).iter().enumerate() {
        let label = if at == 0 { "camps" } else { "" };
        lines.push(labelled(label, camp, layout, |label| layout.style.bold(label)));
    }
    for settled in report.standing.of(&section.id) {
        let mut claims: Vec<usize> = settled.conflict.figures.iter().map(|one| folded.number(one.claim)).collect();
        claims.sort_unstable();
        claims.dedup();
        if let Some(text) = reviewed(report, settled, &pairs::numbers(&claims)) {
            lines.push(labelled(settled.state.name(), &text, layout, |label| layout.style.dim(label)));
        }
    }
    if !layout.verbose
        && let Some(assumed) = verdicts::assumed(section, &folded)
    {
        lines.push(labelled("assumed", &assumed, layout, |label| layout.style.dim(label)));
    }
    lines.join("\n")
}

/// The relations between quantities, where the rules have any.
fn related(report: &Report, layout: &Layout) -> Option<String> {
    let sayings = relations::sayings(report, layout.verbose);
    if sayings.is_empty() {
        return None;
    }
    let mut lines = vec![layout.style.bold("Relations between quantities")];
    lines.extend(claims::rule(layout));
    let told = |saying: &relations::Saying| {
        let colour = match saying.standing {
            Standing::Conflict => Verdict::Conflict,
            Standing::Gap => Verdict::Tension,
            Standing::Holds => Verdict::Agree,
            Standing::NotComparable => Verdict::NotComparable,
        };
        labelled(saying.label(), &saying.text, layout, |label| layout.style.verdict(colour, label))
    };
    lines.extend(sayings.iter().map(told));
    for relation in &report.relations {
        for settled in report.standing.of(&relation.subject) {
            let conflict = &settled.conflict;
            let claims = conflict.figures.iter();
            let claims = claims.map(|one| relations::numbered_claim(report, conflict.quantity_of(one), one.claim));
            if let Some(text) = reviewed(report, settled, &claims.collect::<Vec<_>>().join(", ")) {
                lines.push(labelled(settled.state.name(), &text, layout, |label| layout.style.dim(label)));
            }
        }
    }
    Some(lines.join("\n"))
}

/// What was decided of a conflict, of which `claims` are the numbers, and what has changed since; `None` where nobody has looked at it.
fn reviewed(report: &Report, settled: &Settled, claims: &str) -> Option<String> {
    let review = report.standing.review(settled)?;
    let mut text = format!("{claims}: {}: {}", review.decision.name(), review.reason);
    text.push_str(&format!(" ({}, {})", review.reviewer, review.reviewed));
    let changes = problems::listed(settled.state.changes());
    if !changes.is_empty() {
        text.push_str(&format!(" Since then: {changes}"));
    }
    if let State::Expired(day) = settled.state {
        text.push_str(&format!(" It held until {day}."));
    }
    Some(clean(&text))
}

/// Text behind a label, in two columns.
fn labelled(label: &str, text: &str, layout: &Layout, paint: impl Fn(&str) -> String) -> String {
    let text = hanging(text, layout.width.saturating_sub(2), LABEL).replace('\n', "\n  ");
    format!("  {}{text}", paint(&format!("{label:<LABEL$}")))
}

/// The columns of a label and the gap behind it: "not compared" is the longest.
const LABEL: usize = 14;

/// `Civilians who fled · conflict · 3 sources, 2 witnesses`.
fn heading(section: &Section, layout: &Layout) -> String {
    let finding = section.judgement.finding;
    let name = finding.map_or("no finding", finding_name);
    let mut sources: Vec<&str> = section.claims.iter().map(|claim| &*claim.source).collect();
    sources.sort_unstable();
    sources.dedup();
    let counts = format!(
        " · {}, {}",
        counted(sources.len(), "source"),
        counted_as(section.judgement.witnesses, "witness", "witnesses")
    );
    let label = clean(&section.label);
    let paint = |name: &str| layout.style.verdict(finding.map_or(Verdict::NotComparable, colour_of), name);
    let line = width(&label) + 3 + width(name) + width(&counts);
    let gap = if line <= layout.width { " · " } else { "\n" };
    let label: Vec<String> = wrap(&label, layout.width).iter().map(|line| layout.style.bold(line)).collect();
    format!("{}{gap}{}{counts}", label.join("\n"), paint(name))
}

const fn colour_of(finding: Finding) -> Verdict {
    match finding {
        Finding::Conflict => Verdict::Conflict,
        Finding::Tension => Verdict::Tension,
        Finding::Agree => Verdict::Agree,
        Finding::Compatible | Finding::SingleWitness => Verdict::Compatible,
        Finding::NotComparable => Verdict::NotComparable,
    }
}

/// What no quantity's block says.
fn tail(report: &Report, layout: &Layout) -> Vec<String> {
    let names = Names::of(&report.sources);
    let mut lines = Vec::new();
    let mut say = |text: &str, indent: usize| {
        let text = hanging(&clean(text), layout.width.saturating_sub(indent), 2);
        lines.push(format!("{}{}", " ".repeat(indent), text.replace('\n', &format!("\n{}", " ".repeat(indent)))));
    };
    let silent: Vec<String> = (report.quantities.iter().filter(|section| section.claims.is_empty()))
        .map(|section| section.label.clone())
        .collect();
    if !silent.is_empty() {
        say(&format!("No source gives a figure for: {}.", silent.join("; ")), 0);
    }
    if !report.notes.is_empty() {
        say("Notes:", 0);
        report.notes.iter().for_each(|note| say(&note_line(&names, note), 2));
    }
    let meaning = report.quantities.iter().filter(|section| layout.verbose && !section.meant.is_empty());
    for (at, section) in meaning.enumerate() {
        if at == 0 {
            say("Cues that mean more words than they name:", 0);
        }
        say(&format!("{}: {}", section.id, section.meant.join(", ")), 2);
    }
    if layout.verbose && !report.near_misses.is_empty() {
        say("Near misses, not taken:", 0);
        for miss in &report.near_misses {
            say(
                &format!(
                    "{} line {}: \"{}\", not {}: {}",
                    names.of_source(&miss.source),
                    miss.line,
                    miss.phrase,
                    miss.quantity,
                    miss.why
                ),
                2,
            );
        }
    } else if !report.near_misses.is_empty() {
        let count = counted_as(report.near_misses.len(), "figure came", "figures came");
        say(&format!("{count} near to a quantity and stayed out; -v lists them."), 0);
    }
    if report.unclaimed > 0 {
        let count = counted(report.unclaimed, "figure");
        say(&format!("No rule took {count}; `figcheck figures --unclaimed` lists them."), 0);
    }
    lines
}

fn note_line(names: &Names, note: &Note) -> String {
    match &note.source {
        Some(id) => format!("{}: {}", names.of_source(id), note.text),
        None => note.text.clone(),
    }
}

fn counted(count: usize, noun: &str) -> String {
    counted_as(count, noun, &format!("{noun}s"))
}

fn counted_as(count: usize, one: &str, many: &str) -> String {
    format!("{count} {}", if count == 1 { one } else { many })
}
