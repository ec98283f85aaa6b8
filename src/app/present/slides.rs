//! The findings of a show, and what a slide shows of one.

use crate::app::cover::Cover;
use crate::app::strings::PRESENTER;
use crate::base::text::{Shown, Text};
use crate::report::causes::sheet_name;
use crate::report::{Evidence, Finding, FixChoice, Report, Severity, SourceKind};
use crate::workbook::CellRef;

/// The most cells that a slide lists: more could not be read in a room.
const MOST_CELLS: usize = 4;
/// The most ways to repair a finding that a slide lists.
const MOST_CHOICES: usize = 4;

/// The findings of a show in the order of the report, by their places there.
pub fn shown(report: &Report, left_out: &[Severity]) -> Vec<usize> {
    let findings = report.findings.iter().enumerate();
    findings.filter(|(_, finding)| !left_out.contains(&finding.severity)).map(|(index, _)| index).collect()
}

/// How many findings of a level there are.
pub fn count_of(report: &Report, severity: Severity) -> usize {
    report.findings.iter().filter(|finding| finding.severity == severity).count()
}

/// What the room is asked before the answer.
pub fn question(finding: &Finding) -> &'static Text {
    let wrong = || finding.evidence.iter().filter(|evidence| evidence.wrong);
    let sheet = |cell: &CellRef| cell.sheet == "Declaration";
    let on_list = finding.cells.first().is_some_and(|cell| !sheet(cell));
    let row = finding.cells.first().map(|cell| cell.addr.row);
    let several_rows = finding.cells.iter().any(|cell| Some(cell.addr.row) != row);
    if finding.code.starts_with('F') {
        return &PRESENTER.ask_file;
    }
    if wrong().next().is_some() && wrong().all(|evidence| evidence.value.trim().is_empty()) {
        return if wrong().count() == 1 { &PRESENTER.ask_blank } else { &PRESENTER.ask_blanks };
    }
    match (finding.source, finding.cells.len(), on_list) {
        (SourceKind::Logic, 2, false) => &PRESENTER.ask_two,
        (SourceKind::Logic, 3.., false) => &PRESENTER.ask_several,
        (_, _, true) if several_rows => &PRESENTER.ask_rows,
        (_, _, true) if finding.severity != Severity::Info => &PRESENTER.ask_row,
        _ if finding.severity == Severity::Info => &PRESENTER.ask_look,
        _ if finding.severity == Severity::Warning => &PRESENTER.ask_explain,
        (_, 0 | 1, _) => &PRESENTER.ask_cell,
        _ => &PRESENTER.ask_cells,
    }
}

/// What a step shows of a finding.
#[derive(Clone, Debug, PartialEq)]
pub struct Slide {
    /// What the room is asked.
    pub question: &'static Text,
    /// The cells to look at.
    pub cells: Vec<SlideCell>,
    /// How many more there are.
    pub more: usize,
    /// What is wrong.
    pub message: Text,
    /// Why it matters.
    pub why: Text,
    /// What to do.
    pub fix: Text,
    /// The values to choose from.
    pub choices: Vec<SlideChoice>,
    /// What the template's own Checker says.
    pub official: Text,
}

/// A cell of a slide.
#[derive(Clone, Debug, PartialEq)]
pub struct SlideCell {
    /// Where it is.
    pub cell: CellRef,
    /// The name of its sheet, which may be the supplier's own.
    pub sheet: Text,
    /// What it is called.
    pub label: Text,
    /// What is in it.
    pub value: Value,
}

/// What a cell holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Value {
    /// Nothing.
    Blank,
    /// Something that is hidden.
    Hidden,
    /// Something.
    Typed(Text),
}

/// A value to choose, and when.
#[derive(Clone, Debug, PartialEq)]
pub struct SlideChoice {
    /// Where to choose it.
    pub cell: CellRef,
    /// The value as the drop-down offers it.
    pub value: Value,
    /// When it is the right one; may be empty.
    pub when: Text,
}

/// The slide of a finding, without what a cover hides.
pub fn slide(finding: &Finding, cover: Option<&Cover>) -> Slide {
    let text = |text: &Text| cover.map_or_else(|| text.clone(), |cover| cover.text(text));
    let value = |cell: &CellRef, value: &str| match cover {
        _ if value.trim().is_empty() => Value::Blank,
        Some(cover) if cover.hides(cell) => Value::Hidden,
        _ => Value::Typed(text(&Text::same(Shown(value).to_string()))),
    };
    let cell = |evidence: &Evidence| SlideCell {
        cell: evidence.cell.clone(),
        sheet: text(&sheet_name(&evidence.cell.sheet)),
        label: text(&evidence.label),
        value: value(&evidence.cell, &evidence.value),
    };
    let choice = |choice: &FixChoice| SlideChoice {
        cell: choice.cell.clone(),
        value: value(&choice.cell, &choice.value),
        when: text(&choice.when),
    };
    Slide {
        question: question(finding),
        cells: finding.evidence.iter().take(MOST_CELLS).map(cell).collect(),
        more: finding.evidence.len().saturating_sub(MOST_CELLS),
        message: cover.map_or_else(|| finding.message.clone(), |cover| cover.message(finding)),
        why: text(&finding.why),
        fix: text(&finding.fix),
        choices: finding.choices.iter().take(MOST_CHOICES).map(choice).collect(),
        official: finding.official_text(),
    }
}
