//! F04: the revision is not the newest known one, or is not known.

use crate::base::date::Date;
use crate::rules::prelude::*;
use crate::template::{LayoutOrigin, Revision, layouts};

pub(crate) static RULE: Rule = Rule {
    code: "F04",
    name: "revision-not-newest",
    severity: Info,
    applies_to: &[Cmrt, Emrt1, Emrt2, Amrt12, Amrt13],
    source: Source {
        kind: SourceKind::Template,
        detail: &Text::fixed(
            "Revision cell of the form, compared with the revisions known to this version of the tool. An added third number alone (6.6.1 after 6.6) counts as the same revision",
            "表格的版本单元格，与本工具当前版本已知的模板版本比较。只多一级小版本号（如 6.6 与 6.6.1）视为同一版本",
        ),
    },
    title: &Text::fixed("Revision is not the newest, or not known", "不是最新版本，或版本未知"),
    why: &Text::fixed(
        "Some customers accept only the newest revision, because its smelter look-up and questions are current. A new revision, as each April brings, obliges nobody to ask again for a form that was already given",
        "部分客户只接受最新版本，因为其中的冶炼厂查找表和问题是最新的。模板每年 4 月前后会出新版本，但不会因此要求任何人就已提交的表格重新索取",
    ),
    fix: &Text::fixed(
        "Ask the customer which revision is wanted, or copy the answers into the newest one",
        "询问客户要哪个版本，或把答案填到最新版本里",
    ),
    reasons: &[Reason::OutOfDate],
    example: Example {
        form: (TemplateKind::Cmrt, "6.6.1"),
        bad: &[Edit::text(Place::Cell("Declaration", "J3"), "Revision 6.4\nApril 26, 2024")],
        good: &[],
    },
    check,
    ..super::GROUP
};

fn check(ctx: &Context<'_>, sink: &mut Sink<'_>) {
    let detected = ctx.detected;
    let Some(newest) = layouts::newest(detected.kind) else { return };
    let stated = detected.revision.as_ref();
    // F03 says it with the buyer's own limit.
    if stated.is_some_and(|revision| ctx.settings.profile.too_old(detected.kind, revision).is_some()) {
        return;
    }
    let (severity, message) = match (&detected.origin, stated) {
        (LayoutOrigin::Known, Some(revision)) if revision.is_older_than(&newest.revision) => {
            let released = newest.released.and_then(|(year, month, day)| Date::new(year, month, day));
            let since =
                released.map_or_else(Text::default, |day| text!(en: " of {day}", zh: "（{day} 发布）", day = day));
            let message = text!(
                en: "{kind} {revision} is older than {newest}{since}, the newest revision known to this version of the tool",
                zh: "{kind} {revision} 不是最新版本；本工具目前已知的最新版本是 {newest}{since}",
                kind = detected.kind, revision = Shown(revision.as_str()), newest = newest.revision; since: since);
            (Info, message)
        }
        (LayoutOrigin::Known, Some(_)) => return,
        (LayoutOrigin::Known, None) => {
            let message = text!(
                en: "The form does not say which revision it is; it was read like {kind} {nearest}",
                zh: "表格没有写明版本，按 {kind} {nearest} 读取",
                kind = detected.kind, nearest = ctx.layout.revision);
            (Warning, message)
        }
        (LayoutOrigin::Derived { nearest, unknown_questions, .. }, _) => {
            let skipped = if unknown_questions.is_empty() {
                Text::default()
            } else {
                text!(
                    en: "; {questions} not known here and not checked",
                    zh: "；表格中有 {questions}不在已知范围内，未作检查";
                    questions: Text::counted(unknown_questions.len(), "question of the form is", "questions of the form are", "个问题"))
            };
            (Warning, derived(ctx, stated, nearest, &skipped))
        }
    };
    let mut finding =
        sink.at_cell(detected.revision_place(), Text::fixed("Revision", "版本"), detected.declared_text.trim());
    finding.severity(severity).value("newest_known", newest.revision.as_str());
    if severity == Warning {
        finding
            .why(Text::fixed(
                "The places of the answers come from the workbook's own label sheet or from the nearest known revision, so changes that this tool does not know may have gone unnoticed",
                "答案的位置取自工作簿自带的标签工作表或最接近的已知版本，本工具不了解的改动可能没有被发现",
            ))
            .fix(Text::fixed(
                "Compare the findings with the form by hand, or use an unchanged official template of a known revision",
                "把检查结果与表格人工核对，或改用已知版本的官方原始模板",
            ));
    }
    finding.report(message);
}

fn derived(ctx: &Context<'_>, stated: Option<&Revision>, nearest: &Revision, skipped: &Text) -> Text {
    let kind = ctx.detected.kind;
    match stated {
        None => text!(
            en: "The form does not say which revision it is; its layout was read from its own label sheet, the nearest known revision is {nearest}{skipped}",
            zh: "表格没有写明版本，布局取自表格自带的标签工作表，最接近的已知版本是 {nearest}{skipped}",
            nearest = nearest; skipped: skipped),
        Some(revision) if revision == nearest => text!(
            en: "The form differs from {kind} {revision} as it is known here; its layout was read from its own label sheet{skipped}",
            zh: "表格与已知的 {kind} {revision} 不一致，布局取自表格自带的标签工作表{skipped}",
            kind = kind, revision = Shown(revision.as_str()); skipped: skipped),
        Some(revision) => text!(
            en: "{kind} {revision} is not known to this version of the tool; its layout was read from its own label sheet, the nearest known revision is {nearest}{skipped}",
            zh: "本工具当前版本不认识 {kind} {revision}，布局取自表格自带的标签工作表，最接近的已知版本是 {nearest}{skipped}",
            kind = kind, revision = Shown(revision.as_str()), nearest = nearest; skipped: skipped),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::testing::{AMRT_12, CRT, EMRT_1, check_rule};

    fn severities(form: (TemplateKind, &str), edits: &[Edit]) -> Vec<Severity> {
        check_rule(&RULE, form, edits).into_iter().map(|finding| finding.severity).collect()
    }

    #[test]
    fn old_revisions_are_a_note() {
        assert_eq!(severities(EMRT_1, &[]), [Info]);
        assert_eq!(severities(AMRT_12, &[]), [Info]);
        let message = &check_rule(&RULE, EMRT_1, &[])[0].message.en;
        assert!(message.starts_with("EMRT 1.3 is older than 2.11.1, the newest"), "{message}");
    }

    #[test]
    fn unknown_revisions_are_a_warning() {
        let unknown = [Edit::text(Place::Cell("Declaration", "J3"), "Revision 6.7\nApril 30, 2027")];
        let findings = check_rule(&RULE, (TemplateKind::Cmrt, "6.6.1"), &unknown);
        assert_eq!(findings[0].severity, Warning);
        assert!(findings[0].message.en.contains("nearest known revision is 6.6.1"), "{}", findings[0].message.en);
        let missing = [Edit::blank(Place::Cell("Declaration", "J3"))];
        assert_eq!(severities((TemplateKind::Cmrt, "6.6.1"), &missing), [Warning]);
    }

    #[test]
    fn the_newest_revision_and_the_retired_template_have_none() {
        assert!(severities((TemplateKind::Cmrt, "6.6"), &[]).is_empty());
        assert!(severities((TemplateKind::Emrt, "2.11"), &[]).is_empty());
        assert!(severities(CRT, &[]).is_empty());
    }
}
