//! P09: due diligence is denied although single measures of it are affirmed.

use crate::rules::prelude::*;

pub(crate) static RULE: Rule = Rule {
    code: "P09",
    name: "measures-despite-denial",
    severity: Info,
    applies_to: WITH_COMPANY_QUESTIONS,
    source: Source {
        kind: SourceKind::Template,
        detail: &Text::fixed(
            "Instructions: the examples of due diligence measures include what the later questions ask about. Reported when at least two of these are Yes",
            "填写说明：尽职调查措施的举例包括后面几题所问的内容。有两项或以上填 Yes 时报告",
        ),
    },
    title: &Text::fixed("Due diligence is No, but single measures are Yes", "尽职调查填 No，单项措施却填 Yes"),
    why: &Text::fixed(
        "Surveying suppliers, reviewing their information and following it up are due diligence measures",
        "调查供应商、审查其信息并跟进，都属于尽职调查措施",
    ),
    fix: &Text::fixed(
        "Answer Yes to due diligence measures if the single answers are right",
        "将尽职调查措施一题改为 Yes，前提是各单项答案无误",
    ),
    reasons: &[Reason::Contradiction],
    example: Example {
        form: (TemplateKind::Cmrt, "6.5"),
        bad: &[Edit::text(Place::CompanyAnswer(CompanyQuestion::DueDiligence), "No")],
        good: &[
            Edit::text(Place::CompanyAnswer(CompanyQuestion::DueDiligence), "No"),
            Edit::text(Place::CompanyAnswer(CompanyQuestion::Review), "No"),
            Edit::text(Place::CompanyAnswer(CompanyQuestion::Corrective), "No"),
        ],
    },
    check,
    ..super::GROUP
};

fn check(ctx: &Context<'_>, sink: &mut Sink<'_>) {
    let affirmed = ctx.declaration.measures_despite_denial();
    if affirmed.is_empty() {
        return;
    }
    let Some(denied) = ctx.declaration.company_answer(CompanyQuestion::DueDiligence) else { return };
    let mut finding = sink.at(&denied.entry);
    for cell in &affirmed {
        finding.for_comparison(&cell.entry);
    }
    let names: Vec<Text> =
        affirmed.iter().map(|cell| text!(en: "\"{name}\"", zh: "“{name}”"; name: cell.question.name())).collect();
    finding.choose(&denied.entry, "Yes", Text::fixed("when the single answers are right", "各单项答案无误时")).report(
        text!(
            en: "The answer on due diligence measures is \"{denied}\", yet these are Yes: {measures}",
            zh: "“是否已实施尽职调查措施”填的是“{denied}”，但以下各项填的是 Yes：{measures}",
            denied = Shown(denied.entry.text()); measures: Text::list(&names)),
    );
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::testing::{CMRT, CRT, EMRT_2, cells, check_rule};

    fn company(question: CompanyQuestion, answer: &'static str) -> Edit {
        Edit::text(Place::CompanyAnswer(question), answer)
    }

    #[test]
    fn two_measures_are_enough() {
        let edits = [company(CompanyQuestion::DueDiligence, "No"), company(CompanyQuestion::Survey, "No")];
        assert_eq!(cells(&check_rule(&RULE, CMRT, &edits)), ["Declaration!D81"]);
        let denied = company(CompanyQuestion::DueDiligence, "No");
        assert_eq!(cells(&check_rule(&RULE, EMRT_2, &[denied])), ["Declaration!D131"]);
        assert_eq!(cells(&check_rule(&RULE, CRT, &[denied])), ["Declaration!D67"]);
    }

    #[test]
    fn one_measure_is_not() {
        let edits = [
            company(CompanyQuestion::DueDiligence, "No"),
            company(CompanyQuestion::Survey, "No"),
            company(CompanyQuestion::Corrective, "No"),
        ];
        assert!(check_rule(&RULE, CMRT, &edits).is_empty());
        let blank = Edit::blank(Place::CompanyAnswer(CompanyQuestion::DueDiligence));
        assert!(check_rule(&RULE, CMRT, &[blank]).is_empty());
    }
}
