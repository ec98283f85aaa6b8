//! L01: a row says something but names no metal.

use crate::declaration::Origin;
use crate::rules::prelude::*;
use crate::template::SMELTER_LIST;
use crate::workbook::{CellRange, Sheet};
use std::collections::BTreeMap;

pub(crate) static RULE: Rule = Rule {
    code: "L01",
    name: "metal-blank",
    severity: Error,
    applies_to: ALL_FAMILIES,
    source: Source {
        kind: SourceKind::Template,
        detail: &Text::fixed(
            "Smelter List: the metal column is highlighted while it is blank; Instructions: choose the metal first. Rows whose metal cells are merged are one finding. Rows below the table are covered by another rule",
            "冶炼厂清单：金属列为空时高亮；填写说明：先选择金属。金属单元格被合并的各行合并报告一处。表格以下的行由另一条规则检查",
        ),
    },
    title: &Text::fixed("Row without a metal", "行中没有金属"),
    why: &Text::fixed("A row counts for a mineral only through its metal", "只有填写了金属，这一行才会计入对应的矿产"),
    fix: &Text::fixed("Choose the metal from the drop-down, or clear the row", "从下拉列表中选择金属，或清空该行"),
    reasons: &[Reason::Missing],
    settles: &[OpenItems::RowsOfMineral, OpenItems::Any],
    example: Example {
        form: (TemplateKind::Cmrt, "6.5"),
        bad: &[Edit::text(Place::Smelter(2, SmelterColumn::Lookup), "Contoh Timah")],
        good: &[
            Edit::text(Place::Smelter(2, SmelterColumn::Metal), "Tin"),
            Edit::text(Place::Smelter(2, SmelterColumn::Lookup), "Contoh Timah"),
        ],
    },
    check,
    ..super::GROUP
};

fn check(ctx: &Context<'_>, sink: &mut Sink<'_>) {
    let lookup = ctx.declaration.lookup.as_ref();
    let sheet = ctx.note(ctx.workbook.sheet(SMELTER_LIST)).flatten();
    let merged: BTreeMap<u32, CellRange> = sheet
        .into_iter()
        .flat_map(|sheet| &sheet.merged)
        .filter(|range| (range.first.column..=range.last.column).contains(&ctx.layout.smelters.metal))
        .map(|range| (range.first.row, *range))
        .collect();
    let mut in_merged: BTreeMap<u32, (CellRange, Vec<&SmelterEntry>)> = BTreeMap::new();
    for row in &ctx.declaration.smelters {
        let metal = row.get(SmelterColumn::Metal);
        // L07 reports an id that leaves its row empty, L09 a mark in its place.
        let is_emptied = row.is_left_empty_by_its_id || row.get(SmelterColumn::IdInput).is_error_mark();
        if row.below_table || !metal.is_blank() || metal.origin == Origin::NotCalculated || is_emptied {
            continue;
        }
        let says_something = |cell: &&Entry| cell.is_filled_by_hand() && !cell.is_error_mark() && cell.text() != "0";
        let Some(filled) = row.cells().find(says_something) else { continue };
        let mut metals: Vec<&str> = lookup
            .into_iter()
            .flat_map(|lookup| {
                let by_id = lookup.by_id(row.id().text()).into_iter();
                by_id.chain(lookup.named(row.get(SmelterColumn::Lookup).text())).map(|entry| entry.metal.as_str())
            })
            .collect();
        metals.sort_unstable();
        metals.dedup();
        // The special choices stand under every metal and tell nothing.
        if metals.len() > 2 {
            metals.clear();
        }
        let above = merged.range(..=row.row).next_back().map(|(_, range)| *range);
        if let Some(range) = above.filter(|range| range.first != metal.cell.addr && row.row <= range.last.row) {
            in_merged.entry(range.first.row).or_insert_with(|| (range, Vec::new())).1.push(row);
            continue;
        }
        let mut finding = sink.at(metal);
        finding.for_comparison(filled);
        for name in metals {
            finding.choose(
                metal,
                name,
                Text::fixed("the look-up has this smelter under it", "冶炼厂查找表将该冶炼厂列在此金属下"),
            );
        }
        finding.report(text!(
            en: "Row {row} has \"{value}\", but no metal",
            zh: "第 {row} 行填了“{value}”，但没有金属",
            row = row.row, value = Shown(filled.text())));
    }
    for (range, rows) in in_merged.into_values() {
        report_merged(sheet, range, &rows, sink);
    }
}

