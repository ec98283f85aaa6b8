//! The rows of a list under a confirmed mapping. What cannot be used is listed, with the reason.

use super::columns::{ListField, Mapping};
use super::history;
use super::limits::PROBLEMS;
use super::sheet::{ListSheet, PROGRESS_ROWS, SheetRow};
use crate::base::text::{Shown, Text, half_width};
use crate::reference::ListChange;
use crate::template::Mineral;
use crate::text;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

/// What holds for all rows that do not say it themselves.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Options {
    /// The status of all rows whose status cell is empty or missing, as confirmed by the user: a
    /// list of conformant facilities says so in its title only.
    pub status: Option<String>,
    /// The metal of all rows whose metal cell is empty or missing.
    #[serde(with = "metal_by_name")]
    pub metal: Option<Mineral>,
    /// Whether rows for several metals are kept, without a metal. In a company's own list they are
    /// about every metal. RMI's lists name sites further down the supply chain so: none of them is
    /// a smelter, and one kept without a metal would make a form right that names it as a smelter.
    pub keep_several_metals: bool,
    /// Whether the rows tell what changed, and not what is listed.
    pub is_history: bool,
}

/// One facility of a list for one metal. Rows of the file that differ in the other name only are
/// one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Row {
    /// Row of the sheet, from 1; the first one when several belong together.
    pub row: u32,
    /// The metal; [`Mineral::Other`] with the text as typed when it is not known here.
    #[serde(with = "metal_by_name")]
    pub metal: Option<Mineral>,
    /// Id of the form CID and six digits.
    pub id: Option<String>,
    /// Standard name as typed, without blanks around it. Empty when there is an id only.
    pub name: String,
    /// Other names, each once, in the order of the file.
    pub aliases: Vec<String>,
    /// Country as typed.
    pub country: String,
    /// Status word as typed, or that of [`Options::status`].
    pub status: Option<String>,
    /// Whether it is in operation, as typed; empty where the list does not say.
    #[serde(default)]
    pub operation: String,
    /// What changed, in a history of changes.
    #[serde(default)]
    pub changes: Vec<ListChange>,
}

/// What was read.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reading {
    /// In the order of the file.
    pub rows: Vec<Row>,
    /// In the order of the file; at most [`PROBLEMS`].
    pub problems: Vec<RowProblem>,
    /// How many problems there are, also those that are not kept.
    pub problem_count: usize,
    /// How many rows of the file were left out; each has a problem.
    pub left_out: usize,
    /// How many rows of the file were read into `rows`.
    pub read: usize,
}

/// A row that was left out, or read with a doubt.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RowProblem {
    /// Row of the sheet, from 1.
    pub row: u32,
    /// The reason.
    pub kind: RowProblemKind,
    /// What the cell holds, as typed; of a row without id and name its first text.
    pub typed: String,
    /// Whether the row was read all the same.
    pub kept: bool,
}

/// Why a row is listed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum RowProblemKind {
    /// Neither id nor name: a note, a title, or a line of sums.
    NoIdNoName,
    /// The id is not CID and six digits, and there is no name to go by.
    IdMalformed,
    /// The id is not CID and six digits; the row is read by its name.
    IdOfAnotherKind,
    /// The metal is no metal that a template names; the row is read with it as typed.
    MetalUnknown,
    /// "Multiple" instead of a metal; see [`Options::keep_several_metals`]. One problem stands for
    /// all such rows.
    SeveralMetals {
        /// How many rows have it.
        rows: usize,
    },
    /// A place holder of the templates, such as "Smelter not listed".
    NotAFacility,
    /// A change without an RMI id, as before 2014: nothing that is compared names it.
    ChangeWithoutId,
    /// What changed is said in words that are not known.
    ChangeUnknown,
    /// The day of a change is missing, or can be read in two ways.
    ChangeUndated,
    /// The header once more.
    HeaderAgain,
    /// The id was read before with another metal, name, country or status. Both rows are read.
    IdAgain {
        /// Row where it was read first.
        first: u32,
    },
}

impl RowProblem {
    /// How many rows it is about.
    pub fn rows(&self) -> usize {
        if let RowProblemKind::SeveralMetals { rows } = self.kind { rows } else { 1 }
    }

