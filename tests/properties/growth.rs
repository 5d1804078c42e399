//! The work grows with the text and no faster, however strange the text.

use std::time::Duration;

use cpu_time::ThreadTime;

use super::{document, read, rules, take};

/// What is repeated to make a long text with hardly a sentence's end in it.
const REPEATED: [&str; 48] = [
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
    "| Salu | 5 |\n",
    "| 5 ",
    "people fled | 5\n",
    "Salu     214\n",
    "- Salu: 5\n",
    "5\n",
    "Salu\n5\n",
    "Salu 214\n",
    "Police gave a lower number: 5 people fled, a higher figure than the army disputed. ",
    "5 people fled, but this includes others. It also counts more. ",
    "After the Noor fire, which killed 5, ",
    "Olga, 34, a teacher, ",
    "The number grew: 5 on 1 May, 7 on 2 May, ",
    "Fled so far (army)\n\nSalu: 5\n\n",
    "We say 5 people fled. That was wrong: it should have been 7. ",
];

/// How many times, for the short text.
const TIMES: usize = 120;
/// How many times longer the long text is.
const LONGER: usize = 16;
/// How many times slower than the short text the long one may be: work in the square of the
/// length makes it 256.
const SLOWER: u32 = 48;
/// Below this a clock tells little of the work.
const FLOOR: Duration = Duration::from_micros(100);
/// How often both are tried before the long one is found too slow.
const TRIES: usize = 12;

/// How long this thread is at work on a text, whatever else the machine does meanwhile.
fn spent(text: &str, work: fn(&str)) -> Duration {
    let clock = ThreadTime::now();
    work(text);
    clock.elapsed()
}

/// How long the work on a text takes that is so many times longer, and on the short text, at their fastest: what else runs
/// makes the work slower and never faster, so one good run of each is enough.
fn growth(piece: &str, work: fn(&str)) -> Result<(), String> {
    let (short, long) = (piece.repeat(TIMES), piece.repeat(TIMES * LONGER));
    let (mut least, mut most) = (Duration::MAX, Duration::MAX);
    for _ in 0..TRIES {
        least = least.min(spent(&short, work)).min(spent(&short, work));
        most = most.min(spent(&long, work));
        if most <= least.max(FLOOR) * SLOWER {
            return Ok(());
        }
    }
    Err(format!("{piece:?}: {least:?}, then {most:?}"))
}

/// Asserts that a text so many times longer takes not many more times the work.
fn check(pieces: &[&str], work: fn(&str)) {
    let wrong: Vec<_> = pieces.iter().filter_map(|piece| growth(piece, work).err()).collect();
    assert!(wrong.is_empty(), "{LONGER} times the text, more than {SLOWER} times the work:\n{}", wrong.join("\n"));
}

#[test]
fn reading_figures_takes_time_in_step_with_the_text() {
    check(&REPEATED, |text| {
        read(&document(text));
    });
}

#[test]
fn taking_claims_takes_time_in_step_with_the_text() {
    check(&REPEATED, |text| {
        let document = document(text);
        take(&document, &read(&document));
    });
}

#[test]
fn listing_figures_takes_time_in_step_with_the_text() {
    // A figure and a refused number a line: what one text may hold the most of.
    check(&["Some 5,000 people fled on 3 May.\n\n"], |text| {
        drop(figcheck::check::figures(&document(text), rules()));
    });
}
