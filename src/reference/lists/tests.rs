//! Lists joined by smelter.

use super::*;
use crate::base::text::Text;
use crate::reference::{ChangeKind, ListChange};
use crate::template::KnownMineral;

fn list(id: &str, kind: ListKind, date: &str, rows: &[(&str, &str, &str)]) -> List {
    let entries = rows.iter().map(|(id, name, status)| ListEntry {
        metal: Some(KnownMineral::Gold.into()),
        id: (*id).to_owned(),
        name: (*name).to_owned(),
        status: StatusKind::read(status),
        ..ListEntry::default()
    });
    let info = ListInfo {
        id: id.to_owned(),
        name: Text::same(id),
        kind,
        date: Date::parse_iso(date),
        source: Text::same("test"),
        count: 0,
        built_in: false,
        template: None,
    };
    List { info, entries: entries.collect() }
}

#[test]
fn the_newest_list_names_a_smelter() {
    let lists = Lists::new(vec![
        list("old", ListKind::Identity, "2023-01-01", &[("CID990001", "Old Name", "")]),
        list("new", ListKind::Identity, "2025-01-01", &[("cid990001", "New Name", "")]),
    ]);
    let smelter = lists.by_id("CID990001").unwrap();
    assert_eq!(smelter.name, "New Name");
    assert_eq!(smelter.other_names, [OtherName { name: "Old Name".into(), kind: NameKind::Former }]);
    assert_eq!(lists.newest(ListKind::Identity, &KnownMineral::Gold.into()).unwrap().id, "new");
}

#[test]
fn the_newest_status_decides() {
    let status = |lists: Vec<List>| {
        let lists = Lists::new(lists);
        let smelter = lists.by_id("CID990001").unwrap();
        let view = lists.status(smelter);
        let current = view.current.map(|status| format!("{} {}", status.kind.word(), status.list.id));
        let former = view.former.map(|(status, newer)| format!("{} {}", status.kind.word(), newer.id));
        (current.unwrap_or_default(), former.unwrap_or_default())
    };
    let given = |current: &str, former: &str| (current.to_owned(), former.to_owned());
    let old = || list("old", ListKind::Status, "2023-05-25", &[("CID990001", "A", "Conformant")]);
    let list = |date: &str, rows: &[(&str, &str, &str)]| list("new", ListKind::Status, date, rows);
    assert_eq!(status(vec![old()]), given("Conformant old", ""));
    let active = list("2026-01-01", &[("CID990001", "A", "Active")]);
    assert_eq!(status(vec![old(), active.clone()]), given("Active new", ""));
    let others = list("2026-01-01", &[("CID990002", "B", "Conformant")]);
    assert_eq!(status(vec![old(), others]), given("", "Conformant new"));
    let eligible = list("2026-01-01", &[("CID990001", "A", "Eligible"), ("CID990002", "B", "Eligible")]);
    assert_eq!(status(vec![old(), eligible]), given("Conformant old", ""));
    let mixed = list("2026-01-01", &[("CID990001", "A", "Eligible"), ("CID990002", "B", "Active")]);
    assert_eq!(status(vec![old(), mixed]), given("Eligible new", ""));
    let older = list("2022-01-01", &[("CID990001", "A", "Active")]);
    assert_eq!(status(vec![older, old()]), given("Conformant old", ""));
}

