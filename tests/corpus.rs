//! Whole checks over official workbooks, where they are at hand. Without them every test says so
//! and ends.

mod support;

use smeltcheck::base::date::Date;
use smeltcheck::profile::Settings;
use smeltcheck::report::{Finding, LayoutOrigin, OfficialView, OutcomeKind, Report, Severity};
use std::collections::BTreeSet;
use std::io::{Cursor, Read, Write};
use support::workbooks;

fn check(bytes: &[u8], password: Option<&str>) -> Report {
    let settings = Settings::on(Date::new(2026, 3, 2).unwrap());
    smeltcheck::check(bytes, "file.xlsx", password, &settings).expect("a report")
}

/// An open item of the official Checker always comes with something that must be fixed, and names
/// the rule that says so.
#[test]
fn what_the_official_checker_misses_must_be_fixed_here() {
    let folders = ["filled", "blank", "reports"];
    let (mut files, mut items) = (0, 0);
    for path in folders.into_iter().flat_map(|folder| workbooks(folder, "whole checks")) {
        // Some files are there to be refused.
        let settings = Settings::on(Date::new(2026, 3, 2).unwrap());
        let bytes = std::fs::read(&path).unwrap();
        let Ok(report) = smeltcheck::check(&bytes, "file.xlsx", None, &settings) else { continue };
        files += 1;
        for item in &report.official_checker.incomplete {
            items += 1;
            let is_cause = |finding: &&Finding| {
                finding.severity == Severity::Error && item.found_by.as_deref() == Some(finding.code.as_ref())
            };
            let found = report.findings.iter().any(|finding| is_cause(&finding));
            assert!(found, "{}: nothing must be fixed for {item:?}", path.display());
        }
    }
    println!("official Checker: {items} open items in {files} files, each with something that must be fixed");
}

/// A form that `LibreOffice` saved in another format has the findings of the form that it was.
#[test]
fn other_formats_have_the_findings_of_the_same_form() {
    let Some(usual) =
        workbooks("reports", "other formats").into_iter().find(|path| path.ends_with("00-base-excel.xlsx"))
    else {
        return;
    };
    let expected = check(&std::fs::read(&usual).unwrap(), None).findings;
    for name in ["17a-libreoffice.xls", "17b-libreoffice.ods"] {
        let report = check(&std::fs::read(usual.with_file_name(name)).unwrap(), None);
        assert_eq!(report.findings, expected, "{name}");
        let skipped = |code: &str| {
            report.outcomes.iter().any(|outcome| outcome.code == code && outcome.result == OutcomeKind::Skipped)
        };
        assert!(skipped("F06") && skipped("H07"), "{name}: what is not read is listed as not checked");
    }
}

/// Where this tool and the official Checker differ, each finding says so: a row that the Checker
/// shows as open has a finding that names it, and a finding that must be fixed although the Checker
/// is green says that it is.
#[test]
fn findings_that_differ_from_the_official_checker_say_so() {
    let (mut beyond, mut files) = (0, 0);
    for path in workbooks("filled", "whole checks") {
        let report = check(&std::fs::read(&path).unwrap(), None);
        let open: BTreeSet<u32> = report.official_checker.incomplete.iter().map(|item| item.row).collect();
        for finding in &report.findings {
            let said = finding.official_text().en;
            match &finding.official {
                OfficialView::Open { row, .. } => assert!(open.contains(row), "{}: {said}", path.display()),
                OfficialView::Complete { row } => assert!(!open.contains(row), "{}: {said}", path.display()),
                OfficialView::BreaksTotal => assert!(report.official_checker.broken_by.is_some(), "{said}"),
                OfficialView::NotLookedAt => assert_eq!(said, "The official Checker does not look at this"),
            }
            let is_beyond = !matches!(finding.official, OfficialView::Open { .. });
            beyond += usize::from(is_beyond && finding.severity == Severity::Error);
        }
        files += 1;
    }
    println!("official Checker: {beyond} findings that must be fixed beyond it in {files} files, each says so");
}

