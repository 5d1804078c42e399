//! Moments and spans of time that claims speak of. Plain values: reading them out of text is
//! the claim layer's work, judging by them is the compare layer's.

use std::cmp::Ordering;

use jiff::Span;
use jiff::civil::{Date, Time};
use serde::Deserialize;

/// A day, with the hour or the part of it where one is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Moment {
    /// The calendar day, in the source's own time zone.
    pub date: Date,
    /// The time of day, where it is known.
    pub time: Option<TimeOfDay>,
}

/// A time of day, as sharp as it was printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum TimeOfDay {
    /// By the clock.
    Clock {
        /// The hour and minute, as printed.
        time: Time,
        /// Minutes ahead of UTC, where that is printed too.
        offset: Option<i16>,
    },
    /// A part of the day, whose hours nobody printed.
    Part(PartOfDay),
}

/// A part of the day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum PartOfDay {
    /// Up to noon.
    Morning,
    /// From noon on.
    Afternoon,
    /// From six on.
    Evening,
    /// From eight on.
    Night,
    /// The first minute of the day, or the last.
    Midnight,
}

impl PartOfDay {
    /// What it is called.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Morning => "morning",
            Self::Afternoon => "afternoon",
            Self::Evening => "evening",
            Self::Night => "night",
            Self::Midnight => "midnight",
        }
    }

    /// The hours it may mean, from and to.
    const fn hours(self) -> (i32, i32) {
        match self {
            Self::Morning => (0, 12),
            Self::Afternoon => (12, 18),
            Self::Evening => (18, 24),
            Self::Night => (20, 24),
            Self::Midnight => (0, 24),
        }
    }
}

/// How far behind and ahead of UTC clocks are anywhere, in minutes.
const OFFSETS: (i32, i32) = (-12 * 60, 14 * 60);

impl TimeOfDay {
    /// A time by the clock, of no known zone.
    #[must_use]
    pub const fn clock(time: Time) -> Self {
        Self::Clock { time, offset: None }
    }

    /// Whether it is over, as printed, before an hour of its day.
    pub(crate) fn is_before(self, hour: i32) -> bool {
        self.minutes(false).1 < hour * 60
    }

    /// How many minutes lie between two times of one day, as printed, at the least.
    pub(crate) fn least_minutes_to(self, other: Self) -> i32 {
        let ((from, to), (other_from, other_to)) = (self.minutes(false), other.minutes(false));
        (other_from - to).max(from - other_to).max(0)
    }

    pub(crate) const fn offset(self) -> Option<i16> {
        match self {
            Self::Clock { offset, .. } => offset,
            Self::Part(_) => None,
        }
    }

    /// The first and the last minute of its day that it may mean; `in_utc`, on clocks of UTC.
    fn minutes(self, in_utc: bool) -> (i32, i32) {
        let (first, last) = match self {
            Self::Clock { time, .. } => {
                let minute = i32::from(time.hour()) * 60 + i32::from(time.minute());
                (minute, minute)
            }
            Self::Part(part) => {
                let (from, to) = part.hours();
                (from * 60, to * 60)
            }
        };
        match self.offset() {
            _ if !in_utc => (first, last),
            Some(offset) => (first - i32::from(offset), last - i32::from(offset)),
            None => (first - OFFSETS.1, last - OFFSETS.0),
        }
    }
}

impl Moment {
    /// A day whose hour is not known.
    #[must_use]
    pub const fn day(date: Date) -> Self {
        Self { date, time: None }
    }

    /// The same, as if its clock had no known zone.
    #[must_use]
    pub fn as_printed(self) -> Self {
        let time = match self.time {
            Some(TimeOfDay::Clock { time, .. }) => Some(TimeOfDay::clock(time)),
            other => other,
        };
        Self { time, ..self }
    }

