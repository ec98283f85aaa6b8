//! L01: a row says something but names no metal.

use crate::declaration::Origin;
use crate::order::InOrder;
use crate::rules::prelude::*;

/// The rule.
pub static RULE: Rule = Rule {
    code: "L01",
    name: "metal-blank",
    severity: Error,
    applies_to: ALL_FAMILIES,
    status: Status::Stable { since: "0.1.0" },
    source: Source {
        kind: SourceKind::Template,
        detail: catalogue_text(
            "Smelter List: the metal column is highlighted while it is blank; Instructions: choose the metal first. Rows below the table are covered by another rule",
            "冶炼厂清单：金属列为空时高亮；填写说明：先选择金属。表格以下的行由另一条规则检查",
        ),
    },
    adjustable: false,
    title: catalogue_text("Row without a metal", "行中没有金属"),
    why: Text::fixed("A row counts for a mineral only through its metal", "只有填写了金属，这一行才会计入对应的矿产"),
    fix: Text::fixed("Choose the metal from the drop-down, or clear the row", "从下拉列表中选择金属，或清空该行"),
    example: catalogue_example(Example {
        form: (TemplateKind::Cmrt, "6.5"),
        bad: &[Edit::text(Place::Smelter(2, SmelterColumn::Lookup), "Contoh Timah")],
        good: &[
            Edit::text(Place::Smelter(2, SmelterColumn::Metal), "Tin"),
            Edit::text(Place::Smelter(2, SmelterColumn::Lookup), "Contoh Timah"),
        ],
    }),
    check,
};

fn check(ctx: &Context<'_>, sink: &mut Sink<'_>) {
    let lookup = ctx.declaration.lookup.as_ref();
    for row in &ctx.declaration.smelters {
        let metal = row.get(SmelterColumn::Metal);
        // L07 reports an id that leaves its row empty.
        if row.below_table || !metal.is_blank() || metal.origin == Origin::NotCalculated || row.is_left_empty_by_its_id
        {
            continue;
        }
        let Some(filled) = row.cells().find(|cell| cell.is_filled_by_hand() && cell.text() != "0") else { continue };
        let mut metals: Vec<&str> = lookup
            .into_iter()
            .flat_map(|lookup| {
                let by_id = lookup.by_id(row.id().text()).into_iter();
                by_id.chain(lookup.named(row.get(SmelterColumn::Lookup).text())).map(|entry| entry.metal.as_str())
            })
            .collect();
        metals.order();
        metals.dedup();
        // The special choices stand under every metal and tell nothing.
        if metals.len() > 2 {
            metals.clear();
        }
        let mut finding = sink.at(metal).beside(filled);
        for name in metals {
            finding = finding.choose(
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
}
