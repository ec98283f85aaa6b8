//! A revision that no table knows: a form of AMRT 1.31 as a later revision might look, with one
//! mineral and one question more.

use smeltcheck::base::date::Date;
use smeltcheck::check_workbook;
use smeltcheck::declaration::SmelterColumn;
use smeltcheck::profile::Settings;
use smeltcheck::report::{FileInfo, LayoutOrigin, Report, Severity};
use smeltcheck::samples::fixtures::{Edit, Form, Place};
use smeltcheck::template::{DECLARATION, LABELS, MineralQuestion, TemplateKind, detect};
use smeltcheck::workbook::{Addr, Cell, Value};

fn text(content: &str) -> Cell {
    Cell { value: Value::Text(content.to_owned().into()), formula: false }
}

/// The form with a third question below the two that are known, and with a mineral in its third
/// place that the drop-down of 1.31 does not offer. The form repeats the minerals by name, so that
/// the new one comes second.
fn amrt_1_4() -> Form {
    let mut form = Form::in_order(TemplateKind::Amrt, "1.31").unwrap();
    form.put(DECLARATION, Addr::parse("J3").unwrap(), text("Revision 1.4\nApril 30, 2027"));
    let question = "3) Do you know the mine of origin?";
    form.put(DECLARATION, Addr::parse("B54").unwrap(), text(question));
    let labels = form.sheets().iter().find(|sheet| sheet.name() == LABELS).unwrap();
    let row = labels.last_row() + 1;
    for (column, content) in (1u16..).zip(["DeclarationB54", DECLARATION, "B54", question]) {
        form.put(LABELS, Addr::new(column, row), text(content));
    }
    let edits = [
        Edit::text(Place::MineralSlot(2), "Indium"),
        Edit::text(Place::Cell("Declaration", "AA13"), "Indium"),
        Edit::text(Place::Cell("Declaration", "AA14"), "Silver"),
        Edit::text(Place::AnswerRow(MineralQuestion::Used, 1), "Yes"),
        Edit::text(Place::AnswerRow(MineralQuestion::Used, 2), "No"),
        Edit::text(Place::AnswerRow(MineralQuestion::Response, 1), "100%"),
        Edit::text(Place::Smelter(2, SmelterColumn::Metal), "Indium"),
        Edit::text(Place::Smelter(2, SmelterColumn::Lookup), "Smelter not listed"),
        Edit::text(Place::Smelter(2, SmelterColumn::Name), "Przyklad Ind Sp. z o.o."),
        Edit::text(Place::Smelter(2, SmelterColumn::Country), "POLAND"),
    ];
    form.with(&edits)
}

fn check(form: Form) -> Report {
    let workbook = form.into_workbook();
    let detected = detect(&workbook).unwrap();
    check_workbook(&workbook, &detected, FileInfo::default(), &Settings::on(Date::new(2027, 6, 1).unwrap())).unwrap()
}

#[test]
fn what_is_new_is_said_and_is_no_mistake_of_the_supplier() {
    let report = check(amrt_1_4());
    assert_eq!((report.template.layout, report.template.revision.as_deref()), (LayoutOrigin::Derived, Some("1.4")));
    assert_eq!(report.template.nearest.as_deref(), Some("1.31.1"));
    let of = |code: &str| report.findings.iter().filter(|finding| finding.code == code).collect::<Vec<_>>();
    let revision = of("F04");
    assert_eq!((revision.len(), revision[0].severity), (1, Severity::Warning));
    let message = &revision[0].message;
    for part in
        ["AMRT 1.4 is not known", "nearest known revision is 1.31.1", "1 question of the form is not known here"]
    {
        assert!(message.en.contains(part), "{}", message.en);
    }
    assert!(message.zh_cn.contains("1 个问题"), "{}", message.zh_cn);
    let mineral = of("S10");
    assert_eq!(mineral.len(), 1, "{mineral:#?}");
    assert_eq!((mineral[0].severity, mineral[0].cells[0].to_string().as_str()), (Severity::Info, "Declaration!G12"));
    assert!(mineral[0].message.en.contains("\"Indium\"") && mineral[0].message.en.contains("AMRT 1.31.1"));
    let errors: Vec<_> = report.findings.iter().filter(|finding| finding.severity == Severity::Error).collect();
    assert!(errors.is_empty(), "{errors:#?}");
    let minerals: Vec<&str> = report.facts.minerals.iter().map(|fact| fact.mineral.as_str()).collect();
    assert_eq!(minerals, ["Aluminum", "Indium", "Silver"]);
}

/// What the known questions ask of the new mineral is checked like that of any other.
#[test]
fn a_known_question_is_checked_for_the_new_mineral() {
    let report = check(amrt_1_4().with(&[Edit::blank(Place::AnswerRow(MineralQuestion::Used, 1))]));
    let blank: Vec<_> = report.findings.iter().filter(|finding| finding.code == "Q01").collect();
    assert_eq!(blank.len(), 1, "{:#?}", report.findings);
    assert_eq!(blank[0].subject.mineral.as_deref(), Some("Indium"));
}
