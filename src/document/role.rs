//! What part of the page each block is. Furniture loses its figures without a word, so a block
//! is furniture only on evidence; where there is doubt it is body.

use rustc_hash::FxHashSet as HashSet;

use super::Role;
use super::block::{Block, Kind};
use super::furniture as line;
use crate::lexicon::text::Text;
use crate::span::Span;

/// How many headlines a page may open with.
const HEADLINES: usize = 4;

/// No headline is longer, in bytes.
const LONGEST_HEADLINE: usize = 200;

/// How many blocks make the foot of a page.
const EDGE: usize = 8;

/// The role of every block.
pub(super) fn of(text: &str, blocks: &[Block], words: &Text) -> Vec<Role> {
    let mut roles: Vec<Option<Role>> = blocks.iter().map(|block| by_itself(text, block, words)).collect();
    signatures(text, blocks, &mut roles);
    lists(text, blocks, &mut roles, words);
    links(text, blocks, &mut roles, words);
    head(text, blocks, &mut roles, words);
    repeats(text, blocks, &mut roles);
    foot(text, blocks, &mut roles, words);
    about(text, blocks, &mut roles, words);
    roles.into_iter().map(Option::unwrap_or_default).collect()
}

/// What a block shows without its neighbours.
fn by_itself(text: &str, block: &Block, words: &Text) -> Option<Role> {
    let said = block.span.slice(text);
    match block.kind {
        Kind::Code => return Some(Role::Furniture),
        // A cell may hold a bare number, a date or one word, and still be a figure's.
        Kind::Cell => return Some(Role::Body),
        Kind::Dash => return None,
        Kind::Heading | Kind::Item | Kind::Text => {}
    }
    if line::is_furniture(said, words) {
        return Some(Role::Furniture);
    }
    if line::is_caption(said, words) {
        return Some(Role::Caption);
    }
    if block.kind == Kind::Heading {
        return Some(Role::Headline);
    }
    // A date on a line of its own heads what follows; at the head of the page it dates the page.
    line::is_dateline(said, words)
        .then(|| if line::dates_the_page(said, words) { Role::Furniture } else { Role::Headline })
}

/// Lines after a dash: a signature stands alone, several in a row are a list.
fn signatures(text: &str, blocks: &[Block], roles: &mut [Option<Role>]) {
    let dashed = |at: Option<usize>| at.and_then(|at| blocks.get(at)).is_some_and(|block| block.kind == Kind::Dash);
    for (at, (block, role)) in blocks.iter().zip(roles.iter_mut()).enumerate() {
        let alone = !dashed(at.checked_sub(1)) && !dashed(Some(at + 1));
        if block.kind == Kind::Dash
            && (alone || block.span.slice(text).contains("(@"))
            && line::is_signature(block.span.slice(text))
        {
            *role = Some(Role::Attribution);
        }
    }
}

/// Lists of links, told from lists of facts.
fn lists(text: &str, blocks: &[Block], roles: &mut [Option<Role>], words: &Text) {
    let mut at = 0;
    while at < blocks.len() {
        let rest = blocks.get(at..).unwrap_or_default();
        let length = rest.iter().take_while(|block| block.kind == Kind::Item).count();
        let items = rest.get(..length).unwrap_or_default();
        let labelled = at
            .checked_sub(1)
            .and_then(|above| blocks.get(above))
            .is_some_and(|above| line::is_link_label(above.span.slice(text), words));
        if are_links(text, items, labelled, words) {
            for role in roles.iter_mut().skip(at).take(length) {
                *role = Some(Role::Furniture);
            }
            if labelled && let Some(label) = at.checked_sub(1).and_then(|above| roles.get_mut(above)) {
                *label = Some(Role::Furniture);
            }
        }
        at += length.max(1);
    }
}

