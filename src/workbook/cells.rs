//! One sheet part streamed into sparse cells.

use super::address::{Addr, CellRange, MAX_COLUMN, MAX_ROW};
use super::error::ReadError;
use super::limits::Limit;
use super::sheet::{CellError, Sheet, StoredCell, StoredValue};
use super::strings::{RichText, preserves_blanks, push_with_line_ends, stored_text};
use super::xml::{Xml, own_attributes, prefix_of, refuse_foreign, resolved};
use crate::base::date::Date;
use crate::base::text::Shown;
use crate::base::text::finite_number;
use quick_xml::events::{BytesStart, Event};
use std::borrow::Cow;
use std::sync::atomic::{AtomicU64, Ordering};

/// What the cells of all sheets have in common.
#[derive(Clone, Copy, Debug)]
pub(super) struct SheetContext<'a> {
    /// Whether day numbers count from 1904; needed for dates that are written as text.
    pub(super) date_1904: bool,
    /// Cells read so far, of all sheets.
    pub(super) cells: &'a AtomicU64,
}

/// Reads the cells, merged ranges, protection and what is hidden of a sheet part into a sheet. The used range that the part
/// claims is ignored.
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
            let mut place = Place { row, column };
            xml.take_bytes(|bytes| take_plain_cells(bytes, &mut place, &mut cells, context))??;
            Place { row, column } = place;
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

fn count_cell(context: SheetContext<'_>) -> Result<(), ReadError> {
    let count = context.cells.fetch_add(1, Ordering::Relaxed).saturating_add(1);
    if count > Limit::Cells.allowed() {
        return Err(ReadError::limit(Limit::Cells, count));
    }
    Ok(())
}

/// The number of a row, which follows from the row before where it is missing; notes whether the row is hidden.
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

/// Notes hidden columns and widths. They are no cells, so that a range that cannot be read is left out.
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

/// The row and the column of the cell that was read last; column 0 before the first of a row.
#[derive(Clone, Copy)]
struct Place {
    row: u32,
    column: u16,
}

/// Reads cells in the plain form in which all programs write most of them, without an XML event for each tag:
/// this takes a third of the time of a large sheet. Stops at the first cell or row in any other form, which then goes the
/// long way. Gives the number of bytes passed over: whole cells, and the end of a row with the start of the next, so that as
/// many elements are open after them as before.
fn take_plain_cells(
    bytes: &[u8],
    place: &mut Place,
    cells: &mut Vec<(Addr, StoredCell)>,
    context: SheetContext<'_>,
) -> (usize, Result<(), ReadError>) {
    let mut rest = bytes;
    loop {
        let mut scan = PlainScan { rest };
        if let Some((addr, cell)) = scan.cell(context.date_1904) {
            place.column = addr.column;
            if let Some(cell) = cell {
                cells.push((addr, cell));
                if let Err(error) = count_cell(context) {
                    return (bytes.len() - scan.rest.len(), Err(error));
                }
            }
        } else {
            scan = PlainScan { rest };
            let Some(row) = scan.next_row() else { return (bytes.len() - rest.len(), Ok(())) };
            *place = Place { row, column: 0 };
        }
        rest = scan.rest;
    }
}

/// Reads the plain form of a cell: no prefix, no escapes in what is read, double quotation marks, one blank
/// between attributes. `None` means any other form, or that the bytes end.
struct PlainScan<'a> {
    rest: &'a [u8],
}

/// What comes next in a tag.
enum PlainTag<'a> {
    Attribute(&'a [u8], &'a [u8]),
    End,
    EndOfEmpty,
}

