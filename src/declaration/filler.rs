//! Texts that fill a cell without saying anything, and words for recycled sources.

use crate::letters::{LetterCase, lower};

/// The most bytes of a text that can say nothing. Longer ones say something, whatever it is.
const MOST_BYTES: usize = 200;

/// Lower case without blanks and punctuation, so that "N / A", "n.a." and "NA" are the same. A long text is none of the
/// words here, so that a mark stands for all of it.
fn bare(text: &str) -> String {
    if text.len() > MOST_BYTES {
        return "…".to_owned();
    }
    text.chars()
        .map(|c| match c {
            '\u{ff01}'..='\u{ff5e}' => char::from_u32(u32::from(c) - 0xfee0).unwrap_or(c),
            c => c,
        })
        .filter(|c| c.is_alphanumeric())
        .flat_map(lower)
        .collect()
}

/// Whether a text says "not applicable" or "none": `N/A`, `none`, `-`, `无`. Ordinary in an optional cell.
pub fn is_not_applicable(text: &str) -> bool {
    let bare = bare(text);
    let nothing_else = !text.trim().is_empty() && bare.is_empty();
    nothing_else
        || matches!(
            bare.as_str(),
            "na" | "nil" | "none" | "null" | "notapplicable" | "notavailable" | "无" | "無" | "不适用" | "不適用"
        )
}

/// Whether a text says that something is not known: `Unknown`, `未知`.
pub fn is_unknown(text: &str) -> bool {
    matches!(bare(text).as_str(), "unknown" | "notknown" | "unknow" | "未知" | "不详" | "不詳" | "不明" | "不知道")
}

/// Whether a text is a mark that stands for nothing: `0`, `xxx`.
pub fn is_mark(text: &str) -> bool {
    let bare = bare(text);
    bare == "0" || (bare.len() >= 2 && bare.chars().all(|c| c == 'x'))
}

/// Whether a text says nothing in any of these ways. A blank is none of them.
pub fn says_nothing(text: &str) -> bool {
    is_not_applicable(text) || is_unknown(text) || is_mark(text)
}

/// Whether the whole text only keeps the place of a smelter's name: `unknown`, `various`, `confidential`, `保密`.
pub fn is_placeholder_name(text: &str) -> bool {
    says_nothing(text)
        || matches!(
            bare(text).as_str(),
            "various"
                | "multiple"
                | "confidential"
                | "notdisclosed"
                | "undisclosed"
                | "proprietary"
                | "self"
                | "tbd"
                | "tba"
                | "tbc"
                | "tobedetermined"
                | "tobeconfirmed"
                | "notidentified"
                | "notyetidentified"
                | "smelternotyetidentified"
                | "unidentified"
                | "smelternotlisted"
                | "notlisted"
                | "smelter"
                | "other"
                | "others"
                | "test"
                | "x"
                | "保密"
                | "机密"
                | "機密"
                | "待定"
                | "多家"
                | "各种"
                | "其他"
                | "未识别"
                | "暂无"
        )
}

/// What a text in a mine column says about recycled sources.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MineOrigin {
    /// Blank, or a text that says nothing: `Unknown`, `N/A`.
    Nothing,
    /// Recycled or scrap, and nothing else.
    Recycled,
    /// Recycled sources among others, or a standard sentence about the inquiry: contradicts nothing.
    Mixed,
    /// A mine, or a country of one.
    Mine,
}

/// Reads a text of the columns for names and countries of mines.
pub fn read_origin(text: &str) -> MineOrigin {
    let lower = text.trim().lowercase();
    if lower.is_empty() || is_placeholder_name(&lower) {
        return MineOrigin::Nothing;
    }
    // "RCOI confirmed as per RMI" is the Instructions' own sentence.
    if lower.split(|c: char| !c.is_alphanumeric()).any(|word| matches!(word, "rcoi" | "rmi" | "rmap")) {
        return MineOrigin::Mixed;
    }
    if !mentions_recycling(&lower) {
        return MineOrigin::Mine;
    }
    let only_recycling = lower
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty() && word.chars().any(char::is_alphabetic))
        .all(|word| mentions_recycling(word) || is_beside_recycling(word));
    if only_recycling { MineOrigin::Recycled } else { MineOrigin::Mixed }
}

/// Misspellings count: "recyled", "reclycled", "recyceld".
fn mentions_recycling(lower: &str) -> bool {
    ["recy", "recic", "recly", "scrap", "回收", "废料", "廢料", "报废", "報廢", "再生", "スクラップ", "リサイクル"]
        .iter()
        .any(|word| lower.contains(word))
}

fn is_beside_recycling(word: &str) -> bool {
    matches!(
        word,
        "or" | "and"
            | "only"
            | "material"
            | "materials"
            | "source"
            | "sources"
            | "metal"
            | "from"
            | "secondary"
            | "all"
            | "和"
            | "或"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fillers_are_told_apart() {
        for text in ["N/A", "n.a.", "-", "--", "none", "无", "Ｎ／Ａ"] {
            assert!(is_not_applicable(text), "{text}");
        }
        for text in ["0", "xxx", "XX"] {
            assert!(is_mark(text) && !is_not_applicable(text), "{text}");
        }
        for text in ["", " ", "Nanjing", "10", "Noname Mining", "Self Refining Ltd."] {
            assert!(!says_nothing(text) && !is_placeholder_name(text), "{text}");
        }
        for text in ["Various", "confidential", "不详", "T.B.D.", "Smelter Not Listed"] {
            assert!(is_placeholder_name(text), "{text}");
        }
    }

    #[test]
    fn origins_are_read() {
        for text in
            ["Recycled", "scrap", "Recycled/Scrap", "recyled material", "回收", "100% recycled", "回收料或报废料"]
        {
            assert_eq!(read_origin(text), MineOrigin::Recycled, "{text}");
        }
        for text in ["mining and recycled", "RCOI confirmed as per RMI", "Bolivia, recycled"] {
            assert_eq!(read_origin(text), MineOrigin::Mixed, "{text}");
        }
        for text in ["", "Unknown", "n/a", "0", "confidential"] {
            assert_eq!(read_origin(text), MineOrigin::Nothing, "{text}");
        }
        for text in ["Esimerkki Mine", "PERU", "Tormina", "某矿山"] {
            assert_eq!(read_origin(text), MineOrigin::Mine, "{text}");
        }
    }
}
