//! The rule file as it is written: plain structures with their places. Owns the keys a rule
//! file may have; resolves nothing.

use toml::de::DeTable;

use super::diagnostic::Diagnostic;
use super::list::WrittenList;
use super::shape::{Table, Written};
use crate::span::Span;

const FILE_KEYS: [&str; 12] = [
    "title", "sources", "reviews", "period", "fail-on", "include", "source", "terms", "claimant", "place", "quantity",
    "relation",
];
const SOURCE_KEYS: [&str; 6] = ["path", "id", "publisher", "published", "title", "url"];
const CLAIMANT_KEYS: [&str; 2] = ["names", "part-of"];
const PLACE_KEYS: [&str; 2] = ["names", "in"];
const QUANTITY_KEYS: [&str; 17] = [
    "label",
    "unit",
    "nature",
    "of",
    "bare",
    "cue",
    "with",
    "unless",
    "unless-near",
    "place",
    "needs-place",
    "subset-of",
    "period",
    "within",
    "tolerance",
    "same-count",
    "example",
];
const EXAMPLE_KEYS: [&str; 2] = ["text", "expect"];
const RELATION_KEYS: [&str; 1] = ["holds"];

type Text = Option<Written<String>>;
type Texts = Option<Vec<Written<String>>>;

/// What an included file may not say: it is said once, where the rules begin.
const OWN_KEYS: [&str; 6] = ["title", "sources", "reviews", "period", "fail-on", "source"];

/// A whole rule file.
#[derive(Default)]
pub(super) struct File {
    pub(super) title: Text,
    pub(super) sources: Texts,
    pub(super) reviews: Text,
    pub(super) period: Text,
    pub(super) fail_on: Text,
    pub(super) declared: Vec<Source>,
    pub(super) terms: Vec<WrittenList>,
    pub(super) claimants: Vec<Party>,
    pub(super) places: Vec<Party>,
    pub(super) quantities: Vec<Quantity>,
    /// What each `[[relation]]` says must hold.
    pub(super) relations: Vec<Written<String>>,
}

/// A `[[source]]`.
pub(super) struct Source {
    pub(super) path: Text,
    pub(super) id: Text,
    pub(super) publisher: Text,
    pub(super) published: Text,
    pub(super) title: Text,
    pub(super) url: Text,
}

/// A claimant or a place: names, and what it belongs to.
pub(super) struct Party {
    pub(super) name: Written<String>,
    pub(super) names: Vec<Written<String>>,
    pub(super) parent: Text,
}

/// A `[quantity.NAME]`.
pub(super) struct Quantity {
    pub(super) name: Written<String>,
    pub(super) label: Text,
    pub(super) unit: Text,
    pub(super) nature: Text,
    pub(super) of: Texts,
    pub(super) bare: Option<Written<bool>>,
    pub(super) cue: Texts,
    pub(super) with: Texts,
    pub(super) unless: Texts,
    pub(super) unless_near: Texts,
    pub(super) place: Text,
    pub(super) needs_place: Option<Written<bool>>,
    pub(super) subset_of: Text,
    pub(super) period: Text,
    pub(super) within: Text,
    pub(super) same_count: Text,
    pub(super) tolerance: Text,
    pub(super) examples: Vec<Example>,
}

/// A `[[quantity.NAME.example]]`.
pub(super) struct Example {
    pub(super) text: Text,
    pub(super) expect: Texts,
    pub(super) at: Span,
}

/// Reads the file's table; `included` says that another file includes it.
pub(super) fn read(entries: &DeTable<'_>, included: bool, problems: &mut Vec<Diagnostic>) -> File {
    let file = Table::open(entries, Span::default(), "a rule file", &FILE_KEYS, problems);
    for at in OWN_KEYS.iter().filter(|_| included).filter_map(|key| Some((key, file.place_of(key)?))) {
        let message = format!("an included file has no `{}`", at.0);
        let help =
            "it adds terms, claimants, places, quantities and relations; the rest stands in the file that includes it";
        problems.push(Diagnostic::new(at.1, message, "not here").with_help(help));
    }
    // Which files they are is asked before, by who reads them; here the list is only checked.
    file.texts("include", problems);
    File {
        title: file.text("title", problems),
        sources: file.texts("sources", problems),
        reviews: file.text("reviews", problems),
        period: file.date("period", problems),
        fail_on: file.text("fail-on", problems),
        declared: read_sources(&file, problems),
        terms: read_terms(&file, problems),
        claimants: read_parties(&file, "claimant", &CLAIMANT_KEYS, "part-of", problems),
        places: read_parties(&file, "place", &PLACE_KEYS, "in", problems),
        quantities: read_quantities(&file, problems),
        relations: read_relations(&file, problems),
    }
}

