//! Lists as RMI hands them out in 2026, through the command line tool. All facilities are invented.

use smeltcheck::declaration::SmelterColumn;
use smeltcheck::samples::fixtures::{Edit, Form, Place, xlsx};
use smeltcheck::template::TemplateKind;
use std::io::{Cursor, Write as _};
use std::path::{Path, PathBuf};
use std::process::Command;

type Table<'a> = &'a [&'a [&'a str]];

/// An XML Spreadsheet 2003 with these worksheets, in the form in which RMI's buttons give it.
fn xml(sheets: &[(&str, Table)]) -> Vec<u8> {
    let cell = |text: &&str| format!("<Cell><Data ss:Type=\"String\">{}</Data></Cell>", text.replace('&', "&amp;"));
    let row = |row: &&[&str]| format!("<Row>{}</Row>", row.iter().map(cell).collect::<String>());
    let sheet = |(name, rows): &(&str, Table)| {
        let rows: String = rows.iter().map(row).collect();
        format!("<Worksheet ss:Name=\"{name}\"><Table>{rows}</Table></Worksheet>")
    };
    let sheets: String = sheets.iter().map(sheet).collect();
    format!(
        "\u{feff}<?xml version=\"1.0\"?><?mso-application progid=\"Excel.Sheet\"?>\
         <Workbook xmlns=\"urn:schemas-microsoft-com:office:spreadsheet\" xmlns:ss=\"urn:schemas-microsoft-com:office:spreadsheet\">\
         {sheets}</Workbook>"
    )
    .into_bytes()
}

/// A folder of its own for each test, so that names of files can be those of the downloads.
fn write(test: &str, name: &str, bytes: &[u8]) -> PathBuf {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("rmi-lists").join(test);
    std::fs::create_dir_all(&folder).unwrap();
    let path = folder.join(name);
    std::fs::write(&path, bytes).unwrap();
    path
}

/// A form with one smelter of tin that its look-up does not have.
fn form(test: &str, id: &'static str) -> PathBuf {
    let column = |column, text| Edit::text(Place::Smelter(2, column), text);
    let edits = [
        column(SmelterColumn::Metal, "Tin"),
        column(SmelterColumn::Lookup, "Smelter not listed"),
        column(SmelterColumn::Name, "Dawn Tin Works"),
        column(SmelterColumn::Country, "CHINA"),
        column(SmelterColumn::Id, id),
    ];
    let form = Form::in_order(TemplateKind::Cmrt, "6.5").unwrap().with(&edits);
    write(test, "form.xlsx", &xlsx::write(&form).unwrap())
}

/// The report, what was noted next to it, and the exit code.
fn check(form: &Path, lists: &[&PathBuf]) -> (serde_json::Value, String, Option<i32>) {
    let mut command = Command::new(env!("CARGO_BIN_EXE_smeltcheck"));
    command.args(["check", form.to_str().unwrap(), "--format", "json", "--today", "2026-11-02", "--no-built-in-facts"]);
    for list in lists {
        command.args(["--list", list.to_str().unwrap()]);
    }
    let output = command.output().unwrap();
    let report = serde_json::from_slice(&output.stdout).unwrap_or_default();
    (report, String::from_utf8(output.stderr).unwrap(), output.status.code())
}

/// The row of the form that the tests are about.
fn row(report: &serde_json::Value) -> &serde_json::Value {
    let rows = report["smelters"].as_array().unwrap();
    rows.iter().find(|row| row["typed"]["name"] == "Dawn Tin Works").unwrap()
}

const CONFORMANT: Table = &[
    &[
        "Metal",
        "Smelter ID",
        "Standard Smelter Name",
        "State/ Province/ Region",
        "Country Location",
        "Company Website with CM Policy",
        "Last Audit Date",
        "Audit Cycle",
        "Reaudit In Progress",
        "LBMA RG",
        "RJC",
    ],
    &["Tin", "CID990201", "Dawn Tin Works", "Hunan", "CHINA", "", "", "1 Year"],
    &["Multiple", "CID990209", "Corona Components", "", "JAPAN"],
];

