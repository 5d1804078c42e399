//! Words of a source made fit to print: cleaned of control characters, cut around the number,
//! wrapped to a width. Owns no layout beyond that.

use unicode_width::UnicodeWidthStr as _;

use crate::claim::Evidence;

/// Stands before a marked number until the page is painted. One column wide, as are the two
/// below; [`clean`] lets none of them through from a source.
pub(super) const OPEN: char = '\u{E000}';
/// Stands after a marked number.
pub(super) const CLOSE: char = '\u{E001}';
/// A space no line may break at.
pub(super) const GLUE: char = '\u{E002}';

/// Text on one line without anything a terminal would obey: white space becomes a space,
/// control characters, direction overrides and private characters become `\u{FFFD}`.
///
/// # Example
/// ```
/// use figcheck::report::excerpt::clean;
///
/// assert_eq!(clean("a\tb\nc\u{1b}[31m"), "a b c\u{FFFD}[31m");
/// ```
#[must_use]
pub fn clean(text: &str) -> String {
    text.chars()
        .map(|c| match c {
            c if c.is_whitespace() => ' ',
            c if c.is_control() || is_private(c) || turns_direction(c) => '\u{FFFD}',
            c => c,
        })
        .collect()
}

fn is_private(c: char) -> bool {
    matches!(c, '\u{E000}'..='\u{F8FF}' | '\u{F0000}'..='\u{10FFFF}')
}

/// Characters that reorder the words around them, or hide: a quote must read as it stands.
pub(super) fn turns_direction(c: char) -> bool {
    matches!(c, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' | '\u{200E}' | '\u{200F}' | '\u{FE0F}' | '\u{FEFF}')
}

/// How many columns a text takes.
#[must_use]
pub fn width(text: &str) -> usize {
    text.width()
}

/// The quote of a claim, its number between marks, cut around the number to `columns` or a
/// little less.
pub(super) fn quote(evidence: &Evidence, columns: usize) -> String {
    let quote = evidence.quote.as_str();
    let marked = evidence.marked;
    let number = marked.slice(quote);
    let (before, after) = match (quote.get(..marked.start), quote.get(marked.end..)) {
        (Some(before), Some(after)) if !number.is_empty() => (clean(before), clean(after)),
        _ => return clip(clean(quote).trim(), columns),
    };
    let number: String = clean(number).chars().map(|c| if c == ' ' { GLUE } else { c }).collect();
    let number = format!("{OPEN}{number}{CLOSE}");
    let room = columns.saturating_sub(width(&number));
    let (before, after) = (before.trim_start(), after.trim_end());
    let (left, right) = share(width(before), width(after), room);
    format!("{}{number}{}", last_words(before, left), first_words(after, right))
}

/// How much of `room` each side gets: a third to what comes before the number, since what is
/// counted comes after it; what one side leaves goes to the other.
fn share(before: usize, after: usize, room: usize) -> (usize, usize) {
    if before + after <= room {
        return (before, after);
    }
    let left = before.min((room / 3).max(room.saturating_sub(after)));
    (left, room.saturating_sub(left))
}

fn first_words(text: &str, columns: usize) -> String {
    if width(text) <= columns {
        return text.to_owned();
    }
    let mut kept = String::new();
    for word in text.split_inclusive(' ') {
        if width(&kept) + width(word.trim_end()) + 2 > columns {
            break;
        }
        kept.push_str(word);
    }
    format!("{} …", kept.trim_end())
}

fn last_words(text: &str, columns: usize) -> String {
    if width(text) <= columns {
        return text.to_owned();
    }
    let mut words: Vec<&str> = Vec::new();
    let mut used = 2;
    for word in text.split_inclusive(' ').rev() {
        used += width(word);
        if used > columns {
            break;
        }
        words.push(word);
    }
    words.reverse();
    format!("… {}", words.concat())
}

/// A text cut to `columns`, with an ellipsis where it was longer.
///
/// # Example
/// ```
/// use figcheck::report::excerpt::clip;
///
/// assert_eq!(clip("thousands", 9), "thousands");
/// assert_eq!(clip("thousands", 5), "thou…");
/// ```
#[must_use]
pub fn clip(text: &str, columns: usize) -> String {
    if width(text) <= columns {
        return text.to_owned();
    }
    let mut kept = String::new();
    for c in text.chars() {
        kept.push(c);
        if width(&kept) + 1 > columns {
            kept.pop();
            break;
        }
    }
    kept.push('…');
    kept
}

/// A text broken between words into lines of at most `columns`; a word wider than that is
/// broken inside. Line breaks of the text are kept.
///
/// # Example
/// ```
/// use figcheck::report::excerpt::wrap;
///
/// assert_eq!(wrap("about 50,000 civilians", 12), ["about 50,000", "civilians"]);
/// ```
#[must_use]
pub fn wrap(text: &str, columns: usize) -> Vec<String> {
    let columns = columns.max(2);
    let mut lines = Vec::new();
    for paragraph in text.split('\n') {
        let mut line = String::new();
        for word in paragraph.split(' ').filter(|word| !word.is_empty()) {
            let gap = usize::from(!line.is_empty());
            if width(&line) + gap + width(word) > columns && gap == 1 {
                lines.push(std::mem::take(&mut line));
            } else if gap == 1 {
                line.push(' ');
            }
            for c in word.chars() {
                line.push(c);
                if width(&line) > columns {
                    line.pop();
                    lines.push(std::mem::replace(&mut line, c.to_string()));
                }
            }
        }
        lines.push(line);
    }
    lines
}

/// The same with every line after the first moved in by `indent` columns, all within `columns`.
#[must_use]
pub fn hanging(text: &str, columns: usize, indent: usize) -> String {
    let lines = wrap(text, columns.saturating_sub(indent));
    lines.join(&format!("\n{}", " ".repeat(indent)))
}
