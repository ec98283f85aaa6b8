//! Rows or columns that were inserted into a form, as its labels show them.
//!
//! The labels of the form are known from the workbook's own label sheet. Where all of them from
//! some row or column on stand further down or to the right by the same number, everything between
//! them moved with them: Excel moves answers, formulas and references alike. Such a form is read
//! where its cells are now. Where labels are gone or stand in places that fit no single insertion,
//! nobody knows what the cells mean, and nothing is said about them.

use super::layout::{CompanyAnswers, DECLARATION, Layout, MINE_LIST, MineralPlaces, PRODUCT_LIST, SMELTER_LIST};
use super::structure::{Label, LabelSheet, SheetMap, text_of};
use crate::workbook::{Addr, ReadError, Sheet, Value, Workbook};

/// A sheet whose cells are not where the template has them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Displaced {
    /// The official name of the sheet.
    pub sheet: &'static str,
    /// What was inserted; `None` where the labels fit no single insertion, so that the cells cannot
    /// be read.
    pub inserted: Option<Inserted>,
}

/// Rows or columns that were inserted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Inserted {
    /// What was inserted.
    pub what: Line,
    /// The first row or column of the template that stands further down or to the right.
    pub from: u32,
    /// How many were inserted.
    pub count: u32,
}

/// A row or a column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Line {
    /// A row.
    Row,
    /// A column.
    Column,
}

/// The most lines that are looked for. Who inserts more rebuilt the form.
const MOST_INSERTED: u32 = 20;
/// So many labels that moved alike are no accident.
const FEWEST_MOVED: usize = 3;

/// A label, and where it stands in the template: as a row, or as a column of its row.
struct Anchor<'a, 'w> {
    at: u32,
    label: &'a Label<'w>,
}

/// Finds the sheets whose labels show that rows or columns were inserted, deleted or moved.
pub(super) fn find(
    workbook: &Workbook,
    sheets: &SheetMap,
    labels: Option<&LabelSheet>,
    layout: &Layout,
) -> Result<Vec<Displaced>, ReadError> {
    let Some(labels) = labels else { return Ok(Vec::new()) };
    let mut displaced = Vec::new();
    if let Some(sheet) = sheets.sheet(workbook, DECLARATION)? {
        displaced.extend(of_declaration(sheet, labels, layout));
    }
    let lists = [
        (SMELTER_LIST, Some(layout.smelters.first_row), layout.smelters.country + 12),
        (MINE_LIST, layout.mines.map(|mines| mines.first_row), 13),
        (PRODUCT_LIST, Some(layout.products.first_row), layout.products.comments),
    ];
    for (name, first_row, last_column) in lists {
        let (Some(first_row), Some(sheet)) = (first_row, sheets.sheet(workbook, name)?) else { continue };
        displaced.extend(of_list(sheet, labels, layout, (name, first_row.saturating_sub(1), last_column)));
    }
    Ok(displaced)
}

