//! Gate 2, wholes and parts: a figure the text calls a part of another ("including ..."), a count
//! of one outcome beside a count of several ("killed and injured"), and stated sums.

use rust_decimal::Decimal;

use super::pair::{Pair, Ruling, Side};
use super::story::nation;
use super::value::Meeting;
use super::{Addition, Assumption, Verdict, sum, time, value, words};
use crate::claim::Claim;
use crate::figure::Manner;
use crate::rules::Nature;
use crate::unit::Dimension;

/// A sum the claims of one voice make.
pub(super) fn of_a_sum(pair: &Pair<'_>) -> Option<Ruling> {
    let sum = pair.sum?;
    let (reason, addition) = sum::told(pair.case, sum)?;
    let (verdict, gist) = match sum.exceeds {
        true => (Verdict::Conflict, "the parts of a sum exceed the whole"),
        false => (Verdict::Part, addition.text.as_str()),
    };
    let ruling = Ruling::told(verdict, reason, gist);
    Some(Ruling { sum: Some(addition), ..ruling })
}

/// A part the text itself states.
pub(super) fn stated(pair: &Pair<'_>) -> Option<Ruling> {
    let side = pair.stated_part?;
    Some(ruling(pair, side, "is stated as a part of"))
}

/// A single outcome beside several counted together, or a part beside the whole of another claim.
pub(super) fn implied(pair: &Pair<'_>, assumes: &mut Vec<Assumption>) -> Option<Ruling> {
    let combined = combined(pair);
    let (side, how) = match combined {
        Combined::Alike => {
            // "Six of the ten lived here" is no second opinion on anybody's seven.
            let named =
                |claim: &Claim| claim.scope.as_ref().filter(|scope| !scope.assumed).map(|scope| scope.place.clone());
            let elsewhere = named(pair.left) != named(pair.right);
            let side = pair.only(|claim| is_share_of_people(pair, claim));
            let side = side.or_else(|| pair.only(|claim| claim.part_of.is_some()).filter(|_| elsewhere));
            (side?, "counts only a part of what is counted in")
        }
        Combined::Part(side) => (side, "counts one outcome of those counted together in"),
        Combined::Crossed => {
            let said = words::both_numbers(pair);
            let why = "each is counted together with something the other leaves out";
            return Some(Ruling::new(Verdict::NotComparable, &said, why));
        }
    };
    if !time::lets_be_part(pair, side) {
        let said = words::both_dated(pair);
        return Some(Ruling::new(Verdict::NotComparable, &said, "neither the same count nor the same time"));
    }
    let undated = |claim: &Claim| claim.window.assumed || claim.window.is_unknown();
    if pair.case.quantity.nature != Nature::Fixed && pair.both().into_iter().any(undated) {
        assumes.push(Assumption::of_both("the two speak of the same time, though not both are dated"));
    }
    Some(ruling(pair, side, how))
}

