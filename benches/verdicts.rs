//! How long claims of one quantity take to be judged, and how many pairs are told of them.
//!
//! `cargo bench --bench verdicts` for 100 to 20,000 claims of 100 sources; `-- 500 5000` for
//! those numbers. The time must grow as the claims do, not as their pairs.

#![allow(clippy::print_stdout, clippy::float_arithmetic, missing_docs, reason = "a benchmark prints its figures")]

#[allow(dead_code, reason = "the text is for the other benchmark")]
mod common;

use std::hint::black_box;
use std::time::Instant;

use common::Dice;
use figcheck::claim::{Claim, Evidence, People, Speaker, Status, Voice};
use figcheck::compare::judge;
use figcheck::document::{Names, Role};
use figcheck::figure::Manner;
use figcheck::interval::{Amount, Limits, Side};
use figcheck::rules;
use figcheck::span::Span;
use figcheck::unit::Unit;
use figcheck::window::{Moment, Window};
use rust_decimal::Decimal;

fn main() {
    let mut sizes: Vec<usize> = std::env::args().filter_map(|size| size.parse().ok()).collect();
    if sizes.is_empty() {
        sizes = vec![100, 1_000, 2_500, 5_000, 10_000, 20_000];
    }
    println!("{:>7} {:<6} {:>10} {:>10} {:>14}", "claims", "nature", "time", "pairs", "not listed");
    for kind in ["stock", "flow", "total", "fixed", "row", "told"] {
        // A row is one article of days and of stretches of days, which may be sums of each other; "told" are totals with
        // all that is asked of the whole story: headlines, people of a country, what befell on a day.
        let nature = match kind {
            "row" => "flow",
            "told" => "total",
            nature => nature,
        };
        let text = format!("[quantity.q]\nof = ['x']\nnature = '{nature}'");
        let rules = rules::parse(&text).expect("rules");
        let quantity = rules.quantity("q").expect("declared");
        for &size in &sizes {
            let claims = match kind {
                "row" => row(size),
                "told" => told(size),
                _ => claims(size),
            };
            let start = Instant::now();
            let judgement = black_box(judge(&claims, quantity, &rules, &Names::default()));
            let time = start.elapsed().as_secs_f64() * 1e3;
            let (told, untold) = (judgement.comparisons.len(), judgement.untold);
            println!("{size:>7} {kind:<6} {time:>7.1} ms {told:>10} {untold:>14}");
        }
    }
}

/// Claims of a hundred sources in three days: numbers all over, some alike.
fn claims(count: usize) -> Vec<Claim> {
    let mut dice = Dice::new(3);
    (0..count).map(|at| claim(at, &mut dice)).collect()
}

/// Claims of one source for one to three days of a month.
fn row(count: usize) -> Vec<Claim> {
    let day = |day: usize| Moment::parse(&format!("2031-05-{day:02}")).expect("a day").date;
    let mut dice = Dice::new(5);
    let mut one = |at: usize| {
        let from = 1 + dice.roll(28);
        let window = Window::days(day(from), day(from + dice.roll(3)));
        Claim { source: "source".into(), window, ..claim(at, &mut dice) }
    };
    (0..count).map(&mut one).collect()
}

/// Totals of ten sources, a few of them headlines, of the people of a country, or of what befell on a day.
fn told(count: usize) -> Vec<Claim> {
    let mut dice = Dice::new(7);
    let mut one = |at: usize| {
        let claim = Claim { source: format!("source-{}", at % 10).into(), ..claim(at, &mut dice) };
        match dice.roll(8) {
            0 => {
                let evidence = Evidence { role: Role::Headline, ..claim.evidence };
                Claim { window: Window { assumed: true, ..claim.window }, evidence, ..claim }
            }
            1 => Claim { people: Some(People::Nation(format!("nation-{}", dice.roll(4)))), ..claim },
            2 => Claim { on_day: claim.window.to.map(|to| to.date), ..claim },
            _ => claim,
        }
    };
    (0..count).map(&mut one).collect()
}

fn claim(at: usize, dice: &mut Dice) -> Claim {
    let number = if dice.roll(3) == 0 { 20 + dice.roll(60) } else { 1_000 + dice.roll(50_000) };
    let number = Decimal::from(number);
    let limits = match dice.roll(6) {
        0 => Limits::MoreThan(number),
        1 => Limits::AtMost(number),
        2 => Limits::Approx(number, Side::Both),
        _ => Limits::Exact(number),
    };
    let voice = dice.roll(4);
    let name = ["The coastguard", "The governor", "The relief agency"].get(voice).copied();
    let day = Moment::parse(&format!("2031-05-{:02}", 1 + dice.roll(3))).expect("a day");
    Claim {
        source: format!("source-{:02}", at % 100).into(),
        quantity: "q".into(),
        amount: Amount::new(limits),
        unit: Unit::count(),
        noun: None,
        people: None,
        on_day: None,
        manner: Manner::Stated,
        claimant: name.map(|name| Speaker { name: name.to_owned(), id: None }),
        relay: None,
        voice: if name.is_some() { Voice::Attributed } else { Voice::Reporter },
        window: Window::day(day.date),
        scope: None,
        status: Status::Stated,
        part_of: None,
        against: None,
        combined_with: Vec::new(),
        older: false,
        reported: None,
        so_far: false,
        of_entry: false,
        evidence: Evidence { number: Span::new(at * 100, at * 100 + 5), ..Evidence::default() },
    }
}
