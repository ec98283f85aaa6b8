//! Which row of the Checker sheet looks at what, per revision. Tables only.
//!
//! Source: formulas and notes of the Checker sheets of the official workbooks, read 2026-11. CMRT
//! 6.6, EMRT 2.11 and AMRT 1.31 are taken to be like the revision before them.

use crate::template::{CompanyField as F, CompanyQuestion as C, Family, Layout, MineralQuestion as Q, Revision};

/// What a row about company information asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Asks {
    /// Anything.
    Filled,
    /// Anything, unless the scope is A, B or blank.
    FilledForUserScope,
    /// A text with "@".
    Email,
}

/// The rows of one Checker sheet. Rows about minerals follow each other, one per mineral of the
/// form.
pub(super) struct CheckerTable {
    /// Company information.
    pub(super) company: &'static [(u32, F, Asks)],
    /// The row that wants at least one mineral.
    pub(super) minerals: Option<u32>,
    /// The row that wants as many names as there are "Other" minerals.
    pub(super) other_minerals: Option<u32>,
    /// First row of each question per mineral.
    pub(super) questions: &'static [(Q, u32)],
    /// Hidden rows that an older template left: how many rows below the first one of each question.
    pub(super) leftovers: &'static [u32],
    /// How many minerals have rows.
    pub(super) mineral_rows: usize,
    /// Answers to the first question that close the others.
    pub(super) used_closes: &'static [&'static str],
    /// Answers to the second question that close the rest.
    pub(super) remains_closes: &'static [&'static str],
    /// Whether an answer is seen only when the questions before it say Yes.
    pub(super) answers_need_yes: bool,
    /// (First) row of each question at company level.
    pub(super) company_questions: &'static [(C, u32)],
    /// Rows that want a comment of more than one character next to a Yes.
    pub(super) comments: &'static [(C, u32)],
    /// Whether the survey row shows the comment when another format is used.
    pub(super) survey_shows_comment: bool,
    /// The row about the Product List.
    pub(super) products: u32,
    /// First row about the Smelter List.
    pub(super) smelters: u32,
    /// The row about smelters that are not listed, where the total counts it, and the last row of
    /// the list it sees.
    pub(super) not_listed: Option<(u32, u32)>,
}

const WHOLE_COLUMN: u32 = crate::workbook::MAX_ROW;
const NO: &[&str] = &["No"];
const NO_UNKNOWN: &[&str] = &["No", "Unknown"];
const NO_UNKNOWN_NOT_APPLICABLE: &[&str] = &["No", "Unknown", "Not applicable for this declaration"];
const NO_UNKNOWN_NOT_DECLARING: &[&str] = &["No", "Unknown", "Not declaring"];

/// The table of a layout.
pub(super) fn of(layout: &Layout) -> CheckerTable {
    let older_than = |revision| layout.revision < Revision::fixed(revision);
    match layout.family {
        Family::Cmrt if older_than("6.22") => CheckerTable { not_listed: Some((69, 2504)), ..CMRT },
        Family::Cmrt => CMRT,
        Family::Emrt1 if older_than("1.2") => EMRT_1_1,
        Family::Emrt1 => EMRT_1_2,
        Family::Emrt2 => EMRT_2,
        Family::Amrt12 => AMRT_1_2,
        Family::Amrt13 => AMRT_1_3,
        Family::Crt => CRT,
    }
}

/// Company information without a row for the authorizer's phone; the date's row is given.
macro_rules! company_rows {
    ($contact:literal, $date:literal) => {
        &[
            (4, F::Name, Asks::Filled),
            (5, F::Scope, Asks::Filled),
            (6, F::ScopeDescription, Asks::FilledForUserScope),
            ($contact, F::ContactName, Asks::Filled),
            ($contact + 1, F::ContactEmail, Asks::Email),
            ($contact + 2, F::ContactPhone, Asks::Filled),
            ($contact + 3, F::AuthorizerName, Asks::Filled),
            ($contact + 4, F::AuthorizerEmail, Asks::Email),
            ($date, F::EffectiveDate, Asks::Filled),
        ]
    };
}

const CMRT: CheckerTable = CheckerTable {
    company: company_rows!(7, 12),
    minerals: None,
    other_minerals: None,
    questions: &[
        (Q::Used, 14),
        (Q::Remains, 19),
        (Q::Covered, 24),
        (Q::Cahra, 29),
        (Q::Recycled, 34),
        (Q::Response, 39),
        (Q::AllIdentified, 44),
        (Q::AllReported, 49),
    ],
    leftovers: &[],
    mineral_rows: 4,
    used_closes: NO,
    remains_closes: NO,
    answers_need_yes: true,
    company_questions: &[
        (C::Policy, 54),
        (C::PolicyUrl, 55),
        (C::RequireValidated, 57),
        (C::DueDiligence, 58),
        (C::Survey, 59),
        (C::Review, 60),
        (C::Corrective, 62),
        (C::Filing, 63),
    ],
    comments: &[(C::PolicyUrl, 56)],
    survey_shows_comment: false,
    products: 64,
    smelters: 65,
    not_listed: Some((69, WHOLE_COLUMN)),
};

