//! P05: measures at company level are answered with No.

use crate::rules::prelude::*;

pub(crate) static RULE: Rule = Rule {
    code: "P05",
    name: "measure-denied",
    severity: Info,
    applies_to: WITH_COMPANY_QUESTIONS,
    source: Source {
        kind: SourceKind::BuyerPractice,
        detail: &Text::fixed(
            "No is permitted, but some customers expect the measure or a plan. A No with a comment counts as explained, whatever the comment says, and is not reported; a comment that says nothing (n/a, unknown, same as last year, see attachment) is none; a No that another rule reports is not repeated, nor is an unpublished policy where there is no policy",
            "填 No 是允许的，但有些客户期望有该措施或计划。旁边写了注释的视为已说明，不论注释写了什么都不再报告；没有内容的注释（n/a、未知、与去年相同、见附件）视为没有写；其他规则已报告的不重复，没有政策时也不再报告政策未公开",
        ),
    },
    adjustable: true,
    title: &Text::fixed("A measure is answered with No", "有措施填了 No"),
    why: &Text::fixed(
        "Some customers rate suppliers by these measures and ask for a plan",
        "有些客户会按这些措施评价供应商，并要求提供计划",
    ),
    fix: &Text::fixed(
        "Start the measure, or state in the comment what is planned; keep No while it is true",
        "开展该措施，或在注释里写明计划；情况未变之前保留 No",
    ),
    reasons: &[Reason::Explain],
    example: Example {
        form: (TemplateKind::Cmrt, "6.5"),
        bad: &[Edit::text(Place::CompanyAnswer(CompanyQuestion::RequireValidated), "No")],
        good: &[
            Edit::text(Place::CompanyAnswer(CompanyQuestion::RequireValidated), "No"),
            Edit::text(Place::CompanyComment(CompanyQuestion::RequireValidated), "In new contracts from next year on"),
        ],
    },
    check,
    ..super::GROUP
};

fn check(ctx: &Context<'_>, sink: &mut Sink<'_>) {
    let declaration = ctx.declaration;
    let said_elsewhere: Vec<CompanyQuestion> = [
        (declaration.public_policy_without_policy(), CompanyQuestion::Policy),
        (declaration.denies(CompanyQuestion::Policy), CompanyQuestion::PolicyUrl),
        (declaration.corrective_without_review(), CompanyQuestion::Review),
        (!declaration.answered_without_survey().is_empty(), CompanyQuestion::Survey),
        (!declaration.measures_despite_denial().is_empty(), CompanyQuestion::DueDiligence),
    ]
    .into_iter()
    .filter(|(said, _)| *said)
    .map(|(_, question)| question)
    .chain(declaration.due_diligence_without_measures().into_iter().map(|cell| cell.question))
    .collect();
    let denied: Vec<_> = declaration
        .company_answers_due()
        .filter(|cell| cell.question != CompanyQuestion::Filing && !said_elsewhere.contains(&cell.question))
        .filter(|cell| cell.offered() == Some(Answer::No) && !cell.has_comment())
        .collect();
    let Some(mut finding) = sink.at_all(denied.iter().map(|cell| &cell.entry)) else { return };
    for cell in denied.iter().filter(|cell| !cell.comment.is_blank()) {
        finding.for_comparison(&cell.comment);
    }
    let mut questions: Vec<CompanyQuestion> = denied.iter().map(|cell| cell.question).collect();
    questions.dedup();
    let names: Vec<Text> =
        questions.iter().map(|question| text!(en: "\"{name}\"", zh: "“{name}”"; name: question.name())).collect();
    finding.value("measures", questions.len().to_string());
    let questions = Text::list(&names);
    finding.report(if denied.iter().all(|cell| cell.comment.is_blank()) {
        text!(
            en: "Answered \"No\" without a comment: {questions}",
            zh: "填写“No”且没有注释：{questions}"; questions: questions)
    } else {
        text!(
            en: "Answered \"No\" without a comment that says more: {questions}",
            zh: "填写“No”，注释没有说明：{questions}"; questions: questions)
    });
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::testing::{CMRT, CRT, EMRT_1, EMRT_2, cells, check_rule};

    fn company(question: CompanyQuestion, answer: &'static str) -> Edit {
        Edit::text(Place::CompanyAnswer(question), answer)
    }

    #[test]
    fn one_finding_for_all_measures() {
        let edits = [
            company(CompanyQuestion::Policy, "No"),
            company(CompanyQuestion::PolicyUrl, "No"),
            Edit::blank(Place::CompanyComment(CompanyQuestion::PolicyUrl)),
            company(CompanyQuestion::RequireValidated, "No"),
        ];
        let findings = check_rule(&RULE, CMRT, &edits);
        assert_eq!(cells(&findings), ["Declaration!D75"]);
        assert_eq!(findings[0].cells.len(), 2);
        let validated = Place::CompanyAnswerAbout(CompanyQuestion::RequireValidated, KnownMineral::Cobalt);
        assert_eq!(cells(&check_rule(&RULE, EMRT_2, &[Edit::text(validated, "No")])), ["Declaration!D120"]);
        assert_eq!(check_rule(&RULE, CRT, &[company(CompanyQuestion::RequireRiskCoverage, "No")]).len(), 1);
    }

    #[test]
    fn a_comment_counts_if_it_says_something() {
        let no = |text| {
            [
                company(CompanyQuestion::RequireValidated, "No"),
                Edit::text(Place::CompanyComment(CompanyQuestion::RequireValidated), text),
            ]
        };
        for text in ["N/A", "同上", "See attached", "与去年相同"] {
            let findings = check_rule(&RULE, CMRT, &no(text));
            assert_eq!(cells(&findings), ["Declaration!D79"], "{text}");
            assert_eq!(findings[0].evidence.len(), 2, "the comment is shown beside");
        }
        for text in ["No plan", "Planned", "暂不要求", "Same as last year, under review"] {
            assert!(check_rule(&RULE, CMRT, &no(text)).is_empty(), "{text}");
        }
    }

    #[test]
    fn a_later_yes_a_filing_and_a_mineral_out_of_scope_are_no_denial() {
        let validated =
            |mineral, answer| Edit::text(Place::CompanyAnswerAbout(CompanyQuestion::RequireValidated, mineral), answer);
        let later = validated(KnownMineral::Cobalt, "Yes, when more processors are validated");
        assert!(check_rule(&RULE, EMRT_2, &[later]).is_empty());
        assert!(check_rule(&RULE, EMRT_1, &[validated(KnownMineral::Mica, "No")]).is_empty());
        assert!(check_rule(&RULE, CMRT, &[company(CompanyQuestion::Filing, "No")]).is_empty());
        let unused = Edit::text(Place::Answer(MineralQuestion::Used, KnownMineral::Tin), "No");
        assert!(check_rule(&RULE, CMRT, &[unused, company(CompanyQuestion::Survey, "No")]).is_empty());
    }

    #[test]
    fn what_another_rule_says_is_not_repeated() {
        assert!(check_rule(&RULE, CMRT, &[company(CompanyQuestion::Policy, "No")]).is_empty());
        assert!(check_rule(&RULE, CMRT, &[company(CompanyQuestion::Review, "No")]).is_empty());
        assert!(check_rule(&RULE, CMRT, &[company(CompanyQuestion::Survey, "No")]).is_empty());
        let denied = [
            company(CompanyQuestion::DueDiligence, "No"),
            Edit::blank(Place::CompanyComment(CompanyQuestion::DueDiligence)),
        ];
        assert!(check_rule(&RULE, CMRT, &denied).is_empty());
    }
}
