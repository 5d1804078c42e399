//! Front matter: `---` with `key: value` lines, or `+++` with TOML, at the head of a document.

use super::Meta;
use crate::window::Moment;

/// What a document's front matter says, and where the readable text begins.
#[derive(Debug, Default)]
pub(super) struct Front {
    /// The keys that are read; the rest of front matter is other programs'.
    pub(super) meta: Meta,
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
    let Some((close, line)) = lines_from(text, body_start).find(|(_, line)| closes(line)) else { return none() };
    let body = text.get(body_start..close).unwrap_or_default();
    let end = close + line.len();
    if fence == "+++" {
        return Front { end, ..toml_keys(body) };
    }
    // A rule at the head of a page also looks like `---`: front matter holds keys and nothing else.
    if body.lines().all(is_key_line) { Front { end, ..plain_keys(body) } } else { none() }
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
    // The first line of the body is the second of the file.
    for (line, number) in body.lines().zip(2_usize..) {
        if line.starts_with([' ', '\t', '#', '-']) {
            continue;
        }
        if let Some((key, value)) = line.split_once(':') {
            take(&mut front, key, unquote(value.trim()), number);
        }
    }
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
    for (key, value) in &table {
        let number = body.lines().position(|line| line.trim_start().trim_start_matches('"').starts_with(key.as_str()));
        let number = number.map_or(1, |line| line + 2);
        match value {
            toml::Value::String(text) => take(&mut front, key, text, number),
            toml::Value::Datetime(date) => take(&mut front, key, &date.to_string(), number),
            toml::Value::Boolean(yes) => take(&mut front, key, if *yes { "true" } else { "false" }, number),
            toml::Value::Integer(digits) => take(&mut front, key, &digits.to_string(), number),
            _ => {}
        }
    }
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
    fn a_rule_at_the_head_is_no_front_matter() {
        for text in ["---\nAleppo fell.\n---\nMore.", "---\nkey: value", "--- \n", "---", "+++\na = 1"] {
            assert_eq!(read(text).end, 0, "{text:?}");
        }
    }
}
