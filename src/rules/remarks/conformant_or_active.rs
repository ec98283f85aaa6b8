//! How many smelters of a mineral are conformant or active by the lists and documents in use.

use crate::base::date::Date;
use crate::base::text::Text;
use crate::reference::{ListInfo, StatusKind};
use crate::report::Remark;
use crate::rules::SmelterMatches;
use crate::rules::list_texts::{date_value, list_on_days, lists_text};
use crate::template::Mineral;
use crate::text;
use std::collections::{BTreeMap, BTreeSet};

#[derive(Default)]
struct Counts<'m> {
    conformant: usize,
    active: usize,
    /// The lists, newest last, with the days of the statuses.
    lists: BTreeMap<(Option<Date>, &'m str), Days<'m>>,
}

/// A list with the days of the statuses that come from it.
type Days<'m> = (&'m ListInfo, BTreeSet<Option<Date>>);

/// One remark for each mineral.
pub(super) fn remarks(matches: &SmelterMatches<'_>) -> Vec<Remark> {
    let mut minerals: BTreeMap<&Mineral, Counts<'_>> = BTreeMap::new();
    for group in matches.listed_smelters() {
        let Some(status) = matches.status(group.smelter).current.filter(|status| status.kind.takes_part()) else {
            continue;
        };
        let counts = minerals.entry(group.first.mineral).or_default();
        match status.kind {
            StatusKind::Conformant => counts.conformant += 1,
            _ => counts.active += 1,
        }
        let key = (status.list.date, status.list.id.as_str());
        counts.lists.entry(key).or_insert_with(|| (status.list, BTreeSet::new())).1.insert(status.date);
    }
    let remark = |(mineral, counts): (&Mineral, Counts<'_>)| {
        let ((date, list), _) = counts.lists.last_key_value()?;
        let texts: Vec<Text> = counts.lists.values().rev().map(|(list, days)| list_on_days(list, days)).collect();
        let values = [
            ("conformant", counts.conformant.to_string()),
            ("active", counts.active.to_string()),
            ("list", (*list).to_owned()),
            ("date", date_value(*date)),
        ];
        Some(Remark {
            code: "R09".into(),
            name: "conformant-or-active".into(),
            mineral: Some(mineral.stored().to_owned()),
            message: text!(
                en: "{mineral}: {conformant} conformant and {active} active according to {lists}",
                zh: "{mineral}：据{lists}，认可（合规）{conformant} 家，活跃 {active} 家",
                conformant = counts.conformant, active = counts.active; mineral: mineral.name(), lists: lists_text(&texts)),
            values: values.into_iter().map(|(name, value)| (name.into(), value)).collect(),
        })
    };
    minerals.into_iter().filter_map(remark).collect()
}

#[cfg(test)]
mod tests {
    use super::super::{remarks_on, remarks_with};
    use crate::base::date::Date;
    use crate::profile::Settings;
    use crate::rules::testing::{smelter_row, tin_rows};

    #[test]
    fn each_smelter_counts_once() {
        let remarks =
            remarks_on(&tin_rows(&["CID990103", "CID990104", "CID990103", "CID990105"]), Date::new(2026, 3, 2));
        let [remark] = remarks.as_slice() else { panic!("{remarks:?}") };
        assert_eq!((remark.code.as_ref(), remark.mineral.as_deref()), ("R09", Some("Tin")));
        assert_eq!((remark.values["conformant"].as_str(), remark.values["active"].as_str()), ("1", "1"));
        let message = &remark.message.en;
        assert!(message.ends_with("according to \"Invented statuses\" (2026-02-20)"), "{message}");
    }

    #[test]
    fn other_statuses_other_metals_and_no_lists_are_none() {
        let day = Date::new(2026, 3, 2);
        assert!(remarks_on(&tin_rows(&["CID990105", "CID990106", "CID990099"]), day).is_empty());
        let gold = smelter_row(2, ["Gold", "Smelter not listed", "", "", "CID990103"]);
        assert!(remarks_on(&gold, day).is_empty());
        assert!(remarks_with(&tin_rows(&["CID990103"]), &Settings::on(day.unwrap())).is_empty());
    }
}
