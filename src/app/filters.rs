//! Which findings of a report are shown.

use super::sheets::{found_on, is_on};
use crate::base::text::Text;
use crate::report::causes::Section;
use crate::report::{Finding, Report, Severity, SourceKind};
use std::collections::BTreeSet;

/// What is hidden at the moment. Hiding keeps the order: filters never sort.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Filters {
    /// The choices that are switched off.
    pub hidden: BTreeSet<Facet>,
    /// Only findings that the official Checker would not show.
    pub only_missed: bool,
    /// Only findings with a cell on this sheet (its official name).
    pub only_sheet: Option<String>,
}

/// One choice of a filter.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Facet {
    /// Findings of this severity.
    Level(Severity),
    /// Findings of this section.
    Section(Section),
    /// Findings about this mineral (its stored name), or about none.
    Mineral(Option<String>),
    /// Findings with this kind of source.
    Source(SourceKind),
}

/// One choice with its words and its count.
#[derive(Clone, Debug, PartialEq)]
pub struct Choice {
    /// What it stands for.
    pub facet: Facet,
    /// What it is called.
    pub name: Text,
    /// How many findings of the report it is about.
    pub count: usize,
}

impl Filters {
    /// Whether a finding is shown.
    pub fn accept(&self, finding: &Finding) -> bool {
        let hidden = facets(finding).iter().any(|facet| self.hidden.contains(facet));
        let missed = !self.only_missed || !super::checker::shows(finding);
        let on_sheet = self.only_sheet.as_ref().is_none_or(|sheet| is_on(finding, sheet));
        missed && on_sheet && !hidden
    }

    /// Switches a choice on or off.
    pub fn toggle(&mut self, facet: Facet) {
        if !self.hidden.remove(&facet) {
            self.hidden.insert(facet);
        }
    }
}

/// The choices by level.
pub fn levels(report: &Report) -> Vec<Choice> {
    counted(report, Severity::ALL.map(|severity| (Facet::Level(severity), severity.name())))
}

/// The choices by section, in the order of the report.
pub fn sections(report: &Report) -> Vec<Choice> {
    let mut sections: Vec<Section> = Vec::new();
    for finding in &report.findings {
        let section = Section::of(finding);
        if !sections.contains(&section) {
            sections.push(section);
        }
    }
    // As in the list: what is about the whole file comes first.
    sections.sort_by_key(|section| *section != Section::WholeFile);
    counted(report, sections.into_iter().map(|section| (Facet::Section(section.clone()), section.name())))
}

/// Every sheet on which findings have cells, with their number. A finding counts on each sheet that
/// it names, unlike in [`sections`], where its main cell decides.
pub fn sheets(report: &Report) -> Vec<(&str, usize)> {
    let mut sheets: Vec<&str> = Vec::new();
    // The main cells first: they alone are in the order of the form.
    let main = report.findings.iter().filter_map(|finding| finding.cells.first());
    for cell in main.chain(report.findings.iter().flat_map(|finding| &finding.cells)) {
        if !sheets.contains(&&*cell.sheet) {
            sheets.push(&cell.sheet);
        }
    }
    sheets.into_iter().map(|sheet| (sheet, found_on(report, sheet, None))).collect()
}

/// The choices by mineral, in the order of the form, and one for findings about none.
pub fn minerals(report: &Report, none: &Text) -> Vec<Choice> {
    let minerals =
        report.facts.minerals.iter().map(|fact| (Facet::Mineral(Some(fact.mineral.clone())), fact.name.clone()));
    counted(report, minerals.chain([(Facet::Mineral(None), none.clone())]))
}

/// The choices by source.
pub fn sources(report: &Report) -> Vec<Choice> {
    counted(report, SourceKind::ALL.map(|source| (Facet::Source(source), source.name())))
}

/// Leaves out choices without findings: nothing could be hidden by them.
fn counted(report: &Report, choices: impl IntoIterator<Item = (Facet, Text)>) -> Vec<Choice> {
    let count = |facet: &Facet| report.findings.iter().filter(|finding| facets(finding).contains(facet)).count();
    choices
        .into_iter()
        .map(|(facet, name)| Choice { count: count(&facet), facet, name })
        .filter(|choice| choice.count > 0)
        .collect()
}

fn facets(finding: &Finding) -> [Facet; 4] {
    [
        Facet::Level(finding.severity),
        Facet::Section(Section::of(finding)),
        Facet::Mineral(finding.subject.mineral.clone()),
        Facet::Source(finding.source),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::testing::{finding, report};
    use crate::workbook::CellRef;

    #[test]
    fn a_switched_off_choice_hides_its_findings_only() {
        let mut look = finding("H02", "Declaration!G85");
        look.severity = Severity::Info;
        let report = report(vec![finding("C01", "Declaration!D8"), look]);
        let mut filters = Filters::default();
        filters.toggle(Facet::Level(Severity::Info));
        let shown: Vec<_> = report.findings.iter().map(|finding| filters.accept(finding)).collect();
        assert_eq!(shown, [true, false]);
        filters.toggle(Facet::Level(Severity::Info));
        assert_eq!(filters, Filters::default());
    }

    #[test]
    fn a_sheet_shows_every_finding_with_a_cell_on_it() {
        let mut both = finding("D05", "Declaration!D63");
        both.cells.push(CellRef::parse("Smelter List!C11").unwrap());
        let mut nowhere = finding("F02", "Declaration!A1");
        nowhere.cells.clear();
        let mut look = finding("L08", "Smelter List!F13");
        look.severity = Severity::Info;
        let report = report(vec![nowhere, finding("C01", "Declaration!D8"), both, look]);
        assert_eq!(sheets(&report), [("Declaration", 2), ("Smelter List", 2)]);
        let mut filters = Filters { only_sheet: Some("Smelter List".to_owned()), ..Filters::default() };
        let shown =
            |filters: &Filters| -> Vec<_> { report.findings.iter().map(|finding| filters.accept(finding)).collect() };
        assert_eq!(shown(&filters), [false, false, true, true]);
        filters.toggle(Facet::Level(Severity::Info));
        assert_eq!(shown(&filters), [false, false, true, false], "with another filter");
        assert_eq!(shown(&Filters::default()), [true; 4]);
    }

    #[test]
    fn choices_are_counted_and_empty_ones_left_out() {
        let report = report(vec![finding("L02", "Smelter List!C9"), finding("F04", "Declaration!J3")]);
        let names: Vec<_> =
            sections(&report).into_iter().map(|choice| (choice.name.en.to_string(), choice.count)).collect();
        assert_eq!(names, [("Whole file".to_owned(), 1), ("Smelter List".to_owned(), 1)]);
        assert_eq!(levels(&report).len(), 1);
        assert_eq!(minerals(&report, &Text::fixed("None", "无")).len(), 1);
    }
}
