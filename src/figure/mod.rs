//! Figures: what a text states. A number phrase with its hedge, unit and counted noun, or a
//! named refusal. Knows language, through the lexicon; knows no policy.

use rust_decimal::Decimal;

use crate::document::{Document, Role};
use crate::interval::{Amount, Bound};
use crate::lexicon::Lexicon;
use crate::lexicon::figures::Class;
use crate::lexicon::line::Line;
use crate::span::Span;
use crate::token::Kind;
use crate::unit::{Dimension, Unit};

mod age;
mod both;
mod bracket;
mod context;
mod denial;
mod digits;
mod elide;
mod extent;
mod hedge;
mod hour;
mod join;
mod measure;
mod noun;
mod numeral;
mod one;
mod parallel;
mod points;
mod refusal;
mod refuse;
mod row;
mod share;
mod state;
mod words;
mod zero;

pub(crate) use hour::past_meridiem;
pub use refusal::Refusal;
pub(crate) use words::whole as whole_in_words;

use join::Item;
use measure::Measured;

/// A number phrase as the text states it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Figure {
    /// The number words alone, hedge apart.
    pub number: Span,
    /// Hedge, number, unit and noun.
    pub phrase: Span,
    /// What is said of the number.
    pub amount: Amount,
    /// What it is measured in.
    pub unit: Unit,
    /// The words for what is counted.
    pub noun: Option<Span>,
    /// The index of its sentence in the document.
    pub sentence: usize,
    /// How it is put: as a statement, a denial, one end of a change.
    pub manner: Manner,
}

/// How a figure is put.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Manner {
    /// Plainly.
    #[default]
    Stated,
    /// As what it was not: "not 500 but 600".
    Denied,
    /// As where a change began: "fell from 345".
    Before,
    /// As where a change ended: "to 325".
    After,
    /// As what was added to a count before: "four more bodies". No count of its own.
    Added,
    /// As what puts an earlier number right: "revised down to 118".
    Corrected,
    /// As what was taken off a count: "struck off three who were alive". No count of its own.
    Removed,
    /// As what one place or one witness saw: "I counted nine bodies". So many at least.
    Seen,
    /// As what counts others besides those asked for: "1,873, but this includes deaths from mines". So many at the most.
    Besides,
    /// As what one side counted of its own: "11 of its soldiers". No count of all.
    Own,
    /// As one kind of several counted side by side: "142 passengers and 11 crew".
    Kind,
    /// As those who do one kind of work: "six workers". Maybe not all there are.
    Trade,
    /// As a lack of news: "no reports of casualties". At least zero, and no more said.
    Unreported,
}

/// A figure, and the tokens it stands on.
#[derive(Clone, Debug)]
struct Placed {
    /// Where its hedges begin.
    first: usize,
    /// Its number words.
    start: usize,
    /// One past its unit, noun and hedges.
    tail: usize,
    /// The product of its multipliers: a million, in "2.5 million".
    scale: Decimal,
    figure: Figure,
}

/// A number the reader did not take for a figure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Refused {
    /// The words refused.
    pub span: Span,
    /// Why.
    pub reason: Refusal,
    /// The index of its sentence in the document.
    pub sentence: usize,
}

/// What was read of a document.
#[derive(Clone, Debug, Default)]
pub struct Reading {
    /// The figures, in order.
    pub figures: Vec<Figure>,
    /// The ages, in order: refused as figures, and kept for whoever asks for ages.
    pub ages: Vec<Figure>,
    /// The numbers refused, in order.
    pub refused: Vec<Refused>,
}

impl Reading {
    /// The same, with ages among the figures: for rules that ask for them.
    #[must_use]
    pub fn with_ages(mut self) -> Self {
        self.figures.append(&mut self.ages);
        self.figures.sort_by_key(|figure| figure.number);
        self
    }
}

/// Reads every figure of a document.
#[must_use]
pub fn read(document: &Document, lexicon: &Lexicon) -> Reading {
    // News has a figure in some 350 bytes; to grow from nothing is to copy them all a dozen times.
    const BYTES_A_FIGURE: usize = 300;
    let figures = Vec::with_capacity(document.text.len() / BYTES_A_FIGURE);
    let mut reading = Reading { figures, ..Reading::default() };
    let mut line = Line::new(&document.text, lexicon);
    for (index, sentence) in document.sentences.iter().enumerate() {
        if !line.may_trigger(sentence.span) {
            continue;
        }
        line.read(sentence.span);
        if line.has_trigger() {
            read_line(&line, index, sentence.role, sentence.column.is_some(), &mut reading);
        }
    }
    reading
}

