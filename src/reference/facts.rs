//! The built-in historical facts about smelters: ids, names, countries, the status that was public
//! in 2023, statements of public documents since, and events.
//!
//! Single facts from public documents, made by `cargo xtask data`; not a list of RMI's, not
//! endorsed by RMI, and not current. A build without the feature `facts` has none, and nothing may
//! assume that they are there.

use super::{
    CountryEvent, Event, EventKind, List, ListEntry, ListInfo, ListKind, ListTemplate, NameKind, OtherName,
    OtherStatus, RemovalReason, StatusKind,
};
use crate::base::date::Date;
use crate::base::text::Text;
use crate::template::{Mineral, TemplateKind};

#[cfg(feature = "facts")]
const BUILT_IN: &str = include_str!("data/facts.txt");

/// Names of the same smelters in Chinese, Japanese and Korean, typed by hand; the file says where
/// they come from.
#[cfg(feature = "facts")]
const EAST_ASIAN_NAMES: &str = include_str!("data/east_asian_names.txt");

/// Facts about smelters, as read from the data file.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Facts {
    status_date: Option<Date>,
    editions: Vec<Edition>,
    documents: Vec<Document>,
    smelters: Vec<SmelterFacts>,
    country_events: Vec<CountryEvent>,
}

/// One template whose `Smelter Look-up` sheet was read.
#[derive(Clone, Debug, PartialEq)]
struct Edition {
    template: ListTemplate,
    /// The day of the list in that sheet, as its Revision sheet states it.
    date: Date,
}

/// A public document, such as a company's filing, that states the status of smelters on a day.
#[derive(Clone, Debug, PartialEq)]
struct Document {
    key: String,
    date: Date,
    /// How it is named next to a status.
    name: Text,
    /// Where in it the statuses stand.
    place: Text,
}

#[derive(Clone, Debug, PartialEq)]
struct SmelterFacts {
    metal: Mineral,
    id: String,
    country_code: String,
    name: String,
    other_names: Vec<OtherName>,
    status: Option<StatusKind>,
    /// The day of the status, where it is not that of all of them.
    status_date: Option<Date>,
    /// Bit n: whether edition n has it.
    editions: u32,
    /// What each document states, in the order of the documents; shorter where the last ones do not
    /// name it.
    statements: Vec<Option<StatusKind>>,
    events: Vec<Event>,
}

/// A line of the data file that could not be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("line {line} of the facts about smelters cannot be read")]
pub struct FactsError {
    /// The line, from 1.
    pub line: usize,
}

impl Facts {
    /// The facts in this build; none where it was made without the feature `facts`.
    pub fn built_in() -> Option<Self> {
        #[cfg(feature = "facts")]
        let facts = Self::parse(BUILT_IN).ok().map(|facts| facts.with_names(EAST_ASIAN_NAMES));
        #[cfg(not(feature = "facts"))]
        let facts = None;
        facts
    }

    /// Reads the data file that `cargo xtask data` writes.
    pub fn parse(text: &str) -> Result<Self, FactsError> {
        let mut facts = Self::default();
        let mut metal = None;
        for (index, line) in text.lines().enumerate() {
            facts.read_line(line, &mut metal).ok_or(FactsError { line: index + 1 })?;
        }
        Ok(facts)
    }

    /// Adds further names of smelters, a line for each: `ID|NAME|NAME...`, the id without `CID`.
    /// Lines that begin with `#` are remarks.
    #[cfg(feature = "facts")]
    fn with_names(mut self, names: &str) -> Self {
        for line in names.lines().filter(|line| !line.starts_with('#')) {
            let Some((digits, names)) = line.split_once('|') else { continue };
            let smelter = self.smelters.iter_mut().find(|smelter| smelter.id.get(3..) == Some(digits));
            let names = names.split('|').map(|name| OtherName { name: name.to_owned(), kind: NameKind::Alias });
            if let Some(smelter) = smelter {
                smelter.other_names.extend(names);
            }
        }
        self
    }

