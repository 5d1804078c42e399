//! What a figure is measured in. Owns the kinds of unit and how two of one kind convert; the
//! words that name units are the lexicon's.

use std::sync::{Arc, LazyLock};

use rust_decimal::Decimal;

/// A kind of unit. Figures of two kinds are never compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Dimension {
    /// Things counted: people, buses, hospitals.
    Count,
    /// A part of a whole: per cent, fractions, "two in five".
    Share,
    /// An amount of one currency.
    Money,
    /// A length of time.
    Duration,
    /// A distance, height or width.
    Length,
    /// A surface.
    Area,
    /// A weight.
    Mass,
    /// A capacity.
    Volume,
    /// A distance in a time.
    Speed,
    /// Degrees.
    Temperature,
    /// Work, heat, food.
    Energy,
    /// Energy in a time: watts.
    Power,
    /// Force on a surface: hectopascals, bar.
    Pressure,
    /// How often in a second.
    Frequency,
    /// Volts.
    Voltage,
    /// How much of a thing is mixed in another: parts per million.
    Concentration,
    /// How much of a thing is dissolved in another: moles a litre.
    Molarity,
    /// Decibels.
    Sound,
    /// Bytes.
    Data,
    /// The strength of an earthquake.
    Magnitude,
    /// How old somebody is: refused as a figure unless it is asked for.
    Age,
    /// So many in a time, or for each so many: "40 a day", "per 100,000".
    Rate,
    /// How many times as much: "threefold", "doubled", "twice as many".
    Factor,
}

impl Dimension {
    /// Every kind, in the order they are listed to a person.
    pub const ALL: [Self; 23] = [
        Self::Count,
        Self::Share,
        Self::Money,
        Self::Duration,
        Self::Length,
        Self::Area,
        Self::Mass,
        Self::Volume,
        Self::Speed,
        Self::Temperature,
        Self::Energy,
        Self::Power,
        Self::Pressure,
        Self::Frequency,
        Self::Voltage,
        Self::Concentration,
        Self::Molarity,
        Self::Sound,
        Self::Data,
        Self::Magnitude,
        Self::Age,
        Self::Rate,
        Self::Factor,
    ];

    /// The name a rule file gives it.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Count => "count",
            Self::Share => "share",
            Self::Money => "money",
            Self::Duration => "duration",
            Self::Length => "length",
            Self::Area => "area",
            Self::Mass => "mass",
            Self::Volume => "volume",
            Self::Speed => "speed",
            Self::Temperature => "temperature",
            Self::Energy => "energy",
            Self::Power => "power",
            Self::Pressure => "pressure",
            Self::Frequency => "frequency",
            Self::Voltage => "voltage",
            Self::Concentration => "concentration",
            Self::Molarity => "molarity",
            Self::Sound => "sound",
            Self::Data => "data",
            Self::Magnitude => "magnitude",
            Self::Age => "age",
            Self::Rate => "rate",
            Self::Factor => "factor",
        }
    }

    /// The kind a name stands for.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|dimension| dimension.name() == name)
    }
}

/// One unit: its kind, the symbol it is written with, and what one of it is in the kind's base
/// unit.
///
/// # Example
/// ```
/// use figcheck::unit::{Dimension, Unit};
/// use rust_decimal::Decimal;
///
/// let kilometre = Unit::scaled(Dimension::Length, "km", Decimal::from(1000));
/// let metre = Unit::scaled(Dimension::Length, "m", Decimal::ONE);
/// assert_eq!(kilometre.to_base(Decimal::from(3)), metre.to_base(Decimal::from(3000)));
/// assert!(kilometre.converts_to(&metre));
/// assert!(!kilometre.converts_to(&Unit::count()));
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unit {
    /// Its kind.
    pub dimension: Dimension,
    /// How it is written: `count`, `percent`, `fraction`, `USD`, `km`, `deaths/day`.
    pub symbol: Arc<str>,
    /// One of it in the kind's base unit (metre, kilogram, second, ...).
    pub scale: Decimal,
    /// What to add after scaling, for temperatures.
    pub offset: Decimal,
}

impl Unit {
    /// A unit that is `scale` of its kind's base unit.
    #[must_use]
    pub fn scaled(dimension: Dimension, symbol: &str, scale: Decimal) -> Self {
        Self { dimension, symbol: symbol.into(), scale, offset: Decimal::ZERO }
    }

    /// Things counted.
    #[must_use]
    pub fn count() -> Self {
        static COUNT: LazyLock<Unit> = LazyLock::new(|| Unit::scaled(Dimension::Count, "count", Decimal::ONE));
        COUNT.clone()
    }

    /// Per cent: a share in points.
    #[must_use]
    pub fn percent() -> Self {
        static PERCENT: LazyLock<Unit> =
            LazyLock::new(|| Unit::scaled(Dimension::Share, "percent", Decimal::new(1, 2)));
        PERCENT.clone()
    }

    /// A share in 0..1.
    #[must_use]
    pub fn fraction() -> Self {
        static FRACTION: LazyLock<Unit> = LazyLock::new(|| Unit::scaled(Dimension::Share, "fraction", Decimal::ONE));
        FRACTION.clone()
    }

    /// Whether amounts of the two can be set against each other: one kind, and for money and
    /// rates the same currency or rate.
    #[must_use]
    pub fn converts_to(&self, other: &Self) -> bool {
        self.dimension == other.dimension
            && (!matches!(self.dimension, Dimension::Money | Dimension::Rate) || self.symbol == other.symbol)
    }

    /// Whether one of it is an amount, as in "under a metre", "more than an hour": a day, a week or a
    /// year is as often a time as a length of time.
    #[must_use]
    pub fn stands_alone(&self) -> bool {
        const DAY: Decimal = Decimal::from_parts(86_400, 0, 0, false, 0);
        match self.dimension {
            Dimension::Length | Dimension::Area | Dimension::Mass | Dimension::Volume => true,
            Dimension::Duration => self.scale < DAY,
            _ => false,
        }
    }

    /// `value` of this unit in the kind's base unit; `None` past the largest decimal.
    #[must_use]
    pub fn to_base(&self, value: Decimal) -> Option<Decimal> {
        value.checked_mul(self.scale)?.checked_add(self.offset)
    }
}
