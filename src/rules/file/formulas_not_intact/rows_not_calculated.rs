//! Rows of the Smelter List whose formulas have no results.

use crate::declaration::Origin;
use crate::rules::error_values::fix_by_recalculating;
use crate::rules::prelude::*;
use crate::template::SMELTER_LIST;

/// Rows of listed smelters whose formulas have no results. Where the whole file was not calculated
/// that is said already; a mark is worse, because other programs take it for a value.
pub(super) fn report_rows(ctx: &Context<'_>, is_said: bool, sink: &mut Sink<'_>) {
    let Some(Some(sheet)) = ctx.note(ctx.workbook.sheet(SMELTER_LIST)) else { return };
    let rows: Vec<&SmelterEntry> = ctx.declaration.smelters.iter().filter(|row| is_not_calculated(row)).collect();
    let cells: Vec<&Entry> = rows
        .iter()
        .flat_map(|row| row.cells().filter(|cell| cell.origin == Origin::Resolved && !cell.is_blank()))
        .collect();
    let shown = |entry: &Entry| sheet.value(entry.cell.addr).display().into_owned();
    // A stored result that no longer fits what was typed is no mark.
    let is_mark = |entry: &Entry| {
        let (value, formula) = sheet.value_and_formula(entry.cell.addr);
        Entry::new(entry.cell.clone(), entry.field, &value, formula).is_error_mark()
    };
    let marked = cells.iter().find(|entry| is_mark(entry));
    let Some(main) = marked.or(cells.first()).copied() else { return };
    if is_said && marked.is_none() {
        return;
    }
    let others = cells.iter().copied().filter(|entry| entry.cell != main.cell);
    let mark = shown(main);
    let mut finding = sink.at(main);
    finding.each_also_wrong(others).value("rows", rows.len().to_string()).fix(fix_by_recalculating());
    let row_count = Text::counted(rows.len(), "row", "rows", "行");
    if marked.is_some() {
        finding
            .why(Text::fixed(
                "The program that saved the file did not calculate its formulas. Here the values were taken from the workbook's own look-up, but others see the marks",
                "保存文件的软件没有计算公式。这里的值取自工作簿自带的冶炼厂查找表，其他人看到的则是标记",
            ))
            .value("mark", mark.as_str())
            .report(text!(
                en: "Formulas in {rows} of the Smelter List show \"{mark}\" or similar in place of results, see row {row}",
                zh: "冶炼厂清单有 {rows}的公式显示“{mark}”等标记而不是结果，见第 {row} 行",
                row = main.cell.addr.row, mark = Shown(&mark); rows: row_count));
        return;
    }
    finding
        .severity(Info)
        .why(Text::fixed(
            "Here the values were taken from the workbook's own look-up, but other programs may see blanks",
            "这里的值取自工作簿自带的冶炼厂查找表，其他软件看到的可能是空白",
        ))
        .report(text!(
            en: "Formulas in {rows} of the Smelter List have no stored result, see row {row}",
            zh: "冶炼厂清单有 {rows}的公式没有存储结果，见第 {row} 行",
            row = main.cell.addr.row; rows: row_count));
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
