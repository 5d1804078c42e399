//! A number written in words or digits, in any style, reads back to itself.

use figcheck::interval::Limits;
use proptest::prelude::*;
use rust_decimal::Decimal;

use super::{on_many, only};

/// A number and one way to write it.
#[derive(Clone, Debug)]
struct Written {
    value: Decimal,
    text: String,
}

impl Written {
    fn new(value: impl Into<Decimal>, text: impl Into<String>) -> Self {
        Self { value: value.into(), text: text.into() }
    }
}

/// Asserts that a number in its carrier, where `{}` stands, is the sentence's one figure.
fn check(carrier: &str, written: &Written, unit: &str) {
    let sentence = carrier.replace("{}", &written.text);
    let figure = only(&sentence);
    assert_eq!(figure.number.slice(&sentence), written.text, "in {sentence:?}");
    assert_eq!(figure.amount.limits, Limits::Exact(written.value), "in {sentence:?}");
    assert_eq!(&*figure.unit.symbol, unit, "in {sentence:?}");
}

const COUNTED: [&str; 4] = [
    "The agency counted {} people in the camp.",
    "{} civilians were registered.",
    "\"We saw {} tents,\" he said.",
    "It found ({} homes) destroyed.",
];

fn counted() -> impl Strategy<Value = &'static str> {
    prop::sample::select(&COUNTED)
}

/// Whole numbers of every length from two on; one takes a singular.
fn whole() -> impl Strategy<Value = u64> {
    (1_u32..=15).prop_flat_map(|digits| 10_u64.pow(digits - 1).max(2)..10_u64.pow(digits))
}

/// Digits in groups of three from the right.
fn thousands(number: u64, separator: &str) -> String {
    groups(number, separator, 3)
}

/// Digits in a last group of three, and groups of two before it: 12,34,567.
fn lakhs(number: u64, separator: &str) -> String {
    if number < 1000 {
        return number.to_string();
    }
    format!("{}{separator}{:03}", groups(number / 1000, separator, 2), number % 1000)
}

fn groups(number: u64, separator: &str, size: usize) -> String {
    let digits = number.to_string();
    let mut text = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(size) {
            text.push_str(separator);
        }
        text.push(digit);
    }
    text
}

#[test]
fn digits_grouped_in_any_way_read_back() {
    let separators = prop::sample::select(&[",", "'", "\u{2019}", "\u{2009}", "\u{202F}", "\u{A0}", " "]);
    on_many(600, &(whole(), separators, any::<bool>(), counted()), |(number, separator, indian, carrier)| {
        let text = if indian && separator == "," { lakhs(number, separator) } else { thousands(number, separator) };
        check(carrier, &Written::new(number, text), "count");
    });
}

#[test]
fn plain_digits_and_decimals_read_back() {
    on_many(400, &(whole(), 0_u32..5, counted()), |(number, scale, carrier)| {
        let value = Decimal::from_i128_with_scale(number.into(), scale);
        check(carrier, &Written::new(value, value.to_string()), "count");
    });
}

#[test]
fn digits_of_any_script_read_back() {
    // Arabic, Persian, Devanagari, Bengali, Gurmukhi, Gujarati, Tamil, Telugu, Kannada, Malayalam,
    // Thai, Lao, Burmese, full width.
    let zeros = prop::sample::select(&['٠', '۰', '०', '০', '੦', '૦', '௦', '౦', '೦', '൦', '๐', '໐', '၀', '０']);
    let separators = prop::sample::select(&["", ",", "\u{66C}"]);
    on_many(400, &(whole(), zeros, separators, counted()), |(number, zero, separator, carrier)| {
        let script = |c: char| c.to_digit(10).map_or(Some(c), |digit| char::from_u32(u32::from(zero) + digit));
        let text = thousands(number, separator).chars().map(|c| script(c).expect("a digit")).collect::<String>();
        check(carrier, &Written::new(number, text), "count");
    });
}

/// How number words are joined.
#[derive(Clone, Copy, Debug)]
struct Manner {
    /// "a hundred and five", not "a hundred five".
    and: bool,
    /// "forty-five", not "forty five".
    hyphen: bool,
    /// "a hundred", not "one hundred".
    article: bool,
    /// "Forty-five", at the start of a sentence.
    capital: bool,
}

