//! Names of smelters made comparable: what two spellings of one name have in common.

use crate::base::text::is_east_asian;
use crate::declaration::{company_words, start_of_name};
use std::borrow::Cow;

/// A name made comparable.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct ComparableName {
    /// Letters and digits in lower case with single spaces, company form included.
    pub full: String,
    /// The same without company forms and spaces; all of it where nothing else is left.
    pub core: String,
    /// The words of the core.
    pub words: Vec<String>,
}

impl ComparableName {
    pub fn of(name: &str) -> Self {
        let (start, is_whole) = start_of_name(name);
        let plain = plain_letters(start);
        // Dots and apostrophes join what stands beside them, everything else between letters parts it.
        let mut full = String::with_capacity(plain.len());
        let mut parted = false;
        for c in plain.chars().filter(|c| !matches!(c, '.' | '\'' | '’')) {
            if !c.is_alphanumeric() {
                parted = true;
                continue;
            }
            if parted && !full.is_empty() {
                full.push(' ');
            }
            parted = false;
            full.push(c);
        }
        // "Co.,Ltd." has no blank, "Co.Ltd." not even a comma: the words come from the text with its dots.
        let mut words = company_words(&plain);
        if !is_whole {
            words.push("…".to_owned());
            full.push('…');
        }
        let core = words.concat();
        let core = if core.is_empty() { full.replace(' ', "") } else { core };
        Self { full, core, words }
    }

    /// Whether the name has Chinese, Japanese or Korean characters.
    pub fn is_east_asian(&self) -> bool {
        self.core.chars().any(is_east_asian)
    }
}

/// A name as it is compared everywhere: lower case, full-width letters as ordinary ones, without accents, company forms, blanks
/// and punctuation. Two spellings of one name are the same here.
pub fn name_core(name: &str) -> String {
    ComparableName::of(name).core
}

/// A name in lower case without accents, full-width letters as ordinary ones; its marks stay.
pub fn plain_name(name: &str) -> String {
    plain_letters(name)
}

/// Whether a name has Chinese, Japanese or Korean characters and no Latin letters, so that no list in Latin letters can have it.
pub fn is_in_east_asian_script(name: &str) -> bool {
    let plain = plain_letters(name);
    plain.chars().any(is_east_asian) && !plain.chars().any(|c| c.is_ascii_alphabetic())
}

/// The text in lower case and compatibility form (full-width letters as ordinary ones), without accents.
pub(super) fn plain_letters(name: &str) -> String {
    if name.is_ascii() {
        return name.to_ascii_lowercase();
    }
    let decomposed = decomposed(name).to_lowercase();
    let mut plain = String::with_capacity(decomposed.len());
    for c in decomposed.chars() {
        match c {
            // Accents of Latin, Greek and Cyrillic letters. The marks of Japanese syllables make other letters and stay,
            // as the letters that Unicode has for them.
            '\u{300}'..='\u{36f}' => {}
            '\u{3099}' => plain.push('\u{ff9e}'),
            '\u{309a}' => plain.push('\u{ff9f}'),
            'ß' => plain.push_str("ss"),
            'æ' => plain.push_str("ae"),
            'œ' => plain.push_str("oe"),
            'ø' => plain.push('o'),
            'ł' => plain.push('l'),
            'đ' => plain.push('d'),
            'ı' => plain.push('i'),
            c => plain.push(c),
        }
    }
    plain
}

/// Unicode's compatibility decomposition (NFKD). What a version of Unicode decomposes, every later one does too.
#[cfg(not(target_arch = "wasm32"))]
fn decomposed(name: &str) -> Cow<'_, str> {
    icu_normalizer::DecomposingNormalizer::new_nfkd().normalize(name)
}

/// The same, by the tables that every browser and Node.js have.
#[cfg(target_arch = "wasm32")]
fn decomposed(name: &str) -> Cow<'_, str> {
    Cow::Owned(js_sys::JsString::from(name).normalize("NFKD").into())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spellings_of_one_name_have_one_core() {
        for (one, other) in [
            ("Kiln Metals Co., Ltd.", "KILN METALS CO.,LTD"),
            ("Kiln Metals Company Limited", "Ｋｉｌｎ　Ｍｅｔａｌｓ Ｃｏ．，Ｌｔｄ．"),
            ("Raffinerie Métallique S.A.", "Raffinerie Metallique SA"),
            ("Metallo S.p.A.", "Metallo SpA"),
            ("Hütte Süd GmbH", "Hu\u{308}tte Su\u{308}d"),
            ("示例钨业有限公司", "示例钨业"),
            ("示例钨业（集团）有限责任公司", "示例钨业"),
            ("Miedź Łódź Sp", "Miedz Lodz Sp"),
            ("㈱サンプル", "(株)サンプル"),
            ("Smelter & Sons", "Smelter and Sons"),
        ] {
            assert_eq!(ComparableName::of(one).core, ComparableName::of(other).core, "{one} / {other}");
        }
    }

    #[test]
    fn a_name_of_forms_only_keeps_them() {
        assert_eq!(ComparableName::of("The Group").core, "thegroup");
        assert_eq!(ComparableName::of("?").core, "");
    }

    #[test]
    fn the_marks_of_japanese_syllables_stay() {
        assert_ne!(ComparableName::of("ガ").core, ComparableName::of("カ").core);
    }
}
