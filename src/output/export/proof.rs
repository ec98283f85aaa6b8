//! The smelters for which a supplier is asked for proof: each that the lists in use do not give as
//! conformant or active at the moment, with why, as a table of text to send on and to fill in.

use super::csv::{in_languages, write_row};
use super::identity::{identity, visible};
use crate::base::text::{Lang, Shown, Text};
use crate::reference::{StatusGroup, StatusKind, is_old};
use crate::report::Report;
use crate::report::smelters::SmelterRow;
use crate::text;

/// The columns; the last two are for whoever answers.
static HEADINGS: [Text; 11] = [
    Text::fixed("Mineral", "矿产"),
    Text::fixed("Smelter", "冶炼厂"),
    Text::fixed("ID", "识别号"),
    Text::fixed("Country", "国家或地区"),
    Text::fixed("Rows of the Smelter List", "冶炼厂清单的行"),
    Text::fixed("Status", "状态"),
    Text::fixed("List or document", "清单或文件"),
    Text::fixed("Why proof is needed", "为什么需要证明"),
    Text::fixed("What would show it", "可以提供的证明"),
    Text::fixed("Proof", "证明"),
    Text::fixed("Valid until", "有效期至"),
];

/// A smelter with the rows that name it.
struct Asked<'r> {
    row: &'r SmelterRow,
    numbers: Vec<u32>,
    why: Text,
}

/// The table in UTF-8 with a byte order mark, by which spreadsheets recognise the encoding.
pub(super) fn table(report: &Report, languages: &[Lang]) -> Vec<u8> {
    let say = |text: &Text| in_languages(text, languages);
    let identity = identity(report);
    let mut csv = String::from('\u{feff}');
    let headings = HEADINGS.iter().chain(identity.iter().map(|(name, _)| name));
    write_row(&mut csv, &headings.map(say).collect::<Vec<_>>());
    let about: Vec<String> = identity.iter().map(|(_, value)| say(value)).collect();
    let asked = asked(report);
    for smelter in &asked {
        let mut fields = fields(report, smelter, &say);
        fields.extend(about.iter().cloned());
        write_row(&mut csv, &fields);
    }
    if asked.is_empty() {
        let nothing = Text::fixed("The lists in use ask for no proof of a smelter", "按所用清单，没有冶炼厂需要证明");
        let mut fields = vec![String::new(); HEADINGS.len()];
        if let Some(first) = fields.first_mut() {
            *first = say(&nothing);
        }
        fields.extend(about);
        write_row(&mut csv, &fields);
    }
    csv.into_bytes()
}

/// By mineral in the order of the form, each smelter once, in the order of its first row.
fn asked(report: &Report) -> Vec<Asked<'_>> {
    let mut asked: Vec<Asked<'_>> = Vec::new();
    for row in &report.smelters {
        let Some(why) = why(report, row) else { continue };
        let same = |other: &&mut Asked<'_>| other.row.mineral == row.mineral && other.row.smelter() == row.smelter();
        match asked.iter_mut().find(same) {
            Some(before) => before.numbers.push(row.row),
            None => asked.push(Asked { row, numbers: vec![row.row], why }),
        }
    }
    asked.sort_by_key(|smelter| report.place_of_mineral(&smelter.row.mineral));
    asked
}

/// Why proof is needed; nothing for a smelter that is conformant or active by a status that is not
/// old.
fn why(report: &Report, row: &SmelterRow) -> Option<Text> {
    let months = report.profile.status_max_age_months;
    let is_old = row.status.as_ref().is_some_and(|status| is_old(status.date, report.checked_on, months));
    Some(match row.group {
        Some(StatusGroup::ConformantOrActive) if !is_old => return None,
        Some(StatusGroup::ConformantOrActive) => text!(
            en: "The status is more than {months} months old, and may have changed since",
            zh: "该状态已超过 {months} 个月，此后可能有变化", months = months),
        Some(StatusGroup::NonConformant) => {
            Text::fixed("A list or document calls it Non-Conformant", "有清单或文件称其“未获认可（Non-Conformant）”")
        }
        Some(StatusGroup::Eligible) => Text::fixed(
            "It could be assessed; the lists do not say that it was",
            "可以接受审核，但所用清单没有说明已经审核",
        ),
        Some(StatusGroup::OtherStatus) => {
            Text::fixed("Neither conformant nor active by its newest status", "最新状态既非认可也非活跃")
        }
        Some(StatusGroup::NotListed) => Text::fixed(
            "Not listed: the lists in use cover the metal, but not this smelter",
            "未列入：所用清单涵盖该金属，但没有这家冶炼厂",
        ),
        Some(StatusGroup::Unknown) => Text::fixed("No list in use gives a status", "所用清单没有给出状态"),
        None => Text::fixed(
            "It is not clear which smelter this is: its ID and its location first",
            "尚不清楚是哪一家冶炼厂：请先提供识别号和所在地",
        ),
    })
}

