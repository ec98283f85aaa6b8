//! P12: due diligence is affirmed, yet every measure that is asked about is denied.

use crate::rules::prelude::*;

pub(crate) static RULE: Rule = Rule {
    code: "P12",
    name: "due-diligence-without-measures",
    severity: Info,
    applies_to: WITH_COMPANY_QUESTIONS,
    source: Source {
        kind: SourceKind::Logic,
        detail: &Text::fixed(
            "The question on due diligence measures, compared with policy, validated smelters, survey, review and corrective action (CRT: also its two further requirements), all answered No. Not reported where the comment says what the measures are",
            "将尽职调查措施一题，与政策、经审核的冶炼厂、调查、审查、纠正行动各题（CRT 还有另外两项要求）比较，后者全部填 No 时报告。注释已写明措施时不报告",
        ),
    },
    title: &Text::fixed("Due diligence is Yes, but every measure is No", "尽职调查填 Yes，各项措施都填 No"),
    why: &Text::fixed("A reader cannot tell what the due diligence consists of", "审阅者看不出尽职调查包括什么"),
    fix: &Text::fixed(
        "State in the comment what the measures are, or correct the answer",
        "在注释里写明有哪些措施，或改正答案",
    ),
    reasons: &[Reason::Contradiction],
    example: Example {
        form: (TemplateKind::Cmrt, "6.5"),
        bad: ALL_DENIED,
        good: &[Edit::blank(Place::CompanyComment(CompanyQuestion::DueDiligence))],
    },
    check,
    ..super::GROUP
};

const ALL_DENIED: &[Edit] = &[
    Edit::text(Place::CompanyAnswer(CompanyQuestion::Policy), "No"),
    Edit::text(Place::CompanyAnswer(CompanyQuestion::RequireValidated), "No"),
    Edit::text(Place::CompanyAnswer(CompanyQuestion::Survey), "No"),
    Edit::text(Place::CompanyAnswer(CompanyQuestion::Review), "No"),
    Edit::text(Place::CompanyAnswer(CompanyQuestion::Corrective), "No"),
    Edit::blank(Place::CompanyComment(CompanyQuestion::DueDiligence)),
];

fn check(ctx: &Context<'_>, sink: &mut Sink<'_>) {
    let denied = ctx.declaration.due_diligence_without_measures();
    if denied.is_empty() {
        return;
    }
    let Some(affirmed) = ctx.declaration.company_answer(CompanyQuestion::DueDiligence) else { return };
    let mut finding = sink.at(&affirmed.entry);
    finding.also_wrong(&affirmed.comment);
    for cell in &denied {
        finding.for_comparison(&cell.entry);
    }
    finding.report(text!(
        en: "The answer on due diligence measures is \"{typed}\", yet every measure asked about is No",
        zh: "“是否已实施尽职调查措施”填的是“{typed}”，但所问的各项措施都填 No", typed = Shown(affirmed.entry.text())));
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::testing::{CMRT, CRT, EMRT_2, cells, check_rule};

    #[test]
    fn all_measures_of_the_template_have_to_be_denied() {
        assert_eq!(cells(&check_rule(&RULE, CMRT, ALL_DENIED)), ["Declaration!D81"]);
        assert_eq!(cells(&check_rule(&RULE, EMRT_2, ALL_DENIED)), ["Declaration!D131"]);
        assert!(check_rule(&RULE, CRT, ALL_DENIED).is_empty());
        let mut crt = ALL_DENIED.to_vec();
        crt.push(Edit::text(Place::CompanyAnswer(CompanyQuestion::RequireDueDiligence), "No"));
        crt.push(Edit::text(Place::CompanyAnswer(CompanyQuestion::RequireRiskCoverage), "No"));
        assert_eq!(cells(&check_rule(&RULE, CRT, &crt)), ["Declaration!D67"]);
    }

    #[test]
    fn one_measure_a_blank_or_a_comment_is_enough() {
        let with = |edit| {
            let mut edits = ALL_DENIED.to_vec();
            edits.push(edit);
            check_rule(&RULE, CMRT, &edits)
        };
        assert!(with(Edit::text(Place::CompanyAnswer(CompanyQuestion::Corrective), "Yes")).is_empty());
        assert!(with(Edit::blank(Place::CompanyAnswer(CompanyQuestion::Review))).is_empty());
        let comment = Place::CompanyComment(CompanyQuestion::DueDiligence);
        assert!(with(Edit::text(comment, "Risk assessment by country")).is_empty());
    }
}
