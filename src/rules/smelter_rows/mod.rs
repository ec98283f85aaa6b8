//! Group 7: each row of the Smelter List by itself.

use crate::base::text::Text;
use crate::rules::Rule;
use crate::template::SMELTER_LIST;
use crate::text;

/// What the rules of this group have in common.
const GROUP: Rule = Rule { reads: &[SMELTER_LIST], ..Rule::DEFAULTS };

/// The most rows that a message names.
const NAMED_ROWS: usize = 5;

/// Rows of a sheet for reading: `row 5`, `rows 5, 6, 7`, `rows 5, 6, 7, 8, 9 and 12 more`.
pub(crate) fn rows_text(rows: &[u32]) -> Text {
    let named: Vec<String> = rows.iter().take(NAMED_ROWS).map(ToString::to_string).collect();
    let (en, zh) = (named.join(", "), named.join("、"));
    match rows.len() {
        0 | 1 => text!(en: "row {row}", zh: "第 {row} 行", row = en),
        count if count > NAMED_ROWS => {
            let rows = Text { en: en.into(), zh_cn: zh.into() };
            let more = Text { en: (count - NAMED_ROWS).to_string().into(), zh_cn: count.to_string().into() };
            text!(en: "rows {rows} and {more} more", zh: "第 {rows} 行等 {more} 行"; rows: rows, more: more)
        }
        _ => {
            let rows = Text { en: en.into(), zh_cn: zh.into() };
            text!(en: "rows {rows}", zh: "第 {rows} 行"; rows: rows)
        }
    }
}

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
