//! What a single line says of itself: counters, clocks, datelines, menus, captions, signatures.
//! Each question is answered by the line alone; `role` knows where on the page it stands.

use super::sentence::is_terminated;
use crate::lexicon::text::Text;
use crate::token::{digit, fold};

/// No line of furniture is longer, in bytes: what is longer is prose.
pub(super) const LONGEST: usize = 200;

/// Whether a line is a menu's, a counter's or a player's, wherever it stands on a page.
pub(super) fn is_furniture(line: &str, words: &Text) -> bool {
    if line.len() > LONGEST {
        return false;
    }
    let folded = fold(head(line));
    let opens = words.furniture_openings.iter().any(|opening| folded.starts_with(opening.as_str()));
    // "Sign up for 3 trips closed." may be the story's: a sentence with a figure is left in.
    // "More from Osmark: 9 dead in Kolvik bus crash": a title, on the line of its list.
    let titled = words.title_list_openings.iter().any(|opening| folded.starts_with(opening.as_str()))
        && folded.contains(": ")
        && !is_terminated(line);
    if (opens && !(is_terminated(line) && holds_figure(line, words)))
        || titled
        || is_menu(line, words)
        || is_labelled_list(line, words)
    {
        return true;
    }
    // What follows is said in a few words; a paragraph is not looked at further.
    head(line).len() == line.len()
        && (words.furniture_lines.contains(bare(&folded))
            || is_over_links(line, words)
            || is_counter(&folded, words)
            || is_player_clock(line)
            || is_image_size(&folded, words))
}

/// The first bytes of a line: as many as the longest phrase of a menu.
fn head(line: &str) -> &str {
    let mut end = line.len().min(80);
    while !line.is_char_boundary(end) {
        end -= 1;
    }
    line.get(..end).unwrap_or_default()
}

/// Whether a line is never part of the paragraph around it.
pub(super) fn is_line_of_its_own(line: &str, words: &Text) -> bool {
    is_furniture(line, words) || is_caption(line, words) || is_dateline(line, words)
}

/// A line without what may follow a label: "No comments:", "Loading...", "Required *".
fn bare(line: &str) -> &str {
    line.trim_matches(|c: char| !c.is_alphanumeric())
}

/// "851 0", "12 comments", "Shares 851": counters, and nothing else.
fn is_counter(folded: &str, words: &Text) -> bool {
    let (mut numbers, mut labels, mut linked) = (0_usize, 0_usize, 0_usize);
    for part in folded.split_whitespace() {
        let part = part.trim_matches(|c: char| !c.is_alphanumeric());
        let digits = part.strip_suffix(['k', 'm']).unwrap_or(part);
        if words.counter_words.contains(part) {
            labels += 1;
        } else if words.counter_links.contains(part) {
            linked += 1;
        } else if !digits.is_empty() && digits.bytes().all(|b| b.is_ascii_digit() || matches!(b, b'.' | b',')) {
            numbers += 1;
        } else if !part.is_empty() {
            return false;
        }
    }
    // One number by itself may be a figure set large; a page's counters come in pairs or named.
    match labels {
        0 => linked == 0 && (2..=4).contains(&numbers),
        _ => numbers >= 1 && labels + linked + numbers <= 8,
    }
}

/// "0:00 0:01:14 0:00", "03:21 / 05:00": a player's clocks; a single one only at zero.
fn is_player_clock(line: &str) -> bool {
    let mut clocks = line.split([' ', '/', '\t', '-', '–']).filter(|part| !part.is_empty()).peekable();
    let Some(first) = clocks.peek().copied() else { return false };
    let mut count = 0_usize;
    let all = clocks.all(|part| {
        count += 1;
        is_clock(part)
    });
    all && (count >= 2 || matches!(first, "0:00" | "00:00" | "0:00:00" | "00:00:00"))
}

