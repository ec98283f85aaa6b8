//! P11: a survey is made, yet no supplier was asked about any mineral in scope.

use crate::rules::prelude::*;

pub(crate) static RULE: Rule = Rule {
    code: "P11",
    name: "survey-though-none-surveyed",
    severity: Warning,
    applies_to: &[Emrt2],
    source: Source {
        kind: SourceKind::Logic,
        detail: &Text::fixed(
            "The question on the survey and the response share of every mineral in scope",
            "调查一题与申报范围内每种矿产的回复率",
        ),
    },
    title: &Text::fixed("Survey is Yes, but nothing was surveyed", "填写有调查，但所有矿产都未调查"),
    why: &Text::fixed(
        "A company that surveys its suppliers has asked about at least one of these minerals",
        "既然调查供应商，至少应问过其中一种矿产",
    ),
    fix: &Text::fixed("Correct one of the answers", "改正其中一个答案"),
    reasons: &[Reason::Contradiction],
    example: Example {
        form: (TemplateKind::Emrt, "2.1"),
        bad: &[Edit::text(Place::Answer(MineralQuestion::Response, KnownMineral::Cobalt), "Did not survey")],
        good: &[
            Edit::text(Place::Answer(MineralQuestion::Response, KnownMineral::Cobalt), "Did not survey"),
            Edit::text(Place::CompanyAnswer(CompanyQuestion::Survey), "No"),
        ],
    },
    check,
    ..super::GROUP
};

fn check(ctx: &Context<'_>, sink: &mut Sink<'_>) {
    if !ctx.declaration.affirms(CompanyQuestion::Survey) {
        return;
    }
    let Some(survey) = ctx.declaration.company_answer(CompanyQuestion::Survey) else { return };
    let responses: Vec<_> =
        ctx.declaration.minerals_in_scope().filter_map(|mineral| mineral.get(MineralQuestion::Response)).collect();
    let Some(first) = responses.first() else { return };
    if responses.iter().any(|response| response.offered() != Some(Answer::DidNotSurvey)) {
        return;
    }
    let mut finding = sink.at(&survey.entry);
    finding.each_also_wrong(responses.iter().map(|response| &response.entry));
    finding.choose(&survey.entry, "No", Text::fixed("when suppliers are not surveyed", "确实没有调查供应商时")).report(
        text!(
            en: "The answer on surveying suppliers is \"{survey}\", yet every mineral in scope has \"{response}\"",
            zh: "“是否调查供应商”填的是“{survey}”，申报范围内的每种矿产却都填“{response}”",
            survey = Shown(survey.entry.text()), response = Shown(first.entry.text())),
    );
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::testing::{EMRT_1, EMRT_2, cells, check_rule};

    fn nickel(question: MineralQuestion, answer: &'static str) -> Edit {
        Edit::text(Place::Answer(question, KnownMineral::Nickel), answer)
    }

    #[test]
    fn every_mineral_in_scope_counts() {
        let cobalt = Edit::text(Place::Answer(MineralQuestion::Response, KnownMineral::Cobalt), "Did not survey");
        let both = [
            cobalt,
            nickel(MineralQuestion::Used, "Yes"),
            nickel(MineralQuestion::Remains, "Yes"),
            nickel(MineralQuestion::Response, "Did not survey"),
        ];
        assert_eq!(cells(&check_rule(&RULE, EMRT_2, &both)), ["Declaration!D133"]);
        assert!(check_rule(&RULE, EMRT_1, &[cobalt]).is_empty());
    }

    #[test]
    fn one_mineral_asked_about_or_not_answered_is_enough() {
        let cobalt = Edit::text(Place::Answer(MineralQuestion::Response, KnownMineral::Cobalt), "Did not survey");
        let scope = [cobalt, nickel(MineralQuestion::Used, "Yes"), nickel(MineralQuestion::Remains, "Yes")];
        assert!(check_rule(&RULE, EMRT_2, &scope).is_empty());
        let other = [scope[0], scope[1], scope[2], nickel(MineralQuestion::Response, "50% or less")];
        assert!(check_rule(&RULE, EMRT_2, &other).is_empty());
    }
}
