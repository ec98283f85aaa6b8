//! Which pieces of a text are in another language, so that screen readers and fonts can follow.

use crate::text::Lang;

/// A piece of a text, and the tag of its language where that is not the page's.
pub type Fragment<'a> = (&'a str, Option<&'static str>);

/// The language of a value from a file, where it is not the page's own: option values are English in every
/// workbook, names may be in any script.
pub fn foreign(value: &str, lang: Lang) -> Option<&'static str> {
    let has_han = value.chars().any(is_han);
    let has_latin = value.chars().any(|character| character.is_ascii_alphabetic());
    match lang {
        Lang::En if has_han => Some(Lang::ZhCn.tag()),
        Lang::ZhCn if has_latin && !has_han => Some(Lang::En.tag()),
        Lang::En | Lang::ZhCn => None,
    }
}

/// Splits a message: in Chinese its quoted Latin parts, in English its runs of Chinese stand alone.
pub fn fragments(text: &str, lang: Lang) -> Vec<Fragment<'_>> {
    let mut pieces = Vec::new();
    let mut rest = text;
    while let Some((before, piece, after)) = next_foreign(rest, lang) {
        if !before.is_empty() {
            pieces.push((before, None));
        }
        pieces.push((piece, foreign(piece, lang)));
        rest = after;
    }
    if !rest.is_empty() {
        pieces.push((rest, None));
    }
    pieces
}

fn next_foreign(text: &str, lang: Lang) -> Option<(&str, &str, &str)> {
    let (start, end) = match lang {
        Lang::En => {
            let start = text.find(is_han)?;
            let length = text.get(start..)?.find(|character| !is_han(character));
            (start, length.map_or(text.len(), |length| start + length))
        }
        Lang::ZhCn => quoted_latin(text)?,
    };
    Some((text.get(..start)?, text.get(start..end)?, text.get(end..)?))
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

fn is_han(character: char) -> bool {
    matches!(character, '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quoted_english_in_chinese_stands_alone() {
        assert_eq!(
            fragments("金：“Yes”与“矿”不符", Lang::ZhCn),
            [("金：“", None), ("Yes", Some("en")), ("”与“矿”不符", None)]
        );
    }

    #[test]
    fn chinese_in_english_stands_alone() {
        assert_eq!(
            fragments("The text \"十月\" is no date", Lang::En),
            [("The text \"", None), ("十月", Some("zh-CN")), ("\" is no date", None)]
        );
        assert_eq!(fragments("Nothing", Lang::En), [("Nothing", None)]);
    }

    #[test]
    fn values_of_the_page_language_are_not_marked() {
        assert_eq!(foreign("Yes", Lang::En), None);
        assert_eq!(foreign("Yes", Lang::ZhCn), Some("en"));
        assert_eq!(foreign("云汀有限公司", Lang::ZhCn), None);
        assert_eq!(foreign("1", Lang::ZhCn), None);
    }
}
