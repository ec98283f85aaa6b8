//! What programs show in a cell in place of a value: errors of formulas, and marks of results that
//! are not there yet.
//!
//! Sources: Microsoft's list of error values in Excel ("Hide error values and error indicators",
//! "How to correct a #... error"), `LibreOffice` Help, "Error Codes", and what Google Sheets and
//! WPS store when a file is saved as .xlsx before everything is calculated, as people report it.

/// The longest of all marks has fewer bytes.
const MOST_BYTES: usize = 60;

/// What kind of mark a text is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Mark {
    /// An error that a calculated formula has, or an exclamation mark alone.
    Error,
    /// The program that saved the file did not calculate the formula.
    NotCalculated,
}

/// Reads a text without blanks around it as a mark.
pub(super) fn mark_of(text: &str) -> Option<Mark> {
    if text.len() > MOST_BYTES {
        return None;
    }
    // Most texts are none, and begin like none.
    match text.chars().next()? {
        '!' | '！' => matches!(text, "!" | "！").then_some(Mark::Error),
        '#' | '＃' => error_value(text),
        _ if is_error_code(text) || is_loading(text) => Some(Mark::NotCalculated),
        _ => None,
    }
}

/// Whether a text is a mark of any kind.
pub(super) fn is_mark(text: &str) -> bool {
    mark_of(text.trim()).is_some()
}

/// Whether a text is the mark of a formula that the program which saved the file did not calculate.
pub fn is_mark_of_no_result(text: &str) -> bool {
    mark_of(text.trim()) == Some(Mark::NotCalculated)
}

/// `#N/A`, `#REF!`, `#NAME?` and what they are called in other languages, `#GETTING_DATA`, and
/// `#####` for a column that is too narrow.
fn error_value(text: &str) -> Option<Mark> {
    let plain = text.replace('＃', "#").replace('！', "!").replace('？', "?").to_uppercase();
    let name = plain.trim_start_matches('#');
    if name.is_empty() {
        return (plain.len() >= 3).then_some(Mark::Error);
    }
    if plain.len() - name.len() != 1 {
        return None;
    }
    match name {
        // #TEXT? stands for a text that the file does not hold: CellError::MISSING_TEXT.
        "N/A" | "N/A!" | "NV" | "N/D" | "REF!" | "VALUE!" | "DIV/0!" | "NULL!" | "NUM!" | "CALC!" | "TEXT?" => {
            return Some(Mark::Error);
        }
        "GETTING_DATA" => return Some(Mark::NotCalculated),
        _ => {}
    }
    let word = name.strip_suffix(['!', '?'])?;
    let is_word =
        word.chars().count() > 2 && word.chars().all(|c| c.is_alphabetic() || matches!(c, '_' | '/' | '0' | '¡' | '¿'));
    is_word.then_some(match word {
        "NAME" | "ERROR" | "BUSY" | "SPILL" | "FIELD" | "CONNECT" | "BLOCKED" | "UNKNOWN" | "PYTHON" | "EXTERNAL"
        | "TIMEOUT" => Mark::NotCalculated,
        _ => Mark::Error,
    })
}

/// `Err:502` of `LibreOffice`, in the languages of the templates.
fn is_error_code(text: &str) -> bool {
    let Some((word, code)) = text.split_once([':', '：']) else { return false };
    let code = code.trim();
    code.len() == 3
        && code.bytes().all(|digit| digit.is_ascii_digit())
        && matches!(
            word.trim().to_lowercase().as_str(),
            "err" | "error" | "fehler" | "erreur" | "erro" | "errore" | "hata" | "错误" | "錯誤" | "エラー" | "오류"
        )
}

/// `Loading...` of Google Sheets, in the languages of the templates. The word alone may be
/// somebody's.
fn is_loading(text: &str) -> bool {
    let word = text.trim_end_matches(['.', '…', '。', '⋯']).trim_end();
    if word.len() == text.len() {
        return false;
    }
    matches!(
        word.to_lowercase().as_str(),
        "loading"
            | "loading data"
            | "正在加载"
            | "加载中"
            | "正在載入"
            | "載入中"
            | "読み込んでいます"
            | "読み込み中"
            | "読み込み中です"
            | "로드 중"
            | "로드 중입니다"
            | "로딩 중"
            | "wird geladen"
            | "laden"
            | "lädt"
            | "chargement"
            | "chargement en cours"
            | "cargando"
            | "caricamento"
            | "caricamento in corso"
            | "carregando"
            | "a carregar"
            | "yükleniyor"
            | "загрузка"
            | "wczytywanie"
            | "ładowanie"
            | "đang tải"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_of_all_programs_are_known() {
        for text in ["#N/A", "#ref!", "#BEZUG!", "#¡VALOR!", "#NV", "#DIV/0!", "＃VALUE！", "#####", "!", "#TEXT?"] {
            assert_eq!(mark_of(text), Some(Mark::Error), "{text}");
        }
        for text in [
            "Loading...",
            "Loading…",
            "loading ...",
            "正在加载...",
            "正在加载……",
            "読み込んでいます...",
            "Wird geladen...",
            "#ERROR!",
            "#NAME?",
            "#BUSY!",
            "#GETTING_DATA",
            "#SPILL!",
            "#FIELD!",
            "#CONNECT!",
            "#BLOCKED!",
            "#UNKNOWN!",
            "#PYTHON!",
            "Err:502",
            "Err:508",
            "错误:522",
        ] {
            assert_eq!(mark_of(text), Some(Mark::NotCalculated), "{text}");
        }
    }

    #[test]
    fn what_people_write_is_no_mark() {
        for text in [
            "",
            "#",
            "##",
            "#1",
            "#DX-100",
            "# see list",
            "#7 pit!",
            "#OK!",
            "Loading",
            "Loading Dock Ltd.",
            "Loading dock...",
            "Err: see comment",
            "Error 502",
            "Audit open!",
            "n/a",
            "0",
            "to be done...",
            "待定...",
        ] {
            assert_eq!(mark_of(text), None, "{text}");
        }
    }
}
