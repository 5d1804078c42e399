//! What a figure says of a number: a bound and its limits, as exact decimals. Owns the
//! arithmetic of limits; knows neither text nor policy, and widens nothing.

use rust_decimal::Decimal;

/// How a figure limits the value it speaks of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Bound {
    /// The number itself: "345".
    Exact,
    /// A number near it: "about 500".
    Approx,
    /// That number or more: "at least 20".
    AtLeast,
    /// More than that number: "more than 8,500".
    MoreThan,
    /// That number or fewer: "as many as 16,000".
    AtMost,
    /// Fewer than that number: "under 100".
    LessThan,
    /// A stated range: "5 to 10".
    Between,
    /// A word that stands for a range: "dozens".
    Vague,
}

impl Bound {
    /// The name used in every form of output.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Exact => "exact",
            Self::Approx => "approx",
            Self::AtLeast => "at-least",
            Self::MoreThan => "more-than",
            Self::AtMost => "at-most",
            Self::LessThan => "less-than",
            Self::Between => "between",
            Self::Vague => "vague",
        }
    }
}

/// Which side of an approximate number its words rule out.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Side {
    /// Neither: "about 500".
    #[default]
    Both,
    /// Not above it: "nearly 500", "almost 500".
    NotAbove,
}

/// A bound with its numbers. A bound without its numbers, or with too many, cannot be built.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Limits {
    /// The number itself.
    Exact(Decimal),
    /// A number near it, and the side its words leave open.
    Approx(Decimal, Side),
    /// That number or more.
    AtLeast(Decimal),
    /// More than that number.
    MoreThan(Decimal),
    /// That number or fewer.
    AtMost(Decimal),
    /// Fewer than that number.
    LessThan(Decimal),
    /// A stated range, both ends included.
    Between(Decimal, Decimal),
    /// The range a vague word stands for, both ends included.
    Vague(Decimal, Decimal),
}

impl Limits {
    /// Its bound.
    #[must_use]
    pub const fn bound(&self) -> Bound {
        match self {
            Self::Exact(_) => Bound::Exact,
            Self::Approx(..) => Bound::Approx,
            Self::AtLeast(_) => Bound::AtLeast,
            Self::MoreThan(_) => Bound::MoreThan,
            Self::AtMost(_) => Bound::AtMost,
            Self::LessThan(_) => Bound::LessThan,
            Self::Between(..) => Bound::Between,
            Self::Vague(..) => Bound::Vague,
        }
    }

    /// The one number stated; `None` for a range or a vague word.
    #[must_use]
    pub const fn value(&self) -> Option<Decimal> {
        match *self {
            Self::Exact(value)
            | Self::Approx(value, _)
            | Self::AtLeast(value)
            | Self::MoreThan(value)
            | Self::AtMost(value)
            | Self::LessThan(value) => Some(value),
            Self::Between(..) | Self::Vague(..) => None,
        }
    }

    /// The lowest value stated; `None` where it is open.
    #[must_use]
    pub const fn lo(&self) -> Option<Decimal> {
        match *self {
            Self::Exact(value) | Self::Approx(value, _) | Self::AtLeast(value) | Self::MoreThan(value) => Some(value),
            Self::Between(lo, _) | Self::Vague(lo, _) => Some(lo),
            Self::AtMost(_) | Self::LessThan(_) => None,
        }
    }

    /// The highest value stated; `None` where it is open.
    #[must_use]
    pub const fn hi(&self) -> Option<Decimal> {
        match *self {
            Self::Exact(value) | Self::Approx(value, _) | Self::AtMost(value) | Self::LessThan(value) => Some(value),
            Self::Between(_, hi) | Self::Vague(_, hi) => Some(hi),
            Self::AtLeast(_) | Self::MoreThan(_) => None,
        }
    }

    /// Whether it states that there are none: zero, or zero at the most.
    ///
    /// ```
    /// use figcheck::interval::Limits;
    /// use rust_decimal::Decimal;
    ///
    /// assert!(Limits::Exact(Decimal::ZERO).is_zero());
    /// assert!(!Limits::AtLeast(Decimal::ZERO).is_zero());
    /// ```
    #[must_use]
    pub fn is_zero(&self) -> bool {
        self.hi().is_some_and(|hi| hi.is_zero())
    }

    /// The same bound over numbers changed by `change`; `None` where a number has no image.
    #[must_use]
    pub fn map(&self, change: impl Fn(Decimal) -> Option<Decimal>) -> Option<Self> {
        Some(match *self {
            Self::Exact(value) => Self::Exact(change(value)?),
            Self::Approx(value, side) => Self::Approx(change(value)?, side),
            Self::AtLeast(value) => Self::AtLeast(change(value)?),
            Self::MoreThan(value) => Self::MoreThan(change(value)?),
            Self::AtMost(value) => Self::AtMost(change(value)?),
            Self::LessThan(value) => Self::LessThan(change(value)?),
            Self::Between(lo, hi) => Self::Between(change(lo)?, change(hi)?),
            Self::Vague(lo, hi) => Self::Vague(change(lo)?, change(hi)?),
        })
    }
}

/// A share said as a part of a counted whole: "two of the five".
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Ratio {
    /// How many of them.
    pub part: Decimal,
    /// Of how many.
    pub whole: Decimal,
}

/// An amount as the text states it, before any tolerance.
///
/// # Example
/// ```
/// use figcheck::interval::{Amount, Bound, Limits};
/// use rust_decimal::Decimal;
///
/// let amount = Amount::new(Limits::MoreThan(Decimal::from(8500)));
/// assert_eq!(amount.limits.bound(), Bound::MoreThan);
/// assert_eq!(amount.limits.lo(), Some(Decimal::from(8500)));
/// assert_eq!(amount.limits.hi(), None);
/// // "8,500" is written to the hundred.
/// assert_eq!(amount.step, Decimal::from(100));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Amount {
    /// The bound and its numbers.
    pub limits: Limits,
    /// What the last written digit counts: 100 for "8,500", 0.1 for "93.4", 100,000 for
    /// "2.5 million". A number rounded to it lies within half of it.
    pub step: Decimal,
    /// The part and the whole, where a share was said so.
    pub ratio: Option<Ratio>,
}

impl Amount {
    /// An amount written in plain digits: the step is that of its last digit that is not a
    /// trailing zero of a whole number.
    #[must_use]
    pub fn new(limits: Limits) -> Self {
        let written = limits.value().or(limits.hi()).unwrap_or(Decimal::ZERO);
        Self { limits, step: written_step(written), ratio: None }
    }
}

/// Whether neither of two numbers is more than so many `times` the other; what overflows is not.
pub(crate) fn is_within(one: Decimal, other: Decimal, times: Decimal) -> bool {
    let within = |a: Decimal, b: Decimal| b.checked_mul(times).is_some_and(|most| a <= most);
    within(one, other) && within(other, one)
}

/// What the last written digit of `value` counts: 100 for 8,500, 0.1 for 93.4, 1 for 0.
#[must_use]
pub fn written_step(value: Decimal) -> Decimal {
    if value.scale() > 0 {
        return Decimal::new(1, value.scale());
    }
    if value.is_zero() {
        return Decimal::ONE;
    }
    let mut step = 1_i128;
    let whole = value.mantissa();
    while whole % (step * 10) == 0 {
        step *= 10;
    }
    Decimal::from_i128_with_scale(step, 0)
}
