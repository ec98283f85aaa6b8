//! The cells of an `.xlsb` workbook ([MS-XLSB]): a package whose parts are binary records.

use super::error::ListError;
use super::old_excel::{error_name, refuse_many_sheets, rk_number, truth_name};
use super::sheet::Collector;
use crate::workbook::{Limit, Package, relationships};
use std::sync::Arc;

// Record types, [MS-XLSB] 2.3.
const ROW: u32 = 0;
const CELL_BLANK: u32 = 1;
const CELL_RK: u32 = 2;
const CELL_ERROR: u32 = 3;
const CELL_BOOL: u32 = 4;
const CELL_REAL: u32 = 5;
const CELL_TEXT: u32 = 6;
const CELL_SHARED: u32 = 7;
const FORMULA_TEXT: u32 = 8;
const FORMULA_NUMBER: u32 = 9;
const FORMULA_BOOL: u32 = 10;
const FORMULA_ERROR: u32 = 11;
/// From here to [`SHORT_SHARED`] the records of cells without their column, in the order of the others from
/// `CELL_RK` - 1 on: such a cell follows the one before it.
const SHORT_BLANK: u32 = 12;
const SHORT_SHARED: u32 = 18;
const SHARED_STRING: u32 = 19;
const CELL_RICH_TEXT: u32 = 62;
const END_SHEET_DATA: u32 = 146;
const WORKBOOK_PROPERTIES: u32 = 153;
const SHEET: u32 = 156;

/// Reads all worksheets.
pub(super) fn read(bytes: Arc<[u8]>, collector: &mut Collector<'_>) -> Result<(), ListError> {
    let package = Package::open(bytes)?;
    let workbook_part = relationships(&package, "")?
        .into_iter()
        .find(|relationship| relationship.kind == "officeDocument")
        .and_then(|relationship| relationship.target)
        .unwrap_or_else(|| "xl/workbook.bin".to_owned());
    let related = relationships(&package, &workbook_part)?;
    let mut strings = Vec::new();
    let strings_part = related.iter().find(|relationship| relationship.kind == "sharedStrings");
    if let Some(part) =
        strings_part.and_then(|relationship| relationship.target.as_ref()).filter(|part| package.has(part))
    {
        let content = package.read_bytes(part, Limit::SharedStringsBytes)?;
        for record in Records::of(&content) {
            let record = record?;
            if record.kind == SHARED_STRING {
                strings.push(wide_text(record.data, 1).ok_or_else(damaged)?.0);
            }
        }
    }
    let workbook = package.read_bytes(&workbook_part, Limit::PartBytes)?;
    let mut sheets = Vec::new();
    for record in Records::of(&workbook) {
        let record = record?;
        match record.kind {
            WORKBOOK_PROPERTIES => {
                collector.set_date_1904(double_word(record.data, 0).is_some_and(|flags| flags & 1 != 0));
            }
            SHEET => {
                let visibility = double_word(record.data, 0).ok_or_else(damaged)?;
                let (relationship, next) = wide_text(record.data, 8).ok_or_else(damaged)?;
                let (name, _) = wide_text(record.data, next).ok_or_else(damaged)?;
                sheets.push((name, visibility != 0, relationship));
                refuse_many_sheets(sheets.len())?;
            }
            _ => {}
        }
    }
    let mut read = Vec::new();
    for (name, hidden, relationship) in sheets {
        let target = related
            .iter()
            .find(|candidate| candidate.id == relationship && candidate.kind == "worksheet")
            .and_then(|candidate| candidate.target.as_ref());
        // Charts and macro sheets have no cells. A part that belongs to two sheets is read once: no program
        // writes that, and a small file could be read many times.
        let Some(part) = target.filter(|part| !read.contains(*part)) else { continue };
        read.push(part.clone());
        collector.sheet(&name, hidden)?;
        read_sheet(&package.read_bytes(part, Limit::PartBytes)?, &strings, collector)?;
    }
    Ok(())
}

