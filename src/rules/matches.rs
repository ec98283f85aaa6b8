//! Which listed smelter each row of the Smelter List means, worked out once for all rules that ask.

mod free_text;
mod name_of_id;

pub use free_text::FreeText;
pub use name_of_id::NameOfId;

use super::list_texts::{date_value, list_text, own_look_up, smelter_title};
use crate::base::date::Date;
use crate::base::normal::ComparableName;
use crate::base::text::Text;
use crate::declaration::{
    Choice, Declaration, Entry, Lookup, SmelterColumn, SmelterEntry, find_rmi_ids, is_rmi_id, repaired_rmi_id,
};
use crate::profile::Settings;
use crate::reference::{
    Candidate, Countries, IndexedSmelter, ListInfo, ListKind, ListedSmelter, Lists, Match, NameIndex, NameKind, Query,
    Removal, TellingName, is_old, name_parts,
};
use crate::template::{Detected, Mineral, Revision, layouts};
use std::cell::{Cell, OnceCell};
use std::collections::{BTreeMap, BTreeSet};

/// The most different names for which similar ones are searched; a longer list is no list of a
/// person.
const MAX_SEARCHES: usize = 500;

/// The most ids whose smelters are searched by name; a longer list of slips is no list of a person.
const MAX_ID_SEARCHES: usize = 200;

/// The smelters of the rows: by the workbook's own look-up, and by the lists in use.
pub struct SmelterMatches<'a> {
    own: NameIndex,
    lookup: Option<&'a Lookup>,
    lists: &'a Lists,
    /// The revision of the workbook and the day of its release, as far as they are known.
    revision: Option<Revision>,
    kind: crate::template::TemplateKind,
    released: Option<Date>,
    today: Option<Date>,
    /// For how many months a status is used row by row.
    status_months: u16,
    rows: Vec<RowMatch<'a>>,
    /// The metals with a row that the template finds something for.
    counted: BTreeSet<&'a Mineral>,
    /// Pairs of names that were compared so far.
    pairs: Cell<usize>,
    /// Ids whose smelters were searched by name so far.
    id_searches: Cell<usize>,
}

/// A row that names a smelter, and what it means.
pub struct RowMatch<'a> {
    /// The row.
    pub row: &'a SmelterEntry,
    /// Its metal.
    pub mineral: &'a Mineral,
    /// Its id in capitals, where it has one of the RMI's form; for a smelter chosen in a row
    /// without an id, that of the look-up.
    pub id: Option<String>,
    /// Whether the row itself has that id.
    pub id_is_typed: bool,
    /// Whether that id stands in the cell for the name.
    pub id_in_name: bool,
    /// The name that stands for the smelter: the choice, or the name typed where nothing is chosen,
    /// without an id in it. May be empty.
    pub name: &'a str,
    /// The code of the country, where the text means one country only.
    pub country_code: Option<&'static str>,
    /// What the workbook's own look-up knows.
    pub own: Match,
    /// What the lists in use know.
    pub listed: Match,
    /// What the name says about the id, worked out when the first rule asks.
    name_of_id: OnceCell<Option<NameOfId>>,
}

/// The list that knows an id.
#[derive(Clone, Debug)]
pub struct PlaceOfId {
    /// Its name and date for reading.
    pub text: Text,
    /// Its id; `look-up` for the workbook's own.
    pub list: String,
    /// Its date as a value for programs; that of the revision for the workbook's own.
    pub date: String,
}

impl RowMatch<'_> {
    /// Whether the smelter is typed instead of chosen.
    pub fn is_free_text(&self) -> bool {
        matches!(self.row.choice, Choice::NotListed | Choice::NoLookup)
    }

    /// The cell with the name.
    pub fn name_cell(&self) -> &Entry {
        self.row.get(if self.is_free_text() { SmelterColumn::Name } else { SmelterColumn::Lookup })
    }

    /// The cell with the id: that for ids, or that for the name where the id was typed there.
    pub fn id_cell(&self) -> &Entry {
        if self.id_in_name { self.name_cell() } else { self.row.id() }
    }

    /// The cell that says which smelter is meant: the id, else the name.
    pub fn main_cell(&self) -> &Entry {
        if self.id_cell().is_blank() { self.name_cell() } else { self.id_cell() }
    }
}

