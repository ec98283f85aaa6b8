//! What the official Checker shows, next to what this page shows.

use crate::report::{Finding, OfficialView, Report, SourceKind};

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

/// Whether the official Checker shows a finding too.
pub fn shows(finding: &Finding) -> bool {
    matches!(finding.official, OfficialView::Open { .. })
}

/// How many findings the official Checker does not show.
pub fn missed(report: &Report) -> usize {
    report.findings.iter().filter(|finding| !shows(finding)).count()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::testing::{finding, report};

    #[test]
    fn what_the_official_checker_shows_is_not_missed() {
        let mut shown = finding("C04", "Declaration!D20");
        shown.official = OfficialView::Open { row: 11, wrong_cell: None };
        assert_eq!(missed(&report(vec![finding("X05", "Declaration!D64"), shown])), 1);
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
