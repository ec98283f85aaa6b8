//! F05: sheets are missing or renamed, or labels are not where this revision has them.

use crate::rules::FindingBuilder;
use crate::rules::file::perhaps_renamed;
use crate::rules::prelude::*;
use crate::template::{
    DECLARATION, Displaced, Inserted, LabelMismatch, Line, MINE_LIST, PRODUCT_LIST, SMELTER_LIST, is_expected_sheet,
};
use crate::workbook::column_letters;

pub(crate) static RULE: Rule = Rule {
    code: "F05",
    name: "layout-differs",
    severity: Error,
    applies_to: ALL_FAMILIES,
    source: Source {
        kind: SourceKind::Template,
        detail: &Text::fixed(
            "Sheets of the official workbook by their names, in which capitals do not matter but blanks and hyphens do, and the form's labels compared with the workbook's own hidden label sheet. Where the sheet has no answers, or only one or two labels have other text and nothing has moved, it is only \"Explain\". Where all labels from some row or column on are further down or right by the same number, the form is read at the new places and one finding says so; where labels are gone or fit no single insertion, the rules about the sheet are skipped",
            "与官方工作簿的工作表比较名称（不区分大小写，但空格和连字符须一致），并把标签与工作簿自带的隐藏标签工作表比较。涉及不含答案的工作表，或只有一两处标签文字不同且没有移位时，仅列为“需要说明”。从某行或某列起所有标签都下移或右移相同的行列数时，按新位置读取并只报告一处；标签缺失或移动不一致时，跳过与该工作表有关的规则",
        ),
    },
    title: &Text::fixed("Layout differs from that of the revision", "布局与该版本不符"),
    why: &Text::fixed(
        "Answers are read by their cells; where rows were inserted or sheets renamed, import tools read the wrong cells or refuse the file",
        "答案按单元格读取；插入行或工作表改名后，导入工具会读错单元格或拒收文件",
    ),
    fix: &Text::fixed("Copy the data into an unmodified template", "把数据复制到未改动的模板里"),
    reasons: &[Reason::OutOfDate],
    settles: &[OpenItems::Any],
    example: Example {
        form: (TemplateKind::Cmrt, "6.5"),
        bad: &[Edit::text(Place::Cell("Declaration", "B25"), "1) Is there any?")],
        good: &[Edit::new(Place::Cell("Declaration", "B8"), Put::Formula("company  NAME:"))],
    },
    check,
    ..super::GROUP
};

/// Sheets that hold what the supplier said.
const WITH_ANSWERS: [&str; 4] = [DECLARATION, SMELTER_LIST, MINE_LIST, PRODUCT_LIST];

fn check(ctx: &Context<'_>, sink: &mut Sink<'_>) {
    check_sheets(ctx, sink);
    for displaced in &ctx.detected.displaced {
        report_displaced(ctx, displaced, sink);
    }
    check_labels(ctx, sink);
}

/// Rows or columns that were inserted, or cells that were moved so that nothing can be said about
/// them.
fn report_displaced(ctx: &Context<'_>, displaced: &Displaced, sink: &mut Sink<'_>) {
    let sheet = displaced.sheet;
    let label = || Text::fixed("Place of the labels", "标签的位置");
    let Some(Inserted { what, from, count }) = displaced.inserted else {
        sink.at_cell(CellRef::start_of(sheet), label(), "")
            .why(Text::fixed(
                "Answers are read by their cells. Because nobody can tell which cell is which, the rules about this sheet were not checked",
                "答案按单元格读取。由于无法判断各单元格的含义，与该工作表有关的规则均未检查",
            ))
            .report(text!(
                en: "The labels of \"{sheet}\" are not where the template has them: rows or columns were deleted, inserted or moved",
                zh: "“{sheet}”的标签不在模板的位置上：有行或列被删除、插入或移动", sheet = sheet));
        return;
    };
    let first = if sheet == DECLARATION { ctx.detected.unchanged_layout.label_cells().first().copied() } else { None };
    let column = first.map_or(1, |first| first.column);
    let why = Text::fixed(
        "Answers are read by their cells. Here they were read where they stand now, but import tools read the wrong cells or refuse the file",
        "答案按单元格读取。这里已按现在的位置读取，但导入工具会读错单元格或拒收文件",
    );
    let inserted = count.to_string();
    match what {
        Line::Row => {
            let rows = Text::counted(count as usize, "row", "rows", "行");
            sink.at_cell(CellRef::new(sheet, Addr::new(column, from)), label(), "")
                .value("inserted_rows", inserted)
                .why(why)
                .fix(text!(
                    en: "Delete the {rows} inserted above row {now}", zh: "删除第 {now} 行上方多出的 {rows}",
                    now = from + count; rows: rows.clone()))
                .report(text!(
                    en: "From row {from} on, everything on \"{sheet}\" is {rows} further down than in the template",
                    zh: "“{sheet}”从第 {from} 行起，所有内容比模板下移了 {rows}", from = from, sheet = sheet; rows: rows));
        }
        Line::Column => {
            let letters = |column: u32| u16::try_from(column).map(column_letters).unwrap_or_default();
            let row = ctx.detected.unchanged_layout.questions.first().map_or(1, |question| question.label.row);
            let row = if sheet == DECLARATION { row } else { 1 };
            let columns = Text::counted(count as usize, "column", "columns", "列");
            let at = u16::try_from(from).unwrap_or(1);
            sink.at_cell(CellRef::new(sheet, Addr::new(at, row)), label(), "")
                .value("inserted_columns", inserted)
                .why(why)
                .fix(text!(
                    en: "Delete the {columns} inserted left of column {now}", zh: "删除 {now} 列左侧多出的 {columns}",
                    now = letters(from + count); columns: columns.clone()))
                .report(text!(
                    en: "From column {from} on, everything on \"{sheet}\" is {columns} further right than in the template",
                    zh: "“{sheet}”从 {from} 列起，所有内容比模板右移了 {columns}",
                    from = letters(from), sheet = sheet; columns: columns));
        }
    }
}

