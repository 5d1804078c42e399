//! Numbers in digits: grouped, decimal, in any script, in scientific notation. What has no
//! honest reading ("5,00", "1,2016") is refused.

use rust_decimal::Decimal;

use super::Refusal;
use super::numeral::{Numeral, Read, Value};
use crate::interval::written_step;
use crate::lexicon::figures::Class;
use crate::lexicon::line::Line;
use crate::token::{Gap, Kind, digit};

/// Reads the digits that begin at a place.
pub(super) fn read(line: &Line<'_>, at: usize) -> Read {
    if let Some(numeral) = band(line, at) {
        return Ok(Some(numeral));
    }
    if let Some(numeral) = pointed(line, at).or_else(|| common(line, at)) {
        return Ok(Some(numeral));
    }
    let Some(mut written) = plain(line.str(at)) else {
        return Err((at + 1, Refusal::IllFormed));
    };
    let mut end = at + 1;
    while let Some(next) = group_after(line, &written, end) {
        let group = plain(line.str(next)).unwrap_or_default();
        written.push(' ');
        written.push_str(&group);
        end = next + 1;
    }
    let grouped = written.contains([',', '\'', ' ']);
    let Some(digits) = ungroup(&written) else {
        return Err((end, Refusal::IllFormed));
    };
    let Ok(mut value) = digits.parse::<Decimal>() else {
        return Err((end, Refusal::TooLarge));
    };
    let mut step = written_step(value);
    let bare = !grouped && !digits.contains('.');
    if let Some((factor, after)) = power_of_ten(line, end) {
        match value.checked_mul(factor).zip(step.checked_mul(factor)) {
            Some((scaled, scaled_step)) => (value, step, end) = (scaled, scaled_step.normalize(), after),
            None => return Err((after, Refusal::TooLarge)),
        }
    }
    let numeral = Numeral { start: at, end, value: Value::One(value), step, scale: Decimal::ONE, digits: true, bare };
    Ok(Some(numeral))
}

/// ".312": a point with nothing before it.
fn pointed(line: &Line<'_>, at: usize) -> Option<Numeral> {
    let point = at.checked_sub(1).filter(|point| line.mark(*point) == '.' && line.is_glued(at))?;
    // "$.50", but no "e.g.5" or "...5"
    let after_mark = point.checked_sub(1).is_some_and(|before| !matches!(line.mark(before), '\0' | '.'));
    if line.is_glued(point) && !after_mark {
        return None;
    }
    let token = line.str(at);
    let value: Decimal =
        format!("0.{token}").parse().ok().filter(|_| token.bytes().all(|byte| byte.is_ascii_digit()))?;
    let step = written_step(value);
    Some(Numeral {
        start: point,
        end: at + 1,
        value: Value::One(value),
        step,
        scale: Decimal::ONE,
        digits: true,
        bare: false,
    })
}

/// Digits as nearly all are written, plain or in thousands by comma, with nothing behind them that
/// could go on with the number. The long way reads the same.
fn common(line: &Line<'_>, at: usize) -> Option<Numeral> {
    const MOST_DIGITS: usize = 15;
    let token = line.str(at);
    let goes_on = line.kind(at + 1) == Kind::Number
        || matches!(line.str(at + 1), "e" | "E" | ",") && line.token(at + 1).gap != Gap::Space
        || line.is(at + 1, Class::TimesSign);
    if MOST_DIGITS < token.len() || goes_on {
        return None;
    }
    let mut value = 0_u64;
    // Digits since the last comma, and whether there was one.
    let (mut run, mut grouped) = (0, false);
    for byte in token.bytes() {
        match byte {
            b'0'..=b'9' => (value, run) = (value * 10 + u64::from(byte - b'0'), run + 1),
            b',' if (grouped && run == 3) || (!grouped && (1..=3).contains(&run) && value != 0) => {
                (grouped, run) = (true, 0)
            }
            _ => return None,
        }
    }
    if grouped && (run != 3 || token.starts_with('0')) {
        return None;
    }
    let mut step = 1_u64;
    while value != 0 && value.is_multiple_of(step * 10) {
        step *= 10;
    }
    Some(Numeral {
        start: at,
        end: at + 1,
        value: Value::One(value.into()),
        step: step.into(),
        scale: Decimal::ONE,
        digits: true,
        bare: !grouped,
    })
}

/// "mid-20s", "the low 40s": a part of ten.
fn band(line: &Line<'_>, at: usize) -> Option<Numeral> {
    let start = super::refuse::band_start(line, at);
    let suffixed = line.is(at + 1, Class::PluralSuffix) && line.is_glued(at + 1);
    if start == at || !suffixed || line.width(at) != 2 {
        return None;
    }
    let decade: Decimal = line.str(at).parse().ok()?;
    let (lo, hi) = *line.lexicon.figures.bands.get(&line.word(start))?;
    let value = Value::Vague(decade.checked_add(lo)?, decade.checked_add(hi)?);
    Some(Numeral { start, end: at + 2, value, step: Decimal::ONE, scale: Decimal::ONE, digits: true, bare: false })
}

/// The digits of a token in ASCII, separators made plain; `None` where scripts are mixed.
fn plain(token: &str) -> Option<String> {
    let mut out = String::with_capacity(token.len());
    let mut ascii = None;
    for c in token.chars() {
        match digit(c) {
            Some(value) => {
                if *ascii.get_or_insert(c.is_ascii()) != c.is_ascii() {
                    return None;
                }
                out.push(char::from_digit(value, 10)?);
            }
            None => out.push(match c {
                '\u{2019}' | '\'' => '\'',
                '\u{066C}' => ',',
                '\u{066B}' => '.',
                other => other,
            }),
        }
    }
    Some(out)
}

