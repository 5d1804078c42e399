//! Counts that their text sets against each other: "The governor says 250 are missing. A guide gives a much lower number: 30."
//! Owns telling which two are meant; what that makes of them, the comparison says.

use rustc_hash::{FxHashMap, FxHashSet};

use super::around::scene_of;
use super::clause::part;
use super::context::Scene;
use super::within::{below, one_voice};
use super::{Claim, Scope, Status};
use crate::figure::Manner;
use crate::lexicon::claims::{Part, Way};
use crate::lexicon::figures::Class;
use crate::lexicon::line::Line;
use crate::rules::{Id, Nature, Rules};
use crate::token::Kind;

/// How many sentences behind the words that set two counts apart the second of them may stand.
const NEXT: usize = 2;

/// How many sentences before those words the first may stand.
const BACK: usize = 16;

/// How many sentences behind the words that speak of two counts to come the second may stand.
const BOTH: usize = 4;

/// How many claims back a rival is looked for.
const REMEMBERED: usize = 200;

/// Marks each claim with the one before it that the text sets it against. Of the two, one whose words name no place is of the
/// other's.
pub(super) fn set_against(claims: &mut [Claim], scenes: &[Scene<'_>], rules: &Rules) {
    let told: Vec<Told> = scenes
        .iter()
        .enumerate()
        .flat_map(|(scene, one)| differing(one).into_iter().map(move |(at, way)| Told { scene, at, way }))
        .collect();
    if told.is_empty() {
        return;
    }
    // Where a sentence gives its last count of each quantity: words before it are of that one.
    let mut answered: FxHashMap<(usize, Id), usize> = FxHashMap::default();
    for claim in claims.iter().filter(|claim| claim.status == Status::Stated) {
        answered.insert((scene_of(claim, scenes), claim.quantity.clone()), claim.evidence.number.start);
    }
    // Words that set two counts apart do so once for a quantity.
    let mut spent: FxHashSet<(usize, Id)> = FxHashSet::default();
    for at in 1..claims.len() {
        let Some(claim) = claims.get(at) else { return };
        let here = scene_of(claim, scenes);
        let first = told.partition_point(|told| told.scene + BOTH < here);
        let last = told.partition_point(|told| told.scene <= here);
        let fresh = |told: &&Told| {
            let of_it = || (told.scene, claim.quantity.clone());
            let answers = || answered.get(&of_it()).is_some_and(|answer| told.at < *answer);
            told.scene == here || told.reaches(here, scenes) && !spent.contains(&of_it()) && !answers()
        };
        let near: Vec<&Told> = told.get(first..last).unwrap_or_default().iter().filter(fresh).collect();
        let Some(other) = rival(claims, at, &near, scenes, rules) else { continue };
        spent.extend(near.iter().map(|told| (told.scene, claim.quantity.clone())));
        let scope = |at: usize| claims.get(at).and_then(|claim| claim.scope.clone());
        let (own, its) = (scope(at), scope(other));
        // "14 died in the floods. The governor has another number: 16 died in Merin": not where one lies in the other, of
        // which the other count may still be.
        let nested = own.as_ref().zip(its.as_ref()).is_some_and(|(own, its)| rules.lies_in(&own.place, &its.place));
        if let Some(claim) = claims.get_mut(at) {
            claim.against = Some(other);
            settle(claim, its.as_ref());
        }
        if let Some(other) = claims.get_mut(other) {
            settle(other, own.as_ref().filter(|_| !nested));
        }
    }
}

/// Words that set two counts apart.
struct Told {
    /// The sentence they stand in.
    scene: usize,
    /// Where they stand in the text.
    at: usize,
    way: Differs,
}

/// How words set two counts apart.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Differs {
    /// The one beside them or behind them from the one before: "a different number", "a lower number".
    FromBefore(Way),
    /// Two that both stand behind them: "They do not agree on the missing".
    FromEachOther,
}

