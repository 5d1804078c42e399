//! `figcheck accept` and `figcheck prune`: one review written, and what nothing needs dropped.

use std::collections::BTreeSet;

use figcheck::check;
use figcheck::report::Report;
use figcheck::report::excerpt::clean;
use figcheck::review::{self, Conflict, Identity, Review, Reviews, Settled, State};
use figcheck::rules::Rules;
use jiff::civil::Date;

use crate::args::Accepted;
use crate::input::RuleFile;
use crate::pending::figures;
use crate::reviews;
use crate::terminal::shown;

/// Writes one review, and says so.
///
/// # Errors
/// A message; then nothing has been written.
pub(crate) fn accept(report: &Report, file: &RuleFile, given: &Accepted, today: Date) -> Result<String, String> {
    let conflict = asked(report, &given.id)?.conflict.clone();
    if let Some(expires) = given.expires.filter(|expires| *expires <= today) {
        return Err(format!("--expires {expires} is not after today, {today}"));
    }
    write(report, file, &conflict, given, today)?;
    let path = shown(&reviews::path(file));
    Ok(clean(&format!("reviewed: {} {}: {} ({path})", conflict.quantity, conflict.id, given.decision.name())) + "\n")
}

/// Writes a review of a conflict; the text of the file before and after.
///
/// # Errors
/// A message; then nothing has been written.
pub(crate) fn write(
    report: &Report,
    file: &RuleFile,
    conflict: &Conflict,
    given: &Accepted,
    today: Date,
) -> Result<(String, String), String> {
    let review = reviewed(conflict, &file.rules, given, today);
    let sources: Vec<&str> = review.figures.iter().map(|one| one.source.as_str()).collect();
    if let Some(prefer) = given.prefer.as_deref().filter(|prefer| !sources.contains(prefer)) {
        let distinct: BTreeSet<&str> = sources.into_iter().collect();
        let sources = distinct.into_iter().collect::<Vec<_>>().join(", ");
        return Err(format!("--prefer {prefer}: not a source of this conflict, which are {sources}"));
    }
    reviews::change(&reviews::path(file), &file.rules, |text, now| {
        let renews = own_review(report, conflict, &file.rules, now, today);
        review::accept(text, &review, renews, &file.rules).map_err(|why| unwritable(file, &why))
    })
}

fn unwritable(file: &RuleFile, why: &review::Unwritable) -> String {
    format!("{} cannot be changed: {why}", shown(&reviews::path(file)))
}

/// The conflict of this id, or of the one id that begins so.
fn asked<'a>(report: &'a Report, id: &str) -> Result<&'a Settled, String> {
    let all = &report.standing.conflicts;
    let found: Vec<&Settled> = match all.iter().find(|settled| settled.conflict.id == id) {
        Some(exact) => vec![exact],
        None => all.iter().filter(|settled| !id.is_empty() && settled.conflict.id.starts_with(id)).collect(),
    };
    let list = |all: &[&Settled]| {
        let line = |settled: &&Settled| {
            let conflict = &settled.conflict;
            format!("\n  {}  {}: {}", conflict.id, conflict.quantity, figures(settled))
        };
        all.iter().map(line).collect::<String>()
    };
    match found.as_slice() {
        [one] => Ok(one),
        [] if all.is_empty() => Err(format!("no conflict \"{id}\": there is none at all")),
        [] => Err(format!("no conflict \"{id}\"; there are:{}", list(&all.iter().collect::<Vec<_>>()))),
        many => Err(format!("\"{id}\" begins several ids:{}", list(many))),
    }
}

fn reviewed(conflict: &Conflict, rules: &Rules, given: &Accepted, today: Date) -> Review {
    let quantity = rules.quantity(&conflict.quantity);
    let tolerance = review::tolerance(&conflict.quantity, rules);
    let mut figures: Vec<Identity> = Vec::new();
    for one in conflict.figures.iter().flat_map(review::Figure::identities) {
        if !figures.contains(one) {
            figures.push(one.clone());
        }
    }
    Review {
        quantity: conflict.quantity.clone(),
        decision: given.decision,
        reason: given.reason.clone(),
        reviewer: given.reviewer.clone(),
        reviewed: today,
        expires: given.expires,
        prefer: given.prefer.clone(),
        place: quantity.and_then(|quantity| quantity.place.as_deref()).map(str::to_owned),
        tolerance,
        figures,
    }
}

