//! X05: all smelters are identified although nobody answered.

use crate::rules::prelude::*;

pub(crate) static RULE: Rule = Rule {
    code: "X05",
    name: "all-identified-no-response",
    severity: Warning,
    applies_to: WITH_COMPANY_QUESTIONS,
    source: Source {
        kind: SourceKind::Logic,
        detail: &Text::fixed(
            "The questions on the response share and on all smelters. Only \"Look at\" where a comment beside one of the two answers explains it, and for a company that lists itself as the smelter",
            "回复率与识别所有冶炼厂两题。两个答案之一旁边的注释已说明时，或公司自己就是所列冶炼厂时，仅列为“请留意”",
        ),
    },
    title: &Text::fixed("All smelters identified, though no supplier answered", "已识别所有冶炼厂，但没有供应商回复"),
    why: &Text::fixed(
        "Smelters are usually named by suppliers; only a smelter, or a company that buys straight from smelters, may know them otherwise",
        "冶炼厂信息通常来自供应商；只有本身是冶炼厂或直接向冶炼厂采购的公司，才可能从别处得知",
    ),
    fix: &Text::fixed(
        "State in the comment how the smelters are known, or correct one of the two answers",
        "在注释里写明冶炼厂从何得知，或改正其中一个答案",
    ),
    reasons: &[Reason::Contradiction],
    example: Example {
        form: (TemplateKind::Cmrt, "6.5"),
        bad: &[Edit::text(Place::Answer(MineralQuestion::Response, KnownMineral::Tin), "None")],
        good: &[
            Edit::text(Place::Answer(MineralQuestion::Response, KnownMineral::Tin), "None"),
            Edit::text(Place::Answer(MineralQuestion::AllIdentified, KnownMineral::Tin), "No"),
        ],
    },
    check,
    ..super::GROUP
};

fn check(ctx: &Context<'_>, sink: &mut Sink<'_>) {
    for mineral in ctx.declaration.minerals_in_scope().filter(|mineral| mineral.identified_though_nobody_answered()) {
        let Some(identified) = mineral.get(MineralQuestion::AllIdentified) else { continue };
        let Some(response) = mineral.get(MineralQuestion::Response) else { continue };
        let mut finding = sink.at(&identified.entry);
        finding.also_wrong(&response.entry).choose(
            &identified.entry,
            "No",
            Text::fixed("when smelters may be missing", "可能还有冶炼厂未列出时"),
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
    use crate::rules::testing::{CMRT, EMRT_1, EMRT_2, cells, check_rule};

    fn cobalt(answer: &'static str) -> Edit {
        Edit::text(Place::Answer(MineralQuestion::Response, KnownMineral::Cobalt), answer)
    }

    #[test]
    fn nobody_answered_and_nobody_asked_are_found() {
        assert_eq!(cells(&check_rule(&RULE, EMRT_2, &[cobalt("Did not survey")])), ["Declaration!D90"]);
        assert_eq!(cells(&check_rule(&RULE, EMRT_1, &[cobalt("None")])), ["Declaration!D56"]);
    }

    #[test]
    fn a_smelter_or_an_explanation_makes_it_a_hint() {
        let none = Edit::text(Place::Answer(MineralQuestion::Response, KnownMineral::Tin), "None");
        let company = Edit::text(Place::Company(CompanyField::Name), "Beispiel Zinn GmbH");
        assert_eq!(check_rule(&RULE, CMRT, &[none, company])[0].severity, Info);
        let comment =
            Edit::text(Place::Comment(MineralQuestion::Response, KnownMineral::Tin), "We buy from the smelter");
        assert_eq!(check_rule(&RULE, CMRT, &[none, comment])[0].severity, Info);
        assert_eq!(check_rule(&RULE, CMRT, &[none])[0].severity, Warning);
    }

    #[test]
    fn an_answer_that_the_cell_does_not_offer_is_left_alone() {
        assert!(check_rule(&RULE, EMRT_1, &[cobalt("Did not survey")]).is_empty());
        assert!(check_rule(&RULE, EMRT_2, &[cobalt("50% or less")]).is_empty());
    }
}
