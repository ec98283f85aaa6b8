//! R03: the id and the name of a row belong to two smelters.

use crate::rules::prelude::*;

pub(crate) static RULE: Rule = Rule {
    code: "R03",
    name: "id-and-name-differ",
    severity: Error,
    applies_to: ALL_FAMILIES,
    source: Source {
        kind: SourceKind::Logic,
        detail: &Text::fixed(
            "The name chosen, or typed where nothing is chosen, compared with every name of the ID in this workbook's look-up and in the lists in use. A typed name that is known nowhere is \"Explain\", unless it shares a word that tells something with a name of the ID: metals, trades, places, legal forms and general words tell nothing, a short form or a slip of the pen is the same word; a likeness alone does not count where the row names another country. A Chinese, Japanese or Korean name is compared with such names only. Case, accents and company forms do not matter. Such a row is no R06 and no L12",
            "将所选名称（未选择时为填写的名称）与本工作簿查找表和所用清单中该识别号的所有名称比较。填写的名称查不到时列为“需要说明”，但与该识别号的某个名称有共同的区别性词语时除外：金属、行业、地名、公司形式和通用词不算，缩写或笔误视为同一词语；该行的国家或地区不同时，仅相似不算。中文、日文和韩文名称只与同类名称比较。大小写、重音和公司形式不计。这样的行不再列入 R06 和 L12",
        ),
    },
    title: &Text::fixed("Smelter ID and name do not belong together", "冶炼厂识别号与名称不对应"),
    why: &Text::fixed(
        "The ID leads to one smelter and the name to another, so a reader cannot tell which one is meant",
        "识别号和名称指向不同的冶炼厂，审阅者无法判断指的是哪一家",
    ),
    fix: &Text::fixed(
        "Check which smelter is meant, and correct the ID or the name",
        "核对所指的冶炼厂，改正识别号或名称",
    ),
    reasons: &[Reason::Identity, Reason::Contradiction],
    example: Example {
        form: (TemplateKind::Cmrt, "6.5"),
        bad: &[Edit::text(Place::Smelter(1, SmelterColumn::Id), "CID990003")],
        good: &[Edit::text(Place::Smelter(1, SmelterColumn::Lookup), "Beispielzinn")],
    },
    check,
    ..super::GROUP
};

