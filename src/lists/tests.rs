//! Whole files, from bytes to rows.

use super::samples::{
    Given, Rows, conformant, delimited, encoded, ods, package, rows, utf16, xls, xls_with, xlsb, xlsx, xml_spreadsheet,
};
use super::*;
use crate::base::date::Date;
use crate::template::{KnownMineral, Mineral};
use crate::workbook::{Limit, ReadError};

fn opened(bytes: &[u8], name: &str) -> Sheets {
    open(bytes, name, &mut |_| {}).unwrap()
}

fn error(bytes: &[u8]) -> ListError {
    open(bytes, "list.xls", &mut |_| {}).unwrap_err()
}

/// The first sheet, guessed, and read as guessed.
fn guessed(bytes: &[u8], name: &str) -> (Guess, Reading) {
    let opened = opened(bytes, name);
    let sheet = &opened.sheets[0];
    let guess = sheet.guess(&opened.file_name);
    let reading = sheet.read(&guess.mapping, &guess.options(), &mut |_| {});
    (guess, reading)
}

fn csv(lines: &[&[&str]]) -> Vec<u8> {
    delimited(&rows(lines), ',', "\r\n").into_bytes()
}

fn day(year: i32, month: u8, day: u8) -> Option<Date> {
    Date::new(year, month, day)
}

#[test]
fn every_format_gives_the_same_rows() {
    let list = conformant();
    let comma = delimited(&list, ',', "\r\n");
    let text = |delimiter, encoding| ListFormat::Delimited { delimiter, encoding };
    let gb18030 = encoded(&delimited(&list[..6].to_vec(), ',', "\n"), encoding_rs::GB18030);
    let files: Vec<(Vec<u8>, ListFormat)> = vec![
        (xlsx(&[("Conformant", &list)]), ListFormat::Xlsx),
        (xls("Conformant", &list), ListFormat::Xls),
        (xlsb("Conformant", &list), ListFormat::Xlsb),
        (ods("Conformant", &list), ListFormat::Ods),
        (xml_spreadsheet(&[("Conformant", &list)]), ListFormat::XmlSpreadsheet),
        (package(&[("list.xml", &xml_spreadsheet(&[("Conformant", &list)]))]), ListFormat::Zip),
        (comma.clone().into_bytes(), text(',', Encoding::Utf8)),
        (format!("\u{feff}{comma}").into_bytes(), text(',', Encoding::Utf8)),
        (format!("sep=;\r\n{}", delimited(&list, ';', "\r\n")).into_bytes(), text(';', Encoding::Utf8)),
        (delimited(&list, '\t', "\r").into_bytes(), text('\t', Encoding::Utf8)),
        (utf16(&delimited(&list, '\t', "\r\n"), true), text('\t', Encoding::Utf16Le)),
        (utf16(&delimited(&list, ';', "\n"), false), text(';', Encoding::Utf16Be)),
        (utf16(&comma, true)[2..].to_vec(), text(',', Encoding::Utf16Le)),
        (gb18030, text(',', Encoding::Gb18030)),
    ];
    for (bytes, format) in files {
        assert_eq!(opened(&bytes, "x").format, format);
        let (guess, reading) = guessed(&bytes, "x");
        let shift = u32::from(bytes.starts_with(b"sep="));
        assert_eq!(guess.mapping.header_row, Some(4 + shift), "{format:?}");
        assert_eq!(guess.mapping.id, Some(2), "{format:?}");
        assert_eq!((guess.kind, guess.confidence), (ListKind::RmiConformant, Confidence::High), "{format:?}");
        assert_eq!((guess.status.as_deref(), guess.date), (Some("Conformant"), day(2026, 5, 31)), "{format:?}");
        assert_eq!((reading.problem_count, reading.left_out), (0, 0), "{format:?}");
        let [gold, tin, ..] = reading.rows.as_slice() else { panic!("{format:?}: {reading:?}") };
        assert_eq!((gold.row, gold.id.as_deref()), (5 + shift, Some("CID990001")), "{format:?}");
        assert_eq!(gold.name, "Aurora Refining Co., Ltd.", "{format:?}");
        assert_eq!(gold.status.as_deref(), Some("Conformant"), "{format:?}");
        assert_eq!((tin.name.as_str(), tin.country.as_str()), ("晨光锡业有限公司", "CHINA"), "{format:?}");
        assert_eq!(tin.metal, Some(KnownMineral::Tin.into()), "{format:?}");
        let preview = opened(&bytes, "x").sheets[0].preview(&guess.mapping, 2);
        assert_eq!(preview.columns[6].field, Some(ListField::Date), "{format:?}");
        assert_eq!(preview.rows[0].1[6], "2025-12-09", "{format:?}");
        assert_eq!(preview.columns[1].letters, "B");
    }
}

