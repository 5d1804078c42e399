//! The claims of a section as a table: each with its number, who says it, for when, and the
//! words around it.

use super::excerpt::{GLUE, clean, quote, width};
use super::fold::{Folded, Group};
use super::grid::{gaps, grid};
use super::table::Layout;
use super::{Report, Section, id_of, pairs};
use crate::claim::{Claim, Speaker, Status, Voice};
use crate::document::Role;
use crate::notation::canonical;
use crate::wording::{short_day, short_window};

/// From this width on each fact has a column of its own.
const WIDE: usize = 110;

/// The claims, numbered; a claim's repeats stand under its words.
pub(super) fn claims(report: &Report, section: &Section, folded: &Folded, layout: &Layout) -> String {
    let heads: Vec<(usize, &Group, &Claim)> = (folded.groups.iter().enumerate())
        .filter_map(|(at, group)| section.claims.get(group.head).map(|claim| (at + 1, group, claim)))
        .collect();
    let numbers = width(&pairs::number(heads.len()));
    let stated = |claim: &Claim| canonical(&claim.amount, &claim.unit);
    let widest = |of: fn(&str) -> usize| heads.iter().map(|(_, _, claim)| of(&stated(claim))).max().unwrap_or(0);
    // A number is never broken between its digits, unless the page has no room for it.
    let figures = widest(width).clamp(6, 18).max(widest(unbreakable).min(layout.width / 2));
    let figure = |claim: &Claim| broken(&stated(claim), figures);
    let rest = layout.width.saturating_sub(numbers + figures + gaps(2));
    if layout.width < WIDE {
        let row = |(at, group, claim): &(usize, &Group, &Claim)| {
            let facts = facts(report, section, folded, claim);
            vec![
                pairs::number(*at),
                figure(claim),
                format!("{facts}\n{}", words(report, section, group, rest, 2, layout)),
            ]
        };
        return grid(&[], &[numbers, figures, rest], &heads.iter().map(row).collect::<Vec<_>>());
    }
    // Who says it and when keep a fixed part of the page; the words have what is left.
    let (who, when) = (24, 16);
    let source = if layout.width < 130 { 15 } else { 18 };
    let words_width = rest.saturating_sub(who + when + source + gaps(3));
    let row = |(at, group, claim): &(usize, &Group, &Claim)| {
        let mut said = vec![speaker(report, claim)];
        said.extend(qualifiers(report, section, folded, claim));
        let (publisher, day) = origin(report, claim);
        vec![
            pairs::number(*at),
            figure(claim),
            said.join("\n"),
            window(report, claim),
            [Some(publisher), day].into_iter().flatten().collect::<Vec<_>>().join("\n"),
            words(report, section, group, words_width, 3, layout),
        ]
    };
    let header = ["", "figure", "who says it", "for when", "source", "the words"];
    let widths = [numbers, figures, who, when, source, words_width];
    grid(&header, &widths, &heads.iter().map(row).collect::<Vec<_>>())
}

/// The facts of a claim on one line, for a page without room for a column each.
fn facts(report: &Report, section: &Section, folded: &Folded, claim: &Claim) -> String {
    let (publisher, day) = origin(report, claim);
    let day = day.map(|day| format!(", {}", unbroken(&day))).unwrap_or_default();
    let speaker = speaker(report, claim);
    let who = if is_own(claim) { format!("{speaker}{day}") } else { format!("{speaker} · {publisher}{day}") };
    let when = window(report, claim);
    let when = if when == UNDATED { when } else { format!("for {when}") };
    let mut parts = vec![who, unbroken(&when)];
    parts.extend(qualifiers(report, section, folded, claim).iter().map(|said| unbroken(said)));
    parts.join(" · ")
}

/// How wide the widest part of a figure is that stands on one line.
fn unbreakable(figure: &str) -> usize {
    parts(figure).map(width).max().unwrap_or(0)
}

/// A figure between whose ends a line may break: `1200..1500`, where it is wider than its column.
fn broken(figure: &str, columns: usize) -> String {
    if width(figure) <= columns { figure.to_owned() } else { figure.replacen("..", "..\n", 1) }
}

/// The parts of a figure that no line breaks in: its unit, its ends.
fn parts(figure: &str) -> impl Iterator<Item = &str> {
    figure.split(' ').flat_map(|word| match word.split_once("..") {
        Some((low, high)) => [word.strip_suffix(high).unwrap_or(low), high],
        None => [word, ""],
    })
}

/// Short text that no line may break in.
fn unbroken(text: &str) -> String {
    if width(text) > 24 { text.to_owned() } else { text.replace(' ', &GLUE.to_string()) }
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
            place.push_str(&format!(" of {}", published(report, claim)));
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
    let list = match places.split_last() {
        Some((last, others)) if rest == 0 && !others.is_empty() => format!("{} and {last}", others.join(", ")),
        _ => places.join(", "),
    };
    (!list.is_empty()).then(|| clean(&format!("also {list}")))
}

/// What a window says of a claim nothing in the text dates.
pub(super) const UNDATED: &str = "undated";

/// When a claim holds, without the year where it is that of its source.
pub(super) fn window(report: &Report, claim: &Claim) -> String {
    if claim.window.assumed || claim.window.is_unknown() {
        return UNDATED.to_owned();
    }
    let published = report.source(&claim.source).and_then(|source| source.published);
    short_window(&claim.window, published.map(|at| at.date.year()))
}

/// Whether a claim is in its source's own voice.
fn is_own(claim: &Claim) -> bool {
    claim.voice == Voice::Reporter
}

