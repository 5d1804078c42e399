//! Terms as written -> phrases and patterns: reads one term, and writes out the named lists it
//! uses. Owns the notation of terms (`*`, `{list}`, `/pattern/`, capitals); finds nothing.

use std::collections::BTreeMap;

use regex::{Regex, RegexBuilder};

use super::circle;
use super::diagnostic::{Diagnostic, valid_names};
use super::shape::Written;
use crate::span::Span;
use crate::token::{Gap, Kind, Token, fold, tokenize};

/// The most phrases one list of terms may stand for: `{a} {b} {c}` grows by multiplication.
const MOST_PHRASES: usize = 20_000;

/// The most words of one phrase.
const MOST_WORDS: usize = 24;

/// One word of a phrase.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Word {
    /// The word, folded for case.
    pub(super) folded: String,
    /// The word as it must be written, where its case counts.
    pub(super) kept: Option<String>,
    /// Whether any ending may follow.
    pub(super) open: bool,
}

/// What a term stands for.
#[derive(Clone, Debug)]
pub(super) enum Item {
    /// Words, one after the other; never none.
    Phrase(Vec<Word>),
    /// A pattern that sees the sentence.
    Pattern(Regex),
}

/// Named lists of terms, written out.
#[derive(Clone, Debug, Default)]
pub(super) struct Lists {
    items: BTreeMap<String, Vec<Item>>,
}

/// A list as written: its name and its terms.
#[derive(Clone, Debug)]
pub(super) struct WrittenList {
    pub(super) name: Written<String>,
    pub(super) terms: Vec<Written<String>>,
}

/// One term, read.
enum Template {
    Pattern(Regex),
    Parts(Vec<Part>),
}

enum Part {
    Word(Word),
    List(String),
}

/// Writes out the named lists, which may use each other.
pub(super) fn write_out_lists(written: &[WrittenList], problems: &mut Vec<Diagnostic>) -> Lists {
    let names: Vec<&str> = written.iter().map(|list| list.name.value.as_str()).collect();
    let templates: Vec<_> = written.iter().map(|list| read_terms(&list.terms, &names, problems)).collect();
    let index: BTreeMap<&str, usize> = names.iter().enumerate().map(|(at, name)| (*name, at)).collect();
    let uses = |terms: &Vec<(Template, Span)>| {
        let parts = terms.iter().flat_map(|(template, _)| match template {
            Template::Pattern(_) => [].as_slice(),
            Template::Parts(parts) => parts,
        });
        let used = parts.filter_map(|part| if let Part::List(name) = part { index.get(&**name) } else { None });
        used.copied().collect()
    };
    let order = circle::order(&templates.iter().map(uses).collect::<Vec<_>>());
    for circle in &order.circles {
        let on_it: Vec<_> = circle.iter().filter_map(|at| written.get(*at)).map(|list| &list.name).collect();
        problems.extend(circle_problem(&on_it, "lists in [terms]"));
    }
    let mut lists = Lists::default();
    for at in order.first_to_last {
        // A list on a circle sees only what of the circle is written out before it; the circle
        // itself is reported above.
        if let (Some(list), Some(terms)) = (written.get(at), templates.get(at)) {
            let items = write_out(terms, &lists, problems);
            lists.items.insert(list.name.value.clone(), items);
        }
    }
    lists
}

/// The problem of names that refer to each other in a circle, at the first of them in the file.
pub(super) fn circle_problem(on_it: &[&Written<String>], what: &str) -> Option<Diagnostic> {
    let (first, name) = on_it.iter().enumerate().min_by_key(|(_, name)| name.at.start)?;
    let mut chain: Vec<_> = on_it.iter().cycle().skip(first).take(on_it.len()).map(|name| &*name.value).collect();
    chain.push(&name.value);
    let message = format!("a circle of {what}: {}", chain.join(" -> "));
    Some(Diagnostic::new(name.at, message, "starts the circle").with_help("take one of the links out"))
}