/// "14:13", "0:01:14".
fn is_clock(word: &str) -> bool {
    let mut parts = word.split(':');
    let hour = parts.next().is_some_and(|part| (1..=2).contains(&part.len()) && is_number(part));
    let rest: Vec<&str> = parts.collect();
    hour && (1..=2).contains(&rest.len()) && rest.iter().all(|part| part.len() == 2 && is_number(part))
}

fn is_number(word: &str) -> bool {
    !word.is_empty() && word.bytes().all(|byte| byte.is_ascii_digit())
}

/// "16x9 Image", "1200 × 800 px".
fn is_image_size(folded: &str, words: &Text) -> bool {
    let spaced: String;
    let line = if folded.contains(" x ") || folded.contains('×') {
        spaced = folded.replace(" x ", "x").replace(" × ", "x").replace('×', "x");
        spaced.as_str()
    } else {
        folded
    };
    let mut parts = line.split_whitespace();
    let size = parts.next().is_some_and(|part| {
        let part = part.strip_suffix("px").unwrap_or(part);
        part.split_once('x').is_some_and(|(width, height)| is_number(width) && is_number(height))
    });
    size && parts.all(|part| words.image_words.contains(bare(part)))
}

/// "Home | World | Syria", "Home > World > Syria": two marks or more between a few words each.
fn is_menu(line: &str, words: &Text) -> bool {
    line.contains(['|', '>', '»', '›'])
        && [" | ", " > ", " » ", " › "].iter().any(|mark| {
            let parts = line.split(mark);
            parts.clone().count() >= 3
                && parts.clone().all(|part| part.split_whitespace().count() <= 4)
                && !holds_figure(line, words)
        })
}

/// "Dec 10, 2016 14H:13 GMT", "Updated 3 hours ago", "14:13": a time and nothing else.
pub(super) fn is_dateline(line: &str, words: &Text) -> bool {
    if line.len() > 100 || !line.bytes().any(|byte| byte.is_ascii_digit()) {
        return false;
    }
    let folded = fold(line);
    let mut dated = false;
    for part in folded.split(|c: char| {
        c.is_whitespace() || matches!(c, ',' | '/' | '|' | '(' | ')' | '-' | '–' | '—' | '·' | '•' | '.')
    }) {
        let part = part.trim_matches(|c: char| !c.is_alphanumeric());
        if part.is_empty() || words.date_words.contains(part) {
            continue;
        }
        if words.date_names.contains(part) || is_clock_loosely(part) || is_iso_time(part) {
            dated = true;
        } else if !is_day_or_year(part, words) {
            return false;
        }
    }
    dated || is_numeric_date(&folded)
}

/// "14:13", "14h:13", "2:13pm".
fn is_clock_loosely(part: &str) -> bool {
    let part = part.strip_suffix("am").or_else(|| part.strip_suffix("pm")).unwrap_or(part);
    let clock: String = part.chars().filter(|c| !matches!(c, 'h' | 'z')).collect();
    is_clock(&clock)
}

/// "10t14:13:00z": what parting at hyphens leaves of a date with its time.
fn is_iso_time(part: &str) -> bool {
    part.split_once('t').is_some_and(|(day, clock)| is_number(day) && is_clock_loosely(clock))
}

fn is_day_or_year(part: &str, words: &Text) -> bool {
    let digits = part.bytes().take_while(u8::is_ascii_digit).count();
    let (number, rest) = part.split_at_checked(digits).unwrap_or((part, ""));
    let year = number.len() == 4 && (number.starts_with("19") || number.starts_with("20"));
    let day = number.parse::<u32>().is_ok_and(|day| day < 60) && number.len() <= 2;
    (year || day) && (rest.is_empty() || words.date_words.contains(rest))
}

/// "2016-12-10", "10/12/2016": three numbers, one of them a year.
fn is_numeric_date(folded: &str) -> bool {
    folded.split_whitespace().any(|word| {
        let parts: Vec<&str> = word.split(['-', '/', '.']).collect();
        parts.len() == 3 && parts.iter().all(|part| is_number(part)) && parts.iter().any(|part| part.len() == 4)
    })
}

