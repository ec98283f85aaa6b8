//! The sheets of a list: rows with content, within the limits.

use super::error::ListError;
use super::limits::ListLimit;
use crate::base::date::Date;
use std::borrow::Cow;

/// What a cell of a list holds.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Content {
    /// Text as stored, or a truth value or an error as it is shown.
    Text(Box<str>),
    /// A number; dates of workbooks are numbers too.
    Number(f64),
}

impl Content {
    /// What a person reads in the cell, blanks around it left out; numbers in their shortest form.
    pub(super) fn shown(&self) -> Cow<'_, str> {
        match self {
            Self::Text(text) => Cow::Borrowed(text.trim()),
            Self::Number(number) => Cow::Owned(number.to_string()),
        }
    }
}

/// One row with content. Cells are in the order of their columns.
#[derive(Clone, Debug)]
pub(super) struct SheetRow {
    /// Row of the sheet, from 1; of a text file the number of the record.
    pub(super) number: u32,
    /// Column, from 1, and content.
    pub(super) cells: Vec<(u16, Content)>,
}

impl SheetRow {
    /// The cell in a column.
    pub(super) fn cell(&self, column: u16) -> Option<&Content> {
        let place = self.cells.binary_search_by_key(&column, |(column, _)| *column).ok()?;
        self.cells.get(place).map(|(_, content)| content)
    }

    /// What a person reads in a column; nothing for an empty cell.
    pub(super) fn shown(&self, column: u16) -> Cow<'_, str> {
        self.cell(column).map_or(Cow::Borrowed(""), Content::shown)
    }
}

/// One sheet with content; a text file has one.
#[derive(Clone, Debug)]
pub struct ListSheet {
    /// The name on the tab; empty for a text file.
    pub name: String,
    /// The name of its file in an archive; empty where the sheet is in no archive.
    pub file: String,
    /// Whether the tab is hidden.
    pub hidden: bool,
    /// Whether day numbers count from 1904.
    pub(super) date_1904: bool,
    /// In the order of the sheet.
    pub(super) rows: Vec<SheetRow>,
}

impl ListSheet {
    /// What it is called among the sheets of its file; a table of an archive by its file.
    pub fn title(&self) -> String {
        match (self.file.is_empty(), self.name.is_empty()) {
            (true, _) => self.name.clone(),
            (false, true) => self.file.clone(),
            (false, false) => format!("{}: {}", self.file, self.name),
        }
    }

    /// How many rows have content, the header and notes included.
    pub fn rows(&self) -> usize {
        self.rows.len()
    }

    /// A day number as a date, when it may be one: from 1990 to 2100.
    pub(super) fn day(&self, number: f64) -> Option<Date> {
        Date::from_serial(number, self.date_1904).filter(|date| (1990..=2100).contains(&date.year()))
    }
}

/// Collects the cells of all sheets of a file, and stops at the limits.
pub(super) struct Collector<'a> {
    sheets: Vec<ListSheet>,
    file: String,
    date_1904: bool,
    rows: u64,
    cells: u64,
    text_bytes: u64,
    progress: &'a mut dyn FnMut(usize),
}

/// After how many rows progress is told.
pub(super) const PROGRESS_ROWS: usize = 1_000;

impl<'a> Collector<'a> {
    pub(super) fn new(progress: &'a mut dyn FnMut(usize)) -> Self {
        Self { sheets: Vec::new(), file: String::new(), date_1904: false, rows: 0, cells: 0, text_bytes: 0, progress }
    }

    /// The sheets that follow are in this file of an archive.
    pub(super) fn set_file(&mut self, name: &str) {
        self.close_sheet();
        name.clone_into(&mut self.file);
        self.date_1904 = false;
    }

    /// Says how the day numbers of the file count.
    pub(super) fn set_date_1904(&mut self, date_1904: bool) {
        self.date_1904 = date_1904;
    }

