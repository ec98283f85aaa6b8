//! X02: all of the mineral is recycled, yet an origin from mines is declared.

use crate::rules::prelude::*;

pub(crate) static RULE: Rule = Rule {
    code: "X02",
    name: "recycled-with-mined-origin",
    severity: Warning,
    applies_to: WITH_COMPANY_QUESTIONS,
    source: Source {
        kind: SourceKind::Template,
        detail: &Text::fixed(
            "Instructions: Yes to the question on recycling means that all of it is recycled or scrap. Only \"Look at\" where the origin beside it is Unknown",
            "填写说明：回收一题填 Yes 表示全部来自回收料或报废料。旁边的来源填 Unknown 时，仅列为“请留意”",
        ),
    },
    title: &Text::fixed("All recycled, yet a mined origin is given", "全部为回收料，却填写了开采来源"),
    why: &Text::fixed(
        "Recycled metal has no mine of origin, so the countries where metal is mined do not apply",
        "回收的金属没有来源矿场，也就谈不上来自哪个开采国",
    ),
    fix: &Text::fixed(
        "Answer No to recycling if a part is mined, or No to the questions on origin if all of it is recycled",
        "如果有一部分是开采的，将回收一题改为 No；如果全部为回收料，将来源各题改为 No",
    ),
    reasons: &[Reason::Contradiction],
    example: Example {
        form: (TemplateKind::Cmrt, "6.5"),
        bad: &[
            Edit::text(Place::Answer(MineralQuestion::Recycled, KnownMineral::Tin), "Yes"),
            Edit::text(Place::Answer(MineralQuestion::Covered, KnownMineral::Tin), "Yes"),
            Edit::text(Place::Answer(MineralQuestion::Cahra, KnownMineral::Tin), "Yes"),
        ],
        good: &[Edit::text(Place::Answer(MineralQuestion::Recycled, KnownMineral::Tin), "Yes")],
    },
    check,
    ..super::GROUP
};

fn check(ctx: &Context<'_>, sink: &mut Sink<'_>) {
    for mineral in ctx.declaration.minerals_in_scope() {
        let Some(recycled) = mineral.get(MineralQuestion::Recycled) else { continue };
        if recycled.offered() != Some(Answer::Yes) {
            continue;
        }
        let origins = || {
            [MineralQuestion::Covered, MineralQuestion::Cahra].into_iter().filter_map(|question| mineral.get(question))
        };
        let affirmed: Vec<_> = origins().filter(|cell| cell.offered().is_some_and(Answer::is_affirmative)).collect();
        let severity = if affirmed.is_empty() { Info } else { Warning };
        // An undecided answer next to it is named here too, since Q09 leaves it to this rule.
        let undecided = origins().filter(|cell| cell.offered().is_some_and(Answer::is_undecided));
        let wrong: Vec<_> = affirmed.into_iter().chain(undecided).collect();
        let Some(first) = wrong.first() else { continue };
        let mut finding = sink.at(&recycled.entry);
        finding.severity(severity);
        finding.each_also_wrong(wrong.iter().map(|cell| &cell.entry));
        let no_mine = Text::fixed("when all of it is recycled", "全部为回收料时");
        for cell in &wrong {
            finding.choose(&cell.entry, "No", no_mine.clone());
        }
        finding.choose(&recycled.entry, "No", Text::fixed("when a part of it is mined", "有一部分是开采的时")).report(
            text!(
                en: "{mineral}: all from recycled or scrap sources, yet the answer to \"{question}\" is \"{origin}\"",
                zh: "{mineral}：已填写全部来自回收料或报废料，但“{question}”填的是“{origin}”",
                origin = Shown(first.entry.text()); mineral: mineral.name(), question: first.question.name()),
        );
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::testing::{CMRT, CRT, EMRT_1, EMRT_2, cells, check_rule};

    #[test]
    fn any_narrower_yes_counts_and_unknown_is_a_hint() {
        let cobalt = |question, answer| Edit::text(Place::Answer(question, KnownMineral::Cobalt), answer);
        let recycled = cobalt(MineralQuestion::Recycled, "Yes");
        for (form, answer) in [(EMRT_1, "DRC only"), (EMRT_2, "Yes"), (CRT, "DRC or adjoining countries only")] {
            let findings = check_rule(&RULE, form, &[recycled, cobalt(MineralQuestion::Cahra, answer)]);
            assert_eq!(findings.iter().map(|f| f.severity).collect::<Vec<_>>(), [Warning], "{answer}");
        }
        let findings = check_rule(&RULE, EMRT_2, &[recycled, cobalt(MineralQuestion::Cahra, "Unknown")]);
        assert_eq!((cells(&findings), findings[0].severity), (vec!["Declaration!D66".to_owned()], Info));
    }

    #[test]
    fn an_undecided_origin_beside_an_affirmed_one_is_named_too() {
        let tin = |question, answer| Edit::text(Place::Answer(question, KnownMineral::Tin), answer);
        let edits = [
            tin(MineralQuestion::Recycled, "Yes"),
            tin(MineralQuestion::Covered, "Unknown"),
            tin(MineralQuestion::Cahra, "Yes"),
        ];
        let findings = check_rule(&RULE, CMRT, &edits);
        assert_eq!((findings.len(), findings[0].severity, findings[0].cells.len()), (1, Warning, 3));
        assert!(findings[0].message.en.contains("\"Yes\""), "{}", findings[0].message.en);
    }

    #[test]
    fn partly_recycled_metal_may_have_any_origin() {
        let tin = |question, answer| Edit::text(Place::Answer(question, KnownMineral::Tin), answer);
        let edits = [tin(MineralQuestion::Covered, "Yes"), tin(MineralQuestion::Cahra, "Yes")];
        assert!(check_rule(&RULE, CMRT, &edits).is_empty());
        let unknown = [tin(MineralQuestion::Recycled, "Unknown"), tin(MineralQuestion::Cahra, "Yes")];
        assert!(check_rule(&RULE, CMRT, &unknown).is_empty());
    }
}
