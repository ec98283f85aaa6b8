//! "Smelter not listed" and "Smelter not yet identified" in the words in which people type them
//! instead of choosing.

use crate::base::normal::letters_and_digits;
use crate::template::options;
use std::collections::BTreeMap;
use std::sync::LazyLock;

/// One of the two choices that stand for no smelter of the look-up.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SpecialChoice {
    /// "Smelter not listed".
    NotListed,
    /// "Smelter not yet identified".
    NotIdentified,
}

impl SpecialChoice {
    /// The words of the drop-down.
    pub const fn option(self) -> &'static str {
        match self {
            Self::NotListed => options::NOT_LISTED,
            Self::NotIdentified => options::NOT_IDENTIFIED,
        }
    }
}

/// Words that mean "not listed", without blanks and marks. The labels of the templates in other
/// languages say the same.
const NOT_LISTED: &str = "\
    notlisted unlisted notonlist notonthelist notinlist notinthelist notinlookup other others 未列出 未列入 \
    未在清单 不在清单 未在列表 不在列表 清单外 清單外 清单中没有 列表中没有 未收录 其他 其它 未列於 未在清單 \
    不在清單 未收錄 リストにない リストなし リスト外 未掲載 掲載なし その他 記載なし 非掲載 목록에없음 \
    목록없음 미등재 미등록 미기재 기타 목록외";

/// Words that mean "not yet identified".
const NOT_IDENTIFIED: &str = "\
    notyetidentified notidentified unidentified notidentifiedyet notyetknown notknown unknown unknow \
    tobedetermined tobeidentified tobeconfirmed tobeadvised tbd tbc tba pending underinvestigation \
    notyetdetermined notyetconfirmed 尚未识别 未识别 未能识别 无法识别 尚未確認 尚未确认 未确认 未確認 \
    尚未识明 未知 不明 不详 不詳 待定 待确认 待確認 待查 调查中 調查中 确认中 尚未識別 未識別 尚未辨识 未辨识 \
    尚未確定 尚未确定 未确定 未確定 不知道 暂无 暫無 確認中 調査中 未特定 特定できず わからない 不明確 미확인 \
    확인중 미식별 식별되지않음 알수없음 불명 모름 미정 조사중";

/// Words that may stand next to one of those.
const BESIDE: &str = "\
    smelterorrefiner smelters smelter refiners refiner refinery facility processor supplier 的冶炼厂 冶炼厂 \
    冶煉廠 精炼厂 精煉廠 加工厂 加工商 名称 名稱 製錬所 精錬所 製錬業者 精製業者 会社 제련소 정련소 제련업체 \
    업체 この が は の です 的";

/// The special choice that a text in the look-up column means, where it is one in other words. The
/// words of the drop-down themselves mean it too, with something next to them: "Smelter not
/// listed（未列出）".
pub fn special_choice(text: &str) -> Option<SpecialChoice> {
    const MOST_BYTES: usize = 120;
    if text.len() > MOST_BYTES || text.trim().is_empty() {
        return None;
    }
    // In brackets or behind a mark stands the same in another language.
    let mut found =
        text.split(['(', ')', '（', '）', '/', '／', '[', ']', '【', '】', '|', ',', '，']).filter_map(|part| {
            let bare = letters_and_digits(part);
            (!bare.is_empty()).then(|| of_bare(&bare))
        });
    let first = found.next()??;
    found.all(|other| other == Some(first)).then_some(first).or_else(|| of_bare(&letters_and_digits(text)))
}

fn of_bare(bare: &str) -> Option<SpecialChoice> {
    static CHOICES: LazyLock<BTreeMap<&str, SpecialChoice>> = LazyLock::new(|| {
        let not_listed = NOT_LISTED.split_whitespace().map(|word| (word, SpecialChoice::NotListed));
        let not_identified = NOT_IDENTIFIED.split_whitespace().map(|word| (word, SpecialChoice::NotIdentified));
        not_listed.chain(not_identified).collect()
    });
    let choice_of = |text: &str| CHOICES.get(text).copied();
    if let Some(choice) = choice_of(bare) {
        return Some(choice);
    }
    let mut without = bare.to_owned();
    for word in BESIDE.split_whitespace() {
        if without.contains(word) {
            without = without.replace(word, "");
        }
    }
    choice_of(&without).or_else(|| both_languages(&without, choice_of))
}

/// "not listed 未列出": the same in two scripts without a mark between.
fn both_languages(bare: &str, choice_of: impl Fn(&str) -> Option<SpecialChoice>) -> Option<SpecialChoice> {
    let (latin, other): (String, String) = bare.chars().partition(char::is_ascii_alphanumeric);
    let (latin, other) = (choice_of(&latin)?, choice_of(&other)?);
    (latin == other).then_some(latin)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_two_choices_are_read_in_other_words() {
        for text in [
            "未列出",
            "未列出的冶炼厂",
            "冶炼厂未列出",
            "Smelter not listed（未列出）",
            "其他",
            "not listed",
            "Not Listed.",
            "未在清单",
            "リストにない",
            "목록에 없음",
            "Other",
            "Smelter not listed 未列出",
        ] {
            assert_eq!(special_choice(text), Some(SpecialChoice::NotListed), "{text}");
        }
        for text in [
            "尚未识别",
            "尚未识别的冶炼厂",
            "未知",
            "製錬所未確認",
            "미확인",
            "unknown",
            "not yet identified",
            "TBD",
            "t.b.d.",
            "Unknown Smelter",
            "未识别",
            "ＴＢＤ",
            "待定",
            "조사 중",
            "unknown / 未知",
        ] {
            assert_eq!(special_choice(text), Some(SpecialChoice::NotIdentified), "{text}");
        }
    }

    #[test]
    fn names_and_two_meanings_at_once_are_none() {
        for text in [
            "",
            "Unknown Metals Ltd.",
            "未来锡业有限公司",
            "Other Metals",
            "not listed / unknown",
            "Smelter",
            "その他金属",
        ] {
            assert_eq!(special_choice(text), None, "{text}");
        }
    }
}