    /// What it is, in one sentence for the user.
    pub fn text(&self) -> Text {
        let typed = Shown(&self.typed);
        match self.kind {
            RowProblemKind::NoIdNoName => text!(
                en: "Row {row} has neither an ID nor a name (\"{typed}\"); it was left out",
                zh: "第 {row} 行既没有识别号也没有名称（“{typed}”），未读入", row = self.row, typed = typed),
            RowProblemKind::IdMalformed => text!(
                en: "The ID \"{typed}\" in row {row} is not CID and six digits, and there is no name; the row was left out",
                zh: "第 {row} 行的识别号“{typed}”不是 CID 加六位数字，又没有名称，未读入", row = self.row, typed = typed),
            RowProblemKind::IdOfAnotherKind => text!(
                en: "The ID \"{typed}\" in row {row} is not CID and six digits; the row is used by its name only",
                zh: "第 {row} 行的识别号“{typed}”不是 CID 加六位数字，该行只按名称使用", row = self.row, typed = typed),
            RowProblemKind::MetalUnknown => text!(
                en: "The metal \"{typed}\" in row {row} is not one that the templates name; it is kept as typed",
                zh: "第 {row} 行的金属“{typed}”不在模板的金属之列，按原文保留", row = self.row, typed = typed),
            RowProblemKind::SeveralMetals { rows } => text!(
                en: "{rows} with the metal \"{typed}\", the first in row {row}: sites further down the supply chain and no smelters of one metal; left out",
                zh: "有 {rows}的金属为“{typed}”，首行为第 {row} 行：属于供应链下游的工厂，不是某一种金属的冶炼厂，未读入",
                row = self.row, typed = typed; rows: Text::counted(rows, "row", "rows", "行")),
            RowProblemKind::NotAFacility => text!(
                en: "Row {row} is a place holder (\"{typed}\") and no facility; it was left out",
                zh: "第 {row} 行是占位行（“{typed}”），不是冶炼厂，未读入", row = self.row, typed = typed),
            RowProblemKind::ChangeWithoutId => text!(
                en: "Row {row} tells a change without an RMI ID (\"{typed}\"); it was left out",
                zh: "第 {row} 行的变更没有 RMI 识别号（“{typed}”），未读入", row = self.row, typed = typed),
            RowProblemKind::ChangeUnknown => text!(
                en: "Row {row}: \"{typed}\" is no change that is known here; it was left out",
                zh: "第 {row} 行：“{typed}”不是已知的变更类型，未读入", row = self.row, typed = typed),
            RowProblemKind::ChangeUndated => text!(
                en: "The day of the change in row {row} (\"{typed}\") is missing or can be read in two ways; the row was left out",
                zh: "第 {row} 行的变更日期（“{typed}”）缺失或有两种读法，未读入", row = self.row, typed = typed),
            RowProblemKind::HeaderAgain => text!(
                en: "Row {row} repeats the header (\"{typed}\"); it was left out",
                zh: "第 {row} 行重复了表头（“{typed}”），未读入", row = self.row, typed = typed),
            RowProblemKind::IdAgain { first } => text!(
                en: "The ID \"{typed}\" in row {row} is also in row {first}, with another metal, name, country or status; both rows are kept",
                zh: "第 {row} 行的识别号“{typed}”也在第 {first} 行，但金属、名称、国家或地区、状态有不同，两行都保留",
                row = self.row, typed = typed, first = first),
        }
    }
}

impl ListSheet {
    /// Reads the rows below the header. `progress` is called with the number of rows so far, about
    /// every thousand rows.
    pub fn read(&self, mapping: &Mapping, options: &Options, progress: &mut dyn FnMut(usize)) -> Reading {
        let mut reader = Reader {
            sheet: self,
            mapping,
            options,
            header: self.rows.iter().find(|row| Some(row.number) == mapping.header_row),
            reading: Reading::default(),
            places: BTreeMap::new(),
            several: None,
            is_day_first: self.is_day_first(mapping.date),
        };
        for (row, done) in self.below(mapping.header_row).zip(1_usize..) {
            reader.row(row);
            if done.is_multiple_of(PROGRESS_ROWS) {
                progress(done);
            }
        }
        let mut reading = reader.reading;
        for row in &mut reading.rows {
            let mut seen = BTreeSet::new();
            row.aliases.retain(|alias| seen.insert(alias.clone()));
        }
        reading
    }
}

/// With how many rows of its id a row is compared. More do not occur, and comparing all with all
/// could take hours.
const FACILITIES_OF_ONE_ID: usize = 16;

