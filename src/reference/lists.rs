//! All lists of a check, joined by smelter: newest list first.

use super::{
    Countries, Event, Facts, List, ListEntry, ListInfo, ListKind, Match, NameIndex, Query, StatusGroup, StatusKind,
};
use crate::base::date::Date;
use crate::base::normal::{ComparableName, key};
use crate::template::Mineral;
use std::collections::{BTreeMap, BTreeSet};

/// The lists that a check compares with, joined by smelter. Empty where no list is in use.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Lists {
    /// Newest first; lists of the same day in the order given.
    infos: Vec<ListInfo>,
    /// What each list covers, by the index of the list.
    coverage: Vec<Coverage>,
    smelters: Vec<ListedSmelter>,
    by_id: BTreeMap<String, usize>,
    country_events: Vec<CountryEvent>,
    names: NameIndex,
}

/// Something that happened to all smelters of a metal in a country.
#[derive(Clone, Debug, PartialEq)]
pub struct CountryEvent {
    /// The metal.
    pub metal: Mineral,
    /// ISO 3166-1 alpha-2 code of the country.
    pub country_code: String,
    /// What happened.
    pub event: Event,
}

/// Which metals a list names, and with which statuses.
#[derive(Clone, Debug, Default, PartialEq)]
struct Coverage {
    metals: BTreeSet<Mineral>,
    statuses: BTreeSet<(Mineral, StatusKind)>,
}

/// One smelter with what every list says about it.
#[derive(Clone, Debug, PartialEq)]
pub struct ListedSmelter {
    /// The id in capitals; empty where no list has one.
    pub id: String,
    /// Its metal; several only where lists disagree, none where no list says.
    pub metals: Vec<Mineral>,
    /// The standard name on the newest list that has one.
    pub name: String,
    /// Its other names, in the order of the lists.
    pub other_names: Vec<OtherName>,
    /// The country as the newest list has it.
    pub country: String,
    /// The ISO 3166-1 alpha-2 code of that country, where it is clear.
    pub country_code: Option<&'static str>,
    /// The lists that name it, newest first.
    pub rows: Vec<ListRow>,
    /// What happened to it in public, oldest first.
    pub events: Vec<Event>,
}

/// Another name of a smelter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OtherName {
    /// The name.
    pub name: String,
    /// What kind of name.
    pub kind: NameKind,
}

/// What kind of name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum NameKind {
    /// The standard name.
    Standard,
    /// Another name that a list gives.
    Alias,
    /// The standard name on an older list.
    Former,
    /// A name on lists before 2015 only; some are bare names of a group of companies.
    Old,
}

/// What one list says about a smelter.
#[derive(Clone, Debug, PartialEq)]
pub struct ListRow {
    /// Place of the list in [`Lists::infos`].
    pub list: usize,
    /// The metal there.
    pub metal: Option<Mineral>,
    /// The status there.
    pub status: Option<StatusKind>,
    /// The day of that status: the row's own, or that of the list.
    pub date: Option<Date>,
    /// The company's reason there; may be empty.
    pub reason: String,
    /// Whether it is in operation, in the words of the list; may be empty.
    pub operation: String,
}

/// A status with the list and the day.
#[derive(Clone, Debug, PartialEq)]
pub struct ListedStatus<'a> {
    /// The status.
    pub kind: &'a StatusKind,
    /// Where it stands.
    pub list: &'a ListInfo,
    /// Its day.
    pub date: Option<Date>,
    /// What the list says of its operation, where that is anything but that it is in operation.
    pub not_operating: Option<&'a str>,
}

/// What the status lists say about a smelter.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct StatusView<'a> {
    /// The newest status that no newer list takes back.
    pub current: Option<ListedStatus<'a>>,
    /// A status on an older list, and the newer list with that status that no longer names the
    /// smelter.
    pub former: Option<(ListedStatus<'a>, &'a ListInfo)>,
    /// Where a public document gives the current one: what other documents of the same months state
    /// otherwise, newest first.
    pub disagreeing: Vec<ListedStatus<'a>>,
}

/// The most days between two documents that are of the same months: they were written at the same
/// time of the year, and neither is known to be the newer word of the two.
const SAME_MONTHS_DAYS: i32 = 92;