/// Two parts of wholes, of different people.
pub(super) fn other_people(pair: &Pair<'_>) -> Option<Ruling> {
    // "In Salu 85 had died; police there spoke of 45": of one place, and no two parts.
    let place = |claim: &Claim| claim.scope.as_ref().filter(|scope| !scope.assumed).map(|scope| scope.place.clone());
    let rivals = !pair.one_voice() && place(pair.left).is_some() && place(pair.left) == place(pair.right);
    if pair.left.part_of.is_some() && pair.left.part_of == pair.right.part_of && !rivals {
        let said = words::both_numbers(pair);
        return Some(Ruling::new(Verdict::NotComparable, &said, "two parts of one whole"));
    }
    let parts = pair.both().into_iter().all(|claim| is_share_of_people(pair, claim));
    let noun = |claim: &Claim| claim.noun.as_deref().unwrap_or_default().trim().to_lowercase();
    if counted_apart(pair) {
        let said = words::both_numbers(pair);
        let why = "one sentence counts them apart, of different people";
        return Some(Ruling::new(Verdict::NotComparable, &said, why));
    }
    if let Some(ruling) = of_countries(pair).or_else(|| of_other_wholes(pair)) {
        return Some(ruling);
    }
    let kind = |claim: &Claim| claim.manner == Manner::Kind;
    // "34 crew" and "31 crew members" are of one kind.
    let (one, other) = (noun(pair.left), noun(pair.right));
    // "Not one civilian was killed by our strikes" is no word on all civilians.
    let none = pair.both().into_iter().any(|claim| claim.amount.limits.is_zero());
    let same = |word: &str, same: &str| if none { word == same } else { is_one_word(word, same) };
    let shared = one.split_whitespace().any(|word| other.split_whitespace().any(|other| same(word, other)));
    // "girls" and "pupils" are of one kind too.
    let shared = shared || pair.left.people.is_some() && pair.left.people == pair.right.people;
    // "The company said 66 men were trapped, the union about 80": set against each other in one breath.
    let rivals = pair.one_sentence() && !pair.one_voice();
    let apart = !shared && !rivals && matches!(value::meet(pair), Some(Meeting::Apart(_)));
    if apart && pair.both().into_iter().all(kind) {
        let said = words::both_numbers(pair);
        return Some(Ruling::new(Verdict::NotComparable, &said, "two of the kinds that were counted side by side"));
    }
    // "142 passengers and 11 crew" against 187 people: less than all of them.
    if let Some(side) = pair.only(kind).filter(|_| apart)
        && !value::exceeds(pair.case, pair.claim(side), pair.claim(side.other()))
    {
        let said = words::both_numbers(pair);
        let one = words::what(pair.claim(side));
        let none = pair.claim(side).amount.limits.is_zero();
        if none {
            let why = format!("{one} is of one kind, or by one hand, alone");
            return Some(Ruling::new(Verdict::NotComparable, &said, &why).in_short("the one denies one kind alone"));
        }
        let why = format!("{one} is one of several kinds that its text counts side by side");
        return Some(Ruling::new(Verdict::NotComparable, &said, &why).in_short("the one counts one kind of several"));
    }
    if let Some(ruling) = of_one_trade(pair).filter(|_| apart) {
        return Some(ruling);
    }
    // "142 inside the building" of one count, "about 100 before anybody came" of another: of which, no noun says.
    let unnamed = parts
        && pair.case.quantity.nature == Nature::Fixed
        && noun(pair.left).is_empty()
        && noun(pair.right).is_empty();
    if unnamed && pair.left.part_of != pair.right.part_of && !value::same_number(pair.left, pair.right) {
        let said = words::both_numbers(pair);
        return Some(Ruling::new(
            Verdict::NotComparable,
            &said,
            "parts of two counts, and no word says that of one kind",
        ));
    }
    (parts && noun(pair.left) != noun(pair.right)).then(|| {
        let said = words::both(pair, |claim| noun(claim));
        Ruling::new(Verdict::NotComparable, &said, "parts of their wholes, and of different people")
    })
}

/// "42 per cent of primary school teachers" beside 21 per cent of teachers: shares of more and of fewer.
fn of_other_wholes(pair: &Pair<'_>) -> Option<Ruling> {
    let share = |claim: &Claim| claim.unit.dimension == Dimension::Share;
    let words = |claim: &Claim| -> Vec<String> {
        claim.noun.as_deref().unwrap_or_default().split_whitespace().map(str::to_lowercase).collect()
    };
    let (one, other) = (words(pair.left), words(pair.right));
    let head = one.last().zip(other.last()).is_some_and(|(one, other)| is_one_word(one, other));
    let called = |words: &[String]| words.split_last().map(|(_, before)| before.to_vec());
    // "Half of high-speed trains", "two thirds of high-speed TGV trains": of the same.
    let shared =
        called(&one).zip(called(&other)).is_some_and(|(one, other)| one.iter().any(|word| other.contains(word)));
    let apart = head && called(&one) != called(&other) && !shared;
    let differ = matches!(value::meet(pair), Some(Meeting::Apart(_)));
    let rivals = pair.one_sentence() && !pair.one_voice();
    (apart && differ && !rivals && pair.both().into_iter().all(share)).then(|| {
        let said = words::both(pair, |claim| claim.noun.clone().unwrap_or_default());
        Ruling::new(Verdict::NotComparable, &said, "shares of different wholes")
    })
}

