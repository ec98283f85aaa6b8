//! The built-in facts: what they hold, and that no invented name leads to a smelter.

use super::*;
use crate::base::normal::ComparableName;
use crate::reference::look_alikes::SHARING_GENERAL_WORDS;
use crate::reference::{Candidate, Countries, Lists, Match, Query, Removal, StatusGroup, TellingName};
use crate::template::KnownMineral;
use std::collections::BTreeSet;

fn find(lists: &Lists, metal: KnownMineral, name: &str, country_code: Option<&str>) -> Match {
    lists.find(&Query { metal: &metal.into(), id: "", name: &ComparableName::of(name), country_code })
}

fn id_of(lists: &Lists, found: &Match) -> String {
    found.certain().and_then(|index| lists.get(index)).map(|smelter| smelter.id.clone()).unwrap_or_default()
}

fn candidates<'a>(lists: &'a Lists, found: &Match) -> Vec<&'a str> {
    let Match::Similar(candidates) = found else { return Vec::new() };
    candidates.iter().map(|Candidate { index, .. }| lists.get(*index).unwrap().id.as_str()).collect()
}

#[test]
fn the_built_in_facts_are_read_whole() {
    let facts = Facts::parse(BUILT_IN).unwrap();
    assert_eq!(facts.smelters.len(), 902);
    assert_eq!((facts.editions.len(), facts.documents.len()), (13, 5));
    let statements = facts.smelters.iter().flat_map(|smelter| smelter.statements.iter().flatten());
    assert_eq!(statements.count(), 1_431);
    assert_eq!(facts.country_events.len(), 3);
    let countries = Countries::shipped();
    assert!(facts.smelters.iter().all(|smelter| countries.by_code(&smelter.country_code).is_some()));
    let known =
        |kind: &StatusKind| facts.smelters.iter().filter(|smelter| smelter.status.as_ref() == Some(kind)).count();
    // 267 and 40 rows are on the public lists of 2023; one id is on the former only in a report
    // of June 2023.
    assert_eq!((known(&StatusKind::Conformant), known(&StatusKind::Active)), (267, 40));
    assert_eq!(Facts::parse("metal|Tin\n990001|PE|X|0|Name"), Err(FactsError { line: 2 }));
    assert_eq!(Facts::parse("990001|PE||0|Name"), Err(FactsError { line: 1 }), "a smelter without a metal");
    let document = "document|d|2026-05|Example, report|示例报告|page 1|第 1 页\nmetal|Tin\n990001|PE||0|Name";
    assert!(Facts::parse(document).is_ok());
    for statements in ["=X", "=CC"] {
        assert_eq!(Facts::parse(&format!("{document}\n{statements}")), Err(FactsError { line: 4 }), "{statements}");
    }
}

#[test]
fn lists_count_what_the_templates_have() {
    let lists = Lists::built_in();
    let count = |id: &str| lists.infos().iter().find(|info| info.id == id).unwrap().count;
    assert_eq!(count("facts-cmrt-6.4"), 368);
    assert_eq!(count("facts-cmrt-6.5"), 349);
    assert_eq!(count("facts-emrt-2.1"), 305);
    let newest = |metal: KnownMineral| &lists.newest(ListKind::Identity, &metal.into()).unwrap().id;
    assert_eq!(newest(KnownMineral::Gold), "facts-cmrt-6.5");
    assert_eq!(newest(KnownMineral::Cobalt), "facts-emrt-2.1");
}

