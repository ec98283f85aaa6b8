//! R07: the smelter was removed from the list.

use crate::reference::{Event, EventKind, Removal};
use crate::rules::SmelterMatches;
use crate::rules::list_texts::{date_value, list_text, smelter_title};
use crate::rules::prelude::*;
use crate::rules::smelter_rows::lookup_not_of_metal::is_told_as_removed;
use crate::template::options;

pub(crate) static RULE: Rule = Rule {
    code: "R07",
    name: "removed-from-list",
    severity: Warning,
    applies_to: ALL_FAMILIES,
    source: Source {
        kind: SourceKind::BuyerPractice,
        detail: &Text::fixed(
            "A smelter of an older list that the newest list of its metal does not have any more, or whose removal was published. One finding for each smelter. A look-up in the workbook that is newer than the lists and still has it decides. Where the look-up does not have the name chosen and that must be fixed, L06 tells the removal",
            "旧清单中有、该金属最新清单中不再有，或已公布移除的冶炼厂。每家报告一处。如果工作簿查找表比清单更新且仍列有该冶炼厂，则以查找表为准。如果冶炼厂查找表中没有所选名称且列为“必须修改”，由 L06 一并说明",
        ),
    },
    title: &Text::fixed("Smelter was removed from the list", "冶炼厂已从清单中移除"),
    why: &Text::fixed(
        "It may be closed, have a new ID, or not be a smelter by RMI's definition. Removal is not a finding of non-conformance, and an audit stays valid for its term, also after a removal",
        "该厂可能已关闭、换了识别号，或不符合 RMI 对冶炼厂的定义。移除不代表审核结论为不符合，审核结果在有效期内仍然有效",
    ),
    fix: &Text::fixed(
        "Ask the supplier that named it whether it still buys from there, and name the smelter that is used now",
        "询问提供该名称的供应商是否仍从那里采购，并写明现在使用的冶炼厂",
    ),
    reasons: &[Reason::Explain],
    example: Example {
        form: (TemplateKind::Cmrt, "6.5"),
        bad: &[
            Edit::text(Place::Smelter(2, SmelterColumn::Metal), "Tin"),
            Edit::text(Place::Smelter(2, SmelterColumn::Lookup), "Smelter not listed"),
            Edit::text(Place::Smelter(2, SmelterColumn::Name), "Voorbeeld Tin B.V."),
            Edit::text(Place::Smelter(2, SmelterColumn::Country), "NETHERLANDS"),
            Edit::text(Place::Smelter(2, SmelterColumn::Id), "CID990101"),
        ],
        good: &[
            Edit::text(Place::Smelter(2, SmelterColumn::Metal), "Tin"),
            Edit::text(Place::Smelter(2, SmelterColumn::Lookup), "Smelter not listed"),
            Edit::text(Place::Smelter(2, SmelterColumn::Name), "Primjer Kositar"),
            Edit::text(Place::Smelter(2, SmelterColumn::Country), "CROATIA"),
            Edit::text(Place::Smelter(2, SmelterColumn::Id), "CID990103"),
        ],
    },
    check,
    ..super::GROUP
};

fn check(ctx: &Context<'_>, sink: &mut Sink<'_>) {
    let Some(matches) = super::matches_with_lists(ctx, sink) else { return };
    for group in matches.listed_smelters() {
        // What the look-up lacks and must be fixed is L06, which tells the removal too.
        if group.rows().all(|row| is_told_by_look_up_rule(ctx, row)) {
            continue;
        }
        let Some(removal) = matches.removal(group.first) else { continue };
        let mut finding = sink.at(group.first.main_cell());
        finding.each_also_wrong(group.other_cells()).value("id", group.smelter.id.clone()).value("status", "removed");
        if let Some(list) = removal.absent_from {
            finding.value("list", list.id.clone()).value("date", date_value(list.date));
        }
        if let Some(event) = published(&removal) {
            finding.value("removed_on", event.date.to_string());
            if !event.see.is_empty() {
                finding.value("see", event.see.join(" "));
            }
        }
        // The sender chose from the template that was sent.
        if matches.own_smelter(group.first).is_some() {
            finding.why(Text::fixed(
                "The look-up of this workbook still has it, so the choice was right for this revision. It may be closed, have a new ID, or not be a smelter by RMI's definition. Removal is not a finding of non-conformance",
                "本工作簿的冶炼厂查找表中仍有该厂，就本版模板而言选择无误。该厂可能已关闭、换了识别号，或不符合 RMI 对冶炼厂的定义。移除不代表审核结论为不符合",
            ));
        }
        if group.rows().any(|row| is_told_as_removed(matches, row)) {
            let chosen = group.first.row.get(SmelterColumn::Lookup);
            let when =
                Text::fixed("if it is still used; the name goes into the next column", "如果仍在使用；名称填入下一列");
            finding.choose(chosen, options::NOT_LISTED, when);
        }
        finding.report(message(&group.title(), &removal));
    }
}

