//! The rows of `Smelter List` as the formulas of the Checker sheet and its working columns see
//! them.

use crate::declaration::{Lookup, LookupEntry, is_mark_of_no_result};
use crate::template::{Family, Layout, Revision, SMELTER_LIST, SmelterColumns, options};
use crate::workbook::excel::{Verdict, counts, is_empty, is_zero, joined_goes_on_after, same_text, says};
use crate::workbook::{Addr, CellError, CellRef, Sheet, Value};

/// The longest text that a look-up formula accepts.
const LOOKUP_TEXT: usize = 255;

/// The rows of `Smelter List` and how this revision looks at them.
pub(super) struct SmelterRows<'a> {
    rows: Vec<Line<'a>>,
    family: Family,
    /// The last row that counts for a metal.
    last_counted: u32,
}

struct Line<'a> {
    row: u32,
    metal: Value<'a>,
    /// Look-up choice; in AMRT 1.2x the name.
    choice: Value<'a>,
    name: Value<'a>,
    country: Value<'a>,
    /// The column of the id that a formula made the choice from.
    choice_from_id: Option<u16>,
    /// Whether choice and country are cells with nothing in them, not even a formula.
    choice_blank: bool,
    country_blank: bool,
    /// Whether the working column that the Checker counts has its formula in this row.
    worked: bool,
}

impl<'a> SmelterRows<'a> {
    /// Reads the rows. Results of formulas that are not stored are looked up as the formulas would.
    pub(super) fn read(sheet: &'a Sheet, layout: &Layout, lookup: Option<&'a Lookup>) -> Self {
        let columns = &layout.smelters;
        let reader = RowReader { sheet, columns, lookup, looks_up_typed_names: looks_up_typed_names(layout) };
        let work = work_column(layout.family);
        let numbers = stored_rows(sheet, layout);
        let has_work_column = numbers.iter().any(|row| sheet.has_formula(Addr::new(work, *row)));
        let rows = numbers.into_iter().map(|row| Line {
            // A workbook without this column was written by a program; its formulas are taken as
            // there.
            worked: !has_work_column || sheet.has_formula(Addr::new(work, row)),
            ..reader.read(row)
        });
        let last_counted = match layout.family {
            Family::Emrt1 if layout.revision < Revision::fixed("1.2") => columns.last_row - 1,
            Family::Crt => columns.last_row - 2,
            _ => columns.last_row,
        };
        Self { rows: rows.collect(), family: layout.family, last_counted }
    }

    /// Whether the Checker sees a row for a metal.
    pub(super) fn has(&self, metal: &str) -> bool {
        self.has_row(metal, |row| row.worked)
    }

    /// Rows of a metal without the formula that the Checker counts, where it would see the metal if
    /// they had it.
    pub(super) fn uncounted(&self, metal: &str) -> Vec<u32> {
        if self.has(metal) || !self.has_row(metal, |_| true) {
            return Vec::new();
        }
        let rows =
            self.rows.iter().filter(|row| row.row <= self.last_counted && !row.worked && counts(&row.metal, metal));
        rows.map(|row| row.row).collect()
    }