fn check_sheets(ctx: &Context<'_>, sink: &mut Sink<'_>) {
    let sheets = || ctx.detected.sheets.iter().filter(|sheet| is_expected_sheet(ctx.layout, sheet.official));
    let label = || Text::fixed("Sheet", "工作表");
    let renamed = perhaps_renamed(ctx).join(", ");
    for severity in [Error, Warning] {
        let has_severity = |official: &str| WITH_ANSWERS.contains(&official) == (severity == Error);
        let missing: Vec<&str> = sheets()
            .filter(|sheet| sheet.actual.is_none() && has_severity(sheet.official))
            .map(|sheet| sheet.official)
            .collect();
        if let Some(first) = missing.first() {
            let mut finding = sink.at_cell(CellRef::start_of(first), label(), "");
            report_missing(finding.severity(severity), &missing, &renamed);
        }
        for sheet in sheets().filter(|sheet| sheet.is_renamed() && has_severity(sheet.official)) {
            let actual = sheet.actual.as_deref().unwrap_or_default();
            sink.at_cell(CellRef::start_of(sheet.official), label(), actual)
                .severity(severity)
                .fix(text!(
                    en: "Rename the sheet to \"{official}\"", zh: "把工作表名称改回“{official}”",
                    official = sheet.official))
                .report(text!(
                    en: "Sheet \"{official}\" is named \"{actual}\"",
                    zh: "工作表“{official}”被改名为“{actual}”",
                    official = sheet.official, actual = Shown(actual)));
        }
    }
}

fn report_missing(finding: &mut FindingBuilder<'_, '_>, missing: &[&str], renamed: &str) {
    let list = missing.join(", ");
    let count = Text::counted(missing.len(), "sheet", "sheets", "个工作表");
    if renamed.is_empty() {
        finding.report(text!(
            en: "The workbook lacks {sheets} of the template: {list}",
            zh: "工作簿缺少模板的 {sheets}：{list}", list = list; sheets: count));
        return;
    }
    finding
        .fix(Text::fixed(
            "Rename the sheet back if it is there under another name; else copy the data into an unmodified template",
            "如果只是改了名，把工作表名称改回来；确实缺少时，再把数据复制到未改动的模板里",
        ))
        .report(text!(
            en: "{sheets} of the template missing or renamed: {list}; tabs with other names: \"{renamed}\"",
            zh: "模板有 {sheets}缺少或改了名：{list}；名称不符的工作表：“{renamed}”",
            list = list, renamed = Shown(renamed); sheets: count));
}

/// Fewer labels than this with another text, and none of them elsewhere, were reworded and not
/// moved.
const MOVED_LABELS: usize = 3;

