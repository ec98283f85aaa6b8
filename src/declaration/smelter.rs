//! One row of `Smelter List`, as a person sees it.

use super::entry::{Entry, Field, Origin, SmelterColumn};
use super::filler::Filler;
use super::lookup::{Lookup, LookupEntry};
use super::offered::{Recognition, is_found_as};
use super::quota::Quota;
use super::rmi_id::{find_rmi_ids, is_rmi_id, repaired_rmi_id};
use super::special_choice::SpecialChoice;
use super::typed::Typed;
use crate::template::{Mineral, SMELTER_LIST, SmelterColumns};
use crate::workbook::{Addr, CellRef, MAX_ROW, ReadError, Sheet, Value};

impl SmelterColumns {
    /// The number of a column (from 1), if this revision has it.
    pub fn number(&self, column: SmelterColumn) -> Option<u16> {
        match column {
            SmelterColumn::IdInput => self.id_input,
            SmelterColumn::Metal => Some(self.metal),
            SmelterColumn::Lookup => self.lookup,
            SmelterColumn::Name => Some(self.name),
            after => Some(self.country + (after as u16 - SmelterColumn::Country as u16)),
        }
    }
}

/// One row of `Smelter List` in which something is seen. A refiner or processor is a smelter here.
#[derive(Clone, Debug)]
pub struct SmelterEntry {
    /// Row of the sheet.
    pub row: u32,
    cells: Cells,
    /// The metal that is meant by the metal cell.
    pub mineral: Option<Mineral>,
    /// What is meant by the choice in the look-up column.
    pub choice: Choice,
    /// Whether the template finds the text of the metal cell.
    pub metal_found: Recognition,
    /// Whether the template finds the text of the look-up column under the metal that is meant.
    pub choice_found: Recognition,
    /// Whether an id was typed in column A that the template does not find as typed, so that its
    /// formulas leave the row empty.
    pub is_left_empty_by_its_id: bool,
    /// The standard name behind a listed choice; for AMRT 1.2x the name typed.
    pub standard_name: Option<String>,
    /// Whether the row lies below the last row that has formulas and that the Checker sees.
    pub below_table: bool,
}

/// One entry per column, in the order of [`SmelterColumn`].
#[derive(Clone, Debug)]
struct Cells([Entry; SmelterColumn::ALL.len()]);

impl Cells {
    fn get(&self, column: SmelterColumn) -> &Entry {
        let [first, ..] = &self.0;
        self.0.get(column as usize).unwrap_or(first)
    }

    /// Puts what a formula without a stored result would show.
    fn fill(&mut self, column: SmelterColumn, value: &str) {
        if let Some(entry) = self.0.get_mut(column as usize).filter(|entry| entry.origin == Origin::NotCalculated) {
            entry.origin = Origin::Resolved;
            entry.typed = value.into();
        }
    }

    /// Puts what a formula that shows nothing or an error would show for what is meant.
    fn fill_as_meant(&mut self, column: SmelterColumn, value: &str) {
        let shows_nothing = |entry: &&mut Entry| entry.is_formula() && entry.readable().is_empty();
        if let Some(entry) = self.0.get_mut(column as usize).filter(shows_nothing) {
            entry.origin = Origin::Meant;
            entry.typed = value.into();
            entry.number = None;
        }
    }
}

impl Cells {
    /// Forgets what stands in place of the look-up's data where the formulas of the row were not
    /// calculated: marks such as `Loading...`, or 0 as the country or the id of a listed smelter.
    fn forget_marks(&mut self) {
        let not_calculated = |entry: &Entry| {
            entry.origin == Origin::Formula && (entry.is_not_calculated_mark() || entry.number == Some(0.0))
        };
        if ![SmelterColumn::Country, SmelterColumn::Id].into_iter().any(|column| not_calculated(self.get(column))) {
            return;
        }
        let from_look_up = SmelterColumn::Country as usize..=SmelterColumn::State as usize;
        for entry in self.0.get_mut(from_look_up).unwrap_or_default().iter_mut().filter(|entry| not_calculated(entry)) {
            forget(entry);
        }
    }
}

/// Forgets the stored result of a formula.
fn forget(entry: &mut Entry) {
    entry.origin = Origin::NotCalculated;
    entry.typed = Typed::default();
    entry.number = None;
}

