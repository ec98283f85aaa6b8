//! L10: the country of a smelter is none that the template offers.

use crate::declaration::filler::is_filler;
use crate::reference::CountryMatch;
use crate::rules::offered_countries::offered_name;
use crate::rules::prelude::*;

pub(crate) static RULE: Rule = Rule {
    code: "L10",
    name: "country-unknown-name",
    severity: Error,
    applies_to: ALL_FAMILIES,
    source: Source {
        kind: SourceKind::Template,
        detail: &Text::fixed(
            "Drop-down of the country column, the workbook's own country sheet and its look-up. As in Excel only upper and lower case do not matter: with another spelling, a blank too many, another name or another language the template does not find the country, so that each is \"Must fix\", with the name to choose; of several countries the one with more smelters in the look-up goes first, and a slip of the pen or a town next to the country still names it. A named smelter without a country is \"Explain\"; in the AMRT, which offers UNKNOWN, it is \"Look at\". Rows without an identified smelter are left out. Other rules go by the country that is meant",
            "国家或地区列的下拉列表、工作簿自带的国家表和冶炼厂查找表。与 Excel 一样只不区分大小写：写法不同、多了空格、用了其他名称或其他语言，模板都找不到，因此均列为“必须修改”，并给出应选的名称；可能是几个国家或地区时，查找表中冶炼厂较多的排在前面，笔误或附带城市也能识别。已写明的冶炼厂没有国家或地区时列为“需要说明”；AMRT 提供 UNKNOWN，仅列为“请留意”。尚未识别冶炼厂的行不检查。其他规则按所指的国家或地区判断",
        ),
    },
    title: &Text::fixed("Country is not one of the template's names", "国家或地区不是模板提供的名称"),
    why: &Text::fixed(
        "The template and import tools find a country only by the exact name in the drop-down",
        "模板和导入工具只按下拉列表中的准确名称识别国家或地区",
    ),
    fix: &Text::fixed("Choose the country from the drop-down", "从下拉列表中选择国家或地区"),
    reasons: &[Reason::Form],
    correction: Some(correction),
    example: Example {
        form: (TemplateKind::Cmrt, "6.5"),
        bad: &[Edit::text(Place::Smelter(1, SmelterColumn::Country), "Freiberg")],
        good: &[Edit::text(Place::Smelter(1, SmelterColumn::Country), "Germany")],
    },
    check,
    ..super::GROUP
};

fn check(ctx: &Context<'_>, sink: &mut Sink<'_>) {
    let (offered, mut searches) = (ctx.offered_countries(), 0);
    for row in ctx.declaration.smelters.iter().filter(|row| row.choice != Choice::NotIdentified) {
        let country = row.get(SmelterColumn::Country);
        if country.is_error_mark() || offered.has(&country.typed) && !country.is_filler(Filler::Unknown) {
            continue;
        }
        if country.is_blank() || country.is_filler(Filler::Unknown) {
            report_missing(ctx, row, sink);
            continue;
        }
        let mut finding = sink.at(country);
        let found = ctx.countries().find(country.text());
        for (name, when) in offered.choices(ctx.countries(), country, &found, &mut searches) {
            finding.choose(country, name, when);
        }
        let typed = Shown(&country.typed);
        finding.report(match found {
            CountryMatch::TemplateName(_) => text!(
                en: "\"{country}\" is not written exactly as in the template's list, blanks included",
                zh: "“{country}”与模板列表中的写法不完全一致（包括空格）", country = typed),
            CountryMatch::OtherName(_) => text!(
                en: "\"{country}\" is not the name that the template uses for this country",
                zh: "“{country}”不是模板对该国家或地区使用的名称", country = typed),
            CountryMatch::Nothing => text!(
                en: "\"{country}\" is not a country of the template's list",
                zh: "“{country}”不是模板列表中的国家或地区", country = typed),
        });
    }
}

/// A named smelter without a country. A name that is not listed and has none at all is L03; a
/// choice that the look-up does not hold is L06, and a formula without a result tells nothing.
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
        .and_then(|lookup| lookup.meant_under(row.mineral.as_ref()?, row.get(SmelterColumn::Lookup).text()));
    let severity = if ctx.declaration.kind() == TemplateKind::Amrt { Info } else { Warning };
    let mut finding = sink.at(country);
    finding.severity(severity);
    match entry {
        // The rows of the CRT have no formulas: choosing a smelter fills in nothing, and the
        // look-up knows its country.
        Some(_) if ctx.declaration.family == Crt && country.is_blank() => return,
        // The list itself has no country for it.
        Some(entry) if entry.country.is_empty() || is_filler(&entry.country, Filler::Unknown) => return,
        Some(entry) => {
            let when =
                Text::fixed("the look-up gives this country for the smelter", "冶炼厂查找表中该冶炼厂对应此名称");
            finding.choose(country, entry.country.clone(), when);
        }
        None => {}
    }
    finding.report(text!(
        en: "Row {row}: \"{name}\" has no country",
        zh: "第 {row} 行：“{name}”没有国家或地区", row = row.row, name = Shown(row.display_name())));
}

