//! The canonical notation of a figure, as examples, reviews and reports write it: `50000`
//! `~50000` `>8500` `>=50` `<=100000` `<100` `20000..99999` `93%` `1/3` `USD 3000000000`
//! `3 km`. Owns both directions, printing and reading.

use rust_decimal::Decimal;

use crate::interval::{Amount, Limits, Ratio, Side};
use crate::unit::{Dimension, Unit};

/// An amount of a unit in canonical notation.
///
/// # Example
/// ```
/// use figcheck::interval::{Amount, Limits};
/// use figcheck::notation::canonical;
/// use figcheck::unit::Unit;
/// use rust_decimal::Decimal;
///
/// let amount = Amount::new(Limits::MoreThan(Decimal::from(8500)));
/// assert_eq!(canonical(&amount, &Unit::count()), ">8500");
/// let amount = Amount::new(Limits::Exact(Decimal::from(93)));
/// assert_eq!(canonical(&amount, &Unit::percent()), "93%");
/// ```
#[must_use]
pub fn canonical(amount: &Amount, unit: &Unit) -> String {
    let number = |value: Decimal| match amount.ratio {
        Some(ratio) => format!("{}/{}", ratio.part.normalize(), ratio.whole.normalize()),
        None => value.normalize().to_string(),
    };
    let numbers = match amount.limits {
        Limits::Exact(value) => number(value),
        Limits::Approx(value, _) => format!("~{}", number(value)),
        Limits::AtLeast(value) => format!(">={}", number(value)),
        Limits::MoreThan(value) => format!(">{}", number(value)),
        Limits::AtMost(value) => format!("<={}", number(value)),
        Limits::LessThan(value) => format!("<{}", number(value)),
        Limits::Between(lo, hi) | Limits::Vague(lo, hi) => {
            // A third has no end of decimals: four of them tell shares apart.
            let end =
                |value: Decimal| value.round_dp(if unit.dimension == Dimension::Share { 4 } else { 28 }).normalize();
            format!("{}..{}", end(lo), end(hi))
        }
    };
    match (unit.dimension, &*unit.symbol) {
        (Dimension::Count, _) | (Dimension::Share, "fraction") => numbers,
        (Dimension::Share, "percent") => numbers + "%",
        (Dimension::Factor, _) => numbers + "x",
        (Dimension::Money, symbol) => money(&numbers, symbol),
        (Dimension::Rate, symbol) => rate(&numbers, symbol),
        (_, symbol) => format!("{numbers} {symbol}"),
    }
}

/// The currency stands between the bound and the number: `>USD 300`.
fn money(numbers: &str, currency: &str) -> String {
    let digits = numbers.find(|c: char| c.is_ascii_digit() || c == '-').unwrap_or(0);
    let (bound, digits) = numbers.split_at_checked(digits).unwrap_or(("", numbers));
    format!("{bound}{currency} {digits}")
}

/// So much for each of something: `40/day`, `USD 95/night`, `0.4%/year`, `17.2 µg/m3`.
fn rate(numbers: &str, symbol: &str) -> String {
    match symbol.split_once('/') {
        Some(("", per)) => format!("{numbers}/{per}"),
        Some(("percent", per)) => format!("{numbers}%/{per}"),
        Some((base, per)) if base.len() == 3 && base.bytes().all(|b| b.is_ascii_uppercase()) => {
            format!("{}/{per}", money(numbers, base))
        }
        _ => format!("{numbers} {symbol}"),
    }
}

/// Tidies notation written by hand, so that it can be set against [`canonical`]: spaces, digit
/// groups and a `≥` for `>=` make no difference. `None` where it is not canonical notation.
///
/// # Example
/// ```
/// use figcheck::notation::tidy;
///
/// assert_eq!(tidy("~ 50,000").as_deref(), Some("~50000"));
/// assert_eq!(tidy("20000 .. 99999").as_deref(), Some("20000..99999"));
/// assert_eq!(tidy("2.50 km").as_deref(), Some("2.5 km"));
/// assert_eq!(tidy("about fifty"), None);
/// ```
#[must_use]
pub fn tidy(text: &str) -> Option<String> {
    let text = text.trim();
    let (bound, rest) = read_bound(text);
    let rest = rest.trim_start();
    let digits_at = rest.find(|c: char| c.is_ascii_digit() || c == '-')?;
    let (currency, rest) = rest.split_at_checked(digits_at)?;
    let currency = currency.trim();
    let is_code = currency.len() == 3 && currency.bytes().all(|b| b.is_ascii_uppercase());
    if !currency.is_empty() && !is_code {
        return None;
    }
    let (lo, rest) = read_number(rest)?;
    let mut numbers = lo;
    let mut rest = rest.trim_start();
    if let Some(after) = rest.strip_prefix("..") {
        let (hi, after) = read_number(after.trim_start())?;
        if !bound.is_empty() {
            return None;
        }
        numbers = format!("{numbers}..{hi}");
        rest = after.trim_start();
    } else if let Some(after) = rest.strip_prefix('/') {
        let (whole, after) = read_number(after.trim_start())?;
        numbers = format!("{numbers}/{whole}");
        rest = after.trim_start();
    }
    let unit = rest.trim();
    let tight = matches!(unit, "" | "%" | "x");
    let symbol_reads = unit.chars().all(|c| c.is_alphabetic() || "/°²³ %0123456789".contains(c));
    if !symbol_reads || (!currency.is_empty() && !unit.is_empty()) {
        return None;
    }
    let currency = if currency.is_empty() { String::new() } else { format!("{currency} ") };
    let gap = if tight { "" } else { " " };
    Some(format!("{bound}{currency}{numbers}{gap}{unit}"))
}