/// What was chosen in the look-up column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Choice {
    /// Nothing.
    Blank,
    /// The template has no look-up (AMRT 1.2x).
    NoLookup,
    /// A name or alias that the workbook's look-up holds under this metal.
    Listed,
    /// "Smelter not listed".
    NotListed,
    /// "Smelter not yet identified".
    NotIdentified,
    /// A text that the workbook's look-up does not hold under this metal, or the workbook has no
    /// look-up.
    NotInLookup,
}

impl SmelterEntry {
    /// The cell of a column. A column that the revision does not have is blank.
    pub fn get(&self, column: SmelterColumn) -> &Entry {
        self.cells.get(column)
    }

    /// Every cell that the revision has, in the order of the sheet.
    pub fn cells(&self) -> impl Iterator<Item = &Entry> {
        self.cells.0.iter().filter(|entry| entry.cell.addr.column != 0)
    }

    /// Every cell that the revision has, to change how it is seen.
    pub(super) fn cells_mut(&mut self) -> impl Iterator<Item = &mut Entry> {
        self.cells.0.iter_mut().filter(|entry| entry.cell.addr.column != 0)
    }

    /// The id that stands for this row: the id column, else the id typed in column A; trimmed, may
    /// be empty.
    pub fn id(&self) -> &Entry {
        let id = self.get(SmelterColumn::Id);
        if id.is_blank() && !self.get(SmelterColumn::IdInput).is_blank() {
            return self.get(SmelterColumn::IdInput);
        }
        id
    }

    /// The name a reader would use: the standard name of a listed smelter, else the name typed,
    /// else the look-up text.
    pub fn display_name(&self) -> &str {
        if let Some(name) = &self.standard_name {
            return name;
        }
        let name = self.get(SmelterColumn::Name).readable();
        if name.is_empty() { self.get(SmelterColumn::Lookup).text() } else { name }
    }

    /// The id of this row where it has a readable one that says something: in capitals, without
    /// blanks around.
    pub fn known_id(&self) -> Option<String> {
        let id = self.id();
        (!id.readable().is_empty() && !id.is_filler(Filler::Nothing)).then(|| id.text().to_uppercase())
    }

    /// Whether the row stands for a smelter that nobody has found yet: "not yet identified",
    /// or a free name such as `unknown` or `confidential`.
    pub fn is_placeholder(&self) -> bool {
        self.choice == Choice::NotIdentified || self.has_placeholder_name()
    }

    /// Whether the whole free name only keeps the place of one.
    pub fn has_placeholder_name(&self) -> bool {
        matches!(self.choice, Choice::NotListed | Choice::NoLookup)
            && self.get(SmelterColumn::Name).is_filler(Filler::PlaceholderName)
    }

    /// Whether the revision has a column.
    pub fn has(&self, column: SmelterColumn) -> bool {
        self.get(column).cell.addr.column != 0
    }

    /// Whether the id column holds one id that is meant to be one of the RMI: it begins like one,
    /// or names the RMI as its source.
    pub fn claims_rmi_id(&self) -> bool {
        let id = self.get(SmelterColumn::Id);
        if self.known_id().is_none() || id.is_blank() || self.choice == Choice::NotIdentified {
            return false;
        }
        let starts_like_one = id.text().get(..3).is_some_and(|start| start.eq_ignore_ascii_case("cid"))
            || id.text().starts_with("ＣＩＤ");
        let from_rmi = self.get(SmelterColumn::IdSource).key() == "rmi";
        (starts_like_one || from_rmi) && find_rmi_ids(id.text()).len() <= 1
    }

    /// Whether an id that is meant to be one of the RMI does not have its form (L08).
    pub fn has_malformed_rmi_id(&self) -> bool {
        !is_rmi_id(self.get(SmelterColumn::Id).text()) && self.claims_rmi_id()
    }

    /// Whether the row shows the id typed in column A, or none was typed there. Where it shows
    /// another one, that is the cause of whatever else does not fit (L07).
    pub fn shows_its_input_id(&self) -> bool {
        let input = self.get(SmelterColumn::IdInput).text();
        input.is_empty() || input.eq_ignore_ascii_case(self.get(SmelterColumn::Id).text())
    }

    /// Whether a mark stands where the metal belongs, and nothing else in the row says that it is
    /// another metal than this.
    pub fn may_be_of(&self, mineral: &Mineral, lookup: Option<&Lookup>) -> bool {
        if !self.get(SmelterColumn::Metal).is_error_mark() {
            return false;
        }
        let chosen = self.get(SmelterColumn::Lookup).readable();
        let mut metals = lookup.into_iter().flat_map(|lookup| {
            let by_id = self.known_id().and_then(|id| lookup.by_id(&id));
            by_id.into_iter().chain(lookup.named(chosen)).filter_map(|entry| entry.mineral.as_ref())
        });
        let mut known = metals.by_ref().peekable();
        known.peek().is_none() || known.any(|metal| metal == mineral)
    }

