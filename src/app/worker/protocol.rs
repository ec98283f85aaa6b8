//! What page and worker say to each other. Bytes of files, and what is too large to be taken apart
//! into objects of the browser, travel with it.

use super::list_protocol::{ListRead, ListRefusal, ListSheets, ReadRows};
use crate::base::date::Date;
use crate::base::text::Text;
use crate::output::export::{ExportKind, Languages};
use crate::profile::{ProfileData, ProfileError};
use crate::report::Refusal;
use crate::report::causes::RuleTitles;
use crate::report::corrections::Proposal;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// What the page asks a worker for; once.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Request {
    /// To check the file that travels with it.
    Check(Box<CheckRequest>),
    /// To look up smelters.
    LookUp(LookUpRequest),
    /// To read a buyer profile.
    ReadProfile(String),
    /// To open the list of smelters of this name that travels with it, and guess what it holds.
    OpenList(String),
    /// To read the rows of the list that travels with it.
    ReadList(Box<ReadRows>),
    /// To make a file from the report that travels with it as JSON.
    Export(Box<ExportRequest>),
    /// To make a corrected copy of the workbook that travels with it.
    Correct(Box<CorrectRequest>),
}

/// The page asks for a check.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct CheckRequest {
    /// Name of the file.
    pub name: String,
    /// Password, where the user gave one.
    pub password: Option<String>,
    /// The day on which the user checks.
    pub today: Option<Date>,
    /// The buyer profile to follow.
    pub profile: ProfileSource,
    /// The lists to compare with.
    pub lists: SentLists,
}

/// The page asks what the lists say about the ids and names of a text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LookUpRequest {
    /// As it was pasted.
    pub text: String,
    /// The lists to look in.
    pub lists: SentLists,
}

/// The lists in use.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SentLists {
    /// Those that the user loaded, as JSON, which the page hands on as a worker wrote it.
    pub loaded: String,
    /// Whether the built-in facts are used.
    pub built_in_facts: bool,
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
    /// The titles of the rules by code.
    pub rule_titles: RuleTitles,
    /// What to make.
    pub kind: ExportKind,
    /// In which languages.
    pub languages: Languages,
    /// The lines of the checklist that the user ticked, by id.
    pub ticked: BTreeSet<String>,
}

/// Where a buyer profile comes from; as data for [`crate::profile::ProfileData::read`].
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ProfileSource {
    /// The built-in one that is in use when no other one is chosen.
    #[default]
    Usual,
    /// Another one that is built in.
    BuiltIn(String),
    /// One that the user or the deployment brought.
    Loaded(String),
}

/// A worker answers a check with steps as they begin, then a report or a refusal, and pictures of
/// the sheets; a list with its rows as they are read, then what it holds; anything else at once.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Response {
    /// A step begins.
    Step(Progress),
    /// The file was checked; its [`crate::report::Report`] travels with this as JSON.
    Report,
    /// Pictures of its sheets travel with this as JSON, after its report; nothing where they could
    /// not be made.
    Sheets,
    /// It could not be checked.
    Refusal(Box<Refusal>),
    /// What the lists say about the smelters, a [`crate::look_up::LookUp`], travels with this as
    /// JSON.
    LookUp,
    /// A profile in order; none where it could not be written down.
    Profile(Option<Box<ProfileData>>),
    /// The profile has mistakes.
    ProfileMistakes(Vec<ProfileError>),
    /// So many rows of a list have been read.
    ListRows(usize),
    /// The list was opened.
    ListSheets(Box<ListSheets>),
    /// The rows of its sheets were read, in the order in which they were asked for.
    ListRead(Vec<ListRead>),
    /// The list was not taken.
    ListRefused(Box<ListRefusal>),
    /// A file was made, which travels with this.
    File {
        /// Its name.
        name: String,
        /// Its media type.
        media_type: String,
    },
    /// No corrected copy was made, for this reason.
    NotCorrected(Text),
    /// What was asked for could not be made.
    Failed,
}

/// The steps of a check as people see them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Progress {
    /// The browser reads the file.
    Read,
    /// The worker takes its fingerprint.
    Fingerprint,
    /// The package is opened.
    Open,
    /// Template and revision are recognised.
    Recognise,
    /// The answers are read and the rules applied.
    Rules,
    /// The report is written.
    Write,
}

impl Progress {
    /// Every step in order.
    pub const ALL: [Progress; 6] =
        [Self::Read, Self::Fingerprint, Self::Open, Self::Recognise, Self::Rules, Self::Write];

    /// The number of the step, from 1.
    pub fn number(self) -> usize {
        Self::ALL.iter().position(|step| *step == self).map_or(0, |index| index + 1)
    }
}

impl From<crate::Step> for Progress {
    fn from(step: crate::Step) -> Self {
        match step {
            crate::Step::Open => Self::Open,
            crate::Step::Recognise => Self::Recognise,
            crate::Step::Rules => Self::Rules,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn steps_are_numbered_in_order() {
        assert!(Progress::ALL.windows(2).all(|pair| pair[0] < pair[1]));
        assert_eq!(Progress::Write.number(), 6);
    }
}
