//! What page and worker say to each other. The bytes of the file travel beside it.

use crate::list_file::{self, Description, Guess, Mapping, Options, Preview, RowProblem};
use crate::profile::ProfileError;
use crate::report::{ListInfo, ProfileInfo, Refusal, Report};
use crate::settings::Date;
use crate::text::Text;
use serde::{Deserialize, Serialize};

/// What the page asks a worker for.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Request {
    /// To check the file whose bytes come with the request.
    Check(CheckRequest),
    /// To read the buyer profile with this text.
    ReadProfile(String),
    /// To open the list of this name, whose bytes come with the request, and guess what it holds.
    ReadList(String),
    /// To read the rows of the list whose bytes come with the request.
    ReadRows(Box<ReadRows>),
}

/// The page asks for a check. The lists that the user loaded travel beside it, as JSON.
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
    /// Whether the built-in facts are used.
    pub built_in_facts: bool,
}

/// The page asks for the rows of a list, as the user confirmed them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReadRows {
    /// The place of the sheet.
    pub sheet: usize,
    /// Where the columns are.
    pub mapping: Mapping,
    /// What holds for all rows.
    pub options: Options,
    /// What the list is.
    pub about: Description,
}

/// The sheets of a list.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct ListSheets {
    /// The place of the sheet that looks most like a list.
    pub likely: usize,
    /// In the order of the tabs.
    pub sheets: Vec<SheetGuess>,
}

/// One sheet of a list and what it seems to hold.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct SheetGuess {
    /// The name on the tab; empty for a text file.
    pub name: String,
    /// How many rows have content.
    pub rows: usize,
    /// What it seems to hold.
    pub guess: Guess,
    /// Its first rows.
    pub preview: Preview,
}

/// How many rows of a list are shown before it is used.
const PREVIEW_ROWS: usize = 8;
/// How many characters of a cell are shown there.
const PREVIEW_CHARACTERS: usize = 60;
/// How many rows that were left out or doubtful are listed; the rest is counted.
pub const LISTED_PROBLEMS: usize = 200;

impl ListSheets {
    /// What the page is told about an opened file.
    pub fn of(opened: &list_file::Sheets) -> Self {
        let sheet = |sheet: &list_file::ListSheet| {
            let guess = sheet.guess(&opened.file_name);
            let mut preview = sheet.preview(&guess.mapping, PREVIEW_ROWS);
            let headers = preview.columns.iter_mut().map(|column| &mut column.header);
            for cell in headers.chain(preview.rows.iter_mut().flat_map(|(_, cells)| cells)) {
                if let Some((end, _)) = cell.char_indices().nth(PREVIEW_CHARACTERS) {
                    cell.truncate(end);
                    cell.push('…');
                }
            }
            SheetGuess { name: sheet.name.clone(), rows: sheet.rows(), guess, preview }
        };
        Self { likely: opened.likely(), sheets: opened.sheets.iter().map(sheet).collect() }
    }
}

/// The rows of a list, read.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct ListRead {
    /// One list, or several of different kinds.
    pub parts: Vec<ReadPart>,
    /// How many rows were left out.
    pub left_out: usize,
    /// How many rows were left out or read with a doubt.
    pub problem_count: usize,
    /// The first of them, at most [`LISTED_PROBLEMS`].
    pub problems: Vec<RowProblem>,
}

/// A list as the page keeps it: the page shows what it is, and hands its rows on unread.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ReadPart {
    /// What it is.
    pub info: ListInfo,
    /// Its rows as JSON.
    pub entries: String,
}

impl ReadPart {
    /// The whole list, in the form in which a worker reads a [`crate::reference::List`].
    pub fn json(&self) -> String {
        // Plain data always has a text.
        let info = serde_json::to_string(&self.info).unwrap_or_default();
        format!(r#"{{"info":{info},"entries":{}}}"#, self.entries)
    }
}

/// Why a list was not taken.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ListRefusal {
    /// What is wrong.
    pub message: Text,
    /// What to do.
    pub steps: Vec<Text>,
}

/// Where a buyer profile comes from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ProfileSource {
    /// Built in, by its id.
    BuiltIn(String),
    /// The text of a file that was read without a mistake.
    Text(String),
}

impl Default for ProfileSource {
    fn default() -> Self {
        Self::BuiltIn(ProfileInfo::DEFAULT.to_owned())
    }
}

/// The worker answers a check with steps as they begin, then a report or a refusal; a profile with what it is or with
/// its mistakes; a list with its progress, then with what was found in it or why it was not taken.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Answer {
    /// A step begins.
    Step(Progress),
    /// The file was checked.
    Report(Box<Report>),
    /// It could not be checked.
    Refusal(Box<Refusal>),
    /// The profile is in order.
    Profile(Box<ProfileInfo>),
    /// It has mistakes.
    ProfileMistakes(Vec<ProfileError>),
    /// So many rows of a list have been read.
    ListRows(usize),
    /// The list was opened.
    ListSheets(Box<ListSheets>),
    /// Its rows were read.
    ListRead(Box<ListRead>),
    /// It was not taken.
    ListRefused(Box<ListRefusal>),
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
    use crate::report::testing::{finding, report};

    #[test]
    fn a_report_survives_the_journey() {
        let report = report(vec![finding("C01", "Declaration!D8")]);
        let sent = serde_json::to_string(&Answer::Report(Box::new(report.clone()))).unwrap();
        let Answer::Report(received) = serde_json::from_str(&sent).unwrap() else { panic!("another answer") };
        assert_eq!(*received, report);
    }

    #[test]
    fn steps_are_numbered_in_order() {
        assert!(Progress::ALL.windows(2).all(|pair| pair[0] < pair[1]));
        assert_eq!(Progress::Write.number(), 6);
    }
}