fn check_labels(ctx: &Context<'_>, sink: &mut Sink<'_>) {
    let Some(labels) = ctx.note(ctx.label_check()) else { return };
    let mismatches: Vec<&LabelMismatch> =
        labels.mismatches.iter().filter(|mismatch| is_of_a_read_column(ctx, &mismatch.cell)).collect();
    let Some(first) = mismatches.first() else { return };
    let moved = mismatches.iter().find(|mismatch| mismatch.found.is_some());
    let count = mismatches.len();
    let severity = if moved.is_some() || count >= MOVED_LABELS { Error } else { Warning };
    let shown = moved.unwrap_or(first);
    let message = match &shown.found {
        Some(found) => text!(
            en: "{labels} out of place for this revision; \"{what}\" is in {found} instead of {cell}",
            zh: "有 {labels}不在该版本的位置上；“{what}”在 {found}，应在 {cell}",
            found = found, cell = shown.cell;
            what: shown.what, labels: Text::counted(count, "label is", "labels are", "处标签")),
        None => text!(
            en: "{labels} not as in this revision; {cell} shows \"{value}\" where \"{what}\" belongs",
            zh: "有 {labels}与该版本不符；{cell} 显示“{value}”，此处应为“{what}”",
            cell = shown.cell, value = Shown(shown.shown.trim());
            what: shown.what, labels: Text::counted(count, "label is", "labels are", "处标签")),
    };
    sink.at_cell(shown.cell.clone(), shown.what.clone(), shown.shown.trim())
        .severity(severity)
        .value("labels", count.to_string())
        .report(message);
}