struct Reader<'a> {
    sheet: &'a ListSheet,
    mapping: &'a Mapping,
    options: &'a Options,
    header: Option<&'a SheetRow>,
    reading: Reading,
    /// Where the rows of an id, or of a name without id, stand in the reading.
    places: BTreeMap<String, Vec<usize>>,
    /// The problem that stands for all rows of several metals.
    several: Option<usize>,
    /// Whether days in text have the day before the month; `None` where some rows say this and
    /// others that.
    is_day_first: Option<bool>,
}

impl Reader<'_> {
    fn row(&mut self, row: &SheetRow) {
        let typed = |field: ListField| {
            self.mapping.column(field).map(|column| row.shown(column)).unwrap_or_default().into_owned()
        };
        let (typed_id, name, alias) = (typed(ListField::Id), typed(ListField::Name), typed(ListField::Alias));
        if self.is_header(row) {
            return self.leave_out(row, RowProblemKind::HeaderAgain, typed_id + &name);
        }
        if [&name, &alias].into_iter().any(|name| is_place_holder(name)) {
            return self.leave_out(row, RowProblemKind::NotAFacility, if name.is_empty() { alias } else { name });
        }
        let mut aliases: Vec<String> = Vec::new();
        for one in alias.split([';', '；', '|', '\n']).map(str::trim) {
            if !one.is_empty() && one != name {
                aliases.push(one.to_owned());
            }
        }
        // A list that has other names only calls its facilities by them.
        let name = if name.is_empty() && !aliases.is_empty() { aliases.remove(0) } else { name };
        let tidy = tidy_id(&typed_id);
        let id = is_rmi_id(&tidy).then_some(tidy);
        if id.is_none() && name.is_empty() {
            if typed_id.is_empty() {
                let first = row.cells.first().map(|(_, content)| content.shown().into_owned()).unwrap_or_default();
                return self.leave_out(row, RowProblemKind::NoIdNoName, first);
            }
            return self.leave_out(row, RowProblemKind::IdMalformed, typed_id);
        }
        let changes = match self.changes(row, id.as_ref(), &typed_id) {
            Ok(changes) => changes,
            Err((kind, typed)) => return self.leave_out(row, kind, typed),
        };
        let metal = Mineral::parse(&typed(ListField::Metal));
        let is_of_several = matches!(&metal, Some(Mineral::Other(metal)) if is_several(metal));
        if is_of_several && !self.options.keep_several_metals && !self.options.is_history {
            return self.leave_out_several(row, typed(ListField::Metal));
        }
        let metal = metal.filter(|_| !is_of_several);
        let (country, status, operation) =
            (typed(ListField::Country), typed(ListField::Status), typed(ListField::Operation));
        if id.is_none() && !typed_id.is_empty() {
            self.problem(row.number, RowProblemKind::IdOfAnotherKind, typed_id, true);
        }
        if let Some(Mineral::Other(metal)) = &metal {
            self.problem(row.number, RowProblemKind::MetalUnknown, metal.clone(), true);
        }
        let status = if status.is_empty() { self.options.status.clone() } else { Some(status) };
        let metal = metal.or_else(|| self.options.metal.clone().filter(|_| !is_of_several));
        self.keep(Row { row: row.number, metal, id, name, aliases, country, status, operation, changes });
    }

    /// What a row of a history tells.
    fn changes(
        &self,
        row: &SheetRow,
        id: Option<&String>,
        typed_id: &str,
    ) -> Result<Vec<ListChange>, (RowProblemKind, String)> {
        if !self.options.is_history {
            return Ok(Vec::new());
        }
        if id.is_none() {
            return Err((RowProblemKind::ChangeWithoutId, typed_id.to_owned()));
        }
        let typed = |field: ListField| {
            self.mapping.column(field).map(|column| row.shown(column)).unwrap_or_default().into_owned()
        };
        let (said, day) = (typed(ListField::Change), typed(ListField::Date));
        let kinds = history::kinds(&said);
        if kinds.is_empty() {
            return Err((RowProblemKind::ChangeUnknown, said));
        }
        let content = self.mapping.date.and_then(|column| row.cell(column));
        let date = content.and_then(|content| self.sheet.day_of_change(content, self.is_day_first));
        let Some(date) = date else { return Err((RowProblemKind::ChangeUndated, day)) };
        let change = |kind| ListChange { kind, date, details: typed(ListField::Details) };
        Ok(kinds.into_iter().map(change).collect())
    }

    /// Takes a row, or its other names into the row of the same facility.
    fn keep(&mut self, row: Row) {
        self.reading.read += 1;
        let key = row.id.clone().unwrap_or_else(|| format!("\u{0}{}", row.name));
        let places = self.places.entry(key).or_default();
        let mut first = None;
        for place in places.iter().take(FACILITIES_OF_ONE_ID) {
            let Some(known) = self.reading.rows.get_mut(*place) else { continue };
            if is_same_facility(known, &row) {
                known.aliases.extend(row.aliases);
                known.changes.extend(row.changes);
                return;
            }
            first.get_or_insert(known.row);
        }
        places.push(self.reading.rows.len());
        // A name without an id may stand for several metals or plants.
        if let (Some(first), Some(id), false) = (first, &row.id, self.options.is_history) {
            let id = id.clone();
            self.problem(row.row, RowProblemKind::IdAgain { first }, id, true);
        }
        self.reading.rows.push(row);
    }

    /// Whether a row repeats the header in the columns that are mapped.
    fn is_header(&self, row: &SheetRow) -> bool {
        let Some(header) = self.header else { return false };
        let columns: Vec<u16> = ListField::ALL.iter().filter_map(|field| self.mapping.column(*field)).collect();
        !columns.is_empty() && columns.iter().all(|column| row.shown(*column) == header.shown(*column))
    }

    fn leave_out_several(&mut self, row: &SheetRow, typed: String) {
        let told = self.several.and_then(|place| self.reading.problems.get_mut(place));
        if let Some(RowProblem { kind: RowProblemKind::SeveralMetals { rows }, .. }) = told {
            *rows += 1;
            self.reading.left_out += 1;
            self.reading.problem_count += 1;
        } else {
            self.several = Some(self.reading.problems.len());
            self.leave_out(row, RowProblemKind::SeveralMetals { rows: 1 }, typed);
        }
    }

    fn leave_out(&mut self, row: &SheetRow, kind: RowProblemKind, typed: String) {
        self.reading.left_out += 1;
        self.problem(row.number, kind, typed, false);
    }

    fn problem(&mut self, row: u32, kind: RowProblemKind, typed: String, kept: bool) {
        self.reading.problem_count += 1;
        if self.reading.problems.len() < PROBLEMS {
            self.reading.problems.push(RowProblem { row, kind, typed, kept });
        }
    }
}