impl Told {
    /// Whether a sentence is one of the next ones of their paragraph.
    fn reaches(&self, here: usize, scenes: &[Scene<'_>]) -> bool {
        let next = if self.way == Differs::FromEachOther { BOTH } else { NEXT };
        let paragraph = |at: usize| scenes.get(at).map(|scene| scene.paragraph);
        (self.scene..=self.scene + next).contains(&here) && paragraph(self.scene) == paragraph(here)
    }

    /// Whether they set a claim against one before it.
    fn sets(&self, claim: &Claim, other: &Claim, scenes: &[Scene<'_>]) -> bool {
        let differ = lower(claim, other) || lower(other, claim);
        match self.way {
            Differs::FromBefore(Way::Other) => differ,
            // What a number is called beside another, it is.
            Differs::FromBefore(Way::Lower) => lower(claim, other),
            Differs::FromBefore(Way::Higher) => lower(other, claim),
            Differs::FromEachOther => differ && self.scene <= scene_of(other, scenes),
        }
    }
}

/// The claim before one that its text sets it against: the one whose number is denied beside it, else the last of another
/// voice.
fn rival(claims: &[Claim], at: usize, told: &[&Told], scenes: &[Scene<'_>], rules: &Rules) -> Option<usize> {
    let claim = claims.get(at)?;
    let asked = rules.quantities.iter().find(|quantity| quantity.id == claim.quantity);
    let nature = asked.map_or(Nature::Total, |quantity| quantity.nature);
    let counts = claim.status != Status::Denied && !claim.older && claim.part_of.is_none();
    if told.is_empty() || !counts || is_alone(claim, scenes) {
        return None;
    }
    let here = scene_of(claim, scenes);
    let heading = |at: usize| scenes.get(at).and_then(|scene| scene.heading);
    let before = || claims.get(at.saturating_sub(REMEMBERED)..at).unwrap_or_default().iter().enumerate().rev();
    let fits = |other: &Claim| {
        let alike = other.quantity == claim.quantity
            && other.unit == claim.unit
            && other.part_of.is_none()
            && other.combined_with == claim.combined_with;
        let stands = other.status == Status::Stated && !other.older && !one_voice(other, claim);
        alike
            && stands
            && heading(scene_of(other, scenes)) == heading(here)
            && told.iter().any(|told| told.sets(claim, other, scenes))
            && !is_of_other_days(other, claim, nature)
            && !is_alone(other, scenes)
            && !is_far_above(claim, other)
    };
    let denied = |other: &Claim| {
        let same = |denied: &&Claim| {
            denied.status == Status::Denied
                && denied.quantity == claim.quantity
                && one_voice(denied, claim)
                && denied.amount.limits.value() == other.amount.limits.value()
        };
        before().take_while(|(_, denied)| here <= scene_of(denied, scenes) + NEXT).any(|(_, denied)| same(&denied))
    };
    let fitting: Vec<(usize, &Claim)> = before()
        .take_while(|(_, other)| here <= scene_of(other, scenes) + BACK)
        .filter(|(_, other)| fits(other))
        .collect();
    let chosen = fitting.iter().find(|(_, other)| denied(other)).or_else(|| fitting.first());
    chosen.map(|(nth, _)| at.saturating_sub(REMEMBERED) + nth)
}

/// Whether each of two counts names days of its own: "nearly 8,000 arrived on Thursday" and "24,800 as of Thursday night". Of
/// running totals only those of one day do: "300 had died by May. The agency wrote in June that it was closer to 600".
fn is_of_other_days(one: &Claim, other: &Claim, nature: Nature) -> bool {
    let of_one_day = one.on_day.is_some() || other.on_day.is_some();
    let runs = matches!(nature, Nature::Total | Nature::Fixed) && !of_one_day;
    let dated = |claim: &Claim| !claim.window.assumed && !claim.window.carried && claim.window.from.is_some();
    !runs && dated(one) && dated(other) && one.window != other.window
}

/// Whether a count that names no place is many times that of a place: "the village lost 11 men", and 320 died in all.
fn is_far_above(claim: &Claim, first: &Claim) -> bool {
    const MOST: u32 = 3;
    let named = |claim: &Claim| claim.scope.as_ref().is_some_and(|scope| !scope.assumed);
    let value = |claim: &Claim| claim.amount.limits.lo().or_else(|| claim.amount.limits.hi());
    let far = value(claim).zip(value(first)).is_some_and(|(one, other)| other.saturating_mul(MOST.into()) < one);
    named(first) && !named(claim) && far
}

/// "On Monday alone 2,750 were taken out", "150 in Salu alone": no rival of a count of all.
fn is_alone(claim: &Claim, scenes: &[Scene<'_>]) -> bool {
    scenes.get(scene_of(claim, scenes)).is_some_and(|scene| {
        let around = scene.around(&scene.tokens(claim.evidence.number));
        around.into_iter().any(|at| part(&scene.line, at, Part::Alone))
    })
}

/// Which ways a sentence says that two counts differ, and where it last says so.
fn differing(scene: &Scene<'_>) -> Vec<(usize, Differs)> {
    let line = &scene.line;
    let data = &line.lexicon.claims;
    let counts = || (0..line.len()).any(|at| is_count(line, at));
    let mut ways: Vec<(usize, Differs)> = Vec::new();
    let mut add = |at: usize, way: Differs| {
        ways.retain(|(_, told)| *told != way);
        ways.push((line.token(at).span.start, way));
    };
    for at in 0..line.len() {
        let called = line.phrase_at(&data.differing, at).filter(|(end, _)| is_called(line, at, *end));
        let judged = line.phrase_at(&data.called_wrong, at).filter(|_| is_of_count(line, at));
        if let Some((_, way)) = called.or(judged) {
            add(at, Differs::FromBefore(*way));
        }
        let contrasts = line.phrase_at(&data.contrasting, at).is_some() && (!scene.figures.is_empty() || counts());
        // "the number was closer to 600", "the true number is above 4,000"
        let nearer = line.phrase_at(&data.nearer_to, at).is_some_and(|(end, ())| line.is_number(end)) && counts();
        let disagrees = line.phrase_at(&data.disagreeing, at).is_some() || contrasts || nearer || is_however(scene, at);
        if disagrees || disputes_count(scene, at) {
            add(at, Differs::FromBefore(Way::Other));
        }
        // "The two figures differ only because they cover different towns": they do not.
        let explained = |end: usize| (end..=end + 1).any(|at| line.phrase_at(&data.explaining, at).is_some());
        if line.phrase_at(&data.at_odds, at).is_some_and(|(end, ())| !explained(end)) {
            add(at, Differs::FromEachOther);
        }
    }
    ways
}

/// Whether a word is what a count is called, or what somebody says of it: "figure", "estimate", "account".
fn is_count(line: &Line<'_>, at: usize) -> bool {
    let counts = part(line, at, Part::CountNoun) || part(line, at, Part::TollNoun);
    counts || line.phrase_at(&line.lexicon.claims.disputed, at).is_some()
}

/// "The mayor, however, said that 20 had died": of who speaks, whom the text sets apart; not "however, the toll has risen".
fn is_however(scene: &Scene<'_>, at: usize) -> bool {
    const VERB: usize = 4;
    let line = &scene.line;
    let set_off = at > 1 && line.is_before(at, Class::Comma) && line.is(at + 1, Class::Comma);
    let however = line.phrase_at(&line.lexicon.claims.however, at).is_some();
    let spoken = || scene.frames.iter().any(|frame| (at + 2..at + 2 + VERB).contains(&frame.verb));
    let rises = || (at..line.len()).any(|at| line.is(at, Class::Change));
    however && set_off && !scene.figures.is_empty() && spoken() && !rises()
}

/// "a different number", "a lower official toll", "the chief's figure was much lower": what a count is called.
fn is_called(line: &Line<'_>, at: usize, end: usize) -> bool {
    const BETWEEN: usize = 2;
    const BACK: usize = 6;
    let behind = (end..=end + BETWEEN).take_while(|at| line.kind(*at) == Kind::Word).any(|at| is_count(line, at));
    let mut be = at;
    while let Some((start, ())) = line.phrase_before(&line.lexicon.claims.how_far, be) {
        be = start;
    }
    let closes = end >= line.len() || line.kind(end) == Kind::Mark || line.is(end, Class::And);
    let was = line.is_before(be, Class::Be) && closes;
    behind || was && (be.saturating_sub(BACK)..be).any(|at| is_count(line, at))
}

/// "called the ministry's count inflated", "the figure is too high": said of a count near by.
fn is_of_count(line: &Line<'_>, at: usize) -> bool {
    const NEAR: usize = 6;
    (at.saturating_sub(NEAR)..at + NEAR).any(|at| is_count(line, at))
}

/// "disputed the official figure", "questioned the count", "denied it", "a figure met with derision".
fn disputes_count(scene: &Scene<'_>, at: usize) -> bool {
    const OBJECT: usize = 6;
    const BEFORE: usize = 2;
    let line = &scene.line;
    let data = &line.lexicon.claims;
    if !part(line, at, Part::Denial) && line.phrase_at(&data.doubting, at).is_none() {
        return false;
    }
    let met = !part(line, at, Part::Denial) && (at.saturating_sub(BEFORE)..at).any(|at| is_count(line, at));
    let ends = |at: usize| at >= line.len() || line.kind(at) == Kind::Mark || line.is(at, Class::And);
    let it = [Part::Pronoun, Part::That, Part::This].iter().any(|&kind| part(line, at + 1, kind)) && ends(at + 2);
    let said = |at: usize| line.phrase_at(&data.disputed_with_figure, at).is_some() && !scene.figures.is_empty();
    let object = (at + 1..at + 1 + OBJECT).take_while(|at| line.str(*at) != ";" && !line.is(*at, Class::And));
    it || met || object.into_iter().any(|at| is_count(line, at) || said(at))
}

/// A count that is set against another is of all that it could count, and of the other's place, where its own words name none.
fn settle(claim: &mut Claim, told: Option<&Scope>) {
    if claim.manner == Manner::Seen {
        claim.manner = Manner::Stated;
    }
    let free = claim.scope.as_ref().is_none_or(|scope| scope.assumed && scope.unlisted.is_none());
    if let Some(told) = told.filter(|told| free && !told.assumed) {
        claim.scope = Some(Scope { assumed: true, ..told.clone() });
    }
}

/// Whether one count lies below another, as it is taken or by the number it names.
fn lower(one: &Claim, other: &Claim) -> bool {
    let values = one.amount.limits.value().zip(other.amount.limits.value());
    below(one, other) || values.is_some_and(|(one, other)| one < other)
}
