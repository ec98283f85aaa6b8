//! L03: a smelter that the look-up does not hold cannot be found by a reader.

use crate::rules::prelude::*;
use crate::template::options;

pub(crate) static RULE: Rule = Rule {
    code: "L03",
    name: "not-listed-without-details",
    severity: Error,
    applies_to: ALL_FAMILIES,
    source: Source {
        kind: SourceKind::Template,
        detail: &Text::fixed(
            "Checker and Instructions: a smelter that is not listed needs name and country; in AMRT 1.2x every row does. City and next steps are optional; where both are missing, it is one \"Look at\" for the sheet, but not in AMRT 1.2x",
            "官方 Checker 和填写说明：未列出的冶炼厂须填写名称和国家或地区，AMRT 1.2x 每行都须填写。城市和建议的后续步骤为选填，两者都缺时整张表只列一处“请留意”，AMRT 1.2x 不列",
        ),
    },
    title: &Text::fixed("Smelter not listed, without name or country", "未列出的冶炼厂缺少名称或国家或地区"),
    why: &Text::fixed(
        "Nobody can find a smelter that is not in the look-up without its name and country",
        "不在冶炼厂查找表中的冶炼厂，没有名称和国家或地区就无法查找",
    ),
    fix: &Text::fixed("Enter the name and choose the country of the smelter", "填写冶炼厂名称，并选择其所在国家或地区"),
    reasons: &[Reason::Missing, Reason::Identity],
    settles: &[OpenItems::NotListedSmelters],
    example: Example {
        form: (TemplateKind::Cmrt, "6.5"),
        bad: &[
            Edit::text(Place::Smelter(2, SmelterColumn::Metal), "Tin"),
            Edit::text(Place::Smelter(2, SmelterColumn::Lookup), "Smelter not listed"),
            Edit::text(Place::Smelter(2, SmelterColumn::Name), "Esempio Stagno S.r.l."),
            Edit::text(Place::Smelter(2, SmelterColumn::City), "Arezzo"),
        ],
        good: &[
            Edit::text(Place::Smelter(2, SmelterColumn::Metal), "Tin"),
            Edit::text(Place::Smelter(2, SmelterColumn::Lookup), "Smelter not listed"),
            Edit::text(Place::Smelter(2, SmelterColumn::Name), "Esempio Stagno S.r.l."),
            Edit::text(Place::Smelter(2, SmelterColumn::Country), "ITALY"),
            Edit::text(Place::Smelter(2, SmelterColumn::City), "Arezzo"),
        ],
    },
    check,
    ..super::GROUP
};

