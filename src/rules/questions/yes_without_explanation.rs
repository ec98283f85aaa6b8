//! Q08: sourcing from covered countries or high-risk areas is affirmed without a comment.

use crate::rules::prelude::*;

pub(crate) static RULE: Rule = Rule {
    code: "Q08",
    name: "yes-without-explanation",
    severity: Info,
    applies_to: WITH_COMPANY_QUESTIONS,
    source: Source {
        kind: SourceKind::Template,
        detail: &Text::fixed(
            "Instructions: a Yes to the questions on origin is explained in the comment (recommended in the CMRT, required in EMRT and CRT). A comment beside one of the two questions is enough; the Checker does not look at it. A comment that says nothing, such as n/a or \"same as last year\", is none",
            "填写说明：来源问题填 Yes 时在注释里说明（CMRT 为建议，EMRT 和 CRT 为要求）。两题中有一题写了注释即可；官方 Checker 不检查。n/a、“与去年相同”一类的注释视为没有写",
        ),
    },
    title: &Text::fixed("Yes to a question on origin is not explained", "来源问题填 Yes 但未说明"),
    why: &Text::fixed(
        "A reader wants to know which country it is and how the smelter was assessed",
        "审阅者想知道是哪个国家，以及冶炼厂经过哪种审核",
    ),
    fix: &Text::fixed(
        "State in the comment the country and the audit programme of the smelter",
        "在注释里写明国家以及冶炼厂的审核项目",
    ),
    reasons: &[Reason::Explain, Reason::Missing],
    example: Example {
        form: (TemplateKind::Emrt, "2.1"),
        bad: &[Edit::text(Place::Answer(MineralQuestion::Cahra, KnownMineral::Cobalt), "Yes")],
        good: &[
            Edit::text(Place::Answer(MineralQuestion::Cahra, KnownMineral::Cobalt), "Yes"),
            Edit::text(Place::Comment(MineralQuestion::Cahra, KnownMineral::Cobalt), "DRC; smelter takes part in RMAP"),
        ],
    },
    check,
    ..super::GROUP
};

fn check(ctx: &Context<'_>, sink: &mut Sink<'_>) {
    for mineral in ctx.declaration.minerals_in_scope() {
        let affirmed: Vec<_> = [MineralQuestion::Covered, MineralQuestion::Cahra]
            .into_iter()
            .filter_map(|question| mineral.get(question))
            .filter(|cell| cell.offered().is_some_and(Answer::is_affirmative))
            .collect();
        let Some((first, rest)) = affirmed.split_first() else { continue };
        // Next to "all recycled" the Yes itself is in doubt (X02).
        let in_doubt = mineral.answer(MineralQuestion::Recycled) == Some(Answer::Yes);
        if in_doubt || affirmed.iter().any(|cell| cell.has_comment()) {
            continue;
        }
        let mut finding = sink.at(&first.comment);
        finding.for_comparison(&first.entry);
        for cell in rest {
            finding.also_wrong(&cell.comment).for_comparison(&cell.entry);
        }
        if ctx.declaration.kind() != TemplateKind::Cmrt {
            finding.severity(Warning);
        }
        if !first.comment.is_blank() {
            finding.report(text!(
                en: "{mineral}: the comment \"{comment}\" does not explain the answer \"{answer}\" to \"{question}\"",
                zh: "{mineral}：“{question}”填的是“{answer}”，但注释“{comment}”没有作出说明",
                comment = Shown(first.comment.text()), answer = Shown(first.entry.text());
                mineral: mineral.name(), question: first.question.name()));
            continue;
        }
        finding.report(text!(
            en: "{mineral}: the answer \"{answer}\" to \"{question}\" has no comment",
            zh: "{mineral}：“{question}”填的是“{answer}”，但没有注释",
            answer = Shown(first.entry.text()); mineral: mineral.name(), question: first.question.name()));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::testing::{CMRT, CRT, EMRT_1, cells, check_rule};

    #[test]
    fn one_finding_per_mineral_milder_in_the_cmrt() {
        let tin = |question| Edit::text(Place::Answer(question, KnownMineral::Tin), "Yes");
        let findings = check_rule(&RULE, CMRT, &[tin(MineralQuestion::Covered), tin(MineralQuestion::Cahra)]);
        assert_eq!(cells(&findings), ["Declaration!G39"]);
        assert_eq!(findings[0].severity, Info);
    }

    #[test]
    fn narrower_forms_of_yes_count() {
        let cahra = |answer| Edit::text(Place::Answer(MineralQuestion::Cahra, KnownMineral::Cobalt), answer);
        let findings = check_rule(&RULE, EMRT_1, &[cahra("DRC only")]);
        assert_eq!((cells(&findings), findings[0].severity), (vec!["Declaration!G38".to_owned()], Warning));
        assert_eq!(check_rule(&RULE, CRT, &[cahra("DRC or adjoining countries only")]).len(), 1);
        assert!(check_rule(&RULE, CRT, &[cahra("Unknown")]).is_empty());
    }

    #[test]
    fn a_comment_that_says_nothing_is_none() {
        let tin = |question| Edit::text(Place::Answer(question, KnownMineral::Tin), "Yes");
        let edits = |text| {
            let comment = Edit::text(Place::Comment(MineralQuestion::Cahra, KnownMineral::Tin), text);
            [tin(MineralQuestion::Covered), tin(MineralQuestion::Cahra), comment]
        };
        for text in ["N/A", "同上", "Same as last year", "-", "前年度と同じ", "xxx", "TBD", "待定", "Test"] {
            assert_eq!(check_rule(&RULE, CMRT, &edits(text)).len(), 1, "{text}");
        }
        for text in ["Rwanda", "Same as last year: Rwanda, RMAP", "Please see www.example.com/minerals", "卢旺达"] {
            assert!(check_rule(&RULE, CMRT, &edits(text)).is_empty(), "{text}");
        }
    }

    #[test]
    fn one_comment_for_both_questions_is_enough() {
        let tin = |question| Edit::text(Place::Answer(question, KnownMineral::Tin), "Yes");
        let comment = Edit::text(Place::Comment(MineralQuestion::Covered, KnownMineral::Tin), "Rwanda, RMAP");
        let edits = [tin(MineralQuestion::Covered), tin(MineralQuestion::Cahra), comment];
        assert!(check_rule(&RULE, CMRT, &edits).is_empty());
    }

    #[test]
    fn a_yes_that_another_answer_contradicts_is_not_to_be_explained() {
        let tin = |question| Edit::text(Place::Answer(question, KnownMineral::Tin), "Yes");
        let edits = [tin(MineralQuestion::Cahra), tin(MineralQuestion::Recycled)];
        assert!(check_rule(&RULE, CMRT, &edits).is_empty(), "X02");
    }

    #[test]
    fn a_mineral_out_of_scope_needs_no_comment() {
        let gold = Edit::text(Place::Answer(MineralQuestion::Cahra, KnownMineral::Gold), "Yes");
        assert!(check_rule(&RULE, CMRT, &[gold]).is_empty());
    }
}
