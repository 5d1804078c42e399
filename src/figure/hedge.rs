//! Hedges: the words that bound a number, before it, behind it, stacked or split.

use super::noun;
use crate::interval::Bound;
use crate::lexicon::figures::{Class, Hedge, NumberWord};
use crate::lexicon::line::Line;
use crate::token::Kind;

/// What the hedges around one number say together.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Hedges {
    /// A bound to one side; the outermost word wins.
    direction: Option<Bound>,
    near: bool,
    not_above: bool,
    /// "possibly", "perhaps": takes the bound of the number it corrects.
    pub(super) tentative: bool,
}

impl Hedges {
    fn take(&mut self, hedge: Hedge) {
        match hedge {
            Hedge::Bound(Bound::Approx) => self.near = true,
            Hedge::Bound(bound) => self.direction = Some(bound),
            Hedge::NotAbove => (self.near, self.not_above) = (true, true),
            Hedge::Tentative => (self.near, self.tentative) = (true, true),
        }
    }

    /// Takes a hedge that stands before others. "Under up to 8 metres of debris" is a place, and "anger over nearly 40 deaths" a
    /// reason: before a bound, and before what is not quite reached, "over" and "under" bound nothing.
    fn take_outer(&mut self, hedge: Hedge, over: bool) {
        if !(over && (self.direction.is_some() || self.not_above)) {
            self.take(hedge);
        }
    }

    /// What they come to.
    pub(super) fn bound(&self) -> Option<(Bound, bool)> {
        match self.direction {
            Some(bound) => Some((bound, false)),
            None => self.near.then_some((Bound::Approx, self.not_above)),
        }
    }

    /// The bound to one side, where there is one.
    pub(super) const fn direction(&self) -> Option<Bound> {
        self.direction
    }

    /// Takes the bound to one side that another number had.
    pub(super) const fn inherit(&mut self, bound: Bound) {
        self.direction = Some(bound);
    }
}

/// Reads the hedges that end before a token: where the first begins, and what they say.
pub(super) fn before(line: &Line<'_>, start: usize) -> (usize, Hedges) {
    let mut hedges = Hedges::default();
    let mut first = start;
    let mut at = start;
    loop {
        // "at least" DKK 850m: words in quotation marks hedge what stands behind them.
        let quoted = at.checked_sub(1).filter(|mark| line.is(*mark, Class::Quote) && line.is_glued(*mark));
        let end = quoted.unwrap_or(at);
        if let Some((begin, hedge)) = line.phrase_before(&line.lexicon.figures.before, end)
            && !is_another_sense(line, begin, start)
            && (end == at || line.is_before(begin, Class::Quote))
        {
            let begin = if end == at { begin } else { begin - 1 };
            hedges
                .take_outer(if is_denied(line, begin) { negated(*hedge) } else { *hedge }, line.is(begin, Class::Over));
            (first, at) = (begin, begin);
        } else if let Some((begin, hedge)) = aside(line, at) {
            hedges.take(hedge);
            (first, at) = (begin, begin);
        } else if let Some((begin, ())) = line.phrase_before(&line.lexicon.figures.fillers, at) {
            at = begin;
        } else if at > 1
            && line.mark(at - 1) == '.'
            && line.is_glued(at - 1)
            && line.width(at - 2) < 7
            && first == at
            && is_abbreviation(line, at - 2)
        {
            // "c. 300", "approx. 300"
            at -= 1;
        } else {
            break;
        }
    }
    if let Some((begin, hedge)) = split(line, first) {
        hedges.take(hedge);
        first = begin;
    }
    if hedges.bound().is_none()
        && let Some(past) = pushed_past(line, first)
    {
        hedges.take(if is_denied(line, past) || is_never(line, past) {
            Hedge::Bound(Bound::AtMost)
        } else {
            Hedge::Bound(Bound::MoreThan)
        });
        first = past;
    }
    if hedges.direction.is_none() && is_open_so_far(line, first) {
        hedges.direction = Some(Bound::AtLeast);
    }
    (first, hedges)
}

