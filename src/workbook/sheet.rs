//! The cells of one sheet, sparse.

use super::address::{Addr, CellRange};
use super::strings::SharedStrings;
use serde::{Deserialize, Serialize};
use std::borrow::Cow;
use std::collections::BTreeMap;
use std::sync::Arc;

/// One worksheet: only the cells that hold something.
#[derive(Clone, Debug, Default)]
pub struct Sheet {
    name: String,
    visibility: Visibility,
    /// In the order of their addresses, each address once.
    cells: Vec<(Addr, StoredCell)>,
    /// The texts that [`StoredValue::Shared`] names.
    strings: Arc<SharedStrings>,
    /// Merged ranges; the value sits in the top left cell.
    pub merged: Vec<CellRange>,
    /// Whether the sheet is protected (`sheetProtection`).
    pub protected: bool,
    /// The first address that the file stores more than once. As in Excel the last cell counts;
    /// ordinary programs never write this.
    pub repeated: Option<Addr>,
    /// Whether a filter is set on the sheet, which may hide rows.
    pub filtered: bool,
    /// Cells with a value that older programs see as `#VALUE!`, and its number in the list of
    /// values (`vm`).
    pub(super) rich_cells: Vec<(Addr, u32)>,
    /// First row -> last row of ranges that are hidden, by hand or by a filter.
    hidden_rows: BTreeMap<u32, u32>,
    /// First column -> last column of ranges that are hidden.
    hidden_columns: BTreeMap<u16, u16>,
    /// First column -> last column and width of ranges that have a width of their own.
    column_widths: BTreeMap<u16, (u16, f64)>,
}

/// The most ranges of hidden rows that are kept. A filter over a full list leaves fewer than 1,300;
/// what lies beyond counts as shown.
const HIDDEN_RANGES: usize = 16_384;

/// One cell as the reader keeps it.
#[derive(Clone, Debug)]
pub(super) struct StoredCell {
    pub(super) value: StoredValue,
    pub(super) formula: bool,
    /// Number of its format in the part with the styles.
    pub(super) style: u32,
}

/// A value as the reader keeps it: a shared text is decoded only when somebody asks for it.
#[derive(Clone, Debug)]
pub(super) enum StoredValue {
    Empty,
    Shared(u32),
    Text(Box<str>),
    Number(f64),
    Bool(bool),
    Error(CellError),
}

/// Whether people see the tab of a sheet.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Visibility {
    /// Shown.
    #[default]
    Visible,
    /// Hidden; can be shown from Excel's menu.
    Hidden,
    /// Hidden so that Excel's menu does not offer it.
    VeryHidden,
}

/// One stored cell.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Cell {
    /// The stored value; for a formula cell the result that was stored with it.
    pub value: Value<'static>,
    /// Whether the cell holds a formula. A formula whose `value` is [`Value::Empty`] has no stored
    /// result.
    pub formula: bool,
}

/// The value of a cell. Dates are numbers: only the field says that a number is a day.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Value<'a> {
    /// Nothing, or a formula without a stored result.
    #[default]
    Empty,
    /// Text exactly as stored, blanks and line breaks included. A formula may store the empty text.
    Text(Cow<'a, str>),
    /// A number.
    Number(f64),
    /// `TRUE` or `FALSE`.
    Bool(bool),
    /// A formula error.
    Error(CellError),
}

/// A formula error, as Excel shows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CellError(pub Cow<'static, str>);

impl CellError {
    /// Stands in a cell that names a shared text which the file does not hold. Excel would repair
    /// the file.
    pub const MISSING_TEXT: CellError = CellError(Cow::Borrowed("#TEXT?"));
    /// Stands in a cell that holds a picture in place of a value. Formulas, and programs that do
    /// not know such pictures, see `#VALUE!` or `#NAME?`.
    pub const PICTURE: CellError = CellError(Cow::Borrowed("#PICTURE!"));
    /// What [`CellError::data_type`] begins with.
    const DATA_TYPE: &'static str = "#DATATYPE! ";

    /// Stands in a cell that holds one of Excel's linked data types, such as a country of the type
    /// Geography. Excel shows it as this text, but formulas see `#VALUE!`.
    pub(super) fn data_type(shown: &str) -> CellError {
        CellError(Cow::Owned(format!("{}{shown}", Self::DATA_TYPE)))
    }

