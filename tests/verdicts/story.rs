//! Claims as data: one line of a fixture to one `Claim`, and the small world they speak of.

use figcheck::claim::{Claim, Evidence, People, Scope, Speaker, Status, Voice};
use figcheck::document::Role;
use figcheck::figure::Manner;
use figcheck::interval::{Limits, Side};
use figcheck::notation;
use figcheck::rules::term::Terms;
use figcheck::rules::{Claimant, Nature, Place, Quantity, Rules, SameCount, Tolerance, Within};
use figcheck::span::Span;
use figcheck::unit::{Dimension, Unit};
use figcheck::window::{Moment, PartOfDay, Period, Precision, TimeOfDay, Window};
use rust_decimal::Decimal;
use serde::Deserialize;

/// One claim, as a fixture writes it. Without `by` it is in the reporter's own voice.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case", default)]
pub(crate) struct Line {
    pub(crate) figure: String,
    pub(crate) by: Option<String>,
    pub(crate) when: Option<String>,
    pub(crate) rolling: bool,
    pub(crate) fuzzy: bool,
    /// Dated by its document alone.
    pub(crate) assumed: bool,
    pub(crate) source: Option<String>,
    pub(crate) place: Option<String>,
    pub(crate) place_assumed: bool,
    pub(crate) unlisted: Option<String>,
    /// The place its paragraph spoke of last.
    pub(crate) spoken_of: Option<String>,
    pub(crate) role: Option<String>,
    pub(crate) status: Option<String>,
    pub(crate) manner: Option<String>,
    /// The figure is a vague word for its range; the word.
    pub(crate) vague: Option<String>,
    /// "nearly": not above.
    pub(crate) nearly: bool,
    pub(crate) older: bool,
    /// When its document was published.
    pub(crate) reported: Option<String>,
    /// It stands in an entry of a page by the clock.
    pub(crate) of_entry: bool,
    /// A none that holds so far.
    pub(crate) so_far: bool,
    pub(crate) noun: Option<String>,
    /// The kind of people the noun names.
    pub(crate) kind: Option<String>,
    /// It counts what befell on its one day.
    pub(crate) on_day: Option<String>,
    /// The country whose people the noun names.
    pub(crate) nation: Option<String>,
    /// km, m, C, F, deaths/day: units the notation cannot size.
    pub(crate) unit: Option<String>,
    pub(crate) combined: Vec<String>,
    pub(crate) part_of: Option<usize>,
    /// The claim before it that its text sets it against.
    pub(crate) against: Option<usize>,
    pub(crate) sentence: usize,
    /// The sentence itself.
    pub(crate) words: String,
    /// Who passed it on.
    pub(crate) via: Option<String>,
}

impl Line {
    pub(crate) fn claim(&self, default_source: &str) -> Claim {
        let (mut amount, mut unit) = notation::parse(&self.figure).unwrap_or_else(|| panic!("figure {}", self.figure));
        if let Some(word) = &self.vague {
            let Limits::Between(lo, hi) = amount.limits else { panic!("{word} is a range") };
            amount.limits = Limits::Vague(lo, hi);
        }
        if let (true, Limits::Approx(value, _)) = (self.nearly, amount.limits) {
            amount.limits = Limits::Approx(value, Side::NotAbove);
        }
        if let Some(symbol) = &self.unit {
            unit = measure(symbol);
        }
        let number = Span::new(self.sentence * 100, self.sentence * 100 + 5);
        Claim {
            source: self.source.as_deref().unwrap_or(default_source).into(),
            quantity: "quantity".into(),
            amount,
            unit,
            noun: self.noun.clone(),
            on_day: self.on_day.as_ref().map(|day| Moment::parse(day).expect("a day").date),
            people: self.kind.clone().map(People::Kind).or(self.nation.clone().map(People::Nation)),
            manner: named(self.manner.as_deref(), &MANNERS),
            claimant: self.by.as_deref().map(speaker),
            relay: self.via.as_deref().map(speaker),
            voice: if self.by.is_some() { Voice::Attributed } else { Voice::Reporter },
            window: self.window(),
            scope: self.place.as_deref().map(|place| Scope {
                place: place.into(),
                assumed: self.place_assumed,
                unlisted: self.unlisted.clone(),
                spoken_of: self.spoken_of.as_deref().map(Into::into),
            }),
            status: named(self.status.as_deref(), &STATUSES),
            part_of: self.part_of,
            against: self.against,
            combined_with: self.combined.iter().map(|id| id.as_str().into()).collect(),
            older: self.older,
            reported: self.reported.as_deref().and_then(Moment::parse),
            so_far: self.so_far,
            of_entry: self.of_entry,
            evidence: Evidence {
                number,
                sentence: Span::new(self.sentence * 100, self.sentence * 100 + 99),
                text: self.vague.clone().unwrap_or_default(),
                quote: self.words.clone(),
                role: named(self.role.as_deref(), &ROLES),
                ..Evidence::default()
            },
        }
    }

