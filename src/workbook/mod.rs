//! Bytes to cells. Knows the xlsx format; knows nothing of declarations.
//!
//! A workbook is opened in three steps: the kind of the file is judged by its content, encryption
//! is taken off, and the list of sheets is read. The cells of a sheet are read when the sheet is
//! asked for, so that a check pays only for the sheets that it looks at. Nothing in a file is
//! executed or followed.
#![cfg_attr(not(test), deny(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing))]

mod address;
mod cell_value;
mod cells;
#[cfg(test)]
mod cells_tests;
mod company_encryption;
mod encrypted;
mod error;
pub(crate) mod excel;
mod format;
mod limits;
mod ole;
mod open;
mod other_formats;
#[cfg(all(test, feature = "lists", feature = "samples"))]
mod other_formats_tests;
mod overlay;
mod package;
#[cfg(test)]
mod package_tests;
mod plain_cells;
mod rich_values;
mod sheet;
#[cfg(test)]
mod sheet_tests;
mod strings;
mod styles;
#[cfg(test)]
mod testing;
mod xml;

pub use address::{Addr, CellRange, CellRef, MAX_COLUMN, MAX_ROW, column_letters};
pub use company_encryption::CompanyEncryption;
pub use error::ReadError;
pub use format::FileFormat;
pub use limits::Limit;
pub use other_formats::is_read_by_calamine;
pub use overlay::Overlay;
pub use sheet::{Cell, CellError, Sheet, Value, Visibility};

// A corrected copy replaces parts of the package.
pub(crate) use {
    package::{Package, part_key, relationships},
    xml::{Xml, attributes},
};

// Lists that users load come in other formats, within the same limits.
#[cfg(feature = "lists")]
pub(crate) use {
    format::recognise,
    xml::{read_xml_file, resolved, unescaped},
};

use open::{Source, TabKind};
use std::borrow::Cow;
use std::sync::{Arc, OnceLock};

/// An opened workbook: the list of its sheets, and their cells once they are asked for.
#[derive(Debug, Default)]
pub struct Workbook {
    tabs: Vec<Tab>,
    /// Further names of tabs: the name in the form of [`sheet_key`], and the name on the tab.
    aliases: Vec<(String, String)>,
    /// Where the cells come from; nothing for a workbook made in memory.
    source: Option<Source>,
    /// What was noticed while opening the package.
    pub notes: PackageNotes,
    /// Whether day numbers count from 1904 (old Macintosh files) instead of 1900.
    pub date_1904: bool,
}

/// One tab of a workbook.
#[derive(Debug)]
struct Tab {
    name: String,
    visibility: Visibility,
    kind: TabKind,
    /// The cells, or why they cannot be read; empty until somebody asks.
    sheet: OnceLock<Result<Sheet, ReadError>>,
    /// What lies on it besides the cells; empty until somebody asks.
    overlay: OnceLock<Result<Overlay, ReadError>>,
}

/// What the package holds besides the cells that are read. Nothing of it is executed or followed.
#[allow(clippy::struct_excessive_bools, reason = "each is a fact of its own")]
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PackageNotes {
    /// The file was encrypted, with a password or with Excel's built-in default one.
    pub encrypted: bool,
    /// The file was encrypted with Excel's built-in default password and was opened with it.
    pub default_password: bool,
    /// A digital signature is in the package; any change makes it invalid.
    pub signed: bool,
    /// A VBA project or an Excel 4 macro sheet is in the package.
    pub macros: bool,
    /// Names of parts under `externalLinks`, `connections` and embedded objects, sorted.
    pub external_parts: Vec<String>,
    /// The format, where it is not .xlsx: what such a file tells is its cells, the names of its
    /// sheets, and which are hidden.
    pub stored_as: Option<FileFormat>,
    /// Whether the structure of the workbook is protected (`workbookProtection`).
    pub structure_protected: bool,
}

