//! L16: the name of a smelter that is not listed looks like a seller, a part maker or the supplier.

use crate::rules::prelude::*;
use std::collections::BTreeMap;

pub(crate) static RULE: Rule = Rule {
    code: "L16",
    name: "name-looks-like-seller",
    severity: Info,
    applies_to: ALL_FAMILIES,
    source: Source {
        kind: SourceKind::Template,
        detail: &Text::fixed(
            "Instructions: the list is for smelters, refiners and processors. Only typed names are checked whose name and ID the look-up does not have; listed smelters contain such words too, and a smelter does list itself",
            "填写说明：该清单用于冶炼厂、精炼厂和加工厂。只看名称和识别号都不在冶炼厂查找表中的自填名称；已列出的冶炼厂也会含有这类词，冶炼厂也应列出自己",
        ),
    },
    title: &Text::fixed("Name may not be that of a smelter", "名称可能不是冶炼厂的"),
    why: &Text::fixed(
        "Traders and part makers do not smelt; customers ask for the smelter behind them",
        "贸易商和零件厂不从事冶炼，客户需要知道其背后的冶炼厂",
    ),
    fix: &Text::fixed(
        "List the smelter that made the metal; leave the row if this company smelts, refines or processes itself",
        "填写实际冶炼该金属的工厂；如果该公司自己从事冶炼、精炼或加工，保留这一行",
    ),
    reasons: &[Reason::Identity],
    example: Example {
        form: (TemplateKind::Cmrt, "6.5"),
        bad: &[
            Edit::text(Place::Smelter(2, SmelterColumn::Metal), "Tin"),
            Edit::text(Place::Smelter(2, SmelterColumn::Lookup), "Smelter not listed"),
            Edit::text(Place::Smelter(2, SmelterColumn::Name), "Example Electronics Trading Ltd."),
        ],
        good: &[
            Edit::text(Place::Smelter(2, SmelterColumn::Metal), "Tin"),
            Edit::text(Place::Smelter(2, SmelterColumn::Lookup), "Smelter not listed"),
            Edit::text(Place::Smelter(2, SmelterColumn::Name), "Example Smelting Ltd."),
        ],
    },
    check,
    ..super::GROUP
};

fn check(ctx: &Context<'_>, sink: &mut Sink<'_>) {
    let lookup = ctx.declaration.lookup.as_ref();
    // One finding for each name, however many rows have it.
    let mut names: BTreeMap<&str, Vec<&Entry>> = BTreeMap::new();
    for row in &ctx.declaration.smelters {
        let name = row.get(SmelterColumn::Name);
        let free = matches!(row.choice, Choice::NotListed | Choice::NoLookup);
        if !free || name.readable().is_empty() || row.has_placeholder_name() {
            continue;
        }
        let listed = lookup.is_some_and(|lookup| {
            lookup.named(name.text()).next().is_some() || row.known_id().is_some_and(|id| lookup.by_id(&id).is_some())
        });
        if !listed {
            names.entry(name.key()).or_default().push(name);
        }
    }
    let mut names: Vec<Vec<&Entry>> = names.into_values().collect();
    names.sort_by_key(|cells| cells.first().map(|cell| cell.cell.addr.row));
    for cells in names {
        let Some((name, rest)) = cells.split_first() else { continue };
        let message = if word_of_a_seller(name.text()).is_some() {
            text!(
                en: "\"{name}\" may be a seller or a part maker",
                zh: "“{name}”可能是销售商或零件厂", name = Shown(name.text()))
        } else if ctx.declaration.resembles_company(name.text()) {
            text!(
                en: "\"{name}\" resembles the name of the company that fills in the form",
                zh: "“{name}”与填表公司的名称相近", name = Shown(name.text()))
        } else {
            continue;
        };
        sink.at(name).each_also_wrong(rest.iter().copied()).value("rows", cells.len().to_string()).report(message);
    }
}

/// The word of the name that a smelter's name seldom holds.
fn word_of_a_seller(name: &str) -> Option<&'static str> {
    const WORDS: [&str; 20] = [
        "trading",
        "trade",
        "trader",
        "traders",
        "import",
        "export",
        "distributor",
        "distributors",
        "distribution",
        "sales",
        "electronic",
        "electronics",
        "pcb",
        "circuit",
        "circuits",
        "connector",
        "connectors",
        "component",
        "components",
        "semiconductor",
    ];
    const CHINESE: [&str; 12] =
        ["贸易", "貿易", "商贸", "进出口", "電子", "电子", "线路板", "电路板", "电路", "经销", "连接器", "元器件"];
    let lower = name.to_lowercase();
    let mut words = lower.split(|c: char| !c.is_alphanumeric());
    words
        .find_map(|word| WORDS.into_iter().find(|known| *known == word))
        .or_else(|| CHINESE.into_iter().find(|known| name.contains(known)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::testing::{AMRT_12, CMRT, cells, check_rule};

    fn not_listed(name: &'static str) -> [Edit; 3] {
        [
            Edit::text(Place::Smelter(2, SmelterColumn::Metal), "Tin"),
            Edit::text(Place::Smelter(2, SmelterColumn::Lookup), "Smelter not listed"),
            Edit::text(Place::Smelter(2, SmelterColumn::Name), name),
        ]
    }

    #[test]
    fn sellers_part_makers_and_the_supplier_are_hints() {
        for name in ["某某贸易有限公司", "Sample PCB Co., Ltd.", "YUNTING DEMO COMPONENTS"] {
            assert_eq!(cells(&check_rule(&RULE, CMRT, &not_listed(name))), ["Smelter List!D6"], "{name}");
        }
        let supplier = not_listed("Yunting Demo");
        assert!(check_rule(&RULE, CMRT, &supplier)[0].message.en.contains("resembles"));
        let own = Edit::text(Place::Smelter(1, SmelterColumn::Name), "Sample Trading AS");
        let no_id = Edit::blank(Place::Smelter(1, SmelterColumn::Id));
        assert_eq!(check_rule(&RULE, AMRT_12, &[own, no_id]).len(), 1);
    }

    #[test]
    fn listed_smelters_and_words_inside_words_are_no_finding() {
        for name in ["Contoh Timah", "Extradeon Tin", "unknown", "某某锡业有限公司"] {
            assert!(check_rule(&RULE, CMRT, &not_listed(name)).is_empty(), "{name}");
        }
        let with_id = [
            not_listed("Sample Trading Ltd.").as_slice(),
            &[Edit::text(Place::Smelter(2, SmelterColumn::Id), "CID990003")],
        ]
        .concat();
        assert!(check_rule(&RULE, CMRT, &with_id).is_empty());
        let listed = Edit::text(Place::Company(CompanyField::Name), "Beispiel Zinn GmbH");
        assert!(check_rule(&RULE, CMRT, &[listed]).is_empty(), "a listed smelter that lists itself");
    }
}
