//! Group 12: how the text was typed, and what the file carries besides it.

use crate::declaration::{Entry, Field};
use crate::rules::Rule;
use std::collections::BTreeMap;

/// What the rules of this group have in common.
const GROUP: Rule = Rule::DEFAULTS;

/// Groups the cells by field and by what was found in them, so that a column of a list gives one
/// finding; a field of `Declaration` is one cell anyway. Groups come in the order of the fields.
pub(crate) fn by_field<'e, K: Ord>(
    entries: impl Iterator<Item = &'e Entry>,
    found: impl Fn(&Entry) -> Option<K>,
) -> BTreeMap<(Field, K), Vec<&'e Entry>> {
    let mut groups: BTreeMap<(Field, K), Vec<&Entry>> = BTreeMap::new();
    for entry in entries {
        if let Some(kind) = found(entry) {
            groups.entry((entry.field, kind)).or_default().push(entry);
        }
    }
    groups
}

/// Groups the cells by sheet and by what was found in them, so that a sheet gives one finding.
pub(crate) fn by_sheet<'e, K: Ord>(
    entries: impl Iterator<Item = &'e Entry>,
    found: impl Fn(&Entry) -> Option<K>,
) -> BTreeMap<(&'e str, K), Vec<&'e Entry>> {
    let mut groups: BTreeMap<(&str, K), Vec<&Entry>> = BTreeMap::new();
    for entry in entries {
        if let Some(kind) = found(entry) {
            groups.entry((entry.cell.sheet.as_ref(), kind)).or_default().push(entry);
        }
    }
    groups
}

pub mod answer_in_comment;
pub mod begins_with_sign;
pub mod blanks_or_broken_characters;
pub mod comment_not_in_english;
pub mod company_or_list_not_in_english;
pub mod full_width_characters;
pub mod hidden_or_embedded_content;
pub mod text_too_long;
