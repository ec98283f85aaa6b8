//! G05: a smelter stands in a country that the buyer watches.

use super::country_of;
use crate::reference::Country;
use crate::rules::prelude::*;
use std::collections::BTreeMap;

pub(crate) static RULE: Rule = Rule {
    code: "G05",
    name: "country-watched",
    severity: Info,
    applies_to: ALL_FAMILIES,
    source: Source {
        kind: SourceKind::BuyerProfile,
        detail: &Text::fixed(
            "The countries named in the customer's profile, compared with the country of each smelter. One finding for each country; a name that two countries share is left to L10",
            "客户配置中列出的国家或地区，与每家冶炼厂的所在国家或地区比较。每个国家或地区一条；两国共用的名称由 L10 处理",
        ),
    },
    adjustable: true,
    title: &Text::fixed("Smelter in a country that the customer watches", "冶炼厂位于客户关注的国家或地区"),
    why: &Text::fixed(
        "This customer looks closer at smelters in these countries. Where a smelter is located is not where its ore comes from, and nothing is wrong with the row",
        "该客户会重点查看这些国家或地区的冶炼厂。冶炼厂的位置不等于矿石的来源，该行本身没有错误",
    ),
    fix: &Text::fixed(
        "Be ready to say what is known about the origin of this smelter's ore and about its audits",
        "准备好说明该冶炼厂的矿石来源和审核情况",
    ),
    reasons: &[Reason::Explain],
    example: Example {
        form: (TemplateKind::Cmrt, "6.5"),
        bad: &[
            Edit::text(Place::Smelter(2, SmelterColumn::Metal), "Gold"),
            Edit::text(Place::Smelter(2, SmelterColumn::Lookup), "Smelter not listed"),
            Edit::text(Place::Smelter(2, SmelterColumn::Name), "Sample Refinery"),
            Edit::text(Place::Smelter(2, SmelterColumn::Country), "SUDAN"),
        ],
        good: &[],
    },
    check,
    ..super::GROUP
};

fn check(ctx: &Context<'_>, sink: &mut Sink<'_>) {
    let profile = &ctx.settings.profile;
    if profile.watch_countries.is_empty() {
        sink.not_asked(Text::fixed("The profile watches no country", "配置没有列出关注的国家或地区"));
        return;
    }
    let mut found: BTreeMap<&'static str, (&Country, Vec<&SmelterEntry>)> = BTreeMap::new();
    for row in ctx.declaration.smelters.iter().filter(|row| row.choice != Choice::NotIdentified) {
        let Some(country) = country_of(ctx, row.get(SmelterColumn::Country).readable()) else { continue };
        if profile.watch_countries.iter().any(|code| code == country.code) {
            found.entry(country.code).or_insert((country, Vec::new())).1.push(row);
        }
    }
    for (code, (country, rows)) in found {
        let Some((first, rest)) = rows.split_first() else { continue };
        sink.at(first.get(SmelterColumn::Country))
            .each_also_wrong(rest.iter().map(|row| row.get(SmelterColumn::Country)))
            .asked_by(profile)
            .value("country", code)
            .value("rows", rows.len().to_string())
            .report(text!(
                en: "{rows} in {country}, which this customer watches",
                zh: "{rows}位于{country}，属于该客户关注的国家或地区";
                rows: Text::counted(rows.len(), "smelter is", "smelters are", "家冶炼厂"),
                country: country.name()));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::profile::Profile;
    use crate::rules::testing::{AMRT_12, CMRT, EMRT_2, cells, check_rule, check_rule_with};

    fn in_country(row: u32, country: &'static str) -> [Edit; 2] {
        [
            Edit::text(Place::Smelter(row, SmelterColumn::Metal), "Gold"),
            Edit::text(Place::Smelter(row, SmelterColumn::Country), country),
        ]
    }

    #[test]
    fn one_finding_for_each_country() {
        let edits = [in_country(2, "Sudan"), in_country(3, "苏丹"), in_country(4, "CHINA")].concat();
        let findings = check_rule(&RULE, CMRT, &edits);
        assert_eq!((cells(&findings), findings[0].cells.len()), (vec!["Smelter List!E6".to_owned()], 2));
        assert_eq!(check_rule(&RULE, AMRT_12, &in_country(2, "SUDAN")).len(), 1);
    }

    #[test]
    fn neighbours_in_name_are_not_meant() {
        assert!(check_rule(&RULE, EMRT_2, &in_country(2, "SOUTH SUDAN")).is_empty());
        assert!(check_rule_with(&RULE, CMRT, &in_country(2, "SUDAN"), &Profile::default()).is_empty());
        let congo = Profile { watch_countries: vec!["CD".to_owned()], ..Profile::default() };
        assert!(
            check_rule_with(&RULE, CMRT, &in_country(2, "CONGO"), &congo).is_empty(),
            "the template's name of another"
        );
    }
}
