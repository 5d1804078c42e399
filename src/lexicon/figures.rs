//! The language's data on figures: number words, vague amounts, hedges, units, currencies,
//! word classes, idioms. Owns what is asked of them; reading them from their file is `load`'s.

use rust_decimal::Decimal;
use rustc_hash::FxHashMap;
use serde::Deserialize;

use super::sieve::Sieve;
use super::vocabulary::{Phrases, WordId};

use crate::interval::Bound;
use crate::span::Span;
use crate::unit::Unit;

mod load;

/// What a word counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NumberWord {
    /// Below twenty.
    Small(u32),
    /// Twenty to ninety.
    Tens(u32),
    /// A multiplier: hundred, thousand, million.
    Scale(Decimal),
    /// A multiplier that needs no round group: dozen, score.
    Group(Decimal),
    /// A plural that stands for a range: dozens.
    Plural(Decimal, Decimal),
    /// A denominator: third, quarters.
    Part(Decimal),
    /// A factor: doubled, threefold.
    Factor(Decimal),
    /// A factor before "as many": twice.
    FactorAdverb(Decimal),
}

/// What a hedge says of the number beside it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Hedge {
    /// It is bounded so.
    Bound(Bound),
    /// It is near, and not above.
    NotAbove,
    /// It is a guess, or mends the number before it.
    Tentative,
}

macro_rules! classes {
    ($($name:ident),* $(,)?) => {
        /// What part a word may play around a number. The words are in the language's data.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
        #[serde(rename_all = "kebab-case")]
        #[repr(u8)]
        #[allow(missing_docs, reason = "each is explained beside its words, in en/figures.toml")]
        pub enum Class { $($name),* }

        // A word's classes are the bits of one number.
        const _: () = assert!([$(Class::$name),*].len() <= 128, "more classes than a word's entry has bits");
    };
}

classes!(
    And,
    Of,
    To,
    Or,
    In,
    Out,
    Between,
    From,
    By,
    Article,
    The,
    All,
    Not,
    But,
    Point,
    Minus,
    Dash,
    Quote,
    Per,
    Stop,
    Plural,
    NotPlural,
    TimeUnit,
    WindowBefore,
    WindowLink,
    WindowAfter,
    Ago,
    Over,
    YearBefore,
    Counted,
    Month,
    MonthWord,
    Weekday,
    Meridiem,
    MeridiemLetter,
    Zone,
    Clock,
    ClockBefore,
    ClockPast,
    OrdinalSuffix,
    PluralSuffix,
    Ordinal,
    AgeBefore,
    AgeAfter,
    AgeDecadeBefore,
    Label,
    LabelCapital,
    Street,
    Change,
    Divide,
    DivideLink,
    ScoreWord,
    OneAfter,
    OneBefore,
    Single,
    NoCount,
    ZeroNoun,
    Unreported,
    Nobody,
    No,
    None,
    Without,
    Be,
    Harm,
    On,
    FactorAfter,
    Times,
    Fold,
    PercentWords,
    ShareAfter,
    ShareBefore,
    HalfNotBefore,
    HalfNotAfter,
    ListMark,
    OpenBracket,
    CloseBracket,
    Comma,
    TimesSign,
    Power,
    Slash,
    Other,
    Verb,
    Half,
    Compass,
    Extent,
    Modal,
    Superlative,
    NoneNot,
    Ought,
    Person,
    DayPart,
    Upon,
    Second,
    HedgeByHyphen,
    For,
    Any,
    After,
    Never,
    Bounding,
    OverVerb,
    Spread,
    FactorOf,
    Race,
    Persons,
    Pronoun,
    Youngest,
    AgeOver,
    Below,
    ZeroMark,
    UnitFiller,
    Stretch,
    FactorAdjective,
    Possible,
    Bond,
    AgeClose,
    IsShort,
    Now,
    At,
    Night,
    PutAt,
    Way,
    Goes,
    Have,
    Than,
    About,
    AboutVerb,
    Nothing,
    Comparative,
);

/// What the data says of one word.
#[derive(Clone, Copy, Debug, Default)]
pub struct Entry {
    classes: u128,
    /// What it counts.
    pub number: Option<NumberWord>,
    /// A reader must look at a sentence that holds it.
    pub trigger: bool,
    /// A number, a zero or a refused phrase may begin with it.
    pub opens: bool,
    /// A unit's words may begin with it.
    pub measures: bool,
    /// Behind an article it may make a number: "a dozen", "a few", "an hour and a half".
    pub after_article: bool,
}

