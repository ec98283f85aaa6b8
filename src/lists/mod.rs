//! Lists of smelters and refiners that a user loads: any table file to plain rows.
//!
//! A list is opened ([`open`]), its columns are guessed ([`ListSheet::guess`]) and shown
//! ([`ListSheet::preview`]); the user confirms or corrects the guess, and the rows are read
//! ([`ListSheet::read`]). Nothing is dropped silently: a row that cannot be used is listed with its
//! number and the reason.
//!
//! Text, XML Spreadsheet and .xlsx are read by streaming code of this crate within the limits of
//! [`limits`], so that a hostile file ends in a [`ListError`] and cannot exhaust the memory.
//! calamine reads .xls, .xlsb and .ods, and can panic: see
//! [`crate::workbook::is_read_by_calamine`]. The content decides what a file is, never its name.

mod archive;
mod columns;
mod convert;
mod error;
mod guess;
mod headless;
mod history;
pub mod limits;
#[cfg(all(test, feature = "samples"))]
mod rmi_download_tests;
mod rows;
#[cfg(all(test, feature = "samples"))]
pub(crate) mod samples;
mod sheet;
#[cfg(all(test, feature = "samples"))]
mod tests;
mod text_table;
mod xml_spreadsheet;

pub use columns::{Column, Confidence, ListField, Mapping, Preview};
pub use convert::{Description, UseError, lists_of};
pub use error::ListError;
pub use guess::{AmbiguousDate, Guess, ListKind};
pub use headless::{HeadlessList, SheetTaken};
pub use limits::ListLimit;
pub use rows::{Options, Reading, Row, RowProblem, RowProblemKind};
pub use sheet::ListSheet;
pub use text_table::decode_gb18030;

use crate::workbook::{FileFormat, ReadError, Value, Visibility, Workbook};
use serde::{Deserialize, Serialize};
use sheet::Collector;
use std::sync::Arc;

/// What a list was stored as.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ListFormat {
    /// `.xlsx` or `.xlsm`.
    Xlsx,
    /// `.xls` of Excel 97 to 2003.
    Xls,
    /// `.xlsb`.
    Xlsb,
    /// `.ods`.
    Ods,
    /// XML Spreadsheet 2003, called `.xml` or `.xls`.
    XmlSpreadsheet,
    /// A ZIP archive with files of these formats.
    Zip,
    /// Text with a delimiter: comma, semicolon or tab.
    Delimited {
        /// The character between two fields.
        delimiter: char,
        /// Name of the encoding, such as `UTF-8`.
        encoding: Encoding,
    },
}

/// The encoding of a text file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Encoding {
    /// UTF-8, with or without a byte order mark.
    #[serde(rename = "UTF-8")]
    Utf8,
    /// UTF-16, little end first.
    #[serde(rename = "UTF-16LE")]
    Utf16Le,
    /// UTF-16, big end first.
    #[serde(rename = "UTF-16BE")]
    Utf16Be,
    /// GB18030, which includes GBK and GB2312.
    #[serde(rename = "GB18030")]
    Gb18030,
}

/// An opened file: its sheets with content, at least one.
#[derive(Clone, Debug)]
pub struct Sheets {
    /// What the file was stored as.
    pub format: ListFormat,
    /// Its name without the path, for guesses and for people.
    pub file_name: String,
    /// In the order of the tabs; sheets without content are left out.
    pub sheets: Vec<ListSheet>,
}

impl Sheets {
    /// The places of the sheets that are taken together: the one that looks most like a list, and
    /// every other visible one whose headings and ids are sure and that is of a known kind, as in a
    /// workbook with a sheet for each status. In the order of the tabs.
    pub fn lists(&self) -> Vec<usize> {
        let likely = self.likely();
        let is_list = |sheet: &ListSheet| {
            let guess = sheet.guess(&self.file_name);
            let is_known = guess.kind != ListKind::Own || guess.status.is_some() || guess.mapping.status.is_some();
            !sheet.hidden && guess.confidence == Confidence::High && is_known
        };
        let places = self.sheets.iter().enumerate();
        places.filter(|(place, sheet)| *place == likely || is_list(sheet)).map(|(place, _)| place).collect()
    }

    /// The place in `sheets` of the one that looks most like a list; of equal ones the first.
    pub fn likely(&self) -> usize {
        let fit = |sheet: &ListSheet| {
            let guess = sheet.guess(&self.file_name);
            (guess.confidence, !sheet.hidden, guess.found().count())
        };
        let fits = self.sheets.iter().map(fit).zip((0..self.sheets.len()).rev());
        fits.max().map_or(0, |(_, from_the_end)| self.sheets.len().saturating_sub(1 + from_the_end))
    }
}

/// Opens a list, judged by its content. `progress` is called with the number of rows so far, about
/// every thousand rows.
///
/// # Errors
/// When the content is no table, empty, encrypted, damaged, or larger than the limits.
pub fn open(bytes: &[u8], file_name: &str, progress: &mut dyn FnMut(usize)) -> Result<Sheets, ListError> {
    let actual = bytes.len() as u64;
    if actual > limits::FILE_BYTES {
        return Err(ListError::limit(ListLimit::FileBytes, actual));
    }
    let file_name = file_name.rsplit(['/', '\\']).next().unwrap_or_default().to_owned();
    let mut collector = Collector::new(progress);
    let format = match read_table(bytes, &file_name, &mut collector) {
        Err(ListError::NotATable(FileFormat::Archive)) if bytes.starts_with(b"PK") => {
            archive::read(Arc::from(bytes), &mut collector)?;
            ListFormat::Zip
        }
        read => read?,
    };
    Ok(Sheets { format, file_name, sheets: collector.finish()? })
}

/// Takes the cells of one table; archives are not opened.
fn read_table(bytes: &[u8], file_name: &str, collector: &mut Collector<'_>) -> Result<ListFormat, ListError> {
    if text_table::is_wide(bytes) {
        return text_table::read(bytes, file_name, collector);
    }
    match Workbook::open_any(bytes, None) {
        Ok(workbook) => {
            read_workbook(&workbook, collector)?;
            Ok(match workbook.notes.stored_as {
                Some(FileFormat::OldExcel) => ListFormat::Xls,
                Some(FileFormat::BinaryExcel) => ListFormat::Xlsb,
                Some(FileFormat::OpenDocument) => ListFormat::Ods,
                _ => ListFormat::Xlsx,
            })
        }
        Err(ReadError::OtherFormat(FileFormat::XmlSpreadsheet)) => {
            xml_spreadsheet::read(bytes, file_name, collector).map(|()| ListFormat::XmlSpreadsheet)
        }
        Err(ReadError::OtherFormat(FileFormat::PlainText)) => text_table::read(bytes, file_name, collector),
        Err(error) => Err(error.into()),
    }
}

/// Takes the cells of an xlsx workbook, whose reader has limits of its own.
fn read_workbook(workbook: &Workbook, collector: &mut Collector<'_>) -> Result<(), ListError> {
    collector.set_date_1904(workbook.date_1904);
    for (name, visibility) in workbook.sheet_names() {
        let Some(sheet) = workbook.sheet(name)? else { continue };
        collector.sheet(name, visibility != Visibility::Visible)?;
        for addr in sheet.stored(1..=u32::MAX) {
            let (row, column) = (addr.row, u32::from(addr.column));
            match sheet.value(addr) {
                Value::Empty => {}
                Value::Number(number) => collector.number(row, column, number)?,
                value => collector.text(row, column, &value.display())?,
            }
        }
    }
    Ok(())
}
