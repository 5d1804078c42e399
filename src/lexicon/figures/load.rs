//! The file of a language's data on figures, `figures.toml`, as written -> [`Figures`]. Owns the
//! form of the file; what a word does to a number is the reader's.

use std::collections::BTreeMap;
use std::sync::Arc;

use rust_decimal::Decimal;
use rustc_hash::FxHashSet;
use serde::Deserialize;

use super::{Class, Endings, Entry, Figures, Hedge, NumberWord};
use crate::interval::Bound;
use crate::lexicon::lists::Lists;
use crate::lexicon::vocabulary::{Vocabulary, WordId};
use crate::token::fold;
use crate::unit::{Dimension, Unit};

#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct Written {
    numbers: Numbers,
    vague: Vague,
    factors: Factors,
    hedges: Hedges,
    links: Lists,
    classes: BTreeMap<Class, Vec<String>>,
    idioms: BTreeMap<String, Vec<String>>,
    endings: Endings,
    rates: Rates,
    races: Races,
    currencies: Currencies,
    units: Vec<WrittenUnit>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct Numbers {
    small: BTreeMap<String, u32>,
    tens: BTreeMap<String, u32>,
    scales: BTreeMap<String, String>,
    letters: BTreeMap<String, String>,
    spaced_letters: Vec<String>,
    groups: BTreeMap<String, u32>,
    parts: BTreeMap<String, u32>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct Vague {
    plurals: BTreeMap<String, [String; 2]>,
    loose: BTreeMap<String, [u32; 2]>,
    loose_before_scale: BTreeMap<String, [u32; 2]>,
    bands: BTreeMap<String, [u32; 2]>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Factors {
    words: BTreeMap<String, String>,
    adverbs: BTreeMap<String, String>,
    phrases: BTreeMap<String, String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct Hedges {
    before: BTreeMap<String, Vec<String>>,
    before_measure: BTreeMap<String, Vec<String>>,
    after: BTreeMap<String, Vec<String>>,
    fillers: Vec<String>,
    later: Vec<String>,
    earlier: Vec<String>,
    split: Vec<[String; 3]>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Rates {
    often: BTreeMap<String, String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Races {
    metres: Vec<u32>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct Currencies {
    symbols: BTreeMap<String, String>,
    names: BTreeMap<String, String>,
    names_after_scale: BTreeMap<String, String>,
    symbols_before_scale: BTreeMap<String, String>,
    codes: Vec<String>,
    hundredths: BTreeMap<String, String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct WrittenUnit {
    symbol: String,
    kind: Dimension,
    scale: String,
    #[serde(default)]
    offset: Option<String>,
    words: Vec<String>,
    #[serde(default)]
    tight: Vec<String>,
    #[serde(default)]
    in_heat: Vec<String>,
    #[serde(default)]
    of_things: Vec<String>,
    #[serde(default)]
    glued: Vec<String>,
}

impl Figures {
    /// Loads the data from its file.
    ///
    /// # Errors
    /// What is wrong with the file.
    pub(in crate::lexicon) fn load(text: &str, vocabulary: &mut Vocabulary) -> Result<Self, String> {
        let written: Written = toml::from_str(text).map_err(|error| error.to_string())?;
        let mut figures = Self { endings: written.endings.clone(), ..Self::default() };
        figures.take_numbers(&written.numbers, vocabulary)?;
        figures.take_vague(&written.vague, vocabulary)?;
        figures.take_factors(&written.factors, vocabulary)?;
        figures.take_hedges(&written.hedges, vocabulary)?;
        figures.take_links(&written.links, vocabulary);
        written.links.settle("links")?;
        for (class, words) in &written.classes {
            for word in words {
                let id = single(word, vocabulary)?;
                figures.entry_mut(id).classes |= 1 << *class as u8;
            }
        }
        for phrases in written.idioms.values() {
            for phrase in phrases {
                figures.idioms.add(vocabulary.intern_phrase(phrase), ());
            }
        }
        for (word, each) in &written.rates.often {
            figures.often.insert(single(word, vocabulary)?, each.clone());
        }
        figures.race_distances = written.races.metres.iter().map(|metres| Decimal::from(*metres)).collect();
        figures.take_currencies(&written.currencies, vocabulary);
        figures.take_units(&written.units, vocabulary)?;
        figures.settle(vocabulary);
        Ok(figures)
    }

    fn entry_mut(&mut self, word: WordId) -> &mut Entry {
        self.loading.entry(word).or_default()
    }

    fn number_word(&mut self, word: &str, number: NumberWord, vocabulary: &mut Vocabulary) -> Result<(), String> {
        let id = single(word, vocabulary)?;
        let entry = self.entry_mut(id);
        if entry.number.is_some() {
            return Err(format!("\"{word}\" counts twice"));
        }
        entry.number = Some(number);
        Ok(())
    }

    fn take_numbers(&mut self, numbers: &Numbers, vocabulary: &mut Vocabulary) -> Result<(), String> {
        for (word, value) in &numbers.small {
            self.number_word(word, NumberWord::Small(*value), vocabulary)?;
        }
        for (word, value) in &numbers.tens {
            self.number_word(word, NumberWord::Tens(*value), vocabulary)?;
        }
        for (word, value) in &numbers.scales {
            self.number_word(word, NumberWord::Scale(decimal(value)?), vocabulary)?;
        }
        for (word, value) in &numbers.groups {
            self.number_word(word, NumberWord::Group(Decimal::from(*value)), vocabulary)?;
        }
        for (word, value) in &numbers.parts {
            self.number_word(word, NumberWord::Part(Decimal::from(*value)), vocabulary)?;
        }
        for (letter, value) in &numbers.letters {
            let id = single(letter, vocabulary)?;
            self.letters.insert(id, decimal(value)?);
            if numbers.spaced_letters.contains(letter) {
                self.spaced_letters.insert(id, decimal(value)?);
            }
        }
        Ok(())
    }

    fn take_vague(&mut self, vague: &Vague, vocabulary: &mut Vocabulary) -> Result<(), String> {
        for (word, [lo, hi]) in &vague.plurals {
            self.number_word(word, NumberWord::Plural(decimal(lo)?, decimal(hi)?), vocabulary)?;
        }
        for (phrase, [lo, hi]) in &vague.loose {
            self.loose.add(vocabulary.intern_phrase(phrase), (Decimal::from(*lo), Decimal::from(*hi)));
        }
        for (phrase, [lo, hi]) in &vague.loose_before_scale {
            self.loose_before_scale.add(vocabulary.intern_phrase(phrase), (Decimal::from(*lo), Decimal::from(*hi)));
        }
        for (word, [lo, hi]) in &vague.bands {
            self.bands.insert(single(word, vocabulary)?, (Decimal::from(*lo), Decimal::from(*hi)));
        }
        Ok(())
    }

    fn take_factors(&mut self, factors: &Factors, vocabulary: &mut Vocabulary) -> Result<(), String> {
        for (word, value) in &factors.words {
            // "halves" is also a denominator; the plural of one wins.
            let id = single(word, vocabulary)?;
            if self.entry_mut(id).number.is_none() {
                self.number_word(word, NumberWord::Factor(decimal(value)?), vocabulary)?;
            }
        }
        for (word, value) in &factors.adverbs {
            self.number_word(word, NumberWord::FactorAdverb(decimal(value)?), vocabulary)?;
        }
        for (phrase, value) in &factors.phrases {
            self.factor_phrases.add(vocabulary.intern_phrase(phrase), decimal(value)?);
        }
        Ok(())
    }

    fn take_hedges(&mut self, hedges: &Hedges, vocabulary: &mut Vocabulary) -> Result<(), String> {
        for (written, place) in [
            (&hedges.before, &mut self.before),
            (&hedges.before_measure, &mut self.before_measure),
            (&hedges.after, &mut self.after),
        ] {
            for (name, phrases) in written {
                for phrase in phrases {
                    place.add(vocabulary.intern_phrase(phrase), hedge(name)?);
                }
            }
        }
        for phrase in &hedges.fillers {
            self.fillers.add(vocabulary.intern_phrase(phrase), ());
        }
        for phrase in &hedges.later {
            self.later.add(vocabulary.intern_phrase(phrase), ());
        }
        for phrase in &hedges.earlier {
            self.earlier.add(vocabulary.intern_phrase(phrase), ());
        }
        for [first, last, name] in &hedges.split {
            self.split.push((single(first, vocabulary)?, single(last, vocabulary)?, hedge(name)?));
        }
        Ok(())
    }

    fn take_links(&mut self, links: &Lists, vocabulary: &mut Vocabulary) {
        for (phrases, place) in [
            (links.of("instead"), &mut self.instead),
            (links.of("was"), &mut self.was),
            (links.of("rising"), &mut self.rising),
            (links.of("beside"), &mut self.beside),
            (links.of("of-it"), &mut self.of_it),
            (links.of("margins"), &mut self.margins),
            (links.of("bracket"), &mut self.bracket),
            (links.of("numbered-things"), &mut self.numbered_things),
            (links.of("tallies"), &mut self.tallies),
            (links.of("souls"), &mut self.souls),
            (links.of("timed"), &mut self.timed),
            (links.of("never"), &mut self.never),
            (links.of("aside"), &mut self.aside),
            (links.of("points"), &mut self.points),
            (links.of("gaps"), &mut self.gaps),
            (links.of("pointed"), &mut self.pointed),
            (links.of("unpointed"), &mut self.unpointed),
            (links.of("benchmarks"), &mut self.benchmarks),
            (links.of("unitless"), &mut self.unitless),
            (links.of("behind"), &mut self.behind),
            (links.of("counting"), &mut self.counting),
            (links.of("spread-over"), &mut self.spread_over),
            (links.of("dials"), &mut self.dials),
            (links.of("rung-up"), &mut self.rung_up),
            (links.of("number-labels"), &mut self.number_labels),
            (links.of("numbered"), &mut self.numbered),
            (links.of("strokes"), &mut self.strokes),
            (links.of("shared"), &mut self.shared),
            (links.of("built-in"), &mut self.built_in),
            (links.of("counter-signs"), &mut self.counter_signs),
            (links.of("clock-see"), &mut self.clock_see),
            (links.of("did"), &mut self.did),
            (links.of("as-many"), &mut self.as_many),
            (links.of("binding"), &mut self.binding),
            (links.of("elsewhere"), &mut self.elsewhere),
            (links.of("pushed"), &mut self.pushed),
            (links.of("pushed-beyond"), &mut self.pushed_beyond),
            (links.of("elder"), &mut self.elder),
            (links.of("so-much-as"), &mut self.so_much_as),
            (links.of("dialled"), &mut self.dialled),
            (links.of("call-nouns"), &mut self.call_nouns),
            (links.of("age-adverbs"), &mut self.age_adverbs),
            (links.of("of-them"), &mut self.of_them),
            (links.of("played"), &mut self.played),
            (links.of("sold"), &mut self.sold),
            (links.of("meted"), &mut self.meted),
            (links.of("lines"), &mut self.lines),
            (links.of("of-whom"), &mut self.of_whom),
            (links.of("parents-of"), &mut self.parents_of),
            (links.of("day-parts"), &mut self.day_parts),
            (links.of("well-into"), &mut self.well_into),
            (links.of("lacking"), &mut self.lacking),
            (links.of("run-over"), &mut self.run_over),
            (links.of("degrees"), &mut self.degrees),
            (links.of("records"), &mut self.records),
            (links.of("pays"), &mut self.pays),
            (links.of("carded"), &mut self.carded),
            (links.of("felling"), &mut self.felling),
            (links.of("blocks"), &mut self.blocks),
            (links.of("things"), &mut self.things),
            (links.of("bowled"), &mut self.bowled),
            (links.of("heat"), &mut self.heat),
            (links.of("ever-since"), &mut self.ever_since),
            (links.of("models"), &mut self.models),
            (links.of("named-so"), &mut self.named_so),
            (links.of("stages"), &mut self.stages),
            (links.of("last"), &mut self.last),
            (links.of("turning"), &mut self.turning),
            (links.of("whoever"), &mut self.whoever),
            (links.of("reached"), &mut self.reached),
            (links.of("intervals"), &mut self.intervals),
            (links.of("streets"), &mut self.streets),
        ] {
            for phrase in phrases {
                place.add(vocabulary.intern_phrase(phrase), ());
            }
        }
    }

    fn take_currencies(&mut self, currencies: &Currencies, vocabulary: &mut Vocabulary) {
        let money = |code: &str| Unit::scaled(Dimension::Money, code, Decimal::ONE);
        for (symbol, code) in &currencies.symbols {
            self.currency_symbols.add(vocabulary.intern_phrase(symbol), money(code));
        }
        for (name, code) in &currencies.names {
            self.currency_names.add(vocabulary.intern_phrase(name), money(code));
        }
        for (name, code) in &currencies.names_after_scale {
            self.currency_names_after_scale.add(vocabulary.intern_phrase(name), money(code));
        }
        for (symbol, code) in &currencies.symbols_before_scale {
            self.currency_symbols_before_scale.add(vocabulary.intern_phrase(symbol), money(code));
        }
        for (name, code) in &currencies.hundredths {
            let unit = Unit { scale: Decimal::new(1, 2), ..money(code) };
            self.currency_names.add(vocabulary.intern_phrase(name), unit);
        }
        for code in &currencies.codes {
            let id = vocabulary.intern(&code.to_lowercase());
            self.currency_codes.insert(id, money(code));
        }
    }

    fn take_units(&mut self, units: &[WrittenUnit], vocabulary: &mut Vocabulary) -> Result<(), String> {
        for written in units {
            let unit = Unit {
                dimension: written.kind,
                symbol: Arc::from(&*written.symbol),
                scale: decimal(&written.scale)?,
                offset: written.offset.as_deref().map_or(Ok(Decimal::ZERO), decimal)?,
            };
            for phrase in &written.words {
                self.units.add(vocabulary.intern_phrase(phrase), unit.clone());
            }
            for tight in &written.tight {
                if self.tight.insert(tight.clone(), unit.clone()).is_some() {
                    return Err(format!("\"{tight}\" is written for two units"));
                }
            }
            for glued in &written.glued {
                self.glued.insert(glued.clone(), unit.clone());
            }
            for letter in &written.in_heat {
                self.tight_in_heat.insert(letter.clone(), unit.clone());
            }
            for thing in &written.of_things {
                self.units_of_things.add(vocabulary.intern_phrase(thing), unit.clone());
            }
        }
        Ok(())
    }

    /// The words that stand second in phrases that begin with an article: "few", of "a few".
    fn second_to_article(&self) -> FxHashSet<WordId> {
        let articles = (0..).zip(&self.entries).filter(|(_, entry)| entry.is(Class::Article)).map(|(word, _)| word);
        let seconds = |word| {
            let idioms = self.idioms.starting(word).iter().map(|(words, ())| words);
            let loose = self.loose.starting(word).iter().map(|(words, _)| words);
            idioms.chain(loose).filter_map(|words| words.get(1).copied()).collect::<Vec<_>>()
        };
        articles.flat_map(seconds).collect()
    }

    /// Marks the words that may open a figure: all that count, and those that make a zero.
    fn settle(&mut self, vocabulary: &Vocabulary) {
        let mut loading = std::mem::take(&mut self.loading);
        let last = WordId::try_from(vocabulary.len()).unwrap_or(WordId::MAX);
        self.entries = (0..=last).map(|word| loading.remove(&word).unwrap_or_default()).collect();
        let seconds = self.second_to_article();
        for (word, entry) in (0..).zip(&mut self.entries) {
            entry.trigger = entry.number.is_some()
                || [Class::No, Class::None, Class::Nobody, Class::All, Class::Not, Class::Without, Class::Extent]
                    .iter()
                    .any(|class| entry.is(*class))
                || self.units.starting(word).iter().any(|(words, unit)| words.len() == 1 && unit.stands_alone())
                || !self.loose.ending(word).is_empty()
                || !self.loose_before_scale.ending(word).is_empty();
            let phrases = [&self.idioms.starting(word).len(), &self.loose.starting(word).len()];
            entry.measures = !self.units.starting(word).is_empty();
            entry.after_article = entry.number.is_some()
                || entry.measures
                || entry.is(Class::Single)
                || entry.is(Class::UnitFiller)
                || seconds.contains(&word);
            entry.opens = entry.trigger
                || self.bands.contains_key(&word)
                || !self.loose_before_scale.starting(word).is_empty()
                || [Class::Article, Class::Month, Class::Ordinal, Class::Half].iter().any(|class| entry.is(*class))
                || phrases.iter().any(|count| **count > 0);
            if entry.trigger {
                self.openers.add(vocabulary.spelling(word));
            }
        }
    }
}

fn single(word: &str, vocabulary: &mut Vocabulary) -> Result<WordId, String> {
    let joined = word.len() > 1 && word.contains(|c: char| c.is_whitespace() || c == '-');
    if joined || word.is_empty() {
        return Err(format!("\"{word}\" is not one word"));
    }
    Ok(vocabulary.intern(&fold(word)))
}

fn decimal(text: &str) -> Result<Decimal, String> {
    let parsed = if text.contains('e') { Decimal::from_scientific(text) } else { text.parse() };
    parsed.map_err(|error| format!("\"{text}\": {error}"))
}

fn hedge(name: &str) -> Result<Hedge, String> {
    Ok(Hedge::Bound(match name {
        "more-than" => Bound::MoreThan,
        "at-least" => Bound::AtLeast,
        "at-most" => Bound::AtMost,
        "less-than" => Bound::LessThan,
        "approx" => Bound::Approx,
        "not-above" => return Ok(Hedge::NotAbove),
        "tentative" => return Ok(Hedge::Tentative),
        _ => return Err(format!("\"{name}\" is no hedge")),
    }))
}
