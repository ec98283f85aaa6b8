//! The correction plan as rows: one for each finding, in the order of the report.

use super::identity::{due_date, visible};
use crate::base::date::Date;
use crate::base::text::{Shown, Text};
use crate::report::causes::RuleTitles;
use crate::report::{Evidence, Finding, Report, Severity, SourceKind};
use crate::text;
use crate::workbook::CellRef;

/// The most cells, values and choices that one row names.
const MOST_NAMED: usize = 8;

/// One thing to do.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct PlanRow {
    /// Number of the finding, as in the printed report.
    pub number: usize,
    /// How serious.
    pub severity: Severity,
    /// What kind of demand stands behind it.
    pub source: SourceKind,
    /// Code and title of the rule.
    pub rule: Text,
    /// The sheet of the main cell; blank for the whole file.
    pub sheet: Text,
    /// The cells; those on another sheet with its name.
    pub cell: Text,
    /// What the field is called.
    pub field: Text,
    /// What is in the wrong cells now.
    pub value: Text,
    /// What is wrong.
    pub wrong: Text,
    /// What to do.
    pub todo: Text,
    /// The day until which it is to be done.
    pub due: Option<Date>,
}

/// The columns before owner, due date and status, which the user fills in.
pub(super) static HEADINGS: [Text; 13] = [
    Text::fixed("No.", "序号"),
    Text::fixed("Level", "程度"),
    Text::fixed("Source", "依据"),
    Text::fixed("Rule", "规则"),
    Text::fixed("Sheet", "工作表"),
    Text::fixed("Cell", "单元格"),
    Text::fixed("Field", "栏目"),
    Text::fixed("In the file now", "现在填的是"),
    Text::fixed("What is wrong", "问题"),
    Text::fixed("What to do", "怎么改"),
    Text::fixed("Owner", "负责人"),
    Text::fixed("Due", "截止日期"),
    Text::fixed("Status", "状态"),
];

/// What a row's status may be, the first one at the start.
pub(super) static STATUSES: [Text; 4] = [
    Text::fixed("Open", "未处理"),
    Text::fixed("In work", "处理中"),
    Text::fixed("Done", "已完成"),
    Text::fixed("Not applicable", "不适用"),
];

/// The sentence in place of rows.
pub(super) static NOTHING: Text = Text::fixed(
    "Nothing found to work on. This is not an approval by your customer.",
    "未发现要处理的内容。这不代表客户已接受。",
);

/// Under every plan: what it is not, and what it leaves out.
pub(super) fn closing(report: &Report) -> Text {
    let no_approval = Text::fixed("This result is not an approval by your customer", "检查结果不代表客户已接受");
    match report.summary.not_listed {
        0 => no_approval,
        more => text!(
            en: "{no_approval}. {findings} counted but not listed",
            zh: "{no_approval}。另有 {findings}只计数、未列出";
            no_approval: no_approval, findings: Text::counted(more, "more finding is", "more findings are", "处")),
    }
}

/// The rows.
pub(super) fn rows(report: &Report, titles: &RuleTitles) -> Vec<PlanRow> {
    let due = due_date(report);
    (1..).zip(&report.findings).map(|(number, finding)| row(number, finding, titles, due)).collect()
}

fn row(number: usize, finding: &Finding, titles: &RuleTitles, due: Option<Date>) -> PlanRow {
    let code = &finding.code;
    let rule = match titles.get(&**code) {
        Some(title) => text!(en: "{code} {title}", zh: "{code} {title}", code = code; title: title),
        None => Text::same(code.to_string()),
    };
    let main = finding.cells.first();
    let evidence = main.and_then(|cell| finding.evidence.iter().find(|evidence| evidence.cell == *cell));
    PlanRow {
        number,
        severity: finding.severity,
        source: finding.source,
        rule,
        sheet: main.map(|cell| Text::same(Shown::whole(&cell.sheet))).unwrap_or_default(),
        cell: cells(&finding.cells),
        field: evidence.map(|evidence| visible(&evidence.label)).unwrap_or_default(),
        value: values(finding, main),
        wrong: visible(&finding.message),
        todo: todo(finding),
        due,
    }
}

