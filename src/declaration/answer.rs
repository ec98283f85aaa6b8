//! Answers of the drop-downs, read as meant.

use super::entry::Entry;
use super::offered::is_found_as;
use crate::base::normal::option_key;
use crate::base::text::{half_width, half_width_char, words_of_one_script};
use crate::template::{CompanyQuestion, MineralQuestion};

/// What an answer means. Answers keep their meaning across templates and spellings.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Answer {
    /// Yes.
    Yes,
    /// No.
    No,
    /// Unknown.
    Unknown,
    /// Not declaring (EMRT 2.x, AMRT).
    NotDeclaring,
    /// Not applicable for this declaration (EMRT 1.x).
    NotApplicable,
    /// DRC only (EMRT 1.x, cobalt).
    DrcOnly,
    /// DRC or adjoining countries only (CRT).
    DrcOrAdjoiningOnly,
    /// India and/or Madagascar only (EMRT 1.x, mica).
    IndiaOrMadagascarOnly,
    /// Response share: 100 %.
    Full,
    /// Response share: greater than 90 %.
    Over90,
    /// Response share: greater than 75 %.
    Over75,
    /// Response share: greater than 50 %.
    Over50,
    /// Response share: 50 % or less.
    UpTo50,
    /// Response share: none.
    NoneAnswered,
    /// Response share: did not survey.
    DidNotSurvey,
    /// Yes, when more processors are validated (EMRT).
    WhenValidated,
    /// Survey in conformance with IPC-1755, or with the CRT.
    SurveyStandard,
    /// Survey in another format, to be described.
    SurveyOther,
    /// Files with the SEC.
    FilesSec,
    /// Files with the EU.
    FilesEu,
    /// Files with both.
    FilesBoth,
}

impl Answer {
    /// Yes, or one of the narrower forms of yes.
    pub const fn is_affirmative(self) -> bool {
        matches!(
            self,
            Self::Yes
                | Self::DrcOnly
                | Self::DrcOrAdjoiningOnly
                | Self::IndiaOrMadagascarOnly
                | Self::WhenValidated
                | Self::SurveyStandard
                | Self::SurveyOther
                | Self::FilesSec
                | Self::FilesEu
                | Self::FilesBoth
        )
    }

    /// A permitted answer that decides nothing: Unknown, Not declaring, Not applicable.
    pub const fn is_undecided(self) -> bool {
        matches!(self, Self::Unknown | Self::NotDeclaring | Self::NotApplicable)
    }

    /// A share of suppliers above none.
    pub const fn is_positive_share(self) -> bool {
        matches!(self, Self::Full | Self::Over90 | Self::Over75 | Self::Over50 | Self::UpTo50)
    }

    /// The share of suppliers that have answered at the least, in percent; `None` for an answer
    /// that names no share.
    pub const fn least_share(self) -> Option<u8> {
        match self {
            Self::Full => Some(100),
            Self::Over90 => Some(90),
            Self::Over75 => Some(75),
            Self::Over50 => Some(50),
            Self::UpTo50 => Some(0),
            _ => None,
        }
    }

    /// No supplier answered, or none was asked.
    pub const fn is_nobody_answered(self) -> bool {
        matches!(self, Self::NoneAnswered | Self::DidNotSurvey)
    }
}

/// How the text of an answer relates to the drop-down of its cell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Spelling {
    /// Nothing is there.
    Blank,
    /// Exactly as the drop-down has it, or the number 1 for 100 %.
    Exact,
    /// The option it means is this one, written with another case, blank, dash or quote.
    Variant(&'static str),
    /// The option it means is this one, written in another language or in other words, such as
    /// `80 percent`.
    Translated(&'static str),
    /// The meaning is known, but this cell does not offer it.
    NotOffered,
    /// The text is no answer of any template.
    NotAnAnswer,
}

/// An answer per mineral with its comment.
#[derive(Clone, Debug, PartialEq)]
pub struct AnswerCell {
    /// Which question.
    pub question: MineralQuestion,
    /// The answer's cell.
    pub entry: Entry,
    /// The comment's cell.
    pub comment: Entry,
    /// What it means; `None` for a blank and for a text that is no answer.
    pub answer: Option<Answer>,
    /// How it is written.
    pub spelling: Spelling,
    /// What the drop-down of this cell offers.
    pub options: &'static [&'static str],
}

