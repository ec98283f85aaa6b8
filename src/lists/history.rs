//! RMI's history of its list of smelters: what changed, and on which day.

use super::columns::{Mapping, words};
use super::guess::day_of;
use super::sheet::{Content, ListSheet};
use crate::base::date::Date;
use crate::base::text::half_width;
use crate::reference::ChangeKind;

/// What a "Basis for revision" says: RMI writes Added, Removed, Name correction, Location
/// correction or Metal correction. Empty when it says none of them.
pub(super) fn kinds(basis: &str) -> Vec<ChangeKind> {
    let said = words(basis);
    let says = |starts: &[&str]| said.iter().any(|word| starts.iter().any(|start| word.starts_with(start)));
    // Both of "Name and location correction"; a smelter that is "removed (name correction)" is
    // removed.
    let kinds = [
        (ChangeKind::Removed, says(&["remov", "delet", "移除", "删除"])),
        (ChangeKind::Added, says(&["add", "新增", "添加"])),
    ];
    let found: Vec<ChangeKind> = kinds.into_iter().filter(|(_, is_said)| *is_said).map(|(kind, _)| kind).collect();
    if !found.is_empty() {
        return found;
    }
    let corrections = [
        (ChangeKind::NameCorrected, says(&["name", "名称"])),
        (ChangeKind::LocationCorrected, says(&["location", "country", "address", "所在地", "国家"])),
        (ChangeKind::MetalCorrected, says(&["metal", "mineral", "金属"])),
    ];
    corrections.into_iter().filter(|(_, is_said)| *is_said).map(|(kind, _)| kind).collect()
}

impl ListSheet {
    /// Whether days in text of a column have the day before the month: RMI writes the month first,
    /// and a number above 12 shows a file that has passed through another country's settings.
    /// `None` when rows contradict each other, as where a program has swapped the days that it
    /// could.
    pub(super) fn is_day_first(&self, column: Option<u16>) -> Option<bool> {
        let texts = self.rows.iter().filter_map(|row| match row.cell(column?) {
            Some(Content::Text(text)) => numbers(text),
            _ => None,
        });
        let (mut month_first, mut day_first) = (false, false);
        for (first, second, _) in texts {
            month_first |= second > 12;
            day_first |= first > 12;
        }
        if month_first && day_first { None } else { Some(day_first) }
    }

    /// The day in a cell.
    pub(super) fn day_of_change(&self, content: &Content, is_day_first: Option<bool>) -> Option<Date> {
        let text = match content {
            Content::Number(number) => return self.day(*number),
            Content::Text(text) => text.trim(),
        };
        if let Some(day) = text.get(..10).and_then(Date::parse_iso) {
            return Some(day);
        }
        let (first, second, year) = numbers(text)?;
        let (by_month, by_day) = (day_of(year, first, second), day_of(year, second, first));
        match is_day_first {
            Some(true) => by_day,
            Some(false) => by_month,
            None => by_month.xor(by_day).or(by_month.filter(|_| first == second)),
        }
    }

    /// The day of the newest change.
    pub(super) fn newest_change(&self, mapping: &Mapping) -> Option<Date> {
        let is_day_first = self.is_day_first(mapping.date);
        let days = self.below(mapping.header_row).filter_map(|row| {
            let content = row.cell(mapping.date?)?;
            self.day_of_change(content, is_day_first)
        });
        let mut days: Vec<Date> = days.collect();
        days.sort();
        days.last().copied()
    }
}

/// The numbers of a day such as `1/20/2023`: two of at most two digits, and the year.
fn numbers(text: &str) -> Option<(i32, i32, i32)> {
    let text = half_width(text.trim());
    // A time of day may follow.
    let day = text.split_whitespace().next()?;
    let mut parts = day.split(['/', '-', '.']);
    let mut number = |most: usize| parts.next().filter(|part| part.len() <= most)?.parse().ok();
    let (first, second, year) = (number(2)?, number(2)?, number(4)?);
    parts.next().is_none().then_some((first, second, year))
}
