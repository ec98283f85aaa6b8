//! CMRT 6.5: tantalum, tin and gold are used, tungsten is not.

use crate::form::{Company, Form, text};
use crate::{Plant, common, plant};
use smeltcheck::template::options::SURVEY_CMRT;

const COMPANY: Company = Company {
    name: "D8",
    scope: "D9",
    description: "D10",
    unique_id: "D12",
    authority: "D13",
    address: "D14",
    contact: ["D15", "D16", "D17"],
    authorizer: ["D18", "D19", "D20", "D21"],
    date: "D22",
};

pub fn form(blank: &[u8]) -> Form {
    let mut form = Form::new("CMRT 6.5", blank, COMPANY);
    let mut edits = vec![text("D29", "No")];
    for metal in 0..3 {
        let answers = [(26, "Yes"), (32, "Yes"), (38, "No"), (44, "No"), (50, "No"), (56, "100%"), (62, "Yes"), (68, "Yes")];
        edits.extend(answers.map(|(row, answer)| text(&format!("D{}", row + metal), answer)));
    }
    for row in [75, 77, 79, 81, 85, 87] {
        edits.push(text(&format!("D{row}"), "Yes"));
    }
    edits.extend([
        text("D83", SURVEY_CMRT[0]),
        text("D89", "No"),
        text("G77", "https://www.example.com/minerals-policy"),
        text("G81", "Management system after the OECD guidance"),
        text("G87", "Suppliers get a plan with a due date"),
    ]);
    let (tin, gold, tantalum) = (form.listed("Tin"), form.listed("Gold"), form.listed("Tantalum"));
    edits.extend(form.choose(5, "Tin", &tin[0].alias));
    edits.extend(form.by_id(6, &gold[0].id));
    edits.extend(form.choose(7, "Tantalum", &tantalum[0].alias));
    edits.extend(form.not_listed(8, "Tin", ["Huanan Tin Smelting Plant", "CHINA", "Liuzhou"]));
    edits.extend(form.choose(9, "Gold", &gold[1].alias));
    edits.extend(form.by_id(10, &tin[1].id));
    form.apply(&edits);
    form
}

pub fn plants(form: &Form) -> Vec<Plant> {
    let mut plants = common::plants(form);
    plants.extend([
        plant("Q01/error", "D26").put("D26", ""),
        plant("Q01/error", "D29").put("D29", ""),
        plant("Q02/error", "D33").put("D33", ""),
    ]);
    plants
}
