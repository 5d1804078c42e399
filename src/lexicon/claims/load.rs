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
            (Part::Numbering, &written.parts.numbering),
            (Part::Batch, &written.parts.batches),
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
            (Part::Official, &speech.official),
            (Part::SeenBy, &speech.seen_by),
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
            (&mut self.and_the_rest, &written.parts.and_the_rest),
            (&mut self.in_a_stage, &written.parts.in_a_stage),
            (&mut self.done_before, &written.parts.done_before),
            (&mut self.undone_before, &written.parts.undone_before),
            (&mut self.day_after, &written.parts.day_after),
            (&mut self.brought_down, &written.parts.brought_down),
            (&mut self.hands_of, &written.parts.hands_of),
            (&mut self.said_before, &written.parts.said_before),
            (&mut self.was_wrong, &written.parts.was_wrong),
            (&mut self.office_holders, &written.parts.office_holders),
            (&mut self.total_rows, &written.parts.total_rows),
            (&mut self.row_kinds, &written.parts.row_kinds),
            (&mut self.row_houses, &written.parts.row_houses),
            (&mut self.of_other_places, &written.parts.of_other_places),
            (&mut self.source_heads, &written.parts.source_heads),
            (&mut self.corrections, &written.parts.corrections),
            (&mut self.so_far, &written.parts.so_far),
            (&mut self.on_condition, &written.parts.on_condition),
            (&mut self.hearsay, &written.parts.hearsay),
            (&mut self.other_events, &written.parts.other_events),
            (&mut self.long_events, &written.parts.long_events),
            (&mut self.illnesses, &written.parts.illnesses),
            (&mut self.of_illness, &written.parts.of_illness),
            (&mut self.alive, &written.parts.alive),
            (&mut self.years, &written.parts.years),
            (&mut self.countrywide, &written.parts.countrywide),
            (&mut self.all_across, &written.parts.all_across),
            (&mut self.text_dates, &written.parts.text_dates),
            (&mut self.locals, &written.parts.locals),
            (&mut self.wide_bodies, &written.parts.wide_bodies),
            (&mut self.heard_from, &written.parts.heard_from),
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
            (&mut self.within_year, &written.parts.within_year),
            (&mut self.set_against, &written.parts.set_against),
            (&mut self.source_lines, &written.parts.source_lines),
            (&mut self.takes_lives, &written.parts.takes_lives),
            (&mut self.lives_gone, &written.parts.lives_gone),
            (&mut self.worst_in, &written.parts.worst_in),
            (&mut self.weekends, &written.parts.weekends),
            (&mut self.last_weekends, &written.parts.last_weekends),
            (&mut self.this_weekends, &written.parts.this_weekends),
            (&mut self.bare_weekends, &written.parts.bare_weekends),
            (&mut self.day_before, &written.parts.day_before),
            (&mut self.doubting, &written.parts.doubting),
            (&mut self.how_far, &written.parts.how_far),
            (&mut self.at_odds, &written.parts.at_odds),
            (&mut self.disagreeing, &written.parts.disagreeing),
            (&mut self.contrasting, &written.parts.contrasting),
            (&mut self.disputed_with_figure, &written.parts.disputed_with_figure),
            (&mut self.disputed, &written.parts.disputed),
            (&mut self.list_holds, &written.parts.list_holds),
            (&mut self.nearer_truth, &written.parts.nearer_truth),
            (&mut self.tallies, &written.parts.tallies),
            (&mut self.counts, &written.parts.counts),
            (&mut self.crowd_verbs, &written.parts.crowd_verbs),
            (&mut self.own_areas, &written.parts.own_areas),
            (&mut self.surroundings, &written.parts.surroundings),
            (&mut self.will_not, &written.parts.will_not),
            (&mut self.explaining, &written.parts.explaining),
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
            (&mut self.own_shares, &written.parts.own_shares),
            (&mut self.contenders, &written.parts.contenders),
            (&mut self.smaller, &written.parts.smaller),
            (&mut self.one_kind, &written.parts.one_kind),
            (&mut self.per, &written.parts.per),
            (&mut self.name_endings, &written.parts.name_endings),
            (&mut self.misjudged, &written.parts.misjudged),
            (&mut self.joins, &written.parts.joins),
            (&mut self.own_counts, &written.parts.own_counts),
            (&mut self.branches, &written.parts.branches),
            (&mut self.reckons, &written.parts.reckons),
            (&mut self.lies, &written.parts.lies),
            (&mut self.earlier_texts, &written.parts.earlier_texts),
            (&mut self.of_a_kind, &written.parts.of_a_kind),
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
        self.present_endings.clone_from(&written.parts.present_endings);
        self.past_endings.clone_from(&written.parts.past_endings);
        self.senses.clone_from(&written.parts.senses);
        self.lives_told.clone_from(&written.parts.lives_told);
        self.crowds_told.clone_from(&written.parts.crowds_told);
        for (plain, past, perfect) in &written.parts.past_tenses {
            self.past_tenses.push((plain.clone(), past.clone(), vocabulary.intern(perfect)));
        }
        self.disasters.clone_from(&written.parts.other_events);
        self.crashes.clone_from(&written.parts.crashes);
        self.diseases.clone_from(&written.parts.illnesses);
        self.wars.clone_from(&written.parts.long_events);
        self.nations.clone_from(&written.parts.nations);
        self.fallen.clone_from(&written.parts.fallen);
        self.combatants.clone_from(&written.parts.combatants);
        self.one_place.clone_from(&written.parts.one_place);
        self.placed_by.clone_from(&written.parts.placed_by);
        self.adverbs.clone_from(&written.clauses.adverbs);
        self.gerunds.clone_from(&written.clauses.gerunds);
        let status = &written.status;
        let parts = &written.parts;
        let differing =
            [(Way::Other, &parts.differing), (Way::Lower, &parts.differing_down), (Way::Higher, &parts.differing_up)];
        for (way, list) in differing {
            list.iter().for_each(|phrase| self.differing.add(vocabulary.intern_phrase(phrase), way));
        }
        // Whoever calls another's count too high has a lower one.
        for (way, list) in [(Way::Lower, &parts.overstated), (Way::Higher, &parts.understated)] {
            list.iter().for_each(|phrase| self.called_wrong.add(vocabulary.intern_phrase(phrase), way));
        }
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
