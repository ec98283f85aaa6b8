//! Q10: too few suppliers answered, none did, or none was asked.

use crate::rules::prelude::*;

pub(crate) static RULE: Rule = Rule {
    code: "Q10",
    name: "response-low",
    severity: Warning,
    applies_to: ALL_FAMILIES,
    source: Source {
        kind: SourceKind::BuyerPractice,
        detail: &Text::fixed(
            "Customers often send back files in which no supplier answered, although these answers are permitted. Not reported for a company that lists itself as the smelter. A minimum share comes from the customer's profile",
            "没有供应商回复的文件常被客户退回；这些选项本身是允许的。公司自己就是所列冶炼厂时不报告。最低回复率来自客户配置",
        ),
    },
    adjustable: true,
    title: &Text::fixed("Too few suppliers have answered", "回复的供应商太少"),
    why: &Text::fixed(
        "Without replies from suppliers, the other statements about this mineral have nothing to rest on",
        "没有供应商的回复，关于该矿产的其他陈述就缺少依据",
    ),
    fix: &Text::fixed(
        "Ask or remind the relevant suppliers, then choose the share that answered; until then state in the comment what is planned",
        "调查或催促相关供应商，再选择实际的回复率；在此之前，在注释里写明计划",
    ),
    reasons: &[Reason::Explain],
    example: Example {
        form: (TemplateKind::Cmrt, "6.5"),
        bad: &[
            Edit::text(Place::Answer(MineralQuestion::Response, KnownMineral::Tin), "None"),
            Edit::text(Place::Answer(MineralQuestion::AllIdentified, KnownMineral::Tin), "No"),
            Edit::text(Place::Smelter(1, SmelterColumn::Lookup), "Smelter not yet identified"),
        ],
        good: &[Edit::text(Place::Answer(MineralQuestion::Response, KnownMineral::Tin), "50% or less")],
    },
    check,
    ..super::GROUP
};

fn check(ctx: &Context<'_>, sink: &mut Sink<'_>) {
    if ctx.declaration.lists_itself() {
        return;
    }
    for mineral in ctx.declaration.minerals_in_scope() {
        let Some(response) = mineral.get(MineralQuestion::Response) else { continue };
        let Some(answer) = response.offered() else { continue };
        if !answer.is_nobody_answered() && answer != Answer::Unknown {
            below_minimum(ctx, sink, mineral, response, answer);
            continue;
        }
        // X05 and D08 show the same answer, and say what it contradicts.
        if mineral.identified_though_nobody_answered()
            || !ctx.declaration.named_though_nobody_answered(mineral).is_empty()
        {
            continue;
        }
        let mut finding = sink.at(&response.entry);
        if ctx.declaration.kind() != TemplateKind::Cmrt {
            finding.severity(Info);
        }
        if ctx.declaration.kind() == TemplateKind::Amrt && answer == Answer::DidNotSurvey && !response.has_comment() {
            finding.fix(Text::fixed(
                "State in the comment why no supplier was asked; the AMRT allows this",
                "在注释里写明为何没有调查供应商；AMRT 允许这样填",
            ));
        }
        let message = match answer {
            Answer::NoneAnswered => text!(
                en: "{mineral}: no relevant supplier has answered (\"{typed}\")",
                zh: "{mineral}：没有相关供应商回复（“{typed}”）",
                typed = Shown(response.entry.text()); mineral: mineral.name()),
            Answer::DidNotSurvey => text!(
                en: "{mineral}: suppliers were not asked (\"{typed}\")",
                zh: "{mineral}：没有调查供应商（“{typed}”）",
                typed = Shown(response.entry.text()); mineral: mineral.name()),
            _ => text!(
                en: "{mineral}: it is not known how many suppliers answered (\"{typed}\")",
                zh: "{mineral}：不清楚有多少供应商回复（“{typed}”）",
                typed = Shown(response.entry.text()); mineral: mineral.name()),
        };
        finding.report(message);
    }
}