    fn window(&self) -> Window {
        let precision = match (self.rolling, self.fuzzy) {
            (true, _) => Precision::Rolling,
            (_, true) => Precision::Fuzzy,
            _ => Precision::Calendar,
        };
        let end = |text: &str| match text {
            "" => None,
            text => Some(moment(text).unwrap_or_else(|| panic!("moment {text}"))),
        };
        let (from, to) = match self.when.as_deref() {
            None => (None, None),
            Some(text) => match text.split_once("..") {
                Some((from, to)) => (end(from), end(to)),
                None => (end(text), end(text)),
            },
        };
        Window { from, to, precision, assumed: self.assumed, ..Window::default() }
    }
}

/// A day, a day and hour, or "2016-12-09 evening".
fn moment(text: &str) -> Option<Moment> {
    use PartOfDay::{Afternoon, Evening, Midnight, Morning, Night};
    let Some((day, name)) = text.split_once(' ') else { return Moment::parse(text) };
    let part = [Morning, Afternoon, Evening, Night, Midnight].into_iter().find(|part| part.name() == name)?;
    Some(Moment { time: Some(TimeOfDay::Part(part)), ..Moment::parse(day)? })
}

const MANNERS: [(&str, Manner); 12] = [
    ("removed", Manner::Removed),
    ("seen", Manner::Seen),
    ("besides", Manner::Besides),
    ("own", Manner::Own),
    ("kind", Manner::Kind),
    ("trade", Manner::Trade),
    ("added", Manner::Added),
    ("corrected", Manner::Corrected),
    ("denied", Manner::Denied),
    ("before", Manner::Before),
    ("after", Manner::After),
    ("unreported", Manner::Unreported),
];
const STATUSES: [(&str, Status); 4] = [
    ("planned", Status::Planned),
    ("attempted", Status::Attempted),
    ("possible", Status::Possible),
    ("denied", Status::Denied),
];
const ROLES: [(&str, Role); 3] =
    [("headline", Role::Headline), ("caption", Role::Caption), ("attribution", Role::Attribution)];

fn named<T: Copy + Default>(name: Option<&str>, table: &[(&str, T)]) -> T {
    name.map_or_else(T::default, |name| {
        table.iter().find(|(known, _)| *known == name).unwrap_or_else(|| panic!("no such name: {name}")).1
    })
}

fn measure(symbol: &str) -> Unit {
    match symbol {
        "km" => Unit::scaled(Dimension::Length, "km", Decimal::from(1000)),
        "m" => Unit::scaled(Dimension::Length, "m", Decimal::ONE),
        "C" => Unit { offset: Decimal::new(27315, 2), ..Unit::scaled(Dimension::Temperature, "C", Decimal::ONE) },
        "K" => Unit::scaled(Dimension::Temperature, "K", Decimal::ONE),
        "deaths/day" | "deaths/week" => Unit::scaled(Dimension::Rate, symbol, Decimal::ONE),
        _ => panic!("no such unit: {symbol}"),
    }
}