/// What the data says of a word it does not hold.
pub(super) static NO_ENTRY: Entry =
    Entry { classes: 0, number: None, trigger: false, opens: false, measures: false, after_article: false };

impl Entry {
    /// Whether the data gives it no part of its own to play.
    #[must_use]
    pub const fn is_plain(&self) -> bool {
        self.classes == 0 && self.number.is_none() && !self.trigger && !self.opens && !self.measures
    }

    /// Whether the word may play this part.
    #[must_use]
    pub const fn is(&self, class: Class) -> bool {
        self.classes & (1 << class as u8) != 0
    }
}

/// How a plural is told by the form of a word.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Endings {
    /// What plurals end with.
    plural: Vec<String>,
    /// What ends so and makes no plural.
    singular: Vec<String>,
    /// The shortest plural, in bytes.
    shortest: usize,
    /// What most participles end with.
    participle: Vec<String>,
    /// What the ending of one turns into, of many: "man" into "men".
    plurals: Vec<(String, String)>,
}

impl Endings {
    /// Whether a word has a plural's form.
    #[must_use]
    pub fn make_plural(&self, word: &str) -> bool {
        let ends = |endings: &[String]| endings.iter().any(|ending| word.ends_with(ending.as_str()));
        self.shortest <= word.len() && ends(&self.plural) && !ends(&self.singular)
    }

    /// What many of a thing may be called, by the ending of its word: several, of which a text's may be any.
    ///
    /// ```
    /// let endings = &figcheck::lexicon::english().figures.endings;
    /// assert!(endings.plurals_of("body").any(|many| many == "bodies"));
    /// assert!(endings.plurals_of("policeman").any(|many| many == "policemen"));
    /// ```
    pub fn plurals_of<'a>(&'a self, word: &'a str) -> impl Iterator<Item = String> + 'a {
        self.plurals.iter().filter_map(move |(one, many)| {
            let stem = word.get(..word.len().checked_sub(one.len())?)?;
            word.get(stem.len()..)?.eq_ignore_ascii_case(one).then(|| format!("{stem}{many}"))
        })
    }

    /// Whether a word has the form of what was done to somebody: "paid" has not, "wounded" has.
    #[must_use]
    pub fn make_participle(&self, word: &str) -> bool {
        self.shortest < word.len() && self.participle.iter().any(|ending| word.ends_with(ending.as_str()))
    }
}

