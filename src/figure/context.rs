//! Numbers that state no figure, told by the words around them: years, labels, ages, windows,
//! names.

use rust_decimal::Decimal;

use super::Refusal;
use super::measure::Measured;
use super::numeral::Value;
use super::{age, hour, noun, one, refuse, row};
use crate::lexicon::figures::Class;
use crate::lexicon::line::Line;
use crate::token::{Gap, Kind};
use crate::unit::{Dimension, Unit};

/// Why a number in its place is no figure, if it is none.
pub(super) fn refusal(line: &Line<'_>, number: &Measured) -> Option<Refusal> {
    let checks: [fn(&Line<'_>, &Measured) -> Option<Refusal>; 19] = [
        stroke,
        no_two,
        shared,
        list_number,
        ordinal,
        hour::refusal,
        label,
        race,
        bond,
        age::refusal,
        window,
        year,
        division,
        street,
        stage,
        one::refusal,
        coined,
        name,
        capital,
    ];
    checks.iter().find_map(|check| check(line, number))
}

pub(super) fn value(number: &Measured) -> Option<Decimal> {
    number.numeral.one()
}

/// Where the mark of a post in a thread ends that opens a line: "3/ The army", "1/8 So far"; 0 where there is none.
pub(super) fn thread_mark(line: &Line<'_>) -> usize {
    let count = |at: usize| line.kind(at) == Kind::Number && line.width(at) <= 2;
    let opens = count(0) && line.len() > 2 && line.mark(1) == '/' && line.is_glued(1);
    match (opens, line.is_glued(2)) {
        (true, false) => 2,
        (true, true) if count(2) && !line.is_glued(3) && (line.kind(3) == Kind::Number || line.is_capital(3)) => 3,
        _ => 0,
    }
}

/// "1. First", "(2)", "3)".
fn list_number(line: &Line<'_>, number: &Measured) -> Option<Refusal> {
    if !number.numeral.bare || number.unit.is_some() || 2 < line.width(number.start) {
        return None;
    }
    let opened = number.start > 0 && line.is(number.start - 1, Class::OpenBracket);
    let marked = line.is(number.end, Class::ListMark) && line.is_glued(number.end);
    let first = number.start == usize::from(opened);
    let closed = line.is(number.end, Class::CloseBracket) && line.is_glued(number.end);
    // "After a sting: 1. Rinse. 2. Wait."
    let inner = !opened
        && line.kind(number.end) == Kind::Mark
        && line.mark(number.end) == '.'
        && marked
        && number.start.checked_sub(1).is_some_and(|before| matches!(line.mark(before), ':' | '.' | ';'))
        && line.is_capital(number.end + 1);
    if inner {
        return Some(Refusal::ListNumber);
    }
    let point = first && marked && (number.end + 1 == line.len() && line.len() == 2 || number.end + 1 < line.len());
    let bracketed = opened && closed && line.is_glued(number.start);
    if number.end <= thread_mark(line) {
        return Some(Refusal::ListNumber);
    }
    let whose = |at: usize| line.is_capital(at) && line.number(at).is_none() || line.is(at, Class::Person);
    if bracketed && number.start.checked_sub(2).is_some_and(whose) {
        // "in Salu (214) and Merin (4)"
        return (!row::is_bracketed(line, number)).then_some(Refusal::Age);
    }
    (point || bracketed).then_some(Refusal::ListNumber)
}

/// "twenty-first", "the 45 th".
fn ordinal(line: &Line<'_>, number: &Measured) -> Option<Refusal> {
    let next = line.past_hyphen(number.end);
    let glued = next != number.end && line.is(next, Class::Ordinal) && number.unit.is_none();
    (glued && !matches!(number.numeral.value, Value::Part(..))).then_some(Refusal::Ordinal)
}

/// "Resolution 2254", "page 12", "No. 10", "articles 5 and 6".
fn label(line: &Line<'_>, number: &Measured) -> Option<Refusal> {
    // "runway 27L": a letter behind a label's number is no unit.
    let letter = line.is_glued(number.end) && line.width(number.end) == 1 && line.is_capital(number.end);
    if number.unit.as_ref().is_some_and(|unit| unit.dimension != Dimension::Count) && !letter {
        return None;
    }
    let plain = number.numeral.bare || !number.numeral.digits;
    if plain && called(line, number) && !noun::counts_at(line, number.end) {
        return Some(Refusal::Label);
    }
    // "eight 911 calls", "a list of 911 calls"
    let data = &line.lexicon.figures;
    let counted = number.start.checked_sub(1).is_some_and(|at| line.is_number(at));
    let dialled = counted || line.phrase_at(&data.dialled, number.start).is_some();
    let three = line.width(number.start) == 3 && number.end == number.start + 1 && number.numeral.digits;
    if dialled && three && line.phrase_at(&data.call_nouns, number.end).is_some() {
        return Some(Refusal::Label);
    }
    let mut at = number.start.checked_sub(1)?;
    // "Figure-2"; not "gave another figure – 2,187 – and left"
    if line.mark(at) == '.' || line.is(at, Class::Dash) && (line.is_glued(at) || line.is_glued(at + 1)) {
        at = at.checked_sub(1)?;
    }
    let named = |at: usize| {
        let cut_short = line.mark(at + 1) == '.' && line.is_glued(at + 1);
        let small = line.is(at, Class::LabelCapital)
            && !line.is_capital(at)
            && !line.is(at + 1, Class::Dash)
            && !cut_short
            && ![Class::IsShort, Class::AgeDecadeBefore].iter().any(|class| line.is_before(at, *class));
        line.is(at, Class::Label) && !small && line.token(number.start).gap != Gap::Line
    };
    // "epidemiological weeks 20-24"
    let dash = line.past_hyphen(number.end) != number.end || line.is(number.end, Class::Dash);
    let run = line.is(at, Class::TimeUnit)
        && dash
        && line.kind(number.end + 1) == Kind::Number
        && !noun::counts_at(line, number.end + 2);
    if run && number.numeral.bare {
        return Some(Refusal::Label);
    }
    let sentence_start = at == 0 && line.is(at, Class::LabelCapital) && noun::counts_at(line, number.end);
    // "On our count 1,940 fighters left"
    let whole = value(number).is_some_and(|value| value.is_integer());
    let counted = !plain && whole && noun::counts_at(line, number.end);
    (named(at) && !counted && !sentence_start && !line.is(number.end, Class::Counted)).then_some(Refusal::Label)
}

/// "no two keys are alike": a denial.
fn no_two(line: &Line<'_>, number: &Measured) -> Option<Refusal> {
    let denied = line.is_before(number.start, Class::No) && number.hedged == number.start;
    let plain = denied && !number.numeral.digits && number.unit.is_none();
    (plain && value(number) == Some(Decimal::TWO)).then_some(Refusal::NoCount)
}

/// "two to a mattress": how many share one.
fn shared(line: &Line<'_>, number: &Measured) -> Option<Refusal> {
    let to = line.is(number.end, Class::To) && line.is(number.end + 1, Class::Article);
    let one = to && line.phrase_at(&line.lexicon.figures.shared, number.end + 2).is_some();
    (one && number.unit.is_none() && value(number).is_some_and(|many| many < Decimal::TEN)).then_some(Refusal::NoCount)
}

/// "a five-iron", "three-pointers", "at six-under".
fn stroke(line: &Line<'_>, number: &Measured) -> Option<Refusal> {
    let next = line.past_hyphen(number.end);
    // "the lead at 11 under"
    let under = line.is(next, Class::Over) && line.is(next, Class::Below);
    if next == number.end
        && under
        && (line.kind(next + 1) == Kind::Mark || line.is(next + 1, Class::After))
        && number.numeral.one().is_some()
        && number.unit.is_none()
    {
        return Some(Refusal::Score);
    }
    // "carded a 68", "signed for a 70"
    let first = if line.is_before(number.start, Class::Article) { number.start - 1 } else { number.start };
    let carded = &line.lexicon.figures.carded;
    let led = line.phrase_before(carded, first).or_else(|| line.phrase_before(carded, number.start)).is_some();
    if led && number.numeral.bare && number.unit.is_none() && line.width(number.start) == 2 {
        return (!noun::counts_at(line, number.end)).then_some(Refusal::Score);
    }
    let (end, ()) = line.phrase_at(&line.lexicon.figures.strokes, next).filter(|_| next != number.end)?;
    // "the 30-under list" names an age; "ten-over" is a score, and stands before nothing.
    (!line.is(next, Class::AgeOver) || line.kind(end) == Kind::Mark || line.is(end, Class::Stop))
        .then_some(Refusal::Score)
}

/// "call 112", "at number 7".
fn called(line: &Line<'_>, number: &Measured) -> bool {
    let data = &line.lexicon.figures;
    let line_of = line.is_before(number.start, Class::The) && line.phrase_at(&data.lines, number.end).is_some();
    line_of || rung_up(line, number) || line.phrase_before(&data.numbered, number.start).is_some()
}

/// "call 112", "the 118 ambulance service", "Hotline: 1234 / 1149", "(530) 538-6570".
fn rung_up(line: &Line<'_>, number: &Measured) -> bool {
    const LISTED: usize = 24;
    let (data, at) = (&line.lexicon.figures, number.start);
    if line.kind(at) == Kind::Number && line.width(at) == 3 {
        let rung = !line.is_glued(at) && line.phrase_before(&data.dials, at).is_some();
        let service = number.end == at + 1 && line.phrase_at(&data.rung_up, number.end).is_some();
        let bracketed = line.is_before(at, Class::OpenBracket) && line.is(at + 1, Class::CloseBracket);
        let area = bracketed && line.kind(at + 2) == Kind::Number && line.past_hyphen(at + 3) != at + 3;
        if rung || service || area {
            return true;
        }
    }
    let listed = |at: &usize| line.kind(*at) == Kind::Number || line.mark(*at) == '/' || line.is(*at, Class::Or);
    let first = (at.saturating_sub(LISTED)..at).rev().take_while(listed).last().unwrap_or(at);
    let colon = first.checked_sub(1).filter(|at| line.mark(*at) == ':');
    colon.is_some_and(|colon| line.phrase_before(&data.number_labels, colon).is_some())
}

/// "won the 5,000m in 14:21.7": a race by its distance.
fn race(line: &Line<'_>, number: &Measured) -> Option<Refusal> {
    let metre = |unit: &Unit| unit.dimension == Dimension::Length && unit.scale == Decimal::ONE;
    let metres = number.unit.as_ref().is_some_and(metre) && line.is_glued(number.end);
    if !metres || !line.is_before(number.start, Class::The) {
        return None;
    }
    let run = value(number).is_some_and(|metres| line.lexicon.figures.race_distances.contains(&metres));
    let next = number.tail;
    let goes_on = line.len() <= next
        || line.kind(next) == Kind::Mark
        || [Class::In, Class::And, Class::Or, Class::Race, Class::ScoreWord].iter().any(|class| line.is(next, *class));
    (run && goes_on).then_some(Refusal::Label)
}

/// "over the past two days", "three weeks ago", "within 24 hours": when, not how long.
fn window(line: &Line<'_>, number: &Measured) -> Option<Refusal> {
    let Some(unit) = number.unit.as_ref().filter(|unit| unit.dimension == Dimension::Duration) else {
        // "of the past four seasons"
        let before = number.start.checked_sub(1)?;
        let past = line.is(before, Class::WindowBefore)
            && ![Class::In, Class::Over, Class::After, Class::Ordinal].iter().any(|class| line.is(before, *class));
        return (number.unit.is_none() && past && line.is(number.end, Class::TimeUnit)).then_some(Refusal::Window);
    };
    let hyphenated = line.past_hyphen(number.end) != number.end;
    let after = number.tail;
    // "a 52-week high", but "a 10-year low-cost loan"
    if hyphenated && let Some((end, ())) = line.phrase_at(&line.lexicon.figures.records, line.past_hyphen(after)) {
        let goes_on = line.past_hyphen(end) != end
            || line.kind(end) == Kind::Word
                && !line.is(end, Class::Stop)
                && !line.lexicon.figures.endings.make_plural(line.str(end - 1));
        if !goes_on {
            return Some(Refusal::Window);
        }
    }
    // "won by 11 seconds after a lone break"
    // "for all of nine hours"
    let all = number.hedged.checked_sub(2).filter(|at| line.is(*at, Class::All) && line.is(at + 1, Class::Of));
    let first = all.unwrap_or(number.hedged);
    let said = line.is_before(first, Class::For) || line.is_before(first, Class::By);
    // "two years on, the bridge is closed"
    if line.is(after, Class::On) && line.mark(after + 1) == ',' && !hyphenated && !said && number.hedged == 0 {
        return Some(Refusal::Window);
    }
    // "Two hours into the truce, shells were falling"
    let opens = || number.hedged.checked_sub(1).is_none_or(|at| line.kind(at) == Kind::Mark);
    if line.phrase_at(&line.lexicon.figures.well_into, after).is_some() && !hyphenated && opens() {
        return Some(Refusal::Window);
    }
    if line.is(after, Class::WindowAfter) && !hyphenated && !said {
        return Some(Refusal::Window);
    }
    let mut at = number.start;
    while let Some(before) = at.checked_sub(1) {
        // "in the space of three hours", "over a period of 24 months"
        if line.is(before, Class::Of) && line.is_before(before, Class::Stretch) {
            return None;
        }
        if line.is(before, Class::WindowBefore) && !hyphenated && !line.is_before(before, Class::Modal) {
            // "over 40 hours" bounds a length; "over five days" is when. "In five months" is when
            // behind "its lowest", and else a length.
            // "In under three weeks" says how long it took.
            let bounds = line.is(before, Class::Over)
                && (unit.scale < Decimal::from(86400) || line.is_before(before, Class::In));
            // "In the 24 hours to midday" is when; "after 17 days underground" says how long.
            let in_length = line.is(before, Class::In)
                && !line.is(before + 1, Class::The)
                && (line.is(after, Class::Of)
                    || !(before.saturating_sub(4)..before)
                        .any(|at| line.is(at, Class::Superlative) && !line.is_before(at, Class::Article)));
            // "within 2 microseconds of one another" is no time to be told by.
            let instant = unit.scale < Decimal::ONE;
            let length = in_length || line.is(before, Class::After) || instant;
            if !(bounds || length) {
                return Some(Refusal::Window);
            }
        }
        if !line.is(before, Class::WindowLink) {
            return None;
        }
        at = before;
    }
    None
}

/// "the 10-year note": what a bond is called by.
fn bond(line: &Line<'_>, number: &Measured) -> Option<Refusal> {
    let years = number.unit.as_ref().is_some_and(|unit| unit.dimension == Dimension::Duration);
    let hyphenated = line.past_hyphen(number.end) != number.end;
    // "and the 2-year 4.87%"
    let yields = line.is_before(number.start, Class::The) && line.kind(number.tail) == Kind::Number;
    let named = line.is(number.tail, Class::Bond) || yields && super::measure::is_percentage(line, number.tail);
    (years && hyphenated && named).then_some(Refusal::Name)
}

/// "in 2012", "the 2016 election", "2011,": four digits that no counted noun follows.
fn year(line: &Line<'_>, number: &Measured) -> Option<Refusal> {
    if !number.numeral.bare || !refuse::is_year(line, number.start) || number.negative {
        return None;
    }
    if number.unit.as_ref().is_some_and(|unit| unit.dimension != Dimension::Count) || number.tail != number.end {
        return None;
    }
    if line.is_glued(number.end) && line.mark(number.end) == '+' {
        return None;
    }
    let start = number.hedged;
    let hedged = start < number.start && !line.is(number.start - 1, Class::YearBefore);
    let counted = line.is(number.end, Class::Counted);
    // "since at least 1980"
    let hedged = hedged && line.phrase_before(&line.lexicon.figures.ever_since, start).is_none();
    let led = line.is_before(number.start, Class::YearBefore) || line.is_before(number.start, Class::Dash);
    let plural = noun::counts_at(line, number.end);
    let value = value(number)?;
    // "built in 1412"
    let built = line.phrase_before(&line.lexicon.figures.built_in, number.start).is_some();
    let earliest = if built { 1000 } else { 1500 };
    let likely = Decimal::from(earliest) <= value && value <= Decimal::from(2100);
    // "Salu 1810, Merin 310"
    let in_row = || number.start.checked_sub(1).is_some_and(|at| line.is_capital(at)) && row::is_counted(line, number);
    // "Between 2002 and 2012 more than 1,000 died"
    let link = number.start.checked_sub(2).filter(|first| refuse::is_year(line, *first));
    let ends_range = link.is_some_and(|first| {
        let joined = line.is(first + 1, Class::And) || line.is(first + 1, Class::To);
        joined && (line.is_before(first, Class::Between) || line.is_before(first, Class::From))
    });
    let counted = counted && !ends_range;
    let is_year = !counted && !hedged && likely && (led || !plural || line.is_before(number.start, Class::The));
    (is_year && !in_row()).then_some(Refusal::Year)
}

/// "divided in roughly two", "split into three parts": how, not how many.
fn division(line: &Line<'_>, number: &Measured) -> Option<Refusal> {
    const REACH: usize = 9;
    const NEAR: usize = 4;
    let link = number.hedged.checked_sub(1).filter(|at| line.is(*at, Class::DivideLink))?;
    // "split the rest into two", but "cut the road in 13 places" counts the places.
    // "tore it in two", where nothing is counted
    let ends = line.len() <= number.end || line.kind(number.end) == Kind::Mark;
    let reach = match (line.is(link, Class::In), ends) {
        (true, false) => 1,
        (true, true) => NEAR,
        (false, _) => REACH,
    };
    let verb = (link.saturating_sub(reach)..link).rev().find(|at| line.is(*at, Class::Divide));
    (verb.is_some() && number.unit.is_none()).then_some(Refusal::Division)
}

/// "10 Downing Street", "221 Baker Street".
fn street(line: &Line<'_>, number: &Measured) -> Option<Refusal> {
    if !number.numeral.digits || number.unit.is_some() {
        return None;
    }
    // "18 Calle Olmo", "3 rue Cler", "40 Via del Corso"
    if let Some((name, ())) = line.phrase_at(&line.lexicon.figures.streets, number.end)
        && (line.is_capital(number.end) || !line.is(number.end, Class::Stop))
    {
        const LINKS: usize = 2;
        let link = |at: &usize| line.kind(*at) == Kind::Word && !line.is_capital(*at) && !line.is(*at, Class::Stop);
        let links = (name..name + LINKS).take_while(link).count();
        let short = (name..name + links).all(|at| line.width(at) <= 5);
        return (short && line.is_capital(name + links)).then_some(Refusal::Street);
    }
    // "the 1200 block of Elm Street"
    let block = line.phrase_at(&line.lexicon.figures.blocks, number.end).filter(|(end, ())| line.is_capital(*end));
    if block.is_some() && number.numeral.bare && line.is_before(number.start, Class::The) {
        return line.str(number.start).ends_with("00").then_some(Refusal::Street);
    }
    if !line.is_capital(number.end) {
        return None;
    }
    let named = (number.end + 1..number.end + 4).find(|at| line.is(*at, Class::Street) && line.is_capital(*at))?;
    (number.end..named).all(|at| line.is_capital(at)).then_some(Refusal::Street)
}

/// "iPhone 14", "Apollo 11": digits behind a name, with nothing that they count.
fn name(line: &Line<'_>, number: &Measured) -> Option<Refusal> {
    let before = number.start.checked_sub(1)?;
    // "City beat Rovers 3-1": a score, which its own reader refuses.
    let paired = line.past_hyphen(number.end) != number.end && line.kind(number.end + 1) == Kind::Number;
    let plain = number.numeral.bare && number.unit.is_none() && !paired;
    // "(CI 14 to 30)"
    let bounds = line.is_shouted(before) && line.is(number.end, Class::To) && line.kind(number.end + 1) == Kind::Number;
    let plain = plain && !bounds;
    let spaced = matches!(line.token(number.start).gap, Gap::Space | Gap::Thin);
    if !plain || !spaced || !line.is_capital(before) || line.number(before).is_some() {
        return None;
    }
    // "TO AXE 1 IN 8 STAFF"
    let shouted = line.is_shouted(before) && line.is_shouted(number.end) && one::in_ratio(line, number.end);
    let known = shouted
        || polled(line, number)
        || line.is(before, Class::Stop)
        || line.is(before, Class::Month)
        || line.is(before, Class::Weekday)
        || line.is(before, Class::Change)
        || line.is_before(before, Class::In) && line.kind(number.end) == Kind::Mark
        || number.hedged < number.start;
    // At the head of a sentence every word is capital.
    let first = before == 0 || line.is_before(before, Class::Quote);
    let opens = first && line.word(before) != crate::lexicon::vocabulary::UNKNOWN;
    // "HomeCell 600 power stations": a name written as one word of two.
    let coined = line.str(before).chars().skip(1).any(char::is_uppercase) && !line.is_shouted(before);
    let counts = noun::counts_at(line, number.end) && !line.is(number.end, Class::The) && !coined
        || line.is_glued(number.end) && line.mark(number.end) == '+';
    let outcome =
        line.is(number.end, Class::Verb) || line.is(number.end, Class::And) && !line.is_capital(number.end + 1);
    // "Group A 2, Group B 1"
    let lettered = line.is_shouted_alone(before) && line.is_before(before, Class::Label) && !counts && !shouted;
    if lettered {
        return (number.hedged == number.start).then_some(Refusal::Name);
    }
    (!known && !opens && !counts && !outcome && !row::is_counted(line, number)).then_some(Refusal::Name)
}

/// "29 of its 737 MAX jets", "the \"96\" refers to a year", "numbers from 3M": digits that are a name.
fn coined(line: &Line<'_>, number: &Measured) -> Option<Refusal> {
    let (start, end) = (number.start, number.end);
    if !number.numeral.digits || number.unit.is_some() {
        return None;
    }
    let bare = number.numeral.bare;
    let typed = bare
        && line.is_capital(end)
        && line.phrase_at(&line.lexicon.figures.models, end).is_some()
        && !line.is_glued(end)
        && !line.is_title();
    let quoted = bare
        && line.is(end, Class::Quote)
        && start.checked_sub(1).is_some_and(|quote| line.is(quote, Class::Quote) && line.is_before(quote, Class::The));
    (typed || quoted || lettered(line, number)).then_some(Refusal::Name)
}

/// "numbers from 3M", "shown in 4K", "a 4K film": a capital letter that multiplies nothing.
fn lettered(line: &Line<'_>, number: &Measured) -> bool {
    const REACH: usize = 8;
    let (start, end) = (number.start, number.end);
    let letter = end - 1;
    if end - start != 2 || number.hedged != start || !line.is_shouted_alone(letter) {
        return false;
    }
    let next = line.kind(end) == Kind::Word;
    let closes = !next || line.is(end, Class::And) || line.is(end, Class::Or);
    let thousand = number.numeral.scale == Decimal::ONE_THOUSAND;
    let led = if thousand {
        line.is_before(start, Class::In)
    } else {
        let bound =
            [Class::At, Class::By, Class::For, Class::Between].iter().any(|class| line.is_before(start, *class));
        line.phrase_before(&line.lexicon.figures.binding, start).is_some() && !bound
    };
    let kind = thousand
        && next
        && !line.is(end, Class::Stop)
        && !line.is_number(end)
        && !line.lexicon.figures.often.contains_key(&line.word(end));
    let names = closes && led || kind;
    names
        && !noun::counts_at(line, end)
        && (thousand || !(start.saturating_sub(REACH)..start).any(|at| line.is(at, Class::Change)))
        && !line.is_title()
}

/// "reached the last four", "a last-16 tie": how many are left in a cup.
fn stage(line: &Line<'_>, number: &Measured) -> Option<Refusal> {
    const STAGES: [i64; 5] = [4, 8, 16, 32, 64];
    let data = &line.lexicon.figures;
    let (start, end) = (number.start, number.end);
    if number.unit.is_some() || number.tail != end || number.hedged != start {
        return None;
    }
    let dash = start.checked_sub(1)?;
    let hyphen = line.past_hyphen(dash) != dash && line.phrase_before(&data.last, dash).is_some();
    if !hyphen && line.phrase_before(&data.stages, start).is_none() {
        return None;
    }
    // "in the last four of her nine starts" counts the starts
    let of = line.is(end, Class::Of);
    let counted = if of { (end..end + 4).any(|at| line.is_number(at)) } else { noun::counts_at(line, end) };
    let ends = line.kind(end) != Kind::Word || line.is(end, Class::Stop);
    let left = || value(number).is_some_and(|left| STAGES.iter().any(|stage| left == Decimal::from(*stage)));
    ((hyphen || ends && !counted) && left()).then_some(Refusal::Idiom)
}

/// "took 38%, the Greens 22 and Reform 9": names that have their shares behind them.
fn polled(line: &Line<'_>, number: &Measured) -> bool {
    const NAME: usize = 3;
    const REACH: usize = 14;
    let ends = line.len() <= number.end || line.kind(number.end) == Kind::Mark || line.is(number.end, Class::And);
    let mut first = number.start;
    while number.start - first < NAME && first.checked_sub(1).is_some_and(|at| line.is_capital(at)) {
        first -= 1;
    }
    first -= usize::from(line.is_before(first, Class::The));
    let Some(link) = first.checked_sub(1).filter(|at| line.is(*at, Class::And) || line.is(*at, Class::Comma)) else {
        return false;
    };
    let share = |at: usize| line.is(at, Class::PercentWords);
    let told = link.checked_sub(1).is_some_and(|at| {
        let per_cent = line.phrase_before(&line.lexicon.figures.units, link);
        line.kind(at) == Kind::Number || per_cent.is_some_and(|(_, unit)| unit.dimension == Dimension::Share)
    });
    let small = value(number).is_some_and(|share| share < Decimal::ONE_HUNDRED);
    let near = || (link.saturating_sub(REACH)..link).any(|at| share(at) || line.is(at, Class::Per));
    ends && small && told && near()
}

/// "League Two", "the Three Sisters": a number word that is part of a name.
fn capital(line: &Line<'_>, number: &Measured) -> Option<Refusal> {
    let word = number.numeral.start;
    // "24 Hours in Lisbon" is a title, where the words around are written small.
    let titled = number.unit.as_ref().is_some_and(|unit| unit.dimension == Dimension::Duration)
        && line.is_capital(number.end)
        && !line.is_shouted(number.end)
        && 0 < word
        && !line.is_title();
    if titled {
        return Some(Refusal::Name);
    }
    // "Seven Moons", in quotation marks
    let quoted = line.is_before(word, Class::Quote) && line.is_capital(word) && line.is_capital(number.end);
    if quoted && !number.numeral.digits && !line.is_title() {
        return Some(Refusal::Name);
    }
    if number.numeral.digits || !line.is_capital(word) || line.is_shouted(word) || opens(line, word) || line.is_title()
    {
        return None;
    }
    // "a cat called Seven"
    let named = line.is_capital(word.checked_sub(1)?)
        || line.is_capital(number.end)
        || line.phrase_before(&line.lexicon.figures.named_so, word).is_some();
    named.then_some(Refusal::Name)
}

/// Whether a word is the first of a sentence, or of a quotation or bracket in it.
fn opens(line: &Line<'_>, at: usize) -> bool {
    // "17:50 Twelve US troops killed"
    let entry = at > 0 && at <= 3 && (0..at).all(|at| line.kind(at) == Kind::Number || line.mark(at) == ':');
    entry || at.checked_sub(1).is_none_or(|before| line.kind(before) == Kind::Mark && !line.is(before, Class::Dash))
}
