//! Names of companies and smelters made comparable: what two spellings of one name have in common.

use crate::base::text::is_east_asian;
use std::borrow::Cow;

/// A name made comparable.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ComparableName {
    /// Letters and digits in lower case with single spaces, company form included.
    pub full: String,
    /// The same without company forms and spaces; all of it where nothing else is left.
    pub core: String,
    /// The words of the core.
    pub words: Vec<String>,
    /// Whether all of the text was read.
    pub is_whole: bool,
}

impl ComparableName {
    /// Reads a name. Of a text that is too long for one only the start counts.
    pub fn of(name: &str) -> Self {
        let (start, is_whole) = start_of_name(name);
        let plain = plain_letters(start);
        // Dots and apostrophes join what stands next to them, everything else between letters parts
        // it.
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
        // "Co.,Ltd." has no blank, "Co.Ltd." not even a comma: the words come from the text with
        // its dots.
        let mut words = company_words(&plain);
        if !is_whole {
            words.push("…".to_owned());
            full.push('…');
        }
        let core = words.concat();
        let core = if core.is_empty() { full.replace(' ', "") } else { core };
        Self { full, core, words, is_whole }
    }

    /// Whether the name has Chinese, Japanese or Korean characters.
    pub fn is_east_asian(&self) -> bool {
        self.core.chars().any(is_east_asian)
    }
}

/// A name as it is compared everywhere: lower case, full-width letters as ordinary ones, without
/// accents, company forms, blanks and punctuation. Two spellings of one name are the same here.
pub fn name_core(name: &str) -> String {
    ComparableName::of(name).core
}

/// Whether a name has Chinese, Japanese or Korean characters and no Latin letters, so that no list
/// in Latin letters can have it.
pub fn is_in_east_asian_script(name: &str) -> bool {
    let plain = plain_letters(name);
    plain.chars().any(is_east_asian) && !plain.chars().any(|c| c.is_ascii_alphabetic())
}

/// The text in lower case and compatibility form (full-width letters as ordinary ones), without
/// accents.
pub fn plain_letters(name: &str) -> String {
    if name.is_ascii() {
        return name.to_ascii_lowercase();
    }
    let decomposed = decomposed(name).to_lowercase();
    let mut plain = String::with_capacity(decomposed.len());
    for c in decomposed.chars() {
        match c {
            // Accents of Latin, Greek and Cyrillic letters. The marks of Japanese syllables make
            // other letters and stay, as the letters that Unicode has for them.
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

/// Unicode's compatibility decomposition (NFKD). What a version of Unicode decomposes, every later
/// one does too.
#[cfg(not(target_arch = "wasm32"))]
fn decomposed(name: &str) -> Cow<'_, str> {
    icu_normalizer::DecomposingNormalizer::new_nfkd().normalize(name)
}

/// The same, by the tables that every browser and Node.js have.
#[cfg(target_arch = "wasm32")]
fn decomposed(name: &str) -> Cow<'_, str> {
    Cow::Owned(js_sys::JsString::from(name).normalize("NFKD").into())
}

/// The part of a company name that tells it apart: lower case, without company forms and
/// punctuation.
pub fn company_core(name: &str) -> String {
    company_words(name).concat()
}

/// The most characters of a name that are compared. What is longer than 255 has a finding of its
/// own (H05).
const NAME_CHARACTERS: usize = 300;

/// The start of a name that is compared, and whether it is all of it. A name that goes on equals no
/// other.
pub(crate) fn start_of_name(name: &str) -> (&str, bool) {
    // Bytes first: most names are short.
    let end = if name.len() > NAME_CHARACTERS { name.char_indices().nth(NAME_CHARACTERS) } else { None };
    match end.and_then(|(end, _)| name.get(..end)) {
        Some(start) => (start, false),
        None => (name, true),
    }
}

/// The words of a company name in lower case, without company forms and punctuation. A name that is
/// too long to be one ends with a word that no other has.
pub fn company_words(name: &str) -> Vec<String> {
    const FORMS: &[&str] = &[
        "co",
        "ltd",
        "limited",
        "inc",
        "incorporated",
        "corp",
        "corporation",
        "company",
        "gmbh",
        "ag",
        "kg",
        "sa",
        "srl",
        "spa",
        "bv",
        "nv",
        "llc",
        "plc",
        "pte",
        "pty",
        "kk",
        "oy",
        "ab",
        "as",
        "sdn",
        "bhd",
        "jsc",
        "ojsc",
        "pjsc",
        "tbk",
        "pt",
        "group",
        "the",
        "of",
        "and",
        "ltda",
        "lda",
        "sarl",
        "sas",
        "pvt",
        "private",
        "mbh",
        "kgaa",
        "zao",
        "oao",
        "ooo",
        "too",
        "cv",
        "berhad",
    ];
    let (name, is_whole) = start_of_name(name);
    let name = if name.contains('.') { Cow::Owned(without_dots_of_letters(name)) } else { Cow::Borrowed(name) };
    let words = name.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).map(str::to_lowercase);
    let words = words.filter(|word| !FORMS.contains(&word.as_str()));
    let without_form = |word: String| {
        if word.is_ascii() {
            return word;
        }
        ["有限责任公司", "有限責任公司", "股份有限公司", "有限公司", "株式会社", "公司", "集团", "集團"]
            .iter()
            .fold(word, |word, form| word.replace(form, ""))
    };
    let end = (!is_whole).then(|| "…".to_owned());
    words.map(without_form).filter(|word| !word.is_empty()).chain(end).collect()
}

/// The name without the dots after single letters, so that "S.A." is one word, as "SA" is.
fn without_dots_of_letters(name: &str) -> String {
    let mut kept = String::with_capacity(name.len());
    let (mut before, mut last) = (' ', ' ');
    for c in name.chars() {
        let after_a_letter = last.is_alphabetic() && !before.is_alphanumeric();
        if c != '.' || !after_a_letter {
            kept.push(c);
        }
        (before, last) = (last, c);
    }
    kept
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