    /// Whether the row names a smelter: listed, or not listed with a name.
    pub fn is_named(&self) -> bool {
        match self.choice {
            Choice::Listed | Choice::NotInLookup => true,
            Choice::NotListed | Choice::NoLookup => !self.get(SmelterColumn::Name).readable().is_empty(),
            Choice::Blank | Choice::NotIdentified => false,
        }
    }
}

/// Reads the rows in which something is seen. `declared` are the minerals of the form as the
/// template writes them.
pub(super) fn read_rows(
    sheet: &Sheet,
    columns: &SmelterColumns,
    declared: &[String],
    lookup: Option<&Lookup>,
    quota: &mut Quota,
) -> Result<Vec<SmelterEntry>, ReadError> {
    // Most rows of a template hold nothing but formulas that show nothing.
    let last_column = columns.number(SmelterColumn::Comments).unwrap_or(u16::MAX);
    let rows = sheet.stored_rows(columns.first_row..=MAX_ROW).filter(|row| !sheet.shows_nothing(*row, last_column));
    let entries = rows.filter_map(|row| read_row(sheet, columns, declared, lookup, row));
    entries.map(|entry| quota.take_cells(&entry.cells.0).map(|()| entry)).collect()
}

fn read_row(
    sheet: &Sheet,
    columns: &SmelterColumns,
    declared: &[String],
    lookup: Option<&Lookup>,
    row: u32,
) -> Option<SmelterEntry> {
    let mut cells = Cells(std::array::from_fn(|index| {
        let column = SmelterColumn::ALL.get(index).copied().unwrap_or(SmelterColumn::Comments);
        read_cell(sheet, columns, column, row)
    }));
    forget_stale_results(&mut cells, columns, lookup);
    resolve(&mut cells, columns, lookup);
    // Zeros alone are what formulas or pasted values leave where nothing was entered.
    if cells.0.iter().all(|cell| cell.is_blank() || cell.text() == "0") {
        return None;
    }
    let is_left_empty_by_its_id = is_left_empty_by_its_id(&cells, lookup);
    if is_left_empty_by_its_id && let Some(meant) = lookup.and_then(|lookup| meant_by_id(&cells, lookup)) {
        cells.fill_as_meant(SmelterColumn::Metal, &meant.metal);
        cells.fill_as_meant(SmelterColumn::Lookup, &meant.standard_name);
    }
    let metal = cells.get(SmelterColumn::Metal);
    // An error of a formula is no metal.
    let mineral = Mineral::parse(metal.readable());
    let metal_found = find_metal(metal, mineral.as_ref(), declared);
    let (choice, standard_name, choice_found) = match columns.lookup {
        None => {
            let name = cells.get(SmelterColumn::Name).readable();
            (Choice::NoLookup, (!name.is_empty()).then(|| name.to_owned()), Recognition::Nothing)
        }
        Some(_) => read_choice(mineral.as_ref(), cells.get(SmelterColumn::Lookup), lookup),
    };
    let mut entry = SmelterEntry {
        row,
        cells,
        mineral,
        choice,
        metal_found,
        choice_found,
        is_left_empty_by_its_id,
        standard_name,
        below_table: row > columns.last_row,
    };
    entry.fill_as_meant(lookup);
    Some(entry)
}

impl SmelterEntry {
    /// Puts what the formulas of the row would show if the template found what is meant.
    fn fill_as_meant(&mut self, lookup: Option<&Lookup>) {
        let is_missed = self.is_left_empty_by_its_id
            || [&self.metal_found, &self.choice_found].into_iter().any(|found| found.meant().is_some());
        let (Some(lookup), Some(mineral), true, Choice::Listed) = (lookup, &self.mineral, is_missed, self.choice)
        else {
            return;
        };
        let Some(meant) = lookup.meant_under(mineral, self.get(SmelterColumn::Lookup).text()) else { return };
        for (column, value) in filled_by_look_up(Some(meant)) {
            self.cells.fill_as_meant(column, value);
        }
    }
}