/// Whether two nouns are one, in whatever number: "civilian" and "civilians".
fn is_one_word(one: &str, other: &str) -> bool {
    const ENDING: usize = 2;
    let (short, long) = if one.len() <= other.len() { (one, other) } else { (other, one) };
    short == long || short.len() > ENDING && long.len() <= short.len() + ENDING && long.starts_with(short)
}

/// "Six workers" beside 46 dead: of one kind of work, and half as many or less.
fn of_one_trade(pair: &Pair<'_>) -> Option<Ruling> {
    let side = pair.only(|claim| claim.manner == Manner::Trade)?;
    let (one, all) = (pair.claim(side), pair.claim(side.other()));
    let far = value::factor(one, all).is_some_and(|factor| factor >= Decimal::TWO);
    // "324 students and 14 teachers were aboard": students are a kind of those that are counted once.
    let counted = |claim: &Claim| claim.manner == Manner::Kind && claim.noun.is_some() && claim.noun == one.noun;
    let kind = pair.case.quantity.nature == Nature::Fixed && pair.case.claims.iter().any(counted);
    if !(far || kind) || value::exceeds(pair.case, one, all) {
        return None;
    }
    let why = format!("{} is of one kind of work alone", words::what(one));
    let said = words::both_numbers(pair);
    Some(Ruling::new(Verdict::NotComparable, &said, &why).in_short("the one counts those of one kind of work"))
}

/// "Five Indian nationals" beside four Jordanians: of two countries; and beside 50, where the story counts by countries.
fn of_countries(pair: &Pair<'_>) -> Option<Ruling> {
    if let Some((left, right)) = nation(pair.left).zip(nation(pair.right)) {
        let why = "each counts the people of another country";
        return (left != right).then(|| Ruling::new(Verdict::NotComparable, &words::both_numbers(pair), why));
    }
    let side = pair.only(|claim| nation(claim).is_some())?;
    let (one, all) = (pair.claim(side), pair.claim(side.other()));
    let place = |claim: &Claim| claim.scope.as_ref().map(|scope| scope.place.clone());
    if value::exceeds(pair.case, one, all) && place(one) == place(all) {
        return None;
    }
    // "33 Turkish soldiers" of 34: as good as all of them.
    let few = |whole: &Claim| {
        let far = value::factor(one, whole).is_none_or(|factor| factor >= Decimal::TWO);
        far && value::above(pair.case, whole, one)
    };
    let by_countries = nation(one).is_some_and(|one| pair.story.counts_others(one));
    if !by_countries || !few(all) && !pair.story.highest().is_some_and(few) {
        return None;
    }
    let said = words::both_numbers(pair);
    let why = format!("{} is of the people of one country alone", words::what(one));
    Some(Ruling::new(Verdict::NotComparable, &said, &why).in_short("the one counts the people of one country"))
}

/// "142 passengers and 11 crew": one breath of one voice counts two kinds, each plainly.
fn counted_apart(pair: &Pair<'_>) -> bool {
    let (left, right) = (pair.left, pair.right);
    let plain = |claim: &Claim| value::manner(claim) == Manner::Stated && !claim.older && claim.noun.is_some();
    let noun = |claim: &Claim| claim.noun.as_deref().unwrap_or_default().trim().to_lowercase();
    left.source == right.source
        && left.evidence.sentence == right.evidence.sentence
        && pair.one_voice()
        && plain(left)
        && plain(right)
        && noun(left) != noun(right)
        && matches!(value::meet(pair), Some(Meeting::Apart(_)))
}

