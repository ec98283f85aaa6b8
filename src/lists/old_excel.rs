//! The cells of an `.xls` workbook of Excel 97 to 2003 (BIFF8, [MS-XLS]).
//!
//! Only texts, numbers, truth values and errors are read, with the stored results of formulas. Numbers in the file
//! are never used to allocate, and a record that contradicts itself ends as damaged.

use super::error::ListError;
use super::sheet::Collector;
use crate::workbook::{CompoundFile, Limit, ReadError};

// Record types, [MS-XLS] 2.3.
const FORMULA: u16 = 0x0006;
const END: u16 = 0x000A;
const DATE_MODE: u16 = 0x0022;
const FILE_PASS: u16 = 0x002F;
const CONTINUE: u16 = 0x003C;
const BOUND_SHEET: u16 = 0x0085;
const MUL_RK: u16 = 0x00BD;
const RICH_STRING: u16 = 0x00D6;
const SHARED_STRINGS: u16 = 0x00FC;
const LABEL_SST: u16 = 0x00FD;
const NUMBER: u16 = 0x0203;
const LABEL: u16 = 0x0204;
const BOOL_ERROR: u16 = 0x0205;
const STRING: u16 = 0x0207;
const RK: u16 = 0x027E;
const BEGIN: u16 = 0x0809;

/// The version in the first record of every part: Excel 97 to 2003.
const BIFF8: u16 = 0x0600;

/// Reads all worksheets.
pub(super) fn read(bytes: &[u8], collector: &mut Collector<'_>) -> Result<(), ListError> {
    // The formats before Excel 5 are no compound file.
    let Some(container) = CompoundFile::open(bytes) else { return Err(ListError::TooOld) };
    if !container.has("Workbook") {
        return Err(ListError::TooOld);
    }
    let stream = container.stream("Workbook").ok_or_else(|| ListError::damaged("the stream Workbook is cut"))?;
    let globals = Globals::read(&stream)?;
    collector.set_date_1904(globals.date_1904);
    // No byte belongs to two sheets; a made file could have each sheet read again under another name.
    let mut records_left = stream.len() / 4;
    for sheet in &globals.sheets {
        collector.sheet(&sheet.name, sheet.hidden)?;
        read_sheet(&stream, sheet.start, &globals.strings, &mut records_left, collector)?;
    }
    Ok(())
}

/// One record: its type and its data.
struct Record<'a> {
    kind: u16,
    data: &'a [u8],
}

/// The records from a place in the stream on.
struct Records<'a> {
    rest: &'a [u8],
}

impl<'a> Iterator for Records<'a> {
    type Item = Record<'a>;

    fn next(&mut self) -> Option<Record<'a>> {
        let (kind, length) = (word(self.rest, 0)?, usize::from(word(self.rest, 2)?));
        let data = self.rest.get(4..length.checked_add(4)?)?;
        self.rest = self.rest.get(length.checked_add(4)?..)?;
        Some(Record { kind, data })
    }
}

impl<'a> Records<'a> {
    /// The data of the records that continue the one before.
    fn continued(&mut self) -> Vec<&'a [u8]> {
        let mut parts = Vec::new();
        while word(self.rest, 0) == Some(CONTINUE) {
            let Some(record) = self.next() else { break };
            parts.push(record.data);
        }
        parts
    }
}

/// A line of the list of sheets.
struct BoundSheet {
    name: String,
    hidden: bool,
    is_worksheet: bool,
    /// Place of its first record in the stream.
    start: usize,
}

struct Globals {
    sheets: Vec<BoundSheet>,
    strings: Vec<Box<str>>,
    date_1904: bool,
}

impl Globals {
    fn read(stream: &[u8]) -> Result<Self, ListError> {
        let mut records = Records { rest: stream };
        match records.next() {
            Some(Record { kind: BEGIN, data }) if word(data, 0) == Some(BIFF8) => {}
            Some(Record { kind: BEGIN, .. }) => return Err(ListError::TooOld),
            _ => return Err(ListError::damaged("no first record")),
        }
        let mut globals = Self { sheets: Vec::new(), strings: Vec::new(), date_1904: false };
        while let Some(record) = records.next() {
            match record.kind {
                FILE_PASS => return Err(ListError::Encrypted),
                DATE_MODE => globals.date_1904 = word(record.data, 0) == Some(1),
                BOUND_SHEET => {
                    let sheet = bound_sheet(record.data).ok_or_else(|| ListError::damaged("a sheet without a name"))?;
                    // Charts and macro sheets have no cells.
                    if sheet.is_worksheet {
                        globals.sheets.push(sheet);
                    }
                    refuse_many_sheets(globals.sheets.len())?;
                }
                SHARED_STRINGS => {
                    let mut parts = vec![record.data];
                    parts.extend(records.continued());
                    globals.strings = shared_strings(parts);
                }
                END => return Ok(globals),
                _ => {}
            }
        }
        Err(ListError::damaged("the list of sheets is cut"))
    }
}

