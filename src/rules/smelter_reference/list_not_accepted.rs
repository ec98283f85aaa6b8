//! R13: the list looks pasted as a whole, or names a smelter that the buyer does not take.

use crate::reference::ListKind;
use crate::rules::list_texts::{date_value, list_on};
use crate::rules::prelude::*;
use std::collections::{BTreeMap, BTreeSet};

pub(crate) static RULE: Rule = Rule {
    code: "R13",
    name: "list-not-accepted",
    severity: Info,
    applies_to: WITH_COMPANY_QUESTIONS,
    source: Source {
        kind: SourceKind::BuyerPractice,
        detail: &Text::fixed(
            "Customers query a list that has most smelters of the workbook's own look-up for a metal (80 % of at least 30, unless a profile says otherwise). Smelters that a customer does not accept come from its profile, or from a list of such smelters that is in use",
            "某种金属列出了工作簿查找表中的大部分冶炼厂（不少于 30 家中的 80%，配置可另定）时，客户会追问。客户不接受的冶炼厂来自其配置，或所用的此类清单",
        ),
    },
    adjustable: true,
    title: &Text::fixed(
        "List looks pasted, or holds a smelter the customer does not accept",
        "清单疑似整表粘贴，或含有客户不接受的冶炼厂",
    ),
    why: &Text::fixed(
        "Hardly any supplier buys from most smelters of the world; a pasted list tells the customer nothing about this supply chain",
        "几乎没有供应商会用到全球大部分冶炼厂；整表粘贴的清单不能说明实际供应链",
    ),
    fix: &Text::fixed(
        "Keep only the smelters that your suppliers have named, or explain in a comment why the list is so long",
        "只保留供应商确实报告过的冶炼厂，或在注释里说明清单为何这么长",
    ),
    reasons: &[Reason::Explain, Reason::Superfluous, Reason::Repeated],
    example: Example {
        form: (TemplateKind::Cmrt, "6.5"),
        bad: &[
            Edit::text(Place::Smelter(1, SmelterColumn::Lookup), "Contoh Timah"),
            Edit::text(Place::Smelter(1, SmelterColumn::Id), "CID990003"),
        ],
        good: &[],
    },
    check,
    ..super::GROUP
};

/// Of a metal with fewer listed smelters, all may well be used.
const FEW: usize = 30;

fn check(ctx: &Context<'_>, sink: &mut Sink<'_>) {
    blocked(ctx, sink);
    on_blocked_list(ctx, sink);
    pasted(ctx, sink);
}

fn blocked(ctx: &Context<'_>, sink: &mut Sink<'_>) {
    let profile = &ctx.settings.profile;
    let mut rows_of: BTreeMap<String, Vec<&SmelterEntry>> = BTreeMap::new();
    for row in &ctx.declaration.smelters {
        if let Some(id) = row.known_id().filter(|id| profile.blocked.contains_key(id)) {
            rows_of.entry(id).or_default().push(row);
        }
    }
    for (id, rows) in rows_of {
        let (Some((first, rest)), Some(blocked)) = (rows.split_first(), profile.blocked.get(&id)) else { continue };
        sink.at(first.id())
            .each_also_wrong(rest.iter().map(|row| row.id()))
            .asked_by(profile)
            .severity(Warning)
            .value("id", id.clone())
            .why(text!(en: "The customer's reason: {reason}", zh: "客户的理由：{reason}"; reason: blocked.reason))
            .fix(Text::fixed(
                "Ask the customer, and agree on a day by which your supplier changes the smelter",
                "与客户沟通，商定供应商更换该冶炼厂的日期",
            ))
            .report(text!(
                en: "{name} ({id}) is a smelter that this customer does not accept",
                zh: "{name}（{id}）是该客户不接受的冶炼厂", name = Shown(first.display_name()), id = id));
    }
}

/// Smelters on a list of those that the company does not take, beyond those of the profile.
fn on_blocked_list(ctx: &Context<'_>, sink: &mut Sink<'_>) {
    let lists = &ctx.settings.lists;
    for group in ctx.smelter_matches().listed_smelters() {
        let Some((list, row)) = lists.rows_on(ListKind::Blocked, group.smelter).next() else { continue };
        if ctx.settings.profile.blocked.contains_key(&group.smelter.id) {
            continue;
        }
        let mut finding = sink.at(group.first.main_cell());
        finding
            .each_also_wrong(group.other_cells())
            .severity(Warning)
            .value("id", group.smelter.id.clone())
            .value("list", list.id.clone())
            .value("date", date_value(row.date))
            .fix(Text::fixed(
                "Ask who keeps the list, and agree on a day by which your supplier changes the smelter",
                "与维护该清单的人沟通，商定供应商更换该冶炼厂的日期",
            ));
        if !row.reason.is_empty() {
            let reason = Shown(&row.reason);
            finding.why(
                text!(en: "The reason on the list: \"{reason}\"", zh: "清单中的理由：“{reason}”", reason = reason),
            );
        }
        finding.report(text!(
            en: "\"{name}\" is on {list}, a list of smelters that are not taken",
            zh: "“{name}”在{list}中，该清单列出不接受的冶炼厂",
            name = group.title(); list: list_on(list, row.date)));
    }
}

