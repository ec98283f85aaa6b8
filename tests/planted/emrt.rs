//! EMRT 2.1: of the minerals that it offers, cobalt and nickel are used.

use crate::edit::Package;
use crate::form::{Company, Form, cleared, reason_for_no, text};
use crate::questions::Habits;
use crate::{Plant, common, file, hygiene, lists, mines, plant, policies, profile, questions, rows};
use smeltcheck::template::KnownMineral;
use smeltcheck::template::options::SURVEY_EMRT;

const COMPANY: Company = Company {
    name: "D8",
    scope: "D9",
    description: "D10",
    unique_id: "D16",
    authority: "D17",
    address: "D18",
    contact: ["D19", "D20", "D21"],
    authorizer: ["D22", "D23", "D24", "D25"],
    date: "D26",
};

pub fn form(blank: &[u8]) -> Form {
    let mut form = Form::new("EMRT 2.1", blank, COMPANY);
    let mut edits: Vec<_> = (31..35).map(|row| text(&format!("D{row}"), "No")).collect();
    for metal in [0, 5] {
        let answers =
            [(30, "Yes"), (42, "Yes"), (54, "No"), (66, "No"), (78, "100%"), (90, "Yes"), (102, "Yes"), (120, "Yes")];
        edits.extend(answers.map(|(row, answer)| text(&format!("D{}", row + metal), answer)));
    }
    for row in [115, 117, 131, 135, 137] {
        edits.push(text(&format!("D{row}"), "Yes"));
    }
    edits.extend([
        text("D133", SURVEY_EMRT[0]),
        text("G117", "https://www.example.com/minerals-policy"),
        text("G131", "Management system after the OECD guidance"),
        text("G137", "Suppliers get a plan with a due date"),
    ]);
    let (cobalt, nickel) = (form.listed("Cobalt"), form.listed("Nickel"));
    edits.extend(form.choose(5, "Cobalt", &cobalt[0].alias));
    edits.extend(form.by_id(6, &nickel[0].id));
    edits.extend(form.not_listed(7, "Cobalt", ["Huanan Cobalt Refining Plant", "CHINA", "Liuzhou"]));
    edits.extend(form.choose(8, "Nickel", &nickel[1].alias));
    edits.extend(form.by_id(9, &cobalt[1].id));
    form.apply(&edits);
    form
}

/// The answers about cobalt.
const COBALT: questions::At = questions::At {
    used: 30,
    remains: 42,
    covered: None,
    cahra: 54,
    recycled: 66,
    response: 78,
    identified: 90,
    reported: 102,
};

const POLICIES: policies::At = policies::At {
    policy: 115,
    public: 117,
    validated: &[120, 125],
    due_diligence: 131,
    survey: 133,
    review: 135,
    corrective: 137,
    filing: None,
    other_format: SURVEY_EMRT[1],
    strict: false,
};

pub const ROWS: rows::At = rows::At {
    metal: "Cobalt",
    chosen: 5,
    by_id: 6,
    by_id_metal: "Nickel",
    free: 7,
    free_metal: "Cobalt",
    closed: "Copper",
    foreign: &["Tin", "Silver"],
    next: 10,
    identified: Some("D90"),
};

