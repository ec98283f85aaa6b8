//! The few things that settle most: what a report says first.

use super::causes::{Cause, CauseKind, RuleTitles, Section, group, group_letter};
use super::{Report, Severity};
use crate::base::text::Text;
use crate::text;
use crate::workbook::CellRef;

/// The most steps that are named: more would be a list again.
const MOST_STEPS: usize = 3;
/// The most cells that a step names.
const MOST_CELLS: usize = 4;

/// One thing to do.
#[derive(Clone, Debug, PartialEq)]
pub struct FirstStep {
    /// What to do, verb first.
    pub title: Text,
    /// How many findings that must be fixed it settles.
    pub errors: usize,
    /// How many findings to explain it settles.
    pub warnings: usize,
    /// The first of the cells to go to.
    pub cells: Vec<CellRef>,
    /// How many more cells there are.
    pub more_cells: usize,
    /// Place of the section and of the cause in [`group`]'s answer.
    pub place: (usize, usize),
}

/// At most three steps, those that settle most first; none when nothing has to be fixed or
/// explained.
///
pub fn first_steps(report: &Report, titles: &RuleTitles) -> Vec<FirstStep> {
    let mut steps = Vec::new();
    for (section_index, section) in group(report).iter().enumerate() {
        for (cause_index, cause) in section.causes.iter().enumerate() {
            let step = step(report, titles, &section.section, cause, (section_index, cause_index));
            if step.errors + step.warnings > 0 {
                steps.push(step);
            }
        }
    }
    // A stable sort: what is filled in first comes first among equals.
    steps.sort_by_key(|step| std::cmp::Reverse((step.errors, step.warnings)));
    let must_be_fixed = steps.iter().any(|step| step.errors > 0);
    steps.retain(|step| !must_be_fixed || step.errors > 0);
    steps.truncate(MOST_STEPS);
    steps
}

fn step(report: &Report, titles: &RuleTitles, section: &Section, cause: &Cause, place: (usize, usize)) -> FirstStep {
    let findings = || cause.findings.iter().filter_map(|index| report.findings.get(*index));
    let count = |severity| findings().filter(|finding| finding.severity == severity).count();
    let mut cells: Vec<CellRef> = Vec::new();
    for finding in findings().filter(|finding| finding.severity != Severity::Info) {
        for cell in finding.cells.iter().take(1) {
            if !cells.contains(cell) {
                cells.push(cell.clone());
            }
        }
    }
    let more_cells = cells.len().saturating_sub(MOST_CELLS);
    cells.truncate(MOST_CELLS);
    FirstStep {
        title: title(report, titles, section, cause),
        errors: count(Severity::Error),
        warnings: count(Severity::Warning),
        cells,
        more_cells,
        place,
    }
}

fn title(report: &Report, titles: &RuleTitles, section: &Section, cause: &Cause) -> Text {
    match &cause.kind {
        CauseKind::File => Text::fixed("Start from a sound file", "先解决文件和模板本身的问题"),
        CauseKind::Company => {
            Text::fixed("Complete company, contact, authorizer and date", "填好公司、联系人、授权人和日期")
        }
        CauseKind::Scope => Text::fixed("Settle scope, minerals and products", "确定申报范围、矿产与产品"),
        CauseKind::Minerals(minerals) => about_minerals(report, cause, minerals),
        CauseKind::CompanyQuestions => Text::fixed("Complete the company-level questions", "填好公司层面的问题"),
        CauseKind::Single => {
            text!(en: "Work through the entries in {sheet}", zh: "逐条处理{sheet}"; sheet: section.name())
        }
        CauseKind::Rule(code) => {
            let sheet = section.name();
            let rule = titles.get(&**code).cloned().unwrap_or_else(|| Text::same(code));
            text!(en: "{sheet}: {rule}", zh: "{sheet}：{rule}"; sheet: sheet, rule: rule)
        }
    }
}

/// Missing answers are given, contradictions are settled; the more serious findings decide which it
/// is.
fn about_minerals(report: &Report, cause: &Cause, stored: &[String]) -> Text {
    let findings = || cause.findings.iter().filter_map(|index| report.findings.get(*index));
    let worst = findings().map(|finding| finding.severity).min();
    let all = |letter| {
        findings()
            .filter(|finding| Some(finding.severity) == worst)
            .all(|finding| group_letter(finding) == Some(letter))
    };
    let names: Vec<Text> = stored.iter().map(|mineral| in_sentence(report, mineral)).collect();
    let mineral = Text::list(&names);
    if all('Q') {
        return text!(en: "Answer the questions about {mineral}", zh: "回答关于{mineral}的问题"; mineral: mineral);
    }
    if all('D') {
        return text!(
            en: "Make the answers about {mineral} agree with the Smelter List",
            zh: "让关于{mineral}的答案与冶炼厂清单一致"; mineral: mineral);
    }
    text!(en: "Make the answers about {mineral} agree with each other", zh: "让关于{mineral}的答案前后一致"; mineral: mineral)
}

/// A mineral's name inside an English sentence is not capitalised.
fn in_sentence(report: &Report, stored: &str) -> Text {
    let name = report.mineral_name(stored);
    Text { en: name.en.to_lowercase().into(), zh_cn: name.zh_cn }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::testing::{finding, report};

    #[test]
    fn the_steps_that_settle_most_come_first() {
        let report = report(vec![
            finding("C01", "Declaration!D8"),
            finding("L02", "Smelter List!C9"),
            finding("L02", "Smelter List!C12"),
        ]);
        let steps = first_steps(&report, &RuleTitles::new());
        assert_eq!(steps.iter().map(|step| step.errors).collect::<Vec<_>>(), [2, 1]);
        assert_eq!(steps[0].place, (1, 0));
        assert_eq!(steps[1].title.en, "Complete company, contact, authorizer and date");
    }

    #[test]
    fn explanations_are_steps_only_when_nothing_must_be_fixed() {
        let mut warning = finding("P03", "Declaration!G77");
        warning.severity = Severity::Warning;
        let mut info = finding("H02", "Declaration!G85");
        info.severity = Severity::Info;
        assert_eq!(
            first_steps(&report(vec![warning.clone(), finding("C01", "Declaration!D8")]), &RuleTitles::new()).len(),
            1
        );
        assert_eq!(first_steps(&report(vec![warning, info.clone()]), &RuleTitles::new()).len(), 1);
        assert!(first_steps(&report(vec![info]), &RuleTitles::new()).is_empty());
    }

    #[test]
    fn many_cells_are_counted_not_listed() {
        let rows: Vec<_> = (5..12).map(|row| finding("L02", &format!("Smelter List!C{row}"))).collect();
        let steps = first_steps(&report(rows), &RuleTitles::new());
        assert_eq!((steps[0].cells.len(), steps[0].more_cells), (4, 3));
    }
}