/// What an official workbook brings along is not the sender's: notes, pictures, hidden columns,
/// filters, formulas.
#[test]
fn a_blank_form_has_nothing_to_tidy_up() {
    for path in workbooks("blank", "whole checks") {
        let report = check(&std::fs::read(&path).unwrap(), None);
        let hygiene: Vec<_> = report.findings.iter().filter(|finding| finding.code.starts_with('H')).collect();
        assert!(hygiene.is_empty(), "{}: {hygiene:#?}", path.display());
        let skipped = report.outcomes.iter().any(|outcome| outcome.code.starts_with('H') && outcome.reason.is_some());
        assert!(!skipped, "{}: notes or pictures were not read", path.display());
    }
}

#[test]
fn the_same_bytes_give_the_same_json() {
    for path in workbooks("filled", "whole checks").iter().step_by(7) {
        let bytes = std::fs::read(path).unwrap();
        let json = || serde_json::to_string(&check(&bytes, None)).unwrap();
        assert_eq!(json(), json(), "{}", path.display());
    }
}

#[test]
fn encrypted_files_are_read_or_ask_for_the_password() {
    for path in workbooks("encrypted", "whole checks") {
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        let bytes = std::fs::read(&path).unwrap();
        let settings = Settings::default();
        match smeltcheck::check(&bytes, &name, None, &settings) {
            Ok(report) => assert_eq!(report.template.revision.as_deref(), Some("6.5"), "{name}"),
            Err(error) if error.needs_password() => {
                assert!(smeltcheck::check(&bytes, &name, Some("wrong"), &settings).is_err_and(|e| e.needs_password()));
                assert_eq!(check(&bytes, Some("secret")).template.revision.as_deref(), Some("6.5"), "{name}");
            }
            Err(error) => {
                let refusal = error.refusal(smeltcheck::report::FileInfo::default());
                assert_eq!(refusal.error.id, "retired-template", "{name}");
                assert_eq!(refusal.template.unwrap().revision.as_deref(), Some("2.03"), "{name}");
            }
        }
    }
}

/// A copy of a package in which a text is replaced by another of the same length.
fn edited(bytes: &[u8], from: &str, to: &str) -> Vec<u8> {
    let mut package = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut copy = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for index in 0..package.len() {
        let mut part = package.by_index(index).unwrap();
        let name = part.name().unwrap().into_owned();
        let mut content = Vec::new();
        part.read_to_end(&mut content).unwrap();
        if let Ok(text) = String::from_utf8(content.clone()) {
            content = text.replace(from, to).into_bytes();
        }
        copy.start_file(name, zip::write::SimpleFileOptions::default()).unwrap();
        copy.write_all(&content).unwrap();
    }
    copy.finish().unwrap().into_inner()
}

#[test]
fn an_unknown_revision_gives_the_same_findings_through_its_label_sheet() {
    for name in ["cmrt-6.5-01-loose", "emrt-2.1-02-wild", "amrt-1.3-03-tidy", "emrt-1.3-01-loose"] {
        let Some(path) =
            workbooks("filled", "whole checks").into_iter().find(|path| path.to_string_lossy().contains(name))
        else {
            continue;
        };
        let bytes = std::fs::read(path).unwrap();
        let revision = name.split('-').nth(1).unwrap();
        let known = check(&bytes, None);
        let derived = check(&edited(&bytes, &format!("Revision {revision}"), "Revision 6.9"), None);
        assert_eq!(derived.template.layout, LayoutOrigin::Derived, "{name}");
        assert_eq!(derived.template.revision.as_deref(), Some("6.9"), "{name}");
        assert!(derived.findings.iter().any(|finding| finding.code == "F04"), "{name}: the report says so");
        let about_content = |report: &Report| {
            let findings = report.findings.iter().filter(|finding| finding.code != "F04" && finding.code != "F09");
            findings.map(|finding| (finding.code.clone(), finding.cells.clone())).collect::<Vec<_>>()
        };
        assert_eq!(about_content(&known), about_content(&derived), "{name}");
        // Where the template's own notes send the reader is known only for revisions that were
        // read.
        let open_items = |report: &Report| {
            let items = report.official_checker.incomplete.iter().map(|item| (item.row, item.answer.clone()));
            (report.official_checker.remaining, items.collect::<Vec<_>>())
        };
        assert_eq!(open_items(&known), open_items(&derived), "{name}");
    }
}