impl Workbook {
    /// Opens a workbook, judged by its content. Of an .xlsx only the list of sheets is read; see
    /// [`Workbook::sheet`]. An .xls, .xlsb or .ods is read as a whole, by calamine, which can panic
    /// or run out of memory on a broken one: see [`is_read_by_calamine`].
    ///
    /// # Errors
    /// When the file is of another kind, damaged, encrypted, or larger than the limits.
    pub fn open_any(bytes: &[u8], password: Option<&str>) -> Result<Self, ReadError> {
        match Self::open(bytes, password) {
            Err(ReadError::OtherFormat(format)) => other_formats::open(bytes, format),
            opened => opened,
        }
    }

    /// Opens an xlsx workbook, judged by its content. Only the list of sheets is read; see
    /// [`Workbook::sheet`].
    ///
    /// Files that Excel encrypted with its built-in default password open without one.
    ///
    /// # Errors
    /// When the file is of another kind, damaged, encrypted, or larger than the limits.
    pub fn open(bytes: &[u8], password: Option<&str>) -> Result<Self, ReadError> {
        let actual = bytes.len() as u64;
        if actual > Limit::FileBytes.allowed() {
            return Err(ReadError::limit(Limit::FileBytes, actual));
        }
        if bytes.starts_with(format::ZIP_START) {
            return open::open_package(Arc::from(bytes));
        }
        if bytes.starts_with(format::OLE_START) {
            let decrypted = encrypted::decrypt(bytes, password)?;
            if !decrypted.package.starts_with(format::ZIP_START) {
                return Err(ReadError::OtherFormat(format::recognise(&decrypted.package)));
            }
            let mut workbook = open::open_package(decrypted.package)?;
            workbook.notes.encrypted = true;
            workbook.notes.default_password = decrypted.default_password;
            return Ok(workbook);
        }
        if let Some(program) = CompanyEncryption::recognise(bytes) {
            return Err(ReadError::CompanyEncryption(program));
        }
        if let Some(package) = format::late_package(bytes) {
            // All of its parts have to be where its directory says.
            return open::open_package(Arc::from(package)).map_err(|error| match error {
                ReadError::DamagedPackage { detail } => ReadError::DamagedStart { detail },
                error => error,
            });
        }
        let format = format::recognise(bytes);
        if format == FileFormat::Unknown && format::ends_like_a_package(bytes) {
            return Err(ReadError::DamagedStart { detail: "no package begins near the start".to_owned() });
        }
        // Since Excel 5 its files are compound files, since Excel 97 with texts whose encoding is
        // known.
        let is_old = format == FileFormat::OldExcel;
        Err(if is_old { ReadError::OlderThanExcel97 } else { ReadError::OtherFormat(format) })
    }

    /// A workbook made of sheets in memory, for tests and examples.
    pub fn from_sheets(sheets: Vec<Sheet>) -> Self {
        let tabs = sheets
            .into_iter()
            .map(|sheet| Tab {
                name: sheet.name().to_owned(),
                visibility: sheet.visibility(),
                kind: TabKind::Empty,
                sheet: OnceLock::from(Ok(sheet)),
                overlay: OnceLock::new(),
            })
            .collect();
        Self { tabs, ..Self::default() }
    }

    /// Lets the tab with exactly this name answer to another name too, such as the official name of
    /// a renamed sheet.
    pub fn alias(&mut self, name: &str, tab: &str) {
        self.aliases.push((sheet_key(name).into_owned(), tab.to_owned()));
    }

    /// The sheets in the order of their tabs, also chart and macro sheets, which have no cells
    /// here.
    pub fn sheet_names(&self) -> impl Iterator<Item = (&str, Visibility)> {
        self.tabs.iter().map(|tab| (tab.name.as_str(), tab.visibility))
    }

