//! L06: the smelter chosen is not one that the workbook's own look-up holds under that metal.

use crate::declaration::is_rmi_id;
use crate::order::InOrder;
use crate::rules::prelude::*;
use crate::template::options;

/// The rule.
pub static RULE: Rule = Rule {
    code: "L06",
    name: "lookup-not-of-metal",
    severity: Error,
    applies_to: &[Cmrt, Emrt1, Emrt2, Amrt13, Crt],
    status: Status::Stable { since: "0.1.0" },
    source: Source {
        kind: SourceKind::Template,
        detail: catalogue_text(
            "Smelter List: the look-up offers only the smelters of the metal; its red mark for wrong pairs does not work in CMRT 6.01 to 6.5. With an ID of this look-up, or an ID whose source is RMI, the name may come from another revision: only \"Look at\". An ID of another metal is covered by another rule",
            "冶炼厂清单：冶炼厂查找列只提供该金属的冶炼厂；CMRT 6.01 至 6.5 对错误组合的红色标记失效。如果识别号在冶炼厂查找表中，或来源为 RMI，名称可能来自其他版本，仅列为“请留意”。识别号属于其他金属时由另一条规则检查",
        ),
    },
    adjustable: false,
    title: catalogue_text("Smelter is not in the look-up under this metal", "冶炼厂查找表中该金属下没有这家冶炼厂"),
    why: Text::fixed(
        "The template fills in country and ID only for pairs of metal and smelter that its look-up has",
        "只有冶炼厂查找表中有的金属与冶炼厂组合，模板才会自动填写国家或地区和识别号",
    ),
    fix: Text::fixed(
        "Choose the metal and then the smelter; if the look-up does not have it, choose \"Smelter not listed\" and enter the name in the next column",
        "先选择金属，再选择冶炼厂；如果冶炼厂查找表中没有，选择“Smelter not listed”，并在下一列填写名称",
    ),
    example: catalogue_example(Example {
        form: (TemplateKind::Cmrt, "6.5"),
        bad: &[
            Edit::text(Place::Smelter(2, SmelterColumn::Metal), "Gold"),
            Edit::text(Place::Smelter(2, SmelterColumn::Lookup), "Contoh Timah"),
        ],
        good: &[
            Edit::text(Place::Smelter(2, SmelterColumn::Metal), "Tin"),
            Edit::text(Place::Smelter(2, SmelterColumn::Lookup), "Contoh Timah"),
        ],
    }),
    check,
};

