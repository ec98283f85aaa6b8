//! R02: an id stands under a metal that it does not belong to.

use crate::rules::list_texts::{date_value, list_text, own_look_up};
use crate::rules::prelude::*;

pub(crate) static RULE: Rule = Rule {
    code: "R02",
    name: "id-of-other-metal",
    severity: Error,
    applies_to: ALL_FAMILIES,
    source: Source {
        kind: SourceKind::Template,
        detail: &Text::fixed(
            "In every look-up seen, each ID has one metal. This workbook's look-up decides; IDs that it does not have are compared with the lists in use",
            "在所见的各版冶炼厂查找表中，每个识别号只对应一种金属。以本工作簿查找表为准；其中没有的识别号与所用清单比较",
        ),
    },
    title: &Text::fixed("Smelter ID belongs to another metal", "冶炼厂识别号属于其他金属"),
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
            Edit::text(Place::Smelter(1, SmelterColumn::Metal), "Gold"),
            Edit::text(Place::Smelter(1, SmelterColumn::Id), "CID990002"),
        ],
        good: &[
            Edit::text(Place::Smelter(1, SmelterColumn::Metal), "TIN"),
            Edit::text(Place::Smelter(1, SmelterColumn::Id), "CID990002"),
        ],
    },
    check,
    ..super::GROUP
};

fn check(ctx: &Context<'_>, sink: &mut Sink<'_>) {
    let matches = ctx.smelter_matches();
    for row in matches.rows() {
        let (Some(id), Some((right, list))) = (&row.id, matches.other_metal(row)) else { continue };
        let metal = row.row.get(SmelterColumn::Metal);
        let place = list.map_or_else(own_look_up, list_text);
        let mut finding = sink.at(row.id_cell());
        finding
            .also_wrong(metal)
            .value("id", id.clone())
            .value("metal", right.stored())
            .value("list", list.map_or("look-up", |list| &list.id))
            .value("date", list.map(|list| date_value(list.date)).unwrap_or_default())
            .choose(metal, right.stored(), Text::fixed("if the ID is right", "识别号正确时"));
        // The smelter that was chosen under this metal has an id of its own: this one was typed
        // over it.
        if let Some(entry) = matches.chosen_entry(row).filter(|entry| !entry.id.is_empty()) {
            finding.choose(
                row.id_cell(),
                entry.id.clone(),
                Text::fixed("if metal and name are right", "金属和名称正确时"),
            );
        }
        finding.report(text!(
                en: "Row {row}: {id} is an ID for {right} in {place}, but the metal is \"{metal}\"",
                zh: "第 {row} 行：{id} 在{place}中属于{right}，但金属填的是“{metal}”",
                row = row.row.row, id = id, metal = Shown(metal.text()); right: right.name(), place: place));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::reference::Lists;
    use crate::rules::smelter_rows::{id_under_two_metals, lookup_not_of_metal};
    use crate::rules::testing::{AMRT_12, CMRT, cells, check_rule, check_rule_against, smelter_row};

    #[test]
    fn the_row_with_the_wrong_metal_is_named_once() {
        let edits = smelter_row(2, ["Gold", "Esempio Stagno", "", "", " cid990002"]);
        let findings = check_rule(&RULE, CMRT, &edits);
        assert_eq!((cells(&findings), findings[0].choices[0].value.as_str()), (vec!["Smelter List!F6".into()], "Tin"));
        for other in [&lookup_not_of_metal::RULE, &id_under_two_metals::RULE] {
            assert!(check_rule(other, CMRT, &edits).is_empty(), "{}", other.code);
        }
        assert_eq!(check_rule_against(&RULE, CMRT, &edits, &Lists::default()).len(), 1, "from the look-up alone");
    }

    #[test]
    fn a_list_tells_the_metal_where_the_look_up_does_not() {
        let edits = smelter_row(2, ["Silver", "", "Exemplo Estanho", "BRAZIL", "CID990105"]);
        let findings = check_rule(&RULE, AMRT_12, &edits);
        assert_eq!(findings[0].values["list"], "invented-newer");
        assert!(
            findings[0].message.en.contains("\"Invented list of 2026\" (2026-01-15)"),
            "{}",
            findings[0].message.en
        );
    }

    #[test]
    fn the_same_metal_in_other_words_and_unknown_ids_are_none() {
        for (metal, id) in [("锡", "CID990105"), ("TIN", "CID990002"), ("Gold", "CID990099"), ("Gold", "LEI-1")] {
            let edits = smelter_row(2, [metal, "Smelter not listed", "Esempio", "ITALY", id]);
            assert!(check_rule(&RULE, CMRT, &edits).is_empty(), "{metal} {id}");
        }
        let unidentified = smelter_row(2, ["Gold", "Smelter not yet identified", "", "", "CID990002"]);
        assert!(check_rule(&RULE, CMRT, &unidentified).is_empty());
    }

    #[test]
    fn an_id_typed_over_comes_with_that_of_the_choice() {
        let edits = [Edit::text(Place::Smelter(1, SmelterColumn::Id), "CID990004")];
        let values: Vec<String> =
            check_rule(&RULE, CMRT, &edits)[0].choices.iter().map(|choice| choice.value.clone()).collect();
        assert_eq!(values, ["Gold", "CID990002"]);
    }
}
