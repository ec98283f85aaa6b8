//! Where the fields of a template revision are. Tables only: no logic about answers.

use super::question::{CompanyField, CompanyQuestion, MineralQuestion};
use super::{Family, Mineral, Revision};
use crate::base::date::Date;
use crate::workbook::{Addr, CellRef};

/// Name of the sheet with company data and questions.
pub const DECLARATION: &str = "Declaration";
/// Name of the sheet with one row per smelter or refiner.
pub const SMELTER_LIST: &str = "Smelter List";
/// Name of the sheet with one row per mine.
pub const MINE_LIST: &str = "Mine List";
/// Name of the sheet with one row per product.
pub const PRODUCT_LIST: &str = "Product List";
/// Name of the template's own check sheet.
pub const CHECKER: &str = "Checker";
/// The cell of `Checker` with the number of open items, in every revision read.
pub const CHECKER_TOTAL: Addr = Addr::new(4, 2);
/// Name of the template's own list of known smelters.
pub const SMELTER_LOOKUP: &str = "Smelter Look-up";
/// Name of the hidden sheet with every label in every display language.
pub const LABELS: &str = "L";
/// Name of the AMRT sheet where the requester gives reasons.
pub const MINERALS_SCOPE: &str = "Minerals Scope";

/// The fields of one template revision and their places.
#[derive(Clone, Debug, PartialEq)]
pub struct Layout {
    /// Question structure.
    pub family: Family,
    /// Revision as the table knows it.
    pub revision: Revision,
    /// Company information on `Declaration`.
    pub company: Vec<(CompanyField, Addr)>,
    /// How the minerals of the form are chosen.
    pub minerals: MineralPlaces,
    /// Questions answered per mineral, in the order of the form.
    pub questions: Vec<QuestionLayout>,
    /// Questions answered once per company (EMRT C: per mineral), in the order of the form.
    pub company_questions: Vec<CompanyQuestionLayout>,
    /// `Smelter List`.
    pub smelters: SmelterColumns,
    /// `Mine List`, where the template has one.
    pub mines: Option<MineColumns>,
    /// `Product List`.
    pub products: ProductColumns,
    /// The last day that the date cell accepts, as a 1900 serial, where it has such a limit.
    pub date_limit: Option<f64>,
}

/// How a template says which minerals it is about.
#[derive(Clone, Debug, PartialEq)]
pub enum MineralPlaces {
    /// The form has fixed rows for these minerals, in this order.
    Fixed(Vec<Mineral>),
    /// The minerals are chosen in cells of `Declaration`; the answer rows follow them in sorted
    /// order.
    Chosen {
        /// Cells that hold a mineral each.
        slots: Vec<Addr>,
        /// Cells that name the minerals chosen as "Other" (AMRT from 1.3 on).
        others: Vec<Addr>,
        /// First cell of the hidden column that holds the sorted minerals (`AA12`), one per answer
        /// row.
        sorted: Addr,
        /// Values that a slot offers; empty where any text may be typed (AMRT 1.2x).
        offered: &'static [&'static str],
    },
}

/// One question that is answered per mineral.
#[derive(Clone, Debug, PartialEq)]
pub struct QuestionLayout {
    /// Which question.
    pub question: MineralQuestion,
    /// Its number in this template, as printed.
    pub number: u8,
    /// The cell with the question's text (column B).
    pub label: Addr,
    /// The answer rows; row `n` belongs to mineral `n` of the form.
    pub rows: Vec<AnswerPlace>,
}

/// One answer cell with the comment cell next to it.
#[derive(Clone, Debug, PartialEq)]
pub struct AnswerPlace {
    /// Index of the mineral among the rows of the form, from 0.
    pub mineral: usize,
    /// The answer (column D).
    pub answer: Addr,
    /// The comment (column G).
    pub comment: Addr,
    /// What the drop-down of this very cell offers, as stored. `"100%"` may be stored as the
    /// number 1.
    pub options: &'static [&'static str],
}

/// One question at company level.
#[derive(Clone, Debug, PartialEq)]
pub struct CompanyQuestionLayout {
    /// Which question.
    pub question: CompanyQuestion,
    /// Its letter in this template.
    pub letter: char,
    /// The cell with the question's text.
    pub label: Addr,
    /// One answer for the company, or one per mineral.
    pub answers: CompanyAnswers,
}

