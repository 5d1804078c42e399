//! Numbers that a text sets beside another: to deny them ("not 500 but 600", "22, not 14", "12 rather
//! than 15"), or as what was before ("9 cases, down from 14").

use super::{Manner, Placed, hedge};
use crate::lexicon::figures::Class;
use crate::lexicon::line::Line;

/// How many tokens may stand between a number and the one it is set against.
const REACH: usize = 8;

/// Marks the numbers that their sentence says it was not, or is no more.
pub(super) fn mark(line: &Line<'_>, figures: &mut [Placed]) {
    for at in 0..figures.len() {
        let Some(this) = figures.get(at) else { continue };
        let before = at.checked_sub(1).and_then(|at| figures.get(at));
        let after = figures.get(at + 1);
        let fallen =
            this.figure.manner == Manner::Stated && line.phrase_before(&line.lexicon.figures.was, this.first).is_some();
        let manner = match (is_denied(line, before, this, after), fallen) {
            (true, _) => Manner::Denied,
            (false, true) => Manner::Before,
            (false, false) => continue,
        };
        if let Some(this) = figures.get_mut(at) {
            this.figure.manner = manner;
        }
    }
}

fn is_denied(line: &Line<'_>, before: Option<&Placed>, this: &Placed, after: Option<&Placed>) -> bool {
    let near = before.is_some_and(|before| this.first.abs_diff(before.tail) <= REACH);
    if line.phrase_before(&line.lexicon.figures.instead, this.first).is_some() {
        return near;
    }
    if !line.is_before(this.first, Class::Not) || hedge::before(line, this.start).1.bound().is_some() {
        return false;
    }
    let corrected =
        after.is_some_and(|after| line.is_before(after.first, Class::But) && after.first.abs_diff(this.first) <= REACH);
    corrected || near
}
