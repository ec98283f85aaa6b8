//! F07: formulas of the form were typed over, or have no stored result.

mod error_values;
mod rows_not_calculated;

use crate::official;
use crate::rules::error_values::fix_by_recalculating;
use crate::rules::prelude::*;
use crate::template::{CHECKER, CHECKER_TOTAL};

pub(crate) static RULE: Rule = Rule {
    code: "F07",
    name: "formulas-not-intact",
    severity: Warning,
    applies_to: ALL_FAMILIES,
    source: Source {
        kind: SourceKind::Template,
        detail: &Text::fixed(
            "Instructions: cells that fill themselves must not be altered. Checked are the labels of the Declaration sheet and the Checker's total; in the Smelter List rows without the hidden formula that the Checker counts, where it sees no other row of the mineral, and otherwise only rows with a listed smelter whose formulas have no stored result, or show a mark such as \"Loading...\", \"#NAME?\", \"Err:502\" or 0 in its place: their values are then taken from the workbook's own look-up. Marks and error values in cells of the Declaration and the Product List that no other rule asks for, comments among them, are one finding that must be fixed. The \"No\" in hidden rows that older templates left must stay. Values pasted into the Smelter List are normal",
            "填写说明：自动填充的单元格不得改动。检查“申报”工作表的标签和官方 Checker 的总数；冶炼厂清单看缺少官方 Checker 计数用的隐藏公式、且该矿产没有其他行被计数的行，此外只看选了已列冶炼厂、但公式没有存储结果，或显示“Loading...”“#NAME?”“Err:502”、0 等标记的行，其值取自工作簿自带的冶炼厂查找表。“申报”工作表和产品清单中其他规则不检查的单元格（包括注释）若显示标记或错误值，合并报告一处，列为“必须修改”。旧版模板遗留的隐藏行中的“No”必须保留。在冶炼厂清单里粘贴的值属于正常情况",
        ),
    },
    title: &Text::fixed("Formulas are overwritten or not calculated", "公式被覆盖或没有计算结果"),
    why: &Text::fixed(
        "Excel and import tools rely on these formulas; without them the Checker no longer follows the answers",
        "Excel 和导入工具依赖这些公式；缺少它们，官方 Checker 就不会随答案更新",
    ),
    fix: &Text::fixed(
        "Copy the answers into an unchanged template and save it with Excel",
        "把答案复制到未改动的模板里，再用 Excel 保存",
    ),
    reasons: &[Reason::Form, Reason::Superfluous],
    settles: &[OpenItems::RowsOfMineral],
    reads: &[DECLARATION],
    example: Example {
        form: (TemplateKind::Cmrt, "6.5"),
        bad: &[Edit::text(Place::Cell("Checker", "D2"), "0")],
        good: &[Edit::new(Place::Cell("Checker", "D2"), Put::Formula("0"))],
    },
    check,
    ..super::GROUP
};

fn check(ctx: &Context<'_>, sink: &mut Sink<'_>) {
    let Some(Some(form)) = ctx.note(ctx.workbook.sheet(DECLARATION)) else { return };
    let Some(checker) = ctx.note(ctx.workbook.sheet(CHECKER)) else { return };
    let Some(labels) = ctx.note(ctx.label_check()) else { return };
    let mut typed: Vec<CellRef> = Vec::new();
    for addr in ctx.layout.label_cells() {
        let cell = CellRef::new(DECLARATION, addr);
        // A label that says something else is a matter of the layout (F05).
        let is_other_text = labels.mismatches.iter().any(|mismatch| mismatch.cell == cell);
        if !form.has_formula(addr) && !form.value(addr).display().trim().is_empty() && !is_other_text {
            typed.push(cell);
        }
    }
    let mut not_stored = labels.not_stored.clone();
    if let Some(checker) = checker {
        let shown = checker.value(CHECKER_TOTAL);
        let is_empty = shown.display().is_empty();
        match (checker.has_formula(CHECKER_TOTAL), is_empty) {
            (true, true) => not_stored.push(CellRef::new(CHECKER, CHECKER_TOTAL)),
            (false, false) => typed.push(CellRef::new(CHECKER, CHECKER_TOTAL)),
            (true, false) | (false, true) => {}
        }
    }
    let label = || Text::fixed("Formula cell", "公式单元格");
    if let Some(first) = typed.first() {
        sink.at_cell(first.clone(), label(), "").value("cells", typed.len().to_string()).report(text!(
            en: "Typed values replace the template's formulas in {cells}, see {cell}",
            zh: "有 {cells}被改成了固定值，见 {cell}", cell = first;
            cells: Text::counted(typed.len(), "cell", "cells", "个公式单元格")));
    }
    error_values::report_marks(ctx, sink);
    report_hidden_rows(ctx, sink);
    report_uncounted_rows(ctx, sink);
    if let Some(first) = not_stored.first() {
        sink.at_cell(first.clone(), label(), "")
            .value("cells", not_stored.len().to_string())
            .fix(fix_by_recalculating())
            .why(Text::fixed(
                "The file was saved by a program that does not calculate; software that reads stored values sees blanks here",
                "文件由不做计算的软件保存；只读取存储值的软件在这里看到的是空白",
            ))
            .report(text!(
                en: "{formulas} no stored result, see {cell}",
                zh: "有 {formulas}没有存储结果，见 {cell}", cell = first;
                formulas: Text::counted(not_stored.len(), "formula has", "formulas have", "个公式")));
    }
    rows_not_calculated::report_rows(ctx, !not_stored.is_empty(), sink);
}

