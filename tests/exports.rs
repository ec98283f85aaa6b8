//! Files to take away, under payloads in every text of a report: nothing typed becomes markup, a
//! formula or a link.

mod support;

use serde_json::Value;
use smeltcheck::base::date::Date;
use smeltcheck::declaration::SmelterColumn;
use smeltcheck::output::export::{ExportKind, Exported, Languages, export};
use smeltcheck::profile::Settings;
use smeltcheck::report::{FileInfo, Report};
use smeltcheck::samples::fixtures::{Edit, Form, Place, demanding_profile, invented_lists, xlsx};
use smeltcheck::template::detect;
use smeltcheck::{check_workbook, rules};
use std::collections::BTreeSet;
use std::io::{Cursor, Read};
use std::path::PathBuf;
use std::process::Command;
use std::sync::OnceLock;

const PAYLOADS: [&str; 16] = [
    "<script>alert(1)</script>",
    "\"><img src=x onerror=alert(1)>",
    "' onmouseover='alert(1)",
    "</title></style><svg/onload=alert(1)>",
    "<!--<plaintext>",
    "&lt;b&gt;&#x3c;i&#x3e;",
    "javascript:alert(1)",
    "=cmd|'/c calc'!A1",
    "  +1+1",
    "-2+3;=4",
    "@SUM(A1),=1",
    "\t=1\r\n=2\u{0}",
    "＝HYPERLINK(\"https://x.example\")",
    "a\",\"=1",
    "\u{202e}gnp.xslx\u{200b}\u{feff}",
    "_x003C_script_x003E_]]>",
];

fn today() -> Date {
    Date::new(2026, 3, 2).unwrap()
}

/// A report with findings of many kinds.
fn rich_report() -> Report {
    let settings = Settings { profile: demanding_profile(), lists: invented_lists(), ..Settings::on(today()) };
    let mut all: Option<Report> = None;
    for rule in rules::ALL.iter().filter(|rule| "C01 L03 L12 Q04 X01 R10 R07 D05 G03 H03 M02".contains(rule.code)) {
        let (kind, revision) = rule.example.form;
        let workbook = Form::in_order(kind, revision).unwrap().with(rule.example.bad).into_workbook();
        let detected = detect(&workbook).unwrap();
        let report = check_workbook(&workbook, &detected, FileInfo::of(b"", "form.xlsx"), &settings).unwrap();
        match &mut all {
            None => all = Some(report),
            Some(all) => {
                all.findings.extend(report.findings);
                all.smelters.extend(report.smelters);
                all.mine_countries.extend(report.mine_countries);
                all.outcomes.extend(report.outcomes);
                all.official_checker.incomplete.extend(report.official_checker.incomplete);
                all.questions.extend(report.questions);
            }
        }
    }
    all.unwrap()
}

/// A rich report, the same as JSON, and the places of its texts that may hold anything.
fn sample() -> &'static (Report, Value, Vec<String>) {
    static SAMPLE: OnceLock<(Report, Value, Vec<String>)> = OnceLock::new();
    SAMPLE.get_or_init(|| {
        let report = rich_report();
        let json = serde_json::to_value(&report).unwrap();
        let places = free_texts(&json);
        (report, json, places)
    })
}

/// The places of all texts that may hold anything.
fn free_texts(report: &Value) -> Vec<String> {
    let mut places = Vec::new();
    walk(report, &mut String::new(), &mut places);
    let takes_anything = |place: &String| {
        let mut changed = report.clone();
        *changed.pointer_mut(place).unwrap() = "x<".into();
        serde_json::from_value::<Report>(changed).is_ok()
    };
    places.retain(takes_anything);
    places
}

