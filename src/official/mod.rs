//! What the workbook's own Checker sheet would say, with all its quirks, recalculated from the
//! values. The cached results of that sheet are never read: programs leave them stale or out.

mod rows;
mod smelters;
mod table;

#[cfg(test)]
mod tests;

use crate::base::text::Text;
use crate::declaration::Declaration;
use crate::template::Layout;
use crate::workbook::{CellRef, ReadError, Workbook};
use serde::{Deserialize, Serialize};
use std::borrow::Cow;
use std::collections::BTreeMap;

/// The verdict of the template's own Checker sheet.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct OfficialChecker {
    /// How many rows its total counts as incomplete.
    pub remaining: u32,
    /// Those rows, in the order of the sheet.
    pub incomplete: Vec<OpenItem>,
    /// A cell whose error value makes the total itself an error, such as an id in column A of
    /// `Smelter List` that the workbook's look-up does not hold. Excel then shows an error in place
    /// of `remaining`.
    pub broken_by: Option<CellRef>,
}

/// One row of the Checker sheet that its total counts as incomplete.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct OpenItem {
    /// Row of the Checker sheet.
    pub row: u32,
    /// The label cell that the row repeats, such as `Declaration!B8`.
    pub item: Option<String>,
    /// The cell that the row looks at last, such as `Declaration!D8`; none for rows about lists.
    pub answer: Option<CellRef>,
    /// Where something has to be entered. It differs from `answer` where the row looks at an answer
    /// and at a comment; none where any row of a list will do.
    pub fill_in: Option<CellRef>,
    /// Where the template's own note sends the reader, if that is another cell than the right one.
    pub advice_cell: Option<CellRef>,
    /// What is asked for, in our own words.
    pub label: Text,
    /// The mineral that the row is about, as the template stores its name.
    pub mineral: Option<String>,
    /// Code of the rule whose finding takes care of this row; filled in when the rules have run.
    pub found_by: Option<Cow<'static, str>>,
}

/// The cells that the Checker asks for and takes as complete, with its row for each.
pub type CompleteCells = BTreeMap<CellRef, u32>;

/// Recalculates the Checker sheet. A revision without its own table is judged by the nearest one,
/// on the cells of its layout.
///
/// # Errors
/// When a sheet of the package cannot be read.
pub fn check(
    workbook: &Workbook,
    layout: &Layout,
    declaration: &Declaration,
) -> Result<(OfficialChecker, CompleteCells), ReadError> {
    rows::check(workbook, layout, declaration)
}

/// A hidden row of the form, left by an older template, in which something replaced the template's
/// own "No".
pub(crate) struct ChangedHiddenRow {
    /// The cell that held it.
    pub answer: CellRef,
    /// What stands there now.
    pub shown: String,
    /// The cells of the row's later questions, which the Checker then asks for.
    pub later: Vec<CellRef>,
}

/// Rows of the Smelter List that the Checker does not count, because its hidden working column has
/// formulas in other rows alone: those of each metal for which it counts no other row.
///
/// # Errors
/// When the sheet cannot be read.
pub(crate) fn uncounted_rows(
    workbook: &Workbook,
    layout: &Layout,
    declaration: &Declaration,
) -> Result<Vec<Vec<u32>>, ReadError> {
    rows::uncounted_rows(workbook, layout, declaration)
}

/// The hidden rows that somebody changed.
///
/// # Errors
/// When the sheet cannot be read.
pub(crate) fn changed_hidden_rows(
    workbook: &Workbook,
    layout: &Layout,
    declaration: &Declaration,
) -> Result<Vec<ChangedHiddenRow>, ReadError> {
    rows::changed_hidden_rows(workbook, layout, declaration)
}