impl<'a> PlainScan<'a> {
    /// The end of a row and the start of the next: its number. A row that is hidden or empty goes the long way.
    fn next_row(&mut self) -> Option<u32> {
        self.rest = self.rest.trim_ascii_start();
        self.pass(b"</row>")?;
        self.rest = self.rest.trim_ascii_start();
        self.pass(b"<row r=\"")?;
        let (tag, rest) = split_at_byte(self.rest, b'>')?;
        let (digits, others) = split_at_byte(tag, b'"')?;
        let row = digits.iter().try_fold(0, |row: u32, digit| {
            let digit = digit.checked_sub(b'0').filter(|digit| *digit < 10)?;
            row.checked_mul(10)?.checked_add(u32::from(digit))
        })?;
        // Every attribute is whole where the quotation marks are in pairs: with the one before the number.
        let marks = memchr::memchr_iter(b'"', others).count();
        let is_plain = marks % 2 == 1
            && !digits.is_empty()
            && digits.len() <= 7
            && (1..=MAX_ROW).contains(&row)
            && !others.ends_with(b"/")
            && memchr::memchr(b'<', others).is_none()
            && memchr::memmem::find(others, b"hidden").is_none()
            && memchr::memmem::find(others, b"xmlns").is_none()
            && memchr::memmem::find(others, b" r=").is_none();
        self.rest = rest.strip_prefix(b">")?;
        is_plain.then_some(row)
    }

    /// The start of a cell in the very form that Excel writes: the address, then style and type, each at most once.
    fn head(&mut self) -> Option<(PlainHead, bool)> {
        self.pass(b"<c r=\"")?;
        let (address, mut rest) =
            self.rest.split_at_checked(self.rest.iter().take(11).position(|byte| *byte == b'"')?)?;
        let addr = plain_address(address)?;
        let (mut kind, mut style) = (Kind::Number, 0);
        if let Some(number) = rest.strip_prefix(b"\" s=\"") {
            let length = number.iter().take(8).position(|byte| !byte.is_ascii_digit())?;
            let (digits, after) = number.split_at_checked(length)?;
            style = digits.iter().fold(0, |style: u32, digit| style * 10 + u32::from(digit.wrapping_sub(b'0')));
            rest = after;
        }
        if let Some(named) = rest.strip_prefix(b"\" t=\"") {
            let (name, after) = named.split_at_checked(named.iter().take(10).position(|byte| *byte == b'"')?)?;
            kind = Kind::named(name)?;
            rest = after;
        }
        let head = PlainHead { addr, kind, style };
        if let Some(rest) = rest.strip_prefix(b"\">") {
            self.rest = rest;
            return Some((head, false));
        }
        self.rest = rest.strip_prefix(b"\"/>")?;
        Some((head, true))
    }

    fn cell(&mut self, date_1904: bool) -> Option<(Addr, Option<StoredCell>)> {
        self.rest = self.rest.trim_ascii_start();
        let begin = self.rest;
        if let Some((head, empty)) = self.head() {
            return if empty { Some((head.addr, None)) } else { self.content(head, date_1904) };
        }
        self.rest = begin;
        self.pass(b"<c")?;
        let (mut addr, mut kind, mut style) = (None, Kind::Number, 0);
        loop {
            match self.tag()? {
                PlainTag::Attribute(b"r", value) => addr = Some(Addr::parse(std::str::from_utf8(value).ok()?)?),
                PlainTag::Attribute(b"t", value) => kind = Kind::named(value)?,
                PlainTag::Attribute(b"s", value) => style = style_number(std::str::from_utf8(value).ok()?),
                PlainTag::Attribute(b"cm" | b"ph", _) => {}
                PlainTag::Attribute(..) => return None,
                PlainTag::EndOfEmpty => return Some((addr?, None)),
                PlainTag::End => break,
            }
        }
        self.content(PlainHead { addr: addr?, kind, style }, date_1904)
    }

