//! Which quantities ask for a figure by the words around it, and as what number: of "66 of the 85 injured are in hospital"
//! one asks for 66, another for 85. Owns what a sentence itself says; what goes on from claims before it, `whole` and
//! `anaphor` say.

use std::ops::Range;

use rust_decimal::Decimal;

use super::around::Around;
use super::bind::{self, Bound, Fit, Found, Nouns};
use super::clause::part;
use super::context::{Context, Scene};
use super::land::{self, Land};
use super::{NearMiss, cue, event, foreign, leave, refuse};
use crate::figure::Figure;
use crate::interval::Amount;
use crate::lexicon::claims::Part;
use crate::lexicon::figures::Class;
use crate::rules::{Id, Quantity};
use crate::token::Kind;
use crate::unit::{Dimension, Unit};

/// A figure as one quantity or another counts it.
pub(super) struct Counts<'a> {
    figure: &'a Figure,
    /// "620 of the 1,240 schools", where somebody asks how many.
    part: Option<Figure>,
    /// "66 of the 85 injured are in hospital", where somebody asks for the injured.
    all: Option<Figure>,
    /// What those are called of whom it is a part, where they are no more than whom it befell: "three of the injured have
    /// died".
    called: Option<Range<usize>>,
}

impl<'a> Counts<'a> {
    pub(super) fn of(scene: &Scene<'_>, number: usize, figure: &'a Figure, found: &[Found]) -> Self {
        let part = counted_part(scene, number, figure, found);
        let ratio = part.as_ref().zip(figure.amount.ratio);
        let all = ratio.and_then(|(part, ratio)| counted_whole(scene, number, part, ratio.whole));
        let asked =
            |called: &Range<usize>| found.iter().any(|found| found.counts(called) && found.is_cued_behind(called));
        let called = bind::called(scene, number)
            .filter(|called| found.iter().any(|found| found.is_cued_in(called)) && !asked(called));
        Self { figure, part, all, called }
    }

    /// Shares out "368 of the 477 people on board were rescued" to the two that ask for it: first the one that asks for those
    /// 368, then, taken from the others, the one whose words stand right behind the noun, which asks for all 477.
    pub(super) fn share_out(
        &self,
        scene: &Scene<'_>,
        number: usize,
        bound: Option<Bound>,
        others: &mut Vec<Bound>,
    ) -> (Option<Bound>, Option<Bound>) {
        let Some((span, bound)) = scene.figures.get(number).zip(bound) else { return (None, None) };
        if self.all.is_none() {
            return (Some(bound), None);
        }
        let hosts = |bound: &Bound| bound.cue.as_ref().is_some_and(|cue| cue.start == span.end);
        let told = |host: &Bound, other: &Bound| {
            let cues = host.cue.as_ref().zip(other.cue.as_ref());
            cues.is_some_and(|(host, other)| host.end <= other.start || other.end <= span.start)
        };
        let main = others.iter().position(|other| hosts(&bound) && !hosts(other) && told(&bound, other));
        if let Some(main) = main {
            return (Some(others.remove(main)), Some(bound));
        }
        let host = others.iter().position(|other| !hosts(&bound) && hosts(other) && told(other, &bound));
        let host = host.map(|host| others.remove(host));
        (Some(bound), host)
    }

    /// The figure as a quantity asks for it.
    pub(super) fn as_asked(&self, scene: &Scene<'_>, quantity: &Quantity, found: &Found) -> &Figure {
        let called = |_: &&Figure| {
            let noun = self.figure.noun.map(|noun| scene.tokens(noun));
            let behind = |noun: &Range<usize>| found.is_cued_in(&(noun.end..noun.end + 1));
            noun.is_some_and(|noun| behind(&noun) || found.is_called(&noun, &scene.clause(&noun)))
        };
        let counted = self.all.as_ref().filter(called).or(self.part.as_ref());
        counted.filter(|_| quantity.unit == Dimension::Count).unwrap_or(self.figure)
    }

    /// Whether what a quantity asks for befell those of whom the figure is a part: the dead, of the injured.
    fn befell(&self, found: &Found) -> bool {
        self.called.as_ref().is_some_and(|called| !found.is_cued_in(called) && found.is_cued_behind(called))
    }
}

