//! Q05: later answers are left for a mineral that its first answers put out of scope.

use crate::rules::prelude::*;

pub(crate) static RULE: Rule = Rule {
    code: "Q05",
    name: "answer-out-of-scope",
    severity: Info,
    applies_to: WITH_COMPANY_QUESTIONS,
    source: Source {
        kind: SourceKind::Template,
        detail: &Text::fixed(
            "The sheet greys out these cells and the Checker ignores them. It is \"Explain\" where a later answer says Yes or gives a share. Answers at company level are not counted",
            "这些单元格在表中变灰，官方 Checker 不检查。后续答案为 Yes 或某个占比时列为“需要说明”；不计公司层面的答案",
        ),
    },
    title: &Text::fixed("Later answers for a mineral that is out of scope", "申报范围外的矿产留有后续答案"),
    why: &Text::fixed(
        "The Checker ignores these answers, but a reader cannot tell which answer is meant",
        "官方 Checker 不检查这些答案，但审阅者无法判断以哪个为准",
    ),
    fix: &Text::fixed(
        "Clear the later answers, or correct the earlier ones if the mineral is in the product",
        "清空后续答案；如果产品中确有该矿产，则改正前面的答案",
    ),
    reasons: &[Reason::Superfluous, Reason::Contradiction],
    example: Example {
        form: (TemplateKind::Cmrt, "6.5"),
        bad: &[Edit::text(Place::Answer(MineralQuestion::Recycled, KnownMineral::Gold), "Unknown")],
        good: &[Edit::blank(Place::Answer(MineralQuestion::Recycled, KnownMineral::Gold))],
    },
    check,
    ..super::GROUP
};

fn check(ctx: &Context<'_>, sink: &mut Sink<'_>) {
    for mineral in ctx.declaration.minerals.iter().filter(|mineral| !mineral.remains_without_use()) {
        let Some(closing) = mineral.closing_answer(ctx.declaration.family) else { continue };
        let left = mineral.answers_beyond_scope(ctx.declaration.family);
        let Some(mut finding) = sink.at_all(left.iter().map(|cell| &cell.entry)) else { continue };
        finding.for_comparison(&closing.entry).value("answers", left.len().to_string());
        if left.iter().any(|cell| cell.asserts_something()) {
            finding.severity(Warning);
        }
        finding.report(text!(
            en: "{mineral}: out of scope because of the answer \"{closing}\", yet {answers} left",
            zh: "{mineral}：因前面填写“{closing}”而不在申报范围内，但后面仍留有 {answers}",
            closing = Shown(closing.entry.text());
            mineral: mineral.name(), answers: Text::counted(left.len(), "later answer is", "later answers are", "个答案")));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::testing::{CMRT, EMRT_1, EMRT_2, cells, check_rule};

    #[test]
    fn one_finding_per_mineral_and_sterner_where_something_is_asserted() {
        let gold = |question, answer| Edit::text(Place::Answer(question, KnownMineral::Gold), answer);
        let edits = [gold(MineralQuestion::Covered, "No"), gold(MineralQuestion::Response, "100%")];
        let findings = check_rule(&RULE, CMRT, &edits);
        assert_eq!(cells(&findings), ["Declaration!D40"]);
        assert_eq!((findings[0].severity, findings[0].cells.len()), (Warning, 3));
        assert_eq!(check_rule(&RULE, CMRT, &[gold(MineralQuestion::Covered, "No")])[0].severity, Info);
    }

    #[test]
    fn the_second_answer_and_undecided_answers_close_where_the_template_says_so() {
        let remains = |answer| Edit::text(Place::Answer(MineralQuestion::Remains, KnownMineral::Cobalt), answer);
        assert_eq!(cells(&check_rule(&RULE, EMRT_2, &[remains("Unknown")])), ["Declaration!D54"]);
        let used = Place::Answer(MineralQuestion::Used, KnownMineral::Mica);
        let edits = [
            Edit::text(used, "Not applicable for this declaration"),
            Edit::text(Place::Answer(MineralQuestion::Cahra, KnownMineral::Mica), "Unknown"),
        ];
        assert_eq!(cells(&check_rule(&RULE, EMRT_1, &edits)), ["Declaration!D39"]);
    }

    #[test]
    fn no_repeated_as_second_answer_and_open_minerals_are_left_alone() {
        let gold = |question, answer| Edit::text(Place::Answer(question, KnownMineral::Gold), answer);
        assert!(check_rule(&RULE, CMRT, &[gold(MineralQuestion::Remains, "No")]).is_empty());
        let open = [
            Edit::blank(Place::Answer(MineralQuestion::Used, KnownMineral::Gold)),
            gold(MineralQuestion::Covered, "Yes"),
        ];
        assert!(check_rule(&RULE, CMRT, &open).is_empty());
        let unreadable = [gold(MineralQuestion::Used, "Unknown"), gold(MineralQuestion::Covered, "Yes")];
        assert!(check_rule(&RULE, CMRT, &unreadable).is_empty());
    }

    #[test]
    fn the_rule_on_remains_takes_its_later_answers_in() {
        let gold = |question, answer| Edit::text(Place::Answer(question, KnownMineral::Gold), answer);
        let edits = [gold(MineralQuestion::Remains, "Yes"), gold(MineralQuestion::Covered, "Yes")];
        assert!(check_rule(&RULE, CMRT, &edits).is_empty());
    }
}
