//! Claims: figures taken for a quantity, with who says so, for when, where, and how surely.
//! Owns binding; judges nothing.

use jiff::civil::Date;

use crate::document::Document;
use crate::figure::{Manner, Reading};
use crate::interval::Amount;
use crate::lexicon::Lexicon;
use crate::rules::{Id, Rules};
use crate::span::Span;
use crate::unit::Unit;
use crate::window::{Moment, Window};

mod against;
mod ago;
mod anaphor;
mod anchor;
mod area;
mod around;
mod aside;
mod asked;
mod attribution;
mod base;
mod between;
mod bind;
mod body;
mod breakdown;
mod calendar;
mod clause;
mod clock;
mod context;
mod counted;
mod credit;
mod cue;
mod daily;
mod dating;
mod elsewhen;
mod entry;
mod event;
mod evidence;
mod fits;
mod floor;
mod foreign;
mod headed;
mod incident;
mod land;
mod leave;
mod list;
mod manner;
mod nest;
mod none;
mod notes;
mod owner;
mod parts;
mod place;
mod places;
mod predicate;
mod refuse;
mod running;
mod said;
mod scope;
mod seat;
mod seen;
mod sentence;
mod since;
mod speaker;
mod subject;
mod surety;
mod table;
mod take;
mod tally;
mod tense;
mod time;
mod told;
mod topic;
mod unlisted;
mod verb;
mod when;
mod who;
mod whole;
mod within;

pub(crate) use event::LEAD;
pub use evidence::{Evidence, Lines};

pub use crate::lexicon::claims::People;

/// Who says it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Speaker {
    /// The name in the text.
    pub name: String,
    /// The declared claimant it stands for.
    pub id: Option<Id>,
}

/// Whose voice a claim is in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Voice {
    /// The publication's own.
    #[default]
    Reporter,
    /// A named speaker's.
    Attributed,
}

impl Voice {
    /// The name used in every form of output.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Reporter => "reporter",
            Self::Attributed => "attributed",
        }
    }
}

/// How surely a claim is put.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Status {
    /// As a fact.
    #[default]
    Stated,
    /// As what is to happen.
    Planned,
    /// As what was tried and failed.
    Attempted,
    /// As what may be.
    Possible,
    /// As what is not so.
    Denied,
}

impl Status {
    /// The name used in every form of output.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Stated => "stated",
            Self::Planned => "planned",
            Self::Attempted => "attempted",
            Self::Possible => "possible",
            Self::Denied => "denied",
        }
    }
}

/// Where a claim holds.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Scope {
    /// The declared place.
    pub place: Id,
    /// The text does not name it: it is the quantity's own.
    pub assumed: bool,
    /// What the text names instead, and no rule knows: "58 were held in Kolvik".
    pub unlisted: Option<String>,
    /// The place inside it that its paragraph spoke of before, where the text names none for the figure itself: it may
    /// mean that one.
    pub spoken_of: Option<Id>,
}

impl Scope {
    /// A place that the text names.
    pub(crate) fn named(place: &Id) -> Self {
        Self { place: place.clone(), assumed: false, unlisted: None, spoken_of: None }
    }
}

/// One figure taken for one quantity.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Claim {
    /// The id of its source.
    pub source: Id,
    /// The quantity it was taken for.
    pub quantity: Id,
    /// What is said of the number.
    pub amount: Amount,
    /// What it is measured in.
    pub unit: Unit,
    /// The counted noun, where there is one.
    pub noun: Option<String>,
    /// Which people the noun names, where the lexicon knows them: of "girls" and "pupils" the one kind.
    pub people: Option<People>,
    /// The one day on which what it counts befell, by its own words: "350 were evacuated on Sunday". Of a count that had begun
    /// before, it is no whole.
    pub on_day: Option<Date>,
    /// How the figure is put.
    pub manner: Manner,
    /// Who says it.
    pub claimant: Option<Speaker>,
    /// Who passed it on, where a speaker is quoted through another.
    pub relay: Option<Speaker>,
    /// Whose voice it is in.
    pub voice: Voice,
    /// When it holds.
    pub window: Window,
    /// Where; `None` where neither text nor rules name a place.
    pub scope: Option<Scope>,
    /// How surely it is put.
    pub status: Status,
    /// The claim of the same list that this is said to be a part of ("including ...").
    pub part_of: Option<usize>,
    /// The claim of the same list, by another voice, that the text sets this against: "a guide gives a much lower number".
    pub against: Option<usize>,
    /// Other quantities the same number stands for together with this one ("killed and
    /// injured"): it is the count of all of them, and no count of this one.
    pub combined_with: Vec<Id>,
    /// The text marks it as an older number: "initially", "earlier put at".
    pub older: bool,
    /// When its document was published, where that is known.
    pub reported: Option<Moment>,
    /// A none that its words say holds so far: "no civilians had come out so far".
    pub so_far: bool,
    /// It stands in an entry of a page by the clock, which was out before the page was.
    pub of_entry: bool,
    /// The words.
    pub evidence: Evidence,
}