fn manner() -> impl Strategy<Value = Manner> {
    any::<[bool; 4]>().prop_map(|[and, hyphen, article, capital]| Manner { and, hyphen, article, capital })
}

const ONES: [&str; 20] = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
];
const TENS: [&str; 10] = ["", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];
const SCALES: [(u64, &str); 4] =
    [(1_000_000_000_000, "trillion"), (1_000_000_000, "billion"), (1_000_000, "million"), (1000, "thousand")];

fn words(number: u64, manner: Manner) -> String {
    let mut parts: Vec<String> = Vec::new();
    let mut rest = number;
    for (scale, name) in SCALES {
        if scale <= rest {
            parts.push(format!("{} {name}", below_thousand(rest / scale, manner)));
            rest %= scale;
        }
    }
    if rest > 0 {
        let and = if manner.and && !parts.is_empty() && rest < 100 { "and " } else { "" };
        parts.push(format!("{and}{}", below_thousand(rest, manner)));
    }
    let mut text = parts.join(" ");
    if manner.article
        && let Some(rest) = text.strip_prefix("one ")
    {
        text = format!("a {rest}");
    }
    if manner.capital {
        text = text.get(..1).unwrap_or_default().to_uppercase() + text.get(1..).unwrap_or_default();
    }
    text
}

fn below_thousand(number: u64, manner: Manner) -> String {
    let at = |number: u64| usize::try_from(number).expect("small");
    let hundreds = number / 100;
    let rest = number % 100;
    let small = match rest {
        0..20 => ONES[at(rest)].to_owned(),
        _ if rest.is_multiple_of(10) => TENS[at(rest / 10)].to_owned(),
        _ => format!("{}{}{}", TENS[at(rest / 10)], if manner.hyphen { "-" } else { " " }, ONES[at(rest % 10)]),
    };
    match (hundreds, rest) {
        (0, _) => small,
        (_, 0) => format!("{} hundred", ONES[at(hundreds)]),
        _ => format!("{} hundred{} {small}", ONES[at(hundreds)], if manner.and { " and" } else { "" }),
    }
}

#[test]
fn words_read_back() {
    on_many(800, &(whole(), manner(), counted()), |(number, manner, carrier)| {
        check(carrier, &Written::new(number, words(number, manner)), "count");
    });
}

/// Every number a reader meets most, one by one.
#[test]
fn words_below_two_thousand_read_back() {
    for number in 2..2000 {
        let manner = Manner { and: number % 2 == 0, hyphen: number % 3 > 0, article: true, capital: false };
        check(COUNTED[0], &Written::new(number, words(number, manner)), "count");
    }
}

/// A mantissa as written: up to four digits, up to two of them decimals.
fn mantissa() -> impl Strategy<Value = Decimal> {
    (2_i64..10_000, 0_u32..=2).prop_map(|(digits, scale)| Decimal::new(digits, scale).normalize())
}

#[test]
fn a_multiplier_in_words_multiplies() {
    let scales = prop::sample::select(&[
        ("hundred", 100_u64),
        ("thousand", 1000),
        ("lakh", 100_000),
        ("million", 1_000_000),
        ("crore", 10_000_000),
        ("billion", 1_000_000_000),
        ("trillion", 1_000_000_000_000),
        ("dozen", 12),
    ]);
    let joints = prop::sample::select(&[" ", "\u{A0}", "-"]);
    on_many(500, &(mantissa(), scales, joints, counted()), |(mantissa, (name, scale), joint, carrier)| {
        let value = (mantissa * Decimal::from(scale)).normalize();
        check(carrier, &Written::new(value, format!("{mantissa}{joint}{name}")), "count");
    });
}

#[test]
fn letters_multiply_what_they_touch() {
    let letters = prop::sample::select(&[
        ("k", 1000_u64),
        ("m", 1_000_000),
        ("mn", 1_000_000),
        ("mln", 1_000_000),
        ("bn", 1_000_000_000),
        ("K", 1000),
        ("M", 1_000_000),
        ("b", 1_000_000_000),
        ("B", 1_000_000_000),
        ("tn", 1_000_000_000_000),
    ]);
    let currencies = prop::sample::select(&[("$", "USD"), ("£", "GBP"), ("€", "EUR"), ("US$", "USD"), ("₹", "INR")]);
    on_many(500, &(mantissa(), letters, currencies, counted()), |(mantissa, letters, currency, carrier)| {
        let value = (mantissa * Decimal::from(letters.1)).normalize();
        check(carrier, &Written::new(value, format!("{mantissa}{}", letters.0)), "count");
        let text = format!("{}{mantissa}{}", currency.0, letters.0);
        check("The repairs cost {} in all.", &Written::new(value, text), currency.1);
    });
}

