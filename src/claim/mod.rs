//! Claims: figures taken for a quantity, with who says so, for when, where, and how surely.
//! Owns binding; judges nothing.

use std::collections::BTreeMap;

use crate::document::{Document, Role};
use crate::figure::{Figure, Manner, Reading};
use crate::interval::Amount;
use crate::lexicon::Lexicon;
use crate::rules::{Id, Nature, Quantity, Rules};
use crate::span::Span;
use crate::unit::Unit;
use crate::window::{Moment, Window};

mod bind;
mod clause;
mod context;
mod evidence;
mod floor;
mod notes;
mod speaker;
mod subject;
mod time;

pub use evidence::{Evidence, Lines};

use bind::{Bound, Fit, Found};
use context::{Context, Scene};

/// Who says it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Speaker {
    /// The name in the text.
    pub name: String,
    /// The declared claimant it stands for.
    pub id: Option<Id>,
}

/// Whose voice a claim is in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Voice {
    /// The publication's own.
    #[default]
    Reporter,
    /// A named speaker's.
    Attributed,
}

impl Voice {
    /// The name used in every form of output.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Reporter => "reporter",
            Self::Attributed => "attributed",
        }
    }
}

/// How surely a claim is put.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Status {
    /// As a fact.
    #[default]
    Stated,
    /// As what is to happen.
    Planned,
    /// As what was tried and failed.
    Attempted,
    /// As what may be.
    Possible,
    /// As what is not so.
    Denied,
}

impl Status {
    /// The name used in every form of output.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Stated => "stated",
            Self::Planned => "planned",
            Self::Attempted => "attempted",
            Self::Possible => "possible",
            Self::Denied => "denied",
        }
    }
}

/// Where a claim holds.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Scope {
    /// The declared place.
    pub place: Id,
    /// The text does not name it: it is the quantity's own.
    pub assumed: bool,
}

/// One figure taken for one quantity.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Claim {
    /// The id of its source.
    pub source: Id,
    /// The quantity it was taken for.
    pub quantity: Id,
    /// What is said of the number.
    pub amount: Amount,
    /// What it is measured in.
    pub unit: Unit,
    /// The counted noun, where there is one.
    pub noun: Option<String>,
    /// How the figure is put.
    pub manner: Manner,
    /// Who says it.
    pub claimant: Option<Speaker>,
    /// Who passed it on, where a speaker is quoted through another.
    pub relay: Option<Speaker>,
    /// Whose voice it is in.
    pub voice: Voice,
    /// When it holds.
    pub window: Window,
    /// Where; `None` where neither text nor rules name a place.
    pub scope: Option<Scope>,
    /// How surely it is put.
    pub status: Status,
    /// The claim of the same list that this is said to be a part of ("including ...").
    pub part_of: Option<usize>,
    /// Other quantities the same number stands for together with this one ("killed and
    /// injured"): it is the count of all of them, and no count of this one.
    pub combined_with: Vec<Id>,
    /// The text marks it as an older number: "initially", "earlier put at".
    pub older: bool,
    /// The words.
    pub evidence: Evidence,
}

/// A figure that a quantity nearly took.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NearMiss {
    /// The quantity.
    pub quantity: Id,
    /// The number words.
    pub number: Span,
    /// Hedge, number, unit and noun.
    pub phrase: Span,
    /// Why it was not taken.
    pub why: String,
}

/// A figure that no quantity took, and what stands around it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Untaken {
    /// The figure, by its place in the reading.
    pub figure: usize,
    /// Who says it.
    pub claimant: Option<Speaker>,
    /// Whose voice it is in.
    pub voice: Voice,
    /// When it holds.
    pub window: Window,
    /// The place the text names.
    pub place: Option<Id>,
    /// How surely it is put.
    pub status: Status,
    /// The words.
    pub evidence: Evidence,
}

/// What the rules took of one document.
#[derive(Clone, Debug, Default)]
pub struct Taken {
    /// The claims, in text order.
    pub claims: Vec<Claim>,
    /// The figures no quantity took, in text order.
    pub untaken: Vec<Untaken>,
    /// What came near.
    pub near_misses: Vec<NearMiss>,
    /// What a person should know.
    pub notes: Vec<String>,
}

