//! Consistent declarations in official workbooks: a blank one is filled, as its sender would, until
//! nothing is found.

use crate::edit::{Package, Put};
use smeltcheck::base::date::Date;
use smeltcheck::declaration::{self, Declaration, Lookup, LookupEntry, SmelterColumn};
use smeltcheck::profile::{Profile, Settings};
use smeltcheck::report::Report;
use smeltcheck::template::{self, Family, Layout};
use smeltcheck::workbook::{CellRef, Workbook};
use std::collections::BTreeSet;

/// One change of a cell.
#[derive(Clone, Debug)]
pub struct Edit {
    /// The cell with its sheet.
    pub cell: String,
    /// What is put there.
    pub put: Put,
}

/// Text, or nothing where it is empty. `S!`, `M!` and `P!` stand for the lists, no sheet for the
/// declaration.
pub fn text(cell: &str, text: &str) -> Edit {
    let put = if text.is_empty() { Put::Blank } else { Put::Text(text.to_owned()) };
    Edit { cell: full(cell), put }
}

/// A number.
pub fn number(cell: &str, number: f64) -> Edit {
    Edit { cell: full(cell), put: Put::Number(number) }
}

/// A row of the Smelter List from which everything is gone.
pub fn cleared(row: u32) -> Vec<Edit> {
    let columns = ["A", "B", "C", "D", "E", "F", "G", "H", "I", "J", "K", "L", "M", "N", "O", "P", "Q"];
    columns.iter().map(|column| text(&format!("S!{column}{row}"), "")).collect()
}

/// The cell with the name of its sheet.
pub fn full(cell: &str) -> String {
    match cell.split_once('!') {
        None => format!("Declaration!{cell}"),
        Some(("S", address)) => format!("Smelter List!{address}"),
        Some(("M", address)) => format!("Mine List!{address}"),
        Some(("P", address)) => format!("Product List!{address}"),
        Some(_) => cell.to_owned(),
    }
}

