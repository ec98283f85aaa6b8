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

/// Name of the page with the exercise.
pub static EXERCISE: Text = Text::fixed("Exercise", "练习");
/// Name of the page to print for trainees.
pub static HANDOUT: Text = Text::fixed("Handout", "练习单");
/// Name of the page to print for the trainer.
pub static KEY: Text = Text::fixed("Trainer's key", "讲师用答案");
/// What the handout is for.
pub static HANDOUT_DETAIL: Text =
    Text::fixed("The form on paper, with room for marks and reasons", "纸质表格，留出标记和写原因的位置");
/// What the key is for.
pub static KEY_DETAIL: Text =
    Text::fixed("What there is to find, with reasons and explanations, on paper", "要找出的内容、原因和说明，用于打印");
/// Leads to the sample.
pub static BACK: Text = Text::fixed("Back to the sample", "回到这个示例文件");
/// What a trainee has to do.
pub static TASK: Text = Text::fixed(
    "Read the form, mark each cell that you would return to the supplier, and choose why. Some forms have nothing to mark.",
    "阅读表格，标记您会退回给供应商修改的每个单元格，并选择原因。有的表格没有需要标记的地方。",
);
/// The same on paper.
pub static TASK_ON_PAPER: Text = Text::fixed(
    "Read the form. Circle each cell that you would return to the supplier, tick the box in its row, and write the letter of the reason beside it. Some forms have nothing to mark.",
    "阅读表格。圈出您会退回给供应商修改的每个单元格，在这一行的方框里打叉，再写上原因的字母。有的表格没有需要标记的地方。",
);
/// What is done with the answers.
pub static NOT_KEPT: Text = Text::fixed(
    "Marks, points and time stay in this tab and are gone when you close it.",
    "标记、得分和用时只留在这个标签页里，关闭后即消失。",
);
/// How the grid is used without a mouse.
pub static KEYS: Text = Text::fixed(
    "Arrow keys move. Enter or Space goes to the reasons, Esc back to the cell. A letter from A to H marks the cell at once, Delete removes its mark. N and P go to the next and previous mark. Tab leaves the table.",
    "方向键移动；Enter 或空格键转到原因，Esc 回到单元格；按 A 至 H 直接标记，Delete 取消标记；N 和 P 转到下一个和上一个标记；Tab 离开表格。",
);
/// Asks for a reason.
pub static WHY: Text = Text::fixed("What is wrong with this cell?", "这个单元格有什么问题？");
/// Takes the mark of the selected cell away.
pub static UNMARK: Text = Text::fixed("Remove the mark", "取消标记");
/// Shows the solution.
pub static SOLVE: Text = Text::fixed("Show the solution", "查看答案");
/// Begins again.
pub static AGAIN: Text = Text::fixed("Start again", "重新开始");
/// Has points counted.
pub static POINTS: Text = Text::fixed(
    "Count points: 2 for a cell found, 1 if the reason is another one, minus 1 for a false alarm",
    "计分：找到且原因相符得 2 分，找到但原因不符得 1 分，误报扣 1 分",
);
/// Has the time measured.
pub static TIME: Text =
    Text::fixed("Measure the time from now until the solution is shown", "从现在起计时，到查看答案为止");
/// Name of the solution.
pub static SOLUTION: Text = Text::fixed("Solution", "答案");
/// Findings that were found.
pub static LIST_FOUND: Text = Text::fixed("Found", "找到");
/// Findings with a mark of another reason.
pub static LIST_OTHER: Text = Text::fixed("Found, with another reason", "找到了，但原因不符");
/// Findings without a mark.
pub static LIST_MISSED: Text = Text::fixed("Missed", "漏掉");
/// Marks without a finding.
pub static LIST_ALARMS: Text = Text::fixed("False alarms", "误报");
/// Findings that nobody has to mark.
pub static LIST_NOT_ASKED: Text = Text::fixed("Only to look at, not counted", "仅供留意，不计入");
/// Findings without a cell in the pictures.
pub static LIST_NOT_SEEN: Text = Text::fixed("Cannot be seen in the form, not counted", "表格中看不到，不计入");
/// Said of a false alarm.
pub static NOTHING_WRONG: Text =
    Text::fixed("The check found nothing to work on in this cell", "检查在这个单元格未发现要处理的内容");
/// What the trainee chose.
pub static YOUR_REASON: Text = Text::fixed("Your reason", "您选的原因");
/// What fits.
pub static RIGHT_REASON: Text = Text::fixed("Reasons that fit", "合适的原因");
/// A sample that is refused has no form to mark.
pub static NO_FORM: Text = Text::fixed(
    "This file is refused by the check, so there is no form to mark. The page of the sample says why.",
    "检查不接受这个文件，因此没有可以标记的表格。原因见这个示例文件的页面。",
);
/// While the sample is checked.
pub static PREPARING: Text = Text::fixed("The form is being drawn", "正在准备表格");
/// The sample did not arrive or could not be checked.
pub static NOT_THERE: Text =
    Text::fixed("The form could not be drawn; reload the page to try again", "无法显示表格，请刷新网页再试");

/// Words of the two papers.
pub struct PaperWords {
    /// Prints the page.
    pub print: Text,
    /// A line to write on.
    pub your_name: Text,
    /// A line to write on.
    pub date: Text,
    /// A list of the form without entries.
    pub no_entry: Text,
    /// Head of the answers.
    pub answer: Text,
    /// Head of the comments.
    pub comment: Text,
    /// Head of the boxes.
    pub wrong: Text,
    /// Head of the letters.
    pub reason: Text,
    /// Said of findings that nobody has to mark.
    pub only_to_look_at: Text,
    /// Head of the findings.
    pub findings: Text,
    /// In place of findings.
    pub nothing_to_mark: Text,
    /// Head of what is said about a finding.
    pub explanation: Text,
    /// Head of what the lesson looks for.
    pub points_to_make: Text,
    /// Head of the reasons.
    pub letters: Text,
}

/// Words of the two papers.
pub static WORDS: PaperWords = PaperWords {
    print: Text::fixed("Print or save as PDF", "打印或另存为 PDF"),
    your_name: Text::fixed("Name", "姓名"),
    date: Text::fixed("Date", "日期"),
    no_entry: Text::fixed("Nothing is entered here", "这里没有填写内容"),
    answer: Text::fixed("Entry", "填写内容"),
    comment: Text::fixed("Further entries, comment", "其他填写内容、注释"),
    wrong: Text::fixed("Wrong?", "有误？"),
    reason: Text::fixed("Reason", "原因"),
    only_to_look_at: Text::fixed(
        "\"Look at\" counts as found when it is marked, and is not missed when it is not",
        "“请留意”的内容，标了算找到，没标不算漏掉",
    ),
    findings: Text::fixed("What there is to find", "要找出的内容"),
    nothing_to_mark: Text::fixed("Nothing: the right answer is no mark at all", "没有：一处也不标就是正确答案"),
    explanation: Text::fixed("Explanation", "说明"),
    points_to_make: Text::fixed("Points of the lesson", "这一课的要点"),
    letters: Text::fixed("The letters of the reasons", "原因的字母"),
};

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
