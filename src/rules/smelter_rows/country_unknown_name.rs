//! L10: the country of a smelter is none that the template offers.

use crate::declaration::filler::is_unknown;
use crate::order::IntoOrdered;
use crate::reference::CountryMatch;
use crate::rules::prelude::*;
use crate::workbook::{MAX_ROW, Value};
use std::collections::BTreeMap;

/// The rule.
pub static RULE: Rule = Rule {
    code: "L10",
    name: "country-unknown-name",
    severity: Error,
    applies_to: ALL_FAMILIES,
    status: Status::Stable { since: "0.1.0" },
    source: Source {
        kind: SourceKind::Template,
        detail: catalogue_text(
            "Drop-down of the country column and the workbook's own country sheet. Case, accents and punctuation do not matter. Another known name of a country is \"Explain\", and so is a named smelter without a country; in the AMRT, which offers UNKNOWN, the latter is \"Look at\". Rows without an identified smelter are left out",
            "国家或地区列的下拉列表和工作簿自带的国家表。不区分大小写、重音和标点。国家或地区的其他已知名称列为“需要说明”，已写明的冶炼厂没有国家或地区时也是；AMRT 提供 UNKNOWN，后者仅列为“请留意”。尚未识别冶炼厂的行不检查",
        ),
    },
    adjustable: false,
    title: catalogue_text("Country is not one of the template's names", "国家或地区不是模板提供的名称"),
    why: Text::fixed(
        "Import tools find the country by the exact name in the drop-down",
        "导入工具按下拉列表中的准确名称识别国家或地区",
    ),
    fix: Text::fixed("Choose the country from the drop-down", "从下拉列表中选择国家或地区"),
    example: catalogue_example(Example {
        form: (TemplateKind::Cmrt, "6.5"),
        bad: &[Edit::text(Place::Smelter(1, SmelterColumn::Country), "Freiberg")],
        good: &[Edit::text(Place::Smelter(1, SmelterColumn::Country), "Germany")],
    }),
    check,
};

fn check(ctx: &Context<'_>, sink: &mut Sink<'_>) {
    let own = own_names(ctx);
    for row in ctx.declaration.smelters.iter().filter(|row| row.choice != Choice::NotIdentified) {
        let country = row.get(SmelterColumn::Country);
        if country.is_error_mark() || own.contains_key(&country.key()) && !is_unknown(country.text()) {
            continue;
        }
        if country.is_blank() || is_unknown(country.text()) {
            report_missing(ctx, row, sink);
            continue;
        }
        match ctx.countries().find(country.text()) {
            CountryMatch::TemplateName(_) => {}
            CountryMatch::OtherName(countries) => {
                let mut finding = sink.at(country).severity(Warning);
                for found in countries {
                    let when = text!(en: "for {name}", zh: "指{name}时"; name: found.name());
                    finding = finding.choose(country, found.template_name, when);
                }
                finding.report(text!(
                    en: "\"{country}\" is not the name that the template uses for this country",
                    zh: "“{country}”不是模板对该国家或地区使用的名称", country = Shown(country.text())));
            }
            CountryMatch::Nothing => sink.at(country).report(text!(
                en: "\"{country}\" is not a country of the template's list",
                zh: "“{country}”不是模板列表中的国家或地区", country = Shown(country.text()))),
        }
    }
}

/// A named smelter without a country. A name that is not listed and has none at all is L03; a choice that the look-up
/// does not hold is L06, and a formula without a result tells nothing.
fn report_missing(ctx: &Context<'_>, row: &SmelterEntry, sink: &mut Sink<'_>) {
    let country = row.get(SmelterColumn::Country);
    let listed = row.choice == Choice::Listed;
    // Below the table no formula fills it in: L18.
    if row.below_table
        || !row.is_named()
        || row.is_placeholder()
        || country.is_blank() && (!listed || country.is_formula())
    {
        return;
    }
    let entry = ctx
        .declaration
        .lookup
        .as_ref()
        .filter(|_| listed)
        .and_then(|lookup| lookup.named_under(row.mineral.as_ref()?, row.get(SmelterColumn::Lookup).text()).next());
    let severity = if ctx.declaration.kind() == TemplateKind::Amrt { Info } else { Warning };
    let mut finding = sink.at(country).severity(severity);
    match entry {
        // The rows of the CRT have no formulas: choosing a smelter fills in nothing, and the look-up knows its country.
        Some(_) if ctx.declaration.family == Crt && country.is_blank() => return,
        // The list itself has no country for it.
        Some(entry) if entry.country.is_empty() || is_unknown(&entry.country) => return,
        Some(entry) => {
            let when =
                Text::fixed("the look-up gives this country for the smelter", "冶炼厂查找表中该冶炼厂对应此名称");
            finding = finding.choose(country, entry.country.clone(), when);
        }
        None => {}
    }
    finding.report(text!(
        en: "Row {row}: \"{name}\" has no country",
        zh: "第 {row} 行：“{name}”没有国家或地区", row = row.row, name = Shown(row.display_name())));
}