/// An answer at company level with its comment.
#[derive(Clone, Debug, PartialEq)]
pub struct CompanyAnswerCell {
    /// Which question.
    pub question: CompanyQuestion,
    /// The mineral's row of the form (from 0), where the question is asked per mineral.
    pub mineral: Option<usize>,
    /// The answer's cell.
    pub entry: Entry,
    /// The comment's cell.
    pub comment: Entry,
    /// What it means; `None` for a blank and for a text that is no answer.
    pub answer: Option<Answer>,
    /// How it is written.
    pub spelling: Spelling,
    /// What the drop-down of this cell offers.
    pub options: &'static [&'static str],
}

/// Reads the text of an answer against the options of its cell.
pub fn read_answer(entry: &Entry, options: &'static [&'static str]) -> (Option<Answer>, Spelling) {
    if entry.is_blank() {
        return (None, Spelling::Blank);
    }
    let whole = entry.number.is_some_and(|number| (number - 1.0).abs() < f64::EPSILON);
    if whole && options.contains(&"100%") {
        return (Some(Answer::Full), Spelling::Exact);
    }
    let wanted = option_key(&entry.typed);
    for option in options {
        if option_key(option) == wanted {
            let spelling = if entry.typed == *option { Spelling::Exact } else { Spelling::Variant(option) };
            return (meaning(&wanted), spelling);
        }
    }
    if entry.number.is_none() && options.contains(&"100%") && matches!(entry.text(), "1" | "1.0") {
        return (Some(Answer::Full), Spelling::Variant("100%"));
    }
    let share = || if options.contains(&"100%") { share(entry) } else { None };
    let Some(answer) = meaning(&wanted).or_else(|| meaning_of_words(entry.text())).or_else(share) else {
        return (None, Spelling::NotAnAnswer);
    };
    let same_meaning = options.iter().find(|option| meaning(&option_key(option)) == Some(answer));
    (Some(answer), same_meaning.map_or(Spelling::NotOffered, |option| Spelling::Translated(option)))
}

/// Whether a text is how a template writes an answer in one of its languages, so that nothing else
/// can be meant. Short forms, and words that also say "not available", are no such texts, nor are
/// the options of other templates.
pub fn is_word_for_an_answer(typed: &str) -> bool {
    let words = words_of_one_script(typed);
    if words.len() > 1 && meaning_of_words(typed).is_some() {
        // "Yes（是）"
        return words.into_iter().all(|word| is_one_word_for_an_answer(word) || is_english(word));
    }
    is_one_word_for_an_answer(typed)
}

fn is_english(word: &str) -> bool {
    ["yes", "no", "unknown"].iter().any(|answer| word.eq_ignore_ascii_case(answer))
}

fn is_one_word_for_an_answer(typed: &str) -> bool {
    matches!(
        option_key(typed).as_str(),
        "是" | "是的"
            | "はい"
            | "예"
            | "oui"
            | "sim"
            | "ja"
            | "si"
            | "sí"
            | "sì"
            | "evet"
            | "否"
            | "いいえ"
            | "아니오"
            | "non"
            | "não"
            | "nein"
            | "hayır"
            | "未知"
            | "不明"
            | "파악되지않음"
            | "inconnu"
            | "desconhecido"
            | "nichtbekannt"
            | "unbekannt"
            | "desconocido"
            | "ignoto"
            | "bilinmiyor"
            | "百分之百"
            | "大于90%"
            | ">90%"
            | "90%超"
            | "größerals90%"
            | "大于75%"
            | ">75%"
            | "75%超"
            | "größerals75%"
            | "大于50%"
            | ">50%"
            | "50%超"
            | "größerals50%"
            | "50%或更小"
            | "50%或更少"
            | "50%oderweniger"
            | "完全没有"
            | "ゼロ"
            | "없음"
            | "keine"
            | "未调查"
            | "是使用其他格式(请描述)"
            | "是符合sec规定"
            | "是符合欧盟规定"
            | "是符合sec和欧盟规定"
    )
}

