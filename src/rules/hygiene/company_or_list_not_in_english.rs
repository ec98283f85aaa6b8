//! H08: company information, or what was typed about a smelter, is not in English.

use crate::base::text::is_latin;
use crate::declaration::filler::is_filler;
use crate::rules::placeholders::{instead_of_a_person, is_abbreviation, is_no_company, is_reference};
use crate::rules::prelude::*;

pub(crate) static RULE: Rule = Rule {
    code: "H08",
    name: "company-or-list-not-in-english",
    severity: Info,
    applies_to: ALL_FAMILIES,
    source: Source {
        kind: SourceKind::Template,
        detail: &Text::fixed(
            "The Instructions ask for English in the company information and in the smelter list; the Checker does not look at the language, and names and addresses in other scripts are ordinary. So one finding for each of the two that names the cells: company name, authority of the ID, address, contact, authorizer and title; name, street, city, state and contact of smelters that were typed as not listed. Only texts without a single Latin word: a name with its English beside it is fine. Countries, look-up choices, placeholders, abbreviations and comments are covered by other rules",
            "填写说明要求公司信息和冶炼厂清单用英文；官方 Checker 不检查语言，用其他文字写名称和地址也很常见，因此两处各报告一次并列出单元格：公司名称、标识颁发机构、地址、联系人、授权人及其职务；自行填写的冶炼厂的名称、街道、城市、州/省和联系人。只看完全没有拉丁字母单词的内容，旁边写了英文的不算。国家、查找列的选项、占位内容、简称和注释由其他规则检查",
        ),
    },
    adjustable: true,
    title: &Text::fixed("Company information or smelter list is not in English", "公司信息或冶炼厂清单不是英文"),
    why: &Text::fixed(
        "The Instructions ask for English here, although the official Checker does not look at the language",
        "官方 Checker 不检查语言，但填写说明要求此处用英文",
    ),
    fix: &Text::fixed(
        "Write the English name or address; the original may follow in brackets",
        "填写英文名称或地址，原文可以写在后面的括号里",
    ),
    reasons: &[Reason::Form],
    example: Example {
        form: (TemplateKind::Cmrt, "6.5"),
        bad: &[
            Edit::text(Place::Company(CompanyField::Name), "示例电子有限公司"),
            Edit::text(Place::Company(CompanyField::Address), "深圳市示例路 1 号"),
        ],
        good: &[Edit::text(Place::Company(CompanyField::Name), "Example Electronics Co., Ltd. (示例电子有限公司)")],
    },
    check,
    ..super::GROUP
};

fn check(ctx: &Context<'_>, sink: &mut Sink<'_>) {
    let company: Vec<&Entry> = ctx.declaration.company.iter().filter(|entry| is_of_the_company(ctx, entry)).collect();
    if let Some((first, rest)) = company.split_first() {
        sink.at(first).each_also_wrong(rest.iter().copied()).value("cells", company.len().to_string()).report(text!(
            en: "{cells} not in English, here \"{value}\"",
            zh: "公司信息有 {cells}不是英文，此处为“{value}”", value = Shown(first.text());
            cells: Text::counted(company.len(),
                "cell of the company information is", "cells of the company information are", "个单元格")));
    }
    let typed =
        ctx.declaration.smelters.iter().filter(|row| matches!(row.choice, Choice::NotListed | Choice::NoLookup));
    let typed: Vec<&Entry> = typed.flat_map(foreign_cells).collect();
    if let Some((first, rest)) = typed.split_first() {
        sink.at(first).each_also_wrong(rest.iter().copied()).value("cells", typed.len().to_string()).report(text!(
            en: "{cells} not in English, here \"{value}\"",
            zh: "自行填写的冶炼厂有 {cells}不是英文，此处为“{value}”", value = Shown(first.text());
            cells: Text::counted(typed.len(), "cell about typed smelters is", "cells about typed smelters are", "个单元格")));
    }
}

/// Whether a cell of the company information is in another script and no other rule says that it
/// names nobody.
fn is_of_the_company(ctx: &Context<'_>, entry: &Entry) -> bool {
    let Field::Company(field) = entry.field else { return false };
    let text = entry.text();
    let is_judged = match field {
        CompanyField::Name => !is_no_company(text) && !is_abbreviation(text),
        CompanyField::ContactName | CompanyField::AuthorizerName => {
            !is_reference(text) && instead_of_a_person(ctx, field, entry).is_none()
        }
        CompanyField::UniqueIdAuthority | CompanyField::Address | CompanyField::AuthorizerTitle => true,
        _ => false,
    };
    is_judged && is_foreign(text)
}

