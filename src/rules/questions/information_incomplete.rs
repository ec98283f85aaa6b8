//! Q11: not all smelters are identified, or not all information is reported.

use crate::rules::prelude::*;

pub(crate) static RULE: Rule = Rule {
    code: "Q11",
    name: "information-incomplete",
    severity: Warning,
    applies_to: WITH_COMPANY_QUESTIONS,
    source: Source {
        kind: SourceKind::BuyerPractice,
        detail: &Text::fixed(
            "The answers are permitted, but customers want to know what is missing. Only \"Look at\" where the comment explains it, and in EMRT and CRT. A comment that says nothing, such as n/a or \"same as last year\", explains nothing",
            "这些选项是允许的，但客户想知道缺什么。注释已说明时，以及在 EMRT 和 CRT 中，仅列为“请留意”。n/a、“与去年相同”一类的注释不算说明",
        ),
    },
    adjustable: true,
    title: &Text::fixed("Smelters or their data are not complete", "冶炼厂或其信息不完整"),
    why: &Text::fixed(
        "The customer has to fill the gap in its own report and will ask when the rest follows",
        "客户要在自己的报告中补上缺口，会询问其余信息何时提供",
    ),
    fix: &Text::fixed("State in the comment what is missing and when it will follow", "在注释里写明缺什么、何时补齐"),
    reasons: &[Reason::Contradiction, Reason::Explain],
    example: Example {
        form: (TemplateKind::Cmrt, "6.5"),
        bad: &[
            Edit::text(Place::Answer(MineralQuestion::AllIdentified, KnownMineral::Tin), "No"),
            Edit::text(Place::Answer(MineralQuestion::Response, KnownMineral::Tin), "Greater than 75%"),
        ],
        good: &[Edit::text(Place::Answer(MineralQuestion::Response, KnownMineral::Tin), "Greater than 75%")],
    },
    check,
    ..super::GROUP
};

fn check(ctx: &Context<'_>, sink: &mut Sink<'_>) {
    for mineral in ctx.declaration.minerals_in_scope() {
        if mineral.all_identified_not_all_reported() {
            continue;
        }
        let open: Vec<_> = [MineralQuestion::AllIdentified, MineralQuestion::AllReported]
            .into_iter()
            .filter_map(|question| mineral.get(question))
            .filter(|cell| matches!(cell.offered(), Some(Answer::No | Answer::Unknown)))
            .collect();
        let Some((first, rest)) = open.split_first() else { continue };
        let mut finding = sink.at(&first.entry);
        finding.each_also_wrong(rest.iter().map(|cell| &cell.entry));
        let explained = open.iter().all(|cell| cell.has_comment());
        if explained || ctx.declaration.kind() != TemplateKind::Cmrt {
            finding.severity(Info);
        }
        let full = mineral.get(MineralQuestion::Response).filter(|cell| cell.offered() == Some(Answer::Full));
        let all_answered = full.filter(|_| first.question == MineralQuestion::AllIdentified);
        if let Some(response) = all_answered {
            finding.for_comparison(&response.entry).fix(Text::fixed(
                "Ask the suppliers whose lists are incomplete; state in the comment what is missing and when it will follow",
                "询问清单不完整的供应商；在注释里写明缺什么、何时补齐",
            ));
        }
        let message = match (first.question, all_answered) {
            (MineralQuestion::AllIdentified, None) => text!(
                en: "{mineral}: it is not confirmed that all smelters are identified (\"{typed}\")",
                zh: "{mineral}：尚未确认已识别所有冶炼厂（“{typed}”）",
                typed = Shown(first.entry.text()); mineral: mineral.name()),
            (MineralQuestion::AllIdentified, Some(_)) => text!(
                en: "{mineral}: it is not confirmed that all smelters are identified (\"{typed}\"), although all suppliers answered",
                zh: "{mineral}：虽然供应商都已回复，但尚未确认已识别所有冶炼厂（“{typed}”）",
                typed = Shown(first.entry.text()); mineral: mineral.name()),
            _ => text!(
                en: "{mineral}: it is not confirmed that all smelter information received is reported (\"{typed}\")",
                zh: "{mineral}：尚未确认收到的冶炼厂信息已全部填报（“{typed}”）",
                typed = Shown(first.entry.text()); mineral: mineral.name()),
        };
        finding.report(message);
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
    fn one_finding_per_mineral_with_the_full_response_as_a_part() {
        let edits = [tin(MineralQuestion::AllIdentified, "No"), tin(MineralQuestion::AllReported, "No")];
        let findings = check_rule(&RULE, CMRT, &edits);
        assert_eq!(cells(&findings), ["Declaration!D63"]);
        assert!(findings[0].message.en.ends_with("although all suppliers answered"));
        assert_eq!(findings[0].evidence.len(), 3);
    }

    #[test]
    fn a_comment_and_the_emrt_make_it_a_hint() {
        let comment =
            Edit::text(Place::Comment(MineralQuestion::AllIdentified, KnownMineral::Tin), "Two open, by June");
        let findings = check_rule(&RULE, CMRT, &[tin(MineralQuestion::AllIdentified, "No"), comment]);
        assert_eq!(findings[0].severity, Info);
        let unknown = Edit::text(Place::Answer(MineralQuestion::AllReported, KnownMineral::Cobalt), "Unknown");
        for form in [EMRT_2, CRT] {
            assert_eq!(check_rule(&RULE, form, &[unknown])[0].severity, Info);
        }
    }

    #[test]
    fn what_another_rule_says_is_not_repeated() {
        assert!(check_rule(&RULE, CMRT, &[tin(MineralQuestion::AllReported, "No")]).is_empty());
        assert!(check_rule(&RULE, CMRT, &[tin(MineralQuestion::AllIdentified, "Unknown")]).is_empty());
    }
}
