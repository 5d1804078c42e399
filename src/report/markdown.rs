//! A report as a comment on a pull request: what is open in full, the rest in a line, all of it
//! folded; with a mark in front by which the next run finds and replaces it.

use super::Report;
use super::claims::{UNDATED, published, speaker, window};
use super::excerpt::clean;
use super::problems::{listed, remarks};
use crate::claim::Claim;
use crate::notation::canonical;
use crate::review::{Settled, State};
use crate::rules::FailOn;
use crate::wording::counted;

/// Stands first, so that the comment can be found again.
pub const MARKER: &str = "<!-- figcheck -->";

/// How many open conflicts are told in full: a comment has an end.
const SHOWN: usize = 20;
/// How many figures of a conflict have a row.
const FIGURES: usize = 12;
/// How many characters of a sentence are quoted.
const QUOTED: usize = 300;

/// The comment.
#[must_use]
pub fn render(report: &Report, fail_on: FailOn) -> String {
    let alarms: Vec<&Settled> = report.alarms(fail_on).collect();
    let (open, seen): (Vec<&Settled>, Vec<&Settled>) = alarms.into_iter().partition(|settled| settled.state.is_open());
    let head = match open.len() {
        0 => "no conflict waits for a review".to_owned(),
        count => format!("{} for a review", counted(count, "conflict waits", "conflicts wait")),
    };
    let title = report.title.as_deref().map(|title| format!(" · {}", escaped(title))).unwrap_or_default();
    let sources = counted(report.sources.len(), "source", "sources");
    let mut blocks = vec![format!("{MARKER}\n**figcheck: {head}**{title} · {sources}")];
    blocks.extend(open.iter().take(SHOWN).map(|settled| conflict(report, settled)));
    if open.len() > SHOWN {
        blocks.push(format!("and {} more; `figcheck check` prints them all", open.len() - SHOWN));
    }
    let unread = report.unread.iter().map(|one| format!("{}: {}", escaped(&one.path), escaped(&one.why)));
    blocks.extend(folded("source could not be read", "sources could not be read", unread.collect()));
    let reviewed = seen.iter().map(|settled| reviewed(report, settled));
    blocks.extend(folded("reviewed conflict", "reviewed conflicts", reviewed.collect()));
    let asked = remarks(report, fail_on).iter().map(|remark| escaped(remark)).collect();
    blocks.extend(folded("review asks for a look", "reviews ask for a look", asked));
    blocks.join("\n\n") + "\n"
}

fn conflict(report: &Report, settled: &Settled) -> String {
    let conflict = &settled.conflict;
    let more = conflict.figures.len().saturating_sub(FIGURES);
    let figures: Vec<String> = conflict.figures.iter().take(FIGURES).map(|one| escaped(&one.identity.told())).collect();
    let figures = figures.join(" v ") + if more > 0 { " v …" } else { "" };
    let (label, verdict) = (escaped(report.label_of(conflict)), conflict.verdict.name());
    let mut lines = vec![
        format!("<details><summary><b>{label}</b>: {verdict}: {figures}</summary>"),
        String::new(),
        "| figure | who says it | source | words |".to_owned(),
        "|---|---|---|---|".to_owned(),
    ];
    lines.extend(report.claims_of(conflict).take(FIGURES).map(|claim| row(report, claim)));
    lines.extend((more > 0).then(|| format!("\nand {} more", more)));
    lines.push(String::new());
    if let State::Reopened(changes) = &settled.state {
        lines.push(format!("Reopened: {}\n", escaped(&listed(changes))));
    }
    lines.push(format!("{}\n", escaped(&reason(settled))));
    lines.push(format!("To accept: `figcheck accept {}`\n\n</details>", conflict.id));
    lines.join("\n")
}

fn reason(settled: &Settled) -> String {
    let first = settled.conflict.reasons.first();
    let more = settled.conflict.reasons.len().saturating_sub(1);
    let more = if more == 0 { String::new() } else { format!(" ({})", counted(more, "more reason", "more reasons")) };
    first.map(|one| format!("{}{more}", one.text)).unwrap_or_default()
}

fn row(report: &Report, claim: &Claim) -> String {
    let when = window(report, claim);
    let when = if when == UNDATED { when } else { format!("for {when}") };
    let (figure, who) = (canonical(&claim.amount, &claim.unit), speaker(report, claim));
    let evidence = &claim.evidence;
    let source = format!("{}, {}:{}", published(report, claim), evidence.path, evidence.line);
    let cells = [escaped(&figure), escaped(&format!("{who}, {when}")), escaped(&source), quote(claim)];
    format!("| {} |", cells.join(" | "))
}

/// The sentence, its number in bold.
fn quote(claim: &Claim) -> String {
    let evidence = &claim.evidence;
    let (start, end) = (evidence.marked.start, evidence.marked.end);
    let parts = (evidence.quote.get(..start), evidence.quote.get(end..));
    let (Some(before), Some(after)) = parts else { return escaped(&evidence.quote) };
    let before: Vec<char> = before.trim_start().chars().collect();
    let cut = before.len().saturating_sub(QUOTED / 2);
    let kept: String = before.iter().skip(cut).collect();
    let rest: String = after.trim_end().chars().take(QUOTED).collect();
    let (opens, ends) = (if cut > 0 { "…" } else { "" }, if rest.len() < after.trim_end().len() { "…" } else { "" });
    let number = clean(evidence.marked.slice(&evidence.quote));
    format!("{opens}{}<b>{}</b>{}{ends}", escaped(&kept), escaped(&number), escaped(&rest))
}

/// A reviewed conflict, in a line.
fn reviewed(report: &Report, settled: &Settled) -> String {
    let conflict = &settled.conflict;
    let figures: Vec<String> = conflict.figures.iter().map(|one| one.identity.told()).collect();
    let decided = report.standing.review(settled).map(|review| {
        format!("{}: {} ({}, {})", review.decision.name(), review.reason, review.reviewer, review.reviewed)
    });
    escaped(&format!("{}: {}: {}", conflict.quantity, figures.join(" v "), decided.unwrap_or_default()))
}

fn folded(one: &str, many: &str, lines: Vec<String>) -> Option<String> {
    if lines.is_empty() {
        return None;
    }
    let list: String = lines.iter().map(|line| format!("- {line}\n")).collect();
    Some(format!("<details><summary>{}</summary>\n\n{list}\n</details>", counted(lines.len(), one, many)))
}

/// Text that no reader of Markdown obeys: no markup, no link, no one mentioned, no issue closed.
fn escaped(text: &str) -> String {
    let mut out = String::new();
    for c in clean(text).chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            // GitHub looks for names and issues in the finished text; a comment parts them.
            '@' => out.push_str("@<!-- -->"),
            '#' => out.push_str("#<!-- -->"),
            '\\' | '`' | '*' | '_' | '[' | ']' | '|' | '~' | '!' | ':' | '$' => out.extend(['\\', c]),
            '.' if out.ends_with("www") => out.push_str("\\."),
            c => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::escaped;

    #[test]
    fn nothing_is_obeyed() {
        let check = |text: &str, expected: &str| assert_eq!(escaped(text), expected, "{text}");
        check("a | b", "a \\| b");
        check("<img src=x>", "&lt;img src=x&gt;");
        check("@desk #12", "@<!-- -->desk #<!-- -->12");
        check("[x](https://e.org)", "\\[x\\](https\\://e.org)");
        check("*a* `b` $c$", "\\*a\\* \\`b\\` \\$c\\$");
        check("a\nb\u{1b}[0m", "a b\u{FFFD}\\[0m");
    }
}
