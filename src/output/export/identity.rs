//! What was checked, when and with what: stands in every file that leaves the page.

use crate::base::date::Date;
use crate::base::text::{Shown, Text};
use crate::report::{ListInfo, Report};
use crate::text;

/// Name and value of each line.
pub(super) fn identity(report: &Report) -> Vec<(Text, Text)> {
    let profile = &report.profile;
    let profile = text!(
        en: "{name} ({id}, version {version})", zh: "{name}（{id}，版本 {version}）",
        id = Shown(&profile.id), version = Shown(&profile.version); name: visible(&profile.name));
    vec![
        (Text::fixed("File", "文件"), Text::same(Shown::whole(&report.file.name))),
        (Text::fixed("SHA-256", "SHA-256"), Text::same(report.file.sha256.clone())),
        (Text::fixed("Template", "模板"), Text::same(template(report))),
        (Text::fixed("Checked on", "检查日期"), checked_on(report)),
        (
            Text::fixed("Rule set", "规则集"),
            text!(en: "Smeltcheck {version}", zh: "Smeltcheck {version}", version = Shown(&report.tool_version)),
        ),
        (Text::fixed("Customer profile", "客户配置"), profile),
        (Text::fixed("Lists of smelters", "冶炼厂清单来源"), lists(&report.lists)),
    ]
}

/// `CMRT 6.5`, or the template alone where the file names no revision.
pub(super) fn template(report: &Report) -> String {
    match &report.template.revision {
        Some(revision) => format!("{} {}", report.template.kind, Shown(revision)),
        None => report.template.kind.to_string(),
    }
}

/// The last day for corrections: as many days after the check as the profile gives.
pub(super) fn due_date(report: &Report) -> Option<Date> {
    let day = report.checked_on?.serial().checked_add(i32::from(report.profile.correction_days))?;
    Date::from_serial(f64::from(day), false)
}

/// A list with its day.
pub(super) fn list(info: &ListInfo) -> Text {
    let name = visible(&info.name);
    match info.date {
        Some(date) => text!(en: "{name}, {date}", zh: "{name}，{date}"; name: name, date: date.text()),
        None => text!(en: "{name}, without a date", zh: "{name}，没有日期"; name: name),
    }
}

/// A text that may hold words of a user or of a file, with what cannot be seen made visible.
pub(super) fn visible(text: &Text) -> Text {
    Text { en: Shown::whole(&text.en).into(), zh_cn: Shown::whole(&text.zh_cn).into() }
}

fn checked_on(report: &Report) -> Text {
    let not_told = || Text::fixed("The day was not told", "没有提供日期");
    let day = report.checked_on.map_or_else(not_told, |day| Text::same(day.to_string()));
    match report.clock_text() {
        Some(doubt) => text!(en: "{day}. {doubt}", zh: "{day}。{doubt}"; day: day, doubt: doubt),
        None => day,
    }
}

/// Lists that a user loaded and lists with statuses are named each; the others of the built-in
/// facts, which are many, by their days.
fn lists(lists: &[ListInfo]) -> Text {
    let is_named = |info: &&ListInfo| !info.built_in || info.gives_statuses();
    let mut texts: Vec<Text> = lists.iter().filter(is_named).map(list).collect();
    let others = || lists.iter().filter(|info| !is_named(info));
    let days = || others().filter_map(|info| info.date);
    match (others().count(), days().min(), days().max()) {
        (0, _, _) => {}
        (count, Some(first), Some(last)) => texts.push(text!(
            en: "built-in lists of smelters: {count}, {first} to {last}",
            zh: "内置的冶炼厂清单 {count} 份，{first} 至 {last}", count = count, first = first, last = last)),
        (count, ..) => texts.push(text!(
            en: "built-in lists of smelters: {count}, without a date",
            zh: "内置的冶炼厂清单 {count} 份，没有日期", count = count)),
    }
    let mut all = Text::default();
    for next in texts {
        if all.en.is_empty() {
            all = next;
            continue;
        }
        all = text!(en: "{all}; {next}", zh: "{all}；{next}"; all: all, next: next);
    }
    if all.en.is_empty() { Text::fixed("None", "无") } else { all }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::testing::report;

    #[test]
    fn corrections_are_due_when_the_profile_says() {
        let mut report = report(Vec::new());
        assert_eq!(due_date(&report), None);
        report.checked_on = Date::parse_iso("2026-02-20");
        assert_eq!(due_date(&report), Date::parse_iso("2026-03-06"));
        report.profile.correction_days = 5;
        assert_eq!(due_date(&report), Date::parse_iso("2026-02-25"));
    }

    #[test]
    fn lists_are_named_with_their_days() {
        let mut report = report(Vec::new());
        let value = |report: &Report| identity(report).pop().unwrap().1;
        assert_eq!(value(&report), Text::fixed("None", "无"));
        let info = crate::samples::fixtures::invented_lists().infos().first().cloned().unwrap();
        report.lists = vec![info.clone(), ListInfo { date: None, ..info.clone() }];
        let day = info.date.unwrap();
        assert!(!info.built_in);
        assert!(value(&report).en.ends_with(&format!(", {day}; {}, without a date", info.name.en)));
    }
}
