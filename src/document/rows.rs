//! Tables of a page that has lost their lines: rows whose cells bars, strokes or wide gaps part, names that a number follows,
//! and cells that each stand on a line of their own, as a page gives them whose tags were taken off.

use std::ops::Range;

use super::line::{Line, Mark};

/// The fewest rows that make a table of lines that nothing parts.
const ROWS: usize = 3;

/// The most words of a name in a row.
const NAME: usize = 6;

/// Marks the rows and the cells of tables.
pub(super) fn settle(text: &str, lines: &mut [Line]) {
    side_by_side(text, lines);
    ending_in_numbers(text, lines);
    under_heads(text, lines);
    under_one_another(text, lines);
}

/// Lines under one another whose words bars, strokes or wide gaps part are the rows of a table, where a cell of one is hardly
/// more than a number: "State | Deaths", "Salu | 52". A row of links holds none. The last cells of a row may be left out.
fn side_by_side(text: &str, lines: &mut [Line]) {
    const WORDS: usize = 2;
    let parting = |line: &Line| match line.mark {
        Mark::Text => parting(line.words.slice(text)).map(|by| (by, cells_by(line.words.slice(text), by).len())),
        _ => None,
    };
    // "          Rescued   Missing", over "Students     75       154"
    let headless = |line: &Line, next: Option<&Line>| {
        next.and_then(parting).is_some_and(|(by, _)| by == Parting::Gap)
            && next.is_some_and(|next| next.indent + WIDE <= line.indent)
    };
    let counts = |line: &Line| {
        let words = line.words.slice(text);
        cells(words)
            .into_iter()
            .skip(1)
            .filter_map(|cell| words.get(cell))
            .any(|cell| cell.contains(|c: char| c.is_ascii_digit()) && cell.split_whitespace().count() <= WORDS)
    };
    let mut from = 0;
    while let Some(first) = lines.get(from) {
        let blank = usize::from(headless(first, lines.get(from + 1)));
        let own = parting(first).map(|(by, cells)| (by, cells + blank));
        let in_table = |line: &&Line| {
            let both = own.zip(parting(line));
            both.is_some_and(|((by, most), (other, cells))| by == other && cells <= most)
        };
        let rows = lines.get(from..).unwrap_or_default().iter().take_while(in_table).count();
        let run = lines.get_mut(from..from + rows).unwrap_or_default();
        if 1 < rows && run.iter().any(counts) {
            run.iter_mut().for_each(|line| line.mark = Mark::Row);
            run.iter_mut().take(1).for_each(|heads| heads.blank = blank);
        }
        from += rows.max(1);
    }
}

/// How many spaces part two cells.
const WIDE: usize = 3;

/// Between two cells of a row.
const STROKE: &str = " / ";

/// What parts the cells of a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Parting {
    Bar,
    /// A stroke with space around it.
    Stroke,
    /// A tab, or spaces enough to align what stands under one another.
    Gap,
}

/// What parts the words of a line into cells, if anything does.
fn parting(words: &str) -> Option<Parting> {
    if words.contains(" | ") || words.ends_with(" |") {
        return Some(Parting::Bar);
    }
    if cells_by(words, Parting::Gap).len() > 1 {
        return Some(Parting::Gap);
    }
    words.contains(STROKE).then_some(Parting::Stroke)
}

/// Where the cells of a row stand in its words, the space around them with them.
pub(super) fn cells(words: &str) -> Vec<Range<usize>> {
    match parting(words) {
        Some(parting) => cells_by(words, parting),
        None if words.contains('|') => cells_by(words, Parting::Bar),
        None => {
            let number = ends_in_number(words);
            let name = 0..number.unwrap_or(words.len());
            std::iter::once(name).chain(number.map(|at| at..words.len())).collect()
        }
    }
}

/// The dots that lead from a name to its number: "Salu ........ 104".
fn leaders(words: &str) -> Vec<Range<usize>> {
    const DOTS: usize = 4;
    let mut leaders: Vec<Range<usize>> = Vec::new();
    for (at, dot) in words.match_indices('.') {
        match leaders.last_mut() {
            Some(last) if last.end == at => last.end += dot.len(),
            _ => leaders.push(at..at + dot.len()),
        }
    }
    leaders.retain(|dots| dots.len() >= DOTS);
    leaders
}