/// A share that is lower than the buyer's profile asks for.
fn below_minimum(
    ctx: &Context<'_>,
    sink: &mut Sink<'_>,
    mineral: &MineralAnswers,
    response: &AnswerCell,
    answer: Answer,
) {
    let profile = &ctx.settings.profile;
    let Some(minimum) = profile.minimum_response else { return };
    if answer.least_share().is_none_or(|share| share >= minimum) {
        return;
    }
    sink.at(&response.entry)
        .asked_by(profile)
        .value("minimum", minimum.to_string())
        .why(Text::fixed(
            "This customer wants more suppliers to have answered before it takes the declaration",
            "该客户要求更多供应商回复后才接受申报",
        ))
        .report(text!(
            en: "{mineral}: the response is \"{typed}\"; this customer asks for at least {minimum} %",
            zh: "{mineral}：回复率为“{typed}”，该客户要求至少 {minimum}%",
            typed = Shown(response.entry.text()), minimum = minimum; mineral: mineral.name()));
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::profile::Profile;
    use crate::rules::testing::{AMRT, AMRT_12, CMRT, EMRT_1, EMRT_2, check_rule, check_rule_with};

    fn severities(form: (TemplateKind, &str), mineral: KnownMineral, answer: &'static str) -> Vec<Severity> {
        let mut edits = vec![
            Edit::text(Place::Answer(MineralQuestion::Response, mineral), answer),
            Edit::blank(Place::Smelter(1, SmelterColumn::Metal)),
        ];
        if form != AMRT && form != AMRT_12 {
            edits.push(Edit::text(Place::Answer(MineralQuestion::AllIdentified, mineral), "No"));
        }
        check_rule(&RULE, form, &edits).iter().map(|finding| finding.severity).collect()
    }

    #[test]
    fn what_the_answer_contradicts_is_said_instead() {
        let none = Edit::text(Place::Answer(MineralQuestion::Response, KnownMineral::Tin), "None");
        let identified = Edit::text(Place::Answer(MineralQuestion::AllIdentified, KnownMineral::Tin), "No");
        assert!(check_rule(&RULE, CMRT, &[none]).is_empty(), "X05");
        assert!(check_rule(&RULE, CMRT, &[none, identified]).is_empty(), "D08");
    }

    #[test]
    fn nobody_answered_is_found_in_every_template() {
        assert_eq!(severities(CMRT, KnownMineral::Tin, "None"), [Warning]);
        assert_eq!(severities(EMRT_1, KnownMineral::Cobalt, "None"), [Info]);
        assert_eq!(severities(EMRT_2, KnownMineral::Cobalt, "Did not survey"), [Info]);
        for answer in ["None", "Unknown", "Did not survey"] {
            assert_eq!(severities(AMRT, KnownMineral::Aluminum, answer), [Info]);
            assert_eq!(severities(AMRT_12, KnownMineral::Aluminum, answer), [Info]);
        }
    }

    #[test]
    fn a_profile_names_the_least_share() {
        let share = |answer| [Edit::text(Place::Answer(MineralQuestion::Response, KnownMineral::Tin), answer)];
        let least = |minimum| Profile { minimum_response: Some(minimum), ..Profile::default() };
        let found = |answer, minimum| check_rule_with(&RULE, CMRT, &share(answer), &least(minimum)).len();
        assert_eq!(found("Greater than 50%", 75), 1);
        assert_eq!(found("50% or less", 50), 1);
        assert_eq!(found("Greater than 75%", 75), 0);
        assert_eq!(found("100%", 100), 0);
        assert_eq!(found("Greater than 90%", 100), 1);
    }

    #[test]
    fn shares_answers_not_offered_and_smelters_are_left_alone() {
        assert!(severities(CMRT, KnownMineral::Tin, "50% or less").is_empty());
        assert!(severities(CMRT, KnownMineral::Tin, "Did not survey").is_empty());
        let smelter = [
            Edit::text(Place::Company(CompanyField::Name), "Beispiel Zinn GmbH"),
            Edit::text(Place::Answer(MineralQuestion::Response, KnownMineral::Tin), "None"),
        ];
        assert!(check_rule(&RULE, CMRT, &smelter).is_empty());
    }
}
