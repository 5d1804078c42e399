//! One problem of a rule file, with its place and what would be right.

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
