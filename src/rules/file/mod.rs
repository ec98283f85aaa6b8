//! Group 1: file and template.

pub mod date_limit_reached;
pub mod display_language_not_offered;
pub mod foreign_parts;
pub mod form_blank;
pub mod formulas_not_intact;
pub mod layout_differs;
pub mod revision_below_minimum;
pub mod revision_not_newest;
pub mod template_retired;
