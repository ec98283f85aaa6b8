//! H01: an entry begins with "=" or "#", or is a formula.

use super::by_field;
use crate::rules::prelude::*;

pub(crate) static RULE: Rule = Rule {
    code: "H01",
    name: "begins-with-sign",
    severity: Warning,
    applies_to: ALL_FAMILIES,
    source: Source {
        kind: SourceKind::Template,
        detail: &Text::fixed(
            "Instructions: no entry should begin with \"=\" or \"#\". The template's own formulas in the Smelter List do not count; error marks and cells with a drop-down are covered by other rules. One finding for each cell of the Declaration sheet, and for each column of a list",
            "填写说明：内容不应以“=”或“#”开头。冶炼厂清单中模板自带的公式不算；错误标记和带下拉列表的单元格由其他规则检查。“申报”工作表每个单元格报告一处，各清单每列报告一处",
        ),
    },
    title: &Text::fixed("Entry begins with a sign, or is a formula", "内容以特殊符号开头，或是公式"),
    why: &Text::fixed(
        "Excel and import tools may take it for a formula or an error instead of a text",
        "Excel 和导入工具可能把它当作公式或错误，而不是文本",
    ),
    fix: &Text::fixed("Remove the sign at the beginning", "删除开头的符号"),
    reasons: &[Reason::Form],
    example: Example {
        form: (TemplateKind::Cmrt, "6.5"),
        bad: &[Edit::text(Place::Product(1, ProductColumn::Number), "#DX-100")],
        good: &[Edit::text(Place::Product(1, ProductColumn::Number), "DX-100#")],
    },
    check,
    ..super::GROUP
};

/// What is at the beginning of a cell.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Beginning {
    Sign(char),
    Formula,
}

fn check(ctx: &Context<'_>, sink: &mut Sink<'_>) {
    let form = ctx.declaration.form_entries();
    let mines = ctx.declaration.mines.iter().flat_map(|row| &row.cells);
    let products = ctx.declaration.products.iter().flat_map(|row| &row.cells);
    // An id that is meant to be one of the RMI is L08.
    let smelters = ctx.declaration.smelters.iter().flat_map(|row| {
        let malformed = row.has_malformed_rmi_id();
        row.cells().filter(move |cell| !(malformed && cell.field == Field::Smelter(SmelterColumn::Id)))
    });
    for ((field, beginning), cells) in by_field(form.chain(smelters).chain(mines).chain(products), beginning) {
        let Some((first, rest)) = cells.split_first() else { continue };
        let count = Text::counted(cells.len(), "cell", "cells", "个单元格");
        let label = ctx.declaration.label(field, ctx.layout);
        let value = Shown(first.text());
        let mut finding = sink.at(first);
        finding.each_also_wrong(rest.iter().copied()).value("cells", cells.len().to_string());
        match (beginning, rest.is_empty()) {
            (Beginning::Formula, _) => finding
                .why(Text::fixed(
                    "A formula may show another value on the reader's computer, or none",
                    "在客户的电脑上，公式可能显示别的值，或不显示",
                ))
                .fix(Text::fixed("Copy the cell and paste it as a value", "复制单元格，再粘贴为数值"))
                .report(text!(
                    en: "{label}: a formula in {count}, which shows \"{value}\"",
                    zh: "{label}：{count}中是公式，显示为“{value}”", value = value; label: label, count: count)),
            (Beginning::Sign(sign), true) => finding.report(text!(
                en: "{label} \"{value}\" begins with \"{sign}\"",
                zh: "{label}“{value}”以“{sign}”开头", value = value, sign = sign; label: label)),
            (Beginning::Sign(sign), false) => finding.report(text!(
                en: "{label}: the text in {count} begins with \"{sign}\", here \"{value}\"",
                zh: "{label}：{count}的内容以“{sign}”开头，此处为“{value}”",
                value = value, sign = sign; label: label, count: count)),
        }
    }
}

fn beginning(entry: &Entry) -> Option<Beginning> {
    if entry.is_formula() {
        return (!has_formula_in_the_template(entry.field) && !entry.readable().is_empty())
            .then_some(Beginning::Formula);
    }
    let text = entry.text();
    let sign = text.chars().next().filter(|first| matches!(first, '=' | '#'))?;
    let meant = !entry.field.is_chosen() && !entry.is_error_mark();
    meant.then_some(Beginning::Sign(sign))
}

/// The columns that the sheet fills from the look-up, in every revision that has one.
const fn has_formula_in_the_template(field: Field) -> bool {
    matches!(
        field,
        Field::Smelter(
            SmelterColumn::Metal
                | SmelterColumn::Lookup
                | SmelterColumn::Name
                | SmelterColumn::Country
                | SmelterColumn::Id
                | SmelterColumn::IdSource
                | SmelterColumn::Street
                | SmelterColumn::City
                | SmelterColumn::State
        )
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::testing::{AMRT_12, CMRT, EMRT_2, cells, check_rule};

    #[test]
    fn signs_and_formulas_are_found() {
        let edits = [
            Edit::text(Place::Company(CompanyField::Name), " =Yunting Demo"),
            Edit::new(Place::Company(CompanyField::EffectiveDate), Put::Formula("46080")),
            Edit::text(Place::Comment(MineralQuestion::Used, KnownMineral::Tin), "# see list"),
        ];
        let findings = check_rule(&RULE, CMRT, &edits);
        assert_eq!(cells(&findings), ["Declaration!D8", "Declaration!D22", "Declaration!G27"]);
        assert!(findings[1].message.en.contains("a formula in 1 cell"));
    }

    #[test]
    fn a_column_of_a_list_is_one_finding() {
        let edits = [
            Edit::text(Place::Product(1, ProductColumn::Number), "#1"),
            Edit::text(Place::Product(2, ProductColumn::Number), "#2"),
            Edit::text(Place::Mine(1, MineColumn::Name), "#7 pit"),
            Edit::new(Place::Smelter(1, SmelterColumn::Comments), Put::Formula("from another file")),
        ];
        let findings = check_rule(&RULE, EMRT_2, &edits);
        assert_eq!(cells(&findings), ["Smelter List!Q5", "Mine List!C5", "Product List!B6"]);
        assert_eq!(findings[2].cells.len(), 2);
        assert_eq!(check_rule(&RULE, AMRT_12, &edits).len(), 3);
    }

    #[test]
    fn error_marks_own_formulas_and_other_rules_are_left_alone() {
        for mark in ["#N/A", "#REF!", "#CONNECT!", "#GETTING_DATA", "#####"] {
            let edit = Edit::text(Place::Smelter(1, SmelterColumn::Comments), mark);
            assert!(check_rule(&RULE, CMRT, &[edit]).is_empty(), "{mark}");
        }
        let others = [
            Edit::text(Place::Answer(MineralQuestion::Used, KnownMineral::Tin), "=Yes"),
            Edit::text(Place::Smelter(1, SmelterColumn::Id), "#CID990002"),
            Edit::text(Place::Smelter(1, SmelterColumn::Comments), "lot #4 = mixed"),
            Edit::new(Place::Smelter(1, SmelterColumn::MineNames), Put::FormulaNotCalculated),
            Edit::new(Place::Company(CompanyField::Name), Put::Formula("Loading...")),
        ];
        assert!(check_rule(&RULE, CMRT, &others).is_empty());
    }
}
