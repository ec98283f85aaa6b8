//! AMRT 1.3: aluminum, silver and vanadium (as another mineral) are used, zinc is not.

use crate::edit::Package;
use crate::form::{Company, Form, cleared, reason_for_no, settings, text};
use crate::{Plant, common, file, hygiene, lists, mines, plant, profile, rows};
use smeltcheck::profile::{Profile, Settings};
use smeltcheck::template::options::OTHER_MINERAL;
use smeltcheck::template::{KnownMineral, TemplateKind};

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

pub const ROWS: rows::At = rows::At {
    metal: "Aluminum",
    chosen: 5,
    by_id: 6,
    by_id_metal: "Silver",
    free: 7,
    free_metal: "Vanadium",
    closed: "Zinc",
    foreign: &["Cobalt", "Tin", "Nickel"],
    next: 9,
    identified: None,
};

pub fn plants(form: &Form, blank: &[u8]) -> Vec<Plant> {
    let mut plants = common::plants(form);
    plants.extend(rows::plants(form, &ROWS));
    plants.extend(lists::plants(form, &ROWS, None, None));
    plants.extend(file::plants(form, "B8", Package::open(blank)));
    plants.extend(hygiene::plants(form, &ROWS, "G31", "D43"));
    plants.extend(profile::plants(form, &ROWS, ("D43", None), ("D34", KnownMineral::Zinc)));
    plants.extend(mines::plants(form, &ROWS, &[text("D34", "Unknown")]));
    let aluminum = form.listed("Aluminum");
    let placeholder = [vec![text("S!A6", "")], form.not_identified(6, "Silver")].concat();
    let minerals = ["Aluminum", "Silver", "Vanadium", "Zinc"];
    let nothing_used: Vec<_> = (31..=34)
        .map(|row| text(&format!("D{row}"), "No"))
        .chain((43..46).map(|row| text(&format!("D{row}"), "")))
        .chain((5..=8).flat_map(cleared))
        .collect();
    let none_selected: Vec<_> = ["D12", "E12", "G12", "H12", "G15"]
        .map(|cell| text(cell, ""))
        .into_iter()
        .chain(form.show_minerals(&[]))
        .collect();
    let instead_of_vanadium = |name: &'static str| {
        let mut edits = vec![text("G15", name)];
        edits.extend(form.show_minerals(&["Aluminum", "Silver", name, "Zinc"]));
        edits.extend(form.not_listed(7, name, ["Huanan Smelting Plant", "CHINA", "Liuzhou"]));
        edits
    };
    plants.extend(vec![
        plant("Q01/error", "D31").put("D31", ""),
        plant("Q01/error", "D34").put("D34", ""),
        plant("Q03/info", "D43").put("D43", ""),
        plant("Q03/info", "D45").put("D45", ""),
        plant("Q04/error", "D31").put("D31", "是"),
        plant("Q04/error", "D31").put("D31", "Maybe"),
        plant("Q04/info", "D31").put("D31", "Yes "),
        plant("Q04/error", "D31").put("D31", "Ｙｅｓ"),
        plant("S10/error", "E12").put("E12", "Aluminium"),
        plant("S10/error", "E12").put("E12", "铝"),
        plant("Q04/info", "D31").put("D31", "yes"),
        plant("Q04/error", "D43").number("D43", 120.0),
        plant("Q04/error", "D43").put("D43", "全部"),
        plant("Q04/info", "D43").put("D43", "greater than 90%"),
        plant("Q06/info", "D31").with(nothing_used),
        plant("Q07/info", "G34").settings(reason_for_no()),
        plant("Q09/info", "D34").put("D34", "Unknown"),
        plant("Q09/info", "D34").put("D34", "Not declaring"),
        plant("Q10/info", "D44").put("D44", "Unknown"),
        plant("Q10/info", "D44")
            .given([placeholder.clone(), vec![text("D44", "50% or less")]].concat())
            .put("D44", "None"),
        plant("Q10/info", "D44")
            .given([placeholder.clone(), vec![text("D44", "50% or less")]].concat())
            .put("D44", "Did not survey"),
        plant("Q12/info", "D43").put("G43", "88 %"),
        plant("D08/info", "D43").put("D43", "None"),
        plant("D08/info", "D43").put("D43", "Did not survey"),
        plant("D01/error", "D32")
            .with([vec![text("S!A6", "")], form.choose(6, "Aluminum", &aluminum[2].alias)].concat()),
        plant("D02/info", "S!C6").given(vec![text("D44", "50% or less")]).with(placeholder.clone()),
        plant("D11/warning", "D44")
            .given([placeholder.clone(), vec![text("D44", "50% or less")]].concat())
            .put("D44", "100%"),
        plant("D11/warning", "D44").given([placeholder, vec![text("D44", "50% or less")]].concat()).number("D44", 1.0),
        plant("D03/warning", "S!B9").given(vec![text("D34", "Unknown")]).with(form.choose(
            9,
            "Zinc",
            &form.listed("Zinc")[0].alias,
        )),
        plant("D03/error", "S!B9").with(form.choose(9, "Lime", &form.listed("Lime")[0].alias)),
        plant("C12/info", "D19").put("D19", ""),
        plant("S07/error", "D12").with(none_selected),
        plant("S07/error", "I12").put("I12", "Silver").with(form.show_minerals(&minerals)),
        plant("S08/error", "I15").put("I12", OTHER_MINERAL).with(form.show_minerals(&minerals)),
        plant("S08/error", "I15").put("I15", "Gallium").with(form.show_minerals(&minerals)),
        plant("S08/warning", "G15").with(instead_of_vanadium("Tin")),
        plant("S08/info", "G15").with(instead_of_vanadium("Soda Ash")),
        plant("S09/warning", "D34").put("H12", "").with(form.show_minerals(&minerals[..3])),
        plant("S09", "I12").settings(Settings {
            profile: Profile {
                minerals: [(TemplateKind::Amrt, vec![KnownMineral::Palladium])].into(),
                ..Profile::default()
            },
            ..settings()
        }),
        plant("S09/warning", "G35").put("G35", "None left"),
    ]);
    plants
}