/// The language's data on figures.
#[derive(Clone, Debug, Default)]
pub struct Figures {
    /// How a plural is told by its form.
    pub endings: Endings,
    /// By word.
    entries: Vec<Entry>,
    /// The words that may open a figure.
    openers: Sieve,
    /// The same while the data loads.
    loading: FxHashMap<WordId, Entry>,
    /// Letters behind digits: "40k".
    pub letters: FxHashMap<WordId, Decimal>,
    /// Those that may stand after a space.
    pub spaced_letters: FxHashMap<WordId, Decimal>,
    /// Loose amounts: "several", "a couple".
    pub loose: Phrases<(Decimal, Decimal)>,
    /// Loose amounts that need a multiplier behind them: "couple hundred".
    pub loose_before_scale: Phrases<(Decimal, Decimal)>,
    /// Parts of a decade or hundred: "mid", "low".
    pub bands: FxHashMap<WordId, (Decimal, Decimal)>,
    /// Hedges before a number.
    pub before: Phrases<Hedge>,
    /// Hedges before a measure, and words of place before a count: "within 2 km".
    pub before_measure: Phrases<Hedge>,
    /// Hedges after a number.
    pub after: Phrases<Hedge>,
    /// Hedges further on in the clause: "have been killed so far".
    pub later: Phrases<()>,
    /// Hedges earlier in the clause: "has so far killed 22".
    pub earlier: Phrases<()>,
    /// What may stand between a hedge and its number.
    pub fillers: Phrases<()>,
    /// Hedges in two parts, with words between.
    pub split: Vec<(WordId, WordId, Hedge)>,
    /// Before a number that is set against the one said: "12 rather than 15".
    pub instead: Phrases<()>,
    /// Before a number that held before: "9 cases, down from 14".
    pub was: Phrases<()>,
    /// Before the higher end of a guess: "two, possibly three".
    pub rising: Phrases<()>,
    /// Before a number that leaves out the unit of the one before it: "against 3.9bn".
    pub beside: Phrases<()>,
    /// Beside a number that is a part of the measure before it: "18 of them".
    pub of_it: Phrases<()>,
    /// Between a number and the margin around it: "212 ± 9".
    pub margins: Phrases<()>,
    /// Before a bound that is turned round: "never once dropped below 55".
    pub never: Phrases<()>,
    /// Between two bounds of one number: "up to, but never above, 500".
    pub aside: Phrases<()>,
    /// Points of a percentage: "up two points to 17%".
    pub points: Phrases<()>,
    /// What a change in them is called: "a lead of six points".
    pub gaps: Phrases<()>,
    /// What has its points in a hundredth: "raised its rate by a quarter point".
    pub pointed: Phrases<()>,
    /// What has points of its own: "the index gained 12 points".
    pub unpointed: Phrases<()>,
    /// What a bare number is measured against: "a target of eight".
    pub benchmarks: Phrases<()>,
    /// Before a number that has no unit to leave out: "a pH of 6.2".
    pub unitless: Phrases<()>,
    /// Behind a number of what keeps two apart: "a further nine back".
    pub behind: Phrases<()>,
    /// In a hedge of what is counted: "fewer than ten".
    pub counting: Phrases<()>,
    /// What a count is spread over: "91 runs over 134 games".
    pub spread_over: Phrases<()>,
    /// Before a number that is rung up: "call 112".
    pub dials: Phrases<()>,
    /// Behind a number that is rung up: "ambulance service".
    pub rung_up: Phrases<()>,
    /// Before a colon and numbers to ring or to file by: "hotline".
    pub number_labels: Phrases<()>,
    /// Before a number that is a place on a list: "at number 7".
    pub numbered: Phrases<()>,
    /// Before how often a post was liked or passed on: "♥ 12".
    pub counter_signs: Phrases<()>,
    /// Sends a reader to an entry by its hour: "see 09.12".
    pub clock_see: Phrases<()>,
    /// Before a year of long ago: "built in 1412".
    pub built_in: Phrases<()>,
    /// Behind "two to a": "two to a mattress".
    pub shared: Phrases<()>,
    /// Behind a number and a hyphen: "a five-iron".
    pub strokes: Phrases<()>,
    /// What nobody did: "nobody bid".
    pub did: Phrases<()>,
    /// Behind a fraction: "a tenth as many".
    pub as_many: Phrases<()>,
    /// Bind a place, a time or a case to a number: "178 on Orsk".
    pub binding: Phrases<()>,
    /// Behind a number, all of a place: "220 elsewhere".
    pub elsewhere: Phrases<()>,
    /// A bound behind what moves a count: "taking the tally past 300".
    pub pushed: Phrases<()>,
    /// "beyond", behind a verb that is denied.
    pub pushed_beyond: Phrases<()>,
    /// Behind a bound, of an age whoever has it: "12 or older".
    pub elder: Phrases<()>,
    /// Before "one" or "a single", of which not even so many: "did not free even one".
    pub so_much_as: Phrases<()>,
    /// A number that is dialled: "911".
    pub dialled: Phrases<()>,
    /// Behind a number that is dialled: "911 calls".
    pub call_nouns: Phrases<()>,
    /// Before somebody's age, between commas: "now 61".
    pub age_adverbs: Phrases<()>,
    /// Those spoken of before, of whom an age is told: "of whom under 18".
    pub of_them: Phrases<()>,
    /// What players count by: "five a game".
    pub played: Phrases<()>,
    /// Before a price that leaves its currency out: "now sells for 2,000".
    pub sold: Phrases<()>,
    /// Before a length that leaves its unit out, as a sentence does: "handed down twelve".
    pub meted: Phrases<()>,
    /// Behind a number and "the": what runs or sails under it, as "the 43 bus".
    pub lines: Phrases<()>,
    /// Behind one of those counted before: "one of whom".
    pub of_whom: Phrases<()>,
    /// Before so many children: "a mother of four".
    pub parents_of: Phrases<()>,
    /// Behind an hour: "six this morning".
    pub day_parts: Phrases<()>,
    /// "into", behind a time that opens a clause.
    pub well_into: Phrases<()>,
    /// "short of", behind "is" and before what there is not enough of.
    pub lacking: Phrases<()>,
    /// "ran over", before those who were.
    pub run_over: Phrases<()>,
    /// "even", "still", between "was" and what befell somebody.
    pub degrees: Phrases<()>,
    /// In a sentence that speaks of heat: "readings of 104F".
    pub heat: Phrases<()>,
    /// From when on, or until when: "900 a day since the thaw", "until at least 2035".
    pub ever_since: Phrases<()>,
    /// Behind the number of a type: "the 737 MAX".
    pub models: Phrases<()>,
    /// Before a name: "a cat called Seven".
    pub named_so: Phrases<()>,
    /// Before how many are left in a cup: "reached the last 16".
    pub stages: Phrases<()>,
    /// The stage of a cup, with a hyphen: "a last-16 tie".
    pub last: Phrases<()>,
    /// Before the age that somebody reaches: "she turns 60".
    pub turning: Phrases<()>,
    /// One person, whoever it is: "anyone over 60 pays".
    pub whoever: Phrases<()>,
    /// Bound a number, but not so many places: "yet to reach three villages".
    pub reached: Phrases<()>,
    /// Before the two ends of an interval: "95% confidence interval 71-90".
    pub intervals: Phrases<()>,
    /// Before a street's name: "18 Calle Olmo".
    pub streets: Phrases<()>,
    /// Behind how long nothing went beyond it: "a 52-week high".
    pub records: Phrases<()>,
    /// Behind an age, what persons of it do: "drivers over 70 take tests".
    pub pays: Phrases<()>,
    /// Before a round's strokes: "carded a 68".
    pub carded: Phrases<()>,
    /// Before those whom something befell, who have no unit to leave out: "killing at least 31".
    pub felling: Phrases<()>,
    /// Behind the hundred of its houses: "the 1200 block of Elm Street".
    pub blocks: Phrases<()>,
    /// Units that are things too, where a plural follows: "two dozen bar staff".
    pub things: Phrases<()>,
    /// Before a bowler's wickets and runs: "took 4 for 32".
    pub bowled: Phrases<()>,
    /// Before names with numbers of their own, and no counts: "the fleet: Volvo 240, Saab 900".
    pub numbered_things: Phrases<()>,
    /// Before a number between commas that is no age: "its count, 41, is lower".
    pub tallies: Phrases<()>,
    /// Those whose ages a bound tells: "half of the dead were over 70".
    pub souls: Phrases<()>,
    /// Before the hour at which it was: "left by 7.15".
    pub timed: Phrases<()>,
    /// Between a floor and its ceiling: "at least three but not more than five".
    pub bracket: Phrases<()>,
    /// Phrases for a factor: "half as many again".
    pub factor_phrases: Phrases<Decimal>,
    /// Currencies before or behind an amount.
    pub currency_symbols: Phrases<Unit>,
    /// Currencies behind an amount; hundredths among them.
    pub currency_names: Phrases<Unit>,
    /// Currencies behind an amount with a multiplier alone: "3.2 trillion won".
    pub currency_names_after_scale: Phrases<Unit>,
    /// Currency signs before an amount with a multiplier or separators alone: "R412m".
    pub currency_symbols_before_scale: Phrases<Unit>,
    /// Currency codes, written in capitals.
    pub currency_codes: FxHashMap<WordId, Unit>,
    /// Units by their words.
    pub units: Phrases<Unit>,
    /// Units that may follow the digits without a space, as written.
    pub tight: FxHashMap<String, Unit>,
    /// The same, where they are another word behind a space: "4in".
    pub glued: FxHashMap<String, Unit>,
    /// The same, where the sentence speaks of heat: "104F".
    pub tight_in_heat: FxHashMap<String, Unit>,
    /// Units that are left out before what is measured, behind a small number with one decimal: "a 7.9 quake".
    pub units_of_things: Phrases<Unit>,
    /// Words for a rate behind a number, and each what: "daily", "day".
    pub often: FxHashMap<WordId, String>,
    /// What is run over, in metres: "the 100m final".
    pub race_distances: Vec<Decimal>,
    /// Phrases that hold a number and state none.
    pub idioms: Phrases<()>,
}

impl Figures {
    /// Whether a word, where it stands in a text, may open a figure: what tells most words off before
    /// they are looked up.
    #[must_use]
    #[inline]
    pub fn may_open(&self, text: &[u8], word: Span) -> bool {
        self.openers.may_hold(text, word)
    }

    /// What the data says of a word.
    #[must_use]
    pub fn entry(&self, word: WordId) -> &Entry {
        self.entries.get(word as usize).unwrap_or(&NO_ENTRY)
    }
}
