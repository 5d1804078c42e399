//! Documents that are read one after another leave nothing behind: memory is that of the one being read.

use std::alloc::System;

use figcheck::document::{self, Known};
use figcheck::report::json;
use figcheck::{check, rules};
use stats_alloc::{INSTRUMENTED_SYSTEM, Region, StatsAlloc};

#[global_allocator]
static HEAP: &StatsAlloc<System> = &INSTRUMENTED_SYSTEM;

const RULES: &str = r#"
[quantity.people-fled]
of = ["people", "villagers"]
cue = ["fled", "left"]
"#;

/// A text unlike all others: its names, numbers and days are its own.
fn text(at: usize) -> String {
    let day = 1 + at % 28;
    format!(
        "---\npublisher: Courier {at}\npublished: 2031-05-{day:02}\n---\nFloods reach Salu{at}\n\n\
         At least {} people fled Salu{at} on Tuesday, the Kask{at} council said. Mayor Olev Tamm{at} put it at \
         {}.\n\nSome 4,0{day:02} villagers had left by nightfall, 12 per cent of those who live there.\n",
        1_000 + at,
        2_000 + at,
    )
}

/// Reads so many documents and writes what each states, as a stream of lines does; gives how many figures.
fn stream(documents: std::ops::Range<usize>, rules: &rules::Rules) -> usize {
    let read = |at: usize| {
        let document = document::read(text(at), &format!("archive/{at}.txt"), Known::default());
        let listing = check::figures(&document, rules);
        listing.stated.iter().map(json::figure).filter(|line| line.ends_with('}')).count()
    };
    documents.map(read).sum()
}

#[test]
fn reading_many_documents_holds_no_more_than_one() {
    const WARM: usize = 50;
    const MANY: usize = 2_000;
    let rules = rules::parse(RULES).expect("the rules read");
    assert!(3 * WARM <= stream(0..WARM, &rules), "each states its figures");
    let region = Region::new(HEAP);
    assert!(3 * MANY <= stream(WARM..WARM + MANY, &rules), "each states its figures");
    let change = region.change();
    let held = change.bytes_allocated.saturating_sub(change.bytes_deallocated);
    assert!(change.allocations > MANY, "the heap is watched");
    // Less than a byte a document: what else the process does meanwhile.
    assert!(held < MANY, "{MANY} documents left {held} bytes behind");
}
