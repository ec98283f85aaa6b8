//! The smelters of a report as a table: what is shown, in which order. Nothing here touches the
//! browser.

use super::bars::Segment;
use crate::base::date::Date;
use crate::base::text::Text;
use crate::reference::{self, StatusCounts, StatusGroup, StatusKind};
use crate::report::smelters::SmelterRow;
use crate::report::{ListInfo, Report, Severity};
use crate::template::SMELTER_LIST;
use crate::text;
use std::cmp::Ordering;
use std::collections::BTreeMap;

/// What the table shows.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TableFilter {
    /// Only this mineral, by its stored name.
    pub mineral: Option<String>,
    /// Only this group; `Some(None)` for smelters that are not identified.
    pub group: Option<Option<StatusGroup>>,
    /// Only rows that hold these words.
    pub words: String,
    /// Only rows with findings.
    pub with_findings: bool,
}

/// What the table is sorted by. Ties keep the order of the sheet.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum SortBy {
    /// The row of the sheet.
    #[default]
    Row,
    /// The mineral, in the order of the form.
    Mineral,
    /// The name as typed.
    Name,
    /// The country as typed.
    Country,
    /// The group of the status table.
    Status,
}

impl TableFilter {
    /// Whether a row is shown.
    pub fn accepts(&self, row: &SmelterRow, findings: usize) -> bool {
        let words = self.words.trim().to_lowercase();
        let mut texts = vec![&row.typed.name, &row.typed.id, &row.typed.country];
        texts.extend(row.meant.iter().flat_map(|meant| [&meant.name, &meant.id]));
        let row_number = row.row.to_string();
        self.mineral.as_ref().is_none_or(|mineral| *mineral == row.mineral)
            && self.group.is_none_or(|group| group == row.group)
            && (!self.with_findings || findings > 0)
            && (words.is_empty()
                || row_number == words
                || texts.iter().any(|text| text.to_lowercase().contains(&words)))
    }
}

/// The places of the rows that are shown, in order.
pub fn shown_rows(report: &Report, filter: &TableFilter, by: SortBy, descending: bool) -> Vec<usize> {
    let findings = findings_of_rows(report);
    let count = |row: &SmelterRow| findings.get(&row.row).map_or(0, Vec::len);
    let mut rows: Vec<(usize, &SmelterRow)> =
        report.smelters.iter().enumerate().filter(|(_, row)| filter.accepts(row, count(row))).collect();
    let place = |mineral: &str| report.facts.minerals.iter().position(|fact| fact.mineral == mineral);
    rows.sort_by(|(_, a), (_, b)| {
        let order = match by {
            SortBy::Row => a.row.cmp(&b.row),
            SortBy::Mineral => place(&a.mineral).cmp(&place(&b.mineral)),
            SortBy::Name => a.typed.name.to_lowercase().cmp(&b.typed.name.to_lowercase()),
            SortBy::Country => a.typed.country.to_lowercase().cmp(&b.typed.country.to_lowercase()),
            SortBy::Status => a.group.cmp(&b.group),
        };
        let order = if descending { order.reverse() } else { order };
        match order {
            Ordering::Equal => a.row.cmp(&b.row),
            order => order,
        }
    });
    rows.into_iter().map(|(place, _)| place).collect()
}

/// The severities of the findings on each row of the Smelter List, the most serious first.
pub fn findings_of_rows(report: &Report) -> BTreeMap<u32, Vec<Severity>> {
    let mut rows: BTreeMap<u32, Vec<Severity>> = BTreeMap::new();
    for finding in &report.findings {
        let mut on_rows: Vec<u32> =
            finding.cells.iter().filter(|cell| cell.sheet == SMELTER_LIST).map(|cell| cell.addr.row).collect();
        on_rows.dedup();
        for row in on_rows {
            rows.entry(row).or_default().push(finding.severity);
        }
    }
    for severities in rows.values_mut() {
        severities.sort();
    }
    rows
}

/// How old the newest list or document is from which a smelter of the report has its status, else
/// the newest one with statuses: the list, and its age in days on the day of the check where both
/// days are known.
pub fn status_list(report: &Report) -> Option<(&ListInfo, Option<i32>)> {
    let used = report.smelters.iter().filter_map(|row| row.status.as_ref()).map(|status| status.list).min();
    let newest = || report.lists.iter().find(|list| list.gives_statuses());
    let list = used.and_then(|place| report.lists.get(place)).or_else(newest)?;
    Some((list, age(list.date, report.checked_on)))
}

fn age(date: Option<Date>, today: Option<Date>) -> Option<i32> {
    Some(today?.days_after(date?))
}

/// An age for reading: days, months or years.
pub fn age_text(days: i32) -> Text {
    let count = |days: i32, unit: i32| usize::try_from(days / unit).unwrap_or(0);
    match days {
        ..=0 => Text::fixed("of today", "今天"),
        1..=59 => Text::counted(count(days, 1), "day old", "days old", "天前"),
        60..=729 => Text::counted(count(days, 30), "month old", "months old", "个月前"),
        _ => Text::counted(count(days, 365), "year old", "years old", "年前"),
    }
}

