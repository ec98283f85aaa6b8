//! One input cell: where it is, what field it is, what it holds.

use super::filler::Filler;
use super::marks::{Mark, mark_of};
use super::typed::Typed;
use crate::base::normal::key;
use crate::base::text::{Text, looks_blank};
use crate::template::{CompanyField, CompanyQuestion, Mineral, MineralQuestion, options};
use crate::workbook::{CellError, CellRef, Value};
use std::borrow::Cow;

/// One input cell as the supplier left it.
#[derive(Clone, Debug, PartialEq)]
pub struct Entry {
    /// Where it is.
    pub cell: CellRef,
    /// Which field it is.
    pub field: Field,
    /// The text as a person sees it in the cell; empty for a blank. Blanks around it are kept.
    pub typed: Typed,
    /// The stored number, where the cell holds one: a date's serial, or 1 for 100 %.
    pub number: Option<f64>,
    /// Where the value comes from.
    pub origin: Origin,
}

/// Where the value of a cell comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Origin {
    /// Typed, pasted or chosen: no formula in the cell.
    Typed,
    /// The stored result of a formula.
    Formula,
    /// A formula without a stored result, resolved here from the workbook's own Smelter Look-up.
    Resolved,
    /// A formula that shows nothing or an error, because the template does not find what was typed;
    /// the value is what it would show for what is meant.
    Meant,
    /// A formula without a stored result that could not be resolved: what it would show is not
    /// known.
    NotCalculated,
}

impl Entry {
    /// The entry for a cell with this value.
    pub fn new(cell: CellRef, field: Field, value: &Value<'_>, formula: bool) -> Self {
        let origin = match (formula, value) {
            (false, _) => Origin::Typed,
            (true, Value::Empty) => Origin::NotCalculated,
            (true, _) => Origin::Formula,
        };
        let number = match value {
            Value::Number(number) => Some(*number),
            _ => None,
        };
        Self { cell, field, typed: value.display().into_owned().into(), number, origin }
    }

    /// The entry for a cell of a list. A formula's 0 is seen as nothing there: rows that nobody
    /// filled have it.
    pub(super) fn in_list(cell: CellRef, field: Field, value: &Value<'_>, formula: bool) -> Self {
        let mut entry = Self::new(cell, field, value, formula);
        if entry.is_zero_result() {
            entry.typed = Typed::default();
            entry.number = Some(0.0);
        }
        entry
    }

    /// The text without blanks, tabs, line breaks and no-break spaces around it.
    pub fn text(&self) -> &str {
        self.typed.trim()
    }

    /// Whether nothing is seen in the cell: blanks and characters that show nothing are none. The
    /// number 0 in a cell of the form is nothing to the Checker, and no answer.
    pub fn is_blank(&self) -> bool {
        let is_of_list = matches!(self.field, Field::Smelter(_) | Field::Mine(_) | Field::Product(_));
        looks_blank(&self.typed) || (self.number == Some(0.0) && !is_of_list)
    }

    /// Whether the cell shows something that a program puts in place of a value: a formula error
    /// (`#N/A`, `#REF!`), the mark of a formula that was not calculated (`Loading...`, `Err:502`, a
    /// formula's 0 where text belongs), or a lone `!`.
    pub fn is_error_mark(&self) -> bool {
        self.is_picture() || self.data_type().is_some() || mark_of(self.text()).is_some() || self.is_zero_result()
    }

    /// What a person sees in the cell. A value that is only meant is not there to be seen.
    pub fn shown(&self) -> &str {
        if self.origin == Origin::Meant { "" } else { &self.typed }
    }

    /// Whether the cell holds a picture in place of a value.
    pub fn is_picture(&self) -> bool {
        CellError::is_picture(&self.typed)
    }

    /// What Excel shows in a cell that holds a linked data type in place of a text, such as a
    /// country of the type Geography.
    pub fn data_type(&self) -> Option<&str> {
        CellError::data_type_shows(&self.typed)
    }

    /// Whether the mark is that of a formula that the program which saved the file did not
    /// calculate, so that calculating it again is the way out.
    pub fn is_not_calculated_mark(&self) -> bool {
        mark_of(self.text()) == Some(Mark::NotCalculated) || self.is_zero_result()
    }

    /// Whether a formula gives 0: what programs store for one that they did not calculate, and what
    /// a formula shows that points at an empty cell. No field of a form takes a 0.
    fn is_zero_result(&self) -> bool {
        self.origin == Origin::Formula && self.text() == "0"
    }

    /// The text, or nothing where the cell shows a mark in place of a value
    /// ([`Self::is_error_mark`]).
    pub fn readable(&self) -> &str {
        if self.is_error_mark() || self.is_blank() { "" } else { self.text() }
    }

