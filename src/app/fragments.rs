//! Which pieces of a text are in another language or run in another direction, so that browsers,
//! screen readers and fonts can follow.

use crate::base::text::{Lang, is_han};

/// A piece of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Fragment<'a> {
    /// What it says.
    pub text: &'a str,
    /// The tag of its language, where that is not the page's.
    pub lang: Option<&'static str>,
    /// Whether it is kept apart from the text around it: it is in another language, or runs from
    /// right to left.
    pub is_apart: bool,
}

/// The language of a value from a file, where it is not the page's own: option values are English
/// in every workbook, names may be in any script.
pub fn foreign(value: &str, lang: Lang) -> Option<&'static str> {
    let has_han = value.chars().any(is_han);
    let has_latin = value.chars().any(|character| character.is_ascii_alphabetic());
    match lang {
        Lang::En if has_han => Some(Lang::ZhCn.tag()),
        Lang::ZhCn if has_latin && !has_han => Some(Lang::En.tag()),
        Lang::En | Lang::ZhCn => None,
    }
}

/// Splits a message: in Chinese its quoted Latin parts, in English its runs of Chinese stand alone,
/// and in both what runs from right to left, up to the quotation marks around it.
pub fn fragments(text: &str, lang: Lang) -> Vec<Fragment<'_>> {
    let mut pieces = Vec::new();
    let mut rest = text;
    while let Some((before, piece, after)) = next_apart(rest, lang) {
        if !before.is_empty() {
            pieces.push(Fragment { text: before, lang: None, is_apart: false });
        }
        pieces.push(Fragment { text: piece, lang: foreign(piece, lang), is_apart: true });
        rest = after;
    }
    if !rest.is_empty() {
        pieces.push(Fragment { text: rest, lang: None, is_apart: false });
    }
    pieces
}

fn next_apart(text: &str, lang: Lang) -> Option<(&str, &str, &str)> {
    let in_another_language = match lang {
        Lang::En => run_of(text, is_han),
        Lang::ZhCn => quoted_latin(text),
    };
    let (start, end) = match (right_to_left(text), in_another_language) {
        (Some(run), Some(other)) if other.1 <= run.0 => other,
        (Some(run), _) => run,
        (None, other) => other?,
    };
    Some((text.get(..start)?, text.get(start..end)?, text.get(end..)?))
}

/// The first characters of this kind, one after another.
fn run_of(text: &str, is_of_the_kind: fn(char) -> bool) -> Option<(usize, usize)> {
    let start = text.find(is_of_the_kind)?;
    let length = text.get(start..)?.find(|character| !is_of_the_kind(character));
    Some((start, length.map_or(text.len(), |length| start + length)))
}

fn quoted_latin(text: &str) -> Option<(usize, usize)> {
    for (open, mark) in text.match_indices('“') {
        let start = open + mark.len();
        let end = start + text.get(start..)?.find('”')?;
        if foreign(text.get(start..end)?, Lang::ZhCn).is_some() {
            return Some((start, end));
        }
    }
    None
}

/// The first quoted text with letters that run from right to left, or such letters alone where none
/// are quoted.
fn right_to_left(text: &str) -> Option<(usize, usize)> {
    const QUOTES: [char; 3] = ['"', '“', '”'];
    let (start, end) = run_of(text, runs_right_to_left)?;
    let open = text.get(..start)?.rmatch_indices(QUOTES).next().map(|(at, mark)| at + mark.len());
    let close = text.get(end..)?.find(QUOTES).map(|at| end + at);
    Some(open.zip(close).unwrap_or((start, end)))
}

/// Hebrew, Arabic and the other scripts of the blocks that the Unicode Bidirectional Algorithm
/// (UAX #9, table 4) keeps for letters that run from right to left.
fn runs_right_to_left(character: char) -> bool {
    matches!(character, '\u{590}'..='\u{8ff}' | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{feff}' | '\u{10800}'..='\u{10fff}'
        | '\u{1e800}'..='\u{1efff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pieces(text: &str, lang: Lang) -> Vec<(&str, Option<&'static str>, bool)> {
        fragments(text, lang).into_iter().map(|piece| (piece.text, piece.lang, piece.is_apart)).collect()
    }

    #[test]
    fn quoted_english_in_chinese_stands_alone() {
        assert_eq!(
            pieces("金：“Yes”与“矿”不符", Lang::ZhCn),
            [("金：“", None, false), ("Yes", Some("en"), true), ("”与“矿”不符", None, false)]
        );
    }

    #[test]
    fn chinese_in_english_stands_alone() {
        assert_eq!(
            pieces("The text \"十月\" is no date", Lang::En),
            [("The text \"", None, false), ("十月", Some("zh-CN"), true), ("\" is no date", None, false)]
        );
        assert_eq!(pieces("Nothing", Lang::En), [("Nothing", None, false)]);
    }

    #[test]
    fn what_runs_from_right_to_left_stands_alone_with_all_that_is_quoted() {
        assert_eq!(
            pieces("Tin: \"1 שלום 2\" is no name", Lang::En),
            [("Tin: \"", None, false), ("1 שלום 2", None, true), ("\" is no name", None, false)]
        );
        assert_eq!(
            pieces("“Yes”与“سلام”", Lang::ZhCn),
            [
                ("“", None, false),
                ("Yes", Some("en"), true),
                ("”与“", None, false),
                ("سلام", None, true),
                ("”", None, false)
            ]
        );
        assert_eq!(pieces("שלום.xlsx, 3 kB", Lang::En), [("שלום", None, true), (".xlsx, 3 kB", None, false)]);
    }

    #[test]
    fn values_of_the_page_language_are_not_marked() {
        assert_eq!(foreign("Yes", Lang::En), None);
        assert_eq!(foreign("Yes", Lang::ZhCn), Some("en"));
        assert_eq!(foreign("云汀有限公司", Lang::ZhCn), None);
        assert_eq!(foreign("1", Lang::ZhCn), None);
    }
}
