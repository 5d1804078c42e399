//! Which quantity a figure is for: what is counted, the words that make it this quantity, and
//! those that forbid it. Quantities compete for a figure; the better bound takes it.

use std::cmp::Reverse;
use std::ops::Range;

use rust_decimal::Decimal;

use super::around::Around;
use super::clause::{ends_as_participle, is_auxiliary, part};
use super::context::Scene;
use super::counted::{Counted, count_of, counts};
use super::cue::{self, covering, forbidden, is_count_given, names_count, nearest, own_side};
use super::manner;
use super::none;
use super::tense;
use super::verb::{does_another, does_otherwise, is_felled_otherwise, speaks};
use crate::figure::{Figure, Manner};
use crate::lexicon::claims::Part;
use crate::lexicon::figures::Class;
use crate::rules::{Id, Quantity, Rules};
use crate::span::Span;
use crate::token::Kind;
use crate::unit::Dimension;

/// A figure that a quantity asks for, and how well it is bound to it.
#[derive(Clone, Debug)]
pub(super) struct Bound {
    /// The quantity, by its place in the rules.
    pub(super) quantity: usize,
    /// Lower is better bound.
    cost: usize,
    /// The words that make it this quantity.
    pub(super) cue: Option<Range<usize>>,
    /// The claim before it that it goes on from.
    pub(super) from: Option<usize>,
    /// The `with` words of the quantity stand beside the sentence alone.
    pub(super) beside: bool,
    /// Its cue names the count, and the verb before the figure gives it.
    given: bool,
    /// It asks for one kind of people, and no word of the sentence names them.
    of_a_kind: bool,
    /// The `with` words of the quantity stand in the sentence.
    here: bool,
    /// How much of the counted noun its own words spell out: "bomber*" more of "bombers" than "bomb*".
    spelt: usize,
    /// Whether the place that its words name is none of the quantity's own, where both have one.
    pub(super) apart: Option<bool>,
}

impl Bound {
    /// Whether the words that make it this quantity stand right behind the figure: "164 were rescued, out of 459 on board".
    pub(super) fn is_cued_behind(&self, span: &Range<usize>) -> bool {
        self.cue.as_ref().is_some_and(|cue| (span.end..span.end + 2).contains(&cue.start))
    }

    /// Whether no words of its own sentence make it this quantity.
    pub(super) const fn is_carried(&self) -> bool {
        self.cue.is_none() && self.cost == usize::MAX
    }

    /// Whether the words that make it this quantity stand among some.
    pub(super) fn is_cued_by(&self, words: Option<Range<usize>>) -> bool {
        self.cue.as_ref().zip(words).is_some_and(|(cue, words)| words.contains(&cue.start))
    }

    /// Whether nothing in its sentence names the people it asks for, nor the count.
    pub(super) const fn is_unnamed(&self) -> bool {
        self.of_a_kind && !self.given
    }

    /// Whether its own words name the count of another quantity: "capsized with 700 on board, taking the death toll to 81".
    pub(super) fn counts_another(&self, other: &Self, scene: &Scene<'_>) -> bool {
        self.quantity != other.quantity && self.cue.as_ref().is_some_and(|cue| names_count(scene, cue))
    }

    /// Takes the `with` words beside its sentence for its own, where the sentence goes back to them.
    pub(super) fn is_here_by(&mut self, there: &dyn Fn() -> bool) {
        if self.beside && there() {
            (self.beside, self.here) = (false, true);
        }
    }

