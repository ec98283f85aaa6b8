use super::{OfficialChecker, check};
use crate::declaration::{self, SmelterColumn as S};
use crate::samples::fixtures::{Edit, Form, Place, Put};
use crate::template::{
    CompanyField as F, CompanyQuestion as C, KnownMineral as M, MineralQuestion as Q, TemplateKind, layouts, options,
};
use crate::workbook::{Addr, CellRef};

fn checked(form: Form) -> OfficialChecker {
    let layout = form.layout.clone();
    let workbook = form.into_workbook();
    let declaration = declaration::read(&workbook, &layout).unwrap();
    check(&workbook, &layout, &declaration).unwrap().0
}

fn form(kind: TemplateKind, revision: &str) -> Form {
    Form::in_order(kind, revision).unwrap()
}

/// The incomplete rows after some edits.
fn rows(kind: TemplateKind, revision: &str, edits: &[Edit]) -> Vec<u32> {
    let checker = checked(form(kind, revision).with(edits));
    assert_eq!(checker.broken_by, None);
    assert_eq!(checker.remaining as usize, checker.incomplete.len());
    checker.incomplete.iter().map(|item| item.row).collect()
}

fn cmrt(edits: &[Edit]) -> Vec<u32> {
    rows(TemplateKind::Cmrt, "6.5", edits)
}

const TIN: M = M::Tin;
const NONE: [u32; 0] = [];

#[test]
fn forms_in_order_leave_nothing_open() {
    for known in layouts::KNOWN {
        // EMRT 1.1 and 1.11 want a comment next to the policy, which the form in order has no need
        // of.
        let comment = Edit::text(Place::CompanyComment(C::Policy), "see the address");
        let checker = checked(form(known.kind, known.revision.as_str()).with(&[comment]));
        assert_eq!(checker, OfficialChecker::default(), "{} {}", known.kind, known.revision);
    }
}

#[test]
fn an_empty_text_is_filled_and_a_zero_is_not() {
    let name = Place::Company(F::Name);
    assert_eq!(cmrt(&[Edit::blank(name)]), [4]);
    assert_eq!(cmrt(&[Edit::new(name, Put::Number(0.0))]), [4]);
    assert_eq!(cmrt(&[Edit::text(name, "")]), NONE);
    assert_eq!(cmrt(&[Edit::text(name, " ")]), NONE);
    assert_eq!(cmrt(&[Edit::text(name, "0")]), NONE);
}

#[test]
fn an_email_needs_only_the_sign() {
    let email = Place::Company(F::ContactEmail);
    assert_eq!(cmrt(&[Edit::text(email, "@")]), NONE);
    assert_eq!(cmrt(&[Edit::text(email, "not available")]), [8]);
    assert_eq!(cmrt(&[Edit::text(email, "a＠b.c")]), [8]);
    assert_eq!(cmrt(&[Edit::new(email, Put::Error("#N/A"))]), [8]);
}

#[test]
fn any_scope_but_a_b_and_blank_wants_a_description() {
    let scope = Place::Company(F::Scope);
    assert_eq!(cmrt(&[Edit::text(scope, "a. company")]), NONE);
    assert_eq!(cmrt(&[Edit::text(scope, "A. Company ")]), [6]);
    assert_eq!(cmrt(&[Edit::blank(scope)]), [5]);
    assert_eq!(cmrt(&[Edit::text(scope, "")]), [6]);
}

#[test]
fn the_product_list_must_begin_in_its_first_row() {
    let scope = Edit::text(Place::Company(F::Scope), "b. product (or LIST of products)");
    let cell = |addr, put| Edit::new(Place::Cell("Product List", addr), put);
    assert_eq!(cmrt(&[scope]), [64]);
    assert_eq!(cmrt(&[scope, cell("B7", Put::Text("P-1"))]), [64]);
    assert_eq!(cmrt(&[scope, cell("B6", Put::Text(""))]), [64]);
    assert_eq!(cmrt(&[scope, cell("B6", Put::Number(0.0))]), NONE);
}

#[test]
fn answers_of_cmrt_count_only_after_yes() {
    let used = Place::Answer(Q::Used, TIN);
    let remains = Place::Answer(Q::Remains, TIN);
    // "Yes " is no Yes: the answers below are not seen, and no No closes them.
    let hidden = [20, 25, 30, 35, 40, 45, 50];
    assert_eq!(cmrt(&[Edit::text(used, "Yes ")]), hidden);
    assert_eq!(cmrt(&[Edit::text(used, "yES")]), NONE);
    assert_eq!(cmrt(&[Edit::text(used, "no")]), NONE);
    assert_eq!(cmrt(&[Edit::text(remains, "Unknown")]), hidden[1..]);
    // A No under an unclear first answer is not seen either.
    assert_eq!(cmrt(&[Edit::text(used, "Unknown"), Edit::text(remains, "No")]), hidden);
}

