//! X03: No to a question on origin although not everything is known.

use crate::rules::prelude::*;

pub(crate) static RULE: Rule = Rule {
    code: "X03",
    name: "no-without-knowledge",
    severity: Warning,
    applies_to: WITH_COMPANY_QUESTIONS,
    source: Source {
        kind: SourceKind::BuyerPractice,
        detail: &Text::fixed(
            "Customers ask how a No is known while suppliers or smelters are missing. Not reported where all of it is recycled; only \"Look at\" for a company that lists itself as the smelter",
            "供应商或冶炼厂尚有缺口时，客户会问 No 从何得知。全部为回收料时不报告；公司自己就是所列冶炼厂时，仅列为“请留意”",
        ),
    },
    title: &Text::fixed(
        "No to a question on origin, though not everything is known",
        "来源问题填 No，但情况尚未全部掌握",
    ),
    why: &Text::fixed(
        "No says that no smelter sources there, which is known only once all suppliers answered and all smelters are identified",
        "No 表示没有任何冶炼厂从那里采购；只有供应商全部回复、冶炼厂全部识别后才能确定",
    ),
    fix: &Text::fixed("Answer Unknown for now, or complete the survey first", "暂时填 Unknown，或先完成调查"),
    reasons: &[Reason::Contradiction, Reason::Explain],
    example: Example {
        form: (TemplateKind::Cmrt, "6.5"),
        bad: &[
            Edit::text(Place::Answer(MineralQuestion::Response, KnownMineral::Tin), "Greater than 75%"),
            Edit::text(Place::Answer(MineralQuestion::AllIdentified, KnownMineral::Tin), "No"),
        ],
        good: &[
            Edit::text(Place::Answer(MineralQuestion::Response, KnownMineral::Tin), "Greater than 75%"),
            Edit::text(Place::Answer(MineralQuestion::AllIdentified, KnownMineral::Tin), "No"),
            Edit::text(Place::Answer(MineralQuestion::Covered, KnownMineral::Tin), "Unknown"),
            Edit::text(Place::Answer(MineralQuestion::Cahra, KnownMineral::Tin), "Unknown"),
        ],
    },
    check,
    ..super::GROUP
};

fn check(ctx: &Context<'_>, sink: &mut Sink<'_>) {
    for mineral in ctx.declaration.minerals_in_scope() {
        if mineral.answer(MineralQuestion::Recycled) == Some(Answer::Yes) {
            continue;
        }
        let gaps: Vec<_> = [MineralQuestion::Response, MineralQuestion::AllIdentified]
            .into_iter()
            .filter_map(|question| mineral.get(question))
            .filter(|cell| match cell.question {
                MineralQuestion::Response => mineral.only_some_answered() || mineral.nobody_answered(),
                _ => matches!(cell.offered(), Some(Answer::No | Answer::Unknown)),
            })
            .collect();
        let denied: Vec<_> = [MineralQuestion::Covered, MineralQuestion::Cahra]
            .into_iter()
            .filter(|question| *question == MineralQuestion::Covered || !mineral.covered_but_not_cahra())
            .filter_map(|question| mineral.get(question))
            .filter(|cell| cell.offered() == Some(Answer::No))
            .collect();
        let (Some((first, rest)), Some(gap)) = (denied.split_first(), gaps.first()) else { continue };
        let mut finding = sink.at(&first.entry);
        finding.each_also_wrong(rest.iter().map(|cell| &cell.entry));
        for cell in &gaps {
            finding.for_comparison(&cell.entry);
        }
        for cell in &denied {
            finding.choose(
                &cell.entry,
                "Unknown",
                Text::fixed(
                    "until all suppliers answered and all smelters are identified",
                    "在供应商全部回复、冶炼厂全部识别之前",
                ),
            );
        }
        if ctx.declaration.lists_itself() {
            finding.severity(Info);
        }
        finding.report(text!(
            en: "{mineral}: the answer to \"{question}\" is \"No\", while \"{gap_question}\" is \"{gap}\"",
            zh: "{mineral}：“{question}”填的是“No”，而“{gap_question}”填的是“{gap}”",
            gap = Shown(gap.entry.text());
            mineral: mineral.name(), question: first.question.name(), gap_question: gap.question.name()));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::testing::{CMRT, CRT, EMRT_2, cells, check_rule};

    fn tin(question: MineralQuestion, answer: &'static str) -> Edit {
        Edit::text(Place::Answer(question, KnownMineral::Tin), answer)
    }

    #[test]
    fn one_finding_per_mineral_for_both_questions() {
        let findings = check_rule(&RULE, CMRT, &[tin(MineralQuestion::Response, "Greater than 90%")]);
        assert_eq!(cells(&findings), ["Declaration!D39"]);
        assert_eq!(findings[0].cells.len(), 3);
        let cobalt = Edit::text(Place::Answer(MineralQuestion::AllIdentified, KnownMineral::Cobalt), "Unknown");
        for (form, cell) in [(EMRT_2, "Declaration!D54"), (CRT, "Declaration!D32")] {
            assert_eq!(cells(&check_rule(&RULE, form, &[cobalt])), [cell]);
        }
    }

    #[test]
    fn recycled_metal_needs_no_survey() {
        let edits = [tin(MineralQuestion::Response, "None"), tin(MineralQuestion::Recycled, "Yes")];
        assert!(check_rule(&RULE, CMRT, &edits).is_empty());
    }

    #[test]
    fn blank_or_unreadable_gaps_and_another_rules_cell_are_left_alone() {
        let blank = Edit::blank(Place::Answer(MineralQuestion::Response, KnownMineral::Tin));
        assert!(check_rule(&RULE, CMRT, &[blank]).is_empty());
        assert!(check_rule(&RULE, CMRT, &[tin(MineralQuestion::AllIdentified, "Unknown")]).is_empty());
        let covered = [tin(MineralQuestion::Covered, "Yes"), tin(MineralQuestion::Response, "None")];
        assert!(check_rule(&RULE, CMRT, &covered).is_empty());
    }

    #[test]
    fn a_smelter_may_know_its_sources() {
        let edits = [
            Edit::text(Place::Company(CompanyField::Name), "Beispiel Zinn GmbH"),
            tin(MineralQuestion::Response, "None"),
        ];
        assert_eq!(check_rule(&RULE, CMRT, &edits)[0].severity, Info);
    }
}
