//! The share of the smelters of a mineral that are conformant, next to the minimum that a buyer
//! profile sets.

use super::smelters::SmelterRow;
use super::{ProfileInfo, Report};
use crate::base::date::Date;
use crate::base::text::Text;
use crate::reference::{StatusGroup, StatusKind, is_old, percent};
use crate::text;
use std::collections::BTreeSet;

/// How many smelters of a mineral are conformant by the lists in use, next to the minimum of the
/// buyer profile. Active is not conformant, and a status that is old by the profile does not count.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ConformantShare {
    /// The mineral, as the template stores its name.
    pub mineral: String,
    /// The least share, in percent.
    pub minimum: u8,
    /// All smelters of the mineral that the form names, each once.
    pub all: usize,
    /// Those that are conformant.
    pub conformant: usize,
    /// Those whose status is old, whatever it is.
    pub old: usize,
    /// Those of which no list in use gives a status. Smelters that the lists do not hold are no
    /// such ones: they are not listed.
    pub unknown: usize,
}

impl ConformantShare {
    /// Whether the share is below the minimum.
    pub fn is_below(&self) -> bool {
        !self.reaches(self.conformant)
    }

    /// Whether the share would not be below the minimum if all smelters with an old or unknown
    /// status were conformant.
    pub fn is_undecided(&self) -> bool {
        self.is_below() && self.reaches(self.conformant + self.old + self.unknown)
    }

    fn reaches(&self, conformant: usize) -> bool {
        conformant * 100 >= self.all * usize::from(self.minimum)
    }

    /// The share in hundredths of a percent, rounded down, so that one below the minimum never
    /// reads like it.
    pub fn hundredths(&self) -> u32 {
        let share = (self.conformant * 10_000).checked_div(self.all).unwrap_or_default();
        u32::try_from(share).unwrap_or_default()
    }

    /// For readers: counts, share and minimum, and how many statuses are old or not known.
    pub fn text(&self) -> Text {
        let [mut en, mut zh_cn] = [String::new(), String::new()];
        let open = [
            (self.old, "with a status that is too old", "家状态过旧"),
            (self.unknown, "with a status that is not known", "家状态未知"),
        ];
        for (count, in_english, in_chinese) in open.into_iter().filter(|(count, ..)| *count > 0) {
            en = format!("{en}; {count} {in_english}");
            zh_cn = format!("{zh_cn}；{count} {in_chinese}");
        }
        let open = Text { en: en.into(), zh_cn: zh_cn.into() };
        text!(
            en: "{conformant} of {all} conformant on the lists as of their days ({share} %); the customer's minimum is {minimum} %{open}",
            zh: "{all}中，清单当日的状态为认可的有 {conformant} 家（{share}%），客户要求至少 {minimum}%{open}",
            conformant = self.conformant, share = percent(self.hundredths()), minimum = self.minimum;
            all: Text::counted(self.all, "smelter", "smelters", "家冶炼厂"), open: open)
    }
}

impl SmelterRow {
    /// Whether its smelter is conformant by the lists in use, in a status that is not old by the
    /// profile.
    pub fn is_conformant(&self, profile: &ProfileInfo, today: Option<Date>) -> bool {
        let status = self.status.as_ref().filter(|status| status.kind == StatusKind::Conformant);
        status.is_some_and(|status| !is_old(status.date, today, profile.status_max_age_months))
    }
}

/// The shares of the minerals for which a profile sets a minimum and of which rows name a smelter,
/// by name.
pub fn conformant_shares(rows: &[SmelterRow], profile: &ProfileInfo, today: Option<Date>) -> Vec<ConformantShare> {
    let share = |(mineral, minimum): (&String, &u8)| {
        let mut share =
            ConformantShare { mineral: mineral.clone(), minimum: *minimum, all: 0, conformant: 0, old: 0, unknown: 0 };
        let mut seen = BTreeSet::new();
        for row in rows.iter().filter(|row| row.mineral == *mineral) {
            let Some(group) = row.group else { continue };
            if !seen.insert(row.smelter()) {
                continue;
            }
            share.all += 1;
            match &row.status {
                _ if row.is_conformant(profile, today) => share.conformant += 1,
                Some(status) if is_old(status.date, today, profile.status_max_age_months) => share.old += 1,
                None if group == StatusGroup::Unknown => share.unknown += 1,
                Some(_) | None => {}
            }
        }
        (share.all > 0).then_some(share)
    };
    profile.minimum_conformant.iter().filter_map(share).collect()
}