    /// Reads a line: `status|DATE`, `template|KIND|REVISION|DATE`, `document|KEY|DATE|NAME|NAME IN
    /// CHINESE|PLACE|PLACE IN CHINESE`, `metal|NAME`, `ban|COUNTRY|EVENT|DATE|SOURCE`,
    /// `=STATEMENTS` and `!EVENT|DATE|SOURCE|IDS|LISTED AGAIN` for the smelter above, or
    /// `ID|COUNTRY|STATUS|EDITIONS|NAME|OTHER NAMES...`. The id is without `CID`; the status is
    /// `C`, `A` or `E`, with a day where it has its own; editions are a hexadecimal set; another
    /// name begins with `<` where it is a former standard name, and with `~` where only lists
    /// before 2015 have it. Statements are a letter for each document, a full stop for one that
    /// does not name the smelter.
    fn read_line(&mut self, line: &str, metal: &mut Option<Mineral>) -> Option<()> {
        let mut fields = line.split('|');
        let first = fields.next()?;
        match first {
            "status" => self.status_date = Some(Date::parse_iso(fields.next()?)?),
            "template" => {
                let kind = match fields.next()? {
                    "cmrt" => TemplateKind::Cmrt,
                    "emrt" => TemplateKind::Emrt,
                    "amrt" => TemplateKind::Amrt,
                    "crt" => TemplateKind::Crt,
                    _ => return None,
                };
                let template = ListTemplate { kind, revision: fields.next()?.to_owned() };
                self.editions.push(Edition { template, date: Date::parse_iso(fields.next()?)? });
            }
            "document" => {
                let (key, date) = (fields.next()?.to_owned(), Date::parse_day_or_month(fields.next()?)?);
                let mut text =
                    || Some(Text { en: fields.next()?.to_owned().into(), zh_cn: fields.next()?.to_owned().into() });
                let (name, place) = (text()?, text()?);
                self.documents.push(Document { key, date, name, place });
            }
            "metal" => *metal = Some(Mineral::parse(fields.next()?)?),
            "ban" => {
                let country_code = fields.next()?.to_owned();
                let event = read_event(fields.next()?, fields)?;
                self.country_events.push(CountryEvent { metal: metal.clone()?, country_code, event });
            }
            _ if first.starts_with('!') => {
                let event = read_event(first.get(1..)?, fields)?;
                self.smelters.last_mut()?.events.push(event);
            }
            _ if first.starts_with('=') => {
                let statements: Vec<_> = first.chars().skip(1).map(read_statement).collect::<Option<_>>()?;
                if statements.len() > self.documents.len() {
                    return None;
                }
                self.smelters.last_mut()?.statements = statements;
            }
            _ => self.smelters.push(read_smelter(metal.clone()?, first, fields)?),
        }
        Some(())
    }

    /// The facts as lists, which any other list may follow or outdate: the statuses of 2023, the
    /// statements of each document, one identity list per template, and the smelters that only
    /// other documents name.
    pub(super) fn lists(&self) -> Vec<List> {
        let mut lists = vec![List { info: status_info(self.status_date), entries: self.statuses() }];
        for (index, document) in self.documents.iter().enumerate() {
            lists.push(List { info: document.info(), entries: self.statements_of(index) });
        }
        for (index, edition) in self.editions.iter().enumerate() {
            let in_edition = |smelter: &&SmelterFacts| smelter.editions & (1 << index) != 0;
            // The newest edition carries the names.
            let newest = |smelter: &SmelterFacts| self.newest_edition(smelter) == Some(index);
            let entry = |smelter: &SmelterFacts| if newest(smelter) { smelter.entry() } else { smelter.bare_entry() };
            let entries = self.smelters.iter().filter(in_edition).map(entry).collect();
            lists.push(List { info: edition.info(), entries });
        }
        let others = self.smelters.iter().filter(|smelter| self.newest_edition(smelter).is_none());
        lists.push(List { info: other_info(), entries: others.map(SmelterFacts::entry).collect() });
        lists
    }

    fn statuses(&self) -> Vec<ListEntry> {
        let with_status = self.smelters.iter().filter(|smelter| smelter.status.is_some());
        with_status
            .map(|smelter| ListEntry {
                status: smelter.status.clone(),
                date: smelter.status_date,
                ..smelter.bare_entry()
            })
            .collect()
    }

