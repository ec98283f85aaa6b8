//! Look-ups in lists of invented smelters.

use super::*;
use crate::base::date::Date;
use crate::reference::{List, ListEntry, ListKind, StatusKind};
use crate::samples::fixtures::invented_lists;
use crate::template::KnownMineral::{self, Gold, Silver, Tin};

fn row(metal: KnownMineral, id: &str, name: &str, alias: &str, country: &str, status: &str) -> ListEntry {
    ListEntry {
        metal: Some(metal.into()),
        id: id.to_owned(),
        name: name.to_owned(),
        aliases: if alias.is_empty() { Vec::new() } else { vec![alias.to_owned()] },
        country: country.to_owned(),
        status: StatusKind::read(status),
        ..ListEntry::default()
    }
}

fn list(id: &str, kind: ListKind, date: &str, entries: Vec<ListEntry>) -> List {
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
    List { info, entries }
}

fn lists() -> Lists {
    let identity = vec![
        row(Tin, "CID990001", "Kiln Metals Co., Ltd.", "示例锡业有限公司", "CHINA", ""),
        row(Tin, "CID990002", "North Harbour Tin Refinery", "Harbour Tin", "PERU", ""),
        row(Tin, "CID990003", "South Harbour Tin Refinery", "Harbour Tin", "PERU", ""),
        row(Gold, "CID990004", "Aster Refining AG", "", "SWITZERLAND", ""),
        row(Silver, "CID990005", "Aster Refining AG", "", "SWITZERLAND", ""),
    ];
    let statuses = vec![row(Tin, "CID990001", "", "", "", "Conformant"), row(Gold, "CID990004", "", "", "", "Active")];
    Lists::new(vec![
        list("names", ListKind::Identity, "2026-01-15", identity),
        list("statuses", ListKind::Status, "2026-02-20", statuses),
    ])
}

fn asked(text: &str) -> Vec<(String, Outcome)> {
    look_up(text, &lists()).answers.into_iter().map(|answer| (answer.typed, answer.outcome)).collect()
}

fn typed(text: &str) -> Vec<String> {
    asked(text).into_iter().map(|(typed, _)| typed).collect()
}

#[test]
fn ids_and_names_are_answered_in_order_and_counted() {
    let found = look_up("CID990001\nKiln Metals\r\ncid990001\nＫＩＬＮ　ＭＥＴＡＬＳ\nCID999999\nCID99000", &lists());
    let answers: Vec<_> =
        found.answers.iter().map(|answer| (answer.typed.as_str(), answer.line, answer.count, answer.outcome)).collect();
    assert_eq!(
        answers,
        [
            ("CID990001", 1, 2, Outcome::Found),
            ("Kiln Metals", 2, 2, Outcome::Found),
            ("CID999999", 5, 1, Outcome::NotListed),
            ("CID99000", 6, 1, Outcome::MalformedId),
        ]
    );
    let smelter = &found.answers[0].smelters[0];
    assert_eq!((smelter.name.as_str(), smelter.country.en.as_ref()), ("Kiln Metals Co., Ltd.", "China"));
    assert_eq!(smelter.status_text().en, "Conformant on \"statuses\" (2026-02-20)");
    assert_eq!((smelter.matched_by, smelter.listed_in.as_slice()), (MatchedBy::Id, [1].as_slice()));
    assert_eq!(found.answers[1].smelters[0].matched_by, MatchedBy::StandardName);
    assert!(!found.all_found());
}

#[test]
fn any_separators_part_ids_and_names() {
    let two = ["CID990001", "CID990002"];
    for text in [
        "CID990001\nCID990002",
        "CID990001\tCID990002",
        "CID990001, CID990002",
        "CID990001；CID990002",
        "CID990001、CID990002",
        "CID990001 CID990002",
        "• CID990001\n• CID990002",
        "1. CID990001\n2. CID990002",
        "\"CID990001\",\"CID990002\"",
        "\u{feff}CID990001\u{3000}CID990002",
        "Please replace CID990001 (see below) and CID990002 until Friday.",
        "请把CID990001和CID990002换掉。",
        "Smelter ID\nCID990001\nCID990002\n",
    ] {
        assert_eq!(typed(text), two, "{text}");
    }
    assert_eq!(
        typed("Kiln Metals Co., Ltd., Aster Refining AG; Harbour Tin"),
        ["Kiln Metals Co., Ltd.", "Aster Refining AG", "Harbour Tin"]
    );
    assert_eq!(typed("990001, 990002"), ["990001", "990002"]);
    assert_eq!(asked("９９０００１"), [("９９０００１".to_owned(), Outcome::Found)]);
}

