//! Files that a user takes away, made from the report alone: the same report gives the same bytes.

mod json;

use crate::report::Report;
use crate::report::causes::RuleTitle;
use crate::text::Text;
use serde::{Deserialize, Serialize};

/// What can be made from a report.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ExportKind {
    /// The report as data for programs: JSON.
    Data,
}

impl ExportKind {
    /// Every kind.
    pub const ALL: [ExportKind; 1] = [Self::Data];

    /// The words for it.
    pub const fn name(self) -> Text {
        match self {
            Self::Data => Text::fixed("Data for programs (.json)", "供程序读取的数据 (.json)"),
        }
    }
}

/// The languages of a file.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Languages {
    /// English.
    English,
    /// Simplified Chinese.
    Chinese,
    /// Both, Chinese first.
    #[default]
    Both,
}

/// A file that was made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Exported {
    /// Its name.
    pub name: String,
    /// Its media type.
    pub media_type: &'static str,
    /// Its content.
    pub bytes: Vec<u8>,
}

/// Why a file could not be made.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum ExportError {
    /// The data could not be written.
    #[error(transparent)]
    Json(#[from] serde_json::Error),
}

/// Makes a file. `rule_title` gives the title of a rule by its code.
///
/// # Errors
/// When a format cannot hold the report, which no report of a check reaches.
pub fn export(
    report: &Report,
    kind: ExportKind,
    _languages: Languages,
    _rule_title: RuleTitle<'_>,
) -> Result<Exported, ExportError> {
    let (suffix, media_type, bytes) = match kind {
        ExportKind::Data => ("report.json", "application/json", json::report(report)?),
    };
    Ok(Exported { name: file_name(&report.file.name, suffix), media_type, bytes })
}

/// `form.xlsx` becomes `form-smeltcheck-plan.csv`: a name that every system takes.
fn file_name(checked: &str, suffix: &str) -> String {
    /// Windows takes no path above 260 units; the folder needs most of them.
    const MOST_CHARACTERS: usize = 80;
    let stem = checked.rsplit_once('.').map_or(checked, |(stem, _)| stem);
    let safe: String = stem
        .chars()
        .map(|c| if "<>:\"/\\|?*".contains(c) || crate::text::is_invisible(c) { '_' } else { c })
        .take(MOST_CHARACTERS)
        .collect();
    let safe = safe.trim();
    // Windows gives its devices names, whatever follows behind a dot.
    let first = safe.split('.').next().unwrap_or_default().trim().to_ascii_uppercase();
    let is_device = matches!(first.as_str(), "CON" | "PRN" | "AUX" | "NUL" | "CONIN$" | "CONOUT$")
        || (first.chars().count() == 4 && (first.starts_with("COM") || first.starts_with("LPT")));
    match safe {
        "" => format!("file-smeltcheck-{suffix}"),
        safe if is_device || safe.starts_with('.') => format!("_{safe}-smeltcheck-{suffix}"),
        safe => format!("{safe}-smeltcheck-{suffix}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_safe_everywhere() {
        assert_eq!(file_name("CMRT 6.5 公司.xlsx", "plan.csv"), "CMRT 6.5 公司-smeltcheck-plan.csv");
        assert_eq!(file_name("a<b>:\"c|d?*\u{202e}\u{0}.xlsx", "x.txt"), "a_b___c_d____-smeltcheck-x.txt");
        assert_eq!(file_name("", "x.txt"), "file-smeltcheck-x.txt");
        assert_eq!(file_name("CON.xlsx", "x.txt"), "_CON-smeltcheck-x.txt");
        assert_eq!(file_name("com1.6.5.xlsx", "x.txt"), "_com1.6.5-smeltcheck-x.txt");
        assert_eq!(file_name(".xlsx", "x.txt"), "file-smeltcheck-x.txt");
        assert!(file_name(&"長".repeat(300), "x.txt").chars().count() < 100);
    }
}
