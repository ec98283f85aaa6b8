//! The workbook's own list of known smelters, sheet `Smelter Look-up`.

use super::offered::is_found_as;
use super::quota::Quota;
use crate::base::normal::{key, option_key};
use crate::template::Mineral;
use crate::workbook::{Addr, MAX_ROW, ReadError, Sheet, Value};
use std::collections::{BTreeMap, BTreeSet};

/// The most entries that are found by one name. Templates have at most a few smelters of one name;
/// rows of a list that all ask for it would each go through all of them.
const MOST_OF_ONE_NAME: usize = 100;

/// The workbook's own list of known smelters: an identity list for its revision, no list of audited
/// smelters.
#[derive(Clone, Debug, Default)]
pub struct Lookup {
    entries: Vec<LookupEntry>,
    minerals: BTreeSet<Mineral>,
    by_id: BTreeMap<String, usize>,
    by_name: BTreeMap<(String, String), usize>,
    by_any_name: BTreeMap<String, Vec<usize>>,
    /// Names without blanks, commas and the like, and with full-width letters as ordinary ones.
    by_letters: BTreeMap<String, Vec<usize>>,
}

/// One row of `Smelter Look-up` (header in row 4, data from row 5).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LookupEntry {
    /// Column A: metal as stored.
    pub metal: String,
    /// The metal that column A means.
    pub mineral: Option<Mineral>,
    /// Column B: name or alias that can be chosen, without blanks around.
    pub alias: String,
    /// Column B with the blanks around it, where it has any: the formulas find it with them only.
    pub alias_with_blanks: Option<String>,
    /// Column C: standard name; `Unknown` for "not yet identified".
    pub standard_name: String,
    /// Column D: country in capitals.
    pub country: String,
    /// Column E: id, `CID` and six digits; empty for the special choices.
    pub id: String,
    /// Column F: source of the id.
    pub id_source: String,
    /// Column G: street.
    pub street: String,
    /// Column H: city.
    pub city: String,
    /// Column I: state or province.
    pub state: String,
}

impl Lookup {
    /// Reads the sheet.
    ///
    /// # Errors
    /// When it holds more than the lists of a form may.
    pub fn read(sheet: &Sheet) -> Result<Self, ReadError> {
        Self::read_into(sheet, &mut Quota::default())
    }

    /// [`Self::read`] together with other lists.
    pub(super) fn read_into(sheet: &Sheet, quota: &mut Quota) -> Result<Self, ReadError> {
        let mut lookup = Self::default();
        for row in sheet.stored_rows(5..=MAX_ROW) {
            let text = |column| match sheet.value(Addr::new(column, row)) {
                Value::Text(text) => text.trim().to_owned(),
                _ => String::new(),
            };
            let metal = text(1);
            let entry = LookupEntry {
                mineral: Mineral::parse(&metal),
                metal,
                alias: text(2),
                alias_with_blanks: match sheet.value(Addr::new(2, row)) {
                    Value::Text(text) if text.trim().len() < text.len() => Some(text.into_owned()),
                    _ => None,
                },
                standard_name: text(3),
                country: text(4),
                id: text(5),
                id_source: text(6),
                street: text(7),
                city: text(8),
                state: text(9),
            };
            if !entry.metal.is_empty() && !entry.alias.is_empty() {
                quota.take(entry.texts())?;
                lookup.push(entry);
            }
        }
        Ok(lookup)
    }

    fn push(&mut self, entry: LookupEntry) {
        let index = self.entries.len();
        if !entry.id.is_empty() {
            self.by_id.entry(key(&entry.id)).or_insert(index);
        }
        let (alias, standard_name) = (key(&entry.alias), key(&entry.standard_name));
        let names = [Some(standard_name).filter(|name| *name != alias), Some(alias.clone())];
        for name in names.into_iter().flatten() {
            let letters = option_key(&name);
            for entries in [self.by_letters.entry(letters).or_default(), self.by_any_name.entry(name).or_default()] {
                if entries.len() < MOST_OF_ONE_NAME && entries.last() != Some(&index) {
                    entries.push(index);
                }
            }
        }
        self.by_name.entry((key(&entry.metal), alias)).or_insert(index);
        if let Some(mineral) = entry.mineral.as_ref().filter(|mineral| !self.minerals.contains(mineral)) {
            self.minerals.insert(mineral.clone());
        }
        self.entries.push(entry);
    }

