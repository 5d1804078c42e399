//! The printed forms of a report, on reports built by hand.
//!
//! The pages in `tests/cases/page/` are compared whole. After a wanted change run
//! `FIGCHECK_BLESS=1 cargo test --test report` and read the difference.

#![expect(clippy::indexing_slicing, reason = "a missing claim or field fails the test")]

use std::path::Path;

use figcheck::claim::{Claim, Evidence, Scope, Speaker, Status, Voice};
use figcheck::compare::relation::{Among, Standing};
use figcheck::compare::{self, Assumption, Camp, Comparison, Finding, Judgement, Verdict};
use figcheck::document::{Meta, Role};
use figcheck::figure::Manner;
use figcheck::interval::{Amount, Limits, Ratio, Side};
use figcheck::report::listing::Stated;
use figcheck::report::paint::Style;
use figcheck::report::table::{Layout, render};
use figcheck::report::{
    NearMiss, Note, RelatedClaim, Relation, RelationFailure, Report, Section, excerpt, figures, id_of, json, problems,
};
use figcheck::review::Reviews;
use figcheck::rules::{FailOn, Rules};
use figcheck::span::Span;
use figcheck::unit::Unit;
use figcheck::window::{Moment, Period, Window};
use rust_decimal::Decimal;

fn camp(claims: &[usize], witnesses: usize, (low, high): (i64, i64), span: Option<(Option<i64>, Option<i64>)>) -> Camp {
    Camp {
        claims: claims.to_vec(),
        witnesses,
        low: Some(low.into()),
        high: Some(high.into()),
        span: span.map(|(lo, hi)| compare::Span { lo: lo.map(Decimal::from), hi: hi.map(Decimal::from) }),
        unit: Unit::count(),
    }
}

/// One that fails, one with a gap, one that holds and one without claims to hold to it.
fn relations() -> Vec<Relation> {
    let relation = |holds: &str, standing: Standing, failures: Vec<RelationFailure>| Relation {
        holds: vec![holds.to_owned()],
        subject: holds.into(),
        quantities: vec!["people-moved".into(), "children-moved".into()],
        standing,
        checked: if standing == Standing::NotComparable { 0 } else { 2 },
        failures,
        untold: Vec::new(),
        stopped: false,
    };
    let failure = |among: Among, claims: &[(&str, usize, &str)], reason: &str, gap: Option<i64>| RelationFailure {
        claims: claims
            .iter()
            .map(|(quantity, at, id)| RelatedClaim { quantity: (*quantity).into(), at: *at, id: (*id).to_owned() })
            .collect(),
        among,
        reason: reason.to_owned(),
        gap: gap.map(Decimal::from),
        assumes: vec!["the Red Cross counts the same days".to_owned()],
    };
    let broken = failure(
        Among::Voices,
        &[("children-moved", 0, "gazette#300:children-moved"), ("people-moved", 3, "herald#700:people-moved")],
        "The Gazette itself gave nearly 3,000 for children-moved and Red Cross gave about 1,500 for people-moved: 3,000 against 1,500 (2 times), so `children-moved <= people-moved` cannot hold.",
        None,
    );
    let gap = failure(
        Among::OneVoice,
        &[("people-moved", 1, "gazette#300:people-moved")],
        "by `change(stayed) = -people-moved`, 95,000 are unexplained.",
        Some(95_000),
    );
    vec![
        relation("children-moved <= people-moved", Standing::Conflict, vec![broken]),
        relation("share <= 100%", Standing::NotComparable, Vec::new()),
        relation("change(stayed) = -people-moved", Standing::Gap, vec![gap]),
        relation("people-moved >= 2", Standing::Holds, Vec::new()),
    ]
}

/// A claim of `quantity` in `source`; the number is what stands between `<` and `>`.
fn claim(source: &str, quantity: &str, line: usize, limits: Limits, words: &str) -> Claim {
    let (start, end) = (words.find('<').expect("a mark"), words.find('>').expect("a mark") - 1);
    let quote = words.replace(['<', '>'], "");
    let marked = Span::new(start, end);
    let number = Span::new(line * 100 + start, line * 100 + end);
    let evidence = Evidence {
        path: format!("seeds/{source}.txt"),
        number,
        phrase: number,
        sentence: Span::new(line * 100, line * 100 + quote.len()),
        line,
        column: start + 1,
        text: marked.slice(&quote).to_owned(),
        phrase_text: marked.slice(&quote).to_owned(),
        quote,
        marked,
        role: Role::Body,
    };
    Claim {
        source: source.into(),
        quantity: quantity.into(),
        amount: Amount::new(limits),
        unit: Unit::count(),
        noun: Some("people".to_owned()),
        people: None,
        on_day: None,
        manner: Manner::Stated,
        claimant: None,
        relay: None,
        voice: Voice::Reporter,
        window: Window { assumed: true, ..Window::default() },
        scope: None,
        status: Status::Stated,
        part_of: None,
        against: None,
        combined_with: Vec::new(),
        older: false,
        reported: None,
        so_far: false,
        of_entry: false,
        evidence,
    }
}

