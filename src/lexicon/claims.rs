//! The language's data on claims: who speaks, when, how surely, and where clauses part. Owns what is asked
//! of them; reading them from their file is `load`'s.

use std::collections::BTreeMap;

use rustc_hash::FxHashMap;

use super::vocabulary::{Phrases, WordId};
use crate::window::PartOfDay;

mod kinds;
mod load;
mod written;

pub use kinds::{Part, People, Surety, TimeUnit, Way};

/// The language's data on claims.
#[derive(Clone, Debug, Default)]
pub struct Claims {
    parts: FxHashMap<WordId, u128>,
    /// "according to".
    pub according: Phrases<()>,
    /// "as saying".
    pub as_saying: Phrases<()>,
    /// "went on to", between a subject and its verb.
    pub leading_up: Phrases<()>,
    /// Between somebody and whom they have to do with: "close to".
    pub having_to_do: Phrases<()>,
    /// "including": the figure behind is a part.
    pub including: Phrases<()>,
    /// "of those": the figure behind is a part of one in a sentence before.
    pub of_whole: Phrases<()>,
    /// "another": the figure behind is added to one before.
    pub added_before: Phrases<()>,
    /// "been struck off": the figure before was taken off a count.
    pub removed: Phrases<()>,
    /// "I counted": the figure behind is what one witness saw.
    pub seen: Phrases<()>,
    /// "from a single family": the figure before is what one place saw.
    pub seen_behind: Phrases<()>,
    /// In brackets behind a part: that others make up its whole: "352 people (342 passengers, the rest crew)".
    pub and_the_rest: Phrases<()>,
    /// Behind a none: of one stage of what happened, and of no more: "during the final clearance".
    pub in_a_stage: Phrases<()>,
    /// What leads up to a verb in its plain form, and says that it was done: "managed to".
    pub done_before: Phrases<()>,
    /// The same, where it was not done: "did not free even one".
    pub undone_before: Phrases<()>,
    /// A day that follows the one named last.
    pub day_after: Phrases<()>,
    /// Before what a number was lowered to.
    pub brought_down: Phrases<()>,
    /// Before who did it: "at the hands of the police".
    pub hands_of: Phrases<()>,
    /// Behind a number that is not: its own speaker said it before.
    pub said_before: Phrases<()>,
    /// Behind "that": what a text said before it takes back.
    pub was_wrong: Phrases<()>,
    /// What somebody is called by their office, where a sentence opens with them.
    pub office_holders: Phrases<()>,
    /// Opens the row of a table that all the others add up to.
    pub total_rows: Phrases<()>,
    /// Heads of a first column whose rows each count a part: "Facility".
    pub row_kinds: Phrases<()>,
    /// The head of a column of houses, whose names may hold a place, each with a part of all: "Hospital".
    pub row_houses: Phrases<()>,
    /// Behind a kind of place: where those counted came from or went, or were treated, and no place of the count.
    pub of_other_places: Phrases<()>,
    /// Heads of the column that names who gives a number: "Source".
    pub source_heads: Phrases<()>,
    /// "A correction from the coastguard:": what follows is put right.
    pub corrections: Phrases<()>,
    /// "so far", "yet": what holds now and may not tomorrow.
    pub so_far: Phrases<()>,
    /// Right behind a count that holds on a condition alone: `if`.
    pub on_condition: Phrases<()>,
    /// "floods", "Covid-19": what kills people in a story of something else.
    pub other_events: Phrases<()>,
    /// What goes on for years over a whole land: "the war has killed".
    pub long_events: Phrases<()>,
    /// An illness, and no event of the story.
    pub illnesses: Phrases<()>,
    /// Words that tell of the ill: "infections".
    pub of_illness: Phrases<()>,
    /// Says that those counted live: "were found alive".
    pub alive: Phrases<()>,
    /// How long a war lasts: "nine-year conflict", "decades of war".
    pub years: Phrases<()>,
    /// Of a whole land: "have died nationwide".
    pub countrywide: Phrases<()>,
    /// Before a land: all of it.
    pub all_across: Phrases<()>,
    /// Between what is written and its date: "dated".
    pub text_dates: Phrases<()>,
    /// Those who speak of where they are: "In Kolvik, residents speak of".
    pub locals: Phrases<()>,
    /// The same, as they are written.
    pub disasters: Vec<String>,
    /// What one of them that is a crash may be called besides: "the Salu collision".
    pub crashes: Vec<String>,
    /// The words of `illnesses`, as they are written.
    pub diseases: Vec<String>,
    /// The words of `long_events`, as they are written.
    pub wars: Vec<String>,
    /// "World Health Organization", "ministry": speaks of more than the place where it sits.
    pub wide_bodies: Phrases<()>,
    /// "by telephone from": before where somebody speaks.
    pub heard_from: Phrases<()>,
    /// "unconfirmed reports", "doing the rounds": what nobody stands by, before a figure.
    pub hearsay: Phrases<()>,
    /// Land that one side holds, before whose it is: `areas held by`.
    pub held_land: Phrases<()>,
    /// The place across from the one spoken of: `opposite bank`.
    pub other_side: Phrases<()>,
    /// What whoever holds land does with it, behind `territory that Kyiv`.
    pub holds_land: Phrases<()>,
    /// Behind so many who did what was told before: `1,460 had done so`.
    pub did_so: Phrases<()>,
    /// Before those whom another count forgot: `left out`.
    pub left_out: Phrases<()>,
    /// Before none of what nobody has confirmed: `confirmed no deaths`.
    pub confirmed_none: Phrases<()>,
    /// Goes back to the hour named last: `the same hour`.
    pub same_hour: Phrases<()>,
    /// What is left of the dead: `bodies`.
    pub remains: Phrases<()>,
    /// What is done with the dead: of those so many, and others may lie elsewhere.
    pub laid: Phrases<()>,
    /// Behind a count, before what it is made up of: `comprising`.
    pub made_up_of: Phrases<()>,
    /// Before a year that is no count: "died during 2011".
    pub within_year: Phrases<()>,
    /// Behind somebody, before whom they are set against, who says nothing: "the force fighting the Front said".
    pub set_against: Phrases<()>,
    /// Opens a line that says who counted all above it: "Source: OCHA", "Figures: health ministry".
    pub source_lines: Phrases<()>,
    /// A quantity that asks by one of these counts lives too: "claimed 62 lives".
    pub lives_told: Vec<String>,
    /// Of the nations, those that are of no one country: "foreigners".
    pub no_country: Vec<String>,
    /// A quantity that asks by one of these is of a crowd, and counts those who filled the streets too.
    pub crowds_told: Vec<String>,
    /// Before so many lives: somebody lost them.
    pub takes_lives: Phrases<()>,
    /// Behind so many lives: somebody lost them.
    pub lives_gone: Phrases<()>,
    /// Before one place of all that a number counts: where it was worst.
    pub worst_in: Phrases<()>,
    /// The weekend past, or the one that is.
    pub weekends: Phrases<()>,
    /// The weekend before.
    pub last_weekends: Phrases<()>,
    /// The weekend past, early in a week, and else the one to come.
    pub this_weekends: Phrases<()>,
    /// The same, behind "since the".
    pub bare_weekends: Phrases<()>,
    /// A day before the one named last: "said on Wednesday that 15 had died the day before".
    pub day_before: Phrases<()>,
    /// What a count is called that is set against another: `a lower number`.
    pub differing: Phrases<Way>,
    /// Between a count and what it is called: `its number was much lower`.
    pub how_far: Phrases<()>,
    /// What is said of another's count, and which way its own lies: `exaggerated`.
    pub called_wrong: Phrases<Way>,
    /// Says of two counts to come that they differ: `do not agree`.
    pub at_odds: Phrases<()>,
    /// Says of a count to come that it is not the one before: `disagrees`.
    pub disagreeing: Phrases<()>,
    /// The same, where the sentence gives a figure or speaks of a count: `by contrast`.
    pub contrasting: Phrases<()>,
    /// What somebody disputes, where the sentence gives a figure: `claims`.
    pub disputed_with_figure: Phrases<()>,
    /// Doubt what somebody said, where a count is their object: `questioned the figure`.
    pub doubting: Phrases<()>,
    /// What somebody said of a number, behind whoever disputes it.
    pub disputed: Phrases<()>,
    /// Between a list and how many names it has: `contains`.
    pub list_holds: Phrases<()>,
    /// Behind a count that somebody thinks right: `is nearer the truth`.
    pub nearer_truth: Phrases<()>,
    /// A count that somebody keeps, behind whose it is: `Reuters tally`.
    pub tallies: Phrases<()>,
    /// What counts of several things are called: `figures`.
    pub counts: Phrases<()>,
    /// What a crowd does: `packed the streets`.
    pub crowd_verbs: Phrases<()>,
    /// Kinds of places, of which a text has named several: `in the two towns`.
    pub own_areas: Phrases<()>,
    /// Behind a place and `and`: what lies around it, too.
    pub surroundings: Phrases<()>,
    /// Says that somebody will not do so, which plans nothing: `would not accept`.
    pub will_not: Phrases<()>,
    /// Behind words that two counts differ: they do so for a reason, and are no rivals.
    pub explaining: Phrases<()>,
    /// Opens a sentence on another event, which the story's is set beside: `for comparison`.
    pub comparing: Phrases<()>,
    /// Before a number that a count is said to be nearer to: `closer to`.
    pub nearer_to: Phrases<()>,
    /// Sets who speaks apart from who spoke before: `the mayor, however, said`.
    pub however: Phrases<()>,
    /// Before a number that others give, and whoever speaks does not: `we do not have 3,800 dead`.
    pub not_had: Phrases<()>,
    /// Beside a count: it is of others, too: `but this includes`.
    pub besides: Phrases<()>,
    /// Behind a name: another calamity than the story's, where nothing in the rules is called so.
    pub calamities: Phrases<()>,
    /// Before a length of days in which a thing was done: `in the space of`.
    pub over_length: Phrases<()>,
    /// Behind a length of days that tells when, not how long: `time`.
    pub no_length: Phrases<()>,
    /// Those who do one kind of work: `workers`.
    pub trades: Phrases<()>,
    /// "in a day": the figure is of one day or week, and no running count.
    pub in_a_day: Phrases<()>,
    /// "account for": the figure behind is of the kind that its subject names.
    pub account_for: Phrases<()>,
    /// "had treated": the figure behind is what a house that is its subject took in.
    pub house_did: Phrases<()>,
    /// "here": behind what a speaker has where they are.
    pub here: Phrases<()>,
    /// "had come ashore": those before it are missed no more.
    pub found_again: Phrases<()>,
    /// "may cross": the figure behind has not come about.
    pub may_reach: Phrases<()>,
    /// "the worst day": the figure behind is of that day.
    pub one_day: Phrases<()>,
    /// "when": tells what befell on the day before it.
    pub when_clause: Phrases<()>,
    /// "Dr": before somebody's name.
    pub honorifics: Phrases<()>,
    /// "today": one day of a story that began before.
    pub of_today: Phrases<()>,
    /// "kill": what its subject does to those counted behind it.
    pub done_to: Phrases<()>,
    /// "throughout": the place behind is meant whole.
    pub all_over: Phrases<()>,
    /// "rescued": what a crew does, beside others.
    pub helped: Phrases<()>,
    /// What a share is called that is of nobody: "Turnout reached 59 per cent".
    pub own_shares: Phrases<()>,
    /// Who stands against another: "44 per cent for the opposition candidate".
    pub contenders: Phrases<()>,
    /// "fewer", where a sentence ends: by how much, and not how many.
    pub smaller: Phrases<()>,
    /// "worker": of whom none is none of the others.
    pub one_kind: Phrases<()>,
    /// "per the": before whom a count is credited to, if anybody.
    pub per: Phrases<()>,
    /// "Jr": ends a name.
    pub name_endings: Phrases<()>,
    /// "too high": what is said of a number that is taken back.
    pub misjudged: Phrases<()>,
    /// "as well as": joins whom the same befell.
    pub joins: Phrases<()>,
    /// "count": what somebody keeps, and no event has.
    pub own_counts: Phrases<()>,
    /// "branch": which part of a body speaks.
    pub branches: Phrases<()>,
    /// "say": behind "would", who reckons so.
    pub reckons: Phrases<()>,
    /// "lie": where a number may be.
    pub lies: Phrases<()>,
    /// "an earlier version of": a text that takes back what it said.
    pub earlier_texts: Phrases<()>,
    /// "peaceful": of those counted, the ones that are so alone.
    pub of_a_kind: Phrases<()>,
    /// "had been added": the figure before was added to a count.
    pub added_to: Phrases<()>,
    /// "soldiers", "own dead": whom a side counts of its own.
    pub own_people: Phrases<()>,
    /// "struck off": the figure behind was taken off a count.
    pub removed_before: Phrases<()>,
    /// "all but": the figure behind counts those who are not meant.
    pub all_but: Phrases<()>,
    /// "not only": denies nothing.
    pub not_only: Phrases<()>,
    /// "up from": the figure behind is set beside the one before.
    pub against: Phrases<()>,
    /// "twice as many as on": the time behind is of what is set beside.
    pub time_beside: Phrases<()>,
    /// ", with": the bare figure behind is a part of the one before.
    pub with_part: Phrases<()>,
    /// "had come", of those whom somebody counts.
    pub came: Phrases<()>,
    /// "more than the": the figure behind is one of another time.
    pub set_above: Phrases<()>,
    /// "will", "possibly".
    pub surety: Phrases<Surety>,
    /// "earlier today", as the head of a section left from an older version of the page.
    pub stale: Phrases<()>,
    /// "initially": an older number.
    pub older: Phrases<()>,
    /// "counts only": of less than others may count.
    pub narrower: Phrases<()>,
    /// "state": what can be said for sure.
    pub can_say: Phrases<()>,
    /// "table": what numbers stand in.
    pub listings: Phrases<()>,
    /// "opens", before "in two weeks": of what is to come.
    pub to_come: Phrases<()>,
    /// "rescued": what one hand does, and others may have done besides.
    pub one_hand: Phrases<()>,
    /// "missing", "confirmed": how things stand on a day, and not what befell then.
    pub stands: Phrases<()>,
    /// "at the peak": of a day before, that is not named.
    pub peak: Phrases<()>,
    /// Days counted from the document's: first and last.
    pub days: Phrases<(i32, i32)>,
    /// Kinds and countries of people by their names: "girls" and "pupils" are of one kind.
    pub peoples: Phrases<People>,
    /// Loose stretches up to the document's day, in days.
    pub recent: Phrases<i32>,
    /// Loose lengths of time: "few".
    pub loose: Phrases<i32>,
    /// Units of time.
    pub units: FxHashMap<WordId, TimeUnit>,
    /// How a verb ends in a headline, which tells as if it were now, and how it ends plain.
    pub present_endings: Vec<(String, String)>,
    /// Words that say one thing of those counted: a cue that names two of them means all.
    pub senses: Vec<Vec<String>>,
    /// How a plain verb's past ends, by how it ends itself, in lower case.
    pub past_endings: Vec<(String, String)>,
    /// Verbs of another sort: plain, past, and as they stand behind "have".
    pub past_tenses: Vec<(String, String, WordId)>,
    /// Words for an hour: "noon".
    pub hours: FxHashMap<WordId, i8>,
    /// Parts of a day: "evening".
    pub day_parts: FxHashMap<WordId, PartOfDay>,
    /// "at", before an hour.
    pub at: Vec<WordId>,
    /// Mark an hour of the second half of the day: "pm".
    pub second_half: Vec<WordId>,
    /// Clocks by name, in minutes ahead of UTC: "gmt".
    pub zones: FxHashMap<WordId, i16>,
    /// Days of the week, Monday 1.
    pub weekdays: FxHashMap<WordId, i8>,
    /// Months, January 1.
    pub months: FxHashMap<WordId, i8>,
    /// Parts of a month, first and last day: "early".
    pub month_parts: Phrases<(i8, i8)>,
    /// Quarters and halves of a year, from a month to a month.
    pub quarters: Phrases<(i8, i8)>,
    /// "in a similar attack": of elsewhere.
    pub elsewhere: Phrases<()>,
    /// "there were", before a bare number too large for a handful.
    pub there_are: Phrases<()>,
    /// "where": goes on about the place named last.
    pub where_at: Phrases<()>,
    /// "as a result": opens no clause.
    pub no_clause: Phrases<()>,
    /// "which", of a thing and of nobody counted.
    pub of_things: Phrases<()>,
    /// Before what something was made for: "built for 60".
    pub made_for: Phrases<()>,
    /// Say how people are: "in intensive care".
    pub states: Phrases<()>,
    /// Behind those whom something carries: "on board".
    pub aboard: Phrases<()>,
    /// Before those who work together: "team of".
    pub teams: Phrases<()>,
    /// Before those whom somebody asked: "interviewed".
    pub heard: Phrases<()>,
    /// Before all who live somewhere: "home to".
    pub home_to: Phrases<()>,
    /// Ask for a count: "how many".
    pub asking: Phrases<()>,
    /// Before a place that something lay by, and was not in.
    pub beside_place: Phrases<()>,
    /// "elsewhere in": the place behind, but for the part spoken of.
    pub elsewhere_in: Phrases<()>,
    /// Where somebody speaks to many: "a briefing".
    pub hearing: Phrases<()>,
    /// Before places where it does not hold: "exception of".
    pub excepting: Phrases<()>,
    /// "should have been", before the number that is right.
    pub put_right: Phrases<()>,
    /// "there": at the place named last.
    pub there: Phrases<()>,
    /// "start of": behind "since", what began.
    pub beginnings: Phrases<()>,
    /// "crew", "children": kinds of people, of whom others are counted too.
    pub kinds: Phrases<()>,
    /// "hospital": a speaker who knows of one place alone.
    pub one_place: Vec<String>,
    /// Between what a speaker is called and where that is: "a hospital in Salu".
    pub placed_by: Vec<String>,
    /// "people", "victims": whoever they are.
    pub anybody: Vec<String>,
    /// Each country's people, by their country: "afghan" for "Afghan", "Afghans".
    pub nations: BTreeMap<String, Vec<String>>,
    /// "dead": whoever they are, unless one side's are asked for.
    pub fallen: Vec<String>,
    /// "fighters": a side's, and not anybody.
    pub combatants: Vec<String>,
    /// "names": a count of those on a list counts what the list is of.
    pub list_nouns: Phrases<()>,
    /// "worldwide", at the very end of a sentence.
    pub everywhere: Phrases<()>,
    /// "by", "as of": what stood at the end of what follows.
    pub until: Phrases<()>,
    /// "that day": the time named last.
    pub that_day: Phrases<()>,
    /// How participles end: "ed".
    pub participles: Vec<String>,
    /// How words for people end that are made of what they do: "ers".
    pub person_endings: Vec<String>,
    /// How participles end that tell what came of something: "ing".
    pub gerunds: Vec<String>,
    /// How adverbs end: "ly".
    pub adverbs: Vec<String>,
    /// Before a bare number that stands for the count spoken of: "puts it at", "spoke of".
    pub counts_it: Phrases<()>,
    /// Words before and between two ends of a stretch: "from ... to".
    pub ranges: Vec<(WordId, WordId)>,
}

impl Claims {
    /// Whether a word may play a part.
    #[must_use]
    pub fn is(&self, word: WordId, part: Part) -> bool {
        self.parts.get(&word).is_some_and(|parts| parts & (1_u128 << part as u8) != 0)
    }
}
