//! R11: a smelter that is typed as not listed is on no list.

use crate::base::normal::is_in_east_asian_script;
use crate::reference::ListInfo;
use crate::rules::list_texts::{date_value, list_text, smelter_title};
use crate::rules::prelude::*;
use crate::rules::{FindingBuilder, SmelterMatches};
use std::collections::{BTreeMap, BTreeSet};

pub(crate) static RULE: Rule = Rule {
    code: "R11",
    name: "typed-smelter-on-no-list",
    severity: Warning,
    applies_to: ALL_FAMILIES,
    source: Source {
        kind: SourceKind::BuyerPractice,
        detail: &Text::fixed(
            "Smelters that are typed and that neither this workbook's look-up nor a list in use has, by ID or by name. Only \"Look at\" in EMRT, AMRT and CRT, where a list has similar names, and for names in Chinese, Japanese and Korean, which lists in Latin letters cannot hold: there the listed smelters of the same town are named. Metals with fewer than ten listed smelters, placeholders and the company's own name are left alone: in the look-ups of 2025 graphite has no listed facility and most minerals of the AMRT have fewer than ten, while RMI's lists of 2026 name artificial graphite (AMRT) and four facilities for natural graphite (EMRT)",
            "自行填写、且本工作簿查找表和所用清单按识别号和名称都查不到的冶炼厂。以下情况仅列为“请留意”：EMRT、AMRT 和 CRT；清单中有相近名称；中文、日文和韩文名称（拉丁字母清单无法收录，同城的已列出冶炼厂会一并列出）。清单所列冶炼厂不足十家的金属、占位内容和公司自己的名称不检查：2025 年的查找表没有列出石墨工厂，AMRT 的大多数矿产也不足十家；RMI 2026 年的清单列有人造石墨（AMRT）和四家天然石墨工厂（EMRT）",
        ),
    },
    adjustable: true,
    title: &Text::fixed("Typed smelter is on no list in use", "自行填写的冶炼厂不在所用清单中"),
    why: &Text::fixed(
        "It may be a seller, a part maker or a smelter under another name. RMI calls its own list not exhaustive, so a smelter that is not listed can be a real one",
        "可能是销售商、零件厂，或冶炼厂的另一个名称。RMI 说明其清单并不完整，未列出的也可能是真实的冶炼厂",
    ),
    fix: &Text::fixed(
        "Confirm with your supplier that it is a smelter; otherwise name the smelter behind it",
        "与供应商确认它是冶炼厂；如果不是，写明其背后的冶炼厂",
    ),
    reasons: &[Reason::Identity],
    example: Example {
        form: (TemplateKind::Cmrt, "6.5"),
        bad: &[
            Edit::text(Place::Smelter(2, SmelterColumn::Metal), "Tin"),
            Edit::text(Place::Smelter(2, SmelterColumn::Lookup), "Smelter not listed"),
            Edit::text(Place::Smelter(2, SmelterColumn::Name), "Ejemplo Nuevo S.A."),
            Edit::text(Place::Smelter(2, SmelterColumn::Country), "SPAIN"),
        ],
        good: &[
            Edit::text(Place::Smelter(2, SmelterColumn::Metal), "Cobalt"),
            Edit::text(Place::Smelter(2, SmelterColumn::Lookup), "Smelter not listed"),
            Edit::text(Place::Smelter(2, SmelterColumn::Name), "Ejemplo Nuevo S.A."),
            Edit::text(Place::Smelter(2, SmelterColumn::Country), "SPAIN"),
        ],
    },
    check,
    ..super::GROUP
};

/// Of a metal with fewer listed smelters, most real ones are on no list.
const FEW: usize = 10;

fn check(ctx: &Context<'_>, sink: &mut Sink<'_>) {
    let Some(matches) = super::matches_with_lists(ctx, sink) else { return };
    let mut names: BTreeMap<(&Mineral, &str), Vec<&RowMatch<'_>>> = BTreeMap::new();
    for row in matches.rows().iter().filter(|row| !row.name.is_empty()) {
        let is_own_name = || ctx.declaration.resembles_company(row.name);
        if matches.free_text(row) == Some(FreeText::OnNoList) && !is_own_name() {
            names.entry((row.mineral, row.name_cell().key())).or_default().push(row);
        }
    }
    let minerals: BTreeSet<&Mineral> = names.keys().map(|(mineral, _)| *mineral).collect();
    let covered: BTreeSet<&Mineral> =
        minerals.into_iter().filter(|mineral| matches.count_listed(mineral) >= FEW).collect::<BTreeSet<_>>();
    names.retain(|(mineral, _), _| covered.contains(mineral));
    let mut names: Vec<Vec<&RowMatch<'_>>> = names.into_values().collect();
    names.sort_by_key(|rows| rows.first().map(|row| row.row.row));
    for rows in names {
        let Some((first, rest)) = rows.split_first() else { continue };
        let Some(list) = matches.newest_identity_list(first.mineral) else { continue };
        let numbers: Vec<u32> = rows.iter().map(|row| row.row.row).collect();
        let candidates = matches.listed_candidates(first);
        let mut finding = sink.at(first.name_cell());
        finding
            .each_also_wrong(rest.iter().map(|row| row.name_cell()))
            .value("list", list.id.clone())
            .value("date", date_value(list.date));
        if ctx.declaration.family != Cmrt || !candidates.is_empty() {
            finding.severity(Info);
        }
        if !candidates.is_empty() {
            let ids: Vec<&str> = candidates.iter().map(|found| found.id.as_str()).collect();
            let titles: Vec<Text> =
                candidates.iter().map(|found| Text::same(smelter_title(&found.name, &found.id))).collect();
            finding.value("candidates", ids.join(" ")).fix(text!(
                en: "Is it one of these: \"{titles}\"? Similar names do not prove that it is the same plant. Otherwise confirm with your supplier that it is a smelter",
                zh: "是这几家之一吗：“{titles}”？名称相近不能证明是同一家。如果不是，与供应商确认它是冶炼厂";
                titles: Text::list(&titles)));
        }
        if is_in_east_asian_script(first.name) {
            report_in_other_script(matches, first, list, &rows_text(&numbers), &mut finding);
            continue;
        }
        finding.report(text!(
            en: "{mineral}: \"{name}\" ({rows}) is on no list in use; the newest is {list}",
            zh: "{mineral}：所用清单中没有“{name}”（{rows}）；最新清单为{list}",
            name = Shown(first.name);
            mineral: first.mineral.name(), rows: rows_text(&numbers), list: list_text(list)));
    }
}