    /// Leaves what is counted of one place to the quantity that asks for just that place's part: "1.1 million marched, and
    /// 119,000 in the capital".
    pub(super) fn of_its_place(self, place: Option<&Id>, rules: &Rules) -> Self {
        let own = rules.quantities.get(self.quantity);
        let alike = |other: &Quantity, own: &Quantity| {
            let words = |quantity: &Quantity| quantity.of.as_ref().map(|of| of.written().to_vec());
            other.is_part_of(&own.id) && other.unit == own.unit && words(other) == words(own)
        };
        let asks = |other: &Quantity| {
            let here = other.place.is_some() && other.place.as_ref() == place;
            here && own.is_some_and(|own| own.place != other.place && alike(other, own))
        };
        let narrower = rules.quantities.iter().position(asks);
        Self { quantity: narrower.unwrap_or(self.quantity), ..self }
    }

    /// Bound by nothing but a claim before it.
    pub(super) const fn carried(quantity: usize, from: usize) -> Self {
        Self {
            quantity,
            cost: usize::MAX,
            cue: None,
            from: Some(from),
            beside: false,
            given: false,
            of_a_kind: false,
            here: false,
            spelt: 0,
            apart: None,
        }
    }

    /// Bound by what the sentence before speaks of.
    pub(super) const fn spoken_of(quantity: usize) -> Self {
        Self { from: None, ..Self::carried(quantity, 0) }
    }
}

/// What came of one figure and one quantity.
pub(super) enum Fit {
    /// It is asked for.
    Taken(Bound),
    /// It would be, but for this.
    Near(String),
    /// It is not.
    None,
}

/// The words of a quantity found in one sentence.
pub(super) struct Found {
    pub(super) of: Vec<Range<usize>>,
    pub(super) cue: Vec<Range<usize>>,
    pub(super) unless: Vec<Range<usize>>,
    pub(super) unless_near: Vec<Range<usize>>,
}

impl Found {
    /// Whether one of its cues stands in the sentence.
    pub(super) const fn is_cued(&self) -> bool {
        !self.cue.is_empty()
    }

    /// Whether one of its cues begins among some tokens.
    pub(super) fn is_cued_in(&self, tokens: &Range<usize>) -> bool {
        self.cue.iter().any(|cue| tokens.contains(&cue.start))
    }

    /// Whether what some are called is its only cue in a clause: "the 85 injured are in hospital".
    pub(super) fn is_called(&self, noun: &Range<usize>, clause: &Range<usize>) -> bool {
        let inside = |cue: &&Range<usize>| clause.contains(&cue.start) || noun.contains(&cue.start);
        self.is_cued_in(noun) && self.cue.iter().filter(inside).all(|cue| noun.contains(&cue.start))
    }

    /// Whether one of its cues begins behind some tokens, in reach.
    pub(super) fn is_cued_behind(&self, tokens: &Range<usize>) -> bool {
        const REACH: usize = 12;
        self.is_cued_in(&(tokens.end..tokens.end + REACH))
    }

    /// Whether a word for what it counts stands in the sentence.
    pub(super) const fn is_named(&self) -> bool {
        !self.of.is_empty()
    }

    /// The words among some that it takes no figure beside.
    fn is_kept_from(&self, noun: &Range<usize>) -> Option<&Range<usize>> {
        self.unless_near.iter().find(|near| near.start < noun.end && noun.start < near.end)
    }

    /// Whether its words forbid it a figure.
    pub(super) fn forbids(&self, scene: &Scene<'_>, span: &Range<usize>) -> bool {
        forbidden(scene, span, &scene.clause(span), None, self).is_some()
    }

