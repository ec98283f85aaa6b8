//! S06: the buyer does not take this declaration scope.

use crate::rules::prelude::*;

pub(crate) static RULE: Rule = Rule {
    code: "S06",
    name: "scope-not-accepted",
    severity: Warning,
    applies_to: ALL_FAMILIES,
    source: Source {
        kind: SourceKind::BuyerProfile,
        detail: &Text::fixed(
            "The scopes named in the customer's profile: some want declarations at product level, some for the company",
            "客户配置中写明的申报范围：有的客户要产品级申报，有的要公司级申报",
        ),
    },
    adjustable: true,
    title: &Text::fixed("Scope is not one that the customer accepts", "申报范围不是客户接受的类型"),
    why: &Text::fixed(
        "This customer sends back declarations with another scope, although the template permits it",
        "模板允许该范围，但该客户会退回其他范围的申报",
    ),
    fix: &Text::fixed(
        "Ask the customer, or prepare a declaration with one of the scopes named",
        "向客户确认，或按客户列明的范围另做一份申报",
    ),
    reasons: &[Reason::Explain, Reason::Form],
    example: Example {
        form: (TemplateKind::Cmrt, "6.5"),
        bad: &[
            Edit::text(Place::Company(CompanyField::Scope), crate::template::options::SCOPES[2]),
            Edit::text(Place::Company(CompanyField::ScopeDescription), "All products of the Dongguan plant"),
        ],
        good: &[],
    },
    check,
    ..super::GROUP
};

fn check(ctx: &Context<'_>, sink: &mut Sink<'_>) {
    let profile = &ctx.settings.profile;
    if profile.scopes.is_empty() {
        sink.not_asked(Text::fixed("The profile takes every scope", "配置接受任何申报范围"));
        return;
    }
    let Some(scope) = ctx.declaration.scope().filter(|scope| !profile.scopes.contains(scope)) else { return };
    let Some(entry) = ctx.declaration.company(CompanyField::Scope) else { return };
    let names: Vec<Text> = profile.scopes.iter().map(|scope| scope.name()).collect();
    sink.at(entry).asked_by(profile).value("scope", scope.key()).report(text!(
        en: "Scope \"{value}\"; this customer accepts: {accepted}",
        zh: "申报范围为“{value}”，该客户接受：{accepted}",
        value = Shown(entry.text()); accepted: Text::list(&names)));
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::profile::Profile;
    use crate::rules::testing::{AMRT, EMRT_1, cells, check_rule, check_rule_with};
    use crate::template::options;

    #[test]
    fn another_scope_is_found() {
        let user = [Edit::text(Place::Company(CompanyField::Scope), options::SCOPES[2])];
        assert_eq!(cells(&check_rule(&RULE, AMRT, &user)), ["Declaration!D9"]);
        let products_only = Profile { scopes: vec![Scope::Product], ..Profile::default() };
        assert_eq!(check_rule_with(&RULE, EMRT_1, &[], &products_only).len(), 1);
    }

    #[test]
    fn a_scope_that_is_taken_and_a_blank_are_not() {
        let blank = [Edit::blank(Place::Company(CompanyField::Scope))];
        assert!(check_rule(&RULE, EMRT_1, &blank).is_empty(), "S01");
        assert!(check_rule(&RULE, EMRT_1, &[]).is_empty());
        assert!(check_rule_with(&RULE, EMRT_1, &[], &Profile::default()).is_empty());
    }
}
