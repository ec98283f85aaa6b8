//! Recognition with forms made by code; their labels are short texts of our own.

use super::structure::REVISION_CELL;
use super::{
    CompanyField, DECLARATION, DetectError, Detected, Family, LABELS, LayoutOrigin, MINE_LIST, MINERALS_SCOPE,
    RetiredTemplate, Revision, SMELTER_LIST, SMELTER_LOOKUP, TemplateKind, detect, expected_sheets, is_expected_sheet,
    label_mismatches, layouts,
};
use crate::base::text::Lang;
use crate::declaration;
use crate::samples::fixtures::Form;
use crate::workbook::{Addr, Cell, Sheet, Value, Workbook};

fn sheets(kind: TemplateKind, revision: &str) -> Vec<Sheet> {
    Form::in_order(kind, revision).unwrap().sheets().to_vec()
}

fn text(content: &str) -> Cell {
    Cell { value: Value::Text(content.to_owned().into()), formula: false }
}

fn sheet<'a>(sheets: &'a mut [Sheet], name: &str) -> &'a mut Sheet {
    sheets.iter_mut().find(|sheet| sheet.name() == name).unwrap()
}

fn without(mut sheets: Vec<Sheet>, name: &str) -> Vec<Sheet> {
    sheets.retain(|sheet| sheet.name() != name);
    sheets
}

fn stamped(mut sheets: Vec<Sheet>, stamp: &str) -> Vec<Sheet> {
    sheet(&mut sheets, DECLARATION).put(REVISION_CELL, text(stamp));
    sheets
}

/// The same cells under another name.
fn renamed(original: &Sheet, name: &str) -> Sheet {
    let mut copy = Sheet::new(name);
    for addr in original.stored(1..=original.last_row()) {
        let value = match original.value(addr) {
            Value::Text(text) => Value::Text(text.into_owned().into()),
            Value::Number(number) => Value::Number(number),
            Value::Bool(truth) => Value::Bool(truth),
            Value::Error(error) => Value::Error(error),
            Value::Empty => Value::Empty,
        };
        copy.put(addr, Cell { value, formula: original.has_formula(addr) });
    }
    copy
}

fn rename(sheets: &mut [Sheet], name: &str, to: &str) {
    let original = sheet(sheets, name);
    *original = renamed(original, to);
}

/// The label sheet with some rows changed: (sheet, cell, English) to (cell, English), `None` to
/// leave the row out.
fn relabelled(
    sheets: &mut [Sheet],
    change: impl Fn(&str, Addr, &str) -> Option<(Addr, String)>,
    added: &[(&str, &str, &str)],
) {
    let old = sheet(sheets, LABELS);
    let mut new = Sheet::hidden(LABELS);
    let text_at = |column, row| old.value(Addr::new(column, row)).display().into_owned();
    new.put(Addr::new(4, 1), text("English"));
    let mut row = 2;
    let mut push = |tab: &str, cell: &str, en: &str| {
        for (column, content) in [(1, format!("{tab}{cell}")), (2, tab.to_owned()), (3, cell.to_owned())] {
            new.put(Addr::new(column, row), text(&content));
        }
        new.put(Addr::new(4, row), text(en));
        row += 1;
    };
    for row in 2..=old.last_row() {
        let (tab, cell, en) = (text_at(2, row), text_at(3, row), text_at(4, row));
        if let Some((addr, en)) = change(&tab, Addr::parse(&cell).unwrap(), &en) {
            push(&tab, &addr.to_string(), &en);
        }
    }
    for (tab, cell, en) in added {
        push(tab, cell, en);
    }
    *old = new;
}

fn found(sheets: Vec<Sheet>) -> Detected {
    detect(&Workbook::from_sheets(sheets)).unwrap()
}

fn error(sheets: Vec<Sheet>) -> DetectError {
    detect(&Workbook::from_sheets(sheets)).unwrap_err()
}

