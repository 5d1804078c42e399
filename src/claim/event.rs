//! Whether a figure speaks of another event than the story's: one that lies long before it.
//! "In 2018 more than 160 people died when a ferry sank" is no toll of this year's.

use jiff::civil::Date;

use super::around::Around;
use super::bind;
use super::calendar;
use super::context::Context;
use crate::rules::{Nature, Quantity};
use crate::window::{Moment, Window, days_before, months_before};

/// The window of a figure whose own words date it to another event; `None` where they do not.
///
/// With a `period`, that is what ends more than a month before it begins, of a running total a week. Without one, a running
/// total that ends more than half a year before its document, unless its sentence holds the very words that
/// the quantity asks for the event by.
pub(super) fn another(quantity: &Quantity, context: &Context, around: &Around<'_>) -> Option<Window> {
    let window = context.window.or_else(|| headed(around)).or_else(|| around.before())?;
    let to = window.to?.date;
    let begins = quantity.period.or(around.rules.period).and_then(|period| period.from);
    let before = match begins {
        // When a ship was certified says nothing of which ship.
        Some(from) if quantity.nature == Nature::Fixed => days_before(from, LEAD),
        Some(from) if quantity.nature == Nature::Total => days_before(from, SLACK),
        Some(from) => first_outside(window, from),
        None if matches!(quantity.nature, Nature::Total | Nature::Fixed) && !bind::asks_here(quantity, around) => {
            days_before(around.document.meta.published?.date, LEAD)
        }
        None => return None,
    };
    (to < before && !asks_for_time(quantity, around)).then_some(window)
}

/// The time that heads all that a sentence tells: "2016: Hurricane Ada; more than 500 dead, 175,000 displaced".
fn headed(around: &Around<'_>) -> Option<Window> {
    let scene = around.scene()?;
    let line = &scene.line;
    let colon = |end: usize| line.str(end) == ":" && !line.is_glued(end + 1);
    if let Some(year) = calendar::year_number(line, 0).filter(|_| colon(1)) {
        return Some(Window::days(calendar::date_of(year, 1, 1)?, calendar::date_of(year, 12, 31)?));
    }
    let head = scene.times.first().filter(|time| time.start <= 1 && colon(time.end) && !time.since)?;
    Some(head.window)
}

/// Whether a time that the sentence names is one of the `with` words of a quantity: "since Oct. 17", where it asks for October.
fn asks_for_time(quantity: &Quantity, around: &Around<'_>) -> bool {
    let Some((with, scene)) = quantity.with.as_ref().zip(around.scene()) else { return false };
    let found = with.find(scene.line.text, &scene.line.tokens);
    found.iter().any(|words| scene.times.iter().any(|time| words.start < time.end && time.start < words.end))
}

/// How many months before its story a count of it may begin: the war before the siege that is asked about.
const BACK: i32 = 3;

/// Whether a count that says since when it counts began long before the story: "since January at least 640 have drowned on
/// this route" is no toll of September's.
pub(super) fn began_before(quantity: &Quantity, since: Option<Moment>, around: &Around<'_>) -> bool {
    let begins = quantity.period.or(around.rules.period).and_then(|period| period.from);
    let counted = matches!(quantity.nature, Nature::Total | Nature::Flow);
    let before = begins.zip(since).is_some_and(|(begins, since)| since.date < months_before(begins, BACK));
    counted && before && !asks_for_time(quantity, around)
}

/// How many days before its story a running total may be dated: "on 28 May five were shot dead" may be of a toll that begins in
/// June, and "on 13 May" is none.
const SLACK: i32 = 7;

/// How many days before its story what is counted once may be dated, by what led to it: "the boat left on 2 September with
/// 170 aboard" of a wreck on the tenth. Half a year.
pub(crate) const LEAD: i32 = 183;

/// A whole month or year that ends before the story begins is another time, however near.
fn first_outside(window: Window, from: Date) -> Date {
    let long = window.from.zip(window.to).is_some_and(|(first, last)| days_before(last.date, 20) >= first.date);
    if long { from } else { months_before(from, 1) }
}