/// The cells of the company's data, in the order of the form.
pub struct Company {
    pub name: &'static str,
    pub scope: &'static str,
    pub description: &'static str,
    pub unique_id: &'static str,
    pub authority: &'static str,
    pub address: &'static str,
    pub contact: [&'static str; 3],
    pub authorizer: [&'static str; 4],
    pub date: &'static str,
}

/// A filled official workbook.
pub struct Form {
    /// Template and revision, for messages.
    pub name: &'static str,
    pub company: Company,
    pub family: Family,
    pub layout: Layout,
    /// The declaration without any defect.
    pub package: Package,
    lookup: Lookup,
}

/// The day on which every check takes place: the date cells of the revisions end four weeks later.
pub fn day_of_the_check() -> Date {
    Date::new(2026, 3, 2).unwrap()
}

/// What is found in a package.
pub fn check(package: &Package, settings: &Settings) -> Report {
    smeltcheck::check(&package.to_bytes(), "file.xlsx", None, settings).unwrap_or_else(|error| panic!("{error}"))
}

impl Form {
    /// Takes a blank workbook with the company's data filled in.
    pub fn new(name: &'static str, blank: &[u8], company: Company) -> Self {
        let package = Package::open(blank);
        let workbook = Workbook::open(blank, None).unwrap();
        let layout = template::detect(&workbook).unwrap().layout;
        let Declaration { lookup, family, .. } = declaration::read(&workbook, &layout).unwrap();
        let mut form = Self { name, company, family, layout, package, lookup: lookup.unwrap_or_default() };
        let at = &form.company;
        let fields = [
            (at.name, "Yunting Demo Components Co., Ltd."),
            (at.scope, template::options::SCOPES[0]),
            (at.address, "1 Example Road, Shenzhen"),
            (at.unique_id, "000000000"),
            (at.authority, "DUNS"),
            (at.contact[0], "Li Wei"),
            (at.contact[1], "li.wei@example.com"),
            (at.contact[2], "+86 755 5550 0100"),
            (at.authorizer[0], "Zhang Min"),
            (at.authorizer[1], "Director"),
            (at.authorizer[2], "zhang.min@example.com"),
            (at.authorizer[3], "+86 755 5550 0101"),
        ];
        let mut edits: Vec<Edit> = fields.map(|(cell, value)| text(cell, value)).to_vec();
        let date = Date::new(2026, 2, 27).unwrap().serial();
        edits.push(number(at.date, f64::from(date)));
        form.apply(&edits);
        form
    }

    /// Fills more of the declaration without defects.
    pub fn apply(&mut self, edits: &[Edit]) {
        for edit in edits {
            self.package.put(&edit.cell, &edit.put);
        }
    }

    /// Takes the unused rows of the lists away, with thousands of formulas that would be read for
    /// every defect again.
    pub fn cut_lists(&mut self) {
        for sheet in ["Smelter List", "Mine List", "Product List"] {
            self.package.cut_rows(sheet, 40);
        }
    }

    /// What a cell shows.
    pub fn shown(&self, cell: &str) -> String {
        let workbook = Workbook::open(&self.package.to_bytes(), None).unwrap();
        let cell = CellRef::parse(&full(cell)).unwrap();
        workbook.sheet(&cell.sheet).unwrap().unwrap().value(cell.addr).display().into_owned()
    }

    /// Entries of the look-up under a metal, one for each smelter whose name nobody shares and that
    /// is no alias.
    pub fn listed(&self, metal: &str) -> Vec<&LookupEntry> {
        let mut seen = BTreeSet::new();
        let entries = self.lookup.entries().iter().filter(|entry| {
            let shared = self.lookup.named(&entry.standard_name).any(|other| other.id != entry.id);
            entry.metal == metal
                && entry.alias == entry.standard_name
                && entry.id.starts_with("CID")
                && entry.id_source == "RMI"
                && !entry.country.is_empty()
                // A country on the list of high-risk areas would contradict the answers.
                && !entry.country.starts_with("CONGO")
                && !shared
                && seen.insert(entry.id.clone())
        });
        entries.collect()
    }

    /// An entry of the look-up under a metal whose choice is another name than the standard one,
    /// for the same id.
    pub fn alias(&self, metal: &str) -> Option<(&LookupEntry, &LookupEntry)> {
        // The first two are rows of the declaration.
        self.listed(metal).into_iter().skip(2).find_map(|standard| {
            let alias = self
                .lookup
                .entries()
                .iter()
                .find(|entry| entry.metal == metal && entry.id == standard.id && entry.alias != standard.alias)?;
            Some((standard, alias))
        })
    }

    /// A row whose smelter is chosen from the look-up, with what the formulas show.
    pub fn choose(&self, row: u32, metal: &str, choice: &str) -> Vec<Edit> {
        let mut edits = vec![text(&format!("S!B{row}"), metal), text(&format!("S!C{row}"), choice)];
        edits.extend(self.results(row, metal, choice));
        edits
    }

    /// A row that starts with an id in column A, with what the formulas show.
    pub fn by_id(&self, row: u32, id: &str) -> Vec<Edit> {
        let found = self.lookup.by_id(id).filter(|entry| entry.id.eq_ignore_ascii_case(id));
        let mut edits = vec![text(&format!("S!A{row}"), id)];
        let shown = |column: &str, put| Edit { cell: full(&format!("S!{column}{row}")), put };
        if let Some(entry) = found {
            edits.push(shown("B", Put::Result(entry.metal.clone())));
            edits.push(shown("C", Put::Result(entry.standard_name.clone())));
            edits.extend(self.results(row, &entry.metal, &entry.standard_name));
        } else {
            let columns = ["B", "C", "G"];
            edits.extend(columns.map(|column| shown(column, Put::ResultError("#N/A"))));
        }
        edits
    }

    /// A smelter that the look-up does not hold.
    pub fn not_listed(&self, row: u32, metal: &str, [name, country, city]: [&str; 3]) -> Vec<Edit> {
        let choice = template::options::NOT_LISTED;
        let mut edits = self.choose(row, metal, choice);
        for (column, value) in [("D", name), ("E", country), ("I", city)] {
            if !value.is_empty() {
                edits.push(text(&format!("S!{column}{row}"), value));
            }
        }
        edits
    }

    /// "Not yet identified".
    pub fn not_identified(&self, row: u32, metal: &str) -> Vec<Edit> {
        self.choose(row, metal, template::options::NOT_IDENTIFIED)
    }

    /// What the formulas of columns E to J show. Blank cells of the look-up come back as 0, but for
    /// the country.
    fn results(&self, row: u32, metal: &str, choice: &str) -> Vec<Edit> {
        let special = [template::options::NOT_LISTED, template::options::NOT_IDENTIFIED].contains(&choice);
        // The formulas of the CMRT look for the name typed in column D where nothing was chosen.
        let found = self.lookup.by_name(metal, choice).filter(|_| !(special && self.family == Family::Cmrt));
        let columns = [
            (SmelterColumn::Country, "E", found.map(|entry| &entry.country)),
            (SmelterColumn::Id, "F", found.map(|entry| &entry.id)),
            (SmelterColumn::IdSource, "G", found.map(|entry| &entry.id_source)),
            (SmelterColumn::Street, "H", found.map(|entry| &entry.street)),
            (SmelterColumn::City, "I", found.map(|entry| &entry.city)),
            (SmelterColumn::State, "J", found.map(|entry| &entry.state)),
        ];
        let show = |(column, letter, value): (SmelterColumn, &str, Option<&String>)| {
            let put = match (column, value.map_or("", String::as_str)) {
                (SmelterColumn::IdSource, _) if choice == template::options::NOT_LISTED => {
                    Put::Result("Enter smelter details".to_owned())
                }
                (SmelterColumn::Country, country) => Put::Result(country.to_owned()),
                (_, "") if found.is_some() => Put::ResultNumber(0.0),
                (_, shown) => Put::Result(shown.to_owned()),
            };
            Edit { cell: full(&format!("S!{letter}{row}")), put }
        };
        // A country that somebody typed stays.
        columns.map(show).into_iter().filter(|edit| self.package.has_formula(&edit.cell)).collect()
    }

    /// What the cells show that depend on the minerals of the form: the hidden sorted column and
    /// the row labels.
    pub fn show_minerals(&self, minerals: &[&str]) -> Vec<Edit> {
        let template::MineralPlaces::Chosen { sorted, .. } = &self.layout.minerals else { return Vec::new() };
        let name = |index: usize| minerals.get(index).copied().unwrap_or_default().to_owned();
        let hidden = (0usize..)
            .zip(sorted.row..)
            .take(self.layout.mineral_rows())
            .map(|(index, row)| Edit { cell: full(&format!("AA{row}")), put: Put::Result(name(index)) });
        let rows = self.layout.questions.iter().flat_map(|question| &question.rows);
        let labels = rows.map(|place| {
            let name = name(place.mineral);
            let label = if name.is_empty() { name } else { format!("{name}(*)") };
            Edit { cell: full(&format!("B{}", place.answer.row)), put: Put::Result(label) }
        });
        hidden.chain(labels.filter(|edit| self.package.has_formula(&edit.cell))).collect()
    }
}

/// Settings of a check for a buyer who asks for the reason of each No.
pub fn reason_for_no() -> Settings {
    Settings { profile: Profile { reason_for_no: true, ..Profile::default() }, ..settings() }
}

/// Settings of the check.
pub fn settings() -> Settings {
    Settings::on(day_of_the_check())
}
