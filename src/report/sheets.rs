//! Pictures of the sheets as their owner knows them from Excel: what is in which cell, to be looked
//! at only.
//!
//! A picture travels with the report, because most readers of a report never need one.

use crate::base::text::Text;
use crate::workbook::Addr;
use serde::{Deserialize, Serialize};
use std::borrow::Cow;

/// One sheet to look at.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct SheetPicture {
    /// The official name of the sheet, as the cells of findings have it.
    pub sheet: Cow<'static, str>,
    /// The name on the tab, where it is another.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub tab: Option<String>,
    /// The columns that are shown, from left to right.
    pub columns: Vec<ColumnPicture>,
    /// The first row for entries, on a list.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub entries_from: Option<u32>,
    /// The rows that are shown, from top to bottom; numbers that are missing are rows without
    /// content.
    pub rows: Vec<RowPicture>,
    /// How many rows with content are left out, because no picture holds so many.
    #[serde(skip_serializing_if = "is_default", default)]
    pub rows_left_out: usize,
    /// Where data of the supplier's own stand, which are not for everyone in a room.
    #[serde(skip_serializing_if = "is_default", default)]
    pub own: OwnData,
}

/// Where data of the supplier's own stand: company, people, products and notes, but no answers,
/// dates or smelters.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct OwnData {
    /// Single cells by row and column.
    #[serde(skip_serializing_if = "Vec::is_empty", default)]
    pub cells: Vec<(u32, u16)>,
    /// On a list, whole columns from the first row for entries on.
    #[serde(skip_serializing_if = "Vec::is_empty", default)]
    pub columns: Vec<u16>,
}

/// A column of a picture.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ColumnPicture {
    /// Its number, from 1.
    #[serde(rename = "n")]
    pub number: u16,
    /// Its width in pixels at normal size.
    #[serde(rename = "w")]
    pub width: u16,
}

/// A row of a picture.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct RowPicture {
    /// Its number, from 1.
    #[serde(rename = "r")]
    pub number: u32,
    /// Whether the file hides it; it is shown all the same because it holds something.
    #[serde(rename = "h", skip_serializing_if = "is_default", default)]
    pub hidden: bool,
    /// The cells that hold something, take an answer or are merged, from left to right.
    #[serde(rename = "c", skip_serializing_if = "Vec::is_empty", default)]
    pub cells: Vec<CellPicture>,
}

/// A cell of a picture.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct CellPicture {
    /// The number of its column, from 1.
    #[serde(rename = "c")]
    pub column: u16,
    /// What kind of content it has.
    #[serde(rename = "k", skip_serializing_if = "is_default", default)]
    pub kind: CellKind,
    /// What is seen in it; empty for a blank. A label in English.
    #[serde(rename = "t", skip_serializing_if = "String::is_empty", default)]
    pub text: String,
    /// A label in Chinese, where that is another text.
    #[serde(rename = "z", skip_serializing_if = "Option::is_none", default)]
    pub chinese: Option<String>,
    /// How many more of the shown columns it covers, to its right.
    #[serde(rename = "m", skip_serializing_if = "is_default", default)]
    pub covers: u16,
}

/// What kind of content a cell of a picture has.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum CellKind {
    /// An answer cell, or any cell that somebody typed in.
    #[default]
    #[serde(rename = "v")]
    Value,
    /// A label of the form.
    #[serde(rename = "l")]
    Label,
    /// The result of a formula.
    #[serde(rename = "f")]
    Calculated,
    /// Part of the form without content.
    #[serde(rename = "b")]
    Bare,
}

impl SheetPicture {
    /// Whether an address is shown, be it blank.
    pub fn shows(&self, addr: Addr) -> bool {
        self.place(addr).is_some()
    }

    /// The places of the row and of the column that show an address, from 0. A cell under a merged
    /// one is not shown.
    pub fn place(&self, addr: Addr) -> Option<(usize, usize)> {
        let row = self.rows.binary_search_by_key(&addr.row, |row| row.number).ok()?;
        let column = self.columns.binary_search_by_key(&addr.column, |column| column.number).ok()?;
        (self.anchor(row, column) == column).then_some((row, column))
    }

