//! Rows that are struck out, which neither the template nor import tools see.

use crate::rules::prelude::*;
use std::collections::BTreeMap;

/// Rows that somebody struck out in place of deleting them.
pub(super) fn check_struck_out_rows(ctx: &Context<'_>, sink: &mut Sink<'_>, name: &'static str) {
    let mut rows: BTreeMap<u32, Vec<&Entry>> = BTreeMap::new();
    let is_of_list = |entry: &&Entry| {
        matches!(entry.field, Field::Smelter(_) | Field::Mine(_) | Field::Product(_)) && entry.is_filled_by_hand()
    };
    for entry in ctx.declaration.entries().filter(|entry| entry.cell.sheet == name).filter(is_of_list) {
        rows.entry(entry.cell.addr.row).or_default().push(entry);
    }
    let is_struck_out =
        |cells: &Vec<&Entry>| cells.iter().all(|entry| ctx.workbook.is_struck_out(name, entry.cell.addr));
    rows.retain(|_, cells| is_struck_out(cells));
    let numbers: Vec<u32> = rows.keys().copied().collect();
    let cells: Vec<&Entry> = rows.into_values().flatten().collect();
    let Some((first, rest)) = cells.split_first() else { return };
    sink.at(first)
        .each_also_wrong(rest.iter().copied())
        .value("rows", numbers.len().to_string())
        .why(Text::fixed(
            "Neither the template nor import tools see that it is struck out, so that it counts like any other row",
            "模板和导入工具都看不到删除线，这样的行与其他行一样计入",
        ))
        .fix(Text::fixed(
            "Clear the cells of the row, or take off the strikethrough if it is meant",
            "清空该行的内容；如果确实要保留，取消删除线",
        ))
        .report(text!(
            en: "Struck out, but still counted: {rows}", zh: "带删除线但仍会计入：{rows}";
            rows: rows_text(&numbers)));
}
