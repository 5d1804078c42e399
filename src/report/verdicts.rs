//! The verdicts of a section in sentences: those that matter one by one, worst first; what was
//! not compared in one line, by reason.

use super::fold::Folded;
use super::{Section, excerpt, verdict_name};
use crate::compare::{Comparison, Verdict};

/// Pairs of one verdict and one reason.
pub(super) struct Saying<'a> {
    /// Their verdict.
    pub(super) verdict: Verdict,
    /// The numbers of the claims, lower first.
    pub(super) pairs: Vec<(usize, usize)>,
    /// The reason they share.
    pub(super) reason: &'a str,
    /// What was assumed to compare them.
    pub(super) assumes: &'a [String],
}

/// How many reasons for not comparing are told before the rest is only counted.
const REASONS: usize = 3;

/// The verdicts a person wants to see, worst first.
pub(super) fn sayings<'a>(section: &'a Section, folded: &Folded) -> Vec<Saying<'a>> {
    let matters = |verdict| !matches!(verdict, Verdict::Repeat | Verdict::NotComparable);
    let mut sayings = grouped(section, folded, |one| matters(one.verdict), |one| &one.reason);
    // Verdicts are declared worst first.
    sayings.sort_by_key(|saying| saying.verdict);
    sayings
}

impl Saying<'_> {
    /// `conflict [1] v [3]: the reason.`
    pub(super) fn sentence(&self) -> String {
        let mut text = format!("{}: {}", pairs(&self.pairs), sentence(self.reason));
        if let Some((last, others)) = self.assumes.split_last() {
            let list = if others.is_empty() { last.clone() } else { format!("{} and {last}", others.join(", ")) };
            text.push_str(&format!(" Assumed: {}", sentence(&list)));
        }
        excerpt::clean(&text)
    }

    /// The name of the verdict.
    pub(super) const fn name(&self) -> &'static str {
        verdict_name(self.verdict)
    }
}

/// One line of what was not compared and why; `None` where everything was.
pub(super) fn not_compared(section: &Section, folded: &Folded, all: bool) -> Option<String> {
    let kind = |one: &'_ Comparison| one.verdict == Verdict::NotComparable;
    let mut groups = if all {
        grouped(section, folded, kind, |one| &one.reason)
    } else {
        grouped(section, folded, kind, |one| gist(&one.reason))
    };
    // The most frequent reason first; the sort is stable, so equals keep the order of the text.
    groups.sort_by_key(|group| std::cmp::Reverse(group.pairs.len()));
    let shown = if all { groups.len() } else { REASONS };
    let mut parts: Vec<String> = groups
        .iter()
        .take(shown)
        .map(|group| {
            let many = group.pairs.len() > 3 && !all;
            let which = if many { format!("{} pairs", group.pairs.len()) } else { pairs(&group.pairs) };
            format!("{which} ({})", group.reason.trim().trim_end_matches('.'))
        })
        .collect();
    let rest: usize = groups.iter().skip(shown).map(|group| group.pairs.len()).sum();
    if rest > 0 {
        parts.push(format!("{rest} more for other reasons (-v tells them)"));
    }
    (!parts.is_empty()).then(|| excerpt::clean(&format!("not compared: {}.", parts.join("; "))))
}

/// Gathers comparisons by verdict and key, in order of their first appearance.
fn grouped<'a>(
    section: &'a Section,
    folded: &Folded,
    wanted: impl Fn(&Comparison) -> bool,
    key: impl Fn(&'a Comparison) -> &'a str,
) -> Vec<Saying<'a>> {
    let mut groups: Vec<Saying<'a>> = Vec::new();
    for comparison in section.judgement.comparisons.iter().filter(|one| wanted(one)) {
        let (left, right) = (folded.number(comparison.left), folded.number(comparison.right));
        let pair = (left.min(right), left.max(right));
        let reason = key(comparison);
        // What went uncompared assumed nothing worth a line of its own.
        let apart = |group: &Saying<'a>| {
            comparison.verdict != Verdict::NotComparable && group.assumes != comparison.assumes.as_slice()
        };
        let same =
            |group: &&mut Saying<'a>| group.verdict == comparison.verdict && group.reason == reason && !apart(group);
        match groups.iter_mut().find(same) {
            Some(group) if group.pairs.contains(&pair) => {}
            Some(group) => group.pairs.push(pair),
            None => groups.push(Saying {
                verdict: comparison.verdict,
                pairs: vec![pair],
                reason,
                assumes: &comparison.assumes,
            }),
        }
    }
    groups
}

/// `[1] v [3]`, and `[1] v [3], [4]` where one claim stands against several.
fn pairs(pairs: &[(usize, usize)]) -> String {
    let mut sides: Vec<(usize, Vec<usize>)> = Vec::new();
    for (left, right) in pairs {
        match sides.iter_mut().find(|(side, _)| side == left) {
            Some((_, others)) => others.push(*right),
            None => sides.push((*left, vec![*right])),
        }
    }
    let side = |(left, others): &(usize, Vec<usize>)| {
        let others: Vec<String> = others.iter().map(|other| format!("[{other}]")).collect();
        format!("[{left}] v {}", others.join(", "))
    };
    sides.iter().map(side).collect::<Vec<_>>().join("; ")
}

/// The part of a reason that names its kind: what stands after the two sides and a colon.
fn gist(reason: &str) -> &str {
    reason.rsplit_once(": ").map_or(reason, |(_, kind)| kind).trim()
}

/// With a full stop at its end.
fn sentence(text: &str) -> String {
    let text = text.trim();
    let closed = text.ends_with(['.', '!', '?']);
    if closed { text.to_owned() } else { format!("{text}.") }
}
