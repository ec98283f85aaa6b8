//! The published schemas are those of the program, and every report and look-up keeps to its own.
//! `UPDATE_DOCS=1 cargo test --test schema --features cli,samples,schema` writes it again.

mod support;

use boon::{Compiler, SchemaIndex, Schemas};
use smeltcheck::base::date::Date;
use smeltcheck::look_up::look_up;
use smeltcheck::profile::Settings;
use smeltcheck::reference::Lists;
use smeltcheck::report::FileInfo;
use smeltcheck::samples::fixtures::{Form, demanding_profile, invented_lists};
use smeltcheck::template::detect;
use smeltcheck::{check, check_workbook, rules};
use std::path::{Path, PathBuf};

fn published(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("docs").join(name)
}

fn assert_up_to_date(name: &str, schema: &str) {
    if std::env::var_os("UPDATE_DOCS").is_some() {
        std::fs::write(published(name), schema).unwrap();
        return;
    }
    let there = std::fs::read_to_string(published(name)).unwrap_or_default();
    assert!(there == schema, "run UPDATE_DOCS=1 cargo test --test schema --features cli,samples,schema");
}

fn today() -> Date {
    Date::new(2026, 3, 2).unwrap()
}

struct Judge(Schemas, SchemaIndex);

impl Judge {
    fn new() -> Self {
        Self::of("report.schema.json")
    }

    fn of(name: &str) -> Self {
        let (mut schemas, mut compiler) = (Schemas::new(), Compiler::new());
        compiler.enable_format_assertions();
        let schema = serde_json::from_str(&std::fs::read_to_string(published(name)).unwrap()).unwrap();
        compiler.add_resource(name, schema).unwrap();
        let index = compiler.compile(name, &mut schemas).unwrap();
        Self(schemas, index)
    }

    fn accepts(&self, name: &str, report: &impl serde::Serialize) {
        let value = serde_json::to_value(report).unwrap();
        if let Err(error) = self.0.validate(&value, self.1) {
            panic!("{name}: {error:#}");
        }
    }
}

#[test]
fn the_published_schemas_are_up_to_date() {
    assert_up_to_date("report.schema.json", &smeltcheck::report::schema::schema().unwrap());
    assert_up_to_date("smelters.schema.json", &smeltcheck::look_up::schema::schema().unwrap());
}

#[test]
fn look_ups_keep_to_their_schema() {
    let judge = Judge::of("smelters.schema.json");
    let text = "CID990101 CID990104 CID990120 CID990130 CID999999 CID99\nPrimjer Kositer\nParaugs Alva\nDear all,";
    for lists in [invented_lists(), Lists::built_in(), Lists::default()] {
        judge.accepts("a look-up", &look_up(text, &lists));
        // Every smelter with all that is known about it.
        let all: Vec<&str> = lists.smelters().iter().flat_map(|smelter| [smelter.id.as_str(), &smelter.name]).collect();
        judge.accepts("every smelter", &look_up(&all.join("\n"), &lists));
    }
    assert!(judge.0.validate(&serde_json::json!({"answers": []}), judge.1).is_err());
}

#[test]
fn every_example_keeps_to_the_schema() {
    let judge = Judge::new();
    let settings = Settings { profile: demanding_profile(), lists: invented_lists(), ..Settings::on(today()) };
    for rule in rules::ALL {
        let (kind, revision) = rule.example.form;
        let workbook = Form::in_order(kind, revision).unwrap().with(rule.example.bad).into_workbook();
        let detected = detect(&workbook).unwrap();
        let report = check_workbook(&workbook, &detected, FileInfo::default(), &settings).unwrap();
        judge.accepts(rule.code, &report);
    }
}

#[test]
fn a_refusal_keeps_to_the_schema() {
    let judge = Judge::new();
    for bytes in [&b"%PDF-1.7"[..], b"", b"PK\x03\x04"] {
        let error = check(bytes, "form.xlsx", None, &Settings::on(today())).unwrap_err();
        judge.accepts("a refusal", &error.refusal(FileInfo::of(bytes, "form.xlsx")));
    }
}

#[test]
fn something_else_does_not_keep_to_the_schema() {
    let judge = Judge::new();
    for other in [serde_json::json!({}), serde_json::json!({"schema_version": "1"})] {
        assert!(judge.0.validate(&other, judge.1).is_err());
    }
}

/// Official workbooks, where they are at hand, checked or refused.
#[test]
fn official_workbooks_keep_to_the_schema() {
    let judge = Judge::new();
    let mut seen = 0;
    for folder in ["blank", "filled", "encrypted"] {
        for path in support::workbooks(folder, "schema of the report").into_iter().step_by(3) {
            let bytes = std::fs::read(&path).unwrap();
            let name = path.file_name().unwrap().to_string_lossy().into_owned();
            match check(&bytes, &name, None, &Settings::on(today())) {
                Ok(report) => judge.accepts(&name, &report),
                Err(error) => judge.accepts(&name, &error.refusal(FileInfo::of(&bytes, &name))),
            }
            seen += 1;
        }
    }
    println!("schema of the report: {seen} official workbooks keep to it");
}