/// A name that no list can have because of its script says nothing about the smelter.
fn report_in_other_script(
    matches: &SmelterMatches<'_>,
    row: &RowMatch<'_>,
    list: &ListInfo,
    rows: &Text,
    finding: &mut FindingBuilder<'_, '_>,
) {
    let there = matches.own_of_town(row);
    finding.severity(Info).why(Text::fixed(
        "The lists have names in Latin letters, so that nothing follows from this one not being there",
        "清单中的名称使用拉丁字母，因此查不到该名称不说明任何问题",
    ));
    if there.is_empty() {
        finding.fix(Text::fixed(
            "Ask for the name in English or the smelter ID, and look for it in the look-up",
            "询问其英文名称或冶炼厂识别号，并在冶炼厂查找表中查找",
        ));
    } else {
        let ids: Vec<&str> = there.iter().map(|found| found.id.as_str()).collect();
        let titles: Vec<Text> = there.iter().map(|found| Text::same(smelter_title(&found.name, &found.id))).collect();
        finding.value("candidates", ids.join(" ")).fix(text!(
            en: "Is it one of these, which are in the same town: \"{titles}\"? Otherwise ask for the name in English or the smelter ID",
            zh: "是位于同一城市的这几家之一吗：“{titles}”？如果不是，询问其英文名称或冶炼厂识别号";
            titles: Text::list(&titles)));
    }
    finding.report(text!(
        en: "{mineral}: \"{name}\" ({rows}) cannot be found on lists in Latin letters; the newest is {list}",
        zh: "{mineral}：拉丁字母清单中无法查找“{name}”（{rows}）；最新清单为{list}",
        name = Shown(row.name);
        mineral: row.mineral.name(), rows: rows.clone(), list: list_text(list)));
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::reference::Lists;
    use crate::rules::testing::{AMRT_12, CMRT, EMRT_2, cells, check_rule, check_rule_against, smelter_row};

    fn typed(row: u32, name: &'static str) -> Vec<Edit> {
        smelter_row(row, ["Tin", "Smelter not listed", name, "SPAIN", ""])
    }

    #[test]
    fn one_finding_for_each_name() {
        let findings = check_rule(&RULE, CMRT, &[typed(2, "Ejemplo Nuevo"), typed(3, "EJEMPLO  nuevo")].concat());
        assert_eq!((cells(&findings), findings[0].severity), (vec!["Smelter List!D6".to_owned()], Warning));
        assert_eq!(findings[0].cells.len(), 2);
        for form in [EMRT_2, AMRT_12] {
            assert_eq!(check_rule(&RULE, form, &typed(2, "Ejemplo Nuevo"))[0].severity, Info);
        }
    }

    #[test]
    fn similar_names_on_a_list_are_shown() {
        let edits = smelter_row(2, ["Tin", "Smelter not listed", "Primier Kositar", "CROATIA", ""]);
        let findings = check_rule(&RULE, CMRT, &edits);
        assert_eq!((findings[0].severity, findings[0].values["candidates"].as_str()), (Info, "CID990103"));
    }

    #[test]
    fn listed_removed_and_unclear_names_are_none() {
        for name in ["Contoh Timah", "Conto Timah", "Unknown", "Yunting Demo Components"] {
            assert!(check_rule(&RULE, CMRT, &smelter_row(2, ["Tin", "Smelter not listed", name, "", ""])).is_empty());
        }
        let removed = smelter_row(2, ["Tin", "Smelter not listed", "Voorbeeld Tin B.V.", "", ""]);
        assert!(check_rule(&RULE, CMRT, &removed).is_empty());
        let with_id = smelter_row(2, ["Tin", "Smelter not listed", "Ejemplo Nuevo", "", "CID990099"]);
        assert!(check_rule(&RULE, CMRT, &with_id).is_empty(), "R01");
        assert!(check_rule_against(&RULE, CMRT, &typed(2, "Ejemplo Nuevo"), &Lists::default()).is_empty());
    }

    #[test]
    fn a_name_that_lists_in_latin_letters_cannot_have_is_a_hint() {
        for name in ["某某锡业有限公司", "サンプル製錬株式会社", "견본제련"] {
            let findings = check_rule(&RULE, CMRT, &typed(2, name));
            assert_eq!((findings.len(), findings[0].severity), (1, Info), "{name}");
            assert!(findings[0].message.en.contains("cannot be found"), "{}", findings[0].message.en);
        }
        let both = check_rule(&RULE, CMRT, &typed(2, "某某锡业 Ejemplo Nuevo"));
        assert_eq!((both.len(), both[0].severity), (1, Warning));
    }

    #[test]
    fn listed_smelters_of_the_same_town_are_named() {
        let mut edits = typed(2, "某某锡业有限公司");
        edits.push(Edit::text(Place::Smelter(2, SmelterColumn::City), "Freiberg"));
        assert_eq!(check_rule(&RULE, CMRT, &edits)[0].values["candidates"], "CID990002");
    }
}
