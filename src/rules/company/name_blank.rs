//! C01: the company has no name, or a placeholder for one.

use crate::rules::placeholders::is_no_company;
use crate::rules::prelude::*;

pub(crate) static RULE: Rule = Rule {
    code: "C01",
    name: "name-blank",
    severity: Error,
    applies_to: ALL_FAMILIES,
    source: Source {
        kind: SourceKind::Template,
        detail: &Text::fixed(
            "Checker: the company name is required, and it takes any text. Must be fixed too where the whole text names no company (N/A, Test Company, TBD, Company name, same as above, and the like in other languages): such a declaration is nobody's. Which texts those are is this tool's own list",
            "官方 Checker：公司名称为必填，但填什么都接受。整格内容不是公司名称时（N/A、Test Company、TBD、公司名称、同上等，含其他语言的同类写法）同样必须修改，因为这样的申报不属于任何公司。哪些字样算占位由本工具判断",
        ),
    },
    title: &Text::fixed("Company name is missing", "缺少公司名称"),
    why: &Text::fixed(
        "Without a name nobody can tell whose declaration this is",
        "没有公司名称，就不知道这份申报属于哪家公司",
    ),
    fix: &Text::fixed("Enter the registered name of the company", "填写公司的注册全称"),
    reasons: &[Reason::Missing, Reason::OutOfDate],
    example: Example {
        form: (TemplateKind::Cmrt, "6.5"),
        bad: &[Edit::blank(Place::Company(CompanyField::Name))],
        good: &[],
    },
    check,
    ..super::GROUP
};

fn check(ctx: &Context<'_>, sink: &mut Sink<'_>) {
    let Some(name) = ctx.declaration.company(CompanyField::Name) else { return };
    if ctx.declaration.is_blank_form() {
        return;
    }
    if name.is_blank() || name.readable().is_empty() {
        super::report_missing(ctx, sink, name, &CompanyField::Name.name());
    } else if is_no_company(name.text()) {
        sink.at(name).report(text!(
            en: "Company name \"{value}\" is a placeholder, not the name of a company",
            zh: "公司名称“{value}”是占位内容，不是公司名称", value = Shown(name.text())));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::testing::{AMRT, CMRT, CRT, EMRT_2, cells, check_rule};

    const NAME: Place = Place::Company(CompanyField::Name);

    #[test]
    fn a_blank_is_found_in_every_template() {
        for form in [CMRT, EMRT_2, AMRT, CRT] {
            assert_eq!(cells(&check_rule(&RULE, form, &[Edit::text(NAME, " \t")])), ["Declaration!D8"]);
        }
    }

    #[test]
    fn the_error_of_a_formula_is_no_name() {
        for edit in [Edit::new(NAME, Put::Error("#REF!")), Edit::text(NAME, "#N/A"), Edit::text(NAME, " #name? ")] {
            let findings = check_rule(&RULE, CMRT, &[edit]);
            assert_eq!(cells(&findings), ["Declaration!D8"]);
            assert!(findings[0].message.en.contains("shows \"#"), "{}", findings[0].message.en);
        }
    }

    #[test]
    fn a_placeholder_is_no_name() {
        for text in ["Test Company", "N/A", "公司名称", "同上", "-"] {
            let findings = check_rule(&RULE, AMRT, &[Edit::text(NAME, text)]);
            assert_eq!((cells(&findings), findings[0].severity), (vec!["Declaration!D8".to_owned()], Error), "{text}");
            let other = &crate::rules::company::name_abbreviated::RULE;
            assert!(check_rule(other, AMRT, &[Edit::text(NAME, text)]).is_empty(), "{text}");
        }
    }

    #[test]
    fn a_picture_is_no_name() {
        for put in
            [Put::Error("#PICTURE!"), Put::Text("=DISPIMG(\"ID_0123\",1)"), Put::Formula("=DISPIMG(\"ID_0123\",1)")]
        {
            let findings = check_rule(&RULE, CMRT, &[Edit::new(NAME, put)]);
            assert_eq!(cells(&findings), ["Declaration!D8"]);
            assert!(findings[0].message.en.ends_with("is a picture, not text"), "{}", findings[0].message.en);
            assert!(findings[0].fix.en.contains("type the text"), "{}", findings[0].fix.en);
        }
    }

    #[test]
    fn any_name_is_a_name() {
        assert!(check_rule(&RULE, CMRT, &[Edit::text(NAME, "#1 Components Ltd.")]).is_empty());
        assert!(check_rule(&RULE, CMRT, &[Edit::text(NAME, "云庭电子（深圳）有限公司")]).is_empty());
    }
}
