//! Findings in the order of work: by sheet in filling order, and on a sheet by common cause.

use super::{Finding, Report, Severity};
use crate::base::text::Text;
use crate::template::{CompanyQuestion, DECLARATION};
use crate::text;
use std::collections::BTreeMap;

/// The titles of the rules by their codes. A report knows none itself, so that the page can show
/// one without the rules.
pub type RuleTitles = BTreeMap<String, Text>;

/// The part of a file that findings are about.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Section {
    /// The file and its template, not what was filled in.
    WholeFile,
    /// A sheet, by its official name.
    Sheet(String),
}

impl Section {
    /// The section of a finding.
    pub fn of(finding: &Finding) -> Self {
        match finding.cells.first() {
            Some(cell) if group_letter(finding) != Some('F') => Self::Sheet(cell.sheet.to_string()),
            _ => Self::WholeFile,
        }
    }

    /// What the section is called.
    pub fn name(&self) -> Text {
        match self {
            Self::WholeFile => Text::fixed("Whole file", "整个文件"),
            Self::Sheet(sheet) => sheet_name(sheet),
        }
    }
}

/// A sheet's name for readers; sheets that no template has keep their own.
pub fn sheet_name(sheet: &str) -> Text {
    match sheet {
        "Declaration" => Text::fixed("Declaration", "申报"),
        "Smelter List" => Text::fixed("Smelter List", "冶炼厂清单"),
        "Mine List" => Text::fixed("Mine List", "矿场清单"),
        "Product List" => Text::fixed("Product List", "产品清单"),
        "Minerals Scope" => Text::fixed("Minerals Scope", "矿产范围"),
        "Checker" => Text::fixed("Checker", "官方 Checker"),
        other => Text::same(other),
    }
}

/// The findings of one section.
#[derive(Clone, Debug, PartialEq)]
pub struct SectionFindings {
    /// Which section.
    pub section: Section,
    /// Its causes in the order of the form.
    pub causes: Vec<Cause>,
}

/// Findings that are best worked on together.
#[derive(Clone, Debug, PartialEq)]
pub struct Cause {
    /// What they have in common.
    pub kind: CauseKind,
    /// Indices into [`Report::findings`], in cell order.
    pub findings: Vec<usize>,
}

/// What findings have in common.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CauseKind {
    /// They are about the file and its template.
    File,
    /// They are about company, contact, authorizer or date.
    Company,
    /// They are about scope, minerals in scope or products.
    Scope,
    /// They are about the answers for one mineral, or for several that have the same findings
    /// (their stored names).
    Minerals(Vec<String>),
    /// They are about the questions at company level.
    CompanyQuestions,
    /// They come from one rule, by its code.
    Rule(String),
    /// Each is the only one of its rule on the sheet.
    Single,
}

impl CauseKind {
    fn of(finding: &Finding, section: &Section) -> Self {
        let rule = || Self::Rule(finding.code.to_string());
        let Section::Sheet(sheet) = section else { return Self::File };
        if sheet != DECLARATION {
            return rule();
        }
        match (group_letter(finding), &finding.subject.mineral) {
            (Some('C'), _) => Self::Company,
            (Some('S'), _) => Self::Scope,
            (Some('P'), _) => Self::CompanyQuestions,
            _ if is_company_question(finding) => Self::CompanyQuestions,
            (_, Some(mineral)) => Self::Minerals(vec![mineral.clone()]),
            _ => rule(),
        }
    }

    /// The place among the causes of a section: as the form is filled in, with everything about one
    /// mineral together. Causes with the same place stay in the order of their first findings.
    fn place(&self, report: &Report) -> (u8, usize) {
        let of =
            |mineral: &str| report.facts.minerals.iter().position(|fact| fact.mineral == mineral).unwrap_or(usize::MAX);
        match self {
            Self::File | Self::Company => (0, 0),
            Self::Scope => (1, 0),
            Self::Minerals(minerals) => (2, minerals.first().map_or(usize::MAX, |mineral| of(mineral))),
            Self::CompanyQuestions => (3, 0),
            Self::Rule(_) => (4, 0),
            Self::Single => (5, 0),
        }
    }
}

impl Cause {
    /// Whether one rule made all of its findings, so that one repair may settle them together.
    pub fn is_one_rule(&self, report: &Report) -> bool {
        let mut codes =
            self.findings.iter().filter_map(|index| report.findings.get(*index)).map(|finding| &finding.code);
        let first = codes.next();
        codes.all(|code| Some(code) == first)
    }