/// Whether a bound is turned round: "not more than", "never once topped", "nothing goes for less than".
fn is_denied(line: &Line<'_>, begin: usize) -> bool {
    const REACH: usize = 8;
    /// How many words a verb has: "did not once *climb* past", "has never *been* more than".
    const VERB: usize = 3;
    // "nobody under 15 or over 40": of whom there were none, and no bound turned round.
    if line.is_before(begin, Class::Nobody) && line.is(begin, Class::AgeOver) {
        return false;
    }
    if [Class::Not, Class::Nothing, Class::Never].iter().any(|class| line.is_before(begin, *class)) {
        return true;
    }
    let never = &line.lexicon.figures.never;
    let within = (begin.saturating_sub(VERB)..=begin).rev();
    if within
        .take_while(|at| *at == begin || line.kind(*at) == Kind::Word)
        .any(|at| line.phrase_before(never, at).is_some())
    {
        return true;
    }
    // "cannot carry more than 12", "may not last longer than 14 days"
    if denies_verb(line, begin) {
        return true;
    }
    // "no wall is shorter than 9 metres", "no annex may be longer than 4"
    if line.is_before(begin, Class::Be) && is_of_none(line, begin - 1) {
        return true;
    }
    // "will not settle for less than €1.2m"
    let bargained = line.is_before(begin, Class::For);
    // "must never dip below 35%"
    let moved =
        line.is(begin, Class::AgeOver) && (line.is_before(begin, Class::Change) || line.is_before(begin, Class::Goes));
    // "never fall below 18 °C or rise above 28"
    if moved && goes_on_denied(line, begin - 1) {
        return true;
    }
    (line.is(begin, Class::Bounding) || moved || bargained)
        && (begin.saturating_sub(REACH)..begin)
            .rev()
            .take_while(|at| line.kind(*at) == Kind::Word)
            .any(|at| line.is(at, Class::Never))
}

/// Whether a comparison is behind a verb that is denied: "did not kill more than ten", "does not go beyond 30".
fn denies_verb(line: &Line<'_>, begin: usize) -> bool {
    let beyond = || line.phrase_at(&line.lexicon.figures.pushed_beyond, begin).is_some();
    let Some(verb) = begin.checked_sub(1).filter(|_| line.is(begin + 1, Class::Than) || beyond()) else {
        return false;
    };
    let modal = verb.checked_sub(2).is_some_and(|at| line.is(at, Class::Modal));
    let plain = line.kind(verb) == Kind::Word && (modal || !line.is(verb, Class::Stop)) && !line.is_number(verb);
    plain && line.is_before(verb, Class::Never) && !line.is_before(verb, Class::Nobody)
}

/// Whether a verb's subject is none: "no wall is", "not one of them was".
fn is_of_none(line: &Line<'_>, verb: usize) -> bool {
    const SUBJECT: usize = 6;
    let named = |at: &usize| {
        let joins = [Class::Modal, Class::Be, Class::Of, Class::Persons, Class::No, Class::Not];
        line.kind(*at) == Kind::Word && (!line.is(*at, Class::Stop) || joins.iter().any(|class| line.is(*at, *class)))
    };
    let not_one = |at: usize| line.is(at, Class::Not) && line.is(at + 1, Class::Single);
    let mut subject = (verb.saturating_sub(SUBJECT)..verb).rev().take_while(named);
    subject.any(|at| line.is(at, Class::No) || not_one(at))
}

/// Whether a verb is the second that one "never" denies, both with a bound behind them.
fn goes_on_denied(line: &Line<'_>, verb: usize) -> bool {
    const REACH: usize = 10;
    if !line.is_before(verb, Class::Or) {
        return false;
    }
    let mut bounds = (verb.saturating_sub(REACH)..verb - 1).rev().take_while(|at| !line.is(*at, Class::Comma));
    let pushed = &line.lexicon.figures.pushed;
    bounds.any(|at| {
        let bound = line.is(at, Class::AgeOver) || line.phrase_at(pushed, at).is_some();
        let never = at.checked_sub(1).is_some_and(|at| line.phrase_before(&line.lexicon.figures.never, at).is_some());
        bound && line.is_before(at, Class::Change) && (never || is_never(line, at))
    })
}

