//! Names and ids that lead to a smelter, and those that do not.

use super::*;
use crate::base::text::Text;
use crate::reference::{List, ListEntry, ListInfo, ListKind, Lists};
use crate::template::KnownMineral;

fn lists(rows: &[(&str, &str, &str, &str)]) -> Lists {
    let entries = rows.iter().map(|(id, name, alias, country)| ListEntry {
        metal: Some(KnownMineral::Tin.into()),
        id: (*id).to_owned(),
        name: (*name).to_owned(),
        aliases: if alias.is_empty() { Vec::new() } else { vec![(*alias).to_owned()] },
        country: (*country).to_owned(),
        ..ListEntry::default()
    });
    let info = ListInfo {
        id: "test".into(),
        name: Text::same("test"),
        kind: ListKind::Identity,
        date: None,
        source: Text::same("test"),
        count: 0,
        built_in: false,
        template: None,
    };
    Lists::new(vec![List { info, entries: entries.collect() }])
}

fn find(lists: &Lists, metal: KnownMineral, id: &str, name: &str, country_code: Option<&str>) -> Match {
    lists.find(&Query { metal: &metal.into(), id, name: &ComparableName::of(name), country_code })
}

fn example() -> Lists {
    lists(&[
        ("CID990001", "Kiln Metals Co., Ltd.", "示例锡业有限公司", "CHINA"),
        ("CID990002", "North Harbour Tin Refinery", "Harbour Tin", "PERU"),
        ("CID990003", "South Harbour Tin Refinery", "Harbour Tin", "PERU"),
        ("CID990004", "Aster GmbH", "", "GERMANY"),
        ("CID990005", "Aster Co., Ltd.", "", "JAPAN"),
    ])
}

#[test]
fn the_id_comes_first_with_its_metal() {
    let lists = example();
    let tin = |id, name| find(&lists, KnownMineral::Tin, id, name, None);
    assert_eq!(tin("cid990001", "anything"), Match::ById(0));
    assert_eq!(find(&lists, KnownMineral::Gold, "CID990001", "", None), Match::IdOfOtherMetal(0));
    assert_eq!(tin("CID999999", "Kiln Metals"), Match::ByName(0), "an unknown id leaves the name");
    assert_eq!(tin("", ""), Match::None);
}

#[test]
fn exact_names_are_certain_unless_something_contradicts() {
    let lists = example();
    let tin = |name, country| find(&lists, KnownMineral::Tin, "", name, country);
    assert_eq!(tin("KILN METALS COMPANY LIMITED", Some("CN")), Match::ByName(0));
    assert_eq!(tin("示例锡业", None), Match::ByAlias(0));
    assert!(matches!(tin("Kiln Metals", Some("PE")), Match::Similar(_)), "another country");
    assert_eq!(tin("Harbour Tin", Some("PE")), Match::Ambiguous(vec![1, 2]));
    assert_eq!(tin("Aster GmbH", None), Match::ByName(3), "the company form tells two smelters apart");
    assert_eq!(tin("Aster", None), Match::Ambiguous(vec![3, 4]));
    assert_eq!(find(&lists, KnownMineral::Gold, "", "Kiln Metals", None), Match::None, "another metal");
}

#[test]
fn a_text_that_is_too_long_for_a_name_is_nobodys_name() {
    let long = "Kiln Metals ".repeat(40);
    let lists = lists(&[("CID990001", &long, "Kiln Metals", "CHINA")]);
    let tin = |name: &str| find(&lists, KnownMineral::Tin, "", name, Some("CN"));
    assert_eq!(tin("Kiln Metals"), Match::ByAlias(0));
    for name in [long.clone(), long.clone() + "Works", "Kiln Metals".to_owned() + &" ".repeat(400) + "x"] {
        assert_eq!(tin(&name), Match::None);
    }
}

#[test]
fn similar_names_are_candidates_only() {
    let lists = example();
    let tin = |name, country| find(&lists, KnownMineral::Tin, "", name, country);
    let Match::Similar(candidates) = tin("Nort Harbor Tin Refinery", Some("PE")) else { panic!("no candidates") };
    assert_eq!(candidates.iter().map(|found| found.index).collect::<Vec<_>>(), [1, 2]);
    assert!(candidates[0].likeness > candidates[1].likeness);
    assert_eq!(tin("Nort Harbor Tin Refinery", Some("CN")), Match::None, "another country");
    assert!(matches!(tin("Tin Refinery South Harbour", None), Match::Similar(_)));
    assert_eq!(tin("示例锡矿业", Some("PE")), Match::None);
    assert_eq!(tin(&"long ".repeat(100), None), Match::None);
}
