//! What the page and its second worker, the desk, say to each other: what comes after a check or
//! apart from it. Bytes travel with the words, as an object with `request` and named buffers, or
//! with `answer` and `bytes`.

use super::list_protocol::ListRequest;
use crate::base::text::Text;
use crate::output::export::{ExportKind, Languages};
use crate::report::causes::RuleTitles;
use crate::report::corrections::Proposal;
use crate::report::{FileInfo, Refusal, Report};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// What the page asks the desk for.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum DeskRequest {
    /// To make a file from a report.
    Export(Box<ExportRequest>),
    /// To read a list of smelters, whose bytes come with it, as `bytes`; answered with
    /// [`super::list_protocol::ListAnswer`].
    List(ListRequest),
    /// To make a corrected copy of the workbook whose bytes come with it, as `bytes`.
    Correct(Box<CorrectRequest>),
    /// To read a file that is not .xlsx, whose bytes travel with it; what it is called in a
    /// refusal.
    Convert(FileInfo),
}

/// The page asks for a corrected copy.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CorrectRequest {
    /// SHA-256 of the file that was checked, in hexadecimal: another file is not changed.
    pub sha256: String,
    /// The name of the copy.
    pub name: String,
    /// The changes that the user chose.
    pub chosen: Vec<Proposal>,
}

/// The page asks for a file that is made from a report.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct ExportRequest {
    /// The report.
    pub report: Report,
    /// The titles of the rules by code: neither page nor desk carries the rules.
    pub rule_titles: RuleTitles,
    /// What to make.
    pub kind: ExportKind,
    /// In which languages.
    pub languages: Languages,
    /// The lines of the checklist that the user ticked, by id.
    pub ticked: BTreeSet<String>,
}

/// The desk answers a request once.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum DeskAnswer {
    /// A file was made; its bytes travel with it.
    File {
        /// Its name.
        name: String,
        /// Its media type.
        media_type: String,
    },
    /// No corrected copy was made, for this reason.
    NotCorrected(Text),
    /// The file was read; its cells travel with it, as JSON.
    Converted,
    /// It could not be read.
    NotConverted(Box<Refusal>),
    /// It could not be made.
    Failed,
}
