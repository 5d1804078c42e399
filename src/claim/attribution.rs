//! Whose words are not told by a verb of the sentence: who publishes a text, who signs a paragraph, whose
//! number a denial names.

use super::Speaker;
use super::clause::part;
use super::subject;
use crate::lexicon::claims::Part;
use crate::lexicon::figures::Class;
use crate::lexicon::line::Line;
use crate::rules::Rules;
use crate::span::Span;
use crate::token::Kind;

/// Whose number stands before a token: "not 43 as the company insists", "not the 43 of whom the company
/// speaks", "not the 500 claimed by the union".
pub(super) fn rivals(line: &Line<'_>, rules: &Rules) -> Vec<(usize, Speaker)> {
    const REACH: usize = 6;
    let rival = |at: usize| {
        let opens = part(line, at, Part::Aside) || part(line, at, Part::SayingVerb) || part(line, at, Part::Published);
        let of_whom = line.is(at, Class::Of) && part(line, at + 1, Part::Aside);
        let first = if of_whom { at + 2 } else { at + 1 };
        let end = (first..first + REACH)
            .find(|at| line.kind(*at) == Kind::Mark && !line.is_glued(*at + 1))
            .unwrap_or(first + REACH);
        let says = of_whom || part(line, at, Part::Aside);
        let verb = (first..end).any(|at| part(line, at, Part::SayingVerb));
        let by = line.is(at + 1, Class::By);
        let speaker = subject::declared(line, (first, end.min(line.len())), rules)?;
        ((opens || of_whom) && (says && verb || !says && by)).then_some((at, speaker))
    };
    if !(0..line.len()).any(|at| line.is(at, Class::Not)) {
        return Vec::new();
    }
    (0..line.len()).filter_map(rival).collect()
}

/// Who publishes a document, where the rules declare them as a claimant: a ministry's statement is
/// the ministry's word.
pub(super) fn house(publisher: &str, rules: &Rules) -> Option<Speaker> {
    let mut tokens = Vec::new();
    crate::token::tokenize(publisher, Span::new(0, publisher.len()), &mut tokens);
    // "Police zone Brussels-Centre" is the police zone; "Union Gazette" is no union.
    let whole = |found: &std::ops::Range<usize>| {
        let (first, last) = (found.start == 0, found.end == tokens.len());
        first && last || found.len() > 1 && (first || last)
    };
    let is = |claimant: &&crate::rules::Claimant| claimant.names.find(publisher, &tokens).iter().any(whole);
    rules
        .claimants
        .iter()
        .find(is)
        .map(|claimant| Speaker { name: publisher.to_owned(), id: Some(claimant.id.clone()) })
}

/// The speaker and day that sign what stands before: "— The White Helmets (@handle) 30 November".
pub(super) fn signature(line: &Line<'_>, rules: &Rules) -> Option<Speaker> {
    let start = (0..line.len()).find(|at| line.kind(*at) == Kind::Word)?;
    let end = (start..line.len()).find(|at| matches!(line.str(*at), "(" | "," | "@")).unwrap_or(line.len());
    const LONGEST_NAME: usize = 12;
    if end - start > LONGEST_NAME {
        return None;
    }
    let known = subject::declared(line, (start, line.len()), rules);
    let mut first = start;
    while first < end && part(line, first, Part::Article) {
        first += 1;
    }
    let name = subject::tidy(line, (first, end))?;
    Some(Speaker { id: known.and_then(|known| known.id), name })
}