    /// The heading above its findings.
    pub fn title(&self, report: &Report, titles: &RuleTitles) -> Text {
        match &self.kind {
            CauseKind::File => Text::fixed("File and template", "文件与模板"),
            CauseKind::Company => Text::fixed("Company, contact, authorizer and date", "公司、联系人、授权人与日期"),
            CauseKind::Scope => Text::fixed("Scope, minerals and products", "申报范围、矿产与产品"),
            CauseKind::Minerals(minerals) => {
                let names: Vec<Text> = minerals.iter().map(|mineral| report.mineral_name(mineral)).collect();
                text!(en: "{minerals}: answers", zh: "{minerals}：答案"; minerals: Text::list(&names))
            }
            CauseKind::CompanyQuestions => Text::fixed("Company-level questions", "公司层面的问题"),
            CauseKind::Single => Text::fixed("Single entries", "逐条处理"),
            CauseKind::Rule(code) => titles.get(&**code).cloned().unwrap_or_else(|| Text::same(code)),
        }
    }
}

/// The findings of a report in the order of work.
pub fn group(report: &Report) -> Vec<SectionFindings> {
    let mut sections: Vec<SectionFindings> = Vec::new();
    for (index, finding) in report.findings.iter().enumerate() {
        let section = Section::of(finding);
        let kind = CauseKind::of(finding, &section);
        let known = sections.iter().position(|known| known.section == section);
        let place = known.unwrap_or_else(|| {
            // Findings about the whole file come first although their cells lie on a sheet.
            let place = if section == Section::WholeFile { 0 } else { sections.len() };
            sections.insert(place, SectionFindings { section, causes: Vec::new() });
            place
        });
        let Some(section) = sections.get_mut(place) else { continue };
        match section.causes.iter_mut().find(|cause| cause.kind == kind) {
            Some(cause) => cause.findings.push(index),
            None => section.causes.push(Cause { kind, findings: vec![index] }),
        }
    }
    for section in &mut sections {
        gather_singles(&mut section.causes);
        section.causes.sort_by_key(|cause| cause.kind.place(report));
        gather_minerals(report, &mut section.causes);
    }
    sections
}

/// A heading for one row each would be noise: such findings stand together, in cell order.
fn gather_singles(causes: &mut Vec<Cause>) {
    let is_single = |cause: &Cause| matches!(cause.kind, CauseKind::Rule(_)) && cause.findings.len() == 1;
    let mut singles: Vec<usize> =
        causes.iter().filter(|cause| is_single(cause)).flat_map(|cause| cause.findings.iter().copied()).collect();
    if singles.len() < 2 {
        return;
    }
    causes.retain(|cause| !is_single(cause));
    singles.sort_unstable();
    causes.push(Cause { kind: CauseKind::Single, findings: singles });
}

/// Suppliers answer all minerals alike, so they make the same mistakes for each: minerals with the
/// same findings are one thing to do.
fn gather_minerals(report: &Report, causes: &mut Vec<Cause>) {
    let mut gathered: Vec<(Vec<Signature<'_>>, Cause)> = Vec::new();
    for cause in causes.drain(..) {
        let signature: Vec<Signature<'_>> =
            cause.findings.iter().filter_map(|index| report.findings.get(*index)).map(signature).collect();
        let earlier = gathered.iter_mut().find(|(other, _)| *other == signature);
        match (cause.kind, earlier) {
            (CauseKind::Minerals(minerals), Some((_, Cause { kind: CauseKind::Minerals(all), findings }))) => {
                all.extend(minerals);
                findings.extend(cause.findings);
            }
            (kind, _) => gathered.push((signature, Cause { kind, findings: cause.findings })),
        }
    }
    causes.extend(gathered.into_iter().map(|(_, cause)| cause));
    for cause in causes {
        cause.findings.sort_unstable();
    }
}

type Signature<'a> = (&'a str, Option<&'a str>, Severity);

fn signature(finding: &Finding) -> Signature<'_> {
    (&finding.code, finding.subject.question.as_deref(), finding.severity)
}

impl Report {
    /// The name for readers of a mineral that is given as the template stores it.
    pub fn mineral_name(&self, stored: &str) -> Text {
        let fact = self.facts.minerals.iter().find(|fact| fact.mineral == stored);
        fact.map_or_else(|| Text::same(stored), |fact| fact.name.clone())
    }
}

