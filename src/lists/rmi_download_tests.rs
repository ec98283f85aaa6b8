//! Lists in the layouts in which RMI hands them out in 2026, and files that only look like one. All
//! facilities are invented.

use super::samples::{Rows, package, rows, utf16, xlsx, xml_spreadsheet, xml_spreadsheet_of};
use super::*;
use crate::base::date::Date;
use crate::template::{KnownMineral, Mineral};

fn opened(bytes: &[u8], name: &str) -> Sheets {
    open(bytes, name, &mut |_| {}).unwrap()
}

fn guessed(sheets: &Sheets, place: usize) -> (Guess, Reading) {
    let sheet = &sheets.sheets[place];
    let guess = sheet.guess(&sheets.file_name);
    let reading = sheet.read(&guess.mapping, &guess.options(), &mut |_| {});
    (guess, reading)
}

/// The cells of the first sheet of a file with these worksheets.
fn cells(worksheets: &str) -> Result<Vec<(u32, u16, String)>, ListError> {
    let sheets = open(xml_spreadsheet_of(worksheets).as_bytes(), "list.xml", &mut |_| {})?;
    let rows = sheets.sheets[0].rows.iter();
    let cells =
        rows.flat_map(|row| row.cells.iter().map(|(column, cell)| (row.number, *column, cell.shown().into_owned())));
    Ok(cells.collect())
}

fn table(rows: &str) -> String {
    format!("<Worksheet ss:Name=\"a\"><Table>{rows}</Table></Worksheet>")
}

fn conformant() -> Rows {
    rows(&[
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
        &["Gold", "CID990001", "Aurora Refining & Co., Ltd.", "Vaud", "SWITZERLAND", "www.example.com", "", "1 Year"],
        &["Tin", "CID990002", "Île-Étain S.A.", "", "FRANCE", "", "", "3 Years", "Yes"],
        &["Multiple", "CID990008", "Boreas Components", "", "JAPAN"],
        &["Multiple", "CID990009", "Corona Components", "", "JAPAN"],
    ])
}

#[test]
fn the_conformant_list_names_no_day_and_sites_that_are_no_smelters() {
    let mut list = conformant();
    list[1][6] = super::samples::Given::Day(45_583);
    let sheets = opened(&xml_spreadsheet(&[("Full Conformant Smelter List", &list)]), "Full_Conformant.xls");
    let (guess, reading) = guessed(&sheets, 0);
    assert_eq!((sheets.format, guess.kind, guess.date), (ListFormat::XmlSpreadsheet, ListKind::RmiConformant, None));
    assert_eq!(guess.status.as_deref(), Some("Conformant"));
    let found: Vec<_> = guess.found().collect();
    assert_eq!(found, [ListField::Metal, ListField::Id, ListField::Name, ListField::Country, ListField::Date]);
    let names: Vec<_> = reading.rows.iter().map(|row| row.name.as_str()).collect();
    assert_eq!(names, ["Aurora Refining & Co., Ltd.", "Île-Étain S.A."]);
    assert_eq!(sheets.sheets[0].preview(&guess.mapping, 1).rows[0].1[6], "2024-10-18");
    let [problem] = reading.problems.as_slice() else { panic!("{:?}", reading.problems) };
    assert_eq!((problem.kind, problem.row, problem.rows()), (RowProblemKind::SeveralMetals { rows: 2 }, 4, 2));
    assert_eq!((reading.left_out, reading.problem_count, reading.read), (2, 2, 2));
    // A company that blocks a site for every metal means all of them.
    let options = Options { keep_several_metals: true, ..guess.options() };
    let kept = sheets.sheets[0].read(&guess.mapping, &options, &mut |_| {});
    assert_eq!((kept.rows.len(), kept.rows[3].metal.as_ref(), kept.problem_count), (4, None, 0));
}

#[test]
fn the_active_list_has_its_day_on_the_tab() {
    let list = rows(&[
        &["Metal", "Smelter_ID", "Standard_Smelter_Name", "Company_State_Province_Region", "Country_Location"],
        &["Cobalt", "CID990003", "Dawn Cobalt", "Hunan", "CHINA"],
    ]);
    let (guess, reading) =
        guessed(&opened(&xml_spreadsheet(&[("Active Smelters2026-08-22", &list)]), "download.xml"), 0);
    assert_eq!((guess.kind, guess.date), (ListKind::RmiActive, Date::new(2026, 8, 22)));
    assert_eq!(guess.confidence, Confidence::High);
    let row = &reading.rows[0];
    assert_eq!(
        (row.id.as_deref(), row.country.as_str(), row.status.as_deref()),
        (Some("CID990003"), "CHINA", Some("Active"))
    );
}