fn walk(value: &Value, at: &mut String, places: &mut Vec<String>) {
    let length = at.len();
    let mut step = |key: &str, inner: &Value| {
        at.push('/');
        at.push_str(&key.replace('~', "~0").replace('/', "~1"));
        walk(inner, at, places);
        at.truncate(length);
    };
    match value {
        Value::String(_) => places.push(at.clone()),
        Value::Array(values) => values.iter().enumerate().for_each(|(key, inner)| step(&key.to_string(), inner)),
        Value::Object(fields) => fields.iter().for_each(|(key, inner)| step(key, inner)),
        _ => {}
    }
}

/// The report with one text in every place; sheets of cells too.
fn filled_with(report: &Value, places: &[String], payload: &str) -> Report {
    let mut changed = report.clone();
    for place in places {
        *changed.pointer_mut(place).unwrap() = payload.into();
    }
    let mut report: Report = serde_json::from_value(changed).unwrap();
    for finding in &mut report.findings {
        for cell in finding.cells.iter_mut().chain(finding.evidence.iter_mut().map(|evidence| &mut evidence.cell)) {
            cell.sheet = payload.to_owned().into();
        }
    }
    report
}

fn make(report: &Report, kind: ExportKind, languages: Languages) -> Exported {
    export(report, kind, languages, &rules::titles(), &BTreeSet::from(["newest-template".to_owned()])).unwrap()
}

/// Elements and attribute names of a page, read strictly; and that its texts hold nothing
/// invisible.
fn elements(html: &[u8]) -> BTreeSet<String> {
    use quick_xml::events::Event;
    let text = std::str::from_utf8(html).unwrap();
    assert!(!text.chars().any(|c| c != '\n' && smeltcheck::base::text::is_invisible(c)), "something invisible");
    let mut reader = quick_xml::Reader::from_str(text);
    let mut names = BTreeSet::new();
    loop {
        match reader.read_event().unwrap() {
            Event::Start(tag) | Event::Empty(tag) => {
                let name = tag.name().as_ref().to_owned();
                for attribute in tag.attributes() {
                    let attribute = attribute.unwrap();
                    names.insert(format!("{name} {}", attribute.key.as_ref()));
                }
                names.insert(name);
            }
            Event::Comment(_) | Event::CData(_) | Event::PI(_) => panic!("neither comments nor sections are written"),
            Event::Eof => return names,
            _ => {}
        }
    }
}

#[test]
fn a_payload_in_every_text_adds_no_element_and_no_attribute() {
    let (_, json, places) = sample();
    assert!(places.len() > 500, "{}", places.len());
    for languages in Languages::ALL {
        let wanted = elements(&make(&filled_with(json, places, "x"), ExportKind::Report, languages).bytes);
        for never in ["script", "a", "img", "iframe", "object", "form", "input", "link", "base"] {
            assert!(!wanted.contains(never), "{never}");
        }
        for name in &wanted {
            let attribute = name.split(' ').nth(1).unwrap_or_default();
            assert!(!attribute.starts_with("on") && !["style", "href", "src"].contains(&attribute), "{name}");
        }
        for payload in PAYLOADS {
            let found = elements(&make(&filled_with(json, places, payload), ExportKind::Report, languages).bytes);
            assert_eq!(found, wanted, "{payload:?}");
        }
    }
}

#[test]
fn no_field_of_a_table_is_a_formula() {
    let (_, json, places) = sample();
    let kinds = [ExportKind::PlanTable, ExportKind::ProofTable];
    for (payload, kind) in PAYLOADS.into_iter().flat_map(|payload| kinds.map(|kind| (payload, kind))) {
        let made = make(&filled_with(json, places, payload), kind, Languages::Both);
        let bytes = made.bytes.strip_prefix("\u{feff}".as_bytes()).unwrap();
        let strict = csv::ReaderBuilder::new().has_headers(false).flexible(false).from_reader(bytes).into_records();
        let mut rows = 0;
        for record in strict {
            for field in &record.unwrap() {
                assert!(!begins_dangerously(field), "{payload:?}: {field:?}");
            }
            rows += 1;
        }
        assert!(rows > if kind == ExportKind::PlanTable { 5 } else { 1 });
        // As a program reads it that splits at another separator and knows no quotation marks.
        let text = std::str::from_utf8(bytes).unwrap();
        for field in text.split([',', ';', '\t', '|', '\r', '\n']).map(|field| field.trim_matches('"')) {
            assert!(!begins_dangerously(field), "{payload:?}: {field:?}");
        }
    }
}