const EMRT_1_2: CheckerTable = CheckerTable {
    company: company_rows!(7, 13),
    minerals: None,
    other_minerals: None,
    questions: &[
        (Q::Used, 15),
        (Q::Remains, 20),
        (Q::Cahra, 23),
        (Q::Recycled, 28),
        (Q::Response, 33),
        (Q::AllIdentified, 38),
        (Q::AllReported, 43),
    ],
    leftovers: &[2, 3],
    mineral_rows: 2,
    used_closes: NO_UNKNOWN_NOT_APPLICABLE,
    remains_closes: NO_UNKNOWN_NOT_APPLICABLE,
    answers_need_yes: false,
    company_questions: &[
        (C::Policy, 48),
        (C::PolicyUrl, 49),
        (C::RequireValidated, 52),
        (C::DueDiligence, 54),
        (C::Survey, 55),
        (C::Review, 57),
        (C::Corrective, 58),
    ],
    comments: &[(C::PolicyUrl, 50)],
    survey_shows_comment: true,
    products: 59,
    smelters: 60,
    not_listed: Some((64, WHOLE_COLUMN)),
};

/// The policy itself wants a comment too, and the total stops above the row about smelters that are
/// not listed.
const EMRT_1_1: CheckerTable = CheckerTable {
    company_questions: &[
        (C::Policy, 48),
        (C::PolicyUrl, 50),
        (C::RequireValidated, 53),
        (C::DueDiligence, 55),
        (C::Survey, 56),
        (C::Review, 58),
        (C::Corrective, 59),
    ],
    comments: &[(C::Policy, 49), (C::PolicyUrl, 51)],
    products: 60,
    smelters: 61,
    not_listed: None,
    ..EMRT_1_2
};

const EMRT_2: CheckerTable = CheckerTable {
    company: company_rows!(9, 15),
    minerals: Some(7),
    other_minerals: None,
    questions: &[
        (Q::Used, 17),
        (Q::Remains, 28),
        (Q::Cahra, 39),
        (Q::Recycled, 50),
        (Q::Response, 61),
        (Q::AllIdentified, 72),
        (Q::AllReported, 83),
    ],
    leftovers: &[],
    mineral_rows: 6,
    used_closes: NO_UNKNOWN_NOT_DECLARING,
    remains_closes: NO_UNKNOWN,
    answers_need_yes: false,
    company_questions: &[
        (C::Policy, 94),
        (C::PolicyUrl, 95),
        (C::RequireValidated, 98),
        (C::DueDiligence, 108),
        (C::Survey, 109),
        (C::Review, 110),
        (C::Corrective, 111),
    ],
    comments: &[(C::PolicyUrl, 96)],
    survey_shows_comment: false,
    products: 112,
    smelters: 114,
    not_listed: Some((124, WHOLE_COLUMN)),
};

const AMRT_1_2: CheckerTable = CheckerTable {
    company: company_rows!(8, 14),
    minerals: Some(7),
    other_minerals: None,
    questions: &[(Q::Used, 17)],
    leftovers: &[],
    mineral_rows: 10,
    used_closes: NO_UNKNOWN_NOT_DECLARING,
    remains_closes: &[],
    answers_need_yes: false,
    company_questions: &[],
    comments: &[],
    survey_shows_comment: false,
    products: 38,
    smelters: 40,
    not_listed: None,
};

const AMRT_1_3: CheckerTable = CheckerTable {
    company: company_rows!(9, 15),
    other_minerals: Some(8),
    questions: &[(Q::Used, 18)],
    products: 39,
    smelters: 41,
    not_listed: Some((51, 2504)),
    ..AMRT_1_2
};

const CRT: CheckerTable = CheckerTable {
    company: company_rows!(7, 13),
    minerals: None,
    other_minerals: None,
    questions: &[
        (Q::Used, 15),
        (Q::Cahra, 20),
        (Q::Recycled, 25),
        (Q::Response, 30),
        (Q::AllIdentified, 35),
        (Q::AllReported, 40),
    ],
    leftovers: &[1, 2, 3],
    mineral_rows: 1,
    used_closes: NO_UNKNOWN,
    remains_closes: &[],
    answers_need_yes: false,
    company_questions: &[
        (C::Policy, 45),
        (C::PolicyCoversRisks, 47),
        (C::DueDiligence, 48),
        (C::RequireDueDiligence, 49),
        (C::RequireValidated, 50),
        (C::RequireRiskCoverage, 51),
        (C::Survey, 53),
        (C::Review, 54),
        (C::Corrective, 55),
    ],
    comments: &[(C::Policy, 46)],
    survey_shows_comment: true,
    products: 56,
    smelters: 57,
    not_listed: None,
};

/// How many rows above the right cell the template's own note of a row points, where its note is
/// wrong. English notes; known revisions only.
pub(super) fn note_points_above(layout: &Layout, row: u32) -> Option<u32> {
    match (layout.family, layout.revision.as_str()) {
        (Family::Cmrt, "6.01" | "6.1" | "6.22" | "6.31" | "6.4" | "6.5") if (34..=52).contains(&row) => Some(6),
        (Family::Amrt13, "1.3") if (9..=27).contains(&row) => Some(3),
        _ => None,
    }
}

/// The cell that the template's own note of a row names, where it is wrong and not just some rows
/// off.
pub(super) fn note_names(layout: &Layout, row: u32) -> Option<&'static str> {
    match (layout.family, layout.revision.as_str(), row) {
        (Family::Crt, "2.2" | "2.21", 25) => Some("D44"),
        (Family::Crt, "2.2" | "2.21", 46) => Some("G65"),
        (Family::Emrt1, "1.1" | "1.11", 49) => Some("D69"),
        _ => None,
    }
}