    /// Looks for a quantity's words in a sentence.
    pub(super) fn look(scene: &Scene<'_>, quantity: &Quantity) -> Self {
        let find = |terms: &Option<crate::rules::term::Terms>| match terms {
            Some(terms) => terms.find(scene.line.text, &scene.line.tokens),
            None => Vec::new(),
        };
        // "toll-free": without what is asked for.
        let without = |words: &Range<usize>| {
            let next = scene.line.past_hyphen(words.end);
            next != words.end && part(&scene.line, next, Part::Without)
        };
        // "hostage-takers": who takes them, and no hostages.
        let of_persons = |words: &Range<usize>| {
            let next = scene.line.past_hyphen(words.end);
            let endings = &scene.line.lexicon.claims.person_endings;
            next != words.end && endings.iter().any(|ending| scene.line.str(next).ends_with(ending.as_str()))
        };
        // "Gunmen kill at least 22": who did it, and none of the 22.
        let did_it = |words: &Range<usize>, cue: &[Range<usize>]| {
            let line = &scene.line;
            let verb = words.end + usize::from(line.is(words.end, Class::Have));
            let at = scene.figures.partition_point(|span| span.end <= verb);
            let starts = [scene.figures.get(at), scene.numbers.get(at)].into_iter().flatten();
            let hit = starts.into_iter().any(|span| span.start == verb + 1);
            let counted = words.start.checked_sub(1).is_some_and(|at| line.is_number(at) || line.is(at, Class::Of));
            let done = line.phrase_at(&line.lexicon.claims.done_to, verb).is_some();
            !counted && hit && done && cue.iter().any(|cue| cue.start == verb)
        };
        // "rebel-held Salu": whose a place is, and nobody who is counted in it.
        let counts = quantity.unit == Dimension::Count;
        let of_place = |words: &Range<usize>, is_cue: bool| {
            let line = &scene.line;
            // "a shrinking rebel enclave"
            if counts && !is_cue && words.len() == 1 && part(line, words.end, Part::AreaNoun) {
                return true;
            }
            let owner = line.past_hyphen(words.end);
            let owned =
                words.len() == 1 && words.start.checked_sub(1).is_some_and(|at| line.past_hyphen(at) == words.start);
            let held = match (owner != words.end, owned) {
                (true, _) if !is_cue => owner,
                (_, true) => words.start,
                _ => return false,
            };
            let before_noun = line.kind(held + 1) == Kind::Word && !line.is(held + 1, Class::Stop);
            counts && part(line, held, Part::Holding) && before_noun
        };
        let find = |terms: &Option<crate::rules::term::Terms>, is_cue: bool| {
            let mut found = find(terms);
            let other = |words: &Range<usize>| is_cue && of_persons(words);
            found.retain(|words| !without(words) && !of_place(words, is_cue) && !other(words));
            found
        };
        let mut cue = find(&quantity.cue, true);
        if let Some(terms) = &quantity.cue {
            tense::add(&scene.line, &scene.verbs, terms, &mut cue);
            cue::add_lives(scene, terms, &mut cue);
            cue::add_crowds(scene, terms, &mut cue);
        }
        let mut of = find(&quantity.of, false);
        of.retain(|words| !did_it(words, &cue));
        Self { of, cue, unless: find(&quantity.unless, false), unless_near: find(&quantity.unless_near, false) }
    }

    /// Whether a word for what is counted overlaps some tokens.
    pub(super) fn counts(&self, tokens: &Range<usize>) -> bool {
        // Words of the noun itself, and what they are of: "bodies of civilians".
        const LONGEST: usize = 24;
        let near = self.of.partition_point(|of| of.start + LONGEST < tokens.start);
        let mut of = self.of.get(near..).unwrap_or_default().iter().take_while(|of| of.start < tokens.end);
        of.any(|of| tokens.contains(&of.start) || of.start < tokens.start && tokens.start < of.end)
    }
}

/// The nouns a figure may count: its own, and the one it leaves out.
#[derive(Clone, Copy, Default)]
pub(super) struct Nouns<'a> {
    /// Behind the number: "41 people".
    pub(super) own: Option<Span>,
    /// Of the figure before: "30 people left on Friday and 20 on Saturday".
    pub(super) elided: Option<Span>,
    /// Of the number it is joined to, where it has none: "12 soldiers were killed and 15 wounded".
    pub(super) joined: Option<Span>,
    /// The quantity of the claim it is said to be a part of: "1,204 cases, of which 188 were confirmed".
    pub(super) whole: Option<(usize, &'a Found)>,
}

