//! From bytes to a report.

use crate::base::date::Date;
use crate::declaration::{self, Declaration, Field, InScope};
use crate::official::{self, CompleteCells, OfficialChecker, OpenItem};
use crate::output::correct;
use crate::profile::{Level, LevelChange, Settings};
use crate::report::{
    Facts, FileInfo, Finding, LayoutOrigin as ReportedOrigin, MineralFact, MineralScope, OfficialView, Outcome,
    OutcomeKind, Refusal, RefusalError, Report, RetiredTemplate, SCHEMA_VERSION, Severity, TemplateInfo, checklist,
};
use crate::rules::{self, Context, Findings, OpenItems, Rule, Sink};
use crate::template::{
    CompanyField, DECLARATION, DetectError, Detected, Layout, LayoutOrigin, Mineral, detect, layouts, question_texts,
};
use crate::workbook::{CellRef, ReadError, Workbook};
use std::borrow::Cow;
use std::collections::BTreeSet;

/// Checks a filled template.
///
/// `name` is the file's name without a path; it is only repeated in the report. `password` opens a
/// workbook that its sender encrypted; Excel's built-in default password is tried without it.
///
/// # Errors
/// When the file is no workbook, cannot be read, or is no template that this version can check.
/// Bad content of a readable template is never an error: it is findings in the report.
pub fn check(bytes: &[u8], name: &str, password: Option<&str>, settings: &Settings) -> Result<Report, CheckError> {
    check_with_progress(bytes, FileInfo::of(bytes, name), password, settings, &mut |_| {})
}

/// [`check`] that tells which step begins, for a progress display. The caller has described the
/// file already.
///
/// # Errors
/// The same.
pub fn check_with_progress(
    bytes: &[u8],
    file: FileInfo,
    password: Option<&str>,
    settings: &Settings,
    begins: &mut dyn FnMut(Step),
) -> Result<Report, CheckError> {
    check_with_workbook(bytes, file, password, settings, begins).map(|checked| checked.report)
}

/// A report with the workbook that it is about, for views of the sheets.
#[derive(Debug)]
pub struct Checked {
    /// The report.
    pub report: Report,
    /// The workbook.
    pub workbook: Workbook,
    /// What it is.
    pub detected: Detected,
}

/// [`check_with_progress`] that keeps the workbook.
///
/// # Errors
/// The same.
pub fn check_with_workbook(
    bytes: &[u8],
    file: FileInfo,
    password: Option<&str>,
    settings: &Settings,
    begins: &mut dyn FnMut(Step),
) -> Result<Checked, CheckError> {
    begins(Step::Open);
    check_opened(Workbook::open_any(bytes, password)?, file, settings, begins)
}

/// [`check_with_workbook`] of a workbook that was opened before.
///
/// # Errors
/// The same.
pub fn check_opened(
    mut workbook: Workbook,
    file: FileInfo,
    settings: &Settings,
    begins: &mut dyn FnMut(Step),
) -> Result<Checked, CheckError> {
    begins(Step::Recognise);
    let detected = detect(&workbook)?;
    detected.name_sheets(&mut workbook);
    begins(Step::Rules);
    let report = check_workbook(&workbook, &detected, file, settings)?;
    Ok(Checked { report, workbook, detected })
}

/// A step of a check.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// The package is opened.
    Open,
    /// Template and revision are recognised.
    Recognise,
    /// The answers are read and the rules applied.
    Rules,
}

/// Why a file could not be checked.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum CheckError {
    /// It cannot be read.
    #[error(transparent)]
    Read(#[from] ReadError),
    /// It is no template that this version can check.
    #[error(transparent)]
    Template(DetectError),
}

impl From<DetectError> for CheckError {
    fn from(error: DetectError) -> Self {
        match error {
            DetectError::Read(error) => Self::Read(error),
            error => Self::Template(error),
        }
    }
}

impl CheckError {
    /// Whether a password would help.
    pub fn needs_password(&self) -> bool {
        matches!(self, Self::Read(ReadError::PasswordNeeded | ReadError::WrongPassword))
    }

    /// The message for the user: what the file is, and the ways out.
    pub fn refusal(&self, file: FileInfo) -> Refusal {
        let (code, id, message, steps) = match self {
            Self::Read(error) => ("F01", error.id(), error.text(), error.steps()),
            Self::Template(error) => ("F02", error.id(), error.text(), error.steps()),
        };
        let template = match self {
            Self::Template(DetectError::Retired { template, revision }) => Some(RetiredTemplate {
                kind: Cow::Borrowed(template.name()),
                revision: revision.as_ref().map(ToString::to_string),
            }),
            _ => None,
        };
        let error = RefusalError { code: Cow::Borrowed(code), id: Cow::Borrowed(id), message, steps };
        Refusal { schema_version: SCHEMA_VERSION, file, template, error }
    }
}