/// What an answer means, in the languages that the templates offer for the label of that answer.
/// The stored values are English; the others are typed by hand.
fn meaning(key: &str) -> Option<Answer> {
    Some(match key {
        "yes" | "y" | "是" | "是的" | "有" | "有的" | "有り" | "あり" | "有る" | "はい" | "예" | "네" | "있음"
        | "oui" | "sim" | "ja" | "si" | "sí" | "sì" | "evet" | "√" | "✓" | "✔" | "☑" | "○" | "◯" => {
            Answer::Yes
        }
        "no" | "n" | "否" | "不是" | "没有" | "沒有" | "無" | "无" | "無し" | "なし" | "いいえ" | "아니오"
        | "아니요" | "non" | "não" | "nein" | "hayır" | "×" | "✕" | "✗" | "✘" => Answer::No,
        "unknown" | "未知" | "不知道" | "不详" | "不詳" | "不明" | "不清楚" | "모름" | "알수없음" | "파악되지않음"
        | "inconnu" | "desconhecido" | "nichtbekannt" | "unbekannt" | "desconocido" | "ignoto" | "bilinmiyor" => {
            Answer::Unknown
        }
        "notdeclaring" => Answer::NotDeclaring,
        "notapplicableforthisdeclaration" | "notapplicable" => Answer::NotApplicable,
        "drconly" => Answer::DrcOnly,
        "drcoradjoiningcountriesonly" => Answer::DrcOrAdjoiningOnly,
        "indiaand/ormadagascaronly" => Answer::IndiaOrMadagascarOnly,
        "100%" | "%100" | "百分之百" | "百分百" => Answer::Full,
        "greaterthan90%" | "大于90%" | ">90%" | "90%超" | "größerals90%" => Answer::Over90,
        "greaterthan75%" | "大于75%" | ">75%" | "75%超" | "größerals75%" => Answer::Over75,
        "greaterthan50%" | "大于50%" | ">50%" | "50%超" | "größerals50%" => Answer::Over50,
        "50%orless" | "50%或更小" | "50%或更少" | "50%以下" | "50%oderweniger" => Answer::UpTo50,
        "none" | "完全没有" | "ゼロ" | "없음" | "keine" => Answer::NoneAnswered,
        "didnotsurvey" | "未调查" => Answer::DidNotSurvey,
        "yeswhenmoreprocessorsarevalidated" => Answer::WhenValidated,
        "yesinconformancewithipc1755(egcmrt)"
        | "yesinconformancewithipc1755(egemrt)"
        | "yescrt"
        | "yesinconformancewithipc1755"
        | "是符合ipc1755(例如cmrt)" => Answer::SurveyStandard,
        "yesusingotherformat(describe)" | "是使用其他格式(请描述)" => Answer::SurveyOther,
        "yeswiththesec" | "是符合sec规定" => Answer::FilesSec,
        "yeswiththeeu" | "是符合欧盟规定" => Answer::FilesEu,
        "yeswiththesecandtheeu" | "是符合sec和欧盟规定" => Answer::FilesBoth,
        _ => return None,
    })
}

/// What several words mean that all say the same: `Yes（是）`, `否 No`.
fn meaning_of_words(text: &str) -> Option<Answer> {
    const MOST_WORDS: usize = 4;
    const MOST_BYTES: usize = 100;
    if text.len() > MOST_BYTES {
        return None;
    }
    let text = half_width(text);
    let words = words_of_one_script(&text);
    let (first, rest) = words.split_first().filter(|(_, rest)| (1..MOST_WORDS).contains(&rest.len()))?;
    let answer = meaning(&first.to_lowercase())?;
    rest.iter().all(|word| meaning(&word.to_lowercase()) == Some(answer)).then_some(answer)
}

