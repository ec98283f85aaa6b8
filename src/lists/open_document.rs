//! The cells of an `OpenDocument` spreadsheet, `.ods`.

use super::error::ListError;
use super::limits::ListLimit;
use super::sheet::Collector;
use crate::base::text::finite_number;
use crate::workbook::{FileFormat, Limit, Package, ReadError, Xml, attributes, resolved, unescaped};
use quick_xml::events::{BytesStart, Event};
use std::sync::Arc;

const CONTENT: &str = "content.xml";
const MANIFEST: &str = "META-INF/manifest.xml";

/// Reads all sheets.
pub(super) fn read(bytes: Arc<[u8]>, collector: &mut Collector<'_>) -> Result<(), ListError> {
    // A single XML file without a package is a rare form of the format.
    if !bytes.starts_with(b"PK") {
        return Err(ListError::NotATable(FileFormat::OpenDocument));
    }
    let package = Package::open(bytes)?;
    let kind = package.read_bytes("mimetype", Limit::XmlTokenBytes)?;
    if !kind.starts_with(b"application/vnd.oasis.opendocument.spreadsheet") {
        return Err(ListError::NotATable(FileFormat::OpenDocument));
    }
    if package.has("encrypted-package") {
        return Err(ListError::Encrypted);
    }
    if package.has(MANIFEST) {
        let manifest = package.read_bytes(MANIFEST, Limit::XmlTokenBytes)?;
        let mark = b"encryption-data";
        if manifest.windows(mark.len()).any(|window| window == mark) {
            return Err(ListError::Encrypted);
        }
    }
    // The package knows errors of its own, and a list knows other limits: they leave the reader side by side.
    package.read_xml(CONTENT, |xml| Ok(read_content(xml, collector)))?
}

/// A row while it is read.
#[derive(Default)]
struct OpenRow {
    /// How many times it stands in the sheet.
    repeated: u32,
    /// Columns up to here are read.
    columns: u32,
    /// First column, how many columns, and content.
    cells: Vec<(u32, u32, CellValue)>,
}

enum CellValue {
    Number(f64),
    Text(String),
}

/// A cell while it is read.
#[derive(Default)]
struct OpenCell {
    /// How many times it stands in the row.
    repeated: u32,
    number: Option<f64>,
    /// A value that is stored apart from the shown text: a date, a truth value, or the whole text.
    value: Option<String>,
    /// The shown text.
    text: String,
    paragraphs: u32,
}

/// Elements whose text is not that of the cell or sheet in which they stand: comments, drawings, deleted content.
const ASIDE: &[&str] = &["annotation", "frame", "custom-shape", "shapes", "tracked-changes", "g", "rect", "text-box"];

fn read_content(xml: &mut Xml<'_>, collector: &mut Collector<'_>) -> Result<(), ListError> {
    let part = xml.part();
    let mut last_row = 0_u32;
    let mut row = OpenRow::default();
    let mut cell: Option<OpenCell> = None;
    // How many elements are open that are put aside.
    let mut aside = 0_u32;
    loop {
        match xml.next()? {
            Event::Start(_) if aside > 0 => aside += 1,
            Event::End(_) if aside > 0 => aside -= 1,
            Event::Eof => return Ok(()),
            _ if aside > 0 => {}
            Event::Start(tag) => match tag.local_name().into_inner() {
                name if ASIDE.contains(&name) => aside = 1,
                // A table inside a cell is not part of the sheet.
                "table" if cell.is_some() => aside = 1,
                "table" => {
                    collector.sheet(&attribute(part, &tag, "name")?.unwrap_or_default(), false)?;
                    last_row = 0;
                }
                "table-row" => {
                    row = OpenRow { repeated: repeated(part, &tag, "number-rows-repeated")?, ..OpenRow::default() };
                }
                "table-cell" | "covered-table-cell" => cell = Some(OpenCell::read(part, &tag)?),
                name => {
                    if let Some(cell) = &mut cell {
                        cell.element(name);
                    }
                }
            },
            Event::Empty(tag) => match tag.local_name().into_inner() {
                "table-row" => {
                    last_row = last_row.saturating_add(repeated(part, &tag, "number-rows-repeated")?);
                }
                "table-cell" | "covered-table-cell" => row.close(OpenCell::read(part, &tag)?)?,
                name => {
                    if let Some(cell) = &mut cell {
                        cell.element(name);
                    }
                }
            },
            Event::End(tag) => match tag.local_name().into_inner() {
                "table-cell" | "covered-table-cell" => {
                    if let Some(cell) = cell.take() {
                        row.close(cell)?;
                    }
                }
                "table-row" => {
                    std::mem::take(&mut row).put(&mut last_row, collector)?;
                }
                _ => {}
            },
            Event::Text(text) => {
                if let Some(cell) = &mut cell {
                    cell.push(&text);
                }
            }
            Event::CData(text) => {
                if let Some(cell) = &mut cell {
                    cell.push(&text);
                }
            }
            Event::GeneralRef(reference) => {
                let character = resolved(part, &reference)?;
                if let Some(cell) = &mut cell {
                    cell.text.push(character);
                }
            }
            _ => {}
        }
    }
}