/// Reads `terms` and writes out the lists they use.
pub(super) fn compile(terms: &[Written<String>], lists: &Lists, problems: &mut Vec<Diagnostic>) -> Vec<Item> {
    let names: Vec<&str> = lists.items.keys().map(String::as_str).collect();
    write_out(&read_terms(terms, &names, problems), lists, problems)
}

fn read_terms(terms: &[Written<String>], lists: &[&str], problems: &mut Vec<Diagnostic>) -> Vec<(Template, Span)> {
    let mut read = Vec::new();
    for term in terms {
        match read_term(&term.value, lists) {
            Ok(template) => read.push((template, term.at)),
            Err((message, label, help)) => {
                problems.push(Diagnostic { message, at: term.at, label: label.to_owned(), help });
            }
        }
    }
    read
}

/// Message, label and help.
type Problem = (String, &'static str, Option<String>);

fn read_term(text: &str, lists: &[&str]) -> Result<Template, Problem> {
    let text = text.trim();
    if text.starts_with('/') {
        return read_pattern(text).map(Template::Pattern);
    }
    let mut parts = Vec::new();
    let keeps_case = keeps_case(text);
    let mut rest = text;
    loop {
        let (words, after) = match rest.split_once('{') {
            None => (rest, None),
            Some((words, after)) => (words, Some(after)),
        };
        if words.contains('}') {
            return Err((format!("the term \"{text}\" closes a `}}` it never opened"), "no list here", None));
        }
        read_words(words, keeps_case, &mut parts)?;
        let Some(after) = after else { break };
        let Some((name, after)) = after.split_once('}') else {
            return Err((format!("the term \"{text}\" opens a `{{` it never closes"), "unfinished list", None));
        };
        let apart = |c: Option<char>| c.is_none_or(|c| c.is_whitespace() || is_hyphen(c));
        if !(apart(words.chars().next_back()) && apart(after.chars().next())) {
            let message = format!("`{{{name}}}` stands for whole words");
            let help = "put a space or a hyphen between it and its neighbours; endings go in the list: \"civilian*\"";
            return Err((message, "joined to a list", Some(help.to_owned())));
        }
        let name = name.trim();
        if !lists.contains(&name) {
            let help = valid_names(name, "lists in [terms]", lists);
            return Err((format!("no list is called \"{name}\""), "not a list", Some(help)));
        }
        parts.push(Part::List(name.to_owned()));
        rest = after;
    }
    let says_something = |part: &Part| match part {
        Part::List(_) => true,
        Part::Word(word) => word.folded.chars().any(char::is_alphanumeric),
    };
    if !parts.iter().any(says_something) {
        return Err((format!("the term \"{text}\" holds no word"), "no word", None));
    }
    Ok(Template::Parts(parts))
}

/// A term of capitals alone, at least two of them, is a name that keeps its case: "WHO" is not
/// "who". Lists it uses keep their own.
fn keeps_case(term: &str) -> bool {
    let mut in_list = false;
    let letters = term.chars().filter(|c| {
        in_list = (in_list || *c == '{') && *c != '}';
        !in_list && c.is_alphabetic()
    });
    let (mut capitals, mut others) = (0, 0);
    letters.for_each(|c| if c.is_uppercase() { capitals += 1 } else { others += 1 });
    capitals >= 2 && others == 0
}

fn read_words(text: &str, keeps_case: bool, parts: &mut Vec<Part>) -> Result<(), Problem> {
    let mut tokens = Vec::new();
    tokenize(text, Span::new(0, text.len()), &mut tokens);
    let mut before: Option<&Token> = None;
    for (at, token) in tokens.iter().enumerate() {
        let word = token.span.slice(text);
        if word == "*" {
            let ends_a_word = before.is_some_and(|before| before.kind == Kind::Word) && token.gap == Gap::None;
            let at_its_end = tokens
                .get(at + 1)
                .is_none_or(|next| next.gap != Gap::None || next.span.slice(text).chars().all(is_hyphen));
            match parts.last_mut() {
                Some(Part::Word(last)) if ends_a_word && at_its_end => last.open = true,
                _ => {
                    let help = "`*` stands for any ending and follows a word at once: \"flee*\"".to_owned();
                    return Err(("a `*` without a word to end".to_owned(), "ends no word", Some(help)));
                }
            }
        } else if !word.chars().all(is_hyphen) {
            let kept = keeps_case.then(|| straight(word));
            parts.push(Part::Word(Word { folded: fold(word).into_owned(), kept, open: false }));
        }
        before = Some(token);
    }
    Ok(())
}

/// A pattern between slashes. It sees the sentence with straight apostrophes, so it gets them.
fn read_pattern(text: &str) -> Result<Regex, Problem> {
    let Some(source) = text.strip_prefix('/').and_then(|rest| rest.strip_suffix('/')) else {
        let help = Some("write \"/pattern/\"".to_owned());
        return Err(("a pattern stands between two slashes".to_owned(), "no closing slash", help));
    };
    let pattern = RegexBuilder::new(&straight(source)).case_insensitive(true).build().map_err(|error| {
        let error = error.to_string();
        let reason = error.rsplit_once("error: ").map_or(error.trim(), |(_, reason)| reason.trim());
        (format!("the pattern does not compile: {reason}"), "not a pattern", None)
    })?;
    if pattern.is_match("") {
        return Err(("the pattern matches where there is no text at all".to_owned(), "matches nothing", None));
    }
    Ok(pattern)
}

fn write_out(terms: &[(Template, Span)], lists: &Lists, problems: &mut Vec<Diagnostic>) -> Vec<Item> {
    let mut items = Vec::new();
    for (template, at) in terms {
        let written_out = match template {
            Template::Pattern(pattern) => Ok(vec![Item::Pattern(pattern.clone())]),
            Template::Parts(parts) => write_out_parts(parts, lists),
        };
        match written_out {
            Ok(more) if items.len() + more.len() <= MOST_PHRASES => items.extend(more),
            Ok(_) => {
                let message = format!("the list stands for more than {MOST_PHRASES} phrases");
                problems.push(Diagnostic::new(*at, message, "too many from here on"));
                break;
            }
            Err((message, label)) => problems.push(Diagnostic::new(*at, message, label)),
        }
    }
    items
}

fn write_out_parts(parts: &[Part], lists: &Lists) -> Result<Vec<Item>, (String, &'static str)> {
    if let [Part::List(name)] = parts {
        return Ok(lists.items.get(name).cloned().unwrap_or_default());
    }
    let mut phrases: Vec<Vec<Word>> = vec![Vec::new()];
    for part in parts {
        match part {
            Part::Word(word) => phrases.iter_mut().for_each(|phrase| phrase.push(word.clone())),
            Part::List(name) => {
                let choices = lists.items.get(name).map(Vec::as_slice).unwrap_or_default();
                if phrases.len().saturating_mul(choices.len()) > MOST_PHRASES {
                    return Err((format!("the term stands for more than {MOST_PHRASES} phrases"), "too many phrases"));
                }
                let mut longer = Vec::new();
                for phrase in &phrases {
                    for choice in choices {
                        let Item::Phrase(words) = choice else {
                            let message =
                                format!("the list \"{name}\" holds a pattern, which cannot be part of a phrase");
                            return Err((message, "holds a pattern"));
                        };
                        longer.push(phrase.iter().chain(words).cloned().collect());
                    }
                }
                phrases = longer;
            }
        }
        if phrases.iter().any(|phrase| phrase.len() > MOST_WORDS) {
            return Err((format!("the term is longer than {MOST_WORDS} words"), "too long"));
        }
    }
    Ok(phrases.into_iter().map(Item::Phrase).collect())
}

/// A mark that joins words as a space does: "rebel-held" is "rebel held".
pub(super) fn is_hyphen(c: char) -> bool {
    matches!(c, '-' | '\u{2010}' | '\u{2011}' | '\u{2013}')
}

/// The same words with straight apostrophes.
pub(super) fn straight(text: &str) -> String {
    text.replace(['\u{2019}', '\u{02BC}'], "'")
}
