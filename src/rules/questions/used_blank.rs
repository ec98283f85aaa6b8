//! Q01: the first question is not answered for a mineral.

use crate::rules::neighbouring_value::add_neighbouring_value;
use crate::rules::prelude::*;

pub(crate) static RULE: Rule = Rule {
    code: "Q01",
    name: "used-blank",
    severity: Error,
    applies_to: ALL_FAMILIES,
    source: Source {
        kind: SourceKind::Template,
        detail: &Text::fixed(
            "Checker: the first question is required for every mineral",
            "官方 Checker：每种矿产的第一题必填",
        ),
    },
    title: &Text::fixed("First question is not answered", "第一题未作答"),
    why: &Text::fixed(
        "Every later question about this mineral depends on this answer",
        "该矿产的所有后续问题都取决于这一题的答案",
    ),
    fix: &Text::fixed(
        "Choose Yes or No from the drop-down; the later questions follow from it",
        "从下拉列表中选择 Yes 或 No，后续问题据此填写",
    ),
    reasons: &[Reason::Missing],
    settles: &[OpenItems::AnswersOfMineral, OpenItems::Any],
    example: Example {
        form: (TemplateKind::Cmrt, "6.5"),
        bad: &[Edit::blank(Place::Answer(MineralQuestion::Used, KnownMineral::Gold))],
        good: &[Edit::text(Place::Answer(MineralQuestion::Used, KnownMineral::Gold), "No")],
    },
    check,
    ..super::GROUP
};

fn check(ctx: &Context<'_>, sink: &mut Sink<'_>) {
    // A blank form is one cause (F08).
    if ctx.declaration.is_blank_form() {
        return;
    }
    for mineral in &ctx.declaration.minerals {
        let Some(used) = mineral.get(MineralQuestion::Used) else { continue };
        if used.spelling != Spelling::Blank {
            continue;
        }
        let rows = ctx.declaration.smelters_of(&mineral.mineral).count();
        let message = if rows == 0 {
            text!(
                en: "{mineral}: it is not stated whether it is added or used",
                zh: "{mineral}：未说明是否有意添加或使用"; mineral: mineral.name())
        } else {
            text!(
                en: "{mineral}: it is not stated whether it is added or used, yet the Smelter List has {rows} for it",
                zh: "{mineral}：未说明是否有意添加或使用，但冶炼厂清单中有该矿产，共 {rows}";
                mineral: mineral.name(), rows: Text::counted(rows, "row", "rows", "行"))
        };
        let mut finding = sink.at(&used.entry);
        add_neighbouring_value(ctx, &used.entry, &mut finding);
        finding.value("smelter_rows", rows.to_string());
        finding.choose_one_of(&used.entry, used.options);
        finding.report(message);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::testing::{CMRT, EMRT_2, cells, check_rule};

    const GOLD_USED: Place = Place::Answer(MineralQuestion::Used, KnownMineral::Gold);

    #[test]
    fn an_answer_beside_its_cell_is_named() {
        let tin = Place::Answer(MineralQuestion::Used, KnownMineral::Tin);
        let findings =
            check_rule(&RULE, CMRT, &[Edit::blank(tin), Edit::text(Place::Cell("Declaration", "E27"), "Yes")]);
        assert_eq!(
            findings[0].cells.iter().map(ToString::to_string).collect::<Vec<_>>(),
            ["Declaration!D27", "Declaration!E27"]
        );
        assert_eq!(findings[0].fix.en, "E27 holds \"Yes\": put it into D27, and clear E27");
        let commented =
            check_rule(&RULE, CMRT, &[Edit::blank(tin), Edit::text(Place::Cell("Declaration", "G27"), "Yes")]);
        assert_eq!(commented[0].cells.len(), 1, "a comment is none");
    }

    #[test]
    fn a_blank_answer_is_found_in_every_template() {
        assert_eq!(cells(&check_rule(&RULE, CMRT, &[Edit::blank(GOLD_USED)])), ["Declaration!D28"]);
        let nickel = Place::Answer(MineralQuestion::Used, KnownMineral::Nickel);
        assert_eq!(cells(&check_rule(&RULE, EMRT_2, &[Edit::blank(nickel)])), ["Declaration!D35"]);
    }

    #[test]
    fn unreadable_and_undecided_answers_are_not_blank() {
        assert!(check_rule(&RULE, CMRT, &[Edit::text(GOLD_USED, "maybe")]).is_empty());
        let nickel = Place::Answer(MineralQuestion::Used, KnownMineral::Nickel);
        assert!(check_rule(&RULE, EMRT_2, &[Edit::text(nickel, "Not declaring")]).is_empty());
    }

    #[test]
    fn smelter_rows_of_the_mineral_are_mentioned() {
        let edits = [
            Edit::blank(GOLD_USED),
            Edit::text(Place::Smelter(2, SmelterColumn::Metal), "Gold"),
            Edit::text(Place::Smelter(2, SmelterColumn::Lookup), "Esempio Oro S.p.A."),
        ];
        let findings = check_rule(&RULE, CMRT, &edits);
        assert!(findings[0].message.en.ends_with("has 1 row for it"), "{}", findings[0].message.en);
    }
}