impl<'m, 'a> SmelterRows<'m, 'a> {
    /// Every row.
    pub fn rows(&self) -> impl Iterator<Item = &'m RowMatch<'a>> {
        std::iter::once(self.first).chain(self.rest.iter().copied())
    }

    /// The main cells of the rows after the first.
    pub fn other_cells(&self) -> impl Iterator<Item = &'m Entry> {
        self.rest.iter().map(|row| row.main_cell())
    }

    /// The smelter for readers: its name as the row shows it, and its id.
    pub fn title(&self) -> String {
        let name = if self.first.id_in_name { &self.smelter.name } else { self.first.row.display_name() };
        smelter_title(name, &self.smelter.id)
    }
}

/// Rows of one listed smelter.
pub struct SmelterRows<'m, 'a> {
    /// What the lists say.
    pub smelter: &'a ListedSmelter,
    /// Its rows, at least one.
    pub first: &'m RowMatch<'a>,
    /// The other rows.
    pub rest: Vec<&'m RowMatch<'a>>,
}

impl<'a> SmelterMatches<'a> {
    pub(super) fn new(
        declaration: &'a Declaration,
        detected: &Detected,
        settings: &'a Settings,
        countries: &Countries,
    ) -> Self {
        let lookup = declaration.lookup.as_ref();
        let revision = detected.revision.clone();
        let known = revision.as_ref().and_then(|revision| layouts::find(detected.kind, revision));
        let released =
            known.and_then(|known| known.released).and_then(|(year, month, day)| Date::new(year, month, day));
        let mut matches = Self {
            own: lookup.map(|lookup| NameIndex::of_lookup(lookup, countries)).unwrap_or_default(),
            lookup,
            lists: &settings.lists,
            revision,
            kind: detected.kind,
            released,
            today: settings.today,
            status_months: settings.profile.info.status_max_age_months,
            rows: Vec::new(),
            counted: declaration
                .smelters
                .iter()
                .filter(|row| !matches!(row.choice, Choice::Blank | Choice::NotInLookup))
                .filter_map(|row| row.mineral.as_ref())
                .collect::<BTreeSet<_>>(),
            pairs: Cell::new(0),
            id_searches: Cell::new(0),
        };
        let mut searched = BTreeMap::new();
        let rows = declaration.smelters.iter();
        let rows = rows.filter_map(|row| matches.read(row, countries, &mut searched)).collect();
        matches.rows = rows;
        matches
    }

    /// The rows that name a smelter, in the order of the sheet. Rows for smelters that are not
    /// identified yet are none.
    pub fn rows(&self) -> &[RowMatch<'a>] {
        &self.rows
    }

