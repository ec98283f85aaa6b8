//! Group 4: the questions per mineral are complete and valid.

use crate::rules::Rule;
use crate::template::DECLARATION;

/// What the rules of this group have in common.
const GROUP: Rule = Rule { reads: &[DECLARATION], ..Rule::DEFAULTS };

pub mod answer_not_offered;
pub mod answer_out_of_scope;
pub mod answer_undecided;
pub mod information_incomplete;
pub mod later_answer_blank;
pub mod no_without_reason;
pub mod nothing_used;
pub mod percentage_disagrees;
pub mod remains_blank;
pub mod response_low;
pub mod used_blank;
pub mod yes_without_explanation;
