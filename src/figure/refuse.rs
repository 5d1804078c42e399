//! Numbers that state no figure, told by their shape: dates, codes, names. Each is
//! read as a whole, so that no part of it is taken for a count.

use super::{Refusal, hour};
use crate::lexicon::figures::{Class, NumberWord};
use crate::lexicon::line::Line;
use crate::token::{Gap, Kind};

/// The refused phrase that begins at a token, and where it ends.
pub(super) fn shape(line: &Line<'_>, at: usize) -> Option<(usize, Refusal)> {
    let data = &line.lexicon.figures;
    if let Some((end, ())) = line.phrase_at(&data.idioms, at).or_else(|| line.phrase_at(&data.never, at)) {
        // "two state banks" are two, where "a two-state deal" counts nothing.
        let several = matches!(line.number(at), Some(NumberWord::Small(2..)));
        let counts = several && line.past_hyphen(at + 1) == at + 1 && counts_to(line, at + 1, end);
        // "for one hour, 14 minutes"
        let lasts = line.is_number(end - 1) && line.is(end, Class::TimeUnit);
        if !counts && !lasts {
            return Some((end, Refusal::Idiom));
        }
    }
    if let Some(end) = for_so_many(line, at) {
        return Some((end, Refusal::Idiom));
    }
    if line.kind(at) == Kind::Word {
        return month_first(line, at).or_else(|| hour::in_words(line, at));
    }
    if line.kind(at) != Kind::Number {
        return phone_plus(line, at);
    }
    part_of_name(line, at)
        .or_else(|| counter(line, at))
        .or_else(|| date(line, at))
        .or_else(|| hour::shape(line, at))
        .or_else(|| code(line, at))
        .or_else(|| suffixed(line, at))
}

/// Whether a counted noun begins at a place and goes on past another.
fn counts_to(line: &Line<'_>, at: usize, end: usize) -> bool {
    super::noun::phrase(line, at, false).is_some_and(|(_, noun_end)| end < noun_end)
}

/// "a 1-for-20 split", "two-for-one tickets", "the formula '1,000 for 1,000'".
fn for_so_many(line: &Line<'_>, at: usize) -> Option<usize> {
    let alike = line.is_number(at) && line.is(at + 1, Class::For) && line.str(at) == line.str(at + 2);
    if alike && !super::noun::counts_at(line, at + 3) {
        return Some(at + 3);
    }
    let hyphens = [at + 1, at + 3].iter().all(|at| line.past_hyphen(*at) != *at);
    (hyphens && line.is_number(at) && line.is(at + 2, Class::For) && line.is_number(at + 4)).then_some(at + 5)
}

/// The bare digits of a token as a small number.
fn small(line: &Line<'_>, at: usize) -> Option<u32> {
    let token = line.str(at);
    (line.kind(at) == Kind::Number && token.len() <= 4).then(|| token.parse().ok()).flatten()
}

/// Whether a token is digits that can be a day of a month.
pub(super) fn is_day(line: &Line<'_>, at: usize) -> bool {
    small(line, at).is_some_and(|day| (1..=31).contains(&day)) && line.width(at) <= 2
}

/// Whether a token is four digits that can be a year.
pub(super) fn is_year(line: &Line<'_>, at: usize) -> bool {
    line.width(at) == 4 && small(line, at).is_some_and(|year| (1000..=2199).contains(&year))
}

/// Whether a token is a month here: a month that is also a word needs its capital.
pub(super) fn is_month(line: &Line<'_>, at: usize) -> bool {
    line.is(at, Class::Month) && (!line.is(at, Class::MonthWord) || line.is_capital(at))
}

