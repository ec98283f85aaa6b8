//! C01: the company has no name.

use crate::rules::beside::name_value_beside;
use crate::rules::marks::way_out;
use crate::rules::prelude::*;

/// The rule.
pub static RULE: Rule = Rule {
    code: "C01",
    name: "name-blank",
    severity: Error,
    applies_to: ALL_FAMILIES,
    status: Status::Stable { since: "0.1.0" },
    source: Source {
        kind: SourceKind::Template,
        detail: catalogue_text("Checker: the company name is required", "官方 Checker：公司名称为必填"),
    },
    adjustable: false,
    title: catalogue_text("Company name is blank", "公司名称未填写"),
    why: Text::fixed(
        "Without a name nobody can tell whose declaration this is",
        "没有公司名称，就不知道这份申报属于哪家公司",
    ),
    fix: Text::fixed("Enter the registered name of the company", "填写公司的注册全称"),
    example: catalogue_example(Example {
        form: (TemplateKind::Cmrt, "6.5"),
        bad: &[Edit::blank(Place::Company(CompanyField::Name))],
        good: &[],
    }),
    check,
};

fn check(ctx: &Context<'_>, sink: &mut Sink<'_>) {
    let Some(name) = ctx.declaration.company(CompanyField::Name) else { return };
    if ctx.declaration.is_blank_form() {
        return;
    }
    if name.is_blank() {
        name_value_beside(ctx, name, sink.at(name)).report(Text::fixed("Company name is blank", "公司名称未填写"));
    } else if name.is_error_mark() {
        sink.at(name).fix(way_out(name)).report(super::shows_error(&CompanyField::Name.name(), name));
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
    fn any_name_is_a_name() {
        assert!(check_rule(&RULE, CMRT, &[Edit::text(NAME, "#1 Components Ltd.")]).is_empty());
        assert!(check_rule(&RULE, CMRT, &[Edit::text(NAME, "云庭电子（深圳）有限公司")]).is_empty());
    }
}