    /// Whether a person typed or pasted something here.
    pub fn is_filled_by_hand(&self) -> bool {
        self.origin == Origin::Typed && !self.is_blank()
    }

    /// The mineral that a cell for minerals selects; `None` for a blank, "(Delete Cobalt)" and
    /// "Other".
    pub fn mineral(&self) -> Option<Mineral> {
        let deleted = self.text().starts_with('(') && self.key().contains("delete");
        if deleted || self.is_other_mineral() || self.is_error_mark() { None } else { Mineral::parse(&self.typed) }
    }

    /// Whether a cell for minerals holds the choice that is named in a cell below.
    pub fn is_other_mineral(&self) -> bool {
        self.key() == key(options::OTHER_MINERAL)
    }

    /// Whether the cell holds a formula.
    pub fn is_formula(&self) -> bool {
        self.origin != Origin::Typed
    }

    /// [`key`] of the text, for comparing without case.
    pub fn key(&self) -> &str {
        self.typed.key()
    }

    /// The readable text as a name, without company forms, accents and blanks:
    /// [`crate::base::normal::ComparableName::core`].
    pub fn name_core(&self) -> &str {
        if self.readable().is_empty() { "" } else { self.typed.name_core() }
    }

    /// Whether the text fills the cell in this way without saying what belongs there. Formula
    /// errors and unfinished marks are read as texts too.
    pub fn is_filler(&self, filler: Filler) -> bool {
        self.typed.is_filler(filler)
    }
}

/// Which field of the form a cell is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Field {
    /// Company information.
    Company(CompanyField),
    /// Choice of a mineral in scope; the number counts the slots from 0.
    MineralSlot(usize),
    /// Name of a mineral chosen as "Other"; the number counts the cells from 0.
    OtherMineral(usize),
    /// Answer for the mineral in this row of the form (from 0).
    Answer(MineralQuestion, usize),
    /// Comment next to such an answer.
    Comment(MineralQuestion, usize),
    /// Answer at company level; with the mineral's row where the question is asked per mineral.
    CompanyAnswer(CompanyQuestion, Option<usize>),
    /// Comment next to such an answer.
    CompanyComment(CompanyQuestion, Option<usize>),
    /// Cell of a smelter row.
    Smelter(SmelterColumn),
    /// Cell of a mine row.
    Mine(MineColumn),
    /// Cell of a product row.
    Product(ProductColumn),
}

impl Field {
    /// The field's key in data for programs, the same in every revision. Mineral and question of an
    /// answer are not in it.
    pub fn key(self) -> Cow<'static, str> {
        match self {
            Self::Company(field) => field.key().into(),
            Self::MineralSlot(_) => "mineral".into(),
            Self::OtherMineral(_) => "other_mineral".into(),
            Self::Answer(..) | Self::CompanyAnswer(..) => "answer".into(),
            Self::Comment(..) | Self::CompanyComment(..) => "comment".into(),
            Self::Smelter(column) => format!("smelter.{}", column.key()).into(),
            Self::Mine(column) => format!("mine.{}", column.key()).into(),
            Self::Product(column) => format!("product.{}", column.key()).into(),
        }
    }

    /// Key of the question that the cell answers or comments on.
    pub const fn question_key(self) -> Option<&'static str> {
        match self {
            Self::Answer(question, _) | Self::Comment(question, _) => Some(question.key()),
            Self::CompanyAnswer(question, _) | Self::CompanyComment(question, _) => Some(question.key()),
            _ => None,
        }
    }

    /// The row of the form, from 0, of an answer or comment about a mineral.
    pub const fn mineral_row(self) -> Option<usize> {
        match self {
            Self::Answer(_, row) | Self::Comment(_, row) => Some(row),
            Self::CompanyAnswer(_, row) | Self::CompanyComment(_, row) => row,
            _ => None,
        }
    }

    /// Whether the value is chosen from a drop-down, or from names that the template knows: what is
    /// not offered there has rules of its own.
    pub const fn is_chosen(self) -> bool {
        match self {
            Self::Company(field) => matches!(field, CompanyField::Scope),
            Self::MineralSlot(_) | Self::Answer(..) | Self::CompanyAnswer(..) => true,
            Self::OtherMineral(_) | Self::Comment(..) | Self::CompanyComment(..) | Self::Product(_) => false,
            Self::Smelter(column) => matches!(
                column,
                SmelterColumn::Metal | SmelterColumn::Lookup | SmelterColumn::Country | SmelterColumn::Recycled
            ),
            Self::Mine(column) => matches!(column, MineColumn::Metal | MineColumn::Smelter | MineColumn::Country),
        }
    }

    /// Whether the cell holds data of the supplier's own: company, people, products and notes on
    /// rows of lists, but no answer, date or smelter.
    pub const fn is_own(self) -> bool {
        match self {
            Self::Company(field) => !matches!(field, CompanyField::Scope | CompanyField::EffectiveDate),
            Self::Smelter(column) => matches!(
                column,
                SmelterColumn::ContactName
                    | SmelterColumn::ContactEmail
                    | SmelterColumn::NextSteps
                    | SmelterColumn::Comments
            ),
            Self::Mine(column) => matches!(
                column,
                MineColumn::ContactName | MineColumn::ContactEmail | MineColumn::NextSteps | MineColumn::Comments
            ),
            Self::Product(_) => true,
            Self::MineralSlot(_)
            | Self::OtherMineral(_)
            | Self::Answer(..)
            | Self::Comment(..)
            | Self::CompanyAnswer(..)
            | Self::CompanyComment(..) => false,
        }
    }

    /// Whether the cell is for free remarks: a comment, or the proposed next steps of a smelter or
    /// mine.
    pub const fn is_remark(self) -> bool {
        match self {
            Self::Comment(..) | Self::CompanyComment(..) => true,
            Self::Smelter(column) => matches!(column, SmelterColumn::NextSteps | SmelterColumn::Comments),
            Self::Mine(column) => matches!(column, MineColumn::NextSteps | MineColumn::Comments),
            Self::Product(column) => matches!(column, ProductColumn::Comments),
            Self::Company(_)
            | Self::MineralSlot(_)
            | Self::OtherMineral(_)
            | Self::Answer(..)
            | Self::CompanyAnswer(..) => false,
        }
    }
}

