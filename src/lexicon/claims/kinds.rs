//! What kinds of words the data on claims knows: the part that one plays in a sentence, how surely it puts a figure, which people
//! it names, and the units that time is counted in.

use serde::Deserialize;

/// Which people a noun names, where the lexicon knows it.
///
/// # Example
/// ```
/// use figcheck::claim::{self, People};
/// use figcheck::{document, figure, lexicon, rules};
///
/// let rules = rules::parse("[quantity.dead]\nof = ['people', 'national*']\ncue = ['died']").expect("the rules read");
/// let text = "Five Indian nationals died, the ministry said. Seven people died.";
/// let document = document::read(text.to_owned(), "report.txt", document::Known::default());
/// let taken = claim::take(&document, &figure::read(&document, lexicon::english()), &rules, lexicon::english());
/// let people: Vec<_> = taken.claims.iter().map(|claim| claim.people.clone()).collect();
/// assert_eq!(people, [Some(People::Nation("indian".to_owned())), None]);
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum People {
    /// Of one kind, however it is called: "girls", "pupils".
    Kind(String),
    /// Of one country: "Pakistanis", "Pakistani nationals".
    Nation(String),
}

/// What part a word plays in saying, joining and placing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub enum Part {
    /// "said", "estimates".
    SayingVerb,
    /// A saying verb that is as often something else.
    WeakVerb,
    /// "denied".
    Denial,
    /// "quoted".
    Quoting,
    /// "statement".
    SpeechNoun,
    /// "position", before "is that".
    StanceNoun,
    /// "what", behind "according to": nobody.
    Whatever,
    /// "spokesman", of whichever body was named last.
    Mouthpiece,
    /// "charity", "group": a body called by what it is.
    VagueBody,
    /// "army", of a country.
    Army,
    /// "members", of a body that is asked for.
    MemberNoun,
    /// "many": so many that nobody says.
    Uncounted,
    /// More of whoever "of their" stands for.
    Fellow,
    /// "number": a count that does not say of what.
    PlainCount,
    /// "arrests": what befell people, counted as a thing.
    OutcomeNoun,
    /// "occurred": tells where or when a part is from, or who it is.
    Placing,
    /// "remained": tells how somebody still is.
    Staying,
    /// "numbered": gives how many its subject are.
    Numbering,
    /// "convoy", "stage": one of several, by which people come.
    Batch,
    /// "embassy": counts its own citizens.
    Embassy,
    /// "outside": of elsewhere, behind a none.
    Outside,
    /// "population": all who live somewhere.
    PopulationNoun,
    /// "enclave", "town": behind those whose it is.
    AreaNoun,
    /// "others": some of whoever is asked for.
    Anyone,
    /// "hurt", "driven": a participle without its ending.
    Irregular,
    /// "inside", before where a speaker stands.
    WhereInside,
    /// "figures", "ministry".
    RecordNoun,
    /// "he".
    Pronoun,
    /// "also": between a subject and its verb.
    BetweenSubjectAndVerb,
    /// "that": ends a subject to the left.
    SubjectStop,
    /// "of": joins a subject between capitals.
    SubjectLink,
    /// "the".
    Article,
    /// "News": stands beside the name of a publisher.
    OutletWord,
    /// "and", between two outcomes of one count.
    Both,
    /// "strike": one of several in which people come to harm.
    Incident,
    /// "as", in a headline.
    While,
    /// "while".
    ClauseAlways,
    /// "and", behind a comma.
    ClauseAfterComma,
    /// "into".
    Destination,
    /// "since".
    Since,
    /// "ago".
    Ago,
    /// "past": a length of time up to now follows.
    Lead,
    /// "last".
    Last,
    /// "next".
    Next,
    /// "this".
    This,
    /// "that".
    That,
    /// "when": opens an aside that the next comma closes.
    Aside,
    /// "had": what held before a change.
    Baseline,
    /// "raised", of a toll.
    TollVerb,
    /// "toll", where a count is raised or given.
    TollNoun,
    /// "toll", as what the count itself is called.
    CountNoun,
    /// "told": who hears stands behind it.
    HearerVerb,
    /// "she".
    PersonPronoun,
    /// "we".
    OwnPronoun,
    /// "its".
    OwnerPronoun,
    /// "'s", glued to a name.
    Possessive,
    /// "version", of a text.
    TextNoun,
    /// "more": added to a count before.
    AddedBehind,
    /// "than".
    Than,
    /// "capsized": what befell, and not what was counted.
    Event,
    /// "rose": speaks of the count itself.
    Tally,
    /// "ending": "the week ending 6 April".
    Ending,
    /// "revised", which only numbers are.
    Revising,
    /// "before": opens a sentence about what was.
    Prior,
    /// "found", which says something where "that" follows.
    ThatVerb,
    /// "at": "put the crowd at 120,000".
    PutAt,
    /// "fewer", of a difference.
    Fewer,
    /// "lowered", of a count put right.
    Lowering,
    /// "also": goes on from the sentence before.
    Also,
    /// "founded": a time behind it dates nothing else.
    Origin,
    /// "rises": "to" behind it opens no infinitive.
    BeforeTo,
    /// "saying".
    Ongoing,
    /// "lives", which a flood claims.
    ClaimedLives,
    /// "had": makes a perfect of the verb behind it.
    Perfect,
    /// "admitted", which says nothing where a number stands behind it.
    ObjectVerb,
    /// "known": "workers known as the White Helmets" go by what follows.
    KnownAs,
    /// "same": "the same source" is whoever spoke last.
    Same,
    /// "by", before whose count it is.
    CountedBy,
    /// "bringing": what a count comes to with the figure before it follows.
    Bringing,
    /// "among", before a whole.
    Among,
    /// "free", of what there is none.
    Without,
    /// "respectively", behind numbers in the order of what was named before them.
    Respectively,
    /// "held", of a place that is somebody's.
    Holding,
    /// "which", "who".
    Relative,
    /// "earlier", at the head of a sentence about what was said before.
    Earlier,
    /// "published", of a number that is taken back.
    Published,
    /// "official": a count that the authorities keep.
    Official,
    /// "seen", of a text that an outlet tells of.
    SeenBy,
    /// "the", before a count of days named before.
    ThoseDays,
    /// "clinic": a house that tells of what happened in it.
    House,
    /// "casualties": the dead and the hurt together.
    Together,
    /// "positions": things of somebody.
    Thing,
    /// "alone": of one place of several.
    Alone,
    /// "chiefly": before a place where most of it is.
    Chiefly,
    /// "situation": heads a report that says as of when it stands.
    ReportHead,
    /// "are", "remain": so when the text is written.
    PresentVerb,
    /// "families": who live together.
    Household,
    /// "later": so long after the time named last.
    Later,
    /// "after", before what made a count rise.
    BecauseOf,
    /// "claimed", which a flood does too.
    Claiming,
    /// "district": "his district" is the place spoken of last.
    OwnArea,
    /// "country": all that is asked about.
    Country,
    /// "district", of what a text is about.
    WideArea,
    /// "this district": of a place, and seldom all that is asked about.
    LocalArea,
    /// "quarter": which is of a place, and never all that is asked about.
    SmallArea,
    /// "prefect": whose office is of a place.
    PlaceOffice,
    /// "whole", before such a place.
    WholeArea,
    /// "report", "speak of": say something before a number.
    NumberVerb,
    /// "the inquiry into".
    Into,
    /// "appeal", "register": what a number stands in.
    Appeal,
    /// "counts more: 412".
    MoreOrFewer,
    /// "area", "share": what a measure is called.
    MeasureNoun,
    /// "treated", of people whatever they are called.
    Befell,
    /// "found", of what is added to a count.
    Found,
    /// "now": of the day of the text.
    Present,
    /// "says", right before a bare number that ends what is said.
    SaysIt,
}

/// A unit of a time phrase.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum TimeUnit {
    /// Hours, and what is shorter.
    Hour,
    /// Days.
    Day,
    /// Weeks.
    Week,
    /// Two weeks.
    Fortnight,
    /// Calendar months.
    Month,
    /// Calendar years.
    Year,
    /// Ten calendar years.
    Decade,
}

/// What a text says of a count that it sets against another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    /// That it differs.
    Other,
    /// That it is lower.
    Lower,
    /// That it is higher.
    Higher,
}

/// How surely a phrase puts what it stands beside.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Surety {
    /// "will", "plans to".
    Planned,
    /// "an attempt to".
    Attempted,
    /// "possibly", "feared".
    Possible,
    /// "never".
    Denied,
}
