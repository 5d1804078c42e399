//! Pairs of numbered claims, written short: `[1], [2] v [3], [4]` for four of them.

use std::collections::{BTreeMap, BTreeSet};

use crate::wording::grouped;

/// Past so many pairs they are only counted: nobody reads such a list, and shortening it is work.
const MOST: usize = 300;

/// Numbers that stand each against each of others.
struct Sides {
    left: Vec<usize>,
    right: Vec<usize>,
}

/// `[3]`.
pub(super) fn number(claim: usize) -> String {
    format!("[{claim}]")
}

/// `[1], [3], [4]`; three or more in a row as `[4]–[7]`. In order, each once.
pub(super) fn numbers(claims: &[usize]) -> String {
    let mut rows: Vec<(usize, usize)> = Vec::new();
    for &claim in claims {
        match rows.last_mut() {
            Some((_, last)) if *last + 1 == claim => *last = claim,
            _ => rows.push((claim, claim)),
        }
    }
    let written = |(first, last): (usize, usize)| match last.saturating_sub(first) {
        0 => number(first),
        1 => format!("{}, {}", number(first), number(last)),
        _ => format!("{}–{}", number(first), number(last)),
    };
    rows.into_iter().map(written).collect::<Vec<_>>().join(", ")
}

/// `6 pairs`.
pub(super) fn count(pairs: usize) -> String {
    if pairs == 1 { "1 pair".to_owned() } else { format!("{} pairs", grouped(pairs.into())) }
}

/// All of them, however many.
pub(super) fn list_all(pairs: &[(usize, usize)]) -> String {
    if pairs.len() <= MOST {
        return list(pairs, usize::MAX);
    }
    let written = |(left, right): &(usize, usize)| format!("{} v {}", number(*left), number(*right));
    pairs.iter().map(written).collect::<Vec<_>>().join("; ")
}

/// Pairs, each once and the lower number first, in about `columns`; the rest is counted.
pub(super) fn list(pairs: &[(usize, usize)], columns: usize) -> String {
    if pairs.len() > MOST {
        return format!("{} (-v lists them)", count(pairs.len()));
    }
    if let Some(all) = everyone(pairs) {
        return format!("{} v each other", numbers(&all));
    }
    // A claim that is folded into what it is set against.
    let within: Vec<usize> = pairs.iter().filter(|(left, right)| left == right).map(|(claim, _)| *claim).collect();
    let mut told = within.len();
    let mut text = if told > 0 { format!("within {}", numbers(&within)) } else { String::new() };
    for sides in gathered(pairs) {
        let next = format!("{} v {}", numbers(&sides.left), numbers(&sides.right));
        if told > 0 && text.len() + next.len() > columns {
            return format!("{text}; and {} more (-v lists them)", count(pairs.len().saturating_sub(told)));
        }
        if told > 0 {
            text.push_str("; ");
        }
        text.push_str(&next);
        told += sides.left.len() * sides.right.len();
    }
    text
}

/// Three claims or more, where the pairs are all there are between them.
fn everyone(pairs: &[(usize, usize)]) -> Option<Vec<usize>> {
    let claims: BTreeSet<usize> = pairs.iter().flat_map(|(left, right)| [*left, *right]).collect();
    let different: BTreeSet<&(usize, usize)> = pairs.iter().collect();
    let count = claims.len();
    (count > 2 && different.len() == count * (count - 1) / 2).then(|| claims.into_iter().collect())
}

