//! P08: corrective action is part of a review that is not made.

use crate::rules::prelude::*;

pub(crate) static RULE: Rule = Rule {
    code: "P08",
    name: "corrective-without-review",
    severity: Warning,
    applies_to: WITH_COMPANY_QUESTIONS,
    source: Source {
        kind: SourceKind::Logic,
        detail: &Text::fixed(
            "The question on corrective action is about the review in the question before it",
            "纠正行动一题指的是前一题所说的审查",
        ),
    },
    title: &Text::fixed("Corrective action without a review", "没有审查，却有纠正行动"),
    why: &Text::fixed(
        "The question asks about corrective action as part of the review, so there has to be a review",
        "这一题问的是审查中的纠正行动，没有审查就谈不上",
    ),
    fix: &Text::fixed("Correct one of the two answers", "改正其中一个答案"),
    reasons: &[Reason::Contradiction],
    example: Example {
        form: (TemplateKind::Cmrt, "6.5"),
        bad: &[Edit::text(Place::CompanyAnswer(CompanyQuestion::Review), "No")],
        good: &[
            Edit::text(Place::CompanyAnswer(CompanyQuestion::Review), "No"),
            Edit::text(Place::CompanyAnswer(CompanyQuestion::Corrective), "No"),
        ],
    },
    check,
    ..super::GROUP
};

fn check(ctx: &Context<'_>, sink: &mut Sink<'_>) {
    if !ctx.declaration.corrective_without_review() {
        return;
    }
    let Some(review) = ctx.declaration.company_answer(CompanyQuestion::Review) else { return };
    let Some(corrective) = ctx.declaration.company_answer(CompanyQuestion::Corrective) else { return };
    sink.at(&corrective.entry)
        .also_wrong(&review.entry)
        .choose(&review.entry, "Yes", Text::fixed("when suppliers' information is reviewed", "确实审查供应商信息时"))
        .choose(&corrective.entry, "No", Text::fixed("when it is not reviewed", "不审查时"))
        .report(text!(
            en: "The answer on reviewing suppliers' information is \"{review}\", yet the one on corrective action is \"{corrective}\"",
            zh: "“是否审查供应商提供的信息”填的是“{review}”，“审查是否包括纠正行动”却填的是“{corrective}”",
            review = Shown(review.entry.text()), corrective = Shown(corrective.entry.text())));
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::testing::{CMRT, CRT, EMRT_1, cells, check_rule};

    #[test]
    fn the_pair_is_found() {
        let review = Edit::text(Place::CompanyAnswer(CompanyQuestion::Review), "No");
        assert_eq!(cells(&check_rule(&RULE, CMRT, &[review])), ["Declaration!D87"]);
        assert_eq!(cells(&check_rule(&RULE, EMRT_1, &[review])), ["Declaration!D83"]);
        assert_eq!(cells(&check_rule(&RULE, CRT, &[review])), ["Declaration!D79"]);
    }

    #[test]
    fn a_review_without_corrective_action_and_blanks_are_left_alone() {
        let corrective = Edit::text(Place::CompanyAnswer(CompanyQuestion::Corrective), "No");
        assert!(check_rule(&RULE, CMRT, &[corrective]).is_empty());
        assert!(check_rule(&RULE, CMRT, &[Edit::blank(Place::CompanyAnswer(CompanyQuestion::Review))]).is_empty());
    }
}
