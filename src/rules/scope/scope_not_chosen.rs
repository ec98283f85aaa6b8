//! S01: the declaration scope is blank or none of the three choices.

use crate::rules::prelude::*;
use crate::template::options;

/// The rule.
pub static RULE: Rule = Rule {
    code: "S01",
    name: "scope-not-chosen",
    severity: Error,
    applies_to: ALL_FAMILIES,
    status: Status::Stable { since: "0.1.0" },
    source: Source {
        kind: SourceKind::Template,
        detail: catalogue_text(
            "Checker: the declaration scope is required; its drop-down has three choices, in English in every language",
            "官方 Checker：申报范围为必填；下拉列表有三个选项，各语言下都是英文",
        ),
    },
    adjustable: false,
    title: catalogue_text("Declaration scope is not chosen", "申报范围未选择"),
    why: Text::fixed(
        "The scope says for which products the answers hold, and decides what else must be filled in",
        "申报范围说明答案适用于哪些产品，并决定还要填哪些内容",
    ),
    fix: Text::fixed("Choose A, B or C from the drop-down", "从下拉列表中选择 A、B 或 C"),
    example: catalogue_example(Example {
        form: (TemplateKind::Cmrt, "6.5"),
        bad: &[Edit::blank(Place::Company(CompanyField::Scope))],
        good: &[Edit::text(Place::Company(CompanyField::Scope), "a. company ")],
    }),
    check,
};

fn check(ctx: &Context<'_>, sink: &mut Sink<'_>) {
    let Some(scope) = ctx.declaration.company(CompanyField::Scope) else { return };
    if ctx.declaration.scope().is_some() || ctx.declaration.is_blank_form() {
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
    let choices = options::SCOPES.into_iter().zip(when);
    choices.fold(sink.at(scope), |finding, (option, when)| finding.choose(scope, option, when)).report(message);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::testing::{AMRT, CMRT, cells, check_rule};

    const SCOPE: Place = Place::Company(CompanyField::Scope);

    #[test]
    fn blanks_and_other_texts_are_found() {
        assert_eq!(cells(&check_rule(&RULE, AMRT, &[Edit::blank(SCOPE)])), ["Declaration!D9"]);
        let findings = check_rule(&RULE, CMRT, &[Edit::text(SCOPE, "全公司")]);
        assert!(findings[0].message.en.contains("全公司"));
        assert_eq!(findings[0].choices.len(), 3);
    }

    #[test]
    fn other_quotes_and_case_do_not_matter() {
        for scope in ["C. User defined [Specify in ‘Description of scope’]", "B. PRODUCT (or List of Products) "] {
            assert!(check_rule(&RULE, CMRT, &[Edit::text(SCOPE, scope)]).is_empty(), "{scope}");
        }
    }
}
