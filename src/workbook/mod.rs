//! Bytes to cells. Knows the xlsx format; knows nothing of declarations.

mod address;
mod error;
mod sheet;

pub use address::{Addr, CellRange, CellRef};
pub use error::ReadError;
pub use sheet::{Cell, CellError, Sheet, Value, Visibility};

use std::borrow::Cow;

/// An opened workbook: the list of its sheets, and their cells once they are asked for.
#[derive(Debug, Default)]
pub struct Workbook {
    sheets: Vec<Sheet>,
    /// What was noticed while opening the package.
    pub notes: PackageNotes,
    /// Whether day numbers count from 1904 (old Macintosh files) instead of 1900.
    pub date_1904: bool,
}

/// What the package holds besides the cells that are read. Nothing of it is executed or followed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PackageNotes {
    /// The file was encrypted with Excel's built-in default password and was opened with it.
    pub default_password: bool,
    /// A VBA project or an Excel 4 macro sheet is in the package.
    pub macros: bool,
    /// Names of parts under `externalLinks`, `connections` and embedded objects, sorted.
    pub external_parts: Vec<String>,
    /// Whether the structure of the workbook is protected (`workbookProtection`).
    pub structure_protected: bool,
}

impl Workbook {
    /// A workbook made of sheets in memory, for tests and examples.
    pub fn from_sheets(sheets: Vec<Sheet>) -> Self {
        Self {
            sheets,
            ..Self::default()
        }
    }

    /// The sheets in the order of their tabs. Cells are there only after [`Workbook::sheet`] was called.
    pub fn sheet_names(&self) -> impl Iterator<Item = (&str, Visibility)> {
        self.sheets
            .iter()
            .map(|sheet| (sheet.name(), sheet.visibility()))
    }

    /// The sheet of that name, compared without case and without blanks around it.
    ///
    /// # Errors
    /// When the sheet's part of the package cannot be read.
    pub fn sheet(&self, name: &str) -> Result<Option<&Sheet>, ReadError> {
        let wanted = sheet_key(name);
        Ok(self
            .sheets
            .iter()
            .find(|sheet| sheet_key(sheet.name()) == wanted))
    }
}

/// Sheet names are compared in this form: people add blanks and change capitals.
pub fn sheet_key(name: &str) -> Cow<'_, str> {
    Cow::Owned(
        name.split_whitespace()
            .collect::<Vec<_>>()
            .join(" ")
            .to_lowercase(),
    )
}
