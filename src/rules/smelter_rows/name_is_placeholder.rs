//! L04: the name of a smelter that is not listed only keeps the place of one.

use crate::rules::prelude::*;
use crate::template::options;

pub(crate) static RULE: Rule = Rule {
    code: "L04",
    name: "name-is-placeholder",
    severity: Error,
    applies_to: ALL_FAMILIES,
    source: Source {
        kind: SourceKind::Template,
        detail: &Text::fixed(
            "Instructions: a smelter that cannot be named is \"Smelter not yet identified\". Also names that only say that nothing is known, asked for or told, in any language of the templates, and those of a trader or supplier in general. AMRT 1.2x offers no such choice, so there it is only \"Explain\". Where all smelters of the mineral are said to be identified, that answer is named beside it",
            "填写说明：无法写出名称时应选择“Smelter not yet identified”。用模板的任一语言仅表示未知、待查、不便透露，或泛指供应商、贸易商的名称也算。AMRT 1.2x 没有该选项，因此仅列为“需要说明”。该矿产填写已识别所有冶炼厂时，一并列出该答案",
        ),
    },
    title: &Text::fixed("Placeholder instead of a smelter's name", "冶炼厂名称填的是占位内容"),
    why: &Text::fixed(
        "The row looks like a smelter, but nobody can tell which one",
        "这一行看似填写了冶炼厂，但没有人知道是哪一家",
    ),
    fix: &Text::fixed(
        "Enter the real name, or choose \"Smelter not yet identified\"",
        "填写真实名称，或选择“Smelter not yet identified”",
    ),
    reasons: &[Reason::Identity, Reason::Form, Reason::Missing],
    settles: &[OpenItems::NotListedSmelters],
    example: Example {
        form: (TemplateKind::Cmrt, "6.5"),
        bad: &[
            Edit::text(Place::Smelter(2, SmelterColumn::Metal), "Tin"),
            Edit::text(Place::Smelter(2, SmelterColumn::Lookup), "Smelter not listed"),
            Edit::text(Place::Smelter(2, SmelterColumn::Name), "Confidential"),
            Edit::text(Place::Smelter(2, SmelterColumn::Country), "CHINA"),
        ],
        good: &[
            Edit::text(Place::Smelter(2, SmelterColumn::Metal), "Tin"),
            Edit::text(Place::Smelter(2, SmelterColumn::Lookup), "Smelter not yet identified"),
            Edit::text(Place::Smelter(2, SmelterColumn::Country), "Unknown"),
        ],
    },
    check,
    ..super::GROUP
};

fn check(ctx: &Context<'_>, sink: &mut Sink<'_>) {
    for row in ctx.declaration.smelters.iter().filter(|row| row.has_placeholder_name()) {
        let name = row.get(SmelterColumn::Name);
        let mut finding = sink.at(name);
        if row.choice == Choice::NoLookup {
            finding
                .severity(Warning)
                .fix(Text::fixed("Enter the real name, or clear the row", "填写真实名称，或清空该行"));
        } else {
            let when =
                Text::fixed("if the smelter is not known yet; clear the name", "尚不知道是哪家冶炼厂时，同时清空名称");
            finding.choose(row.get(SmelterColumn::Lookup), options::NOT_IDENTIFIED, when);
        }
        let answers = row.mineral.as_ref().and_then(|mineral| ctx.declaration.mineral(mineral));
        let all_identified = answers
            .filter(|answers| answers.in_scope(ctx.declaration.family) == InScope::In)
            .and_then(|answers| answers.get(MineralQuestion::AllIdentified))
            .filter(|cell| cell.answer == Some(Answer::Yes));
        let message = text!(
            en: "Row {row}: \"{name}\" is not the name of a smelter",
            zh: "第 {row} 行：“{name}”不是冶炼厂名称", row = row.row, name = Shown(name.text()));
        let Some(cell) = all_identified else {
            finding.report(message);
            continue;
        };
        let when = Text::fixed("as long as the smelter is not known", "在查明冶炼厂之前");
        finding.also_wrong(&cell.entry).choose(&cell.entry, "No", when).report(text!(
            en: "{message}, yet all smelters are said to be identified",
            zh: "{message}，却填写已识别所有冶炼厂"; message: message));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::testing::{AMRT_12, EMRT_1, cells, check_rule};

    fn not_listed(name: &'static str) -> [Edit; 4] {
        [
            Edit::text(Place::Smelter(2, SmelterColumn::Metal), "Cobalt"),
            Edit::text(Place::Smelter(2, SmelterColumn::Lookup), "Smelter not listed"),
            Edit::text(Place::Smelter(2, SmelterColumn::Name), name),
            Edit::text(Place::Smelter(2, SmelterColumn::Country), "CHINA"),
        ]
    }

    #[test]
    fn placeholders_are_found_in_any_spelling() {
        for name in ["unknown", "N/A", "n.a.", "保密", "不详", "T.B.D.", "Smelter not yet identified", "-"] {
            assert_eq!(cells(&check_rule(&RULE, EMRT_1, &not_listed(name))), ["Smelter List!D6"], "{name}");
        }
    }

    #[test]
    fn their_kin_in_other_languages_are_found() {
        for name in [
            "没有",
            "调查中",
            "確認中",
            "同上",
            "详见附件",
            "与去年相同",
            "供应商",
            "分销商采购",
            "无法获得",
            "商业机密",
            "N/A（无）",
            "商社経由で不明",
            "該当なし",
            "無し",
            "회신 대기중",
            "해당 없음",
            "same as above",
            "see attachment",
            "as per last year",
            "under investigation",
            "TBC",
            "purchased from distributor",
        ] {
            let findings = check_rule(&RULE, EMRT_1, &not_listed(name));
            assert_eq!(cells(&findings), ["Smelter List!D6"], "{name}");
            let named: Vec<String> = findings[0].cells.iter().map(ToString::to_string).collect();
            assert_eq!(named.len(), 2, "the answer that all are identified: {named:?}");
        }
    }

    #[test]
    fn names_that_begin_like_placeholders_are_names() {
        for name in ["Unknown Metals Ltd.", "Selfa Kobalt", "Various Alloys GmbH", "某钴业有限公司"] {
            assert!(check_rule(&RULE, EMRT_1, &not_listed(name)).is_empty(), "{name}");
        }
    }

    #[test]
    fn a_template_without_the_special_choice_gets_a_warning() {
        let findings = check_rule(&RULE, AMRT_12, &[Edit::text(Place::Smelter(1, SmelterColumn::Name), "Unknown")]);
        assert_eq!((findings.len(), findings[0].severity, findings[0].choices.len()), (1, Warning, 0));
    }
}
