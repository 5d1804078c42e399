//! The report as a page of text for a person, in as many columns as asked.

use super::excerpt::{clean, hanging, quote, width, wrap};
use super::fold::{Folded, Group};
use super::grid::{gaps, grid};
use super::paint::Style;
use super::{Note, Report, Section, finding_name, id_of, verdicts};
use crate::claim::{Claim, Speaker, Status, Voice};
use crate::compare::{Finding, Verdict};
use crate::document::{Meta, Role};
use crate::notation::canonical;

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

/// From this width on each fact has a column of its own.
const WIDE: usize = 110;

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
    let tail = if layout.quiet { Vec::new() } else { tail(report, &layout) };
    if !tail.is_empty() {
        blocks.push(tail.join("\n"));
    }
    layout.style.marks(&blocks.join("\n\n")) + "\n"
}

/// The title, and what the report comes to.
fn head(report: &Report, layout: &Layout) -> String {
    let title = clean(report.title.as_deref().unwrap_or("Figures compared"));
    let title: Vec<String> = wrap(&title, layout.width).iter().map(|line| layout.style.bold(line)).collect();
    let mut parts =
        vec![counted(report.sources.len(), "source"), counted_as(report.quantities.len(), "quantity", "quantities")];
    for finding in [
        Finding::Conflict,
        Finding::Tension,
        Finding::Agree,
        Finding::Compatible,
        Finding::SingleWitness,
        Finding::NotComparable,
    ] {
        let found = report.quantities.iter().filter(|section| section.judgement.finding == Some(finding)).count();
        if found > 0 {
            parts.push(format!("{found} {}", finding_name(finding)));
        }
    }
    format!("{}\n{}", title.join("\n"), hanging(&parts.join(" · "), layout.width, 0))
}

/// One quantity: heading, claims, verdicts, and what was not compared.
fn block(report: &Report, section: &Section, layout: &Layout) -> String {
    let folded = Folded::of(section);
    let mut lines = vec![heading(section, layout)];
    lines.push(claims(report, section, &folded, layout));
    let sayings = verdicts::sayings(section, &folded);
    let uncompared = verdicts::not_compared(section, &folded, layout.verbose);
    if !sayings.is_empty() || uncompared.is_some() {
        lines.push(String::new());
    }
    for saying in sayings {
        let name = format!("{:<10}", saying.name());
        let body = hanging(&saying.sentence(), layout.width.saturating_sub(2), 11);
        lines.push(format!("  {} {body}", layout.style.verdict(saying.verdict, &name)).replace('\n', "\n  "));
    }
    if let Some(line) = uncompared {
        let line = hanging(&line, layout.width.saturating_sub(2), 2).replace('\n', "\n  ");
        let lines_dim: Vec<String> = line.split('\n').map(|line| layout.style.dim(line)).collect();
        lines.push(format!("  {}", lines_dim.join("\n")));
    }
    lines.join("\n")
}

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

/// The claims, numbered; a claim's repeats stand under its words.
fn claims(report: &Report, section: &Section, folded: &Folded, layout: &Layout) -> String {
    let heads: Vec<(usize, &Group, &Claim)> = (folded.groups.iter().enumerate())
        .filter_map(|(at, group)| section.claims.get(group.head).map(|claim| (at + 1, group, claim)))
        .collect();
    let number = |at: usize| format!("[{at}]");
    let numbers = width(&number(heads.len()));
    let figure = |claim: &Claim| canonical(&claim.amount, &claim.unit);
    let figures = heads.iter().map(|(_, _, claim)| width(&figure(claim))).max().unwrap_or(0).clamp(6, 18);
    let rest = layout.width.saturating_sub(numbers + figures + gaps(2));
    if layout.width < WIDE {
        let rows: Vec<Vec<String>> = (heads.iter())
            .map(|(at, group, claim)| {
                let words = format!(
                    "{}\n{}",
                    facts(report, section, folded, claim),
                    words(report, section, group, rest, 2, layout)
                );
                vec![number(*at), figure(claim), words]
            })
            .collect();
        return grid(
            &["", "figure", "who says it · source · for when; and the words"],
            &[numbers, figures, rest],
            &rows,
        );
    }
    // Who 20, when 12, source 16 or so; the words have what is left, never less than 40.
    let (who, when) = (20, 12);
    let source = if layout.width < 130 { 14 } else { 18 };
    let words_width = rest.saturating_sub(who + when + source + gaps(3));
    let rows: Vec<Vec<String>> = (heads.iter())
        .map(|(at, group, claim)| {
            let speaker = [vec![speaker(claim)], qualifiers(report, section, folded, claim)].concat().join("\n");
            let words = words(report, section, group, words_width, 3, layout);
            vec![
                number(*at),
                figure(claim),
                speaker,
                window(claim).replace("..", "..\n"),
                origin(report, claim).join("\n"),
                words,
            ]
        })
        .collect();
    let header = ["", "figure", "who says it", "for when", "source", "the words"];
    grid(&header, &[numbers, figures, who, when, source, words_width], &rows)
}

