//! R14: something happened to a smelter in public: suspended, sanctioned, assessments stopped in
//! its country.

use crate::reference::{Event, EventKind};
use crate::rules::prelude::*;
use std::collections::BTreeMap;

pub(crate) static RULE: Rule = Rule {
    code: "R14",
    name: "public-event",
    severity: Info,
    applies_to: ALL_FAMILIES,
    source: Source {
        kind: SourceKind::Hint,
        detail: &Text::fixed(
            "A rule of this tool, not of a template: events with a day and a public source. Sanctions against the smelter, and its suspension by a gold market, are \"Explain\"; court judgments, a stop of assessments and import bans for a country's metal are \"Look at\". Removal from a list is covered by R07",
            "本工具自有规则，不来自模板：有日期和公开来源的事件。该冶炼厂受到制裁或被黄金市场暂停资格，列为“需要说明”；法院判决、停止审核和针对某国金属的进口禁令列为“请留意”。从清单移除由 R07 处理",
        ),
    },
    adjustable: true,
    title: &Text::fixed("Public event about a smelter", "与冶炼厂有关的公开事件"),
    why: &Text::fixed(
        "This is an event, not a finding of non-conformance, and it may have ended since. A customer will probably ask about it",
        "这是一个事件，不是不符合的结论，之后也可能已经结束。客户很可能会询问",
    ),
    fix: &Text::fixed(
        "Confirm that this facility is really in your supply chain, check whether the event still holds, and take legal advice where sanctions are concerned",
        "确认该工厂确实在您的供应链中，核实该事件是否仍然有效；涉及制裁时请征求法律意见",
    ),
    reasons: &[Reason::Explain],
    example: Example {
        form: (TemplateKind::Cmrt, "6.5"),
        bad: &[
            Edit::text(Place::Smelter(2, SmelterColumn::Metal), "Gold"),
            Edit::text(Place::Smelter(2, SmelterColumn::Lookup), "Smelter not listed"),
            Edit::text(Place::Smelter(2, SmelterColumn::Name), "Exempel Guld AB"),
            Edit::text(Place::Smelter(2, SmelterColumn::Id), "CID990130"),
        ],
        good: &[
            Edit::text(Place::Smelter(2, SmelterColumn::Metal), "Gold"),
            Edit::text(Place::Smelter(2, SmelterColumn::Lookup), "Smelter not listed"),
            Edit::text(Place::Smelter(2, SmelterColumn::Name), "Mfano Dhahabu Ltd."),
            Edit::text(Place::Smelter(2, SmelterColumn::Id), "CID990120"),
        ],
    },
    check,
    ..super::GROUP
};

fn check(ctx: &Context<'_>, sink: &mut Sink<'_>) {
    let Some(matches) = super::matches_with_lists(ctx, sink) else { return };
    let mut stops: BTreeMap<(&Mineral, String), (&Event, Vec<SmelterRows<'_, '_>>)> = BTreeMap::new();
    for group in matches.listed_smelters() {
        let events: Vec<&Event> = group.smelter.events.iter().filter(|event| !event.is_change_of_list()).collect();
        match events.as_slice() {
            // The stop alone is said once for all smelters of the metal.
            [stop] if stop.kind == EventKind::AuditStop => {
                let key = (group.first.mineral, format!("{} {}", stop.date, stop.source));
                stops.entry(key).or_insert((stop, Vec::new())).1.push(group);
            }
            events => report_smelter(&group, events, sink),
        }
    }
    for ((mineral, _), (stop, groups)) in stops {
        report_stop(mineral, stop, &groups, sink);
    }
    report_countries(ctx, sink);
}

/// What happened to one smelter, the gravest and newest first.
fn report_smelter(group: &SmelterRows<'_, '_>, events: &[&Event], sink: &mut Sink<'_>) {
    let mut events = events.to_vec();
    events.sort_by_key(|event| (!is_grave(event.kind), std::cmp::Reverse(event.date)));
    let Some(gravest) = events.first() else { return };
    sink.at(group.first.main_cell())
        .each_also_wrong(group.other_cells())
        .severity(if is_grave(gravest.kind) { Warning } else { Info })
        .value("id", group.smelter.id.clone())
        .value("date", gravest.date.to_string())
        .value("source", gravest.source.clone())
        .report(text!(
            en: "\"{name}\": {events}",
            zh: "“{name}”：{events}",
            name = group.title(); events: one_after_another(events.iter().map(|event| event_text(event)))));
}

/// Assessments stopped in the country of these smelters.
fn report_stop(mineral: &Mineral, stop: &Event, groups: &[SmelterRows<'_, '_>], sink: &mut Sink<'_>) {
    let Some((first, rest)) = groups.split_first() else { return };
    let ids: Vec<&str> = groups.iter().map(|group| group.smelter.id.as_str()).collect();
    let titles: Vec<Text> = groups.iter().take(3).map(|group| Text::same(group.title())).collect();
    let more = if groups.len() > titles.len() { Text::fixed(" and others", "等") } else { Text::default() };
    sink.at(first.first.main_cell())
        .each_also_wrong(rest.iter().map(|group| group.first.main_cell()))
        .mineral(mineral)
        .severity(Info)
        .value("ids", ids.join(" "))
        .value("date", stop.date.to_string())
        .value("source", stop.source.clone())
        .report(text!(
            en: "{mineral}: {event}: \"{titles}\"{more}",
            zh: "{mineral}：{event}：“{titles}”{more}";
            mineral: mineral.name(), event: event_text(stop), titles: Text::list(&titles), more: more));
}