#[test]
fn public_layouts_are_mapped() {
    let cases: &[(&str, &str, &[&str], Mapping, ListKind)] = &[
        (
            "smelter reference list",
            "SRL export",
            &[
                "METAL",
                "CRUDE COBALT REFINER",
                "SMELTER REFERENCE",
                "STANDARD SMELTER NAME",
                "COUNTRY",
                "SMELTER ID",
                "CITY",
            ],
            Mapping {
                metal: Some(1),
                alias: Some(3),
                name: Some(4),
                country: Some(5),
                id: Some(6),
                ..Mapping::default()
            },
            ListKind::RmiReference,
        ),
        (
            "look-up of a template",
            "x",
            &[
                "Metal",
                "Smelter Look-up (*)",
                "Standard Smelter Names",
                "Smelter Facility Location: Country",
                "Smelter ID",
                "Source of Smelter Identification Number",
                "Smelter Street",
                "Smelter City",
                "Smelter Facility Location: State / Province",
                "METAL+Alias",
            ],
            Mapping {
                metal: Some(1),
                alias: Some(2),
                name: Some(3),
                country: Some(4),
                id: Some(5),
                ..Mapping::default()
            },
            ListKind::TemplateLookUp,
        ),
        (
            "active list",
            "RMI Active List",
            &["METAL", "SMELTER ID", "STANDARD SMELTER NAME", "STATE/PROVINCE/REGION", "COUNTRY LOCATION"],
            Mapping { metal: Some(1), id: Some(2), name: Some(3), country: Some(5), ..Mapping::default() },
            ListKind::RmiActive,
        ),
        (
            "list viewer",
            "public-list",
            &[
                "Metal",
                "Facility ID",
                "Standard Facility Name",
                "Country Location",
                "Due Diligence Assessment Program Status",
            ],
            Mapping {
                metal: Some(1),
                id: Some(2),
                name: Some(3),
                country: Some(4),
                status: Some(5),
                ..Mapping::default()
            },
            ListKind::RmiStatus,
        ),
        (
            "list viewer with the operation first",
            "public-list",
            &[
                "Facility ID",
                "Facility Operational Status",
                "Standard Facility Name",
                "Due Diligence Assessment Program Status",
                "Metal",
                "Country Location",
            ],
            Mapping {
                id: Some(1),
                operation: Some(2),
                name: Some(3),
                status: Some(4),
                metal: Some(5),
                country: Some(6),
                ..Mapping::default()
            },
            ListKind::RmiStatus,
        ),
        (
            "revisions",
            "x",
            &[
                "METAL",
                "SMELTER ID",
                "STANDARD SMELTER NAME",
                "COUNTRY",
                "BASIS FOR REVISION",
                "DETAILS",
                "REVISION DATE",
                "SMELTER ADDED DATE",
            ],
            Mapping {
                metal: Some(1),
                id: Some(2),
                name: Some(3),
                country: Some(4),
                date: Some(7),
                change: Some(5),
                details: Some(6),
                ..Mapping::default()
            },
            ListKind::RmiRevisions,
        ),
        (
            "Chinese",
            "自有清单",
            &[
                "序号",
                "金属种类",
                "冶炼厂识别号",
                "冶炼厂名称",
                "别名",
                "所在国家",
                "审核状态",
                "识别号来源",
                "更新日期",
            ],
            Mapping {
                metal: Some(2),
                id: Some(3),
                name: Some(4),
                alias: Some(5),
                country: Some(6),
                status: Some(7),
                date: Some(9),
                ..Mapping::default()
            },
            ListKind::Own,
        ),
        (
            "traditional, with Latin letters",
            "x",
            &["金屬", "冶煉廠ID", "標準冶煉廠名稱", "國家", "狀態"],
            Mapping {
                metal: Some(1),
                id: Some(2),
                name: Some(3),
                country: Some(4),
                status: Some(5),
                ..Mapping::default()
            },
            ListKind::Own,
        ),
        (
            "LBMA",
            "LBMA-Good-Delivery-List-Current-Gold",
            &["Refiner", "Country", "Brand name", "Date listed"],
            Mapping { name: Some(1), country: Some(2), date: Some(4), ..Mapping::default() },
            ListKind::Lbma,
        ),
        (
            "RJC",
            "rjc members",
            &["Member Name", "Country", "Certification Status"],
            Mapping { name: Some(1), country: Some(2), status: Some(3), ..Mapping::default() },
            ListKind::Rjc,
        ),
        (
            "own",
            "blocked smelters",
            &["CID", "Name of refiner", "Decision"],
            Mapping { id: Some(1), name: Some(2), status: Some(3), ..Mapping::default() },
            ListKind::Own,
        ),
    ];
    for (what, name, header, mapping, kind) in cases {
        let opened = opened(&csv(&[header]), &format!("{name}.csv"));
        let guess = opened.sheets[0].guess(&opened.file_name);
        assert_eq!(guess.mapping, Mapping { header_row: Some(1), ..mapping.clone() }, "{what}");
        assert_eq!(guess.kind, *kind, "{what}");
        assert!(guess.confidence < Confidence::High, "{what}: no ids below");
        assert!(!guess.needs_mapping(), "{what}");
    }
}

