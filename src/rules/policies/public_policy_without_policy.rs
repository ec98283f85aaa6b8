//! P02: a policy is public although there is none.

use crate::rules::prelude::*;

pub(crate) static RULE: Rule = Rule {
    code: "P02",
    name: "public-policy-without-policy",
    severity: Error,
    applies_to: &[Cmrt, Emrt1, Emrt2],
    source: Source {
        kind: SourceKind::Logic,
        detail: &Text::fixed(
            "The questions on whether a policy exists and whether it is public",
            "是否有政策、政策是否公开两题",
        ),
    },
    title: &Text::fixed("Policy is public, yet there is none", "政策已公开，却填写没有政策"),
    why: &Text::fixed(
        "A policy that does not exist cannot be public, so both answers cannot be true",
        "没有政策就无从公开，两个答案不可能同时成立",
    ),
    fix: &Text::fixed("Correct one of the two answers", "改正其中一个答案"),
    reasons: &[Reason::Contradiction],
    example: Example {
        form: (TemplateKind::Cmrt, "6.5"),
        bad: &[Edit::text(Place::CompanyAnswer(CompanyQuestion::Policy), "No")],
        good: &[
            Edit::text(Place::CompanyAnswer(CompanyQuestion::Policy), "No"),
            Edit::text(Place::CompanyAnswer(CompanyQuestion::PolicyUrl), "No"),
        ],
    },
    check,
    ..super::GROUP
};

fn check(ctx: &Context<'_>, sink: &mut Sink<'_>) {
    if !ctx.declaration.public_policy_without_policy() {
        return;
    }
    let Some(policy) = ctx.declaration.company_answer(CompanyQuestion::Policy) else { return };
    let Some(public) = ctx.declaration.company_answer(CompanyQuestion::PolicyUrl) else { return };
    sink.at(&policy.entry)
        .also_wrong(&public.entry)
        .choose(&policy.entry, "Yes", Text::fixed("when there is a policy", "有政策时"))
        .choose(&public.entry, "No", Text::fixed("when there is none", "没有政策时"))
        .report(text!(
            en: "The answer on having a policy is \"{policy}\", yet the one on its being public is \"{public}\"",
            zh: "“是否有矿产采购政策”填的是“{policy}”，“政策是否公开”却填的是“{public}”",
            policy = Shown(policy.entry.text()), public = Shown(public.entry.text())));
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::testing::{CMRT, CRT, EMRT_2, cells, check_rule};

    #[test]
    fn the_pair_is_found() {
        let policy = Edit::text(Place::CompanyAnswer(CompanyQuestion::Policy), "No");
        assert_eq!(cells(&check_rule(&RULE, EMRT_2, &[policy])), ["Declaration!D115"]);
        assert!(check_rule(&RULE, CRT, &[policy]).is_empty());
    }

    #[test]
    fn a_policy_that_is_not_public_and_blank_answers_are_left_alone() {
        let public = Edit::text(Place::CompanyAnswer(CompanyQuestion::PolicyUrl), "No");
        assert!(check_rule(&RULE, CMRT, &[public]).is_empty());
        let blank = Edit::blank(Place::CompanyAnswer(CompanyQuestion::Policy));
        assert!(check_rule(&RULE, CMRT, &[blank]).is_empty());
    }
}
