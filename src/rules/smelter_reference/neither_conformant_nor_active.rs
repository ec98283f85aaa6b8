//! R10: a smelter has a status on the list in use, and it is neither conformant nor active.

use crate::base::date::Date;
use crate::reference::{ListInfo, ListKind, ListedStatus, StatusView};
use crate::rules::list_texts::{date_value, list_on_days, list_text, lists_text, status_clause, status_text};
use crate::rules::prelude::*;
use std::collections::{BTreeMap, BTreeSet};

pub(crate) static RULE: Rule = Rule {
    code: "R10",
    name: "neither-conformant-nor-active",
    severity: Warning,
    applies_to: ALL_FAMILIES,
    source: Source {
        kind: SourceKind::BuyerPractice,
        detail: &Text::fixed(
            "The status on the newest list, or in the newest document, that gives one for the smelter, in its words. Only \"Look at\" in EMRT, AMRT and CRT, for a smelter that only a newer list leaves out, and for statuses older than the months of the profile (12 where it names none), which are put together for each mineral. A smelter without a status is not reported: not known is not the same as not conformant",
            "取给出该冶炼厂状态的最新清单或文件，使用其原词。以下情况仅列为“请留意”：EMRT、AMRT 和 CRT；仅因较新清单不再列出；状态的月数超过配置的规定（未规定时为 12 个月）。过旧的状态按矿产合并。没有状态的冶炼厂不报告：状态未知不等于没有得到认可",
        ),
    },
    adjustable: true,
    title: &Text::fixed(
        "Smelter is neither conformant nor active on the list in use",
        "冶炼厂在所用清单中既非认可也非活跃",
    ),
    why: &Text::fixed(
        "Many customers want smelters that are conformant or active, and ask for a plan for the others. The status is that of the list on its date; an audit stays valid for its term, also after a removal from a list",
        "许多客户要求使用认可或活跃的冶炼厂，并要求对其他冶炼厂给出计划。状态以该清单当日的内容为准；审核结果在有效期内仍然有效，移出清单后也是如此",
    ),
    fix: &Text::fixed(
        "Look up its present status. If it is still the same, ask the smelter to join or to finish the assessment, or agree on another source",
        "查询其当前状态。如果没有变化，请该冶炼厂参加或完成审核，或商定替代来源",
    ),
    reasons: &[Reason::Explain],
    example: Example {
        form: (TemplateKind::Cmrt, "6.5"),
        bad: &[
            Edit::text(Place::Smelter(2, SmelterColumn::Metal), "Tin"),
            Edit::text(Place::Smelter(2, SmelterColumn::Lookup), "Smelter not listed"),
            Edit::text(Place::Smelter(2, SmelterColumn::Name), "Exemplo Estanho Ltda."),
            Edit::text(Place::Smelter(2, SmelterColumn::Id), "CID990105"),
        ],
        good: &[
            Edit::text(Place::Smelter(2, SmelterColumn::Metal), "Tin"),
            Edit::text(Place::Smelter(2, SmelterColumn::Lookup), "Smelter not listed"),
            Edit::text(Place::Smelter(2, SmelterColumn::Name), "Paraugs Alva SIA"),
            Edit::text(Place::Smelter(2, SmelterColumn::Id), "CID990104"),
        ],
    },
    check,
    ..super::GROUP
};

/// Why a statement of a document matters.
const STATED: Text = Text::fixed(
    "Many customers want smelters that are conformant or active, and ask for a plan for the others. The word is that of the document on its day, not a decision of RMI's",
    "许多客户要求使用认可或活跃的冶炼厂，并要求对其他冶炼厂给出计划。这个词是该文件当日的用词，不是 RMI 的决定",
);