/// That a smelter is no longer listed.
#[derive(Clone, Debug, PartialEq)]
pub struct Removal<'a> {
    /// The newest identity list that names it.
    pub last_in: Option<&'a ListInfo>,
    /// The newest identity list of its metal, which does not.
    pub absent_from: Option<&'a ListInfo>,
    /// The published removal, where there is one.
    pub event: Option<&'a Event>,
}

impl Lists {
    /// Joins lists. Order matters only among lists of the same day: the first one is believed.
    pub fn new(lists: Vec<List>) -> Self {
        let countries = Countries::shipped();
        let mut lists = lists;
        lists.sort_by_key(|list| std::cmp::Reverse(list.info.date));
        let mut joined = Self::default();
        let (mut without_id, mut histories) = (Vec::new(), Vec::new());
        joined.infos = lists.iter().map(|list| list.info.clone()).collect();
        // Documents name nothing that other lists would not: smelters come in the order of the
        // lists.
        let (documents, others): (Vec<_>, Vec<_>) =
            lists.into_iter().enumerate().partition(|(_, list)| list.info.kind == ListKind::Statements);
        for (index, list) in others.into_iter().chain(documents) {
            let is_history = joined.infos.get(index).is_some_and(|info| info.kind == ListKind::History);
            for entry in list.entries {
                if is_history {
                    histories.push((index, entry));
                } else if entry.id.trim().is_empty() {
                    without_id.push((index, entry));
                } else {
                    let smelter = joined.index_of_id(&entry.id);
                    joined.add(smelter, index, entry, countries);
                }
            }
        }
        joined.names = NameIndex::of_smelters(&joined.smelters);
        if !without_id.is_empty() {
            joined.add_without_id(without_id, countries);
            joined.names = NameIndex::of_smelters(&joined.smelters);
        }
        if !histories.is_empty() {
            joined.add_histories(histories, countries);
            joined.names = NameIndex::of_smelters(&joined.smelters);
        }
        joined.count();
        joined
    }

    /// Joins lists with facts about smelters. A list is believed before facts of the same day.
    pub fn with_facts(mut lists: Vec<List>, facts: &Facts) -> Self {
        lists.extend(facts.lists());
        let mut joined = Self::new(lists);
        for (id, events) in facts.events().filter(|(_, events)| !events.is_empty()) {
            let index = joined.by_id.get(id).copied();
            if let Some(smelter) = index.and_then(|index| joined.smelters.get_mut(index)) {
                smelter.events.extend(events.iter().cloned());
                smelter.order_events();
            }
        }
        joined.country_events = facts.country_events().to_vec();
        joined
    }

    /// The built-in facts alone; empty in a build without them.
    pub fn built_in() -> Self {
        Facts::built_in().map_or_else(Self::default, |facts| Self::with_facts(Vec::new(), &facts))
    }

    /// The lists that a user loaded, with the built-in facts unless they are not wanted or not in
    /// this build.
    pub fn in_use(loaded: Vec<List>, built_in_facts: bool) -> Self {
        let facts = if built_in_facts { Facts::built_in() } else { None };
        match facts {
            Some(facts) => Self::with_facts(loaded, &facts),
            None => Self::new(loaded),
        }
    }

    /// Whether no list is in use.
    pub fn is_empty(&self) -> bool {
        self.infos.is_empty()
    }

    /// Every list, newest first.
    pub fn infos(&self) -> &[ListInfo] {
        &self.infos
    }

    /// The list of a row.
    pub fn info(&self, row: &ListRow) -> Option<&ListInfo> {
        self.infos.get(row.list)
    }

    /// Every smelter that a list names, in the order of the lists.
    pub fn smelters(&self) -> &[ListedSmelter] {
        &self.smelters
    }

    /// The smelter with this id. Case does not matter.
    pub fn by_id(&self, id: &str) -> Option<&ListedSmelter> {
        self.by_id.get(&id.trim().to_uppercase()).and_then(|index| self.smelters.get(*index))
    }

    /// The smelter at this index, as [`Match`] gives it.
    pub fn get(&self, index: usize) -> Option<&ListedSmelter> {
        self.smelters.get(index)
    }

