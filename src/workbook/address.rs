//! Cell addresses.

use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::borrow::Cow;
use std::fmt;

/// The last row of a worksheet.
pub const MAX_ROW: u32 = 1_048_576;
/// The last column of a worksheet, `XFD`.
pub const MAX_COLUMN: u16 = 16_384;

/// A place on a sheet. Rows and columns count from 1, so `D8` is row 8, column 4.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Addr {
    /// Row, from 1.
    pub row: u32,
    /// Column, from 1 (`A`).
    pub column: u16,
}

impl Addr {
    /// The cell in a column given by its number (from 1) and a row (from 1).
    pub const fn new(column: u16, row: u32) -> Self {
        Self { row, column }
    }

    /// Reads an address such as `D8` or `$D$8`; at most three letters and seven digits, inside the
    /// grid.
    pub fn parse(text: &str) -> Option<Self> {
        let mut column: u32 = 0;
        let mut row: u32 = 0;
        let (mut letters, mut digits) = (0, 0);
        for byte in text.bytes() {
            match byte {
                b'$' if digits == 0 => {}
                b'A'..=b'Z' | b'a'..=b'z' if digits == 0 && letters < 3 => {
                    column = column * 26 + u32::from(byte.to_ascii_uppercase() - b'A') + 1;
                    letters += 1;
                }
                b'0'..=b'9' if letters > 0 && digits < 7 => {
                    row = row * 10 + u32::from(byte - b'0');
                    digits += 1;
                }
                _ => return None,
            }
        }
        let column = u16::try_from(column).ok().filter(|c| (1..=MAX_COLUMN).contains(c))?;
        (1..=MAX_ROW).contains(&row).then_some(Self { row, column })
    }
}

impl fmt::Display for Addr {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}{}", column_letters(self.column), self.row)
    }
}

/// The letters of a column: 1 is `A`, 27 is `AA`.
pub fn column_letters(column: u16) -> String {
    let mut letters = Vec::new();
    let mut rest = column;
    while rest > 0 {
        rest -= 1;
        letters.push(char::from(b'A' + u8::try_from(rest % 26).unwrap_or(0)));
        rest /= 26;
    }
    letters.iter().rev().collect()
}

/// A rectangle of cells, both corners inside.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CellRange {
    /// Top left.
    pub first: Addr,
    /// Bottom right.
    pub last: Addr,
}

impl CellRange {
    /// Reads `A1:B2`, a single address, whole rows as `5:7`, or whole columns as `B:D`.
    pub fn parse(text: &str) -> Option<Self> {
        let (first, last) = text.split_once(':').unwrap_or((text, text));
        if text.contains(':') && text.bytes().all(|byte| byte.is_ascii_digit() || matches!(byte, b':' | b'$')) {
            let whole = |row: &str, column: &str| Addr::parse(&format!("{column}{}", row.trim_start_matches('$')));
            return Some(Self { first: whole(first, "A")?, last: whole(last, &column_letters(MAX_COLUMN))? });
        }
        if text.contains(':') && text.bytes().all(|byte| byte.is_ascii_alphabetic() || matches!(byte, b':' | b'$')) {
            return Some(Self {
                first: Addr::parse(&format!("{first}1"))?,
                last: Addr::parse(&format!("{last}{MAX_ROW}"))?,
            });
        }
        Some(Self { first: Addr::parse(first)?, last: Addr::parse(last)? })
    }

    /// Whether the address lies inside.
    pub fn contains(&self, addr: Addr) -> bool {
        (self.first.row..=self.last.row).contains(&addr.row)
            && (self.first.column..=self.last.column).contains(&addr.column)
    }

    /// Whether any cell lies inside both.
    pub fn meets(&self, other: &Self) -> bool {
        self.first.row <= other.last.row
            && other.first.row <= self.last.row
            && self.first.column <= other.last.column
            && other.first.column <= self.last.column
    }
}

/// A place in a workbook, shown as `Smelter List!F7`.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct CellRef {
    /// Name of the sheet.
    pub sheet: Cow<'static, str>,
    /// Address on the sheet.
    pub addr: Addr,
}

impl CellRef {
    /// A cell of a sheet.
    pub fn new(sheet: impl Into<Cow<'static, str>>, addr: Addr) -> Self {
        Self { sheet: sheet.into(), addr }
    }

    /// The first cell of a sheet, for what is about the sheet as a whole.
    pub fn start_of(sheet: &str) -> Self {
        Self { sheet: Cow::Owned(sheet.to_owned()), addr: Addr::new(1, 1) }
    }

    /// Reads `Smelter List!F7`.
    pub fn parse(text: &str) -> Option<Self> {
        let (sheet, addr) = text.rsplit_once('!')?;
        Some(Self { sheet: Cow::Owned(sheet.to_owned()), addr: Addr::parse(addr)? })
    }
}

impl fmt::Display for CellRef {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}!{}", self.sheet, self.addr)
    }
}

impl Serialize for CellRef {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for CellRef {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        CellRef::parse(&text).ok_or_else(|| serde::de::Error::custom("not a cell address"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_round_trip() {
        for text in ["A1", "D8", "Z9", "AA12", "AZ3", "BA3", "XFD1048576"] {
            assert_eq!(Addr::parse(text).unwrap().to_string(), text);
        }
        assert_eq!(Addr::parse("$D$8"), Some(Addr::new(4, 8)));
    }

    #[test]
    fn addresses_outside_the_grid_are_refused() {
        for text in ["", "A", "1", "A0", "XFE1", "A1048577", "ZZZZZZZ1", "A12345678", "1A", "A1B"] {
            assert_eq!(Addr::parse(text), None, "{text}");
        }
    }
}
