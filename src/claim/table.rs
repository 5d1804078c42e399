//! Figures in the cells of a table, which say of themselves no more than how many: what they count stands at the head of their
//! column or of their row, and so do where, when and who says it. Owns finding these; what they make of a figure, `take` says.

use std::ops::Range;

use super::around::Around;
use super::asked;
use super::bind::{Bound, Found};
use super::clause::part;
use super::context::{Context, Scene};
use super::land;
use super::manner;
use super::parts;
use super::who;
use super::whole::{self, Turn};
use super::{Speaker, Voice};
use crate::figure::Figure;
use crate::lexicon::claims::Part;
use crate::lexicon::figures::Class;
use crate::lexicon::vocabulary::Phrases;
use crate::rules::{Id, Quantity};
use crate::token::Kind;
use crate::unit::{Dimension, Unit};

/// How many paragraphs apart two rows of a table may stand: a rule between them is one.
const APART: usize = 2;

/// How many cells of its row are asked, on either side of a cell.
const WIDEST: usize = 24;

/// How many rows of parts may stand under the row that they are of.
const DEEPEST: usize = 40;

/// The tables of a text, in order.
pub(super) struct Tables(Vec<Table>);

/// Rows under one another.
struct Table {
    /// The sentences in its cells.
    cells: Range<usize>,
    /// Those in its first row.
    heads: Range<usize>,
    /// Whether its first column names places.
    of_places: bool,
    /// Whether each of its rows counts a part: one is of all the others together, its first column is one of kinds or houses, or
    /// the line above it says by what its rows are told apart.
    of_parts: bool,
    /// Whether that is no place of the count: a house, or where those counted came from or went.
    of_others: bool,
}

/// What stands around a cell.
pub(super) struct Cell<'a> {
    /// The head of its column.
    head: Option<&'a Scene<'a>>,
    /// Those of all columns.
    heads: &'a [Scene<'a>],
    /// The head of the column before, where its own counts some of those: "Dead", before "of whom children".
    whole: Option<&'a Scene<'a>>,
    /// The other cells of its row, the first of them first.
    row: Vec<&'a Scene<'a>>,
    /// The cells of the row above, where its own row counts some of those: "- Marland | 47", under "Survivors | 104".
    above: &'a [Scene<'a>],
    /// The cell of its row that names who gives the number: the one under "Source".
    source: Option<&'a Scene<'a>>,
    /// The line above the table.
    caption: Option<&'a Scene<'a>>,
    /// Whether the first column names places elsewhere in the table.
    of_places: bool,
    /// Whether its row counts a part of what another row, or another text, counts in all.
    of_part: bool,
    /// Whether its row is told apart by what is no place of the count.
    of_others: bool,
}

