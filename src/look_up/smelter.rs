//! What the lists in use say about one smelter, as plain data with the sentences for readers.

use crate::base::date::Date;
use crate::base::text::{Shown, Text};
use crate::reference::{
    Countries, EventKind, ListInfo, ListKind, ListedSmelter, ListedStatus, Lists, NameKind, StatusKind, StatusView,
};
use crate::rules::smelter_reference::{public_event, removed_from_list};
use crate::rules::{list_on, list_text, smelter_title, status_text};
use crate::template::Mineral;
use crate::text;
use serde::{Deserialize, Serialize};

/// A smelter that an id or a name means.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct FoundSmelter {
    /// Its metal as the templates store it; several only where lists disagree, none where no list
    /// says.
    pub metals: Vec<String>,
    /// The id in capitals; empty where no list has one.
    pub id: String,
    /// The standard name on the newest list that has one.
    pub name: String,
    /// The country on the newest list that has one; empty where none has.
    pub country: Text,
    /// The ISO 3166-1 alpha-2 code of that country, where it is clear.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub country_code: Option<String>,
    /// How it was found.
    pub matched_by: MatchedBy,
    /// The status that the lists in use give.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub status: Option<StatusOnList>,
    /// What other public documents of the same months state otherwise, newest first.
    #[serde(skip_serializing_if = "Vec::is_empty", default)]
    pub also_stated: Vec<StatusOnList>,
    /// A status on an older list, where a newer list with that status no longer names the smelter.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub former_status: Option<StatusOnList>,
    /// The lists of smelters that name it, such as the look-up sheets of templates: places in the
    /// lists of the answer, newest first.
    pub listed_in: Vec<usize>,
    /// That it is no longer listed.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub removed: Option<RemovedFromList>,
    /// What the company's own lists say: smelters that it takes and does not take.
    #[serde(skip_serializing_if = "Vec::is_empty", default)]
    pub company: Vec<OnCompanyList>,
    /// What happened to it in public, oldest first, and to all metal of its country.
    #[serde(skip_serializing_if = "Vec::is_empty", default)]
    pub events: Vec<PublicEvent>,
}

/// How a smelter was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum MatchedBy {
    /// By its id.
    Id,
    /// By its standard name.
    StandardName,
    /// By another name that a list gives.
    OtherName,
    /// By its standard name on an older list.
    FormerName,
}

/// A status with its list. It was so on that list on that day; it is no present fact.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct StatusOnList {
    /// The status in the words of the list.
    pub kind: StatusKind,
    /// Place of the list in the lists of the answer.
    pub list: usize,
    /// The day of the status.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub date: Option<Date>,
    /// For a status of the past: the place of the newer list that no longer names the smelter.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub not_on: Option<usize>,
    /// The same for readers.
    pub text: Text,
}

/// That a smelter is no longer listed. No finding about its due diligence.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct RemovedFromList {
    /// Place of the newest list that names it.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub last_in: Option<usize>,
    /// Place of the newest list of its metal, which does not.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub absent_from: Option<usize>,
    /// The day of the published removal.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub date: Option<Date>,
    /// Ids that the source of the removal points to.
    #[serde(skip_serializing_if = "Vec::is_empty", default)]
    pub see: Vec<String>,
    /// The same for readers, with the source.
    pub text: Text,
}

/// A row of a company's own list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct OnCompanyList {
    /// Whether the list is one of accepted or of blocked smelters.
    pub kind: ListKind,
    /// Place of the list in the lists of the answer.
    pub list: usize,
    /// The company's reason; may be empty.
    pub reason: String,
    /// The same for readers.
    pub text: Text,
}

/// Something that happened in public.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct PublicEvent {
    /// When: the day that the source names.
    pub date: Date,
    /// What happened.
    pub what: Text,
    /// Who says so, and when it was published.
    pub source: Text,
    /// Whether it is about all metal of the country, not about this smelter.
    pub of_country: bool,
    /// All of it for readers.
    pub text: Text,
}

impl FoundSmelter {
    /// What the lists say about the smelter at this place.
    pub(super) fn of(lists: &Lists, smelter: &ListedSmelter, matched_by: MatchedBy) -> Self {
        let StatusView { current, former, disagreeing } = lists.status(smelter);
        let stated = |status: &ListedStatus<'_>| {
            let list = index_of(lists, status.list)?;
            let text = status_text(status);
            Some(StatusOnList { kind: status.kind.clone(), list, date: status.date, not_on: None, text })
        };
        let status = current.as_ref().and_then(stated);
        let former_status = former.as_ref().filter(|_| status.is_none()).and_then(|(status, newer)| {
            let text = text!(
                en: "was {status}; {newer} does not name it, its status is not known",
                zh: "曾在{status}；{newer}中没有，状态未知";
                status: status_text(status), newer: list_text(newer));
            let (list, not_on) = (index_of(lists, status.list)?, index_of(lists, newer));
            Some(StatusOnList { kind: status.kind.clone(), list, date: status.date, not_on, text })
        });
        Self {
            metals: smelter.metals.iter().map(|metal| metal.stored().to_owned()).collect(),
            id: smelter.id.clone(),
            name: smelter.name.clone(),
            country: country_of(smelter),
            country_code: smelter.country_code.map(str::to_owned),
            matched_by,
            status,
            also_stated: disagreeing.iter().filter_map(stated).collect(),
            former_status,
            listed_in: lists.listed_in(smelter).filter_map(|list| index_of(lists, list)).collect(),
            removed: removed(lists, smelter),
            company: on_company_lists(lists, smelter),
            events: events(lists, smelter),
        }
    }

    /// Its metals for readers.
    pub fn metals_text(&self) -> Text {
        metals_text(&self.metals)
    }

    /// The smelter for readers: `Tin: Name (CID990001), Germany`.
    pub fn title(&self) -> Text {
        title(&self.metals, &self.name, &self.id, &self.country)
    }
}