    /// What stands between the tags of a cell.
    fn content(&mut self, head: PlainHead, date_1904: bool) -> Option<(Addr, Option<StoredCell>)> {
        let PlainHead { addr, kind, style } = head;
        let begin = self.rest;
        let formula = self.formula()?;
        let formula_length = begin.len() - self.rest.len();
        let preserve = self.pass(b"<v xml:space=\"preserve\">").is_some();
        let mut value = None;
        if preserve || self.pass(b"<v>").is_some() {
            let text = self.text()?;
            if memchr::memchr2(b'&', b'\r', text).is_some() {
                return None;
            }
            value = Some(value_of(kind, std::str::from_utf8(text).ok()?, preserve || formula, date_1904));
            self.pass(b"</v>")?;
        } else if self.pass(b"<v/>").is_some() {
            value = Some(value_of(kind, "", formula, date_1904));
        }
        self.pass(b"</c>")?;
        // The result is the formula itself, which tells it; or nothing, or the error of a program that does not know the function.
        let says_nothing = match &value {
            None | Some(StoredValue::Empty | StoredValue::Error(_)) => true,
            Some(StoredValue::Text(text)) => text.is_empty(),
            Some(_) => false,
        };
        if formula && says_nothing && makes_picture(begin.get(..formula_length)?) {
            value = Some(StoredValue::Error(CellError::PICTURE));
        }
        Some((addr, stored_cell(value, formula, style).ok()?))
    }

    fn formula(&mut self) -> Option<bool> {
        if self.pass(b"<f").is_none() {
            return Some(false);
        }
        // Of all formulas of a template, those that start with a plain tag and those that Excel always calculates anew.
        let is_plain = self.pass(b">").is_some() || self.pass(b" ca=\"1\">").is_some();
        if is_plain {
            self.text()?;
            self.pass(b"</f>")?;
            return Some(true);
        }
        loop {
            match self.tag()? {
                PlainTag::Attribute(..) => {}
                PlainTag::EndOfEmpty => return Some(true),
                PlainTag::End => break,
            }
        }
        self.text()?;
        self.pass(b"</f>")?;
        Some(true)
    }

    fn tag(&mut self) -> Option<PlainTag<'a>> {
        if self.pass(b">").is_some() {
            return Some(PlainTag::End);
        }
        if self.pass(b"/>").is_some() {
            return Some(PlainTag::EndOfEmpty);
        }
        self.pass(b" ")?;
        let (name, rest) = split_at_byte(self.rest, b'=')?;
        let (value, rest) = split_at_byte(rest.strip_prefix(b"=\"")?, b'"')?;
        let plain_name = !name.is_empty() && name.iter().all(|byte| byte.is_ascii_alphanumeric() || *byte == b':');
        if !plain_name || value.contains(&b'<') {
            return None;
        }
        self.rest = rest.strip_prefix(b"\"")?;
        Some(PlainTag::Attribute(name, value))
    }

    /// The text up to the next tag.
    fn text(&mut self) -> Option<&'a [u8]> {
        let (text, rest) = split_at_byte(self.rest, b'<')?;
        self.rest = rest;
        Some(text)
    }

    fn pass(&mut self, expected: &[u8]) -> Option<()> {
        self.rest = self.rest.strip_prefix(expected)?;
        Some(())
    }
}

/// What the tag of a cell in the plain form says.
#[derive(Clone, Copy)]
struct PlainHead {
    addr: Addr,
    kind: Kind,
    style: u32,
}

/// Whether a formula, with its tag, is a call of one of the functions that put a picture into a cell: that of WPS Office or that
/// of Excel.
fn makes_picture(formula: &[u8]) -> bool {
    let Some((_, text)) = split_at_byte(formula, b'>') else { return false };
    let text = text.strip_prefix(b">").unwrap_or(text);
    let text = text.strip_prefix(b"_xlfn.").unwrap_or(text);
    [b"DISPIMG(".as_slice(), b"IMAGE("].iter().any(|call| text.starts_with(call))
}

/// The number of a format; one that cannot be read counts as the first.
fn style_number(value: &str) -> u32 {
    value.parse().unwrap_or(0)
}

