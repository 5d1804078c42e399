//! What makes a figure the same figure in the next run: its source, its number, who says it, for
//! when and where. No line, no path, no words around it.

use std::fmt;

use crate::claim::{Claim, Voice};
use crate::notation::canonical;
use crate::rules::{Quantity, Rules};
use crate::window::Window;

/// The identity of a figure within its conflict.
///
/// Lines may move, files be renamed and words be edited: while the number, its speaker, its time
/// and its place stay, so does its identity.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Identity {
    /// The id of its source.
    pub source: String,
    /// The figure in canonical notation: `>8500`.
    pub figure: String,
    /// Who says it: a declared claimant, else the name in the text; `None` in the source's own voice.
    pub claimant: Option<String>,
    /// When it holds, `2016-12-08..2016-12-09`; `None` where nothing says so.
    pub window: Option<String>,
    /// Where; `None` where neither text nor rules name a place.
    pub place: Option<String>,
    /// Its quantity, where the conflict is of several: under a relation.
    pub quantity: Option<String>,
}

impl Identity {
    /// The identity of a claim of `quantity`.
    ///
    /// A place that contains the quantity's own is loose wording for it, here as in the verdicts.
    #[must_use]
    pub fn of(claim: &Claim, quantity: Option<&Quantity>, rules: &Rules) -> Self {
        let own = quantity.and_then(|quantity| quantity.place.as_deref());
        let named = claim.scope.as_ref().map(|scope| &*scope.place);
        let place = rules.place_meant(named, own);
        let claimant = match (claim.voice, &claim.claimant) {
            (Voice::Attributed, Some(speaker)) => Some(speaker.id.as_deref().unwrap_or(&speaker.name).to_owned()),
            _ => None,
        };
        Self {
            source: claim.source.to_string(),
            figure: canonical(&claim.amount, &claim.unit),
            claimant,
            window: window(&claim.window),
            place: place.map(str::to_owned),
            quantity: None,
        }
    }

    /// The same figure in a conflict of several quantities.
    pub(super) fn under(&self, quantity: &str) -> Self {
        Self { quantity: Some(quantity.to_owned()), ..self.clone() }
    }

    /// The same without what spelling may change: the speaker's name in words alone.
    pub(super) fn key(&self) -> Self {
        Self { claimant: self.claimant.as_deref().map(plain), ..self.clone() }
    }

    /// What is said, whichever source carries it.
    pub(super) fn carried(&self) -> Self {
        Self { source: String::new(), ..self.key() }
    }

    /// Who is to be named for it: the claimant, else the source.
    #[must_use]
    pub fn teller(&self) -> &str {
        self.claimant.as_deref().unwrap_or(&self.source)
    }

    /// The figure with its digits in groups of three: `>8,500`.
    #[must_use]
    pub fn grouped(&self) -> String {
        grouped(&self.figure)
    }

    /// The same, behind its quantity where the conflict is of several: `children-fled >8,500`.
    #[must_use]
    pub fn told(&self) -> String {
        let quantity = self.quantity.as_deref().map(|quantity| format!("{quantity} ")).unwrap_or_default();
        format!("{quantity}{}", self.grouped())
    }
}

/// `BBC 30,000 (russia, 2016-12-09)`, for one line of a log.
impl fmt::Display for Identity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.source, self.told())?;
        let about = [self.claimant.as_deref(), self.window.as_deref(), self.place.as_deref()];
        let about: Vec<&str> = about.into_iter().flatten().collect();
        if about.is_empty() { Ok(()) } else { write!(f, " ({})", about.join(", ")) }
    }
}

/// A window as reviews write it: `2016-12-09`, `2016-12-08..2016-12-09`, `..2016-11-30`; `None` for
/// one of which nothing is known.
#[must_use]
pub fn window(window: &Window) -> Option<String> {
    match (window.from, window.to) {
        (None, None) => None,
        (Some(from), Some(to)) if from == to => Some(from.to_string()),
        (from, to) => {
            let end = |at: Option<crate::window::Moment>| at.map(|at| at.to_string()).unwrap_or_default();
            Some(format!("{}..{}", end(from), end(to)))
        }
    }
}

/// A name without case, marks and article, as `compare` takes two names for one voice.
fn plain(name: &str) -> String {
    let lower = name.to_lowercase();
    let words = lower.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    words.skip_while(|word| *word == "the").collect::<Vec<_>>().join("-")
}

/// Canonical notation with long numbers in groups of three digits.
fn grouped(figure: &str) -> String {
    let mut text = String::new();
    let mut rest = figure;
    while let Some(start) = rest.find(|c: char| c.is_ascii_digit()) {
        let (before, number) = rest.split_at_checked(start).unwrap_or((rest, ""));
        let end = number.find(|c: char| !c.is_ascii_digit()).unwrap_or(number.len());
        let (digits, after) = number.split_at_checked(end).unwrap_or((number, ""));
        text.push_str(before);
        let is_fraction = text.ends_with('.') && !text.ends_with("..");
        for (at, digit) in digits.chars().enumerate() {
            if !is_fraction && at > 0 && (digits.len() - at).is_multiple_of(3) {
                text.push(',');
            }
            text.push(digit);
        }
        rest = after;
    }
    text + rest
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_numbers_are_grouped_and_nothing_else() {
        let check = |figure: &str, expected: &str| assert_eq!(grouped(figure), expected, "{figure}");
        check("500", "500");
        check("~50000", "~50,000");
        check(">=8500", ">=8,500");
        check("20000..99999", "20,000..99,999");
        check("USD 3000000000", "USD 3,000,000,000");
        check("1.23456", "1.23456");
        check("1234.5678 km", "1,234.5678 km");
        check("1/3", "1/3");
        check("", "");
    }

    #[test]
    fn names_are_one_whatever_their_spelling() {
        assert_eq!(plain("The Russian  Military"), plain("russian military"));
        assert_eq!(plain("white-helmets"), plain("White Helmets"));
        assert_ne!(plain("Gazette"), plain("Courier"));
    }
}
