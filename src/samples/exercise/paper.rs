//! The form on paper: what a trainee has to see of it, line by line, made from the pictures of the
//! sheets.

use crate::base::text::Text;
use crate::report::sheets::{CellKind, CellPicture, RowPicture, SheetPicture};
use crate::workbook::Addr;

/// The columns of a list that are on paper also when nobody filled them in: they name the smelter,
/// mine or product.
const ALWAYS: std::ops::RangeInclusive<u16> = 2..=6;

/// A line of the Declaration.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PaperLine {
    /// The labels of the line with their cells.
    pub labels: Vec<(Addr, Text)>,
    /// Its answer cells with what was entered; none for a line with labels alone.
    pub values: Vec<(Addr, String)>,
}

/// A list of the form.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PaperList {
    /// The columns that are shown.
    pub columns: Vec<PaperColumn>,
    /// The rows in which something is entered.
    pub rows: Vec<PaperRow>,
}

/// A column of a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PaperColumn {
    /// Its number, from 1.
    pub number: u16,
    /// What the form calls it.
    pub label: Text,
}

/// A row of a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PaperRow {
    /// Its number on the sheet.
    pub number: u32,
    /// What is seen in the columns, in their order.
    pub cells: Vec<String>,
}

/// The lines of a sheet with questions, from top to bottom, without those in which nothing is seen.
pub fn form_lines(picture: &SheetPicture) -> Vec<PaperLine> {
    let line = |row: &RowPicture| {
        let of = |wanted: fn(&&CellPicture) -> bool| {
            row.cells.iter().filter(wanted).map(|cell| (Addr::new(cell.column, row.number), cell))
        };
        let labels: Vec<(Addr, Text)> =
            of(|cell| is_label(cell) && is_filled(cell)).map(|(addr, cell)| (addr, cell.words())).collect();
        let values: Vec<(Addr, String)> =
            of(|cell| takes_entry(cell)).map(|(addr, cell)| (addr, cell.text.clone())).collect();
        let is_seen = !labels.is_empty() || values.iter().any(|(_, text)| !text.trim().is_empty());
        is_seen.then_some(PaperLine { labels, values })
    };
    picture.rows.iter().filter_map(line).collect()
}

/// A list of the form; none for a sheet that is no list.
pub fn list_of(picture: &SheetPicture) -> Option<PaperList> {
    let first = picture.entries_from?;
    let entries = || picture.rows.iter().filter(|row| row.number >= first);
    let has_entry = |row: &&RowPicture| row.cells.iter().any(is_filled);
    let heads = picture.rows.iter().rev().find(|row| row.number < first && row.cells.iter().any(is_label));
    let label = |column: u16| heads.and_then(|row| row.cell(column)).map(CellPicture::words).unwrap_or_default();
    let is_shown = |column: u16| {
        let is_used = entries().any(|row| row.cell(column).is_some_and(is_filled));
        is_used || (ALWAYS.contains(&column) && !label(column).en.is_empty())
    };
    let numbers = picture.columns.iter().map(|column| column.number).filter(|number| is_shown(*number));
    let columns: Vec<PaperColumn> = numbers.map(|number| PaperColumn { number, label: label(number) }).collect();
    let text =
        |row: &RowPicture, column: &PaperColumn| row.cell(column.number).map_or("", |cell| &cell.text).to_owned();
    let rows = entries()
        .filter(has_entry)
        .map(|row| PaperRow { number: row.number, cells: columns.iter().map(|column| text(row, column)).collect() });
    Some(PaperList { rows: rows.collect(), columns })
}

fn is_label(cell: &CellPicture) -> bool {
    cell.kind == CellKind::Label
}

fn takes_entry(cell: &CellPicture) -> bool {
    matches!(cell.kind, CellKind::Value | CellKind::Calculated)
}

fn is_filled(cell: &CellPicture) -> bool {
    !cell.text.trim().is_empty()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::sheets::ColumnPicture;

    fn cell(column: u16, kind: CellKind, text: &str) -> CellPicture {
        CellPicture { column, kind, text: text.to_owned(), ..CellPicture::default() }
    }

    fn picture(entries_from: Option<u32>, rows: Vec<(u32, Vec<CellPicture>)>) -> SheetPicture {
        SheetPicture {
            columns: (1..=8).map(|number| ColumnPicture { number, width: 64 }).collect(),
            rows: rows.into_iter().map(|(number, cells)| RowPicture { number, cells, hidden: false }).collect(),
            entries_from,
            ..SheetPicture::default()
        }
    }

    #[test]
    fn lines_keep_blank_answers_and_leave_out_what_nobody_sees() {
        use CellKind::{Bare, Label, Value};
        let picture = picture(
            None,
            vec![
                (2, vec![cell(4, Bare, "")]),
                (3, vec![cell(10, Label, "Revision")]),
                (8, vec![cell(2, Label, "Tin"), cell(4, Value, ""), cell(7, Value, "why")]),
                (9, vec![cell(4, Value, ""), cell(7, Value, "")]),
                (10, vec![cell(4, Value, "Yes")]),
            ],
        );
        let lines: Vec<(String, String)> = form_lines(&picture)
            .iter()
            .map(|line| {
                let labels: Vec<String> =
                    line.labels.iter().map(|(addr, text)| format!("{addr} {}", text.en)).collect();
                let values: Vec<String> = line.values.iter().map(|(addr, text)| format!("{addr} {text}")).collect();
                (labels.join(", "), values.join(", "))
            })
            .collect();
        let expected = [("J3 Revision", ""), ("B8 Tin", "D8 , G8 why"), ("", "D10 Yes")];
        assert_eq!(lines, expected.map(|(labels, values)| (labels.to_owned(), values.to_owned())));
    }

    #[test]
    fn a_list_has_the_columns_that_name_things_and_those_in_use() {
        use CellKind::{Label, Value};
        let heads = (1..=8).map(|column| cell(column, Label, "Head")).collect();
        let picture = picture(
            Some(5),
            vec![
                (4, heads),
                (5, vec![cell(3, Value, "Demo"), cell(8, Value, "City")]),
                (6, Vec::new()),
                (7, vec![cell(2, Value, "Tin")]),
            ],
        );
        let list = list_of(&picture).unwrap();
        let numbers: Vec<u16> = list.columns.iter().map(|column| column.number).collect();
        assert_eq!(numbers, [2, 3, 4, 5, 6, 8]);
        assert_eq!(list.rows.iter().map(|row| row.number).collect::<Vec<_>>(), [5, 7]);
        assert_eq!(list.rows[0].cells, ["", "Demo", "", "", "", "City"]);
        assert_eq!(list_of(&SheetPicture::default()), None);
    }
}
