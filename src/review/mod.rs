//! What people have decided about conflicts: which are reviewed, which came back, which are new.
//! Owns the form of `reviews.toml` and the identity of a figure; judges no figure and opens no file.

use jiff::civil::Date;

use crate::rules::Id;

mod conflict;
mod edit;
mod identity;
mod merge;
mod parse;
mod state;
mod subject;

pub use conflict::{Conflict, Figure, Reason, breaches, conflicts, figures, name};
pub use edit::{Unwritable, accept, lay_out, prune};
pub use identity::{Identity, window};
pub use merge::{Merged, merge};
pub use parse::parse;
pub use state::{Change, Gathered, NONE_NEEDED, Read, STALE, Settled, Stale, Standing, State, settle, tolerance};
pub use subject::{AND, subject};

/// What a reviewer made of a conflict.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Decision {
    /// Both can stand: the reason says how.
    Explained,
    /// The later figure takes the earlier one's place.
    Superseded,
    /// The figures speak of different things, places or times.
    DifferentScope,
    /// One source is wrong.
    SourceError,
    /// The sources do disagree, and the story says so.
    Disputed,
}

impl Decision {
    /// Every decision, in the order in which messages list them.
    pub const ALL: [Self; 5] =
        [Self::Explained, Self::Superseded, Self::DifferentScope, Self::SourceError, Self::Disputed];

    /// The name used in `reviews.toml` and in every form of output.
    ///
    /// # Example
    /// ```
    /// use figcheck::review::Decision;
    ///
    /// assert_eq!(Decision::named("source-error"), Some(Decision::SourceError));
    /// assert!(Decision::ALL.iter().all(|one| Decision::named(one.name()) == Some(*one)));
    /// ```
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Explained => "explained",
            Self::Superseded => "superseded",
            Self::DifferentScope => "different-scope",
            Self::SourceError => "source-error",
            Self::Disputed => "disputed",
        }
    }

    /// The decision of this name.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|decision| decision.name() == name)
    }
}

/// A person's recorded decision on one conflict.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Review {
    /// The quantity in conflict; of a broken relation what does not hold, see [`subject()`].
    pub quantity: Id,
    /// What was decided.
    pub decision: Decision,
    /// Why.
    pub reason: String,
    /// Who decided.
    pub reviewer: String,
    /// When.
    pub reviewed: Date,
    /// From this day on it no longer holds.
    pub expires: Option<Date>,
    /// The source to be trusted of those in conflict.
    pub prefer: Option<String>,
    /// The quantity's own place when it was reviewed, where it had one. The figures of a relation
    /// name theirs.
    pub place: Option<String>,
    /// The tolerance it was reviewed under, where that was not the default.
    pub tolerance: Option<String>,
    /// The figures in conflict.
    pub figures: Vec<Identity>,
}

/// A file of reviews.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Reviews {
    /// Its reviews, in the order of the file.
    pub reviews: Vec<Review>,
    /// The line each begins on, from 1.
    pub lines: Vec<usize>,
    /// Where it was read from, as a person would name it.
    pub path: String,
}