#[test]
fn statements_count_as_of_their_day_and_take_nothing_back() {
    type Given<'g> = (&'g str, ListKind, &'g str, Vec<(&'g str, &'g str, &'g str)>);
    let row = |word: &'static str| vec![("CID990001", "A", word)];
    let kinds = |lists: &[Given<'_>]| {
        let lists = lists.iter().map(|(id, kind, date, rows)| {
            let mut list = list(id, *kind, "", rows);
            list.info.date = Date::parse_day_or_month(date);
            list
        });
        let lists = Lists::new(lists.collect());
        let view = lists.status(lists.by_id("CID990001").unwrap());
        let tell = |status: &ListedStatus<'_>| format!("{} {}", status.kind.word(), status.list.id);
        let current = view.current.as_ref().map(tell).unwrap_or_default();
        (current, view.disagreeing.iter().map(tell).collect::<Vec<_>>().join(", "))
    };
    let given = |current: &str, others: &str| (current.to_owned(), others.to_owned());
    let (says, status) = (ListKind::Statements, ListKind::Status);
    let other = ("CID990002", "B", "Conformant");
    let old = || ("old", status, "2023-05-25", row("Conformant"));
    assert_eq!(kinds(&[old(), ("doc", says, "2025-03-28", row("Active"))]), given("Active doc", ""));
    assert_eq!(kinds(&[old(), ("doc", says, "2025-03-28", vec![other])]), given("Conformant old", ""));
    let doc = || ("doc", says, "2026-05-26", row("Conformant"));
    assert_eq!(kinds(&[doc(), ("new", status, "2026-08-22", vec![other])]), given("", ""), "a list is complete");
    assert_eq!(kinds(&[doc(), ("new", status, "2026-04-22", vec![other])]), given("Conformant doc", ""));
    assert_eq!(kinds(&[doc(), ("new", status, "2026-05-27", row("Active"))]), given("Active new", ""));
    let month = |word| ("month", says, "2026-05", row(word));
    assert_eq!(kinds(&[doc(), month("Outreach Required")]), given("Outreach Required month", "Conformant doc"));
    assert_eq!(kinds(&[doc(), month("Conformant")]), given("Conformant doc", ""));
    let day = ("day", says, "2026-05-02", row("Active"));
    assert_eq!(kinds(&[doc(), day]), given("Conformant doc", "Active day"), "the newer day, where both are known");
    let march = ("march", says, "2026-03-31", row("Non-Conformant"));
    assert_eq!(kinds(&[doc(), march]), given("Conformant doc", "Non-Conformant march"));
    let winter = ("winter", says, "2025-12-31", row("Conformant"));
    assert_eq!(kinds(&[month("Non-Conformant"), winter]), given("Non-Conformant month", ""));
}

#[test]
fn removal_is_absence_from_the_newest_list_of_the_metal() {
    let lists = Lists::new(vec![
        list("6.4", ListKind::Identity, "2024-02-28", &[("CID990001", "A", ""), ("CID990002", "B", "")]),
        list("6.5", ListKind::Identity, "2025-03-05", &[("CID990002", "B", "")]),
        list("filings", ListKind::Named, "2026-09-06", &[("CID990003", "C", "")]),
    ]);
    let removal = |id: &str| lists.removal(lists.by_id(id).unwrap());
    let removed = removal("CID990001").unwrap();
    assert_eq!(removed.last_in.unwrap().id, "6.4");
    assert_eq!(removed.absent_from.unwrap().id, "6.5");
    assert_eq!(removal("CID990002"), None);
    assert_eq!(removal("CID990003"), None, "a smelter that no identity list ever named was not removed");
}

/// A history with changes of gold smelters: id, what changed, day, reason.
fn history(date: &str, changes: &[(&str, ChangeKind, &str, &str)]) -> List {
    let mut history = list("history", ListKind::History, date, &[]);
    for (id, kind, day, details) in changes {
        let change = ListChange { kind: *kind, date: Date::parse_iso(day).unwrap(), details: (*details).to_owned() };
        let entry = ListEntry {
            metal: Some(KnownMineral::Gold.into()),
            id: (*id).to_owned(),
            name: format!("{id} of old"),
            changes: vec![change],
            ..ListEntry::default()
        };
        history.entries.push(entry);
    }
    history
}

#[test]
fn a_history_tells_removals_and_what_was_added_again() {
    use ChangeKind::{Added, NameCorrected, Removed};
    let lists = Lists::new(vec![
        list("6.4", ListKind::Identity, "2024-02-28", &[("CID990001", "A", ""), ("CID990005", "E", "")]),
        list("6.5", ListKind::Identity, "2025-03-05", &[("CID990002", "B", ""), ("CID990003", "C", "")]),
        history(
            "2026-08-22",
            &[
                ("CID990001", Removed, "2024-06-01", "closed"),
                ("CID990002", Removed, "2026-02-10", "closed"),
                ("CID990003", Removed, "2024-05-02", "closed"),
                ("CID990003", Added, "2026-02-10", ""),
                ("CID990003", Removed, "2026-02-10", "moved to another place"),
                ("CID990004", Removed, "2016-04-01", ""),
                ("CID990004", NameCorrected, "2016-05-01", ""),
                ("CID990005", Removed, "2024-06-01", ""),
                ("CID990005", Added, "2026-07-01", "in operation again"),
                ("CID990006", Added, "2026-07-01", ""),
            ],
        ),
    ]);
    let removal = |id: &str| lists.removal(lists.by_id(id).unwrap());
    let day = |id: &str| {
        removal(id).map(|removal| {
            let event = removal.event.map(|event| event.date.to_string()).unwrap_or_default();
            (event, removal.absent_from.is_some())
        })
    };
    assert_eq!(day("CID990001"), Some(("2024-06-01".to_owned(), true)));
    assert_eq!(day("CID990002"), Some(("2026-02-10".to_owned(), false)), "later than the list that has it");
    assert_eq!(day("CID990003"), None, "added on the day of its removal");
    assert_eq!(day("CID990004"), Some(("2016-04-01".to_owned(), true)), "only the history knows it");
    assert_eq!(day("CID990005"), None, "added later than the list that lacks it");
    assert_eq!(day("CID990006"), None);
    let smelter = lists.by_id("CID990003").unwrap();
    let again: Vec<_> =
        smelter.events.iter().filter(|event| event.is_removed()).map(|event| event.listed_again).collect();
    assert_eq!(again, [Date::parse_iso("2026-02-10"); 2]);
    assert_eq!((smelter.name.as_str(), smelter.other_names.len()), ("C", 0), "names are those of lists");
    assert_eq!(smelter.events[0].source, "history (test)");
    assert_eq!(lists.by_id("CID990004").unwrap().name, "CID990004 of old");
    assert_eq!(lists.infos().iter().map(|info| info.count).collect::<Vec<_>>(), [6, 2, 2]);
}

