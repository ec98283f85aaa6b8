//! Group 10: the declaration against the Smelter List.

use crate::rules::Rule;
use crate::template::{DECLARATION, SMELTER_LIST};

/// What the rules of this group have in common.
const GROUP: Rule = Rule { reads: &[DECLARATION, SMELTER_LIST], ..Rule::DEFAULTS };

pub mod few_audited_smelters;
pub mod identified_with_placeholders;
pub mod metal_of_other_template;
pub mod mineral_without_rows;
pub mod named_in_comment_only;
pub mod nobody_answered_yet_listed;
pub mod only_not_yet_identified;
pub mod recycled_against_rows;
pub mod reported_without_usable_row;
pub mod response_without_names;
pub mod rows_out_of_scope;
