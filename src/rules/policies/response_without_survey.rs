//! P06: no survey is made, yet suppliers answered.

use crate::rules::prelude::*;

pub(crate) static RULE: Rule = Rule {
    code: "P06",
    name: "response-without-survey",
    severity: Warning,
    applies_to: WITH_COMPANY_QUESTIONS,
    source: Source {
        kind: SourceKind::Logic,
        detail: &Text::fixed(
            "The question on the response share is about the company's own survey. Only \"Look at\" where the comment next to the answer on the survey explains it, and for a company that lists itself as the smelter",
            "回复率一题指的是本公司自己的调查。调查一题旁边的注释已说明时，或公司自己就是所列冶炼厂时，仅列为“请留意”",
        ),
    },
    title: &Text::fixed("No survey, yet suppliers answered", "没有调查，却有供应商回复"),
    why: &Text::fixed(
        "Replies come from a survey, unless suppliers send their declarations unasked",
        "回复来自调查，除非供应商主动发来申报表",
    ),
    fix: &Text::fixed(
        "Correct one of the answers, or state in the comment how the replies came in",
        "改正其中一个答案，或在注释里说明回复如何得来",
    ),
    reasons: &[Reason::Contradiction],
    example: Example {
        form: (TemplateKind::Cmrt, "6.5"),
        bad: &[Edit::text(Place::CompanyAnswer(CompanyQuestion::Survey), "No")],
        good: &[
            Edit::text(Place::CompanyAnswer(CompanyQuestion::Survey), "No"),
            Edit::text(Place::Answer(MineralQuestion::Response, KnownMineral::Tin), "None"),
        ],
    },
    check,
    ..super::GROUP
};

fn check(ctx: &Context<'_>, sink: &mut Sink<'_>) {
    let answered = ctx.declaration.answered_without_survey();
    let Some(first) = answered.first() else { return };
    let Some(survey) = ctx.declaration.company_answer(CompanyQuestion::Survey) else { return };
    let mut finding = sink.at(&survey.entry);
    finding.each_also_wrong(answered.iter().map(|cell| &cell.entry));
    if survey.has_comment() || ctx.declaration.lists_itself() {
        finding.severity(Info);
    }
    finding.report(text!(
        en: "The answer on surveying suppliers is \"{survey}\", yet the response share is \"{share}\"",
        zh: "“是否调查供应商”填的是“{survey}”，回复率却填的是“{share}”",
        survey = Shown(survey.entry.text()), share = Shown(first.entry.text())));
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::testing::{CMRT, CRT, EMRT_2, cells, check_rule};

    #[test]
    fn any_share_contradicts_and_an_explanation_makes_it_a_hint() {
        let survey = Edit::text(Place::CompanyAnswer(CompanyQuestion::Survey), "No");
        assert_eq!(cells(&check_rule(&RULE, CRT, &[survey])), ["Declaration!D75"]);
        assert_eq!(cells(&check_rule(&RULE, EMRT_2, &[survey])), ["Declaration!D133"]);
        let comment = Edit::text(Place::CompanyComment(CompanyQuestion::Survey), "Suppliers send them unasked");
        assert_eq!(check_rule(&RULE, CMRT, &[survey, comment])[0].severity, Info);
        let company = Edit::text(Place::Company(CompanyField::Name), "Beispiel Zinn GmbH");
        assert_eq!(check_rule(&RULE, CMRT, &[survey, company])[0].severity, Info);
    }

    #[test]
    fn nobody_asked_blank_and_other_formats_are_left_alone() {
        let survey = Place::CompanyAnswer(CompanyQuestion::Survey);
        let response = Place::Answer(MineralQuestion::Response, KnownMineral::Cobalt);
        let edits = [Edit::text(survey, "No"), Edit::text(response, "Did not survey")];
        assert!(check_rule(&RULE, EMRT_2, &edits).is_empty());
        assert!(check_rule(&RULE, CMRT, &[Edit::blank(survey)]).is_empty());
        assert!(check_rule(&RULE, CMRT, &[Edit::text(survey, "Yes, using other format (describe)")]).is_empty());
    }
}