    /// The place of the column whose cell is seen at a place: another one where cells are merged.
    pub fn anchor(&self, row: usize, column: usize) -> usize {
        let cells = self.rows.get(row).map(|row| row.cells.as_slice()).unwrap_or_default();
        let merged = cells.iter().filter(|cell| cell.covers > 0).find_map(|cell| {
            let first = self.columns.binary_search_by_key(&cell.column, |column| column.number).ok()?;
            (first..=first + usize::from(cell.covers)).contains(&column).then_some(first)
        });
        merged.unwrap_or(column)
    }

    /// The cell at an address, if it holds something, takes an answer or is merged.
    pub fn cell(&self, addr: Addr) -> Option<&CellPicture> {
        let row = self.rows.binary_search_by_key(&addr.row, |row| row.number).ok()?;
        self.rows.get(row)?.cell(addr.column)
    }

    /// What is seen at an address; a label in English.
    pub fn text(&self, addr: Addr) -> &str {
        self.cell(addr).map_or("", |cell| cell.text.as_str())
    }

    /// Whether data of the supplier's own stand at an address.
    pub fn is_own(&self, addr: Addr) -> bool {
        let in_list = self.entries_from.is_some_and(|first| addr.row >= first);
        self.own.cells.contains(&(addr.row, addr.column)) || in_list && self.own.columns.contains(&addr.column)
    }

    /// The address at a place.
    pub fn addr(&self, row: usize, column: usize) -> Option<Addr> {
        Some(Addr::new(self.columns.get(column)?.number, self.rows.get(row)?.number))
    }
}

impl RowPicture {
    /// The cell of a column, if it holds something, takes an answer or is merged.
    pub fn cell(&self, column: u16) -> Option<&CellPicture> {
        let place = self.cells.binary_search_by_key(&column, |cell| cell.column).ok()?;
        self.cells.get(place)
    }
}

impl CellPicture {
    /// What is seen, in both languages.
    pub fn words(&self) -> Text {
        let english: Cow<'static, str> = Cow::Owned(self.text.clone());
        Text { zh_cn: self.chinese.clone().map_or_else(|| english.clone(), Cow::Owned), en: english }
    }
}

fn is_default<T: Default + PartialEq>(value: &T) -> bool {
    *value == T::default()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn picture() -> SheetPicture {
        let column = |number| ColumnPicture { number, width: 64 };
        let merged = CellPicture { column: 2, text: "Label".to_owned(), covers: 1, ..CellPicture::default() };
        let value = CellPicture { column: 5, text: "Yes".to_owned(), ..CellPicture::default() };
        SheetPicture {
            sheet: "Declaration".into(),
            columns: [1, 2, 3, 5].map(column).to_vec(),
            rows: vec![
                RowPicture { number: 4, ..RowPicture::default() },
                RowPicture { number: 9, hidden: false, cells: vec![merged, value] },
            ],
            ..SheetPicture::default()
        }
    }

    #[test]
    fn a_place_is_found_unless_it_is_not_shown_or_covered() {
        let picture = picture();
        assert_eq!(picture.place(Addr::new(5, 9)), Some((1, 3)));
        assert_eq!(picture.place(Addr::new(2, 9)), Some((1, 1)));
        assert_eq!(picture.place(Addr::new(3, 9)), None);
        assert_eq!(picture.place(Addr::new(4, 9)), None);
        assert_eq!(picture.place(Addr::new(5, 8)), None);
        assert_eq!(picture.anchor(1, 2), 1);
        assert_eq!(picture.addr(1, 3), Some(Addr::new(5, 9)));
        assert_eq!(picture.text(Addr::new(5, 9)), "Yes");
    }

    #[test]
    fn a_picture_survives_the_journey_and_says_nothing_twice() {
        let sent = serde_json::to_string(&picture()).unwrap();
        assert!(sent.ends_with(r#"{"r":9,"c":[{"c":2,"t":"Label","m":1},{"c":5,"t":"Yes"}]}]}"#), "{sent}");
        assert_eq!(serde_json::from_str::<SheetPicture>(&sent).unwrap(), picture());
    }
}
