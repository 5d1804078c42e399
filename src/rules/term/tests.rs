//! What each notation of a term finds, and what it passes by.

use super::*;
use crate::token::tokenize;

fn cut(text: &str) -> Vec<Token> {
    let mut tokens = Vec::new();
    tokenize(text, Span::new(0, text.len()), &mut tokens);
    tokens
}

/// The words found, as they stand in `text`.
fn found<'t>(terms: &Terms, text: &'t str) -> Vec<&'t str> {
    let tokens = cut(text);
    let ranges = terms.find(text, &tokens);
    assert_eq!(terms.is_match(text, &tokens), !ranges.is_empty(), "{text}");
    ranges.into_iter().map(|range| tokens[range.start].span.join(tokens[range.end - 1].span).slice(text)).collect()
}

#[track_caller]
fn check(terms: &[&str], text: &str, expected: &[&str]) {
    assert_eq!(found(&Terms::from_words(terms), text), expected, "{terms:?} in {text:?}");
}

#[test]
fn words_are_folded_for_case_and_whole() {
    check(&["fled"], "They FLED. Fled!", &["FLED", "Fled"]);
    check(&["Fled"], "they fled", &["fled"]);
    check(&["flee"], "they flees, refugee", &[]);
    check(&["überlebende"], "ÜBERLEBENDE und Überlebende", &["ÜBERLEBENDE", "Überlebende"]);
    check(&["Ärzte"], "zwei ärzte", &["ärzte"]);
    check(&["don't"], "We don’t, don't", &["don’t", "don't"]);
    check(&["kelvin"], "\u{212A}elvin", &["\u{212A}elvin"]);
}

#[test]
fn a_star_is_any_ending_of_its_word() {
    check(
        &["civilian*"],
        "Civilians, a civilian and the civilian's CIVILIANS",
        &["Civilians", "civilian", "civilian", "CIVILIANS"],
    );
    check(&["civilian*"], "civil", &[]);
    check(&["flee* town"], "fleeing town", &["fleeing town"]);
    check(&["left* b*"], "left behind, lefts", &["left behind"]);
    check(&["é*"], "École élue e", &["École", "élue"]);
}

#[test]
fn hyphens_and_spaces_are_the_same() {
    check(
        &["rebel-held"],
        "rebel held, Rebel-held, rebel\u{2011}held, rebel–held",
        &["rebel held", "Rebel-held", "rebel\u{2011}held", "rebel–held"],
    );
    check(&["rebel held"], "the rebel-held part", &["rebel-held"]);
    check(&["rebel-held"], "the rebel-\nheld part, the rebel\nheld", &["rebel-\nheld", "rebel\nheld"]);
    check(&["rebel held"], "a rebel - held by them - said; rebel, held; rebel. Held", &[]);
    check(&["held"], "rebel-held", &["held"]);
}

#[test]
fn a_possessive_is_passed_over_unless_the_term_has_it() {
    check(&["Russia military"], "Russia's military, Russia’s military", &["Russia's military", "Russia’s military"]);
    check(&["rebels commander"], "the rebels' commander", &["rebels' commander"]);
    check(&["Syria's army"], "Syria’s army, Syria army", &["Syria’s army"]);
    check(&["rebel commander"], "the rebel 'commander'", &[]);
}

#[test]
fn capitals_alone_keep_their_case() {
    check(&["WHO"], "those who said the WHO", &["WHO"]);
    check(&["IS"], "IS is here", &["IS"]);
    check(&["IDP*"], "IDPs, idps, IDP", &["IDPs", "IDP"]);
    check(&["U.S."], "the U.S. said u.s.", &["U.S."]);
    check(&["UN"], "the un- UN-led un", &["UN"]);
    check(&["I"], "i and I", &["i", "I"]);
    check(&["Who"], "who", &["who"]);
    check(&["B-52"], "a b-52", &["b-52"]);
    check(&["\u{661}"], "\u{661}", &["\u{661}"]);
}

#[test]
fn numbers_and_marks_are_words_of_a_term_too() {
    check(&["Group of 77"], "the Group of 77, a group of 7", &["Group of 77"]);
    check(&["Johnson & Johnson"], "Johnson & Johnson, Johnson Johnson", &["Johnson & Johnson"]);
    check(&["@redcross"], "by @RedCross and redcross", &["@RedCross"]);
}

#[test]
fn the_longest_wins_where_several_start() {
    check(&["people", "people of the city", "people of*"], "People of the city", &["People of the city"]);
    check(&["Syrian people", "people"], "Syrian people", &["Syrian people", "people"]);
    check(&["a b", "a*", "/a b c/"], "a b c a", &["a b c", "a"]);
}

#[test]
fn a_pattern_sees_the_sentence() {
    check(&["/fle(e|d)/"], "They FLED", &["FLED"]);
    check(&["/^about/"], "About 5 and about 6", &["About"]);
    check(&["/ilian/"], "two civilians left", &["civilians"]);
    check(&["/left the city/"], "left the\n  city; left\u{A0}the city", &["left the\n  city", "left\u{A0}the city"]);
    check(&["/syria's/"], "Syria’s and Syria's", &["Syria’s", "Syria's"]);
    check(&["/syria’s/"], "Syria’s, Syria's", &["Syria’s", "Syria's"]);
    check(&["/é\\w+/"], "deux élus, là", &["élus"]);
    check(&["/\\bx?/"], "axe", &[]);
    check(&["/a\\/b/"], "a/b", &["a/b"]);
}

#[test]
fn a_pattern_sees_only_the_tokens_it_is_given() {
    let text = "Before. They fled. After.";
    let tokens = cut(text);
    let terms = Terms::from_words(&["/^they fled\\.$/", "/after/"]);
    assert_eq!(terms.find(text, &tokens[2..5]), vec![0..3]);
}

#[test]
fn nothing_is_found_in_nothing() {
    check(&["a", "/a/"], "", &[]);
    assert!(Terms::default().is_empty());
    assert_eq!(found(&Terms::default(), "a b c"), [] as [&str; 0]);
    // What does not compile is left out.
    assert!(Terms::from_words(&["*", "/(/", "{list}", ""]).is_empty());
    assert!(!Terms::from_words(&["/a/"]).is_empty());
}

#[test]
fn ten_thousand_terms_find_as_one_does() {
    let words: Vec<String> = (0..10_000).map(|at| format!("w{}*", to_letters(at))).collect();
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    let text = "waaa xaaa wzznow wzzz waa";
    assert_eq!(found(&Terms::from_words(&words), text), ["waaa", "wzznow"]);
}

fn to_letters(mut number: usize) -> String {
    let mut letters = String::new();
    for _ in 0..3 {
        letters.push(char::from(b'a' + u8::try_from(number % 26).unwrap_or_default()));
        number /= 26;
    }
    letters
}
