//! Moments and spans of time that claims speak of. Plain values: reading them out of text is
//! the claim layer's work, judging by them is the compare layer's.

use jiff::ToSpan as _;
use jiff::civil::{Date, Time};

/// A day, with the hour where one is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Moment {
    /// The calendar day, in the source's own time zone.
    pub date: Date,
    /// The time of day, where it is known.
    pub time: Option<Time>,
}

impl Moment {
    /// A day whose hour is not known.
    #[must_use]
    pub const fn day(date: Date) -> Self {
        Self { date, time: None }
    }

    /// Reads `2016-12-10`, `2016-12-10T14:13` or `2016-12-10T14:13:00Z`; `None` for anything else.
    /// A time zone is read over: the day and hour are kept as printed.
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
        let zone_reads = zone.is_empty()
            || zone.eq_ignore_ascii_case("z")
            || (zone.starts_with(['+', '-']) && zone.get(1..)?.chars().all(|c| c.is_ascii_digit() || c == ':'));
        if !zone_reads {
            return None;
        }
        let time = if clock.len() == 5 { Time::strptime("%H:%M", clock).ok()? } else { clock.parse().ok()? };
        Some(Self { date, time: Some(time) })
    }
}

impl std::fmt::Display for Moment {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}", self.date)?;
        match self.time {
            Some(time) => write!(f, "T{:02}:{:02}", time.hour(), time.minute()),
            None => Ok(()),
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

/// The time a claim speaks of: a span for a flow, a moment (equal ends) for a stock or a total.
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
#[must_use]
pub fn days_before(date: Date, days: i32) -> Date {
    date.checked_sub(days.days()).unwrap_or(date)
}

/// The day `months` calendar months before `date`, or `date` where the calendar ends.
#[must_use]
pub fn months_before(date: Date, months: i32) -> Date {
    date.checked_sub(months.months()).unwrap_or(date)
}