    /// Which of two moments comes first. Equal where nothing printed tells them apart, one day and no
    /// hour among them; `None` where both have a time of one day, and which is the first is not known:
    /// parts of the day that overlap, or clocks of zones that are not both known and may lie so far apart.
    ///
    /// # Example
    /// ```
    /// use std::cmp::Ordering;
    ///
    /// use figcheck::window::Moment;
    ///
    /// let order = |one, other| Moment::parse(one)?.order(Moment::parse(other)?);
    /// assert_eq!(order("2016-12-09", "2016-12-10T08:00"), Some(Ordering::Less));
    /// assert_eq!(order("2016-12-10T09:00", "2016-12-10T08:00"), Some(Ordering::Greater));
    /// assert_eq!(order("2016-12-10", "2016-12-10T08:00"), Some(Ordering::Equal));
    /// // One instant, on two clocks; and a clock that may stand anywhere.
    /// assert_eq!(order("2016-12-10T09:00+01:00", "2016-12-10T08:00Z"), Some(Ordering::Equal));
    /// assert_eq!(order("2016-12-10T22:00", "2016-12-10T10:00Z"), None);
    /// ```
    #[must_use]
    pub fn order(self, other: Self) -> Option<Ordering> {
        let days = self.date.cmp(&other.date);
        let (Some(one), Some(two)) = (self.time, other.time) else { return Some(days) };
        let (one_offset, other_offset) = (one.offset().is_some(), two.offset().is_some());
        let in_utc = one_offset || other_offset;
        if days != Ordering::Equal && !(one_offset && other_offset) {
            return Some(days);
        }
        let apart = other.date.since(self.date).map_or(0, |span| span.get_days());
        if apart.abs() > 2 {
            return Some(days);
        }
        let apart = apart * 24 * 60;
        let ((first, last), (from, to)) = (one.minutes(in_utc), two.minutes(in_utc));
        let (from, to) = (from + apart, to + apart);
        match () {
            () if (first, last) == (from, to) => Some(Ordering::Equal),
            () if last <= from => Some(Ordering::Less),
            () if to <= first => Some(Ordering::Greater),
            () => None,
        }
    }

    /// Reads `2016-12-10`, `2016-12-10T14:13` or `2016-12-10T14:13:00Z`; `None` for anything else. The
    /// day and hour are kept as printed.
    ///
    /// # Example
    /// ```
    /// use figcheck::window::Moment;
    ///
    /// let at = Moment::parse("2016-12-10T14:13:00Z").expect("a date and a time");
    /// assert_eq!(at.to_string(), "2016-12-10T14:13");
    /// assert_eq!(Moment::parse("10 December"), None);
    /// ```
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let text = text.trim();
        let day = text.get(..10)?;
        let date = Date::strptime("%Y-%m-%d", day).ok()?;
        let rest = text.get(10..)?;
        if rest.is_empty() {
            return Some(Self::day(date));
        }
        let clock = rest.strip_prefix(['T', 't', ' '])?;
        let end = clock.find(|c: char| !c.is_ascii_digit() && c != ':' && c != '.').unwrap_or(clock.len());
        let (clock, zone) = clock.split_at_checked(end)?;
        let offset = offset(zone)?;
        let time = if clock.len() == 5 { Time::strptime("%H:%M", clock).ok()? } else { clock.parse().ok()? };
        Some(Self { date, time: Some(TimeOfDay::Clock { time, offset }) })
    }
}

/// Reads `Z`, `+01:00`, `-0530`, `+2`, or nothing at all: minutes ahead of UTC, where they are known.
fn offset(zone: &str) -> Option<Option<i16>> {
    if zone.is_empty() {
        return Some(None);
    }
    if zone.eq_ignore_ascii_case("z") {
        return Some(Some(0));
    }
    let sign = if zone.starts_with('-') { -1 } else { 1 };
    let digits = zone.strip_prefix(['+', '-']).filter(|rest| rest.chars().all(|c| c.is_ascii_digit() || c == ':'))?;
    let (hours, minutes) = match digits.split_once(':') {
        Some(parts) => parts,
        None => digits.split_at_checked(2).unwrap_or((digits, "")),
    };
    let number = |text: &str| if text.is_empty() { Some(0) } else { text.parse::<i16>().ok() };
    let minutes = number(hours).zip(number(minutes)).filter(|(hours, minutes)| *hours < 24 && *minutes < 60);
    // A zone that is none leaves the hour as printed.
    Some(minutes.map(|(hours, minutes)| sign * (hours * 60 + minutes)))
}

