//! The countries of the mines that a form names, by mineral.

use crate::base::text::Text;
use crate::text;
use serde::{Deserialize, Serialize};

/// What the rows of a mineral say about the countries of its mines: in the columns for mines of the
/// Smelter List, and in the Mine List.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct MineralMines {
    /// The mineral, as the template stores its name.
    pub mineral: String,
    /// The countries, each once, the one that most rows name first.
    pub countries: Vec<MineCountry>,
    /// Rows that say recycled or scrap. A country next to that says where it was done, and is not
    /// counted.
    pub recycled_rows: usize,
    /// Rows that name no country: blank, not known, or a denial such as "not from".
    pub other_rows: usize,
}

/// A country of mines.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct MineCountry {
    /// Its ISO 3166-1 alpha-2 code; several where countries share the name that was typed, such as
    /// Congo.
    pub codes: Vec<String>,
    /// Its name for readers.
    pub name: Text,
    /// How many rows name it.
    pub rows: usize,
}

impl MineCountry {
    /// For readers: the name with the number of rows.
    pub fn text(&self) -> Text {
        text!(en: "{country} ({rows})", zh: "{country}（{rows}）", rows = self.rows; country: self.name)
    }
}

impl MineralMines {
    /// The countries with their rows in one line; a dash where none is named.
    pub fn countries_text(&self) -> Text {
        if self.countries.is_empty() {
            return Text::same("–");
        }
        Text::list(&self.countries.iter().map(MineCountry::text).collect::<Vec<_>>())
    }
}

/// How the countries are counted, next to every table of them.
pub const CAUTION: Text = Text::fixed(
    "As the file states them, each row counted once for a country. Rows that say recycled or scrap, and rows that name no country, \
     are counted by themselves. Whether it is true was not checked",
    "以文件所写为准，每行对同一国家或地区只计一次。写明回收料或报废料的行、没有写明国家或地区的行另外计数。没有检查内容是否属实",
);

/// The heading above every table of them.
pub const TITLE: Text = Text::fixed("Countries of the mines, by mineral", "各矿产的矿场所在国家或地区");

/// The columns after that of the mineral.
pub const COLUMNS: [Text; 3] = [
    Text::fixed("Countries, with the rows that name them", "国家或地区（行数）"),
    Text::fixed("Recycled or scrap (rows)", "回收料或报废料（行数）"),
    Text::fixed("No country named (rows)", "未写明国家或地区（行数）"),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn countries_are_told_with_their_rows() {
        let country =
            |code: &str, en, zh, rows| MineCountry { codes: vec![code.to_owned()], name: Text::fixed(en, zh), rows };
        let countries = vec![country("BR", "Brazil", "巴西", 3), country("ID", "Indonesia", "印度尼西亚", 1)];
        let mines = MineralMines { countries, ..MineralMines::default() };
        assert_eq!(mines.countries_text().en, "Brazil (3), Indonesia (1)");
        assert_eq!(mines.countries_text().zh_cn, "巴西（3）、印度尼西亚（1）");
        assert_eq!(MineralMines::default().countries_text().en, "–");
    }
}