    /// The cells that follow belong to a new sheet.
    pub(super) fn sheet(&mut self, name: &str, hidden: bool) -> Result<(), ListError> {
        self.close_sheet();
        let count = self.sheets.len() as u64 + 1;
        if count > ListLimit::Sheets.allowed() {
            return Err(ListError::limit(ListLimit::Sheets, count));
        }
        self.sheets.push(ListSheet {
            name: name.to_owned(),
            file: self.file.clone(),
            hidden,
            date_1904: self.date_1904,
            rows: Vec::new(),
        });
        Ok(())
    }

    /// A text in a cell; `row` and `column` count from 1. Blank texts are no content.
    pub(super) fn text(&mut self, row: u32, column: u32, text: &str) -> Result<(), ListError> {
        if text.trim().is_empty() {
            return Ok(());
        }
        self.text_bytes = self.text_bytes.saturating_add(text.len() as u64);
        if self.text_bytes > ListLimit::TextBytes.allowed() {
            return Err(ListError::limit(ListLimit::TextBytes, self.text_bytes));
        }
        self.put(row, column, Content::Text(text.into()))
    }

    /// A number in a cell; one that is not finite is no content.
    pub(super) fn number(&mut self, row: u32, column: u32, number: f64) -> Result<(), ListError> {
        if number.is_finite() { self.put(row, column, Content::Number(number)) } else { Ok(()) }
    }

    fn put(&mut self, row: u32, column: u32, content: Content) -> Result<(), ListError> {
        let column = u16::try_from(column)
            .ok()
            .filter(|column| (1..=ListLimit::Columns.allowed()).contains(&u64::from(*column)))
            .ok_or_else(|| ListError::limit(ListLimit::Columns, u64::from(column)))?;
        self.cells += 1;
        if self.cells > ListLimit::Cells.allowed() {
            return Err(ListError::limit(ListLimit::Cells, self.cells));
        }
        let Some(sheet) = self.sheets.last_mut() else {
            return Err(ListError::damaged("a cell before any sheet"));
        };
        if let Some(last) = sheet.rows.last_mut().filter(|last| last.number == row) {
            last.cells.push((column, content));
            return Ok(());
        }
        self.rows += 1;
        if self.rows > ListLimit::Rows.allowed() {
            return Err(ListError::limit(ListLimit::Rows, self.rows));
        }
        sheet.rows.push(SheetRow { number: row, cells: vec![(column, content)] });
        let done = usize::try_from(self.rows).unwrap_or(usize::MAX);
        if done.is_multiple_of(PROGRESS_ROWS) {
            (self.progress)(done);
        }
        Ok(())
    }

    /// Puts rows and cells in order: programs may write them in any, and of two cells at one place
    /// the last counts.
    fn close_sheet(&mut self) {
        let Some(sheet) = self.sheets.last_mut() else { return };
        if !sheet.rows.is_sorted_by(|one, next| one.number < next.number) {
            sheet.rows.sort_by_key(|row| row.number);
            sheet.rows.dedup_by(|later, kept| {
                let same = later.number == kept.number;
                if same {
                    kept.cells.append(&mut later.cells);
                }
                same
            });
        }
        for row in &mut sheet.rows {
            if !row.cells.is_sorted_by(|one, next| one.0 < next.0) {
                row.cells.sort_by_key(|(column, _)| *column);
                row.cells.dedup_by(|later, kept| {
                    let same = later.0 == kept.0;
                    if same {
                        std::mem::swap(&mut later.1, &mut kept.1);
                    }
                    same
                });
            }
        }
        if sheet.rows.is_empty() {
            self.sheets.pop();
        }
    }

    /// The sheets that have content.
    pub(super) fn finish(mut self) -> Result<Vec<ListSheet>, ListError> {
        self.close_sheet();
        if self.sheets.is_empty() { Err(ListError::Empty) } else { Ok(self.sheets) }
    }
}