/// Also sheets without content cost time.
pub(super) fn refuse_many_sheets(count: usize) -> Result<(), ListError> {
    let count = count as u64;
    if count > Limit::Sheets.allowed() { Err(ReadError::limit(Limit::Sheets, count).into()) } else { Ok(()) }
}

fn bound_sheet(data: &[u8]) -> Option<BoundSheet> {
    let start = usize::try_from(double_word(data, 0)?).ok()?;
    let (visibility, kind, characters) = (*data.get(4)?, *data.get(5)?, usize::from(*data.get(6)?));
    let name = Parts::new(vec![data.get(7..)?]).flagged_text(characters)?;
    Some(BoundSheet { name, hidden: visibility & 3 != 0, is_worksheet: kind == 0, start })
}

/// The shared texts up to the first that is cut; a cell that names a later one ends as damaged.
fn shared_strings(parts: Vec<&[u8]>) -> Vec<Box<str>> {
    let mut parts = Parts::new(parts);
    let mut strings = Vec::new();
    if parts.skip(8).is_none() {
        return strings;
    }
    while let Some(text) = parts.rich_text() {
        strings.push(text.into_boxed_str());
    }
    strings
}

/// A value that goes on from one record into the records that continue it.
struct Parts<'a> {
    parts: std::vec::IntoIter<&'a [u8]>,
    current: &'a [u8],
}

impl<'a> Parts<'a> {
    fn new(parts: Vec<&'a [u8]>) -> Self {
        let mut parts = parts.into_iter();
        let current = parts.next().unwrap_or_default();
        Self { parts, current }
    }

    fn byte(&mut self) -> Option<u8> {
        loop {
            if let Some((first, rest)) = self.current.split_first() {
                self.current = rest;
                return Some(*first);
            }
            self.current = self.parts.next()?;
        }
    }

    fn word(&mut self) -> Option<u16> {
        Some(u16::from_le_bytes([self.byte()?, self.byte()?]))
    }

    fn double_word(&mut self) -> Option<u32> {
        Some(u32::from_le_bytes([self.byte()?, self.byte()?, self.byte()?, self.byte()?]))
    }

    fn skip(&mut self, mut count: usize) -> Option<()> {
        while count > self.current.len() {
            count -= self.current.len();
            self.current = self.parts.next()?;
        }
        self.current = self.current.get(count..)?;
        Some(())
    }

    /// A text with its length before it, and with formats and phonetic marks after it, which are passed over.
    fn rich_text(&mut self) -> Option<String> {
        let characters = usize::from(self.word()?);
        let flags = self.byte()?;
        let runs = if flags & 8 != 0 { usize::from(self.word()?) } else { 0 };
        let phonetic = if flags & 4 != 0 { usize::try_from(self.double_word()?).ok()? } else { 0 };
        let text = self.characters(characters, flags & 1 != 0)?;
        self.skip(runs * 4)?;
        self.skip(phonetic)?;
        Some(text)
    }

    /// A text with a byte of flags before it.
    fn flagged_text(&mut self, characters: usize) -> Option<String> {
        let flags = self.byte()?;
        self.characters(characters, flags & 1 != 0)
    }

    /// Characters of one or two bytes each. Where they go on in another record, that record says anew which.
    fn characters(&mut self, mut count: usize, mut wide: bool) -> Option<String> {
        let mut units = Vec::new();
        while count > 0 {
            if self.current.is_empty() {
                self.current = self.parts.next()?;
                wide = self.byte()? & 1 != 0;
                continue;
            }
            let available = if wide { self.current.len() / 2 } else { self.current.len() };
            if available == 0 {
                // Half a character.
                return None;
            }
            let taken = available.min(count);
            let (text, rest) = self.current.split_at_checked(if wide { taken * 2 } else { taken })?;
            if wide {
                units.extend(text.as_chunks::<2>().0.iter().map(|unit| u16::from_le_bytes(*unit)));
            } else {
                units.extend(text.iter().map(|unit| u16::from(*unit)));
            }
            self.current = rest;
            count -= taken;
        }
        Some(String::from_utf16_lossy(&units))
    }
}

