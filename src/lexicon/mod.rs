//! A language as data: the words that make, hedge and refuse figures, name times and speakers.
//! Owns loading `en.toml`; a new language is a new file, not new code.

pub mod text;
