//! R08: a smelter is not listed in this template, but on another list.

use crate::rules::list_texts::{date_value, list_text, smelter_title};
use crate::rules::prelude::*;

pub(crate) static RULE: Rule = Rule {
    code: "R08",
    name: "listed-only-elsewhere",
    severity: Info,
    applies_to: &[Cmrt, Emrt1, Emrt2, Amrt13, Crt],
    source: Source {
        kind: SourceKind::BuyerPractice,
        detail: &Text::fixed(
            "Rows with \"Smelter not listed\" whose ID, name or alias a list in use has, but not this workbook's look-up",
            "选择“Smelter not listed”的行，其识别号、名称或别名在所用清单中有，而本工作簿查找表中没有",
        ),
    },
    title: &Text::fixed("Smelter is listed, but not in this template", "冶炼厂已列入清单，但本模板中没有"),
    why: &Text::fixed(
        "The look-up of this workbook does not have it, so typing it was right. A newer revision may have it",
        "本工作簿的冶炼厂查找表中没有，因此自行填写是对的。较新版本可能已有",
    ),
    fix: &Text::fixed(
        "Use the newest revision of the template next time, and enter the ID of the smelter",
        "下次使用最新版模板，并填写该冶炼厂的识别号",
    ),
    reasons: &[Reason::Identity, Reason::Explain],
    example: Example {
        form: (TemplateKind::Cmrt, "6.5"),
        bad: &[
            Edit::text(Place::Smelter(2, SmelterColumn::Metal), "Tin"),
            Edit::text(Place::Smelter(2, SmelterColumn::Lookup), "Smelter not listed"),
            Edit::text(Place::Smelter(2, SmelterColumn::Name), "PRIMJER KOSITAR"),
            Edit::text(Place::Smelter(2, SmelterColumn::Country), "CROATIA"),
        ],
        good: &[
            Edit::text(Place::Smelter(2, SmelterColumn::Metal), "Tin"),
            Edit::text(Place::Smelter(2, SmelterColumn::Lookup), "Smelter not listed"),
            Edit::text(Place::Smelter(2, SmelterColumn::Name), "Beispielzinn"),
        ],
    },
    check,
    ..super::GROUP
};

fn check(ctx: &Context<'_>, sink: &mut Sink<'_>) {
    let Some(matches) = super::matches_with_lists(ctx, sink) else { return };
    for row in matches.rows().iter().filter(|row| row.row.choice == Choice::NotListed) {
        let Some(FreeText::OnLists(smelter)) = matches.free_text(row) else { continue };
        let Some(list) = matches.source_of(smelter) else { continue };
        let id = row.row.get(SmelterColumn::Id);
        let mut finding = sink.at(if row.name.is_empty() { row.main_cell() } else { row.name_cell() });
        finding.value("id", smelter.id.clone()).value("list", list.id.clone()).value("date", date_value(list.date));
        if !row.id_is_typed && !smelter.id.is_empty() {
            let when = Text::fixed("if this smelter is meant", "指的是这家冶炼厂时");
            finding.choose(id, smelter.id.clone(), when);
        }
        let name = if row.name.is_empty() { row.main_cell().text() } else { row.name };
        finding.report(text!(
            en: "{mineral}: \"{name}\" is not in the look-up of this workbook, but on {list} as \"{listed}\"",
            zh: "{mineral}：“{name}”不在本工作簿的冶炼厂查找表中，但{list}中有“{listed}”",
            name = Shown(name), listed = smelter_title(&smelter.name, &smelter.id);
            mineral: row.mineral.name(), list: list_text(list)));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::reference::Lists;
    use crate::rules::testing::{CMRT, check_rule, check_rule_against, smelter_row};

    #[test]
    fn the_list_and_the_id_are_shown() {
        let findings = check_rule(&RULE, CMRT, RULE.example.bad);
        assert_eq!(findings[0].choices[0].value, "CID990103");
        assert!(findings[0].message.en.contains("\"Invented list of 2026\" (2026-01-15)"));
        let by_id = smelter_row(2, ["Tin", "Smelter not listed", "", "CROATIA", "CID990103"]);
        assert_eq!(check_rule(&RULE, CMRT, &by_id).len(), 1);
    }

    #[test]
    fn own_removed_and_similar_names_are_none() {
        for name in ["Contoh Timah", "Voorbeeld Tin B.V.", "Primer Kositr", "Unknown"] {
            let edits = smelter_row(2, ["Tin", "Smelter not listed", name, "", ""]);
            assert!(check_rule(&RULE, CMRT, &edits).is_empty(), "{name}");
        }
        assert!(check_rule_against(&RULE, CMRT, RULE.example.bad, &Lists::default()).is_empty());
    }
}