/// Hidden rows of the form hold a "No" of the template's own. Anything else, and the Checker asks
/// for answers in cells that nobody sees.
fn report_hidden_rows(ctx: &Context<'_>, sink: &mut Sink<'_>) {
    let changed = official::changed_hidden_rows(ctx.workbook, ctx.layout, ctx.declaration);
    for row in ctx.note(changed).unwrap_or_default() {
        let label = || Text::fixed("Hidden row of the template", "模板的隐藏行");
        let mut finding = sink.at_cell(row.answer.clone(), label(), &row.shown);
        finding.severity(Error);
        for cell in row.later {
            finding.cell_for_comparison(cell, label(), "");
        }
        finding
            .why(Text::fixed(
                "The Checker then asks for answers in rows that the form does not show",
                "官方 Checker 会因此要求填写表单中看不到的行",
            ))
            .fix(text!(
                en: "Unhide row {row}, enter \"No\" in {cell}, and hide it again",
                zh: "取消隐藏第 {row} 行，在 {cell} 填回“No”，再将其隐藏",
                row = row.answer.addr.row, cell = row.answer.addr))
            .report(text!(
                en: "Hidden row {row} of the template holds \"{value}\" in place of its own \"No\"",
                zh: "模板的隐藏行第 {row} 行原有的“No”被改成了“{value}”",
                row = row.answer.addr.row, value = Shown(&row.shown)));
    }
}

