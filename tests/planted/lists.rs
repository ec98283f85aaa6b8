//! Defects that only lists of smelters show, and those about countries.

use crate::form::{Form, day_of_the_check};
use crate::questions::At as Questions;
use crate::rows::At;
use crate::{Plant, plant};
use smeltcheck::base::date::Date;
use smeltcheck::base::text::Text;
use smeltcheck::profile::{Profile, Settings};
use smeltcheck::reference::{Facts, List, ListEntry, ListInfo, ListKind, Lists, StatusKind};
use smeltcheck::report::ProfileInfo;
use smeltcheck::template::{Family, Mineral};

fn entry(metal: &str, id: &str, name: &str, status: &str) -> ListEntry {
    ListEntry {
        metal: Mineral::parse(metal),
        id: id.to_owned(),
        name: name.to_owned(),
        status: StatusKind::read(status),
        ..ListEntry::default()
    }
}

fn list(kind: ListKind, (year, month, day): (i32, u8, u8), entries: Vec<ListEntry>) -> List {
    let info = ListInfo {
        id: format!("made-up-{year}"),
        name: Text::fixed("Made-up list", "虚构清单"),
        kind,
        date: Date::new(year, month, day),
        source: Text::fixed("Test", "测试"),
        count: 0,
        built_in: false,
        template: None,
    };
    List { info, entries }
}

fn beside(lists: Lists) -> Settings {
    Settings { lists, ..Settings::on(day_of_the_check()) }
}

const RECENT: (i32, u8, u8) = (2026, 2, 20);
const OLD: (i32, u8, u8) = (2024, 6, 1);

/// `origin` is what the form says about the metal of the rows, where it asks; `validated` the
/// answer that suppliers must use audited smelters.
pub fn plants(form: &Form, at: &At, origin: Option<&Questions>, validated: Option<&str>) -> Vec<Plant> {
    let &At { metal, chosen, by_id, by_id_metal, next, .. } = at;
    let strict = form.family == Family::Cmrt;
    let cell = |column: &str, row: u32| format!("S!{column}{row}");
    let (of_metal, of_by_id) = (form.listed(metal), form.listed(by_id_metal));
    let known = of_by_id[0];
    let typed = |name: &str, country: &str| form.not_listed(next, metal, [name, country, "Liuzhou"]);
    let status = |word: &str, day| {
        beside(Lists::new(vec![list(ListKind::Status, day, vec![entry(by_id_metal, &known.id, "", word)])]))
    };
    let identity = |entries: Vec<ListEntry>| Lists::new(vec![list(ListKind::Identity, RECENT, entries)]);
    let others = |entries: Vec<ListEntry>| beside(identity(entries));
    // Enough of them that a smelter which is missing tells something.
    let some_of_metal = || {
        let some =
            (201..221).map(|number| entry(metal, &format!("CID990{number}"), &format!("Voorbeeld {number} B.V."), ""));
        others(some.collect())
    };
    let digits = known.id.trim_start_matches("CID");
    let event =
        format!("metal|{by_id_metal}\n{digits}|DE||0|{}\n!sanction-eu|2025-03-17|Made-up gazette", known.standard_name);
    let events = Facts::parse(&event).expect("facts");
    let info = ProfileInfo {
        id: "made-up".to_owned(),
        minimum_conformant: [(by_id_metal.to_owned(), 5)].into(),
        ..ProfileInfo::default()
    };
    let profile = Profile { info, ..Profile::default() };
    // The list knows the metal and names another smelter of it.
    let another = vec![entry(by_id_metal, "CID990202", "Voorbeeld Twee B.V.", "Conformant")];
    let minimum = Settings { profile, ..beside(Lists::new(vec![list(ListKind::Status, RECENT, another)])) };
    let mut plants = vec![
        plant("R15/warning", &cell("F", by_id)).settings(minimum),
        plant("R14/warning", &cell("F", by_id)).settings(beside(Lists::with_facts(Vec::new(), &events))),
        plant(if strict { "R10/warning" } else { "R10/info" }, &cell("F", by_id))
            .settings(status("In Communication", RECENT)),
        plant("R05/info", &cell("C", by_id)).settings(others(vec![entry(
            by_id_metal,
            &known.id,
            "Nieuwe Naam Metaal B.V.",
            "",
        )])),
        plant("R07/warning", &cell("F", by_id)).settings(beside(Lists::new(vec![
            list(ListKind::Identity, OLD, vec![entry(by_id_metal, &known.id, &known.standard_name, "")]),
            list(ListKind::Identity, RECENT, vec![entry(by_id_metal, "CID990202", "Voorbeeld Twee B.V.", "")]),
        ]))),
        plant(if strict { "R11/warning" } else { "R11/info" }, &cell("D", next))
            .beside(some_of_metal())
            .with(typed("Zandstrand Probewerk", "CHINA")),
        plant("R08/info", &cell("D", next))
            .beside(others(vec![entry(metal, "CID990203", "Zandstrand Probewerk", "")]))
            .with(typed("Zandstrand Probewerk", "CHINA")),
        plant("R01/warning", &cell("F", next))
            .beside(some_of_metal())
            .with(typed("Zandstrand Probewerk", "CHINA"))
            .put(&cell("F", next), "CID990999")
            .put(&cell("G", next), "RMI"),
        plant("R02/error", &cell("F", next))
            .with(typed("Zandstrand Probewerk", "CHINA"))
            .put(&cell("F", next), &known.id)
            .put(&cell("G", next), "RMI"),
        plant("R06/warning", &cell("D", next)).with(typed(&of_metal[6].standard_name, &of_metal[6].country)),
        plant("R03/error", &cell("F", chosen)).put(&cell("F", chosen), &of_metal[6].id),
        plant("R04/warning", &cell("E", chosen)).put(&cell("E", chosen), "ICELAND"),
        plant("G06/warning", &cell("E", next))
            .settings(Settings {
                profile: Profile { sanctioned_countries: vec!["TV".to_owned()], ..Profile::default() },
                ..Settings::on(day_of_the_check())
            })
            .with(typed("Zandstrand Probewerk", "TUVALU")),
    ];
    if let Some(answer) = validated {
        let more = [(next, of_metal[5]), (next + 1, of_metal[7]), (next + 2, of_metal[8])];
        let entries = more.map(|(_, smelter)| entry(metal, &smelter.id, "", "In Communication")).to_vec();
        let mut few = plant("D10/info", answer)
            .settings(beside(Lists::new(vec![list(ListKind::Status, RECENT, entries)])))
            .with(more.iter().flat_map(|(row, smelter)| form.choose(*row, metal, &smelter.alias)).collect());
        for (row, _) in more {
            few = few.and("R10", &cell("F", row), "each of them has the status that makes them few");
        }
        plants.push(few);
    }
    if let Some(questions) = origin {
        plants.push(plant("G02/warning", &cell("E", next)).with(typed("Zandstrand Probewerk", "LIBYA")));
        plants.push(plant("G03/warning", &cell("O", chosen)).put(&cell("O", chosen), "Libya"));
        if questions.covered.is_some() {
            plants.push(plant("G01/warning", &cell("E", next)).with(typed("Zandstrand Probewerk", "RWANDA")));
            plants.push(plant("G03/warning", &cell("O", chosen)).put(&cell("O", chosen), "Rwanda"));
        }
    }
    plants
}
