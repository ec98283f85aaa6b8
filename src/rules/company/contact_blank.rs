//! C03: the contact's name, e-mail or phone is blank.

use crate::rules::prelude::*;

pub(crate) static RULE: Rule = Rule {
    code: "C03",
    name: "contact-blank",
    severity: Error,
    applies_to: ALL_FAMILIES,
    source: Source {
        kind: SourceKind::Template,
        detail: &Text::fixed(
            "Checker: the contact's name, e-mail and phone are required",
            "官方 Checker：联系人姓名、电子邮件和电话为必填",
        ),
    },
    title: &Text::fixed("Contact is incomplete", "联系人信息不完整"),
    why: &Text::fixed(
        "The customer needs someone to ask, and the official Checker requires each of these cells",
        "客户需要知道向谁询问；这些单元格都是官方 Checker 的必填项",
    ),
    fix: &Text::fixed("Fill in the cell", "填写该单元格"),
    reasons: &[Reason::Missing, Reason::OutOfDate],
    example: Example {
        form: (TemplateKind::Cmrt, "6.5"),
        bad: &[Edit::blank(Place::Company(CompanyField::ContactPhone))],
        good: &[],
    },
    check,
    ..super::GROUP
};

fn check(ctx: &Context<'_>, sink: &mut Sink<'_>) {
    super::report_blank(
        ctx,
        sink,
        &[CompanyField::ContactName, CompanyField::ContactEmail, CompanyField::ContactPhone],
    );
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::testing::{AMRT_12, CMRT, EMRT_2, cells, check_rule};

    #[test]
    fn one_finding_per_cell() {
        let edits = [CompanyField::ContactName, CompanyField::ContactEmail, CompanyField::ContactPhone]
            .map(|field| Edit::blank(Place::Company(field)));
        assert_eq!(cells(&check_rule(&RULE, CMRT, &edits)), ["Declaration!D15", "Declaration!D16", "Declaration!D17"]);
        assert_eq!(cells(&check_rule(&RULE, EMRT_2, &edits)).len(), 3);
        assert_eq!(cells(&check_rule(&RULE, AMRT_12, &edits)).len(), 3);
    }

    #[test]
    fn the_error_of_a_formula_is_no_answer() {
        let edits = [CompanyField::ContactName, CompanyField::ContactEmail, CompanyField::ContactPhone]
            .map(|field| Edit::new(Place::Company(field), Put::Error("#REF!")));
        // What is no e-mail address is C07.
        assert_eq!(cells(&check_rule(&RULE, CMRT, &edits)), ["Declaration!D15", "Declaration!D17"]);
        let other = &crate::rules::company::email_malformed::RULE;
        assert_eq!(cells(&check_rule(other, CMRT, &edits)), ["Declaration!D16"]);
        let other = &crate::rules::company::person_placeholder::RULE;
        assert!(check_rule(other, CMRT, &edits).is_empty());
    }

    #[test]
    fn any_text_is_no_blank() {
        let edits = [Edit::text(Place::Company(CompanyField::ContactEmail), "n/a")];
        assert!(check_rule(&RULE, CMRT, &edits).is_empty());
        assert!(check_rule(&RULE, CMRT, &[Edit::blank(Place::Company(CompanyField::AuthorizerPhone))]).is_empty());
    }
}
