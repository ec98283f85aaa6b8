//! Q07: No without a reason, for buyers that want one.

use crate::rules::prelude::*;

pub(crate) static RULE: Rule = Rule {
    code: "Q07",
    name: "no-without-reason",
    severity: Info,
    applies_to: ALL_FAMILIES,
    source: Source {
        kind: SourceKind::BuyerPractice,
        detail: &Text::fixed(
            "The Instructions say that some companies want the reason for a No in the comment. Checked only if the customer's profile asks for it, or names minerals that its kind of parts normally holds",
            "填写说明提到，有些公司要求在注释里写明填 No 的理由。客户配置中要求写明理由，或列出该类零件通常含有的矿产时才检查",
        ),
    },
    adjustable: true,
    title: &Text::fixed("No is given without a reason", "填写 No 但未写理由"),
    why: &Text::fixed(
        "Some customers send the form back when a No has no reason beside it",
        "有些客户会因为 No 旁边没有理由而退回文件",
    ),
    fix: &Text::fixed(
        "Write in the comment why the mineral is not used, after asking engineering",
        "与技术部门确认后，在注释里写明为何不使用该矿产",
    ),
    reasons: &[Reason::Explain, Reason::Missing],
    example: Example {
        form: (TemplateKind::Cmrt, "6.5"),
        bad: &[],
        good: &[
            Edit::text(Place::Comment(MineralQuestion::Used, KnownMineral::Tantalum), "No capacitors in the product"),
            Edit::text(Place::Comment(MineralQuestion::Used, KnownMineral::Gold), "No plated contacts"),
            Edit::text(Place::Comment(MineralQuestion::Used, KnownMineral::Tungsten), "No carbide or heavy metal"),
        ],
    },
    check,
    ..super::GROUP
};

fn check(ctx: &Context<'_>, sink: &mut Sink<'_>) {
    let profile = &ctx.settings.profile;
    let is_asked = |mineral: &Mineral| {
        profile.reason_for_no || profile.expected_minerals.iter().any(|expected| mineral.is(*expected))
    };
    if !profile.reason_for_no && profile.expected_minerals.is_empty() {
        sink.not_asked(Text::fixed("The profile asks for no reasons", "配置未要求写明理由"));
        return;
    }
    let unexplained: Vec<_> = ctx
        .declaration
        .minerals
        .iter()
        .filter_map(|mineral| Some((mineral, mineral.get(MineralQuestion::Used)?)))
        .filter(|(_, used)| used.offered() == Some(Answer::No) && !used.has_comment())
        .filter(|(mineral, _)| is_asked(&mineral.mineral))
        .collect();
    let Some(((_, first), rest)) = unexplained.split_first() else { return };
    let mut finding = sink.at(&first.comment);
    finding.asked_by(profile).for_comparison(&first.entry);
    for (_, used) in rest {
        finding.also_wrong(&used.comment);
    }
    let names: Vec<Text> = unexplained.iter().map(|(mineral, _)| mineral.name()).collect();
    finding.value("minerals", unexplained.len().to_string()).report(text!(
        en: "Answered \"No\" without a reason: {minerals}",
        zh: "填写“No”但未写理由：{minerals}"; minerals: Text::list(&names)));
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::date::Date;
    use crate::check::check_workbook;
    use crate::profile::{Profile, Settings};
    use crate::report::{FileInfo, OutcomeKind};
    use crate::rules::testing::{AMRT, CMRT, check_rule, check_rule_with};
    use crate::samples::fixtures::Form;
    use crate::template::detect;

    #[test]
    fn one_finding_for_all_minerals() {
        let findings = check_rule(&RULE, CMRT, &[]);
        assert_eq!(findings.len(), 1);
        assert_eq!(findings[0].message.en, "Answered \"No\" without a reason: Tantalum, Gold, Tungsten");
        assert_eq!(check_rule(&RULE, AMRT, &[]).len(), 1);
    }

    #[test]
    fn minerals_that_are_expected_need_a_reason() {
        let expects = Profile { expected_minerals: vec![KnownMineral::Gold, KnownMineral::Tin], ..Profile::default() };
        let findings = check_rule_with(&RULE, CMRT, &[], &expects);
        assert_eq!(findings[0].message.en, "Answered \"No\" without a reason: Gold");
    }

    #[test]
    fn it_is_skipped_unless_asked_for() {
        let workbook = Form::in_order(CMRT.0, CMRT.1).unwrap().into_workbook();
        let detected = detect(&workbook).unwrap();
        let settings = Settings::on(Date::new(2026, 3, 2).unwrap());
        let report = check_workbook(&workbook, &detected, FileInfo::default(), &settings).unwrap();
        let outcome = report.outcomes.iter().find(|outcome| outcome.code == RULE.code).unwrap();
        assert_eq!(outcome.result, OutcomeKind::Skipped);
        assert!(outcome.reason.is_some());
    }
}
