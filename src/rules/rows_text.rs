//! Numbers of rows for reading.

use crate::base::text::Text;
use crate::text;

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
