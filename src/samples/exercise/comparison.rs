//! Marks compared with the findings of the report: found, missed, false alarm.

use super::reasons;
use crate::report::sheets::SheetPicture;
use crate::report::{Finding, Reason, Report, RuleEntry, Severity};
use crate::workbook::CellRef;

/// A cell that a trainee believes wrong, and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mark {
    /// The cell.
    pub cell: CellRef,
    /// Why.
    pub reason: Reason,
}

/// What became of a finding.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// One of its cells is marked, with a reason that fits.
    Found,
    /// One of its cells is marked, with reasons that do not fit.
    OtherReason,
    /// Nobody marked it.
    Missed,
    /// Nobody marked it, and nobody has to: it is only worth a look.
    NotAsked,
    /// It has no cell in the pictures of the sheets.
    NotSeen,
}

/// A finding with what became of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Judged {
    /// Its place in the report.
    pub finding: usize,
    /// What became of it.
    pub verdict: Verdict,
    /// Places of the marks that found it, or that lie on it with another reason.
    pub marks: Vec<usize>,
}

/// The marks of a trainee compared with the findings of the report.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Comparison {
    /// Every finding, in the order of the report.
    pub judged: Vec<Judged>,
    /// Places of the marks that lie on no finding.
    pub false_alarms: Vec<usize>,
}

impl Comparison {
    /// The findings with this verdict.
    pub fn with(&self, verdict: Verdict) -> impl Iterator<Item = &Judged> {
        self.judged.iter().filter(move |judged| judged.verdict == verdict)
    }

    /// How many findings have this verdict.
    pub fn count(&self, verdict: Verdict) -> usize {
        self.with(verdict).count()
    }

    /// How many findings were to be found: those that must be fixed or explained, and whatever else
    /// was found.
    pub fn to_find(&self) -> usize {
        self.count(Verdict::Found) + self.count(Verdict::OtherReason) + self.count(Verdict::Missed)
    }

    /// Points and the most that there are: two for a finding with its reason, one with another
    /// reason, one less for each false alarm, and never fewer than none.
    pub fn points(&self) -> (usize, usize) {
        let points = 2 * self.count(Verdict::Found) + self.count(Verdict::OtherReason);
        (points.saturating_sub(self.false_alarms.len()), 2 * self.to_find())
    }
}

/// Compares the marks with the findings. Each finding counts once however many cells it has, and a
/// mark settles every finding of its cell that its reason fits.
///
/// A finding about a row of a list is found in any cell of its rows. What is only worth a look is
/// not missed when nobody marks it, and what no picture shows cannot be missed.
pub fn compare(
    report: &Report,
    pictures: &[impl AsRef<SheetPicture>],
    marks: &[Mark],
    rules: &[RuleEntry],
) -> Comparison {
    let fitting: Vec<Vec<Reason>> = report.findings.iter().map(|finding| reasons(finding, rules)).collect();
    let touches: Vec<Vec<Touch>> = report.findings.iter().map(|finding| touches(finding, marks)).collect();
    let fits = |finding: usize, mark: usize| {
        let reasons = fitting.get(finding).map(Vec::as_slice).unwrap_or_default();
        marks.get(mark).is_some_and(|mark| reasons.contains(&mark.reason))
    };
    // In a row, a mark with a reason that fits none of its cell's findings may be meant for another
    // cell; one that found something is not meant for the rest of the row.
    let settles = |mark: usize| {
        touches
            .iter()
            .enumerate()
            .any(|(finding, all)| all.iter().any(|touch| touch.mark == mark) && fits(finding, mark))
    };
    let settling: Vec<bool> = (0..marks.len()).map(settles).collect();
    let judge = |(index, finding): (usize, &Finding)| {
        let all = touches.get(index).map(Vec::as_slice).unwrap_or_default();
        let found: Vec<usize> = all.iter().map(|touch| touch.mark).filter(|mark| fits(index, *mark)).collect();
        let is_used = |touch: &Touch| settling.get(touch.mark).copied().unwrap_or_default();
        let near: Vec<usize> =
            all.iter().filter(|touch| touch.is_cell || !is_used(touch)).map(|touch| touch.mark).collect();
        let (verdict, marks) = if !found.is_empty() {
            (Verdict::Found, found)
        } else if !near.is_empty() {
            (Verdict::OtherReason, near)
        } else if !is_seen(finding, pictures) {
            (Verdict::NotSeen, Vec::new())
        } else if finding.severity == Severity::Info {
            (Verdict::NotAsked, Vec::new())
        } else {
            (Verdict::Missed, Vec::new())
        };
        Judged { finding: index, verdict, marks }
    };
    let judged: Vec<Judged> = report.findings.iter().enumerate().map(judge).collect();
    let is_touched = |mark: &usize| touches.iter().flatten().any(|touch| touch.mark == *mark);
    let false_alarms = (0..marks.len()).filter(|mark| !is_touched(mark)).collect();
    Comparison { judged, false_alarms }
}