/// The cells of a row that somebody typed in another script.
fn foreign_cells(row: &SmelterEntry) -> impl Iterator<Item = &Entry> {
    const COLUMNS: [SmelterColumn; 5] = [
        SmelterColumn::Name,
        SmelterColumn::Street,
        SmelterColumn::City,
        SmelterColumn::State,
        SmelterColumn::ContactName,
    ];
    let cells = COLUMNS.into_iter().map(|column| row.get(column));
    cells.filter(|entry| {
        entry.is_filled_by_hand() && is_foreign(entry.text()) && !entry.is_filler(Filler::PlaceholderName)
    })
}

/// Whether a text has words of another script and not one in Latin letters.
fn is_foreign(text: &str) -> bool {
    let mut words = text.split(|c: char| !is_latin(c));
    // A single letter is a block or a floor: "A座".
    let has_latin_word = words.any(|word| word.chars().count() > 1);
    let foreign = text.chars().filter(|c| c.is_alphabetic() && !is_latin(*c)).count();
    foreign > 1 && !has_latin_word && !is_filler(text, Filler::Nothing)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::testing::{AMRT_12, CMRT, EMRT_2, cells, check_rule, smelter_row};

    const fn company(field: CompanyField, text: &'static str) -> Edit {
        Edit::text(Place::Company(field), text)
    }

    #[test]
    fn the_company_information_is_one_finding() {
        let edits = [
            company(CompanyField::Name, "示例（深圳）电子有限公司"),
            company(CompanyField::Address, "广东省深圳市示例区示例路1号A座"),
            company(CompanyField::ContactName, "李伟"),
            company(CompanyField::AuthorizerName, "Иванов Иван"),
            company(CompanyField::AuthorizerTitle, "品质部经理"),
        ];
        let findings = check_rule(&RULE, CMRT, &edits);
        assert_eq!(cells(&findings), ["Declaration!D8"]);
        let named: Vec<String> = findings[0].cells.iter().map(|cell| cell.addr.to_string()).collect();
        assert_eq!((named.join(" "), findings[0].severity), ("D8 D14 D15 D18 D19".to_owned(), Info));
        assert_eq!(check_rule(&RULE, EMRT_2, &edits).len(), 1);
    }

    #[test]
    fn typed_smelters_are_one_finding() {
        let mut edits = smelter_row(1, ["Tin", "Smelter not listed", "示例锡业有限公司", "China", ""]);
        edits.push(Edit::text(Place::Smelter(1, SmelterColumn::City), "个旧市"));
        edits.extend(smelter_row(2, ["Tin", "Smelter not listed", "示例製錬株式会社", "Japan", ""]));
        let findings = check_rule(&RULE, CMRT, &edits);
        assert_eq!(cells(&findings), ["Smelter List!D5"]);
        assert_eq!(findings[0].cells.len(), 3);
        let without_look_up = Edit::text(Place::Smelter(1, SmelterColumn::Name), "示例铝业");
        assert_eq!(check_rule(&RULE, AMRT_12, &[without_look_up]).len(), 1);
    }

    #[test]
    fn english_beside_it_fillers_and_other_rules_are_left_alone() {
        let edits = [
            company(CompanyField::Name, "示例电子 (Example Electronics)"),
            company(CompanyField::Address, "Room 3, 深圳市示例路"),
            company(CompanyField::ContactName, "Wei Li 李伟"),
            company(CompanyField::AuthorizerName, "同联系人"),
            company(CompanyField::AuthorizerTitle, "无"),
            company(CompanyField::ScopeDescription, "深圳工厂生产的连接器"),
        ];
        assert!(check_rule(&RULE, CMRT, &edits).is_empty());
        for (field, text) in [
            (CompanyField::Name, "测试公司"),
            (CompanyField::Name, "云庭"),
            (CompanyField::ContactName, "品质部"),
            (CompanyField::ContactName, "李"),
            (CompanyField::Address, "Müllerstraße 1, Köln"),
        ] {
            assert!(check_rule(&RULE, CMRT, &[company(field, text)]).is_empty(), "{text}");
        }
        let listed = [
            Edit::text(Place::Smelter(1, SmelterColumn::City), "个旧市"),
            Edit::text(Place::Smelter(1, SmelterColumn::Comments), "供应商已确认该冶炼厂"),
        ];
        assert!(check_rule(&RULE, CMRT, &listed).is_empty());
        for name in ["没有", "调查中", "同上", "详见附件", "示例锡业 Example Tin"] {
            assert!(
                check_rule(&RULE, CMRT, &smelter_row(1, ["Tin", "Smelter not listed", name, "中国", ""])).is_empty(),
                "{name}"
            );
        }
    }
}
