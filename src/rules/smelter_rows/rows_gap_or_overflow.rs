//! L18: the list has empty rows inside, or goes on below the last row of the table.

use crate::rules::prelude::*;
use crate::template::SMELTER_LIST;
use std::collections::BTreeSet;

pub(crate) static RULE: Rule = Rule {
    code: "L18",
    name: "rows-gap-or-overflow",
    severity: Info,
    applies_to: ALL_FAMILIES,
    source: Source {
        kind: SourceKind::Template,
        detail: &Text::fixed(
            "Structure of the Smelter List: below its last row there are no drop-downs and formulas, and the Checker does not look there, so it is \"Must fix\". Empty rows inside are allowed and only \"Look at\". One finding each; a remark below the table is not a smelter",
            "冶炼厂清单的结构：最后一行以下没有下拉列表和公式，官方 Checker 也不检查，因此列为“必须修改”。中间的空行允许存在，仅列为“请留意”。各报告一处；表格以下的文字不算冶炼厂",
        ),
    },
    title: &Text::fixed("Gaps in the list, or rows below it", "清单中有空行或超出表格"),
    why: &Text::fixed("Some import tools stop reading at the first empty row", "有些导入工具读到第一个空行就停止"),
    fix: &Text::fixed("Delete the empty rows, so that the rows follow each other", "删除空行，使各行连续"),
    reasons: &[Reason::Missing, Reason::Repeated],
    example: Example {
        form: (TemplateKind::Cmrt, "6.5"),
        bad: &[
            Edit::text(Place::Smelter(3, SmelterColumn::Metal), "Tin"),
            Edit::text(Place::Smelter(3, SmelterColumn::Lookup), "Contoh Timah"),
        ],
        good: &[
            Edit::text(Place::Smelter(2, SmelterColumn::Metal), "Tin"),
            Edit::text(Place::Smelter(2, SmelterColumn::Lookup), "Contoh Timah"),
        ],
    },
    check,
    ..super::GROUP
};

fn check(ctx: &Context<'_>, sink: &mut Sink<'_>) {
    let columns = &ctx.layout.smelters;
    let mut next = columns.first_row;
    let mut empty = 0u32;
    let mut first_empty = None;
    let headings = ctx.declaration.heading_rows.iter().filter(|heading| heading.cell.sheet == SMELTER_LIST);
    // A row that shows nothing but a mark is L09.
    let says_something = |row: &SmelterEntry| row.cells().any(|cell| !cell.readable().is_empty());
    let smelters = ctx.declaration.smelters.iter().filter(|row| !row.below_table && says_something(row));
    let filled: BTreeSet<u32> =
        smelters.map(|row| row.row).chain(headings.map(|heading| heading.cell.addr.row)).collect();
    for row in filled {
        empty += row.saturating_sub(next);
        first_empty = first_empty.or_else(|| (next < row).then_some(next));
        next = row + 1;
    }
    if let Some(first) = first_empty {
        let cell = CellRef::new(SMELTER_LIST, Addr::new(columns.metal, first));
        sink.at_cell(cell, SmelterColumn::Metal.name(), "").row(first).value("rows", empty.to_string()).report(text!(
            en: "The list has {gaps} between others, from row {first} on",
            zh: "清单中有 {gaps}，从第 {first} 行开始", first = first;
            gaps: Text::counted(empty as usize, "empty row", "empty rows", "个空行")));
    }
    let names =
        [SmelterColumn::IdInput, SmelterColumn::Metal, SmelterColumn::Lookup, SmelterColumn::Name, SmelterColumn::Id];
    let below: Vec<&SmelterEntry> = ctx
        .declaration
        .smelters
        .iter()
        .filter(|row| row.below_table && names.into_iter().any(|column| !row.get(column).is_blank()))
        .collect();
    let Some((first, rest)) = below.split_first() else { return };
    let numbers: Vec<u32> = below.iter().map(|row| row.row).collect();
    sink.at(first.get(SmelterColumn::Metal))
        .severity(Error)
        .each_also_wrong(rest.iter().map(|row| row.get(SmelterColumn::Metal)))
        .value("rows", numbers.len().to_string())
        .value("last_row", columns.last_row.to_string())
        .why(Text::fixed(
            "The template neither fills in nor checks rows below its table, so readers may not see them",
            "模板不会填写或检查表格以下的行，审阅者可能看不到",
        ))
        .fix(Text::fixed(
            "Move the rows into the table: remove repeats and empty rows, or split the declaration",
            "将这些行移入表格：删除重复行和空行，或拆分申报",
        ))
        .report(text!(
            en: "Smelters are listed below the last row of the table (row {last}): {rows}",
            zh: "冶炼厂写在表格最后一行（第 {last} 行）以下：{rows}", last = columns.last_row; rows: rows_text(&numbers)));
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::testing::{CMRT, EMRT_2, cells, check_rule};

    #[test]
    fn gaps_are_one_hint() {
        let edits = [
            Edit::text(Place::Smelter(4, SmelterColumn::Metal), "Tin"),
            Edit::text(Place::Smelter(2400, SmelterColumn::Metal), "Tin"),
        ];
        let findings = check_rule(&RULE, CMRT, &edits);
        assert_eq!(cells(&findings), ["Smelter List!B6"]);
        assert_eq!((findings[0].severity, findings[0].values["rows"].as_str()), (Info, "2397"));
    }

    #[test]
    fn rows_below_the_table_are_one_error() {
        let filled = (2..2494).map(|row| Edit::text(Place::Smelter(row, SmelterColumn::Metal), "Cobalt"));
        let below = [
            Edit::text(Place::Cell("Smelter List", "B2498"), "Cobalt"),
            Edit::text(Place::Cell("Smelter List", "B2600"), "Cobalt"),
        ];
        let edits: Vec<Edit> = filled.chain(below).collect();
        let findings = check_rule(&RULE, EMRT_2, &edits);
        assert_eq!(cells(&findings), ["Smelter List!B2498"]);
        assert_eq!((findings[0].severity, findings[0].cells.len()), (Error, 2));
        // The table of a CMRT is longer.
        assert!(check_rule(&RULE, CMRT, &edits[..edits.len() - 1]).iter().all(|finding| finding.severity == Info));
    }

    #[test]
    fn an_id_alone_below_the_table_is_found() {
        let findings = check_rule(&RULE, CMRT, &[Edit::text(Place::Cell("Smelter List", "A2510"), "CID990002")]);
        assert!(findings.iter().any(|finding| finding.severity == Error), "{findings:#?}");
    }

    #[test]
    fn formula_leftovers_and_remarks_below_are_no_rows() {
        let edits = [
            Edit::new(Place::Smelter(40, SmelterColumn::Country), Put::Formula("")),
            Edit::new(Place::Cell("Smelter List", "F2700"), Put::Number(0.0)),
            Edit::text(Place::Cell("Smelter List", "Q2700"), "End of list"),
        ];
        assert!(check_rule(&RULE, CMRT, &edits).is_empty());
    }
}