fn cells_by(words: &str, by: Parting) -> Vec<Range<usize>> {
    let mut cells = Vec::new();
    let mut start = 0;
    let mut part = |parting: Range<usize>| {
        cells.push(start..parting.start);
        start = parting.end;
    };
    match by {
        Parting::Bar => words.match_indices('|').for_each(|(at, bar)| part(at..at + bar.len())),
        Parting::Stroke => words.match_indices(STROKE).for_each(|(at, stroke)| part(at..at + stroke.len())),
        Parting::Gap => {
            let plain = words.is_ascii() && !["  ", "\t", "...."].iter().any(|gap| words.contains(gap));
            if plain {
                return std::iter::once(0..words.len()).collect();
            }
            let mut gaps: Vec<(Range<usize>, char)> = Vec::new();
            let mut gap = 0..0;
            let mut leaders = leaders(words).into_iter().peekable();
            for (at, letter) in words.char_indices() {
                let end = at + letter.len_utf8();
                while leaders.next_if(|dots| dots.end <= at).is_some() {}
                if letter.is_whitespace() || leaders.peek().is_some_and(|dots| dots.contains(&at)) {
                    gap = if gap.end == at { gap.start..end } else { at..end };
                } else if gap.end == at && !gap.is_empty() {
                    gaps.push((gap.clone(), letter));
                }
            }
            let wide = |gap: &Range<usize>| {
                words.get(gap.clone()).is_some_and(|gap| gap.contains('\t') || gap.chars().count() >= WIDE)
            };
            // "Khyber Pakhtunkhwa  300       364": the longest name leaves the least room before its number.
            let row = gaps.iter().any(|(gap, _)| wide(gap));
            let close = |(gap, next): &(Range<usize>, char)| row && gap.len() > 1 && next.is_ascii_digit();
            gaps.iter().filter(|gap| wide(&gap.0) || close(gap)).for_each(|(gap, _)| part(gap.clone()));
        }
    }
    cells.push(start..words.len());
    cells
}

/// "Salu 980", "Orta 202", "Kask 41": names under one another that a number follows.
fn ending_in_numbers(text: &str, lines: &mut [Line]) {
    let row = |line: &&Line| line.mark == Mark::Text && ends_in_number(line.words.slice(text)).is_some();
    let mut from = 0;
    while from < lines.len() {
        let run = lines.get(from..).unwrap_or_default();
        let rows = run.iter().take_while(row).count();
        let last = run.iter().take(rows).filter_map(|line| line.words.slice(text).rsplit(' ').next());
        if ROWS <= rows && !are_places(last) {
            lines.get_mut(from..from + rows).unwrap_or_default().iter_mut().for_each(|line| line.mark = Mark::Row);
        }
        from += rows.max(1);
    }
}

/// Where the number begins that a name is followed by, and that nothing follows: "Khyber Pakhtunkhwa 364".
fn ends_in_number(words: &str) -> Option<usize> {
    let (name, number) = words.rsplit_once(' ')?;
    // "Salu toll may reach 300" is a headline, and no name.
    let closes = name.rsplit(' ').next().is_some_and(|last| last.starts_with(|c: char| c.is_uppercase() || c == '('));
    let named = is_name(name) && name.starts_with(char::is_uppercase) && closes;
    let plain = !name.contains(|c: char| c.is_ascii_digit() || ",;:.?!".contains(c));
    (named && plain && is_number(number)).then(|| words.len() - number.len())
}

/// "Date", "Police", "Others", "3 October", "700,000", "300,000 (army)", each on its line: heads, and under them rows of as many
/// cells, of which the first says what and the others how many.
fn under_heads(text: &str, lines: &mut [Line]) {
    const COLUMNS: std::ops::RangeInclusive<usize> = 2..=6;
    const FEWEST: usize = 2;
    let worded = worded(lines);
    let line = |at: usize| worded.get(at).and_then(|at| lines.get(*at));
    let said = |at: usize| {
        line(at).filter(|line| line.mark == Mark::Text && !line.terminated).map(|line| line.words.slice(text))
    };
    let short = |words: &str| words.split_whitespace().count() <= NAME && !words.ends_with([':', ',', ';']);
    let digit = |words: &str| words.contains(|c: char| c.is_ascii_digit());
    let head = |at: usize| said(at).is_some_and(|words| is_name(words) && !digit(words));
    let nothing = |at: usize| {
        let rule = line(at).is_some_and(|line| line.mark == Mark::Rule);
        rule || said(at).is_some_and(|words| words.starts_with(char::is_lowercase) && short(words) && !digit(words))
    };
    let first = |at: usize| said(at).is_some_and(|words| short(words) && !is_number(words));
    let counts = |at: usize| said(at).is_some_and(|words| short(words) && is_count(words));
    let row = |at: usize, columns: usize| {
        let cells = at + 1..at + columns;
        first(at) && cells.clone().any(counts) && cells.into_iter().all(|cell| counts(cell) || nothing(cell))
    };
    let rows = |from: usize, columns: usize| (1..).take_while(|nth| row(from + nth * columns, columns)).count();
    let mut cells: Vec<(usize, usize)> = Vec::new();
    let mut from = 0;
    while from < worded.len() {
        let heads = (from..).take(*COLUMNS.end()).take_while(|at| head(*at)).count();
        let table = (*COLUMNS.start()..=heads)
            .find_map(|columns| Some((columns, rows(from, columns))).filter(|table| FEWEST <= table.1));
        match table {
            Some((columns, rows)) => {
                let end = from + (rows + 1) * columns;
                cells.extend((from..end).map(|at| (at, (at - from) % columns)));
                from = end;
            }
            None => from += 1,
        }
    }
    mark(lines, &worded, &cells);
}