    /// The index of the smelter with this id. Case does not matter.
    pub fn place_of(&self, id: &str) -> Option<usize> {
        self.names.by_id(id)
    }

    /// What kind of name a text is for the smelter at this index; see [`NameIndex::name_kind`].
    pub fn name_kind(&self, metal: &Mineral, index: usize, name: &str) -> Option<NameKind> {
        self.names.name_kind(metal, index, name)
    }

    /// The same for a name with its company form; see [`NameIndex::name_kind_with_form`].
    pub fn name_kind_with_form(&self, metal: &Mineral, index: usize, name: &str) -> Option<NameKind> {
        self.names.name_kind_with_form(metal, index, name)
    }

    /// The names of all smelters; indexes there are those of [`Self::get`].
    pub(crate) fn names(&self) -> &NameIndex {
        &self.names
    }

    /// Which listed smelter a row means.
    pub fn find(&self, query: &Query) -> Match {
        self.names.find(query)
    }

    /// Which listed smelter a row means, without a search for similar names.
    pub fn find_certain(&self, query: &Query) -> Match {
        self.names.find_certain(query)
    }

    /// The newest list of this kind that names smelters of this metal.
    pub fn newest(&self, kind: ListKind, metal: &Mineral) -> Option<&ListInfo> {
        self.newest_index(kind, metal).and_then(|index| self.infos.get(index))
    }

    /// What the status lists say about a smelter.
    ///
    /// The newest list or document with a status decides, with three refinements. Being eligible
    /// contradicts no audit, so a list of eligible smelters alone hides no conformant or active
    /// status on another list. And a newer list that names smelters of this metal with the same
    /// status, but not this one, takes that status back; a document says nothing about smelters
    /// that it does not name, and takes back nothing. Of two documents of one month whose days
    /// cannot be compared, an explicit other word goes before conformant.
    pub fn status<'a>(&'a self, smelter: &'a ListedSmelter) -> StatusView<'a> {
        let mut view = StatusView::default();
        let mut eligible = None;
        let mut stated: Vec<ListedStatus<'_>> = Vec::new();
        for row in &smelter.rows {
            let (Some(kind), Some(list)) = (&row.status, self.info(row)) else { continue };
            if !list.gives_statuses() {
                continue;
            }
            let not_operating = Some(row.operation.as_str()).filter(|word| !is_in_operation(word));
            let status = ListedStatus { kind, list, date: row.date, not_operating };
            if let Some(newer) = self.newer_without(smelter, row, kind) {
                view.former.get_or_insert((status, newer));
            } else if *kind == StatusKind::Eligible && self.is_of_eligible_only(row.list) {
                eligible.get_or_insert(status);
            } else if list.kind == ListKind::Statements && view.current.is_none() {
                stated.push(status);
            } else if stated.is_empty() {
                view.current = Some(status);
                break;
            }
        }
        if !stated.is_empty() {
            view.current = Some(stated.remove(deciding(&stated)));
            stated.retain(|other| view.current.as_ref().is_some_and(|current| disagrees(other, current)));
            view.disagreeing = stated;
        }
        view.current = view.current.or(eligible);
        view
    }

    /// A newer status list that names smelters of this metal with this status, but not this smelter
    /// with any.
    fn newer_without(&self, smelter: &ListedSmelter, row: &ListRow, kind: &StatusKind) -> Option<&ListInfo> {
        let date = self.info(row)?.date;
        let newer = self.infos.iter().zip(&self.coverage).enumerate().take(row.list);
        newer
            .filter(|(_, (info, _))| info.kind == ListKind::Status && info.date > date)
            .filter(|(index, _)| !smelter.rows.iter().any(|row| row.list == *index && row.status.is_some()))
            .find(|(_, (_, coverage))| {
                smelter.metals.iter().any(|metal| coverage.statuses.contains(&(metal.clone(), kind.clone())))
            })
            .map(|(_, (info, _))| info)
    }

    /// Whether eligible is the only status in a list.
    fn is_of_eligible_only(&self, list: usize) -> bool {
        let coverage = self.coverage.get(list);
        coverage.is_some_and(|coverage| coverage.statuses.iter().all(|(_, status)| *status == StatusKind::Eligible))
    }

