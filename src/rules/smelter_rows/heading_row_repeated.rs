//! L22: a row of a list repeats the headings of its columns.

use crate::rules::prelude::*;
use std::collections::BTreeMap;

pub(crate) static RULE: Rule = Rule {
    code: "L22",
    name: "heading-row-repeated",
    severity: Error,
    applies_to: ALL_FAMILIES,
    source: Source {
        kind: SourceKind::Template,
        detail: &Text::fixed(
            "Smelter List, Mine List and Product List: at least two cells of the row, and most of those that are filled, repeat the heading of their column. No other rule looks at such a row. One finding for each sheet",
            "冶炼厂清单、矿场清单和产品清单：该行至少有两格、且已填单元格的大多数与所在列的标题相同。其他规则不再检查这样的行。每张表报告一处",
        ),
    },
    title: &Text::fixed("Row repeats the column headings", "该行重复了列标题"),
    why: &Text::fixed(
        "The template and import tools take every row of the list for an entry",
        "模板和导入工具会把清单中的每一行都当作填写的内容",
    ),
    fix: &Text::fixed("Delete the row; it came along when the list was pasted", "删除该行；它是粘贴清单时一起带进来的"),
    reasons: &[Reason::Superfluous],
    example: Example {
        form: (TemplateKind::Cmrt, "6.5"),
        bad: &[
            Edit::text(Place::Smelter(2, SmelterColumn::Metal), "Metal"),
            Edit::text(Place::Smelter(2, SmelterColumn::Lookup), "Smelter look-up"),
            Edit::text(Place::Smelter(2, SmelterColumn::Name), "Smelter name"),
        ],
        good: &[],
    },
    check,
    ..super::GROUP
};

fn check(ctx: &Context<'_>, sink: &mut Sink<'_>) {
    let mut by_sheet: BTreeMap<&str, Vec<&Entry>> = BTreeMap::new();
    for heading in &ctx.declaration.heading_rows {
        by_sheet.entry(&heading.cell.sheet).or_default().push(heading);
    }
    for headings in by_sheet.into_values() {
        let Some((first, rest)) = headings.split_first() else { continue };
        let numbers: Vec<u32> = headings.iter().map(|heading| heading.cell.addr.row).collect();
        let rows = rows_text(&numbers);
        sink.at(first).each_also_wrong(rest.iter().copied()).value("rows", numbers.len().to_string()).report(text!(
            en: "The column headings appear again in the list ({rows})",
            zh: "清单中又出现了列标题（{rows}）"; rows: rows));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::date::Date;
    use crate::check::run_rules;
    use crate::profile::Settings;
    use crate::rules::testing::{CMRT, EMRT_2, cells, check_rule};
    use crate::rules::{ALL, Context};
    use crate::template::detect;

    #[test]
    fn headings_are_found_in_every_list() {
        let mines = [
            Edit::text(Place::Mine(1, MineColumn::Metal), "METAL"),
            Edit::text(Place::Mine(1, MineColumn::Smelter), "Smelters sourcing from the mine"),
        ];
        assert_eq!(cells(&check_rule(&RULE, EMRT_2, &mines)), ["Mine List!A5"]);
        let one_word = [
            Edit::text(Place::Smelter(2, SmelterColumn::Metal), "Metal"),
            Edit::text(Place::Smelter(2, SmelterColumn::Lookup), "Contoh Timah"),
        ];
        assert!(check_rule(&RULE, CMRT, &one_word).is_empty());
    }

    #[test]
    fn no_other_rule_says_anything_about_it() {
        let form = crate::samples::fixtures::Form::in_order(CMRT.0, CMRT.1).unwrap().with(RULE.example.bad);
        let workbook = form.into_workbook();
        let detected = detect(&workbook).unwrap();
        let declaration = crate::declaration::read(&workbook, &detected.layout).unwrap();
        let settings = Settings::on(Date::new(2026, 3, 2).unwrap());
        let context = Context::new(&workbook, &detected, &declaration, &settings);
        let (findings, _) = run_rules(ALL, &context).unwrap();
        let codes: Vec<String> = findings.into_listed().iter().map(|finding| finding.code.to_string()).collect();
        assert_eq!(codes.iter().filter(|code| !code.starts_with('F')).collect::<Vec<_>>(), ["L22"]);
    }
}
