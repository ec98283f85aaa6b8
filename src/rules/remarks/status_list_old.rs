//! How old the newest list or document with statuses is, where it is older than the profile wants.

use crate::base::text::Text;
use crate::reference::ListInfo;
use crate::report::Remark;
use crate::rules::SmelterMatches;
use crate::rules::list_texts::{date_value, list_text};
use crate::template::Mineral;
use crate::text;
use std::collections::BTreeMap;

/// One remark, about the oldest of the lists that give statuses for a metal of the file; none where
/// the day of the check is not known, or where no smelter of the file has a status.
pub(super) fn remark(matches: &SmelterMatches<'_>) -> Option<Remark> {
    let mut lists: BTreeMap<&Mineral, &ListInfo> = BTreeMap::new();
    for group in matches.listed_smelters() {
        let mineral = group.first.mineral;
        if matches.status(group.smelter).current.is_none() {
            continue;
        }
        if let Some(list) = matches.newest_status_list(mineral) {
            lists.insert(mineral, list);
        }
    }
    let old = lists.values().filter_map(|list| Some((matches.age_in_days(list.date)?, *list)));
    let (age, list) = old.filter(|(_, list)| matches.is_old(list.date)).max_by_key(|(age, _)| *age)?;
    let minerals: Vec<Text> =
        lists.iter().filter(|(_, other)| other.id == list.id).map(|(mineral, _)| mineral.name()).collect();
    let values = [("list", list.id.clone()), ("date", date_value(list.date)), ("days", age.to_string())];
    Some(Remark {
        code: "R12".into(),
        name: "status-list-old".into(),
        mineral: None,
        message: text!(
            en: "The newest statuses for {minerals}, those of {list}, are {age} days old and may have changed",
            zh: "{minerals}的最新状态来自{list}，已有 {age} 天，状态可能已变",
            age = age; minerals: Text::list(&minerals), list: list_text(list)),
        values: values.into_iter().map(|(name, value)| (name.into(), value)).collect(),
    })
}

#[cfg(test)]
mod tests {
    use super::super::{remarks_on, remarks_with};
    use crate::base::date::Date;
    use crate::profile::Settings;
    use crate::report::Remark;
    use crate::rules::testing::smelter_row;
    use crate::samples::fixtures::invented_lists;

    fn old(remarks: &[Remark]) -> Option<&Remark> {
        remarks.iter().find(|remark| remark.code == "R12")
    }

    #[test]
    fn one_remark_for_the_oldest_list() {
        let gold = smelter_row(2, ["Gold", "Smelter not listed", "", "", "CID990120"]);
        let tin = smelter_row(3, ["Tin", "Smelter not listed", "", "", "CID990105"]);
        let remarks = remarks_on(&[gold, tin].concat(), Date::new(2027, 12, 1));
        let remark = old(&remarks).unwrap();
        assert_eq!(remark.values["date"], "2024-06-01");
        assert!(remark.message.en.contains("for Gold, those of \"Invented old statuses\""), "{}", remark.message.en);
    }

    #[test]
    fn the_limit_is_that_of_the_profile_and_needs_the_day() {
        let tin = smelter_row(2, ["Tin", "Smelter not listed", "", "", "CID990105"]);
        let on = |today| old(&remarks_on(&tin, today)).is_some();
        assert!(!on(Date::new(2027, 2, 20)) && on(Date::new(2027, 2, 21)) && !on(None));
        let mut settings = Settings { lists: invented_lists(), ..Settings::on(Date::new(2026, 5, 21).unwrap()) };
        settings.profile.info.status_max_age_months = 3;
        assert!(old(&remarks_with(&tin, &settings)).is_some());
        settings.profile.info.status_max_age_months = 4;
        assert!(old(&remarks_with(&tin, &settings)).is_none());
    }

    #[test]
    fn a_file_without_a_status_needs_no_list() {
        let gold = smelter_row(2, ["Gold", "Smelter not listed", "Esempio Oro", "ITALY", ""]);
        assert!(old(&remarks_on(&gold, Date::new(2027, 12, 1))).is_none());
    }
}
