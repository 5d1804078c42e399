//! Colour, and what stands for it where there is none. The one place that writes escape
//! sequences; what comes from a source has been cleaned of them before.

use super::excerpt::{CLOSE, GLUE, OPEN};
use crate::compare::Verdict;

/// Whether a page may be coloured.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Style {
    /// No colour: a marked number stands between « and ».
    #[default]
    Plain,
    /// Colour, by escape sequences.
    Colour,
}

const RESET: &str = "\u{1b}[0m";
const BOLD: &str = "\u{1b}[1m";
const DIM: &str = "\u{1b}[2m";
const MARK: &str = "\u{1b}[1;33m";

impl Style {
    fn wrapped(self, code: &str, text: &str) -> String {
        match self {
            Self::Plain => text.to_owned(),
            Self::Colour => format!("{code}{text}{RESET}"),
        }
    }

    /// Text that leads.
    pub(super) fn bold(self, text: &str) -> String {
        self.wrapped(BOLD, text)
    }

    /// Text that stands back.
    pub(super) fn dim(self, text: &str) -> String {
        self.wrapped(DIM, text)
    }

    /// The line under a number.
    pub(super) fn underline(self, text: &str) -> String {
        self.wrapped(MARK, text)
    }

    /// The name of a finding or verdict, in the colour of how much it asks for a look.
    pub(super) fn verdict(self, verdict: Verdict, text: &str) -> String {
        let code = match verdict {
            Verdict::Conflict => "\u{1b}[1;31m",
            Verdict::Tension => "\u{1b}[1;33m",
            Verdict::Agree => "\u{1b}[1;32m",
            _ => "\u{1b}[1;36m",
        };
        self.wrapped(code, text)
    }

    /// Turns the marks around numbers into what a reader sees.
    pub(super) fn marks(self, page: &str) -> String {
        let plain = page.replace(GLUE, " ");
        match self {
            Self::Plain => plain.replace(OPEN, "«").replace(CLOSE, "»"),
            Self::Colour => {
                let lines: Vec<String> = plain.split('\n').map(coloured).collect();
                lines.join("\n")
            }
        }
    }
}

/// A number broken over two lines is coloured on the first alone: what stands between the
/// parts is another column.
fn coloured(line: &str) -> String {
    let open = line.matches(OPEN).count() > line.matches(CLOSE).count();
    let tail = if open { RESET } else { "" };
    line.replace(OPEN, MARK).replace(CLOSE, RESET) + tail
}
