//! Group 5: logic between the questions about one mineral.

use crate::rules::Rule;
use crate::template::DECLARATION;

/// What the rules of this group have in common.
const GROUP: Rule = Rule { reads: &[DECLARATION], ..Rule::DEFAULTS };

pub mod all_identified_no_response;
pub mod all_identified_not_all_reported;
pub mod all_identified_partial_response;
pub mod covered_but_not_cahra;
pub mod no_without_knowledge;
pub mod recycled_with_mined_origin;
pub mod remains_without_use;