/// Whether a row is an error of the look-up column, which says with it that the smelter was
/// removed.
fn is_told_by_look_up_rule(ctx: &Context<'_>, row: &RowMatch<'_>) -> bool {
    let has_look_up = ctx.declaration.lookup.as_ref().is_some_and(|lookup| lookup.minerals().contains(row.mineral));
    has_look_up
        && !row.id_is_typed
        && row.row.choice == Choice::NotInLookup
        && !is_told_as_removed(ctx.smelter_matches(), row)
}

/// That the smelter of a row was removed, for a finding about something else.
pub(crate) fn removal_text(matches: &SmelterMatches<'_>, row: &RowMatch<'_>) -> Option<Text> {
    let (smelter, removal) = (matches.listed_smelter(row)?, matches.removal(row)?);
    Some(message(&smelter_title(row.row.display_name(), &smelter.id), &removal))
}

/// The published removal; one before the last list that names the smelter was taken back by that
/// list.
pub(crate) fn published<'a>(removal: &Removal<'a>) -> Option<&'a Event> {
    let last = removal.last_in.and_then(|list| list.date);
    removal.event.filter(|event| event.listed_again.is_none() && last.is_none_or(|last| event.date >= last))
}

/// That a smelter is no longer listed, for readers.
pub(crate) fn message(title: &str, removal: &Removal<'_>) -> Text {
    let lists = match (removal.last_in, removal.absent_from) {
        (Some(last), Some(absent)) => text!(
            en: "is on {last}, but not on {absent}",
            zh: "在{last}中，但不在{absent}中"; last: list_text(last), absent: list_text(absent)),
        (None, Some(absent)) => text!(en: "is not on {absent}", zh: "不在{absent}中"; absent: list_text(absent)),
        _ => Text::fixed("is no longer listed", "不再列出"),
    };
    let Some(event) = published(removal) else {
        return text!(en: "\"{title}\" {lists}", zh: "“{title}”{lists}", title = title; lists: lists);
    };
    let reason = match event.kind {
        EventKind::Removed(_) if !event.details.is_empty() => {
            text!(en: "\"{said}\"", zh: "“{said}”", said = Shown(&event.details))
        }
        EventKind::Removed(reason) => reason.name(),
        _ => event.name(),
    };
    let see = if event.see.is_empty() {
        Text::default()
    } else {
        text!(en: ", see {ids}", zh: "，参见 {ids}", ids = event.see.join(", "))
    };
    text!(
        en: "\"{title}\" {lists}; removed on {date}: {reason}{see} ({source})",
        zh: "“{title}”{lists}；{date} 移除：{reason}{see}（{source}）",
        title = title, date = event.date; lists: lists, reason: reason, see: see, source: event.citation())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::reference::{Facts, Lists};
    use crate::rules::testing::{AMRT_12, CMRT, cells, check_rule, check_rule_against, smelter_row};

    #[test]
    fn both_lists_are_named_with_their_dates() {
        let findings = check_rule(&RULE, CMRT, RULE.example.bad);
        assert_eq!(cells(&findings), ["Smelter List!F6"]);
        let message = &findings[0].message.en;
        assert!(message.contains("2024-03-01") && message.contains("2026-01-15"), "{message}");
        let by_name = smelter_row(2, ["Tin", "", "Voorbeeld Tin", "NETHERLANDS", ""]);
        assert_eq!(cells(&check_rule(&RULE, AMRT_12, &by_name)), ["Smelter List!B6"]);
    }

    #[test]
    fn a_removal_that_was_taken_back_is_not_told() {
        const FACTS: &str = "template|cmrt|6.4|2024-02-28\ntemplate|cmrt|6.5|2025-03-05\nmetal|Gold\n990140|SE||2|Exempel Tre
990141|SE||1|Exempel Fyra\n!not-operating|2019-05-15|test\n990142|SE||1|Exempel Fem\n!other-name-of|2024-06-01|test|990140";
        let lists = Lists::with_facts(Vec::new(), &Facts::parse(FACTS).unwrap());
        let row = |row, id| smelter_row(row, ["Gold", "Smelter not listed", "", "SWEDEN", id]);
        let findings = check_rule_against(
            &RULE,
            CMRT,
            &[row(2, "CID990140"), row(3, "CID990141"), row(4, "CID990142")].concat(),
            &lists,
        );
        assert_eq!(cells(&findings), ["Smelter List!F7", "Smelter List!F8"]);
        assert!(!findings[0].message.en.contains("2019"), "{}", findings[0].message.en);
        assert_eq!(
            (findings[1].values["removed_on"].as_str(), findings[1].values["see"].as_str()),
            ("2024-06-01", "CID990140")
        );
    }

    #[test]
    fn listed_unknown_and_unchecked_smelters_are_none() {
        for id in ["CID990103", "CID990002", "CID990099"] {
            let edits = smelter_row(2, ["Tin", "Smelter not listed", "Esempio", "ITALY", id]);
            assert!(check_rule(&RULE, CMRT, &edits).is_empty(), "{id}");
        }
        assert!(check_rule_against(&RULE, CMRT, RULE.example.bad, &Lists::default()).is_empty());
    }
}