/// A figure, and what the quantities are asked about it.
pub(super) struct Asked<'a> {
    pub(super) scene: &'a Scene<'a>,
    pub(super) number: usize,
    pub(super) counts: &'a Counts<'a>,
    pub(super) nouns: Nouns<'a>,
    pub(super) context: &'a Context,
    /// The words of each quantity in the sentence.
    pub(super) found: &'a [Found],
    pub(super) around: &'a Around<'a>,
}

/// What asks for a figure.
#[derive(Default)]
pub(super) struct Fits {
    pub(super) bounds: Vec<Bound>,
    /// Whether something asks for it by its own words and is forbidden it, which leaves it to no count spoken of before.
    pub(super) forbidden: bool,
}

impl Asked<'_> {
    /// Who asks for the figure; who nearly does is told apart.
    pub(super) fn fits(&self, near_misses: &mut Vec<NearMiss>) -> Fits {
        let Asked { scene, number, counts, nouns, context, found, around } = *self;
        let mut fits = Fits::default();
        let respective = cue::respective(scene, number, found);
        for (at, (quantity, words)) in around.rules.quantities.iter().zip(found).enumerate() {
            if respective.is_some_and(|respective| respective != at) {
                continue;
            }
            let nouns = if counts.befell(words) { Nouns { own: None, ..nouns } } else { nouns };
            let counted = counts.as_asked(scene, quantity, words);
            let why = match bind::fit(scene, number, counted, words, at, around.rules, nouns) {
                Fit::Taken(mut bound) => {
                    bound.apart = is_apart(quantity, number, context, around);
                    // "The hospital was hit. Nine people died there": of those in it.
                    let there = || {
                        says_there(scene)
                            && around.beside().nth(1).is_some_and(|before| bind::is_with(quantity, before))
                    };
                    bound.is_here_by(&there);
                    let why = left_out(quantity, number, context, around)
                        .or_else(|| together(scene, &bound, found).filter(|_| !bind::is_zero(counted)))
                        .or_else(|| unnamed(&bound, quantity, words, around))
                        .or_else(|| live(number, &bound, around));
                    fits.bounds.extend(why.is_none().then_some(bound));
                    why
                }
                Fit::Near(why) => {
                    fits.forbidden = true;
                    Some(why)
                }
                Fit::None => None,
            };
            near_misses.extend(why.map(|why| near_miss(quantity, counts.figure, why)));
        }
        leave::to_wider(scene, number, around, &mut fits.bounds);
        leave::by_time(scene, number, around, &mut fits.bounds);
        leave::by_whom(scene, number, around, found, &mut fits.bounds);
        if let Some(called) = &counts.called {
            leave::called(&mut fits.bounds, called);
        }
        if let Some(span) = scene.figures.get(number) {
            leave::named(scene, span, found, &mut fits.bounds);
        }
        fits
    }
}

/// Whether a sentence goes back by "there" to where the one before it was; not "there were nine dead".
fn says_there(scene: &Scene<'_>) -> bool {
    let (line, claims) = (&scene.line, &scene.line.lexicon.claims);
    (1..line.len())
        .any(|at| line.phrase_at(&claims.there, at).is_some() && line.phrase_at(&claims.there_are, at).is_none())
}

