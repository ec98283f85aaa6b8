//! Rows at the end of the Smelter List that repeat an earlier row in every cell.

use crate::base::text::Text;
use crate::declaration::{Choice, Entry, Origin, SmelterColumn, SmelterEntry};
use crate::report::Finding;
use crate::report::corrections::{CellChange, NewValue};
use crate::rules::Context;
use crate::workbook::CellRef;
use std::collections::{BTreeMap, BTreeSet};

/// What becomes of repeated rows.
#[derive(Default)]
pub(super) struct RepeatedRows {
    /// The changes that empty the rows at the end of the list, all together: one without another
    /// leaves a gap.
    pub(super) changes: Vec<CellChange>,
    /// The rows that are emptied.
    pub(super) rows: BTreeSet<u32>,
    /// The places of the findings about them.
    pub(super) findings: BTreeSet<usize>,
    /// Rows that repeat an earlier one and stay: cell, place of the finding, why.
    pub(super) skipped: Vec<(CellRef, usize, Text)>,
}

/// Finds the rows. `found` are the places of findings about smelters that are listed twice, with
/// the findings.
pub(super) fn find(ctx: &Context<'_>, found: &[(usize, &Finding)]) -> RepeatedRows {
    let mut places: BTreeMap<u32, usize> = BTreeMap::new();
    for (place, finding) in found {
        places.extend(finding.cells.iter().map(|cell| (cell.addr.row, *place)));
    }
    let copies = copies(&ctx.declaration.smelters);
    // A finding about a list that was pasted twice does not name every cell.
    let of_list = found.iter().max_by_key(|(_, finding)| finding.cells.len()).map(|(place, _)| place);
    let mut result = RepeatedRows::default();
    let mut at_end = true;
    for row in ctx.declaration.smelters.iter().rev() {
        let Some(place) = places.get(&row.row).or(of_list).filter(|_| copies.contains(&row.row)) else {
            at_end = false;
            continue;
        };
        let obstacle = if at_end { obstacle(row) } else { Some(gap()) };
        if let Some(why) = obstacle {
            at_end = false;
            result.skipped.push((main_cell(row), *place, why));
        } else {
            result.rows.insert(row.row);
            result.findings.insert(*place);
            result.changes.extend(emptied(row));
        }
    }
    result.changes.sort_by_key(|change| change.cell.addr);
    result.skipped.reverse();
    result
}

fn gap() -> Text {
    Text::fixed(
        "Emptying this row would leave a gap in the list: delete the row in Excel",
        "清空此行会在清单中留下空行，请在 Excel 中删除该行",
    )
}

/// The rows that name a smelter and repeat an earlier one in every cell.
fn copies(rows: &[SmelterEntry]) -> BTreeSet<u32> {
    let mut seen: BTreeSet<Vec<&str>> = BTreeSet::new();
    let named = rows.iter().filter(|row| row.is_named() && !row.is_placeholder());
    named.filter(|row| !seen.insert(row.cells().map(|cell| cell.typed.as_str()).collect())).map(|row| row.row).collect()
}

/// Formulas stay in the row. They show nothing once nothing is typed, if they are those that look a
/// smelter up.
fn obstacle(row: &SmelterEntry) -> Option<Text> {
    let looked_up = |entry: &Entry| {
        let columns = SmelterColumn::Country..=SmelterColumn::State;
        let is_input = [SmelterColumn::Metal, SmelterColumn::Lookup]
            .map(|column| row.get(column))
            .iter()
            .all(|entry| entry.origin == Origin::Typed);
        row.choice != Choice::NoLookup
            && is_input
            && matches!(entry.field, crate::declaration::Field::Smelter(column) if columns.contains(&column))
    };
    let stays = |entry: &&Entry| entry.is_formula() && !entry.is_blank() && !looked_up(entry);
    row.cells().any(|entry| stays(&entry)).then(|| {
        Text::fixed("Formulas fill in this row: delete the row in Excel", "此行由公式填写，请在 Excel 中删除该行")
    })
}

fn emptied(row: &SmelterEntry) -> impl Iterator<Item = CellChange> {
    row.cells().filter(|entry| !entry.is_formula() && !entry.typed.is_empty()).map(|entry| CellChange {
        cell: entry.cell.clone(),
        before: entry.typed.to_string(),
        after: NewValue::Blank,
    })
}

/// The cell that names the smelter.
fn main_cell(row: &SmelterEntry) -> CellRef {
    let column = match row.choice {
        Choice::NotListed | Choice::NoLookup => SmelterColumn::Name,
        _ => SmelterColumn::Lookup,
    };
    row.get(column).cell.clone()
}
