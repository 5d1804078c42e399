//! Rule files: what is read of a good one, and what is said of a bad one (`rules/*.toml`).

use figcheck::rules::diagnostic::Diagnostic;
use figcheck::rules::term::Terms;
use figcheck::rules::{Declared, FailOn, Nature, Rules, SameCount, Tolerance, Within, parse};
use figcheck::span::Span;
use figcheck::token::tokenize;
use figcheck::unit::Dimension;
use rust_decimal::Decimal;
use serde::Deserialize;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Cases {
    case: Vec<Case>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    name: String,
    rules: String,
    problems: Vec<String>,
}

/// The rules of a good file.
fn read(text: &str) -> Rules {
    let plain = |problems: Vec<Diagnostic>| problems.iter().map(|problem| problem.plain(text)).collect::<Vec<_>>();
    parse(text).map_err(plain).expect("a good rule file")
}

/// The words that `terms` find, as they stand in `text`.
fn found<'t>(terms: &Terms, text: &'t str) -> Vec<&'t str> {
    let mut tokens = Vec::new();
    tokenize(text, Span::new(0, text.len()), &mut tokens);
    let ranges = terms.find(text, &tokens);
    let words = ranges.into_iter().filter_map(|range| {
        let (first, last) = (tokens.get(range.start)?, tokens.get(range.end - 1)?);
        Some(first.span.join(last.span).slice(text))
    });
    words.collect()
}

