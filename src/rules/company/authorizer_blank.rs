//! C04: the authorizer's name or e-mail is blank.

use crate::rules::prelude::*;

pub(crate) static RULE: Rule = Rule {
    code: "C04",
    name: "authorizer-blank",
    severity: Error,
    applies_to: ALL_FAMILIES,
    source: Source {
        kind: SourceKind::Template,
        detail: &Text::fixed(
            "Checker: the authorizer's name and e-mail are required",
            "官方 Checker：授权人及其电子邮件为必填",
        ),
    },
    title: &Text::fixed("Authorizer is incomplete", "授权人信息不完整"),
    why: &Text::fixed(
        "The authorizer answers for the content, and the official Checker requires both cells",
        "授权人对内容负责；这两格都是官方 Checker 的必填项",
    ),
    fix: &Text::fixed(
        "Fill in the cell; the contact may also be the authorizer, but has to be written out again",
        "填写该单元格；联系人也可以是授权人，但要再写一遍",
    ),
    reasons: &[Reason::Missing, Reason::OutOfDate],
    example: Example {
        form: (TemplateKind::Cmrt, "6.5"),
        bad: &[Edit::blank(Place::Company(CompanyField::AuthorizerEmail))],
        good: &[],
    },
    check,
    ..super::GROUP
};

fn check(ctx: &Context<'_>, sink: &mut Sink<'_>) {
    super::report_blank(ctx, sink, &[CompanyField::AuthorizerName, CompanyField::AuthorizerEmail]);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::testing::{AMRT_12, CMRT, EMRT_2, cells, check_rule};

    #[test]
    fn one_finding_per_cell() {
        let edits = [CompanyField::AuthorizerName, CompanyField::AuthorizerEmail]
            .map(|field| Edit::blank(Place::Company(field)));
        assert_eq!(cells(&check_rule(&RULE, CMRT, &edits)), ["Declaration!D18", "Declaration!D20"]);
        assert_eq!(cells(&check_rule(&RULE, EMRT_2, &edits)), ["Declaration!D22", "Declaration!D24"]);
        assert_eq!(cells(&check_rule(&RULE, AMRT_12, &edits)), ["Declaration!D20", "Declaration!D22"]);
    }

    #[test]
    fn the_error_of_a_formula_is_no_name() {
        let edit = Edit::new(Place::Company(CompanyField::AuthorizerName), Put::Error("#N/A"));
        assert_eq!(cells(&check_rule(&RULE, CMRT, &[edit])), ["Declaration!D18"]);
    }

    #[test]
    fn title_and_phone_are_optional() {
        let edits = [CompanyField::AuthorizerTitle, CompanyField::AuthorizerPhone]
            .map(|field| Edit::blank(Place::Company(field)));
        assert!(check_rule(&RULE, CMRT, &edits).is_empty());
    }
}
