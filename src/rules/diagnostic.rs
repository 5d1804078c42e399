//! One problem of a rule file, with its place and what would be right. Owns wording and the
//! nearest valid name; knows nothing of what a rule file holds.

use crate::span::Span;

/// A problem in a file a person wrote, with the bytes it stands at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Diagnostic {
    /// What is wrong, in one sentence.
    pub message: String,
    /// Where, in the file's bytes.
    pub at: Span,
    /// A short word on the place itself: "not a unit".
    pub label: String,
    /// What would be right: the valid names, the nearest one.
    pub help: Option<String>,
}

impl Diagnostic {
    /// A problem at a place, without help.
    #[must_use]
    pub fn new(at: Span, message: impl Into<String>, label: impl Into<String>) -> Self {
        Self { message: message.into(), at, label: label.into(), help: None }
    }

    /// The same problem, with what would be right.
    #[must_use]
    pub fn with_help(self, help: impl Into<String>) -> Self {
        Self { help: Some(help.into()), ..self }
    }

    /// The line and the column of its place in `text`, both from 1; columns count characters.
    /// A place past the end of `text` is the end of `text`; a byte order mark has no column.
    ///
    /// # Example
    /// ```
    /// use figcheck::rules::parse;
    ///
    /// let text = "title = \"Überfall\"\nfail-on = \"never\"\n";
    /// let problems = parse(text).expect_err("`never` is no finding");
    /// assert_eq!(problems[0].line_column(text), (2, 11));
    /// ```
    #[must_use]
    pub fn line_column(&self, text: &str) -> (usize, usize) {
        let mut line = 1;
        let mut column = 1;
        for (_, c) in text.char_indices().take_while(|(at, _)| *at < self.at.start) {
            if c == '\n' {
                line += 1;
                column = 1;
            } else if c != '\u{FEFF}' {
                column += 1;
            }
        }
        (line, column)
    }

    /// The problem on one line, for a log or a test: `2:11: message; help`.
    ///
    /// # Example
    /// ```
    /// use figcheck::rules::diagnostic::Diagnostic;
    /// use figcheck::span::Span;
    ///
    /// let problem = Diagnostic::new(Span::new(7, 9), "\"x\" is no unit", "not a unit").with_help("did you mean `y`?");
    /// assert_eq!(problem.plain("unit = \"x\""), "1:8: \"x\" is no unit; did you mean `y`?");
    /// ```
    #[must_use]
    pub fn plain(&self, text: &str) -> String {
        let (line, column) = self.line_column(text);
        match &self.help {
            Some(help) => format!("{line}:{column}: {}; {help}", self.message),
            None => format!("{line}:{column}: {}", self.message),
        }
    }
}

/// How many valid names a message lists before it says how many more there are.
const LISTED: usize = 24;

/// What would be right in place of `name`: the nearest valid name, and all of them. `what` is
/// the plural of the kind of name: "units".
pub(crate) fn valid_names(name: &str, what: &str, valid: &[&str]) -> String {
    if valid.is_empty() {
        return format!("the file declares no {what}");
    }
    let mut listed = valid.iter().take(LISTED).copied().collect::<Vec<_>>().join(", ");
    if valid.len() > LISTED {
        listed.push_str(&format!(" and {} more", valid.len() - LISTED));
    }
    match nearest(name, valid) {
        Some(near) => format!("did you mean `{near}`? {what}: {listed}"),
        None => format!("{what}: {listed}"),
    }
}

/// The valid name that is fewest typing slips away, where it is near enough to be meant.
fn nearest<'v>(name: &str, valid: &[&'v str]) -> Option<&'v str> {
    let slips = (name.chars().count() / 3).max(1);
    valid
        .iter()
        .filter(|candidate| candidate.len().abs_diff(name.len()) <= slips * 4)
        .map(|candidate| (distance(name, candidate), *candidate))
        .filter(|(distance, _)| *distance <= slips)
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, candidate)| candidate)
}

/// How many letters to type, drop, change or swap to make one name the other; case and the
/// choice of hyphen, underscore or space cost nothing.
pub(crate) fn distance(left: &str, right: &str) -> usize {
    let plain = |c: char| if matches!(c, '_' | ' ') { '-' } else { c };
    let letters = |name: &str| name.chars().flat_map(char::to_lowercase).map(plain).collect::<Vec<_>>();
    let (left, right) = (letters(left), letters(right));
    let cell = |row: &[usize], at: usize| row.get(at).copied().unwrap_or(usize::MAX / 2);
    let mut before: Vec<usize> = Vec::new();
    let mut row: Vec<usize> = (0..=right.len()).collect();
    for (i, a) in left.iter().enumerate() {
        let mut next = vec![i + 1];
        for (j, b) in right.iter().enumerate() {
            let changed = cell(&row, j) + usize::from(a != b);
            let mut best = changed.min(cell(&row, j + 1) + 1).min(cell(&next, j) + 1);
            let swapped = i > 0 && j > 0 && left.get(i - 1) == Some(b) && right.get(j - 1) == Some(a);
            if swapped {
                best = best.min(cell(&before, j - 1) + 1);
            }
            next.push(best);
        }
        before = std::mem::replace(&mut row, next);
    }
    cell(&row, right.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_nearest_name_is_a_slip_away() {
        let valid = ["stock", "flow", "total", "fixed", "fail-on", "unless-near"];
        let check = |name: &str, expected: Option<&str>| assert_eq!(nearest(name, &valid), expected, "{name}");
        check("flwo", Some("flow"));
        check("Flow", Some("flow"));
        check("fail_on", Some("fail-on"));
        check("unlessnear", Some("unless-near"));
        check("totla", Some("total"));
        check("speed", None);
        check("", None);
        check(&"x".repeat(100_000), None);
    }

    #[test]
    fn columns_count_characters() {
        let text = "é = 1\r\nüb = 2";
        let at = text.find('2').expect("a two");
        assert_eq!(Diagnostic::new(Span::new(at, at + 1), "", "").line_column(text), (2, 6));
        assert_eq!(Diagnostic::new(Span::new(999, 999), "", "").line_column(text), (2, 7));
    }
}
