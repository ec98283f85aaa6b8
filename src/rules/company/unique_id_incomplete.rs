//! C11: a company id without its issuer, or the reverse; or an id and a name in one cell.

use crate::base::normal::{company_core, key};
use crate::rules::prelude::*;

pub(crate) static RULE: Rule = Rule {
    code: "C11",
    name: "unique-id-incomplete",
    severity: Info,
    applies_to: ALL_FAMILIES,
    source: Source {
        kind: SourceKind::Template,
        detail: &Text::fixed(
            "Instructions: the unique ID and its authority are optional and belong together; n/a counts as blank. A name with 8 digits in a row is taken to contain an ID. A mark of a program in one of these cells is covered by other rules",
            "填写说明：公司唯一标识和颁发机构为选填，两者应成对；n/a 视为空白。名称里连续出现 8 位数字时视为含标识。这些单元格显示软件标记时由其他规则检查",
        ),
    },
    title: &Text::fixed("Company ID is incomplete", "公司唯一标识不完整"),
    why: &Text::fixed(
        "An ID is of use only with the authority that issued it, such as DUNS or VAT",
        "标识要和颁发机构一起才有用，例如 DUNS 或税号",
    ),
    fix: &Text::fixed("Fill in both cells or clear both; they are optional", "两格都填，或都清空；这两格是选填的"),
    reasons: &[Reason::Missing, Reason::OutOfDate],
    example: Example {
        form: (TemplateKind::Cmrt, "6.5"),
        bad: &[Edit::blank(Place::Company(CompanyField::UniqueIdAuthority))],
        good: &[
            Edit::blank(Place::Company(CompanyField::UniqueId)),
            Edit::blank(Place::Company(CompanyField::UniqueIdAuthority)),
        ],
    },
    check,
    ..super::GROUP
};

/// The shortest run of digits in a company name that is taken for an id: a DUNS number has 9, a VAT
/// number 8 or more.
const DIGITS_OF_AN_ID: usize = 8;

fn check(ctx: &Context<'_>, sink: &mut Sink<'_>) {
    let (Some(name), Some(id), Some(authority)) = (
        ctx.declaration.company(CompanyField::Name),
        ctx.declaration.company(CompanyField::UniqueId),
        ctx.declaration.company(CompanyField::UniqueIdAuthority),
    ) else {
        return;
    };
    // What a mark stands for, nobody knows: that is F07.
    if [name, id, authority].into_iter().any(Entry::is_error_mark) {
        return;
    }
    if holds_name_and_id(id.text(), name.text()) {
        sink.at(id).for_comparison(name).report(text!(
            en: "The cell for the unique ID also contains the company name: \"{value}\"",
            zh: "公司唯一标识一格里还写了公司名称：“{value}”", value = Shown(id.text())));
        return;
    }
    if longest_run_of_digits(name.text()) >= DIGITS_OF_AN_ID {
        sink.at(name)
            .for_comparison(id)
            .fix(Text::fixed(
                "Move the number to the cell for the unique ID and name its authority",
                "把号码移到公司唯一标识一格，并写明颁发机构",
            ))
            .report(text!(
                en: "The company name also contains a number: \"{value}\"",
                zh: "公司名称里还写了号码：“{value}”", value = Shown(name.text())));
        return;
    }
    match (is_given(id), is_given(authority)) {
        (true, false) => sink.at(authority).also_wrong(id).report(text!(
            en: "Unique ID \"{value}\" is given without its authority",
            zh: "填了公司唯一标识“{value}”，但没有颁发机构", value = Shown(id.text()))),
        (false, true) => sink.at(id).also_wrong(authority).report(text!(
            en: "Unique ID authority \"{value}\" is given without an ID",
            zh: "填了标识颁发机构“{value}”，但没有公司唯一标识", value = Shown(authority.text()))),
        (true, true) | (false, false) => {}
    }
}

fn is_given(entry: &Entry) -> bool {
    let bare = key(entry.text().trim_matches(|c: char| !c.is_alphanumeric()));
    !matches!(bare.as_str(), "" | "n/a" | "na" | "n.a" | "none" | "not available" | "not applicable" | "无" | "不适用")
}

fn holds_name_and_id(id: &str, name: &str) -> bool {
    const SHORTEST_NAME: usize = 4;
    const DIGITS: usize = 5;
    let name = company_core(name);
    name.chars().count() >= SHORTEST_NAME
        && id.chars().filter(|c| c.is_numeric()).count() >= DIGITS
        && company_core(id).contains(&name)
}

fn longest_run_of_digits(text: &str) -> usize {
    text.split(|c: char| !c.is_numeric()).map(|run| run.chars().count()).max().unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::testing::{CMRT, EMRT_2, cells, check_rule};

    const ID: Place = Place::Company(CompanyField::UniqueId);
    const AUTHORITY: Place = Place::Company(CompanyField::UniqueIdAuthority);

    #[test]
    fn half_a_pair_is_found() {
        assert_eq!(cells(&check_rule(&RULE, CMRT, &[Edit::blank(AUTHORITY)])), ["Declaration!D13"]);
        assert_eq!(cells(&check_rule(&RULE, EMRT_2, &[Edit::text(ID, "-")])), ["Declaration!D16"]);
        let both = [Edit::text(ID, "Yunting Demo Components 123456789")];
        assert_eq!(cells(&check_rule(&RULE, CMRT, &both)), ["Declaration!D12"]);
        let name = [Edit::text(Place::Company(CompanyField::Name), "Yunting Demo (DUNS 000000000)")];
        assert_eq!(cells(&check_rule(&RULE, CMRT, &name)), ["Declaration!D8"]);
    }

    #[test]
    fn fillers_in_optional_cells_are_blanks() {
        assert!(check_rule(&RULE, CMRT, &[Edit::text(ID, "N/A"), Edit::blank(AUTHORITY)]).is_empty());
        assert!(check_rule(&RULE, CMRT, &[Edit::text(ID, "n/a"), Edit::text(AUTHORITY, "n/a")]).is_empty());
        let name = [Edit::text(Place::Company(CompanyField::Name), "Factory 1958 Demo Ltd")];
        assert!(check_rule(&RULE, CMRT, &name).is_empty());
    }

    #[test]
    fn a_mark_is_no_half_of_a_pair() {
        for (place, other) in [(ID, AUTHORITY), (AUTHORITY, ID)] {
            for left in [Edit::blank(other), Edit::text(other, "DUNS")] {
                assert!(check_rule(&RULE, CMRT, &[Edit::text(place, "#ERROR!"), left]).is_empty(), "F07");
            }
        }
    }
}