/// Whether a quantity asks by its own words for what no `unit` of its own is declared for: a magnitude among counts, "190
/// million a day" among sums.
fn is_measured_so(scene: &Scene<'_>, figure: &Figure, span: &Range<usize>, unit: Dimension, found: &Found) -> bool {
    const BEHIND: usize = 3;
    let mut words = found.cue.iter().chain(&found.of);
    let units = &scene.line.lexicon.figures.units;
    let measure =
        |at: usize| scene.line.phrase_at(units, at).is_some_and(|(_, unit)| unit.dimension == figure.unit.dimension);
    match (unit, figure.unit.dimension) {
        (Dimension::Count, Dimension::Magnitude) => words.any(|range| measure(range.start)),
        (Dimension::Money, Dimension::Rate) => {
            words.any(|range| (span.start..=span.end + BEHIND).contains(&range.start) && span.start < range.end)
        }
        _ => false,
    }
}

/// Whether a quantity asks for a figure.
pub(super) fn fit(
    scene: &Scene<'_>,
    number: usize,
    figure: &Figure,
    found: &Found,
    index: usize,
    rules: &Rules,
    nouns: Nouns<'_>,
) -> Fit {
    let Some(quantity) = rules.quantities.get(index) else { return Fit::None };
    let Some(span) = scene.figures.get(number) else { return Fit::None };
    // "temperatures of minus 4": nothing is counted below none.
    let below = figure.amount.limits.hi().is_some_and(|hi| hi < Decimal::ZERO);
    // "a 7.0 quake"
    let measured = figure.amount.limits.value().is_some_and(|value| value.scale() > 0 && value < Decimal::ONE_THOUSAND);
    let unit = figure.unit.dimension == quantity.unit || is_measured_so(scene, figure, span, quantity.unit, found);
    let counted = figure.unit.dimension == Dimension::Count && quantity.unit == Dimension::Count;
    if !unit || counted && (below || measured) {
        return Fit::None;
    }
    let clause = scene.clause(span);
    let own = own_side(scene, number, &clause);
    let cue = nearest(scene, span, &own, &found.cue)
        // "49 people, and not 43 as the company says, were underground"
        .or_else(|| nearest(scene, span, &scene.resumed(span)?, &found.cue))
        .or_else(|| nearest(scene, span, &scene.begun(span)?, &found.cue))
        .or_else(|| nearest(scene, span, &scene.accompanied(span)?, &found.cue))
        .or_else(|| nearest(scene, span, &cue::shared(scene, number)?, &found.cue))
        .or_else(|| nearest(scene, span, &cue::left_out(scene, number)?, &found.cue))
        .or_else(|| cue::split(scene, span, &clause, quantity.cue.as_ref()?));
    if quantity.cue.is_some() && cue.is_none() || does_otherwise(scene, span, &found.cue, nouns) {
        return Fit::None;
    }
    let otherwise = |cue: &Range<usize>| cue::is_change_by(scene, span, cue) || is_felled_otherwise(scene, span, cue);
    if cue.as_ref().is_some_and(|(_, cue)| otherwise(cue)) {
        return Fit::None;
    }
    let head = nouns.own.is_none().then(|| cue::head(scene, span).or_else(|| scene.begun(span))).flatten();
    let in_head = |words: &[Range<usize>]| {
        head.as_ref().is_some_and(|head| words.iter().any(|words| head.contains(&words.start)))
    };
    let named = || in_head(&found.of).then_some(Counted::Bare { named: true });
    // "Foreign nationals: 26 dead": who they are stands in the label.
    let colon = cue.is_some() && span.start.checked_sub(1).is_some_and(|colon| scene.line.str(colon) == ":");
    let label = cue::head(scene, span).filter(|_| colon);
    let labelled = label.is_some_and(|label| found.of.iter().any(|of| label.contains(&of.start)));
    let labelled = labelled.then_some(Counted::Own);
    let told = cue.as_ref().is_some_and(|(_, cue)| is_told_alone(scene, quantity, cue, rules));
    let one = || is_one_of(scene, figure, quantity, nouns).then_some(Counted::Own);
    let counted = labelled.or_else(|| counts(scene, found, quantity, span, nouns, told)).or_else(one);
    let counted = counted.or_else(named).or_else(|| {
        let (_, cue) = cue.as_ref()?;
        let whole = nouns.whole.filter(|(whole, words)| {
            nouns.own.is_none() && narrows(*whole, quantity, rules) && covering(&words.cue, cue.start).is_none()
        });
        whole.map(|_| Counted::Elided)
    });
    let Some(counted) = counted else { return Fit::None };
    let distance = cue.as_ref().map_or(0, |(distance, cue)| match is_count_given(scene, span, cue) {
        true => 0,
        // "Victims injured: 17": of two in one head, what ends it says more.
        false if head.as_ref().is_some_and(|head| head.contains(&cue.start)) => {
            usize::from(colon && cue.end + 1 < span.start)
        }
        false => *distance + scene.narrows_noun(span, cue),
    });
    let given = cue.as_ref().is_some_and(|(_, cue)| is_count_given(scene, span, cue));
    let cost = match (&counted, &cue) {
        // "The death toll has now hit 1,208": no verb beside the number says more than whose count it is.
        _ if given => 0,
        // "The toll rose to 37": the cue names the count itself, wherever it stands.
        (Counted::Bare { .. }, Some((distance, cue))) if names_count(scene, cue) => FAR_TOLL.min(*distance),
        // "61 still missing": the cue is all that the number has.
        (Counted::Bare { .. } | Counted::Elided, Some((distance, cue))) if span.end <= cue.start && *distance <= 1 => {
            1 + distance
        }
        // "900 injured", "12 officers were killed and 317 injured": the cue stands where its noun does.
        (Counted::Bare { .. } | Counted::Elided, Some((_, cue))) if is_named_by(scene, span, cue) => 1,
        // "kills 22 as cases top 600"
        (Counted::Bare { .. }, Some((0, cue))) if cue.end == span.start && scene.line.is(cue.start, Class::Harm) => 1,
        (counted, _) => counted.cost() + distance,
    };
    if cue.as_ref().is_some_and(|(_, cue)| does_another(scene, span, cue, quantity, found)) {
        return Fit::None;
    }
    let cue_at = cue.as_ref().map(|(_, cue)| cue);
    // "The eight unions said that"
    let done = ends_as_participle(&scene.line, span.end) && !part(&scene.line, span.end + 1, Part::That);
    let says = part(&scene.line, span.end, Part::SayingVerb) && !done && !is_zero(figure);
    let framed = says && scene.frames.iter().any(|frame| frame.verb == span.end && frame.said.0 > frame.verb);
    if framed || speaks(scene, span, cue_at) {
        return Fit::None;
    }
    if is_zero(figure) && none::is_no_count(scene, number, cue_at, quantity) {
        return Fit::None;
    }
    let joined = nouns.joined.map(|noun| scene.tokens(noun));
    let joined = joined.as_ref().and_then(|joined| found.is_kept_from(joined));
    // "34 refugees were among the dead, while 124 had been injured": of those left out, whom a quantity is kept from.
    let elided = nouns.elided.filter(|_| nouns.own.is_none()).map(|noun| scene.tokens(noun));
    let elided = elided.filter(|noun| !noun.clone().any(|at| scene.line.is(at, Class::Harm)));
    let left_out = elided.and_then(|noun| found.unless.iter().find(|unless| noun.contains(&unless.start)));
    let joined = joined.or(left_out);
    if let Some(words) = forbidden(scene, span, &clause, head.as_ref(), found)
        .or(joined.map(|words| scene.line.span(words.start, words.end).slice(scene.line.text)))
    {
        return Fit::Near(format!("\u{201C}{words}\u{201D} stands beside it"));
    }
    // "4,120 civilians left. Of those, 210 were wounded": the first sentence speaks of no wounded.
    // So with "471 died in the blast, according to the ministry in Salu": who speaks is there.
    let here = quantity.with.is_some().then(|| is_with(quantity, scene));
    let unnamed = matches!(counted, Counted::Bare { named: false });
    let of_a_kind =
        unnamed && quantity.unit == Dimension::Count && quantity.of.is_some() && !manner::asks_anybody(quantity, scene);
    let (beside, here) = (here == Some(false), here == Some(true));
    let spells = |at| quantity.of.as_ref().map_or(0, |of| of.letters_at(scene.line.text, &scene.line.tokens, at));
    // "The number of security personnel killed stands at 46": the head says what is counted.
    let headed = || count_of(scene, span).filter(|_| nouns.own.is_none());
    let noun = nouns.own.map(|own| scene.tokens(own)).or_else(headed).unwrap_or(0..0);
    let spelt = noun.map(spells).max().unwrap_or(0);
    Fit::Taken(Bound {
        quantity: index,
        cost,
        cue: cue.map(|(_, cue)| cue),
        from: None,
        beside,
        given,
        of_a_kind,
        here,
        spelt,
        apart: None,
    })
}

