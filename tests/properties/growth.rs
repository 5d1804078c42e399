//! The work grows with the text and no faster, however strange the text.

use std::time::{Duration, Instant};

use super::{document, read, rules, take};

/// What is repeated to make a long text with hardly a sentence's end in it.
const REPEATED: [&str; 33] = [
    "1,",
    "1 ",
    "7",
    "one ",
    "hundred ",
    "more than ",
    "(",
    "- ",
    "5-",
    "a of ",
    "\"",
    "said ",
    "between 1 and ",
    "no ",
    "5 people ",
    "5 to ",
    "from 5 ",
    "half a ",
    "tens of ",
    "$",
    "1.",
    "a",
    "'s ",
    "of the ",
    "5 people fled, he said, ",
    "Monday ",
    "including 5 ",
    "1/",
    "http://a",
    "5.\n",
    "The army said 5 people had fled. ",
    "Salu 214, Merin 4, ",
    "Salu (214), ",
];

/// How many times, for the short text.
const TIMES: usize = 60;
/// How many times longer the long text is.
const LONGER: usize = 32;
/// How many times slower than the short text the long one may be: work in the square of the
/// length makes it a thousand.
const SLOWER: u32 = 80;
/// Below this nothing can be told of a machine that others share.
const FLOOR: Duration = Duration::from_millis(1);

/// How long this thread has worked: apart from what others did meanwhile, where Linux tells.
fn worked() -> Option<Duration> {
    let told = std::fs::read_to_string("/proc/thread-self/schedstat").ok()?;
    told.split(' ').next()?.parse().ok().map(Duration::from_nanos)
}

/// How long the work on a text takes, over so many times.
fn spent(times: u32, text: &str, work: fn(&str)) -> Duration {
    let (clock, thread) = (Instant::now(), worked());
    (0..times).for_each(|_| work(text));
    let thread = worked().zip(thread).map(|(now, then)| now.saturating_sub(then));
    thread.unwrap_or_else(|| clock.elapsed()) / times
}

/// Asserts that a text so many times longer takes not many more times the work. One good run of
/// several is enough, so that a busy machine fails nothing.
fn check(work: fn(&str)) {
    let mut wrong = Vec::new();
    for piece in &REPEATED {
        let (short, long) = (piece.repeat(TIMES), piece.repeat(TIMES * LONGER));
        let linear = || spent(1, &long, work) <= spent(4, &short, work).max(FLOOR) * SLOWER;
        if !(0..4).any(|_| linear()) {
            wrong.push(format!("{piece:?}: {:?}, then {:?}", spent(4, &short, work), spent(1, &long, work)));
        }
    }
    assert!(wrong.is_empty(), "{LONGER} times the text, more than {SLOWER} times the work:\n{}", wrong.join("\n"));
}

#[test]
fn reading_figures_takes_time_in_step_with_the_text() {
    check(|text| {
        read(&document(text));
    });
}

#[test]
fn taking_claims_takes_time_in_step_with_the_text() {
    check(|text| {
        let document = document(text);
        take(&document, &read(&document));
    });
}

#[test]
fn listing_figures_takes_time_in_step_with_the_text() {
    // A figure and a refused number a line: what one text may hold the most of.
    let page = "Some 5,000 people fled on 3 May.\n\n";
    let work = |text: &str| drop(figcheck::check::figures(&document(text), rules()));
    let (short, long) = (page.repeat(TIMES), page.repeat(TIMES * LONGER));
    let linear = || spent(1, &long, work) <= spent(4, &short, work).max(FLOOR) * SLOWER;
    assert!((0..4).any(|_| linear()), "{:?}, then {:?}", spent(4, &short, work), spent(1, &long, work));
}
