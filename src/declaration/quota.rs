//! How much the lists of a form may hold.

use super::Entry;
use crate::workbook::{Limit, ReadError};

/// Counts cells and bytes of the lists of a form: each cell is kept with its place and its text,
/// however often the file holds that text.
#[derive(Debug, Default)]
pub(super) struct Quota {
    cells: u64,
    bytes: u64,
}

impl Quota {
    /// Counts a row with these cells.
    pub(super) fn take_cells(&mut self, cells: &[Entry]) -> Result<(), ReadError> {
        self.take(cells.iter().map(|cell| cell.typed.as_str()))
    }

    /// Counts a row with these texts.
    pub(super) fn take<'t>(&mut self, texts: impl Iterator<Item = &'t str>) -> Result<(), ReadError> {
        for text in texts {
            self.cells = self.cells.saturating_add(1);
            self.bytes = self.bytes.saturating_add(text.len() as u64);
        }
        for (limit, actual) in [(Limit::ListCells, self.cells), (Limit::ListBytes, self.bytes)] {
            if actual > limit.allowed() {
                return Err(ReadError::limit(limit, actual));
            }
        }
        Ok(())
    }
}
