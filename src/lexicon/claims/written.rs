//! The form of `claims.toml`, as a language's file writes it: lists under keys, and the few keys that hold something else.

use std::collections::BTreeMap;

use serde::Deserialize;

use super::TimeUnit;
use crate::lexicon::lists::Lists;
use crate::window::PartOfDay;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Written {
    pub(super) speech: Lists,
    pub(super) parts: Parts,
    pub(super) clauses: Lists,
    pub(super) places: Lists,
    pub(super) status: Lists,
    pub(super) order: Lists,
    pub(super) time: Time,
}

#[derive(Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(super) struct Parts {
    pub(super) present_endings: Vec<(String, String)>,
    pub(super) past_endings: Vec<(String, String)>,
    pub(super) senses: Vec<Vec<String>>,
    pub(super) past_tenses: Vec<(String, String, String)>,
    pub(super) families: BTreeMap<String, Vec<String>>,
    pub(super) nations: BTreeMap<String, Vec<String>>,
    #[serde(flatten)]
    pub(super) lists: Lists,
}

#[derive(Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(super) struct Time {
    pub(super) days: BTreeMap<String, [i32; 2]>,
    pub(super) recent: BTreeMap<String, i32>,
    pub(super) loose: BTreeMap<String, i32>,
    pub(super) units: BTreeMap<String, TimeUnit>,
    pub(super) range: Vec<[String; 2]>,
    pub(super) hours: BTreeMap<String, i8>,
    pub(super) day_parts: BTreeMap<String, PartOfDay>,
    pub(super) zones: BTreeMap<String, i16>,
    pub(super) weekdays: BTreeMap<String, i8>,
    pub(super) months: BTreeMap<String, i8>,
    pub(super) month_parts: BTreeMap<String, [i8; 2]>,
    pub(super) quarters: BTreeMap<String, [i8; 2]>,
    #[serde(flatten)]
    pub(super) lists: Lists,
}
