//! The rule file as it is written: plain structures with their places.