/// Digits written on to letters ("F16", "Covid-19"), or letters on to digits ("5G").
fn part_of_name(line: &Line<'_>, at: usize) -> Option<(usize, Refusal)> {
    let before = at.checked_sub(1)?;
    if !line.is_glued(at) {
        return None;
    }
    let name = || (name_end(line, at), Refusal::Name);
    if line.kind(before) == Kind::Word {
        let currency = super::measure::currency_before(line, at).is_some();
        return (!currency).then(name);
    }
    if line.mark(before) == '#' || line.mark(before) == '№' {
        return Some((name_end(line, at), Refusal::Label));
    }
    if matches!(line.mark(before), '_' | '@') {
        return Some(name());
    }
    // "XBB.1.5": a full stop with letters before it, and no end of a sentence
    let variant = line.mark(before) == '.'
        && line.is_glued(before)
        && before.checked_sub(1).is_some_and(|letters| {
            let coded = line.is_shouted(letters) || line.is_shouted_alone(letters) && line.str(at).contains('.');
            coded && !line.is(letters, Class::Label) && !line.is_glued(letters)
        })
        && super::measure::currency_before(line, before).is_none();
    if variant {
        return Some(name());
    }
    // "the Class of '98"
    let short = matches!(line.mark(before), '\'' | '’') && !line.is_glued(before) && line.width(at) == 2;
    if short && !line.is_glued(at + 1) && !super::noun::counts_at(line, at + 1) {
        return Some((at + 1, Refusal::Year));
    }
    // "AK-47", "Covid-19", "Su-27": a name, a hyphen and its number; not "mid-2012".
    let letters = before.checked_sub(1)?;
    let hyphen = line.is(before, Class::Dash) && line.is_glued(before) && line.kind(letters) == Kind::Word;
    let named = line.is_capital(letters) && line.number(letters).is_none() && !line.is(letters, Class::Month);
    let band = line.lexicon.figures.bands.contains_key(&line.word(letters)) || line.is(letters, Class::YearBefore);
    // "titanium-50", "omega-3"
    let small = hyphen
        && line.entry(letters).is_plain()
        && !line.is_capital(letters)
        && line.phrase_before(&line.lexicon.figures.before, before).is_none();
    if small {
        return Some(name());
    }
    (hyphen && named && !(band && is_year(line, at)) && !is_sentence_prefix(line, letters)).then(name)
}

/// A word that opens the sentence is capital without being a name: "Mid-2012", "Under-15s".
fn is_sentence_prefix(line: &Line<'_>, at: usize) -> bool {
    at == 0
        && (line.lexicon.figures.bands.contains_key(&line.word(at))
            || line.is(at, Class::YearBefore)
            || line.is(at, Class::Stop))
}

/// Where the run of letters, digits and hyphens ends that a name is written in.
fn name_end(line: &Line<'_>, at: usize) -> usize {
    let mut end = at + 1;
    while end < line.len() && line.is_glued(end) && (line.kind(end) != Kind::Mark || line.past_hyphen(end) != end) {
        // "Covid-19-related": the rest is another word.
        if line.kind(end) == Kind::Word && line.is_before(end, Class::Dash) && !line.is_capital(end) {
            break;
        }
        end += 1;
    }
    end
}

/// "♥ 1.2K ⟲ 340": how often a post was liked and passed on.
fn counter(line: &Line<'_>, at: usize) -> Option<(usize, Refusal)> {
    // A sign may be followed by the mark that has it drawn in colour.
    const DRAWN: char = '\u{FE0F}';
    let sign = at.checked_sub(1).map(|before| if line.mark(before) == DRAWN { before } else { before + 1 })?;
    let thousands = line.kind(at + 1) == Kind::Word && line.is_glued(at + 1) && line.width(at + 1) == 1;
    let end = at + 1 + usize::from(thousands);
    let signed = line.phrase_before(&line.lexicon.figures.counter_signs, sign).is_some();
    // "❤ 41 people were rescued" counts them.
    (signed && line.kind(end) != Kind::Word).then_some((end, Refusal::Label))
}

/// Days, months and years in any order and spelling.
fn date(line: &Line<'_>, at: usize) -> Option<(usize, Refusal)> {
    if let Some(end) = date_in_digits(line, at) {
        return Some((end, Refusal::Date));
    }
    // "29 November 2016", "the 29th of November", "29-30 November", "5 and 6 May".
    if is_day(line, at) {
        let mut end = past_ordinal(line, at + 1);
        for _ in 0..3 {
            let of = if line.is(end, Class::Of) { end + 1 } else { end };
            let month = line.past_hyphen(of);
            // A foreign month is written small: "5 mars 2016".
            let dated = is_month(line, month) || line.is(month, Class::Month) && is_year(line, month + 1);
            if dated && line.token(month).gap != Gap::Line {
                return Some((past_year(line, month + 1), Refusal::Date));
            }
            let links = line.is(end, Class::Dash)
                || line.is(end, Class::And)
                || line.is(end, Class::To)
                || line.is(end, Class::Or)
                || line.mark(end) == ','
                || line.mark(end) == '/';
            let next = if line.is(end + 1, Class::The) { end + 2 } else { end + 1 };
            if !(links && is_day(line, next)) {
                break;
            }
            end = past_ordinal(line, next + 1);
        }
        if line.is_before(at, Class::Weekday) && !super::noun::counts_at(line, past_ordinal(line, at + 1)) {
            return Some((past_ordinal(line, at + 1), Refusal::Date));
        }
    }
    None
}