/// The facts of a claim on one line, for a page without room for a column each.
fn facts(report: &Report, section: &Section, folded: &Folded, claim: &Claim) -> String {
    let mut parts = vec![speaker(claim), origin(report, claim).join(" "), format!("for {}", window(claim))];
    if window(claim) == UNDATED {
        parts.pop();
        parts.push(UNDATED.to_owned());
    }
    parts.extend(qualifiers(report, section, folded, claim));
    parts.join(" · ")
}

/// The words of a claim around its number, and where they are repeated.
fn words(report: &Report, section: &Section, group: &Group, columns: usize, lines: usize, layout: &Layout) -> String {
    let Some(claim) = section.claims.get(group.head) else { return String::new() };
    // Wrapping leaves some columns free at the end of each line.
    let room = if layout.verbose { usize::MAX } else { (columns * lines).saturating_sub(6 * lines) };
    let mut words = quote(&claim.evidence, room);
    if let Some(also) = also(report, section, group, layout.verbose) {
        words.push('\n');
        words.push_str(&also);
    }
    words
}

/// `also in the headline (8000), and 2 more`.
fn also(report: &Report, section: &Section, group: &Group, all: bool) -> Option<String> {
    let head = section.claims.get(group.head)?;
    let mut places: Vec<String> = Vec::new();
    for claim in group.repeats.iter().filter_map(|repeat| section.claims.get(*repeat)) {
        let evidence = &claim.evidence;
        let mut place = match evidence.role {
            Role::Headline => "in the headline".to_owned(),
            Role::Caption => "in a caption".to_owned(),
            Role::Body | Role::Attribution | Role::Furniture => format!("on line {}", evidence.line),
        };
        if claim.source != head.source {
            place.push_str(&format!(" of {}", origin(report, claim).join(" ")));
        }
        let figure = canonical(&claim.amount, &claim.unit);
        if figure != canonical(&head.amount, &head.unit) {
            place.push_str(&format!(" ({figure})"));
        }
        if !places.contains(&place) {
            places.push(place);
        }
    }
    let shown = if all { places.len() } else { 2 };
    let rest = places.len().saturating_sub(shown);
    places.truncate(shown);
    if rest > 0 {
        places.push(format!("and {rest} more"));
    }
    (!places.is_empty()).then(|| clean(&format!("also {}", places.join(", "))))
}

/// What a window says of a claim nothing in the text dates.
const UNDATED: &str = "undated";

fn window(claim: &Claim) -> String {
    if claim.window.assumed || claim.window.is_unknown() { UNDATED.to_owned() } else { claim.window.to_string() }
}

fn speaker(claim: &Claim) -> String {
    let name = |who: &Speaker| match &who.id {
        Some(id) if !who.name.eq_ignore_ascii_case(id) => format!("{} ({id})", who.name),
        _ => who.name.clone(),
    };
    let mut text = match (&claim.claimant, claim.voice) {
        (Some(who), _) => name(who),
        (None, Voice::Attributed) => "an unnamed speaker".to_owned(),
        (None, Voice::Reporter) => "the reporter".to_owned(),
    };
    if let Some(relay) = &claim.relay {
        text.push_str(&format!(", via {}", name(relay)));
    }
    clean(&text)
}