macro_rules! columns {
    ($(#[$doc:meta])* $name:ident { $($variant:ident, $key:literal, $en:literal, $zh:literal;)* }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum $name {
            $(#[doc = $en] $variant,)*
        }

        impl $name {
            /// Every column in the order of the sheet.
            pub const ALL: &'static [$name] = &[$(Self::$variant,)*];

            /// The column's key in data for programs.
            pub const fn key(self) -> &'static str {
                match self { $(Self::$variant => $key,)* }
            }

            /// What the column is called, in our own words.
            pub const fn name(self) -> Text {
                match self { $(Self::$variant => Text::fixed($en, $zh),)* }
            }
        }
    };
}

columns! {
    /// A column of `Smelter List`.
    SmelterColumn {
        IdInput, "id_input", "ID input column", "识别号输入列";
        Metal, "metal", "Metal", "金属";
        Lookup, "lookup", "Smelter look-up", "冶炼厂查找";
        Name, "name", "Smelter name", "冶炼厂名称";
        Country, "country", "Smelter country", "冶炼厂所在国家或地区";
        Id, "id", "Smelter ID", "冶炼厂识别号";
        IdSource, "id_source", "Source of the ID", "识别号来源";
        Street, "street", "Street", "街道";
        City, "city", "City", "城市";
        State, "state", "State or province", "州/省";
        ContactName, "contact_name", "Smelter contact", "冶炼厂联系人";
        ContactEmail, "contact_email", "Smelter contact's e-mail", "冶炼厂联系人电子邮件";
        NextSteps, "next_steps", "Proposed next steps", "建议的后续步骤";
        MineNames, "mine_names", "Names of mines", "矿场名称";
        MineCountries, "mine_countries", "Countries of mines", "矿场所在国家或地区";
        Recycled, "recycled", "100% recycled or scrap", "是否 100% 来自回收料或报废料";
        Comments, "comments", "Comments", "注释";
    }
}

columns! {
    /// A column of `Mine List`.
    MineColumn {
        Metal, "metal", "Metal", "金属";
        Smelter, "smelter", "Smelters sourcing from the mine", "从该矿场采购的冶炼厂";
        Name, "name", "Mine name", "矿场名称";
        Id, "id", "Mine ID", "矿场识别号";
        IdSource, "id_source", "Source of the mine ID", "矿场识别号来源";
        Country, "country", "Mine country", "矿场所在国家或地区";
        Street, "street", "Street", "街道";
        City, "city", "City", "城市";
        State, "state", "State or province", "州/省";
        ContactName, "contact_name", "Mine contact", "矿场联系人";
        ContactEmail, "contact_email", "Mine contact's e-mail", "矿场联系人电子邮件";
        NextSteps, "next_steps", "Proposed next steps", "建议的后续步骤";
        Comments, "comments", "Comments", "注释";
    }
}

columns! {
    /// A column of `Product List`.
    ProductColumn {
        Number, "number", "Responder's product number", "回复方的产品编号";
        Name, "name", "Responder's product name", "回复方的产品名称";
        RequesterNumber, "requester_number", "Requester's product number", "请求方的产品编号";
        RequesterName, "requester_name", "Requester's product name", "请求方的产品名称";
        Comments, "comments", "Comments", "注释";
    }
}
