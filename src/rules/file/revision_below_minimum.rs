//! F03: the revision is older than the buyer takes.

use crate::rules::prelude::*;

pub(crate) static RULE: Rule = Rule {
    code: "F03",
    name: "revision-below-minimum",
    severity: Warning,
    applies_to: &[Cmrt, Emrt1, Emrt2, Amrt12, Amrt13],
    source: Source {
        kind: SourceKind::BuyerProfile,
        detail: &Text::fixed(
            "The oldest revision named in the customer's profile. Where the profile asks for the newest one, an added third number alone (6.6.1 after 6.6) makes no file too old. F04 is then silent",
            "客户配置中写明的最低版本。配置要求“最新版本”时，只差一级小版本号（如 6.6 与 6.6.1）不算过旧。此时不再报告 F04",
        ),
    },
    adjustable: true,
    title: &Text::fixed("Revision is older than the customer accepts", "版本低于客户要求"),
    why: &Text::fixed(
        "This customer sends back files made with older revisions, because their questions and smelter look-up are out of date",
        "该客户会退回用旧版本填写的文件，因为旧版本的问题和冶炼厂查找表已经过时",
    ),
    fix: &Text::fixed(
        "Download the newest template, copy the answers into it and review each of them",
        "下载最新模板，把答案填入新模板，并逐条复核",
    ),
    reasons: &[Reason::OutOfDate],
    example: Example {
        form: (TemplateKind::Cmrt, "6.5"),
        bad: &[Edit::text(Place::Cell("Declaration", "J3"), "Revision 6.01\nApril 16, 2021")],
        good: &[],
    },
    check,
    ..super::GROUP
};

fn check(ctx: &Context<'_>, sink: &mut Sink<'_>) {
    let detected = ctx.detected;
    let profile = &ctx.settings.profile;
    if !profile.minimum_revisions.contains_key(&detected.kind) {
        sink.not_asked(Text::fixed("The profile names no oldest revision", "配置未写明最低版本"));
        return;
    }
    let Some(revision) = &detected.revision else { return };
    let Some(least) = profile.too_old(detected.kind, revision) else { return };
    sink.at_cell(detected.revision_place(), Text::fixed("Revision", "版本"), detected.declared_text.trim())
        .asked_by(profile)
        .value("minimum", least.as_str())
        .report(text!(
            en: "{kind} {revision} is older than {least}, the oldest revision that this customer accepts",
            zh: "{kind} {revision} 低于该客户接受的最低版本 {least}",
            kind = detected.kind, revision = Shown(revision.as_str()), least = least));
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::profile::{MinimumRevision, Profile};
    use crate::rules::testing::{AMRT, CMRT, EMRT_2, cells, check_rule, check_rule_with};
    use crate::template::Revision;

    fn with(kind: TemplateKind, minimum: MinimumRevision) -> Profile {
        Profile { minimum_revisions: [(kind, minimum)].into(), ..Profile::default() }
    }

    #[test]
    fn older_revisions_are_found_at_their_cell() {
        let old = Edit::text(Place::Cell("Declaration", "J3"), "Revision 6.1\nApril 28, 2022");
        assert_eq!(cells(&check_rule(&RULE, CMRT, &[old])), ["Declaration!J3"]);
        let newest = with(TemplateKind::Emrt, MinimumRevision::Newest);
        assert_eq!(check_rule_with(&RULE, EMRT_2, &[], &newest).len(), 1);
    }

    #[test]
    fn newer_ones_and_other_templates_are_not() {
        let same = with(TemplateKind::Cmrt, MinimumRevision::AtLeast(Revision::parse("6.5").unwrap()));
        assert!(check_rule_with(&RULE, CMRT, &[], &same).is_empty());
        assert!(check_rule_with(&RULE, AMRT, &[], &same).is_empty());
        let newest = with(TemplateKind::Cmrt, MinimumRevision::Newest);
        assert!(check_rule_with(&RULE, (TemplateKind::Cmrt, "6.6"), &[], &newest).is_empty(), "6.6.1 is a part of it");
    }
}
