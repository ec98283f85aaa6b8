//! What everything else is written with: texts in both languages, calendar days, and addresses.

pub mod addresses;
pub mod date;
pub mod text;