fn fields(report: &Report, smelter: &Asked<'_>, say: &dyn Fn(&Text) -> String) -> Vec<String> {
    let Asked { row, numbers, why } = smelter;
    let meant = row.meant.as_ref();
    let typed =
        |meant: Option<&String>, typed: &String| Shown::whole(meant.filter(|text| !text.is_empty()).unwrap_or(typed));
    let (status, list) = match &row.status {
        Some(status) => status.words(&report.lists),
        None => (Text::fixed("Not known", "未知"), None),
    };
    let is_conformant = row.status.as_ref().is_some_and(|status| status.kind == StatusKind::Conformant);
    let proof = if is_conformant {
        Text::fixed("A current list, or the certificate of the last assessment", "当前的清单，或最近一次审核的证书")
    } else if row.group.is_none() {
        Text::fixed("Name, ID, country and city of the smelter", "冶炼厂的名称、识别号、国家和城市")
    } else {
        Text::fixed(
            "The certificate or report of an assessment, or the day on which one is planned",
            "审核证书或报告，或计划审核的日期",
        )
    };
    vec![
        say(&visible(&report.mineral_name(&row.mineral))),
        typed(meant.map(|meant| &meant.name), &row.typed.name),
        typed(meant.map(|meant| &meant.id), &row.typed.id),
        typed(meant.map(|meant| &meant.country), &row.typed.country),
        numbers.iter().map(u32::to_string).collect::<Vec<_>>().join("; "),
        say(&visible(&status)),
        list.map(|list| say(&visible(&list))).unwrap_or_default(),
        say(why),
        say(&proof),
        String::new(),
        String::new(),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::date::Date;
    use crate::reference::{ListInfo, ListKind};
    use crate::report::smelters::{RowStatus, TypedSmelter};
    use crate::report::testing::report;

    fn row(number: u32, name: &str, status: Option<(StatusKind, &str)>, group: Option<StatusGroup>) -> SmelterRow {
        SmelterRow {
            row: number,
            mineral: "Tin".to_owned(),
            typed: TypedSmelter { name: name.to_owned(), ..TypedSmelter::default() },
            meant: None,
            candidates: Vec::new(),
            status: status.map(|(kind, day)| RowStatus {
                kind,
                list: 0,
                date: Date::parse_iso(day),
                not_operating: None,
            }),
            also_stated: Vec::new(),
            group,
        }
    }

    #[test]
    fn proof_is_asked_for_what_the_lists_do_not_show() {
        let mut report = report(Vec::new());
        report.checked_on = Date::parse_iso("2026-11-30");
        report.lists = vec![ListInfo {
            id: "list".to_owned(),
            name: Text::same("Invented list"),
            kind: ListKind::Status,
            date: Date::parse_iso("2026-10-01"),
            source: Text::default(),
            count: 1,
            built_in: false,
            template: None,
        }];
        let takes_part = Some(StatusGroup::ConformantOrActive);
        report.smelters = vec![
            row(5, "Kiln", Some((StatusKind::Conformant, "2026-10-01")), takes_part),
            row(6, "Aster", Some((StatusKind::Conformant, "2023-05-25")), takes_part),
            row(
                7,
                "=Other",
                Some((StatusKind::Other("Non-Conformant".to_owned()), "2026-10-01")),
                Some(StatusGroup::NonConformant),
            ),
            row(8, "Nobody", None, Some(StatusGroup::NotListed)),
            row(9, "nobody ", None, Some(StatusGroup::NotListed)),
            row(10, "", None, None),
        ];
        let english = String::from_utf8(table(&report, &[Lang::En])).unwrap();
        let lines: Vec<&str> = english.lines().skip(1).collect();
        assert_eq!(lines.len(), 4, "{english}");
        for (line, parts) in lines.iter().zip([
            ["\"Aster\"", "more than 12 months old", "Invented list, 2023-05-25"],
            ["\"'=Other\"", "calls it Non-Conformant", "2026-10-01"],
            ["\"Nobody\"", "Not listed", "\"8; 9\""],
            ["\"10\"", "not clear which smelter", "Name, ID, country and city"],
        ]) {
            for part in parts {
                assert!(line.contains(part), "{part} in {line}");
            }
            assert!(!line.contains("not conformant"), "{line}");
        }
        report.smelters.truncate(1);
        let both = String::from_utf8(table(&report, &[Lang::ZhCn, Lang::En])).unwrap();
        assert!(
            both.lines().nth(1).unwrap().contains("没有冶炼厂需要证明 / The lists in use ask for no proof"),
            "{both}"
        );
    }
}