fn kind_and_revision(detected: &Detected) -> (TemplateKind, Option<&str>) {
    (detected.kind, detected.revision.as_ref().map(Revision::as_str))
}

#[test]
fn every_known_revision_is_recognised_with_and_without_its_label_sheet() {
    for known in layouts::KNOWN {
        let revision = known.revision.as_str();
        for sheets in [sheets(known.kind, revision), without(sheets(known.kind, revision), LABELS)] {
            let detected = found(sheets);
            assert_eq!(kind_and_revision(&detected), (known.kind, Some(revision)));
            assert!(matches!(detected.origin, LayoutOrigin::Known), "{} {revision}", known.kind);
            assert_eq!(detected.layout, (known.layout)(known.revision.clone()));
            assert!(detected.declared_text.contains(revision));
        }
        let workbook = Workbook::from_sheets(sheets(known.kind, revision));
        let detected = detect(&workbook).unwrap();
        assert_eq!(detected.missing_sheets().count() + detected.foreign_sheets(&workbook).count(), 0);
    }
}

#[test]
fn numbers_of_several_templates_are_decided_by_structure() {
    let cases = [
        (TemplateKind::Emrt, "1.3", Family::Emrt1),
        (TemplateKind::Amrt, "1.3", Family::Amrt13),
        (TemplateKind::Emrt, "1.2", Family::Emrt1),
        (TemplateKind::Amrt, "1.2", Family::Amrt12),
        (TemplateKind::Emrt, "2.0", Family::Emrt2),
    ];
    for (kind, revision, family) in cases {
        assert_eq!(found(sheets(kind, revision)).layout.family, family);
        assert_eq!(found(without(sheets(kind, revision), LABELS)).layout.family, family);
    }
    for stamp in ["Revision 2.0", "Version 2.0", "Revision 2"] {
        let cobalt = error(stamped(sheets(TemplateKind::Crt, "2.2"), stamp));
        assert!(matches!(cobalt, DetectError::Retired { template: RetiredTemplate::Crt, .. }), "{cobalt:?}");
        let conflict = error(stamped(sheets(TemplateKind::Cmrt, "6.5"), stamp));
        assert!(matches!(conflict, DetectError::Retired { template: RetiredTemplate::Cmrt, .. }), "{conflict:?}");
        let bare = error(stamped(without(sheets(TemplateKind::Crt, "2.2"), LABELS), stamp));
        assert!(matches!(bare, DetectError::Retired { template: RetiredTemplate::Crt, .. }), "{bare:?}");
    }
    // A future EMRT with the number of the last CRT.
    let emrt = found(stamped(sheets(TemplateKind::Emrt, "2.1"), "Revision 2.2"));
    assert_eq!(kind_and_revision(&emrt), (TemplateKind::Emrt, Some("2.2")));
    assert!(matches!(emrt.origin, LayoutOrigin::Derived { nearest, .. } if nearest.as_str() == "2.11.1"));
}

#[test]
fn retired_templates_are_named_with_reason_and_successor() {
    let pilot = error(stamped(sheets(TemplateKind::Amrt, "1.21"), "Revision 1.1"));
    assert!(
        matches!(&pilot, DetectError::Retired { template: RetiredTemplate::Prt, revision: Some(r) } if r.as_str() == "1.1")
    );
    let emrt = found(sheets(TemplateKind::Emrt, "1.1"));
    assert_eq!(kind_and_revision(&emrt), (TemplateKind::Emrt, Some("1.1")));

    let mut mica = sheets(TemplateKind::Emrt, "1.1");
    relabelled(&mut mica, |_, addr, en| Some((addr, en.replace("(EMRT)", "(MRT)"))), &[]);
    let mica = error(mica);
    assert!(matches!(mica, DetectError::Retired { template: RetiredTemplate::Mrt, .. }));

    let mut old = without(sheets(TemplateKind::Cmrt, "6.5"), LABELS);
    old.push(Sheet::new("Standard Smelter Names"));
    let unstamped = error(stamped(old, ""));
    assert!(matches!(unstamped, DetectError::Retired { template: RetiredTemplate::Cmrt, revision: None }));
    let cmrt = error(stamped(sheets(TemplateKind::Cmrt, "6.5"), "Revision 5.12\nApril 26, 2019"));
    for error in [pilot, mica, unstamped, cmrt] {
        for lang in Lang::ALL {
            assert!(!error.text().get(lang).is_empty());
            assert!(error.steps().iter().all(|step| !step.get(lang).is_empty()));
        }
        assert_eq!(error.id(), "retired-template");
        assert!(error.steps().len() >= 2);
    }
}

