//! Defects in the answers about one mineral, for the templates that ask all questions (CMRT, EMRT).

use crate::form::{Edit, text};
use crate::{Plant, plant};

/// The rows of the answers about one mineral that is used, whose smelters are all listed.
pub struct At {
    pub used: u32,
    pub remains: u32,
    pub covered: Option<u32>,
    pub cahra: u32,
    pub recycled: u32,
    pub response: u32,
    pub identified: u32,
    pub reported: u32,
}

fn d(row: u32) -> String {
    format!("D{row}")
}

fn g(row: u32) -> String {
    format!("G{row}")
}

impl At {
    /// The rows of another mineral, so many rows below or above.
    pub fn moved(&self, by: i32) -> Self {
        let to = |row: u32| row.checked_add_signed(by).unwrap();
        Self {
            used: to(self.used),
            remains: to(self.remains),
            covered: self.covered.map(to),
            cahra: to(self.cahra),
            recycled: to(self.recycled),
            response: to(self.response),
            identified: to(self.identified),
            reported: to(self.reported),
        }
    }

    fn later(&self) -> Vec<u32> {
        let rows = [Some(self.cahra), self.covered, Some(self.recycled), Some(self.response)];
        rows.into_iter().flatten().chain([self.identified, self.reported]).collect()
    }

    /// Nothing is answered after the first two questions.
    pub fn no_later_answers(&self) -> Vec<Edit> {
        self.later().into_iter().map(|row| text(&d(row), "")).collect()
    }

    /// The origin is known and explained, so that gaps of knowledge contradict nothing.
    pub fn known_origin(&self) -> Vec<Edit> {
        let rows = [Some(self.cahra), self.covered].into_iter().flatten();
        rows.flat_map(|row| [text(&d(row), "Yes"), text(&g(row), "Rwanda; the smelter is audited")]).collect()
    }

    /// Not all smelters are identified, and the comment says why.
    pub fn not_all_identified(&self) -> Vec<Edit> {
        vec![text(&d(self.identified), "No"), text(&g(self.identified), "Two suppliers follow in May")]
    }
}

/// How the template names the choices and judges.
pub struct Habits {
    /// Severity of what CMRT warns about and EMRT shows.
    pub strict: bool,
}

