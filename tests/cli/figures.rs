//! `figcheck figures`.

use unicode_width::UnicodeWidthStr as _;

use crate::folder::{Folder, Ran};

const TEXT: &str = "Some 40 people left in May 2031. The dam is 3 km long and cost $3bn.\n\n\
                    More than 8,500 trees fell. Between 10 and 20 houses burned. Fewer than 30 roads are open.\n\n\
                    Prices rose by 5 per cent. A third of the shops closed, said the 62-year-old mayor.\n";

/// The figures that pass, in canonical notation.
fn listed(folder: &Folder, args: &[&str]) -> Vec<String> {
    let ran = folder.run(&[&["figures", "a.txt", "--format", "jsonl"], args].concat());
    ran.ends(0, &[]).lines().iter().map(|line| line["figure"].as_str().expect("a figure").to_owned()).collect()
}

#[test]
fn units_and_limits() {
    let folder = Folder::with(&[("a.txt", TEXT)]);
    let check = |args: &[&str], expected: &[&str]| assert_eq!(listed(&folder, args), expected, "{args:?}");
    check(&[], &["~40", "3 km", "USD 3000000000", ">8500", "10..20", "<30", "5%", "1/3"]);
    check(&["--unit", "count"], &["~40", ">8500", "10..20", "<30"]);
    check(&["--unit", "money"], &["USD 3000000000"]);
    check(&["--unit", "Share"], &["5%", "1/3"]);
    check(&["--unit", "percent"], &["5%"]);
    check(&["--unit", "%"], &["5%"]);
    check(&["--unit", "fraction"], &["1/3"]);
    check(&["--unit", "usd"], &["USD 3000000000"]);
    check(&["--unit", "$"], &["USD 3000000000"]);
    check(&["--unit", "EUR"], &[]);
    check(&["--unit", "km"], &["3 km"]);
    check(&["--unit", "kilometres"], &["3 km"]);
    check(&["--unit", "count", "--min", "15", "--max", "50"], &["~40", "10..20", "<30"]);
    check(&["--unit", "count", "--min", "20"], &["~40", ">8500", "10..20", "<30"]);
    check(&["--unit", "count", "--min", "20.5"], &["~40", ">8500", "<30"]);
    check(&["--unit", "count", "--min", "30"], &["~40", ">8500"]);
    check(&["--unit", "count", "--max", "9"], &["<30"]);
    check(&["--unit", "count", "--min", "8,500"], &[">8500"]);
    check(&["--max", "8500", "--min", "100"], &[]);
    check(&["--max", "8501", "--min", "100"], &[">8500"]);
    check(&["--max", "-1"], &["<30"]);
}

#[test]
fn refusals_bear_the_names_of_their_reasons() {
    let folder = Folder::with(&[("a.txt", TEXT)]);
    let ran = folder.run(&["figures", "a.txt", "--refused", "--format", "jsonl"]);
    let lines = ran.ends(0, &[]).lines();
    let figures = folder.run(&["figures", "a.txt", "--format", "jsonl"]).lines();
    let (refused, stated): (Vec<_>, Vec<_>) = lines.iter().partition(|line| line["refused"].is_string());
    assert_eq!(stated, figures.iter().collect::<Vec<_>>());
    assert!(lines.is_sorted_by_key(|line| line["start"].as_u64()), "in text order");
    let pairs: Vec<_> = refused.iter().map(|line| (line["text"].as_str(), line["refused"].as_str())).collect();
    assert_eq!(pairs, [(Some("May 2031"), Some("date")), (Some("62"), Some("age"))]);
    let page = folder.run(&["figures", "a.txt", "--refused"]);
    assert!(page.ends(0, &[]).out.contains("62              refused: age   "), "{}", page.out);
    assert!(page.out.ends_with(" and 2 refused in 1 source\n"), "{}", page.out);
    let ages = folder.run(&["figures", "a.txt", "--unit", "age", "--format", "jsonl"]);
    let ages: Vec<_> = ages.ends(0, &[]).lines().iter().map(|line| line["figure"].clone()).collect();
    assert_eq!(ages, ["62 years"]);
}