/// The titles of other pages under a line that says so: "Related stories", "More on Marland".
fn links(text: &str, blocks: &[Block], roles: &mut [Option<Role>], words: &Text) {
    let mut inside = false;
    for (at, (block, role)) in blocks.iter().zip(roles.iter_mut()).enumerate() {
        let said = block.span.slice(text);
        if *role == Some(Role::Furniture) && line::is_over_links(said, words) {
            inside = at > 0;
            continue;
        }
        let plain = matches!(block.kind, Kind::Text | Kind::Item) && (!block.terminated || said.ends_with('?'));
        inside = inside && plain && said.lines().all(line::is_title_of_another);
        if inside {
            *role = Some(Role::Furniture);
        }
    }
}

/// Whether items in a row are links to other pages: short, without full stop, titles or
/// questions, and hardly a figure among them. A list of facts is none of it.
fn are_links(text: &str, items: &[Block], labelled: bool, words: &Text) -> bool {
    let said = || items.iter().map(|item| item.span.slice(text));
    let titled = |item: &str| {
        let stopped = item.ends_with(['.', ';', ',', ':']);
        !stopped && item.len() <= 160 && !item.starts_with(char::is_lowercase)
    };
    if items.len() < 3 || !said().all(titled) {
        return false;
    }
    let figures = said().filter(|item| line::holds_figure(item, words)).count();
    if figures == 0 {
        return true;
    }
    let titles = said().filter(|item| line::is_link_title(item, words)).count();
    figures * 3 < items.len() && (labelled || titles * 4 >= items.len())
}

/// The head of a page, down to its first paragraph: headlines, datelines, bylines, labels.
fn head(text: &str, blocks: &[Block], roles: &mut [Option<Role>], words: &Text) {
    let body = body_start(text, blocks, roles, words);
    let Some((above, below)) = body.and_then(|body| roles.split_at_mut_checked(body)) else { return };
    let dateline = |block: &Block| block.kind != Kind::Heading && line::is_dateline(block.span.slice(text), words);
    // A page with dates between its paragraphs is a timeline: its first date heads the first.
    let after = blocks.iter().skip(above.len()).zip(below.iter());
    let timeline = after.filter(|(block, role)| **role == Some(Role::Headline) && dateline(block)).count() > 0;
    let last = above.len().saturating_sub(1);
    let crowd = figures_listed(text, blocks, above, words);
    let mut headlines = above.iter().filter(|role| **role == Some(Role::Headline)).count();
    let mut dated = false;
    for (at, (block, role)) in blocks.iter().zip(above.iter_mut()).enumerate() {
        let said = block.span.slice(text);
        if dateline(block) {
            dated = true;
            if !(timeline && at == last) {
                *role = Some(Role::Furniture);
            }
        } else if role.is_none() {
            let label = block.kind == Kind::Item && dated && said.split_whitespace().count() <= 4;
            if label || line::is_byline(said, words) {
                *role = Some(Role::Furniture);
            } else if block.kind == Kind::Text
                && headlines < HEADLINES
                && !(crowd && headlines > 0 && line::holds_figure(said, words))
            {
                headlines += 1;
                *role = Some(Role::Headline);
            }
        }
    }
}

/// Whether the lines above the first paragraph list figures, as a report's front page does.
fn figures_listed(text: &str, blocks: &[Block], above: &[Option<Role>], words: &Text) -> bool {
    let lines = blocks.iter().zip(above).filter(|(block, role)| role.is_none() && block.kind == Kind::Text);
    lines.filter(|(block, _)| line::holds_figure(block.span.slice(text), words)).count() >= 3
}

/// The first block of running text; none where a page has only lines without full stop.
fn body_start(text: &str, blocks: &[Block], roles: &[Option<Role>], words: &Text) -> Option<usize> {
    let mut first = true;
    blocks.iter().zip(roles).position(|(block, role)| {
        let begins = begins_body(text, block, *role, first, words);
        first &= role.is_some();
        begins
    })
}