    /// Every entry, in the order of the sheet.
    pub fn entries(&self) -> &[LookupEntry] {
        &self.entries
    }

    /// The first entry with this id, as the template's formulas find it. Case does not matter.
    pub fn by_id(&self, id: &str) -> Option<&LookupEntry> {
        self.by_id.get(&key(id)).and_then(|index| self.entries.get(*index))
    }

    /// The first entry with this metal and this name or alias, as the template's formulas find it.
    pub fn by_name(&self, metal: &str, name: &str) -> Option<&LookupEntry> {
        let index = self.by_name.get(&(key(metal), key(name)))?;
        self.entries.get(*index)
    }

    /// The entries whose name or alias is this, under any metal.
    pub fn named(&self, name: &str) -> impl Iterator<Item = &LookupEntry> {
        let indexes = self.by_any_name.get(&key(name));
        indexes.into_iter().flatten().filter_map(|index| self.entries.get(*index))
    }

    /// The entries under this metal whose name or alias is this.
    pub fn named_under(&self, mineral: &Mineral, name: &str) -> impl Iterator<Item = &LookupEntry> {
        self.named(name).filter(|entry| entry.mineral.as_ref() == Some(mineral))
    }

    /// Whether the template finds a text as a name to choose under a metal: nothing but upper and
    /// lower case may differ.
    pub fn offers(&self, mineral: &Mineral, typed: &str) -> bool {
        self.named_under(mineral, typed).any(|entry| is_found_as(typed, entry.offered()))
    }

    /// The entry that a text means under a metal. First the formulas' own way, then without case
    /// and blanks, then without commas, dots and the like, as long as that leaves one smelter.
    pub fn meant_under(&self, mineral: &Mineral, typed: &str) -> Option<&LookupEntry> {
        let under = |found: &&LookupEntry| found.mineral.as_ref() == Some(mineral);
        let exact = self.named(typed).filter(under).find(|entry| is_found_as(typed, entry.offered()));
        if let Some(found) = exact.or_else(|| self.named(typed).find(under)) {
            return Some(found);
        }
        let letters = option_key(&key(typed));
        let alike = self.by_letters.get(&letters).into_iter().flatten().filter_map(|index| self.entries.get(*index));
        let mut alike = alike.filter(under).filter(|entry| !entry.id.is_empty());
        let first = alike.next()?;
        alike.all(|other| other.id == first.id).then_some(first)
    }

    /// The name to choose for a smelter that a text means: the one that is written most like it,
    /// else the standard name, where the drop-down has it.
    pub(super) fn name_to_choose<'l>(&'l self, mineral: &Mineral, meant: &'l LookupEntry, typed: &str) -> &'l str {
        let letters = option_key(&key(typed));
        let names = || self.named_under(mineral, &meant.standard_name).filter(|entry| entry.id == meant.id);
        names()
            .find(|entry| option_key(&entry.alias) == letters)
            .or_else(|| names().find(|entry| entry.alias == meant.standard_name))
            .unwrap_or(meant)
            .offered()
    }

    /// The metals that have entries here.
    pub fn minerals(&self) -> &BTreeSet<Mineral> {
        &self.minerals
    }
}

impl LookupEntry {
    fn texts(&self) -> impl Iterator<Item = &str> {
        let names = [&self.metal, &self.alias, &self.standard_name, &self.country, &self.id, &self.id_source];
        names.into_iter().chain([&self.street, &self.city, &self.state]).map(String::as_str)
    }

    /// The text that the drop-down offers.
    pub fn offered(&self) -> &str {
        self.alias_with_blanks.as_deref().unwrap_or(&self.alias)
    }
}
