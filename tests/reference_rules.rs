//! Rules that compare with lists, with the built-in historical facts. A build without the facts has
//! nothing to test here.
#![cfg(feature = "facts")]

mod support;

use smeltcheck::base::date::Date;
use smeltcheck::check_workbook;
use smeltcheck::profile::Settings;
use smeltcheck::reference::Lists;
use smeltcheck::report::{FileInfo, Finding, Severity};
use smeltcheck::samples::fixtures::Form;
use smeltcheck::template::{TemplateKind, detect};
use smeltcheck::workbook::{Addr, Cell, Value};
use support::workbooks;

/// A row of the Smelter List: metal, look-up choice, name, country, id.
type Row = [&'static str; 5];

fn settings() -> Settings {
    Settings { lists: Lists::built_in(), ..Settings::on(Date::new(2026, 3, 2).unwrap()) }
}

/// The findings of groups 8 in a CMRT with this row below the one in order. A row that is chosen is
/// in the look-up, too.
fn check_row(revision: &str, row: Row) -> Vec<Finding> {
    let mut form = Form::in_order(TemplateKind::Cmrt, revision).unwrap();
    let text = |content: &str| Cell { value: Value::Text(content.to_owned().into()), formula: false };
    for (column, content) in (2u16..).zip(row) {
        form.put("Smelter List", Addr::new(column, 6), text(content));
    }
    form.put("Smelter List", Addr::new(7, 6), text("RMI"));
    let [metal, chosen, _, country, id] = row;
    if chosen != "Smelter not listed" {
        for (column, content) in (1u16..).zip([metal, chosen, chosen, country, id, "RMI"]) {
            form.put("Smelter Look-up", Addr::new(column, 60), text(content));
        }
    }
    let workbook = form.into_workbook();
    let detected = detect(&workbook).unwrap();
    let report = check_workbook(&workbook, &detected, FileInfo::default(), &settings()).unwrap();
    report.findings.into_iter().filter(|finding| finding.code.starts_with('R')).collect()
}

/// The finding of a rule, with its cell.
fn find<'a>(findings: &'a [Finding], code: &str) -> (&'a Finding, String) {
    let mut found = findings.iter().filter(|finding| finding.code == code);
    let first = found.next().unwrap_or_else(|| panic!("no {code} in {findings:#?}"));
    assert!(found.next().is_none(), "one finding of {code}");
    (first, first.cells[0].to_string())
}

fn codes(findings: &[Finding]) -> Vec<&str> {
    findings.iter().map(|finding| finding.code.as_ref()).collect()
}

#[test]
fn sanctioned_refiners_are_named_with_day_and_source() {
    let african = check_row("6.5", ["Gold", "African Gold Refinery", "", "UGANDA", "CID003185"]);
    let (event, cell) = find(&african, "R14");
    assert_eq!((cell.as_str(), event.severity), ("Smelter List!F6", Severity::Warning));
    assert!(event.message.en.contains("US sanctions list") && event.message.en.contains("2022-03-17"));
    assert!(event.why.en.contains("not a finding of non-conformance"));
    let gasabo = check_row("6.5", ["Gold", "Gasabo Gold Refinery Ltd", "", "RWANDA", "CID005006"]);
    let (event, cell) = find(&gasabo, "R14");
    assert_eq!((cell.as_str(), event.severity), ("Smelter List!F6", Severity::Warning));
    assert!(event.message.en.contains("EU sanctions list") && event.message.en.contains("2025-03-17"));
    let (status, _) = find(&gasabo, "R10");
    assert_eq!(status.values["list"], "facts-sec-garrett-cy2025", "a filing of 2026 states one");
    assert_eq!(codes(&gasabo).len(), 2, "{gasabo:#?}");
}

#[test]
fn a_stop_of_assessments_is_an_event_of_the_country() {
    let findings =
        check_row("6.5", ["Gold", "Moscow Special Alloys Processing Plant", "", "RUSSIAN FEDERATION", "CID001204"]);
    let stop = findings.iter().find(|finding| finding.message.en.contains("stopped assessments")).unwrap();
    assert_eq!((stop.code.as_ref(), stop.severity), ("R14", Severity::Warning), "it is suspended, too");
    assert_eq!(stop.cells[0].to_string(), "Smelter List!F6");
    for part in ["LBMA Good Delivery List, 2022-03-07", "2022-09-19 (RMI, notice on auditees in Russia"] {
        assert!(stop.message.en.contains(part), "{}", stop.message.en);
    }
    assert!(stop.why.en.contains("not a finding of non-conformance"));
    let row = ["Tungsten", "Moliren Ltd.", "", "RUSSIAN FEDERATION", "CID002845"];
    let alone = check_row("6.4", row);
    assert_eq!(find(&alone, "R14").0.severity, Severity::Info, "the stop alone");
    let ban = findings.iter().find(|finding| finding.message.en.contains("forbade imports")).unwrap();
    assert_eq!((ban.severity, ban.cells[0].to_string().as_str()), (Severity::Info, "Smelter List!E6"));
}

