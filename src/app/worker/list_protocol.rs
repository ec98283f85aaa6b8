//! What page and worker say to each other about a list of smelters.

use crate::base::date::Date;
use crate::base::text::Text;
use crate::lists::{self, Description, Guess, Mapping, Options, Preview, RowProblem};
use crate::report::ListInfo;
use serde::{Deserialize, Serialize};

/// The page asks for the rows of a list, as the user confirmed them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReadRows {
    /// Name of the file.
    pub file: String,
    /// Its sheets that are used.
    pub sheets: Vec<ReadSheet>,
}

/// A sheet of a list, as the user confirmed it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReadSheet {
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
    /// The places of the sheets that are lists, in the order of the tabs.
    pub lists: Vec<usize>,
    /// In the order of the tabs.
    pub sheets: Vec<SheetGuess>,
    /// The day on which the file was saved, which the page knows.
    #[serde(skip)]
    pub saved: Option<Date>,
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
    pub fn of(opened: &lists::Sheets) -> Self {
        let sheet = |sheet: &lists::ListSheet| {
            let guess = sheet.guess(&opened.file_name);
            let mut preview = sheet.preview(&guess.mapping, PREVIEW_ROWS);
            let headers = preview.columns.iter_mut().map(|column| &mut column.header);
            for cell in headers.chain(preview.rows.iter_mut().flat_map(|(_, cells)| cells)) {
                if let Some((end, _)) = cell.char_indices().nth(PREVIEW_CHARACTERS) {
                    cell.truncate(end);
                    cell.push('…');
                }
            }
            SheetGuess { name: sheet.title(), rows: sheet.rows(), guess, preview }
        };
        Self {
            likely: opened.likely(),
            lists: opened.lists(),
            sheets: opened.sheets.iter().map(sheet).collect(),
            saved: None,
        }
    }
}

/// The rows of a sheet, read.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct ListRead {
    /// Name of the file, with that of the sheet where it has several.
    pub file: String,
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