    /// Whether a smelter is no longer listed: the newest identity list of its metal does not name
    /// it, although an older one does or its removal was published. Where no identity list covers
    /// the metal, a published removal counts. What a history tells of a later day than that list
    /// goes before it.
    pub fn removal<'a>(&'a self, smelter: &'a ListedSmelter) -> Option<Removal<'a>> {
        let newest = smelter.metals.iter().filter_map(|metal| self.newest_index(ListKind::Identity, metal)).min();
        let day = newest.and_then(|newest| self.infos.get(newest)).and_then(|list| list.date);
        let last = smelter.events.iter().rev().find(|event| event.is_removed() || event.is_added());
        if let Some(last) = last.filter(|last| day.is_none_or(|day| last.date > day)) {
            let is_removed = last.is_removed() && last.listed_again.is_none();
            return is_removed.then(|| Removal {
                last_in: self.listed_in(smelter).next(),
                absent_from: None,
                event: Some(last),
            });
        }
        if newest.is_some_and(|newest| smelter.rows.iter().any(|row| row.list == newest)) {
            return None;
        }
        let absent_from = newest.and_then(|newest| self.infos.get(newest));
        let last_in = self.listed_in(smelter).next();
        let event = smelter.events.iter().rev().find(|event| event.is_removed());
        (last_in.is_some() || event.is_some_and(|event| event.listed_again.is_none())).then_some(Removal {
            last_in,
            absent_from,
            event,
        })
    }

    /// The identity lists that name a smelter, newest first.
    pub fn listed_in<'a>(&'a self, smelter: &'a ListedSmelter) -> impl Iterator<Item = &'a ListInfo> {
        smelter.rows.iter().filter_map(|row| self.info(row)).filter(|info| info.kind == ListKind::Identity)
    }

