//! R12: the newest list with statuses is old.

use crate::reference::ListInfo;
use crate::rules::matches::{date_value, list_text};
use crate::rules::prelude::*;
use std::collections::BTreeMap;

/// The rule.
pub static RULE: Rule = Rule {
    code: "R12",
    name: "status-list-old",
    severity: Info,
    applies_to: ALL_FAMILIES,
    status: Status::Stable { since: "0.1.0" },
    source: Source {
        kind: SourceKind::BuyerPractice,
        detail: catalogue_text(
            "The newest list or document that gives statuses for a metal of the file, more than 12 months before the day of the check. One finding for the file, about the oldest of these lists, and only where it has a status for a smelter of the file",
            "文件中某种金属的最新状态清单或文件，比检查日期早 12 个月以上时报告。每个文件一条，针对这些清单中最旧的一份；其中没有文件里任何冶炼厂的状态时不报告",
        ),
    },
    adjustable: true,
    title: catalogue_text("List with statuses is old", "状态清单过旧"),
    why: Text::fixed(
        "Assessments run for one to three years and smelters open and close, so a status and the work of a smelter may have changed since",
        "审核结果有效期为一至三年，冶炼厂也会开业或关闭，因此状态和运营情况可能已变",
    ),
    fix: Text::fixed(
        "Load a current list, and look up the smelters of this file there",
        "载入当前的清单，并查询本文件中的冶炼厂",
    ),
    example: catalogue_example(Example {
        form: (TemplateKind::Cmrt, "6.5"),
        bad: &[
            Edit::text(Place::Smelter(2, SmelterColumn::Metal), "Gold"),
            Edit::text(Place::Smelter(2, SmelterColumn::Lookup), "Smelter not listed"),
            Edit::text(Place::Smelter(2, SmelterColumn::Name), "Mfano Dhahabu Ltd."),
            Edit::text(Place::Smelter(2, SmelterColumn::Id), "CID990120"),
        ],
        good: &[
            Edit::text(Place::Smelter(2, SmelterColumn::Metal), "Tin"),
            Edit::text(Place::Smelter(2, SmelterColumn::Lookup), "Smelter not listed"),
            Edit::text(Place::Smelter(2, SmelterColumn::Name), "Exemplo Estanho Ltda."),
            Edit::text(Place::Smelter(2, SmelterColumn::Id), "CID990105"),
        ],
    }),
    check,
};

fn check(ctx: &Context<'_>, sink: &mut Sink<'_>) {
    let Some(matches) = super::matches_with_lists(ctx, sink) else { return };
    if ctx.settings.today.is_none() {
        sink.skip(Text::fixed("The day of the check is not known", "检查日期未知"));
        return;
    }
    // The list of each metal, with the first row for which it has a status.
    let mut lists: BTreeMap<&Mineral, (&ListInfo, &Entry)> = BTreeMap::new();
    for group in matches.listed_smelters() {
        let mineral = group.first.mineral;
        if matches.status(group.smelter).current.is_none() {
            continue;
        }
        if let Some(list) = matches.newest_status_list(mineral) {
            lists.entry(mineral).or_insert((list, group.first.row.get(SmelterColumn::Metal)));
        }
    }
    let old = lists.iter().filter_map(|(_, (list, cell))| Some((matches.age_in_days(list.date)?, *list, *cell)));
    let oldest = old.filter(|(_, list, _)| matches.is_old(list.date)).max_by_key(|(age, ..)| *age);
    let Some((age, list, cell)) = oldest else { return };
    let minerals: Vec<Text> =
        lists.iter().filter(|(_, (other, _))| other.id == list.id).map(|(mineral, _)| mineral.name()).collect();
    sink.at(cell)
        .value("list", list.id.clone())
        .value("date", date_value(list.date))
        .value("days", age.to_string())
        .report(text!(
            en: "The newest list with statuses for {minerals}, {list}, is {age} days old",
            zh: "{minerals}的最新状态清单{list}已有 {age} 天",
            age = age; minerals: Text::list(&minerals), list: list_text(list)));
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::testing::{CMRT, cells, check_rule, check_rule_on, smelter_row};
    use crate::settings::Date;

    #[test]
    fn one_finding_for_the_oldest_list() {
        let tin = smelter_row(3, ["Tin", "Smelter not listed", "", "", "CID990105"]);
        let edits = [RULE.example.bad.to_vec(), tin].concat();
        let findings = check_rule_on(&RULE, CMRT, &edits, Date::new(2026, 12, 1));
        assert_eq!(cells(&findings), ["Smelter List!B6"]);
        assert_eq!(findings[0].values["date"], "2024-06-01");
        assert!(findings[0].message.en.contains("for Gold, \"Invented old statuses\""), "{}", findings[0].message.en);
    }

    #[test]
    fn the_limit_is_twelve_months_and_needs_the_day() {
        let tin = smelter_row(2, ["Tin", "Smelter not listed", "", "", "CID990105"]);
        assert!(check_rule_on(&RULE, CMRT, &tin, Date::new(2027, 2, 20)).is_empty());
        assert_eq!(check_rule_on(&RULE, CMRT, &tin, Date::new(2027, 2, 21)).len(), 1);
        assert!(check_rule_on(&RULE, CMRT, &tin, None).is_empty());
    }

    #[test]
    fn a_file_without_a_status_needs_no_list() {
        let gold = smelter_row(2, ["Gold", "Smelter not listed", "Esempio Oro", "ITALY", ""]);
        assert!(check_rule(&RULE, CMRT, &gold).is_empty());
    }
}
