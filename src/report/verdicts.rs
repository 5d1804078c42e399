//! The verdicts of a section, worst first: conflicts and tensions each in a sentence, the rest
//! gathered by what they come to. Claims are numbered on the page, so nothing is told twice.

use std::collections::{BTreeMap, BTreeSet};

use super::fold::Folded;
use super::pairs::{self, count, number, numbers};
use super::{Section, excerpt, verdict_name};
use crate::compare::{Addition, Comparison, Verdict};

/// One line of verdicts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Saying {
    /// What it says.
    pub(super) verdict: Verdict,
    /// The claims, and why.
    pub(super) text: String,
}

/// How many conflicts, and how many tensions, are told each in a sentence of its own.
const SENTENCES: usize = 8;
/// How many kinds of compatible pairs, and of pairs not compared, are told before the rest is
/// only counted.
const KINDS: usize = 4;
/// How long a list of pairs may be.
const LIST: usize = 150;

/// The order on the page: what asks for a look, what is settled, then what comes to nothing.
const ORDER: [Verdict; 7] = [
    Verdict::Conflict,
    Verdict::Tension,
    Verdict::Agree,
    Verdict::Superseded,
    Verdict::Part,
    Verdict::Compatible,
    Verdict::NotComparable,
];

/// Every verdict of a section but repeats, which stand under the claim they repeat.
pub(super) fn sayings(section: &Section, folded: &Folded, all: bool) -> Vec<Saying> {
    let of = |verdict: Verdict| {
        let comparisons = section.judgement.comparisons.iter().filter(move |one| one.verdict == verdict);
        let comparisons: Vec<&Comparison> = comparisons.collect();
        let texts = match verdict {
            _ if all => in_full(&comparisons, folded),
            Verdict::Conflict | Verdict::Tension => alarming(&comparisons, folded),
            Verdict::Part => parts(&comparisons, folded),
            Verdict::Compatible | Verdict::NotComparable => by_kind(&comparisons, folded, KINDS),
            _ => by_kind(&comparisons, folded, usize::MAX),
        };
        texts.into_iter().map(move |text| Saying { verdict, text: excerpt::clean(&text) })
    };
    ORDER.into_iter().flat_map(of).collect()
}

impl Saying {
    /// What stands before it.
    pub(super) const fn label(&self) -> &'static str {
        match self.verdict {
            Verdict::NotComparable => "not compared",
            verdict => verdict_name(verdict),
        }
    }
}

/// Pairs that share something.
struct Kind<'a, K> {
    key: K,
    first: &'a Comparison,
    pairs: Vec<(usize, usize)>,
}

/// Gathers comparisons by a key, in order of their first appearance; a pair of folded claims once.
fn gathered<'a, K: Ord + Clone>(
    comparisons: &[&'a Comparison],
    folded: &Folded,
    key: impl Fn(&'a Comparison) -> K,
) -> Vec<Kind<'a, K>> {
    let mut kinds: Vec<Kind<'a, K>> = Vec::new();
    let mut kind_of: BTreeMap<K, usize> = BTreeMap::new();
    let mut told: BTreeSet<(usize, (usize, usize))> = BTreeSet::new();
    for &comparison in comparisons {
        let (left, right) = (folded.number(comparison.left), folded.number(comparison.right));
        let pair = (left.min(right), left.max(right));
        let key = key(comparison);
        let at = *kind_of.entry(key.clone()).or_insert(kinds.len());
        if !told.insert((at, pair)) {
            continue;
        }
        match kinds.get_mut(at) {
            Some(kind) => kind.pairs.push(pair),
            None => kinds.push(Kind { key, first: comparison, pairs: vec![pair] }),
        }
    }
    kinds
}

