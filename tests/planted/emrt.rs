//! EMRT 2.1: of the minerals that it offers, cobalt and nickel are used.

use crate::form::{Company, Form, text};
use crate::{Plant, common, plant};
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
        let answers = [(30, "Yes"), (42, "Yes"), (54, "No"), (66, "No"), (78, "100%"), (90, "Yes"), (102, "Yes"), (120, "Yes")];
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

pub fn plants(form: &Form) -> Vec<Plant> {
    let mut plants = common::plants(form);
    plants.extend([
        plant("Q01/error", "D30").put("D30", ""),
        plant("Q02/error", "D47").put("D47", ""),
        plant("C12/info", "D18").put("D18", ""),
    ]);
    plants
}