pub fn plants(at: &At, closed: &At, habits: &Habits) -> Vec<Plant> {
    let strict = habits.strict;
    let first = at.covered.unwrap_or(at.cahra);
    let mut plants = vec![
        plant("Q01/error", &d(at.used)).put(&d(at.used), ""),
        plant("Q01/error", &d(closed.used)).put(&d(closed.used), ""),
        plant("Q02/error", &d(at.remains)).put(&d(at.remains), ""),
        // Other spellings and languages.
        plant("Q04/error", &d(at.used)).put(&d(at.used), "是"),
        plant("Q04/error", &d(at.used)).put(&d(at.used), "Maybe"),
        plant(if strict { "Q04/error" } else { "Q04/info" }, &d(at.used)).put(&d(at.used), "Yes "),
        plant(if strict { "Q04/error" } else { "Q04/info" }, &d(at.used)).put(&d(at.used), "Yes\u{3000}"),
        plant("Q04/error", &d(at.used)).put(&d(at.used), "Ｙｅｓ"),
        plant("Q04/error", &d(at.used)).put(&d(at.used), "Yes（是）"),
        plant("Q04/info", &d(at.used)).put(&d(at.used), "yes"),
        plant("Q04/error", &d(at.remains)).put(&d(at.remains), "Ja"),
        plant("Q04/info", &d(at.cahra)).put(&d(at.cahra), "no"),
        plant("Q04/error", &d(at.cahra)).put(&d(at.cahra), "DRC only"),
        plant("Q04/error", &d(at.cahra)).put(&d(at.cahra), "否"),
        plant("Q04/info", &d(at.recycled)).put(&d(at.recycled), "NO"),
        plant("Q04/error", &d(at.response)).number(&d(at.response), 120.0),
        plant("Q04/error", &d(at.response)).put(&d(at.response), "100 percent"),
        plant("Q04/info", &d(at.response)).put(&d(at.response), "100 %"),
        plant("Q04/error", &d(at.response)).put(&d(at.response), "All of them"),
        plant("Q04/error", &d(at.identified)).put(&d(at.identified), "Partly"),
        plant("Q04/info", &d(at.reported)).put(&d(at.reported), "YES"),
        // Answers about a mineral that is not used.
        plant("Q05/info", &d(closed.cahra)).put(&d(closed.cahra), "Unknown"),
        plant("Q05/warning", &d(closed.cahra)).put(&d(closed.cahra), "Yes"),
        plant("Q05/warning", &d(closed.response)).put(&d(closed.response), "100%"),
        plant("Q05/warning", &d(closed.response)).number(&d(closed.response), 1.0),
        plant("Q05/warning", &d(closed.cahra)).put(&d(closed.cahra), "No").put(&d(closed.identified), "Yes"),
        plant(if strict { "Q08/info" } else { "Q08/warning" }, &g(at.cahra)).put(&d(at.cahra), "Yes"),
        plant("Q09/info", &d(at.cahra)).put(&d(at.cahra), "Unknown"),
        plant("Q09/info", &d(at.recycled)).put(&d(at.recycled), "Unknown"),
        plant("Q09/info", &d(at.cahra)).put(&d(at.cahra), "Unknown").put(&d(at.recycled), "Unknown"),
        plant(if strict { "Q11/warning" } else { "Q11/info" }, &d(at.identified))
            .given(at.known_origin())
            .put(&d(at.identified), "No"),
        plant("Q11/info", &d(at.identified)).given(at.known_origin()).with(at.not_all_identified()),
        plant(if strict { "Q11/warning" } else { "Q11/info" }, &d(at.identified))
            .given(at.known_origin())
            .put(&d(at.identified), "No")
            .put(&d(at.reported), "No"),
        plant("Q12/info", &d(at.response)).put(&g(at.response), "88 %"),
        plant("Q12/info", &d(at.response)).put(&g(at.response), "88% of the suppliers answered"),
        // Contradictions.
        plant("X02/warning", &d(at.recycled)).given(at.known_origin()).put(&d(at.recycled), "Yes"),
        plant("X02/warning", &d(at.recycled)).given(vec![text(&d(at.recycled), "Yes")]).put(&d(at.cahra), "Yes"),
        plant("X02/info", &d(at.recycled)).put(&d(at.recycled), "Yes").put(&d(at.cahra), "Unknown"),
        plant("X03/warning", &d(first))
            .given([at.known_origin(), at.not_all_identified()].concat())
            .put(&d(first), "No")
            .put(&d(at.cahra), "No"),
        plant("X03/warning", &d(first))
            .given([at.known_origin(), at.not_all_identified(), vec![text(&d(at.response), "50% or less")]].concat())
            .put(&d(first), "No")
            .put(&d(at.cahra), "No"),
        plant("X03/warning", &d(first)).put(&d(at.response), "Greater than 90%").and(
            "X04",
            &d(at.identified),
            "the answers on suppliers and on smelters disagree as well",
        ),
        plant("X03/warning", &d(first)).with(at.not_all_identified()).and(
            "Q11",
            &d(at.identified),
            "customers ask for the missing smelters whatever their origin is",
        ),
        plant("X06/warning", &d(at.reported)).put(&d(at.reported), "No"),
        plant("X06/info", &d(at.reported)).put(&d(at.reported), "No").put(&g(at.reported), "One more smelter follows"),
        plant("X08/warning", &d(closed.remains)).put(&d(closed.remains), "Yes"),
        plant("X08/warning", &d(closed.remains)).put(&d(closed.remains), "Yes").put(&d(closed.cahra), "No"),
        // Lists.
        plant("D12/warning", &g(at.used)).put(&g(at.used), "CID999998 is our smelter"),
        plant("D12/warning", &g(at.identified)).put(&g(at.identified), "Also CID999998; CID999997"),
    ];
    for row in at.later() {
        plants.push(plant("Q03/error", &d(row)).put(&d(row), ""));
    }
    for share in ["Greater than 90%", "Greater than 75%", "Greater than 50%", "50% or less"] {
        plants.push(plant("X04/warning", &d(at.identified)).given(at.known_origin()).put(&d(at.response), share));
    }
    plants.push(
        plant("X04/info", &d(at.identified))
            .given(at.known_origin())
            .put(&d(at.response), "Greater than 90%")
            .put(&g(at.identified), "The others buy from the same smelters"),
    );
    let nobody: &[&str] = if strict { &["None"] } else { &["None", "Did not survey"] };
    for share in nobody {
        plants.push(plant("X05/warning", &d(at.identified)).given(at.known_origin()).put(&d(at.response), share).and(
            "D08",
            &d(at.response),
            "the customer also asks where the listed smelters come from",
        ));
        plants.push(
            plant(if strict { "D08/warning" } else { "D08/info" }, &d(at.response))
                .given([at.known_origin(), at.not_all_identified()].concat())
                .put(&d(at.response), share),
        );
    }
    if let Some(covered) = at.covered {
        plants.extend([
            plant("Q08/info", &g(covered)).put(&d(covered), "Yes").put(&d(at.cahra), "Yes"),
            plant("X01/warning", &d(at.cahra)).put(&d(covered), "Yes").put(&g(covered), "Rwanda"),
            plant("X01/warning", &d(at.cahra))
                .put(&d(covered), "Yes")
                .put(&g(covered), "Rwanda")
                .put(&d(at.cahra), "Unknown"),
            plant("X02/warning", &d(at.recycled))
                .put(&d(at.recycled), "Yes")
                .put(&d(covered), "Yes")
                .put(&d(at.cahra), "Yes")
                .put(&g(covered), "Rwanda"),
            plant("Q04/error", &d(covered)).put(&d(covered), "kein"),
            plant("X03/warning", &d(covered))
                .given([at.known_origin(), at.not_all_identified()].concat())
                .put(&d(covered), "No"),
        ]);
    }
    plants
}

