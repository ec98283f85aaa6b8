//! What the official Checker shows, beside what this page shows.

use crate::official::OpenItem;
use crate::report::{Finding, Report, SourceKind};
use crate::workbook::CellRef;

/// How the findings of this page divide, for the comparison with the official Checker.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A cell that the template requires is blank.
    Blank,
    /// Two answers do not agree.
    Logic,
    /// The form of an entry, an id, an unfinished row.
    Form,
    /// Habits of buyers and hints.
    Habit,
}

impl Kind {
    /// Every kind in the order of the table.
    pub const ALL: [Kind; 4] = [Self::Blank, Self::Logic, Self::Form, Self::Habit];

    /// The kind of a finding.
    pub fn of(finding: &Finding) -> Self {
        let main = finding.evidence.first();
        let is_blank = main.is_some_and(|evidence| evidence.value.trim().is_empty());
        match finding.source {
            SourceKind::Logic => Self::Logic,
            SourceKind::BuyerPractice | SourceKind::BuyerProfile | SourceKind::Hint => Self::Habit,
            SourceKind::Template if is_blank => Self::Blank,
            SourceKind::Template => Self::Form,
        }
    }
}

/// How many findings of a kind this page shows.
pub fn count(report: &Report, kind: Kind) -> usize {
    report.findings.iter().filter(|finding| Kind::of(finding) == kind).count()
}

/// Whether the official Checker points at a cell of this finding too.
pub fn shows(report: &Report, finding: &Finding) -> bool {
    report.official_checker.incomplete.iter().any(|item| is_about(item, finding))
}

/// How many findings the official Checker does not show.
pub fn missed(report: &Report) -> usize {
    report.findings.iter().filter(|finding| !shows(report, finding)).count()
}

fn is_about(item: &OpenItem, finding: &Finding) -> bool {
    let places = [&item.fill_in, &item.answer];
    let is_place = |cell: &CellRef| places.into_iter().flatten().any(|place| place == cell);
    finding.cells.iter().any(is_place)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::official::OfficialChecker;
    use crate::report::testing::{finding, report};
    use crate::text::Text;

    #[test]
    fn an_item_belongs_to_the_finding_about_its_cell() {
        let item = OpenItem {
            row: 5,
            item: None,
            answer: CellRef::parse("Declaration!D20"),
            fill_in: CellRef::parse("Declaration!D20"),
            advice_cell: None,
            label: Text::fixed("E-mail", "电子邮件"),
            mineral: None,
            found_by: None,
        };
        let mut report = report(vec![finding("X05", "Declaration!D64"), finding("C04", "Declaration!D20")]);
        report.official_checker = OfficialChecker { remaining: 1, incomplete: vec![item], broken_by: None };
        assert_eq!(missed(&report), 1);
    }

    #[test]
    fn a_blank_required_cell_is_a_kind_of_its_own() {
        let blank = finding("C01", "Declaration!D8");
        let mut typed = blank.clone();
        typed.evidence[0].value = "x".to_owned();
        let mut contradiction = blank.clone();
        contradiction.source = SourceKind::Logic;
        let kinds = [&blank, &typed, &contradiction].map(Kind::of);
        assert_eq!(kinds, [Kind::Blank, Kind::Form, Kind::Logic]);
    }
}