fn past_ordinal(line: &Line<'_>, at: usize) -> usize {
    if line.is(at, Class::OrdinalSuffix) && line.is_glued(at) { at + 1 } else { at }
}

fn past_year(line: &Line<'_>, at: usize) -> usize {
    let year = if line.mark(at) == ',' || line.is(at, Class::Of) { at + 1 } else { line.past_hyphen(at) };
    if is_year(line, year) && line.token(year).gap != Gap::Line { year + 1 } else { at }
}

/// "November 29, 2016", "Nov 29-30", "December 1,2016", "November 2016".
fn month_first(line: &Line<'_>, at: usize) -> Option<(usize, Refusal)> {
    if !is_month(line, at) {
        return None;
    }
    let mut next = if line.mark(at + 1) == '.' && line.is_glued(at + 1) { at + 2 } else { at + 1 };
    next = line.past_hyphen(next);
    if line.is(next, Class::The) || line.is(next, Class::Of) {
        next += 1;
    }
    if line.kind(next) != Kind::Number || line.token(next).gap == Gap::Line {
        return None;
    }
    if is_year(line, next) {
        return Some((next + 1, Refusal::Date));
    }
    // A caption's "1,2016": a day and a year without a space.
    if let Some((day, year)) = line.str(next).split_once(',')
        && day.len() <= 2
        && year.len() == 4
    {
        return Some((next + 1, Refusal::Date));
    }
    if !is_day(line, next) || line.is(next + 1, Class::PercentWords) {
        return None;
    }
    let mut end = past_ordinal(line, next + 1);
    // "In May 20 people were killed": a count, told by what is counted.
    if end == next + 1 && line.is(end, Class::Counted) && line.is_before(at, Class::In) {
        return None;
    }
    while (line.is(end, Class::Dash) || line.is(end, Class::And) || line.is(end, Class::To) || line.mark(end) == ',')
        && is_day(line, end + 1)
        && !super::noun::counts_at(line, end + 2)
    {
        end = past_ordinal(line, end + 2);
    }
    Some((past_year(line, end), Refusal::Date))
}

/// "2016-12-10", "5/17/2018", "10.12.2016".
fn date_in_digits(line: &Line<'_>, at: usize) -> Option<usize> {
    let token = line.str(at);
    if is_dotted_date(token) {
        return Some(at + 1);
    }
    if is_day_and_month(line, at) {
        return Some(at + 3);
    }
    if !matches!(line.mark(at + 1), '/' | '-' | '–') {
        return None;
    }
    let separator = line.str(at + 1);
    if line.str(at + 3) != separator {
        return None;
    }
    if !(1..5).all(|next| line.is_glued(at + next)) || at + 4 >= line.len() {
        return None;
    }
    let [first, second, third] = [line.str(at), line.str(at + 2), line.str(at + 4)];
    let digits = [first, second, third].iter().all(|part| part.bytes().all(|b| b.is_ascii_digit()));
    let year_first = first.len() == 4 && second.len() <= 2 && third.len() <= 2;
    let year_last = first.len() <= 2 && second.len() <= 2 && matches!(third.len(), 2 | 4);
    let slashed = separator == "/" || third.len() == 4;
    // "2016-12-10T14:13" goes on glued.
    let mut end = at + 5;
    while end < line.len()
        && line.is_glued(end)
        && year_first
        && (line.kind(end) != Kind::Mark || line.mark(end) == ':')
    {
        end += 1;
    }
    (digits && (year_first || (year_last && slashed))).then_some(end)
}