/// Whether a dateline speaks of the page itself: "Updated 3 hours ago".
pub(super) fn dates_the_page(line: &str, words: &Text) -> bool {
    line.split(|c: char| !c.is_alphanumeric()).any(|word| words.date_labels.contains(&*fold(word)))
}

/// Whether a line names who wrote the page, and perhaps the day, and states nothing.
pub(super) fn is_byline(line: &str, words: &Text) -> bool {
    if line.len() > 120 || line.ends_with('.') && !line.ends_with(").") {
        return false;
    }
    let folded = fold(line);
    let Some(opening) = words.byline_openings.iter().find(|opening| folded.starts_with(opening.as_str())) else {
        return false;
    };
    let parts = |line| str::split(line, |c: char| !c.is_alphanumeric()).filter(|part: &&str| !part.is_empty());
    let dated = parts(&folded).any(|part| words.date_names.contains(part));
    // "By late Friday the city had fallen" names no one; "By Friday 45 had" no day.
    let named = |part: &str| {
        let lower = fold(part);
        if part.chars().any(|c| digit(c).is_some()) {
            return dated && is_day_or_year(&lower, words);
        }
        let capital =
            part.starts_with(char::is_uppercase) || words.byline_openings.iter().any(|one| one.contains(&*lower));
        !words.number_words.contains(&*lower) && (capital || part.len() <= 3)
    };
    line.get(opening.len()..).is_some_and(|rest| {
        let names = parts(rest).any(|part| part.starts_with(char::is_uppercase));
        names && parts(rest).count() <= 14 && parts(rest).all(named)
    })
}

/// "14:10 The toll rose": an entry of a page that is written by the hour.
pub(super) fn opens_with_clock(line: &str) -> bool {
    line.split_whitespace().next().is_some_and(|word| is_clock(word.trim_end_matches([':', '-', '–', '.'])))
}

/// "MINISTER: ...": a line of a transcript.
pub(super) fn opens_with_speaker(line: &str) -> bool {
    line.split_once(':').is_some_and(|(name, _)| {
        let letters = || name.chars().filter(|c| c.is_alphabetic());
        letters().next().is_some() && letters().all(char::is_uppercase) && name.split_whitespace().count() <= 5
    })
}

/// "WATCH: ...", "Image caption ...", "... [Name/Agency]", "... (Photo: Name)".
pub(super) fn is_caption(line: &str, words: &Text) -> bool {
    let head = fold(head(line));
    let labelled = head.split_once(':').is_some_and(|(label, _)| words.caption_words.contains(label.trim()));
    labelled
        || words.caption_openings.iter().any(|opening| head.starts_with(opening.as_str()))
        || ends_with_credit(line, words)
}

/// Whether a line ends with the name of a photographer or an agency in brackets.
pub(super) fn ends_with_credit(line: &str, words: &Text) -> bool {
    let line = line.trim_end_matches(['.', '*', '_']);
    let (open, square) = if line.ends_with(']') {
        ('[', true)
    } else if line.ends_with(')') {
        ('(', false)
    } else {
        return false;
    };
    let Some(credit) = line.rfind(open).and_then(|at| line.get(at + 1..line.len() - 1)) else { return false };
    if credit.len() > 100 {
        return false;
    }
    let folded = fold(credit);
    let mut parts = folded.split(|c: char| !c.is_alphanumeric()).filter(|part| !part.is_empty());
    let credited = |part: Option<&str>| part.is_some_and(|part| words.credit_words.contains(part));
    let capital = credit.starts_with(char::is_uppercase);
    capital && (credited(parts.next()) || credited(parts.next_back()))
        || (square && words.credit_agencies.contains(folded.trim()))
        || is_name_and_agency(credit)
}