fn by(mut claim: Claim, name: &str, id: Option<&str>) -> Claim {
    claim.claimant = Some(Speaker { name: name.to_owned(), id: id.map(Into::into) });
    claim.voice = Voice::Attributed;
    claim
}

fn over(mut claim: Claim, days: &str) -> Claim {
    let period = Period::parse(days).expect("a period");
    claim.window = Window::days(period.from.expect("a first day"), period.to.expect("a last day"));
    claim
}

fn pair(left: usize, right: usize, verdict: Verdict, reason: &str) -> Comparison {
    let gist = reason.rsplit_once(": ").map_or(reason, |(_, gist)| gist);
    Comparison {
        left,
        right,
        verdict,
        reason: reason.to_owned(),
        gist: gist.trim_end_matches('.').to_owned(),
        sum: None,
        factor: None,
        assumes: Vec::new(),
    }
}

fn meta(id: &str, publisher: Option<&str>, published: &str) -> Meta {
    Meta {
        id: id.to_owned(),
        path: format!("seeds/{id}.txt"),
        publisher: publisher.map(str::to_owned),
        published: Moment::parse(published),
        ..Meta::default()
    }
}

fn n(value: i64) -> Decimal {
    Decimal::from(value)
}

/// What a problem says to run.
const ACCEPT: &str = "figcheck accept";