    fn statements_of(&self, document: usize) -> Vec<ListEntry> {
        let stated = |smelter: &SmelterFacts| {
            let status = smelter.statements.get(document).cloned().flatten()?;
            Some(ListEntry { status: Some(status), ..smelter.bare_entry() })
        };
        self.smelters.iter().filter_map(stated).collect()
    }

    /// The newest edition that has the smelter.
    fn newest_edition(&self, smelter: &SmelterFacts) -> Option<usize> {
        let editions = self.editions.iter().enumerate();
        let in_edition = editions.filter(|(index, _)| smelter.editions & (1 << index) != 0);
        in_edition.max_by_key(|(_, edition)| edition.date).map(|(index, _)| index)
    }

    /// What happened to each smelter, by id.
    pub(super) fn events(&self) -> impl Iterator<Item = (&str, &[Event])> {
        self.smelters.iter().map(|smelter| (smelter.id.as_str(), smelter.events.as_slice()))
    }

    /// What happened to all smelters of a metal in a country.
    pub(super) fn country_events(&self) -> &[CountryEvent] {
        &self.country_events
    }
}

impl SmelterFacts {
    fn bare_entry(&self) -> ListEntry {
        ListEntry { metal: Some(self.metal.clone()), id: self.id.clone(), ..ListEntry::default() }
    }

    fn entry(&self) -> ListEntry {
        ListEntry {
            name: self.name.clone(),
            other_names: self.other_names.clone(),
            country: self.country_code.clone(),
            ..self.bare_entry()
        }
    }
}

fn read_smelter<'a>(metal: Mineral, digits: &str, mut fields: impl Iterator<Item = &'a str>) -> Option<SmelterFacts> {
    let country_code = fields.next()?.to_owned();
    let (status, day) = fields.next().map(|status| status.split_at_checked(1).unwrap_or_default())?;
    let status = match status {
        "C" => Some(StatusKind::Conformant),
        "A" => Some(StatusKind::Active),
        "E" => Some(StatusKind::Eligible),
        "" => None,
        _ => return None,
    };
    let editions = u32::from_str_radix(fields.next()?, 16).ok()?;
    let name = fields.next()?.to_owned();
    let other_names = fields.map(|name| {
        let marked = [('<', NameKind::Former), ('~', NameKind::Old)]
            .into_iter()
            .find_map(|(mark, kind)| Some((name.strip_prefix(mark)?, kind)));
        let (name, kind) = marked.unwrap_or((name, NameKind::Alias));
        OtherName { name: name.to_owned(), kind }
    });
    Some(SmelterFacts {
        metal,
        id: format!("CID{digits}"),
        country_code,
        name,
        other_names: other_names.collect(),
        status,
        status_date: if day.is_empty() { None } else { Some(Date::parse_iso(day)?) },
        editions,
        statements: Vec::new(),
        events: Vec::new(),
    })
}

/// The status of a letter; none inside where the document does not name the smelter.
#[allow(clippy::option_option, reason = "the outer one is a letter that nobody knows")]
fn read_statement(letter: char) -> Option<Option<StatusKind>> {
    let other = |status: OtherStatus| Some(StatusKind::Other(status.name().en.into_owned()));
    Some(match letter {
        '.' => None,
        'C' => Some(StatusKind::Conformant),
        'A' => Some(StatusKind::Active),
        'N' => other(OtherStatus::NonConformant),
        'O' => other(OtherStatus::OutreachRequired),
        'U' => other(OtherStatus::UnableToProceed),
        'S' => other(OtherStatus::CommunicationSuspended),
        'I' => other(OtherStatus::InCommunication),
        'B' => other(OtherStatus::NeitherConformantNorActive),
        'E' => other(OtherStatus::NotEnrolled),
        _ => return None,
    })
}

