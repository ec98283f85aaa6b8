//! One sheet part streamed into sparse cells.

use super::address::{Addr, CellRange, MAX_COLUMN, MAX_ROW};
use super::cell_value::{Kind, stored_cell, style_number, value_of};
use super::error::ReadError;
use super::limits::Limit;
use super::plain_cells::{Cursor, take_plain_cells};
use super::sheet::{Sheet, StoredCell, StoredValue};
use super::strings::{RichText, preserves_blanks, push_with_line_ends};
use super::xml::{Xml, own_attributes, prefix_of, refuse_foreign, resolved};
use crate::base::text::{Shown, finite_number};
use quick_xml::events::{BytesStart, Event};
use std::sync::atomic::{AtomicU64, Ordering};

/// What the cells of all sheets have in common.
#[derive(Clone, Copy, Debug)]
pub(super) struct SheetContext<'a> {
    /// Whether day numbers count from 1904; needed for dates that are written as text.
    pub(super) date_1904: bool,
    /// Cells read so far, of all sheets.
    pub(super) cells: &'a AtomicU64,
}

/// Reads the cells, merged ranges, protection and what is hidden of a sheet part into a sheet. The
/// used range that the part claims is ignored.
pub(super) fn read_sheet(xml: &mut Xml<'_>, sheet: &mut Sheet, context: SheetContext<'_>) -> Result<(), ReadError> {
    let part = xml.part();
    let mut cells = Vec::new();
    let mut in_data = false;
    let mut row = 0;
    let mut column = 0;
    // Whether any element was there: a part that is empty or plain text is no sheet.
    let mut has_root = false;
    // The prefix of the sheet's own elements.
    let mut prefix = String::new();
    // Whether the last event was the start of a row or the end of a cell.
    let mut before_cell = false;
    loop {
        // The short way knows elements without a prefix only.
        if std::mem::take(&mut before_cell) && prefix.is_empty() {
            let mut cursor = Cursor { row, column };
            xml.take_bytes(|bytes| take_plain_cells(bytes, &mut cursor, &mut cells, context))??;
            Cursor { row, column } = cursor;
        }
        // Depth 1 is the worksheet, 2 the sheet data, 3 a row, 4 a cell.
        let outside = xml.depth();
        match xml.next()? {
            Event::Start(tag) => match (outside, tag.local_name().into_inner()) {
                (0, _) => {
                    has_root = true;
                    prefix_of(&tag).clone_into(&mut prefix);
                }
                (1, "sheetData") => in_data = true,
                (1, "sheetProtection") => sheet.protected |= protects(part, &tag)?,
                (2, "row") if in_data => {
                    refuse_foreign(part, &tag, &prefix)?;
                    row = read_row_tag(part, &tag, row, sheet)?;
                    column = 0;
                    before_cell = true;
                }
                (2, "col") => read_columns(part, &tag, sheet)?,
                (2, "filterColumn") => sheet.filtered = true,
                (2, "mergeCell") => push_merged(part, &tag, sheet)?,
                (3, "c") if in_data => {
                    refuse_foreign(part, &tag, &prefix)?;
                    let head = CellHead::read(part, &tag, row, column)?;
                    column = head.addr.column;
                    if let Some(cell) = read_cell(xml, &head, &prefix, context)? {
                        count_cell(context)?;
                        note_rich_cell(sheet, &head, &cell);
                        cells.push((head.addr, cell));
                    }
                    before_cell = true;
                }
                _ => {}
            },
            Event::Empty(tag) => match (outside, tag.local_name().into_inner()) {
                (0, _) => has_root = true,
                (1, "sheetProtection") => sheet.protected |= protects(part, &tag)?,
                (2, "row") if in_data => row = read_row_tag(part, &tag, row, sheet)?,
                (2, "col") => read_columns(part, &tag, sheet)?,
                (2, "filterColumn") => sheet.filtered = true,
                (2, "mergeCell") => push_merged(part, &tag, sheet)?,
                (3, "c") if in_data => {
                    column = CellHead::read(part, &tag, row, column)?.addr.column;
                    before_cell = true;
                }
                _ => {}
            },
            Event::End(_) if outside == 2 => in_data = false,
            Event::Eof if !has_root => return Err(ReadError::malformed(part, "it holds no element")),
            Event::Eof => break,
            _ => {}
        }
    }
    sheet.fill(cells);
    Ok(())
}

/// The most cells whose richer value is looked up; others stay the errors that they are.
const RICH_CELLS: usize = 4_096;