fn pasted(ctx: &Context<'_>, sink: &mut Sink<'_>) {
    let Some(lookup) = &ctx.declaration.lookup else { return };
    let mut listed: BTreeMap<Mineral, BTreeSet<&str>> = BTreeMap::new();
    for entry in lookup.entries().iter().filter(|entry| !entry.id.is_empty()) {
        if let Some(mineral) = entry.mineral.clone() {
            listed.entry(mineral).or_default().insert(&entry.id);
        }
    }
    for (mineral, ids) in listed.into_iter().filter(|(_, ids)| ids.len() >= FEW) {
        let rows: Vec<&SmelterEntry> = ctx.declaration.smelters_of(&mineral).collect();
        let named: BTreeSet<String> = rows.iter().filter_map(|row| row.known_id()).collect();
        let count = named.iter().filter(|id| ids.contains(id.as_str())).count();
        let Some(first) = rows.first() else { continue };
        if count * 100 <= ids.len() * usize::from(ctx.settings.profile.pasted_list_share) {
            continue;
        }
        sink.at(first.get(SmelterColumn::Metal)).mineral(&mineral).value("listed", count.to_string()).report(text!(
            en: "{mineral}: {count} of the {all} smelters that the workbook's look-up holds are listed",
            zh: "{mineral}：工作簿查找表共有 {all} 家冶炼厂，列出了 {count} 家",
            count = count, all = ids.len(); mineral: mineral.name()));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::date::Date;
    use crate::reference::{List, ListEntry, ListInfo, Lists};
    use crate::rules::testing::{CMRT, cells, check_form, check_rule, check_rule_against};
    use crate::samples::fixtures::Form;
    use crate::template::{SMELTER_LIST, SMELTER_LOOKUP};
    use crate::workbook::{Cell, Value};

    /// A form whose look-up holds 40 more smelters of tungsten, of which these are listed.
    fn with_listed(count: u32) -> Form {
        let mut form = Form::in_order(CMRT.0, CMRT.1).unwrap();
        let columns = form.layout.smelters;
        let text = |content: String| Cell { value: Value::Text(content.into()), formula: false };
        for number in 0..40 {
            let (name, id) = (format!("Smelter {number}"), format!("CID98{number:04}"));
            for (column, content) in [(1, "Tungsten"), (2, &name), (3, &name), (4, "CHINA"), (5, &id), (6, "RMI")] {
                form.put(SMELTER_LOOKUP, Addr::new(column, 100 + number), text(content.to_owned()));
            }
            if number < count {
                let row = columns.first_row + 1 + number;
                form.put(SMELTER_LIST, Addr::new(columns.metal, row), text("Tungsten".to_owned()));
                form.put(SMELTER_LIST, Addr::new(columns.lookup.unwrap(), row), text(name));
                form.put(SMELTER_LIST, Addr::new(columns.number(SmelterColumn::Id).unwrap(), row), text(id));
            }
        }
        form
    }

    #[test]
    fn most_of_the_look_up_is_found() {
        let findings = check_form(&RULE, with_listed(33));
        assert_eq!(findings.len(), 1);
        assert!(findings[0].message.en.starts_with("Tungsten: 33 of the 41"), "{}", findings[0].message.en);
    }

    #[test]
    fn a_long_list_is_not() {
        assert!(check_form(&RULE, with_listed(32)).is_empty());
    }

    #[test]
    fn a_list_of_smelters_that_are_not_taken_counts_too() {
        let entry = |id: &str| ListEntry {
            metal: Some(KnownMineral::Tin.into()),
            id: id.to_owned(),
            reason: "no answer".to_owned(),
            ..ListEntry::default()
        };
        let info = ListInfo {
            id: "blocked".to_owned(),
            name: Text::same("Own list"),
            kind: ListKind::Blocked,
            date: Date::new(2026, 1, 1),
            source: Text::same("test"),
            count: 0,
            built_in: false,
            template: None,
        };
        let lists = Lists::new(vec![List { info, entries: vec![entry("CID990002"), entry("CID990003")] }]);
        let findings = check_rule_against(&RULE, CMRT, RULE.example.bad, &lists);
        assert_eq!(findings.len(), 1, "what the profile says is not said twice");
        let findings = check_rule_against(&RULE, CMRT, &[], &lists);
        assert_eq!((cells(&findings), findings[0].severity), (vec!["Smelter List!F5".to_owned()], Warning));
        assert!(findings[0].why.en.contains("no answer") && findings[0].message.en.contains("2026-01-01"));
    }

    #[test]
    fn a_blocked_smelter_is_one_finding_for_all_of_its_rows() {
        let rows = [2, 4].map(|row| {
            [
                Edit::text(Place::Smelter(row, SmelterColumn::Metal), "Tin"),
                Edit::text(Place::Smelter(row, SmelterColumn::Lookup), "Contoh Timah"),
                Edit::text(Place::Smelter(row, SmelterColumn::Id), " cid990003"),
            ]
        });
        let findings = check_rule(&RULE, CMRT, &rows.concat());
        assert_eq!(cells(&findings), ["Smelter List!F6"]);
        assert_eq!((findings[0].cells.len(), findings[0].source), (2, SourceKind::BuyerProfile));
        assert_eq!(findings[0].severity, Warning);
    }
}
