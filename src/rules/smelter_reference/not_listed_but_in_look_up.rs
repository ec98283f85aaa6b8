//! R06: a smelter is typed as not listed although the workbook's own look-up has it, or a name like
//! it.

use crate::reference::IndexedSmelter;
use crate::rules::list_texts::smelter_title;
use crate::rules::prelude::*;
use crate::rules::smelter_rows::listed_and_typed::typed_again;
use std::collections::BTreeSet;

pub(crate) static RULE: Rule = Rule {
    code: "R06",
    name: "not-listed-but-in-look-up",
    severity: Warning,
    applies_to: &[Cmrt, Emrt1, Emrt2, Amrt13, Crt],
    source: Source {
        kind: SourceKind::BuyerPractice,
        detail: &Text::fixed(
            "Rows with \"Smelter not listed\", compared by ID, also one that is typed as the name, and by name or alias with this workbook's look-up; former names and names in Chinese, Japanese and Korean come from the lists in use. An ID whose name contradicts it is R03. Similar names, and names that two smelters share, are \"Look at\" with at most three candidates. A smelter that is listed in another row too is covered by L12 and L14",
            "将选择“Smelter not listed”的行按识别号（包括填在名称列的识别号）、名称或别名与本工作簿查找表比较；曾用名以及中文、日文和韩文名称取自所用清单。识别号与名称矛盾时由 R03 检查。名称相近或两家同名时列为“请留意”，最多三个候选。另一行已列出的冶炼厂由 L12 和 L14 处理",
        ),
    },
    title: &Text::fixed("Typed as not listed, yet the look-up may have it", "按未列出填写，但查找表中可能有"),
    why: &Text::fixed(
        "A smelter chosen from the look-up comes with its ID, so that everyone can match it. Similar names do not prove that it is the same plant",
        "从冶炼厂查找表选择会带出识别号，各方都能匹配。名称相近不能证明是同一家",
    ),
    fix: &Text::fixed(
        "Choose the smelter from the look-up if it is the one that is meant",
        "如果就是这一家，从冶炼厂查找表中选择",
    ),
    reasons: &[Reason::Identity, Reason::Repeated],
    example: Example {
        form: (TemplateKind::Cmrt, "6.5"),
        bad: &[
            Edit::text(Place::Smelter(2, SmelterColumn::Metal), "Tin"),
            Edit::text(Place::Smelter(2, SmelterColumn::Lookup), "Smelter not listed"),
            Edit::text(Place::Smelter(2, SmelterColumn::Name), "CONTOH TIMAH"),
            Edit::text(Place::Smelter(2, SmelterColumn::Country), "INDONESIA"),
        ],
        good: &[
            Edit::text(Place::Smelter(2, SmelterColumn::Metal), "Tin"),
            Edit::text(Place::Smelter(2, SmelterColumn::Lookup), "Smelter not listed"),
            Edit::text(Place::Smelter(2, SmelterColumn::Name), "Esempio Stagno S.r.l."),
            Edit::text(Place::Smelter(2, SmelterColumn::Country), "ITALY"),
        ],
    },
    check,
    ..super::GROUP
};

fn check(ctx: &Context<'_>, sink: &mut Sink<'_>) {
    if ctx.declaration.lookup.is_none() {
        sink.skip(Text::fixed("The workbook has no Smelter Look-up sheet", "工作簿没有冶炼厂查找表"));
        return;
    }
    let matches = ctx.smelter_matches();
    let again: BTreeSet<u32> = typed_again(ctx).into_values().flat_map(|(_, rows)| rows).map(|row| row.row).collect();
    let by_id: BTreeSet<&str> = matches
        .rows()
        .iter()
        .filter(|row| !row.is_free_text() && row.row.known_id().is_some())
        .filter_map(|row| row.id.as_deref())
        .collect::<BTreeSet<_>>();
    for row in matches.rows().iter().filter(|row| !again.contains(&row.row.row)) {
        match matches.free_text(row) {
            // The same id in a row that was chosen is a repeated row.
            Some(FreeText::InLookUp(smelter)) if row.id_is_typed && by_id.contains(smelter.id.as_str()) => {}
            Some(FreeText::InLookUp(smelter)) => report_listed(row, smelter, sink),
            Some(FreeText::Resembles(candidates)) => {
                let listed = candidates.iter().any(|found| by_id.contains(found.id.as_str()));
                report_similar(row, &candidates, listed, sink);
            }
            _ => {}
        }
    }
}

fn report_listed(row: &RowMatch<'_>, smelter: &IndexedSmelter, sink: &mut Sink<'_>) {
    let chosen = row.row.get(SmelterColumn::Lookup);
    let named = if row.name_cell().is_blank() { row.row.id() } else { row.name_cell() };
    let mut finding = sink.at(named);
    finding.also_wrong(chosen).value("id", smelter.id.clone()).value("list", "look-up").choose(
        chosen,
        smelter.name.clone(),
        Text::fixed("if this smelter is meant", "指的是这家冶炼厂时"),
    );
    if row.id_in_name {
        finding
            .choose(
                row.row.get(SmelterColumn::IdInput),
                smelter.id.clone(),
                Text::fixed("then the template fills in the row", "模板会据此自动填写该行"),
            )
            .fix(Text::fixed(
                "This ID is known: put it into column A of an empty row, or choose the smelter from the look-up",
                "此识别号可查到：将其填入空白行的 A 列，或从冶炼厂查找表选择该冶炼厂",
            ));
    }
    finding.report(text!(
            en: "{mineral}: \"{name}\" is typed as not listed, but the look-up of this workbook has it as \"{listed}\"",
            zh: "{mineral}：“{name}”按未列出填写，但本工作簿的冶炼厂查找表中有“{listed}”",
            name = Shown(named.text()), listed = smelter_title(&smelter.name, &smelter.id); mineral: row.mineral.name()));
}

