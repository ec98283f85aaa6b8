//! C02: the company name is only an abbreviation.

use crate::rules::placeholders::{is_abbreviation, is_no_company};
use crate::rules::prelude::*;

pub(crate) static RULE: Rule = Rule {
    code: "C02",
    name: "name-abbreviated",
    severity: Info,
    applies_to: ALL_FAMILIES,
    source: Source {
        kind: SourceKind::Template,
        detail: &Text::fixed(
            "Instructions, company name: the legal name, no abbreviation. Reported when it has fewer than 4 letters in all and no company form such as Ltd; what names no company at all is covered by another rule",
            "填写说明，公司名称：填写法定名称，不用缩写。总共不到 4 个字符且不含公司形式（如 Ltd）时提示；根本不是公司名称的由另一条规则检查",
        ),
    },
    title: &Text::fixed("Company name is very short", "公司名称过短"),
    why: &Text::fixed(
        "The Instructions ask for the legal name; a trade name or abbreviation may follow it",
        "填写说明要求填写法定名称，商号或简称可以写在后面",
    ),
    fix: &Text::fixed("Write the full registered name; the trade name may follow", "填写注册全称，简称可以写在后面"),
    reasons: &[Reason::OutOfDate, Reason::Form],
    example: Example {
        form: (TemplateKind::Cmrt, "6.5"),
        bad: &[Edit::text(Place::Company(CompanyField::Name), "YDC")],
        good: &[Edit::text(Place::Company(CompanyField::Name), "YDC Ltd")],
    },
    check,
    ..super::GROUP
};

fn check(ctx: &Context<'_>, sink: &mut Sink<'_>) {
    let Some(name) = ctx.declaration.company(CompanyField::Name) else { return };
    // A blank, the error of a formula and a placeholder are C01.
    if name.readable().is_empty() || is_no_company(name.text()) || !is_abbreviation(name.text()) {
        return;
    }
    sink.at(name).report(text!(
        en: "Company name \"{name}\" looks like an abbreviation",
        zh: "公司名称“{name}”看起来是简称", name = Shown(name.text())));
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::testing::{CMRT, EMRT_2, cells, check_rule};

    const NAME: Place = Place::Company(CompanyField::Name);

    #[test]
    fn abbreviations_are_found() {
        for name in ["YDC", "云庭", " Y.D.C. ", "ABC"] {
            assert_eq!(cells(&check_rule(&RULE, EMRT_2, &[Edit::text(NAME, name)])), ["Declaration!D8"], "{name}");
        }
    }

    #[test]
    fn short_names_with_a_company_form_and_capitals_are_ordinary() {
        for name in ["YDC AG", "Y Oy", "云庭公司", "YUNTING", "云庭电子", "YDC K.K.", "(株)云庭电子"] {
            assert!(check_rule(&RULE, CMRT, &[Edit::text(NAME, name)]).is_empty(), "{name}");
        }
        assert!(check_rule(&RULE, CMRT, &[Edit::blank(NAME)]).is_empty());
        assert!(check_rule(&RULE, CMRT, &[Edit::text(NAME, "#REF!")]).is_empty());
    }
}