/// "06/26", which no fraction is, and "12/24" where it stands alone, as in a table's first column.
fn is_day_and_month(line: &Line<'_>, at: usize) -> bool {
    let pair =
        |at: usize| line.str(at).parse::<u8>().ok().filter(|_| line.width(at) == 2 && line.kind(at) == Kind::Number);
    let slash = |at: usize| line.mark(at) == '/' && line.is_glued(at) && line.is_glued(at + 1);
    let either = pair(at).zip(pair(at + 2)).map(|(one, other)| (one.min(other), one.max(other)));
    let date = either.is_some_and(|(low, high)| (1..=12).contains(&low) && (1..=31).contains(&high));
    let alone = at == 0 && at + 3 == line.len();
    let padded = [at, at + 2].iter().any(|&at| line.str(at).starts_with('0'));
    let whole = at.checked_sub(1).is_none_or(|before| !slash(before)) && !slash(at + 3);
    date && slash(at + 1) && whole && (alone || padded)
}

/// "10.12.2016".
fn is_dotted_date(token: &str) -> bool {
    // "1.1.2016"
    const SHORTEST: usize = 8;
    if token.len() < SHORTEST {
        return false;
    }
    let Some((day, (month, year))) = token.split_once('.').and_then(|(day, rest)| Some((day, rest.split_once('.')?)))
    else {
        return false;
    };
    let digits = [day, month, year].iter().all(|part| part.bytes().all(|byte| byte.is_ascii_digit()));
    digits && day.len() <= 2 && month.len() <= 2 && year.len() == 4 && (month.len() == 2 || !month.starts_with('0'))
}

/// Versions, telephone numbers, coordinates, image sizes: digits in an order of their own.
fn code(line: &Line<'_>, at: usize) -> Option<(usize, Refusal)> {
    let token = line.str(at);
    // "0700.HK", "007"
    // "p = .003" is a number with a point before it.
    let pointed = at.checked_sub(1).is_some_and(|point| line.mark(point) == '.' && !line.is_glued(point));
    let zeros = 1 < token.len() && token.starts_with('0') && !token.contains('.') && !(pointed && line.is_glued(at));
    if zeros && !token.bytes().all(|b| b == b'0') && !line.is(at + 1, Class::PercentWords) && phone(line, at).is_none()
    {
        return Some((name_end(line, at), Refusal::Name));
    }
    // "401(k)"
    if line.mark(at + 1) == '('
        && line.mark(at + 3) == ')'
        && (1..4).all(|next| line.is_glued(at + next))
        && line.kind(at + 2) == Kind::Word
    {
        return Some((at + 4, Refusal::Name));
    }
    // "application 22/01456/FUL"
    let parts = [1, 3].iter().all(|slash| line.is(at + slash, Class::Slash) && line.is_glued(at + slash));
    if parts && line.kind(at + 2) == Kind::Number && line.kind(at + 4) == Kind::Word && line.is_glued(at + 4) {
        return Some((at + 5, Refusal::Name));
    }
    // "4-3-3"
    let chain = [1, 3].iter().all(|next| line.past_hyphen(at + next) != at + next)
        && [2, 4].iter().all(|next| line.kind(at + next) == Kind::Number);
    if chain && token.len() < 3 && line.width(at + 2) < 3 && line.width(at + 4) < 3 {
        return Some((at + 5, Refusal::Score));
    }
    // "six of its 787-9s"
    let types = line.width(at) == 3
        && line.past_hyphen(at + 1) == at + 2
        && line.kind(at + 2) == Kind::Number
        && line.is(at + 3, Class::PluralSuffix)
        && line.is_glued(at + 3);
    if types && token.bytes().all(|b| b.is_ascii_digit()) {
        return Some((at + 4, Refusal::Name));
    }
    // "90+3rd"
    if line.mark(at + 1) == '+' && line.kind(at + 2) == Kind::Number && line.is_glued(at + 1) && line.is_glued(at + 2) {
        return Some((past_ordinal(line, at + 3), Refusal::Clock));
    }
    if 1 < token.matches('.').count() && !token.contains(',') {
        return Some((at + 1, Refusal::Version));
    }
    if let Some(end) = size(line, at) {
        return Some((end, Refusal::Size));
    }
    if let Some(end) = coordinate(line, at) {
        return Some((end, Refusal::Coordinates));
    }
    if let Some(end) = phone(line, at) {
        return Some((end, Refusal::Phone));
    }
    let postal = at.checked_sub(1).is_some_and(|before| line.is_shouted(before) && line.width(before) == 2);
    let codes = postal
        && token.len() == 5
        && token.bytes().all(|b| b.is_ascii_digit())
        && !super::noun::counts_at(line, at + 1);
    let currency = codes && super::measure::currency_before(line, at).is_some();
    (codes && !currency).then_some((at + 1, Refusal::Postal))
}