/// A row that was inserted, or came from another program, has no formula in the hidden column that
/// the Checker counts.
fn report_uncounted_rows(ctx: &Context<'_>, sink: &mut Sink<'_>) {
    let uncounted = official::uncounted_rows(ctx.workbook, ctx.layout, ctx.declaration);
    for rows in ctx.note(uncounted).unwrap_or_default() {
        let entries = ctx.declaration.smelters.iter().filter(|row| rows.contains(&row.row));
        let metals: Vec<&Entry> = entries.map(|row| row.get(SmelterColumn::Metal)).collect();
        let Some((first, rest)) = metals.split_first() else { continue };
        sink.at(first)
            .severity(Error)
            .each_also_wrong(rest.iter().copied())
            .value("rows", rows.len().to_string())
            .why(Text::fixed(
                "The Checker does not see these rows and shows the mineral as open",
                "官方 Checker 看不到这些行，会显示该矿产未完成",
            ))
            .fix(Text::fixed("Copy the data into an unmodified template", "将数据复制到未改动的模板中"))
            .report(text!(
                en: "{rows} without the hidden formula that the Checker counts, see row {row}",
                zh: "冶炼厂清单有 {rows}缺少官方 Checker 计数用的隐藏公式，见第 {row} 行", row = first.cell.addr.row;
                rows: Text::counted(rows.len(), "row of the Smelter List is", "rows of the Smelter List are", "行")));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::testing::{AMRT, CMRT, EMRT_1, EMRT_2, cells, check_rule};

    #[test]
    fn formulas_without_results_are_one_finding() {
        let edits = [
            Edit::new(Place::Cell("Declaration", "B25"), Put::FormulaNotCalculated),
            Edit::new(Place::Cell("Declaration", "B31"), Put::FormulaNotCalculated),
            Edit::new(Place::Cell("Checker", "D2"), Put::FormulaNotCalculated),
            Edit::new(Place::Smelter(1, SmelterColumn::Country), Put::FormulaNotCalculated),
        ];
        let findings = check_rule(&RULE, CMRT, &edits);
        assert_eq!(cells(&findings), ["Declaration!B25"]);
        assert_eq!(findings[0].values["cells"], "3");
    }

    #[test]
    fn rows_without_results_are_a_note() {
        let edits = [
            Edit::new(Place::Smelter(1, SmelterColumn::Country), Put::FormulaNotCalculated),
            Edit::new(Place::Smelter(1, SmelterColumn::Id), Put::FormulaNotCalculated),
        ];
        for form in [CMRT, EMRT_2, AMRT] {
            let findings = check_rule(&RULE, form, &edits);
            assert_eq!((cells(&findings), findings[0].severity), (vec!["Smelter List!E5".to_owned()], Info));
        }
    }

    #[test]
    fn rows_that_show_marks_are_one_warning() {
        let marked = |row, column, mark| Edit::new(Place::Smelter(row, column), Put::Formula(mark));
        for mark in ["Loading...", "正在加载...", "#NAME?", "Err:508", "0"] {
            let edits = [
                marked(1, SmelterColumn::Country, mark),
                marked(1, SmelterColumn::Id, mark),
                marked(1, SmelterColumn::City, mark),
            ];
            for form in [CMRT, EMRT_2, AMRT] {
                let findings = check_rule(&RULE, form, &edits);
                assert_eq!((cells(&findings), findings[0].severity), (vec!["Smelter List!E5".to_owned()], Warning));
                assert_eq!((findings[0].cells.len(), findings[0].values["mark"].as_str()), (3, mark), "{form:?}");
            }
        }
    }

    #[test]
    fn hidden_rows_keep_their_no() {
        let hidden = |value| Edit::text(Place::Cell("Declaration", "D28"), value);
        let findings = check_rule(&RULE, EMRT_1, &[hidden("Yes")]);
        assert_eq!((cells(&findings), findings[0].severity), (vec!["Declaration!D28".to_owned()], Error));
        assert!(findings[0].fix.en.contains("\"No\" in D28"), "{}", findings[0].fix.en);
        for edit in [hidden("No"), Edit::blank(Place::Cell("Declaration", "D28"))] {
            assert!(check_rule(&RULE, EMRT_1, &[edit]).is_empty());
        }
    }

    #[test]
    fn rows_that_the_checker_does_not_count_must_be_fixed() {
        for (form, cell) in [(AMRT, "X188"), (CMRT, "AB188"), (EMRT_2, "AB188")] {
            let findings =
                check_rule(&RULE, form, &[Edit::new(Place::Cell("Smelter List", cell), Put::Formula("TRUE"))]);
            assert!(!findings.is_empty() && findings.iter().all(|finding| finding.severity == Error), "{form:?}");
            assert_eq!(findings[0].cells[0].to_string(), "Smelter List!B5");
            assert!(findings.iter().all(|finding| finding.subject.mineral.is_some()));
        }
    }

    #[test]
    fn a_value_that_no_longer_fits_is_no_mark() {
        let edits = [
            Edit::text(Place::Smelter(2, SmelterColumn::IdInput), "CID990005"),
            Edit::new(Place::Smelter(2, SmelterColumn::Metal), Put::Formula("")),
            Edit::new(Place::Smelter(2, SmelterColumn::Lookup), Put::Formula("")),
            Edit::new(Place::Smelter(2, SmelterColumn::Country), Put::Formula("JAPAN")),
        ];
        let findings = check_rule(&RULE, CMRT, &edits);
        assert_eq!((cells(&findings), findings[0].severity), (vec!["Smelter List!B6".to_owned()], Info));
    }

    #[test]
    fn marks_in_comments_and_optional_cells_are_one_error() {
        let edits = [
            Edit::new(Place::Comment(MineralQuestion::Used, KnownMineral::Tin), Put::Error("#REF!")),
            Edit::text(Place::Company(CompanyField::AuthorizerTitle), "Loading…"),
            Edit::new(Place::Product(1, ProductColumn::Name), Put::Formula("#BUSY!")),
            Edit::text(Place::Company(CompanyField::Name), "Loading..."),
            Edit::text(Place::Comment(MineralQuestion::Used, KnownMineral::Gold), "# see list"),
        ];
        let findings = check_rule(&RULE, CMRT, &edits);
        assert_eq!((cells(&findings), findings[0].severity), (vec!["Declaration!D19".to_owned()], Error));
        assert_eq!(findings[0].cells.len(), 3);
    }

    #[test]
    fn a_label_turned_into_text_is_found() {
        let edits = [Edit::text(Place::Cell("Declaration", "B8"), "Company Name (*):")];
        assert_eq!(cells(&check_rule(&RULE, CMRT, &edits)), ["Declaration!B8"]);
    }

    #[test]
    fn pasted_rows_and_empty_results_are_ordinary() {
        let pasted = [
            Edit::text(Place::Smelter(1, SmelterColumn::Country), "GERMANY"),
            Edit::text(Place::Smelter(1, SmelterColumn::Id), "CID990002"),
            Edit::new(Place::Smelter(1, SmelterColumn::Street), Put::FormulaNotCalculated),
        ];
        assert!(check_rule(&RULE, CMRT, &pasted).is_empty());
        let not_identified = [
            Edit::text(Place::Smelter(2, SmelterColumn::Metal), "Tin"),
            Edit::text(Place::Smelter(2, SmelterColumn::Lookup), "Smelter not yet identified"),
            Edit::new(Place::Smelter(2, SmelterColumn::Country), Put::FormulaNotCalculated),
            Edit::new(Place::Smelter(3, SmelterColumn::Metal), Put::FormulaNotCalculated),
        ];
        assert!(check_rule(&RULE, CMRT, &not_identified).is_empty());
    }
}