#[test]
fn other_names_of_one_id_are_one_row() {
    let list = csv(&[
        &["METAL", "SMELTER REFERENCE", "STANDARD SMELTER NAME", "COUNTRY", "SMELTER ID"],
        &["Tin", "Dawn Tin", "Dawn Tin Smelting", "CHINA", "CID990002"],
        &["Tin", "Dawn Tin Smelting", "Dawn Tin Smelting", "CHINA", "CID990002"],
        &["Tin", "晨光锡业；Chenguang", "Dawn Tin Smelting", "CHINA", " ｃｉｄ990002"],
        &["Tin", "Dawn Tin", "Dawn Tin Smelting", "CHINA", "CID990002"],
        &["Tin", "", "Dawn Metals", "CHINA", "CID990002"],
        &["Tin", "Smelter not listed", "Smelter not listed", "", ""],
        &["METAL", "SMELTER REFERENCE", "STANDARD SMELTER NAME", "COUNTRY", "SMELTER ID"],
    ]);
    let (_, reading) = guessed(&list, "srl.csv");
    assert_eq!(reading.rows.len(), 2);
    assert_eq!(reading.rows[0].aliases, ["Dawn Tin", "晨光锡业", "Chenguang"]);
    assert_eq!(reading.rows[0].status, None, "a reference list states no status");
    let kinds: Vec<_> = reading.problems.iter().map(|problem| (problem.row, problem.kind, problem.kept)).collect();
    assert_eq!(
        kinds,
        [
            (6, RowProblemKind::IdAgain { first: 2 }, true),
            (7, RowProblemKind::NotAFacility, false),
            (8, RowProblemKind::HeaderAgain, false),
        ]
    );
    assert_eq!((reading.read, reading.left_out), (5, 2));
}

