//! What became of the examples of a rule file, for a person and as JSON.

use serde::Serialize;

use super::excerpt::{clean, wrap};
use super::json::escaped;
use super::table::Layout;
use crate::compare::Verdict;
use crate::rules::diagnostic::Diagnostic;
use crate::rules::{Example, Quantity};

/// What became of one example of the rules.
#[derive(Clone, Debug)]
pub struct Tried<'a> {
    /// The quantity it belongs to.
    pub quantity: &'a Quantity,
    /// The example.
    pub example: &'a Example,
    /// The figures the quantity took, in canonical notation, in text order.
    pub took: Vec<String>,
    /// The numbers it came near to and left, each with why.
    pub missed: Vec<(String, String)>,
}

impl Tried<'_> {
    /// Whether it took what it should.
    #[must_use]
    pub fn holds(&self) -> bool {
        self.took == self.example.expect
    }
}

/// One example as a block of lines: its place in the rule file `path`, its words, what it should
/// give, what it gave, and what came near and was left.
///
/// # Example
/// ```
/// use figcheck::check::examples;
/// use figcheck::report::{examples::text, table::Layout};
///
/// let file = r#"
/// [quantity.fled]
/// of = ["people"]
/// [[quantity.fled.example]]
/// text = "About 500 people fled."
/// expect = ["500"]
/// "#;
/// let rules = figcheck::rules::parse(file).expect("the rules read");
/// let tried = examples(&rules);
/// let shown = text(&tried[0], "rules.toml", file, &Layout::default());
/// assert!(shown.starts_with("rules.toml:4:1: fails: fled\n"));
/// assert!(shown.ends_with("  = expected: 500\n  = took: ~500\n"));
/// ```
#[must_use]
pub fn text(tried: &Tried<'_>, path: &str, rules: &str, layout: &Layout) -> String {
    let (line, column) = place(tried, rules);
    let word = match tried.holds() {
        true => layout.style.verdict(Verdict::Agree, "holds"),
        false => layout.style.verdict(Verdict::Conflict, "fails"),
    };
    let mut lines = vec![format!("{}:{line}:{column}: {word}: {}", clean(path), tried.quantity.id)];
    lines.push(block("  | ", "  | ", &tried.example.text, layout));
    if !tried.holds() {
        lines.push(block("  = expected: ", "              ", &listed(&tried.example.expect), layout));
    }
    lines.push(block("  = took: ", "          ", &listed(&tried.took), layout));
    for (number, why) in &tried.missed {
        lines.push(block("  = left: ", "          ", &format!("\"{number}\": {why}"), layout));
    }
    lines.join("\n") + "\n"
}

/// A text behind a mark, within the page, its further lines behind `next`.
fn block(mark: &str, next: &str, text: &str, layout: &Layout) -> String {
    let columns = layout.width.max(40).saturating_sub(mark.len());
    format!("{mark}{}", wrap(&clean(text), columns).join(&format!("\n{next}")))
}

/// The line and column its table begins at.
fn place(tried: &Tried<'_>, rules: &str) -> (usize, usize) {
    Diagnostic::new(tried.example.at, "", "").line_column(rules)
}

fn listed(figures: &[String]) -> String {
    if figures.is_empty() { "nothing".to_owned() } else { figures.join(", ") }
}

#[derive(Serialize)]
struct Line<'a> {
    quantity: &'a str,
    path: &'a str,
    line: usize,
    column: usize,
    text: &'a str,
    expect: &'a [String],
    took: &'a [String],
    holds: bool,
}

/// One example as an object on one line.
#[must_use]
pub fn json(tried: &Tried<'_>, path: &str, rules: &str) -> String {
    let (line, column) = place(tried, rules);
    let text = tried.example.text.as_str();
    let (quantity, expect, took) = (&*tried.quantity.id, &*tried.example.expect, &*tried.took);
    let object = Line { quantity, path, line, column, text, expect, took, holds: tried.holds() };
    escaped(&serde_json::to_string(&object).unwrap_or_default())
}
