//! What every view says about a finding beyond its own message.

use super::{Finding, OfficialView, Report};
use crate::base::text::Text;
use crate::official::OfficialChecker;
use crate::text;

impl Finding {
    /// What the template's own Checker says about the main cell, so that nobody is surprised by a
    /// green or a red row.
    pub fn official_text(&self) -> Text {
        match (&self.official, self.cells.first()) {
            (OfficialView::Open { row, wrong_cell: Some(wrong) }, Some(cell)) => text!(
                en: "The official Checker shows it as open (row {row}), but its own note names {wrong}; the right cell is {cell}",
                zh: "官方 Checker 第 {row} 行显示这里未完成，但它的提示写的是 {wrong}，正确的单元格是 {cell}",
                row = row, wrong = wrong.addr, cell = cell.addr),
            (OfficialView::Open { row, .. }, _) => text!(
                en: "The official Checker shows it as open too (row {row})",
                zh: "官方 Checker 第 {row} 行也显示这里未完成", row = row),
            (OfficialView::Complete { row }, _) => text!(
                en: "The official Checker shows this cell as complete (row {row}): it does not see this problem",
                zh: "官方 Checker 第 {row} 行显示这里已完成：它看不出这个问题", row = row),
            (OfficialView::BreaksTotal, _) => Text::fixed(
                "The official Checker shows an error in place of its total because of this cell",
                "因为这个单元格，官方 Checker 的合计显示为错误",
            ),
            (OfficialView::NotLookedAt, _) => {
                Text::fixed("The official Checker does not look at this", "官方 Checker 不检查这一点")
            }
        }
    }

    /// Why the finding has another level than usual, where the buyer profile changed it.
    pub fn severity_change_text(&self) -> Option<Text> {
        let change = self.severity_change.as_ref()?;
        Some(text!(
            en: "Level set by the customer's profile, usually \"{usual}\". Reason: {reason}",
            zh: "程度由客户配置设定，平时为“{usual}”。理由：{reason}";
            usual: change.usual.name(), reason: change.reason))
    }
}

/// What the sheet of the official Checker would show with so many open items.
pub fn open_items_text(remaining: u32) -> Text {
    match remaining {
        0 => Text::fixed("The official Checker would show no open item", "官方 Checker 不会显示未完成的项"),
        _ => text!(
            en: "The official Checker would show {items}", zh: "官方 Checker 会显示 {items}"; items: items(remaining)),
    }
}

fn items(remaining: u32) -> Text {
    match remaining {
        1 => Text::fixed("1 open item", "1 项未完成"),
        remaining => text!(en: "{count} open items", zh: "{count} 项未完成", count = remaining),
    }
}

impl OfficialChecker {
    /// What its sheet would show, in one line. An error value in place of the total hides how many
    /// items are open.
    pub fn summary_text(&self) -> Text {
        match (self.remaining, self.broken_by.is_some()) {
            (remaining, false) => open_items_text(remaining),
            (0, true) => Text::fixed(
                "The official Checker would show an error in place of its total",
                "官方 Checker 的合计会显示为错误值",
            ),
            (remaining, true) => text!(
                en: "The official Checker would show {items}, and an error in place of its total",
                zh: "官方 Checker 会显示 {items}，合计显示为错误值"; items: items(remaining)),
        }
    }
}

impl Report {
    /// That the day of the check cannot be today's, because dates in the form were judged by it.
    /// Nothing where it may be.
    pub fn clock_text(&self) -> Option<Text> {
        let day = self.checked_on.filter(|day| !day.may_be_today())?;
        Some(text!(
            en: "Dates were judged as if today were {day}, which seems wrong: set the clock of this computer, then check again",
            zh: "日期是按“今天是 {day}”判断的，这似乎不正确：请校正这台电脑的时钟，然后重新检查", day = day))
    }

    /// The questions that a finding is about, each once, in the words of the workbook.
    pub fn questions_of<'a>(&'a self, finding: &'a Finding) -> Vec<&'a Text> {
        let mut keys = Vec::new();
        for key in finding.evidence.iter().filter_map(|evidence| evidence.question.as_ref()) {
            if !keys.contains(&key) {
                keys.push(key);
            }
        }
        keys.into_iter().filter_map(|key| self.questions.get(key)).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::testing::{finding, report};
    use crate::report::{Severity, SeverityChange};
    use crate::workbook::CellRef;

    #[test]
    fn a_note_with_the_wrong_cell_is_put_right() {
        let mut finding = finding("Q03", "Declaration!D50");
        finding.official = OfficialView::Open { row: 41, wrong_cell: CellRef::parse("Declaration!D44") };
        let text = finding.official_text();
        assert!(text.en.ends_with("its own note names D44; the right cell is D50"), "{}", text.en);
        assert!(text.zh_cn.contains("D44") && text.zh_cn.contains("D50"));
    }

    #[test]
    fn an_error_in_the_total_is_never_called_no_open_item() {
        let mut checker = OfficialChecker::default();
        assert_eq!(checker.summary_text().en, "The official Checker would show no open item");
        checker.broken_by = CellRef::parse("Declaration!D18");
        assert_eq!(checker.summary_text().en, "The official Checker would show an error in place of its total");
        checker.remaining = 1;
        assert!(checker.summary_text().en.contains("1 open item, and an error"), "{}", checker.summary_text().en);
        checker.broken_by = None;
        checker.remaining = 2;
        assert_eq!(checker.summary_text().zh_cn, "官方 Checker 会显示 2 项未完成");
    }

    #[test]
    fn a_changed_level_is_explained() {
        let mut finding = finding("P05", "Declaration!D75");
        assert_eq!(finding.severity_change_text(), None);
        let reason = Text::fixed("Expected", "应具备");
        finding.severity_change = Some(SeverityChange { usual: Severity::Info, reason });
        let text = finding.severity_change_text().unwrap();
        assert_eq!(text.en, "Level set by the customer's profile, usually \"Look at\". Reason: Expected");
    }

    #[test]
    fn each_question_is_named_once() {
        let mut finding = finding("X04", "Declaration!D50");
        let mut second = finding.evidence[0].clone();
        finding.evidence[0].question = Some("response".into());
        second.question = Some("response".into());
        finding.evidence.push(second);
        let mut report = report(vec![finding]);
        assert!(report.questions_of(&report.findings[0]).is_empty(), "a workbook without labels");
        report.questions.insert("response".into(), Text::fixed("How many answered", "多少家已回复"));
        assert_eq!(report.questions_of(&report.findings[0]).len(), 1);
    }
}
