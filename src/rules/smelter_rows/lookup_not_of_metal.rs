//! L06: the smelter chosen is not one that the workbook's own look-up holds under that metal.

use crate::declaration::filler::is_filler;
use crate::declaration::{Lookup, find_rmi_ids, is_rmi_id, repaired_rmi_id};
use crate::reference::IndexedSmelter;
use crate::rules::SmelterMatches;
use crate::rules::list_texts::smelter_title;
use crate::rules::prelude::*;
use crate::rules::smelter_reference::removed_from_list;
use crate::template::options;

pub(crate) static RULE: Rule = Rule {
    code: "L06",
    name: "lookup-not-of-metal",
    severity: Error,
    applies_to: &[Cmrt, Emrt1, Emrt2, Amrt13, Crt],
    source: Source {
        kind: SourceKind::Template,
        detail: &Text::fixed(
            "Smelter List: the look-up offers only the smelters of the metal; its red mark for wrong pairs does not work in CMRT 6.01 to 6.5. What is known is offered: the special choice in other words, an ID in place of a name, a name that differs in width, blanks, accents or marks only or is written in two scripts, the present name of a former one, a name with its country beside it, near names, another metal; \"Smelter not yet identified\" or the smelter of the row above for a text that names none, such as \"N/A\" or \"ditto\"; \"Smelter not listed\" where nothing is certain. Only \"Look at\" with an ID of this look-up, with an ID whose source is RMI, and for a standard name of another revision, as long as the template counts this row or another of the metal. A smelter that was removed from the lists is told here where this must be fixed, else by R07. An ID of another metal is R02, the name of another smelter R03",
            "冶炼厂清单：冶炼厂查找列只提供该金属的冶炼厂；CMRT 6.01 至 6.5 对错误组合的红色标记失效。已知的内容会作为选项提供：以其他词语填写的特殊选项、代替名称填写的识别号、仅全角半角、空格、重音或符号不同或同时用两种文字书写的名称、曾用名的现名、带有国家或地区的名称、相近名称、其他金属；“N/A”“同上”等不是名称的文字，提供“Smelter not yet identified”或上一行的冶炼厂；无法确定时提供“Smelter not listed”。以下情况仅列为“请留意”：识别号在本冶炼厂查找表中，识别号来源为 RMI，名称是其他版本的标准名称（前提是模板计入该行或该金属的另一行）。已从清单移除的冶炼厂，列为“必须修改”时在此说明，否则由 R07 说明。识别号属于其他金属时由 R02 检查，名称属于另一家冶炼厂时由 R03 检查",
        ),
    },
    title: &Text::fixed("Smelter is not in the look-up under this metal", "冶炼厂查找表中该金属下没有这家冶炼厂"),
    why: &Text::fixed(
        "The template fills in country and ID only for pairs of metal and smelter that its look-up has",
        "只有冶炼厂查找表中有的金属与冶炼厂组合，模板才会自动填写国家或地区和识别号",
    ),
    fix: &Text::fixed(
        "Choose the metal and then the smelter; if the look-up does not have it, choose \"Smelter not listed\" and enter the name in the next column",
        "先选择金属，再选择冶炼厂；如果冶炼厂查找表中没有，选择“Smelter not listed”，并在下一列填写名称",
    ),
    reasons: &[Reason::Identity, Reason::Repeated, Reason::Contradiction],
    settles: &[OpenItems::RowsOfMineral],
    example: Example {
        form: (TemplateKind::Cmrt, "6.5"),
        bad: &[
            Edit::text(Place::Smelter(2, SmelterColumn::Metal), "Gold"),
            Edit::text(Place::Smelter(2, SmelterColumn::Lookup), "Contoh Timah"),
        ],
        good: &[
            Edit::text(Place::Smelter(2, SmelterColumn::Metal), "Tin"),
            Edit::text(Place::Smelter(2, SmelterColumn::Lookup), "Contoh Timah"),
        ],
    },
    check,
    ..super::GROUP
};

