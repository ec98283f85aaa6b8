//! The drawing on a slide: a piece of a sheet around the main cell of a finding.

use super::Value;
use crate::app::cover::Cover;
use crate::report::Finding;
use crate::report::sheets::{CellKind, CellPicture, ColumnPicture, SheetPicture};
use crate::workbook::{Addr, CellRef};
use std::collections::BTreeSet;
use std::rc::Rc;

/// The most rows of a drawing.
const MOST_ROWS: usize = 7;
/// How many rows are drawn before and after the main one.
const ROWS_AROUND: u32 = 1;
/// How wide a drawing may be, and each of its columns, in pixels of the sheet. They share the width
/// that there is.
const WIDTH: u32 = 640;
const COLUMN_WIDTH: u32 = 180;

/// A piece of a sheet around the main cell of a finding.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Piece {
    /// The sheet.
    pub sheet: String,
    /// The columns: number, and width in hundredths of a per cent of all of them.
    pub columns: Vec<(u16, u32)>,
    /// The rows.
    pub rows: Vec<PieceRow>,
}

/// A row of a piece.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PieceRow {
    /// Its number.
    pub number: u32,
    /// Whether rows between the one before and this one are left out.
    pub after_gap: bool,
    /// Whether it is drawn only where there is room.
    pub only_with_room: bool,
    /// Its cells from left to right.
    pub cells: Vec<PieceCell>,
}

/// A cell of a piece.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PieceCell {
    /// The number of its column.
    pub column: u16,
    /// How many columns it takes.
    pub columns: usize,
    /// What kind of content it has.
    pub kind: CellKind,
    /// What is in it.
    pub value: Value,
    /// Whether it is the main cell, and whether the finding names it.
    pub mark: (bool, bool),
}

/// The piece of the sheets around the first cell of a finding that they show.
pub fn piece(finding: &Finding, pictures: &[Rc<SheetPicture>], cover: Option<&Cover>) -> Option<Piece> {
    let shows = |cell: &CellRef, picture: &SheetPicture| picture.sheet == cell.sheet && picture.shows(cell.addr);
    let (picture, main) = finding.cells.iter().find_map(|cell| {
        let picture = pictures.iter().find(|picture| shows(cell, picture))?;
        Some((picture, cell.addr))
    })?;
    let named = finding.cells.iter().chain(finding.evidence.iter().map(|evidence| &evidence.cell));
    let named: Vec<Addr> = named.filter(|cell| cell.sheet == picture.sheet).map(|cell| cell.addr).collect();
    let drawn_rows = row_places(picture, main, &named);
    let places = columns(picture, main, &drawn_rows);
    let all: u32 = places.iter().filter_map(|place| picture.columns.get(*place).copied()).map(drawn_width).sum();
    let share = |place: &usize| {
        let column = picture.columns.get(*place).copied()?;
        Some((column.number, (drawn_width(column) * 10_000).checked_div(all).unwrap_or(0)))
    };
    let mut rows = Vec::new();
    let mut before = None;
    for place in drawn_rows {
        let Some(row) = picture.rows.get(place) else { continue };
        let near = named.iter().any(|addr| addr.row == row.number);
        rows.push(PieceRow {
            number: row.number,
            after_gap: before.is_some_and(|before| before + 1 != place),
            only_with_room: !near,
            cells: cells(picture, place, &places, main, &named, cover),
        });
        before = Some(place);
    }
    Some(Piece { sheet: picture.sheet.to_string(), columns: places.iter().filter_map(share).collect(), rows })
}

/// Labels of a form are wider than a room needs.
fn drawn_width(column: ColumnPicture) -> u32 {
    u32::from(column.width).min(COLUMN_WIDTH)
}

/// The places of the columns to draw: the one of the main cell, then those before it, which say
/// what the row is about, then those after it, as long as there is room.
fn columns(picture: &SheetPicture, main: Addr, rows: &[usize]) -> Vec<usize> {
    let Some((row, first)) = picture.place(main) else { return Vec::new() };
    let width = |place: usize| picture.columns.get(place).copied().map_or(0, drawn_width);
    let is_main = |place: &usize| picture.anchor(row, *place) == first;
    let mut places: BTreeSet<usize> = (first..picture.columns.len()).take_while(is_main).collect();
    let mut taken: u32 = places.iter().map(|place| width(*place)).sum();
    let after = first + places.len();
    for place in (0..first).rev().chain(after..picture.columns.len()) {
        // A narrow column at the edge of the form says nothing.
        let says = rows.iter().any(|row| {
            let addr = picture.addr(*row, picture.anchor(*row, place));
            addr.is_some_and(|addr| !picture.text(addr).is_empty())
        });
        if says && taken + width(place) <= WIDTH {
            taken += width(place);
            places.insert(place);
        }
    }
    places.into_iter().collect()
}

/// The places of the rows to draw: on a list the headings, the main row with its neighbours, and
/// other rows that the finding names.
fn row_places(picture: &SheetPicture, main: Addr, named: &[Addr]) -> Vec<usize> {
    let place = |number: u32| picture.rows.binary_search_by_key(&number, |row| row.number).ok();
    let mut places: BTreeSet<usize> = place(main.row).into_iter().collect();
    let head = picture.entries_from.and_then(|first| place(first.saturating_sub(1)));
    let near = main.row.saturating_sub(ROWS_AROUND)..=main.row + ROWS_AROUND;
    let others = named.iter().map(|addr| addr.row);
    for place in head.into_iter().chain(others.filter_map(place)).chain(near.filter_map(place)) {
        if places.len() < MOST_ROWS {
            places.insert(place);
        }
    }
    places.into_iter().collect()
}

fn cells(
    picture: &SheetPicture,
    row: usize,
    places: &[usize],
    main: Addr,
    named: &[Addr],
    cover: Option<&Cover>,
) -> Vec<PieceCell> {
    let mut cells: Vec<PieceCell> = Vec::new();
    let mut last = None;
    for place in places {
        let anchor = picture.anchor(row, *place);
        if last == Some(anchor) {
            if let Some(cell) = cells.last_mut() {
                cell.columns += 1;
            }
            continue;
        }
        last = Some(anchor);
        let Some(addr) = picture.addr(row, anchor) else { continue };
        let drawn = picture.cell(addr);
        let words = drawn.map(CellPicture::words).unwrap_or_default();
        let value = match cover {
            _ if words.en.trim().is_empty() => Value::Blank,
            Some(_) if picture.is_own(addr) => Value::Hidden,
            Some(cover) => Value::Typed(cover.text(&words)),
            None => Value::Typed(words),
        };
        cells.push(PieceCell {
            column: addr.column,
            columns: 1,
            kind: drawn.map_or(CellKind::Bare, |cell| cell.kind),
            value,
            mark: (addr == main, named.contains(&addr)),
        });
    }
    cells
}