/// Checks a workbook whose template was recognised.
///
/// # Errors
/// When a sheet of the package cannot be read.
pub fn check_workbook(
    workbook: &Workbook,
    detected: &Detected,
    file: FileInfo,
    settings: &Settings,
) -> Result<Report, ReadError> {
    let declaration = declaration::read(workbook, &detected.layout)?;
    let context = Context::new(workbook, detected, &declaration, settings);
    let (findings, outcomes) = run_rules(rules::ALL, &context)?;
    let (mut findings, summary) = findings.into_report();
    let (mut official_checker, complete) = official::check(workbook, &detected.layout, &declaration)?;
    let errors: Vec<&Finding> = findings.iter().filter(|finding| finding.severity == Severity::Error).collect();
    let all: Vec<&Finding> = findings.iter().collect();
    for item in &mut official_checker.incomplete {
        // A hint about the open cell is not what leaves it open where something must be fixed.
        let finding = found_by(item, &errors, &declaration, &detected.layout)
            .or_else(|| found_by(item, &all, &declaration, &detected.layout));
        item.found_by = finding.map(|finding| finding.code.clone());
    }
    for finding in &mut findings {
        finding.official = official_view(finding, &official_checker, &complete);
    }
    let evidence = findings.iter().flat_map(|finding| &finding.evidence);
    let keys: BTreeSet<_> = evidence.filter_map(|evidence| evidence.question.clone()).collect();
    let questions = question_texts(workbook, &detected.unchanged_layout, &keys)?;
    let mut report = Report {
        schema_version: SCHEMA_VERSION,
        tool_version: Cow::Borrowed(env!("CARGO_PKG_VERSION")),
        file,
        checked_on: settings.today,
        profile: settings.profile.info.clone(),
        template: template_info(detected, &declaration),
        facts: Facts { remarks: rules::remarks(&context), ..facts(&declaration, detected) },
        official_checker,
        summary,
        questions,
        lists: settings.lists.infos().to_vec(),
        smelters: rules::smelter_rows(&context),
        mine_countries: rules::mine_countries(&context),
        corrections: correct::propose(&context, &findings),
        outcomes,
        checklist: Vec::new(),
        findings,
    };
    report.checklist = checklist::items(&settings.profile.checklist, &report);
    Ok(report)
}

/// Runs rules over a declaration.
pub(crate) fn run_rules(rules: &[&'static Rule], context: &Context<'_>) -> Result<(Findings, Vec<Outcome>), ReadError> {
    let Context { declaration, layout, settings, .. } = *context;
    let mut findings = Findings::default();
    let mut outcomes = Vec::new();
    for rule in rules {
        let mut sink = Sink::new(rule, declaration, layout).after(findings);
        let applies = rule.applies_to.contains(&layout.family);
        let change = settings.profile.levels.get(rule.code);
        let off = change.filter(|change| change.level == Level::Off);
        if let Some(LevelChange { level: Level::Severity(severity), reason }) = change {
            sink.give_all(*severity, reason);
        }
        if applies && off.is_none() {
            match context.why_unreadable(rule.reads) {
                Some(reason) => sink.skip(reason),
                None => (rule.check)(context, &mut sink),
            }
        }
        let result = match (applies, off, &sink.skipped, sink.count == 0) {
            (false, ..) => OutcomeKind::NotApplicable,
            (true, Some(change), ..) => {
                sink.skip(change.reason.clone());
                OutcomeKind::SwitchedOff
            }
            (true, None, Some(_), _) => OutcomeKind::Skipped,
            (true, None, None, true) => OutcomeKind::NothingFound,
            (true, None, None, false) => OutcomeKind::Found,
        };
        outcomes.push(Outcome {
            code: Cow::Borrowed(rule.code),
            result,
            not_asked: sink.not_asked && result == OutcomeKind::Skipped,
            reason: sink.skipped,
            findings: sink.count,
        });
        findings = sink.findings;
    }
    match context.read_error.take() {
        Some(error) => Err(error),
        None => Ok((findings, outcomes)),
    }
}

/// The rule whose finding takes care of a row of the official Checker: the one about its cell; else
/// the one about what has to be settled first, because the Checker also counts everything that
/// follows from a blank answer.
fn found_by<'f>(
    item: &OpenItem,
    findings: &[&'f Finding],
    declaration: &Declaration,
    layout: &Layout,
) -> Option<&'f Finding> {
    let about = |place: Option<&CellRef>| {
        let place = place?;
        findings.iter().find(|finding| finding.cells.iter().any(|cell| cell == place)).copied()
    };
    let first = |settled: OpenItems, mineral: Option<&String>| {
        let rules = rules::ALL.iter().filter(|rule| rule.settles.contains(&settled));
        let codes: Vec<&str> = rules.map(|rule| rule.code).collect();
        let fits = |finding: &&Finding| {
            codes.contains(&finding.code.as_ref()) && (mineral.is_none() || finding.subject.mineral.as_ref() == mineral)
        };
        findings.iter().copied().find(fits)
    };
    let of_mineral = |settled| item.mineral.as_ref().and_then(|mineral| first(settled, Some(mineral)));
    let is_about_list = item.answer.is_none() && item.fill_in.is_none();
    let is_not_listed = item.mineral.is_none() && is_about_list;
    // A scope that the Checker does not find is one that has to be described.
    let described = layout.company_cell(CompanyField::ScopeDescription);
    let is_description = described.is_some() && item.fill_in == described;
    // What stands where a mineral is chosen may be none; the sheet gives it rows all the same, and
    // the others move.
    let at_slot = || {
        let is_slot = |cell: &CellRef| cell.sheet == DECLARATION && layout.chooses_minerals_at(cell.addr);
        findings.iter().copied().find(|finding| finding.cells.first().is_some_and(is_slot))
    };
    let is_of_no_mineral = || {
        let has_mineral = |row: usize| declaration.minerals.iter().any(|mineral| mineral.index == row);
        let is_stray = |cell: &CellRef| {
            let mut places = layout.questions.iter().flat_map(|question| &question.rows);
            places.any(|place| place.answer == cell.addr && !has_mineral(place.mineral))
        };
        let is_selected =
            |mineral: &String| declaration.selected_minerals().any(|(known, _)| known.stored() == mineral.as_str());
        item.mineral.as_ref().is_some_and(|mineral| !is_selected(mineral)) || item.answer.as_ref().is_some_and(is_stray)
    };
    about(item.fill_in.as_ref())
        .or_else(|| about(item.answer.as_ref()))
        .or_else(|| is_of_no_mineral().then(at_slot).flatten())
        .or_else(|| is_description.then(|| first(OpenItems::ScopeDescription, None)).flatten())
        .or_else(|| is_about_list.then(|| of_mineral(OpenItems::RowsOfMineral)).flatten())
        .or_else(|| of_mineral(OpenItems::AnswersOfMineral))
        .or_else(|| is_not_listed.then(|| first(OpenItems::NotListedSmelters, None)).flatten())
        .or_else(|| first(OpenItems::Any, None))
        .or_else(at_slot)
}