    /// What a row means.
    pub fn of_row(&self, row: u32) -> Option<&RowMatch<'a>> {
        let index = self.rows.binary_search_by_key(&row, |found| found.row.row).ok()?;
        self.rows.get(index)
    }

    fn read(
        &self,
        row: &'a SmelterEntry,
        countries: &Countries,
        searched: &mut BTreeMap<(&'a Mineral, &'a str, Option<&'static str>), (Match, Match)>,
    ) -> Option<RowMatch<'a>> {
        let mineral = row.mineral.as_ref()?;
        let mut typed_id = row.known_id().filter(|id| is_rmi_id(id));
        let chosen = row.get(SmelterColumn::Lookup).readable();
        let names_one = row.is_named() && !row.has_placeholder_name();
        if row.choice == Choice::NotIdentified || !(names_one || typed_id.is_some()) {
            return None;
        }
        let mut name = match row.choice {
            Choice::Listed | Choice::NotInLookup => chosen,
            Choice::NotListed | Choice::NoLookup if names_one => row.get(SmelterColumn::Name).readable(),
            _ => "",
        };
        let mut id_in_name = false;
        if typed_id.is_none()
            && row.choice != Choice::Listed
            && let Some((id, rest)) = self.split_id_and_name(name)
        {
            (typed_id, name, id_in_name) = (Some(id), rest, true);
        }
        let id_is_typed = typed_id.is_some();
        let id = typed_id.or_else(|| {
            let chosen = self.lookup.filter(|_| row.choice == Choice::Listed)?.meant_under(mineral, name)?;
            Some(chosen.id.trim().to_uppercase()).filter(|id| is_rmi_id(id))
        });
        let country_code = countries.code_of(row.get(SmelterColumn::Country).readable());
        // The id decides; a name never leads to another smelter than the id says.
        let (own, listed) = if let Some(id) = &id {
            let query = Query { metal: mineral, id, name: &ComparableName::default(), country_code };
            (self.own.find_certain(&query), self.lists.find(&query))
        } else {
            let room = searched.len() < MAX_SEARCHES;
            let found = searched.entry((mineral, name, country_code)).or_insert_with(|| {
                let room = room && self.may_search(mineral);
                self.find_by_name(mineral, name, country_code, room)
            });
            found.clone()
        };
        Some(RowMatch {
            row,
            mineral,
            id,
            id_is_typed,
            id_in_name,
            name,
            country_code,
            own,
            listed,
            name_of_id: OnceCell::new(),
        })
    }

    /// What the workbook's own look-up and the lists in use know by a name. One that stands in two
    /// scripts, as in "示例锡业 Example Tin", is found by either of them, unless they mean two
    /// smelters.
    fn find_by_name(&self, metal: &Mineral, name: &str, country_code: Option<&str>, room: bool) -> (Match, Match) {
        let comparable = ComparableName::of(name);
        let query = Query { metal, id: "", name: &comparable, country_code };
        let own = if room { self.own.find(&query) } else { self.own.find_certain(&query) };
        let listed = if room { self.lists.find(&query) } else { self.lists.find_certain(&query) };
        if own.certain().is_some() || listed.certain().is_some() {
            return (own, listed);
        }
        if let Some((name, code)) =
            without_country(name).filter(|(_, code)| country_code.is_none_or(|own| own == *code))
        {
            let query = Query { name: &ComparableName::of(name), country_code: Some(code), ..query };
            let (own, listed) = (self.own.find_certain(&query), self.lists.find_certain(&query));
            if own.certain().is_some() || listed.certain().is_some() {
                return (own, listed);
            }
        }
        let parts: Vec<ComparableName> = name_parts(name).iter().map(|part| ComparableName::of(part)).collect();
        let of_parts = parts.iter().map(|name| Query { name, ..query });
        let of_parts: Vec<(Match, Match)> =
            of_parts.map(|query| (self.own.find_certain(&query), self.lists.find_certain(&query))).collect();
        let ids = of_parts
            .iter()
            .flat_map(|(own, listed)| [self.id_at(own, &Listing::Own), self.id_at(listed, &Listing::Lists)]);
        if ids.flatten().collect::<BTreeSet<_>>().len() == 1 {
            let own = of_parts.iter().map(|(own, _)| own).find(|found| found.certain().is_some());
            let listed = of_parts.iter().map(|(_, listed)| listed).find(|found| found.certain().is_some());
            return (own.cloned().unwrap_or(Match::None), listed.cloned().unwrap_or(Match::None));
        }
        if room && own == Match::None {
            let held = self.holding_words(name, &query);
            if !held.is_empty() {
                return (Match::Similar(held), listed);
            }
        }
        match parts.first().filter(|_| room && own == Match::None && listed == Match::None) {
            Some(latin) => {
                let query = Query { name: latin, ..query };
                (self.own.find(&query), self.lists.find(&query))
            }
            None => (own, listed),
        }
    }

    /// The smelters of the workbook's own look-up in the country of a row whose names hold all
    /// words typed: "Kiln" is in "Kiln Refining (Lima) S.A.". None for a name of general words.
    fn holding_words(&self, name: &str, query: &Query) -> Vec<Candidate> {
        const MOST: usize = 3;
        if !TellingName::of(name, &BTreeSet::new()).tells() {
            return Vec::new();
        }
        let found = self.own.with_words_of(query.metal, name).into_iter();
        let found = found.filter_map(|index| Some((index, self.own.get(index)?)));
        let there = found.filter(|(_, smelter)| {
            !matches!((query.country_code, smelter.country_code), (Some(typed), Some(listed)) if typed != listed)
        });
        let candidates = there.map(|(index, smelter)| Candidate { index, name: smelter.name.clone(), likeness: 80 });
        candidates.take(MOST).collect()
    }

    fn id_at(&self, found: &Match, listing: &Listing) -> Option<String> {
        self.name_and_id(found.certain()?, listing).map(|(_, id)| id)
    }

    /// The id in a cell for a name, and the name next to it: `CID990001`,
    /// `Example Tin (CID990001)`. Next to a name, or without its letters, only an id that is known.
    fn split_id_and_name<'n>(&self, text: &'n str) -> Option<(String, &'n str)> {
        let is_known = |id: &str| self.own.by_id(id).is_some() || self.lists.by_id(id).is_some();
        if let Some(id) = repaired_rmi_id(text).filter(|id| text.starts_with(['C', 'c', 'Ｃ']) || is_known(id)) {
            return Some((id, ""));
        }
        let ids = find_rmi_ids(text);
        let [id] = ids.as_slice() else { return None };
        let start = text.to_ascii_uppercase().find(id.as_str()).filter(|_| is_known(id))?;
        let sides = [text.get(..start)?, text.get(start + id.len()..)?];
        let sides = sides.map(|side| side.trim_matches(|c: char| !c.is_alphanumeric()));
        Some((id.clone(), sides.into_iter().max_by_key(|side| side.len()).unwrap_or_default()))
    }

    /// The entry of the workbook's own look-up that a row means for certain.
    pub fn own_smelter(&self, row: &RowMatch<'_>) -> Option<&IndexedSmelter> {
        row.own.certain().and_then(|index| self.own.get(index))
    }

    /// The smelter on the lists in use that a row means for certain.
    pub fn listed_smelter(&self, row: &RowMatch<'_>) -> Option<&'a ListedSmelter> {
        row.listed.certain().and_then(|index| self.lists.get(index))
    }

    /// The smelters on the lists in use that rows mean for certain, in the order of their first
    /// rows.
    pub fn listed_smelters(&self) -> Vec<SmelterRows<'_, 'a>> {
        let mut positions: BTreeMap<usize, usize> = BTreeMap::new();
        let mut found: Vec<SmelterRows<'_, 'a>> = Vec::new();
        for row in &self.rows {
            let Some((index, smelter)) = row.listed.certain().and_then(|index| Some((index, self.lists.get(index)?)))
            else {
                continue;
            };
            let next = found.len();
            let position = *positions.entry(index).or_insert(next);
            match found.get_mut(position) {
                Some(known) => known.rest.push(row),
                None => found.push(SmelterRows { smelter, first: row, rest: Vec::new() }),
            }
        }
        found
    }

    /// Where the id of a row stands under another metal only: that metal, and the list that says so
    /// (the workbook's own look-up where there is none).
    pub fn other_metal(&self, row: &RowMatch<'_>) -> Option<(Mineral, Option<&'a ListInfo>)> {
        let id = row.id.as_deref().filter(|_| row.id_is_typed)?;
        // The workbook's own look-up decides for its revision.
        if let Some(entry) = self.lookup.and_then(|lookup| lookup.by_id(id)) {
            return entry.mineral.clone().filter(|metal| metal != row.mineral).map(|metal| (metal, None));
        }
        let smelter = self.lists.by_id(id).filter(|smelter| !smelter.is_of(row.mineral))?;
        let metal = smelter.metals.first()?.clone();
        Some((metal, self.source_of(smelter)))
    }

    /// The ids of the smelters of a metal that have exactly this name and stand in this country, in
    /// the workbook's own look-up and on the lists in use. None once [`MAX_ID_SEARCHES`] were
    /// searched for.
    pub(crate) fn ids_of(&self, metal: &Mineral, name: &str, country_code: &str) -> BTreeSet<String> {
        let searches = self.id_searches.get();
        if searches >= MAX_ID_SEARCHES {
            return BTreeSet::new();
        }
        self.id_searches.set(searches + 1);
        let query = Query { metal, id: "", name: &ComparableName::of(name), country_code: Some(country_code) };
        let own = self.own.find_certain(&query).certain().and_then(|index| self.own.get(index));
        let own = own.map(|smelter| (smelter.country_code, &smelter.id));
        let listed = self.lists.find_certain(&query).certain().and_then(|index| self.lists.get(index));
        let listed = listed.map(|smelter| (smelter.country_code, &smelter.id));
        let there = [own, listed].into_iter().flatten().filter(|(code, _)| *code == Some(country_code));
        there.map(|(_, id)| id.to_uppercase()).collect()
    }

    /// The newest list that names a smelter, identity lists first.
    pub fn source_of(&self, smelter: &'a ListedSmelter) -> Option<&'a ListInfo> {
        self.lists.listed_in(smelter).next().or_else(|| smelter.rows.first().and_then(|row| self.lists.info(row)))
    }

    /// Whether a row has an id of the RMI's form that is on no list and not in the workbook's own
    /// look-up.
    pub fn has_unknown_id(&self, row: &RowMatch<'_>) -> bool {
        let unknown = |id: &str| self.own.by_id(id).is_none() && self.lists.by_id(id).is_none();
        row.id_is_typed && row.id.as_deref().is_some_and(unknown)
    }

    fn name_and_id(&self, index: usize, listing: &Listing) -> Option<(String, String)> {
        match listing {
            Listing::Own => self.own.get(index).map(|smelter| (smelter.name.clone(), smelter.id.clone())),
            Listing::Lists => self.lists.get(index).map(|smelter| (smelter.name.clone(), smelter.id.clone())),
        }
    }

    /// That a smelter is no longer listed, as far as the lists are newer than the workbook's own
    /// look-up.
    pub fn removal(&self, row: &RowMatch<'_>) -> Option<Removal<'a>> {
        let smelter = self.listed_smelter(row)?;
        let removal = self.lists.removal(smelter)?;
        let newer = match removal.absent_from {
            Some(list) => !self.own_look_up_is_newer_than(list),
            // A history told the removal.
            None => {
                !removal.event.zip(self.released).is_some_and(|(event, own)| self.lookup.is_some() && own > event.date)
            }
        };
        (newer || self.own_smelter(row).is_none()).then_some(removal)
    }

    /// Whether the workbook's own look-up is newer than a list.
    pub fn own_look_up_is_newer_than(&self, list: &ListInfo) -> bool {
        if self.lookup.is_none() {
            return false;
        }
        match (&list.template, &self.revision) {
            (Some(template), Some(own)) if template.kind == self.kind => {
                Revision::parse(&template.revision).is_some_and(|theirs| *own > theirs)
            }
            _ => matches!((self.released, list.date), (Some(own), Some(theirs)) if own > theirs),
        }
    }

    /// Whether a status was old on the day of the check, by the profile. Without a day or a date
    /// nobody can tell: then it counts as old.
    pub fn is_old(&self, date: Option<Date>) -> bool {
        is_old(date, self.today, self.status_months)
    }

    /// How many days before the check a date lies.
    pub fn age_in_days(&self, date: Option<Date>) -> Option<i32> {
        Some(self.today?.days_after(date?))
    }

    /// The status of a smelter on the lists in use.
    pub fn status(&self, smelter: &'a ListedSmelter) -> crate::reference::StatusView<'a> {
        self.lists.status(smelter)
    }

    /// The identity lists that name smelters of a metal, the newest one.
    pub fn newest_identity_list(&self, mineral: &Mineral) -> Option<&'a ListInfo> {
        self.lists.newest(ListKind::Identity, mineral)
    }

    /// Candidates of the workbook's own look-up with a name like that of a row, the best first.
    pub fn own_candidates(&self, row: &RowMatch<'_>) -> Vec<&IndexedSmelter> {
        let indexes = indexes(&row.own);
        indexes.into_iter().filter_map(|index| self.own.get(index)).collect()
    }

    /// Whether the name of a row is none of those that the workbook's own look-up has, but a
    /// standard name of the smelter on another list: that of another revision.
    pub fn is_known_elsewhere(&self, row: &RowMatch<'_>) -> bool {
        let own = row.own.certain().and_then(|index| self.own.name_kind_with_form(row.mineral, index, row.name));
        let Some((index, smelter)) = row.listed.certain().and_then(|index| Some((index, self.lists.get(index)?)))
        else {
            return false;
        };
        let listed = self.lists.name_kind_with_form(row.mineral, index, row.name);
        own.is_none()
            && matches!(listed, Some(NameKind::Standard | NameKind::Former))
            && self.lists.listed_in(smelter).next().is_some()
    }

    /// Whether the template counts a row, or another row of its metal, so that its Checker has no
    /// open item for the metal.
    pub fn metal_is_counted(&self, row: &RowMatch<'_>) -> bool {
        self.counted.contains(row.mineral) || !row.row.get(SmelterColumn::Country).is_blank()
    }

    /// Candidates of the lists in use with a name like that of a row, the best first.
    pub fn listed_candidates(&self, row: &RowMatch<'_>) -> Vec<&'a ListedSmelter> {
        let indexes = indexes(&row.listed);
        indexes.into_iter().filter_map(|index| self.lists.get(index)).collect()
    }

    /// The code of the country that the workbook's own look-up, else the newest list, gives for the
    /// id of a row.
    pub fn listed_country(&self, row: &RowMatch<'_>) -> Option<&'static str> {
        match self.own_smelter(row) {
            Some(own) => own.country_code,
            None => self.listed_smelter(row)?.country_code,
        }
    }

    /// The name that the workbook's own look-up, else the newest list, gives for the id of a row.
    pub fn known_name(&self, row: &RowMatch<'_>) -> Option<String> {
        match self.own_smelter(row) {
            Some(own) => Some(own.name.clone()),
            None => self.listed_smelter(row).map(|smelter| smelter.name.clone()),
        }
    }

    /// The list behind [`Self::listed_country`] and [`Self::known_name`].
    pub fn place_of_id(&self, row: &RowMatch<'_>) -> PlaceOfId {
        let smelter = if self.own_smelter(row).is_some() { None } else { self.listed_smelter(row) };
        match smelter.and_then(|smelter| self.source_of(smelter)) {
            Some(list) => PlaceOfId { text: list_text(list), list: list.id.clone(), date: date_value(list.date) },
            None => PlaceOfId { text: own_look_up(), list: "look-up".to_owned(), date: date_value(self.released) },
        }
    }

    /// The entry of the workbook's own look-up that a row chose.
    pub fn chosen_entry(&self, row: &RowMatch<'_>) -> Option<&'a crate::declaration::LookupEntry> {
        self.lookup.filter(|_| row.row.choice == Choice::Listed)?.meant_under(row.mineral, row.name)
    }

    /// How many smelters of a metal the lists in use know.
    pub fn count_listed(&self, mineral: &Mineral) -> usize {
        self.lists.smelters().iter().filter(|smelter| smelter.metals.contains(mineral)).count()
    }

    /// The newest list or document that gives statuses for a metal.
    pub fn newest_status_list(&self, mineral: &Mineral) -> Option<&'a ListInfo> {
        self.lists.newest_with_statuses(mineral)
    }
}

/// A name and the country that stands behind or before it: "Example Tin (Germany)", "Example Tin,
/// Germany", "德国 Example Tin".
pub(crate) fn without_country(name: &str) -> Option<(&str, &'static str)> {
    const ENDS: [&str; 12] = ["(", "（", ",", "，", ";", "；", " / ", "/", " - ", " – ", "|", " "];
    let bare = name.trim_end_matches([')', '）']);
    // "AG" is the form of a company here, not Antigua.
    let country = |part: &str| Countries::shipped().code_of(part).filter(|_| !part.is_ascii() || part.len() > 2);
    ENDS.iter().find_map(|end| {
        let behind = bare.rsplit_once(end).and_then(|(name, part)| Some((name, country(part)?)));
        let before = || bare.split_once(end).and_then(|(part, name)| Some((name, country(part)?)));
        behind.or_else(before).map(|(name, code)| (name.trim(), code))
    })
}

/// Where the smelters of an index are listed.
enum Listing {
    Own,
    Lists,
}

/// Places of the smelters that come into question, where none is certain.
fn indexes(found: &Match) -> Vec<usize> {
    match found {
        Match::Ambiguous(indexes) => indexes.iter().take(3).copied().collect(),
        Match::Similar(candidates) => candidates.iter().map(|Candidate { index, .. }| *index).collect(),
        _ => Vec::new(),
    }
}
