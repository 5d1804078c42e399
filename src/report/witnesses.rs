//! Who stands behind a quantity's claims, where that is fewer than the sources that print them.

use super::excerpt::clean;
use super::{Report, Section};
use crate::compare::Witness;
use crate::document::Names;

/// How many sources of one witness are named before the rest is counted.
const NAMED: usize = 3;

/// "coastguard in 3 sources, through Blue Wire and Azur; ..."; `None` where each witness has one
/// source of its own.
pub(super) fn shared(report: &Report, section: &Section) -> Option<String> {
    let names = Names::of(&report.sources);
    let shared = section.judgement.origins.iter().filter(|witness| witness.sources.len() > 1);
    let told: Vec<String> = shared.map(|witness| told(&names, witness)).collect();
    (!told.is_empty()).then(|| clean(&format!("{}.", told.join("; "))))
}

fn told(names: &Names, witness: &Witness) -> String {
    let mut sources: Vec<String> = witness.sources.iter().map(|source| names.of_source(source).to_owned()).collect();
    let rest = sources.len().saturating_sub(NAMED);
    if rest > 1 {
        sources.truncate(NAMED);
        sources.push(format!("{rest} others"));
    }
    let through = match witness.through.is_empty() {
        true => String::new(),
        false => format!(", through {}", listed(&witness.through)),
    };
    let count = witness.sources.len();
    format!("{} is one witness in {count} sources ({}){through}", witness.name, listed(&sources))
}

/// "a, b and c".
fn listed(texts: &[String]) -> String {
    match texts.split_last() {
        Some((last, others)) if !others.is_empty() => format!("{} and {last}", others.join(", ")),
        _ => texts.concat(),
    }
}