fn check(ctx: &Context<'_>, sink: &mut Sink<'_>) {
    let matches = ctx.smelter_matches();
    for row in matches.rows() {
        let (Some(id), Some(name)) = (&row.id, matches.contradicting_name(row)) else { continue };
        let (id_cell, name_cell) = (row.id_cell(), row.name_cell());
        let known = matches.known_name(row).unwrap_or_default();
        let place = matches.place_of_id(row);
        let mut finding = sink.at(id_cell);
        finding
            .also_wrong(name_cell)
            .value("id", id.clone())
            .value("name", known.clone())
            .value("list", place.list)
            .value("date", place.date);
        match name {
            NameOfId::OfAnother(_, other_id) => finding
                .value("other_id", other_id.clone())
                .choose(id_cell, other_id.clone(), Text::fixed("if the name is right", "名称正确时"))
                .report(text!(
                    en: "Row {row}: {id} is \"{known}\" in {place}, but \"{name}\" is {other}",
                    zh: "第 {row} 行：{id} 在{place}中为“{known}”，而“{name}”是 {other}",
                    row = row.row.row, id = id, known = Shown(&known), name = Shown(row.name), other = other_id;
                    place: place.text)),
            _ => finding.severity(Warning).report(text!(
                en: "Row {row}: {id} is \"{known}\" in {place}; the name \"{name}\" is known nowhere",
                zh: "第 {row} 行：{id} 在{place}中为“{known}”；名称“{name}”查不到",
                row = row.row.row, id = id, known = Shown(&known), name = Shown(row.name); place: place.text)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::reference::Lists;
    use crate::rules::smelter_rows::name_typed_over;
    use crate::rules::testing::{AMRT_12, CMRT, cells, check_rule, check_rule_against, smelter_row};

    #[test]
    fn the_name_of_another_smelter_is_an_error() {
        let typed = smelter_row(2, ["Tin", "Smelter not listed", "PT. CONTOH TIMAH Tbk", "INDONESIA", "CID990002"]);
        let findings = check_rule(&RULE, CMRT, &typed);
        assert_eq!((cells(&findings), findings[0].severity), (vec!["Smelter List!F6".to_owned()], Error));
        assert_eq!(findings[0].choices[0].value, "CID990003");
        assert_eq!(check_rule_against(&RULE, CMRT, &typed, &Lists::default()).len(), 1, "from the look-up alone");
        let listed = smelter_row(2, ["Tin", "", "Primjer Kositar", "CROATIA", "CID990104"]);
        assert_eq!(check_rule(&RULE, AMRT_12, &listed)[0].values["other_id"], "CID990103", "from a list");
    }

    #[test]
    fn a_name_known_nowhere_is_a_warning_where_it_is_typed() {
        let typed = |name| smelter_row(2, ["Tin", "Smelter not listed", name, "GERMANY", "CID990002"]);
        assert_eq!(check_rule(&RULE, CMRT, &typed("Ganz Andere Huette"))[0].severity, Warning);
        for name in ["Beispiel Zinn Werk Freiberg", "Beispeilzinn", "BEISPIEL-ZINN", "示例锡业有限公司", "Zinn"]
        {
            assert!(check_rule(&RULE, CMRT, &typed(name)).is_empty(), "{name}");
        }
    }

    #[test]
    fn the_other_name_beside_a_choice_is_left_to_the_row_rules() {
        let over = [Edit::text(Place::Smelter(1, SmelterColumn::Name), "PT Contoh Timah")];
        assert!(check_rule(&RULE, CMRT, &over).is_empty());
        let both = [&over[..], RULE.example.bad].concat();
        assert_eq!(check_rule(&RULE, CMRT, &both).len(), 1);
        assert!(check_rule(&name_typed_over::RULE, CMRT, &both).is_empty());
        // The id typed in column A differs from that of the row: another cause.
        let input = [Edit::text(Place::Smelter(1, SmelterColumn::IdInput), "CID990003")];
        assert!(check_rule(&RULE, CMRT, &input).is_empty());
    }

    #[cfg(feature = "facts")]
    #[test]
    fn general_words_are_no_common_name() {
        use super::super::not_listed_but_in_look_up;
        use crate::reference::look_alikes::{NAMES_OF_OTHERS, SHARING_GENERAL_WORDS};
        use crate::rules::smelter_rows::duplicate_row;
        let lists = Lists::built_in();
        let names = SHARING_GENERAL_WORDS.iter().map(|name| (name, Warning));
        for ((metal, name, country, id), severity) in names.chain(NAMES_OF_OTHERS.iter().map(|name| (name, Error))) {
            let typed = smelter_row(2, [metal.stored(), "Smelter not listed", name, country, id]);
            let findings = check_rule_against(&RULE, CMRT, &typed, &lists);
            assert_eq!((findings.len(), findings.first().map(|found| found.severity)), (1, Some(severity)), "{name}");
            assert!(check_rule_against(&not_listed_but_in_look_up::RULE, CMRT, &typed, &lists).is_empty(), "{name}");
            // The same id is right in another row: the two are not one smelter.
            let known = lists.by_id(id).unwrap().name.clone().leak();
            let twice = [typed, smelter_row(3, [metal.stored(), "Smelter not listed", known, country, id])].concat();
            assert!(check_rule_against(&duplicate_row::RULE, CMRT, &twice, &lists).is_empty(), "{name}");
            assert_eq!(check_rule_against(&RULE, CMRT, &twice, &lists).len(), 1, "{name}");
        }
    }
}
