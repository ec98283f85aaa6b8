//! G06: a smelter or a mine is in a country that the buyer takes to be under broad trade sanctions.

use super::{cells_of_mine, country_of, mine_countries};
use crate::reference::Country;
use crate::rules::prelude::*;
use std::collections::BTreeMap;

pub(crate) static RULE: Rule = Rule {
    code: "G06",
    name: "country-sanctioned",
    severity: Warning,
    applies_to: ALL_FAMILIES,
    source: Source {
        kind: SourceKind::BuyerProfile,
        detail: &Text::fixed(
            "The countries that the customer's profile names as under broad trade sanctions, compared with the countries of smelters and mines. Whether sanctions apply is the customer's statement, not this tool's. One finding for each country; a name that two countries share does not count",
            "客户配置中列为受到全面贸易制裁的国家或地区，与冶炼厂和矿场的所在国家或地区比较。是否适用制裁由客户说明，不是本工具的判断。每个国家或地区报告一处；两国共用的名称不计",
        ),
    },
    adjustable: true,
    title: &Text::fixed(
        "Country under broad trade sanctions by the customer's profile",
        "客户配置列为受到全面贸易制裁的国家或地区",
    ),
    why: &Text::fixed(
        "This customer names the country as under broad trade sanctions. Such rows are often a wrong choice in the list; where a smelter is located is not where its ore comes from",
        "该客户将这个国家或地区列为受到全面贸易制裁。这样的行往往是清单中选错了；冶炼厂的位置也不等于矿石的来源",
    ),
    fix: &Text::fixed(
        "Confirm the facility with the supplier who named it, correct the row if it is a slip, and take legal advice if it is not",
        "向提供信息的供应商核实该设施；若是误填则改正，否则请征求法律意见",
    ),
    reasons: &[Reason::Explain],
    example: Example {
        form: (TemplateKind::Cmrt, "6.5"),
        bad: &[Edit::text(Place::Smelter(1, SmelterColumn::Country), "KOREA (DEMOCRATIC PEOPLE'S REPUBLIC OF)")],
        good: &[Edit::text(Place::Smelter(1, SmelterColumn::Country), "KOREA, REPUBLIC OF")],
    },
    check,
    ..super::GROUP
};

fn check(ctx: &Context<'_>, sink: &mut Sink<'_>) {
    let profile = &ctx.settings.profile;
    if profile.sanctioned_countries.is_empty() {
        sink.not_asked(Text::fixed(
            "The profile names no country under trade sanctions",
            "配置没有列出受到贸易制裁的国家或地区",
        ));
        return;
    }
    let mut found: BTreeMap<&str, (&Country, Vec<&Entry>)> = BTreeMap::new();
    let mut add = |country: &'_ Country, cell| {
        if profile.sanctioned_countries.iter().any(|code| code == country.code)
            && let Some(country) = ctx.countries().by_code(country.code)
        {
            found.entry(country.code).or_insert((country, Vec::new())).1.push(cell);
        }
    };
    for row in ctx.declaration.smelters.iter().filter(|row| row.choice != Choice::NotIdentified) {
        let cell = row.get(SmelterColumn::Country);
        if let Some(country) = country_of(ctx, cell.readable()) {
            add(country, cell);
        }
        let cell = row.get(SmelterColumn::MineCountries);
        countries_of_mines(ctx, cell).for_each(|country| add(country, cell));
    }
    for cell in ctx.declaration.mines.iter().flat_map(cells_of_mine) {
        countries_of_mines(ctx, cell).for_each(|country| add(country, cell));
    }
    for (code, (country, cells)) in found {
        let Some((first, rest)) = cells.split_first() else { continue };
        sink.at(first)
            .each_also_wrong(rest.iter().copied())
            .asked_by(profile)
            .value("country", code)
            .value("cells", cells.len().to_string())
            .report(text!(
                en: "{country} is under broad trade sanctions by the customer's profile: confirm the facility, take legal advice (\"{typed}\"; {cells})",
                zh: "{country}被客户配置列为受到全面贸易制裁：请核实该设施并征求法律意见（“{typed}”；{cells}）",
                typed = Shown(first.text());
                country: country.name(), cells: Text::counted(cells.len(), "cell", "cells", "个单元格")));
    }
}

/// The countries that a cell about mines names, where no other shares the name.
fn countries_of_mines<'a>(ctx: &'a Context<'_>, cell: &Entry) -> impl Iterator<Item = &'a Country> {
    let named = mine_countries(ctx, cell).map(|found| found.named).unwrap_or_default();
    named.into_iter().filter_map(|named| if let [country] = named.as_slice() { Some(*country) } else { None })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::profile::Profile;
    use crate::rules::testing::{AMRT, AMRT_12, CMRT, CRT, EMRT_1, EMRT_2, cells, check_rule, check_rule_with};

    fn first(column: SmelterColumn, text: &'static str) -> Edit {
        Edit::text(Place::Smelter(1, column), text)
    }

    #[test]
    fn smelters_and_mines_of_a_country_are_one_finding() {
        for form in [CMRT, EMRT_1, EMRT_2, AMRT, AMRT_12, CRT] {
            let edits =
                [first(SmelterColumn::Country, "North Korea"), first(SmelterColumn::MineCountries, "China, DPRK")];
            let findings = check_rule(&RULE, form, &edits);
            let found: Vec<_> = findings.iter().map(|f| (f.severity, f.cells.len(), f.source)).collect();
            assert_eq!(found, [(Warning, 2, SourceKind::BuyerProfile)], "{form:?}");
        }
        let mine = |column, text| Edit::text(Place::Mine(1, column), text);
        let edits = [mine(MineColumn::Metal, "Cobalt"), mine(MineColumn::Country, "朝鲜")];
        assert_eq!(cells(&check_rule(&RULE, EMRT_2, &edits)), ["Mine List!F5"]);
    }

    #[test]
    fn shared_names_denials_and_other_profiles_are_not_meant() {
        for text in ["Korea", "South Korea", "KOREA, REPUBLIC OF", "韩国", "CHINA", ""] {
            let edits = [first(SmelterColumn::Country, text), first(SmelterColumn::MineCountries, text)];
            assert!(check_rule(&RULE, CMRT, &edits).is_empty(), "{text}");
        }
        assert!(check_rule(&RULE, CMRT, &[first(SmelterColumn::MineCountries, "Not from North Korea")]).is_empty());
        let edits = [first(SmelterColumn::Country, "North Korea")];
        assert!(check_rule_with(&RULE, CMRT, &edits, &Profile::default()).is_empty());
        let not_yet = first(SmelterColumn::Lookup, "Smelter not yet identified");
        assert!(check_rule(&RULE, CMRT, &[edits[0], not_yet]).is_empty());
    }
}