    /// Whether the text of a cell stands for a picture: that of [`CellError::PICTURE`], or the
    /// formula by which WPS Office keeps a picture in a cell, `=DISPIMG("ID_...",1)`, which is also
    /// its result.
    pub fn is_picture(text: &str) -> bool {
        let text = text.trim();
        let formula = || text.strip_prefix(['=', '＝']).map(|formula| formula.trim_start_matches("_xlfn."));
        let is_call = |formula: &str| {
            ["DISPIMG(", "IMAGE("]
                .iter()
                .any(|name| formula.get(..name.len()).is_some_and(|start| start.eq_ignore_ascii_case(name)))
        };
        text == Self::PICTURE.0 || formula().is_some_and(is_call)
    }

    /// What Excel shows where the text of a cell is that of a linked data type.
    pub fn data_type_shows(text: &str) -> Option<&str> {
        text.trim_start().strip_prefix(Self::DATA_TYPE).map(str::trim)
    }
}

impl Value<'_> {
    /// The value as a person sees it in the cell, without number formats: numbers in their shortest
    /// form.
    pub fn display(&self) -> Cow<'_, str> {
        match self {
            Value::Empty => Cow::Borrowed(""),
            Value::Text(text) => Cow::Borrowed(text),
            Value::Number(number) => Cow::Owned(number.to_string()),
            Value::Bool(true) => Cow::Borrowed("TRUE"),
            Value::Bool(false) => Cow::Borrowed("FALSE"),
            Value::Error(error) => Cow::Borrowed(&error.0),
        }
    }
}

impl Sheet {
    /// An empty visible sheet, for tests and examples.
    pub fn new(name: impl Into<String>) -> Self {
        Self { name: name.into(), ..Self::default() }
    }

    /// An empty hidden sheet, for tests and examples.
    pub fn hidden(name: impl Into<String>) -> Self {
        Self { name: name.into(), visibility: Visibility::Hidden, ..Self::default() }
    }

    /// The name on the tab.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Whether the tab is shown.
    pub fn visibility(&self) -> Visibility {
        self.visibility
    }

    /// A sheet whose cells come next, in any order.
    pub(super) fn with_strings(name: &str, visibility: Visibility, strings: Arc<SharedStrings>) -> Self {
        Self { name: name.to_owned(), visibility, strings, ..Self::default() }
    }

    /// Takes the cells in the order of the file; of two with one address the later one stays.
    pub(super) fn fill(&mut self, mut cells: Vec<(Addr, StoredCell)>) {
        if !cells.is_sorted_by(|(one, _), (next, _)| one < next) {
            // Stable, so that cells with one address keep their order.
            cells.sort_by_key(|(addr, _)| *addr);
            cells.dedup_by(|later, kept| {
                let same = later.0 == kept.0;
                if same {
                    std::mem::swap(later, kept);
                    self.repeated.get_or_insert(kept.0);
                }
                same
            });
        }
        self.cells = cells;
    }

    /// Puts a cell, replacing what was there.
    pub fn put(&mut self, addr: Addr, cell: Cell) {
        let value = match cell.value {
            Value::Empty => StoredValue::Empty,
            Value::Text(text) => StoredValue::Text(text.into_owned().into_boxed_str()),
            Value::Number(number) => StoredValue::Number(number),
            Value::Bool(truth) => StoredValue::Bool(truth),
            Value::Error(error) => StoredValue::Error(error),
        };
        let stored = StoredCell { value, formula: cell.formula, style: 0 };
        match self.cells.binary_search_by_key(&addr, |(addr, _)| *addr) {
            Ok(place) => {
                if let Some(entry) = self.cells.get_mut(place) {
                    entry.1 = stored;
                }
            }
            Err(place) => self.cells.insert(place, (addr, stored)),
        }
    }