#[test]
fn other_workbooks_are_no_templates() {
    let mut prices = Sheet::new("Prices");
    prices.put(Addr::new(1, 1), text("Revision 6.5"));
    let mut customs = Sheet::new("Declaration");
    customs.put(REVISION_CELL, text("Version 2"));
    for sheets in [vec![], vec![Sheet::new("Sheet1")], vec![prices], vec![customs, Sheet::new("C")]] {
        let error = error(sheets);
        assert!(matches!(error, DetectError::NotATemplate), "{error:?}");
        assert!(!error.steps().is_empty());
    }
    let headless = error(without(sheets(TemplateKind::Cmrt, "6.5"), DECLARATION));
    assert!(matches!(headless, DetectError::NoDeclaration), "{headless:?}");
}

#[test]
fn a_renamed_declaration_is_found_by_its_content_and_read() {
    for labelled in [true, false] {
        let mut tabs = sheets(TemplateKind::Cmrt, "6.5");
        if !labelled {
            tabs = without(tabs, LABELS);
        }
        rename(&mut tabs, DECLARATION, "Erklärung 2026");
        tabs.insert(0, Sheet::new("Notes"));
        let mut workbook = Workbook::from_sheets(tabs);
        let detected = detect(&workbook).unwrap();
        let renamed: Vec<_> = detected.renamed_sheets().map(|m| (m.official, m.actual.as_deref())).collect();
        assert_eq!(renamed, [(DECLARATION, Some("Erklärung 2026"))]);
        detected.name_sheets(&mut workbook);
        let declaration = declaration::read(&workbook, &detected.layout).unwrap();
        assert!(!declaration.company(CompanyField::Name).unwrap().is_blank());
        assert_eq!(label_mismatches(&workbook, &detected.layout).unwrap().mismatches, []);
    }
}

#[test]
fn a_renamed_smelter_list_is_found_by_its_headings() {
    let mut tabs = sheets(TemplateKind::Emrt, "2.1");
    rename(&mut tabs, SMELTER_LIST, "Smelters");
    let mut workbook = Workbook::from_sheets(tabs);
    let detected = detect(&workbook).unwrap();
    detected.name_sheets(&mut workbook);
    assert_eq!(declaration::read(&workbook, &detected.layout).unwrap().smelters.len(), 1);
    assert_eq!(detected.renamed_sheets().count(), 1);
}

#[test]
fn blanks_in_names_and_the_order_of_tabs_hide_no_sheet() {
    let mut tabs = sheets(TemplateKind::Amrt, "1.3");
    rename(&mut tabs, SMELTER_LIST, "smelterlist ");
    rename(&mut tabs, MINERALS_SCOPE, "MINERALS SCOPE");
    tabs.reverse();
    let mut workbook = Workbook::from_sheets(tabs);
    let detected = detect(&workbook).unwrap();
    assert_eq!(kind_and_revision(&detected), (TemplateKind::Amrt, Some("1.3")));
    let renamed: Vec<&str> = detected.renamed_sheets().map(|sheet| sheet.official).collect();
    assert_eq!(renamed, [SMELTER_LIST], "capitals are no other name, blanks are");
    detected.name_sheets(&mut workbook);
    assert!(workbook.sheet(SMELTER_LIST).unwrap().is_some());
}