/// The cases that the facts must show: sanctions, the audit stop, removal between two
/// templates, status.
#[test]
fn well_known_cases() {
    let lists = Lists::built_in();
    let smelter = |id: &str| lists.by_id(id).unwrap();
    let events =
        |id: &str| smelter(id).events.iter().map(|event| (event.kind, event.date.to_string())).collect::<Vec<_>>();
    assert_eq!(events("CID003185"), [(EventKind::SanctionedByUs, "2022-03-17".to_owned())]);
    assert_eq!(events("CID005006"), [(EventKind::SanctionedByEu, "2025-03-17".to_owned())]);
    assert_eq!(
        events("CID000929"),
        [
            (EventKind::LbmaSuspended, "2022-03-07".to_owned()),
            (EventKind::AuditStop, "2022-09-19".to_owned()),
            (EventKind::SanctionedByUs, "2023-07-20".to_owned()),
        ]
    );
    for id in ["CID003185", "CID005006", "CID000929"] {
        assert_eq!(lists.removal(smelter(id)), None, "{id} is still in the newest list");
    }
    assert_eq!(lists.country_events(&KnownMineral::Gold.into(), "RU").count(), 3);
    assert_eq!(lists.country_events(&KnownMineral::Tin.into(), "RU").count(), 0);
    let luna = smelter("CID003387");
    let status = lists.status(luna).current.unwrap();
    assert_eq!((status.kind, status.date), (&StatusKind::Conformant, Date::new(2026, 5, 26)));
    assert_eq!(status.list.id, "facts-sec-rockwell-cy2025");
    let of_2023 = lists.rows_on(ListKind::Status, luna).next().unwrap().1;
    assert_eq!((&of_2023.status, of_2023.date), (&Some(StatusKind::Conformant), Date::new(2023, 6, 10)));
    assert_eq!(luna.country_code, Some("RW"));
    let tin = KnownMineral::Tin.into();
    assert_eq!(lists.status_group(&tin, Some(luna)), StatusGroup::ConformantOrActive);
    assert_eq!(lists.status_group(&tin, None), StatusGroup::NotListed);
    // Known from the history of the list only.
    let removed = smelter("CID000028");
    let Some(Removal { last_in: None, absent_from: Some(newest), event: Some(event) }) = lists.removal(removed) else {
        panic!("{:?}", lists.removal(removed))
    };
    assert_eq!((newest.id.as_str(), event.kind), ("facts-cmrt-6.5", EventKind::Removed(RemovalReason::NotASmelter)));
}

/// Every word that a document may use, with its letter in the data file; each is told with the
/// document and its month.
#[test]
fn each_word_of_a_document_is_read() {
    let words = [
        ('C', StatusKind::Conformant, StatusGroup::ConformantOrActive),
        ('A', StatusKind::Active, StatusGroup::ConformantOrActive),
        ('N', StatusKind::Other("Non-Conformant".into()), StatusGroup::NonConformant),
        ('O', StatusKind::Other("Outreach Required".into()), StatusGroup::OtherStatus),
        ('U', StatusKind::Other("RMI Due Diligence Review - Unable to Proceed".into()), StatusGroup::OtherStatus),
        ('S', StatusKind::Other("Communication Suspended - Not Interested".into()), StatusGroup::OtherStatus),
        ('I', StatusKind::Other("In Communication".into()), StatusGroup::OtherStatus),
        ('B', StatusKind::Other("Neither conformant nor active".into()), StatusGroup::OtherStatus),
        ('E', StatusKind::Other("Not enrolled".into()), StatusGroup::OtherStatus),
    ];
    for (letter, kind, group) in words {
        let text = format!(
            "document|a|2026-05|A|甲|p|页\ndocument|b|2026-05|B|乙|p|页\nmetal|Tin\n990001|PE|C|0|Name\n=.{letter}"
        );
        let lists = Lists::with_facts(Vec::new(), &Facts::parse(&text).unwrap());
        let smelter = lists.by_id("CID990001").unwrap();
        let status = lists.status(smelter).current.unwrap();
        assert_eq!((status.kind, status.list.id.as_str()), (&kind, "facts-b"));
        assert_eq!(status.date, Date::of_month(2026, 5));
        assert_eq!(lists.status_group(&KnownMineral::Tin.into(), Some(smelter)), group);
    }
}

#[test]
fn thirty_ids_left_between_cmrt_6_4_and_6_5() {
    let lists = Lists::built_in();
    let left = |smelter: &&crate::reference::ListedSmelter| {
        lists.removal(smelter).is_some_and(|removal| {
            removal.last_in.is_some_and(|info| info.id == "facts-cmrt-6.4")
                && removal.absent_from.is_some_and(|info| info.id == "facts-cmrt-6.5")
        })
    };
    assert_eq!(lists.smelters().iter().filter(left).count(), 30);
}