/// "16x9", "1024 x 768 pixels".
fn size(line: &Line<'_>, at: usize) -> Option<usize> {
    let cross = line.is(at + 1, Class::TimesSign);
    let tight = line.is_glued(at + 1) && line.is_glued(at + 2);
    let ten = line.str(at + 2) == "10"
        && (line.is(at + 3, Class::Power) || "⁰¹²³⁴⁵⁶⁷⁸⁹⁻".contains(line.str(at + 3)) && at + 3 < line.len());
    (cross
        && line.kind(at + 2) == Kind::Number
        && !ten
        && (tight || line.kind(at + 1) == Kind::Mark || line.str(at + 1) == "x"))
        .then_some(at + 3)
}

/// "36.2°N", "37° 10′ E".
fn coordinate(line: &Line<'_>, at: usize) -> Option<usize> {
    if !matches!(line.str(at + 1), "°" | "º") {
        return None;
    }
    let mut end = at + 2;
    while line.kind(end) == Kind::Number || matches!(line.mark(end), '′' | '″' | '\'' | '\"' | '’' | '”') {
        end += 1;
    }
    line.is(end, Class::Compass).then_some(end + 1)
}

/// Telephone numbers: "555-1234", "020 7946 0958", "1-800-555-0199".
fn phone(line: &Line<'_>, at: usize) -> Option<usize> {
    let mut end = at + 1;
    let mut groups = 1;
    let mut digits = line.width(at);
    let plain = |at: usize| line.kind(at) == Kind::Number && line.str(at).bytes().all(|b| b.is_ascii_digit());
    if !plain(at) {
        return None;
    }
    // No telephone number is longer than this many digits.
    const LONGEST: usize = 15;
    while digits <= LONGEST {
        let next = line.past_hyphen(end);
        let spaced = next == end && line.token(end).gap == Gap::Space;
        if !plain(next) || !(spaced || next != end) {
            break;
        }
        digits += line.width(next);
        groups += 1;
        end = next + 1;
    }
    let lead = line.str(at);
    let local = groups == 2 && lead.len() == 3 && digits == 7 && line.past_hyphen(at + 1) != at + 1;
    // "Hotline: 80 00 11 17", "tel. 91 555 17 21"
    let mark = at.checked_sub(1).filter(|mark| matches!(line.mark(*mark), ':' | '.'));
    let called = [Some(at), mark].into_iter().flatten().any(|at| line.is_before(at, Class::Label));
    let national =
        3 <= groups && 9 <= digits && (lead.starts_with('0') || line.past_hyphen(at + 1) != at + 1 || called);
    let paired = 4 <= groups && digits == 2 * groups && lead.len() == 2 && called;
    let trunk = groups == 2 && lead.starts_with('0') && 2 < lead.len() && 9 <= digits;
    (local || national || paired || trunk).then_some(end)
}

/// "+44 20 7946 0958".
fn phone_plus(line: &Line<'_>, at: usize) -> Option<(usize, Refusal)> {
    let opens = at == 0 || !line.is_glued(at) || line.is_before(at, Class::OpenBracket);
    if line.mark(at) != '+' || !line.is_glued(at + 1) || !opens {
        return None;
    }
    let mut end = at + 1;
    let mut digits = 0;
    while end < line.len()
        && (line.kind(end) == Kind::Number || line.past_hyphen(end) != end || matches!(line.mark(end), '(' | ')'))
        // "(+44 20 7946 0958)": the bracket around it is not its own.
        && (line.mark(end) != ')' || (at..end).any(|at| line.mark(at) == '('))
    {
        digits += if line.kind(end) == Kind::Number { line.width(end) } else { 0 };
        end += 1;
    }
    (9 <= digits && at + 2 < end).then_some((end, Refusal::Phone))
}

