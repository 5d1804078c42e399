//! `sources.toml`: what is known of the documents it lies beside. Owns that file's form.

use std::collections::BTreeMap;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use crate::rules::Declared;
use crate::rules::diagnostic::Diagnostic;
use crate::span::Span;
use crate::window::Moment;

/// The keys an entry may hold.
const KEYS: [&str; 5] = ["publisher", "published", "title", "url", "id"];

/// Reads a `sources.toml`: for each file named in it, what it declares.
///
/// # Errors
/// Every problem found, in the order of the file.
///
/// # Example
/// ```
/// use figcheck::document::sources;
///
/// let entries = sources::parse("[\"a.txt\"]\npublisher = \"BBC News\"\npublished = 2016-12-10").expect("valid");
/// assert_eq!(entries["a.txt"].publisher.as_deref(), Some("BBC News"));
///
/// let problems = sources::parse("[\"a.txt\"]\npublsher = \"BBC News\"").expect_err("a misspelt key");
/// assert!(problems[0].help.as_deref().is_some_and(|help| help.contains("publisher")));
/// ```
pub fn parse(text: &str) -> Result<BTreeMap<String, Declared>, Vec<Diagnostic>> {
    // The `toml` reader takes no byte order mark; blanks keep the offsets.
    let unmarked = text.strip_prefix('\u{FEFF}').map(|rest| format!("   {rest}"));
    let (table, errors) = DeTable::parse_recoverable(unmarked.as_deref().unwrap_or(text));
    if !errors.is_empty() {
        return Err(errors.iter().map(|error| unparsed(error, text)).collect());
    }
    let mut problems = Vec::new();
    let mut entries = BTreeMap::new();
    for (name, value) in table.get_ref() {
        match value.get_ref().as_table() {
            Some(entry) => {
                let declared = entry_of(name.get_ref(), entry, &mut problems);
                entries.insert(name.get_ref().to_string(), declared);
            }
            None => problems.push(outside(name)),
        }
    }
    problems.sort_by_key(|problem| problem.at);
    if problems.is_empty() { Ok(entries) } else { Err(problems) }
}

fn unparsed(error: &toml::de::Error, text: &str) -> Diagnostic {
    let at = error.span().map_or(Span::new(text.len(), text.len()), |range| Span::new(range.start, range.end));
    Diagnostic { message: error.message().to_owned(), at, label: "not valid TOML".to_owned(), help: None }
}

fn outside(name: &Spanned<std::borrow::Cow<'_, str>>) -> Diagnostic {
    Diagnostic {
        message: format!("`{}` stands outside of any file's table", name.get_ref()),
        at: span_of(name),
        label: "no table".to_owned(),
        help: Some("write a table for each file, its name in quotes: [\"file.txt\"]".to_owned()),
    }
}

fn entry_of(path: &str, entry: &DeTable<'_>, problems: &mut Vec<Diagnostic>) -> Declared {
    let mut declared = Declared { path: path.to_owned(), ..Declared::default() };
    for (key, value) in entry {
        match key.get_ref().as_ref() {
            "publisher" => declared.publisher = words(key.get_ref(), value, problems),
            "title" => declared.title = words(key.get_ref(), value, problems),
            "url" => declared.url = words(key.get_ref(), value, problems),
            "id" => declared.id = words(key.get_ref(), value, problems),
            "published" => declared.published = moment(value, problems),
            unknown => problems.push(Diagnostic {
                message: format!("unknown key `{unknown}`"),
                at: span_of(key),
                label: "not a key of a source".to_owned(),
                help: Some(format!("valid keys: {}{}", KEYS.join(", "), unquoted(value))),
            }),
        }
    }
    declared
}