fn of_declaration(sheet: &Sheet, labels: &LabelSheet, layout: &Layout) -> Option<Displaced> {
    let question = layout.questions.first()?.label;
    let cells = layout.label_cells();
    let (first, last) = (cells.iter().map(|cell| cell.row).min()?, cells.iter().map(|cell| cell.row).max()?);
    let in_column = |addr: &Addr| addr.column == question.column && (first..=last).contains(&addr.row);
    let mut rows: Vec<Anchor<'_, '_>> = labels
        .of(DECLARATION)
        .filter(|(addr, _)| in_column(addr))
        .map(|(addr, label)| Anchor { at: addr.row, label })
        .collect();
    // The labels of the minerals stand in the label sheet once, for the first question.
    let of_first = layout.questions.first().map(|question| question.rows.as_slice()).unwrap_or_default();
    for place in layout.questions.iter().skip(1).flat_map(|question| &question.rows) {
        let Some(model) = of_first.iter().find(|first| first.mineral == place.mineral) else { continue };
        let model = Addr::new(question.column, model.answer.row);
        if let Some((_, label)) = labels.of(DECLARATION).find(|(addr, _)| *addr == model)
            && !rows.iter().any(|anchor| anchor.at == place.answer.row)
        {
            rows.push(Anchor { at: place.answer.row, label });
        }
    }
    rows.sort_by_key(|anchor| anchor.at);
    let displaced = |inserted| Some(Displaced { sheet: DECLARATION, inserted });
    let headings: Vec<Anchor<'_, '_>> = labels
        .of(DECLARATION)
        .filter(|(addr, _)| addr.row == question.row && layout.is_in_form(DECLARATION, addr.column))
        .map(|(addr, label)| Anchor { at: u32::from(addr.column), label })
        .collect();
    let column_at = |column: u32| u16::try_from(column).map(|column| Addr::new(column, question.row)).ok();
    if headings.len() > 1
        && let Some((from, count)) = insertion(sheet, &headings, 2, column_at)
    {
        return displaced(Some(Inserted { what: Line::Column, from, count }));
    }
    let beside = |count: u32| {
        let column = question.column.saturating_add(u16::try_from(count).unwrap_or_default());
        let is_there =
            |anchor: &&Anchor<'_, '_>| anchor.label.is_shown_as(&text_of(sheet.value(Addr::new(column, anchor.at))));
        rows.iter().filter(is_there).count()
    };
    if let Some(count) = (1..=MOST_INSERTED).find(|count| beside(*count) * 2 > rows.len() && beside(0) == 0) {
        return displaced(Some(Inserted { what: Line::Column, from: u32::from(question.column), count }));
    }
    let row_at = |row: u32| Some(Addr::new(question.column, row));
    if let Some((from, count)) = insertion(sheet, &rows, FEWEST_MOVED, row_at) {
        return displaced(Some(Inserted { what: Line::Row, from, count }));
    }
    let gone = cells.iter().filter(|cell| is_gone(sheet, labels, DECLARATION, **cell)).count();
    if gone >= FEWEST_MOVED { displaced(None) } else { None }
}

