//! Which listed smelter a row means: by id, by exact name or alias, else similar names to choose
//! from.
//!
//! Only an id, a name or an alias that fits exactly (case, accents, punctuation and company forms
//! apart), belongs to one smelter of the metal, and contradicts no country is certain. Everything
//! else is a question for a person.

use super::{Countries, ListedSmelter, NameKind};
use crate::base::normal::ComparableName;
use crate::declaration::{Lookup, is_rmi_id};
use crate::template::Mineral;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::OnceLock;

/// The most candidates of a search for similar names.
const MAX_CANDIDATES: usize = 3;
/// The least likeness of a candidate, in percent, in the country of the row.
const LEAST_LIKENESS: u8 = 70;
/// The least likeness where the row has no country that is known, or the script has few letters per
/// name.
const LEAST_LIKENESS_ANYWHERE: u8 = 80;
/// The most listed names that are compared letter by letter, the most promising ones, so that a
/// list of any length takes no long time.
const MAX_COMPARED: usize = 100;
/// The most smelters that are found by one name. Lists have at most a few of one name; rows that
/// all ask for it would each go through all of them.
const MOST_OF_ONE_NAME: usize = 100;
/// The most smelters that are offered because their names hold the words typed.
const MOST_OF_SHARED_WORDS: usize = 6;
/// The fewest letters of words that are searched in names.
const LETTERS_OF_SHARED_WORDS: usize = 4;
/// The most letters of a name that is compared with similar names; longer texts are no names.
const MAX_LETTERS: usize = 160;

/// What a row says about a smelter.
#[derive(Clone, Copy, Debug)]
pub struct Query<'a> {
    /// The metal.
    pub metal: &'a Mineral,
    /// The id as typed; may be empty.
    pub id: &'a str,
    /// The name as typed; may be empty.
    pub name: &'a ComparableName,
    /// The ISO 3166-1 alpha-2 code of the country, where it is known: [`Countries::code_of`].
    pub country_code: Option<&'a str>,
}

/// Which listed smelter a row means. Numbers are indexes in what was asked:
/// [`NameIndex::get`], [`super::Lists::get`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Match {
    /// The id is listed under this metal.
    ById(usize),
    /// The id is listed under another metal only.
    IdOfOtherMetal(usize),
    /// The name is the standard name of this one only.
    ByName(usize),
    /// The name is an alias or a former name of this one only.
    ByAlias(usize),
    /// The name belongs to all of these: the id decides.
    Ambiguous(Vec<usize>),
    /// The name resembles these, the best first; at most three. Never certain.
    Similar(Vec<Candidate>),
    /// Nothing like it is listed.
    None,
}

impl Match {
    /// The smelter, where there is no doubt.
    pub fn certain(&self) -> Option<usize> {
        match self {
            Self::ById(index) | Self::ByName(index) | Self::ByAlias(index) => Some(*index),
            Self::IdOfOtherMetal(_) | Self::Ambiguous(_) | Self::Similar(_) | Self::None => None,
        }
    }
}

/// A listed smelter whose name resembles the one typed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Candidate {
    /// Which one.
    pub index: usize,
    /// Its name that resembles most.
    pub name: String,
    /// How alike the names are, from 0 to 100. 100 is the same name, which a country or a second
    /// owner makes uncertain.
    pub likeness: u8,
}

/// A smelter as an index knows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct IndexedSmelter {
    /// The id in capitals; may be empty.
    pub id: String,
    /// The standard name.
    pub name: String,
    /// The country as the list has it.
    pub country: String,
    /// Its ISO 3166-1 alpha-2 code, where it is clear.
    pub country_code: Option<&'static str>,
}

/// Names and ids of the smelters of a list, for finding them.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct NameIndex {
    smelters: Vec<IndexedSmelter>,
    by_id: BTreeMap<String, usize>,
    /// By metal; names of smelters without a metal under `None`.
    by_metal: BTreeMap<Option<Mineral>, MetalNames>,
}