/// Notes a cell that older programs see as an error because they do not know its value.
fn note_rich_cell(sheet: &mut Sheet, head: &CellHead, cell: &StoredCell) {
    if let (Some(number), StoredValue::Error(_)) = (head.rich, &cell.value)
        && sheet.rich_cells.len() < RICH_CELLS
    {
        sheet.rich_cells.push((head.addr, number));
    }
}

pub(super) fn count_cell(context: SheetContext<'_>) -> Result<(), ReadError> {
    let count = context.cells.fetch_add(1, Ordering::Relaxed).saturating_add(1);
    if count > Limit::Cells.allowed() {
        return Err(ReadError::limit(Limit::Cells, count));
    }
    Ok(())
}

/// The number of a row, which follows from the row before where it is missing; notes whether the
/// row is hidden.
fn read_row_tag(part: &str, tag: &BytesStart<'_>, previous: u32, sheet: &mut Sheet) -> Result<u32, ReadError> {
    let mut row = None;
    let mut hidden = false;
    own_attributes(part, tag, |name, value| {
        match name {
            "r" => {
                let digits = value.len() <= 7 && value.bytes().all(|byte| byte.is_ascii_digit());
                row =
                    Some(value.parse().ok().filter(|row| digits && (1..=MAX_ROW).contains(row)).ok_or_else(|| {
                        ReadError::malformed(part, format!("row \"{}\" is outside the sheet", Shown(value)))
                    })?);
            }
            "hidden" => hidden = super::xml::is_true(value),
            _ => {}
        }
        Ok(())
    })?;
    let row = row
        .or_else(|| previous.checked_add(1).filter(|row| *row <= MAX_ROW))
        .ok_or_else(|| ReadError::malformed(part, "more rows than a sheet has"))?;
    if hidden {
        sheet.hide_row(row);
    }
    Ok(row)
}

/// Notes hidden columns and widths. They are no cells, so that a range that cannot be read is left
/// out.
fn read_columns(part: &str, tag: &BytesStart<'_>, sheet: &mut Sheet) -> Result<(), ReadError> {
    let (mut first, mut last, mut hidden, mut width) = (None, None, false, None);
    own_attributes(part, tag, |name, value| {
        match name {
            "min" => first = value.parse().ok(),
            "max" => last = value.parse().ok(),
            "hidden" => hidden = super::xml::is_true(value),
            "width" => width = finite_number(value),
            _ => {}
        }
        Ok(())
    })?;
    let (Some(first), Some(last)) = (first, last) else { return Ok(()) };
    if hidden {
        sheet.hide_columns(first, last);
    }
    if let Some(width) = width {
        sheet.set_column_width(first, last, width);
    }
    Ok(())
}

fn protects(part: &str, tag: &BytesStart<'_>) -> Result<bool, ReadError> {
    let mut protects = false;
    own_attributes(part, tag, |name, value| {
        protects |= name == "sheet" && super::xml::is_true(value);
        Ok(())
    })?;
    Ok(protects)
}

fn push_merged(part: &str, tag: &BytesStart<'_>, sheet: &mut Sheet) -> Result<(), ReadError> {
    own_attributes(part, tag, |name, value| {
        if name == "ref" {
            let range = CellRange::parse(value).ok_or_else(|| {
                ReadError::malformed(part, format!("merged range \"{}\" is not a range", Shown(value)))
            })?;
            sheet.merged.push(range);
        }
        Ok(())
    })?;
    let count = sheet.merged.len() as u64;
    if count > Limit::MergedRanges.allowed() {
        return Err(ReadError::limit(Limit::MergedRanges, count));
    }
    Ok(())
}

/// What the tag of a cell says.
struct CellHead {
    addr: Addr,
    kind: Kind,
    style: u32,
    /// Number of a richer value, attribute `vm`.
    rich: Option<u32>,
}

impl CellHead {
    /// An address that is missing follows from the cell before.
    fn read(part: &str, tag: &BytesStart<'_>, row: u32, previous_column: u16) -> Result<Self, ReadError> {
        let (mut addr, mut kind, mut style, mut rich) = (None, Kind::Number, 0, None);
        own_attributes(part, tag, |name, value| {
            match name {
                "s" => style = style_number(value),
                "vm" => rich = value.parse().ok(),
                "r" => {
                    let parsed = Addr::parse(value).ok_or_else(|| {
                        ReadError::malformed(part, format!("cell address \"{}\" is outside the sheet", Shown(value)))
                    })?;
                    addr = Some(parsed);
                }
                "t" => {
                    kind = Kind::named(value.as_bytes()).ok_or_else(|| {
                        ReadError::malformed(part, format!("cell type \"{}\" is unknown", Shown(value)))
                    })?;
                }
                _ => {}
            }
            Ok(())
        })?;
        if addr.is_none() {
            let column = previous_column.checked_add(1).filter(|column| *column <= MAX_COLUMN);
            addr = column.filter(|_| row > 0).map(|column| Addr::new(column, row));
        }
        let addr = addr.ok_or_else(|| ReadError::malformed(part, "a cell lies outside the sheet"))?;
        Ok(Self { addr, kind, style, rich })
    }
}

