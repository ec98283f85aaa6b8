//! X04: all smelters are identified although not all suppliers answered.

use crate::rules::prelude::*;

pub(crate) static RULE: Rule = Rule {
    code: "X04",
    name: "all-identified-partial-response",
    severity: Warning,
    applies_to: WITH_COMPANY_QUESTIONS,
    source: Source {
        kind: SourceKind::BuyerPractice,
        detail: &Text::fixed(
            "Customers ask how the rest is known. Only \"Look at\" where a comment beside one of the two answers explains it, and for a company that lists itself as the smelter",
            "客户会问其余部分从何得知。两个答案之一旁边的注释已说明时，或公司自己就是所列冶炼厂时，仅列为“请留意”",
        ),
    },
    title: &Text::fixed(
        "All smelters identified, though not all suppliers answered",
        "已识别所有冶炼厂，但供应商没有全部回复",
    ),
    why: &Text::fixed(
        "A supplier that has not answered may use smelters that nobody has named yet",
        "尚未回复的供应商可能使用了还没有列出的冶炼厂",
    ),
    fix: &Text::fixed(
        "State in the comment how the other suppliers' smelters are known, or answer No until they have answered",
        "在注释里写明其余供应商的冶炼厂从何得知；否则在其回复之前填 No",
    ),
    reasons: &[Reason::Contradiction],
    example: Example {
        form: (TemplateKind::Cmrt, "6.5"),
        bad: &[Edit::text(Place::Answer(MineralQuestion::Response, KnownMineral::Tin), "Greater than 75%")],
        good: &[
            Edit::text(Place::Answer(MineralQuestion::Response, KnownMineral::Tin), "Greater than 75%"),
            Edit::text(Place::Answer(MineralQuestion::AllIdentified, KnownMineral::Tin), "No"),
        ],
    },
    check,
    ..super::GROUP
};

fn check(ctx: &Context<'_>, sink: &mut Sink<'_>) {
    for mineral in ctx.declaration.minerals_in_scope().filter(|mineral| mineral.only_some_answered()) {
        let Some(identified) = mineral.get(MineralQuestion::AllIdentified) else { continue };
        let Some(response) = mineral.get(MineralQuestion::Response) else { continue };
        if identified.offered() != Some(Answer::Yes) {
            continue;
        }
        let mut finding = sink.at(&identified.entry);
        finding.also_wrong(&response.entry).choose(
            &identified.entry,
            "No",
            Text::fixed("until the other suppliers have answered", "在其余供应商回复之前"),
        );
        if identified.has_comment() || response.has_comment() || ctx.declaration.lists_itself() {
            finding.severity(Info);
        }
        finding.report(text!(
            en: "{mineral}: all smelters are said to be identified, yet the response share is \"{share}\"",
            zh: "{mineral}：已填写识别所有冶炼厂，但回复率为“{share}”",
            share = Shown(response.entry.text()); mineral: mineral.name()));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::testing::{CMRT, CRT, EMRT_1, cells, check_rule};

    fn tin(question: MineralQuestion, answer: &'static str) -> Edit {
        Edit::text(Place::Answer(question, KnownMineral::Tin), answer)
    }

    #[test]
    fn any_share_below_all_is_found() {
        for share in ["Greater than 90%", "Greater than 50%", "50% or less"] {
            let findings = check_rule(&RULE, CMRT, &[tin(MineralQuestion::Response, share)]);
            assert_eq!(cells(&findings), ["Declaration!D63"], "{share}");
        }
        let cobalt = Edit::text(Place::Answer(MineralQuestion::Response, KnownMineral::Cobalt), "50% or less");
        assert_eq!(cells(&check_rule(&RULE, EMRT_1, &[cobalt])), ["Declaration!D56"]);
        assert_eq!(cells(&check_rule(&RULE, CRT, &[cobalt])), ["Declaration!D50"]);
    }

    #[test]
    fn an_explanation_makes_it_a_hint() {
        let comment = Edit::text(Place::Comment(MineralQuestion::AllIdentified, KnownMineral::Tin), "One source only");
        let findings = check_rule(&RULE, CMRT, &[tin(MineralQuestion::Response, "50% or less"), comment]);
        assert_eq!(findings[0].severity, Info);
    }

    #[test]
    fn nobody_a_full_share_and_unreadable_shares_are_left_alone() {
        for share in ["None", "100%", "most", "Did not survey"] {
            assert!(check_rule(&RULE, CMRT, &[tin(MineralQuestion::Response, share)]).is_empty(), "{share}");
        }
    }
}