/// The group of the catalogue that a code belongs to.
pub(super) fn group_letter(finding: &Finding) -> Option<char> {
    finding.code.chars().next()
}

fn is_company_question(finding: &Finding) -> bool {
    const QUESTIONS: [CompanyQuestion; 11] = [
        CompanyQuestion::Policy,
        CompanyQuestion::PolicyUrl,
        CompanyQuestion::PolicyCoversRisks,
        CompanyQuestion::RequireDueDiligence,
        CompanyQuestion::RequireValidated,
        CompanyQuestion::RequireRiskCoverage,
        CompanyQuestion::DueDiligence,
        CompanyQuestion::Survey,
        CompanyQuestion::Review,
        CompanyQuestion::Corrective,
        CompanyQuestion::Filing,
    ];
    finding.subject.question.as_ref().is_some_and(|key| QUESTIONS.iter().any(|question| question.key() == key))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::testing::{finding, report};

    #[test]
    fn sections_follow_the_form_and_the_file_comes_first() {
        let report = report(vec![
            finding("F04", "Declaration!J3"),
            finding("C01", "Declaration!D8"),
            finding("L02", "Smelter List!C9"),
            finding("L02", "Smelter List!C12"),
        ]);
        let sections = group(&report);
        let names: Vec<_> = sections.iter().map(|section| section.section.name().en.to_string()).collect();
        assert_eq!(names, ["Whole file", "Declaration", "Smelter List"]);
        assert_eq!(sections[2].causes.len(), 1);
        assert_eq!(sections[2].causes[0].findings, [2, 3]);
    }

    #[test]
    fn a_file_finding_that_comes_later_still_comes_first() {
        let sections = group(&report(vec![finding("C01", "Declaration!D8"), finding("F05", "Smelter List!B4")]));
        assert_eq!(sections[0].section, Section::WholeFile);
        assert_eq!(sections[1].causes[0].findings, [0]);
    }

    #[test]
    fn answers_about_one_mineral_are_one_cause() {
        let about = |code, cell, mineral: &str| {
            let mut finding = finding(code, cell);
            finding.subject.mineral = Some(mineral.to_owned());
            finding.subject.question = Some("cahra".into());
            finding
        };
        let report = report(vec![
            about("Q03", "Declaration!D44", "Tin"),
            about("Q03", "Declaration!D45", "Gold"),
            about("Q03", "Declaration!D50", "Tin"),
            about("X05", "Declaration!D64", "Tin"),
        ]);
        let sections = group(&report);
        let found: Vec<_> = sections[0].causes.iter().map(|cause| cause.findings.clone()).collect();
        assert_eq!(found, [vec![0, 2, 3], vec![1]]);
        assert_eq!(sections[0].causes[0].title(&report, &RuleTitles::new()).en, "Tin: answers");
    }

    #[test]
    fn minerals_with_the_same_findings_are_one_cause() {
        let about = |code, row, mineral: &str, question: &'static str| {
            let mut finding = finding(code, &format!("Declaration!D{row}"));
            finding.subject.mineral = Some(mineral.to_owned());
            finding.subject.question = Some(question.into());
            finding
        };
        let report = report(vec![
            about("Q03", 44, "Tin", "cahra"),
            about("Q03", 45, "Gold", "cahra"),
            about("Q03", 46, "Tungsten", "cahra"),
            about("Q03", 50, "Tin", "recycled"),
            about("Q03", 51, "Gold", "recycled"),
        ]);
        let sections = group(&report);
        let found: Vec<_> = sections[0].causes.iter().map(|cause| cause.findings.clone()).collect();
        assert_eq!(found, [vec![0, 1, 3, 4], vec![2]]);
        assert_eq!(sections[0].causes[0].title(&report, &RuleTitles::new()).en, "Tin, Gold: answers");
        assert_eq!(found.concat().len(), report.findings.len(), "counts stay true");
    }

    #[test]
    fn rules_with_one_finding_share_a_heading() {
        let rows = ["L02 Smelter List!C9", "L03 Smelter List!E10", "L08 Smelter List!F5", "L08 Smelter List!F6"];
        let findings = rows.iter().map(|row| finding(&row[..3], &row[4..])).collect();
        let sections = group(&report(findings));
        let found: Vec<_> = sections[0].causes.iter().map(|cause| cause.findings.clone()).collect();
        assert_eq!(found, [vec![2, 3], vec![0, 1]]);
        assert_eq!(sections[0].causes[1].kind, CauseKind::Single);
    }
}
