//! The lists of smelters against which the examples of the rules are run.

use crate::reference::{Facts, List, ListEntry, ListInfo, ListKind, Lists, StatusKind};
use crate::settings::Date;
use crate::template::KnownMineral;
use crate::text::Text;

/// Something that happened to an invented refiner, in the form of the built-in facts.
const EVENTS: &str = "metal|Gold
990130|SE||0|Exempel Guld AB
!sanction-eu|2025-03-17|Invented gazette";

/// Lists of invented smelters that switch on every rule which only lists switch on. None of them names the smelters of
/// the forms in order, but for the one that has a new name here. They suit a check on 2026-03-02.
pub fn invented_lists() -> Lists {
    let older = list(
        "invented-older",
        "Invented list of 2024",
        "虚构清单（2024 年）",
        ListKind::Identity,
        (2024, 3, 1),
        &[
            row(KnownMineral::Tin, "CID990101", "Voorbeeld Tin B.V.", "NETHERLANDS", ""),
            row(KnownMineral::Tin, "CID990103", "Primjer Kositar", "CROATIA", ""),
        ],
    );
    let newer = list(
        "invented-newer",
        "Invented list of 2026",
        "虚构清单（2026 年）",
        ListKind::Identity,
        (2026, 1, 15),
        &[
            row(KnownMineral::Tin, "CID990103", "Primjer Kositar", "CROATIA", ""),
            row(KnownMineral::Tin, "CID990104", "Paraugs Alva SIA", "LATVIA", ""),
            row(KnownMineral::Tin, "CID990105", "Exemplo Estanho Ltda.", "BRAZIL", ""),
            row(KnownMineral::Tin, "CID990106", "Pavyzdys Alavas UAB", "LITHUANIA", ""),
            row(KnownMineral::Tin, "CID990107", "Numune Kalay A.S.", "TURKEY", ""),
            row(KnownMineral::Tin, "CID990150", "Huta Przyklad", "POLAND", ""),
            row(KnownMineral::Tin, "CID990151", "Zaklad Probny Cyny", "POLAND", ""),
            row(KnownMineral::Tin, "CID990152", "Wytop Wymyslony", "POLAND", ""),
            row(KnownMineral::Tin, "CID990153", "Odlewnia Zmyslona", "POLAND", ""),
            row(KnownMineral::Tin, "CID990154", "Cynownia Dowolna", "POLAND", ""),
            row(KnownMineral::Tungsten, "CID990005", "Fanli Wolfram Co., Ltd.", "CHINA", ""),
            row(KnownMineral::Gold, "CID990120", "Mfano Dhahabu Ltd.", "KENYA", ""),
        ],
    );
    let assessments = list(
        "invented-statuses",
        "Invented statuses",
        "虚构状态清单",
        ListKind::Status,
        (2026, 2, 20),
        &[
            row(KnownMineral::Tin, "CID990103", "", "", "Conformant"),
            row(KnownMineral::Tin, "CID990104", "", "", "Active"),
            row(KnownMineral::Tin, "CID990105", "", "", "Eligible"),
            row(KnownMineral::Tin, "CID990106", "", "", "Outreach Required"),
            row(KnownMineral::Tin, "CID990107", "", "", "Eligible"),
        ],
    );
    let old = list(
        "invented-old-statuses",
        "Invented old statuses",
        "虚构旧状态清单",
        ListKind::Status,
        (2024, 6, 1),
        &[row(KnownMineral::Gold, "CID990120", "", "", "Conformant")],
    );
    let lists = vec![older, newer, assessments, old];
    match Facts::parse(EVENTS) {
        Ok(facts) => Lists::with_facts(lists, &facts),
        Err(_) => Lists::new(lists),
    }
}

fn list(
    id: &str,
    en: &'static str,
    zh: &'static str,
    kind: ListKind,
    (year, month, day): (i32, u8, u8),
    entries: &[ListEntry],
) -> List {
    let info = ListInfo {
        id: id.to_owned(),
        name: Text::fixed(en, zh),
        kind,
        date: Date::new(year, month, day),
        source: Text::fixed("Invented", "虚构"),
        count: 0,
        built_in: false,
        template: None,
    };
    List { info, entries: entries.to_vec() }
}

fn row(metal: KnownMineral, id: &str, name: &str, country: &str, status: &str) -> ListEntry {
    ListEntry {
        metal: Some(metal.into()),
        id: id.to_owned(),
        name: name.to_owned(),
        country: country.to_owned(),
        status: StatusKind::read(status),
        ..ListEntry::default()
    }
}