/// A quarry slide in four papers: a conflict, repeats, a part, things not comparable.
fn slide() -> Report {
    let q = "people-moved";
    let mut headline = claim("gazette", q, 1, Limits::Exact(n(8000)), "Governor: <8,000> moved from valley");
    headline.evidence.role = Role::Headline;
    let claims = vec![
        headline,
        over(
            by(
                claim(
                    "gazette",
                    q,
                    3,
                    Limits::MoreThan(n(8000)),
                    "The governor said <more than 8,000> people had been moved out of the lower valley in the two days after the slide, including almost 3,000 children from the three schools along the river.",
                ),
                "Governor Ana Ruiz",
                Some("province"),
            ),
            "2031-05-02..2031-05-03",
        ),
        over(
            by(
                claim(
                    "courier",
                    q,
                    5,
                    Limits::MoreThan(n(8000)),
                    "More than <8,000> people were moved, the governor's office said.",
                ),
                "the governor's office",
                Some("province"),
            ),
            "2031-05-02..2031-05-03",
        ),
        over(
            by(
                claim(
                    "herald",
                    q,
                    7,
                    Limits::Approx(n(1500), Side::Both),
                    "Relief workers of the Red Cross put the number of people moved on Friday and Saturday at about <1,500>.",
                ),
                "Red Cross",
                None,
            ),
            "2031-05-02..2031-05-03",
        ),
        claim(
            "monitor",
            q,
            2,
            Limits::Vague(n(20000), n(99999)),
            "<Tens of thousands> have left the province in recent weeks.",
        ),
    ];
    let comparisons = vec![
        pair(0, 1, Verdict::Repeat, "a headline repeats its text"),
        pair(1, 2, Verdict::Repeat, "the same claimant says it again"),
        Comparison {
            factor: Some(Decimal::new(53, 1)),
            assumes: vec![Assumption {
                claim: Some(1),
                text: "the governor's count covers the lower valley".to_owned(),
                gist: "taken as of the lower valley".to_owned(),
            }],
            ..pair(
                1,
                3,
                Verdict::Conflict,
                "Governor Ana Ruiz gave more than 8,000 and Red Cross gave about 1,500 for 2 to 3 May 2031: no value satisfies both (5.3 times).",
            )
        },
        pair(
            1,
            4,
            Verdict::NotComparable,
            "Governor Ana Ruiz gave more than 8,000 for 2 to 3 May 2031 and monitor gave \"tens of thousands\": their windows differ.",
        ),
        pair(
            3,
            4,
            Verdict::NotComparable,
            "Red Cross gave about 1,500 for 2 to 3 May 2031 and monitor gave \"tens of thousands\": their windows differ.",
        ),
    ];
    let moved = Section {
        id: q.into(),
        label: "People moved from the valley".to_owned(),
        meant: Vec::new(),
        wholes: vec![None; claims.len()],
        places: Vec::new(),
        claims,
        judgement: Judgement {
            finding: Some(Finding::Conflict),
            witnesses: 3,
            comparisons,
            camps: vec![
                camp(&[1, 4], 2, (8000, 99_999), Some((Some(8000), None))),
                camp(&[3], 1, (1500, 1500), Some((Some(1350), Some(1650)))),
            ],
            ..Judgement::default()
        },
    };
    let mut children = claim(
        "gazette",
        "children-moved",
        3,
        Limits::Approx(n(3000), Side::NotAbove),
        "The governor said more than 8,000 people had been moved, including almost <3,000> children.",
    );
    children.scope = Some(Scope { place: "lower-valley".into(), assumed: false, unlisted: None, spoken_of: None });
    let mut share = claim("herald", "share", 9, Limits::Exact(n(1) / n(3)), "<One third> of the roads are closed.");
    share.unit = Unit::fraction();
    share.amount.ratio = Some(Ratio { part: n(1), whole: n(3) });
    share.status = Status::Possible;
    let whole = id_of(&moved.claims[1]);
    let single = |id: &str, label: &str, claim: Claim, whole: Option<String>| Section {
        id: id.into(),
        label: label.to_owned(),
        meant: Vec::new(),
        claims: vec![claim],
        wholes: vec![whole],
        places: Vec::new(),
        judgement: Judgement { finding: Some(Finding::SingleWitness), witnesses: 1, ..Judgement::default() },
    };
    let mut report = Report {
        title: Some("Quarry slide, May 2031".to_owned()),
        sources: vec![
            meta("gazette", Some("The Gazette"), "2031-05-03"),
            meta("courier", Some("Courier"), "2031-05-04T09:30"),
            meta("herald", Some("Evening Herald"), "2031-05-04"),
            meta("monitor", None, ""),
        ],
        quantities: vec![
            moved,
            single("children-moved", "Children moved", children, Some(whole)),
            single("share", "Roads closed", share, None),
            Section {
                id: "killed".into(),
                label: "People killed".to_owned(),
                meant: Vec::new(),
                claims: Vec::new(),
                wholes: Vec::new(),
                places: Vec::new(),
                judgement: Judgement::default(),
            },
        ],
        relations: relations(),
        notes: vec![Note {
            source: Some("gazette".to_owned()),
            text: "the headline says 8000 where the text says >8000".to_owned(),
        }],
        near_misses: vec![NearMiss {
            source: "courier".into(),
            quantity: "killed".into(),
            line: 6,
            number: Span::new(600, 602),
            phrase: "12 goats".to_owned(),
            why: "goats are not what is counted".to_owned(),
        }],
        unclaimed: 7,
        ..Report::default()
    };
    figcheck::check::gather(&mut report, &Rules::default());
    figcheck::check::review(&mut report, &Reviews::default(), &Rules::default(), None);
    report
}

/// Compares with the page kept under `name`, or keeps it where that is asked for.
fn check(name: &str, printed: &str) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases/page").join(name);
    if std::env::var_os("FIGCHECK_BLESS").is_some() {
        std::fs::write(&path, printed).expect("the page can be kept");
    }
    let kept = std::fs::read_to_string(&path).expect("the page is kept");
    assert_eq!(printed, kept, "{name} is printed in another way than it is kept");
}

fn page(report: &Report, width: usize) -> String {
    render(report, &Layout { width, ..Layout::default() })
}

/// A page without its escape sequences.
fn uncoloured(page: &str) -> String {
    let mut text = String::new();
    let mut rest = page;
    while let Some((before, after)) = rest.split_once('\u{1b}') {
        text.push_str(before);
        rest = after.split_once('m').map_or("", |(_, after)| after);
    }
    text + rest
}

#[test]
fn pages_are_printed_as_kept() {
    check("slide-80.txt", &page(&slide(), 80));
    check("slide-120.txt", &page(&slide(), 120));
    check("slide-verbose-80.txt", &render(&slide(), &Layout { verbose: true, ..Layout::default() }));
    check("slide-colour-80.txt", &render(&slide(), &Layout { style: Style::Colour, ..Layout::default() }));
    check("slide.json", &json::report(&slide()));
}