fn begins_dangerously(field: &str) -> bool {
    let is_control = field.starts_with(['\t', '\r', '\n', '\0']);
    is_control || field.trim_start().starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠'])
}

#[test]
fn a_workbook_holds_neither_formula_nor_link() {
    let (_, json, places) = sample();
    for payload in PAYLOADS {
        let made = make(&filled_with(json, places, payload), ExportKind::PlanWorkbook, Languages::Both);
        let mut package = zip::ZipArchive::new(Cursor::new(&made.bytes)).unwrap();
        for place in 0..package.len() {
            let mut part = package.by_index(place).unwrap();
            let mut text = String::new();
            part.read_to_string(&mut text).unwrap();
            let name = part.name().unwrap().into_owned();
            for forbidden in ["<f>", "<f ", "<f/", "hyperlink ", "TargetMode", "ddeLink", "hidden=\"1\""] {
                // The filter of the plan is a name that Excel itself hides.
                let is_filter = forbidden == "hidden=\"1\"" && text.contains("_xlnm._FilterDatabase");
                assert!(is_filter || !text.contains(forbidden), "{payload:?}: {forbidden} in {name}");
            }
        }
    }
}

#[test]
fn the_same_report_gives_the_same_bytes_and_says_what_was_checked() {
    let (report, ..) = sample();
    for kind in ExportKind::ALL {
        for languages in Languages::ALL {
            let (first, second) = (make(report, kind, languages), make(report, kind, languages));
            assert_eq!(first, second);
            if kind == ExportKind::PlanWorkbook {
                continue;
            }
            let text = String::from_utf8(first.bytes).unwrap();
            for wanted in
                [report.file.name.as_str(), &report.file.sha256, "2026-03-02", &report.profile.id, &report.tool_version]
            {
                assert!(text.contains(wanted), "{kind:?} {languages:?}: {wanted}");
            }
            let lower = text.to_lowercase();
            for word in ["compliant", "approved", "passed", "conflict-free"] {
                assert!(!lower.contains(word), "{kind:?}: {word}");
            }
        }
    }
}

#[test]
fn shares_with_a_minimum_and_countries_of_mines_are_printed() {
    let settings = Settings { profile: demanding_profile(), lists: invented_lists(), ..Settings::on(today()) };
    let rule = rules::find("R15").unwrap();
    let (kind, revision) = rule.example.form;
    let mines = [Edit::text(Place::Smelter(1, SmelterColumn::MineCountries), "Peru")];
    let workbook = Form::in_order(kind, revision).unwrap().with(rule.example.bad).with(&mines).into_workbook();
    let detected = detect(&workbook).unwrap();
    let report = check_workbook(&workbook, &detected, FileInfo::of(b"", "form.xlsx"), &settings).unwrap();
    let page = String::from_utf8(make(&report, ExportKind::Report, Languages::Both).bytes).unwrap();
    for wanted in
        ["Tin: 0 of 2 smelters conformant on the lists", "minimum is 50 %", "客户要求至少 50%", "Peru (1)", "秘鲁（1）"]
    {
        assert!(page.contains(wanted), "{wanted}");
    }
    let json = serde_json::to_value(&report).unwrap();
    assert_eq!(json["profile"]["minimum_conformant"]["Tin"], 50);
    assert_eq!(json["mine_countries"][0]["countries"][0]["codes"][0], "PE");
    // A report of an earlier version has neither.
    let mut earlier = json;
    earlier["profile"].as_object_mut().unwrap().remove("minimum_conformant");
    earlier.as_object_mut().unwrap().remove("mine_countries");
    let earlier: Report = serde_json::from_value(earlier).unwrap();
    assert!(earlier.conformant_shares().is_empty() && earlier.mine_countries.is_empty());
}

