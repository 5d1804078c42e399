//! Numbers, days and windows in plain English, for reasons and pages. Plain values; judges nothing.

use jiff::civil::Date;
use rust_decimal::Decimal;

use crate::unit::{Dimension, Unit};
use crate::window::{Moment, PartOfDay, Period, Precision, TimeOfDay, Window};

/// A number with its unit.
#[must_use]
pub fn measured(value: Decimal, unit: &Unit) -> String {
    let number = grouped(value);
    match (unit.dimension, &*unit.symbol) {
        (Dimension::Count, _) | (Dimension::Share, "fraction") => number,
        (Dimension::Share, _) => number + "%",
        (Dimension::Factor, _) => number + "x",
        (Dimension::Money, symbol) => format!("{symbol} {number}"),
        (_, symbol) => format!("{number} {symbol}"),
    }
}

/// Digits in groups of three: 1,234,567.5.
#[must_use]
pub fn grouped(value: Decimal) -> String {
    // More digits than a person reads are a fraction's tail: one third.
    let short = if value.scale() > 4 { value.round_dp(4) } else { value };
    let plain = short.normalize().to_string();
    let (whole, tail) = plain.split_once('.').map_or((plain.as_str(), None), |(whole, tail)| (whole, Some(tail)));
    let (sign, digits) = whole.strip_prefix('-').map_or(("", whole), |digits| ("-", digits));
    let mut text = String::from(sign);
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    if let Some(tail) = tail {
        text.push('.');
        text.push_str(tail);
    }
    text
}

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

fn month(date: Date) -> &'static str {
    let at = usize::try_from(date.month()).unwrap_or(1).saturating_sub(1);
    MONTHS.get(at).copied().unwrap_or_default()
}

/// "9 December 2016".
#[must_use]
pub fn day(date: Date) -> String {
    format!("{} {} {}", date.day(), month(date), date.year())
}

/// "9 December 2016 at 14:13", "the evening of 9 December 2016".
#[must_use]
pub fn moment(at: Moment) -> String {
    match at.time {
        Some(TimeOfDay::Clock { time, .. }) => format!("{} at {:02}:{:02}", day(at.date), time.hour(), time.minute()),
        Some(TimeOfDay::Part(PartOfDay::Midnight)) => format!("midnight of {}", day(at.date)),
        Some(TimeOfDay::Part(part)) => format!("the {} of {}", part.name(), day(at.date)),
        None => day(at.date),
    }
}

/// "8 to 9 December 2016", "a time up to 30 November 2016".
#[must_use]
pub fn window(window: &Window) -> String {
    let text = match (window.from, window.to) {
        (None, None) => return "an unknown time".to_owned(),
        (Some(from), None) => return format!("a time from {} on", day(from.date)),
        (None, Some(to)) => return format!("a time up to {}", day(to.date)),
        (Some(from), Some(to)) if from.date == to.date => day(to.date),
        (Some(from), Some(to)) => {
            let first = match (from.date.year() == to.date.year(), from.date.month() == to.date.month()) {
                (true, true) => from.date.day().to_string(),
                (true, false) => format!("{} {}", from.date.day(), month(from.date)),
                (false, _) => day(from.date),
            };
            format!("{first} to {}", day(to.date))
        }
    };
    match window.precision {
        Precision::Calendar => text,
        Precision::Rolling => format!("{text} (hour to hour)"),
        Precision::Fuzzy => format!("roughly {text}"),
    }
}

/// "15 November to 31 December 2016", "up to 31 December 2016".
#[must_use]
pub fn period(period: &Period) -> String {
    match (period.from, period.to) {
        (Some(from), Some(to)) if from == to => day(to),
        (Some(from), Some(to)) => format!("{} to {}", day(from), day(to)),
        (Some(from), None) => format!("from {} on", day(from)),
        (None, Some(to)) => format!("up to {}", day(to)),
        (None, None) => "any time".to_owned(),
    }
}

fn short_month(date: Date) -> &'static str {
    month(date).get(..3).unwrap_or_default()
}

/// "9 Dec 2016"; without the year where it is `year`.
#[must_use]
pub fn short_day(date: Date, year: Option<i16>) -> String {
    let text = format!("{} {}", date.day(), short_month(date));
    if year == Some(date.year()) { text } else { format!("{text} {}", date.year()) }
}

/// A window in a table: "9 Dec", "8–9 Dec 2016", "until 30 Nov", "10 Dec 14:13", "10 Dec evening"; the
/// year where it is not `year`.
///
/// # Example
/// ```
/// use figcheck::window::{Moment, Window};
/// use figcheck::wording::short_window;
///
/// let day = |text| Moment::parse(text).expect("a date").date;
/// let window = Window::days(day("2016-11-26"), day("2016-11-29"));
/// assert_eq!(short_window(&window, Some(2016)), "26–29 Nov");
/// assert_eq!(short_window(&window, None), "26–29 Nov 2016");
/// ```
#[must_use]
pub fn short_window(window: &Window, year: Option<i16>) -> String {
    let at = |at: Moment, year: Option<i16>| match at.time {
        Some(TimeOfDay::Clock { time, .. }) => {
            format!("{} {:02}:{:02}", short_day(at.date, year), time.hour(), time.minute())
        }
        Some(TimeOfDay::Part(part)) => format!("{} {}", short_day(at.date, year), part.name()),
        None => short_day(at.date, year),
    };
    let text = match (window.from, window.to) {
        (None, None) => "an unknown time".to_owned(),
        (Some(from), None) => format!("from {}", at(from, year)),
        (None, Some(to)) => format!("until {}", at(to, year)),
        (Some(from), Some(to)) if from.date == to.date => at(to, year),
        (Some(from), Some(to)) => {
            let (first, last) = (from.date, to.date);
            let start = match (first.year() == last.year(), first.month() == last.month()) {
                (true, true) => first.day().to_string(),
                (true, false) => short_day(first, Some(first.year())),
                (false, _) => short_day(first, None),
            };
            let gap = if start.contains(' ') { " – " } else { "–" };
            let year = year.filter(|_| first.year() == last.year());
            format!("{start}{gap}{}", short_day(last, year))
        }
    };
    match window.precision {
        Precision::Calendar => text,
        Precision::Rolling => format!("{text} (hour to hour)"),
        Precision::Fuzzy => format!("roughly {text}"),
    }
}

/// So many of something: "1 witness", "2 witnesses".
///
/// # Example
/// ```
/// use figcheck::wording::counted;
///
/// assert_eq!(counted(1, "witness", "witnesses"), "1 witness");
/// assert_eq!(counted(1200, "witness", "witnesses"), "1,200 witnesses");
/// ```
#[must_use]
pub fn counted(count: usize, one: &str, many: &str) -> String {
    format!("{} {}", grouped(count.into()), if count == 1 { one } else { many })
}