/// `[file.txt]` without quotes is a table `txt` in a table `file`; say so.
fn unquoted(value: &Spanned<DeValue<'_>>) -> &'static str {
    if value.get_ref().is_table() { "; a file's name is written in quotes: [\"file.txt\"]" } else { "" }
}

fn words(key: &str, value: &Spanned<DeValue<'_>>, problems: &mut Vec<Diagnostic>) -> Option<String> {
    match value.get_ref().as_str().map(str::trim) {
        Some("") => {
            problems.push(wrong(value, format!("`{key}` is empty"), "leave the key out where it is not known"));
            None
        }
        Some(text) => Some(text.to_owned()),
        None => {
            problems.push(wrong(value, format!("`{key}` is not text"), "write it in quotes"));
            None
        }
    }
}

fn moment(value: &Spanned<DeValue<'_>>, problems: &mut Vec<Diagnostic>) -> Option<Moment> {
    let written = match value.get_ref() {
        DeValue::Datetime(date) => date.to_string(),
        DeValue::String(text) => text.to_string(),
        _ => String::new(),
    };
    let moment = Moment::parse(&written);
    if moment.is_none() {
        let help = "write 2016-12-10 or 2016-12-10T14:13:00Z";
        problems.push(wrong(value, "`published` is not a date".to_owned(), help));
    }
    moment
}

fn wrong(value: &Spanned<DeValue<'_>>, message: String, help: &str) -> Diagnostic {
    let label = format!("a value of type {}", value.get_ref().type_str());
    Diagnostic { message, at: span_of(value), label, help: Some(help.to_owned()) }
}

fn span_of<T>(value: &Spanned<T>) -> Span {
    let range = value.span();
    Span::new(range.start, range.end)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn problem(text: &str) -> String {
        let problems = parse(text).expect_err(text);
        assert_eq!(problems.len(), 1, "{problems:?}");
        format!("{} at {:?}", problems[0].message, problems[0].at.slice(text))
    }

    #[test]
    fn every_key_is_read() {
        let text = "[\"b.txt\"]\npublisher = \"B\"\npublished = 2016-12-10T14:13:00Z\ntitle = \"T\"\nurl = \"u\"\nid = \"i\"\n[\"a.txt\"]\npublished = \"2016-12-09\"";
        let entries = parse(text).expect("valid");
        let b = &entries["b.txt"];
        assert_eq!(b.published.map(|at| at.to_string()).as_deref(), Some("2016-12-10T14:13"));
        assert_eq!((b.title.as_deref(), b.url.as_deref(), b.id.as_deref()), (Some("T"), Some("u"), Some("i")));
        assert_eq!(entries["a.txt"].published.map(|at| at.to_string()).as_deref(), Some("2016-12-09"));
    }

    #[test]
    fn problems_stand_at_their_place() {
        assert_eq!(problem("[\"a\"]\npublsher = \"x\""), "unknown key `publsher` at \"publsher\"");
        assert_eq!(problem("[\"a\"]\npublished = \"May 5\""), "`published` is not a date at \"\\\"May 5\\\"\"");
        assert_eq!(problem("[\"a\"]\npublished = 14:13:00"), "`published` is not a date at \"14:13:00\"");
        assert_eq!(problem("[\"a\"]\nid = 5"), "`id` is not text at \"5\"");
        assert_eq!(problem("publisher = \"x\""), "`publisher` stands outside of any file's table at \"publisher\"");
        assert_eq!(problem("\u{FEFF}[\"a\"]\nid = 5"), "`id` is not text at \"5\"");
    }

    #[test]
    fn every_problem_is_reported_in_order() {
        let problems = parse("[\"b\"]\nid = 5\n[\"a\"]\nwho = 1\nurl = \"\"").expect_err("three problems");
        let said: Vec<_> = problems.iter().map(|problem| problem.message.as_str()).collect();
        assert_eq!(said, ["`id` is not text", "unknown key `who`", "`url` is empty"]);
    }

    #[test]
    fn a_name_without_quotes_is_explained() {
        let problems = parse("[file.txt]\nid = \"x\"").expect_err("nested tables");
        assert!(problems[0].help.as_deref().is_some_and(|help| help.contains("in quotes")));
    }
}
