//! Which listed smelters an id or a name means where nobody says which metal it is about.

use crate::base::normal::{ComparableName, start_of_name};
use crate::declaration::is_rmi_id;
use crate::reference::{Lists, Match, NameIndex, NameKind, Query, TellingName, name_parts};
use crate::rules::without_country;
use crate::template::Mineral;
use std::cell::Cell;
use std::collections::BTreeSet;

/// The most names that are offered for one that fits nothing.
const MAX_SIMILAR: usize = 8;
/// The most pairs of names that are compared in searches for similar ones: thousands of names that
/// are listed nowhere, each against all names of the built-in facts. The names beyond them are
/// answered without such a search, and say so.
const MAX_PAIRS: usize = 40_000_000;
/// How alike a name is that holds all words typed, in percent.
const LIKENESS_OF_SHARED_WORDS: u8 = 80;

/// Finds smelters in the lists in use.
pub(super) struct Finder<'a> {
    names: &'a NameIndex,
    /// Every metal of the lists; one that is none where the lists name no metal.
    metals: Vec<Mineral>,
    names_of_all: usize,
    pairs: Cell<usize>,
}

/// A name, with what stands next to it in its row.
#[derive(Clone, Copy, Debug)]
pub(super) struct Named<'q> {
    /// The name as typed.
    pub name: &'q str,
    /// The metal in its row. Where nothing fits under it, every metal is asked.
    pub metal: Option<&'q Mineral>,
    /// The code of the country in its row.
    pub country_code: Option<&'static str>,
}

/// A smelter that a name means for certain.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Hit {
    /// Its index in [`Lists::smelters`].
    pub index: usize,
    /// The metal under which it was found.
    pub metal: Mineral,
    /// What kind of name it is.
    pub kind: NameKind,
}

/// A smelter with a name like the one typed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Near {
    /// Its index in [`Lists::smelters`].
    pub index: usize,
    /// Its name that resembles most.
    pub name: String,
    /// How alike the names are, from 0 to 100.
    pub likeness: u8,
}

impl<'a> Finder<'a> {
    pub fn new(lists: &'a Lists) -> Self {
        let metals: BTreeSet<&Mineral> = lists.smelters().iter().flat_map(|smelter| &smelter.metals).collect();
        let mut metals: Vec<Mineral> = metals.into_iter().cloned().collect();
        // Smelters without a metal are found under any.
        if metals.is_empty() {
            metals.push(Mineral::Other(String::new()));
        }
        let names = lists.names();
        let names_of_all = metals.iter().map(|metal| names.names_of(metal)).sum();
        Self { names, metals, names_of_all, pairs: Cell::new(0) }
    }

    /// The index of the smelter with this id.
    pub fn by_id(&self, id: &str) -> Option<usize> {
        self.names.by_id(id).filter(|_| is_rmi_id(id))
    }

    /// Whether a text is a name of the smelter at this index.
    pub fn is_name_of(&self, index: usize, name: &str) -> bool {
        self.metals.iter().any(|metal| self.names.name_kind(metal, index, name).is_some())
    }

    /// The smelters that a name means for certain, in the order of the metals, each once. Two of
    /// one metal share the name. A country next to the name and a name in two scripts are read as
    /// in a row of a form.
    pub fn certain(&self, named: Named<'_>) -> Vec<Hit> {
        if !is_name(named.name) {
            return Vec::new();
        }
        let under_metal = named.metal.map(|metal| self.certain_under(named, std::slice::from_ref(metal)));
        under_metal.filter(|hits| !hits.is_empty()).unwrap_or_else(|| self.certain_under(named, &self.metals))
    }

