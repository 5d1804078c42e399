//! What a person should know of one document's claims and no verdict says.

use super::Claim;
use crate::document::Role;
use crate::interval::Bound;
use crate::notation::canonical;

/// Headlines that dropped the hedge of the figure they repeat.
pub(super) fn notes(claims: &[Claim]) -> Vec<String> {
    let mut notes = Vec::new();
    for headline in claims.iter().filter(|claim| claim.evidence.role == Role::Headline) {
        if headline.amount.limits.bound() != Bound::Exact {
            continue;
        }
        let body = claims.iter().find(|claim| {
            claim.evidence.role == Role::Body
                && claim.quantity == headline.quantity
                && claim.unit == headline.unit
                && claim.amount.limits.value() == headline.amount.limits.value()
        });
        if let Some(body) = body.filter(|body| body.amount.limits.bound() != Bound::Exact) {
            notes.push(format!(
                "the headline says {} flat; the text says {} (\u{201C}{}\u{201D})",
                canonical(&headline.amount, &headline.unit),
                canonical(&body.amount, &body.unit),
                body.evidence.phrase_text,
            ));
        }
    }
    notes
}