#[test]
fn an_id_removed_between_two_revisions_names_both_lists() {
    let row = ["Tin", "PT Bangka Serumpun", "", "INDONESIA", "CID003205"];
    let findings = check_row("6.4", row);
    let (removed, cell) = find(&findings, "R07");
    assert_eq!((cell.as_str(), removed.severity), ("Smelter List!F6", Severity::Warning));
    for part in ["CMRT 6.4", "2024-02-28", "CMRT 6.5", "2025-03-05"] {
        assert!(removed.message.en.contains(part), "{part}: {}", removed.message.en);
    }
    assert!(removed.why.en.contains("still has it") && removed.why.en.contains("not a finding of non-conformance"));
    assert!(!codes(&findings).contains(&"R01"), "a removed id is known");
}

#[test]
fn an_id_with_the_wrong_metal_is_found() {
    let findings = check_row("6.5", ["Gold", "Smelter not listed", "Luna Smelter, Ltd.", "RWANDA", "CID003387"]);
    let (metal, cell) = find(&findings, "R02");
    assert_eq!((cell.as_str(), metal.severity), ("Smelter List!F6", Severity::Error));
    assert!(metal.message.en.contains("an ID for Tin in \"Built-in historical facts"), "{}", metal.message.en);
    assert_eq!(codes(&findings), ["R02"]);
}

#[test]
fn a_renamed_smelter_shows_its_new_name() {
    let lists = Lists::built_in();
    let new_name = &lists.by_id("CID000082").unwrap().name;
    let findings = check_row("6.4", ["Gold", "Asahi Pretec Corp.", "", "JAPAN", "CID000082"]);
    let (renamed, cell) = find(&findings, "R05");
    assert_eq!((cell.as_str(), renamed.severity), ("Smelter List!C6", Severity::Info));
    assert!(renamed.message.en.contains(new_name.as_str()) && renamed.message.en.contains("2025-03-05"));
}

#[test]
fn a_misspelt_name_is_a_question() {
    let findings = check_row("6.5", ["Tin", "Smelter not listed", "Luna Smelterr", "RWANDA", ""]);
    let (similar, cell) = find(&findings, "R11");
    assert_eq!((cell.as_str(), similar.severity), ("Smelter List!D6", Severity::Info));
    assert!(similar.fix.en.contains("CID003387"), "{}", similar.fix.en);
    let own = check_row("6.5", ["Tin", "Smelter not listed", "Beispeil Zin GmbH", "GERMANY", ""]);
    let (similar, cell) = find(&own, "R06");
    assert_eq!((cell.as_str(), similar.severity), ("Smelter List!D6", Severity::Info));
    assert!(similar.message.en.contains("CID990002") && similar.message.en.contains("not certain"));
}

#[test]
fn a_not_listed_row_that_is_listed_is_found() {
    let findings = check_row("6.5", ["Tin", "Smelter not listed", "CONTOH TIMAH", "INDONESIA", ""]);
    let (listed, cell) = find(&findings, "R06");
    assert_eq!((cell.as_str(), listed.severity), ("Smelter List!D6", Severity::Warning));
    let elsewhere = check_row("6.5", ["Tin", "Smelter not listed", "LUNA SMELTER", "RWANDA", ""]);
    let (listed, _) = find(&elsewhere, "R08");
    assert!(listed.message.en.contains("CID003387") && listed.message.en.contains("2025-03-05"));
}

#[test]
fn a_recognised_smelter_asks_for_nothing() {
    let findings = check_row("6.5", ["Tin", "Luna Smelter, Ltd.", "", "RWANDA", "CID003387"]);
    assert!(findings.is_empty(), "nothing has to be done: {findings:#?}");
}

/// Over official workbooks, where they are at hand: every finding names a list or a date, none says
/// more than that.
#[test]
fn findings_over_filled_workbooks_name_their_list() {
    let lists = Lists::built_in();
    let mut found = 0;
    for path in workbooks("filled", "lists") {
        let settings = Settings { lists: lists.clone(), ..Settings::on(Date::new(2026, 3, 2).unwrap()) };
        let report = smeltcheck::check(&std::fs::read(&path).unwrap(), "file.xlsx", None, &settings).unwrap();
        for finding in report.findings.iter().filter(|finding| finding.code.starts_with('R')) {
            let message = &finding.message.en;
            let dated = message.contains("(20")
                || message.contains(", 20")
                || message.contains(", May 20")
                || message.contains("look-up");
            assert!(dated, "{}: {} {message}", path.display(), finding.code);
            assert!(!message.to_lowercase().contains("rmi list"), "{message}");
            found += 1;
            println!(
                "{} {} {:?} {} | {message}",
                path.file_stem().unwrap().to_string_lossy(),
                finding.code,
                finding.severity,
                finding.cells[0]
            );
        }
    }
    println!("lists: {found} findings");
}
