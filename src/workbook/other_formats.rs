//! Workbooks that are not .xlsx: `.xls`, `.xlsb` and `.ods`, read by calamine. The only file that
//! names it.
//!
//! calamine builds every sheet as a full grid, trusts some numbers of the file, and panics on a few
//! broken ones (2 of 816 public .xls, 2 of 566 .xlsb). So sizes are looked at first, with our own
//! limits, and whoever calls this lives through a death of the reader: the page in a worker, the
//! command line in a child process.

use super::address::{Addr, CellRange, MAX_COLUMN, MAX_ROW};
use super::cell_value::{iso_serial, known_error};
use super::error::ReadError;
use super::format::FileFormat;
use super::limits::Limit;
use super::ole::CompoundFile;
use super::package::{Package, number};
use super::sheet::{CellError, Sheet, StoredCell, StoredValue, Visibility};
use super::xml::attributes;
use super::{PackageNotes, Workbook};
use calamine::{CellErrorType, Data, DataRef, Ods, Range, Reader, SheetType, SheetVisible, Xls, XlsOptions, Xlsb};
use quick_xml::events::{BytesStart, Event};
use std::collections::BTreeMap;
use std::io::Cursor;
use std::sync::Arc;

/// Whether calamine reads the file, or a file of the archive that it may be: whoever must live on
/// tries it apart first.
pub fn is_read_by_calamine(bytes: &[u8]) -> bool {
    const OTHER: [&str; 5] = ["mimetype", "xl/workbook.bin", ".xls", ".xlsb", ".ods"];
    if bytes.starts_with(super::format::OLE_START) {
        return CompoundFile::open(bytes).is_some_and(|container| container.has("Workbook"));
    }
    bytes.starts_with(super::format::ZIP_START)
        && Package::open(Arc::from(bytes))
            .is_ok_and(|package| package.names().any(|(key, _)| OTHER.iter().any(|end| key.ends_with(end))))
}

/// Opens a workbook of one of the other formats and reads all of its sheets. Any other format is an
/// error.
pub(super) fn open(bytes: &[u8], format: FileFormat) -> Result<Workbook, ReadError> {
    let mut cells_left = Limit::Cells.allowed();
    let (sheets, date_1904) = match format {
        FileFormat::OldExcel => read_xls(bytes, &mut cells_left)?,
        FileFormat::BinaryExcel => read_xlsb(bytes, &mut cells_left)?,
        FileFormat::OpenDocument => (read_ods(bytes, &mut cells_left)?, false),
        other => return Err(ReadError::OtherFormat(other)),
    };
    if sheets.is_empty() {
        return Err(ReadError::NoWorksheets);
    }
    let notes = PackageNotes { stored_as: Some(format), ..PackageNotes::default() };
    Ok(Workbook { notes, date_1904, ..Workbook::from_sheets(sheets) })
}

/// The cells of a sheet by their addresses.
type Cells = BTreeMap<Addr, StoredCell>;

fn read_xls(bytes: &[u8], cells_left: &mut u64) -> Result<(Vec<Sheet>, bool), ReadError> {
    let formulas = check_xls(bytes)?;
    let mut book = Xls::new_with_options(Cursor::new(bytes), XlsOptions::default()).map_err(|error| damaged(&error))?;
    let date_1904 = book.has_1904_epoch();
    let mut sheets = Vec::new();
    for (listed, formulas) in book.sheets_metadata().to_vec().into_iter().zip(formulas) {
        let mut sheet = empty_sheet(&listed);
        if listed.typ == SheetType::WorkSheet {
            let range = book.worksheet_range(&listed.name).map_err(|error| damaged(&error))?;
            let mut cells = cells_of(&range, cells_left)?;
            for position in formulas {
                mark_formula(&mut cells, position, cells_left)?;
            }
            sheet.fill(cells.into_iter().collect());
            let merged = book.merge_cells_by_sheet_name(&listed.name).unwrap_or_default();
            sheet.merged = merged
                .into_iter()
                .filter_map(|merged| Some(CellRange { first: addr(merged.start)?, last: addr(merged.end)? }))
                .collect();
        }
        sheets.push(sheet);
    }
    Ok((sheets, date_1904))
}

