//! Full-width and half-width forms, as East Asian input methods write Latin letters, digits and
//! marks.

use super::script::{is_han, is_kana};

/// Whether a character is the full-width form of an ASCII one: `Ａ`, `１`, `：`.
pub const fn is_full_width(c: char) -> bool {
    matches!(c, '\u{ff01}'..='\u{ff5e}')
}

/// Full-width digits, letters and marks as ordinary ones.
pub fn half_width(text: &str) -> String {
    text.chars().map(half_width_char).collect()
}

/// [`half_width`] of one character.
pub fn half_width_char(c: char) -> char {
    match c {
        c if is_full_width(c) => char::from_u32(u32::from(c) - 0xfee0).unwrap_or(c),
        '\u{3000}' => ' ',
        c => c,
    }
}

/// Whether a full-width character is where a half-width one belongs, such as in an id or a number.
/// Next to Chinese or Japanese words full-width marks are ordinary; letters and digits are not.
pub fn has_misplaced_full_width(text: &str) -> bool {
    let has_words = has_words(text);
    text.chars().any(|c| is_full_width(c) && is_misplaced(c, has_words))
}

/// The same text with these characters in half-width.
pub fn without_misplaced_full_width(text: &str) -> String {
    let has_words = has_words(text);
    text.chars().map(|c| if is_misplaced(c, has_words) { half_width_char(c) } else { c }).collect()
}

fn has_words(text: &str) -> bool {
    text.chars().any(|c| is_han(c) || is_kana(c))
}

const fn is_misplaced(c: char, has_words: bool) -> bool {
    !has_words || matches!(c, '０'..='９' | 'Ａ'..='Ｚ' | 'ａ'..='ｚ' | '＠')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn full_width_forms_become_ordinary() {
        assert_eq!(half_width("Ｎ／Ａ　（１２．５％）"), "N/A (12.5%)");
        assert_eq!(half_width("锡、カタカナ·ｶﾅ。"), "锡、カタカナ·ｶﾅ。");
    }

    #[test]
    fn marks_next_to_words_stay() {
        for (text, plain) in [
            ("ＤＸ－１００", "DX-100"),
            ("连接器（Ａ型）", "连接器（A型）"),
            ("コネクタ：１", "コネクタ：1"),
            ("A　B", "A B"),
        ] {
            assert_eq!(without_misplaced_full_width(text), plain);
        }
        assert!(has_misplaced_full_width("连接器（Ａ型）") && has_misplaced_full_width("（1）"));
        assert!(!has_misplaced_full_width("连接器（A型）") && !has_misplaced_full_width("A　B"));
    }
}
