//! Countries that the rules about origin watch: the covered countries of US law, and the EU's list
//! of conflict-affected and high-risk areas. Both are lists of places, not of metal: where a
//! smelter stands is not where its ore comes from.

use crate::base::date::Date;
use crate::base::text::Text;
use std::collections::BTreeMap;

const COVERED: &str = include_str!("data/covered.txt");
const CAHRA: &str = include_str!("data/cahra.txt");

/// A list of countries with its name, edition and date.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AreaList {
    /// Its name.
    pub name: Text,
    /// Its edition as the publisher writes it; empty where it has none.
    pub edition: &'static str,
    /// The day of that edition.
    pub date: Option<Date>,
    /// Who publishes it.
    pub source: Text,
    areas: BTreeMap<&'static str, Extent>,
}

/// How much of a country is on a list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Extent {
    /// All of it.
    Whole,
    /// This many of its regions.
    Regions(usize),
}

impl AreaList {
    /// The covered countries: the Democratic Republic of the Congo and the nine countries adjoining
    /// it (Dodd-Frank Act, section 1502, as the CMRT names them).
    pub fn covered_countries() -> Self {
        Self::read(
            COVERED,
            Text::fixed("Covered countries", "覆盖国家"),
            Text::fixed("US Dodd-Frank Act, section 1502", "美国《多德-弗兰克法案》第 1502 条"),
        )
    }

    /// The EU's indicative list of conflict-affected and high-risk areas (Regulation (EU) 2017/821,
    /// Article 14(2)). It is not exhaustive; absence proves nothing.
    pub fn eu_cahra() -> Self {
        Self::read(
            CAHRA,
            Text::fixed(
                "EU indicative list of conflict-affected and high-risk areas",
                "欧盟受冲突影响和高风险地区指示性清单",
            ),
            Text::fixed(
                "RAND Europe for the European Commission, Regulation (EU) 2017/821, Article 14(2)",
                "兰德欧洲受欧盟委员会委托编制，条例 (EU) 2017/821 第 14(2) 条",
            ),
        )
    }

    fn read(data: &'static str, name: Text, source: Text) -> Self {
        let mut list = Self { name, edition: "", date: None, source, areas: BTreeMap::new() };
        for line in data.lines() {
            match line.split('|').collect::<Vec<_>>().as_slice() {
                ["edition", edition, day] => {
                    list.edition = edition;
                    list.date = Date::parse_iso(day);
                }
                [code, "whole"] => {
                    list.areas.insert(code, Extent::Whole);
                }
                [code, regions] => {
                    list.areas.insert(code, Extent::Regions(regions.parse().unwrap_or_default()));
                }
                _ => {}
            }
        }
        list
    }

    /// How much of the country with this ISO 3166-1 alpha-2 code is listed; `None` where nothing
    /// is.
    pub fn extent(&self, country_code: &str) -> Option<Extent> {
        self.areas.get(country_code).copied()
    }

    /// The countries with how much of each is listed, by code.
    pub fn areas(&self) -> impl Iterator<Item = (&'static str, Extent)> {
        self.areas.iter().map(|(code, extent)| (*code, *extent))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::reference::Countries;

    #[test]
    fn the_lists_are_whole_and_apart() {
        let covered = AreaList::covered_countries();
        assert_eq!(covered.areas().count(), 10);
        assert!(covered.areas().all(|(_, extent)| extent == Extent::Whole));
        assert_eq!(covered.extent("SD"), None, "Sudan is no neighbour of the DRC since 2011");
        let cahra = AreaList::eu_cahra();
        assert_eq!((cahra.edition, cahra.date), ("2026-06", Date::new(2026, 6, 27)));
        assert_eq!(cahra.areas().count(), 29);
        let whole = cahra.areas().filter(|(_, extent)| *extent == Extent::Whole).map(|(code, _)| code);
        assert_eq!(whole.collect::<Vec<_>>(), ["BI", "ER", "LY", "VE", "ZW"]);
        assert_eq!(cahra.extent("CD"), Some(Extent::Regions(26)));
        assert_eq!(cahra.extent("RU"), Some(Extent::Regions(2)));
        assert_eq!(cahra.extent("RW"), None);
        let countries = Countries::shipped();
        assert!(covered.areas().chain(cahra.areas()).all(|(code, _)| countries.by_code(code).is_some()));
    }
}
