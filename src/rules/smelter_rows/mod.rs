//! Group 7: each row of the Smelter List by itself.

use crate::rules::Rule;
use crate::template::SMELTER_LIST;

/// What the rules of this group have in common.
const GROUP: Rule = Rule { reads: &[SMELTER_LIST], ..Rule::DEFAULTS };

pub mod choice_not_found;
pub mod country_unknown_name;
pub mod duplicate_row;
pub mod error_mark;
pub mod filler_in_optional_column;
pub mod heading_row_repeated;
pub mod id_malformed;
pub mod id_under_two_metals;
pub mod listed_and_typed;
pub mod lookup_blank;
pub mod lookup_not_of_metal;
pub mod metal_blank;
pub mod name_is_placeholder;
pub mod name_looks_like_seller;
pub mod name_typed_over;
pub mod not_listed_without_details;
pub mod not_yet_identified;
pub mod personal_data;
pub mod recycled_marks_disagree;
pub mod rows_gap_or_overflow;
pub mod several_smelters_in_row;
pub mod typed_id_differs;