/// Reads the cells of a sheet. Parts inside it, such as charts, are passed over.
fn read_sheet(
    stream: &[u8],
    start: usize,
    strings: &[Box<str>],
    records_left: &mut usize,
    collector: &mut Collector<'_>,
) -> Result<(), ListError> {
    let damaged = || ListError::damaged("a record of a cell is cut");
    let mut records = Records { rest: stream.get(start..).unwrap_or_default() };
    if records.next().is_none_or(|record| record.kind != BEGIN) {
        return Err(ListError::damaged("a sheet does not begin where the list of sheets says"));
    }
    let mut depth = 1_u32;
    // The cell of the formula whose text comes in a record of its own.
    let mut awaited = None;
    while let Some(record) = records.next() {
        *records_left = records_left.checked_sub(1).ok_or_else(|| ListError::damaged("sheets overlap"))?;
        match record.kind {
            BEGIN => depth += 1,
            END => {
                depth -= 1;
                if depth == 0 {
                    return Ok(());
                }
            }
            _ if depth > 1 => {}
            STRING => {
                let mut parts = vec![record.data];
                parts.extend(records.continued());
                let mut parts = Parts::new(parts);
                let length = usize::from(parts.word().ok_or_else(damaged)?);
                let text = parts.flagged_text(length).ok_or_else(damaged)?;
                if let Some((row, column)) = awaited.take() {
                    collector.text(row, column, &text)?;
                }
            }
            MUL_RK => {
                let (row, first) = place(record.data).ok_or_else(damaged)?;
                let cells = record.data.get(4..record.data.len().saturating_sub(2)).ok_or_else(damaged)?;
                for (cell, column) in cells.as_chunks::<6>().0.iter().zip(first..) {
                    collector.number(row, column, rk_number(double_word(cell, 2).ok_or_else(damaged)?))?;
                }
            }
            LABEL_SST | LABEL | RICH_STRING | NUMBER | RK | FORMULA | BOOL_ERROR => {
                let (row, column) = place(record.data).ok_or_else(damaged)?;
                awaited = None;
                match cell_value(&record, strings).ok_or_else(damaged)? {
                    CellValue::Text(text) => collector.text(row, column, &text)?,
                    CellValue::Shared(text) => collector.text(row, column, text)?,
                    CellValue::Number(number) => collector.number(row, column, number)?,
                    CellValue::Follows => awaited = Some((row, column)),
                    CellValue::Empty => {}
                }
            }
            _ => {}
        }
    }
    Err(ListError::damaged("a sheet is cut"))
}

enum CellValue<'a> {
    Text(String),
    Shared(&'a str),
    Number(f64),
    /// A text in a record of its own.
    Follows,
    Empty,
}

fn cell_value<'a>(record: &Record<'_>, strings: &'a [Box<str>]) -> Option<CellValue<'a>> {
    let data = record.data;
    Some(match record.kind {
        LABEL_SST => CellValue::Shared(strings.get(usize::try_from(double_word(data, 6)?).ok()?)?),
        LABEL | RICH_STRING => {
            let text = Parts::new(vec![data.get(8..)?]).flagged_text(usize::from(word(data, 6)?))?;
            CellValue::Text(text)
        }
        RK => CellValue::Number(rk_number(double_word(data, 6)?)),
        BOOL_ERROR => truth_or_error(*data.get(6)?, *data.get(7)? != 0),
        FORMULA if word(data, 12)? == 0xFFFF => match *data.get(6)? {
            0 => CellValue::Follows,
            1 => truth_or_error(*data.get(8)?, false),
            2 => truth_or_error(*data.get(8)?, true),
            _ => CellValue::Empty,
        },
        _ => CellValue::Number(f64::from_le_bytes(*data.get(6..)?.first_chunk::<8>()?)),
    })
}

fn truth_or_error<'a>(value: u8, is_error: bool) -> CellValue<'a> {
    CellValue::Shared(if is_error { error_name(value) } else { truth_name(value) })
}

/// How a truth value is shown.
pub(super) fn truth_name(value: u8) -> &'static str {
    if value == 0 { "FALSE" } else { "TRUE" }
}

/// How an error is shown, by its number in the binary formats ([MS-XLS] 2.5.10).
pub(super) fn error_name(code: u8) -> &'static str {
    match code {
        0x00 => "#NULL!",
        0x07 => "#DIV/0!",
        0x0F => "#VALUE!",
        0x17 => "#REF!",
        0x1D => "#NAME?",
        0x24 => "#NUM!",
        0x2A => "#N/A",
        _ => "#ERROR!",
    }
}

/// A number in four bytes: the upper half of a floating point number or a whole number, and perhaps hundredths.
pub(super) fn rk_number(stored: u32) -> f64 {
    let value = if stored & 2 != 0 {
        f64::from(stored.cast_signed() >> 2)
    } else {
        f64::from_bits(u64::from(stored & !3) << 32)
    };
    if stored & 1 != 0 { value / 100.0 } else { value }
}

/// Row and column of a cell, from 1.
fn place(data: &[u8]) -> Option<(u32, u32)> {
    Some((u32::from(word(data, 0)?) + 1, u32::from(word(data, 2)?) + 1))
}

fn word(bytes: &[u8], at: usize) -> Option<u16> {
    Some(u16::from_le_bytes(*bytes.get(at..)?.first_chunk::<2>()?))
}

fn double_word(bytes: &[u8], at: usize) -> Option<u32> {
    Some(u32::from_le_bytes(*bytes.get(at..)?.first_chunk::<4>()?))
}
