//! Exercises without the page: what a trainee did in this tab, what the grid shows of it, and the
//! words.

use crate::app::sheets::{Look, Note};
use crate::base::text::Text;
use crate::report::causes::sheet_name;
use crate::report::{Finding, Report};
use crate::samples::exercise::{Comparison, Mark, Reason, Verdict};
use crate::text;
use crate::workbook::{Addr, CellRef};

/// What a trainee did with the samples. It lives as long as the tab, and nowhere else.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Attempts {
    by_sample: Vec<(String, Attempt)>,
}

/// What a trainee did with one sample.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Attempt {
    /// The marks, in the order in which they were made; one for each cell.
    pub marks: Vec<Mark>,
    /// Whether the solution is shown; nothing is marked from then on.
    pub solved: bool,
    /// Whether points are counted.
    pub points: bool,
    /// Since when the time is measured, in milliseconds; none while it is not.
    pub since: Option<f64>,
    /// How many seconds it took until the solution, where the time was measured.
    pub seconds: Option<u32>,
    /// Id of the element from which the trainee went to another page.
    pub left_at: Option<String>,
}

/// What a trainee does. Times are in milliseconds.
#[derive(Clone, Debug, PartialEq)]
pub enum Act {
    /// Marks a cell, or changes its reason.
    Mark(Mark),
    /// Takes a mark away.
    Unmark(CellRef),
    /// Has points counted, or not.
    Points(bool),
    /// Has the time measured from now on, or not.
    Time(Option<f64>),
    /// Shows the solution.
    Solve(f64),
    /// Begins again.
    Reset(f64),
    /// Goes to another page from the element with this id.
    Leave(Option<String>),
}

impl Attempts {
    /// What was done with a sample.
    pub fn of(&self, sample: &str) -> Attempt {
        self.by_sample.iter().find(|(id, _)| id == sample).map(|(_, attempt)| attempt.clone()).unwrap_or_default()
    }

    /// The state after something was done with a sample.
    #[must_use]
    pub fn after(&self, sample: &str, act: Act) -> Self {
        let mut next = self.clone();
        let attempt = self.of(sample).after(act);
        next.by_sample.retain(|(id, _)| id != sample);
        next.by_sample.push((sample.to_owned(), attempt));
        next
    }
}

impl Attempt {
    fn after(mut self, act: Act) -> Self {
        match act {
            // A solution that is shown would only be copied.
            Act::Mark(_) | Act::Unmark(_) if self.solved => {}
            Act::Mark(mark) => match self.marks.iter_mut().find(|other| other.cell == mark.cell) {
                Some(other) => other.reason = mark.reason,
                None => self.marks.push(mark),
            },
            Act::Unmark(cell) => self.marks.retain(|mark| mark.cell != cell),
            Act::Points(points) => self.points = points,
            Act::Time(since) => {
                self.since = since;
                self.seconds = None;
            }
            Act::Solve(now) => {
                self.solved = true;
                self.seconds = self.since.map(|since| seconds(now - since));
            }
            Act::Reset(now) => {
                self = Self { points: self.points, since: self.since.map(|_| now), ..Self::default() };
            }
            Act::Leave(id) => self.left_at = id,
        }
        self
    }

    /// The reason that a cell is marked with.
    pub fn reason_at(&self, cell: &CellRef) -> Option<Reason> {
        self.marks.iter().find(|mark| mark.cell == *cell).map(|mark| mark.reason)
    }
}

/// Whole seconds; a clock that was put back gives none.
fn seconds(milliseconds: f64) -> u32 {
    // A tab is open for days at most.
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
    let seconds = (milliseconds.max(0.0) / 1000.0) as u32;
    seconds
}

/// What the grid shows of the marks on a sheet before the solution.
pub fn marks_on(marks: &[Mark], sheet: &str) -> Vec<(Addr, Note)> {
    let on_sheet = marks.iter().filter(|mark| mark.cell.sheet == sheet);
    on_sheet
        .map(|mark| {
            let note =
                Note { look: Look::Marked, short: Text::same(mark.reason.letter()), name: marked_as(mark.reason) };
            (mark.cell.addr, note)
        })
        .collect()
}