fn read_relations(file: &Table<'_>, problems: &mut Vec<Diagnostic>) -> Vec<Written<String>> {
    let mut relations = Vec::new();
    for table in file.tables("relation", "[[relation]]", &RELATION_KEYS, problems) {
        table.require("holds", "what must hold: holds = \"children-fled <= civilians-fled\"", problems);
        relations.extend(table.text("holds", problems));
    }
    relations
}

fn read_sources(file: &Table<'_>, problems: &mut Vec<Diagnostic>) -> Vec<Source> {
    let mut sources = Vec::new();
    for table in file.tables("source", "[[source]]", &SOURCE_KEYS, problems) {
        table.require("path", "the document it speaks of, relative to the rule file", problems);
        sources.push(Source {
            path: table.text("path", problems),
            id: table.text("id", problems),
            publisher: table.text("publisher", problems),
            published: table.date("published", problems),
            title: table.text("title", problems),
            url: table.text("url", problems),
        });
    }
    sources
}

fn read_terms(file: &Table<'_>, problems: &mut Vec<Diagnostic>) -> Vec<WrittenList> {
    let named = file.names("terms", problems);
    named.into_iter().map(|list| WrittenList { terms: list.texts(problems), name: list.name }).collect()
}

fn read_parties(
    file: &Table<'_>,
    kind: &str,
    keys: &[&str],
    parent: &str,
    problems: &mut Vec<Diagnostic>,
) -> Vec<Party> {
    let mut parties = Vec::new();
    for named in file.names(kind, problems) {
        let table = named.table(kind, keys, problems);
        let help = "the names texts give it: names = [\"...\"]";
        if let Some(table) = &table {
            table.require("names", help, problems);
        }
        // An entry that is no table is reported, and still a name others may refer to.
        parties.push(Party {
            names: table.as_ref().and_then(|table| table.texts_required("names", help, problems)).unwrap_or_default(),
            parent: table.as_ref().and_then(|table| table.text(parent, problems)),
            name: named.name,
        });
    }
    parties
}

fn read_quantities(file: &Table<'_>, problems: &mut Vec<Diagnostic>) -> Vec<Quantity> {
    let mut quantities = Vec::new();
    for named in file.names("quantity", problems) {
        let Some(table) = named.table("quantity", &QUANTITY_KEYS, problems) else { continue };
        if table.place_of("of").is_none() && table.place_of("cue").is_none() {
            let help = "say what is counted (`of`), or the words that make it this quantity (`cue`), or both";
            let message = format!("{} has neither `of` nor `cue`", table.called);
            problems.push(Diagnostic::new(table.at, message, "takes nothing").with_help(help));
        }
        quantities.push(Quantity {
            label: table.text("label", problems),
            unit: table.text("unit", problems),
            nature: table.text("nature", problems),
            of: table.texts("of", problems),
            bare: table.flag("bare", problems),
            cue: table.texts("cue", problems),
            with: table.texts("with", problems),
            unless: table.texts("unless", problems),
            unless_near: table.texts("unless-near", problems),
            place: table.text("place", problems),
            needs_place: table.flag("needs-place", problems),
            subset_of: table.text("subset-of", problems),
            period: table.date("period", problems),
            within: table.text("within", problems),
            same_count: table.text("same-count", problems),
            tolerance: table.text("tolerance", problems),
            examples: read_examples(&table, &named.name.value, problems),
            name: named.name,
        });
    }
    quantities
}

fn read_examples(quantity: &Table<'_>, name: &str, problems: &mut Vec<Diagnostic>) -> Vec<Example> {
    let called = format!("[[quantity.{name}.example]]");
    let mut examples = Vec::new();
    for table in quantity.tables("example", &called, &EXAMPLE_KEYS, problems) {
        table.require("text", "the sentence to read", problems);
        table.require("expect", "the figures to be taken from it; [] where nothing may be taken", problems);
        examples.push(Example {
            text: table.text("text", problems),
            expect: table.texts_or_none("expect", problems),
            at: table.at,
        });
    }
    examples
}