#[test]
fn rows_that_cannot_be_used_are_listed_with_their_row() {
    let list = csv(&[
        &["Metal", "Smelter ID", "Smelter Name", "Status"],
        &["Gold", "CID990001", "Aurora", ""],
        &[],
        &["Gold", "CID99O001", "", "Active"],
        &["Gold", "V-17", "Boreas\nRefining", "Active"],
        &["Unobtainium", "CID990004", "Corona", "Active"],
        &["Total: 4", "", "", ""],
        &["", "990005", "", ""],
    ]);
    let (_, reading) = guessed(&list, "own.csv");
    let problems: Vec<_> = reading
        .problems
        .iter()
        .map(|problem| (problem.row, problem.kind, problem.typed.as_str(), problem.kept))
        .collect();
    assert_eq!(
        problems,
        [
            (4, RowProblemKind::IdMalformed, "CID99O001", false),
            (5, RowProblemKind::IdOfAnotherKind, "V-17", true),
            (6, RowProblemKind::MetalUnknown, "Unobtainium", true),
            (7, RowProblemKind::NoIdNoName, "Total: 4", false),
            (8, RowProblemKind::IdMalformed, "990005", false),
        ]
    );
    assert_eq!(reading.rows.iter().map(|row| row.row).collect::<Vec<_>>(), [2, 5, 6]);
    assert_eq!(reading.rows[1].id, None);
    assert_eq!(reading.rows[2].metal, Some(Mineral::Other("Unobtainium".to_owned())));
    for problem in &reading.problems {
        assert!(problem.text().en.contains(&problem.row.to_string()));
    }
}

#[test]
fn a_mapping_can_be_corrected() {
    let list = csv(&[&["A", "B", "C"], &["Aurora", "x", "CID990001"], &["Boreas", "y", "CID990002"]]);
    let opened = opened(&list, "x.csv");
    let guess = opened.sheets[0].guess("x.csv");
    assert_eq!((guess.confidence, guess.mapping.id), (Confidence::Medium, Some(3)), "found by content");
    let mut mapping = guess.mapping;
    mapping.header_row = Some(1);
    mapping.set(ListField::Name, Some(1));
    mapping.set(ListField::Country, Some(1));
    assert_eq!((mapping.name, mapping.country), (None, Some(1)), "a column holds one field");
    mapping.set(ListField::Name, Some(1));
    let options =
        Options { status: Some("Blocked".to_owned()), metal: Some(KnownMineral::Gold.into()), ..Options::default() };
    let reading = opened.sheets[0].read(&mapping, &options, &mut |_| {});
    assert_eq!(reading.rows.len(), 2);
    assert_eq!(reading.rows[0].name, "Aurora");
    assert_eq!(reading.rows[0].status.as_deref(), Some("Blocked"));
    let guessed = opened.sheets[0].guess("gold.csv");
    let stored = serde_json::to_string(&guessed).unwrap();
    assert_eq!(serde_json::from_str::<Guess>(&stored).unwrap(), guessed);
    let stored = serde_json::to_string(&reading).unwrap();
    assert_eq!(serde_json::from_str::<Reading>(&stored).unwrap(), reading);
}

#[test]
fn a_list_without_header_is_mapped_by_content() {
    let list = csv(&[&["1", "Tin", "CID990001", "Aurora"], &["2", "锡", "CID990002", "Boreas Tin"]]);
    let (guess, reading) = guessed(&list, "x.csv");
    assert_eq!((guess.mapping.header_row, guess.confidence), (None, Confidence::Medium));
    assert_eq!((guess.mapping.metal, guess.mapping.id, guess.mapping.name), (Some(2), Some(3), Some(4)));
    assert_eq!(reading.rows.len(), 2);
    let (guess, reading) = guessed(b"CID\nCID990001\nCID990002\n", "blocked_gold.csv");
    assert_eq!(
        (guess.mapping.id, guess.status.as_deref(), guess.metal),
        (Some(1), Some("Blocked"), Some(KnownMineral::Gold.into()))
    );
    assert_eq!(reading.rows[1].metal, Some(KnownMineral::Gold.into()));
    assert!(opened(b"a,b\nc,d\n", "x.csv").sheets[0].guess("x.csv").needs_mapping());
}