fn of_list(
    sheet: &Sheet,
    labels: &LabelSheet,
    layout: &Layout,
    (name, row, last_column): (&'static str, u32, u16),
) -> Option<Displaced> {
    let headings: Vec<(Addr, &Label<'_>)> =
        labels.of(name).filter(|(addr, _)| addr.row == row && addr.column <= last_column).collect();
    let shown = |row: u32| {
        let is_shown =
            |(addr, label): &&(Addr, &Label<'_>)| label.is_shown_as(&text_of(sheet.value(Addr::new(addr.column, row))));
        headings.iter().filter(is_shown).count()
    };
    let displaced = |inserted| Some(Displaced { sheet: name, inserted });
    let in_place = shown(row);
    if in_place == headings.len() {
        return None;
    }
    let lower = (1..=MOST_INSERTED).find(|count| in_place == 0 && shown(row + count) >= FEWEST_MOVED);
    if let Some(count) = lower {
        let whole = shown(row + count) * 2 > headings.len();
        return displaced(whole.then_some(Inserted { what: Line::Row, from: row, count }));
    }
    let anchors: Vec<Anchor<'_, '_>> =
        headings.iter().map(|(addr, label)| Anchor { at: u32::from(addr.column), label }).collect();
    let column_at = |column: u32| u16::try_from(column).map(|column| Addr::new(column, row)).ok();
    if let Some((from, count)) = insertion(sheet, &anchors, FEWEST_MOVED, column_at) {
        let inserted = Inserted { what: Line::Column, from, count };
        return displaced(layout.can_follow(name, inserted).then_some(inserted));
    }
    let gone = headings.iter().filter(|(addr, _)| is_gone(sheet, labels, name, *addr)).count();
    if gone >= FEWEST_MOVED && in_place > 0 { displaced(None) } else { None }
}

/// From which anchor on all stand further on by one number, and by how many. A label that was
/// reworded may be among them.
fn insertion(
    sheet: &Sheet,
    anchors: &[Anchor<'_, '_>],
    fewest: usize,
    at: impl Fn(u32) -> Option<Addr>,
) -> Option<(u32, u32)> {
    let shows = |anchor: &Anchor<'_, '_>, further: u32| {
        let Some(addr) = at(anchor.at + further) else { return false };
        let value = sheet.value(addr);
        // A formula without a stored result may show any label.
        if sheet.has_formula(addr) && value.display().is_empty() {
            return true;
        }
        anchor.label.is_shown_as(&text_of(value))
    };
    let (split, first) = anchors.iter().enumerate().find(|(_, anchor)| !shows(anchor, 0))?;
    let moved = anchors.get(split..).unwrap_or_default();
    let found = |count: &u32| {
        let there = moved.iter().filter(|anchor| shows(anchor, *count)).count();
        let other = moved.len() - there;
        there >= fewest && other * 8 <= there && shows(first, *count)
    };
    (1..=MOST_INSERTED).find(found).map(|count| (first.at, count))
}

/// Whether a label's place is empty or shows an error, or the label of another cell, as after rows
/// were deleted or when moved formulas were calculated again. Labels that were reworded are in
/// their place.
fn is_gone(sheet: &Sheet, labels: &LabelSheet, name: &str, addr: Addr) -> bool {
    let mut own = labels.at(name, addr).peekable();
    if own.peek().is_none() {
        return false;
    }
    match sheet.value(addr) {
        Value::Empty => !sheet.has_formula(addr),
        Value::Error(_) => true,
        value => {
            let shown = text_of(value);
            !shown.is_empty()
                && !own.any(|label| label.is_shown_as(&shown))
                && labels.of(name).any(|(other, label)| other != addr && label.is_shown_as(&shown))
        }
    }
}

impl Displaced {
    /// Where a cell of the template stands now.
    fn place(&self, addr: Addr) -> Addr {
        let Some(inserted) = self.inserted else { return addr };
        match inserted.what {
            Line::Row if addr.row >= inserted.from => Addr::new(addr.column, addr.row + inserted.count),
            Line::Column => Addr::new(inserted.column(addr.column), addr.row),
            Line::Row => addr,
        }
    }
}

impl Inserted {
    fn column(self, column: u16) -> u16 {
        if self.what == Line::Column && u32::from(column) >= self.from {
            return column.saturating_add(u16::try_from(self.count).unwrap_or_default());
        }
        column
    }

    fn rows_before(self, row: u32) -> u32 {
        if self.what == Line::Row && row >= self.from { self.count } else { 0 }
    }
}

impl Layout {
    /// Whether the columns of a list can be told one by one after an insertion: from the country on
    /// they follow each other.
    fn can_follow(&self, sheet: &str, inserted: Inserted) -> bool {
        match sheet {
            SMELTER_LIST => inserted.from <= u32::from(self.smelters.country),
            PRODUCT_LIST => true,
            _ => false,
        }
    }

    /// The layout with every cell where it stands now.
    pub(super) fn follow(&mut self, displaced: &Displaced) {
        let Some(inserted) = displaced.inserted else { return };
        match displaced.sheet {
            DECLARATION => self.follow_on_declaration(displaced),
            SMELTER_LIST => {
                let columns = &mut self.smelters;
                let rows = inserted.rows_before(columns.first_row);
                columns.first_row += rows;
                columns.last_row += rows;
                columns.id_input = columns.id_input.map(|column| inserted.column(column));
                columns.lookup = columns.lookup.map(|column| inserted.column(column));
                for column in [&mut columns.metal, &mut columns.name, &mut columns.country] {
                    *column = inserted.column(*column);
                }
            }
            MINE_LIST => {
                if let Some(mines) = &mut self.mines {
                    let rows = inserted.rows_before(mines.first_row);
                    mines.first_row += rows;
                    mines.last_row += rows;
                }
            }
            _ => {
                let columns = &mut self.products;
                columns.first_row += inserted.rows_before(columns.first_row);
                columns.requester_number = columns.requester_number.map(|column| inserted.column(column));
                for column in [&mut columns.number, &mut columns.name, &mut columns.comments] {
                    *column = inserted.column(*column);
                }
            }
        }
    }

    fn follow_on_declaration(&mut self, displaced: &Displaced) {
        let mut cells: Vec<&mut Addr> = self.company.iter_mut().map(|(_, addr)| addr).collect();
        if let MineralPlaces::Chosen { slots, others, sorted, .. } = &mut self.minerals {
            cells.extend(slots.iter_mut().chain(others).chain([sorted]));
        }
        for question in &mut self.questions {
            cells.push(&mut question.label);
            cells.extend(question.rows.iter_mut().flat_map(|place| [&mut place.answer, &mut place.comment]));
        }
        for question in &mut self.company_questions {
            cells.push(&mut question.label);
            match &mut question.answers {
                CompanyAnswers::One(place) => cells.extend([&mut place.answer, &mut place.comment]),
                CompanyAnswers::PerMineral(places) => {
                    cells.extend(places.iter_mut().flat_map(|place| [&mut place.answer, &mut place.comment]));
                }
            }
        }
        for cell in cells {
            *cell = displaced.place(*cell);
        }
    }
}
