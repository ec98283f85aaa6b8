//! F07: formulas of the form were typed over, or have no stored result.

use crate::declaration::Origin;
use crate::rules::prelude::*;
use crate::template::{CHECKER, CHECKER_TOTAL, DECLARATION};

/// The rule.
pub static RULE: Rule = Rule {
    code: "F07",
    name: "formulas-not-intact",
    severity: Warning,
    applies_to: ALL_FAMILIES,
    status: Status::Stable { since: "0.1.0" },
    source: Source {
        kind: SourceKind::Template,
        detail: catalogue_text(
            "Instructions: cells that fill themselves must not be altered. Checked are the labels of the Declaration sheet and the Checker's total; in the Smelter List only rows with a listed smelter whose formulas have no stored result. Values pasted into the Smelter List are normal",
            "填写说明：自动填充的单元格不得改动。检查“申报”工作表的标签和官方 Checker 的总数；冶炼厂清单只看选了已列冶炼厂、但公式没有存储结果的行。在冶炼厂清单里粘贴的值属于正常情况",
        ),
    },
    adjustable: false,
    title: catalogue_text("Formulas are overwritten or not calculated", "公式被覆盖或没有计算结果"),
    why: Text::fixed(
        "Excel and import tools rely on these formulas; without them the Checker no longer follows the answers",
        "Excel 和导入工具依赖这些公式；缺少它们，官方 Checker 就不会随答案更新",
    ),
    fix: Text::fixed(
        "Copy the answers into an unchanged template and save it with Excel",
        "把答案复制到未改动的模板里，再用 Excel 保存",
    ),
    example: catalogue_example(Example {
        form: (TemplateKind::Cmrt, "6.5"),
        bad: &[Edit::text(Place::Cell("Checker", "D2"), "0")],
        good: &[Edit::new(Place::Cell("Checker", "D2"), Put::Formula("0"))],
    }),
    check,
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
    let recalculate = || {
        Text::fixed(
            "Open the file in Excel, let it recalculate, and save it again",
            "用 Excel 打开文件，重新计算后再保存",
        )
    };
    if let Some(first) = not_stored.first() {
        sink.at_cell(first.clone(), label(), "")
            .value("cells", not_stored.len().to_string())
            .fix(recalculate())
            .why(Text::fixed(
                "The file was saved by a program that does not calculate; software that reads stored values sees blanks here",
                "文件由不做计算的软件保存；只读取存储值的软件在这里看到的是空白",
            ))
            .report(text!(
                en: "{formulas} no stored result, see {cell}",
                zh: "有 {formulas}没有存储结果，见 {cell}", cell = first;
                formulas: Text::counted(not_stored.len(), "formula has", "formulas have", "个公式")));
        return;
    }
    let rows: Vec<&SmelterEntry> = ctx.declaration.smelters.iter().filter(|row| is_not_calculated(row)).collect();
    if let Some(first) = rows.first() {
        sink.at(first.get(SmelterColumn::Country))
            .severity(Info)
            .value("rows", rows.len().to_string())
            .fix(recalculate())
            .why(Text::fixed(
                "Here the values were taken from the workbook's own look-up, but other programs may see blanks",
                "这里的值取自工作簿自带的冶炼厂查找表，其他软件看到的可能是空白",
            ))
            .report(text!(
                en: "Formulas in {rows} of the Smelter List have no stored result, see row {row}",
                zh: "冶炼厂清单有 {rows}的公式没有存储结果，见第 {row} 行",
                row = first.row; rows: Text::counted(rows.len(), "row", "rows", "行")));
    }
}

/// Whether the formulas of a listed smelter would show a country or an id, but did not store it.
/// Other rows may well have empty results, which Excel stores as nothing.
fn is_not_calculated(row: &SmelterEntry) -> bool {
    let resolved = |column| {
        let entry = row.get(column);
        entry.origin == Origin::Resolved && !entry.is_blank()
    };
    row.choice == Choice::Listed && (resolved(SmelterColumn::Country) || resolved(SmelterColumn::Id))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::testing::{AMRT, CMRT, EMRT_2, cells, check_rule};

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