/// Whether an id was typed in column A that the workbook's own look-up does not hold as typed, so
/// that the formulas of the row show nothing or an error.
fn is_left_empty_by_its_id(cells: &Cells, lookup: Option<&Lookup>) -> bool {
    let (typed, metal) = (cells.get(SmelterColumn::IdInput), cells.get(SmelterColumn::Metal));
    // A mark of a program is no id.
    if typed.readable().is_empty() || !metal.readable().is_empty() || metal.origin == Origin::NotCalculated {
        return false;
    }
    let known = lookup.is_none_or(|lookup| lookup.by_id(typed.text()).is_some());
    // Where the id is found, a mark in the metal cell has another cause.
    let is_found = known && typed.typed == typed.text();
    !known || !is_found && (metal.is_formula() || !metal.is_blank())
}

/// The entry that is meant by an id in column A, which the template finds only exactly as it has
/// it.
fn meant_by_id<'l>(cells: &Cells, lookup: &'l Lookup) -> Option<&'l LookupEntry> {
    let typed = cells.get(SmelterColumn::IdInput).readable();
    lookup.by_id(typed).or_else(|| lookup.by_id(&repaired_rmi_id(typed)?))
}

/// Whether the template finds the text of a metal cell: as the form writes the mineral, or as the
/// template does.
pub(super) fn find_metal(metal: &Entry, mineral: Option<&Mineral>, declared: &[String]) -> Recognition {
    let Some(mineral) = mineral else { return Recognition::Nothing };
    let of_form = declared.iter().find(|name| Mineral::parse(name).as_ref() == Some(mineral));
    let is_found =
        is_found_as(&metal.typed, mineral.stored()) || of_form.is_some_and(|name| is_found_as(&metal.typed, name));
    match (is_found, mineral, of_form) {
        (true, ..) => Recognition::Found,
        (false, Mineral::Known(known), _) => Recognition::Meant(known.stored().to_owned()),
        // A mineral that the supplier named: the lists repeat it as it stands in the form.
        (false, Mineral::Other(_), Some(name)) => Recognition::Meant(name.clone()),
        (false, Mineral::Other(_), None) => Recognition::Unknown,
    }
}

fn read_cell(sheet: &Sheet, columns: &SmelterColumns, column: SmelterColumn, row: u32) -> Entry {
    // Column 0 stands for a column that the revision does not have.
    let addr = Addr::new(columns.number(column).unwrap_or(0), row);
    let (value, formula) = if addr.column == 0 { (Value::Empty, false) } else { sheet.value_and_formula(addr) };
    // Blank cells of the look-up come back as 0 in the columns that formulas fill.
    let filled_by_formula = (SmelterColumn::Country..=SmelterColumn::State).contains(&column);
    let value = match value {
        Value::Number(0.0) if !formula && filled_by_formula && columns.lookup.is_some() => Value::Empty,
        value => value,
    };
    Entry::in_list(CellRef::new(SMELTER_LIST, addr), Field::Smelter(column), &value, formula)
}

/// Forgets stored results that the formulas of the row no longer have, because another program than
/// Excel changed what they read: a row that nothing is chosen in shows nothing, an id in column A
/// that the look-up has fills the row, and a choice that the look-up does not hold shows nothing.
fn forget_stale_results(cells: &mut Cells, columns: &SmelterColumns, lookup: Option<&Lookup>) {
    let Some(lookup) = lookup.filter(|_| columns.lookup.is_some()) else { return };
    let [typed, metal, chosen] =
        [SmelterColumn::IdInput, SmelterColumn::Metal, SmelterColumn::Lookup].map(|column| cells.get(column));
    let shows_nothing = |entry: &Entry| entry.origin == Origin::Formula && entry.readable().is_empty();
    let nothing_chosen = typed.is_blank()
        && [metal, chosen]
            .into_iter()
            .all(|entry| entry.is_blank() || entry.is_not_calculated_mark() && shows_nothing(entry));
    let is_known = typed.typed == typed.text() && lookup.by_id(typed.text()).is_some();
    let not_filled = is_known && (shows_nothing(metal) || shows_nothing(chosen));
    let is_chosen_again = nothing_chosen || not_filled;
    if !is_chosen_again && !is_sure_to_show_nothing(metal, chosen, lookup) {
        return;
    }
    let filled_by_formula = SmelterColumn::ALL.iter().zip(&mut cells.0).filter(|(column, _)| {
        is_chosen_again && matches!(column, SmelterColumn::Metal | SmelterColumn::Lookup)
            || (SmelterColumn::Country..=SmelterColumn::State).contains(column)
    });
    for (_, entry) in filled_by_formula.filter(|(_, entry)| entry.origin == Origin::Formula) {
        forget(entry);
    }
}