const ACTIVE: Table = &[
    &["Metal", "Smelter_ID", "Standard_Smelter_Name", "Company_State_Province_Region", "Country_Location"],
    &["Tin", "CID990201", "Dawn Tin Works", "Hunan", "CHINA"],
];

const REFERENCE: Table = &[
    &["Metal", "Smelter Reference", "Standard Smelter Name", "Country", "Smelter ID", "City", "State Province"],
    &["Tin", "Dawn & Co.", "Dawn Tin Works", "CHINA", "CID990201", "Huaihua", "Hunan"],
    &["Tin", "Chenguang", "Dawn Tin Works", "CHINA", "CID990201", "Huaihua", "Hunan"],
];

#[test]
fn the_active_list_is_dated_by_its_tab() {
    let list = write("active", "Active.xls", &xml(&[("Active Smelters2026-08-22", ACTIVE)]));
    let (report, notes, _) = check(&form("active", "CID990201"), &[&list]);
    assert_eq!(report["lists"][0]["date"], "2026-08-22", "{notes}");
    let status = &row(&report)["status"];
    assert_eq!((&status["kind"], &status["date"]), (&"Active".into(), &"2026-08-22".into()));
}

#[test]
fn a_list_without_a_day_is_refused_with_the_day_of_its_file() {
    let bytes = xml(&[("Full Conformant Smelter List", CONFORMANT)]);
    let undated = write("conformant", "Full_Conformant.xml", &bytes);
    let saved = std::time::UNIX_EPOCH + std::time::Duration::from_secs(1_787_500_000);
    std::fs::File::options().write(true).open(&undated).unwrap().set_modified(saved).unwrap();
    let form = form("conformant", "CID990201");
    let (_, said, code) = check(&form, &[&undated]);
    assert_eq!((code, said.lines().count()), (Some(2), 1), "{said}");
    assert!(said.contains("2026-08-23") && said.contains("Full_Conformant-2026-08-23.xml"), "{said}");

    let dated = write("conformant", "Full_Conformant-2026-08-23.xml", &bytes);
    let (report, notes, _) = check(&form, &[&dated]);
    assert_eq!(row(&report)["status"]["kind"], "Conformant");
    assert_eq!(report["lists"][0]["count"], 1);
    assert!(notes.contains("1 row with the metal \"Multiple\""), "{notes}");
}

#[test]
fn a_site_of_several_metals_is_no_smelter() {
    let list = write("several", "c-2026-08-23.xml", &xml(&[("Full Conformant Smelter List", CONFORMANT)]));
    let (report, _, _) = check(&form("several", "CID990209"), &[&list]);
    assert!(row(&report)["status"].is_null(), "{}", row(&report));
}

#[test]
fn reference_lists_give_names_and_ids() {
    for sheet in ["CMRT_Export", "EMRT_Export", "AMRT_Export"] {
        let name = format!("{sheet}-2026-08-22.xml");
        let list = write("reference", &name, &xml(&[(sheet, REFERENCE)]));
        let (report, notes, _) = check(&form("reference", "CID990201"), &[&list]);
        let info = &report["lists"][0];
        assert_eq!((&info["kind"], &info["count"]), (&"identity".into(), &1.into()), "{sheet}: {notes}");
        assert_eq!(notes, "", "{sheet}");
    }
}

/// A history of the smelter of the form, with the later change last.
fn history(changes: &[(&str, &str, &str)]) -> Vec<u8> {
    let head: &[&str] = &[
        "Metal",
        "Smelter ID",
        "Standard Smelter Name",
        "Country",
        "Basis for Revision",
        "Details",
        "Revision Date",
        "Smelter Added Date",
    ];
    let rows: Vec<Vec<&str>> = changes
        .iter()
        .map(|(basis, details, day)| vec!["Tin", "CID990201", "Dawn Tin Works", "CHINA", basis, details, day, ""])
        .collect();
    let table: Vec<&[&str]> = std::iter::once(head).chain(rows.iter().map(Vec::as_slice)).collect();
    xml(&[("Revisions_StdSmelterList", &table)])
}