/// Names that belong to two ids of one metal ask for the id: those that RMI itself carries
/// twice, and aliases that are another's former name.
#[test]
fn shared_names_are_never_certain() {
    let lists = Lists::built_in();
    for (metal, name, country) in [
        (KnownMineral::Tin, "Metallo Belgium N.V.", None),
        (KnownMineral::Tungsten, "Chenzhou Diamond Tungsten Products Co., Ltd.", Some("CN")),
        (KnownMineral::Cobalt, "Simple Resources Co., Ltd.", None),
        (KnownMineral::Copper, "Ruashi II", Some("CD")),
        (KnownMineral::Copper, "Ruashi Mining SAS", Some("CD")),
        (KnownMineral::Nickel, "Taganito HPAL Nickel Corp.", Some("PH")),
        (KnownMineral::Nickel, "PT Debonair Nickel Indonesia", None),
        (KnownMineral::Tin, "Jiangxi Nanshan", Some("CN")),
        (KnownMineral::Tin, "Jiangxi Shunda Huichang Kam Tin Co., Ltd.", Some("CN")),
        (KnownMineral::Cobalt, "Jiangxi Rui da Xinnengyuan Technology Co., Ltd.", Some("CN")),
        (KnownMineral::Cobalt, "Vital Materials Workshop", Some("CN")),
        (KnownMineral::Lithium, "Wodgina", Some("AU")),
        (KnownMineral::Aluminum, "Green Posture, Lda", None),
    ] {
        let found = find(&lists, metal, name, country);
        assert!(matches!(&found, Match::Ambiguous(all) if all.len() == 2), "{name}: {found:?}");
    }
    for (metal, name) in [
        (KnownMineral::Tantalum, "Starck"),
        (KnownMineral::Tungsten, "Zhuzhou"),
        (KnownMineral::Gold, "Mitsui"),
        (KnownMineral::Tantalum, "TANIOBIS"),
        (KnownMineral::Tin, "PT Timah"),
        (KnownMineral::Tungsten, "Kennametal"),
    ] {
        for country in [None, Some("CN"), Some("DE"), Some("ID"), Some("JP"), Some("US")] {
            let found = find(&lists, metal, name, country);
            assert_eq!(found.certain(), None, "{name} in {country:?} is the name of a group");
        }
    }
}

/// Every listed name finds its own smelter, or asks; never another one.
#[test]
fn every_name_finds_its_own_smelter_or_asks() {
    let lists = Lists::built_in();
    let mut certain = 0;
    for (index, smelter) in lists.smelters().iter().enumerate() {
        let names = std::iter::once(&smelter.name).chain(smelter.other_names.iter().map(|other| &other.name));
        for name in names {
            for country_code in [None, smelter.country_code] {
                let found = lists.find(&Query {
                    metal: &smelter.metals[0],
                    id: "",
                    name: &ComparableName::of(name),
                    country_code,
                });
                match &found {
                    Match::ByName(found) | Match::ByAlias(found) => {
                        assert_eq!(*found, index, "{name}");
                        certain += 1;
                    }
                    Match::Ambiguous(all) => assert!(all.contains(&index), "{name}: {found:?}"),
                    Match::Similar(all) => assert!(all.len() <= 3),
                    other => assert_eq!(*other, Match::None, "{name}"),
                }
            }
        }
    }
    assert!(certain > 2_800, "{certain} of the names are certain");
}