#[test]
fn a_row_of_a_table_asks_about_its_id() {
    assert_eq!(typed("Tin\tKiln Metals\tCHINA\tCID990001\tSome town"), ["CID990001"]);
    assert_eq!(typed("Metal\tSmelter Name\tCountry\nTin\tKiln Metals\tCHINA\n"), ["Kiln Metals"]);
    assert_eq!(typed("Tin\tNobody Knows\tCHINA\tSome town"), ["Nobody Knows"]);
    assert_eq!(typed("Nobody Knows\tKiln Metals"), ["Nobody Knows", "Kiln Metals"]);
    assert_eq!(typed("CID990001\tNorth Harbour Tin Refinery"), ["CID990001", "North Harbour Tin Refinery"]);
    assert_eq!(typed("CID990001, Kiln Metals Co., Ltd., China"), ["CID990001"]);
    assert_eq!(
        asked("CID990001, Nobody Knows Ltd."),
        [("CID990001".to_owned(), Outcome::Found), ("Nobody Knows Ltd.".to_owned(), Outcome::NotListed)]
    );
}

#[test]
fn metal_and_country_of_a_row_decide() {
    let metals = |text: &str| -> Vec<String> {
        let found = look_up(text, &lists());
        found.answers.iter().flat_map(|answer| &answer.smelters).flat_map(|smelter| smelter.metals.clone()).collect()
    };
    assert_eq!(metals("Aster Refining AG"), ["Gold", "Silver"], "all metals are told");
    assert_eq!(metals("Silver\tAster Refining AG"), ["Silver"]);
    assert_eq!(metals("锡\tAster Refining AG"), ["Gold", "Silver"], "another metal than the row says");
    assert_eq!(asked("Tin\tKiln Metals\tPERU")[0].1, Outcome::Similar, "another country");
    assert_eq!(asked("Kiln Metals, China")[0].1, Outcome::Found);
    assert_eq!(asked("示例锡业 Kiln Metals")[0].1, Outcome::Found);
}

#[test]
fn what_is_not_certain_is_said() {
    assert_eq!(asked("Harbour Tin"), [("Harbour Tin".to_owned(), Outcome::Several)]);
    let found = look_up("North Harbor Tin Refinry\nNobody Knows", &lists());
    let similar: Vec<&str> = found.answers[0].similar.iter().map(|similar| similar.id.as_str()).collect();
    assert_eq!((found.answers[0].outcome, similar[0]), (Outcome::Similar, "CID990002"));
    assert!(found.answers[0].smelters.is_empty());
    let of_group = look_up("Harbour Refinery", &lists());
    assert_eq!(of_group.answers[0].similar.len(), 2);
    assert_eq!(found.answers[1].outcome, Outcome::NotListed);
    let text = found.answers[1].text();
    assert!(text.en.starts_with("not listed") && !text.en.contains("conformant"), "{text:?}");
}

#[test]
fn what_is_no_name_is_passed_over_and_told() {
    let mail =
        "Dear all,\n\nplease confirm these smelters:\nKiln Metals\nCID990002 is new, Harbour Tin too.\nThank you";
    let found = look_up(mail, &lists());
    let typed: Vec<&str> = found.answers.iter().map(|answer| answer.typed.as_str()).collect();
    assert_eq!(typed, ["Kiln Metals", "CID990002"]);
    let passed: Vec<usize> = found.passed_over.iter().map(|passed| passed.line).collect();
    assert_eq!((passed, found.passed_over_count), (vec![1, 3, 6], 3));
    assert_eq!(typed_of_nothing(""), 0);
    assert_eq!(typed_of_nothing(" \n\t;;\u{3000}\n---\n"), 0);
    assert_eq!(typed_of_nothing("Tin\nUnknown\n12"), 0);
}

fn typed_of_nothing(text: &str) -> usize {
    look_up(text, &lists()).answers.len()
}