#[test]
fn problems_are_printed_as_kept() {
    let printed = problems::problems(&slide(), FailOn::Conflict, ACCEPT, &Layout::default());
    assert_eq!(printed.len(), 2, "one problem, however often the claim is repeated, and one relation");
    check("slide-problems.txt", &(printed.join("\n\n") + "\n"));
}

/// The claims of the slide as single figures, the last one taken by no rule.
fn stated() -> Vec<Stated> {
    let claims = slide().quantities.into_iter().flat_map(|section| section.claims);
    let mut stated: Vec<Stated> = claims.map(|claim| Stated::of_claim(&claim, None)).collect();
    let last = stated.last_mut().expect("a figure");
    (last.quantity, last.voice) = (None, None);
    stated
}

#[test]
fn figures_are_printed_as_kept() {
    check("figures-80.txt", &figures::stated(&stated(), &Layout::default()));
    let lines: Vec<String> = stated().iter().map(|one| json::figure(one) + "\n").collect();
    check("figures.jsonl", &lines.concat());
    for width in 40..=160 {
        for line in figures::stated(&stated(), &Layout { width, ..Layout::default() }).lines() {
            assert!(excerpt::width(line) <= width, "{} columns of {width}: {line}", excerpt::width(line));
        }
    }
}

#[test]
fn no_line_is_wider_than_asked() {
    let mut report = slide();
    report.quantities[0].label =
        "People moved from the lower valley and the three villages above it, by any means, since the first slide"
            .to_owned();
    report.quantities[0].claims[3].evidence.quote = format!(
        "{} see https://example.org/{} 数字は約千五百人です",
        report.quantities[0].claims[3].evidence.quote,
        "a".repeat(200)
    );
    for width in 40..=160 {
        for style in [Style::Plain, Style::Colour] {
            for verbose in [false, true] {
                let page = uncoloured(&render(&report, &Layout { width, style, verbose, quiet: false }));
                for line in page.lines() {
                    assert!(excerpt::width(line) <= width, "{} columns of {width}: {line}", excerpt::width(line));
                }
            }
        }
    }
}

/// No line ends between the digits of a number, in any column that has room for them.
#[test]
fn a_long_figure_is_broken_between_its_ends() {
    let mut report = slide();
    report.quantities[0].claims[3].amount = Amount::new(Limits::Between(n(1_200_000_000), n(1_500_000_000)));
    for width in 40..=160 {
        let page = page(&report, width);
        assert!(page.contains("  1200000000..") && page.contains("  1500000000 "), "{width}: {page}");
    }
}

/// What is allowed of a share is told in per cent, however it was written.
#[test]
fn a_camp_of_fractions_is_told_in_per_cent() {
    let mut report = slide();
    let fifth = Decimal::new(2, 1);
    let span = compare::Span { lo: Some(Decimal::new(195, 3)), hi: Some(Decimal::new(205, 3)) };
    report.quantities[0].judgement.camps[1] = Camp {
        low: Some(fifth),
        high: Some(fifth),
        span: Some(span),
        unit: Unit::fraction(),
        ..camp(&[3], 1, (0, 0), None)
    };
    let page = page(&report, 80);
    assert!(page.contains("1 witness, 20%; allows 19.5% to 20.5%."), "{page}");
}

/// Claims folded into one are told once, in full too.
#[test]
fn folded_claims_are_told_once() {
    let mut report = slide();
    let comparisons = &mut report.quantities[0].judgement.comparisons;
    comparisons.push(pair(
        2,
        3,
        Verdict::Conflict,
        "the governor's office gave more than 8,000 and Red Cross less: no.",
    ));
    let part = |left: usize, right: usize, part: usize, whole: usize| Comparison {
        sum: Some(compare::Addition { parts: vec![part], whole, text: String::new() }),
        ..pair(left, right, Verdict::Part, &format!("{part} is a part of {whole}."))
    };
    comparisons.extend([part(1, 4, 4, 1), part(3, 4, 4, 3), part(2, 4, 4, 2)]);
    let short = page(&report, 80);
    assert!(short.contains("part          [3] of [1]; [3] of [2]: a part is"), "{short}");
    let full = render(&report, &Layout { verbose: true, ..Layout::default() });
    for (label, pair) in [("conflict", "[1] v [2]"), ("part", "[1] v [3]"), ("part", "[2] v [3]")] {
        assert_eq!(full.matches(&format!("  {label:<14}{pair}: ")).count(), 1, "{label} {pair}: {full}");
    }
}

