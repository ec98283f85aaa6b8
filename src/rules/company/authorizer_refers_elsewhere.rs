//! C05: the authorizer is "same" or the like instead of a name.

use crate::declaration::key;
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

/// Whole values that point to another cell, in the form of [`reference_key`].
const REFERENCES: &[&str] = &[
    "same",
    "the same",
    "same person",
    "same as above",
    "the same as above",
    "same above",
    "as above",
    "see above",
    "same as contact",
    "same as contact name",
    "same as contact person",
    "same as the contact",
    "ditto",
    "idem",
    "同上",
    "同左",
    "同前",
    "如上",
    "同联系人",
    "同联系人姓名",
    "与联系人相同",
    "同聯絡人",
    "同じ",
    "上記と同じ",
    "同上記",
    "상동",
];

fn check(ctx: &Context<'_>, sink: &mut Sink<'_>) {
    let Some(authorizer) = ctx.declaration.company(CompanyField::AuthorizerName) else { return };
    if !is_reference(authorizer.text()) {
        return;
    }
    let mut finding = sink.at(authorizer);
    if let Some(contact) = ctx.declaration.company(CompanyField::ContactName) {
        finding = finding.for_comparison(contact);
    }
    finding.report(text!(
        en: "Authorizer is \"{value}\" instead of a person's name",
        zh: "授权人填的是“{value}”，不是姓名", value = Shown(authorizer.text())));
}

/// Whether the whole text points to another cell instead of naming a person.
pub(crate) fn is_reference(text: &str) -> bool {
    REFERENCES.contains(&reference_key(text).as_str())
}

/// The text in lower case without quotes, brackets and full stops around.
fn reference_key(text: &str) -> String {
    key(text.trim_matches(|c: char| !c.is_alphanumeric()))
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
