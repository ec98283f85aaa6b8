//! Defects of the file itself.

use crate::edit::{Package, Put};
use crate::form::{Edit, Form, full};
use crate::{Plant, plant};
use smeltcheck::base::date::Date;
use smeltcheck::profile::Settings;

fn rename_list(package: &mut Package) {
    package.rename_sheet("Smelter List", "冶炼厂清单");
}

fn rename_definitions(package: &mut Package) {
    package.rename_sheet("Definitions", "Terms");
}

/// A sheet that nothing in it tells from others.
fn rename_options(package: &mut Package) {
    package.rename_sheet("C", "选项");
}

fn add_declaration(package: &mut Package) {
    package.add_sheet("Declaration (2)", "a copy");
}

fn add_sheet(package: &mut Package) {
    package.add_sheet("Price list", "DX-100");
}

fn add_macros(package: &mut Package) {
    package.put_part("xl/vbaProject.bin", "macros");
}

fn add_links(package: &mut Package) {
    for number in 11..14 {
        package.put_part(&format!("xl/externalLinks/externalLink{number}.xml"), "<externalLink/>");
    }
}

fn unprotect(package: &mut Package) {
    package.unprotect("Declaration");
}

/// `label` is a cell with the label of a field, `blank` the workbook before anything was filled in.
pub fn plants(form: &Form, label: &str, blank: Package) -> Vec<Plant> {
    let result = |cell: &str, put: Put| vec![Edit { cell: full(cell), put }];
    let shown = form.shown(label);
    let mut plants = vec![
        plant("F04/warning", "J3").put("J3", "Revision 9.9"),
        plant("F05/warning", label).put(label, "Our company"),
        plant("F05/error", label).put(label, "Our company").put("B9", "Our scope").put("B10", "Described"),
        plant("F05/error", "S!A1").change(rename_list),
        plant("F05/warning", "Definitions!A1").change(rename_definitions),
        plant("F05/warning", "C!A1").change(rename_options),
        plant("F06/warning", "Price list!A1").change(add_sheet),
        plant("F06/warning", "Declaration (2)!A1").change(add_declaration),
        plant("F06/warning", "A1").change(add_macros),
        plant("F06/warning", "A1").change(add_links),
        plant("F06/info", "A1").change(unprotect),
        plant("F07/warning", label).put(label, &shown),
        plant("F07/warning", label).with(result(label, Put::NoResult)),
        plant("F07/warning", "Checker!D2").put("Checker!D2", "0"),
        plant("F07/warning", "Checker!D2").with(result("Checker!D2", Put::NoResult)),
        plant("F08/error", form.company.name).instead(blank),
    ];
    if let Some(limit) = form.layout.last_accepted_day() {
        let later = Settings::on(Date::new(2026, 4, 20).unwrap());
        plants.push(
            plant("F09/info", form.company.date)
                .settings(later)
                .number(form.company.date, f64::from(limit.serial() + 5)),
        );
        plants.push(plant("F09/info", form.company.date).settings(Settings::on(Date::new(2026, 4, 1).unwrap())));
    }
    plants
}
