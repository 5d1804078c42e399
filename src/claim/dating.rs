//! Times that one claim of a document takes from another: a headline from its text, a flow from the
//! day the story is about.

use std::cmp::Ordering;

use super::around::scene_of;
use super::context::Scene;
use super::time::Phrase;
use super::{Claim, Speaker, Status, Voice};
use crate::document::Role;
use crate::figure::Manner;
use crate::lexicon::claims::Part;
use crate::lexicon::figures::Class;
use crate::rules::{Id, Nature, Rules};
use crate::window::{Moment, Window};

/// A headline that names no time, or no place, takes that of the text it heads, where the text repeats it.
pub(super) fn headlines(claims: &mut [Claim]) {
    for at in 0..claims.len() {
        let Some(headline) =
            claims.get(at).filter(|claim| claim.evidence.role == Role::Headline && claim.window.assumed)
        else {
            continue;
        };
        let body = claims.iter().find(|claim| {
            claim.evidence.role == Role::Body
                && claim.quantity == headline.quantity
                && (claim.amount.limits == headline.amount.limits
                    || claim.amount.limits.value().is_some()
                        && claim.amount.limits.value() == headline.amount.limits.value())
        });
        let on_day = body.and_then(|body| body.on_day);
        if let Some((window, manner, scope)) = body.map(|body| (body.window, body.manner, body.scope.clone()))
            && let Some(headline) = claims.get_mut(at)
        {
            headline.window = window;
            headline.on_day = headline.on_day.or(on_day);
            if headline.scope.is_none() {
                headline.scope = scope;
            }
            // "Eight pulled out alive" heads the eight that its text adds to a count.
            if manner == Manner::Added && headline.manner == Manner::Stated {
                headline.manner = manner;
            }
        }
    }
}