#[test]
fn dates_are_guessed_only_when_they_can_be_read_in_one_way() {
    let guess = |title: &str, file: &str| {
        let list = csv(&[&[title], &["Metal", "Smelter ID", "Name"], &["Tin", "CID990001", "Aurora"]]);
        let opened = opened(&list, file);
        let guess = opened.sheets[0].guess(file);
        (guess.date, guess.ambiguous_date.map(|date| date.typed))
    };
    for (title, file, date) in [
        ("As of May 31, 2026", "x.csv", day(2026, 5, 31)),
        ("as of 31st May 2026", "x.csv", day(2026, 5, 31)),
        ("Updated 31-May-2026", "x.csv", day(2026, 5, 31)),
        ("截至 2026年5月31日", "x.csv", day(2026, 5, 31)),
        ("２０２６年５月３１日更新", "x.csv", day(2026, 5, 31)),
        ("2026/5/31", "x.csv", day(2026, 5, 31)),
        ("05/31/2026", "x.csv", day(2026, 5, 31)),
        ("31.05.2026", "x.csv", day(2026, 5, 31)),
        ("05/05/2026", "x.csv", day(2026, 5, 5)),
        ("List", "rmi_conformant_20260531.csv", day(2026, 5, 31)),
        ("List", "rmi-2026-05-31 (2).csv", day(2026, 5, 31)),
        ("List date 2026-05-31", "rmi-2026-06-30.csv", day(2026, 5, 31)),
        ("Call 20261350 or 555-01-2026", "x.csv", None),
        ("From 2026-01-01 to 2026-05-31", "x.csv", None),
        ("May 2026", "x.csv", None),
        ("2026-02-30", "x.csv", None),
        ("Version 12026-05-31", "x.csv", None),
    ] {
        assert_eq!(guess(title, file), (date, None), "{title} in {file}");
    }
    assert_eq!(guess("As of 05/06/2026", "x.csv"), (None, Some("05/06/2026".to_owned())));
    assert_eq!(guess("As of 5/6/2026", "x.csv"), (None, Some("5/6/2026".to_owned())));
    // A file name in an exact form settles what a title leaves open only for the user to see.
    assert_eq!(guess("As of 5/6/2026", "2026-06-05.csv"), (day(2026, 6, 5), None));

    let mut list = conformant();
    list[1] = vec![Given::Text("List date".to_owned()), Given::Text(String::new()), Given::Day(46_173)];
    for bytes in [xlsx(&[("x", &list)]), xls("x", &list), xlsb("x", &list), ods("x", &list)] {
        assert_eq!(guessed(&bytes, "x").0.date, day(2026, 5, 31));
    }
}

#[test]
fn the_status_of_all_rows_is_guessed_from_the_nearest_title() {
    let status = |sheet: &str, title: &str, file: &str| {
        let list =
            rows(&[&[title], &["Metal", "Smelter ID", "Standard Smelter Name"], &["Tin", "CID990001", "Aurora"]]);
        let guess = guessed(&xlsx(&[(sheet, &list)]), file).0;
        (guess.status, guess.kind)
    };
    let of = |status: &str, kind| (Some(status.to_owned()), kind);
    assert_eq!(status("Sheet1", "RMI Eligible Facilities", "x.xlsx"), of("Eligible", ListKind::RmiEligible));
    assert_eq!(status("Active List", "Conformant and active", "conformant.xlsx"), of("Active", ListKind::RmiActive));
    assert_eq!(status("Sheet1", "合规冶炼厂", "x.xlsx"), of("Conformant", ListKind::RmiConformant));
    assert_eq!(status("Sheet1", "x", "non-conformant.xlsx"), of("Non Conformant", ListKind::Own));
    assert_eq!(status("Sheet1", "黑名单", "x.xlsx"), of("Blocked", ListKind::Own));
    assert_eq!(status("Sheet1", "合格冶炼厂", "x.xlsx").0, None, "a word with two meanings");
    assert_eq!(status("Sheet1", "Conformant or Active", "x.xlsx").0, None);
}

