//! Whether a figure speaks of another event than the story's: one that lies long before it.
//! "In 2018 more than 160 people died when a ferry sank" is no toll of this year's.

use jiff::civil::Date;

use super::bind;
use super::context::Context;
use super::take::Around;
use crate::rules::{Nature, Quantity};
use crate::window::{Moment, Window, days_before, months_before};

/// The window of a figure whose own words date it to another event; `None` where they do not.
///
/// With a `period`, that is what ends more than a month before it begins. Without one, a running
/// total that ends more than half a year before its document, unless its sentence holds the very words that
/// the quantity asks for the event by.
pub(super) fn another(quantity: &Quantity, context: &Context, around: &Around<'_>) -> Option<Window> {
    let window = context.window.or_else(|| around.before())?;
    let to = window.to?.date;
    let begins = quantity.period.or(around.rules.period).and_then(|period| period.from);
    let before = match begins {
        // When a ship was certified says nothing of which ship.
        Some(from) if quantity.nature == Nature::Fixed => days_before(from, LEAD),
        Some(from) => first_outside(window, from),
        None if matches!(quantity.nature, Nature::Total | Nature::Fixed) && !bind::asks_here(quantity, around) => {
            days_before(around.document.meta.published?.date, LEAD)
        }
        None => return None,
    };
    (to < before && !asks_for_time(quantity, around)).then_some(window)
}

/// Whether a time that the sentence names is one of the `with` words of a quantity: "since Oct. 17", where it asks for October.
fn asks_for_time(quantity: &Quantity, around: &Around<'_>) -> bool {
    let Some((with, scene)) = quantity.with.as_ref().zip(around.scene()) else { return false };
    let found = with.find(scene.line.text, &scene.line.tokens);
    found.iter().any(|words| scene.times.iter().any(|time| words.start < time.end && time.start < words.end))
}

/// Whether a sentence's subject is a disaster or an illness, where neither the rules' title nor what their quantities are called
/// names any: "Floods in the south, meanwhile, have killed 52", in a story of protests.
pub(super) fn is_foreign(around: &Around<'_>) -> bool {
    const OPENING: usize = 4;
    let Some(line) = around.scene().map(|scene| &scene.line) else { return false };
    let claims = &line.lexicon.claims;
    // "Forces storm the camp": they do it.
    let done = |at: usize| {
        at.checked_sub(1)
            .is_some_and(|who| line.lexicon.figures.endings.make_plural(line.str(who)) && !line.is_capital(at))
    };
    let opens = (0..OPENING).any(|at| line.phrase_at(&claims.other_events, at).is_some() && !done(at));
    let Some(title) = around.rules.title.as_deref().filter(|_| opens) else { return false };
    let cues = around.rules.quantities.iter().flat_map(|quantity| [&quantity.cue, &quantity.with]).flatten();
    let cues = cues.flat_map(|terms| terms.written().iter().map(String::as_str));
    let labels = around.rules.quantities.iter().map(|quantity| quantity.label.as_str());
    let names = |text: &str| {
        let text = text.to_lowercase();
        claims.disasters.iter().any(|word| text.contains(word.as_str()))
    };
    !std::iter::once(title).chain(labels).chain(cues).any(names)
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

/// How many days before its story what is counted once may be dated, by what led to it: "the boat left on 2 September with
/// 170 aboard" of a wreck on the tenth. Half a year.
pub(crate) const LEAD: i32 = 183;

/// A whole month or year that ends before the story begins is another time, however near.
fn first_outside(window: Window, from: Date) -> Date {
    let long = window.from.zip(window.to).is_some_and(|(first, last)| days_before(last.date, 20) >= first.date);
    if long { from } else { months_before(from, 1) }
}
