//! Q03: a later question about a mineral in scope is not answered.

use crate::rules::neighbouring_value::add_neighbouring_value;
use crate::rules::prelude::*;

pub(crate) static RULE: Rule = Rule {
    code: "Q03",
    name: "later-answer-blank",
    severity: Error,
    applies_to: ALL_FAMILIES,
    source: Source {
        kind: SourceKind::Template,
        detail: &Text::fixed(
            "Checker: every question is required for a mineral in scope. The AMRT Checker does not ask for the response share, so that is only \"Look at\"",
            "官方 Checker：申报范围内的矿产，每一题都必填。AMRT 的官方 Checker 不要求填写回复率，因此仅列为“请留意”",
        ),
    },
    title: &Text::fixed("Question about a mineral in scope is not answered", "申报范围内的矿产有问题未作答"),
    why: &Text::fixed(
        "The Checker stays red until every question about a mineral in scope has an answer",
        "申报范围内矿产的每一题都作答之前，官方 Checker 会一直显示未完成",
    ),
    fix: &Text::fixed("Choose the answer from the drop-down", "从下拉列表中选择答案"),
    reasons: &[Reason::Missing],
    example: Example {
        form: (TemplateKind::Cmrt, "6.5"),
        bad: &[Edit::blank(Place::Answer(MineralQuestion::Recycled, KnownMineral::Tin))],
        good: &[Edit::text(Place::Answer(MineralQuestion::Recycled, KnownMineral::Tin), "Unknown")],
    },
    check,
    ..super::GROUP
};

fn check(ctx: &Context<'_>, sink: &mut Sink<'_>) {
    let optional = ctx.declaration.kind() == TemplateKind::Amrt;
    for mineral in ctx.declaration.minerals_in_scope() {
        for blank in mineral.later_answers().filter(|cell| cell.spelling == Spelling::Blank) {
            let mut finding = sink.at(&blank.entry);
            add_neighbouring_value(ctx, &blank.entry, &mut finding);
            finding.choose_one_of(&blank.entry, blank.options);
            if optional {
                finding.severity(Info).why(Text::fixed(
                    "The Checker of the AMRT does not ask for this answer, but customers read it",
                    "AMRT 的官方 Checker 不要求这一题，但客户会看",
                ));
            }
            finding.report(text!(
                en: "{mineral}: the question \"{question}\" is not answered",
                zh: "{mineral}：“{question}”未作答"; mineral: mineral.name(), question: blank.question.name()));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::testing::{AMRT, AMRT_12, CMRT, CRT, EMRT_1, EMRT_2, cells, check_rule};

    #[test]
    fn each_blank_is_found_in_its_own_cell() {
        let tin = |question| Edit::blank(Place::Answer(question, KnownMineral::Tin));
        let edits = [tin(MineralQuestion::Covered), tin(MineralQuestion::Response), tin(MineralQuestion::AllReported)];
        assert_eq!(cells(&check_rule(&RULE, CMRT, &edits)), ["Declaration!D39", "Declaration!D57", "Declaration!D69"]);
        let cahra = Edit::blank(Place::Answer(MineralQuestion::Cahra, KnownMineral::Cobalt));
        for (form, cell) in [(EMRT_1, "Declaration!D38"), (EMRT_2, "Declaration!D54"), (CRT, "Declaration!D32")] {
            assert_eq!(cells(&check_rule(&RULE, form, &[cahra])), [cell]);
        }
    }

    #[test]
    fn the_amrt_does_not_require_the_response() {
        let response = Edit::blank(Place::Answer(MineralQuestion::Response, KnownMineral::Aluminum));
        for form in [AMRT, AMRT_12] {
            let findings = check_rule(&RULE, form, &[response]);
            assert_eq!(findings.iter().map(|f| f.severity).collect::<Vec<_>>(), [Info]);
        }
    }

    #[test]
    fn an_open_mineral_an_unreadable_answer_and_mica_without_recycling_row_are_left_alone() {
        let remains = Edit::blank(Place::Answer(MineralQuestion::Remains, KnownMineral::Tin));
        let covered = Place::Answer(MineralQuestion::Covered, KnownMineral::Tin);
        assert!(check_rule(&RULE, CMRT, &[remains, Edit::blank(covered)]).is_empty());
        assert!(check_rule(&RULE, CMRT, &[Edit::text(covered, "perhaps")]).is_empty());
        let mica = |question, answer| Edit::text(Place::Answer(question, KnownMineral::Mica), answer);
        let edits = [
            mica(MineralQuestion::Used, "Yes"),
            mica(MineralQuestion::Remains, "Yes"),
            mica(MineralQuestion::Cahra, "India and/or Madagascar only"),
            mica(MineralQuestion::Response, "100%"),
            mica(MineralQuestion::AllIdentified, "Yes"),
            mica(MineralQuestion::AllReported, "Yes"),
        ];
        assert!(check_rule(&RULE, EMRT_1, &edits).is_empty());
    }
}
