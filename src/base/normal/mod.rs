//! The forms in which texts are compared.

mod names;

pub(crate) use names::start_of_name;
pub use names::{ComparableName, company_core, company_words, is_in_east_asian_script, name_core, plain_letters};

use super::text::{half_width_char, is_invisible};

/// The most bytes of a text that are compared. Nothing that a form offers is nearly as long.
const KEY_BYTES: usize = 1_000;

/// Text for comparing: lower case, single spaces, none around. Of a longer text than any that is
/// compared with others only the start counts, and its length; it is never equal to a shorter one.
pub fn key(text: &str) -> String {
    let start = text.get(..text.floor_char_boundary(KEY_BYTES)).unwrap_or(text);
    let mut key = String::with_capacity(start.len());
    for word in start.split_whitespace() {
        if !key.is_empty() {
            key.push(' ');
        }
        key.push_str(word);
    }
    let key = key.to_lowercase();
    if start.len() < text.len() { format!("{key}…{}", text.len()) } else { key }
}

/// The letters and digits of a text, in half-width and small: `N / A`, `n.a.` and `ＮＡ` are the
/// same. Compared with lists of words that are written so.
pub(crate) fn letters_and_digits(text: &str) -> String {
    text.chars().map(half_width_char).filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// Options are compared in this form: lower case, one kind of dash, bracket and quote, no blanks,
/// commas or full stops, full-width characters as ordinary ones.
pub(crate) fn option_key(text: &str) -> String {
    text.chars()
        .map(half_width_char)
        .map(|c| match c {
            '[' | '【' => '(',
            ']' | '】' => ')',
            c => c,
        })
        .filter(|c| !c.is_whitespace() && !is_invisible(*c))
        .filter(|c| {
            !matches!(
                c,
                ',' | '.'
                    | '-'
                    | '–'
                    | '—'
                    | '‐'
                    | '‑'
                    | '−'
                    | '\''
                    | '’'
                    | '‘'
                    | '"'
                    | '“'
                    | '”'
                    | '，'
                    | '。'
                    | '、'
            )
        })
        .flat_map(char::to_lowercase)
        .collect()
}