fn is_same_facility(one: &Row, other: &Row) -> bool {
    one.metal == other.metal && one.name == other.name && one.country == other.country && one.status == other.status
}

/// An id without blanks around it, in capitals and half width; else as typed.
pub(super) fn tidy_id(typed: &str) -> String {
    let id = half_width(typed.trim()).to_uppercase();
    if is_rmi_id(&id) { id } else { typed.trim().to_owned() }
}

/// Whether an id is CID and six digits.
pub(super) fn is_rmi_id(id: &str) -> bool {
    id.strip_prefix("CID").is_some_and(|digits| digits.len() == 6 && digits.bytes().all(|byte| byte.is_ascii_digit()))
}

/// Whether a word in place of a metal says that there are several.
fn is_several(metal: &str) -> bool {
    ["multiple", "multiple metals", "various", "several", "多种", "多种金属", "多種", "多種金屬"]
        .iter()
        .any(|word| metal.eq_ignore_ascii_case(word))
}

/// Choices of the templates' look-up that stand for no facility.
fn is_place_holder(name: &str) -> bool {
    let name = name.trim().trim_end_matches("(*)").trim_end();
    ["smelter not listed", "smelter not yet identified"].iter().any(|holder| name.eq_ignore_ascii_case(holder))
}

/// A metal is stored by the name that the templates store, or as typed.
pub(super) mod metal_by_name {
    use super::Mineral;
    use serde::{Deserialize, Deserializer, Serialize, Serializer};

    // The signature is serde's.
    #[allow(clippy::ref_option)]
    pub(in super::super) fn serialize<S: Serializer>(
        metal: &Option<Mineral>,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        metal.as_ref().map(Mineral::stored).serialize(serializer)
    }

    pub(in super::super) fn deserialize<'de, D: Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Option<Mineral>, D::Error> {
        Ok(Option::<String>::deserialize(deserializer)?.as_deref().and_then(Mineral::parse))
    }
}