fn check(ctx: &Context<'_>, sink: &mut Sink<'_>) {
    let mut without_city = Vec::new();
    for row in &ctx.declaration.smelters {
        let (name, country) = (row.get(SmelterColumn::Name), row.get(SmelterColumn::Country));
        // A row with a mark for one of the two is L09.
        if [name, country].into_iter().any(|cell| cell.is_error_mark() && !cell.is_blank())
            && [name, country].into_iter().any(Entry::is_blank)
        {
            continue;
        }
        let missing = match (row.choice, name.is_blank(), country.is_blank()) {
            (Choice::NotListed | Choice::NoLookup, true, false) => Text::fixed("a name", "名称"),
            (Choice::NotListed | Choice::NoLookup, false, true) => Text::fixed("a country", "国家或地区"),
            (Choice::NotListed, true, true) => Text::fixed("a name and a country", "名称和国家或地区"),
            (Choice::NotListed, false, false) => {
                let blank = |column| row.get(column).is_blank();
                if blank(SmelterColumn::City) && blank(SmelterColumn::NextSteps) && !row.has_placeholder_name() {
                    without_city.push(row);
                }
                continue;
            }
            _ => continue,
        };
        // Without a look-up there is nothing that the smelter could be missing from.
        let message = if row.choice == Choice::NoLookup {
            text!(
                en: "Row {row}: the smelter lacks {missing}",
                zh: "第 {row} 行：冶炼厂缺少{missing}", row = row.row; missing: missing)
        } else {
            text!(
                en: "Row {row}: the smelter that is not in the look-up lacks {missing}",
                zh: "第 {row} 行：不在冶炼厂查找表中的冶炼厂缺少{missing}", row = row.row; missing: missing)
        };
        let mut finding = sink.at(if name.is_blank() { name } else { country });
        if !name.is_blank() {
            finding.for_comparison(name);
        } else if country.is_blank() {
            finding.also_wrong(country);
        }
        if name.is_blank() && row.choice == Choice::NotListed {
            let when = Text::fixed("if the smelter is not known yet", "尚不知道是哪家冶炼厂时");
            finding.choose(row.get(SmelterColumn::Lookup), options::NOT_IDENTIFIED, when);
        }
        if row.choice == Choice::NoLookup {
            finding.why(Text::fixed(
                "This template has no look-up, so nobody can find a smelter without its name and country",
                "该模板没有冶炼厂查找表，缺少名称或国家或地区就无法查找该冶炼厂",
            ));
        }
        finding.report(message);
    }
    let Some((first, rest)) = without_city.split_first() else { return };
    let numbers: Vec<u32> = without_city.iter().map(|row| row.row).collect();
    sink.at(first.get(SmelterColumn::City))
        .severity(Info)
        .each_also_wrong(rest.iter().map(|row| row.get(SmelterColumn::City)))
        .value("rows", numbers.len().to_string())
        .why(Text::fixed(
            "City and next steps are optional, but they help to find a smelter that is not in the look-up",
            "城市和建议的后续步骤为选填，但有助于查找不在冶炼厂查找表中的冶炼厂",
        ))
        .fix(Text::fixed(
            "Enter the city, or what was done to find out more, where known",
            "填写城市或已采取的查找措施（如已知）",
        ))
        .report(text!(
            en: "Smelter not listed, with neither city nor next steps: {rows}",
            zh: "未列出的冶炼厂既没有城市，也没有建议的后续步骤：{rows}"; rows: rows_text(&numbers)));
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::testing::{AMRT_12, CMRT, EMRT_1, cells, check_rule};

    const COBALT: Edit = Edit::text(Place::Smelter(2, SmelterColumn::Metal), "Cobalt");
    const NOT_LISTED: Edit = Edit::text(Place::Smelter(2, SmelterColumn::Lookup), "Smelter Not Listed ");

    #[test]
    fn missing_name_and_country_are_one_finding() {
        let findings = check_rule(&RULE, EMRT_1, &[COBALT, NOT_LISTED]);
        assert_eq!(cells(&findings), ["Smelter List!D6"]);
        assert_eq!(findings[0].cells.len(), 2);
        assert_eq!(findings[0].choices[0].value, options::NOT_IDENTIFIED);
    }

    #[test]
    fn every_row_of_a_template_without_look_up_needs_both() {
        let name = Edit::blank(Place::Smelter(1, SmelterColumn::Name));
        let findings = check_rule(&RULE, AMRT_12, &[name]);
        assert_eq!(cells(&findings), ["Smelter List!B5"]);
        assert_eq!(findings[0].message.en, "Row 5: the smelter lacks a name", "there is no look-up to speak of");
        let city = Edit::blank(Place::Smelter(1, SmelterColumn::City));
        assert!(check_rule(&RULE, AMRT_12, &[city]).is_empty());
    }

    #[test]
    fn a_missing_city_is_a_hint_only() {
        let edits = [
            COBALT,
            NOT_LISTED,
            Edit::text(Place::Smelter(2, SmelterColumn::Name), "Esimerkki Metalli Oy"),
            Edit::text(Place::Smelter(2, SmelterColumn::Country), "FINLAND"),
            Edit::new(Place::Smelter(2, SmelterColumn::IdSource), Put::Formula("Enter smelter details")),
        ];
        let findings = check_rule(&RULE, EMRT_1, &edits);
        assert_eq!((findings.len(), findings[0].severity), (1, Info));
    }

    #[test]
    fn listed_and_unidentified_smelters_need_nothing() {
        let edits = [
            Edit::blank(Place::Smelter(1, SmelterColumn::City)),
            Edit::text(Place::Smelter(2, SmelterColumn::Metal), "Tin"),
            Edit::text(Place::Smelter(2, SmelterColumn::Lookup), "Smelter not yet identified"),
        ];
        assert!(check_rule(&RULE, CMRT, &edits).is_empty());
    }
}