fn check(ctx: &Context<'_>, sink: &mut Sink<'_>) {
    let Some(matches) = super::matches_with_lists(ctx, sink) else { return };
    let mut old: BTreeMap<&Mineral, Vec<(SmelterRows<'_, '_>, ListedStatus<'_>)>> = BTreeMap::new();
    for group in matches.listed_smelters() {
        match matches.status(group.smelter) {
            StatusView { current: Some(status), .. } if status.kind.takes_part() => {}
            StatusView { current: Some(status), .. } if matches.is_old(status.date) => {
                old.entry(group.first.mineral).or_default().push((group, status));
            }
            StatusView { current: Some(status), disagreeing, .. } => {
                let severity = if ctx.declaration.family == Cmrt { Warning } else { Info };
                let mut finding = sink.at(group.first.main_cell());
                if status.list.kind == ListKind::Statements {
                    finding.why(STATED);
                }
                finding
                    .each_also_wrong(group.other_cells())
                    .severity(severity)
                    .value("id", group.smelter.id.clone())
                    .value("status", status.kind.word())
                    .value("list", status.list.id.clone())
                    .value("date", date_value(status.date))
                    .report(text!(
                        en: "{mineral}: \"{name}\" {status}",
                        zh: "{mineral}：“{name}”{status}",
                        name = group.title();
                        mineral: group.first.mineral.name(), status: status_clause(&status, &disagreeing)));
            }
            StatusView { current: None, former: Some((status, newer)), .. } => {
                sink.at(group.first.main_cell())
                    .each_also_wrong(group.other_cells())
                    .severity(Info)
                    .value("id", group.smelter.id.clone())
                    .value("status", "")
                    .value("list", newer.id.clone())
                    .value("date", date_value(newer.date))
                    .report(text!(
                        en: "{mineral}: \"{name}\" was {status}; {newer} does not name it, its status is not known",
                        zh: "{mineral}：“{name}”曾{status}；{newer}中没有，状态未知",
                        name = group.title();
                        mineral: group.first.mineral.name(), status: status_text(&status), newer: list_text(newer)));
            }
            StatusView { current: None, former: None, .. } => {}
        }
    }
    for (mineral, smelters) in old {
        report_old(mineral, &smelters, sink);
    }
}

/// Statuses that are history: one finding for all smelters of a mineral.
fn report_old(mineral: &Mineral, smelters: &[(SmelterRows<'_, '_>, ListedStatus<'_>)], sink: &mut Sink<'_>) {
    let Some(((first, status), rest)) = smelters.split_first() else { return };
    let lists = lists_with_days(smelters);
    // The list stands before, unless there are several.
    let example = match (lists.len(), status.list.kind) {
        (1, ListKind::Statements) => status.kind.stated(),
        (1, _) => status.kind.name(),
        _ => status_text(status),
    };
    let ids: Vec<&str> = smelters.iter().map(|(group, _)| group.smelter.id.as_str()).collect();
    sink.at(first.first.main_cell())
        .each_also_wrong(rest.iter().map(|(group, _)| group.first.main_cell()))
        .mineral(mineral)
        .severity(Info)
        .value("smelters", smelters.len().to_string())
        .value("ids", ids.join(" "))
        .value("status", status.kind.word())
        .value("list", status.list.id.clone())
        .value("date", date_value(status.date))
        .fix(Text::fixed(
            "Load a current list: these statuses are historical and may have changed",
            "载入当前的清单：这些状态是历史状态，可能已变",
        ))
        .report(if rest.is_empty() {
            text!(
                en: "{mineral}: \"{name}\" was {status}",
                zh: "{mineral}：“{name}”曾{status}",
                name = first.title(); mineral: mineral.name(), status: status_text(status))
        } else {
            text!(
                en: "{mineral}: {count} smelters were neither conformant nor active according to {lists}, such as \"{name}\" ({example})",
                zh: "{mineral}：据{lists}，有 {count} 家冶炼厂既非认可也非活跃，例如“{name}”（{example}）",
                count = smelters.len(), name = first.title();
                mineral: mineral.name(), lists: lists_text(&lists), example: example)
        });
}

/// A list with the days of the statuses that come from it.
type Days<'l> = (&'l ListInfo, BTreeSet<Option<Date>>);

/// The lists and documents of statuses with their days, the newest first.
fn lists_with_days(smelters: &[(SmelterRows<'_, '_>, ListedStatus<'_>)]) -> Vec<Text> {
    let mut lists: BTreeMap<(Option<Date>, &str), Days<'_>> = BTreeMap::new();
    for (_, status) in smelters {
        let key = (status.list.date, status.list.id.as_str());
        lists.entry(key).or_insert_with(|| (status.list, BTreeSet::new())).1.insert(status.date);
    }
    lists.values().rev().map(|(list, days)| list_on_days(list, days)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::reference::{List, ListEntry, Lists, StatusKind};
    use crate::rules::testing::{CMRT, EMRT_2, cells, check_rule, check_rule_against, check_rule_on, smelter_row};

    fn row(row: u32, id: &'static str) -> Vec<Edit> {
        smelter_row(row, ["Tin", "Smelter not listed", "", "", id])
    }

    #[test]
    fn each_smelter_is_one_finding_with_the_word_of_the_list() {
        let findings =
            check_rule(&RULE, CMRT, &[row(2, "CID990106"), row(3, "CID990105"), row(4, "CID990106")].concat());
        assert_eq!(cells(&findings), ["Smelter List!F6", "Smelter List!F7"]);
        assert_eq!((findings[0].cells.len(), findings[0].severity), (2, Warning));
        let message = &findings[0].message.en;
        assert!(message.ends_with("is Outreach Required on \"Invented statuses\" (2026-02-20)"), "{message}");
        assert_eq!(check_rule(&RULE, EMRT_2, &row(2, "CID990105"))[0].severity, Info);
    }

    #[test]
    fn old_statuses_are_one_hint_for_each_mineral() {
        let edits = [row(2, "CID990105"), row(3, "CID990106"), row(4, "CID990107")].concat();
        for today in [Date::new(2027, 2, 21), None] {
            let findings = check_rule_on(&RULE, CMRT, &edits, today);
            assert_eq!((findings.len(), findings[0].severity), (1, Info));
            assert_eq!(findings[0].values["smelters"], "3");
        }
    }

    #[test]
    fn conformant_active_and_unknown_statuses_are_none() {
        for id in ["CID990103", "CID990104", "CID990101", "CID990002", "CID990099"] {
            assert!(check_rule(&RULE, CMRT, &row(2, id)).is_empty(), "{id}");
        }
    }

    #[test]
    fn a_status_that_a_newer_list_leaves_out_is_not_known() {
        let list = |date: &str, id: &str, status: &str| List {
            info: ListInfo {
                id: date.to_owned(),
                name: Text::same("list"),
                kind: ListKind::Status,
                date: Date::parse_iso(date),
                source: Text::same("test"),
                count: 0,
                built_in: false,
                template: None,
            },
            entries: vec![ListEntry {
                metal: Some(KnownMineral::Tin.into()),
                id: id.to_owned(),
                status: StatusKind::read(status),
                ..ListEntry::default()
            }],
        };
        let lists = Lists::new(vec![
            list("2025-06-01", "CID990105", "Conformant"),
            list("2026-02-01", "CID990103", "Conformant"),
        ]);
        let findings = check_rule_against(&RULE, CMRT, &row(2, "CID990105"), &lists);
        assert_eq!((findings.len(), findings[0].severity), (1, Info));
        assert!(findings[0].message.en.ends_with("not known"));
    }
}