impl Tables {
    /// Finds the tables once, for all of their cells.
    pub(super) fn of(scenes: &[Scene<'_>]) -> Self {
        let joins = |before: &Scene<'_>, next: &Scene<'_>| {
            before.column.is_some() == next.column.is_some() && next.paragraph <= before.paragraph + APART
        };
        let mut start = 0;
        let mut tables = Vec::new();
        for run in scenes.chunk_by(joins) {
            let cells = start..start + run.len();
            start = cells.end;
            let Some(first) = run.first().filter(|first| first.column.is_some()) else { continue };
            let heads = run.iter().take_while(|scene| scene.paragraph == first.paragraph).count();
            let heads = cells.start..cells.start + heads;
            let totalled = run.iter().any(|scene| scene.column == Some(0) && past_total(scene).is_some());
            let claims = &first.line.lexicon.claims;
            let head = |kinds: &Phrases<()>| first.column == Some(0) && is_called(first, kinds);
            let caption = caption(scenes, cells.start).map(|caption| &caption.line);
            let of_others = head(&claims.row_houses) || caption.is_some_and(parts::names_other_places);
            let of_parts = totalled
                || of_others
                || head(&claims.row_kinds)
                || caption.is_some_and(|caption| parts::names_kinds(caption, caption.len()));
            let of_places = !of_others && is_of_places(run);
            tables.push(Table { heads, cells, of_places, of_parts, of_others });
        }
        Self(tables)
    }

    /// The table that a sentence stands in a cell of.
    fn around(&self, sentence: usize) -> Option<&Table> {
        let at = self.0.partition_point(|table| table.cells.end <= sentence);
        self.0.get(at).filter(|table| table.cells.contains(&sentence))
    }
}

/// What stands around the sentence at hand, where it is a cell.
pub(super) fn cell<'a>(around: &'a Around<'a>) -> Option<Cell<'a>> {
    let (scenes, index) = (around.scenes, around.index);
    let column = scenes.get(index)?.column?;
    let table = around.tables.around(index)?;
    let heads = scenes.get(table.heads.clone()).filter(|_| !table.heads.contains(&index)).unwrap_or_default();
    let head = heads.get(heads.partition_point(|head| head.column < Some(column)));
    let caption = caption(scenes, table.cells.start);
    let row = row(scenes, index, table);
    let total = row.iter().any(|cell| cell.column == Some(0) && past_total(cell).is_some());
    let giver =
        heads.iter().find(|head| is_called(head, &head.line.lexicon.claims.source_heads)).and_then(|head| head.column);
    let source = row.iter().copied().find(|cell| cell.column == giver && giver.is_some());
    let is_sub_row = row.iter().any(|cell| cell.column == Some(0) && is_of_one_before(cell));
    let above = if is_sub_row { above(scenes, index, table) } else { &[] };
    let head = head.filter(|head| head.column == Some(column) && head.figures.is_empty());
    let some_of = head.is_some_and(is_of_one_before);
    let before = |other: &&Scene<'_>| other.column < Some(column) && !is_of_one_before(other);
    let whole = heads.iter().rev().find(before).filter(|_| some_of);
    Some(Cell {
        head,
        heads,
        whole,
        source,
        row,
        above,
        caption,
        of_places: table.of_places,
        of_part: (table.of_parts || is_sub_row) && !total && column > 0 || some_of,
        of_others: table.of_others && !total && column > 0,
    })
}

/// Past the words that open the row, or the item, which all the others add up to: "Total".
pub(super) fn past_total(first: &Scene<'_>) -> Option<usize> {
    first.line.phrase_at(&first.line.lexicon.claims.total_rows, 0).map(|(end, ())| end)
}

/// The line above a table that begins at a sentence.
fn caption<'a, 'b>(scenes: &'a [Scene<'b>], start: usize) -> Option<&'a Scene<'b>> {
    // "Displacement. The office counted as follows on 1 April:"
    start.checked_sub(1).and_then(|at| scenes.get(at)).filter(|scene| scene.alone || scene.line.ends_with(":"))
}

/// Whether a cell holds no more than one of some phrases.
fn is_called(cell: &Scene<'_>, phrases: &Phrases<()>) -> bool {
    cell.line.phrase_at(phrases, 0).is_some_and(|(end, ())| end == cell.line.len())
}

/// Whether what opens a row, or heads a column, says that it counts some of the one before: "- serious", "of which children".
fn is_of_one_before(first: &Scene<'_>) -> bool {
    let line = &first.line;
    let start = line.tokens.first().map_or(0, |token| token.span.start);
    let before = line.text.get(..start).unwrap_or_default();
    let before = before.rsplit(['|', '\n']).next().unwrap_or_default().trim();
    let dash = |text: &str| matches!(text, "-" | "–" | "—" | "•");
    dash(before) || dash(line.str(0)) || line.phrase_at(&line.lexicon.claims.including, 0).is_some()
}