/// Merged cells hold the metal of their first row alone, whatever a reader sees.
fn report_merged(sheet: Option<&Sheet>, range: CellRange, rows: &[&SmelterEntry], sink: &mut Sink<'_>) {
    let cells: Vec<&Entry> = rows.iter().map(|row| row.get(SmelterColumn::Metal)).collect();
    let Some((first, rest)) = cells.split_first() else { return };
    let numbers: Vec<u32> = rows.iter().map(|row| row.row).collect();
    let seen = sheet.map(|sheet| sheet.value(range.first).display().trim().to_owned()).unwrap_or_default();
    let mut finding = sink.at(first);
    finding.each_also_wrong(rest.iter().copied()).value("rows", numbers.len().to_string());
    if !seen.is_empty() {
        for cell in &cells {
            let when = Text::fixed("once the cells are no longer merged", "取消合并之后");
            finding.choose(cell, seen.clone(), when);
        }
    }
    finding
        .fix(Text::fixed(
            "Unmerge the cells first, then choose the metal in each row",
            "先取消合并单元格，再逐行选择金属",
        ))
        .report(text!(
            en: "The metal cells {from} to {to} are merged, so no metal is read in {rows}",
            zh: "金属单元格 {from} 至 {to} 被合并，{rows}因此没有金属",
            from = range.first, to = range.last; rows: rows_text(&numbers)));
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::testing::{AMRT_12, CMRT, EMRT_2, cells, check_rule};

    #[test]
    fn a_row_without_a_metal_is_found_and_the_metal_offered() {
        let findings = check_rule(&RULE, CMRT, RULE.example.bad);
        assert_eq!(cells(&findings), ["Smelter List!B6"]);
        assert_eq!(findings[0].choices[0].value, "Tin");
        let name = Edit::text(Place::Smelter(2, SmelterColumn::Name), "Ejemplo Plata S.A.");
        assert_eq!(cells(&check_rule(&RULE, AMRT_12, &[name])), ["Smelter List!A6"]);
    }

    #[test]
    fn an_id_in_column_a_gives_the_metal() {
        let edits = [
            Edit::text(Place::Smelter(2, SmelterColumn::IdInput), "CID990008"),
            Edit::new(Place::Smelter(2, SmelterColumn::Metal), Put::FormulaNotCalculated),
            Edit::new(Place::Smelter(2, SmelterColumn::Lookup), Put::FormulaNotCalculated),
        ];
        assert!(check_rule(&RULE, EMRT_2, &edits).is_empty());
        // With the formula deleted, nothing gives it.
        let id_alone = [Edit::text(Place::Smelter(2, SmelterColumn::IdInput), "CID990008")];
        assert_eq!(check_rule(&RULE, EMRT_2, &id_alone)[0].choices[0].value, "Copper");
    }

    #[test]
    fn leftovers_of_formulas_are_no_row() {
        let edits = [
            Edit::new(Place::Smelter(2, SmelterColumn::Country), Put::Number(0.0)),
            Edit::new(Place::Smelter(2, SmelterColumn::MineNames), Put::Number(0.0)),
            Edit::new(Place::Smelter(3, SmelterColumn::Id), Put::Formula("")),
            Edit::text(Place::Smelter(4, SmelterColumn::Comments), "  "),
        ];
        assert!(check_rule(&RULE, CMRT, &edits).is_empty());
    }

    #[test]
    fn merged_metal_cells_are_unmerged_first() {
        let choose = |row| {
            [
                Edit::blank(Place::Smelter(row, SmelterColumn::Metal)),
                Edit::text(Place::Smelter(row, SmelterColumn::Lookup), "Contoh Timah"),
            ]
        };
        let form = crate::samples::fixtures::Form::in_order(CMRT.0, CMRT.1)
            .unwrap()
            .with(&[choose(2), choose(3), choose(4)].concat());
        let mut sheets = form.sheets().to_vec();
        let list = sheets.iter_mut().find(|sheet| sheet.name() == SMELTER_LIST).unwrap();
        list.merged.push(CellRange::parse("B5:B7").unwrap());
        let workbook = crate::workbook::Workbook::from_sheets(sheets);
        let detected = crate::template::detect(&workbook).unwrap();
        let settings = crate::profile::Settings::on(crate::base::date::Date::new(2026, 3, 2).unwrap());
        let report =
            crate::check_workbook(&workbook, &detected, crate::report::FileInfo::default(), &settings).unwrap();
        let findings: Vec<_> = report.findings.into_iter().filter(|finding| finding.code == "L01").collect();
        assert_eq!(cells(&findings), ["Smelter List!B6", "Smelter List!B8"]);
        assert_eq!(findings[0].message.en, "The metal cells B5 to B7 are merged, so no metal is read in rows 6, 7");
        assert_eq!((findings[0].choices.len(), findings[0].choices[0].value.as_str()), (2, "Tin"));
    }
}
