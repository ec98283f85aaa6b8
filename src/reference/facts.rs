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
mod tests;