    /// The value at an address; [`Value::Empty`] where nothing is stored.
    pub fn value(&self, addr: Addr) -> Value<'_> {
        self.value_of(self.stored_cell(addr))
    }

    /// The value at an address, and whether the cell holds a formula.
    pub(crate) fn value_and_formula(&self, addr: Addr) -> (Value<'_>, bool) {
        let cell = self.stored_cell(addr);
        (self.value_of(cell), cell.is_some_and(|cell| cell.formula))
    }

    fn value_of<'a>(&'a self, cell: Option<&'a StoredCell>) -> Value<'a> {
        match cell.map(|cell| &cell.value) {
            None | Some(StoredValue::Empty) => Value::Empty,
            Some(StoredValue::Shared(number)) => {
                self.strings.get(*number).map_or(Value::Error(CellError::MISSING_TEXT), Value::Text)
            }
            Some(StoredValue::Text(text)) => Value::Text(Cow::Borrowed(text)),
            Some(StoredValue::Number(number)) => Value::Number(*number),
            Some(StoredValue::Bool(truth)) => Value::Bool(*truth),
            Some(StoredValue::Error(error)) => Value::Error(error.clone()),
        }
    }

    /// Whether nothing but empty cells and empty results of formulas stands in a row up to a
    /// column.
    pub(crate) fn shows_nothing(&self, row: u32, last_column: u16) -> bool {
        let start = self.cells.partition_point(|(addr, _)| addr.row < row);
        let rest = self.cells.get(start..).unwrap_or_default();
        let of_row = rest.iter().take_while(|(addr, _)| addr.row == row && addr.column <= last_column);
        of_row.map(|(_, cell)| &cell.value).all(|value| match value {
            StoredValue::Empty => true,
            StoredValue::Text(text) => text.is_empty(),
            _ => false,
        })
    }

    /// The number of the format of the cell at an address, in the part with the styles.
    pub(crate) fn style(&self, addr: Addr) -> u32 {
        self.stored_cell(addr).map_or(0, |cell| cell.style)
    }

    /// Puts an error in place of the one that a cell stores.
    pub(super) fn explain_error(&mut self, addr: Addr, error: CellError) {
        let place = self.cells.binary_search_by_key(&addr, |(addr, _)| *addr).ok();
        if let Some((_, cell)) = place.and_then(|place| self.cells.get_mut(place))
            && matches!(cell.value, StoredValue::Error(_))
        {
            cell.value = StoredValue::Error(error);
        }
    }

    /// Whether the cell at an address holds a formula.
    pub fn has_formula(&self, addr: Addr) -> bool {
        self.stored_cell(addr).is_some_and(|cell| cell.formula)
    }

    /// The addresses of the stored cells of some rows, in row and column order.
    pub fn stored(&self, rows: std::ops::RangeInclusive<u32>) -> impl Iterator<Item = Addr> {
        let (first, last) = rows.into_inner();
        let start = self.cells.partition_point(|(addr, _)| addr.row < first);
        let rest = self.cells.get(start..).unwrap_or_default();
        rest.iter().map(|(addr, _)| *addr).take_while(move |addr| addr.row <= last)
    }

    /// The rows of a range that hold a stored cell, each once and in order. One cell in the last
    /// row of a sheet costs no visit of a million rows before it.
    pub fn stored_rows(&self, rows: std::ops::RangeInclusive<u32>) -> impl Iterator<Item = u32> {
        let mut previous = 0;
        self.stored(rows).map(|addr| addr.row).filter(move |row| std::mem::replace(&mut previous, *row) != *row)
    }

    /// The last row that holds a stored cell; 0 for an empty sheet.
    pub fn last_row(&self) -> u32 {
        self.cells.last().map_or(0, |(addr, _)| addr.row)
    }

    /// Hides a row. Rows that follow each other are one range.
    pub fn hide_row(&mut self, row: u32) {
        if let Some(mut last) = self.hidden_rows.last_entry()
            && last.get().checked_add(1) == Some(row)
        {
            last.insert(row);
        } else if self.hidden_rows.len() < HIDDEN_RANGES {
            self.hidden_rows.insert(row, row);
        }
    }

    /// Hides the columns from one to another.
    pub fn hide_columns(&mut self, first: u16, last: u16) {
        if self.hidden_columns.len() < HIDDEN_RANGES {
            self.hidden_columns.insert(first, last);
        }
    }

    /// Whether the row or the column of a cell is hidden.
    pub fn is_hidden(&self, addr: Addr) -> bool {
        self.is_row_hidden(addr.row) || self.is_column_hidden(addr.column)
    }

    /// Whether a row is hidden.
    pub fn is_row_hidden(&self, row: u32) -> bool {
        self.hidden_rows.range(..=row).next_back().is_some_and(|(_, last)| *last >= row)
    }

    /// Whether a column is hidden.
    pub fn is_column_hidden(&self, column: u16) -> bool {
        self.hidden_columns.range(..=column).next_back().is_some_and(|(_, last)| *last >= column)
    }

    /// Gives the columns from one to another a width, in characters.
    pub fn set_column_width(&mut self, first: u16, last: u16, width: f64) {
        if self.column_widths.len() < HIDDEN_RANGES {
            self.column_widths.insert(first, (last, width));
        }
    }

    /// The width of a column in characters, where the file gives it one.
    pub fn column_width(&self, column: u16) -> Option<f64> {
        let (_, (last, width)) = self.column_widths.range(..=column).next_back()?;
        (*last >= column && width.is_finite()).then_some(*width)
    }

    fn stored_cell(&self, addr: Addr) -> Option<&StoredCell> {
        let place = self.cells.binary_search_by_key(&addr, |(addr, _)| *addr).ok()?;
        self.cells.get(place).map(|(_, cell)| cell)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_are_found_replaced_and_listed_in_order() {
        let mut sheet = Sheet::new("S");
        for (addr, number) in
            [(Addr::new(2, 3), 1.0), (Addr::new(1, 3), 2.0), (Addr::new(4, 1), 3.0), (Addr::new(2, 3), 4.0)]
        {
            sheet.put(addr, Cell { value: Value::Number(number), formula: false });
        }
        assert_eq!(sheet.value(Addr::new(2, 3)), Value::Number(4.0));
        assert_eq!(sheet.value(Addr::new(9, 9)), Value::Empty);
        assert_eq!(sheet.stored(1..=3).collect::<Vec<_>>(), [Addr::new(4, 1), Addr::new(1, 3), Addr::new(2, 3)]);
        assert_eq!(sheet.stored(2..=3).count(), 2);
        assert_eq!(sheet.stored_rows(1..=9).collect::<Vec<_>>(), [1, 3]);
        assert_eq!(sheet.stored_rows(2..=9).collect::<Vec<_>>(), [3]);
        assert_eq!(sheet.last_row(), 3);
        assert_eq!(Sheet::new("").last_row(), 0);
    }

    #[test]
    fn pictures_and_data_types_are_told_from_text() {
        for text in [
            "#PICTURE!",
            "=DISPIMG(\"ID_0123\",1)",
            " =dispimg(\"x\",1)",
            "=_xlfn.DISPIMG(\"x\",1)",
            "=_xlfn.IMAGE(\"x\")",
        ] {
            assert!(CellError::is_picture(text), "{text}");
        }
        for text in ["", "=", "DISPIMG", "=DISPIM", "=SUM(A1)", "Image (1)", "=图片(1)", "#VALUE!"] {
            assert!(!CellError::is_picture(text), "{text}");
        }
        assert_eq!(CellError::data_type_shows(&CellError::data_type("Peru").0), Some("Peru"));
        assert_eq!(CellError::data_type_shows("Peru"), None);
    }

    #[test]
    fn hidden_rows_and_columns_are_known() {
        let mut sheet = Sheet::new("S");
        for row in [5, 6, 9] {
            sheet.hide_row(row);
        }
        sheet.hide_columns(3, 4);
        let hidden = |column, row| sheet.is_hidden(Addr::new(column, row));
        assert!([5, 6, 9].into_iter().all(|row| hidden(1, row)));
        assert!([1, 4, 7, 8, 10].into_iter().all(|row| !hidden(1, row)));
        assert!(hidden(3, 1) && hidden(4, 1) && !hidden(2, 1) && !hidden(5, 1));
    }

    #[test]
    fn columns_have_the_width_of_their_range() {
        let mut sheet = Sheet::new("S");
        sheet.set_column_width(2, 3, 40.5);
        assert_eq!([1, 2, 3, 4].map(|column| sheet.column_width(column)), [None, Some(40.5), Some(40.5), None]);
    }

    #[test]
    fn of_two_cells_with_one_address_the_later_stays() {
        let cell = |number| StoredCell { value: StoredValue::Number(number), formula: false, style: 0 };
        let mut sheet = Sheet::new("S");
        sheet.fill(vec![
            (Addr::new(2, 1), cell(1.0)),
            (Addr::new(1, 1), cell(2.0)),
            (Addr::new(2, 1), cell(3.0)),
            (Addr::new(2, 1), cell(4.0)),
        ]);
        assert_eq!(sheet.value(Addr::new(2, 1)), Value::Number(4.0));
        assert_eq!(sheet.repeated, Some(Addr::new(2, 1)));
        assert_eq!(sheet.stored(1..=1).count(), 2);
    }
}