/// Every pair once, in as few groups as a greedy choice finds: always the largest one left.
fn gathered(pairs: &[(usize, usize)]) -> Vec<Sides> {
    let mut beside: BTreeMap<usize, BTreeSet<usize>> = BTreeMap::new();
    for (left, right) in pairs.iter().filter(|(left, right)| left != right) {
        beside.entry(*left).or_default().insert(*right);
        beside.entry(*right).or_default().insert(*left);
    }
    let mut gathered = Vec::new();
    while let Some((left, right)) = largest(&beside) {
        for (one, other) in left.iter().flat_map(|one| right.iter().map(move |other| (*one, *other))) {
            for (from, gone) in [(one, other), (other, one)] {
                beside.get_mut(&from).map(|others| others.remove(&gone));
            }
        }
        beside.retain(|_, others| !others.is_empty());
        // One against many reads better than many against one.
        let rank = |side: &BTreeSet<usize>| (side.len(), side.first().copied());
        let (left, right) = if rank(&left) < rank(&right) { (left, right) } else { (right, left) };
        gathered.push(Sides { left: left.into_iter().collect(), right: right.into_iter().collect() });
    }
    gathered.sort_by(|one, other| (&one.left, &one.right).cmp(&(&other.left, &other.right)));
    gathered
}

/// The claim that stands in most pairs, and those that stand against it; with it all others that
/// stand against the same, or against those both share where that covers more.
fn largest(beside: &BTreeMap<usize, BTreeSet<usize>>) -> Option<(BTreeSet<usize>, BTreeSet<usize>)> {
    let (_, most) = beside.iter().max_by_key(|(claim, others)| (others.len(), std::cmp::Reverse(**claim)))?;
    let shared = beside.values().map(|others| most.intersection(others).copied().collect::<BTreeSet<usize>>());
    let with = |right: BTreeSet<usize>| {
        let against = |(claim, others): (&usize, &BTreeSet<usize>)| {
            (!right.contains(claim) && right.is_subset(others)).then_some(*claim)
        };
        (beside.iter().filter_map(against).collect::<BTreeSet<usize>>(), right)
    };
    let candidates = shared.filter(|right| !right.is_empty()).map(with);
    candidates.max_by_key(|(left, right)| (left.len() * right.len(), std::cmp::Reverse(left.first().copied())))
}

#[cfg(test)]
mod tests {
    use super::list;

    fn check(pairs: &[(usize, usize)], expected: &str) {
        assert_eq!(list(pairs, 200), expected);
    }

    #[test]
    fn pairs_are_gathered() {
        check(&[], "");
        check(&[(1, 2)], "[1] v [2]");
        check(&[(3, 3)], "within [3]");
        check(&[(3, 3), (1, 2)], "within [3]; [1] v [2]");
        check(&[(1, 2), (1, 3), (1, 4)], "[1] v [2]–[4]");
        check(&[(1, 3), (1, 4), (2, 3), (2, 4)], "[1], [2] v [3], [4]");
        check(&[(1, 2), (1, 3), (2, 3)], "[1]–[3] v each other");
        check(&[(1, 4), (2, 4), (3, 4), (5, 6)], "[4] v [1]–[3]; [5] v [6]");
        check(&[(1, 3), (2, 3), (3, 5), (3, 6)], "[3] v [1], [2], [5], [6]");
    }

    #[test]
    fn a_long_list_is_cut_and_counted() {
        let pairs: Vec<(usize, usize)> = (0..20).map(|at| (at * 2 + 1, at * 2 + 2)).collect();
        assert_eq!(list(&pairs, 20), "[1] v [2]; [3] v [4]; and 18 pairs more (-v lists them)");
        let many: Vec<(usize, usize)> = (0..400).map(|at| (at * 2 + 1, at * 2 + 2)).collect();
        assert_eq!(list(&many, 20), "400 pairs (-v lists them)");
    }

    /// No pair is lost, and none is made up.
    #[test]
    fn every_pair_is_listed_once() {
        let all: Vec<(usize, usize)> = (1..30).flat_map(|one| (one + 1..30).map(move |other| (one, other))).collect();
        for step in 2..9 {
            let pairs: Vec<(usize, usize)> =
                all.iter().copied().filter(|(one, other)| (one * other) % step == 1).collect();
            let mut listed: Vec<(usize, usize)> = Vec::new();
            for sides in super::gathered(&pairs) {
                for one in &sides.left {
                    listed.extend(sides.right.iter().map(|other| (*one.min(other), *one.max(other))));
                }
            }
            listed.sort_unstable();
            assert_eq!(listed, pairs);
        }
    }
}