/// The lines that hold words.
fn worded(lines: &[Line]) -> Vec<usize> {
    lines.iter().enumerate().filter(|(_, line)| line.mark != Mark::Blank).map(|(at, _)| at).collect()
}

/// Marks cells, each by its place among the lines that hold words.
fn mark(lines: &mut [Line], worded: &[usize], cells: &[(usize, usize)]) {
    for (at, column) in cells {
        if let Some(line) = worded.get(*at).and_then(|at| lines.get_mut(*at)) {
            line.mark = Mark::Cell(*column);
        }
    }
}

/// Whether a cell begins with a number, and goes on with no more than its unit or an aside: "1.1 million (organisers)".
fn is_count(cell: &str) -> bool {
    let (number, rest) = cell.split_once(' ').unwrap_or((cell, ""));
    is_number(number)
        && rest
            .split_whitespace()
            .all(|word| word.starts_with(|c: char| c.is_lowercase() || c == '(') || word.ends_with(')'))
}

/// "Province", "Deaths", "Salu", "980", "Orta", "202", each on its line: a name and as many numbers behind it as behind the next.
fn under_one_another(text: &str, lines: &mut [Line]) {
    let worded = worded(lines);
    let said = |at: usize| worded.get(at).and_then(|at| lines.get(*at)).filter(|line| line.mark == Mark::Text);
    let name = |at: usize| said(at).is_some_and(|line| !line.terminated && is_name(line.words.slice(text)));
    let numbers =
        |at: usize| (at..).take_while(|at| said(*at).is_some_and(|line| is_number(line.words.slice(text)))).count();
    let mut cells: Vec<(usize, usize)> = Vec::new();
    let mut from = 0;
    while from < worded.len() {
        let columns = if name(from) { 1 + numbers(from + 1) } else { 1 };
        let row = |at: usize| name(at) && 1 + numbers(at + 1) == columns;
        let rows = if columns == 1 { 0 } else { (0..).take_while(|nth| row(from + nth * columns)).count() };
        let first = (0..rows).filter_map(|nth| said(from + nth * columns + 1)).map(|line| line.words.slice(text));
        if rows < ROWS || are_places(first) {
            from += 1;
            continue;
        }
        let heads = from.checked_sub(columns).filter(|first| (*first..from).all(name));
        let first = heads.unwrap_or(from);
        let end = from + rows * columns;
        cells.extend((first..end).map(|at| (at, (at - first) % columns)));
        from = end;
    }
    mark(lines, &worded, &cells);
}

/// Whether numbers only say in which place each stands: "1", "2", "3" between the titles of a list of what is most read.
fn are_places<'a>(numbers: impl Iterator<Item = &'a str>) -> bool {
    let numbers: Vec<Option<u32>> = numbers.map(|number| number.parse().ok()).collect();
    numbers
        .iter()
        .zip(numbers.iter().skip(1))
        .all(|(one, next)| one.zip(*next).is_some_and(|(one, next)| next == one + 1))
}

/// Whether a cell holds nothing but a number: "1,684", "12.5%".
fn is_number(cell: &str) -> bool {
    const LONGEST: usize = 14;
    cell.len() <= LONGEST
        && cell.contains(|c: char| c.is_ascii_digit())
        && cell.starts_with(|c: char| c.is_ascii_digit() || "~<>$€£≥≤+".contains(c))
        && cell.chars().all(|c| c.is_ascii_digit() || ",.%~<>$€£≥≤+".contains(c) || c == '\u{a0}' || c == ' ')
        && !cell.ends_with(['.', ','])
}

/// Whether a cell holds a few words.
fn is_name(cell: &str) -> bool {
    cell.starts_with(char::is_alphabetic)
        && cell.split_whitespace().nth(NAME).is_none()
        && !cell.ends_with([':', ',', ';'])
}