/// Hidden working columns right of the Smelter List have headings too, which the official files
/// leave empty.
fn is_of_a_read_column(ctx: &Context<'_>, cell: &CellRef) -> bool {
    let last = ctx.layout.smelters.number(SmelterColumn::Comments);
    cell.sheet != SMELTER_LIST || last.is_none_or(|last| cell.addr.column <= last)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::testing::{CMRT, EMRT_2, cells, check_form, check_rule, check_workbook_with};
    use crate::samples::fixtures::Form;
    use crate::workbook::{Cell, Sheet, Value};

    fn without(sheets: &[&str]) -> Vec<(String, Severity)> {
        let mut form = Form::in_order(EMRT_2.0, EMRT_2.1).unwrap();
        for sheet in sheets {
            form.remove_sheet(sheet);
        }
        let findings = check_form(&RULE, form);
        cells(&findings).into_iter().zip(findings.iter().map(|finding| finding.severity)).collect()
    }

    #[test]
    fn missing_sheets_are_found() {
        assert_eq!(without(&["Smelter List"]), [("Smelter List!A1".to_owned(), Error)]);
        assert_eq!(without(&["Definitions", "SorP"]), [("Definitions!A1".to_owned(), Warning)]);
        assert_eq!(without(&["Mine List", "Checker"]).len(), 2);
    }

    #[test]
    fn renamed_sheets_are_found_by_what_they_hold() {
        let mut form = Form::in_order(CMRT.0, CMRT.1).unwrap();
        let old = form.sheets().iter().find(|sheet| sheet.name() == "Smelter List").unwrap().clone();
        form.remove_sheet("Smelter List");
        for addr in old.stored(1..=old.last_row()) {
            let cell = Cell { value: Value::Text(old.value(addr).display().into_owned().into()), formula: false };
            form.put("冶炼厂清单", addr, cell);
        }
        let findings = check_form(&RULE, form);
        assert_eq!((cells(&findings), findings[0].severity), (vec!["Smelter List!A1".to_owned()], Error));
        assert_eq!(findings[0].message.zh_cn, "工作表“Smelter List”被改名为“冶炼厂清单”");
    }

    #[test]
    fn a_sheet_under_a_name_that_nobody_knows_is_told_once() {
        let mut form = Form::in_order(CMRT.0, CMRT.1).unwrap();
        form.remove_sheet("Definitions");
        form.put("定义", Addr::new(1, 1), Cell { value: Value::Text("x".into()), formula: false });
        let workbook = form.into_workbook();
        let findings = check_workbook_with(&RULE, &workbook);
        assert_eq!(cells(&findings), ["Definitions!A1"]);
        assert!(findings[0].message.en.contains("定义") && findings[0].fix.en.starts_with("Rename"));
        assert!(check_workbook_with(&crate::rules::file::foreign_parts::RULE, &workbook).is_empty());
    }

    #[test]
    fn moved_labels_are_an_error_and_one_other_text_is_a_warning() {
        let moved = [
            Edit::text(Place::Cell("Declaration", "B8"), ""),
            Edit::text(Place::Cell("Declaration", "B7"), "Company Name (*):"),
        ];
        let findings = check_rule(&RULE, CMRT, &moved);
        assert_eq!((cells(&findings), findings[0].severity), (vec!["Declaration!B8".to_owned()], Error));
        assert!(findings[0].message.en.contains("Declaration!B7"), "{}", findings[0].message.en);
        let other = [Edit::text(Place::Cell("Declaration", "B8"), "Our company")];
        assert_eq!(check_rule(&RULE, CMRT, &other)[0].severity, Warning);
    }

    /// The form with the headings of answers and comments, which the label sheet of a workbook has
    /// too.
    fn form() -> Form {
        let headings = [("D25", "Answer"), ("G25", "Comments")];
        let mut form = Form::in_order(CMRT.0, CMRT.1).unwrap();
        let labels = form.sheets().iter().find(|sheet| sheet.name() == "L").unwrap();
        for (row, (cell, heading)) in (labels.last_row() + 1..).zip(headings) {
            form.edit(Edit::new(Place::Cell("Declaration", cell), Put::Formula(heading)));
            for (column, text) in [(2, "Declaration"), (3, cell), (4, heading)] {
                form.put("L", Addr::new(column, row), Cell { value: Value::Text(text.into()), formula: false });
            }
        }
        form
    }

    fn copy(sheet: &Sheet, addr: Addr) -> Cell {
        let value = match sheet.value(addr) {
            Value::Empty => Value::Empty,
            Value::Number(number) => Value::Number(number),
            other => Value::Text(other.display().into_owned().into()),
        };
        Cell { value, formula: sheet.has_formula(addr) }
    }

    /// What is found, besides what building the form again leaves: the age of the revision and the
    /// order of the tabs.
    fn found(report: &crate::report::Report) -> Vec<String> {
        let findings = report.findings.iter().filter(|finding| !["F04", "F06"].contains(&finding.code.as_ref()));
        findings.map(|finding| format!("{} {}", finding.code, finding.cells[0])).collect()
    }

    /// The form with lines inserted before a row or a column of a sheet.
    fn inserted(sheet_name: &str, what: Line, from: u32, count: u32) -> Form {
        let mut form = form();
        let old = form.sheets().iter().find(|sheet| sheet.name() == sheet_name).unwrap().clone();
        form.remove_sheet(sheet_name);
        for addr in old.stored(1..=old.last_row()) {
            let cell = copy(&old, addr);
            let (column, row) = (u32::from(addr.column), addr.row);
            let moved = match what {
                Line::Row if row >= from => Addr::new(addr.column, row + count),
                Line::Column if column >= from => Addr::new(u16::try_from(column + count).unwrap(), row),
                _ => addr,
            };
            form.put(sheet_name, moved, cell);
        }
        form
    }

    fn whole_report(form: Form) -> crate::report::Report {
        let workbook = form.into_workbook();
        let detected = crate::template::detect(&workbook).unwrap();
        let settings = crate::profile::Settings::on(crate::base::date::Date::new(2026, 3, 2).unwrap());
        crate::check_workbook(&workbook, &detected, crate::report::FileInfo::default(), &settings).unwrap()
    }

    #[test]
    fn what_was_inserted_is_one_finding_and_the_form_is_read_where_it_stands() {
        let cases = [
            ("Declaration", Line::Row, 4, 1, "Declaration!B8"),
            ("Declaration", Line::Row, 15, 1, "Declaration!B15"),
            ("Declaration", Line::Row, 24, 2, "Declaration!B25"),
            ("Declaration", Line::Row, 38, 1, "Declaration!B38"),
            ("Declaration", Line::Column, 1, 1, "Declaration!B25"),
            ("Declaration", Line::Column, 3, 1, "Declaration!D25"),
            ("Smelter List", Line::Row, 2, 1, "Smelter List!A4"),
            ("Smelter List", Line::Column, 1, 1, "Smelter List!A1"),
            ("Smelter List", Line::Column, 4, 2, "Smelter List!D1"),
        ];
        for (sheet, what, from, count, cell) in cases {
            let report = whole_report(inserted(sheet, what, from, count));
            assert_eq!(found(&report), [format!("F05 {cell}")], "{sheet} {what:?} {from}");
            assert_eq!(report.official_checker.remaining, 0, "{sheet} {what:?} {from}");
        }
    }

    #[test]
    fn where_cells_cannot_be_told_nothing_is_said_about_them() {
        // A column inside those that follow each other, and rows that were deleted.
        let mut deleted = form();
        let old = deleted.sheets().iter().find(|sheet| sheet.name() == "Declaration").unwrap().clone();
        deleted.remove_sheet("Declaration");
        for addr in old.stored(1..=old.last_row()).filter(|addr| addr.row != 13) {
            let cell = copy(&old, addr);
            deleted.put("Declaration", if addr.row > 13 { Addr::new(addr.column, addr.row - 1) } else { addr }, cell);
        }
        for (form, cell) in
            [(inserted("Smelter List", Line::Column, 9, 1), "Smelter List!A1"), (deleted, "Declaration!A1")]
        {
            let report = whole_report(form);
            assert_eq!(found(&report), [format!("F05 {cell}")]);
        }
    }

    #[test]
    fn other_languages_and_missing_results_are_no_other_layout() {
        let edits = [
            Edit::new(Place::Cell("Declaration", "B8"), Put::Formula("公司名称 (*)：")),
            Edit::new(Place::Cell("Declaration", "B25"), Put::FormulaNotCalculated),
        ];
        assert!(check_rule(&RULE, CMRT, &edits).is_empty());
    }
}
