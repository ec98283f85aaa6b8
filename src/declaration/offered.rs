//! What the template finds of a text that it looks up, counts or compares, and what is meant by the
//! text: the one place that decides both.
//!
//! The formulas of every template compare whole texts; upper and lower case is all that they pass
//! over. A blank (also a no-break or full-width one), a line break or a full-width letter more, or
//! the same word in another language, and they find nothing (official workbooks, recalculated
//! 2026-11). A person still means the same, so that every rule but those that report such a cell
//! goes by what is meant.

use super::entry::Entry;
use crate::base::normal::option_key;
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
    /// Looks for the text of a cell among words of the template. Blanks, dashes, quotes and
    /// full-width letters do not change what is meant.
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

    /// The same, where other signs than the text say which word is meant.
    #[must_use]
    pub fn or_meant(self, word: &str) -> Self {
        if self == Self::Unknown { Self::Meant(word.to_owned()) } else { self }
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
}
