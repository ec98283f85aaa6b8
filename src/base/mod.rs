//! What everything else is written with: texts in both languages, the forms in which texts are
//! compared, and calendar days.

pub mod date;
pub mod normal;
pub mod text;
