//! X01: sourcing from the covered countries is affirmed, sourcing from high-risk areas is not.

use crate::rules::prelude::*;

pub(crate) static RULE: Rule = Rule {
    code: "X01",
    name: "covered-but-not-cahra",
    severity: Warning,
    applies_to: CMRT_ONLY,
    source: Source {
        kind: SourceKind::Template,
        detail: &Text::fixed(
            "Instructions: the question on conflict-affected and high-risk areas is Yes if any smelter sources from the covered countries or from another such area. Where all is said to be recycled, X02 has the cause",
            "填写说明：只要有冶炼厂从覆盖国家或其他受冲突影响和高风险地区采购，受冲突影响和高风险地区一题就填 Yes。全部填为回收料时，原因由 X02 报告",
        ),
    },
    title: &Text::fixed(
        "Covered countries are Yes, but high-risk areas are not",
        "覆盖国家填 Yes，高风险地区却没有填 Yes",
    ),
    why: &Text::fixed(
        "In this template the question on conflict-affected and high-risk areas includes the covered countries",
        "在该模板中，受冲突影响和高风险地区一题包括覆盖国家",
    ),
    fix: &Text::fixed(
        "Answer Yes to the question on high-risk areas, or correct the one on covered countries",
        "将高风险地区一题改为 Yes，或改正覆盖国家一题",
    ),
    reasons: &[Reason::Contradiction],
    example: Example {
        form: (TemplateKind::Cmrt, "6.5"),
        bad: &[Edit::text(Place::Answer(MineralQuestion::Covered, KnownMineral::Tin), "Yes")],
        good: &[
            Edit::text(Place::Answer(MineralQuestion::Covered, KnownMineral::Tin), "Yes"),
            Edit::text(Place::Answer(MineralQuestion::Cahra, KnownMineral::Tin), "Yes"),
        ],
    },
    check,
    ..super::GROUP
};

fn check(ctx: &Context<'_>, sink: &mut Sink<'_>) {
    for mineral in ctx.declaration.minerals_in_scope().filter(|mineral| mineral.covered_but_not_cahra()) {
        let Some(cahra) = mineral.get(MineralQuestion::Cahra) else { continue };
        let Some(covered) = mineral.get(MineralQuestion::Covered) else { continue };
        sink.at(&cahra.entry)
            .for_comparison(&covered.entry)
            .choose(
                &cahra.entry,
                "Yes",
                Text::fixed("when a smelter does source from a covered country", "确有冶炼厂从覆盖国家采购时"),
            )
            .choose(&covered.entry, "No", Text::fixed("when none does", "没有冶炼厂从覆盖国家采购时"))
            .report(text!(
                en: "{mineral}: sourced from covered countries, yet the answer on conflict-affected and high-risk areas is \"{cahra}\"",
                zh: "{mineral}：已填写来自覆盖国家，但“是否来自受冲突影响和高风险地区”填的是“{cahra}”",
                cahra = Shown(cahra.entry.text()); mineral: mineral.name()));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::testing::{CMRT, cells, check_rule};

    fn tin(question: MineralQuestion, answer: &'static str) -> Edit {
        Edit::text(Place::Answer(question, KnownMineral::Tin), answer)
    }

    #[test]
    fn no_and_unknown_do_not_fit() {
        for answer in ["No", "Unknown"] {
            let edits = [tin(MineralQuestion::Covered, "Yes"), tin(MineralQuestion::Cahra, answer)];
            assert_eq!(cells(&check_rule(&RULE, CMRT, &edits)), ["Declaration!D45"]);
        }
    }

    #[test]
    fn a_yes_that_recycled_metal_puts_in_doubt_is_left_to_x02() {
        let edits = [tin(MineralQuestion::Covered, "Yes"), tin(MineralQuestion::Recycled, "Yes")];
        assert!(check_rule(&RULE, CMRT, &edits).is_empty());
    }

    #[test]
    fn the_reverse_and_blank_or_unreadable_answers_are_left_alone() {
        assert!(check_rule(&RULE, CMRT, &[tin(MineralQuestion::Cahra, "Yes")]).is_empty());
        for answer in [Put::Blank, Put::Text("maybe")] {
            let cahra = Edit::new(Place::Answer(MineralQuestion::Cahra, KnownMineral::Tin), answer);
            assert!(check_rule(&RULE, CMRT, &[tin(MineralQuestion::Covered, "Yes"), cahra]).is_empty());
        }
    }
}