/// An address as programs write it, `AB12`; any other form is left to [`Addr::parse`].
fn plain_address(address: &[u8]) -> Option<Addr> {
    let letters = address.iter().take(4).position(|byte| !byte.is_ascii_uppercase())?;
    let (letters, digits) = address.split_at_checked(letters)?;
    let column = letters.iter().fold(0, |column: u32, letter| column * 26 + u32::from(letter.wrapping_sub(b'A')) + 1);
    if !(1..=3).contains(&letters.len()) || !(1..=7).contains(&digits.len()) || !digits.iter().all(u8::is_ascii_digit) {
        return None;
    }
    let row = digits.iter().fold(0, |row: u32, digit| row * 10 + u32::from(digit.wrapping_sub(b'0')));
    let column = u16::try_from(column).ok().filter(|column| *column <= MAX_COLUMN)?;
    (1..=MAX_ROW).contains(&row).then_some(Addr::new(column, row))
}

fn split_at_byte(bytes: &[u8], byte: u8) -> Option<(&[u8], &[u8])> {
    bytes.split_at_checked(memchr::memchr(byte, bytes)?)
}

/// What the tag of a cell says.
struct CellHead {
    addr: Addr,
    kind: Kind,
    style: u32,
    /// Number of a richer value, attribute `vm`.
    rich: Option<u32>,
}

/// The type of a cell, attribute `t`.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Number,
    Shared,
    /// The text result of a formula, or a text that stands in the cell itself.
    Text,
    Inline,
    Bool,
    Error,
    /// A date written as text, ISO 8601.
    Date,
}

impl Kind {
    fn named(name: &[u8]) -> Option<Self> {
        match name {
            b"n" => Some(Self::Number),
            b"s" => Some(Self::Shared),
            b"str" => Some(Self::Text),
            b"inlineStr" => Some(Self::Inline),
            b"b" => Some(Self::Bool),
            b"e" => Some(Self::Error),
            b"d" => Some(Self::Date),
            _ => None,
        }
    }
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

/// A cell of its value and formula, if it has either.
fn stored_cell(value: Option<StoredValue>, formula: bool, style: u32) -> Result<Option<StoredCell>, ReadError> {
    let value = value.unwrap_or(StoredValue::Empty);
    if let StoredValue::Text(text) = &value
        && text.len() as u64 > Limit::TextCharacters.allowed()
    {
        let characters = text.chars().count() as u64;
        if characters > Limit::TextCharacters.allowed() {
            return Err(ReadError::limit(Limit::TextCharacters, characters));
        }
    }
    let is_stored = formula || !matches!(value, StoredValue::Empty);
    Ok(is_stored.then_some(StoredCell { value, formula, style }))
}

/// Stops a text that grows without end. One character may be written with 8 bytes at most before it is
/// decoded (`_x005F_` counts 7), so this refuses nothing that the exact count would accept.
fn refuse_long_text(bytes: usize) -> Result<(), ReadError> {
    let bytes = bytes as u64;
    if bytes > Limit::TextCharacters.allowed() * 8 {
        return Err(ReadError::limit(Limit::TextCharacters, bytes));
    }
    Ok(())
}

/// The value of a cell from the text of its `<v>`. The result of a formula is kept with its blanks:
/// `LibreOffice` writes them without `xml:space`, and Excel computes them again.
fn value_of(kind: Kind, content: &str, preserve: bool, date_1904: bool) -> StoredValue {
    let text = || StoredValue::Text(stored_text(content, preserve).into());
    // A text cell may be empty; a cell of any other type is then as if it had no value.
    let trimmed = content.trim_ascii();
    if trimmed.is_empty() && !matches!(kind, Kind::Text | Kind::Inline) {
        return StoredValue::Empty;
    }
    match kind {
        Kind::Text | Kind::Inline => text(),
        Kind::Number => finite_number(trimmed).map_or_else(text, StoredValue::Number),
        // A number without a text is told when the value is asked for: it must not become another text.
        Kind::Shared => match trimmed.parse() {
            Ok(number) => StoredValue::Shared(number),
            Err(_) => StoredValue::Error(CellError::MISSING_TEXT),
        },
        Kind::Bool => match trimmed {
            "1" | "true" => StoredValue::Bool(true),
            "0" | "false" => StoredValue::Bool(false),
            _ => text(),
        },
        Kind::Error => StoredValue::Error(CellError(known_error(trimmed))),
        Kind::Date => iso_serial(trimmed, date_1904).map_or_else(text, StoredValue::Number),
    }
}

pub(super) fn known_error(text: &str) -> Cow<'static, str> {
    const KNOWN: [&str; 14] = [
        "#N/A",
        "#REF!",
        "#NAME?",
        "#VALUE!",
        "#DIV/0!",
        "#NULL!",
        "#NUM!",
        "#GETTING_DATA",
        "#SPILL!",
        "#CALC!",
        "#FIELD!",
        "#BLOCKED!",
        "#CONNECT!",
        "#UNKNOWN!",
    ];
    match KNOWN.iter().find(|known| **known == text) {
        Some(known) => Cow::Borrowed(known),
        None => Cow::Owned(text.to_owned()),
    }
}