/// Whether a block is running text, so that the head of the page ends above it.
fn begins_body(text: &str, block: &Block, role: Option<Role>, first: bool, words: &Text) -> bool {
    let said = block.span.slice(text);
    match (block.kind, role) {
        (_, Some(Role::Body)) => true,
        (_, Some(_)) | (Kind::Heading | Kind::Code, _) => false,
        (Kind::Cell | Kind::Dash, None) => true,
        // "Middle East", under the date: a label. An item that says more is a fact.
        (Kind::Item, None) => said.split_whitespace().count() > 4 || line::holds_figure(said, words),
        (Kind::Text, None) => {
            // A page may be headed by a question.
            let question = first && said.ends_with(['?', '!']) && said.len() <= 120;
            (block.terminated && !question)
                || said.ends_with([':', ','])
                || said.len() > LONGEST_HEADLINE
                || line::opens_with_clock(said)
                || line::opens_with_speaker(said)
        }
    }
}

/// A headline said again is a headline; a line said twice running under it captions a picture.
fn repeats(text: &str, blocks: &[Block], roles: &mut [Option<Role>]) {
    let mut headlines: HashSet<&str> = HashSet::default();
    let mut before: Option<(usize, Span)> = None;
    for (at, block) in blocks.iter().enumerate() {
        let said = || block.span.slice(text);
        let Some(role) = roles.get(at).copied() else { continue };
        let twice = block.kind == Kind::Text
            && !block.terminated
            && before.is_some_and(|(_, above)| above.len() == block.span.len() && above.slice(text) == said());
        match role {
            Some(Role::Headline) if twice && headlines.len() > 1 => {
                for place in [before.map(|(above, _)| above), Some(at)].into_iter().flatten() {
                    if let Some(slot) = roles.get_mut(place) {
                        *slot = Some(Role::Caption);
                    }
                }
            }
            Some(Role::Headline) => {
                headlines.insert(said());
            }
            None if !block.terminated && block.span.len() <= LONGEST_HEADLINE && headlines.contains(said()) => {
                if let Some(slot) = roles.get_mut(at) {
                    *slot = Some(Role::Headline);
                }
            }
            _ => {}
        }
        before = Some((at, block.span));
    }
}

/// The foot of a page: who wrote it, and when it was changed.
fn foot(text: &str, blocks: &[Block], roles: &mut [Option<Role>], words: &Text) {
    let from = blocks.len().saturating_sub(EDGE);
    for (block, role) in blocks.iter().zip(roles.iter_mut()).skip(from.max(1)) {
        if role.is_none() && line::is_byline(block.span.slice(text), words) {
            *role = Some(Role::Furniture);
        }
    }
}

/// "About NAME", and under it a paragraph that says what NAME is: no part of the story.
fn about(text: &str, blocks: &[Block], roles: &mut [Option<Role>], words: &Text) {
    let from = blocks.len().saturating_sub(EDGE).max(1);
    for (at, pair) in blocks.windows(2).enumerate().skip(from) {
        let [heading, paragraph] = pair else { continue };
        let title = heading.span.slice(text);
        let folded = crate::token::fold(title);
        let Some(opening) = words.about_openings.iter().find(|opening| folded.starts_with(opening.as_str())) else {
            continue;
        };
        let name = title.get(opening.len()..).unwrap_or_default().trim_end_matches(':');
        let said = paragraph.span.slice(text);
        let described = {
            let said = crate::token::fold(said);
            words.outlet_words.iter().any(|word| said.contains(word.as_str()))
        };
        let named = name.starts_with(char::is_uppercase) && said.trim_start_matches("The ").starts_with(name);
        if !heading.terminated && title.len() <= 80 && named && described {
            for role in roles.iter_mut().skip(at).take(2) {
                *role = Some(Role::Furniture);
            }
        }
    }
}

/// Whether in this sentence the outlet speaks of itself; from it on, its block is furniture.
/// Asked of the foot of a page only.
pub(super) fn outlet_note(text: &str, at: usize, blocks: usize, sentence: Span, words: &Text) -> bool {
    at + EDGE >= blocks && words.outlet_note.as_ref().is_some_and(|note| note.is_match(sentence.slice(text)))
}