/// 200 look-alikes: a listed name with one more word, another number or another ending, which
/// means another company. None may be certain.
#[test]
fn look_alikes_are_never_certain() {
    let lists = Lists::built_in();
    let by_hand = [
        (KnownMineral::Tungsten, "Zhuzhou Cemented Carbide Works", "CN"),
        (KnownMineral::Tungsten, "Zhuzhou Cemented Carbide Tools", "CN"),
        (KnownMineral::Tantalum, "Zhuzhou Cemented Carbides", "CN"),
        (KnownMineral::Tantalum, "Zhuzhou Carbide Group", "CN"),
        (KnownMineral::Tungsten, "Jiangxi Minmetals Gao'an Nonferrous", "CN"),
        (KnownMineral::Tungsten, "Jiangxi Tungsten Mining", "CN"),
        (KnownMineral::Tungsten, "Xiamen Tungsten New Materials", "CN"),
        (KnownMineral::Tungsten, "Xiamen Tungsten (H.K.) Co., Ltd.", "CN"),
        (KnownMineral::Tin, "Yunnan Tin New Material", "CN"),
        (KnownMineral::Tin, "PT Timah Tbk Bangka", "ID"),
        (KnownMineral::Tin, "PT Bangka", "ID"),
        (KnownMineral::Tin, "Gejiu Non-Ferrous Metal", "CN"),
        (KnownMineral::Gold, "JSC Ekaterinburg Non-Ferrous Metal Works", "RU"),
        (KnownMineral::Gold, "Heraeus Metals", "DE"),
        (KnownMineral::Gold, "Heraeus Precious Metals", "CN"),
        (KnownMineral::Gold, "Metalor Technologies", "JP"),
        (KnownMineral::Gold, "Eco-System Recycling Co., Ltd. South Plant", "JP"),
        (KnownMineral::Gold, "Umicore", "DE"),
        (KnownMineral::Gold, "Asahi Refining", "JP"),
        (KnownMineral::Gold, "Shandong Gold Refining", "CN"),
        (KnownMineral::Cobalt, "Zhejiang Huayou Cobalt Trading", "CN"),
        (KnownMineral::Cobalt, "GEM (Wuxi) New Material Co., Ltd.", "CN"),
        (KnownMineral::Tantalum, "Global Advanced Metals", "CA"),
        (KnownMineral::Tantalum, "KEMET", "JP"),
    ];
    let mut pairs = 0;
    let mut wrong = Vec::new();
    for (metal, name, country) in by_hand {
        pairs += 1;
        if let Some(index) = find(&lists, metal, name, Some(country)).certain() {
            wrong.push(format!("{name} is {}", lists.get(index).unwrap().name));
        }
    }
    let three = [KnownMineral::Gold, KnownMineral::Tin, KnownMineral::Tungsten, KnownMineral::Tantalum];
    let of_cmrt = lists.smelters().iter().filter(|smelter| three.iter().any(|metal| smelter.is_of(&(*metal).into())));
    for (number, smelter) in of_cmrt.step_by(3).take(180).enumerate() {
        let changed = match number % 6 {
            0 => format!("{} Trading", smelter.name),
            1 => format!("New {}", smelter.name),
            2 => format!("{} 2", smelter.name),
            3 => format!("Second {} Works", smelter.name),
            4 => smelter.name.replacen(' ', " East ", 1) + " East",
            _ => smelter.name.split_whitespace().rev().collect::<Vec<_>>().join(" ") + " Branch",
        };
        pairs += 1;
        let found = lists.find(&Query {
            metal: &smelter.metals[0],
            id: "",
            name: &ComparableName::of(&changed),
            country_code: smelter.country_code,
        });
        if found.certain().is_some() {
            wrong.push(format!("{changed} is {}", id_of(&lists, &found)));
        }
    }
    assert!(pairs >= 200, "{pairs} pairs");
    assert_eq!(wrong, Vec::<String>::new());
}

/// Invented names that share only metals, trades, places and legal forms with listed ones.
#[test]
fn names_of_general_words_are_never_certain() {
    let lists = Lists::built_in();
    for (metal, name, country, _) in SHARING_GENERAL_WORDS {
        for country_code in [None, Countries::shipped().code_of(country)] {
            assert_eq!(find(&lists, metal, name, country_code).certain(), None, "{name}");
        }
    }
}