/// What the grid shows of a sheet with the solution: each mark, and the main cell of what was
/// missed.
pub fn solved_on(comparison: &Comparison, report: &Report, marks: &[Mark], sheet: &str) -> Vec<(Addr, Note)> {
    let mut notes: Vec<(Addr, Note)> = Vec::new();
    for (place, mark) in marks.iter().enumerate().filter(|(_, mark)| mark.cell.sheet == sheet) {
        let with = |verdict| comparison.with(verdict).any(|judged| judged.marks.contains(&place));
        let look = if with(Verdict::Found) {
            Look::Found
        } else if with(Verdict::OtherReason) {
            Look::OtherReason
        } else if comparison.false_alarms.contains(&place) {
            Look::FalseAlarm
        } else {
            // In the row of what another mark has found.
            Look::Found
        };
        notes.push((mark.cell.addr, Note { look, short: short(look), name: marked_and(mark.reason, look) }));
    }
    let open = [(Verdict::Missed, Look::Missed), (Verdict::NotAsked, Look::NotAsked)];
    for (verdict, look) in open {
        for judged in comparison.with(verdict) {
            let main = report.findings.get(judged.finding).and_then(|finding| finding.cells.first());
            let Some(cell) = main.filter(|cell| cell.sheet == sheet) else { continue };
            if !notes.iter().any(|(addr, _)| *addr == cell.addr) {
                notes.push((cell.addr, Note { look, short: short(look), name: short(look) }));
            }
        }
    }
    notes
}

/// What a cell is called for short: found, missed, ...
pub const fn short(look: Look) -> Text {
    match look {
        Look::Marked => Text::fixed("Marked", "已标记"),
        Look::Found => Text::fixed("Found", "找到"),
        Look::OtherReason => Text::fixed("Other reason", "原因不符"),
        Look::Missed => Text::fixed("Missed", "漏掉"),
        Look::FalseAlarm => Text::fixed("False alarm", "误报"),
        Look::NotAsked => Text::fixed("Look at", "请留意"),
    }
}

/// The value of the main cell as typed; empty for a blank, none where the report does not show it.
pub fn value_of(finding: &Finding) -> Option<&str> {
    let main = finding.cells.first()?;
    finding.evidence.iter().find(|shown| shown.cell == *main).map(|shown| shown.value.as_str())
}

/// What came out, in one sentence.
pub fn summary(comparison: &Comparison) -> Text {
    let (all, alarms) = (comparison.to_find(), comparison.false_alarms.len());
    match (all, alarms) {
        (0, 0) => {
            Text::fixed("Right: nothing had to be marked, and nothing was", "正确：没有需要标记的地方，您也没有标记")
        }
        (0, _) => text!(
            en: "Nothing had to be marked; false alarms: {alarms}",
            zh: "没有需要标记的地方；误报 {alarms} 处", alarms = alarms),
        _ => text!(
            en: "{found} of {all} found; with another reason: {other}; missed: {missed}; false alarms: {alarms}",
            zh: "共 {all} 处，找到 {found} 处；原因不符 {other} 处，漏掉 {missed} 处，误报 {alarms} 处",
            found = comparison.count(Verdict::Found), all = all, other = comparison.count(Verdict::OtherReason),
            missed = comparison.count(Verdict::Missed), alarms = alarms),
    }
}

/// The points of a solution.
pub fn points(comparison: &Comparison) -> Text {
    let (points, most) = comparison.points();
    text!(en: "Points: {points} of {most}", zh: "得分：{points} / {most}", points = points, most = most)
}

/// How long it took.
pub fn time(seconds: u32) -> Text {
    text!(
        en: "Time: {minutes} min {rest} s", zh: "用时：{minutes} 分 {rest} 秒",
        minutes = seconds / 60, rest = seconds % 60)
}

/// Sheet and address of a cell.
pub fn place_of(cell: &CellRef) -> Text {
    let sheet = sheet_name(&cell.sheet);
    text!(en: "{sheet} {addr}", zh: "{sheet} {addr}", addr = cell.addr; sheet: sheet)
}

/// `B Contradicts another entry`.
pub fn reason_name(reason: Reason) -> Text {
    text!(en: "{letter} {name}", zh: "{letter} {name}", letter = reason.letter(); name: reason.name())
}

/// Said after the content of a marked cell.
pub fn marked_as(reason: Reason) -> Text {
    text!(en: "marked: {name}", zh: "已标记：{name}"; name: reason.name())
}

fn marked_and(reason: Reason, look: Look) -> Text {
    text!(en: "{short}, marked: {name}", zh: "{short}，已标记：{name}"; short: short(look), name: reason.name())
}

/// Heading of the list of marks.
pub fn marks_count(count: usize) -> Text {
    match count {
        0 => Text::fixed("No cell is marked yet", "还没有标记单元格"),
        _ => text!(en: "Your marks: {count}", zh: "您的标记：{count} 处", count = count),
    }
}