/// What happened to all metal of a country: one finding for each metal and country.
fn report_countries(ctx: &Context<'_>, sink: &mut Sink<'_>) {
    let mut rows_in: BTreeMap<(&Mineral, &str), Vec<&RowMatch<'_>>> = BTreeMap::new();
    for row in ctx.smelter_matches().rows() {
        if let Some(code) = row.country_code {
            rows_in.entry((row.mineral, code)).or_default().push(row);
        }
    }
    for ((mineral, code), rows) in rows_in {
        let events: Vec<&Event> = ctx.settings.lists.country_events(mineral, code).collect();
        let (Some((first, rest)), Some(newest)) = (rows.split_first(), events.last()) else { continue };
        let sources: Vec<Text> = events.iter().map(|event| event.citation()).collect();
        let texts = events
            .iter()
            .map(|event| text!(en: "{name}, {date}", zh: "{name}，{date}", date = event.date; name: event.name()));
        let texts = one_after_another(texts);
        let country = ctx.countries().by_code(code).map(crate::reference::Country::name).unwrap_or_default();
        sink.at(first.row.get(SmelterColumn::Country))
            .each_also_wrong(rest.iter().map(|row| row.row.get(SmelterColumn::Country)))
            .mineral(mineral)
            .severity(Info)
            .value("country", code)
            .value("date", newest.date.to_string())
            .value("source", newest.source.clone())
            .why(text!(
                en: "These are events, not a finding of non-conformance, and may have ended since. They are about metal of that origin; where a smelter is located is not where its ore comes from. Sources: {sources}",
                zh: "这些是事件，不是不符合的结论，之后也可能已经结束。它们针对该原产地的金属；冶炼厂的位置不等于矿石的来源。来源：{sources}";
                sources: Text::list(&sources)))
            .report(text!(
                en: "{mineral}, {country}: {events}",
                zh: "{mineral}，{country}：{events}"; mineral: mineral.name(), country: country, events: texts));
    }
}

/// Whether customers commonly want an explanation for it.
const fn is_grave(kind: EventKind) -> bool {
    matches!(
        kind,
        EventKind::SanctionedByUs
            | EventKind::SanctionedByEu
            | EventKind::SanctionedByUk
            | EventKind::LbmaSuspended
            | EventKind::UaeSuspended
    )
}

fn one_after_another(events: impl Iterator<Item = Text>) -> Text {
    let joined = events.reduce(|all, next| text!(en: "{all}; {next}", zh: "{all}；{next}"; all: all, next: next));
    joined.unwrap_or_default()
}

/// An event with its day and its source, for readers.
pub(crate) fn event_text(event: &Event) -> Text {
    text!(
        en: "{name}, {date} ({source})",
        zh: "{name}，{date}（{source}）", date = event.date; name: event.name(), source: event.citation())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::reference::{Facts, Lists};
    use crate::rules::testing::{AMRT_12, CMRT, cells, check_rule, check_rule_against, smelter_row};

    const FACTS: &str = "metal|Gold
ban|SE|import-ban-eu|2024-01-01|test
990131|SE||0|Exempel Ett
!audit-stop|2024-02-01|test
!lbma-suspended|2024-02-02|test
!not-operating|2024-03-01|test
990132|SE||0|Exempel Tva
!audit-stop|2024-02-01|test";

    #[test]
    fn a_sanction_is_named_with_its_day_and_source() {
        let findings = check_rule(&RULE, CMRT, RULE.example.bad);
        assert_eq!((cells(&findings), findings[0].severity), (vec!["Smelter List!F6".to_owned()], Warning));
        let message = &findings[0].message.en;
        assert!(message.ends_with("put on the EU sanctions list, 2025-03-17 (Invented gazette)"), "{message}");
        let by_name = smelter_row(2, ["Gold", "", "Exempel Guld", "SWEDEN", ""]);
        assert_eq!(cells(&check_rule(&RULE, AMRT_12, &by_name)), ["Smelter List!B6"]);
    }

    #[test]
    fn events_of_a_country_are_said_once() {
        let lists = Lists::with_facts(Vec::new(), &Facts::parse(FACTS).unwrap());
        let row = |row, id| smelter_row(row, ["Gold", "Smelter not listed", "", "SWEDEN", id]);
        let edits = [row(2, "CID990131"), row(3, "CID990132"), row(4, "CID990131")].concat();
        let findings = check_rule_against(&RULE, CMRT, &edits, &lists);
        let found: Vec<_> = findings.iter().map(|found| (found.cells[0].to_string(), found.severity)).collect();
        let at = |cell: &str, severity| (format!("Smelter List!{cell}"), severity);
        assert_eq!(found, [at("F6", Warning), at("F7", Info), at("E6", Info)]);
        assert!(findings[0].message.en.contains("stopped assessments"), "all events of a smelter are one finding");
        assert_eq!(findings[1].values["ids"], "CID990132");
        assert_eq!(findings[2].cells.len(), 3, "every row in the country");
    }

    #[test]
    fn similar_names_other_metals_and_no_lists_are_none() {
        let row = |metal, name, id| smelter_row(2, [metal, "Smelter not listed", name, "SWEDEN", id]);
        for edits in [row("Gold", "Exempel Gold", ""), row("Tin", "", "CID990130"), row("Tin", "Exempel Guld AB", "")] {
            assert!(check_rule(&RULE, CMRT, &edits).is_empty(), "{edits:?}");
        }
        assert!(check_rule_against(&RULE, CMRT, RULE.example.bad, &Lists::default()).is_empty());
    }
}