/// "has so far killed 22", "confirmed dead so far: 53": what leaves the count open stands before
/// its verb, or before a colon.
fn is_open_so_far(line: &Line<'_>, first: usize) -> bool {
    const VERB: usize = 2;
    let colon = first.checked_sub(1).filter(|at| line.mark(*at) == ':');
    let earlier = &line.lexicon.figures.earlier;
    match colon {
        Some(colon) => line.phrase_before(earlier, colon).is_some(),
        None => (first.saturating_sub(VERB)..first)
            .rev()
            .take_while(|at| line.kind(*at) == Kind::Word && !line.is(*at, Class::Stop) || line.is(*at, Class::Verb))
            .any(|at| line.phrase_before(earlier, at).is_some()),
    }
}

/// "not more than" bounds from the other side.
fn negated(hedge: Hedge) -> Hedge {
    match hedge {
        Hedge::Bound(Bound::MoreThan) => Hedge::Bound(Bound::AtMost),
        Hedge::Bound(Bound::LessThan) => Hedge::Bound(Bound::AtLeast),
        other => other,
    }
}

/// Whether a word is a hedge cut short with a full stop.
fn is_abbreviation(line: &Line<'_>, at: usize) -> bool {
    let words = line.phrase_before(&line.lexicon.figures.before, at + 1);
    words.is_some_and(|(begin, _)| begin == at) && (at == 0 || !line.is_capital(at))
}

/// "up to, but never above, 500": a bound that another is set into. "At a minimum, 410", "had, at best, ten":
/// one that is set off itself.
fn aside(line: &Line<'_>, at: usize) -> Option<(usize, Hedge)> {
    const LONGEST: usize = 6;
    let close = at.checked_sub(1).filter(|close| line.mark(*close) == ',')?;
    if let Some((begin, hedge)) = line.phrase_before(&line.lexicon.figures.before, close)
        && begin.checked_sub(1).is_none_or(|before| line.is(before, Class::Comma))
        && begin + 1 < close
    {
        return Some((begin, *hedge));
    }
    let open = (close.saturating_sub(LONGEST)..close).rev().find(|open| line.mark(*open) == ',')?;
    line.phrase_at(&line.lexicon.figures.aside, open + 1)?;
    let (begin, hedge) = line.phrase_before(&line.lexicon.figures.before, open)?;
    Some((begin, *hedge))
}

