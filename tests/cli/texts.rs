//! Texts as they come: encodings, sizes, and characters a terminal would obey.

use crate::folder::{Folder, Ran};

const RULES: &str = "[quantity.left]\nof = [\"people\"]\n";

fn first_figure(ran: &Ran) -> [u64; 4] {
    let lines = ran.ends(0, &[]).lines();
    let first = lines.first().expect("a figure");
    ["start", "end", "line", "column"].map(|field| first[field].as_u64().expect("a number"))
}

/// Offsets are bytes of the file as it is; columns are characters.
#[test]
fn marks_and_line_ends_keep_their_offsets() {
    for (text, expected) in [
        ("About 500 people left.\n", [6, 9, 1, 7]),
        ("\u{feff}About 500 people left.\n", [9, 12, 1, 7]),
        ("Zürich.\r\n\r\nAbout 500 people left.\r\n", [18, 21, 3, 7]),
        ("\u{feff}Zürich.\r\n\r\n« Près » de là 500 people left.\r\n", [34, 37, 3, 16]),
    ] {
        let folder = Folder::with(&[("a.txt", text)]);
        let place = first_figure(&folder.run(&["figures", "a.txt", "--format", "jsonl"]));
        assert_eq!(place, expected, "{text:?}");
        let [start, end] = [0, 1].map(|at| usize::try_from(place[at]).expect("a place"));
        assert_eq!(text.get(start..end), Some("500"));
    }
}

/// Each is named with what is wrong and what to do, and ends the run with 3.
#[test]
fn files_that_are_no_texts() {
    let utf16: Vec<u8> = "\u{feff}500 people left.\n".encode_utf16().flat_map(u16::to_le_bytes).collect();
    for (name, bytes, said) in [
        ("wide.txt", &utf16[..], "wide.txt is UTF-16, not UTF-8; convert it first"),
        ("binary.txt", b"\x7fELF\x00\x00\x01", "binary.txt is not text"),
        ("latin.txt", b"Caf\xe9: 500 people left.", "latin.txt is not UTF-8"),
        ("empty.txt", b"", "empty.txt is empty"),
    ] {
        let folder = Folder::with(&[("rules.toml", RULES), ("good.txt", "About 500 people left.\n")]);
        folder.write(name, bytes);
        for args in [&["figures", "."][..], &["check", "."], &["."]] {
            let ran = folder.run(args);
            assert!(ran.ends(3, &[said]).out.contains("1 source"), "{}", ran.out);
            ran.obeyed_by_nothing();
        }
    }
}

/// A page saved without line breaks, half a megabyte of it, is cut around its number.
#[test]
fn one_very_long_line() {
    let filler = "the town lay quiet under the snow and nobody went out of doors ".repeat(4_000);
    let folder = Folder::with(&[("rules.toml", RULES), ("a.txt", &format!("{filler}until 500 people left {filler}"))]);
    let ran = folder.run(&["figures", "a.txt"]);
    assert!(ran.ends(0, &[]).out.contains("«500» people left"), "{}", ran.out);
    assert!(ran.out.len() < 1_000, "{} bytes", ran.out.len());
    let ran = folder.run(&["a.txt", "--format", "json"]);
    assert!(ran.ends(0, &[]).out.len() < 10_000, "{} bytes", ran.out.len());
}

/// Escape sequences, bells and direction overrides of a text reach no terminal, by no verb.
#[test]
fn nothing_in_a_text_is_obeyed() {
    let hostile = "---\npublisher: \u{1b}]0;owned\u{7}Gazette\u{202e}\npublished: 2031-05-04\n---\n\
                   # Flood\u{1b}[2J\n\nThe police\u{9b}31m say 12 people\u{1b}[31m left\u{7}.\u{1b}[0m\n\n\
                   Born on \u{1b}[1m3 May 2001.\r\rThe army\u{202e} said 40 \u{1b}[5mpeople left\u{8}.\n";
    let folder = Folder::with(&[
        ("rules.toml", RULES),
        ("a.txt", hostile),
        ("b.txt", "The fire brigade said 90 people left.\n"),
    ]);
    for args in [
        &["."][..],
        &[".", "-v"],
        &[".", "--format", "json"],
        &["check", "."],
        &["figures", "."],
        &["figures", ".", "-v"],
        &["figures", ".", "--refused"],
        &["figures", ".", "--format", "jsonl"],
        &["figures", "--quantity", "\u{1b}[31m"],
        &["no\u{1b}[31msuch.txt"],
        &["figures", "--unit", "\u{1b}[31m"],
        &["figures", "--min", "\u{1b}[31m"],
        &["\u{1b}[31m*.txt"],
    ] {
        folder.run(args).obeyed_by_nothing();
    }
}

/// Nor is the name of a file.
#[cfg(unix)]
#[test]
fn nothing_in_a_name_is_obeyed() {
    let folder = Folder::with(&[("rules.toml", RULES)]);
    folder.write("a\u{1b}[31m.txt", b"The police say 12 people left.\n");
    folder.write("b\u{7}.txt", b"The army said 40 people left.\n");
    folder.write("c\u{1b}[31m.txt", b"");
    for args in [&["."][..], &["check", "."], &["figures", "."], &[".", "--format", "json"]] {
        let ran = folder.run(args);
        assert!(ran.err.contains("is empty"), "{}", ran.err);
        ran.obeyed_by_nothing();
    }
}