#[test]
fn a_missing_stamp_is_read_elsewhere_or_the_label_sheet_decides() {
    let mut stamped_below = stamped(sheets(TemplateKind::Cmrt, "6.4"), "");
    sheet(&mut stamped_below, SMELTER_LIST).put(Addr::parse("Q3").unwrap(), text("Revision 6.4\nApril 26, 2024"));
    let detected = found(stamped_below);
    assert_eq!(kind_and_revision(&detected), (TemplateKind::Cmrt, Some("6.4")));
    assert_eq!(detected.revision_cell.unwrap().to_string(), "Smelter List!Q3");
    assert_eq!(detected.declared_text, "");

    let mut in_instructions = stamped(sheets(TemplateKind::Emrt, "1.3"), "");
    sheet(&mut in_instructions, "Instructions").put(Addr::new(1, 75), text("Revision 1.3 April 26, 2024"));
    assert_eq!(kind_and_revision(&found(in_instructions)), (TemplateKind::Emrt, Some("1.3")));

    for (kind, revision) in [(TemplateKind::Cmrt, "6.5"), (TemplateKind::Emrt, "2.1"), (TemplateKind::Emrt, "1.3")] {
        let detected = found(stamped(sheets(kind, revision), ""));
        assert_eq!(kind_and_revision(&detected), (kind, None));
        let table = (layouts::find(kind, &Revision::find(&format!("Revision {revision}")).unwrap()).unwrap().layout)(
            detected.layout.revision.clone(),
        );
        assert_eq!(detected.layout.company, table.company);
        assert_eq!(detected.layout.questions, table.questions);
        assert_eq!(detected.layout.products, table.products);
        assert!(matches!(detected.origin, LayoutOrigin::Derived { .. }));
    }
    let unknown = error(stamped(without(sheets(TemplateKind::Cmrt, "6.5"), LABELS), "draft"));
    assert!(matches!(unknown, DetectError::UnknownLayout { kind: Some(TemplateKind::Cmrt), revision: None, .. }));
}

#[test]
fn an_unknown_revision_is_derived_with_what_moved_and_what_is_new() {
    // One more row above the contact, and a question that nobody has heard of.
    let mut tabs = stamped(sheets(TemplateKind::Cmrt, "6.5"), "Revision 6.9\nMay 2, 2027");
    let down = |tab: &str, addr: Addr, en: &str| {
        let row = if tab == DECLARATION && addr.row >= 15 { addr.row + 1 } else { addr.row };
        Some((Addr::new(addr.column, row), en.to_owned()))
    };
    relabelled(&mut tabs, down, &[(DECLARATION, "B92", "I. Do you like forms?")]);
    let detected = found(tabs);
    assert_eq!(kind_and_revision(&detected), (TemplateKind::Cmrt, Some("6.9")));
    let LayoutOrigin::Derived { nearest, moved, unknown_questions } = &detected.origin else { panic!() };
    assert_eq!(nearest.as_str(), "6.6.1");
    assert_eq!(detected.layout.company_cell(CompanyField::ContactName).unwrap().to_string(), "Declaration!D16");
    assert_eq!(detected.layout.company_cell(CompanyField::Address).unwrap().to_string(), "Declaration!D14");
    assert_eq!(detected.layout.questions[0].rows[3].answer, Addr::parse("D30").unwrap());
    let contact = moved.iter().find(|m| m.what == CompanyField::ContactName.name()).unwrap();
    assert_eq!(
        (contact.expected.to_string(), contact.found.to_string()),
        ("Declaration!D15".into(), "Declaration!D16".into())
    );
    assert_eq!(unknown_questions.len(), 1);
    assert_eq!(unknown_questions[0].label.to_string(), "Declaration!B92");
    assert_eq!(unknown_questions[0].text, "I. Do you like forms?");
}