impl Report {
    /// The shares of the minerals for which the profile sets a minimum and of which the form names
    /// a smelter, by name.
    pub fn conformant_shares(&self) -> Vec<ConformantShare> {
        conformant_shares(&self.smelters, &self.profile, self.checked_on)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::smelters::{RowStatus, TypedSmelter};
    use crate::report::testing::report;

    fn row(number: u32, id: &str, kind: Option<StatusKind>, date: &str, group: Option<StatusGroup>) -> SmelterRow {
        let status = kind.map(|kind| RowStatus { kind, list: 0, date: Date::parse_iso(date), not_operating: None });
        SmelterRow {
            row: number,
            mineral: "Tin".to_owned(),
            typed: TypedSmelter { id: id.to_owned(), ..TypedSmelter::default() },
            meant: None,
            candidates: Vec::new(),
            status,
            also_stated: Vec::new(),
            group,
        }
    }

    fn shares(rows: Vec<SmelterRow>, minimum: u8) -> Vec<ConformantShare> {
        let mut report = report(Vec::new());
        report.checked_on = Date::new(2026, 3, 2);
        report.profile.minimum_conformant = [("Tin".to_owned(), minimum), ("Gold".to_owned(), 10)].into();
        report.smelters = rows;
        report.conformant_shares()
    }

    const RECENT: &str = "2026-02-20";

    fn of_every_kind() -> Vec<SmelterRow> {
        let taking_part = Some(StatusGroup::ConformantOrActive);
        vec![
            row(5, "CID990001", Some(StatusKind::Conformant), RECENT, taking_part),
            row(6, "cid990001", Some(StatusKind::Conformant), RECENT, taking_part),
            row(7, "CID990002", Some(StatusKind::Active), RECENT, taking_part),
            row(8, "CID990003", Some(StatusKind::Conformant), "2024-06-01", taking_part),
            row(9, "CID990004", None, "", Some(StatusGroup::Unknown)),
            row(10, "CID990005", None, "", Some(StatusGroup::NotListed)),
            row(11, "", None, "", None),
        ]
    }

    #[test]
    fn only_conformant_on_a_recent_list_counts_and_each_smelter_once() {
        let found = shares(of_every_kind(), 20);
        assert_eq!(found.len(), 1, "no smelter of gold is named");
        let tin = &found[0];
        assert_eq!((tin.all, tin.conformant, tin.old, tin.unknown), (5, 1, 1, 1));
        assert_eq!((tin.hundredths(), tin.is_below()), (2_000, false));
        let text = tin.text();
        assert_eq!(
            text.en,
            "1 of 5 smelters conformant on the lists as of their days (20.00 %); the customer's minimum is 20 %; \
             1 with a status that is too old; 1 with a status that is not known"
        );
        assert!(text.zh_cn.starts_with("5 家冶炼厂中，清单当日的状态为认可的有 1 家（20.00%）"), "{}", text.zh_cn);
    }

    #[test]
    fn old_and_unknown_statuses_leave_it_open() {
        let of = |minimum| {
            let share = &shares(of_every_kind(), minimum)[0];
            (share.is_below(), share.is_undecided())
        };
        assert_eq!([of(20), of(21), of(60), of(61)], [(false, false), (true, true), (true, true), (true, false)]);
    }

    #[test]
    fn a_share_below_the_minimum_never_reads_like_it() {
        let number = |conformant, all| ConformantShare {
            mineral: String::new(),
            minimum: 95,
            all,
            conformant,
            old: 0,
            unknown: 0,
        };
        let almost = number(18_999, 20_000);
        assert_eq!((almost.hundredths(), almost.is_below()), (9_499, true));
        assert!(!number(19, 20).is_below());
    }
}
