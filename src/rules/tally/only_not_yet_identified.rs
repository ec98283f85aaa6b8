//! D02: a mineral in scope has only rows "not yet identified".

use crate::rules::prelude::*;

pub(crate) static RULE: Rule = Rule {
    code: "D02",
    name: "only-not-yet-identified",
    severity: Warning,
    applies_to: ALL_FAMILIES,
    source: Source {
        kind: SourceKind::BuyerPractice,
        detail: &Text::fixed(
            "The Checker accepts one such row, but customers ask for smelters. The rows are then not reported one by one",
            "官方 Checker 接受这样的一行，但客户要求写明冶炼厂。这些行不再逐行报告",
        ),
    },
    adjustable: true,
    title: &Text::fixed("No smelter identified for a mineral", "矿产没有任何已识别的冶炼厂"),
    why: &Text::fixed(
        "The Checker counts the mineral as done, yet the file says nothing about its smelters",
        "官方 Checker 视该矿产为已完成，但文件没有任何冶炼厂信息",
    ),
    fix: &Text::fixed(
        "Identify at least the main smelters, by asking the suppliers",
        "向供应商询问，至少查明主要的冶炼厂",
    ),
    reasons: &[Reason::Identity, Reason::Missing, Reason::Explain],
    example: Example {
        form: (TemplateKind::Cmrt, "6.5"),
        bad: &[Edit::text(Place::Smelter(1, SmelterColumn::Lookup), "Smelter not yet identified")],
        good: &[
            Edit::text(Place::Smelter(2, SmelterColumn::Metal), "Tin"),
            Edit::text(Place::Smelter(2, SmelterColumn::Lookup), "Smelter not yet identified"),
        ],
    },
    check,
    ..super::GROUP
};

fn check(ctx: &Context<'_>, sink: &mut Sink<'_>) {
    for answers in ctx.declaration.minerals_in_scope() {
        if !ctx.declaration.is_not_identified_at_all(&answers.mineral) {
            continue;
        }
        let rows: Vec<&SmelterEntry> = ctx.declaration.smelters_of(&answers.mineral).collect();
        let Some((first, rest)) = rows.split_first() else { continue };
        let mut finding = sink.at(first.get(SmelterColumn::Lookup));
        if ctx.declaration.family.is_extended() {
            finding.severity(Info);
        }
        finding
            .each_also_wrong(rest.iter().map(|row| row.get(SmelterColumn::Lookup)))
            .value("rows", rows.len().to_string())
            .report(text!(
                en: "{mineral}: no smelter is named, {rows} \"Smelter not yet identified\"",
                zh: "{mineral}：没有写明任何冶炼厂，清单中的 {rows}填的是“Smelter not yet identified”";
                mineral: answers.name(), rows: Text::counted(rows.len(), "row says", "rows say", "行")));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::testing::{AMRT, CMRT, cells, check_rule};

    #[test]
    fn it_is_a_warning_for_conflict_minerals_and_a_hint_for_others() {
        let findings = check_rule(&RULE, CMRT, RULE.example.bad);
        assert_eq!((cells(&findings), findings[0].severity), (vec!["Smelter List!C5".to_owned()], Warning));
        assert_eq!(check_rule(&RULE, AMRT, RULE.example.bad)[0].severity, Info);
    }

    #[test]
    fn a_mineral_out_of_scope_is_left_to_d03() {
        let no = Edit::text(Place::Answer(MineralQuestion::Used, KnownMineral::Tin), "No");
        assert!(check_rule(&RULE, CMRT, &[RULE.example.bad, &[no]].concat()).is_empty());
    }
}