    /// The sheet of that name, compared without case and without blanks around it. The first call
    /// reads its cells; later calls give the same answer.
    ///
    /// # Errors
    /// When the sheet's part of the package cannot be read.
    pub fn sheet(&self, name: &str) -> Result<Option<&Sheet>, ReadError> {
        let Some(tab) = self.tab(name) else { return Ok(None) };
        let sheet = tab.sheet.get_or_init(|| {
            let empty = Sheet::with_strings(&tab.name, tab.visibility, Arc::default());
            match (&self.source, &tab.kind) {
                (Some(source), TabKind::Worksheet { part }) => source.read_sheet(&empty, part, self.date_1904),
                _ => Ok(empty),
            }
        });
        sheet.as_ref().map(Some).map_err(Clone::clone)
    }

    /// What lies on a sheet besides its cells; nothing for a sheet that is not there. The first
    /// call reads it.
    ///
    /// # Errors
    /// When a part that belongs to the sheet cannot be read.
    pub fn overlay(&self, name: &str) -> Result<Overlay, ReadError> {
        let Some(tab) = self.tab(name) else { return Ok(Overlay::default()) };
        let overlay = tab.overlay.get_or_init(|| match (&self.source, &tab.kind) {
            (Some(source), TabKind::Worksheet { part }) => source.read_overlay(part),
            _ => Ok(Overlay::default()),
        });
        overlay.clone()
    }

    /// Lays notes and pictures on a sheet in memory.
    #[cfg(test)]
    pub(crate) fn lay_over(&self, name: &str, overlay: Overlay) {
        self.tab(name).expect("a sheet").overlay.set(Ok(overlay)).expect("not asked for yet");
    }

    /// The package and the key of the part of a sheet; nothing for a sheet in memory.
    pub(crate) fn sheet_part(&self, name: &str) -> Option<(&Package, &str)> {
        match (&self.source, &self.tab(name)?.kind) {
            (Some(source), TabKind::Worksheet { part }) => Some((&source.package, part)),
            _ => None,
        }
    }

    /// How large the part of a sheet is by the directory of the package; nothing for a sheet in
    /// memory.
    pub(crate) fn sheet_bytes(&self, name: &str) -> Option<u64> {
        let (package, part) = self.sheet_part(name)?;
        package.stated_bytes(part)
    }

    /// The package and the key of the part with the styles.
    pub(crate) fn styles_part(&self) -> Option<(&Package, &str)> {
        let source = self.source.as_ref()?;
        source.styles_part.as_deref().map(|part| (&source.package, part))
    }

    /// The text that Excel shows for the number in a cell, where its format adds zeros or text:
    /// `004711` for 4711. Nothing for any other cell.
    pub fn shown_number(&self, name: &str, addr: Addr) -> Option<String> {
        let sheet = self.sheet(name).ok()??;
        let Value::Number(number) = sheet.value(addr) else { return None };
        self.styles()?.shown(sheet.style(addr), number)
    }

    /// Whether the text of a cell is struck out as a whole.
    pub fn is_struck_out(&self, name: &str, addr: Addr) -> bool {
        let sheet = self.sheet(name).ok().flatten();
        let style = sheet.map_or(0, |sheet| sheet.style(addr));
        style > 0 && self.styles().is_some_and(|styles| styles.is_struck_out(style))
    }

    /// The formats of cells. Those that cannot be read only take away how cells look.
    fn styles(&self) -> Option<&styles::Styles> {
        self.source.as_ref()?.styles().ok()?
    }

    fn tab(&self, name: &str) -> Option<&Tab> {
        let wanted = sheet_key(name);
        let alias = self.aliases.iter().find(|(alias, _)| *alias == wanted).map(|(_, tab)| tab.as_str());
        let is_wanted = |tab: &&Tab| alias.map_or_else(|| sheet_key(&tab.name) == wanted, |alias| tab.name == alias);
        self.tabs.iter().find(is_wanted)
    }
}

/// The package of a file, without what may stand before it.
pub(crate) fn package_of(bytes: &[u8]) -> &[u8] {
    if bytes.starts_with(format::ZIP_START) { bytes } else { format::late_package(bytes).unwrap_or(bytes) }
}

/// Sheet names are compared in this form: people add blanks and change capitals.
pub fn sheet_key(name: &str) -> Cow<'_, str> {
    Cow::Owned(name.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase())
}
