//! Sample workbooks for workshops: invented suppliers, each with a lesson and the exact findings
//! that it shows.
//!
//! Companies, people and answers are invented, and so are the smelters, but for one sample that
//! names public events about real ones with their list and day. Nothing in them comes from an
//! official file.

mod amrt;
mod checker_complete;
mod chinese_display;
mod clean;
mod emrt;
mod errors;
mod forms;
mod not_checked;
mod old_revision;
mod read;
mod smelters;
mod ten_errors;
mod two_years;

pub use errors::form as form_with_errors;
pub use forms::{GOLD, Row, TANTALUM, TIN_1, TIN_2, put_row};
pub use read::read;

use crate::base::date::Date;
use crate::base::text::Text;
use crate::profile::Settings;
use crate::reference::Lists;
use crate::report::Severity;
use crate::samples::fixtures::Form;
#[cfg(feature = "samples")]
use crate::samples::fixtures::xlsx;
use serde::{Deserialize, Serialize};
use std::borrow::Cow;

/// The day on which the samples are checked, so that dates in them never grow old: the findings of
/// the lessons hold for this day.
pub const CHECKED_ON: &str = "2026-03-02";

/// The settings under which a sample shows the findings of its lesson: its day, the default
/// profile, the built-in lists.
pub fn settings() -> Settings {
    Settings { today: Date::parse_iso(CHECKED_ON), lists: Lists::built_in(), ..Settings::default() }
}

/// A sample: what is said about it, and the workbook.
pub struct Sample {
    /// What is said about it.
    pub entry: Entry,
    /// Makes the workbook; `None` if its revision had no table.
    pub form: fn() -> Option<Form>,
}

#[cfg(feature = "samples")]
impl Sample {
    /// The two files that tests of the page change byte by byte. They stay as plain as the forms of
    /// the tests.
    const PLAIN: [&str; 2] = ["clean", "errors"];

    /// The workbook as a file; `None` if its revision had no table. The bytes are the same every
    /// time.
    ///
    /// # Errors
    /// When a sheet name or a text is longer than the format allows.
    pub fn workbook(&self) -> Result<Option<Vec<u8>>, rust_xlsxwriter::XlsxError> {
        let Some(form) = (self.form)() else { return Ok(None) };
        let is_plain = Self::PLAIN.contains(&&*self.entry.id);
        let write = if is_plain { xlsx::write } else { xlsx::write_for_people };
        write(&form).map(Some)
    }
}

/// The index of the gallery, as the page loads it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Index {
    /// The day on which the samples are checked, as `2026-03-31`.
    pub checked_on: Cow<'static, str>,
    /// The samples in the order in which a course would take them.
    pub samples: Vec<Entry>,
}

/// What is said about a sample.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entry {
    /// Stable id, in kebab case.
    pub id: Cow<'static, str>,
    /// Name of the file, without a folder.
    pub file_name: Cow<'static, str>,
    /// Template and revision, such as `CMRT 6.5`; empty for a file that is no template.
    pub template: Cow<'static, str>,
    /// Title of the card.
    pub title: Text,
    /// The lesson.
    pub lesson: Lesson,
    /// Id of the sample with the same supplier's file of the year before, to compare with.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub compare_with: Option<Cow<'static, str>>,
}

/// What a sample teaches.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Lesson {
    /// Who the supplier is.
    pub who: Text,
    /// What happened.
    pub story: Text,
    /// What to look for, in the order of the form.
    pub look_for: Vec<Text>,
    /// What a check shows.
    pub outcome: Outcome,
}

/// What a check of a sample shows.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Outcome {
    /// A report with exactly these findings.
    Report {
        /// How many open items the official Checker would show.
        open_items: u32,
        /// The findings in the order of the report.
        findings: Vec<Shows>,
    },
    /// The file is refused with this reason.
    Refusal {
        /// Code of the rule: `F01` or `F02`.
        code: Cow<'static, str>,
        /// Id of the reason.
        id: Cow<'static, str>,
    },
}

impl Default for Outcome {
    fn default() -> Self {
        Self::Report { open_items: 0, findings: Vec::new() }
    }
}

/// One finding that a sample shows.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Shows {
    /// Code of the rule.
    pub code: Cow<'static, str>,
    /// How serious it is.
    pub severity: Severity,
    /// The cells that it is about, such as `Declaration!D8`; the first is the main one.
    pub cells: Vec<Cow<'static, str>>,
}

/// Every sample, in the order in which a course would take them.
pub fn samples() -> Vec<Sample> {
    vec![
        clean::cmrt(),
        clean::all_no(),
        errors::sample(),
        ten_errors::sample(),
        checker_complete::sample(),
        chinese_display::sample(),
        old_revision::sample(),
        not_checked::retired(),
        not_checked::other_file(),
        smelters::pasted_list(),
        smelters::public_events(),
        emrt::clean(),
        emrt::removed_mineral(),
        amrt::sample(),
        two_years::last_year(),
        two_years::this_year(),
    ]
}

/// The index of all samples.
pub fn index() -> Index {
    Index { checked_on: CHECKED_ON.into(), samples: samples().into_iter().map(|sample| sample.entry).collect() }
}

/// A report with these findings.
fn report(open_items: u32, findings: &[(&'static str, Severity, &[&'static str])]) -> Outcome {
    let shows = |(code, severity, cells): &(&'static str, Severity, &[&'static str])| Shows {
        code: Cow::Borrowed(code),
        severity: *severity,
        cells: cells.iter().map(|cell| Cow::Borrowed(*cell)).collect(),
    };
    Outcome::Report { open_items, findings: findings.iter().map(shows).collect() }
}

/// The refusal of a file that is no template in use.
fn refusal(id: &'static str) -> Outcome {
    Outcome::Refusal { code: "F02".into(), id: id.into() }
}