/// What a problem leaves out is where it says.
#[test]
fn reasons_left_out_are_in_the_report() {
    let mut report = slide();
    let relation = &mut report.relations[0];
    let failure = relation.failures[0].clone();
    relation.failures =
        (0..9).map(|at| RelationFailure { reason: format!("It fails {at} times."), ..failure.clone() }).collect();
    figcheck::check::gather(&mut report, &Rules::default());
    figcheck::check::review(&mut report, &Reviews::default(), &Rules::default(), None);
    let problems = problems::problems(&report, FailOn::Conflict, ACCEPT, &Layout::default()).join("\n");
    assert!(problems.contains("and 3 more reasons; figcheck report -v lists them"), "{problems}");
    let full = render(&report, &Layout { verbose: true, ..Layout::default() });
    assert!((0..9).all(|at| full.contains(&format!("It fails {at} times."))), "{full}");
}

#[test]
fn nothing_of_a_source_commands_the_terminal() {
    let mut report = slide();
    let evil = "\u{1b}[2J\u{7}\u{9b}31m\u{202e}\r\n";
    report.title = Some(evil.to_owned());
    report.notes[0].text.push_str(evil);
    report.near_misses[0].phrase.push_str(evil);
    report.sources[0].publisher = Some(evil.to_owned());
    let section = &mut report.quantities[0];
    section.label.push_str(evil);
    section.judgement.comparisons[2].reason.push_str(evil);
    for claim in &mut section.claims {
        claim.evidence.quote.push_str(evil);
        claim.evidence.path.push_str(evil);
        claim.claimant = Some(Speaker { name: evil.to_owned(), id: None });
    }
    let layout = Layout { verbose: true, ..Layout::default() };
    let printed = render(&report, &layout) + &problems::problems(&report, FailOn::Tension, ACCEPT, &layout).join("\n");
    let passed: Vec<char> = printed.chars().filter(|c| *c != '\n' && (c.is_control() || *c == '\u{202e}')).collect();
    assert_eq!(passed, []);
}

#[test]
fn colour_changes_no_word() {
    let coloured = render(&slide(), &Layout { style: Style::Colour, ..Layout::default() });
    assert_eq!(uncoloured(&coloured).replace(' ', ""), page(&slide(), 80).replace(['«', '»', ' '], ""));
}

#[test]
fn each_claim_and_comparison_is_in_the_json() {
    let value: serde_json::Value = serde_json::from_str(&json::report(&slide())).expect("JSON");
    let moved = &value["quantities"][0];
    assert_eq!(moved["claims"].as_array().map(Vec::len), Some(5));
    let ids: Vec<&str> =
        moved["claims"].as_array().expect("claims").iter().map(|claim| claim["id"].as_str().expect("an id")).collect();
    for comparison in moved["comparisons"].as_array().expect("comparisons") {
        for side in ["left", "right"] {
            assert!(ids.contains(&comparison[side].as_str().expect("an id")), "{comparison}");
        }
    }
    // The whole of a part may be a claim of another quantity.
    assert_eq!(value["quantities"][1]["claims"][0]["part_of"], ids[1]);
}

#[test]
fn numbers_are_exact_json_numbers() {
    let written = |limits: Limits| {
        let mut report = slide();
        report.quantities[0].claims[0].amount = Amount::new(limits);
        let value: serde_json::Value = serde_json::from_str(&json::report(&report)).expect("JSON");
        let claim = &value["quantities"][0]["claims"][0];
        ["value", "lo", "hi"].map(|key| claim[key].to_string())
    };
    let third = n(1) / n(3);
    assert_eq!(written(Limits::Exact(n(50000))), ["50000", "50000", "50000"]);
    assert_eq!(written(Limits::Exact(Decimal::new(9340, 2))), ["93.4", "93.4", "93.4"]);
    assert_eq!(written(Limits::Exact(third)), ["0.3333333333333333"; 3]);
    assert_eq!(written(Limits::MoreThan(n(8500))), ["8500", "8500", "null"]);
    assert_eq!(written(Limits::LessThan(n(100))), ["100", "null", "100"]);
    assert_eq!(written(Limits::Vague(n(24), n(99))), ["null", "24", "99"]);
    assert_eq!(written(Limits::Exact(n(123_456_789_012_345_678))), ["123456789012345678"; 3]);
}