/// A short form, a slip or an alias is never taken for another firm.
#[test]
fn misspelt_and_shortened_names_may_be_their_own_smelter() {
    let lists = Lists::built_in();
    let nowhere = BTreeSet::new();
    let mut wrong = Vec::new();
    for (number, smelter) in lists.smelters().iter().enumerate() {
        let own: Vec<TellingName> = std::iter::once(smelter.name.as_str())
            .chain(smelter.other_names.iter().map(|other| other.name.as_str()))
            .map(|name| TellingName::of(name, &nowhere))
            .collect();
        let letters: Vec<char> = smelter.name.chars().collect();
        let index = letters.len() / 3;
        let mut misspelt = letters.clone();
        if number % 2 == 0 {
            misspelt.remove(index);
        } else {
            misspelt.insert(index, letters[index]);
        }
        let words: Vec<&str> = smelter.name.split_whitespace().collect();
        let without_end = words[..words.len().min(3)].join(" ");
        // A letter less in a name of three is another name.
        let misspelt = if letters.len() < 12 { letters } else { misspelt };
        for name in [misspelt.into_iter().collect::<String>(), without_end, smelter.name.replace([' ', '-'], "")] {
            let typed = TellingName::of(&name, &nowhere);
            if !own.iter().any(|own| typed.may_be(own)) {
                wrong.push(format!("{name} / {}", smelter.name));
            }
        }
    }
    assert_eq!(wrong, Vec::<String>::new());
}

/// Every id is one that the facts have, and a name that two smelters of a metal share is one of
/// a group.
#[test]
fn east_asian_names_belong_to_listed_smelters() {
    let lists = Lists::built_in();
    let mut count = 0;
    let mut shared = BTreeSet::new();
    for line in EAST_ASIAN_NAMES.lines().filter(|line| !line.starts_with('#')) {
        let (digits, names) = line.split_once('|').unwrap();
        let smelter = lists.by_id(&format!("CID{digits}")).unwrap();
        for name in names.split('|') {
            count += 1;
            let found = lists.find(&Query {
                metal: &smelter.metals[0],
                id: "",
                name: &ComparableName::of(name),
                country_code: None,
            });
            match &found {
                Match::ByAlias(index) => assert_eq!(lists.get(*index), Some(smelter), "{name}"),
                Match::Ambiguous(_) => drop(shared.insert(name)),
                _ => panic!("{name}: {found:?}"),
            }
        }
    }
    assert!(count > 100, "{count}");
    assert_eq!(shared, BTreeSet::from(["格林美"]));
}

/// Names with a letter left out, doubled or exchanged have the right smelter among three
/// candidates.
#[test]
fn misspelt_names_have_the_right_candidate() {
    let lists = Lists::built_in();
    let mut missed = Vec::new();
    let mut tried = 0;
    let mut seen = BTreeSet::new();
    for (number, smelter) in lists.smelters().iter().enumerate() {
        let letters: Vec<char> = smelter.name.chars().collect();
        if letters.len() < 12 || !seen.insert(&smelter.name) {
            continue;
        }
        let middle = letters.len() / 3;
        let mut misspelt = letters.clone();
        match number % 3 {
            0 => {
                misspelt.remove(middle);
            }
            1 => misspelt.insert(middle, letters[middle]),
            _ => misspelt.swap(middle, middle + 1),
        }
        let misspelt: String = misspelt.into_iter().collect();
        let metal = &smelter.metals[0];
        let found = lists.find(&Query {
            metal,
            id: "",
            name: &ComparableName::of(&misspelt),
            country_code: smelter.country_code,
        });
        tried += 1;
        let right = match &found {
            Match::Similar(_) => candidates(&lists, &found).contains(&smelter.id.as_str()),
            // A blank or a mark was misspelt, not a letter.
            Match::ByName(_) | Match::ByAlias(_) => id_of(&lists, &found) == smelter.id,
            Match::Ambiguous(all) => all.iter().any(|index| lists.get(*index).unwrap().id == smelter.id),
            _ => false,
        };
        if !right {
            missed.push(format!("{misspelt} ({}): {found:?}", smelter.id));
        }
    }
    assert!(tried > 700, "{tried}");
    assert_eq!(missed, Vec::<String>::new());
}
