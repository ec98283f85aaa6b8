//! What the template finds of a text that it looks up, counts or compares, and what is meant by the text: the one place that
//! decides both.
//!
//! The formulas of every template compare whole texts; upper and lower case is all that they pass over. A blank (also a
//! no-break or full-width one), a line break or a full-width letter more, or the same word in another language, and they find
//! nothing (official workbooks, recalculated 2026-11). A person still means the same, so that every rule but those that
//! report such a cell goes by what is meant.

use super::answer::option_key;
use super::entry::Entry;
use super::smelter::Choice;
use crate::template::options;
use crate::workbook::excel::same_text;

/// Bytes of the longest text that may mean a word of the template. No word is nearly as long.
const LONGEST: usize = 1_000;

/// Whether the template finds the text of a cell.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Recognition {
    /// There is nothing to be found: a blank, or an error instead of a value.
    #[default]
    Nothing,
    /// The text is a word of the template, whatever its case.
    Found,
    /// The template does not find the text; this is its word for what is meant.
    Meant(String),
    /// The template does not find the text, and no word of it is meant for certain.
    Unknown,
}

impl Recognition {
    /// Looks for the text of a cell among words of the template. Blanks, dashes, quotes and full-width letters do not change
    /// what is meant.
    pub fn among<'w>(entry: &Entry, words: impl IntoIterator<Item = &'w str>) -> Self {
        if entry.readable().is_empty() {
            return Self::Nothing;
        }
        if entry.typed.len() > LONGEST {
            return Self::Unknown;
        }
        let key = option_key(&entry.typed);
        let mut meant = None;
        for word in words {
            if is_found_as(&entry.typed, word) {
                return Self::Found;
            }
            if meant.is_none() && option_key(word) == key {
                meant = Some(word);
            }
        }
        meant.map_or(Self::Unknown, |word| Self::Meant(word.to_owned()))
    }

    /// The word of the template that is meant, where the template does not find the text.
    pub fn meant(&self) -> Option<&str> {
        match self {
            Self::Meant(word) => Some(word),
            Self::Nothing | Self::Found | Self::Unknown => None,
        }
    }
}

/// Whether the template takes a text for one of its words.
pub fn is_found_as(typed: &str, word: &str) -> bool {
    same_text(typed, word)
}

/// The special choice of the look-up column that a text means, and the template's word for it.
pub(super) fn special_choice(text: &str) -> Option<(Choice, &'static str)> {
    // As typed by hand, in Chinese, Japanese and Korean too; without blanks and punctuation.
    const NOT_LISTED: [&str; 19] = [
        "smelternotlisted",
        "notlisted",
        "smelterisnotlisted",
        "未列出",
        "未列入",
        "未列名",
        "未在清单",
        "未在清单中",
        "不在清单中",
        "清单中没有",
        "冶炼厂未列出",
        "未列出的冶炼厂",
        "冶煉廠未列出",
        "リストにない",
        "リストに無い",
        "リストなし",
        "未掲載",
        "목록에없음",
        "미등재",
    ];
    const NOT_IDENTIFIED: [&str; 32] = [
        "smelternotyetidentified",
        "smelternotidentified",
        "notyetidentified",
        "notidentified",
        "unidentified",
        "tobeidentified",
        "unknown",
        "smelterunknown",
        "unknownsmelter",
        "尚未识别",
        "未识别",
        "尚未識別",
        "未識別",
        "冶炼厂尚未识别",
        "尚未识别的冶炼厂",
        "冶煉廠尚未識別",
        "尚未确认",
        "未确认",
        "尚未確認",
        "未確認",
        "尚未查明",
        "未知",
        "未知冶炼厂",
        "不明",
        "不詳",
        "不详",
        "製錬所未確認",
        "製錬所未特定",
        "未特定",
        "미확인",
        "알수없음",
        "확인되지않음",
    ];
    if text.len() > LONGEST {
        return None;
    }
    let key = option_key(text);
    if NOT_LISTED.contains(&key.as_str()) {
        Some((Choice::NotListed, options::NOT_LISTED))
    } else if NOT_IDENTIFIED.contains(&key.as_str()) {
        Some((Choice::NotIdentified, options::NOT_IDENTIFIED))
    } else {
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::declaration::Field;
    use crate::template::CompanyField;
    use crate::workbook::{Addr, CellRef, Value};

    fn among(typed: &str, words: &[&'static str]) -> Recognition {
        let cell = CellRef::new("Declaration", Addr::new(4, 9));
        let value = Value::Text(typed.to_owned().into());
        let entry = Entry::new(cell, Field::Company(CompanyField::Scope), &value, false);
        Recognition::among(&entry, words.iter().copied())
    }

    #[test]
    fn the_template_passes_over_case_alone() {
        for typed in ["Yes", "YES", "yes"] {
            assert_eq!(among(typed, &["No", "Yes"]), Recognition::Found, "{typed}");
        }
        for typed in ["Yes ", " yes", "Yes\u{a0}", "Yes\u{3000}", "Yes\n", "Ｙｅｓ", "Y\u{200b}es", "\"Yes\""] {
            assert_eq!(among(typed, &["No", "Yes"]), Recognition::Meant("Yes".to_owned()), "{typed:?}");
        }
        for typed in ["", " ", "#N/A", "\u{3000}"] {
            assert_eq!(among(typed, &["No", "Yes"]), Recognition::Nothing, "{typed:?}");
        }
        assert_eq!(among("Yess", &["No", "Yes"]), Recognition::Unknown);
    }

    #[test]
    fn special_choices_are_meant_in_any_language() {
        for text in ["Smelter Not Listed", "smelter  not listed ", "未列出", "不在清单中。", "リストにない"]
        {
            assert_eq!(special_choice(text).map(|(choice, _)| choice), Some(Choice::NotListed), "{text}");
        }
        for text in ["Smelter not yet identified", "尚未识别", "未知", "製錬所未確認", "Unknown", "미확인"]
        {
            assert_eq!(special_choice(text).map(|(choice, _)| choice), Some(Choice::NotIdentified), "{text}");
        }
        for text in ["", "Unknown Metals Ltd.", "未来金属", "Listed Smelting Co."] {
            assert_eq!(special_choice(text), None, "{text}");
        }
    }
}