#[test]
fn a_reference_list_has_one_row_for_each_other_name() {
    for (sheet, metal) in [("CMRT_Export", "Tin"), ("EMRT_Export", "Nickel"), ("AMRT_Export", "Zinc")] {
        let list = rows(&[
            &["Metal", "Smelter Reference", "Standard Smelter Name", "Country", "Smelter ID", "City", "State Province"],
            &[metal, "Dawn", "Dawn Metals", "CHINA", "CID990004", "Huaihua", "Hunan"],
            &[metal, "Chenguang", "Dawn Metals", "CHINA", "CID990004", "Huaihua", "Hunan"],
        ]);
        let (guess, reading) = guessed(&opened(&xml_spreadsheet(&[(sheet, &list)]), "export.xml"), 0);
        assert_eq!((guess.kind, guess.date), (ListKind::RmiReference, None), "{sheet}");
        assert_eq!((reading.rows.len(), reading.problem_count), (1, 0), "{sheet}");
        assert_eq!(reading.rows[0].aliases, ["Dawn", "Chenguang"], "{sheet}");
        assert!(matches!(reading.rows[0].metal, Some(Mineral::Known(_))), "{sheet}");
    }
}

#[test]
fn artificial_graphite_is_no_natural_graphite() {
    use KnownMineral::{ArtificialGraphite, Graphite};
    let list = rows(&[
        &["Metal", "Smelter Reference", "Standard Smelter Name", "Country", "Smelter ID"],
        &["Graphite (Artificial)", "Dawn", "Dawn Carbon", "CHINA", "CID990021"],
        &["Graphite (Articial)", "Dawn C", "Dawn Carbon", "CHINA", "CID990021"],
        &["Graphite", "Boreas", "Boreas Graphite", "BRAZIL", "CID990022"],
        &["Graphite (Natural)", "Corona", "Corona Graphite", "BRAZIL", "CID990023"],
    ]);
    let (_, reading) = guessed(&opened(&xml_spreadsheet(&[("AMRT_Export", &list)]), "export.xml"), 0);
    let metals: Vec<_> = reading.rows.iter().map(|row| row.metal.clone().unwrap()).collect();
    assert_eq!(metals, [ArtificialGraphite, Graphite, Graphite].map(Mineral::from), "one spelling is a slip of RMI");
    assert_eq!(reading.problem_count, 0);
    for (typed, metal) in
        [("人造石墨", ArtificialGraphite), ("石墨（天然）", Graphite), ("Synthetic Graphite", ArtificialGraphite)]
    {
        assert_eq!(Mineral::parse(typed), Some(metal.into()), "{typed}");
    }
}

fn history() -> Rows {
    rows(&[
        &[
            "Metal",
            "Smelter ID",
            "Standard Smelter Name",
            "Country",
            "Basis for Revision",
            "Details",
            "Revision Date",
            "Smelter Added Date",
        ],
        &["Tin", "CID990011", "Dawn Tin", "CHINA", "Removed", "Closed", "2024-05-02T00:00:00", "2014-04-09"],
        &["Tin", "CID990011", "Dawn Tin Works", "CHINA", "Added", "Open again", "2026-02-10", "2014-04-09"],
        &["Tin", "CID990012", "Aurora", "FRANCE", "Name correction", "Former name: Aurore", "2026-08-20", ""],
        &["Multiple", "CID990013", "Boreas", "JAPAN", "Metal correction", "", "2026-03-01", ""],
        &["Tin", "CID990014", "Corona", "JAPAN", "Name and location correction", "", "2026-03-01", ""],
        &["Tin", "1JPN072", "Old Tin", "JAPAN", "Removed", "", "2013-03-01", ""],
        &["Tin", "CID990015", "Eos", "JAPAN", "Paused", "", "2026-03-01", ""],
        &["Tin", "CID990016", "Fides", "JAPAN", "Removed", "", "", ""],
    ])
}

