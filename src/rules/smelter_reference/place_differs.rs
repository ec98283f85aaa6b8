//! R04: the place of a row is not the one that is listed for its id.

use crate::base::normal::company_words;
use crate::rules::prelude::*;

pub(crate) static RULE: Rule = Rule {
    code: "R04",
    name: "place-differs",
    severity: Warning,
    applies_to: ALL_FAMILIES,
    source: Source {
        kind: SourceKind::Logic,
        detail: &Text::fixed(
            "The country, in any spelling, compared with that of the ID in this workbook's look-up, else in the newest list in use. Blank and unknown names of countries are covered by L10. How Hong Kong, Macao and Taiwan are named is left to the sender. Other cities typed by hand are one \"Look at\" for the whole list",
            "将国家或地区（任何写法）与本工作簿查找表、其次与最新清单中该识别号的国家或地区比较。空白和无法识别的名称由 L10 处理。香港、澳门和台湾的写法由填写方决定。手工填写的城市不同，整个清单只列一条“请留意”",
        ),
    },
    title: &Text::fixed("Smelter ID and place do not belong together", "冶炼厂识别号与所在地不对应"),
    why: &Text::fixed(
        "One ID stands for one facility in one place; another country may mean another smelter",
        "一个识别号对应一个地点的一家工厂；国家或地区不同，可能指的是另一家冶炼厂",
    ),
    fix: &Text::fixed("Choose the smelter again, or correct the country", "重新选择冶炼厂，或改正国家或地区"),
    reasons: &[Reason::Identity, Reason::Contradiction],
    example: Example {
        form: (TemplateKind::Cmrt, "6.5"),
        bad: &[Edit::text(Place::Smelter(1, SmelterColumn::Country), "FRANCE")],
        good: &[Edit::text(Place::Smelter(1, SmelterColumn::Country), "德国")],
    },
    check,
    ..super::GROUP
};

fn check(ctx: &Context<'_>, sink: &mut Sink<'_>) {
    let matches = ctx.smelter_matches();
    let mut cities: Vec<(&Entry, String)> = Vec::new();
    for row in matches.rows().iter().filter(|row| row.id_is_typed) {
        // A name of another smelter is R03, an id typed over L07.
        if matches.contradicting_name(row).is_some() || !row.row.shows_its_input_id() {
            continue;
        }
        let (Some(id), Some(typed)) = (&row.id, row.country_code) else { continue };
        let Some(listed) = matches.listed_country(row) else { continue };
        if typed == listed || is_a_matter_of_naming(typed) && is_a_matter_of_naming(listed) {
            cities.extend(other_city(ctx, row));
            continue;
        }
        let country = row.row.get(SmelterColumn::Country);
        let place = matches.place_of_id(row);
        let Some(right) = ctx.countries().by_code(listed) else { continue };
        sink.at(country)
            .also_wrong(row.id_cell())
            .value("id", id.clone())
            .value("country", listed)
            .value("list", place.list)
            .value("date", place.date)
            .choose(country, right.template_name, Text::fixed("if the ID is right", "识别号正确时"))
            .report(text!(
                en: "Row {row}: {id} is in {right} by {place}, but the country is \"{typed}\"",
                zh: "第 {row} 行：按{place}，{id} 位于{right}，但填的是“{typed}”",
                row = row.row.row, id = id, typed = Shown(country.text()); right: right.name(), place: place.text));
    }
    report_cities(&cities, sink);
}

/// Whether a place is one whose relation to another is written in more than one way.
fn is_a_matter_of_naming(code: &str) -> bool {
    matches!(code, "CN" | "HK" | "MO" | "TW")
}

/// The city of a row where it was typed by hand and is another than the look-up's.
fn other_city<'a>(ctx: &Context<'a>, row: &RowMatch<'a>) -> Option<(&'a Entry, String)> {
    let lookup = ctx.declaration.lookup.as_ref()?;
    let listed = &lookup.by_id(row.id.as_deref()?)?;
    let city = row.row.get(SmelterColumn::City);
    let words = |text: &str| company_words(text).concat();
    let typed = words(city.readable());
    let known: String = [&listed.city, &listed.state, &listed.street].into_iter().map(|text| words(text)).collect();
    let comparable = city.is_filled_by_hand() && city.text().is_ascii() && !listed.city.is_empty() && typed.len() >= 3;
    let same = known.contains(&typed) || typed.contains(&words(&listed.city));
    (comparable && listed.city.is_ascii() && !same).then(|| (city, listed.city.clone()))
}

fn report_cities(cities: &[(&Entry, String)], sink: &mut Sink<'_>) {
    let Some(((first, listed), rest)) = cities.split_first() else { return };
    let numbers: Vec<u32> = cities.iter().map(|(city, _)| city.cell.addr.row).collect();
    sink.at(first)
        .each_also_wrong(rest.iter().map(|(city, _)| *city))
        .severity(Info)
        .value("rows", numbers.len().to_string())
        .value("list", "look-up")
        .fix(Text::fixed(
            "If another plant of the company is meant, choose that one; otherwise leave the city as the look-up has it",
            "如果指的是该公司的另一家工厂，请选择那一家；否则保持冶炼厂查找表中的城市",
        ))
        .report(text!(
            en: "City \"{city}\" differs from \"{listed}\" in the look-up ({rows})",
            zh: "城市“{city}”与冶炼厂查找表中的“{listed}”不同（{rows}）",
            city = Shown(first.text()), listed = Shown(listed); rows: rows_text(&numbers)));
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::reference::Lists;
    use crate::rules::testing::{AMRT_12, CMRT, EMRT_2, cells, check_rule, check_rule_against, smelter_row};

    #[test]
    fn another_country_is_found_with_the_right_one() {
        for form in [CMRT, EMRT_2] {
            let findings = check_rule_against(&RULE, form, RULE.example.bad, &Lists::default());
            assert_eq!((cells(&findings), findings[0].severity), (vec!["Smelter List!E5".to_owned()], Warning));
        }
        let listed = smelter_row(2, ["Tin", "", "Primjer Kositar", "ITALY", "CID990103"]);
        assert_eq!(check_rule(&RULE, AMRT_12, &listed)[0].choices[0].value, "CROATIA");
    }

    #[test]
    fn spellings_blanks_and_unknown_countries_are_none() {
        for country in ["Germany", "Deutschland", "", "Unknown", "Somewhere"] {
            let edits = [Edit::text(Place::Smelter(1, SmelterColumn::Country), country)];
            assert!(check_rule(&RULE, CMRT, &edits).is_empty(), "{country}");
        }
        let naming = smelter_row(2, ["Tungsten", "Lizi Tungsten Co., Ltd.", "", "Taiwan (China)", "CID990005"]);
        assert!(check_rule(&RULE, CMRT, &naming).is_empty());
    }

    #[test]
    fn other_cities_are_one_hint() {
        let city = |city| [Edit::text(Place::Smelter(1, SmelterColumn::City), city)];
        assert_eq!(check_rule(&RULE, CMRT, &city("Dresden"))[0].severity, Info);
        for same in ["freiberg", "Freiberg, Sachsen", "Sachsen", "弗赖贝格", ""] {
            assert!(check_rule(&RULE, CMRT, &city(same)).is_empty(), "{same}");
        }
    }
}
