//! CMRT 6.x. Minerals in the order of the form: tantalum, tin, gold, tungsten.

use super::{DATE_LIMIT_2026_03_31, company, company_question, question, smelters};
use crate::template::layout::{Layout, MineralPlaces, ProductColumns};
use crate::template::options::{FILING, SHARE, SURVEY_CMRT, YES_NO, YES_NO_UNKNOWN};
use crate::template::{CompanyQuestion as C, Family, KnownMineral, MineralQuestion as Q, Revision};

/// Up to 6.22 the date cell has an upper limit.
pub fn until_6_22(revision: Revision) -> Layout {
    Layout { date_limit: Some(DATE_LIMIT_2026_03_31), ..from_6_31(revision) }
}

/// From 6.6 on the Product List has columns for the requester.
pub fn from_6_6(revision: Revision) -> Layout {
    let products = ProductColumns { requester_number: Some(4), comments: 6, ..from_6_31(revision.clone()).products };
    Layout { products, ..from_6_31(revision) }
}

/// 6.31 to 6.5.
pub fn from_6_31(revision: Revision) -> Layout {
    let minerals = [KnownMineral::Tantalum, KnownMineral::Tin, KnownMineral::Gold, KnownMineral::Tungsten];
    Layout {
        family: Family::Cmrt,
        revision,
        company: company(12),
        minerals: MineralPlaces::Fixed(minerals.map(Into::into).to_vec()),
        questions: vec![
            question(1, Q::Used, 25, &[YES_NO; 4]),
            question(2, Q::Remains, 31, &[YES_NO; 4]),
            question(3, Q::Covered, 37, &[YES_NO_UNKNOWN; 4]),
            question(4, Q::Cahra, 43, &[YES_NO_UNKNOWN; 4]),
            question(5, Q::Recycled, 49, &[YES_NO_UNKNOWN; 4]),
            question(6, Q::Response, 55, &[SHARE; 4]),
            question(7, Q::AllIdentified, 61, &[YES_NO; 4]),
            question(8, Q::AllReported, 67, &[YES_NO; 4]),
        ],
        company_questions: vec![
            company_question('A', C::Policy, 75, YES_NO),
            company_question('B', C::PolicyUrl, 77, YES_NO),
            company_question('C', C::RequireValidated, 79, YES_NO),
            company_question('D', C::DueDiligence, 81, YES_NO),
            company_question('E', C::Survey, 83, SURVEY_CMRT),
            company_question('F', C::Review, 85, YES_NO),
            company_question('G', C::Corrective, 87, YES_NO),
            company_question('H', C::Filing, 89, FILING),
        ],
        smelters: smelters(2504),
        mines: None,
        products: ProductColumns { first_row: 6, number: 2, name: 3, requester_number: None, comments: 4 },
        date_limit: None,
    }
}