fn read_xlsb(bytes: &[u8], cells_left: &mut u64) -> Result<(Vec<Sheet>, bool), ReadError> {
    unpack_once(&Package::open(Arc::from(bytes))?)?;
    let mut book = Xlsb::new(Cursor::new(bytes)).map_err(|error| damaged(&error))?;
    let date_1904 = book.has_1904_epoch();
    let mut sheets = Vec::new();
    for listed in book.sheets_metadata().to_vec() {
        let mut sheet = empty_sheet(&listed);
        if listed.typ == SheetType::WorkSheet {
            let mut cells = Cells::new();
            let mut values = book.worksheet_cells_reader(&listed.name).map_err(|error| damaged(&error))?;
            while let Some(cell) = values.next_cell().map_err(|error| damaged(&error))? {
                let value = match cell.get_value() {
                    DataRef::SharedString(text) => text_value(text)?,
                    other => stored_value(other.clone().into())?,
                };
                put(&mut cells, cell.get_position(), value, cells_left)?;
            }
            drop(values);
            let mut formulas = book.worksheet_cells_reader(&listed.name).map_err(|error| damaged(&error))?;
            while let Some(formula) = formulas.next_formula().map_err(|error| damaged(&error))? {
                if !formula.get_value().is_empty() {
                    mark_formula(&mut cells, formula.get_position(), cells_left)?;
                }
            }
            sheet.fill(cells.into_iter().collect());
        }
        sheets.push(sheet);
    }
    Ok((sheets, date_1904))
}

fn read_ods(bytes: &[u8], cells_left: &mut u64) -> Result<Vec<Sheet>, ReadError> {
    check_ods(bytes)?;
    let mut book = Ods::new(Cursor::new(bytes)).map_err(|error| damaged(&error))?;
    let mut sheets = Vec::new();
    for listed in book.sheets_metadata().to_vec() {
        let range = book.worksheet_range(&listed.name).map_err(|error| damaged(&error))?;
        let formulas = book.worksheet_formula(&listed.name).map_err(|error| damaged(&error))?;
        let mut cells = cells_of(&range, cells_left)?;
        for (row, column, _) in formulas.used_cells() {
            if let Some(position) = position(formulas.start(), row, column) {
                mark_formula(&mut cells, position, cells_left)?;
            }
        }
        let mut sheet = empty_sheet(&listed);
        sheet.fill(cells.into_iter().collect());
        sheets.push(sheet);
    }
    Ok(sheets)
}

fn empty_sheet(listed: &calamine::Sheet) -> Sheet {
    let visibility = match listed.visible {
        SheetVisible::Visible => Visibility::Visible,
        SheetVisible::Hidden => Visibility::Hidden,
        SheetVisible::VeryHidden => Visibility::VeryHidden,
    };
    Sheet::with_strings(&listed.name, visibility, Arc::default())
}

/// The cells of a grid that hold a value.
fn cells_of(range: &Range<Data>, cells_left: &mut u64) -> Result<Cells, ReadError> {
    let mut cells = Cells::new();
    for (row, column, value) in range.used_cells() {
        let Some(position) = position(range.start(), row, column) else { continue };
        put(&mut cells, position, stored_value(value.clone())?, cells_left)?;
    }
    Ok(cells)
}

/// Row and column in the sheet of a cell of a grid that begins there; all count from 0.
fn position(start: Option<(u32, u32)>, row: usize, column: usize) -> Option<(u32, u32)> {
    let (first_row, first_column) = start?;
    let column = first_column.checked_add(u32::try_from(column).ok()?)?;
    Some((first_row.checked_add(u32::try_from(row).ok()?)?, column))
}