pub fn plants(form: &Form, blank: &[u8]) -> Vec<Plant> {
    let mut plants = common::plants(form);
    let habits = Habits { strict: false };
    plants.extend(questions::plants(&COBALT, &COBALT.moved(1), &habits));
    plants.extend(policies::plants(&POLICIES));
    plants.extend(rows::plants(form, &ROWS));
    let mined: Vec<_> = [5, 7, 8, 9].map(|row| text(&format!("S!O{row}"), "Peru")).to_vec();
    plants.push(plant("G04/info", "D54").given(mined).put("D54", "Yes").and(
        "Q08",
        "G54",
        "a Yes wants a comment in any case",
    ));
    plants.extend(lists::plants(form, &ROWS, Some(&COBALT), Some("D120")));
    plants.extend(file::plants(form, "B8", Package::open(blank)));
    plants.extend(hygiene::plants(form, &ROWS, "G30", "D78"));
    plants.extend(profile::plants(
        form,
        &ROWS,
        ("D78", Some(("D90", COBALT.known_origin()))),
        ("D31", KnownMineral::Copper),
    ));
    plants.extend(mines::plants(form, &ROWS, &[text("D31", "Unknown")]));
    let cobalt = form.listed("Cobalt");
    let elsewhere = [
        vec![text("S!A6", "")],
        vec![text("S!A8", "")],
        form.choose(6, "Cobalt", &cobalt[4].alias),
        form.choose(8, "Cobalt", &cobalt[5].alias),
    ]
    .concat();
    let placeholders = [
        vec![text("S!A6", "")],
        vec![text("S!A8", "")],
        form.not_identified(6, "Nickel"),
        form.not_identified(8, "Nickel"),
    ]
    .concat();
    plants.extend(questions::about_rows(&COBALT.moved(5), &habits, "S!C6", &placeholders, &elsewhere));
    let nothing_used: Vec<_> = (30..=35)
        .map(|row| text(&format!("D{row}"), "No"))
        .chain(
            [0, 5]
                .into_iter()
                .flat_map(|metal| [42, 54, 66, 78, 90, 102].map(|row| text(&format!("D{}", row + metal), ""))),
        )
        .chain((5..=9).flat_map(cleared))
        .collect();
    let none_selected: Vec<_> = ["D12", "E12", "G12", "D13", "E13", "G13"]
        .map(|cell| text(cell, ""))
        .into_iter()
        .chain(form.show_minerals(&[]))
        .collect();
    let without_nickel = || {
        let mut edits = vec![text("G13", "(Delete Nickel)")];
        edits.extend(form.show_minerals(&["Cobalt", "Copper", "Graphite", "Lithium", "Mica"]));
        edits
    };
    let nickel_not_answered = [30, 42, 54, 66, 78, 90, 102, 120].map(|row| text(&format!("D{}", row + 5), ""));
    let not_surveyed = vec![text("D78", "Did not survey"), text("D83", "Did not survey"), text("D133", "No")];
    plants.extend(vec![
        plant("Q06/info", "D30").with(nothing_used),
        plant("Q07/info", "G31").settings(reason_for_no()),
        plant("Q09/info", "D31").put("D31", "Unknown"),
        plant("Q09/info", "D31").put("D31", "Not declaring"),
        plant("Q09/info", "D43").put("D31", "Yes").put("D43", "Unknown"),
        plant("Q11/info", "D90").given(COBALT.known_origin()).put("D90", "Unknown"),
        plant("X08/info", "D43").given(vec![text("D31", "Unknown")]).put("D43", "Yes"),
        plant("C12/info", "D18").put("D18", ""),
        plant("S07/error", "D12").with(none_selected),
        plant("S10/error", "D12").put("D12", "Cobalt "),
        plant("S10/error", "D12").put("D12", "钴"),
        plant("S07/error", "G13")
            .given([elsewhere.clone(), nickel_not_answered.to_vec(), without_nickel()].concat())
            .put("G13", "Cobalt"),
        plant("S09/warning", "D35").with(elsewhere.clone()).with(without_nickel()),
        plant("S09/warning", "G35")
            .given([elsewhere.clone(), nickel_not_answered.to_vec(), without_nickel()].concat())
            .put("G35", "None left"),
        plant("D03/error", "S!B6").given(nickel_not_answered.to_vec()).with(without_nickel()),
        plant("D03/warning", "S!B10").given(vec![text("D31", "Unknown")]).with(form.choose(
            10,
            "Copper",
            &form.listed("Copper")[0].alias,
        )),
        plant("P11/warning", "D133").given(not_surveyed).put("D133", SURVEY_EMRT[0]),
        plant("P01/error", "D120").put("D120", ""),
        plant("P05/info", "D120").put("D120", "No").put("D125", "No"),
        plant("Q04/error", "D120").put("D120", "Sometimes"),
        plant("Q04/error", "D43").put("D31", "Yes").put("D43", "Not declaring"),
        plant("D12/warning", "G30").put("G30", &format!("Mostly {}", form.listed("Nickel")[0].id)),
    ]);
    plants
}
