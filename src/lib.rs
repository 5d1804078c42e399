//! figcheck reads several sources about one story, pulls out every figure that a rule file asks
//! for, and says where the sources agree, where they conflict, and where they cannot be
//! compared, and why.
//!
//! The library does no input or output, and no text can make it fail. One way leads through it:
//! [`document`] -> [`figure`] -> [`claim`] -> [`compare`] -> [`review`] -> [`report`]; [`check`] walks it.
//! A module imports only from those listed above it here.

pub mod span;

pub mod token;

pub mod interval;

pub mod unit;

pub mod window;

pub mod notation;

pub mod wording;

pub mod lexicon;

pub mod rules;

pub mod document;

pub mod figure;

pub mod claim;

pub mod compare;

pub mod review;

pub mod report;

pub mod check;
