//! The small notations inside a rule file's texts: how far apart values ("10%") and moments
//! ("2 days") may lie. Owns reading them; applies none.

use rust_decimal::Decimal;

use super::{Nature, SameCount, Tolerance, Within};
use crate::unit::Dimension;

/// The natures by their names in a rule file.
pub(super) const NATURES: [(&str, Nature); 4] =
    [("stock", Nature::Stock), ("flow", Nature::Flow), ("total", Nature::Total), ("fixed", Nature::Fixed)];

/// Reads `10%`, `exact`, `3 points` (of a share) or a plain number (of the quantity's own unit).
///
/// # Errors
/// What would be right.
pub(super) fn read_tolerance(text: &str, unit: Dimension) -> Result<Tolerance, &'static str> {
    const FORMS: &str = "write \"10%\", \"exact\", \"3 points\" (of a share), or a number of the quantity's own unit";
    let text = text.trim();
    if text == "exact" {
        return Ok(Tolerance::Exact);
    }
    let (number, measure) = split_number(text);
    let number = number.filter(|number| !number.is_sign_negative()).ok_or(FORMS)?;
    match measure {
        "" => Ok(Tolerance::Absolute(number)),
        "%" if number <= Decimal::ONE_HUNDRED => Ok(Tolerance::Relative(number / Decimal::ONE_HUNDRED)),
        "%" => Err("a part of the larger value is at most \"100%\""),
        "point" | "points" if unit == Dimension::Share => Ok(Tolerance::Absolute(number)),
        "point" | "points" => Err("points are of a share: write \"10%\", or a number of the quantity's own unit"),
        _ => Err(FORMS),
    }
}

/// Reads `2 days`, `6 hours`, `same day` (also `0 days`) or `any`; `None` for anything else.
pub(super) fn read_within(text: &str) -> Option<Within> {
    match text.trim() {
        // No day apart.
        "same day" | "0 days" => return Some(Within::SameDay),
        "any" => return Some(Within::Any),
        _ => {}
    }
    let (number, measure) = text.trim().split_once(' ')?;
    let number = number.parse::<u32>().ok().filter(|number| *number > 0)?;
    match measure.trim() {
        "hour" | "hours" => Some(Within::Hours(number)),
        "day" | "days" => i32::try_from(number).is_ok().then_some(Within::Days(number)),
        _ => None,
    }
}

/// Reads `5 times` or `any`; `None` for anything else, and for less than once.
pub(super) fn read_same_count(text: &str) -> Option<SameCount> {
    if text.trim() == "any" {
        return Some(SameCount::Any);
    }
    let (number, measure) = split_number(text.trim());
    let number = number.filter(|number| *number >= Decimal::ONE && measure == "times")?;
    Some(SameCount::Times(number))
}

/// The number at the start of `text`, and the rest.
fn split_number(text: &str) -> (Option<Decimal>, &str) {
    let end = text.find(|c: char| !c.is_ascii_digit() && !",._-".contains(c)).unwrap_or(text.len());
    let (number, rest) = text.split_at_checked(end).unwrap_or((text, ""));
    let number: String = number.chars().filter(|c| !matches!(c, ',' | '_')).collect();
    (number.parse().ok(), rest.trim())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tolerances_read() {
        let check = |text: &str, expected| assert_eq!(read_tolerance(text, Dimension::Share).ok(), expected, "{text}");
        check("10%", Some(Tolerance::Relative(Decimal::new(1, 1))));
        check("2.5 %", Some(Tolerance::Relative(Decimal::new(25, 3))));
        check("exact", Some(Tolerance::Exact));
        check("3 points", Some(Tolerance::Absolute(Decimal::from(3))));
        check("1 point", Some(Tolerance::Absolute(Decimal::ONE)));
        check("50", Some(Tolerance::Absolute(Decimal::from(50))));
        check("1,000", Some(Tolerance::Absolute(Decimal::from(1000))));
        check("0", Some(Tolerance::Absolute(Decimal::ZERO)));
        for text in ["", "%", "-5%", "-3", "101%", "ten", "10 per cent", "about 10%", "3 points or so", "1.2.3"] {
            check(text, None);
        }
        assert!(read_tolerance("3 points", Dimension::Count).is_err());
    }

    #[test]
    fn how_many_times_reads() {
        let check = |text: &str, expected| assert_eq!(read_same_count(text), expected, "{text}");
        check("5 times", Some(SameCount::Times(Decimal::from(5))));
        check("1.5 times", Some(SameCount::Times(Decimal::new(15, 1))));
        check("any", Some(SameCount::Any));
        for text in ["", "5", "times", "0.5 times", "-5 times", "five times", "5 days"] {
            check(text, None);
        }
    }

    #[test]
    fn distances_in_time_read() {
        let check = |text: &str, expected| assert_eq!(read_within(text), expected, "{text}");
        check("same day", Some(Within::SameDay));
        check("0 days", Some(Within::SameDay));
        check("any", Some(Within::Any));
        check("6 hours", Some(Within::Hours(6)));
        check("1 hour", Some(Within::Hours(1)));
        check("2 days", Some(Within::Days(2)));
        for text in ["", "0 hours", "-2 days", "2", "days", "2 weeks", "two days", "4000000000 days", "1.5 days"] {
            check(text, None);
        }
    }
}
