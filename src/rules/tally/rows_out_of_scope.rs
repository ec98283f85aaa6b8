//! D03: rows of the Smelter List are about a mineral that is out of scope.

use crate::base::normal::key;
use crate::rules::prelude::*;
use std::collections::BTreeMap;

pub(crate) static RULE: Rule = Rule {
    code: "D03",
    name: "rows-out-of-scope",
    severity: Error,
    applies_to: ALL_FAMILIES,
    source: Source {
        kind: SourceKind::Template,
        detail: &Text::fixed(
            "Instructions of EMRT 2.x and AMRT: only minerals answered Yes; CMRT from 6.4 on marks such rows red. Not used, or not selected, is \"Must fix\"; no longer in the product, or undecided, is \"Explain\". A blank answer is covered by other rules. One finding for each mineral",
            "EMRT 2.x 和 AMRT 填写说明：只填答案为 Yes 的矿产；CMRT 自 6.4 起将这样的行标红。未使用或未选择时列为“必须修改”；产品中已不存在或尚无定论时列为“需要说明”。未作答由其他规则检查。每种矿产报告一处",
        ),
    },
    title: &Text::fixed("Smelters of a mineral that is out of scope", "列出了不在申报范围内的矿产的冶炼厂"),
    why: &Text::fixed(
        "According to the answers, this mineral is not in the product, yet the list names smelters for it",
        "按答案，产品中没有该矿产，清单却列出了它的冶炼厂",
    ),
    fix: &Text::fixed("Delete the rows, or answer Yes", "删除这些行，或将答案改为 Yes"),
    reasons: &[Reason::Superfluous, Reason::Contradiction],
    example: Example {
        form: (TemplateKind::Cmrt, "6.5"),
        bad: &[
            Edit::text(Place::Smelter(2, SmelterColumn::Metal), "Gold"),
            Edit::text(Place::Smelter(2, SmelterColumn::Lookup), "Esempio Oro S.p.A."),
        ],
        good: &[Edit::blank(Place::Answer(MineralQuestion::Used, KnownMineral::Tin))],
    },
    check,
    ..super::GROUP
};

fn check(ctx: &Context<'_>, sink: &mut Sink<'_>) {
    let declaration = ctx.declaration;
    for answers in &declaration.minerals {
        if answers.in_scope(declaration.family) != InScope::Out {
            continue;
        }
        let rows: Vec<&SmelterEntry> = declaration.smelters_of(&answers.mineral).collect();
        let Some((first, rest)) = rows.split_first() else { continue };
        let not_used = answers.answer(MineralQuestion::Used) == Some(Answer::No);
        // The answer that closes the mineral.
        let closing = [MineralQuestion::Used, MineralQuestion::Remains]
            .into_iter()
            .filter_map(|question| answers.get(question))
            .find(|cell| cell.answer.is_some_and(|answer| answer != Answer::Yes));
        let Some(closing) = closing else { continue };
        let numbers: Vec<u32> = rows.iter().map(|row| row.row).collect();
        sink.at(first.get(SmelterColumn::Metal))
            .severity(if not_used { Error } else { Warning })
            .also_wrong(&closing.entry)
            .each_also_wrong(rest.iter().map(|row| row.get(SmelterColumn::Metal)))
            .mineral(&answers.mineral)
            .value("rows", numbers.len().to_string())
            .choose(
                &closing.entry,
                "Yes",
                Text::fixed("if these smelters are in your supply chain", "这些冶炼厂确在供应链中时"),
            )
            .report(text!(
                en: "{mineral}: the answer is \"{answer}\", yet the mineral is in the Smelter List ({rows})",
                zh: "{mineral}：答案是“{answer}”，但冶炼厂清单中有该矿产（{rows}）",
                answer = Shown(closing.entry.text());
                mineral: answers.name(), rows: rows_text(&numbers)));
    }
    // With no mineral selected at all, S07 says so.
    if !declaration.minerals.is_empty() {
        report_not_selected(ctx, sink);
    }
}

