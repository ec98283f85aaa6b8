//! What everything else is written with: texts in both languages, the forms in which texts are
//! compared, calendar days, and addresses.

pub mod addresses;
pub mod date;
pub mod normal;
pub mod text;
