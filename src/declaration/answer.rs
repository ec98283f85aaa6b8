//! Answers of the drop-downs, read as meant.

use super::entry::Entry;
use crate::letters::lower;
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

    /// The share of suppliers that have answered at the least, in percent; `None` for an answer that names no share.
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
    /// The option it means is this one, written in another language of the template.
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
    if entry.number.is_none() && options.contains(&"100%") && matches!(wanted.as_str(), "1" | "1.0" | "100") {
        return (Some(Answer::Full), Spelling::Variant("100%"));
    }
    let Some(answer) = meaning(&wanted) else {
        return (None, Spelling::NotAnAnswer);
    };
    let same_meaning = options.iter().find(|option| meaning(&option_key(option)) == Some(answer));
    (Some(answer), same_meaning.map_or(Spelling::NotOffered, |option| Spelling::Translated(option)))
}

/// Options are compared in this form: lower case, one kind of dash, bracket and quote, no blanks, commas or full stops,
/// full-width characters as ordinary ones.
pub(super) fn option_key(text: &str) -> String {
    text.chars()
        .map(|c| match c {
            '\u{ff01}'..='\u{ff5e}' => char::from_u32(u32::from(c) - 0xfee0).unwrap_or(c),
            c => c,
        })
        .map(|c| match c {
            '[' | '【' => '(',
            ']' | '】' => ')',
            c => c,
        })
        .filter(|c| !c.is_whitespace() && !crate::text::is_invisible(*c))
        .filter(|c| {
            !matches!(
                c,
                ',' | '.'
                    | '-'
                    | '–'
                    | '—'
                    | '‐'
                    | '‑'
                    | '−'
                    | '\''
                    | '’'
                    | '‘'
                    | '"'
                    | '“'
                    | '”'
                    | '，'
                    | '。'
                    | '、'
            )
        })
        .flat_map(lower)
        .collect()
}

/// Whether a text is how a template writes an answer in one of its languages, so that nothing else can be meant. Short
/// forms, and words that also say "not available", are no such texts, nor are the options of other templates.
pub fn is_word_for_an_answer(typed: &str) -> bool {
    matches!(
        option_key(typed).as_str(),
        "是" | "はい"
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
        "yes" | "y" | "是" | "有" | "はい" | "예" | "oui" | "sim" | "ja" | "si" | "sí" | "sì" | "evet" => {
            Answer::Yes
        }
        "no" | "n" | "否" | "没有" | "無" | "无" | "いいえ" | "아니오" | "non" | "não" | "nein" | "hayır" => {
            Answer::No
        }
        "unknown" | "未知" | "不知道" | "不详" | "不明" | "파악되지않음" | "inconnu" | "desconhecido"
        | "nichtbekannt" | "unbekannt" | "desconocido" | "ignoto" | "bilinmiyor" => Answer::Unknown,
        "notdeclaring" => Answer::NotDeclaring,
        "notapplicableforthisdeclaration" | "notapplicable" => Answer::NotApplicable,
        "drconly" => Answer::DrcOnly,
        "drcoradjoiningcountriesonly" => Answer::DrcOrAdjoiningOnly,
        "indiaand/ormadagascaronly" => Answer::IndiaOrMadagascarOnly,
        "100%" | "%100" => Answer::Full,
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