/// What is known about a text in the look-up column that the look-up does not hold.
enum Known<'m> {
    /// The ID of this smelter stands in place of its name.
    IdAsName(String, &'m str),
    /// The look-up has this smelter under the ID of the row.
    ById(&'m str),
    /// The look-up has this smelter under another spelling, or under another name that a list
    /// knows.
    Certain(&'m IndexedSmelter),
    /// The look-up has smelters with names near it.
    Near(Vec<&'m IndexedSmelter>),
    /// The look-up has it under these metals.
    UnderOthers(Vec<&'m str>),
    /// It names no smelter; the row above, to which it may point, has chosen this one.
    NoName(Option<&'m str>),
}

fn check(ctx: &Context<'_>, sink: &mut Sink<'_>) {
    let Some(lookup) = &ctx.declaration.lookup else {
        sink.skip(Text::fixed("The workbook has no Smelter Look-up sheet", "工作簿没有冶炼厂查找表"));
        return;
    };
    let minerals = lookup.minerals();
    for row in ctx.declaration.smelters.iter().filter(|row| row.choice == Choice::NotInLookup) {
        let Some(mineral) = &row.mineral else { continue };
        // Without a block for the metal nothing could be chosen: D09, D03, or a look-up that was
        // not calculated.
        if !minerals.contains(mineral) {
            continue;
        }
        // An id of another metal is R02, the name of another smelter R03.
        let matches = ctx.smelter_matches();
        let found = matches.of_row(row.row);
        let has_other_cause =
            |found| matches.other_metal(found).is_some() || matches.contradicting_name(found).is_some();
        if found.is_some_and(has_other_cause) || found.is_some_and(|found| is_told_as_removed(matches, found)) {
            continue;
        }
        report(ctx, lookup, row, mineral, sink);
    }
}

fn report(ctx: &Context<'_>, lookup: &Lookup, row: &SmelterEntry, mineral: &Mineral, sink: &mut Sink<'_>) {
    let matches = ctx.smelter_matches();
    let found = matches.of_row(row.row);
    let (chosen, metal) = (row.get(SmelterColumn::Lookup), row.get(SmelterColumn::Metal));
    let known = what_is_known(matches, lookup, row, found);
    let mut finding = sink.at(chosen);
    finding.also_wrong(metal);
    let mut message = text!(
        en: "{mineral}: the look-up of this workbook does not have \"{name}\"",
        zh: "{mineral}：本工作簿的冶炼厂查找表中没有“{name}”", name = Shown(chosen.text()); mineral: mineral.name());
    match &known {
        Known::IdAsName(id, name) => {
            let when = Text::fixed("the smelter that has this ID", "该识别号对应的冶炼厂");
            finding
                .choose(chosen, *name, when)
                .choose(
                    row.get(SmelterColumn::IdInput),
                    id.clone(),
                    Text::fixed("then the template fills in the row", "模板会据此自动填写该行"),
                )
                .value("id", id.clone())
                .fix(Text::fixed(
                    "Put the ID into column A of an empty row, or choose the name of the smelter here",
                    "将识别号填入空白行的 A 列，或在此选择该冶炼厂的名称",
                ));
            message = text!(
                en: "{mineral}: \"{id}\" is an ID, not a name; it is \"{name}\" in the look-up of this workbook",
                zh: "{mineral}：“{id}”是识别号，不是名称；它在本工作簿的冶炼厂查找表中为“{name}”",
                id = Shown(chosen.text()), name = Shown(name); mineral: mineral.name());
        }
        Known::ById(name) => {
            let when =
                Text::fixed("the look-up gives this name for the ID of the row", "冶炼厂查找表中该行识别号对应此名称");
            finding.choose(chosen, *name, when);
        }
        Known::Certain(smelter) => {
            let when = Text::fixed("the name under which the look-up has it", "冶炼厂查找表中的名称");
            finding.choose(chosen, smelter.name.clone(), when).value("id", smelter.id.clone()).fix(text!(
                en: "Choose \"{name}\" from the look-up; the template finds nothing for another spelling",
                zh: "从冶炼厂查找列选择“{name}”；其他写法模板查不到", name = Shown(&smelter.name)));
            message = text!(
                en: "{mineral}: the look-up of this workbook does not have \"{name}\"; it has that smelter as \"{listed}\"",
                zh: "{mineral}：本工作簿的冶炼厂查找表中没有“{name}”；该冶炼厂在表中为“{listed}”",
                name = Shown(chosen.text()), listed = smelter_title(&smelter.name, &smelter.id); mineral: mineral.name());
        }
        Known::Near(near) => {
            for smelter in near {
                let when = Text::fixed("if this smelter is meant", "指的是这家冶炼厂时");
                finding.choose(chosen, smelter.name.clone(), when);
            }
            let ids: Vec<&str> = near.iter().map(|smelter| smelter.id.as_str()).collect();
            finding.value("candidates", ids.join(" "));
        }
        Known::UnderOthers(metals) => {
            for other in metals {
                let when = Text::fixed(
                    "if this smelter is meant: it is listed under that metal",
                    "指的是这家冶炼厂时：它列在该金属下",
                );
                finding.choose(metal, *other, when);
            }
        }
        Known::NoName(above) => {
            if let Some(above) = above {
                finding.choose(chosen, *above, Text::fixed("as in the row above", "与上一行相同"));
            }
            let when = Text::fixed("if it is not known yet which smelter it is", "尚不知道是哪家冶炼厂时");
            finding.choose(chosen, options::NOT_IDENTIFIED, when).fix(Text::fixed(
                "Choose the smelter; if it is not known yet, choose \"Smelter not yet identified\", or clear the row",
                "选择冶炼厂；尚不知道是哪家时，选择“Smelter not yet identified”，或清空该行",
            ));
            message = text!(
                en: "{mineral}: \"{name}\" does not name a smelter",
                zh: "{mineral}：“{name}”不是冶炼厂名称", name = Shown(chosen.text()); mineral: mineral.name());
        }
    }
    if matches!(known, Known::Near(_) | Known::UnderOthers(_)) {
        let when = Text::fixed(
            "if the look-up does not have it; the name goes into the next column",
            "冶炼厂查找表中没有该冶炼厂时，名称填入下一列",
        );
        finding.choose(chosen, options::NOT_LISTED, when);
    }
    let from_rmi = is_rmi_id(row.id().text()) && row.get(SmelterColumn::IdSource).key() == "rmi";
    if matches!(known, Known::ById(_)) || from_rmi {
        finding.severity(Info).why(Text::fixed(
            "The ID has the right form, so the name may come from another revision of the look-up; the template fills in nothing for it",
            "识别号格式正常，名称可能来自其他版本的冶炼厂查找表，但模板不会据此自动填写",
        ));
    } else if found.is_some_and(|found| matches.is_known_elsewhere(found) && matches.metal_is_counted(found)) {
        finding.severity(Info).why(Text::fixed(
            "Another revision of the list has this name; the template fills in nothing for it",
            "其他版本的清单中有此名称，但模板不会据此自动填写",
        ));
    }
    if let Some(removed) =
        found.filter(|found| !found.id_is_typed).and_then(|found| removed_from_list::removal_text(matches, found))
    {
        finding.value("status", "removed");
        message = text!(
            en: "{mineral}: not in the look-up of this workbook; {removed}",
            zh: "{mineral}：不在本工作簿的冶炼厂查找表中；{removed}"; mineral: mineral.name(), removed: removed);
    }
    finding.report(message);
}

fn what_is_known<'m>(
    matches: &'m SmelterMatches<'_>,
    lookup: &'m Lookup,
    row: &'m SmelterEntry,
    found: Option<&'m RowMatch<'_>>,
) -> Known<'m> {
    let chosen = row.get(SmelterColumn::Lookup).text();
    let entry_of = |id: &str| lookup.by_id(id).filter(|entry| entry.mineral == row.mineral);
    if let Some(entry) = row.known_id().and_then(|id| entry_of(&id)) {
        return Known::ById(&entry.standard_name);
    }
    let mut ids = find_rmi_ids(chosen);
    ids.extend(repaired_rmi_id(chosen));
    ids.dedup();
    if let [id] = ids.as_slice()
        && found.is_none_or(|found| found.id_in_name)
        && let Some(entry) = entry_of(id)
    {
        return Known::IdAsName(entry.id.clone(), &entry.standard_name);
    }
    if let Some(smelter) = found.and_then(|found| matches.meant_in_own(found)) {
        return Known::Certain(smelter);
    }
    if is_filler(chosen, Filler::PlaceholderName) {
        return Known::NoName(is_filler(chosen, Filler::LikeAbove).then(|| chosen_above(matches, row)).flatten());
    }
    let mut others: Vec<&str> = lookup.named(chosen).map(|entry| entry.metal.as_str()).collect();
    others.sort_unstable();
    others.dedup();
    let near = found.map(|found| matches.near_in_own(found)).unwrap_or_default();
    if others.is_empty() && !near.is_empty() { Known::Near(near) } else { Known::UnderOthers(others) }
}

/// The smelter that the row above has chosen under the same metal.
fn chosen_above<'m>(matches: &'m SmelterMatches<'_>, row: &SmelterEntry) -> Option<&'m str> {
    let above = matches.of_row(row.row.checked_sub(1)?)?;
    (above.row.choice == Choice::Listed && above.row.mineral == row.mineral).then(|| above.row.display_name())
}

/// Whether R07 says all there is to say: that a smelter which another revision has was removed.
pub(crate) fn is_told_as_removed(matches: &SmelterMatches<'_>, row: &RowMatch<'_>) -> bool {
    row.row.choice == Choice::NotInLookup
        && matches.removal(row).is_some()
        && matches.is_known_elsewhere(row)
        && matches.metal_is_counted(row)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::testing::{AMRT, CMRT, cells, check_form, check_rule};
    use crate::samples::fixtures::Form;
    use crate::template::SMELTER_LOOKUP;

    const TIN: Edit = Edit::text(Place::Smelter(2, SmelterColumn::Metal), "Tin");
    const UNHEARD: Edit = Edit::text(Place::Smelter(2, SmelterColumn::Lookup), "Esempio Stagno S.r.l.");

    #[test]
    fn what_names_no_smelter_is_not_yet_identified_or_the_one_above() {
        for (typed, first) in
            [("N/A", options::NOT_IDENTIFIED), ("Test", options::NOT_IDENTIFIED), ("同上", "Beispiel Zinn GmbH")]
        {
            let findings = check_rule(&RULE, CMRT, &[TIN, Edit::text(Place::Smelter(2, SmelterColumn::Lookup), typed)]);
            assert_eq!((findings.len(), findings[0].choices[0].value.as_str()), (1, first), "{typed}");
            assert!(findings[0].choices.iter().all(|choice| choice.value != options::NOT_LISTED), "{typed}");
        }
    }

    #[test]
    fn a_country_behind_the_name_does_not_hide_it() {
        for typed in
            ["Beispielzinn（德国）", "Beispielzinn (Germany)", "Beispielzinn / Germany", "德国 Beispiel Zinn AG"]
        {
            let findings = check_rule(&RULE, CMRT, &[TIN, Edit::text(Place::Smelter(2, SmelterColumn::Lookup), typed)]);
            assert_eq!(findings[0].choices[0].value, "Beispiel Zinn GmbH", "{typed}");
        }
    }

    #[test]
    fn a_name_under_another_metal_offers_that_metal() {
        let findings = check_rule(&RULE, CMRT, RULE.example.bad);
        assert_eq!(findings[0].choices[0].value, "Tin");
        assert_eq!(findings[0].severity, Error);
    }

    #[test]
    fn a_name_with_a_good_id_is_a_hint() {
        let edits = [
            TIN,
            UNHEARD,
            Edit::text(Place::Smelter(2, SmelterColumn::Id), "CID990099"),
            Edit::text(Place::Smelter(2, SmelterColumn::IdSource), "RMI"),
        ];
        assert_eq!(check_rule(&RULE, CMRT, &edits)[0].severity, Info);
        let known = [TIN, UNHEARD, Edit::text(Place::Smelter(2, SmelterColumn::Id), "cid990003 ")];
        let findings = check_rule(&RULE, CMRT, &known);
        assert_eq!((findings[0].severity, findings[0].choices[0].value.as_str()), (Info, "PT Contoh Timah"));
        assert_eq!(check_rule(&RULE, CMRT, &[TIN, UNHEARD])[0].severity, Error);
    }

    #[test]
    fn aliases_case_commas_and_the_metal_in_chinese_are_no_finding() {
        for (metal, name) in [
            ("Tin", "contoh  timah "),
            ("锡", "PT Contoh Timah"),
            ("tungsten", "Lizi Tungsten Co., Ltd."),
            ("Gold", "SMELTER NOT LISTED"),
            ("Gold", "Smelter Not Yet Identified"),
        ] {
            let edits = [
                Edit::text(Place::Smelter(2, SmelterColumn::Metal), metal),
                Edit::text(Place::Smelter(2, SmelterColumn::Lookup), name),
            ];
            assert!(check_rule(&RULE, CMRT, &edits).is_empty(), "{metal} {name}");
        }
    }

    #[test]
    fn other_causes_have_other_rules() {
        let wrong_metal = [
            Edit::text(Place::Smelter(2, SmelterColumn::Metal), "Gold"),
            UNHEARD,
            Edit::text(Place::Smelter(2, SmelterColumn::Id), "CID990003"),
        ];
        assert!(check_rule(&RULE, CMRT, &wrong_metal).is_empty(), "L13");
        let not_selected = [Edit::text(Place::Smelter(2, SmelterColumn::Metal), "Zinc"), UNHEARD];
        assert!(check_rule(&RULE, AMRT, &not_selected).is_empty(), "D03");
        assert_eq!(cells(&check_rule(&RULE, CMRT, &[TIN, UNHEARD])), ["Smelter List!C6"]);
    }

    #[test]
    fn without_a_look_up_no_row_is_reported() {
        let mut form = Form::in_order(CMRT.0, CMRT.1).unwrap().with(&[TIN, UNHEARD]);
        form.remove_sheet(SMELTER_LOOKUP);
        assert!(check_form(&RULE, form).is_empty());
    }

    fn chosen(name: &'static str) -> [Edit; 2] {
        [TIN, Edit::text(Place::Smelter(2, SmelterColumn::Lookup), name)]
    }

    fn values(name: &'static str) -> Vec<String> {
        let findings = check_rule(&RULE, CMRT, &chosen(name));
        assert_eq!((findings.len(), findings[0].severity), (1, Error), "{name}");
        findings[0].choices.iter().map(|choice| choice.value.clone()).collect()
    }

    #[test]
    fn other_spellings_and_names_in_two_scripts_have_one_right_name() {
        for name in ["Beispiel Zinn  GmbH（示例锡业）", "示例锡业 Beispiel Zinn GmbH"] {
            assert_eq!(values(name), ["Beispiel Zinn GmbH"], "{name}");
        }
        for name in ["Ｂｅｉｓｐｉｅｌ Ｚｉｎｎ GmbH", "Beispiel-Zinn, GmbH"] {
            assert!(check_rule(&RULE, CMRT, &chosen(name)).is_empty(), "L21: {name}");
        }
    }

    #[test]
    fn near_names_go_before_not_listed_and_general_words_are_not_near() {
        assert_eq!(values("Contoh"), ["PT Contoh Timah", "Smelter not listed"]);
        assert_eq!(values("Beispeil Zinn"), ["Beispiel Zinn GmbH", "Smelter not listed"]);
        for name in ["Timah Tin Smelting", "LBMA certified", "Shenzhen Sample Trading Co., Ltd.", "Zinn Refinery"] {
            assert_eq!(values(name), ["Smelter not listed"], "{name}");
        }
    }

    #[test]
    fn an_id_in_place_of_a_name_is_known() {
        for id in ["CID990003", "cid 990003", "990003"] {
            let findings = check_rule(&RULE, CMRT, &chosen(id));
            let offered: Vec<(String, &str)> =
                findings[0].choices.iter().map(|choice| (choice.cell.to_string(), choice.value.as_str())).collect();
            let expected =
                [("Smelter List!C6".to_owned(), "PT Contoh Timah"), ("Smelter List!A6".to_owned(), "CID990003")];
            assert_eq!((offered.as_slice(), findings[0].severity), (expected.as_slice(), Error), "{id}");
        }
    }

    #[test]
    fn names_of_another_revision_are_a_hint_while_the_template_counts_the_metal() {
        let former = [
            Edit::text(Place::Smelter(2, SmelterColumn::Metal), "Tungsten"),
            Edit::text(Place::Smelter(2, SmelterColumn::Lookup), "Fanli Wolfram Co., Ltd."),
        ];
        let findings = check_rule(&RULE, CMRT, &former);
        assert_eq!((findings[0].severity, findings[0].choices[0].value.as_str()), (Error, "Lizi Tungsten Co., Ltd."));
        let counted = [
            Edit::text(Place::Smelter(3, SmelterColumn::Metal), "Tungsten"),
            Edit::text(Place::Smelter(3, SmelterColumn::Lookup), "Smelter not yet identified"),
        ];
        let findings = check_rule(&RULE, CMRT, &[former.as_slice(), &counted].concat());
        assert_eq!((findings[0].severity, findings[0].choices[0].value.as_str()), (Info, "Lizi Tungsten Co., Ltd."));
    }

    #[test]
    fn a_removed_smelter_is_one_finding() {
        use crate::rules::smelter_reference::removed_from_list;
        // The list of 2024 has it, that of 2026 does not, and the template counts another tin
        // smelter.
        let removed = chosen("Voorbeeld Tin B.V.");
        assert!(check_rule(&RULE, CMRT, &removed).is_empty());
        assert_eq!(check_rule(&removed_from_list::RULE, CMRT, &removed).len(), 1);
        let alone = [removed.as_slice(), &[Edit::blank(Place::Smelter(1, SmelterColumn::Lookup))]].concat();
        let findings = check_rule(&RULE, CMRT, &alone);
        assert_eq!((findings.len(), findings[0].severity), (1, Error));
        assert!(findings[0].message.en.contains("2026-01-15"), "{}", findings[0].message.en);
        assert!(check_rule(&removed_from_list::RULE, CMRT, &alone).is_empty());
    }
}
