//! C05: the authorizer is "same" or the like instead of a name.

use crate::rules::placeholders::is_reference;
use crate::rules::prelude::*;

pub(crate) static RULE: Rule = Rule {
    code: "C05",
    name: "authorizer-refers-elsewhere",
    severity: Error,
    applies_to: ALL_FAMILIES,
    source: Source {
        kind: SourceKind::Template,
        detail: &Text::fixed(
            "Instructions, authorizer: \"same\" or a similar word is not accepted. The same person written out in both places is fine",
            "填写说明，授权人：不得填写“同上”一类的字样。两处写同一个人的姓名没有问题",
        ),
    },
    title: &Text::fixed("Authorizer refers to another cell", "授权人一格写的是“同上”一类的字样"),
    why: &Text::fixed(
        "The Instructions do not accept a reference, and import tools read each cell on its own",
        "填写说明不接受这种写法；导入工具逐格读取，不会去看其他单元格",
    ),
    fix: &Text::fixed(
        "Write out the person's name, even if it is the same as the contact's",
        "写出授权人的姓名，与联系人相同也要写",
    ),
    reasons: &[Reason::OutOfDate, Reason::Form],
    example: Example {
        form: (TemplateKind::Cmrt, "6.5"),
        bad: &[Edit::text(Place::Company(CompanyField::AuthorizerName), "Same as above")],
        good: &[Edit::text(Place::Company(CompanyField::AuthorizerName), "Li Wei")],
    },
    check,
    ..super::GROUP
};

fn check(ctx: &Context<'_>, sink: &mut Sink<'_>) {
    let Some(authorizer) = ctx.declaration.company(CompanyField::AuthorizerName) else { return };
    if !is_reference(authorizer.text()) {
        return;
    }
    let mut finding = sink.at(authorizer);
    if let Some(contact) = ctx.declaration.company(CompanyField::ContactName) {
        finding.for_comparison(contact);
    }
    finding.report(text!(
        en: "Authorizer is \"{value}\" instead of a person's name",
        zh: "授权人填的是“{value}”，不是姓名", value = Shown(authorizer.text())));
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::testing::{AMRT, CMRT, cells, check_rule};

    const AUTHORIZER: Place = Place::Company(CompanyField::AuthorizerName);

    #[test]
    fn references_are_found() {
        for value in ["SAME", "(same as above)", "同上", "Ditto.", "同联系人", "“同左”"] {
            assert_eq!(
                cells(&check_rule(&RULE, AMRT, &[Edit::text(AUTHORIZER, value)])),
                ["Declaration!D23"],
                "{value}"
            );
        }
    }

    #[test]
    fn names_are_names() {
        for value in ["Samuel Same-Ditto", "Li Wei", "同尚", "Same Lee"] {
            assert!(check_rule(&RULE, CMRT, &[Edit::text(AUTHORIZER, value)]).is_empty(), "{value}");
        }
    }
}