const CLAIMANTS: [(&str, Option<&str>); 7] = [
    ("russia", None),
    ("un", None),
    ("who", Some("un")),
    ("ministry", None),
    ("police", None),
    ("ngo", None),
    ("rescuers", None),
];

fn speaker(name: &str) -> Speaker {
    let declared = CLAIMANTS.iter().any(|(id, _)| *id == name);
    Speaker { name: name.to_owned(), id: declared.then(|| name.into()) }
}

const PLACES: [(&str, Option<&str>); 7] = [
    ("country", None),
    ("province", Some("country")),
    ("city", Some("province")),
    ("east", Some("city")),
    ("west", Some("city")),
    ("harbour", Some("east")),
    ("elsewhere", None),
];

/// Four claimants and a country with a city in it.
pub(crate) fn rules(period: Option<&str>) -> Rules {
    Rules {
        period: period.map(|text| Period::parse(text).expect("a period")),
        claimants: CLAIMANTS
            .iter()
            .map(|(id, part_of)| Claimant {
                id: (*id).into(),
                names: Terms::default(),
                part_of: part_of.map(Into::into),
            })
            .collect(),
        places: PLACES
            .iter()
            .map(|(id, inside)| Place { id: (*id).into(), names: Terms::default(), inside: inside.map(Into::into) })
            .collect(),
        ..Rules::default()
    }
}

/// What a fixture may say of its quantity.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case", default)]
pub(crate) struct Asked {
    pub(crate) nature: Option<String>,
    pub(crate) tolerance: Option<String>,
    pub(crate) within: Option<String>,
    pub(crate) same_count: Option<String>,
    pub(crate) place: Option<String>,
    pub(crate) period: Option<String>,
    pub(crate) story: Option<String>,
    pub(crate) unit: Option<String>,
}

impl Asked {
    pub(crate) fn quantity(&self) -> Quantity {
        Quantity {
            id: "quantity".into(),
            label: "Quantity".to_owned(),
            unit: self.unit.as_deref().map_or(Dimension::Count, |name| Dimension::named(name).expect("a unit")),
            nature: match self.nature.as_deref() {
                Some("flow") => Nature::Flow,
                Some("stock") => Nature::Stock,
                Some("total") => Nature::Total,
                Some("fixed") | None => Nature::Fixed,
                Some(other) => panic!("no such nature: {other}"),
            },
            of: None,
            bare: true,
            cue: None,
            with: None,
            unless: None,
            unless_near: None,
            place: self.place.as_deref().map(Into::into),
            needs_place: false,
            subset_of: None,
            period: self.period.as_deref().map(|text| Period::parse(text).expect("a period")),
            within: self.within.as_deref().map_or(Within::SameDay, within),
            tolerance: self.tolerance.as_deref().map_or(Tolerance::AsWritten, tolerance),
            same_count: self.same_count.as_deref().map_or_else(SameCount::default, same_count),
            examples: Vec::new(),
            declared_at: Span::default(),
        }
    }
}

fn within(text: &str) -> Within {
    match text.split_once(' ') {
        Some((number, "days" | "day")) => Within::Days(number.parse().expect("days")),
        Some((number, "hours")) => Within::Hours(number.parse().expect("hours")),
        _ => Within::Any,
    }
}

fn same_count(text: &str) -> SameCount {
    match text.strip_suffix(" times") {
        Some(times) => SameCount::Times(times.parse().expect("how many times")),
        None => SameCount::Any,
    }
}

fn tolerance(text: &str) -> Tolerance {
    match (text, text.strip_suffix('%')) {
        ("exact", _) => Tolerance::Exact,
        (_, Some(percent)) => Tolerance::Relative(percent.parse::<Decimal>().expect("per cent") / Decimal::ONE_HUNDRED),
        (number, None) => Tolerance::Absolute(number.parse().expect("a number")),
    }
}
