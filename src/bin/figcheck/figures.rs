//! `figcheck figures`: every figure of the sources, whether or not a rule takes it.

use figcheck::check;
use figcheck::document::Document;
use figcheck::interval::Limits;
use figcheck::report::listing::{Listing, Stated};
use figcheck::report::{figures, json};
use figcheck::rules::Rules;

use crate::args::{Common, FiguresFormat, Sieve, UnitAsked};
use crate::input::Sources;
use crate::terminal;

/// The list in the form asked for.
pub(crate) fn render(
    documents: &[Document],
    rules: &Rules,
    format: FiguresFormat,
    sieve: &Sieve,
    common: &Common,
) -> String {
    let mut all = Listing::default();
    for document in documents {
        let listing = check::figures(document, rules);
        all.stated.extend(listing.stated.into_iter().filter(|one| passes(one, sieve, &common.quantity)));
        all.refused.extend(listing.refused);
    }
    match (format, sieve.refused) {
        (FiguresFormat::Jsonl, true) => all.refused.iter().map(|one| json::refused(one) + "\n").collect(),
        (FiguresFormat::Jsonl, false) => all.stated.iter().map(|one| json::figure(one) + "\n").collect(),
        (FiguresFormat::Table, refused) => {
            let layout = terminal::layout(common);
            let (page, count, noun) = match refused {
                true => (figures::refused(&all.refused, &layout), all.refused.len(), "number refused"),
                false => (figures::stated(&all.stated, &layout), all.stated.len(), "figure"),
            };
            if common.quiet { page } else { page + &summary(count, noun, documents.len()) }
        }
    }
}

/// The list as lines, written as it is read: of each source only its name is kept.
///
/// # Errors
/// What keeps it from being written; a reader that has seen enough is no failure.
pub(crate) fn stream(sources: &mut Sources, rules: &Rules, sieve: &Sieve, common: &Common) -> Result<(), String> {
    let mut out = terminal::Lines::new();
    let heads = std::mem::take(&mut sources.documents);
    for (at, head) in heads.into_iter().enumerate() {
        let Some(document) = sources.read(at, head) else { continue };
        let listing = check::figures(&document, rules);
        let lines: String = match sieve.refused {
            true => listing.refused.iter().map(|one| json::refused(one) + "\n").collect(),
            false => (listing.stated.iter())
                .filter(|one| passes(one, sieve, &common.quantity))
                .map(|one| json::figure(one) + "\n")
                .collect(),
        };
        if !out.write(&lines)? {
            break;
        }
    }
    out.end()
}

fn summary(count: usize, noun: &str, sources: usize) -> String {
    let noun = match (count, noun) {
        (1, noun) => noun.to_owned(),
        (_, "figure") => "figures".to_owned(),
        _ => "numbers refused".to_owned(),
    };
    let gap = if count == 0 { "" } else { "\n" };
    format!("{gap}{count} {noun} in {sources} {}\n", if sources == 1 { "source" } else { "sources" })
}

/// Whether a figure is one of those asked for.
fn passes(one: &Stated, sieve: &Sieve, quantities: &[String]) -> bool {
    let unit = match &sieve.unit {
        None => true,
        Some(UnitAsked::Dimension(dimension)) => one.unit.dimension == *dimension,
        Some(UnitAsked::Symbol(symbol)) => *one.unit.symbol == **symbol,
    };
    let quantity = one.quantity.as_deref();
    let asked = quantities.is_empty() || quantity.is_some_and(|id| quantities.iter().any(|asked| asked == id));
    unit && meets(&one.amount.limits, sieve) && asked && !(sieve.unclaimed && quantity.is_some())
}

/// Whether the value can lie within what is asked for: "more than 8,500" may be 10,000, and is
/// not 8,500.
fn meets(limits: &Limits, sieve: &Sieve) -> bool {
    let enough = sieve.min.is_none_or(|min| match limits {
        Limits::LessThan(hi) => min < *hi,
        limits => limits.hi().is_none_or(|hi| min <= hi),
    });
    let little = sieve.max.is_none_or(|max| match limits {
        Limits::MoreThan(lo) => *lo < max,
        limits => limits.lo().is_none_or(|lo| lo <= max),
    });
    enough && little
}