/// Takes the claims of one document.
///
/// # Example
/// ```
/// use figcheck::{claim, document, figure, lexicon, rules};
///
/// let rules = rules::parse(
///     r#"
///     [quantity.fled]
///     nature = "flow"
///     of = ["civilian*", "people"]
///     cue = ["left", "fled"]
///     "#,
/// )
/// .expect("the rules read");
/// let english = lexicon::english();
/// let text = "He said 30,000 people had left on Friday and 20,000 so far on Saturday.";
/// let document = document::read(text.to_owned(), "report.txt", document::Known::default());
/// let reading = figure::read(&document, english);
/// let taken = claim::take(&document, &reading, &rules, english);
/// let numbers: Vec<_> = taken.claims.iter().map(|claim| claim.evidence.text.as_str()).collect();
/// assert_eq!(numbers, ["30,000", "20,000"]);
/// ```
#[must_use]
pub fn take(document: &Document, reading: &Reading, rules: &Rules, lexicon: &Lexicon) -> Taken {
    let scenes = context::scenes(document, &reading.figures, rules, lexicon);
    let lines = Lines::of(&document.text);
    let mut taken = Taken::default();
    let mut first = 0;
    for (index, scene) in scenes.iter().enumerate() {
        let figures = reading.figures.get(first..first + scene.figures.len()).unwrap_or_default();
        if !figures.is_empty() {
            let around = Around { document, lines: &lines, rules, scenes: &scenes, index, first };
            take_sentence(scene, figures, &around, &mut taken);
        }
        first += scene.figures.len();
    }
    date_headlines(&mut taken.claims);
    taken.notes = notes::notes(&taken.claims);
    taken
}

/// A headline that names no time takes that of the text it heads, where the text repeats it.
fn date_headlines(claims: &mut [Claim]) {
    for at in 0..claims.len() {
        let Some(headline) =
            claims.get(at).filter(|claim| claim.evidence.role == Role::Headline && claim.window.assumed)
        else {
            continue;
        };
        let body = claims.iter().find(|claim| {
            claim.evidence.role == Role::Body
                && claim.quantity == headline.quantity
                && claim.amount.limits.value().is_some()
                && claim.amount.limits.value() == headline.amount.limits.value()
        });
        if let Some(window) = body.map(|body| body.window)
            && let Some(headline) = claims.get_mut(at)
        {
            headline.window = window;
        }
    }
}

/// What the figures of one sentence are read against.
struct Around<'a> {
    document: &'a Document,
    lines: &'a Lines,
    rules: &'a Rules,
    scenes: &'a [Scene<'a>],
    /// The sentence.
    index: usize,
    /// Its first figure's place in the reading.
    first: usize,
}

fn take_sentence(scene: &Scene<'_>, figures: &[Figure], around: &Around<'_>, taken: &mut Taken) {
    let quantities = &around.rules.quantities;
    let found: Vec<Found> = quantities.iter().map(|quantity| Found::look(scene, quantity)).collect();
    // The claims each figure of the sentence became, by its number in it.
    let mut claims: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    let mut noun: Option<Span> = None;
    for (number, figure) in figures.iter().enumerate() {
        let elided = figure.noun.is_none() && bind::is_coordinated(scene, number);
        let counted = figure.noun.or(noun.filter(|_| elided));
        let context = scene.context(number, figure.manner);
        let mut fits = Vec::new();
        for (quantity, found) in quantities.iter().enumerate().zip(&found) {
            match bind::fit(scene, number, figure, found, quantity, counted) {
                Fit::Taken(bound) => match left_out(quantity.1, &context, around) {
                    Some(why) => taken.near_misses.push(near_miss(quantity.1, figure, why)),
                    None => fits.push(bound),
                },
                Fit::Near(why) => taken.near_misses.push(near_miss(quantity.1, figure, why)),
                Fit::None => {}
            }
        }
        let (bound, others) = bind::best(fits, around.rules);
        let bound = bound.or_else(|| carried(number, figure, elided, &claims, taken, around));
        match bound {
            Some(bound) => {
                let at = claim_figure(scene, number, figure, &bound, &others, &context, around, &claims, taken);
                claims.insert(number, at);
            }
            None => taken.untaken.push(untaken(around, number, figure, &context)),
        }
        noun = figure.noun.or(noun);
    }
}

/// The quantity of the figure before, for one that leaves out both noun and verb: "30,000 people
/// had left on Friday and 20,000 so far on Saturday".
fn carried(
    number: usize,
    figure: &Figure,
    elided: bool,
    claims: &BTreeMap<usize, Vec<usize>>,
    taken: &Taken,
    around: &Around<'_>,
) -> Option<Bound> {
    let before = claims.get(&number.checked_sub(1)?)?;
    let claim = taken.claims.get(*before.first()?).filter(|claim| elided && claim.unit == figure.unit)?;
    let quantity = around.rules.quantities.iter().position(|quantity| quantity.id == claim.quantity)?;
    Some(Bound::carried(quantity))
}

/// Why a quantity that a figure fits does not take it after all.
fn left_out(quantity: &Quantity, context: &Context, around: &Around<'_>) -> Option<String> {
    if quantity.needs_place && context.place.is_none() {
        return Some("the text names no place".to_owned());
    }
    let with = quantity.with.as_ref()?;
    let near = around.index.saturating_sub(1)..(around.index + 2).min(around.scenes.len());
    let stands = (around.scenes.get(near).unwrap_or_default().iter())
        .any(|scene| with.is_match(scene.line.text, &scene.line.tokens));
    (!stands).then(|| "none of its `with` words stands in the sentence or beside it".to_owned())
}