/// The answer cells of a question at company level.
#[derive(Clone, Debug, PartialEq)]
pub enum CompanyAnswers {
    /// One answer; `mineral` of the place has no meaning and is 0.
    One(AnswerPlace),
    /// One answer per mineral of the form.
    PerMineral(Vec<AnswerPlace>),
}

/// Columns of `Smelter List`, by number from 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SmelterColumns {
    /// First row for data.
    pub first_row: u32,
    /// Last row that has drop-downs and formulas.
    pub last_row: u32,
    /// Column where an id may be typed to fill the row (not in AMRT 1.2x).
    pub id_input: Option<u16>,
    /// Metal.
    pub metal: u16,
    /// Choice from the look-up (not in AMRT 1.2x).
    pub lookup: Option<u16>,
    /// Name; only for smelters that are not listed, where there is a look-up.
    pub name: u16,
    /// The first of country, id, id source, street, city, state, contact name, contact e-mail,
    /// next steps, mine names, mine countries, recycled, comments: these follow each other.
    pub country: u16,
}

/// Columns of `Mine List` are the same in all revisions: A metal, B smelter, C mine ... M comments.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct MineColumns {
    /// First row for data.
    pub first_row: u32,
    /// Last row that has drop-downs.
    pub last_row: u32,
    /// Whether the smelter is chosen from those of the Smelter List (EMRT from 2.1 on, AMRT from
    /// 1.3 on); else it is typed.
    pub smelter_is_chosen: bool,
}

/// Columns of `Product List`, by number from 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ProductColumns {
    /// First row for data.
    pub first_row: u32,
    /// Responder's product number.
    pub number: u16,
    /// Responder's product name.
    pub name: u16,
    /// Requester's number, where the revision has one; the requester's name follows it.
    pub requester_number: Option<u16>,
    /// Comments.
    pub comments: u16,
}

impl Layout {
    /// Whether a mineral is chosen or named in a cell, or, in EMRT 2.x, two rows above it.
    pub(crate) fn chooses_minerals_at(&self, addr: Addr) -> bool {
        let MineralPlaces::Chosen { slots, others, .. } = &self.minerals else { return false };
        let mut places = slots.iter().chain(others);
        places.any(|place| place.column == addr.column && (place.row..=place.row + 2).contains(&addr.row))
    }

    /// The cell of a company field, if this revision has the field.
    pub fn company_cell(&self, field: CompanyField) -> Option<CellRef> {
        self.company.iter().find(|(f, _)| *f == field).map(|(_, addr)| CellRef::new(DECLARATION, *addr))
    }

    /// The cells of `Declaration` with the labels of company fields and questions; they hold
    /// formulas in every revision.
    pub fn label_cells(&self) -> Vec<Addr> {
        let column = self.questions.first().map_or(2, |question| question.label.column);
        let fields = self.company.iter().map(|(_, addr)| Addr::new(column, addr.row));
        let questions = self.questions.iter().map(|question| question.label);
        let company_questions = self.company_questions.iter().map(|question| question.label);
        fields.chain(questions).chain(company_questions).collect()
    }

    /// Whether a column of a sheet for input belongs to the form. The template's own workings and
    /// notes lie right of it, in columns that are hidden.
    pub fn is_in_form(&self, sheet: &str, column: u16) -> bool {
        let last = match sheet {
            SMELTER_LIST => self.smelters.country + 12,
            MINE_LIST => 13,
            PRODUCT_LIST => self.products.comments,
            // The revision stands in the last column.
            _ => 10,
        };
        column <= last
    }

    /// The last day that the date cell accepts, where it has such a limit.
    pub fn last_accepted_day(&self) -> Option<Date> {
        self.date_limit.and_then(|serial| Date::from_serial(serial, false))
    }

    /// The places of a question per mineral, if this revision asks it.
    pub fn question(&self, question: MineralQuestion) -> Option<&QuestionLayout> {
        self.questions.iter().find(|q| q.question == question)
    }

    /// The places of a company question, if this revision asks it.
    pub fn company_question(&self, question: CompanyQuestion) -> Option<&CompanyQuestionLayout> {
        self.company_questions.iter().find(|q| q.question == question)
    }

    /// How many answer rows each question per mineral may have.
    pub fn mineral_rows(&self) -> usize {
        match &self.minerals {
            MineralPlaces::Fixed(minerals) => minerals.len(),
            MineralPlaces::Chosen { .. } => self.questions.first().map_or(0, |q| q.rows.len()),
        }
    }
}