#[test]
fn a_history_tells_what_changed_and_when() {
    use crate::reference::ChangeKind::{Added, LocationCorrected, MetalCorrected, NameCorrected, Removed};
    use RowProblemKind::{ChangeUndated, ChangeUnknown, ChangeWithoutId};
    let bytes = xml_spreadsheet(&[("Revisions_StdSmelterList", &history())]);
    let (guess, reading) = guessed(&opened(&bytes, "Revisions.xml"), 0);
    assert_eq!((guess.kind, guess.date), (ListKind::RmiRevisions, Date::new(2026, 8, 20)), "the newest change");
    let problems: Vec<_> = reading.problems.iter().map(|problem| (problem.row, problem.kind)).collect();
    assert_eq!(problems, [(7, ChangeWithoutId), (8, ChangeUnknown), (9, ChangeUndated)]);
    let about = Description {
        id: "loaded-1".to_owned(),
        name: "History".to_owned(),
        file: "Revisions.xml".to_owned(),
        kind: guess.kind,
        date: guess.date.unwrap(),
    };
    let lists = lists_of(reading.rows, &about).unwrap();
    assert_eq!(lists[0].info.kind, crate::reference::ListKind::History);
    let told: Vec<_> = lists[0]
        .entries
        .iter()
        .flat_map(|entry| entry.changes.iter().map(|change| (entry.id.as_str(), change.kind, change.date.to_string())))
        .collect();
    assert_eq!(
        told,
        [
            ("CID990011", Removed, "2024-05-02".to_owned()),
            ("CID990011", Added, "2026-02-10".to_owned()),
            ("CID990012", NameCorrected, "2026-08-20".to_owned()),
            ("CID990013", MetalCorrected, "2026-03-01".to_owned()),
            ("CID990014", NameCorrected, "2026-03-01".to_owned()),
            ("CID990014", LocationCorrected, "2026-03-01".to_owned()),
        ]
    );
    assert_eq!(lists[0].entries[0].changes[0].details, "Closed");
    let json = serde_json::to_string(&lists[0]).unwrap();
    assert_eq!(serde_json::from_str::<crate::reference::List>(&json).unwrap(), lists[0]);
}

#[test]
fn days_of_changes_have_the_month_first_unless_the_column_shows_otherwise() {
    let read = |days: &[&str]| {
        let mut list = history();
        list.truncate(1);
        for day in days {
            list.extend(rows(&[&["Tin", "CID990011", "Dawn Tin", "CHINA", "Removed", "", day]]));
        }
        let sheets = opened(super::samples::delimited(&list, ',', "\n").as_bytes(), "Revisions-2026-08-22.csv");
        let reading = guessed(&sheets, 0).1;
        let days = reading.rows.iter().flat_map(|row| &row.changes).map(|change| change.date.to_string());
        (days.collect::<Vec<_>>().join(" "), reading.left_out)
    };
    assert_eq!(read(&["1/2/2023", "1/20/2023"]), ("2023-01-02 2023-01-20".to_owned(), 0));
    assert_eq!(read(&["01/02/2023 00:00", "20/01/2023"]), ("2023-02-01 2023-01-20".to_owned(), 0));
    assert_eq!(read(&["1/2/2023"]), ("2023-01-02".to_owned(), 0));
    // A program swapped the days that it could, and left the others as texts.
    assert_eq!(
        read(&["1/2/2023", "1/20/2023", "20/1/2023", "3/3/2023"]),
        ("2023-01-20 2023-01-20 2023-03-03".to_owned(), 1)
    );
    assert_eq!(read(&["30/30/2023", "soon"]).1, 2);
}

#[test]
fn cells_stand_where_their_index_says() {
    let rows = "<Column ss:Index=\"9\"/><Row ss:Span=\"2\"/><Row><Cell ss:MergeAcross=\"2\"><Data ss:Type=\"String\">a</Data></Cell>\
                <Cell><Data ss:Type=\"Number\">1.50</Data></Cell><Cell/><Cell ss:Index=\"8\"><Data ss:Type=\"Boolean\">1</Data>\
                <Comment ss:Author=\"x\"><ss:Data ss:Type=\"String\">note</ss:Data></Comment></Cell></Row>\
                <Row ss:Index=\"7\"><Cell><ss:Data ss:Type=\"String\" xmlns=\"http://www.w3.org/TR/REC-html40\">\
                <B>b&#206;</B> <I><![CDATA[<c>]]></I></ss:Data></Cell><Cell><Data ss:Type=\"String\"/></Cell></Row>";
    let text = |text: &str| text.to_owned();
    assert_eq!(
        cells(&table(rows)).unwrap(),
        [(4, 1, text("a")), (4, 4, text("1.5")), (4, 8, text("TRUE")), (7, 1, text("bÎ <c>"))]
    );
}