/// The country under the name that the template finds.
fn correction(ctx: &Context<'_>, _: &Finding, entry: &Entry) -> RightValue {
    if entry.field == Field::Smelter(SmelterColumn::Country) { offered_name(ctx, entry) } else { RightValue::None }
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
    fn other_names_and_languages_must_be_fixed_with_the_exact_name() {
        for (typed, name) in [
            ("UK", "UNITED KINGDOM OF GREAT BRITAIN AND NORTHERN IRELAND"),
            ("PRC", "CHINA"),
            ("中国", "CHINA"),
            ("China（中国）", "CHINA"),
            ("臺灣", "TAIWAN, PROVINCE OF CHINA"),
            ("대한민국", "KOREA, REPUBLIC OF"),
            ("アメリカ", "UNITED STATES OF AMERICA"),
            ("CZECH REPUBLIC", "CZECHIA"),
        ] {
            let findings = check_rule(&RULE, CMRT, &[country(typed)]);
            assert_eq!((findings.len(), findings[0].severity), (1, Error), "{typed}");
            assert_eq!(findings[0].choices[0].value, name);
        }
        let lookup = [("A90", "Tin"), ("B90", "Yesi Juseok"), ("C90", "Yesi Juseok"), ("D90", "KOREA, REPUBLIC OF")];
        let lookup = lookup.map(|(cell, text)| Edit::text(Place::Cell("Smelter Look-up", cell), text));
        let korea = check_rule(&RULE, CMRT, &[&lookup[..], &[country("Korea")]].concat());
        assert_eq!((korea[0].choices.len(), korea[0].choices[0].value.as_str()), (2, "KOREA, REPUBLIC OF"));
        assert_eq!(check_rule(&RULE, CMRT, &[country("Chian")])[0].choices[0].value, "CHINA");
    }

    #[test]
    fn all_but_case_must_be_exact() {
        for typed in ["germany", "CÔTE D'IVOIRE", "côte d'ivoire", "TAIWAN, PROVINCE OF CHINA", "Viet Nam"] {
            assert!(check_rule(&RULE, CMRT, &[country(typed)]).is_empty(), "{typed}");
        }
        for (typed, name) in [
            ("PERU ", "PERU"),
            ("PERU\u{a0}", "PERU"),
            ("\u{3000}Peru", "PERU"),
            ("PERU\n", "PERU"),
            ("VIET  NAM", "VIET NAM"),
            ("VIET\u{a0}NAM", "VIET NAM"),
            ("ＣＨＩＮＡ", "CHINA"),
            ("Cote d'Ivoire", "CÔTE D'IVOIRE"),
            ("CÔTE D’IVOIRE", "CÔTE D'IVOIRE"),
            ("Taiwan Province of China", "TAIWAN, PROVINCE OF CHINA"),
            ("TAIWAN，PROVINCE OF CHINA", "TAIWAN, PROVINCE OF CHINA"),
        ] {
            for form in [CMRT, AMRT, AMRT_12, CRT] {
                let findings = check_rule(&RULE, form, &[country(typed)]);
                assert_eq!((findings.len(), findings[0].severity), (1, Error), "{typed}");
                assert_eq!((findings[0].choices.len(), findings[0].choices[0].value.as_str()), (1, name), "{typed}");
            }
        }
    }

    #[test]
    fn the_workbook_s_own_country_sheet_counts() {
        let own = Edit::text(Place::Cell("C", "B2"), "ATLANTIS");
        assert!(check_rule(&RULE, CMRT, &[own, country("Atlantis")]).is_empty());
        let former = Edit::text(Place::Cell("C", "B2"), "CZECH REPUBLIC");
        assert!(check_rule(&RULE, CMRT, &[former, country("Czech Republic")]).is_empty());
        assert_eq!(check_rule(&RULE, CMRT, &[former, country("捷克")])[0].choices[0].value, "CZECH REPUBLIC");
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