/// `is_listed`: another row has one of the candidates already, so that choosing it here would
/// repeat that row.
fn report_similar(row: &RowMatch<'_>, candidates: &[&IndexedSmelter], is_listed: bool, sink: &mut Sink<'_>) {
    let chosen = row.row.get(SmelterColumn::Lookup);
    let titles: Vec<Text> = candidates.iter().map(|found| Text::same(smelter_title(&found.name, &found.id))).collect();
    let ids: Vec<&str> = candidates.iter().map(|found| found.id.as_str()).collect();
    let mut finding = sink.at(row.name_cell());
    finding.severity(Info).value("candidates", ids.join(" ")).value("list", "look-up").fix(
            if is_listed {
                Text::fixed(
                    "Is it one of these? If another row has it already, delete this row; else choose it from the look-up. Otherwise leave the row as it is",
                    "是其中一家吗？如果另一行已列出，删除本行；未列出则从冶炼厂查找表中选择。如果不是，保持该行不变",
                )
            } else {
                Text::fixed(
                    "Is it one of these? If so, choose it from the look-up; otherwise leave the row as it is",
                    "是其中一家吗？如果是，从冶炼厂查找表中选择；如果不是，保持该行不变",
                )
            },
        );
    for found in candidates {
        finding.choose(chosen, found.name.clone(), Text::fixed("if this smelter is meant", "指的是这家冶炼厂时"));
    }
    finding.report(text!(
        en: "{mineral}: \"{name}\" resembles \"{titles}\" in the look-up of this workbook; whether it is the same is not certain",
        zh: "{mineral}：“{name}”与本工作簿冶炼厂查找表中的“{titles}”相近，但不确定是否同一家",
        name = Shown(row.name_cell().text()); mineral: row.mineral.name(), titles: Text::list(&titles)));
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::reference::Lists;
    use crate::rules::testing::{CMRT, cells, check_rule, check_rule_against, smelter_row};

    fn typed(name: &'static str, country: &'static str, id: &'static str) -> Vec<Edit> {
        smelter_row(2, ["Tin", "Smelter not listed", name, country, id])
    }

    #[test]
    fn exact_names_and_ids_are_certain() {
        for (name, country, id) in [
            ("contoh timah", "", ""),
            ("PT. CONTOH TIMAH TBK", "Indonesia", ""),
            ("PT Contoh Timah", "INDONESIA", "CID990003"),
            ("", "", "cid990003"),
        ] {
            let findings = check_rule_against(&RULE, CMRT, &typed(name, country, id), &Lists::default());
            assert_eq!((findings.len(), findings[0].severity), (1, Warning), "{name}");
            assert_eq!(findings[0].choices[0].value, "PT Contoh Timah");
        }
    }

    #[test]
    fn similar_names_and_other_countries_are_a_question() {
        for (name, country) in [("Conto Timah", "INDONESIA"), ("Contoh Timah", "MALAYSIA")] {
            let findings = check_rule(&RULE, CMRT, &typed(name, country, ""));
            assert_eq!((cells(&findings), findings[0].severity), (vec!["Smelter List!D6".to_owned()], Info), "{name}");
            assert!(findings[0].message.en.ends_with("not certain"));
        }
    }

    #[test]
    fn other_causes_and_other_smelters_are_none() {
        for edits in [
            typed("Sumber Logam Murni", "INDONESIA", ""),
            typed("Unknown", "INDONESIA", ""),
            typed("PT Contoh Timah", "INDONESIA", "CID990002"),
            typed("Beispiel Zinn", "GERMANY", ""),
            typed("PT Contoh Timah", "INDONESIA", "CID990099"),
            smelter_row(2, ["Gold", "Smelter not listed", "PT Contoh Timah", "INDONESIA", ""]),
        ] {
            assert!(check_rule(&RULE, CMRT, &edits).is_empty(), "{edits:?}");
        }
    }

    #[test]
    fn an_id_typed_as_the_name_is_known() {
        for name in ["CID990003", "990003", "PT Contoh Timah (CID990003)"] {
            let findings = check_rule(&RULE, CMRT, &typed(name, "INDONESIA", ""));
            assert_eq!(
                (cells(&findings), findings[0].severity),
                (vec!["Smelter List!D6".to_owned()], Warning),
                "{name}"
            );
            let values: Vec<&str> = findings[0].choices.iter().map(|choice| choice.value.as_str()).collect();
            assert_eq!(values, ["PT Contoh Timah", "CID990003"], "{name}");
            let nowhere = &super::super::typed_smelter_on_no_list::RULE;
            assert!(check_rule(nowhere, CMRT, &typed(name, "INDONESIA", "")).is_empty(), "{name}");
        }
    }

    #[test]
    fn one_telling_word_of_a_name_is_a_question() {
        let findings = check_rule(&RULE, CMRT, &typed("Contoh", "INDONESIA", ""));
        assert_eq!((findings.len(), findings[0].severity), (1, Info));
    }
}
