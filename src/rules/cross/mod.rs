//! Group 5: logic between the questions about one mineral.

pub mod all_identified_no_response;
pub mod all_identified_not_all_reported;
pub mod all_identified_partial_response;
pub mod covered_but_not_cahra;
pub mod no_without_knowledge;
pub mod recycled_with_mined_origin;
pub mod remains_without_use;