#[test]
fn an_older_unknown_revision_takes_the_older_neighbour() {
    let detected = found(stamped(sheets(TemplateKind::Cmrt, "6.22"), "Revision 6.3"));
    assert!(matches!(detected.origin, LayoutOrigin::Derived { nearest, .. } if nearest.as_str() == "6.22"));
    assert!(detected.layout.date_limit.is_some());
    let first = found(stamped(sheets(TemplateKind::Emrt, "1.1"), "Revision 1.0"));
    assert!(matches!(first.origin, LayoutOrigin::Derived { nearest, .. } if nearest.as_str() == "1.1"));
    let next = found(stamped(sheets(TemplateKind::Amrt, "1.3"), "Revision 2.0"));
    assert!(matches!(next.origin, LayoutOrigin::Derived { nearest, .. } if nearest.as_str() == "1.31.1"));
}

#[test]
fn a_label_sheet_that_contradicts_the_table_of_a_known_revision_wins() {
    let mut tabs = stamped(sheets(TemplateKind::Cmrt, "6.6"), "Revision 6.5");
    sheet(&mut tabs, DECLARATION).put(Addr::new(1, 1), text(""));
    let detected = found(tabs);
    assert_eq!(detected.layout.products.comments, 6);
    assert!(matches!(detected.origin, LayoutOrigin::Derived { nearest, .. } if nearest.as_str() == "6.5"));
}

#[test]
fn what_is_missing_or_ambiguous_stops_the_check() {
    let unknown = |tabs| match error(tabs) {
        error @ DetectError::UnknownLayout { .. } => error.text().en.into_owned(),
        other => panic!("{other:?}"),
    };
    let new = || stamped(sheets(TemplateKind::Cmrt, "6.5"), "Revision 6.9");
    let no_labels = unknown(without(new(), LABELS));
    assert!(no_labels.contains("CMRT 6.9") && no_labels.contains("no label sheet"), "{no_labels}");

    let mut no_phone = new();
    relabelled(&mut no_phone, |_, addr, en| (!en.starts_with("Phone - Auth")).then(|| (addr, en.to_owned())), &[]);
    assert!(unknown(no_phone).contains("Authorizer's phone"));

    let mut twice = new();
    relabelled(&mut twice, |_, addr, en| Some((addr, en.to_owned())), &[(DECLARATION, "B23", "Effective Date of x")]);
    assert!(unknown(twice).contains("Effective date"));

    let mut no_question = new();
    relabelled(&mut no_question, |_, addr, en| (!en.starts_with("5)")).then(|| (addr, en.to_owned())), &[]);
    assert!(unknown(no_question).contains("100% from recycled"));

    let mut no_column = new();
    relabelled(&mut no_column, |_, addr, en| (en != "Smelter country").then(|| (addr, en.to_owned())), &[]);
    assert!(unknown(no_column).contains("columns of Smelter List"));
}

#[test]
fn rows_that_were_inserted_show_as_labels_out_of_place() {
    let mut tabs = sheets(TemplateKind::Cmrt, "6.5");
    let original = sheet(&mut tabs, DECLARATION);
    // As Excel does after a row was inserted above row 20: labels look up the text of their new
    // address, labels whose new address has no text show an error, and the new row is empty.
    let shown = renamed(original, DECLARATION);
    for row in 20..=90 {
        let moved = shown.value(Addr::new(2, row - 1)).display().into_owned();
        let here = shown.value(Addr::new(2, row)).display().into_owned();
        let cell = match (row == 20 || moved.is_empty(), here.is_empty()) {
            (true, _) => Cell::default(),
            (false, true) => Cell { value: Value::Error(crate::workbook::CellError("#N/A".into())), formula: true },
            (false, false) => Cell { value: Value::Text(here.into()), formula: true },
        };
        original.put(Addr::new(2, row), cell);
    }
    let workbook = Workbook::from_sheets(tabs);
    let detected = detect(&workbook).unwrap();
    assert!(matches!(detected.origin, LayoutOrigin::Known));
    let check = label_mismatches(&workbook, &detected.layout).unwrap();
    let cells: Vec<String> = check.mismatches.iter().map(|mismatch| mismatch.cell.to_string()).collect();
    assert!(
        cells.contains(&"Declaration!B20".to_owned()) && cells.contains(&"Declaration!B31".to_owned()),
        "{cells:?}"
    );
    assert!(!cells.contains(&"Declaration!B12".to_owned()));
    assert_eq!(check.mismatches[0].shown, "");
}