/// Reads every figure of one sentence, as [`read`] does of a document.
///
/// # Example
/// ```
/// use figcheck::{figure, lexicon, notation};
///
/// let text = "More than 8,500 civilians left over the past two days, the ministry said in 2016.";
/// let reading = figure::read_sentence(text, lexicon::english());
/// let [left] = &*reading.figures else { panic!("one figure") };
/// assert_eq!(notation::canonical(&left.amount, &left.unit), ">8500");
/// assert_eq!(left.noun.map(|noun| noun.slice(text)), Some("civilians"));
/// let reasons: Vec<_> = reading.refused.iter().map(|refused| refused.reason.name()).collect();
/// assert_eq!(reasons, ["window", "year"]);
/// ```
#[must_use]
pub fn read_sentence(text: &str, lexicon: &Lexicon) -> Reading {
    let mut reading = Reading::default();
    let mut line = Line::new(text, lexicon);
    line.read(Span::new(0, text.len()));
    read_line(&line, 0, Role::Body, false, &mut reading);
    reading
}

/// Whether a counted noun begins at a token.
pub(crate) fn counts_at(line: &Line<'_>, at: usize) -> bool {
    noun::counts_at(line, at)
}

/// Reads a sentence; of a table's `cell`, a number alone is a figure, whatever heads its column.
fn read_line(line: &Line<'_>, sentence: usize, role: Role, cell: bool, reading: &mut Reading) {
    let mut refused = Vec::new();
    let (numbers, ages) = scan(line, &mut refused);
    let furniture = role == Role::Furniture;
    let counter = !cell && (0..line.len()).all(|at| line.kind(at) != Kind::Word);
    let mut figures: Vec<Placed> = Vec::new();
    let mut before: Option<Bound> = None;
    // A number that ends another's rate ("12 per 100,000") is no figure of its own.
    let mut spoken_for = 0;
    for item in numbers {
        if matches!(&item, Found::Number(item) if line.token(item.start).span.start < spoken_for) {
            continue;
        }
        let found = match item {
            Found::Number(item) => {
                if let Some(reason) = page(furniture, counter) {
                    refused.push((item.start, item.end, reason));
                    continue;
                }
                state::figure(line, &item, sentence, &mut before)
            }
            Found::Zero(zero) if !furniture => Some(state::zero(line, zero, sentence)),
            Found::Zero(zero) => {
                refused.push((zero.start, zero.end, Refusal::Furniture));
                continue;
            }
        };
        if let Some(Placed { figure, .. }) = &found
            && figure.unit.dimension == Dimension::Rate
        {
            spoken_for = figure.phrase.end;
        }
        figures.extend(found);
    }
    figures.sort_by_key(|placed| placed.figure.number);
    keep_apart(line, &mut figures, &mut refused);
    bracket::join(line, &mut figures);
    elide::carry(line, &mut figures);
    denial::mark(line, &mut figures);
    reading.figures.extend(figures.into_iter().map(|placed| placed.figure));
    reading.ages.extend(ages.into_iter().filter_map(|number| state::age(line, number, sentence)));
    refused.sort_by_key(|(start, ..)| *start);
    // "paid0NZD 12": what a name has is no other number's sign.
    let mut told = 0;
    refused.retain(|(start, end, _)| {
        let keeps = told <= *start;
        told = if keeps { *end } else { told };
        keeps
    });
    reading.refused.extend(refused.into_iter().map(|(start, end, reason)| Refused {
        span: line.span(start, end),
        reason,
        sentence,
    }));
}