#[test]
fn statuses_removals_and_events_are_those_of_the_check() {
    let found = look_up("CID990101 CID990104 CID990106 CID990130", &invented_lists());
    let smelter = |place: usize| &found.answers[place].smelters[0];
    let removed = smelter(0).removed.as_ref().unwrap();
    assert!(
        removed.text.en.contains("is on \"Invented list of 2024\" (2024-03-01), but not on"),
        "{}",
        removed.text.en
    );
    assert_eq!(found.lists[removed.absent_from.unwrap()].id, "invented-newer");
    assert_eq!(smelter(0).status_text().en, "no list in use gives a status, so it is not known");
    assert_eq!(smelter(1).status.as_ref().unwrap().kind, StatusKind::Active);
    assert_eq!(smelter(2).status.as_ref().unwrap().text.en, "Outreach Required on \"Invented statuses\" (2026-02-20)");
    assert_eq!(smelter(3).events[0].text.en, "put on the EU sanctions list, 2025-03-17 (Invented gazette)");
}

#[test]
fn a_list_of_the_user_wins() {
    let older = list("older", ListKind::Status, "2025-01-01", vec![row(Tin, "CID990001", "", "", "", "Conformant")]);
    let newer = list("newer", ListKind::Status, "2026-01-01", vec![row(Tin, "CID990002", "", "", "", "Conformant")]);
    let own = vec![ListEntry { reason: "no reply".to_owned(), ..row(Tin, "CID990001", "Kiln", "", "", "") }];
    let lists = Lists::new(vec![older, newer, list("blocked", ListKind::Blocked, "2026-01-02", own)]);
    let found = look_up("CID990001", &lists);
    let smelter = &found.answers[0].smelters[0];
    assert_eq!(smelter.status, None);
    assert!(smelter.status_text().en.ends_with("its status is not known"));
    assert_eq!(
        smelter.company[0].text.en,
        "on \"blocked\" (2026-01-02), a list of smelters that are not taken: \"no reply\""
    );
}

#[test]
fn texts_of_any_size_end_soon_and_say_what_was_left_out() {
    for text in ["a,".repeat(100_000), "Kiln Metals;".repeat(50_000), "CID990001,Kiln Metals,".repeat(20_000)] {
        let found = look_up(&text, &lists());
        assert!(found.left_out > 0 && !found.all_found());
    }
    let ids: Vec<String> = (0..12_000).map(|number| format!("CID{number:06}")).collect();
    let found = look_up(&ids.join(" "), &lists());
    assert_eq!((found.answers.len(), found.left_out), (10_000, 2_000));
    for text in [" ".repeat(2_000_000), "\"".repeat(300_000), "(".repeat(300_000), "x".repeat(2_000_000)] {
        assert!(look_up(&text, &lists()).answers.len() < 2);
    }
}

#[test]
fn names_that_differ_by_their_legal_form_are_two() {
    let lists = Lists::new(vec![list(
        "names",
        ListKind::Identity,
        "2026-01-01",
        vec![
            row(Tin, "CID990001", "Aster GmbH", "", "GERMANY", ""),
            row(Tin, "CID990002", "Aster Co., Ltd.", "", "JAPAN", ""),
        ],
    )]);
    let found = look_up("Aster GmbH\nAster Co., Ltd.\nAster", &lists);
    let outcomes: Vec<_> = found.answers.iter().map(|answer| (answer.outcome, answer.smelters.len())).collect();
    assert_eq!(outcomes, [(Outcome::Found, 1), (Outcome::Found, 1), (Outcome::Several, 2)]);
}

#[test]
fn without_lists_nothing_is_listed() {
    let found = look_up("CID990001\nKiln Metals", &Lists::default());
    assert!(found.answers.iter().all(|answer| answer.outcome == Outcome::NotListed));
}

#[test]
fn smelters_of_no_metal_are_found() {
    let entry = ListEntry { metal: None, ..row(Tin, "CID990001", "Kiln Metals", "", "CHINA", "") };
    let lists = Lists::new(vec![list("names", ListKind::Identity, "2026-01-01", vec![entry])]);
    let found = look_up("Kiln Metals", &lists);
    assert_eq!((found.answers[0].outcome, found.answers[0].smelters.len()), (Outcome::Found, 1));
}

#[cfg(feature = "facts")]
#[test]
fn the_built_in_facts_say_in_which_look_up_a_smelter_is() {
    let lists = Lists::built_in();
    let smelter = lists.smelters().iter().find(|smelter| lists.listed_in(smelter).count() > 1).unwrap();
    let found = look_up(&smelter.id, &lists);
    let named = found.answers[0].smelters[0].listed_in.iter().map(|list| &found.lists[*list]);
    let revisions: Vec<&str> =
        named.filter_map(|list| list.template.as_ref()).map(|template| template.revision.as_str()).collect();
    assert!(revisions.len() > 1, "{revisions:?}");
}