/// The names under one metal.
#[derive(Clone, Debug, Default)]
struct MetalNames {
    /// Places of the smelters that have this metal.
    smelters: BTreeSet<usize>,
    /// Place of the smelter, name, and kind of name, as the list has them.
    listed: Vec<(usize, String, NameKind)>,
    /// Made when a name is looked for first: most rows of most files are found by their ids.
    comparable: OnceLock<ComparableNames>,
}

// The comparable forms follow from the names.
impl PartialEq for MetalNames {
    fn eq(&self, other: &Self) -> bool {
        self.smelters == other.smelters && self.listed == other.listed
    }
}

/// The names under one metal in the forms in which they are compared.
#[derive(Clone, Debug, Default)]
struct ComparableNames {
    names: Vec<IndexedName>,
    /// Indexes of `names` by the name with its company form.
    by_full: BTreeMap<String, Vec<usize>>,
    /// Indexes of `names` by the name without it.
    by_core: BTreeMap<String, Vec<usize>>,
}

#[derive(Clone, Debug)]
struct IndexedName {
    smelter: usize,
    name: String,
    kind: NameKind,
    comparable: ComparableName,
    letters: Letters,
    east_asian: bool,
}

impl NameIndex {
    /// The index of the workbook's own list. Rows without an id, which stand for smelters not
    /// listed, are left out.
    pub fn of_lookup(lookup: &Lookup, countries: &Countries) -> Self {
        let mut built = Self::default();
        // By smelter: the metal and the standard name that were added last. Each alias repeats
        // them.
        let mut added: Vec<(Option<Mineral>, &str)> = Vec::new();
        for entry in lookup.entries().iter().filter(|entry| !entry.id.trim().is_empty()) {
            let id = entry.id.trim().to_uppercase();
            let next = built.smelters.len();
            let index = *built.by_id.entry(id.clone()).or_insert(next);
            if index == next {
                built.smelters.push(IndexedSmelter {
                    id,
                    name: entry.standard_name.clone(),
                    country: entry.country.clone(),
                    country_code: countries.code_of(&entry.country),
                });
            }
            let (metal, standard) = (entry.mineral.clone(), entry.standard_name.as_str());
            let is_added =
                index != next && added.get(index).is_some_and(|(known, name)| *known == metal && *name == standard);
            if !is_added {
                built.add_name(metal.as_ref(), index, standard, NameKind::Standard);
            }
            if entry.alias != standard {
                built.add_name(metal.as_ref(), index, &entry.alias, NameKind::Alias);
            }
            match added.get_mut(index) {
                Some(last) => *last = (metal, standard),
                None => added.push((metal, standard)),
            }
        }
        built
    }

    /// The index of smelters that lists name; indexes are those in the slice.
    pub(super) fn of_smelters(smelters: &[ListedSmelter]) -> Self {
        let mut built = Self::default();
        for (index, smelter) in smelters.iter().enumerate() {
            if !smelter.id.is_empty() {
                built.by_id.entry(smelter.id.clone()).or_insert(index);
            }
            built.smelters.push(IndexedSmelter {
                id: smelter.id.clone(),
                name: smelter.name.clone(),
                country: smelter.country.clone(),
                country_code: smelter.country_code,
            });
            let none = smelter.metals.is_empty().then_some(None);
            for metal in smelter.metals.iter().map(Some).chain(none) {
                built.add_name(metal, index, &smelter.name, NameKind::Standard);
                for other in &smelter.other_names {
                    built.add_name(metal, index, &other.name, other.kind);
                }
            }
        }
        built
    }

    fn add_name(&mut self, metal: Option<&Mineral>, smelter: usize, name: &str, kind: NameKind) {
        let names = self.by_metal.entry(metal.cloned()).or_default();
        names.smelters.insert(smelter);
        names.listed.push((smelter, name.to_owned(), kind));
    }

    fn names_under(&self, metal: Option<&Mineral>) -> Option<&ComparableNames> {
        self.by_metal.get(&metal.cloned()).map(MetalNames::comparable)
    }

