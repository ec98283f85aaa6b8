//! S02: a user-defined scope without a description that says something.

use crate::declaration::filler::is_filler;
use crate::rules::error_values::fix_for_error_value;
use crate::rules::prelude::*;

pub(crate) static RULE: Rule = Rule {
    code: "S02",
    name: "scope-not-described",
    severity: Error,
    applies_to: ALL_FAMILIES,
    source: Source {
        kind: SourceKind::Template,
        detail: &Text::fixed(
            "Checker: the description is required for scope C; it takes any text, but n/a, unknown or xxx describe nothing. Instructions: it should be easy to understand; fewer than 15 letters or 5 Chinese characters is only \"Look at\"",
            "官方 Checker：选 C 时范围描述为必填；填什么都接受，但 n/a、未知、xxx 等于没有描述。填写说明：应容易理解；不到 15 个字母或 5 个汉字时，仅列为“请留意”",
        ),
    },
    title: &Text::fixed("User-defined scope is not described", "自定义范围没有描述"),
    why: &Text::fixed(
        "Without a description nobody can tell for which products the answers hold",
        "没有描述，就不知道答案适用于哪些产品",
    ),
    fix: &Text::fixed("State which product lines, sites or part numbers are covered", "写明涵盖哪些产品线、工厂或料号"),
    reasons: &[Reason::Missing],
    example: Example {
        form: (TemplateKind::Cmrt, "6.5"),
        bad: &[Edit::text(Place::Company(CompanyField::Scope), "C. User defined [Specify in 'Description of scope']")],
        good: &[
            Edit::text(Place::Company(CompanyField::Scope), "C. User defined [Specify in 'Description of scope']"),
            Edit::text(Place::Company(CompanyField::ScopeDescription), "Connectors of the series DX and DY"),
        ],
    },
    check,
    ..super::GROUP
};

fn check(ctx: &Context<'_>, sink: &mut Sink<'_>) {
    let (Some(scope), Some(description)) =
        (ctx.declaration.company(CompanyField::Scope), ctx.declaration.company(CompanyField::ScopeDescription))
    else {
        return;
    };
    if ctx.declaration.scope() != Some(Scope::UserDefined) {
        return;
    }
    if description.is_blank() {
        sink.at(description)
            .also_wrong(scope)
            .report(Text::fixed("The scope is user-defined, but not described", "申报范围为自定义，但没有描述"));
        return;
    }
    if description.is_error_mark() {
        sink.at(description).also_wrong(scope).fix(fix_for_error_value(description)).report(text!(
            en: "The scope is user-defined, but its description shows the mark \"{value}\"",
            zh: "申报范围为自定义，但范围描述显示的是软件的标记“{value}”", value = Shown(description.text())));
        return;
    }
    let text = description.text();
    if is_filler(text, Filler::NotApplicable) || is_filler(text, Filler::Unknown) || is_filler(text, Filler::Mark) {
        sink.at(description).also_wrong(scope).report(text!(
            en: "The scope is user-defined, but \"{value}\" does not describe it",
            zh: "申报范围为自定义，但“{value}”不是范围描述", value = Shown(text)));
        return;
    }
    if ctx.declaration.has_short_scope_description() {
        sink.at(description).for_comparison(scope).severity(Info).report(text!(
            en: "Description of scope \"{value}\" may be too short to be understood",
            zh: "范围描述“{value}”可能过短，不易理解", value = Shown(description.text())));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::testing::{CMRT, EMRT_2, cells, check_rule};

    const SCOPE: Edit =
        Edit::text(Place::Company(CompanyField::Scope), "C. User defined [Specify in 'Description of scope']");
    const DESCRIPTION: Place = Place::Company(CompanyField::ScopeDescription);

    #[test]
    fn the_error_of_a_formula_describes_nothing() {
        let findings = check_rule(&RULE, CMRT, &[SCOPE, Edit::new(DESCRIPTION, Put::Error("#NAME?"))]);
        assert_eq!(findings.len(), 1);
        assert_eq!(findings[0].severity, Error);
    }

    #[test]
    fn a_placeholder_describes_nothing() {
        for text in ["N/A", "无", "xxx", "該当なし", "해당 없음", "-"] {
            let findings = check_rule(&RULE, CMRT, &[SCOPE, Edit::text(DESCRIPTION, text)]);
            assert_eq!((findings.len(), findings[0].severity), (1, Error), "{text}");
        }
    }

    #[test]
    fn blank_and_short_descriptions_are_found() {
        let blank = check_rule(&RULE, EMRT_2, &[SCOPE]);
        assert_eq!((cells(&blank), blank[0].severity), (vec!["Declaration!D10".to_owned()], Error));
        for text in ["DX-100", "全部产品"] {
            assert_eq!(check_rule(&RULE, CMRT, &[SCOPE, Edit::text(DESCRIPTION, text)])[0].severity, Info, "{text}");
        }
    }

    #[test]
    fn descriptions_are_needed_only_for_a_user_defined_scope() {
        assert!(check_rule(&RULE, CMRT, &[]).is_empty());
        assert!(check_rule(&RULE, CMRT, &[SCOPE, Edit::text(DESCRIPTION, "深圳工厂连接器")]).is_empty());
        assert!(check_rule(&RULE, CMRT, &[Edit::text(DESCRIPTION, "All")]).is_empty());
    }
}
