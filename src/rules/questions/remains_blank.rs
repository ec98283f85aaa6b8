//! Q02: it is not said whether a used mineral is still in the product.

use crate::rules::neighbouring_value::add_neighbouring_value;
use crate::rules::prelude::*;

pub(crate) static RULE: Rule = Rule {
    code: "Q02",
    name: "remains-blank",
    severity: Error,
    applies_to: WITH_COMPANY_QUESTIONS,
    source: Source {
        kind: SourceKind::Template,
        detail: &Text::fixed(
            "Checker: whether the mineral is still in the product is required for every mineral that is used",
            "官方 Checker：凡使用的矿产，都必须填写是否仍存在于产品中",
        ),
    },
    title: &Text::fixed(
        "Not stated whether a used mineral is still in the product",
        "使用了该矿产，但未说明是否仍在产品中",
    ),
    why: &Text::fixed(
        "This answer decides whether the later questions about the mineral have to be answered",
        "这一题决定该矿产的后续问题是否需要填写",
    ),
    fix: &Text::fixed(
        "Choose Yes if any of it stays in the finished product, No if it was only used in production",
        "成品中仍含有该矿产时选择 Yes，只在生产过程中使用时选择 No",
    ),
    reasons: &[Reason::Missing],
    settles: &[OpenItems::AnswersOfMineral, OpenItems::Any],
    example: Example {
        form: (TemplateKind::Cmrt, "6.5"),
        bad: &[Edit::blank(Place::Answer(MineralQuestion::Remains, KnownMineral::Tin))],
        good: &[Edit::text(Place::Answer(MineralQuestion::Remains, KnownMineral::Tin), "Yes")],
    },
    check,
    ..super::GROUP
};

fn check(ctx: &Context<'_>, sink: &mut Sink<'_>) {
    for mineral in &ctx.declaration.minerals {
        let Some(remains) = mineral.get(MineralQuestion::Remains) else { continue };
        let Some(used) = mineral.get(MineralQuestion::Used) else { continue };
        if remains.spelling != Spelling::Blank || used.offered() != Some(Answer::Yes) {
            continue;
        }
        let mut finding = sink.at(&remains.entry);
        add_neighbouring_value(ctx, &remains.entry, &mut finding);
        finding.for_comparison(&used.entry);
        finding.choose_one_of(&remains.entry, remains.options);
        finding.report(text!(
            en: "{mineral}: used, but it is not stated whether it is still in the product",
            zh: "{mineral}：已填写使用，但未说明是否仍存在于产品中"; mineral: mineral.name()));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::testing::{AMRT, CMRT, CRT, EMRT_1, EMRT_2, cells, check_rule};

    #[test]
    fn a_blank_is_found_where_the_mineral_is_used() {
        let tin = Place::Answer(MineralQuestion::Remains, KnownMineral::Tin);
        assert_eq!(cells(&check_rule(&RULE, CMRT, &[Edit::blank(tin)])), ["Declaration!D33"]);
        let cobalt = Place::Answer(MineralQuestion::Remains, KnownMineral::Cobalt);
        assert_eq!(cells(&check_rule(&RULE, EMRT_1, &[Edit::blank(cobalt)])), ["Declaration!D32"]);
        assert_eq!(cells(&check_rule(&RULE, EMRT_2, &[Edit::blank(cobalt)])), ["Declaration!D42"]);
    }

    #[test]
    fn nothing_is_asked_where_the_first_answer_is_no_blank_or_unreadable() {
        let used = Place::Answer(MineralQuestion::Used, KnownMineral::Tin);
        let remains = Edit::blank(Place::Answer(MineralQuestion::Remains, KnownMineral::Tin));
        assert!(check_rule(&RULE, CMRT, &[remains, Edit::blank(used)]).is_empty());
        assert!(check_rule(&RULE, CMRT, &[remains, Edit::text(used, "maybe")]).is_empty());
        assert!(check_rule(&RULE, CMRT, &[remains, Edit::text(used, "No")]).is_empty());
        assert!(check_rule(&RULE, AMRT, &[]).is_empty());
        assert!(check_rule(&RULE, CRT, &[]).is_empty());
    }
}