/// A figure that a quantity nearly took.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NearMiss {
    /// The quantity.
    pub quantity: Id,
    /// The number words.
    pub number: Span,
    /// Hedge, number, unit and noun.
    pub phrase: Span,
    /// Why it was not taken.
    pub why: String,
}

/// A figure that no quantity took, and what stands around it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Untaken {
    /// The figure, by its place in the reading.
    pub figure: usize,
    /// Who says it.
    pub claimant: Option<Speaker>,
    /// Whose voice it is in.
    pub voice: Voice,
    /// When it holds.
    pub window: Window,
    /// The place the text names.
    pub place: Option<Id>,
    /// How surely it is put.
    pub status: Status,
    /// The words.
    pub evidence: Evidence,
}

/// What the rules took of one document.
#[derive(Clone, Debug, Default)]
pub struct Taken {
    /// The claims, in text order.
    pub claims: Vec<Claim>,
    /// The figures no quantity took, in text order.
    pub untaken: Vec<Untaken>,
    /// What came near.
    pub near_misses: Vec<NearMiss>,
    /// What a person should know.
    pub notes: Vec<String>,
}

/// Takes the claims of one document.
///
/// # Example
/// ```
/// use figcheck::{claim, document, figure, lexicon, rules};
///
/// let rules = rules::parse(
///     r#"
///     [quantity.fled]
///     nature = "flow"
///     of = ["civilian*", "people"]
///     cue = ["left", "fled"]
///     "#,
/// )
/// .expect("the rules read");
/// let english = lexicon::english();
/// let text = "He said 30,000 people had left on Friday and 20,000 so far on Saturday.";
/// let document = document::read(text.to_owned(), "report.txt", document::Known::default());
/// let reading = figure::read(&document, english);
/// let taken = claim::take(&document, &reading, &rules, english);
/// let numbers: Vec<_> = taken.claims.iter().map(|claim| claim.evidence.text.as_str()).collect();
/// assert_eq!(numbers, ["30,000", "20,000"]);
/// ```
#[must_use]
pub fn take(document: &Document, reading: &Reading, rules: &Rules, lexicon: &Lexicon) -> Taken {
    let house = document.meta.publisher.as_deref().and_then(|publisher| attribution::house(publisher, rules, lexicon));
    let as_of = entry::as_of(document, lexicon);
    let scenes = context::scenes(document, &reading.figures, house.clone(), as_of, rules, lexicon);
    let lines = Lines::of(&document.text);
    let mut arrivals: Vec<Id> =
        scenes.iter().flat_map(|scene| scene.destinations.iter().map(|(_, id)| id.clone())).collect();
    arrivals.sort_unstable();
    arrivals.dedup();
    let tables = table::Tables::of(&scenes);
    let mut taken = Taken::default();
    let mut first = 0;
    for (index, scene) in scenes.iter().enumerate() {
        let figures = reading.figures.get(first..first + scene.figures.len()).unwrap_or_default();
        if !figures.is_empty() {
            let (lines, scenes, arrivals, tables) = (&lines, &scenes, &arrivals, &tables);
            let around = around::Around { document, lines, rules, scenes, index, first, arrivals, tables, as_of };
            sentence::sentence(figures, &around, &mut taken);
        }
        first += scene.figures.len();
    }
    dating::moments(&mut taken.claims, &scenes, house.as_ref(), rules);
    dating::closed(&mut taken.claims, &scenes, rules);
    dating::headlines(&mut taken.claims);
    dating::headings(&mut taken.claims, &scenes);
    dating::heads(&mut taken.claims, &scenes, rules);
    dating::flows(&mut taken.claims, &scenes, rules);
    dating::asked(&mut taken.claims, rules);
    // Last: a place that no words near a figure name lends it no time.
    if let Some(place) = scope::headline_place(&scenes) {
        for claim in taken.claims.iter_mut().filter(|claim| claim.scope.is_none()) {
            claim.scope = Some(place.clone());
        }
    }
    within::by_speaker(&mut taken.claims, &scenes);
    within::by_neighbour(&mut taken.claims, &scenes, rules);
    within::by_place(&mut taken.claims, rules);
    within::by_sum(&mut taken.claims);
    within::taken_back(&mut taken.claims, &scenes);
    within::put_right_again(&mut taken.claims);
    incident::within_tolls(&mut taken.claims, &scenes, rules);
    against::set_against(&mut taken.claims, &scenes, rules);
    taken.notes = notes::notes(&taken.claims);
    taken
}
