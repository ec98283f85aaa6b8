//! L19: one row names several smelters.

use crate::declaration::find_rmi_ids;
use crate::rules::prelude::*;

pub(crate) static RULE: Rule = Rule {
    code: "L19",
    name: "several-smelters-in-row",
    severity: Warning,
    applies_to: ALL_FAMILIES,
    source: Source {
        kind: SourceKind::Template,
        detail: &Text::fixed(
            "Instructions: a separate line for each metal, smelter and country. Found by several IDs in one cell, or by several names of the look-up in the typed name; a name with commas is one name. Several IDs in column A leave the row empty: \"Must fix\"",
            "填写说明：每个金属、冶炼厂、国家或地区单独一行。依据一格中的多个识别号，或自填名称中的多个查找表名称；带逗号的名称是一个名称。A 列填写多个识别号会使该行为空，列为“列为“必须修改””",
        ),
    },
    title: &Text::fixed("Several smelters in one row", "一行写了多家冶炼厂"),
    why: &Text::fixed(
        "Only one smelter of such a row can be read and compared with lists",
        "这样的行只能识别出一家冶炼厂，其余无法与清单核对",
    ),
    fix: &Text::fixed("Split the row, one row for each smelter", "拆分该行，每家冶炼厂一行"),
    reasons: &[Reason::Repeated, Reason::Form],
    example: Example {
        form: (TemplateKind::Cmrt, "6.5"),
        bad: &[Edit::text(Place::Smelter(1, SmelterColumn::Id), "CID990002, CID990003")],
        good: &[Edit::text(Place::Smelter(1, SmelterColumn::Id), "CID990002")],
    },
    check,
    ..super::GROUP
};

fn check(ctx: &Context<'_>, sink: &mut Sink<'_>) {
    for row in &ctx.declaration.smelters {
        let by_ids = [SmelterColumn::Id, SmelterColumn::IdInput, SmelterColumn::Name, SmelterColumn::Lookup]
            .into_iter()
            .map(|column| row.get(column))
            .find(|cell| find_rmi_ids(cell.text()).len() > 1);
        let by_names = || Some(row.get(SmelterColumn::Name)).filter(|name| names_several(ctx, row, name.text()));
        let Some(cell) = by_ids.or_else(by_names) else { continue };
        // The template finds nothing for such a cell.
        let is_empty = cell.field == Field::Smelter(SmelterColumn::IdInput) && row.is_left_empty_by_its_id;
        sink.at(cell).severity(if is_empty { Error } else { Warning }).report(text!(
            en: "Row {row} names several smelters: \"{value}\"",
            zh: "第 {row} 行写了多家冶炼厂：“{value}”", row = row.row, value = Shown(cell.text())));
    }
}

/// Whether the parts of a free name are names of different smelters of the look-up.
fn names_several(ctx: &Context<'_>, row: &SmelterEntry, name: &str) -> bool {
    let Some(lookup) = ctx.declaration.lookup.as_ref().filter(|_| row.choice == Choice::NotListed) else {
        return false;
    };
    let distinct = |separators: &[char]| {
        let parts = name.split(separators).map(str::trim).filter(|part| !part.is_empty());
        let found = parts.filter_map(|part| lookup.named(part).find(|entry| !entry.id.is_empty()));
        found.map(|entry| entry.standard_name.as_str()).collect::<std::collections::BTreeSet<_>>().len()
    };
    // A comma may stand inside a name, so that it separates only when nothing else does.
    distinct(&['\n', ';', '；', '/', '、', '|', '&']) > 1
        || distinct(&['\n', ';', '；', '/', '、', '|', '&', ',', '，']) > 1
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::testing::{AMRT_12, CMRT, cells, check_rule};

    fn not_listed(name: &'static str) -> [Edit; 2] {
        [
            Edit::text(Place::Smelter(1, SmelterColumn::Lookup), "Smelter not listed"),
            Edit::text(Place::Smelter(1, SmelterColumn::Name), name),
        ]
    }

    #[test]
    fn several_listed_names_and_ids_are_found() {
        for name in [
            "Beispiel Zinn GmbH; PT Contoh Timah",
            "Beispielzinn, Contoh Timah",
            "Contoh Timah\nLizi Tungsten Co., Ltd.",
        ] {
            assert_eq!(cells(&check_rule(&RULE, CMRT, &not_listed(name))), ["Smelter List!D5"], "{name}");
        }
        let ids = Edit::text(Place::Smelter(1, SmelterColumn::Id), "CID990012/CID990013");
        assert_eq!(cells(&check_rule(&RULE, AMRT_12, &[ids])), ["Smelter List!D5"]);
    }

    #[test]
    fn one_smelter_by_two_names_or_with_commas_is_one() {
        for name in ["Lizi Tungsten Co., Ltd.", "Beispiel Zinn GmbH / Beispielzinn", "Alpha, Beta & Gamma Metals, Inc."]
        {
            assert!(check_rule(&RULE, CMRT, &not_listed(name)).is_empty(), "{name}");
        }
        let same = Edit::text(Place::Smelter(1, SmelterColumn::Id), "CID990002 (CID990002)");
        assert!(check_rule(&RULE, CMRT, &[same]).is_empty());
    }

    #[test]
    fn two_ids_in_column_a_leave_the_row_empty() {
        let edits = [
            Edit::text(Place::Smelter(2, SmelterColumn::IdInput), "CID990002/CID990003"),
            Edit::new(Place::Smelter(2, SmelterColumn::Metal), Put::Error("#N/A")),
        ];
        let findings = check_rule(&RULE, CMRT, &edits);
        assert_eq!((cells(&findings), findings[0].severity), (vec!["Smelter List!A6".to_owned()], Error));
        assert!(check_rule(&crate::rules::smelter_rows::typed_id_differs::RULE, CMRT, &edits).is_empty());
    }
}