/// Publisher and date of a claim's source.
pub(super) fn origin(report: &Report, claim: &Claim) -> Vec<String> {
    let Some(meta) = report.source(&claim.source) else { return vec![clean(&claim.source)] };
    match &meta.published {
        Some(at) => vec![publisher(meta), at.date.to_string()],
        None => vec![publisher(meta)],
    }
}

fn publisher(meta: &Meta) -> String {
    clean(meta.publisher.as_deref().unwrap_or(&meta.id))
}

/// What sets a claim apart from a plain statement of the quantity.
fn qualifiers(report: &Report, section: &Section, folded: &Folded, claim: &Claim) -> Vec<String> {
    let mut said = Vec::new();
    if claim.status != Status::Stated {
        said.push(claim.status.name().to_owned());
    }
    if let Some(scope) = claim.scope.as_ref().filter(|scope| !scope.assumed) {
        said.push(format!("in: {}", scope.place));
    }
    if let Some(whole) = claim.part_of.filter(|whole| *whole < section.claims.len()) {
        said.push(format!("part of [{}]", folded.number(whole)));
    } else if let Some(whole) = whole_elsewhere(report, section, claim) {
        said.push(format!("part of {}", canonical(&whole.amount, &whole.unit)));
    }
    if !claim.combined_with.is_empty() {
        let others: Vec<&str> = claim.combined_with.iter().map(|id| &**id).collect();
        said.push(format!("together with {}", others.join(", ")));
    }
    said
}

/// The claim of another quantity that this one is a part of.
fn whole_elsewhere<'a>(report: &'a Report, section: &Section, claim: &Claim) -> Option<&'a Claim> {
    let at = section.claims.iter().position(|other| other == claim)?;
    let id = section.wholes.get(at)?.as_deref()?;
    let mut all = report.quantities.iter().flat_map(|section| &section.claims);
    all.find(|whole| whole.source == claim.source && id_of(whole) == id)
}

/// What no quantity's block says.
fn tail(report: &Report, layout: &Layout) -> Vec<String> {
    let mut lines = Vec::new();
    let mut say = |text: &str, indent: usize| {
        let text = hanging(&clean(text), layout.width.saturating_sub(indent), 2);
        lines.push(format!("{}{}", " ".repeat(indent), text.replace('\n', &format!("\n{}", " ".repeat(indent)))));
    };
    let silent: Vec<String> = (report.quantities.iter().filter(|section| section.claims.is_empty()))
        .map(|section| {
            if *section.label == *section.id {
                section.id.to_string()
            } else {
                format!("{} ({})", section.label, section.id)
            }
        })
        .collect();
    if !silent.is_empty() {
        say(&format!("No source says: {}.", silent.join("; ")), 0);
    }
    if !report.notes.is_empty() {
        say("Notes:", 0);
        report.notes.iter().for_each(|note| say(&note_line(report, note), 2));
    }
    if layout.verbose && !report.near_misses.is_empty() {
        say("Near misses, not taken:", 0);
        for miss in &report.near_misses {
            say(
                &format!(
                    "{} line {}: \"{}\", not {}: {}",
                    miss.source, miss.line, miss.phrase, miss.quantity, miss.why
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

fn note_line(report: &Report, note: &Note) -> String {
    match &note.source {
        Some(id) => {
            let name = report.source(id).map_or_else(|| id.clone(), |meta| meta.path.clone());
            format!("{name}: {}", note.text)
        }
        None => note.text.clone(),
    }
}

fn counted(count: usize, noun: &str) -> String {
    counted_as(count, noun, &format!("{noun}s"))
}

fn counted_as(count: usize, one: &str, many: &str) -> String {
    format!("{count} {}", if count == 1 { one } else { many })
}
