//! The same form in .xlsx and in another format.

use crate::base::date::Date;
use crate::lists::samples::{binary, binary_workbook, wide_text};
use crate::profile::Settings;
use crate::report::{OutcomeKind, Report};
use crate::samples::fixtures::{Edit, Form, Place, xlsx};
use crate::template::{CompanyField, TemplateKind};
use crate::workbook::{Sheet, Value, Visibility};

/// The sheets of a form as an .xlsb file, every text in its cell.
fn xlsb(form: &Form) -> Vec<u8> {
    let sheets: Vec<(&str, bool, Vec<u8>)> = form
        .sheets()
        .iter()
        .map(|sheet| (sheet.name(), sheet.visibility() != Visibility::Visible, cells(sheet)))
        .collect();
    binary_workbook(&sheets, 0, Vec::new())
}

fn cells(sheet: &Sheet) -> Vec<u8> {
    /// The formula 1, and no more of it.
    const FORMULA: [u8; 13] = [0, 0, 3, 0, 0, 0, 0x1E, 1, 0, 0, 0, 0, 0];
    let mut bytes = Vec::new();
    let mut row = 0;
    for addr in sheet.stored(1..=u32::MAX) {
        if row != addr.row {
            row = addr.row;
            bytes.extend(binary(0, &[&(row - 1).to_le_bytes()[..], &[0; 13]].concat()));
        }
        let place = [u32::from(addr.column - 1).to_le_bytes(), [0; 4]].concat();
        let (value, formula) = sheet.value_and_formula(addr);
        let text = |text: &str| [place.clone(), wide_text(text)].concat();
        bytes.extend(match (value, formula) {
            (Value::Empty, _) => Vec::new(),
            (Value::Number(number), false) => binary(5, &[place, number.to_le_bytes().to_vec()].concat()),
            (Value::Number(number), true) => binary(9, &[&place[..], &number.to_le_bytes(), &FORMULA].concat()),
            (value, false) => binary(6, &text(&value.display())),
            (value, true) => binary(8, &[text(&value.display()), FORMULA.to_vec()].concat()),
        });
    }
    bytes
}

fn check(bytes: &[u8]) -> Report {
    crate::check(bytes, "form", None, &Settings::on(Date::new(2026, 3, 2).unwrap())).unwrap()
}

#[test]
fn a_binary_workbook_has_the_findings_of_the_same_form() {
    for (kind, revision) in [(TemplateKind::Cmrt, "6.5"), (TemplateKind::Emrt, "2.1"), (TemplateKind::Amrt, "1.3")] {
        let edits = [
            Edit::blank(Place::Company(CompanyField::Name)),
            Edit::text(Place::Company(CompanyField::ContactEmail), "none"),
        ];
        let form = Form::in_order(kind, revision).unwrap().with(&edits);
        let (usual, binary) = (check(&xlsx::write(&form).unwrap()), check(&xlsb(&form)));
        assert!(!usual.findings.is_empty());
        assert_eq!(binary.findings, usual.findings);
        let skipped = |code: &str| {
            let mut outcomes = binary.outcomes.iter();
            outcomes.any(|outcome| outcome.code == code && outcome.result == OutcomeKind::Skipped)
        };
        assert!(skipped("F06") && skipped("H07"), "what is not read is listed as not checked");
    }
}