/// "Ebrahim Nasser/Anadolu Agency": two names and a stroke.
fn is_name_and_agency(credit: &str) -> bool {
    let names: Vec<&str> = credit.split('/').map(str::trim).collect();
    (2..=3).contains(&names.len())
        && names.iter().all(|name| {
            name.len() >= 2 && name.starts_with(char::is_uppercase) && !name.chars().any(|c| digit(c).is_some())
        })
        && names.iter().any(|name| name.len() > 4)
}

/// Whether a line after a dash signs what stands above it: a name, and no sentence.
pub(super) fn is_signature(line: &str) -> bool {
    let name = line.trim_start_matches(['—', '–', '―', '-', ' ', '\t', '\u{A0}']);
    let handle = name.contains("(@");
    let named = name.starts_with(|c: char| c.is_uppercase() || c == '@');
    let short = name.split_whitespace().count() <= if handle { 20 } else { 10 };
    named && short && (handle || !is_terminated(name))
}

/// Whether a line holds a number, in digits or in words.
pub(super) fn holds_figure(line: &str, words: &Text) -> bool {
    line.chars().any(|c| digit(c).is_some())
        || line.split(|c: char| !c.is_alphanumeric() && c != '-').any(|word| {
            word.len() <= 20 && {
                let word = fold(word);
                words.number_words.contains(&*word)
                    || word.split_once('-').is_some_and(|(tens, _)| words.number_words.contains(tens))
            }
        })
}

/// Whether a line is a heading over links to other pages.
pub(super) fn is_link_label(line: &str, words: &Text) -> bool {
    line.len() <= LONGEST && (words.link_labels.contains(bare(&fold(line))) || is_over_links(line, words))
}

/// Whether a line stands over the titles of other pages, whatever it says of what they are on: "Most viewed", "More on
/// Marland".
pub(super) fn is_over_links(line: &str, words: &Text) -> bool {
    const WORDS: usize = 5;
    const LONGEST_LABEL: usize = 60;
    if line.len() > LONGEST_LABEL {
        return false;
    }
    let folded = fold(line);
    let bare = bare(&folded);
    let opens = || words.title_list_openings.iter().any(|opening| bare.starts_with(opening.as_str()));
    words.title_lists.contains(bare)
        || opens() && line.split_whitespace().count() <= WORDS && !holds_figure(line, words)
}

/// "Latest news: Strike closes airports | Chess: Lind wins": a label and the titles of other pages behind it, in one line.
fn is_labelled_list(line: &str, words: &Text) -> bool {
    const MARK: &str = " | ";
    let labelled = |part: &str| {
        let label = part.split_once(':').map(|(label, _)| fold(label));
        label.is_some_and(|label| words.title_lists.contains(bare(&label)))
    };
    line.contains(':') && !is_terminated(line) && line.split(MARK).any(labelled)
}

/// Whether a line may be the title of another page: no row of a list that ends in its number.
pub(super) fn is_title_of_another(line: &str) -> bool {
    const LONGEST_TITLE: usize = 160;
    const ROW: usize = 5;
    let line = line.trim();
    let words = line.split_whitespace().count();
    let row = line.ends_with(|c: char| digit(c).is_some()) && words <= ROW;
    let stopped = row || line.ends_with(['.', ';', ',', ':']);
    !stopped && line.len() <= LONGEST_TITLE && !line.starts_with(char::is_lowercase) && words > 1
}

/// Whether an item reads as the title of another page: a question, "Profile: ...", a link.
pub(super) fn is_link_title(item: &str, words: &Text) -> bool {
    let folded = fold(item);
    let opens = words
        .link_openings
        .iter()
        .any(|opening| folded.strip_prefix(opening.as_str()).is_some_and(|rest| rest.starts_with([' ', ':', '\''])));
    opens || item.ends_with('?') || (item.starts_with('[') && item.ends_with(')') && item.contains("]("))
}