#[test]
fn a_policy_address_needs_two_characters() {
    let comment = Place::CompanyComment(C::PolicyUrl);
    let yes = Edit::text(Place::CompanyAnswer(C::PolicyUrl), "Yes");
    assert_eq!(cmrt(&[yes, Edit::blank(comment)]), [56]);
    assert_eq!(cmrt(&[yes, Edit::text(comment, "x")]), [56]);
    assert_eq!(cmrt(&[yes, Edit::new(comment, Put::Number(5.0))]), [56]);
    assert_eq!(cmrt(&[yes, Edit::text(comment, "xy")]), NONE);
    let item = &checked(form(TemplateKind::Cmrt, "6.5").with(&[yes, Edit::blank(comment)])).incomplete[0];
    assert_eq!((item.item.as_deref(), item.answer.clone()), (None, CellRef::parse("Declaration!G77")));
}

#[test]
fn metal_alone_is_not_enough_for_cmrt_but_is_for_amrt_1_3() {
    let lookup = Place::Smelter(1, S::Lookup);
    assert_eq!(cmrt(&[Edit::blank(lookup)]), [66]);
    assert_eq!(cmrt(&[Edit::text(lookup, "")]), [66]);
    assert_eq!(cmrt(&[Edit::text(Place::Smelter(1, S::Metal), "TIN")]), NONE);
    // A blank after the metal hides the row from one of the two counts.
    assert_eq!(cmrt(&[Edit::text(Place::Smelter(1, S::Metal), "Tin ")]), [66]);
    // Both counts may be met by different rows.
    let split = [Edit::blank(lookup), Edit::text(Place::Smelter(2, S::Lookup), "Tin Company")];
    assert_eq!(cmrt(&split), NONE);

    let amrt = |edits: &[Edit]| rows(TemplateKind::Amrt, "1.3", edits);
    let formulas = [Edit::new(lookup, Put::Formula("")), Edit::new(Place::Smelter(1, S::Country), Put::Formula(""))];
    assert_eq!(amrt(&formulas), NONE);
    assert_eq!(amrt(&[Edit::blank(lookup)]), [41]);
}

#[test]
fn rows_below_the_table_do_not_count_for_a_metal() {
    let moved = [
        Edit::blank(Place::Smelter(1, S::Metal)),
        Edit::blank(Place::Smelter(1, S::Lookup)),
        Edit::text(Place::Cell("Smelter List", "B2505"), "Tin"),
        Edit::text(Place::Cell("Smelter List", "C2505"), "Some smelter"),
    ];
    assert_eq!(cmrt(&moved), [66]);
}

#[test]
fn smelters_that_are_not_listed_need_name_and_country() {
    let not_listed = |row, text| Edit::text(Place::Cell("Smelter List", row), text);
    let open = [not_listed("C5", "SMELTER NOT LISTED")];
    let edits = |more: &[Edit]| [&open[..], more].concat();
    let blank = [Edit::blank(Place::Smelter(1, S::Name)), Edit::blank(Place::Smelter(1, S::Country))];
    assert_eq!(cmrt(&edits(&blank)), [69]);
    assert_eq!(cmrt(&edits(&[not_listed("D5", "x"), not_listed("E5", "CHINA")])), NONE);
    assert_eq!(cmrt(&edits(&[not_listed("D5", "x"), not_listed("E5", "")])), [69]);
    assert_eq!(cmrt(&edits(&[not_listed("C5", "Smelter not listed "), blank[0], blank[1]])), NONE);
    // Far below the table: seen from 6.22 on only. EMRT 1.1 and CRT leave the row out of their
    // total.
    let below = [not_listed("C2600", options::NOT_LISTED)];
    assert_eq!(cmrt(&below), [69]);
    assert_eq!(rows(TemplateKind::Cmrt, "6.01", &below), NONE);
    let first = [not_listed("C6", options::NOT_LISTED)];
    assert_eq!(rows(TemplateKind::Cmrt, "6.01", &first), [69]);
    let policy = Edit::text(Place::CompanyComment(C::Policy), "see the address");
    assert_eq!(rows(TemplateKind::Emrt, "1.1", &[first[0], policy]), NONE);
    assert_eq!(rows(TemplateKind::Emrt, "1.3", &first), [64]);
    assert_eq!(rows(TemplateKind::Crt, "2.2", &first), NONE);
}