/// "No soldier was killed", where soldiers are asked for: none, or one, of what a quantity names as many.
fn is_one_of(scene: &Scene<'_>, figure: &Figure, quantity: &Quantity, nouns: Nouns<'_>) -> bool {
    let single = figure.amount.limits.value().is_some_and(|value| value <= Decimal::ONE);
    let Some((noun, of)) = nouns.own.zip(quantity.of.as_ref()).filter(|_| single) else { return false };
    let words = noun.slice(scene.line.text);
    scene.line.lexicon.figures.endings.plurals_of(words).any(|many| of.name(&many))
}

/// Whether a sentence holds the `with` words of a quantity, and not in what its speaker is called or in what something is
/// set beside alone.
pub(super) fn is_with(quantity: &Quantity, scene: &Scene<'_>) -> bool {
    quantity.with.as_ref().is_some_and(|with| {
        let found = with.find(scene.line.text, &scene.line.tokens);
        !found.iter().all(|words| scene.is_in_a_speaker(words) || scene.is_of_a_record_word(words))
    })
}

/// Whether the sentence of a figure holds the very words that a quantity asks for its event by, or one beside it, where
/// it names no time itself: "That disaster killed 300,000".
pub(super) fn asks_here(quantity: &Quantity, around: &Around<'_>) -> bool {
    let timeless = around.scene().is_some_and(|scene| scene.times.is_empty());
    let near = if timeless { usize::MAX } else { 1 };
    around.beside().take(near).any(|scene| is_with(quantity, scene))
}