#[test]
fn what_is_no_list_ends_in_one_clear_error() {
    let garbage: Vec<u8> = (0..4096_u32).map(|number| u8::try_from(number * 7919 % 251).unwrap()).collect();
    let encrypted_xls = xls_with("x", &conformant(), &[(0x002F, &[0, 0])]);
    let mut old_xls = xls("x", &conformant());
    // The version in the first record.
    let first = old_xls.windows(4).position(|window| window == [0x09, 0x08, 8, 0]).unwrap();
    old_xls[first + 5] = 5;
    let encrypted_ods = package(&[
        ("mimetype", b"application/vnd.oasis.opendocument.spreadsheet"),
        ("META-INF/manifest.xml", b"<manifest:encryption-data/>"),
        ("content.xml", b"\x01\x02"),
    ]);
    let text_document = package(&[("mimetype", b"application/vnd.oasis.opendocument.text"), ("content.xml", b"<a/>")]);
    let cases: Vec<(&str, Vec<u8>, &str)> = vec![
        ("nothing", Vec::new(), "list-empty"),
        ("blanks", b" \r\n".to_vec(), "list-empty"),
        ("delimiters", b",,,\n,,\n".to_vec(), "list-empty"),
        ("an empty sheet", xlsx(&[("a", &Rows::new())]), "list-empty"),
        ("PDF", b"%PDF-1.7\n".to_vec(), "list-not-a-table"),
        ("web page", b"<html><table><tr><td>CID990001</td></tr></table></html>".to_vec(), "list-not-a-table"),
        ("web page in UTF-16", utf16("<html><table></table></html>", true), "list-not-a-table"),
        ("picture", b"\x89PNG\r\n\x1a\n\0\0".to_vec(), "list-not-a-table"),
        ("archive of an archive", package(&[("a.zip", &package(&[("a.csv", b"a,b")]))]), "list-not-a-table"),
        ("RAR", b"Rar!\x1a\x07\x01\x00".to_vec(), "list-not-a-table"),
        ("text document", text_document, "list-not-a-table"),
        ("garbage", garbage, "list-not-a-table"),
        ("Excel 4", b"\x09\x04\x06\x00\x00\x00\x10\x00\x00\x00".to_vec(), "list-too-old-format"),
        ("Excel 95", old_xls, "list-too-old-format"),
        ("xls with a password", encrypted_xls, "list-encrypted"),
        ("ods with a password", encrypted_ods, "list-encrypted"),
        ("an open quote", format!("a,b\n\"c,d\n{}", "e,f\n".repeat(200)).into_bytes(), "list-open-quote"),
        ("Western encoding", b"Metal,Smelter\nTin,M\xe9tal Soci\xe9t\xe9\n".to_vec(), "list-unknown-encoding"),
        ("cut package", xlsx(&[("a", &conformant())])[..2000].to_vec(), "list-damaged"),
    ];
    for (what, bytes, id) in cases {
        let error = error(&bytes);
        assert_eq!(error.id(), id, "{what}: {error}");
        assert!(!error.steps().is_empty());
        assert!(!error.text().zh_cn.is_empty());
    }
}

#[test]
fn limits_stop_large_and_sparse_files() {
    let limit = |bytes: &[u8]| match error(bytes) {
        ListError::TooLarge { limit, .. } => Some(limit),
        other => panic!("{other}"),
    };
    let rows_over = "a\n".repeat(usize::try_from(limits::ROWS).unwrap() + 1);
    assert_eq!(limit(rows_over.as_bytes()), Some(ListLimit::Rows));
    assert_eq!(limit(format!("{}x\n", ",".repeat(300)).as_bytes()), Some(ListLimit::Columns));
    assert_eq!(limit(&vec![b'a'; usize::try_from(limits::FILE_BYTES).unwrap() + 1]), Some(ListLimit::FileBytes));
    let list = rows(&[&["a"]]);
    let names: Vec<String> = (0..65).map(|number| format!("s{number}")).collect();
    let sheets: Vec<(&str, &Rows)> = names.iter().map(|name| (name.as_str(), &list)).collect();
    assert_eq!(limit(&xlsx(&sheets)), Some(ListLimit::Sheets));
    // A few bytes that claim many rows and cells.
    let table = |row: &str, cell: &str| {
        let content = format!(
            "<d xmlns:table=\"t\" xmlns:text=\"x\" xmlns:office=\"o\"><table:table><table:table-row table:number-rows-repeated=\"{row}\">\
             <table:table-cell office:value-type=\"string\" table:number-columns-repeated=\"{cell}\"><text:p>{}</text:p></table:table-cell>\
             </table:table-row></table:table></d>",
            "long ".repeat(2_000)
        );
        package(&[("mimetype", b"application/vnd.oasis.opendocument.spreadsheet"), ("content.xml", content.as_bytes())])
    };
    for bytes in [table("1048576", "5"), table("1", "4000000000")] {
        assert!(matches!(error(&bytes), ListError::Package(ReadError::LimitExceeded { limit: Limit::Cells, .. })));
    }
    // Values at both ends of a sheet cost two rows, and not the cells between.
    let mut list = rows(&[&["CID", "Name"], &["CID990001", "Aurora"]]);
    list.resize(60_000, Vec::new());
    list.extend(rows(&[&["CID990002", "Boreas"]]));
    for bytes in [xlsx(&[("a", &list)]), xls("a", &list), xlsb("a", &list), ods("a", &list)] {
        let sheets = opened(&bytes, "x").sheets;
        assert_eq!(sheets[0].rows(), 3);
        assert_eq!(guessed(&bytes, "x").1.rows[1].row, 60_001);
    }
}