fn read_sheet(content: &[u8], strings: &[String], collector: &mut Collector<'_>) -> Result<(), ListError> {
    let mut row = 0_u32;
    // Column of the last cell, from 1.
    let mut column = 0_u32;
    for record in Records::of(content) {
        let record = record?;
        // Where the value stands: after the column and the format, or after the format alone.
        let (kind, value) = match record.kind {
            ROW => {
                row = double_word(record.data, 0).and_then(|row| row.checked_add(1)).ok_or_else(damaged)?;
                column = 0;
                continue;
            }
            END_SHEET_DATA => return Ok(()),
            CELL_BLANK..=FORMULA_ERROR | CELL_RICH_TEXT => {
                column = double_word(record.data, 0).and_then(|column| column.checked_add(1)).ok_or_else(damaged)?;
                (record.kind, record.data.get(8..))
            }
            SHORT_BLANK..=SHORT_SHARED => {
                column = column.checked_add(1).ok_or_else(damaged)?;
                (record.kind - SHORT_BLANK + CELL_BLANK, record.data.get(4..))
            }
            _ => continue,
        };
        let value = value.ok_or_else(damaged)?;
        let flag = || value.first().copied().ok_or_else(damaged);
        match kind {
            CELL_BLANK => {}
            CELL_RK => collector.number(row, column, rk_number(double_word(value, 0).ok_or_else(damaged)?))?,
            CELL_REAL | FORMULA_NUMBER => {
                let bytes = value.first_chunk::<8>().ok_or_else(damaged)?;
                collector.number(row, column, f64::from_le_bytes(*bytes))?;
            }
            CELL_BOOL | FORMULA_BOOL => collector.text(row, column, truth_name(flag()?))?,
            CELL_ERROR | FORMULA_ERROR => collector.text(row, column, error_name(flag()?))?,
            CELL_SHARED => {
                let place = double_word(value, 0).and_then(|place| usize::try_from(place).ok());
                let text = place.and_then(|place| strings.get(place)).ok_or_else(damaged)?;
                collector.text(row, column, text)?;
            }
            CELL_TEXT | FORMULA_TEXT => {
                collector.text(row, column, &wide_text(value, 0).ok_or_else(damaged)?.0)?;
            }
            // A text with formats has a byte of flags before it.
            _ => collector.text(row, column, &wide_text(value, 1).ok_or_else(damaged)?.0)?,
        }
    }
    Err(ListError::damaged("a sheet is cut"))
}

struct Record<'a> {
    kind: u32,
    data: &'a [u8],
}

/// The records of a part.
struct Records<'a> {
    rest: &'a [u8],
}

impl<'a> Records<'a> {
    fn of(rest: &'a [u8]) -> Self {
        Self { rest }
    }

    /// A number of up to four bytes with seven bits each; the highest bit says that another byte follows.
    fn number(&mut self, most_bytes: u32) -> Option<u32> {
        let mut number = 0;
        for place in 0..most_bytes {
            let (byte, rest) = self.rest.split_first()?;
            self.rest = rest;
            number |= u32::from(byte & 0x7F) << (7 * place);
            if byte & 0x80 == 0 {
                break;
            }
        }
        Some(number)
    }

    fn record(&mut self) -> Option<Record<'a>> {
        let kind = self.kind()?;
        let length = usize::try_from(self.number(4)?).ok()?;
        let (data, rest) = self.rest.split_at_checked(length)?;
        self.rest = rest;
        Some(Record { kind, data })
    }

    /// A type of one byte, or of two when the first has its highest bit set.
    fn kind(&mut self) -> Option<u32> {
        self.number(2)
    }
}

impl<'a> Iterator for Records<'a> {
    type Item = Result<Record<'a>, ListError>;

    fn next(&mut self) -> Option<Self::Item> {
        if self.rest.is_empty() {
            return None;
        }
        let record = self.record();
        if record.is_none() {
            self.rest = &[];
        }
        Some(record.ok_or_else(damaged))
    }
}

/// A text with its length in characters before it, and the place after it.
fn wide_text(data: &[u8], at: usize) -> Option<(String, usize)> {
    let characters = double_word(data, at)?;
    let start = at.checked_add(4)?;
    // A text that is not there has this length.
    if characters == u32::MAX {
        return Some((String::new(), start));
    }
    let end = usize::try_from(characters).ok()?.checked_mul(2)?.checked_add(start)?;
    let units: Vec<u16> =
        data.get(start..end)?.as_chunks::<2>().0.iter().map(|unit| u16::from_le_bytes(*unit)).collect();
    Some((String::from_utf16_lossy(&units), end))
}

fn double_word(bytes: &[u8], at: usize) -> Option<u32> {
    Some(u32::from_le_bytes(*bytes.get(at..)?.first_chunk::<4>()?))
}

fn damaged() -> ListError {
    ListError::damaged("a binary record is cut")
}