/// What those are called of whom a number is a part: "the injured", of "three of the injured have died".
pub(super) fn called(scene: &Scene<'_>, number: usize) -> Option<Range<usize>> {
    const LONGEST: usize = 3;
    let line = &scene.line;
    let of = scene.numbers.get(number)?.end;
    let those = line.is(of + 1, Class::Persons) && !part(line, of + 1, Part::Pronoun);
    let those = those || line.is(of + 1, Class::The);
    let first = of + 2;
    let ends = |at: &usize| is_auxiliary(line, *at) || line.kind(*at) != Kind::Word;
    let end = (first + 1..first + LONGEST).find(ends).unwrap_or(first + 1);
    (line.is(of, Class::Of) && those).then_some(first..end)
}

/// Whether a cue stands right behind the number, and ends the figure: "900 injured".
fn is_named_by(scene: &Scene<'_>, span: &Range<usize>, cue: &Range<usize>) -> bool {
    cue.end == span.end && scene.number_of(span).is_some_and(|words| words.end == cue.start)
}

/// Whether a quantity is one of a part of what another is of.
fn narrows(whole: usize, quantity: &Quantity, rules: &Rules) -> bool {
    rules.quantities.get(whole).is_some_and(|whole| quantity.is_part_of(&whole.id))
}

