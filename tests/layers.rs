//! The order of the house: a layer of the library imports only from layers above it, and no layer
//! does input or output. The sources are read as tokens, so that words in comments and texts do
//! not count.

// A source that is no Rust is the test's failure; clippy knows only `#[test]` functions for tests.
#![allow(clippy::panic)]

use std::path::{Path, PathBuf};

use proc_macro2::{Delimiter, Spacing, TokenStream, TokenTree};

/// The layers, each of which may import from those before it. `src/lib.rs` declares the same.
const LAYERS: [&str; 16] = [
    "span", "token", "interval", "unit", "window", "notation", "wording", "lexicon", "rules", "document", "figure",
    "claim", "compare", "review", "report", "check",
];

/// Modules of `std` that reach outside, or whose answer differs from run to run.
const OUTSIDE: [&str; 7] = ["env", "fs", "io", "net", "os", "process", "time"];

/// Macros that print.
const PRINTING: [&str; 5] = ["print", "println", "eprint", "eprintln", "dbg"];

/// A source file of the library.
struct Source {
    /// What it is called, from `src` on.
    name: String,
    /// The layer it belongs to; `None` for `lib.rs`.
    layer: Option<String>,
    /// How many modules deep it lies: 1 for a layer's own file.
    depth: usize,
    tokens: TokenStream,
}

impl Source {
    /// A source by its name and text.
    fn of(name: &str, text: &str) -> Self {
        let tokens = text.parse().unwrap_or_else(|error| panic!("{name}: {error}"));
        let parts: Vec<&str> = name.trim_end_matches(".rs").split('/').collect();
        let modules: Vec<&str> = parts.into_iter().filter(|part| !matches!(*part, "mod" | "lib")).collect();
        Self {
            name: name.to_owned(),
            layer: modules.first().map(|layer| (*layer).to_owned()),
            depth: modules.len(),
            tokens,
        }
    }

    /// What in it goes against the house, each as a sentence.
    fn faults(&self) -> Vec<String> {
        let mut seen = Seen::default();
        walk(self.tokens.clone(), self.depth, &mut seen);
        let mut faults = seen.faults;
        if let Some(layer) = &self.layer {
            let own = LAYERS.iter().position(|name| name == layer);
            for import in &seen.imports {
                let place = LAYERS.iter().position(|name| name == import);
                if own.is_none() || place.is_none() || own < place {
                    faults.push(format!("{layer} imports {import}"));
                }
            }
        }
        faults.iter().map(|fault| format!("{}: {fault}", self.name)).collect()
    }
}

#[derive(Default)]
struct Seen {
    /// The names taken from the root of the crate.
    imports: Vec<String>,
    faults: Vec<String>,
}

/// Looks through the tokens of a module that lies `depth` modules deep.
fn walk(tokens: TokenStream, depth: usize, seen: &mut Seen) {
    let trees: Vec<TokenTree> = tokens.into_iter().collect();
    let mut rest = trees.as_slice();
    while let [tree, after @ ..] = rest {
        rest = after;
        if let TokenTree::Group(group) = tree {
            walk(group.stream(), depth, seen);
        }
        let TokenTree::Ident(word) = tree else { continue };
        match (word.to_string().as_str(), after) {
            ("mod", [TokenTree::Ident(_), TokenTree::Group(body), after @ ..]) => {
                walk(body.stream(), depth + 1, seen);
                rest = after;
            }
            ("crate", _) => match behind_colons(after) {
                Some(path) => seen.imports.extend(first_names(path)),
                // `pub(crate)` takes nothing.
                None if trees.len() == 1 => {}
                None => seen.faults.push("takes the whole crate".to_owned()),
            },
            ("super", _) => {
                let (ups, path) = climb(after);
                if depth <= ups {
                    seen.imports.extend(first_names(path));
                }
                // What was climbed is not counted again.
                rest = path;
            }
            ("std", _) => {
                let names = behind_colons(after).map(first_names).unwrap_or_default();
                let outside = names.into_iter().filter(|name| OUTSIDE.contains(&name.as_str()) || name == "*");
                seen.faults.extend(outside.map(|name| format!("uses std::{name}")));
            }
            (word, [TokenTree::Punct(mark), ..]) if mark.as_char() == '!' && PRINTING.contains(&word) => {
                seen.faults.push(format!("uses {word}!"));
            }
            _ => {}
        }
    }
}

/// What stands behind `::`, where it stands first.
fn behind_colons(trees: &[TokenTree]) -> Option<&[TokenTree]> {
    match trees {
        [TokenTree::Punct(first), TokenTree::Punct(second), rest @ ..]
            if first.as_char() == ':' && first.spacing() == Spacing::Joint && second.as_char() == ':' =>
        {
            Some(rest)
        }
        _ => None,
    }
}

