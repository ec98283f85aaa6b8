//! What everything else is written with: texts in both languages, and calendar days.

pub mod date;
pub mod text;