/// Reads on to the end of a cell. A cell that holds neither a value nor a formula is no cell.
fn read_cell(
    xml: &mut Xml<'_>,
    head: &CellHead,
    prefix: &str,
    context: SheetContext<'_>,
) -> Result<Option<StoredCell>, ReadError> {
    let part = xml.part();
    let mut formula = false;
    let mut value_text = String::new();
    let mut has_value = false;
    let mut in_value = false;
    let mut preserve = false;
    // While inside an inline string.
    let mut inline: Option<RichText> = None;
    let mut inline_text = None;
    loop {
        // Depth 4 is the cell itself, 5 its formula, value or inline string.
        let outside = xml.depth();
        match xml.next()? {
            Event::Start(tag) => {
                let name = tag.local_name().into_inner();
                if outside == 4 && matches!(name, "v" | "f" | "is") {
                    refuse_foreign(part, &tag, prefix)?;
                }
                // Which of two values counts, programs disagree about.
                let is_second = match name {
                    "v" => has_value || inline_text.is_some(),
                    "is" => has_value || inline.is_some() || inline_text.is_some(),
                    _ => false,
                };
                if outside == 4 && is_second || outside == 5 && in_value {
                    return Err(ReadError::malformed(part, format!("cell {} holds more than one value", head.addr)));
                }
                match (outside, name) {
                    (4, "v") => {
                        (in_value, has_value) = (true, true);
                        preserve = preserves_blanks(&tag);
                    }
                    (4, "f") => {
                        formula = true;
                        drop(tag);
                        xml.skip_text()?;
                    }
                    (4, "is") => inline = Some(RichText::default()),
                    _ => {
                        if let Some(text) = &mut inline {
                            text.start(name, preserves_blanks(&tag));
                        }
                    }
                }
            }
            Event::Empty(tag) if outside == 4 => match tag.local_name().into_inner() {
                "v" => has_value = true,
                "f" => formula = true,
                "is" => inline_text = Some(String::new()),
                _ => {}
            },
            Event::Text(text) => match &mut inline {
                Some(inline) => inline.push(&text),
                None if in_value => push_with_line_ends(&mut value_text, &text),
                None => {}
            },
            Event::CData(text) => match &mut inline {
                Some(inline) => inline.push(&text),
                None if in_value => push_with_line_ends(&mut value_text, &text),
                None => {}
            },
            Event::GeneralRef(reference) => {
                let character = resolved(part, &reference)?;
                match &mut inline {
                    Some(inline) => inline.push_character(character),
                    None if in_value => value_text.push(character),
                    None => {}
                }
            }
            Event::End(_) => match outside {
                4 => break,
                5 => {
                    in_value = false;
                    if let Some(text) = inline.take() {
                        inline_text = Some(text.finish());
                    }
                }
                _ => {
                    if let Some(text) = &mut inline {
                        text.end();
                    }
                }
            },
            // A cut part is an error of the XML reader; this only ends the loop for certain.
            Event::Eof => return Err(ReadError::malformed(part, "it ends inside a cell")),
            _ => {}
        }
        refuse_long_text(value_text.len().max(inline.as_ref().map_or(0, RichText::len)))?;
    }
    let value = match inline_text {
        Some(text) if head.kind == Kind::Inline || !has_value => Some(StoredValue::Text(text.into_boxed_str())),
        _ => has_value.then(|| value_of(head.kind, &value_text, preserve || formula, context.date_1904)),
    };
    stored_cell(value, formula, head.style)
}

/// Stops a text that grows without end. One character may be written with 8 bytes at most before it
/// is decoded (`_x005F_` counts 7), so this refuses nothing that the exact count would accept.
fn refuse_long_text(bytes: usize) -> Result<(), ReadError> {
    let bytes = bytes as u64;
    if bytes > Limit::TextCharacters.allowed() * 8 {
        return Err(ReadError::limit(Limit::TextCharacters, bytes));
    }
    Ok(())
}