    /// The smelter at this index.
    pub fn get(&self, index: usize) -> Option<&IndexedSmelter> {
        self.smelters.get(index)
    }

    /// The index of the smelter with this id, under any metal.
    pub fn by_id(&self, id: &str) -> Option<usize> {
        self.by_id.get(&id.trim().to_uppercase()).copied()
    }

    /// What kind of name a text is for the smelter at this index; `None` where it is no name of it.
    /// Case, accents, punctuation and company forms do not matter. Where it is several, the
    /// standard name goes first.
    pub fn name_kind(&self, metal: &Mineral, index: usize, name: &str) -> Option<NameKind> {
        let name = ComparableName::of(name);
        let kinds = [Some(metal), None].into_iter().filter_map(|metal| self.names_under(metal)).flat_map(|names| {
            let found = [names.by_full.get(&name.full), names.by_core.get(&name.core)];
            found.into_iter().flatten().flatten().filter_map(|index| names.names.get(*index))
        });
        kinds.filter(|name| name.smelter == index).map(|name| name.kind).min()
    }

    /// The same for a name with its company form: "Example Tin Corp." is not "Example Tin LLC".
    pub fn name_kind_with_form(&self, metal: &Mineral, index: usize, name: &str) -> Option<NameKind> {
        let names = self.names_under(Some(metal))?;
        let found = names.by_full.get(&ComparableName::of(name).full).into_iter().flatten();
        let kinds = found.filter_map(|found| names.names.get(*found)).filter(|name| name.smelter == index);
        kinds.map(|name| name.kind).min()
    }