#[test]
fn an_id_in_column_a_fills_the_row_or_breaks_the_total() {
    let known = form(TemplateKind::Cmrt, "6.5");
    let workbook = known.clone().into_workbook();
    let layout = &known.layout;
    let lookup = declaration::read(&workbook, layout).unwrap().lookup.unwrap();
    let id = lookup.entries().iter().find(|entry| entry.metal == "Tin" && !entry.id.is_empty()).unwrap().id.clone();
    let with_id = |id: &str| {
        let mut form = known.clone();
        for (column, put) in [(S::Metal, Put::FormulaNotCalculated), (S::Lookup, Put::FormulaNotCalculated)] {
            form.edit(Edit::new(Place::Smelter(1, column), put));
        }
        let cell = crate::workbook::Cell { value: crate::workbook::Value::Text(id.to_owned().into()), formula: false };
        form.put("Smelter List", Addr::new(1, 5), cell);
        checked(form)
    };
    assert_eq!(with_id(&id.to_lowercase()), OfficialChecker::default());
    let broken = with_id(&format!("{id} "));
    assert_eq!(broken.broken_by, CellRef::parse("Smelter List!A5"));
    assert_eq!(broken.incomplete.iter().map(|item| item.row).collect::<Vec<_>>(), [66]);
}

#[test]
fn an_error_in_an_answer_breaks_the_total() {
    let used = Edit::new(Place::Answer(Q::Used, TIN), Put::Error("#REF!"));
    let checker = checked(form(TemplateKind::Cmrt, "6.5").with(&[used]));
    assert_eq!(checker.broken_by, CellRef::parse("Declaration!D27"));
}

#[test]
fn wrong_notes_are_told() {
    let item = |kind, revision, place| checked(form(kind, revision).with(&[Edit::blank(place)])).incomplete[0].clone();
    let recycled = item(TemplateKind::Cmrt, "6.5", Place::Answer(Q::Recycled, TIN));
    assert_eq!(recycled.answer, CellRef::parse("Declaration!D51"));
    assert_eq!(recycled.advice_cell, CellRef::parse("Declaration!D45"));
    let cahra = item(TemplateKind::Cmrt, "6.5", Place::Answer(Q::Cahra, TIN));
    assert_eq!(cahra.advice_cell, None);
    let contact = item(TemplateKind::Amrt, "1.3", Place::Company(F::ContactName));
    assert_eq!(contact.answer, CellRef::parse("Declaration!D20"));
    assert_eq!(contact.advice_cell, CellRef::parse("Declaration!D17"));
    let crt = item(TemplateKind::Crt, "2.2", Place::Answer(Q::Recycled, M::Cobalt));
    assert_eq!(crt.advice_cell, CellRef::parse("Declaration!D44"));
}

#[test]
fn the_survey_of_emrt_1_looks_at_the_comment_of_another_format() {
    let survey = Place::CompanyAnswer(C::Survey);
    let comment = Edit::blank(Place::CompanyComment(C::Survey));
    let emrt = |edits: &[Edit]| checked(form(TemplateKind::Emrt, "1.3").with(edits)).incomplete;
    let other = emrt(&[Edit::text(survey, options::SURVEY_EMRT[1]), comment]);
    assert_eq!((other[0].row, other[0].fill_in.clone()), (55, CellRef::parse("Declaration!G79")));
    let odd = emrt(&[Edit::text(survey, "Yes"), comment]);
    assert_eq!(odd[0].fill_in, CellRef::parse("Declaration!D79"));
    // The corpus and the formula name the comment in both cases.
    assert_eq!(odd[0].answer, CellRef::parse("Declaration!G79"));
    assert!(emrt(&[Edit::text(survey, "no"), comment]).is_empty());
}

#[test]
fn emrt_1_1_wants_a_comment_on_the_policy_too() {
    let comment = [Edit::text(Place::CompanyAnswer(C::Policy), "Yes"), Edit::blank(Place::CompanyComment(C::Policy))];
    assert_eq!(rows(TemplateKind::Emrt, "1.11", &comment), [49]);
    assert_eq!(rows(TemplateKind::Emrt, "1.2", &comment), NONE);
}

#[test]
fn undecided_answers_close_a_mineral_where_the_template_says_so() {
    let used = |text| Edit::text(Place::Answer(Q::Used, M::Cobalt), text);
    let silent = [Edit::blank(Place::Answer(Q::Remains, M::Cobalt))];
    let closes = |kind, revision: &str, text| rows(kind, revision, &[&[used(text)], &silent[..]].concat()).is_empty();
    assert!(closes(TemplateKind::Emrt, "1.3", "not applicable for this declaration"));
    assert!(!closes(TemplateKind::Emrt, "1.3", "Not declaring"));
    assert!(closes(TemplateKind::Emrt, "2.1", "NOT DECLARING"));
    assert!(!closes(TemplateKind::Emrt, "2.1", "Unknown "));
}