/// The next group of three digits, set off by a space or split from its comma by a line's end.
fn group_after(line: &Line<'_>, written: &str, at: usize) -> Option<usize> {
    let first = written.split(' ').next().unwrap_or_default();
    if 3 < first.len() || written.contains(['.', '\'']) || (first.contains(',')) {
        return None;
    }
    // "16," at the end of a line and "000" at the start of the next.
    if line.is(at, Class::Comma) && line.is_glued(at) && line.token(at + 1).gap == Gap::Line && line.mark(at) == ',' {
        return is_group(line, at + 1).then_some(at + 1);
    }
    let spaced = matches!(line.token(at).gap, Gap::Thin | Gap::Space | Gap::Line);
    // A day before a count ("on May 5 300 people") is no group.
    let start = at.checked_sub(written.split(' ').count())?;
    let dated = line.is_before(start, Class::Month)
        || line.is_before(start, Class::Label)
        || 0 < start && at <= super::context::thread_mark(line);
    let group = is_group(line, at) && line.kind(at) == Kind::Number;
    let glued_on = line.kind(at + 1) == Kind::Word && line.is_glued(at + 1) && !line.is(at + 1, Class::OrdinalSuffix);
    let scores = line.width(at) == 3 && written.starts_with('0');
    (spaced && group && !dated && !scores && (!glued_on || line.token(at).gap == Gap::Thin)).then_some(at)
}

/// Whether a token is three digits, with or without decimals behind them.
fn is_group(line: &Line<'_>, at: usize) -> bool {
    let Some(token) = plain(line.str(at)) else { return false };
    let whole = token.split('.').next().unwrap_or_default();
    line.kind(at) == Kind::Number
        && whole.len() == 3
        && whole.bytes().all(|b| b.is_ascii_digit())
        && token.matches('.').count() <= 1
}

/// The digits without their grouping; `None` where the grouping is not one of those in use:
/// thousands (by comma, apostrophe or space) or lakhs and crores (by comma).
fn ungroup(written: &str) -> Option<String> {
    let (whole, decimals) = match written.split_once('.') {
        Some((whole, decimals)) => (whole, Some(decimals)),
        None => (written, None),
    };
    if decimals.is_some_and(|decimals| !decimals.bytes().all(|b| b.is_ascii_digit())) {
        return None;
    }
    let separators: Vec<char> = whole.chars().filter(|c| !c.is_ascii_digit()).collect();
    let Some(separator) = separators.first().copied() else {
        return Some(written.to_owned());
    };
    if separators.iter().any(|other| *other != separator) {
        return None;
    }
    let groups: Vec<&str> = whole.split(separator).collect();
    let (first, rest) = groups.split_first()?;
    let (last, middle) = rest.split_last()?;
    let thousands = (1..=3).contains(&first.len()) && rest.iter().all(|group| group.len() == 3);
    let lakhs = separator == ','
        && (1..=2).contains(&first.len())
        && last.len() == 3
        && middle.iter().all(|group| group.len() == 2);
    let honest = (thousands || lakhs) && !(first.starts_with('0'));
    honest.then(|| match decimals {
        Some(decimals) => format!("{}.{decimals}", groups.concat()),
        None => groups.concat(),
    })
}

/// A power of ten behind digits: "e6", "× 10^23", "x 10⁶".
fn power_of_ten(line: &Line<'_>, at: usize) -> Option<(Decimal, usize)> {
    let (exponent, end) = if matches!(line.str(at), "e" | "E") && line.is_glued(at) {
        signed(line, at + 1)?
    } else if line.is(at, Class::TimesSign) && plain(line.str(at + 1)).as_deref() == Some("10") {
        if line.is(at + 2, Class::Power) { signed(line, at + 3)? } else { superscript(line, at + 2)? }
    } else {
        return None;
    };
    let power = Decimal::from(10_u32);
    let mut factor = Decimal::ONE;
    for _ in 0..exponent.unsigned_abs() {
        factor = if exponent < 0 { factor.checked_div(power)? } else { factor.checked_mul(power)? };
    }
    Some((factor, end))
}

fn signed(line: &Line<'_>, at: usize) -> Option<(i32, usize)> {
    let minus = line.is(at, Class::Minus) || line.is(at, Class::Dash);
    let digits_at = if minus || line.mark(at) == '+' { at + 1 } else { at };
    if !line.is_glued(digits_at) || line.kind(digits_at) != Kind::Number {
        return None;
    }
    let exponent: i32 = line.str(digits_at).parse().ok().filter(|exponent| *exponent <= 28)?;
    Some((if minus { -exponent } else { exponent }, digits_at + 1))
}

fn superscript(line: &Line<'_>, mut at: usize) -> Option<(i32, usize)> {
    let minus = line.mark(at) == '⁻';
    at += usize::from(minus);
    let start = at;
    let mut exponent = 0_i32;
    while let Some(value) = "⁰¹²³⁴⁵⁶⁷⁸⁹".chars().position(|c| line.str(at).starts_with(c)) {
        exponent = exponent.checked_mul(10)?.checked_add(i32::try_from(value).ok()?)?;
        at += 1;
    }
    (start < at && exponent <= 28).then_some((if minus { -exponent } else { exponent }, at))
}
