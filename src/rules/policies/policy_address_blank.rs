//! P03: the policy is public, but its web address is not given.

use crate::rules::error_values::{fix_for_error_value, shows_error_value};
use crate::rules::prelude::*;
use crate::template::Revision;

pub(crate) static RULE: Rule = Rule {
    code: "P03",
    name: "policy-address-blank",
    severity: Error,
    applies_to: WITH_COMPANY_QUESTIONS,
    source: Source {
        kind: SourceKind::Template,
        detail: &Text::fixed(
            "Checker: where the policy is public, the comment next to that answer needs at least two characters. EMRT before 1.2 also needs the comment next to the answer on having a policy",
            "官方 Checker：政策公开时，该答案旁边的注释至少要有两个字符。1.2 之前的 EMRT 还要求“是否有政策”旁边的注释",
        ),
    },
    title: &Text::fixed("Web address of the policy is missing", "缺少政策的网址"),
    why: &Text::fixed(
        "The Checker stays red, and the customer cannot find the policy",
        "官方 Checker 会一直显示未完成，客户也找不到该政策",
    ),
    fix: &Text::fixed("Enter the web address of the policy in the comment", "在注释里填写政策的网址"),
    reasons: &[Reason::Missing],
    example: Example {
        form: (TemplateKind::Cmrt, "6.5"),
        bad: &[Edit::blank(Place::CompanyComment(CompanyQuestion::PolicyUrl))],
        good: &[Edit::text(Place::CompanyComment(CompanyQuestion::PolicyUrl), "www.example.com")],
    },
    check,
    ..super::GROUP
};

fn check(ctx: &Context<'_>, sink: &mut Sink<'_>) {
    if let Some((public, comment)) = ctx.declaration.policy_address()
        && is_missing(comment)
    {
        let mut finding = sink.at(comment);
        finding.for_comparison(&public.entry);
        if comment.is_error_mark() {
            let address = Text::fixed("The web address of the policy", "政策网址");
            finding.fix(fix_for_error_value(comment)).report(shows_error_value(&address, comment));
        } else if comment.is_blank() {
            finding.report(Text::fixed(
                "The policy is said to be public, but its web address is missing",
                "已填写政策公开，但没有写网址",
            ));
        } else {
            finding.report(text!(
                en: "The policy is said to be public, but \"{typed}\" is not a web address",
                zh: "已填写政策公开，但“{typed}”不是网址", typed = Shown(comment.text())));
        }
    }
    let counts_both = ctx.layout.family == Emrt1 && ctx.layout.revision < Revision::fixed("1.2");
    let policy = ctx.declaration.company_answer(CompanyQuestion::Policy).filter(|policy| {
        counts_both && ctx.declaration.has_mineral_in_scope() && policy.offered() == Some(Answer::Yes)
    });
    if let Some(policy) = policy.filter(|policy| is_missing(&policy.comment)) {
        sink.at(&policy.comment)
            .for_comparison(&policy.entry)
            .why(Text::fixed(
                "The Checker of this revision stays red while this comment is empty; newer revisions do not ask for it",
                "本版本的官方 Checker 在该注释为空时会一直显示未完成；更新的版本不再要求",
            ))
            .fix(Text::fixed(
                "Enter the web address of the policy here, or state that it is not public",
                "在此填写政策的网址，或说明政策不公开",
            ))
            .report(Text::fixed(
                "This revision also asks for a comment where a policy exists",
                "本版本还要求：有政策时填写该注释",
            ));
    }
}

/// The Checker takes any two characters.
fn is_missing(comment: &Entry) -> bool {
    comment.readable().chars().count() < 2
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::testing::{CMRT, CRT, EMRT_1, EMRT_2, cells, check_rule};

    #[test]
    fn the_address_belongs_beside_the_question_on_publication() {
        let url = Edit::blank(Place::CompanyComment(CompanyQuestion::PolicyUrl));
        assert_eq!(cells(&check_rule(&RULE, CMRT, &[url])), ["Declaration!G77"]);
        assert_eq!(cells(&check_rule(&RULE, EMRT_2, &[url])), ["Declaration!G117"]);
        let policy = Edit::blank(Place::CompanyComment(CompanyQuestion::Policy));
        assert_eq!(cells(&check_rule(&RULE, CRT, &[policy])), ["Declaration!G63"]);
        let short = Edit::text(Place::CompanyComment(CompanyQuestion::PolicyUrl), "-");
        assert_eq!(check_rule(&RULE, CMRT, &[short]).len(), 1);
    }

    #[test]
    fn early_emrt_counts_both_comments() {
        let policy = Edit::blank(Place::CompanyComment(CompanyQuestion::Policy));
        for revision in ["1.1", "1.11"] {
            assert_eq!(cells(&check_rule(&RULE, (TemplateKind::Emrt, revision), &[policy])), ["Declaration!G69"]);
        }
        for form in [(TemplateKind::Emrt, "1.2"), EMRT_1, EMRT_2] {
            assert!(check_rule(&RULE, form, &[policy]).is_empty());
        }
    }

    #[test]
    fn a_policy_that_is_not_public_needs_no_address() {
        let url = Edit::blank(Place::CompanyComment(CompanyQuestion::PolicyUrl));
        let no = Edit::text(Place::CompanyAnswer(CompanyQuestion::PolicyUrl), "No");
        assert!(check_rule(&RULE, CMRT, &[url, no]).is_empty());
        let unused = Edit::text(Place::Answer(MineralQuestion::Used, KnownMineral::Tin), "No");
        assert!(check_rule(&RULE, CMRT, &[url, unused]).is_empty());
    }
}
