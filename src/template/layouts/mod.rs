//! One table per family; each revision says only what differs.
//!
//! Source: cells, data validations and Checker formulas of the official workbooks, read 2026-11;
//! CMRT 6.6 and 6.6.1, EMRT 2.11 and 2.11.1, AMRT 1.31 and 1.31.1 from programs that fill them.

mod amrt;
mod cmrt;
mod crt;
mod emrt;

use super::layout::{AnswerPlace, CompanyAnswers, CompanyQuestionLayout, Layout, QuestionLayout, SmelterColumns};
use super::{CompanyField, CompanyQuestion, MineralQuestion, Revision, TemplateKind};
use crate::workbook::Addr;

/// The last day that the date cell of older revisions accepts: 31-Mar-2026 as a 1900 serial.
pub const DATE_LIMIT_2026_03_31: f64 = 46_112.0;

/// A revision that is known: when it was released, and its layout.
pub struct KnownRevision {
    /// Template.
    pub kind: TemplateKind,
    /// Revision as `Declaration!J3` gives it.
    pub revision: Revision,
    /// Day of release as (year, month, day), where the template's own Revision sheet tells it.
    pub released: Option<(i32, u8, u8)>,
    /// Makes the layout.
    pub layout: fn(Revision) -> Layout,
}

const fn known(
    kind: TemplateKind,
    revision: &'static str,
    released: Option<(i32, u8, u8)>,
    layout: fn(Revision) -> Layout,
) -> KnownRevision {
    KnownRevision { kind, revision: Revision::fixed(revision), released, layout }
}

/// Every revision that has a table, oldest first within its template.
pub static KNOWN: &[KnownRevision] = &[
    known(TemplateKind::Cmrt, "6.01", Some((2020, 5, 19)), cmrt::until_6_22),
    known(TemplateKind::Cmrt, "6.1", Some((2021, 4, 28)), cmrt::until_6_22),
    known(TemplateKind::Cmrt, "6.22", Some((2022, 5, 11)), cmrt::until_6_22),
    known(TemplateKind::Cmrt, "6.31", Some((2023, 5, 26)), cmrt::from_6_31),
    known(TemplateKind::Cmrt, "6.4", Some((2024, 4, 26)), cmrt::from_6_31),
    known(TemplateKind::Cmrt, "6.5", Some((2025, 4, 25)), cmrt::from_6_31),
    known(TemplateKind::Cmrt, "6.6", None, cmrt::from_6_6),
    known(TemplateKind::Cmrt, "6.6.1", None, cmrt::from_6_6),
    known(TemplateKind::Emrt, "1.1", Some((2022, 10, 14)), emrt::one),
    known(TemplateKind::Emrt, "1.11", Some((2022, 11, 4)), emrt::one),
    known(TemplateKind::Emrt, "1.2", Some((2023, 5, 12)), emrt::one),
    known(TemplateKind::Emrt, "1.3", Some((2024, 4, 26)), emrt::one),
    known(TemplateKind::Emrt, "2.0", Some((2025, 4, 25)), emrt::two_0),
    known(TemplateKind::Emrt, "2.1", Some((2025, 10, 17)), emrt::two_1),
    known(TemplateKind::Emrt, "2.11", None, emrt::two_1),
    known(TemplateKind::Emrt, "2.11.1", None, emrt::two_1),
    known(TemplateKind::Amrt, "1.2", Some((2024, 10, 4)), amrt::until_1_21),
    known(TemplateKind::Amrt, "1.21", Some((2025, 5, 16)), amrt::until_1_21),
    known(TemplateKind::Amrt, "1.3", Some((2025, 10, 17)), amrt::one_3),
    known(TemplateKind::Amrt, "1.31", None, amrt::from_1_31),
    known(TemplateKind::Amrt, "1.31.1", None, amrt::from_1_31),
    known(TemplateKind::Crt, "2.2", Some((2020, 10, 28)), crt::layout),
    known(TemplateKind::Crt, "2.21", None, crt::layout),
];

/// The table of a revision, if there is one.
pub fn find(kind: TemplateKind, revision: &Revision) -> Option<&'static KnownRevision> {
    KNOWN.iter().find(|known| known.kind == kind && known.revision == *revision)
}

/// The newest revision that has a table.
pub fn newest(kind: TemplateKind) -> Option<&'static KnownRevision> {
    KNOWN.iter().rev().find(|known| known.kind == kind)
}

/// Column D holds the answers, column G the comments, in every revision.
const ANSWER: u16 = 4;
const COMMENT: u16 = 7;
const LABEL: u16 = 2;

fn place(mineral: usize, row: u32, options: &'static [&'static str]) -> AnswerPlace {
    AnswerPlace { mineral, answer: Addr::new(ANSWER, row), comment: Addr::new(COMMENT, row), options }
}

/// A question whose header is in `header_row` and whose answers follow below, one per mineral.
fn question(
    number: u8,
    question: MineralQuestion,
    header_row: u32,
    options: &[&'static [&'static str]],
) -> QuestionLayout {
    let rows = (1u32..).zip(options).enumerate();
    QuestionLayout {
        question,
        number,
        label: Addr::new(LABEL, header_row),
        rows: rows.map(|(mineral, (below, options))| place(mineral, header_row + below, options)).collect(),
    }
}

fn company_question(
    letter: char,
    question: CompanyQuestion,
    row: u32,
    options: &'static [&'static str],
) -> CompanyQuestionLayout {
    CompanyQuestionLayout {
        question,
        letter,
        label: Addr::new(LABEL, row),
        answers: CompanyAnswers::One(place(0, row, options)),
    }
}

/// Company fields: the first three in D8 to D10, the other eleven below each other from
/// `second_block` on.
fn company(second_block: u32) -> Vec<(CompanyField, Addr)> {
    let rows = (8..=10).chain(second_block..);
    CompanyField::ALL.into_iter().zip(rows).map(|(field, row)| (field, Addr::new(ANSWER, row))).collect()
}

/// The smelter table with id, metal and look-up in columns A to C (all but AMRT 1.2x).
const fn smelters(last_row: u32) -> SmelterColumns {
    SmelterColumns { first_row: 5, last_row, id_input: Some(1), metal: 2, lookup: Some(3), name: 4, country: 5 }
}
