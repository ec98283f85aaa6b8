//! L02: a row has a metal but names no smelter.

use crate::declaration::Origin;
use crate::rules::prelude::*;
use crate::template::options;

pub(crate) static RULE: Rule = Rule {
    code: "L02",
    name: "lookup-blank",
    severity: Error,
    applies_to: ALL_FAMILIES,
    source: Source {
        kind: SourceKind::Template,
        detail: &Text::fixed(
            "Smelter List: the look-up column is highlighted once the metal is chosen; Checker and Instructions ask for both. AMRT 1.2x has no look-up, so there name and country count instead when both are blank; one of them blank is covered by another rule",
            "冶炼厂清单：选择金属后，冶炼厂查找列高亮；官方 Checker 和填写说明要求两者都填。AMRT 1.2x 没有该列，以名称和国家或地区均为空代替；只有其中一格为空时由另一条规则检查",
        ),
    },
    title: &Text::fixed("Row without a smelter", "行中没有选择冶炼厂"),
    why: &Text::fixed(
        "A metal alone does not say which smelter is meant, even where the Checker accepts it",
        "只有金属不能说明是哪家冶炼厂，即使官方 Checker 接受这样的行",
    ),
    fix: &Text::fixed(
        "Choose the smelter from the drop-down, or one of its two special choices, or clear the row",
        "从下拉列表中选择冶炼厂或两个特殊选项之一，或清空该行",
    ),
    reasons: &[Reason::Missing, Reason::Identity],
    settles: &[OpenItems::RowsOfMineral],
    example: Example {
        form: (TemplateKind::Emrt, "2.1"),
        bad: &[Edit::blank(Place::Smelter(1, SmelterColumn::Lookup))],
        good: &[Edit::text(Place::Smelter(1, SmelterColumn::Lookup), "Smelter not yet identified")],
    },
    check,
    ..super::GROUP
};

fn check(ctx: &Context<'_>, sink: &mut Sink<'_>) {
    for row in &ctx.declaration.smelters {
        let Some(mineral) = &row.mineral else { continue };
        // D09 reports a metal for which nothing can be chosen.
        if row.below_table || ctx.declaration.is_of_another_template(mineral) {
            continue;
        }
        let message = text!(
            en: "Row {row} has the metal \"{metal}\", but no smelter",
            zh: "第 {row} 行填了金属“{metal}”，但没有冶炼厂",
            row = row.row, metal = Shown(row.get(SmelterColumn::Metal).text()));
        let (name, country) = (row.get(SmelterColumn::Name), row.get(SmelterColumn::Country));
        if row.choice == Choice::NoLookup && name.is_blank() && country.is_blank() {
            sink.at(name)
                .also_wrong(country)
                .fix(Text::fixed(
                    "Enter the smelter's name and country, or clear the row",
                    "填写冶炼厂的名称和国家或地区，或清空该行",
                ))
                .report(message);
            continue;
        }
        let chosen = row.get(SmelterColumn::Lookup);
        if row.choice != Choice::Blank || !chosen.is_blank() || chosen.origin == Origin::NotCalculated {
            continue;
        }
        let mut finding = sink.at(chosen);
        finding.for_comparison(row.get(SmelterColumn::Metal));
        let known = ctx.declaration.lookup.as_ref().and_then(|lookup| {
            let by_id = lookup.by_id(row.id().text()).filter(|entry| entry.mineral.as_ref() == Some(mineral));
            by_id.or_else(|| lookup.named_under(mineral, name.text()).next())
        });
        if let Some(entry) = known {
            let when = Text::fixed("if the ID or name of this row is meant", "指的是该行识别号或名称对应的冶炼厂时");
            finding.choose(chosen, entry.standard_name.clone(), when);
        }
        finding
            .choose(
                chosen,
                options::NOT_LISTED,
                Text::fixed("if the look-up does not have it", "冶炼厂查找表中没有该冶炼厂时"),
            )
            .choose(chosen, options::NOT_IDENTIFIED, Text::fixed("if it is not known yet", "尚不知道是哪家冶炼厂时"))
            .report(message);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::testing::{AMRT, AMRT_12, CMRT, cells, check_rule};

    #[test]
    fn a_metal_alone_is_found_even_where_the_checker_is_content() {
        let metal = Edit::text(Place::Smelter(2, SmelterColumn::Metal), "Aluminum");
        assert_eq!(cells(&check_rule(&RULE, AMRT, &[metal])), ["Smelter List!C6"]);
        assert_eq!(cells(&check_rule(&RULE, AMRT_12, &[metal])), ["Smelter List!B6"]);
    }

    #[test]
    fn the_smelter_is_offered_by_its_id() {
        let edits = [
            Edit::text(Place::Smelter(2, SmelterColumn::Metal), "Tin"),
            Edit::text(Place::Smelter(2, SmelterColumn::Id), "CID990003"),
        ];
        assert_eq!(check_rule(&RULE, CMRT, &edits)[0].choices[0].value, "PT Contoh Timah");
    }

    #[test]
    fn other_causes_have_other_rules() {
        let error = [
            Edit::text(Place::Smelter(2, SmelterColumn::Metal), "Tin"),
            Edit::new(Place::Smelter(2, SmelterColumn::Lookup), Put::Error("#N/A")),
        ];
        assert!(check_rule(&RULE, CMRT, &error).is_empty(), "L09");
        let cobalt = Edit::text(Place::Smelter(2, SmelterColumn::Metal), "Cobalt");
        assert!(check_rule(&RULE, CMRT, &[cobalt]).is_empty(), "D09");
        let name_only = [
            Edit::text(Place::Smelter(2, SmelterColumn::Metal), "Aluminum"),
            Edit::text(Place::Smelter(2, SmelterColumn::Name), "Eksempel Aluminium AS"),
        ];
        assert!(check_rule(&RULE, AMRT_12, &name_only).is_empty(), "L03");
    }
}