/// The day, and the hour by the clock: `2016-12-10T14:13`. A part of the day has no hour.
impl std::fmt::Display for Moment {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}", self.date)?;
        match self.time {
            Some(TimeOfDay::Clock { time, .. }) => write!(f, "T{:02}:{:02}", time.hour(), time.minute()),
            Some(TimeOfDay::Part(_)) | None => Ok(()),
        }
    }
}

/// How sharply a window's edges are known.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Precision {
    /// Whole calendar days, weeks or months: the edges are midnights.
    #[default]
    Calendar,
    /// A length counted back from an hour that is not printed ("the last 24 hours"): the first
    /// and the last day belong to it only in part.
    Rolling,
    /// The first day is a reading of loose words ("recent weeks") and may lie some days off.
    Fuzzy,
}

/// The time a claim speaks of: a span for a flow, a moment (equal ends) for a stock or a total. A stock that
/// holds since a day has that day for its first; it is compared as of its last.
///
/// Both ends are inclusive. An end that is `None` is not known.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Window {
    /// The first day.
    pub from: Option<Moment>,
    /// The last day, or the as-of moment.
    pub to: Option<Moment>,
    /// How sharply the edges are known.
    pub precision: Precision,
    /// Nothing in the text dates the claim: `to` is its document's date.
    pub assumed: bool,
    /// The claim's own words name no time: it has that of other figures of its text.
    pub carried: bool,
}

impl Window {
    /// A window of one calendar day.
    #[must_use]
    pub const fn day(date: Date) -> Self {
        let at = Some(Moment::day(date));
        Self { from: at, to: at, precision: Precision::Calendar, assumed: false, carried: false }
    }

    /// A window of whole calendar days, both ends included.
    #[must_use]
    pub const fn days(from: Date, to: Date) -> Self {
        Self {
            from: Some(Moment::day(from)),
            to: Some(Moment::day(to)),
            precision: Precision::Calendar,
            assumed: false,
            carried: false,
        }
    }

    /// The one day that all of it lies in, at whatever hours; `None` where it spans several or an end is not known.
    ///
    /// ```
    /// use figcheck::window::Window;
    /// use jiff::civil::date;
    ///
    /// let day = date(2016, 12, 9);
    /// assert_eq!(Window::day(day).only_day(), Some(day));
    /// assert_eq!(Window::days(day, date(2016, 12, 10)).only_day(), None);
    /// ```
    #[must_use]
    pub fn only_day(&self) -> Option<Date> {
        self.from.zip(self.to).filter(|(from, to)| from.date == to.date).map(|(day, _)| day.date)
    }

    /// Whether neither end is known.
    #[must_use]
    pub const fn is_unknown(&self) -> bool {
        self.from.is_none() && self.to.is_none()
    }
}

impl std::fmt::Display for Window {
    /// `2016-12-09`, `2016-12-08..2016-12-09`, `..2016-11-30`, or `unknown`.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match (self.from, self.to) {
            (None, None) => f.write_str("unknown"),
            (Some(from), Some(to)) if from == to => write!(f, "{to}"),
            (from, to) => {
                if let Some(from) = from {
                    write!(f, "{from}")?;
                }
                f.write_str("..")?;
                match to {
                    Some(to) => write!(f, "{to}"),
                    None => Ok(()),
                }
            }
        }
    }
}

/// A stretch of calendar days, both ends included, either end open: `2016-11-15..2016-12-31`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Period {
    /// The first day, where there is one.
    pub from: Option<Date>,
    /// The last day, where there is one.
    pub to: Option<Date>,
}

impl Period {
    /// Reads `2016-11-15..2016-12-31`, `2016-11-15..`, `..2016-12-31` or one day; `None` for
    /// anything else, and where the first day lies after the last.
    ///
    /// # Example
    /// ```
    /// use figcheck::window::Period;
    ///
    /// assert!(Period::parse("2016-11-15..2016-12-31").is_some());
    /// assert!(Period::parse("2016-12-31..2016-11-15").is_none());
    /// ```
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let day = |text: &str| Date::strptime("%Y-%m-%d", text.trim()).ok();
        let period = match text.split_once("..") {
            None => {
                let date = day(text)?;
                Self { from: Some(date), to: Some(date) }
            }
            Some((from, to)) => {
                let end = |text: &str| match text.trim() {
                    "" => Some(None),
                    some => day(some).map(Some),
                };
                Self { from: end(from)?, to: end(to)? }
            }
        };
        match (period.from, period.to) {
            (None, None) => None,
            (Some(from), Some(to)) if to < from => None,
            _ => Some(period),
        }
    }

    /// Whether a day lies in it.
    #[must_use]
    pub fn contains(&self, date: Date) -> bool {
        self.from.is_none_or(|from| from <= date) && self.to.is_none_or(|to| date <= to)
    }
}