/// Who says it, as the text names them; `RFE/RL itself` where nobody is quoted.
pub(super) fn speaker(report: &Report, claim: &Claim) -> String {
    let mut text = match (&claim.claimant, claim.voice) {
        (_, Voice::Reporter) => format!("{} itself", origin(report, claim).0),
        (Some(who), Voice::Attributed) => name(who),
        (None, Voice::Attributed) => "an unnamed speaker".to_owned(),
    };
    if let Some(relay) = &claim.relay {
        text.push_str(&format!(", via {}", name(relay)));
    }
    clean(&text)
}

/// The name in the text; behind it the declared claimant, where the name does not show it.
fn name(who: &Speaker) -> String {
    match &who.id {
        Some(id) if !shows(&who.name, id) => format!("{} ({id})", who.name),
        _ => who.name.clone(),
    }
}

/// Whether a name shows a claimant's id: its words stand in it, in full or as the start of a word
/// ("Russian" for `russia`), or it is the initials of its capitals ("United Nations" for `un`). A person's
/// name behind them shows the person ("police union leader Max Oster" for `union`).
fn shows(name: &str, id: &str) -> bool {
    let words: Vec<&str> = name.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    let lower: Vec<String> = words.iter().map(|word| word.to_lowercase()).collect();
    let id = id.to_lowercase();
    let mut parts = id.split(['-', '_']).filter(|part| !part.is_empty());
    let capitals: String = words.iter().filter_map(|word| word.chars().next()).filter(|c| c.is_uppercase()).collect();
    let in_words = parts.all(|part| lower.iter().any(|word| word.starts_with(part)));
    (in_words && !names_a_person(&words, &id)) || (id.chars().count() > 1 && capitals.to_lowercase().contains(&id))
}

/// Whether two capitalised words or more close a name behind what somebody is, and none of them is of the id.
/// Short words in between join what one body is called ("Observatory for Human Rights").
fn names_a_person(words: &[&str], id: &str) -> bool {
    let is_own = |word: &&&str| {
        let lower = word.to_lowercase();
        let of_id = id.split(['-', '_']).any(|part| !part.is_empty() && lower.starts_with(part));
        word.chars().next().is_some_and(char::is_uppercase) && !of_id
    };
    let own = words.iter().rev().take_while(is_own).count();
    let before = words.iter().rev().nth(own);
    own > 1 && before.is_some_and(|word| word.chars().count() > 4 && word.chars().all(char::is_lowercase))
}

/// Publisher and day of a claim's source.
fn origin(report: &Report, claim: &Claim) -> (String, Option<String>) {
    let Some(meta) = report.source(&claim.source) else { return (clean(&claim.source), None) };
    let publisher = clean(meta.publisher.as_deref().unwrap_or(&meta.id));
    (publisher, meta.published.map(|at| short_day(at.date, None)))
}

/// `The Gazette, 3 May 2031`.
pub(super) fn published(report: &Report, claim: &Claim) -> String {
    match origin(report, claim) {
        (publisher, Some(day)) => format!("{publisher}, {day}"),
        (publisher, None) => publisher,
    }
}

/// What sets a claim apart from a plain statement of the quantity.
fn qualifiers(report: &Report, section: &Section, folded: &Folded, claim: &Claim) -> Vec<String> {
    let mut said = Vec::new();
    if claim.status != Status::Stated {
        said.push(claim.status.name().to_owned());
    }
    // A place that no rule knows goes by the name that the text gives it.
    let place = claim.scope.as_ref().and_then(|scope| match &scope.unlisted {
        Some(name) => Some(format!("in \u{201c}{name}\u{201d}")),
        None => (!scope.assumed).then(|| format!("in {}", scope.place)),
    });
    if let Some(place) = place {
        said.push(place);
    }
    if let Some(whole) = claim.part_of.filter(|whole| *whole < section.claims.len()) {
        said.push(format!("part of {}", pairs::number(folded.number(whole))));
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

/// The line under a heading, where the table has no header of its own.
pub(super) fn rule(layout: &Layout) -> Option<String> {
    (layout.width < WIDE).then(|| layout.style.dim(&"─".repeat(layout.width)))
}

#[cfg(test)]
mod tests {
    use super::{broken, shows, unbreakable};

    #[test]
    fn a_name_shows_its_claimant_or_does_not() {
        assert!(shows("Russian military", "russia"));
        assert!(shows("rescuers known as the White Helmets", "white-helmets"));
        assert!(shows("humanitarian chief of the United Nations", "un"));
        assert!(shows("Syrian Observatory for Human Rights", "sohr"));
        assert!(!shows("Igor Konashenkov", "russia"));
        assert!(!shows("Governor Ana Ruiz", "province"));
        assert!(!shows("the community", "un"));
        assert!(!shows("police union leader Max Oster", "union"));
        assert!(!shows("Harbour board chairwoman Inge Holt", "harbour"));
        assert!(shows("the dockers' union", "union"));
        assert!(shows("Northern Observatory for Human Rights", "observatory"));
        assert!(shows("members of the White Helmets", "white-helmets"));
    }

    #[test]
    fn a_figure_breaks_between_its_ends() {
        assert_eq!(broken("USD 1200000000..1500000000", 18), "USD 1200000000..\n1500000000");
        assert_eq!(broken("20000..99999", 18), "20000..99999");
        assert_eq!(unbreakable("USD 1200000000..1500000000"), 12);
        assert_eq!(unbreakable("~8500"), 5);
    }
}