    /// Every name of the smelter at this index under this metal.
    pub fn names_at<'s>(&'s self, metal: &Mineral, index: usize) -> impl Iterator<Item = &'s str> {
        let names = self.names_under(Some(metal)).map(|names| names.names.as_slice()).unwrap_or_default();
        names.iter().filter(move |name| name.smelter == index).map(|name| name.name.as_str())
    }

    /// The smelters with a name that holds all words of this one: those that begin with them, else
    /// any. None where more than `MOST_OF_SHARED_WORDS` do, and none for words that stand in names
    /// of all kinds.
    pub fn with_words_of(&self, metal: &Mineral, name: &str) -> Vec<usize> {
        self.with_words_under(std::slice::from_ref(metal), name)
    }

    /// [`Self::with_words_of`] under several metals.
    pub(crate) fn with_words_under(&self, metals: &[Mineral], name: &str) -> Vec<usize> {
        let words = ComparableName::of(name).words;
        // A single short word is in many names.
        if words.concat().chars().count() < LETTERS_OF_SHARED_WORDS {
            return Vec::new();
        }
        metals.iter().flat_map(|metal| self.with_words(metal, &words)).collect()
    }

    fn with_words(&self, metal: &Mineral, words: &[String]) -> Vec<usize> {
        let Some(names) = self.names_under(Some(metal)) else { return Vec::new() };
        let holds = |listed: &&IndexedName| words.iter().all(|word| listed.comparable.words.contains(word));
        let begins = |listed: &&IndexedName| listed.comparable.words.starts_with(words);
        let indexes = |fits: &dyn Fn(&&IndexedName) -> bool| -> BTreeSet<usize> {
            names.names.iter().filter(fits).map(|listed| listed.smelter).collect::<BTreeSet<_>>()
        };
        let found = [indexes(&begins), indexes(&holds)].into_iter().find(|found| !found.is_empty()).unwrap_or_default();
        if found.len() > MOST_OF_SHARED_WORDS { Vec::new() } else { found.into_iter().collect() }
    }

    /// How many smelters are listed under this metal.
    pub fn count(&self, metal: &Mineral) -> usize {
        self.by_metal.get(&Some(metal.clone())).map_or(0, |names| names.smelters.len())
    }

    /// How many names are compared in a search for similar ones.
    pub fn names_of(&self, metal: &Mineral) -> usize {
        self.names_under(Some(metal)).map_or(0, |names| names.names.len())
    }

    /// The metals under which a smelter has this name, in whatever country: [`Self::find_certain`]
    /// finds nothing under the others.
    pub(crate) fn metals_with<'m>(&self, name: &ComparableName, metals: &'m [Mineral]) -> Vec<&'m Mineral> {
        let has = |metal: Option<&Mineral>| {
            self.names_under(metal)
                .is_some_and(|all| all.by_full.contains_key(&name.full) || all.by_core.contains_key(&name.core))
        };
        let without_metal = has(None);
        metals.iter().filter(|metal| without_metal || has(Some(*metal))).collect()
    }

    /// Which smelter a row means.
    pub fn find(&self, query: &Query) -> Match {
        match self.find_certain(query) {
            Match::None => self.find_similar(query),
            found => found,
        }
    }

    /// Which smelter a row means, without a search for similar names.
    pub fn find_certain(&self, query: &Query) -> Match {
        if let Some(index) = self.by_id(query.id).filter(|_| is_rmi_id(query.id.trim())) {
            let under = |metal: Option<&Mineral>| {
                self.by_metal.get(&metal.cloned()).is_some_and(|names| names.smelters.contains(&index))
            };
            let fits = under(Some(query.metal)) || under(None);
            return if fits { Match::ById(index) } else { Match::IdOfOtherMetal(index) };
        }
        let name = query.name;
        if name.core.is_empty() {
            return Match::None;
        }
        for metal in [Some(query.metal), None] {
            let Some(names) = self.names_under(metal) else { continue };
            // Who has exactly this name with this company form goes before those that share the
            // rest of it.
            let found = match (names.by_full.get(&name.full), names.by_core.get(&name.core)) {
                (Some(found), _) => self.one_of(names, found, query, true),
                (None, Some(found)) => self.one_of(names, found, query, false),
                (None, None) => Match::None,
            };
            if found != Match::None {
                return found;
            }
        }
        Match::None
    }

    /// The one smelter that these equal names mean, as far as the country and the kind of name
    /// allow it. Where a name is shared with its company form, the country may tell whose it is;
    /// without that form it may be a group's name.
    fn one_of(&self, names: &ComparableNames, found: &[usize], query: &Query, with_form: bool) -> Match {
        let found = found.iter().filter_map(|index| names.names.get(*index));
        let (there, elsewhere): (Vec<&IndexedName>, Vec<_>) = found.partition(|name| !self.is_elsewhere(name, query));
        if there.is_empty() {
            return Match::None;
        }
        let found = if with_form { there } else { [there, elsewhere].concat() };
        let owners: BTreeSet<usize> = found.iter().map(|name| name.smelter).collect();
        let Some(first) = found.first().map(|name| name.smelter) else { return Match::None };
        if owners.len() > 1 {
            return Match::Ambiguous(owners.into_iter().collect());
        }
        let usable = || found.iter().filter(|name| self.may_be_certain(names, name, query));
        if usable().any(|name| name.kind == NameKind::Standard) {
            Match::ByName(first)
        } else if usable().next().is_some() {
            Match::ByAlias(first)
        } else {
            Match::None
        }
    }

    /// Whether the smelter of a name is in another country than the row says.
    fn is_elsewhere(&self, name: &IndexedName, query: &Query) -> bool {
        let listed = self.smelters.get(name.smelter).and_then(|smelter| smelter.country_code);
        matches!((query.country_code, listed), (Some(typed), Some(listed)) if typed != listed)
    }

    /// Whether an equal name may be taken as certain.
    fn may_be_certain(&self, names: &ComparableNames, name: &IndexedName, query: &Query) -> bool {
        // Before 2015 lists carried bare names of groups of companies ("Starck"): those need the
        // country, a second word, and no other smelter whose name begins alike.
        let listed = self.smelters.get(name.smelter).and_then(|smelter| smelter.country_code);
        let in_its_country = query.country_code.is_some() && listed.is_some();
        name.kind != NameKind::Old || (in_its_country && name.comparable.words.len() > 1 && !names.begins_another(name))
    }

    fn find_similar(&self, query: &Query) -> Match {
        let candidates = TypedName::of(query.name).map_or_else(Vec::new, |name| self.similar_to(&name, query));
        if candidates.is_empty() { Match::None } else { Match::Similar(candidates) }
    }

    /// The smelters of these metals with the names most like this one.
    pub(crate) fn similar_under(&self, name: &str, country_code: Option<&str>, metals: &[Mineral]) -> Vec<Candidate> {
        let name = &ComparableName::of(name);
        let Some(typed) = TypedName::of(name) else { return Vec::new() };
        metals.iter().flat_map(|metal| self.similar_to(&typed, &Query { metal, id: "", name, country_code })).collect()
    }

    fn similar_to(&self, typed: &TypedName, query: &Query) -> Vec<Candidate> {
        let TypedName { name, letters, east_asian } = typed;
        let east_asian = *east_asian;
        let Some(names) = self.names_under(Some(query.metal)) else { return Vec::new() };
        let least = if query.country_code.is_none() || east_asian { LEAST_LIKENESS_ANYWHERE } else { LEAST_LIKENESS };
        let mut promising: Vec<(u8, &IndexedName)> = Vec::new();
        for listed in &names.names {
            let most = letters.most_alike(&listed.letters);
            // A Chinese name says nothing about an English one.
            if most < least || east_asian != listed.east_asian {
                continue;
            }
            if listed.comparable.core == name.core || !self.is_elsewhere(listed, query) {
                promising.push((most, listed));
            }
        }
        promising.sort_by_key(|(most, _)| std::cmp::Reverse(*most));
        promising.truncate(MAX_COMPARED);
        let mut best: BTreeMap<usize, Candidate> = BTreeMap::new();
        for (_, listed) in promising {
            let likeness = likeness(name, &listed.comparable);
            if likeness < least {
                continue;
            }
            let candidate = Candidate { index: listed.smelter, name: listed.name.clone(), likeness };
            let known = best.entry(listed.smelter).or_insert_with(|| candidate.clone());
            if known.likeness < likeness {
                *known = candidate;
            }
        }
        let mut candidates: Vec<Candidate> = best.into_values().collect();
        candidates.sort_by_key(|candidate| std::cmp::Reverse(candidate.likeness));
        candidates.truncate(MAX_CANDIDATES);
        candidates
    }
}