/// A single word of one or two letters ("c", "ca") or a preposition of place is a hedge only
/// where it is written as one.
fn is_another_sense(line: &Line<'_>, begin: usize, number: usize) -> bool {
    let end = if line.is(begin, Class::Over) { begin + 1 } else { number };
    if line.is(begin, Class::Over) && is_spread(line, begin, number) {
        return true;
    }
    // "we are talking about €300 million"
    if line.is(begin, Class::About) && line.is_before(begin, Class::AboutVerb) {
        return true;
    }
    if stands_near(line, begin, number) || goes_up_to(line, begin, number) || goes_past(line, begin, number) {
        return true;
    }
    let data = &line.lexicon.figures;
    // "the lorry ran over two officers"
    if line.is(begin, Class::Over)
        && matches!(line.number(number), Some(NumberWord::Small(_)))
        && line.phrase_before(&data.run_over, begin + 1).is_some()
        && super::measure::unit_after(line, number + 1).is_none()
    {
        return true;
    }
    // "the force is short of 1,250 officers"
    if line.is_before(begin, Class::Be)
        && line.phrase_at(&data.lacking, begin).is_some()
        && super::numeral::read(line, number).ok().flatten().is_some_and(|numeral| noun::counts_at(line, numeral.end))
    {
        return true;
    }
    // "yet to reach three or four villages": how many places, and no mark that is set
    if line.phrase_at(&line.lexicon.figures.reached, begin).is_some() && is_guess_or_handful(line, number) {
        return true;
    }
    // "15 min 40": a unit's word, and no floor.
    if line.is(begin, Class::TimeUnit) && begin.checked_sub(1).is_some_and(|at| line.kind(at) == Kind::Number) {
        return true;
    }
    // "buried under 5 metres of snow": where.
    if line.is(begin, Class::Over) && line.is(begin, Class::Below) && super::measure::is_depth(line, number) {
        return true;
    }
    // "fined over a 300-gram discrepancy": what it is about.
    if line.is(begin, Class::Over)
        && line.is_before(number, Class::Article)
        && line.past_hyphen(number + 1) != number + 1
        && line.kind(number) == Kind::Number
    {
        return true;
    }
    let short = end - begin == 1 && line.width(begin) <= 2 && line.kind(begin) == Kind::Word;
    // "a 737 MAX 8": a name's capitals hedge nothing.
    let named = end - begin == 1 && 0 < begin && line.is_shouted(begin) && !line.is_title();
    short && line.is_capital(begin) || named
}

/// Whether "three or four" stands at a place, or a handful of things.
fn is_guess_or_handful(line: &Line<'_>, number: usize) -> bool {
    let guess = [Class::Or, Class::To].iter().any(|class| line.is(number + 1, *class)) && line.is_number(number + 2);
    let handful = matches!(line.number(number), Some(NumberWord::Small(1..=10)));
    guess || handful && noun::counts_at(line, number + 1)
}

/// "close to two schools": a handful of things is what something stands near.
fn stands_near(line: &Line<'_>, begin: usize, number: usize) -> bool {
    let handful = matches!(line.number(number), Some(NumberWord::Small(1..=10)));
    let place = line.is(begin + 1, Class::To) && begin + 2 == number && line.is_before(begin, Class::Be);
    handful && place && noun::counts_at(line, number + 1)
}

/// "handed over 15 hostages", "71 laps over 306 km", "spread over 20 sites", and at the head of a
/// sentence "Over 11 hours of recording": a verb's own word, or what something is spread over.
fn is_spread(line: &Line<'_>, over: usize, number: usize) -> bool {
    const NOUN: usize = 4;
    if line.is_before(over, Class::OverVerb) || line.is_before(over, Class::Spread) {
        // "gearing held under 35%" is a bound.
        return !(line.is(over, Class::Below) && super::measure::is_percentage(line, number));
    }
    let Some(before) = over.checked_sub(1) else {
        return super::measure::is_timed(line, number);
    };
    if !line.is(over, Class::Below) && (is_played(line, over, number) || is_led(line, over, number)) {
        return true;
    }
    // "3 units of blood over 90 minutes": what was counted before it is spread.
    !line.is(over, Class::Below)
        && (before.saturating_sub(NOUN)..before).rev().any(|at| {
            line.is_number(at)
                && super::measure::measured_end(line, at + 1)
                    .is_some_and(|end| end == over || { line.is(end, Class::Of) && end + 2 == over })
        })
}

/// "91 runs batted in over 134 games": what was counted before is spread over them.
fn is_played(line: &Line<'_>, over: usize, number: usize) -> bool {
    const REACH: usize = 10;
    let Ok(Some(numeral)) = super::numeral::read(line, number) else { return false };
    let games = line.phrase_at(&line.lexicon.figures.spread_over, numeral.end).is_some();
    games
        && (over.saturating_sub(REACH)..over)
            .rev()
            .take_while(|at| line.kind(*at) != Kind::Mark)
            .any(|at| line.is_number(at))
}