#[test]
fn money_reads_back_before_and_behind() {
    let names = prop::sample::select(&[
        ("$", "", "USD"),
        ("£", "", "GBP"),
        ("US$", "", "USD"),
        ("", " dollars", "USD"),
        ("", " euros", "EUR"),
        ("USD ", "", "USD"),
        ("€ ", "", "EUR"),
        ("", "€", "EUR"),
        ("", " EUR", "EUR"),
        ("Rs ", "", "INR"),
    ]);
    let scales = prop::sample::select(&[
        ("", 1_u64),
        (" million", 1_000_000),
        (" billion", 1_000_000_000),
        (" bn", 1_000_000_000),
        (" crore", 10_000_000),
    ]);
    on_many(400, &(mantissa(), scales, names), |(mantissa, (name, scale), (before, behind, unit))| {
        let value = (mantissa * Decimal::from(scale)).normalize();
        let text = format!("{before}{mantissa}{name}{behind}");
        check("The repairs cost {} in all.", &Written::new(value, text), unit);
    });
}

#[test]
fn a_percentage_reads_back_in_every_spelling() {
    let spellings =
        prop::sample::select(&["%", " %", "\u{A0}%", "٪", " percent", " per cent", "-percent", " pct", "pc"]);
    let carriers = prop::sample::select(&["Turnout reached {} in the city.", "{} of the vote was counted."]);
    on_many(400, &(mantissa(), spellings, carriers, manner()), |(mantissa, spelling, carrier, manner)| {
        check(carrier, &Written::new(mantissa, format!("{mantissa}{spelling}")), "percent");
        let spelled = spelling.contains('p') && spelling != "pc";
        if let Some(whole) = u64::try_from(mantissa).ok().filter(|_| mantissa.scale() == 0 && spelled) {
            check(carrier, &Written::new(mantissa, words(whole, manner) + spelling), "percent");
        }
    });
}

#[test]
fn broken_multiples_read_back() {
    let scales =
        [("dozen", 12_u64), ("hundred", 100), ("thousand", 1000), ("million", 1_000_000), ("billion", 1_000_000_000)];
    for (name, scale) in scales {
        let part = |quarters: u64| Decimal::from(scale * quarters) / Decimal::from(4);
        for (text, quarters) in [
            ("half a {}", 2),
            ("a half {}", 2),
            ("half-a-{}", 2),
            ("a quarter of a {}", 1),
            ("three quarters of a {}", 3),
            ("three-quarters of a {}", 3),
            ("two and a half {}", 10),
            ("2½ {}", 10),
            ("one and a half {}", 6),
            ("three and three-quarters {}", 15),
            ("half {}", 2),
        ] {
            check(COUNTED[0], &Written::new(part(quarters), text.replace("{}", name)), "count");
        }
    }
}

/// Readings known to be wrong; the comment says what is right.
#[test]
fn once_wrong() {
    for (sentence, right) in [
        ("A million and a half people fled.", &["1500000"][..]),
        ("A dozen and a half homes burned.", &["18"]),
        ("It cost between $2 and 3m.", &["USD 2000000..3000000"]),
        ("It cost between $2m and 3m.", &["USD 2000000..3000000"]),
        ("The agency counted plus or minus 500 people.", &["~500"]),
        ("Plus or minus 3 percentage points.", &["~3 pp"]),
        ("The convoy drove 2 to 3 km.", &["2..3 km"]),
    ] {
        let reading = figcheck::figure::read_sentence(sentence, figcheck::lexicon::english());
        let canonical = |one: &figcheck::figure::Figure| figcheck::notation::canonical(&one.amount, &one.unit);
        assert_eq!(reading.figures.iter().map(canonical).collect::<Vec<_>>(), right, "in {sentence:?}");
    }
}
