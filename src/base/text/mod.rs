//! Text for people, always in both languages; and what the texts of others are made of.

mod script;
mod width;

pub use script::{
    is_east_asian, is_han, is_hangul, is_kana, is_latin, is_written_without_blanks, length_in_letters,
    words_of_one_script,
};
pub use width::{half_width, half_width_char, has_misplaced_full_width, is_full_width, without_misplaced_full_width};

use serde::{Deserialize, Serialize};
use std::borrow::Cow;
use std::fmt;

/// A language of the report and of the page.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Lang {
    /// English.
    #[default]
    #[serde(rename = "en")]
    En,
    /// Simplified Chinese.
    #[serde(rename = "zh-CN")]
    ZhCn,
}

impl Lang {
    /// Both languages, English first.
    pub const ALL: [Lang; 2] = [Lang::En, Lang::ZhCn];

    /// The BCP 47 tag, as in the `lang` attribute of a page.
    pub const fn tag(self) -> &'static str {
        match self {
            Lang::En => "en",
            Lang::ZhCn => "zh-CN",
        }
    }
}

/// A text in English and in Simplified Chinese: the only type that a text for users may have.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Text {
    /// English.
    pub en: Cow<'static, str>,
    /// Simplified Chinese.
    pub zh_cn: Cow<'static, str>,
}

impl Text {
    /// A text known at compile time.
    pub const fn fixed(en: &'static str, zh_cn: &'static str) -> Self {
        Self { en: Cow::Borrowed(en), zh_cn: Cow::Borrowed(zh_cn) }
    }

    /// A text that is the same in both languages, such as an id or a typed value.
    pub fn same(text: impl Into<String>) -> Self {
        let text = text.into();
        Self { en: Cow::Owned(text.clone()), zh_cn: Cow::Owned(text) }
    }

    /// The text in one language.
    pub fn get(&self, lang: Lang) -> &str {
        match lang {
            Lang::En => &self.en,
            Lang::ZhCn => &self.zh_cn,
        }
    }

    /// A number with what is counted: `1 row` or `3 rows` in English, `3 行` in Chinese.
    ///
    /// `one` and `many` may take the verb along (`row has`, `rows have`); `zh_cn` is the measure
    /// word and, where the sentence needs it, the noun.
    pub fn counted(count: usize, one: &str, many: &str, zh_cn: &str) -> Text {
        let noun = if count == 1 { one } else { many };
        Text { en: format!("{count} {noun}").into(), zh_cn: format!("{count} {zh_cn}").into() }
    }

    /// Several texts joined for reading: `a, b` in English, `a、b` in Chinese.
    pub fn list<'a>(texts: impl IntoIterator<Item = &'a Text>) -> Text {
        let (mut en, mut zh_cn) = (String::new(), String::new());
        for text in texts {
            if !en.is_empty() {
                en.push_str(", ");
                zh_cn.push('、');
            }
            en.push_str(&text.en);
            zh_cn.push_str(&text.zh_cn);
        }
        Text { en: en.into(), zh_cn: zh_cn.into() }
    }
}

/// Makes a [`Text`] with named arguments; a language or an argument that is missing does not
/// compile.
///
/// An argument of type `Text` is given as `name: text`, and each language gets its own half;
/// any other `Display` value is given as `name = value`.
#[macro_export]
macro_rules! text {
    (en: $en:literal, zh: $zh:literal $(, $name:ident = $value:expr)* $(; $($tname:ident : $tvalue:expr),+)? $(,)?) => {{
        $crate::base::text::Text {
            en: {
                $($(let $tname = &$tvalue.en;)+)?
                format!($en $(, $name = $value)* $($(, $tname = $tname)+)?).into()
            },
            zh_cn: {
                $($(let $tname = &$tvalue.zh_cn;)+)?
                format!($zh $(, $name = $value)* $($(, $tname = $tname)+)?).into()
            },
        }
    }};
}

