//! The cells of one sheet, sparse.

use super::address::{Addr, CellRange};
use std::borrow::Cow;
use std::collections::BTreeMap;

/// One worksheet: only the cells that hold something.
#[derive(Clone, Debug, Default)]
pub struct Sheet {
    name: String,
    visibility: Visibility,
    cells: BTreeMap<Addr, Cell>,
    /// Merged ranges; the value sits in the top left cell.
    pub merged: Vec<CellRange>,
    /// Whether the sheet is protected (`sheetProtection`).
    pub protected: bool,
}

/// Whether people see the tab of a sheet.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
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
    /// Whether the cell holds a formula. A formula whose `value` is [`Value::Empty`] has no stored result.
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

impl Value<'_> {
    /// The value as a person sees it in the cell, without number formats: numbers in their shortest form.
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
        Self {
            name: name.into(),
            ..Self::default()
        }
    }

    /// The name on the tab.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Whether the tab is shown.
    pub fn visibility(&self) -> Visibility {
        self.visibility
    }

    /// Puts a cell, replacing what was there.
    pub fn put(&mut self, addr: Addr, cell: Cell) {
        self.cells.insert(addr, cell);
    }

    /// The value at an address; [`Value::Empty`] where nothing is stored.
    pub fn value(&self, addr: Addr) -> Value<'_> {
        self.cells
            .get(&addr)
            .map_or(Value::Empty, |cell| cell.value.clone())
    }

    /// Whether the cell at an address holds a formula.
    pub fn has_formula(&self, addr: Addr) -> bool {
        self.cells.get(&addr).is_some_and(|cell| cell.formula)
    }

    /// The addresses of the stored cells of some rows, in row and column order.
    pub fn stored(&self, rows: std::ops::RangeInclusive<u32>) -> impl Iterator<Item = Addr> {
        let (first, last) = rows.into_inner();
        self.cells
            .range(Addr::new(1, first)..=Addr::new(u16::MAX, last))
            .map(|(addr, _)| *addr)
    }

    /// The last row that holds a stored cell; 0 for an empty sheet.
    pub fn last_row(&self) -> u32 {
        self.cells.last_key_value().map_or(0, |(addr, _)| addr.row)
    }
}
