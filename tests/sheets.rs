//! Pictures of the sheets of official workbooks, where they are at hand. Without them the tests say
//! so and end.

mod support;

use smeltcheck::base::date::Date;
use smeltcheck::profile::Settings;
use smeltcheck::report::FileInfo;
use smeltcheck::report::sheets::SheetPicture;
use smeltcheck::{PICTURED, check_with_workbook, sheet_pictures};
use support::workbooks;

/// Every cell that a finding names can be gone to, and the picture shows in it what the finding
/// says.
#[test]
fn every_finding_is_seen_in_the_picture_of_its_sheet() {
    let settings = Settings::on(Date::new(2026, 3, 2).unwrap());
    let (mut files, mut cells, mut largest) = (0, 0, 0);
    for path in workbooks("filled", "pictures of the sheets") {
        let bytes = std::fs::read(&path).unwrap();
        let checked = check_with_workbook(&bytes, FileInfo::default(), None, &settings, &mut |_| {}).expect("a report");
        let pictures = sheet_pictures(&checked.workbook, &checked.detected, &checked.report).unwrap();
        let picture = |sheet: &str| pictures.iter().find(|picture| picture.sheet == sheet);
        for finding in &checked.report.findings {
            for cell in finding.cells.iter().filter(|cell| PICTURED.contains(&cell.sheet.as_ref())) {
                // A sheet that is missing has no cells to show.
                if let Some(picture) = picture(&cell.sheet) {
                    assert!(picture.shows(cell.addr), "{}: {} at {cell}", path.display(), finding.code);
                }
            }
            for evidence in &finding.evidence {
                let Some(picture) = picture(&evidence.cell.sheet) else { continue };
                let shown = picture.text(evidence.cell.addr);
                let place = format!("{}: {} at {}", path.display(), finding.code, evidence.cell);
                assert_eq!(shown.trim(), evidence.value.trim(), "{place}");
                cells += 1;
            }
        }
        let json = serde_json::to_string(&pictures).unwrap();
        assert_eq!(serde_json::from_str::<Vec<SheetPicture>>(&json).unwrap(), pictures, "{}", path.display());
        largest = largest.max(json.len());
        files += 1;
    }
    println!(
        "pictures: {cells} values of findings in {files} files are the ones shown; the largest is {largest} bytes"
    );
}

/// A blank template is drawn with labels in both languages, and none of its own workings.
#[test]
fn a_blank_template_shows_its_labels_in_both_languages() {
    let settings = Settings::on(Date::new(2026, 3, 2).unwrap());
    for path in workbooks("blank", "pictures of the sheets") {
        let bytes = std::fs::read(&path).unwrap();
        let Ok(checked) = check_with_workbook(&bytes, FileInfo::default(), None, &settings, &mut |_| {}) else {
            continue;
        };
        let pictures = sheet_pictures(&checked.workbook, &checked.detected, &checked.report).unwrap();
        for picture in &pictures {
            let cells = picture.rows.iter().flat_map(|row| &row.cells);
            let chinese = cells.filter(|cell| cell.chinese.is_some()).count();
            let widest = picture.columns.last().map_or(0, |column| column.number);
            assert!(chinese >= 3, "{}: {} labels in Chinese on {}", path.display(), chinese, picture.sheet);
            assert!(widest <= 17, "{}: column {widest} on {}", path.display(), picture.sheet);
        }
    }
}