/// The cells of the last row above a cell that counts no part of another.
fn above<'a>(scenes: &'a [Scene<'a>], cell: usize, table: &Table) -> &'a [Scene<'a>] {
    let before = scenes.get(table.heads.end..cell).unwrap_or_default();
    let rows = before.chunk_by(|one, next| one.paragraph == next.paragraph).rev();
    let whole =
        |row: &&[Scene<'_>]| row.first().is_some_and(|first| first.column == Some(0) && !is_of_one_before(first));
    let here = scenes.get(cell).map(|scene| scene.paragraph);
    let rows = rows.filter(|row| row.first().map(|first| first.paragraph) != here);
    rows.take(DEEPEST).find(whole).unwrap_or_default()
}

/// The other cells of the row that a cell stands in, in order.
fn row<'a>(scenes: &'a [Scene<'a>], cell: usize, table: &Table) -> Vec<&'a Scene<'a>> {
    let Some(here) = scenes.get(cell) else { return Vec::new() };
    let beside = |scene: &&Scene<'_>| scene.paragraph == here.paragraph;
    let before = scenes.get(table.cells.start.max(cell.saturating_sub(WIDEST))..cell).unwrap_or_default();
    let before = before.iter().rev().take_while(beside).count();
    let behind = scenes.get(cell + 1..table.cells.end.min(cell + 1 + WIDEST)).unwrap_or_default();
    let behind = behind.iter().take_while(beside).count();
    let all = scenes.get(cell - before..=cell + behind).unwrap_or_default();
    all.iter().filter(|scene| scene.column != here.column).collect()
}

/// Whether a cell is a date and no more: "17 Sept", "Monday, 3 June".
fn is_date(cell: &Scene<'_>) -> bool {
    let line = &cell.line;
    let within = |at: usize| cell.times.iter().any(|phrase| (phrase.start..phrase.end).contains(&at));
    (0..line.len()).all(|at| line.kind(at) == Kind::Mark || line.is(at, Class::Weekday) || within(at))
}

/// Whether the first column of a table names places: half of its cells at least do, its head and what is of all apart.
fn is_of_places(table: &[Scene<'_>]) -> bool {
    let mut cells = 0_usize;
    let mut places = 0_usize;
    let all = |scene: &&Scene<'_>| (0..scene.line.len()).any(|at| part(&scene.line, at, Part::CountNoun));
    for scene in table.iter().filter(|scene| scene.column == Some(0)).skip(1).filter(|scene| !all(scene)) {
        cells += 1;
        places += usize::from(!scene.places.is_empty());
    }
    0 < places && cells <= places * 2
}

impl<'a> Cell<'a> {
    /// What a number counts that no words of its own cell say.
    pub(super) fn bound(&self, turn: &Turn<'_>) -> Option<Bound> {
        let Turn { scene, number, figure, around, .. } = *turn;
        let plain = figure.noun.is_none() && scene.figures.get(number).is_some_and(|span| scene.is_bare(span));
        let place = self.land();
        let own = self.whole.or(self.head).into_iter().chain(self.row.iter().copied());
        let subject = |scene: &'a Scene<'a>| asked::subject_in(scene, place.as_ref(), around);
        let of_caption = || self.caption.and_then(subject).filter(|quantity| !self.is_told_beside(*quantity, around));
        let told = own.chain(self.above).find_map(subject).or_else(of_caption);
        let told = told.map(|whole| self.narrower(whole, around).unwrap_or(whole));
        let spoken = told.or_else(|| self.most_told(figure, around)).filter(|_| plain)?;
        let quantity = around.rules.quantities.get(spoken)?;
        let forbids = |scene: &&Scene<'_>| {
            let found = Found::look(scene, quantity);
            !found.unless.is_empty() || !found.unless_near.is_empty()
        };
        let asks = quantity.unit == figure.unit.dimension && !self.around().any(|scene| forbids(&scene));
        let told = asks && (manner::asks_anybody(quantity, scene) || self.names(quantity));
        told.then(|| Bound::spoken_of(spoken)).or_else(|| self.headed(figure, around))
    }

    /// Whether another column counts what the caption speaks of: not the centres, in "Province | Centres | People sheltering".
    fn is_told_beside(&self, quantity: usize, around: &Around<'_>) -> bool {
        let Some((quantity, head)) = around.rules.quantities.get(quantity).zip(self.head) else { return false };
        let counts = |head: &Scene<'_>| {
            let words = Found::look(head, quantity);
            words.is_cued() || words.is_named()
        };
        !counts(head) && self.heads.iter().any(|other| other.column != head.column && counts(other))
    }

    /// Whether what stands around it names who is counted, where a quantity asks for some and not for anybody.
    fn names(&self, quantity: &Quantity) -> bool {
        quantity.unit != Dimension::Count
            || quantity
                .of
                .as_ref()
                .is_none_or(|of| self.around().any(|scene| of.is_match(scene.line.text, &scene.line.tokens)))
    }

    /// Of the quantities that are a part of one, the one of whom the head of its column names, where that says of whom: "of whom
    /// children".
    fn narrower(&self, whole: usize, around: &Around<'_>) -> Option<usize> {
        let head = self.head.filter(|_| self.whole.is_some())?;
        let wide = around.rules.quantities.get(whole)?;
        let parts = |quantity: &Quantity| quantity.is_part_of(&wide.id) && Found::look(head, quantity).is_named();
        around.rules.quantities.iter().position(parts)
    }

    /// The widest quantity that counts what the head of its column names, where no cue stands by: "Bodies".
    fn headed(&self, figure: &Figure, around: &Around<'_>) -> Option<Bound> {
        let head = self.head?;
        let place = self.land();
        let there = |quantity: &Quantity| land::may_ask(quantity, place.as_ref(), around.rules);
        let named = |(_, quantity): &(usize, &Quantity)| {
            quantity.unit == figure.unit.dimension && there(quantity) && Found::look(head, quantity).is_named()
        };
        let named: Vec<_> = around.rules.quantities.iter().enumerate().filter(named).collect();
        let all = |wide: &Quantity| {
            let within = |other: &Quantity| other.id == wide.id || whole::is_wider(wide, other, around.rules);
            named.iter().all(|(_, other)| within(other))
        };
        named.iter().find(|(_, quantity)| all(quantity)).map(|(at, _)| Bound::spoken_of(*at))
    }

    /// Of several quantities whose words the head of its column holds, the one of whose words the head and the caption hold
    /// most: "New arrivals", under "Daily arrivals at all points".
    fn most_told(&self, figure: &Figure, around: &Around<'_>) -> Option<usize> {
        let head = self.head?;
        let words = |found: &Found| found.cue.iter().chain(&found.of).map(ExactSizeIterator::len).sum::<usize>();
        let told = |(at, quantity): (usize, &Quantity)| {
            let here = Found::look(head, quantity);
            let above = self.caption.map(|caption| Found::look(caption, quantity));
            let kept =
                above.iter().chain([&here]).any(|found| !found.unless.is_empty() || !found.unless_near.is_empty());
            let there = land::may_ask(quantity, self.land().as_ref(), around.rules);
            let asks = here.is_cued() && quantity.unit == figure.unit.dimension && !kept && there;
            asks.then(|| (words(&here) + above.as_ref().map_or(0, words), at))
        };
        let mut told: Vec<_> = around.rules.quantities.iter().enumerate().filter_map(told).collect();
        told.sort_unstable_by(|one, other| other.cmp(one));
        let (most, at) = *told.first()?;
        told.get(1).is_none_or(|(next, _)| *next < most).then_some(at)
    }

    /// A figure in the unit that the head of its column names: "2.5", under "Length (km)".
    pub(super) fn measured(&self, figure: &Figure) -> Option<Figure> {
        let line = &self.head?.line;
        let data = &line.lexicon.figures;
        let unit = |at: usize| {
            let worded = line.phrase_at(&data.units, at).map(|(_, unit)| unit);
            worded.or_else(|| data.tight.get(line.str(at))).filter(|_| line.is_before(at, Class::OpenBracket))
        };
        let unit = (0..line.len()).find_map(unit).filter(|_| figure.unit == Unit::count() && figure.noun.is_none())?;
        Some(Figure { unit: unit.clone(), ..figure.clone() })
    }

    /// Whether its number is a part of another: "Salu hospital | 67", above "Total | 192", or under "Hospital | Dead".
    pub(super) fn is_of_part(&self) -> bool {
        self.of_part && !self.of_places
    }

    /// Whether what its row counts is told apart by a house, or by where those counted came from or went.
    pub(super) const fn is_of_others(&self) -> bool {
        self.of_others
    }

    /// Takes from the row, the column and the caption what a cell does not say itself: who says it, and where.
    pub(super) fn tell(&self, context: &mut Context, around: &Around<'_>) {
        let giver = self.giver(around);
        // Of a table, whoever publishes it says all that nobody else in it does.
        let own = around.scene().is_some_and(|scene| scene.frames.iter().any(|frame| !frame.is_whole()));
        let others = || self.speaker(around).filter(|_| !own);
        if let Some(speaker) = giver.or_else(others) {
            context.claimant = Some(speaker);
            context.voice = Voice::Attributed;
        }
        context.place = context.place.take().or_else(|| self.place());
    }

    /// Where the time of its row stands, else that of its column or of the table.
    pub(super) fn dated(&self) -> Option<&'a Scene<'a>> {
        // What stands beside another number in its cell is of that number.
        let rows = self.row.iter().copied().filter(|cell| cell.figures.is_empty());
        let dated = |scene: &&Scene<'_>| scene.times.iter().any(|phrase| !phrase.since);
        // "17 Sept – pagers" names an event by its day, under a caption that says as of when its dead were counted.
        let named = |cell: &&Scene<'_>| !is_date(cell);
        let until = self.caption.filter(|caption| caption.times.iter().any(|phrase| phrase.until));
        rows.clone().filter(|cell| until.is_none() || !named(cell)).chain(self.head).chain(self.caption).find(dated)
    }

    /// The place that its row names and no rule knows, in a table of places: "White Nile | 3".
    pub(super) fn unlisted(&self, around: &Around<'_>) -> Option<String> {
        let first =
            self.row.first().filter(|first| first.column == Some(0) && self.of_places && self.place().is_none())?;
        let all = (0..first.line.len()).any(|at| part(&first.line, at, Part::CountNoun));
        let words = first.line.span(0, first.line.len()).slice(first.line.text);
        // "Deaths, all regions": what is counted, and no place.
        (!all && asked::subject(first, around).is_none()).then(|| words.to_owned())
    }

    /// The place its row names, or else the caption above the table.
    fn land(&self) -> Option<Id> {
        self.place().or_else(|| self.caption?.places.first().map(|(_, place)| place.clone()))
    }

    fn place(&self) -> Option<Id> {
        // Where they came to, or the house that its name is of, is no place of the count.
        let rows = self.row.iter().copied().filter(|_| !self.of_others);
        rows.chain(self.head).find_map(|scene| scene.places.first().map(|(_, place)| place.clone()))
    }

    /// Whom its row names under "Source": "A. Vold, police".
    fn giver(&self, around: &Around<'_>) -> Option<Speaker> {
        let line = &self.source?.line;
        let comma = (0..line.len()).find(|at| matches!(line.mark(*at), ',' | ';' | '(')).unwrap_or(line.len());
        let called = || Some(Speaker { name: who::tidy(line, (0, comma))?, id: None });
        who::declared(line, (0, line.len()), around.rules).or_else(called)
    }

    /// The declared claimant that its row or its column names, else whoever gives the table.
    fn speaker(&self, around: &Around<'_>) -> Option<Speaker> {
        let named = |scene: &Scene<'_>| who::declared(&scene.line, (0, scene.line.len()), around.rules);
        let rows = self.row.iter().copied().filter(|cell| cell.figures.is_empty());
        let caption = || self.caption?.frames.last().map(|frame| frame.speaker.clone());
        let below = || self.row.iter().find_map(|cell| cell.source.clone());
        // "Marland says", at the head of its column.
        let head = self.head.filter(|head| head.holds_part(Part::SayingVerb)).and_then(named);
        head.or_else(|| rows.chain(self.head).find_map(named)).or_else(below).or_else(caption)
    }

    /// Its column's head, its row, and what stands above the table.
    fn around(&self) -> impl Iterator<Item = &'a Scene<'a>> {
        self.head.into_iter().chain(self.row.iter().copied()).chain(self.caption)
    }
}