    /// The rows for a smelter on lists of this kind, newest first, such as a company's blocked list
    /// with its reason.
    pub fn rows_on<'a>(
        &'a self,
        kind: ListKind,
        smelter: &'a ListedSmelter,
    ) -> impl Iterator<Item = (&'a ListInfo, &'a ListRow)> {
        let rows = smelter.rows.iter().filter_map(|row| Some((self.info(row)?, row)));
        rows.filter(move |(info, _)| info.kind == kind)
    }

    /// The newest list or document that gives statuses to smelters of this metal.
    pub fn newest_with_statuses(&self, metal: &Mineral) -> Option<&ListInfo> {
        let newest =
            [ListKind::Status, ListKind::Statements].into_iter().filter_map(|kind| self.newest_index(kind, metal));
        newest.min().and_then(|index| self.infos.get(index))
    }

    /// In which group of the status table a smelter is counted. `smelter` is the one that a row
    /// means for certain; a row for which several come into question is [`StatusGroup::Unknown`].
    pub fn status_group(&self, metal: &Mineral, smelter: Option<&ListedSmelter>) -> StatusGroup {
        let Some(smelter) = smelter else {
            let covered =
                [ListKind::Identity, ListKind::Status].into_iter().any(|kind| self.newest(kind, metal).is_some());
            return if covered { StatusGroup::NotListed } else { StatusGroup::Unknown };
        };
        match self.status(smelter).current {
            Some(status) if status.kind.takes_part() => StatusGroup::ConformantOrActive,
            Some(status) if *status.kind == StatusKind::Eligible => StatusGroup::Eligible,
            Some(status) if status.kind.is_non_conformant() => StatusGroup::NonConformant,
            Some(_) => StatusGroup::OtherStatus,
            None if self.removal(smelter).is_some() => StatusGroup::NotListed,
            None => StatusGroup::Unknown,
        }
    }

    /// What happened to all smelters of this metal in this country, oldest first.
    pub fn country_events(&self, metal: &Mineral, country_code: &str) -> impl Iterator<Item = &Event> {
        let events = self.country_events.iter();
        events
            .filter(move |event| event.metal == *metal && event.country_code == country_code)
            .map(|event| &event.event)
    }

    fn newest_index(&self, kind: ListKind, metal: &Mineral) -> Option<usize> {
        let covers = |index: &usize| self.coverage.get(*index).is_some_and(|list| list.metals.contains(metal));
        (0..self.infos.len()).filter(covers).find(|index| self.infos.get(*index).is_some_and(|info| info.kind == kind))
    }

    fn add(&mut self, smelter: usize, list: usize, entry: ListEntry, countries: &Countries) {
        let day = self.infos.get(list).and_then(|info| info.date);
        if let Some(smelter) = self.smelters.get_mut(smelter) {
            smelter.add(list, entry, day, countries);
        }
    }

    /// Adds rows without an id, as in lists of other schemes: to the smelter whose exact name it
    /// is, else as their own.
    fn add_without_id(&mut self, rows: Vec<(usize, ListEntry)>, countries: &Countries) {
        let mut own: BTreeMap<(Option<Mineral>, String, Option<&str>), usize> = BTreeMap::new();
        for (list, entry) in rows {
            let country_code = countries.code_of(&entry.country);
            let known = entry.metal.as_ref().and_then(|metal| {
                let name = &ComparableName::of(&entry.name);
                self.names.find_certain(&Query { metal, id: "", name, country_code }).certain()
            });
            let smelter = known.unwrap_or_else(|| {
                let next = self.smelters.len();
                *own.entry((entry.metal.clone(), key(&entry.name), country_code)).or_insert(next)
            });
            if smelter == self.smelters.len() {
                self.smelters.push(ListedSmelter::new(String::new()));
            }
            self.add(smelter, list, entry, countries);
        }
    }

    /// Adds what histories tell. Names and metals of a smelter that another list has are that
    /// list's: a history has those of the day of each change. The name of a smelter that only a
    /// history knows is left out where another one has it now.
    fn add_histories(&mut self, histories: Vec<(usize, ListEntry)>, countries: &Countries) {
        let known = self.smelters.len();
        for (list, mut entry) in histories {
            let source = self.infos.get(list).map(|info| format!("{} ({})", info.name.en, info.source.en));
            let index = self.index_of_id(&entry.id);
            let changes = std::mem::take(&mut entry.changes);
            let country_code = countries.code_of(&entry.country);
            if index < known {
                entry = ListEntry { id: entry.id, ..ListEntry::default() };
            } else if let Some(metal) = &entry.metal
                && let name = &ComparableName::of(&entry.name)
                && self.names.find_certain(&Query { metal, id: "", name, country_code }) != Match::None
            {
                entry.name = String::new();
            }
            self.add(index, list, entry, countries);
            let Some(smelter) = self.smelters.get_mut(index) else { continue };
            let events = changes.into_iter().map(|change| Event::of_change(change, source.clone().unwrap_or_default()));
            smelter.events.extend(events);
            smelter.order_events();
        }
    }

    /// The index of the smelter with this id, made where it is new.
    fn index_of_id(&mut self, id: &str) -> usize {
        let id = id.trim().to_uppercase();
        let next = self.smelters.len();
        let index = *self.by_id.entry(id.clone()).or_insert(next);
        if index == next {
            self.smelters.push(ListedSmelter::new(id));
        }
        index
    }

    /// Counts the smelters of each list, and notes what it covers. A row without a metal is about
    /// those of its smelter.
    fn count(&mut self) {
        self.coverage = vec![Coverage::default(); self.infos.len()];
        for info in &mut self.infos {
            info.count = 0;
        }
        for smelter in &self.smelters {
            for row in &smelter.rows {
                if let Some(info) = self.infos.get_mut(row.list) {
                    info.count += 1;
                }
                let Some(coverage) = self.coverage.get_mut(row.list) else { continue };
                let metals = row.metal.as_ref().map_or(smelter.metals.as_slice(), std::slice::from_ref);
                coverage.metals.extend(metals.iter().cloned());
                if let Some(status) = &row.status {
                    coverage.statuses.extend(metals.iter().map(|metal| (metal.clone(), status.clone())));
                }
            }
        }
    }
}

