//! L13: an id stands under a metal that it does not belong to.

use crate::rules::prelude::*;
use std::collections::{BTreeMap, BTreeSet};

pub(crate) static RULE: Rule = Rule {
    code: "L13",
    name: "id-under-two-metals",
    severity: Error,
    applies_to: ALL_FAMILIES,
    source: Source {
        kind: SourceKind::Template,
        detail: &Text::fixed(
            "In every look-up seen, each ID has one metal. Reported where rows name an RMI ID under two metals that neither this workbook's look-up nor a list in use has; for an ID that is known, R02 says which metal is right. IDs of other schemes may stand for a company and are left alone",
            "在所见的各版冶炼厂查找表中，每个识别号只对应一种金属。本工作簿查找表和所用清单中都没有的 RMI 识别号，列于两种金属时报告；已知的识别号由 R02 说明正确的金属。其他体系的识别号可能代表公司，不检查",
        ),
    },
    title: &Text::fixed("ID under a metal that it does not belong to", "识别号与金属不对应"),
    why: &Text::fixed(
        "An RMI ID stands for one facility and one metal, so the metal or the ID is wrong",
        "RMI 识别号对应一家工厂和一种金属，因此金属或识别号有误",
    ),
    fix: &Text::fixed(
        "Check which metal is meant, and correct the metal or the ID",
        "核对所指的金属，改正金属或识别号",
    ),
    reasons: &[Reason::Identity, Reason::Repeated, Reason::Contradiction],
    example: Example {
        form: (TemplateKind::Cmrt, "6.5"),
        bad: &[
            Edit::text(Place::Smelter(1, SmelterColumn::Id), "CID990099"),
            Edit::text(Place::Smelter(2, SmelterColumn::Metal), "Gold"),
            Edit::text(Place::Smelter(2, SmelterColumn::Lookup), "Smelter not listed"),
            Edit::text(Place::Smelter(2, SmelterColumn::Name), "Esempio Oro Nuovo S.p.A."),
            Edit::text(Place::Smelter(2, SmelterColumn::Id), "CID990099"),
        ],
        good: &[
            Edit::text(Place::Smelter(1, SmelterColumn::Id), "CID990099"),
            Edit::text(Place::Smelter(2, SmelterColumn::Metal), "tin "),
            Edit::text(Place::Smelter(2, SmelterColumn::Lookup), "Smelter not listed"),
            Edit::text(Place::Smelter(2, SmelterColumn::Name), "Esempio Stagno S.p.A."),
            Edit::text(Place::Smelter(2, SmelterColumn::Id), "CID990099"),
        ],
    },
    check,
    ..super::GROUP
};

fn check(ctx: &Context<'_>, sink: &mut Sink<'_>) {
    let matches = ctx.smelter_matches();
    let mut unknown: BTreeMap<&str, Vec<&SmelterEntry>> = BTreeMap::new();
    for row in matches.rows().iter().filter(|row| matches.has_unknown_id(row)) {
        if let Some(id) = &row.id {
            unknown.entry(id).or_default().push(row.row);
        }
    }
    for (id, rows) in unknown {
        let minerals: BTreeSet<&Mineral> = rows.iter().filter_map(|row| row.mineral.as_ref()).collect();
        let (true, Some((first, rest))) = (minerals.len() > 1, rows.split_first()) else { continue };
        let numbers: Vec<u32> = rows.iter().map(|row| row.row).collect();
        let names: Vec<Text> = minerals.into_iter().map(Mineral::name).collect();
        sink.at(first.id()).each_also_wrong(rest.iter().map(|row| row.id())).value("id", id).report(text!(
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
    fn a_known_id_under_another_metal_has_another_rule() {
        let edits = [
            Edit::text(Place::Smelter(2, SmelterColumn::Metal), "Gold"),
            Edit::text(Place::Smelter(2, SmelterColumn::Lookup), "Esempio Stagno"),
            Edit::text(Place::Smelter(2, SmelterColumn::Id), " cid990002"),
        ];
        assert!(check_rule(&RULE, CMRT, &edits).is_empty());
        assert_eq!(cells(&check_rule(&RULE, CMRT, RULE.example.bad)), ["Smelter List!F5"]);
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
