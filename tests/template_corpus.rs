//! Tests with official workbooks, which are not part of the package: without them each test says so
//! and ends.

mod support;

use smeltcheck::template::{
    DECLARATION, DetectError, LayoutOrigin, MineralPlaces, RetiredTemplate, Revision, TemplateKind, detect,
    label_mismatches, layouts,
};
use smeltcheck::workbook::{Addr, Cell, Value, Workbook};
use std::path::PathBuf;

fn workbooks(folder: &str) -> Vec<(String, Workbook)> {
    let paths = support::workbooks(folder, "template");
    let open = |path: &PathBuf| Workbook::open(&std::fs::read(path).unwrap(), None).ok();
    paths
        .iter()
        .filter_map(|path| Some((path.file_name().unwrap().to_string_lossy().into_owned(), open(path)?)))
        .collect()
}

/// Template and revision by the name of a corpus file, such as `cmrt-6.5-00-tidy.xlsx`.
fn of_name(name: &str) -> (TemplateKind, Revision) {
    let mut parts = name.trim_end_matches(".xlsx").split('-');
    let kind = match parts.next().unwrap() {
        "cmrt" => TemplateKind::Cmrt,
        "emrt" => TemplateKind::Emrt,
        "amrt" => TemplateKind::Amrt,
        "crt" => TemplateKind::Crt,
        other => panic!("{other}"),
    };
    (kind, Revision::find(&format!("Revision {}", parts.next().unwrap())).unwrap())
}

/// A copy in memory with another text in the revision cell.
fn with_revision(workbook: &Workbook, text: &str) -> Workbook {
    let names: Vec<String> = workbook.sheet_names().map(|(name, _)| name.to_owned()).collect();
    let mut sheets: Vec<_> = names.iter().map(|name| workbook.sheet(name).unwrap().unwrap().clone()).collect();
    let declaration = sheets.iter_mut().find(|sheet| sheet.name() == DECLARATION).unwrap();
    declaration.put(Addr::parse("J3").unwrap(), Cell { value: Value::Text(text.to_owned().into()), formula: false });
    for sheet in sheets.iter_mut().filter(|sheet| sheet.name() != DECLARATION) {
        // The other stamps would speak against the changed one only if that were blank.
        if text.is_empty() {
            for cell in ["Q3", "O3", "M3"] {
                let addr = Addr::parse(cell).unwrap();
                if Revision::find(&sheet.value(addr).display()).is_some() {
                    sheet.put(addr, Cell::default());
                }
            }
        }
    }
    if text.is_empty() {
        sheets.retain(|sheet| sheet.name() != "Instructions");
    }
    Workbook::from_sheets(sheets)
}

#[test]
fn the_label_sheet_of_every_blank_gives_the_table_of_its_revision() {
    for (name, workbook) in workbooks("blank") {
        let (kind, revision) = of_name(&name);
        // A number just above the known one, so that its table is the nearest.
        let number = format!("{revision}.9");
        let detected = detect(&with_revision(&workbook, &format!("Revision {number}"))).unwrap();
        let LayoutOrigin::Derived { nearest, moved, unknown_questions } = detected.origin else { panic!("{name}") };
        assert_eq!(nearest, revision, "{name}");
        assert!(moved.is_empty() && unknown_questions.is_empty(), "{name}: {moved:?} {unknown_questions:?}");
        let table = layouts::find(kind, &revision).unwrap().layout;
        assert_eq!(detected.layout, table(Revision::find(&format!("Revision {number}")).unwrap()), "{name}");
    }
}

#[test]
fn official_workbooks_are_known_and_their_labels_in_place() {
    for (name, workbook) in workbooks("blank").into_iter().chain(workbooks("filled")) {
        let (kind, revision) = of_name(&name);
        let detected = detect(&workbook).unwrap_or_else(|error| panic!("{name}: {error:?}"));
        assert_eq!((detected.kind, detected.revision.as_ref()), (kind, Some(&revision)), "{name}");
        assert!(matches!(detected.origin, LayoutOrigin::Known), "{name}: {:?}", detected.origin);
        assert_eq!(detected.renamed_sheets().count(), 0, "{name}");
        assert_eq!(detected.missing_sheets().count(), 0, "{name}");
        let foreign: Vec<_> = detected.foreign_sheets(&workbook).collect();
        assert!(foreign.is_empty() || name.contains("wild"), "{name}: {foreign:?}");
        if name.contains("-00-") || name.contains("-02-") || name.contains("-03-") {
            // Labels of one filled form in two are enough: the check reads the long smelter list.
            continue;
        }
        let check = label_mismatches(&workbook, &detected.layout).unwrap();
        assert!(check.has_label_sheet && check.mismatches.is_empty(), "{name}: {check:#?}");
        assert!(check.compared + check.not_stored.len() >= 30, "{name}: {check:?}");
    }
}

#[test]
fn an_unknown_revision_is_read_by_its_label_sheet() {
    // One filled form of each revision is enough: copies of whole workbooks take their time.
    let mut filled = workbooks("filled");
    filled.retain(|(name, _)| name.contains("-01-"));
    for (name, workbook) in workbooks("blank").into_iter().chain(filled) {
        let (kind, revision) = of_name(&name);
        let number = if kind == TemplateKind::Cmrt { "6.9" } else { "9.9" };
        let detected = detect(&with_revision(&workbook, &format!("Revision {number}\nApril 30, 2027"))).unwrap();
        assert_eq!((detected.kind, detected.revision.unwrap().as_str()), (kind, number), "{name}");
        let LayoutOrigin::Derived { unknown_questions, .. } = detected.origin else { panic!("{name}") };
        assert!(unknown_questions.is_empty(), "{name}");
        let table = (layouts::find(kind, &revision).unwrap().layout)(Revision::fixed("x"));
        let mut layout = detected.layout;
        // Options, limits and last rows are those of the nearest revision, which is another one.
        layout.revision = table.revision.clone();
        layout.date_limit = table.date_limit;
        layout.smelters.last_row = table.smelters.last_row;
        if let (MineralPlaces::Chosen { offered, .. }, MineralPlaces::Chosen { offered: same, .. }) =
            (&mut layout.minerals, &table.minerals)
        {
            *offered = same;
        }
        assert_eq!(layout, table, "{name}");
    }
}

#[test]
fn a_missing_revision_still_gives_the_layout() {
    for (name, workbook) in workbooks("blank") {
        let (kind, revision) = of_name(&name);
        let detected = detect(&with_revision(&workbook, "")).unwrap_or_else(|error| panic!("{name}: {error:?}"));
        assert_eq!((detected.kind, detected.revision), (kind, None), "{name}");
        let table = (layouts::find(kind, &revision).unwrap().layout)(revision);
        assert_eq!(detected.layout.company, table.company, "{name}");
        assert_eq!(detected.layout.questions, table.questions, "{name}");
    }
}

#[test]
fn an_old_cmrt_is_named_as_retired() {
    for (name, workbook) in workbooks("encrypted") {
        if !name.starts_with("cmrt-2") {
            continue;
        }
        let error = detect(&workbook).unwrap_err();
        let DetectError::Retired { template: RetiredTemplate::Cmrt, revision: Some(revision) } = error else {
            panic!("{name}: {error:?}")
        };
        assert_eq!(revision, Revision::fixed("2.03"));
    }
}