/// A typed name in the forms in which it is compared, made once for all metals.
struct TypedName<'n> {
    name: &'n ComparableName,
    letters: Letters,
    east_asian: bool,
}

impl<'n> TypedName<'n> {
    /// Nothing for a text that is too short or too long for a name: only its start would be
    /// compared.
    fn of(name: &'n ComparableName) -> Option<Self> {
        let is_name = name.is_whole && (3..=MAX_LETTERS).contains(&name.core.chars().count());
        is_name.then(|| Self { letters: Letters::of(&name.core), east_asian: name.is_east_asian(), name })
    }
}

impl MetalNames {
    fn comparable(&self) -> &ComparableNames {
        self.comparable.get_or_init(|| {
            let mut names = ComparableNames::default();
            for (smelter, name, kind) in &self.listed {
                names.add(*smelter, name, *kind);
            }
            names
        })
    }
}

impl ComparableNames {
    fn add(&mut self, smelter: usize, name: &str, kind: NameKind) {
        let comparable = ComparableName::of(name);
        // Only the start of a longer text would be compared: it is nobody's name.
        if !comparable.is_whole || comparable.core.is_empty() {
            return;
        }
        let same = |index: &usize| self.names.get(*index).is_some_and(|known| known.smelter == smelter);
        if self.by_full.get(&comparable.full).is_some_and(|all| all.iter().any(same)) {
            return;
        }
        let is_full = |all: Option<&Vec<usize>>| all.is_some_and(|all| all.len() >= MOST_OF_ONE_NAME);
        if is_full(self.by_full.get(&comparable.full)) || is_full(self.by_core.get(&comparable.core)) {
            return;
        }
        let index = self.names.len();
        self.by_full.entry(comparable.full.clone()).or_default().push(index);
        self.by_core.entry(comparable.core.clone()).or_default().push(index);
        let (letters, east_asian) = (Letters::of(&comparable.core), comparable.is_east_asian());
        self.names.push(IndexedName { smelter, name: name.to_owned(), kind, comparable, letters, east_asian });
    }

