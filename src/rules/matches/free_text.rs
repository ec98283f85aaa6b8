//! What is known about smelters that are typed instead of chosen, and which smelters may be meant.

use super::{RowMatch, SmelterMatches};
use crate::base::normal::{is_in_east_asian_script, name_core};
use crate::declaration::SmelterColumn;
use crate::reference::{IndexedSmelter, ListedSmelter, Match, places_in};

/// What is known about a smelter that is typed instead of chosen.
#[derive(Clone, Debug, PartialEq)]
pub enum FreeText<'m, 'a> {
    /// It is no longer listed.
    Removed,
    /// The workbook's own look-up has it.
    InLookUp(&'m IndexedSmelter),
    /// The lists in use have it, the workbook's own look-up does not.
    OnLists(&'a ListedSmelter),
    /// The workbook's own look-up has similar names, the best first.
    Resembles(Vec<&'m IndexedSmelter>),
    /// Neither the look-up nor the lists have a name like it, but for candidates on the lists.
    OnNoList,
}

impl<'a> SmelterMatches<'a> {
    /// What is known about a smelter that is typed instead of chosen; `None` for other rows, and
    /// where the id says something else.
    pub fn free_text(&self, row: &RowMatch<'_>) -> Option<FreeText<'_, 'a>> {
        let is_settled_by_id = self.has_unknown_id(row) || self.other_metal(row).is_some();
        if !row.is_free_text() || is_settled_by_id || self.contradicting_name(row).is_some() {
            return None;
        }
        let listed = self.listed_smelter(row);
        if self.removal(row).is_some() {
            return Some(FreeText::Removed);
        }
        if let Some(own) = self.meant_in_own(row) {
            return Some(FreeText::InLookUp(own));
        }
        if let Some(smelter) = listed {
            return Some(FreeText::OnLists(smelter));
        }
        let candidates = self.own_candidates(row);
        Some(if candidates.is_empty() { FreeText::OnNoList } else { FreeText::Resembles(candidates) })
    }

    /// The smelters of the workbook's own look-up whose names are near that of a row, the best
    /// first: names that hold the words typed, else similar ones that share more than words of any
    /// name, else those of the town in a name that lists in Latin letters cannot hold.
    pub fn near_in_own(&self, row: &RowMatch<'_>) -> Vec<&IndexedSmelter> {
        const MOST: usize = 6;
        if let Match::Ambiguous(indexes) = &row.own {
            return indexes.iter().take(MOST).filter_map(|index| self.own.get(*index)).collect();
        }
        let shared = self.own.with_words_of(row.mineral, row.name);
        if !shared.is_empty() {
            return shared.into_iter().filter_map(|index| self.own.get(index)).collect();
        }
        let mut near: Vec<&IndexedSmelter> = Vec::new();
        let listed = self.listed_candidates(row);
        let by_id =
            listed.iter().filter_map(|smelter| self.own.by_id(&smelter.id).and_then(|index| self.own.get(index)));
        for smelter in self.own_candidates(row).into_iter().chain(by_id) {
            if !near.contains(&smelter) && self.may_be_named(row.mineral, &smelter.id, row.name) {
                near.push(smelter);
            }
        }
        if near.is_empty() && is_in_east_asian_script(row.name) {
            near = self.own_of_town(row);
        }
        near
    }

    /// The smelters of the metal in the workbook's own look-up that stand in the town that a row
    /// names: in its columns, or in a name in Chinese, Japanese or Korean. None where they are
    /// many.
    pub fn own_of_town(&self, row: &RowMatch<'_>) -> Vec<&IndexedSmelter> {
        const MOST: usize = 6;
        let city = row.row.get(SmelterColumn::City).name_core();
        let mut towns: Vec<&str> = places_in(row.row.get(SmelterColumn::City).readable());
        towns.extend(places_in(row.name));
        if city.is_ascii() && city.len() >= 4 {
            towns.push(city);
        }
        let mut found: Vec<&IndexedSmelter> = Vec::new();
        if towns.is_empty() {
            return found;
        }
        for entry in self.lookup.iter().flat_map(|lookup| lookup.entries()) {
            let there = || {
                let city = name_core(&entry.city);
                !city.is_empty() && towns.iter().any(|town| city.starts_with(town))
            };
            if entry.id.is_empty() || entry.mineral.as_ref() != Some(row.mineral) || !there() {
                continue;
            }
            let smelter = self.own.by_id(&entry.id).and_then(|index| self.own.get(index));
            found.extend(smelter.filter(|smelter| !found.contains(smelter)));
        }
        if found.len() > MOST { Vec::new() } else { found }
    }

    /// The smelter of the workbook's own look-up that a row means for certain, by its own names or
    /// by those of the lists in use.
    pub fn meant_in_own(&self, row: &RowMatch<'_>) -> Option<&IndexedSmelter> {
        let in_own = |smelter: &ListedSmelter| self.own.by_id(&smelter.id).and_then(|index| self.own.get(index));
        self.own_smelter(row).or_else(|| self.listed_smelter(row).and_then(in_own))
    }
}
