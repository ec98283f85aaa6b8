//! Which script a character belongs to, by the blocks of Unicode.

/// Whether a character is a Chinese one: unified, of their first extension, compatible, or of a
/// supplementary plane. Radicals, strokes and marks are none.
pub const fn is_han(c: char) -> bool {
    matches!(c, '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}')
}

/// Whether a character is of one of the two Japanese syllabaries, in their ordinary width.
pub const fn is_kana(c: char) -> bool {
    matches!(c, '\u{3041}'..='\u{30ff}')
}

/// Whether a character is a Korean syllable.
pub const fn is_hangul(c: char) -> bool {
    matches!(c, '\u{ac00}'..='\u{d7a3}')
}

/// Whether a character is a Chinese, Japanese or Korean one, or a mark that only these languages
/// use. The parts of Korean syllables and the kana in half-width, which compatibility forms bring
/// along, are such; full-width Latin letters are not.
pub const fn is_east_asian(c: char) -> bool {
    matches!(c, '\u{1100}'..='\u{11ff}' | '\u{2e80}'..='\u{9fff}' | '\u{ac00}'..='\u{d7ff}' | '\u{f900}'..='\u{faff}'
        | '\u{ff66}'..='\u{ff9f}' | '\u{20000}'..='\u{3ffff}')
}

/// Whether a character is written without blanks between words, one for a syllable or a word:
/// Chinese, Japanese, Korean, Thai and Lao.
pub const fn is_written_without_blanks(c: char) -> bool {
    is_han(c) || is_kana(c) || is_hangul(c) || matches!(c, '\u{e00}'..='\u{eff}')
}

/// Whether a character is a Latin letter, with or without an accent, in either width.
pub const fn is_latin(c: char) -> bool {
    matches!(c, 'A'..='Z' | 'a'..='z' | '\u{aa}'..='\u{24f}' | '\u{1e00}'..='\u{1eff}' | '\u{ff21}'..='\u{ff5a}')
}

/// How many letters of an alphabet a text says as much as: a Chinese, Japanese or Korean
/// character counts as three.
pub fn length_in_letters(text: impl Iterator<Item = char>) -> usize {
    text.map(|c| if is_east_asian(c) { 3 } else { 1 }).sum()
}

/// The words of a text; letters of two kinds of script next to each other are two words.
pub fn words_of_one_script(text: &str) -> Vec<&str> {
    let mut words = Vec::new();
    for run in text.split(|c: char| !c.is_alphanumeric()) {
        let mut rest = run;
        while let Some(first) = rest.chars().next() {
            let end = rest.find(|c| is_east_asian(c) != is_east_asian(first)).unwrap_or(rest.len());
            let (word, after) = rest.split_at(end);
            words.push(word);
            rest = after;
        }
    }
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn scripts_are_told_apart() {
        for c in ['锡', '〇', 'ス', 'ㄅ', '석', '、', '。', 'ｶ', '\u{1109}', '\u{20000}'] {
            assert!(is_east_asian(c), "{c}");
        }
        for c in ['a', 'é', 'Я', 'ไ', 'Ａ', '：', '\u{1f600}', '—'] {
            assert!(!is_east_asian(c), "{c}");
        }
        assert!(is_han('锡') && is_han('\u{f900}') && !is_han('ス') && !is_han('、') && !is_han('\u{4dc0}'));
        assert!(is_latin('é') && is_latin('Ａ') && !is_latin('Я') && !is_latin('锡'));
    }

    #[test]
    fn words_end_where_the_script_changes() {
        assert_eq!(words_of_one_script("Tin锡, Sn/スズ"), ["Tin", "锡", "Sn", "スズ"]);
        assert_eq!(length_in_letters("See 附件".chars()), 10);
    }
}
