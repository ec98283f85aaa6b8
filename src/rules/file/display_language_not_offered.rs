//! F10: the display language is none that the template offers.

use crate::rules::prelude::*;

pub(crate) static RULE: Rule = Rule {
    code: "F10",
    name: "display-language-not-offered",
    severity: Warning,
    applies_to: ALL_FAMILIES,
    source: Source {
        kind: SourceKind::Template,
        detail: &Text::fixed(
            "The form looks up the chosen display language in its hidden label sheet and finds the exact name only, in capital or small letters. A cell that is blank or holds another text leaves all labels with the error #N/A as soon as Excel calculates; the answers are not touched",
            "表格在隐藏的标签工作表中查找所选的显示语言，名称必须完全一致（不分大小写）。该格为空或写了其他内容时，Excel 一经计算，标签就都变成错误值 #N/A；答案不受影响",
        ),
    },
    title: &Text::fixed("Display language is not offered", "显示语言不在选项中"),
    why: &Text::fixed(
        "The template does not find this language, so that its labels and notes turn into #N/A when Excel calculates",
        "模板找不到这种语言，Excel 计算后标签和提示会变成 #N/A",
    ),
    fix: &Text::fixed("Choose the display language from the list of this cell", "从该单元格的下拉列表中选择显示语言"),
    reasons: &[Reason::Form],
    reads: &[DECLARATION],
    example: Example {
        form: (TemplateKind::Cmrt, "6.5"),
        bad: &[Edit::text(Place::Cell("Declaration", "D3"), "中文")],
        good: &[Edit::text(Place::Cell("Declaration", "D3"), "中文 Chinese")],
    },
    check,
    ..super::GROUP
};

fn check(ctx: &Context<'_>, sink: &mut Sink<'_>) {
    // Where cells were moved, the language is in another one (F05).
    if !ctx.detected.displaced.is_empty() {
        return;
    }
    let Some(labels) = ctx.note(ctx.label_check()) else { return };
    let Some((cell, typed)) = &labels.chosen_language else { return };
    let offered = &labels.languages;
    if offered.is_empty() || offered.iter().any(|language| language.to_lowercase() == typed.to_lowercase()) {
        return;
    }
    let label = Text::fixed("Display language", "显示语言");
    let mut finding = sink.at_cell(cell.clone(), label, typed);
    if let Some(meant) = meant(typed, offered) {
        finding.choose_at(cell.clone(), meant, Text::default());
    }
    finding.report(if typed.trim().is_empty() {
        Text::fixed("No display language is chosen", "没有选择显示语言")
    } else {
        text!(
            en: "Display language \"{value}\" is not one that this template offers",
            zh: "本模板没有“{value}”这个显示语言选项", value = Shown(typed))
    });
}

/// The one language that is meant: by a word of its name, or by what English and Chinese call it.
fn meant<'l>(typed: &str, offered: &'l [String]) -> Option<&'l str> {
    /// How a name begins, and what it is called elsewhere.
    const OTHER_NAMES: &[(&str, &[&str])] = &[
        ("english", &["英文", "英语", "英語", "영어"]),
        ("中文", &["汉语", "漢語", "简体", "简中", "중국어", "中国語"]),
        ("日本", &["日文", "日语", "日語", "일본어"]),
        ("한국어", &["韩文", "韩语", "韓文", "韓語", "韓国語"]),
        ("fran", &["french", "法文", "法语"]),
        ("portug", &["portuguese", "葡萄牙"]),
        ("deutsch", &["german", "德文", "德语"]),
        ("espa", &["spanish", "西班牙"]),
        ("italia", &["italian", "意大利"]),
        ("türk", &["turkish", "土耳其"]),
    ];
    let typed = typed.trim().to_lowercase();
    if typed.is_empty() {
        return None;
    }
    let is_meant = |language: &&String| {
        let name = language.to_lowercase();
        let other_names = OTHER_NAMES.iter().filter(|(start, _)| name.starts_with(start)).flat_map(|(_, names)| *names);
        name.split_whitespace().chain(other_names.copied()).any(|word| typed.contains(word))
    };
    let mut languages = offered.iter().filter(is_meant);
    let first = languages.next()?;
    languages.next().is_none().then_some(first.as_str())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::testing::{AMRT, CMRT, CRT, EMRT_1, cells, check_rule};

    const LANGUAGE: Place = Place::Cell("Declaration", "D3");

    #[test]
    fn the_language_that_is_meant_is_offered() {
        for (typed, option) in [
            ("中文", "中文 Chinese"),
            ("Chinese", "中文 Chinese"),
            ("简体中文", "中文 Chinese"),
            ("中文 Chinese ", "中文 Chinese"),
            ("中文　Chinese", "中文 Chinese"),
            ("英文", "English"),
            ("English (US)", "English"),
        ] {
            let findings = check_rule(&RULE, CMRT, &[Edit::text(LANGUAGE, typed)]);
            assert_eq!(
                (cells(&findings), findings[0].severity),
                (vec!["Declaration!D3".to_owned()], Warning),
                "{typed}"
            );
            assert_eq!(findings[0].choices[0].value, option, "{typed}");
        }
    }

    #[test]
    fn what_is_no_language_is_named_without_a_choice() {
        for edit in [Edit::text(LANGUAGE, "Suomi"), Edit::blank(LANGUAGE), Edit::text(LANGUAGE, "English / 中文")] {
            let findings = check_rule(&RULE, EMRT_1, &[edit]);
            assert_eq!((findings.len(), findings[0].choices.len()), (1, 0), "{edit:?}");
        }
    }

    #[test]
    fn options_are_found_in_capital_and_small_letters() {
        for form in [CMRT, EMRT_1, AMRT, CRT] {
            for typed in ["English", "english", "中文 CHINESE"] {
                assert!(check_rule(&RULE, form, &[Edit::text(LANGUAGE, typed)]).is_empty(), "{typed}");
            }
        }
    }
}