/// The number that a text is. `NaN`, `inf` and numbers too large are no numbers of a form.
pub(crate) fn finite_number(text: &str) -> Option<f64> {
    text.parse().ok().filter(|number: &f64| number.is_finite())
}

/// The start of a text with at most this many characters, and an ellipsis where something is left
/// out.
pub fn shortened(text: &str, characters: usize) -> Cow<'_, str> {
    // Bytes first: most texts are short.
    let end = if text.len() <= characters { None } else { text.char_indices().nth(characters) };
    match end.and_then(|(end, _)| text.get(..end)) {
        Some(start) => Cow::Owned(format!("{start}…")),
        None => Cow::Borrowed(text),
    }
}

/// Shows a supplier's own text inside a message: control, bidirectional and zero-width characters
/// are made visible, and anything beyond 80 characters is cut with an ellipsis.
pub struct Shown<'a>(pub &'a str);

impl Shown<'_> {
    /// The most characters of a supplier's text that a message repeats.
    pub const LIMIT: usize = 80;

    /// The whole of a text, with what cannot be seen made visible.
    pub fn whole(text: &str) -> String {
        let mut shown = String::with_capacity(text.len());
        for character in text.chars() {
            // Writing to a String cannot fail.
            let _ = show(character, &mut shown);
        }
        shown
    }
}

impl fmt::Display for Shown<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, character) in self.0.chars().enumerate() {
            if index == Self::LIMIT {
                return f.write_str("…");
            }
            show(character, f)?;
        }
        Ok(())
    }
}

fn show(character: char, to: &mut impl fmt::Write) -> fmt::Result {
    match character {
        '\r' => Ok(()),
        '\n' => to.write_char('⏎'),
        '\t' => to.write_char('⇥'),
        c if is_invisible(c) => write!(to, "[U+{:04X}]", u32::from(c)),
        c => to.write_char(c),
    }
}

/// Whether a character would not be seen, or would change how its neighbours are seen.
pub fn is_invisible(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{180b}'..='\u{180f}' | '\u{200b}'..='\u{200f}'
            | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}'
            | '\u{fff9}'..='\u{fffb}' | '\u{fffd}'..='\u{ffff}' | '\u{e0000}'..='\u{e0fff}')
        || is_blank_letter(c)
}

/// Letters and marks that look like a blank without being one: the fillers of Hangul, the vowels of
/// Khmer that show nothing, the empty pattern of Braille.
const fn is_blank_letter(c: char) -> bool {
    matches!(c, '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}' | '\u{2800}' | '\u{3164}' | '\u{ffa0}')
}

/// Whether nothing of a text can be seen.
pub fn looks_blank(text: &str) -> bool {
    // The character for what could not be decoded is seen as such.
    text.chars().all(|c| c.is_whitespace() || is_invisible(c) && c != '\u{fffd}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_macro_formats_both_languages() {
        let mineral = Text::fixed("Tin", "锡");
        let text =
            text!(en: "{mineral}: \"{value}\"", zh: "{mineral}：“{value}”", value = Shown("No\t"); mineral: mineral);
        assert_eq!(text, Text::fixed("Tin: \"No⇥\"", "锡：“No⇥”"));
    }

    #[test]
    fn counted_things_agree_with_their_number() {
        assert_eq!(Text::counted(1, "row", "rows", "行"), Text::fixed("1 row", "1 行"));
        assert_eq!(Text::counted(0, "row", "rows", "行").en, "0 rows");
        assert_eq!(Text::counted(12, "row has", "rows have", "行"), Text::fixed("12 rows have", "12 行"));
    }

    #[test]
    fn shown_text_hides_nothing_and_is_short() {
        assert_eq!(Shown("a\u{202e}b\u{0}").to_string(), "a[U+202E]b[U+0000]");
        assert_eq!(Shown(&"x".repeat(81)).to_string().chars().count(), 81);
        assert!(Shown(&"x".repeat(81)).to_string().ends_with('…'));
    }
}