/// What "620 of the 1,240 schools" counts, where a quantity asks how many and not what share: not "two in five",
/// which counts nobody.
fn counted_part(scene: &Scene<'_>, number: usize, figure: &Figure, found: &[Found]) -> Option<Figure> {
    let ratio = figure.amount.ratio?;
    let words = scene.numbers.get(number)?.clone();
    let line = &scene.line;
    let of = words.clone().any(|at| line.is(at, Class::Of));
    // "19 cases out of 46 samples" and "12 out of the 30" are so many; "nine out of ten" is no count.
    let out = words.clone().find(|at| line.is(*at, Class::Out));
    let inner = out.and_then(|out| {
        let first = (words.start..out).find(|at| line.kind(*at) == Kind::Word && !line.is_number(*at))?;
        Some(line.span(first, out))
    });
    let told = |out: usize| {
        let large = ratio.whole > Decimal::TEN && ratio.whole != Decimal::ONE_HUNDRED;
        line.is(out + 2, Class::The) || inner.is_some() && large
    };
    let of = of && out.is_none_or(told);
    let whole = ratio.part.fract().is_zero() && ratio.whole.fract().is_zero() && figure.amount.limits.value().is_some();
    // "His friend, one of six from that street, died": who it was.
    let one = ratio.part == Decimal::ONE;
    let the = words.clone().any(|at| line.is(at, Class::The));
    if one && !the && line.is_before(words.start, Class::Comma) && line.kind(words.start.wrapping_sub(2)) == Kind::Word
    {
        return None;
    }
    // "It is one of five hospitals that were hit": five were.
    // "Rescuers carry one of 34 bodies": so are 34 dead.
    let noun = figure.noun.map(|noun| scene.tokens(noun));
    let dead = noun.is_some_and(|noun| found.iter().any(|found| found.is_cued_in(&noun)));
    let one_of = one && (line.is_before(words.start, Class::Be) || dead);
    let counted = if one_of { ratio.whole } else { ratio.part };
    let limits = figure.amount.limits.map(|_| Some(counted)).filter(|_| of && whole)?;
    Some(Figure { amount: Amount::new(limits), unit: Unit::count(), noun: inner.or(figure.noun), ..figure.clone() })
}

/// The whole that so many are of: "66 of the 85 injured".
fn counted_whole(scene: &Scene<'_>, number: usize, part: &Figure, whole: Decimal) -> Option<Figure> {
    let line = &scene.line;
    let the = scene.numbers.get(number)?.clone().any(|at| line.is(at, Class::Of) && line.is(at + 1, Class::The));
    let limits = part.amount.limits.map(|_| Some(whole)).filter(|_| the)?;
    Some(Figure { amount: Amount::new(limits), ..part.clone() })
}

/// Why a figure counts more than one outcome, where the other is not asked for.
fn together(scene: &Scene<'_>, bound: &Bound, found: &[Found]) -> Option<String> {
    let cue = bound.cue.as_ref()?;
    // "58 missing, presumed dead": how sure it is, and no outcome of its own.
    let surety = scene.line.phrase_at(&scene.line.lexicon.claims.surety, cue.start);
    let other = cue::other_outcome(scene, cue, found).filter(|_| surety.is_none())?;
    Some(format!("it is counted together with \u{201C}{other}\u{201D}"))
}

/// Why a number that names nobody is none of a kind of people: no word beside it speaks of them.
fn unnamed(bound: &Bound, quantity: &Quantity, words: &Found, around: &Around<'_>) -> Option<String> {
    // Sentences back, as far as a reader has in mind whom a text speaks of.
    const REACH: usize = 3;
    let of = quantity.of.as_ref().filter(|_| bound.is_unnamed())?;
    // Of the sentence itself, "Gunmen kill at least 22" names only those who did it.
    let beside = |scene: &Scene<'_>| of.is_match(scene.line.text, &scene.line.tokens);
    let before = around.scenes.get(around.index.saturating_sub(REACH)..around.index).unwrap_or_default();
    let named = !words.of.is_empty() || around.beside().skip(1).chain(around.opening()).chain(before).any(beside);
    (!named).then(|| "no word beside it names who is counted".to_owned())
}

/// Why a number is none of those whom its cue speaks of: it says first that they live.
fn live(number: usize, bound: &Bound, around: &Around<'_>) -> Option<String> {
    are_alive(number, bound.cue.as_ref(), around).then(|| "those it counts were found alive".to_owned())
}

/// Whether those whom a figure counts are alive, whatever was thought of them: "24 were found alive after being listed as lost".
fn are_alive(number: usize, cue: Option<&Range<usize>>, around: &Around<'_>) -> bool {
    const BEHIND: usize = 14;
    let Some((scene, cue)) = around.scene().zip(cue) else { return false };
    let Some(span) = scene.figures.get(number) else { return false };
    let line = &scene.line;
    let alive = (span.end..span.end + BEHIND).find(|at| refuse::says_alive(line, *at));
    alive.is_some_and(|alive| alive < cue.start && (alive..cue.start).any(|at| part(line, at, Part::BecauseOf)))
}

