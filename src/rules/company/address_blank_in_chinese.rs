//! C12: the address is blank in a form shown in Chinese, whose Instructions call it mandatory.

use crate::rules::prelude::*;

pub(crate) static RULE: Rule = Rule {
    code: "C12",
    name: "address-blank-in-chinese",
    severity: Info,
    applies_to: ALL_FAMILIES,
    source: Source {
        kind: SourceKind::Template,
        detail: &Text::fixed(
            "Chinese Instructions, address: mandatory. The English Instructions, the label and the Checker do not require it",
            "中文填写说明把地址写为必填；英文说明、标签和官方 Checker 都不要求",
        ),
    },
    title: &Text::fixed("Address is blank in a form shown in Chinese", "中文表格中地址未填写"),
    why: &Text::fixed(
        "The Chinese Instructions call the address mandatory; the English text and the Checker do not, so only some customers ask for it",
        "中文填写说明把地址写为必填，英文说明和官方 Checker 则不要求，因此只有部分客户会要求",
    ),
    fix: &Text::fixed("Enter the address if the customer asks for it", "如客户要求，填写公司地址"),
    reasons: &[Reason::Missing, Reason::OutOfDate, Reason::Explain],
    example: Example {
        form: (TemplateKind::Cmrt, "6.5"),
        bad: &[
            Edit::text(Place::Cell("Declaration", "D3"), "中文 Chinese"),
            Edit::blank(Place::Company(CompanyField::Address)),
        ],
        good: &[Edit::blank(Place::Company(CompanyField::Address))],
    },
    check,
    ..super::GROUP
};

fn check(ctx: &Context<'_>, sink: &mut Sink<'_>) {
    let Some(address) = ctx.declaration.company(CompanyField::Address) else { return };
    let language = ctx.declaration.display_language.to_lowercase();
    let chinese = language.contains("chinese") || language.contains("中文");
    if !chinese || !address.is_blank() || ctx.declaration.is_blank_form() {
        return;
    }
    sink.at(address).report(Text::fixed(
        "Address is blank, and the Instructions in the language shown call it mandatory",
        "地址未填写，而当前显示的中文填写说明称其为必填",
    ));
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::testing::{AMRT, EMRT_1, cells, check_rule};

    const ADDRESS: Place = Place::Company(CompanyField::Address);

    #[test]
    fn a_blank_is_found_where_chinese_is_shown() {
        let edits = [Edit::text(Place::Cell("Declaration", "D3"), "Chinese"), Edit::blank(ADDRESS)];
        assert_eq!(cells(&check_rule(&RULE, AMRT, &edits)), ["Declaration!D19"]);
    }

    #[test]
    fn other_languages_and_fillers_are_ordinary() {
        let japanese = [Edit::text(Place::Cell("Declaration", "D3"), "日本語 Japanese"), Edit::blank(ADDRESS)];
        assert!(check_rule(&RULE, EMRT_1, &japanese).is_empty());
        let filler = [Edit::text(Place::Cell("Declaration", "D3"), "中文 Chinese"), Edit::text(ADDRESS, "n/a")];
        assert!(check_rule(&RULE, EMRT_1, &filler).is_empty());
    }
}