/// The share of suppliers that a percentage of any form falls under: `80 percent`,
/// `88% of items purchased`, `百分之八十`, the number 0.88.
fn share(entry: &Entry) -> Option<Answer> {
    const MOST_BYTES: usize = 200;
    if let Some(number) = entry.number {
        return share_of(as_percent(number));
    }
    let text = entry.text();
    if text.len() > MOST_BYTES {
        return None;
    }
    let text = half_width(text).to_lowercase();
    let contains = |words: &[&str]| words.iter().any(|word| text.contains(word));
    let percent = match text.split_once("百分之") {
        Some((_, after)) => chinese_number(after).or_else(|| only_number(after))?,
        None if contains(&["%", "percent", "per cent", "pct", "パーセント", "퍼센트"]) => only_number(&text)?,
        // A fraction as a number, or as text with a comma: 0.95 is 95 %.
        None => as_percent(text.trim().replace(',', ".").parse().ok()?),
    };
    let more =
        contains(&["more than", "over", "greater", "above", "at least", ">", "≥", "以上", "超过", "超過", "大于"]);
    let less =
        contains(&["less", "under", "below", "up to", "at most", "<", "≤", "以下", "不到", "小于", "低于", "未満"]);
    match (more, less) {
        (false, false) => share_of(percent),
        (true, true) => None,
        (false, true) => (percent <= 50.0).then_some(Answer::UpTo50),
        // More than a limit of the options is above it.
        (true, false) => share_of(if percent < 100.0 { percent + 0.5 } else { percent }).filter(|_| percent >= 50.0),
    }
}

fn as_percent(number: f64) -> f64 {
    if number < 1.0 { number * 100.0 } else { number }
}

fn share_of(percent: f64) -> Option<Answer> {
    match percent {
        100.0 => Some(Answer::Full),
        _ if !(0.0..100.0).contains(&percent) => None,
        _ if percent > 90.0 => Some(Answer::Over90),
        _ if percent > 75.0 => Some(Answer::Over75),
        _ if percent > 50.0 => Some(Answer::Over50),
        _ if percent > 0.0 => Some(Answer::UpTo50),
        _ => Some(Answer::NoneAnswered),
    }
}

/// The number of a text that holds just one.
fn only_number(text: &str) -> Option<f64> {
    let mut numbers =
        text.split(|c: char| !c.is_ascii_digit() && c != '.').filter(|run| run.contains(char::is_numeric));
    let first = numbers.next()?;
    if numbers.next().is_some() { None } else { first.trim_matches('.').parse().ok() }
}

/// A number up to 100 in Chinese characters at the start of a text.
fn chinese_number(text: &str) -> Option<f64> {
    const DIGITS: &str = "〇一二三四五六七八九";
    let digit = |c: char| DIGITS.chars().position(|digit| digit == c);
    let run: Vec<char> = text.chars().take_while(|c| digit(*c).is_some() || matches!(c, '十' | '百')).collect();
    let number = match run.as_slice() {
        ['百'] | ['一', '百'] => 100,
        ['十'] => 10,
        ['十', one] => 10 + digit(*one)?,
        [ten, '十'] => digit(*ten)? * 10,
        [ten, '十', one] => digit(*ten)? * 10 + digit(*one)?,
        [one] => digit(*one)?,
        _ => return None,
    };
    u32::try_from(number).ok().map(f64::from)
}

