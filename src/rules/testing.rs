//! The only place where tests of rules know how a rule is run.

use super::{Context, Rule};
use crate::base::date::Date;
use crate::check::run_rules;
use crate::declaration::{self, SmelterColumn};
use crate::profile::{Profile, Settings};
use crate::reference::Lists;
use crate::report::Finding;
use crate::samples::fixtures::{Edit, Form, Place, demanding_profile, invented_lists};
use crate::template::{CompanyAnswers, DECLARATION, TemplateKind, detect};
use crate::workbook::{Cell, Workbook};

/// The newest revision of each template whose workbook has been read.
pub const CMRT: (TemplateKind, &str) = (TemplateKind::Cmrt, "6.5");
/// EMRT 1.x.
pub const EMRT_1: (TemplateKind, &str) = (TemplateKind::Emrt, "1.3");
/// EMRT 2.x.
pub const EMRT_2: (TemplateKind, &str) = (TemplateKind::Emrt, "2.1");
/// AMRT from 1.3 on.
pub const AMRT: (TemplateKind, &str) = (TemplateKind::Amrt, "1.3");
/// AMRT 1.2x.
pub const AMRT_12: (TemplateKind, &str) = (TemplateKind::Amrt, "1.21");
/// CRT.
pub const CRT: (TemplateKind, &str) = (TemplateKind::Crt, "2.2");

/// The findings of one rule in a form in order with these changes, checked on 2026-03-02.
pub fn check_rule(rule: &'static Rule, form: (TemplateKind, &str), edits: &[Edit]) -> Vec<Finding> {
    let form = Form::in_order(form.0, form.1).expect("a known revision").with(edits);
    check_form(rule, form)
}

/// The findings of one rule in a form in order with these changes, checked on another day or
/// without one.
pub fn check_rule_on(
    rule: &'static Rule,
    form: (TemplateKind, &str),
    edits: &[Edit],
    today: Option<Date>,
) -> Vec<Finding> {
    let form = Form::in_order(form.0, form.1).expect("a known revision").with(edits);
    check_form_on(rule, form, today)
}

/// The findings of one rule in a form in order with these changes, checked on 2026-03-02 for a
/// buyer with this profile.
pub fn check_rule_with(
    rule: &'static Rule,
    form: (TemplateKind, &str),
    edits: &[Edit],
    profile: &Profile,
) -> Vec<Finding> {
    let form = Form::in_order(form.0, form.1).expect("a known revision").with(edits);
    let settings = Settings { today: Date::new(2026, 3, 2), profile: profile.clone(), lists: invented_lists() };
    check_workbook_for(rule, &form.into_workbook(), &settings)
}

/// The findings of one rule in a form in order with these changes, checked on 2026-03-02 with these
/// lists.
pub fn check_rule_against(
    rule: &'static Rule,
    form: (TemplateKind, &str),
    edits: &[Edit],
    lists: &Lists,
) -> Vec<Finding> {
    let form = Form::in_order(form.0, form.1).expect("a known revision").with(edits);
    let settings = Settings { today: Date::new(2026, 3, 2), profile: demanding_profile(), lists: lists.clone() };
    check_workbook_for(rule, &form.into_workbook(), &settings)
}

/// A row of the Smelter List, counted from 1: metal, look-up choice, name, country and id.
pub fn smelter_row(row: u32, contents: [&'static str; 5]) -> Vec<Edit> {
    let columns =
        [SmelterColumn::Metal, SmelterColumn::Lookup, SmelterColumn::Name, SmelterColumn::Country, SmelterColumn::Id];
    columns.into_iter().zip(contents).map(|(column, text)| Edit::text(Place::Smelter(row, column), text)).collect()
}

/// Rows from the second on, each with a smelter of tin that the look-up does not have and that only
/// its id tells.
pub fn tin_rows(ids: &[&'static str]) -> Vec<Edit> {
    let rows = (2..).zip(ids).map(|(row, id)| smelter_row(row, ["Tin", "Smelter not listed", "", "", id]));
    rows.flatten().collect()
}

/// A form with nothing filled in.
pub fn blank_form(kind: TemplateKind, revision: &str) -> Form {
    let mut form = Form::in_order(kind, revision).expect("a known revision");
    let layout = form.layout.clone();
    let answers = layout.questions.iter().flat_map(|question| &question.rows);
    let company_answers = layout.company_questions.iter().flat_map(|question| match &question.answers {
        CompanyAnswers::One(place) => std::slice::from_ref(place),
        CompanyAnswers::PerMineral(places) => places.as_slice(),
    });
    let places = answers.chain(company_answers).flat_map(|place| [place.answer, place.comment]);
    let fields = layout.company.iter().map(|(_, addr)| *addr);
    for addr in places.chain(fields) {
        form.put(DECLARATION, addr, Cell::default());
    }
    for column in SmelterColumn::ALL {
        form.edit(Edit::blank(Place::Smelter(1, *column)));
    }
    form
}

/// The findings of one rule in a form.
pub fn check_form(rule: &'static Rule, form: Form) -> Vec<Finding> {
    check_form_on(rule, form, Date::new(2026, 3, 2))
}

fn check_form_on(rule: &'static Rule, form: Form, today: Option<Date>) -> Vec<Finding> {
    check_workbook_on(rule, &form.into_workbook(), today)
}

/// The findings of one rule in a workbook.
pub fn check_workbook_with(rule: &'static Rule, workbook: &Workbook) -> Vec<Finding> {
    check_workbook_on(rule, workbook, Date::new(2026, 3, 2))
}

fn check_workbook_on(rule: &'static Rule, workbook: &Workbook, today: Option<Date>) -> Vec<Finding> {
    check_workbook_for(rule, workbook, &Settings { today, profile: demanding_profile(), lists: invented_lists() })
}

fn check_workbook_for(rule: &'static Rule, workbook: &Workbook, settings: &Settings) -> Vec<Finding> {
    let detected = detect(workbook).expect("a known template");
    let declaration = declaration::read(workbook, &detected.layout).expect("a readable workbook");
    let context = Context::new(workbook, &detected, &declaration, settings);
    let (findings, _) = run_rules(&[rule], &context).expect("a readable workbook");
    findings.into_listed()
}

/// The cells of the findings, main cell first: `["Declaration!D26", ...]`, one string per finding.
pub fn cells(findings: &[Finding]) -> Vec<String> {
    findings.iter().map(|finding| finding.cells.first().map(ToString::to_string).unwrap_or_default()).collect()
}