    fn certain_under(&self, named: Named<'_>, metals: &[Mineral]) -> Vec<Hit> {
        let hits = self.exactly(named, metals);
        if !hits.is_empty() {
            return hits;
        }
        let of_country = without_country(named.name)
            .filter(|(_, code)| named.country_code.is_none_or(|own| own == *code))
            .map(|(name, code)| self.exactly(Named { name, country_code: Some(code), ..named }, metals));
        if let Some(hits) = of_country.filter(|hits| !hits.is_empty()) {
            return hits;
        }
        let parts = name_parts(named.name);
        let hits = parts.iter().flat_map(|name| self.exactly(Named { name, ..named }, metals));
        each_once(hits)
    }

    fn exactly(&self, named: Named<'_>, metals: &[Mineral]) -> Vec<Hit> {
        let Named { name, country_code, .. } = named;
        let comparable = ComparableName::of(name);
        let hits = self.names.metals_with(&comparable, metals).into_iter().flat_map(|metal| {
            let query = Query { metal, id: "", name: &comparable, country_code };
            let indexes = match self.names.find_certain(&query) {
                Match::ByName(index) | Match::ByAlias(index) => vec![index],
                Match::Ambiguous(indexes) => indexes,
                Match::ById(_) | Match::IdOfOtherMetal(_) | Match::Similar(_) | Match::None => Vec::new(),
            };
            let kind = |index| self.names.name_kind(metal, index, name).unwrap_or(NameKind::Alias);
            indexes.into_iter().map(|index| Hit { index, metal: metal.clone(), kind: kind(index) }).collect::<Vec<_>>()
        });
        each_once(hits)
    }

    /// The smelters with the names most like one that fits nothing, the best first; `None` where
    /// there was no time for the search.
    pub fn similar(&self, named: Named<'_>) -> Option<Vec<Near>> {
        if !is_name(named.name) {
            return Some(Vec::new());
        }
        let pairs = self.pairs.get().saturating_add(self.names_of_all);
        self.pairs.set(pairs);
        if pairs > MAX_PAIRS {
            return None;
        }
        let near = named.metal.map(|metal| self.similar_under(named, std::slice::from_ref(metal)));
        Some(near.filter(|near| !near.is_empty()).unwrap_or_else(|| self.similar_under(named, &self.metals)))
    }

    fn similar_under(&self, named: Named<'_>, metals: &[Mineral]) -> Vec<Near> {
        let Named { name, country_code, .. } = named;
        let candidates = self.names.similar_under(name, country_code, metals).into_iter();
        let found = candidates.map(|found| Near { index: found.index, name: found.name, likeness: found.likeness });
        let mut near: Vec<Near> = found.collect();
        // A bare "Kiln" means one of the plants of that group, of whatever metal.
        if near.len() < MAX_SIMILAR && TellingName::of(name, &BTreeSet::new()).tells() {
            near.extend(self.holding_words(named, metals));
        }
        near.sort_by_key(|near| std::cmp::Reverse(near.likeness));
        let mut seen = BTreeSet::new();
        near.retain(|near| seen.insert(near.index));
        near.truncate(MAX_SIMILAR);
        near
    }

    /// "Kiln" is in "Kiln Refining (Lima) S.A.".
    fn holding_words(&self, named: Named<'_>, metals: &[Mineral]) -> Vec<Near> {
        let found = self.names.with_words_under(metals, named.name).into_iter();
        let found = found.filter_map(|index| Some((index, self.names.get(index)?)));
        let there = found.filter(|(_, smelter)| {
            !matches!((named.country_code, smelter.country_code), (Some(typed), Some(listed)) if typed != listed)
        });
        there
            .map(|(index, smelter)| Near { index, name: smelter.name.clone(), likeness: LIKENESS_OF_SHARED_WORDS })
            .collect()
    }
}

/// A text that is longer than any name is nobody's.
fn is_name(text: &str) -> bool {
    start_of_name(text).1
}

fn each_once(hits: impl Iterator<Item = Hit>) -> Vec<Hit> {
    let mut seen = BTreeSet::new();
    hits.filter(|hit| seen.insert(hit.index)).collect()
}
