//! Files that a user takes away, made from the report alone: the same report gives the same bytes.

mod csv;
mod email;
mod html;
mod identity;
mod json;
mod markup;
mod plan;
mod proof;
pub mod receipt;
mod workbook;

pub use csv::{harmless, write_row};

use crate::base::text::{Lang, Text};
use crate::report::Report;
use crate::report::causes::RuleTitles;
use crate::report::checklist::Checklist;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// What can be made from a report.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ExportKind {
    /// The printable report: one HTML page.
    Report,
    /// The correction plan as a workbook.
    PlanWorkbook,
    /// The correction plan as a table of text: CSV.
    PlanTable,
    /// The smelters for which proof is asked, as a table of text: CSV.
    ProofTable,
    /// The report as data for programs: JSON. It holds both languages.
    Data,
    /// The text of an e-mail to a sub-supplier.
    Email,
    /// The receipt of the check: JSON. It has no language.
    Receipt,
}

impl ExportKind {
    /// Every kind.
    pub const ALL: [ExportKind; 7] =
        [Self::Report, Self::PlanWorkbook, Self::PlanTable, Self::ProofTable, Self::Data, Self::Email, Self::Receipt];

    /// The words for it.
    pub const fn name(self) -> Text {
        match self {
            Self::Report => Text::fixed("Printable report (.html)", "可打印的报告 (.html)"),
            Self::PlanWorkbook => Text::fixed("Correction plan (.xlsx)", "改正计划 (.xlsx)"),
            Self::PlanTable => Text::fixed("Correction plan (.csv)", "改正计划 (.csv)"),
            Self::ProofTable => Text::fixed("Smelters that need proof (.csv)", "需要证明的冶炼厂 (.csv)"),
            Self::Data => Text::fixed("Data for programs (.json)", "供程序读取的数据 (.json)"),
            Self::Email => Text::fixed("E-mail to a sub-supplier", "给下级供应商的邮件"),
            Self::Receipt => Text::fixed("Receipt of the check (.json)", "检查回执 (.json)"),
        }
    }

    /// How the name of the file ends.
    const fn suffix(self) -> &'static str {
        match self {
            Self::Report => "report.html",
            Self::PlanWorkbook => "plan.xlsx",
            Self::PlanTable => "plan.csv",
            Self::ProofTable => "proof.csv",
            Self::Data => "report.json",
            Self::Email => "email.txt",
            Self::Receipt => "receipt.json",
        }
    }

    /// The media type.
    const fn media_type(self) -> &'static str {
        match self {
            Self::Report => "text/html;charset=utf-8",
            Self::PlanWorkbook => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            Self::PlanTable | Self::ProofTable => "text/csv;charset=utf-8",
            Self::Data | Self::Receipt => "application/json",
            Self::Email => "text/plain;charset=utf-8",
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

impl Languages {
    /// Every choice.
    pub const ALL: [Languages; 3] = [Self::Chinese, Self::English, Self::Both];

    /// The languages, the first one first.
    pub const fn each(self) -> &'static [Lang] {
        match self {
            Self::English => &[Lang::En],
            Self::Chinese => &[Lang::ZhCn],
            Self::Both => &[Lang::ZhCn, Lang::En],
        }
    }
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
    /// The workbook could not be written.
    #[error(transparent)]
    Workbook(#[from] rust_xlsxwriter::XlsxError),
}

/// Makes a file. `ticked` are the lines of the checklist that the
/// user ticked, by id.
///
/// # Errors
/// When a format cannot hold the report, which no report of a check reaches.
pub fn export(
    report: &Report,
    kind: ExportKind,
    languages: Languages,
    titles: &RuleTitles,
    ticked: &BTreeSet<String>,
) -> Result<Exported, ExportError> {
    let languages = languages.each();
    let bytes = match kind {
        ExportKind::Report => html::report(report, languages, titles, &Checklist::of(report, ticked)).into_bytes(),
        ExportKind::PlanWorkbook => workbook::plan(report, languages, titles)?,
        ExportKind::PlanTable => csv::plan(report, languages, titles),
        ExportKind::ProofTable => proof::table(report, languages),
        ExportKind::Data => json::written(report)?,
        ExportKind::Receipt => json::written(&receipt::Receipt::of(report)?)?,
        ExportKind::Email => email::email(report, languages).into_bytes(),
    };
    Ok(Exported { name: file_name(&report.file.name, kind.suffix()), media_type: kind.media_type(), bytes })
}

/// `form.xlsx` becomes `form-smeltcheck-plan.csv`: a name that every system takes.
fn file_name(checked: &str, suffix: &str) -> String {
    /// Windows takes no path above 260 units; the folder needs most of them.
    const MOST_CHARACTERS: usize = 80;
    let stem = checked.rsplit_once('.').map_or(checked, |(stem, _)| stem);
    let safe: String = stem
        .chars()
        .map(|c| if "<>:\"/\\|?*".contains(c) || crate::base::text::is_invisible(c) { '_' } else { c })
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