/// `D8; D9; Smelter List!B5`.
fn cells(cells: &[CellRef]) -> Text {
    let main = cells.first().map(|cell| &cell.sheet);
    let name = |cell: &CellRef| {
        if Some(&cell.sheet) == main { cell.addr.to_string() } else { Shown::whole(&cell.to_string()) }
    };
    let mut named: Vec<String> = cells.iter().take(MOST_NAMED).map(name).collect();
    if cells.len() > MOST_NAMED {
        named.push("…".to_owned());
    }
    Text::same(named.join("; "))
}

/// The value of the only cell, or the values of several with their cells.
fn values(finding: &Finding, main: Option<&CellRef>) -> Text {
    let wrong: Vec<&Evidence> = finding.evidence.iter().filter(|evidence| evidence.wrong).collect();
    let said = |evidence: &Evidence| match evidence.value.as_str() {
        "" => Text::fixed("(blank)", "（空白）"),
        value => Text::same(Shown(value).to_string()),
    };
    match wrong.as_slice() {
        [] => Text::default(),
        [only] => said(only),
        several => {
            let line = |evidence: &&Evidence| {
                let same_sheet = main.is_some_and(|main| main.sheet == evidence.cell.sheet);
                let cell = if same_sheet { evidence.cell.addr.to_string() } else { evidence.cell.to_string() };
                text!(en: "{cell}: {value}", zh: "{cell}：{value}", cell = Shown(&cell); value: said(evidence))
            };
            joined(several.iter().take(MOST_NAMED).map(line), several.len())
        }
    }
}

fn todo(finding: &Finding) -> Text {
    let fix = visible(&finding.fix);
    if finding.choices.is_empty() {
        return fix;
    }
    let line = |choice: &crate::report::FixChoice| {
        let (cell, value) = (choice.cell.addr, Shown(&choice.value));
        if choice.when.en.is_empty() {
            return text!(en: "{cell} = \"{value}\"", zh: "{cell}：“{value}”", cell = cell, value = value);
        }
        text!(
            en: "{cell} = \"{value}\" ({when})", zh: "{cell}：“{value}”（{when}）",
            cell = cell, value = value; when: visible(&choice.when))
    };
    let choices = joined(finding.choices.iter().take(MOST_NAMED).map(line), finding.choices.len());
    text!(en: "{fix}: {choices}", zh: "{fix}。{choices}"; fix: fix, choices: choices)
}

fn joined(lines: impl Iterator<Item = Text>, count: usize) -> Text {
    let mut all = Text::default();
    for line in lines {
        if all.en.is_empty() {
            all = line;
            continue;
        }
        all = text!(en: "{all}; {line}", zh: "{all}；{line}"; all: all, line: line);
    }
    if count > MOST_NAMED {
        all = text!(en: "{all}; …", zh: "{all}；…"; all: all);
    }
    all
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::FixChoice;
    use crate::report::testing::{finding, report};

    #[test]
    fn a_row_says_what_where_and_how() {
        let mut wrong = finding("X05", "Declaration!D64");
        wrong.evidence[0].value = "Yes\t".to_owned();
        wrong.choices = vec![FixChoice {
            cell: wrong.cells[0].clone(),
            value: "No".to_owned(),
            when: Text::fixed("if not all are known", "尚未全部掌握时"),
        }];
        let mut report = report(vec![wrong]);
        report.checked_on = Date::parse_iso("2026-03-02");
        let title = Text::fixed("A title", "标题");
        let titles = report.findings.iter().map(|finding| (finding.code.to_string(), title.clone())).collect();
        let rows = rows(&report, &titles);
        let row = rows.first().unwrap();
        assert_eq!((row.number, row.rule.en.as_ref(), row.sheet.en.as_ref()), (1, "X05 A title", "Declaration"));
        assert_eq!((row.cell.en.as_ref(), row.value.en.as_ref()), ("D64", "Yes⇥"));
        assert_eq!(row.todo.en, "Nothing: D64 = \"No\" (if not all are known)");
        assert_eq!(row.todo.zh_cn, "不需要。D64：“No”（尚未全部掌握时）");
        assert_eq!(row.due, Date::parse_iso("2026-03-16"));
    }

    #[test]
    fn many_cells_are_cut_and_other_sheets_are_named() {
        let cell = |text: &str| CellRef::parse(text).unwrap();
        let two = [cell("Declaration!D8"), cell("Smelter List!B5")];
        assert_eq!(cells(&two).en, "D8; Smelter List!B5");
        let many: Vec<CellRef> = (1..20).map(|row| cell(&format!("Declaration!D{row}"))).collect();
        assert!(cells(&many).en.ends_with("D8; …"));
    }
}
