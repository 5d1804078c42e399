//! Front matter: `---` with `key: value` lines, or `+++` with TOML, at the head of a document.

use std::collections::BTreeMap;

use super::Meta;
use crate::rules::diagnostic::distance;
use crate::span::Span;
use crate::window::Moment;

/// What a document's front matter says, and where the readable text begins.
#[derive(Debug, Default)]
pub(super) struct Front {
    /// The keys that are read; the rest of front matter is other programs'.
    pub(super) meta: Meta,
    /// The title's words, where they stand as they are read: without escapes.
    pub(super) title: Option<Span>,
    /// The first byte after it.
    pub(super) end: usize,
    /// What could not be read, with its line.
    pub(super) notes: Vec<String>,
}

/// Reads the front matter of `text`; `end` is where the text begins, where there is none.
pub(super) fn read(text: &str) -> Front {
    let start = if text.starts_with('\u{FEFF}') { '\u{FEFF}'.len_utf8() } else { 0 };
    let none = || Front { end: start, ..Front::default() };
    let mut lines = lines_from(text, start);
    let fence = match lines.next() {
        Some((_, line)) if line.trim_end() == "---" => "---",
        Some((_, line)) if line.trim_end() == "+++" => "+++",
        _ => return none(),
    };
    let Some((body_start, _)) = lines.next() else { return none() };
    let closes = |line: &str| line.trim_end() == fence || (fence == "---" && line.trim_end() == "...");
    let Some((close, line)) = lines_from(text, body_start).find(|(_, line)| closes(line)) else {
        let note = opens(text.get(body_start..).unwrap_or_default(), fence)
            .then(|| format!("line 1: front matter begins here and no `{fence}` ends it; it is read as text"));
        return Front { notes: note.into_iter().collect(), ..none() };
    };
    let body = text.get(body_start..close).unwrap_or_default();
    let end = close + line.len();
    let titled = |front: Front| Front { title: title(text, Span::new(body_start, close), &front.meta), end, ..front };
    if fence == "+++" {
        return titled(toml_keys(body));
    }
    // A rule at the head of a page also looks like `---`: front matter holds keys and nothing else.
    let Some((_, number)) = body.lines().zip(2_usize..).find(|(line, _)| !is_key_line(line)) else {
        return titled(plain_keys(body));
    };
    let note = opens(body, fence).then(|| {
        format!(
            "line {number}: not `key: value`, so what stands between the `---` is read as text, and no front matter"
        )
    });
    Front { notes: note.into_iter().collect(), ..none() }
}

/// Where the words of the title stand.
fn title(text: &str, matter: Span, meta: &Meta) -> Option<Span> {
    let words = meta.title.as_deref()?;
    let named = |line: &str| line.trim_start().trim_start_matches('"').starts_with("title");
    let mut lines = lines_from(text, matter.start).take_while(|(start, _)| *start < matter.end);
    // "title-short: ..." before it is another key.
    let start = lines.find_map(|(start, line)| Some(start + line.find(words).filter(|_| named(line))?))?;
    Some(Span::new(start, start + words.len()))
}

/// The keys that are read.
const KEYS: [&str; 7] = ["publisher", "published", "date", "title", "url", "id", "digest"];

/// Whether one of our keys stands among those that open what may be front matter, as no text begins.
fn opens(body: &str, fence: &str) -> bool {
    let toml = fence == "+++";
    let key = |line: &str| line.split_once(if toml { '=' } else { ':' }).map(|(key, _)| key.trim_end().to_owned());
    let mut opening =
        body.lines().take_while(|line| is_key_line(line) || toml && key(line).is_some_and(|key| is_key(&key)));
    opening.any(|line| key(line).is_some_and(|key| KEYS.contains(&key.as_str())))
}

/// A key as it is given, its value and its line.
type Given<'a> = (&'a str, &'a str, usize);