#[test]
fn a_history_tells_what_was_removed_and_what_was_added_again() {
    let form = form("history", "CID990201");
    let removed = ("Removed", "No longer in operation", "2026-05-04");
    let list = write("history", "Revisions.xml", &history(&[removed]));
    let told = |list: &PathBuf| {
        let (report, notes, _) = check(&form, &[list]);
        assert_eq!(report["lists"][0]["kind"], "history", "{notes}");
        let findings = report["findings"].as_array().unwrap().clone();
        findings.into_iter().find(|finding| finding["code"] == "R07")
    };
    let finding = told(&list).unwrap();
    assert_eq!(finding["values"]["removed_on"], "2026-05-04");
    let message = finding["message"]["en"].as_str().unwrap();
    assert!(message.contains("removed on 2026-05-04: \"No longer in operation\""), "{message}");
    assert!(message.contains("RMI revision history (Revisions.xml)"), "{message}");
    let again = write("history", "Again.xml", &history(&[removed, ("Added", "Open again", "2026-07-01")]));
    assert_eq!(told(&again), None);
    let corrected = write("history", "Corrected.xml", &history(&[("Name correction", "", "2026-07-01")]));
    assert_eq!(told(&corrected), None);
}

#[test]
fn the_public_list_has_a_status_of_operation_and_one_of_the_programme() {
    let form = form("public", "CID990201");
    let columns = ["Metal", "Facility ID", "Standard Facility Name", "Country Location"];
    let (operation, programme) = ("Facility Operational Status", "Due Diligence Assessment Program Status");
    let row_with = |operation_first: bool, works: &str, status: &str| {
        let pair = |one, other| if operation_first { [one, other] } else { [other, one] };
        let head = [columns.as_slice(), &pair(operation, programme)].concat();
        let line = ["Tin", "CID990201", "Dawn Tin Works", "CHINA"];
        let line = [line.as_slice(), &pair(works, status)].concat();
        let list = write("public", "Public-2026-08-22.xml", &xml(&[("Public List", &[&head, &line])]));
        let (report, notes, _) = check(&form, &[&list]);
        assert_eq!(notes, "");
        (row(&report).clone(), report["findings"].as_array().unwrap().clone())
    };
    for operation_first in [true, false] {
        let (row, _) = row_with(operation_first, "In Operation", "Conformant");
        assert_eq!((&row["status"]["kind"], &row["status"]["not_operating"]), (&"Conformant".into(), &().into()));
        let (row, _) = row_with(operation_first, "Not Operating", "Conformant");
        assert_eq!(
            (&row["status"]["kind"], &row["status"]["not_operating"]),
            (&"Conformant".into(), &"Not Operating".into())
        );
        let (row, findings) = row_with(operation_first, "Idle", "Facility Standard Assessed");
        assert_eq!(
            (&row["status"]["kind"], &row["group"]),
            (&"Facility Standard Assessed".into(), &"other-status".into())
        );
        let told = findings.iter().find(|finding| finding["values"]["status"] == "Facility Standard Assessed").unwrap();
        let message = told["message"]["en"].as_str().unwrap();
        assert!(message.contains("(operation there: \"Idle\")"), "{message}");
    }
}