/// A heading takes from the number below it, where that is the same, what it does not say of it: its place, its day, how it is
/// put. "Governor: no deaths", over "Nobody was killed in Kask".
pub(super) fn headings(claims: &mut [Claim], scenes: &[Scene<'_>]) {
    const REACH: usize = 300;
    for at in 0..claims.len() {
        let heading = |claim: &&Claim| {
            let scene = scenes.get(scene_of(claim, scenes));
            claim.evidence.role == Role::Body && claim.part_of.is_none() && scene.is_some_and(Scene::is_heading)
        };
        let Some(heading) = claims.get(at).filter(heading) else { continue };
        let below = |claim: &&Claim| {
            let value = claim.amount.limits.lo().is_some() && claim.amount.limits.lo() == heading.amount.limits.lo();
            let near = claim.evidence.number.start.saturating_sub(heading.evidence.number.end) < REACH;
            claim.quantity == heading.quantity && claim.unit == heading.unit && value && near && claim.part_of.is_none()
        };
        let told = claims.get(at + 1..).unwrap_or_default().iter().find(below).cloned();
        let Some((told, heading)) = told.zip(claims.get_mut(at)) else { continue };
        if heading.scope.as_ref().is_none_or(|scope| scope.assumed) {
            heading.scope = told.scope;
        }
        heading.on_day = heading.on_day.or(told.on_day);
        if heading.manner == Manner::Stated {
            heading.manner = told.manner;
        }
    }
}

/// What heads a page of entries by the clock, and names no hour, stands as of its last entry: "133 dead", over entries that
/// count 40, 93 and 115.
pub(super) fn heads(claims: &mut [Claim], scenes: &[Scene<'_>], rules: &Rules) {
    let first = scenes.iter().find(|scene| scene.clock.is_some());
    let Some(first) = first.and_then(|scene| scene.line.tokens.first()).map(|token| token.span.start) else { return };
    let hours = claims.iter().filter(|claim| claim.of_entry).filter_map(|claim| claim.window.to);
    let later = |one: Moment, other: Moment| {
        if other.as_printed().order(one.as_printed()) == Some(Ordering::Greater) { other } else { one }
    };
    let Some(last) = hours.filter(|to| to.time.is_some()).reduce(later) else { return };
    for claim in claims.iter_mut().filter(|claim| !claim.of_entry && claim.evidence.sentence.start < first) {
        let running = matches!(nature_of(claim, rules), Some(Nature::Total | Nature::Stock));
        let undated = claim.window.assumed && !claim.older && claim.manner != Manner::Added;
        let before =
            |to: Moment| to.time.is_none() || last.as_printed().order(to.as_printed()) == Some(Ordering::Greater);
        let of_day = claim.window.to.is_some_and(|to| to.date == last.date && before(to));
        if running && undated && of_day {
            claim.window = Window { from: Some(last), to: Some(last), carried: true, ..Window::default() };
        }
    }
}

/// A closed count that names no time is of the day of the event that its text tells of: "187 were on board"
/// of the ferry that sank on Tuesday.
pub(super) fn closed(claims: &mut [Claim], scenes: &[Scene<'_>], rules: &Rules) {
    let Some(day) = scenes.iter().find_map(Scene::event_day) else { return };
    let closed = |claim: &&mut Claim| nature_of(claim, rules) == Some(Nature::Fixed) && claim.window.assumed;
    for claim in claims.iter_mut().filter(closed).filter(|claim| claim.status == Status::Stated) {
        // Still assumed: its own words name no time.
        claim.window = Window { assumed: true, ..day };
    }
}

/// A running count or a stock that names no time stands as of the moment its paragraph opened with ("As of 7
/// February ..."), else as of when its speaker was said to speak ("the minister said yesterday"), as long as
/// nothing in the sentence speaks of now.
pub(super) fn moments(claims: &mut [Claim], scenes: &[Scene<'_>], house: Option<&Speaker>, rules: &Rules) {
    let firsts = firsts(scenes);
    let headed = headed_as_of(scenes);
    let report = report_moment(scenes, house.is_some());
    // "By Tuesday 32 had died. On Wednesday the police said ...": that moment is over where a later day is named.
    let later = |phrase: &Phrase| phrase.window.only_day().zip(report).is_some_and(|(day, report)| day > report.date);
    let over = scenes.iter().position(|scene| scene.role == Role::Body && scene.times.iter().any(later));
    for at in 0..claims.len() {
        let before = claims.get(at).map(|claim| scene_of(claim, scenes));
        let before = before.and_then(|here| stock_before(at, here, claims, scenes, rules));
        let Some(claim) = claims.get_mut(at) else { continue };
        let running = matches!(nature_of(claim, rules), Some(Nature::Total | Nature::Stock));
        let entry = |scene: &Scene<'_>| {
            let day = scene.entry_day.map(|date| Moment { date, time: scene.clock });
            scene.stale_day.or(day)
        };
        let stale = scenes.get(scene_of(claim, scenes)).and_then(entry);
        if let Some(day) = stale.filter(|_| running && claim.window.assumed) {
            claim.window = Window { from: Some(day), to: Some(day), carried: true, ..Window::default() };
        }
        let plain =
            claim.window.assumed && !claim.older && claim.status != Status::Planned && claim.manner != Manner::Added;
        let (true, true, Role::Body) = (running, plain, claim.evidence.role) else { continue };
        let here = scene_of(claim, scenes);
        let own = claim.voice == Voice::Reporter || house.is_some() && claim.claimant.as_ref() == house;
        let of_all = || {
            report.filter(|_| {
                own && over.is_none_or(|over| here < over)
                    && scenes.get(here).is_some_and(|scene| scene.times.is_empty() && !scene.now)
            })
        };
        let Some(moment) = text_moment(here, scenes)
            .or_else(|| paragraph_moment(here, scenes))
            .or_else(|| house_moment(here, scenes).filter(|_| own && house.is_some()))
            .or(before)
            .or_else(|| spoken_on(claim, here, scenes, &firsts))
            .or(headed)
            .or_else(of_all)
        else {
            continue;
        };
        let known = claim.reported.is_none_or(|reported| moment.date <= reported.date);
        if known {
            let at = Some(moment);
            claim.window = Window { from: at, to: at, carried: true, ..Window::default() };
        }
    }
}

/// The date of what is written that the sentence before tells of, where this one goes on with it: "The bulletin, dated 4
/// September, has 53,815. It puts the dead at 2,246."
fn text_moment(here: usize, scenes: &[Scene<'_>]) -> Option<Moment> {
    let scene = scenes.get(here).filter(|scene| scene.times.is_empty() && !scene.now)?;
    let line = &scene.line;
    let the = line.is(0, Class::The) && super::clause::part(line, 1, Part::SpeechNoun);
    let goes_on = the || super::clause::part(line, 0, Part::Pronoun);
    let before = scenes.get(here.checked_sub(1)?).filter(|before| goes_on && before.paragraph == scene.paragraph)?;
    before.times.iter().find(|phrase| before.dates_text(phrase))?.window.to
}

/// The day of a stock of the sentence before in one paragraph, where both tell of what was: "On Thursday 62 per cent of
/// teachers were on strike. On the railways 64 per cent walked out."
fn stock_before(at: usize, here: usize, claims: &[Claim], scenes: &[Scene<'_>], rules: &Rules) -> Option<Moment> {
    let claim = claims.get(at).filter(|claim| nature_of(claim, rules) == Some(Nature::Stock))?;
    let scene = scenes.get(here).filter(|scene| scene.times.is_empty() && !scene.now)?;
    let present = |scene: &Scene<'_>| scene.holds_part(Part::PresentVerb);
    let before = claims.get(..at)?.iter().rev().find(|before| before.quantity == claim.quantity)?;
    let there = scene_of(before, scenes);
    let other = scenes.get(there).filter(|other| other.paragraph == scene.paragraph && here == there + 1)?;
    let opens = other.times.first().is_some_and(|phrase| phrase.start <= 1 && !phrase.since);
    let dated = !before.window.assumed && before.window.from == before.window.to && !before.older;
    before.window.to.filter(|_| opens && dated && !present(scene) && !present(other))
}

/// The moment that all a text tells stands as of, whoever gave it: "Situation update (as of 17 May)".
fn headed_as_of(scenes: &[Scene<'_>]) -> Option<Moment> {
    let mut headline = scenes.iter().take_while(|scene| scene.role == Role::Headline);
    let headed = headline.find_map(|scene| {
        let heads = |phrase: &&Phrase| {
            let report = scene.holds_part(Part::ReportHead) || scene.line.is_before(phrase.start, Class::OpenBracket);
            phrase.until && report && !scene.line.is(phrase.start, Class::By)
        };
        until_hour(scene, scene.times.iter().find(heads)?)
    });
    headed.or_else(|| noted_as_of(scenes))
}

/// The same, of a note near the head of a text: "All figures are as of 3 April unless stated."
fn noted_as_of(scenes: &[Scene<'_>]) -> Option<Moment> {
    const HEAD: usize = 16;
    const LONGEST: usize = 14;
    const SUBJECT: usize = 3;
    let note = |scene: &&Scene<'_>| {
        let subject = (0..SUBJECT).any(|at| super::clause::part(&scene.line, at, Part::ReportHead));
        scene.role == Role::Body && scene.figures.is_empty() && scene.line.len() <= LONGEST && subject
    };
    let mut notes = scenes.iter().take(HEAD).filter(note);
    notes.find_map(|scene| {
        let until = |phrase: &&Phrase| phrase.until && !scene.line.is(phrase.start, Class::By);
        until_hour(scene, scene.times.iter().find(until)?)
    })
}

/// The moment that a text speaks as of, by its head: "As of 19 June, 74 cases have been reported", "Data as reported by
/// 19 June"; of a body's own report also by its headline: "Situation on Friday, 17 May, 16:00".
fn report_moment(scenes: &[Scene<'_>], house: bool) -> Option<Moment> {
    let first = scenes.iter().find(|scene| scene.role == Role::Body && scene.speaks());
    let opens = |scene: &Scene<'_>| {
        let until = |phrase: &&Phrase| phrase.until && (phrase.start <= 1 || scene.holds_part(Part::ReportHead));
        Some(until_hour(scene, scene.times.iter().find(until)?))
    };
    let headline = scenes.iter().take_while(|scene| scene.role == Role::Headline).filter(|_| house);
    let heads = |scene: &Scene<'_>| {
        let day =
            |phrase: &&Phrase| phrase.until || scene.holds_part(Part::ReportHead) && !phrase.since && !phrase.loose;
        Some(until_hour(scene, scene.times.iter().rev().find(day)?))
    };
    headline.filter_map(heads).find_map(|at| at).or_else(|| opens(first?)?)
}

/// The end of a time with the hour behind its comma: "17 May, 16:00".
fn until_hour(scene: &Scene<'_>, phrase: &Phrase) -> Option<Moment> {
    let day = phrase.window.to.filter(|to| phrase.window.from.is_none_or(|from| from.date == to.date))?;
    let comma = scene.line.str(phrase.end) == ",";
    let hour = super::clock::clock(&scene.line, phrase.end + 1).filter(|_| comma).map(|(time, _)| time);
    Some(Moment { time: day.time.or(hour), ..day })
}

/// How many sentences back the head of a paragraph is looked for.
const PARAGRAPH: usize = 12;

/// The moment that the paragraph of a sentence opened with, before it.
fn paragraph_moment(here: usize, scenes: &[Scene<'_>]) -> Option<Moment> {
    let scene = scenes.get(here).filter(|scene| scene.times.is_empty() && !scene.now)?;
    let before = scenes.get(here.saturating_sub(PARAGRAPH)..here)?.iter().rev();
    let mut paragraph = before.take_while(|before| before.paragraph == scene.paragraph && before.role == scene.role);
    // "By Wednesday 32 had died. On Friday the police said ...": that day is over for what comes behind.
    let opens = |before: &Scene<'_>| {
        let opening = before.times.iter().find(|phrase| phrase.start <= 1 && (phrase.until || phrase.weekday))?;
        Some(opening.window.to.filter(|_| opening.until))
    };
    paragraph.find_map(opens)?
}

/// The moment that a paragraph before, of a body's own report, opened with, where no other day was named since: "As of 18
/// August the cases stand at 2,473. [...] The distribution is as follows: Guinea, 579".
fn house_moment(here: usize, scenes: &[Scene<'_>]) -> Option<Moment> {
    let scene = scenes.get(here).filter(|scene| scene.times.is_empty() && !scene.now)?;
    let before = scenes.get(here.saturating_sub(PARAGRAPH)..here)?.iter().rev();
    let dated = before.filter(|before| before.role == scene.role).find(|before| !before.times.is_empty())?;
    let opening = dated.times.first().filter(|phrase| phrase.start <= 1 && phrase.until && dated.times.len() == 1)?;
    // "As of 3 p.m.": of what the paragraph speaks of.
    let day =
        |at: usize| [Class::Month, Class::MonthWord, Class::Weekday].iter().any(|&class| dated.line.is(at, class));
    opening.window.to.filter(|_| (opening.start..opening.end).any(day))
}

/// Who speaks, where a text first lets them, and on which day it says they did.
struct First {
    speaker: Speaker,
    scene: usize,
    day: Option<Moment>,
}

/// Each speaker's first words in a text.
fn firsts(scenes: &[Scene<'_>]) -> Vec<First> {
    let mut firsts: Vec<First> = Vec::new();
    for (at, scene) in scenes.iter().enumerate().filter(|(_, scene)| scene.role == Role::Body) {
        for frame in &scene.frames {
            if !firsts.iter().any(|first| one_speaker(&first.speaker, &frame.speaker)) && firsts.len() < SPEAKERS {
                firsts.push(First { speaker: frame.speaker.clone(), scene: at, day: scene.spoken_day(frame) });
            }
        }
    }
    firsts
}

/// How many speakers of one text are kept in mind.
const SPEAKERS: usize = 64;

fn one_speaker(one: &Speaker, other: &Speaker) -> bool {
    if one.id.is_some() { one.id == other.id } else { one == other }
}

/// The day on which the claim's speaker was said to speak when the text first let them.
fn spoken_on(claim: &Claim, here: usize, scenes: &[Scene<'_>], firsts: &[First]) -> Option<Moment> {
    const REACH: usize = 10;
    scenes.get(here).filter(|scene| scene.times.is_empty() && !scene.now)?;
    let speaker = claim.claimant.as_ref()?;
    let first = firsts.iter().find(|first| one_speaker(&first.speaker, speaker))?;
    let day = first.day.filter(|_| first.scene < here && here <= first.scene + REACH)?;
    // Of the document's own day its hour is known.
    (claim.reported.map(|reported| reported.date) != Some(day.date)).then_some(day)
}

fn nature_of(claim: &Claim, rules: &Rules) -> Option<Nature> {
    rules.quantities.iter().find(|quantity| quantity.id == claim.quantity).map(|quantity| quantity.nature)
}

/// A flow that names no time is of the day that its text speaks of: of the sentence before, which
/// it goes on from ("14 had also surrendered", and so in one paragraph), or of the only time the
/// text gives for its quantity ("police counted 8,000" of the march on Saturday).
///
/// A second number of one voice for one quantity takes no time from its first: "30,000 left on
/// Friday; in all, 50,000 have fled".
pub(super) fn flows(claims: &mut [Claim], scenes: &[Scene<'_>], rules: &Rules) {
    let flows: Vec<bool> = claims.iter().map(|claim| is_flow(claim, rules)).collect();
    let told: Vec<bool> =
        claims.iter().map(|claim| claim.dates_others() && !is_beside_another(claim, scenes)).collect();
    let times = Times::of(claims, &flows, &told);
    let day = story_day(scenes);
    // The last dated flows, of different things or voices.
    let mut before: Vec<usize> = Vec::new();
    for (at, is_flow) in flows.iter().enumerate() {
        let Some(claim) = claims.get(at).filter(|_| *is_flow) else { continue };
        if told.get(at) == Some(&true) {
            before.retain(|last| claims.get(*last).is_some_and(|last| !last.is_like(claim)));
            before.push(at);
            let first = before.len().saturating_sub(2);
            before.drain(..first);
        } else if claim.window.assumed && !claim.older && claim.status != Status::Planned {
            let near = before.iter().rev().filter_map(|last| claims.get(*last)).find(|last| !last.is_like(claim));
            let window = near.and_then(|near| from_before(claim, near, scenes)).or_else(|| times.only(claim));
            // "16,000 have been displaced": up to now.
            let over = scenes.get(scene_of(claim, scenes)).is_some_and(|scene| !scene.of_now);
            let window = window.or_else(|| day.filter(|_| over && claim.status == Status::Stated));
            // "since June", told of some, is no time of nobody.
            let none = claim.amount.limits.is_zero();
            let window = window.filter(|window| !none || window.only_day().is_some());
            if let (Some(window), Some(claim)) = (window, claims.get_mut(at)) {
                claim.window = Window { carried: true, ..window };
                before.push(at);
            }
        }
    }
    of_wholes(claims);
}

/// The one day of the days before it that a text names, whatever it tells of that day.
fn story_day(scenes: &[Scene<'_>]) -> Option<Window> {
    const RECENT: i32 = 14;
    let mut days = scenes.iter().filter(|scene| scene.role == Role::Body).flat_map(|scene| {
        let plain = |phrase: &&Phrase| {
            let named = phrase.is_plain() && !phrase.length;
            named && phrase.window.only_day().is_some()
        };
        let near = |phrase: &&Phrase| {
            let day = phrase.window.only_day();
            let ago = day.zip(scene.today).map(|(day, today)| (today - day).get_days());
            ago.is_some_and(|ago| (0..=RECENT).contains(&ago))
        };
        // "is to be heard on Tuesday"
        let dated = scene.times.iter().filter(|phrase| !(phrase.weekday && scene.plans_before(phrase)));
        let dated = dated.filter(|phrase| !scene.is_aside(phrase) && !scene.is_of_before(phrase));
        dated.filter(plain).filter(near).filter_map(|phrase| phrase.window.only_day())
    });
    let day = days.next()?;
    days.all(|other| other == day).then(|| Window::day(day))
}

/// A flow or a stock that names no time, in a text that is out after the time asked about: of that time. Where one day is
/// asked about, a flow is of that day.
pub(super) fn asked(claims: &mut [Claim], rules: &Rules) {
    for claim in claims.iter_mut().filter(|claim| claim.window.assumed && claim.status == Status::Stated) {
        let quantity = rules.quantities.iter().find(|quantity| quantity.id == claim.quantity);
        let Some((nature, period)) =
            quantity.and_then(|quantity| Some((quantity.nature, quantity.period.or(rules.period)?)))
        else {
            continue;
        };
        let Some((last, reported)) = period.to.zip(claim.reported) else { continue };
        let one_day = period.from == Some(last);
        match nature {
            Nature::Flow if one_day && last <= reported.date => {
                claim.window = Window { carried: true, ..Window::day(last) };
            }
            Nature::Flow | Nature::Stock if last < reported.date => {
                let to = Some(Moment::day(last));
                let from = to.filter(|_| nature == Nature::Stock);
                claim.window = Window { from, to, ..claim.window };
            }
            _ => {}
        }
    }
}

/// A part that names no time is of its whole's.
fn of_wholes(claims: &mut [Claim]) {
    for at in 0..claims.len() {
        let part = claims.get(at).filter(|claim| claim.window.assumed);
        let whole = part.and_then(|part| part.part_of).and_then(|whole| claims.get(whole)).map(|whole| whole.window);
        if let (Some(window), Some(claim)) = (whole, claims.get_mut(at)) {
            claim.window = window;
        }
    }
}

/// Whether a claim's number is no more than what another is set beside, or an older one: its time is of no other.
fn is_beside_another(claim: &Claim, scenes: &[Scene<'_>]) -> bool {
    let beside = |scene: &Scene<'_>| scene.is_beside_another(&scene.tokens(claim.evidence.number));
    claim.older || scenes.get(scene_of(claim, scenes)).is_some_and(beside)
}

fn is_flow(claim: &Claim, rules: &Rules) -> bool {
    nature_of(claim, rules) == Some(Nature::Flow)
}

impl Claim {
    /// Whether its own words date it from a day to a day.
    const fn dates_others(&self) -> bool {
        !self.window.assumed && !self.window.carried && self.window.from.is_some() && self.window.to.is_some()
    }

    /// Whether it is another number of the same voice for the same thing.
    fn is_like(&self, other: &Self) -> bool {
        self.quantity == other.quantity && self.claimant == other.claimant && alike(&place(self), &place(other))
    }
}

/// The times a text gives for each quantity, in each place.
struct Times(Vec<Time>);

struct Time {
    quantity: Id,
    place: Option<Id>,
    status: Status,
    /// The one window all have; none where they differ.
    window: Option<Window>,
    /// Who gave it; none where several did.
    voice: Option<Option<Speaker>>,
}

impl Times {
    fn of(claims: &[Claim], flows: &[bool], told: &[bool]) -> Self {
        let mut times: Vec<Time> = Vec::new();
        let dated = claims.iter().zip(flows).zip(told).filter(|((_, flow), told)| **flow && **told);
        for claim in dated.map(|((claim, _), _)| claim) {
            match times.iter_mut().find(|time| time.is_of(claim)) {
                Some(time) => {
                    time.window = time.window.filter(|window| *window == claim.window);
                    time.voice = time.voice.take().filter(|voice| *voice == claim.claimant);
                }
                None => times.push(Time {
                    quantity: claim.quantity.clone(),
                    place: place(claim),
                    status: claim.status,
                    window: Some(claim.window),
                    voice: Some(claim.claimant.clone()),
                }),
            }
        }
        Self(times)
    }

    /// The only time there is for a claim's quantity, where another voice gave it.
    fn only(&self, claim: &Claim) -> Option<Window> {
        let near = || self.0.iter().filter(|time| time.fits(claim));
        // Where other places are spoken of, two of them must be of one time.
        let far = || self.0.iter().filter(|time| time.quantity == claim.quantity && time.status == claim.status);
        let elsewhere = near().next().is_none() && far().nth(1).is_some();
        let mut fitting: Vec<&Time> = if elsewhere { far().collect() } else { near().collect() };
        let window = fitting.first()?.window?;
        let another = |time: &Time| time.voice.as_ref().is_none_or(|voice| *voice != claim.claimant);
        let all = fitting.iter().all(|time| time.window == Some(window));
        fitting.retain(|time| another(time));
        (all && !fitting.is_empty()).then_some(window)
    }
}

impl Time {
    /// Of the same quantity, and not of a place apart.
    fn fits(&self, claim: &Claim) -> bool {
        self.quantity == claim.quantity && self.status == claim.status && alike(&self.place, &place(claim))
    }

    fn is_of(&self, claim: &Claim) -> bool {
        self.quantity == claim.quantity && self.place == place(claim) && self.status == claim.status
    }
}

/// Whether two places may be one: a text that names none may mean any.
fn alike(one: &Option<Id>, other: &Option<Id>) -> bool {
    one == other || one.is_none() || other.is_none()
}

fn place(claim: &Claim) -> Option<Id> {
    claim.scope.as_ref().map(|scope| scope.place.clone())
}

/// The time of the claim before, in one paragraph, or in the sentence before an "also".
fn from_before(claim: &Claim, last: &Claim, scenes: &[Scene<'_>]) -> Option<Window> {
    let (here, there) = (scene_of(claim, scenes), scene_of(last, scenes));
    let (scene, other) = (scenes.get(here)?, scenes.get(there)?);
    let also = scene.holds_part(Part::Also);
    let goes_on = scene.paragraph == other.paragraph || also && here <= there + 1;
    let near = alike(&place(claim), &place(last)) || claim.quantity != last.quantity;
    (goes_on && near && scene.role == other.role && last.status == claim.status).then_some(last.window)
}