fn put(cells: &mut Cells, position: (u32, u32), value: StoredValue, cells_left: &mut u64) -> Result<(), ReadError> {
    let Some(addr) = addr(position) else { return Ok(()) };
    take_cells(cells_left, 1)?;
    cells.insert(addr, StoredCell { value, formula: false, style: 0 });
    Ok(())
}

/// A formula without a stored value shows an empty text.
fn mark_formula(cells: &mut Cells, position: (u32, u32), cells_left: &mut u64) -> Result<(), ReadError> {
    let Some(addr) = addr(position) else { return Ok(()) };
    if let Some(cell) = cells.get_mut(&addr) {
        cell.formula = true;
        // OpenDocument stores an error as the text that is shown.
        let error = match &cell.value {
            StoredValue::Text(text) if text.starts_with('#') => Some(known_error(text)),
            _ => None,
        };
        if let Some(std::borrow::Cow::Borrowed(known)) = error {
            cell.value = StoredValue::Error(CellError(known.into()));
        }
        return Ok(());
    }
    take_cells(cells_left, 1)?;
    cells.insert(addr, StoredCell { value: StoredValue::Text("".into()), formula: true, style: 0 });
    Ok(())
}

/// From a row and a column that count from 0; nothing beyond the sheet.
fn addr((row, column): (u32, u32)) -> Option<Addr> {
    let (row, column) = (row.checked_add(1)?, u16::try_from(column.checked_add(1)?).ok()?);
    (row <= MAX_ROW && column <= MAX_COLUMN).then(|| Addr::new(column, row))
}

fn stored_value(value: Data) -> Result<StoredValue, ReadError> {
    Ok(match value {
        Data::Empty => StoredValue::Empty,
        #[expect(clippy::cast_precision_loss, reason = "a spreadsheet holds numbers of 64 bits with a point")]
        Data::Int(number) => StoredValue::Number(number as f64),
        Data::Float(number) if number.is_finite() => StoredValue::Number(number),
        Data::Float(_) => StoredValue::Error(CellError("#NUM!".into())),
        Data::Bool(truth) => StoredValue::Bool(truth),
        Data::DateTime(moment) => StoredValue::Number(moment.as_f64()),
        // OpenDocument has no day numbers; as in Excel they count from 1900.
        Data::DateTimeIso(text) => match iso_serial(&text, false) {
            Some(serial) => StoredValue::Number(serial),
            None => text_value(&text)?,
        },
        Data::DurationIso(text) | Data::String(text) => text_value(&text)?,
        Data::Error(CellErrorType::GettingData) => StoredValue::Error(CellError("#GETTING_DATA".into())),
        Data::Error(error) => StoredValue::Error(CellError(error.to_string().into())),
    })
}

fn text_value(text: &str) -> Result<StoredValue, ReadError> {
    let allowed = usize::try_from(Limit::TextCharacters.allowed()).unwrap_or(usize::MAX);
    if text.len() > allowed && text.chars().count() > allowed {
        return Err(ReadError::limit(Limit::TextCharacters, text.chars().count() as u64));
    }
    Ok(StoredValue::Text(text.into()))
}

fn take_cells(left: &mut u64, count: u64) -> Result<(), ReadError> {
    let too_many = || ReadError::limit(Limit::Cells, Limit::Cells.allowed().saturating_add(count));
    *left = left.checked_sub(count).ok_or_else(too_many)?;
    Ok(())
}

fn damaged(error: &dyn std::fmt::Display) -> ReadError {
    ReadError::DamagedPackage { detail: error.to_string() }
}

/// Unpacks every part within the limits: calamine unpacks them without any.
fn unpack_once(package: &Package) -> Result<(), ReadError> {
    for (_, name) in package.names() {
        package.read_bytes(name, Limit::PartBytes)?;
    }
    Ok(())
}