/// What is told once is not told again: a link holds no figure, and a figure's words are not refused
/// as well.
fn keep_apart(line: &Line<'_>, figures: &mut Vec<Placed>, refused: &mut Vec<(usize, usize, Refusal)>) {
    let links: Vec<Span> = (refused.iter())
        .filter(|(.., reason)| *reason == Refusal::Link)
        .map(|(start, end, _)| line.span(*start, *end))
        .collect();
    let in_link = |span: Span| links.iter().any(|link| link.overlaps(span));
    let mut end = 0;
    figures.retain(|Placed { figure, .. }| {
        let keeps = end <= figure.number.start && !in_link(figure.number);
        if keeps {
            end = figure.number.end;
        }
        keeps
    });
    refused.retain(|(start, stop, reason)| {
        let span = line.span(*start, *stop);
        let after = figures.partition_point(|placed| placed.figure.number.end <= span.start);
        // "17 µg/m3": the power is part of the rate.
        let power = after.checked_sub(1).and_then(|before| figures.get(before)).is_some_and(|placed| {
            placed.figure.unit.dimension == Dimension::Rate && placed.figure.phrase.overlaps(span)
        });
        let told = power && *reason == Refusal::Name
            || figures.get(after).is_some_and(|placed| placed.figure.number.overlaps(span));
        !told && (*reason == Refusal::Link || !in_link(span))
    });
}

/// Why no number of a page's furniture is a figure.
const fn page(furniture: bool, counter: bool) -> Option<Refusal> {
    match (furniture, counter) {
        (true, true) | (false, true) => Some(Refusal::Counter),
        (true, false) => Some(Refusal::Furniture),
        (false, false) => None,
    }
}

enum Found {
    Number(Item),
    Zero(zero::Zero),
}

/// Finds the numbers of a sentence, and refuses what is none; ages are refused, and given apart.
fn scan(line: &Line<'_>, refused: &mut Vec<(usize, usize, Refusal)>) -> (Vec<Found>, Vec<Measured>) {
    let links = refuse::links(line);
    let mut numbers: Vec<Measured> = Vec::new();
    let mut found: Vec<Found> = Vec::new();
    let mut at = 0;
    while at < line.len() {
        if let Some((start, end)) = links.iter().find(|(start, end)| (*start..*end).contains(&at)) {
            if (*start..*end).any(|at| line.kind(at) == Kind::Number) {
                refused.push((*start, *end, Refusal::Link));
            }
            at = *end;
            continue;
        }
        if !may_open(line, at) {
            at += 1;
            continue;
        }
        at = step(line, at, &mut numbers, &mut found, refused);
    }
    let (numbers, ages) = settle(line, numbers, refused);
    found.extend(join::join(line, numbers, refused).into_iter().map(Found::Number));
    (found, ages)
}

/// Whether anything may begin at a token. Most words open nothing; a unit only where one of it is meant
/// ("mile-wide"), an article only before what it makes one of.
fn may_open(line: &Line<'_>, at: usize) -> bool {
    let entry = line.entry(at);
    match line.kind(at) {
        Kind::Number => true,
        Kind::Mark => matches!(line.mark(at), '+' | '\u{80}'..),
        Kind::Word if entry.is(Class::Article) => line.entry(line.past_hyphen(at + 1)).after_article,
        Kind::Word => entry.opens || (entry.measures && line.is(at + 1, Class::Dash)),
    }
}

/// Reads what stands at a token, and says where to go on.
fn step(
    line: &Line<'_>,
    at: usize,
    numbers: &mut Vec<Measured>,
    found: &mut Vec<Found>,
    refused: &mut Vec<(usize, usize, Refusal)>,
) -> usize {
    if let Some((end, reason)) = refuse::shape(line, at) {
        if (at..end).any(|at| line.kind(at) == Kind::Number || line.entry(at).trigger) {
            refused.push((at, end, reason));
        }
        return end.max(at + 1);
    }
    match zero::read(line, at) {
        Ok(Some(zero)) => {
            found.push(Found::Zero(zero));
            return zero.end;
        }
        // "no more than": the hedge of the number behind it.
        Err((end, reason)) => {
            if line.phrase_at(&line.lexicon.figures.before, at).is_none() {
                refused.push((at, end, reason));
            }
            return end;
        }
        Ok(None) => {}
    }
    match extent::read(line, at).map_or_else(|| numeral::read(line, at), |numeral| Ok(Some(numeral))) {
        Ok(Some(numeral)) => {
            let number = measure::measure(line, numeral);
            let next = number.tail.max(at + 1);
            numbers.push(number);
            next
        }
        Ok(None) => {
            if line.is(at, Class::Ordinal) && !line.is(at, Class::TimeUnit) {
                refused.push((at, at + 1, Refusal::Ordinal));
            }
            at + 1
        }
        Err((end, reason)) => {
            refused.push((at, end, reason));
            end.max(at + 1)
        }
    }
}