/// An age is a figure for a quantity that asks for ages, and for no other.
#[test]
fn rules_may_ask_for_ages() {
    let rules = "[quantity.mayor]\nunit = \"age\"\nof = [\"mayor\"]\ncue = [\"old mayor\"]\n\
                 [quantity.years]\nunit = \"duration\"\ncue = [\"mayor\"]\n";
    let text = format!("{TEXT}\nA 7-year-old girl was found.\n");
    let folder = Folder::with(&[("a.txt", &text), ("rules.toml", rules)]);
    assert_eq!(listed(&folder, &["--quantity", "mayor"]), ["62 years"]);
    assert_eq!(listed(&folder, &["--quantity", "years"]), [""; 0]);
    assert_eq!(listed(&folder, &["--unit", "age"]), ["62 years", "7 years"]);
    let ran = folder.run(&["figures", "a.txt", "--refused", "--format", "jsonl"]);
    let refused = ran.ends(0, &[]).lines().iter().filter(|line| line["refused"] == "age").count();
    assert_eq!(refused, 1, "the girl's; the mayor's is a figure here: {}", ran.out);
}

/// Files, folders and standard input, with no rules anywhere.
#[test]
fn sources_of_every_kind_without_rules() {
    let folder = Folder::with(&[("texts/a.txt", TEXT), ("texts/b.md", "About 500 people left.\n")]);
    let count = |ran: &Ran| ran.ends(0, &[]).lines().len();
    assert_eq!(count(&folder.run(&["figures", "texts/b.md", "--format", "jsonl"])), 1);
    assert_eq!(count(&folder.run(&["figures", "texts", "--format", "jsonl"])), 9);
    let fed = folder.fed(&["figures", "-", "texts/b.md", "--format", "jsonl"], TEXT);
    assert_eq!(count(&fed), 9);
    let paths: Vec<_> = fed.lines().iter().map(|line| line["path"].as_str().map(str::to_owned)).collect();
    assert_eq!(paths.first(), Some(&Some("-".to_owned())));
}

/// Each number is marked in its own sentence, on pages of every width.
#[test]
fn the_page_fits_and_marks_each_number() {
    let long = "shell".repeat(60);
    let text = format!("{TEXT}\nThe link https://example.org/{long} led nowhere for 3,000 people {long}.\n");
    let folder = Folder::with(&[
        ("a.txt", &text),
        ("rules.toml", "[quantity.people-who-had-to-leave-their-own-homes-for-good]\nof = [\"people\"]\n"),
    ]);
    for width in ["40", "80", "120"] {
        for args in [&["figures", "a.txt"][..], &["figures", "a.txt", "--refused"]] {
            let ran = Ran::of(folder.command(args).env("COLUMNS", width));
            let widest = ran.ends(0, &[]).out.lines().map(|line| line.width()).max().unwrap_or(0);
            assert!(widest <= width.parse().expect("a width"), "{width}: {}", ran.out);
        }
    }
    let page = Ran::of(folder.command(&["figures", "a.txt"]).env("COLUMNS", "80")).out;
    for marked in ["«40»", "«3»", "«$3bn»", "«8,500»", "«10 and 20»", "«30»", "«5 per cent»", "«A third»"]
    {
        assert!(page.contains(marked), "{marked} in {page}");
    }
}

/// With rules, a figure is listed for its quantity or as unclaimed.
#[test]
fn quantities_and_what_none_takes() {
    let rules = "[quantity.left]\nof = [\"people\"]\n[quantity.cost]\nunit = \"money\"\ncue = [\"cost\"]\n";
    let folder = Folder::with(&[("a.txt", TEXT), ("rules.toml", rules)]);
    let check = |args: &[&str], expected: &[&str]| assert_eq!(listed(&folder, args), expected, "{args:?}");
    check(&["--quantity", "left"], &["~40"]);
    check(&["--quantity", "left", "--quantity", "cost"], &["~40", "USD 3000000000"]);
    check(&["--quantity", "left", "--unit", "money"], &[]);
    check(&["--unclaimed", "--unit", "count"], &[">8500", "10..20", "<30"]);
    let ran = folder.run(&["figures", "a.txt", "--unclaimed", "--refused"]);
    let (both, refused) = (ran.ends(0, &[]).out.as_str(), folder.run(&["figures", "a.txt", "--refused"]).out);
    let of = |page: &str| page.lines().filter(|line| line.contains("refused: ")).count();
    assert!(of(both) > 0 && of(both) == of(&refused) && !both.contains("~40"), "{both}");
    folder.run(&["figures", "a.txt", "--quantity", "lfet"]).ends(2, &["the rules declare: left, cost"]);
}
