//! How many smelters of each mineral have which status, and percentages that add up.

use crate::base::text::Text;
use crate::template::Mineral;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// What the lists in use say about a smelter, in one word. Every smelter is in exactly one group.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum StatusGroup {
    /// Conformant or active.
    ConformantOrActive,
    /// Eligible, and neither conformant nor active.
    Eligible,
    /// Called not conformant by the newest source that gives a status. That is the word of the
    /// source.
    NonConformant,
    /// Another status.
    OtherStatus,
    /// The lists in use know its metal, but not the smelter, or no longer.
    NotListed,
    /// No list in use gives a status, or it is not clear which smelter is meant.
    Unknown,
}

impl StatusGroup {
    /// Every group, in the order of a table.
    pub const ALL: [StatusGroup; 6] = [
        Self::ConformantOrActive,
        Self::Eligible,
        Self::NonConformant,
        Self::OtherStatus,
        Self::NotListed,
        Self::Unknown,
    ];

    /// The heading of its column.
    pub const fn name(self) -> Text {
        match self {
            Self::ConformantOrActive => Text::fixed("Conformant or active", "认可或活跃"),
            Self::Eligible => Text::fixed("Eligible, not participating", "可接受审核，未参与"),
            Self::NonConformant => {
                Text::fixed("\"Non-Conformant\" as a source says", "来源称“未获认可（Non-Conformant）”")
            }
            Self::OtherStatus => Text::fixed("Other status", "其他状态"),
            Self::NotListed => Text::fixed("Not on the eligible list", "不在可接受审核清单"),
            Self::Unknown => Text::fixed("Status not known", "状态未知"),
        }
    }

    /// Which smelters are counted in it.
    pub const fn definition(self) -> Text {
        match self {
            Self::ConformantOrActive => Text::fixed(
                "The newest list or document that gives a status for the smelter says conformant or active",
                "给出该冶炼厂状态的最新清单或文件显示为认可（合规）或活跃",
            ),
            Self::Eligible => Text::fixed(
                "The newest list or document that gives a status for the smelter says eligible: it could be assessed, \
                 which says nothing about an assessment",
                "给出该冶炼厂状态的最新清单或文件显示为可接受审核：可以接受审核，但不说明是否审核过",
            ),
            Self::NonConformant => Text::fixed(
                "The newest list or document that gives a status for the smelter uses this word; it stands next to the smelter. \
                 It is no decision of RMI's that this tool has seen",
                "给出该冶炼厂状态的最新清单或文件使用了这个词，来源写在冶炼厂旁边；本工具没有见到 RMI 作出的这一决定",
            ),
            Self::OtherStatus => Text::fixed(
                "The newest list or document that gives a status for the smelter gives another one",
                "给出该冶炼厂状态的最新清单或文件给出其他状态",
            ),
            Self::NotListed => Text::fixed(
                "The lists in use cover the metal, but not this smelter, or no longer",
                "所用清单涵盖该金属，但没有或不再列出该冶炼厂",
            ),
            Self::Unknown => Text::fixed(
                "No list in use gives a status, or it is not clear which smelter is meant",
                "所用清单没有给出状态，或无法确定是哪一家冶炼厂",
            ),
        }
    }
}

/// How many smelters are in each group.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct StatusCounts {
    /// [`StatusGroup::ConformantOrActive`].
    pub conformant_or_active: usize,
    /// [`StatusGroup::Eligible`].
    pub eligible: usize,
    /// [`StatusGroup::NonConformant`].
    #[serde(default)]
    pub non_conformant: usize,
    /// [`StatusGroup::OtherStatus`].
    pub other_status: usize,
    /// [`StatusGroup::NotListed`].
    pub not_listed: usize,
    /// [`StatusGroup::Unknown`].
    pub unknown: usize,
}

impl StatusCounts {
    /// Counts one more smelter.
    pub fn add(&mut self, group: StatusGroup) {
        *self.count_mut(group) += 1;
    }

    /// How many are in a group.
    pub fn count(mut self, group: StatusGroup) -> usize {
        *self.count_mut(group)
    }

    fn count_mut(&mut self, group: StatusGroup) -> &mut usize {
        match group {
            StatusGroup::ConformantOrActive => &mut self.conformant_or_active,
            StatusGroup::Eligible => &mut self.eligible,
            StatusGroup::NonConformant => &mut self.non_conformant,
            StatusGroup::OtherStatus => &mut self.other_status,
            StatusGroup::NotListed => &mut self.not_listed,
            StatusGroup::Unknown => &mut self.unknown,
        }
    }

    /// How many there are in all groups.
    pub fn total(self) -> usize {
        StatusGroup::ALL.iter().map(|group| self.count(*group)).sum()
    }

    /// The groups with their count and their share in hundredths of a percent, in the order of a
    /// table. The shares add up to 10000, unless there is no smelter at all.
    pub fn shares(self) -> Vec<(StatusGroup, usize, u32)> {
        let counts = StatusGroup::ALL.map(|group| self.count(group));
        let shares = shares_in_hundredths(&counts);
        StatusGroup::ALL
            .into_iter()
            .zip(counts)
            .zip(shares)
            .map(|((group, count), share)| (group, count, share))
            .collect()
    }
}