/// Reads canonical notation back: the inverse of [`canonical`] for counts, shares, factors and
/// money. A range reads as stated (`Between`), since the notation does not tell it from a vague
/// word. `None` for anything else; units of measure too, whose size the notation does not carry.
///
/// # Example
/// ```
/// use figcheck::interval::{Bound, Limits};
/// use figcheck::notation::{canonical, parse};
/// use figcheck::unit::Unit;
///
/// let (amount, unit) = parse(">8,500").expect("a count");
/// assert_eq!((amount.limits.bound(), unit), (Bound::MoreThan, Unit::count()));
/// for written in ["50000", "~50000", ">=50", "20000..99999", "93%", "1/3", ">USD 3000000000"] {
///     let (amount, unit) = parse(written).expect("canonical notation");
///     assert_eq!(canonical(&amount, &unit), written);
/// }
/// assert!(parse("3 km").is_none());
/// assert!(parse("about fifty").is_none());
/// ```
#[must_use]
pub fn parse(text: &str) -> Option<(Amount, Unit)> {
    let tidied = tidy(text)?;
    let (bound, rest) = read_bound(&tidied);
    let digits_at = rest.find(|c: char| c.is_ascii_digit() || c == '-')?;
    let (currency, rest) = rest.split_at_checked(digits_at)?;
    let (lo, rest) = read_decimal(rest)?;
    let (hi, rest) = match rest.strip_prefix("..") {
        Some(after) => read_decimal(after).map(|(hi, rest)| (Some(hi), rest))?,
        None => (None, rest),
    };
    let (ratio, rest) = match rest.strip_prefix('/') {
        Some(after) => read_decimal(after).map(|(whole, rest)| (Some(Ratio { part: lo, whole }), rest))?,
        None => (None, rest),
    };
    let value = match ratio {
        Some(Ratio { part, whole }) => part.checked_div(whole)?,
        None => lo,
    };
    let limits = match (bound, hi) {
        ("", Some(hi)) if lo <= hi => Limits::Between(lo, hi),
        (_, Some(_)) => return None,
        (">=", None) => Limits::AtLeast(value),
        (">", None) => Limits::MoreThan(value),
        ("<=", None) => Limits::AtMost(value),
        ("<", None) => Limits::LessThan(value),
        ("~", None) => Limits::Approx(value, Side::Both),
        _ => Limits::Exact(value),
    };
    let unit = match (currency.trim(), rest.trim(), ratio) {
        ("", "", Some(_)) => Unit::fraction(),
        ("", "", None) => Unit::count(),
        ("", "%", None) => Unit::percent(),
        ("", "x", None) => Unit::scaled(Dimension::Factor, "x", Decimal::ONE),
        (symbol, "", None) => Unit::scaled(Dimension::Money, symbol, Decimal::ONE),
        _ => return None,
    };
    Some((Amount { ratio, ..Amount::new(limits) }, unit))
}

fn read_decimal(text: &str) -> Option<(Decimal, &str)> {
    let (digits, rest) = read_number(text)?;
    Some((digits.parse().ok()?, rest))
}

fn read_bound(text: &str) -> (&'static str, &str) {
    for (written, bound) in [(">=", ">="), ("<=", "<="), ("≥", ">="), ("≤", "<="), (">", ">"), ("<", "<"), ("~", "~")]
    {
        if let Some(rest) = text.strip_prefix(written) {
            return (bound, rest);
        }
    }
    ("", text)
}

fn read_number(text: &str) -> Option<(String, &str)> {
    let mut end = text.find(|c: char| !c.is_ascii_digit() && !"-.,_".contains(c)).unwrap_or(text.len());
    if let Some(range) = text.find("..") {
        end = end.min(range);
    }
    let (digits, rest) = text.split_at_checked(end)?;
    let plain: String = digits.chars().filter(|c| !",_".contains(*c)).collect();
    let value: Decimal = plain.parse().ok()?;
    Some((value.normalize().to_string(), rest))
}
