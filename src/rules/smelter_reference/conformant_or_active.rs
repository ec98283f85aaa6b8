//! R09: how many smelters of a mineral are conformant or active on the lists in use.

use crate::reference::{ListInfo, StatusKind};
use crate::rules::matches::{date_value, list_on_days, lists_text};
use crate::rules::prelude::*;
use crate::settings::Date;
use std::collections::{BTreeMap, BTreeSet};

/// The rule.
pub static RULE: Rule = Rule {
    code: "R09",
    name: "conformant-or-active",
    severity: Info,
    applies_to: ALL_FAMILIES,
    status: Status::Stable { since: "0.1.0" },
    source: Source {
        kind: SourceKind::BuyerPractice,
        detail: catalogue_text(
            "One finding for each mineral: the smelters with the status Conformant or Active on the newest list that gives one. Nothing is wrong with these rows",
            "每种矿产一条：最新状态清单中为“认可（合规）”或“活跃”的冶炼厂。这些行没有错误",
        ),
    },
    adjustable: false,
    title: catalogue_text("Smelters that are conformant or active on a list", "在清单中为认可或活跃的冶炼厂"),
    why: Text::fixed(
        "Conformant: assessed against the standard on that date. Active: committed, with an assessment scheduled or in corrective action, not yet conformant. A status is about due diligence, not about one lot of metal",
        "认可（合规）：在该日期已按标准完成审核。活跃：已承诺接受审核，正待审核或处于纠正行动阶段，尚未认可。状态说的是尽职调查，不是某一批金属",
    ),
    fix: Text::fixed("Nothing to do; follow the active ones", "无需处理；请跟进活跃的冶炼厂"),
    example: catalogue_example(Example {
        form: (TemplateKind::Cmrt, "6.5"),
        bad: &[
            Edit::text(Place::Smelter(2, SmelterColumn::Metal), "Tin"),
            Edit::text(Place::Smelter(2, SmelterColumn::Lookup), "Smelter not listed"),
            Edit::text(Place::Smelter(2, SmelterColumn::Name), "Primjer Kositar"),
            Edit::text(Place::Smelter(2, SmelterColumn::Id), "CID990103"),
        ],
        good: &[],
    }),
    check,
};

#[derive(Default)]
struct Counts<'m> {
    conformant: usize,
    active: usize,
    cells: Vec<&'m Entry>,
    /// The lists, newest last, with the days of the statuses.
    lists: BTreeMap<(Option<Date>, &'m str), Days<'m>>,
}

/// A list with the days of the statuses that come from it.
type Days<'m> = (&'m ListInfo, BTreeSet<Option<Date>>);

fn check(ctx: &Context<'_>, sink: &mut Sink<'_>) {
    let Some(matches) = super::matches_with_lists(ctx, sink) else { return };
    let mut minerals: BTreeMap<&Mineral, Counts<'_>> = BTreeMap::new();
    for group in matches.listed_smelters() {
        let Some(status) = matches.status(group.smelter).current.filter(|status| status.kind.takes_part()) else {
            continue;
        };
        let counts = minerals.entry(group.first.mineral).or_default();
        match status.kind {
            StatusKind::Conformant => counts.conformant += 1,
            _ => counts.active += 1,
        }
        counts.cells.push(group.first.main_cell());
        let key = (status.list.date, status.list.id.as_str());
        counts.lists.entry(key).or_insert_with(|| (status.list, BTreeSet::new())).1.insert(status.date);
    }
    for (mineral, counts) in minerals {
        let (Some((first, rest)), Some(((date, list), _))) =
            (counts.cells.split_first(), counts.lists.last_key_value())
        else {
            continue;
        };
        let texts: Vec<Text> = counts.lists.values().rev().map(|(list, days)| list_on_days(list, days)).collect();
        let lists = lists_text(&texts);
        sink.at(first)
            .and_each(rest.iter().copied())
            .mineral(mineral)
            .value("conformant", counts.conformant.to_string())
            .value("active", counts.active.to_string())
            .value("list", *list)
            .value("date", date_value(*date))
            .report(text!(
                en: "{mineral}: {conformant} conformant and {active} active according to {lists}",
                zh: "{mineral}：据{lists}，认可（合规）{conformant} 家，活跃 {active} 家",
                conformant = counts.conformant, active = counts.active; mineral: mineral.name(), lists: lists));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::reference::Lists;
    use crate::rules::testing::{CMRT, cells, check_rule, check_rule_against, smelter_row};

    fn rows(ids: &[&'static str]) -> Vec<Edit> {
        let rows = (2..).zip(ids).map(|(row, id)| smelter_row(row, ["Tin", "Smelter not listed", "", "", id]));
        rows.flatten().collect()
    }

    #[test]
    fn each_smelter_counts_once() {
        let findings = check_rule(&RULE, CMRT, &rows(&["CID990103", "CID990104", "CID990103", "CID990105"]));
        assert_eq!(cells(&findings), ["Smelter List!F6"]);
        assert_eq!((findings[0].values["conformant"].as_str(), findings[0].values["active"].as_str()), ("1", "1"));
        assert!(
            findings[0].message.en.ends_with("according to \"Invented statuses\" (2026-02-20)"),
            "{}",
            findings[0].message.en
        );
    }

    #[test]
    fn other_statuses_other_metals_and_no_lists_are_none() {
        assert!(check_rule(&RULE, CMRT, &rows(&["CID990105", "CID990106", "CID990099"])).is_empty());
        let gold = smelter_row(2, ["Gold", "Smelter not listed", "", "", "CID990103"]);
        assert!(check_rule(&RULE, CMRT, &gold).is_empty());
        assert!(check_rule_against(&RULE, CMRT, &rows(&["CID990103"]), &Lists::default()).is_empty());
    }
}
