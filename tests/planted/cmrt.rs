//! CMRT 6.5: tantalum, tin and gold are used, tungsten is not.

use crate::edit::Package;
use crate::form::{Company, Form, cleared, reason_for_no, text};
use crate::questions::Habits;
use crate::{Plant, common, file, hygiene, lists, plant, policies, profile, questions, rows};
use smeltcheck::base::date::Date;
use smeltcheck::profile::Settings;
use smeltcheck::template::KnownMineral;
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
        let answers =
            [(26, "Yes"), (32, "Yes"), (38, "No"), (44, "No"), (50, "No"), (56, "100%"), (62, "Yes"), (68, "Yes")];
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

/// The answers about tin.
const TIN: questions::At = questions::At {
    used: 27,
    remains: 33,
    covered: Some(39),
    cahra: 45,
    recycled: 51,
    response: 57,
    identified: 63,
    reported: 69,
};

const POLICIES: policies::At = policies::At {
    policy: 75,
    public: 77,
    validated: &[79],
    due_diligence: 81,
    survey: 83,
    review: 85,
    corrective: 87,
    filing: Some(89),
    other_format: SURVEY_CMRT[1],
    strict: true,
};

pub const ROWS: rows::At = rows::At {
    metal: "Tin",
    chosen: 5,
    by_id: 6,
    by_id_metal: "Gold",
    free: 8,
    free_metal: "Tin",
    closed: "Tungsten",
    foreign: &["Cobalt", "Silver"],
    next: 11,
    identified: Some("D63"),
};

pub fn plants(form: &Form, blank: &[u8]) -> Vec<Plant> {
    let mut plants = common::plants(form);
    let habits = Habits { strict: true };
    plants.extend(questions::plants(&TIN, &TIN.moved(2), &habits));
    plants.extend(policies::plants(&POLICIES));
    plants.extend(rows::plants(form, &ROWS));
    plants.extend(lists::plants(form, &ROWS, Some(&TIN), Some("D79")));
    plants.extend(file::plants(form, "B8", Package::open(blank)));
    plants.extend(hygiene::plants(form, &ROWS, "G26", "D57"));
    plants.extend(profile::plants(
        form,
        &ROWS,
        ("D57", Some(("D63", TIN.known_origin()))),
        ("D29", KnownMineral::Tungsten),
    ));
    let elsewhere = [vec![text("S!A7", "")], form.choose(7, "Tin", &form.listed("Tin")[4].alias)].concat();
    plants.extend(questions::about_rows(
        &TIN.moved(-1),
        &habits,
        "S!C7",
        &form.not_identified(7, "Tantalum"),
        &elsewhere,
    ));
    let nothing_used: Vec<_> = (26..=29)
        .map(|row| text(&format!("D{row}"), "No"))
        .chain((0..3).flat_map(|metal| [32, 38, 44, 50, 56, 62, 68].map(|row| text(&format!("D{}", row + metal), ""))))
        .chain((5..=10).flat_map(cleared))
        .collect();
    let gold = form.listed("Gold");
    let mined: Vec<_> = [5, 8, 10].map(|row| text(&format!("S!O{row}"), "Peru")).to_vec();
    plants.extend(vec![
        plant("G04/info", "D39").given(mined).put("D39", "Yes").put("D45", "Yes").and(
            "Q08",
            "G39",
            "a Yes wants a comment, whatever the list says",
        ),
        plant("Q06/info", "D26").with(nothing_used),
        plant("Q07/info", "G29").settings(reason_for_no()),
        plant("D12/warning", "G27").put("G27", &format!("Mostly {}", gold[0].id)),
        plant("D07/info", "D50").put("S!P7", "Yes").put("S!N7", "Recycled").put("S!O7", "Recycled"),
        plant("P05/info", "D79").put("D79", "No"),
        plant("C10/warning", "D22")
            .settings(Settings::on(Date::new(2026, 6, 10).unwrap()))
            .number("D22", f64::from(Date::new(2025, 5, 20).unwrap().serial())),
    ]);
    plants
}