fn check(ctx: &Context<'_>, sink: &mut Sink<'_>) {
    let Some(lookup) = &ctx.declaration.lookup else {
        sink.skip(Text::fixed("The workbook has no Smelter Look-up sheet", "工作簿没有冶炼厂查找表"));
        return;
    };
    let minerals = lookup.minerals();
    for row in ctx.declaration.smelters.iter().filter(|row| row.choice == Choice::NotInLookup) {
        let Some(mineral) = &row.mineral else { continue };
        // Without a block for the metal nothing could be chosen: D09, D03, or a look-up that was not calculated.
        if !minerals.contains(mineral) {
            continue;
        }
        let chosen = row.get(SmelterColumn::Lookup);
        // An id of another metal is R02, the name of another smelter R03.
        let matches = ctx.smelter_matches();
        let has_other_cause =
            |found| matches.other_metal(found).is_some() || matches.contradicting_name(found).is_some();
        if matches.of_row(row.row).is_some_and(has_other_cause) {
            continue;
        }
        let by_id = row.known_id().and_then(|id| lookup.by_id(&id));
        let from_rmi = is_rmi_id(row.id().text()) && row.get(SmelterColumn::IdSource).key() == "rmi";
        let metal = row.get(SmelterColumn::Metal);
        let mut finding = sink.at(chosen).and(metal);
        if let Some(entry) = by_id {
            let when =
                Text::fixed("the look-up gives this name for the ID of the row", "冶炼厂查找表中该行识别号对应此名称");
            finding = finding.choose(chosen, entry.standard_name.clone(), when);
        } else {
            let mut others: Vec<&str> = lookup.named(chosen.text()).map(|entry| entry.metal.as_str()).collect();
            others.order();
            others.dedup();
            for other in others {
                let when = Text::fixed(
                    "if this smelter is meant: it is listed under that metal",
                    "指的是这家冶炼厂时：它列在该金属下",
                );
                finding = finding.choose(metal, other, when);
            }
            let when = Text::fixed(
                "if the look-up does not have it; the name goes into the next column",
                "冶炼厂查找表中没有该冶炼厂时，名称填入下一列",
            );
            finding = finding.choose(chosen, options::NOT_LISTED, when);
        }
        if by_id.is_some() || from_rmi {
            finding = finding.severity(Info).why(Text::fixed(
                "The ID has the right form, so the name may come from another revision of the look-up; the template fills in nothing for it",
                "识别号格式正常，名称可能来自其他版本的冶炼厂查找表，但模板不会据此自动填写",
            ));
        }
        finding.report(text!(
            en: "{mineral}: the look-up of this workbook does not have \"{name}\"",
            zh: "{mineral}：本工作簿的冶炼厂查找表中没有“{name}”", name = Shown(chosen.text()); mineral: mineral.name()));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::example::Form;
    use crate::rules::testing::{AMRT, CMRT, cells, check_form, check_rule};
    use crate::template::SMELTER_LOOKUP;

    const TIN: Edit = Edit::text(Place::Smelter(2, SmelterColumn::Metal), "Tin");
    const UNHEARD: Edit = Edit::text(Place::Smelter(2, SmelterColumn::Lookup), "Esempio Stagno S.r.l.");

    #[test]
    fn a_name_under_another_metal_offers_that_metal() {
        let findings = check_rule(&RULE, CMRT, RULE.example.bad);
        assert_eq!(findings[0].choices[0].value, "Tin");
        assert_eq!(findings[0].severity, Error);
    }

    #[test]
    fn a_name_with_a_good_id_is_a_hint() {
        let edits = [
            TIN,
            UNHEARD,
            Edit::text(Place::Smelter(2, SmelterColumn::Id), "CID990099"),
            Edit::text(Place::Smelter(2, SmelterColumn::IdSource), "RMI"),
        ];
        assert_eq!(check_rule(&RULE, CMRT, &edits)[0].severity, Info);
        let known = [TIN, UNHEARD, Edit::text(Place::Smelter(2, SmelterColumn::Id), "cid990003 ")];
        let findings = check_rule(&RULE, CMRT, &known);
        assert_eq!((findings[0].severity, findings[0].choices[0].value.as_str()), (Info, "PT Contoh Timah"));
        assert_eq!(check_rule(&RULE, CMRT, &[TIN, UNHEARD])[0].severity, Error);
    }

    #[test]
    fn aliases_case_commas_and_the_metal_in_chinese_are_no_finding() {
        for (metal, name) in [
            ("Tin", "contoh  timah "),
            ("锡", "PT Contoh Timah"),
            ("tungsten", "Lizi Tungsten Co., Ltd."),
            ("Gold", "SMELTER NOT LISTED"),
            ("Gold", "Smelter Not Yet Identified"),
        ] {
            let edits = [
                Edit::text(Place::Smelter(2, SmelterColumn::Metal), metal),
                Edit::text(Place::Smelter(2, SmelterColumn::Lookup), name),
            ];
            assert!(check_rule(&RULE, CMRT, &edits).is_empty(), "{metal} {name}");
        }
    }

    #[test]
    fn other_causes_have_other_rules() {
        let wrong_metal = [
            Edit::text(Place::Smelter(2, SmelterColumn::Metal), "Gold"),
            UNHEARD,
            Edit::text(Place::Smelter(2, SmelterColumn::Id), "CID990003"),
        ];
        assert!(check_rule(&RULE, CMRT, &wrong_metal).is_empty(), "L13");
        let not_selected = [Edit::text(Place::Smelter(2, SmelterColumn::Metal), "Zinc"), UNHEARD];
        assert!(check_rule(&RULE, AMRT, &not_selected).is_empty(), "D03");
        assert_eq!(cells(&check_rule(&RULE, CMRT, &[TIN, UNHEARD])), ["Smelter List!C6"]);
    }

    #[test]
    fn without_a_look_up_no_row_is_reported() {
        let mut form = Form::in_order(CMRT.0, CMRT.1).unwrap().with(&[TIN, UNHEARD]);
        form.remove_sheet(SMELTER_LOOKUP);
        assert!(check_form(&RULE, form).is_empty());
    }
}