/// Whether the look-up does not hold what was chosen, as its formulas compare, so that they show
/// nothing for it. What was stored for another choice is not theirs any more.
fn is_sure_to_show_nothing(metal: &Entry, chosen: &Entry, lookup: &Lookup) -> bool {
    let is_read = |entry: &Entry| !entry.readable().is_empty();
    is_read(metal)
        && is_read(chosen)
        && chosen.typed.special_choice().is_none()
        && !lookup
            .named(&chosen.typed)
            .any(|entry| is_found_as(&metal.typed, &entry.metal) && is_found_as(&chosen.typed, entry.offered()))
}

/// Fills what the formulas would show where their results are not stored: an id in column A gives
/// metal and look-up; metal and look-up (or the name of a smelter that is not listed) give the
/// rest.
fn resolve(cells: &mut Cells, columns: &SmelterColumns, lookup: Option<&Lookup>) {
    let Some(lookup) = lookup.filter(|_| columns.lookup.is_some()) else {
        return;
    };
    // The formulas compare without case, but not without the blanks around an id.
    let typed_id = cells.get(SmelterColumn::IdInput);
    let by_id = lookup.by_id(typed_id.text()).filter(|_| typed_id.typed == typed_id.text());
    cells.fill(SmelterColumn::Metal, by_id.map_or("", |entry| &entry.metal));
    cells.fill(SmelterColumn::Lookup, by_id.map_or("", |entry| &entry.standard_name));
    let metal = cells.get(SmelterColumn::Metal).typed.clone();
    let chosen = cells.get(SmelterColumn::Lookup);
    let is_not_listed = chosen.typed.special_choice() == Some(SpecialChoice::NotListed);
    let name = if is_not_listed { cells.get(SmelterColumn::Name).key() } else { chosen.key() };
    // The formulas find nothing for a text that differs in more than its case.
    let typed = if is_not_listed { cells.get(SmelterColumn::Name) } else { chosen };
    let found = lookup
        .by_name(&metal, name)
        .filter(|entry| is_found_as(&metal, &entry.metal) && is_found_as(&typed.typed, entry.offered()));
    // Not every revision looks for the typed name of a smelter that is not listed, so that its 0
    // may be right.
    if found.is_some() && !is_not_listed {
        cells.forget_marks();
    }
    for (column, value) in filled_by_look_up(found) {
        cells.fill(column, value);
    }
}

/// What the formulas of a row show for an entry of the look-up.
fn filled_by_look_up(found: Option<&LookupEntry>) -> [(SmelterColumn, &str); 6] {
    let text = |value: fn(&LookupEntry) -> &String| found.map_or("", |entry| value(entry).as_str());
    [
        (SmelterColumn::Country, text(|entry| &entry.country)),
        (SmelterColumn::Id, text(|entry| &entry.id)),
        (SmelterColumn::IdSource, text(|entry| &entry.id_source)),
        (SmelterColumn::Street, text(|entry| &entry.street)),
        (SmelterColumn::City, text(|entry| &entry.city)),
        (SmelterColumn::State, text(|entry| &entry.state)),
    ]
}

fn read_choice(
    mineral: Option<&Mineral>,
    chosen: &Entry,
    lookup: Option<&Lookup>,
) -> (Choice, Option<String>, Recognition) {
    if chosen.readable().is_empty() {
        return (Choice::Blank, None, Recognition::Nothing);
    }
    if let Some(special) = chosen.typed.special_choice() {
        let choice = match special {
            SpecialChoice::NotListed => Choice::NotListed,
            SpecialChoice::NotIdentified => Choice::NotIdentified,
        };
        return (choice, None, Recognition::among(chosen, [special.option()]).or_meant(special.option()));
    }
    let Some((lookup, mineral)) = lookup.zip(mineral) else {
        return (Choice::NotInLookup, None, Recognition::Unknown);
    };
    let Some(entry) = lookup.meant_under(mineral, &chosen.typed) else {
        return (Choice::NotInLookup, None, Recognition::Unknown);
    };
    let found = if lookup.offers(mineral, &chosen.typed) {
        Recognition::Found
    } else {
        Recognition::Meant(lookup.name_to_choose(mineral, entry, &chosen.typed).to_owned())
    };
    (Choice::Listed, Some(entry.standard_name.clone()), found)
}
