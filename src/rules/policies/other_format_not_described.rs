//! P07: suppliers are surveyed in another format that is not described.

use crate::rules::prelude::*;

pub(crate) static RULE: Rule = Rule {
    code: "P07",
    name: "other-format-not-described",
    severity: Warning,
    applies_to: WITH_COMPANY_QUESTIONS,
    source: Source {
        kind: SourceKind::Template,
        detail: &Text::fixed(
            "Instructions and the wording of the option itself. The Checkers of EMRT 1.x and CRT look at the comment, so it is \"Must fix\" there; those of CMRT and EMRT 2.x do not. A comment that says nothing, such as n/a or \"same as last year\", describes no format and is to be explained",
            "填写说明和该选项本身的措辞。EMRT 1.x 和 CRT 的官方 Checker 检查该注释，因此列为“必须修改”；CMRT 和 EMRT 2.x 的官方 Checker 不检查。n/a、“与去年相同”一类的注释没有说明格式，列为“需要说明”",
        ),
    },
    title: &Text::fixed("Other survey format is not described", "其他调查格式未说明"),
    why: &Text::fixed(
        "The option asks for a description, so that the customer can judge what the answers rest on",
        "该选项要求说明格式，客户才能判断答案的依据",
    ),
    fix: &Text::fixed(
        "Describe the format in the comment, for example the customer's own form or an online portal",
        "在注释里说明格式，例如客户自有表格或在线平台",
    ),
    reasons: &[Reason::Missing, Reason::Explain],
    example: Example {
        form: (TemplateKind::Cmrt, "6.5"),
        bad: &[Edit::text(Place::CompanyAnswer(CompanyQuestion::Survey), "Yes, using other format (describe)")],
        good: &[
            Edit::text(Place::CompanyAnswer(CompanyQuestion::Survey), "Yes, using other format (describe)"),
            Edit::text(Place::CompanyComment(CompanyQuestion::Survey), "Own web questionnaire"),
        ],
    },
    check,
    ..super::GROUP
};

fn check(ctx: &Context<'_>, sink: &mut Sink<'_>) {
    for survey in ctx.declaration.company_answers_due().filter(|cell| cell.question == CompanyQuestion::Survey) {
        if survey.offered() != Some(Answer::SurveyOther) || survey.has_comment() {
            continue;
        }
        // The Checker takes any text.
        let is_open = survey.comment.is_blank() && matches!(ctx.layout.family, Emrt1 | Crt);
        let severity = if is_open { Error } else { Warning };
        let (typed, comment) = (Shown(survey.entry.text()), Shown(survey.comment.text()));
        sink.at(&survey.comment).for_comparison(&survey.entry).severity(severity).report(
            if survey.comment.is_blank() {
                text!(
                en: "\"{typed}\" is chosen, but the format is not described",
                zh: "选择了“{typed}”，但没有说明格式", typed = typed)
            } else {
                text!(
                en: "\"{typed}\" is chosen, but the comment \"{comment}\" does not describe the format",
                zh: "选择了“{typed}”，但注释“{comment}”没有说明格式", typed = typed, comment = comment)
            },
        );
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::testing::{CMRT, CRT, EMRT_1, EMRT_2, cells, check_rule};

    #[test]
    fn the_comment_is_missed_in_every_template() {
        let survey = Edit::text(Place::CompanyAnswer(CompanyQuestion::Survey), "Yes, Using Other Format (Describe)");
        for (form, cell) in [(EMRT_1, "Declaration!G79"), (EMRT_2, "Declaration!G133"), (CRT, "Declaration!G75")] {
            assert_eq!(cells(&check_rule(&RULE, form, &[survey])), [cell]);
        }
        assert_eq!(cells(&check_rule(&RULE, CMRT, &[survey])), ["Declaration!G83"]);
        for form in [EMRT_1, CRT] {
            assert_eq!(check_rule(&RULE, form, &[survey])[0].severity, Error);
        }
        assert_eq!(check_rule(&RULE, EMRT_2, &[survey])[0].severity, Warning);
    }

    #[test]
    fn a_comment_that_says_nothing_describes_none() {
        let survey = Edit::text(Place::CompanyAnswer(CompanyQuestion::Survey), "Yes, using other format (describe)");
        let comment = |text| Edit::text(Place::CompanyComment(CompanyQuestion::Survey), text);
        for form in [CMRT, EMRT_1, CRT] {
            assert_eq!(check_rule(&RULE, form, &[survey, comment("同上")])[0].severity, Warning);
            assert!(check_rule(&RULE, form, &[survey, comment("Own portal")]).is_empty());
        }
    }

    #[test]
    fn the_standard_format_and_forms_without_minerals_need_no_description() {
        assert!(check_rule(&RULE, CMRT, &[]).is_empty());
        let survey = Edit::text(Place::CompanyAnswer(CompanyQuestion::Survey), "Yes, using other format (describe)");
        let unused = Edit::text(Place::Answer(MineralQuestion::Used, KnownMineral::Tin), "No");
        assert!(check_rule(&RULE, CMRT, &[survey, unused]).is_empty());
    }
}
