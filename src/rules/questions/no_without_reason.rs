//! Q07: No without a reason, for buyers that want one.

use crate::rules::prelude::*;

/// The rule.
pub static RULE: Rule = Rule {
    code: "Q07",
    name: "no-without-reason",
    severity: Info,
    applies_to: ALL_FAMILIES,
    status: Status::Stable { since: "0.1.0" },
    source: Source {
        kind: SourceKind::BuyerPractice,
        detail: Text::fixed(
            "The Instructions say that some companies want the reason for a No in the comment. Checked only if the settings ask for it",
            "填写说明提到，有些公司要求在注释里写明填 No 的理由。设置中要求时才检查",
        ),
    },
    adjustable: true,
    title: Text::fixed("No is given without a reason", "填写 No 但未写理由"),
    why: Text::fixed(
        "Some customers send the form back when a No has no reason beside it",
        "有些客户会因为 No 旁边没有理由而退回文件",
    ),
    fix: Text::fixed(
        "Write in the comment why the mineral is not used, after asking engineering",
        "与技术部门确认后，在注释里写明为何不使用该矿产",
    ),
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
};

fn check(ctx: &Context<'_>, sink: &mut Sink<'_>) {
    if !ctx.settings.ask_reason_for_no {
        sink.skip(Text::fixed("Checked only when the settings ask for reasons", "设置中要求写明理由时才检查"));
        return;
    }
    let unexplained: Vec<_> = ctx
        .declaration
        .minerals
        .iter()
        .filter_map(|mineral| Some((mineral, mineral.get(MineralQuestion::Used)?)))
        .filter(|(_, used)| used.offered() == Some(Answer::No) && !used.has_comment())
        .collect();
    let Some(((_, first), rest)) = unexplained.split_first() else { return };
    let mut finding = sink.at(&first.comment).beside(&first.entry);
    for (_, used) in rest {
        finding = finding.and(&used.comment);
    }
    let names: Vec<Text> = unexplained.iter().map(|(mineral, _)| mineral.name()).collect();
    finding.value("minerals", unexplained.len().to_string()).report(text!(
        en: "Answered \"No\" without a reason: {minerals}",
        zh: "填写“No”但未写理由：{minerals}"; minerals: Text::list(&names)));
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::check_workbook;
    use crate::example::Form;
    use crate::report::{FileInfo, OutcomeKind};
    use crate::rules::testing::{AMRT, CMRT, check_rule};
    use crate::settings::{Date, Settings};
    use crate::template::detect;

    #[test]
    fn one_finding_for_all_minerals() {
        let findings = check_rule(&RULE, CMRT, &[]);
        assert_eq!(findings.len(), 1);
        assert_eq!(findings[0].message.en, "Answered \"No\" without a reason: Tantalum, Gold, Tungsten");
        assert_eq!(check_rule(&RULE, AMRT, &[]).len(), 1);
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
