//! Which of several quantities that ask the same of different places a figure is of, where its own words name none: "In Osmark
//! 2,662 have died. State media count 1,262 of them in the towns", where the dead of Osmark and of Marland are asked for apart.

use super::around::Around;
use super::context::Context;
use crate::rules::{Id, Quantity, Rules};

/// Of where a text speaks, to a quantity that others ask the same as elsewhere.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Land {
    /// Of the quantity's own place.
    Own,
    /// Of a place that another asks the same of.
    Others,
    /// Nobody else asks it, or no place is told.
    Untold,
}

/// Of where the words before a figure speak, in its sentence or else in its paragraph.
pub(super) fn of_figure(quantity: &Quantity, number: usize, context: &Context, around: &Around<'_>) -> Land {
    let rules = around.rules;
    let Some((own, scene)) = quantity.place.as_ref().zip(around.scene()) else { return Land::Untold };
    let lands: Vec<&Id> = lands(quantity, own, rules).collect();
    if lands.is_empty() {
        return Land::Untold;
    }
    let start = scene.figures.get(number).map_or(0, |span| span.start);
    let told = |place: &Id| Some(of(place, own, &lands, rules)).filter(|land| *land != Land::Untold);
    if let Some(named) = context.place.as_ref().and_then(told) {
        return named;
    }
    let here = scene.places.iter().rev().filter(|(range, _)| range.end <= start).find_map(|(_, place)| told(place));
    // "268 have died there"
    let pointed = || match around.pointed_at(number) {
        Some(place) => told(&place),
        None => of_text(around, &told),
    };
    here.or_else(|| told(scene.place_before.as_ref()?)).or_else(pointed).unwrap_or(Land::Untold)
}

/// The one land that the headline and the lead of a text speak of: "Toll rises to 139", over "in Kask province".
fn of_text(around: &Around<'_>, told: &dyn Fn(&Id) -> Option<Land>) -> Option<Land> {
    let mut lands = around.opening().flat_map(|scene| scene.places.iter()).filter_map(|(_, place)| told(place));
    let first = lands.next()?;
    lands.all(|other| other == first).then_some(first)
}

/// Whether a quantity may ask for what stands in a row that names a place: the same is asked of no other land that it lies in.
pub(super) fn may_ask(quantity: &Quantity, place: Option<&Id>, rules: &Rules) -> bool {
    let Some((own, place)) = quantity.place.as_ref().zip(place) else { return true };
    of(place, own, &lands(quantity, own, rules).collect::<Vec<_>>(), rules) != Land::Others
}

fn of(place: &Id, own: &Id, lands: &[&Id], rules: &Rules) -> Land {
    match (rules.lies_in(place, own), lands.iter().any(|land| rules.lies_in(place, land))) {
        (true, _) if !lands.is_empty() => Land::Own,
        (_, true) => Land::Others,
        _ => Land::Untold,
    }
}

/// The places, apart from its own, of which others ask what a quantity asks.
fn lands<'a>(quantity: &'a Quantity, own: &'a Id, rules: &'a Rules) -> impl Iterator<Item = &'a Id> {
    let words =
        |asking: &'a Quantity| [&asking.cue, &asking.of].map(|terms| terms.as_ref().map(|terms| terms.written()));
    let asks = move |other: &&'a Quantity| {
        other.id != quantity.id && other.unit == quantity.unit && words(other) == words(quantity)
    };
    let apart = move |place: &&Id| !rules.lies_in(place, own) && !rules.lies_in(own, place);
    rules.quantities.iter().filter(asks).filter_map(|other| other.place.as_ref()).filter(apart)
}
