//! CRT 2.2 and 2.21: cobalt only. Hidden rows of other metals are left over and are not read.

use super::{DATE_LIMIT_2026_03_31, company, company_question, question, smelters};
use crate::template::layout::{Layout, MineralPlaces, ProductColumns};
use crate::template::options::{CAHRA_CRT, SHARE, SURVEY_CRT, YES_NO, YES_NO_UNKNOWN};
use crate::template::{CompanyQuestion as C, Family, KnownMineral, MineralQuestion as Q, Revision};

/// Both revisions.
pub fn layout(revision: Revision) -> Layout {
    Layout {
        family: Family::Crt,
        revision,
        company: company(12),
        minerals: MineralPlaces::Fixed(vec![KnownMineral::Cobalt.into()]),
        questions: vec![
            question(1, Q::Used, 25, &[YES_NO_UNKNOWN]),
            question(2, Q::Cahra, 31, &[CAHRA_CRT]),
            question(3, Q::Recycled, 37, &[YES_NO_UNKNOWN]),
            question(4, Q::Response, 43, &[SHARE]),
            question(5, Q::AllIdentified, 49, &[YES_NO_UNKNOWN]),
            question(6, Q::AllReported, 55, &[YES_NO_UNKNOWN]),
        ],
        company_questions: vec![
            company_question('A', C::Policy, 63, YES_NO),
            company_question('B', C::PolicyCoversRisks, 65, YES_NO),
            company_question('C', C::DueDiligence, 67, YES_NO),
            company_question('D', C::RequireDueDiligence, 69, YES_NO),
            company_question('E', C::RequireValidated, 71, YES_NO),
            company_question('F', C::RequireRiskCoverage, 73, YES_NO),
            company_question('G', C::Survey, 75, SURVEY_CRT),
            company_question('H', C::Review, 77, YES_NO),
            company_question('I', C::Corrective, 79, YES_NO),
        ],
        smelters: smelters(2500),
        mines: None,
        products: ProductColumns { first_row: 6, number: 2, name: 3, requester_number: None, comments: 4 },
        date_limit: Some(DATE_LIMIT_2026_03_31),
    }
}
