//! L13: an id stands under a metal that it does not belong to.

use super::rows_text;
use crate::declaration::is_rmi_id;
use crate::rules::prelude::*;
use std::collections::{BTreeMap, BTreeSet};

/// The rule.
pub static RULE: Rule = Rule {
    code: "L13",
    name: "id-under-two-metals",
    severity: Error,
    applies_to: ALL_FAMILIES,
    status: Status::Stable { since: "0.1.0" },
    source: Source {
        kind: SourceKind::Template,
        detail: Text::fixed(
            "In every look-up seen, each ID has one metal. An ID of this workbook's look-up is reported on the row with the other metal, any other RMI ID where rows name it under two metals. IDs of other schemes may stand for a company and are left alone",
            "在所见的各版冶炼厂查找表中，每个识别号只对应一种金属。本工作簿查找表中的识别号，在金属不同的行上报告；不在表中的 RMI 识别号，列于两种金属时报告。其他体系的识别号可能代表公司，不检查",
        ),
    },
    adjustable: false,
    title: Text::fixed("ID under a metal that it does not belong to", "识别号与金属不对应"),
    why: Text::fixed(
        "An RMI ID stands for one facility and one metal, so the metal or the ID is wrong",
        "RMI 识别号对应一家工厂和一种金属，因此金属或识别号有误",
    ),
    fix: Text::fixed("Check which metal is meant, and correct the metal or the ID", "核对所指的金属，改正金属或识别号"),
    example: Example {
        form: (TemplateKind::Cmrt, "6.5"),
        bad: &[Edit::text(Place::Smelter(1, SmelterColumn::Metal), "Gold")],
        good: &[Edit::text(Place::Smelter(1, SmelterColumn::Metal), "tin ")],
    },
    check,
};

fn check(ctx: &Context<'_>, sink: &mut Sink<'_>) {
    let lookup = ctx.declaration.lookup.as_ref();
    let mut unknown: BTreeMap<String, Vec<&SmelterEntry>> = BTreeMap::new();
    for row in ctx.declaration.smelters.iter().filter(|row| row.choice != Choice::NotIdentified) {
        let (Some(mineral), Some(id)) = (&row.mineral, row.known_id().filter(|id| is_rmi_id(id))) else { continue };
        let Some(entry) = lookup.and_then(|lookup| lookup.by_id(&id)) else {
            unknown.entry(id).or_default().push(row);
            continue;
        };
        if entry.mineral().is_none_or(|right| right == *mineral) {
            continue;
        }
        let metal = row.get(SmelterColumn::Metal);
        sink.at(row.id())
            .and(metal)
            .choose(metal, entry.metal.clone(), Text::fixed("if the ID is right", "识别号正确时"))
            .report(text!(
                en: "Row {row}: {id} is an ID for \"{right}\", but the metal is \"{metal}\"",
                zh: "第 {row} 行：{id} 是“{right}”的识别号，但金属填的是“{metal}”",
                row = row.row, id = id, right = Shown(&entry.metal), metal = Shown(metal.text())));
    }
    for (id, rows) in unknown {
        let minerals: BTreeSet<&Mineral> = rows.iter().filter_map(|row| row.mineral.as_ref()).collect();
        let (true, Some((first, rest))) = (minerals.len() > 1, rows.split_first()) else { continue };
        let numbers: Vec<u32> = rows.iter().map(|row| row.row).collect();
        let names: Vec<Text> = minerals.into_iter().map(Mineral::name).collect();
        sink.at(first.id()).and_each(rest.iter().map(|row| row.id())).value("id", id.clone()).report(text!(
            en: "{id} is listed under several metals ({metals}): {rows}",
            zh: "{id} 列于多种金属（{metals}）：{rows}",
            id = id; metals: Text::list(&names), rows: rows_text(&numbers)));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::testing::{AMRT_12, CMRT, cells, check_rule};

    #[test]
    fn a_known_id_is_reported_on_the_wrong_row_only() {
        let edits = [
            Edit::text(Place::Smelter(2, SmelterColumn::Metal), "Gold"),
            Edit::text(Place::Smelter(2, SmelterColumn::Lookup), "Esempio Stagno"),
            Edit::text(Place::Smelter(2, SmelterColumn::Id), " cid990002"),
        ];
        let findings = check_rule(&RULE, CMRT, &edits);
        assert_eq!(cells(&findings), ["Smelter List!F6"]);
        assert_eq!(findings[0].choices[0].value, "Tin");
    }

    #[test]
    fn an_unknown_id_is_reported_once_and_other_schemes_never() {
        let second = |id: &'static str| {
            [
                Edit::text(Place::Smelter(1, SmelterColumn::Id), id),
                Edit::text(Place::Smelter(2, SmelterColumn::Metal), "Silver"),
                Edit::text(Place::Smelter(2, SmelterColumn::Name), "Eksempel AS"),
                Edit::text(Place::Smelter(2, SmelterColumn::Id), id),
            ]
        };
        let findings = check_rule(&RULE, AMRT_12, &second("CID990099"));
        assert_eq!((findings.len(), findings[0].cells.len()), (1, 2));
        assert!(check_rule(&RULE, AMRT_12, &second("5299000J2N45DDNE4Y28")).is_empty());
        assert!(check_rule(&RULE, AMRT_12, &second("Unknown")).is_empty());
    }
}