#[test]
fn damaged_files_never_panic() {
    let list = conformant();
    // The formats of calamine are read where a panic is survived.
    for bytes in [xml_spreadsheet(&[("a", &list)]), delimited(&list, ',', "\n").into_bytes()] {
        for cut in (0..bytes.len()).step_by(37) {
            let _ = open(&bytes[..cut], "x", &mut |_| {});
        }
        for place in (0..bytes.len()).step_by(3) {
            for value in [0, 0xFF] {
                let mut changed = bytes.clone();
                changed[place] = value;
                if let Ok(sheets) = open(&changed, "x", &mut |_| {}) {
                    let _ = sheets.sheets[0].guess("x");
                }
            }
        }
    }
}

#[test]
fn a_long_list_tells_its_progress() {
    let mut list = rows(&[&["Metal", "Smelter ID", "Standard Smelter Name", "Country"]]);
    for number in 0..20_000 {
        list.extend(rows(&[&["Gold", &format!("CID{number:06}"), &format!("Refinery {number}"), "CHINA"]]));
    }
    let bytes = delimited(&list, ',', "\n").into_bytes();
    let mut told = Vec::new();
    let opened = open(&bytes, "x.csv", &mut |rows| told.push(rows)).unwrap();
    assert_eq!((told.len(), told.last()), (20, Some(&20_000)));
    let mapping = opened.sheets[0].guess("x.csv").mapping;
    let mut steps = 0;
    let reading = opened.sheets[0].read(&mapping, &Options::default(), &mut |_| steps += 1);
    assert_eq!((reading.rows.len(), reading.problem_count, steps), (20_000, 0, 20));
}

#[test]
fn the_sheet_that_looks_like_a_list_is_offered_first() {
    let notes = rows(&[&["Terms"], &["Smelter name"], &["A smelter that takes part."]]);
    let list = conformant();
    let bytes = xlsx(&[("Notes", &notes), ("Conformant", &list), ("Copy", &list)]);
    assert_eq!(opened(&bytes, "x.xlsx").likely(), 1);
    assert_eq!(opened(b"a\n", "x.csv").likely(), 0);
}

#[test]
fn unusual_rows_keep_their_numbers() {
    let opened = opened(b"\n\nCID,Name\n\n\"CID990001\",\"two\nlines\"\nCID990002,b", "x.csv");
    let reading = opened.sheets[0].read(&opened.sheets[0].guess("x").mapping, &Options::default(), &mut |_| {});
    assert_eq!(reading.rows.iter().map(|row| row.row).collect::<Vec<_>>(), [5, 6]);
    assert_eq!(reading.rows[0].name, "two\nlines");
    let numbers =
        vec![vec![Given::Text("CID".to_owned()), Given::Text("Name".to_owned())], vec![Given::Number(990_001.0)]];
    assert_eq!(guessed(&xls("x", &numbers), "x").1.problems[0].typed, "990001");
}