impl FoundSmelter {
    /// What the lists say about its status, for readers.
    pub fn status_text(&self) -> Text {
        let Some(known) = self.status.as_ref().or(self.former_status.as_ref()) else {
            return Text::fixed("no list in use gives a status, so it is not known", "所用清单没有给出状态，状态未知");
        };
        self.also_stated.iter().fold(known.text.clone(), |text, other| {
            text!(en: "{text}; also stated: {other}", zh: "{text}；另有：{other}"; text: text, other: other.text)
        })
    }

    /// The lists that name it, for readers: a look-up sheet by its template, any other list by its
    /// name.
    pub fn listed_in_text(&self, lists: &[ListInfo]) -> Text {
        let named = self.listed_in.iter().filter_map(|list| lists.get(*list));
        let named: Vec<Text> = named
            .map(|list| match &list.template {
                Some(template) => Text::same(format!("{} {}", template.kind, Shown(&template.revision))),
                None => list_text(list),
            })
            .collect();
        Text::list(&named)
    }
}

impl From<NameKind> for MatchedBy {
    fn from(kind: NameKind) -> Self {
        match kind {
            NameKind::Standard => Self::StandardName,
            NameKind::Alias => Self::OtherName,
            NameKind::Former | NameKind::Old => Self::FormerName,
        }
    }
}

impl MatchedBy {
    /// How, for readers.
    pub const fn name(self) -> Text {
        match self {
            Self::Id => Text::fixed("found by its ID", "按识别号找到"),
            Self::StandardName => Text::fixed("found by its standard name", "按标准名称找到"),
            Self::OtherName => Text::fixed("found by another name", "按别名找到"),
            Self::FormerName => Text::fixed("found by a former name", "按曾用名找到"),
        }
    }
}

/// A smelter for readers, as far as it is known: `Tin: Name (CID990001), Germany`.
pub(super) fn title(metals: &[String], name: &str, id: &str, country: &Text) -> Text {
    let mut title = Text::same(smelter_title(name, id));
    if !metals.is_empty() {
        title = text!(en: "{metals}: {title}", zh: "{metals}：{title}"; metals: metals_text(metals), title: title);
    }
    if !country.en.is_empty() {
        title = text!(en: "{title}, {country}", zh: "{title}，{country}"; title: title, country: country);
    }
    title
}

/// Metals for readers, given as the templates store them.
pub(super) fn metals_text(metals: &[String]) -> Text {
    let names: Vec<Text> = metals.iter().filter_map(|metal| Some(Mineral::parse(metal)?.name())).collect();
    Text::list(&names)
}

/// The country for readers; in the words of the list where it is none that is known.
pub(super) fn country_of(smelter: &ListedSmelter) -> Text {
    let known = smelter.country_code.and_then(|code| Countries::shipped().by_code(code));
    known.map_or_else(|| Text::same(smelter.country.clone()), crate::reference::Country::name)
}

fn index_of(lists: &Lists, list: &ListInfo) -> Option<usize> {
    lists.infos().iter().position(|info| std::ptr::eq(info, list))
}

fn removed(lists: &Lists, smelter: &ListedSmelter) -> Option<RemovedFromList> {
    let removal = lists.removal(smelter)?;
    let event = removed_from_list::published(&removal);
    let index = |list: Option<&ListInfo>| list.and_then(|list| index_of(lists, list));
    Some(RemovedFromList {
        last_in: index(removal.last_in),
        absent_from: index(removal.absent_from),
        date: event.map(|event| event.date),
        see: event.map(|event| event.see.clone()).unwrap_or_default(),
        text: removed_from_list::message(&smelter_title(&smelter.name, &smelter.id), &removal),
    })
}

fn on_company_lists(lists: &Lists, smelter: &ListedSmelter) -> Vec<OnCompanyList> {
    let rows = [ListKind::Blocked, ListKind::Accepted].into_iter().flat_map(|kind| lists.rows_on(kind, smelter));
    let rows = rows.filter_map(|(info, row)| {
        let list = list_on(info, row.date);
        let text = if info.kind == ListKind::Blocked {
            text!(en: "on {list}, a list of smelters that are not taken", zh: "在{list}中，该清单列出不接受的冶炼厂"; list: list)
        } else {
            text!(en: "on {list}, a list of smelters that are taken", zh: "在{list}中，该清单列出接受的冶炼厂"; list: list)
        };
        let text = if row.reason.is_empty() {
            text
        } else {
            text!(en: "{text}: \"{reason}\"", zh: "{text}：“{reason}”", reason = Shown(&row.reason); text: text)
        };
        Some(OnCompanyList { kind: info.kind, list: index_of(lists, info)?, reason: row.reason.clone(), text })
    });
    rows.collect()
}

/// Removals stand in [`RemovedFromList`].
fn events(lists: &Lists, smelter: &ListedSmelter) -> Vec<PublicEvent> {
    let own = smelter.events.iter().filter(|event| !matches!(event.kind, EventKind::Removed(_)));
    let of_country = smelter
        .country_code
        .into_iter()
        .flat_map(|code| smelter.metals.iter().flat_map(move |metal| lists.country_events(metal, code)));
    let all = own.map(|event| (event, false)).chain(of_country.map(|event| (event, true)));
    let mut events: Vec<PublicEvent> = all
        .map(|(event, of_country)| PublicEvent {
            date: event.date,
            what: event.name(),
            source: event.citation(),
            of_country,
            text: public_event::event_text(event),
        })
        .collect();
    events.sort_by_key(|event| event.date);
    events
}