/// A mark that lies on a finding.
struct Touch {
    /// Its place.
    mark: usize,
    /// Whether it is on one of the cells; otherwise it is in their row.
    is_cell: bool,
}

fn touches(finding: &Finding, marks: &[Mark]) -> Vec<Touch> {
    let of_row = finding.subject.row.is_some();
    let list = finding.cells.first().map(|cell| &cell.sheet);
    let touch = |(place, mark): (usize, &Mark)| {
        let is_cell = finding.cells.contains(&mark.cell);
        let same_row = |cell: &CellRef| {
            Some(&cell.sheet) == list && cell.sheet == mark.cell.sheet && cell.addr.row == mark.cell.addr.row
        };
        (is_cell || (of_row && finding.cells.iter().any(same_row))).then_some(Touch { mark: place, is_cell })
    };
    marks.iter().enumerate().filter_map(touch).collect()
}

/// Whether a picture shows one of its cells.
fn is_seen(finding: &Finding, pictures: &[impl AsRef<SheetPicture>]) -> bool {
    finding.cells.iter().any(|cell| {
        pictures.iter().map(AsRef::as_ref).any(|picture| picture.sheet == cell.sheet && picture.shows(cell.addr))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::sheets::{ColumnPicture, RowPicture};
    use crate::report::testing::{finding, report};
    use crate::rules::catalogue;
    use std::rc::Rc;
    use std::sync::LazyLock;

    static RULES: LazyLock<Vec<RuleEntry>> = LazyLock::new(catalogue);

    fn pictures() -> [Rc<SheetPicture>; 2] {
        ["Declaration", "Smelter List"].map(|sheet| {
            Rc::new(SheetPicture {
                sheet: sheet.into(),
                columns: (1..=8).map(|number| ColumnPicture { number, width: 64 }).collect(),
                rows: (1..=90).map(|number| RowPicture { number, ..RowPicture::default() }).collect(),
                ..SheetPicture::default()
            })
        })
    }

    fn mark(cell: &str, reason: Reason) -> Mark {
        Mark { cell: CellRef::parse(cell).unwrap(), reason }
    }

    fn with_cells(mut finding: Finding, cells: &[&str]) -> Finding {
        finding.cells.extend(cells.iter().map(|cell| CellRef::parse(cell).unwrap()));
        finding
    }

    fn in_row(mut finding: Finding) -> Finding {
        finding.subject.row = finding.cells.first().map(|cell| cell.addr.row);
        finding
    }

    fn verdicts(report: &Report, marks: &[Mark]) -> (Vec<Verdict>, Vec<usize>) {
        let comparison = compare(report, &pictures(), marks, &RULES);
        assert_eq!(comparison.judged.len(), report.findings.len(), "each finding counts once");
        (comparison.judged.into_iter().map(|judged| judged.verdict).collect(), comparison.false_alarms)
    }

    #[test]
    fn any_cell_of_a_finding_finds_it_once() {
        let report = report(vec![with_cells(finding("X01", "Declaration!D40"), &["Declaration!D46"])]);
        for cells in [&["D40"][..], &["D46"], &["D40", "D46"]] {
            let marks: Vec<Mark> =
                cells.iter().map(|cell| mark(&format!("Declaration!{cell}"), Reason::Contradiction)).collect();
            assert_eq!(verdicts(&report, &marks), (vec![Verdict::Found], vec![]), "{cells:?}");
        }
    }

    #[test]
    fn a_mark_settles_every_finding_of_its_cell_that_its_reason_fits() {
        let report = report(vec![
            with_cells(finding("D05", "Declaration!D64"), &["Smelter List!C8"]),
            finding("X04", "Declaration!D64"),
            finding("Q04", "Declaration!D64"),
        ]);
        let (found, alarms) = verdicts(&report, &[mark("Declaration!D64", Reason::Contradiction)]);
        assert_eq!(found, [Verdict::Found, Verdict::Found, Verdict::OtherReason]);
        assert!(alarms.is_empty());
    }

    #[test]
    fn marks_that_lie_on_nothing_are_false_alarms() {
        let report = report(vec![finding("C01", "Declaration!D8")]);
        let marks = [
            mark("Declaration!D9", Reason::Missing),
            mark("Declaration!D8", Reason::Repeated),
            mark("Smelter List!D8", Reason::Missing),
        ];
        assert_eq!(verdicts(&report, &marks), (vec![Verdict::OtherReason], vec![0, 2]));
        assert_eq!(verdicts(&report, &[]), (vec![Verdict::Missed], vec![]));
    }

    #[test]
    fn a_row_is_found_in_any_of_its_cells() {
        let twice = in_row(with_cells(finding("L12", "Smelter List!C6"), &["Smelter List!C8"]));
        let report = report(vec![twice, in_row(finding("L08", "Smelter List!F6"))]);
        let (found, alarms) = verdicts(&report, &[mark("Smelter List!A8", Reason::Repeated)]);
        assert_eq!((found, alarms), (vec![Verdict::Found, Verdict::Missed], vec![]));
        // It found the first, so that it is not meant for the other cell of the row.
        let (found, _) = verdicts(&report, &[mark("Smelter List!A6", Reason::Repeated)]);
        assert_eq!(found, [Verdict::Found, Verdict::Missed]);
        // It found nothing: somebody saw that the row is wrong.
        let (found, alarms) = verdicts(&report, &[mark("Smelter List!A6", Reason::Superfluous)]);
        assert_eq!((found, alarms), (vec![Verdict::OtherReason, Verdict::OtherReason], vec![]));
    }

    #[test]
    fn a_cell_of_the_declaration_stands_for_itself_alone() {
        let report = report(vec![finding("C01", "Declaration!D8")]);
        assert_eq!(verdicts(&report, &[mark("Declaration!B8", Reason::Missing)]), (vec![Verdict::Missed], vec![0]));
    }

    #[test]
    fn what_is_worth_a_look_counts_only_when_it_is_found() {
        let mut look = finding("F04", "Declaration!B3");
        look.severity = Severity::Info;
        let report = report(vec![look]);
        let comparison = compare(&report, &pictures(), &[], &RULES);
        assert_eq!((comparison.count(Verdict::NotAsked), comparison.to_find(), comparison.points()), (1, 0, (0, 0)));
        let comparison = compare(&report, &pictures(), &[mark("Declaration!B3", Reason::OutOfDate)], &RULES);
        assert_eq!((comparison.count(Verdict::Found), comparison.to_find(), comparison.points()), (1, 1, (2, 2)));
    }

    #[test]
    fn what_no_picture_shows_is_not_missed() {
        let mut nowhere = finding("F06", "Declaration!A1");
        nowhere.cells.clear();
        let report = report(vec![
            finding("H07", "Checker!A1"),
            finding("H03", "Declaration!Z900"),
            nowhere,
            finding("C01", "Declaration!D8"),
        ]);
        let (found, _) = verdicts(&report, &[]);
        assert_eq!(found, [Verdict::NotSeen, Verdict::NotSeen, Verdict::NotSeen, Verdict::Missed]);
        assert_eq!(compare(&report, &pictures(), &[], &RULES).to_find(), 1);
    }

    #[test]
    fn points_never_fall_below_none() {
        let report = report(vec![finding("C01", "Declaration!D8"), finding("Q04", "Declaration!D9")]);
        let marks = [
            mark("Declaration!D8", Reason::Missing),
            mark("Declaration!D9", Reason::Missing),
            mark("Declaration!D10", Reason::Missing),
        ];
        assert_eq!(
            compare(&report, &pictures(), &marks, &RULES).points(),
            (3, 4),
            "Q04 in a blank cell is left empty too"
        );
        let alarms: Vec<Mark> = (20..30).map(|row| mark(&format!("Declaration!D{row}"), Reason::Form)).collect();
        assert_eq!(compare(&report, &pictures(), &alarms, &RULES).points(), (0, 4));
    }
}