/// Why a quantity that a figure fits does not take it after all.
fn left_out(quantity: &Quantity, number: usize, context: &Context, around: &Around<'_>) -> Option<String> {
    let lies_by = || around.scene().is_some_and(|scene| scene.lies_by);
    // "2,309 cases in Artibonite" names no place that cases in the capital are asked for by.
    let pointed = || around.pointed_at(number);
    let place = context.place.clone().or_else(|| quantity.needs_place.then(pointed).flatten());
    let named = place.as_ref().is_some_and(|named| {
        let own = quantity.place.as_ref();
        own.is_none_or(|own| named == own || around.rules.lies_in(named, own))
    });
    // "118,524 people had reached Osmark": where those who came to it are asked for.
    let came = || {
        let place = around.scene().and_then(|scene| scene.destination(number));
        place.zip(quantity.place.as_ref()).is_some_and(|(place, own)| around.rules.lies_in(place, own))
    };
    let land = land::of_figure(quantity, number, context, around);
    if land == Land::Others {
        return Some("the text speaks of another place than its own, of which the same is asked".to_owned());
    }
    let named = named || context.place.is_none() && came() || land == Land::Own;
    if quantity.needs_place && !named && !(context.place.is_none() && lies_by()) {
        let place = quantity.place.as_ref().filter(|_| context.place.is_some());
        return Some(place.map_or_else(
            || "the text names no place".to_owned(),
            |place| format!("the text names another place than {place}"),
        ));
    }
    if around.scene().is_some_and(|scene| scene.is_elsewhere(number, quantity.place.as_ref())) {
        return Some("its words say that it is of elsewhere".to_owned());
    }
    if foreign::is_of_a_named_event(number, around) {
        return Some("its sentence names another event".to_owned());
    }
    let since = around.scene().and_then(|scene| scene.since(number));
    if foreign::is_of_an_illness(number, around) {
        return Some("it is of an illness".to_owned());
    }
    if foreign::is_of_a_war(quantity, number, around) {
        return Some("it is of a war, and no count of one place".to_owned());
    }
    if foreign::is_countrywide(quantity, number, around) {
        return Some("it is of a whole land, and no count of one place".to_owned());
    }
    // "In the past year alone, 212 were killed there"
    let length = around.scene().filter(|scene| scene.is_of_length(number));
    let since = since.or_else(|| length.and(context.window)?.from);
    if event::began_before(quantity, since, around) {
        return Some("it counts since long before the story".to_owned());
    }
    if let Some(window) = event::another(quantity, context, around) {
        return Some(format!("it is dated {window}, so it speaks of another event"));
    }
    (!has_with(quantity, around))
        .then(|| "none of its `with` words stands in the sentence, beside it or where the text begins".to_owned())
}

/// Whether one of the `with` words of a quantity stands in the sentence at hand, beside it or where the text begins, if it has any.
pub(super) fn has_with(quantity: &Quantity, around: &Around<'_>) -> bool {
    quantity.with.as_ref().is_none_or(|with| {
        let holds = |scene: &Scene<'_>| with.is_match(scene.line.text, &scene.line.tokens);
        around.beside().any(holds) || around.opening().any(holds)
    })
}

/// Whether the place that a figure's words name is none of a quantity's own: it lies elsewhere, or around it. "The ministry in
/// Salu said" names no place of what it counts.
fn is_apart(quantity: &Quantity, number: usize, context: &Context, around: &Around<'_>) -> Option<bool> {
    let own = quantity.place.as_ref()?;
    let Some(named) = context.place.as_ref() else {
        // "57 are buried there", in the town around the grave that is asked about: maybe in the grave.
        let apart = |pointed: &Id| {
            let rules = around.rules;
            !rules.lies_in(pointed, own) && !rules.lies_in(own, pointed)
        };
        return around.pointed_at(number).filter(apart).map(|_| true);
    };
    let counted = around.scene().is_some_and(|scene| {
        let speaks = |range: &Range<usize>| scene.is_in_a_speaker(range) || scene.is_in_a_subject(range);
        scene.places.iter().any(|(range, id)| id == named && !speaks(range))
    });
    counted.then(|| !around.rules.lies_in(named, own))
}

/// A figure that a quantity nearly took, and why it did not.
pub(super) fn near_miss(quantity: &Quantity, figure: &Figure, why: String) -> NearMiss {
    NearMiss { quantity: quantity.id.clone(), number: figure.number, phrase: figure.phrase, why }
}
