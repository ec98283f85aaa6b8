//! R01: an id of the RMI's form is on no list.

use crate::rules::corrected_id::confirmed_id;
use crate::rules::list_texts::{date_value, list_text};
use crate::rules::prelude::*;
use std::collections::BTreeMap;

pub(crate) static RULE: Rule = Rule {
    code: "R01",
    name: "id-on-no-list",
    severity: Warning,
    applies_to: ALL_FAMILIES,
    source: Source {
        kind: SourceKind::BuyerPractice,
        detail: &Text::fixed(
            "The ID, compared with this workbook's look-up, with every list in use and with the smelters that were removed from them. Metals that no list covers, and IDs of other schemes, are left alone",
            "将识别号与本工作簿查找表、所用各清单及从中移除的冶炼厂比较。没有清单涵盖的金属和其他体系的识别号不检查",
        ),
    },
    title: &Text::fixed("Smelter ID is on no list in use", "所用清单中没有该冶炼厂识别号"),
    why: &Text::fixed(
        "A wrong digit gives an ID that nobody has. An ID can also be newer than the lists in use; that it is not listed says nothing about the smelter",
        "错一个数字，识别号就查不到。识别号也可能比所用清单更新；清单中没有，不说明该冶炼厂有问题",
    ),
    fix: &Text::fixed(
        "Check the ID for a typing error with the supplier that named it, or load a newer list",
        "与提供该识别号的供应商核对是否有误，或载入较新的清单",
    ),
    reasons: &[Reason::Identity],
    correction: Some(correction),
    example: Example {
        form: (TemplateKind::Cmrt, "6.5"),
        bad: &[Edit::text(Place::Smelter(1, SmelterColumn::Id), "CID990099")],
        good: &[Edit::text(Place::Smelter(1, SmelterColumn::Id), "EX-990099")],
    },
    check,
    ..super::GROUP
};

fn check(ctx: &Context<'_>, sink: &mut Sink<'_>) {
    let Some(matches) = super::matches_with_lists(ctx, sink) else { return };
    let mut rows_of: BTreeMap<&str, Vec<&RowMatch<'_>>> = BTreeMap::new();
    for row in matches.rows().iter().filter(|row| matches.has_unknown_id(row)) {
        if let Some(id) = &row.id {
            rows_of.entry(id).or_default().push(row);
        }
    }
    for (id, rows) in rows_of {
        let Some((first, rest)) = rows.split_first() else { continue };
        let Some(list) = matches.newest_identity_list(first.mineral) else { continue };
        let numbers: Vec<u32> = rows.iter().map(|row| row.row.row).collect();
        let mut finding = sink.at(first.id_cell());
        finding
            .each_also_wrong(rest.iter().map(|row| row.id_cell()))
            .value("id", id)
            .value("list", list.id.clone())
            .value("date", date_value(list.date));
        // The row of the look-up whose name was chosen.
        if let Some(entry) = matches.chosen_entry(first) {
            let when = Text::fixed("if the name of the row is right", "该行名称正确时");
            finding.choose(first.id_cell(), entry.id.clone(), when);
        }
        finding.report(text!(
            en: "\"{id}\" ({rows}) is on no list in use; the newest for {mineral} is {list}",
            zh: "所用清单中没有“{id}”（{rows}）；{mineral}的最新清单为{list}",
            id = Shown(id); rows: rows_text(&numbers), mineral: first.mineral.name(), list: list_text(list)));
    }
}

/// The id that the row confirms.
fn correction(ctx: &Context<'_>, _: &Finding, entry: &Entry) -> RightValue {
    if entry.field != Field::Smelter(SmelterColumn::Id) {
        return RightValue::None;
    }
    confirmed_id(ctx, entry).unwrap_or(RightValue::None)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::reference::Lists;
    use crate::rules::testing::{AMRT_12, CMRT, EMRT_2, cells, check_rule, check_rule_against, smelter_row};

    #[test]
    fn one_finding_for_each_id() {
        let row = |row| smelter_row(row, ["Tin", "Smelter not listed", "Esempio Stagno", "ITALY", "cid990099"]);
        let findings = check_rule(&RULE, CMRT, &[row(2), row(3)].concat());
        assert_eq!((cells(&findings), findings[0].cells.len()), (vec!["Smelter List!F6".to_owned()], 2));
        assert_eq!(findings[0].values["list"], "invented-newer");
        assert_eq!(check_rule(&RULE, CMRT, RULE.example.bad)[0].choices[0].value, "CID990002");
    }

    #[test]
    fn known_removed_and_foreign_ids_and_metals_without_a_list_are_left_alone() {
        for id in ["CID990002", "CID990101", "CID990005", "LEI-1", "CID99", ""] {
            assert!(
                check_rule(&RULE, CMRT, &[Edit::text(Place::Smelter(1, SmelterColumn::Id), id)]).is_empty(),
                "{id}"
            );
        }
        for form in [EMRT_2, AMRT_12] {
            assert!(check_rule(&RULE, form, RULE.example.bad).is_empty(), "no list of cobalt or aluminum");
        }
        assert!(check_rule_against(&RULE, CMRT, RULE.example.bad, &Lists::default()).is_empty());
    }
}