/// Whether a quantity that is a part of another asks for anybody by words that the other does not ask by: the wounded who are
/// in hospital, among all the wounded.
fn is_told_alone(scene: &Scene<'_>, quantity: &Quantity, cue: &Range<usize>, rules: &Rules) -> bool {
    let line = &scene.line;
    let whole = quantity.subset_of.as_deref().and_then(|id| rules.quantities.iter().find(|other| *other.id == *id));
    let words = line.tokens.get(cue.start..cue.end.min(line.len())).unwrap_or_default();
    let asks = |whole: &Quantity| whole.cue.as_ref().is_some_and(|cues| !cues.find(line.text, words).is_empty());
    whole.is_some_and(|whole| !asks(whole)) && manner::asks_anybody(quantity, scene)
}

/// The most that a toll's distance from its number costs.
const FAR_TOLL: usize = 7;

/// The best bound of the quantities that ask for a figure; of a quantity and its subset, the
/// subset, unless its `with` words stand beside the sentence alone; of two cues at one spot, the longer; of two words for
/// what is counted, the one that spells out more of it.
///
/// A cue that is no more than the counted noun itself gives way to a narrower quantity's own: "97 cases
/// had been confirmed".
pub(super) fn best(mut taken: Vec<Bound>, span: &Range<usize>, rules: &Rules) -> (Option<Bound>, Vec<Bound>) {
    const NEAR: usize = 4;
    let in_noun = |bound: &Bound| bound.cue.as_ref().is_some_and(|cue| span.contains(&cue.start));
    let is_subset = |inner: &Bound, outer: &Bound| {
        let (Some(inner), Some(outer)) = (rules.quantities.get(inner.quantity), rules.quantities.get(outer.quantity))
        else {
            return false;
        };
        inner.is_part_of(&outer.id)
    };
    let length = |bound: &Bound| bound.cue.as_ref().map_or(0, ExactSizeIterator::len);
    // "At least 20 killed in the blast": of whoever was killed in it, and of no soldiers.
    let rank = |bound: &Bound| {
        (bound.cost, !bound.given, bound.of_a_kind, bound.beside, !bound.here, bound.apart == Some(true))
    };
    let order = |bound: &Bound| (rank(bound), Reverse(length(bound)));
    taken.sort_by_key(|bound| (order(bound), bound.quantity));
    let closer = taken.first().filter(|first| first.spelt > 0).and_then(|first| {
        let tied = taken.iter().take_while(|other| order(other) == order(first));
        tied.enumerate().max_by_key(|(at, other)| (other.spelt, Reverse(*at))).map(|(at, _)| at)
    });
    if let Some(at) = closer {
        taken.swap(0, at);
    }
    let narrower = taken.first().and_then(|first| {
        taken.iter().position(|other| {
            // "1,360 wounded by live fire"
            let cues = first.cue.as_ref().zip(other.cue.as_ref());
            let by = cues.is_some_and(|(cue, inner)| (cue.end + 1..cue.end + 3).contains(&inner.start));
            let room = if in_noun(first) && !in_noun(other) || by { NEAR } else { 0 };
            let nearer = other.apart != Some(true) || first.apart != Some(false);
            is_subset(other, first) && other.cost <= first.cost + room && nearer && (first.beside || !other.beside)
        })
    });
    // "The road to Salu is cut. Some 700 are trapped there": of Salu's quantity, and not of the next town's.
    let place = |bound: &Bound| rules.quantities.get(bound.quantity).and_then(|quantity| quantity.place.as_ref());
    let is_elsewhere = |one: &Bound, other: &Bound| {
        let places = place(one).zip(place(other));
        places.is_some_and(|(one, other)| !rules.lies_in(one, other) && !rules.lies_in(other, one))
    };
    // "410 bodies in the region", where those of one town are a part of them: of the quantity whose place it is.
    let placed = taken.first().and_then(|first| {
        taken.iter().position(|other| {
            let related = is_subset(other, first) || is_subset(first, other);
            let apart = if related {
                other.apart == Some(false)
            } else {
                is_elsewhere(other, first) && other.apart != Some(true)
            };
            apart && first.apart == Some(true) && other.cost <= first.cost + NEAR
        })
    });
    if let Some(at) = placed.or(narrower) {
        taken.swap(0, at);
    }
    let mut rest = taken.into_iter();
    (rest.next(), rest.collect())
}

