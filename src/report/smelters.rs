//! The rows of the Smelter List next to what the lists say: plain data for tables, and counts per
//! mineral.

use super::{ListInfo, ListKind, Report};
use crate::base::date::Date;
use crate::base::text::{Shown, Text};
use crate::reference::{StatusCounts, StatusGroup, StatusKind};
use crate::text;
use serde::{Deserialize, Serialize};

/// One row of the Smelter List that names a smelter, or stands for one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct SmelterRow {
    /// Row of the sheet.
    pub row: u32,
    /// The metal, as the template stores its name; as typed where no template knows it.
    pub mineral: String,
    /// What the row says.
    pub typed: TypedSmelter,
    /// The smelter that it means for certain: by its id, or by a name or alias that only one
    /// smelter has.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub meant: Option<MeantSmelter>,
    /// Smelters with a similar name, the best first, at most three. None of them is certain.
    #[serde(skip_serializing_if = "Vec::is_empty", default)]
    pub candidates: Vec<CandidateSmelter>,
    /// The status that the lists in use give.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub status: Option<RowStatus>,
    /// What other public documents of the same months state otherwise, newest first.
    #[serde(skip_serializing_if = "Vec::is_empty", default)]
    pub also_stated: Vec<RowStatus>,
    /// In which group of the status table the row is counted; none for a smelter that is not
    /// identified yet.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub group: Option<StatusGroup>,
}

/// What a row says, as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct TypedSmelter {
    /// The name: the choice in the look-up column, or the free name next to "Smelter not listed".
    pub name: String,
    /// The id.
    pub id: String,
    /// The country.
    pub country: String,
    /// Whether "Smelter not listed" was chosen.
    pub not_listed: bool,
}

/// A smelter that a row means for certain.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct MeantSmelter {
    /// Standard name.
    pub name: String,
    /// Id; empty where the list has none.
    pub id: String,
    /// Country as the list has it.
    pub country: String,
}

/// A smelter whose name resembles the one typed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct CandidateSmelter {
    /// Standard name.
    pub name: String,
    /// Id; empty where the list has none.
    pub id: String,
    /// Country as the list has it.
    pub country: String,
}

/// A status with the list or document that gives it. It was so there on that day; it is no present
/// fact.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct RowStatus {
    /// The status in the words of the list or document.
    pub kind: StatusKind,
    /// Place of the list in [`Report::lists`].
    pub list: usize,
    /// The day of the status; a month where a document states no day.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub date: Option<Date>,
    /// What the list says of its operation, in its words, where that is anything but that it is in
    /// operation.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub not_operating: Option<String>,
}

impl RowStatus {
    /// What the list says of its operation, for readers, where that is anything but that it is in
    /// operation.
    pub fn operation(&self) -> Option<Text> {
        let said = Shown(self.not_operating.as_ref()?);
        Some(text!(en: "Operation there: \"{said}\"", zh: "其运营状态：“{said}”", said = said))
    }

    /// For readers: the word, in quotation marks where it is that of a document, and the list or
    /// document with the day.
    pub fn words(&self, lists: &[ListInfo]) -> (Text, Option<Text>) {
        let Some(list) = lists.get(self.list) else { return (self.kind.name(), None) };
        if list.kind != ListKind::Statements {
            let day = self.date.map_or_else(|| Text::fixed("without a date", "没有日期"), Date::text);
            return (
                self.kind.name(),
                Some(text!(en: "{list}, {day}", zh: "{list}，{day}"; list: list.name, day: day)),
            );
        }
        (self.kind.stated(), Some(list.on(&[self.date])))
    }

    /// The same as something that is stated as well.
    pub fn also(&self, lists: &[ListInfo]) -> Option<Text> {
        let (word, by) = self.words(lists);
        let by = by?;
        Some(text!(en: "also stated: {word}, {by}", zh: "另有：{word}，{by}"; word: word, by: by))
    }
}

impl SmelterRow {
    /// What tells its smelter apart from the others of the mineral: its id, else its name.
    pub(crate) fn smelter(&self) -> String {
        match &self.meant {
            Some(meant) if !meant.id.is_empty() => meant.id.clone(),
            _ if !self.typed.id.trim().is_empty() => self.typed.id.trim().to_uppercase(),
            _ => self.typed.name.trim().to_lowercase(),
        }
    }
}

impl Report {
    /// Where a mineral stands in the order of the form; one that the form does not have comes last.
    pub(crate) fn place_of_mineral(&self, mineral: &str) -> usize {
        self.facts.minerals.iter().position(|fact| fact.mineral == mineral).unwrap_or(usize::MAX)
    }

    /// The smelters of each mineral of the form by group, each smelter counted once, in the order
    /// of the form. A smelter is told apart by its id, else by its name.
    pub fn status_table(&self) -> Vec<(String, StatusCounts)> {
        let mut table: Vec<(String, StatusCounts)> = Vec::new();
        let mut seen = std::collections::BTreeSet::new();
        for row in &self.smelters {
            let Some(group) = row.group else { continue };
            if !seen.insert((row.mineral.as_str(), row.smelter())) {
                continue;
            }
            let known = table.iter_mut().find(|(mineral, _)| *mineral == row.mineral);
            if let Some((_, counts)) = known {
                counts.add(group);
            } else {
                let mut counts = StatusCounts::default();
                counts.add(group);
                table.push((row.mineral.clone(), counts));
            }
        }
        table.sort_by_key(|(mineral, _)| self.place_of_mineral(mineral));
        table
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::testing::report;

    fn row(number: u32, mineral: &str, id: &str, group: Option<StatusGroup>) -> SmelterRow {
        SmelterRow {
            row: number,
            mineral: mineral.to_owned(),
            typed: TypedSmelter { name: format!("Smelter {number}"), id: id.to_owned(), ..TypedSmelter::default() },
            meant: None,
            candidates: Vec::new(),
            status: None,
            also_stated: Vec::new(),
            group,
        }
    }

    #[test]
    fn each_smelter_counts_once_and_placeholders_do_not() {
        let mut report = report(Vec::new());
        report.smelters = vec![
            row(5, "Gold", "CID990001", Some(StatusGroup::ConformantOrActive)),
            row(6, "Gold", "cid990001", Some(StatusGroup::ConformantOrActive)),
            row(7, "Tin", "", Some(StatusGroup::NotListed)),
            row(8, "Tin", "", None),
        ];
        let table = report.status_table();
        assert_eq!(table.len(), 2);
        assert_eq!((table[0].0.as_str(), table[0].1.conformant_or_active, table[0].1.total()), ("Gold", 1, 1));
        assert_eq!((table[1].1.not_listed, table[1].1.total()), (1, 1));
    }
}
