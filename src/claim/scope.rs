//! Where a claim holds: of the place its words name, of that of what it is a part of or goes on from, of the one that its
//! paragraph, its heading or its row is called by, else of its quantity's own. Which of the places in a sentence is a
//! figure's, `place` says.

use super::area::Area;
use super::around::Around;
use super::bind;
use super::context::{Context, Scene};
use super::list;
use super::take::One;
use super::unlisted::is_in_title;
use super::{Claim, Scope, Taken};
use crate::document::Role;
use crate::rules::{Id, Nature, Quantity, Rules};

impl Around<'_> {
    /// The place named last, here or shortly before, else that of the headline. Of "the whole district" it is the headline's,
    /// where the one named last lies in it.
    fn spoken_of(&self, area: Area) -> Option<Scope> {
        let near = self.just_before()?;
        if area == Area::Last && self.unlisted_before().is_some() {
            return None;
        }
        let paragraph = self.scene().map(|scene| scene.paragraph);
        // "The road to Salu is cut. Some 700 are trapped there": where somebody went, too.
        let last = near.iter().rev().find_map(|scene| {
            let named = scene.places.iter().chain(&scene.destinations).max_by_key(|(at, _)| at.start);
            // 'The chief of Salu district said the figure was old. "Some 500 have died here," he said'
            let seat = || scene.seats.last().filter(|_| Some(scene.paragraph) == paragraph && area == Area::Last);
            named.map(|(_, place)| place).or_else(seat)
        });
        // "In Salu, the district's chief said 20 had died there"
        let last =
            self.scenes.get(self.index).and_then(|here| here.seats.last()).filter(|_| area == Area::Last).or(last);
        let headline = headline_place(self.scenes).map(|scope| scope.place);
        let holds = |around: &&Id| last.is_none_or(|last| area == Area::Whole && self.rules.lies_in(last, around));
        headline.as_ref().filter(holds).or(last).map(Scope::named)
    }

    /// This sentence and the few before it.
    fn just_before(&self) -> Option<&[Scene<'_>]> {
        const REACH: usize = 4;
        self.scenes.get(self.index.saturating_sub(REACH)..=self.index)
    }

    /// "In Merin, a teacher keeps a list. The governor said 90 had died in the village": the place named last, where no rule
    /// knows it.
    fn unlisted_before(&self) -> Option<String> {
        let names = |scene: &&Scene<'_>| {
            !scene.unlisted.is_empty() || [&scene.places, &scene.destinations].iter().any(|places| !places.is_empty())
        };
        let last = self.just_before()?.iter().rev().find(names)?;
        let name = last.unlisted.last().filter(|_| last.places.is_empty() && last.destinations.is_empty())?;
        Some(last.line.span(name.start, name.end).slice(last.line.text).to_owned())
    }

    /// The place that a figure's words point at without its name ("there", "in the town"), or that its paragraph or the heading
    /// above it is called by: "Salu. 43,000 people remain besieged".
    pub(super) fn pointed_at(&self, number: usize) -> Option<Id> {
        let area = self.scene()?.own_area(number);
        let spoken_of = area.and_then(|area| self.spoken_of(area)).map(|scope| scope.place);
        spoken_of.or_else(|| self.labelled().cloned())
    }

    /// The place that the paragraph of the sentence, or the heading above it, is called by: "Zimbabwe."
    fn labelled(&self) -> Option<&Id> {
        const REACH: usize = 12;
        let here = self.scene()?;
        let before = self.scenes.get(self.index.saturating_sub(REACH)..self.index)?.iter().rev();
        let beside = before.take_while(|scene| scene.paragraph == here.paragraph).find_map(Scene::label);
        beside.or_else(|| self.scenes.get(here.heading?)?.label())
    }
}

/// Where a claim holds; `near` tells whether a claim before it lends it its place.
pub(super) fn of_figure(
    one: &One<'_>,
    quantity: &Quantity,
    around: &Around<'_>,
    taken: &Taken,
    near: &dyn Fn(&Claim) -> bool,
) -> Option<Scope> {
    let One { scene, number, figure, context, whole, from, .. } = *one;
    let before = whole.or(from).and_then(|before| taken.claims.get(before));
    // "in this district", where the text has named nothing within what is asked about: some district of it.
    let within = |scope: &Scope| {
        let rules = around.rules;
        quantity.place.as_ref().is_none_or(|own| scope.place != *own && !rules.lies_in(own, &scope.place))
    };
    let area = scene.own_area(number);
    let own_area = area.and_then(|area| around.spoken_of(area)).filter(within);
    // "84 had escaped, 33 of them from Pavilion D. The minister said no more than 60 had fled": where all of them were.
    let all = before.filter(|_| whole.is_none()).and_then(|before| before.part_of);
    let scope = match all.and_then(|all| taken.claims.get(all)).or(before) {
        Some(before) if context.place.is_none() && before.scope.is_some() && near(before) => {
            // "ten in Gassi", of 44: in a place that no rule knows.
            let own = whole.and(scene.unlisted(number));
            before.scope.clone().map(|scope| Scope { unlisted: own.or(scope.unlisted), ..scope })
        }
        _ if context.place.is_none() && own_area.is_some() => own_area,
        _ => arrived(number, quantity, around)
            .or_else(|| scope(context, quantity, scene, number, bind::is_zero(figure), around.rules)),
    };
    // "Zimbabwe. The ministry has issued an update: 139 dead": of the place that its paragraph or its heading is called by.
    let labelled = around.labelled().filter(|_| context.place.is_none());
    let scope = match (scope, labelled) {
        (Some(scope), Some(label)) if scope.assumed && around.rules.lies_in(label, &scope.place) => {
            Some(Scope::named(label))
        }
        (scope, _) => scope,
    };
    // "White Nile | 3", in a table of places: of one that no rule knows.
    let row = one.cell.and_then(|cell| cell.unlisted(around)).or_else(|| list::unlisted(one, around));
    let there = || area.filter(|area| *area == Area::Last).and_then(|_| around.unlisted_before());
    let row = row.or_else(there);
    match (scope, row) {
        (Some(scope), Some(name)) if scope.assumed => Some(Scope { unlisted: Some(name), ..scope }),
        (scope, _) => scope,
    }
}

