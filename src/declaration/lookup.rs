//! The workbook's own list of known smelters, sheet `Smelter Look-up`.

use super::entry::key;
use crate::template::Mineral;
use crate::workbook::{Addr, Sheet, Value};
use std::collections::BTreeMap;

/// The workbook's own list of known smelters: an identity list for its revision, no list of audited smelters.
#[derive(Clone, Debug, Default)]
pub struct Lookup {
    entries: Vec<LookupEntry>,
    by_id: BTreeMap<String, usize>,
    by_name: BTreeMap<(String, String), usize>,
}

/// One row of `Smelter Look-up` (header in row 4, data from row 5).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LookupEntry {
    /// Column A: metal as stored.
    pub metal: String,
    /// Column B: name or alias that can be chosen.
    pub alias: String,
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
    pub fn read(sheet: &Sheet) -> Self {
        let mut lookup = Self::default();
        for row in 5..=sheet.last_row() {
            let text = |column| match sheet.value(Addr::new(column, row)) {
                Value::Text(text) => text.trim().to_owned(),
                _ => String::new(),
            };
            let entry = LookupEntry {
                metal: text(1),
                alias: text(2),
                standard_name: text(3),
                country: text(4),
                id: text(5),
                id_source: text(6),
                street: text(7),
                city: text(8),
                state: text(9),
            };
            if !entry.metal.is_empty() && !entry.alias.is_empty() {
                lookup.push(entry);
            }
        }
        lookup
    }

    /// A look-up of these entries, in this order.
    pub fn from_entries(entries: impl IntoIterator<Item = LookupEntry>) -> Self {
        let mut lookup = Self::default();
        entries.into_iter().for_each(|entry| lookup.push(entry));
        lookup
    }

    fn push(&mut self, entry: LookupEntry) {
        let index = self.entries.len();
        if !entry.id.is_empty() {
            self.by_id.entry(key(&entry.id)).or_insert(index);
        }
        self.by_name.entry((key(&entry.metal), key(&entry.alias))).or_insert(index);
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
    pub fn named<'a>(&'a self, name: &str) -> impl Iterator<Item = &'a LookupEntry> + use<'a> {
        let wanted = key(name);
        self.entries.iter().filter(move |entry| key(&entry.alias) == wanted || key(&entry.standard_name) == wanted)
    }

    /// Whether a metal has entries here.
    pub fn has_metal(&self, mineral: &Mineral) -> bool {
        self.entries.iter().any(|entry| Mineral::parse(&entry.metal).as_ref() == Some(mineral))
    }
}
