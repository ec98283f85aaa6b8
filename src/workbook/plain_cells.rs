//! The short way through the cells of a sheet part: those in the plain form in which all programs
//! write most of them, without an XML event for each tag.

use super::address::{Addr, MAX_COLUMN, MAX_ROW};
use super::cell_value::{Kind, stored_cell, style_number, value_of};
use super::cells::{SheetContext, count_cell};
use super::error::ReadError;
use super::sheet::{CellError, StoredCell, StoredValue};

/// The row and the column of the cell that was read last; column 0 before the first of a row.
#[derive(Clone, Copy)]
pub(super) struct Cursor {
    pub(super) row: u32,
    pub(super) column: u16,
}

/// Reads cells in the plain form in which all programs write most of them, without an XML event for
/// each tag: this takes a third of the time of a large sheet. Stops at the first cell or row in any
/// other form, which then goes the long way. Gives the number of bytes passed over: whole cells,
/// and the end of a row with the start of the next, so that as many elements are open after them as
/// before.
pub(super) fn take_plain_cells(
    bytes: &[u8],
    cursor: &mut Cursor,
    cells: &mut Vec<(Addr, StoredCell)>,
    context: SheetContext<'_>,
) -> (usize, Result<(), ReadError>) {
    let mut rest = bytes;
    loop {
        let mut scan = PlainScan { rest };
        if let Some((addr, cell)) = scan.cell(context.date_1904) {
            cursor.column = addr.column;
            if let Some(cell) = cell {
                cells.push((addr, cell));
                if let Err(error) = count_cell(context) {
                    return (bytes.len() - scan.rest.len(), Err(error));
                }
            }
        } else {
            scan = PlainScan { rest };
            let Some(row) = scan.next_row() else { return (bytes.len() - rest.len(), Ok(())) };
            *cursor = Cursor { row, column: 0 };
        }
        rest = scan.rest;
    }
}

/// Reads the plain form of a cell: no prefix, no escapes in what is read, double quotation marks,
/// one blank between attributes. `None` means any other form, or that the bytes end.
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
    /// The end of a row and the start of the next: its number. A row that is hidden or empty goes
    /// the long way.
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
        // Every attribute is whole where the quotation marks are in pairs: with the one before the
        // number.
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

    /// The start of a cell in the very form that Excel writes: the address, then style and type,
    /// each at most once.
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
        // The result is the formula itself, which tells it; or nothing, or the error of a program
        // that does not know the function.
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
        // Of all formulas of a template, those that start with a plain tag and those that Excel
        // always calculates again.
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

/// Whether a formula, with its tag, is a call of one of the functions that put a picture into a
/// cell: that of WPS Office or that of Excel.
fn makes_picture(formula: &[u8]) -> bool {
    let Some((_, text)) = split_at_byte(formula, b'>') else { return false };
    let text = text.strip_prefix(b">").unwrap_or(text);
    let text = text.strip_prefix(b"_xlfn.").unwrap_or(text);
    [b"DISPIMG(".as_slice(), b"IMAGE("].iter().any(|call| text.starts_with(call))
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
