//! EMRT 1.x (cobalt and mica) and 2.x (six minerals to choose from).

use super::{DATE_LIMIT_2026_03_31, company, company_question, place, question, smelters};
use crate::template::layout::{
    CompanyAnswers, CompanyQuestionLayout, Layout, MineColumns, MineralPlaces, ProductColumns,
};
use crate::template::options::{
    CAHRA_COBALT, CAHRA_MICA, MINERALS_EMRT, SHARE, SHARE_EMRT, SURVEY_EMRT, USED_APPLICABLE, USED_DECLARING,
    VALIDATED, YES_NO, YES_NO_UNKNOWN,
};
use crate::template::{CompanyQuestion as C, Family, KnownMineral, MineralQuestion as Q, Revision};
use crate::workbook::Addr;

/// 1.1 to 1.3.
pub fn one(revision: Revision) -> Layout {
    Layout {
        family: Family::Emrt1,
        revision,
        company: company(12),
        minerals: MineralPlaces::Fixed([KnownMineral::Cobalt, KnownMineral::Mica].map(Into::into).to_vec()),
        questions: vec![
            question(1, Q::Used, 25, &[USED_APPLICABLE; 2]),
            question(2, Q::Remains, 31, &[YES_NO_UNKNOWN; 2]),
            question(3, Q::Cahra, 37, &[CAHRA_COBALT, CAHRA_MICA]),
            question(4, Q::Recycled, 43, &[YES_NO_UNKNOWN]),
            question(5, Q::Response, 49, &[SHARE; 2]),
            question(6, Q::AllIdentified, 55, &[YES_NO_UNKNOWN; 2]),
            question(7, Q::AllReported, 61, &[YES_NO_UNKNOWN; 2]),
        ],
        company_questions: vec![
            company_question('A', C::Policy, 69, YES_NO),
            company_question('B', C::PolicyUrl, 71, YES_NO),
            CompanyQuestionLayout {
                question: C::RequireValidated,
                letter: 'C',
                label: Addr::new(2, 73),
                answers: CompanyAnswers::PerMineral(vec![place(0, 74, YES_NO), place(1, 75, VALIDATED)]),
            },
            company_question('D', C::DueDiligence, 77, YES_NO),
            company_question('E', C::Survey, 79, SURVEY_EMRT),
            company_question('F', C::Review, 81, YES_NO),
            company_question('G', C::Corrective, 83, YES_NO),
        ],
        smelters: smelters(2500),
        mines: None,
        products: ProductColumns { first_row: 6, number: 2, name: 3, requester_number: None, comments: 4 },
        date_limit: Some(DATE_LIMIT_2026_03_31),
    }
}

/// 2.0.
pub fn two_0(revision: Revision) -> Layout {
    let slots = ["D12", "E12", "G12", "D13", "E13", "G13"];
    Layout {
        family: Family::Emrt2,
        revision,
        company: company(16),
        minerals: MineralPlaces::Chosen {
            slots: slots.into_iter().filter_map(Addr::parse).collect(),
            others: Vec::new(),
            sorted: Addr::new(27, 12),
            offered: MINERALS_EMRT,
        },
        questions: vec![
            question(1, Q::Used, 29, &[USED_DECLARING; 10]),
            question(2, Q::Remains, 41, &[YES_NO_UNKNOWN; 10]),
            question(3, Q::Cahra, 53, &[YES_NO_UNKNOWN; 10]),
            question(4, Q::Recycled, 65, &[YES_NO_UNKNOWN; 10]),
            question(5, Q::Response, 77, &[SHARE_EMRT; 10]),
            question(6, Q::AllIdentified, 89, &[YES_NO_UNKNOWN; 10]),
            question(7, Q::AllReported, 101, &[YES_NO_UNKNOWN; 10]),
        ],
        company_questions: vec![
            company_question('A', C::Policy, 115, YES_NO),
            company_question('B', C::PolicyUrl, 117, YES_NO),
            CompanyQuestionLayout {
                question: C::RequireValidated,
                letter: 'C',
                label: Addr::new(2, 119),
                answers: CompanyAnswers::PerMineral(
                    (120..130).enumerate().map(|(mineral, row)| place(mineral, row, VALIDATED)).collect(),
                ),
            },
            company_question('D', C::DueDiligence, 131, YES_NO),
            company_question('E', C::Survey, 133, SURVEY_EMRT),
            company_question('F', C::Review, 135, YES_NO),
            company_question('G', C::Corrective, 137, YES_NO),
        ],
        smelters: smelters(2504),
        mines: Some(MineColumns { first_row: 5, last_row: 2504, smelter_is_chosen: false }),
        products: ProductColumns { first_row: 6, number: 2, name: 3, requester_number: None, comments: 4 },
        date_limit: Some(DATE_LIMIT_2026_03_31),
    }
}

/// From 2.1 on the Product List has columns for the requester, the smelter table ends earlier, and
/// the Mine List takes its smelters from that table.
pub fn two_1(revision: Revision) -> Layout {
    let base = two_0(revision);
    Layout {
        smelters: smelters(2497),
        mines: base.mines.map(|mines| MineColumns { smelter_is_chosen: true, ..mines }),
        products: ProductColumns { requester_number: Some(4), comments: 6, ..base.products },
        ..base
    }
}