/// Whether an answer is written like its option but for blanks, dashes or quotes, which a person
/// does not see as a difference.
pub fn differs_in_blanks_or_marks(typed: &str, option: &str) -> bool {
    let has_other_letters = typed.chars().any(|c| c != '\u{3000}' && half_width_char(c) != c);
    !is_found_as(typed, option) && !has_other_letters && option_key(typed) == option_key(option)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::declaration::Field;
    use crate::template::{CompanyField, options};
    use crate::workbook::{Addr, CellRef, Value};

    fn read(value: &Value<'_>, options: &'static [&'static str]) -> (Option<Answer>, Spelling) {
        let cell = CellRef::new("Declaration", Addr::new(4, 26));
        read_answer(&Entry::new(cell, Field::Company(CompanyField::Name), value, false), options)
    }

    #[test]
    fn every_option_of_every_template_is_read_exactly() {
        for list in [
            options::USED_DECLARING,
            options::USED_APPLICABLE,
            options::CAHRA_COBALT,
            options::CAHRA_MICA,
            options::CAHRA_CRT,
            options::SHARE_AMRT,
            options::VALIDATED,
            options::SURVEY_CMRT,
            options::SURVEY_EMRT,
            options::SURVEY_CRT,
            options::FILING,
        ] {
            for option in list {
                let (answer, spelling) = read(&Value::Text((*option).into()), list);
                assert!(answer.is_some(), "{option}");
                assert_eq!(spelling, Spelling::Exact, "{option}");
            }
        }
    }

    #[test]
    fn full_share_is_read_as_number_or_text() {
        assert_eq!(read(&Value::Number(1.0), options::SHARE), (Some(Answer::Full), Spelling::Exact));
        assert_eq!(read(&Value::Text("100 %".into()), options::SHARE), (Some(Answer::Full), Spelling::Variant("100%")));
        assert_eq!(read(&Value::Text("1".into()), options::SHARE), (Some(Answer::Full), Spelling::Variant("100%")));
    }

    #[test]
    fn percentages_of_any_form_are_shares() {
        let text = |text: &'static str| read(&Value::Text(text.into()), options::SHARE);
        for (typed, answer, option) in [
            ("100", Answer::Full, "100%"),
            ("百分之百", Answer::Full, "100%"),
            ("100 percent", Answer::Full, "100%"),
            ("80 percent", Answer::Over75, "Greater than 75%"),
            ("88% of items purchased", Answer::Over75, "Greater than 75%"),
            ("８８％", Answer::Over75, "Greater than 75%"),
            ("百分之九十五", Answer::Over90, "Greater than 90%"),
            ("over 90 %", Answer::Over90, "Greater than 90%"),
            ("> 75 %", Answer::Over75, "Greater than 75%"),
            ("less than 50%", Answer::UpTo50, "50% or less"),
            ("30%", Answer::UpTo50, "50% or less"),
        ] {
            assert_eq!(text(typed), (Some(answer), Spelling::Translated(option)), "{typed}");
        }
        assert_eq!(
            read(&Value::Number(0.88), options::SHARE),
            (Some(Answer::Over75), Spelling::Translated("Greater than 75%"))
        );
        for typed in ["80 to 90%", "less than 90%", "eighty", "120%", "see comment 5", "2 of 3 suppliers"] {
            assert_eq!(text(typed).1, Spelling::NotAnAnswer, "{typed}");
        }
        assert_eq!(read(&Value::Text("80%".into()), options::YES_NO).1, Spelling::NotAnAnswer);
    }

    #[test]
    fn an_answer_in_two_languages_is_one_answer() {
        for (typed, answer) in [
            ("Yes（是）", Answer::Yes),
            ("否 No", Answer::No),
            ("是/Yes", Answer::Yes),
            ("是的", Answer::Yes),
            ("有り", Answer::Yes),
        ] {
            assert_eq!(read(&Value::Text(typed.into()), options::YES_NO).0, Some(answer), "{typed}");
        }
        for typed in ["Yes / No", "是 否", "Yes, but", "No Yes"] {
            assert_eq!(read(&Value::Text(typed.into()), options::YES_NO).1, Spelling::NotAnAnswer, "{typed}");
        }
        assert!(is_word_for_an_answer("Yes（是）") && is_word_for_an_answer("否 No") && !is_word_for_an_answer("有"));
    }

    #[test]
    fn other_spellings_and_languages_are_recognised() {
        assert_eq!(read(&Value::Text(" yes\t".into()), options::YES_NO), (Some(Answer::Yes), Spelling::Variant("Yes")));
        assert_eq!(read(&Value::Text("否".into()), options::YES_NO), (Some(Answer::No), Spelling::Translated("No")));
        assert_eq!(
            read(&Value::Text("Unknown".into()), options::YES_NO),
            (Some(Answer::Unknown), Spelling::NotOffered)
        );
        assert_eq!(read(&Value::Text("maybe".into()), options::YES_NO), (None, Spelling::NotAnAnswer));
        let ipc = Value::Text("Yes, in conformance with IPC-1755 [e.g., CMRT]".into());
        assert_eq!(read(&ipc, options::SURVEY_CMRT).0, Some(Answer::SurveyStandard));
    }
}