/// The counts of each mineral, in the order of the minerals.
pub fn status_table(smelters: impl IntoIterator<Item = (Mineral, StatusGroup)>) -> BTreeMap<Mineral, StatusCounts> {
    let mut table: BTreeMap<Mineral, StatusCounts> = BTreeMap::new();
    for (mineral, group) in smelters {
        table.entry(mineral).or_default().add(group);
    }
    table
}

/// The counts of several minerals together.
pub fn status_total<'a>(rows: impl IntoIterator<Item = &'a StatusCounts>) -> StatusCounts {
    let mut total = StatusCounts::default();
    for row in rows {
        for group in StatusGroup::ALL {
            *total.count_mut(group) += row.count(group);
        }
    }
    total
}

/// Shares in hundredths of a percent that add up to exactly 10000: every share is rounded down, and
/// what is missing goes to the largest remainders, the first ones where they are equal. All are 0
/// where the counts are.
pub fn shares_in_hundredths(counts: &[usize]) -> Vec<u32> {
    let total: u128 = counts.iter().map(|count| *count as u128).sum();
    if total == 0 {
        return vec![0; counts.len()];
    }
    let exact: Vec<u128> = counts.iter().map(|count| *count as u128 * 10_000).collect();
    let mut shares: Vec<u128> = exact.iter().map(|exact| exact / total).collect();
    let mut by_remainder: Vec<usize> = (0..counts.len()).collect();
    by_remainder.sort_by_key(|place| std::cmp::Reverse(exact.get(*place).map(|exact| exact % total)));
    let missing = 10_000 - shares.iter().sum::<u128>();
    // Fewer are missing than there are shares, because every remainder is less than one.
    for place in by_remainder.into_iter().take(usize::try_from(missing).unwrap_or_default()) {
        if let Some(share) = shares.get_mut(place) {
            *share += 1;
        }
    }
    shares.into_iter().map(|share| u32::try_from(share).unwrap_or_default()).collect()
}

/// A share in hundredths of a percent for reading: `63.36`.
pub fn percent(hundredths: u32) -> String {
    format!("{}.{:02}", hundredths / 100, hundredths % 100)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::template::KnownMineral;

    #[test]
    fn shares_add_up() {
        assert_eq!(shares_in_hundredths(&[1, 1, 1]), [3334, 3333, 3333]);
        assert_eq!(shares_in_hundredths(&[0, 0]), [0, 0]);
        assert_eq!(shares_in_hundredths(&[]), Vec::<u32>::new());
        for counts in [vec![1, 2, 4, 6, 7], vec![usize::MAX, 1], vec![0, 5, 0], (1..60).collect()] {
            assert_eq!(shares_in_hundredths(&counts).iter().sum::<u32>(), 10_000, "{counts:?}");
        }
        assert_eq!(percent(6336), "63.36");
        assert_eq!(percent(10_000), "100.00");
        assert_eq!(percent(5), "0.05");
    }

    /// Numbers of smelters per mineral in ZTE's conflict minerals report of 2023: conformant or
    /// active, eligible only, not on the eligible list; and its printed shares of the first and of
    /// the last in hundredths of a percent.
    #[test]
    fn a_published_table_is_reproduced() {
        let published = [
            (KnownMineral::Tantalum, [34, 2, 2], [8947, 526]),
            (KnownMineral::Tin, [63, 20, 3], [7326, 349]),
            (KnownMineral::Gold, [98, 72, 2], [5698, 116]),
            (KnownMineral::Tungsten, [33, 13, 4], [6600, 800]),
            (KnownMineral::Cobalt, [44, 28, 0], [6111, 0]),
            (KnownMineral::Mica, [3, 13, 0], [1875, 0]),
        ];
        let groups = [StatusGroup::ConformantOrActive, StatusGroup::Eligible, StatusGroup::NotListed];
        let smelters = published.iter().flat_map(|(mineral, counts, _)| {
            let of_group = |(group, count)| std::iter::repeat_n((Mineral::from(*mineral), group), count);
            groups.into_iter().zip(*counts).flat_map(of_group)
        });
        let table = status_table(smelters);
        for (mineral, counts, printed) in published {
            let row = table[&mineral.into()];
            assert_eq!(groups.map(|group| row.count(group)), counts);
            let shares = row.shares();
            assert_eq!(shares.iter().map(|(_, _, share)| share).sum::<u32>(), 10_000);
            // The report rounds each share by itself: for tantalum 89.47, 5.26 and 5.26, which adds
            // up to 99.99.
            let share = |wanted| shares.iter().find(|(group, ..)| *group == wanted).unwrap().2;
            for (ours, printed) in [share(groups[0]), share(groups[2])].into_iter().zip(printed) {
                assert!(ours.abs_diff(printed) <= 1, "{mineral:?}: {} for {}", percent(ours), percent(printed));
            }
        }
        let total = status_total(table.values());
        assert_eq!(groups.map(|group| total.count(group)), [275, 148, 11]);
        assert_eq!(total.total(), 434);
        let shares: Vec<String> = total.shares().into_iter().map(|(_, _, share)| percent(share)).collect();
        // The report prints 63.36, 34.10 and 2.53, each rounded by itself, which adds up to 99.99.
        assert_eq!(shares, ["63.36", "34.10", "0.00", "0.00", "2.54", "0.00"]);
    }
}
