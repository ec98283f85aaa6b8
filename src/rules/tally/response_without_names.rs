//! D11: all suppliers answered, yet no smelter is named (AMRT).

use crate::rules::prelude::*;

pub(crate) static RULE: Rule = Rule {
    code: "D11",
    name: "response-without-names",
    severity: Warning,
    applies_to: AMRT_ONLY,
    source: Source {
        kind: SourceKind::Template,
        detail: &Text::fixed(
            "Instructions, second question: with 100% the names of all smelters identified are expected. A mineral without any row, and a row without a name, are covered by other rules",
            "填写说明第二题：回复率为 100% 时应列出所有已识别的冶炼厂。完全没有行的矿产和没有名称的行由其他规则检查",
        ),
    },
    title: &Text::fixed("Response share is 100%, but smelters are not named", "回复率为 100%，却没有写明冶炼厂"),
    why: &Text::fixed(
        "The template expects the smelters by name when all suppliers answered",
        "所有供应商都已回复时，模板要求写明冶炼厂名称",
    ),
    fix: &Text::fixed("List the smelters, or correct the response share", "填写冶炼厂，或改正回复率"),
    reasons: &[Reason::Contradiction],
    example: Example {
        form: (TemplateKind::Amrt, "1.3"),
        bad: &[Edit::text(Place::Smelter(1, SmelterColumn::Lookup), "Smelter not yet identified")],
        good: &[
            Edit::text(Place::Smelter(1, SmelterColumn::Lookup), "Smelter not yet identified"),
            Edit::text(Place::Answer(MineralQuestion::Response, KnownMineral::Aluminum), "Greater than 90%"),
        ],
    },
    check,
    ..super::GROUP
};

fn check(ctx: &Context<'_>, sink: &mut Sink<'_>) {
    for answers in ctx.declaration.minerals_in_scope() {
        let Some(response) = answers.get(MineralQuestion::Response) else { continue };
        if response.answer != Some(Answer::Full) || !ctx.declaration.has_only_placeholders(&answers.mineral) {
            continue;
        }
        let cells = ctx.declaration.smelters_of(&answers.mineral).map(|row| {
            let named = row.choice != Choice::NotIdentified;
            row.get(if named { SmelterColumn::Name } else { SmelterColumn::Lookup })
        });
        sink.at(&response.entry).each_also_wrong(cells).report(text!(
            en: "{mineral}: the response share is 100%, yet no smelter is named",
            zh: "{mineral}：回复率为 100%，却没有写明冶炼厂"; mineral: answers.name()));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::testing::{AMRT, AMRT_12, cells, check_rule};

    #[test]
    fn placeholders_do_not_name_a_smelter() {
        assert_eq!(cells(&check_rule(&RULE, AMRT, RULE.example.bad)), ["Declaration!D43"]);
        let number = Edit::new(Place::Answer(MineralQuestion::Response, KnownMineral::Aluminum), Put::Number(1.0));
        let unknown = Edit::text(Place::Smelter(1, SmelterColumn::Name), "Unknown");
        assert_eq!(cells(&check_rule(&RULE, AMRT_12, &[number, unknown])), ["Declaration!D40"]);
    }

    #[test]
    fn no_row_and_a_metal_alone_have_their_own_rules() {
        let metal_alone = Edit::blank(Place::Smelter(1, SmelterColumn::Lookup));
        assert!(check_rule(&RULE, AMRT, &[metal_alone]).is_empty(), "L02");
        let no_metal = Edit::blank(Place::Smelter(1, SmelterColumn::Metal));
        assert!(check_rule(&RULE, AMRT, &[no_metal]).is_empty(), "L01");
    }
}