#[test]
fn a_removal_that_two_sources_tell_is_one() {
    let facts =
        "template|cmrt|6.5|2025-03-05\nmetal|Gold\n990001|SE||0|Exempel Ett\n!not-operating|2019-05-15|test|990002";
    let facts = Facts::parse(facts).unwrap();
    let told = history("2026-08-22", &[("CID990001", ChangeKind::Removed, "2019-05-15", "closed")]);
    let lists = Lists::with_facts(vec![told], &facts);
    let [event] = lists.by_id("CID990001").unwrap().events.as_slice() else { panic!() };
    assert_eq!((event.see.len(), event.details.as_str()), (1, ""), "with its reason in both languages");
}

#[test]
fn rows_without_an_id_join_the_smelter_of_that_name() {
    let rows = [("CID990001", "Kiln Metals Co., Ltd.", "")];
    let mut scheme = list("scheme", ListKind::Status, "2026-01-01", &[("", "Kiln Metals", "Conformant")]);
    scheme.entries.push(ListEntry { name: "Unknown Metals".into(), ..scheme.entries[0].clone() });
    let again = ListEntry { name: "UNKNOWN METALS".into(), ..scheme.entries[0].clone() };
    scheme.entries.push(again);
    let lists = Lists::new(vec![list("old", ListKind::Identity, "2023-01-01", &rows), scheme]);
    assert_eq!(lists.smelters().len(), 2);
    let kiln = lists.by_id("CID990001").unwrap();
    assert_eq!(lists.status(kiln).current.unwrap().list.id, "scheme");
    assert_eq!(lists.infos().iter().map(|info| info.count).collect::<Vec<_>>(), [2, 1]);
}

#[test]
fn a_list_without_metals_covers_those_of_its_smelters() {
    let mut blocked = list("blocked", ListKind::Blocked, "", &[("CID990001", "", "")]);
    blocked.entries[0].metal = None;
    blocked.entries[0].reason = "closed".into();
    let known = list("known", ListKind::Identity, "2025-01-01", &[("CID990001", "Kiln Metals", "")]);
    let lists = Lists::new(vec![blocked, known]);
    assert!(lists.newest(ListKind::Blocked, &KnownMineral::Gold.into()).is_some());
    assert!(lists.newest(ListKind::Blocked, &KnownMineral::Tin.into()).is_none());
    let rows: Vec<_> = lists.rows_on(ListKind::Blocked, lists.by_id("CID990001").unwrap()).collect();
    assert_eq!(rows.len(), 1);
    assert_eq!(rows[0].1.reason, "closed");
}

#[test]
fn the_kind_of_a_name_is_known() {
    let lists = Lists::new(vec![
        list("old", ListKind::Identity, "2023-01-01", &[("CID990001", "Old Name Ltd.", "")]),
        list("new", ListKind::Identity, "2025-01-01", &[("CID990001", "New Name", "")]),
    ]);
    let kind = |name: &str| lists.name_kind(&KnownMineral::Gold.into(), 0, name);
    assert_eq!(kind("NEW NAME GmbH"), Some(NameKind::Standard));
    assert_eq!(kind("Old Name"), Some(NameKind::Former));
    assert_eq!(kind("Other Name"), None);
}

#[test]
fn lists_travel_as_json() {
    let list = list("new", ListKind::Status, "2025-01-01", &[("CID990001", "New Name", "Non-Conformant")]);
    let json = serde_json::to_string(&list).unwrap();
    assert_eq!(serde_json::from_str::<List>(&json).unwrap(), list);
}
