//! What tells lines of a letter and headings of a table from names of smelters.

use crate::base::normal::{company_words, letters_and_digits};
use crate::reference::StatusKind;

/// Headings of lists and forms, in lower case and without blanks and marks.
const HEADINGS: &[&str] = &[
    "smelter",
    "smelters",
    "smelterid",
    "smelterids",
    "smelteridentification",
    "smelteridentificationnumber",
    "smelteridentificationnumberinputcolumn",
    "smeltername",
    "smelternames",
    "smelterlookup",
    "smelterreference",
    "smeltercountry",
    "smelternotlisted",
    "standardsmeltername",
    "standardname",
    "standardnames",
    "facilityname",
    "facilityid",
    "refinername",
    "name",
    "id",
    "cid",
    "cidnumber",
    "rmiid",
    "metal",
    "country",
    "city",
    "status",
    "冶炼厂",
    "冶炼厂名称",
    "冶炼厂识别号",
    "冶炼厂识别号码",
    "冶炼厂编号",
    "冶炼厂标准名称",
    "标准名称",
    "精炼厂名称",
    "识别号",
    "编号",
    "名称",
    "金属",
    "矿产",
    "国家",
    "城市",
    "状态",
];

/// The first words of greetings and requests, in the same form.
const FIRST_WORDS: &[&str] =
    &["dear", "hi", "hello", "thanks", "thank", "please", "regards", "sincerely", "fyi", "re", "fw", "fwd"];
const CHINESE_STARTS: &[&str] = &["您好", "你好", "尊敬的", "谢谢", "感谢", "此致", "请", "烦请", "以下"];
/// The most words of a name in one piece; a longer one is a sentence.
const MOST_WORDS: usize = 14;
/// The fewest words of a sentence that ends with a full stop.
const FEWEST_WORDS: usize = 5;

/// Whether a line reads as a sentence or a greeting. A name in it that is listed is found all the
/// same.
pub(super) fn is_prose(line: &str) -> bool {
    let line = line.trim();
    let words: Vec<&str> = line.split_whitespace().collect();
    let (Some(first), Some(last)) = (words.first(), words.last()) else { return false };
    let greets = FIRST_WORDS.contains(&letters_and_digits(first).as_str())
        || CHINESE_STARTS.iter().any(|start| line.starts_with(start));
    let closes = line.ends_with(['。', '!', '！', '?', '？', ':', '：']);
    // "Example Mining Co., Ltd." ends with a full stop, too.
    let stops = line.ends_with('.') && words.len() >= FEWEST_WORDS && !company_words(last).is_empty();
    let longest = line.split([',', '，']).map(|part| part.split_whitespace().count()).max().unwrap_or_default();
    greets || closes || stops || longest > MOST_WORDS
}

/// Whether a cell is a heading of a column, or a status.
pub(super) fn is_heading_or_status(cell: &str) -> bool {
    let is_status = matches!(StatusKind::read(cell), Some(kind) if !matches!(kind, StatusKind::Other(_)));
    is_status || HEADINGS.contains(&letters_and_digits(cell).as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sentences_are_told_from_names() {
        for line in [
            "Dear all,",
            "Please confirm the smelters below",
            "We buy from the following smelters:",
            "They have been removed last year.",
            "您好",
            "以下冶炼厂请确认。",
            "Could you check?",
        ] {
            assert!(is_prose(line), "{line}");
        }
        for line in [
            "Kiln Metals Co., Ltd.",
            "The North Harbour Tin Refinery of Lima Inc.",
            "示例锡业有限公司",
            "Kiln, Aster,",
            "Aster Metals Corp.",
        ] {
            assert!(!is_prose(line), "{line}");
        }
    }

    #[test]
    fn headings_are_known_in_both_languages() {
        for cell in ["Smelter Name (*)", "CID number", "冶炼厂名称", "RMAP Conformant", "ＮＡＭＥ"] {
            assert!(is_heading_or_status(cell), "{cell}");
        }
        assert!(!is_heading_or_status("Name Metals"));
    }
}