/// Opens the plan in `LibreOffice`, where it is at hand, and reads its first sheet back.
#[test]
fn a_plan_opens_in_libreoffice() {
    let (_, json, places) = sample();
    let report = filled_with(json, places, "=1+1<&\"'");
    let made = make(&report, ExportKind::PlanWorkbook, Languages::Both);
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("libreoffice");
    std::fs::create_dir_all(&folder).unwrap();
    std::fs::write(folder.join("plan.xlsx"), &made.bytes).unwrap();
    let _ = std::fs::remove_file(folder.join("plan.csv"));
    let profile = format!("-env:UserInstallation=file://{}", folder.join("profile").display());
    let office = Command::new("timeout")
        .args(["120", "soffice", &profile, "--headless", "--convert-to", "csv:Text - txt - csv (StarCalc):44,34,76"])
        .arg("--outdir")
        .arg(&folder)
        .arg(folder.join("plan.xlsx"))
        .output();
    let Ok(output) = office else {
        println!("plan in LibreOffice: skipped (no timeout command)");
        return;
    };
    if output.status.code() == Some(127) {
        println!("plan in LibreOffice: skipped (no soffice)");
        return;
    }
    let csv = std::fs::read_to_string(folder.join("plan.csv")).expect("LibreOffice opened the plan");
    assert!(csv.contains("=1+1<&"), "{csv}");
    let rows = csv::ReaderBuilder::new().from_reader(csv.as_bytes()).into_records().count();
    assert_eq!(rows, report.findings.len());
    println!("plan in LibreOffice: {rows} rows read back");
}

#[test]
fn the_command_line_writes_files_and_names_them_after_the_workbook() {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("exports");
    // Nothing is overwritten, neither what an earlier run of this test wrote.
    let _ = std::fs::remove_dir_all(&folder);
    std::fs::create_dir_all(&folder).unwrap();
    let form = Form::in_order(smeltcheck::template::TemplateKind::Cmrt, "6.5").unwrap();
    let path = folder.join("a form.xlsx");
    std::fs::write(&path, xlsx::write(&form).unwrap()).unwrap();
    let run = |arguments: &[&str]| {
        let mut command = Command::new(env!("CARGO_BIN_EXE_smeltcheck"));
        command.args(["check", "--today", "2026-03-02"]).args(arguments).arg(&path).output().unwrap()
    };
    for (format, name) in [
        ("html", "a form-smeltcheck-report.html"),
        ("xlsx", "a form-smeltcheck-plan.xlsx"),
        ("csv", "a form-smeltcheck-plan.csv"),
        ("email", "a form-smeltcheck-email.txt"),
    ] {
        let output = run(&["--format", format, "--both-languages", "--output", folder.to_str().unwrap()]);
        assert_eq!(output.status.code(), Some(0), "{format}");
        let path = folder.join(name);
        assert_eq!(String::from_utf8(output.stdout).unwrap(), format!("{}\n", path.display()));
        let written = std::fs::read(path).unwrap();
        assert_eq!(run(&["--format", format, "--both-languages"]).stdout, written, "{format}");
    }
    let several = run(&["--format", "html", path.to_str().unwrap()]);
    assert_eq!(several.status.code(), Some(2), "several files without a folder");
}

/// Every official workbook at hand gives every file.
#[test]
fn official_workbooks_give_every_file() {
    for path in support::workbooks("filled", "files to take away").into_iter().step_by(4) {
        let bytes = std::fs::read(&path).unwrap();
        let report = smeltcheck::check(&bytes, "form.xlsx", None, &Settings::on(today())).unwrap();
        for kind in ExportKind::ALL {
            assert!(!make(&report, kind, Languages::Both).bytes.is_empty());
        }
        elements(&make(&report, ExportKind::Report, Languages::Both).bytes);
    }
}