#[test]
fn the_sheets_of_a_workbook_are_taken_together() {
    let all: Table = &[
        &["Metal", "Smelter ID", "Standard Smelter Name", "Country Location", "Status"],
        &["Tin", "CID990202", "Boreas Tin", "PERU", "Active"],
        &["Tin", "CID990203", "Corona Tin", "PERU", "Conformant"],
    ];
    let notes: Table = &[&["Downloaded by", "A. Example"], &["Terms", "see the website"]];
    let sheets = [("Notes", notes), ("Conformant", CONFORMANT), ("Active Smelters2026-08-22", ACTIVE), ("All", all)];
    let form = form("sheets", "CID990201");
    let undated = write("sheets", "book.xml", &xml(&sheets));
    let (_, said, code) = check(&form, &[&undated]);
    assert_eq!((code, said.lines().count()), (Some(2), 1), "{said}");
    assert!(said.contains("sheet \"Conformant\": the day of the list was not found"), "{said}");

    let dated = write("sheets", "book-2026-08-22.xml", &xml(&sheets));
    let (report, said, _) = check(&form, &[&dated]);
    let lists = report["lists"].as_array().unwrap();
    let told: Vec<_> = lists
        .iter()
        .map(|list| (list["name"]["en"].as_str().unwrap(), list["source"]["en"].as_str().unwrap()))
        .collect();
    assert_eq!(
        told,
        [
            ("RMI Conformant list", "book-2026-08-22.xml: Conformant"),
            ("RMI Active list", "book-2026-08-22.xml: Active Smelters2026-08-22"),
            ("RMI list with status", "book-2026-08-22.xml: All"),
        ]
    );
    assert!(said.contains("book-2026-08-22.xml: All: RMI list with status as of 2026-08-22"), "{said}");
    assert_eq!(row(&report)["status"]["kind"], "Conformant");
}

#[test]
fn a_column_that_is_not_used_is_said() {
    let list: Table = &[
        &["Metal", "Smelter Reference", "Standard Smelter Name", "Smelter ID", "Status"],
        &["Tin", "Dawn", "Dawn Tin Works", "CID990201", "see remarks"],
    ];
    let path = write("unused", "CMRT_Export-2026-08-22.xml", &xml(&[("CMRT_Export", list)]));
    let (report, notes, _) = check(&form("unused", "CID990201"), &[&path]);
    assert_eq!(report["lists"][0]["kind"], "identity");
    assert!(notes.contains("the column for \"Status\" is not used"), "{notes}");
}

#[test]
fn a_list_may_come_in_an_archive() {
    let mut archive = zip::ZipWriter::new(Cursor::new(Vec::new()));
    archive.start_file("rmi/Active.xml", zip::write::SimpleFileOptions::default()).unwrap();
    archive.write_all(&xml(&[("Active Smelters2026-08-22", ACTIVE)])).unwrap();
    let list = write("archive", "download.zip", &archive.finish().unwrap().into_inner());
    let (report, notes, _) = check(&form("archive", "CID990201"), &[&list]);
    assert_eq!(row(&report)["status"]["kind"], "Active", "{notes}");
}

#[test]
fn a_hostile_list_is_one_message() {
    let good = String::from_utf8(xml(&[("Active Smelters2026-08-22", ACTIVE)])).unwrap();
    let form = form("hostile", "CID990201");
    let utf_16: Vec<u8> = good.trim_start_matches('\u{feff}').encode_utf16().flat_map(u16::to_le_bytes).collect();
    let cases: Vec<(&str, Vec<u8>, &str)> = vec![
        ("doctype", good.replace("<Workbook", "<!DOCTYPE a [<!ENTITY b \"c\">]><Workbook").into(), "DOCTYPE"),
        ("deep", good.replace("CHINA", &"<b>".repeat(5_000)).into(), "nested"),
        ("far", good.replacen("<Row>", "<Row ss:Index=\"2000000000\">", 1).into(), "damaged"),
        ("backwards", good.replace("<Row>", "<Row ss:Index=\"1\">").into(), "damaged"),
        ("entity", good.replace("CHINA", "&other;").into(), "damaged"),
        ("cut", good.as_bytes()[..600].into(), "damaged"),
        ("utf-16", utf_16, "UTF-16"),
    ];
    for (what, bytes, word) in cases {
        let list = write("hostile", &format!("{what}.xml"), &bytes);
        let (_, said, code) = check(&form, &[&list]);
        assert_eq!((code, said.lines().count()), (Some(2), 1), "{what}: {said}");
        assert!(said.contains(word), "{what}: {said}");
    }
}