/// Refuses what calamine cannot read or would take too much memory for: it keeps each sheet as the
/// rectangle from its first to its last cell. Gives the cells with formulas of each sheet, which
/// calamine leaves out where several share one. Records of [MS-XLS] 2.3.
fn check_xls(bytes: &[u8]) -> Result<Vec<Vec<(u32, u32)>>, ReadError> {
    /// The version in the first record of a file of Excel 97 to 2003.
    const BIFF8: u64 = 0x0600;
    const FORMULA: u64 = 0x0006;
    const CELLS: [u64; 8] = [FORMULA, 0x00BD, 0x00D6, 0x00FD, 0x0203, 0x0204, 0x0205, 0x027E];
    const BOUND_SHEET: u64 = 0x0085;
    const BEGIN: u64 = 0x0809;
    const FILE_PASS: u64 = 0x002F;
    /// The widest sheet that every program reads; half of a full one is still little memory.
    const COLUMNS: u64 = 256;
    const MOST_CELLS: u64 = 4 * Limit::Cells.allowed();
    // The formats before Excel 97 say nothing about the encoding of their texts.
    let container = CompoundFile::open(bytes).ok_or(ReadError::OlderThanExcel97)?;
    if !container.has("Workbook") {
        return Err(ReadError::OlderThanExcel97);
    }
    let stream = container.stream("Workbook").ok_or_else(|| damaged(&"the stream Workbook is cut"))?;
    if number(&stream, 4, 2) != Some(BIFF8) {
        return Err(ReadError::OlderThanExcel97);
    }
    let mut listed = Vec::new();
    let mut sheets: BTreeMap<u64, XlsSheet> = BTreeMap::new();
    let (mut sheet, mut at) = (XlsSheet::default(), 0_usize);
    let mut begin = 0;
    while let (Some(kind), Some(length)) = (number(&stream, at, 2), number(&stream, at.saturating_add(2), 2)) {
        let data = at.saturating_add(4);
        match kind {
            FILE_PASS => return Err(ReadError::UnsupportedEncryption { detail: "a password of .xls".to_owned() }),
            BOUND_SHEET => listed.push(number(&stream, data, 4).unwrap_or_default()),
            BEGIN => {
                sheets.insert(begin, std::mem::take(&mut sheet));
                begin = at as u64;
            }
            kind if CELLS.contains(&kind) => {
                let (row, column) = (number(&stream, data, 2), number(&stream, data.saturating_add(2), 2));
                sheet.add_cell(row.unwrap_or_default(), column.unwrap_or_default(), kind == FORMULA);
            }
            _ => {}
        }
        at = data.saturating_add(usize::try_from(length).unwrap_or(usize::MAX));
    }
    sheets.insert(begin, sheet);
    if listed.len() as u64 > Limit::Sheets.allowed() {
        return Err(ReadError::limit(Limit::Sheets, listed.len() as u64));
    }
    let cells = sheets.values().map(|sheet| sheet.rows().saturating_mul(COLUMNS)).fold(0, u64::saturating_add);
    if cells > MOST_CELLS {
        return Err(ReadError::limit(Limit::Cells, cells));
    }
    // A sheet that begins within another, or where another does, would be read again under its
    // name.
    let formulas = |start: u64| sheets.remove(&start).map(|sheet| sheet.formulas);
    listed.into_iter().map(formulas).collect::<Option<_>>().ok_or_else(|| ReadError::limit(Limit::SheetsPerPart, 2))
}

/// What is looked at of a sheet before it is read.
#[derive(Default)]
struct XlsSheet {
    /// The first and the last row with a cell.
    rows: Option<(u64, u64)>,
    /// Row and column of formulas, from 0.
    formulas: Vec<(u32, u32)>,
}

impl XlsSheet {
    fn add_cell(&mut self, row: u64, column: u64, is_formula: bool) {
        let (first, last) = self.rows.unwrap_or((row, row));
        self.rows = Some((first.min(row), last.max(row)));
        if let (true, Ok(row), Ok(column)) = (is_formula, u32::try_from(row), u32::try_from(column)) {
            self.formulas.push((row, column));
        }
    }

    fn rows(&self) -> u64 {
        self.rows.map_or(0, |(first, last)| last.saturating_sub(first).saturating_add(1))
    }
}