/// Defects about a mineral whose rows were changed by `placeholders` into "not yet identified"
/// ones, and by `elsewhere` into rows of another mineral. The cell is the look-up choice of the
/// first of these rows.
pub fn about_rows(lone: &At, habits: &Habits, cell: &str, placeholders: &[Edit], elsewhere: &[Edit]) -> Vec<Plant> {
    let strict = habits.strict;
    let open = || [lone.not_all_identified(), lone.known_origin()].concat();
    let unreported = || vec![text(&d(lone.reported), "No"), text(&g(lone.reported), "Names follow in May")];
    let row: u32 = cell.trim_start_matches(|c: char| !c.is_ascii_digit()).parse().unwrap();
    vec![
        plant("D01/error", &d(lone.used)).with(elsewhere.to_vec()),
        plant(if strict { "D02/warning" } else { "D02/info" }, cell)
            .given([open(), unreported()].concat())
            .with(placeholders.to_vec()),
        plant("D05/error", &d(lone.identified))
            .given([open(), unreported(), placeholders.to_vec()].concat())
            .put(&d(lone.identified), "Yes")
            .and("X06", &d(lone.reported), "the two answers contradict each other too"),
        plant("D06/warning", &d(lone.reported))
            .given([open(), unreported(), placeholders.to_vec()].concat())
            .put(&d(lone.reported), "Yes"),
        plant(if strict { "Q10/warning" } else { "Q10/info" }, &d(lone.response))
            .given([open(), unreported(), placeholders.to_vec()].concat())
            .put(&d(lone.response), "None"),
        plant("D03/warning", &format!("S!B{row}")).with(lone.no_later_answers()).put(&d(lone.remains), "No"),
        plant("Q05/info", &d(lone.covered.unwrap_or(lone.cahra)))
            .given([lone.no_later_answers(), elsewhere.to_vec(), vec![text(&d(lone.remains), "No")]].concat())
            .put(&d(lone.covered.unwrap_or(lone.cahra)), "No"),
        plant("D07/warning", &d(lone.recycled))
            .given(vec![text(&d(lone.recycled), "Yes")])
            .put(&format!("S!P{row}"), "No"),
        plant("D07/warning", &d(lone.recycled))
            .given(vec![text(&d(lone.recycled), "Yes")])
            .put(&format!("S!N{row}"), "Northern Pit"),
        plant("D07/warning", &d(lone.recycled))
            .given(vec![text(&d(lone.recycled), "Yes")])
            .put(&format!("S!O{row}"), "Peru"),
        plant("D07/info", &d(lone.recycled))
            .given(vec![text(&d(lone.recycled), "Yes")])
            .put(&format!("S!P{row}"), "Unknown"),
    ]
}
