//! P01: a question at company level is not answered although a mineral is in scope.

use crate::rules::neighbouring_value::add_neighbouring_value;
use crate::rules::prelude::*;

pub(crate) static RULE: Rule = Rule {
    code: "P01",
    name: "company-answer-blank",
    severity: Error,
    applies_to: WITH_COMPANY_QUESTIONS,
    source: Source {
        kind: SourceKind::Template,
        detail: &Text::fixed(
            "Checker: the questions at company level are required once a mineral is in scope; \
             where one of them is asked per mineral (EMRT), only for the minerals in scope",
            "官方 Checker：只要有矿产在申报范围内，公司层面的问题就必填；按矿产分别填写的一题（EMRT），只要求申报范围内的矿产",
        ),
    },
    title: &Text::fixed("Question at company level is not answered", "公司层面的问题未作答"),
    why: &Text::fixed(
        "The Checker stays red until every question at company level has an answer",
        "公司层面的每一题都作答之前，官方 Checker 会一直显示未完成",
    ),
    fix: &Text::fixed(
        "Choose the answer from the drop-down; it is about the whole company",
        "从下拉列表中选择答案；这一题针对整个公司",
    ),
    reasons: &[Reason::Missing],
    example: Example {
        form: (TemplateKind::Cmrt, "6.5"),
        bad: &[Edit::blank(Place::CompanyAnswer(CompanyQuestion::Filing))],
        good: &[Edit::text(Place::CompanyAnswer(CompanyQuestion::Filing), "Yes, with the SEC")],
    },
    check,
    ..super::GROUP
};

fn check(ctx: &Context<'_>, sink: &mut Sink<'_>) {
    for cell in ctx.declaration.company_answers_due().filter(|cell| cell.spelling == Spelling::Blank) {
        let mineral = ctx.declaration.minerals.iter().find(|mineral| Some(mineral.index) == cell.mineral);
        let mut finding = sink.at(&cell.entry);
        add_neighbouring_value(ctx, &cell.entry, &mut finding);
        finding.choose_one_of(&cell.entry, cell.options);
        finding.report(match mineral {
            Some(mineral) => text!(
                en: "{mineral}: the question \"{question}\" is not answered",
                zh: "{mineral}：“{question}”未作答"; mineral: mineral.name(), question: cell.question.name()),
            None => text!(
                en: "The question \"{question}\" is not answered",
                zh: "“{question}”未作答"; question: cell.question.name()),
        });
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::testing::{CMRT, CRT, EMRT_1, EMRT_2, cells, check_rule};

    #[test]
    fn each_blank_is_found_in_every_template() {
        let policy = Edit::blank(Place::CompanyAnswer(CompanyQuestion::Policy));
        for (form, cell) in [
            (CMRT, "Declaration!D75"),
            (EMRT_1, "Declaration!D69"),
            (EMRT_2, "Declaration!D115"),
            (CRT, "Declaration!D63"),
        ] {
            assert_eq!(cells(&check_rule(&RULE, form, &[policy])), [cell]);
        }
        let risks = Edit::blank(Place::CompanyAnswer(CompanyQuestion::RequireRiskCoverage));
        assert_eq!(cells(&check_rule(&RULE, CRT, &[risks])), ["Declaration!D73"]);
    }

    #[test]
    fn the_question_per_mineral_counts_only_in_scope() {
        let validated = Place::CompanyAnswerAbout(CompanyQuestion::RequireValidated, KnownMineral::Cobalt);
        assert_eq!(cells(&check_rule(&RULE, EMRT_2, &[Edit::blank(validated)])), ["Declaration!D120"]);
        let nickel = [
            Edit::text(Place::Answer(MineralQuestion::Used, KnownMineral::Nickel), "Yes"),
            Edit::text(Place::Answer(MineralQuestion::Remains, KnownMineral::Nickel), "Yes"),
        ];
        assert_eq!(cells(&check_rule(&RULE, EMRT_2, &nickel)), ["Declaration!D125"]);
    }

    #[test]
    fn nothing_is_asked_without_a_mineral_in_scope() {
        let policy = Edit::blank(Place::CompanyAnswer(CompanyQuestion::Policy));
        let no = Edit::text(Place::Answer(MineralQuestion::Used, KnownMineral::Tin), "No");
        let open = Edit::blank(Place::Answer(MineralQuestion::Used, KnownMineral::Tin));
        assert!(check_rule(&RULE, CMRT, &[policy, no]).is_empty());
        assert!(check_rule(&RULE, CMRT, &[policy, open]).is_empty());
    }
}