/// The names on the workbook's own country sheet, where it has one: the text for comparing, and the name as stored.
pub(crate) fn own_names(ctx: &Context<'_>) -> BTreeMap<String, String> {
    const COUNTRY_SHEET: &str = "C";
    const NAME_COLUMN: u16 = 2;
    let Some(Some(sheet)) = ctx.note(ctx.workbook.sheet(COUNTRY_SHEET)) else { return BTreeMap::new() };
    let names = sheet.stored_rows(2..=MAX_ROW).filter_map(|row| match sheet.value(Addr::new(NAME_COLUMN, row)) {
        Value::Text(name) if !name.trim().is_empty() => Some((crate::declaration::key(&name), name.trim().to_owned())),
        _ => None,
    });
    names.into_map()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::testing::{AMRT, AMRT_12, CMRT, CRT, cells, check_rule};

    const fn country(name: &'static str) -> Edit {
        Edit::text(Place::Smelter(1, SmelterColumn::Country), name)
    }

    #[test]
    fn a_text_that_is_no_country_is_an_error() {
        let findings = check_rule(&RULE, AMRT_12, &[country("Oslo")]);
        assert_eq!(cells(&findings), ["Smelter List!C5"]);
        assert_eq!(findings[0].severity, Error);
    }

    #[test]
    fn other_names_are_warnings_with_the_exact_name() {
        for (typed, name) in [
            ("UK", "UNITED KINGDOM OF GREAT BRITAIN AND NORTHERN IRELAND"),
            ("PRC", "CHINA"),
            ("中国", "CHINA"),
            ("CZECH REPUBLIC", "CZECHIA"),
        ] {
            let findings = check_rule(&RULE, CMRT, &[country(typed)]);
            assert_eq!((findings.len(), findings[0].severity), (1, Warning), "{typed}");
            assert_eq!(findings[0].choices[0].value, name);
        }
        assert_eq!(check_rule(&RULE, CMRT, &[country("Korea")])[0].choices.len(), 2);
    }

    #[test]
    fn case_and_accents_do_not_matter() {
        for typed in ["germany", "Cote d'Ivoire", "TAIWAN, PROVINCE OF CHINA", " Viet Nam "] {
            assert!(check_rule(&RULE, CMRT, &[country(typed)]).is_empty(), "{typed}");
        }
    }

    #[test]
    fn the_workbook_s_own_country_sheet_counts() {
        let own = Edit::text(Place::Cell("C", "B2"), "ATLANTIS");
        assert!(check_rule(&RULE, CMRT, &[own, country("Atlantis")]).is_empty());
    }

    #[test]
    fn a_named_smelter_needs_a_country_and_an_unidentified_one_does_not() {
        let findings = check_rule(&RULE, CMRT, &[country("")]);
        assert_eq!((findings[0].severity, findings[0].choices[0].value.as_str()), (Warning, "GERMANY"));
        assert_eq!(check_rule(&RULE, AMRT, &[country("UNKNOWN")])[0].severity, Info);
        let below = [
            Edit::text(Place::Cell("Smelter List", "B2505"), "Tin"),
            Edit::text(Place::Cell("Smelter List", "C2505"), "Beispielzinn"),
        ];
        assert!(check_rule(&RULE, CMRT, &below).is_empty(), "L18");
        assert!(check_rule(&RULE, CRT, &[country("")]).is_empty(), "the CRT fills in none");
        assert_eq!(check_rule(&RULE, CRT, &[country("Unknown")])[0].severity, Warning);
        let unidentified = Edit::text(Place::Smelter(1, SmelterColumn::Lookup), "Smelter not yet identified");
        for typed in ["", "Unknown", "anything"] {
            assert!(check_rule(&RULE, CMRT, &[unidentified, country(typed)]).is_empty());
        }
        let not_listed = [Edit::text(Place::Smelter(1, SmelterColumn::Lookup), "Smelter not listed"), country("")];
        assert!(check_rule(&RULE, CMRT, &not_listed).is_empty(), "L03");
    }
}