/// The same for `OpenDocument`, where one element can stand for any number of rows and cells.
fn check_ods(bytes: &[u8]) -> Result<(), ReadError> {
    const SPREADSHEET: &[u8] = b"application/vnd.oasis.opendocument.spreadsheet";
    let other = || ReadError::OtherFormat(FileFormat::OpenDocument);
    // A single XML file without a package is a rare form of the format.
    if !bytes.starts_with(super::format::ZIP_START) {
        return Err(other());
    }
    let package = Package::open(Arc::from(bytes))?;
    if !package.read_bytes("mimetype", Limit::XmlTokenBytes)?.starts_with(SPREADSHEET) {
        return Err(other());
    }
    let protected = ReadError::UnsupportedEncryption { detail: "a password of .ods".to_owned() };
    if package.has("encrypted-package") {
        return Err(protected);
    }
    if package.has("META-INF/manifest.xml") {
        let manifest = package.read_bytes("META-INF/manifest.xml", Limit::XmlTokenBytes)?;
        if memchr::memmem::find(&manifest, b"encryption-data").is_some() {
            return Err(protected);
        }
    }
    unpack_once(&package)?;
    let mut tables = 0_u64;
    let mut left = Limit::Cells.allowed();
    package.read_xml("content.xml", |xml| {
        let part = xml.part();
        let mut grid = Grid::default();
        loop {
            let event = xml.next()?;
            let (tag, is_open) = match &event {
                Event::Start(tag) => (tag, true),
                Event::Empty(tag) => (tag, false),
                Event::End(tag) => {
                    match tag.local_name().into_inner() {
                        "table-row" => grid.close_row(),
                        "table" => take_cells(&mut left, std::mem::take(&mut grid).cells())?,
                        _ => {}
                    }
                    continue;
                }
                Event::Eof => return Ok(()),
                _ => continue,
            };
            match tag.local_name().into_inner() {
                "table" => {
                    tables += 1;
                    if tables > Limit::Sheets.allowed() {
                        return Err(ReadError::limit(Limit::Sheets, tables));
                    }
                }
                "table-row" => {
                    grid.repeated = repeated(part, tag, "number-rows-repeated")?.0;
                    if !is_open {
                        grid.close_row();
                    }
                }
                "table-cell" | "covered-table-cell" => {
                    let (count, is_filled) = repeated(part, tag, "number-columns-repeated")?;
                    grid.add_cells(count, is_filled);
                }
                _ => {}
            }
        }
    })
}

/// How large the rectangle of a sheet is up to its last row and column with content.
#[derive(Default)]
struct Grid {
    /// Rows up to the last one with content, and columns in the same way.
    rows: u64,
    columns: u64,
    /// Rows that were passed, how often the present one is repeated, its columns so far, and those
    /// with content.
    passed: u64,
    repeated: u64,
    column: u64,
    filled: u64,
}

impl Grid {
    fn add_cells(&mut self, count: u64, is_filled: bool) {
        self.column = self.column.saturating_add(count);
        if is_filled {
            self.filled = self.column;
        }
    }

    fn close_row(&mut self) {
        self.passed = self.passed.saturating_add(self.repeated);
        if self.filled > 0 {
            self.rows = self.passed;
            self.columns = self.columns.max(self.filled);
        }
        (self.column, self.filled, self.repeated) = (0, 0, 0);
    }

    fn cells(&self) -> u64 {
        self.rows.saturating_mul(self.columns)
    }
}

/// How often an element is repeated, and whether it has a value or a formula.
fn repeated(part: &str, tag: &BytesStart<'_>, attribute: &str) -> Result<(u64, bool), ReadError> {
    let (mut count, mut is_filled) = (1, false);
    attributes(part, tag, |name, value| {
        if name == attribute {
            count = value.parse::<u64>().unwrap_or(u64::MAX).max(1);
        }
        is_filled |= matches!(name, "value-type" | "formula");
        Ok(())
    })?;
    Ok((count, is_filled))
}
