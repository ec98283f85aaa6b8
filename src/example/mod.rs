//! Forms in order, made by code with invented companies, to be changed one cell at a time:
//! the examples of the rules, the tests, and the sample files of the page.

mod demands;
mod fill;
mod labels;
mod lists;
#[cfg(feature = "samples")]
pub mod xlsx;

pub use demands::demanding_profile;
pub use lists::invented_lists;

use crate::declaration::{MineColumn, ProductColumn, SmelterColumn};
use crate::template::{
    CompanyAnswers, CompanyField, CompanyQuestion, DECLARATION, KnownMineral, Layout, MINE_LIST, Mineral,
    MineralPlaces, MineralQuestion, PRODUCT_LIST, Revision, SMELTER_LIST, TemplateKind, layouts,
};
use crate::workbook::{Addr, Cell, Sheet, Value, Workbook};

/// One change to a form.
#[derive(Clone, Copy, Debug)]
pub struct Edit {
    /// Where.
    pub place: Place,
    /// What is put there.
    pub put: Put,
}

impl Edit {
    /// A change.
    pub const fn new(place: Place, put: Put) -> Self {
        Self { place, put }
    }

    /// Text in a place.
    pub const fn text(place: Place, text: &'static str) -> Self {
        Self { place, put: Put::Text(text) }
    }

    /// Empties a place.
    pub const fn blank(place: Place) -> Self {
        Self { place, put: Put::Blank }
    }
}

/// A place of a form by name, so that one example fits several revisions.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// Company information.
    Company(CompanyField),
    /// A cell where a mineral is chosen, counted from 0.
    MineralSlot(usize),
    /// A cell that names an "Other" mineral, counted from 0.
    OtherMineral(usize),
    /// Answer about a mineral.
    Answer(MineralQuestion, KnownMineral),
    /// Comment beside it.
    Comment(MineralQuestion, KnownMineral),
    /// Answer in a row of the form counted from 0, whatever its mineral.
    AnswerRow(MineralQuestion, usize),
    /// Answer at company level.
    CompanyAnswer(CompanyQuestion),
    /// Comment beside it.
    CompanyComment(CompanyQuestion),
    /// Answer at company level about one mineral (EMRT C).
    CompanyAnswerAbout(CompanyQuestion, KnownMineral),
    /// A cell of a smelter row; rows are counted from 1. The form in order has one row.
    Smelter(u32, SmelterColumn),
    /// A cell of a mine row, counted from 1. The form in order has none.
    Mine(u32, MineColumn),
    /// A cell of a product row, counted from 1. The form in order has none.
    Product(u32, ProductColumn),
    /// Any cell.
    Cell(&'static str, &'static str),
}

