//! S01: the declaration scope is blank or none of the three choices.

use crate::declaration::differs_in_blanks_or_marks;
use crate::rules::error_values::{fix_for_error_value, shows_error_value};
use crate::rules::prelude::*;
use crate::template::options;

pub(crate) static RULE: Rule = Rule {
    code: "S01",
    name: "scope-not-chosen",
    severity: Error,
    applies_to: ALL_FAMILIES,
    source: Source {
        kind: SourceKind::Template,
        detail: &Text::fixed(
            "Checker: the declaration scope is required; its drop-down has three choices, in English in every language. The Checker compares whole texts: with a blank or a full-width letter more it takes the scope for another one. Other quotes in choice C, which it does not compare, are \"Look at\". A letter or a word for a scope, such as \"Company\", means it",
            "官方 Checker：申报范围为必填；下拉列表有三个选项，各语言下都是英文。Checker 按整个文字比对：多一个空格或全角字符，就会被当作另一个范围。C 选项中引号不同时 Checker 不比对，列为“请留意”。只写字母或“公司”“产品”等词语时，按所指的范围处理",
        ),
    },
    title: &Text::fixed("Declaration scope is not chosen", "申报范围未选择"),
    why: &Text::fixed(
        "The scope says for which products the answers hold, and decides what else must be filled in",
        "申报范围说明答案适用于哪些产品，并决定还要填哪些内容",
    ),
    fix: &Text::fixed("Choose A, B or C from the drop-down", "从下拉列表中选择 A、B 或 C"),
    reasons: &[Reason::Missing],
    settles: &[OpenItems::ScopeDescription],
    correction: Some(|ctx, _, _| ctx.declaration.scope_found().meant().map_or(RightValue::None, RightValue::word)),
    example: Example {
        form: (TemplateKind::Cmrt, "6.5"),
        bad: &[Edit::blank(Place::Company(CompanyField::Scope))],
        good: &[Edit::text(Place::Company(CompanyField::Scope), "a. company")],
    },
    check,
    ..super::GROUP
};

fn check(ctx: &Context<'_>, sink: &mut Sink<'_>) {
    let Some(scope) = ctx.declaration.company(CompanyField::Scope) else { return };
    let found = ctx.declaration.scope_found();
    if found == Recognition::Found || ctx.declaration.is_blank_form() {
        return;
    }
    if let Some(word) = found.meant() {
        // Whatever is none of the first two counts as the third: the text is not compared with it.
        let is_counted =
            ctx.declaration.scope() == Some(Scope::UserDefined) && differs_in_blanks_or_marks(&scope.typed, word);
        sink.at(scope)
            .severity(if is_counted { Info } else { Error })
            .choose(scope, word, Text::default())
            .fix(Text::fixed("Choose the scope again from the drop-down", "从下拉列表中重新选择"))
            .report(text!(
                en: "Declaration scope \"{value}\" is not written exactly like the choice \"{word}\"",
                zh: "申报范围“{value}”与选项“{word}”的写法不完全一致", value = Shown(&scope.typed), word = word));
        return;
    }
    if scope.is_error_mark() {
        sink.at(scope).fix(fix_for_error_value(scope)).report(shows_error_value(&CompanyField::Scope.name(), scope));
        return;
    }
    let message = if scope.is_blank() {
        Text::fixed("Declaration scope is not chosen", "申报范围未选择")
    } else {
        text!(
            en: "Declaration scope \"{value}\" is none of the three choices",
            zh: "申报范围“{value}”不是三个选项之一", value = Shown(scope.text()))
    };
    let when = [
        Text::fixed("if the answers hold for all products of the company", "答案适用于公司的全部产品时"),
        Text::fixed("if they hold for the products in the Product List", "答案适用于产品清单中的产品时"),
        Text::fixed("if they hold for what the description of scope says", "答案适用于范围描述所写的内容时"),
    ];
    let mut finding = sink.at(scope);
    for (option, when) in options::SCOPES.into_iter().zip(when) {
        finding.choose(scope, option, when);
    }
    finding.report(message);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::testing::{AMRT, CMRT, cells, check_rule};

    const SCOPE: Place = Place::Company(CompanyField::Scope);

    #[test]
    fn blanks_and_other_texts_are_found() {
        assert_eq!(cells(&check_rule(&RULE, AMRT, &[Edit::blank(SCOPE)])), ["Declaration!D9"]);
        let findings = check_rule(&RULE, CMRT, &[Edit::text(SCOPE, "全部")]);
        assert!(findings[0].message.en.contains("全部"));
        assert_eq!(findings[0].choices.len(), 3);
    }

    #[test]
    fn case_does_not_matter_and_other_quotes_hardly() {
        assert!(check_rule(&RULE, CMRT, &[Edit::text(SCOPE, "B. PRODUCT (or List of Products)")]).is_empty());
        let quotes = "C. User defined [Specify in ‘Description of scope’]";
        assert_eq!(check_rule(&RULE, CMRT, &[Edit::text(SCOPE, quotes)])[0].severity, Info);
    }

    #[test]
    fn what_the_checker_does_not_find_is_an_error_with_the_word_to_choose() {
        for typed in [
            "A. Company ",
            "A. Company\u{3000}",
            "Ａ．　Ｃｏｍｐａｎｙ",
            "A",
            "A. 公司",
            "a.company",
            "Company",
            "全公司",
        ] {
            let findings = check_rule(&RULE, CMRT, &[Edit::text(SCOPE, typed)]);
            assert_eq!((findings.len(), findings[0].severity), (1, Error), "{typed:?}");
            assert_eq!(findings[0].choices[0].value, "A. Company");
        }
        for typed in ["Product", "产品", "List of products"] {
            let findings = check_rule(&RULE, AMRT, &[Edit::text(SCOPE, typed)]);
            assert_eq!((findings.len(), findings[0].choices.len()), (1, 1), "{typed:?}");
            assert_eq!(findings[0].choices[0].value, options::SCOPES[1]);
        }
    }
}