/// Name of the button that takes a mark away.
pub fn remove_mark(cell: &CellRef) -> Text {
    text!(en: "Remove the mark on {cell}", zh: "取消 {cell} 的标记"; cell: place_of(cell))
}

/// Name of the page, with that of the sample.
pub fn title(kind: &Text, sample: &Text) -> Text {
    text!(en: "{kind}: {sample}", zh: "{kind}：{sample}"; kind: kind, sample: sample)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::sheets::{ColumnPicture, RowPicture, SheetPicture};
    use crate::report::testing::{finding, report};
    use crate::rules::catalogue;
    use crate::samples::exercise::compare;
    use std::rc::Rc;

    fn mark(cell: &str, reason: Reason) -> Mark {
        Mark { cell: CellRef::parse(cell).unwrap(), reason }
    }

    fn after(acts: impl IntoIterator<Item = Act>) -> Attempt {
        acts.into_iter().fold(Attempts::default(), |attempts, act| attempts.after("one", act)).of("one")
    }

    #[test]
    fn a_cell_has_one_mark() {
        let marks = [mark("S!B2", Reason::Form), mark("S!B3", Reason::Form), mark("S!B2", Reason::Missing)];
        let attempt = after(marks.map(Act::Mark));
        assert_eq!(attempt.marks, [mark("S!B2", Reason::Missing), mark("S!B3", Reason::Form)]);
        assert_eq!(attempt.reason_at(&CellRef::parse("S!B2").unwrap()), Some(Reason::Missing));
        let attempts = Attempts::default().after("one", Act::Mark(mark("S!B2", Reason::Form)));
        let attempts = attempts.after("one", Act::Unmark(CellRef::parse("S!B2").unwrap()));
        assert_eq!((attempts.of("one").marks, attempts.of("other")), (vec![], Attempt::default()));
    }

    #[test]
    fn nothing_is_marked_after_the_solution_and_a_new_beginning_forgets_all() {
        let first = Act::Mark(mark("S!B2", Reason::Form));
        let late = Act::Mark(mark("S!B3", Reason::Form));
        let solved = after([Act::Points(true), Act::Time(Some(1_000.0)), first, Act::Solve(63_900.0), late]);
        assert_eq!((solved.marks.len(), solved.seconds, solved.solved), (1, Some(62), true));
        let again = solved.after(Act::Reset(70_000.0));
        assert_eq!(again, Attempt { points: true, since: Some(70_000.0), ..Attempt::default() });
        assert_eq!(after([Act::Solve(5.0)]).seconds, None, "the time is measured only when it is wanted");
        assert_eq!(after([Act::Time(Some(9.0)), Act::Solve(5.0)]).seconds, Some(0));
    }

    #[test]
    fn the_grid_shows_marks_first_and_what_became_of_them_later() {
        let picture = Rc::new(SheetPicture {
            sheet: "S".into(),
            columns: (1..=9).map(|number| ColumnPicture { number, width: 64 }).collect(),
            rows: (1..=9).map(|number| RowPicture { number, ..RowPicture::default() }).collect(),
            ..SheetPicture::default()
        });
        let report = report(vec![finding("C01", "S!B2"), finding("L12", "S!B3"), finding("Q03", "S!B4")]);
        let marks = [
            mark("S!B2", Reason::Missing),
            mark("S!B3", Reason::Form),
            mark("S!B9", Reason::Form),
            mark("T!B9", Reason::Form),
        ];
        let looks = |notes: Vec<(Addr, Note)>| -> Vec<(String, Look)> {
            notes.into_iter().map(|(addr, note)| (addr.to_string(), note.look)).collect()
        };
        let before = looks(marks_on(&marks, "S"));
        assert_eq!(before, ["B2", "B3", "B9"].map(|cell| (cell.to_owned(), Look::Marked)));
        let comparison = compare(&report, &[picture], &marks, &catalogue());
        let found = [("B2", Look::Found), ("B3", Look::OtherReason), ("B9", Look::FalseAlarm), ("B4", Look::Missed)];
        assert_eq!(
            looks(solved_on(&comparison, &report, &marks, "S")),
            found.map(|(cell, look)| (cell.to_owned(), look))
        );
        assert_eq!(summary(&comparison).en, "1 of 3 found; with another reason: 1; missed: 1; false alarms: 2");
        assert_eq!(points(&comparison).zh_cn, "得分：1 / 6");
    }
}