impl OpenRow {
    /// Takes a cell that is complete.
    fn close(&mut self, cell: OpenCell) -> Result<(), ListError> {
        let first = self.columns.saturating_add(1);
        self.columns = self.columns.saturating_add(cell.repeated);
        let value = match (cell.number, cell.value) {
            (Some(number), _) => CellValue::Number(number),
            (None, Some(value)) => CellValue::Text(value),
            (None, None) if cell.text.trim().is_empty() => return Ok(()),
            (None, None) => CellValue::Text(cell.text),
        };
        let last = u64::from(self.columns);
        if last > ListLimit::Columns.allowed() {
            return Err(ListError::limit(ListLimit::Columns, last));
        }
        self.cells.push((first, cell.repeated, value));
        Ok(())
    }

    /// Puts the cells as often as the row is repeated. A row without content only counts.
    fn put(self, last_row: &mut u32, collector: &mut Collector<'_>) -> Result<(), ListError> {
        let first = last_row.saturating_add(1);
        *last_row = last_row.saturating_add(self.repeated);
        if self.cells.is_empty() {
            return Ok(());
        }
        // The collector stops at its limits.
        for row in first..=*last_row {
            for (first_column, count, value) in &self.cells {
                for column in *first_column..first_column.saturating_add(*count) {
                    match value {
                        CellValue::Number(number) => collector.number(row, column, *number)?,
                        CellValue::Text(text) => collector.text(row, column, text)?,
                    }
                }
            }
        }
        Ok(())
    }
}

impl OpenCell {
    fn read(part: &str, tag: &BytesStart<'_>) -> Result<Self, ListError> {
        let mut cell = Self { repeated: 1, ..Self::default() };
        attributes(part, tag, |name, value| {
            match name {
                "number-columns-repeated" => cell.repeated = value.parse().unwrap_or(1).max(1),
                "value" => cell.number = finite_number(value),
                "date-value" | "string-value" => cell.value = Some(unescaped(part, value)?.into_owned()),
                "boolean-value" => cell.value = Some(value.to_uppercase()),
                _ => {}
            }
            Ok(())
        })?;
        Ok(cell)
    }

    /// An element inside the cell that stands for text.
    fn element(&mut self, name: &str) {
        match name {
            "p" | "h" => {
                if self.paragraphs > 0 {
                    self.text.push('\n');
                }
                self.paragraphs += 1;
            }
            // Names are compared without their blanks, so that how many there are does not matter.
            "s" | "tab" => self.text.push(' '),
            "line-break" => self.text.push('\n'),
            _ => {}
        }
    }

    /// Text as stored: line ends and indents of the file are no line breaks of the cell.
    fn push(&mut self, text: &str) {
        for character in text.chars() {
            let blank = matches!(character, ' ' | '\t' | '\n' | '\r');
            if !blank {
                self.text.push(character);
            } else if !self.text.ends_with([' ', '\n']) {
                self.text.push(' ');
            }
        }
    }
}

fn attribute(part: &str, tag: &BytesStart<'_>, wanted: &str) -> Result<Option<String>, ReadError> {
    let mut found = None;
    attributes(part, tag, |name, value| {
        if name == wanted {
            found = Some(unescaped(part, value)?.into_owned());
        }
        Ok(())
    })?;
    Ok(found)
}

fn repeated(part: &str, tag: &BytesStart<'_>, name: &str) -> Result<u32, ReadError> {
    Ok(attribute(part, tag, name)?.and_then(|count| count.parse().ok()).unwrap_or(1).max(1))
}