#[test]
fn hidden_rows_of_older_templates_stay_closed() {
    let hidden = |text| Edit::text(Place::Cell("Declaration", "D27"), text);
    assert_eq!(rows(TemplateKind::Crt, "2.2", &[hidden("No")]), NONE);
    assert_eq!(rows(TemplateKind::Crt, "2.2", &[hidden("Yes")]), [21, 26, 31, 36, 41]);
}

#[test]
fn crt_asks_for_a_smelter_only_by_a_slip() {
    let none = [Edit::blank(Place::Smelter(1, S::Metal)), Edit::blank(Place::Smelter(1, S::Lookup))];
    assert_eq!(rows(TemplateKind::Crt, "2.2", &none), NONE);
    let open = [Edit::blank(Place::Answer(Q::Used, M::Cobalt)), Edit::text(Place::Answer(Q::Cahra, M::Cobalt), "Yes")];
    assert_eq!(rows(TemplateKind::Crt, "2.2", &[&none[..], &open].concat()), [15, 57]);
}

#[test]
fn minerals_are_sorted_and_told_apart_as_the_sheet_does() {
    let emrt = |edits: &[Edit]| {
        let form = form(TemplateKind::Emrt, "2.1").with(edits);
        let layout = form.layout.clone();
        let workbook = form.into_workbook();
        let sheet = workbook.sheet("Declaration").unwrap().unwrap();
        crate::declaration::chosen_minerals::names(sheet, &layout)
    };
    let sorted: Vec<Edit> = (12..=21)
        .map(|row| {
            const CELLS: [&str; 10] = ["AA12", "AA13", "AA14", "AA15", "AA16", "AA17", "AA18", "AA19", "AA20", "AA21"];
            Edit::new(Place::Cell("Declaration", CELLS[row - 12]), Put::FormulaNotCalculated)
        })
        .collect();
    let slot = |index, text| Edit::text(Place::MineralSlot(index), text);
    let named = |edits: &[Edit]| {
        let names = emrt(&[&sorted[..], edits].concat()).unwrap();
        names.into_iter().filter(|name| !name.is_empty()).collect::<Vec<_>>()
    };
    // A mark deletes only the mineral of its own slot, whatever its case; equal minerals count
    // once.
    let edits = [slot(0, "(delete COBALT)"), slot(1, "(Delete Cobalt)"), slot(2, "mica"), slot(3, ""), slot(5, "Tin")];
    assert_eq!(named(&edits), ["(Delete Cobalt)", "mica", "Tin"]);
    // Numbers by their size come before texts.
    let edits = [
        Edit::new(Place::MineralSlot(0), Put::Number(12.5)),
        Edit::new(Place::MineralSlot(1), Put::Number(5.0)),
        slot(2, "Tin"),
        Edit::blank(Place::MineralSlot(3)),
        Edit::blank(Place::MineralSlot(4)),
        Edit::blank(Place::MineralSlot(5)),
    ];
    assert_eq!(named(&edits), ["5", "12.5", "Tin"]);
}

#[test]
fn amrt_1_3_wants_as_many_names_as_other_minerals() {
    let other = Edit::text(Place::MineralSlot(1), options::OTHER_MINERAL);
    let amrt = |edits: &[Edit]| rows(TemplateKind::Amrt, "1.3", edits);
    assert!(amrt(&[other]).contains(&8));
    assert!(!amrt(&[other, Edit::text(Place::OtherMineral(0), "Boron")]).contains(&8));
    let two = [Edit::text(Place::OtherMineral(0), "Boron"), Edit::text(Place::OtherMineral(1), "Indium")];
    assert!(amrt(&[&[other], &two[..]].concat()).contains(&8));
    assert!(!amrt(&two).contains(&8));
    assert!(amrt(&[other, Edit::new(Place::OtherMineral(1), Put::Number(5.0))]).contains(&8));
}

#[test]
fn the_result_survives_json() {
    let checker = checked(form(TemplateKind::Cmrt, "6.5").with(&[Edit::blank(Place::Company(F::Name))]));
    let json = serde_json::to_value(&checker).unwrap();
    assert_eq!(json["remaining"], 1);
    assert_eq!(json["incomplete"][0]["item"], "Declaration!B8");
    assert_eq!(json["incomplete"][0]["answer"], "Declaration!D8");
    assert_eq!(serde_json::from_value::<OfficialChecker>(json).unwrap(), checker);
}