/// Ordinals, decades and other letters written on to digits: "2nd", "1990s", "5G", "4x4".
fn suffixed(line: &Line<'_>, at: usize) -> Option<(usize, Refusal)> {
    let next = at + 1;
    if line.is(next, Class::OrdinalSuffix) && line.is_glued(next) {
        return Some((next + 1, Refusal::Ordinal));
    }
    let seconds = line.str(at).contains('.') && line.lexicon.figures.tight.contains_key(line.str(next));
    if line.is(next, Class::PluralSuffix) && line.is_glued(next) && !seconds {
        let round = line.str(at).ends_with('0') && matches!(line.width(at), 2 | 4);
        // "in their 20s and 30s"
        let first = at.checked_sub(3).filter(|first| {
            let joined = line.is_before(at, Class::And) || line.is_before(at, Class::Or);
            joined && line.is(first + 1, Class::PluralSuffix) && line.kind(*first) == Kind::Number
        });
        let decade = |at: usize| line.is_before(band_start(line, at), Class::AgeDecadeBefore);
        let aged = decade(at) || first.is_some_and(decade);
        // "the under-16s", "over-60s"
        let over = at.checked_sub(1).map(|over| if line.past_hyphen(over) == over { at } else { over });
        let bounded = over.is_some_and(|over| line.is_before(over, Class::AgeOver)) && line.width(at) <= 2;
        let aged = aged || bounded;
        if round && !aged && band_start(line, at) != at && line.width(at) == 2 {
            return None;
        }
        return Some((
            next + 1,
            if aged {
                Refusal::Age
            } else if round {
                Refusal::Decade
            } else {
                Refusal::Name
            },
        ));
    }
    let letters = line.kind(next) == Kind::Word && line.is_glued(next);
    let data = &line.lexicon.figures;
    let known = data.letters.contains_key(&line.word(next))
        // "3.5million"
        || matches!(line.number(next), Some(NumberWord::Scale(_)))
        || data.tight.contains_key(line.str(next))
        || line.phrase_at(&data.units, next).is_some()
        || line.phrase_at(&data.currency_names, next).is_some() && !line.is_capital(next)
        || line.phrase_at(&data.after, next).is_some()
        || line.is(next, Class::Fold)
        || super::measure::glued(line, next).or_else(|| super::measure::degrees(line, next)).is_some()
        || line.is(next, Class::TimesSign) && line.kind(next + 1) != Kind::Number && !is_model(line, at)
        || line.str(next).eq_ignore_ascii_case("e") && line.kind(next + 1) != Kind::Word;
    // "50+injured", "27people": a slip of the writer's is no name.
    let slip = line.is(next, Class::Counted);
    (letters && !known && !slip).then(|| (name_end(line, at), Refusal::Name))
}

/// "Boeing's 777X": a capital X behind a maker's name.
fn is_model(line: &Line<'_>, at: usize) -> bool {
    let maker = at.checked_sub(1).is_some_and(|before| line.is_capital(before) || line.is(before, Class::IsShort));
    maker && line.is_capital(at + 1)
}

/// Where the words begin that place a number within its decade: "mid-20s", "the low 40s".
pub(super) fn band_start(line: &Line<'_>, at: usize) -> usize {
    let Some(before) = at.checked_sub(1) else { return at };
    let word = if line.is(before, Class::Dash) && line.is_glued(before) { before.checked_sub(1) } else { Some(before) };
    word.filter(|word| line.lexicon.figures.bands.contains_key(&line.word(*word))).unwrap_or(at)
}

/// The tokens of links, handles and addresses: runs written together that hold "://", "www." or
/// "@". Nothing in them is read.
pub(super) fn links(line: &Line<'_>) -> Vec<(usize, usize)> {
    let mut runs = Vec::new();
    // Nearly every sentence is told off by its bytes.
    let signs = |pair: &[u8]| match pair {
        [b'@' | b'/', _] | [_, b'@' | b'/'] => true,
        [b'.', behind] => behind.is_ascii_alphabetic() || !behind.is_ascii(),
        _ => false,
    };
    if !line.span(0, line.len()).slice(line.text).as_bytes().windows(2).any(signs) {
        return runs;
    }
    let mut start = 0;
    while start < line.len() {
        let mut end = start + 1;
        while end < line.len() && line.is_glued(end) {
            end += 1;
        }
        let text = line.span(start, end).slice(line.text);
        if 3 < text.len() && (text.contains("://") || text.contains("www.") || text.contains('@'))
            || text.contains(".com")
        {
            runs.push((start, end));
        }
        start = end;
    }
    runs
}
