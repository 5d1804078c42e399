//! `figcheck figures`: every figure of the sources, whether or not a rule takes it.

use figcheck::check;
use figcheck::document::Document;
use figcheck::interval::Limits;
use figcheck::report::listing::{Entry, Listing, Stated};
use figcheck::report::{figures, json};
use figcheck::rules::Rules;
use figcheck::unit::Dimension;

use crate::args::{Common, FiguresFormat, Sieve, UnitAsked};
use crate::input::Named;
use crate::terminal;

/// The list in the form asked for.
pub(crate) fn render(
    documents: &[Document],
    rules: &Rules,
    format: FiguresFormat,
    sieve: &Sieve,
    common: &Common,
) -> String {
    let listings: Vec<Listing> = documents.iter().map(|document| sifted(document, rules, sieve, common)).collect();
    if format == FiguresFormat::Jsonl {
        return listings.iter().map(lines).collect();
    }
    let layout = terminal::layout(common);
    let entries: Vec<Entry<'_>> = listings.iter().flat_map(Listing::entries).collect();
    let page = figures::all(&entries, &layout);
    if common.quiet { page } else { page + &summary(&entries, sieve, documents.len()) }
}

/// What is asked for of one document.
fn sifted(document: &Document, rules: &Rules, sieve: &Sieve, common: &Common) -> Listing {
    let mut listing = check::figures(document, rules);
    if matches!(sieve.unit, Some(UnitAsked::Dimension(Dimension::Age))) {
        listing.stated.append(&mut listing.ages);
    }
    listing.stated.retain(|one| passes(one, sieve, &common.quantity));
    if !sieve.refused {
        listing.refused.clear();
    }
    listing
}

/// A JSON object for each figure and each number refused, one a line.
fn lines(listing: &Listing) -> String {
    let line = |entry: Entry<'_>| match entry {
        Entry::Stated(one) => json::figure(one) + "\n",
        Entry::Refused(one) => json::refused(one) + "\n",
    };
    listing.entries().into_iter().map(line).collect()
}

/// The list as lines, written as it is read: of each source only its path is kept.
///
/// # Errors
/// What keeps it from being written; a reader that has seen enough is no failure.
pub(crate) fn stream(sources: &mut Named<'_>, rules: &Rules, sieve: &Sieve, common: &Common) -> Result<(), String> {
    let mut out = terminal::Lines::new();
    for at in 0..sources.len() {
        let Some(document) = sources.read(at) else { continue };
        if !out.write(&lines(&sifted(&document, rules, sieve, common)))? {
            break;
        }
    }
    out.end()
}

fn summary(entries: &[Entry<'_>], sieve: &Sieve, sources: usize) -> String {
    let refused = entries.iter().filter(|entry| matches!(entry, Entry::Refused(_))).count();
    let counted = |count: usize, one: &str, many: &str| format!("{count} {}", if count == 1 { one } else { many });
    let gap = if entries.is_empty() { "" } else { "\n" };
    let refused_too = if sieve.refused { format!(" and {refused} refused") } else { String::new() };
    let figures = counted(entries.len() - refused, "figure", "figures");
    format!("{gap}{figures}{refused_too} in {}\n", counted(sources, "source", "sources"))
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