/// Behind a `super`: how many there are in all, and what follows the last.
fn climb(mut trees: &[TokenTree]) -> (usize, &[TokenTree]) {
    let mut ups = 1;
    while let Some([TokenTree::Ident(word), rest @ ..]) = behind_colons(trees) {
        if word != "super" {
            break;
        }
        ups += 1;
        trees = rest;
    }
    (ups, behind_colons(trees).unwrap_or(trees))
}

/// The first name of a path, or of each path of a group: `a` and `b` of `{a::x, b::{y, z}}`.
fn first_names(trees: &[TokenTree]) -> Vec<String> {
    match trees {
        [TokenTree::Group(group), ..] if group.delimiter() == Delimiter::Brace => {
            let inner: Vec<TokenTree> = group.stream().into_iter().collect();
            let is_comma = |tree: &TokenTree| matches!(tree, TokenTree::Punct(mark) if mark.as_char() == ',');
            inner.split(is_comma).flat_map(first_names).collect()
        }
        [first, ..] => vec![first.to_string()],
        [] => Vec::new(),
    }
}

/// Every source file below `folder` but the program's own.
fn library(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).expect("a folder of sources") {
        let path = entry.expect("a file").path();
        if path.is_dir() && !path.ends_with("src/bin") {
            library(&path, found);
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            found.push(path);
        }
    }
}

fn sources() -> Vec<Source> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut paths = Vec::new();
    library(&root, &mut paths);
    paths.sort();
    let read = |path: &PathBuf| {
        let parts = path.strip_prefix(&root).expect("a path below src").components();
        let name: Vec<_> = parts.map(|part| part.as_os_str().to_string_lossy()).collect();
        Source::of(&name.join("/"), &std::fs::read_to_string(path).expect("a source"))
    };
    paths.iter().map(read).collect()
}

#[test]
fn a_layer_imports_from_those_above_it_and_does_no_input_or_output() {
    let sources = sources();
    for layer in LAYERS {
        assert!(sources.iter().any(|source| source.layer.as_deref() == Some(layer)), "no file of {layer} was read");
    }
    let faults: Vec<String> = sources.iter().flat_map(Source::faults).collect();
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn the_library_declares_its_layers_in_their_order() {
    let sources = sources();
    let root = sources.iter().find(|source| source.layer.is_none()).expect("lib.rs");
    let trees: Vec<TokenTree> = root.tokens.clone().into_iter().collect();
    let declared = trees.windows(2).filter_map(|pair| match pair {
        [TokenTree::Ident(word), TokenTree::Ident(name)] if word == "mod" => Some(name.to_string()),
        _ => None,
    });
    assert_eq!(declared.collect::<Vec<_>>(), LAYERS);
}

#[test]
fn what_goes_against_the_house_is_found() {
    let check = |name: &str, text: &str, expected: &[&str]| {
        let found = Source::of(name, text).faults();
        let expected: Vec<String> = expected.iter().map(|fault| format!("{name}: {fault}")).collect();
        assert_eq!(found, expected, "{text}");
    };
    check("figure/noun.rs", "use crate::lexicon::Lexicon; use super::Figure; use std::fmt::Write;", &[]);
    check("figure/noun.rs", "// crate::claim\n/// `crate::claim`\nconst WORDS: &str = \"std::fs crate::claim\";", &[]);
    check("figure/noun.rs", "pub(crate) fn read() {}", &[]);
    check("figure/noun.rs", "use crate::claim::Claim;", &["figure imports claim"]);
    check("figure/mod.rs", "fn read() -> crate::compare::Verdict {}", &["figure imports compare"]);
    check(
        "span.rs",
        "use crate::{span::Span, token::{Kind, fold}, unit};",
        &["span imports token", "span imports unit"],
    );
    check("span.rs", "use crate::*;", &["span imports *"]);
    check("span.rs", "use crate as whole;", &["takes the whole crate"]);
    check("rules/term.rs", "use super::super::figure::Figure;", &["rules imports figure"]);
    check("rules/term.rs", "use super::{value, list};", &[]);
    check("rules/mod.rs", "use super::{unit::Unit, claim};", &["rules imports claim"]);
    check("rules/mod.rs", "mod tests { use super::*; use super::super::claim::take; }", &["rules imports claim"]);
    check("newcomer.rs", "use crate::span::Span;", &["newcomer imports span"]);
    check("report/json.rs", "use std::fs::File;", &["uses std::fs"]);
    check("report/json.rs", "use std::{fmt, io::{self, Write}};", &["uses std::io"]);
    check(
        "report/json.rs",
        "fn f() { let home = std::env::var(\"HOME\"); println!(\"\"); }",
        &["uses std::env", "uses println!"],
    );
}