/// "takes the riders over five climbs": those who are led go that far.
fn is_led(line: &Line<'_>, over: usize, number: usize) -> bool {
    let Some(led) = over.checked_sub(1) else { return false };
    let verb = if line.is_before(led, Class::The) { led.checked_sub(2) } else { led.checked_sub(1) };
    line.kind(number) != Kind::Mark
        && super::noun::phrase(line, led, false) == Some((led, over))
        && verb.is_some_and(|verb| line.is(verb, Class::OverVerb))
}

/// "goes up to €16 from €12": how far, and no bound.
fn goes_up_to(line: &Line<'_>, begin: usize, number: usize) -> bool {
    const REACH: usize = 5;
    let moved = line.is_before(begin, Class::Goes) || line.is_before(begin, Class::Change);
    let from = || (number + 1..number + REACH).any(|at| line.is(at, Class::From));
    // "The toll has gone up to 3,904", "shot up to 300": a count that moved; "the fare goes up to €16" is a ceiling.
    let had = || {
        let past = begin.checked_sub(1).is_some_and(|at| line.is(at, Class::Change) || line.is_before(at, Class::Have));
        past && !super::measure::is_measure(line, number)
    };
    line.is(begin, Class::Change) && moved && (from() || had())
}

/// Whether one of the few words before a place turns its bound round.
fn is_never(line: &Line<'_>, at: usize) -> bool {
    const REACH: usize = 5;
    let words = (at.saturating_sub(REACH)..at).rev().take_while(|at| line.kind(*at) == Kind::Word);
    words.into_iter().any(|at| line.is(at, Class::Never))
}

/// "taking the tally past 300": a bound behind what moves a count; "past the bakery" and "half past six" are none.
fn pushed_past(line: &Line<'_>, number: usize) -> Option<usize> {
    const REACH: usize = 8;
    let (past, ()) = line.phrase_before(&line.lexicon.figures.pushed, number)?;
    let mut verbs = (past.saturating_sub(REACH)..past).rev().take_while(|at| line.kind(*at) == Kind::Word);
    let moves = verbs.any(|at| line.is(at, Class::Change) || line.is(at, Class::OverVerb));
    // "must not rise past 6 metres"
    let denied = is_never(line, past) && super::measure::is_measure(line, number);
    (moves && (denied || !goes_past(line, past, number))).then_some(past)
}

/// "passed 40 cars", "crossed a 40-km road": a way, where something is counted or an article stands.
fn goes_past(line: &Line<'_>, begin: usize, number: usize) -> bool {
    if !line.is(begin, Class::Way) || is_denied(line, begin) {
        return false;
    }
    let Ok(Some(numeral)) = super::numeral::read(line, number) else { return false };
    line.is_before(number, Class::Article)
        || super::measure::measured_end(line, numeral.end).is_some_and(|end| {
            // "passed 1,000 deaths" is a toll's way; "passed 40 cars" is a driver's.
            !line.is_before(end, Class::ZeroNoun)
        }) && !super::measure::is_share(line, numeral.end)
}

/// "more, perhaps far more, than 100".
fn split(line: &Line<'_>, end: usize) -> Option<(usize, Hedge)> {
    const LONGEST: usize = 9;
    let last = if line.is_before(end, Class::The) { end.checked_sub(2)? } else { end.checked_sub(1)? };
    let set_off = |at: usize| line.kind(at) == Kind::Mark;
    for (first_word, last_word, hedge) in &line.lexicon.figures.split {
        if line.word(last) != *last_word || !set_off(last.wrapping_sub(1)) {
            continue;
        }
        let begin = (last.saturating_sub(LONGEST)..last).find(|at| line.word(*at) == *first_word && set_off(at + 1));
        if let Some(begin) = begin {
            return Some((begin, *hedge));
        }
    }
    None
}