/// Which of the statements about a smelter, newest first, decides.
fn deciding(stated: &[ListedStatus<'_>]) -> usize {
    let explicit = |(first, other): (Date, Date)| first.is_in_month_of(other) && (first.is_month() || other.is_month());
    let Some(newest) = stated.first().filter(|newest| *newest.kind == StatusKind::Conformant) else { return 0 };
    let other_word = stated
        .iter()
        .position(|other| *other.kind != StatusKind::Conformant && newest.date.zip(other.date).is_some_and(explicit));
    other_word.unwrap_or(0)
}

/// Whether a statement says something else than the one that decides, in the same months.
fn disagrees(other: &ListedStatus<'_>, deciding: &ListedStatus<'_>) -> bool {
    let days = deciding.date.zip(other.date).map(|(deciding, other)| deciding.days_after(other).abs());
    other.kind != deciding.kind && days.is_some_and(|days| days <= SAME_MONTHS_DAYS)
}

impl ListedSmelter {
    fn new(id: String) -> Self {
        Self {
            id,
            metals: Vec::new(),
            name: String::new(),
            other_names: Vec::new(),
            country: String::new(),
            country_code: None,
            rows: Vec::new(),
            events: Vec::new(),
        }
    }

    fn add(&mut self, list: usize, entry: ListEntry, day: Option<Date>, countries: &Countries) {
        if let Some(metal) = entry.metal.as_ref().filter(|metal| !self.metals.contains(metal)) {
            self.metals.push(metal.clone());
        }
        if self.name.is_empty() {
            self.name = entry.name;
        } else {
            self.add_name(entry.name, NameKind::Former);
        }
        for alias in entry.aliases {
            self.add_name(alias, NameKind::Alias);
        }
        for other in entry.other_names {
            self.add_name(other.name, other.kind);
        }
        if self.country.is_empty() {
            self.country_code = countries.code_of(&entry.country);
            self.country = entry.country;
        }
        let date = entry.date.or(day);
        match self.rows.iter_mut().find(|row| row.list == list) {
            // Rows of one list for one smelter are its other names; the first status stands.
            Some(row) => row.status = row.status.take().or(entry.status),
            None => {
                self.rows.push(ListRow {
                    list,
                    metal: entry.metal,
                    status: entry.status,
                    date,
                    reason: entry.reason,
                    operation: entry.operation,
                });
            }
        }
        self.rows.sort_by_key(|row| row.list);
    }

    /// Puts the events in order, and notes when a smelter that was removed was listed again. A
    /// removal that two sources tell is kept as the built-in facts tell it, because they know its
    /// reason in both languages.
    fn order_events(&mut self) {
        self.events.sort_by_key(|event| (event.date, event.is_added(), !event.details.is_empty()));
        self.events.dedup_by(|later, kept| {
            let is_same = later.date == kept.date
                && (later.is_removed() && kept.is_removed() || later.kind == kept.kind && later.is_change_of_list());
            if is_same {
                kept.listed_again = kept.listed_again.or(later.listed_again);
            }
            is_same
        });
        let mut added: Option<Date> = None;
        for event in self.events.iter_mut().rev() {
            if event.is_added() {
                added = Some(event.date);
            } else if event.is_removed() {
                event.listed_again = event.listed_again.or(added);
            }
        }
    }

    fn add_name(&mut self, name: String, kind: NameKind) {
        let known = std::iter::once(&self.name).chain(self.other_names.iter().map(|other| &other.name));
        let mut known = known.map(|known| key(known));
        let new = key(&name);
        if !new.is_empty() && !known.any(|known| known == new) {
            self.other_names.push(OtherName { name, kind });
        }
    }

    /// Whether it is listed under this metal, or under none.
    pub fn is_of(&self, metal: &Mineral) -> bool {
        self.metals.is_empty() || self.metals.contains(metal)
    }
}

/// Whether a word of a list for the operation of a smelter says that it is in operation, or
/// nothing.
fn is_in_operation(word: &str) -> bool {
    let key: String = word.to_lowercase().chars().filter(|c| c.is_alphanumeric()).collect();
    matches!(
        key.as_str(),
        "" | "inoperation" | "operating" | "operational" | "active" | "open" | "运营中" | "在运营" | "正常运营"
    )
}

#[cfg(test)]
mod tests;
