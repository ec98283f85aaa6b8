//! The user's own workbook with the chosen values in it.

use super::package;
use super::propose;
use super::safety::OnFile;
use super::sheet_part::{self, Written};
use crate::base::text::Text;
use crate::report::corrections::{NewValue, Proposal};
use crate::template::{DetectError, detect};
use crate::text;
use crate::workbook::{Addr, CellRef, ReadError, Workbook};
use std::collections::BTreeMap;

/// Why no copy was made. Nothing is changed by halves.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum CorrectionError {
    /// The file cannot be read.
    #[error(transparent)]
    Read(#[from] ReadError),
    /// It is no template that can be checked.
    #[error(transparent)]
    Template(DetectError),
    /// The file is encrypted.
    #[error("the file is encrypted")]
    Encrypted,
    /// The file carries a digital signature.
    #[error("the file is signed")]
    Signed,
    /// The file is stored in another format than .xlsx.
    #[error("the file is not .xlsx")]
    NotXlsx,
    /// A cell does not hold what it held when it was checked.
    #[error("{0} holds another value than when it was checked")]
    OtherValue(CellRef),
    /// A cell cannot be changed in place.
    #[error("{cell}: {}", why.en)]
    NotSafe {
        /// The cell.
        cell: CellRef,
        /// Why.
        why: Text,
    },
    /// Two of the changes are about one cell.
    #[error("two changes are about {0}")]
    Twice(CellRef),
    /// The package or a part of it is built in a way that cannot be changed in place.
    #[error("the file is built in an unusual way")]
    Unusual,
}

impl From<DetectError> for CorrectionError {
    fn from(error: DetectError) -> Self {
        match error {
            DetectError::Read(error) => Self::Read(error),
            error => Self::Template(error),
        }
    }
}

impl CorrectionError {
    /// The message for the user.
    pub fn text(&self) -> Text {
        match self {
            Self::Read(error) => error.text(),
            Self::Template(error) => error.text(),
            Self::Encrypted => Text::fixed(
                "The file is encrypted: save a copy without password in Excel and check that copy",
                "文件已加密：请在 Excel 中另存一份无密码的副本，再检查该副本",
            ),
            Self::Signed => Text::fixed(
                "The file carries a digital signature, which any change makes invalid",
                "文件带有数字签名，任何修改都会使其失效",
            ),
            Self::NotXlsx => propose::not_xlsx(),
            Self::OtherValue(cell) => text!(
                en: "{cell} holds another value than when the file was checked: check the file again",
                zh: "{cell} 的值与检查时不同：请重新检查该文件", cell = cell),
            Self::NotSafe { cell, why } => {
                text!(en: "{cell}: {why}", zh: "{cell}：{why}", cell = cell; why: why.clone())
            }
            Self::Twice(cell) => text!(
                en: "Two of the chosen changes are about {cell}: choose one of them",
                zh: "所选修改中有两项涉及 {cell}：请只选一项", cell = cell),
            Self::Unusual => Text::fixed(
                "The file is packed in an unusual way and cannot be changed in place: save it once in Excel and check that copy",
                "文件的打包方式特殊，无法原位修改：请在 Excel 中保存一次，再检查该副本",
            ),
        }
    }
}

/// The workbook with the values of the chosen changes. Every other part of the package keeps its
/// packed bytes, and everything outside the changed cells in the parts of their sheets stays. The
/// same input gives the same bytes.
///
/// # Errors
/// When one of the changes cannot be made safely; then no copy is made.
pub fn corrected_copy(original: &[u8], chosen: &[Proposal]) -> Result<Vec<u8>, CorrectionError> {
    let workbook = open(original)?;
    let written = written(&workbook, chosen)?;
    if written.is_empty() {
        return Ok(original.to_vec());
    }
    let mut parts = BTreeMap::new();
    for (sheet, cells) in &written {
        let (part, content) = corrected_part(&workbook, sheet, cells)?;
        parts.insert(part, content);
    }
    let copy =
        package::with_parts(crate::workbook::package_of(original), parts).map_err(|_| CorrectionError::Unusual)?;
    verify(&copy, chosen)?;
    Ok(copy)
}

fn open(bytes: &[u8]) -> Result<Workbook, CorrectionError> {
    let mut workbook = match Workbook::open_any(bytes, None) {
        Err(ReadError::PasswordNeeded | ReadError::WrongPassword) => return Err(CorrectionError::Encrypted),
        opened => opened?,
    };
    if workbook.notes.encrypted {
        return Err(CorrectionError::Encrypted);
    }
    if workbook.notes.stored_as.is_some() {
        return Err(CorrectionError::NotXlsx);
    }
    if workbook.notes.signed {
        return Err(CorrectionError::Signed);
    }
    // A renamed tab answers to its official name.
    detect(&workbook)?.name_sheets(&mut workbook);
    Ok(workbook)
}

type Cells = BTreeMap<Addr, Written>;

/// What comes into which cell, by sheet; every cell still holds what it held when it was checked.
fn written(workbook: &Workbook, chosen: &[Proposal]) -> Result<BTreeMap<String, Cells>, CorrectionError> {
    let mut written: BTreeMap<String, Cells> = BTreeMap::new();
    for change in chosen.iter().flat_map(|proposal| &proposal.changes) {
        let cell = &change.cell;
        let sheet = workbook.sheet(&cell.sheet)?.ok_or_else(|| CorrectionError::OtherValue(cell.clone()))?;
        if sheet.value(cell.addr).display() != change.before {
            return Err(CorrectionError::OtherValue(cell.clone()));
        }
        let value = match &change.after {
            NewValue::Text(text) => Written::Text(text.clone()),
            NewValue::Day(day) => Written::Number(day.serial_in(workbook.date_1904)),
            NewValue::Blank => Written::Blank,
        };
        if written.entry(cell.sheet.to_string()).or_default().insert(cell.addr, value).is_some() {
            return Err(CorrectionError::Twice(cell.clone()));
        }
    }
    Ok(written)
}

/// The key of the part of a sheet, and its new content.
fn corrected_part(workbook: &Workbook, name: &str, cells: &Cells) -> Result<(String, Vec<u8>), CorrectionError> {
    let file = OnFile::read(workbook, name, &cells.keys().copied().collect());
    let sheet = workbook.sheet(name)?.ok_or(CorrectionError::Unusual)?;
    for addr in cells.keys() {
        if let Some(why) = file.obstacle(sheet, *addr) {
            return Err(CorrectionError::NotSafe { cell: CellRef::new(name.to_owned(), *addr), why });
        }
    }
    let OnFile::File(file) = file else { return Err(CorrectionError::Unusual) };
    let content = sheet_part::with_values(&file.xml, &file.places, cells).map_err(|_| CorrectionError::Unusual)?;
    Ok((file.part, content.into_bytes()))
}

/// Reads the copy back: a copy that does not hold the chosen values is never handed out.
fn verify(copy: &[u8], chosen: &[Proposal]) -> Result<(), CorrectionError> {
    let workbook = open(copy)?;
    for change in chosen.iter().flat_map(|proposal| &proposal.changes) {
        let expected = match &change.after {
            NewValue::Text(text) => text.clone(),
            NewValue::Day(day) => day.serial_in(workbook.date_1904).to_string(),
            NewValue::Blank => String::new(),
        };
        let sheet = workbook.sheet(&change.cell.sheet)?.ok_or(CorrectionError::Unusual)?;
        if sheet.value(change.cell.addr).display() != expected {
            return Err(CorrectionError::Unusual);
        }
    }
    Ok(())
}
