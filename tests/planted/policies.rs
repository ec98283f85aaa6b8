//! Defects in the answers at company level (CMRT, EMRT).

use crate::{Plant, plant};

/// The rows of the questions A to G, and that of the question on validated smelters for a mineral
/// in scope.
pub struct At {
    pub policy: u32,
    pub public: u32,
    pub validated: &'static [u32],
    pub due_diligence: u32,
    pub survey: u32,
    pub review: u32,
    pub corrective: u32,
    pub filing: Option<u32>,
    pub other_format: &'static str,
    pub strict: bool,
}

pub fn plants(at: &At) -> Vec<Plant> {
    let d = |row: u32| format!("D{row}");
    let g = |row: u32| format!("G{row}");
    let mut plants = vec![
        plant("Q04/error", &d(at.policy)).put(&d(at.policy), "Ja"),
        plant("Q04/error", &d(at.survey)).put(&d(at.survey), "Yes, our own form"),
        plant("Q04/info", &d(at.review)).put(&d(at.review), "YES"),
        plant("Q04/error", &d(at.corrective)).put(&d(at.corrective), "有"),
        plant("P02/error", &d(at.policy)).put(&d(at.policy), "No"),
        plant("P03/error", &g(at.public)).put(&g(at.public), ""),
        plant("P03/error", &g(at.public)).put(&g(at.public), "x"),
        plant("P04/info", &g(at.public)).put(&g(at.public), "https://www.oecd.org/minerals"),
        plant("P05/info", &d(at.public)).put(&d(at.public), "No").put(&g(at.public), ""),
        plant("P05/info", &d(at.policy)).put(&d(at.policy), "No").put(&d(at.public), "No").put(&g(at.public), ""),
        plant("P05/info", &d(at.validated[0])).put(&d(at.validated[0]), "No").put(&g(at.validated[0]), "同上"),
        plant("P13/warning", &d(at.public)).put(&d(at.public), "No"),
        plant("P10/info", &g(at.corrective)).put(&g(at.corrective), "与去年相同"),
        plant("H06/info", &g(at.review)).put(&g(at.review), "前年度と同じ"),
        plant("H03/warning", &g(at.public)).put(&g(at.public), "ｗｗｗ．ｅｘａｍｐｌｅ．ｃｏｍ／ｐｏｌｉｃｙ"),
        plant("P05/info", &d(at.validated[0])).put(&d(at.validated[0]), "No"),
        plant("P05/info", &d(at.review)).put(&d(at.review), "No").put(&d(at.corrective), "No"),
        plant("P05/info", &d(at.corrective)).put(&d(at.corrective), "No").put(&g(at.corrective), ""),
        plant("P06/warning", &d(at.survey)).put(&d(at.survey), "No"),
        plant("P06/info", &d(at.survey)).put(&d(at.survey), "No").put(&g(at.survey), "Suppliers send it unasked"),
        plant("P07/warning", &g(at.survey)).put(&d(at.survey), at.other_format),
        plant("P08/warning", &d(at.corrective)).put(&d(at.review), "No"),
        plant("P09/info", &d(at.due_diligence)).put(&d(at.due_diligence), "No"),
        plant(if at.strict { "P10/info" } else { "P10/warning" }, &g(at.due_diligence)).put(&g(at.due_diligence), ""),
        plant("P10/info", &g(at.corrective)).put(&g(at.corrective), ""),
        plant("P12/info", &d(at.due_diligence))
            .given(
                [at.policy, at.public, at.validated[0], at.review, at.corrective, at.due_diligence, at.survey]
                    .into_iter()
                    .chain(at.validated.iter().copied())
                    .map(|row| crate::form::text(&d(row), "No"))
                    .chain([at.due_diligence, at.public].map(|row| crate::form::text(&g(row), "")))
                    .collect(),
            )
            .put(&d(at.due_diligence), "Yes"),
        plant("D12/warning", &g(at.policy)).put(&g(at.policy), "Only CID999998"),
    ];
    for address in [
        "Responsible minerals policy",
        "n/a",
        "policy@example.com",
        "C:\\policies\\minerals.pdf",
        "http://intranet/minerals",
        "minerals-policy.pdf",
        "See our website",
    ] {
        plants.push(plant("P04/warning", &g(at.public)).put(&g(at.public), address));
    }
    let single = [at.policy, at.public, at.due_diligence, at.survey, at.review, at.corrective];
    for row in single.into_iter().chain(at.validated.iter().copied()).chain(at.filing) {
        plants.push(plant("P01/error", &d(row)).put(&d(row), ""));
    }
    plants
}