/// What an example puts into a cell.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Put {
    /// Nothing: the cell is emptied.
    Blank,
    /// Text.
    Text(&'static str),
    /// A number, such as the serial of a day.
    Number(f64),
    /// A formula with this stored text.
    Formula(&'static str),
    /// A formula without a stored result.
    FormulaNotCalculated,
    /// A formula error.
    Error(&'static str),
    /// Nothing is put; the row of the cell is hidden.
    HiddenRow,
}

/// A form that can be changed before it becomes a workbook.
#[derive(Clone, Debug)]
pub struct Form {
    /// Template.
    pub kind: TemplateKind,
    /// Where the fields are.
    pub layout: Layout,
    sheets: Vec<Sheet>,
}

impl Form {
    /// A form in order: every required cell is filled and no rule finds anything on 2026-03-02.
    /// `None` for a revision without a table.
    pub fn in_order(kind: TemplateKind, revision: &str) -> Option<Self> {
        let known = layouts::KNOWN.iter().find(|known| known.kind == kind && known.revision.as_str() == revision)?;
        let layout = (known.layout)(Revision::clone(&known.revision));
        Some(fill::in_order(kind, layout, known.released))
    }

    /// Changes cells.
    #[must_use]
    pub fn with(mut self, edits: &[Edit]) -> Self {
        for edit in edits {
            self.edit(*edit);
        }
        self
    }

    /// Changes one cell. A place that the revision does not have stays as it is.
    pub fn edit(&mut self, edit: Edit) {
        let Some((sheet, addr)) = self.resolve(edit.place) else { return };
        if edit.put == Put::HiddenRow {
            self.sheets.iter_mut().filter(|s| s.name() == sheet).for_each(|sheet| sheet.hide_row(addr.row));
        } else {
            self.put(sheet, addr, cell(edit.put));
        }
    }

    /// Puts a cell on a sheet, which is added if it is not there.
    pub fn put(&mut self, sheet: &str, addr: Addr, cell: Cell) {
        if let Some(found) = self.sheets.iter_mut().find(|s| s.name() == sheet) {
            found.put(addr, cell);
            return;
        }
        let mut added = Sheet::new(sheet);
        added.put(addr, cell);
        self.sheets.push(added);
    }

    /// Takes a sheet away.
    pub fn remove_sheet(&mut self, name: &str) {
        self.sheets.retain(|sheet| sheet.name() != name);
    }

    /// The sheets in the order of the tabs.
    pub fn sheets(&self) -> &[Sheet] {
        &self.sheets
    }

    /// The form as a workbook in memory.
    pub fn into_workbook(self) -> Workbook {
        Workbook::from_sheets(self.sheets)
    }

    /// The minerals of the answer rows of the form in order.
    fn mineral_row(&self, mineral: KnownMineral) -> Option<usize> {
        match &self.layout.minerals {
            MineralPlaces::Fixed(minerals) => minerals.iter().position(|m| m.is(mineral)),
            MineralPlaces::Chosen { sorted, .. } => {
                let sheet = self.sheets.iter().find(|sheet| sheet.name() == DECLARATION)?;
                (0..self.layout.mineral_rows()).zip(sorted.row..).find_map(|(index, row)| {
                    let value = sheet.value(Addr::new(sorted.column, row));
                    Mineral::parse(&value.display()).filter(|m| m.is(mineral)).map(|_| index)
                })
            }
        }
    }

    /// The cell of a place.
    pub fn resolve(&self, place: Place) -> Option<(&'static str, Addr)> {
        let answer = |question, row: usize| {
            let places = &self.layout.question(question)?.rows;
            places.iter().find(|place| place.mineral == row)
        };
        let company_answer = |question, row: Option<usize>| match &self.layout.company_question(question)?.answers {
            CompanyAnswers::One(place) => Some(place),
            CompanyAnswers::PerMineral(places) => match row {
                Some(row) => places.iter().find(|place| place.mineral == row),
                None => places.first(),
            },
        };
        let addr = match place {
            Place::Company(field) => self.layout.company_cell(field)?.addr,
            Place::MineralSlot(index) => match &self.layout.minerals {
                MineralPlaces::Chosen { slots, .. } => *slots.get(index)?,
                MineralPlaces::Fixed(_) => return None,
            },
            Place::OtherMineral(index) => match &self.layout.minerals {
                MineralPlaces::Chosen { others, .. } => *others.get(index)?,
                MineralPlaces::Fixed(_) => return None,
            },
            Place::Answer(question, mineral) => answer(question, self.mineral_row(mineral)?)?.answer,
            Place::Comment(question, mineral) => answer(question, self.mineral_row(mineral)?)?.comment,
            Place::AnswerRow(question, row) => answer(question, row)?.answer,
            Place::CompanyAnswer(question) => company_answer(question, None)?.answer,
            Place::CompanyComment(question) => company_answer(question, None)?.comment,
            Place::CompanyAnswerAbout(question, mineral) => {
                company_answer(question, Some(self.mineral_row(mineral)?))?.answer
            }
            Place::Smelter(row, column) => {
                let columns = &self.layout.smelters;
                let number = columns.number(column)?;
                return Some((SMELTER_LIST, Addr::new(number, columns.first_row + row - 1)));
            }
            Place::Mine(row, column) => {
                let number = u16::try_from(column as usize).ok()? + 1;
                return Some((MINE_LIST, Addr::new(number, self.layout.mines?.first_row + row - 1)));
            }
            Place::Product(row, column) => {
                let products = &self.layout.products;
                let number = match column {
                    ProductColumn::Number => products.number,
                    ProductColumn::Name => products.name,
                    ProductColumn::RequesterNumber => products.requester_number?,
                    ProductColumn::RequesterName => products.requester_number? + 1,
                    ProductColumn::Comments => products.comments,
                };
                return Some((PRODUCT_LIST, Addr::new(number, products.first_row + row - 1)));
            }
            Place::Cell(sheet, addr) => return Some((sheet, Addr::parse(addr)?)),
        };
        Some((DECLARATION, addr))
    }
}

fn cell(put: Put) -> Cell {
    let text = |text: &'static str| Value::Text(text.into());
    match put {
        Put::Blank | Put::HiddenRow => Cell::default(),
        Put::Text(content) => Cell { value: text(content), formula: false },
        Put::Number(number) => Cell { value: Value::Number(number), formula: false },
        Put::Formula(result) => Cell { value: text(result), formula: true },
        Put::FormulaNotCalculated => Cell { value: Value::Empty, formula: true },
        Put::Error(error) => Cell { value: Value::Error(crate::workbook::CellError(error.into())), formula: false },
    }
}