    fn has_row(&self, metal: &str, is_worked: impl Fn(&Line<'_>) -> bool) -> bool {
        let counted = || self.rows.iter().filter(|row| row.row <= self.last_counted);
        match self.family {
            // Two counts that need not meet in one row: the metal, and metal and look-up written
            // together.
            Family::Cmrt | Family::Emrt1 | Family::Crt => {
                counted().any(|row| counts(&row.metal, metal))
                    && counted().any(|row| {
                        is_worked(row)
                            && !is_error(&row.metal)
                            && !is_error(&row.choice)
                            && joined_goes_on_after(&row.metal.display(), &row.choice.display(), metal)
                    })
            }
            Family::Emrt2 => {
                counted().any(|row| counts(&row.metal, metal))
                    && counted().any(|row| {
                        is_worked(row) && !is_empty(&row.choice) && !is_error(&row.choice) && counts(&row.metal, metal)
                    })
            }
            Family::Amrt12 | Family::Amrt13 => {
                let wanted = format!("{metal}+");
                counted().any(|row| {
                    is_worked(row)
                        && !row.choice_blank
                        && !row.country_blank
                        && !is_error(&row.metal)
                        && counts(&Value::Text(format!("{}+", row.metal.display()).into()), &wanted)
                })
            }
        }
    }

    /// Whether the metal column holds a metal at all.
    pub(super) fn names_metal(&self, metal: &str) -> bool {
        self.rows.iter().any(|row| row.row <= self.last_counted && counts(&row.metal, metal))
    }

    /// Whether "smelter not listed" is chosen anywhere, also below the table.
    pub(super) fn any_not_listed(&self) -> bool {
        self.rows.iter().any(|row| says(&row.choice, options::NOT_LISTED))
    }

    /// Whether a smelter that is not listed lacks a name or a country, up to a row. An error value
    /// in one of the three columns makes the count an error.
    pub(super) fn not_listed_incomplete(&self, last_row: u32) -> Verdict {
        let mut incomplete = false;
        for row in self.rows.iter().take_while(|row| row.row <= last_row) {
            // Look-up, name and country follow each other in columns C, D and E.
            for (column, value) in (3..).zip([&row.choice, &row.name, &row.country]) {
                if is_error(value) {
                    let column = row.choice_from_id.filter(|_| column == 3).unwrap_or(column);
                    return Err(CellRef::new(SMELTER_LIST, Addr::new(column, row.row)));
                }
            }
            incomplete |= says(&row.choice, options::NOT_LISTED) && (is_empty(&row.name) || is_empty(&row.country));
        }
        Ok(incomplete)
    }
}

/// Whether the working column has its formula in some rows, and in one of these not: asked before
/// the rows are read once more.
pub(super) fn lack_a_formula(sheet: &Sheet, layout: &Layout, mut rows: impl Iterator<Item = u32>) -> bool {
    let work = work_column(layout.family);
    let has_formula = |row| sheet.has_formula(Addr::new(work, row));
    rows.any(|row| !has_formula(row)) && stored_rows(sheet, layout).into_iter().any(has_formula)
}

/// The rows in which something is stored.
fn stored_rows(sheet: &Sheet, layout: &Layout) -> Vec<u32> {
    let mut rows: Vec<u32> = sheet.stored(layout.smelters.first_row..=sheet.last_row()).map(|addr| addr.row).collect();
    rows.dedup();
    rows
}

/// The hidden column that joins metal and choice, or repeats the metal of a filled row.
fn work_column(family: Family) -> u16 {
    match family {
        Family::Cmrt | Family::Emrt1 | Family::Emrt2 | Family::Crt => 28,
        Family::Amrt13 => 24,
        Family::Amrt12 => 22,
    }
}

/// From CMRT 6.22 on, the formulas look for the typed name of a smelter that is not listed.
fn looks_up_typed_names(layout: &Layout) -> bool {
    layout.family == Family::Cmrt && layout.revision >= Revision::fixed("6.22")
}

/// Whether a formula that gives a metal or a name holds no result of Excel: nothing, the 0 that
/// programs store for a formula which they did not calculate, or their mark for it.
fn is_not_calculated(value: &Value<'_>) -> bool {
    is_empty(value) || is_zero(value) || matches!(value, Value::Text(text) if is_mark_of_no_result(text))
}

fn is_error(value: &Value<'_>) -> bool {
    matches!(value, Value::Error(_))
}

/// What the id in column A stands for.
#[derive(Clone, Copy, PartialEq)]
enum TypedId<'a> {
    /// There is none, or nothing to look it up in.
    Absent,
    /// The look-up does not hold it.
    NotInLookup,
    /// The look-up holds it.
    Listed(&'a LookupEntry),
}

struct RowReader<'a, 'b> {
    sheet: &'a Sheet,
    columns: &'b SmelterColumns,
    lookup: Option<&'a Lookup>,
    looks_up_typed_names: bool,
}

impl<'a> RowReader<'a, '_> {
    fn read(&self, row: u32) -> Line<'a> {
        let columns = self.columns;
        let metal = Addr::new(columns.metal, row);
        let choice = Addr::new(columns.lookup.unwrap_or(columns.name), row);
        let country = Addr::new(columns.country, row);
        let id = columns.id_input.map_or(TypedId::Absent, |column| self.typed_id(Addr::new(column, row)));
        let found = |addr: Addr, text: fn(&'a LookupEntry) -> &'a str| {
            let value = self.sheet.value(addr);
            match id {
                _ if !self.sheet.has_formula(addr) || !is_not_calculated(&value) => value,
                TypedId::NotInLookup => Value::Error(CellError("#N/A".into())),
                // A blank cell of the look-up arrives as 0.
                TypedId::Listed(entry) if text(entry).is_empty() => Value::Number(0.0),
                TypedId::Listed(entry) => Value::Text(text(entry).into()),
                TypedId::Absent => value,
            }
        };
        let metal_value = found(metal, |entry| &entry.metal);
        let choice_value = found(choice, |entry| &entry.standard_name);
        let name = self.sheet.value(Addr::new(columns.name, row));
        let country_value = match self.sheet.value(country) {
            value if columns.lookup.is_some() && self.sheet.has_formula(country) && is_empty(&value) => {
                self.country(&metal_value, &choice_value, &name)
            }
            value => value,
        };
        Line {
            row,
            choice_from_id: columns.id_input.filter(|_| id != TypedId::Absent && self.sheet.has_formula(choice)),
            choice_blank: self.is_blank(choice),
            country_blank: self.is_blank(country),
            metal: metal_value,
            choice: choice_value,
            name,
            country: country_value,
            worked: true,
        }
    }

    fn is_blank(&self, addr: Addr) -> bool {
        self.sheet.value(addr) == Value::Empty && !self.sheet.has_formula(addr)
    }

    /// What the id in column A stands for. The formulas want it exactly as the look-up has it, but
    /// for case.
    fn typed_id(&self, addr: Addr) -> TypedId<'a> {
        let Some(lookup) = self.lookup else { return TypedId::Absent };
        match self.sheet.value(addr) {
            value if is_empty(&value) => TypedId::Absent,
            Value::Text(text) if text.len() <= LOOKUP_TEXT => lookup
                .by_id(&text)
                .filter(|entry| same_text(&entry.id, &text))
                .map_or(TypedId::NotInLookup, TypedId::Listed),
            _ => TypedId::NotInLookup,
        }
    }

    /// The country that the formula finds for metal and name.
    fn country(&self, metal: &Value<'_>, choice: &Value<'_>, name: &Value<'_>) -> Value<'a> {
        let typed_name =
            self.looks_up_typed_names && (says(choice, options::NOT_LISTED) || says(choice, options::NOT_IDENTIFIED));
        let wanted = if typed_name { name } else { choice };
        let (Some(lookup), Value::Text(metal), Value::Text(wanted)) = (self.lookup, metal, wanted) else {
            return Value::Text("".into());
        };
        if wanted.len() + metal.len() > LOOKUP_TEXT {
            return Value::Text("".into());
        }
        let entry = lookup
            .by_name(metal, wanted)
            .filter(|entry| same_text(&entry.metal, metal) && same_text(&entry.alias, wanted));
        Value::Text(entry.map_or("", |entry| &entry.country).into())
    }
}
