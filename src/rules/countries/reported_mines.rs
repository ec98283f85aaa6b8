//! The countries of mines by mineral, as the report has them next to the findings.

use super::{cells_of_mine, mine_cells, mine_countries as countries_in, name_of};
use crate::base::text::Text;
use crate::declaration::filler::{MineOrigin, read_origin};
use crate::declaration::{Choice, Entry, MineColumn, MineEntry};
use crate::report::mines::{MineCountry, MineralMines};
use crate::rules::Context;
use crate::rules::recycled::{is_recycled, origin_of_names};
use crate::template::{MINE_LIST, SMELTER_LIST};
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

/// The countries of mines by mineral, in the order of the form. Rows for smelters that are not
/// identified yet are left out, as are minerals of which no row names a country or says recycled.
pub(crate) fn mine_countries(ctx: &Context<'_>) -> Vec<MineralMines> {
    let can_be_read = |sheet| !ctx.detected.is_unreadable(sheet);
    let smelters = if can_be_read(SMELTER_LIST) { ctx.declaration.smelters.as_slice() } else { &[] };
    let mines = if can_be_read(MINE_LIST) { ctx.declaration.mines.as_slice() } else { &[] };
    let of_mineral = ctx.declaration.minerals.iter().map(|answers| {
        let mut rows = Rows::default();
        let mineral = Some(&answers.mineral);
        for row in smelters {
            if row.mineral.as_ref() == mineral && row.choice != Choice::NotIdentified {
                rows.add(ctx, is_recycled(row), mine_cells(row));
            }
        }
        for mine in mines.iter().filter(|mine| mine.mineral.as_ref() == mineral) {
            rows.add(ctx, is_recycled_mine(mine), cells_of_mine(mine));
        }
        rows.into_mines(answers.mineral.stored())
    });
    of_mineral.filter(|mines| !mines.countries.is_empty() || mines.recycled_rows > 0).collect()
}

fn is_recycled_mine(mine: &MineEntry) -> bool {
    origin_of_names(mine.stated(MineColumn::Name)) == MineOrigin::Recycled
        || read_origin(mine.stated(MineColumn::Country)) == MineOrigin::Recycled
}

/// The rows of a mineral.
#[derive(Default)]
struct Rows {
    /// By the codes of the countries that share a name.
    countries: BTreeMap<Vec<&'static str>, (Text, usize)>,
    recycled: usize,
    others: usize,
}

impl Rows {
    fn add<'e>(&mut self, ctx: &Context<'_>, recycled: bool, cells: impl IntoIterator<Item = &'e Entry>) {
        if recycled {
            self.recycled += 1;
            return;
        }
        let mut named = BTreeMap::new();
        for countries in cells.into_iter().filter_map(|cell| countries_in(ctx, cell)).flat_map(|found| found.named) {
            let codes: BTreeSet<&'static str> = countries.iter().map(|country| country.code).collect();
            named.insert(codes.into_iter().collect::<Vec<_>>(), name_of(&countries));
        }
        if named.is_empty() {
            self.others += 1;
        }
        for (codes, name) in named {
            self.countries.entry(codes).or_insert((name, 0)).1 += 1;
        }
    }

    fn into_mines(self, mineral: &str) -> MineralMines {
        let countries = self.countries.into_iter().map(|(codes, (name, rows))| MineCountry {
            codes: codes.into_iter().map(str::to_owned).collect(),
            name,
            rows,
        });
        let mut countries: Vec<MineCountry> = countries.collect();
        countries.sort_by(|a, b| (Reverse(a.rows), &a.codes).cmp(&(Reverse(b.rows), &b.codes)));
        MineralMines { mineral: mineral.to_owned(), countries, recycled_rows: self.recycled, other_rows: self.others }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::date::Date;
    use crate::check::check_workbook;
    use crate::declaration::SmelterColumn;
    use crate::profile::Settings;
    use crate::report::FileInfo;
    use crate::rules::testing::{CMRT, EMRT_2, smelter_row};
    use crate::samples::fixtures::{Edit, Form, Place};
    use crate::template::{TemplateKind, detect};

    fn mines((kind, revision): (TemplateKind, &str), edits: &[Edit]) -> Vec<MineralMines> {
        let workbook = Form::in_order(kind, revision).unwrap().with(edits).into_workbook();
        let settings = Settings::on(Date::new(2026, 3, 2).unwrap());
        let report = check_workbook(&workbook, &detect(&workbook).unwrap(), FileInfo::default(), &settings).unwrap();
        report.mine_countries
    }

    fn tin(row: u32, column: SmelterColumn, text: &'static str) -> Vec<Edit> {
        let smelter = smelter_row(row, ["Tin", "Smelter not listed", "Zandstrand Probewerk", "CHINA", ""]);
        [smelter, vec![Edit::text(Place::Smelter(row, column), text)]].concat()
    }

    fn told(mines: &MineralMines) -> (String, usize, usize) {
        (mines.countries_text().en.into_owned(), mines.recycled_rows, mines.other_rows)
    }

    #[test]
    fn each_row_counts_once_for_a_country() {
        let edits = [
            vec![Edit::text(Place::Smelter(1, SmelterColumn::MineNames), "Sample Mine, Peru")],
            vec![Edit::text(Place::Smelter(1, SmelterColumn::MineCountries), "Peru; 巴西, PERU")],
            tin(2, SmelterColumn::MineCountries, "Brazil"),
            tin(3, SmelterColumn::MineCountries, "Not from Rwanda"),
            tin(4, SmelterColumn::MineCountries, "Unknown"),
            tin(5, SmelterColumn::MineNames, "Recycled, Japan"),
            tin(6, SmelterColumn::Recycled, "Yes"),
            tin(7, SmelterColumn::MineCountries, "Congo"),
        ];
        let found = mines(CMRT, &edits.concat());
        assert_eq!(found.len(), 1, "{found:?}");
        let (countries, recycled, others) = told(&found[0]);
        assert!(countries.starts_with("Brazil (2), ") && countries.ends_with("Peru (1)"), "{countries}");
        assert_eq!(found[0].countries[1].codes, ["CD", "CG"], "the name of two countries");
        assert_eq!((found[0].mineral.as_str(), recycled, others), ("Tin", 2, 2));
    }

    #[test]
    fn the_mine_list_counts_too() {
        let mine = |row, country| {
            [
                Edit::text(Place::Mine(row, MineColumn::Metal), "Cobalt"),
                Edit::text(Place::Mine(row, MineColumn::Country), country),
            ]
        };
        let found = mines(EMRT_2, &[mine(1, "ZAMBIA"), mine(2, "Recycled")].concat());
        let cobalt = found.iter().find(|mines| mines.mineral == "Cobalt").unwrap();
        assert_eq!((cobalt.countries_text().en.as_ref(), cobalt.recycled_rows), ("Zambia (1)", 1));
    }

    #[test]
    fn a_form_without_mines_has_none() {
        assert!(mines(CMRT, &[]).is_empty());
        let not_yet = [
            smelter_row(2, ["Tin", "Smelter not yet identified", "", "", ""]),
            vec![Edit::text(Place::Smelter(2, SmelterColumn::MineCountries), "Peru")],
        ];
        assert!(mines(CMRT, &not_yet.concat()).is_empty());
    }
}
