//! P10: due diligence measures or corrective action are affirmed without a word about them.

use crate::rules::prelude::*;

pub(crate) static RULE: Rule = Rule {
    code: "P10",
    name: "description-missing",
    severity: Info,
    applies_to: WITH_COMPANY_QUESTIONS,
    source: Source {
        kind: SourceKind::Template,
        detail: &Text::fixed(
            "Instructions: the EMRT asks for a description of the due diligence measures (\"Explain\" there); CMRT and CRT ask for no details. Corrective action needs a comment. The Checker looks at neither. A comment that says nothing, such as n/a or \"same as last year\", is none",
            "填写说明：EMRT 要求描述尽职调查措施（因此列为“需要说明”）；CMRT 和 CRT 不要求细节。纠正行动须写注释。官方 Checker 都不检查。n/a、“与去年相同”一类的注释视为没有写",
        ),
    },
    title: &Text::fixed("Measures are answered Yes without a description", "措施填 Yes 但没有描述"),
    why: &Text::fixed(
        "A Yes without a word about what is done tells the customer little",
        "只有 Yes 而没有说明做法，客户难以了解情况",
    ),
    fix: &Text::fixed(
        "Write one sentence in the comment, for example which framework is used or how suppliers are followed up",
        "在注释里写一句话，例如采用的框架，或如何跟进供应商",
    ),
    reasons: &[Reason::Missing, Reason::Explain],
    example: Example {
        form: (TemplateKind::Emrt, "2.1"),
        bad: &[Edit::blank(Place::CompanyComment(CompanyQuestion::DueDiligence))],
        good: &[Edit::text(Place::CompanyComment(CompanyQuestion::DueDiligence), "OECD guidance, five steps")],
    },
    check,
    ..super::GROUP
};

fn check(ctx: &Context<'_>, sink: &mut Sink<'_>) {
    let asked_elsewhere = !ctx.declaration.due_diligence_without_measures().is_empty();
    for cell in ctx.declaration.company_answers_due() {
        let due_diligence = cell.question == CompanyQuestion::DueDiligence;
        let described = due_diligence || cell.question == CompanyQuestion::Corrective;
        if !described || cell.offered() != Some(Answer::Yes) || cell.has_comment() {
            continue;
        }
        if due_diligence && asked_elsewhere {
            continue;
        }
        let mut finding = sink.at(&cell.comment);
        finding.for_comparison(&cell.entry);
        if due_diligence && ctx.declaration.kind() == TemplateKind::Emrt {
            finding.severity(Warning);
        }
        if !cell.comment.is_blank() {
            finding.report(text!(
                en: "The answer to \"{question}\" is \"{typed}\", but the comment \"{comment}\" says nothing about it",
                zh: "“{question}”填的是“{typed}”，但注释“{comment}”没有任何说明",
                typed = Shown(cell.entry.text()), comment = Shown(cell.comment.text()); question: cell.question.name()));
            continue;
        }
        finding.report(text!(
            en: "The answer to \"{question}\" is \"{typed}\", but nothing is said about it",
            zh: "“{question}”填的是“{typed}”，但没有任何说明",
            typed = Shown(cell.entry.text()); question: cell.question.name()));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::testing::{CMRT, CRT, EMRT_1, cells, check_rule};

    #[test]
    fn a_comment_that_says_nothing_is_no_description() {
        for text in ["与去年相同", "전년과 동일", "前年度と同じ", "same as last year", "As before", "N/A", "see above"]
        {
            let comment = Edit::text(Place::CompanyComment(CompanyQuestion::Corrective), text);
            assert_eq!(cells(&check_rule(&RULE, CMRT, &[comment])), ["Declaration!G87"], "{text}");
        }
        let plan = Edit::text(Place::CompanyComment(CompanyQuestion::Corrective), "按去年的计划，每季度跟进一次");
        assert!(check_rule(&RULE, CMRT, &[plan]).is_empty());
    }

    #[test]
    fn the_emrt_demands_the_description_of_due_diligence() {
        let edits = [
            Edit::blank(Place::CompanyComment(CompanyQuestion::DueDiligence)),
            Edit::blank(Place::CompanyComment(CompanyQuestion::Corrective)),
        ];
        for (form, severity) in [(CMRT, Info), (CRT, Info), (EMRT_1, Warning)] {
            let findings = check_rule(&RULE, form, &edits);
            assert_eq!(findings.iter().map(|f| f.severity).collect::<Vec<_>>(), [severity, Info]);
        }
        assert_eq!(cells(&check_rule(&RULE, CMRT, &edits)), ["Declaration!G81", "Declaration!G87"]);
    }

    #[test]
    fn a_no_needs_no_description() {
        let edits = [
            Edit::blank(Place::CompanyComment(CompanyQuestion::Corrective)),
            Edit::text(Place::CompanyAnswer(CompanyQuestion::Corrective), "No"),
        ];
        assert!(check_rule(&RULE, CMRT, &edits).is_empty());
        assert!(check_rule(&RULE, CMRT, &[Edit::blank(Place::CompanyComment(CompanyQuestion::Review))]).is_empty());
    }
}