/// The day number of an ISO 8601 date, date with time, or time; `None` for anything else.
pub(super) fn iso_serial(text: &str, date_1904: bool) -> Option<f64> {
    let text = text.strip_suffix('Z').unwrap_or(text);
    let (date, time) = match text.split_once(['T', ' ']) {
        Some(parts) => parts,
        None if text.contains(':') => ("", text),
        None => (text, ""),
    };
    let days = if date.is_empty() { 0 } else { day_serial(date, date_1904)? };
    let fraction = if time.is_empty() { 0.0 } else { day_fraction(time)? };
    Some(f64::from(days) + fraction)
}

fn day_serial(date: &str, date_1904: bool) -> Option<i32> {
    let mut parts = date.splitn(3, '-').map(|part| {
        let digits = !part.is_empty() && part.len() <= 4 && part.bytes().all(|byte| byte.is_ascii_digit());
        part.parse::<i32>().ok().filter(|_| digits)
    });
    let (year, month, day) = (parts.next()??, parts.next()??, parts.next()??);
    let day = Date::new(year, u8::try_from(month).ok()?, u8::try_from(day).ok()?)?;
    (year >= 1900).then(|| day.serial_in(date_1904))
}

fn day_fraction(time: &str) -> Option<f64> {
    let mut seconds = 0.0;
    let mut unit = 3_600.0;
    let mut count = 0;
    for part in time.split(':') {
        count += 1;
        let number = finite_number(part).filter(|number| count <= 3 && (0.0..=60.0).contains(number))?;
        seconds += number * unit;
        unit /= 60.0;
    }
    (count >= 2).then_some(seconds / 86_400.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn iso_dates_become_day_numbers() {
        let cases = [
            ("2024-05-01", Some(45413.0)),
            ("2024-05-01T12:00:00Z", Some(45413.5)),
            ("2024-05-01T00:00:00.000", Some(45413.0)),
            ("1900-01-01", Some(1.0)),
            ("1900-02-28", Some(59.0)),
            ("1900-03-01", Some(61.0)),
            ("06:00", Some(0.25)),
            ("2024-02-30", None),
            ("2024-13-01", None),
            ("2024-05", None),
            ("May 1", None),
            ("1-1-1", None),
        ];
        for (text, expected) in cases {
            assert_eq!(iso_serial(text, false), expected, "{text}");
        }
        assert_eq!(iso_serial("2024-05-01", true), Some(45413.0 - 1462.0));
        assert_eq!(iso_serial("1904-01-01", true), Some(0.0));
    }

    #[test]
    fn only_finite_plain_numbers_are_numbers() {
        assert_eq!(finite_number("1.5E-3"), Some(0.0015));
        for text in ["NaN", "inf", "-inf", "infinity", "1e999", "", "1,5", "0x10"] {
            assert_eq!(finite_number(text), None, "{text}");
        }
    }
}