/// "44 were taken to the general hospital and 15 to the clinic": whoever gives two plain numbers in one sentence
/// counts two things by them, whatever they are.
pub(super) fn in_one_breath(pair: &Pair<'_>) -> Option<Ruling> {
    let plain = |claim: &Claim| {
        matches!(claim.manner, Manner::Stated | Manner::Kind | Manner::Trade | Manner::Seen | Manner::After)
            && !claim.older
    };
    let (left, right) = (pair.left, pair.right);
    // "The government says it will cost 545 million, the opposition 700": sums are told to be compared.
    if left.unit.dimension != Dimension::Count {
        return None;
    }
    let twice = left.noun.is_some() && left.noun == right.noun;
    let one =
        !twice && left.source == right.source && pair.one_sentence() && pair.one_voice() && plain(left) && plain(right);
    one.then(|| {
        let said = words::both_numbers(pair);
        Ruling::new(Verdict::NotComparable, &said, "one sentence of one voice gives both, and so of two things")
            .in_short("one sentence of one voice gives both, and so of two things")
    })
}

/// Whether a claim is stated as a part of another in what it counts, not in time or place.
pub(super) fn is_share_of_people(pair: &Pair<'_>, claim: &Claim) -> bool {
    let named = |claim: &Claim| claim.scope.as_ref().map(|scope| scope.place.clone());
    let whole = claim.part_of.and_then(|at| pair.case.claims.get(at));
    let same_place = |whole: &Claim| pair.case.place(whole) == pair.case.place(claim) && named(whole) == named(claim);
    // A place that the part's own words do not name makes it no other part.
    let taken_for_granted =
        |whole: &Claim| whole.scope.is_none() && claim.scope.as_ref().is_some_and(|scope| scope.assumed);
    whole.is_some_and(|whole| {
        // By the day: the hour of a report is no other time.
        let day = |at: Option<crate::window::Moment>| at.map(|at| at.date);
        let days = |claim: &Claim| (day(claim.window.from), day(claim.window.to));
        !std::ptr::eq(whole, claim)
            && (claim.window.assumed || days(whole) == days(claim))
            && (same_place(whole) || taken_for_granted(whole))
    })
}

fn ruling(pair: &Pair<'_>, side: Side, how: &str) -> Ruling {
    let (part, whole) = (pair.claim(side), pair.claim(side.other()));
    let said = format!("{} {how} {}", words::claimed(pair.case, part), words::claimed(pair.case, whole));
    if value::exceeds(pair.case, part, whole) {
        let factor = value::factor(part, whole);
        let times = words::times(factor);
        let reason = format!("{said}, but the part exceeds the whole{times}.");
        return Ruling::told(Verdict::Conflict, reason, "the part exceeds the whole").with_factor(factor);
    }
    let (part, whole) = (pair.placed_claim(side).0, pair.placed_claim(side.other()).0);
    let addition = Addition { parts: vec![part], whole, text: String::new() };
    let reason = format!("{said}; a part is no second opinion on the whole.");
    Ruling { sum: Some(addition), ..Ruling::told(Verdict::Part, reason, "a part is no second opinion on the whole") }
}

enum Combined {
    Alike,
    /// This one counts fewer things together.
    Part(Side),
    /// Each counts something the other does not.
    Crossed,
}

fn combined(pair: &Pair<'_>) -> Combined {
    let within = |one: &Claim, other: &Claim| one.combined_with.iter().all(|id| other.combined_with.contains(id));
    match (within(pair.left, pair.right), within(pair.right, pair.left)) {
        (true, true) => Combined::Alike,
        (true, false) => Combined::Part(Side::Left),
        (false, true) => Combined::Part(Side::Right),
        (false, false) => Combined::Crossed,
    }
}
