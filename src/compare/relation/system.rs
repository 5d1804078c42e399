//! Ranges under linear relations: whether any values are left. Each relation narrows each of its
//! quantities by what the others leave it, until nothing changes or a range is empty. Where no
//! chain of relations leads back to where it began, this finds every contradiction; elsewhere it
//! may miss one, and it never makes one up.

use rust_decimal::Decimal;

use super::super::value::Edge;

/// The values left for a quantity, in the base unit; an open end has no edge.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Range {
    pub(super) lo: Option<Edge>,
    pub(super) hi: Option<Edge>,
}

/// Weighted quantities and a number, together at most zero.
#[derive(Clone, Debug)]
pub(super) struct Line {
    /// Quantities, by their places among the ranges, and their weights.
    pub(super) terms: Vec<(usize, Decimal)>,
    pub(super) constant: Decimal,
}

/// How often the ranges are gone through: as long as any chain of relations a person would write,
/// and an end for those that narrow each other for ever.
const ROUNDS: usize = 24;

/// Past this size exact sums are not to be trusted: an edge beyond it is none.
const LARGEST: Decimal = Decimal::from_parts(0, 0, 1_000_000, false, 0);

/// Whether the ranges leave values that satisfy every line.
pub(super) fn leaves_values(mut ranges: Vec<Range>, lines: &[Line]) -> bool {
    for _ in 0..ROUNDS {
        let mut changed = false;
        for line in lines {
            match least(line, &ranges, None) {
                Some(sum) if is_above_zero(sum) => return false,
                _ => {}
            }
            for &(at, weight) in &line.terms {
                let Some(bound) = bound(line, &ranges, at, weight) else { continue };
                let Some(range) = ranges.get_mut(at) else { continue };
                changed |=
                    if weight > Decimal::ZERO { lower(&mut range.hi, bound) } else { raise(&mut range.lo, bound) };
            }
        }
        if ranges.iter().any(is_empty) {
            return false;
        }
        if !changed {
            break;
        }
    }
    true
}

/// The least a line can come to, one quantity left out; `None` where that is open.
fn least(line: &Line, ranges: &[Range], without: Option<usize>) -> Option<Edge> {
    let mut sum = Edge { at: line.constant, outside: false };
    for &(at, weight) in line.terms.iter().filter(|(at, _)| Some(*at) != without) {
        let range = ranges.get(at)?;
        let edge = if weight > Decimal::ZERO { range.lo } else { range.hi }?;
        sum.at = sum.at.checked_add(edge.at.checked_mul(weight)?)?;
        sum.outside |= edge.outside;
    }
    (sum.at.abs() < LARGEST).then_some(sum)
}

fn is_above_zero(sum: Edge) -> bool {
    sum.at > Decimal::ZERO || (sum.at.is_zero() && sum.outside)
}

/// Where a line stops one of its quantities: its highest value for a weight above zero, else its
/// lowest.
fn bound(line: &Line, ranges: &[Range], at: usize, weight: Decimal) -> Option<Edge> {
    let rest = least(line, ranges, Some(at))?;
    let exact = (-rest.at).checked_div(weight)?;
    // A quotient cut short errs to the open side.
    let cut = exact.checked_mul(weight)? != -rest.at;
    let slip = if cut { Decimal::new(1, 12) } else { Decimal::ZERO };
    let open = if weight > Decimal::ZERO { exact.checked_add(slip)? } else { exact.checked_sub(slip)? };
    Some(Edge { at: open, outside: rest.outside && !cut })
}

fn lower(hi: &mut Option<Edge>, bound: Edge) -> bool {
    let tighter = hi.is_none_or(|hi| bound.at < hi.at || (bound.at == hi.at && bound.outside && !hi.outside));
    if tighter {
        *hi = Some(bound);
    }
    tighter
}

fn raise(lo: &mut Option<Edge>, bound: Edge) -> bool {
    let tighter = lo.is_none_or(|lo| lo.at < bound.at || (bound.at == lo.at && bound.outside && !lo.outside));
    if tighter {
        *lo = Some(bound);
    }
    tighter
}

fn is_empty(range: &Range) -> bool {
    match (range.lo, range.hi) {
        (Some(lo), Some(hi)) => hi.at < lo.at || (hi.at == lo.at && (lo.outside || hi.outside)),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn range(lo: Option<i64>, hi: Option<i64>) -> Range {
        let edge = |at: i64| Edge { at: at.into(), outside: false };
        Range { lo: lo.map(edge), hi: hi.map(edge) }
    }

    fn line(weights: &[i64], constant: i64) -> Line {
        let terms = weights.iter().enumerate().filter(|(_, weight)| **weight != 0);
        Line { terms: terms.map(|(at, weight)| (at, Decimal::from(*weight))).collect(), constant: constant.into() }
    }

    #[track_caller]
    fn check(ranges: &[Range], lines: &[Line], expected: bool) {
        assert_eq!(leaves_values(ranges.to_vec(), lines), expected);
    }

    #[test]
    fn a_chain_of_relations_is_followed_to_its_end() {
        let open = range(Some(0), None);
        let chain = [line(&[1, -1, 0], 0), line(&[0, 1, -1], 0)];
        check(&[range(Some(10), Some(10)), open, range(Some(5), Some(5))], &chain, false);
        check(&[range(Some(5), Some(5)), open, range(Some(5), Some(5))], &chain, true);
        check(&[range(Some(10), None), open, open], &chain, true);
    }

    #[test]
    fn a_sum_holds_both_ways() {
        let sum = [line(&[1, 1], -100), line(&[-1, -1], 100)];
        check(&[range(Some(60), Some(60)), range(Some(40), Some(40))], &sum, true);
        check(&[range(Some(60), Some(60)), range(Some(50), Some(50))], &sum, false);
        check(&[range(Some(60), Some(60)), range(Some(0), Some(30))], &sum, false);
        check(&[range(Some(60), None), range(Some(0), None)], &sum, true);
    }

    #[test]
    fn a_number_left_out_is_left_out() {
        let more = Range { lo: Some(Edge { at: 5.into(), outside: true }), hi: None };
        check(&[more, range(Some(0), Some(5))], &[line(&[1, -1], 0)], false);
        check(&[range(Some(5), None), range(Some(0), Some(5))], &[line(&[1, -1], 0)], true);
    }

    #[test]
    fn thirds_make_no_contradiction() {
        let thirds = [line(&[3, -1], 0), line(&[-3, 1], 0)];
        check(&[range(Some(0), None), range(Some(10), Some(10))], &thirds, true);
    }

    #[test]
    fn relations_that_narrow_each_other_for_ever_come_to_an_end() {
        let open = range(Some(0), None);
        check(&[open, open], &[line(&[1, -1], 1), line(&[-1, 1], 0)], true);
    }

    #[test]
    fn the_largest_numbers_are_added_without_a_panic() {
        let largest = Range { lo: Some(Edge { at: Decimal::MAX, outside: false }), hi: None };
        check(&[largest, range(Some(0), Some(1))], &[line(&[1, -1], 0)], false);
        check(&[largest, largest], &[line(&[1, 1], 0)], true);
    }
}