/// The first words of the view: how many rows, and how many smelters are conformant and active by
/// the lists in use.
pub fn heading(report: &Report) -> Text {
    let count = |kind: &StatusKind| {
        report.smelters.iter().filter(|row| row.status.as_ref().is_some_and(|status| status.kind == *kind)).count()
    };
    let (rows, conformant, active) =
        (report.smelters.len(), count(&StatusKind::Conformant), count(&StatusKind::Active));
    let rows = Text::counted(rows, "smelter row", "smelter rows", "行冶炼厂");
    if !report.lists.iter().any(ListInfo::gives_statuses) {
        return text!(en: "{rows}; no status list is in use", zh: "{rows}，没有使用状态清单"; rows: rows);
    }
    text!(
        en: "{rows}: {conformant} listed or stated as conformant, {active} as active",
        zh: "{rows}：清单或文件中认可 {conformant} 行，活跃 {active} 行",
        conformant = conformant, active = active; rows: rows)
}

/// The segments of a mineral's bar; groups without smelters have none.
pub fn segments(counts: StatusCounts) -> Vec<Segment<StatusGroup>> {
    let mut start = 0;
    let mut segments = Vec::new();
    for (of, count, width) in counts.shares() {
        if count > 0 {
            segments.push(Segment { of, count, start, width });
        }
        start += width;
    }
    segments
}

/// Hundredths of a percent for reading: `34.10 %` or `34.10%`.
pub fn percent(hundredths: u32) -> Text {
    text!(en: "{percent} %", zh: "{percent}%", percent = reference::percent(hundredths))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::smelters::TypedSmelter;
    use crate::report::testing::{finding, report};

    fn row(number: u32, mineral: &str, name: &str, group: Option<StatusGroup>) -> SmelterRow {
        let typed = TypedSmelter { name: name.to_owned(), ..TypedSmelter::default() };
        let (meant, candidates, status, also_stated) = (None, Vec::new(), None, Vec::new());
        SmelterRow { row: number, mineral: mineral.to_owned(), typed, meant, candidates, status, also_stated, group }
    }

    fn sample() -> Report {
        let mut report = report(vec![finding("L08", "Smelter List!F6"), finding("C01", "Declaration!D6")]);
        report.smelters = vec![
            row(5, "Tin", "beta", Some(StatusGroup::Unknown)),
            row(6, "Gold", "Alpha", Some(StatusGroup::ConformantOrActive)),
            row(7, "Tin", "alpha two", None),
        ];
        report
    }

    #[test]
    fn rows_are_sorted_and_ties_keep_the_order_of_the_sheet() {
        let report = sample();
        let all = TableFilter::default();
        assert_eq!(shown_rows(&report, &all, SortBy::Row, true), [2, 1, 0]);
        assert_eq!(shown_rows(&report, &all, SortBy::Name, false), [1, 2, 0]);
        assert_eq!(shown_rows(&report, &all, SortBy::Mineral, false), [0, 1, 2], "both unknown to the form");
    }

    #[test]
    fn rows_are_filtered_by_mineral_group_words_and_findings() {
        let report = sample();
        let shown = |filter| shown_rows(&report, &filter, SortBy::Row, false);
        assert_eq!(shown(TableFilter { mineral: Some("Tin".to_owned()), ..TableFilter::default() }), [0, 2]);
        assert_eq!(shown(TableFilter { group: Some(None), ..TableFilter::default() }), [2]);
        assert_eq!(shown(TableFilter { words: "ALPHA".to_owned(), ..TableFilter::default() }), [1, 2]);
        assert_eq!(shown(TableFilter { words: " 6 ".to_owned(), ..TableFilter::default() }), [1]);
        assert_eq!(shown(TableFilter { with_findings: true, ..TableFilter::default() }), [1]);
    }

    #[test]
    fn a_bar_is_as_wide_as_all_of_its_segments() {
        let mut counts = StatusCounts::default();
        for group in [StatusGroup::ConformantOrActive, StatusGroup::Eligible, StatusGroup::Unknown] {
            counts.add(group);
        }
        let segments = segments(counts);
        assert_eq!(segments.iter().map(|segment| segment.width).sum::<u32>(), 10_000);
        assert!(segments.windows(2).all(|pair| pair[0].start + pair[0].width == pair[1].start));
        assert_eq!(percent(3410).en, "34.10 %");
    }

    #[test]
    fn ages_are_told_in_round_figures() {
        assert_eq!(age_text(1).en, "1 day old");
        assert_eq!(age_text(100).zh_cn, "3 个月前");
        assert_eq!(age_text(1_280).en, "3 years old");
    }
}
