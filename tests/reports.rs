//! Whole reports: a form in order, some changed cells, and the report as a person reads it, once
//! per language.
//!
//! A case is `tests/cases/GROUP/pass-*.toml` (nothing that must be fixed), `fail-*.toml` (something
//! must be fixed) or `unreadable-*.toml` (refused). `INSTA_UPDATE=always cargo test --test reports`
//! rewrites the snapshots; read them.

use serde::Deserialize;
use smeltcheck::base::date::Date;
use smeltcheck::base::text::Lang;
use smeltcheck::cli::text;
use smeltcheck::profile::Settings;
use smeltcheck::report::FileInfo;
use smeltcheck::samples::fixtures::{Form, xlsx};
use smeltcheck::template::TemplateKind;
use smeltcheck::workbook::{Cell, CellRef, Value};
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

/// A changed form.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    /// Template and revision of the form in order: `CMRT 6.5`.
    form: String,
    /// Day of the check.
    #[serde(default = "default_day")]
    today: String,
    /// Id of a built-in buyer profile.
    #[serde(default = "default_profile")]
    profile: String,
    /// Sheets that are taken away.
    #[serde(default)]
    without: Vec<String>,
    /// Cells that are changed; an empty text empties the cell.
    #[serde(default)]
    cells: BTreeMap<String, toml::Value>,
}

fn default_day() -> String {
    "2026-03-02".to_owned()
}

fn default_profile() -> String {
    "default".to_owned()
}

#[test]
fn every_case_gives_its_report() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases");
    let mut cases = Vec::new();
    collect(&root, &mut cases);
    assert!(!cases.is_empty());
    for path in cases {
        let name = path.file_stem().unwrap().to_string_lossy().into_owned();
        let group = path.parent().unwrap().file_name().unwrap().to_string_lossy().into_owned();
        let case: Case = toml::from_str(&fs::read_to_string(&path).unwrap()).unwrap_or_else(|e| panic!("{name}: {e}"));
        let bytes = workbook(&case);
        let profile = smeltcheck::profile::built_in(&case.profile).expect("a built-in profile");
        let settings = Settings { today: Date::parse_iso(&case.today), profile, ..Settings::default() };
        let checked = smeltcheck::check(&bytes, "case.xlsx", None, &settings);
        for lang in Lang::ALL {
            let (outcome, shown) = match &checked {
                Ok(report) if report.summary.errors == 0 => ("pass", text::report(report, lang)),
                Ok(report) => ("fail", text::report(report, lang)),
                Err(error) => ("unreadable", text::refusal(&error.refusal(FileInfo::of(&bytes, "case.xlsx")), lang)),
            };
            assert!(name.starts_with(outcome), "{group}/{name} ends as {outcome}:\n{shown}");
            insta::with_settings!({
                snapshot_path => path.parent().unwrap(),
                prepend_module_to_snapshot => false,
                omit_expression => true,
            }, {
                insta::assert_snapshot!(format!("{name}.{}", lang.tag()), shown);
            });
        }
    }
}

fn collect(folder: &Path, cases: &mut Vec<PathBuf>) {
    let mut entries: Vec<PathBuf> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    entries.sort();
    for entry in entries {
        if entry.is_dir() {
            collect(&entry, cases);
        } else if entry.extension().is_some_and(|extension| extension == "toml") {
            cases.push(entry);
        }
    }
}

fn workbook(case: &Case) -> Vec<u8> {
    let (kind, revision) = case.form.split_once(' ').expect("a template and a revision");
    let kind = match kind {
        "CMRT" => TemplateKind::Cmrt,
        "EMRT" => TemplateKind::Emrt,
        "AMRT" => TemplateKind::Amrt,
        "CRT" => TemplateKind::Crt,
        other => panic!("{other} is no template"),
    };
    let mut form = Form::in_order(kind, revision).expect("a known revision");
    for sheet in &case.without {
        form.remove_sheet(sheet);
    }
    for (place, content) in &case.cells {
        let place = CellRef::parse(place).unwrap_or_else(|| panic!("{place} is no cell"));
        let value = match content {
            toml::Value::String(text) if text.is_empty() => Value::Empty,
            toml::Value::String(text) => Value::Text(text.clone().into()),
            toml::Value::Integer(number) => Value::Number(f64::from(i32::try_from(*number).unwrap())),
            toml::Value::Float(number) => Value::Number(*number),
            toml::Value::Boolean(truth) => Value::Bool(*truth),
            other => panic!("{other:?} cannot be put into a cell"),
        };
        form.put(&place.sheet, place.addr, Cell { value, formula: false });
    }
    xlsx::write(&form).expect("a workbook")
}