/// Whether a figure stands in coordination with the one before it: "30,000 on Friday and 20,000
/// on Saturday".
pub(super) fn is_coordinated(scene: &Scene<'_>, number: usize) -> bool {
    let Some(span) = number.checked_sub(1).and_then(|_| scene.figures.get(number)) else { return false };
    // "and a further 3,200 on Tuesday"
    let added = scene.line.phrase_before(&scene.line.lexicon.claims.added_before, span.start).map(|(start, ())| start);
    let before = added.unwrap_or(span.start).wrapping_sub(1);
    // "About 11,000 visitors flew out on Wednesday, with at least another 1,500 to leave on Thursday"
    let with = added
        .and_then(|_| scene.line.phrase_before(&scene.line.lexicon.claims.with_part, before + 1))
        .map(|(start, ())| start);
    let before = with.map_or(before, |with| with.wrapping_sub(1));
    let number = scene.numbers.get(number).map_or(span.start, |words| words.start);
    // "in Salu 12,000, in Merin 9,000 and in Kask 4,200"
    let placed = scene.before_place(span.start);
    let before = placed.map_or(before, |at| at.wrapping_sub(1));
    // "put turnout at 3.5 million, equal to the last march's, and at 800,000 in the capital"
    let before = if part(&scene.line, before, Part::PutAt) && scene.line.is_before(before, Class::And) {
        before - 1
    } else {
        before
    };
    // "on 1 June 1,300 left, and on 2 June 450"
    let before = scene.before_time(span.start).map_or(before, |at| at.wrapping_sub(1));
    scene.line.is(before, Class::And)
        || scene.line.is(before, Class::Or)
        || scene.line.str(before) == ","
        // "Deaths in Salu: 88; in Merin: 70"
        || placed.is_some() && scene.line.str(before) == ";"
        || is_terse(scene, before, span)
        || scene.gaps.binary_search(&number).is_ok()
}

/// Whether a bare number goes on a terse row: "9, says the army; 90, say families", "166 (Health Ministry); 171 (Red Cross)".
fn is_terse(scene: &Scene<'_>, before: usize, span: &Range<usize>) -> bool {
    let line = &scene.line;
    let parted = line.str(before) == ";" || line.is(before, Class::Dash) && !line.is_glued(before + 1);
    let bare = scene.is_bare(span);
    let says =
        line.str(span.end) == "," && (part(line, span.end + 1, Part::SayingVerb) || line.is(span.end + 1, Class::By));
    parted && (bare || !line.is(span.end, Class::Be)) && (says || line.is(span.end, Class::OpenBracket))
}

/// Whether a figure is one that is known: "the 34 announced by the ministry".
pub(super) fn is_the(scene: &Scene<'_>, number: usize) -> bool {
    let before = scene.numbers.get(number).and_then(|words| words.start.checked_sub(1));
    before.is_some_and(|at| scene.line.is(at, Class::The))
}

/// Whether a zero stands for each of two outcomes: "no one was killed or injured".
pub(super) fn is_zero(figure: &Figure) -> bool {
    figure.amount.limits.is_zero() || figure.manner == Manner::Unreported
}
