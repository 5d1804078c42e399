//! The file of a language's data on claims, `claims.toml`, as written -> [`Claims`]. What its keys are, `written` says; what
//! a word says of a figure is the claim layer's.

use std::collections::BTreeMap;

use super::written::{Time, Written};
use super::{Claims, Part, People, Surety, Way};
use crate::lexicon::vocabulary::Vocabulary;

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
        let Written { speech, parts, clauses, places, status, order, time } = &written;
        let sections = [
            ("speech", speech),
            ("parts", &parts.lists),
            ("clauses", clauses),
            ("places", places),
            ("status", status),
            ("order", order),
            ("time", &time.lists),
        ];
        sections.iter().try_for_each(|(section, lists)| lists.settle(section))?;
        Ok(claims)
    }

    fn take_parts(&mut self, written: &Written, vocabulary: &mut Vocabulary) {
        let Written { speech, clauses, places, order, status, .. } = written;
        let (parts, time) = (&written.parts.lists, &written.time.lists);
        let lists = [
            (Part::SayingVerb, speech.of("verbs")),
            (Part::WeakVerb, speech.of("weak-verbs")),
            (Part::Denial, speech.of("denials")),
            (Part::Quoting, speech.of("quoting")),
            (Part::SpeechNoun, speech.of("speech-nouns")),
            (Part::StanceNoun, speech.of("stance-nouns")),
            (Part::Whatever, speech.of("whatever")),
            (Part::Mouthpiece, speech.of("mouthpieces")),
            (Part::VagueBody, speech.of("vague-bodies")),
            (Part::Army, speech.of("army")),
            (Part::WhereInside, speech.of("where-inside")),
            (Part::RecordNoun, speech.of("record-nouns")),
            (Part::Pronoun, speech.of("pronouns")),
            (Part::BetweenSubjectAndVerb, speech.of("between-subject-and-verb")),
            (Part::SubjectStop, speech.of("subject-stop")),
            (Part::SubjectLink, speech.of("subject-link")),
            (Part::Article, speech.of("article")),
            (Part::OutletWord, speech.of("outlet-words")),
            (Part::Both, parts.of("both")),
            (Part::Anyone, parts.of("anyone")),
            (Part::MemberNoun, parts.of("member-nouns")),
            (Part::Fellow, parts.of("fellows")),
            (Part::Uncounted, parts.of("uncounted")),
            (Part::PlainCount, parts.of("plain-counts")),
            (Part::OutcomeNoun, parts.of("outcome-nouns")),
            (Part::Placing, parts.of("placing")),
            (Part::Staying, parts.of("staying")),
            (Part::Embassy, parts.of("embassies")),
            (Part::Numbering, parts.of("numbering")),
            (Part::Batch, parts.of("batches")),
            (Part::Outside, places.of("outside")),
            (Part::PopulationNoun, parts.of("population-nouns")),
            (Part::ClauseAlways, clauses.of("always")),
            (Part::Irregular, clauses.of("irregular")),
            (Part::While, clauses.of("beside")),
            (Part::Incident, clauses.of("incident")),
            (Part::ClauseAfterComma, clauses.of("after-comma")),
            (Part::Destination, places.of("destination")),
            (Part::AreaNoun, places.of("area-nouns")),
            (Part::Since, time.of("since")),
            (Part::Ago, time.of("ago")),
            (Part::Lead, time.of("leads")),
            (Part::Last, time.of("last")),
            (Part::Next, time.of("next")),
            (Part::This, time.of("this")),
            (Part::That, speech.of("that")),
            (Part::Aside, clauses.of("aside")),
            (Part::Baseline, time.of("baseline")),
            (Part::Event, time.of("event")),
            (Part::Tally, time.of("tally")),
            (Part::Ending, time.of("ending")),
            (Part::Origin, time.of("origin")),
            (Part::Also, time.of("also")),
            (Part::Prior, order.of("prior")),
            (Part::Revising, order.of("revising")),
            (Part::Lowering, order.of("lowering")),
            (Part::BeforeTo, status.of("before-to")),
            (Part::TollVerb, speech.of("toll-verbs")),
            (Part::TollNoun, speech.of("toll-nouns")),
            (Part::CountNoun, speech.of("count-nouns")),
            (Part::HearerVerb, speech.of("hearer-verbs")),
            (Part::PersonPronoun, speech.of("person-pronouns")),
            (Part::OwnPronoun, speech.of("own-pronouns")),
            (Part::OwnerPronoun, speech.of("owner-pronouns")),
            (Part::Possessive, speech.of("possessives")),
            (Part::TextNoun, speech.of("text-nouns")),
            (Part::ClaimedLives, speech.of("claimed-lives")),
            (Part::Ongoing, speech.of("ongoing")),
            (Part::ThatVerb, speech.of("that-verbs")),
            (Part::NumberVerb, speech.of("number-verbs")),
            (Part::Into, speech.of("into")),
            (Part::PutAt, speech.of("put-at")),
            (Part::Perfect, speech.of("perfect")),
            (Part::ObjectVerb, speech.of("object-verbs")),
            (Part::KnownAs, speech.of("known-as")),
            (Part::Official, speech.of("official")),
            (Part::SeenBy, speech.of("seen-by")),
            (Part::Same, speech.of("same")),
            (Part::CountedBy, speech.of("counted-by")),
            (Part::Bringing, parts.of("bringing")),
            (Part::Among, parts.of("among")),
            (Part::Without, parts.of("without")),
            (Part::Respectively, parts.of("respectively")),
            (Part::Holding, parts.of("holding")),
            (Part::Relative, clauses.of("relative")),
            (Part::Earlier, order.of("earlier")),
            (Part::Published, order.of("published")),
            (Part::ThoseDays, time.of("those-days")),
            (Part::Later, time.of("later")),
            (Part::SaysIt, parts.of("says-it")),
            (Part::MoreOrFewer, parts.of("more-or-fewer")),
            (Part::Appeal, parts.of("appeals")),
            (Part::MeasureNoun, parts.of("measure-nouns")),
            (Part::BecauseOf, parts.of("because-of")),
            (Part::Present, order.of("present")),
            (Part::Found, order.of("found")),
            (Part::Befell, parts.of("befell")),
            (Part::OwnArea, places.of("own-area")),
            (Part::Country, places.of("countries")),
            (Part::WideArea, places.of("wide-areas")),
            (Part::LocalArea, places.of("local-areas")),
            (Part::SmallArea, places.of("small-areas")),
            (Part::PlaceOffice, places.of("place-offices")),
            (Part::WholeArea, places.of("whole-area")),
            (Part::House, places.of("houses")),
            (Part::Chiefly, places.of("chiefly")),
            (Part::ReportHead, order.of("report-heads")),
            (Part::PresentVerb, order.of("present-verbs")),
            (Part::Household, parts.of("households")),
            (Part::Together, parts.of("together")),
            (Part::Thing, parts.of("things")),
            (Part::Alone, places.of("alone")),
            (Part::Claiming, speech.of("claiming")),
            (Part::AddedBehind, parts.of("added-behind")),
            (Part::Than, parts.of("than")),
            (Part::Fewer, parts.of("fewer")),
        ];
        for (part, words) in lists {
            for word in words {
                *self.parts.entry(vocabulary.intern(word)).or_default() |= 1_u128 << part as u8;
            }
        }
    }

    fn take_phrases(&mut self, written: &Written, vocabulary: &mut Vocabulary) {
        let Written { speech, clauses, places, order, status, .. } = written;
        let (parts, time) = (&written.parts.lists, &written.time.lists);
        let lists = [
            (&mut self.according, speech.of("according")),
            (&mut self.as_saying, speech.of("as-saying")),
            (&mut self.counts_it, parts.of("counts-it")),
            (&mut self.there_are, parts.of("there-are")),
            (&mut self.list_nouns, parts.of("list-nouns")),
            (&mut self.kinds, parts.of("kinds")),
            (&mut self.beginnings, parts.of("beginnings")),
            (&mut self.there, parts.of("there")),
            (&mut self.put_right, parts.of("put-right")),
            (&mut self.where_at, parts.of("where-at")),
            (&mut self.no_clause, parts.of("no-clause")),
            (&mut self.of_things, parts.of("of-things")),
            (&mut self.asking, parts.of("asking")),
            (&mut self.made_for, parts.of("made-for")),
            (&mut self.states, parts.of("states")),
            (&mut self.aboard, parts.of("aboard")),
            (&mut self.home_to, parts.of("home-to")),
            (&mut self.teams, parts.of("teams")),
            (&mut self.heard, parts.of("heard")),
            (&mut self.beside_place, places.of("beside")),
            (&mut self.elsewhere_in, places.of("elsewhere-in")),
            (&mut self.hearing, places.of("hearing")),
            (&mut self.excepting, places.of("excepting")),
            (&mut self.elsewhere, places.of("elsewhere")),
            (&mut self.everywhere, places.of("everywhere")),
            (&mut self.until, time.of("until")),
            (&mut self.that_day, time.of("that-day")),
            (&mut self.leading_up, speech.of("leading-up")),
            (&mut self.having_to_do, speech.of("having-to-do")),
            (&mut self.including, parts.of("including")),
            (&mut self.of_whole, parts.of("of-whole")),
            (&mut self.added_before, parts.of("added-before")),
            (&mut self.against, parts.of("against")),
            (&mut self.set_above, parts.of("set-above")),
            (&mut self.came, parts.of("came")),
            (&mut self.with_part, parts.of("with-part")),
            (&mut self.time_beside, parts.of("time-beside")),
            (&mut self.removed, parts.of("removed")),
            (&mut self.seen, parts.of("seen")),
            (&mut self.seen_behind, parts.of("seen-behind")),
            (&mut self.and_the_rest, parts.of("and-the-rest")),
            (&mut self.in_a_stage, parts.of("in-a-stage")),
            (&mut self.done_before, parts.of("done-before")),
            (&mut self.undone_before, parts.of("undone-before")),
            (&mut self.day_after, parts.of("day-after")),
            (&mut self.brought_down, parts.of("brought-down")),
            (&mut self.hands_of, parts.of("hands-of")),
            (&mut self.said_before, parts.of("said-before")),
            (&mut self.was_wrong, parts.of("was-wrong")),
            (&mut self.office_holders, parts.of("office-holders")),
            (&mut self.total_rows, parts.of("total-rows")),
            (&mut self.row_kinds, parts.of("row-kinds")),
            (&mut self.row_houses, parts.of("row-houses")),
            (&mut self.of_other_places, parts.of("of-other-places")),
            (&mut self.source_heads, parts.of("source-heads")),
            (&mut self.corrections, parts.of("corrections")),
            (&mut self.so_far, parts.of("so-far")),
            (&mut self.on_condition, parts.of("on-condition")),
            (&mut self.hearsay, parts.of("hearsay")),
            (&mut self.other_events, parts.of("other-events")),
            (&mut self.long_events, parts.of("long-events")),
            (&mut self.illnesses, parts.of("illnesses")),
            (&mut self.of_illness, parts.of("of-illness")),
            (&mut self.alive, parts.of("alive")),
            (&mut self.years, parts.of("years")),
            (&mut self.countrywide, parts.of("countrywide")),
            (&mut self.all_across, parts.of("all-across")),
            (&mut self.text_dates, parts.of("text-dates")),
            (&mut self.locals, parts.of("locals")),
            (&mut self.wide_bodies, parts.of("wide-bodies")),
            (&mut self.heard_from, parts.of("heard-from")),
            (&mut self.held_land, parts.of("held-land")),
            (&mut self.other_side, parts.of("other-side")),
            (&mut self.holds_land, parts.of("holds-land")),
            (&mut self.did_so, parts.of("did-so")),
            (&mut self.left_out, parts.of("left-out")),
            (&mut self.confirmed_none, parts.of("confirmed-none")),
            (&mut self.same_hour, parts.of("same-hour")),
            (&mut self.remains, parts.of("remains")),
            (&mut self.laid, parts.of("laid")),
            (&mut self.made_up_of, parts.of("made-up-of")),
            (&mut self.within_year, parts.of("within-year")),
            (&mut self.set_against, parts.of("set-against")),
            (&mut self.source_lines, parts.of("source-lines")),
            (&mut self.takes_lives, parts.of("takes-lives")),
            (&mut self.lives_gone, parts.of("lives-gone")),
            (&mut self.worst_in, parts.of("worst-in")),
            (&mut self.weekends, parts.of("weekends")),
            (&mut self.last_weekends, parts.of("last-weekends")),
            (&mut self.this_weekends, parts.of("this-weekends")),
            (&mut self.bare_weekends, parts.of("bare-weekends")),
            (&mut self.day_before, parts.of("day-before")),
            (&mut self.doubting, parts.of("doubting")),
            (&mut self.how_far, parts.of("how-far")),
            (&mut self.at_odds, parts.of("at-odds")),
            (&mut self.disagreeing, parts.of("disagreeing")),
            (&mut self.contrasting, parts.of("contrasting")),
            (&mut self.disputed_with_figure, parts.of("disputed-with-figure")),
            (&mut self.disputed, parts.of("disputed")),
            (&mut self.list_holds, parts.of("list-holds")),
            (&mut self.nearer_truth, parts.of("nearer-truth")),
            (&mut self.tallies, parts.of("tallies")),
            (&mut self.counts, parts.of("counts")),
            (&mut self.crowd_verbs, parts.of("crowd-verbs")),
            (&mut self.own_areas, parts.of("own-areas")),
            (&mut self.surroundings, parts.of("surroundings")),
            (&mut self.will_not, parts.of("will-not")),
            (&mut self.explaining, parts.of("explaining")),
            (&mut self.comparing, parts.of("comparing")),
            (&mut self.nearer_to, parts.of("nearer-to")),
            (&mut self.however, parts.of("however")),
            (&mut self.not_had, parts.of("not-had")),
            (&mut self.besides, parts.of("besides")),
            (&mut self.over_length, parts.of("over-length")),
            (&mut self.no_length, parts.of("no-length")),
            (&mut self.trades, parts.of("trades")),
            (&mut self.in_a_day, parts.of("in-a-day")),
            (&mut self.account_for, parts.of("account-for")),
            (&mut self.house_did, parts.of("house-did")),
            (&mut self.here, parts.of("here")),
            (&mut self.found_again, parts.of("found-again")),
            (&mut self.may_reach, parts.of("may-reach")),
            (&mut self.one_day, parts.of("one-day")),
            (&mut self.when_clause, parts.of("when-clause")),
            (&mut self.honorifics, parts.of("honorifics")),
            (&mut self.of_today, parts.of("of-today")),
            (&mut self.done_to, parts.of("done-to")),
            (&mut self.all_over, parts.of("all-over")),
            (&mut self.helped, parts.of("helped")),
            (&mut self.own_shares, parts.of("own-shares")),
            (&mut self.contenders, parts.of("contenders")),
            (&mut self.smaller, parts.of("smaller")),
            (&mut self.one_kind, parts.of("one-kind")),
            (&mut self.per, parts.of("per")),
            (&mut self.name_endings, parts.of("name-endings")),
            (&mut self.misjudged, parts.of("misjudged")),
            (&mut self.joins, parts.of("joins")),
            (&mut self.own_counts, parts.of("own-counts")),
            (&mut self.branches, parts.of("branches")),
            (&mut self.reckons, parts.of("reckons")),
            (&mut self.lies, parts.of("lies")),
            (&mut self.earlier_texts, parts.of("earlier-texts")),
            (&mut self.of_a_kind, parts.of("of-a-kind")),
            (&mut self.stands, parts.of("stands")),
            (&mut self.one_hand, parts.of("one-hand")),
            (&mut self.can_say, parts.of("can-say")),
            (&mut self.listings, parts.of("listings")),
            (&mut self.to_come, parts.of("to-come")),
            (&mut self.narrower, parts.of("narrower")),
            (&mut self.added_to, parts.of("added-to")),
            (&mut self.removed_before, parts.of("removed-before")),
            (&mut self.all_but, parts.of("all-but")),
            (&mut self.not_only, parts.of("not-only")),
            (&mut self.own_people, parts.of("own-people")),
            (&mut self.older, order.of("older")),
            (&mut self.peak, order.of("peak")),
            (&mut self.stale, order.of("stale")),
        ];
        for (phrases, list) in lists {
            for phrase in list {
                phrases.add(vocabulary.intern_phrase(phrase), ());
            }
        }
        self.participles = clauses.of("participles").to_vec();
        self.person_endings = clauses.of("person-endings").to_vec();
        self.anybody = parts.of("anybody").to_vec();
        self.present_endings.clone_from(&written.parts.present_endings);
        self.past_endings.clone_from(&written.parts.past_endings);
        self.senses.clone_from(&written.parts.senses);
        self.lives_told = parts.of("lives-told").to_vec();
        self.no_country = parts.of("no-country").to_vec();
        self.crowds_told = parts.of("crowds-told").to_vec();
        for (plain, past, perfect) in &written.parts.past_tenses {
            self.past_tenses.push((plain.clone(), past.clone(), vocabulary.intern(perfect)));
        }
        for calamity in [parts.of("calamities"), parts.of("other-events"), parts.of("crashes")].concat() {
            self.calamities.add(vocabulary.intern_phrase(&calamity), ());
        }
        self.disasters = parts.of("other-events").to_vec();
        self.crashes = parts.of("crashes").to_vec();
        self.diseases = parts.of("illnesses").to_vec();
        self.wars = parts.of("long-events").to_vec();
        self.nations.clone_from(&written.parts.nations);
        self.fallen = parts.of("fallen").to_vec();
        self.combatants = parts.of("combatants").to_vec();
        self.one_place = parts.of("one-place").to_vec();
        self.placed_by = parts.of("placed-by").to_vec();
        self.adverbs = clauses.of("adverbs").to_vec();
        self.gerunds = clauses.of("gerunds").to_vec();
        let differing = [
            (Way::Other, parts.of("differing")),
            (Way::Lower, parts.of("differing-down")),
            (Way::Higher, parts.of("differing-up")),
        ];
        for (way, list) in differing {
            list.iter().for_each(|phrase| self.differing.add(vocabulary.intern_phrase(phrase), way));
        }
        // Whoever calls another's count too high has a lower one.
        for (way, list) in [(Way::Lower, parts.of("overstated")), (Way::Higher, parts.of("understated"))] {
            list.iter().for_each(|phrase| self.called_wrong.add(vocabulary.intern_phrase(phrase), way));
        }
        let surety = [
            (Surety::Planned, status.of("planned")),
            (Surety::Attempted, status.of("attempted")),
            (Surety::Possible, status.of("possible")),
            (Surety::Denied, status.of("denied")),
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
        self.at = time.lists.of("at").iter().map(|word| vocabulary.intern(word)).collect();
        self.second_half = time.lists.of("second-half").iter().map(|word| vocabulary.intern(word)).collect();
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
