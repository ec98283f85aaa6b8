//! P13: a policy, or its publication, is denied next to the web address of one.

use super::policy_address_unusable::hosts_of_its_own;
use crate::rules::prelude::*;

pub(crate) static RULE: Rule = Rule {
    code: "P13",
    name: "policy-public-denied-with-address",
    severity: Warning,
    applies_to: WITH_COMPANY_QUESTIONS,
    source: Source {
        kind: SourceKind::Logic,
        detail: &Text::fixed(
            "No to having a policy, or to its being public, while the comment beside it gives a web address that is not one of a standard setter, an authority or an industry programme. Comments that speak of plans, requests or internal use are left alone; a blank answer, and No beside a policy that is said to be public, are covered by other rules",
            "有政策或政策公开填 No，但旁边的注释写了网址，且不是标准制定机构、主管机关或行业项目的网址。注释提到计划、须申请或仅限内部的不算；答案空白，以及没有政策却填写公开，由其他规则检查",
        ),
    },
    title: &Text::fixed("A public policy is denied beside its address", "填写政策不公开，注释里却有网址"),
    why: &Text::fixed(
        "Whoever can open the policy at this address wonders which of the two holds",
        "客户如果能打开该网址看到政策，就不知道以哪个为准",
    ),
    fix: &Text::fixed(
        "Choose \"Yes\" if the policy can be read there; otherwise state in the comment what the address is for",
        "该网址上能看到政策时选择“Yes”；否则在注释里说明该网址的用途",
    ),
    reasons: &[Reason::Contradiction],
    example: Example {
        form: (TemplateKind::Cmrt, "6.5"),
        bad: &[
            Edit::text(Place::CompanyAnswer(CompanyQuestion::PolicyUrl), "No"),
            Edit::text(Place::CompanyComment(CompanyQuestion::PolicyUrl), "www.example.com/policy"),
        ],
        good: &[
            Edit::text(Place::CompanyAnswer(CompanyQuestion::PolicyUrl), "No"),
            Edit::text(Place::CompanyComment(CompanyQuestion::PolicyUrl), "Available on request"),
        ],
    },
    check,
    ..super::GROUP
};

fn check(ctx: &Context<'_>, sink: &mut Sink<'_>) {
    let contradicted: Vec<_> = ctx
        .declaration
        .company_answers_due()
        .filter(|cell| match cell.question {
            // Where it is public without being there, that is the cause (P02).
            CompanyQuestion::Policy => !ctx.declaration.public_policy_without_policy(),
            CompanyQuestion::PolicyUrl => true,
            _ => false,
        })
        .filter(|cell| cell.offered() == Some(Answer::No) && gives_the_address(cell.comment.text()))
        .collect();
    let Some(first) = contradicted.first() else { return };
    let cells = contradicted.iter().flat_map(|cell| [&cell.entry, &cell.comment]);
    let Some(mut finding) = sink.at_all(cells) else { return };
    finding.choose(&first.entry, "Yes", Text::fixed("if the policy can be read there", "该网址上能看到政策时")).report(
        text!(
        en: "\"{question}\" is answered with \"No\", but the comment gives the address \"{comment}\"",
        zh: "“{question}”填的是“No”，但注释写了网址“{comment}”",
        comment = Shown(first.comment.text()); question: first.question.name()),
    );
}

/// Whether a comment gives a web address of its own and nothing that takes it back.
fn gives_the_address(comment: &str) -> bool {
    const TAKEN_BACK: &[&str] = &[
        "not ",
        "n't",
        "no ",
        "will",
        "plan",
        "future",
        "soon",
        "draft",
        "request",
        "internal",
        "intranet",
        "login",
        "log in",
        "password",
        "member",
        "only",
        "customer",
        "group",
        "parent",
        "until",
        "from 20",
        "in 20",
        "不",
        "未",
        "没",
        "無",
        "无",
        "将",
        "计划",
        "申请",
        "内部",
        "内网",
        "登录",
        "客户",
        "母公司",
        "集团",
        "予定",
        "社内",
        "예정",
        "사내",
    ];
    let lower = comment.to_lowercase();
    !TAKEN_BACK.iter().any(|word| lower.contains(word)) && !hosts_of_its_own(comment).is_empty()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::testing::{CMRT, CRT, EMRT_2, cells, check_rule};

    fn denied(question: CompanyQuestion, comment: &'static str) -> [Edit; 2] {
        [Edit::text(Place::CompanyAnswer(question), "No"), Edit::text(Place::CompanyComment(question), comment)]
    }

    #[test]
    fn an_address_beside_no_is_found() {
        let url = CompanyQuestion::PolicyUrl;
        for comment in [
            "https://www.example.com/policy",
            "See www.example.com",
            "官网：www.example.com.cn",
            "ｗｗｗ．ｅｘａｍｐｌｅ．ｃｏｍ",
        ] {
            assert_eq!(cells(&check_rule(&RULE, CMRT, &denied(url, comment))), ["Declaration!D77"], "{comment}");
        }
        assert_eq!(cells(&check_rule(&RULE, EMRT_2, &denied(url, "www.example.com"))), ["Declaration!D117"]);
        let policy = denied(CompanyQuestion::Policy, "www.example.com");
        assert_eq!(cells(&check_rule(&RULE, CRT, &policy)), ["Declaration!D63"]);
    }

    #[test]
    fn two_denials_are_one_finding() {
        let both =
            [denied(CompanyQuestion::Policy, "www.example.com"), denied(CompanyQuestion::PolicyUrl, "www.example.com")];
        let findings = check_rule(&RULE, CMRT, &both.concat());
        assert_eq!((findings.len(), findings[0].cells.len()), (1, 4));
    }

    #[test]
    fn what_is_not_public_yet_and_other_organisations_are_left_alone() {
        for comment in [
            "",
            "n/a",
            "Available on request",
            "Will be published at www.example.com in May",
            "Our policy is internal (http://intranet/policy)",
            "We follow www.oecd.org",
            "csr@example.com",
            "尚未公开，计划发布在 www.example.com",
            "Only for customers: portal.example.com",
        ] {
            assert!(check_rule(&RULE, CMRT, &denied(CompanyQuestion::PolicyUrl, comment)).is_empty(), "{comment}");
        }
        // P02.
        assert!(check_rule(&RULE, CMRT, &denied(CompanyQuestion::Policy, "www.example.com")).is_empty());
        let unused = Edit::text(Place::Answer(MineralQuestion::Used, KnownMineral::Tin), "No");
        let edits = [denied(CompanyQuestion::PolicyUrl, "www.example.com").as_slice(), &[unused]].concat();
        assert!(check_rule(&RULE, CMRT, &edits).is_empty());
        let blank = [
            Edit::blank(Place::CompanyAnswer(CompanyQuestion::PolicyUrl)),
            Edit::text(Place::CompanyComment(CompanyQuestion::PolicyUrl), "www.example.com"),
        ];
        assert!(check_rule(&RULE, CMRT, &blank).is_empty(), "P01");
    }
}