/// Each reason in full, with what was assumed.
fn in_full(comparisons: &[&Comparison], folded: &Folded) -> Vec<String> {
    let assumed = |one: &Comparison| one.assumes.iter().map(|assumed| assumed.text.clone()).collect::<Vec<_>>();
    let told = |kind: Kind<'_, (&String, Vec<String>)>| {
        let (reason, assumed) = kind.key;
        let mut text = format!("{}: {}", sides(kind.first, &kind.pairs, folded), sentence(reason));
        if !assumed.is_empty() {
            text.push_str(&format!(" Assumed: {}", sentence(&assumed.join("; "))));
        }
        text
    };
    let mut kinds = gathered(comparisons, folded, |one| (&one.reason, assumed(one)));
    kinds.sort_by(|one, other| one.pairs.first().cmp(&other.pairs.first()));
    untold(&mut kinds, |kind| kind.first.sum.as_ref().is_some_and(|sum| !sum.text.is_empty()));
    kinds.into_iter().map(told).collect()
}

/// Leaves out what speaks of no pair that was not told before: of claims folded into one, one sentence is
/// enough. What is told by `other` means than its pairs stays.
fn untold<K>(kinds: &mut Vec<Kind<'_, K>>, other: impl Fn(&Kind<'_, K>) -> bool) {
    let mut seen: BTreeSet<(usize, usize)> = BTreeSet::new();
    kinds.retain(|kind| {
        let new = kind.pairs.iter().any(|pair| !seen.contains(pair));
        seen.extend(kind.pairs.iter().copied());
        new || other(kind)
    });
}

/// The first ones each in its sentence, the others by kind: none goes uncounted.
fn alarming(comparisons: &[&Comparison], folded: &Folded) -> Vec<String> {
    let mut sentences = gathered(comparisons, folded, |one| &one.reason);
    untold(&mut sentences, |_| false);
    let rest = sentences.split_off(SENTENCES.min(sentences.len()));
    let told = |kind: &Kind<'_, &String>| {
        format!("{}: {}", sides(kind.first, &kind.pairs, folded), sentence(&kind.first.reason))
    };
    let mut texts: Vec<String> = sentences.iter().map(told).collect();
    let told: BTreeSet<(usize, usize)> = sentences.iter().flat_map(|kind| kind.pairs.clone()).collect();
    let rest: Vec<&Comparison> = rest.iter().map(|kind| kind.first).collect();
    let mut kinds = gathered(&rest, folded, |one| &one.gist);
    kinds.iter_mut().for_each(|kind| kind.pairs.retain(|pair| !told.contains(pair)));
    kinds.retain(|kind| !kind.pairs.is_empty());
    texts.extend(kinds.iter().map(|kind| format!("{}: {}.", pairs::list(&kind.pairs, LIST * 4), kind.first.gist)));
    texts
}

/// Sums as sums; a part that the text states beside its whole.
fn parts(comparisons: &[&Comparison], folded: &Folded) -> Vec<String> {
    let summed = |one: &&Comparison| one.sum.as_ref().is_some_and(|sum| !sum.text.is_empty());
    let (sums, stated): (Vec<&Comparison>, Vec<&Comparison>) = comparisons.iter().copied().partition(summed);
    let sum = |kind: Kind<'_, &Option<Addition>>| {
        let text = kind.key.as_ref().map_or("", |sum| sum.text.as_str());
        format!("{}: {text}.", sides(kind.first, &kind.pairs, folded))
    };
    let mut texts: Vec<String> = gathered(&sums, folded, |one| &one.sum).into_iter().map(sum).collect();
    let of = |one: &Comparison| {
        let sum = one.sum.as_ref()?;
        Some(format!("{} of {}", numbered(&sum.parts, folded), number(folded.number(sum.whole))))
    };
    let mut told = BTreeSet::new();
    let stated: Vec<String> = stated.into_iter().filter_map(of).filter(|text| told.insert(text.clone())).collect();
    if !stated.is_empty() {
        texts.push(format!("{}: a part is no second opinion on the whole.", stated.join("; ")));
    }
    texts
}