    /// Whether the name of another smelter begins with the words of this one.
    fn begins_another(&self, name: &IndexedName) -> bool {
        let begins = |other: &&IndexedName| other.comparable.words.starts_with(&name.comparable.words);
        self.names.iter().filter(begins).any(|other| other.smelter != name.smelter)
    }
}

/// How alike two names are in percent. 100 is the same name; the same words in another order are
/// not.
fn likeness(name: &ComparableName, other: &ComparableName) -> u8 {
    if name.core == other.core {
        return 100;
    }
    let contains = contains_words(&name.words, &other.words) || contains_words(&other.words, &name.words);
    let contained = if contains { LEAST_LIKENESS_ANYWHERE } else { 0 };
    let longer = name.core.chars().count().max(other.core.chars().count());
    let in_order = strsim::osa_distance(&name.core, &other.core);
    let sorted = strsim::osa_distance(&sorted_words(&name.words), &sorted_words(&other.words));
    percent_alike(in_order.min(sorted), longer).clamp(contained, 99)
}

/// Whether all words of a name of at least two are among those of another.
fn contains_words(all: &[String], some: &[String]) -> bool {
    some.len() >= 2 && some.iter().all(|word| all.contains(word))
}

fn sorted_words(words: &[String]) -> String {
    let mut words: Vec<&str> = words.iter().map(String::as_str).collect();
    words.sort_unstable();
    words.concat()
}

fn percent_alike(edits: usize, letters: usize) -> u8 {
    let same = letters.saturating_sub(edits) * 100;
    u8::try_from(same.checked_div(letters).unwrap_or_default()).unwrap_or(100)
}

/// How many letters of each kind a name has: a quick lower bound for the number of edits between
/// two names.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Letters {
    count: usize,
    kinds: [u8; 32],
    /// A bit for each kind that the name has.
    present: u32,
}

impl Letters {
    fn of(core: &str) -> Self {
        let mut kinds = [0_u8; 32];
        let (mut count, mut present) = (0, 0);
        for c in core.chars() {
            count += 1;
            let kind = u32::from(c) % 32;
            present |= 1 << kind;
            if let Some(kind) = kinds.get_mut(kind as usize) {
                *kind = kind.saturating_add(1);
            }
        }
        Self { count, kinds, present }
    }

    /// How alike the two names are at most, in percent: each letter too many or too few is one edit
    /// or half of one. Where one name has all letters of the other, its words may be all there too.
    fn most_alike(&self, other: &Self) -> u8 {
        // Most pairs differ in the kinds alone, which takes no counting.
        let (missing_there, extra_there) = (self.present & !other.present, other.present & !self.present);
        let edits = missing_there.count_ones().max(extra_there.count_ones()) as usize;
        let alike = percent_alike(edits, self.count.max(other.count));
        if alike < LEAST_LIKENESS && missing_there != 0 && extra_there != 0 {
            return alike;
        }
        let (mut more, mut fewer) = (0_usize, 0_usize);
        for (one, two) in self.kinds.iter().zip(&other.kinds) {
            more += usize::from(one.saturating_sub(*two));
            fewer += usize::from(two.saturating_sub(*one));
        }
        let alike = percent_alike(more.max(fewer), self.count.max(other.count));
        if more.min(fewer) == 0 { alike.max(LEAST_LIKENESS_ANYWHERE) } else { alike }
    }
}

#[cfg(test)]
mod tests;
