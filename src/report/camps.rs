//! The camps of a quantity in conflict on a page: who stands together, and what values that allows.

use rust_decimal::Decimal;

use super::Section;
use super::excerpt::clean;
use super::fold::Folded;
use super::pairs::numbers;
use crate::compare::Camp;
use crate::wording::{grouped, measured};

/// How many camps a page tells before it counts the rest.
const TOLD: usize = 5;
/// How many claims of a camp it names before it counts them.
const NAMED: usize = 60;

/// A line for each camp, widest support first.
pub(super) fn lines(section: &Section, folded: &Folded, all: bool) -> Vec<String> {
    let camps = &section.judgement.camps;
    let shown = if all { camps.len() } else { TOLD.min(camps.len()) };
    let mut lines: Vec<String> = camps.iter().take(shown).map(|camp| clean(&line(camp, folded, all))).collect();
    let rest = camps.len() - shown;
    if rest > 0 {
        lines.push(format!("and {rest} more (-v lists them)."));
    }
    if !camps.is_empty() && section.judgement.untold > 0 {
        lines.push("of so many claims only the widest camps are told.".to_owned());
    }
    lines
}

/// `[1], [3]: 2 witnesses, 45 to 47; allows 45 to 46.`
fn line(camp: &Camp, folded: &Folded, all: bool) -> String {
    let mut claims: Vec<usize> = camp.claims.iter().map(|claim| folded.number(*claim)).collect();
    claims.sort_unstable();
    claims.dedup();
    let witnesses = if camp.witnesses == 1 { "witness" } else { "witnesses" };
    let number = |value: Decimal| match &*camp.unit.symbol {
        // A fraction's ends are none themselves: a third, allowing 32.83% to 33.83%.
        "fraction" => format!("{}%", grouped(value.saturating_mul(Decimal::ONE_HUNDRED).round_dp(2))),
        _ => measured(value, &camp.unit),
    };
    let stated = match (camp.low, camp.high) {
        (Some(low), Some(high)) if low == high => format!(", {}", number(low)),
        (Some(low), Some(high)) => format!(", {} to {}", number(low), number(high)),
        _ => String::new(),
    };
    let open = match camp.span.map(|span| (span.lo, span.hi)) {
        None => "; of several times or places".to_owned(),
        Some((Some(lo), Some(hi))) if lo == hi => format!("; allows {}", number(lo)),
        Some((Some(lo), Some(hi))) => format!("; allows {} to {}", number(lo), number(hi)),
        Some((Some(lo), None)) => format!("; allows {} and above", number(lo)),
        Some((None, Some(hi))) => format!("; allows anything up to {}", number(hi)),
        Some((None, None)) => "; allows anything".to_owned(),
    };
    let who = match claims.len() {
        many if many > NAMED && !all => format!("{} claims (-v lists them)", grouped(many.into())),
        _ => numbers(&claims),
    };
    format!("{who}: {} {witnesses}{stated}{open}.", camp.witnesses)
}