fn read_event<'a>(kind: &str, mut fields: impl Iterator<Item = &'a str>) -> Option<Event> {
    let kind = match kind {
        "not-operating" => EventKind::Removed(RemovalReason::NotOperating),
        "not-a-smelter" => EventKind::Removed(RemovalReason::NotASmelter),
        "by-plant" => EventKind::Removed(RemovalReason::ListedByPlant),
        "other-name-of" => EventKind::Removed(RemovalReason::OtherNameOf),
        "audit-stop" => EventKind::AuditStop,
        "lbma-suspended" => EventKind::LbmaSuspended,
        "lbma-affiliate-suspended" => EventKind::LbmaAffiliateSuspended,
        "uae-suspended" => EventKind::UaeSuspended,
        "sanction-us" => EventKind::SanctionedByUs,
        "sanction-eu" => EventKind::SanctionedByEu,
        "sanction-uk" => EventKind::SanctionedByUk,
        "court" => EventKind::CourtJudgment,
        "import-ban-us" => EventKind::ImportBanUs,
        "import-ban-eu" => EventKind::ImportBanEu,
        "import-ban-uk" => EventKind::ImportBanUk,
        _ => return None,
    };
    let date = Date::parse_iso(fields.next()?)?;
    let source = fields.next()?.to_owned();
    let see = fields.next().unwrap_or_default().split(';').filter(|digits| !digits.is_empty());
    let see = see.map(|digits| format!("CID{digits}")).collect();
    let listed_again = match fields.next().unwrap_or_default() {
        "" => None,
        day => Some(Date::parse_iso(day)?),
    };
    Some(Event { kind, date, source, see, listed_again, details: String::new() })
}

/// Where the facts come from, for readers.
const SOURCE: Text = Text::fixed(
    "Built-in historical facts from public documents; not from RMI and not endorsed by RMI",
    "内置历史资料，来自公开文件；不是由 RMI 提供，也未经 RMI 认可",
);

fn status_info(date: Option<Date>) -> ListInfo {
    ListInfo {
        id: "facts-status".to_owned(),
        name: Text::fixed("Built-in historical facts (status in 2023)", "内置历史资料（2023 年状态）"),
        kind: ListKind::Status,
        date,
        source: SOURCE,
        count: 0,
        built_in: true,
        template: None,
    }
}

fn other_info() -> ListInfo {
    ListInfo {
        id: "facts-other".to_owned(),
        name: Text::fixed("Built-in historical facts (other documents)", "内置历史资料（其他文件）"),
        kind: ListKind::Named,
        date: None,
        source: SOURCE,
        count: 0,
        built_in: true,
        template: None,
    }
}

impl Document {
    fn info(&self) -> ListInfo {
        let source = crate::text!(
            en: "{name}, {place}; single statements, built in, not from RMI and not endorsed by RMI",
            zh: "{name}，{place}；内置的单项记录，不是由 RMI 提供，也未经 RMI 认可";
            name: self.name, place: self.place);
        ListInfo {
            id: format!("facts-{}", self.key),
            name: self.name.clone(),
            kind: ListKind::Statements,
            date: Some(self.date),
            source,
            count: 0,
            built_in: true,
            template: None,
        }
    }
}

impl Edition {
    fn info(&self) -> ListInfo {
        let ListTemplate { kind, revision } = &self.template;
        let name = crate::text!(
            en: "Built-in historical facts (smelters of {kind} {revision})",
            zh: "内置历史资料（{kind} {revision} 的冶炼厂）",
            kind = kind, revision = revision);
        ListInfo {
            id: format!("facts-{}-{revision}", kind.name().to_lowercase()),
            name,
            kind: ListKind::Identity,
            date: Some(self.date),
            source: SOURCE,
            count: 0,
            built_in: true,
            template: Some(self.template.clone()),
        }
    }
}

#[cfg(all(test, feature = "facts"))]
mod tests {
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
        let Some(Removal { last_in: None, absent_from: Some(newest), event: Some(event) }) = lists.removal(removed)
        else {
            panic!("{:?}", lists.removal(removed))
        };
        assert_eq!(
            (newest.id.as_str(), event.kind),
            ("facts-cmrt-6.5", EventKind::Removed(RemovalReason::NotASmelter))
        );
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
        let of_cmrt =
            lists.smelters().iter().filter(|smelter| three.iter().any(|metal| smelter.is_of(&(*metal).into())));
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
}