fn near_miss(quantity: &Quantity, figure: &Figure, why: String) -> NearMiss {
    NearMiss { quantity: quantity.id.clone(), number: figure.number, phrase: figure.phrase, why }
}

/// Makes the claims of a figure: one, or one for each of several quantities that a zero serves.
#[allow(clippy::too_many_arguments, reason = "one call, and every part of it is the figure's own")]
fn claim_figure(
    scene: &Scene<'_>,
    number: usize,
    figure: &Figure,
    bound: &Bound,
    others: &[Bound],
    context: &Context,
    around: &Around<'_>,
    claims: &BTreeMap<usize, Vec<usize>>,
    taken: &mut Taken,
) -> Vec<usize> {
    let quantities = &around.rules.quantities;
    let joined: Vec<&Quantity> = (others.iter())
        .filter(|other| {
            bound.cue.as_ref().zip(other.cue.as_ref()).is_some_and(|(cue, other)| bind::is_joined(scene, cue, other))
        })
        .filter_map(|other| quantities.get(other.quantity))
        .collect();
    for other in others.iter().filter_map(|other| quantities.get(other.quantity)) {
        if let Some(quantity) = quantities.get(bound.quantity).filter(|_| !joined.iter().any(|one| one.id == other.id))
        {
            taken.near_misses.push(near_miss(
                other,
                figure,
                format!("taken for {}, which it is better bound to", quantity.id),
            ));
        }
    }
    let zero = bind::is_zero(figure);
    let part_of = (bind::is_part(scene, number)).then(|| whole(number, claims)).flatten();
    let serves = quantities.get(bound.quantity).into_iter().chain(joined.iter().copied().filter(|_| zero));
    let mut made = Vec::new();
    for quantity in serves {
        let combined_with = if zero { Vec::new() } else { joined.iter().map(|quantity| quantity.id.clone()).collect() };
        let whole_window = part_of.and_then(|whole| taken.claims.get(whole)).map(|whole| whole.window);
        made.push(taken.claims.len());
        taken.claims.push(Claim {
            source: around.document.meta.id.as_str().into(),
            quantity: quantity.id.clone(),
            amount: figure.amount,
            unit: figure.unit.clone(),
            noun: figure.noun.map(|noun| noun.slice(&around.document.text).to_owned()),
            manner: figure.manner,
            claimant: context.claimant.clone(),
            relay: context.relay.clone(),
            voice: context.voice,
            window: context.window.map_or_else(
                || whole_window.unwrap_or_else(|| undated(around.document, Some(quantity.nature))),
                |window| settle(window, quantity.nature),
            ),
            scope: scope(context, quantity),
            status: context.status,
            part_of,
            combined_with,
            older: context.older,
            evidence: around.lines.evidence(around.document, figure.number, figure.phrase, figure.sentence),
        });
    }
    made
}

/// The claim of the nearest figure before, of which one is a part.
fn whole(number: usize, claims: &BTreeMap<usize, Vec<usize>>) -> Option<usize> {
    claims.range(..number).next_back().and_then(|(_, made)| made.first().copied())
}

fn scope(context: &Context, quantity: &Quantity) -> Option<Scope> {
    match &context.place {
        Some(place) => Some(Scope { place: place.clone(), assumed: false }),
        None => quantity.place.clone().map(|place| Scope { place, assumed: true }),
    }
}

/// A stock and a total hold at a moment: the end of what the text names.
fn settle(window: Window, nature: Nature) -> Window {
    match nature {
        Nature::Stock | Nature::Total => Window { from: window.to, ..window },
        Nature::Flow | Nature::Fixed => window,
    }
}

/// The time of a claim whose text names none: its document's. A toll keeps the hour.
fn undated(document: &Document, nature: Option<Nature>) -> Window {
    let published = document.meta.published;
    let to =
        published.map(|published| if nature == Some(Nature::Total) { published } else { Moment::day(published.date) });
    let from = to.filter(|_| matches!(nature, Some(Nature::Stock | Nature::Total)));
    Window { from, to, assumed: true, ..Window::default() }
}

fn untaken(around: &Around<'_>, number: usize, figure: &Figure, context: &Context) -> Untaken {
    Untaken {
        figure: around.first + number,
        claimant: context.claimant.clone(),
        voice: context.voice,
        window: context.window.unwrap_or_else(|| undated(around.document, None)),
        place: context.place.clone(),
        status: context.status,
        evidence: around.lines.evidence(around.document, figure.number, figure.phrase, figure.sentence),
    }
}
