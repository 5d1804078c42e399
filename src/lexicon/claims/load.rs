//! The file of a language's data on claims, `claims.toml`, as written -> [`Claims`]. Owns the form of the
//! file; what a word says of a figure is the claim layer's.

use std::collections::BTreeMap;

use serde::Deserialize;

use super::{Claims, Part, People, Surety, TimeUnit};
use crate::lexicon::vocabulary::Vocabulary;
use crate::window::PartOfDay;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Written {
    speech: Speech,
    parts: Parts,
    clauses: Clauses,
    places: Places,
    status: Status,
    order: Order,
    time: Time,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct Speech {
    verbs: Vec<String>,
    weak_verbs: Vec<String>,
    denials: Vec<String>,
    that_verbs: Vec<String>,
    number_verbs: Vec<String>,
    into: Vec<String>,
    object_verbs: Vec<String>,
    known_as: Vec<String>,
    same: Vec<String>,
    counted_by: Vec<String>,
    put_at: Vec<String>,
    ongoing: Vec<String>,
    claimed_lives: Vec<String>,
    claiming: Vec<String>,
    quoting: Vec<String>,
    as_saying: Vec<String>,
    according: Vec<String>,
    stance_nouns: Vec<String>,
    mouthpieces: Vec<String>,
    vague_bodies: Vec<String>,
    army: Vec<String>,
    whatever: Vec<String>,
    where_inside: Vec<String>,
    speech_nouns: Vec<String>,
    record_nouns: Vec<String>,
    pronouns: Vec<String>,
    outlet_words: Vec<String>,
    that: Vec<String>,
    toll_verbs: Vec<String>,
    toll_nouns: Vec<String>,
    count_nouns: Vec<String>,
    hearer_verbs: Vec<String>,
    leading_up: Vec<String>,
    having_to_do: Vec<String>,
    person_pronouns: Vec<String>,
    own_pronouns: Vec<String>,
    owner_pronouns: Vec<String>,
    possessives: Vec<String>,
    text_nouns: Vec<String>,
    perfect: Vec<String>,
    between_subject_and_verb: Vec<String>,
    subject_stop: Vec<String>,
    subject_link: Vec<String>,
    article: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct Parts {
    added_before: Vec<String>,
    added_behind: Vec<String>,
    removed: Vec<String>,
    seen: Vec<String>,
    seen_behind: Vec<String>,
    on_condition: Vec<String>,
    held_land: Vec<String>,
    other_side: Vec<String>,
    holds_land: Vec<String>,
    did_so: Vec<String>,
    left_out: Vec<String>,
    confirmed_none: Vec<String>,
    same_hour: Vec<String>,
    remains: Vec<String>,
    laid: Vec<String>,
    made_up_of: Vec<String>,
    over_length: Vec<String>,
    no_length: Vec<String>,
    trades: Vec<String>,
    families: BTreeMap<String, Vec<String>>,
    nations: BTreeMap<String, Vec<String>>,
    in_a_day: Vec<String>,
    account_for: Vec<String>,
    house_did: Vec<String>,
    here: Vec<String>,
    found_again: Vec<String>,
    may_reach: Vec<String>,
    one_day: Vec<String>,
    when_clause: Vec<String>,
    honorifics: Vec<String>,
    of_today: Vec<String>,
    done_to: Vec<String>,
    all_over: Vec<String>,
    helped: Vec<String>,
    smaller: Vec<String>,
    one_kind: Vec<String>,
    narrower: Vec<String>,
    stands: Vec<String>,
    one_hand: Vec<String>,
    can_say: Vec<String>,
    listings: Vec<String>,
    to_come: Vec<String>,
    added_to: Vec<String>,
    removed_before: Vec<String>,
    all_but: Vec<String>,
    not_only: Vec<String>,
    than: Vec<String>,
    fewer: Vec<String>,
    of_whole: Vec<String>,
    against: Vec<String>,
    set_above: Vec<String>,
    came: Vec<String>,
    with_part: Vec<String>,
    time_beside: Vec<String>,
    including: Vec<String>,
    counts_it: Vec<String>,
    says_it: Vec<String>,
    there_are: Vec<String>,
    list_nouns: Vec<String>,
    kinds: Vec<String>,
    anybody: Vec<String>,
    anyone: Vec<String>,
    member_nouns: Vec<String>,
    fellows: Vec<String>,
    uncounted: Vec<String>,
    plain_counts: Vec<String>,
    outcome_nouns: Vec<String>,
    placing: Vec<String>,
    staying: Vec<String>,
    embassies: Vec<String>,
    fallen: Vec<String>,
    combatants: Vec<String>,
    one_place: Vec<String>,
    households: Vec<String>,
    together: Vec<String>,
    things: Vec<String>,
    beginnings: Vec<String>,
    there: Vec<String>,
    put_right: Vec<String>,
    where_at: Vec<String>,
    no_clause: Vec<String>,
    of_things: Vec<String>,
    asking: Vec<String>,
    made_for: Vec<String>,
    states: Vec<String>,
    aboard: Vec<String>,
    home_to: Vec<String>,
    teams: Vec<String>,
    heard: Vec<String>,
    population_nouns: Vec<String>,
    measure_nouns: Vec<String>,
    appeals: Vec<String>,
    more_or_fewer: Vec<String>,
    both: Vec<String>,
    bringing: Vec<String>,
    own_people: Vec<String>,
    because_of: Vec<String>,
    befell: Vec<String>,
    among: Vec<String>,
    without: Vec<String>,
    respectively: Vec<String>,
    holding: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct Clauses {
    participles: Vec<String>,
    irregular: Vec<String>,
    person_endings: Vec<String>,
    adverbs: Vec<String>,
    gerunds: Vec<String>,
    always: Vec<String>,
    beside: Vec<String>,
    incident: Vec<String>,
    after_comma: Vec<String>,
    aside: Vec<String>,
    relative: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct Places {
    elsewhere: Vec<String>,
    elsewhere_in: Vec<String>,
    hearing: Vec<String>,
    excepting: Vec<String>,
    outside: Vec<String>,
    area_nouns: Vec<String>,
    everywhere: Vec<String>,
    own_area: Vec<String>,
    countries: Vec<String>,
    wide_areas: Vec<String>,
    local_areas: Vec<String>,
    small_areas: Vec<String>,
    place_offices: Vec<String>,
    whole_area: Vec<String>,
    houses: Vec<String>,
    alone: Vec<String>,
    chiefly: Vec<String>,
    destination: Vec<String>,
    beside: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct Status {
    before_to: Vec<String>,
    planned: Vec<String>,
    attempted: Vec<String>,
    possible: Vec<String>,
    denied: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct Order {
    older: Vec<String>,
    peak: Vec<String>,
    present_verbs: Vec<String>,
    report_heads: Vec<String>,
    earlier: Vec<String>,
    stale: Vec<String>,
    published: Vec<String>,
    present: Vec<String>,
    found: Vec<String>,
    lowering: Vec<String>,
    prior: Vec<String>,
    revising: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct Time {
    days: BTreeMap<String, [i32; 2]>,
    recent: BTreeMap<String, i32>,
    leads: Vec<String>,
    loose: BTreeMap<String, i32>,
    units: BTreeMap<String, TimeUnit>,
    since: Vec<String>,
    until: Vec<String>,
    ago: Vec<String>,
    baseline: Vec<String>,
    event: Vec<String>,
    tally: Vec<String>,
    ending: Vec<String>,
    origin: Vec<String>,
    also: Vec<String>,
    that_day: Vec<String>,
    those_days: Vec<String>,
    later: Vec<String>,
    last: Vec<String>,
    next: Vec<String>,
    this: Vec<String>,
    range: Vec<[String; 2]>,
    hours: BTreeMap<String, i8>,
    day_parts: BTreeMap<String, PartOfDay>,
    at: Vec<String>,
    second_half: Vec<String>,
    zones: BTreeMap<String, i16>,
    weekdays: BTreeMap<String, i8>,
    months: BTreeMap<String, i8>,
    month_parts: BTreeMap<String, [i8; 2]>,
    quarters: BTreeMap<String, [i8; 2]>,
}

impl Claims {
    /// Loads the data from its file.
    ///
    /// # Errors
    /// What is wrong with the file.
    pub(in crate::lexicon) fn load(text: &str, vocabulary: &mut Vocabulary) -> Result<Self, String> {
        let written: Written = toml::from_str(text).map_err(|error| error.to_string())?;
        let mut claims = Self::default();
        claims.take_parts(&written, vocabulary);
        claims.take_phrases(&written, vocabulary);
        claims.take_time(&written.time, vocabulary);
        claims.take_peoples(&written.parts.families, People::Kind, vocabulary);
        claims.take_peoples(&written.parts.nations, People::Nation, vocabulary);
        Ok(claims)
    }

    fn take_parts(&mut self, written: &Written, vocabulary: &mut Vocabulary) {
        let speech = &written.speech;
        let lists = [
            (Part::SayingVerb, &speech.verbs),
            (Part::WeakVerb, &speech.weak_verbs),
            (Part::Denial, &speech.denials),
            (Part::Quoting, &speech.quoting),
            (Part::SpeechNoun, &speech.speech_nouns),
            (Part::StanceNoun, &speech.stance_nouns),
            (Part::Whatever, &speech.whatever),
            (Part::Mouthpiece, &speech.mouthpieces),
            (Part::VagueBody, &speech.vague_bodies),
            (Part::Army, &speech.army),
            (Part::WhereInside, &speech.where_inside),
            (Part::RecordNoun, &speech.record_nouns),
            (Part::Pronoun, &speech.pronouns),
            (Part::BetweenSubjectAndVerb, &speech.between_subject_and_verb),
            (Part::SubjectStop, &speech.subject_stop),
            (Part::SubjectLink, &speech.subject_link),
            (Part::Article, &speech.article),
            (Part::OutletWord, &speech.outlet_words),
            (Part::Both, &written.parts.both),
            (Part::Anyone, &written.parts.anyone),
            (Part::MemberNoun, &written.parts.member_nouns),
            (Part::Fellow, &written.parts.fellows),
            (Part::Uncounted, &written.parts.uncounted),
            (Part::PlainCount, &written.parts.plain_counts),
            (Part::OutcomeNoun, &written.parts.outcome_nouns),
            (Part::Placing, &written.parts.placing),
            (Part::Staying, &written.parts.staying),
            (Part::Embassy, &written.parts.embassies),
            (Part::Outside, &written.places.outside),
            (Part::PopulationNoun, &written.parts.population_nouns),
            (Part::ClauseAlways, &written.clauses.always),
            (Part::Irregular, &written.clauses.irregular),
            (Part::While, &written.clauses.beside),
            (Part::Incident, &written.clauses.incident),
            (Part::ClauseAfterComma, &written.clauses.after_comma),
            (Part::Destination, &written.places.destination),
            (Part::AreaNoun, &written.places.area_nouns),
            (Part::Since, &written.time.since),
            (Part::Ago, &written.time.ago),
            (Part::Lead, &written.time.leads),
            (Part::Last, &written.time.last),
            (Part::Next, &written.time.next),
            (Part::This, &written.time.this),
            (Part::That, &speech.that),
            (Part::Aside, &written.clauses.aside),
            (Part::Baseline, &written.time.baseline),
            (Part::Event, &written.time.event),
            (Part::Tally, &written.time.tally),
            (Part::Ending, &written.time.ending),
            (Part::Origin, &written.time.origin),
            (Part::Also, &written.time.also),
            (Part::Prior, &written.order.prior),
            (Part::Revising, &written.order.revising),
            (Part::Lowering, &written.order.lowering),
            (Part::BeforeTo, &written.status.before_to),
            (Part::TollVerb, &speech.toll_verbs),
            (Part::TollNoun, &speech.toll_nouns),
            (Part::CountNoun, &speech.count_nouns),
            (Part::HearerVerb, &speech.hearer_verbs),
            (Part::PersonPronoun, &speech.person_pronouns),
            (Part::OwnPronoun, &speech.own_pronouns),
            (Part::OwnerPronoun, &speech.owner_pronouns),
            (Part::Possessive, &speech.possessives),
            (Part::TextNoun, &speech.text_nouns),
            (Part::ClaimedLives, &speech.claimed_lives),
            (Part::Ongoing, &speech.ongoing),
            (Part::ThatVerb, &speech.that_verbs),
            (Part::NumberVerb, &speech.number_verbs),
            (Part::Into, &speech.into),
            (Part::PutAt, &speech.put_at),
            (Part::Perfect, &speech.perfect),
            (Part::ObjectVerb, &speech.object_verbs),
            (Part::KnownAs, &speech.known_as),
            (Part::Same, &speech.same),
            (Part::CountedBy, &speech.counted_by),
            (Part::Bringing, &written.parts.bringing),
            (Part::Among, &written.parts.among),
            (Part::Without, &written.parts.without),
            (Part::Respectively, &written.parts.respectively),
            (Part::Holding, &written.parts.holding),
            (Part::Relative, &written.clauses.relative),
            (Part::Earlier, &written.order.earlier),
            (Part::Published, &written.order.published),
            (Part::ThoseDays, &written.time.those_days),
            (Part::Later, &written.time.later),
            (Part::SaysIt, &written.parts.says_it),
            (Part::MoreOrFewer, &written.parts.more_or_fewer),
            (Part::Appeal, &written.parts.appeals),
            (Part::MeasureNoun, &written.parts.measure_nouns),
            (Part::BecauseOf, &written.parts.because_of),
            (Part::Present, &written.order.present),
            (Part::Found, &written.order.found),
            (Part::Befell, &written.parts.befell),
            (Part::OwnArea, &written.places.own_area),
            (Part::Country, &written.places.countries),
            (Part::WideArea, &written.places.wide_areas),
            (Part::LocalArea, &written.places.local_areas),
            (Part::SmallArea, &written.places.small_areas),
            (Part::PlaceOffice, &written.places.place_offices),
            (Part::WholeArea, &written.places.whole_area),
            (Part::House, &written.places.houses),
            (Part::Chiefly, &written.places.chiefly),
            (Part::ReportHead, &written.order.report_heads),
            (Part::PresentVerb, &written.order.present_verbs),
            (Part::Household, &written.parts.households),
            (Part::Together, &written.parts.together),
            (Part::Thing, &written.parts.things),
            (Part::Alone, &written.places.alone),
            (Part::Claiming, &speech.claiming),
            (Part::AddedBehind, &written.parts.added_behind),
            (Part::Than, &written.parts.than),
            (Part::Fewer, &written.parts.fewer),
        ];
        for (part, words) in lists {
            for word in words {
                *self.parts.entry(vocabulary.intern(word)).or_default() |= 1_u128 << part as u8;
            }
        }
    }

    fn take_phrases(&mut self, written: &Written, vocabulary: &mut Vocabulary) {
        let lists = [
            (&mut self.according, &written.speech.according),
            (&mut self.as_saying, &written.speech.as_saying),
            (&mut self.counts_it, &written.parts.counts_it),
            (&mut self.there_are, &written.parts.there_are),
            (&mut self.list_nouns, &written.parts.list_nouns),
            (&mut self.kinds, &written.parts.kinds),
            (&mut self.beginnings, &written.parts.beginnings),
            (&mut self.there, &written.parts.there),
            (&mut self.put_right, &written.parts.put_right),
            (&mut self.where_at, &written.parts.where_at),
            (&mut self.no_clause, &written.parts.no_clause),
            (&mut self.of_things, &written.parts.of_things),
            (&mut self.asking, &written.parts.asking),
            (&mut self.made_for, &written.parts.made_for),
            (&mut self.states, &written.parts.states),
            (&mut self.aboard, &written.parts.aboard),
            (&mut self.home_to, &written.parts.home_to),
            (&mut self.teams, &written.parts.teams),
            (&mut self.heard, &written.parts.heard),
            (&mut self.beside_place, &written.places.beside),
            (&mut self.elsewhere_in, &written.places.elsewhere_in),
            (&mut self.hearing, &written.places.hearing),
            (&mut self.excepting, &written.places.excepting),
            (&mut self.elsewhere, &written.places.elsewhere),
            (&mut self.everywhere, &written.places.everywhere),
            (&mut self.until, &written.time.until),
            (&mut self.that_day, &written.time.that_day),
            (&mut self.leading_up, &written.speech.leading_up),
            (&mut self.having_to_do, &written.speech.having_to_do),
            (&mut self.including, &written.parts.including),
            (&mut self.of_whole, &written.parts.of_whole),
            (&mut self.added_before, &written.parts.added_before),
            (&mut self.against, &written.parts.against),
            (&mut self.set_above, &written.parts.set_above),
            (&mut self.came, &written.parts.came),
            (&mut self.with_part, &written.parts.with_part),
            (&mut self.time_beside, &written.parts.time_beside),
            (&mut self.removed, &written.parts.removed),
            (&mut self.seen, &written.parts.seen),
            (&mut self.seen_behind, &written.parts.seen_behind),
            (&mut self.on_condition, &written.parts.on_condition),
            (&mut self.held_land, &written.parts.held_land),
            (&mut self.other_side, &written.parts.other_side),
            (&mut self.holds_land, &written.parts.holds_land),
            (&mut self.did_so, &written.parts.did_so),
            (&mut self.left_out, &written.parts.left_out),
            (&mut self.confirmed_none, &written.parts.confirmed_none),
            (&mut self.same_hour, &written.parts.same_hour),
            (&mut self.remains, &written.parts.remains),
            (&mut self.laid, &written.parts.laid),
            (&mut self.made_up_of, &written.parts.made_up_of),
            (&mut self.over_length, &written.parts.over_length),
            (&mut self.no_length, &written.parts.no_length),
            (&mut self.trades, &written.parts.trades),
            (&mut self.in_a_day, &written.parts.in_a_day),
            (&mut self.account_for, &written.parts.account_for),
            (&mut self.house_did, &written.parts.house_did),
            (&mut self.here, &written.parts.here),
            (&mut self.found_again, &written.parts.found_again),
            (&mut self.may_reach, &written.parts.may_reach),
            (&mut self.one_day, &written.parts.one_day),
            (&mut self.when_clause, &written.parts.when_clause),
            (&mut self.honorifics, &written.parts.honorifics),
            (&mut self.of_today, &written.parts.of_today),
            (&mut self.done_to, &written.parts.done_to),
            (&mut self.all_over, &written.parts.all_over),
            (&mut self.helped, &written.parts.helped),
            (&mut self.smaller, &written.parts.smaller),
            (&mut self.one_kind, &written.parts.one_kind),
            (&mut self.stands, &written.parts.stands),
            (&mut self.one_hand, &written.parts.one_hand),
            (&mut self.can_say, &written.parts.can_say),
            (&mut self.listings, &written.parts.listings),
            (&mut self.to_come, &written.parts.to_come),
            (&mut self.narrower, &written.parts.narrower),
            (&mut self.added_to, &written.parts.added_to),
            (&mut self.removed_before, &written.parts.removed_before),
            (&mut self.all_but, &written.parts.all_but),
            (&mut self.not_only, &written.parts.not_only),
            (&mut self.own_people, &written.parts.own_people),
            (&mut self.older, &written.order.older),
            (&mut self.peak, &written.order.peak),
            (&mut self.stale, &written.order.stale),
        ];
        for (phrases, list) in lists {
            for phrase in list {
                phrases.add(vocabulary.intern_phrase(phrase), ());
            }
        }
        self.participles.clone_from(&written.clauses.participles);
        self.person_endings.clone_from(&written.clauses.person_endings);
        self.anybody.clone_from(&written.parts.anybody);
        self.fallen.clone_from(&written.parts.fallen);
        self.combatants.clone_from(&written.parts.combatants);
        self.one_place.clone_from(&written.parts.one_place);
        self.adverbs.clone_from(&written.clauses.adverbs);
        self.gerunds.clone_from(&written.clauses.gerunds);
        let status = &written.status;
        let surety = [
            (Surety::Planned, &status.planned),
            (Surety::Attempted, &status.attempted),
            (Surety::Possible, &status.possible),
            (Surety::Denied, &status.denied),
        ];
        for (surety, list) in surety {
            for phrase in list {
                self.surety.add(vocabulary.intern_phrase(phrase), surety);
            }
        }
    }

    fn take_peoples(
        &mut self,
        peoples: &BTreeMap<String, Vec<String>>,
        of: impl Fn(String) -> People,
        vocabulary: &mut Vocabulary,
    ) {
        for (name, nouns) in peoples {
            for noun in nouns {
                self.peoples.add(vocabulary.intern_phrase(noun), of(name.clone()));
            }
        }
    }

    fn take_time(&mut self, time: &Time, vocabulary: &mut Vocabulary) {
        for (phrase, [first, last]) in &time.days {
            self.days.add(vocabulary.intern_phrase(phrase), (*first, *last));
        }
        for (phrase, days) in &time.recent {
            self.recent.add(vocabulary.intern_phrase(phrase), *days);
        }
        for (phrase, count) in &time.loose {
            self.loose.add(vocabulary.intern_phrase(phrase), *count);
        }
        for (phrase, [first, last]) in &time.month_parts {
            self.month_parts.add(vocabulary.intern_phrase(phrase), (*first, *last));
        }
        for (phrase, [first, last]) in &time.quarters {
            self.quarters.add(vocabulary.intern_phrase(phrase), (*first, *last));
        }
        for (word, unit) in &time.units {
            self.units.insert(vocabulary.intern(word), *unit);
        }
        for (word, hour) in &time.hours {
            self.hours.insert(vocabulary.intern(word), *hour);
        }
        for (word, part) in &time.day_parts {
            self.day_parts.insert(vocabulary.intern(word), *part);
        }
        self.at = time.at.iter().map(|word| vocabulary.intern(word)).collect();
        self.second_half = time.second_half.iter().map(|word| vocabulary.intern(word)).collect();
        for (word, ahead) in &time.zones {
            self.zones.insert(vocabulary.intern(word), *ahead);
        }
        for (word, day) in &time.weekdays {
            self.weekdays.insert(vocabulary.intern(word), *day);
        }
        for (word, month) in &time.months {
            self.months.insert(vocabulary.intern(word), *month);
        }
        for [from, to] in &time.range {
            self.ranges.push((vocabulary.intern(from), vocabulary.intern(to)));
        }
    }
}