/// Pairs by what their reasons come to, the most frequent first; past `most` kinds only counted.
fn by_kind(comparisons: &[&Comparison], folded: &Folded, most: usize) -> Vec<String> {
    let mut kinds = gathered(comparisons, folded, |one| &one.gist);
    // Two readings of one folded claim are no pair.
    kinds.iter_mut().for_each(|kind| kind.pairs.retain(|(left, right)| left != right));
    kinds.retain(|kind| !kind.pairs.is_empty());
    // A stable sort: equals keep the order of the text.
    kinds.sort_by_key(|kind| std::cmp::Reverse(kind.pairs.len()));
    // To say that there is one more kind takes as much room as the kind.
    let shown = if kinds.len() == most.saturating_add(1) { kinds.len() } else { most };
    let mut texts: Vec<String> = (kinds.iter().take(shown))
        .map(|kind| format!("{}: {}.", pairs::list(&kind.pairs, LIST), kind.key.trim_end_matches('.')))
        .collect();
    let rest: usize = kinds.iter().skip(shown).map(|kind| kind.pairs.len()).sum();
    if rest > 0 {
        texts.push(format!("and {} more for other reasons (-v lists them).", count(rest)));
    }
    texts
}

/// An assumption, and what it is about.
struct Assumed<'a> {
    gist: &'a str,
    claims: Vec<usize>,
    pairs: Vec<(usize, usize)>,
}

/// What had to be assumed in a section, each assumption once, behind the claims it is about.
pub(super) fn assumed(section: &Section, folded: &Folded) -> Option<String> {
    let mut notes: Vec<Assumed<'_>> = Vec::new();
    let compared = |one: &&Comparison| !matches!(one.verdict, Verdict::Repeat | Verdict::NotComparable);
    for comparison in section.judgement.comparisons.iter().filter(compared) {
        let (left, right) = (folded.number(comparison.left), folded.number(comparison.right));
        for assumption in &comparison.assumes {
            let gist = assumption.gist.as_str();
            let (claims, pairs) = match assumption.claim {
                Some(claim) => (vec![folded.number(claim)], Vec::new()),
                None => (Vec::new(), vec![(left.min(right), left.max(right))]),
            };
            match notes.iter_mut().find(|note| note.gist == gist) {
                Some(note) => {
                    note.claims.extend(claims);
                    note.pairs.extend(pairs);
                }
                None => notes.push(Assumed { gist, claims, pairs }),
            }
        }
    }
    let told = |mut note: Assumed<'_>| {
        note.claims.sort_unstable();
        note.claims.dedup();
        note.pairs.sort_unstable();
        note.pairs.dedup();
        let about = if note.claims.is_empty() { pairs::list(&note.pairs, LIST) } else { numbers(&note.claims) };
        format!("{about}: {}", note.gist)
    };
    let notes: Vec<String> = notes.into_iter().map(told).collect();
    (!notes.is_empty()).then(|| excerpt::clean(&format!("{}.", notes.join("; "))))
}

/// `[8] + [9] = [7]` for a sum that holds, `[8] + [9] v [7]` for one that does not; else the pairs.
fn sides(comparison: &Comparison, pairs: &[(usize, usize)], folded: &Folded) -> String {
    match &comparison.sum {
        Some(sum) if !sum.text.is_empty() => {
            let parts: Vec<String> = sum.parts.iter().map(|part| number(folded.number(*part))).collect();
            let sign = if comparison.verdict == Verdict::Part { "=" } else { "v" };
            format!("{} {sign} {}", parts.join(" + "), number(folded.number(sum.whole)))
        }
        _ => pairs::list_all(pairs),
    }
}

fn numbered(claims: &[usize], folded: &Folded) -> String {
    numbers(&claims.iter().map(|claim| folded.number(*claim)).collect::<Vec<_>>())
}

/// With a full stop at its end.
fn sentence(text: &str) -> String {
    let text = text.trim();
    let closed = text.ends_with(['.', '!', '?']);
    if closed { text.to_owned() } else { format!("{text}.") }
}