/// What was meant otherwise, it seems: a key one slip away from ours, one given twice, two dates.
fn slips(given: &[Given<'_>]) -> Vec<String> {
    let mut notes = Vec::new();
    let missing: Vec<&str> = KEYS.into_iter().filter(|ours| given.iter().all(|(key, ..)| key != ours)).collect();
    let mut first: BTreeMap<&str, usize> = BTreeMap::new();
    for (key, _, line) in given {
        if KEYS.contains(key) {
            let first = *first.entry(key).or_insert(*line);
            notes.extend((first < *line).then(|| format!("line {line}: `{key}` stands on line {first} already")));
        } else if let Some(near) = missing.iter().find(|ours| is_slip(key, ours)) {
            notes.push(format!("line {line}: `{key}` is no key that is read; did you mean `{near}`?"));
        }
    }
    let last = |key: &str| given.iter().rev().find(|(other, ..)| *other == key);
    if let (Some((_, published, _)), Some((_, date, line))) = (last("published"), last("date"))
        && let (Some(published), Some(date)) = (Moment::parse(published), Moment::parse(date))
        && published.date != date.date
    {
        notes.push(format!("line {line}: `date` is {}, and `published` {}, which is read", date.date, published.date));
    }
    notes
}

/// Whether a key is one of ours but for a letter, or for capitals where it is short.
fn is_slip(key: &str, ours: &str) -> bool {
    if ours.len() < 4 {
        return key.eq_ignore_ascii_case(ours);
    }
    key.len().abs_diff(ours.len()) <= 1 && distance(key, ours) <= 1
}

/// The lines of `text` from `start` on, line ends included, each with its offset.
fn lines_from(text: &str, start: usize) -> impl Iterator<Item = (usize, &str)> {
    let mut at = start;
    text.get(start..).unwrap_or_default().split_inclusive('\n').map(move |line| {
        let offset = at;
        at += line.len();
        (offset, line)
    })
}

/// A key with its value, a comment, a blank line, or what belongs to the key above.
fn is_key_line(line: &str) -> bool {
    let belongs = line.starts_with([' ', '\t', '#', '-']) || line.trim().is_empty();
    belongs
        || line
            .split_once(':')
            .is_some_and(|(key, rest)| is_key(key) && (rest.is_empty() || rest.starts_with([' ', '\t', '\r'])))
}

fn is_key(key: &str) -> bool {
    !key.is_empty() && key.chars().all(|c| c.is_alphanumeric() || matches!(c, '_' | '-' | '.'))
}

fn plain_keys(body: &str) -> Front {
    let mut front = Front::default();
    let mut given = Vec::new();
    // The first line of the body is the second of the file.
    for (line, number) in body.lines().zip(2_usize..) {
        if line.starts_with([' ', '\t', '#', '-']) {
            continue;
        }
        if let Some((key, value)) = line.split_once(':') {
            let value = unquote(value.trim());
            take(&mut front, key, value, number);
            given.push((key, value, number));
        }
    }
    front.notes.extend(slips(&given));
    front
}

fn toml_keys(body: &str) -> Front {
    let mut front = Front::default();
    let table: toml::Table = match body.parse() {
        Ok(table) => table,
        Err(error) => {
            let problem: &toml::de::Error = &error;
            let before = problem.span().and_then(|range| body.get(..range.start)).unwrap_or_default();
            let number = before.matches('\n').count() + 2;
            front.notes.push(format!("line {number}: front matter is not valid TOML: {}", problem.message()));
            return front;
        }
    };
    let mut given: Vec<(&str, String, usize)> = Vec::new();
    for (key, value) in &table {
        let number = body.lines().position(|line| line.trim_start().trim_start_matches('"').starts_with(key.as_str()));
        let number = number.map_or(1, |line| line + 2);
        let text = match value {
            toml::Value::String(text) => text.clone(),
            value => value.to_string(),
        };
        given.push((key, text, number));
        match value {
            toml::Value::String(text) => take(&mut front, key, text, number),
            toml::Value::Datetime(date) => take(&mut front, key, &date.to_string(), number),
            toml::Value::Boolean(yes) => take(&mut front, key, if *yes { "true" } else { "false" }, number),
            toml::Value::Integer(digits) => take(&mut front, key, &digits.to_string(), number),
            _ => {}
        }
    }
    given.sort_by_key(|(_, _, line)| *line);
    front
        .notes
        .extend(slips(&given.iter().map(|(key, value, line)| (*key, value.as_str(), *line)).collect::<Vec<_>>()));
    front
}

fn take(front: &mut Front, key: &str, value: &str, line: usize) {
    let some = || if value.is_empty() { None } else { Some(value.to_owned()) };
    match key {
        "publisher" => front.meta.publisher = some(),
        "title" => front.meta.title = some(),
        "url" => front.meta.url = some(),
        "id" => front.meta.id = value.to_owned(),
        "digest" => match value {
            "true" | "yes" => front.meta.digest = true,
            "false" | "no" | "" => front.meta.digest = false,
            _ => front.notes.push(format!("line {line}: `digest` is {value:?}, neither true nor false; read as false")),
        },
        // What other tools call it; ours goes before it, in whichever order they stand.
        "date" if front.meta.published.is_some() => {}
        "published" | "date" if !value.is_empty() => {
            front.meta.published = Moment::parse(value);
            if front.meta.published.is_none() {
                let note = format!(
                    "line {line}: `{key}` is {value:?}, which is not a date like 2016-12-10; the date is unknown"
                );
                front.notes.push(note);
            }
        }
        _ => {}
    }
}

/// A value without its quotes, or without the comment after it.
fn unquote(value: &str) -> &str {
    for quote in ['"', '\''] {
        if let Some((inner, _)) = value.strip_prefix(quote).and_then(|rest| rest.split_once(quote)) {
            return inner.trim();
        }
    }
    value.split_once(" #").map_or(value, |(before, _)| before).trim_end()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_date_is_when_it_was_published_unless_that_is_said() {
        let day = |page: &str| read(page).meta.published.map(|at| at.to_string());
        assert_eq!(day("---\ndate: 2016-12-10\n---\n").as_deref(), Some("2016-12-10"));
        assert_eq!(day("---\npublished: 2016-12-09\ndate: 2016-12-10\n---\n").as_deref(), Some("2016-12-09"));
        assert_eq!(day("---\ndate: 2016-12-10\npublished: 2016-12-09\n---\n").as_deref(), Some("2016-12-09"));
        let front = read("---\ndate: soon\n---\n");
        assert!(front.notes[0].starts_with("line 2: `date` is \"soon\""), "{:?}", front.notes);
    }

    #[test]
    fn plain_keys_are_read() {
        let text = "\u{FEFF}---\r\ntitle: \"Aleppo: the exodus\" # draft\r\npublisher: BBC News # as printed\r\npublished: 2016-12-10T14:13:00Z\r\nurl: https://example.org/a#b\r\ndigest: true\r\ntags:\r\n  - war\r\n---\r\nBody.";
        let front = read(text);
        assert_eq!(text.get(front.end..), Some("Body."));
        assert_eq!(front.meta.title.as_deref(), Some("Aleppo: the exodus"));
        assert_eq!(front.meta.publisher.as_deref(), Some("BBC News"));
        assert_eq!(front.meta.published.map(|at| at.to_string()).as_deref(), Some("2016-12-10T14:13"));
        assert_eq!(front.meta.url.as_deref(), Some("https://example.org/a#b"));
        assert!(front.meta.digest && front.notes.is_empty());
    }

    #[test]
    fn toml_keys_are_read() {
        let text = "+++\nid = \"x\"\npublished = 2016-12-10\n+++\nBody.";
        let front = read(text);
        assert_eq!(text.get(front.end..), Some("Body."));
        assert_eq!(front.meta.id, "x");
        assert_eq!(front.meta.published.map(|at| at.to_string()).as_deref(), Some("2016-12-10"));
    }

    #[test]
    fn what_cannot_be_read_is_a_note_with_its_line() {
        let front = read("---\ntitle: T\npublished: 10 December 2016\n---\n");
        assert_eq!(front.meta.published, None);
        assert!(front.notes[0].starts_with("line 3: `published` is \"10 December 2016\""), "{:?}", front.notes);
        let front = read("+++\ntitle = \"T\"\npublished = soon\n+++\nBody.");
        assert!(front.notes[0].starts_with("line 3: front matter is not valid TOML"), "{:?}", front.notes);
    }

    #[test]
    fn slips_of_front_matter_are_notes() {
        let check = |text: &str, expected: &[&str]| {
            let notes = read(text).notes;
            assert_eq!(notes.len(), expected.len(), "{text:?}: {notes:?}");
            notes.iter().zip(expected).for_each(|(note, start)| assert!(note.starts_with(start), "{note}"));
        };
        check("---\ntitle: Storm\n\nThe roof went.\n", &["line 1: front matter begins here and no `---` ends it"]);
        check(
            "---\nlayout: post\ntags:\n  - storm\ntitle: Storm\n\nThe roof went.\n",
            &["line 1: front matter begins"],
        );
        check("+++\ntitle = 'Storm'\nThe roof went.\n", &["line 1: front matter begins here and no `+++`"]);
        check("---\ntitle: Storm\nThe Echo\n---\nBody.", &["line 3: not `key: value`"]);
        check("---\npublishr: Echo\n---\n", &["line 2: `publishr` is no key that is read; did you mean `publisher`?"]);
        check("---\nTitle: Storm\n---\n", &["line 2: `Title` is no key that is read; did you mean `title`?"]);
        check("+++\npublishd = 2031-05-04\n+++\n", &["line 2: `publishd` is no key"]);
        check("---\ntitle: A\nurl: x\ntitle: B\n---\n", &["line 4: `title` stands on line 2 already"]);
        let dates = "line 3: `date` is 2031-05-04, and `published` 2031-05-03, which is read";
        check("---\npublished: 2031-05-03\ndate: 2031-05-04\n---\n", &[dates]);
        // What other tools keep there, and what is no front matter.
        check("---\nlayout: post\ntags: storm\ncategory: x\nslug: s\ntype: y\n---\n", &[]);
        check("---\npublished: 2031-05-03\ndate: 2031-05-03T10:00\nupdated: 2031-05-09\n---\n", &[]);
        check("---\nThe roof went: at noon.\n---\nMore.", &[]);
        check("---\nNote: the roof went.\nIt rained.\n", &[]);
        check("---\nThe roof went.\ntitle: none\n", &[]);
    }

    #[test]
    fn a_rule_at_the_head_is_no_front_matter() {
        for text in ["---\nAleppo fell.\n---\nMore.", "---\nkey: value", "--- \n", "---", "+++\na = 1"] {
            assert_eq!(read(text).end, 0, "{text:?}");
        }
    }
}