impl std::fmt::Display for Period {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        if let Some(from) = self.from {
            write!(f, "{from}")?;
        }
        f.write_str("..")?;
        match self.to {
            Some(to) => write!(f, "{to}"),
            None => Ok(()),
        }
    }
}

/// The day `days` before `date`, or `date` where the calendar ends.
///
/// # Example
/// ```
/// use figcheck::window::days_before;
/// use jiff::civil::date;
/// assert_eq!(days_before(date(2016, 12, 10), 10), date(2016, 11, 30));
/// assert_eq!(days_before(date(2016, 12, 10), i32::MAX), date(2016, 12, 10));
/// ```
#[must_use]
pub fn days_before(date: Date, days: i32) -> Date {
    let span = Span::new().try_days(days);
    span.and_then(|span| date.checked_sub(span)).unwrap_or(date)
}

/// The day `months` calendar months before `date`, or `date` where the calendar ends.
///
/// # Example
/// ```
/// use figcheck::window::months_before;
/// use jiff::civil::date;
/// assert_eq!(months_before(date(2016, 12, 10), 2), date(2016, 10, 10));
/// assert_eq!(months_before(date(2016, 12, 10), i32::MAX), date(2016, 12, 10));
/// ```
#[must_use]
pub fn months_before(date: Date, months: i32) -> Date {
    let span = Span::new().try_months(months);
    span.and_then(|span| date.checked_sub(span)).unwrap_or(date)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn moments() -> Vec<Moment> {
        let mut moments: Vec<Moment> = [
            "0001-01-01T00:00+23:59",
            "2031-05-03",
            "2031-05-03T23:30-05:00",
            "2031-05-04",
            "2031-05-04T00:00",
            "2031-05-04T00:00Z",
            "2031-05-04T09:00",
            "2031-05-04T12:00",
            "2031-05-04T15:30+0900",
            "2031-05-04T18:00Z",
            "2031-05-04T20:30",
            "2031-05-05T01:00Z",
            "2031-05-05T01:00+99:99",
            "9999-12-31T23:59-12",
        ]
        .iter()
        .map(|text| Moment::parse(text).unwrap_or_else(|| panic!("{text} is a moment")))
        .collect();
        use PartOfDay::{Afternoon, Evening, Midnight, Morning, Night};
        let day = moments[3];
        let parts = [Morning, Afternoon, Evening, Night, Midnight];
        moments.extend(parts.map(|part| Moment { time: Some(TimeOfDay::Part(part)), ..day }));
        moments
    }

    #[test]
    fn an_order_is_the_same_from_both_sides() {
        for one in moments() {
            assert_eq!(one.order(one), Some(Ordering::Equal), "{one:?}");
            for other in moments() {
                assert_eq!(one.order(other), other.order(one).map(Ordering::reverse), "{one:?} {other:?}");
                // What is certain with zones is never the other way round without them.
                if let (Some(order), true) = (one.order(other), one.date == other.date) {
                    let printed = one.as_printed().order(other.as_printed());
                    let known = one
                        .time
                        .zip(other.time)
                        .is_some_and(|(one, other)| one.offset().is_some() && other.offset().is_some());
                    assert!(known || printed != Some(order.reverse()) || order == Ordering::Equal, "{one:?} {other:?}");
                }
            }
        }
    }

    #[test]
    fn zones() {
        for (zone, minutes) in [
            ("", Some(None)),
            ("Z", Some(Some(0))),
            ("z", Some(Some(0))),
            ("+01:00", Some(Some(60))),
            ("-0530", Some(Some(-330))),
            ("+2", Some(Some(120))),
            ("-12", Some(Some(-720))),
            // Read over.
            ("+99:99", Some(None)),
            ("+1:2:3", Some(None)),
            ("CET", None),
            ("+1h", None),
        ] {
            assert_eq!(offset(zone), minutes, "{zone}");
        }
    }
}