/// What the official Checker says about the main cell of a finding. A row about a whole list counts
/// where it is open and the finding takes care of it.
fn official_view(finding: &Finding, checker: &OfficialChecker, complete: &CompleteCells) -> OfficialView {
    let Some(cell) = finding.cells.first() else { return OfficialView::NotLookedAt };
    if checker.broken_by.as_ref() == Some(cell) {
        return OfficialView::BreaksTotal;
    }
    let is_about = |item: &&OpenItem| {
        let about_list = item.answer.is_none() && item.fill_in.is_none();
        let is_place = [&item.fill_in, &item.answer].into_iter().flatten().any(|place| place == cell);
        let takes_care = item.found_by.as_ref() == Some(&finding.code)
            && (item.mineral.is_none() || item.mineral == finding.subject.mineral);
        is_place || (about_list && takes_care)
    };
    if let Some(item) = checker.incomplete.iter().find(is_about) {
        return OfficialView::Open { row: item.row, wrong_cell: item.advice_cell.clone() };
    }
    complete.get(cell).map_or(OfficialView::NotLookedAt, |row| OfficialView::Complete { row: *row })
}

fn template_info(detected: &Detected, declaration: &Declaration) -> TemplateInfo {
    let known = detected.revision.as_ref().and_then(|revision| layouts::find(detected.kind, revision));
    let released = known.and_then(|known| known.released).and_then(|(year, month, day)| Date::new(year, month, day));
    let (layout, nearest) = match &detected.origin {
        LayoutOrigin::Known => (ReportedOrigin::Known, None),
        LayoutOrigin::Derived { nearest, .. } => (ReportedOrigin::Derived, Some(nearest.to_string())),
    };
    TemplateInfo {
        kind: detected.kind,
        revision: detected.revision.as_ref().map(ToString::to_string),
        released,
        newest_known: layouts::newest(detected.kind).map(|known| known.revision.to_string()),
        language: declaration.display_language.clone(),
        layout,
        nearest,
    }
}

fn facts(declaration: &Declaration, detected: &Detected) -> Facts {
    let company = |field| {
        if detected.is_unreadable(DECLARATION) {
            return String::new();
        }
        let entry = declaration.company.iter().find(|entry| entry.field == Field::Company(field));
        entry.map(|entry| entry.readable().to_owned()).unwrap_or_default()
    };
    let minerals = declaration.minerals.iter().map(|answers| MineralFact {
        mineral: answers.mineral.stored().to_owned(),
        name: answers.name(),
        symbol: match &answers.mineral {
            Mineral::Known(mineral) => Cow::Borrowed(mineral.symbol()),
            Mineral::Other(_) => Cow::Borrowed(""),
        },
        scope: match answers.in_scope(declaration.family) {
            InScope::In => MineralScope::In,
            InScope::Open => MineralScope::Open,
            InScope::Out => MineralScope::Out,
        },
        smelter_rows: declaration.smelters_of(&answers.mineral).count(),
    });
    Facts {
        company: company(CompanyField::Name),
        scope: company(CompanyField::Scope),
        effective_date: company(CompanyField::EffectiveDate),
        minerals: minerals.collect(),
        smelter_rows: declaration.smelters.len(),
        mine_rows: declaration.mines.len(),
        product_rows: declaration.products.len(),
        remarks: Vec::new(),
    }
}
