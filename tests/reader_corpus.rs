//! Reads real workbooks: official templates, blank, filled and encrypted. They are not part of the
//! project; where they are absent, nothing is tested.

mod support;

use smeltcheck::workbook::{CellRef, ReadError, Value, Workbook};
use std::fs;
use std::path::Path;
use support::workbooks;

fn open(path: &Path, password: Option<&str>) -> Result<Workbook, ReadError> {
    Workbook::open(&fs::read(path).unwrap(), password)
}

#[test]
fn blank_templates_open_with_all_their_sheets() {
    for path in workbooks("blank", "reader") {
        let workbook = open(&path, None).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        let names: Vec<String> = workbook.sheet_names().map(|(name, _)| name.to_owned()).collect();
        for name in ["Declaration", "Smelter List", "Checker", "L"] {
            assert!(names.iter().any(|listed| listed == name), "{}: {names:?}", path.display());
        }
        for name in &names {
            let sheet = workbook.sheet(name).unwrap_or_else(|error| panic!("{} {name}: {error}", path.display()));
            assert!(sheet.unwrap().last_row() > 0, "{} {name}", path.display());
            assert_eq!(sheet.unwrap().repeated, None);
        }
        assert!(workbook.sheet("no such sheet").unwrap().is_none());
    }
}

#[test]
fn filled_cells_are_read_back() {
    let mut compared = 0;
    for path in workbooks("filled", "reader") {
        let workbook = open(&path, None).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        let facts: serde_json::Value =
            serde_json::from_str(&fs::read_to_string(path.with_extension("json")).unwrap()).unwrap();
        for (place, expected) in facts["filled_cells"].as_object().unwrap() {
            let place = CellRef::parse(place).unwrap();
            let sheet = workbook.sheet(&place.sheet).unwrap().unwrap();
            let value = sheet.value(place.addr);
            let equal = match (&value, expected) {
                (Value::Empty, serde_json::Value::String(text)) => text.is_empty(),
                (Value::Text(found), serde_json::Value::String(text)) => found == text,
                (Value::Number(found), serde_json::Value::Number(number)) => Some(*found) == number.as_f64(),
                (Value::Bool(found), serde_json::Value::Bool(truth)) => found == truth,
                _ => false,
            };
            assert!(equal, "{} {place}: {value:?} instead of {expected}", path.display());
            compared += 1;
        }
    }
    println!("{compared} cells compared");
}

#[test]
fn encrypted_workbooks_open_with_the_default_password_or_the_given_one() {
    for path in workbooks("encrypted", "reader") {
        let with_default = path.to_string_lossy().contains(".default-password.");
        if with_default {
            for password in [None, Some("not needed")] {
                let workbook = open(&path, password).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
                assert!(workbook.notes.default_password);
                assert!(workbook.sheet("Declaration").unwrap().unwrap().last_row() > 0);
            }
        } else {
            assert_eq!(open(&path, None).unwrap_err(), ReadError::PasswordNeeded);
            assert_eq!(open(&path, Some("Secret")).unwrap_err(), ReadError::WrongPassword);
            let workbook = open(&path, Some("secret")).unwrap();
            assert!(!workbook.notes.default_password);
            assert!(workbook.sheet("Declaration").unwrap().unwrap().last_row() > 0);
        }
    }
}