/// The entry of the file as it is now that is of this conflict and of no other.
fn own_review(report: &Report, conflict: &Conflict, rules: &Rules, now: &Reviews, today: Date) -> Option<usize> {
    let mut report = Report { sources: report.sources.clone(), gathered: report.gathered.clone(), ..Report::default() };
    check::review(&mut report, now, rules, Some(today));
    let settled = &report.standing.conflicts;
    let at = settled.iter().find(|settled| settled.conflict.figures == conflict.figures)?.review?;
    (settled.iter().filter(|settled| settled.review == Some(at)).count() == 1).then_some(at)
}

/// Drops reviews of no conflict, and figures that are gone from the others; says what.
///
/// # Errors
/// A message; then nothing has been changed.
pub(crate) fn prune(report: &Report, file: &RuleFile, dry_run: bool) -> Result<String, String> {
    let standing = &report.standing;
    let path = reviews::path(file);
    let place = |at: usize| format!("{}:{}", shown(&path), standing.reviews.lines.get(at).copied().unwrap_or(1));
    let mut lines = Vec::new();
    for stale in &standing.stale {
        lines.push(format!("{}: stale: {}: {}", place(stale.review), stale.quantity, stale.why));
    }
    let mut shrunk: BTreeSet<usize> = BTreeSet::new();
    for settled in &standing.conflicts {
        let (State::Shrunk(changes), Some(at)) = (&settled.state, settled.review) else { continue };
        // A review of two conflicts that were one keeps the figures of both.
        if shrunk.insert(at) {
            let changes: Vec<String> = changes.iter().map(ToString::to_string).collect();
            lines.push(format!("{}: shrunk: {}: {}", place(at), settled.conflict.quantity, changes.join("; ")));
        }
    }
    if !dry_run {
        let read = standing.reviews.clone();
        let dropped: BTreeSet<usize> = standing.stale.iter().map(|stale| stale.review).collect();
        let (before, after) = reviews::change(&path, &file.rules, |text, now| {
            if now.reviews != read.reviews {
                return Err(format!("{} has been changed meanwhile; run it again", shown(&path)));
            }
            let mut text = text.to_owned();
            for at in &shrunk {
                let trimmed = trimmed(report, *at);
                text = match trimmed {
                    Some(review) => review::accept(&text, &review, Some(*at), &file.rules),
                    None => Ok(text),
                }
                .map_err(|why| unwritable(file, &why))?;
            }
            let pruned = review::prune(&text, &dropped).map_err(|why| unwritable(file, &why))?;
            review::lay_out(&pruned, &file.rules).map_err(|why| unwritable(file, &why))
        })?;
        if before.is_empty() && !after.is_empty() {
            return Ok(format!("begun: {}\n", shown(&path)));
        }
    }
    if lines.is_empty() {
        return Ok("nothing to drop\n".to_owned());
    }
    let (would, count) = (if dry_run { "would be " } else { "" }, lines.len());
    let noun = if count == 1 { "review" } else { "reviews" };
    lines.push(format!("{count} {noun} {would}pruned"));
    Ok(lines.iter().map(|line| clean(line) + "\n").collect())
}

/// A review with the figures alone that are still in conflict.
fn trimmed(report: &Report, at: usize) -> Option<Review> {
    let review = report.standing.reviews.reviews.get(at)?;
    let gone = |one: &Identity| {
        let mut shrunk = report.standing.conflicts.iter().filter(|settled| settled.review == Some(at));
        shrunk.all(|settled| settled.state.changes().contains(&review::Change::Removed(one.clone())))
    };
    let figures: Vec<Identity> = review.figures.iter().filter(|one| !gone(one)).cloned().collect();
    let prefer = review.prefer.clone().filter(|source| figures.iter().any(|one| one.source == *source));
    Some(Review { figures, prefer, ..review.clone() })
}