/// The place that a figure's people went to, where the text counts those who come to the quantity's own:
/// "7,200 crossed into Uganda; another 2,500 crossed into Rwanda".
fn arrived(number: usize, quantity: &Quantity, around: &Around<'_>) -> Option<Scope> {
    let own = quantity.place.as_ref().filter(|_| matches!(quantity.nature, Nature::Flow | Nature::Total))?;
    let place = around.scene()?.destination(number)?;
    let counted = around.arrivals.iter().any(|arrival| around.rules.lies_in(arrival, own));
    counted.then(|| Scope::named(place))
}

/// The place a figure's words name; else the quantity's own; else the one its paragraph spoke of.
fn scope(
    context: &Context,
    quantity: &Quantity,
    scene: &Scene<'_>,
    number: usize,
    zero: bool,
    rules: &Rules,
) -> Option<Scope> {
    // "Rand's military said five jets had been downed", where jets downed in Marland are asked for: no place of theirs.
    let outside = |place: &Id| {
        let own = quantity.place.as_ref();
        let apart = own.is_none_or(|own| !rules.lies_in(place, own) && !rules.lies_in(own, place));
        // "Marland's health minister said 142 had died in the explosion", where the sentence names what is asked about.
        let event = || scene.offices.contains(place) && own.is_some() && bind::is_with(quantity, scene);
        // "252,000 had entered from Osmark", where those who came to Marland are asked for.
        let came = || own.is_some() && quantity.nature != Nature::Fixed && scene.is_where_from(place);
        apart && (scene.speakers.contains(place) || event() || came())
    };
    match context.place.as_ref().filter(|place| !outside(place)) {
        // "the explosion at the port killed 158", where no place is asked for: where it was, and no part of the count.
        Some(place) => {
            let named = scene.names_event_by(place);
            let event = quantity.place.is_none() && !quantity.needs_place && named;
            // "the fire in Salu killed 97", of a story by that name, where the whole province is asked for: of the event.
            let of_story = |own: &&Id| *own != place && rules.lies_in(place, own) && is_in_title(place, rules);
            let own = quantity.place.as_ref().filter(|own| named && !zero && of_story(own));
            match own {
                Some(own) => Some(Scope { assumed: true, spoken_of: Some(place.clone()), ..Scope::named(own) }),
                None => Some(Scope { assumed: event, ..Scope::named(place) }),
            }
        }
        None => {
            // "There were no deaths", of the prison just spoken of, is no none for the province; so with what
            // is set against what was just said: "the service denied that: there had been 12".
            let before = scene.place_before.as_ref();
            let denies = scene.frames.iter().any(|frame| frame.denied);
            // "Nobody died in Orta", where no rule knows Orta: of no place named before it.
            let unlisted = scene.unlisted(number);
            let of_before = (zero || denies) && unlisted.is_none();
            let place = if of_before { before.or(quantity.place.as_ref()) } else { quantity.place.as_ref().or(before) };
            let inside =
                |place: &Id| before.filter(|before| before.as_ref() != place.as_ref() && rules.lies_in(before, place));
            // "Its council listed 517 dead", of the town just spoken of, where a place must be told.
            let told = before
                .filter(|_| quantity.needs_place)
                .filter(|before| quantity.place.as_ref().is_some_and(|own| rules.lies_in(before, own)));
            match told.or(place).cloned() {
                Some(place) => Some(Scope { spoken_of: inside(&place).cloned(), place, assumed: true, unlisted }),
                // "Ten died in areas held by Marland", where the rules know places, and none for all.
                None => {
                    unlisted.map(|name| Scope { unlisted: Some(name.clone()), ..Scope::named(&name.as_str().into()) })
                }
            }
        }
    }
}

/// The one place that the headline names: what the text is about, where nothing nearer says where.
pub(super) fn headline_place(scenes: &[Scene<'_>]) -> Option<Scope> {
    let headline = scenes.iter().take_while(|scene| scene.role == Role::Headline);
    let mut places = headline.flat_map(|scene| scene.places.iter().map(|(_, place)| place));
    let place = places.next()?;
    places.all(|other| other == place).then(|| Scope { assumed: true, ..Scope::named(place) })
}