#[test]
fn a_hostile_file_ends_in_one_clear_message() {
    let cell =
        |attributes: &str| table(&format!("<Row><Cell {attributes}><Data ss:Type=\"String\">a</Data></Cell></Row>"));
    let row = |attributes: &str| {
        table(&format!("<Row/><Row {attributes}><Cell><Data ss:Type=\"String\">a</Data></Cell></Row>"))
    };
    let data = |content: &str| table(&format!("<Row><Cell><Data ss:Type=\"String\">{content}</Data></Cell></Row>"));
    let backwards = "<Row><Cell ss:Index=\"5\"/><Cell ss:Index=\"5\"><Data ss:Type=\"String\">a</Data></Cell></Row>";
    let of = |worksheets: String| xml_spreadsheet_of(&worksheets);
    let cases: Vec<(&str, String, &str)> = vec![
        (
            "document type",
            of(cell("")).replace("<Workbook", "<!DOCTYPE w [<!ENTITY a \"b\">]><Workbook"),
            "document-type",
        ),
        ("deep", of(data(&"<b>".repeat(10_000))), "limit-exceeded"),
        ("row beyond the sheet", of(row("ss:Index=\"2000000000\"")), "list-damaged"),
        ("column beyond the sheet", of(cell("ss:Index=\"2000000000\"")), "list-damaged"),
        ("wide column", of(cell("ss:Index=\"300\"")), "list-too-large"),
        ("merged beyond the sheet", of(cell("ss:MergeAcross=\"18446744073709551615\"")), "list-damaged"),
        ("no number", of(cell("ss:Index=\"-1\"")), "list-damaged"),
        ("row backwards", of(row("ss:Index=\"1\"")), "list-damaged"),
        ("row 0", of(row("ss:Index=\"0\"")), "list-damaged"),
        ("column backwards", of(table(backwards)), "list-damaged"),
        ("span beyond the sheet", of(row("ss:Span=\"4294967295\"")), "list-damaged"),
        ("unknown entity", of(data("&nbsp;")), "list-damaged"),
        ("character that is none", of(data("&#0;")), "list-damaged"),
        ("tags crossed", of(data("<b><i></b></i>")), "list-damaged"),
        ("no cell", of(table("<Row/>")), "list-empty"),
        ("no sheet", of(String::new()), "list-empty"),
    ];
    for (what, file, id) in cases {
        let error = open(file.as_bytes(), "list.xml", &mut |_| {}).expect_err(what);
        assert_eq!(error.id(), id, "{what}: {error}");
        assert!(!error.text().zh_cn.is_empty() && !error.steps().is_empty(), "{what}");
    }
    let whole = xml_spreadsheet(&[("a", &conformant())]);
    for cut in [700, 1_500, whole.len() - 3] {
        assert_eq!(open(&whole[..cut], "list.xml", &mut |_| {}).unwrap_err().id(), "list-damaged");
    }
    let text = String::from_utf8(whole).unwrap();
    for little_end in [true, false] {
        let wide = utf16(text.trim_start_matches('\u{feff}'), little_end);
        let error = open(&wide, "list.xml", &mut |_| {}).unwrap_err();
        assert_eq!(error.id(), "part-in-utf-16");
        assert!(error.text().en.contains("list.xml"));
    }
}

#[test]
fn tables_of_an_archive_are_its_sheets() {
    let active = rows(&[
        &["Metal", "Smelter_ID", "Standard_Smelter_Name", "Country_Location"],
        &["Cobalt", "CID990003", "Dawn Cobalt", "CHINA"],
    ]);
    let files: Vec<(&str, Vec<u8>)> = vec![
        ("lists/active.xml", xml_spreadsheet(&[("Active Smelters2026-08-22", &active)])),
        ("lists/conformant-2026-08-23.xlsx", xlsx(&[("Full Conformant Smelter List", &conformant())])),
        ("__MACOSX/._active.xml", b"\0\x05\x16\x07".to_vec()),
        ("terms.pdf", b"%PDF-1.7\n".to_vec()),
        ("empty.csv", Vec::new()),
    ];
    let parts: Vec<(&str, &[u8])> = files.iter().map(|(name, content)| (*name, content.as_slice())).collect();
    let sheets = opened(&package(&parts), "rmi-2020-01-01.zip");
    let titles: Vec<_> = sheets.sheets.iter().map(ListSheet::title).collect();
    assert_eq!(
        titles,
        ["active.xml: Active Smelters2026-08-22", "conformant-2026-08-23.xlsx: Full Conformant Smelter List"]
    );
    let guesses: Vec<_> = (0..2).map(|place| guessed(&sheets, place).0).map(|guess| (guess.kind, guess.date)).collect();
    assert_eq!(
        guesses,
        [(ListKind::RmiActive, Date::new(2026, 8, 22)), (ListKind::RmiConformant, Date::new(2026, 8, 23))]
    );
    let open = |parts: &[(&str, &[u8])]| open(&package(parts), "a.zip", &mut |_| {}).unwrap_err();
    let broken = open(&[("good.csv", b"CID,Name\nCID990001,a\n"), ("lists/bad.xml", &files[0].1[..700])]);
    assert_eq!(broken.id(), "list-damaged");
    assert_eq!(broken.text().en, "bad.xml in the archive: The file is incomplete or damaged");
    let many: Vec<String> = (0..17).map(|number| format!("{number}.csv")).collect();
    let many: Vec<(&str, &[u8])> = many.iter().map(|name| (name.as_str(), b"a,b\n".as_slice())).collect();
    assert!(matches!(open(&many), ListError::TooLarge { limit: ListLimit::Files, .. }));
    assert_eq!(open(&[("terms.pdf", b"%PDF-1.7\n")]).id(), "list-not-a-table");
}