#[test]
fn labels_are_compared_loosely_and_missing_results_are_no_mismatch() {
    let mut tabs = sheets(TemplateKind::Cmrt, "6.5");
    let declaration = sheet(&mut tabs, DECLARATION);
    declaration.put(Addr::parse("B8").unwrap(), text(" company\r\nNAME:"));
    declaration.put(Addr::parse("B14").unwrap(), text("地址："));
    declaration.put(Addr::parse("B15").unwrap(), Cell { value: Value::Empty, formula: true });
    declaration.put(Addr::parse("B16").unwrap(), Cell { value: Value::Text("".into()), formula: true });
    declaration.put(Addr::parse("B17").unwrap(), text("Company Unique ID:"));
    let workbook = Workbook::from_sheets(tabs);
    let layout = detect(&workbook).unwrap().layout;
    let check = label_mismatches(&workbook, &layout).unwrap();
    assert_eq!(
        check.not_stored.iter().map(ToString::to_string).collect::<Vec<_>>(),
        ["Declaration!B15", "Declaration!B16"]
    );
    let [mismatch] = check.mismatches.as_slice() else { panic!("{:?}", check.mismatches) };
    assert_eq!(
        (mismatch.cell.to_string().as_str(), mismatch.shown.as_str()),
        ("Declaration!B17", "Company Unique ID:")
    );
    assert_eq!(mismatch.expected, "Phone - Contact (*):");

    let bare = Workbook::from_sheets(without(sheets(TemplateKind::Cmrt, "6.5"), LABELS));
    assert!(!label_mismatches(&bare, &layout).unwrap().has_label_sheet);
}

#[test]
fn missing_and_foreign_sheets_are_told_apart_from_renamed_ones() {
    let mut tabs = without(sheets(TemplateKind::Cmrt, "6.5"), "Checker");
    rename(&mut tabs, SMELTER_LIST, "Smelters");
    tabs.push(Sheet::new("My notes"));
    tabs.push(Sheet::new(MINE_LIST));
    let workbook = Workbook::from_sheets(tabs);
    let detected = detect(&workbook).unwrap();
    assert_eq!(detected.kind, TemplateKind::Cmrt);
    assert_eq!(detected.missing_sheets().collect::<Vec<_>>(), ["Checker"]);
    assert_eq!(detected.foreign_sheets(&workbook).collect::<Vec<_>>(), ["My notes", MINE_LIST]);
}

#[test]
fn official_sheets_depend_on_the_template() {
    let of = |kind, revision| found(sheets(kind, revision)).layout;
    let cmrt = of(TemplateKind::Cmrt, "6.5");
    assert_eq!(expected_sheets(&cmrt).len(), 11);
    assert!(is_expected_sheet(&cmrt, "smelter look-up") && !is_expected_sheet(&cmrt, MINE_LIST));
    let amrt = of(TemplateKind::Amrt, "1.21");
    assert!(is_expected_sheet(&amrt, MINERALS_SCOPE) && !is_expected_sheet(&amrt, SMELTER_LOOKUP));
    assert!(is_expected_sheet(&of(TemplateKind::Emrt, "2.0"), MINE_LIST));
    assert!(!is_expected_sheet(&cmrt, "Sheet1"));
}