/// Drops the numbers that the words around them refuse; gives what is kept, and the ages.
fn settle(
    line: &Line<'_>,
    numbers: Vec<Measured>,
    refused: &mut Vec<(usize, usize, Refusal)>,
) -> (Vec<Measured>, Vec<Measured>) {
    let mut kept: Vec<Measured> = Vec::with_capacity(numbers.len());
    let mut ages = Vec::new();
    let mut last: Option<(usize, Refusal)> = None;
    for number in numbers {
        if let Some(told) = kept.last_mut().filter(|told| is_again(line, told, &number)) {
            told.tail = number.end + 1;
            // "thirty (30) days", "five hundred (500) euros"
            let said = told.unit.is_none().then(|| {
                let currency = &line.lexicon.figures.currency_names;
                let money = line.phrase_at(currency, told.tail).map(|(end, unit)| (end, unit.clone()));
                money.or_else(|| measure::unit_after(line, told.tail))
            });
            if let Some((end, unit)) = said.flatten() {
                (told.tail, told.unit) = (end, Some(unit));
            }
            refused.push((number.start, number.end, Refusal::ListNumber));
            continue;
        }
        let reason = context::refusal(line, &number).or_else(|| chained(line, last, &number));
        match reason {
            Some(reason) => {
                last = Some((number.end, reason));
                refused.push((number.start, number.words_end(), reason));
                if reason == Refusal::Age {
                    ages.push(number);
                }
            }
            None => {
                last = None;
                kept.push(number);
            }
        }
    }
    (kept, ages)
}

/// "seventeen (17) houses", "17 (seventeen)": what was said before is said again.
fn is_again(line: &Line<'_>, told: &Measured, number: &Measured) -> bool {
    let bracketed = told.tail == told.end
        && told.end + 1 == number.start
        && line.is(told.end, Class::OpenBracket)
        && line.is(number.end, Class::CloseBracket);
    let (first, second) = (&told.numeral, &number.numeral);
    bracketed && first.digits != second.digits && first.one().is_some() && first.one() == second.one()
}

/// "rose from 41 in week 20 to 112": where a change ends that began before the label.
fn ends_change(line: &Line<'_>, to: usize) -> bool {
    const REACH: usize = 8;
    line.is(to, Class::To)
        && (to.saturating_sub(REACH)..to.saturating_sub(2)).any(|at| line.is(at, Class::From) && line.is_number(at + 1))
}

/// "articles 5 and 6", "pages 12-15", "in 2015 and 2016": what was refused goes on.
fn chained(line: &Line<'_>, last: Option<(usize, Refusal)>, number: &Measured) -> Option<Refusal> {
    let (end, reason) = last?;
    let link = number.start.checked_sub(1).filter(|link| *link == end)?;
    // "lap 34 of 57"
    let of = reason == Refusal::Label && line.is(link, Class::Of);
    let links = of
        || [Class::And, Class::Dash, Class::To, Class::Or].iter().any(|class| line.is(link, *class))
        || matches!(line.mark(link), ',' | '/');
    let goes_on = match reason {
        // "three were over 30 and two were under 20": two of them
        Refusal::Age => {
            let bound = line.is(number.end + 1, Class::AgeOver);
            let counted = line.is(number.end, Class::Be) && (bound || !number.numeral.digits);
            let alone = number.unit.is_none() && !noun::counts_at(line, number.end);
            number.numeral.one().is_some() && alone && !counted
        }
        // "Regulation 2019/1020 obliges makers"
        Refusal::Label => {
            let written = line.mark(link) == '/' && line.is_glued(link) && line.is_glued(number.start);
            let alone = number.numeral.bare && number.unit.is_none();
            alone && (written || !noun::counts_at(line, number.end)) && !ends_change(line, link)
        }
        Refusal::Year => {
            refuse::is_year(line, number.start) && !line.is(number.end, Class::Counted)
                || (line.is(link, Class::Dash) || line.is(link, Class::Slash))
                    && number.numeral.bare
                    && line.width(number.start) == 2
        }
        _ => false,
    };
    (links && goes_on).then_some(reason)
}
