//! How fast figures are read, on one core, beside text2num and a plain regex in the same run.
//!
//! `cargo bench --bench figures` for the table; `-- 1 10 100 1000` for a text of each of those
//! megabytes. Each number is the best of several passes over the same generated text. What a
//! reader is handed is made before its time begins: a text of its own for figcheck, as one comes
//! from a file, paragraphs for text2num.

#![allow(clippy::print_stdout, clippy::float_arithmetic, missing_docs, reason = "a benchmark prints its figures")]

mod common;

use std::hint::black_box;
use std::time::{Duration, Instant};

use figcheck::{document, figure, lexicon};

const MEGABYTE: usize = 1_000_000;

fn main() {
    let sizes: Vec<usize> = std::env::args().filter_map(|size| size.parse().ok()).collect();
    if sizes.is_empty() { beside_peers() } else { by_size(&sizes) }
}

fn timed(run: impl FnOnce()) -> Duration {
    let start = Instant::now();
    run();
    start.elapsed()
}

fn speed(bytes: usize, time: Duration) -> f64 {
    bytes as f64 / 1e6 / time.as_secs_f64()
}

fn read(text: String) -> usize {
    let document = document::read(text, "bench.txt", document::Known::default());
    figure::read(&document, lexicon::english()).figures.len()
}

fn beside_peers() {
    const PASSES: usize = 15;
    let text = common::news(8 * MEGABYTE, 1);
    let paragraphs: Vec<&str> = text.split("\n\n").collect();
    let english = text2num::Language::english();
    let number = regex::Regex::new(r"\b\d[\d,.]*\b").expect("a regex");
    let mut figures = 0;
    let mut times = [const { Vec::new() }; 3];
    // In turns, so that a machine that changes its pace changes it for all.
    for _ in 0..PASSES {
        let own = text.clone();
        let ours = timed(|| figures = black_box(read(own)));
        let theirs = timed(|| {
            for paragraph in &paragraphs {
                black_box(text2num::replace_numbers_in_text(paragraph, &english, 0.0));
            }
        });
        let plain = timed(|| {
            black_box(number.find_iter(&text).count());
        });
        for (times, time) in times.iter_mut().zip([ours, theirs, plain]) {
            times.push(time);
        }
    }
    println!("{} bytes, {figures} figures, one core, {PASSES} passes in turns", text.len());
    println!("{:<10} {:>14} {:>24}", "", "best", "median of text2num / it");
    let [_, theirs, _] = &times;
    for (name, own) in ["figcheck", "text2num", "regex \\d"].iter().zip(&times) {
        let mut ratios: Vec<f64> =
            theirs.iter().zip(own).map(|(theirs, own)| theirs.as_secs_f64() / own.as_secs_f64()).collect();
        ratios.sort_by(f64::total_cmp);
        let median = ratios.get(ratios.len() / 2).copied().unwrap_or_default();
        let best = own.iter().min().copied().unwrap_or_default();
        println!("{name:<10} {:>9.1} MB/s {median:>24.2}", speed(text.len(), best));
    }
}

fn by_size(sizes: &[usize]) {
    for size in sizes {
        let text = common::news(size * MEGABYTE, 1);
        let passes = if *size < 100 { 3 } else { 1 };
        let pass = |_| {
            let own = text.clone();
            timed(|| {
                black_box(read(own));
            })
        };
        let time = (0..passes).map(pass).min().unwrap_or_default();
        println!("{size:>5} MB {:>8.1} MB/s {:>9.1} ms", speed(text.len(), time), time.as_secs_f64() * 1e3);
    }
}