fn report_not_selected(ctx: &Context<'_>, sink: &mut Sink<'_>) {
    let mut not_selected: BTreeMap<&Mineral, Vec<&SmelterEntry>> = BTreeMap::new();
    let unread: Vec<&str> = ctx.declaration.names_without_other().map(Entry::key).collect();
    for row in &ctx.declaration.smelters {
        // A mineral that is named where the sheet does not read it is S08.
        let Some(mineral) = row.mineral.as_ref().filter(|mineral| !unread.contains(&key(mineral.stored()).as_str()))
        else {
            continue;
        };
        // D09 reports the metals of other templates.
        if ctx.declaration.mineral(mineral).is_none() && !ctx.declaration.is_of_another_template(mineral) {
            not_selected.entry(mineral).or_default().push(row);
        }
    }
    for (mineral, rows) in not_selected {
        let Some((first, rest)) = rows.split_first() else { continue };
        let numbers: Vec<u32> = rows.iter().map(|row| row.row).collect();
        sink.at(first.get(SmelterColumn::Metal))
            .each_also_wrong(rest.iter().map(|row| row.get(SmelterColumn::Metal)))
            .value("rows", numbers.len().to_string())
            .fix(Text::fixed(
                "Delete the rows, or select the mineral in the Declaration and answer for it",
                "删除这些行，或在“申报”工作表中选择该矿产并作答",
            ))
            .report(text!(
                en: "{mineral} is not selected in the Declaration, yet it is in the Smelter List ({rows})",
                zh: "“申报”工作表中没有选择{mineral}，但冶炼厂清单中有该矿产（{rows}）";
                mineral: mineral.name(), rows: rows_text(&numbers)));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::testing::{AMRT, AMRT_12, CMRT, EMRT_1, EMRT_2, cells, check_rule};

    const fn metal(row: u32, name: &'static str) -> Edit {
        Edit::text(Place::Smelter(row, SmelterColumn::Metal), name)
    }

    #[test]
    fn one_finding_for_a_mineral_whatever_the_number_of_rows() {
        let edits: Vec<Edit> = (2..60).map(|row| metal(row, "gold")).collect();
        let findings = check_rule(&RULE, CMRT, &edits);
        assert_eq!(cells(&findings), ["Smelter List!B6"]);
        assert_eq!((findings[0].cells.len(), findings[0].values["rows"].as_str()), (20, "58"));
    }

    #[test]
    fn undecided_and_removed_minerals_are_warnings() {
        let used = Place::Answer(MineralQuestion::Used, KnownMineral::Cobalt);
        let remains = Place::Answer(MineralQuestion::Remains, KnownMineral::Cobalt);
        for edit in [
            Edit::text(used, "Unknown"),
            Edit::text(used, "Not applicable for this declaration"),
            Edit::text(remains, "No"),
            Edit::text(remains, "Unknown"),
        ] {
            assert_eq!(check_rule(&RULE, EMRT_1, &[edit])[0].severity, Warning);
        }
        assert_eq!(check_rule(&RULE, EMRT_1, &[Edit::text(used, "No")])[0].severity, Error);
        assert!(check_rule(&RULE, EMRT_1, &[Edit::blank(remains)]).is_empty(), "Q02");
    }

    #[test]
    fn a_mineral_that_is_not_selected_is_an_error() {
        assert_eq!(cells(&check_rule(&RULE, AMRT, &[metal(2, "Zinc")])), ["Smelter List!B6"]);
        assert_eq!(cells(&check_rule(&RULE, AMRT_12, &[metal(2, "Vanadium")])), ["Smelter List!A6"]);
        assert!(check_rule(&RULE, EMRT_2, &[metal(2, "Tin")]).is_empty(), "D09");
        let none_selected: Vec<Edit> = (0..2)
            .map(|slot| Edit::blank(Place::MineralSlot(slot)))
            .chain([Edit::blank(Place::Cell("Declaration", "AA12")), Edit::blank(Place::Cell("Declaration", "AA13"))])
            .collect();
        assert!(check_rule(&RULE, AMRT, &none_selected).is_empty(), "S07");
    }

    #[test]
    fn a_mineral_named_where_the_sheet_does_not_read_it_has_its_own_rule() {
        let edits = [
            Edit::text(Place::MineralSlot(3), "Other [specify below]"),
            Edit::text(Place::OtherMineral(2), "Gallium"),
            metal(2, "gallium"),
        ];
        assert!(check_rule(&RULE, AMRT, &edits).is_empty(), "S08");
        assert_eq!(check_rule(&RULE, AMRT, &edits[2..]).len(), 1);
    }

    #[test]
    fn a_typed_mineral_is_the_same_in_any_case() {
        let edits = [
            Edit::text(Place::MineralSlot(1), "Vanadium "),
            Edit::text(Place::Cell("Declaration", "AA13"), "Vanadium "),
            Edit::text(Place::AnswerRow(MineralQuestion::Used, 1), "Yes"),
            metal(2, "VANADIUM"),
        ];
        assert!(check_rule(&RULE, AMRT_12, &edits).is_empty());
    }
}