/// What bounds a measure alone: "inside four minutes", "within 2 km", "near 215 km/h". Before a count
/// such a word is a place.
pub(super) fn before_measure(line: &Line<'_>, first: usize, tail: usize, hedges: &mut Hedges) -> Option<usize> {
    // "beneath 3 metres of snow" is a place as well; "within 2 km of the lighthouse" is not.
    let of = line.is(tail, Class::Of) && ![Class::The, Class::Single].iter().any(|class| line.is(tail + 1, *class));
    let of = of && !line.is_capital(tail + 1);
    if hedges.bound().is_some() || of {
        return None;
    }
    let (begin, hedge) = line.phrase_before(&line.lexicon.figures.before_measure, first)?;
    // "gusts top 140 km/h"; "the top 5%" is the best of them
    let does = || begin.checked_sub(1).is_some_and(|many| line.lexicon.figures.endings.make_plural(line.str(many)));
    if line.is(begin, Class::Bounding) && (!does() || line.is_before(begin, Class::IsShort)) {
        return None;
    }
    hedges.take(*hedge);
    Some(begin)
}

/// Reads a hedge that begins at a token: where it ends.
pub(super) fn after(line: &Line<'_>, at: usize, hedges: &mut Hedges) -> Option<usize> {
    let place = if line.mark(at) == ',' { at + 1 } else { line.past_hyphen(at) };
    let (end, hedge) = line.phrase_at(&line.lexicon.figures.after, place)?;
    // "+" and "-odd" belong to the number they touch; "45, at least 20 of them" is the next one's.
    let sign = line.kind(place) == Kind::Mark;
    // "€25m plus €5m in bonuses": another amount.
    let priced = super::measure::is_priced(line, end);
    let of_next =
        line.kind(end) == Kind::Number || priced || line.number(end).is_some_and(|_| !line.is(end, Class::TimeUnit));
    // "$9m a month and had, at best, ten weeks": the next one's as well.
    let set_off = line.mark(at) == ',' && line.mark(end) == ',' && line.is_number(end + 1);
    // Behind a comma only a phrase hedges what came before: "200, if not more". Some words need
    // their hyphen: "60-some".
    // "300 people, tops," is set off on both sides.
    let closed = line.kind(end) == Kind::Mark && !line.is(place, Class::HedgeByHyphen) && !sign;
    let lone = line.mark(at) == ',' && end == place + 1 && !closed;
    // "4% plus a one-off payment" adds something else.
    let more = line.phrase_at(&line.lexicon.figures.before, end).is_some();
    let follows = line.is(end, Class::Article) || line.is(end, Class::The);
    let adds = line.width(at) > 1 && (more || follows);
    let loose = place == at
        && (line.is(place, Class::HedgeByHyphen) || adds && (end == place + 1 || line.is(place, Class::And)));
    // ", maybe more than 80,000" is another number's, as "and upwards of 600" is.
    let longer = |from: usize| line.phrase_at(&line.lexicon.figures.before, from).is_some_and(|(to, _)| end < to);
    let compares = line.is(end, Class::Than) || (place..end).any(longer);
    if (sign && !line.is_glued(place)) || (of_next && !sign) || lone || loose || compares || set_off {
        return None;
    }
    let before = hedges.direction;
    hedges.take(*hedge);
    hedges.direction = before.or(hedges.direction);
    Some(end)
}

/// Words further on in the clause that leave a count open: "have been killed so far".
pub(super) fn later(line: &Line<'_>, at: usize, hedges: &mut Hedges) {
    const REACH: usize = 9;
    if hedges.direction.is_some() {
        return;
    }
    for next in at..(at + REACH).min(line.len()) {
        // "sixty men in the column, or thereabouts"
        if line.mark(next) == ',' {
            after(line, next, hedges);
            return;
        }
        if line.is_number(next) || ends_clause(line, next) {
            return;
        }
        if line.phrase_at(&line.lexicon.figures.later, next).is_some() {
            hedges.direction = Some(Bound::AtLeast);
            return;
        }
    }
}

fn ends_clause(line: &Line<'_>, at: usize) -> bool {
    let mark = line.kind(at) == Kind::Mark;
    mark && !line.is(at, Class::Dash) && !line.is(at, Class::Quote)
}