#[test]
fn every_problem_has_its_place_and_its_help() {
    let cases: Cases = toml::from_str(include_str!("rules/bad.toml")).expect("cases");
    let mut wrong = Vec::new();
    for case in &cases.case {
        let problems = parse(&case.rules).err().unwrap_or_default();
        let plain: Vec<_> = problems.iter().map(|problem| problem.plain(&case.rules)).collect();
        if plain != case.problems {
            wrong.push(format!("{}\n  is {plain:#?}\n  expected {:#?}", case.name, case.problems));
        }
        let unlabelled: Vec<_> = problems.iter().filter(|problem| problem.label.is_empty()).collect();
        assert!(unlabelled.is_empty(), "{}: {unlabelled:?}", case.name);
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn the_file_and_its_sources() {
    let rules = read(include_str!("rules/every_key.toml"));
    assert_eq!(rules.title.as_deref(), Some("The flood, May 2031"));
    assert_eq!(rules.sources, ["articles", "wires/*.txt"]);
    assert_eq!(rules.reviews.as_deref(), Some("reviews.toml"));
    assert_eq!(rules.period.map(|period| period.to_string()).as_deref(), Some("2031-05-01..2031-06-30"));
    assert_eq!(rules.fail_on, FailOn::Tension);
    let published: Vec<_> = rules.declared.iter().filter_map(|source| source.published).collect();
    let published: Vec<_> = published.iter().map(ToString::to_string).collect();
    assert_eq!(published, ["2031-05-03T14:13", "2031-05-03T07:05", "2031-05-04", "2031-05-05"]);
    let gazette = Declared {
        path: "articles/gazette.md".to_owned(),
        id: Some("gazette".to_owned()),
        publisher: Some("The Gazette".to_owned()),
        published: rules.declared[0].published,
        title: Some("Water rises".to_owned()),
        url: Some("https://example.org/water".to_owned()),
    };
    assert_eq!(rules.declared[0], gazette);
}

#[test]
fn claimants_and_places_keep_their_order_and_nest() {
    let rules = read(include_str!("rules/every_key.toml"));
    let ids: Vec<_> = rules.claimants.iter().map(|claimant| &*claimant.id).collect();
    assert_eq!(ids, ["zulu-ministry", "government"]);
    assert_eq!(rules.claimants[0].part_of.as_deref(), Some("government"));
    assert_eq!(rules.claimants[0].names.written(), ["interior ministry", "Ilse Marx"]);
    assert_eq!(rules.places[0].inside.as_deref(), Some("city"));
    assert!(rules.lies_in("old-town", "city"));
    assert!(!rules.lies_in("city", "old-town"));
    assert_eq!(
        found(&rules.places[0].names, "the flooded districts of the old town"),
        ["flooded districts", "old town"]
    );
}

#[test]
fn a_quantity_in_full() {
    let text = include_str!("rules/every_key.toml");
    let rules = read(text);
    let ids: Vec<_> = rules.quantities.iter().map(|quantity| &*quantity.id).collect();
    assert_eq!(ids, ["zz-fled", "affected", "share-flooded"]);
    let fled = &rules.quantities[0];
    assert_eq!(fled.label, "Residents who left the old town");
    assert_eq!((fled.unit, fled.nature), (Dimension::Count, Nature::Flow));
    assert_eq!((fled.bare, fled.needs_place), (false, true));
    assert_eq!(fled.place.as_deref(), Some("old-town"));
    assert_eq!(fled.subset_of.as_deref(), Some("affected"));
    assert_eq!(fled.period.map(|period| period.to_string()).as_deref(), Some("2031-05-02.."));
    assert_eq!(fled.within, Within::Days(2));
    assert_eq!(fled.tolerance, Tolerance::Relative(Decimal::new(1, 1)));
    assert_eq!(fled.same_count, SameCount::Times(Decimal::new(25, 1)));
    assert_eq!(fled.declared_at.slice(text), "zz-fled");
    let terms = [&fled.of, &fled.cue, &fled.with, &fled.unless, &fled.unless_near];
    let terms =
        terms.map(|terms| found(terms.as_ref().expect("terms"), "Two people, displaced IDPs and tourists flee floods"));
    let expected: [&[&str]; 5] =
        [&["people", "displaced IDPs", "IDPs"], &["flee"], &["floods"], &["tourists"], &["Two people"]];
    assert_eq!(terms.each_ref().map(Vec::as_slice), expected);
    assert_eq!(fled.examples[0].text, "About 5,000 residents fled the flooded old town.");
    assert_eq!(fled.examples[0].expect, ["~5000"]);
    assert_eq!(fled.examples[0].at.slice(text), "[[quantity.zz-fled.example]]");
    assert!(fled.examples[1].expect.is_empty());
}

#[test]
fn what_is_left_out_has_its_default() {
    let rules = read(include_str!("rules/every_key.toml"));
    let affected = rules.quantity("affected").expect("declared");
    assert_eq!(affected.label, "affected");
    assert_eq!((affected.unit, affected.nature), (Dimension::Count, Nature::Stock));
    assert_eq!((affected.bare, affected.needs_place), (true, false));
    assert_eq!((affected.within, affected.tolerance), (Within::SameDay, Tolerance::AsWritten));
    assert_eq!(affected.same_count, SameCount::Usual);
    assert_eq!(affected.same_count.times(false), Some(Decimal::from(5)));
    assert!(affected.cue.is_none() && affected.place.is_none() && affected.subset_of.is_none());
    assert_eq!(found(affected.of.as_ref().expect("of"), "bodies of IDPs"), ["bodies", "IDPs"]);
    let share = rules.quantity("share-flooded").expect("declared");
    assert_eq!((share.unit, share.nature, share.within), (Dimension::Share, Nature::Fixed, Within::Any));
    assert_eq!((share.tolerance, share.same_count), (Tolerance::Absolute(Decimal::from(3)), SameCount::Any));

    let nothing = read("# nothing yet\n");
    assert!(nothing.quantities.is_empty() && nothing.sources.is_empty() && nothing.period.is_none());
    assert_eq!(nothing.fail_on, FailOn::Conflict);
}

#[test]
fn every_unit_and_nature_is_read_by_its_name() {
    for unit in Dimension::ALL {
        let rules = read(&format!("[quantity.a]\nof = ['x']\nunit = '{}'", unit.name()));
        assert_eq!(rules.quantities[0].unit, unit);
    }
    let natures =
        [("stock", Nature::Stock), ("flow", Nature::Flow), ("total", Nature::Total), ("fixed", Nature::Fixed)];
    for (name, nature) in natures {
        let rules = read(&format!("[quantity.a]\nof = ['x']\nnature = '{name}'"));
        assert_eq!(rules.quantities[0].nature, nature);
    }
}

#[test]
fn lists_stand_inside_phrases_and_inside_lists() {
    let check = |term: &str, text: &str, expected: &[&str]| {
        let lists =
            "people = ['civilian*', '{kin}']\nkin = ['mother*', 'next of kin']\nagencies = ['WHO', 'Red Cross']\n";
        let rules = read(&format!("[terms]\n{lists}[quantity.a]\nof = ['{term}']"));
        let terms = rules.quantities[0].of.as_ref().expect("of");
        assert_eq!(found(terms, text), expected, "{term:?} in {text:?}");
    };
    check("{people}", "civilians and mothers, the next-of-kin", &["civilians", "mothers", "next-of-kin"]);
    check(
        "Syrian {people}",
        "Syrian civilians, Syrian people, syrian mothers",
        &["Syrian civilians", "syrian mothers"],
    );
    check("{people} of {people}", "mothers of civilians", &["mothers of civilians"]);
    check("{ people }-led", "civilian-led, civilian led", &["civilian-led", "civilian led"]);
    // A name in capitals keeps its case wherever its list is used.
    check("{agencies} staff", "WHO staff, those who staff, red cross staff", &["WHO staff", "red cross staff"]);
    check("UN {people}", "UN civilians, un civilians", &["UN civilians"]);
}

#[test]
fn a_byte_order_mark_and_line_ends_move_no_place() {
    let text = "\u{FEFF}title = 'x'\r\nfail-on = 'never'\r\n";
    let problems = parse(text).expect_err("`never` is no finding");
    assert_eq!(problems[0].at.slice(text), "'never'");
    let text = "\u{FEFF}titel = 'x'";
    assert_eq!(parse(text).expect_err("no such key")[0].line_column(text), (1, 1));
}

#[test]
fn long_chains_of_names_are_resolved() {
    let places = (0..5000).map(|at| format!("[place.p{at}]\nnames = ['p{at}']\nin = 'p{}'\n", at + 1));
    let lists = (0..5000).map(|at| format!("l{at} = ['{{l{}}}']\n", at + 1));
    let text = places.collect::<String>() + "[place.p5000]\nnames = ['p']\n[terms]\nl5000 = ['end']\n";
    let text = text + &lists.collect::<String>() + "[quantity.a]\nof = ['{l0}']";
    let rules = read(&text);
    assert!(rules.lies_in("p0", "p5000"));
    assert_eq!(found(rules.quantities[0].of.as_ref().expect("of"), "the end"), ["end"]);
}

#[test]
fn no_cut_of_a_rule_file_makes_it_panic() {
    for text in [include_str!("rules/every_key.toml"), include_str!("rules/bad.toml")] {
        for cut in (0..text.len()).step_by(31) {
            if let Some(start) = text.get(..cut) {
                let _ = parse(start).map_err(|problems| problems.iter().map(|p| p.plain(start)).collect::<Vec<_>>());
            }
            if let Some(rest) = text.get(cut..) {
                let _ = parse(rest).map_err(|problems| problems.iter().map(|p| p.plain(rest)).collect::<Vec<_>>());
            }
        }
    }
}
