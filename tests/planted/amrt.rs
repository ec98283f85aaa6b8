//! AMRT 1.3: aluminum, silver and vanadium (as another mineral) are used, zinc is not.

use crate::form::{Company, Form, text};
use crate::{Plant, common, plant};
use smeltcheck::template::options::OTHER_MINERAL;

const COMPANY: Company = Company {
    name: "D8",
    scope: "D9",
    description: "D10",
    unique_id: "D17",
    authority: "D18",
    address: "D19",
    contact: ["D20", "D21", "D22"],
    authorizer: ["D23", "D24", "D25", "D26"],
    date: "D27",
};

pub fn form(blank: &[u8]) -> Form {
    let mut form = Form::new("AMRT 1.3", blank, COMPANY);
    let mut edits = vec![
        text("D12", "Silver"),
        text("E12", "Aluminum"),
        text("G12", OTHER_MINERAL),
        text("G15", "Vanadium"),
        text("H12", "Zinc"),
        text("D34", "No"),
    ];
    edits.extend(form.show_minerals(&["Aluminum", "Silver", "Vanadium", "Zinc"]));
    for metal in 0..3 {
        edits.extend([(31, "Yes"), (43, "100%")].map(|(row, answer)| text(&format!("D{}", row + metal), answer)));
    }
    let (aluminum, silver) = (form.listed("Aluminum"), form.listed("Silver"));
    edits.extend(form.choose(5, "Aluminum", &aluminum[0].alias));
    edits.extend(form.by_id(6, &silver[0].id));
    edits.extend(form.not_listed(7, "Vanadium", ["Huanan Vanadium Plant", "CHINA", "Liuzhou"]));
    edits.extend(form.choose(8, "Aluminum", &aluminum[1].alias));
    form.apply(&edits);
    form
}

pub fn plants(form: &Form) -> Vec<Plant> {
    let mut plants = common::plants(form);
    plants.extend([
        plant("Q01/error", "D31").put("D31", ""),
        plant("C12/info", "D19").put("D19", ""),
        plant("Q03/info", "D43").put("D43", ""),
    ]);
    plants
}
