//! What the name in a row says about the smelter that the id of the row stands for.

use super::{Listing, RowMatch, SmelterMatches};
use crate::base::normal::company_words;
use crate::declaration::Choice;
use crate::reference::{Match, TellingName};
use crate::template::Mineral;
use std::collections::BTreeSet;

/// The most pairs of names that are compared in searches for what a name says about an id: a full
/// list of 2,500 rows against the longest look-up of a template. What is beyond them is not judged.
const MAX_PAIRS: usize = 30_000_000;

/// What a name says about the smelter that the id stands for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NameOfId {
    /// It is one of its names, or resembles one, or cannot be compared.
    Fits,
    /// It is the name of another smelter: its name and its id.
    OfAnother(String, String),
    /// No smelter that is known has a name like it.
    KnownNowhere,
}

impl SmelterMatches<'_> {
    /// What the name of a row says about the smelter that its id stands for; `None` where either is
    /// missing or the id is not known under the metal of the row.
    pub fn name_of_id(&self, row: &RowMatch<'_>) -> Option<NameOfId> {
        row.name_of_id.get_or_init(|| self.compare_name_with_id(row)).clone()
    }

    fn compare_name_with_id(&self, row: &RowMatch<'_>) -> Option<NameOfId> {
        let id = row.id.as_deref().filter(|_| row.id_is_typed && !row.name.is_empty())?;
        let is_known = row.own.certain().is_some() || row.listed.certain().is_some();
        if !is_known || !row.row.shows_its_input_id() {
            return None;
        }
        // The look-up finds the first of several smelters with one name.
        let chosen = self.lookup.filter(|_| row.row.choice == Choice::Listed);
        if chosen.is_some_and(|lookup| lookup.named_under(row.mineral, row.name).any(|e| e.id.eq_ignore_ascii_case(id)))
        {
            return Some(NameOfId::Fits);
        }
        let mut other = None;
        for country_code in [row.country_code, None] {
            if !self.may_search(row.mineral) {
                return None;
            }
            let (own, listed) = self.find_by_name(row.mineral, row.name, country_code, false);
            for (found, listing) in [(own, Listing::Own), (listed, Listing::Lists)] {
                if self.means(&found, &listing, id) {
                    return Some(NameOfId::Fits);
                }
                let index = match &found {
                    Match::Ambiguous(indexes) => indexes.first().copied(),
                    found => found.certain(),
                };
                let certain = index.and_then(|index| self.name_and_id(index, &listing));
                other = other.or(certain.filter(|(_, other_id)| !other_id.is_empty()));
            }
        }
        Some(match other {
            Some((name, id)) => NameOfId::OfAnother(name, id),
            None => match self.resembles(row.mineral, id, row.name) {
                // A likeness alone, and another country: that is a sister plant.
                Some(true) if !self.stands_elsewhere(row) => NameOfId::Fits,
                Some(_) => NameOfId::KnownNowhere,
                None => NameOfId::Fits,
            },
        })
    }

    /// Whether there is time for one more search for similar names.
    pub(super) fn may_search(&self, mineral: &Mineral) -> bool {
        let listed = self.lists.smelters().len();
        let pairs = self.pairs.get().saturating_add(self.own.names_of(mineral)).saturating_add(listed);
        self.pairs.set(pairs);
        pairs <= MAX_PAIRS
    }

    /// What contradicts the id of a row in its name: the name of another smelter; or, where it is
    /// typed, a name that is known nowhere.
    pub fn contradicting_name(&self, row: &RowMatch<'_>) -> Option<NameOfId> {
        self.name_of_id(row).filter(|name| match name {
            NameOfId::Fits => false,
            NameOfId::OfAnother(..) => true,
            NameOfId::KnownNowhere => row.is_free_text(),
        })
    }

    fn means(&self, found: &Match, listing: &Listing, id: &str) -> bool {
        let is_id = |index: usize| self.name_and_id(index, listing).is_some_and(|(_, found)| found == id);
        match found {
            Match::ById(index) | Match::IdOfOtherMetal(index) | Match::ByName(index) | Match::ByAlias(index) => {
                is_id(*index)
            }
            Match::Ambiguous(indexes) => indexes.iter().any(|index| is_id(*index)),
            Match::Similar(_) | Match::None => false,
        }
    }

    /// Whether the country of a row is another one than that of its id.
    fn stands_elsewhere(&self, row: &RowMatch<'_>) -> bool {
        matches!((row.country_code, self.listed_country(row)), (Some(typed), Some(listed)) if typed != listed)
    }

    /// Whether a name may be one of the smelter with this id although no list has it: it resembles
    /// one of its names, or cannot be compared with any of them, as Chinese with English.
    pub(super) fn may_be_named(&self, metal: &Mineral, id: &str, name: &str) -> bool {
        self.resembles(metal, id, name) != Some(false)
    }

    /// Whether a name shares a word that tells something with one of the names of the smelter with
    /// this id; `None` where it cannot be compared with any of them.
    fn resembles(&self, metal: &Mineral, id: &str, name: &str) -> Option<bool> {
        let places = self.words_of_place(id);
        let anywhere = BTreeSet::new();
        let typed = [&places, &anywhere].map(|places| TellingName::of(name, places));
        let [typed_there, typed_anywhere] = &typed;
        let mut compared = false;
        for known in self.names_of_id(metal, id) {
            let there = TellingName::of(known, &places);
            // Where the town is all that a name tells, it tells.
            let (typed, known) =
                if there.tells() { (typed_there, there) } else { (typed_anywhere, TellingName::of(known, &anywhere)) };
            if !typed.is_comparable_with(&known) {
                continue;
            }
            if typed.may_be(&known) {
                return Some(true);
            }
            compared = true;
        }
        compared.then_some(false)
    }

    /// Every name that the workbook's own look-up and the lists in use have for an id.
    fn names_of_id<'s>(&'s self, metal: &Mineral, id: &str) -> Vec<&'s str> {
        let own = self.own.by_id(id);
        let mut names: Vec<&str> = own.map(|index| self.own.names_at(metal, index).collect()).unwrap_or_default();
        if let Some(smelter) = self.lists.by_id(id) {
            names.push(&smelter.name);
            names.extend(smelter.other_names.iter().map(|other| other.name.as_str()));
        }
        names
    }

    /// The words of the town, the state and the country of a smelter in the workbook's own look-up.
    fn words_of_place(&self, id: &str) -> BTreeSet<String> {
        let entry = self.lookup.and_then(|lookup| lookup.by_id(id));
        let texts = entry.into_iter().flat_map(|entry| [&entry.city, &entry.state, &entry.country]);
        texts.flat_map(|text| company_words(&crate::base::normal::plain_letters(text))).collect::<BTreeSet<_>>()
    }
}
